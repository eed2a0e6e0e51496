import base64
import hashlib
import re
import time
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from lxml import html

from counterclaim.actor import Actor
from counterclaim.article import Drop, Published
from counterclaim.link import Conflict, ConflictMember, Judgement, Story, StoryMember
from counterclaim.report.brief import render_brief
from counterclaim.store import CaseView
from tests.report.brief_cases import GENERAL, ORSANNE, VELMARK, Desk, invented_war

VOID = {"meta", "input", "br", "link", "img", "hr"}
SHAPES = {"line", "polyline", "circle", "path", "rect", "use"}  # closed by themselves inside SVG


class Balance(HTMLParser):
    """Complains about every tag that closes what is not open."""

    def __init__(self):
        super().__init__()
        self.open, self.complaints = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        if tag not in SHAPES | VOID:
            self.complaints.append(f"<{tag}/>")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.complaints.append(f"</{tag}> at {self.getpos()}")


@pytest.fixture(scope="module")
def page():
    desk = invented_war()
    desk.drops.append(Drop("posts/cake.txt", "", None, "detect", "not_conflict", "no words of war", "nothing to do"))
    return render_brief(desk.view())


@pytest.fixture(scope="module")
def tree(page):
    return html.fromstring(page)


def text(node):
    return " ".join(node.text_content().split())


def section(tree, name):
    return text(tree.get_element_by_id(name))


def test_tags_balance(page):
    balance = Balance()
    balance.feed(page)
    assert (balance.complaints, balance.open) == ([], [])


def test_no_paragraph_holds_a_block(page):
    # A parser closes <p> before these, so that a page can balance and still fall apart.
    assert not re.search(r"<p\b[^>]*>(?:(?!</p>).)*<(?:p|ul|ol|table|div|blockquote|details)\b", page, re.DOTALL)


def test_same_view_same_bytes():
    assert render_brief(invented_war().view()) == render_brief(invented_war().view())


def test_ids_are_unique_and_every_link_in_the_page_resolves(tree):
    ids = Counter(tree.xpath("//@id"))
    assert [name for name, count in ids.items() if count > 1] == []
    targets = {href.removeprefix("#") for href in tree.xpath("//@href")}
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    assert targets <= set(ids)
    referred = {name for value in tree.xpath("//@aria-labelledby | //@for") for name in value.split()}
    assert referred <= set(ids)


def test_nothing_is_fetched_from_anywhere(page, tree):
    assert tree.xpath("//@src | //@srcset | //link | //iframe | //img | //object | //form/@action") == []
    assert not re.search(r"url\(|@import|https?:|//[a-z]", re.sub(r"(?m)^\s*//.*$|; // .*$", "", page))


def test_policy_allows_this_style_and_this_script_alone(page, tree):
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for tag in ("style", "script"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'")
    assert tree.xpath("//@style | //*[starts-with(name(@*), 'on')]") == []


def test_words_of_articles_are_never_markup():
    desk = Desk()
    nasty = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 7*7 }} javascript:alert(1)"
    art = desk.article(nasty, "2031-05-04", f"Velmark said {nasty} killed 12.", title=nasty)
    who = Actor(nasty, "VLM", "person")
    accused = desk.claim(art, nasty, who, "accuse")
    desk.claim(art, f"{nasty} killed", Actor(nasty, None, "person"), "deny", about=[accused])
    desk.toll(art, "12", who, nasty, 12, status="equipment", item=nasty, of=nasty, place=nasty, period="incident")
    desk.event(art, nasty, [who], [who], day="2031-05-04", place=nasty, by=nasty, denied=[nasty])
    desk.demand(art, nasty, [who], [who])
    desk.position(art, nasty, who, "conditional", nasty)
    desk.measure(art, nasty, who, "curfew", area=nasty)
    desk.holding(art, nasty, nasty, nasty, 5, {nasty: 3})
    desk.relation(art, nasty, who, who, "supports", nasty)
    desk.drops.append(Drop(nasty, nasty, None, "clean", nasty, nasty, nasty))
    page = render_brief(desk.view(model=nasty, version=nasty), title=nasty)
    tree = html.fromstring(page)
    assert len(tree.xpath("//script")) == 1
    assert tree.xpath("//img | //@onerror") == []
    assert "49" not in text(tree.xpath("//h1")[0])
    assert all(href.startswith("#") for href in tree.xpath("//@href"))


def test_headings_go_down_one_level_at_a_time(tree):
    levels = [int(node.tag[1]) for node in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_skip_links_and_table_headers(tree):
    assert [len(tree.xpath(f"//{tag}")) for tag in ("header", "main", "footer", "nav")] == [1, 1, 1, 1]
    assert tree.xpath("//a[@class='skip']/@href") == ["#main", "#evidence"]
    assert tree.xpath("//html/@lang") == ["en"]
    assert tree.xpath("//th[not(@scope)]") == []
    assert tree.xpath("//table[not(caption)]") == []
    assert tree.xpath("//svg[not(@aria-hidden='true') and not(@aria-label)]") == []
    assert tree.xpath("//*[@tabindex and @tabindex != '-1']") == []


def test_every_figure_opens_its_sentence(tree):
    link, again = tree.xpath("//*[@id='tolls']//a[@class='cite ' and text()='150']")
    assert link.get("href") == again.get("href")  # on the board and in the history below it
    target = tree.get_element_by_id(link.get("href")[1:])
    assert text(target) == "Velmark's general spoke of 150 Orsanne marines killed by Monday."
    assert [text(mark) for mark in target.iter("mark")] == ["150"]
    start, end = map(int, link.get("data-at").split())
    assert target.text_content()[start:end] == "150"


def test_toll_board_says_what_is_not_there(tree):
    tolls = section(tree, "tolls")
    assert "not disclosed" in tolls
    assert "no figure" in tolls
    assert "140 or more" in tolls
    assert "denied by Orsanne" in tolls
    assert "Earlier wars and clashes" in tolls


def test_a_history_is_a_sparkline_in_its_cell_and_a_table_below(tree):
    (spark,) = tree.xpath("//*[@id='tolls']//td//*[local-name()='svg' and @class='sp']")
    assert (spark.get("role"), spark.get("aria-label")) == (
        "img", "Sparkline: at least 140 on 4 May 2031 and 150 on 5 May 2031",
    )  # fmt: skip
    (link,) = spark.getparent().iter("a")
    table = tree.get_element_by_id(link.get("href")[1:]).find("table")
    assert [text(cell) for cell in table.xpath(".//thead//th")] == ["Day", "Figure", "Range", "Said by"]
    rows = [[text(cell) for cell in row] for row in table.xpath(".//tbody/tr")]
    assert [row[0] for row in rows] == ["4 May 2031", "5 May 2031"]
    assert rows[0][1:3] == ["at least 140⊘ denied by Orsanne", "140 or more"]
    assert all(row.xpath(".//a[@class='cite ']") for row in table.xpath(".//tbody/tr"))


def test_a_denied_figure_that_stands_no_more_is_told_in_its_cell(tree):
    (cell,) = [td for td in tree.xpath("//*[@id='tolls']//td") if td.xpath(".//*[@class='sp']")]
    assert "an earlier figure denied by Orsanne" in text(cell)


def test_what_a_copy_changed_is_marked_by_words_and_strokes(tree):
    (diff,) = tree.xpath("//*[@id='sources']//details[@class='diff']")
    assert text(diff.find("summary")) == "What it left out or changed: paragraphs: 1 left out and 1 added"
    assert [text(one) for one in diff.iter("del", "ins")] == ["Guns over the strait", "Strait in flames"]


def test_figures_that_changed_between_versions_are_marked():
    desk = Desk()
    first = desk.article("Heron Wire", "2031-05-04", "The garrison said that 12 sailors drowned in the harbour of Mell.")
    later = desk.article("Heron Wire", "2031-05-05", "The garrison said that 19 sailors drowned in the harbour of Mell.")
    desk.one_origin(first, later)
    desk.link(later, first, "version_of")
    (diff,) = html.fromstring(render_brief(desk.view())).xpath("//details[@class='diff']")
    assert [(one.tag, one.get("class"), text(one)) for one in diff.iter("del", "ins")] == [("del", "figs", "12"), ("ins", "figs", "19")]
    assert "Rewritten # figure changed" in text(diff)


def test_grades_are_proposals_with_their_reason(tree):
    (grades,) = [d for d in tree.xpath("//*[@id='tolls']/details") if "Proposed grades" in text(d.find("summary"))]
    assert "for a person to decide" in text(grades.find("summary"))
    assert "figures of combatants: discounted" in text(grades)


def test_an_inferred_day_is_told_as_inferred_with_its_reason():
    desk = Desk()
    art = desk.article("Rook", None, "Velmark lost 12 soldiers.")
    desk.toll(art, "12", VELMARK, "VLM", 12)
    view = desk.view()
    inferred = Published("2031-05-04", "day", "inferred", "carries words that a dated article carries too")
    tree = html.fromstring(render_brief(replace(view, articles=(replace(view.articles[0], published=inferred),))))
    assert "1 article on an inferred day" in text(tree.xpath("//header")[0])
    assert "reported 4 May 2031 (inferred)" in section(tree, "tolls")
    assert "Day inferred: carries words that a dated article carries too" in section(tree, "sources")
    assert "4 May 2031 (inferred)" in section(tree, "evidence")


def test_few_words_are_quoted_inside_their_sentence(tree):
    quoted, *_ = [b for b in tree.xpath("//*[@id='contested']//blockquote") if text(b.find("q")) == "any marines had died"]
    assert text(quoted) == "Orsanne denied that any marines had died."
    assert text(quoted.xpath(".//*[@class='ctx']")[0]) == "Orsanne denied that"


def test_figures_that_cannot_both_hold_name_who_says_them():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Velmark lost 12 men, says Velmark. It lost 90, says Orsanne.")
    desk.link(desk.toll(art, "12", VELMARK, "VLM", 12), desk.toll(art, "90", ORSANNE, "VLM", 90), "true_conflict")
    (clash,) = html.fromstring(render_brief(desk.view())).xpath("//ul[@class='clashes']/li")
    assert [text(end) for end in clash.xpath("./div/div/p[@class='says']")] == ["Velmark", "Orsanne"]


def test_what_a_person_decided_stands_under_the_pair_and_lifts_the_mark():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Velmark lost 12 men, says Velmark. It lost 90, says Orsanne.")
    link = desk.link(desk.toll(art, "12", VELMARK, "VLM", 12), desk.toll(art, "90", ORSANNE, "VLM", 90), "true_conflict")
    said = Judgement(1, link.id, "explained", "A. Desk", "one counts the fleet alone", "2031-05-08T09:00:00Z")
    before = html.fromstring(render_brief(desk.view()))
    after = html.fromstring(render_brief(replace(desk.view(judgements=(said,)), links=(replace(link, state="explained"),))))
    assert "Explained by A. Desk, 8 May 2031: one counts the fleet alone" in section(after, "contested")
    marks = [text(tree.xpath("//*[@id='tolls']//table[1]")[0]).count("disputed") for tree in (before, after)]
    assert marks == [2, 0]


def test_a_brief_as_of_a_day_says_so_in_its_head():
    view = invented_war().view()
    told = [
        text(html.fromstring(render_brief(view, known_by=by, said_by=said)).xpath("//header")[0])
        for by, said in ((None, None), ("2031-05-04", None), ("2031-05-04", "2031-05-03"))
    ]
    assert ["Only what" in head for head in told] == [False, True, True]
    assert "Only what had been reported by 4 May 2031." in told[1]
    assert "Only what had been reported by 4 May 2031 and had been said or counted by 3 May 2031." in told[2]


def test_a_story_of_several_articles_gives_the_reason_of_each_place():
    desk = invented_war()
    first, _, third = desk.articles
    members = (StoryMember(first.id, 0.7, "opens the story"), StoryMember(third.id, 0.7, "0.70 like the story's other articles"))
    alone = Story("s2", desk.articles[1].id, (StoryMember(desk.articles[1].id, 0.0, "a story of its own"),))
    tree = html.fromstring(render_brief(desk.view(stories=(Story("s1", first.id, members), alone))))
    (stories,) = [d for d in tree.xpath("//*[@id='sources']/details") if text(d.find("summary")).startswith("Stories")]
    assert "1 that several articles tell" in text(stories)
    assert "Article 3 · Heron Wire · 5 May 2031 · 0.70 like the story's other articles" in text(stories)
    assert "a story of its own" not in text(stories)


def test_stories_are_told_apart_by_conflict_where_there_are_several():
    desk = invented_war()
    roots = [article.id for article in desk.articles[:3]]
    stories = tuple(Story(f"s{n}", root, (StoryMember(root, 0.0, "a story of its own"),)) for n, root in enumerate(roots))

    def conflict(key, lands, held):
        members = tuple(ConflictMember(f"m {root}", key, lands, root, None, True, 0.9, f"told of {key}") for root in held)
        return Conflict(key, lands, held[0], members)

    large, small = conflict("war 1", ("PER", "ECU"), roots[:2]), conflict("war 2", ("SOM",), roots[2:])
    tree = html.fromstring(render_brief(desk.view(stories=stories, conflicts=(small, large))))
    assert "Stories of 2 conflicts, the largest: Peru and Ecuador, 2 articles" in text(tree.xpath("//header")[0])
    told = text(tree.get_element_by_id("conflicts"))
    assert told.index("Peru and Ecuador") < told.index("told of war 1") < told.index("Somalia") < told.index("told of war 2")
    assert not html.fromstring(render_brief(desk.view(stories=stories, conflicts=(large,)))).xpath("//*[@id='conflicts']")


def test_both_sides_blaming_each_other_in_one_wording_are_one_line():
    desk = Desk()
    for outlet in ("Rook", "Heron Wire"):
        art = desk.article(outlet, "2031-05-04", "Velmark and Orsanne blamed each other for the fire at Mell.")
        both = [desk.claim(art, "the fire at Mell", who, "accuse") for who in (VELMARK, ORSANNE)]
        desk.link(*both, "mutual_blame")
    (card,) = html.fromstring(render_brief(desk.view())).xpath("//li[contains(@class, 'card')]")
    assert "Velmark and Orsanne each blame the other" in text(card)
    assert len(card.xpath(".//blockquote")) == 1
    assert "also in Heron Wire" in text(card) or "also in Rook" in text(card)


def test_contested_positions_timeline_forces_sources(tree):
    contested = section(tree, "contested")
    assert "Claimed by Velmark, denied by Orsanne" in contested
    assert "The denial is about the number. Not denied in the record: the act, the responsibility and the word for it." in contested
    assert "No position reported" in section(tree, "positions")
    assert "asked Velmark and Orsanne: to lay down their arms" in section(tree, "positions")
    assert "on condition it would do so condition if Velmark left the strait" in section(tree, "positions")
    assert "Attack by Orsanne on Velmark · Tiro" in section(tree, "timeline")
    assert "according to Velmark, in Kestrel Post" in section(tree, "timeline")
    assert "Orsanne claimed 55 destroyed: more than this holding" in section(tree, "forces")
    assert "Velmark: curfew, Velmark's ports day not stated" in section(tree, "forces")
    assert "Pascay supplies arms to Velmark" in section(tree, "forces")
    assert "3 articles go back to 2 origins" in section(tree, "sources")
    assert "1 not about an armed conflict" in section(tree, "sources")


def test_head_says_when_by_what_and_from_how_much(tree):
    head = text(tree.xpath("//header")[0])
    assert "Orsanne and Velmark: Tiro" in head
    assert "Reporting of 4 May 2031 to 5 May 2031. 3 articles from 2 origins; 1 input left out." in head
    assert "Made 9 May 2031, 06:00 UTC by Counterclaim 1.2.3, rules alone, no model." in head


def test_title_and_model_are_told_where_given():
    tree = html.fromstring(render_brief(invented_war().view(model="abcdef0123456789ffff"), title="The Tiro war"))
    assert text(tree.xpath("//h1")[0]) == "The Tiro war"
    assert "model abcdef0123456789" in text(tree.xpath("//header")[0])


def test_an_empty_case_says_so_everywhere():
    tree = html.fromstring(render_brief(CaseView()))
    for name, said in {
        "tolls": "No tolls in the record.", "contested": "No denial in the record.", "positions": "No demand or position in the record.",
        "timeline": "No event in the record.", "forces": "No order of battle in the record.", "sources": "Nothing was left out.",
        "evidence": "Nothing is cited.",
    }.items():  # fmt: skip
        assert said in section(tree, name)


def test_sides_have_a_shape_beside_their_hue(tree):
    uses = tree.xpath("//*[@id='tolls']//*[local-name()='use']/@href")
    assert {"#k0", "#k1", "#k7"} <= set(uses)
    assert set(uses) <= {f"#{name}" for name in tree.xpath("//@id")}


def test_a_large_case_stays_quick_and_small():
    desk = Desk()
    for n in range(300):
        lines = "\n".join(
            f"On day {n} Velmark said raid {n}.{k} killed {n + k} marines of Orsanne near mile {k}; Orsanne denied it." for k in range(20)
        )
        art = desk.article(f"Outlet {n % 40}", f"2031-{n % 12 + 1:02}-{n % 28 + 1:02}", lines)
        for k in range(20):
            day = f"2031-{n % 12 + 1:02}-{k + 1:02}"
            toll = desk.toll(art, f"{n + k} marines", GENERAL, "ORS", n + k, as_of=day)
            event = desk.event(art, f"raid {n}.{k} killed", [VELMARK], [ORSANNE], day=day, place=f"mile {k}", by="VLM", tolls=[toll])
            claim = desk.claim(art, f"raid {n}.{k}", GENERAL, "claim", about=[toll])
            desk.claim(art, f"mile {k}", ORSANNE, "deny", about=[claim, event])
    desk.drops.extend(Drop(f"{n}.txt", "", None, "detect", "not_conflict", "no words of war") for n in range(5000))
    view = desk.view()
    started = time.process_time()
    page = render_brief(view)
    assert time.process_time() - started < 20
    assert len(page.encode()) < 8_000_000


def test_whoever_speaks_in_the_shared_column_is_named_in_the_cell():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "They counted 31 dead.")
    for n in range(9):
        desk.toll(art, "31", Actor(f"Land {n}", f"L{n}X", "state"), "ORS", 31)
    tree = html.fromstring(render_brief(desk.view()))
    shared = text(tree.xpath("//*[@id='tolls']//tr[td]/td[last()]")[0])
    assert {name for name in (f"Land {n}" for n in range(9)) if name in shared} >= {"Land 6", "Land 7", "Land 8"}
