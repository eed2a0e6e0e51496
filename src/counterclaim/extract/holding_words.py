"""What the readers of holdings share: their words, who holds, and which counted phrases tell the strength of a force."""

from dataclasses import dataclass
from functools import cache

from counterclaim.extract.context import Reading
from counterclaim.extract.toll_lines import Line, Who
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.noun import Span
from counterclaim.vocabulary.loader import Vocabulary, load

OWNER_REACH = 5  # words between the owner and the verb of having
FILLERS = 4  # words between the verb of having and the number


class HoldingVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Verbs of having, nouns for forces whose strength is given, and the marks of a list; see the comments in holdings.toml."""

    having: frozenset[str]
    numbering: frozenset[str]
    posting: frozenset[str]
    posted: frozenset[str]
    approximate: frozenset[str]
    undone: frozenset[str]
    unposted: frozenset[str]
    forces: frozenset[str]
    opens: frozenset[str]
    fillers: frozenset[str]
    elsewhere: frozenset[str]
    places: frozenset[str]
    heading: frozenset[str]
    bullets: frozenset[str]
    people: str


@dataclass(frozen=True, slots=True)
class Owner:
    """The side that a heading or a subject names, and the words that name it."""

    side: str
    span: Span


@dataclass(frozen=True, slots=True)
class Held:
    """A counted force of a sentence and its owner, by word position; ``rule`` names what read it.

    ``noun`` is the phrase whose noun the number shares ("X has 300 tanks, Y 200"), null where it has its own.
    """

    line: Line
    phrase: Phrase
    owner: Owner
    rule: str
    noun: Phrase | None = None


@cache
def vocabulary() -> HoldingVocabulary:
    """Return the shipped words for holdings."""
    return load("holdings", HoldingVocabulary)


def owner_of(reading: Reading, line: Line, who: Who, side: str) -> Owner:
    """Return the side that a mention of the sentence names, as an owner."""
    return Owner(side, reading.span(line.passage, line.tokens[who.first].start, line.tokens[who.last - 1].end, "actor"))


def is_part(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase counts a part of the holding before it: "including 76 F-16s", "(24 fighters and 12 bombers)"."""
    before = line.lower[: phrase.first]
    return before[-1:] == ("including",) or before.count("(") > before.count(")")


def is_force(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase counts arms, fighters or the strength of a force, and nothing became of them."""
    behind = line.lower[phrase.last : phrase.last + 2]
    if vocabulary().elsewhere.intersection(behind) or line.cue_at(phrase.last) is not None:
        return False
    if is_numbered(line, phrase):
        return phrase.noun.human
    return phrase.noun.status in ("equipment", "military") if phrase.noun.heads else strength_of(line, phrase) is not None


def before_fillers(line: Line, index: int) -> int:
    """Return where the words begin that only stand before a number ("an estimated", "some")."""
    first = index
    while first > 0 and index - first <= FILLERS and line.word(first - 1) in vocabulary().fillers:
        first -= 1
    return first


def is_numbered(line: Line, phrase: Phrase) -> bool:
    """Whether a verb of numbering gives the strength of a force: "the militia, said to number some 2,000"."""
    verb = before_fillers(line, phrase.first) - 1
    if line.word(verb) not in vocabulary().numbering:
        return False
    near = [who for who in line.whos if who.last <= verb and verb - who.last <= OWNER_REACH]
    armed = any(actor.kind in ("armed_group", "military") for who in near[-1:] for actor in who.actors)
    return armed or not vocabulary().forces.isdisjoint(line.lower[max(0, verb - OWNER_REACH) : verb])


def strength_of(line: Line, phrase: Phrase) -> str | None:
    """Return the force whose strength a bare number gives: "an army of 45,000"."""
    force = line.word(phrase.first - 2)
    return force if line.word(phrase.first - 1) == "of" and force in vocabulary().forces else None


def count_of(line: Line, phrase: Phrase) -> int | None:
    """Return the number that is stated, "about" left to the words; null where they only bound it ("more than", "3,000 to 4,000")."""
    if phrase.low == phrase.high:
        return phrase.low
    number = line.numbers[phrase.first][1] if phrase.first in line.numbers else None
    about = number is not None and number.qualifier.casefold() in vocabulary().approximate
    return (phrase.low + phrase.high) // 2 if about and phrase.high is not None else None


def item_of(phrase: Phrase) -> str:
    """Return what is held: the noun, singular and lower case; for "an army of 45,000" people."""
    if not phrase.noun.heads:
        return vocabulary().people
    return " and ".join(dict.fromkeys(head.singular for head in phrase.noun.heads))
