"""The places of MUC-4, read from the data's own documentation: what lies in which country, and how the location slot writes it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ENTRY = re.compile(r"^([A-Z][A-Z .']+?): ([A-Z0-9][^:*(]*?) \(([A-Z ]+)\??\)")
SYNONYM = re.compile(r"^([A-Z][A-Z0-9 .']+?) (?:=|->) ([A-Z][A-Z0-9 .']+?)(?: <-NEW)?$")
AREAS = ("DEPARTMENT", "PROVINCE", "STATE", "REGION", "OFFICIAL REGION", "MUNICIPALITY")
ORDER = ("DEPARTMENT", "PROVINCE", "STATE", "OFFICIAL REGION", "REGION", "CITY", "TOWN", "MUNICIPALITY")
SMALL = frozenset({"NEIGHBORHOOD", "SUBURB", "SECTOR"})
LEAST = 4  # letters of a name that is looked for


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the gazetteer: its country, its name and what kind of place it is."""

    country: str
    name: str
    kind: str

    @property
    def written(self) -> str:
        """Return the place as the location slot writes it, without its country."""
        return f"{self.name} ({self.kind})"


class Gazetteer:
    """Finds the places of a text, and writes the location slot."""

    def __init__(self, spots: Iterable[Spot], synonyms: dict[str, str]) -> None:
        self.by_name: dict[str, list[Spot]] = {}
        for spot in spots:
            self.by_name.setdefault(spot.name, []).append(spot)
        self.countries = {spot.country for found in self.by_name.values() for spot in found}
        self.synonyms = {other: name for other, name in synonyms.items() if name in self.by_name or name in self.countries}
        names = sorted({*self.by_name, *self.countries, *self.synonyms}, key=len, reverse=True)
        self.pattern = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in names if len(name) >= LEAST) + r")\b")

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield offset and name (synonyms resolved) of every place that ``text`` names."""
        for match in self.pattern.finditer(text):
            yield match.start(), self.synonyms.get(match.group(), match.group())

    def country_of(self, text: str) -> str | None:
        """Return the country that ``text`` names first, by itself or by a place that lies in one country alone."""
        for _, name in self.find(text):
            owners = {name} if name in self.countries else {spot.country for spot in self.by_name.get(name, ())}
            if len(owners) == 1:
                return owners.pop()
        return None

    def spots(self, text: str, country: str) -> list[Spot]:
        """Return the places of ``country`` that ``text`` names, in order, of each name the most likely kind."""
        found: dict[Spot, None] = {}
        for at, name in self.find(text):
            here = [spot for spot in self.by_name.get(name, ()) if spot.country == country]
            if here and name not in self.countries:
                found[min(here, key=lambda spot: _rank(spot, text[at + len(name) : at + len(name) + 14]))] = None
        return list(found)

    def write(self, country: str, spots: list[Spot]) -> str:
        """Return the location slot: the country, an area that is named too, and the place."""
        area = next((spot for spot in spots if spot.kind in AREAS), None)
        city = next((spot for spot in spots if spot.kind not in AREAS and spot.kind not in SMALL), None)
        small = next((spot for spot in spots if spot.kind in SMALL), None)
        return ": ".join([country, *(spot.written for spot in (area, city, small) if spot)])


def _rank(spot: Spot, after: str) -> tuple[bool, int]:
    said = spot.kind in after
    return not said, (ORDER[5:] + ORDER[:5]).index(spot.kind) if spot.kind in ORDER else len(ORDER)


def read_gazetteer(documents: Path) -> Gazetteer:
    """Return the gazetteer of the documentation folder ``documents``."""
    folder = documents / "templ-doc-more"
    lines = (folder / "containing-areas-part1.v5").read_text(encoding="latin-1").splitlines()
    spots = [Spot(match[1], match[2].strip(), match[3].strip()) for match in map(ENTRY.match, lines) if match]
    names = (folder / "places-synonyms.v3").read_text(encoding="latin-1").splitlines()
    synonyms = {match[1]: match[2] for match in map(SYNONYM.match, map(str.strip, names)) if match}
    return Gazetteer(spots, synonyms)
