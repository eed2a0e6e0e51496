"""From a stream of bytes to captures: one for a plain file, one a line of JSON Lines, one a payload of an archive."""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from counterclaim.acquire.archive import payloads
from counterclaim.acquire.found import Found, capture_of, drop, drop_for, too_large
from counterclaim.article import Capture, Drop
from counterclaim.content import JSON_LINES, READABLE, SNIFFED, UNKNOWN, WARC, content_type, gunzip, media_type, unzipped_name
from counterclaim.errors import FormatError
from counterclaim.ids import sha256_hex
from counterclaim.settings import AcquireSettings

Outcome = Capture | Drop


def unpack(stream: BinaryIO, found: Found, settings: AcquireSettings) -> Iterator[Outcome]:
    """Yield the captures in ``stream`` (at least one capture or drop); containers are read as a stream, not held in memory."""
    buffered = io.BufferedReader(cast("io.RawIOBase", stream), SNIFFED) if not hasattr(stream, "peek") else stream
    head = buffered.peek(SNIFFED)[:SNIFFED]
    if not head:
        yield drop(found.path, "empty", "the file holds no bytes", "remove it, or fetch it again")
        return
    kind = content_type(found.name, head, found.declared)
    if kind == "application/gzip":
        yield from _unpack_gzip(buffered, head, found, settings)
    elif media_type(kind) == WARC:
        yield from payloads(buffered, found, settings)
    elif media_type(kind) == JSON_LINES:
        yield from lines(buffered, found, settings)
    else:
        yield _whole(buffered, found, kind, settings)


def _whole(stream: BinaryIO, found: Found, kind: str, settings: AcquireSettings) -> Outcome:
    raw = stream.read(settings.max_bytes + 1)
    if len(raw) > settings.max_bytes:
        return too_large(found.path, settings.max_bytes)
    if media_type(kind) not in READABLE:
        return _unsupported(found, raw, kind)
    return capture_of(found, raw, kind)


def _unsupported(found: Found, raw: bytes, kind: str) -> Drop:
    what = "binary data" if kind == UNKNOWN else kind
    remedy = "convert it to text, HTML or Markdown first"
    return drop(found.path, "unsupported_type", f"{what} cannot be read as an article", remedy, sha256=sha256_hex(raw))


def lines(stream: BinaryIO, found: Found, settings: AcquireSettings) -> Iterator[Outcome]:
    """Yield one capture a line of JSON Lines: the exact bytes of the line without its line end. Blank lines hold nothing."""
    blank = True
    for number, line in enumerate(_bounded_lines(stream, settings.max_bytes), start=1):
        part = f"line {number}"
        if len(line) > settings.max_bytes:
            yield too_large(found.path, settings.max_bytes, part)
        elif raw := line.rstrip(b"\r\n"):
            if raw.strip():
                yield capture_of(found, raw, "application/json", part=part)
            else:
                continue
        else:
            continue
        blank = False
    if blank:
        yield drop(found.path, "empty", "the file holds blank lines only", "remove it, or fetch it again")


def _bounded_lines(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Yield lines; one longer than ``limit`` comes cut, one byte above the limit, and its rest is skipped."""
    while line := stream.readline(limit + 2):
        if len(line.rstrip(b"\r\n")) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
        yield line if len(line.rstrip(b"\r\n")) > limit else line.rstrip(b"\r\n") + b"\n"


def _unpack_gzip(stream: BinaryIO, head: bytes, found: Found, settings: AcquireSettings) -> Iterator[Outcome]:
    """Containers inside gzip are read member by member; for a plain file the capture keeps the gzip bytes as they came."""
    inner = content_type(unzipped_name(found.name), _first_bytes(head))
    if media_type(inner) == WARC:
        yield from payloads(stream, found, settings)
    elif media_type(inner) == JSON_LINES:
        yield from _gzip_lines(stream, found, settings)
    else:
        yield _gzip_whole(stream, found, settings)


def _first_bytes(head: bytes) -> bytes:
    """Return the beginning of what a gzip file holds; nothing where it is broken (reading it whole will say so)."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, SNIFFED)
    except zlib.error:
        return b""


def _gzip_whole(stream: BinaryIO, found: Found, settings: AcquireSettings) -> Outcome:
    raw = stream.read(settings.max_bytes + 1)
    if len(raw) > settings.max_bytes:
        return too_large(found.path, settings.max_bytes)
    try:
        unpacked = gunzip(raw, settings.max_unpacked_bytes)
    except FormatError as error:
        return drop_for(found.path, "broken_gzip", error)
    if not unpacked:
        return drop(found.path, "empty", "the gzip file holds no bytes", "remove it, or fetch it again")
    kind = content_type(unzipped_name(found.name), unpacked)
    return capture_of(found, raw, f"{kind}+gzip") if kind in READABLE else _unsupported(found, raw, kind)


def _gzip_lines(stream: BinaryIO, found: Found, settings: AcquireSettings) -> Iterator[Outcome]:
    unpacked = gzip.GzipFile(fileobj=stream)
    try:
        yield from lines(cast("BinaryIO", _Limited(unpacked, settings.max_unpacked_bytes)), found, settings)
    except FormatError as error:
        yield drop_for(found.path, "broken_gzip", error)
    except (OSError, EOFError, zlib.error) as error:
        yield drop(found.path, "broken_gzip", f"the gzip data break off: {error}; the lines before it were read", "fetch the file again")


class _Limited:
    """A stream of lines that refuses to give more than ``limit`` bytes in all."""

    def __init__(self, stream: gzip.GzipFile, limit: int) -> None:
        self._stream = stream
        self._left = limit

    def readline(self, size: int) -> bytes:
        line: bytes = self._stream.readline(size)
        self._left -= len(line)
        if self._left < 0:
            raise FormatError("unpacks to more than the limit", remedy="raise max_unpacked_bytes if you trust the file")
        return line
