"""Which days are those of the news: the day of an article and a few before it."""

import re
from datetime import date

from counterclaim.extract.context import Reading
from counterclaim.extract.resolver import resolve
from counterclaim.mention import TimeMention

DAY = re.compile(r"\d{4}-\d\d-\d\d")
RECENT = 2  # days that news of an attack runs behind it
BACKWARD = frozenset({"ago", "earlier", "before"})  # end a time that lies back, be it reckoned or not


def is_old(reading: Reading, passage: int, time: TimeMention, days: int = RECENT) -> bool:
    """Whether a time of a passage lies more than some ``days`` before the article ("last month", "a year earlier")."""
    value = resolve(time, reading.anchor, "past")[0]
    if value is None:
        return reading.passages[passage].view[time.start : time.end].casefold().split()[-1] in BACKWARD
    return not is_recent(value, reading.anchor, days)


def is_recent(value: str, anchor: str | None, days: int = RECENT) -> bool:
    """Whether an ISO day, a part of one or a span of days begins on the anchor's day or one of the ``days`` before it."""
    first = DAY.match(value)
    if anchor is None or first is None:  # months and years, and spans of them, are no day
        return False
    return 0 <= (date.fromisoformat(anchor) - date.fromisoformat(first[0])).days <= days
