"""The annotator's scores to labels: the best tag sequence, its spans, the best tree."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

MOST_ADDED = 5
"""Words that a content cut inside a phrase is extended by, at most, to reach a head."""


def log_softmax(logits: Floats, axis: int = -1) -> Floats:
    """Log-probabilities along an axis."""
    shifted = logits - logits.max(axis=axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))  # type: ignore[no-any-return]


def bio_allowed(labels: Sequence[str]) -> NDArray[np.bool_]:
    """[from, to]: I-x follows only B-x or I-x."""
    return np.array([[not b.startswith("I-") or a[1:] == b[1:] for b in labels] for a in labels])


def steps_of(labels: Sequence[str], learnt: Sequence[Sequence[float]] | None = None) -> Floats:
    """What one tag adds to the score of the next, [from, to]: nothing or what was learnt, and very little where BIO bars the step."""
    allowed = bio_allowed(labels)
    return np.where(allowed, np.zeros_like(allowed, np.float32) if learnt is None else np.array(learnt, np.float32), np.float32(-1e4))


def viterbi(scores: Floats, steps: Floats) -> list[int]:
    """Best sequence of classes for scores [n, classes] under what each step adds. A sequence may begin inside a span."""
    greedy = scores.argmax(axis=1)
    if (steps[greedy[:-1], greedy[1:]] == steps.max()).all():
        return [int(k) for k in greedy]
    best = scores[0]
    back = []
    for row in scores[1:]:
        paths = best[:, None] + steps
        chosen = paths.argmax(axis=0)
        back.append(chosen)
        best = paths[chosen, np.arange(len(chosen))] + row
    last = int(best.argmax())
    found = [last]
    for chosen in reversed(back):
        found.append(int(chosen[found[-1]]))
    return found[::-1]


def chunks(classes: Sequence[int], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first word, word after the last, kind) of each span in a sequence of BIO classes."""
    found: list[tuple[int, int, str]] = []
    for i, index in enumerate(classes):
        position, _, kind = labels[index].partition("-")
        if position == "I" and found and found[-1][1] == i and found[-1][2] == kind:
            found[-1] = (found[-1][0], i + 1, kind)
        elif kind:
            found.append((i, i + 1, kind))
    return found


def joined_at_hyphens(spans: Sequence[tuple[int, int, str]], words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Join spans of one kind that touch, or have but a hyphen between them: "rocket-propelled", "grenades" is one weapon.

    For materiel, whose training data often mark the head word of a mention alone.
    """
    found: list[tuple[int, int, str]] = []
    for start, end, kind in spans:
        if found and found[-1][2] == kind and all(word == "-" for word in words[found[-1][1] : start]) and start - found[-1][1] < 2:
            found[-1] = (found[-1][0], end, kind)
        else:
            found.append((start, end, kind))
    return found


def whole_phrases(classes: Sequence[int], labels: Sequence[str], heads: Sequence[int]) -> list[int]:
    """Let a content that ends inside a phrase ("its second-" of "its second-largest city") run on to the phrase's head.

    It runs on over free words only, fewer than MOST_ADDED at a time, where the parse hangs its last word on a later one.
    """
    found = list(classes)
    inside = labels.index("I-CONTENT")
    for _, last, kind in chunks(classes, labels):
        end = last
        # Of the last two words, since a hyphen hangs on the word before it.
        while (
            kind == "CONTENT" and end <= (head := max(heads[max(end - 2, 0) : end])) < end + MOST_ADDED and not any(found[end : head + 1])
        ):
            following = head + 1
            found[end:following] = [inside] * (following - end)
            end = following
    return found


def tree(scores: Floats) -> list[int]:
    """Heads of a sentence: the best tree with one root, for scores [n, 1 + n] (column 0 the root); 0 for the root, else 1 + word."""
    size = len(scores)
    greedy = scores.argmax(axis=1)
    if (greedy == 0).sum() == 1 and not _cycle(np.concatenate([[0], greedy])):
        return [int(head) for head in greedy]
    full = np.full((size + 1, size + 1), -1e9)
    full[1:] = scores
    np.fill_diagonal(full, -1e9)
    # One root: take the word that gains most, or loses least, by hanging on it; then forbid the root to all others.
    roots = full[1:, 0] - full[1:, 1:].max(axis=1) if size > 1 else np.zeros(1)
    root = 1 + int(roots.argmax())
    full[1:, 0] = -1e9
    full[root] = -1e9
    full[root, 0] = 0.0
    return [int(head) for head in _edmonds(full)[1:]]


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """Nodes of a cycle, or an empty list. heads[0] belongs to the root and is not followed."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        path = []
        node = start
        while node and not seen[node]:
            seen[node] = start
            path.append(node)
            node = int(heads[node])
        if node and seen[node] == start and node in path:
            return path[path.index(node) :]
    return []


def _edmonds(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Maximum spanning arborescence (Chu-Liu and Edmonds) for scores [node, head], node 0 the root; the head of each node."""
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    loop = np.array(cycle)
    outer = np.flatnonzero(~inside)
    kept = scores[loop, heads[loop]]
    # Contract the cycle to one node, the last. Entering it at a node gives up that node's arc within the cycle.
    entering = scores[np.ix_(loop, outer)] - kept[:, None]
    leaving = scores[np.ix_(outer, loop)]
    small = np.full((len(outer) + 1, len(outer) + 1), -1e9)
    small[:-1, :-1] = scores[np.ix_(outer, outer)]
    small[-1, :-1] = entering.max(axis=0)
    small[:-1, -1] = leaving.max(axis=1)
    solved = _edmonds(small)
    found: NDArray[np.int64] = heads.copy()
    for place, node in enumerate(outer[1:], start=1):
        head = solved[place]
        found[node] = cycle[int(leaving[place].argmax())] if head == len(outer) else outer[head]
    entry = int(entering[:, solved[-1]].argmax())
    found[cycle[entry]] = outer[solved[-1]]
    return found
