"""For whom a person speaks by somebody only described: "N, an aide to the governor", "N, the group's director", "its leader, N".

Whom a description means is known only when the whole article is read; then the persons of no known side are bound to whomever the words
around their names tie them, and so is every later mention of them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from counterclaim.actor import OTHER, UNSIDED, Actor
from counterclaim.extract.affiliations import CLOSES, MANNED, affiliations
from counterclaim.extract.bodies import body_noun
from counterclaim.extract.memory import Resolved, is_person
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import office_at, offices
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.stances import references

Where = tuple[int, int]  # passage index, mention index
LONGEST = 90  # characters of what is said of somebody behind their name
MOST_BETWEEN = 4  # words from an owner to the role, and from a role to whose it is
OWNS = ("'s ", "’s ", "' ", "’ ", " ")
PLACED = re.compile(r" (?:of|in|for) (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*, ")
RUNS = re.compile(r", who (?P<verb>[a-z]+) (?:its|their) ")
APPOSED = re.compile(r",? (?:who is |who was )?(?:an?|the|one of the)?\s*")


def bind_people(passages: tuple[PassageMentions, ...], resolved: Resolved) -> None:
    """Give persons without a side that of whomever the words around their names make them speak for, in place."""
    bound: dict[str, Actor] = {}
    for index, passage in enumerate(passages):
        for number, mention in enumerate(passage.actors):
            person = _unbound(resolved, (index, number), mention)
            if person is None or person.name in bound:
                continue
            owner = next((actor for actor in _owners(passage, index, mention, resolved) if _binds(actor)), None)
            if owner is not None:
                bound[person.name] = replace(person, side=owner.side, iso3=owner.iso3, kind="person")
    for where, actors in resolved.items():
        if len(actors) == 1 and actors[0].name in bound and actors[0].side in (None, OTHER):
            resolved[where] = (bound[actors[0].name],)


def _unbound(resolved: Resolved, where: Where, mention: ActorMention) -> Actor | None:
    actors = resolved.get(where, ())
    single = mention.form == "name" and " " in mention.head and len(actors) == 1 and is_person(actors[0])
    return actors[0] if single and actors[0].side is None and actors[0].capacity is None else None


def _binds(owner: Actor) -> bool:
    return owner.side not in UNSIDED


def _owners(passage: PassageMentions, index: int, mention: ActorMention, resolved: Resolved) -> Iterator[Actor]:
    """Yield whose a named person may be by the words behind the name, then by those before it."""
    for number, other in enumerate(passage.actors):
        actors = resolved.get((index, number), ())
        if len(actors) != 1 or other is mention:
            continue
        if mention.end <= other.start < mention.end + LONGEST and _is_said_of(passage, mention, other):
            yield actors[0]
        if other.end <= mention.start and (_owns_role(passage, other, mention) or is_named_there(passage, other, mention)):
            yield actors[0]
        if actors[0].kind == "state" and _owns_speaker(passage, other, mention):
            yield actors[0]
    if _leads(passage, mention) and (team := _body_before(passage, index, mention, resolved)) is not None:
        yield team


def _owns_speaker(passage: PassageMentions, other: ActorMention, mention: ActorMention) -> bool:
    """Whether a possessive right before a speaker's name makes them the other's ("Xland's N said"; of a firm nobody says so)."""
    owns = other.possessive and passage.view[other.end : mention.start] in OWNS
    return owns and any(one.source is not None and one.source[0] <= mention.start < one.source[1] for one in passage.attributions)


def is_named_there(passage: PassageMentions, other: ActorMention, mention: ActorMention) -> bool:
    """Whether a comma sets the name of whoever holds an office behind its place ("the governor of Xregion, N, said")."""
    held = other.form == "description" and _is_role(other.head.casefold().split()[-1:], 0)
    return held and PLACED.fullmatch(passage.view, other.end, mention.start) is not None


def _leads(passage: PassageMentions, mention: ActorMention) -> bool:
    """Whether the clause behind a name says that its bearer leads some body's work ("N, who runs its emergency response, said")."""
    clause = RUNS.match(passage.view, mention.end)
    return clause is not None and clause["verb"] in affiliations().leading


def _body_before(passage: PassageMentions, index: int, mention: ActorMention, resolved: Resolved) -> Actor | None:
    """Return the last body that the sentence speaks of before a name, null where it speaks of none."""
    start = next((start for start, end in passage.sentences if start <= mention.start < end), 0)
    near = [number for number, one in enumerate(passage.actors) if start <= one.start and one.end <= mention.start]
    found = [actors[0] for number in near if len(actors := resolved.get((index, number), ())) == 1]
    return next((actor for actor in reversed(found) if actor.kind in MANNED), None)


def _is_said_of(passage: PassageMentions, mention: ActorMention, other: ActorMention) -> bool:
    """Whether the apposition behind a name ties its bearer to the other: "an aide to M", "the M's director", "an M group"."""
    between = passage.view[mention.end : other.start]
    opening = APPOSED.match(between)
    if opening is None or not between.startswith(",") or not CLOSES.isdisjoint(between[opening.end() :]):
        return False
    words = between[opening.end() :].casefold().split()
    if words[:1] in (["of"], ["from"]) and set(words[1:]) <= {"the"}:
        return other.actor is not None and other.actor.kind in MANNED  # "N, of the M movement"
    behind = re.split(r"[,.;:]", passage.view[other.end :], maxsplit=1)[0].removeprefix("'s").removeprefix("’s").casefold().split()
    if not offices().former.isdisjoint([*words, *behind[:MOST_BETWEEN]]):
        return False
    if not words:
        if other.form == "description" and between == ", " and _is_role([other.head.casefold().rpartition(" ")[2]], 0):
            return True  # "N, the palace spokesman"
        owned = other.possessive and any(_is_role(behind, at) for at in range(min(len(behind), MOST_BETWEEN)))
        return owned or (bool(behind) and other.form in ("name", "adjective") and body_noun(behind[0]) is not None)
    link = next((at for at in range(len(words) - 1, 0, -1) if words[at] in affiliations().links), -1)
    return link > 0 and len(words) - link <= MOST_BETWEEN and _is_role(words[:link], link - 1) and "in" not in words[link:]


def _owns_role(passage: PassageMentions, other: ActorMention, mention: ActorMention) -> bool:
    """Whether a possessive before a name makes its bearer the other's ("the group's leader, N", "its director N")."""
    between = passage.view[other.end : mention.start].removeprefix("'s").removeprefix("’s")
    words = between.rstrip(" ,").casefold().split()
    owns = other.possessive or other.head.casefold() in grammar().possessives
    plain = len(words) <= MOST_BETWEEN and (grammar().prepositions | grammar().conjunctions | CLOSES).isdisjoint(words)
    return owns and plain and bool(words) and _is_role(words, len(words) - 1) and offices().former.isdisjoint(words)


def _is_role(words: list[str], at: int) -> bool:
    """Whether the word is what somebody is for whoever owns it: an office, a role, an aide."""
    office = office_at(words, at)
    if office is not None:
        return office.bound
    return words[at] in affiliations().roles | references().aides | references().speakers | references().staff
