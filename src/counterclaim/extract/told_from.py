"""The state from which an article is told: where its outlet is at home, else where it was written.

An office without a country ("Foreign Minister N") is the war's as a rule. Where the article is told from another state, and the words
around the office speak of that one, it is the office at home.
"""

import unicodedata
from collections import Counter
from functools import cache

from counterclaim.extract.homeland import Homeland, state_of
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import countries
from counterclaim.vocabulary.places import places
from counterclaim.vocabulary.stances import references

LARGE = 300_000  # people of a city whose name in an outlet's is no other word
LONGEST_LAND = 3  # words


def told_from(outlet: str | None, home: Homeland) -> str | None:
    """Return the state that the outlet's name or the dateline sets at home, where the article names it; else null.

    Outlets of the great powers tell of the whole world, and write out their own offices no less than others'.
    """
    state = _home_of(outlet or "", home) or home.written
    return state if state in home.ranked and state not in references().world_press else None


def _home_of(outlet: str, home: Homeland) -> str | None:
    """Return the one state whose name, adjective, capital or city stands in an outlet's name."""
    words = [word.strip("()[],.'’") for word in outlet.split()]
    spans = [" ".join(words[k : k + length]) for length in range(1, LONGEST_LAND + 1) for k in range(len(words) - length + 1)]
    found = {state for span in spans if (state := _lands().get(_plain(span)))}
    found = found or {state for word in words if word[:1].isupper() and (state := _state_of_city(word)) in home.ranked}
    return found.pop() if len(found) == 1 else None


def _state_of_city(name: str) -> str | None:
    row = next((places().row(row) for row in places().lookup(name)), None)
    return row.iso3 if row is not None and row.population >= LARGE else None


@cache
def _lands() -> dict[str, str]:
    """Return states by what names them or their capitals, without accents."""
    return {_plain(word): row.iso3 for row in countries().countries for word in (row.name, *row.aka, *row.adjectives, *row.capitals)}


def _plain(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def is_at_home(passage: PassageMentions, mention: ActorMention, state: str) -> bool:
    """Whether the words around an office without a country speak of ``state``.

    So they do where what its holder says begins with the state, where it was the last subject before the office, or where no other was
    and the paragraph names the state more often than all others.
    """
    if _opens_content(passage, mention, state):
        return True
    subjects = [_state_named(one) for one in passage.actors if one.end <= mention.start and _is_subject(passage, one)]
    before = [found for found in subjects if found is not None]
    if before:
        return before[-1] == state
    named = Counter(found for one in passage.actors if (found := _state_named(one)) is not None)
    return named[state] > named.total() - named[state]


def _opens_content(passage: PassageMentions, mention: ActorMention, state: str) -> bool:
    """Whether what the holder of the office says begins with the state ("Minister N said Xland would send tents")."""
    said = (one for one in passage.attributions if one.source is not None and one.source[0] <= mention.start < one.source[1])
    starts = [start for one in said for start, _ in one.contents[:1]]
    return any(
        _state_named(one) == state and not one.possessive and passage.view[start : one.start].strip().casefold() in ("", "that", "the")
        for start in starts
        for one in passage.actors
        if start <= one.start and one.form == "name"
    )


def _state_named(mention: ActorMention) -> str | None:
    """Return the state that a mention names, itself or by its organs and adjective, null for people: who speaks needs no home here."""
    return state_of(mention.actor) if mention.actor is not None and mention.actor.kind != "person" else None


def _is_subject(passage: PassageMentions, mention: ActorMention) -> bool:
    """Whether the mention opens its sentence, or the paragraph after "in", or is a subject by the tree; owners and adjectives never."""
    start = next((start for start, end in passage.sentences if start <= mention.start < end), 0)
    opens = passage.view[start : mention.start].strip().casefold() in ("", "the")
    agent = any(mention.start <= word.start < mention.end and word.deprel.startswith("nsubj") for word in passage.words)
    placed = passage.view[: mention.start].strip().casefold() in ("in", "in the")
    return placed or ((opens or agent) and mention.form != "adjective" and not mention.possessive)
