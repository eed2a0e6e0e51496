"""Days, months and years as the record writes them: an ISO value with the interval it stands for.

Values are as in the record reference: a day (2020-09-29), a part of it (2020-09-29TEV; TMO morning, TMI midday,
TAF afternoon, TEV evening, TNI the night that begins on that day, T06:00 the hour), a month, a year, or start/end of equal granularity.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.event import Interval
from counterclaim.mention import Granularity

Fields = Mapping[str, str]
Placed = tuple[str | None, Interval]
UNPLACED: Placed = (None, Interval(None, None, "none"))
THIRDS: Mapping[str, tuple[int, int]] = {"early": (0, 1), "start": (0, 1), "mid": (1, 2), "late": (2, 3), "end": (2, 3)}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a relative expression leans on.

    ``anchor`` is "today"; ``tense`` past, future, nearest or "" (not told); ``reference`` the day that the text spoke of last ("a day
    earlier"), ``reference_year`` the year ("that year"), ``reference_span`` the span ("the same period of 2018"); ``war_start`` the day
    on which the article says that the fighting began ("a fourth day"); ``order`` whether a date in figures begins with its day or its
    month, "" where no other date of the article tells; ``lost`` that the text has just spoken of a day that could not be placed, on which
    "at dawn" would lean; ``reference_part`` the part of that day or its hour ("TEV", "T23:00").
    """

    anchor: date | None
    tense: str = ""
    reference: date | None = None
    war_start: date | None = None
    reference_year: int | None = None
    order: str = ""
    lost: bool = False
    reference_span: tuple[date, date] | None = None
    reference_part: str = ""

    @property
    def today(self) -> date:
        """The anchor; `LookupError` where there is none, which `resolve` turns into "no value"."""
        if self.anchor is None:
            raise LookupError("no anchor")
        return self.anchor


def one_day(day: date, part: str = "") -> Placed:
    """Return a day, or a part of it."""
    granularity: Granularity = "part_of_day" if part else "day"
    return day.isoformat() + part, Interval(day.isoformat(), day.isoformat(), granularity)


def day_span(start: date, end: date, granularity: Granularity = "day") -> Placed:
    """Return the days from ``start`` to ``end``."""
    if start == end:
        return one_day(start)
    return f"{start}/{end}", Interval(start.isoformat(), end.isoformat(), granularity)


def month_span(first: date, last: date, granularity: Granularity = "month") -> Placed:
    """Return the span of whole months from that of ``first`` to that of ``last``."""
    value = f"{first:%Y-%m}" if (first.year, first.month) == (last.year, last.month) else f"{first:%Y-%m}/{last:%Y-%m}"
    return value, Interval(first.replace(day=1).isoformat(), month_end(last).isoformat(), granularity)


def year_span(first: int, last: int, granularity: Granularity = "year") -> Placed:
    """Return the years from ``first`` to ``last``."""
    value = f"{first:04d}" if first == last else f"{first:04d}/{last:04d}"
    return value, Interval(date(first, 1, 1).isoformat(), date(last, 12, 31).isoformat(), granularity)


def month_end(day: date) -> date:
    """Return the last day of the month of ``day``."""
    return add_months(day.replace(day=1), 1) - timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """Return the first of the month that lies ``months`` after that of ``day``."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def of_iso(value: str) -> Placed:
    """Return the placed form of an ISO day, month, year or an interval of them."""
    first, _, last = value.partition("/")
    last = last or first
    if len(first) == 4:
        return year_span(int(first), int(last))
    if len(first) == 7:
        return month_span(date.fromisoformat(first + "-01"), date.fromisoformat(last + "-01"))
    return day_span(date.fromisoformat(first), date.fromisoformat(last))


def days_told(first: str | None, last: str | None = None) -> Interval | None:
    """Return the days that an ISO value stands for, or all from those of one value to those of another; null where there is no first.

    A value is a day with or without its time, a month, a year, or an interval of them.
    """
    if not first:
        return None
    start, end = (of_iso("/".join(part.partition("T")[0] for part in value.split("/")))[1] for value in (first, last or first))
    return Interval(start.start, end.end, start.granularity)


def third_of(start: date, end: date, edge: str) -> tuple[date, date]:
    """Return the first, middle or last third of the days ``start``..``end``."""
    length = (end - start).days + 1
    left, right = THIRDS[edge]
    return start + timedelta(days=length * left // 3), start + timedelta(days=length * right // 3 - 1)
