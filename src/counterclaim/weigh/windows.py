"""An article cut to what the network reads at once: a stretch of a passage with the words that stand before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.detect.pieces import Pieces, cut_windows, owners
from counterclaim.weigh.scene import Scene, Slot

BEFORE = 128
"""Sub-tokens of the words before the stretch; training used the same."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start``..``end`` of a passage, after ``before`` words of context.

    ``ids`` and ``casing`` are those of the sub-tokens, ``first`` the place of each word's first one. ``places`` gives by (passage, word)
    the place among the window's words; ``owned`` are the words that this window decides; ``slots`` those that lie in it whole.
    """

    passage: int
    start: int
    end: int
    before: int
    ids: NDArray[np.int64]
    casing: NDArray[np.int64]
    first: NDArray[np.int64]
    places: dict[tuple[int, int], int]
    owned: frozenset[int]
    slots: tuple[Slot, ...]

    def place(self, word: int) -> int:
        """Return the place of a word of the stretch among the window's words."""
        return self.before + word - self.start


def windows_of(scene: Scene, pieces: Pieces) -> Iterator[Window]:
    """Yield the windows of an article, passage by passage."""
    texts = [scene.text(number) for number in range(len(scene.slots))]
    sizes = [[len(pieces.of(word)) for word in words] for words in texts]
    for passage, words in enumerate(texts):
        if not words:
            continue
        cuts = cut_windows(sizes[passage])
        owner = owners(cuts, len(words))
        for number, (start, end) in enumerate(cuts):
            before = _before(sizes, passage, start)
            everything = [*before, *((passage, word) for word in range(start, end))]
            ids, casing, first = pieces.window([texts[at][word] for at, word in everything])
            places = {word: place for place, word in enumerate(everything)}
            yield Window(
                passage=passage,
                start=start,
                end=end,
                before=len(before),
                ids=np.array(ids),
                casing=np.array(casing),
                first=np.array(first[1:]),
                places=places,
                owned=frozenset(word for word in range(start, end) if owner[word] == number),
                slots=tuple(_inside(scene, places)),
            )


def _before(sizes: Sequence[Sequence[int]], passage: int, word: int) -> list[tuple[int, int]]:
    """Return the words before a word, back over earlier passages as far as the context reaches, in reading order."""
    found: list[tuple[int, int]] = []
    room = BEFORE
    while True:
        word -= 1
        while word < 0:
            passage -= 1
            if passage < 0:
                return found[::-1]
            word = len(sizes[passage]) - 1
        room -= sizes[passage][word]
        if room < 0:
            return found[::-1]
        found.append((passage, word))


def _inside(scene: Scene, places: dict[tuple[int, int], int]) -> Iterator[Slot]:
    for passage in sorted({passage for passage, _ in places}):
        for slot in scene.slots[passage]:
            if (passage, slot.start) in places and (passage, slot.end - 1) in places:
                yield slot
