"""What adding one article costs as an archive grows: reading it, and setting it against everything recorded before.

Protocol: articles are written here, twelve a day, about six wars at a time that come and go, each with its own states, towns, leaders and
words, with claims, denials, tolls, positions and filler; one in ten reprints an earlier one. They go the whole way (read by rules alone,
so that the annotator's cost does not hide the rest) into a case file on disk. At each size, `ADDED` further articles are added one by one,
each by a run of its own; printed are the median CPU times of one core for reading one article and for comparing it, and the slowest
comparison.

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
from counterclaim.vocabulary.actors import countries

ADDED = 15
A_DAY = 12
START = date(2015, 1, 1)
WAR_DAYS = 240  # that a war is in the news; then another takes its place
AT_A_TIME = 6  # wars in the news
OUTLETS = (
    "Harbour Ledger",
    "Evening Star",
    "Northern Gazette",
    "Delta Post",
    "Island Times",
    "Summit Herald",
    "Coast Observer",
    "Plain Courier",
)
SYLLABLES = ("mar", "tol", "ven", "sil", "dor", "kel", "ash", "bru", "nor", "pe", "ri", "zha")


class Added(NamedTuple):
    """What one article cost, in CPU seconds."""

    reading: float
    comparing: float


class War(NamedTuple):
    """Two states, and the towns, heads and words of their war."""

    sides: tuple[str, str]
    towns: tuple[str, ...]
    heads: tuple[str, str]
    words: tuple[str, ...]


def articles(seed: int = 7) -> Iterator[str]:
    """Yield articles without end, the same for the same seed: wars come and go, each with its places, names and words."""
    rng = random.Random(seed)
    states = [country.name for country in countries().countries if country.adjectives and " " not in country.name]
    wars: list[War] = []
    old: list[list[str]] = []
    number = 0
    while True:
        day = START + timedelta(days=number // A_DAY)
        if number % (WAR_DAYS * A_DAY // AT_A_TIME) == 0 or len(wars) < AT_A_TIME:
            wars = [*wars, _war(rng, states)][-AT_A_TIME:]
        body = rng.choice(old[-200:]) if old and rng.random() < 0.1 else _body(rng, rng.choice(wars), day)
        old = [*old[-200:], body]
        number += 1
        head = f"---\ntitle: {_title(body)}\noutlet: {rng.choice(OUTLETS)}\ndate: {day}T{rng.randint(6, 22):02}:00:00Z\n---\n"
        yield head + "\n\n".join(body) + "\n"


def _war(rng: random.Random, states: Sequence[str]) -> War:
    def name() -> str:
        return "".join(rng.sample(SYLLABLES, 3)).capitalize()

    left, right = rng.sample(states, 2)
    towns = tuple(name() for _ in range(12))
    return War((left, right), towns, (f"{name()} {name()}", f"{name()} {name()}"), tuple(name().casefold() for _ in range(400)))


def _title(body: Sequence[str]) -> str:
    return body[0].split(" said")[0] + " on " + body[0].rsplit(" ", 2)[-1].rstrip(".")


def _body(rng: random.Random, war: War, day: date) -> list[str]:
    at = rng.randrange(2)
    left, right = war.sides[at], war.sides[1 - at]
    place, weekday = rng.choice(war.towns), day.strftime("%A")
    deed = rng.choice(("shelling", "bombing", "storming", "looting"))
    stance = rng.choice(("rejected", "accepted"))
    said = [
        f"{left}'s defence ministry said on {weekday} that its forces had killed {rng.randint(2, 900)} {right} soldiers near {place}.",
        f"{right} denied that its troops had lost {place} and accused {left} of {deed} {rng.choice(war.towns)}.",
        f"At least {rng.randint(2, 60)} civilians were killed in an air strike on {place} on {weekday}, doctors said.",
        f"{left}'s president, {war.heads[at]}, {stance} the ceasefire proposed by the United Nations on {weekday}.",
    ]
    filler = [" ".join(rng.choices(war.words, k=size)).capitalize() + "." for size in (90, 60)]
    return [*rng.sample(said, 3), *filler]


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
