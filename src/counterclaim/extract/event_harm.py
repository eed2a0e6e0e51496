"""Assaults: told by verbs and nouns of attack, by mentions of fighting, and by the tolls they leave."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, islice

from counterclaim.actor import OTHER, OUTLET, Actor
from counterclaim.claim import Claim
from counterclaim.event import Interval, Location
from counterclaim.extract.clauses import (
    SLOT,
    Found,
    Sentence,
    Slot,
    Voice,
    covering,
    deniers,
    matches,
    place_after,
    span_of,
    time_near,
    voices,
)
from counterclaim.extract.context import Reading
from counterclaim.extract.deed_words import words as deed_words
from counterclaim.extract.deeds import Deed, deeds
from counterclaim.extract.event_drafts import Case, Draft, means_of, of_sides, plover, weapon_of
from counterclaim.extract.resolver import resolve
from counterclaim.extract.toll_words import harm_words
from counterclaim.noun import Span
from counterclaim.toll import Toll

WHERE = re.compile(r"\b(?:in|around|near|over|inside|across|along|outside)\s+(?:the\s+)?$")
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
HURT = frozenset({"killed", "wounded", "killed_or_wounded"})
RECENT = 2  # days that news of an attack runs behind it
CAMP_REACH = 4  # words before a noun of attack in which the camp that attacks is told
ENDING_REACH = 4  # words before a mention of fighting in which its end is wished for
NO_FIGHTERS = frozenset({"ngo", "outlet", "international_body"})


def from_deeds(case: Case) -> Iterator[Draft]:
    """Yield an assault for each attack that somebody is said to have made."""
    for number, sentence in enumerate(case.lines):
        for deed in deeds(sentence):
            match = Found(sentence, deed.start, deed.end, deed.actors, deed.recipients, deed.words)
            span = span_of(case.reading, match)
            actors = of_sides(deed.actors)
            mutual = () if actors else _mutual(case, span)
            for claim, accused in mutual:
                yield from _told_by(claim, assaults(case, number, replace(match, left=accused, right=(claim.claimant,))))
            if not mutual:
                agent = actors or _of_camp(case, deed) or _unnamed_agent(case, deed, span) or _owning_group(case, number)
                yield from assaults(case, number, replace(match, left=agent))


def _mutual(case: Case, span: Span) -> tuple[tuple[Claim, tuple[Actor, ...]], ...]:
    """Return each of two who accuse each other of what ``span`` tells, with whom they accuse."""
    accusing = [claim for claim in covering(case.claims, span.start, span.end) if claim.speech_act == "accuse"]
    if len({claim.claimant.side for claim in accusing}) != 2 or len({claim.spans for claim in accusing}) != 1:
        return ()
    return tuple((one, tuple(other.claimant for other in accusing if other.claimant.side != one.claimant.side)) for one in accusing)


def _told_by(claim: Claim, drafts: Iterator[Draft]) -> Iterator[Draft]:
    """Leave of ``drafts`` the first, as what ``claim`` says."""
    yield from (replace(draft, voice=Voice(claim.claimant.side, claim)) for draft in islice(drafts, 1))


def from_fighting(case: Case) -> Iterator[Draft]:
    """Yield an assault for each mention of fighting: between those it names, else between the two who fight."""
    for number, sentence in enumerate(case.lines):
        for match in matches(sentence, plover().fighting):
            if _is_only_wished(sentence, match) and not _has_cost(match):
                continue
            both = (*match.left, *match.right) or _fighting_in(case, number) or _at_home(case, number)
            if not any(actor.kind == "person" for actor in both):
                yield from assaults(case, number, replace(match, left=both, right=()))


def assaults(case: Case, number: int, match: Found) -> Iterator[Draft]:
    """Yield the assault of a match, once for each side that tells it; one that is only denied is told by nobody."""
    actors, recipients = of_sides(match.left), of_sides(match.right)
    if not actors or any(actor.kind in NO_FIGHTERS for actor in actors):
        return
    recipients = tuple(actor for actor in recipients if actor.side not in {one.side for one in actors})
    span = span_of(case.reading, match)
    draft = Draft(
        plover="ASSAULT",
        mode=means_of(match.sentence.text),
        span=span,
        actors=actors,
        recipients=recipients,
        voice=Voice(OUTLET, None),
        rule="events.assault",
        line=number,
        place=place_of(case.reading, match),
        date=date_of(case.reading, match),
        weapon=weapon_of(match.words),
        denied_by=deniers(case.claims, span.start, span.end),
    )
    told = voices(case.claims, span.start, span.end)
    for voice in told or _denial(case.claims, span):
        yield replace(draft, voice=voice)


def _denial(claims: Sequence[Claim], span: Span) -> tuple[Voice, ...]:
    denied = [claim for claim in covering(claims, span.start, span.end) if claim.speech_act == "deny"]
    return (Voice(None, denied[0]),) if denied else ()


def _unnamed_agent(case: Case, deed: Deed, span: Span) -> tuple[Actor, ...]:
    """Return the enemy of whoever suffers, or of the side that complains of harm to its people; empty where nothing tells."""
    if len(case.fighting) != 2:
        return ()
    sides = {actor.side for actor in case.fighting}
    suffering = tuple(actor for actor in deed.recipients if actor.side in sides)
    if suffering:
        return case.enemies_of(suffering)
    words = deed.sentence.text
    speaking = tuple({claim.claimant for claim in covering(case.claims, span.start, span.end) if claim.claimant.side in sides})
    return case.enemies_of(speaking) if len(speaking) == 1 and any(word in words for word in plover().suffered) else ()


def _of_camp(case: Case, deed: Deed) -> tuple[Actor, ...]:
    """Return the camp whose common word stands before a noun of attack ("rebel mortar fire", "the government offensive")."""
    state, group = case.camps
    if deed.form != "noun" or state is None or group is None:
        return ()
    before = WORD.findall(deed.sentence.text[: _text_at(deed.sentence, deed.start)])[-CAMP_REACH:]
    for word in reversed(before):
        if word in plover().state_words:
            return (state,)
        if word in plover().group_words:
            return (group,)
        if word not in deed_words().between_noun:
            break
    return ()


def _text_at(sentence: Sentence, offset: int) -> int:
    """Return the offset in the sentence's text of a view offset outside its slots."""
    text, view = next(pair for pair in reversed(sentence.places) if pair[1] <= offset)
    return text + offset - view


def _fighting_in(case: Case, line: int) -> tuple[Actor, ...]:
    """Return the two who fight, unless the sentence names only others."""
    named = {actor.side for slot in _acting(case, line) for actor in slot.actors if actor.iso3 or actor.kind == "armed_group"}
    sides = {actor.side for actor in case.fighting}
    return case.fighting if len(case.fighting) == 2 and (not named or not named.isdisjoint(sides)) else ()


def _is_only_wished(sentence: Sentence, match: Found) -> bool:
    """Whether the words right before a mention of fighting make it one that is to end, or not to begin."""
    lead = sentence.text[: sentence.text.find(match.words)] if match.words in sentence.text else ""
    return not plover().ending.isdisjoint(WORD.findall(lead)[-ENDING_REACH:])


def _has_cost(match: Found) -> bool:
    """Whether the words of a mention of fighting tell what it has done, so that it is real though its end is wished for."""
    return not plover().costs.isdisjoint(WORD.findall(match.words))


def _at_home(case: Case, line: int) -> tuple[Actor, ...]:
    """Return the state that fights rebels without a name, unless the sentence names others."""
    sides = {actor.side for actor in case.unnamed_war}
    others = {actor.side for slot in _acting(case, line) for actor in slot.actors} - sides
    return () if case.fighting or others else case.unnamed_war


def _acting(case: Case, line: int) -> Iterator[Slot]:
    """Yield the slots of a sentence that do more than say where."""
    if line < 0:
        return
    text = case.lines[line].text
    for match in SLOT.finditer(text):
        if not WHERE.search(text[: match.start()]):
            yield case.lines[line].slots[int(match.group(1))]


def place_of(reading: Reading, match: Found) -> Location | None:
    """Return the place that the match names, without its point."""
    place = place_after(reading, match)
    return Location(place.name) if place else None


def date_of(reading: Reading, match: Found) -> Interval | None:
    """Return the days that the match's sentence gives it."""
    time = time_near(reading, match)
    value, interval = resolve(time, reading.anchor, "past") if time else (None, None)
    return interval if value else None


# A toll implies an assault ---------------------------------------------------------------------------------------------------------------


def from_tolls(case: Case, tolls: Sequence[Toll]) -> Iterator[Draft]:
    """Yield an assault for the tolls of one sentence that one side tells of one actor."""
    placed = [(_line_at(case, toll.start), toll) for toll in tolls if _tells(toll)]
    rows = [(line, of_sides(_harmers(case, toll, line)), toll) for line, toll in placed]
    for (line, actors, _), group in groupby(rows, key=lambda row: (row[0], row[1], row[2].claimant.side)):
        told = [toll for _, _, toll in group]
        if actors and not any(actor.kind in NO_FIGHTERS for actor in actors):
            yield _assault(case, line, actors, told)
        elif not actors and line >= 0 and told[0].period == "incident" and told[0].harm in HURT and _is_violent(case.lines[line].text):
            yield _assault(case, line, _owning_group(case, line), told)


def _owning_group(case: Case, line: int) -> tuple[Actor, ...]:
    """Return the group that claims the attack that the article is about, where the sentence tells of no other day."""
    sentence = case.lines[line]
    days = {mention for mention in case.reading.passages[sentence.passage].times if sentence.start <= mention.start < sentence.end}
    values = {resolve(mention, case.reading.anchor, "past")[0] for mention in days}
    recent = all(value is None or _is_recent(value, case.reading.anchor) for value in values)
    return (case.culprit,) if case.culprit and recent and not case.lines[line].slots else ()


def _is_recent(value: str, anchor: str | None) -> bool:
    """Whether an ISO day, a part of one or a span of days begins on the anchor's day or one of the two before it."""
    first = DAY.match(value)
    if anchor is None or first is None:  # months and years, and spans of them, are no day
        return False
    return 0 <= (date.fromisoformat(anchor) - date.fromisoformat(first[0])).days <= RECENT


def _is_violent(text: str) -> bool:
    """Whether a sentence tells of an attack, whoever made it: a death alone may be an accident."""
    return means_of(text) is not None or not plover().violent.isdisjoint(WORD.findall(text))


def _tells(toll: Toll) -> bool:
    arrest = any(
        span.role == "cue" and span.exact.casefold() in harm_words().policing for span in toll.spans
    )  # no assault, though a capture
    return toll.harm in plover().harms and not arrest and not toll.hypothetical and toll.value_status == "stated"


def _assault(case: Case, line: int, actors: tuple[Actor, ...], tolls: Sequence[Toll]) -> Draft:
    first = tolls[0]
    start, end = min(toll.start for toll in tolls), max(toll.end for toll in tolls)
    text = case.lines[line].text if line >= 0 else ""
    return Draft(
        plover="ASSAULT",
        mode=plover().harms[first.harm] or means_of(text),
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


def _line_at(case: Case, offset: int) -> int:
    """Return the number of the sentence at an article offset, -1 where there is none."""
    for number, line in enumerate(case.lines):
        low, high = case.reading.passages[line.passage].passage.to_article(line.start, line.end)
        if low <= offset < high:
            return number
    return -1


def _harmers(case: Case, toll: Toll, line: int) -> tuple[Actor, ...]:
    """Return who did the harm: the alleged perpetrator, a claimant who tells its enemy's losses, or the one enemy of those harmed."""
    if toll.perpetrator:
        return (toll.perpetrator,)
    if toll.stance == "enemy":
        return (toll.claimant,)
    fighting = _fighting_in(case, line)
    if len(fighting) != 2:
        return ()
    others = tuple(actor for actor in fighting if actor.side != toll.claimant.side)
    if toll.stance == "own" and len(others) == 1:
        return others
    harmed = tuple(actor for actor in fighting if actor.side == toll.subject.side)
    if harmed and toll.subject.status in ("military", "equipment"):
        return tuple(actor for actor in fighting if actor.side != toll.subject.side)
    return fighting if toll.subject.side is None and toll.stance == "none" and toll.claimant.side == OUTLET else ()


def _harmed(toll: Toll, fighting: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(actor for actor in fighting if actor.side == toll.subject.side) if toll.subject.side else ()
