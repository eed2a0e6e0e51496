"""On which day wars began that are counted by their days."""

from datetime import date
from functools import cache

from counterclaim.vocabulary.loader import Vocabulary, load


class WarVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Names of wars, for people who read the file, and their first days (ISO)."""

    version: int = 1
    sources: tuple[str, ...] = ()
    first_days: dict[str, str]


@cache
def first_days() -> frozenset[date]:
    """Return the first days of the wars that the shipped file lists."""
    return frozenset(date.fromisoformat(day) for day in load("wars", WarVocabulary).first_days.values())
