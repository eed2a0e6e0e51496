"""What adding one article costs as an archive grows: reading it, and setting it against everything recorded before.

Protocol: articles are written here, twelve a day about eight wars, with claims, denials, tolls, positions and filler of their own; one in
ten reprints an earlier one. They go the whole way (read by rules alone, so that the annotator's cost does not hide the rest) into a case
file on disk. At each size, `ADDED` further articles are added one by one, each by a run of its own; printed are the median CPU times of one
core for reading one article and for comparing it, and the slowest comparison.

    python -m bench.growth --sizes 100 1000 5000 --plot docs/images/growth.svg
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench.plots import Line, log_log
from counterclaim import pipeline, runner
from counterclaim.acquire import acquire
from counterclaim.record import open_case
from counterclaim.settings import AcquireSettings, ReadingSettings
from counterclaim.store import ReconcileStore

ADDED = 15
A_DAY = 12
START = date(2015, 1, 1)
WARS = (
    ("Peru", "Ecuador"), ("Ethiopia", "Eritrea"), ("India", "Pakistan"), ("Iran", "Iraq"), ("Thailand", "Cambodia"), ("Chad", "Libya"),
    ("Russia", "Ukraine"), ("Israel", "Lebanon"),
)  # fmt: skip
PLACES = ("the harbour", "the northern ridge", "the old market", "the bridge", "the airfield", "the pass", "the refinery", "the depot")
OUTLETS = ("Harbour Ledger", "Evening Star", "Northern Gazette", "Delta Post", "Island Times")


class Added(NamedTuple):
    """What one article cost, in CPU seconds."""

    reading: float
    comparing: float


def articles(seed: int = 7) -> Iterator[str]:
    """Yield articles without end, the same for the same seed."""
    rng = random.Random(seed)
    words = [
        f"{a}{b}{c}"
        for a in ("mar", "tol", "ven", "sil", "dor", "kel")
        for b in ("a", "e", "i", "o")
        for c in ("ne", "rt", "ss", "mb", "ld")
    ]
    old: list[list[str]] = []
    number = 0
    while True:
        day = START + timedelta(days=number // A_DAY)
        body = rng.choice(old[-200:]) if old and rng.random() < 0.1 else _body(rng, words, day)
        old = [*old[-200:], body]
        number += 1
        head = f"---\ntitle: War report {number}\noutlet: {rng.choice(OUTLETS)}\ndate: {day}T{rng.randint(6, 22):02}:00:00Z\n---\n"
        yield head + "\n\n".join(body) + "\n"


def _body(rng: random.Random, words: Sequence[str], day: date) -> list[str]:
    left, right = rng.sample(rng.choice(WARS), 2)
    place, weekday = rng.choice(PLACES), day.strftime("%A")
    return [
        f"{left}'s defence ministry said on {weekday} that its forces had killed {rng.randint(2, 900)} {right} soldiers near {place}.",
        f"{right} denied that its troops had lost {place} and accused {left} of shelling {rng.choice(PLACES)}.",
        f"At least {rng.randint(2, 60)} civilians were killed in an air strike on {place} on {weekday}, doctors said.",
        " ".join(rng.choices(words, k=90)).capitalize() + ".",
        f"{left} {rng.choice(('rejected', 'accepted'))} the ceasefire proposed by the United Nations on {weekday}.",
        " ".join(rng.choices(words, k=60)).capitalize() + ".",
    ]


class Archive:
    """A case file that grows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._case = open_case(folder / "case.db", create=True)
        self._source = articles()
        self.size = 0
        self._compared = 0.0

    def grow(self, size: int) -> None:
        """Add articles in bulk until the archive holds ``size``."""
        paths = [self._next() for _ in range(size - self.size)]
        if paths:
            self._add(paths)

    def add_one(self) -> Added:
        """Add one article by a run of its own."""
        began = time.process_time()
        self._compared = 0.0
        self._add([self._next()])
        return Added(time.process_time() - began - self._compared, self._compared)

    def _next(self) -> str:
        path = self._folder / f"{self.size:06}.md"
        path.write_text(next(self._source), encoding="utf-8")
        self.size += 1
        return str(path)

    def _add(self, paths: Sequence[str]) -> None:
        read = partial(pipeline.read_capture, reading=ReadingSettings(rules_only=True))
        plan = runner.Plan(read=read, reconcile=self._compare, jobs=1, version="bench", command="bench")
        runner.add(acquire(paths, AcquireSettings()), self._case, plan)

    def _compare(self, store: ReconcileStore) -> None:
        began = time.process_time()
        pipeline.reconcile_case(store)
        self._compared = time.process_time() - began


def main() -> None:
    """Print the table, and draw it where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="taken for the sake of `make bench`; these articles are generated")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000])
    parser.add_argument("--plot", type=Path, help="an SVG file to draw the cost into")
    options = parser.parse_args()
    print(f"{'recorded':>10}{'reading, ms':>14}{'comparing, ms':>16}{'slowest, ms':>14}")
    comparing: dict[float, float] = {}
    reading: dict[float, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        for size in options.sizes:
            archive.grow(size)
            found = [archive.add_one() for _ in range(ADDED)]
            reading[size] = 1000 * statistics.median(one.reading for one in found)
            comparing[size] = 1000 * statistics.median(one.comparing for one in found)
            slowest = 1000 * max(one.comparing for one in found)
            print(f"{size:>10,}{reading[size]:>14.0f}{comparing[size]:>16.0f}{slowest:>14.0f}", flush=True)
    if options.plot:
        lines = [Line("comparing it", comparing, dashed=False), Line("reading it", reading, dashed=True)]
        drawn = log_log("Adding one article to an archive", "articles recorded before", "CPU milliseconds", lines, unit="ms")
        options.plot.write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
