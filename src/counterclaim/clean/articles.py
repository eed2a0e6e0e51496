"""From a capture to its articles, by what the capture is."""

from collections.abc import Iterator

from counterclaim.article import Article, Capture, Drop
from counterclaim.clean.assemble import drop
from counterclaim.clean.decode import decode
from counterclaim.clean.feed import read_feed, read_json_feed
from counterclaim.clean.files import read_file
from counterclaim.clean.objects import read_json
from counterclaim.clean.page import read_page
from counterclaim.content import ATOM, HTML, JSON, JSON_FEED, JSON_LINES, MARKDOWN, PLAIN, RSS, XHTML, gunzip, is_text, media_type
from counterclaim.errors import FormatError

LARGEST = 512 * 1024 * 1024  # bytes that a gzip capture may unpack to; acquiring has refused more unless it was told otherwise
READERS = {MARKDOWN: read_file, PLAIN: read_file, HTML: read_page, XHTML: read_page, JSON: read_json, JSON_FEED: read_json_feed}


def read_articles(capture: Capture) -> Iterator[Article | Drop]:
    """Yield the articles of ``capture`` and a drop for each part that holds none: at least one of them."""
    kind = media_type(capture.content_type)
    raw = capture.raw
    if kind.endswith("+gzip"):
        kind = kind.removesuffix("+gzip")
        try:
            raw = gunzip(raw, LARGEST)
        except FormatError as error:
            yield drop(capture, "broken_gzip", error.problem, error.remedy)
            return
    if not raw.strip():
        yield drop(capture, "empty", "the capture holds no words", "remove it, or fetch it again")
    elif kind in (RSS, ATOM):
        yield from read_feed(capture, raw)
    else:
        yield from _read_text(capture, raw, kind)


def _read_text(capture: Capture, raw: bytes, kind: str) -> Iterator[Article | Drop]:
    reader = READERS.get(kind)
    if reader is None or not is_text(raw[:4096]):
        remedy = "give JSON Lines one line a capture" if kind == JSON_LINES else "convert it to text, HTML or Markdown first"
        yield drop(capture, "unsupported_type", f"{kind} cannot be read as an article", remedy)
        return
    yield from reader(capture, decode(raw, capture.content_type.replace("+gzip", "")))
