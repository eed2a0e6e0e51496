"""The interval glyph: where a figure lies on its row's scale, and whether its ends are closed or open; the sparkline of a history."""

from dataclasses import dataclass
from datetime import date

from counterclaim.report.history import History, Point
from counterclaim.toll import Toll

WIDTH = 96.0  # of the scale, in user units of the SVG
MARGIN = 6.0  # room for an end mark on either side
SPARK_HEIGHT = 30.0
SPARK_MARGIN = 5.0


@dataclass(frozen=True, slots=True)
class Glyph:
    """``x0``..``x1`` in user units; ``open_end`` where nothing bounds the figure above; ``point`` where it is one number."""

    x0: float
    x1: float
    open_end: bool
    point: bool


def draw(toll: Toll, top: int) -> Glyph | None:
    """Return the glyph of ``toll`` on a linear scale from 0 to ``top``; null where no number is stated."""
    if toll.low is None or toll.value_status != "stated":
        return None
    x0 = _place(toll.low, top)
    x1 = MARGIN + WIDTH if toll.high is None else _place(toll.high, top)
    return Glyph(x0, x1, toll.high is None, toll.low == toll.high)


def _place(n: int, top: int) -> float:
    return round(MARGIN + WIDTH * 0.86 * (n / top if top else 0), 1)


def in_figures(toll: Toll) -> str:
    """Return what follows from the words with certainty: "84", "2,301 or more", "from 0 to 1,500,000"; empty where no number is stated."""
    if toll.low is None or toll.value_status == "not_disclosed":
        return ""
    if toll.high is None:
        return f"{toll.low:,} or more"
    return f"{toll.low:,}" if toll.low == toll.high else f"from {toll.low:,} to {toll.high:,}"


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure of a sparkline: ``y0`` is its lower end, ``y1`` its upper one; ``open_end`` where nothing bounds it above."""

    x: float
    y0: float
    y1: float
    open_end: bool


@dataclass(frozen=True, slots=True)
class Spark:
    """A sparkline: days from left to right, numbers from 0 upwards; ``line`` goes through the first figure of each day."""

    marks: tuple[Mark, ...]
    line: str


def spark(history: History) -> Spark:
    """Return the sparkline of ``history``."""
    first, last = (date.fromisoformat(day).toordinal() for day in (history.points[0].first, max(point.last for point in history.points)))
    marks: list[Mark] = []
    line: dict[float, float] = {}
    for point in history.points:
        for day in dict.fromkeys((point.first, point.last)):
            mark = _mark(point, (date.fromisoformat(day).toordinal() - first) / (last - first), history.top)
            marks.append(mark)
            line.setdefault(mark.x, mark.y1 if point.toll.low == 0 else mark.y0)
    return Spark(tuple(marks), " ".join(f"{x},{y}" for x, y in sorted(line.items())))


def _mark(point: Point, along: float, top: int) -> Mark:
    low, high = point.toll.low or 0, point.toll.high
    x = round(MARGIN + WIDTH * along, 1)
    return Mark(x, _height(low, top), _height(low if high is None else high, top), high is None)


def _height(n: int, top: int) -> float:
    room = SPARK_HEIGHT - 2 * SPARK_MARGIN
    return round(SPARK_HEIGHT - SPARK_MARGIN - room * (n / top if top else 0), 1)
