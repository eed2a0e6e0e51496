"""Place a time expression in time: an interval of days, its granularity, and an ISO value.

What cannot be told from the words and the anchor has no value: the expression is kept, its interval is open.
"""

from collections.abc import Callable, Mapping
from datetime import date

from counterclaim.event import Interval
from counterclaim.extract.calendar_dates import (
    ambiguous_date,
    calendar_date,
    century,
    day_of_month,
    decade,
    part_of_span,
    quarter,
    season,
    stamp,
)
from counterclaim.extract.counted_dates import counted, fighting, into
from counterclaim.extract.intervals import UNPLACED, Fields, Frame, Placed
from counterclaim.extract.relative_dates import (
    ago,
    behind,
    calendar_unit,
    named,
    offset,
    period,
    recent,
    relative_day,
    running,
    same_span,
    soon,
    that_day,
    up_to,
    weekday,
)
from counterclaim.extract.times_of_day import clock, moment, ticker
from counterclaim.mention import TimeMention

YEAR_FIELDS = frozenset({"year", "year_shift", "that_year"})  # what says of which year a month is


def resolve(
    mention: TimeMention,
    anchor: str | None,
    tense: str | None = None,
    *,
    reference: str | None = None,
    war_start: str | None = None,
    reference_year: int | None = None,
    reference_span: tuple[str, str] | None = None,
    reference_part: str = "",
    order: str = "",
    lost: bool = False,
) -> Placed:
    """Return the ISO value and the interval of ``mention`` when "today" is the ISO day ``anchor``.

    ``tense`` overrides what the words around the mention told; ``reference`` and ``war_start`` are ISO days, ``reference_year`` a year,
    ``reference_span`` two ISO days, ``reference_part`` the part of the reference, ``order`` that of the figures of a date, ``lost`` that
    the last day could not be placed (see `Frame`).
    Without an anchor absolute expressions resolve and relative ones have no value.
    """
    fields = dict(mention.fields)
    frame = Frame(
        _day(anchor),
        fields.get("tense", "") if tense is None else tense,
        _day(reference),
        _day(war_start),
        reference_year,
        order,
        lost,
        _span(reference_span),
        reference_part,
    )
    return _place(mention.kind, fields, frame)


def _place(kind: str, fields: Fields, frame: Frame) -> Placed:
    try:
        return RESOLVERS[kind](fields, frame)
    except (LookupError, ValueError, OverflowError):  # nothing to lean on, or no such day
        return UNPLACED


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso[:10]) if iso and len(iso) >= 10 else None


def _span(days: tuple[str, str] | None) -> tuple[date, date] | None:
    return (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None


def _range(fields: Fields, frame: Frame) -> Placed:
    """Return the span from the left expression to the right one; what one side leaves out (the year) it takes from the other."""
    left, right = _side(fields, "left"), _side(fields, "right")
    if left["kind"] == right["kind"] == "calendar":
        left, right = _share(left, right)
    first, last = _place(left["kind"], left, frame), _place(right["kind"], right, frame)
    if first[0] is None or last[0] is None or (first[1].start or "") > (last[1].end or ""):
        return UNPLACED
    if len(first[0]) != len(last[0]) or "/" in first[0]:
        return None, Interval(first[1].start, last[1].end, "none")
    return f"{first[0]}/{last[0]}", Interval(first[1].start, last[1].end, first[1].granularity)


def _side(fields: Fields, name: str) -> dict[str, str]:
    return {key.removeprefix(name + "."): value for key, value in fields.items() if key.startswith(name + ".")}


def _share(left: dict[str, str], right: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    if "month" not in left or YEAR_FIELDS & left.keys():
        return left, right
    return {**left, **{name: value for name, value in right.items() if name in YEAR_FIELDS}}, right


RESOLVERS: Mapping[str, Callable[[Fields, Frame], Placed]] = {
    "calendar": calendar_date, "ambiguous": ambiguous_date, "stamp": stamp, "day_of_month": day_of_month, "decade": decade,
    "century": century, "quarter": quarter, "season": season, "day": relative_day, "weekday": weekday, "unit": calendar_unit,
    "period": period, "ago": ago, "part_of_span": part_of_span, "offset": offset, "counted": counted, "soon": soon,
    "running": running, "recent": recent, "up_to": up_to, "same_span": same_span, "into": into, "fighting": fighting,
    "named": named, "part": moment, "moment": moment, "that": that_day, "behind": behind, "clock": clock, "ticker": ticker, "range": _range,
}  # fmt: skip
