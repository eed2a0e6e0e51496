"""What was read: the capture (bytes as they came), the article (its text) and its passages (zones of that text)."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import ClassVar, Literal

Zone = Literal["front_matter", "headline", "description", "body", "caption", "heading", "infobox", "boilerplate", "credit"]
DateBasis = Literal["metadata", "dateline", "inferred", "none"]
DatePrecision = Literal["second", "day", "month", "year", "none"]

# Zones whose sentences are annotated. Front matter is; but only through the headline and description passages inside it.
READ_ZONES: frozenset[Zone] = frozenset({"headline", "description", "body", "caption", "infobox", "heading"})

# Every blank of Unicode and every line end; each becomes one blank, so that offsets stay.
SPACES = dict.fromkeys((*range(9, 14), 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they came, and where from. Never altered (Berkeley Protocol); named by their SHA-256.

    A capture is the smallest unit that can be cut out of its container without touching a byte: a file, the payload of a WARC record,
    a line of JSON Lines. ``path`` is the file as given, ``url`` the address it was fetched from or that its container names,
    ``part`` the place inside the container ("line 12", "record <urn:uuid:...>"), else "".
    """

    record: ClassVar[str] = "capture"

    sha256: str
    path: str
    url: str | None
    part: str
    retrieved_at: str
    content_type: str
    size: int
    warc_record_id: str | None
    raw: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: ISO 8601 value (or null), its precision, and what says so, in words under ``reason``."""

    value: str | None
    precision: DatePrecision
    basis: DateBasis
    reason: str = ""

    @property
    def day(self) -> str | None:
        """The ISO day, where the value is at least that precise."""
        return self.value[:10] if self.value and self.precision in ("second", "day") else None

    @property
    def month(self) -> str | None:
        """The ISO month, where the value is at least that precise."""
        return self.value[:7] if self.value and self.precision in ("second", "day", "month") else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A zone of an article's text: a paragraph, a headline, a caption, a list.

    ``start`` and ``end`` are offsets into the article text. Readers work on `view`, the passage as a person reads it; where that is the
    article text itself with every Unicode space folded to one blank (the usual case), ``shown`` is null and offsets differ by ``start``
    alone. Where markup or character references stand in between, ``shown`` is the text as read and ``runs`` maps it back: triples
    (offset in the view, offset in the article text, length), ascending; a view character that stands for several raw characters (a
    character reference) is a run of its own.
    """

    id: str
    article: str
    start: int
    end: int
    zone: Zone
    shown: str | None = None
    runs: tuple[tuple[int, int, int], ...] = ()

    def view(self, article_text: str) -> str:
        """Return the passage as a person reads it; its length is what offsets of mentions count in."""
        return self.shown if self.shown is not None else article_text[self.start : self.end].translate(SPACES)

    def to_article(self, start: int, end: int) -> tuple[int, int]:
        """Return the article offsets of the half-open view span ``start``..``end`` (not empty)."""
        if self.shown is None:
            return self.start + start, self.start + end
        return self._raw_start(start), self._raw_end(end - 1)

    def _run_at(self, offset: int) -> int:
        return bisect_right(self.runs, (offset, self.end + 1, 0)) - 1

    def _raw_start(self, offset: int) -> int:
        shown, raw, _ = self.runs[self._run_at(offset)]
        return raw + offset - shown

    def _raw_end(self, last: int) -> int:
        """Return the end of the raw text that the view character at ``last`` stands for."""
        index = self._run_at(last)
        shown, raw, length = self.runs[index]
        ends_run = last + 1 == (self.runs[index + 1][0] if index + 1 < len(self.runs) else len(self.shown or ""))
        return raw + length if ends_run else raw + last - shown + 1


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read from a capture: its text, its passages and what its metadata say (fields after NewsML-G2 / ninjs).

    ``text`` is what all offsets count in: for Markdown and plain text the whole decoded file, else the extracted text.
    ``part`` tells articles of one capture apart (the item of a feed), else "". ``encoding`` is what the bytes were decoded as and
    ``encoding_basis`` what said so. ``outlet`` is the publisher's name or site, null where nothing tells it.
    """

    record: ClassVar[str] = "article"

    id: str
    sha256: str
    part: str
    path: str
    url: str | None
    text: str = field(repr=False)
    text_sha256: str
    encoding: str
    encoding_basis: str
    outlet: str | None
    title: str | None
    description: str | None
    byline: str | None
    credit_line: str | None
    lang: str | None
    published: Published
    categories: tuple[str, ...]
    passages: tuple[Passage, ...]
    supersedes: str | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """An input that is not in the record, and why.

    ``stage`` is the step that dropped it (acquire, clean, detect, record); ``reason`` a short code for counting (unreadable, empty,
    not_conflict, same_bytes, ...); ``detail`` the reason in words; ``remedy`` what a person can do about it.
    """

    record: ClassVar[str] = "drop"

    path: str
    part: str
    sha256: str | None
    stage: Literal["acquire", "clean", "detect", "record"]
    reason: str
    detail: str
    remedy: str = ""
