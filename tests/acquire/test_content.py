"""What bytes are is told from the bytes first, then from the name, then from what the server said."""

import gzip

import pytest

from counterclaim import content
from counterclaim.errors import FormatError


@pytest.mark.parametrize(
    ("name", "raw", "declared", "expected"),
    [
        ("a.md", b"# Title", "", content.MARKDOWN),
        ("a.txt", b"---\ntitle: x\n---\n", "", content.PLAIN),
        ("a", b"Plain words", "", content.PLAIN),
        ("a.md", b"<html><body>", "", content.MARKDOWN),
        ("a.txt", b"  <!DOCTYPE html><html>", "", content.HTML),
        ("a.html", b"<p>No head</p>", "", content.HTML),
        ("feed.xml", b'<?xml version="1.0"?>\n<rss version="2.0">', "", content.RSS),
        ("feed", b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">', "application/xml", content.ATOM),
        ("feed.json", b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "", content.JSON_FEED),
        ("a.json", b'{"title": "x"}', "", content.JSON),
        ("dump", b'{"title": "x"}\n{"title": "y"}\n', "", content.JSON_LINES),
        ("a.txt", b"\xff\xfeT\0h\0e\0 \0t\0o\0w\0n\0", "", content.PLAIN),
        ("a.txt", b"T\0h\0e\0 \0t\0o\0w\0n\0 \0", "", content.PLAIN),
        ("a.txt", b"A stray \0 zero byte does no harm to a line of words", "", content.PLAIN),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "", "image/png"),
        ("a.txt", bytes(range(32)) * 8, "", content.UNKNOWN),
        ("a.txt", bytes(range(256)) * 4, "", content.UNKNOWN),
        ("a.txt.gz", b"\x1f\x8bwords", "", "application/gzip"),
        ("", b"<p>words</p>", "text/html; charset=windows-1251", "text/html; charset=windows-1251"),
        ("page", b"x", "image/webp", "image/webp"),
    ],
)
def test_content_type(name, raw, declared, expected):
    assert content.content_type(name, raw, declared) == expected


def test_members_of_a_gzip_file_are_joined():
    assert content.gunzip(gzip.compress(b"one ") + gzip.compress(b"two"), 100) == b"one two"


@pytest.mark.parametrize("raw", [gzip.compress(b"words" * 50)[:-9], b"no gzip", gzip.compress(b"words" * 50)[:20] + b"\xff" * 30])
def test_broken_gzip_raises(raw):
    with pytest.raises(FormatError):
        content.gunzip(raw, 10_000)


def test_gzip_limit_is_exact():
    packed = gzip.compress(b"x" * 100)
    assert len(content.gunzip(packed, 100)) == 100
    with pytest.raises(FormatError, match="more than 99"):
        content.gunzip(packed, 99)
