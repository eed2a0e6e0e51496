"""The toll board: a row for whose loss and what, a column for each claimant, and in each cell what that claimant says, never a sum.

A figure that several articles of one origin repeat counts once; one that several origins carry is one figure with so many origins.
Nothing is added up, neither across claimants nor across figures of one claimant.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from counterclaim.actor import INTL, NGO, OTHER, OUTLET, UNNAMED, Actor
from counterclaim.report.lookup import Lookup
from counterclaim.report.naming import NO_SIDE, Names
from counterclaim.report.wording import last_day, same_words
from counterclaim.store import CaseView
from counterclaim.toll import Harm, Status, Toll, ValueStatus

Section = Literal["people", "equipment", "incidents", "history", "feared"]
SECTIONS: tuple[Section, ...] = get_args(Section)
HARMS: tuple[str, ...] = get_args(Harm)
STATUSES: tuple[str, ...] = get_args(Status)
THINGS = frozenset({"equipment", "civilian_object"})

HISTORY_MARGIN = timedelta(days=30)  # a toll that ends this long before the first report is of an earlier war or clash
GENERATION = timedelta(days=365 * 30)  # and one that starts this long before it, without an end, too
MOST_COLUMNS = 5
REST = "REST"  # the column of all claimants beyond `MOST_COLUMNS`


@dataclass(frozen=True, slots=True)
class Column:
    """A claimant of the board: ``key`` tells it apart, ``side`` is whom it stands for, ``name`` is set where it is not simply that side."""

    key: str
    side: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one claimant, with every place where it is said. ``leading`` is the toll whose words are shown: the latest.

    ``disputed`` is true where a link finds it cannot hold together with another figure; ``denied_by`` names the sides that deny it.
    """

    leading: Toll
    tolls: tuple[Toll, ...]
    origins: int
    speakers: tuple[str, ...]
    disputed: bool
    denied_by: tuple[str, ...]
    flags: tuple[str, ...]

    @property
    def status(self) -> ValueStatus:
        """Whether a number is stated, kept back or denied."""
        return self.leading.value_status


@dataclass(frozen=True, slots=True)
class Cell:
    """What one claimant says of one loss: its figures, the latest first."""

    column: Column
    figures: tuple[Figure, ...]


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
class Board:
    """One table of the toll board."""

    section: Section
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Doubts:
    """What speaks against records, by record id: sides that deny it, figures it cannot hold together with, flags in words."""

    denied_by: dict[str, tuple[str, ...]]
    disputed: frozenset[str]
    flags: dict[str, tuple[str, ...]]


NO_DOUBTS = Doubts({}, frozenset(), {})


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


def column_of(claimant: Actor) -> Column:
    """Return the column a claimant speaks in: one a side; bodies, monitors and others that stand for no side have one each."""
    if claimant.side in (UNNAMED, OUTLET):
        return Column(claimant.side, claimant.side, None)
    if claimant.side in (INTL, NGO, OTHER) or claimant.side is None:
        return Column(f"{claimant.side}:{claimant.name.casefold()}", claimant.side, claimant.name)
    return Column(claimant.side, claimant.side, None)


def _board(section: Section, tolls: list[Toll], look: Lookup, names: Names, doubts: Doubts) -> Board:
    columns = _columns(tolls, names)
    rows: dict[tuple[str, str, str, str], list[Toll]] = {}
    for toll in tolls:
        rows.setdefault(_row_key(toll), []).append(toll)
    made = [_row(group, columns, look, doubts) for group in rows.values()]
    return Board(section, columns, tuple(sorted(made, key=_row_order(names))))


def _columns(tolls: list[Toll], names: Names) -> tuple[Column, ...]:
    """Return the columns of a table: belligerents first, the outlets' own voice last, and one for the rest beyond `MOST_COLUMNS`."""
    found = {column.key: column for column in (column_of(toll.claimant) for toll in tolls)}
    said = Counter(column_of(toll.claimant).key for toll in tolls)
    at_war = {side: at for at, side in enumerate(names.belligerents)}
    by_weight = sorted(found.values(), key=lambda c: (at_war.get(c.side or "", len(at_war)), -said[c.key], c.key))
    kept = by_weight[:MOST_COLUMNS]
    ordered = sorted(kept, key=lambda c: (c.side == OUTLET, c.side == UNNAMED, c.side in NO_SIDE or c.side is None, kept.index(c)))
    return (*ordered, Column(REST, None, None)) if len(by_weight) > MOST_COLUMNS else tuple(ordered)


def _row_key(toll: Toll) -> tuple[str, str, str, str]:
    return (toll.subject.side or "", toll.subject.status, toll.harm, same_words(toll.subject.item or ""))


def _row_order(names: Names) -> Callable[[Row], tuple[int, str, int, int, str]]:
    return lambda row: (names.rank(row.side), row.side or "", STATUSES.index(row.status), HARMS.index(row.harm), row.item or "")


def _row(tolls: list[Toll], columns: tuple[Column, ...], look: Lookup, doubts: Doubts) -> Row:
    said: dict[str, list[Toll]] = {column.key: [] for column in columns}
    for toll in tolls:
        key = column_of(toll.claimant).key
        said[key if key in said else REST].append(toll)
    denials = tuple(toll for toll in tolls if toll.value_status == "denied")
    cells = tuple(Cell(column, figures_of(said[column.key], look, doubts, denials)) for column in columns)
    one = tolls[0]
    top = max((n for toll in tolls for n in (toll.low, toll.high) if n is not None), default=0)
    return Row(one.subject.side, one.subject.status, one.harm, one.subject.item, cells, top)


def figures_of(tolls: Iterable[Toll], look: Lookup, doubts: Doubts = NO_DOUBTS, denials: tuple[Toll, ...] = ()) -> tuple[Figure, ...]:
    """Return the figures that ``tolls`` (of one row and column) say, each once: the latest first, then the most widely carried."""
    groups: dict[tuple[object, ...], list[Toll]] = {}
    for toll in tolls:
        groups.setdefault(_figure_key(toll), []).append(toll)
    figures = [_figure(group, look, doubts, denials) for group in groups.values()]
    by_origins = sorted(figures, key=lambda figure: -figure.origins)
    return tuple(sorted(by_origins, key=lambda figure: look.day(figure.leading), reverse=True))


def _figure_key(toll: Toll) -> tuple[object, ...]:
    """Return what makes two tolls of one row and column the same figure; single incidents must also agree in place and day.

    Claimants that share the last column stay apart, and so do unnamed sources that are called by different names.
    """
    where = (same_words(toll.place or ""), toll.as_of) if toll.period == "incident" else ()
    claimant = toll.claimant.name.casefold() if toll.claimant.side == UNNAMED else column_of(toll.claimant).key
    return (toll.low, toll.high, toll.value_status, toll.period, claimant, *where)


def _figure(tolls: list[Toll], look: Lookup, doubts: Doubts, denials: tuple[Toll, ...]) -> Figure:
    leading = max(tolls, key=lambda toll: (look.day(toll), look.is_root(toll.article)))
    about = {toll.id for toll in tolls} | {toll.claim for toll in tolls if toll.claim}
    against = {side for each in about for side in doubts.denied_by.get(each, ())}
    against |= {toll.claimant.side for toll in denials if toll.claimant.side and _denies(toll, leading)}
    return Figure(
        leading=leading,
        tolls=(leading, *(toll for toll in tolls if toll is not leading)),
        origins=look.origins(tolls),
        speakers=tuple(dict.fromkeys(look.speaker(toll.claimant, toll) for toll in tolls)),
        disputed=bool(about & doubts.disputed),
        denied_by=tuple(sorted(against - {leading.claimant.side})),
        flags=tuple(dict.fromkeys(flag for each in sorted(about) for flag in doubts.flags.get(each, ()))),
    )


def _denies(denial: Toll, toll: Toll) -> bool:
    """Whether ``denial`` of the same row speaks against ``toll``; of a single incident only where the number is the same."""
    return toll.value_status == "stated" and (toll.period != "incident" or toll.low == denial.low)
