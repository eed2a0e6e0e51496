"""Events in PLOVER's terms: who did what to whom, where and when, who says so and who denies it.

They come from four kinds of evidence: what is said is itself done (an accusation, a demand), words of attack and tolls tell of assaults, a
measure implies coercion or mobilisation, and verbs tell the rest. What is demanded, threatened or only possible is not recorded as
happened; what is only denied is recorded with nobody who asserts it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from counterclaim.actor import OTHER, OUTLET, Actor
from counterclaim.claim import Claim
from counterclaim.event import Event, Location, Measure, Place
from counterclaim.extract.camps import whole
from counterclaim.extract.clauses import Found, Sentence, Voice, deniers, matches, sentences, span_of, voices
from counterclaim.extract.context import Reading, made_by
from counterclaim.extract.event_drafts import Case, Draft, EventPatterns, of_sides, plover, sides_of
from counterclaim.extract.event_frames import PROMISED, from_frames
from counterclaim.extract.event_harm import date_of, from_deeds, from_fighting, from_tolls, line_at, place_of
from counterclaim.extract.event_hinted import MEASURE, as_hinted, from_hints, is_ruled_out
from counterclaim.extract.event_incidents import from_incidents
from counterclaim.extract.event_nouns import from_nouns
from counterclaim.extract.event_parse import Parsed, parsed_lines, verb_at
from counterclaim.extract.event_refused import is_led_by_another, refused, unfought
from counterclaim.extract.event_speech import from_claims
from counterclaim.extract.incident_words import base, words
from counterclaim.extract.intervals import days_told
from counterclaim.extract.measures import extract_measures
from counterclaim.ids import content_id
from counterclaim.toll import Toll

ARMED = frozenset({"military", "armed_group"})
TAKEN = frozenset({"COERCE", "MOBILIZE"})  # types of which a sentence tells one event of a side and a mode, however many words tell it
CHARGES = ("accus", "blam")
NEAR = 60  # characters between the verb of a measure and its noun
BETWEEN = 0.5  # share of a shorter span in common from which two findings of one type are one event
Points = Mapping[str, Place]  # places by casefolded name


def extract_events(
    reading: Reading,
    claims: Sequence[Claim],
    tolls: Sequence[Toll],
    places: Sequence[Place] = (),
    measures: Sequence[Measure] | None = None,
) -> tuple[Event, ...]:
    """Return the events of an article in reading order; one for each asserting side.

    ``places`` give what happens its points; ``measures`` are those of the article, read here where they are not given.
    """
    scene = whole(reading)
    reading = scene.reading
    case = Case(reading, claims, sentences(reading), scene.fighting, scene.unnamed_war, scene.culprit, scene.parleying)
    taken = extract_measures(reading, places) if measures is None else measures
    said = (*from_claims(case), *_from_measures(case, taken), *_from_verbs(case))
    struck = list(from_deeds(case))
    mutual = list(from_fighting(case))
    misread = [*refused(case, struck), *unfought(case, mutual)]
    fought = [draft for draft in (*struck, *mutual) if draft not in misread]
    drafts: list[Draft] = [*said, *fought, *from_frames(case), *from_nouns(case)]
    drafts += from_incidents(case, drafts, tolls)
    drafts += from_tolls(case, tolls, drafts)
    drafts = [as_hinted(case, draft) for draft in drafts if not is_ruled_out(case, draft)]
    drafts += from_hints(case, drafts)
    drafts = [draft for draft in drafts if not _is_part(draft, drafts) and not _accuses_itself(draft)]
    points = {place.name.casefold(): place for place in reversed(places)}
    kept = sorted(_distinct(drafts), key=lambda draft: (draft.span.start, draft.span.end))
    return tuple({event.id: event for event in (_event(reading, draft, points) for draft in kept)}.values())


def _from_measures(case: Case, measures: Sequence[Measure]) -> Iterator[Draft]:
    for _, group in groupby(measures, key=lambda one: (one.kind, one.start, one.date)):
        joint = list(group)
        measure = joint[0]
        kind, mode = plover().measures[measure.kind]
        date = days_told(measure.date)
        place = Location(measure.area) if measure.area else None
        by, line = tuple(one.by for one in joint), line_at(case, measure.start)
        yield Draft(kind, mode, measure.spans[0], by, (), Voice(OUTLET, None), MEASURE, line, place=place, date=date)


def _from_verbs(case: Case) -> Iterator[Draft]:
    trees = dict(parsed_lines(case))
    for number, sentence in enumerate(case.lines):
        for row in plover().events:
            for match in matches(sentence, row.patterns):
                for done in _exchanged(match) if row.parties == "mutual" else (_with_parties(match, row, case, sentence),):
                    drafts = _done(case, number, row, done, trees.get(number))
                    yield from (draft for draft in drafts if row.parties or not _is_anothers(case, trees.get(number), draft))


def _is_anothers(case: Case, parsed: Parsed | None, draft: Draft) -> bool:
    """Whether the parse gives the verbs of a match to somebody else ("the rebels in Xland vowed" is no vow of Xland's)."""
    return parsed is not None and is_led_by_another(case, parsed, draft)


def _exchanged(match: Found) -> Iterator[Found]:
    """Yield what each of several does to the others ("X and Y traded blame")."""
    both = (*match.left, *match.right)
    for actor in both:
        yield replace(match, left=(actor,), right=tuple(other for other in both if other.side != actor.side))


def _with_parties(match: Found, row: EventPatterns, case: Case, sentence: Sentence) -> Found:
    """Return ``match`` with its parties: those who fight where it names nobody, both as actors where they act together.

    Who mediates consults with those who fight.
    """
    if row.parties == "belligerents" and not match.left:
        return match if _names_other_fighters(sentence, case) else replace(match, left=case.parleying)
    if row.mode == "third-party":
        own = {actor.side for actor in match.left}
        return replace(match, left=(*match.left, *(one for one in case.parleying if one.side not in own)))
    together = match.joint or row.type in plover().together
    return replace(match, left=(*match.left, *match.right), right=()) if together else match


def _names_other_fighters(sentence: Sentence, case: Case) -> bool:
    """Whether a sentence names an armed group that is none of the two who fight: then its truce, its fighting is of another war."""
    pair = sides_of(case.parleying)
    return any(actor.kind == "armed_group" and actor.side not in pair for slot in sentence.slots for actor in slot.actors)


def _done(case: Case, number: int, row: EventPatterns, match: Found, parsed: Parsed | None) -> Iterator[Draft]:
    actors, recipients = of_sides(match.left), of_sides(match.right)
    if row.type == "CONSULT" and len(actors) > 1 and len(sides_of(actors)) == 1:
        return  # a minister and his commanders
    if not actors or (row.type == "PROTEST" and all(actor.kind in ARMED for actor in actors)):
        return  # forces that march do not demonstrate
    if len(actors) == 1 and len(recipients) == 1 and actors[0].side == recipients[0].side:
        return
    span = span_of(case.reading, match)
    at = verb_at(case, parsed, span)
    for voice in _telling(row, actors, voices(case.claims, at.start, at.end)):
        yield Draft(
            plover=row.type,
            mode=row.mode,
            span=span,
            actors=actors,
            recipients=recipients,
            voice=voice,
            rule=f"events.{row.type.lower()}",
            line=number,
            place=place_of(case.reading, match),
            date=date_of(case.reading, match),
            denied_by=deniers(case.claims, at.start, at.end),
        )


# Records ---------------------------------------------------------------------------------------------------------------------------------


def _telling(row: EventPatterns, actors: tuple[Actor, ...], told: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Return who asserts a match: a past ceasefire is told once, and what a side says it will do it does by saying so."""
    if row.parties == "speaker":
        return tuple(Voice(OUTLET, voice.claim) for voice in told if voice.side in {actor.side for actor in actors})
    return told[:1] if row.mode == "ceasefire" else told


def _is_part(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether another draft tells more of it: an attack by nobody is somebody's, a capture is an arrest, a movement of troops the aid."""
    if (
        not draft.actors
        and not draft.apart
        and any(other.actors and other.plover == draft.plover and other.line == draft.line for other in drafts)
    ):
        return True
    if draft.rule == PROMISED and any(_says(other, draft) for other in drafts):
        return True
    if draft.plover == "AGREE" and any(_is_truce_of(other, draft) for other in drafts):
        return True
    if draft.plover == "SUPPORT" and any(other.rule == "events.said.pledge" and _says_same(other, draft) for other in drafts):
        return True  # who pledges support promises it
    if draft.rule == "events.said.condemn" and any(_turns_down(other, draft) for other in drafts):
        return True
    if draft.mode == "abduct" and any(other.mode == "arrest" and other.line == draft.line for other in drafts):
        return True
    return draft.plover == "MOBILIZE" and any(
        other.plover == "AID" and other.actors == draft.actors and other.span.start < draft.span.end and draft.span.start < other.span.end
        for other in drafts
    )


def _accuses_itself(draft: Draft) -> bool:
    """Whether a side would be the doer of what it accuses "it" of: whoever that is, it is somebody else."""
    claim = draft.voice.claim
    cues = [span.exact.casefold() for span in claim.spans if span.role == "cue"] if claim else []
    charged = any(word.startswith(CHARGES) for cue in cues for word in cue.split())
    return charged and not draft.rule.startswith("events.said") and sides_of(draft.actors) == {draft.voice.side}


def _turns_down(other: Draft, draft: Draft) -> bool:
    """Whether what is condemned is a proposal: then it is rejected."""
    return other.plover == "REJECT" and sides_of(other.actors) == sides_of(draft.actors) and _overlap(other, draft) > 0


def _says(said: Draft, other: Draft) -> bool:
    """Whether what is announced is told by the words that promise or threaten it: who says that it will attend agrees by saying so."""
    own = said.plover in ("AGREE", "THREATEN") and said.rule.startswith("events.said")
    return own and _says_same(said, other)


def _is_truce_of(other: Draft, draft: Draft) -> bool:
    """Whether what several agree to is a truce between them, and there is one: then there is no other agreement."""
    sides = sides_of((*draft.actors, *draft.recipients))
    return other.mode == "ceasefire" and len(sides) > 1 and sides == sides_of(other.actors) and _overlap(other, draft) > 0


def _says_same(said: Draft, other: Draft) -> bool:
    return sides_of(said.actors) == sides_of(other.actors) and _overlap(said, other) > 0


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """Make one of the drafts that tell one event: the first, with a recipient and tolls where another has them."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((number for number, other in enumerate(kept) if _same(draft, other)), None)
        if twin is None:
            kept.append(draft)
        else:
            kept[twin] = _joined(kept[twin], draft)
    return kept


def _joined(first: Draft, other: Draft) -> Draft:
    """Return ``first`` with what ``other`` tells and it does not; those who act together are all who either names."""
    together = first.plover in plover().together
    return replace(
        first,
        actors=(*first.actors, *_others(other.actors, first.actors)) if together else first.actors,
        recipients=first.recipients or _others(other.recipients, first.actors),
        tolls=first.tolls or other.tolls,
        mode=first.mode or other.mode,
        weapon=first.weapon or other.weapon,
        place=first.place or other.place,
        date=first.date or other.date,
    )


def _others(recipients: tuple[Actor, ...], actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    own = {actor.side for actor in actors}
    return tuple(actor for actor in recipients if actor.side not in own)


def _same(one: Draft, other: Draft) -> bool:
    if _speaks_itself(one, other):
        return True
    if one.plover != other.plover or (one.mode != other.mode and one.rule.startswith("events.said")):
        return False
    if one.voice.side != other.voice.side:
        return _goes_on(one, other)
    if {actor.side for actor in one.actors}.isdisjoint({actor.side for actor in other.actors}):
        return False
    taken = one.plover in TAKEN and (one.mode == other.mode or not (one.mode and other.mode))
    if taken and one.line == other.line >= 0 and sides_of(one.actors) == sides_of(other.actors):
        return True
    if one.line == other.line >= 0 and sides_of(one.actors) == sides_of(other.actors) and _declares(one, other):
        return True
    sides = sides_of(one.actors), sides_of(other.actors)
    if one.plover == "CONSULT" and one.line == other.line >= 0 and (sides[0] <= sides[1] or sides[1] <= sides[0]):
        return True  # who hosts talks and who holds them
    if one.plover == "ACCUSE" and _overlap(one, other) > 0 and sides_of(one.recipients) == sides_of(other.recipients):
        return True
    if one.line == other.line >= 0 and (one.tolls or other.tolls):
        return True
    if one.line == other.line >= 0 and one.plover == "ASSAULT" and set(one.actors) == set(other.actors) and not _of_two_wars(one, other):
        return True
    if one.line == other.line >= 0 and one.mode == other.mode == "ceasefire" and sides_of(one.actors) == sides_of(other.actors):
        return True
    shorter = min(one.span.end - one.span.start, other.span.end - other.span.start)
    return _overlap(one, other) > BETWEEN * shorter


def _goes_on(harm: Draft, told: Draft) -> bool:
    """Whether the outlet tells but the harm of an attack that somebody tells ("claimed the attack, in which nine were killed")."""
    alone = harm.plover == "ASSAULT" and harm.line == told.line >= 0 and set(harm.actors) == set(told.actors) and not harm.apart
    return alone and harm.voice.side == OUTLET and base(harm.span.exact.casefold().rpartition(" ")[2]) in words().harming


def _declares(one: Draft, other: Draft) -> bool:
    """Whether the words of a measure and of its verb tell it ("imposed ... a curfew")."""
    return (one.rule == MEASURE) != (other.rule == MEASURE) and _overlap(one, other) > -NEAR


def _speaks_itself(one: Draft, other: Draft) -> bool:
    """Whether what somebody does by saying it and the verb inside it are one ("X reserved the right to hit back, its minister said")."""
    said = one.rule.startswith("events.said") != other.rule.startswith("events.said")
    alike = (one.plover, one.mode, sides_of(one.actors)) == (other.plover, other.mode, sides_of(other.actors))
    return said and alike and one.voice.claim is not None and one.voice.claim == other.voice.claim and _overlap(one, other) > 0


def _overlap(one: Draft, other: Draft) -> int:
    return min(one.span.end, other.span.end) - max(one.span.start, other.span.start)


def _of_two_wars(one: Draft, other: Draft) -> bool:
    """Whether two assaults of one sentence have victims or days of their own."""
    apart = one.recipients and other.recipients and {a.side for a in one.recipients} != {a.side for a in other.recipients}
    return bool(apart or (one.date and other.date and one.date != other.date))


def _event(reading: Reading, draft: Draft, points: Points) -> Event:
    actors = [[actor.name, actor.side] for actor in draft.actors]
    recipients = [[actor.name, actor.side] for actor in draft.recipients]
    side = None if draft.voice.side == OTHER else draft.voice.side
    acled = _acled(draft)
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
        acled_type=acled[0],
        acled_sub_type=acled[1],
        actors=draft.actors,
        recipients=draft.recipients,
        place=_located(draft.place, points),
        date=draft.date,
        weapon=draft.weapon,
        tolls=draft.tolls,
        asserted_by=side,
        denied_by=draft.denied_by,
    )


def _located(place: Location | None, points: Points) -> Location | None:
    """Return the place with the point that the article's places give its name."""
    known = points.get(place.name.casefold()) if place else None
    return Location(place.name, known.lat, known.lon, known.iso3) if place and known else place


def _acled(draft: Draft) -> tuple[str | None, str | None]:
    """Return ACLED's type and sub-type, nulls where PLOVER's type and mode do not decide them."""
    joint = len({actor.side for actor in draft.actors}) > 1
    fitting = (row for row in plover().acled if row.plover == draft.plover and row.mode == (draft.mode or "") and (joint or not row.joint))
    row = next(fitting, None)
    return (row.type, row.sub_type or None) if row else (None, None)
