"""The files under a path, sorted; what is not read (hidden files, loops, devices) is a drop."""

import os
import stat
from collections.abc import Iterator

from counterclaim.acquire.found import drop
from counterclaim.article import Drop


def files_of(path: str) -> Iterator[str | Drop]:
    """Yield the readable files at or under ``path`` in sorted order, and a drop for each thing that is none."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  paths stay as given
    except (OSError, ValueError) as error:
        yield _missing(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _under(path)
    else:
        yield path if stat.S_ISREG(mode) else _no_file(path)


def _under(folder: str) -> Iterator[str | Drop]:
    found = False
    for entry in _walk(folder, frozenset()):
        found = True
        yield entry
    if not found:
        yield drop(folder, "empty_folder", "the folder holds no files", "name a folder that does")


def _walk(folder: str, above: frozenset[str]) -> Iterator[str | Drop]:
    real = os.path.realpath(folder)
    if real in above:
        yield drop(folder, "link_loop", "a link leads back to a folder above it", "remove the link or name its target")
        return
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  paths stay as given
    except OSError as error:
        yield drop(folder, "unreadable", error.strerror or str(error), "check that the folder can be read by you")
        return
    for name in names:
        yield from _entry(os.path.join(folder, name), name, above | {real})  # noqa: PTH118


def _entry(path: str, name: str, above: frozenset[str]) -> Iterator[str | Drop]:
    if name.startswith("."):
        yield drop(path, "hidden", "hidden files and folders inside a folder are not read", "name it itself to have it read")
    elif os.path.isdir(path):  # noqa: PTH112
        yield from _walk(path, above)
    elif os.path.isfile(path):  # noqa: PTH113
        yield path
    else:
        yield from files_of(path)


def _missing(path: str, error: OSError | ValueError) -> Drop:
    if isinstance(error, FileNotFoundError):
        return drop(path, "not_found", "no such file or folder", "check the spelling, or whether a link's target is gone")
    if isinstance(error, OSError) and os.path.islink(path):  # noqa: PTH114
        return drop(path, "link_loop", error.strerror or str(error), "remove the link or name its target")
    return drop(path, "unreadable", getattr(error, "strerror", None) or str(error), "check that it can be read by you")


def _no_file(path: str) -> Drop:
    return drop(path, "not_a_file", "a device, pipe or socket, not a file", "save its content to a file, or pipe it to standard input")
