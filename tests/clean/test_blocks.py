"""Markup inside a text: paragraphs as read, mapped back to the text character by character."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.clean.blocks import blocks
from tests.clean.captures import article, views

MARKUP = re.compile(r"(?s:<script>.*?</script>|<!--.*?-->)|<!--|<[^<>]*>?|\s+|\*\*|\]\([^()\s]*\)")
FRAGMENTS = st.lists(
    st.sampled_from([
        "The town ", "fell", " on Monday.", "<p>", "</p>", "<b>", "</b>", "<br>", "&amp;", "&#39;", "&nbsp;", "\n", "\n\n", "\r\n", " ",
        "<a href='x'>", "</a>",
        "<h2>", "</h2>", "<li>", "<script>x</script>", "<!-- c -->", "<!--",
        "<span class='caption'>", "</span>", "<span id=\"x", "**", "[", "](x)", "# ", "- ", "\u00a0",
        "“Now,”", "<", ">", "&", "\\*", "<div>", "</div>", "1,200 dead", "é",
    ]),
    max_size=40,
)  # fmt: skip


def read(text, **others):
    return [b.view for b in blocks(text, **others)]


def test_elements_are_paragraphs_and_inline_marks_vanish():
    text = '<div id="a"><p>The <b>old</b> town&#039;s   gate <a href="x">fell</a>.</p><p>It burned&nbsp;on.</p></div>'
    first, second = blocks(text)
    assert (first.view, second.view) == ("The old town's gate fell.", "It burned on.")
    cut = first.cut(4, 14)
    assert cut.view == "old town's"
    assert text[cut.start : cut.end] == "old</b> town&#039;s"


def test_scripts_and_comments_are_not_read():
    assert read("<p>One.</p><script>var a = '<p>no</p>';</script><!-- <p>nor this</p> --><style>p{}</style><p>Two.</p>") == ["One.", "Two."]


def test_a_torn_tag_takes_no_words_with_it():
    assert read('<p>The town fe\n <span id="mid_\n\n <span class="x"/><p>It burned.</p>') == ["The town fe", "It burned."]


def test_signs_that_are_no_markup_stay():
    assert read("Losses < 5 and > 3 & rising; AT&T a<b") == ["Losses < 5 and > 3 & rising; AT&T a<b"]


def test_markdown():
    text = "# The *siege*\n\nThe **old** town, [a report](http://x.example) says, fell. ![map](m.png)\n\n> It burned\n\n- one\n- two"
    found = blocks(text)
    assert [b.view for b in found] == ["The *siege*", "The old town, a report says, fell.", "It burned", "one", "two"]
    assert [b.hint for b in found] == ["heading", "", "quote", "item", "item"]


def test_an_unclosed_heading_does_not_swallow_the_page():
    assert [b.hint for b in blocks("<h3>Siege<p>The town fell.</p><p>It burned.</p>")] == ["heading", "", ""]


def test_captions_and_credits_named_by_their_markup():
    text = "<figure><img src=x><figcaption>The gate <span class='credit'>Ana Lima</span></figcaption></figure><p>The town fell.</p>"
    assert [(b.view, b.hint) for b in blocks(text)] == [("The gate", "caption"), ("Ana Lima", "credit"), ("The town fell.", "")]


def test_a_dateline_in_an_element_of_its_own_stands_apart():
    found = article(
        "---\ntitle: x\n---\n<p><span class='articleLocation'>SELM, Riverland</span> Norland is seeking talks, its envoy said.</p>"
    )
    assert views(found, "body") == ["SELM, Riverland", "Norland is seeking talks, its envoy said."]


def test_thousands_of_unclosed_elements_take_linear_time():
    for piece in ("<div>word ", "<script ", "<!-- ", "[a ", "**a ", "<a ", "&#", "<h1>x", "\n\n\n "):
        assert len(blocks(piece * 20_000)) >= 0


@given(FRAGMENTS)
def test_views_map_back_exactly(parts):
    text = "".join(parts)
    last = 0
    for passage in article_passages(text):
        view = passage.view(text)
        assert last <= passage.start < passage.end <= len(text)
        last = passage.end
        assert view == view.strip() != ""
        for word in re.finditer(r"\w+", view):
            start, end = passage.to_article(word.start(), word.end())
            assert passage.start <= start < end <= passage.end
            assert html.unescape(MARKUP.sub("", text[start:end])).replace("\\", "") == word.group()


def article_passages(text):
    from counterclaim.article import Passage

    return [Passage("p", "a", b.start, b.end, "body", b.shown, b.runs) for b in blocks(text)]
