"""Which of several places of one name is meant, and where a division stands: own sentences about many wars."""

import pytest

from counterclaim.extract.toponyms import Choice, Toponym, choose
from counterclaim.vocabulary.places import places
from tests.extract.test_places import found


def meant(name: str, *others: str, kind: str = "") -> Choice:
    table = places()
    choice = choose([Toponym(name, table.lookup(name), kind=kind), *(Toponym(one, table.lookup(one)) for one in others)])[0]
    assert choice is not None
    return choice


def test_a_name_and_its_district_say_nothing_for_each_other() -> None:
    article = found("Jets hit the Basta district of a city, the ministry said.", "Smoke rose over the ruins of Basta.")
    assert "Basta" in article
    assert all(place.lat is None for place in article.values())


@pytest.mark.parametrize(
    ("words", "lat", "lon"),
    [
        ("Rebels hold the Koulikoro region in Mali.", 12.86, -7.56),  # not at Kati, the largest town of the region
        ("Shells fell in the Bakirkoy district in Turkey.", 40.98, 28.87),  # the table gives the district no point
    ],
)
def test_a_division_stands_at_the_town_that_bears_its_name(words: str, lat: float, lon: float) -> None:
    place = found(words)[words.split(" the ")[1].split(maxsplit=1)[0]]
    assert (place.lat, place.lon) == (pytest.approx(lat, abs=0.05), pytest.approx(lon, abs=0.05))


def test_a_district_without_a_town_of_its_name_keeps_what_the_table_says() -> None:
    choice = meant("Punjab", "India", "Amritsar", kind="admin1")
    assert choice.row.type == "admin1"


@pytest.mark.parametrize("city", ["Brussels", "Sevastopol"])
def test_a_city_of_the_world_is_meant_whatever_hamlets_share_its_name(city: str) -> None:
    assert meant(city, "United States", "Canada", "Kazakhstan").certain


def test_cities_of_one_size_stay_open() -> None:
    assert not meant("Granada", "United States").certain


def test_a_town_is_told_from_villages_of_its_land_that_bear_its_name() -> None:
    choice = meant("Avdiivka", "Ukraine", "Kupiansk")
    assert choice.certain
    assert choice.row.lat == pytest.approx(48.14, abs=0.05)


def test_a_place_whose_people_nobody_counted_may_be_as_big() -> None:
    """The table has a Kobo of 56,000 people, and lacks how many live in the Kobo from which war is reported."""
    assert not meant("Kobo", "Ethiopia", "Kenya").certain


def test_a_village_whose_name_many_bear_needs_a_greater_lead() -> None:
    rare, common = (
        meant("Ivanivka", "Ukraine", "Kramatorsk", kind="settlement"),
        meant("Klishchiivka", "Ukraine", "Bakhmut", kind="settlement"),
    )
    assert common.certain
    assert not rare.certain


@pytest.mark.parametrize("kind", ["checkpoint", "crossing"])
def test_a_post_on_a_road_is_in_no_town_that_the_paragraph_names(kind: str) -> None:
    article = found(f"Guards from Samarkand in Uzbekistan met at the Ostrava-Dolni {kind} on Friday.")
    assert article[f"Ostrava-Dolni {kind}"].lat is None


@pytest.mark.parametrize(
    ("sentence", "name", "lat", "lon"),
    [
        ("Mortar rounds hit Dobrinja, Bosnia, and Grbavica.", "Dobrinja", 43.83, 18.35),
        ("Police from Serbia burned the village of Likoshan in Kosovo.", "Likoshan", 42.68, 20.87),
        ("Troops in Lebanon took Bazourieh.", "Bazourieh", 33.25, 35.27),
        ("A camp at Mullivaikkal in Sri Lanka was shelled.", "Mullivaikkal", 9.27, 80.83),
    ],
)
def test_villages_of_past_wars_have_their_point(sentence: str, name: str, lat: float, lon: float) -> None:
    place = found(sentence)[name]
    assert (place.lat, place.lon) == (pytest.approx(lat, abs=0.05), pytest.approx(lon, abs=0.05))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Scores fled the Orvanna valley on foot.", "Orvanna valley"),  # what nature made is seldom called without its kind
        ("Shells fell on the Darfur camp for the displaced.", "Darfur"),  # a camp in that land has another name
        ("Guards patrol Sadr City, a suburb of the Iraqi capital.", "Sadr City"),
    ],
)
def test_a_kind_in_small_letters_belongs_to_what_is_not_called_without_it(sentence: str, name: str) -> None:
    assert name in found(sentence)


def test_a_bridge_or_mall_that_the_table_has_stands_where_the_table_says() -> None:
    mall = found("Gunmen from Somalia stormed shops in the Westgate mall in Kenya.")["Westgate mall"]
    assert (mall.lat, mall.iso3) == (pytest.approx(-1.26, abs=0.05), "KEN")


def test_a_city_under_another_name_is_alone_where_nothing_speaks_for_the_other_places_of_the_name() -> None:
    """Fao is al-Faw in Iraq, and a parish of Portugal."""
    assert meant("Fao", "Iraq").certain
    assert not meant("Fao", "Iraq", "Portugal").certain
