"""Private people and bodies of civil society, who are of a land and speak for no state: "a Xlandish doctor", "Xland's rights league"."""

import itertools
import re
from functools import cache

from counterclaim.actor import NGO, UNNAMED, Actor
from counterclaim.extract.affiliations import affiliations
from counterclaim.extract.toll_words import noun_at
from counterclaim.vocabulary.actors import office_at
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.loader import Vocabulary, load
from counterclaim.vocabulary.stances import references

LANDS = frozenset({"state", "civilians"})  # kinds of those who have citizens
BEHIND = re.compile(r" (?:with|at|from|near|on|by|to) ")
ARTICLE = re.compile(r"^(?:the|an?|one|another|two|three|some|several) ", re.IGNORECASE)


class CitizenVocabulary(Vocabulary, frozen=True, kw_only=True):
    """citizens.toml; the comments there say what each list is for."""

    people: frozenset[str]
    officials: frozenset[str]
    services: frozenset[str]
    leaders: frozenset[str]
    causes: frozenset[str]
    bodies: frozenset[str]
    civil_bodies: frozenset[str]
    seats: frozenset[str]


@cache
def citizens() -> CitizenVocabulary:
    """Return the words for citizens."""
    return load("citizens", CitizenVocabulary)


def citizen_of(owner: Actor, tail: str) -> Actor | None:
    """Return the private person or body of citizens that ``tail`` behind a land's name or adjective speaks of, else null."""
    words = _words(tail)
    if owner.kind not in LANDS or not words:
        return None
    name = f"{owner.name} {tail}"
    if is_civil_body(words):
        return Actor(name=name, side=NGO, kind="ngo", iso3=owner.iso3)
    return Actor(name=name, side=UNNAMED, kind="unnamed", iso3=owner.iso3) if is_private(words) else None


def civil_body_in(governor: str, link: str) -> Actor | None:
    """Return the body of citizens that sits in the place behind it ("a human rights council in Xtown"), null where it is none."""
    seated = link.strip().casefold().split()[:1]
    found = is_civil_body(_words(governor)) and bool(seated) and seated[0] in citizens().seats
    return Actor(name=ARTICLE.sub("", governor), side=NGO, kind="ngo") if found else None


def is_civil_body(words: tuple[str, ...]) -> bool:
    """Whether words end in a noun for a body of citizens; what is national or the government's is none."""
    if not words or not references().state_bodies.isdisjoint(words):
        return False
    cause = not citizens().causes.isdisjoint(words[:-1])
    return words[-1] in citizens().civil_bodies or (cause and words[-1] in citizens().bodies)


def speaks_for_none(source: str) -> bool:
    """Whether the words of a source make somebody speak for themselves ("correspondent N", "N, a senior fellow at the M Centre")."""
    for part in source.casefold().split(","):
        words = list(itertools.takewhile(lambda word: word not in grammar().prepositions, part.split()))
        offices_held = [office for at in range(len(words)) if (office := office_at(words, at)) is not None]
        if any(not office.bound for office in offices_held):
            return True
        if not offices_held and not (citizens().people | affiliations().private).isdisjoint(words):
            return True
    return False


def is_private(words: tuple[str, ...]) -> bool:
    """Whether words end in a noun for people who hold no office of a state."""
    head = words[-1]
    if head in citizens().leaders and not citizens().causes.isdisjoint(words[:-1]):
        return True
    if head in citizens().people | affiliations().private or head.removesuffix("s") in citizens().people:
        return True
    found, office = noun_at(words, len(words) - 1), office_at([head], 0)
    if found is None or not found[1].human or found[1].status != "civilian" or (office is not None and office.bound):
        return False
    officials = citizens().officials | citizens().services | references().staff | references().officials
    return officials.isdisjoint((head, found[1].singular))


def _words(tail: str) -> tuple[str, ...]:
    plain = ARTICLE.sub("", BEHIND.split(tail.strip(), maxsplit=1)[0])
    return tuple(word.strip("'’") for word in re.sub(r"['’]s?(?= |$)", "", plain).casefold().split())
