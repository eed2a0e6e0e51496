"""Whom bare words of forces mean: "the security forces", "soldiers", "the militants" of an article on one state and one armed group.

Coreference leaves a description open where no name stands near. Over a whole article less is open: the state whose army, government or
police it speaks of throughout, and the one armed group that it names as fighting there. Where either is in doubt, the words stay open.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from counterclaim.actor import Actor
from counterclaim.extract.context import Reading
from counterclaim.extract.homeland import homeland
from counterclaim.extract.parties import belligerents, evidence_between, wars
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import name_of_side
from counterclaim.vocabulary.loader import Vocabulary, load

RELATIVES = frozenset({"who", "which"})
NEXT = 2  # characters from a mention to the pronoun that refers to it
LEAST_REBELS = 2  # mentions of rebels without a name from which an article is about a war with them
LEAD = 2  # times the mentions of the next armed group that the one meant needs
Who = tuple[int, int]  # passage index, mention index


class CampVocabulary(Vocabulary, frozen=True, kw_only=True):
    """camps.toml."""

    state: tuple[str, ...]
    group: tuple[str, ...]
    leads: frozenset[str]
    foreign: frozenset[str]


@dataclass(frozen=True, slots=True)
class Camps:
    """The state and the armed group that bare words mean; null where that is open."""

    state: Actor | None
    group: Actor | None

    @property
    def both(self) -> tuple[Actor, ...]:
        """The two, where both are known."""
        return (self.state, self.group) if self.state and self.group else ()


def with_camps(reading: Reading) -> tuple[Reading, tuple[Actor, ...], tuple[Actor, ...]]:
    """Return ``reading`` with the bare words of forces resolved, who fights in it (two, or nobody), and the state that fights rebels."""
    camps = camps_of(reading)
    actors = {**reading.actors, **dict(_meant(reading, camps))}
    actors.update(_relatives(reading, actors))
    widened = replace(reading, actors=actors) if actors != reading.actors else reading
    return widened, belligerents(reading.passages) or _fighting(widened, camps), _against_rebels(reading, camps)


def _against_rebels(reading: Reading, camps: Camps) -> tuple[Actor, ...]:
    """Return the state of an article that speaks of rebels, whoever they are, and the rebels without a side."""
    rebels = sum(
        mention.form == "description" and _names(passage, mention, "group") for passage in reading.passages for mention in passage.actors
    )
    return (camps.state, Actor("rebels", None, "armed_group")) if camps.state and rebels >= LEAST_REBELS else ()


def camps_of(reading: Reading) -> Camps:
    """Return the state and the armed group of an article whose bare words can be told apart."""
    state = _state(reading)
    return Camps(state, _group(reading.passages, state.side if state else None))


def _fighting(reading: Reading, camps: Camps) -> tuple[Actor, ...]:
    """Return state and group where at least one sentence, its bare words understood, sets them against each other."""
    if not camps.both or not evidence_between(reading.passages, reading.actors, *camps.both):
        return ()
    return tuple(sorted(camps.both, key=lambda actor: str(actor.side)))


def _state(reading: Reading) -> Actor | None:
    """Return the state whose organs the article speaks of without naming it: by what was resolved, else the state it is about."""
    organs = Counter(actor.side for actor in _resolved_organs(reading) if actor.side)
    if len(organs) > 1:
        return None
    found = next(iter(organs), None) or _home(reading.passages)
    return Actor(name_of_side(found) or found, found, "state", iso3=found) if found else None


def _home(passages: tuple[PassageMentions, ...]) -> str | None:
    home = homeland(passages)
    return home.state if len(home.states) == 1 else None


def _resolved_organs(reading: Reading) -> Iterator[Actor]:
    for (index, number), actors in reading.actors.items():
        mention = reading.passages[index].actors[number]
        if mention.form == "description" and len(actors) == 1 and actors[0].iso3 and _names(reading.passages[index], mention, "state"):
            yield actors[0]


def _group(passages: tuple[PassageMentions, ...], state: str | None) -> Actor | None:
    """Return the armed group that the article names most, if it is at home in ``state`` or at war with it."""
    named = Counter(
        mention.actor.side
        for passage in passages
        for mention in passage.actors
        if mention.actor and mention.actor.kind == "armed_group" and mention.actor.side
    )
    ranked = named.most_common(2)
    if state is None or not ranked or (len(ranked) == 2 and ranked[0][1] < LEAD * ranked[1][1]):
        return None
    group = next(
        mention.actor for passage in passages for mention in passage.actors if mention.actor and mention.actor.side == ranked[0][0]
    )
    at_war = any(war.sides == {state, group.side} for war in wars(passages))
    return group if group.iso3 == state or at_war else None


def _meant(reading: Reading, camps: Camps) -> Iterator[tuple[Who, tuple[Actor, ...]]]:
    for index, passage in enumerate(reading.passages):
        for number, mention in enumerate(passage.actors):
            if mention.form != "description" or reading.actors.get((index, number)):
                continue
            if camps.state and _names(passage, mention, "state"):
                yield (index, number), (replace(camps.state, kind="military"),)
            elif camps.group and _names(passage, mention, "group"):
                yield (index, number), (camps.group,)


def _relatives(reading: Reading, actors: Mapping[Who, tuple[Actor, ...]]) -> Iterator[tuple[Who, tuple[Actor, ...]]]:
    """Yield who "who" and "which" are right behind a mention: whoever that is, nobody where that is open."""
    for index, passage in enumerate(reading.passages):
        for number, (before, mention) in enumerate(pairwise(passage.actors), start=1):
            relative = mention.form == "pronoun" and passage.view[mention.start : mention.end].casefold() in RELATIVES
            if relative and 0 < mention.start - before.end <= NEXT and before.form != "pronoun":
                yield (index, number), actors.get((index, number - 1), ())


@cache
def _endings(camp: str) -> tuple[str, ...]:
    return tuple(f" {word}" for word in getattr(load("camps", CampVocabulary), camp))


def _names(passage: PassageMentions, mention: ActorMention, camp: str) -> bool:
    """Whether the mention ends with words of a camp, with none before them that leave it open whose they are."""
    words = " " + passage.view[mention.start : mention.end].casefold()
    if not words.endswith(_endings(camp)):
        return False
    known, before = load("camps", CampVocabulary), _word_before(passage, mention)
    leading = words.startswith(" the ") or before in known.leads
    return leading and known.foreign.isdisjoint((*words.split(), before))


def _word_before(passage: PassageMentions, mention: ActorMention) -> str:
    """Return the word right before a mention, "" where it opens a sentence or follows a mark."""
    start = next((start for start, end in passage.sentences if start <= mention.start < end), mention.start)
    words = passage.view[start : mention.start].casefold().split()
    return words[-1] if words and words[-1][-1].isalnum() else ""
