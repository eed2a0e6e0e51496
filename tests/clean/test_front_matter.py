"""Front matter of Jekyll, Hugo and Jigsaw posts, whole and broken."""

import pytest

from counterclaim.clean.front_matter import find
from tests.clean.captures import article, views

BODY = "\n\nRebels shelled the harbour at dawn, the navy said. Two piers burned.\n"


def post(*lines, fence="---"):
    return "\n".join([fence, *lines, fence]) + BODY


def test_the_article_is_the_whole_file_and_the_block_a_passage():
    text = post("title: Harbour burns ", "description: Two piers are lost.", "date: 2021-03-04-05-06-07 ", "categories: [war, navy] ")
    found = article(text)
    assert found.text == text
    block, headline, description, body = found.passages
    assert (block.zone, text[block.start : block.end]) == ("front_matter", text[: text.index(BODY)])
    assert text[headline.start : headline.end] == "Harbour burns"
    assert text[description.start : description.end] == "Two piers are lost."
    assert body.view(text) == BODY.strip()
    assert (found.title, found.description, found.categories) == ("Harbour burns", "Two piers are lost.", ("war", "navy"))
    assert (found.published.value, found.published.precision, found.published.basis) == ("2021-03-04T05:06:07", "second", "metadata")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("title: Siege: day four",), "Siege: day four"),
        (("title: 'The mayor''s plea'",), "The mayor's plea"),
        (('title: "A \\"final\\" offer"',), 'A "final" offer'),
        (("title: 'Unbalanced",), "'Unbalanced"),
        (("post_title: >", "  Harbour burns as", "  rebels close in"), "Harbour burns as rebels close in"),
        (("title: |", "  Harbour burns"), "Harbour burns"),
        (("title: Mayor&#039;s plea &#8211; live",), "Mayor's plea – live"),
        (("title: [unclosed, list",), "unclosed, list"),
        (("layout: post", "headline: Harbour burns"), "Harbour burns"),
        (("title: ''", "post_title: Second name"), "Second name"),
    ],
)
def test_titles_of_tidy_and_of_broken_yaml(lines, title):
    assert article(post(*lines)).title == title


def test_a_folded_title_is_one_headline():
    found = article(post("post_title: >", "  Harbour burns as", "  rebels close in"))
    assert [" ".join(v.split()) for v in views(found, "headline")] == ["Harbour burns as rebels close in"]


def test_an_escaped_title_maps_back_to_its_raw_words():
    found = article(post("title: The mayor&#039;s plea"))
    headline = next(p for p in found.passages if p.zone == "headline")
    assert headline.view(found.text) == "The mayor's plea"
    start, end = headline.to_article(4, 11)
    assert found.text[start:end] == "mayor&#039;s"


def test_toml():
    found = article(post('title = "Harbour burns"', "date = 2021-03-04T05:06:07Z", 'tags = ["war", "navy"]', fence="+++"))
    assert (found.title, found.published.value, found.categories) == ("Harbour burns", "2021-03-04T05:06:07Z", ("war", "navy"))


def test_lists_of_lines():
    found = article(post("title: x", "tags:", "  - war", "  - navy", "authors:", "- name: Ana Lima", "- name: Bo Berg"))
    assert (found.categories, found.byline) == (("war", "navy"), "Ana Lima, Bo Berg")


def test_a_block_that_is_never_closed_ends_at_the_first_blank_line():
    found = article("---\ntitle: Harbour burns\ndate: 2021-03-04" + BODY)
    assert (found.title, found.published.value) == ("Harbour burns", "2021-03-04")
    assert views(found, "body") == [BODY.strip()]


def test_a_rule_between_paragraphs_opens_no_block():
    assert find("---\nThe night was quiet.\n---\nThe day was not.") is None


def test_a_text_file_may_hold_front_matter():
    found = article(post("title: Harbour burns"), "text/plain", path="a.txt")
    assert found.title == "Harbour burns"


def test_line_ends_of_windows_are_kept():
    text = post("title: Harbour burns", "date: 2021-03-04").replace("\n", "\r\n")
    found = article(text)
    assert found.text == text
    assert (found.title, found.published.value) == ("Harbour burns", "2021-03-04")
    assert views(found, "body") == [BODY.strip()]


def test_anchors_and_deep_nesting_do_no_harm():
    bomb = ["a: &a [x, x, x]", "b: &b [*a, *a, *a]", "c: [*b, *b, *b]", "tags: " + "[" * 2000 + "]" * 2000]
    assert article(post("title: Harbour burns", *bomb)).title == "Harbour burns"


def test_placeholders_and_flags_are_no_facts():
    found = article(post("title: x", "author: Staff Writer", "published: true"))
    assert found.byline is None
    assert found.published.value is None


def test_the_header_of_a_plain_text_is_front_matter_without_fences():
    found = find("Title: Guns: all quiet\nOutlet: The Courier\nDate: 5 March 2024\n\nThe guns fell silent.\n")
    assert {name: one.value for name, one in found.fields.items()} == {
        "title": "Guns: all quiet",
        "outlet": "The Courier",
        "date": "5 March 2024",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Title: a lone field\n\nThe guns fell silent.",
        "Commander: we hold\nMinister: they left\n\nThe guns fell silent.",
        "Title: one\nand prose\n\nThe guns fell silent.",
    ],
)
def test_prose_that_begins_with_a_colon_is_no_header(text):
    assert find(text) is None
