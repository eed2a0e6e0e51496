"""Emergency and military measures: martial law, military rule, curfew, mobilisation, exit bans; only those that are taken."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from counterclaim.actor import Actor
from counterclaim.event import Date, Measure, MeasureKind, Place
from counterclaim.extract.clauses import SLOT, Sentence, sentences
from counterclaim.extract.context import Reading, made_by
from counterclaim.extract.homeland import homeland
from counterclaim.extract.resolver import resolve
from counterclaim.extract.syntax import Syntax
from counterclaim.ids import content_id
from counterclaim.vocabulary.actors import name_of_side
from counterclaim.vocabulary.loader import Vocabulary, load

AREA = re.compile(
    r"^\s+(?:in|across|throughout|over)\s+(?P<area>(?:the\s+|several\s+|all\s+)?(?:[A-Za-z'’-]+\s*){1,5}?)(?=[,.;:]|\s+(?:on|after|from|since|as|while|and|amid|following|until|to|with)\b|\s*$)"
)
BY_OR_IN = re.compile(r"\b(?:by|in|across|throughout)\s+(?:the\s+|both\s+|all\s+of\s+)?$")
PREPOSITION = re.compile(r"\b(?:in|to|with|of|from|for|at|by|after|against|near|between|on|over|inside|across|into)\s+(?:the\s+)?$")
MAY = re.compile(r"\bmay (?=\d)|(?<=\d )may\b")  # the month beside a figure is no modal verb
MAY = re.compile(r"\b(?:in|since|until|from|by|of|last|this|late|early|mid)[ -]+may\b|\bmay\s+\d|\d\s+may\b")  # the month
RESERVE = "reservists"
SUBJECT_KINDS = frozenset({"state", "government_body", "military", "person", "armed_group", "unknown", "international_body", "civilians"})


class MeasureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a kind of measure is called."""

    kind: MeasureKind
    words: tuple[str, ...]


class MeasureVocabulary(Vocabulary, frozen=True, kw_only=True):
    """measures.toml."""

    measures: tuple[MeasureWords, ...]
    taking: tuple[str, ...]
    calling: tuple[str, ...]
    banning: tuple[str, ...]
    unreal: frozenset[str]
    allowed_negations: tuple[str, ...]
    joints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Taken:
    """A measure in a sentence: its kind, and text offsets of its noun and of its clause."""

    kind: MeasureKind
    start: int
    end: int
    clause: tuple[int, int]


def extract_measures(reading: Reading, places: Sequence[Place] = (), dates: Sequence[Date] = ()) -> tuple[Measure, ...]:
    """Return the measures that the article says are taken, one for each side, kind and date; those only asked for or feared are none.

    Where the words name nobody who takes it, it is the state of the place (one of ``places``) that the sentence says it holds in, else the
    one state that the article is about. ``dates`` are the article's, which place what "the next day" means.
    """
    told = {date.start: date.value for date in dates if date.value}
    lands = {place.name.casefold(): place.iso3 for place in reversed(places) if place.iso3}
    land = homeland(reading.passages)
    home = land.state if len(land.states) == 1 else None
    found: dict[tuple[object, ...], Measure] = {}
    for sentence in sentences(reading):
        for taken in _taken(sentence):
            for by in (
                _by_tree(reading, sentence, taken)
                or _takers(sentence, taken)
                or _of_place(reading, sentence, lands)
                or _of_home(reading, sentence, lands, home)
            ):
                measure = _measure(reading, sentence, taken, by, told)
                found.setdefault((by.side, measure.kind, measure.date), measure)
    dated = {(measure.by.side, measure.kind) for measure in found.values() if measure.date}
    return tuple(m for m in found.values() if m.date or (m.by.side, m.kind) not in dated)


@cache
def _finder() -> tuple[re.Pattern[str], dict[str, MeasureKind]]:
    kinds = {word: row.kind for row in _words().measures for word in row.words}
    longest_first = sorted(kinds, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b"), kinds


def _words() -> MeasureVocabulary:
    return load("measures", MeasureVocabulary)


@cache
def _any_of(name: str) -> re.Pattern[str]:
    words: tuple[str, ...] = getattr(_words(), name)
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(rf"(?<![\w-]){re.escape(one)}(?![\w-])" if one[0].isalpha() else re.escape(one) for one in longest_first))


def _taken(sentence: Sentence) -> Iterator[_Taken]:
    finder, kinds = _finder()
    for match in finder.finditer(sentence.text):
        kind = kinds[match.group()]
        clause = _clause(sentence.text, match.start(), match.end())
        words = sentence.text[clause[0] : clause[1]]
        verb = _any_of(_verbs_of(kind, match.group())).search(words)
        own = (
            words[: match.end() - clause[0]] + sentence.text[match.end() : clause[1]].partition(",")[0]
        )  # "..., who imposed it, ruled out"
        if verb and not _is_unreal(own, kind):
            yield _Taken(kind, match.start(), match.end(), clause)


def _verbs_of(kind: MeasureKind, word: str) -> str:
    """Return which list of verbs takes a measure that ``word`` names."""
    if kind == "exit_ban":
        return "banning"
    return "calling" if word == RESERVE else "taking"


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause around the measure: from the joint before to the joint after it."""
    joints = list(_any_of("joints").finditer(text))
    before = [match.end() for match in joints if match.end() <= start]
    after = [match.start() for match in joints if match.start() >= end]
    return before[-1] if before else 0, after[0] if after else len(text)


def _is_unreal(words: str, kind: MeasureKind) -> bool:
    if kind in ("exit_ban", "partial_mobilisation"):
        words = _any_of("allowed_negations").sub(" ", words)
    words = MAY.sub(" ", words)
    return any(word in _words().unreal or word.endswith("n't") for word in re.findall(r"[a-z']+", MAY.sub(" ", SLOT.sub(" ", words))))


def _by_tree(reading: Reading, sentence: Sentence, taken: _Taken) -> tuple[Actor, ...]:
    """Return who takes the measure as the subject of its verb, where the passage has a parse and the subject is a side; else empty."""
    words = reading.passages[sentence.passage].words
    at = sentence.view_at(_governing(sentence.text, taken))
    verb = next((number for number, word in enumerate(words) if word.start == at and word.upos == "VERB"), -1)
    if verb < 0:
        return ()
    subjects = [words[number] for number in Syntax(words).subjects(verb)]
    slots = [slot for slot in sentence.slots if any(slot.start <= word.start < slot.end for word in subjects)]
    return tuple(_whole(actor) for slot in slots for actor in slot.actors if actor.side and actor.kind in SUBJECT_KINDS)


def _takers(sentence: Sentence, taken: _Taken) -> tuple[Actor, ...]:
    """Return who takes the measure: the subject of the verb that governs it, else whom "by" or "in" names; empty where nobody does."""
    slots = [(match.start(), match.end(), sentence.slots[int(match.group(1))]) for match in SLOT.finditer(sentence.text)]
    inside = [row for row in slots if taken.clause[0] <= row[0] and row[1] <= taken.clause[1] and row[2].actors[0].kind in SUBJECT_KINDS]
    verb = _governing(sentence.text, taken)
    before = [row for row in inside if row[1] <= verb and not PREPOSITION.search(sentence.text[: row[0]])]
    after = [row for row in inside if row[0] >= taken.end and BY_OR_IN.search(sentence.text[taken.end : row[0]])]
    around = [row for row in inside if row[1] <= taken.start]
    chosen = before[-1:] or after[:1] or around[-1:]
    return tuple(_whole(actor) for row in chosen for actor in row[2].actors if actor.side)


def _of_place(reading: Reading, sentence: Sentence, lands: Mapping[str, str | None]) -> tuple[Actor, ...]:
    """Return the one state in which the places of the sentence lie, unless an armed group is named in it too."""
    if any(actor.kind == "armed_group" for slot in sentence.slots for actor in slot.actors):
        return ()
    named = [one.name for one in reading.passages[sentence.passage].places if sentence.start <= one.start < sentence.end]
    states = {land for name in named if (land := lands.get(name.casefold()))}
    return tuple(Actor(name_of_side(side) or side, side, "state", iso3=side) for side in states) if len(states) == 1 else ()


def _of_home(reading: Reading, sentence: Sentence, lands: Mapping[str, str | None], home: str | None) -> tuple[Actor, ...]:
    """Return the one state that the article is about, where the sentence names nobody and no place elsewhere ("authorities imposed")."""
    named = [one.name for one in reading.passages[sentence.passage].places if sentence.start <= one.start < sentence.end]
    elsewhere = any(lands.get(name.casefold(), home) != home for name in named)
    if home is None or elsewhere or any(actor.side for slot in sentence.slots for actor in slot.actors):
        return ()
    return (Actor(name_of_side(home) or home, home, "state", iso3=home),)


def _governing(text: str, taken: _Taken) -> int:
    """Return the offset of the last verb that takes or bans before the measure's noun, else that of the noun."""
    verbs = _any_of(_verbs_of(taken.kind, text[taken.start : taken.end]))
    return max((match.start() for match in verbs.finditer(text, taken.clause[0], taken.start)), default=taken.start)


def _whole(actor: Actor) -> Actor:
    name = name_of_side(actor.side or "")
    return (
        Actor(name=name, side=actor.side, kind="state", iso3=actor.iso3, partially_recognised=actor.partially_recognised) if name else actor
    )


def _measure(reading: Reading, sentence: Sentence, taken: _Taken, by: Actor, dates: Mapping[int, str]) -> Measure:
    start, end = sentence.view_at(taken.start), sentence.view_at(taken.end)
    span = reading.span(sentence.passage, start, end, "content")
    return Measure(
        id=content_id("measure", reading.article.id, span.start, span.end, taken.kind, by.side),
        article=reading.article.id,
        start=span.start,
        end=span.end,
        spans=(span,),
        provenance=made_by(f"measures.{taken.kind}"),
        by=by,
        kind=taken.kind,
        area=_area(sentence, taken),
        date=_date(reading, sentence, taken, dates),
    )


def _area(sentence: Sentence, taken: _Taken) -> str | None:
    match = AREA.match(sentence.text[taken.end : taken.clause[1]])
    return match.group("area").strip() if match else None


def _date(reading: Reading, sentence: Sentence, taken: _Taken, dates: Mapping[int, str]) -> str | None:
    """Return the ISO day, month or year of the time that stands nearest to the measure in its clause."""
    low, high = sentence.view_at(taken.clause[0]), sentence.view_at(taken.clause[1])
    start, end = sentence.view_at(taken.start), sentence.view_at(taken.end)
    inside = [one for one in reading.passages[sentence.passage].times if low <= one.start and one.end <= high]
    mention = min(inside, key=lambda one: max(one.start - end, start - one.end), default=None)
    if mention is None:
        return None
    value = dates.get(reading.span(sentence.passage, mention.start, mention.end, "date").start)
    if value is None:
        value, interval = resolve(mention, reading.anchor, "past")
        value = value if interval.granularity in ("day", "part_of_day", "month", "year") else None
    return value.partition("T")[0] if value and "/" not in value else None
