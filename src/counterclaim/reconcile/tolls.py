"""How two tolls stand to each other, by the ordered rules of the record reference."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from counterclaim.event import Holding
from counterclaim.ids import content_id
from counterclaim.link import Link, LinkKind
from counterclaim.reconcile.scope import Placed, Population, population, rules, voice_of
from counterclaim.toll import Toll

RULE = "reconcile.tolls"
VERSION = "1"
PlacedToll = Placed[Toll]
UNORDERED: frozenset[LinkKind] = frozenset({"true_conflict", "compatible", "scope_differs", "not_comparable"})


def toll_links(tolls: Iterable[PlacedToll]) -> Iterator[Link]:
    """Yield the links between tolls that count the same losses: one claimant's through time, and the latest of different claimants."""
    groups: dict[Population, list[PlacedToll]] = defaultdict(list)
    for placed in tolls:
        if placed.record.value_status == "stated" and not placed.record.hypothetical and not placed.record.part_of:
            groups[population(placed.record, placed.day)].append(placed)
    for losses, members in sorted(groups.items(), key=lambda item: repr(item[0])):
        yield from _group_links(losses, members)


def _group_links(losses: Population, members: Sequence[PlacedToll]) -> Iterator[Link]:
    by_voice: dict[str, list[PlacedToll]] = defaultdict(list)
    for placed in members:
        by_voice[voice_of(placed.record)].append(placed)
    latest: list[list[PlacedToll]] = []
    for _, own in sorted(by_voice.items()):
        ordered = sorted(own, key=_time_order)
        yield from _history(ordered)
        latest.append([placed for placed in ordered if placed.record.period != "incident"][-1:])
    if losses.side is not None:
        for left, right in combinations([group[0] for group in latest if group], 2):
            yield _across(left, right)


def _time_order(placed: PlacedToll) -> tuple[str, str, str]:
    return (placed.record.as_of or placed.day or "9999", placed.day or "9999", placed.record.id)


def _history(ordered: Sequence[PlacedToll]) -> Iterator[Link]:
    """Yield the links along one claimant's figures: a repetition is a variant, a later cumulative figure an update or a revision down."""
    for before, after in pairwise(ordered):
        if same_figure(before.record, after.record):
            yield _link("wording_variant", (after, before), None, "the same figure for the same losses by the same claimant")
        elif "incident" not in (before.record.period, after.record.period) and _later(before, after):
            yield _revision(before, after)


def _later(before: PlacedToll, after: PlacedToll) -> bool:
    """Whether ``after`` stands for a later day, or for a later report where neither says as of when."""
    return (after.record.as_of or after.day or "") > (before.record.as_of or before.day or "")


def _revision(before: PlacedToll, after: PlacedToll) -> Link:
    became = f"{before.record.text} became {after.record.text}"
    if (after.record.low or 0) >= (before.record.low or 0):
        return _link("update", (after, before), None, f"a later cumulative figure, not lower: {became}")
    return _link("revision_down", (after, before), "number", f"a later cumulative figure, lower: {became}")


def same_figure(left: Toll, right: Toll) -> bool:
    """Whether two tolls give one figure for one harm: equal lower bounds, and upper bounds that are equal or open."""
    return left.low == right.low and (left.high == right.high or None in (left.high, right.high))


def _across(left: PlacedToll, right: PlacedToll) -> Link:
    """Return how two claimants' latest figures stand to each other; different claimants never update each other."""
    differs = _scope_difference(left.record, right.record)
    if differs:
        return _link("scope_differs", (left, right), differs, f"the two figures differ in {differs}, so they need not agree")
    return _intervals(left, right)


def _scope_difference(left: Toll, right: Toll) -> str | None:
    if left.period != right.period:
        return "period"
    if left.place and right.place and left.place.casefold() != right.place.casefold():
        return "area"
    return None


def _intervals(left: PlacedToll, right: PlacedToll) -> Link:
    if disjoint(left.record, right.record):
        return _link("true_conflict", (left, right), "number", f"no number fits both: {left.record.text} and {right.record.text}")
    if nested(left.record, right.record):
        return _link("refines", (left, right), None, "the range of the one lies inside the other's")
    if nested(right.record, left.record):
        return _link("refines", (right, left), None, "the range of the one lies inside the other's")
    return _link("compatible", (left, right), "differs" if _soft_differs(left.record, right.record) else None, "the two ranges overlap")


def bounds(toll: Toll) -> tuple[float, float]:
    """Return the hard interval of a toll, open ends as 0 and infinity."""
    return (toll.low or 0, float("inf") if toll.high is None else toll.high)


def disjoint(left: Toll, right: Toll) -> bool:
    """Whether no number satisfies both tolls."""
    (a, b), (c, d) = bounds(left), bounds(right)
    return b < c or d < a


def nested(inner: Toll, outer: Toll) -> bool:
    """Whether every number that satisfies ``inner`` satisfies ``outer``."""
    (a, b), (c, d) = bounds(inner), bounds(outer)
    return c <= a and b <= d


def _soft_differs(left: Toll, right: Toll) -> bool:
    values = [value for toll in (left, right) if (value := toll.soft_low or toll.low)]
    return len(values) == 2 and max(values) >= rules().soft_factor * min(values)


def implausible(tolls: Iterable[PlacedToll], holdings: Iterable[Holding]) -> Iterator[Link]:
    """Yield a flag for each claimed loss of equipment above what the side is said to hold of it (rule 10)."""
    held: dict[str, list[Holding]] = defaultdict(list)
    for holding in holdings:
        if holding.side:
            held[holding.side].append(holding)
    for placed in tolls:
        toll = placed.record
        for holding in held.get(toll.subject.side or "", ()):
            if (
                toll.subject.item
                and toll.value_status == "stated"
                and _same_item(toll.subject.item, holding.item)
                and (toll.low or 0) > holding.n
            ):
                yield Link(
                    id=content_id("link", "implausible", toll.id, holding.id),
                    left=toll.id,
                    right=holding.id,
                    kind="implausible",
                    dimension="number",
                    score=1.0,
                    reason=f"{toll.text} {toll.subject.item} reported lost, {holding.n:,} {holding.item} reported held",
                    internal=toll.article == holding.article,
                    rule=RULE,
                    version=VERSION,
                )


def _same_item(lost: str, held: str) -> bool:
    return held in lost.split(" and ")


def _link(kind: LinkKind, pair: tuple[PlacedToll, PlacedToll], dimension: str | None, reason: str) -> Link:
    left, right = pair
    first, second = sorted((left.record, right.record), key=lambda one: one.id) if kind in UNORDERED else (left.record, right.record)
    return Link(
        id=content_id("link", kind, first.id, second.id),
        left=first.id,
        right=second.id,
        kind=kind,
        dimension=dimension,
        score=1.0,
        reason=reason,
        internal=left.record.article == right.record.article,
        rule=RULE,
        version=VERSION,
    )
