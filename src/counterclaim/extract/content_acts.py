"""What a saying does by the parse of what is said: who the subject is, whether it is denied or still to come.

Phrase lists know "would not accept"; the parse knows that the speaker is who would not, whatever stands between. "We" and "the army"
that will do something pledge or threaten, that have not done something violent deny it, that are ready for it offer it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.claim import SpeechAct
from counterclaim.extract.content_tree import ContentTree
from counterclaim.extract.frames import kind_of
from counterclaim.extract.frames import vocabulary as frame_words
from counterclaim.extract.syntax import OBLIQUES, SUBJECTS
from counterclaim.vocabulary.cues import cues, grammar
from counterclaim.vocabulary.stances import stances

SUBJECT = (*SUBJECTS, "nsubj:pass", "csubj")
POINTERS = frozenset({"that", "this", "it", "these", "those"})
NONE_OF = frozenset({"no", "not", "none", "nobody", "nothing", "neither"})  # they open a subject that is denied
AT_LEAST = frozenset({"fewer", "less"})  # "no fewer than ten" denies nothing
FIRST = frozenset({"we", "i"})
OTHERS = frozenset({"it", "they", "he", "she"})
HARMS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})


@dataclass(frozen=True, slots=True)
class ContentReader:
    """The parse of a content with the words that name the speaker's own side; ``fights`` whether that side is at war."""

    tree: ContentTree
    own: frozenset[int]
    fights: bool

    def act(self) -> SpeechAct | None:
        """Return what the saying does by its main predicate, null where that only states something."""
        head = next(self.tree.predicates(), -1)
        return self._act_of(head) if head >= 0 else None

    def calls_untrue(self) -> bool:
        """Whether what somebody else says is called untrue ("the report was pure invention", "that is a lie")."""
        return any(self._is_untrue(one) for one in self.tree.predicates())

    def is_hostile(self) -> bool:
        """Whether what is promised is a deed of war."""
        head = next(self.tree.predicates(), -1)
        return head >= 0 and self._hits(head)

    def tells_not(self) -> bool:
        """Whether the content tells that something is not so, or was not."""
        head = next(self.tree.predicates(), -1)
        return head >= 0 and not self.tree.is_open(head) and (self.tree.is_negated(head) or self._opens_with_none(head))

    def _act_of(self, one: int) -> SpeechAct | None:
        if self.tree.is_negated(one) or self._opens_with_none(one):
            return self._denied(one)
        if not self._is_own(one):
            return None
        if self._is_willing(one):
            return "offer"
        if self._word(one) in stances().outrage.felt:
            return "condemn"
        return self._promised(one) if self._is_future(one) else None

    def _denied(self, one: int) -> SpeechAct | None:
        """Return what is done by saying that something is not so: the speaker refuses it, or denies it."""
        known = stances()
        own = self._is_own(one)
        if own and self._is_future(one) and self.tree.lemma(one) in known.yielding.lost:
            return "pledge"
        if self.tree.is_impossible(one) or (own and self._is_willing(one)):
            return "reject"
        yields = self.tree.lemma(one) in known.yielding.verbs
        if own and yields and (self._is_future(one) or not self.tree.is_past(one)):
            return "reject"
        if self.tree.is_open(one):
            return None
        if own and yields and self.tree.is_past(one):
            return "deny"
        lost = self.fights and self.tree.lemma(one) in known.yielding.lost
        return "deny" if lost or ((own or self.fights) and self._is_harm(one)) else None

    def _is_harm(self, one: int) -> bool:
        """Whether a predicate, or the thing that is not there, is a deed of war; to be "at war" is none."""
        if self.tree.syntax.case_of(one):
            return False
        missing = self.tree.syntax.of(one, SUBJECTS) if self.tree.syntax.of(one, ("expl",)) else ()
        kinds = (kind_of(self.tree.syntax, at) for at in (one, *missing))
        arms = self.tree.lemma(one) in stances().yielding.aiding
        return arms or any(kind is not None and kind.type in HARMS for kind in kinds)

    def _is_willing(self, one: int) -> bool:
        """Whether a predicate is readiness ("is ready", "stands ready")."""
        return any(self._word(at) in stances().conditions.willing for at in (one, *self.tree.syntax.of(one, ("xcomp",))))

    def _promised(self, one: int) -> SpeechAct | None:
        """Return whether the speaker's side threatens, pledges or grants what a future predicate tells; null where it only comes about."""
        if self._hits(one):
            return "threaten"
        verb = self.tree.lemma(one)
        if verb in stances().promises.granted:
            return "accept"
        return "pledge" if verb in stances().promises.pledged and not self.tree.syntax.is_passive(one) else None

    def _hits(self, one: int) -> bool:
        """Whether a predicate, with what it leads to, is a deed of war or a word of hostility."""
        syntax = self.tree.syntax
        led = syntax.of(one, ("xcomp",))
        told = {self.tree.lemma(at) for at in (one, *led, *syntax.of(one, ("obj", "advmod")))}
        kinds = (kind_of(syntax, at) for at in (one, *led))
        return any(kind is not None and kind.type == "ASSAULT" for kind in kinds) or not told.isdisjoint(stances().promises.hostile)

    def _is_untrue(self, one: int) -> bool:
        """Whether a predicate is a word of untruth, not negated, said of what is told (of a report, a claim, "that", or nothing named)."""
        syntax = self.tree.syntax
        words = {self._word(at) for at in (one, *(at for at in syntax.of(one, ("nmod", "obl")) if syntax.case_of(at) == "of"))}
        if words.isdisjoint(stances().untrue.words) or self.tree.is_negated(one):
            return False
        told = stances().untrue.reports | cues().media | POINTERS
        return all(self._word(at) in told for at in syntax.of(one, SUBJECT))

    def _is_own(self, one: int) -> bool:
        """Whether the speaker or their side is the subject, or does what is undergone."""
        return any(self._word(at) in FIRST | OTHERS for at in self._subjects(one)) or self._named(one)

    def _named(self, one: int) -> bool:
        return any(at in self.own for subject in self._subjects(one) for at in self._phrase(subject))

    def _subjects(self, one: int) -> tuple[int, ...]:
        syntax = self.tree.syntax
        if syntax.is_passive(one):
            return tuple(at for at in syntax.of(one, OBLIQUES) if syntax.case_of(at) == "by")
        return syntax.of(one, SUBJECTS) or self._shared(one)

    def _shared(self, one: int) -> tuple[int, ...]:
        """Return the subject of the predicate that this one is joined to ("we will stay and fight")."""
        word = self.tree.syntax.words[one]
        return self._subjects(word.head) if word.deprel == "conj" and word.head in self.tree.inside else ()

    def _phrase(self, subject: int) -> Iterator[int]:
        """Yield a subject's words without what clauses say of it."""
        return self.tree.syntax.down(subject)

    def _opens_with_none(self, one: int) -> bool:
        """Whether the subject opens with a negation ("not a single shell", "none of the posts")."""
        subjects = self.tree.syntax.of(one, SUBJECT)
        first = (min(self.tree.syntax.below(at)) for at in subjects)
        return any(self._word(at) in NONE_OF and self.tree.syntax.lower(at + 1) not in AT_LEAST for at in first)

    def _is_future(self, one: int) -> bool:
        return any(self._word(at) in frame_words().future for at in self.tree.syntax.of(one, ("aux",)))

    def _word(self, number: int) -> str:
        return self.tree.syntax.words[number].lower


def is_imperative(tree: ContentTree) -> bool:
    """Whether a quotation orders or begs: its first word is a bare verb without a subject ("come out", "let them go")."""
    first = tree.inside[0]
    word = tree.syntax.words[first]
    bare = word.upos == "VERB" and not word.lower.endswith(("ed", "ing", "s")) and tree.lemma(first) == word.lower
    heads = next(tree.predicates(), -1) == first
    return (
        bare
        and heads
        and word.lower != "let"
        and not tree.syntax.of(first, (*SUBJECT, "aux", "aux:pass", "mark"))
        and word.lower not in grammar().participles
    )
