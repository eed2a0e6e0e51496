"""Which place a figure counts for where its own words name none: a local body's own, the one that "the town" means, or an unknown name.

A hospital, a mayor or a district's officials count at home unless they say otherwise. "The town" is the place that was named last. A name
that no gazetteer holds still tells one blow from another, if it is the only one.
"""

import re
from collections.abc import Iterator
from functools import cache

from counterclaim.actor import INTL, Actor
from counterclaim.article import SPACES
from counterclaim.claim import Claim
from counterclaim.event import Place
from counterclaim.reconcile.propositions import capitals, groups, side_of_name
from counterclaim.reconcile.rules import rules

WIDE = 3  # ACLED's precision of a region or more
COUNTRY = 6  # UCDP's precision of a place that is a whole country
WORD = r"[A-Z][\w-]+(?:['’](?!s\b)\w+)*"
NAME = rf"{WORD}(?: (?:(?:al|el|de|da|du|la|ul) )?{WORD})*"
NAMES = re.compile(rf"(?<![\w’'-]){NAME}")
BEHIND = re.compile(rf",? (?:in|of|at|from) (?:the \w+ of )?({NAME})")
HELD = re.compile(
    rf"\b(?i:in|at|near|around|inside|across|throughout|(?:streets|hospitals|suburbs|outskirts|villages) of) (?:the )?({NAME})"
)
# where people are displaced from
LEFT = re.compile(rf"\b(?i:from|of|out of|in|across|fled|flee|fleeing|left|leave|leaving|escaped|abandoned) (?:the )?({NAME})")
PARTS = r"(?:city|town|village|hamlet|camp|port) of"
AROUND = r"(?:region|province|district|oblast|governorate)"  # what the name before it is then of
SITED = re.compile(rf"\b(?i:in|at|near|around|inside|outside|on|{PARTS}) (?:the )?((?>{NAME}))(?! {AROUND}\b)")
LED = re.compile(rf"\b(?i:in|at|near|around|outside|of|on|from|into|over|inside|to) (?:the )?({NAME})")
OPENS = re.compile(r"(?:^|[.!?:;–—\n\"“”])\s*$")
REACH = 1200  # characters back in which the place that "the town" means is looked for


def bare(name: str) -> str:
    """Return a name casefolded, without the ending of a possessor."""
    return name.replace("’", "'").removesuffix("'s").removesuffix("'").casefold()


def is_body(name: str) -> bool:
    """Whether a source is a body or office of the kind that counts for its own place."""
    words = re.split(r"[\s,-]+", name.casefold())
    return any(word in rules().local_bodies or word.removesuffix("s") in rules().local_bodies for word in words)


def body_of(name: str) -> str | None:
    """Return the noun for the local body in a source's name, singular: "hospital" of "the town's hospitals"."""
    words = (word.removesuffix("s") for word in re.split(r"[\s,-]+", name.casefold()))
    return next((word for word in words if word in rules().local_bodies), None)


def home_of(claim: Claim, text: str, places: tuple[Place, ...]) -> str | None:
    """Return the place that the local body behind a claim belongs to, casefolded; null for others, and where none is named."""
    sources = [span for span in claim.spans if span.role == "source"]
    if claim.claimant.side == INTL:
        return None  # its officials in a town count for no town
    if not sources or not is_body(f"{claim.claimant.name} {sources[-1].exact}"):
        return None
    start, end = sources[0].start, sources[-1].end
    behind = BEHIND.match(text, end)
    inside = (found.group() for found in NAMES.finditer(text, start, end))
    for name in (*((behind.group(1),) if behind else ()), *inside):
        if _is_local(name, places) and not is_body(name) and not _is_of(name, claim.claimant):
            return bare(name)
    return meant(text, start, end, places)


def _is_local(name: str, places: tuple[Place, ...]) -> bool:
    """Whether a name is that of a place below a country, as far as is known."""
    known = [one for one in places if bare(one.name) == bare(name)]
    if bare(name) in rules().stopwords or name in groups():
        return False
    if known:
        return all((one.where_prec or 0) < COUNTRY for one in known)
    return side_of_name(name) is None and rules().calendar.isdisjoint(bare(name).split())


def _is_of(name: str, actor: Actor) -> bool:
    """Whether a name is the claimant's own: a person's, or that of the whole land that an authority speaks for."""
    own = actor.kind == "person" and not is_body(actor.name) and bare(name) in actor.name.casefold()
    return own or (actor.side is not None and side_of_name(name) == actor.side)


@cache
def _anaphor() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, rules().place_nouns)))
    return re.compile(rf"\b(?:the|that|this) (?:\w+ )?({nouns})(?:['’]s)?\b(?! (?:of|in|hall|council|centre|center) )", re.IGNORECASE)


def meant(text: str, start: int, end: int, places: tuple[Place, ...]) -> str | None:
    """Return the place that "the town" between two offsets means, casefolded: the one named last before it, else null."""
    found = _anaphor().search(text[start:end].translate(SPACES))
    if not found:
        return None
    at = start + found.start()
    fitting = (
        places if found.group(1).casefold() in rules().wide_places else tuple(one for one in places if (one.geo_precision or 0) < WIDE)
    )
    wide = {bare(one.name) for one in places} - {bare(one.name) for one in fitting}
    named = [(where, bare(name)) for where, name in _led(text, max(0, at - REACH), at, fitting) if bare(name) not in wide]
    return max(named)[1] if named else None


def held(text: str, start: int, end: int, places: tuple[Place, ...], leading: re.Pattern[str] = HELD) -> str | None:
    """Return the one place in, at or near which something is said to be between two offsets, casefolded; null for none and for several.

    ``leading`` is the pattern of a name behind the words of place that count.
    """
    found = {bare(one.group(1)) for one in leading.finditer(text, start, end) if _is_local(one.group(1), places)}
    return found.pop() if len(found) == 1 else None


def sited(text: str, start: int, end: int, places: tuple[Place, ...]) -> frozenset[str]:
    """Return the places, casefolded, in, at, near or on which something is said to be between two offsets; no region around one."""
    return frozenset(bare(one.group(1)) for one in SITED.finditer(text, start, end) if _is_local(one.group(1), places))


def _led(text: str, start: int, end: int, places: tuple[Place, ...]) -> Iterator[tuple[int, str]]:
    """Yield (offset, name) of the places named between two offsets: those that are known, and names behind a preposition of place."""
    for one in places:
        if (one.where_prec or 0) < COUNTRY:
            yield from ((start + found.start(), one.name) for found in re.finditer(rf"\b{re.escape(one.name)}\b", text[start:end]))
    for found in LED.finditer(text, start, end):
        if _is_local(found.group(1), places):
            yield found.start(1), found.group(1)


def names_in(claim: Claim, text: str, places: tuple[Place, ...]) -> frozenset[str]:
    """Return the last words of the names in a content that are of no known side, with that of the place which "the town" in it means.

    A place is also told by the gazetteer's name for it, which other spellings share; a capital is one where something is in or goes to it.
    """
    known = {bare(one.name).split()[-1]: bare(one.canonical).split()[-1] for one in places if (one.where_prec or 0) < COUNTRY}
    found = set()
    for span in (one for one in claim.spans if one.role == "content"):
        for one in NAMES.finditer(text, span.start, span.end):
            last = bare(one.group()).split()[-1]
            opens = one.start() == span.start or OPENS.search(text, max(0, one.start() - 4), one.start())
            if last in known or (_is_local(one.group(), places) and not (opens and " " not in one.group())):
                found |= {last, known.get(last, last)}
        found |= {bare(one.group(1)).split()[-1] for one in LED.finditer(text, span.start, span.end) if one.group(1) in capitals()}
        if place := meant(text, span.start, span.end, places):
            found.add(place.split()[-1])
    return frozenset(found)


def sole_name(text: str, start: int, end: int, places: tuple[Place, ...], without: str) -> str | None:
    """Return the one name of nobody known between two offsets, casefolded; null for none and for several."""
    found = set()
    for one in NAMES.finditer(text, start, end):
        opens = one.start() == start or OPENS.search(text, max(0, one.start() - 4), one.start())
        if opens or bare(one.group()) in without.casefold() or not _is_local(one.group(), places):
            continue
        found.add(bare(one.group()))
    return found.pop() if len(found) == 1 else None
