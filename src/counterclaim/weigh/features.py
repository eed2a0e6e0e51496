"""What the network is told beside the words: what the rules drafted, and how a slot stands to the word that asks for a side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.actor import INTL, NGO, OTHER, OUTLET, UNNAMED
from counterclaim.event import Event
from counterclaim.mention import SyntaxWord
from counterclaim.toll import Toll
from counterclaim.weigh.labels import DRAFTED, HARMS, NOBODY, PERIODS, STATUSES, TAGS, TYPES, Question
from counterclaim.weigh.scene import OF_PLACE, Said, Scene, Slot
from counterclaim.weigh.windows import Window

Floats = NDArray[np.float32]
STEPS = (-40, -20, -10, -5, -2, 0, 2, 5, 10, 20, 40)
ROLES = ("ARG0", "ARG1", "ARG2", "TMP", "LOC")
RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "amod", "compound", "conj", "appos", "acl")
FORMS = ("name", "adjective", "description", "pronoun", "group", "unnamed", OF_PLACE)
REACH = 4  # arcs between a slot's head and the word that asks
SAME = 0.3  # of two contents, share of their union in common from which the rules and the network mean one
STANDS = ("nobody", "rule", "first", "second", "voice", "doer")
"""Answers without words of their own: nobody, whom the rules name, the two who fight, who speaks, who did the harm by the rules."""
PAIR = 2 + len(STEPS) + 1 + len(ROLES) + 2 * len(RELATIONS) + 1 + len(FORMS) + 4
SIDE = 12


@dataclass(frozen=True, slots=True)
class Ask:
    """A question at a word of a window, and what the rules answer: sides, empty where they drafted nothing there.

    ``end`` is the end of the content that ``word`` begins, for what is said; else the word's own. ``doer`` did the harm by the rules.
    """

    question: Question
    word: int
    end: int
    kind: int
    drafted: tuple[str | None, ...]
    voice: str | None
    doer: str | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """The possible answers to an ask: their sides, stands first, slots after; pair [n, PAIR], side [n, SIDE], valid [n]."""

    sides: tuple[tuple[str | None, ...], ...]
    pair: Floats
    side: Floats
    valid: NDArray[np.bool_]


def drafted(scene: Scene, passage: int) -> Floats:
    """Return by word of a passage what the rules made of it: [words, DRAFTED]."""
    found = np.zeros((len(scene.words(passage)), DRAFTED), dtype=np.float32)
    offset = len(TYPES)
    for done in scene.done[passage]:
        found[done.head, TYPES.index(done.event.plover)] = 1
    for (where, word), toll in scene.tolls.items():
        if where == passage:
            found[word, offset + HARMS.index(toll.harm)] = 1
            found[word, offset + len(HARMS) + STATUSES.index(toll.subject.status)] = 1
            found[word, offset + len(HARMS) + len(STATUSES) + PERIODS.index(toll.period)] = 1
    for said in scene.said[passage]:
        found[said.start, DRAFTED - len(TAGS)] = 1
        found[said.start + 1 : said.end, DRAFTED - len(TAGS) + 1] = 1
        found[said.end - 1, DRAFTED - 1] = 1
    return found


def claim_at(scene: Scene, passage: int, start: int, end: int) -> Said | None:
    """Return the claim of the rules that a content of the network is."""

    def common(one: Said) -> float:
        shared = min(one.end, end) - max(one.start, start)
        return shared / (max(one.end, end) - min(one.start, start))

    best = max(scene.said[passage], key=common, default=None)
    return best if best is not None and common(best) >= SAME else None


def event_at(scene: Scene, passage: int, word: int, plover: str) -> Event | None:
    """Return the event of the rules of a type that is told at a word."""
    return next((one.event for one in scene.done[passage] if one.event.plover == plover and one.start <= word < one.end), None)


def side_of_toll(question: Question, toll: Toll | None) -> tuple[str | None, ...]:
    """Return the rules' answer about a number."""
    if toll is None:
        return ()
    return (toll.subject.side,) if question == "subject" else (toll.claimant.side,)


def answers_to(scene: Scene, window: Window, ask: Ask) -> Answers:
    """Return what an ask can be answered with."""
    stands = _stands(scene, ask)
    sides = (*(side for side, _ in stands), *(slot.sides for slot in window.slots))
    pair = np.zeros((len(sides), PAIR), dtype=np.float32)
    for number, slot in enumerate(window.slots, start=len(stands)):
        pair[number] = _pair(scene, window, ask.word, slot)
    in_window = {side for slot in window.slots for side in slot.sides}
    side = np.array([_side(scene, ask, one, in_window) for one in sides], dtype=np.float32)
    valid = np.array([*(known for _, known in stands), *(True for _ in window.slots)])
    return Answers(sides, pair, side, valid)


def _stands(scene: Scene, ask: Ask) -> list[tuple[tuple[str | None, ...], bool]]:
    nobody = NOBODY[ask.question]
    first, second = (*scene.fighting, None, None)[:2]
    others = tuple(side for side in ask.drafted if side != nobody)
    return [
        ((nobody,), True),
        (others, bool(others)),
        ((first,), first is not None),
        ((second,), second is not None),
        ((ask.voice,), ask.voice not in (None, OUTLET, nobody)),
        ((ask.doer,), ask.doer is not None),
    ]


def _side(scene: Scene, ask: Ask, sides: Sequence[str | None], in_window: set[str | None]) -> list[float]:
    """Return how sides stand to the article and to the rules' answer."""
    side = sides[0] if sides else None
    first, second = (*scene.fighting, None, None)[:2]
    return [
        float(side is not None and side == first),
        float(side is not None and side == second),
        float(bool(scene.fighting) and side not in scene.fighting),
        float(side in (INTL, NGO)),
        float(side in (UNNAMED, OTHER)),
        float(side in (OUTLET, None)),
        float(bool(ask.drafted)),
        float(any(one in ask.drafted for one in sides)),
        float(ask.voice is not None and side == ask.voice),
        float(ask.doer is not None and side == ask.doer),
        scene.shares.get(side, 0.0),
        float(side in in_window),
    ]


def _pair(scene: Scene, window: Window, word: int, slot: Slot) -> list[float]:
    """Return how a slot stands to a word of the window's passage."""
    same = slot.passage == window.passage
    distance = slot.start - word
    step = sum(distance >= limit for limit in STEPS) if same else -1
    near = [float(same), float(slot.passage == window.passage - 1), *(float(step == number) for number in range(len(STEPS) + 1))]
    words = scene.words(window.passage)
    tree = _tree(words, word, slot) if same else [0.0] * (len(ROLES) + 2 * len(RELATIONS) + 1)
    form = [float(slot.form == one) for one in FORMS]
    apart = (window.places[slot.passage, slot.start] - window.place(word)) / 100
    return [*near, *tree, *form, float(slot.possessive), float(slot.person), float(len(slot.sides) > 1), apart]


def _tree(words: Sequence[SyntaxWord], word: int, slot: Slot) -> list[float]:
    arguments: Mapping[str, int] = dict(words[word].roles)
    roles = [float(slot.start <= arguments.get(role, -1) < slot.end) for role in ROLES]
    inside = range(slot.start, slot.end)
    head = next((at for at in inside if words[at].head not in inside), slot.start)
    at, arcs = head, 0
    while at >= 0 and arcs < REACH:
        at, arcs = words[at].head, arcs + 1
        if at == word:
            break
    reaches = at == word
    relation = words[head].deprel
    hung = [float(reaches and relation == one and (arcs == 1) == near) for one in RELATIONS for near in (True, False)]
    return [*roles, *hung, float(reaches)]
