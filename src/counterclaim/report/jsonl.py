"""The native export: the whole case as JSON Lines, one record a line, in a stable order, and its JSON Schema.

Every line carries its kind under ``record``. Captures come without their bytes. Offsets are half-open code points into the ``text`` of
the article.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import msgspec

from counterclaim.article import Article, Capture, Drop, Passage
from counterclaim.claim import Claim, Demand, Position
from counterclaim.event import Date, Event, Holding, Measure, Place, Relation
from counterclaim.link import Conflict, Dating, Judgement, Link, Origin, Story
from counterclaim.noun import as_json
from counterclaim.store import CaseView
from counterclaim.toll import Toll

FORMAT = 1  # raised when a reader of older exports would misread a newer one
LINES: tuple[type[Any], ...] = (
    Capture, Article, Passage, Claim, Toll, Event, Demand, Position, Relation, Measure, Holding, Place, Date, Origin, Story, Conflict,
    Dating, Link, Judgement, Drop,
)  # fmt: skip
ELSEWHERE = {Capture: ("raw",), Article: ("passages",)}  # fields that a line leaves out: kept in the case alone, or on lines of their own


def export_lines(view: CaseView) -> Iterator[str]:
    """Yield the case as lines of JSON, without line ends; the same case gives the same lines."""
    for plain in export_objects(view):
        yield _line(plain)


def export_objects(view: CaseView) -> Iterator[dict[str, Any]]:
    """Yield the case as plain JSON objects: the case itself, captures, articles each with its passages, records, and the rest."""
    yield {"record": "case", "format": FORMAT, "made_at": view.made_at, "version": view.version, "model": view.model}
    yield from (plain_line(capture) for capture in view.captures)
    for article in view.articles:
        yield {**plain_line(article), "paths": list(view.paths.get(article.id, ()))}
        yield from (plain_line(passage) for passage in article.passages)
    yield from (
        plain_line(noun)
        for noun in chain(_records(view), view.origins, view.stories, view.conflicts, view.datings, view.links, view.judgements, view.drops)
    )


def plain_line(noun: Any) -> dict[str, Any]:
    """Return the line of one noun as a plain JSON object."""
    left_out = ELSEWHERE.get(type(noun), ())
    plain = {"record": _kind(type(noun)), **as_json(noun)}
    return {name: value for name, value in plain.items() if name not in left_out}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one line of the export."""
    kinds, components = msgspec.json.schema_components(LINES, ref_template="#/$defs/{name}")
    for kind in LINES:
        _describe_line(components[kind.__name__], kind)
    components["Case"] = _case_line()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Counterclaim record",
        "description": "One line of the native JSON Lines export.",
        "oneOf": [{"$ref": "#/$defs/Case"}, *kinds],
        "$defs": dict(sorted(components.items())),
    }


def schema_text() -> str:
    """Return the JSON Schema as it is kept in the documentation."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _records(view: CaseView) -> Iterable[Any]:
    said = chain(view.claims, view.tolls, view.events, view.demands, view.positions)
    return chain(said, view.relations, view.measures, view.holdings, view.places, view.dates)


def _kind(noun: type[Any]) -> str:
    return str(getattr(noun, "record", noun.__name__.lower()))


def _line(plain: dict[str, Any]) -> str:
    """Return one line; text that UTF-8 cannot hold (lone surrogates) is escaped as JSON allows."""
    try:
        return msgspec.json.encode(plain).decode()
    except UnicodeEncodeError:
        return json.dumps(plain, separators=(",", ":"))


def _describe_line(described: dict[str, Any], kind: type[Any]) -> None:
    """Make the schema of a noun the schema of its line."""
    for name in ELSEWHERE.get(kind, ()):
        described["properties"].pop(name)
    described["required"] = ["record", *(name for name in described.get("required", []) if name in described["properties"])]
    described["properties"] = {"record": {"const": _kind(kind)}, **described["properties"]}
    if kind is Article:
        described["properties"]["paths"] = {"type": "array", "items": {"type": "string"}}
        described["required"].append("paths")


def _case_line() -> dict[str, Any]:
    text, text_or_null = {"type": "string"}, {"type": ["string", "null"]}
    fixed = {"record": {"const": "case"}, "format": {"const": FORMAT}}
    properties = {**fixed, "made_at": text, "version": text, "model": text_or_null}
    described = {"title": "Case", "description": "The first line: what made the export.", "type": "object"}
    return {**described, "properties": properties, "required": list(properties)}
