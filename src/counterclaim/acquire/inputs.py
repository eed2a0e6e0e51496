"""From what a person names (files, folders, "-", addresses) to captures: lazily, in a stable order, and nothing lost in silence."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import httpx

from counterclaim.acquire.folders import files_of
from counterclaim.acquire.found import Clock, Found, drop, now
from counterclaim.acquire.unpack import unpack
from counterclaim.acquire.web import Fetcher, Resolver, resolve
from counterclaim.article import Capture, Drop
from counterclaim.errors import FetchError
from counterclaim.settings import AcquireSettings

STDIN = "-"
Outcome = Capture | Drop


def acquire(
    inputs: Sequence[str],
    settings: AcquireSettings,
    *,
    transport: httpx.BaseTransport | None = None,
    resolver: Resolver = resolve,
    stdin: BinaryIO | None = None,
    clock: Clock = now,
) -> Iterator[Outcome]:
    """Yield a capture or a drop (at least one of them) for every input.

    Inputs keep their order, the files of a folder are sorted by path; the same file or address a second time is a drop, so that nothing
    counts twice. ``transport``, ``resolver``, ``stdin`` and ``clock`` stand in for the network, the name service, standard input and time.
    """
    seen: set[str] = set()
    with Fetcher(settings, transport, resolver) as fetcher:
        for name in inputs:
            if _is_address(name):
                yield from _once(name, name, seen, _from_address(name, fetcher, settings, clock))
            elif name == STDIN:
                yield from _once(name, name, seen, _from_stdin(stdin or sys.stdin.buffer, settings, clock))
            else:
                yield from _from_path(name, seen, settings, clock)


def _is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


def _once(name: str, key: str, seen: set[str], outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    if key in seen:
        yield drop(name, "same_input", "this input was given before", "name it once")
        return
    seen.add(key)
    yield from outcomes


def _from_path(name: str, seen: set[str], settings: AcquireSettings, clock: Clock) -> Iterator[Outcome]:
    for path in files_of(name):
        if isinstance(path, Drop):
            yield path
        else:
            yield from _once(path, os.path.realpath(path), seen, _from_file(path, settings, clock))


def _from_file(path: str, settings: AcquireSettings, clock: Clock) -> Iterator[Outcome]:
    found = Found(path, clock())
    try:
        with open(path, "rb") as stream:  # noqa: PTH123  a path is kept as given, byte for byte
            yield from unpack(stream, found, settings)
    except OSError as error:
        yield drop(path, "unreadable", _problem(error), "check that the file can be read by you")


def _from_stdin(stream: BinaryIO, settings: AcquireSettings, clock: Clock) -> Iterator[Outcome]:
    try:
        yield from unpack(stream, Found(STDIN, clock()), settings)
    except OSError as error:
        yield drop(STDIN, "unreadable", _problem(error), "check what writes to standard input")


def _from_address(address: str, fetcher: Fetcher, settings: AcquireSettings, clock: Clock) -> Iterator[Outcome]:
    try:
        page = fetcher.fetch(address)
    except FetchError as error:
        yield drop(address, "not_fetched", str(error), error.remedy)
        return
    yield from unpack(page.stream(), Found(address, clock(), page.url, page.content_type), settings)


def _problem(error: OSError) -> str:
    return error.strerror or str(error)
