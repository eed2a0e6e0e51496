"""The dates of an article: its time expressions, each placed against the day of the paper or the day of speaking."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from counterclaim.event import Date, Interval
from counterclaim.extract.calendar_dates import calendar_date
from counterclaim.extract.context import Reading, made_by
from counterclaim.extract.intervals import UNPLACED, Frame, Placed, one_day
from counterclaim.extract.resolver import resolve
from counterclaim.extract.tellings import in_quotes, is_quoted, told_with
from counterclaim.extract.told_times import Told, last_told
from counterclaim.extract.war_days import first_day_counted
from counterclaim.ids import content_id
from counterclaim.mention import Attribution, PassageMentions, TimeMention
from counterclaim.noun import Span
from counterclaim.vocabulary.times import times

FIELD = (
    r"^[ \t]*[\"']?(?:post_|pub|published_|publish_|publication_)?(?:date|published|date_?published|published_at)[\"']?"
    r"[ \t]*[:=][ \t]*[\"']?"
)
DATE_FIELD = re.compile(FIELD, re.IGNORECASE)
DAY_ZONES = frozenset({"front_matter", "credit", "boilerplate"})
STAMPED = re.compile(
    FIELD + r"(?P<value>\d{4}-\d\d-\d\d(?:[-T ]\d\d[-:]\d\d(?:[-:]\d\d(?:Z|[+-]\d\d:\d\d)?)?)?)",
    re.MULTILINE | re.IGNORECASE,
)


DAYS = frozenset({"weekday", "calendar", "day"})  # kinds that name a day
LEANING = frozenset({"moment", "that", "clock", "ticker"})


def extract_dates(reading: Reading) -> tuple[Date, ...]:
    """Return the time expressions of an article, placed in time, the publication stamp of its front matter first."""
    war_start = first_day_counted(reading)
    dates = {one.id: one for one in (*_stamps(reading), *_day_lines(reading))}
    told = Told()
    for index, passage in enumerate(reading.passages):
        if passage.passage.zone == "heading":  # what follows tells of something else
            told = Told()
        found = list(_dates_of_passage(reading, index, passage, war_start, told))
        for one in found:
            dates.setdefault(one.id, one)
        told = last_told(found, reading.anchor) if found else told.past_paragraph()  # it leans on the paragraph before, on none further up
    return tuple(dates.values())


def _dates_of_passage(reading: Reading, index: int, passage: PassageMentions, war_start: str | None, told: Told) -> Iterator[Date]:
    order = _order_of_figures(reading)
    for found in passage.times:
        beside = _running_day(passage, found, reading.anchor)
        said = utterance_anchor(reading, index, found, told)
        anchor = said or beside or reading.anchor
        mention = _on_day_beside(found, beside)
        placed = resolve(mention, anchor, **told.frame_for(mention, anchor), war_start=war_start, order=order)
        told = told.without(mention) if placed[0] is None else replace(told, lost=False)
        if placed[0] is None and _leans(mention):
            continue
        if mention.kind == "part" and said is None and told.day is None and is_quoted(passage, mention):
            placed = UNPLACED  # "since early morning", says somebody who may have spoken on another day
        span = reading.span(index, mention.start, mention.end, "date")
        one = _date(reading.article.id, span, placed, anchor, f"date.{mention.kind}")
        told = told_with(told, one, passage, mention)
        yield one


def _leans(mention: TimeMention) -> bool:
    """Whether a mention is a date only where there is a day for it to lean on ("at dawn", "since the first day")."""
    return mention.kind in LEANING or (mention.kind == "counted" and ("n", "1") in mention.fields)


def _order_of_figures(reading: Reading) -> str:
    """Return whether the article's dates in figures begin with the day or the month, where one of them tells ("25/03/2021"), else ""."""
    orders = {order for passage in reading.passages for mention in passage.times if (order := dict(mention.fields).get("order"))}
    return orders.pop() if len(orders) == 1 else ""


def utterance_anchor(reading: Reading, index: int, mention: TimeMention, told: Told | None = None) -> str | None:
    """Return the day on which the quotation that holds ``mention`` was said, where the same sentence says it ("..., he said on Monday").

    Inside direct speech "today" is the day of speaking, not that of the paper; null outside quotations. A paragraph that has told of a
    day just before quotes what was said on it ("The council voted on Thursday. 'Today ...,' said its chair").
    """
    passage = reading.passages[index]
    for attribution in passage.attributions:
        inside = any(start <= mention.start and mention.end <= end for start, end in attribution.contents)
        quoted = attribution.voice == "direct" or (inside and in_quotes(passage.view, mention))
        if not inside or not quoted or attribution.cue is None:
            continue
        spoken = _day_beside(passage, attribution.cue, reading.anchor) or _day_of_speech(passage, attribution, reading.anchor)
        return spoken or (told.fresh_day(reading.anchor) if told and attribution.voice == "direct" else None)
    return None


def _day_of_speech(passage: PassageMentions, attribution: Attribution, anchor: str | None) -> str | None:
    """Return the day that stands between a cue and what was said ("said in a note on Friday that ..."), if any."""
    if attribution.cue is None or not attribution.contents:
        return None
    for mention in passage.times:
        between = attribution.cue[1] <= mention.start and mention.end <= attribution.contents[0][0]
        if between and mention.kind in DAYS and not in_quotes(passage.view, mention):
            value, interval = resolve(mention, anchor, "past")
            return interval.start if value and interval.granularity in {"day", "part_of_day"} else None
    return None


def _running_day(passage: PassageMentions, mention: TimeMention, anchor: str | None) -> str | None:
    """Return the day that stands beside "a third day" ("for a third day on Saturday", "Wednesday, the third day of"), null elsewhere."""
    if mention.kind != "counted":
        return None
    return _day_before(passage, mention, anchor) or _day_beside(passage, (mention.start, mention.end), anchor)


def _day_before(passage: PassageMentions, mention: TimeMention, anchor: str | None) -> str | None:
    """Return the day to which a counted one stands in apposition ("on Wednesday, the third day of the offensive"), if any."""
    for other in passage.times:
        if other.end < mention.start and passage.view[other.end : mention.start] == ", ":
            value, interval = resolve(other, anchor, "past")
            return interval.start if value and interval.granularity in {"day", "part_of_day"} else None
    return None


def _on_day_beside(mention: TimeMention, beside: str | None) -> TimeMention:
    """Return a counted day as the one that stands beside it: it needs no beginning to count from."""
    return mention if beside is None else replace(mention, fields=tuple(sorted({**dict(mention.fields), "running": "1"}.items())))


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


def _day_lines(reading: Reading) -> Iterator[Date]:
    """Yield the full dates of the lines that state the day of the paper: a field of the front matter, a line at the top, a credit."""
    article, body = reading.article, False
    for passage in article.passages:
        body = body or passage.zone == "body"
        if passage.zone not in DAY_ZONES:
            continue
        for match in _full_date().finditer(article.text, passage.start, passage.end):
            line = article.text[article.text.rfind("\n", 0, match.start()) + 1 : match.start()]
            if passage.zone == "front_matter" and not DATE_FIELD.match(line):
                continue
            fields = {
                "year": match["year"],
                "month": str(times().months[(match["month0"] or match["month1"]).casefold()]),
                "day": match["day0"] or match["day1"],
            }
            span = Span(match.start(), match.end(), match.group(), "date")
            placed = calendar_date(fields, Frame(None))
            if not body or placed[0] == reading.anchor:  # below the text only the day of the text itself is of interest
                yield _date(article.id, span, placed, None, "date.day_line")


@cache
def _full_date() -> re.Pattern[str]:
    """Return the pattern of a day with its month in words and its year, its weekday before it if it has one."""
    months, days = ("|".join(sorted(words, key=len, reverse=True)) for words in (times().months, times().weekdays))
    month, day = rf"(?P<month>{months})\b\.?", r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    forms = (rf"{day} {month},?", rf"{month} {day},?")
    either = "|".join(re.sub(r"\?P<(month|day)>", rf"?P<\g<1>{at}>", form) for at, form in enumerate(forms))
    return re.compile(rf"(?:(?:{days}),? )?(?:{either}) (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


def _stamp_value(text: str) -> Placed:
    day, clock = text[:10], re.findall(r"\d\d", text[11:19])
    if _day_or_none(day) is None:
        return UNPLACED
    if not clock:
        return one_day(date.fromisoformat(day))
    return f"{day}T{':'.join((*clock, '00')[:3])}", Interval(day, day, "second")  # as all hours: of the place, without a zone


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
