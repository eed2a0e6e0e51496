"""The toll board: a table for whose loss, a row for what, a column for each claimant, and in each cell what that claimant says.

Nothing is added up, neither across claimants nor across figures of one claimant. A table has the columns of those who speak of that side's
losses; the side itself, and the other of two sides at war, have theirs even where they give no figure.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from counterclaim.actor import OUTLET, UNNAMED
from counterclaim.report.figures import NO_DOUBTS, Column, Doubts, Figure, column_of, figures_of
from counterclaim.report.history import History, with_histories
from counterclaim.report.lookup import Lookup
from counterclaim.report.naming import NO_SIDE, Names
from counterclaim.report.wording import last_day, same_words
from counterclaim.store import CaseView
from counterclaim.toll import Harm, Status, Toll

Section = Literal["people", "equipment", "incidents", "history", "feared"]
SECTIONS: tuple[Section, ...] = get_args(Section)
HARMS: tuple[str, ...] = get_args(Harm)
STATUSES: tuple[str, ...] = get_args(Status)
COUNTED: frozenset[Section] = frozenset({"people", "equipment"})  # where a side's silence about its own losses is worth a column
THINGS = frozenset({"equipment", "civilian_object"})

HISTORY_MARGIN = timedelta(days=30)  # a toll that ends this long before the first report is of an earlier war or clash
GENERATION = timedelta(days=365 * 30)  # and one that starts this long before it, without an end, too
MOST_COLUMNS = 4
PAIR = 2  # sides at war: then each is expected to speak of its own losses and of the other's
REST = "REST"  # the column of all claimants beyond `MOST_COLUMNS`


@dataclass(frozen=True, slots=True)
class Cell:
    """What one claimant says of one loss: the figures that stand, the latest first, and how they came about."""

    column: Column
    figures: tuple[Figure, ...]
    histories: tuple[History, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Whose loss and what. ``top`` is the largest number said in the row: the scale of its glyphs."""

    side: str | None
    status: Status
    harm: Harm
    item: str | None
    cells: tuple[Cell, ...]
    top: int

    @property
    def figures(self) -> int:
        """How many figures the row holds."""
        return sum(len(cell.figures) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """What is said of one side's losses; ``side`` is null where nobody says whose they are."""

    side: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """A history with what it is of: whose loss and what, and who says so."""

    row: Row
    cell: Cell
    history: History


@dataclass(frozen=True, slots=True)
class Board:
    """One section of the toll board: a table for each side, those at war first, then losses whose side nobody states."""

    section: Section
    tables: tuple[Table, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all tables."""
        return tuple(row for table in self.tables for row in table.rows)

    @property
    def trails(self) -> tuple[Trail, ...]:
        """Every history of the section, in the order of its tables."""
        return tuple(Trail(row, cell, history) for row in self.rows for cell in row.cells for history in cell.histories)


def build_boards(look: Lookup, names: Names, doubts: Doubts = NO_DOUBTS) -> tuple[Board, ...]:
    """Return the tables of the toll board that hold anything, in the order of `SECTIONS`."""
    first = first_report(look.view)
    sections: dict[Section, list[Toll]] = {section: [] for section in SECTIONS}
    for toll in look.view.tolls:
        sections[section_of(toll, first)].append(toll)
    return tuple(_board(section, tolls, look, names, doubts) for section, tolls in sections.items() if tolls)


def first_report(view: CaseView) -> date | None:
    """Return the day the earliest article of the case was published, null where no article tells."""
    days = [article.published.day for article in view.articles if article.published.day]
    return date.fromisoformat(min(days)) if days else None


def section_of(toll: Toll, first: date | None) -> Section:
    """Return which table of the board ``toll`` belongs to, when the case's reporting begins on ``first``."""
    if toll.hypothetical:
        return "feared"
    if first and is_history(toll, first):
        return "history"
    if toll.period == "incident":
        return "incidents"
    return "equipment" if toll.subject.status in THINGS else "people"


def is_history(toll: Toll, first: date) -> bool:
    """Whether ``toll`` counts the harm of an earlier war or clash and not of the one reported from ``first`` on."""
    end = _day(last_day(toll.as_of))
    if end and toll.as_of_basis in ("stated", "none"):
        return end < first - HISTORY_MARGIN
    start = _day(last_day(toll.since))
    return start is not None and start < first - GENERATION


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _board(section: Section, tolls: list[Toll], look: Lookup, names: Names, doubts: Doubts) -> Board:
    sides: dict[str | None, list[Toll]] = {}
    for toll in tolls:
        sides.setdefault(toll.subject.side, []).append(toll)
    ordered = sorted(sides, key=lambda side: (side not in names.belligerents, side is not None, names.rank(side), side or ""))
    return Board(section, tuple(_table(side, sides[side], _expected(section, side, names), look, names, doubts) for side in ordered))


def _expected(section: Section, side: str | None, names: Names) -> tuple[str, ...]:
    """Return the sides whose silence about these losses is worth a column."""
    if section not in COUNTED or side is None or side not in names.belligerents:
        return ()
    return names.belligerents if len(names.belligerents) == PAIR else (side,)


def _table(side: str | None, tolls: list[Toll], expected: tuple[str, ...], look: Lookup, names: Names, doubts: Doubts) -> Table:
    columns = _columns(tolls, expected, look, names)
    rows: dict[tuple[str, str, str], list[Toll]] = {}
    for toll in tolls:
        rows.setdefault((toll.subject.told, toll.harm, same_words(toll.subject.item or "")), []).append(toll)
    made = [_row(group, columns, look, doubts) for group in rows.values()]
    return Table(side, columns, tuple(sorted(made, key=_row_order)))


def _columns(tolls: list[Toll], expected: tuple[str, ...], look: Lookup, names: Names) -> tuple[Column, ...]:
    """Return the columns of a table: belligerents first, the outlets' own voice last, and one for the rest beyond `MOST_COLUMNS`."""
    found = {side: Column(side, side, None) for side in expected} | {c.key: c for c in (column_of(toll.claimant, look) for toll in tolls)}
    said = Counter(column_of(toll.claimant, look).key for toll in tolls)
    at_war = {side: at for at, side in enumerate(names.belligerents)}
    by_weight = sorted(found.values(), key=lambda c: (at_war.get(c.side or "", len(at_war)), -said[c.key], c.key))
    kept = by_weight[:MOST_COLUMNS]
    ordered = sorted(kept, key=lambda c: (c.side == OUTLET, c.side == UNNAMED, c.side in NO_SIDE or c.side is None, kept.index(c)))
    return (*ordered, Column(REST, None, None)) if len(by_weight) > MOST_COLUMNS else tuple(ordered)


def _row_order(row: Row) -> tuple[int, int, str]:
    return STATUSES.index(row.status), HARMS.index(row.harm), row.item or ""


def _row(tolls: list[Toll], columns: tuple[Column, ...], look: Lookup, doubts: Doubts) -> Row:
    said: dict[str, list[Toll]] = {column.key: [] for column in columns}
    for toll in tolls:
        key = column_of(toll.claimant, look).key
        said[key if key in said else REST].append(toll)
    denials = tuple(toll for toll in tolls if toll.value_status == "denied")
    cells = tuple(Cell(column, *with_histories(figures_of(said[column.key], look, doubts, denials), look)) for column in columns)
    one = tolls[0]
    top = max((n for toll in tolls for n in (toll.low, toll.high) if n is not None), default=0)
    return Row(one.subject.side, one.subject.told, one.harm, one.subject.item, cells, top)
