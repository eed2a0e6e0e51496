"""Numbers without their qualifiers: figures, number words, and vague words that stand for a number nobody counted."""

import re
from dataclasses import dataclass
from typing import Literal

from counterclaim.detect.number_text import NumberText
from counterclaim.detect.number_words import Vague, number_words, vague_phrases

Form = Literal["figure", "word", "vague"]

GROUPS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d,.]*\d)|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}\.000(?!\d)"
FIGURE = re.compile(rf"{GROUPS}|\d+(?:\.\d+)?")
SUFFIX = re.compile(r" ?([a-z]+)\b")
YEARS = range(1500, 2100)
LARGEST = 10**10  # more than people on earth: money or an identifier


@dataclass(frozen=True, slots=True)
class Core:
    """A number without its qualifiers: tokens ``first`` to ``last`` (exclusive), its range, and the step that "about" halves.

    ``scale`` is the scale word it ends on (1 where there is none), ``bare_year`` marks a figure that may be a year.
    """

    first: int
    last: int
    low: int
    high: int | None
    soft_low: int | None
    soft_high: int | None
    step: int
    form: Form
    scale: int = 1
    bare_year: bool = False


class CoreReader:
    """Reads the numbers of one passage, word by word."""

    def __init__(self, text: NumberText) -> None:
        self.text = text
        self.words = number_words()

    def core(self, index: int) -> Core | None:
        """Return the number that starts at word ``index``; null where none does."""
        if index >= len(self.text.tokens):
            return None
        token = self.text.tokens[index]
        if token.text[0].isdigit():
            return self._figure(index)
        return self._vague_phrase(index) or self._number_words(index)

    def _ends_token(self, first: int, end: int) -> int | None:
        """Return the index after the token that ends at ``end``; null where ``end`` lies inside a token."""
        index = first
        while index < len(self.text.tokens) and self.text.tokens[index].end < end:
            index += 1
        return index + 1 if index < len(self.text.tokens) and self.text.tokens[index].end == end else None

    def _figure(self, index: int) -> Core | None:
        start = self.text.tokens[index].start
        match = FIGURE.match(self.text.view, start)
        if match is None or (start and self.text.view[start - 1] in ".,:" and self.text.view[start - 2 : start - 1].isdigit()):
            return None
        digits, end, scale = match.group(), match.end(), 1
        suffix = SUFFIX.match(self.text.view, end)
        if suffix and (found := self._scale(suffix)):
            scale, end = found, suffix.end()
        last = self._ends_token(index, end)
        value = _value(digits, scale)
        if last is None or value is None or (digits[0] == "0" and len(digits) > 1) or value > LARGEST:
            return None
        bare_year = digits.isdigit() and len(digits) == 4 and scale == 1 and value in YEARS
        return _point((index, last), value, _step(value), "figure", scale=scale, bare_year=bare_year)

    def _scale(self, suffix: re.Match[str]) -> int | None:
        """Return the scale that a word right after a figure means: letters must touch the figure, words need not."""
        word = suffix.group(1)
        table = self.words.scales if suffix.group().startswith(" ") else self.words.suffixes
        return table.get(word)

    def _number_words(self, index: int) -> Core | None:
        first = index
        if (part := self._part_of_scale(index)) is not None:
            return part
        article = self.text.lower(index) in ("a", "an")
        if article:
            index += 1
            if self.text.lower(index) not in self.words.scales:
                return None
        if not article and self._single(index) is None:
            return None
        value, last, scale = self._spelled(index)
        step = 12 if self.text.lower(last - 1) == "dozen" else _step(value)
        return _point((first, last), value, step, "word", scale=scale)

    def _part_of_scale(self, index: int) -> Core | None:
        """Read a part of a scale: "half a dozen", "a quarter of a million", "three quarters of a million"."""
        first, times = index, 1
        if self.text.lower(index + 1) in self.words.fractions and (counted := self._single(index) or self.text.lower(index) in ("a", "an")):
            index, times = index + 1, int(counted)
        share = self.words.fractions.get(self.text.lower(index))
        after = index + 2 if self.text.lower(index + 1) == "of" else index + 1
        scale = self.words.scales.get(self.text.lower(after + 1))
        if share is None or self.text.lower(after) not in ("a", "an", "one") or scale is None or times >= share:
            return None
        value = times * scale // share
        return _point((first, after + 2), value, value if scale == 12 else _step(value), "word", scale=scale)

    def _single(self, index: int) -> int | None:
        """Return the value of one word ("three", "twenty-three", "hundred"), null where it is no number word."""
        word = self.text.lower(index)
        if word in self.words.words:
            return self.words.words[word]
        parts = word.split("-")
        if len(parts) == 2 and all(part in self.words.words for part in parts):
            tens, ones = (self.words.words[part] for part in parts)
            return tens + ones if tens >= 20 and tens % 10 == 0 and ones < 10 else None
        return None

    def _spelled(self, index: int) -> tuple[int, int, int]:
        """Return (value, end, last scale) of the number words from ``index`` on ("two hundred and fifty thousand")."""
        total, group, last_scale = 0, 0, 1
        while index < len(self.text.tokens):
            word = self.text.lower(index)
            if word in self.words.scales:
                last_scale = self.words.scales[word]
                group = max(group, 1) * last_scale
                if last_scale >= 1000:
                    total, group = total + group, 0
            elif (single := self._single(index)) is not None and self._fits(group, single):
                group += single
            elif word == "and" and (total or group >= 100) and self._continues(index + 1, group or total):
                pass
            else:
                break
            index += 1
        return total + group, index, last_scale

    def _continues(self, index: int, sofar: int) -> bool:
        """Whether "and" goes on with the same number: "a hundred and ten people" does, "two hundred and ten wounded" too, "and 10" not."""
        single = self._single(index)
        return single is not None and single < 100 <= sofar

    @staticmethod
    def _fits(group: int, single: int) -> bool:
        return group == 0 or (group % 100 == 0 and single < 100) or (group % 10 == 0 and single < 10 and group % 100 >= 20)

    def _vague_phrase(self, index: int) -> Core | None:
        for words, entry in vague_phrases().get(self.text.lower(index), ()):
            if self.text.phrase_at(index, words) and self.text.lower(index - 1) not in entry.unless_after:
                return self._vague_core(index, index + len(words), entry)
        return None

    def _vague_core(self, first: int, last: int, entry: Vague) -> Core | None:
        """Return the core of a vague phrase, with the scale that follows it; "some 30" is no phrase but a qualified number."""
        word = self.text.lower(last)
        if entry.multiplies and word == "of" and (scale := _plural_scale(self.text.lower(last + 1), self.words.scales)):
            return _open(first, last + 2, entry.low * scale, (entry.soft[0] * scale, (entry.soft[1] + 1) * scale - 1), None)
        if entry.scales and (word in self.words.scales or _plural_scale(word, self.words.scales)):
            scale = self.words.scales.get(word) or _plural_scale(word, self.words.scales)
            return _open(first, last + 1, entry.low * scale, (entry.soft[0] * scale, entry.soft[1] * scale), None)
        if self.text.lower(first) == "some" and self.core(last) is not None:
            return None
        return _open(first, last, entry.low, entry.soft, entry.high)


def _plural_scale(word: str, scales: dict[str, int]) -> int:
    """Return the scale of "hundreds", "thousands" ..., 0 where the word is none."""
    return scales.get(word[:-1], 0) if word.endswith("s") else 0


def _value(digits: str, scale: int) -> int | None:
    """Return the whole number that figures and a scale make; null where it is none (1.5 without a scale)."""
    if digits.count(".") > 1 or re.fullmatch(r"\d{1,3}\.000", digits):
        return int(digits.replace(".", "")) * scale
    whole, _, fraction = digits.replace(",", "").replace(" ", "").partition(".")
    if not fraction:
        return int(whole) * scale
    shifted, rest = divmod(int(whole + fraction) * scale, 10 ** len(fraction))
    return shifted if scale > 1 and rest == 0 else None


def _step(value: int) -> int:
    """Return the last non-zero unit of ``value``: 10,000 for 30,000, 10 for 110, 1 for 23."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def _point(span: tuple[int, int], value: int, step: int, form: Form, *, scale: int = 1, bare_year: bool = False) -> Core:
    return Core(*span, value, value, value, value, step, form, scale, bare_year)


def _open(first: int, last: int, low: int, soft: tuple[int, int], high: int | None) -> Core:
    return Core(first, last, low, high, *soft, 1, "vague")
