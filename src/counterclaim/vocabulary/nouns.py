"""Nouns for people and things that a war harms: their status, and how they look in the plural."""

from functools import cache
from typing import Literal, NamedTuple

import msgspec

from counterclaim.vocabulary.loader import Vocabulary, load

NounStatus = Literal["military", "civilian", "unknown", "equipment", "civilian_object"]
Words = tuple[str, ...]
SIBILANTS = ("s", "x", "z", "ch", "sh")


class NounGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns of one status: ``singular`` ones, and ``invariant`` ones that are plural as they stand."""

    status: NounStatus
    singular: tuple[str, ...]
    invariant: tuple[str, ...] = ()


class Models(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Designations of models, and the kind of thing they are; with ``nouns`` behind them, which else are people, they are it too."""

    item: str
    names: tuple[str, ...]
    nouns: tuple[str, ...] = ()


class PeopleVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Nouns for people; ``modifiers`` are words before the noun that settle the status."""

    people: tuple[NounGroup, ...]
    modifiers: dict[str, NounStatus]
    irregular: dict[str, str]


class ArmsVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Nouns for weapons, equipment and civilian objects; ``models`` are designations such as "Su-25"."""

    arms: tuple[NounGroup, ...]
    models: tuple[Models, ...]
    modifiers: dict[str, NounStatus]
    irregular: dict[str, str]


class Noun(NamedTuple):
    """What a noun phrase of the vocabulary means.

    ``singular`` is its lower-case singular (for a model the kind of thing it is), ``number`` how the words themselves count:
    one, many, or either ("aircraft"). ``human`` tells people from things; ``model`` marks a designation.
    """

    singular: str
    status: NounStatus
    human: bool
    number: Literal["one", "many", "either"]
    model: bool = False


def plural(singular: str) -> str:
    """Return the regular plural of a noun phrase, formed on its last word."""
    if singular.endswith("man"):
        return singular[:-3] + "men"
    if singular.endswith("y") and singular[-2] not in "aeiou":
        return singular[:-1] + "ies"
    return singular + ("es" if singular.endswith(SIBILANTS) else "s")


def _add(table: dict[Words, Noun], words: str, noun: Noun) -> None:
    table.setdefault(tuple(words.split()), noun)


def _add_groups(table: dict[Words, Noun], groups: tuple[NounGroup, ...], irregular: dict[str, str], human: bool) -> None:
    for group in groups:
        for word in group.invariant:
            _add(table, word, Noun(word, group.status, human, "many" if human else "either"))
        for word in group.singular:
            _add(table, word, Noun(word, group.status, human, "one"))
            _add(table, irregular.get(word, plural(word)), Noun(word, group.status, human, "many"))


@cache
def nouns() -> dict[str, tuple[tuple[Words, Noun], ...]]:
    """Return every noun phrase for people and things, by its first word, longest phrase first; words are casefolded."""
    table: dict[Words, Noun] = {}
    people, arms = load("people", PeopleVocabulary), load("arms", ArmsVocabulary)
    _add_groups(table, people.people, people.irregular, human=True)
    _add_groups(table, arms.arms, arms.irregular, human=False)
    for models in arms.models:
        for name in models.names:
            _add(table, name, Noun(models.item, "equipment", human=False, number="either", model=True))
            _add(table, name + "s", Noun(models.item, "equipment", human=False, number="many", model=True))
            for behind in models.nouns:
                _add(table, f"{name} {behind}", Noun(models.item, "equipment", human=False, number="one", model=True))
                _add(table, f"{name} {plural(behind)}", Noun(models.item, "equipment", human=False, number="many", model=True))
    index: dict[str, list[tuple[Words, Noun]]] = {}
    for words, noun in sorted(table.items(), key=lambda row: -len(row[0])):
        index.setdefault(words[0], []).append((words, noun))
    return {first: tuple(rows) for first, rows in index.items()}


@cache
def modifiers() -> dict[str, dict[str, NounStatus]]:
    """Return the words before a noun that settle its status, for people ("people") and for things ("things")."""
    return {"people": load("people", PeopleVocabulary).modifiers, "things": load("arms", ArmsVocabulary).modifiers}
