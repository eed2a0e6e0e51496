"""Borders that are named by their far side alone: "near the Libyan border" in an article about Tunisia is the line between the two."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from counterclaim.mention import PassageMentions, PlaceMention
from counterclaim.vocabulary.actors import countries
from counterclaim.vocabulary.places import fold, places

NAME = r"[A-Z][\w-]+(?: [A-Z][\w-]+)?"
OTHER_NOUN = (
    r"(?! (?:with|between|guards?|police|forces?|patrols?|control|officials?|troops|area|town|city|village|district|province|region)\b)"
)
AT_IT = re.compile(r"\b(?:near|on|at|along|across|over|beyond|towards?)\s+(?:the |its |their )?(?:two |several )?$", re.IGNORECASE)
PATTERNS = (
    re.compile(rf"\b(?P<far>[A-Z][\w-]+) (?:border|frontier)\b{OTHER_NOUN}"),
    re.compile(rf"\b(?:border|frontier)(?:s| crossings?)? with (?:the )?(?P<far>{NAME})"),
)


def home_borders(passage: PassageMentions, states: frozenset[str]) -> Iterator[PlaceMention]:
    """Yield the borders that a passage names by one side alone, where just one of ``states`` (ISO 3166 alpha-3) is its neighbour."""
    if "border" not in passage.view and "frontier" not in passage.view:
        return
    for match in (match for pattern in PATTERNS for match in pattern.finditer(passage.view)):
        there = places().by_iso3.get(_states().get(fold(match["far"]), ""))
        near = [country for country in map(places().by_iso3.get, states) if country and there and there.iso2 in country.neighbours]
        set_there = AT_IT.search(passage.view, max(0, match.start() - 24), match.start()) is not None
        if there is not None and len(near) == 1 and set_there:
            name = "–".join(sorted((near[0].name, there.name))) + " border"
            yield PlaceMention(match.start(), match.end(), name, (), "on", "border")


@cache
def _states() -> Mapping[str, str]:
    """Return the ISO 3166 alpha-3 code of each name and adjective of a state, folded."""
    return {fold(word): row.iso3 for row in countries().countries for word in (row.name, *row.aka, *row.adjectives)}
