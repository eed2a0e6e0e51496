"""States that no list holds: an article that gives a name a state's organ, or uses it beside its adjective, makes it one.

"The Xavian general staff", "Xavia" and "Xavia's army" are one speaker, whose side is the name in capitals, so that two articles which
write it differently agree. Names that any list of actors, people or places knows are left to those lists.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Literal

from counterclaim.actor import Actor
from counterclaim.extract import deed_words
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import office_at, side_of_word
from counterclaim.vocabulary.loader import Vocabulary, load
from counterclaim.vocabulary.places import places
from counterclaim.vocabulary.stances import references

NAME = r"(?<![\w.’'-])(?P<name>[A-Z][a-z]{3,})"
WORD = re.compile(NAME + r"(?![\w-])(?![’'][a-rt-z])")


class UnlistedVocabulary(Vocabulary, frozen=True, kw_only=True):
    """unlisted.toml; the comments there say what each list is for."""

    organs: frozenset[str]
    impersonal: frozenset[str]
    lands: tuple[str, ...]
    creeds: frozenset[str]
    endings: dict[str, str]


@cache
def _vocabulary() -> UnlistedVocabulary:
    return load("unlisted", UnlistedVocabulary)


@cache
def _owned() -> re.Pattern[str]:
    """Return what finds a name before an organ ("Xavia's army", "the Xavian health ministry")."""
    organs = "|".join(sorted(map(re.escape, _vocabulary().organs), key=len, reverse=True))
    return re.compile(rf"{NAME}(?P<owns>['’]s)? (?P<organ>{organs})\b")


@cache
def _armed() -> re.Pattern[str]:
    """Return what finds an adjective before troops and arms ("the Xavian jets", "Xavian tanks")."""
    forces = "|".join(sorted(map(re.escape, deed_words.words().forces), key=len, reverse=True))
    return re.compile(rf"{NAME} (?:{forces})\b")


def with_unlisted_states(passages: tuple[PassageMentions, ...]) -> tuple[PassageMentions, ...]:
    """Return the passages with a mention of its state wherever the name or the adjective of one that no list holds stands."""
    states = unlisted_states(passages)
    return tuple(_with_states(passage, states) for passage in passages) if states else passages


def _with_states(passage: PassageMentions, states: Mapping[str, Actor]) -> PassageMentions:
    added = [
        _of_person(one, passage.actors)
        for one in _mentions(passage.view, states)
        if not any(_overlap(one, known) and _has_side(known) for known in passage.actors)
    ]
    if not added:
        return passage
    actors = [one for one in passage.actors if not any(_overlap(one, new) for new in added)]
    left = tuple(one for one in passage.places if passage.view[one.start : one.end] not in states)
    return replace(passage, actors=tuple(sorted([*actors, *added], key=lambda one: one.start)), places=left)


def _mentions(view: str, states: Mapping[str, Actor]) -> Iterator[ActorMention]:
    """Yield a mention of each state, which an organ or an office behind its name is part of."""
    owned = {match.start("name"): match for match in _owned().finditer(view)}
    for match in WORD.finditer(view):
        state = states.get(match["name"])
        if state is None:
            continue
        if (organ := owned.get(match.start("name"))) is not None:
            yield ActorMention(organ.start("name"), organ.end(), "name", organ["organ"].split()[-1], _organ(state, organ["organ"]))
            continue
        start, end = match.span("name")
        form: Literal["name", "adjective"] = "name" if match["name"] == state.name else "adjective"
        yield ActorMention(start, end, form, match["name"], state, possessive=view.startswith(("'s", "’s"), end))


def _of_person(mention: ActorMention, known: tuple[ActorMention, ...]) -> ActorMention:
    """Return the mention of a state's office as that of whoever the words behind it name ("Xavia's president, N", "Xavian President N")."""
    found = (one for one in known if mention.start <= one.start <= mention.end + 1 < one.end and one.actor is not None)
    person = next((one for one in found if one.actor is not None and one.actor.kind == "person" and one.actor.office), None)
    if person is None or person.actor is None or mention.actor is None:
        return mention
    return replace(person, start=mention.start, actor=replace(person.actor, side=mention.actor.side))


def _organ(state: Actor, organ: str) -> Actor:
    """Return the organ of a state, the state itself for its government, and whoever holds an office in it."""
    if organ == "government":
        return state
    if (office := office_at(organ.split(), 0)) is not None:
        return replace(state, name=f"{office.office.capitalize()} of {state.name}", kind="person", office=office.office)
    forces = not references().forces.isdisjoint(organ.split()) and "ministry" not in organ
    return replace(state, name=f"{state.name} {organ}", kind="military" if forces else "government_body")


def _overlap(one: ActorMention, other: ActorMention) -> bool:
    return one.start < other.end and other.start < one.end


def _has_side(mention: ActorMention) -> bool:
    return mention.actor is not None and mention.actor.side is not None


def unlisted_states(passages: tuple[PassageMentions, ...]) -> dict[str, Actor]:
    """Return the states of an article that no list holds, by name and by adjective as written."""
    words = {match["name"] for passage in passages for match in WORD.finditer(passage.view)}
    people = {part for name in _known(passages) for part in name.split()}
    shown = {name for name in _shown(passages, words) if not _is_listed(name, people)}
    return {name: _state(state_name(name)) for name in sorted(words) if state_name(name) in shown and not _is_listed(name, people)}


def state_name(word: str) -> str:
    """Return the name of the state that a word is the adjective of; any other word is returned as it is."""
    endings = sorted(_vocabulary().endings.items(), key=lambda one: -len(one[0]))
    return next((word.removesuffix(old) + new for old, new in endings if word.endswith(old)), word)


def _shown(passages: tuple[PassageMentions, ...], words: set[str]) -> Iterator[str]:
    """Yield the names of states that organs show, or that stand beside their adjectives."""
    for passage in passages:
        for match in _owned().finditer(passage.view):
            if match["owns"]:
                if match["organ"] in _vocabulary().impersonal or match["name"].endswith(_vocabulary().lands):
                    yield match["name"]
            elif _is_adjective(match["name"]):
                yield state_name(match["name"])
        yield from (state_name(match["name"]) for match in _armed().finditer(passage.view) if _is_adjective(match["name"]))
    yield from (state_name(word) for word in words if _is_adjective(word) and state_name(word) in words)


def _is_adjective(word: str) -> bool:
    return state_name(word) != word and word not in _vocabulary().creeds


def _known(passages: tuple[PassageMentions, ...]) -> Iterator[str]:
    """Yield the names of people and of those with a side, as the article's mentions tell them."""
    for passage in passages:
        for mention in passage.actors:
            actor = mention.actor
            if mention.form == "name" and actor is not None and (actor.side is not None or actor.kind != "unknown" or " " in actor.name):
                yield passage.view[mention.start : mention.end]
                yield actor.name


def _is_listed(name: str, people: set[str]) -> bool:
    return name in people or side_of_word(name) is not None or bool(places().lookup(name))


def _state(name: str) -> Actor:
    return Actor(name=name, side=name.upper(), kind="state")
