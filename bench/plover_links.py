"""Which predicate links two parties in a parsed sentence, and what it does in PLOVER's terms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.extract.frames import Frame, frames, lemma
from counterclaim.extract.syntax import Syntax

FUTURE = frozenset({"will", "would", "'ll", "shall", "wo"})
OBLIGING = frozenset({"must", "should", "ought"})
FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
INTENDED = {  # what a deed is while it only will be done: a threat, or a promise
    "ASSAULT": "THREATEN", "COERCE": "THREATEN", "SANCTION": "THREATEN", "MOBILIZE": "THREATEN", "PROTEST": "THREATEN",
    "AID": "AGREE", "CONCEDE": "AGREE", "RETREAT": "AGREE", "CONSULT": "AGREE", "COOPERATE": "AGREE",
}  # fmt: skip
NEAR = 4  # words up from a party whose dependants are features
TELLING = ("aux", "advmod", "mark", "obj", "xcomp", "obl", "compound:prt", "case", "nsubj:pass", "aux:pass")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A frame with its type in its polarity and mood, and how well it links the parties.

    ``rank`` 3: the source does it and the target lies below it; 2: the source does it; 1: the target lies below it; 0: neither.
    """

    rank: int
    type: str
    frame: Frame


@dataclass(frozen=True, slots=True)
class Links:
    """What a parse tells of two parties: the frames of the sentence, the best founded first, and all of it as features."""

    rows: tuple[Row, ...]
    features: frozenset[str]


def linked(syntax: Syntax, source: Sequence[Span], target: Sequence[Span]) -> Links:
    """Return the links of the parties that stand in the given spans of the sentence."""
    ends = (_head(syntax, source), _head(syntax, target))
    rows = tuple(sorted(_rows(syntax, *ends), key=lambda row: (row.rank, *_standing(syntax, row.frame)), reverse=True))
    return Links(rows, frozenset((*_told(syntax, rows), *_paths(syntax, *ends), *_around(syntax, *ends))))


def best(rows: Sequence[Row], least: int) -> str | None:
    """Return the type of the frame that the source has a part in, else of the first whose rank is at least ``least``."""
    return next((row.type for row in rows if row.rank >= least), None)


def _head(syntax: Syntax, spans: Sequence[Span]) -> int:
    return syntax.head_within(*spans[0]) if spans else -1


def _rows(syntax: Syntax, source: int, target: int) -> Iterator[Row]:
    for frame in frames(syntax, range(len(syntax.words))):
        doing = source >= 0 and any(source in syntax.below(one) for one in frame.subjects)
        below = target >= 0 and any(target in syntax.below(one) for one in (frame.word, *frame.objects))
        yield Row(2 * doing + below, _type(syntax, frame), frame)


def _type(syntax: Syntax, frame: Frame) -> str:
    """Return the type with its polarity and mood: what is not agreed is rejected, what will be done is promised or threatened."""
    kind = frame.kind.type
    aids = {syntax.words[one].lower for one in syntax.of(frame.word, ("aux",))}
    if frame.negated and kind in FRIENDLY:
        return "REJECT"
    if aids & OBLIGING and syntax.words[frame.word].deprel != "root":
        return "REQUEST"
    return INTENDED.get(kind, kind) if aids & FUTURE else kind


def _standing(syntax: Syntax, frame: Frame) -> tuple[int, int]:
    """Return how high a frame stands in the tree, verbs above nouns, earlier before later."""
    return (syntax.words[frame.word].upos in ("VERB", "AUX")) - sum(1 for _ in syntax.above(frame.word)), -frame.word


# Features --------------------------------------------------------------------------------------------------------------------------------


def _told(syntax: Syntax, rows: Sequence[Row]) -> Iterator[str]:
    yield f"best {best(rows, 1)}"
    for rank in (3, 2, 1):
        yield f"best{rank} {best(rows, rank)}"
    for row in rows:
        yield f"frame{row.rank} {row.type}"
        if row.rank:
            yield f"frame{row.rank} {row.type} {_lemma(syntax, row.frame.word)}"


def _paths(syntax: Syntax, source: int, target: int) -> Iterator[str]:
    """Yield lemma and label on the way up from each party, and the word that governs both with what hangs on it."""
    if min(source, target) < 0:
        return
    ways = [list(syntax.above(source)), list(syntax.above(target))]
    shared = next((word for word in ways[0] if word in ways[1]), -1)
    for side, way in zip("st", ways, strict=True):
        yield f"{side}: {syntax.words[way[0]].deprel} {syntax.case_of(way[0])}"
        for step, word in enumerate(way[1 : way.index(shared) + 1] if shared >= 0 else way[1:NEAR]):
            yield f"{side}^{min(step, 2)} {_lemma(syntax, word)}"
            yield f"{side}^ {_lemma(syntax, word)}"
    if shared >= 0:
        yield f"joint {_lemma(syntax, shared)}"
        yield from (f"joint> {syntax.words[one].deprel} {_lemma(syntax, one)}" for one in syntax.hanging[shared])


def _around(syntax: Syntax, source: int, target: int) -> Iterator[str]:
    """Yield what hangs on the words above each party, by label and by role."""
    for side, end in zip("st", (source, target), strict=True):
        for above in list(syntax.above(end))[:NEAR]:
            yield from (f"{side}dep {syntax.words[one].deprel} {_lemma(syntax, one)}" for one in syntax.of(above, TELLING))
            yield from (f"{side}role {name} {_lemma(syntax, one)}" for name, one in syntax.words[above].roles)


def _lemma(syntax: Syntax, word: int) -> str:
    return lemma(syntax.words[word].lower, syntax.words[word].upos)
