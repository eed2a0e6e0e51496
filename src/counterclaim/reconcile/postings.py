"""A compact inverted index in memory: which documents hold which 64-bit numbers, at twelve bytes a posting.

Postings come in one document at a time and lie in sorted runs, each at least four times as long as the next; runs of like length are
merged, as in a log-structured merge tree. So adding costs the same however many documents are held, and a look-up searches a handful of
arrays.
"""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray

RECENT = 2_048  # postings that wait unsorted before they become a run
RATIO = 4
Numbers = NDArray[np.uint64]
Documents = NDArray[np.uint32]
Run = tuple[Numbers, Documents]


class Postings:
    """Documents, numbered from 0, by the numbers they hold."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._numbers, self._documents = array("Q"), array("I")  # what waits
        self._sorted: Run | None = None  # the same, in order; null where something came in since

    def add(self, document: int, numbers: Collection[int]) -> None:
        """Note that ``document`` holds these numbers; each is to be given once a document."""
        self._numbers.extend(numbers)
        self._documents.extend([document] * len(numbers))
        self._sorted = None
        if len(self._numbers) >= RECENT:
            self._settle()

    def holding(self, numbers: Iterable[int], most: int | None = None) -> dict[int, int]:
        """Return how many of ``numbers`` each document holds; a number that more than ``most`` documents hold counts for none."""
        wanted = np.fromiter(set(numbers), dtype=np.uint64)
        runs = [*self._runs, self._waiting()]
        bounds = [(np.searchsorted(held, wanted, "left"), np.searchsorted(held, wanted, "right")) for held, _ in runs]
        if most is not None:
            kept = np.sum([last - first for first, last in bounds], axis=0) <= most
            bounds = [(first[kept], last[kept]) for first, last in bounds]
        found = np.concatenate([documents[_between(*ends)] for (_, documents), ends in zip(runs, bounds, strict=True)])
        return dict(Counter(found.tolist()))

    @property
    def nbytes(self) -> int:
        """The bytes that all postings take."""
        waiting = len(self._numbers) * (self._numbers.itemsize + self._documents.itemsize)
        return waiting + sum(numbers.nbytes + documents.nbytes for numbers, documents in self._runs)

    def _waiting(self) -> Run:
        if self._sorted is None:
            self._sorted = _in_order(np.array(self._numbers, dtype=np.uint64), np.array(self._documents, dtype=np.uint32))
        return self._sorted

    def _settle(self) -> None:
        """Make a run of what waits, and merge runs until each is `RATIO` times as long as the next."""
        self._runs.append(self._waiting())
        self._numbers, self._documents, self._sorted = array("Q"), array("I"), None
        while len(self._runs) > 1 and len(self._runs[-2][0]) < RATIO * len(self._runs[-1][0]):
            (left, left_documents), (right, right_documents) = self._runs[-2:]
            self._runs[-2:] = [_in_order(np.concatenate((left, right)), np.concatenate((left_documents, right_documents)))]


def _in_order(numbers: Numbers, documents: Documents) -> Run:
    order = np.argsort(numbers, kind="stable")
    return numbers[order], documents[order]


def _between(first: NDArray[np.intp], last: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return every position from each of ``first`` up to its ``last``."""
    sizes = last - first
    ends = np.cumsum(sizes)
    positions: NDArray[np.intp] = np.arange(ends[-1] if ends.size else 0) + np.repeat(first - ends + sizes, sizes)
    return positions
