"""Parts of the country an article is about that are named by their side alone: "in the southeast", "the north of the country".

They have no single point. "Northern N" is no place of its own here but a mention of N.
"""

import re
from collections.abc import Iterator

from counterclaim.mention import PassageMentions, PlaceMention
from counterclaim.vocabulary.places import places

SIDE = r"(?P<side>(?:north|south)(?:-?(?:east|west))?|east|west)"
MOSTLY = r"(?:(?:mainly|mostly|largely|predominantly) [A-Z]\w+ |restive |volatile |remote )?"
PARTS = (
    re.compile(
        rf"\b(?:in|across|throughout|over) (?:the|its) {MOSTLY}{SIDE}"
        r"(?=[.,;]|$| (?:and|where|since|on|after|when|from|have|has|who|which|that)\b)"
    ),
    re.compile(rf"\b(?:in|across|throughout|over|from|to) (?:the|its) {MOSTLY}{SIDE}(?= of the country\b)"),
    re.compile(rf"\b[Tt]he country(?:'s|’s) {MOSTLY}{SIDE}\b(?! (?:of|coast|bank)\b|-)"),
)


def parts_without_name(passage: PassageMentions, iso3: str | None) -> Iterator[PlaceMention]:
    """Yield the parts that a passage names by their side alone, of the country (ISO 3166 alpha-3) that the article is about."""
    country = places().by_iso3.get(iso3 or "")
    rows = [row for row in places().lookup(country.name) if places().row(row).type == "country"] if country is not None else []
    if country is None or not rows:
        return
    for match in (match for pattern in PARTS for match in pattern.finditer(passage.view)):
        start, end = match.span("side")
        if not any(one.start < end and start < one.end for one in passage.places):
            side = match["side"].casefold().replace("-", "")
            yield PlaceMention(start, end, f"{side}ern {country.name}", (rows[0],), "in", "region")
