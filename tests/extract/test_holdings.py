"""Orders of battle from lists and from prose."""

import pytest

from counterclaim.article import Zone
from counterclaim.event import Holding
from counterclaim.extract.holdings import extract_holdings
from tests.extract.toll_readings import read

LEAD = "Norland and Sudria face each other.\n"
LIST = (
    LEAD
    + "NORLAND\n45,000 armed forces personnel\n300 tanks including T-55 and T-72 models\n31 combat aircraft (12 MiG-29 and 19 Su-25 planes)"
)
ZONES: tuple[Zone, ...] = ("body", "heading", "infobox", "infobox", "infobox")


def short(holdings: tuple[Holding, ...]) -> list[tuple[str | None, int, str]]:
    return [(holding.side, holding.n, holding.item) for holding in holdings]


def test_a_heading_owns_the_list_below_it() -> None:
    assert short(extract_holdings(read(LIST, ZONES))) == [
        ("NOR", 45000, "armed forces personnel"),
        ("NOR", 300, "tank"),
        ("NOR", 31, "combat aircraft"),
    ]


def test_numbered_kinds_are_parts_and_named_kinds_are_not() -> None:
    found = extract_holdings(read(LIST, ZONES))
    assert [holding.parts for holding in found] == [{}, {}, {"MiG-29": 12, "Su-25": 19}]


def test_lines_inside_one_passage_and_designations_of_two_words() -> None:
    reading = read(
        LEAD + "SUDRIA:\n3,000 tanks including 339 Westmark-made Leopard 2A4s and 1,200 M60 tanks", ("body", "heading", "infobox")
    )
    (holding,) = extract_holdings(reading)
    assert (holding.side, holding.n, holding.parts) == ("SUD", 3000, {"Leopard 2A4": 339, "M60": 1200})


def test_a_new_heading_starts_a_new_owner() -> None:
    reading = read(LEAD + "Norland\n300 tanks\nSudria's army\n110 tanks", ("body", "heading", "infobox", "heading", "infobox"))
    assert short(extract_holdings(reading)) == [("NOR", 300, "tank"), ("SUD", 110, "tank")]


def test_a_paragraph_ends_the_list() -> None:
    reading = read(
        LEAD + "Norland\n300 tanks\nTalks went on in the capital for a third day.\n110 tanks",
        ("body", "heading", "infobox", "body", "infobox"),
    )
    assert short(extract_holdings(reading)) == [("NOR", 300, "tank")]


def test_states_of_the_vocabulary_need_no_mention() -> None:
    assert short(extract_holdings(read("CHAD\n60 tanks", ("heading", "infobox")))) == [("TCD", 60, "tank")]


def test_spans_are_the_words_they_name() -> None:
    reading = read(LIST, ZONES)
    for holding in extract_holdings(reading):
        assert all(reading.article.text[span.start : span.end] == span.exact for span in holding.spans)
        assert {"number", "item", "actor", "content"} == {span.role for span in holding.spans}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norland has 300 tanks and an army of 45,000.", [("NOR", 300, "tank"), ("NOR", 45000, "person")]),
        ("Sudria possesses 7,000 nuclear warheads, according to experts.", [("SUD", 7000, "nuclear warhead")]),
        (
            "Norland fields 40 helicopters, 12 frigates and 6 submarines.",
            [("NOR", 40, "helicopter"), ("NOR", 12, "frigate"), ("NOR", 6, "submarine")],
        ),
    ],
)
def test_prose(sentence: str, expected: list[tuple[str, int, str]]) -> None:
    assert short(extract_holdings(read(sentence))) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland has 2,000 soldiers in captivity.",
        "Norland had 30 tanks destroyed.",
        "Norland has 12 children in its choir.",
        "Norland has destroyed 300 tanks.",
        "Norland has up to 300 tanks.",
        "300 tanks were destroyed.",
        "The general has 300 tanks.",
    ],
)
def test_what_is_no_holding(sentence: str) -> None:
    assert extract_holdings(read(sentence)) == ()


LINES = [
    (
        "Norland: 67,000 troops, 440 tanks, 37 combat aircraft",
        [("NOR", 67000, "troops"), ("NOR", 440, "tank"), ("NOR", 37, "combat aircraft")],
    ),
    ("The army of Norland: 1,200 tanks and 30 helicopters", [("NOR", 1200, "tank"), ("NOR", 30, "helicopter")]),
    ("Sudria | 440 tanks | 67,000 troops", [("SUD", 440, "tank"), ("SUD", 67000, "troops")]),
    ("Sudria: 12 warships, 4 submarines", [("SUD", 12, "warship"), ("SUD", 4, "submarine")]),
    ("Westland: 12 warships, 4 submarines", []),
    ("Norland: talks on 12 warships", []),
]


@pytest.mark.parametrize(("line", "holdings"), LINES)
def test_a_line_gives_what_the_side_before_its_colon_has(line: str, holdings: list[tuple[str, int, str]]) -> None:
    assert short(extract_holdings(read(LEAD + line, ("body", "infobox")))) == holdings


def test_a_force_in_which_arms_are_is_their_holder() -> None:
    assert short(extract_holdings(read(LEAD + "Ten MiG-29 fighters are in Norland's air force."))) == [("NOR", 10, "fighter jet")]
    assert short(extract_holdings(read(LEAD + "Ten MiG-29 fighters are in Norland."))) == []


def test_fighters_and_bombers_behind_a_designation_are_aircraft() -> None:
    assert short(extract_holdings(read(LEAD + "Norland has 12 MiG-29 fighters and eleven Su-24 bombers."))) == [
        ("NOR", 12, "fighter jet"),
        ("NOR", 11, "fighter jet"),
    ]
    assert short(extract_holdings(read(LEAD + "Norland has 12,000 fighters."))) == [("NOR", 12000, "fighter")]
    assert short(extract_holdings(read(LEAD + "Norland has nine radar planes."))) == [("NOR", 9, "radar plane")]
