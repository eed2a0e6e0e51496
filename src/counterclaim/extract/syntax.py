"""A passage's parse as the readers of events use it: what hangs on a word, who its subject is, what its objects are.

Roles come first where the annotator gives them, since they hold where a label of the tree is wrong; the tree tells what they leave out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.tree import Tree
from counterclaim.vocabulary.cues import grammar

SUBJECTS = ("nsubj", "nsubj:outer")
OBJECTS = ("obj", "iobj", "nsubj:pass")
OBLIQUES = ("obl", "obl:agent")
MODIFIERS = ("nmod:poss", "amod", "compound", "nmod", "appos", "flat", "nmod:desc")
RELATIVES = frozenset({"who", "which", "that", "whom"})
PASSIVE = frozenset({"been", "being", "got", "gotten"})  # beside "had" in a passive
BESIDE = frozenset({"alongside", "beside"})  # who fights beside somebody fights, too
ASIDES = BESIDE | {"by", "after", "before", "since", "during", "according", "out"}  # prepositions that add no party
LIKENING = frozenset({"like", "unlike"})  # "X, which like Y backs Z": Y is named beside, and does not do what is told
PLACING = frozenset({"across", "in", "at", "near", "on", "over", "inside", "outside", "around", "through"})  # before where it is done
DEEPEST = 3  # steps down a phrase in which the name it stands for is looked for
AROUND = 3  # clauses that a search for a subject climbs


@dataclass(frozen=True)
class Syntax(Tree):
    """The words of a passage with what hangs on each.

    ``participles`` are forms that are passive without an auxiliary, ``suffered`` those that are so without an object, too: headlines have
    "twelve killed in raid", "X jet shot down".
    """

    participles: frozenset[str] = frozenset()
    suffered: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Take "had fired", which has no "been", for active whatever label its subject has."""
        Tree.__post_init__(self)
        helped = [{self.words[one].lower for one in self.of(number, ("aux", "aux:pass"))} for number in range(len(self.words))]
        active = {number for number, words in enumerate(helped) if words & grammar().have and not words & PASSIVE}
        words = [replace(word, deprel="nsubj") if word.deprel == "nsubj:pass" and word.head in active else word for word in self.words]
        object.__setattr__(self, "words", words)

    def of(self, number: int, labels: Sequence[str]) -> tuple[int, ...]:
        """Return the dependants of a word that have one of ``labels``."""
        return tuple(one for one in self.hanging[number] if self.words[one].deprel in labels)

    def head_within(self, start: int, end: int) -> int:
        """Return the word inside the view span that hangs on none inside it, -1 where the span holds no word."""
        inside = [number for number, word in enumerate(self.words) if start <= word.start and word.end <= end]
        held = set(inside)
        return next((number for number in inside if self.words[number].head not in held), inside[0] if inside else -1)

    def between(self, one: int, other: int) -> list[int]:
        """Return the words from each of two up to the first that both hang on, which is left out."""
        ways = list(self.above(one)), list(self.above(other))
        shared = next((at for at in ways[0] if at in ways[1]), -1)
        return [at for way in ways for at in (way[: way.index(shared)] if shared in way else way)]

    def is_passive(self, number: int) -> bool:
        """Whether the word is a passive, or a participle that describes who suffers it ("rebels backed by X")."""
        if self.of(number, ("nsubj:pass", "aux:pass", "obl:agent")):
            return True
        word = self.words[number]
        if word.deprel == "acl" and not word.lower.endswith("ing") and not self.of(number, ("mark",)):
            return True
        bare = not self.of(number, ("aux",))
        return bare and (word.lower in self.participles or (word.lower in self.suffered and not self.of(number, ("obj", "iobj"))))

    def case_of(self, number: int) -> str:
        """Return the preposition that leads the phrase of a word, "" where there is none."""
        return next((self.words[one].lower for one in self.of(number, ("case",))), "")

    def subjects(self, number: int, climb: int = AROUND) -> tuple[int, ...]:
        """Return the head words of who does what a predicate tells; empty where nobody is named."""
        if self._is_charge(number) and (accused := self._accused(number)):
            return accused
        passive = self.is_passive(number)
        plain = (one for one in self.of(number, SUBJECTS) if self.case_of(one) not in LIKENING)
        active = (
            () if passive else tuple(one for one in plain if not (self._speaks_after(number, one) or self._acts_elsewhere(number, one)))
        )
        likely = (one for one in self._by_role(number, "ARG0") if self.case_of(one) not in LIKENING | PLACING)
        roles = (one for one in likely if not (passive and self.words[one].deprel in SUBJECTS))
        found = tuple(dict.fromkeys((*roles, *active, *self._by(number))))
        if found:
            return tuple(self.meant(one) for one in found)
        return self._from_around(number, climb) if climb and not passive else ()

    def _speaks_after(self, number: int, subject: int) -> bool:
        """Whether a subject stands between what is said and the verb of saying behind it ("the strike killed nine, X say"): it says so."""
        return self.words[number].deprel == "ccomp" and number < subject < self.words[number].head

    def _acts_elsewhere(self, number: int, subject: int) -> bool:
        """Whether the roles give a predicate another doer, and make the subject that the tree hangs on it the doer of a later one alone.

        "X backs A, while Y supports B": Y backs nobody, whatever it hangs on.
        """
        doing = self._by_role(number, "ARG0")
        later = (("ARG0", subject) in word.roles for word in self.words[max(number, subject) + 1 :])
        return subject > number and bool(doing) and subject not in doing and any(later)

    def _by_role(self, number: int, role: str) -> tuple[int, ...]:
        return tuple(word for name, word in self.words[number].roles if name == role and word != number)

    def _by(self, number: int) -> tuple[int, ...]:
        return tuple(one for one in self.of(number, (*OBLIQUES, "nmod")) if self.case_of(one) == "by")

    def _from_around(self, number: int, climb: int) -> tuple[int, ...]:
        """Return the subject that a predicate without one of its own shares with the clause it hangs on."""
        word = self.words[number]
        if word.head < 0:
            return ()
        charged = self._is_charge(number)
        if word.deprel in ("acl", "acl:relcl"):
            place = word.lower.endswith("ing") and self.case_of(word.head) in PLACING  # "after a raid in Xland, killing three"
            return () if place else (word.head,)
        finite = (
            word.deprel == "advcl" and word.lower.endswith(("ed", "ew", "ook", "uck", "ought")) and not self.of(number, ("aux", "mark"))
        )
        if finite:
            return ()  # "after clashes killed eight": a finite clause has a subject of its own, even where the tree lacks it
        led = word.deprel == "xcomp" or charged
        if led and word.deprel in ("xcomp", "advcl", "obl") and (controlled := self.of(word.head, ("obj", "iobj"))):
            return tuple(self.meant(one) for one in controlled)  # "accused X of shelling Y"
        if word.deprel in ("ccomp", "xcomp") and word.lower.endswith("ing") and (seen := self.of(word.head, ("obj",))):
            return seen  # "showed X shelling Y"
        if word.deprel == "ccomp" and (relative := self.relative_of(word.head)) >= 0:
            return (self.meant(relative),)
        if word.deprel == "ccomp" and number < word.head:
            return ()  # what is said before "..., X said" has a subject of its own
        if word.deprel in ("conj", "xcomp", "advcl", "ccomp", "parataxis") and self.words[word.head].upos in ("VERB", "AUX", "ADJ"):
            shared = self.subjects(word.head, climb - 1)
            return shared if shared or word.deprel != "conj" else ()
        return ()

    def _is_charge(self, number: int) -> bool:
        """Whether "of" or "for" leads a predicate, as it leads what somebody is accused of or blamed for."""
        return any(self.words[one].lower in ("of", "for") for one in self.of(number, ("mark", "case")))

    def relative_of(self, number: int) -> int:
        """Return the relative pronoun that a verb has in front of its subject, and that is the subject of what it governs; else -1.

        "A bomb that police said killed nine": who is said to have killed is what "that" stands for.
        """
        led = any(self.words[one].deprel == "ccomp" and not self.of(one, SUBJECTS) for one in self.hanging[number])
        subject = min(self.of(number, SUBJECTS), default=-1)
        found = (one for one in self.of(number, OBJECTS) if self.words[one].lower in RELATIVES and one < subject)
        return next(found, -1) if led else -1

    def _accused(self, number: int) -> tuple[int, ...]:
        """Return who suffers the passive that a gerund hangs on, or hangs on the agent of ("X, accused by Y of shelling Z": X)."""
        at = self.words[number].head
        if at < 0 or self.words[number].upos != "VERB":
            return ()
        if self.words[at].deprel in ("obl:agent", "obl") and self.case_of(at) == "by":
            at = self.words[at].head
        if at < 0 or not self.is_passive(at):
            return ()
        if self.words[at].deprel == "acl":
            return (self.words[at].head,)
        return tuple(self.meant(one) for one in self.of(at, ("nsubj:pass",)))

    def meant(self, number: int) -> int:
        """Return the noun that a relative pronoun stands for, else the word itself."""
        if self.words[number].lower not in RELATIVES:
            return number
        at = self.words[number].head
        while at >= 0 and not self.words[at].deprel.startswith("acl"):
            at = self.words[at].head
        return self.words[at].head if at >= 0 else number

    def objects(self, number: int) -> tuple[int, ...]:
        """Return the head words of what is acted on: objects first, then what prepositions add."""
        suffering = self.of(number, SUBJECTS) if self.is_passive(number) else ()
        doing = {*self.subjects(number, 0), *self.of(number, SUBJECTS)} - {*suffering}
        roles = (*self._by_role(number, "ARG1"), *self._by_role(number, "ARG2"))
        if self.words[number].deprel == "acl" and self.is_passive(number):
            roles = (self.words[number].head, *roles)
        plain = tuple(one for one in self.of(number, OBJECTS) if self.case_of(one) not in LIKENING)
        oblique = tuple(one for one in self.of(number, (*OBLIQUES, "nmod")) if self.case_of(one) not in ASIDES | LIKENING)
        found = tuple(self.meant(one) for one in (*roles, *suffering, *plain, *oblique))
        return tuple(one for one in dict.fromkeys(found) if one not in doing)

    def down(self, number: int, labels: Sequence[str] = MODIFIERS, depth: int = DEEPEST) -> Iterator[int]:
        """Yield a word and what modifies it, the nearest first."""
        row = [number]
        for _ in range(depth + 1):
            yield from row
            row = [one for word in row for one in self.of(word, labels)]
