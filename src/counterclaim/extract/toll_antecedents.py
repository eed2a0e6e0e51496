"""Whom a count of "them" takes up: "repelled the X rebels, killing 40 of them", "sent 110 drones, 95 of which were shot down"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.extract.toll_lines import Line, is_soft
from counterclaim.extract.toll_named_owners import launched_by
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_telling import is_light, who_before
from counterclaim.extract.toll_words import harm_words, noun_at
from counterclaim.toll import Status
from counterclaim.vocabulary.nouns import Noun

OWNER_REACH = 3  # words between the taken up and whose they are
VERB_REACH = 4  # words between a verb of harm and "40 of them"
WHOLE_LEAD = 2  # words of "of the" before a number that opens the sentence
CLAUSE_REACH = 12  # words between "launched" and the last of what was launched


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Words that "them" can stand for: their nouns, whose they are as far as they tell, and where they start and end."""

    first: int
    last: int
    heads: tuple[Noun, ...]
    status: Status
    side: str | None


def of_those_before(line: Line, before: Line | None, phrase: Phrase, since: int | None = None) -> Phrase:
    """Return a bare count of "them" as one of the people or things that the words before it name, those of the sentence before at last.

    Where a count is linked already, up to word ``since``, only who is named behind it is taken up: "hit a bus with recruits, killing seven
    of them".
    """
    if phrase.form != "number" or phrase.noun.heads or phrase.noun.unknown or phrase.noun.harm:
        return phrase
    brought_down = "down" in line.lower[max(0, phrase.first - VERB_REACH) : phrase.last + VERB_REACH]
    if since is not None:
        behind = _candidates(line, phrase.first, _subject_of(line, phrase), brought_down) if phrase.part else iter(())
        found = next((one for one in behind if one.first >= since), None)
    elif not phrase.part:
        found = _whole(line, phrase)
    else:
        here = _candidates(line, phrase.first, _subject_of(line, phrase), brought_down)
        there = _candidates(before, len(before.lower), None, brought_down) if before is not None else iter(())
        found = next(here, None) or next(there, None)
    if found is None:
        return phrase
    return replace(phrase, noun=replace(phrase.noun, heads=found.heads, status=found.status), side=found.side)


def _whole(line: Line, phrase: Phrase) -> Antecedent | None:
    """Return of whom or what a sentence opens to count some: "of the 110 drones sent by X, 95 were shot down"."""
    if line.word(0) != "of" or line.word(phrase.first - 1) != "," or phrase.noun.last > phrase.noun.first:
        return None
    whole = next((last for first, (last, _) in line.numbers.items() if first <= WHOLE_LEAD), None)
    index = next((index for index in range(whole, phrase.first) if noun_at(line.lower, index) is not None), None) if whole else None
    return _plural(line, index) if index is not None else None


def _subject_of(line: Line, phrase: Phrase) -> int | None:
    """Return where the subject ends of the verb whose object the count is: who harmed "them" are not among them."""
    verb = next((group for last in range(phrase.first, max(0, phrase.first - VERB_REACH), -1) if (group := line.group_ending(last))), None)
    if verb is None:
        return None
    last = verb.first
    while last > 0 and is_light(line.word(last - 1)) and noun_at(line.lower, last - 1) is None:
        last -= 1
    return last


def _candidates(line: Line, end: int, subject: int | None, brought_down: bool) -> Iterator[Antecedent]:
    """Yield what "them" can stand for before word ``end``, the nearest first; who ends at ``subject`` and who speaks are left out.

    Arms that attack are meant only where they are ``brought_down``.
    """
    for index in range(end - 1, -1, -1):
        found = _named_group(line, index) or _plural(line, index)
        if found is not None and found.last <= end and found.last != subject and not _is_other(line, found, brought_down):
            yield found


def _is_other(line: Line, found: Antecedent, brought_down: bool) -> bool:
    """Whether no harm is meant to come to what is named: who speaks or only owns what follows, arms that attack and are not shot down."""
    words = harm_words()
    acts = words.single_acts if found.status == "equipment" and not brought_down else frozenset[str]()
    return line.word(found.last) in words.speaking | acts | {"'s", "'"}


def _plural(line: Line, index: int) -> Antecedent | None:
    """Return the plural noun at ``index`` with those that "and" joins to it."""
    found = noun_at(line.lower, index)
    if found is None or found[1].number == "one" or not _counts(found[1]):
        return None
    heads: tuple[Noun, ...] = (found[1],)
    last, first = found[0], _start(line, index)
    while (other := _joined_before(line, first, found[1].human)) is not None:
        first, heads = other[0], (other[1], *heads)
    status: Status = heads[0].status if len({head.status for head in heads}) == 1 else "mixed" if found[1].human else "equipment"
    return Antecedent(first, last, heads, status, _whose(line, first, last) or _launcher(line, first))


def _counts(noun: Noun) -> bool:
    """Whether a war harms what the noun means: people or arms, no houses."""
    return noun.human or noun.status == "equipment" or noun.singular in harm_words().munitions


def _start(line: Line, index: int) -> int:
    """Return where the noun phrase starts whose noun stands at ``index``, a number before it left out."""
    while index > 0 and is_soft(line, index - 1) and noun_at(line.lower, index - 1) is None:
        index -= 1
    return index


def _joined_before(line: Line, first: int, human: bool) -> tuple[int, Noun] | None:
    """Return the start and the noun of what "and" joins to a phrase that starts at ``first``: "60 drones and 12 missiles"."""
    number = next((start for start, (last, _) in line.numbers.items() if last == first), first)
    if line.word(number - 1) != "and":
        return None
    for index in range(number - 2, max(-1, number - OWNER_REACH - 2), -1):
        found = noun_at(line.lower, index)
        if found is not None and found[0] == number - 1 and found[1].human == human and found[1].number != "one" and _counts(found[1]):
            return _start(line, index), found[1]
    return None


def _named_group(line: Line, index: int) -> Antecedent | None:
    """Return the armed group whose name ends at ``index``: its fighters."""
    who = line.who_ending(index + 1)
    if who is None or who.form != "name" or who.possessive or not who.actors or any(one.kind != "armed_group" for one in who.actors):
        return None
    return Antecedent(who.first, who.last, (), "military", who.side)


def _whose(line: Line, first: int, last: int) -> str | None:
    """Return whose people or things stand at ``first``..``last`` by a name among their words or behind "of"."""
    inside = [who for who in line.who_covering(first, last) if who.form != "pronoun" and who.actors and who.last <= last]
    if inside:
        return inside[-1].side
    if (sender := launched_by(line, last)) is not None:
        return sender.side
    led = line.word(last) in harm_words().owner_leads
    return next((who.side for who in line.whos if led and last < who.first <= last + OWNER_REACH and who.actors), None)


def _launcher(line: Line, first: int) -> str | None:
    """Return who launched or sent what starts at ``first``."""
    near = range(first - 1, max(-1, first - CLAUSE_REACH), -1)
    words = harm_words()
    verb = next(
        (at for at in near if line.word(at) in words.launching or (line.word(at) in words.hostile and line.word(at + 1) == "with")), None
    )
    who = who_before(line, verb) if verb is not None else None
    return who.side if who is not None else None
