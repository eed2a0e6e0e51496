"""Which day a war counts its days from: the one that the article tells, the one that its own counts lead to, or a listed one."""

from collections.abc import Iterator
from datetime import date, timedelta

from counterclaim.event import Interval
from counterclaim.extract.context import Reading
from counterclaim.extract.resolver import resolve
from counterclaim.mention import TimeMention
from counterclaim.vocabulary.wars import first_days

DAYS = frozenset({"day", "part_of_day"})
NAMED = frozenset({"calendar", "weekday"})  # days called by their names
LATE = ("TEV", "TNI")
TURN = "midnight"  # the day that "midnight on Tuesday" begins or ends; what broke out then broke out on Tuesday


def find_war_start(reading: Reading) -> str | None:
    """Return the day on which the article says that the fighting began, null where it names none or several."""
    return _only(day for mention, day, _ in _placed_days(reading) if _begins_war(mention))


def first_day_counted(reading: Reading) -> str | None:
    """Return the day from which the article's counts run ("the fourth day"): that of `find_war_start`, else a listed one that it tells of.

    A war that the article does not name by its first day is never meant.
    """
    told = _only(_first_full_day(day, value) for mention, day, value in _placed_days(reading) if _begins_war(mention))
    listed = (day for mention, day, _ in _placed_days(reading) if mention.kind in NAMED and date.fromisoformat(day) in first_days())
    return told or _only(listed)


def _begins_war(mention: TimeMention) -> bool:
    return ("starts", "war") in mention.fields


def _first_full_day(day: str, value: str) -> str:
    """Return the day that counts as the first: of what began late in the evening it is the next one."""
    return (date.fromisoformat(day) + timedelta(days=value.endswith(LATE))).isoformat()


def _placed_days(reading: Reading) -> Iterator[tuple[TimeMention, str, str]]:
    """Yield the mentions that are one day, or a part of it, with the day and the value."""
    for passage in reading.passages:
        for mention in passage.times:
            turn = TURN in passage.view[mention.start : mention.end].casefold()
            value, interval = resolve(mention, reading.anchor)
            if value is not None and _is_one_day(interval):
                yield mention, str(interval.start), str(interval.start) if turn else value


def _is_one_day(interval: Interval) -> bool:
    return interval.granularity in DAYS and interval.start == interval.end


def _only(days: Iterator[str]) -> str | None:
    found = set(days)
    return found.pop() if len(found) == 1 else None
