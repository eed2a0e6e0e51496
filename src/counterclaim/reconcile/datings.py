"""The day of an article that states none, from dated articles that carry the same statement.

Two things must come together: a dated article prints the same words of the same speaker at length, and the undated article's own words
of time (the day of its dateline, the freshest weekday it names) fall on that day or its eve. Where two days fit, or where the article
tells of a later day, none is taken: an unknown day is better than a borrowed one. Only days that articles state count as evidence, never
inferred ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import cache

from counterclaim.article import Article
from counterclaim.claim import Claim, Demand, Position
from counterclaim.event import Date, Event, Holding, Measure, Place, Relation
from counterclaim.ids import content_id
from counterclaim.link import Dating
from counterclaim.noun import Record
from counterclaim.reconcile import variants
from counterclaim.reconcile.propositions import WORD
from counterclaim.reconcile.scope import DAY, Stated, days_apart, speaker, stated
from counterclaim.reconcile.statements import key_number
from counterclaim.store import ReconcileStore, Reread
from counterclaim.toll import Toll
from counterclaim.vocabulary.loader import Vocabulary, load

RULE = "reconcile.datings"
VERSION = "2"
WITHDRAWN = "the evidence no longer says this one day"
WEEKDAY, CALENDAR = "date.weekday", "date.calendar"  # rules of `extract.dates` whose words tell which day "today" can be
KINDS: tuple[type[Record], ...] = (Claim, Toll, Event, Demand, Position, Relation, Measure, Holding, Place, Date)
SHOWN = 60  # characters of a statement in a reason


class DatingVocabulary(Vocabulary, frozen=True, kw_only=True):
    """datings.toml; what each threshold means stands beside it there."""

    verbatim_words: int
    fresh_days: int
    dateline_reach: int


@cache
def thresholds() -> DatingVocabulary:
    """Return the shipped thresholds."""
    return load("datings", DatingVocabulary)


@dataclass(frozen=True, slots=True)
class Witness:
    """The same words in an undated article (``own``) and in one of ``day`` (``other``), and when that one has them spoken."""

    own: Stated
    other: Stated
    day: str
    said: str | None


@dataclass(frozen=True, slots=True)
class Fit:
    """A day on which an undated article's own words of time agree with a witness; ``exact`` where they fall on it, not on its eve."""

    day: str
    exact: bool
    witness: Witness
    words: str


def refresh_datings(store: ReconcileStore, pending: Sequence[str], reread: Reread) -> list[str]:
    """Infer anew the days of the undated articles that ``pending`` ones touch; return the articles whose day changed."""
    store.put_keys((number, one.claim.id) for one in _quotes(store, pending) for number in _numbers(one))
    changed = []
    for article in store.articles(_undated_near(store, pending), as_read=True):
        standing = next(iter(store.datings([article.id])), None)
        wanted = infer(store, article, reread)
        if (standing and standing.id) == (wanted and wanted.id):
            continue
        if standing is not None:
            store.retract(standing.id, WITHDRAWN)
        if wanted is not None:
            store.put_dating(wanted, _revised(store, article, wanted.day, reread))
        changed.append(article.id)
    return changed


def infer(store: ReconcileStore, article: Article, reread: Reread) -> Dating | None:
    """Return the day that the case gives an undated article, null where the evidence is weak or says two days."""
    witnesses = _witnesses(store, article)
    if not witnesses:
        return None
    told = _last_day_told(store, article)
    found = [fit for day, held in sorted(_by_day(witnesses).items()) for fit in _fits(article, day, held, reread(article, day))]
    fits = [fit for fit in found if fit.day >= told and fit.day.startswith(article.published.value or "")]
    return _dating(store, article, fits) if fits else None


def _dating(store: ReconcileStore, article: Article, fits: Sequence[Fit]) -> Dating | None:
    """Return the one day that all fits speak for: the exact one, else the earlier of two neighbours; null where they lie farther apart."""
    days = sorted({fit.day for fit in fits})
    if (days_apart(days[0], days[-1]) or 0) > thresholds().fresh_days:
        return None
    exact = sorted({fit.day for fit in fits if fit.exact})
    if len(exact) > 1:
        return None
    day = (exact or days)[0]
    held = [fit for fit in fits if fit.day == day]
    supports = tuple(sorted({fit.witness.other.claim.id for fit in held}))
    first = min(held, key=lambda fit: (fit.witness.day, fit.witness.other.claim.id))
    reason = _reason(first, next(store.articles([first.witness.other.claim.article], as_read=True)))
    again = tuple(store.readings([article.id]).values())  # the same day changes other records where the article reads otherwise
    return Dating(
        content_id("dating", article.id, day, reason, supports, VERSION, *again), article.id, day, reason, supports, RULE, VERSION
    )


def _reason(fit: Fit, source: Article) -> str:
    one = fit.witness
    words = " ".join(one.own.text.split()).lstrip(" .,;[]…")
    shown = words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + " ..."
    spoken = f", which has them spoken on {one.said}" if one.said else ""
    return (
        f'states no day, but carries the words of {one.own.claim.claimant.name} "{shown}" that {source.outlet or source.title or source.id}'
        f" ({one.day}) carries too{spoken}; {fit.words}"
    )


# ---- the same statement elsewhere ----


def _undated_near(store: ReconcileStore, pending: Sequence[str]) -> list[str]:
    """Return the undated articles among ``pending``, and those that may carry a statement that a pending one carries."""
    numbers = {number for claim in _quotes(store, pending) for number in _numbers(claim)}
    near = {record.article for record in store.records_named({key for _, key in store.records_under(numbers)})}
    days = store.days(sorted(near | set(pending)), as_read=True)
    return sorted(one for one, day in days.items() if day is None)


def _quotes(store: ReconcileStore, articles: Iterable[str]) -> Iterator[Stated]:
    """Yield the quotations of these articles that are long enough to be told again, as they were read."""
    for claim in store.records(Claim, articles, as_read=True):
        one = stated(claim, None, None)
        if claim.voice in variants.QUOTED and len(_words(one)) >= thresholds().verbatim_words:
            yield one


def _numbers(one: Stated) -> set[int]:
    """Return under which keys a quotation is found by whoever carries the same statement: each run of so many words of its speaker."""
    words, size = _words(one), thresholds().verbatim_words
    runs = (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
    return {key_number(RULE, f"{speaker(one.claim.claimant)} {variants.act_group(one)} {run}") for run in runs}


def _words(one: Stated) -> list[str]:
    return WORD.findall(one.text.casefold().replace("’", "'"))


def _witnesses(store: ReconcileStore, article: Article) -> list[Witness]:
    """Return where dated articles carry this article's quotations, by article and place."""
    own = list(_quotes(store, [article.id]))
    near = {key for _, key in store.records_under({number for one in own for number in _numbers(one)})}
    claims = [one for one in store.records_named(near) if isinstance(one, Claim) and one.article != article.id]
    days = store.days({one.article for one in claims}, as_read=True)
    others = [(stated(claim, None, days[claim.article]), days[claim.article]) for claim in claims]
    found = (
        Witness(one, other, day, _day_said(other.claim)) for one in own for other, day in others if day and _same_statement(one, other)
    )
    return sorted(found, key=lambda one: (one.day, one.other.order, one.own.order))


def _same_statement(one: Stated, other: Stated) -> bool:
    """Whether one speaker's words stand in both, at length and in the same order."""
    if speaker(one.claim.claimant) != speaker(other.claim.claimant) or other.claim.voice not in variants.QUOTED:
        return False
    left, right = _words(one), _words(other)
    run = SequenceMatcher(None, left, right, autojunk=False).find_longest_match(0, len(left), 0, len(right))
    return run.size >= thresholds().verbatim_words


def _day_said(claim: Claim) -> str | None:
    return claim.uttered_at if claim.uttered_at and len(claim.uttered_at) == DAY else None


def _by_day(witnesses: Iterable[Witness]) -> Mapping[str, list[Witness]]:
    """Return the witnesses by the days that an article with their words may be of: the day of speaking or the next, else their own."""
    found: dict[str, list[Witness]] = defaultdict(list)
    for one in witnesses:
        for day in (one.said, _later(one.said, 1)) if one.said else (one.day,):
            found[day].append(one)
    return found


def _later(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


# ---- the article's own words of time ----


def _fits(article: Article, day: str, witnesses: Sequence[Witness], read: Sequence[Record]) -> Iterator[Fit]:
    """Yield how ``day`` fits what the article says of time when it is read against that day."""
    dates = [one for one in read if isinstance(one, Date)]
    dateline = _dateline(article, dates)
    if dateline is not None and not _near(dateline, day):
        return
    uttered = {one.id: _day_said(one) for one in read if isinstance(one, Claim)}
    weekday = max((one for one in dates if _names_weekday(one, day)), key=lambda one: one.interval.start or "", default=None)
    for one in witnesses:
        told = uttered.get(one.own.claim.id)
        if told is not None and not (told == one.said if one.said else _near(told, one.day)):
            continue  # it was said on another day
        if dateline is not None:
            yield Fit(dateline, exact=True, witness=one, words=f"its dateline gives {dateline[5:]}")
        elif told is not None and one.said:
            yield Fit(day, exact=True, witness=one, words=f"it has them spoken on {told} too")
        elif weekday is not None and _near(weekday.interval.start or "", day):
            words = f'the last day that it names, "{weekday.spans[0].exact}", then is {weekday.interval.start}'
            yield Fit(day, exact=weekday.interval.start == day, witness=one, words=words)


def _near(earlier: str, later: str) -> bool:
    return (days_apart(earlier, later) or 0) <= thresholds().fresh_days


def _names_weekday(one: Date, day: str) -> bool:
    """Whether an expression names a day of the week that lies behind or is today."""
    start = one.interval.start
    return one.provenance.rule == WEEKDAY and one.value is not None and start == one.interval.end and start is not None and start <= day


def _dateline(article: Article, dates: Sequence[Date]) -> str | None:
    """Return the day of a dateline that lacks the year, null where the first paragraph opens with none."""
    first = next((passage for passage in article.passages if passage.zone == "body"), None)
    if first is None:
        return None
    reach = first.start + thresholds().dateline_reach
    head = [
        one for one in dates if first.start < one.start < reach and one.provenance.rule == CALENDAR and one.interval.granularity == "day"
    ]
    return head[0].interval.start if head and article.text[first.start : head[0].start].split(",")[0].isupper() else None


def _last_day_told(store: ReconcileStore, article: Article) -> str:
    """Return the last day on which the article, by full dates alone, has something said, counted or done; "" where it names none."""
    said = [_day_said(claim) for claim in store.records(Claim, [article.id], as_read=True)]
    counted = [toll.as_of for toll in store.records(Toll, [article.id], as_read=True) if toll.as_of_basis == "stated"]
    done = [event.date.start for event in store.records(Event, [article.id], as_read=True) if event.date is not None]
    return max((day for day in (*said, *counted, *done) if day and len(day) == DAY), default="")


# ---- what the day changes ----


def _revised(store: ReconcileStore, article: Article, day: str, reread: Reread) -> list[Record]:
    """Return the records that read otherwise against ``day``; only those that read today as they did when they came in.

    So a day never smuggles in what a later edition of the rules makes of the article.
    """
    before = {one.id: one for one in reread(article, None)}
    kept = {one.id: one for kind in KINDS for one in store.records(kind, [article.id], as_read=True)}
    same = {key for key, one in kept.items() if before.get(key) == one}
    return [one for one in reread(article, day) if one.id in same and one != kept[one.id]]
