"""MUC-4's scorer and filler on made-up templates and messages; every figure below is worked out by hand."""

from collections import Counter

import pytest

from bench.muc4_fill import fill_templates
from bench.muc4_keys import SLOTS, Fill, Option, Template, fill, parse_fill, parse_keys
from bench.muc4_places import Gazetteer, Spot
from bench.muc4_score import (
    align,
    as_response,
    count_all,
    count_pair,
    count_slot,
    figures,
    grade,
    grade_date,
    grade_name,
    grade_number,
    grade_place,
    grade_string,
)
from bench.muc4_texts import mixed_case, read_message

KEY = """
0.  MESSAGE: ID                     DEV-MUC3-9001 (NOSC)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  - 05 MAY 89
3.  INCIDENT: LOCATION              RURITANIA: STRELSAU (CITY)
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         "BOMB"
7.  INCIDENT: INSTRUMENT TYPE       BOMB: "BOMB"
8.  PERP: INCIDENT CATEGORY         TERRORIST ACT
9.  PERP: INDIVIDUAL ID             -
10. PERP: ORGANIZATION ID           "BLACK HAND" / "HAND"
11. PERP: ORGANIZATION CONFIDENCE   REPORTED AS FACT / CLAIMED OR ADMITTED: "BLACK HAND" / "HAND"
12. PHYS TGT: ID                    "\\"EL SOL\\" BANK" /
                                    "BANK"
                                    ? "CAR"
13. PHYS TGT: TYPE                  FINANCIAL: "\\"EL SOL\\" BANK" / "BANK"
                                    ? TRANSPORT VEHICLE: "CAR"
18. HUM TGT: NAME                   "RUDOLF RASSENDYLL"
19. HUM TGT: DESCRIPTION            "CAPTAIN": "RUDOLF RASSENDYLL"
                                    "CLERK"
20. HUM TGT: TYPE                   *
;;; a remark

0.  MESSAGE: ID                     DEV-MUC3-9002
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *

0.  MESSAGE: ID                     DEV-MUC3-9003
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
4.  INCIDENT: TYPE                  ATTACK
19. HUM TGT: DESCRIPTION            "PEASANT"
"""


def bombing(**more: tuple[Fill, ...]) -> Template:
    return Template("M", {4: (fill("BOMBING"),), 12: (fill("BANK"),), **{int(name[1:]): fills for name, fills in more.items()}})


def test_a_key_is_read_with_its_alternatives_references_and_optional_fills():
    (first, template), (second, none), (third, optional) = parse_keys(KEY)
    assert (first, second, third, none) == ("DEV-MUC3-9001", "DEV-MUC3-9002", "DEV-MUC3-9003", None)
    assert template is not None
    assert optional is not None
    assert template.fills(12) == (Fill((Option(('"EL SOL" BANK', "BANK")),)), Fill((Option(("CAR",)),), optional=True))
    assert template.fills(11) == (Fill((Option(("REPORTED AS FACT", "CLAIMED OR ADMITTED"), ("BLACK HAND", "HAND")),)),)
    assert template.fills(19)[1] == Fill((Option(("CLERK",)),))
    assert template.fills(9) == ()
    assert not template.applies(20)
    assert (template.optional, optional.optional) == (False, True)


def test_a_null_among_the_alternatives_makes_a_fill_optional():
    assert parse_fill(9, '- / "REBELS"') == Fill((Option(("REBELS",)),), optional=True)
    assert parse_fill(9, "-") is None


def test_two_whole_alternatives_keep_their_own_references():
    assert parse_fill(20, 'CIVILIAN: "A" / DIPLOMAT: "B"') == Fill((Option(("CIVILIAN",), ("A",)), Option(("DIPLOMAT",), ("B",))))


@pytest.mark.parametrize(
    ("response", "key", "worth"),
    [
        ("THE 3 PEASANTS", "PEASANTS", 1),
        ("OLD PEASANTS", "PEASANTS", 1),  # more modifiers in front
        ("OLD PEASANTS OF THE HILLS", "PEASANTS", 1),  # and behind: still modifiers of the noun
        ("SON OF PEASANTS", "PEASANTS", 0.5),  # the key and more, but another head
        ("PEASANTS FROM THE HILLS", "PEASANTS", 0.5),  # more behind
        ("MAYOR", "MAYOR OF ACHI", 0.5),  # the head without what it is of
        ("TOWN MAYOR", "MAYOR OF ACHI", 0.5),
        ("SON OF THE MAYOR", "MAYOR OF ACHI", 0),  # another person
        ("MAYOR OF STRELSAU", "MAYOR OF ACHI", 0),
        ("ACHI", "MAYOR OF ACHI", 0),
        ("MAYOR OF ACHI", "TOWN MAYOR OF ACHI", 0.5),
        ("PIPELINE", "OIL PIPELINE", 0.5),  # the head alone
        ("OIL", "OIL PIPELINE", 0),
        ("NUNS", "PEASANTS", 0),
        ("-", "-", 1),  # both refer to nothing
    ],
)
def test_string_fills(response, key, worth):
    assert grade_string(response, key) == worth


def test_a_part_of_a_name_is_partly_right_wherever_it_stands():
    assert grade_name("RUDOLF", "RUDOLF RASSENDYLL") == 0.5
    assert grade_string("RUDOLF", "RUDOLF RASSENDYLL") == 0


@pytest.mark.parametrize(
    ("response", "key", "worth"),
    [
        ("26 AUG 89", "25 AUG 89 - 26 AUG 89", 0.5),
        ("26 AUG 89", "- 26 AUG 89", 0.5),
        ("25 AUG 89", "- 26 AUG 89", 0.5),
        ("27 AUG 89", "- 26 AUG 89", 0),
        ("- 26 AUG 89", "25 AUG 89 - 26 AUG 89", 0.5),
        ("- 26 AUG 89", "26 AUG 89", 0.5),
        ("- 26 AUG 89", "25 AUG 89", 0),
        ("- 26 AUG 89", "24 AUG 89 - 25 AUG 89", 0),
        ("25 AUG 89", "26 AUG 89", 0),
        ("06 SEP 89", "6 SEP 89", 1),
        ("24 AUG 89", "25 AUG 89 - 26 AUG 89", 0),
    ],
)
def test_dates_as_in_the_guidelines(response, key, worth):
    assert grade_date(response, key) == worth


@pytest.mark.parametrize(
    ("response", "key", "worth"),
    [
        ("RURITANIA: STRELSAU (CITY)", "RURITANIA: STRELSAU (CITY) - ZENDA (CITY)", 0.5),
        ("SYLDAVIA: MOOR (DEPARTMENT): ZENDA (CITY)", "RURITANIA: MOOR (DEPARTMENT): ZENDA (CITY)", 0.5),
        ("RURITANIA", "RURITANIA: ZENDA (CITY)", 0.5),
        ("RURITANIA: ZENDA (CITY)", "RURITANIA", 0.5),
        ("RURITANIA: ZENDA (CITY)", "RURITANIA: ZENDA (CITY)", 1),
        ("SYLDAVIA", "RURITANIA", 0),
    ],
)
def test_locations_as_in_the_guidelines(response, key, worth):
    assert grade_place(response, key) == worth


def test_a_single_number_is_partly_right_for_a_range_that_it_ends():
    assert [grade_number("7", key) for key in ("7", "5 - 7", "~7", "6 - 8", "8")] == [1, 0.5, 0.5, 0, 0]


@pytest.mark.parametrize(
    ("slot", "response", "key", "worth"),
    [
        (7, fill("BOMB", "BOMB"), fill("BOMB", "BOMB"), 1),
        (7, fill("BOMB", "DEVICE"), fill("BOMB", "BOMB"), 0.5),  # wrong reference
        (7, fill("GUN", "BULLET"), fill("MACHINE GUN", "-"), 0.5),  # the wider type, whatever it refers to
        (7, fill("MACHINE GUN", "-"), fill("GUN", "-"), 0),
        (4, fill("ATTACK"), fill("BOMBING"), 0.5),
        (4, fill("BOMBING"), fill("ATTACK"), 0),
        (23, fill("NO INJURY", "X"), fill("NO INJURY OR DEATH", "X"), 0.5),
        (19, fill("CAPTAIN", "RUDOLF"), fill("CAPTAIN", "RUDOLF RASSENDYLL"), 0.5),
    ],
)
def test_set_fills_and_references(slot, response, key, worth):
    assert grade(slot, response, key) == worth


def test_counts_of_a_slot():
    key = [fill("BANK"), fill("BRIDGE"), fill("SCHOOL"), Fill((Option(("CAR",)),), optional=True)]
    assert +count_slot(12, [fill("BANK"), fill("CHURCH")], key) == Counter(correct=1, incorrect=1, missing=1)
    assert +count_slot(12, [fill("CAR")], key[3:]) == Counter(correct=1)
    assert +count_slot(12, [], key[3:]) == Counter()
    assert +count_slot(12, [fill("BANK"), fill("BANK")], key[:1]) == Counter(correct=1, spurious=1)


def test_templates_are_aligned_by_content_only():
    shooting = Template("M", {4: (fill("ATTACK"),), 19: (fill("NUNS"),)})
    assert align([bombing()], [shooting]) == [(bombing(), None), (None, shooting)]
    other = Template("M", {4: (fill("BOMBING"),), 12: (fill("SCHOOL"),)})
    assert align([bombing()], [other]) == [(bombing(), None), (None, other)]


def test_the_pair_with_most_in_common_is_made_first():
    near, far = bombing(_3=(fill("RURITANIA"),)), bombing(_3=(fill("SYLDAVIA"),))
    assert align([near], [far, near]) == [(near, near), (None, far)]


def test_all_templates_count_missing_and_spurious_ones_in_full():
    key_a = bombing(_2=(fill("05 MAY 89"),), _19=(fill("CLERK"),))  # aligned: 4 fills
    key_b = Template("M", {4: (fill("KIDNAPPING"),), 18: (fill("RUDOLF RASSENDYLL"),)})  # missing: 2 fills
    optional = Template("M", {4: (fill("ARSON"),), 12: (fill("BARN"),)}, optional=True)  # not missed
    ours_a = bombing(_2=(fill("- 05 MAY 89"),), _19=(fill("NUN"),))  # type and target right, date partial, description wrong
    ours_c = Template("M", {4: (fill("ROBBERY"),), 12: (fill("MINT"),), 5: (fill("ACCOMPLISHED"),)})  # spurious: 3 fills
    by_slot, templates = count_all([([ours_a, ours_c], [key_a, key_b, optional])])
    total = sum(by_slot.values(), Counter())
    assert +total == Counter(correct=2, partial=1, incorrect=1, missing=2, spurious=3)
    assert +templates == Counter(possible=2, actual=2, matched=1)
    recall, precision, both = figures(total)  # credit 2.5 of 6 possible, of 7 actual
    assert (recall, precision) == pytest.approx((100 * 2.5 / 6, 100 * 2.5 / 7))
    assert both == pytest.approx(2 * 2.5 / 13 * 100)


def test_slots_that_do_not_apply_are_not_counted():
    key = Template("M", {4: (fill("KIDNAPPING"),), 12: None})
    ours = Template("M", {4: (fill("KIDNAPPING"),), 12: (fill("BANK"),)})
    assert +count_pair(ours, key)[12] == Counter()


def test_a_key_against_itself_is_perfect():
    keys = [template for _, template in parse_keys(KEY) if template]
    by_slot, _ = count_all(([as_response(key)], [key]) for key in keys)
    assert figures(sum(by_slot.values(), Counter())) == (100, 100, 100)


# Filling ---------------------------------------------------------------------------------------------------------------------------------

PLACES = Gazetteer([Spot("PERU", "MONTEVERDE", "CITY"), Spot("PERU", "MONTEVERDE", "DEPARTMENT"), Spot("PERU", "SELVA", "DEPARTMENT")], {})
TEXT = """

   MONTEVERDE, 12 MAY 91 (XYZ) -- [TEXT] A CAR BOMB EXPLODED YESTERDAY IN FRONT OF THE CENTRAL BANK IN MONTEVERDE,
KILLING TWO POLICEMEN.  GUERRILLAS OF THE SHINING PATH CLAIMED RESPONSIBILITY.

   THE PRESIDENT LATER OPENED A NEW HIGHWAY.
"""


def test_upper_case_becomes_mixed_case_of_the_same_length():
    mixed = mixed_case(TEXT, PLACES)
    assert len(mixed) == len(TEXT)
    assert mixed.upper() == TEXT
    assert "exploded yesterday" in mixed
    assert "in Monteverde" in mixed


def test_a_message_becomes_a_template():
    (template,) = fill_templates(read_message("M", TEXT, PLACES), PLACES)
    values = {SLOTS[slot]: [one.options[0].values[0] for one in template.fills(slot)] for slot in SLOTS if template.fills(slot)}
    assert values["incident date"] == ["11 MAY 91"]
    assert values["incident location"] == ["PERU: MONTEVERDE (CITY)"]
    assert (values["incident type"], values["instrument type"]) == (["BOMBING"], ["VEHICLE BOMB"])
    assert values["perp organisation id"] == ["SHINING PATH"]
    assert values["perp confidence"] == ["CLAIMED OR ADMITTED"]
    assert values["phys tgt type"] == ["FINANCIAL"]
    assert (values["hum tgt description"], values["hum tgt number"], values["hum tgt effect"]) == (["POLICEMEN"], ["2"], ["DEATH"])


def test_news_without_an_incident_gives_no_template():
    text = "\n   MONTEVERDE, 12 MAY 91 (XYZ) -- [TEXT] THE MINISTER OPENED A NEW HIGHWAY AND PRAISED THE HARVEST.\n"
    assert fill_templates(read_message("M", text, PLACES), PLACES) == ()


def test_fighting_between_soldiers_and_guerrillas_alone_is_no_incident():
    text = "\n   MONTEVERDE, 12 MAY 91 (XYZ) -- [TEXT] GUERRILLAS AMBUSHED AN ARMY PATROL NEAR MONTEVERDE AND KILLED THREE SOLDIERS.\n"
    assert fill_templates(read_message("M", text, PLACES), PLACES) == ()


def test_what_happened_long_ago_is_no_incident():
    text = "\n   MONTEVERDE, 12 MAY 91 (XYZ) -- [TEXT] GUERRILLAS KILLED TWO PEASANTS NEAR MONTEVERDE ON 3 JANUARY 1990.\n"
    assert fill_templates(read_message("M", text, PLACES), PLACES) == ()


def test_a_named_area_stands_before_the_city():
    assert PLACES.write("PERU", PLACES.spots("IN MONTEVERDE, IN SELVA DEPARTMENT", "PERU")) == "PERU: SELVA (DEPARTMENT): MONTEVERDE (CITY)"
