"""Quotations: straight and typographic marks, double and single, nested, unclosed; an apostrophe is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.mention import Token, Voice
from counterclaim.vocabulary.cues import grammar

OPEN_TO_CLOSE = {"“": '”"', '"': '"”', "‘": "’", "«": "»", "„": "”“"}
APOSTROPHES = frozenset("'’´`")
BEFORE_OPENING = frozenset("([{—–-…/,:;\"'“‘")
ENDS_QUOTED_SENTENCE = frozenset('.,!?…;)”"')


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, in view offsets: ``start``..``end`` with its marks, ``inner_start``..``inner_end`` without.

    ``closed`` is false where no closing mark follows in the passage: a quotation that goes on in the next paragraph, or a forgotten
    mark. ``depth`` is 0 for a quotation that stands in no other.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    depth: int


@dataclass(slots=True)
class _Opened:
    token: int
    closers: str
    depth: int


def find_quotes(view: str, tokens: tuple[Token, ...], sentences: tuple[tuple[int, int], ...]) -> tuple[Quote, ...]:
    """Return the quotations of ``view`` in order of their start; marks that cannot be paired sensibly are left alone."""
    stack: list[_Opened] = []
    quotes: list[Quote] = []
    marks = [index for index, token in enumerate(tokens) if token.text in "\"'“”‘’«»„´`"]
    for place, index in enumerate(marks):
        mark = tokens[index].text
        if _closes_one(view, tokens, marks, place, stack):
            quotes.append(_close(stack, mark, tokens, index))
        elif _may_open(view, tokens, index) and not any(mark in opened.closers or mark == tokens[opened.token].text for opened in stack):
            stack.append(_Opened(index, OPEN_TO_CLOSE.get(mark, mark), len(stack)))
    quotes.extend(_unclosed(view, tokens, sentences, opened) for opened in stack)
    return tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end)))


def voice_of(contents: Sequence[tuple[int, int]], quotes: Sequence[Quote]) -> Voice:
    """Return how a content is told: direct where all of it lies in quotations, partial where some of it does, else indirect."""
    inside = [any(quote.start <= start and end <= quote.end for quote in quotes) for start, end in contents]
    if all(inside):
        return "direct"
    touched = any(quote.start < end and start < quote.end for quote in quotes for start, end in contents)
    return "partial" if touched else "indirect"


def _closes_one(view: str, tokens: tuple[Token, ...], marks: Sequence[int], place: int, stack: list[_Opened]) -> bool:
    """Whether the mark closes an open quotation: it touches what comes before it and is no plural possessive."""
    token = tokens[marks[place]]
    if not any(token.text in opened.closers for opened in stack):
        return False
    before, after = view[token.start - 1 : token.start], view[token.end : token.end + 1]
    if token.text in APOSTROPHES and (after.isalnum() or _is_possessive(view, tokens, marks, place)):
        return False
    return bool(before.strip()) or token.text in "”»" or not after.strip()


def _is_possessive(view: str, tokens: tuple[Token, ...], marks: Sequence[int], place: int) -> bool:
    """Whether "soldiers' families" is read rather than a closing mark: a later mark is there to close the quotation."""
    here = tokens[marks[place]]
    if view[here.start - 1 : here.start] not in {"s", "z", "x"} or view[here.end : here.end + 1] != " ":
        return False
    for index in marks[place + 1 :]:
        token = tokens[index]
        if token.text not in APOSTROPHES:
            continue
        if _may_open(view, tokens, index):
            return False
        return not view[token.end : token.end + 1].isalnum()
    return False


def _may_open(view: str, tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the mark can open a quotation: nothing but a blank or a bracket before it, a word after it, and no elision ('em, '90s)."""
    token = tokens[index]
    if token.text in "”»´`" or (token.text == "’" and token.start > 0):
        return False
    before, after = view[token.start - 1 : token.start] if token.start else "", view[token.end : token.end + 1]
    if (before.strip() and before not in BEFORE_OPENING) or not after.strip():
        return token.text in "“«„" and bool(after.strip())
    if token.text in APOSTROPHES or token.text == "‘":
        return not _elides(view, tokens, index)
    return True


def _elides(view: str, tokens: tuple[Token, ...], index: int) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.start != tokens[index].end:
        return True
    decade = following.text[:2].isdigit() and view[tokens[index].end : tokens[index].end + 3].endswith("s")
    return decade or following.lower in grammar().elisions


def _close(stack: list[_Opened], mark: str, tokens: tuple[Token, ...], index: int) -> Quote:
    """Close the innermost quotation that ``mark`` closes; what stands open inside it was none."""
    while mark not in stack[-1].closers:
        stack.pop()
    opened = stack.pop()
    first, last = tokens[opened.token], tokens[index]
    return Quote(first.start, last.end, first.end, last.start, True, opened.depth)


def _unclosed(view: str, tokens: tuple[Token, ...], sentences: tuple[tuple[int, int], ...], opened: _Opened) -> Quote:
    """End a quotation without a closing mark: with the passage where it opens a sentence or follows a colon, else with its sentence."""
    first = tokens[opened.token]
    sentence = next((span for span in sentences if span[0] <= first.start < span[1]), (0, len(view)))
    introduced = opened.token == 0 or first.start == sentence[0] or tokens[opened.token - 1].text in ":,"
    end = tokens[-1].end if introduced else sentence[1]
    return Quote(first.start, end, first.end, end, False, opened.depth)
