"""Plain line plots as SVG, for the documentation: no library, the same bytes for the same figures."""

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 84, 24, 44, 56
INK, GRID, DRAWN, BESIDE = "#222222", "#dddddd", "#0b5cad", "#777777"
FONT = 'font-family="system-ui, sans-serif" font-size="13"'


class Line(NamedTuple):
    """A named line through points."""

    name: str
    points: Mapping[float, float]
    dashed: bool


class Axis(NamedTuple):
    """A logarithmic axis between two powers of ten, and where on the page it runs."""

    low: int
    high: int
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where on the page a value lies."""
        return self.start + (math.log10(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self) -> Iterator[float]:
        """Yield the powers of ten."""
        return (10.0**power for power in range(self.low, self.high + 1))


def log_log(title: str, across: str, up: str, lines: Sequence[Line], unit: str = "s") -> str:
    """Return a plot with both axes logarithmic; every point carries its value."""
    x = _axis([at for line in lines for at in line.points], LEFT, WIDTH - RIGHT)
    y = _axis([value for line in lines for value in line.points.values()], HEIGHT - BOTTOM, TOP)
    parts = [*_frame(title, across, up, x, y), *(part for line in lines for part in _drawn(line, x, y, unit))]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">'
    return "\n".join([head, f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>', *parts, "</svg>", ""])


def _axis(values: Sequence[float], start: float, end: float) -> Axis:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return Axis(low, max(high, low + 1), start, end)


def _frame(title: str, across: str, up: str, x: Axis, y: Axis) -> Iterator[str]:
    yield _text(title, WIDTH / 2, 24, "middle", size=15)
    yield _text(across, (x.start + x.end) / 2, HEIGHT - 14, "middle")
    middle = (y.start + y.end) / 2
    yield f'<g transform="rotate(-90 20 {middle:.1f})">{_text(up, 20, middle, "middle")}</g>'
    for tick in x.ticks():
        yield f'<path d="M{x.at(tick):.1f} {y.start}V{y.end}" stroke="{GRID}"/>'
        yield _text(f"{tick:,.0f}", x.at(tick), y.start + 20, "middle")
    for tick in y.ticks():
        yield f'<path d="M{x.start} {y.at(tick):.1f}H{x.end}" stroke="{GRID}"/>'
        yield _text(f"{tick:,g}", x.start - 8, y.at(tick) + 4, "end")


def _drawn(line: Line, x: Axis, y: Axis, unit: str) -> Iterator[str]:
    points = [(x.at(at), y.at(value)) for at, value in sorted(line.points.items())]
    colour, dash = (BESIDE, ' stroke-dasharray="6 4"') if line.dashed else (DRAWN, "")
    path = " ".join(f"{'L' if number else 'M'}{a:.1f} {b:.1f}" for number, (a, b) in enumerate(points))
    yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'
    last = points[-1]
    yield _text(line.name, last[0] - 10, last[1] + (-10 if line.dashed else 18), "end", colour)
    if not line.dashed:
        for (a, b), (_, value) in zip(points, sorted(line.points.items()), strict=True):
            yield f'<circle cx="{a:.1f}" cy="{b:.1f}" r="4" fill="{colour}"/>'
            yield _text(f"{value:,.3g} {unit}", a + 8, b + 16, "start", colour)


def _text(words: str, x: float, y: float, anchor: str, colour: str = INK, size: int = 13) -> str:
    font = FONT.replace('"13"', f'"{size}"')
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}" {font}>{escape(words)}</text>'
