"""The two sides of whom an article tells most, by how often it names them and by what it tells that was done: between them one mediates."""

from collections import Counter
from collections.abc import Mapping, Sequence

from counterclaim.actor import Actor
from counterclaim.event import Event
from counterclaim.extract.context import Reading
from counterclaim.extract.parties import NO_BELLIGERENT

LEAD = 1.5  # times the third that the second of the two weighs


def foremost(reading: Reading, events: Sequence[Event]) -> tuple[Actor, ...]:
    """Return the two sides that an article names most and that do and suffer most of what it tells; none where these are not the same.

    Third sides speak, warn and mediate: either count alone takes them for parties too often.
    """
    named = [actor for key in sorted(reading.actors) for actor in reading.actors[key]]
    acting = [actor for event in events for actor in (*event.actors, *event.recipients)]
    pair = _leading(Counter(_sides(named)))
    if pair is None or pair != _leading(Counter(_sides(acting))):
        return ()
    return tuple(next(actor for actor in named if actor.side == side) for side in sorted(pair))


def _sides(actors: Sequence[Actor]) -> list[str]:
    return [actor.side for actor in actors if actor.side is not None and actor.side not in NO_BELLIGERENT]


def _leading(count: Mapping[str, int]) -> frozenset[str] | None:
    """Return the two that are counted most, null where a third comes near them."""
    ranked = sorted(count.items(), key=lambda row: (-row[1], row[0]))
    third = ranked[2][1] if len(ranked) > 2 else 0
    return frozenset(side for side, _ in ranked[:2]) if len(ranked) > 1 and ranked[1][1] >= LEAD * third else None
