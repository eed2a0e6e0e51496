"""What states and armed groups of many wars have, through the real detectors: prose, labelled lines, lists under headings, parts."""

import pytest

from counterclaim.detect.passages import detect_article
from counterclaim.event import Holding
from counterclaim.extract import extract
from tests.extract.toll_readings import read

Row = tuple[str | None, int, str]

REPORTS: tuple[tuple[str, list[Row]], ...] = (
    (
        "Eritrea has 300 tanks, 12 fighter jets and an army of 200,000.",
        [("ERI", 300, "tank"), ("ERI", 12, "fighter jet"), ("ERI", 200000, "person")],
    ),
    (
        "Chad's army has 30,000 soldiers, 60 tanks and 14 helicopters.",
        [("TCD", 30000, "soldier"), ("TCD", 60, "tank"), ("TCD", 14, "helicopter")],
    ),
    (
        "Pakistan has 2,400 tanks and 452 combat aircraft; India has 4,600 tanks and 730 aircraft.",
        [("PAK", 2400, "tank"), ("PAK", 452, "combat aircraft"), ("IND", 4600, "tank"), ("IND", 730, "aircraft")],
    ),
    (
        "Hezbollah is estimated to have 150,000 rockets and 40,000 fighters.",
        [("HEZBOLLAH", 150000, "rocket"), ("HEZBOLLAH", 40000, "fighter")],
    ),
    ("The Houthis possess 200,000 fighters, according to the U.N.", [("HOUTHI", 200000, "fighter")]),
    ("Uganda's forces in Congo have 28 tanks and 40 howitzers.", [("UGA", 28, "tank"), ("UGA", 40, "howitzer")]),
    ("The RSF is thought to number 100,000 fighters.", [("RSF", 100000, "fighter")]),
    ("Israel has a fleet of 39 F-35s.", [("ISR", 39, "fighter jet")]),
    ("Nigeria has 143,000 soldiers. Its air force has 33 fighter jets.", [("NGA", 143000, "soldier"), ("NGA", 33, "fighter jet")]),
    ("Sudan | 120,000 soldiers | 400 tanks", [("SDN", 120000, "soldier"), ("SDN", 400, "tank")]),
    (
        "Ethiopia:\n- 162,000 active soldiers\n- 25 fighter aircraft, including 12 Su-27s\nEritrea:\n- 120,000 soldiers\n- 270 tanks",
        [("ETH", 162000, "soldier"), ("ETH", 25, "fighter aircraft"), ("ERI", 120000, "soldier"), ("ERI", 270, "tank")],
    ),
    (
        "MILITARY STRENGTH\nThailand\n360,000 active personnel\n400 tanks\nCambodia\n124,000 active personnel\n200 tanks",
        [("THA", 360000, "personnel"), ("THA", 400, "tank"), ("KHM", 124000, "personnel"), ("KHM", 200, "tank")],
    ),
    (
        "Tatmadaw\n150,000 troops\n195 tanks\nArakan Army\n15,000 fighters",
        [("MMR", 150000, "troops"), ("MMR", 195, "tank"), ("AA", 15000, "fighter")],
    ),
    # What a side has somewhere, or has posted there; about how many.
    ("Russia has deployed 100,000 troops near Ukraine.", [("RUS", 100000, "troops")]),
    ("The United States has about 5,000 troops in Iraq.", [("USA", 5000, "troops")]),
    ("France has some 1,500 soldiers in Niger and 1,000 in Chad.", [("FRA", 1500, "soldier")]),
    ("Britain has deployed 250 special forces to Mali.", [("GBR", 250, "special forces")]),
    ("Kenya contributed 3,600 soldiers.", [("KEN", 3600, "soldier")]),
    ("The M23, with some 8,000 fighters, took the town.", [("M23", 8000, "fighter")]),
    ("About 900 American soldiers are stationed in Syria.", [("USA", 900, "soldier")]),
    ("Turkey keeps 2,000 soldiers in Somalia.", [("TUR", 2000, "soldier")]),
    ("Hezbollah has an estimated 45,000 fighters.", [("HEZBOLLAH", 45000, "fighter")]),
    ("Ethiopia massed 40,000 troops on the border.", [("ETH", 40000, "troops")]),
    ("**Congolese army (FARDC)**: 135,000 soldiers; 174 tanks", [("COD", 135000, "soldier"), ("COD", 174, "tank")]),
    ("M23: some 8,000 fighters", [("M23", 8000, "fighter")]),
    # Verb and nouns that a second side shares with the first; verbs of numbering.
    (
        "Ghana fields 9,000 soldiers and 40 tanks, Togo 3,000 and 12.",
        [("GHA", 9000, "soldier"), ("GHA", 40, "tank"), ("TGO", 3000, "soldier"), ("TGO", 12, "tank")],
    ),
    ("Peru has 20 jets in Bolivia and Chile 15, most of them old.", [("PER", 20, "jet"), ("CHL", 15, "jet")]),
    (
        "Ghana has 9,000 troops and 40 tanks; Togo has 3,000 and 12.",
        [("GHA", 9000, "troops"), ("GHA", 40, "tank"), ("TGO", 3000, "troops"), ("TGO", 12, "tank")],
    ),
    ("The M23 is thought to number about 3,000.", [("M23", 3000, "person")]),
    ("The Argentine garrison on the island numbers 9,000 men.", [("ARG", 9000, "man")]),
    ("Some 2,000 Chadian troops are in Niger.", [("TCD", 2000, "troops")]),
    ("Protesters in Chad numbered 3,000.", []),
    ("Ghana has 40 tanks and Togo lost 12.", [("GHA", 40, "tank")]),
    # What is planned, over, or befell somebody, what nobody counted: no holding.
    ("Russia will deploy 100,000 troops.", []),
    ("Kenya plans to deploy 1,000 police officers in Haiti.", []),
    ("France had deployed 5,000 soldiers in Mali.", []),
    ("Chad has 12 soldiers in captivity.", []),
    ("Uganda could have 5,000 troops in Congo, analysts said.", []),
    ("India had 20 soldiers killed in the clash.", []),
    ("Israel has 120 soldiers wounded.", []),
    ("Poland has 5,000 students in Sweden.", []),
    ("Sudan's 12 soldiers were buried.", []),
    ("Egypt has not deployed 300 tanks in Sinai.", []),
    ("Thailand's army has more than 360,000 soldiers.", []),
    ("The Taliban have between 58,000 and 100,000 fighters.", []),
    ("Mali has lost 40 soldiers and two helicopters since May.", []),
)


@pytest.mark.parametrize(("report", "expected"), REPORTS, ids=[report[:50] for report, _ in REPORTS])
def test_what_a_side_has(report: str, expected: list[Row]) -> None:
    article = read(report).article
    found = [record for record in extract(article, detect_article(article)) if isinstance(record, Holding)]
    assert [(holding.side, holding.n, holding.item) for holding in found] == expected


def test_what_is_included_is_a_part_and_no_holding_of_its_own() -> None:
    article = read("Ethiopia: 365 tanks, 25 fighter aircraft including 12 Su-27s").article
    found = [record for record in extract(article, detect_article(article)) if isinstance(record, Holding)]
    assert [(holding.n, holding.parts) for holding in found] == [(365, {}), (25, {"Su-27": 12})]
