"""Where the words of the task's lists and of attacks stand in a text of capitals, and the noun phrases that end with them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from bench.muc4_words import words
from counterclaim.extract.deed_words import inflected
from counterclaim.extract.deed_words import words as deeds

MODIFIERS = 4  # words in front of a head that belong to its noun phrase
NUMBER_WORDS = {"A": "1", "AN": "1", "ONE": "1", "TWO": "2", "THREE": "3", "FOUR": "4", "FIVE": "5", "SIX": "6", "SEVEN": "7", "EIGHT": "8"}
PLURALS = ("S", "MEN", "PEOPLE", "CHILDREN", "PERSONNEL")


def has(text: str, stems: Iterable[str]) -> bool:
    """Whether a word of ``text`` opens with one of ``stems``."""
    padded = f" {text} ".replace('"', " ").replace("(", " ")
    return any(f" {stem}" in padded for stem in stems)


@cache
def _phrases(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return set fill and pattern of each list of the vocabulary ``kind``, longest phrases first."""
    table: Mapping[str, tuple[str, ...]] = getattr(words(), kind)
    return tuple(
        (label, re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, row), key=len, reverse=True)) + r")\b"))
        for label, row in table.items()
    )


def phrases(kind: str, text: str) -> list[tuple[int, int, str]]:
    """Return start, end and set fill of the phrases of the vocabulary ``kind`` in ``text``: the longest where several overlap."""
    rows = [(match.start(), match.end(), label) for label, pattern in _phrases(kind) for match in pattern.finditer(text)]
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted(rows, key=lambda row: (row[0] - row[1], row[0])):
        if all(end <= low or high <= start for low, high, _ in kept):
            kept.append((start, end, label))
    return sorted(kept)


def noun_phrase(text: str, start: int, end: int) -> str:
    """Return the noun phrase that ends with the head at ``start``..``end``: the words before it back to a small word, a mark or a deed."""
    kept: list[str] = []
    for word in reversed(text[max(0, start - 60) : start].split()[-MODIFIERS:]):
        if word in words().reading.stops or not word[-1].isalnum() or word.isdigit() or word in NUMBER_WORDS or deed_words().match(word):
            break
        kept.insert(0, word)
    return " ".join([*kept, text[start:end]])


@cache
def deed_words() -> re.Pattern[str]:
    """Return the pattern of the verbs and nouns of attack that the product knows."""
    rows = [*map(inflected, deeds().attacks), *deeds().irregular]
    forms = {form for row in rows if row[0] not in words().grammar.no_deeds for form in row[2:4]}
    return re.compile(r"\b(?:" + "|".join(sorted(re.escape(form.upper()) for form in forms)) + r")\b")


@cache
def any_of(phrases: frozenset[str]) -> str:
    """Return the pattern of any of ``phrases``, the longest that fits."""
    return r"\b(?:" + "|".join(sorted(map(re.escape, phrases), key=lambda one: (-len(one), one))) + r")\b"
