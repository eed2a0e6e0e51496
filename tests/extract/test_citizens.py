"""Who is of a land and speaks for no state: private people, bodies of civil society."""

import pytest

from counterclaim.actor import Actor
from counterclaim.extract.citizens import citizen_of, civil_body_in

LAND = Actor("Norland", "NOR", "state", iso3="NOR")
PRIVATE = ["doctor", "arms dealer", "medic with the UN force", "priests", "tribal leader", "church official", "aid worker", "taxi driver"]
CIVIL = ["human rights group", "rights league", "Catholic Church", "lawyers' association", "women's network", "human rights council"]
OFFICIAL = [
    "health ministry",
    "mayor",
    "officials",
    "army",
    "health institute",
    "medics",
    "leader",
    "national human rights council",
    "court",
]


@pytest.mark.parametrize("tail", PRIVATE)
def test_a_private_person_is_nobodys_source(tail: str) -> None:
    assert citizen_of(LAND, tail) == Actor(f"Norland {tail}", "UNNAMED", "unnamed", iso3="NOR")


@pytest.mark.parametrize("tail", CIVIL)
def test_a_body_of_citizens_is_none_of_the_state(tail: str) -> None:
    assert citizen_of(LAND, tail) == Actor(f"Norland {tail}", "NGO", "ngo", iso3="NOR")


@pytest.mark.parametrize("tail", OFFICIAL)
def test_what_is_a_states_stays_so(tail: str) -> None:
    assert citizen_of(LAND, tail) is None


def test_an_alliance_has_no_citizens() -> None:
    assert citizen_of(Actor("United Nations", "INTL", "international_body"), "doctor") is None


def test_a_body_in_a_town_is_not_the_state_that_the_town_stands_for() -> None:
    seated = civil_body_in("a human rights council", " in ")
    assert seated == Actor("human rights council", "NGO", "ngo")
    assert civil_body_in("the government", " in ") is None
    assert civil_body_in("a human rights council", " of ") is None
