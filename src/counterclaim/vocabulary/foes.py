"""Between whom there was a war, and when."""

from functools import lru_cache

import msgspec

from counterclaim.vocabulary.loader import Vocabulary, load


class KnownWar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A war of every side of ``left`` against every one of ``right``, from ``start`` to ``end`` (ISO years, months or days; "" = open)."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    start: str
    end: str

    def lasted(self, day: str) -> bool:
        """Whether an ISO day is in the war; a year or month that ends it is in it as a whole."""
        return self.start <= day[: len(self.start)] and day[: len(self.end)] <= (self.end or day)


class FoeVocabulary(Vocabulary, frozen=True, kw_only=True):
    """foes.toml."""

    wars: tuple[KnownWar, ...]


@lru_cache(maxsize=256)
def at_war(day: str) -> frozenset[frozenset[str]]:
    """Return every two sides that were at war with each other on an ISO day."""
    on_that_day = (war for war in load("foes", FoeVocabulary).wars if war.lasted(day))
    return frozenset(frozenset({one, other}) for war in on_that_day for one in war.left for other in war.right)
