"""Measures that are taken, by whom, where and when; and measures that are only asked for, feared, denied or over."""

import pytest

from counterclaim.extract.dates import extract_dates
from counterclaim.extract.measures import extract_measures
from tests.extract.war_readings import reading

TAKEN = [
    ("Eritrea declared martial law on Monday.", "martial_law", "ERI", "2022-03-14"),
    ("Ukraine has imposed martial law.", "martial_law", "UKR", None),
    ("Martial law was declared in Myanmar in February 2021.", "martial_law", "MMR", "2021-02"),
    ("Martial law was extended by Thailand.", "martial_law", "THA", None),
    ("The Philippine president extended martial law in Mindanao.", "martial_law", "PHL", None),
    ("Sri Lanka imposed a curfew on Tuesday.", "curfew", "LKA", "2022-03-15"),
    ("Iraq has announced a nationwide curfew.", "curfew", "IRQ", None),
    ("A curfew was imposed by Mali on Wednesday.", "curfew", "MLI", "2022-03-16"),
    ("Israel's military imposed a curfew in Hebron.", "curfew", "ISR", None),
    ("Chad enforced a curfew in the northern provinces.", "curfew", "TCD", None),
    ("Sudan ordered general mobilisation.", "mobilisation", "SDN", None),
    ("Ethiopia announced a general mobilization on Sunday.", "mobilisation", "ETH", "2022-03-13"),
    ("Russian President Vladimir Putin announced partial mobilisation.", "partial_mobilisation", "RUS", None),
    ("Serbia declared a partial military mobilisation.", "partial_mobilisation", "SRB", None),
    ("Burkina Faso placed the region under military rule.", "military_rule", "BFA", None),
    ("Niger imposed military rule.", "military_rule", "NER", None),
    ("Ukraine barred men of fighting age from leaving the country.", "exit_ban", "UKR", None),
    ("Russia has banned reservists from leaving the country.", "exit_ban", "RUS", None),
    ("In Ukraine men under 60 are not allowed to leave the country.", "exit_ban", "UKR", None),
    ("Abkhazia declared martial law after the raid.", "martial_law", "ABK", None),
]

NOT_TAKEN = [
    "Ukraine lifted martial law on Monday.",
    "Thailand ended the curfew.",
    "Peru eased a curfew in Lima.",
    "Kenya denied that it had imposed a curfew.",
    "Kenya has not declared martial law.",
    "Georgia could declare martial law.",
    "Georgia would impose a curfew if fighting spread.",
    "Lawmakers in Chile demanded martial law.",
    "Opposition leaders urged Mali to impose a curfew.",
    "Poland is considering partial mobilisation.",
    "Moldova ruled out general mobilisation.",
    "Haiti threatened to impose martial law.",
    "Russia denied plans for mobilisation.",
    "Armenia rejected calls for mobilisation.",
    "Two men were shot for violating a curfew, Sudan said.",
    "Niger may bar men from leaving the country.",
    "The curfew in Kabul was lifted.",
    "There was no martial law in Lebanon.",
]


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(m.kind, m.by.side, m.date) for m in extract_measures(reading(text))]


@pytest.mark.parametrize(("text", "kind", "side", "date"), TAKEN)
def test_measure_taken(text, kind, side, date):
    assert found(text) == [(kind, side, date)]


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_measure_not_taken(text):
    assert found(text) == []


def test_joint_subjects_take_each_measure():
    rows = found("Eritrea and Djibouti declared martial law and general mobilisation on Monday.")
    assert sorted(rows) == sorted((kind, side, "2022-03-14") for kind in ("martial_law", "mobilisation") for side in ("ERI", "DJI"))


def test_each_clause_has_its_own_taker():
    rows = found("Eritrea declared martial law on Sunday, while Ethiopia imposed a curfew in border towns.")
    assert rows == [("martial_law", "ERI", "2022-03-13"), ("curfew", "ETH", None)]


def test_both_countries_are_those_that_fight():
    text = "Fighting between Eritrea and Ethiopia raged on. Eritrea shelled Ethiopia. Martial law was declared in both countries."
    assert {(kind, side) for kind, side, _ in found(text)} == {("martial_law", "ERI"), ("martial_law", "ETH")}


def test_area_is_kept_in_the_articles_words():
    (measure,) = extract_measures(reading("Ethiopia imposed a curfew in border towns."))
    assert measure.area == "border towns"


def test_a_dated_mention_stands_for_the_undated_one():
    rows = found("Ethiopia imposed a curfew. Ethiopia imposed the curfew on Sunday.")
    assert rows == [("curfew", "ETH", "2022-03-13")]


def test_span_is_verbatim():
    read = reading("Ethiopia imposed a curfew in border towns.")
    (measure,) = extract_measures(read)
    assert read.article.text[measure.start : measure.end] == measure.spans[0].exact == "curfew"


def test_an_unknown_taker_is_no_measure():
    assert found("Martial law was declared.") == []


def test_date_of_a_measure_is_the_nearest_one() -> None:
    read = reading("Peru declared martial law in Lima on May 11 and its police imposed a curfew there the next day.")
    taken = extract_measures(read, dates=extract_dates(read))
    assert {(one.kind, one.date) for one in taken} == {("martial_law", "2021-05-11"), ("curfew", "2021-05-12")}
