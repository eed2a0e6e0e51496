"""Numbers that can count people or things, and the range that follows from their words.

The table "Numbers" of the record reference is the rule: ``low``..``high`` follow with certainty, a point is never invented. Percentages,
money, dates, ages, clock times, durations, distances, calibres, names of models ("F-16"), scores and phone numbers are no counts and are
not returned; neither are articles ("a drone") and bare plurals, which only a noun makes countable (see `counterclaim.extract`).
"""

from collections.abc import Iterator

from counterclaim.detect.non_counts import counts
from counterclaim.detect.number_cores import Core, CoreReader, Form
from counterclaim.detect.number_ranges import apply
from counterclaim.detect.number_text import DASHES, NumberText
from counterclaim.detect.number_words import number_words
from counterclaim.mention import NumberMention, Token

JOINTS = DASHES | {"to", "or"}
DAYS = 31  # of a month, at most
TICKS = 6  # words before a number in which a verb of change turns "from N to M" into two numbers


def find_numbers(view: str, tokens: tuple[Token, ...]) -> tuple[NumberMention, ...]:
    """Return the numbers of ``view`` that can be counts, in order, with qualifiers and ranges ("between N and M") joined."""
    return tuple(_Finder(view, tokens).mentions())


class _Finder:
    """Reads one passage from left to right."""

    def __init__(self, view: str, tokens: tuple[Token, ...]) -> None:
        self.text = NumberText(view, tokens)
        self.reader = CoreReader(self.text)
        self.words = number_words()

    def mentions(self) -> Iterator[NumberMention]:
        """Yield the passage's numbers."""
        index = 0
        while index < len(self.text.tokens):
            core = self.reader.core(index)
            if core is None:
                index += 1
                continue
            core = self._joined(core)
            if counts(self.text, core):
                yield self._mention(core)
            index = core.last

    def _joined(self, core: Core) -> Core:
        """Join "N to M", "N-M", "N or M" and "between N and M" to one number."""
        between = self.text.lower(core.first - 1) == "between"
        joint = self.text.lower(core.last)
        if core.form == "vague" or not (joint in JOINTS or (between and joint == "and")):
            return core
        other = self.reader.core(core.last + 1)
        if other is None or other.form == "vague" or not self._spans(core, other, joint):
            return core
        low = core.low * other.scale if core.scale == 1 and core.low < 1000 <= other.scale else core.low
        if other.high is None or low >= other.high:
            return core
        first = core.first - 1 if between or self.text.lower(core.first - 1) == "from" else core.first
        form: Form = "figure" if "figure" in (core.form, other.form) else "word"
        return Core(first, other.last, low, other.high, low, other.high, 1, form, other.scale, core.bare_year and other.bare_year)

    def _spans(self, core: Core, other: Core, joint: str) -> bool:
        """Whether the two numbers are the ends of one range: no change from one to the other, no years, no hyphenated word."""
        if core.bare_year or other.bare_year:
            return core.bare_year and other.bare_year
        if joint == "to":
            if self.text.lower(core.first - 1) in self.words.months and (other.high or 0) > DAYS:
                return False  # "its toll for the raid of August 24 to 310"
            before = {self.text.lower(index) for index in range(max(0, core.first - TICKS), core.first)}
            return not (before & self.words.change_verbs)
        touching = self.text.tokens[core.last].start == self.text.tokens[core.last - 1].end
        return joint not in DASHES or touching == (self.text.tokens[core.last + 1].start == self.text.tokens[core.last].end)

    def _mention(self, core: Core) -> NumberMention:
        """Return the mention of ``core``, with its qualifiers applied from the inside out."""
        first, last = core.first, core.last
        qualifiers: list[str] = []
        effect, last = self.text.effect_after(last)
        if effect:
            core = apply(core, effect)
            qualifiers.append(self.text.between(core.last, last))
        while (found := self.text.effect_before(first))[0] is not None:
            effect, earlier = found
            if effect is None:
                break
            core = apply(core, effect)
            qualifiers.insert(0, self.text.between(earlier, first))
            first = earlier
        span = self.text.tokens[first].start, self.text.tokens[last - 1].end
        return NumberMention(*span, core.low, core.high, core.soft_low, core.soft_high, core.form, " ".join(qualifiers))
