"""What a sentence puts somebody's losses at: "X puts Y's military dead at 300", "bringing its losses to 604", "Y's toll stands at 61".

One grammar holds for all of these: a word for losses, whose they are before or behind it (a possessive, a people's adjective, "among its
soldiers"), of which people, a verb that puts figures on them, and figures in a row, each with a harm of its own or with that of the word.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.extract.toll_lines import QUOTES, Line, Who, is_soft
from counterclaim.extract.toll_words import harm_words, noun_at
from counterclaim.toll import Harm, Status
from counterclaim.vocabulary.nouns import Noun, modifiers

OBJECT_REACH = 16  # words between "puts" and "at", "losses" and "stand at"
HEAD_REACH = 9  # words between "puts" and "losses", whose they are among them
SUBJECT_REACH = 16  # words between "losses" and "stood at"
FORCES = frozenset({"military", "armed_group"})
PUT = frozenset({"at"})
RAISED = frozenset({"to", "above", "past", "beyond"})
OWNER_REACH = 5  # words between "losses among" and whose
Ownership = Literal["named", "own", "land", "open"]


@dataclass(frozen=True, slots=True)
class Account:
    """Losses that words put into figures.

    ``noun`` is the word for them, ``verb`` what puts figures on them, which start at ``figures``. ``owned`` says whose they
    are: ``owner``'s, those of who speaks or bore what was counted before ("its", "our"), or of the land of who speaks ("the country's").
    ``harm`` and ``status`` are what the word says of people whom a figure only numbers, ``people`` their noun.
    ``raised`` marks a sum to which what was counted before is added.
    """

    noun: int
    verb: int
    figures: int
    owned: Ownership
    owner: Who | None
    harm: Harm | None
    status: Status
    people: Noun | None = None
    raised: bool = False


def accounts(line: Line) -> Iterator[Account]:
    """Yield the accounts of losses of a sentence in reading order."""
    words = harm_words()
    for verb, word in enumerate(line.lower):
        leads = PUT if word in words.putting else RAISED if word in words.raising else frozenset[str]()
        found = _put(line, verb, verb + 1, leads) if leads else _stands(line, verb)
        while found is not None:
            yield found
            last = line.numbers[found.figures][0]
            found = (
                _put(line, verb, last + 1, leads) if leads and line.word(last) == "and" else None
            )  # "its dead at 8 and its wounded at 50"


def _put(line: Line, verb: int, first: int, leads: frozenset[str]) -> Account | None:
    """Return the account whose word for losses is the object at ``first`` of a verb: "puts X's dead at 40", "bringing its losses to 60"."""
    figures = _figures(line, first, leads)
    noun = _noun_of(line, first, figures) if figures is not None else None
    return _account(line, verb, (first, noun), figures, leads is RAISED) if figures is not None and noun is not None else None


def _stands(line: Line, verb: int) -> Account | None:
    """Return the account whose word for losses is the subject of the verb: "its losses stood at 40", "X's death toll rose to 60"."""
    words = harm_words()
    if line.word(verb) not in words.standing | words.rising:
        return None
    start = verb + 1 + (line.word(verb + 1) in PUT | RAISED and verb + 1 not in line.numbers)
    start += line.word(start) in QUOTES
    if start not in line.numbers:
        return None
    for noun in range(verb - 1, max(-1, verb - SUBJECT_REACH), -1):
        if line.word(noun) in _ends():
            return None
        if line.word(noun) in words.losses:
            first = noun
            while first > 0 and (is_soft(line, first - 1) or line.word(first - 1) in words.determiners):
                first -= 1
            return _account(line, verb, (first, noun), start, line.word(verb) in words.rising)
    return None


def _figures(line: Line, first: int, leads: frozenset[str]) -> int | None:
    """Return where the figures start behind "at" or "to", in the clause that opens at ``first``; null where none do."""
    for index in range(first, min(first + OBJECT_REACH, len(line.lower))):
        if line.word(index) in leads:
            start = index if index in line.numbers else index + 1  # the "at" of "at least" is the number's own
            start += line.word(start) in QUOTES
            if start in line.numbers:
                return start
        if line.word(index) in _ends():
            return None
    return None


def _ends() -> frozenset[str]:
    return harm_words().clause_ends - {"by"} | {","}


def _noun_of(line: Line, first: int, last: int) -> int | None:
    """Return the word for losses that is the head of the noun phrase at ``first``."""
    words = harm_words()
    for index in range(first, min(first + HEAD_REACH, last)):
        cue = line.cue_at(index)
        counted = line.word(index) in words.losses | words.figures or (cue is not None and cue[1].kind != "undergone")
        if counted and noun_at(line.lower, index) is None:
            head = index + (line.word(index + 1) in words.figures)  # "death toll"
            if line.word(head) not in words.figures or line.word(head + 1) != "of":
                return head
            continue  # "the number of its dead"
        numbered = line.word(index) == "of" and line.word(index - 1) in words.figures
        if not (numbered or is_soft(line, index) or line.word(index) in words.determiners):
            return None
    return None


def _account(line: Line, verb: int, losses: tuple[int, int], figures: int, raised: bool) -> Account:
    """Return the account of the losses whose phrase ``losses`` starts and whose head it has."""
    first, noun = losses
    owner, behind = _owner(line, first, noun), among(line, noun + 1)
    owned: Ownership = "named" if owner is not None else "own" if _own_side(line, noun, figures) else _unnamed(line, first, noun)
    if owned == "open" and behind is not None:
        owned, owner = ("own", None) if behind.own else ("named", behind.who)
    table = modifiers()["people"]
    status = next((table[word] for word in reversed(line.lower[first:noun]) if word in table), None)
    people = _people(line, first, noun)
    said = people.status if people is not None else behind.status if behind is not None else "unknown"
    if status is None and owner is not None and _is_force(owner):
        status = "military"  # "the X army's losses"
    return Account(noun, verb, figures, owned, owner, _harm(line, noun), status or said, people, raised)


def _own_side(line: Line, noun: int, figures: int) -> bool:
    """Whether the losses are those "on their side", "in our ranks"."""
    near = zip(line.lower[noun + 1 : figures], line.lower[noun + 2 : figures], strict=False)
    return any(one in harm_words().possessives and other in harm_words().ranks for one, other in near)


def _people(line: Line, first: int, noun: int) -> Noun | None:
    """Return the noun of the people who are counted: "its dead soldiers", "the number of officers killed"."""
    near = (noun_at(line.lower, index) for index in (*range(first, noun), noun + 1) if index < len(line.lower))
    return next((found[1] for found in near if found is not None and found[1].human and found[1].number == "many"), None)


def _owner(line: Line, first: int, noun: int) -> Who | None:
    """Return whose the losses are by a possessive or a people's adjective before their word; the last one says it."""
    inside = (who for who in reversed(line.whos) if first <= who.first and who.last <= noun and who.form != "pronoun" and who.actors)
    return next(
        (who for who in inside if _is_force(who, noun) or who.possessive or who.form == "adjective" or line.word(who.last) in ("'s", "'")),
        None,
    )


def _is_force(who: Who, noun: int | None = None) -> bool:
    """Whether a name is that of forces, right before the word for losses where ``noun`` is given: "Xlandish army losses"."""
    return noun in (None, who.last) and bool(who.actors) and all(actor.kind in FORCES for actor in who.actors)


def _unnamed(line: Line, first: int, noun: int) -> Ownership:
    """Return whose losses a possessive without a name makes them: "its", "our", or "the country's"."""
    if any(line.word(index) in harm_words().homelands and line.word(index + 1) in ("'s", "'") for index in range(first, noun)):
        return "land"
    return "own" if not harm_words().possessives.isdisjoint(line.lower[first:noun]) else "open"


def _harm(line: Line, noun: int) -> Harm | None:
    """Return what the word for losses says of people; null where the figures tell that ("losses") or what was counted before ("total")."""
    word, before = line.word(noun), line.word(noun - 1)
    if word in harm_words().figures:
        kind = line.cue_at(noun - 1) if before != "death" else None
        return kind[1].people if kind is not None else "killed" if before == "death" or word == "toll" else None
    cue = line.cue_at(noun)
    return cue[1].people if cue is not None else None


def until_raised(line: Line, last: int) -> Line:
    """Return the words of a sentence before a sum that is brought up by what ends at ``last``: their time is their own.

    "Reported 19 more deaths, bringing its total to 729 since May": since May are the 729.
    """
    verb = next((account.verb for account in accounts(line) if account.raised and account.verb >= last), None)
    return line if verb is None else replace(line, tokens=line.tokens[:verb], lower=line.lower[:verb])


@dataclass(frozen=True, slots=True)
class Among:
    """Whose people deaths are said to be "among", and their status: "19 deaths among its soldiers"."""

    who: Who | None
    own: bool
    status: Status


def among(line: Line, index: int) -> Among | None:
    """Return among whom losses are said to be at ``index``: "among its troops", "among Xlandish civilians", "among the X army's men"."""
    if line.word(index) not in harm_words().among:
        return None
    status: Status = "unknown"
    own = line.word(index + 1) in harm_words().possessives
    who = next((who for who in line.whos if index < who.first <= index + OWNER_REACH and who.form != "pronoun" and who.actors), None)
    for place in range(index + 1, min(index + 1 + OWNER_REACH, len(line.lower))):
        found = noun_at(line.lower, place)
        if found is not None and found[1].human:
            status = modifiers()["people"].get(line.word(place - 1), found[1].status)
            who = who if who is not None and who.first <= place else None
            return Among(None if own else who, own, status)
        if not (is_soft(line, place) or line.word(place) in harm_words().determiners):
            break
    return Among(who, own, status) if own or who is not None else None
