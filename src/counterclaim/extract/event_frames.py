"""Events by the parse: predicates whose subject is an actor, told as done, where the annotator has read the passage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from counterclaim.actor import Actor
from counterclaim.extract.clauses import Found, Sentence, Slot, deniers, span_of, voices
from counterclaim.extract.clauses import vocabulary as clause_words
from counterclaim.extract.deed_words import words as deed_words
from counterclaim.extract.event_drafts import Case, Draft, means_of, of_sides, plover
from counterclaim.extract.event_harm import date_of, place_of
from counterclaim.extract.frames import Frame, Kind, frames, is_promised, vocabulary
from counterclaim.extract.syntax import MODIFIERS, Syntax
from counterclaim.mention import SyntaxWord

REMEMBERED = 256  # passages whose tree is kept: several sentences of one follow each other
LONGEST = 220  # characters between who does it and to whom, beyond which the parse is not to be trusted


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A sentence with the tree of its passage: which slot each word stands in."""

    sentence: Sentence
    syntax: Syntax

    def slot(self, word: int) -> Slot | None:
        start = self.syntax.words[word].start
        return next((slot for slot in self.sentence.slots if slot.start <= start < slot.end), None)

    def words(self) -> Sequence[int]:
        inside = (number for number, word in enumerate(self.syntax.words) if self.sentence.start <= word.start < self.sentence.end)
        return tuple(inside)

    def doers(self, word: int) -> tuple[Slot, ...]:
        """Return who a subject stands for: the name itself, or whose force or weapon it is ("Xlandish warplanes")."""
        if slot := self.slot(word):
            return () if self._is_where(word) or _is_bare(slot) else (slot,)
        capable = self.syntax.words[word].lower in deed_words().forces | deed_words().things | clause_words().own_things
        return self._owners(word, MODIFIERS) if capable else ()

    def suffering(self, word: int) -> tuple[Slot, ...]:
        """Return to whom an object belongs; a phrase that says where is nobody."""
        if self._is_where(word):
            return ()
        slot = self.slot(word)
        return (slot,) if slot else self._owners(word, MODIFIERS)

    def _owners(self, word: int, labels: Sequence[str]) -> tuple[Slot, ...]:
        found = (slot for one in self.syntax.down(word, labels, 2) if not self._is_where(one) and (slot := self.slot(one)))
        return tuple(found)[:1]

    def _is_where(self, word: int) -> bool:
        return self.syntax.case_of(word) in ("in", "at", "near", "inside", "around", "across", "over", "outside", "along")


def _is_bare(slot: Slot) -> bool:
    """Whether a slot is an adjective alone: the noun that it belongs to did it."""
    return slot.mention.form == "adjective" and slot.mention.head == "adjective"


@lru_cache(maxsize=REMEMBERED)
def _syntax(words: tuple[SyntaxWord, ...]) -> Syntax:
    return Syntax(words, vocabulary().participles)


def from_frames(case: Case) -> Iterator[Draft]:
    """Yield the events that predicates tell as done."""
    for number, sentence in enumerate(case.lines):
        words = case.reading.passages[sentence.passage].words
        if words and sentence.slots:
            parsed = _Parsed(sentence, _syntax(words))
            for frame in frames(parsed.syntax, parsed.words()):
                if parsed.syntax.words[frame.word].upos not in ("VERB", "AUX"):
                    continue
                if frame.real and not frame.loose and frame.kind.type in vocabulary().told:
                    yield from _told(case, number, parsed, frame)
                elif frame.kind.type == "CONSULT" and is_promised(parsed.syntax, frame):
                    yield from _told(case, number, parsed, replace(frame, kind=Kind("AGREE", None)))


def _told(case: Case, number: int, parsed: _Parsed, frame: Frame) -> Iterator[Draft]:
    doing = tuple(dict.fromkeys(slot for word in frame.subjects for slot in parsed.doers(word)))
    suffering = tuple(dict.fromkeys(slot for word in frame.objects for slot in parsed.suffering(word) if slot not in doing))
    actors = of_sides(_everybody(doing))
    recipients = tuple(one for one in of_sides(_everybody(suffering)) if one.side not in {actor.side for actor in actors})
    if not actors or (frame.kind.type == "ASSAULT" and all(one.kind == "person" for one in (*actors, *recipients))):
        return  # politicians clash over other things
    verb = parsed.syntax.words[frame.word]
    start = min(verb.start, *(slot.start for slot in doing))
    end = max(verb.end, *(slot.end for slot in (*doing, *suffering)))
    if end - start > LONGEST:
        start, end = verb.start, verb.end
    view = case.reading.passages[parsed.sentence.passage].view
    kind = frame.kind.type
    together = kind in plover().together
    words = view[start:end].casefold()
    match = Found(parsed.sentence, start, end, (*actors, *recipients) if together else actors, () if together else recipients, words)
    span = span_of(case.reading, match)
    for voice in voices(case.claims, span.start, span.end):
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
            denied_by=deniers(case.claims, span.start, span.end),
        )


def _everybody(slots: Sequence[Slot]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(actor for slot in slots for actor in slot.actors))
