"""Front matter: the block of fields that static site generators (Jekyll, Hugo, Jigsaw) write before an article.

Real blocks are often broken YAML (unquoted colons, stray quotes), so fields are found line by line; only nested values go to a YAML reader.
Each field keeps its offsets, because a headline is a passage of the article even where it stands inside the block.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from counterclaim.clean.words import known_fields

OPENING = re.compile(r"\s*?(?P<fence>---|\+\+\+)[^\S\n\r]*(?:\r\n|[\n\r])")
CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[^\S\n\r]*(?=[\n\r]|\Z)", re.M),
    "+++": re.compile(r"^\+\+\+[^\S\n\r]*(?=[\n\r]|\Z)", re.M),
}
KEY = {
    "---": re.compile(r"^(?P<quote>[\"']?)(?P<key>[A-Za-z_][\w .@-]{0,60}?)(?P=quote)[^\S\n\r]*:(?=\s|$)[^\S\n\r]*", re.M),
    "+++": re.compile(r"^(?P<quote>[\"']?)(?P<key>[A-Za-z_][\w.-]{0,60}?)(?P=quote)[^\S\n\r]*=[^\S\n\r]*", re.M),
}
HEADER_LINES = 2  # fewer may be prose that begins with a colon
LONGEST = 64 * 1024  # characters in which the closing line must come
LONGEST_VALUE = 20_000  # characters of a nested value that is read
BLANK_LINE = re.compile(r"^[^\S\n\r]*(?=[\n\r]|\Z)", re.M)
BLOCK_STYLE = re.compile(r"[>|][+-]?[0-9]?[+-]?[^\S\n\r]*(?:\r\n|[\n\r])")
FOLD = re.compile(r"\s*(?:\r\n|[\n\r])\s*")
NESTED = re.compile(r"[\[{]|-\s|\s*(?:\r\n|[\n\r])\s*(?:-\s|[\w\"'])")

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its value, and where the value's words lie in the text (without quotes and block marks)."""

    value: Value
    start: int
    end: int
    style: str = ""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The block's span (fences included, trailing blanks not), its fields by folded name, and where the body begins."""

    start: int
    end: int
    body: int
    fields: Mapping[str, Field] = field(default_factory=dict)


def folded(name: str) -> str:
    """Return a field name in the form that the vocabulary lists: lower case, without marks and blanks."""
    return re.sub(r"[\W_]", "", name).lower()


def find(text: str) -> FrontMatter | None:
    """Return the front matter of ``text``, or null where it has none."""
    opening = OPENING.match(text)
    if opening is None:
        return _header(text)
    fence, inside = opening["fence"], opening.end()
    if not _begins_with_field(text, inside, fence):
        return None
    closing = CLOSING[fence].search(text, inside, inside + LONGEST)
    if closing is None:
        return _unclosed(text, opening.start("fence"), inside, fence)
    fields = dict(_fields(text, inside, closing.start(), fence))
    return FrontMatter(opening.start("fence"), closing.start() + len(fence), closing.end(), fields)


def _header(text: str) -> FrontMatter | None:
    """Return the header of a plain text ("Title: ...", "Date: ...", a blank line) as front matter; each line a known field."""
    start = len(text) - len(text.lstrip())
    blank = BLANK_LINE.search(text, start)
    end = blank.start() if blank else len(text)
    lines = text[start:end].splitlines()
    names = [match["key"] if (match := KEY["---"].match(line)) else "" for line in lines]
    if end - start > LONGEST or len(names) < HEADER_LINES or not all(folded(name) in known_fields() for name in names):
        return None
    return FrontMatter(start, start + len(text[start:end].rstrip()), end, dict(_fields(text, start, end, "---")))


def _begins_with_field(text: str, inside: int, fence: str) -> bool:
    """Whether the first line that is no blank and no comment is a field; else the fence is a rule between paragraphs."""
    for line in text[inside : inside + 2000].splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            return KEY[fence].match(line) is not None
    return False


def _unclosed(text: str, start: int, inside: int, fence: str) -> FrontMatter:
    """Without a closing line the block ends at the first blank line."""
    blank = BLANK_LINE.search(text, inside)
    end = blank.start() if blank and blank.start() > inside else len(text)
    words = text[start:end].rstrip()
    return FrontMatter(start, start + len(words), end, dict(_fields(text, inside, end, fence)))


def _fields(text: str, start: int, end: int, fence: str) -> Iterator[tuple[str, Field]]:
    keys = list(KEY[fence].finditer(text, start, end))
    stops = [m.start() for m in keys[1:]] + [end]
    for match, stop in zip(keys, stops, strict=True):
        if (found := _field(text, match.end(), stop)) is not None:
            yield folded(match["key"]), found


def _field(text: str, start: int, stop: int) -> Field | None:
    """Return the value between ``start`` and ``stop``, or null where it is empty."""
    block = BLOCK_STYLE.match(text, start, stop)
    if block is None and NESTED.match(text, start, stop):
        return _nested(text, start, stop)
    left, right = _stripped(text, block.end() if block else start, stop)
    quote = text[left : left + 1]
    style = ""
    if block is None and quote in ("'", '"') and right - left >= 2 and text[right - 1] == quote:
        left, right, style = left + 1, right - 1, quote
    if left >= right:
        return None
    return Field(_scalar(text[left:right], style), left, right, style)


def _stripped(text: str, start: int, stop: int) -> tuple[int, int]:
    raw = text[start:stop]
    left = start + len(raw) - len(raw.lstrip())
    return left, max(left, start + len(raw.rstrip()))


def _scalar(raw: str, style: str) -> str:
    folded_lines = FOLD.sub(" ", raw)
    if style == "'":
        return folded_lines.replace("''", "'")
    return re.sub(r'\\(["\\/])', r"\1", folded_lines) if style == '"' else folded_lines


def _nested(text: str, start: int, stop: int) -> Field | None:
    """Return a list (or the names in a mapping) as its words; what no YAML reader takes is split at commas and dashes."""
    left, right = _stripped(text, start, min(stop, start + LONGEST_VALUE))
    indent = text[start:left].rpartition("\n")[2] if "\n" in text[start:left] else ""
    try:
        values = tuple(_words(yaml.load(indent + text[left:right], Loader=LOADER)))
    except (yaml.YAMLError, ValueError, RecursionError):
        values = tuple(w.strip(" \t\r\n-\"'") for w in re.split(r"[,\n]", text[left:right].strip("[]{}")))
    values = tuple(v for v in values if v)
    return Field(values, left, right, "nested") if values else None


def _words(value: object) -> Iterator[str]:
    """Yield the texts and numbers in a nested value, two levels deep at most; deeper ones mean nothing here."""
    if isinstance(value, dict):
        value = [value[k] for k in ("name", "title", "value") if k in value]
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield from (str(item[k]) for k in ("name", "title", "value") if isinstance(item.get(k), str | int))
        elif isinstance(item, str | int | float) or hasattr(item, "isoformat"):
            yield FOLD.sub(" ", str(item).strip())
