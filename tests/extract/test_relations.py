"""Standing ties of many wars, with the side that asserts them."""

import pytest

from counterclaim.extract.relations import extract_relations
from tests.extract.annotated import claims_of, needs_weights

pytestmark = needs_weights

TIES = [
    # supports
    ("Iran backs Syria.", "supports", "IRN", "SYR"),
    ("Iran has openly supported the Houthis.", "supports", "IRN", "HOUTHI"),
    ("Pakistan stands with Azerbaijan.", "supports", "PAK", "AZE"),
    ("France came down on the side of Greece.", "supports", "FRA", "GRC"),
    ("The Houthis are backed by Iran.", "supports", "IRN", "HOUTHI"),
    ("Rwanda's support for M23 grew.", "supports", "RWA", "M23"),
    ("Egypt pledged its full support to Sudan.", "supports", "EGY", "SDN"),
    ("Qatar voiced solidarity with Lebanon.", "supports", "QAT", "LBN"),
    ("Iranian-backed Hezbollah fired.", "supports", "IRN", "HEZBOLLAH"),
    ("Uganda sent troops to support South Sudan.", "supports", "UGA", "SSD"),
    ("Belarus, which backs Russia, held drills.", "supports", "BLR", "RUS"),
    ("Hezbollah enjoys the support of Iran.", "supports", "IRN", "HEZBOLLAH"),
    # alliance
    ("Serbia is a close ally of Russia.", "alliance", "SRB", "RUS"),
    ("The alliance between Iran and Syria is old.", "alliance", "IRN", "SYR"),
    ("Iran and Syria are close allies.", "alliance", "IRN", "SYR"),
    ("Eritrea is allied with Ethiopia.", "alliance", "ERI", "ETH"),
    ("A Russian-Belarusian alliance was born.", "alliance", "RUS", "BLR"),
    # pacts
    ("North Korea and Russia signed a mutual defence pact.", "defence_pact", "PRK", "RUS"),
    ("Japan has a defence treaty with the United States.", "defence_pact", "JPN", "USA"),
    ("The security agreement between Poland and Ukraine holds.", "defence_pact", "POL", "UKR"),
    # bases
    ("Russia has an air base in Syria.", "base", "RUS", "SYR"),
    ("Turkey maintains a military base in Qatar.", "base", "TUR", "QAT"),
    ("France's military base in Djibouti was hit.", "base", "FRA", "DJI"),
    ("Djibouti hosts a Chinese military base.", "base", "CHN", "DJI"),
    # hosts
    ("Sudan harbours the TPLF.", "hosts", "SDN", "TPLF"),
    ("Qatar hosts Hamas.", "hosts", "QAT", "HAMAS"),
    # arms
    ("Iran supplied missiles to the Houthis.", "supplies_arms", "IRN", "HOUTHI"),
    ("Germany sent Ukraine 14 tanks.", "supplies_arms", "DEU", "UKR"),
    ("Russia supplies Mali with weapons.", "supplies_arms", "RUS", "MLI"),
    ("The UAE is secretly arming the RSF.", "supplies_arms", "ARE", "RSF"),
    ("Egypt buys drones from China.", "supplies_arms", "CHN", "EGY"),
    ("Serbia's arms sales to Myanmar went on.", "supplies_arms", "SRB", "MMR"),
    # hostile
    ("The war between Eritrea and Ethiopia killed thousands.", "hostile", "ERI", "ETH"),
    ("Tensions between Greece and Turkey grew.", "hostile", "GRC", "TUR"),
    ("South Sudan seceded from Sudan.", "hostile", "SSD", "SDN"),
    ("Morocco severed ties with Iran.", "hostile", "MAR", "IRN"),
    ("The Israeli-Palestinian conflict goes on.", "hostile", "ISR", "PSE"),
    ("India and Pakistan are enemies.", "hostile", "IND", "PAK"),
    # mediates
    ("Kenya brokered a ceasefire between Ethiopia and Tigray.", "mediates", "KEN", "ETH"),
    ("Qatar has mediated talks between Hamas and Israel.", "mediates", "QAT", "HAMAS"),
]

NO_TIES = [
    "Iran does not support the Houthis.",
    "Iran would never back the Taliban.",
    "Poland could send tanks to Ukraine.",
    "Germany refused to sell weapons to Egypt.",
    "Chad may become an ally of Libya.",
    "Fears of a war between Chad and Libya grew.",
    "France met Germany.",
    "Russia backed out of talks in Kenya.",
    "Chad's co-chair Kofi Muslim spoke.",
]


def ties(text: str) -> list[tuple[str, str | None, str | None]]:
    read, claims = claims_of(text)
    return [(tie.kind, tie.left.side, tie.right.side) for tie in extract_relations(read, claims)]


@pytest.mark.parametrize(("text", "kind", "left", "right"), TIES)
def test_tie(text, kind, left, right):
    found = ties(text)
    assert any(
        k == kind and ((a, b) == (left, right) or (k in ("alliance", "hostile", "defence_pact") and {a, b} == {left, right}))
        for k, a, b in found
    ), found


@pytest.mark.parametrize("text", NO_TIES)
def test_no_tie(text):
    assert ties(text) == []


def test_a_claim_is_asserted_by_its_speaker():
    read, claims = claims_of("Sudan said that Chad supports the RSF.")
    (tie,) = extract_relations(read, claims)
    assert (tie.kind, tie.left.side, tie.right.side, tie.asserted_by) == ("supports", "TCD", "RSF", "SDN")
    assert tie.claim is not None


def test_the_outlet_asserts_what_nobody_says():
    read, claims = claims_of("Chad supports the RSF.")
    assert extract_relations(read, claims)[0].asserted_by == "OUTLET"


def test_a_denied_tie_is_no_tie_of_the_denier():
    read, claims = claims_of("Rwanda denied that it backs M23.")
    assert not [tie for tie in extract_relations(read, claims) if tie.asserted_by in ("RWA", "OUTLET")]


def test_a_tie_said_twice_is_one():
    assert len(ties("Iran backs Syria. Iran backs Syria.")) == 1


def test_a_mediator_without_parties_stands_between_those_who_fight():
    text = "Fighting between Eritrea and Ethiopia raged on. Eritrea shelled Ethiopia. Kenya has cast itself as a mediator."
    assert {(k, a, b) for k, a, b in ties(text) if k == "mediates"} == {("mediates", "KEN", "ERI"), ("mediates", "KEN", "ETH")}


def test_words_are_verbatim():
    read, claims = claims_of("In Geneva, Iran has openly supported the Houthis for years.")
    (tie,) = extract_relations(read, claims)
    assert read.article.text[tie.start : tie.end] == tie.spans[0].exact
    assert tie.spans[0].exact.startswith("Iran")
