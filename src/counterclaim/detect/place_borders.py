"""Borders between two countries, named by both: "the border between X and Y", "X's border with Y", "the X-Y border"."""

import re
from functools import lru_cache

from counterclaim.mention import PlaceMention
from counterclaim.vocabulary.actors import countries
from counterclaim.vocabulary.places import fold, places

NAME = r"[A-Z][\w.]*(?: [A-Z][\w.]*)?"
BORDERS = (
    re.compile(rf"[Bb]order (?:between|of) (?:the )?(?P<left>{NAME}) and (?:the )?(?P<right>{NAME})"),
    re.compile(rf"(?P<left>{NAME})(?:'s|’s|s')? (?:shared )?(?:border|frontier) with (?:the )?(?P<right>{NAME})"),
    re.compile(r"(?P<left>[A-Z]\w+)[-–](?P<right>[A-Z]\w+) (?:border|frontier)"),
)


def borders_in(view: str) -> list[PlaceMention]:
    """Return the lines between two countries: "the border between X and Y", "X's border with Y", "the X-Y border", named "X–Y border"."""
    if "border" not in view and "frontier" not in view:
        return []
    matches = (match for pattern in BORDERS for match in pattern.finditer(view))
    named = ((match, country_named(match["left"]), country_named(match["right"])) for match in matches)
    return [
        PlaceMention(match.start(), match.end(), "–".join(sorted((left, right))) + " border", (), "on", "border")
        for match, left, right in named
        if left and right and left != right
    ]


@lru_cache(maxsize=1024)
def country_named(words: str) -> str | None:
    """Return the country that ``words`` name, be it by its name or by an adjective."""
    folded = fold(words)
    for country in countries().countries:
        if folded in {fold(word) for word in (country.name, *country.adjectives)}:
            return country.name
    row = next((row for row in places().lookup(words) if row < places().offset and places().row(row).type == "country"), None)
    return places().row(row).name if row is not None else None
