"""The time that a toll covers: its period, since when, and as of when."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.claim import Claim
from counterclaim.event import Date
from counterclaim.extract.context import Reading
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_lines import Line
from counterclaim.extract.toll_words import harm_words
from counterclaim.toll import Period

Basis = Literal["stated", "utterance", "publication", "none"]
WAR_WINDOW = 14  # words before a verb in which the war that did the harm stands
SUBJECT_WINDOW = 7  # words before a verb in which the war or the spell of fighting that did the harm stands
CUE_WINDOW = 14  # words after the cue in which "in shelling", "in the latest fighting" stands
START_WINDOW = 4
DAY = 10  # characters of an ISO day
TALLY = 10  # a belligerent's own list with a number this high is a running tally


@dataclass(frozen=True, slots=True)
class Coverage:
    """The time a toll covers; ISO values or null."""

    period: Period
    since: str | None
    as_of: str | None
    basis: Basis


def coverage(
    reading: Reading, line: Line, link: Link, claim: Claim | None, dates: Sequence[Date], war_start: str | None, tally: bool
) -> Coverage:
    """Return the time that ``link`` covers. ``dates`` are the article's, ``tally`` marks a belligerent's list of what it destroyed."""
    inside = _dates_inside(reading, line, dates)
    period = _period(line, link, tally)
    past = _past_date(reading, line, link, inside)
    if past is not None and period != "war" and harm_words().truces.intersection(line.lower):
        return Coverage("war", None, past, "stated")
    if past is not None:
        return Coverage(period, past if period == "cumulative" and len(past) > 4 else None, past, "stated")
    since = _since(reading, line, inside)
    if since is None and period == "cumulative":
        since = war_start
    as_of, basis = _as_of(reading, claim, period)
    return Coverage(period, since, as_of, basis)


def _text(line: Line, first: int = 0, last: int | None = None) -> str:
    return f" {' '.join(line.lower[max(first, 0) : last])} "


def _has(text: str, phrases: Sequence[str]) -> bool:
    return any(f" {phrase} " in text for phrase in phrases)


def _period(line: Line, link: Link, tally: bool) -> Period:
    words = harm_words()
    text = _text(line)
    if link.voice == "active" and (war := _war_before(line, link.cue[0])) is not None:
        return "cumulative" if words.resuming.intersection(line.lower[war : link.cue[0]]) - {"had"} else "war"
    if _has(text, words.daily) or _each_day(line, link):
        return "daily"
    shown = link.voice != "active" and words.footage.intersection(line.lower[: link.phrase.first])
    if link.phrase.form == "single" or shown:
        return "incident"
    running = [phrase for phrase in words.cumulative if link.voice == "nominal" or phrase.split()[-1] not in words.toll_nouns]
    if (
        _has(text, running)
        or _over_a_span(line)
        or (link.voice == "nominal" and line.word(link.cue[0]) in words.toll_nouns)
        or _raised(line, link)
    ):
        return "cumulative"
    first = min(link.cue[0], link.phrase.first)
    said = next((index + 1 for index in range(first - 1, -1, -1) if line.word(index) in words.speaking), 0)
    around = line.lower[max(said, first - SUBJECT_WINDOW) : max(link.cue[1], link.phrase.last) + CUE_WINDOW]
    if any(word in words.incidents and around[index + 1 : index + 2] != ("down",) for index, word in enumerate(around)):
        return "incident"
    several = any(word in words.incidents_many for word in around)
    perfect = words.perfect.intersection(line.lower[link.phrase.last : link.cue[1]]) and link.phrase.low >= TALLY
    if perfect or tally:
        return "cumulative"
    return "cumulative" if words.spells.intersection(line.lower) and not several else "incident"


def _each_day(line: Line, link: Link) -> bool:
    """Whether the count is of each day: "lost up to 100 soldiers a day", not "killed 100 a day after", "a day earlier"."""
    words = harm_words()
    last = link.phrase.last
    return line.word(last) in words.each and line.word(last + 1) == "day" and line.word(last + 2) not in words.beside_a_day


def _over_a_span(line: Line) -> bool:
    """Whether a span of time up to now is counted over: "in the past six months", "over the last week"."""
    words = harm_words()
    for index, word in enumerate(line.lower):
        if word in words.recent and not words.spans.isdisjoint(line.lower[index + 1 : index + 3]):
            return True
        over = line.word(index - 2) in words.over or line.word(index - 1) in words.over
        if word in words.recent and over and line.word(index + 1) in words.units_of_span:
            return True
    return False


def _war_before(line: Line, verb: int) -> int | None:
    """Return where the war stands that is the subject of the verb at ``verb``; null where a clause ends in between."""
    words = harm_words()
    for index in range(verb - 1, max(-1, verb - WAR_WINDOW), -1):
        if line.word(index) in words.war:
            return index
        if line.word(index) in words.speaking or line.word(index) in (".", ";", ":"):
            return None
    return None


def _raised(line: Line, link: Link) -> bool:
    """Whether a count is said to have been brought to a number: "taking its dead to 30"."""
    words = harm_words()
    return (
        link.voice == "nominal" and line.word(link.phrase.first - 1) == "to" and bool(words.raising.intersection(line.lower[: link.cue[0]]))
    )


def _dates_inside(reading: Reading, line: Line, dates: Sequence[Date]) -> list[Date]:
    passage = reading.passages[line.passage].passage
    start, end = passage.to_article(line.tokens[0].start, line.tokens[-1].end)
    return [date for date in dates if start <= date.start and date.end <= end and date.value]


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
    if "since" in line.lower[clause : max(clause, index - START_WINDOW)]:
        return "record"
    if "since" in before and words.records.intersection(line.lower[max(0, index - CUE_WINDOW) : index]):
        return "record"
    return "start" if words.starts.intersection(before) else "when"


def _since(reading: Reading, line: Line, dates: Sequence[Date]) -> str | None:
    found = next((date for date in dates if _role(reading, line, date) == "start"), None)
    return found.value[:10].partition("/")[0] if found and found.value else None


def _as_of(reading: Reading, claim: Claim | None, period: Period) -> tuple[str | None, Basis]:
    """Return the day a running count speaks of: when it was said, else when the outlet printed it."""
    if claim is not None:
        return (claim.uttered_at, "utterance") if claim.uttered_at and len(claim.uttered_at) >= DAY else (None, "none")
    if period in ("cumulative", "daily") and reading.article.published.day:
        return reading.article.published.day, "publication"
    return None, "none"
