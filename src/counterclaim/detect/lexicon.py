"""Phrase tables of the actor vocabularies, keyed by their first word, and the longest match at a word."""

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Generic, Literal, TypeVar

from counterclaim.actor import INTL, NGO, OUTLET, Actor, ActorKind
from counterclaim.detect.tokens import tokenize
from counterclaim.mention import Token
from counterclaim.vocabulary.actors import (
    Ambiguity,
    Authority,
    Body,
    Country,
    Office,
    Organisation,
    civil_words,
    countries,
    descriptions,
    leaders,
    offices,
    organisations,
    side_of_organisation,
)

Role = Literal["country", "authority", "adjective", "people", "capital", "seat", "organisation", "group", "leader", "stateless"]
P = TypeVar("P")

REMEMBERED = 36  # months after an office in which a surname alone still means who held it
LONGEST_ACRONYM = 10  # characters; an entry all in capitals up to this length matches in capitals only


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in an office from ``start`` to ``end`` (ISO year, month or day; "" = open); ``bare`` where a surname alone names them."""

    actor: Actor
    start: str
    end: str
    bare: bool

    def months_off(self, month: str) -> int:
        """Return how many months the ISO ``month`` lies before the term (negative) or after it; 0 within."""
        early, late = _months(month) - _months(self.start), _months(month) - _months(self.end or month)
        return min(early, 0) or max(late, 0)


@dataclass(frozen=True, slots=True)
class Named:
    """What a name in the vocabularies stands for; for a "leader", ``holders`` are the terms of all who bear the name."""

    role: Role
    actor: Actor
    holders: tuple[Holder, ...] = ()

    def on(self, month: str | None) -> "Named | None":
        """Return who bears the name in an article of the ISO ``month``; null where a bare surname is nobody's then, or of several sides."""
        if not self.holders:
            return self
        if month is None:
            several = self.holders[0].bare and len({one.actor.side for one in self.holders}) > 1
            return None if several else self
        near = min(self.holders, key=lambda one: abs(one.months_off(month)))
        known = not near.bare or 0 <= near.months_off(month) <= REMEMBERED
        return replace(self, actor=near.actor) if known else None


def _months(moment: str) -> int:
    year, _, rest = moment.partition("-")
    return 12 * int(year) + int(rest[:2] or 1)


@dataclass(frozen=True, slots=True)
class Head:
    """A common noun that heads an actor phrase: an office (plural or not), an organ, or a rank."""

    role: Literal["office", "offices", "body", "rank", "honorific"]
    text: str
    body: Body | None = None
    office: Office | None = None


@dataclass(slots=True)
class _Node(Generic[P]):
    """A word in the tree: what may follow, and the phrases that end here, as written."""

    following: "dict[str, _Node[P]]" = field(default_factory=dict)
    entries: list[tuple[str, P]] = field(default_factory=list)


class Phrases(Generic[P]):
    """Phrases of words in a tree of words; the longest match wins."""

    def __init__(self) -> None:
        self._root: _Node[P] = _Node()

    def add(self, phrase: str, meaning: P) -> None:
        """Add ``phrase``; of two entries with the same words and case the first wins."""
        node = self._root
        for token in tokenize(phrase):
            node = node.following.setdefault(token.lower, _Node())
        node.entries.append((phrase, meaning))

    def first_words(self) -> frozenset[str]:
        """Return the words that some phrase starts with."""
        return frozenset(self._root.following)

    def match(self, tokens: tuple[Token, ...], at: int, *, cased: bool) -> tuple[int, P] | None:
        """Return the index after the longest phrase that starts at word ``at``, and its meaning; null where none does.

        Where ``cased``, a phrase written with a capital needs one in the text, and an acronym needs to be all in capitals.
        """
        node, found = self._root, None
        for end in range(at, len(tokens)):
            following = node.following.get(tokens[end].lower)
            if following is None:
                break
            node = following
            meaning = next((meaning for phrase, meaning in node.entries if not cased or _case_fits(phrase, tokens[at : end + 1])), None)
            found = found if meaning is None else (end + 1, meaning)
        return found


def _case_fits(phrase: str, found: tuple[Token, ...]) -> bool:
    if phrase.isupper() and len(phrase) <= LONGEST_ACRONYM:
        return all(token.text.isupper() or not token.text.isalpha() for token in found if len(token.text) > 1)
    return not phrase[0].isupper() or found[0].text[0].isupper()


@cache
def names() -> Phrases[Named]:
    """Return every name in the vocabularies."""
    table: Phrases[Named] = Phrases()
    for country in countries().countries:
        _add_state(table, country)
    for authority in countries().authorities:
        _add_authority(table, authority)
    for rows, kind, side in _organisation_lists():
        for row in rows:
            _add_organisation(table, row, kind, side)
    for seat in offices().seats:
        _add_words(table, seat.words, Named("seat", _of_state(seat.name, seat.side, seat.kind)))
    _add_leaders(table)
    _add_words(table, descriptions().stateless, Named("stateless", Actor(name="", side=None, kind="unknown")))
    return table


def _organisation_lists() -> tuple[tuple[tuple[Organisation, ...], ActorKind, str], ...]:
    bodies = organisations()
    return (
        (bodies.international, "international_body", INTL),
        (bodies.ngos, "ngo", NGO),
        (bodies.outlets, "outlet", OUTLET),
        (bodies.groups, "armed_group", ""),
    )


def _add_words(table: Phrases[Named], words: tuple[str, ...], named: Named) -> None:
    for phrase in words:
        table.add(phrase, named)


def _add_state(table: Phrases[Named], row: Country) -> None:
    state = Actor(name=row.name, side=row.iso3, kind="state", iso3=row.iso3)
    people = Actor(name=row.people[0] if row.people else row.name, side=row.iso3, kind="civilians", iso3=row.iso3)
    _add_words(table, (row.name, *row.aka), Named("country", state))
    _add_words(table, row.adjectives, Named("adjective", state))
    _add_words(table, row.people, Named("people", people))
    _add_words(table, row.capitals, Named("capital", state))


def _add_authority(table: Phrases[Named], row: Authority) -> None:
    recognised = row.side in _states()  # a region whose rulers are a state's
    ruler = Actor(name=row.name, side=row.side, kind="state", iso3=row.iso3 or None, partially_recognised=not recognised)
    people = replace(ruler, name=row.people[0] if row.people else row.name, side=row.people_side or row.side, kind="civilians")
    _add_words(table, (row.name, *row.aka), Named("authority", ruler))
    _add_words(table, row.adjectives, Named("adjective", ruler))
    _add_words(table, row.people, Named("people", people))
    _add_words(table, row.capitals, Named("capital", ruler))


def _add_organisation(table: Phrases[Named], row: Organisation, kind: ActorKind, side: str) -> None:
    actor = Actor(name=row.name, side=side_of_organisation(row, side), kind=row.kind or kind, iso3=row.iso3 or None)
    _add_words(table, row.words, Named("group" if kind == "armed_group" else "organisation", actor))


def _add_leaders(table: Phrases[Named]) -> None:
    terms: dict[str, list[Holder]] = {}
    for row in leaders().leaders:
        person = Actor(name=row.name, side=row.side, kind="person", iso3=row.side if row.side in _states() else None, office=row.office)
        for name in (row.name, *row.words):
            terms.setdefault(name, []).append(Holder(person, row.start, row.end, bare=False))
        if row.bare and row.bare != row.name:
            terms.setdefault(row.bare, []).append(Holder(person, row.start, row.end, bare=True))
    for name, holders in terms.items():
        table.add(name, Named("leader", holders[0].actor, tuple(holders)))


@cache
def _states() -> frozenset[str]:
    return frozenset(row.iso3 for row in countries().countries)


def _of_state(name: str, side: str, kind: ActorKind) -> Actor:
    return Actor(name=name, side=side, kind=kind, iso3=side if side in _states() else None)


@cache
def heads() -> Phrases[Head]:
    """Return every common noun that heads an actor phrase."""
    table: Phrases[Head] = Phrases()
    for office in offices().offices:
        for word in office.words:
            table.add(word, Head("office", word, office=office))
        for word in office.plural:
            table.add(word, Head("offices", word, office=office))
    for body in offices().bodies:
        for word in body.words:
            table.add(word, Head("body", word, body=body))
    for word in offices().ranks:
        table.add(word, Head("rank", word))
    for word in offices().honorifics:
        table.add(word, Head("honorific", word))
    return table


@cache
def ambiguities() -> dict[str, Ambiguity]:
    """Return the country words that can be something else, by word."""
    return {row.word: row for row in countries().ambiguous}


@cache
def group_phrases() -> Phrases[str]:
    """Return phrases that stand for several actors named elsewhere ("both sides")."""
    table: Phrases[str] = Phrases()
    words = descriptions()
    for quantifier in words.group_quantifiers:
        for noun in words.group_nouns:
            table.add(f"{quantifier} {noun}", noun)
    for phrase in words.groups:
        table.add(phrase, phrase)
    return table


@cache
def unnamed_nouns() -> Phrases[str]:
    """Return nouns for sources that nobody names."""
    table: Phrases[str] = Phrases()
    for phrase in descriptions().unnamed:
        table.add(phrase, phrase)
    return table


@cache
def civil_nouns() -> Phrases[str]:
    """Return common nouns for bodies of citizens ("rights groups")."""
    table: Phrases[str] = Phrases()
    for phrase in civil_words().nouns:
        table.add(phrase, phrase)
    return table


@cache
def described() -> Phrases[ActorKind]:
    """Return the heads of descriptions without a name ("the ministry"), with what each can be."""
    table: Phrases[ActorKind] = Phrases()
    for row in descriptions().descriptions:
        for phrase in row.words:
            table.add(phrase, row.kind)
    return table


@cache
def openers() -> frozenset[str]:
    """Return every casefolded word that can open an actor phrase without a capital."""
    words = descriptions()
    tables = (names(), heads(), group_phrases(), unnamed_nouns(), described(), civil_nouns())
    first = frozenset().union(*(table.first_words() for table in tables))
    return first | words.pronouns | words.determiners | words.unnamed_modifiers | words.ethnic | offices().qualifiers | offices().former
