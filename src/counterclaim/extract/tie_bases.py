"""Bases that nouns tell: "a Xlandish base at N", "the Xlandish garrison in Y"."""

from collections.abc import Iterator, Sequence

from counterclaim.actor import Actor
from counterclaim.extract.tie_tree import TieTree, match_of
from counterclaim.extract.tie_words import Tie, known

LYING = ("in", "at", "near", "outside", "on")


def of_base(tree: TieTree, view: str, number: int, parties: Sequence[Actor]) -> Iterator[Tie]:
    """Yield the base of one state in the land of another; what an army holds in the land of its enemy is none."""
    if tree.lemma(number) not in known().bases or not tree.is_there(number, known().ending):
        return
    owner = tuple(actor for actor in tree.owner(number) or _mention(tree, number) if actor.iso3 and actor.side == actor.iso3)
    for one in tree.led_to(number, LYING):
        land = tree.land(one) or tuple(actor for actor in tree.who(one) if actor.side and actor.side == actor.iso3)
        if owner and land and land[0].side not in {actor.side for actor in owner} and not is_held(owner, land, parties):
            yield "base", match_of(tree, view, (number, one), owner, land)
            return


def is_held(owner: Sequence[Actor], land: Sequence[Actor], parties: Sequence[Actor]) -> bool:
    """Whether the two fight each other, so that forces of one in the land of the other are no guests."""
    fighting = {actor.side for actor in parties}
    return any(actor.side in fighting for actor in owner) and any(actor.side in fighting for actor in land)


def _mention(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return whose a base is where the mention itself says it ("the X base")."""
    slot = tree.slot(number)
    return slot.actors if slot is not None and slot.start < tree.syntax.words[number].start else ()
