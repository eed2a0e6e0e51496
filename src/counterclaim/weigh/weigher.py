"""The weigher: a network that learnt from annotated articles, and reads an article beside what the rules drafted of it.

Two graphs in one folder: `words.onnx` (an encoder with heads that label words) and `sides.onnx` (how well an answer meets a question).
Everything after the networks is numpy. A window is run alone, so a result depends on the article and the weights alone.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from counterclaim.detect.decoding import chunks, log_softmax, steps_of, viterbi
from counterclaim.detect.pieces import TOKENIZER, Pieces
from counterclaim.errors import SettingsError
from counterclaim.weigh.asking import ask_about_content, ask_about_event, ask_about_number
from counterclaim.weigh.features import STANDS, Answers, Ask, Floats, answers_to, drafted
from counterclaim.weigh.findings import ContentFinding, EventFinding, Findings, NumberFinding, Verdict
from counterclaim.weigh.labels import ACTS, DRAFTED, HARMS, PERIODS, STATUSES, TAGS, TYPES
from counterclaim.weigh.scene import Scene, Slot
from counterclaim.weigh.windows import Window, windows_of

WEIGHTS = Path(__file__).parent / "weights"
WORDS, SIDES = "words.onnx", "sides.onnx"
OUTPUTS = ("types", "harms", "statuses", "periods", "tags", "acts", "states")
"""Outputs of `words.onnx` for a window of n words: logits [n, classes], and the states [n, hidden] that questions start from."""
LEAST = 0.1
"""Probability under which a word tells no event worth a question."""
Outputs = Mapping[str, Floats]


class Network(Protocol):
    """The two graphs."""

    def words(self, window: Window, drafted: Floats) -> Outputs:
        """Return the outputs for a window; ``drafted`` is [words of the window, DRAFTED]."""

    def sides(self, asked: Mapping[str, NDArray[Any]]) -> Floats:
        """Return logits [k, n] for the inputs item, kind, slots, stand, pair, side, valid."""


class Weigher:
    """The loaded network; ``digest`` is the sha256 of both graphs."""

    def __init__(self, network: Network, pieces: Pieces, digest: str) -> None:
        self._network = network
        self._pieces = pieces
        self.digest = digest

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> Weigher:
        """Load the graphs of a folder; the tokenizer stands beside them or beside the annotator's weights."""
        for name in (WORDS, SIDES):
            if not (folder / name).is_file():
                raise SettingsError("the weigher's weights are missing", where=str(folder / name), remedy="install again, or train them")
        digest = hashlib.sha256(b"".join((folder / name).read_bytes() for name in (WORDS, SIDES))).hexdigest()
        return cls(Graphs(folder), Pieces(tokenizer_for(folder)), digest)

    def weigh(self, scene: Scene) -> Findings:
        """Return what the network makes of an article."""
        numbers: list[NumberFinding] = []
        events: list[EventFinding] = []
        contents: list[ContentFinding] = []
        by_passage: dict[int, list[tuple[Window, Outputs]]] = defaultdict(list)
        for window in windows_of(scene, self._pieces):
            by_passage[window.passage].append((window, self._network.words(window, _drafted(scene, window))))
        for passage, read in by_passage.items():
            for window, outputs in read:
                numbers.extend(self._numbers(scene, window, outputs))
                events.extend(self._events(scene, window, outputs))
            contents.extend(self._contents(scene, passage, read))
        return Findings(tuple(numbers), tuple(events), tuple(contents))

    def _numbers(self, scene: Scene, window: Window, outputs: Outputs) -> Iterator[NumberFinding]:
        asked = [one for one in scene.numbers[window.passage] if one.word in window.owned]
        if not asked:
            return
        asks = [ask_about_number(scene, window, question, one.word) for one in asked for question in ("subject", "teller")]
        verdicts = self._verdicts(scene, window, outputs, asks)
        for number, one in enumerate(asked):
            at = window.place(one.word)
            yield NumberFinding(
                counted=one,
                harms=dict(zip(HARMS, map(float, _sigmoid(outputs["harms"][at])), strict=True)),
                statuses=_shares(STATUSES, outputs["statuses"][at]),
                periods=_shares(PERIODS, outputs["periods"][at]),
                subject=verdicts[2 * number],
                teller=verdicts[2 * number + 1],
            )

    def _events(self, scene: Scene, window: Window, outputs: Outputs) -> Iterator[EventFinding]:
        told = _sigmoid(outputs["types"])
        found = [(word, kind) for word in sorted(window.owned) for kind in range(len(TYPES)) if told[window.place(word), kind] >= LEAST]
        asks = [ask_about_event(scene, window, question, word, TYPES[kind]) for word, kind in found for question in ("actor", "recipient")]
        verdicts = self._verdicts(scene, window, outputs, asks)
        for number, (word, kind) in enumerate(found):
            score = float(told[window.place(word), kind])
            yield EventFinding(window.passage, word, TYPES[kind], score, verdicts[2 * number], verdicts[2 * number + 1])

    def _contents(self, scene: Scene, passage: int, read: Sequence[tuple[Window, Outputs]]) -> Iterator[ContentFinding]:
        logs = np.zeros((len(scene.words(passage)), len(TAGS)), dtype=np.float32)
        for window, outputs in read:
            for word in window.owned:
                logs[word] = log_softmax(outputs["tags"][window.place(word)])
        best = viterbi(logs, steps_of(TAGS, None))
        for start, end, _ in chunks(best, TAGS):
            window, outputs = next(one for one in read if start in one[0].owned)
            (verdict,) = self._verdicts(scene, window, outputs, [ask_about_content(scene, window, start, min(end, window.end))])
            score = float(np.exp(np.mean([logs[word, best[word]] for word in range(start, end)])))
            act = ACTS[int(outputs["acts"][window.place(start)].argmax())]
            yield ContentFinding(passage, start, end, score, act, verdict)

    def _verdicts(self, scene: Scene, window: Window, outputs: Outputs, asks: Sequence[Ask]) -> list[Verdict]:
        if not asks:
            return []
        answers = [answers_to(scene, window, ask) for ask in asks]
        logits = self._network.sides(asked_of(window, outputs["states"], asks, answers))
        shares = np.exp(log_softmax(logits))
        return [_verdict(window, one, share) for one, share in zip(answers, shares, strict=True)]


def asked_of(window: Window, states: Floats, asks: Sequence[Ask], answers: Sequence[Answers]) -> dict[str, NDArray[Any]]:
    """Return the inputs of `sides.onnx` for questions of one window; ``states`` are those of the window's words."""
    slots = np.zeros((len(STANDS) + len(window.slots), states.shape[1]), dtype=np.float32)
    for number, slot in enumerate(window.slots, start=len(STANDS)):
        first = window.places[slot.passage, slot.start]
        slots[number] = states[first : first + slot.end - slot.start].mean(axis=0)
    stand = np.zeros(len(slots), dtype=np.int64)
    stand[: len(STANDS)] = np.arange(1, 1 + len(STANDS))
    return {
        "item": np.stack([item_of(window, states, ask) for ask in asks]),
        "kind": np.array([ask.kind for ask in asks], dtype=np.int64),
        "slots": slots,
        "stand": stand,
        "pair": np.stack([one.pair for one in answers]),
        "side": np.stack([one.side for one in answers]),
        "valid": np.stack([one.valid for one in answers]),
    }


def item_of(window: Window, states: Floats, ask: Ask) -> Floats:
    """Return the state that a question starts from: its word's, and for longer words the mean of theirs as well."""
    start, end = window.place(ask.word), window.place(ask.end)
    item: Floats = states[start]
    return item if end <= start + 1 else np.asarray((item + states[start:end].mean(axis=0)) / 2, dtype=np.float32)


def _verdict(window: Window, answers: Answers, shares: Floats) -> Verdict:
    sides: dict[str | None, float] = defaultdict(float)
    slots: dict[str | None, tuple[float, Slot | None]] = {}
    for number, (names, share) in enumerate(zip(answers.sides, map(float, shares), strict=True)):
        slot = window.slots[number - len(STANDS)] if number >= len(STANDS) else None
        for side in names:
            sides[side] += share
            if slot is not None and share > slots.get(side, (0.0, None))[0]:
                slots[side] = (share, slot)
    return Verdict(dict(sides), {side: slot for side, (_, slot) in slots.items()})


def _drafted(scene: Scene, window: Window) -> Floats:
    """Return what the rules drafted at the words of the stretch; the words before it are context alone."""
    found = np.zeros((window.before + window.end - window.start, DRAFTED), dtype=np.float32)
    found[window.before :] = drafted(scene, window.passage)[window.start : window.end]
    return found


def _sigmoid(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)


def _shares(names: Sequence[str], logits: Floats) -> dict[str, float]:
    return dict(zip(names, map(float, np.exp(log_softmax(logits))), strict=True))


def tokenizer_for(folder: Path | None = None) -> Path:
    """Return the encoder's vocabulary: beside the graphs, else beside the annotator's weights, which share it."""
    own = (folder or WEIGHTS) / TOKENIZER
    return own if own.is_file() else Path(__file__).parents[1] / "detect" / "weights" / TOKENIZER


class Graphs:
    """Both graphs, run by onnxruntime on one thread."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime as ort  # noqa: PLC0415  (slow to import, and only needed here)

        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Windows differ in length: planning memory for each would keep every size ever seen.
        options.enable_mem_pattern = options.enable_cpu_mem_arena = False
        self._words, self._sides = (
            ort.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"]) for name in (WORDS, SIDES)
        )

    def words(self, window: Window, drafted: Floats) -> Outputs:
        """Run `words.onnx`."""
        feed = {"ids": window.ids, "casing": window.casing, "first": window.first, "drafted": drafted}
        return dict(zip(OUTPUTS, self._words.run(list(OUTPUTS), feed), strict=True))

    def sides(self, asked: Mapping[str, NDArray[Any]]) -> Floats:
        """Run `sides.onnx`."""
        (logits,) = self._sides.run(["logits"], dict(asked))
        found: Floats = logits
        return found
