"""Events by the parse, where no pattern tells them: on parses written by hand over the real detectors' mentions."""

from dataclasses import replace

import pytest

from counterclaim.extract.camps import whole
from counterclaim.extract.clauses import sentences
from counterclaim.extract.event_drafts import Case
from counterclaim.extract.event_frames import from_frames
from tests.extract.parsed import parsed
from tests.extract.war_readings import reading


def told(text, tree, tags, roles=None):
    read = reading(text)
    words = parsed(text, tree, tags, roles)
    read = replace(read, passages=(replace(read.passages[0], words=words),))
    scene = whole(read)
    drafts = from_frames(Case(scene.reading, (), sentences(scene.reading), scene.fighting))
    return [(one.plover, [who.side for who in one.actors], [who.side for who in one.recipients]) for one in drafts]


SVO, SVO_TAGS = "nsubj:2 root obj:2 punct:2", "PROPN VERB PROPN PUNCT"


@pytest.mark.parametrize(
    ("text", "tree", "tags", "found"),
    [
        ("Ethiopia shelled Eritrea .", SVO, SVO_TAGS, [("ASSAULT", ["ETH"], ["ERI"])]),
        ("Kenyan soldiers left .", "amod:2 nsubj:3 root punct:3", "ADJ NOUN VERB PUNCT", [("RETREAT", ["KEN"], [])]),
        ("Kenyan doctors left .", "amod:2 nsubj:3 root punct:3", "ADJ NOUN VERB PUNCT", []),
        ("Eritrea detained reporters .", SVO, "PROPN VERB NOUN PUNCT", [("COERCE", ["ERI"], [])]),
        ("Chad sealed off roads .", "nsubj:2 root compound:prt:2 obj:2 punct:2", "PROPN VERB ADP NOUN PUNCT", [("COERCE", ["TCD"], [])]),
        (
            "Uganda was bombed by Rwanda .",
            "nsubj:pass:3 aux:pass:3 root case:5 obl:agent:3 punct:3",
            "PROPN AUX VERB ADP PROPN PUNCT",
            [("ASSAULT", ["RWA"], ["UGA"])],
        ),
        (
            "Ethiopian warplanes bombed Eritrea .",
            "amod:2 nsubj:3 root obj:3 punct:3",
            "ADJ NOUN VERB PROPN PUNCT",
            [("ASSAULT", ["ETH"], ["ERI"])],
        ),
        (
            "Islamic State driven out of Libya .",
            "amod:2 nsubj:3 root compound:prt:3 case:6 obl:3 punct:3",
            "ADJ PROPN VERB ADP ADP PROPN PUNCT",
            [],
        ),
        ("Ethiopia criticised Eritrea .", SVO, SVO_TAGS, []),  # acts of speech are read with who says what
        ("Ethiopia helped Eritrea .", SVO, SVO_TAGS, []),  # too loose a word to be an event
    ],
)
def test_events_by_the_parse(text, tree, tags, found):
    assert told(text, tree, tags) == found


def test_politicians_who_clash_over_other_things_attack_nobody():
    text = "Emmanuel Macron clashed with Viktor Orban ."
    assert told(text, "nsubj:3 flat:1 root case:6 compound:6 obl:3 punct:3", "PROPN PROPN VERB ADP PROPN PROPN PUNCT") == []


def test_without_a_parse_there_are_none():
    read = reading("Ethiopia shelled Eritrea.")
    assert list(from_frames(Case(read, (), sentences(read), ()))) == []
