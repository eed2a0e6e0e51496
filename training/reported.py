"""Attribution labels that follow from a parse: whom a treebank shows to say what. For weights trained on licensed sets alone.

PolNeAR, the set that is annotated with attributions, states no licence. Treebanks that do have the same facts in their syntax: the
subject of a verb of saying is the source, the verb with its auxiliaries the cue, its clausal complement (or the clause it is thrown
into) the content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.vocabulary.cues import verbs_by_form
from training import labels
from training.data import Document, WordParts, attribution_labels

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
COMPLEMENTS = frozenset({"ccomp", "xcomp"})
OF_THE_VERB = frozenset({"aux", "aux:pass", "advmod", "compound:prt"})
"""Relations of the words that belong to a cue beside its verb, where they touch it."""
THROWN_IN = "parataxis"
PREPOSITION = ("according", "to")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, with parts of speech, heads (-1 for the root) and relations, all counted from its first word."""

    words: Sequence[str]
    upos: Sequence[str]
    heads: Sequence[int]
    deprels: Sequence[str]

    def children(self, head: int, relations: frozenset[str]) -> list[int]:
        """Words that hang on ``head`` by one of the relations."""
        return [i for i, at in enumerate(self.heads) if at == head and self.deprels[i] in relations]

    def subtree(self, top: int) -> set[int]:
        """Give ``top`` and all that hangs on it."""
        found = {top}
        while grown := {i for i, head in enumerate(self.heads) if head in found} - found:
            found |= grown
        return found


def with_attributions(document: Document) -> Document:
    """Return a parsed document with attribution tags and links beside its own labels."""
    found: list[WordParts] = []
    for start, end in document.units:
        sentence = Sentence(
            document.words[start:end],
            [labels.UPOS[k] for k in document.tags["upos"][start:end]],
            [head - start if head >= 0 else -1 for head in document.pointers["head"][start:end]],
            [labels.DEPRELS[k] for k in document.tags["deprel"][start:end]],
        )
        found += [{kind: [start + i for i in words] for kind, words in parts.items()} for parts in attributions(sentence)]
    tags, links = attribution_labels(len(document.words), found)
    return replace(document, tags=document.tags | {"attribution": tags}, pointers=document.pointers | {"link": links})


def attributions(sentence: Sentence) -> Iterator[WordParts]:
    """Every attribution that the parse of a sentence shows, by the words of its parts."""
    for i, word in enumerate(sentence.words):
        if sentence.upos[i] == "VERB" and _says(word):
            content = _content(sentence, i)
            source = _source(sentence, i)
            if content and source:
                yield {"Cue": _cue(sentence, i), "Content": sorted(content), "Source": sorted(source)}
        elif tuple(w.lower() for w in sentence.words[i : i + 2]) == PREPOSITION:
            yield from _according(sentence, i)


def _says(word: str) -> bool:
    """Whether a verb form says or holds something by itself, without a particle ("made out")."""
    return any(not verb.particle for verb, _ in verbs_by_form().get(word.lower(), ()))


def _content(sentence: Sentence, verb: int) -> set[int]:
    """Return the clause that a verb of saying governs, else the one that it interrupts or follows; nothing where it has neither."""
    complements = sentence.children(verb, COMPLEMENTS)
    if complements:
        return set().union(*(sentence.subtree(i) for i in complements))
    if sentence.deprels[verb] == THROWN_IN:
        return _trimmed(sentence, sentence.subtree(sentence.heads[verb]) - sentence.subtree(verb))
    return set()


def _trimmed(sentence: Sentence, words: set[int]) -> set[int]:
    """Return a clause without the full stop or comma that ends it."""
    return words - {max(words)} if words and sentence.words[max(words)] in {".", ","} else words


def _source(sentence: Sentence, verb: int) -> set[int]:
    """Return the subject of a verb, or of the verb that it is coordinated with."""
    subjects = sentence.children(verb, SUBJECTS)
    if not subjects and sentence.deprels[verb] == "conj":
        return _source(sentence, sentence.heads[verb])
    return sentence.subtree(subjects[0]) if subjects else set()


def _cue(sentence: Sentence, verb: int) -> list[int]:
    """Return a verb and the words of its own that touch it: auxiliaries, negation, particles."""
    own = {verb, *sentence.children(verb, OF_THE_VERB)}
    start, end = verb, verb
    while start - 1 in own:
        start -= 1
    while end + 1 in own:
        end += 1
    return list(range(start, end + 1))


def _according(sentence: Sentence, at: int) -> Iterator[WordParts]:
    """Return "according to" with the noun phrase that it introduces, and the rest of the clause that this hangs on."""
    speaker = sentence.heads[at]
    if speaker < 0 or sentence.heads[speaker] < 0:
        return
    whole = sentence.subtree(speaker)
    content = _trimmed(sentence, sentence.subtree(sentence.heads[speaker]) - whole)
    source = {i for i in whole if i > at + 1}
    if content and source:
        yield {"Cue": [at, at + 1], "Content": sorted(content), "Source": sorted(source)}
