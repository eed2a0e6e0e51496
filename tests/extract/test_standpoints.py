"""Stances that verbs tell of charges, figures and plans, without a word of who takes them."""

import pytest

from counterclaim.claim import Position
from counterclaim.extract.standpoints import standpoints
from counterclaim.pipeline import the_annotator

from . import war_readings
from .annotated import needs_weights, records

pytestmark = needs_weights

TAKEN = [
    ("The raid killed forty, a figure Ecuador's army dismissed as a fable.", [("ECU", "reject")]),
    ("Brazil asked for a truce, a demand that Peru's government threw out.", [("PER", "reject")]),
    ("Ecuador charged Peru with murder, an accusation Peru has always rejected.", [("PER", "reject")]),
    ("Chile and Bolivia blocked a resolution on the raid.", [("CHL", "reject"), ("BOL", "reject")]),
    ("The plan was turned down by Ecuador.", [("ECU", "reject")]),
    ("Peru's president came out against an embargo.", [("PER", "reject")]),
    ("Togo lobbied against the proposal.", [("TGO", "reject")]),
    ("Ghana described the report as biased.", [("GHA", "reject")]),
    ("Brazil asked Peru to wait. Peru refused.", [("PER", "reject")]),
    ("Togo brushed aside the allegations.", [("TGO", "reject")]),
    ("Norway sighed. Ghana objected to its plan.", [("GHA", "reject")]),
    ("Denmark and Sweden backed the mission.", [("DNK", "accept"), ("SWE", "accept")]),
    ("Ecuador agreed to the plan on Friday.", [("ECU", "accept")]),
    ("Peru's president signed the draft.", [("PER", "accept")]),
    ("Ecuador has accepted the plan, provided that Peru leaves the valley.", [("ECU", "conditional")]),
    ("Peru ruled out talks while Ecuador holds the valley.", [("PER", "conditional")]),
]

NOT_TAKEN = [
    "Ecuador neither accepted nor rejected the plan.",
    "Peru has not rejected the plan.",
    "Peru may reject the plan.",
    "Chile was accused of blocking the resolution.",
    "Peru's army blocked the road.",
    "Peru's forces, backed by Chile, left.",
    "The truce of 1941, signed by Peru, is dead.",
    "Ecuador signed a port deal.",
    "Peru called it a crime.",
    "Ghana described the report as thorough.",
    "The mayor rejected the plan.",
    "Peru's army dismissed a general.",
]


@pytest.mark.parametrize(("text", "taken"), TAKEN)
def test_who_takes_which_stance(text, taken):
    read = war_readings.reading(text, annotator=the_annotator())
    assert {(actor.side, one.stance) for one in standpoints(read) for actor in one.actors} == set(taken)


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_what_takes_no_stance(text):
    assert not list(standpoints(war_readings.reading(text, annotator=the_annotator())))


def test_a_stance_is_recorded_once_whether_a_claim_or_a_verb_tells_it():
    found = [one for one in records("Ecuador charged Peru with murder. Peru rejected the charge.") if isinstance(one, Position)]
    assert [(one.actor.side, one.stance) for one in found] == [("PER", "reject")]


def test_a_condition_is_kept_in_the_words_of_the_article():
    text = "Ecuador has accepted the plan, provided that Peru leaves the valley."
    (found,) = standpoints(war_readings.reading(text, annotator=the_annotator()))
    assert found.condition is not None
    assert found.condition.exact == "Peru leaves the valley"
