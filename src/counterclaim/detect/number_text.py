"""The words of a passage as the reader of numbers asks for them."""

from dataclasses import dataclass

from counterclaim.detect.number_words import Effect, Words, qualifiers_after, qualifiers_before
from counterclaim.mention import Token

DASHES = frozenset("-–—‑‒")


@dataclass(frozen=True, slots=True)
class NumberText:
    """A passage's view and its tokens; positions count tokens."""

    view: str
    tokens: tuple[Token, ...]

    def lower(self, index: int) -> str:
        """Return the casefolded word at ``index``, "" beyond either end."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def touches(self, index: int) -> bool:
        """Whether nothing stands between the word at ``index`` and the one before it."""
        return self.tokens[index].start == self.tokens[index - 1].end

    def phrase_at(self, index: int, words: Words) -> bool:
        """Whether ``words`` stand at ``index``."""
        return index >= 0 and all(self.lower(index + offset) == word for offset, word in enumerate(words))

    def between(self, first: int, last: int) -> str:
        """Return the words ``first``..``last`` as they stand."""
        return self.view[self.tokens[first].start : self.tokens[last - 1].end]

    def effect_before(self, index: int) -> tuple[Effect | None, int]:
        """Return the qualifier that ends right before ``index`` and where it starts."""
        for words, effect in qualifiers_before().get(self.lower(index - 1), ()):
            if self.phrase_at(index - len(words), words):
                return effect, index - len(words)
        return None, index

    def effect_after(self, index: int) -> tuple[Effect | None, int]:
        """Return the qualifier that starts at ``index`` and where it ends."""
        if self.lower(index) == "+" and self.touches(index):
            return "at_least", index + 1
        for words, effect in qualifiers_after().get(self.lower(index), ()):
            if self.phrase_at(index, words):
                return effect, index + len(words)
        return None, index
