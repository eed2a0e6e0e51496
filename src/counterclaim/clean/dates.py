"""Publication dates: what a metadata field, a file name, an address or a dateline says, in ISO 8601, never more precise than it was."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import PurePath

from counterclaim.article import DatePrecision, Published
from counterclaim.clean.words import dateline_words, month_numbers
from counterclaim.vocabulary.times import times

UNKNOWN = Published(None, "none", "none", "nothing states a date")
FIRST_YEAR, LAST_YEAR = 1900, 2100
DATE_LINE_WORDS = 12  # a longer line that holds a date is prose about that day

ISO = re.compile(
    r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})(?:[-/.](?P<d>\d{1,2}))?"
    r"(?:(?:[T _]+|-)(?P<H>\d{1,2})[:-](?P<M>\d{2})(?:[:-](?P<S>\d{2}))?(?:[.,]\d{1,9})?\s*(?P<z>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?\s*\Z"
)
COMPACT = re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?:T?(?P<H>\d{2})(?P<M>\d{2})(?P<S>\d{2})?(?P<z>Z)?)?\Z")
EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?\Z")
NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
MONTH2 = r"(?P<month2>[A-Za-z]{3,9})\.?"
DAY2 = r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?"
WORDED = re.compile(rf"(?:[A-Za-z]{{3,9}},?\s+)?(?:{MONTH}\s+{DAY},?|{DAY2}\s+{MONTH2},?)\s+(?P<year>\d{{4}})\b")
CLOCK24 = r"\s*(?:[-–,]|at)?\s*(?:[01]\d|2[0-3]):[0-5]\d(?!\s*[ap]\.?m)"  # beside it a date in figures begins with its day: who
DAY_FIRST = re.compile(CLOCK24, re.IGNORECASE)  # writes the month first writes "6:42 p.m."
SPAN_BEFORE = re.compile(r"\d\s*(?:[-–—]|to|and)\s*$", re.IGNORECASE)  # "1-15 September 2017" is no day
IN_NAME = re.compile(r"(?:^|[/\\])(?P<y>(?:19|20)\d{2})-(?P<m>\d{2})-(?P<d>\d{2})[-_ ][^/\\]*\Z")
IN_URL = re.compile(r"/(?P<y>(?:19|20)\d{2})[/-](?P<m>\d{1,2}|[a-z]{3})[/-](?P<d>\d{1,2})(?=[/-]|\Z)", re.I)

YEAR_IN_NAME = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d{2})(?![0-9A-Za-z])")
FRESH_DAYS = 2  # between what is told first and the day of the dateline

PLACE = r"[A-Z][A-Z.'’/-]+(?:[ /][A-Z][A-Z.'’/-]+)*(?:,\s[A-Z][\w.'’ -]{1,30}?){0,2}?"
DATELINE = re.compile(
    rf"\s*(?P<place>{PLACE})"
    rf"(?:,?\s+(?:{MONTH}\s*{DAY}|{DAY2}\s+{MONTH2})(?:,?\s+(?P<year>\d{{4}}))?)?"
    r"(?:,?\s*\((?P<agency>[A-Z][^()]{1,40})\))?\s*(?:--|[-–—])\s*(?=\S|\Z)"
)


def parse(value: str) -> tuple[str, DatePrecision] | None:
    """Return an ISO 8601 value and its precision, or null for what is no date or an ambiguous one (03/04/2016)."""
    words = value.strip().strip("\"'")
    for reader in (_iso, _compact, _epoch, _worded, _mail, _numeric):
        if (found := reader(words)) is not None:
            return found
    return None


def from_metadata(value: str, name: str) -> Published | None:
    """Return the date that metadata field ``name`` states, or null."""
    found = parse(value)
    return Published(found[0], found[1], "metadata", f"{name}: {value.strip()}") if found else None


def from_file_name(path: str) -> Published | None:
    """Return the date that a Jekyll file name begins with: weaker evidence than a field, since it may be the day of posting."""
    found = IN_NAME.search(path)
    day = _day(found["y"], found["m"], found["d"]) if found else None
    return Published(day, "day", "metadata", "date at the start of the file name") if day else None


def from_address(url: str) -> Published | None:
    """Return the date in the path of an address (``/2016/03/05/``)."""
    found = IN_URL.search(url.partition("?")[0])
    if found is None:
        return None
    month = month_numbers().get(found["m"].lower(), 0) if found["m"].isalpha() else int(found["m"])
    day = _day(found["y"], str(month), found["d"])
    return Published(day, "day", "metadata", "date in the address") if day else None


def from_dateline(paragraph: str) -> Published | None:
    """Return the date of a dateline ("KABUL, 3 March 2016 (Agency) -"); one without a year dates nothing, and says so."""
    found = DATELINE.match(paragraph)
    if found is None or not (found["month"] or found["month2"]):
        return None
    month = month_numbers().get((found["month"] or found["month2"]).lower())
    if month is None:
        return None
    number = int(found["day"] or found["day2"])
    if not found["year"]:
        return Published(None, "none", "none", f"dateline gives month {month}, day {number}, but no year")
    day = _day(found["year"], str(month), str(number))
    return Published(day, "day", "dateline", f"dateline: {found.group().strip()}") if day else None


def from_dateline_and_name(paragraphs: Sequence[str], path: str) -> Published | None:
    """Return the day of a dateline without a year where the file's name holds one year, in which that day fits the first weekday told.

    News is told on its day or in the two days after it, so that a wrong year seldom fits; without a weekday there is no day.
    """
    years = set(YEAR_IN_NAME.findall(PurePath(path).stem))
    found = next((one for view in paragraphs if (one := DATELINE.match(view)) and (one["month"] or one["month2"])), None)
    if found is None or found["year"] or len(years) != 1:
        return None
    month = month_numbers().get((found["month"] or found["month2"]).lower())
    day = _day(years.pop(), str(month), found["day"] or found["day2"]) if month else None
    told = next((one.group().lower() for view in paragraphs if (one := _weekday_name().search(view))), None)
    if day is None or told is None:
        return None
    behind = (date.fromisoformat(day).weekday() - times().weekdays[told]) % 7
    return (
        Published(day, "day", "inferred", f"dateline without a year; the file's name gives it, {told} fits")
        if behind <= FRESH_DAYS
        else None
    )


@cache
def _weekday_name() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(times().weekdays)})\b", re.IGNORECASE)


def from_date_line(paragraph: str) -> Published | None:
    """Return the day of a line under the headline that gives a full date and no sentence ("The Courier, Tuesday 5 March 2024"), or null."""
    for line in paragraph.strip().splitlines():
        found = _date_in(line.strip())
        if found is not None:
            return Published(found[0], found[1], "dateline", f"line at the top: {line.strip()}")
    return None


def from_status_line(paragraph: str) -> Published | None:
    """Return the day on which a line says that the text was published or changed ("Published in The Courier, 5 March 2024"), or null."""
    words = paragraph.strip()
    found = _date_in(words) if _status_opener().match(words) else None
    return Published(found[0], found[1], "dateline", f"line of the page: {words}") if found else None


def date_in_line(words: str) -> tuple[int, int] | None:
    """Return where a full date stands in a line that gives a full date and no sentence, or null."""
    found = (WORDED.search(words) or NUMERIC.search(words)) if from_date_line(words) else None
    return found.span() if found else None


def _date_in(line: str) -> tuple[str, DatePrecision] | None:
    """Return the full date of a short line that is no sentence, no span of days, and tells nothing of that day ("since 5 March")."""
    if len(line.split()) > DATE_LINE_WORDS or line.endswith("."):
        return None
    found = WORDED.search(line) or NUMERIC.search(line)
    if found is None:
        return None
    start = min(at for group in range(1, found.re.groups + 1) if (at := found.start(group)) >= 0)  # behind any word before the date
    of_itself = _status_opener().match(line) or _document().search(line, 0, start)
    told = _told_of_day().search(line, 0, start) and not of_itself
    if told or SPAN_BEFORE.search(line, 0, start):
        return None
    return _worded(found.group()) or _numeric(line[found.start() :])


@cache
def _status_opener() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:\w+\s+)?(?:{'|'.join(dateline_words().published)})\b", re.IGNORECASE)


@cache
def _document() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(dateline_words().documents)})\s+(?:of|for|on|from)\s*$", re.IGNORECASE)


@cache
def _told_of_day() -> re.Pattern[str]:
    """Match the word before a date that makes the date that of a deed."""
    return re.compile(rf"(?<!\bas )\b(?:{'|'.join(dateline_words().deed_before)})\s*$", re.IGNORECASE)


def dateline_agency(paragraph: str) -> str | None:
    """Return the agency that a dateline names in parentheses, with them: "(Agency)"."""
    found = DATELINE.match(paragraph)
    return f"({found['agency']})" if found and found["agency"] else None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _iso(words: str) -> tuple[str, DatePrecision] | None:
    found = ISO.match(words) or None
    if found is None:
        return None
    if found["d"] is None:
        day = _day(found["y"], found["m"], "1") if not found["H"] else None
        return (day[:7], "month") if day else None
    return _instant(found)


def _compact(words: str) -> tuple[str, DatePrecision] | None:
    found = COMPACT.match(words)
    return _instant(found) if found else None


def _instant(found: re.Match[str]) -> tuple[str, DatePrecision] | None:
    day = _day(found["y"], found["m"], found["d"])
    if day is None or found["H"] is None:
        return (day, "day") if day else None
    hour, minute, second = int(found["H"]), int(found["M"]), int(found["S"] or 0)
    if hour > 23 or minute > 59 or second > 60:
        return day, "day"
    return f"{day}T{hour:02}:{minute:02}:{second:02}{_zone(found['z'])}", "second"


def _zone(written: str | None) -> str:
    if not written:
        return ""
    return "Z" if written in ("Z", "UTC", "GMT") else f"{written[:3]}:{written[-2:]}"


def _epoch(words: str) -> tuple[str, DatePrecision] | None:
    found = EPOCH.match(words)
    if found is None:
        return None
    return datetime.fromtimestamp(int(found.group(1)), UTC).isoformat().replace("+00:00", "Z"), "second"


def _worded(words: str) -> tuple[str, DatePrecision] | None:
    found = WORDED.match(words)
    if found is None:
        return None
    month = month_numbers().get((found["month"] or found["month2"]).lower())
    day = _day(found["year"], str(month), found["day"] or found["day2"]) if month else None
    return (day, "day") if day and ":" not in words else (_mail(words) or (day, "day")) if day else None


def _mail(words: str) -> tuple[str, DatePrecision] | None:
    """Read a date as mail and RSS write it (RFC 822)."""
    if not re.match(r"(?:[A-Za-z]{3,9},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{2,4}\s+\d", words):
        return None
    try:
        found = parsedate_to_datetime(words)
    except (ValueError, IndexError, TypeError):
        return None
    return (found.isoformat().replace("+00:00", "Z"), "second") if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _numeric(words: str) -> tuple[str, DatePrecision] | None:
    """Read 25/03/2016 or 03/25/2016; where both readings are possible, neither is taken, but for one beside a clock of 24 hours."""
    found = NUMERIC.match(words)
    if found is None:
        return None
    first, second, year = (int(g) for g in found.groups())
    if first > 12 >= second or first == second or (second <= 12 and DAY_FIRST.match(words, found.end())):
        day = _day(str(year), str(second), str(first))
    else:
        day = _day(str(year), str(first), str(second)) if second > 12 >= first else None
    return (day, "day") if day else None
