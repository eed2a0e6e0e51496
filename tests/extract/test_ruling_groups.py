"""Armed groups that govern speak and fight for their state."""

import pytest

from counterclaim.claim import Claim
from counterclaim.event import Event
from counterclaim.extract import extract
from counterclaim.pipeline import the_annotator
from counterclaim.vocabulary.actors import governs
from tests.extract.annotated import needs_weights
from tests.extract.war_readings import reading

SAID = "The Taliban said that Pakistani troops had shelled Khost and that their fighters had killed 12 Pakistani soldiers."


@pytest.mark.parametrize(
    ("side", "day", "rules"),
    [
        ("TALIBAN", "2021-08-14", False),
        ("TALIBAN", "2021-08-15", True),
        ("TALIBAN", "2000-01-01", True),
        ("TALIBAN", "2001-11-13", False),
        ("RPF", "1994-05-01", False),
        ("M23", "2025-02-01", False),
    ],
)
def test_terms_run_from_the_first_day_to_before_the_last(side, day, rules):
    assert governs(side, day) is rules


@needs_weights
@pytest.mark.parametrize(("day", "side"), [("2016-03-01", "TALIBAN"), ("2025-10-15", "AFG")])
def test_a_group_that_governs_is_its_state(day, side):
    read = reading(SAID, day=day, annotator=the_annotator())
    found = extract(read.article, read.passages)
    assert {one.claimant.side for one in found if isinstance(one, Claim)} == {side}
    struck = [one for one in found if isinstance(one, Event) and one.plover == "ASSAULT"]
    assert struck
    assert {actor.side for one in struck for actor in (*one.actors, *one.recipients)} == {side, "PAK"}


@needs_weights
def test_its_offshoot_abroad_does_not_govern():
    read = reading("The Pakistani Taliban said they had killed four policemen in Swat.", day="2025-10-15", annotator=the_annotator())
    assert {one.claimant.side for one in extract(read.article, read.passages) if isinstance(one, Claim)} == {"TTP"}
