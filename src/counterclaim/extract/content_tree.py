"""The parse of what somebody says: its main predicates, and whether they are told as past, left open or negated."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.extract.context import Reading
from counterclaim.extract.frames import is_negated, lemma
from counterclaim.extract.frames import vocabulary as frame_words
from counterclaim.extract.syntax import SUBJECTS, Syntax
from counterclaim.mention import SyntaxWord
from counterclaim.vocabulary.stances import stances

REMEMBERED = 64  # passages whose tree is kept: several claims of one follow each other
PERFECT = frozenset({"had", "has", "have", "'ve"})
PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
NOTHING = frozenset({"nothing"})
EXCEPTING = frozenset({"but", "except", "short", "less", "other", "save"})
JOINED = ("conj", "parataxis")
GOVERNED = ("obj", "obl", "nsubj", "nsubj:pass")


@lru_cache(maxsize=REMEMBERED)
def _syntax(words: tuple[SyntaxWord, ...]) -> Syntax:
    return Syntax(words)


@dataclass(frozen=True)
class ContentTree:
    """The words of a passage with the article offsets of each; ``inside`` are those of the content."""

    syntax: Syntax
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    inside: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Return the word of the content that begins at an article offset, -1 where none does."""
        return next((number for number in self.inside if self.starts[number] == offset), -1)

    def lemma(self, number: int) -> str:
        """Return the base form of a word."""
        word = self.syntax.words[number]
        return lemma(word.lower, word.upos)

    def predicates(self) -> Iterator[int]:
        """Yield what the content as a whole tells: its head, and what is joined to it."""
        held = frozenset(self.inside)
        head = next((one for one in self.inside if self.syntax.words[one].head not in held), -1)
        if head >= 0:
            yield head
            yield from (one for one in self.syntax.of(head, JOINED) if one in held and self.syntax.words[one].upos in PREDICATES)

    def main(self, number: int) -> int:
        """Return the nearest predicate that a word hangs on, -1 where there is none in the content."""
        held = frozenset(self.inside)
        return next((one for one in self.syntax.above(number) if one in held and self.syntax.words[one].upos in PREDICATES), -1)

    def is_open(self, number: int) -> bool:
        """Whether a modal leaves open what a predicate tells ("would accept")."""
        return any(self.syntax.words[one].lower in frame_words().modals for one in self.syntax.of(number, ("aux",)))

    def is_past(self, number: int) -> bool:
        """Whether a verb is told as done: a perfect, or a past without any auxiliary."""
        word, auxiliaries = self.syntax.words[number], self.syntax.of(number, ("aux",))
        if self.is_open(number):
            return False
        if any(self.syntax.words[one].lower in PERFECT for one in auxiliaries):
            return True
        return word.upos == "VERB" and not auxiliaries and self.lemma(number) != word.lower and not word.lower.endswith(("s", "ing"))

    def is_negated(self, number: int) -> bool:
        """Whether a predicate is negated by a word of its own or by the determiner of what it governs ("accept no deal", "bow to none")."""
        governed = self.syntax.of(number, GOVERNED)
        negations = frame_words().negations
        denied = any(self.syntax.words[one].lower in negations for at in (number, *governed) for one in self.syntax.of(at, ("det",)))
        nobody = any(self.syntax.words[one].lower in negations | NOTHING and not self._excepts(one) for one in governed)
        return denied or nobody or is_negated(self.syntax, number)

    def _excepts(self, number: int) -> bool:
        """Whether "nothing" is followed by what it leaves out ("nothing but", "nothing short of")."""
        following = self.syntax.words[number + 1 : number + 2]
        return bool(following) and following[0].lower in EXCEPTING

    def is_impossible(self, number: int) -> bool:
        """Whether a thing of peace is called impossible ("no deal is possible with them")."""
        agreed = {*stances().peace.words, *stances().endorsement.words}
        peaceful = any(self.syntax.words[one].lower in agreed for one in self.syntax.of(number, SUBJECTS))
        return peaceful and self.syntax.words[number].lower in stances().yielding.possible and self.is_negated(number)

    def is_nothing_there(self, number: int) -> bool:
        """Whether the content only tells that there is no peace ("there was no truce in sight"), which is no refusal of one."""
        there = bool(self.syntax.of(number, ("expl",))) and not self.is_open(number)
        peaceful = any(self.syntax.words[one].lower in stances().peace.words for one in self.syntax.of(number, SUBJECTS))
        return there and peaceful and self.is_negated(number)


def content_tree(reading: Reading, start: int, end: int) -> ContentTree | None:
    """Return the parse of the article's words ``start``..``end``; null where the annotator has not read them."""
    passage = next((one for one in reading.passages if one.passage.start <= start < one.passage.end), None)
    if passage is None or not passage.words:
        return None
    starts, ends = zip(*(passage.passage.to_article(word.start, word.end) for word in passage.words), strict=True)
    inside = tuple(number for number, at in enumerate(starts) if start <= at < end)
    return ContentTree(_syntax(tuple(passage.words)), starts, ends, inside) if inside else None
