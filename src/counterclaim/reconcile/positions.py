"""Where an actor stands on a demand, through time (step 7 of the ordered rules)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from counterclaim.actor import UNNAMED
from counterclaim.claim import Position
from counterclaim.link import Link
from counterclaim.reconcile.propositions import Proposition, proposition, sides_named, stems
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import NO_SIDE, Placed, make_link, own_name

RULE = "reconcile.positions"
YES, NO, IF = "accept", "reject", "conditional"
EXCLUSIVE = frozenset({frozenset({YES, NO})})
CHANGES = EXCLUSIVE | {frozenset({YES, IF}), frozenset({NO, IF})}
# "would not take part": the refusal itself, not what is refused
REFUSES = re.compile(r"\b(?:would|will|wo|could|can|do|does|did|shall|must)(?: ?n[o'’]t| never| no longer)\b", re.IGNORECASE)
PlacedPosition = Placed[Position]


def holder(position: Position) -> str:
    """Return who holds a position: those in office stand for their side."""
    actor = position.actor
    if actor.side == UNNAMED and (spoken_for := opening_side(position.on)):
        return spoken_for.casefold()  # "Xland would accept it if ..., an adviser said"
    stands_for_side = actor.side not in NO_SIDE and (actor.kind != "person" or actor.office)
    return (str(actor.side) if stands_for_side else own_name(actor)).casefold()


def opening_side(text: str) -> str | None:
    """Return the side whose name opens ``text``."""
    first = sides_named(text)[:1]
    return first[0] if first and sides_named(" ".join(text.split()[:2])) else None


def keys(placed: PlacedPosition) -> Iterator[str]:
    """Yield under which keys the positions of one actor on one thing meet."""
    says = proposition(placed.record.on)
    yield from (f"position {holder(placed.record)} {word}" for word in says.everything | says.counts)


def least(placed: PlacedPosition) -> int:
    """Return how many keys another position on the same matter shares with this one at least: see `same_matter`."""
    return 1 if proposition(placed.record.on).words & rules().symmetric else 2


def links_of(one: PlacedPosition, candidates: Iterable[PlacedPosition]) -> Iterator[Link]:
    """Yield the link from a position to the latest one before it, or of its own day, that it parts with."""
    rivals = [other for other in candidates if parts_with(one, other)]
    latest = max(rivals, key=lambda other: other.order, default=None)
    if latest is None:
        return
    pair, said = (one.record, latest.record), f"{latest.record.stance}, then {one.record.stance}"
    if one.day != latest.day:
        yield make_link("position_change", pair, RULE, f"the same actor on the same matter: {said}", dimension="position")
    elif frozenset({one.record.stance, latest.record.stance}) in EXCLUSIVE:
        yield make_link("true_conflict", pair, RULE, f"both on {one.day}: {said}", dimension="position")


def parts_with(one: PlacedPosition, other: PlacedPosition) -> bool:
    """Whether the second is an earlier position of the same actor on the same matter that the first does not agree with."""
    stances = frozenset({one.record.stance, other.record.stance})
    dated = one.day is not None and other.day is not None
    return dated and stances in CHANGES and other.order < one.order and same_matter(matter(one.record), matter(other.record))


def matter(position: Position) -> Proposition:
    """Return what a position is on, without the words that say yes or no to it ("it would not agree to the plan")."""
    says, yes_or_no = proposition(position.on), stems(rules().consenting)
    refused = position.stance == NO and (says.words & yes_or_no or REFUSES.search(position.on))
    return replace(says, words=says.words - yes_or_no, tokens=frozenset() if refused else says.tokens)


def same_matter(left: Proposition, right: Proposition) -> bool:
    """Whether two positions are on one thing: the same in words and numbers, and no side stands in the one that the other replaces."""
    if left.negated != right.negated or (set(left.sides) - set(right.sides) and set(right.sides) - set(left.sides)):
        return False
    if left.counts - right.counts and right.counts - left.counts:
        return False
    common, smaller = len(left.words & right.words), min(len(left.words), len(right.words))
    share = rules().joint_share if left.sides and set(left.sides) == set(right.sides) else rules().within_share
    if smaller == 0 or common < share * smaller:
        return False
    shared = common + len(set(left.sides) & set(right.sides)) + len(left.counts & right.counts)
    return shared > 1 or bool(left.words & right.words & rules().symmetric)
