"""Where a report was written, in front of what it says."""

import pytest

from counterclaim.dateline import dateline_end

OPENED = [
    ("KABUL, 3 May (Agency) - ", "Two men died."),
    ("GOMA, Congo -- ", "Rebels took a town."),
    ("BAKU/YEREVAN, Oct 20 (MPA) - ", "Shelling went on."),
    ("(AP) BANGKOK — ", "The army struck a village."),
    ("Beirut - ", "Israeli raids killed 15 people."),
    ("Port Sudan (AFP) – ", "The army said it had won."),
    ("Tbilisi, Georgia — ", '"We are ready," the minister said.'),
]
PLAIN = [
    "Ukraine - what we know so far",
    "Hezbollah - the Lebanese group - fired rockets.",
    "The army said it had won.",
    "Soldiers—most of them young—were killed.",
    "Moscow-backed forces left.",
    "",
]


@pytest.mark.parametrize(("dateline", "text"), OPENED)
def test_the_report_begins_behind_the_place_of_writing(dateline, text):
    assert dateline_end(dateline + text) == len(dateline)


@pytest.mark.parametrize("text", PLAIN)
def test_a_dash_alone_makes_no_dateline(text):
    assert dateline_end(text) == 0
