"""The interval glyph: where a figure lies on its row's scale, and whether its ends are closed or open."""

from dataclasses import dataclass

from counterclaim.toll import Toll

WIDTH = 96.0  # of the scale, in user units of the SVG
MARGIN = 6.0  # room for an end mark on either side


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
