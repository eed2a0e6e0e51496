"""Copies: the fingerprint index against an exact comparison of all pairs, on documents that are written here.

Protocol: documents of 150 to 450 words drawn from a Zipf vocabulary of 20,000 words; one in ten is a lightly edited copy of an earlier one
(one word in 25 changed), one in twenty embeds an earlier one whole in a longer text, one in twenty takes over a third of one. The truth is
exact: every pair in which the longer document holds 80 % or more of the shorter one's word runs. Up to 1,000 documents every pair is
compared; above, 300 documents are compared with all others. Recall and precision are of those pairs, precision after the exact comparison
that follows the index. Memory is of the index alone. Time is CPU time of one core.

    python -m bench.copies --sizes 1000 10000
"""

import argparse
import random
import time
import tracemalloc
from collections.abc import Iterator, Mapping, Sequence

from counterclaim.reconcile.copies import compare, fingerprints, thresholds, word_runs
from counterclaim.reconcile.memory import MemoryCase

CONTAINED = 0.8
PROBED = 300
Runs = frozenset[int]


def documents(n: int, seed: int = 5) -> list[str]:
    """Return ``n`` documents, the same for the same seed."""
    rng = random.Random(seed)
    words = [f"w{number}" for number in range(20_000)]
    weights = [1 / (rank + 1) for rank in range(len(words))]
    texts: list[list[str]] = []
    for _ in range(n):
        fresh = rng.choices(words, weights, k=rng.randint(150, 450))
        kind, old = rng.random(), rng.choice(texts) if texts else []
        if old and kind < 0.1:
            fresh = [rng.choice(words) if rng.random() < 0.04 else word for word in old]
        elif old and kind < 0.15:
            at = rng.randint(0, len(fresh))
            fresh = [*fresh[:at], *old, *fresh[at:]]
        elif old and kind < 0.2:
            fresh = [*fresh, *old[: len(old) // 3]]
        texts.append(fresh)
    return [" ".join(text) for text in texts]


def contained(runs: Mapping[str, Runs], probes: Sequence[str]) -> set[tuple[str, str]]:
    """Return every pair of a probe and another document in which the longer holds most of the shorter."""
    return {pair(one, other) for one in probes for other in runs if one != other and compare(runs[one], runs[other]).share >= CONTAINED}


def pair(one: str, other: str) -> tuple[str, str]:
    """Return two names in order."""
    return (one, other) if one < other else (other, one)


def candidates(case: MemoryCase, runs: Mapping[str, Runs], probes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that the index proposes for the probes."""
    for one in probes:
        near = case.articles_sharing(fingerprints(runs[one]), most=thresholds().common)
        yield from (pair(one, other) for other in near if other != one)


def measure(n: int) -> str:
    """Return one line of the table."""
    texts = {f"d{number:07}": text for number, text in enumerate(documents(n))}
    began = time.process_time()
    runs = {name: word_runs(text) for name, text in texts.items()}
    hashing = time.process_time() - began
    tracemalloc.start()
    case, began = MemoryCase(), time.process_time()
    for name, held in runs.items():
        case.put_fingerprints(name, fingerprints(held))
    indexing = time.process_time() - began
    memory = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    probes = list(runs) if n <= 1000 else random.Random(1).sample(list(runs), PROBED)
    began = time.process_time()
    proposed = set(candidates(case, runs, probes))
    verified = {(a, b) for a, b in proposed if compare(runs[a], runs[b]).share >= CONTAINED}
    finding = (time.process_time() - began) * n / len(probes)
    truth = contained(runs, probes)
    recall = len(verified & truth) / len(truth) if truth else 1.0
    precision = len(verified & truth) / len(verified) if verified else 1.0
    speed = n / (hashing + indexing + finding)
    row = (len(truth), f"{recall:.4f}", f"{precision:.4f}", f"{len(proposed) / len(probes):.1f}", f"{speed:,.0f}", f"{memory / n:,.0f}")
    return f"{n:>10,}" + "".join(f"{cell:>14}" for cell in row)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="taken for the sake of `make bench`; these documents are generated")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    heads = ("true pairs", "recall", "precision", "proposed/doc", "docs/s", "bytes/doc")
    print(f"{'documents':>10}" + "".join(f"{head:>14}" for head in heads))
    for size in parser.parse_args().sizes:
        print(measure(size), flush=True)


if __name__ == "__main__":
    main()
