"""A passage's parse as a tree: what hangs on a word, what a word hangs on, and which words a span holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from counterclaim.mention import SyntaxWord

VERBAL = frozenset({"VERB", "AUX"})
Span = tuple[int, int]


@dataclass(frozen=True)
class Tree:
    """The words of a passage with what hangs on each."""

    words: Sequence[SyntaxWord]
    hanging: tuple[tuple[int, ...], ...] = field(init=False)

    def __post_init__(self) -> None:
        """List the dependants of each word."""
        found: list[list[int]] = [[] for _ in self.words]
        for number, word in enumerate(self.words):
            if word.head >= 0:
                found[word.head].append(number)
        object.__setattr__(self, "hanging", tuple(map(tuple, found)))

    def below(self, number: int) -> frozenset[int]:
        """Return a word and everything that hangs on it, however far down."""
        found, row = {number}, [number]
        while row:
            row = [one for word in row for one in self.hanging[word] if one not in found]
            found.update(row)
        return frozenset(found)

    def above(self, number: int) -> Iterator[int]:
        """Yield a word and what it hangs on, up to the root."""
        seen: set[int] = set()
        while number >= 0 and number not in seen:
            yield number
            seen.add(number)
            number = self.words[number].head

    def inside(self, span: Span) -> range:
        """Return the numbers of the words that lie inside a span of the view."""
        held = [number for number, word in enumerate(self.words) if span[0] <= word.start and word.end <= span[1]]
        return range(held[0], held[-1] + 1) if held else range(0)

    def verb(self, cue: Span) -> int:
        """Return the first verb of a span, -1 where it has none."""
        return next((number for number in self.inside(cue) if self.words[number].upos in VERBAL), -1)

    def lower(self, number: int) -> str:
        """Return a word casefolded, "" beyond the last."""
        return self.words[number].lower if number < len(self.words) else ""
