"""Whose the offices of towns and regions are, and that the place of who speaks does not speak; made-up reporting."""

import pytest

from counterclaim.detect.passages import detect_article
from counterclaim.extract.claims import extract_claims
from counterclaim.extract.context import Reading
from counterclaim.extract.coreference import resolve
from counterclaim.extract.homeland import homeland
from counterclaim.extract.local_seats import seat_of_office
from counterclaim.extract.memory import Memory, alone_in_arms
from counterclaim.extract.parties import belligerents

from .written import written

TWO = "Russia and Ukraine traded fire on Friday, and the Russian army said that its missiles hit a factory near Kyiv."


def speakers(*paragraphs: str) -> list[tuple[str | None, str]]:
    article = written(*paragraphs)
    passages = detect_article(article)
    reading = Reading(article, passages, resolve(article, passages), article.published.day)
    found = extract_claims(reading)
    return [(claim.claimant.side, claim.claimant.name) for claim in found]


@pytest.mark.parametrize(
    ("paragraph", "side"),
    [
        ("Odesa's governor Maksym Marel said that two missiles fired from the coast hit the ship.", "UKR"),
        ("Ukrainian drones hit a power plant at Shatura, the governor, Andrei Vorel, said.", "RUS"),
        ("Russian shells killed four people in Borova and Kharkiv, the governor said.", "UKR"),
        ("The governor of Kharkiv, Petro Mol, said that nobody had been lost.", "UKR"),
        ("Russian forces shelled the port. The mayor of Belgorod said that two houses burned.", "RUS"),
    ],
)
def test_an_office_of_a_town_is_of_the_state_in_which_the_town_lies(paragraph, side):
    assert speakers(TWO, paragraph)[-1][0] == side


def test_one_holder_of_an_office_is_not_the_next():
    told = "The mayor of Belgorod said that two houses burned. The governor of Kharkiv, Petro Mol, said that nobody had been lost."
    assert speakers(TWO, told)[-2:] == [("RUS", "Mayor of Russia"), ("UKR", "Petro Mol")]


def seats(*paragraphs: str) -> list[str | None]:
    passages = detect_article(written(*paragraphs))
    memory = Memory(belligerents(passages), homeland(passages), {}, None, people={}, in_arms=alone_in_arms(passages))
    return [seat_of_office(memory, one, mention) for one in passages for mention in one.actors if mention.head == "governor"]


def test_a_town_owns_its_office():
    assert seats(TWO, "The governor of Kharkiv wrote that nobody had died.") == ["UKR"]
    assert seats(TWO, "The governor wrote that nobody had died.") == [None]


def test_where_an_authority_rules_land_of_a_state_a_town_does_not_tell_whose_office_it_is():
    told = "Shells killed four people in Gori, the governor said."
    assert seats("Georgia and Russia traded fire on Friday. Russia accused Georgia of an attack.", told) == ["GEO"]
    assert seats("Georgia and South Ossetia traded fire on Friday. The South Ossetian authorities accused Georgia.", told) == [None]


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ("Residents of Salif said on Monday that two loud blasts were heard.", ("UNNAMED", "Residents")),
        ("UNITA attacked a convoy in Angola. The movement's office in Europe has denied the charge.", ("UNITA", "UNITA office")),
        ("The command at Khankala admitted that 70 soldiers were dead.", ("UNNAMED", "command")),
        ("Shells fell on the bazaar, they say, and the dead were left in the street.", ("UNNAMED", "they")),
    ],
)
def test_the_place_of_who_speaks_does_not_speak_and_they_without_a_name_are_nobody_known(paragraph, speaker):
    assert speakers(paragraph)[-1] == speaker
