"""Whose the organs and offices of regions and towns are: of the state that the article is about, where they lie in it."""

import re

from counterclaim.actor import Actor, ActorKind
from counterclaim.extract.context import Reading
from counterclaim.extract.homeland import homeland
from counterclaim.extract.source_forms import TITLE_WORDS
from counterclaim.mention import ActorMention
from counterclaim.vocabulary.actors import name_of_side, office_at, offices
from counterclaim.vocabulary.places import places
from counterclaim.vocabulary.stances import references


def local_organ(reading: Reading, passage: int, span: tuple[int, int], mention: ActorMention) -> Actor | None:
    """Return the organ of a region ("the Punjab government", "Kano police"): it is of the state that the article is about."""
    view = reading.passages[passage].view
    tail = re.sub(r"^['’]s ", "", view[mention.end : span[1]].strip())
    words = tail.casefold().split()
    if not words or words[-1] not in references().organs or len(words) > TITLE_WORDS:
        return None
    state = _state_of_land(reading, view[mention.start : mention.end])
    name = f"{view[mention.start : mention.end]} {tail}"
    return Actor(name=name, side=state, kind="government_body", iso3=state) if state is not None else None


def local_office(reading: Reading, passage: int, span: tuple[int, int], mention: ActorMention) -> Actor | None:
    """Return who holds the office of a region or town before it ("Kano's governor", "Kharkiv mayor")."""
    view = reading.passages[passage].view
    owner = re.sub(r"^[Tt]he |['’]s$", "", view[span[0] : mention.start].strip())
    if not owner[:1].isupper() or office_at(mention.head.casefold().split(), 0) is None:
        return None
    state = _state_of_land(reading, owner)
    return Actor(name=view[span[0] : mention.end], side=state, kind="person", iso3=state, office=mention.head.casefold()) if state else None


def office_there(reading: Reading, passage: int, governor: str, there: tuple[int, ActorMention]) -> Actor | None:
    """Return who holds an office of state in a place that stands behind it ("a lawmaker in Kano", "the mayor of Kharkiv")."""
    number, mention = there
    words = governor.casefold().split()
    office = office_at(words[-1:], 0)
    known = reading.actor(passage, number)
    if office is None or office.office not in references().state_offices or (known is not None and known.side is not None):
        return None
    place = reading.passages[passage].view[mention.start : mention.end]
    state = _state_of_land(reading, place)
    return Actor(f"{governor} in {place}", state, "person", iso3=state, office=office.office) if state is not None else None


def office_at_home(reading: Reading, words: str) -> tuple[Actor, ...]:
    """Return who holds an office at home whom only common nouns name ("the county governor"): empty where the article has no one state."""
    first, *rest = words.split()
    last = rest[-1].casefold() if rest else ""
    office = office_at([last], 0)
    stateless = references().rebel_words | references().apart | references().unaligned | offices().former
    held = office is not None and office.office in references().state_offices
    organ = " ".join(rest[-2:]).casefold() in references().organs
    plain = first.casefold() == "the" and all(word.islower() for word in rest) and stateless.isdisjoint(rest)
    home = homeland(reading.passages)
    if not (plain and (held or organ)) or home.state is None or home.state not in (home.scene, home.written):
        return ()
    name = f"{name_of_side(home.state) or home.state} {' '.join(rest)}"
    kind: ActorKind = "person" if held else "government_body"
    return (Actor(name, home.state, kind, iso3=home.state, office=office.office if held and office else None),)


def _state_of_land(reading: Reading, name: str) -> str | None:
    """Return the weightiest of the article's states in which a place of that name lies."""
    lands = {places().row(row).iso3 for row in places().lookup(name)}
    return next((state for state in homeland(reading.passages).ranked if state in lands), None)
