"""The time that a toll covers: its period, since when, and as of when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as day
from itertools import pairwise
from typing import Literal

from counterclaim.claim import Claim
from counterclaim.event import Date
from counterclaim.extract.context import Reading
from counterclaim.extract.toll_accounts import until_raised
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_lines import Line
from counterclaim.extract.toll_periods import CUE_WINDOW, Moment, period_of
from counterclaim.extract.toll_words import harm_words
from counterclaim.toll import Period

Basis = Literal["stated", "utterance", "publication", "none"]
START_WINDOW = 4
SAID_REACH = 3  # words between a verb of saying and the day on which it was said
DAY = 10  # characters of an ISO day
SPAN = "/"  # between the ends of an ISO interval


@dataclass(frozen=True, slots=True)
class Coverage:
    """The time a toll covers; ISO values or null."""

    period: Period
    since: str | None
    as_of: str | None
    basis: Basis


def coverage(
    reading: Reading, line: Line, link: Link, claim: Claim | None, dates: Sequence[Date], war_start: str | None, told: Moment
) -> Coverage:
    """Return the time that ``link`` covers. ``dates`` are the article's, ``told`` is what the words around the sentence say of its time."""
    line = until_raised(line, max(link.phrase.last, link.cue[1])) if link.account is None else line
    inside = _dates_inside(reading, line, dates)
    told = replace(
        told,
        dated=_dated(reading, line, link, inside),
        spanned=_spanned(reading, line, dates) or _goes_on(reading, line, told.before, dates),
    )
    period = period_of(line, link, told)
    past = _past_date(reading, line, link, inside)
    if past is not None and period != "war" and harm_words().truces.intersection(line.lower):
        return Coverage("war", None, past, "stated")
    if past is not None:
        return Coverage(period, past if period == "cumulative" and len(past) > 4 else None, past, "stated")
    if period == "cumulative" and (span := _span(reading, inside)):
        return Coverage(period, *span, "stated")
    since = _since(reading, line, inside)
    if since is None and period == "cumulative":
        since = war_start
    as_of, basis = _stated_day(reading, line, link, inside) or _as_of(reading, claim, period)
    return Coverage(period, since, as_of, basis)


def _dates_inside(reading: Reading, line: Line, dates: Sequence[Date], placed: bool = True) -> list[Date]:
    """Return the dates of a sentence; with ``placed`` only those that could be placed in time."""
    passage = reading.passages[line.passage].passage
    start, end = passage.to_article(line.tokens[0].start, line.tokens[-1].end)
    return [date for date in dates if start <= date.start and date.end <= end and (date.value or not placed)]


def _past_date(reading: Reading, line: Line, link: Link, dates: Sequence[Date]) -> str | None:
    """Return the month or year before the article's own that the sentence dates itself to."""
    anchor = reading.anchor
    for date in dates:
        value = date.value or ""
        coarse = len(value) in (4, 7) and value.replace("-", "").isdigit()
        before = anchor is None or anchor[: len(value)] > value
        if coarse and before and _role(reading, line, date) == "when" and _in_clause(reading, line, link, date):
            return value
    return None


def _dated(reading: Reading, line: Line, link: Link, dates: Sequence[Date]) -> bool:
    """Whether a day says when the harm was done: "on Tuesday", "overnight", not the day on which somebody said so."""
    for date in dates:
        index = _index_of(reading, line, date)
        of_day = len(date.value or "") >= DAY and SPAN not in (date.value or "") and _role(reading, line, date) == "when"
        said = harm_words().speaking.intersection(line.lower[max(0, index - SAID_REACH) : index])
        said = said or harm_words().utterances.intersection(line.lower[index + 1 : index + SAID_REACH])  # "in Thursday's statement"
        if of_day and not said and _in_clause(reading, line, link, date):
            return True
    return False


def _spanned(reading: Reading, line: Line, dates: Sequence[Date]) -> bool:
    """Whether the sentence counts over several days: "between 7 and 12 May", "Sunday through Wednesday"."""
    joined = harm_words().through | harm_words().joiners | {"-", "–"}
    text = reading.article.text
    dates = _dates_inside(reading, line, dates, placed=False)
    if any(
        (date.value is None or _lasts(date.value)) and not joined.isdisjoint(text[date.start : date.end].casefold().split())
        for date in dates
    ):
        return True
    places = sorted(_index_of(reading, line, date) for date in dates)
    return any(
        not harm_words().through.isdisjoint(line.lower[one + 1 : other]) and other - one <= START_WINDOW for one, other in pairwise(places)
    )


def _goes_on(reading: Reading, line: Line, before: Line | None, dates: Sequence[Date]) -> bool:
    """Whether "also" adds to a count over several days in the sentence before."""
    return before is not None and "also" in line.lower and _spanned(reading, before, dates)


def _span(reading: Reading, dates: Sequence[Date]) -> tuple[str, str] | None:
    """Return the first and last day of the one span of days that the sentence counts over ("between 7 and 12 May"), null for none."""
    text, joined = reading.article.text, harm_words().through | harm_words().joiners | {"-", "–"}
    told = {
        date.value for date in dates
        if date.value and _lasts(date.value) and not joined.isdisjoint(text[date.start : date.end].casefold().split())
    }  # fmt: skip
    first, _, last = told.pop().partition(SPAN) if len(told) == 1 else ("", "", "")
    return (first[:DAY], last[:DAY]) if first else None


def _lasts(value: str | None) -> bool:
    """Whether an ISO interval is longer than a night."""
    first, mark, last = (value or "").partition(SPAN)
    if not mark or len(first) < DAY or len(last) < DAY:
        return False
    return (day.fromisoformat(last[:DAY]) - day.fromisoformat(first[:DAY])).days > 1


def _index_of(reading: Reading, line: Line, date: Date) -> int:
    """Return the word of the sentence at which a date starts."""
    passage = reading.passages[line.passage].passage
    starts = (passage.to_article(token.start, token.end)[0] for token in line.tokens)
    return next((number for number, start in enumerate(starts) if start >= date.start), 0)


def _in_clause(reading: Reading, line: Line, link: Link, date: Date) -> bool:
    """Whether no other verb of speech or blame stands between the harm and a date behind it: then it dates that one's doing."""
    between = line.lower[max(link.cue[1], link.phrase.last) : _index_of(reading, line, date)]
    return harm_words().blaming.isdisjoint(between)


def _role(reading: Reading, line: Line, date: Date) -> Literal["start", "when", "record"]:
    """Return what a date is to its sentence.

    That is the start of something ("since Sunday"), when it happened, or a mark to compare with ("the worst since 1994", unless what
    happened then follows: "since 2016, when", "since a war ended in 1994, after killing").
    """
    words, index = harm_words(), _index_of(reading, line, date)
    before = line.lower[max(0, index - START_WINDOW) : index + 1]
    behind = tuple(line.lower[index + 1 : index + 4])
    if behind[:2] == (",", "when") or (behind[:2] == (",", "after") and behind[2:] and behind[2].endswith("ing")):
        return "when"
    clause = next((number for number in range(index - 1, -1, -1) if line.word(number) in (",", ";", ":", "-", "—", "–")), 0)
    if (since := _since_before(line, clause, index)) >= 0 and words.starts.intersection(line.lower[since + 1 : index]):
        return "record" if words.records.intersection(line.lower[max(0, since - CUE_WINDOW) : since]) else "start"
    if since >= 0 and since < index - START_WINDOW:
        return "record"
    if "since" in before and words.records.intersection(line.lower[max(0, index - CUE_WINDOW) : index]):
        return "record"
    if line.word(index - 1) == "from" and line.word(index + 1) == "'s":
        return "when"  # "the death toll from Sunday's bombings"
    return "start" if words.starts.intersection(before) else "when"


def _since_before(line: Line, clause: int, index: int) -> int:
    """Return where the last "since" of the clause stands before ``index``, else -1."""
    return next((number for number in range(index - 1, clause - 1, -1) if line.word(number) == "since"), -1)


def _since(reading: Reading, line: Line, dates: Sequence[Date]) -> str | None:
    found = next((date for date in dates if _role(reading, line, date) == "start"), None)
    return found.value[:10].partition("/")[0] if found and found.value else None


def _stated_day(reading: Reading, line: Line, link: Link, dates: Sequence[Date]) -> tuple[str, Basis] | None:
    """Return the day up to which the sentence itself counts: "as of Monday", "by 5 July", "in a count running to 5 July"."""
    for date in dates:
        index = _index_of(reading, line, date)
        before = line.lower[max(0, index - 2) : index]
        of_day = len(date.value or "") >= DAY and SPAN not in (date.value or "")
        apart = ";" in line.lower[min(index, link.phrase.first) : max(index, link.phrase.first)]
        if of_day and not apart and any(before[-len(words) :] == words for words in harm_words().up_to):
            return (date.value or "")[:DAY], "stated"
    return None


def _as_of(reading: Reading, claim: Claim | None, period: Period) -> tuple[str | None, Basis]:
    """Return the day a running count speaks of: when it was said, else when the outlet printed it."""
    if claim is not None and (period != "daily" or claim.uttered_at):
        return (claim.uttered_at, "utterance") if claim.uttered_at and len(claim.uttered_at) >= DAY else (None, "none")
    if period in ("cumulative", "daily") and reading.article.published.day:
        return reading.article.published.day, "publication"
    return None, "none"
