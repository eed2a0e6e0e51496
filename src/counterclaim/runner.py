"""Run the pipeline over many inputs on this machine: several processes read, one writes.

Results are written in the order of the inputs, whatever the number of processes, and what a case holds does not depend on that order.
Only a bounded number of captures is under way at a time, so memory stays flat. A capture whose reading kills its process costs that capture
alone: it becomes a drop that names it.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import chain, groupby, islice

from sqlalchemy import Engine

from counterclaim.article import Capture, Drop
from counterclaim.fault import EVERYWHERE, fault_drop, internal_drop
from counterclaim.record import CaseStore, Intake, Tally, end_run, reading, start_run, writing
from counterclaim.store import ArticleReading, Outcome, ReconcileStore

Result = ArticleReading | Drop
Read = Callable[[Capture], Sequence[Result]]
Step = Outcome | Drop | Capture  # a capture: its bytes are known, it was seen again
Watch = Callable[[Tally, str], None]

FEW_CHUNKS = 2  # up to here, starting processes costs more than it saves
CHUNK_CAPTURES = 8
CHUNK_BYTES = 4 * 1024 * 1024
CHUNKS_AHEAD = 4  # chunks under way for each process
BATCH_CAPTURES = 50  # captures a transaction
BATCH_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run goes: who reads a capture, who compares articles, in how many processes, and under which version and command line.

    ``read`` must be a function that another process can import.
    """

    read: Read
    reconcile: Callable[[ReconcileStore], None]
    jobs: int
    version: str
    command: str


def available_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def unwatched(tally: Tally, doing: str) -> None:
    """Tell nobody how far the run has come."""


def add(inputs: Iterable[Capture | Drop], case: Engine, plan: Plan, watch: Watch = unwatched) -> Tally:
    """Read ``inputs`` into the case, compare what is new with all the rest, and return what became of every article.

    Killed at any moment and run again, it leaves the case as if it had never been killed. ``watch`` is told of progress.
    """
    with writing(case) as connection:
        run = start_run(connection, plan.command, plan.version)
    tally = Tally()
    for batch in _batches(_steps(inputs, case, plan)):
        tally += _write(case, run, plan.version, batch)
        watch(tally, "reading")
    watch(tally, "comparing")
    with writing(case) as connection:
        plan.reconcile(CaseStore(connection, run))
    with writing(case) as connection:
        end_run(connection, run, tally)
    return tally


def _write(case: Engine, run: str, version: str, batch: Sequence[Step]) -> Tally:
    """Write one batch in one transaction."""
    tally = Tally()
    with writing(case) as connection:
        intake = Intake(connection, run, version)
        for again, steps in groupby(batch, key=lambda step: isinstance(step, Capture)):
            if again:
                tally = sum((intake.see_again(step) for step in steps if isinstance(step, Capture)), tally)
            else:
                tally += intake.write([step for step in steps if not isinstance(step, Capture)])
    return tally


def _batches(steps: Iterable[Step]) -> Iterator[Sequence[Step]]:
    batch: list[Step] = []
    began = time.monotonic()
    for step in steps:
        batch.append(step)
        if len(batch) >= BATCH_CAPTURES or time.monotonic() - began >= BATCH_SECONDS:
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch


def _steps(inputs: Iterable[Capture | Drop], case: Engine, plan: Plan) -> Iterator[Step]:
    """Yield the outcome of every input, in order."""
    chunks = _chunks(inputs, case, plan.version)
    first = list(islice(chunks, FEW_CHUNKS + 1))
    if plan.jobs == 1 or len(first) <= FEW_CHUNKS:
        for chunk in chain(first, chunks):
            yield from chunk.steps([read_safely(plan.read, capture) for capture in chunk.unread])
        return
    with _Readers(plan.read, plan.jobs) as readers:
        yield from readers.run(chain(first, chunks))


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Inputs that travel together, in order; ``unread`` are the captures among them that need reading."""

    inputs: tuple[Capture | Drop, ...]
    unread: tuple[Capture, ...]

    def steps(self, results: Sequence[Sequence[Result]]) -> Iterator[Step]:
        """Yield the steps of this chunk, given what was read from each unread capture."""
        outcomes = {capture.sha256: Outcome(capture, tuple(found)) for capture, found in zip(self.unread, results, strict=True)}
        for one in self.inputs:
            yield one if isinstance(one, Drop) else outcomes.pop(one.sha256, one)


def _chunks(inputs: Iterable[Capture | Drop], case: Engine, version: str) -> Iterator[_Chunk]:
    """Cut the inputs into chunks; captures whose bytes are known, or came earlier in this run, need no reading."""
    seen: set[str] = set()
    for some in _portions(inputs):
        fresh: dict[str, Capture] = {}
        with reading(case) as connection:
            intake = Intake(connection, "", version)
            for capture in (one for one in some if isinstance(one, Capture) and one.sha256 not in seen):
                seen.add(capture.sha256)
                if not intake.known(capture.sha256):
                    fresh[capture.sha256] = capture
        yield _Chunk(tuple(some), tuple(fresh.values()))


def _portions(inputs: Iterable[Capture | Drop]) -> Iterator[list[Capture | Drop]]:
    some: list[Capture | Drop] = []
    size = 0
    for one in inputs:
        some.append(one)
        size += one.size if isinstance(one, Capture) else 0
        if len(some) >= CHUNK_CAPTURES or size >= CHUNK_BYTES:
            yield some
            some, size = [], 0
    if some:
        yield some


class _Readers:
    """Processes that read chunks; results come back in order. A process that dies takes no chunk with it."""

    def __init__(self, read: Read, jobs: int) -> None:
        self._read = read
        self._jobs = jobs
        self._pool = process_pool(jobs)

    def __enter__(self) -> "_Readers":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def run(self, chunks: Iterable[_Chunk]) -> Iterator[Step]:
        """Yield the steps of all chunks, in order."""
        under_way: deque[tuple[_Chunk, Future[list[Sequence[Result]]]]] = deque()
        for chunk in chunks:
            under_way.append((chunk, self._submit(chunk)))
            if len(under_way) > self._jobs * CHUNKS_AHEAD:
                yield from self._finish(under_way)
        while under_way:
            yield from self._finish(under_way)

    def _submit(self, chunk: _Chunk) -> Future[list[Sequence[Result]]]:
        return self._pool.submit(read_all, self._read, chunk.unread)

    def _finish(self, under_way: deque[tuple[_Chunk, Future[list[Sequence[Result]]]]]) -> Iterator[Step]:
        chunk, future = under_way.popleft()
        try:
            results = future.result()
        except BrokenProcessPool:
            results = [self._read_alone(capture) for capture in chunk.unread]
            self._start_anew(under_way)
        yield from chunk.steps(results)

    def _read_alone(self, capture: Capture) -> Sequence[Result]:
        """Read one capture in a process of its own, to find the one that kills its process."""
        with process_pool(1) as pool:
            try:
                return pool.submit(read_all, self._read, (capture,)).result()[0]
            except BrokenProcessPool:
                return (internal_drop(capture, "reading it ended the process that read it"),)

    def _start_anew(self, under_way: deque[tuple[_Chunk, Future[list[Sequence[Result]]]]]) -> None:
        """Replace the broken processes and submit again what they have not finished."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = process_pool(self._jobs)
        again = [(chunk, future if _succeeded(future) else self._submit(chunk)) for chunk, future in under_way]
        under_way.clear()
        under_way.extend(again)


def _succeeded(future: "Future[list[Sequence[Result]]]") -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def process_pool(jobs: int) -> ProcessPoolExecutor:
    """Return processes that read; they leave interrupts to their parent and end with it."""
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin_reading)


def _begin_reading() -> None:
    """Leave interrupts to the process that writes, and end with it even where it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def read_all(read: Read, captures: Sequence[Capture]) -> list[Sequence[Result]]:
    """Read captures in another process; what goes back is without their bytes, which the caller has."""
    return [[_lighter(result) for result in read_safely(read, capture)] for capture in captures]


def _lighter(result: Result) -> Result:
    return result if isinstance(result, Drop) else replace(result, capture=replace(result.capture, raw=b""))


def read_safely(read: Read, capture: Capture) -> Sequence[Result]:
    """Read one capture; a fault becomes a drop, and so does silence."""
    try:
        return read(capture) or (internal_drop(capture, "reading it gave neither an article nor a reason"),)
    except EVERYWHERE:
        raise
    except Exception as error:
        return (fault_drop(capture, error),)
