"""Order of battle, measures and ties, and where claimed losses exceed what a side is said to hold."""

from dataclasses import dataclass
from typing import Literal

from counterclaim.event import Holding, Measure, Relation
from counterclaim.report.lookup import Lookup
from counterclaim.report.naming import Names
from counterclaim.report.wording import same_words
from counterclaim.toll import Toll

LOST = frozenset({"destroyed", "captured", "shot_down"})
FALLEN = frozenset({"killed", "captured", "neutralised", "killed_or_wounded"})


@dataclass(frozen=True, slots=True)
class Flag:
    """A claimed loss that is more than the holding: ``wider`` where the toll's category holds more kinds than the holding's."""

    toll: Toll
    kind: Literal["exceeds", "wider"]


@dataclass(frozen=True, slots=True)
class Force:
    """A line of the order of battle with its flags; ``holdings`` are the same line in other places, the shown one first."""

    holdings: tuple[Holding, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure that a side took, told once: ``measures`` are the records, the best dated first."""

    side: str | None
    name: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A standing tie between two actors, told once, with the sides that assert it."""

    relations: tuple[Relation, ...]
    asserted_by: tuple[str, ...]
    origins: int


def build_forces(look: Lookup, names: Names) -> tuple[Force, ...]:
    """Return the order of battle: a line for each side, item and number; different numbers for one item stand beside each other."""
    groups: dict[tuple[str, str, int], list[Holding]] = {}
    for holding in look.view.holdings:
        groups.setdefault((holding.side or "", same_words(holding.item), holding.n), []).append(holding)
    lines = [Force(tuple(sorted(g, key=lambda h: -len(h.parts))), flags_of(g[0], look.view.tolls)) for g in groups.values()]
    return tuple(sorted(lines, key=lambda line: (names.rank(line.holdings[0].side), line.holdings[0].side or "")))


def flags_of(holding: Holding, tolls: tuple[Toll, ...]) -> tuple[Flag, ...]:
    """Return the claimed losses above ``holding``: of the same item, or of a category that names it among others; each number once."""
    found: dict[tuple[str | None, int, str], Flag] = {}
    for toll in tolls:
        kind = _comparable(holding, toll)
        if kind and toll.low is not None and toll.low > holding.n:
            found.setdefault((toll.claimant.side, toll.low, kind), Flag(toll, kind))
    return tuple(found.values())


def _comparable(holding: Holding, toll: Toll) -> Literal["exceeds", "wider"] | None:
    """Return how a toll bears on a holding; null where it is of another side, denied, or of something else."""
    if holding.side is None or toll.subject.side != holding.side or toll.value_status != "stated" or toll.hypothetical:
        return None
    if toll.subject.told == "military" and not toll.subject.item:
        return "exceeds" if toll.harm in FALLEN and "personnel" in same_words(holding.item).split() else None
    if toll.harm not in LOST or not toll.subject.item:
        return None
    item, lost = same_words(holding.item), toll.subject.item.casefold().split(" and ")
    if item in (same_words(part) for part in lost):
        return "exceeds" if len(lost) == 1 else "wider"
    return None


def build_measures(look: Lookup, names: Names) -> tuple[MeasureLine, ...]:
    """Return the measures, each once a side, kind and area; a dated record stands before an undated one."""
    groups: dict[tuple[str, str, str], list[Measure]] = {}
    for measure in look.view.measures:
        groups.setdefault((measure.by.side or measure.by.name, measure.kind, same_words(measure.area or "")), []).append(measure)
    lines = [MeasureLine(g[0].by.side, names.side(s) if (s := g[0].by.side) else g[0].by.name, _dated_first(g)) for g in groups.values()]
    return tuple(sorted(lines, key=lambda line: (names.rank(line.side), line.measures[0].date or "9999", line.measures[0].kind)))


def _dated_first(measures: list[Measure]) -> tuple[Measure, ...]:
    return tuple(sorted(measures, key=lambda measure: -len(measure.date or "")))


def build_ties(look: Lookup, names: Names) -> tuple[Tie, ...]:
    """Return the ties, each once a pair and kind; ties that run both ways are told once for both."""
    groups: dict[tuple[str, frozenset[str] | tuple[str, str]], list[Relation]] = {}
    for relation in look.view.relations:
        left, right = (actor.side or actor.name for actor in (relation.left, relation.right))
        mutual = relation.kind in ("alliance", "hostile", "defence_pact")
        groups.setdefault((relation.kind, frozenset((left, right)) if mutual else (left, right)), []).append(relation)
    ties = [
        Tie(tuple(g), tuple(sorted({r.asserted_by for r in g if r.asserted_by}, key=names.rank)), look.origins(g)) for g in groups.values()
    ]
    return tuple(
        sorted(ties, key=lambda t: (names.rank(t.relations[0].left.side), t.relations[0].kind, names.rank(t.relations[0].right.side)))
    )
