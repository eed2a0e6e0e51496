from dataclasses import replace

import pytest

from counterclaim.event import Place
from counterclaim.noun import Provenance
from counterclaim.pipeline import read_capture
from counterclaim.reconcile.localities import LEFT, body_of, held, meant, names_in, sole_name
from counterclaim.toll import Toll
from tests.clean.captures import capture
from tests.reconcile.build import Paper


def place(name, geo=1, where=1):
    return Place(
        id=name, article="a", start=0, end=1, spans=(), provenance=Provenance("test", "1"), name=name, canonical=name,
        geonameid=None, lat=None, lon=None, iso3=None, geo_precision=geo, where_prec=where,
    )  # fmt: skip


LOJA, AZUAY, PERU = place("Loja"), place("Azuay", 3, 4), place("Peru", 3, 6)


@pytest.mark.parametrize(
    ("before", "said", "found"),
    [
        ("Shops opened in Loja. ", "40 people were killed in the town", "loja"),
        ("Shops opened in Loja, in Azuay. ", "40 people were killed in the city", "loja"),
        ("Shops opened in Loja, in Azuay. ", "40 people were killed in the province", "azuay"),
        ("Planes came from Peru. ", "40 people were killed in the town", None),
        ("Shops opened in Loja. ", "40 people were killed in a town", None),
        ("Trucks stood near Zumbarra. ", "40 people were killed in the village", "zumbarra"),
    ],
)
def test_the_town_is_the_one_named_last(before, said, found):
    text = before + said
    assert meant(text, len(before), len(text), (LOJA, AZUAY, PERU)) == found


def test_a_place_in_which_something_is_counted():
    assert held("the number of dead in Loja has reached 40", 0, 41, (LOJA,)) == "loja"
    assert held("the dead in Loja and in Zumbarra are 40", 0, 39, (LOJA,)) is None
    assert held("the dead in Peru are 40", 0, 23, (PERU,)) is None


def test_the_only_name_of_nobody_known_tells_a_blow():
    said = "40 people were killed in Monday's strike on Zumbarra"
    assert sole_name(said, 0, len(said), (), "people") == "zumbarra"
    assert sole_name(f"{said} and Gualel", 0, len(said) + 11, (), "people") is None


def test_the_noun_of_a_local_body():
    assert body_of("the town's hospitals") == "hospital"
    assert body_of("a passer-by") is None


def test_a_place_opens_a_sentence_too():
    assert held("In Loja 40 people were killed", 0, 29, (LOJA,)) == "loja"


def test_where_people_left_counts_for_those_displaced():
    said = "40 people have fled Loja since Monday"
    assert held(said, 0, len(said), (LOJA,), leading=LEFT) == "loja"
    assert held(said, 0, len(said), (LOJA,)) is None


def test_where_somebody_speaks_is_not_where_people_died():
    def told_place(told):
        front = "---\ntitle: War\ndate: 2031-05-02T12:00:00Z\n---\n"
        text = f"{front}{told} Shelling went on along the front of the war between the two armies.\n"
        (reading,) = read_capture(capture(text, path="a.md"))
        return {one.place for one in reading.records if isinstance(one, Toll)}

    assert told_place('"Nine soldiers were killed," a medic in Bonn said.') == {None}
    assert told_place("Nine soldiers were killed at Riobamba, a medic in Bonn said.") == {"Riobamba"}


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("the fall of Loxa was a crime", {"loxa", "loja"}),  # the gazetteer's spelling as well
        ("his men will march to Lima", {"lima"}),
        ("a truce with Lima is near", set()),  # its government
    ],
)
def test_names_by_which_two_contents_meet(said, names):
    paper = Paper("a", "2031-05-01")
    claim = paper.says(said)
    assert names_in(claim, paper.text, (replace(LOJA, name="Loxa"),)) == names
