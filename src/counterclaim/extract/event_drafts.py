"""What every rule of events shares: the case it looks at, the draft it makes, and the vocabulary of PLOVER."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from counterclaim.actor import OUTLET, UNNAMED, Actor
from counterclaim.claim import Claim
from counterclaim.event import Interval, Location
from counterclaim.extract.clauses import Sentence, Voice
from counterclaim.extract.context import Reading
from counterclaim.noun import Span
from counterclaim.vocabulary.loader import Vocabulary, load

NO_ACTOR = frozenset({OUTLET, UNNAMED})


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mode and the words that tell it."""

    mode: str
    words: tuple[str, ...]


class EventPatterns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns of one type and mode; ``parties`` = "belligerents" where a pattern without actors is about those who fight."""

    type: str
    patterns: tuple[str, ...]
    mode: str | None = None
    parties: str = ""


class Saying(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns by which a plain saying is an act: a statement that "there will be no talks" rejects them."""

    type: str
    patterns: tuple[str, ...]
    mode: str | None = None


class AcledRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The ACLED type and sub-type of a PLOVER type and mode; ``joint`` where it holds only for sides that fight each other."""

    plover: str
    mode: str
    type: str
    sub_type: str
    joint: bool = False


class PloverVocabulary(Vocabulary, frozen=True, kw_only=True):
    """plover.toml."""

    acts: dict[str, str]
    act_modes: dict[str, str]
    request_modes: tuple[Mode, ...]
    own_end: tuple[str, ...]
    appeals: tuple[str, ...]
    cautioned: tuple[str, ...]
    force: tuple[str, ...]
    violence: tuple[str, ...]
    going_on: tuple[str, ...]
    penalties: tuple[str, ...]
    relief: tuple[str, ...]
    retribution: tuple[str, ...]
    untruths: tuple[str, ...]
    charges: tuple[str, ...]
    conditions: tuple[str, ...]
    only_if: tuple[str, ...]
    silences: tuple[str, ...]
    allegations: tuple[str, ...]
    proposals: tuple[str, ...]
    plain_acts: frozenset[str]
    sayings: tuple[Saying, ...]
    mutual: tuple[str, ...]
    no_offers: tuple[str, ...]
    backing: tuple[str, ...]
    means: tuple[Mode, ...]
    weapons: dict[str, str]
    suffered: tuple[str, ...]
    harms: dict[str, str]
    together: frozenset[str]
    fighting: tuple[str, ...]
    violent: frozenset[str]
    ending: frozenset[str]
    costs: frozenset[str]
    state_words: frozenset[str]
    group_words: frozenset[str]
    rebel_words: frozenset[str]
    events: tuple[EventPatterns, ...]
    measures: dict[str, tuple[str, str]]
    acled: tuple[AcledRow, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before it has an id: article offsets and everything that a rule found.

    ``line`` is the number of its sentence; ``apart`` where it is told in a clause of its own beside another attack of that sentence.
    """

    plover: str
    mode: str | None
    span: Span
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    voice: Voice
    rule: str
    line: int = -1
    apart: bool = False
    place: Location | None = None
    date: Interval | None = None
    weapon: str | None = None
    tolls: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """What every rule looks at: the article, its claims, its sentences with slots, and the two who fight (else empty).

    ``unnamed_war`` is the state that fights, and the rebels that it fights, where the article gives these no name;
    ``culprit`` is the one group that claims an attack; ``parleying`` are the two who talk and agree on truces.
    """

    reading: Reading
    claims: Sequence[Claim]
    lines: tuple[Sentence, ...]
    fighting: tuple[Actor, ...]
    unnamed_war: tuple[Actor, ...] = ()
    culprit: Actor | None = None
    parleying: tuple[Actor, ...] = ()

    @property
    def camps(self) -> tuple[Actor | None, Actor | None]:
        """The state and the armed group that fight each other, with rebels that have no name as such a group; nulls where others fight."""
        both = self.fighting or self.unnamed_war
        state = next((actor for actor in both if actor.side and actor.side == actor.iso3), None)
        group = next((actor for actor in both if actor.side != actor.iso3 and actor.kind == "armed_group"), None)
        group = group or next((actor for actor in self.unnamed_war if actor.side is None), None)
        return (state, group) if state and group else (None, None)

    def camp_of(self, word: str) -> Actor | None:
        """Return whose men a common word means ("rebel", "government"), null where the article leaves it open or it is no such word.

        Rebels are the opposition that a state talks with, where there is one, rather than another group that it fights.
        """
        state, group = self.camps
        if word in plover().state_words and state and group:
            return state
        if word in plover().rebel_words:
            opposed = [actor for actor in self.parleying if actor.side != actor.iso3]
            return opposed[0] if len(opposed) == 1 else (group if state else None)
        return group if word in plover().group_words and state else None

    def enemies_of(self, actors: Iterable[Actor]) -> tuple[Actor, ...]:
        """Return whom ``actors`` fight: the other of the two, where one of them is a side of the war."""
        own = {actor.side for actor in actors}
        others = tuple(actor for actor in self.fighting if actor.side not in own)
        return others if len(others) == 1 else ()


def plover() -> PloverVocabulary:
    """Return plover.toml."""
    return load("plover", PloverVocabulary)


def sides_of(actors: Iterable[Actor]) -> set[str | None]:
    """Return whom actors stand for."""
    return {actor.side for actor in actors}


def of_sides(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return the actors that can do or suffer something: everybody but outlets and unnamed sources."""
    return tuple(
        actor for actor in actors if actor.side not in NO_ACTOR and (actor.side is not None or actor.kind in ("armed_group", "civilians"))
    )


@cache
def _mode_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row.mode, tuple(f" {word} " for word in row.words)) for row in plover().means)


def means_of(text: str) -> str | None:
    """Return the mode of an assault that casefolded words tell."""
    padded = _padded(text)
    return next((mode for mode, words in _mode_words() if any(word in padded for word in words)), None)


def weapon_of(text: str) -> str | None:
    """Return the first weapon that casefolded words name as what was used, never one that was hit."""
    return next((plover().weapons[word] for word in _padded(text).split() if word in plover().weapons), None)


def _padded(text: str) -> str:
    return " " + "".join(char if char.isalnum() or char == "-" else " " for char in text) + " "
