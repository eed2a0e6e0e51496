"""Demands and positions: for each party what it asks for, and what it accepts, accepts on condition, or rejects, in its own words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.actor import OUTLET, UNNAMED
from counterclaim.claim import Demand, Position
from counterclaim.report.lookup import Lookup
from counterclaim.report.naming import Names
from counterclaim.report.wording import bare, same_words

Column = Literal["demands", "accepts", "conditional", "rejects"]
COLUMNS: tuple[Column, ...] = ("demands", "accepts", "conditional", "rejects")
STANCE_COLUMN: dict[str, Column] = {"accept": "accepts", "conditional": "conditional", "reject": "rejects", "counter": "rejects"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing asked for or stood on. ``speakers`` voice it, ``of`` names whom it is asked of, ``condition`` is verbatim.

    ``records`` hold the shown one first, then the same in other words or places.
    """

    words: str
    speakers: tuple[str, ...]
    of: tuple[str, ...]
    stance: str | None
    condition: str | None
    records: tuple[Demand | Position, ...]


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One party's line of the matrix; every column is there, empty where nothing is reported."""

    side: str | None
    name: str
    entries: dict[Column, tuple[Entry, ...]]

    @property
    def silent(self) -> bool:
        """Whether no position (accepting, conditional or rejecting) is reported."""
        return not any(self.entries[column] for column in COLUMNS[1:])


def build_matrix(look: Lookup, names: Names) -> tuple[PartyRow, ...]:
    """Return the positions matrix: every belligerent, said something or not, then whoever else is heard, in the order of the brief."""
    heard: dict[str, list[tuple[Column, Entry]]] = {side: [] for side in names.belligerents}
    sides: dict[str, tuple[str | None, str]] = {side: (side, names.side(side)) for side in names.belligerents}
    for side, name, column, entry in _entries(look):
        alone = side is None or side in names.display and len(side) > 3 and side not in names.belligerents
        key = f"{side}:{same_words(name)}" if alone else str(side)
        sides.setdefault(key, (side, name if alone else names.side(side)))
        heard.setdefault(key, []).append((column, entry))
    rows = [PartyRow(*sides[key], _by_column(said)) for key, said in heard.items()]
    return tuple(sorted(rows, key=lambda row: (names.rank(row.side), row.name)))


def _entries(look: Lookup) -> Iterable[tuple[str | None, str, Column, Entry]]:
    """Yield (side, name, column, entry) of every demand and position; a joint demand is one of each party that voices it."""
    for demand in look.view.demands:
        for side in dict.fromkeys(actor.side for actor in demand.by):
            voices = tuple(dict.fromkeys(a.name for a in demand.by if a.side == side))
            of = tuple(dict.fromkeys(actor.name for actor in demand.of))
            yield side, voices[0], "demands", Entry(bare(demand.content), voices, of, None, None, (demand,))
    for position in look.view.positions:
        column = STANCE_COLUMN.get(position.stance)
        if column and position.actor.side not in (OUTLET, UNNAMED):
            condition = bare(position.condition) if position.condition else None
            name = position.actor.name
            yield position.actor.side, name, column, Entry(bare(position.on), (name,), (), position.stance, condition, (position,))


def _by_column(said: list[tuple[Column, Entry]]) -> dict[Column, tuple[Entry, ...]]:
    return {column: _merged([entry for where, entry in said if where == column]) for column in COLUMNS}


def _merged(entries: list[Entry]) -> tuple[Entry, ...]:
    """Return ``entries`` with the same words, or words inside longer ones, told once; the longer wording is shown."""
    made: list[Entry] = []
    for entry in sorted(entries, key=lambda e: -len(e.words)):
        at = next((i for i, other in enumerate(made) if _same(entry, other)), None)
        if at is None:
            made.append(entry)
            continue
        old = made[at]
        speakers = tuple(dict.fromkeys((*old.speakers, *entry.speakers)))
        made[at] = replace(old, speakers=speakers, condition=old.condition or entry.condition, records=(*old.records, *entry.records))
    return tuple(sorted(made, key=lambda e: (-len(e.records), e.records[0].article, e.records[0].start)))


def _same(one: Entry, other: Entry) -> bool:
    """Whether ``one`` says nothing that ``other`` does not: same stance, no other condition, and its words are among the other's."""
    if one.stance != other.stance or (one.condition and other.condition and same_words(one.condition) != same_words(other.condition)):
        return False
    return f" {same_words(one.words)} " in f" {same_words(other.words)} "
