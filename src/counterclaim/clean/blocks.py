"""Paragraphs of a text that may hold HTML and Markdown, each as a person reads it, mapped back to the text character by character."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from counterclaim.article import SPACES
from counterclaim.clean.lines import BLANK, RULE, hard_breaks
from counterclaim.clean.words import markup_names

Hint = Literal["", "heading", "caption", "credit", "dateline", "furniture", "item", "quote"]
Run = tuple[int, int, int]

NEWLINE = r"(?:\r\n|[\n\r])"
TOKEN = re.compile(
    rf"(?P<gap>{NEWLINE}{BLANK}*{NEWLINE}\s*)"
    r"|(?P<line>\r\n|[\n\r])"
    r"|(?P<comment><!--|<![A-Za-z\[])"
    r"|(?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?=[\s/>])[^<>]*>)"
    r"|(?P<torn></?(?P<torn_name>[A-Za-z][A-Za-z0-9-]*)(?=[\s/])[^<>\n\r]*)"
    r"|(?P<reference>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<image>!\[(?P<alt>[^\[\]\n]{0,300})\]\([^()\s]{0,1000}(?:\s+\"[^\"\n]{0,300}\")?\))"
    r"|(?P<link>\[(?P<words>[^\[\]\n]{1,300})\]\((?=[^)\s])[^()\s]{1,1000}(?:\s+\"[^\"\n]{0,300}\")?\))"
    r"|(?P<bold>\*\*(?=\S)(?P<strong>[^*\n]{1,500}?)(?<=\S)\*\*)"
    r"|(?P<escape>\\(?=[*_\[\]()#$`~<>]))",
    re.ASCII,
)
MARKED = re.compile(r"<[A-Za-z!/]|&[#A-Za-z]|\]\(|\*\*|\\")
HREF = re.compile(r"\shref\s*=", re.I)
CLASS = re.compile(r"\bclass\s*=\s*[\"'“”]?([^\"'<>“”]*)", re.I)
LINE_START = re.compile(r"(?:(?P<heading>#{1,6})|(?P<quote>>)|(?P<item>[-*+•]|\d{1,2}\.(?=\s\D)))\s+")
ELEMENTS = re.compile(r"<(?:p|div|br)\b", re.I)
_VALUE = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|</?[A-Za-z][^<>]*>"
VALUE_TOKEN = {
    "": re.compile(_VALUE, re.ASCII),
    "'": re.compile(_VALUE + "|''", re.ASCII),
    '"': re.compile(_VALUE + r"|\\[\"\\/]", re.ASCII),
}
SPACE = re.compile(r"\s+")
MOST_FRAMES = 200  # nesting beyond which elements no longer count; no page of news is that deep
CAPTION_WORDS = 3  # of an image's text; fewer name the file


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: where it lies in the text, how it reads, and what the markup around it says it is.

    ``shown`` and ``runs`` are as in `counterclaim.article.Passage`; ``linked`` is the share of its characters that are link text,
    ``in_markup`` whether it comes from a page whose elements tell paragraphs apart.
    """

    start: int
    end: int
    view: str
    shown: str | None = None
    runs: tuple[Run, ...] = ()
    hint: Hint = ""
    linked: float = 0.0
    bold: bool = False
    in_markup: bool = False

    @property
    def marked(self) -> bool:
        """Whether markup stands inside or around the words."""
        return self.shown is not None

    def cut(self, start: int, end: int) -> "Block":
        """Return the part of this block that its view span ``start``..``end`` (not empty) shows."""
        if self.shown is None:
            return replace(self, start=self.start + start, end=self.start + end, view=self.view[start:end])
        runs = tuple(_cut_runs(self.runs, len(self.shown), start, end))
        view = self.shown[start:end]
        return replace(self, start=runs[0][1], end=runs[-1][1] + runs[-1][2], view=view, shown=view, runs=runs)


def _cut_runs(runs: tuple[Run, ...], length: int, start: int, end: int) -> Iterator[Run]:
    for index, (shown, raw, size) in enumerate(runs):
        stop = runs[index + 1][0] if index + 1 < len(runs) else length
        left, right = max(shown, start), min(stop, end)
        if left >= right:
            continue
        literal = size == stop - shown
        yield (left - start, raw + left - shown, right - left) if literal else (left - start, raw, size)


@dataclass(slots=True)
class _Frame:
    name: str
    hint: Hint


def blocks(text: str, start: int = 0, end: int | None = None, *, markdown: bool = True) -> list[Block]:
    """Return the paragraphs of ``text[start:end]`` in order; nothing but blanks, markup and unread elements lies between them."""
    return _Scanner(text, start, len(text) if end is None else end, markdown).scan()


def value_block(text: str, start: int, end: int, quote: str) -> Block | None:
    """Return a metadata value (a headline) as read: tags dropped, character references and the escapes of its ``quote`` resolved."""
    pieces: list[tuple[int, int, str | None]] = []
    at = start
    for match in VALUE_TOKEN[quote].finditer(text, start, end):
        if match.start() > at:
            pieces.append((at, match.start(), None))
        if not match.group().startswith("<"):
            shown = html.unescape(match.group()) if match.group().startswith("&") else match.group()[-1]
            pieces.append((match.start(), match.end(), shown if len(shown) == 1 else None))
        at = match.end()
    if at < end:
        pieces.append((at, end, None))
    folded = any(c in "\n\r" for c in text[start:end])
    return ((None if folded else _plain(text, pieces)) or _mapped(text, pieces)) if pieces else None


class _Scanner:
    """Walks a text once, gathering pieces of the current paragraph: (raw start, raw end, words or null for the text itself)."""

    def __init__(self, text: str, start: int, end: int, markdown: bool) -> None:
        self.text, self.start, self.end, self.markdown = text, start, end, markdown
        self.found: list[Block] = []
        self.pieces: list[tuple[int, int, str | None]] = []
        self.frames: list[_Frame] = []
        self.linked = 0
        self.in_link = False
        self.bold = 0
        self.in_bold = False
        self.in_markup = ELEMENTS.search(text, self.start, self.end) is not None
        self.breaks = set() if self.in_markup else hard_breaks(text, start, end)
        self.unclosed: set[str] = set()

    def scan(self) -> list[Block]:
        at = self.start
        while match := TOKEN.search(self.text, at, self.end):
            self._literal(at, match.start())
            at = self._token(match)
        self._literal(at, self.end)
        self._finish()
        return self.found

    def _literal(self, start: int, end: int) -> None:
        if start < end:
            self.pieces.append((start, end, None))
            self.linked += (end - start) * self.in_link
            self.bold += (end - start) * self.in_bold

    def _token(self, match: re.Match[str]) -> int:
        """Act on one token and return where reading goes on."""
        kind = match.lastgroup
        if match["gap"]:
            self._finish()
        elif match["line"]:
            self._line(match)
        elif match["comment"]:
            return self._comment(match)
        elif match["tag"] or match["torn"]:
            return self._tag(match)
        elif match["reference"]:
            self._reference(match)
        elif not self.markdown:
            self.pieces.append((match.start(), match.end(), None))
        elif kind == "link" or match["link"]:
            self._inner(match, "words")
        elif match["bold"]:
            self._inner(match, "strong")
        elif match["image"]:
            self._image(match)
        return match.end()

    def _line(self, match: re.Match[str]) -> None:
        if match.end() - 1 in self.breaks or match.start() in self.breaks:
            self._finish()
        else:
            self.pieces.append((match.start(), match.end(), None))

    def _comment(self, match: re.Match[str]) -> int:
        closing = "-->" if match["comment"] == "<!--" else ">"
        end = -1 if closing in self.unclosed else self.text.find(closing, match.end(), self.end)
        if end < 0:
            self.unclosed.add(closing)
            return match.end()
        return end + len(closing)

    def _image(self, match: re.Match[str]) -> None:
        """Keep an image's text as its caption, where it says more than a name."""
        start, end = match.span("alt")
        if len(match["alt"].split()) < CAPTION_WORDS:
            return
        self._finish()
        self.frames.append(_Frame("", "caption"))
        self._literal(start, end)
        self._finish()
        self.frames.pop()

    def _inner(self, match: re.Match[str], group: str) -> None:
        """Keep the words of a Markdown link or of bold type, without the marks around them."""
        start, end = match.span(group)
        before = self.in_link, self.in_bold
        self.in_link, self.in_bold = before[0] or group == "words", before[1] or group == "strong"
        self._literal(start, end)
        self.in_link, self.in_bold = before

    def _reference(self, match: re.Match[str]) -> None:
        character = html.unescape(match.group())
        shown = character if len(character) == 1 and character != "\ufffd" else None
        self.pieces.append((match.start(), match.end(), shown))

    def _tag(self, match: re.Match[str]) -> int:
        names = markup_names()
        name = (match["name"] or match["torn_name"]).lower()
        if name in names.skipped and match["tag"] and not match.group().startswith("</"):
            return self._skip(match, name)
        if name in names.block:
            self._finish()
            self._frame(match, name)
        elif name in names.inline or match["tag"]:
            self._inline(match, name)
        else:
            self.pieces.append((match.start(), match.end(), None))
        return match.end()

    def _skip(self, match: re.Match[str], name: str) -> int:
        closing = f"</{name}"
        if closing in self.unclosed or match.group().endswith("/>"):
            return match.end()
        found = re.compile(closing, re.I).search(self.text, match.end(), self.end)
        if found is None:
            self.unclosed.add(closing)
            return match.end()
        stop = self.text.find(">", found.end(), self.end)
        return self.end if stop < 0 else stop + 1

    def _inline(self, match: re.Match[str], name: str) -> None:
        closing = match.group().startswith("</")
        if name == "a":
            self.in_link = not closing and not match.group().endswith("/>") and HREF.search(match.group()) is not None
        elif name in ("b", "strong"):
            self.in_bold = not closing
        elif name in ("td", "th") and self.pieces:
            self.pieces.append((match.start(), match.start() + 1, " "))
        self._inline_frame(match, name, closing=closing)

    def _inline_frame(self, match: re.Match[str], name: str, *, closing: bool) -> None:
        """Make an inline element that a class names a caption, a credit or page furniture a paragraph of its own."""
        if closing:
            if self.frames and self.frames[-1].name == name:
                if self.frames[-1].hint:
                    self._finish()
                self.frames.pop()
        elif name == "span" and not match.group().endswith("/>") and match["tag"]:
            hint = _hint_of_class(match.group())
            if hint:
                self._finish()
            if len(self.frames) < MOST_FRAMES:
                self.frames.append(_Frame(name, hint))

    def _frame(self, match: re.Match[str], name: str) -> None:
        tag = match.group()
        if self.frames and self.frames[-1].name in markup_names().headings:
            self.frames.pop()  # a heading that was never closed ends where the next paragraph begins
            if tag.startswith("</"):
                return
        if name in ("br", "hr", "p") and not tag.startswith("</") and not (name == "p" and _hint_of_class(tag)):
            return
        if tag.startswith("</"):
            self._close(name)
        elif not tag.endswith("/>") and len(self.frames) < MOST_FRAMES:
            self.frames.append(_Frame(name, _hint_of_class(tag) or _hint_of_name(name)))

    def _close(self, name: str) -> None:
        for index in range(len(self.frames) - 1, max(len(self.frames) - 20, -1), -1):
            if self.frames[index].name == name:
                del self.frames[index:]
                return

    def _hint(self) -> Hint:
        """Return the hint of the innermost element that has one; furniture outranks what lies in it."""
        hints = [frame.hint for frame in self.frames if frame.hint]
        return "furniture" if "furniture" in hints else hints[-1] if hints else ""

    def _finish(self) -> None:
        """End the current paragraph and keep it, if it holds words."""
        pieces, linked, bold = self.pieces, self.linked, self.bold
        self.pieces, self.linked, self.bold = [], 0, 0
        if not pieces:
            return
        block = _plain(self.text, pieces) or _mapped(self.text, pieces)
        if block is None or (RULE.match(block.view) and not self.found):
            return
        if RULE.match(block.view):
            self.found.append(replace(block, hint="furniture", in_markup=self.in_markup))
            return
        size = max(1, len(block.view))
        block = replace(block, hint=self._hint(), linked=min(1.0, linked / size), bold=bold >= 0.9 * size, in_markup=self.in_markup)
        self.found.append(_without_line_start(block) if self.markdown else block)


def _hint_of_class(tag: str) -> Hint:
    match = CLASS.search(tag)
    if match is None:
        return ""
    names, classes = markup_names(), match.group(1).lower()
    if any(word in classes for word in names.furniture_classes):
        return "furniture"
    if any(word in classes for word in names.credit_classes):
        return "credit"
    if any(word in classes for word in names.dateline_classes):
        return "dateline"
    return "caption" if any(word in classes for word in names.caption_classes) else ""


def _hint_of_name(name: str) -> Hint:
    names = markup_names()
    if name in names.headings:
        return "heading"
    if name in names.captions:
        return "caption"
    if name in names.furniture:
        return "furniture"
    return "item" if name == "li" else "quote" if name == "blockquote" else ""


def _plain(text: str, pieces: list[tuple[int, int, str | None]]) -> Block | None:
    """Return the block where its pieces are one stretch of the text itself, as they are without markup."""
    if any(shown is not None for _, _, shown in pieces) or any(a[1] != b[0] for a, b in pairwise(pieces)):
        return None
    start, end = pieces[0][0], pieces[-1][1]
    raw = text[start:end]
    words = raw.strip()
    if not words:
        return None
    start += len(raw) - len(raw.lstrip())
    return Block(start, start + len(words), words.translate(SPACES))


def _mapped(text: str, pieces: list[tuple[int, int, str | None]]) -> Block | None:
    """Return the block as read, blanks collapsed as HTML has it, with runs that map each character back."""
    parts: list[str] = []
    runs: list[Run] = []
    length, spaced = 0, True
    for shown, raw, size, words in _fragments(text, pieces):
        if shown == " ":
            if spaced:
                continue
            spaced = True
        else:
            spaced = False
        runs.append((length, raw, size))
        parts.append(words)
        length += len(words)
    while parts and parts[-1] == " ":
        parts.pop()
        runs.pop()
    if not parts:
        return None
    view = "".join(parts)
    return Block(runs[0][1], runs[-1][1] + runs[-1][2], view, view, tuple(_joined(runs, len(view))))


def _fragments(text: str, pieces: list[tuple[int, int, str | None]]) -> Iterator[tuple[str, int, int, str]]:
    """Yield (" " for blanks else "", raw start, raw size, words), stretches of blanks apart from words."""
    for start, end, shown in pieces:
        if shown is not None:
            yield (" " if shown.isspace() else "", start, end - start, " " if shown.isspace() else shown)
            continue
        at = start
        for blank in SPACE.finditer(text, start, end):
            if blank.start() > at:
                yield "", at, blank.start() - at, text[at : blank.start()]
            yield " ", blank.start(), blank.end() - blank.start(), " "
            at = blank.end()
        if at < end:
            yield "", at, end - at, text[at:end]


def _joined(runs: list[Run], length: int) -> Iterator[Run]:
    """Join runs that lie end to end in both texts; one whose raw text is longer than its words stays alone."""
    current: Run | None = None
    for index, (shown, raw, size) in enumerate(runs):
        stop = runs[index + 1][0] if index + 1 < len(runs) else length
        literal = size == stop - shown
        if current is not None and literal and current[1] + current[2] == raw and current[2] == shown - current[0]:
            current = (current[0], current[1], current[2] + size)
        else:
            if current is not None:
                yield current
            current = (shown, raw, size)
    if current is not None:
        yield current


def _without_line_start(block: Block) -> Block:
    """Take Markdown's mark off the start of a heading, a quotation or a list item, and keep what it says as the hint."""
    match = LINE_START.match(block.view)
    if match is None or match.end() >= len(block.view) or block.hint:
        return block
    kind = match.lastgroup
    hint: Hint = "heading" if kind == "heading" else "quote" if kind == "quote" else "item"
    numbered = block.view[0].isdigit()
    return replace(block if numbered else block.cut(match.end(), len(block.view)), hint=hint)
