"""Which line ends of a plain text end a paragraph, where no empty line does: lists, stacks of short lines, lines too wide to be wrapped."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

BLANK = "[^\\S\n\r]"
RULE = re.compile(r"[-=*_\s]{3,}\Z")
LIST_LINE = re.compile(rf"{BLANK}*(?:[-*+•]|#{{1,6}})\s")
COUNT_LINE = re.compile(rf"{BLANK}*[\d£$€]")
LABEL_LINE = re.compile(rf"{BLANK}*[A-Z][^:.!?\n]{{1,40}}:{BLANK}+(?:[a-z]+{BLANK}+){{0,2}}[£$€]?\d")
CLOSED = re.compile(r"[\w)\]]\W?\Z")  # a line may end so that is whole in itself
CLOSED_SENTENCE = re.compile(r"[.!?][\"'”’)*_]*\s*\Z")
OPENS = re.compile(rf"{BLANK}*[\"'“‘(*]*[A-Z\d]")
NAME_WORDS = 6  # of whoever a list of counts belongs to
HEAD_WORDS = 12  # of a line that stands for itself
WIDE_LINE = 110  # characters: nobody wraps text by hand at more, so such lines are paragraphs

Line = tuple[int, int]


def hard_breaks(text: str, start: int, end: int) -> set[int]:
    """Return the offsets of line ends that end a paragraph."""
    groups = list(_groups(text, start, end))
    width = max((stop - at for lines in groups for at, stop in lines), default=0)
    return {stop for lines in groups for stop in (_breaks_of(text, lines) | _short_lines(text, lines, width))}


def _groups(text: str, start: int, end: int) -> Iterator[list[Line]]:
    """Yield the runs of lines that no empty line parts."""
    lines: list[Line] = []
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if text[at:stop].strip():
            lines.append((at, stop))
        elif lines:
            yield lines
            lines = []
        at = stop + 1
    if lines:
        yield lines


def _breaks_of(text: str, lines: Sequence[Line]) -> set[int]:
    if len(lines) < 2:
        return set()
    if max(stop - at for at, stop in lines) > WIDE_LINE:
        return {stop for _, stop in lines}
    counted = any(all(kind.match(text, at, stop) for at, stop in lines) for kind in (COUNT_LINE, LABEL_LINE))
    if counted or _heads_counts(text, lines):
        return {stop for _, stop in lines}
    before_items = {stop for (_, stop), (after, end) in pairwise(lines) if LIST_LINE.match(text, after, end)}
    rules = [RULE.fullmatch(text, at, stop) is not None for at, stop in lines]
    before_items |= {left[1] for left, here, after in zip(lines, rules, rules[1:], strict=False) if here or after}
    return before_items | {stop for at, stop in lines if text[at] == "#"}


def _heads_counts(text: str, lines: Sequence[Line]) -> bool:
    """Whether the first line names whose the counts are that all lines below it begin with."""
    (at, stop), *below = lines
    name = text[at:stop].strip()
    short = len(name.split()) <= NAME_WORDS and name[-1] not in ".,;?!"
    return short and len(below) >= 2 and all(COUNT_LINE.match(text, *line) for line in below)


def _short_lines(text: str, lines: Sequence[Line], width: int) -> set[int]:
    """Return the ends of the first lines that stand for themselves: a hand that wraps text at ``width`` had room for the next word.

    Such lines stack at the top of a statement (the office, "Press statement", the day), or head one entry of a live report.
    """
    ends: set[int] = set()
    last = lines[-1]
    if CLOSED_SENTENCE.search(text[last[0] : last[1]]):  # prose: its own lines tell how wide it was wrapped
        width = max(stop - at for at, stop in lines)
    for (at, stop), (after, end) in pairwise(lines):
        line, following = text[at:stop].strip(), text[after:end].split()
        room = stop - at + 1 + len(following[0]) <= width
        whole = len(line.split()) <= HEAD_WORDS and not line.endswith((".", ",", ";", "!", "?", ":")) and CLOSED.search(line)
        if not (room and whole and OPENS.match(text, at, stop) and OPENS.match(text, after, end)):
            break
        ends.add(stop)
    return ends
