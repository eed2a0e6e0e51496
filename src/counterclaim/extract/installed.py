"""Who put somebody into an office, or whose land an office is of: "the Xville-installed mayor, N", "the enclave's defence ministry"."""

import re

from counterclaim.actor import Actor
from counterclaim.extract.affiliations import affiliations
from counterclaim.extract.descriptions import body_of
from counterclaim.extract.memory import Memory
from counterclaim.extract.titles import authority_of
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import side_of_word
from counterclaim.vocabulary.stances import references

PUT_IN = re.compile(r"\b(?P<who>[A-Z]\w+)-(?P<how>[a-z]+) [a-z]")
FRONT = re.compile(r"[^,.;:!?]{0,40}$")  # what stands before a name in its phrase
BEHIND = re.compile(r"(?:, [^,.;:!?]{3,60}(?=[,.]))?")  # what a comma sets behind it
POSSESSOR = re.compile(r"(?P<words>(?:[a-z-]+ ){0,2})(?P<noun>[a-z]+)['’]s (?:[a-z]+ ){0,2}$")
OWNER_REACH = 50  # characters before an organ in which such an owner stands


def installed_by(passage: PassageMentions, mention: ActorMention) -> str | None:
    """Return the side that the words around a name say put its bearer into office, null where they say nothing of the kind."""
    front, behind = FRONT.search(passage.view, 0, mention.start), BEHIND.match(passage.view, mention.end)
    words = f"{front.group() if front else ''}{passage.view[mention.start : mention.end]}{behind.group() if behind else ''}"
    found = (match for match in PUT_IN.finditer(words) if match["how"] in affiliations().installing)
    return next((side for match in found if (side := side_of_word(match["who"])) is not None), None)


def of_land_apart(memory: Memory, passage: PassageMentions, mention: ActorMention) -> tuple[Actor, ...] | None:
    """Return whose an organ is that a common noun for a breakaway land owns: the one such authority of the article, nobody's without one.

    A shadow government's is nobody's that is known either. Null where no such noun stands before the mention.
    """
    owner = POSSESSOR.search(passage.view, max(0, mention.start - OWNER_REACH), mention.start)
    if owner is None:
        return None
    if owner["noun"] in references().organs and not references().parallel.isdisjoint(owner["words"].split()):
        return ()
    apart = owner["noun"] == "enclave" or not references().apart.isdisjoint(owner["words"].split())
    if not apart or owner["noun"] not in references().lands_apart:
        return None
    known = authority_of(memory.in_arms.side or "") if memory.in_arms is not None else None
    return (known,) if known is not None else ()


def ethnic_authority(memory: Memory, passage: PassageMentions, mention: ActorMention) -> Actor | None:
    """Return the one breakaway authority of the article for organs of people of a tongue ("the ethnic Xlandish authorities"), else null."""
    ethnic = mention.actor is not None and (mention.actor.capacity or "").startswith("ethnic ") and mention.actor.side is None
    behind = passage.view[mention.end :].split(maxsplit=1)[:1]
    known = authority_of(memory.in_arms.side or "") if ethnic and behind and memory.in_arms is not None else None
    return body_of(known, behind[0]) if known is not None and behind[0] in references().organs else None


def names_land(passage: PassageMentions, mention: ActorMention) -> bool:
    """Whether an unknown name stands before an organ of state, whose land it must be, and no body's short name ("the Xlandish army")."""
    behind = passage.view[mention.end :].split(maxsplit=1)[:1]
    organ = bool(behind) and behind[0].strip(".,;:") in references().organs
    return organ and mention.actor is not None and mention.actor.kind == "unknown" and mention.actor.side is None
