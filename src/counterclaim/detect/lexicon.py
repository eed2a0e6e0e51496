"""Phrase tables of the actor vocabularies, keyed by their first word, and the longest match at a word."""

from dataclasses import dataclass
from functools import cache
from typing import Generic, Literal, TypeVar

from counterclaim.actor import INTL, NGO, OUTLET, Actor, ActorKind
from counterclaim.detect.tokens import tokenize
from counterclaim.mention import Token
from counterclaim.vocabulary.actors import (
    Authority,
    Body,
    Country,
    Office,
    Organisation,
    countries,
    descriptions,
    leaders,
    offices,
    organisations,
)

Role = Literal["country", "authority", "adjective", "people", "capital", "seat", "organisation", "group", "leader", "stateless"]
P = TypeVar("P")

LONGEST_ACRONYM = 10  # characters; an entry all in capitals up to this length matches in capitals only


@dataclass(frozen=True, slots=True)
class Named:
    """What a name in the vocabularies stands for."""

    role: Role
    actor: Actor


@dataclass(frozen=True, slots=True)
class Head:
    """A common noun that heads an actor phrase: an office (plural or not), an organ, or a rank."""

    role: Literal["office", "offices", "body", "rank", "honorific"]
    text: str
    body: Body | None = None
    office: Office | None = None


class Phrases(Generic[P]):
    """Phrases of words, looked up by their first word; the longest wins."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, P]]] = {}

    def add(self, phrase: str, meaning: P) -> None:
        """Add ``phrase``; of two entries with the same words the first stays."""
        words = tuple(token.lower for token in tokenize(phrase))
        rows = self._by_first.setdefault(words[0], [])
        if all(words != other for other, _, _ in rows):
            rows.append((words, phrase, meaning))
            rows.sort(key=lambda row: -len(row[0]))

    def match(self, tokens: tuple[Token, ...], at: int, *, cased: bool) -> tuple[int, P] | None:
        """Return the index after the longest phrase that starts at word ``at``, and its meaning; null where none does.

        Where ``cased``, a phrase written with a capital needs one in the text, and an acronym needs to be all in capitals.
        """
        for words, phrase, meaning in self._by_first.get(tokens[at].lower, ()):
            if all(at + k < len(tokens) and tokens[at + k].lower == word for k, word in enumerate(words)) and (
                not cased or _case_fits(phrase, tokens[at : at + len(words)])
            ):
                return at + len(words), meaning
        return None


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
    ruler = Actor(name=row.name, side=row.side, kind="state", iso3=row.iso3 or None, partially_recognised=True)
    people = Actor(
        name=row.people[0] if row.people else row.name, side=row.side, kind="civilians", iso3=row.iso3 or None, partially_recognised=True
    )
    _add_words(table, (row.name, *row.aka), Named("authority", ruler))
    _add_words(table, row.adjectives, Named("adjective", ruler))
    _add_words(table, row.people, Named("people", people))
    _add_words(table, row.capitals, Named("capital", ruler))


def _add_organisation(table: Phrases[Named], row: Organisation, kind: ActorKind, side: str) -> None:
    code = row.iso3 if row.state_organ else row.side or side
    actor = Actor(name=row.name, side=code, kind=row.kind or kind, iso3=row.iso3 or None)
    _add_words(table, row.words, Named("group" if kind == "armed_group" else "organisation", actor))


def _add_leaders(table: Phrases[Named]) -> None:
    for row in leaders().leaders:
        person = Actor(name=row.name, side=row.side, kind="person", iso3=row.side if row.side in _states() else None, office=row.office)
        _add_words(table, (row.name, *row.words, *((row.bare,) if row.bare else ())), Named("leader", person))


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
def described() -> Phrases[ActorKind]:
    """Return the heads of descriptions without a name ("the ministry"), with what each can be."""
    table: Phrases[ActorKind] = Phrases()
    for row in descriptions().descriptions:
        for phrase in row.words:
            table.add(phrase, row.kind)
    return table
