"""Where somebody is who holds an office or speaks, which tells whose organ a common noun means: "In Xtown, the mayor", "said in Xville"."""

import re
from functools import cache

from counterclaim.extract.homeland import state_of_place
from counterclaim.extract.memory import Memory
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import breakaway_lands, side_of_word
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.stances import references

LAND_REACH = 5  # words behind a mention that can name its land
SPOKEN_REACH = 60  # characters behind a verb of saying in which the place stands where it was said
OPENING = re.compile(r"[\"“‘'\s]*(?:\d{1,2}[:.]\d{2}(?: [A-Z]{3})? )?(?:But |And )?(?:[Ii]n|[Oo]n|[Aa]cross) (?:the )?")
AREA = r"(?:'s)?(?: (?:region|province|district|city|governorate|oblast|state))?"  # what the place is, behind its name
TITLE = r"(?:(?:the|a|an|local|its|regional|city) ){0,2}(?:[a-z-]+ ){0,3}"
BETWEEN = re.compile(rf"{AREA},? ?{TITLE},? ?")
OF_LAND = re.compile(r"(?: of [^,.;]{2,32})?")
TOLD = re.compile(r"(?: (?:[a-z]+|[A-Z][a-z]+day)){0,5} in (?:the )?")


def state_named_with(passage: PassageMentions, mention: ActorMention) -> str | None:
    """Return the state of a place inside the mention or right behind it, which its words set there; of a breakaway land its authority."""
    for place in passage.places:
        behind = passage.view[mention.end : place.start].casefold()
        if mention.start <= place.start < mention.end or behind in (" in ", " in the ", " of "):
            ruler = side_of_word(place.name)
            return ruler if ruler in breakaway_lands() else state_of_place(place)
    return next((state for one in passage.actors if (state := _capital(one)) and passage.view[mention.end : one.start] == " in "), None)


def harmed_in(passage: PassageMentions, mention: ActorMention) -> str | None:
    """Return the one state in which an organ at home tells that something happened ("killed in Xland, according to the health ministry").

    Null where what it says is set in no state by name, or in several.
    """
    if (references().domestic | references().local).isdisjoint(mention.head.casefold().split()):
        return None
    told = [one.contents for one in passage.attributions if one.source is not None and one.source[0] <= mention.start < one.source[1]]
    inside = [
        one for one in passage.actors
        if any(start <= one.start and one.end <= end for contents in told for start, end in contents)
        and passage.view[: one.start].casefold().split()[-1:] == ["in"]
    ]  # fmt: skip
    found = {one.actor.iso3 for one in inside if one.actor is not None and one.actor.kind == "state" and one.actor.side == one.actor.iso3}
    return next(iter(found)) if len(found) == 1 else None


def _capital(mention: ActorMention) -> str | None:
    """Return the state whose capital a mention names, null where it names something else."""
    return mention.actor.iso3 if mention.head == "capital" and mention.actor is not None else None


def _state_at(passage: PassageMentions, start: int) -> tuple[int, str] | None:
    """Return where the name of a place ends that stands at ``start``, and the state that it lies in; null where none is sure."""
    capitals = ((one.end, state) for one in passage.actors if one.start == start and (state := _capital(one)) is not None)
    others = ((place.end, state) for place in passage.places if place.start == start and (state := state_of_place(place)) is not None)
    return next(capitals, None) or next(others, None) or _land_at(passage, start)


def _land_at(passage: PassageMentions, start: int) -> tuple[int, str] | None:
    """Return where a land ends that a state's adjective names ("Xlandish border region of N"), and the state."""
    nation = next((one for one in passage.actors if one.start == start and one.actor is not None), None)
    if nation is None or nation.actor is None or nation.actor.iso3 is None:
        return None
    land = _land().match(passage.view, nation.end) if nation.form == "adjective" else None
    if nation.head in references().towns:  # "the Xlandish side", read as one
        land = OF_LAND.match(passage.view, nation.end)
    return (land.end(), nation.actor.iso3) if land is not None else None


@cache
def _land() -> re.Pattern[str]:
    return re.compile(rf" (?:[a-z]+ ){{0,2}}(?:{'|'.join(sorted(references().towns))})\b{OF_LAND.pattern}")


def seat_opening(passage: PassageMentions, mention: ActorMention) -> str | None:
    """Return the state of the place that opens the sentence right before a mention ("In N, the ministry said"), null where none does."""
    start = next((start for start, end in passage.sentences if start <= mention.start < end), 0)
    opening = OPENING.match(passage.view, start, mention.start)
    found = _state_at(passage, opening.end()) if opening is not None else None
    if found is None or found[0] > mention.start or not BETWEEN.fullmatch(passage.view, found[0], mention.start):
        return None
    return found[1]


def spoken_in(passage: PassageMentions, mention: ActorMention) -> str | None:
    """Return the state of the place where a mention is said to speak ("the minister said in N that"), null where nothing tells it."""
    cues = (one.cue for one in passage.attributions if one.source is not None and one.source[0] <= mention.start < one.source[1])
    for cue in cues:
        told = TOLD.match(passage.view, cue[1], cue[1] + SPOKEN_REACH) if cue is not None else None
        if told is not None and grammar().conjunctions.isdisjoint(told.group().split()) and (found := _state_at(passage, told.end())):
            return found[1]
    return None


def breakaway_land(memory: Memory, passage: PassageMentions, mention: ActorMention) -> str | None:
    """Return the one breakaway authority of the article where its land stands behind a mention ("officials in the enclave"), else null."""
    behind = passage.view[mention.end :].casefold().split(maxsplit=LAND_REACH)[:LAND_REACH]
    known = memory.in_arms if memory.in_arms is not None and memory.in_arms.partially_recognised else None
    if known is None or behind[:2] not in (["in", "the"], ["of", "the"]):
        return None
    words = {word.strip(".,;") for word in behind[2:]}
    return known.side if "enclave" in words or (words & references().apart and words & references().lands_apart) else None
