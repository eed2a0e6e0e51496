"""Tolls of short reports from many wars, through the real detectors: whose losses, who says so, how they stand to each other."""

from pathlib import Path

import pytest

from counterclaim.article import Zone
from counterclaim.detect.passages import detect_article
from counterclaim.extract import extract
from counterclaim.toll import Toll
from tests.extract.toll_readings import read

REPORTS = [
    Path(__file__).with_name(name)
    for name in (
        "toll_wars.txt",
        "toll_forms.txt",
        "toll_fronts.txt",
        "toll_sources.txt",
        "toll_cases.txt",
        "toll_names.txt",
        "toll_grounds.txt",
        "toll_accounts.txt",
        "toll_mentions.txt",
        "toll_crowds.txt",
        "toll_measured.txt",
    )
]


def reports() -> list[tuple[str, list[str]]]:
    """Return the reports of the files beside this one, each with its rows."""
    found: list[tuple[str, list[str]]] = []
    for line in (line for path in REPORTS for line in path.read_text("utf-8").splitlines()):
        if line.startswith("> "):
            found.append((line[2:], []))
        elif line and not line.startswith("#"):
            found[-1][1].append(line)
    return found


def rows(text: str, *zones: Zone) -> list[str]:
    article = read(text, zones).article
    tolls = [record for record in extract(article, detect_article(article)) if isinstance(record, Toll)]
    return [row(toll) for toll in sorted(tolls, key=lambda toll: toll.start)]


def row(toll: Toll) -> str:
    """Return a toll in the notation of the file."""
    subject = toll.subject
    whose = (subject.side, subject.status, subject.item, toll.claimant.side, toll.stance, toll.period)
    return " | ".join("-" if field is None else str(field) for field in (toll.text, toll.low, toll.high, toll.harm, *whose))


@pytest.mark.parametrize(("report", "expected"), reports(), ids=[report[-60:] for report, _ in reports()])
def test_what_a_report_says(report: str, expected: list[str]) -> None:
    assert rows(report) == expected


def test_who_disputes_an_account_of_losses_denies_it() -> None:
    article = read("Rwanda puts its dead at 52; Ugandan officials dispute it.").article
    tolls = [record for record in extract(article, detect_article(article)) if isinstance(record, Toll)]
    assert [(toll.claimant.side, toll.value_status) for toll in tolls] == [("RWA", "stated"), ("UGA", "denied")]


def test_what_the_next_sentence_denies_is_a_toll_of_who_denies_it() -> None:
    article = read("Thai and Cambodian troops clashed. Cambodia said it had killed 14 Thai soldiers. Thailand denies that.").article
    said, denied = [record for record in extract(article, detect_article(article)) if isinstance(record, Toll)]
    assert (said.value_status, denied.value_status) == ("stated", "denied")
    assert (denied.claimant.side, denied.low, denied.harm) == ("THA", said.low, said.harm)
    assert denied.id != said.id
    assert all(article.text[span.start : span.end] == span.exact for span in denied.spans)


def test_where_somebody_speaks_of_a_toll_and_whose_attack_it_was_are_no_places_of_it() -> None:
    said = "Since the operation began in March, Colombia's army has lost 226 soldiers killed, the army said in Bogota on Wednesday."
    attack = "Mali's army said 40 people were killed in the Hezbollah attack on the base."
    raid = "Police said 12 people were killed in a raid in Ramadi, a town of Iraq."
    unsaid = "Police said 12 people were killed; they did not say where in Iraq it was."
    found = [record for text in (said, attack, raid, unsaid) for record in extract(read(text).article, detect_article(read(text).article))]
    tolls = [record for record in found if isinstance(record, Toll)]
    assert [toll.place for toll in tolls] == [None, None, "Ramadi", None]
    assert tolls[0].since is not None


def test_the_number_of_a_people_killed_is_a_toll() -> None:
    report = "The number of Palestinians killed since last Saturday has reached 2,670, doctors said."
    assert [line.split(" | ")[:4] for line in rows(report)] == [["2,670", "2670", "2670", "killed"]]


HEADLINES = [
    ("U.S. marine killed in Somalia fighting al-Shabaab", ["U.S. marine | 1 | 1 | killed | USA | military | - | OUTLET | none | incident"]),
    (
        "Colombian army officer killed in rebel ambush",
        ["Colombian army officer | 1 | 1 | killed | COL | military | - | OUTLET | none | incident"],
    ),
    ("Air strike destroys hospital in Saada", ["hospital | 1 | 1 | destroyed | - | civilian_object | hospital | OUTLET | none | incident"]),
    ("Truce holds as soldier killed near Stepanakert", ["soldier | 1 | 1 | killed | - | military | - | OUTLET | none | incident"]),
    ("Gunman kills 12 in Quetta", ["12 | 12 | 12 | killed | - | unknown | - | OUTLET | none | incident"]),
    ("Soldier tells of war in Tigray", []),
    ("Bomber jailed for life", []),
]


@pytest.mark.parametrize(("headline", "expected"), HEADLINES)
def test_what_a_headline_counts(headline: str, expected: list[str]) -> None:
    assert rows(headline, "headline") == expected


def test_a_headline_takes_source_and_side_from_the_count_of_the_article() -> None:
    text = "Strike kills dozens: monitor\nAn American air strike killed dozens of al-Shabaab fighters, the Observatory for Somalia said."
    headline = rows(text, "headline", "body")[0].split(" | ")
    assert headline[0] == "dozens"
    assert headline[4:6] == ["SHABAAB", "military"]
