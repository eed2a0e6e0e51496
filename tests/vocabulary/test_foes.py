"""The list of wars: every side of it is one that the vocabularies know, and a war is over when it is over."""

import pytest

from counterclaim.vocabulary.actors import countries, leaders, organisations, side_of_organisation
from counterclaim.vocabulary.foes import FoeVocabulary, KnownWar, at_war
from counterclaim.vocabulary.loader import load

WARS = load("foes", FoeVocabulary).wars


def test_every_side_is_known() -> None:
    states = {country.iso3 for country in countries().countries}
    groups = {side_of_organisation(group, group.name.upper()) for group in organisations().groups}
    others = {leader.side for leader in leaders().leaders}
    unknown = {side for war in WARS for side in (*war.left, *war.right)} - states - groups - others
    assert not unknown


def test_nobody_fights_itself_and_no_war_ends_before_it_begins() -> None:
    assert not [war for war in WARS if set(war.left) & set(war.right) or (war.end and war.end < war.start)]


@pytest.mark.parametrize(
    ("day", "fought"),
    [("1982-03-31", False), ("1982-04-01", True), ("1982-06-30", True), ("1982-07-01", False)],
)
def test_months_that_begin_and_end_a_war_are_in_it(day: str, fought: bool) -> None:
    assert (frozenset({"GBR", "ARG"}) in at_war(day)) is fought


def test_a_war_without_an_end_goes_on() -> None:
    assert KnownWar(("AAA",), ("BBB",), "2020-02-03", "").lasted("2031-01-01")
    assert not KnownWar(("AAA",), ("BBB",), "2020-02-03", "").lasted("2020-02-02")
