"""Logistic regression over named, hashed features: several yes-or-no questions about the same rows, answered by one matrix of weights.

Small enough to be trained in seconds and shipped in a file. A feature is a string; its number is a hash, so no words are kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
BATCH = 2048
EPOCHS = 12
STEP = 0.15
DECAY = 1e-5
LEAST = 3  # rows in which a feature must stand to get a weight


@dataclass(frozen=True, slots=True)
class Rows:
    """Features of many rows: hashed numbers one after another, and where each row begins."""

    numbers: Ints
    begins: Ints

    def __len__(self) -> int:
        return len(self.begins) - 1

    def take(self, chosen: Ints) -> "Rows":
        """Return the rows ``chosen``."""
        sizes = (self.begins[1:] - self.begins[:-1])[chosen]
        begins = np.concatenate([[0], np.cumsum(sizes)])
        places = np.repeat(self.begins[:-1][chosen] - begins[:-1], sizes) + np.arange(begins[-1])
        return Rows(self.numbers[places], begins)


def hashed(rows: Iterable[Sequence[str]]) -> Rows:
    """Return the rows with their features hashed; every row gets one that all rows have."""
    numbers: list[int] = []
    begins = [0]
    for row in rows:
        numbers.append(0)
        numbers.extend({crc32(name.encode()) for name in row})
        begins.append(len(numbers))
    return Rows(np.array(numbers, dtype=np.int64), np.array(begins, dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights [features, questions] of the features ``known`` (sorted)."""

    known: Ints
    weights: Floats

    def __call__(self, rows: Rows) -> Floats:
        """Return the probability of yes for each row and question."""
        if not len(rows):
            return np.zeros((0, self.weights.shape[1]), dtype=np.float32)
        return _sigmoid(_sums(_compact(self.known, rows), self.weights))


def train(rows: Rows, answers: Floats, counted: Floats | None = None, epochs: int = EPOCHS) -> Linear:
    """Learn to answer: ``answers`` [rows, questions] lie between 0 and 1, ``counted`` weighs them (0: says nothing)."""
    found, counts = np.unique(rows.numbers, return_counts=True)
    known = found[counts >= min(LEAST, len(rows))]
    inside = _compact(known, rows)
    weights = np.zeros((len(known) + 1, answers.shape[1]), dtype=np.float32)
    squares = np.full_like(weights, 1e-4)
    chance = np.random.default_rng(13)
    for epoch in range(epochs):
        order = chance.permutation(len(rows))
        for at in range(0, len(order), BATCH):
            chosen = order[at : at + BATCH]
            part = inside.take(chosen)
            error = _sigmoid(_sums(part, weights)) - answers[chosen]
            if counted is not None:
                error *= counted[chosen]
            slope = _spread(part, error, len(weights)) / BATCH + DECAY * weights
            squares += slope * slope
            weights -= STEP * (1 - epoch / epochs) * slope / np.sqrt(squares)
            weights[-1] = 0
    return Linear(known, weights[:-1])


def _compact(known: Ints, rows: Rows) -> Rows:
    """Return the rows with each feature's place among ``known``; the place after the last for those without weight."""
    places = np.searchsorted(known, rows.numbers)
    places[places == len(known)] = 0
    return Rows(np.where(known[places] == rows.numbers, places, len(known)), rows.begins)


def _sums(rows: Rows, weights: Floats) -> Floats:
    padded = np.vstack([weights, np.zeros((1, weights.shape[1]), np.float32)])
    sums: Floats = np.add.reduceat(padded[rows.numbers], rows.begins[:-1], axis=0)
    return sums


def _spread(rows: Rows, error: Floats, size: int) -> Floats:
    long = np.repeat(error, rows.begins[1:] - rows.begins[:-1], axis=0)
    return np.stack([np.bincount(rows.numbers, long[:, k], size) for k in range(error.shape[1])], axis=1).astype(np.float32)


def _sigmoid(values: Floats) -> Floats:
    return np.float32(1) / (np.float32(1) + np.exp(-np.clip(values, -30, 30)))
