"""Accuracy, speed and size of the annotator: `python -m bench.annotator --data ../shared/data --split dev [--float float.onnx]`.

Protocol: see training/evaluate.py. The official test files are read from the same layout, with `test` in their names. Every figure
is on held-out text. Speed: one thread, PolNeAR's dev paragraphs as plain text, all heads and the decoding included.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench import attribution_rules
from bench.folders import data_set
from counterclaim.detect.annotator import WEIGHTS, Annotator
from training.evaluate import accuracy

SPEED_WORDS = 20_000


def speed(weights: Path, data: Path) -> None:
    """Print load time, words per CPU second on one thread, and peak memory; meant for a process of its own."""
    before = time.perf_counter()
    annotator = Annotator.load(weights)
    loaded = time.perf_counter() - before
    files = sorted((data / "polnear" / "dev" / "text").glob("*.txt"))
    texts = (line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    annotator.annotate(next(texts))
    words, spent = 0, time.process_time()
    for text in texts:
        words += len(annotator.annotate(text).words)
        if words > SPEED_WORDS:
            break
    spent = time.process_time() - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = weights.stat().st_size / 1e6
    print(f"  {size:6.1f} MB file, load {loaded:.2f} s, {words / spent:6.0f} words per CPU second, peak memory {peak:.0f} MB")


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the public data sets")
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="the int8 file")
    parser.add_argument("--float", type=Path, dest="whole", help="a single-precision file to compare with")
    parser.add_argument("--limit", type=int, default=0, help="measure only the first documents of each set")
    parser.add_argument("--only", default="", help="measure only tasks whose name has this")
    parser.add_argument("--speed", type=Path, help="measure only the speed of this file")
    given = parser.parse_args(arguments)
    if given.speed:
        speed(given.speed, given.data)
        return 0
    files = ({"fp32": given.whole} if given.whole else {}) | {"int8": given.weights}
    for name, path in files.items():
        print(f"{name}: sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}", flush=True)
        if not given.only:
            # A process of its own, begun while this one is small: on Linux a child's peak counts from its parent's size.
            command = [sys.executable, "-m", "bench.annotator", "--data", str(given.data), "--speed", str(path)]
            subprocess.run(command, check=True)
    annotators = {name: Annotator.load(path) for name, path in files.items()}
    accuracy(annotators, given.data, given.split, given.limit, given.only)
    if not given.only:
        print(f"\nthe rules beside it: words of each role on PolNeAR {given.split}")
        print(attribution_rules.table(attribution_rules.measure(data_set(given.data, "polnear", given.split, holds="text"))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
