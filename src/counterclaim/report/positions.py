"""Demands and positions: for each party what it asks for, and what it accepts, accepts on condition, or rejects, in its own words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from counterclaim.actor import OUTLET, UNNAMED, Actor
from counterclaim.claim import Claim, Demand, Position
from counterclaim.report.lookup import Lookup
from counterclaim.report.naming import NO_SIDE, Names
from counterclaim.report.wording import bare, listed, same_words

Party = tuple[tuple[str | None, str], ...]
Column = Literal["demands", "accepts", "conditional", "rejects"]
COLUMNS: tuple[Column, ...] = ("demands", "accepts", "conditional", "rejects")
MOST_COMPARED = 40
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
    """One party's line of the matrix, or of several that speak jointly; every column is there, empty where nothing is reported."""

    side: str | None
    name: str
    jointly: Party
    entries: dict[Column, tuple[Entry, ...]]

    @property
    def silent(self) -> bool:
        """Whether no position (accepting, conditional or rejecting) is reported."""
        return not any(self.entries[column] for column in COLUMNS[1:])


def build_matrix(look: Lookup, names: Names) -> tuple[PartyRow, ...]:
    """Return the positions matrix: every belligerent, said something or not, then whoever else is heard, in the order of the brief."""
    parties: dict[Party, list[tuple[Column, Entry]]] = {((side, names.side(side)),): [] for side in names.belligerents}
    for party, column, entry in _entries(look, names):
        parties.setdefault(party, []).append((column, entry))
    rows = [PartyRow(party[0][0], listed([name for _, name in party]), party, _by_column(said)) for party, said in parties.items()]
    return tuple(sorted(rows, key=lambda row: (names.rank(row.side), len(row.jointly), row.name)))


def _entries(look: Lookup, names: Names) -> Iterator[tuple[Party, Column, Entry]]:
    """Yield (party, column, entry) of every demand and position; a joint demand is one of all who voice it together."""
    for demand in look.view.demands:
        party = _party(demand.by, names)
        if party:
            voices, of = (tuple(dict.fromkeys(actor.name for actor in group)) for group in (demand.by, demand.of))
            yield party, "demands", Entry(bare(demand.content), voices, of, None, None, (demand,))
    for position in look.view.positions:
        column = None if _denies(position, look) else STANCE_COLUMN.get(position.stance)
        party = _party((position.actor,), names)
        if column and party:
            condition = bare(position.condition) if position.condition else None
            yield party, column, Entry(bare(position.on), (position.actor.name,), (), position.stance, condition, (position,))


def _denies(position: Position, look: Lookup) -> bool:
    """Whether a position only denies a report: that stands among what is contested, and rejects no demand."""
    claim = look.records.get(position.claim or "")
    return isinstance(claim, Claim) and claim.speech_act == "deny"


def _party(actors: tuple[Actor, ...], names: Names) -> Party:
    """Return who stands behind ``actors``: the sides they speak for, or their own names where they speak for none."""
    heard = [actor for actor in actors if actor.side != OUTLET]
    found = ((a.side, a.name if a.side is None or a.side in NO_SIDE - {UNNAMED} else names.side(a.side)) for a in heard)
    return tuple(sorted(dict.fromkeys(found), key=lambda party: (names.rank(party[0]), party[1])))


def _by_column(said: list[tuple[Column, Entry]]) -> dict[Column, tuple[Entry, ...]]:
    return {column: _merged([entry for where, entry in said if where == column]) for column in COLUMNS}


def _merged(entries: list[Entry]) -> tuple[Entry, ...]:
    """Return ``entries`` with the same words, or words inside longer ones, told once; the longer wording is shown.

    Beyond `MOST_COMPARED` entries, only the very same words are joined: a list that long is folded away.
    """
    made: dict[tuple[str | None, str, str], Entry] = {}
    for entry in sorted(entries, key=lambda e: -len(e.words)):
        key = (entry.stance, same_words(entry.condition or ""), same_words(entry.words))
        at = key if key in made else next((other for other in islice(made, MOST_COMPARED) if _inside(key, other)), None)
        made[at or key] = _joined(made[at], entry) if at else entry
    return tuple(sorted(made.values(), key=lambda e: (-len(e.records), e.records[0].article, e.records[0].start)))


def _inside(one: tuple[str | None, str, str], other: tuple[str | None, str, str]) -> bool:
    """Whether ``one`` says nothing that ``other`` does not: same stance, no other condition, and its words are among the other's."""
    return one[0] == other[0] and one[1] in ("", other[1]) and f" {one[2]} " in f" {other[2]} "


def _joined(entry: Entry, more: Entry) -> Entry:
    return replace(entry, speakers=tuple(dict.fromkeys((*entry.speakers, *more.speakers))), records=(*entry.records, *more.records))
