"""An article as the weigher sees it: words, who is named where, and what the rules drafted at which words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from counterclaim.actor import OUTLET
from counterclaim.claim import Claim
from counterclaim.event import Event, Holding, Place
from counterclaim.extract.context import Reading
from counterclaim.extract.parties import belligerents
from counterclaim.mention import NumberMention, PassageMentions, SyntaxWord
from counterclaim.noun import Record
from counterclaim.toll import Toll
from counterclaim.vocabulary.places import fold

OF_PLACE = "place"
"""Form of a slot that is a place; the others are those of actor mentions."""
FIGHTERS = 2


@dataclass(frozen=True, slots=True)
class Slot:
    """Words of a passage, ``start``..``end`` by number, that can say whose side is meant: somebody named, or a country's place."""

    passage: int
    start: int
    end: int
    sides: tuple[str | None, ...]
    form: str
    possessive: bool = False
    person: bool = False
    mention: int = -1


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of a passage, at the word that says it."""

    passage: int
    word: int
    mention: NumberMention


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of the rules, by the words of its content."""

    start: int
    end: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class Done:
    """An event of the rules, by its words and the head of them."""

    start: int
    end: int
    head: int
    event: Event


@dataclass(frozen=True, slots=True)
class Scene:
    """``slots``, ``said`` and ``done`` by passage; ``tolls`` by passage and the number's word; ``shares`` of sides in mentions.

    ``held`` are the passages that tell what a side holds: their numbers count nothing lost.
    """

    reading: Reading
    slots: tuple[tuple[Slot, ...], ...]
    numbers: tuple[tuple[Counted, ...], ...]
    tolls: Mapping[tuple[int, int], Toll]
    said: tuple[tuple[Said, ...], ...]
    done: tuple[tuple[Done, ...], ...]
    fighting: tuple[str, ...]
    shares: Mapping[str | None, float]
    held: frozenset[int] = frozenset()

    def words(self, passage: int) -> tuple[SyntaxWord, ...]:
        """Return the parse of a passage."""
        return self.reading.passages[passage].words

    def text(self, passage: int) -> list[str]:
        """Return the words of a passage as they are written."""
        view = self.reading.passages[passage].view
        return [view[word.start : word.end] for word in self.words(passage)]

    def voice(self, passage: int, word: int) -> str | None:
        """Return the side in whose words a word stands, by the rules; the outlet's own where nobody is told to say it."""
        around = [one for one in self.said[passage] if one.start <= word < one.end]
        inner = min(around, key=lambda one: one.end - one.start, default=None)
        return inner.claim.claimant.side if inner else OUTLET


def scene_of(reading: Reading, records: Sequence[Record]) -> Scene:
    """Return the scene of an article from its reading and what the rules recorded."""
    passages = range(len(reading.passages))
    countries = {fold(one.name): one.iso3 for one in records if isinstance(one, Place) and one.iso3}
    named = tuple(tuple(_named(reading, passage)) for passage in passages)
    shares = Counter(side for slot in chain.from_iterable(named) for side in slot.sides)
    everywhere = max(1, shares.total())
    placed = tuple(tuple(_placed(one, number, countries, frozenset(shares))) for number, one in enumerate(reading.passages))
    numbers = tuple(tuple(_counted(one, number)) for number, one in enumerate(reading.passages))
    starts = [one.passage.start for one in reading.passages]
    tolls: dict[tuple[int, int], Toll] = {}
    said: list[list[Said]] = [[] for _ in passages]
    done: list[list[Done]] = [[] for _ in passages]
    held: set[int] = set()
    for record in records:
        passage = next((number for number in reversed(passages) if starts[number] <= record.start), None)
        part = None if passage is None else words_at(reading.passages[passage], record.start, record.end)
        if passage is None or part is None:
            continue
        if isinstance(record, Holding):
            held.add(passage)
        elif isinstance(record, Toll):
            tolls.setdefault((passage, number_word(reading.passages[passage].words, *part)), record)
        elif isinstance(record, Claim) and record.voice != "narrator":
            said[passage].append(Said(*part, record))
        elif isinstance(record, Event):
            done[passage].append(Done(*part, head_of(reading.passages[passage].words, *part), record))
    fighting = tuple(actor.side for actor in belligerents(reading.passages) if actor.side)[:FIGHTERS]
    return Scene(
        reading=reading,
        slots=tuple((*left, *right) for left, right in zip(named, placed, strict=True)),
        numbers=numbers,
        tolls=tolls,
        said=tuple(map(tuple, said)),
        done=tuple(map(tuple, done)),
        fighting=fighting,
        shares={side: count / everywhere for side, count in shares.items()},
        held=frozenset(held),
    )


def words_at(passage: PassageMentions, start: int, end: int) -> tuple[int, int] | None:
    """Return the words of a passage that the article span ``start``..``end`` covers, null where it covers none."""
    covered = [
        number
        for number, word in enumerate(passage.words)
        if (span := passage.passage.to_article(word.start, word.end))[0] < end and start < span[1]
    ]
    return (covered[0], covered[-1] + 1) if covered else None


def number_word(words: Sequence[SyntaxWord], start: int, end: int) -> int:
    """Return the word of ``start``..``end`` that says a number: the first numeral, else the last word."""
    return next((at for at in range(start, end) if words[at].upos == "NUM"), end - 1)


def head_of(words: Sequence[SyntaxWord], start: int, end: int) -> int:
    """Return the word of ``start``..``end`` that most of the others hang on."""
    inside = range(start, end)
    under: Counter[int] = Counter()
    for at in inside:
        above, steps = at, 0
        while above in inside and steps <= len(inside):
            under[above] += 1
            above, steps = words[above].head, steps + 1
    tops = [at for at in inside if words[at].head not in inside]
    content = [at for at in tops if words[at].upos in ("VERB", "NOUN", "ADJ", "AUX", "PROPN")] or tops or [start]
    return max(content, key=lambda at: (under[at], -at))


def _named(reading: Reading, passage: int) -> Iterator[Slot]:
    mentions = reading.passages[passage]
    for index, mention in enumerate(mentions.actors):
        actors = reading.actors_of(passage, index)
        part = _word_range(mentions.words, mention.start, mention.end)
        if actors and part is not None:
            sides = tuple(actor.side for actor in actors)
            person = any(actor.kind == "person" for actor in actors)
            yield Slot(passage, *part, sides, mention.form, mention.possessive, person, index)


def _placed(passage: PassageMentions, number: int, countries: Mapping[str, str | None], sides: frozenset[str | None]) -> Iterator[Slot]:
    """Yield the places of countries that somebody in the article stands for."""
    for place in passage.places:
        country = countries.get(fold(place.name))
        part = _word_range(passage.words, place.start, place.end)
        if country in sides and part is not None:
            yield Slot(number, *part, (country,), OF_PLACE)


def _counted(passage: PassageMentions, number: int) -> Iterator[Counted]:
    for mention in passage.numbers:
        part = _word_range(passage.words, mention.start, mention.end)
        if part is not None:
            yield Counted(number, number_word(passage.words, *part), mention)


def _word_range(words: Sequence[SyntaxWord], start: int, end: int) -> tuple[int, int] | None:
    covered = [number for number, word in enumerate(words) if word.start < end and start < word.end]
    return (covered[0], covered[-1] + 1) if covered else None
