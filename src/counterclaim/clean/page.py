"""HTML pages: trafilatura finds the article in the page; the article's text is what it extracts."""

import json
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree

from counterclaim.article import Article, Capture, Drop
from counterclaim.clean.assemble import Source, assemble, compose, drop
from counterclaim.clean.blocks import Hint, blocks
from counterclaim.clean.decode import Decoded
from counterclaim.clean.facts import facts_of
from counterclaim.clean.front_matter import Value, folded
from counterclaim.clean.zones import zone_blocks

HINTS: dict[str, Hint] = {"head": "heading", "item": "item", "quote": "quote"}
PARTS = ("p", "head", "item", "quote", "cell", "code")
ARTICLE_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "WebPage")
LONGEST_LD = 1_000_000  # characters of structured data that are read
Node = Any  # an lxml element; the stubs do not know what trafilatura returns


def read_page(capture: Capture, decoded: Decoded) -> Iterator[Article | Drop]:
    """Yield the article in an HTML page."""
    markup = decoded.text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    tree = trafilatura.load_html(markup)
    if tree is None:
        yield drop(capture, "no_text", "no HTML can be read from it", "save the page again")
        return
    values, captions = page_fields(tree), _captions(tree)
    parts = _parts(tree, captions) or [(b.view, b.hint, True) for b in blocks(markup, markdown=False)]
    facts = facts_of(values, capture.url)
    text, fixed, found = compose(facts.title, facts.description, parts)
    if not found and not facts.title:
        yield drop(capture, "no_text", "no article was found in the page", "save the page with its text, or give the text as a file")
        return
    source = Source(text, decoded.encoding, decoded.basis, capture.part)
    yield assemble(capture, source, facts, zone_blocks(found), fixed)


def page_fields(tree: Node) -> dict[str, Value]:
    """Return the metadata of a page by folded name; structured data outrank meta elements, which outrank the page's title."""
    fields: dict[str, Value] = {}
    for title in (*tree.iterfind(".//title"), *tree.iterfind(".//h1")):
        if words := " ".join("".join(title.itertext()).split()):
            fields["title"] = words
    fields |= _meta(tree) | _structured(tree)
    if better := fields.get("headline") or fields.get("ogtitle"):
        fields["title"] = better
    if language := tree.get("lang"):
        fields.setdefault("lang", language)
    return fields


def _meta(tree: Node) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    for meta in tree.iterfind(".//meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if content := (meta.get("content") or "").strip():
            fields.setdefault(folded(name), content)
    for link in tree.iterfind(".//link[@rel='canonical']"):
        fields["canonicalurl"] = link.get("href") or ""
    for time in tree.iterfind(".//time[@datetime]"):
        if time.get("pubdate") is not None or time.get("itemprop") == "datePublished":
            fields.setdefault("datepublished", time.get("datetime"))
    return {name: value for name, value in fields.items() if name and name != "title"}


def _structured(tree: Node) -> dict[str, Value]:
    """Return headline, dates and names of the first article in the page's JSON-LD."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads((script.text or "")[:LONGEST_LD])
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            if any(t in ARTICLE_TYPES for t in _listed(thing.get("@type"))):
                return _article_fields(thing)
    return {}


def _things(data: object) -> Iterator[dict[str, object]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (g for g in graph if isinstance(g, dict)) if isinstance(graph, list) else ()


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _article_fields(thing: dict[str, object]) -> dict[str, Value]:
    wanted = ("headline", "datePublished", "description", "url", "inLanguage", "articleSection")
    fields: dict[str, Value] = {folded(n): str(thing[n]) for n in wanted if isinstance(thing.get(n), str) and thing[n]}
    for name in ("author", "publisher"):
        names = tuple(str(v["name"]) if isinstance(v, dict) else str(v) for v in _listed(thing.get(name)) if _is_named(v))
        if names:
            fields[name] = names
    return fields


def _is_named(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, dict) and isinstance(value.get("name"), str))


def _captions(tree: Node) -> set[str]:
    return {" ".join("".join(c.itertext()).split()) for c in tree.iterfind(".//figcaption")}


def _parts(tree: Node, captions: set[str]) -> list[tuple[str, Hint, bool]]:
    """Return the paragraphs that trafilatura keeps, in order."""
    try:
        document = trafilatura.bare_extraction(tree, fast=True, with_metadata=False, include_comments=False)
    except (etree.LxmlError, ValueError, AttributeError, TypeError, RecursionError):
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    return [(words, "caption" if words in captions else HINTS.get(tag, ""), True) for tag, words in _kept(body) if words]


def _kept(body: Node) -> Iterator[tuple[str, str]]:
    """Yield (element, words) of the innermost paragraphs, and of text that stands outside any."""
    for node in body.iter(*PARTS):
        if not any(True for _ in node.iterdescendants(*PARTS)):
            yield str(node.tag), " ".join("".join(node.itertext()).split())
        elif node.text and node.text.strip():
            yield str(node.tag), " ".join(node.text.split())
