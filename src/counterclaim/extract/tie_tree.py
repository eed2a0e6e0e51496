"""Who stands where in a parsed sentence, for the ties between sides: a name, a list of names, or whose force a noun is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.actor import INTL, NGO, Actor
from counterclaim.extract.clauses import Found, Sentence, Slot
from counterclaim.extract.deed_words import words as deed_words
from counterclaim.extract.frames import is_conditional, is_future, is_negated, is_told_as_done, lemma
from counterclaim.extract.frames import vocabulary as frame_words
from counterclaim.extract.homeland import states
from counterclaim.extract.syntax import RELATIVES, Syntax
from counterclaim.vocabulary.actors import name_of_side, side_of_word
from counterclaim.vocabulary.cues import grammar

OWNERS = ("nmod:poss", "amod", "compound", "nmod", "nmod:desc", "flat")
OWNING = frozenset({"", "of", "from", "by"})  # prepositions behind which the owner of a noun stands
GOES_ON = frozenset({"continue", "keep"})  # what "will continue" is done already
LEANING = frozenset({"pro", "anti"})  # "pro-Xlandish rebels" are not Xland's
WOULD = "would"  # of what is announced only where somebody said so
WHOSE = "whose"
BOTH = "both"  # alone, those who fight each other ("sells arms to both")
GOVERNED = ("obj", "iobj", "obl", "nmod")
DEPTH = 2  # steps down a phrase to its owner
HOLDERS = ("obj", "obl", "nmod", "conj", "compound", "xcomp")  # a subject is not in its verb's hands ("X's ally denied it")


def state(word: str) -> Actor | None:
    """Return the side that a single name or adjective stands for, as an actor; null where there is none."""
    side = side_of_word(word)
    if side is None or side in states():
        return Actor(name=name_of_side(side) or side, side=side, kind="state", iso3=side) if side else None
    return Actor(name=name_of_side(side) or side, side=side, kind="armed_group" if side not in (INTL, NGO) else "international_body")


@dataclass(frozen=True, slots=True)
class TieTree:
    """A sentence with the tree of its passage.

    ``owned`` are nouns that stand for whoever owns them beside the forces and things of war; ``blocs`` sides by common words;
    ``bearers`` nouns that, in an apposition, stand for whom they describe ("Xland, a member which sells arms"); ``backing`` participles
    before which no owner stands ("Xland-backed Y"); ``parties`` are the two that "both" stands for, where two fight;
    ``lands`` states by the view offset of a place that lies there; ``parleying`` whether the article speaks of talks or a truce at all.
    """

    sentence: Sentence
    syntax: Syntax
    owned: frozenset[str]
    blocs: dict[str, str]
    bearers: frozenset[str]
    backing: frozenset[str] = frozenset()
    parties: tuple[Actor, ...] = ()
    lands: Mapping[int, Actor] = field(default_factory=dict)
    parleying: bool = True

    def numbers(self) -> tuple[int, ...]:
        """Return the sentence's words, in order."""
        inside = (number for number, word in enumerate(self.syntax.words) if self.sentence.start <= word.start < self.sentence.end)
        return tuple(inside)

    def lemma(self, number: int) -> str:
        """Return the base form of a word."""
        word = self.syntax.words[number]
        return lemma(word.lower, word.upos)

    def slot(self, number: int) -> Slot | None:
        """Return the slot in which a word stands, if any."""
        start = self.syntax.words[number].start
        return next((slot for slot in self.sentence.slots if slot.start <= start < slot.end), None)

    def who(self, number: int, verb: int = -1) -> tuple[Actor, ...]:
        """Return whom a phrase stands for, with everybody that "and" joins to it; who is joined behind a ``verb`` inside it has no part."""
        inside = verb >= 0 and number in tuple(self.syntax.above(verb))
        row = (number, *(one for one in self.syntax.of(number, ("conj",)) if (not inside or one < verb) and not self._is_gapped(one)))
        return tuple(dict.fromkeys(actor for one in row for actor in self._one(one)))

    def _is_gapped(self, number: int) -> bool:
        """Whether a joined name is the subject of a clause without its verb ("has 300 men in Y and Z 200")."""
        behind = self.syntax.words[number + 1 : number + 2]
        return bool(behind) and behind[0].upos == "NUM"

    def _one(self, number: int) -> tuple[Actor, ...]:
        word = self.syntax.words[number]
        if word.deprel == "appos" and word.head >= 0 and self.lemma(number) in self.bearers:
            return self._one(word.head)
        if word.lower in RELATIVES and (meant := self.syntax.meant(number)) != number:
            return self._one(meant) or self._named_before(number)
        named = self._named(number)
        if named:
            return named
        capable = self.lemma(number) in self.owned or self.syntax.words[number].lower in deed_words().forces | deed_words().things
        return self.owner(number) if capable else ()

    def named_by(self, number: int) -> int:
        """Return the name that a relative pronoun's noun or a noun in apposition describes, else the word itself."""
        meant = self.syntax.meant(number)
        described = self.syntax.words[meant]
        return described.head if meant != number and described.deprel == "appos" and described.head >= 0 else meant

    def named_after(self, number: int) -> tuple[Actor, ...]:
        """Return whom the name right behind a noun stands for that the parse has beside it ("its ally X")."""
        word, behind = self.syntax.words[number], self.syntax.words[number + 1 : number + 2]
        beside = bool(behind) and behind[0].upos == "PROPN" and (behind[0].head, behind[0].deprel) == (word.head, word.deprel)
        return self._named(number + 1) if beside else ()

    def is_pact(self, number: int, pacts: frozenset[str]) -> bool:
        """Whether a word is one of ``pacts``, by whichever of its names."""
        named = {actor.name.casefold() for actor in self.who(number)}
        return self.syntax.words[number].lower in pacts or not named.isdisjoint(pacts)

    def _named_before(self, number: int) -> tuple[Actor, ...]:
        """Return whom the name right before "with which" or ", which" stands for, where the noun over the clause stands for nobody."""
        at = number - 1
        while at >= 0 and (self.syntax.words[at].upos == "PUNCT" or self.syntax.words[at].deprel == "case"):
            at -= 1
        return self._named(at) if at >= 0 else ()

    def _named(self, number: int) -> tuple[Actor, ...]:
        slot = self.slot(number)
        if slot is not None:
            return slot.actors
        word = self.syntax.words[number]
        if word.lower == BOTH and word.deprel in GOVERNED:
            return self.parties
        if word.lower in self.blocs:
            side = self.blocs[word.lower]
            return (Actor(word.lower.capitalize(), side, "international_body"),)
        found = state(word.lower) if word.upos == "PROPN" and word.deprel not in ("flat", "compound") else None
        return (found,) if found else ()

    def land(self, number: int) -> tuple[Actor, ...]:
        """Return the state in which the place that a word names lies."""
        found = self.lands.get(self.syntax.words[number].start)
        return (found,) if found else ()

    def named_in(self, number: int) -> tuple[Actor, ...]:
        """Return whom the first part of a compound names, of whatever number of words ("al Qaeda" of "al Qaeda-linked")."""
        parts = sorted({number, *self.syntax.of(number, ("flat", "compound", "amod"))})
        whole = state(" ".join(self.syntax.words[one].lower for one in parts))
        slot = self.slot(number)
        inside = slot is not None and slot.start < self.syntax.words[parts[0]].start  # "the X-allied movement" as a whole is another
        return ((whole,) if whole and inside else ()) or self.who(number) or ((whole,) if whole else ()) or self._owning(number)

    def alone(self, number: int) -> tuple[Actor, ...]:
        """Return whom one name stands for, without the others of a list that the article's mention takes together."""
        named = self.who(number)
        parts = sorted({number, *self.syntax.of(number, ("flat", "compound", "amod"))})
        own = state(" ".join(self.syntax.words[one].lower for one in parts))
        return tuple(actor for actor in named if actor.side == own.side) if own is not None and len(named) > 1 else named

    def groups_in(self, number: int) -> tuple[Actor, ...]:
        """Return the armed groups that a phrase names."""
        below = self.syntax.below(number)
        slots = (slot for one in sorted(below) if (slot := self.slot(one)) is not None)
        return tuple(dict.fromkeys(actor for slot in slots for actor in slot.actors if actor.kind == "armed_group"))

    def owner(self, number: int, besides: int = -1) -> tuple[Actor, ...]:
        """Return whose a noun is: "X's N", "Xlandish N", "the X-led N", "N of X"; the nearest first, nobody in the phrase ``besides``."""
        apart = self.syntax.below(besides) if besides >= 0 else frozenset()
        for one in self.syntax.down(number, OWNERS, DEPTH):
            backer = self.syntax.words[self.syntax.words[one].head].lower in self.backing
            leaning = any(self.syntax.words[part].lower in LEANING for part in self.syntax.of(one, ("compound", "amod")))
            if one not in apart and one != number and not (backer or leaning) and self._leads(one) and (found := self._with_list(one)):
                return found
        return ()

    def _with_list(self, number: int) -> tuple[Actor, ...]:
        row = (number, *self.syntax.of(number, ("conj",)))
        return tuple(dict.fromkeys(actor for one in row for actor in self._owning(one)))

    def _owning(self, number: int) -> tuple[Actor, ...]:
        found = self._named(number)
        if found:
            return found
        word = self.syntax.words[number]
        if word.lower == WHOSE and (meant := self.described(number)) >= 0:
            return self._one(meant)
        other = state(word.lower) if word.upos in ("ADJ", "PROPN") else None
        return (other,) if other else ()

    def described(self, number: int) -> int:
        """Return the noun that the relative clause around a word describes, -1 where it stands in none."""
        at = next((one for one in self.syntax.above(number) if self.syntax.words[one].deprel.startswith("acl")), -1)
        return self.syntax.words[at].head if at >= 0 else -1

    def _leads(self, number: int) -> bool:
        return self.syntax.words[number].deprel != "nmod" or self.syntax.case_of(number) in OWNING

    def led_to(self, number: int, cases: Sequence[str]) -> Iterator[int]:
        """Yield the words to which one of the prepositions leads from a word, not times."""
        for one in self.syntax.of(number, ("obl", "nmod", "obl:agent", "obl:unmarked")):
            if self.syntax.case_of(one) in cases and self.syntax.words[one].lower not in grammar().times:
                yield one

    def marked(self, number: int, words: frozenset[str]) -> bool:
        """Whether one of ``words`` stands before a noun ("a mutual defence pact"), or none is asked for."""
        return not words or any(self.syntax.words[one].lower in words for one in self.syntax.down(number, ("amod", "compound"), 1))

    def is_coming(self, number: int, announcing: frozenset[str]) -> bool:
        """Whether a verb tells what somebody is to do, with no condition: "will send", "said it would send"."""
        modals = {self.syntax.words[one].lower for one in self.syntax.of(number, ("aux",))}
        hung = self.syntax.words[number]
        reported = hung.deprel == "ccomp" and hung.head >= 0 and self.lemma(hung.head) in announcing
        held = is_future(self.syntax, number) and (reported or WOULD not in modals)
        return held and not is_conditional(self.syntax, number) and not is_negated(self.syntax, number)

    def is_there(self, number: int, ending: frozenset[str]) -> bool:
        """Whether what a noun names is there: it is told to be, or spoken of as known ("men of the X garrison might be sent")."""
        definite = any(self.syntax.words[one].lower == "the" for one in self.syntax.of(number, ("det",)))
        known = definite or self.syntax.words[number].deprel == "appos" or bool(self.syntax.of(number, ("nmod:poss",)))
        return (known and not is_negated(self.syntax, number)) or self.is_told(number, ending)

    def is_told(self, number: int, ending: frozenset[str], trying: frozenset[str] = frozenset()) -> bool:
        """Whether what a word tells stands: neither denied nor supposed, nor under a verb that ends or withholds it."""
        if is_negated(self.syntax, number):
            return False
        verb = self._verb_over(number)
        if verb is None:
            return True
        kept_from = any(self.syntax.words[one].lower == "from" for one in self.syntax.of(verb, ("mark", "case")))
        if kept_from or is_negated(self.syntax, verb) or (verb != number and self.lemma(verb) in ending):
            return False
        return is_told_as_done(self.syntax, verb) or self._tried(verb, trying)

    def _tried(self, verb: int, trying: frozenset[str]) -> bool:
        above = self.syntax.words[verb].head
        marked = any(self.syntax.words[one].lower == "to" for one in self.syntax.of(verb, ("mark",)))
        plain = not any(self.syntax.words[one].lower in frame_words().modals for one in self.syntax.of(verb, ("aux",)))
        if not marked or above < 0 or not plain or self.lemma(above) not in trying:
            return False
        if self.lemma(above) in GOES_ON:
            return not is_negated(self.syntax, above)
        modal = any(self.syntax.words[one].lower in frame_words().modals for one in self.syntax.of(above, ("aux",)))
        return not modal and not is_negated(self.syntax, above)

    def _verb_over(self, number: int) -> int | None:
        at = number
        while self.syntax.words[at].upos not in ("VERB", "AUX"):
            if self.syntax.words[at].deprel not in HOLDERS or self.syntax.words[at].head < 0:
                return None
            at = self.syntax.words[at].head
        return at


def match_of(tree: TieTree, view: str, spots: Sequence[int], left: tuple[Actor, ...], right: tuple[Actor, ...]) -> Found:
    """Return a match from the first to the last of the words that tell it, whole names included."""
    slots = [slot for one in spots if (slot := tree.slot(one))]
    start = min([tree.syntax.words[one].start for one in spots] + [slot.start for slot in slots])
    end = max([tree.syntax.words[one].end for one in spots] + [slot.end for slot in slots])
    start, end = max(start, tree.sentence.start), min(end, tree.sentence.end)
    return Found(tree.sentence, start, end, left, right, view[start:end])
