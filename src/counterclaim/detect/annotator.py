"""The annotator: one passage in; words, parse, entities, attributions, roles and conflict triggers out, as exact character spans.

One encoder with several heads, in one int8 ONNX file, run by onnxruntime. The file carries its own label tables. Everything after
the network is numpy. A passage is run alone and a window at a time, so a result depends on nothing but the passage.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.errors import SettingsError

WEIGHTS = Path(__file__).parent / "weights" / "annotator.onnx"
TOKENIZER = "tokenizer.json"
"""File beside the weights: the encoder's sub-token vocabulary."""

LONGEST = 184
"""Sub-tokens of the longest window, without its start and end token; training used the same."""
OVERLAP = 56
"""Sub-tokens that neighbouring windows of a long passage share."""

MOST_ADDED = 5
"""Words that a content cut inside a phrase is extended by, at most, to reach a head."""

Floats = NDArray[np.float32]
Outputs = Mapping[str, NDArray[Any]]
Runner = Callable[[Sequence[int], Sequence[int], Sequence[int]], Outputs]
"""(sub-token ids, casing of each, place of the start token and of each word's first sub-token) -> arrays by head, see HEADS."""

HEADS = ("attribution", "link", "entity", "materiel", "upos", "head", "deprel", "predicate", "role", "trigger", "conflict")
"""Outputs of the network for a window of n words. Logits [n, classes]: attribution, entity, materiel, upos, predicate, trigger.
Logits [n, 1 + n], column 0 for none or root: link (to the first word of the cue), head. deprel [n, 1 + n]: the best class.
Logits [classes, n, n], from predicate or trigger to argument: role, conflict."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the parse. Offsets are characters of the passage; head is an index into the words, -1 for the root."""

    start: int
    end: int
    text: str
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """A labelled character span; score is the mean probability of its words' tags."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class AttributionSpan:
    """Who says what, as character spans. A content may be interrupted, so it has fragments; without a cue there is no source."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    contents: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate (word index) and its arguments: (PropBank role, word index of the argument's head)."""

    word: int
    roles: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names a conflict event, its coarse class, and its arguments' heads anywhere in the passage."""

    word: int
    label: str
    roles: tuple[tuple[str, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that the annotator says of one passage; sentences are ranges of word indexes."""

    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[Tagged, ...]
    attributions: tuple[AttributionSpan, ...]
    predicates: tuple[Predicate, ...]
    triggers: tuple[Trigger, ...]


# --- Words and sentences. Their rules belong to the weights: the network was trained on words cut this way. ------------------------

# Casing of a word; the encoder's vocabulary is uncased, so this is all it learns of capitals. Order is the model's.
CASINGS = ("none", "lower", "title", "upper", "initial", "mixed", "digit", "other")

# A full stop after one of these does not end a sentence, and belongs to the word.
TITLES = frozenset({
    "adm.", "amb.", "brig.", "capt.", "cmdr.", "col.", "cpl.", "dr.", "fr.", "gen.", "gov.", "hon.", "lt.", "maj.", "messrs.", "mr.",
    "mrs.", "ms.", "mx.", "pfc.", "pres.", "prof.", "pvt.", "rep.", "reps.", "rev.", "sen.", "sens.", "sgt.", "spc.", "st.", "sr.",
    "supt.", "vs.", "no.", "nos.", "fig.", "e.g.", "i.e.", "cf.", "approx.", "art.", "gens.", "cols.", "ft.", "mt.",
})  # fmt: skip
# These keep their full stop, and end a sentence only if a likely beginning follows.
ABBREVIATIONS = frozenset({
    "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.", "mon.", "tue.", "tues.", "wed.",
    "thu.", "thur.", "thurs.", "fri.", "inc.", "corp.", "co.", "ltd.", "bros.", "jr.", "etc.", "et.", "al.", "ave.", "blvd.", "rd.",
    "dept.", "est.", "govt.", "univ.", "calif.", "fla.", "conn.", "colo.", "mass.", "mich.", "minn.", "ariz.", "pa.", "va.", "wash.",
    "wis.", "tenn.", "tex.", "ill.", "ind.", "okla.", "ore.", "ala.", "ark.", "ga.", "ky.", "la.", "md.", "mo.", "neb.", "nev.", "p.m.",
    "a.m.",
})  # fmt: skip
_CLITIC = r"['’](?:s|re|ve|ll|d|m)(?!\w)"
_WORD = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]*\w"  # addresses
    r"|(?:[^\W\d_]\.){2,}"  # U.S., e.g.
    r"|(?i:can(?=not(?!\w)))"  # cannot = can + not
    r"|\d+(?:[.,:]\d+)+(?!\w)|\d+(?:st|nd|rd|th|s)(?!\w)"  # 1,000  3.5  10:30  1st  1990s
    r"|(?i:n['’]t(?!\w))|(?i:" + _CLITIC + r")"
    r"|\w+?(?=(?i:n['’]t(?!\w)))"
    r"|(?i:" + "|".join(re.escape(a) for a in sorted(TITLES | ABBREVIATIONS, key=len, reverse=True)) + r")(?=\s)"
    r"|[A-Z]\.(?=\s+[A-Z])"  # an initial: George W. Bush
    r"|\w+(?:['’](?!(?i:s|re|ve|ll|d|m)(?!\w))\w+)*"
    r"|\.{2,}|-{2,}|\S"
)


def split_words(text: str) -> list[tuple[int, int]]:
    """Character spans of the words of a text, in order; like the treebanks, clitics, hyphens and punctuation stand alone."""
    return [match.span() for match in _WORD.finditer(text)]


def casing_of(word: str) -> int:
    """Index into CASINGS."""
    if word[:1].isdigit():
        return CASINGS.index("digit")
    if not any(c.isalpha() for c in word):
        return CASINGS.index("other")
    if word.islower() or not any(c.isupper() for c in word):
        return CASINGS.index("lower")
    if word.isupper():
        return CASINGS.index("initial" if len(word.rstrip(".")) == 1 else "upper")
    return CASINGS.index("title" if word[0].isupper() and word[1:].islower() else "mixed")


_ENDS = frozenset(".!?…") | {"...", ".."}
_CLOSERS = frozenset("\"'”’»)]")
_OPENERS = frozenset("\"'“‘«([—–-•*")
_STARTERS = frozenset({
    "the", "a", "an", "in", "on", "at", "it", "its", "he", "she", "they", "we", "i", "you", "but", "and", "this", "that", "these",
    "those", "his", "her", "their", "our", "there", "if", "when", "while", "after", "before", "as", "for", "since", "no", "yes", "not",
    "one", "two", "some", "many", "most", "all", "both", "however", "meanwhile", "earlier", "later", "according",
})  # fmt: skip


def split_sentences(words: Sequence[str], breaks: Sequence[bool]) -> list[tuple[int, int]]:
    """Word ranges of the sentences. `breaks[i]` says that a line break stands before word i; it always ends a sentence."""
    ranges: list[tuple[int, int]] = []
    start = 0
    i = 0
    while i < len(words):
        i += 1
        ends = _ends_sentence(words[i - 1], words[i] if i < len(words) else "")
        if ends and words[i - 1] in _ENDS:
            while i < len(words) and words[i] in _CLOSERS and not breaks[i]:
                i += 1
            ends = i == len(words) or _begins_sentence(words, i)
        if i == len(words) or ends or breaks[i]:
            ranges.append((start, i))
            start = i
    return ranges


def _ends_sentence(word: str, following: str) -> bool:
    if word in _ENDS:
        return True
    low = word.lower()
    if low in TITLES or not low.endswith(".") or len(low) < 3:
        return False
    return following[:1].isupper() and following.lower() in _STARTERS


def _begins_sentence(words: Sequence[str], i: int) -> bool:
    while i < len(words) - 1 and words[i] in _OPENERS:
        i += 1
    return not words[i][:1].islower() and words[i] not in {",", ";", ":"}


class Pieces:
    """Words to the network's input."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer  # noqa: PLC0415  (only the annotator needs it, and only when it is loaded)

        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._start, self._end, self._unknown, self.mask = (self._special(name) for name in ("[CLS]", "[SEP]", "[UNK]", "[MASK]"))
        self.of = lru_cache(maxsize=50_000)(self._of)

    def _special(self, name: str) -> int:
        found = self._tokenizer.token_to_id(name)
        if found is None:
            raise SettingsError(f"the vocabulary has no {name}", where=TOKENIZER, remedy="use the file that came with the weights")
        return found

    def _of(self, word: str) -> tuple[int, ...]:
        """Ids of a word's sub-tokens; the unknown one for a word that the vocabulary cannot spell."""
        return tuple(self._tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST]) or (self._unknown,)

    def window(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """Ids and casing of each sub-token between start and end token; place of the start token and of each word."""
        ids, casing, first = [self._start], [0], [0]
        for word in words:
            first.append(len(ids))
            pieces = self.of(word)
            ids += pieces
            casing += [casing_of(word)] * len(pieces)
        return [*ids, self._end], [*casing, 0], first


def cut_windows(sizes: Sequence[int], longest: int = LONGEST, overlap: int = OVERLAP) -> list[tuple[int, int]]:
    """Word ranges that cover all words, each at most `longest` sub-tokens; neighbours share about `overlap` sub-tokens."""
    found = []
    start = 0
    while start < len(sizes):
        end, size = start, 0
        while end < len(sizes) and (size + sizes[end] <= longest or end == start):
            size += sizes[end]
            end += 1
        found.append((start, end))
        if end == len(sizes):
            break
        shared, following = 0, end
        while following > start + 1 and shared + sizes[following - 1] <= overlap:
            following -= 1
            shared += sizes[following]
        start = following
    return found


def owners(windows: Sequence[tuple[int, int]], count: int) -> list[int]:
    """For each word, the window that it is farthest inside of; an edge of the passage is no edge."""
    found = [0] * count
    depth = [-1] * count
    for n, (start, end) in enumerate(windows):
        for i in range(start, end):
            left = count if start == 0 else i - start
            right = count if end == count else end - 1 - i
            if min(left, right) > depth[i]:
                found[i], depth[i] = n, min(left, right)
    return found


# --- The network's outputs to labels. ---------------------------------------------------------------------------------------------


def log_softmax(logits: Floats, axis: int = -1) -> Floats:
    """Log-probabilities along an axis."""
    shifted = logits - logits.max(axis=axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))  # type: ignore[no-any-return]


def bio_allowed(labels: Sequence[str]) -> NDArray[np.bool_]:
    """[from, to]: I-x follows only B-x or I-x."""
    return np.array([[not b.startswith("I-") or a[1:] == b[1:] for b in labels] for a in labels])


def viterbi(scores: Floats, allowed: NDArray[np.bool_]) -> list[int]:
    """Best sequence of classes for scores [n, classes] under the allowed transitions. A sequence may begin inside a span."""
    greedy = scores.argmax(axis=1)
    if allowed[greedy[:-1], greedy[1:]].all():
        return [int(k) for k in greedy]
    penalty = np.where(allowed, np.float32(0), np.float32(-1e4))
    best = scores[0]
    back = []
    for row in scores[1:]:
        paths = best[:, None] + penalty
        chosen = paths.argmax(axis=0)
        back.append(chosen)
        best = paths[chosen, np.arange(len(chosen))] + row
    last = int(best.argmax())
    found = [last]
    for chosen in reversed(back):
        found.append(int(chosen[found[-1]]))
    return found[::-1]


def chunks(classes: Sequence[int], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first word, word after the last, kind) of each span in a sequence of BIO classes."""
    found: list[tuple[int, int, str]] = []
    for i, index in enumerate(classes):
        position, _, kind = labels[index].partition("-")
        if position == "I" and found and found[-1][1] == i and found[-1][2] == kind:
            found[-1] = (found[-1][0], i + 1, kind)
        elif kind:
            found.append((i, i + 1, kind))
    return found


def joined_at_hyphens(spans: Sequence[tuple[int, int, str]], words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Join spans of one kind that touch, or have but a hyphen between them: "rocket-propelled", "grenades" is one weapon.

    For materiel, whose training data often mark the head word of a mention alone.
    """
    found: list[tuple[int, int, str]] = []
    for start, end, kind in spans:
        if found and found[-1][2] == kind and all(word == "-" for word in words[found[-1][1] : start]) and start - found[-1][1] < 2:
            found[-1] = (found[-1][0], end, kind)
        else:
            found.append((start, end, kind))
    return found


def whole_phrases(classes: Sequence[int], labels: Sequence[str], heads: Sequence[int]) -> list[int]:
    """Let a content that ends inside a phrase ("its second-" of "its second-largest city") run on to the phrase's head.

    It runs on over free words only, fewer than MOST_ADDED at a time, where the parse hangs its last word on a later one.
    """
    found = list(classes)
    inside = labels.index("I-CONTENT")
    for _, last, kind in chunks(classes, labels):
        end = last
        # Of the last two words, since a hyphen hangs on the word before it.
        while (
            kind == "CONTENT" and end <= (head := max(heads[max(end - 2, 0) : end])) < end + MOST_ADDED and not any(found[end : head + 1])
        ):
            following = head + 1
            found[end:following] = [inside] * (following - end)
            end = following
    return found


def tree(scores: Floats) -> list[int]:
    """Heads of a sentence: the best tree with one root, for scores [n, 1 + n] (column 0 the root); 0 for the root, else 1 + word."""
    size = len(scores)
    greedy = scores.argmax(axis=1)
    if (greedy == 0).sum() == 1 and not _cycle(np.concatenate([[0], greedy])):
        return [int(head) for head in greedy]
    full = np.full((size + 1, size + 1), -1e9)
    full[1:] = scores
    np.fill_diagonal(full, -1e9)
    # One root: take the word that gains most, or loses least, by hanging on it; then forbid the root to all others.
    roots = full[1:, 0] - full[1:, 1:].max(axis=1) if size > 1 else np.zeros(1)
    root = 1 + int(roots.argmax())
    full[1:, 0] = -1e9
    full[root] = -1e9
    full[root, 0] = 0.0
    return [int(head) for head in _edmonds(full)[1:]]


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """Nodes of a cycle, or an empty list. heads[0] belongs to the root and is not followed."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        path = []
        node = start
        while node and not seen[node]:
            seen[node] = start
            path.append(node)
            node = int(heads[node])
        if node and seen[node] == start and node in path:
            return path[path.index(node) :]
    return []


def _edmonds(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Maximum spanning arborescence (Chu-Liu and Edmonds) for scores [node, head], node 0 the root; the head of each node."""
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    loop = np.array(cycle)
    outer = np.flatnonzero(~inside)
    kept = scores[loop, heads[loop]]
    # Contract the cycle to one node, the last. Entering it at a node gives up that node's arc within the cycle.
    entering = scores[np.ix_(loop, outer)] - kept[:, None]
    leaving = scores[np.ix_(outer, loop)]
    small = np.full((len(outer) + 1, len(outer) + 1), -1e9)
    small[:-1, :-1] = scores[np.ix_(outer, outer)]
    small[-1, :-1] = entering.max(axis=0)
    small[:-1, -1] = leaving.max(axis=1)
    solved = _edmonds(small)
    found: NDArray[np.int64] = heads.copy()
    for place, node in enumerate(outer[1:], start=1):
        head = solved[place]
        found[node] = cycle[int(leaving[place].argmax())] if head == len(outer) else outer[head]
    entry = int(entering[:, solved[-1]].argmax())
    found[cycle[entry]] = outer[solved[-1]]
    return found


@dataclass(frozen=True, slots=True)
class _Scores:
    """Outputs of all windows of a passage; each word is read where it stands deepest inside a window."""

    windows: Sequence[tuple[int, int]]
    outputs: Sequence[Outputs]
    owner: Sequence[int]

    def tags(self, head: str) -> Floats:
        """Log-probabilities [words, classes] of a tagging head."""
        rows = [self.outputs[w][head][i - self.windows[w][0]] for i, w in enumerate(self.owner)]
        return log_softmax(np.stack(rows))

    def row(self, head: str, i: int) -> tuple[int, NDArray[Any]]:
        """First word of the window that decides word i, and the word's row: [1 + n] or [classes, n]."""
        start = self.windows[self.owner[i]][0]
        output = self.outputs[self.owner[i]][head]
        return start, output[i - start] if output.ndim == 2 else output[:, i - start]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The annotation in words instead of characters, with the raw tag sequences; what the bench compares with treebanks."""

    upos: list[str]
    heads: list[int]
    deprels: list[str]
    attribution: list[int]
    attributions: list[WordAttribution]
    entities: list[tuple[int, int, str, float]]
    predicates: list[Predicate]
    triggers: list[Trigger]


@dataclass(frozen=True, slots=True)
class WordAttribution:
    """An attribution in word ranges."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    contents: tuple[tuple[int, int], ...]
    score: float


class Annotator:
    """The loaded network. `digest` is the sha256 of the weights: results are reproducible from it and the text alone."""

    digest: str

    def __init__(
        self, runner: Runner, pieces: Pieces, labels: Mapping[str, Sequence[str]], thresholds: Mapping[str, float], digest: str
    ) -> None:
        self._runner = runner
        self._pieces = pieces
        self.labels = labels
        self.thresholds = dict(thresholds)
        self.digest = digest
        self._allowed = {head: bio_allowed(labels[head]) for head in ("attribution", "entity", "materiel")}

    @classmethod
    def load(cls, path: Path | None = None, *, threads: int = 1) -> Annotator:
        """Load the shipped weights, or those at `path` (an ONNX file; its tokenizer stands beside it)."""
        path = path or WEIGHTS
        for needed in (path, path.with_name(TOKENIZER)):
            if not needed.is_file():
                raise SettingsError("the annotator's weights are missing", where=str(needed), remedy="install again, or train them")
        session = _session(path, threads)
        meta = session.get_modelmeta().custom_metadata_map
        if "labels" not in meta:
            raise SettingsError("not an annotator: the file has no label tables", where=str(path), remedy="export it with training.export")
        names = [output.name for output in session.get_outputs()]
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        tables = json.loads(meta["labels"]), json.loads(meta["thresholds"])
        return cls(_runner(session, names), Pieces(path.with_name(TOKENIZER)), *tables, digest)

    def annotate(self, text: str) -> Annotation:
        """Annotate one passage (a paragraph). The result depends on the text and the weights alone."""
        spans = split_words(text)
        words = [text[start:end] for start, end in spans]
        breaks = [False, *("\n" in text[a[1] : b[0]] for a, b in pairwise(spans))]
        return self._annotation(words, spans, split_sentences(words, breaks))

    def annotate_words(self, words: Sequence[str], sentences: Sequence[tuple[int, int]]) -> Annotation:
        """Annotate words that are cut already; offsets are those of the words joined by blanks."""
        starts = [0]
        for word in words:
            starts.append(starts[-1] + len(word) + 1)
        return self._annotation(words, [(a, a + len(word)) for a, word in zip(starts, words, strict=False)], sentences)

    def analyse(self, words: Sequence[str], sentences: Sequence[tuple[int, int]]) -> Analysis:
        """Annotate words that are cut already, in word indexes."""
        scores = self._scores(words)
        heads, deprels = self._parse(scores, sentences)
        attribution, attributions = self._attributions(scores, heads)
        upos = [self.labels["upos"][int(k)] for k in scores.tags("upos").argmax(axis=1)]
        entities = [span for head in ("entity", "materiel") for span in self._spans(scores, head, words)]
        predicates = list(self._predicates(scores, sentences))
        return Analysis(upos, heads, deprels, attribution, attributions, sorted(entities), predicates, list(self._triggers(scores)))

    def log_probabilities(self, words: Sequence[str], head: str) -> Floats:
        """Give the log-probabilities [words, classes] of a tagging head before any decision; for tuning and tests."""
        return self._scores(words).tags(head)

    def _annotation(self, words: Sequence[str], spans: Sequence[tuple[int, int]], sentences: Sequence[tuple[int, int]]) -> Annotation:
        if not words:
            return Annotation((), (), (), (), (), ())
        found = self.analyse(words, sentences)

        def characters(part: tuple[int, int]) -> tuple[int, int]:
            return spans[part[0]][0], spans[part[1] - 1][1]

        return Annotation(
            words=tuple(
                Word(start, end, words[i], found.upos[i], found.heads[i], found.deprels[i]) for i, (start, end) in enumerate(spans)
            ),
            sentences=tuple(sentences),
            entities=tuple(Tagged(*characters((a, b)), label, score) for a, b, label, score in found.entities),
            attributions=tuple(
                AttributionSpan(
                    characters(one.source) if one.source else None,
                    characters(one.cue) if one.cue else None,
                    tuple(characters(part) for part in one.contents),
                    one.score,
                )
                for one in found.attributions
            ),
            predicates=tuple(found.predicates),
            triggers=tuple(found.triggers),
        )

    def _scores(self, words: Sequence[str]) -> _Scores:
        windows = cut_windows([len(self._pieces.of(word)) for word in words])
        outputs = [self._runner(*self._pieces.window(words[start:end])) for start, end in windows]
        return _Scores(windows, outputs, owners(windows, len(words)))

    def _spans(self, scores: _Scores, head: str, words: Sequence[str]) -> Iterator[tuple[int, int, str, float]]:
        tags = scores.tags(head)
        best = viterbi(tags, self._allowed[head])
        found = chunks(best, self.labels[head])
        for start, end, kind in joined_at_hyphens(found, words) if head == "materiel" else found:
            yield start, end, kind, _mean_probability(tags, best, start, end)

    def _parse(self, scores: _Scores, sentences: Sequence[tuple[int, int]]) -> tuple[list[int], list[str]]:
        """Head of each word (-1 for the root) and its relation; arcs stay inside the sentence."""
        heads: list[int] = []
        relations: list[str] = []
        for start, end in sentences:
            table = np.full((end - start, 1 + end - start), -1e8, dtype=np.float32)
            for i in range(start, end):
                origin, row = scores.row("head", i)
                low, high = max(start, origin), min(end, origin + len(row) - 1)
                table[i - start, 0] = row[0]
                table[i - start, 1 + low - start : 1 + high - start] = row[1 + low - origin : 1 + high - origin]
                table[i - start, 1 + i - start] = -1e8
            for i, head in enumerate(tree(log_softmax(table)), start=start):
                heads.append(head - 1 + start if head else -1)
                relations.append(self._relation(scores, i, heads[-1]))
        return heads, relations

    def _relation(self, scores: _Scores, i: int, head: int) -> str:
        if head < 0:
            return "root"
        origin, row = scores.row("deprel", i)
        # A head outside the word's window happens only in a sentence longer than a window.
        return self.labels["deprel"][int(row[1 + head - origin])] if 0 <= head - origin < len(row) - 1 else "dep"

    def _predicates(self, scores: _Scores, sentences: Sequence[tuple[int, int]]) -> Iterator[Predicate]:
        chosen = 1 - np.exp(scores.tags("predicate")[:, 0]) >= self.thresholds["predicate"]
        for start, end in sentences:
            for i in range(start, end):
                if chosen[i]:
                    found = [(role, word) for role, word, _ in self._arguments(scores, "role", i, start, end)]
                    yield Predicate(i, tuple(found))

    def _triggers(self, scores: _Scores) -> Iterator[Trigger]:
        tags = scores.tags("trigger")
        certainty = 1 - np.exp(tags[:, 0])
        for i in map(int, np.flatnonzero(certainty >= self.thresholds["trigger"])):
            label = self.labels["trigger"][1 + int(tags[i, 1:].argmax())]
            found = [(role, word) for role, word, _ in self._arguments(scores, "conflict", i, 0, len(tags))]
            yield Trigger(i, label, tuple(found), float(certainty[i]))

    def _arguments(self, scores: _Scores, head: str, i: int, start: int, end: int) -> list[tuple[str, int, float]]:
        """(role, word, log-probability) of the arguments of word i among the words [start, end); a numbered role is given once."""
        origin, row = scores.row(head, i)
        low, high = max(start, origin), min(end, origin + row.shape[1])
        logs = log_softmax(row[:, low - origin : high - origin], axis=0)
        best = 1 + logs[1:].argmax(axis=0)
        given = 1 - np.exp(logs[0]) >= self.thresholds[head]
        found = [(self.labels[head][int(best[j])], low + int(j), float(logs[best[j], j])) for j in np.flatnonzero(given)]
        strongest: dict[str, float] = {}
        for role, _, score in found:
            strongest[role] = max(score, strongest.get(role, score))
        return [one for one in found if not one[0].startswith("ARG") or one[2] == strongest[one[0]]]

    def _attributions(self, scores: _Scores, heads: Sequence[int]) -> tuple[list[int], list[WordAttribution]]:
        """Find the tag sequence, and the spans joined by their cue."""
        tags = scores.tags("attribution")
        best = whole_phrases(viterbi(tags, self._allowed["attribution"]), self.labels["attribution"], heads)
        spans = chunks(best, self.labels["attribution"])
        cues = [(start, end) for start, end, kind in spans if kind == "CUE"]
        # A cue in fragments ("did ... say") is known by the first: the fragments point to it.
        leader = list(range(len(cues)))
        for n, cue in enumerate(cues):
            to, _ = _cue_of(scores, cue, cues)
            if to is not None and to != n:
                leader[n] = leader[to] if to < n else to
        groups: dict[int, dict[str, list[tuple[float, tuple[int, int]]]]] = {n: {} for n in leader if leader[n] == n}
        loose = []
        for start, end, kind in spans:
            certainty = _mean_probability(tags, best, start, end)
            if kind == "CUE":
                continue
            to, linked = _cue_of(scores, (start, end), cues)
            if to is not None:
                groups.setdefault(leader[to], {}).setdefault(kind, []).append((certainty * linked, (start, end)))
            elif kind == "CONTENT":
                loose.append(WordAttribution(None, None, ((start, end),), certainty))
        joined = [_joined(cues[n], parts, _mean_probability(tags, best, *cues[n])) for n, parts in groups.items()]
        return best, sorted(joined + loose, key=_place)


def _place(one: WordAttribution) -> tuple[int, int]:
    parts = [part for part in (one.source, one.cue, *one.contents) if part]
    return min(parts)


def _joined(cue: tuple[int, int], parts: Mapping[str, list[tuple[float, tuple[int, int]]]], certainty: float) -> WordAttribution:
    """One attribution: the surest source, every content fragment; its score is the mean over its parts."""
    source = max(parts.get("SOURCE", []), default=None)
    contents = parts.get("CONTENT", [])
    scores = [certainty, *(score for score, _ in contents), *([source[0]] if source else [])]
    return WordAttribution(source[1] if source else None, cue, tuple(span for _, span in contents), sum(scores) / len(scores))


def _cue_of(scores: _Scores, span: tuple[int, int], cues: Sequence[tuple[int, int]]) -> tuple[int | None, float]:
    """Index of the cue that a span's words point to on average, and how surely; None if they point to none."""
    totals = np.zeros(len(cues) + 1)
    for i in range(*span):
        origin, row = scores.row("link", i)
        share = np.exp(log_softmax(row))
        totals[-1] += share[0]
        for n, (start, end) in enumerate(cues):
            totals[n] += share[1 + max(start - origin, 0) : 1 + max(end - origin, 0)].sum()
    best = int(totals.argmax())
    return (None, 0.0) if best == len(cues) else (best, float(totals[best] / (span[1] - span[0])))


def _mean_probability(logs: Floats, classes: Sequence[int], start: int, end: int) -> float:
    return float(np.exp(logs[np.arange(start, end), classes[start:end]]).mean())


def _session(path: Path, threads: int) -> Any:
    """Open the file with onnxruntime; `threads` changes the time, not the result."""
    import onnxruntime as ort  # noqa: PLC0415  (slow to import, and only needed here)

    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Windows differ in length: planning memory for each would keep every size ever seen.
    options.enable_mem_pattern = False
    options.enable_cpu_mem_arena = False
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _runner(session: Any, names: Sequence[str]) -> Runner:
    def run(ids: Sequence[int], casing: Sequence[int], first: Sequence[int]) -> Outputs:
        feed = {"ids": np.array(ids), "casing": np.array(casing), "first": np.array(first)}
        return dict(zip(names, session.run(None, feed), strict=True))

    return run
