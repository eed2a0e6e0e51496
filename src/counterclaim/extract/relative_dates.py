"""Place times that lean on another: on the day of the report, on the day told of last, on the first day of a war."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from counterclaim.event import Interval
from counterclaim.extract.calendar_dates import calendar_date, calendar_month, calendar_year, part_of_years
from counterclaim.extract.intervals import (
    THIRDS,
    UNPLACED,
    Fields,
    Frame,
    Placed,
    add_months,
    day_span,
    month_end,
    month_span,
    of_iso,
    one_day,
    third_of,
    year_span,
)

DAYS_OF: Mapping[str, int] = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
YEARS_OF: Mapping[str, int] = {"year": 1, "decade": 10, "century": 100}
THURSDAY, FRIDAY, SATURDAY, SUNDAY = 3, 4, 5, 6
RECENT_DAYS = 3  # behind the anchor that "recent days" reach back at least
EXACT_MONTHS = 3  # of so many, "the past months" begin on a day; of more, in a month
MONTHS_OF: Mapping[str, int] = {"month": 1, "quarter": 3}


def relative_day(fields: Fields, frame: Frame) -> Placed:
    """Place "today", "yesterday", "last night"."""
    return one_day(frame.today + timedelta(days=int(fields["offset"])), fields.get("part", ""))


def weekday(fields: Fields, frame: Frame) -> Placed:
    """Place a day of the week."""
    return one_day(day_of_week(fields, frame), fields.get("part", ""))


def day_of_week(fields: Fields, frame: Frame) -> date:
    """Return the day: of the week that is named, else the last one (today included) or, ahead, the next one."""
    today, weekday = frame.today, int(fields["weekday"])
    if fields.get("back") == "following":
        return _day_after(frame, weekday)
    if fields.get("back") == "that":
        return _day_of_told_week(frame, weekday)
    if "back" in fields:  # "the previous Wednesday" is never today
        return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    monday = today - timedelta(days=today.weekday())
    if "week" in fields:
        return monday + timedelta(days=7 * int(fields["week"]) + weekday)
    shift = fields.get("shift")
    behind = (today.weekday() - weekday) % 7
    if shift == "-1":  # yesterday is never called so
        return today - timedelta(days=behind if behind > 1 else behind + 7)
    if shift == "0":
        return monday + timedelta(days=weekday)
    if shift == "1":
        return monday + timedelta(days=7 + weekday)
    if frame.tense == "future" or (frame.tense == "nearest" and behind > 3):
        return today + timedelta(days=(7 - behind) % 7)
    return today - timedelta(days=behind)


def _day_of_told_week(frame: Frame, weekday: int) -> date:
    """Return "that Friday": the day of the week told of last on which it fell."""
    if frame.reference is None:
        raise LookupError("no day was told of")
    return frame.reference + timedelta(days=weekday - frame.reference.weekday())


def _day_after(frame: Frame, weekday: int) -> date:
    """Return the day of the week that follows the day told of last."""
    if frame.reference is None:
        raise LookupError("no day was told of")
    day = frame.reference + timedelta(days=(weekday - frame.reference.weekday()) % 7 or 7)
    if frame.anchor is not None and day > frame.anchor and frame.tense != "future":
        raise LookupError("what has happened did not happen after the report")
    return day


def calendar_unit(fields: Fields, frame: Frame) -> Placed:
    """Place "last week", "this month", "the end of the year": units of the calendar."""
    today, shift, unit = frame.today, int(fields.get("shift", "0")), fields["unit"]
    if unit == "day":
        return one_day(frame.reference or today)
    if unit == "weekend":
        return _weekend(fields.get("shift"), frame)
    if fields.get("first") == "1":
        return one_day(_first_of(unit, today, shift))
    if unit == "week":
        monday = today + timedelta(days=7 * shift - today.weekday())
        ahead = frame.tense == "future" or (frame.tense == "nearest" and fields.get("edge") == "end")
        if shift == 0 and today.weekday() == SUNDAY and ahead:  # what a Sunday paper sees ahead is in the days to come
            monday += timedelta(days=7)
        if shift == 0 and "edge" not in fields and frame.tense == "past":  # what has happened this week happened by now
            return day_span(monday, today, "week")
        return _cut(monday, monday + timedelta(days=6), fields.get("edge", ""), today)
    if unit == "month":
        first = add_months(today, shift)
        return calendar_month(first, fields.get("edge", ""))
    if unit == "year":
        return calendar_year({"year": str(today.year + shift), **{k: v for k, v in fields.items() if k == "edge"}})
    length = YEARS_OF[unit]
    first_year = today.year // length * length + shift * length
    return part_of_years(first_year + (length == 100), length, fields.get("edge", ""))


def _first_of(unit: str, today: date, shift: int) -> date:
    """Return the first day of this week, month or year, or of one ``shift`` away ("since the start of the year")."""
    if unit == "week":
        return today + timedelta(days=7 * shift - today.weekday())
    return add_months(today, shift) if unit == "month" else date(today.year + shift, 1, 1)


def _cut(start: date, end: date, edge: str, today: date) -> Placed:
    """Return the days ``start``..``end``, or the part of them that ``edge`` names."""
    if edge == "so_far":
        return day_span(start, max(start, min(end, today)), "week")
    if edge == "rest":
        return day_span(min(end, max(start, today)), end, "week")
    return day_span(*third_of(start, end, edge), "week") if edge in THIRDS else day_span(start, end, "week")


def _weekend(shift: str | None, frame: Frame) -> Placed:
    """Return Saturday and Sunday: of the week that is running at a weekend; on a weekday the one behind, or ahead by the tense.

    "This weekend" on a Thursday or Friday is the one ahead unless the tense is past.
    """
    today = frame.today
    near = shift == "0" and THURSDAY <= today.weekday() <= FRIDAY and frame.tense != "past"
    saturday = today + timedelta(days=5 - today.weekday())
    if shift == "1":
        saturday += timedelta(days=7 * (today.weekday() >= 5))
    elif shift == "-1" or (today.weekday() < 5 and frame.tense != "future" and not near):
        saturday -= timedelta(days=7)
    return day_span(saturday, saturday + timedelta(days=1), "week")


def period(fields: Fields, frame: Frame) -> Placed:
    """Return the ``n`` units up to the anchor, which counts as the last (or, ahead, those after it)."""
    n, unit = int(fields.get("n", "1")), fields["unit"]
    ahead = fields["direction"] == "future"
    today = _told_of_before(frame) if "leans" in fields and frame.tense != "future" else frame.today
    if unit == "hour":
        days = -(-n // 24)
        return day_span(today, today + timedelta(days=days)) if ahead else day_span(today - timedelta(days=days), today)
    if unit in DAYS_OF:
        days = n * DAYS_OF[unit]
        back = days - (unit in {"day", "night"})  # "the past five days" counts today, "the past week" began a week ago
        return day_span(today + timedelta(days=1), today + timedelta(days=days)) if ahead else day_span(today - timedelta(days=back), today)
    if not ahead and fields.get("running") and (span := _same_day_before(today, n, unit)):
        return day_span(span, today, "day")
    if unit in MONTHS_OF:
        other = add_months(today, (1 if ahead else -1) * n * MONTHS_OF[unit])
        return month_span(min(today, other), max(today, other))
    other_year = today.year + (1 if ahead else -1) * n * YEARS_OF[unit]
    return year_span(min(today.year, other_year), max(today.year, other_year))


def _told_of_before(frame: Frame) -> date:
    """Return the day told of last where "over the next five days" goes on from it; a story in the past without one has no such days."""
    if frame.reference is not None and frame.reference < frame.today:
        return frame.reference
    if frame.tense == "past":
        raise LookupError("no day was told of")
    return frame.today


def _same_day_before(day: date, n: int, unit: str) -> date | None:
    """Return the same day of the month, ``n`` months or one year before; null where so long a span is told too roughly for a day."""
    months = n * MONTHS_OF[unit] if unit in MONTHS_OF else 12 if unit == "year" and n == 1 else 0
    if months <= 0 or (unit != "year" and months > EXACT_MONTHS):
        return None
    return _months_before(day, months)


def _months_before(day: date, months: int) -> date:
    """Return the same day of the month ``months`` before, or the last one of a shorter month."""
    first = add_months(day, -months)
    return first.replace(day=min(day.day, month_end(first).day))


def behind(fields: Fields, frame: Frame) -> Placed:
    """Place "two days after rebels took the town": what follows the words came that long before the day told of last, else the report."""
    if frame.lost and frame.reference is None:
        return UNPLACED
    return step_from(frame.reference or frame.today, -int(fields["n"]), fields["unit"], exact_weeks=True)


def ago(fields: Fields, frame: Frame) -> Placed:
    """Place "three days ago", "a year ago yesterday", "a week ago Friday"."""
    n, unit = int(fields["n"]), fields["unit"]
    if "offset" in fields or "weekday" in fields:
        behind = replace(frame, tense="past")
        day = day_of_week(fields, behind) if "weekday" in fields else frame.today + timedelta(days=int(fields["offset"]))
        months = n * (MONTHS_OF.get(unit, 0) or 12 * YEARS_OF.get(unit, 0))
        return one_day(_months_before(day, months)) if months else step_from(day, -n, unit, exact_weeks=True)
    return step_from(frame.today, -n, unit, exact_weeks=True)


def step_from(day: date, n: int, unit: str, *, exact_weeks: bool = False) -> Placed:
    """Return what lies ``n`` units from ``day``, no finer than the unit tells: a week for weeks, a month for months, a year beyond."""
    if unit == "week" and exact_weeks and abs(n) == 1:
        return one_day(day + timedelta(days=7 * n))
    if unit == "hour":
        return one_day(day) if abs(n) < day.weekday() else UNPLACED
    if unit in {"day", "night"}:
        return one_day(day + timedelta(days=n), "TNI" if unit == "night" else "")
    if unit in DAYS_OF:
        middle = day + timedelta(days=n * DAYS_OF[unit])
        monday = middle - timedelta(days=middle.weekday())
        return day_span(monday, monday + timedelta(days=6), "week")
    if unit in MONTHS_OF:
        month = add_months(day, n * MONTHS_OF[unit])
        return month_span(month, month)
    year = day.year + n * YEARS_OF[unit]
    return year_span(year, year)


def offset(fields: Fields, frame: Frame) -> Placed:
    """Place "two days later" from the day told of last, "the year before" from the year; without one there is no value."""
    if fields["unit"] == "year" and frame.reference_year is not None:
        year = frame.reference_year + int(fields["sign"]) * int(fields["n"])
        return year_span(year, year)
    if fields["unit"] == "month" and frame.reference_span is not None and frame.reference_span[0].day == 1:
        month = add_months(frame.reference_span[0], int(fields["sign"]) * int(fields["n"]))
        if frame.reference_span[1] == month_end(frame.reference_span[0]):
            return month_span(month, month)
    if frame.reference is None:
        return UNPLACED
    n = int(fields["sign"]) * int(fields["n"])
    placed = (
        one_day(frame.reference + timedelta(days=n), fields["part"])
        if "part" in fields
        else step_from(frame.reference, n, fields["unit"], exact_weeks=True)
    )
    told_ahead = frame.anchor is not None and frame.tense != "future" and (placed[1].start or "") > frame.anchor.isoformat()
    return UNPLACED if told_ahead else placed  # what has happened did not happen after the report: it leans on another day


def up_to(fields: Fields, frame: Frame) -> Placed:
    """Place "the four days to Thursday", "the five years to March": so many whole units, the last of them named."""
    n, unit = int(fields["n"]), fields["unit"]
    behind = frame if frame.tense == "future" else replace(frame, tense="past")
    value, named = weekday(fields, behind) if "weekday" in fields else calendar_date(fields, behind)
    if value is None or named.start is None or named.end is None or unit not in {*DAYS_OF, *MONTHS_OF, *YEARS_OF}:
        return UNPLACED
    end = date.fromisoformat(named.end)
    if named.start == named.end and unit in DAYS_OF:
        return day_span(end - timedelta(days=n * DAYS_OF[unit] - 1), end)
    months = n * MONTHS_OF[unit] if unit in MONTHS_OF else 12 * n * YEARS_OF.get(unit, 0)
    if not months or named.start == named.end:
        return UNPLACED
    return month_span(add_months(end, 1 - months), end)


def same_span(fields: Fields, frame: Frame) -> Placed:
    """Place "the same period of 2018": the span told of last, in the year that is named or in the one before."""
    if frame.reference_span is None:
        return UNPLACED
    start, end = frame.reference_span
    years = (int(fields["year"]) if "year" in fields else end.year - 1) - end.year
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return year_span(start.year + years, end.year + years)
    if start.day == 1 and end == month_end(end):
        return month_span(start.replace(year=start.year + years), add_months(end, 12 * years))
    return day_span(_in_year(start, years), _in_year(end, years))


def _in_year(day: date, years: int) -> date:
    last = month_end(date(day.year + years, day.month, 1)).day
    return date(day.year + years, day.month, min(day.day, last))


def running(fields: Fields, frame: Frame) -> Placed:
    """Place "a five-year war", "a month-long siege": it has lasted so long up to the anchor."""
    return period({"n": "1", **fields, "direction": "past", "running": "1"}, frame)


def recent(_: Fields, frame: Frame) -> Placed:
    """Return the month of "recent days": vague, and no day of theirs is told."""
    first = frame.today - timedelta(days=RECENT_DAYS)
    value, interval = month_span(first, frame.today)
    return value, replace(interval, end=frame.today.isoformat(), granularity="vague")


def soon(fields: Fields, frame: Frame) -> Placed:
    """Return the month of "the coming days"; weeks and months ahead are too vague for a value."""
    tomorrow = frame.today + timedelta(days=1)
    if fields["unit"] != "day":
        return None, Interval(tomorrow.isoformat(), None, "vague")
    value, interval = month_span(tomorrow, tomorrow + timedelta(days=6))
    return value, replace(interval, start=tomorrow.isoformat(), granularity="vague")


def named(fields: Fields, _: Frame) -> Placed:
    """Place a name that stands for a span of time ("World War I")."""
    return of_iso(fields["value"])


def that_day(fields: Fields, frame: Frame) -> Placed:
    """Place "that night" on the day told of last, "that year" in the year; without one there is no value."""
    if fields.get("unit") == "year":
        return year_span(frame.reference_year, frame.reference_year) if frame.reference_year else UNPLACED
    if frame.reference is None:
        return UNPLACED
    if fields.get("unit") == "weekend":  # of a day in midweek it could be either
        saturday = frame.reference + timedelta(days=SATURDAY - frame.reference.weekday())
        return day_span(saturday, saturday + timedelta(days=1)) if frame.reference.weekday() >= FRIDAY else UNPLACED
    return one_day(frame.reference, fields["part"]) if "part" in fields else step_from(frame.reference, 0, fields["unit"])
