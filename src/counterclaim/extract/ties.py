"""Standing ties between sides by the parse: verbs with their subjects and objects, nouns for friends and foes, "X-backed Y".

A row of ties.toml names the words and what they govern; the tree says who stands there, so that word order, passives, relative clauses
and appositions need no rows of their own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from counterclaim.actor import Actor
from counterclaim.extract.clauses import Sentence
from counterclaim.extract.context import Reading
from counterclaim.extract.frames import vocabulary as frame_words
from counterclaim.extract.syntax import Syntax
from counterclaim.extract.tie_arms import of_arms, of_delivery
from counterclaim.extract.tie_bases import of_base
from counterclaim.extract.tie_joint import of_joint
from counterclaim.extract.tie_mediators import of_mediator
from counterclaim.extract.tie_nouns import of_bearer, of_doing, of_participle
from counterclaim.extract.tie_pacts import of_obligation
from counterclaim.extract.tie_tree import TieTree
from counterclaim.extract.tie_verbs import of_label, of_verb
from counterclaim.extract.tie_words import Tie, bearer_nouns, known
from counterclaim.mention import SyntaxWord

WORDS = re.compile(r"[\w-]+")
REMEMBERED = 256  # passages whose tree is kept: several sentences of one follow each other


@lru_cache(maxsize=REMEMBERED)
def _syntax(words: tuple[SyntaxWord, ...]) -> Syntax:
    return Syntax(words, frame_words().participles)


@lru_cache(maxsize=1)
def _speaks_of_talks(text: str) -> bool:
    return not known().mediating.parleys.isdisjoint(WORDS.findall(text.casefold()))


def tree_of(reading: Reading, sentence: Sentence, parties: Sequence[Actor] = (), lands: Mapping[str, Actor] | None = None) -> TieTree:
    """Return the tree of a sentence with who stands where in it; ``parties`` and ``lands`` as in `ties_of`."""
    passage = reading.passages[sentence.passage]
    places = {at: land for one in passage.places if (land := (lands or {}).get(one.name.casefold())) for at in range(one.start, one.end)}
    return TieTree(
        sentence,
        _syntax(passage.words),
        known().owned,
        known().blocs,
        bearer_nouns(),
        frozenset(known().participles),
        tuple(parties),
        places,
        _speaks_of_talks(reading.article.text),
    )


def ties_of(reading: Reading, sentence: Sentence, parties: Sequence[Actor], lands: Mapping[str, Actor] | None = None) -> Iterator[Tie]:
    """Yield the ties that a sentence tells; whoever mediates without naming between whom does so between ``parties``.

    ``lands`` are states by the casefolded names of places that lie there. Nothing where the annotator has not read the passage.
    """
    words, view = reading.passages[sentence.passage].words, reading.passages[sentence.passage].view
    if not words:
        return
    tree = tree_of(reading, sentence, parties, lands)
    for number in tree.numbers():
        upos = words[number].upos
        if upos in ("VERB", "AUX"):
            yield from of_verb(tree, view, number, parties)
            yield from of_label(tree, view, number)
            yield from of_obligation(tree, view, number)
            yield from of_joint(tree, view, number)
        elif upos in ("NOUN", "PROPN"):
            yield from of_bearer(tree, view, number)
            yield from of_doing(tree, view, number)
            yield from of_arms(tree, view, number, parties)
            yield from of_delivery(tree, view, number)
            yield from of_mediator(tree, view, number, parties)
            yield from of_base(tree, view, number, parties)
        if upos in ("VERB", "ADJ"):
            yield from of_participle(tree, view, number)
