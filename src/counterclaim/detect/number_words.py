"""The words that make numbers: number words, qualifiers, and the neighbours that make a figure no count."""

from functools import cache
from typing import Literal, TypeVar

import msgspec

from counterclaim.vocabulary.loader import Vocabulary, load

Effect = Literal["at_least", "more_than", "up_to", "about", "nearly", "fewer_than"]
Words = tuple[str, ...]
T = TypeVar("T")


class Qualifier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that open or close the range of the number they stand beside."""

    effect: Effect
    words: tuple[str, ...]


class Vague(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that stand for a number nobody counted: the range that is certain, and the one to show.

    A phrase after one of ``unless_after`` ("how many") is none. ``scales`` phrases can stand before a scale ("several hundred"),
    ``multiplies`` before "of" and a plural scale ("tens of thousands").
    """

    words: tuple[str, ...]
    low: int
    soft: tuple[int, int]
    high: int | None = None
    unless_after: frozenset[str] = frozenset()
    scales: bool = False
    multiplies: bool = False


class NotOne(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Neighbours that make "one" a pronoun."""

    before: frozenset[str]
    after: frozenset[str]


class NumberVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Number words, qualifiers, and the neighbours that make a figure something other than a count."""

    change_verbs: frozenset[str]
    before_year: frozenset[str]
    months: frozenset[str]
    labels: frozenset[str]
    units: frozenset[str]
    before_units: frozenset[str]
    between_units: frozenset[str]
    aged_nouns: frozenset[str]
    shared: frozenset[str]
    populations: frozenset[str]
    of_populations: frozenset[str]
    currency_marks: frozenset[str]
    currency_words: frozenset[str]
    words: dict[str, int]
    fractions: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    not_one: NotOne
    vague: tuple[Vague, ...]
    before: tuple[Qualifier, ...]
    after: tuple[Qualifier, ...]


@cache
def number_words() -> NumberVocabulary:
    """Return the vocabulary of numbers."""
    return load("numbers", NumberVocabulary)


@cache
def vague_phrases() -> dict[str, tuple[tuple[Words, Vague], ...]]:
    """Return vague phrases by their first word, longest first."""
    return _by_word([(tuple(phrase.split()), entry) for entry in number_words().vague for phrase in entry.words], 0)


@cache
def qualifiers_before() -> dict[str, tuple[tuple[Words, Effect], ...]]:
    """Return qualifiers that precede a number by their last word, longest first."""
    return _by_word([(tuple(phrase.split()), entry.effect) for entry in number_words().before for phrase in entry.words], -1)


@cache
def qualifiers_after() -> dict[str, tuple[tuple[Words, Effect], ...]]:
    """Return qualifiers that follow a number by their first word, longest first."""
    return _by_word([(tuple(phrase.split()), entry.effect) for entry in number_words().after for phrase in entry.words], 0)


def _by_word(phrases: list[tuple[Words, T]], position: int) -> dict[str, tuple[tuple[Words, T], ...]]:
    index: dict[str, list[tuple[Words, T]]] = {}
    for words, entry in sorted(phrases, key=lambda row: -len(row[0])):
        index.setdefault(words[position], []).append((words, entry))
    return {word: tuple(rows) for word, rows in index.items()}
