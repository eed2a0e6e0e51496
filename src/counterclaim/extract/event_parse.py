"""A sentence with the tree of its passage, as the readers of events by the parse see it: which actor each word stands for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from counterclaim.extract.clauses import Sentence, Slot
from counterclaim.extract.clauses import vocabulary as clause_words
from counterclaim.extract.deed_words import words as deed_words
from counterclaim.extract.event_drafts import Case
from counterclaim.extract.frames import frames, vocabulary
from counterclaim.extract.syntax import MODIFIERS, Syntax
from counterclaim.mention import SyntaxWord
from counterclaim.noun import Span

REMEMBERED = 256  # passages whose tree is kept: several sentences of one follow each other


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with the tree of its passage: which slot each word stands in."""

    sentence: Sentence
    syntax: Syntax

    def slot(self, word: int) -> Slot | None:
        """Return the slot that a word stands in, if any."""
        start = self.syntax.words[word].start
        return next((slot for slot in self.sentence.slots if slot.start <= start < slot.end), None)

    def is_likely(self, case: Case, word: int, kind: str) -> bool:
        """Whether a second reader holds an event of a PLOVER type for likely at a word."""
        return (self.sentence.passage, self.syntax.words[word].start, kind) in case.reading.hints.likely

    def words(self) -> Sequence[int]:
        """Return the words of the sentence, as numbers of the passage's words."""
        inside = (number for number, word in enumerate(self.syntax.words) if self.sentence.start <= word.start < self.sentence.end)
        return tuple(inside)

    def doers(self, word: int) -> tuple[Slot, ...]:
        """Return who a subject stands for: the name itself, or whose force or weapon it is ("Xlandish warplanes")."""
        if slot := self.slot(word):
            return () if self.is_where(word) or is_bare(slot) else (slot,)
        capable = self.syntax.words[word].lower in owned_words()
        return self.owners(word, MODIFIERS) if capable else ()

    def suffering(self, word: int) -> tuple[Slot, ...]:
        """Return to whom an object belongs; a phrase that says where is nobody."""
        if self.is_where(word):
            return ()
        slot = self.slot(word)
        return (slot,) if slot else self.owners(word, MODIFIERS)

    def owners(self, word: int, labels: Sequence[str]) -> tuple[Slot, ...]:
        """Return the nearest slot that modifies a word by one of ``labels``, none that says where."""
        found = (slot for one in self.syntax.down(word, labels, 2) if not self.is_where(one) and (slot := self.slot(one)))
        return tuple(found)[:1]

    def is_where(self, word: int) -> bool:
        """Whether a preposition makes the phrase of a word a place."""
        return self.syntax.case_of(word) in ("in", "at", "near", "inside", "around", "across", "over", "outside", "along")


@cache
def owned_words() -> frozenset[str]:
    """Return the words for forces, weapons and things that, behind the name of a side, are that side's."""
    return deed_words().forces | deed_words().things | clause_words().own_things


def is_bare(slot: Slot) -> bool:
    """Whether a slot is an adjective alone: the noun that it belongs to did it."""
    return slot.mention.form == "adjective" and slot.mention.head == "adjective"


@lru_cache(maxsize=REMEMBERED)
def _syntax(words: tuple[SyntaxWord, ...]) -> Syntax:
    return Syntax(words, vocabulary().participles, vocabulary().suffered)


def parsed_lines(case: Case) -> Iterator[tuple[int, Parsed]]:
    """Yield number and parse of every sentence that the annotator has read."""
    for number, sentence in enumerate(case.lines):
        words = case.reading.passages[sentence.passage].words
        if words:
            yield number, Parsed(sentence, _syntax(words))


def attack_at(case: Case, parsed: Parsed | None, span: Span) -> Span:
    """Return the last word of attack inside ``span``, which a claim holds even where it leaves the attacker out; else its first verb.

    "X accused Y of shelling Z" says of the shelling alone that it is X's word.
    """
    told = told_words(case, parsed, (span,)) if parsed else []
    return _span_of_word(case, parsed, told[-1]) if parsed and told else verb_at(case, parsed, span)


def verb_at(case: Case, parsed: Parsed | None, span: Span) -> Span:
    """Return the first verb inside ``span``, as `attack_at` does a word of attack."""
    places = [_span_of_word(case, parsed, at) for at in parsed.words() if parsed.syntax.words[at].upos == "VERB"] if parsed else []
    return next((one for one in places if span.start <= one.start and one.end <= span.end), span)


def _span_of_word(case: Case, parsed: Parsed, word: int) -> Span:
    passage, told = case.reading.passages[parsed.sentence.passage].passage, parsed.syntax.words[word]
    start, end = passage.to_article(told.start, told.end)
    return Span(start, end, case.reading.article.text[start:end], "evidence")


def head_of(case: Case, parsed: Parsed, span: Span) -> int:
    """Return the word of a sentence on which the others of an article span hang, -1 where it holds none."""
    places = {at: _span_of_word(case, parsed, at) for at in parsed.words()}
    inside = {at for at, place in places.items() if span.start < place.end and place.start < span.end}
    return next((at for at in sorted(inside) if parsed.syntax.words[at].head not in inside), -1)


def told_words(case: Case, parsed: Parsed, known: Sequence[Span]) -> list[int]:
    """Return the words of attack inside what the sentence is known to tell."""
    passage = case.reading.passages[parsed.sentence.passage].passage
    found = []
    for frame in frames(parsed.syntax, parsed.words()):
        start, end = passage.to_article(parsed.syntax.words[frame.word].start, parsed.syntax.words[frame.word].end)
        if frame.kind.type == "ASSAULT" and any(one.start <= start and end <= one.end for one in known):
            found.append(frame.word)
    return found
