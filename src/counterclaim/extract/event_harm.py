"""Assaults: told by verbs and nouns of attack, by mentions of fighting, and by the tolls they leave."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice

from counterclaim.actor import OTHER, OUTLET, Actor
from counterclaim.claim import Claim
from counterclaim.event import Interval, Location
from counterclaim.extract.clauses import (
    PLACE_HEADS,
    Found,
    Sentence,
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
from counterclaim.extract.deed_words import runs_into
from counterclaim.extract.deeds import deeds
from counterclaim.extract.event_agents import (
    at_home,
    enemy_meant,
    fighting_in,
    is_led_by_place,
    is_violent,
    of_camp,
    owning_group,
)
from counterclaim.extract.event_drafts import Case, Draft, means_of, of_sides, plover, weapon_of
from counterclaim.extract.event_parse import attack_at, parsed_lines
from counterclaim.extract.frames import names_attack
from counterclaim.extract.intervals import days_told
from counterclaim.extract.resolver import resolve
from counterclaim.extract.toll_words import harm_words
from counterclaim.mention import TimeMention
from counterclaim.noun import Span
from counterclaim.toll import Toll
from counterclaim.tree import Tree

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
HURT = frozenset({"killed", "wounded", "killed_or_wounded"})
UNDERGONE = "toll.undergone"  # "has died", "fled"
RELATIVE = "acl:relcl"
GOES_ON = 2  # words between fighting and the count of its days
ENDING_REACH = 4  # words before a mention of fighting in which its end is wished for
FOLLOWING = 40  # characters behind the words of an attack in which a mine is named that was hit
NO_FIGHTERS = frozenset({"ngo", "outlet", "international_body"})


def from_deeds(case: Case) -> Iterator[Draft]:
    """Yield an assault for each attack that somebody is said to have made."""
    trees = dict(parsed_lines(case))
    for number, sentence in enumerate(case.lines):
        for deed in deeds(sentence):
            match = Found(sentence, deed.start, deed.end, deed.actors, deed.recipients, deed.words)
            span = span_of(case.reading, match)
            actors = () if _is_taken_up(case.claims, span) else of_sides(deed.actors)
            mutual = () if actors else _mutual(case, span)
            for turn, (claim, accused) in enumerate(mutual):
                drafts = assaults(case, number, replace(match, left=accused, right=(claim.claimant,)))
                yield from _told_by(case, claim, drafts, whole=turn > 0)
            if not mutual and (actors or not _is_parsed(case, number)):
                agent = (
                    actors
                    or of_camp(case, deed)
                    or enemy_meant(case, deed.recipients, deed.sentence.text, span)
                    or owning_group(case, number)
                )
                yield from assaults(case, number, replace(match, left=agent), at=attack_at(case, trees.get(number), span))


def _is_taken_up(claims: Sequence[Claim], span: Span) -> bool:
    """Whether who is named before the deed only tells what something else did ("fighting that X said had killed nine")."""
    told = (one for one in claims if one.provenance.rule.endswith("object_relative") and span.start < one.start < span.end)
    return any(part.role == "source" and part.start < span.end and span.start < part.end for one in told for part in one.spans)


def _mutual(case: Case, span: Span) -> tuple[tuple[Claim, tuple[Actor, ...]], ...]:
    """Return each of two who accuse each other of what ``span`` tells, with whom they accuse."""
    accusing = [claim for claim in covering(case.claims, span.start, span.end) if claim.speech_act == "accuse"]
    if len({claim.claimant.side for claim in accusing}) != 2 or len({claim.spans for claim in accusing}) != 1:
        return ()
    return tuple((one, tuple(other.claimant for other in accusing if other.claimant.side != one.claimant.side)) for one in accusing)


def _told_by(case: Case, claim: Claim, drafts: Iterator[Draft], *, whole: bool) -> Iterator[Draft]:
    """Leave of ``drafts`` the first, as what ``claim`` says; with the ``whole`` of it, so that who is named second comes second."""
    for draft in islice(drafts, 1):
        start, end = draft.span.start, max(draft.span.end, claim.end) if whole else draft.span.end
        span = Span(start, end, case.reading.article.text[start:end], "evidence")
        yield replace(draft, span=span, voice=Voice(claim.claimant.side, claim))


def from_fighting(case: Case) -> Iterator[Draft]:
    """Yield an assault for each mention of fighting: between those it names, else between the two who fight."""
    for number, sentence in enumerate(case.lines):
        for match in matches(sentence, plover().fighting):
            if _is_only_wished(sentence, match) and not _has_cost(match):
                continue
            both = (*match.left, *_fought(case, match)) or fighting_in(case, number) or at_home(case, number)
            if not any(actor.kind == "person" for actor in both):
                yield from assaults(case, number, replace(match, left=both, right=()))


def _fought(case: Case, match: Found) -> tuple[Actor, ...]:
    """Return whom a mention of fighting names behind it, no land that it only was in ("its many battles in Xland and Yland")."""
    view = case.reading.passages[match.sentence.passage].view
    inside = [slot for slot in match.sentence.slots if match.start <= slot.start < match.end and slot.actors == match.right]
    where = all(slot.mention.head in PLACE_HEADS and is_led_by_place(view, slot.start) for slot in inside)
    return () if inside and where else match.right


def assaults(case: Case, number: int, match: Found, *, unnamed: bool = False, at: Span | None = None) -> Iterator[Draft]:
    """Yield the assault of a match, once for each side that tells it; one that is only denied is told by nobody.

    ``unnamed`` lets nobody have made it; ``at`` is the word that tells it, which may be said, or denied, by whom the match names.
    """
    actors, recipients = of_sides(match.left), of_sides(match.right)
    view = case.reading.passages[match.sentence.passage].view
    if runs_into(view, match.start, min(match.end + FOLLOWING, match.sentence.end)):
        actors, recipients, unnamed = (), actors, True  # who hit it did not lay it
    if not (actors or unnamed) or any(actor.kind in NO_FIGHTERS for actor in actors):
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
        denied_by=deniers(case.claims, (at or span).start, (at or span).end),
    )
    told = voices(case.claims, (at or span).start, (at or span).end)
    for voice in told or denial(case.claims, at or span):
        yield replace(draft, voice=voice)


def denial(claims: Sequence[Claim], span: Span) -> tuple[Voice, ...]:
    """Return nobody's voice for what is only denied, by the claim that denies it."""
    denied = [claim for claim in covering(claims, span.start, span.end) if claim.speech_act == "deny"]
    return (Voice(None, denied[0]),) if denied else ()


def _is_only_wished(sentence: Sentence, match: Found) -> bool:
    """Whether the words right before a mention of fighting make it one that is to end, or not to begin."""
    lead = sentence.text[: sentence.text.find(match.words)] if match.words in sentence.text else ""
    return not plover().ending.isdisjoint(WORD.findall(lead)[-ENDING_REACH:])


def _has_cost(match: Found) -> bool:
    """Whether the words of a mention of fighting tell what it has done, so that it is real though its end is wished for."""
    return not plover().costs.isdisjoint(WORD.findall(match.words))


def place_of(reading: Reading, match: Found) -> Location | None:
    """Return the place that the match names, without its point."""
    place = place_after(reading, match)
    return Location(place.name) if place else None


def date_of(reading: Reading, match: Found) -> Interval | None:
    """Return the days that the match's sentence gives it, as the article places them; how long fighting has lasted dates no deed."""
    time = time_near(reading, match, without=lambda one: _is_beside(reading, match, one))
    if time is None or _counts_on(reading, match, time):
        return None
    date = reading.date_at(match.sentence.passage, time)
    value, interval = (date.value, date.interval) if date is not None else resolve(time, reading.anchor, "past")
    return interval if value else None


def _is_beside(reading: Reading, match: Found, time: TimeMention) -> bool:
    """Whether a time belongs to a relative clause that tells more of somebody or a place ("entered the town, which X seized in May").

    A clause that tells more of the attack itself dates it ("the raid, which began on Monday").
    """
    tree = Tree(reading.passages[match.sentence.passage].words)
    at = next((number for number, one in enumerate(tree.words) if time.start <= one.start < time.end), -1)
    clause = next((one for one in tree.above(at) if tree.words[one].deprel == RELATIVE), -1)
    if clause < 0 or any(match.start <= tree.words[one].start < match.end for one in tree.below(clause)):
        return False
    return not names_attack(tree.words[tree.words[clause].head].lower)


def _counts_on(reading: Reading, match: Found, time: TimeMention) -> bool:
    """Whether a time tells how long the match itself goes on ("fighting entered a fourth day"; not "hit as war enters its fourth day")."""
    between = reading.passages[match.sentence.passage].view[match.end : time.start].split()
    return time.kind == "counted" and match.end <= time.start and len(between) <= GOES_ON and between[-1:] != ["on"]


# A toll implies an assault ---------------------------------------------------------------------------------------------------------------


def from_tolls(case: Case, tolls: Sequence[Toll], told: Sequence[Draft]) -> Iterator[Draft]:
    """Yield an assault for the tolls of one sentence that one side tells of one actor.

    Where the annotator has read the sentence, its words of attack tell more than the toll does, and the toll adds nothing to them.
    """
    lines = {draft.line for draft in told if draft.plover == "ASSAULT"}
    every = [(line_at(case, toll.start), toll) for toll in tolls if tells(toll)]
    placed = [(line, toll) for line, toll in every if not (_is_parsed(case, line) and line in lines)]
    rows = [(line, of_sides(_harmers(case, toll, line)), toll) for line, toll in placed]
    for (line, actors, _), group in groupby(rows, key=lambda row: (row[0], row[1], row[2].claimant.side)):
        told_here = [toll for _, _, toll in group]
        if actors and not any(actor.kind in NO_FIGHTERS for actor in actors):
            yield _assault(case, line, actors, told_here)
        elif not actors and not _is_parsed(case, line) and _is_unnamed(case, told_here[0], line):
            yield _assault(case, line, owning_group(case, line), told_here)


def _is_unnamed(case: Case, toll: Toll, line: int) -> bool:
    """Whether a toll of a single incident was done by somebody whom nobody names: the sentence speaks of an attack."""
    return line >= 0 and toll.period == "incident" and toll.harm in HURT and is_violent(case.lines[line].text)


def _is_parsed(case: Case, line: int) -> bool:
    """Whether the annotator has read a sentence: then its verbs tell the attack, and the toll alone need not."""
    return line >= 0 and bool(case.reading.passages[case.lines[line].passage].words)


def tells(toll: Toll) -> bool:
    """Whether a toll is what an attack did: stated, real, more than none, and no arrest."""
    arrest = any(
        span.role == "cue" and span.exact.casefold() in harm_words().policing for span in toll.spans
    )  # no assault, though a capture
    return toll.harm in plover().harms and toll.high != 0 and not arrest and not toll.hypothetical and toll.value_status == "stated"


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
        date=days_told(first.since, first.as_of),
        tolls=tuple(toll.id for toll in tolls),
        denied_by=deniers(case.claims, start, end),
    )


def line_at(case: Case, offset: int) -> int:
    """Return the number of the sentence at an article offset, -1 where there is none."""
    for number, line in enumerate(case.lines):
        low, high = case.reading.passages[line.passage].passage.to_article(line.start, line.end)
        if low <= offset < high:
            return number
    return -1


def _harmers(case: Case, toll: Toll, line: int) -> tuple[Actor, ...]:
    """Return who did the harm of a sentence that tells no attack; a side that tells its own losses tells what befell it, not a blow."""
    parsed = _is_parsed(case, line)
    if parsed and (toll.stance == "own" or (toll.stance != "enemy" and not toll.perpetrator and not is_violent(case.lines[line].text))):
        return ()
    if parsed and not toll.perpetrator and toll.provenance.rule == UNDERGONE and toll.high == 1:
        return ()  # that a man of the enemy's has died is no blow of who says so
    fighting = fighting_in(case, line)
    found = harmers(case, toll) if toll.perpetrator or toll.stance == "enemy" or len(fighting) == 2 else ()
    open_loss = toll.subject.side is None and toll.stance == "none" and toll.claimant.side == OUTLET
    return found or (fighting if open_loss and len(fighting) == 2 else ())


def harmers(case: Case, toll: Toll) -> tuple[Actor, ...]:
    """Return who did the harm: the alleged perpetrator, a claimant who tells its enemy's losses, or the one enemy of those harmed."""
    if toll.perpetrator:
        return (toll.perpetrator,)
    if toll.stance == "enemy":
        return (toll.claimant,)
    if len(case.fighting) != 2:
        return ()
    others = tuple(actor for actor in case.fighting if actor.side != toll.claimant.side)
    if toll.stance == "own" and len(others) == 1:
        return others
    harmed = any(actor.side == toll.subject.side for actor in case.fighting)
    if harmed and toll.subject.status in ("military", "equipment"):
        return tuple(actor for actor in case.fighting if actor.side != toll.subject.side)
    return ()


def _harmed(toll: Toll, fighting: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(actor for actor in fighting if actor.side == toll.subject.side) if toll.subject.side else ()
