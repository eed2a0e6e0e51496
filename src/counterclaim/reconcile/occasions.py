"""When and where it happened that somebody was harmed, as the words around a number tell.

A toll keeps the day that a running count stands for; the day of a single blow stands in its sentence ("killed in a raid on the port on
Friday"), and two figures of one blow meet by it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.article import SPACES, Article
from counterclaim.claim import Claim
from counterclaim.event import Date, Place
from counterclaim.reconcile.figures import place_told
from counterclaim.reconcile.localities import LEFT, NAMES, bare, held, home_of, meant, sited, sole_name
from counterclaim.reconcile.propositions import homes, proposition, sides_by_weight, stems
from counterclaim.reconcile.rules import rules
from counterclaim.toll import Toll
from counterclaim.vocabulary.places import spelling_key

WHOLE_COUNTRY = 3  # ACLED's precision of a place that is no more than a region or a country
DAY = len("2031-05-01")
MONTH = len("2031-05")
SENTENCE = re.compile(r"(?<=[.!?]['\"”’\s])\s*(?=['\"“‘A-Z])|\n+")
WORD = re.compile(r"[\w'’-]+")
JOINS = re.compile(r"\s*(?:(?:on|in)\s+)?")
POSSESSED = re.compile(r"[\w ,]{0,16}['’]s?\s+\w")  # "Tuesday's explosions"
EVERYWHERE = re.compile(r"\b(?:throughout|across|all over|in all of|in the whole of|the length and breadth of) (?:the )?(?=[A-Z])")
BEFORE = 24  # characters before a date in which "since", "by" or "until" stands
LEADING = 3  # words before a date that tell what it is to its sentence


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article tells of where and when: its text, its dates, its places with their countries, and its claims by id."""

    article: Article
    dates: Sequence[Date]
    places: Sequence[Place]
    claims: dict[str, Claim]


def happened_on(toll: Toll, setting: Setting) -> str | None:
    """Return the one day on which the words around ``toll`` say that it happened, null where they name none or several.

    For the dead of a whole war it is the year or month in which, by those words, the war ended.
    """
    start, end = _region(toll, setting)
    if toll.period == "war":
        ends = {one.value for one in setting.dates if start <= one.start and one.end <= end and one.value and len(one.value) < DAY}
        return max(ends, default=None)
    begun = None if toll.period == "incident" else toll.since
    days = {
        one.interval.start[:DAY]
        for one in setting.dates
        if start <= one.start and one.end <= end and one.interval.start and one.interval.start == one.interval.end
        and one.value and one.interval.start[:DAY] != begun and not _bounds_a_span(setting.article.text, one.start)
    }  # fmt: skip
    return days.pop() if len(days) == 1 else None


def happened_at(toll: Toll, setting: Setting) -> str | None:
    """Return the place of ``toll``: as it tells, else the one place below a country that the words around it name.

    Places are told as all usual transliterations of their names have them (`spelling_key`), so that they meet across articles.
    """
    if told := place_told(toll):
        return _key(told, setting)
    start, end = _region(toll, setting)
    named = {
        spelling_key(one.canonical)
        for one in setting.places
        for at in _mentions(setting.article.text, one.name, start, end)
        if (one.geo_precision or WHOLE_COUNTRY) < WHOLE_COUNTRY and start <= at < end
    }  # fmt: skip
    if len(named) == 1:
        return named.pop()
    text, places = setting.article.text, tuple(setting.places)
    elsewhere = _whole_country(start, end, setting)
    if named or elsewhere:
        return elsewhere
    found = counted_at(toll, setting) or sole_name(text, start, end, places, toll.subject.text)
    return _key(found, setting) if found else None


def _key(name: str, setting: Setting) -> str:
    """Return the key of a place by its name in the article: that of the gazetteer's name, where it knows the place."""
    return next((spelling_key(one.canonical) for one in setting.places if bare(one.name) == name), spelling_key(name))


def counted_at(toll: Toll, setting: Setting) -> str | None:
    """Return the place that a figure counts for where its words name none: that of "the town" in them, else that of a local body."""
    text, places = setting.article.text, tuple(setting.places)
    claim = setting.claims.get(toll.claim or "")
    start, end = _region(toll, setting)
    left = held(text, start, end, places, leading=LEFT) if toll.harm == "displaced" else None
    found = left or meant(text, start, end, places) or held(text, start, end, places) or (home_of(claim, text, places) if claim else None)
    return _key(found, setting) if found else None


def _whole_country(start: int, end: int, setting: Setting) -> str | None:
    """Return the country throughout which a figure counts, by its words."""
    found = EVERYWHERE.search(setting.article.text, start, end)
    return next((spelling_key(one) for one in _names_at(found.end(), setting)), None) if found else None


def _names_at(at: int, setting: Setting) -> list[str]:
    return [one.canonical for one in setting.places if one.iso3 and setting.article.text.startswith(one.name, at)]


def _mentions(text: str, name: str, start: int, end: int) -> list[int]:
    return [start + found.start() for found in re.finditer(rf"\b{re.escape(name)}\b", text[start:end])]


def blow(toll: Toll, setting: Setting) -> frozenset[str]:
    """Return the words around ``toll`` that tell the blow from others of its place and day: what struck what."""
    start, end = _region(toll, setting)
    says = proposition(setting.article.text[start:end])
    at = happened_at(toll, setting) or ""
    spelled = (one.name for one in setting.places if at in (spelling_key(one.name), spelling_key(one.canonical)))
    named = (bare(one.group()) for one in NAMES.finditer(setting.article.text, start, end))
    place = proposition(" ".join((*spelled, *(name for name in named if spelling_key(name) == at))))
    return (
        says.words
        - place.words
        - stems(rules().unspecific | rules().months | rules().number_anaphors)
        - proposition(toll.subject.text).words
    )


def instead_of(toll: Toll, tolls: Sequence[Toll]) -> int | None:
    """Return the number that ``toll`` is given instead of: the one of the same harm that its source takes back in the same words."""
    taken_back = {
        one.low for one in tolls
        if one.value_status == "denied" and toll.value_status == "stated" and (one.claim, one.harm) == (toll.claim, toll.harm)
        and toll.claim is not None and one.low == one.high
    }  # fmt: skip
    return taken_back.pop() if len(taken_back) == 1 else None


def named(toll: Toll, setting: Setting) -> frozenset[str]:
    """Return every place below a country that the words around ``toll`` name as one where something is, by its key."""
    start, end = _region(toll, setting)
    found = sited(setting.article.text, start, end, tuple(setting.places))
    return frozenset(_key(one, setting) for one in found)


@cache
def _one_blow() -> re.Pattern[str]:
    nouns = "|".join(sorted(re.escape(one) for one in rules().blows if not one.endswith("s")))
    return re.compile(rf"\b(?:an?|the|that|this|[\w-]+['’]s)(?: [\w'’-]+){{0,3}}? (?:{nouns})\b", re.IGNORECASE)


def month(toll: Toll, setting: Setting) -> str | None:
    """Return the one month over which ``toll`` counts by the words around it ("killed in June"), null where one blow is told in it."""
    start, end = _region(toll, setting)
    text = setting.article.text
    inside = [one for one in setting.dates if start <= one.start and one.end <= end and one.value]
    if toll.period == "war" or len(inside) != 1 or _one_blow().search(text[start:end].translate(SPACES)):
        return None
    (one,) = inside
    value = one.value or ""
    return value if len(value) == MONTH and not _bounds_a_span(text, one.start) else None


@cache
def _known_blow() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, rules().blows)))
    return re.compile(rf"(?:\b(?:the|that|this|its|their)|\w['’]s?)(?: [\w'’-]+){{0,4}}? (?:{nouns})\b", re.IGNORECASE)


def is_known(toll: Toll, setting: Setting) -> bool:
    """Whether the words around ``toll`` speak of a blow as one that is known already: "the strike", "Xland's attack", not "a strike"."""
    start, end = _region(toll, setting)
    return bool(_known_blow().search(setting.article.text[start:end].translate(SPACES)))


@cache
def _own_count() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, rules().number_anaphors)))
    return re.compile(rf"\b(?:its|their|his|her|our|the)(?: [\w'’-]+){{0,3}}? (?:{nouns})\b", re.IGNORECASE)


def is_counted_again(toll: Toll, setting: Setting) -> bool:
    """Whether the words around ``toll`` speak of a count that its source gave before: "its toll for the raid", "it now speaks of 43"."""
    start, end = _region(toll, setting)
    claim = setting.claims.get(toll.claim or "")
    telling = setting.article.text[min(span.start for span in claim.spans) : start] if claim and start == claim.start else ""
    return bool(_own_count().search(setting.article.text[start:end].translate(SPACES)) or NOW.search(telling))


@cache
def _correcting() -> re.Pattern[str]:
    """Return the pattern of words that put a count right; words that do so to other things need a count or a number beside them."""
    plain, lowering, counts = map(_any_of, (rules().correcting, rules().lowering, rules().number_anaphors))
    few = r"(?:,? [\w'’-]+){0,4}?,?"
    forms = (
        plain,
        rf"{lowering}{few} {counts}",
        rf"{counts}{few} {lowering}",
        rf"{lowering}(?: (?:it|them|that|this))?(?: from [\w,]+)? to \d",
    )
    return re.compile("|".join(rf"\b{form}" for form in forms), re.IGNORECASE)


def _any_of(words: Iterable[str]) -> str:
    return rf"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b"


def is_corrected(toll: Toll, setting: Setting) -> bool:
    """Whether the sentence of ``toll`` says that a count is brought down or put right: "cut its toll to 12", "correcting an error"."""
    text = setting.article.text.translate(SPACES)
    ends = [found.end() for found in SENTENCE.finditer(text, max(0, toll.start - 1000), toll.start)]
    after = next((found.start() for found in SENTENCE.finditer(text, toll.end) if found.start() > toll.end), len(text))
    return bool(_correcting().search(text, ends[-1] if ends else max(0, toll.start - 1000), after))


NOT_TOLD = r"(?:(?:did|would|could|does) ?n[o'’]t|nobody (?:could|would)|no one (?:could|would)) (?:say|tell|specify|answer|name)"
EVADES = rf"(?:left open|shrugged|shook (?:his|her|their) heads?|declined|fell silent|{NOT_TOLD})"
GIVES = (
    r"(?:giv\w+|gave|nam(?:e|es|ed|ing)|sa(?:y|ys|id|ying)|tell\w*|told|cit\w+|list\w*|mention\w*|specif\w+|carr(?:y|ies|ied)|provid\w+|"
    r"bear\w*|drawn on|word about)"
)
NOT = r"(?:\b(?:not|never|neither|nor|without|nobody|declin\w+|refus\w+)\b|n['’]t\b)"


@cache
def _silence() -> re.Pattern[str]:
    """Return the pattern of words that say that a source did not tell where or when: some verb of telling has to be denied."""
    nouns = rf"\b(?:{'|'.join(sorted(map(re.escape, rules().untold)))})\b"
    forms = (
        rf"{NOT}[^.;]{{0,30}}?\b{GIVES}\b[^.;]{{0,40}}?{nouns}",  # "would not say where"
        rf"\b{GIVES} (?:no|neither|nor)\b[^.;]{{0,30}}?{nouns}",  # "gave no dates"
        rf"\b(?:asked|questions) (?:about |for |to name )?(?:the |any )?{nouns}",
        rf"\bsilent (?:on|about|as to) (?:the |any )?{nouns}",
        rf"{nouns}[^.;]{{0,40}}\b{EVADES}\b",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


NOW = re.compile(r"\bnow\b", re.IGNORECASE)


def is_silent(toll: Toll, setting: Setting) -> bool:
    """Whether the sentence of ``toll``, behind what is said, or the next one says that its source did not tell where or when.

    So may the sentence before it, of what the source gives. Figures with a place and a day of their own are not meant by that.
    """
    if place_told(toll) or happened_on(toll, setting):
        return False
    text = setting.article.text.translate(SPACES)
    line = text.find("\n", toll.end)
    until = line if line > 0 else len(text)
    ends = [found.start() for found in SENTENCE.finditer(text, toll.end, until) if found.start() > toll.end]
    if _silence().search(text, toll.end, ends[1] if len(ends) > 1 else until):
        return True
    starts = [
        text.rfind("\n", 0, toll.start) + 1,
        *(found.end() for found in SENTENCE.finditer(text, text.rfind("\n", 0, toll.start) + 1, toll.start)),
    ]
    return bool(_silence().search(text, starts[-2] if len(starts) > 1 else starts[-1], toll.start))


def lands(toll: Toll, setting: Setting) -> tuple[str, ...]:
    """Return whose losses a reader would set ``toll`` beside: its side, its place and that place's country, else the article's country.

    Where no side is told, also the claimant's own country.
    """
    named = happened_at(toll, setting) or ""
    country = next(
        (one.iso3 for one in setting.places if one.iso3 and named in (spelling_key(one.name), spelling_key(one.canonical))), None
    )
    own = toll.claimant.iso3 if is_silent(toll, setting) else None  # who does not tell where speaks of home
    country = country or (None if toll.subject.side else own or main_country(setting))
    speaks_for = toll.claimant.side if toll.subject.side is None and toll.claimant.iso3 == toll.claimant.side else None
    return tuple(dict.fromkeys(one for one in (toll.subject.side, country, speaks_for, named) if one))


def main_country(setting: Setting) -> str | None:
    """Return the country that an article is most about: by its places, else by the sides that it names."""
    counted = Counter(one.iso3 for one in setting.places if one.iso3)
    if not counted:
        counted = Counter(homes().get(side, side) for side in sides_by_weight(setting.article.text))
    return min(counted, key=lambda land: (-counted[land], land), default=None)


def _region(toll: Toll, setting: Setting) -> tuple[int, int]:
    """Return where the words that speak of ``toll`` stand: the content that carries it, else its sentence."""
    claim = setting.claims.get(toll.claim or "")
    text = setting.article.text
    if claim and claim.start <= toll.start < claim.end:
        return claim.start, _with_its_day(claim, setting)
    ends = [found.end() for found in SENTENCE.finditer(text, max(0, toll.start - 1000), toll.start)]
    after = SENTENCE.search(text, toll.end)
    return (ends[-1] if ends else max(0, toll.start - 1000)), (after.start() if after else len(text))


def _with_its_day(claim: Claim, setting: Setting) -> int:
    """Return where a content ends, a day included that follows it at once: that of a blow, or not the day on which it was said."""
    text = setting.article.text
    of_a_blow = text[claim.start : claim.end].split()[-1:] and text[claim.start : claim.end].split()[-1].casefold() in rules().blows
    ends = (
        one.end for one in setting.dates
        if one.start >= claim.end and JOINS.fullmatch(text, claim.end, one.start)
        and (of_a_blow or (one.value or "")[:DAY] != claim.uttered_at)
    )  # fmt: skip
    return max(ends, default=claim.end)


def _bounds_a_span(text: str, at: int) -> bool:
    """Whether a date begins or ends a span ("since Friday", "by Friday") instead of being the day itself ("by Friday's raid")."""
    before = [word.casefold() for word in WORD.findall(text[max(0, at - BEFORE) : at].translate(SPACES))][-LEADING:]
    if POSSESSED.match(text, at):
        before = [word for word in before if word not in rules().causes]
    return bool(rules().spans.intersection(before))
