"""What a headline leaves out of a count, filled in from the count that the article itself gives."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from counterclaim.actor import UNNAMED, Actor
from counterclaim.extract.toll_context import TollContext
from counterclaim.extract.toll_sides import stance_of
from counterclaim.extract.toll_war import NO_STANCE
from counterclaim.toll import Toll

SHORT = frozenset({"headline", "description", "heading"})
Key = tuple[str, str]


def as_in_body(context: TollContext, tolls: Sequence[Toll]) -> tuple[Toll, ...]:
    """Return the tolls, those of headlines completed: who says it, and whose they are, where the article gives that count in one way.

    A headline that names its source by a common noun alone ("..., officials say") means the one whom the article names for the same
    count; whose dead they are, and of which status, stands in the article too. What the headline says itself is kept.
    """
    short = [(one.passage.start, one.passage.end) for one in context.reading.passages if one.passage.zone in SHORT]
    inside = [any(start <= toll.start < end for start, end in short) for toll in tolls]
    body: dict[Key, list[Toll]] = defaultdict(list)
    for toll, is_short in zip(tolls, inside, strict=True):
        if not is_short and toll.value_status == "stated":
            body[_key(toll)].append(toll)
    return tuple(_completed(context, toll, body) if is_short else toll for toll, is_short in zip(tolls, inside, strict=True))


def _key(toll: Toll) -> Key:
    """Return the harm and the bare number: a headline rounds "at least six" to "six"."""
    return toll.harm, toll.text.split()[-1].casefold()


def _completed(context: TollContext, toll: Toll, body: Mapping[Key, Sequence[Toll]]) -> Toll:
    same = body.get(_key(toll), ())
    sides = {one.subject.side for one in same if one.subject.item == toll.subject.item}
    subject = toll.subject
    if subject.side is None and subject.status in ("unknown", "military", "equipment") and len(sides) == 1:
        statuses = {one.subject.status for one in same}
        status = statuses.pop() if subject.status == "unknown" and len(statuses) == 1 else subject.status
        subject = replace(subject, side=sides.pop(), status=status)
    claimant = _named_by(toll, same)
    if claimant == toll.claimant and subject == toll.subject:
        return toll
    return replace(toll, subject=subject, claimant=claimant, stance=stance_of(claimant, subject.side, context.war))


def _named_by(toll: Toll, same: Sequence[Toll]) -> Actor:
    """Return who says the count in the article, where the headline leaves that one without a name; else the headline's own."""
    named = {one.claimant.side: one.claimant for one in same if one.claimant.side not in NO_STANCE}
    return next(iter(named.values())) if toll.claimant.side == UNNAMED and len(named) == 1 else toll.claimant
