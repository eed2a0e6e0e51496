"""The annotator: one passage in; words, parse, entities, attributions, roles and conflict triggers out, as exact character spans.

One encoder with several heads, in one int8 ONNX file, run by onnxruntime. The file carries its own label tables. Everything after
the network is numpy. A passage is run alone and a window at a time, so a result depends on nothing but the passage.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.detect.annotation import Annotation, AttributionSpan, Predicate, Status, Tagged, Trigger, Word
from counterclaim.detect.attribution_spans import WordAttribution, attributions_of, mean_probability, without_lonely_cues
from counterclaim.detect.decoding import Floats, chunks, joined_at_hyphens, log_softmax, steps_of, tree, viterbi, whole_phrases
from counterclaim.detect.pieces import TOKENIZER, Pieces, cut_windows, owners, split_sentences, split_words
from counterclaim.errors import SettingsError

WEIGHTS = Path(__file__).parent / "weights" / "annotator.onnx"
SHIPPED = {"standard": WEIGHTS, "licensed": WEIGHTS.with_name("licensed.onnx")}
"""The weights in the package: trained on all sets, and on those alone whose licence is stated. See the model card beside them."""
Outputs = Mapping[str, NDArray[Any]]
Runner = Callable[[Sequence[int], Sequence[int], Sequence[int]], Outputs]
"""(sub-token ids, casing of each, place of the start token and of each word's first sub-token) -> arrays by head, see HEADS."""

HEADS = (
    "attribution", "link", "entity", "materiel", "upos", "head", "deprel", "predicate", "role", "trigger", "conflict",
    "certainty", "polarity", "timing",
)  # fmt: skip
"""Outputs of the network for a window of n words. Logits [n, classes]: attribution, entity, materiel, upos, predicate, trigger,
certainty, polarity, timing (the last three are of use for predicates and triggers alone).
Logits [n, 1 + n], column 0 for none or root: link (to the first word of the cue), head. deprel [n, 1 + n]: the best class.
Logits [classes, n, n], from predicate or trigger to argument: role, conflict."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What travels in the file beside the weights.

    labels: by head, the label of each class. thresholds: by head, the least probability of being anything. steps: by head, what one
    tag adds to the score of the next, [from, to]; a head that has none knows only what the tag scheme bars.
    """

    labels: Mapping[str, Sequence[str]]
    thresholds: Mapping[str, float]
    steps: Mapping[str, Sequence[Sequence[float]]]


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

    def links(self) -> Floats:
        """Probabilities [words, 1 + words] that a word belongs to no cue (column 0), or to the cue that begins at a word."""
        found = np.zeros((len(self.owner), 1 + len(self.owner)), dtype=np.float32)
        for i in range(len(self.owner)):
            origin, row = self.row("link", i)
            share = np.exp(log_softmax(row))
            found[i, 0] = share[0]
            found[i, 1 + origin : origin + len(row)] = share[1:]
        return found

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
    statuses: list[Status]


class Annotator:
    """The loaded network. `digest` is the sha256 of the weights: results are reproducible from it and the text alone."""

    digest: str

    def __init__(self, runner: Runner, pieces: Pieces, tables: Tables, digest: str) -> None:
        self._runner = runner
        self._pieces = pieces
        self.labels = tables.labels
        self.thresholds = dict(tables.thresholds)
        self.digest = digest
        self.steps = {head: steps_of(tables.labels[head], tables.steps.get(head)) for head in ("attribution", "entity", "materiel")}

    @classmethod
    def load(cls, path: Path | None = None, *, threads: int = 1) -> Annotator:
        """Load the shipped weights, or those at `path` (an ONNX file; its tokenizer stands beside it)."""
        path = path or WEIGHTS
        for needed in (path, path.with_name(TOKENIZER)):
            if not needed.is_file():
                raise SettingsError("the annotator's weights are missing", where=str(needed), remedy="install again, or train them")
        session = _session(path, threads)
        meta = session.get_modelmeta().custom_metadata_map
        if lacking := sorted({"labels", "thresholds", "steps"} - set(meta)):
            remedy = "export it with this version's training.export"
            raise SettingsError(f"not an annotator: the file has no {', '.join(lacking)}", where=str(path), remedy=remedy)
        names = [output.name for output in session.get_outputs()]
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        tables = Tables(**{name: json.loads(meta[name]) for name in ("labels", "thresholds", "steps")})
        return cls(_runner(session, names), Pieces(path.with_name(TOKENIZER)), tables, digest)

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
        statuses = self._statuses(scores)
        upos = [self.labels["upos"][int(k)] for k in scores.tags("upos").argmax(axis=1)]
        entities = [span for head in ("entity", "materiel") for span in self._spans(scores, head, words)]
        predicates = list(self._predicates(scores, sentences, statuses))
        triggers = list(self._triggers(scores, statuses))
        return Analysis(upos, heads, deprels, attribution, attributions, sorted(entities), predicates, triggers, statuses)

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
        best = viterbi(tags, self.steps[head])
        found = chunks(best, self.labels[head])
        for start, end, kind in joined_at_hyphens(found, words) if head == "materiel" else found:
            yield start, end, kind, mean_probability(tags, best, start, end)

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

    def _statuses(self, scores: _Scores) -> list[Status]:
        """What each word's event would be, were the word one: certain or not, negated or not, past or to come."""
        columns = [[self.labels[head][int(k)] for k in scores.tags(head).argmax(axis=1)] for head in ("certainty", "polarity", "timing")]
        return [Status(*values) for values in zip(*columns, strict=True)]

    def _predicates(self, scores: _Scores, sentences: Sequence[tuple[int, int]], statuses: Sequence[Status]) -> Iterator[Predicate]:
        chosen = 1 - np.exp(scores.tags("predicate")[:, 0]) >= self.thresholds["predicate"]
        for start, end in sentences:
            for i in range(start, end):
                if chosen[i]:
                    found = [(role, word) for role, word, _ in self._arguments(scores, "role", i, start, end)]
                    yield Predicate(i, tuple(found), statuses[i])

    def _triggers(self, scores: _Scores, statuses: Sequence[Status]) -> Iterator[Trigger]:
        tags = scores.tags("trigger")
        certainty = 1 - np.exp(tags[:, 0])
        for i in map(int, np.flatnonzero(certainty >= self.thresholds["trigger"])):
            label = self.labels["trigger"][1 + int(tags[i, 1:].argmax())]
            found = [(role, word) for role, word, _ in self._arguments(scores, "conflict", i, 0, len(tags))]
            yield Trigger(i, label, tuple(found), float(certainty[i]), statuses[i])

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
        tags, links = scores.tags("attribution"), scores.links()
        table = self.labels["attribution"]
        best = whole_phrases(viterbi(tags, self.steps["attribution"]), table, heads)
        least = self.thresholds["cue_content"], self.thresholds["lonely_cue"]
        best = without_lonely_cues(best, tags, links, table, *least)
        return best, attributions_of(best, tags, links, table)


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
