"""WARC archives: the payload of each response is a capture; a broken record is reported and reading goes on with the next.

Standard: ISO 28500 (WARC 1.1). Transfer and content encodings of HTTP are undone, as a browser would; the payload is otherwise untouched.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from counterclaim.acquire.found import Found, capture_of, drop, too_large
from counterclaim.article import Capture, Drop
from counterclaim.content import READABLE, WARC, content_type, media_type
from counterclaim.settings import AcquireSettings

PAYLOAD_RECORDS = frozenset({"response", "resource", "conversion"})
SILENT_RECORDS = frozenset({"warcinfo", "request", "metadata"})  # they describe other records and hold no page of their own
RECORD_START = re.compile(rb"WARC/\d\.\d\r?\n|\x1f\x8b\x08")
CHUNK = 1 << 20
OK = "200"

Outcome = Capture | Drop


def payloads(stream: BinaryIO, found: Found, settings: AcquireSettings) -> Iterator[Outcome]:
    """Yield a capture or a drop for every record that should hold a page; a drop where the archive holds none."""
    empty = True
    for outcome in _records(stream, found, settings):
        empty = False
        yield outcome
    if empty:
        yield drop(found.path, "no_pages", "the archive holds no response records", "check that it was written by a crawler")


def _records(stream: BinaryIO, found: Found, settings: AcquireSettings) -> Iterator[Outcome]:
    start: int | None = stream.tell() if stream.seekable() else 0
    while start is not None:
        records = ArchiveIterator(stream)
        number = 0
        try:
            for record in records:
                number += 1
                yield from _outcome(record, found, settings)
            return
        except (ArchiveLoadFailed, OSError, EOFError, ValueError, KeyError) as error:
            reached = start + records.offset
            yield drop(found.path, "broken_record", _words(error), "the other records were read", part=f"byte {reached}")
            start = _next_record(stream, reached + 1)


def _words(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _next_record(stream: BinaryIO, offset: int) -> int | None:
    """Move ``stream`` to the next thing after ``offset`` that looks like a record, and return its offset; null at the end."""
    if not stream.seekable():
        return None
    stream.seek(offset)
    kept = b""
    while chunk := stream.read(CHUNK):
        window = kept + chunk
        if match := RECORD_START.search(window):
            start = offset - len(kept) + match.start()
            stream.seek(start)
            return start
        offset += len(chunk)
        kept = window[-12:]
    return None


def _outcome(record: ArcWarcRecord, found: Found, settings: AcquireSettings) -> Iterator[Outcome]:
    if record.rec_type in SILENT_RECORDS:
        return
    record_id = record.rec_headers.get_header("WARC-Record-ID") or ""
    part = f"record {record_id}".strip()
    if record.rec_type not in PAYLOAD_RECORDS:
        detail = f"a {record.rec_type} record repeats no page"
        yield drop(found.path, f"warc_{record.rec_type}", detail, "read the archive it refers to", part=part)
        return
    yield _payload(record, record_id, part, found, settings)


def _payload(record: ArcWarcRecord, record_id: str, part: str, found: Found, settings: AcquireSettings) -> Outcome:
    raw: bytes = record.content_stream().read(settings.max_bytes + 1)
    if len(raw) > settings.max_bytes:
        return too_large(found.path, settings.max_bytes, part)
    if getattr(record.raw_stream, "limit", 0) > 0:
        return drop(found.path, "broken_record", "the record stops in the middle", "fetch the archive again", part=part)
    status = record.http_headers.get_statuscode() if record.http_headers else OK
    if status != OK:
        return drop(found.path, "http_status", f"the site answered {status}", "", part=part)
    return _readable(record, raw, record_id, part, found)


def _readable(record: ArcWarcRecord, raw: bytes, record_id: str, part: str, found: Found) -> Outcome:
    if not raw.strip():
        return drop(found.path, "empty", "the record holds no page", "", part=part)
    url = record.rec_headers.get_header("WARC-Target-URI")
    kind = content_type((url or "").partition("?")[0], raw, _declared(record))
    if media_type(kind) not in READABLE - {WARC}:
        return drop(found.path, "unsupported_type", f"{kind} cannot be read as an article", "", part=part)
    return capture_of(found, raw, kind, part=part, url=url.strip("<>") if url else None, warc_record_id=record_id or None)


def _declared(record: ArcWarcRecord) -> str:
    if record.http_headers:
        return record.http_headers.get_header("Content-Type") or ""
    return record.rec_headers.get_header("Content-Type") or ""
