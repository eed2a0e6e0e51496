"""Place time expressions in time: an interval of days, its granularity, and an ISO value.

Values are as in the record reference: a day (2020-09-29), a part of it (2020-09-29TEV; TMO morning, TAF afternoon, TEV evening,
TNI the night that begins on that day), a month, a year, or start/end of equal granularity. What cannot be told from the words
and the anchor has no value: the expression is kept, its interval is open.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counterclaim.event import Date, Interval
from counterclaim.extract.context import Reading, made_by
from counterclaim.ids import content_id
from counterclaim.mention import Granularity, PassageMentions, TimeMention
from counterclaim.noun import Span

Fields = Mapping[str, str]
Placed = tuple[str | None, Interval]

UNPLACED: Placed = (None, Interval(None, None, "none"))
DAYS_OF: Mapping[str, int] = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
YEARS_OF: Mapping[str, int] = {"year": 1, "decade": 10, "century": 100}
MONTHS_OF: Mapping[str, int] = {"month": 1, "quarter": 3}
SEASON_MONTHS: Mapping[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # first month, north of the equator
THIRDS: Mapping[str, tuple[int, int]] = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}
LOOK_AHEAD_DAYS = 100  # a day and month without a year or tense lies ahead only if that near, and far nearer than the one behind
LOOK_BEHIND_DAYS = 200


@dataclass(frozen=True, slots=True)
class Frame:
    """What a relative expression leans on.

    ``anchor`` is "today"; ``tense`` past, future, nearest or "" (not told); ``reference`` the day that the text spoke of last ("a day
    earlier"); ``war_start`` the day on which the article says that the fighting began ("a fourth day").
    """

    anchor: date | None
    tense: str = ""
    reference: date | None = None
    war_start: date | None = None

    @property
    def today(self) -> date:
        """The anchor; `LookupError` where there is none, which `resolve` turns into "no value"."""
        if self.anchor is None:
            raise LookupError("no anchor")
        return self.anchor


def resolve(
    mention: TimeMention, anchor: str | None, tense: str | None = None, *, reference: str | None = None, war_start: str | None = None
) -> Placed:
    """Return the ISO value and the interval of ``mention`` when "today" is the ISO day ``anchor``.

    ``tense`` overrides what the words around the mention told; ``reference`` and ``war_start`` are ISO days (see `Frame`).
    Without an anchor absolute expressions resolve and relative ones have no value.
    """
    fields = dict(mention.fields)
    frame = Frame(_day(anchor), fields.get("tense", "") if tense is None else tense, _day(reference), _day(war_start))
    return _place(mention.kind, fields, frame)


def _place(kind: str, fields: Fields, frame: Frame) -> Placed:
    try:
        return RESOLVERS[kind](fields, frame)
    except (LookupError, ValueError, OverflowError):  # nothing to lean on, or no such day
        return UNPLACED


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso[:10]) if iso and len(iso) >= 10 else None


# ---- values ----


def _one_day(day: date, part: str = "") -> Placed:
    granularity: Granularity = "part_of_day" if part else "day"
    return day.isoformat() + part, Interval(day.isoformat(), day.isoformat(), granularity)


def _days(start: date, end: date, granularity: Granularity = "day") -> Placed:
    if start == end:
        return _one_day(start)
    return f"{start}/{end}", Interval(start.isoformat(), end.isoformat(), granularity)


def _months(first: date, last: date, granularity: Granularity = "month") -> Placed:
    """Return the span of whole months from that of ``first`` to that of ``last``."""
    value = f"{first:%Y-%m}" if (first.year, first.month) == (last.year, last.month) else f"{first:%Y-%m}/{last:%Y-%m}"
    return value, Interval(first.replace(day=1).isoformat(), _month_end(last).isoformat(), granularity)


def _years(first: int, last: int, granularity: Granularity = "year") -> Placed:
    value = f"{first:04d}" if first == last else f"{first:04d}/{last:04d}"
    return value, Interval(date(first, 1, 1).isoformat(), date(last, 12, 31).isoformat(), granularity)


def _month_end(day: date) -> date:
    return _add_months(day.replace(day=1), 1) - timedelta(days=1)


def _add_months(day: date, months: int) -> date:
    """Return the first of the month that lies ``months`` after that of ``day``."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _of_iso(value: str) -> Placed:
    """Return the placed form of an ISO day, month, year or an interval of them."""
    first, _, last = value.partition("/")
    last = last or first
    if len(first) == 4:
        return _years(int(first), int(last))
    if len(first) == 7:
        return _months(date.fromisoformat(first + "-01"), date.fromisoformat(last + "-01"))
    return _days(date.fromisoformat(first), date.fromisoformat(last))


def _part_of_span(fields: Fields, frame: Frame) -> Placed:
    """Place "the first week of August" (its days 1 to 7; the last seven for the last) and "the second half of 2023"."""
    which = int(fields["which"])
    if "month" not in fields:
        year = int(fields["year"])
        first = 1 if which == 1 else 7
        return _months(date(year, first, 1), date(year, first + 5, 1)) if which in (1, 2, -1) else UNPLACED
    start = date(_year_of({k: v for k, v in fields.items() if k == "year"}, frame, int(fields["month"])), int(fields["month"]), 1)
    end = _month_end(start)
    if fields["span"] == "week":
        first_day = end - timedelta(days=6) if which == -1 else start + timedelta(days=7 * which - 7)
        return _days(first_day, first_day + timedelta(days=6), "week")
    middle = start.replace(day=15)
    return _days(start, middle) if which == 1 else _days(middle + timedelta(days=1), end)


def _third(start: date, end: date, edge: str) -> tuple[date, date]:
    """Return the first, middle or last third of the days ``start``..``end``."""
    length = (end - start).days + 1
    left, right = THIRDS[edge]
    return start + timedelta(days=length * left // 3), start + timedelta(days=length * right // 3 - 1)


# ---- calendar dates ----


def _calendar(fields: Fields, frame: Frame) -> Placed:
    if "month" not in fields:
        return _calendar_year(fields)
    month = int(fields["month"])
    year = _year_of(fields, frame, month)
    if "month2" in fields:
        return _calendar_months(fields, frame)
    if "day" not in fields:
        return _calendar_month(date(year, month, 1), fields.get("edge", ""))
    start = date(year, month, int(fields["day"]))
    if "day2" in fields:
        return _days(start, start.replace(day=int(fields["day2"])))
    return _one_day(start, fields.get("part", ""))


def _calendar_months(fields: Fields, frame: Frame) -> Placed:
    """Place "January to March 2015": the year is that of the last month."""
    first, last = int(fields["month"]), int(fields["month2"])
    year = _year_of({key: value for key, value in fields.items() if key != "month"}, frame, last)
    return _months(date(year - (first > last), first, 1), date(year, last, 1))


def _calendar_year(fields: Fields) -> Placed:
    year = int(fields["year"])
    if "year2" in fields:
        return _years(year, int(fields["year2"]))
    if (edge := fields.get("edge")) in THIRDS:
        left, right = THIRDS[str(edge)]
        return _months(date(year, 4 * left + 1, 1), date(year, 4 * right, 1))
    return _years(year, year)


def _calendar_month(first: date, edge: str) -> Placed:
    if edge not in THIRDS:
        return _months(first, first)
    left, right = THIRDS[edge]
    end = _month_end(first) if right == 3 else first.replace(day=10 * right)
    return _days(first.replace(day=10 * left + 1), end)


def _year_of(fields: Fields, frame: Frame, month: int) -> int:
    """Return the year of a date in ``month``: as stated, as shifted ("last year"), by its weekday, else by the tense."""
    if "year" in fields:
        return int(fields["year"])
    today = frame.today
    if "year_shift" in fields:
        return today.year + int(fields["year_shift"])
    if "day" not in fields:
        return _year_of_month(month, fields.get("shift"), today, frame.tense)
    return _year_of_day(month, int(fields["day"]), fields.get("weekday"), today, frame.tense)


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


def _ambiguous(fields: Fields, frame: Frame) -> Placed:
    """Place a date in figures where only one reading is possible; two readings are no date but their year's interval."""
    if "month" in fields:
        return _calendar(fields, frame)
    year = int(fields["year"])
    return None, Interval(date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat(), "year")


def _stamp(fields: Fields, _: Frame) -> Placed:
    value = fields["value"]
    return value, Interval(value[:10], value[:10], "second")


def _day_of_month(fields: Fields, frame: Frame) -> Placed:
    today, day = frame.today, int(fields["day"])
    step = 1 if frame.tense == "future" else -1
    month = today if (day >= today.day if step > 0 else day <= today.day) else _add_months(today, step)
    return _one_day(month.replace(day=day))


def _decade(fields: Fields, _: Frame) -> Placed:
    return _part_of_years(int(fields["year"]), 10, fields.get("edge", ""))


def _century(fields: Fields, _: Frame) -> Placed:
    return _part_of_years(100 * int(fields["n"]) - 99, 100, fields.get("edge", ""))


def _part_of_years(first: int, length: int, edge: str) -> Placed:
    granularity: Granularity = "decade" if length == 10 else "year"
    if edge not in THIRDS:
        return _years(first, first + length - 1, granularity)
    left, right = THIRDS[edge]
    return _years(first + length * left // 3, first + (length * right // 3) - 1, granularity)


def _quarter(fields: Fields, frame: Frame) -> Placed:
    year = int(fields["year"]) if "year" in fields else frame.today.year + int(fields["year_shift"])
    first = date(year, 3 * int(fields["n"]) - 2, 1)
    return _months(first, _add_months(first, 2))


def _season(fields: Fields, frame: Frame) -> Placed:
    """Place a season of the north; a winter named by one year could be either of two, unless the other is ahead."""
    month = SEASON_MONTHS[fields["season"]]
    if "year" in fields:
        if fields["season"] == "winter":
            return None, Interval(f"{fields['year']}-01-01", f"{int(fields['year']) + 1}-02-28", "season")
        return _season_from(date(int(fields["year"]), month, 1))
    return _season_from(date(_season_year(month, int(fields["shift"]), frame), month, 1))


def _season_year(month: int, shift: int, frame: Frame) -> int:
    today = frame.today
    if shift == 0:
        return today.year - (month == 12 and today.month < 6)
    ended = _add_months(date(today.year, month, 1), 3) <= today
    return today.year - (not ended) if shift < 0 else today.year + (month <= today.month)


def _season_from(first: date) -> Placed:
    return _months(first, _add_months(first, 2), "season")


# ---- relative expressions ----


def _relative_day(fields: Fields, frame: Frame) -> Placed:
    return _one_day(frame.today + timedelta(days=int(fields["offset"])), fields.get("part", ""))


def _weekday(fields: Fields, frame: Frame) -> Placed:
    return _one_day(_weekday_day(fields, frame), fields.get("part", ""))


def _weekday_day(fields: Fields, frame: Frame) -> date:
    """Return the day: of the week that is named, else the last one (today included) or, ahead, the next one."""
    today, weekday = frame.today, int(fields["weekday"])
    monday = today - timedelta(days=today.weekday())
    if "week" in fields:
        return monday + timedelta(days=7 * int(fields["week"]) + weekday)
    shift = fields.get("shift")
    behind = (today.weekday() - weekday) % 7
    if shift == "-1":
        return today - timedelta(days=behind or 7)
    if shift == "0":
        return monday + timedelta(days=weekday)
    if shift == "1":
        return monday + timedelta(days=7 + weekday)
    if frame.tense == "future" or (frame.tense == "nearest" and behind > 3):
        return today + timedelta(days=(7 - behind) % 7)
    return today - timedelta(days=behind)


def _unit(fields: Fields, frame: Frame) -> Placed:
    today, shift, unit = frame.today, int(fields.get("shift", "0")), fields["unit"]
    if unit == "day":
        return _one_day(frame.reference or today)
    if unit == "weekend":
        return _weekend(fields.get("shift"), frame)
    if unit == "week":
        monday = today + timedelta(days=7 * shift - today.weekday())
        return _cut(monday, monday + timedelta(days=6), fields.get("edge", ""), today)
    if unit == "month":
        first = _add_months(today, shift)
        return _calendar_month(first, fields.get("edge", ""))
    if unit == "year":
        return _calendar_year({"year": str(today.year + shift), **{k: v for k, v in fields.items() if k == "edge"}})
    length = YEARS_OF[unit]
    first_year = today.year // length * length + shift * length
    return _part_of_years(first_year + (length == 100), length, fields.get("edge", ""))


def _cut(start: date, end: date, edge: str, today: date) -> Placed:
    """Return the days ``start``..``end``, or the part of them that ``edge`` names."""
    if edge == "so_far":
        return _days(start, max(start, min(end, today)), "week")
    if edge == "rest":
        return _days(min(end, max(start, today)), end, "week")
    return _days(*_third(start, end, edge), "week") if edge in THIRDS else _days(start, end, "week")


def _weekend(shift: str | None, frame: Frame) -> Placed:
    """Return Saturday and Sunday: of the week that is running at a weekend; on a weekday the one behind, or ahead by the tense."""
    today = frame.today
    saturday = today + timedelta(days=5 - today.weekday())
    if shift == "1":
        saturday += timedelta(days=7 * (today.weekday() >= 5))
    elif shift == "-1" or (today.weekday() < 5 and frame.tense != "future"):
        saturday -= timedelta(days=7)
    return _days(saturday, saturday + timedelta(days=1), "week")


def _period(fields: Fields, frame: Frame) -> Placed:
    """Return the ``n`` units up to the anchor, which counts as the last (or, ahead, those after it)."""
    today, n, unit = frame.today, int(fields.get("n", "1")), fields["unit"]
    ahead = fields["direction"] == "future"
    if unit == "hour":
        days = -(-n // 24)
        return _days(today, today + timedelta(days=days)) if ahead else _days(today - timedelta(days=days), today)
    if unit in DAYS_OF:
        days = n * DAYS_OF[unit]
        return _days(today + timedelta(days=1), today + timedelta(days=days)) if ahead else _days(today - timedelta(days=days - 1), today)
    if unit in MONTHS_OF:
        other = _add_months(today, (1 if ahead else -1) * n * MONTHS_OF[unit])
        return _months(min(today, other), max(today, other))
    other_year = today.year + (1 if ahead else -1) * n * YEARS_OF[unit]
    return _years(min(today.year, other_year), max(today.year, other_year))


def _ago(fields: Fields, frame: Frame) -> Placed:
    if fields["unit"] == "week" and fields["n"] == "1":
        return _one_day(frame.today - timedelta(days=7))
    return _step(frame.today, -int(fields["n"]), fields["unit"])


def _step(day: date, n: int, unit: str) -> Placed:
    """Return what lies ``n`` units from ``day``, no finer than the unit tells: a week for weeks, a month for months, a year beyond."""
    if unit == "hour":
        return _one_day(day) if abs(n) < day.weekday() else UNPLACED
    if unit in {"day", "night"}:
        return _one_day(day + timedelta(days=n), "TNI" if unit == "night" else "")
    if unit in DAYS_OF:
        middle = day + timedelta(days=n * DAYS_OF[unit])
        monday = middle - timedelta(days=middle.weekday())
        return _days(monday, monday + timedelta(days=6), "week")
    if unit in MONTHS_OF:
        month = _add_months(day, n * MONTHS_OF[unit])
        return _months(month, month)
    year = day.year + n * YEARS_OF[unit]
    return _years(year, year)


def _offset(fields: Fields, frame: Frame) -> Placed:
    if frame.reference is None:
        return UNPLACED
    return _step(frame.reference, int(fields["sign"]) * int(fields["n"]), fields["unit"])


def _counted(fields: Fields, frame: Frame) -> Placed:
    """Return the ``n``-th day (week, month) of the war, counted from the day on which the article says that it began."""
    start, n, unit = frame.war_start, int(fields["n"]), fields["unit"]
    if start is None:  # "for a third straight day" is the day of the report
        return _unit({"unit": unit}, replace(frame, reference=None)) if "running" in fields else UNPLACED
    if unit == "week":
        return _days(start + timedelta(days=7 * n - 7), start + timedelta(days=7 * n - 1), "week")
    return _one_day(start + timedelta(days=n - 1)) if unit == "day" else UNPLACED


def _soon(fields: Fields, frame: Frame) -> Placed:
    """Return the month of "the coming days"; weeks and months ahead are too vague for a value."""
    tomorrow = frame.today + timedelta(days=1)
    if fields["unit"] != "day":
        return None, Interval(tomorrow.isoformat(), None, "vague")
    value, interval = _months(tomorrow, tomorrow + timedelta(days=6))
    return value, replace(interval, start=tomorrow.isoformat(), granularity="vague")


def _named(fields: Fields, _: Frame) -> Placed:
    return _of_iso(fields["value"])


def _part(_: Fields, __: Frame) -> Placed:
    return UNPLACED


def _moment(fields: Fields, frame: Frame) -> Placed:
    """Place "at dawn" on the day told of last, else on that of the report."""
    return _one_day(frame.reference or frame.today, fields.get("part", ""))


def _that(fields: Fields, frame: Frame) -> Placed:
    return _step(frame.reference, 0, fields["unit"]) if frame.reference else UNPLACED


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
    if "year" in right and "year" not in left and "month" in left:
        left = {**left, "year": right["year"]}
    return left, right


RESOLVERS: Mapping[str, Callable[[Fields, Frame], Placed]] = {
    "calendar": _calendar, "ambiguous": _ambiguous, "stamp": _stamp, "day_of_month": _day_of_month, "decade": _decade,
    "century": _century, "quarter": _quarter, "season": _season, "day": _relative_day, "weekday": _weekday, "unit": _unit,
    "period": _period, "ago": _ago, "part_of_span": _part_of_span, "offset": _offset, "counted": _counted, "soon": _soon,
    "named": _named, "part": _part, "moment": _moment, "that": _that, "range": _range,
}  # fmt: skip


# ---- the dates of an article ----

STAMPED = re.compile(
    r"^[ \t]*[\"']?(?:post_|pub|published_|publish_|publication_)?(?:date|published|date_?published|published_at)[\"']?"
    r"[ \t]*[:=][ \t]*[\"']?"
    r"(?P<value>\d{4}-\d\d-\d\d(?:[-T ]\d\d[-:]\d\d(?:[-:]\d\d)?)?)",
    re.MULTILINE | re.IGNORECASE,
)


LEANING = frozenset({"moment", "that"})  # dates only where there is a day for them to lean on


def extract_dates(reading: Reading) -> tuple[Date, ...]:
    """Return the time expressions of an article, placed in time, the publication stamp of its front matter first."""
    war_start = find_war_start(reading)
    dates = {one.id: one for one in _stamps(reading)}
    for index, passage in enumerate(reading.passages):
        for one in _dates_of_passage(reading, index, passage, war_start):
            dates.setdefault(one.id, one)
    return tuple(dates.values())


def find_war_start(reading: Reading) -> str | None:
    """Return the day on which the article says that the fighting began, null where it names none or several."""
    days = {
        interval.start
        for passage in reading.passages
        for mention in passage.times
        if ("starts", "war") in mention.fields
        for value, interval in [resolve(mention, reading.anchor)]
        if value is not None and interval.granularity in {"day", "part_of_day"} and interval.start == interval.end
    }
    return days.pop() if len(days) == 1 else None


def _dates_of_passage(reading: Reading, index: int, passage: PassageMentions, war_start: str | None) -> Iterator[Date]:
    reference: str | None = None
    for mention in passage.times:
        anchor = utterance_anchor(reading, index, mention) or reading.anchor
        value, interval = resolve(mention, anchor, reference=reference, war_start=war_start)
        if value is not None and interval.granularity in {"day", "part_of_day"}:
            reference = interval.start
        if value is None and mention.kind in LEANING:
            continue
        span = reading.span(index, mention.start, mention.end, "date")
        yield _date(reading.article.id, span, (value, interval), anchor, f"date.{mention.kind}")


def utterance_anchor(reading: Reading, index: int, mention: TimeMention) -> str | None:
    """Return the day on which the quotation that holds ``mention`` was said, where the same sentence says it ("..., he said on Monday").

    Inside direct speech "today" is the day of speaking, not that of the paper; null outside quotations.
    """
    passage = reading.passages[index]
    for attribution in passage.attributions:
        inside = any(start <= mention.start and mention.end <= end for start, end in attribution.contents)
        if not inside or attribution.voice != "direct" or attribution.cue is None:
            continue
        return _day_beside(passage, attribution.cue, reading.anchor)
    return None


def _day_beside(passage: PassageMentions, cue: tuple[int, int], anchor: str | None) -> str | None:
    """Return the day that stands right after a cue ("said on Monday", "said Monday"), if any."""
    for mention in passage.times:
        between = passage.view[cue[1] : mention.start] if mention.start >= cue[1] else None
        if between is not None and between.strip().casefold() in {"", "on", "late on", "early on", "late", "early"}:
            value, interval = resolve(mention, anchor, "past")
            return interval.start if value and interval.granularity in {"day", "part_of_day"} else None
    return None


def _stamps(reading: Reading) -> Iterator[Date]:
    """Yield the publication stamps that the front matter gives."""
    article = reading.article
    for passage in article.passages:
        if passage.zone != "front_matter":
            continue
        for match in STAMPED.finditer(article.text, passage.start, passage.end):
            start, end = match.span("value")
            placed = _stamp_value(article.text[start:end])
            yield _date(article.id, Span(start, end, article.text[start:end], "date"), placed, None, "date.front_matter")


def _stamp_value(text: str) -> Placed:
    day, clock = text[:10], re.findall(r"\d\d", text[11:])
    if _day_or_none(day) is None:
        return UNPLACED
    if not clock:
        return _one_day(date.fromisoformat(day))
    return f"{day}T{':'.join((*clock, '00')[:3])}", Interval(day, day, "second")


def _day_or_none(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _date(article: str, span: Span, placed: Placed, anchor: str | None, rule: str) -> Date:
    return Date(
        id=content_id("date", article, span.start, span.end),
        article=article,
        start=span.start,
        end=span.end,
        spans=(span,),
        provenance=made_by(rule),
        value=placed[0],
        interval=placed[1],
        anchor=anchor,
    )
