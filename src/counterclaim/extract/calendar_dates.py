"""Place dates that name a month, a year, a season or the like; what they leave out follows from the day of the report and the tense."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from counterclaim.event import Interval
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
    one_day,
    year_span,
)
from counterclaim.mention import Granularity

SEASON_MONTHS: Mapping[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # first month, north of the equator
ENDS_OF_YEAR: Mapping[str, int] = {"start": 1, "end": 12}
LOOK_AHEAD_DAYS = 100  # a day and month without a year or tense lies ahead only if that near, and far nearer than the one behind
LOOK_BEHIND_DAYS = 200


def part_of_span(fields: Fields, frame: Frame) -> Placed:
    """Place "the first week of August" (its days 1 to 7; the last seven for the last) and "the second half of 2023"."""
    which = int(fields["which"])
    if "month" not in fields:
        year = int(fields["year"])
        first = 1 if which == 1 else 7
        return month_span(date(year, first, 1), date(year, first + 5, 1)) if which in (1, 2, -1) else UNPLACED
    start = date(_year_of({k: v for k, v in fields.items() if k == "year"}, frame, int(fields["month"])), int(fields["month"]), 1)
    end = month_end(start)
    if fields["span"] == "week":
        first_day = end - timedelta(days=6) if which == -1 else start + timedelta(days=7 * which - 7)
        return day_span(first_day, first_day + timedelta(days=6), "week")
    middle = start.replace(day=15)
    return day_span(start, middle) if which == 1 else day_span(middle + timedelta(days=1), end)


def calendar_date(fields: Fields, frame: Frame) -> Placed:
    """Place a year, a month or a day, with the part of it that the words tell."""
    if "month" not in fields:
        return calendar_year(fields)
    month = int(fields["month"])
    year = _year_of(fields, frame, month)
    if "month2" in fields:
        return _calendar_months(fields, frame)
    if "day" not in fields and "first" in fields:  # "since the start of May"
        return one_day(date(year, month, 1))
    if "day" not in fields:
        return calendar_month(date(year, month, 1), fields.get("edge", ""))
    start = date(year, month, int(fields["day"]))
    if "day2" in fields:
        return day_span(start, start.replace(day=int(fields["day2"])))
    return one_day(start, fields.get("part", ""))


def _calendar_months(fields: Fields, frame: Frame) -> Placed:
    """Place "January to March 2015": the year is that of the last month."""
    first, last = int(fields["month"]), int(fields["month2"])
    year = _year_of({key: value for key, value in fields.items() if key != "month"}, frame, last)
    return month_span(date(year - (first > last), first, 1), date(year, last, 1))


def calendar_year(fields: Fields) -> Placed:
    """Place a year, years from one to another, or a third of a year ("late 2015": the year is its value, the third its interval)."""
    year = int(fields["year"])
    if "year2" in fields:
        return year_span(year, int(fields["year2"]))
    if (edge := fields.get("edge")) in ENDS_OF_YEAR:
        month = date(year, ENDS_OF_YEAR[str(edge)], 1)
        return month_span(month, month)
    if edge in THIRDS:
        left, right = THIRDS[str(edge)]
        third = month_span(date(year, 4 * left + 1, 1), date(year, 4 * right, 1))
        return str(year), replace(third[1], granularity="vague")
    return year_span(year, year)


def calendar_month(first: date, edge: str) -> Placed:
    """Place a month, or a third of it ("mid-March")."""
    if edge not in THIRDS:
        return month_span(first, first)
    left, right = THIRDS[edge]
    end = month_end(first) if right == 3 else first.replace(day=10 * right)
    return day_span(first.replace(day=10 * left + 1), end)


def _year_of(fields: Fields, frame: Frame, month: int) -> int:
    """Return the year of a date in ``month``: as stated, as shifted ("last year"), by its weekday, else by the tense."""
    if "year" in fields:
        return int(fields["year"])
    if "that_year" in fields:
        return _told_year(frame) + int(fields["that_year"])
    today = frame.today
    if "year_shift" in fields:
        return today.year + int(fields["year_shift"])
    if "day" not in fields:
        return _year_of_month(month, fields.get("shift"), today, frame.tense)
    return _year_of_day(month, int(fields["day"]), fields.get("weekday"), today, frame.tense)


def _told_year(frame: Frame) -> int:
    if frame.reference_year is None:
        raise LookupError("no year was told of")
    return frame.reference_year


def _year_of_month(month: int, shift: str | None, today: date, tense: str) -> int:
    if shift == "0":
        return today.year
    if shift == "-1":
        return today.year - (month >= today.month)
    if shift == "1":
        return today.year + (month <= today.month)
    ahead = (month - today.month) % 12
    if tense == "future" or (tense == "nearest" and ahead < 6):
        return today.year + (month < today.month)
    return today.year - (month > today.month)


def _year_of_day(month: int, day: int, weekday: str | None, today: date, tense: str) -> int:
    """Return the year in which the weekday fits, among those near the anchor; without a weekday the one that the tense points to."""
    around = [date(year, month, day) for year in (today.year - 1, today.year, today.year + 1) if _exists(year, month, day)]
    fitting = [one for one in around if weekday is None or one.weekday() == int(weekday)] or around
    behind = [one for one in fitting if one <= today]
    ahead = [one for one in fitting if one >= today]
    if weekday is not None and len(fitting) < len(around):
        return min(fitting, key=lambda one: abs((one - today).days)).year
    if tense == "future":
        return ahead[0].year
    if tense != "past" and ahead and (not behind or (today - behind[-1]).days > LOOK_BEHIND_DAYS):
        return ahead[0].year if (ahead[0] - today).days <= LOOK_AHEAD_DAYS else behind[-1].year
    return behind[-1].year


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def ambiguous_date(fields: Fields, frame: Frame) -> Placed:
    """Place a date in figures where only one reading is possible; two readings are no date but their year's interval.

    A reading is impossible where the article writes its other dates the other way round, or where what is told as past would lie ahead.
    """
    if "month" in fields:
        return calendar_date(fields, frame)
    year, first, second = (int(fields[name]) for name in ("year", "first", "second"))
    readings = {"day": date(year, second, first), "month": date(year, first, second)}
    if frame.order:
        return one_day(readings[frame.order])
    past = [day for day in readings.values() if frame.anchor is not None and day <= frame.anchor]
    if len(past) == 1 and frame.tense == "past":
        return one_day(past[0])
    return None, Interval(date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat(), "year")


def stamp(fields: Fields, _: Frame) -> Placed:
    """Place a stamp to the second as it is written."""
    value = fields["value"]
    return value, Interval(value[:10], value[:10], "second")


def day_of_month(fields: Fields, frame: Frame) -> Placed:
    """Place "on the 27th": the last one, the next one where the verb looks ahead."""
    today, day = frame.today, int(fields["day"])
    step = 1 if frame.tense == "future" else -1
    month = today if (day >= today.day if step > 0 else day <= today.day) else add_months(today, step)
    return one_day(month.replace(day=day), fields.get("part", ""))


def decade(fields: Fields, _: Frame) -> Placed:
    """Place a decade, or a third of it."""
    return part_of_years(int(fields["year"]), 10, fields.get("edge", ""))


def century(fields: Fields, _: Frame) -> Placed:
    """Place a century, or a third of it."""
    return part_of_years(100 * int(fields["n"]) - 99, 100, fields.get("edge", ""))


def part_of_years(first: int, length: int, edge: str) -> Placed:
    """Return the years of a decade or a century, or the third of them that ``edge`` names."""
    granularity: Granularity = "decade" if length == 10 else "year"
    if edge not in THIRDS:
        return year_span(first, first + length - 1, granularity)
    left, right = THIRDS[edge]
    return year_span(first + length * left // 3, first + (length * right // 3) - 1, granularity)


def quarter(fields: Fields, frame: Frame) -> Placed:
    """Place a quarter of a year that is named or told by "last", "this" or "next"."""
    year = int(fields["year"]) if "year" in fields else frame.today.year + int(fields["year_shift"])
    first = date(year, 3 * int(fields["n"]) - 2, 1)
    return month_span(first, add_months(first, 2))


def season(fields: Fields, frame: Frame) -> Placed:
    """Place a season of the north; a winter named by one year could be either of two, unless the other is ahead."""
    month = SEASON_MONTHS[fields["season"]]
    if "year" in fields:
        if fields["season"] == "winter":
            return None, Interval(f"{fields['year']}-01-01", f"{int(fields['year']) + 1}-02-28", "season")
        return _season_from(date(int(fields["year"]), month, 1))
    if "shift" not in fields:
        return _season_told(month, frame)
    return _season_from(date(_season_year(month, int(fields["shift"]), frame), month, 1))


def _season_told(month: int, frame: Frame) -> Placed:
    """Place "since spring", "by autumn": the last one that has begun, or the next one; in a story of another year it is that year's."""
    today = frame.today
    if frame.reference_year not in (None, today.year, today.year - 1):
        raise LookupError("of the year told of, or of that of the report")
    begun = today.year - (month > today.month)
    return _season_from(date(begun + (frame.tense in {"future", "nearest"}), month, 1))


def _season_year(month: int, shift: int, frame: Frame) -> int:
    today = frame.today
    if shift == 0:
        return today.year - (month == 12 and today.month < 6)
    ended = add_months(date(today.year, month, 1), 3) <= today
    return today.year - (not ended) if shift < 0 else today.year + (month <= today.month)


def _season_from(first: date) -> Placed:
    return month_span(first, add_months(first, 2), "season")
