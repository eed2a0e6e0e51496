"""The hand-made rows for reports from wars: each point lies where its country is peopled, and no name alone makes a place."""

import numpy as np
import pytest

from counterclaim.detect.places import find_places
from counterclaim.detect.tokens import tokenize
from counterclaim.extract.toponyms import Toponym, choose, distance_km
from counterclaim.vocabulary.loader import load
from counterclaim.vocabulary.places import PlaceOverlay, PlaceRow, places

FARTHEST_KM = 250.0  # between a point and the next listed place of its country; deserts and swamps are wide
GROUPS = load("places_wars", PlaceOverlay).groups
POINTS = [(name, point, group.iso3) for group in GROUPS if group.iso3 for name, point in group.points.items()]


def points_of(iso3: str) -> np.ndarray:
    table = places()
    code = table.by_iso3[iso3].iso2
    codes = [number for number, admin1 in enumerate(table._admin1_codes) if admin1[:2] == code]
    at = np.flatnonzero(np.isin(table._admin1, codes) & (table._kind_numbers == 0))
    return np.stack([table._lat[at], table._lon[at]], axis=1) / 1000


@pytest.mark.parametrize("iso3", sorted({iso3 for _, _, iso3 in POINTS}))
def test_each_point_lies_among_the_places_of_its_country(iso3: str) -> None:
    listed = points_of(iso3)
    for name, (lat, lon), country in POINTS:
        if country == iso3:
            near = listed[np.argsort(np.abs(listed[:, 0] - lat) + np.abs(listed[:, 1] - lon))[:5]]
            assert min(distance_km(lat, lon, *point) for point in near) < FARTHEST_KM, name


def meant(name: str, *others: str) -> PlaceRow | None:
    table = places()
    choice = choose([Toponym(one, table.lookup(one)) for one in (name, *others)])[0]
    return choice.row if choice is not None and choice.certain else None


@pytest.mark.parametrize(
    ("ours", "theirs", "country"),
    [
        ("al-Rai", "Cobanbey", "Syria"),
        ("Dashalti", "Karintak", "Azerbaijan"),
        ("Shujaiya", "Shejaia", "Gaza"),
        ("Heglig", "Panthou", "Sudan"),
    ],
)
def test_the_names_of_both_sides_lead_to_one_place(ours: str, theirs: str, country: str) -> None:
    one, other = meant(ours, country), meant(theirs, country)
    assert one is not None
    assert one == other


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Robotyne", "Ukraine", 47.4, 35.8),
        ("Bohdanivka", "Ukraine", 48.6, 37.9),  # the table has three of the name elsewhere
        ("Pauktaw", "Myanmar", 20.2, 93.1),  # and one in the wrong corner of Myanmar
        ("Stavropol region", "Russia", 45.0, 42.0),  # not the town that was once called so
    ],
)
def test_fronts_that_the_table_lacks_have_their_point(name: str, country: str, lat: float, lon: float) -> None:
    near = {"Bohdanivka": ("Chasiv Yar", "Bakhmut"), "Pauktaw": ("Sittwe", "Rathedaung", "Ponnagyun")}.get(name, ())
    row = meant(name, country, *near)
    assert row is not None
    assert (row.lat, row.lon) == (pytest.approx(lat, abs=0.1), pytest.approx(lon, abs=0.1))


@pytest.mark.parametrize(("name", "country"), [("Moura", "Mali"), ("Togoga", "Ethiopia"), ("Chinagodrar", "Niger")])
def test_what_is_only_known_to_lie_in_a_country_has_no_point(name: str, country: str) -> None:
    row = meant(name, country)
    assert row is not None
    assert (row.lat, row.iso3) == (None, places().row(places().lookup(country)[0]).iso3)


@pytest.mark.parametrize("sentence", ["Salma said nothing.", "Boni won the vote.", "Judge Nasir agreed.", "The film Houla won."])
def test_a_name_alone_is_no_place(sentence: str) -> None:
    assert find_places(sentence, tokenize(sentence)) == ()
