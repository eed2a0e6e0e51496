"""Counts whose number stands apart from what it counts: "put at 125 the people killed in X", "the tanks destroyed now number 620".

One grammar holds for all of these: a verb of measure, the number that it puts on people or things, and who or what they are, with the
harm that befell them. The counted are read where they stand, as if their number stood before them: "620 tanks destroyed".
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import msgspec

from counterclaim.extract.toll_lines import QUOTES, CueGroup, Line, is_soft
from counterclaim.extract.toll_phrase import NounPhrase
from counterclaim.extract.toll_words import harm_words
from counterclaim.vocabulary.loader import Vocabulary, load

NounAt = Callable[[int], NounPhrase | None]  # reads the noun phrase that starts at a word
OBJECT_REACH = 24  # words of the counted and of what is said of them, between "put" and "at"
HELPED_REACH = 4  # helpers and adverbs before a participle: "has since been put"
NUMBERED_REACH = 3  # words of "the official number of", before the "of"
ENDS = frozenset({".", ",", ";", ")", "", "-", "–", "—"})


class Placing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that put their object at a number, and the word that leads the number."""

    verbs: frozenset[str]
    lead: str


class Amounting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs whose subject comes to a number, and the word that leads the number, if any.

    ``exceeds`` marks those that say it is more, ``numbered`` those that do so of a "number" alone ("the number of dead was 40").
    """

    verbs: frozenset[str]
    lead: str
    exceeds: bool = False
    numbered: bool = False


class MeasuringVocabulary(Vocabulary, frozen=True, kw_only=True):
    """measuring.toml."""

    placing: tuple[Placing, ...]
    amounting: tuple[Amounting, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """People or things that a number elsewhere counts: words ``first``..``last``, and the harm that befell them.

    ``group`` are the words that say the harm, behind the noun; null where the noun phrase says it itself ("dead soldiers").
    ``numbered`` says that a "number of" them is spoken of.
    """

    first: int
    noun: NounPhrase
    group: CueGroup | None
    numbered: bool

    @property
    def last(self) -> int:
        """Where the words end that say who they are and what befell them."""
        return self.group.last if self.group is not None else self.noun.last


@dataclass(frozen=True, slots=True)
class Measured:
    """A number that a verb puts on what is counted; a colon can stand for the verb.

    ``figures`` is the first of the numbers that the verb puts on several; ``exceeds`` says that the counted are more.
    """

    counted: Counted
    number: int
    verb: int
    figures: int
    exceeds: bool = False


@cache
def _placing() -> dict[str, frozenset[str]]:
    """Return what can lead the number, by verb."""
    rows = load("measuring", MeasuringVocabulary).placing
    return {verb: frozenset(row.lead for row in rows if verb in row.verbs) for row in rows for verb in row.verbs}


@cache
def _amounting() -> dict[str, Amounting]:
    return {verb: row for row in load("measuring", MeasuringVocabulary).amounting for verb in row.verbs}


def measured(line: Line, noun_at: NounAt) -> Iterator[Measured]:
    """Yield the numbers of a sentence that a verb of measure puts on those harmed, in their order."""
    found: dict[int, Measured] = {}
    for number, (last, _) in sorted(line.numbers.items()):
        if _stands_alone(line, number, last):
            before = found.get(max(found, default=-1))
            one = (
                _placed_besides(line, number, before, noun_at)
                or _placed(line, number, noun_at)
                or _amounts(line, number, noun_at)
                or _behind_colon(line, number, noun_at)
            )
            if one is not None:
                yield from _former(line, one)
                found[number] = one
                yield one


def _former(line: Line, one: Measured) -> Iterator[Measured]:
    """Yield the number that stood so far: "revised the number of dead from 40 to 31"."""
    first = next((first for first, (last, _) in line.numbers.items() if last == one.number - 1 and line.word(first - 1) == "from"), None)
    if first is not None and line.word(one.number - 1) == "to":
        yield replace(one, number=first, exceeds=False)


def _stands_alone(line: Line, number: int, last: int) -> bool:
    """Whether no noun or harm of its own follows a number."""
    word = line.word(last)
    if last in line.apart or word in ENDS:
        return True
    return word not in ("of", "%", "percent", "per") and not is_soft(line, last) and line.cue_at(last) is None and number not in line.apart


def _led(line: Line, number: int) -> tuple[str, int]:
    """Return what leads a number, and where; the "at" of "at least" is the number's own."""
    return ("at", number) if line.word(number) == "at" else (line.word(number - 1), number - 1)


def _placed(line: Line, number: int, noun_at: NounAt) -> Measured | None:
    """Return a number that somebody puts on the counted: "put the X at N", "put at N the X", "the X were put at N"."""
    word, lead = _led(line, number)
    for verb in range(lead - 1, max(-1, lead - OBJECT_REACH), -1):
        if line.word(verb) in (".", ";", ":"):
            return None
        if word not in _placing().get(line.word(verb), frozenset()) or not _is_verb(line, verb) or _sums_up(line, verb, word):
            continue
        counted = _object(line, verb + 1, (lead, line.numbers[number][0]), noun_at)
        if counted is not None:
            return Measured(counted, number, verb, number)
        if _past_former(line, verb + 1) == lead and _is_passive(line, verb) and (subject := _subject(line, verb, noun_at)) is not None:
            return Measured(subject, number, verb, number)
    return None


def _placed_besides(line: Line, number: int, before: Measured | None, noun_at: NounAt) -> Measured | None:
    """Return a number that the same verb puts on others: "put at 60 the X killed and at 14 the X captured"."""
    word, lead = _led(line, number)
    joined = next((index for index in range(lead - 1, before.number, -1) if line.word(index) == "and"), None) if before else None
    if before is None or joined is None or word not in _placing().get(line.word(before.verb), frozenset()):
        return None
    counted = _object(line, joined + 1, (lead, line.numbers[number][0]), noun_at)
    return Measured(counted, number, before.verb, before.figures) if counted is not None else None


def _is_verb(line: Line, index: int) -> bool:
    """Whether the word is no noun by what stands before it: "estimates" as in "X estimates", not as in "the estimates"."""
    return line.word(index - 1) not in harm_words().determiners | harm_words().prepositions | {"'s", "'"} or line.word(index - 1) == "to"


def _sums_up(line: Line, verb: int, lead: str) -> bool:
    """Whether a participle brings up a sum by what was counted before: "two more died, bringing the number of dead to 18"."""
    return lead == "to" and line.word(verb).endswith("ing")


def _past_former(line: Line, index: int) -> int:
    """Return where the words go on behind the number that stood so far: "from 40 to 31"."""
    former = line.numbers.get(index + 1) if line.word(index) == "from" else None
    return former[0] if former is not None else index


def _object(line: Line, first: int, between: tuple[int, int], noun_at: NounAt) -> Counted | None:
    """Return the counted who are the object that starts at ``first``, before the number or behind it: ``between`` are its lead and end."""
    lead, last = between
    if lead == _past_former(line, first):
        return _counted(line, last, len(line.lower), noun_at) if line.word(last) in harm_words().determiners else None
    found = _counted(line, first, lead, noun_at)
    return found if found is not None and _is_adjunct(line, found.last, lead) else None


def _is_passive(line: Line, verb: int) -> bool:
    return not harm_words().auxiliaries.isdisjoint(line.lower[max(0, verb - HELPED_REACH) : verb])


def _amounts(line: Line, number: int, noun_at: NounAt) -> Measured | None:
    """Return a number that the counted come to: "the X now number N", "the X destroyed came to N"."""
    word, lead = _led(line, number)
    verb = lead if word in _amounting() else lead - 1
    row = _amounting().get(line.word(verb))
    fits = row is not None and (row.lead == word if verb < lead else not row.lead)
    if row is None or not fits or not _is_verb(line, verb):
        return None
    subject = _subject(line, verb, noun_at)
    if subject is None or (row.numbered and not subject.numbered):
        return None
    return Measured(subject, number, verb, number, row.exceeds)


def _behind_colon(line: Line, number: int, noun_at: NounAt) -> Measured | None:
    """Return a number behind a colon that ends its clause: "Civilians killed in X since May: 6,000"."""
    if line.word(number - 1) != ":" or line.word(line.numbers[number][0]) not in ENDS:
        return None
    counted = _subject(line, number - 1, noun_at)
    return Measured(counted, number, number - 1, number) if counted is not None else None


def _subject(line: Line, verb: int, noun_at: NounAt) -> Counted | None:
    """Return the counted that are the subject of a verb: the first behind which nothing but adjuncts stand up to it."""
    words = harm_words()
    helpers = words.auxiliaries | words.perfect | words.modals | words.evidential | words.chain
    while verb > 0 and line.word(verb - 1) in helpers:
        verb -= 1
    for first in range(max(0, verb - OBJECT_REACH), verb):
        if first > 0 and is_soft(line, first - 1) and first - 1 not in line.apart:
            continue  # inside a noun phrase
        found = _counted(line, first, verb, noun_at)
        if found is not None and _is_adjunct(line, found.last, verb):
            return found
    return None


def _counted(line: Line, first: int, end: int, noun_at: NounAt) -> Counted | None:
    """Return the counted whose phrase starts at ``first`` and ends before ``end``: "the number of Xs killed", "its dead soldiers"."""
    figure = _figure_word(line, first, end)
    if figure is not None and line.word(figure + 1) not in ("of", "for"):
        return _elliptic(line, first, figure, end)
    start = first if figure is None else figure + 2
    while line.word(start) in harm_words().owners | {"all"}:
        start += 1
    noun = noun_at(start) if start < end else None
    if noun is None or noun.last > end or (noun.heads and noun.heads[0].number == "one"):
        return None
    if not noun.heads and noun.unknown is None:
        return None  # "deaths in X rose to 40": an account of losses (`toll_accounts`)
    group = _befell(line, noun.last)
    if group is not None and group.cue.kind == "adjective" and not noun.heads:
        return None  # "the X dead"
    if (group is None and noun.harm is None) or (group is not None and group.last > end):
        return None
    return Counted(start - (line.word(start - 1) in harm_words().possessives), noun, group, figure is not None)


def _figure_word(line: Line, first: int, end: int) -> int | None:
    """Return where a word for a number stands that opens a noun phrase: "the number", "its official toll"."""
    for index in range(first, min(first + NUMBERED_REACH, end)):
        if line.word(index) in harm_words().figures:
            return index
        if line.word(index) not in harm_words().determiners and not is_soft(line, index):
            return None
    return None


def _elliptic(line: Line, first: int, figure: int, end: int) -> Counted | None:
    """Return people of whom only the harm is told: "the number killed"."""
    group = line.group_at(figure + 1)
    if group is None or group.last > end or group.cue.kind != "verb" or group.cue.tense not in ("both", "participle"):
        return None
    return Counted(first, NounPhrase(figure, figure, (), figure, "unknown"), group, True)


def _befell(line: Line, index: int) -> CueGroup | None:
    """Return what is said at ``index`` to have befallen the people or things before it: "killed", "who were killed", "that died"."""
    words, relative = harm_words(), line.word(index) in harm_words().relatives
    index += relative
    first = index
    while relative and (line.word(index) in words.auxiliaries | words.perfect or line.word(index).endswith("ly")):
        index += 1
    group = line.group_at(index)
    if group is None or (group.cue.kind == "undergone" and not relative):
        return None
    suffered = group.cue.kind in ("adjective", "undergone") or group.cue.tense in ("both", "participle")
    passive = not relative or group.cue.kind == "undergone" or not words.auxiliaries.isdisjoint(line.lower[first:index])
    return group if suffered and passive and line.word(group.last) not in words.determiners else None


def _is_adjunct(line: Line, first: int, end: int) -> bool:
    """Whether words say no more than where, when and in what: no predicate stands among them but inside a clause of time."""
    words, inside = harm_words(), False
    for index in range(first, end):
        word = line.word(index)
        if word in (".", ";", ":") or word in QUOTES:
            return False
        inside = word in words.subordinators or (inside and word != ",")
        helper = word in words.auxiliaries | words.perfect | words.modals | words.speaking
        if not inside and (helper or (index in line.verbs and not word.endswith(("ing", "ed")))):
            return False
    return True
