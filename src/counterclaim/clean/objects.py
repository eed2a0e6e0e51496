"""JSON: articles as objects with fields of many names (title, text, body, content, url, date ...)."""

import json
import re
from collections.abc import Iterator, Mapping

from counterclaim.article import Article, Capture, Drop
from counterclaim.clean.assemble import Source, assemble, compose, drop
from counterclaim.clean.blocks import blocks
from counterclaim.clean.decode import Decoded
from counterclaim.clean.facts import facts_of, name_of
from counterclaim.clean.front_matter import Value, folded
from counterclaim.clean.words import field_names
from counterclaim.clean.zones import zone_blocks

NAMES = ("name", "title", "value", "url")  # where an object in a field keeps its words
WRAPPERS = ("article", "data", "document", "_source", "item")  # objects that some exports put around the article
MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&[#A-Za-z]\w*;")


def read_json(capture: Capture, decoded: Decoded) -> Iterator[Article | Drop]:
    """Yield the article in a JSON object, or those in an array of objects."""
    try:
        data = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        yield drop(capture, "malformed_json", f"not JSON: {error}", "mend the line, or export it again")
        return
    if isinstance(data, list) and data:
        for number, item in enumerate(data, start=1):
            part = f"{capture.part} item {number}".strip()
            yield read_object(capture, decoded, item, part) if isinstance(item, dict) else _not_an_object(capture, part)
    elif isinstance(data, dict) and data:
        yield read_object(capture, decoded, data, capture.part)
    else:
        yield _not_an_object(capture, capture.part)


def _not_an_object(capture: Capture, part: str) -> Drop:
    return drop(
        capture, "not_an_object", "the JSON value is no object with fields", "give each article as an object with title and text", part
    )


def read_object(capture: Capture, decoded: Decoded, item: Mapping[str, object], part: str) -> Article | Drop:
    """Return the article that the fields of one object hold."""
    values = _values(item)
    for wrapper in WRAPPERS:
        inner = item.get(wrapper)
        if isinstance(inner, dict):
            values |= _values(inner)
    body = _body(values)
    return item_article(capture, part, (decoded.encoding, decoded.basis), body, values)


def item_article(capture: Capture, part: str, encoding: tuple[str, str], body: str, values: Mapping[str, Value]) -> Article | Drop:
    """Return an item of a container as an article: its fields, and its body with markup resolved."""
    plain = {name: _plain(value) if name in _words_fields() else value for name, value in values.items()}
    facts = facts_of(plain, capture.url)
    text, fixed, found = compose(facts.title, facts.description, [(b.view, b.hint, b.in_markup) for b in blocks(body, markdown=False)])
    if not text.strip():
        return drop(capture, "no_text", "no field holds a title or a text", "name the fields title and text", part)
    return assemble(capture, Source(text, encoding[0], encoding[1], part), facts, zone_blocks(found), fixed)


def _words_fields() -> frozenset[str]:
    return frozenset((*field_names().title, *field_names().description))


def _plain(value: Value) -> Value:
    """Return a title or a summary without the markup that feeds put into them."""
    words = ", ".join(value) if isinstance(value, tuple) else value
    return " ".join(b.view for b in blocks(words, markdown=False)) if MARKUP.search(words) else words


def _values(item: Mapping[str, object]) -> dict[str, Value]:
    """Return the fields of an object by folded name, as words."""
    found: dict[str, Value] = {}
    for name, value in item.items():
        words = _words(value) if name not in WRAPPERS or not isinstance(value, dict) else None
        if words:
            found.setdefault(folded(str(name)), words)
    return found


def _words(value: object) -> Value | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, dict):
        return next((str(value[n]) for n in NAMES if isinstance(value.get(n), str) and value[n]), None)
    if isinstance(value, list):
        return tuple(w for v in value if isinstance(w := _words(v), str)) or None
    return None


def _body(values: Mapping[str, Value]) -> str:
    """Return the longest of the fields that may hold the text; a list of paragraphs is joined."""
    name = name_of(values, field_names().body)
    if name is None:
        return ""
    found = (values[n] for n in field_names().body if n in values)
    return max(("\n\n".join(v) if isinstance(v, tuple) else v for v in found), key=len)
