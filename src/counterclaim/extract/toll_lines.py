"""A sentence as the reader of tolls sees it: its words, its numbers, and the actors it names, by word position."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.actor import Actor
from counterclaim.article import Zone
from counterclaim.extract.context import Reading
from counterclaim.extract.toll_words import Cue, cues, harm_words, joint_harm, noun_at
from counterclaim.mention import NumberMention, Token
from counterclaim.toll import Harm
from counterclaim.tree import VERBAL

QUOTES = frozenset("\"'“”‘’«»`")
HEADLINES: frozenset[Zone] = frozenset({"headline", "heading"})
DESCRIBING = frozenset({"amod", "compound"})
HYPHENS = frozenset("-–‑")
LAST_DAY = 31  # of a month


@dataclass(frozen=True, slots=True)
class Who:
    """An actor mention of a sentence, by word position (``last`` exclusive), and who it is (empty where unresolved)."""

    first: int
    last: int
    form: str
    possessive: bool
    actors: tuple[Actor, ...]

    @property
    def side(self) -> str | None:
        """The side the mention stands for; null where it is unknown or several."""
        sides = {actor.side for actor in self.actors}
        return sides.pop() if len(sides) == 1 else None


@dataclass(frozen=True, slots=True)
class CueGroup:
    """Cue words of a sentence (``last`` exclusive) that say one harm together: "killed", "killed or wounded", "shot down".

    ``in_turn`` says that "and" joins them: of whom was "abducted and killed" the last is true, of whom was "captured or killed" either.
    """

    first: int
    last: int
    cue: Cue
    others: tuple[Cue, ...]
    in_turn: bool = False

    def harm(self, human: bool, equipment: bool) -> Harm | None:
        """Return what the group says of people, equipment or other things; null where its harms cannot be one."""
        harm = self.cue.harm(human, equipment)
        for other in self.others:
            further = other.harm(human, equipment)
            if self.in_turn and (harm, further) == ("captured", "killed"):
                harm = further
                continue
            harm = joint_harm(harm, further) if harm and further else None
        return harm


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of passage number ``passage``; ``headline`` marks one that leaves articles and auxiliaries out.

    ``apart`` are the words of times and of places where something is, which name nobody; ``verbs`` what the parse takes for verbs,
    ``describing`` what it hangs on a noun behind ("a rebel airstrip", "bombed displaced families").
    """

    passage: int
    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    numbers: dict[int, tuple[int, NumberMention]]
    whos: tuple[Who, ...]
    headline: bool = False
    apart: frozenset[int] = frozenset()
    verbs: frozenset[int] = frozenset()
    describing: frozenset[int] = frozenset()

    def word(self, index: int) -> str:
        """Return the casefolded word at ``index``, "" beyond either end."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def phrase_at(self, index: int, words: tuple[str, ...]) -> bool:
        """Whether ``words`` stand at ``index``."""
        return self.lower[index : index + len(words)] == words

    def who_covering(self, first: int, last: int) -> Iterator[Who]:
        """Yield the actor mentions that overlap the words ``first``..``last``."""
        return (who for who in self.whos if who.first < last and first < who.last)

    def who_ending(self, last: int) -> Who | None:
        """Return the actor mention whose last word is the one before ``last``."""
        return next((who for who in self.whos if who.last == last), None)

    def who_starting(self, first: int) -> Who | None:
        """Return the longest actor mention that starts at ``first``."""
        return max((who for who in self.whos if who.first == first), key=lambda who: who.last, default=None)

    def cue_at(self, index: int) -> tuple[int, Cue] | None:
        """Return (end, cue) of the longest cue of harm that starts at ``index``, its particle right behind it."""
        for words, cue in cues().get(self.word(index), ()):
            end = index + len(words)
            if self.phrase_at(index, words) and self.phrase_at(end, cue.particle):
                return end + len(cue.particle), cue
        return None

    def cue_table(self, index: int) -> tuple[Cue, ...]:
        """Return the cues that the single word at ``index`` can be, particles aside."""
        return tuple(cue for words, cue in cues().get(self.word(index), ()) if len(words) == 1)

    def group_at(self, index: int) -> CueGroup | None:
        """Return the cue group that starts at ``index``, with what is joined to it on the right ("killed or wounded")."""
        found = self.cue_at(index)
        if found is None:
            return None
        end, cue = found
        others: list[Cue] = []
        while (step := self._joined_cue(end, cue)) is not None:
            end, other = step
            others.append(other)
        return CueGroup(index, end, cue, tuple(others), "and" in self.lower[index:end] and "or" not in self.lower[index:end])

    def _joined_cue(self, end: int, cue: Cue) -> tuple[int, Cue] | None:
        index = end
        if self.word(index) == ",":
            index += 1
        if self.word(index) in harm_words().joiners:
            index += 1
        found = self.cue_at(index) if index > end else None
        if found is not None and cue.kind == "adjective" and found[1].kind == "verb" and found[0] in self.numbers:
            return None  # "left 30,000 dead and uprooted 90,000"
        if found is None or found[1].kind == "undergone" or (cue.kind == "noun") != (found[1].kind == "noun"):
            return None
        return found

    def group_ending(self, last: int) -> CueGroup | None:
        """Return the cue group whose last word is the one before ``last``."""
        for first in range(max(0, last - 8), last):
            group = self.group_at(first)
            if group and group.last == last:
                return group
        return None


def lines(reading: Reading, passage: int) -> Iterator[Line]:
    """Yield the sentences of passage number ``passage``."""
    mentions = reading.passages[passage]
    starts = [token.start for token in mentions.tokens]
    for start, end in mentions.sentences:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        tokens = mentions.tokens[first:last]
        if tokens:
            yield line_of(reading, passage, tokens)


def line_of(reading: Reading, passage: int, tokens: tuple[Token, ...]) -> Line:
    """Return ``tokens`` of passage number ``passage`` as a line, with the numbers and actors among them."""
    starts = [token.start for token in tokens]
    left, right = tokens[0].start, tokens[-1].end
    numbers = {
        bisect_left(starts, number.start): (bisect_left(starts, number.end), number)
        for number in reading.passages[passage].numbers
        if left <= number.start < right
    }
    apart = _apart(reading, passage, starts)
    lower = tuple(_lower(token, index in apart) for index, token in enumerate(tokens))
    numbers = {
        first: row
        for first, row in numbers.items()
        if not (_is_name(lower, first, row[0]) or _is_model(tokens, first, row[0]) or _is_day(lower, first, apart))
    }
    parsed = {word.start for word in reading.passages[passage].words if word.upos in VERBAL}
    verbs = frozenset(index for index, token in enumerate(tokens) if token.start in parsed)
    tree = reading.passages[passage].words
    parts = {word.start for word in tree if word.deprel in DESCRIBING and word.head >= 0 and tree[word.head].start > word.start}
    describing = frozenset(index for index, token in enumerate(tokens) if token.start in parts)
    whos = tuple(
        Who(bisect_left(starts, m.start), bisect_left(starts, m.end), m.form, m.possessive, reading.actors_of(passage, index))
        for index, m in reading.actors_between(passage, left, right)
    )
    return Line(passage, tokens, lower, numbers, whos, reading.passages[passage].passage.zone in HEADLINES, apart, verbs, describing)


def _lower(token: Token, apart: bool) -> str:
    """Return a casefolded word; a month is no modal verb, and a country no pronoun."""
    return token.text if token.text == "US" or (token.text == "May" and apart) else token.lower


def _apart(reading: Reading, passage: int, starts: list[int]) -> frozenset[int]:
    """Return the words of times, and of places that a word sets something in."""
    mentions = reading.passages[passage]
    names = [(one.start, one.end) for one in mentions.actors if one.form == "name"]  # "Omar" of "Omar K" is no town
    places = (
        (one.start, one.end)
        for one in mentions.places
        if one.relation
        and one.candidates
        and not any(left <= one.start and one.end <= right and (left, right) != (one.start, one.end) for left, right in names)
    )
    spans = (*places, *((one.start, one.end) for one in mentions.times))
    return frozenset(index for start, end in spans for index in range(bisect_left(starts, start), bisect_left(starts, end)))


def _is_name(lower: tuple[str, ...], first: int, last: int) -> bool:
    """Whether number words are part of a noun's name ("multiple rocket launcher")."""
    found = noun_at(lower, first)
    return found is not None and found[0] > last


def _is_day(lower: tuple[str, ...], first: int, apart: frozenset[int]) -> bool:
    """Whether a number goes on a date: "between March 3 and 6"."""
    joined = first > 1 and lower[first - 1] in harm_words().through | harm_words().joiners | HYPHENS and first - 2 in apart
    return joined and lower[first].isdigit() and int(lower[first]) <= LAST_DAY and lower[first - 2].isdigit()


def _is_model(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether digits are the model of a thing: "a Kestrel 450 drone", "two Merlin 2 missiles"."""
    lower = tuple(token.lower for token in tokens[max(0, first - 2) : last + 1])
    if first < 2 or last >= len(tokens) or last - first != 1 or not tokens[first].text.isdigit():
        return False
    counted = lower[0] in ("a", "an", "another") or lower[0].isdigit() or lower[0] in harm_words().ages
    noun = noun_at(tuple(token.lower for token in tokens), last)
    return counted and tokens[first - 1].text[:1].isupper() and noun is not None and not noun[1].human


def is_soft(line: Line, index: int) -> bool:
    """Whether the word can stand inside a noun phrase before its noun: no function word, no mark, no cue of harm."""
    word = line.word(index)
    words = harm_words()
    if word in QUOTES or word == "'s" or (word in HYPHENS and line.word(index + 1).endswith("-old")):
        return True
    if not word[:1].isalnum() or index in line.numbers:
        return False
    functional = word in words.prepositions or word in words.breaks or word in words.auxiliaries or word in words.perfect
    if (
        functional
        or word in words.modals
        or word in words.negations
        or word in harm_words().joiners
        or word in harm_words().determiners
        or word in harm_words().pronouns
    ):
        return False
    found = line.cue_at(index)
    return found is None
