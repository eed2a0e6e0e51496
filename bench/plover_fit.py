"""A small classifier over what the words and the parse of a sentence tell of a pair: softmax regression, cross-validated."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bench.plover_links import Links
from counterclaim.extract.clauses import Sentence

FOLDS = 10
STEPS = 300
RATE, MOMENTUM, SHRINK = 2.0, 0.9, 1e-4
Floats = NDArray[np.float32]
WORD = re.compile(r"⟦\d+⟧|[a-z]+(?:'[a-z]+)?")


def features(sentence: Sentence, links: Links) -> set[str]:
    """Return what the regression sees: words and word pairs with the parties as S and T, and what the parse tells."""
    names = {f"⟦{number}⟧": slot.actors[0].side[0] for number, slot in enumerate(sentence.slots) if slot.actors[0].side}
    words = [names.get(word, word) for word in WORD.findall(sentence.text)]
    ends = sorted(at for at, word in enumerate(words) if word in ("S", "T"))
    between = words[ends[0] : ends[-1] + 1] if ends else []
    return {*words, *map(" ".join, pairwise(words)), *(f"~{word}" for word in between), *links.features}


def cross_validated(seen: Sequence[set[str]], roots: Sequence[str]) -> list[str]:
    """Return the root of every row by weights that were trained on the other folds."""
    names = sorted(set(roots))
    gold = np.array([names.index(root) for root in roots])
    folds = np.arange(len(roots)) % FOLDS
    found = np.zeros(len(roots), dtype=int)
    for fold in range(FOLDS):
        inside = folds != fold
        counted = Counter(name for row, kept in zip(seen, inside, strict=True) if kept for name in row)
        columns = {name: at for at, name in enumerate(sorted(name for name, times in counted.items() if times > 1))}
        table = _table(seen, columns)
        found[~inside] = (table[~inside] @ _fit(table[inside], gold[inside], len(names))).argmax(1)
    return [names[number] for number in found]


def _table(rows: Sequence[set[str]], names: dict[str, int]) -> Floats:
    table = np.zeros((len(rows), len(names)), dtype=np.float32)
    for number, row in enumerate(rows):
        table[number, [names[name] for name in row if name in names]] = 1
    norms = np.linalg.norm(table, axis=1, keepdims=True)
    return np.asarray(table / np.maximum(norms, 1), dtype=np.float32)


def _fit(table: Floats, gold: NDArray[np.int_], classes: int) -> Floats:
    """Return softmax weights by full-batch gradient descent with momentum, from zero: nothing random."""
    weights = np.zeros((table.shape[1], classes), dtype=np.float32)
    speed = np.zeros_like(weights)
    wanted = np.eye(classes, dtype=np.float32)[gold]
    for _ in range(STEPS):
        scores = table @ weights
        odds = np.exp(scores - scores.max(1, keepdims=True))
        speed = MOMENTUM * speed - RATE * (table.T @ (odds / odds.sum(1, keepdims=True) - wanted) / len(gold) + SHRINK * weights)
        weights = weights + speed
    return weights
