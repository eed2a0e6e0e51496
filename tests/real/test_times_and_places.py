"""Floors of accuracy on public data, where it is at hand (see `bench.dates` and `bench.places` for the protocols)."""

from collections import Counter
from pathlib import Path

import pytest

from bench import dates, places

DATA = Path(__file__).parents[2].parent / "shared" / "data"


def share(counts: Counter[str], right: str, of: str) -> float:
    return counts[right] / counts[of]


@pytest.mark.skipif(not (DATA / "meantime").exists(), reason="NewsReader MEANTIME is not at ../shared/data/meantime")
def test_values_of_meantime() -> None:
    counts: Counter[str] = Counter()
    for path in sorted((DATA / "meantime" / "intra-doc_annotation").rglob("*.xml")):
        dates.score(dates.read_document(path), counts, verbose=False)
    assert share(counts, "span", "found") > 0.95
    assert share(counts, "right", "found") > 0.85
    assert share(counts, "right", "gold") > 0.78


@pytest.mark.skipif(not (DATA / "geoparsing").exists(), reason="LGL and GeoVirus are not at ../shared/data/geoparsing")
@pytest.mark.parametrize(("name", "floor"), [("lgl.xml", 0.80), ("GeoVirus.xml", 0.77)])
def test_given_toponyms(name: str, floor: float) -> None:
    read = places.read_lgl if name == "lgl.xml" else places.read_geovirus
    counts: Counter[str] = Counter()
    for document in read(DATA / "geoparsing" / name):
        places.given_spans(document, counts, verbose=False)
    assert share(counts, "right", "gold") > floor
