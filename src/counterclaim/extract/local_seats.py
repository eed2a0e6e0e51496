"""Where the holders and organs of towns and regions sit whom no word ties to a state: "Xtown mayor N", "the governor of Xregion".

They are of the state in which that town lies, and so is who tells of what happened in a town of theirs ("a depot burned at Xtown, the
governor said"). Where a breakaway authority is about, a town does not tell who rules it.
"""

import re
from collections.abc import Iterator

from counterclaim.extract.homeland import state_among
from counterclaim.extract.memory import Memory
from counterclaim.mention import ActorMention, PassageMentions, PlaceMention
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.stances import references

MOST_BETWEEN = 2  # plain words from a town to its office ("Xtown's deputy regional governor")
BEHIND = re.compile(r" (?:of|in|for) (?:the )?(?:city of |town of |region of )?$")


def seat_of_office(memory: Memory, passage: PassageMentions, mention: ActorMention) -> str | None:
    """Return the one state of the town whose office a mention holds, else of those that it tells of; null where that is not plain."""
    words = {*mention.head.casefold().split(), *mention.title.split()}
    if references().local.isdisjoint(words) or _is_contested(memory) or not words.isdisjoint(references().rebel_words | references().apart):
        return None
    for places in (_own(passage, mention), _told_of(passage, mention)):
        states = {state for place in places if (state := state_among(place, memory.home)) is not None}
        if states:
            return next(iter(states)) if len(states) == 1 else None
    return None


def _is_contested(memory: Memory) -> bool:
    """Whether the article tells of an authority that rules land of a state."""
    fighters = (*memory.belligerents, *((memory.in_arms,) if memory.in_arms is not None else ()))
    return any(actor.partially_recognised for actor in fighters)


def _own(passage: PassageMentions, mention: ActorMention) -> list[PlaceMention]:
    """Return the places whose office the words around a mention make it."""
    return [place for place in passage.places if _owns(passage.view, place, mention)]


def _owns(view: str, place: PlaceMention, mention: ActorMention) -> bool:
    if mention.end <= place.start:
        return BEHIND.fullmatch(view, mention.end, place.start) is not None
    between = re.sub(r"^['’]s", "", view[place.end : mention.start]).split()
    plain = all(word.isalpha() and word.islower() for word in between) and grammar().prepositions.isdisjoint(between)
    return place.end <= mention.start and len(between) <= MOST_BETWEEN and plain


def _told_of(passage: PassageMentions, mention: ActorMention) -> list[PlaceMention]:
    """Return the places in what a mention says."""
    return [place for place in passage.places if any(start <= place.start < end for start, end in _contents(passage, mention))]


def _contents(passage: PassageMentions, mention: ActorMention) -> Iterator[tuple[int, int]]:
    for one in passage.attributions:
        if one.source is not None and one.source[0] <= mention.start < one.source[1]:
            yield from one.contents
