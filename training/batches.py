"""Documents to padded batches: windows of whole units, casing and quotation marks varied, sub-tokens from the encoder's vocabulary."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch

from counterclaim.detect.pieces import LONGEST, Pieces
from training.data import IGNORE, Document
from training.model import Batch

TARGETS = {"polnear": (1, 1, 64, 128, LONGEST), "wikievents": (1, 48, 96, LONGEST), "worldwide": (1, 48, 96, 160)}
"""Sub-tokens that windows of a set are filled to (1: one unit each), drawn window by window."""
DEFAULT_TARGETS = (1, 1, 48, 96)

DOUBLE = {'"': "", "“": "open", "”": "close", "``": "open", "''": "close"}
MASKED = 0.06
"""Share of the words whose sub-tokens are hidden while training, so that a label is learnt from its surroundings too."""

QUOTE_STYLES = {"straight": ('"', '"'), "curly": ("“", "”"), "single": ("'", "'"), "curly single": ("‘", "’")}
APOSTROPHES = ("'", "’")


@dataclass(frozen=True, slots=True)
class Window:
    """A word range of a document, and its size in sub-tokens."""

    document: Document
    start: int
    end: int
    size: int


def windows(document: Document, pieces: Pieces, targets: Sequence[int], rng: random.Random) -> Iterator[Window]:
    """Cut a document into windows: consecutive whole units up to a drawn size; a unit too long for a window is cut."""
    start, size, target = 0, 0, rng.choice(targets)
    end = 0
    for a, b in document.units:
        lengths = [len(pieces.of(word)) for word in document.words[a:b]]
        if size and size + sum(lengths) > min(target, LONGEST):
            yield Window(document, start, end, size)
            start, size, target = a, 0, rng.choice(targets)
        if not size:
            start = a
        for n, length in enumerate(lengths):
            if size + length > LONGEST:
                yield Window(document, start, a + n, size)
                start, size = a + n, 0
            size += length
        end = b
    if size:
        yield Window(document, start, end, size)


def vary(words: list[str], rng: random.Random) -> list[str]:
    """Other quotation marks (half of the time) and, rarely, capitals throughout: papers differ, and the data is of one style."""
    if rng.random() < 0.5:
        words = restyle_quotes(words, rng.choice(list(QUOTE_STYLES)))
    if rng.random() < 0.5:
        mark = rng.choice(APOSTROPHES)
        words = [word.replace("’", mark).replace("'", mark) if len(word) > 1 and word not in DOUBLE else word for word in words]
    draw = rng.random()
    if draw < 0.06:
        return [word.upper() for word in words]
    if draw < 0.08:
        return [word.capitalize() for word in words]
    return words


def restyle_quotes(words: Sequence[str], style: str) -> list[str]:
    """Replace double quotation marks by those of another style; straight ones open and close in turn."""
    opening, closing = QUOTE_STYLES[style]
    found = []
    is_open = False
    for word in words:
        if word in DOUBLE:
            is_open = DOUBLE[word] == "open" if DOUBLE[word] else not is_open
            found.append(opening if is_open else closing)
        else:
            found.append(word)
    return found


def collate(chosen: Sequence[Window], pieces: Pieces, rng: random.Random | None) -> Batch:
    """Pad windows of one data set to a batch; with `rng`, vary their casing and quotation marks."""
    words = [window.document.words[window.start : window.end] for window in chosen]
    if rng:
        words = [vary(list(w), rng) for w in words]
    encoded = [pieces.window(row) for row in words]
    ids, casing = [row[0] for row in encoded], [row[1] for row in encoded]
    if rng:
        ids = [_masked(row, first, pieces.mask, rng) for row, (_, _, first) in zip(ids, encoded, strict=True)]
    # The start token's place is 0 in every row; the model adds it itself.
    first = [row[2][1:] for row in encoded]
    lengths = torch.tensor([len(row) for row in ids])
    longest = int(lengths.max())
    pad = None
    if int(lengths.min()) < longest:
        pad = (torch.arange(longest)[None] < lengths[:, None])[:, None, None]
    count = torch.tensor([len(row) for row in first])
    present = torch.arange(int(count.max()))[None] < count[:, None]
    sample = chosen[0].document
    return Batch(
        ids=_padded(ids, 0),
        casing=_padded(casing, 0),
        pad=pad,
        first=_padded(first, 0),
        present=present,
        unit=_padded([_units(window) for window in chosen], -1),
        tags={k: _padded([_tags(window, window.document.tags[k]) for window in chosen], IGNORE) for k in sample.tags},
        masks={k: _padded([window.document.masks[k][window.start : window.end] for window in chosen], 0) for k in sample.masks},
        pointers={k: _padded([_pointers(window, k) for window in chosen], IGNORE) for k in sample.pointers},
        pairs={k: _pairs(chosen, k) for k in sample.pairs},
        partial=sample.partial,
    )


def _masked(ids: Sequence[int], first: Sequence[int], mask: int, rng: random.Random) -> list[int]:
    """Sub-token ids with those of a few words hidden; `first` is the place of the start token and of each word."""
    found = list(ids)
    for start, end in pairwise([*first[1:], len(ids) - 1]):
        if rng.random() < MASKED:
            found[start:end] = [mask] * (end - start)
    return found


def _padded(rows: Sequence[Sequence[int]], filler: int) -> torch.Tensor:
    longest = max(len(row) for row in rows)
    return torch.tensor([[*row, *[filler] * (longest - len(row))] for row in rows], dtype=torch.long)


def _units(window: Window) -> list[int]:
    found = [0] * (window.end - window.start)
    for n, (a, b) in enumerate(window.document.units):
        for i in range(max(a, window.start), min(b, window.end)):
            found[i - window.start] = n
    return found


def _tags(window: Window, tags: Sequence[int]) -> Sequence[int]:
    return tags[window.start : window.end]


def _pointers(window: Window, name: str) -> list[int]:
    """Targets counted from 1, 0 for none. A target outside the window: none for a link, nothing to learn for a parse."""
    found = []
    for target in window.document.pointers[name][window.start : window.end]:
        if target == IGNORE:
            found.append(IGNORE)
        elif window.start <= target < window.end:
            found.append(target - window.start + 1)
        else:
            found.append(0 if target < 0 or name == "link" else IGNORE)
    return found


def _pairs(chosen: Sequence[Window], name: str) -> torch.Tensor:
    found = [
        (row, a - window.start, b - window.start, label)
        for row, window in enumerate(chosen)
        for a, b, label in window.document.pairs[name]
        if window.start <= a < window.end and window.start <= b < window.end
    ]
    return torch.tensor(found, dtype=torch.long).reshape(-1, 4)


def batches(
    name: str, documents: Sequence[Document], pieces: Pieces, budget: int, rng: random.Random, *, training: bool
) -> Iterator[Batch]:
    """One pass over a data set: windows of like length together, at most `budget` sub-tokens (padding included) a batch."""
    targets = TARGETS.get(name, DEFAULT_TARGETS)
    cut = [window for document in documents for window in windows(document, pieces, targets, rng)]
    # A little noise on the length keeps batches from being the same from pass to pass.
    cut.sort(key=lambda window: window.size * (1 + 0.15 * rng.random() * training))
    groups: list[list[Window]] = [[]]
    for window in cut:
        longest = max([window.size, *(w.size for w in groups[-1])]) + 2
        if groups[-1] and longest * (len(groups[-1]) + 1) > budget:
            groups.append([])
        groups[-1].append(window)
    rng.shuffle(groups)
    for group in groups:
        if group:
            yield collate(group, pieces, rng if training else None)


def endless(name: str, documents: Sequence[Document], pieces: Pieces, budget: int, seed: int) -> Iterator[Batch]:
    """Pass over the set without end, each time cut and shuffled anew."""
    rng = random.Random(f"{name} {seed}")
    while True:
        yield from batches(name, documents, pieces, budget, rng, training=True)
