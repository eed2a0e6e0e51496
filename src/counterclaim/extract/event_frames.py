"""Events by the parse: predicates whose subject is an actor, told as done, where the annotator has read the passage."""

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.actor import Actor
from counterclaim.extract.clauses import Found, deniers, span_of, voices
from counterclaim.extract.event_drafts import Case, Draft, means_of, of_sides, plover
from counterclaim.extract.event_harm import NO_FIGHTERS, date_of, denial, place_of
from counterclaim.extract.event_parse import Parsed, owned_words, parsed_lines
from counterclaim.extract.event_parties import acting, parties_of_verb, suffering
from counterclaim.extract.event_telling import is_asked, is_closing
from counterclaim.extract.frames import Frame, Kind, frames, is_promised, is_ruled_out, is_told_as_done, lemma, vocabulary
from counterclaim.extract.incident_words import words

SIGN = "sign"
SIGNED = Kind("AGREE", None)
PROMISED = "events.frame.promised"
DENIED = ("AID", "MOBILIZE")
LONGEST = 220  # characters between who does it and to whom, beyond which the parse is not to be trusted


def from_frames(case: Case) -> Iterator[Draft]:
    """Yield the events that predicates tell as done, or as announced."""
    for number, parsed in parsed_lines(case):
        for frame in frames(parsed.syntax, parsed.words()):
            slot = parsed.slot(frame.word)
            if parsed.syntax.words[frame.word].upos not in ("VERB", "AUX") or (slot and slot.mention.form == "name"):
                continue
            read = _turned(parsed, frame)
            if _is_read(case, parsed, read) and (read.kind.type in vocabulary().told or read.kind == SIGNED != frame.kind):
                yield from _told(case, number, parsed, read)
            elif _is_denied(parsed, frame):
                yield from _told(case, number, parsed, frame)
            elif ordered := _ordered(case, parsed, frame):
                yield from _told(case, number, parsed, ordered)
            elif coming := _announced(parsed, frame):
                yield from (replace(draft, rule=PROMISED) for draft in _told(case, number, parsed, replace(frame, kind=coming)))


def _is_read(case: Case, parsed: Parsed, frame: Frame) -> bool:
    """Whether a predicate tells a deed as done; of a loose verb, its object or a second reader says so."""
    return frame.real and not (frame.loose and not _is_to_actor(case, parsed, frame) and not _is_likely(case, parsed, frame))


def _is_likely(case: Case, parsed: Parsed, frame: Frame) -> bool:
    """Whether a second reader hears a deed in a loose verb; what is done by saying it is told by who says what."""
    return frame.kind.type not in plover().acts.values() and parsed.is_likely(case, frame.word, frame.kind.type)


def _is_denied(parsed: Parsed, frame: Frame) -> bool:
    """Whether a side denies having helped or sent somebody: the deed is recorded as denied, and nobody tells it."""
    word = parsed.syntax.words[frame.word]
    governed = word.deprel in ("xcomp", "ccomp", "advcl") and word.head >= 0 and parsed.syntax.words[word.head].lower in words().denying
    return governed and frame.kind.type in DENIED and not frame.negated and not frame.loose


def _is_to_actor(case: Case, parsed: Parsed, frame: Frame) -> bool:
    """Whether a loose verb has a side or its men as its object: then it does what its type says."""
    if lemma(parsed.syntax.words[frame.word].lower) not in vocabulary().with_actor:
        return False
    objects = (one for one in parsed.syntax.of(frame.word, ("obj",)) if parsed.syntax.words[one].lower not in owned_words())
    return any(True for one in objects for _ in suffering(case, parsed, one))


def _turned(parsed: Parsed, frame: Frame) -> Frame:
    """Return what the words of a predicate make of its type: who loses ground "to" X is attacked by X, who signs a pact agrees."""
    verb = lemma(parsed.syntax.words[frame.word].lower)
    if frame.kind.type == "ASSAULT" and is_closing(parsed.syntax, frame):
        return replace(frame, kind=Kind("COERCE", "restrict"), loose=False)
    if frame.kind.type == "SUPPORT" and verb == SIGN and any(_is_pact(parsed, one) for one in frame.objects):
        return replace(frame, kind=SIGNED, loose=False)
    to = tuple(one for one in parsed.syntax.of(frame.word, ("obl",)) if parsed.syntax.case_of(one) == "to" and parsed.slot(one))
    if frame.kind.type != "RETREAT" or verb != "lose" or not to:
        return frame
    return replace(frame, kind=Kind("ASSAULT", None), subjects=to, objects=frame.subjects, loose=False)


def _is_pact(parsed: Parsed, word: int) -> bool:
    return lemma(parsed.syntax.words[word].lower, "NOUN") in words().pacts


def _ordered(case: Case, parsed: Parsed, frame: Frame) -> Frame | None:
    """Return what a side orders its own to do, as done by it ("ordered the army to call up reservists"), null where others are told to."""
    syntax, above = parsed.syntax, parsed.syntax.words[frame.word].head
    if syntax.words[frame.word].deprel != "xcomp" or lemma(syntax.words[max(above, 0)].lower) not in vocabulary().ordering:
        return None
    told = syntax.of(above, ("obj", "iobj"))
    forces = any(syntax.words[one].lower in owned_words() | words().bodies for one in told)
    if not (frame.kind.type == "MOBILIZE" or (frame.kind.type == "RETREAT" and forces)) or not is_told_as_done(syntax, above):
        return None
    ordering = syntax.subjects(above)
    sides = {actor.side for one in ordering for named in acting(case, parsed, one) for actor in named.actors}
    others = {actor.side for one in told for named in suffering(case, parsed, one) for actor in named.actors} - sides
    return None if others else replace(frame, subjects=ordering, objects=(), real=True)


def _announced(parsed: Parsed, frame: Frame) -> Kind | None:
    """Return what a predicate is that is said to be coming or not to come: who will meet agrees to it, who will not refuses."""
    if frame.kind.type == "CONSULT" and is_ruled_out(parsed.syntax, frame):
        return Kind("REJECT", None)
    coming = vocabulary().promised.get(frame.kind.type)
    open_words = frame.loose and frame.kind.type != "CONSULT"
    speaks = lemma(parsed.syntax.words[frame.word].lower) in vocabulary().reporting
    told = not (open_words or speaks or is_asked(parsed.syntax, frame.word))
    return Kind(coming, frame.kind.mode) if coming and told and is_promised(parsed.syntax, frame) else None


def _is_of_talks(parsed: Parsed, frame: Frame) -> bool:
    """Whether a predicate holds talks, or speaks to a body though it is the speaker's own."""
    objects = parsed.syntax.of(frame.word, ("obj", "iobj"))
    bodies = (slot for one in objects if (slot := parsed.slot(one)) and slot.actors[0].kind == "international_body")
    return any(bodies) or any(lemma(parsed.syntax.words[one].lower, "NOUN") in words().talks for one in objects)


def _can_attack(actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> bool:
    """Whether actors are of those who fight: charities and bodies do not, and politicians clash over other things."""
    fights = not any(one.kind in NO_FIGHTERS for one in actors)
    return fights and not all(one.kind == "person" for one in (*actors, *recipients))


def _told(case: Case, number: int, parsed: Parsed, frame: Frame) -> Iterator[Draft]:
    parties = parties_of_verb(case, parsed, frame)
    actors = of_sides(parties.doing)
    recipients = tuple(one for one in of_sides(parties.suffering) if one.side not in {actor.side for actor in actors})
    if not actors or (frame.kind.type == "ASSAULT" and not _can_attack(actors, recipients)):
        return
    verb = parsed.syntax.words[frame.word]
    objects = (parsed.syntax.words[one] for one in parsed.syntax.of(frame.word, ("obj",)))
    start, end = min(verb.start, parties.start), max(verb.end, parties.end, *(one.end for one in objects))
    if end - start > LONGEST:
        start, end = verb.start, verb.end
    kind = frame.kind.type
    if kind == "ACCUSE" and any(lemma(parsed.syntax.words[one].lower, "NOUN") in plover().charges for one in frame.objects):
        return  # who calls figures a lie denies them
    if kind == "CONSULT" and len({one.side for one in (*actors, *recipients)}) == 1 and not _is_of_talks(parsed, frame):
        return  # who visits his own, or nobody who is known
    together = kind in plover().together
    words = case.reading.passages[parsed.sentence.passage].view[start:end].casefold()
    match = Found(parsed.sentence, start, end, (*actors, *recipients) if together else actors, () if together else recipients, words)
    span = span_of(case.reading, match)
    at = span_of(case.reading, replace(match, start=verb.start, end=verb.end))
    for voice in voices(case.claims, at.start, at.end) or (denial(case.claims, at) if kind in DENIED else ()):
        yield Draft(
            plover=kind,
            mode=means_of(parsed.sentence.text) if kind == "ASSAULT" else frame.kind.mode,
            span=span,
            actors=match.left,
            recipients=match.right,
            voice=voice,
            rule=f"events.frame.{kind.lower()}",
            line=number,
            place=place_of(case.reading, match),
            date=date_of(case.reading, match),
            denied_by=deniers(case.claims, at.start, at.end),
        )
