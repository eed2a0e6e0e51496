"""MUC-4's messages, read by Counterclaim.

Upper case is made mixed case of the same length, so that records point into the message's own words.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from bench.muc4_places import Gazetteer
from bench.muc4_words import words
from counterclaim.article import Article, Passage, Published
from counterclaim.detect.passages import detect_article
from counterclaim.extract import extract
from counterclaim.noun import Record

DATELINE = re.compile(r"^\s*(?P<place>[^-]{2,60}?),\s+(?P<day>\d{1,2} [A-Z]{3} \d{2})\b.*?--\s*(?:\[[^\]]*\]\s*)*", re.DOTALL)
PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
WORD = re.compile(r"[A-Z][A-Z']*")
ENDINGS = ("'S", "S'", "ING", "ED", "LY", "ES", "S", "D", "R")
SENTENCE_START = re.compile(r"(?:^|[.!?]\"?\s+|\]\s+|\n\s*\n\s*)\"?$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a message: its number, the paragraph it stands in, its words on one line, and its offsets."""

    number: int
    paragraph: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Message:
    """A message as read: the day and place of its dateline, its sentences, and Counterclaim's records of it."""

    name: str
    day: date | None
    place: str
    sentences: tuple[Sentence, ...]
    records: tuple[Record, ...]


@cache
def common_words() -> frozenset[str]:
    """Return the words that are written in lower case: those that the annotator's tokenizer knows whole."""
    plain = json.loads(files("counterclaim.detect").joinpath("weights", "tokenizer.json").read_text(encoding="utf-8"))
    return frozenset(word.upper() for word in plain["model"]["vocab"] if word.isalpha())


def mixed_case(text: str, gazetteer: Gazetteer) -> str:
    """Return ``text`` in mixed case, offset by offset: places, names, acronyms in brackets and starts of sentences keep their capitals."""
    named = bytearray(len(text) + 1)
    for match in gazetteer.pattern.finditer(text):
        named[match.start() : match.end()] = b"\1" * len(match.group())
    parts, at = [], 0
    for match in WORD.finditer(text):
        parts += [text[at : match.start()], _cased(match, text, bool(named[match.start()]))]
        at = match.end()
    return "".join([*parts, text[at:]])


def _cased(match: re.Match[str], text: str, named: bool) -> str:
    word = match.group()
    before = text[max(0, match.start() - 4) : match.start()]
    if before.endswith(("[", "U.", "-")) and len(word) < 6 and not _is_common(word):
        return word
    return word.capitalize() if named or SENTENCE_START.search(before or text[:0]) or _is_name(word) else word.lower()


def _is_name(word: str) -> bool:
    return word in words().reading.first_names or not _is_common(word)


def _is_common(word: str) -> bool:
    common = common_words()
    return word in common or any(
        word.endswith(ending) and {word[: -len(ending)], word[: -len(ending)] + "E"} & common for ending in ENDINGS
    )


def read_message(name: str, text: str, gazetteer: Gazetteer) -> Message:
    """Return the message with what Counterclaim's rules make of it, whether or not it would take it for news of an armed conflict."""
    opening = DATELINE.match(text)
    day = _day(opening["day"]) if opening else None
    begin = opening.end() if opening else 0
    article = _article(name, mixed_case(text, gazetteer), begin, day)
    passages = detect_article(article)
    spans = [
        (number, passage.passage.start + start, passage.passage.start + end)
        for number, passage in enumerate(passages)
        for start, end in passage.sentences
    ]
    lines = tuple(Sentence(row, number, " ".join(text[start:end].split()), start, end) for row, (number, start, end) in enumerate(spans))
    return Message(name, day, opening["place"].strip() if opening else "", lines, extract(article, passages))


def paragraphs(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, str]]:
    """Yield offset and words of each paragraph behind the dateline, in mixed case and on one line."""
    opening = DATELINE.match(text)
    for match in PARAGRAPH.finditer(mixed_case(text, gazetteer), opening.end() if opening else 0):
        yield match.start(), match.group().replace("\n", " ")


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text.title(), "%d %b %y").date()
    except ValueError:
        return None


def _article(name: str, text: str, begin: int, day: date | None) -> Article:
    published = Published(day.isoformat() if day else None, "day" if day else "none", "dateline" if day else "none")
    return Article(
        id=name, sha256="", part="", path=name, url=None, text=text, text_sha256="", encoding="ascii", encoding_basis="given",
        outlet=None, title=None, description=None, byline=None, credit_line=None, lang="en", published=published, categories=(),
        passages=tuple(_passages(name, text, begin)),
    )  # fmt: skip


def _passages(name: str, text: str, begin: int) -> Iterator[Passage]:
    for number, match in enumerate(PARAGRAPH.finditer(text, begin)):
        yield Passage(f"{name}.{number}", name, match.start(), match.end(), "body")
