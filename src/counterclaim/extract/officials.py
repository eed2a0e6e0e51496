"""Whose officials are whom nobody names: "a security official", "Officials", "the official".

An official is of the state that the article gives one: by a place behind the noun, by the officials that spoke before, by those whom it
calls a state's, or by being at home where things happen. Western and rebel officials, and whoever only hints at them, are of nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from counterclaim.actor import INTL, NGO, OTHER, UNNAMED, Actor, ActorKind
from counterclaim.extract.affiliations import affiliations
from counterclaim.extract.homeland import state_of_place, states
from counterclaim.extract.memory import Memory
from counterclaim.extract.titles import state_meant
from counterclaim.extract.whereabouts import breakaway_land, seat_opening, state_named_with
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import descriptions, name_of_side, side_of_word, unrecognised
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.stances import references

OFFICE = "official"
SET_IN = re.compile(r"\b[Ii]n (?:the )?(?:(?:north|south|east|west|central)[a-z-]* )?(?:of )?$")
MOST_MODIFIERS = 3  # words from a state's adjective to its official
PRESS_REACH = 3  # words from a state to the noun for its press
AGAIN_REACH = 12  # sentences back that "the official" can reach
BESIDE = (" at ", " of ", " for ", " with ", " from ")  # an official to the company
PLAIN = frozenset({"a", "an", "the", "one", "two", "three", "four", "five", "several", "some", "other", "another", "many", "most", "this"})
AGAIN = frozenset({"the", "this"})


def official(memory: Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> Actor | None:
    """Return an official without a name as one of their state; null where the article does not tell it or it is no official."""
    words = passage.view[mention.start : mention.end].casefold().split()
    behind = passage.view[mention.end :].casefold().split(maxsplit=2)[:2]
    if not words or words[-1] not in references().officials or not references().unaligned.isdisjoint(words):
        return None
    if behind[1:] and behind[0] in ("on", "from", "of") and behind[1] in references().several_sides:
        return None
    plain = [word for word in words if word not in PLAIN]
    kind: ActorKind = "unnamed" if words[-1].endswith("s") or words[-1] == "police" else "person"
    if (body := _private_body(memory, passage, mention, sentence)) is not None:
        return Actor(name=f"{body} {' '.join(plain)}", side=OTHER, kind=kind, office=OFFICE)
    again = words[0] in AGAIN and not set(words) - PLAIN - references().officials
    if again and (spoke := last_official(memory, sentence)) is not None and spoke.side == OTHER:
        return replace(spoke, kind=kind)
    side = _side(memory, passage, mention, words, sentence)
    if side is None:
        return None
    name = f"{name_of_side(side) or side} {' '.join(plain)}"
    return Actor(name=name, side=side, kind=kind, iso3=side if side in states() else None, office=OFFICE)


def _private_body(memory: Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> str | None:
    """Return the name of the company whose official it is ("a N official", "officials at the company"), null where it is none's."""
    before = passage.view[: mention.start].split()[-1:]
    behind = passage.view[mention.end :].casefold()
    words = set(passage.view[mention.start : mention.end].casefold().split())
    link = next((link for link in BESIDE if behind.startswith(link)), None)
    if words & affiliations().firms or (link and affiliations().firms.intersection(behind[len(link) :].split()[:2])):
        return next((one.name for one in _bodies_without_side(memory, sentence)), None)
    touches = mention.start > 0 and passage.view[mention.start - 1] == " " and not before[0].endswith(("'s", "’s"))
    if not touches or not before[0].isalpha() or not before[0][:1].isupper() or before[0].casefold() in descriptions().common_capitals:
        return None
    placed = any(place.end == mention.start - 1 for place in passage.places)
    known = next((one for one in passage.actors if one.end == mention.start - 1), None)
    unknown = known is None or (known.form == "name" and known.actor is not None and known.actor.side in (None, OTHER))
    if placed or not unknown or side_of_word(before[0]) is not None or before[0] in descriptions().stateless:
        return None
    return known.actor.name if known is not None and known.actor is not None else before[0]


def _bodies_without_side(memory: Memory, sentence: int) -> Iterator[Actor]:
    """Yield the bodies of no side that spoke, the last first."""
    spoke = (one.actors[0] for one in memory.recall() if one.speaks and len(one.actors) == 1 and sentence - one.sentence <= AGAIN_REACH)
    return (actor for actor in spoke if actor.side in (None, OTHER) and actor.kind == "unknown")


def _side(memory: Memory, passage: PassageMentions, mention: ActorMention, words: list[str], sentence: int) -> str | None:
    qualified = set(words) - PLAIN - references().officials
    last = last_official(memory, sentence)
    if words[0] in AGAIN and not qualified and last is not None:
        return last.side
    if (known := _owner(passage, mention) or _voice_of(passage, mention)) is not None:
        return known
    if (
        there := seat_opening(passage, mention) or state_named_with(passage, mention) or breakaway_land(memory, passage, mention)
    ) is not None:
        return there
    if "local" in words and (ruler := _ruler(passage, mention)) is not None:
        return ruler
    if "local" in words and (scene := _scene_before(passage, mention)) is not None:
        return scene
    kinds = set(words) - {"officials", "official"}
    if (before := _introduced(memory, qualified)) is not None:
        return before
    if kinds & (references().homely | {"authorities", "police", "forces"}):
        meant = state_meant(memory, sentence, kinds | {"police"})
        return meant.side if meant is not None else None
    if kinds & references().forces:
        meant = state_meant(memory, sentence, kinds)
        return meant.side if meant is not None else None
    anybody = words[0] in ("a", "an") and _states_at_war(memory)
    if words[0] not in ("a", "an") and last is not None:
        return last.side
    return None if anybody else memory.officials or _at_home(memory)


def _introduced(memory: Memory, qualified: set[str]) -> str | None:
    """Return the one state whose officials the article told of with these words ("a Xlandish defence official ... a defence official")."""
    officials = (one.actors[0] for one in memory.seen if one.actors[0].office == OFFICE and one.actors[0].side in states())
    sides = {actor.side for actor in officials if qualified and qualified <= set(actor.name.casefold().split())}
    return next(iter(sides)) if len(sides) == 1 else None


def _states_at_war(memory: Memory) -> bool:
    return sum(one.side in states() for one in memory.belligerents) > 1


def _at_home(memory: Memory) -> str | None:
    """Return the state of an article that is set or was written there, null where two states are at war in it."""
    home = memory.home
    return home.state if home.state in (home.scene, home.written) and not _states_at_war(memory) else None


def _owner(passage: PassageMentions, mention: ActorMention) -> str | None:
    """Return the side whose name or adjective stands a few plain words before the official ("a Xlandish shipping ministry official")."""
    before = next((one for one in reversed(passage.actors) if one.end <= mention.start), None)
    if before is None or before.actor is None or not (before.form == "adjective" or before.possessive):
        return None
    between = passage.view[before.end : mention.start].replace("'s", " ").split()
    plain = len(between) <= MOST_MODIFIERS and all(word.isalpha() and word.islower() for word in between)
    return before.actor.side if plain and (grammar().prepositions | grammar().conjunctions).isdisjoint(between) else None


def _voice_of(passage: PassageMentions, mention: ActorMention) -> str | None:
    """Return the state whose press cites the official in the same sentence ("Xlandish news agencies cited a military official")."""
    start, _ = next(((start, end) for start, end in passage.sentences if start <= mention.start < end), (0, 0))
    for one in passage.actors:
        behind = passage.view[one.end : mention.start].casefold().split()[:PRESS_REACH]
        if not (start <= one.start and one.end <= mention.start and one.actor is not None and one.actor.iso3):
            continue
        if one.actor.kind == "outlet" or not references().voices.isdisjoint(behind):
            return one.actor.iso3
    return None


def last_official(memory: Memory, sentence: int) -> Actor | None:
    """Return the official who spoke last, a state's or a company's; an armed group's spokesman is none."""
    near = (one.actors[0] for one in memory.recall() if sentence - one.sentence <= AGAIN_REACH and one.speaks and len(one.actors) == 1)
    officers = (actor for actor in near if actor.office == OFFICE or (_speaks_for_body(actor) and not _is_of_group(actor)))
    return next((actor for actor in officers if actor.side not in (None, UNNAMED)), None)


def _speaks_for_body(actor: Actor) -> bool:
    return actor.office == "spokesperson" or actor.name.split()[-1].startswith("spokes")


def _is_of_group(actor: Actor) -> bool:
    """Whether somebody is of a side that is neither a state, nor a breakaway authority, nor one of those that list none."""
    return actor.side not in (None, UNNAMED, OTHER, INTL, NGO) and actor.side not in states() | unrecognised()


def _ruler(passage: PassageMentions, mention: ActorMention) -> str | None:
    """Return the authority whose land the sentence speaks of: its officials are the local ones."""
    start, end = next(((start, end) for start, end in passage.sentences if start <= mention.start < end), (0, 0))
    inside = (one.actor for one in passage.actors if start <= one.start < end)
    return next((actor.side for actor in inside if actor is not None and actor.partially_recognised), None)


def _scene_before(passage: PassageMentions, mention: ActorMention) -> str | None:
    """Return the one state in which the sentence sets something before its local officials tell of it, null where that is not plain."""
    start = next((start for start, end in passage.sentences if start <= mention.start < end), 0)
    places = [place for place in passage.places if start <= place.start < mention.start and place.relation]
    found = {state for place in places if (state := state_of_place(place)) is not None}
    lands = [one for one in passage.actors if start <= one.start < mention.start and one.actor is not None and one.actor.kind == "state"]
    found |= {one.actor.iso3 for one in lands if one.actor and one.actor.iso3 and SET_IN.search(passage.view[start : one.start])}
    return next(iter(found)) if len(found) == 1 else None


def named_officials(passages: tuple[PassageMentions, ...]) -> str | None:
    """Return the one state whose officials an article calls its own ("Xlandish officials"), null where it does so of none or several."""
    sides = {
        mention.actor.side
        for passage in passages
        for mention in passage.actors
        if mention.actor is not None and mention.actor.office == OFFICE and mention.form != "name" and mention.actor.side in states()
    }
    return next(iter(sides)) if len(sides) == 1 else None
