"""Copies: the fingerprint index against an exact comparison of all pairs, on documents that are written here.

Protocol: documents of 150 to 450 words drawn from a Zipf vocabulary of 20,000 words; one in ten is a lightly edited copy of an earlier one
(one word in 25 changed), one in twenty embeds an earlier one whole in a longer text, one in twenty takes over a third of one. The truth is
exact: every pair in which the longer document holds 80 % or more of the shorter one's word runs, found by counting all runs that each pair
shares. Up to 20,000 documents every pair counts; above, the pairs of 300 documents with all others. Recall and precision are of those
pairs, precision after the exact comparison that follows the index. Memory is of the index alone. Time is CPU time of one core, for
hashing, indexing and finding each document's copies among all.

    python -m bench.copies --sizes 1000 10000 20000 100000 --plot docs/images/copies.svg
"""

import argparse
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.plots import Line, log_log
from counterclaim.reconcile.copies import compare, fingerprints, thresholds, word_runs, worth_comparing
from counterclaim.reconcile.postings import Postings

CONTAINED = 0.8
ALL_PAIRS = 20_000  # documents up to which every pair is looked at
PROBED = 300
TARGET = 2_000  # documents a second
Runs = frozenset[int]


class Measured(NamedTuple):
    """One line of the table."""

    documents: int
    true_pairs: int
    recall: float
    precision: float
    proposed: float
    seconds: float
    bytes_each: float

    @property
    def speed(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds


def documents(n: int, seed: int = 5) -> Iterator[str]:
    """Yield ``n`` documents, the same for the same seed."""
    rng = random.Random(seed)
    words = [f"w{number}" for number in range(20_000)]
    cumulative = np.cumsum([1 / (rank + 1) for rank in range(len(words))]).tolist()
    texts: list[list[str]] = []
    for _ in range(n):
        fresh = rng.choices(words, cum_weights=cumulative, k=rng.randint(150, 450))
        kind, old = rng.random(), rng.choice(texts) if texts else []
        if old and kind < 0.1:
            fresh = [rng.choice(words) if rng.random() < 0.04 else word for word in old]
        elif old and kind < 0.15:
            at = rng.randint(0, len(fresh))
            fresh = [*fresh[:at], *old, *fresh[at:]]
        elif old and kind < 0.2:
            fresh = [*fresh, *old[: len(old) // 3]]
        texts.append(fresh)
        yield " ".join(fresh)


def contained(runs: Sequence[Runs], probes: Sequence[int]) -> set[tuple[int, int]]:
    """Return every pair of a probe and another document in which the longer holds most of the shorter, counting all shared runs."""
    everything = Postings()
    for number, held in enumerate(runs):
        everything.add(number, held)
    sizes = [len(held) for held in runs]
    return {
        pair(one, other)
        for one in probes
        for other, shared in everything.holding(runs[one]).items()
        if one != other and shared >= CONTAINED * min(sizes[one], sizes[other])
    }


def pair(one: int, other: int) -> tuple[int, int]:
    """Return two documents in order."""
    return (one, other) if one < other else (other, one)


def candidates(index: Postings, prints: Sequence[Runs], probes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that the index proposes for the probes."""
    for one in probes:
        near = index.holding(prints[one], thresholds().common)
        sizes = len(prints[one])
        yield from (pair(one, other) for other, n in near.items() if other != one and worth_comparing(n, sizes, len(prints[other])))


def measure(n: int) -> Measured:
    """Return what ``n`` documents cost and how many of their copies are found."""
    texts = list(documents(n))
    began = time.process_time()
    runs = [word_runs(text) for text in texts]
    index, prints = Postings(), [fingerprints(held) for held in runs]
    for number, held in enumerate(prints):
        index.add(number, held)
    indexing = time.process_time() - began
    probes = range(n) if n <= ALL_PAIRS else sorted(random.Random(1).sample(range(n), PROBED))
    began = time.process_time()
    proposed = set(candidates(index, prints, probes))
    verified = {(a, b) for a, b in proposed if compare(runs[a], runs[b]).share >= CONTAINED}
    finding = (time.process_time() - began) * n / len(probes)
    truth = contained(runs, probes)
    return Measured(
        documents=n,
        true_pairs=len(truth),
        recall=len(verified & truth) / len(truth) if truth else 1.0,
        precision=len(verified & truth) / len(verified) if verified else 1.0,
        proposed=len(proposed) / len(probes),
        seconds=indexing + finding,
        bytes_each=index.nbytes / n,
    )


def row(found: Measured) -> str:
    """Return one line of the table."""
    cells = (
        f"{found.true_pairs:,}", f"{found.recall:.4f}", f"{found.precision:.4f}", f"{found.proposed:.1f}", f"{found.speed:,.0f}",
        f"{found.bytes_each:,.0f}",
    )  # fmt: skip
    return f"{found.documents:>10,}" + "".join(f"{cell:>14}" for cell in cells)


def plot(found: Sequence[Measured]) -> str:
    """Return the cost by the number of documents as SVG, beside a line of 2,000 documents a second."""
    cost: Mapping[float, float] = {one.documents: one.seconds for one in found}
    target: Mapping[float, float] = {one.documents: one.documents / TARGET for one in found}
    lines = [Line("measured", cost, dashed=False), Line(f"{TARGET:,} documents a second", target, dashed=True)]
    title = f"Finding copies: {max(one.bytes_each for one in found):,.0f} bytes of index a document"
    return log_log(title, "documents", "CPU seconds of one core", lines)


def main() -> None:
    """Print the table, and draw it where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="taken for the sake of `make bench`; these documents are generated")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--plot", type=Path, help="an SVG file to draw the cost into")
    options = parser.parse_args()
    heads = ("true pairs", "recall", "precision", "proposed/doc", "docs/s", "bytes/doc")
    print(f"{'documents':>10}" + "".join(f"{head:>14}" for head in heads))
    found = []
    for size in options.sizes:
        found.append(measure(size))
        print(row(found[-1]), flush=True)
    if options.plot:
        options.plot.write_text(plot(found), encoding="utf-8")


if __name__ == "__main__":
    main()
