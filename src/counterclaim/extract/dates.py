"""The dates of an article: its time expressions, each placed against the day of the paper or the day of speaking."""

import re
from collections.abc import Iterator
from datetime import date

from counterclaim.event import Date, Interval
from counterclaim.extract.context import Reading, made_by
from counterclaim.extract.intervals import UNPLACED, Placed, one_day
from counterclaim.extract.resolver import resolve
from counterclaim.ids import content_id
from counterclaim.mention import PassageMentions, TimeMention
from counterclaim.noun import Span

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
        return one_day(date.fromisoformat(day))
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
