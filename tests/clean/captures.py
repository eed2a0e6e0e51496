"""Captures for the tests of cleaning."""

from counterclaim.article import Article, Capture
from counterclaim.clean import read_articles
from counterclaim.ids import sha256_hex


def capture(raw, content_type="text/markdown", path="a.md", url=None, part=""):
    raw = raw.encode() if isinstance(raw, str) else raw
    return Capture(sha256_hex(raw), path, url, part, "2024-05-06T07:08:09Z", content_type, len(raw), None, raw)


def outcomes(raw, content_type="text/markdown", **others):
    return list(read_articles(capture(raw, content_type, **others)))


def article(raw, content_type="text/markdown", **others):
    (found,) = outcomes(raw, content_type, **others)
    assert isinstance(found, Article), found
    return found


def zones(found):
    """Return (zone, words as read) of every passage but the front matter block."""
    return [(p.zone, p.view(found.text)) for p in found.passages if p.zone != "front_matter"]


def views(found, zone):
    return [view for z, view in zones(found) if z == zone]
