"""What adding one article costs as an archive grows: reading it, and setting it against everything recorded before.

Protocol: made-up articles (`bench.archive`) come in at a constant rate, so many a day; at each size, `ADDED` further articles are added one
by one, each by a run of its own, to a case file on disk. They go the whole way, read by rules alone, so that the annotator's cost does not
hide the rest. Printed are the median CPU times of one core for reading one article and for comparing it, the slowest comparison, the size
of the case file and the peak memory of the process. A second rate shows what the density of the news costs, which no index takes away:
what is said of one war in one week has to be set against each other.

    python -m bench.growth --a-day 12 48 --sizes 200 400 800 1600 --plot docs/images/growth.svg
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench.archive import articles
from bench.plots import Line, log_log
from counterclaim import pipeline, runner
from counterclaim.acquire import acquire
from counterclaim.record import open_case
from counterclaim.settings import AcquireSettings, ReadingSettings
from counterclaim.store import ReconcileStore

ADDED = 15
MEBIBYTE = 1024 * 1024


class Added(NamedTuple):
    """What one article cost, in CPU seconds."""

    reading: float
    comparing: float


class Cost(NamedTuple):
    """What one article costs at one size of the archive: CPU milliseconds."""

    reading: float
    comparing: float
    slowest: float


class Archive:
    """A case file that grows."""

    def __init__(self, folder: Path, a_day: int) -> None:
        self._folder = folder
        self._case = open_case(folder / "case.db", create=True)
        self._source = articles(a_day)
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

    @property
    def on_disk(self) -> float:
        """How large the case file is, in MiB."""
        return (self._folder / "case.db").stat().st_size / MEBIBYTE

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


def cost(archive: Archive, size: int) -> Cost:
    """Let the archive grow to ``size`` and return what one more article costs."""
    archive.grow(size)
    found = [archive.add_one() for _ in range(ADDED)]
    comparing = [1000 * one.comparing for one in found]
    return Cost(1000 * statistics.median(one.reading for one in found), statistics.median(comparing), max(comparing))


def main() -> None:
    """Print the table, and draw it where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="taken for the sake of `make bench`; these articles are generated")
    parser.add_argument("--a-day", type=int, nargs="+", default=[12], help="articles a day")
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 800])
    parser.add_argument("--plot", type=Path, help="an SVG file to draw the cost into")
    options = parser.parse_args()
    heads = ("a day", "recorded", "days", "reading, ms", "comparing, ms", "slowest, ms", "case, MiB", "peak, MiB")
    print("".join(f"{head:>{len(head) + 2}}" for head in heads))
    lines: list[Line] = []
    for a_day in options.a_day:
        comparing: dict[float, float] = {}
        with tempfile.TemporaryDirectory() as folder:
            archive = Archive(Path(folder), a_day)
            for size in options.sizes:
                found = cost(archive, size)
                comparing[size] = found.comparing
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                row = (a_day, size, size // a_day, *found, archive.on_disk, peak)
                print("".join(f"{value:>{len(head) + 2},.0f}" for head, value in zip(heads, row, strict=True)), flush=True)
        lines.append(Line(f"comparing it, {a_day} a day", comparing, dashed=bool(lines)))
    if options.plot:
        drawn = log_log("Adding one article to an archive", "articles recorded before", "CPU milliseconds", lines, unit="ms")
        options.plot.write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
