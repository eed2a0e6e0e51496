"""The words for time of English news prose."""

from functools import cache

from counterclaim.vocabulary.loader import Vocabulary, load


class TenseWords(Vocabulary, frozen=True, kw_only=True):
    """Words that tell whether what a sentence reports lies behind or ahead, and the auxiliaries of a passive."""

    version: int = 1
    sources: tuple[str, ...] = ()
    future: frozenset[str]
    nearest: frozenset[str]
    past: frozenset[str]
    scheduled: frozenset[str]
    joins: frozenset[str]
    passives: frozenset[str]
    going_on: frozenset[str]
    limits: frozenset[str]
    bound: frozenset[str]
    runs: frozenset[str]
    heads: frozenset[str]
    called_off: frozenset[str]
    promises: frozenset[str]
    events: frozenset[str]


class ContextWords(Vocabulary, frozen=True, kw_only=True):
    """Neighbours that make a number a year, a name a month, a span of days a date, or that speak against it."""

    version: int = 1
    sources: tuple[str, ...] = ()
    before_year: frozenset[str]
    joins_years: frozenset[str]
    before_month: frozenset[str]
    doubtful_months: frozenset[str]
    counted: frozenset[str]
    harmed: frozenset[str]
    dates_year: frozenset[str]
    before_duration: frozenset[str]
    perfect: frozenset[str]
    terms: frozenset[str]
    about: tuple[str, ...]
    before_weekday: frozenset[str]
    after_weekday: frozenset[str]
    not_weekdays: frozenset[str]
    starts: frozenset[str]
    began_what: tuple[str, ...]
    ranks: frozenset[str]
    lasting: frozenset[str]
    pauses: frozenset[str]
    over: frozenset[str]
    before_ordinal: frozenset[str]
    before_part: frozenset[str]
    moments: frozenset[str]
    within: frozenset[str]
    before_span: frozenset[str]
    ongoing: frozenset[str]
    before_fighting: frozenset[str]
    raids: frozenset[str]
    before_weekend: frozenset[str]
    before_war: frozenset[str]
    before_hour: frozenset[str]
    habits: frozenset[str]
    no_event: frozenset[str]
    asks: frozenset[str]
    before_season: frozenset[str]
    before_named: frozenset[str]
    dates_day: frozenset[str]
    called_after: frozenset[str]
    leads: frozenset[str]
    ends_night: frozenset[str]
    named_by_year: frozenset[str]
    determiners: frozenset[str]
    supposes: frozenset[str]


class TimeVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Calendar words, casefolded, with what they stand for; the comments of ``times.toml`` say what each table is for."""

    months: dict[str, int]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    parts: dict[str, str]
    leans: dict[str, str]
    units: dict[str, str]
    seasons: dict[str, str]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    edges: dict[str, str]
    shifts: dict[str, int]
    tense: TenseWords
    context: ContextWords
    named: dict[str, str]
    named_days: dict[str, str]
    holidays: dict[str, str]


@cache
def times() -> TimeVocabulary:
    """Return the shipped words for time."""
    return load("times", TimeVocabulary)
