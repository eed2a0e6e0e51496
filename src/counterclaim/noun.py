"""What every record has in common: an id, the exact words it stands on, and the rule that made it.

Nouns are frozen dataclasses without I/O. ``msgspec`` turns them into JSON and back without loss (see `as_json`, `from_json`).
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, TypeVar

import msgspec

SpanRole = Literal["source", "cue", "content", "number", "subject", "condition", "capacity", "place", "date", "item", "actor", "evidence"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of an article: half-open code-point offsets into the article text, and the words themselves.

    ``text[start:end] == exact`` always holds (W3C Web Annotation: TextPositionSelector with TextQuoteSelector).
    """

    start: int
    end: int
    exact: str
    role: SpanRole


@dataclass(frozen=True, slots=True)
class Provenance:
    """Which rule made a record: its name, the version of the rule set, and the digest of the model where one took part."""

    rule: str
    version: str
    model: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A line of the record that stands on words of one article.

    ``start`` and ``end`` are the record's leading span (the content of a claim, the number words of a toll, ...); ``spans`` holds every
    span it rests on, the leading one included.
    """

    record: ClassVar[str] = "record"

    id: str
    article: str
    start: int
    end: int
    spans: tuple[Span, ...]
    provenance: Provenance


def as_json(noun: Any) -> dict[str, Any]:
    """Return ``noun`` as plain JSON values; a record carries its kind under ``record``."""
    plain: dict[str, Any] = msgspec.to_builtins(noun)
    kind = getattr(noun, "record", None)
    return {"record": kind, **plain} if isinstance(kind, str) else plain


N = TypeVar("N")


def from_json(kind: type[N], plain: dict[str, Any]) -> N:
    """Return the noun of type ``kind`` that `as_json` turned into ``plain``; raises ``msgspec.ValidationError`` where it does not fit."""
    return msgspec.convert(plain, type=kind)
