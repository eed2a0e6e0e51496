"""Numbers that can count people or things, and the range that follows from their words.

The table "Numbers" of the record reference is the rule: ``low``..``high`` follow with certainty, a point is never invented. Percentages,
money, dates, ages, clock times, durations, distances, calibres, names of models ("F-16"), scores and phone numbers are no counts and are
not returned; neither are articles ("a drone") and bare plurals, which only a noun makes countable (see `counterclaim.extract`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeVar

import msgspec

from counterclaim.mention import NumberMention, Token
from counterclaim.vocabulary.loader import Vocabulary, load

Effect = Literal["at_least", "more_than", "up_to", "about", "nearly", "fewer_than"]
Form = Literal["figure", "word", "vague"]
Words = tuple[str, ...]
T = TypeVar("T")

GROUPS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d,.]*\d)|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}\.000(?!\d)"
FIGURE = re.compile(rf"{GROUPS}|\d+(?:\.\d+)?")
SUFFIX = re.compile(r" ?([a-z]+)\b")
DASHES = frozenset("-–—‑‒")
JOINTS = DASHES | {"to", "or"}
YEARS = range(1500, 2100)
LARGEST = 10**10  # more than people on earth: money or an identifier
AGES = range(1, 111)
TICKS = 6  # words before a number in which a verb of change turns "from N to M" into two numbers


class Qualifier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that open or close the range of the number they stand beside."""

    effect: Effect
    words: tuple[str, ...]


class Vague(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that stand for a number nobody counted: the range that is certain, and the one to show.

    A phrase after one of ``unless_after`` ("how many") is none. ``scales`` phrases can stand before a scale ("several hundred"),
    ``multiplies`` before "of" and a plural scale ("tens of thousands").
    """

    words: tuple[str, ...]
    low: int
    soft: tuple[int, int]
    high: int | None = None
    unless_after: frozenset[str] = frozenset()
    scales: bool = False
    multiplies: bool = False


class NotOne(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Neighbours that make "one" a pronoun."""

    before: frozenset[str]
    after: frozenset[str]


class NumberVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Number words, qualifiers, and the neighbours that make a figure something other than a count."""

    change_verbs: frozenset[str]
    before_year: frozenset[str]
    months: frozenset[str]
    labels: frozenset[str]
    units: frozenset[str]
    before_units: frozenset[str]
    between_units: frozenset[str]
    aged_nouns: frozenset[str]
    currency_marks: frozenset[str]
    currency_words: frozenset[str]
    words: dict[str, int]
    fractions: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    not_one: NotOne
    vague: tuple[Vague, ...]
    before: tuple[Qualifier, ...]
    after: tuple[Qualifier, ...]


@dataclass(frozen=True, slots=True)
class _Core:
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


@cache
def _vocabulary() -> NumberVocabulary:
    return load("numbers", NumberVocabulary)


@cache
def _vague() -> dict[str, tuple[tuple[Words, Vague], ...]]:
    """Return vague phrases by their first word, longest first."""
    return _by_word([(tuple(phrase.split()), entry) for entry in _vocabulary().vague for phrase in entry.words], 0)


@cache
def _before() -> dict[str, tuple[tuple[Words, Effect], ...]]:
    """Return qualifiers that precede a number by their last word, longest first."""
    return _by_word([(tuple(phrase.split()), entry.effect) for entry in _vocabulary().before for phrase in entry.words], -1)


@cache
def _after() -> dict[str, tuple[tuple[Words, Effect], ...]]:
    """Return qualifiers that follow a number by their first word, longest first."""
    return _by_word([(tuple(phrase.split()), entry.effect) for entry in _vocabulary().after for phrase in entry.words], 0)


def _by_word(phrases: list[tuple[Words, T]], position: int) -> dict[str, tuple[tuple[Words, T], ...]]:
    index: dict[str, list[tuple[Words, T]]] = {}
    for words, entry in sorted(phrases, key=lambda row: -len(row[0])):
        index.setdefault(words[position], []).append((words, entry))
    return {word: tuple(rows) for word, rows in index.items()}


def find_numbers(view: str, tokens: tuple[Token, ...]) -> tuple[NumberMention, ...]:
    """Return the numbers of ``view`` that can be counts, in order, with qualifiers and ranges ("between N and M") joined."""
    return tuple(_Finder(view, tokens).mentions())


class _Finder:
    """Reads one passage from left to right."""

    def __init__(self, view: str, tokens: tuple[Token, ...]) -> None:
        self.view = view
        self.tokens = tokens
        self.words = _vocabulary()

    def mentions(self) -> Iterator[NumberMention]:
        """Yield the passage's numbers."""
        index = 0
        while index < len(self.tokens):
            core = self._core(index)
            if core is None:
                index += 1
                continue
            core = self._joined(core)
            if self._counts(core):
                yield self._mention(core)
            index = core.last

    # Cores

    def _core(self, index: int) -> _Core | None:
        if index >= len(self.tokens):
            return None
        token = self.tokens[index]
        if token.text[0].isdigit():
            return self._figure(index)
        return self._vague_phrase(index) or self._number_words(index)

    def _lower(self, index: int) -> str:
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def _ends_token(self, first: int, end: int) -> int | None:
        """Return the index after the token that ends at ``end``; null where ``end`` lies inside a token."""
        index = first
        while index < len(self.tokens) and self.tokens[index].end < end:
            index += 1
        return index + 1 if index < len(self.tokens) and self.tokens[index].end == end else None

    def _figure(self, index: int) -> _Core | None:
        start = self.tokens[index].start
        match = FIGURE.match(self.view, start)
        if match is None or (start and self.view[start - 1] in ".,:" and self.view[start - 2 : start - 1].isdigit()):
            return None
        digits, end, scale = match.group(), match.end(), 1
        suffix = SUFFIX.match(self.view, end)
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

    def _number_words(self, index: int) -> _Core | None:
        first = index
        if (part := self._part_of_scale(index)) is not None:
            return part
        article = self._lower(index) in ("a", "an")
        if article:
            index += 1
            if self._lower(index) not in self.words.scales:
                return None
        if not article and self._single(index) is None:
            return None
        value, last, scale = self._spelled(index)
        step = 12 if self._lower(last - 1) == "dozen" else _step(value)
        return _point((first, last), value, step, "word", scale=scale)

    def _part_of_scale(self, index: int) -> _Core | None:
        """Read a part of a scale: "half a dozen", "a quarter of a million", "three quarters of a million"."""
        first, times = index, 1
        if self._lower(index + 1) in self.words.fractions and (counted := self._single(index) or self._lower(index) in ("a", "an")):
            index, times = index + 1, int(counted)
        share = self.words.fractions.get(self._lower(index))
        after = index + 2 if self._lower(index + 1) == "of" else index + 1
        scale = self.words.scales.get(self._lower(after + 1))
        if share is None or self._lower(after) not in ("a", "an", "one") or scale is None or times >= share:
            return None
        value = times * scale // share
        return _point((first, after + 2), value, value if scale == 12 else _step(value), "word", scale=scale)

    def _single(self, index: int) -> int | None:
        """Return the value of one word ("three", "twenty-three", "hundred"), null where it is no number word."""
        word = self._lower(index)
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
        while index < len(self.tokens):
            word = self._lower(index)
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

    def _phrase_at(self, index: int, words: Words) -> bool:
        return index >= 0 and all(self._lower(index + offset) == word for offset, word in enumerate(words))

    def _vague_phrase(self, index: int) -> _Core | None:
        for words, entry in _vague().get(self._lower(index), ()):
            if self._phrase_at(index, words) and self._lower(index - 1) not in entry.unless_after:
                return self._vague_core(index, index + len(words), entry)
        return None

    def _vague_core(self, first: int, last: int, entry: Vague) -> _Core | None:
        """Return the core of a vague phrase, with the scale that follows it; "some 30" is no phrase but a qualified number."""
        word = self._lower(last)
        if entry.multiplies and word == "of" and (scale := _plural_scale(self._lower(last + 1), self.words.scales)):
            return _open(first, last + 2, entry.low * scale, (entry.soft[0] * scale, (entry.soft[1] + 1) * scale - 1), None)
        if entry.scales and (word in self.words.scales or _plural_scale(word, self.words.scales)):
            scale = self.words.scales.get(word) or _plural_scale(word, self.words.scales)
            return _open(first, last + 1, entry.low * scale, (entry.soft[0] * scale, entry.soft[1] * scale), None)
        if self._lower(first) == "some" and self._core(last) is not None:
            return None
        return _open(first, last, entry.low, entry.soft, entry.high)

    # Ranges

    def _joined(self, core: _Core) -> _Core:
        """Join "N to M", "N-M", "N or M" and "between N and M" to one number."""
        between = self._lower(core.first - 1) == "between"
        joint = self._lower(core.last)
        if core.form == "vague" or not (joint in JOINTS or (between and joint == "and")):
            return core
        other = self._core(core.last + 1)
        if other is None or other.form == "vague" or not self._spans(core, other, joint):
            return core
        low = core.low * other.scale if core.scale == 1 and core.low < 1000 <= other.scale else core.low
        if other.high is None or low >= other.high:
            return core
        first = core.first - 1 if between or self._lower(core.first - 1) == "from" else core.first
        form: Form = "figure" if "figure" in (core.form, other.form) else "word"
        return _Core(first, other.last, low, other.high, low, other.high, 1, form, other.scale, core.bare_year and other.bare_year)

    def _spans(self, core: _Core, other: _Core, joint: str) -> bool:
        """Whether the two numbers are the ends of one range: no change from one to the other, no years, no hyphenated word."""
        if core.bare_year or other.bare_year:
            return core.bare_year and other.bare_year
        if joint == "to":
            before = {self._lower(index) for index in range(max(0, core.first - TICKS), core.first)}
            return not (before & self.words.change_verbs)
        touching = self.tokens[core.last].start == self.tokens[core.last - 1].end
        return joint not in DASHES or touching == (self.tokens[core.last + 1].start == self.tokens[core.last].end)

    # What is no count

    def _counts(self, core: _Core) -> bool:
        tests = (self._is_unit, self._is_money, self._is_date, self._is_label, self._is_age, self._is_pronoun, self._is_compound)
        return not any(test(core) for test in tests)

    def _is_unit(self, core: _Core) -> bool:
        """Whether a unit follows, right away, after "of" ("hundreds of miles"), or after "more" ("three more days")."""
        after = core.last
        if self._lower(after) in ("%", "½"):
            return True
        if self._lower(after) in self.words.before_units:
            after += 1
        if self._lower(after) in self.words.between_units:
            after += 1
        word = self._lower(after)
        return word in self.words.units or (word == "-" and self._lower(after + 1) in self.words.units)

    def _is_money(self, core: _Core) -> bool:
        before = self._lower(core.first - 1)
        return before in self.words.currency_marks or before in self.words.currency_words

    def _is_date(self, core: _Core) -> bool:
        """Whether the figure is a day of a month, a year, or a clock time."""
        if core.form != "figure":
            return False
        before, after = self._lower(core.first - 1), self._lower(core.last)
        if before in self.words.months or (after in self.words.months and core.low <= 31 and self.tokens[core.last].text[0].isupper()):
            return True
        if after == ":" and self._lower(core.last + 1)[:1].isdigit() and self._touches(core.last):
            return True
        if before == ":" and self._lower(core.first - 2)[:1].isdigit() and self._touches(core.first - 1):
            return True
        return core.bare_year and not self._counts_by_noun(core)

    def _touches(self, index: int) -> bool:
        return self.tokens[index].start == self.tokens[index - 1].end

    def _counts_by_noun(self, core: _Core) -> bool:
        """Whether a figure that looks like a year counts something: "at least 2000 people", "2000 soldiers", but not "the 2016 clashes"."""
        if self._effect_before(core.first)[0] is not None:
            return self.tokens[core.last].text[:1].islower() if core.last < len(self.tokens) else False
        before = self._lower(core.first - 1)
        following = self.tokens[core.last].text if core.last < len(self.tokens) else ""
        return before not in self.words.before_year and following[:1].islower() and len(following) > 3 and core.first > 0

    def _is_label(self, core: _Core) -> bool:
        """Whether the figure names or lists something: "Flight 17", "Resolution 2254", "1. The ...", "5-3"."""
        if core.form != "figure":
            return False
        before = self._lower(core.first - 1)
        capital = core.first > 0 and (self.tokens[core.first - 1].text[0].isupper() or before in ("aged", "age", "no"))
        listed = core.first == 0 and self._lower(core.last) in (".", ")") and core.last < len(self.tokens) - 1
        rowed = before.isdigit() or (core.last - core.first == 1 and self._lower(core.last).isdigit())  # a telephone number
        return listed or rowed or (before == "." and self._lower(core.first - 2) == "no") or (capital and before in self.words.labels)

    def _is_age(self, core: _Core) -> bool:
        """Whether the figure is the age of somebody just named: "Name, 23," or "Name (23)"."""
        if core.low not in AGES or core.low != core.high or core.first < 2:
            return False
        before, after = self._lower(core.first - 1), self._lower(core.last)
        if before in ("aged", "age") or (before == "of" and self._lower(core.first - 2) in self.words.aged_nouns):
            return True
        if before in ("and", ",") and self._lower(core.first - 2).isdigit() and self._lower(core.first - 3) in ("aged", "ages", ","):
            return any(self._lower(index) in ("aged", "ages") for index in range(max(0, core.first - 7), core.first))
        if core.form != "figure":
            return False
        named = self.tokens[core.first - 2].text
        if before == "(" and after == ")":
            return named[0].isupper() and named.lower() not in self.words.months
        return before == "," and after in (",", ".", "and", ";") and named[0].isupper() and not named.isupper()

    def _is_pronoun(self, core: _Core) -> bool:
        if core.low != 1 or core.high != 1 or self._lower(core.first) != "one":
            return False
        return self._lower(core.first - 1) in self.words.not_one.before or self._lower(core.last) in self.words.not_one.after

    def _is_compound(self, core: _Core) -> bool:
        """Whether the number is a part of a compound: "12-member", "4x4", "3-1", "Euro-5", "9/11"."""
        glued_after = (
            core.last < len(self.tokens) and self._touches(core.last) and self._lower(core.last) in (DASHES | {"/", "x", "°", "'", "+"})
        )
        glued_before = core.first > 0 and self._touches(core.first) and self._lower(core.first - 1) in (DASHES | {"/", "x", "_", "@", "="})
        return (glued_after and self._lower(core.last) != "+") or glued_before

    # Qualifiers

    def _effect_before(self, index: int) -> tuple[Effect | None, int]:
        """Return the qualifier that ends right before ``index`` and where it starts."""
        for words, effect in _before().get(self._lower(index - 1), ()):
            if self._phrase_at(index - len(words), words):
                return effect, index - len(words)
        return None, index

    def _effect_after(self, index: int) -> tuple[Effect | None, int]:
        if self._lower(index) == "+" and self._touches(index):
            return "at_least", index + 1
        for words, effect in _after().get(self._lower(index), ()):
            if self._phrase_at(index, words):
                return effect, index + len(words)
        return None, index

    def _mention(self, core: _Core) -> NumberMention:
        """Return the mention of ``core``, with its qualifiers applied from the inside out."""
        first, last = core.first, core.last
        qualifiers: list[str] = []
        effect, last = self._effect_after(last)
        if effect:
            core = _apply(core, effect)
            qualifiers.append(self._text(core.last, last))
        while (found := self._effect_before(first))[0] is not None:
            effect, earlier = found
            if effect is None:
                break
            core = _apply(core, effect)
            qualifiers.insert(0, self._text(earlier, first))
            first = earlier
        span = self.tokens[first].start, self.tokens[last - 1].end
        return NumberMention(*span, core.low, core.high, core.soft_low, core.soft_high, core.form, " ".join(qualifiers))

    def _text(self, first: int, last: int) -> str:
        return self.view[self.tokens[first].start : self.tokens[last - 1].end]


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


def _point(span: tuple[int, int], value: int, step: int, form: Form, *, scale: int = 1, bare_year: bool = False) -> _Core:
    return _Core(*span, value, value, value, value, step, form, scale, bare_year)


def _open(first: int, last: int, low: int, soft: tuple[int, int], high: int | None) -> _Core:
    return _Core(first, last, low, high, *soft, 1, "vague")


def _apply(core: _Core, effect: Effect) -> _Core:
    """Return ``core`` as the qualifier leaves it; see the table "Numbers"."""
    return EFFECTS[effect](core)


def _at_least(core: _Core) -> _Core:
    return core if core.form == "vague" and core.high is None else replace(core, high=None, soft_low=None, soft_high=None)


def _more_than(core: _Core) -> _Core:
    if core.form == "vague" and core.high is None:
        return core
    return replace(core, low=core.low + 1, high=None, soft_low=None, soft_high=None)


def _up_to(core: _Core) -> _Core:
    return replace(core, low=0, soft_low=None, soft_high=None)


def _fewer_than(core: _Core) -> _Core:
    high = None if core.high is None else max(core.high - 1, 0)
    return replace(core, low=0, high=high, soft_low=None, soft_high=None)


def _about(core: _Core) -> _Core:
    """Widen a point by half its last non-zero unit either way; what is already a range stays."""
    if core.high != core.low:
        return core
    half = core.step // 2
    low, high = max(core.low - half, 0), core.low + half
    return replace(core, low=low, high=high, soft_low=low, soft_high=high)


def _nearly(core: _Core) -> _Core:
    if core.high != core.low or core.low < 2:
        return core
    high = core.low - 1
    low = min(-(-core.low * 9 // 10), high)
    return replace(core, low=low, high=high, soft_low=low, soft_high=high)


EFFECTS = {
    "at_least": _at_least,
    "more_than": _more_than,
    "up_to": _up_to,
    "fewer_than": _fewer_than,
    "about": _about,
    "nearly": _nearly,
}
