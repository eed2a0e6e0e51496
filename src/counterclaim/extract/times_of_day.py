"""Place hours and parts of a day: on the day beside them, else on the day told of last, else on that of the report."""

from collections.abc import Mapping
from datetime import date, timedelta

from counterclaim.extract.calendar_dates import calendar_date
from counterclaim.extract.intervals import UNPLACED, Fields, Frame, Placed, one_day
from counterclaim.extract.relative_dates import day_of_week

BEGINS: Mapping[str, int] = {"TMO": 4, "TMI": 12, "TAF": 13, "TEV": 18, "TNI": 21}  # hours; the night goes on after midnight
EVENING, AFTERNOON = 18, 15
NIGHT = "TNI"


def clock(fields: Fields, frame: Frame) -> Placed:
    """Place an hour; it is local, and no zone is claimed."""
    part = f"T{fields['clock']}"
    if "month" in fields:
        value, interval = calendar_date({name: value for name, value in fields.items() if name != "clock"}, frame)
        return one_day(date.fromisoformat(interval.start), part) if value and interval.start else UNPLACED
    if "weekday" in fields:
        return one_day(day_of_week(fields, frame), part)
    if "offset" in fields:
        return one_day(frame.today + timedelta(days=int(fields["offset"])), part)
    return UNPLACED if frame.reference is None else _on_day_told(part, fields, frame)


def ticker(fields: Fields, frame: Frame) -> Placed:
    """Place the hour at the head of an entry of a running report on the day of the report."""
    return one_day(frame.today, f"T{fields['clock']}")


def moment(fields: Fields, frame: Frame) -> Placed:
    """Place "at dawn", "by evening", "since the morning"."""
    return UNPLACED if frame.lost else _on_day_told(fields.get("part", ""), fields, frame)


def _on_day_told(part: str, fields: Fields, frame: Frame) -> Placed:
    """Return the part of the day told of last, else of that of the report.

    A morning to which the story goes on from an evening is that of the next day; a night that is over on the day of the report is the one
    before.
    """
    day, ahead = frame.reference or frame.today, frame.tense in {"future", "nearest"}
    overnight = frame.reference is not None and _hour(frame.reference_part) >= EVENING and 0 <= _hour(part) < AFTERNOON
    goes_on = "opens" in fields or frame.reference_part == NIGHT
    if overnight and (ahead or (goes_on and day != frame.anchor)):
        day += timedelta(days=1)
    if not ahead and day == frame.anchor and "whole" in fields:
        day -= timedelta(days=1)
    return one_day(day, part)


def _hour(part: str) -> int:
    """Return the hour at which a part of the day begins, -1 where none is told."""
    return BEGINS.get(part, int(part[1:3]) if part[1:3].isdigit() else -1)
