"""How well toponyms are placed, on LGL (588 local US newspaper articles) and GeoVirus (229 Wikinews articles on epidemics).

Protocol. ``--data`` is the folder with ``lgl.xml`` and ``GeoVirus.xml`` (as published with the Pragmatic Guide to Geoparsing Evaluation).
Scored are the toponyms that have coordinates there; right means within 161 km (100 miles) of them, the usual bound.

- *given spans*: the gold spans of an article are looked up and decided together (`counterclaim.extract.places.choose`). LGL marks
  nationalities ("Russian") as toponyms; they are looked up as their country. Countries and divisions are measured at the
  middle of the area. A name that the table lacks (most are US counties) is measured at the middle of the article's settlements
  ("by context" says how many are right); without those it is wrong. Every choice counts here, also where Counterclaim would
  leave the point empty; "pinned" says for how many settlements it would not, and how many of those are right.
- *end to end*: toponyms are found in the raw text; a find is right where it overlaps a gold span and its point is within 161 km. Precision
  counts finds against all gold spans (also those without coordinates, which count neither way), recall the gold spans with coordinates.

The weights of `counterclaim.extract.toponyms` were chosen on the half of the articles whose text has an even SHA-256 ("tuned"); the other
half is held out and printed beside it. The middle of a country is measured too, and costs most on GeoVirus, whose middles differ.

No network, no state.
"""

import argparse
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from statistics import median

from bench.folders import data_set
from counterclaim.detect.places import find_places
from counterclaim.detect.tokens import tokenize
from counterclaim.extract.place_kinds import kind_told
from counterclaim.extract.toponyms import Choice, Toponym, choose, distance_km, merge
from counterclaim.vocabulary.actors import countries
from counterclaim.vocabulary.places import places

RADIUS_KM = 161.0


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A toponym of the gold: its characters, its words and its point, null where the gold gives none."""

    start: int
    end: int
    name: str
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Document:
    """An article and its toponyms."""

    text: str
    gold: tuple[GoldPlace, ...]


def read_lgl(path: Path) -> Iterator[Document]:
    """Yield the articles of LGL."""
    for article in ET.parse(path).getroot().iter("article"):
        gold = tuple(_lgl_place(toponym) for toponym in article.iter("toponym"))
        yield Document(article.findtext("text") or "", gold)


def _lgl_place(toponym: ET.Element) -> GoldPlace:
    lat, lon = toponym.findtext("gaztag/lat"), toponym.findtext("gaztag/lon")
    point = (float(lat), float(lon)) if lat and lon else None
    return GoldPlace(int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0), toponym.findtext("phrase") or "", point)


def read_geovirus(path: Path) -> Iterator[Document]:
    """Yield the articles of GeoVirus, whose offsets begin at 1."""
    for article in ET.parse(path).getroot().iter("article"):
        text = article.findtext("text") or ""
        gold = tuple(
            GoldPlace(
                int(place.findtext("start") or 1) - 1, int(place.findtext("end") or 1) - 1, place.findtext("name") or "",
                (float(place.findtext("lat") or 0), float(place.findtext("lon") or 0)),
            )
            for place in article.iter("location")
        )  # fmt: skip
        yield Document(text, gold)


def half_of(document: Document) -> str:
    """Return which half of its set an article belongs to."""
    return "held out" if int(sha256(document.text.encode()).hexdigest(), 16) % 2 else "tuned"


def point_of(choice: Choice | None) -> tuple[float, float] | None:
    """Return the point of a choice, the middle of an area where it has none."""
    if choice is None:
        return None
    row = choice.row
    return (row.lat, row.lon) if row.lat is not None and row.lon is not None else row.centre


def is_right(point: tuple[float, float] | None, gold: GoldPlace) -> bool:
    """Whether a point lies within the radius of the gold point."""
    return point is not None and gold.point is not None and distance_km(*point, *gold.point) <= RADIUS_KM


CONTAINER = re.compile(r",? \(?((?:[A-Z]\.){2,}|[A-Z][a-z]+\.?(?: [A-Z][a-z]+\.?)?)")


def _containers(text: str, end: int) -> frozenset[int]:
    """Return the rows of the country or division that stands right after a name ("Paris, Tenn.")."""
    after = CONTAINER.match(text, end)
    if after is None or text[end] != ",":
        return frozenset()
    table = places()
    words = after[1]
    rows = table.lookup(words) or table.lookup(words.split()[0])
    return frozenset(row for row in rows if row < table.offset and table.row(row).type in {"country", "admin1", "region"})


def toponyms(text: str, spans: Iterable[tuple[int, str, tuple[int, ...], str]]) -> list[Toponym]:
    """Return the names of an article, given as (end, name, candidates, kind of place), with the containers beside them."""
    return [Toponym(name, rows, _containers(text, end), kind=kind_told(kind)) for end, name, rows, kind in spans]


def decide(names: list[Toponym]) -> list[Choice | None]:
    """Decide the names of an article as Counterclaim does: one sense for a name."""
    merged = merge(names)
    chosen = dict(zip(merged, choose(tuple(merged.values())), strict=True))
    return [chosen[name.key] for name in names]


@cache
def nationalities() -> Mapping[str, str]:
    """Return the ISO 3166 alpha-3 code of each adjective and noun of nationality, casefolded."""
    return {word.casefold(): country.iso3 for country in countries().countries for word in (*country.adjectives, *country.people)}


def rows_of(name: str) -> tuple[int, ...]:
    """Return the candidates of a gold name: those of its country where it is a nationality."""
    table = places()
    country = table.by_iso3.get(nationalities().get(name.casefold(), ""))
    if country is None:
        return table.lookup(name)
    return tuple(row for row in table.lookup(country.name) if row < table.offset and table.row(row).type == "country")


def middle(choices: Iterable[Choice | None]) -> tuple[float, float] | None:
    """Return the median point of what an article places with certainty, null where there is none."""
    rows = [choice.row for choice in choices if choice is not None and choice.leading and choice.row.type == "settlement"]
    points = [(row.lat, row.lon) for row in rows if row.lat is not None and row.lon is not None]
    return (median(lat for lat, _ in points), median(lon for _, lon in points)) if points else None


def given_spans(document: Document, counts: Counter[str], verbose: bool) -> None:
    """Decide the gold spans of an article and count the outcome."""
    choices = decide(toponyms(document.text, ((g.end, g.name, rows_of(g.name), g.name.split()[-1].casefold()) for g in document.gold)))
    context = middle(choices)
    for gold, choice in zip(document.gold, choices, strict=True):
        if gold.point is None:
            continue
        right = is_right(point_of(choice) if choice is not None else context, gold)
        counts.update(gold=1, right=right, by_context=choice is None and right)
        if choice is not None and choice.certain and choice.row.type == "settlement":
            counts.update(pinned=1, pinned_right=right)
        if verbose and not right:
            print(f"{gold.name!r} {gold.point} <- {choice and (choice.row.name, choice.row.type, point_of(choice), choice.evidence)}")


def end_to_end(document: Document, counts: Counter[str]) -> None:
    """Find and decide the toponyms of an article and count the outcome."""
    mentions = find_places(document.text, tokenize(document.text))
    choices = decide(toponyms(document.text, ((m.end, m.name, m.candidates, m.feature) for m in mentions)))
    counts["gold"] += sum(gold.point is not None for gold in document.gold)
    for mention, choice in zip(mentions, choices, strict=True):
        gold = next((g for g in document.gold if g.start < mention.end and mention.start < g.end), None)
        if gold is not None and gold.point is None:
            continue
        counts.update(found=1, span=gold is not None, right=gold is not None and is_right(point_of(choice), gold))


def report(name: str, given: Counter[str], found: Counter[str]) -> str:
    """Return the two lines of a data set."""
    share = given["right"] / max(1, given["gold"])
    pinned = given["pinned_right"] / max(1, given["pinned"])
    p, r = found["right"] / max(1, found["found"]), found["right"] / max(1, found["gold"])
    spans = f"spans P {found['span'] / max(1, found['found']):.3f} R {found['span'] / max(1, found['gold']):.3f}"
    return (
        f"{name}: given spans  acc@161km {share:.3f} ({given['right']}/{given['gold']}, {given['by_context']} by context); "
        f"pinned {given['pinned']}, right {pinned:.3f}\n"
        f"{name}: end to end   P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} ({spans})"
    )


def main() -> None:
    """Read the data and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the public data sets")
    parser.add_argument("--verbose", action="store_true", help="print every wrong choice")
    args = parser.parse_args()
    folder = data_set(args.data, "geoparsing", holds="lgl.xml")
    for name, documents in (("LGL", read_lgl(folder / "lgl.xml")), ("GeoVirus", read_geovirus(folder / "GeoVirus.xml"))):
        halves = {half: (Counter[str](), Counter[str]()) for half in ("tuned", "held out")}
        for document in documents:
            given, found = halves[half_of(document)]
            given_spans(document, given, args.verbose)
            end_to_end(document, found)
        every = (sum((given for given, _ in halves.values()), Counter()), sum((found for _, found in halves.values()), Counter()))
        print(report(name, *every))
        for half, (given, found) in halves.items():
            print(report(f"{name}, {half}", given, found))


if __name__ == "__main__":
    main()
