"""Drawing lines of a record for a person to judge, and the interval of what they find."""

from collections import Counter
from pathlib import Path

import pytest

from bench.sample import draw, draw_posts, lines, precision, verdicts, wilson

PAGE = Path(__file__).parents[2] / "docs" / "quality.md"


def toll(article: str, start: int) -> dict[str, object]:
    return {
        "record": "toll", "article": article, "start": start, "end": start + 2, "text": "12", "low": 12, "high": None, "harm": "killed",
        "subject": {"side": None, "status": "civilian"}, "period": "incident", "claimant": {"side": "SYL"},
    }  # fmt: skip


def claim(article: str, start: int, voice: str) -> dict[str, object]:
    return {
        "record": "claim", "article": article, "start": start, "end": start + 9, "voice": voice, "speech_act": "deny",
        "claimant": {"side": None},
    }  # fmt: skip


ROWS = [
    {"record": "article", "id": "a", "path": "/x/news/one.md", "part": ""},
    {"record": "article", "id": "b", "path": "/x/news/feed.xml", "part": "2"},
    {"record": "drop", "path": "/x/news/three.md"},
    *(toll("a", start) for start in range(0, 60, 3)),
    toll("b", 7),
    claim("a", 1, "narrator"),
    claim("b", 2, "direct"),
]


def test_every_toll_and_every_claim_of_somebody_can_be_drawn():
    posts, found = lines(ROWS)
    assert posts == ["news/feed.xml#2", "news/one.md"]
    assert Counter(line.kind for line in found) == {"toll": 21, "claim": 1}


def test_a_line_says_what_the_record_makes_of_it():
    _, found = lines(ROWS)
    figures = {line.figure for line in found}
    assert figures == {"12 = 12.. killed, ? civilian, incident, by SYL", "? deny (direct)"}


def test_no_post_gives_more_than_its_share():
    _, found = lines(ROWS)
    assert Counter(line.post for line in draw(found, "toll", 10, 4, seed=3)) == {"news/one.md": 4, "news/feed.xml#2": 1}


def test_the_order_of_the_record_does_not_matter_and_the_seed_does():
    drawn = [draw(lines(rows)[1], "toll", 3, 4, seed=3) for rows in (ROWS, [*ROWS[:3], *reversed(ROWS[3:])])]
    assert drawn[0] == drawn[1]
    assert draw(lines(ROWS)[1], "toll", 3, 4, seed=4) != drawn[0]


def test_posts_are_drawn_once_each():
    assert draw_posts(["a", "b", "c"], 5, seed=1) == ["a", "b", "c"]
    assert len(draw_posts(["a", "b", "c"], 2, seed=1)) == 2


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (45, 50, 0.7864, 0.9565), (50, 50, 0.9287, 1.0)],
)
def test_the_interval_of_wilson(right, judged, low, high):
    assert wilson(right, judged) == pytest.approx((low, high), abs=1e-4)


def test_verdicts_are_counted_by_section():
    page = "## Tolls\n| 1 | right | |\n| 2 | partly: whose | not right |\n| 3 | wrong | |\n## Claims\n| right | |\n## Notes\n| a | b |\n"
    counts = verdicts(page)
    assert counts == {"Tolls": {"right": 1, "partly": 1, "wrong": 1}, "Claims": {"right": 1}}
    assert precision(counts["Tolls"]).startswith("right 1 of 3 = 33% (95 % interval 6% to 79%); right or partly right 2 of 3 = 67%")


@pytest.mark.parametrize("section", ["Tolls", "Claims"])
def test_the_page_states_the_precision_of_its_tables(section):
    page = PAGE.read_text(encoding="utf-8")
    assert precision(verdicts(page)[section]) in " ".join(page.split())
