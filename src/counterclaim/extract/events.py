"""Events in PLOVER's terms: who did what to whom, where and when, who says so and who denies it.

They come from four kinds of evidence: what is said is itself done (an accusation, a demand), a toll implies an assault, a measure implies
coercion or mobilisation, and verbs tell the rest. What is negated, demanded, threatened or only possible is not recorded as happened.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

import msgspec

from counterclaim.actor import OTHER, OUTLET, UNNAMED, Actor
from counterclaim.claim import Claim
from counterclaim.event import Event, Interval, Location
from counterclaim.extract.clauses import (
    Found,
    Sentence,
    Slot,
    Voice,
    deniers,
    matches,
    place_after,
    sentences,
    span_of,
    time_near,
    voices,
)
from counterclaim.extract.context import Reading, made_by
from counterclaim.extract.dates import resolve
from counterclaim.extract.measures import extract_measures
from counterclaim.extract.parties import belligerents
from counterclaim.ids import content_id
from counterclaim.noun import Span
from counterclaim.toll import Toll
from counterclaim.vocabulary.loader import Vocabulary, load

LEAD = 24  # characters before a name in which a preposition makes it a place
ADDRESS_REACH = 120  # characters after a cue in which its addressees stand
PLACE_LEAD = re.compile(r"\b(?:in|into|around|over|near|from|inside|outside|across)\s+(?:the\s+)?(?:[\w-]+\s+)?$")
NO_ACTOR = frozenset({OUTLET, UNNAMED})
MOST_OTHERS = 0.34  # share of assaults by third sides up to which two belligerents can be taken for all who fight
BETWEEN = 0.5  # share of a shorter span in common from which two findings of one type are one event


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mode and the words that tell it."""

    mode: str
    words: tuple[str, ...]


class EventPatterns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns of one type and mode; ``parties`` = "belligerents" where a pattern without actors is about those who fight."""

    type: str
    patterns: tuple[str, ...]
    mode: str | None = None
    parties: str = ""


class PloverVocabulary(Vocabulary, frozen=True, kw_only=True):
    """plover.toml."""

    acts: dict[str, str]
    act_modes: dict[str, str]
    request_modes: tuple[Mode, ...]
    own_end: tuple[str, ...]
    appeals: tuple[str, ...]
    force: tuple[str, ...]
    violence: tuple[str, ...]
    mutual: tuple[str, ...]
    means: tuple[Mode, ...]
    harms: dict[str, str]
    together: frozenset[str]
    fighting: tuple[str, ...]
    events: tuple[EventPatterns, ...]
    measures: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event before it has an id: article offsets and everything that a rule found."""

    plover: str
    mode: str | None
    span: Span
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    voice: Voice
    rule: str
    line: int = -1
    place: Location | None = None
    date: Interval | None = None
    tolls: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """What every rule looks at: the article, its claims, its sentences with slots, and who fights."""

    reading: Reading
    claims: Sequence[Claim]
    lines: tuple[Sentence, ...]
    fighting: tuple[Actor, ...]


def extract_events(reading: Reading, claims: Sequence[Claim], tolls: Sequence[Toll]) -> tuple[Event, ...]:
    """Return the events of an article in reading order; one for each asserting side."""
    case = _Case(reading, claims, sentences(reading), belligerents(reading.passages))
    told = list(_from_verbs(case))
    case = replace(case, fighting=_sure(case.fighting, told))
    drafts = [*_from_claims(case), *_from_measures(reading), *told, *_from_fighting(case), *_from_tolls(case, tolls)]
    kept = _distinct(drafts)
    events = (_event(reading, draft) for draft in sorted(kept, key=lambda draft: (draft.span.start, draft.span.end)))
    return tuple({event.id: event for event in events}.values())


def _words() -> PloverVocabulary:
    return load("plover", PloverVocabulary)


# What is said is done --------------------------------------------------------------------------------------------------------------------


def _from_claims(case: _Case) -> Iterator[_Draft]:
    """Yield an event for each act of speech that PLOVER knows; joint speakers are the actors of one event."""
    for _, group in groupby(case.claims, key=lambda claim: (claim.spans, claim.speech_act)):
        joint = list(group)
        plover = _words().acts.get(joint[0].speech_act)
        if plover and all(_is_somebody(claim.claimant) for claim in joint):
            yield from _said(case, joint, plover)


def _is_somebody(actor: Actor) -> bool:
    return actor.side not in NO_ACTOR and (actor.kind not in ("unknown", "unnamed") or actor.side != OTHER)


def _said(case: _Case, joint: Sequence[Claim], plover: str) -> Iterator[_Draft]:
    claim, span = joint[0], _whole_span(case.reading, joint[0])
    content = case.reading.article.text[claim.start : claim.end].casefold()
    actors = tuple(one.claimant for one in joint)
    outer = claim.chain[0].actor.side if len(claim.chain) > 1 else OUTLET
    date = Interval(claim.uttered_at[:10], claim.uttered_at[:10], "day") if claim.uttered_at and len(claim.uttered_at) >= 10 else None
    for some, addressed in _exchanges(case, claim, span, actors):
        recipients = addressed or (_enemies(case, some) if plover == "REQUEST" else ())
        for kind, mode in _kinds(plover, claim, content, some, case.fighting):
            yield _Draft(kind, mode, span, some, recipients, Voice(outer, claim), f"events.said.{claim.speech_act}", date=date)


def _enemies(case: _Case, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return those who fight, without the side of ``actors``."""
    own = {actor.side for actor in actors}
    return tuple(actor for actor in case.fighting if actor.side not in own)


def _exchanges(case: _Case, claim: Claim, span: Span, actors: tuple[Actor, ...]) -> Iterator[tuple[tuple[Actor, ...], tuple[Actor, ...]]]:
    """Yield who speaks to whom: all of them to whom they address, or each to the others ("A and B accuse each other")."""
    words = span.exact.casefold()
    if len(actors) > 1 and any(mark in words for mark in _words().mutual):
        for actor in actors:
            yield (actor,), tuple(other for other in actors if other.side != actor.side)
    else:
        yield actors, _addressed(case, claim, actors)


def _kinds(
    plover: str, claim: Claim, content: str, actors: tuple[Actor, ...], fighting: tuple[Actor, ...]
) -> Iterator[tuple[str, str | None]]:
    """Yield type and mode: a request may ask for several things, a belligerent's call for an end is an agreement, a warning an appeal."""
    words = _words()
    if plover == "THREATEN" and claim.speech_act == "warn" and any(mark in content for mark in words.appeals):
        yield "REQUEST", "change"
    elif plover == "THREATEN":
        yield plover, "violence" if any(word in content for word in words.force) else None
    elif plover == "AGREE" and any(word in content for word in words.violence):
        yield "THREATEN", "violence"
    elif plover == "REQUEST":
        own = all(actor.side in {one.side for one in fighting} for actor in actors) and any(word in content for word in words.own_end)
        modes = [row.mode for row in words.request_modes if any(word in content for word in row.words)]
        for mode in modes or [""]:
            yield "AGREE" if own else "REQUEST", mode or None
    else:
        yield plover, words.act_modes.get(claim.speech_act)


def _addressed(case: _Case, claim: Claim, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return whom the claim is about or addressed to: its addressee, else the first side named after its cue that is not the speaker's."""
    own = {actor.side for actor in actors}
    if claim.addressee and claim.addressee.side not in own:
        return tuple(_addressees(case, claim)) or (claim.addressee,)
    cue = min((span.end for span in claim.spans if span.role == "cue"), default=claim.start)
    for slot, start in _slots_between(case, min(cue, claim.start), claim.end):
        found = tuple(actor for actor in slot.actors if actor.side and actor.side not in own | NO_ACTOR)
        lead = case.reading.article.text[max(0, start - LEAD) : start]
        if found and not PLACE_LEAD.search(lead):
            return found
    return ()


def _addressees(case: _Case, claim: Claim) -> Iterator[Actor]:
    """Yield the list of actors ("called on A and B") that the claim's addressee opens."""
    cue = min((span.end for span in claim.spans if span.role == "cue"), default=claim.start)
    for slot, _ in _slots_between(case, cue, max(claim.end, cue + ADDRESS_REACH)):
        if claim.addressee in slot.actors:
            yield from slot.actors
            return


def _slots_between(case: _Case, low: int, high: int) -> Iterator[tuple[Slot, int]]:
    """Yield the slots that lie inside the article span ``low``..``high``, with their article offsets, in order."""
    for sentence in case.lines:
        passage = case.reading.passages[sentence.passage].passage
        if passage.end < low or passage.start > high:
            continue
        for slot in sentence.slots:
            start, end = passage.to_article(slot.start, slot.end)
            if low <= start and end <= high:
                yield slot, start


def _whole_span(reading: Reading, claim: Claim) -> Span:
    start, end = min(span.start for span in claim.spans), max(span.end for span in claim.spans)
    return Span(start, end, reading.article.text[start:end], "evidence")


# A toll implies an assault ---------------------------------------------------------------------------------------------------------------


def _from_tolls(case: _Case, tolls: Sequence[Toll]) -> Iterator[_Draft]:
    """Yield an assault for the tolls of one sentence that one side tells of one actor."""
    placed = [(_line_at(case, toll.start), toll) for toll in tolls if _tells(toll)]
    rows = [(line, _harmers(toll, _fighting_in(case, line)), toll) for line, toll in placed]
    for (line, actors, _), group in groupby(rows, key=lambda row: (row[0], row[1], row[2].claimant.side)):
        if actors:
            yield _assault(case, line, actors, [toll for _, _, toll in group])


def _tells(toll: Toll) -> bool:
    return toll.harm in _words().harms and not toll.hypothetical and toll.value_status == "stated"


def _assault(case: _Case, line: int, actors: tuple[Actor, ...], tolls: Sequence[Toll]) -> _Draft:
    first = tolls[0]
    start, end = min(toll.start for toll in tolls), max(toll.end for toll in tolls)
    return _Draft(
        plover="ASSAULT",
        mode=_words().harms[first.harm] or _means(case.lines[line].text if line >= 0 else ""),
        span=Span(start, end, case.reading.article.text[start:end], "evidence"),
        actors=actors,
        recipients=_harmed(first, case.fighting),
        voice=Voice(None if first.claimant.side == OTHER else first.claimant.side, None),
        rule="events.toll",
        line=line,
        place=Location(first.place) if first.place else None,
        date=Interval(first.since, first.as_of, "day") if first.since else None,
        tolls=tuple(toll.id for toll in tolls),
        denied_by=deniers(case.claims, start, end),
    )


def _line_at(case: _Case, offset: int) -> int:
    """Return the number of the sentence at an article offset, -1 where there is none."""
    for number, line in enumerate(case.lines):
        low, high = case.reading.passages[line.passage].passage.to_article(line.start, line.end)
        if low <= offset < high:
            return number
    return -1


def _harmers(toll: Toll, fighting: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return who did the harm: the alleged perpetrator, a claimant who tells its enemy's losses, or the one enemy of a claimant's own."""
    if toll.perpetrator:
        return (toll.perpetrator,)
    if toll.stance == "enemy":
        return (toll.claimant,)
    others = tuple(actor for actor in fighting if actor.side != toll.claimant.side)
    if toll.stance == "own" and len(fighting) == 2 and len(others) == 1:
        return others
    whole = toll.subject.side is None and toll.stance == "none" and toll.claimant.side == OUTLET
    return fighting if whole and len(fighting) == 2 else ()


def _harmed(toll: Toll, fighting: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(actor for actor in fighting if actor.side == toll.subject.side) if toll.subject.side else ()


# Measures and verbs ----------------------------------------------------------------------------------------------------------------------


def _from_measures(reading: Reading) -> Iterator[_Draft]:
    for measure in extract_measures(reading):
        plover, mode = _words().measures[measure.kind]
        date = Interval(measure.date, measure.date, "day") if measure.date and len(measure.date) == 10 else None
        place = Location(measure.area) if measure.area else None
        outlet = Voice(OUTLET, None)
        yield _Draft(plover, mode, measure.spans[0], (measure.by,), (), outlet, "events.measure", place=place, date=date)


def _from_verbs(case: _Case) -> Iterator[_Draft]:
    for number, sentence in enumerate(case.lines):
        for row in _words().events:
            for match in matches(sentence, row.patterns):
                yield from _done(case, number, row, _with_parties(match, row, case.fighting))


def _from_fighting(case: _Case) -> Iterator[_Draft]:
    """Yield an assault for each mention of fighting: between those it names, else between the two who fight."""
    for number, sentence in enumerate(case.lines):
        for match in matches(sentence, _words().fighting):
            both = (*match.left, *match.right) or _fighting_in(case, number)
            if not any(actor.kind == "person" for actor in both):
                yield from _done(case, number, _FIGHTING, replace(match, left=both, right=()))


def _fighting_in(case: _Case, line: int) -> tuple[Actor, ...]:
    """Return the two who fight, unless the sentence names only others."""
    slots = case.lines[line].slots if line >= 0 else ()
    named = {actor.side for slot in slots for actor in slot.actors if actor.iso3 or actor.kind == "armed_group"}
    sides = {actor.side for actor in case.fighting}
    return case.fighting if len(case.fighting) == 2 and (not named or not named.isdisjoint(sides)) else ()


def _sure(fighting: tuple[Actor, ...], told: Sequence[_Draft]) -> tuple[Actor, ...]:
    """Return those who fight if the verbs of the article bear it out: in a war of many sides nobody's losses are laid to a pair."""
    sides = {actor.side for actor in fighting}
    assaults = [{actor.side for actor in draft.actors} for draft in told if draft.plover == "ASSAULT"]
    others = sum(actors.isdisjoint(sides) for actors in assaults)
    return fighting if others <= MOST_OTHERS * len(assaults) else ()


def _with_parties(match: Found, row: EventPatterns, fighting: tuple[Actor, ...]) -> Found:
    """Return ``match`` with its parties: those who fight where it names nobody, both as actors where they act together."""
    if row.parties == "belligerents" and not match.left:
        return replace(match, left=fighting)
    together = match.joint or row.type in _words().together
    return replace(match, left=(*match.left, *match.right), right=()) if together else match


_FIGHTING = EventPatterns("ASSAULT", ())


def _done(case: _Case, number: int, row: EventPatterns, match: Found) -> Iterator[_Draft]:
    actors, recipients = _of_sides(match.left), _of_sides(match.right)
    sides = {actor.side for actor in actors}
    if row.type == "ASSAULT" and any(actor.kind in ("ngo", "outlet") for actor in actors):
        return
    if not actors or (len(actors) == 1 and len(recipients) == 1 and sides == {recipients[0].side}):
        return
    span = span_of(case.reading, match)
    mode = row.mode or (_means(match.sentence.text) if row.type == "ASSAULT" and row.patterns else None)
    for voice in voices(case.claims, span.start, span.end):
        yield _Draft(
            plover=row.type,
            mode=mode,
            span=span,
            actors=actors,
            recipients=recipients,
            voice=voice,
            rule=f"events.{row.type.lower()}",
            line=number,
            place=_place(case.reading, match),
            date=_date(case.reading, match),
            denied_by=deniers(case.claims, span.start, span.end),
        )


def _of_sides(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return the actors that can do or suffer something: everybody but outlets and unnamed sources."""
    return tuple(
        actor for actor in actors if actor.side not in NO_ACTOR and (actor.side is not None or actor.kind in ("armed_group", "civilians"))
    )


@cache
def _mode_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row.mode, tuple(f" {word} " for word in row.words)) for row in _words().means)


def _means(text: str) -> str | None:
    """Return the mode of an assault that the words of its sentence tell."""
    padded = " " + "".join(char if char.isalnum() or char == "-" else " " for char in text) + " "
    return next((mode for mode, words in _mode_words() if any(word in padded for word in words)), None)


def _place(reading: Reading, match: Found) -> Location | None:
    place = place_after(reading, match)
    return Location(place.name) if place else None


def _date(reading: Reading, match: Found) -> Interval | None:
    time = time_near(reading, match)
    value, interval = resolve(time, reading.anchor, "past") if time else (None, None)
    return interval if value else None


# Records ---------------------------------------------------------------------------------------------------------------------------------


def _distinct(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Make one of the drafts that tell one event: the first, with a recipient and tolls where another has them."""
    kept: list[_Draft] = []
    for draft in drafts:
        twin = next((number for number, other in enumerate(kept) if _same(draft, other)), None)
        if twin is None:
            kept.append(draft)
        else:
            first = kept[twin]
            kept[twin] = replace(first, recipients=first.recipients or draft.recipients, tolls=first.tolls or draft.tolls)
    return kept


def _same(one: _Draft, other: _Draft) -> bool:
    if (one.plover, one.voice.side) != (other.plover, other.voice.side) or (one.mode != other.mode and one.rule.startswith("events.said")):
        return False
    if {actor.side for actor in one.actors}.isdisjoint({actor.side for actor in other.actors}):
        return False
    if one.line == other.line >= 0 and (one.tolls or other.tolls):
        return True
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    shorter = min(one.span.end - one.span.start, other.span.end - other.span.start)
    return shared > BETWEEN * shorter


def _event(reading: Reading, draft: _Draft) -> Event:
    actors = [[actor.name, actor.side] for actor in draft.actors]
    recipients = [[actor.name, actor.side] for actor in draft.recipients]
    side = None if draft.voice.side == OTHER else draft.voice.side
    return Event(
        id=content_id("event", reading.article.id, draft.span.start, draft.span.end, draft.plover, draft.mode, actors, recipients, side),
        article=reading.article.id,
        start=draft.span.start,
        end=draft.span.end,
        spans=(draft.span,),
        provenance=made_by(draft.rule),
        plover=draft.plover,
        mode=draft.mode,
        context=None,
        acled_type=None,
        acled_sub_type=None,
        actors=draft.actors,
        recipients=draft.recipients,
        place=draft.place,
        date=draft.date,
        weapon=None,
        tolls=draft.tolls,
        asserted_by=side,
        denied_by=draft.denied_by,
    )
