"""Feeds (RSS, Atom, JSON Feed): one article an item; its text is what the feed carries of it."""

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser

from counterclaim.article import Article, Capture, Drop
from counterclaim.clean.assemble import drop
from counterclaim.clean.decode import Decoded
from counterclaim.clean.front_matter import Value
from counterclaim.clean.objects import item_article, read_object

Entry = Any  # feedparser's own mapping type is untyped


def read_feed(capture: Capture, raw: bytes) -> Iterator[Article | Drop]:
    """Yield one article (or drop) an item of an RSS or Atom feed."""
    try:
        parsed = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError) as error:  # an encoding whose name is no name stops the parser itself
        yield drop(capture, "malformed_feed", f"no items can be read: {error}", "fetch the feed again")
        return
    if not parsed.entries:
        why = str(parsed.get("bozo_exception") or "it has no items")
        yield drop(
            capture, "malformed_feed" if parsed.get("bozo") else "empty_feed", f"no items can be read: {why}", "fetch the feed again"
        )
        return
    encoding = (str(parsed.get("encoding") or "utf-8"), "declared in the feed")
    for number, entry in enumerate(parsed.entries, start=1):
        part = str(entry.get("id") or entry.get("link") or f"item {number}")
        yield item_article(capture, part, encoding, _body(entry), _values(entry, parsed.feed))


def _body(entry: Entry) -> str:
    """Return the item's full content where the feed carries it, else its summary."""
    contents = [str(c.get("value") or "") for c in entry.get("content") or ()]
    return max([*contents, str(entry.get("summary") or "")], key=len)


def _values(entry: Entry, feed: Mapping[str, Any]) -> dict[str, Value]:
    source = (entry.get("source") or {}).get("title")
    values: dict[str, Value] = {
        "title": str(entry.get("title") or ""),
        "url": str(entry.get("link") or ""),
        "published": str(entry.get("published") or entry.get("updated") or ""),
        "author": str(entry.get("author") or ""),
        "outlet": str(source or feed.get("title") or ""),
        "lang": str(feed.get("language") or ""),
        "tags": tuple(str(t.get("term") or "") for t in entry.get("tags") or ()),
    }
    if entry.get("content") and entry.get("summary"):
        values["description"] = str(entry["summary"])
    return values


def read_json_feed(capture: Capture, decoded: Decoded) -> Iterator[Article | Drop]:
    """Yield one article (or drop) an item of a JSON Feed (version 1 or 1.1)."""
    try:
        feed = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        yield drop(capture, "malformed_feed", f"not JSON: {error}", "fetch the feed again")
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        yield drop(capture, "empty_feed", "the feed has no items", "fetch the feed again")
        return
    shared = {"site_name": feed.get("title"), "language": feed.get("language")}
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict):
            yield read_object(capture, decoded, shared | item, str(item.get("id") or f"item {number}"))
        else:
            yield drop(capture, "not_an_object", "the item is no JSON object", "", f"item {number}")
