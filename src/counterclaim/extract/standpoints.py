"""Where somebody stands, as a verb tells it of a charge or a plan, without a word of theirs: "a figure the ministry dismissed"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from counterclaim.actor import OTHER, OUTLET, UNNAMED, Actor
from counterclaim.claim import Stance
from counterclaim.extract.clauses import Sentence, sentences
from counterclaim.extract.conditions import condition_in, withheld_in
from counterclaim.extract.context import Reading
from counterclaim.extract.frames import is_negated
from counterclaim.extract.syntax import SUBJECTS
from counterclaim.extract.tie_tree import TieTree
from counterclaim.extract.tie_words import base_in
from counterclaim.extract.ties import tree_of
from counterclaim.mention import SyntaxWord
from counterclaim.noun import Span
from counterclaim.vocabulary.loader import Vocabulary, load
from counterclaim.vocabulary.stances import stances

NEITHER = frozenset({"neither", "nor"})
NOBODY = frozenset({OTHER, OUTLET, UNNAMED, None})
POINTING = frozenset({"it", "this", "that", "both", "either", "neither"})
PARTICLES = ("compound:prt", "advmod", "case")
GOVERNED = ("obj", "iobj", "obl", "nmod")
RELATIVE = ("acl", "acl:relcl")
CLAUSES = ("ccomp", "xcomp")


class StandpointVerbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of one stance, see standpoints.toml."""

    stance: Stance
    verbs: frozenset[str]
    particle: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    matters: bool = False
    bare: bool = False
    only: frozenset[str] = frozenset()
    belittling: bool = False


class StandpointVocabulary(Vocabulary, frozen=True, kw_only=True):
    """standpoints.toml."""

    verbs: tuple[StandpointVerbs, ...]
    told: frozenset[str]
    planned: frozenset[str]
    belittling: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Who takes which stance, in which words, on what (a span inside them), on which condition behind them."""

    actors: tuple[Actor, ...]
    stance: Stance
    words: Span
    on: Span
    condition: Span | None


def known() -> StandpointVocabulary:
    """Return the shipped verbs and nouns."""
    return load("standpoints", StandpointVocabulary)


def standpoints(reading: Reading) -> Iterator[Standpoint]:
    """Yield each stance that a verb of an article tells, by somebody whose side is known."""
    for sentence in sentences(reading):
        if reading.passages[sentence.passage].words and sentence.slots:
            tree = tree_of(reading, sentence)
            for number in tree.numbers():
                if tree.syntax.words[number].upos == "VERB":
                    yield from _of_verb(reading, tree, sentence, number)


def _of_verb(reading: Reading, tree: TieTree, sentence: Sentence, number: int) -> Iterator[Standpoint]:
    verb = base_in(tree.syntax.words[number].lower, _verbs())
    for row in known().verbs:
        if verb not in row.verbs or not _is_led(tree, number, row) or not _is_taken(tree, number):
            continue
        on = _object(tree, number, row)
        who = _takers(tree, number, on)
        if on is not None and who and (not row.belittling or _is_belittled(tree, number, on)):
            yield _standpoint(reading, sentence, who, row.stance, (tree.syntax.words[number], tree.syntax.words[on]))
            return


def _is_taken(tree: TieTree, number: int) -> bool:
    """Whether a stance is told as taken: not denied, put off or blamed on somebody, nor one that somebody "neither took nor" refused."""
    words, syntax = tree.syntax.words, tree.syntax
    around = (*syntax.hanging[number], *(syntax.hanging[words[number].head] if words[number].deprel == "conj" else ()))
    neither = any(words[one].lower in NEITHER for one in around if words[one].upos not in ("NOUN", "PROPN"))
    led = words[number].deprel == "xcomp" or (words[number].deprel in ("advcl", "obl") and bool(syntax.of(number, ("mark", "case"))))
    return not (neither or led) and not is_negated(syntax, number) and tree.is_told(number, frozenset())


def _is_belittled(tree: TieTree, number: int, on: int) -> bool:
    """Whether what a verb calls something is a word for what is untrue, unwanted or an outrage."""
    words = (tree.syntax.words[one].lower for one in tree.syntax.below(number) - tree.syntax.below(on))
    return not _bad_words().isdisjoint(words)


@lru_cache(maxsize=1)
def _bad_words() -> frozenset[str]:
    return known().belittling | frozenset(stances().untrue.words) | frozenset(stances().outrage.words)


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset().union(*(row.verbs for row in known().verbs))


def _is_led(tree: TieTree, number: int, row: StandpointVerbs) -> bool:
    """Whether the particle that a row asks for stands with the verb, or none is asked for."""
    return not row.particle or any(tree.syntax.words[one].lower in row.particle for one in tree.syntax.of(number, PARTICLES))


def _object(tree: TieTree, number: int, row: StandpointVerbs) -> int | None:
    """Return the word for what a stance is on: the verb itself where it needs none, null where it is on nothing of the kind."""
    syntax = tree.syntax
    if row.bare:
        return None if syntax.of(number, (*GOVERNED, *CLAUSES, "nsubj:pass")) or syntax.is_passive(number) else number
    passive = _is_passive(tree, number)
    if row.only and tuple(tree.led_to(number, ("by",))):
        return None  # "the truce signed by X" may be of long ago
    found = tree.led_to(number, tuple(row.to)) if row.to else syntax.of(number, ("nsubj:pass",) if passive else ("obj",))
    described: tuple[int, ...] = (syntax.words[number].head,) if syntax.words[number].deprel == "acl" and passive and not row.to else ()
    described = described or _relative(tree, number, row)
    return next((one for one in map(syntax.meant, (*found, *described)) if not row.matters or _matters(tree, one, row)), None)


def _relative(tree: TieTree, number: int, row: StandpointVerbs) -> tuple[int, ...]:
    """Return what a relative clause without a pronoun describes ("a figure the ministry dismissed")."""
    word = tree.syntax.words[number]
    open_object = not row.to and not tree.syntax.of(number, ("obj", "nsubj:pass", *CLAUSES))
    return (word.head,) if word.deprel in RELATIVE and open_object and not _is_passive(tree, number) else ()


def _is_passive(tree: TieTree, number: int) -> bool:
    """Whether a verb is passive; a clause with a subject of its own is none, whatever its form ("a figure the army dismissed")."""
    reduced = tree.syntax.words[number].deprel == "acl" and bool(tree.syntax.of(number, SUBJECTS))
    return not reduced and tree.syntax.is_passive(number)


def _matters(tree: TieTree, number: int, row: StandpointVerbs) -> bool:
    word = tree.syntax.words[number].lower
    nouns = known().told if row.belittling else row.only or _nouns()  # an event that one calls a crime is none
    return (word in POINTING and nouns == _nouns()) or not {tree.lemma(number), word}.isdisjoint(nouns)


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return known().told | known().planned


def _takers(tree: TieTree, number: int, on: int | None) -> tuple[Actor, ...]:
    """Return who takes a stance: the subject, of a passive the agent; nobody who is what the stance is on."""
    plain = () if _is_passive(tree, number) else tree.syntax.of(number, SUBJECTS)
    doers = (one for one in dict.fromkeys((*map(tree.syntax.meant, plain), *tree.syntax.subjects(number))) if one != on)
    found = dict.fromkeys(actor for one in doers for actor in tree.who(one, number))
    return tuple(actor for actor in found if actor.side not in NOBODY)


def _standpoint(
    reading: Reading, sentence: Sentence, who: tuple[Actor, ...], stance: Stance, at: tuple[SyntaxWord, SyntaxWord]
) -> Standpoint:
    view, passage = reading.passages[sentence.passage].view, sentence.passage
    start, end = min(word.start for word in at), max(word.end for word in at)
    condition = _condition(view[end : sentence.end], stance)
    return Standpoint(
        who,
        "conditional" if condition else stance,
        reading.span(passage, start, end, "cue"),
        reading.span(passage, at[-1].start, at[-1].end, "content"),
        reading.span(passage, end + condition[0], end + condition[1], "condition") if condition else None,
    )


def _condition(tail: str, stance: Stance) -> tuple[int, int] | None:
    """Return the condition behind the words of a stance, as offsets from their end ("accepted the plan provided that")."""
    clause = tail.partition(";")[0].rstrip(" .\n")
    return withheld_in(clause, refused=True) if stance == "reject" else condition_in(clause, own=True)
