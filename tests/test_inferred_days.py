"""An undated article takes its day from a dated one that carries the same statement: through the whole path, with the real stages."""

from functools import partial

import pytest

from counterclaim import pipeline, runner
from counterclaim.acquire import acquire
from counterclaim.event import Date
from counterclaim.record import case_view, check, explain, open_case, reading
from counterclaim.settings import AcquireSettings, ReadingSettings

QUOTE = "Our brigades will hold the ridge above Carsa until the last Velland gun has left the valley"
UNDATED = f"""Velland shells killed 14 soldiers of the Orsk army near the town of Carsa, the fiercest fighting of the war so far.

"{QUOTE}," Orsk's defence minister Ilo Brand said in a speech on Wednesday.

Velland denied that its forces had fired on the town.
"""
DATED = """---
title: {title}
date: {day}
---
The army of Orsk said Velland artillery shelled the town of Carsa and killed soldiers.

"{words}," Orsk's defence minister Ilo Brand told parliament.
"""


class Desk:
    """A case file into which articles come one batch after the other."""

    def __init__(self, folder):
        self.folder, self.case = folder, open_case(folder / "case.db", create=True)

    def add(self, **texts):
        for name, text in texts.items():
            (self.folder / f"{name}.txt").write_text(text, encoding="utf-8")
        how = {"reading": ReadingSettings(rules_only=True), "case": self.folder / "case.db"}
        plan = runner.Plan(partial(pipeline.read_capture, **how), partial(pipeline.reconcile_case, **how), 1, "1", "test")
        runner.add(acquire([str(self.folder / f"{name}.txt") for name in texts], AcquireSettings()), self.case, plan)
        with reading(self.case) as connection:
            assert list(check(connection)) == []
            return case_view(connection)

    def why(self, named):
        with reading(self.case) as connection:
            return "\n".join(line for one in explain(connection, named) for line in one.lines)


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    made.case.dispose()


def dated(day, words=QUOTE, title="Orsk vows to hold the ridge"):
    return DATED.format(day=day, words=words, title=title)


def undated(view):
    return next(one for one in view.articles if one.path.endswith("undated.txt"))


def wednesday(view):
    return next(one for one in view.dates if one.article == undated(view).id and one.spans[0].exact == "Wednesday")


def test_a_dated_article_with_the_same_statement_gives_its_day(desk):
    view = desk.add(undated=UNDATED, dated=dated("2031-05-07"))
    published = undated(view).published
    assert (published.value, published.precision, published.basis) == ("2031-05-07", "day", "inferred")
    assert "hold the ridge above Carsa" in published.reason
    assert (wednesday(view).value, wednesday(view).anchor) == ("2031-05-07", "2031-05-07")
    assert [one.uttered_at for one in view.claims if one.article == undated(view).id and "ridge" in one.spans[0].exact] == ["2031-05-07"]


def test_why_says_on_what_the_day_rests_and_what_the_record_says_without_it(desk):
    view = desk.add(undated=UNDATED, dated=dated("2031-05-07"))
    (dating,) = view.datings
    assert "2031-05-07 (inferred: states no day, but carries the words of" in desk.why(undated(view).id)
    assert "It rests on:" in desk.why(dating.id)
    told = desk.why(wednesday(view).id)
    assert "value: 2031-05-07" in told
    assert told.index("Without that day it says:") < told.index("value: unknown")


def test_the_order_in_which_articles_come_makes_no_difference(desk, tmp_path):
    first = desk.add(undated=UNDATED)
    assert undated(first).published.value is None
    assert wednesday(first).value is None
    later = desk.add(dated=dated("2031-05-07"))
    other = tmp_path / "other"
    other.mkdir()
    at_once = Desk(other)
    whole = at_once.add(dated=dated("2031-05-07"), undated=UNDATED)
    at_once.case.dispose()
    assert later.datings == whole.datings
    assert later.dates == whole.dates
    assert later.claims == whole.claims
    assert {one.id for one in later.links} == {one.id for one in whole.links}


def test_a_second_day_that_fits_withdraws_what_was_taken_and_keeps_it_on_file(desk):
    taken = desk.add(undated=UNDATED, dated=dated("2031-05-07"))
    (dating,) = taken.datings
    view = desk.add(rival=dated("2031-05-14", title="The ridge, a week on"))
    assert view.datings == ()
    assert undated(view).published.value is None
    assert wednesday(view).value is None
    assert "Withdrawn at" in desk.why(dating.id)


@pytest.mark.parametrize(
    ("why_not", "text", "other"),
    [
        ("the words are too few", UNDATED, dated("2031-05-07", words="Our brigades will hold the ridge")),
        ("its weekday falls on another day", UNDATED, dated("2031-05-10")),
        ("no word of time ties it to a day", UNDATED.replace(" on Wednesday", ""), dated("2031-05-07")),
        ("it tells of a later day", UNDATED + '\n"We shall see," Brand said on 2 June 2031.\n', dated("2031-05-07")),
        ("someone else says it", UNDATED, dated("2031-05-07").replace("defence minister Ilo Brand", "opposition leader Una Marr")),
    ],
)
def test_weak_or_contradictory_evidence_leaves_it_undated(desk, why_not, text, other):
    view = desk.add(undated=text, dated=other)
    assert undated(view).published.basis == "none", why_not
    assert all(
        one.value is None for one in view.dates if isinstance(one, Date) and one.anchor is None and one.spans[0].exact == "Wednesday"
    )


def test_a_dateline_without_a_year_gets_the_year(desk):
    text = UNDATED.replace("Velland shells killed", "CARSA, May 6 (Agency) - Velland shells killed", 1).replace(" on Wednesday", "")
    assert undated(desk.add(undated=text, dated=dated("2031-05-07"))).published.value == "2031-05-06"


def test_an_inferred_day_does_not_count_before_what_it_rests_on_was_out(desk):
    late = "\n".join(
        ["---", "title: Later", "date: 2031-05-08", "---", "The army of Orsk said it held Carsa and two soldiers were killed.", ""]
    )
    view = desk.add(undated=UNDATED, dated=dated("2031-05-07"), late=late)
    assert undated(view).id in {one.id for one in pipeline.view_as_of(view, "2031-05-07", None).articles}
    assert undated(view).id not in {one.id for one in pipeline.view_as_of(view, "2031-05-06", None).articles}
