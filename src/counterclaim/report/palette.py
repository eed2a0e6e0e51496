"""Colours of the brief, in light and dark, and the numbers that say whether they can be read (WCAG 2.2).

Hues of sides follow Okabe and Ito's colour-blind-safe set, darkened or lightened until they reach the contrast asked of
text. A hue never stands alone: a shape and a name go with it.
"""

# Name of the custom property -> (light, dark).
SURFACES = {"paper": ("#fbfaf7", "#15171a"), "raised": ("#ffffff", "#1d2024"), "sunk": ("#f1efe9", "#24282d")}
INKS = {
    "ink": ("#16181b", "#ecebe6"),
    "soft": ("#55585e", "#b1b3b6"),
    "link": ("#0b4f8a", "#8cc4f5"),
    "alert": ("#9a2a12", "#ff9f85"),
    "caution": ("#6b4b00", "#e8c35a"),
}
LINES = {"rule": ("#d9d5cb", "#3a3f46"), "under": ("#b3ada0", "#5c626a"), "strong": ("#86827a", "#7d838b")}
MARKS = {"mark": ("#fff6d6", "#3b3415"), "target": ("#ffe070", "#655510")}
SIDES = (
    ("#0a5ea8", "#74b6f2"), ("#a8410a", "#f6a066"), ("#00694a", "#5fcaa3"), ("#86367a", "#e2a2d3"),
    ("#6b5600", "#d9bd55"), ("#006475", "#67c8d8"), ("#7a2f3a", "#eba0a8"), ("#4a4f57", "#b9bdc3"),
)  # fmt: skip


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2), from 0 (black) to 1 (white)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21; AA asks 4.5 of text and 3 of shapes."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def properties(dark: bool) -> str:
    """Return the palette as CSS custom properties."""
    named = {**SURFACES, **INKS, **LINES, **MARKS, **{f"side{i}": pair for i, pair in enumerate(SIDES)}}
    return "".join(f"--{name}:{pair[dark]};" for name, pair in named.items())
