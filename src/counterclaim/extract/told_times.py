"""What a relative time in an article can lean on: the day, the year, the span that it told of last."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypedDict

from counterclaim.event import Date
from counterclaim.mention import TimeMention

FINE = frozenset({"day", "part_of_day"})
SPANS = frozenset({"day", "week"})  # of several days: none of them is the one that a time leans on
IN_PASSING = "date.behind"  # what came before something else is told of in passing, and nothing leans on it
OF_THE_DAY = frozenset({"moment", "clock", "part"})  # times of a day that has to be told
DAY = 10  # characters of an ISO day
SPOKEN_DAYS = 4  # behind the report within which a day just told of is the one on which somebody spoke
FRESH_DAYS = 7  # behind the report within which an hour of a new paragraph is still one of the day told of


class Leaning(TypedDict):
    """What `resolve` takes of it."""

    reference: str | None
    reference_year: int | None
    reference_span: tuple[str, str] | None
    reference_part: str
    lost: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of last: a day, a year, a span of days (ISO).

    ``part`` is the part of that day or its hour, as the record writes it, "" where it is only the day, or the day on which somebody spoke.
    ``rough`` where a month or a year was told since the last day, ``before`` where the paragraph before this one told of it, ``lost`` where
    a day was told since that could not be placed, ``quoted`` where a speaker told of it. ``far`` is the day told of last before paragraphs
    that tell of no time.
    """

    day: str | None = None
    year: int | None = None
    span: tuple[str, str] | None = None
    part: str = ""
    rough: bool = False
    before: bool = False
    lost: bool = False
    quoted: bool = False
    far: str | None = None

    def after(self, one: Date) -> "Told":
        """Return what is told of once ``one`` was: a month or a year that does not hold the day told of before leaves no day."""
        if one.value is None or one.provenance.rule == IN_PASSING:
            return self
        start, end = one.interval.start, one.interval.end
        if start is None or end is None:
            return self
        year = int(start[:4]) if start[:4] == end[:4] else self.year
        if one.interval.granularity in FINE and start == end:
            return Told(start, year, (start, end), one.value[DAY:])
        if (
            one.interval.granularity == "month" and self.span is not None and _is_next_month(self.span, start, end)
        ):  # "January and February"
            start = self.span[0]
        holds = self.day is not None and start <= self.day <= end and one.interval.granularity not in SPANS
        return replace(self, day=self.day if holds else None, year=year, span=(start, end), rough=not holds)

    def beside(self, one: Date) -> "Told":
        """Return what is told of once ``one`` told since when or for how long something was so: the story stays on its day."""
        start, end = one.interval.start, one.interval.end
        if one.value is None or start is None or end is None:
            return self
        return replace(self, year=int(start[:4]) if start[:4] == end[:4] else self.year, span=(start, end))

    def past_paragraph(self) -> "Told":
        """Return what is told of once a paragraph told of no time: only "a day after rebels took the town" still leans on the day."""
        return Told(far=self.day or self.far)

    def without(self, mention: TimeMention) -> "Told":
        """Return what is told of once ``mention`` could not be placed: a day that is lost leaves none for "at dawn" to lean on."""
        return replace(self, lost=self.lost or mention.kind == "offset")

    def frame_for(self, mention: TimeMention, anchor: str | None) -> "Leaning":
        """Return what ``mention`` can lean on."""
        lost = self.lost or (mention.kind == "behind" and self.day is None and self.rough)
        day = self._day_for(mention, anchor)
        return Leaning(
            reference=day,
            reference_year=self.year,
            reference_span=self.span,
            reference_part=self.part if day == self.day else "",
            lost=lost,
        )

    def fresh_day(self, anchor: str | None) -> str | None:
        """Return the day that this paragraph told of last, where it lies right behind the report."""
        if self.day is None or self.before or self.quoted or anchor is None:
            return None
        behind = (date.fromisoformat(anchor[:10]) - date.fromisoformat(self.day)).days
        return self.day if 0 <= behind < SPOKEN_DAYS else None

    def _day_for(self, mention: TimeMention, anchor: str | None) -> str | None:
        """Return the day on which ``mention`` can lean: nothing that is reported happened at dawn of a day to come."""
        if self.day is None and not self.rough and _is_near(mention):
            return self.far
        of_the_day = mention.kind in OF_THE_DAY or (mention.kind == "unit" and ("unit", "day") in mention.fields)
        if self.day is None or anchor is None or not of_the_day:
            return self.day
        days = (date.fromisoformat(anchor[:10]) - date.fromisoformat(self.day)).days
        ahead = days < 0 and ("tense", "future") not in mention.fields
        return None if ahead or (self.before and days > FRESH_DAYS) else self.day


def _is_near(mention: TimeMention) -> bool:
    """Whether what a time leads to ("a day after rebels took the town") lies some days before another: one told of further up."""
    return mention.kind == "behind" and dict(mention.fields)["unit"] == "day"


def last_told(dates: Sequence[Date], anchor: str | None) -> Told:
    """Return what a paragraph told of last, for the next one to lean on: of a longer chain nothing is kept, nor of what lies ahead."""
    told = [one for one in dates if one.value is not None and one.provenance.rule != IN_PASSING and not _lies_ahead(one, anchor)]
    return replace(Told().after(told[-1]), before=True) if told else Told()


def _lies_ahead(one: Date, anchor: str | None) -> bool:
    return anchor is not None and one.interval.start is not None and one.interval.start > anchor[:10]


def _is_next_month(span: tuple[str, str], start: str, end: str) -> bool:
    """Whether a month follows another in one year ("in January and February")."""
    follows = (date.fromisoformat(span[1]) + timedelta(days=1)).isoformat() == start
    return follows and span[0][:7] == span[1][:7] and start[:7] == end[:7] and span[0][:4] == end[:4]
