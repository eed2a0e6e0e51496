"""What the annotator says of one passage: words with their parse, entities, attributions, predicates and conflict events."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the parse. Offsets are characters of the passage; head is an index into the words, -1 for the root."""

    start: int
    end: int
    text: str
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """A labelled character span; score is the mean probability of its words' tags."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class AttributionSpan:
    """Who says what, as character spans. A content may be interrupted, so it has fragments; without a cue there is no source."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    contents: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Status:
    """How an event is told (MEANTIME): certain, probable or possible; negated or not; past and present, or to come."""

    certainty: str = "CERTAIN"
    polarity: str = "POS"
    timing: str = "NON_FUTURE"


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate (word index), its arguments: (PropBank role, word index of the argument's head), and how it is told."""

    word: int
    roles: tuple[tuple[str, int], ...]
    status: Status = Status()


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names a conflict event, its coarse class, and its arguments' heads anywhere in the passage."""

    word: int
    label: str
    roles: tuple[tuple[str, int], ...]
    score: float
    status: Status = Status()


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that the annotator says of one passage; sentences are ranges of word indexes."""

    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[Tagged, ...]
    attributions: tuple[AttributionSpan, ...]
    predicates: tuple[Predicate, ...]
    triggers: tuple[Trigger, ...]
