"""The matcher: an encoder of two statements at once, trained on pairs that were written for it.

One graph, `matcher.onnx`: the sub-tokens of both statements in, with the number of the statement that each belongs to; a logit for each of
`WAYS` out. Both orders of a pair are asked and averaged, so that the answer does not hang on which came first. A pair is run alone, so that
its answer depends on its words and the weights alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from counterclaim.detect.annotator import WEIGHTS as ANNOTATOR
from counterclaim.detect.decoding import log_softmax
from counterclaim.detect.pieces import TOKENIZER
from counterclaim.errors import SettingsError
from counterclaim.reconcile.matching import TURNED, WAYS, Way

WEIGHTS = Path(__file__).parent / "weights" / "matcher.onnx"
LONGEST = 90
"""Sub-tokens of a statement that are read; training cut the same."""
START, PART = 101, 102
"""The encoder's tokens before the first statement and behind each."""
REMEMBERED = 100_000
"""Pairs whose answer is kept."""
Ids = NDArray[np.int64]
_TURNED = [WAYS.index(TURNED.get(way, way)) for way in WAYS]


class NetworkMatcher:
    """The loaded network; ``digest`` is the sha256 of its graph."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        if not weights.is_file():
            raise SettingsError("the matcher's weights are missing", where=str(weights), remedy="install again, or train them")
        import onnxruntime as ort  # noqa: PLC0415  (slow to import, and only needed here)
        from tokenizers import Tokenizer  # noqa: PLC0415

        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_mem_pattern = options.enable_cpu_mem_arena = False  # pairs differ in length
        self._session = ort.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(ANNOTATOR.with_name(TOKENIZER)))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._digest = hashlib.sha256(weights.read_bytes()).hexdigest()
        self._asked = lru_cache(maxsize=REMEMBERED)(self._ask)

    @property
    def digest(self) -> str:
        """The sha256 of the graph."""
        return self._digest

    def match(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Mapping[Way, float]]:
        """Return the probability of every way for each pair of statements, in order."""
        return [self._asked(first, second) for first, second in pairs]

    def _ask(self, first: str, second: str) -> Mapping[Way, float]:
        one, other = self._ids(first), self._ids(second)
        straight, turned = self._shares(one, other), self._shares(other, one)[_TURNED]
        return dict(zip(WAYS, map(float, (straight + turned) / 2), strict=True))

    def _shares(self, one: list[int], other: list[int]) -> NDArray[np.float32]:
        ids, parts = joined(one, other)
        (logits,) = self._session.run(["logits"], {"ids": ids, "parts": parts})
        shares: NDArray[np.float32] = np.exp(log_softmax(logits))
        return shares

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(" ".join(text.split()), add_special_tokens=False).ids
        return ids


def joined(one: Sequence[int], other: Sequence[int]) -> tuple[Ids, Ids]:
    """Return the network's input for the sub-tokens of two statements: the tokens, and which statement each belongs to (0: neither)."""
    one, other = one[:LONGEST], other[:LONGEST]
    ids = [START, *one, PART, *other, PART]
    parts = [0, *[1] * (len(one) + 1), *[2] * (len(other) + 1)]
    return np.array(ids, dtype=np.int64), np.array(parts, dtype=np.int64)
