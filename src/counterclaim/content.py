"""What bytes are: their content type from name, declaration and first bytes; and bounded unpacking of gzip.

Content types are media types; one that ends in ``+gzip`` (structured syntax suffix of RFC 6713) is that type inside a gzip file.
"""

import re
import zlib
from pathlib import PurePosixPath

from counterclaim.errors import FormatError

GZIP_MAGIC = b"\x1f\x8b"
UNKNOWN = "application/octet-stream"
MARKDOWN, PLAIN, HTML, XHTML = "text/markdown", "text/plain", "text/html", "application/xhtml+xml"
RSS, ATOM, JSON_FEED = "application/rss+xml", "application/atom+xml", "application/feed+json"
JSON, JSON_LINES, WARC = "application/json", "application/x-ndjson", "application/warc"
FEEDS = frozenset({RSS, ATOM, JSON_FEED})
READABLE = frozenset({MARKDOWN, PLAIN, HTML, XHTML, JSON, JSON_LINES, WARC}) | FEEDS

BY_SUFFIX = {
    ".md": MARKDOWN, ".markdown": MARKDOWN, ".mdown": MARKDOWN, ".txt": PLAIN, ".text": PLAIN,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".rss": RSS, ".atom": ATOM,
    ".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".json": JSON, ".warc": WARC,
}  # fmt: skip
BY_MAGIC = (
    (b"%PDF", "application/pdf"), (b"PK\x03\x04", "application/zip"), (b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"), (b"BZh", "application/x-bzip2"), (b"\xfd7zXZ", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"), (b"SQLite format 3", "application/vnd.sqlite3"), (b"\x7fELF", UNKNOWN),
    (b"OggS", "audio/ogg"), (b"ID3", "audio/mpeg"), (b"{\\rtf", "text/rtf"), (b"WARC/", WARC), (GZIP_MAGIC, "application/gzip"),
)  # fmt: skip
GENERIC = frozenset(
    {"", "text/plain", "text/xml", "application/xml", "application/json", UNKNOWN, "application/gzip", "application/x-gzip"}
)
WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
SNIFFED = 4096  # bytes looked at
UNPRINTABLE = bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1b")
MOST_UNPRINTABLE = 0.03  # share of control bytes above which bytes are no text

_RSS = re.compile(rb"<(?:rss|rdf:RDF)[\s>]", re.I)
_ATOM = re.compile(rb"<feed[\s>]", re.I)
_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)[\s>]", re.I | re.S)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')


def content_type(name: str, raw: bytes, declared: str = "") -> str:
    """Return the media type of ``raw``; the bytes outrank the name's suffix, which outranks a generic declaration.

    ``declared`` is what HTTP said; its parameters (charset) are kept. Of ``raw`` only the beginning is looked at.
    """
    head = raw[:SNIFFED]
    sniffed = _sniff(head, name)
    parameters = declared.partition(";")[2].strip()
    said = declared.partition(";")[0].strip().lower()
    kind = sniffed or (said if said not in GENERIC else _by_name(name) or said or PLAIN)
    if not sniffed and kind not in READABLE and kind in GENERIC and is_text(head):
        kind = PLAIN
    return f"{kind}; {parameters}" if parameters and kind.partition("+gzip")[0] in READABLE else kind


def media_type(stated: str) -> str:
    """Return a content type without its parameters."""
    return stated.partition(";")[0].strip().lower()


def unzipped_name(name: str) -> str:
    """Return ``name`` without its ``.gz``."""
    return name[:-3] if name.lower().endswith(".gz") else name


def is_text(head: bytes) -> bool:
    """Whether bytes look like text in some encoding: UTF-16 (with or without its mark) is, and a stray zero byte does no harm."""
    if head.startswith(WIDE_BOMS) or zero_bytes_alternate(head):
        return True
    unprintable = len(head) - len(head.translate(None, UNPRINTABLE))
    return unprintable <= MOST_UNPRINTABLE * len(head)


def zero_bytes_alternate(head: bytes) -> str | None:
    """Return the encoding ("utf-16-le", "utf-16-be") whose pattern of zero bytes Latin text without a mark would show, or null."""
    half = len(head) // 2
    if half < 4:
        return None
    for encoding, zeros, letters in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if zeros.count(0) > 0.7 * half and letters.count(0) < 0.1 * half:
            return encoding
    return None


def gunzip(raw: bytes, limit: int) -> bytes:
    """Return what the gzip members in ``raw`` hold; raises `FormatError` for more than ``limit`` bytes, broken or cut-off data."""
    unpacked = bytearray()
    rest = raw
    while rest.startswith(GZIP_MAGIC):
        member = zlib.decompressobj(wbits=31)
        unpacked += _inflate(member, rest, limit - len(unpacked))
        if len(unpacked) > limit:
            raise FormatError(f"unpacks to more than {limit} bytes", remedy="raise max_unpacked_bytes if you trust the file")
        if not member.eof:
            raise FormatError("the gzip data stop in the middle", remedy="fetch the file again")
        rest = member.unused_data.lstrip(b"\0")
    if not unpacked and not raw.startswith(GZIP_MAGIC):
        raise FormatError("not gzip data", remedy="rename the file to what it is")
    return bytes(unpacked)


def _inflate(member: "zlib._Decompress", packed: bytes, limit: int) -> bytes:
    try:
        return member.decompress(packed, max(limit, 0) + 1)
    except zlib.error as error:
        raise FormatError(f"broken gzip data: {error}", remedy="fetch the file again") from error


def _by_name(name: str) -> str | None:
    return BY_SUFFIX.get(PurePosixPath(name.lower()).suffix)


def _sniff(head: bytes, name: str) -> str | None:
    """Return what the bytes themselves show, or null where they are just text."""
    for magic, kind in BY_MAGIC:
        if head.startswith(magic):
            return kind
    if not is_text(head):
        return UNKNOWN
    if _by_name(name) in (MARKDOWN, JSON_LINES):
        return _by_name(name)
    text = head.lstrip(b"\xef\xbb\xbf").lstrip()
    return _sniff_text(text, name)


def _sniff_text(text: bytes, name: str) -> str | None:
    if text.startswith(b"<"):
        if _HTML.match(text):
            return HTML
        return RSS if _RSS.search(text) else ATOM if _ATOM.search(text) else None
    if text.startswith(b"{"):
        return _sniff_json(text, name)
    return None


def _sniff_json(text: bytes, name: str) -> str | None:
    """Tell a JSON Feed, JSON Lines (a second line that opens an object) and one JSON object apart."""
    if _JSON_FEED.search(text):
        return JSON_FEED
    first, _, rest = text.partition(b"\n")
    if first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{"):
        return JSON_LINES
    return JSON if _by_name(name) in (None, JSON) else None
