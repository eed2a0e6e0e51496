"""Place times that count from the first day of a war: "the fourth day", "a week into the war", "44 days of fighting"."""

from dataclasses import replace
from datetime import date, timedelta

from counterclaim.extract.intervals import UNPLACED, Fields, Frame, Placed, day_span, one_day
from counterclaim.extract.relative_dates import calendar_unit, period, step_from
from counterclaim.vocabulary.wars import first_days


def counted(fields: Fields, frame: Frame) -> Placed:
    """Return the ``n``-th day or week of the war, counted from the day on which the article says that it began, or from a listed one."""
    n, unit = int(fields["n"]), fields["unit"]
    start = frame.war_start or _listed_first_day(n, unit, frame)
    counted_day = start + timedelta(days=n - 1) if start is not None and unit == "day" else None
    if "running" in fields and (counted_day is None or counted_day != frame.reference):
        return calendar_unit({"unit": unit}, replace(frame, reference=None))  # the day of the report, whatever it is that goes on
    if start is None or "other" in fields:
        return UNPLACED
    if unit == "week":
        return day_span(start + timedelta(days=7 * n - 7), start + timedelta(days=7 * n - 1), "week")
    return one_day(counted_day) if counted_day is not None else UNPLACED


def fighting(fields: Fields, frame: Frame) -> Placed:
    """Place "44 days of fighting": from its first day where so many days lead to the report or the day before it, else up to the report."""
    n = int(fields["n"])
    start = frame.war_start or _listed_first_day(n, fields["unit"], frame)
    end = start + timedelta(days=n - 1) if start is not None and fields["unit"] == "day" else None
    if start is not None and end is not None and frame.anchor is not None and frame.anchor - timedelta(days=1) <= end <= frame.anchor:
        return day_span(start, end)
    return period({**fields, "direction": "past"}, frame)


def into(fields: Fields, frame: Frame) -> Placed:
    """Place "a week into the war"."""
    return UNPLACED if frame.war_start is None else step_from(frame.war_start, int(fields["n"]), fields["unit"], exact_weeks=True)


def _listed_first_day(n: int, unit: str, frame: Frame) -> date | None:
    """Return the first day of the listed war whose ``n``-th day is that of the report or the one before, null for none or several."""
    if frame.anchor is None or unit != "day" or n == 1:
        return None
    last = frame.anchor - timedelta(days=n - 1)
    found = {last, last - timedelta(days=1)} & first_days()
    return found.pop() if len(found) == 1 else None
