"""The table of places: names, contested names, countries, and how it is read."""

import time

import pytest

from counterclaim.errors import VocabularyError
from counterclaim.vocabulary.places import OverlayGroup, PlaceTable, fold, places


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Şuşa", "susa"), ("Xankəndi", "xankandi"), ("Al-Tanf", "al tanf"), ("St. Louis", "st louis"), ("Ma'rib", "marib"),
        ("Łódź", "lodz"),
        ("  Deir   ez-Zor ", "deir ez zor"), ("Đà Nẵng", "da nang"),
    ],
)  # fmt: skip
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("Stepanakert", "Khankendi"), ("Shusha", "Shushi"), ("Mardakert", "Aghdara"), ("Kalbajar", "Karvachar"),
     ("Kobani", "Ayn al-Arab"), ("Kiev", "Kyiv"),
     ("Bakhmut", "Artemivsk"), ("Rakhine", "Arakan"), ("Nagorno-Karabakh", "Artsakh"), ("Crimea", "Krym")],
)  # fmt: skip
def test_both_sides_names_lead_to_one_row(ours: str, theirs: str) -> None:
    assert places().lookup(ours)[0] == places().lookup(theirs)[0]


@pytest.mark.parametrize(
    ("name", "iso3"),
    [("U.S.", "USA"), ("Britain", "GBR"), ("DRC", "COD"), ("Ivory Coast", "CIV"), ("Palestine", "PSE"), ("Türkiye", "TUR")],
)  # fmt: skip
def test_countries_go_by_many_names(name: str, iso3: str) -> None:
    assert places().row(places().lookup(name)[0]).iso3 == iso3


@pytest.mark.parametrize(
    ("name", "kind", "iso3"),
    [("Anbar Governorate", "admin1", "IRQ"), ("Kramatorsk Raion", "district", "UKR"), ("Kidal Region", "admin1", "MLI"),
     ("Mayu Township", None, None)],
)  # fmt: skip
def test_divisions_are_rows_of_the_table(name: str, kind: str | None, iso3: str | None) -> None:
    table = places()
    found = {(table.row(row).type, table.row(row).iso3) for row in table.lookup(name)}
    assert ((kind, iso3) in found) == (kind is not None)


def test_a_town_comes_before_the_division_around_it() -> None:
    table = places()
    assert [table.row(row).type for row in table.lookup("Idlib")] == ["settlement", "admin1"]


@pytest.mark.parametrize("word", ["Northern", "Central", "North East"])
def test_a_part_of_a_country_is_no_name_of_a_division(word: str) -> None:
    assert all(places().row(row).type == "settlement" for row in places().lookup(word))


def test_rows_of_a_name_come_overlay_first_then_by_population() -> None:
    table = places()
    populations = [table.population(row) for row in table.lookup("Springfield")]
    assert populations == sorted(populations, reverse=True)
    assert table.row(table.lookup("Georgia")[0]).overlay


def test_an_unknown_name_has_no_rows() -> None:
    assert places().lookup("Qwertyville") == ()
    assert places().lookup("") == ()


def test_every_row_lies_on_the_globe() -> None:
    table = places()
    for row in (*range(table.offset), table.offset, table.offset + 1000, table.offset + 200_000):
        place = table.row(row)
        assert place.row == row
        assert (place.lat is None) == (place.lon is None)
        assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= (place.lon or 0) <= 180)


def test_regions_point_at_their_seat() -> None:
    helmand = places().row(places().lookup("Helmand")[0])
    assert (helmand.type, helmand.iso3, helmand.admin1) == ("admin1", "AFG", "AF.10")
    assert helmand.lat == pytest.approx(31.59, abs=0.05)


def test_a_seat_that_is_not_in_the_table_is_refused() -> None:
    group = OverlayGroup(type="admin1", source="seats", iso3="AFG", seats={"Nowhere": "Qwertyville"})
    with pytest.raises(VocabularyError, match="Qwertyville"):
        places()._seat("Qwertyville", group)


def test_neighbours_are_known() -> None:
    assert {"AZ", "TR", "GE", "IR"} <= places().by_iso2["AM"].neighbours


def test_the_table_is_read_quickly() -> None:
    began = time.process_time()
    PlaceTable()
    assert time.process_time() - began < 2.0
