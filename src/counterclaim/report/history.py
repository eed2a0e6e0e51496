"""How a claimant's figure for one loss went through time: one line a day, never a sum and never a line through what nobody said.

A history holds a claimant's running totals of one row that count from the same start and for the same place. Figures of single incidents,
parts, and figures whose day nobody tells have none.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counterclaim.actor import OUTLET, UNNAMED
from counterclaim.reconcile.figures import is_vague, named
from counterclaim.report.figures import Figure, column_of
from counterclaim.report.lookup import Lookup
from counterclaim.report.wording import same_words
from counterclaim.toll import Toll

RUNNING = frozenset({"cumulative", "war"})
SAME_START = timedelta(days=1)  # "since Sunday" and "since Monday morning" are one count; other starts are other counts
Value = tuple[bool, float]


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a history on one day, or on days on end: ``tolls`` say it, the shown one first.

    ``stated`` is true where the words tell the day, false where it is the day of the report.
    """

    first: str
    last: str
    stated: bool
    figure: Figure
    tolls: tuple[Toll, ...]
    origins: int

    @property
    def toll(self) -> Toll:
        """The toll whose words are shown."""
        return self.tolls[0]

    @property
    def days(self) -> str:
        """The days of the point as an ISO day or interval."""
        return self.first if self.first == self.last else f"{self.first}/{self.last}"


@dataclass(frozen=True, slots=True)
class History:
    """A claimant's figures for one loss in the order of days; ``top`` is the largest number among them."""

    points: tuple[Point, ...]
    place: str | None
    top: int

    @property
    def anchor(self) -> str:
        """The history's id in the brief."""
        return f"h-{self.points[0].toll.id}"

    def denied_before(self, standing: tuple[Figure, ...]) -> tuple[str, ...]:
        """Return the sides that deny a figure of this history that is not ``standing`` any more."""
        return tuple(sorted({side for point in self.points if point.figure not in standing for side in point.figure.denied_by}))


@dataclass(frozen=True, slots=True)
class _Said:
    toll: Toll
    figure: Figure
    day: str


def with_histories(figures: tuple[Figure, ...], look: Lookup) -> tuple[tuple[Figure, ...], tuple[History, ...]]:
    """Return the figures of a cell that stand as of now, and the histories of the cell, which hold the earlier ones too."""
    histories: list[History] = []
    past: set[str] = set()
    for track in _tracks(figures, look):
        history = _history(track, look)
        if history:
            histories.append(history)
            past |= _past(track)
    return tuple(figure for figure in figures if not _is_past(figure, past)), tuple(histories)


def _is_past(figure: Figure, past: Set[str]) -> bool:
    """Whether every toll of a figure is past, or told again beside a past one, as a headline tells what the article says of a place."""
    articles = {toll.article for toll in figure.tolls if toll.id in past}
    return all(toll.id in past or toll.article in articles for toll in figure.tolls)


def _past(track: list[_Said]) -> set[str]:
    """Return the tolls of a track whose figure is not the track's latest any more."""
    last = max(said.day for said in track)
    latest = {said.figure.leading.id for said in track if said.day == last}
    return {said.toll.id for said in track if said.figure.leading.id not in latest}


def _tracks(figures: Iterable[Figure], look: Lookup) -> Iterator[list[_Said]]:
    """Yield what belongs to one count: one voice, one place, one start."""
    tracks: dict[tuple[str, str], list[_Said]] = {}
    for figure in figures:
        for toll in figure.tolls:
            day = look.day(toll)
            if day and counts(toll):
                tracks.setdefault((voice(toll, look), same_words(toll.place or "")), []).append(_Said(toll, figure, day))
    for track in tracks.values():
        yield from _by_start(track)


def counts(toll: Toll) -> bool:
    """Whether a toll takes part in a history at all."""
    return toll.period in RUNNING and toll.value_status == "stated" and not toll.hypothetical and not toll.part_of


def voice(toll: Toll, look: Lookup) -> str:
    """Return who stands behind a number; outlets and unnamed sources are one voice only within one origin."""
    key = column_of(toll.claimant, look).key
    if toll.claimant.side in (OUTLET, UNNAMED):
        return f"{key} {same_words(toll.claimant.name)} {look.origin.get(toll.article, toll.article)}"
    return key


def _by_start(track: list[_Said]) -> Iterator[list[_Said]]:
    """Yield ``track`` whole where every stated start is the same, else one part for each start."""
    starts = sorted({said.toll.since for said in track if said.toll.since})
    if len(starts) < 2 or _one_start(starts):
        yield track
        return
    for start in (None, *starts):
        yield [said for said in track if said.toll.since == start]


def _one_start(starts: list[str]) -> bool:
    if any(len(start) < len("2031-05-01") for start in starts):
        return False
    return date.fromisoformat(starts[-1][:10]) - date.fromisoformat(starts[0][:10]) <= SAME_START


def _history(track: list[_Said], look: Lookup) -> History | None:
    """Return the history of a track; null where it tells of no change from one day to another."""
    points = tuple(_points(track, look))
    if len({point.days for point in points}) < 2:
        return None
    top = max(n for said in track for n in (said.toll.low, said.toll.high) if n is not None)
    return History(points, track[0].toll.place, top)


def _points(track: list[_Said], look: Lookup) -> list[Point]:
    """Return one point for each figure and day, a figure said again the next time staying one point."""
    points: list[Point] = []
    before: dict[Value, int] = {}
    for day in sorted({said.day for said in track}):
        today: dict[Value, int] = {}
        for value, group in _grouped(said for said in track if said.day == day):
            if value in before:
                points[before[value]] = _extended(points[before[value]], day, group, look)
                today[value] = before[value]
            else:
                today[value] = len(points)
                points.append(_point(day, group, look))
        before = today
    return points


def _grouped(said: Iterable[_Said]) -> list[tuple[Value, list[_Said]]]:
    groups: dict[Value, list[_Said]] = {}
    for one in said:
        groups.setdefault(_value(one.toll), []).append(one)
    return sorted(groups.items(), key=lambda item: item[0][::-1])


def _point(day: str, group: list[_Said], look: Lookup) -> Point:
    tolls = sorted((said.toll for said in group), key=lambda toll: (not toll.as_of, not look.is_root(toll.article)))
    return Point(
        day, day, any(toll.as_of_basis in ("stated", "utterance") for toll in tolls), group[0].figure, tuple(tolls), look.origins(tolls)
    )


def _extended(point: Point, day: str, group: list[_Said], look: Lookup) -> Point:
    tolls = (*point.tolls, *(said.toll for said in group))
    return replace(point, last=day, tolls=tolls, origins=look.origins(tolls))


def _value(toll: Toll) -> Value:
    """Return what two tolls share that give one figure in other words: "400,000" and "an estimated 400,000"."""
    return is_vague(toll), named(toll)
