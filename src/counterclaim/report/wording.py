"""The brief's own words: fixed patterns from the vocabulary, days and counts as a reader expects them."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import cache

import msgspec

from counterclaim.vocabulary.loader import Vocabulary, load

DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
QUOTES = {"'": "'", "‘": "’", '"': '"', "“": "”", "«": "»"}


class EventWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the brief speaks of a PLOVER type: its label, the words before actor and recipient, and of several actors without a recipient."""

    label: str
    by: str
    to: str
    together: str
    group: str


class BriefWords(Vocabulary, frozen=True, kw_only=True):
    """Labels and patterns, each keyed by the record's own vocabulary."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    sides: dict[str, str]
    harms: dict[str, str]
    statuses: dict[str, str]
    periods: dict[str, str]
    acts: dict[str, str]
    stances: dict[str, str]
    events: dict[str, EventWords]
    groups: dict[str, str]
    measures: dict[str, str]
    relations: dict[str, str]
    dimensions: dict[str, str]
    origins: dict[str, str]
    copies: dict[str, str]
    changes: dict[str, str]
    grades: dict[str, str]
    verdicts: dict[str, str]
    conflicts: dict[str, str]
    drops: dict[str, str]


@cache
def words() -> BriefWords:
    """Return the brief's vocabulary."""
    return load("brief", BriefWords)


def event_words(plover: str) -> EventWords:
    """Return how to speak of PLOVER type ``plover``; an unknown type is called by its own name."""
    name = plover.capitalize()
    return words().events.get(plover) or EventWords(label=name, by="by", to="to", together=f"{name} by", group="talk")


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return "1 origin", "1,204 origins"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(names: Sequence[str], most: int = 4) -> str:
    """Return "A", "A and B", "A, B and C"; past ``most`` names, "A, B, C and 5 others"."""
    shown = list(names[:most])
    rest = len(names) - len(shown)
    if rest:
        return f"{', '.join(shown)} and {plural(rest, 'other')}"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def short_day(iso: str | None) -> str | None:
    """Return "30 Sep 2020", "Sep 2020", "2020" or, for an interval, "27 Sep 2020 to 1 Oct 2020"; null where there is no day."""
    found = [_short(*match.groups()) for match in DAY.finditer(iso or "")]
    return " to ".join(dict.fromkeys(found)) or None


def span_days(iso: str | None) -> str:
    """Return "27 Sep 2020 to 1 Oct 2020", "until 1994", "from Mar 2015" for an ISO interval with open ends left empty."""
    said = short_day(iso)
    if said is None:
        return "day not stated"
    bound = "until " if iso and iso.startswith("/") else "from " if iso and iso.endswith("/") else ""
    return bound + said


def _short(year: str, month: str | None, day: str | None) -> str:
    name = words().months[int(month) - 1][:3] if month and 1 <= int(month) <= 12 else None
    return " ".join(part for part in (str(int(day)) if day and name else None, name, year) if part)


def long_day(iso: str) -> str:
    """Return "Wednesday 30 September 2020" for an ISO day."""
    day = date.fromisoformat(iso[:10])
    return f"{words().weekdays[day.weekday()]} {day.day} {words().months[day.month - 1]} {day.year}"


def last_day(iso: str | None) -> str | None:
    """Return the last ISO day that ``iso`` (a day, month, year, or interval of them) can mean; null where it names none."""
    found = DAY.findall(iso or "")
    if not found:
        return None
    year, month, day = found[-1]
    month = month or "12"
    if not 1 <= int(month) <= 12:
        return None
    return f"{year}-{month}-{day or monthrange(int(year), int(month))[1]}"


def folded(text: str) -> str:
    """Return ``text`` with every run of white space made one blank."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """Return quoted words without the quotation marks around them, and without a comma or point that the quotation left behind."""
    inner = folded(text).rstrip(",;: ").lstrip(",;: ")
    closing = QUOTES.get(inner[:1])
    if closing and (closing not in inner[1:] or inner.find(closing, 1) == len(inner) - 1):
        inner = inner[1:].removesuffix(closing)
    elif (
        inner[-1:] in QUOTES.values()
        and inner.count(inner[-1]) == 1
        and not any(o in inner for o, c in QUOTES.items() if c == inner[-1] != o)
    ):
        inner = inner[:-1]
    return inner.strip().rstrip(",;:")


def same_words(text: str) -> str:
    """Return what two wordings share when they differ only in case, white space and marks."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def clipped(text: str, most: int = 320) -> str:
    """Return ``text``, cut at a word with an ellipsis where it is longer than ``most`` characters."""
    if len(text) <= most:
        return text
    return text[: text.rfind(" ", 0, most) if " " in text[:most] else most].rstrip(",;:. ") + " …"
