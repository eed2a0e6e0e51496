"""Toponyms found in a passage, with the words that set something there."""

import pytest

from counterclaim.detect.places import Tags, find_places
from counterclaim.detect.tokens import tokenize
from counterclaim.mention import PlaceMention


def found(view: str) -> dict[str, PlaceMention]:
    mentions = find_places(view, tokenize(view))
    assert all(view[m.start : m.end] == m.name for m in mentions if m.feature != "border")
    return {mention.name: mention for mention in mentions}


@pytest.mark.parametrize(
    ("view", "name", "relation", "feature"),
    [
        ("Guns fired in Gao.", "Gao", "in", ""),
        ("Guns fired near Gao.", "Gao", "near", ""),
        ("Guns fired in northern Mali.", "Mali", "in", ""),
        ("The village of Kafranbel burned.", "Kafranbel", "", "village"),
        ("The Idlib region burned.", "Idlib", "", "region"),
        ("Helmand Province burned.", "Helmand", "", "province"),
        ("They fled from Gao to Niger.", "Gao", "from", ""),
        ("An attack on Gao failed.", "Gao", "on", ""),
        ("A Goma-based officer spoke.", "Goma", "in", ""),
        ("Mali rejected it.", "Mali", "", ""),
        ("Homs Governorate burned.", "Homs", "", "governorate"),
    ],
)
def test_what_sets_something_there(view: str, name: str, relation: str, feature: str) -> None:
    mention = found(view)[name]
    assert (mention.relation, mention.feature) == (relation, feature)


def test_a_list_shares_its_preposition() -> None:
    assert set(found("Shells fell in Gao, Mopti and Kidal.")) == {"Gao", "Mopti", "Kidal"}


@pytest.mark.parametrize(
    "view", ["GAO, Mali (AP) Rebels left.", "KIDAL (Reuters) - Rebels left.", "Bamako, March 3 (Reuters) Rebels left."]
)
def test_datelines_are_places(view: str) -> None:
    assert next(iter(found(view).values())).start == 0


def test_the_longest_name_wins() -> None:
    assert set(found("War in South Sudan and in the Democratic Republic of the Congo.")) == {
        "South Sudan",
        "Democratic Republic of the Congo",
    }


def test_a_title_in_capitals_yields_only_known_names() -> None:
    assert set(found("Mali Warns Paris Over Sahel Strikes After Long Talks")) == {"Mali", "Sahel"}


def test_a_country_inside_a_compound_is_no_place() -> None:
    assert found("A Mali-backed militia spoke.") == {}


@pytest.mark.parametrize("view", ["Georgia said so.", "Jordan Smith said so.", "Ask Chad Brown."])
def test_names_that_people_bear_need_a_place_around_them(view: str) -> None:
    assert found(view) == {}


def test_an_empty_passage_has_none() -> None:
    assert find_places("", ()) == ()


@pytest.mark.parametrize(
    "view",
    [
        "Guards on the border between Turkey and Syria fled.",
        "Guards on Turkey's border with Syria fled.",
        "Guards on the Turkish-Syrian border fled.",
    ],
)
def test_a_border_is_a_line_between_two_countries(view: str) -> None:
    assert found(view)["Syria–Turkey border"].candidates == ()


@pytest.mark.parametrize(
    ("view", "name"),
    [
        ("A camp in northern Mali's Kidal was raided.", "Kidal"),
        ("Gunmen stormed a Bamako hotel.", "Bamako"),
        ("They seized a Sousse beach resort.", "Sousse"),
        ("KINSHASA/GOMA Rebels advanced overnight.", "GOMA"),
    ],
)
def test_words_around_a_name_set_something_there(view: str, name: str) -> None:
    assert name in found(view)


@pytest.mark.parametrize(
    ("view", "name"),
    [
        ("Iraq's Sadr spoke to his followers.", "Sadr"),
        ("Guards left the Temple of Bel in ruins.", "Temple"),
        ("A crowd at the Stade de Gbaka sang.", "Stade"),
    ],
)
def test_persons_and_longer_names_are_no_places(view: str, name: str) -> None:
    assert name not in found(view)


def test_a_building_that_bears_the_name_of_a_far_town_is_itself() -> None:
    mention = found("Jets bombed the al-Amal hospital on Friday.")["al-Amal hospital"]
    assert (mention.candidates, mention.feature) == ((), "facility")


def test_a_border_of_no_two_countries_is_none() -> None:
    assert not [name for name in found("The border between Smith and Jones is a fence.") if name.endswith("border")]


SPOTS = [
    ("A van blew up in Sadoun Street on Monday.", "Sadoun Street"),
    ("Tents were pitched in Azadi Square, near the bank.", "Azadi Square"),
    ("Soldiers held the Qusayr bridge; guns fired on the Karagash bridge.", "Karagash bridge"),
    ("Gunmen ran into the Hillgate mall in Kampala.", "Hillgate mall"),
    ("A bomb went off near Kabul's Zarnigar Park.", "Zarnigar Park"),
    ("Lorries queue at the Kasindi crossing.", "Kasindi crossing"),
]


@pytest.mark.parametrize(("view", "name"), SPOTS)
def test_streets_and_squares_are_places_by_their_whole_name(view: str, name: str) -> None:
    assert found(view)[name].feature == "spot"


@pytest.mark.parametrize(
    "view", ["They passed an Israeli checkpoint.", "Fire fell on the Mosul bridge.", "He sat in a park.", "Traders on the street fled."]
)
def test_whose_a_bridge_is_or_a_plain_street_names_no_spot(view: str) -> None:
    assert not [mention for mention in find_places(view, tokenize(view)) if mention.feature == "spot"]


@pytest.mark.parametrize(
    ("view", "names"),
    [
        ("BEIRUT", {"BEIRUT"}),
        ("HANOI/MANILA", {"HANOI", "MANILA"}),
        ("GAO, Mali/DAKAR", {"GAO", "Mali", "DAKAR"}),
        ("JUBA —", {"JUBA"}),
        ("LIVING ON RAIN", set()),
        ("MORE ON THIS", set()),
    ],
)
def test_a_dateline_may_stand_in_an_element_of_its_own(view: str, names: set[str]) -> None:
    assert set(found(view)) == names


@pytest.mark.parametrize(
    ("view", "names"),
    [
        ("Cells struck in Bamako in November and Ouagadougou in January.", {"Bamako", "Ouagadougou"}),
        ("Raids were made in Gao on Monday and Kidal on Tuesday.", {"Gao", "Kidal"}),
        ("He worked in Paris in silence and Brussels sprouts.", {"Paris"}),
        ("Shells fell on the Kamsky and Petrovna districts.", {"Kamsky", "Petrovna"}),
        ("The army lost Kunduz, the capital of the province, in a day.", {"Kunduz"}),
        ("Buses stopped at Baraki, a small town on the river.", {"Baraki"}),
        ("The 6th brigade lost Sirte.", {"Sirte"}),
        ("Peasants of the Bab Sharki quarter fled.", {"Bab Sharki"}),
        ("Tents burned in the Shagarab refugee camp.", {"Shagarab"}),
        ("The camp lies between Nablus and Ramallah.", {"Nablus", "Ramallah"}),
    ],
)
def test_what_else_makes_a_place_of_a_name(view: str, names: set[str]) -> None:
    assert set(found(view)) == names


@pytest.mark.parametrize("view", ["KYIV, Jan. 19, 2023 (Northern Mali Wire) -- Guns fired in Gao.", "(Mali Wire) Guns fired in Gao."])
def test_the_agency_of_a_dateline_is_no_place(view: str) -> None:
    assert not {"Mali", "Wire"} & set(found(view))
    assert "Gao" in found(view)


@pytest.mark.parametrize(
    ("view", "name", "relation"),
    [
        ("A drone struck the market of Kutum at noon.", "Kutum", "in"),
        ("Shells fell on nearby Gwoza.", "Gwoza", "near"),
        ("He was treated at the hospital of Rutshuru.", "Rutshuru", "in"),
    ],
)
def test_sites_and_neighbours_tell_a_place(view: str, name: str, relation: str) -> None:
    assert found(view)[name].relation == relation


def test_the_name_of_an_institution_is_no_site_of_a_town() -> None:
    assert "Dori" not in found("He taught at the Hospital of Dori Smith.")


@pytest.mark.parametrize("name", ["Khan al-Assal", "Deir es-Sur", "Tell el-Harn"])
def test_an_article_tied_to_a_name_makes_one_name_of_two(name: str) -> None:
    assert name in found(f"Barrels fell in {name} at noon.")


def tagged(view: str, locations: tuple[str, ...] = (), persons: tuple[str, ...] = ()) -> set[str]:
    spans = [frozenset((view.index(name), view.index(name) + len(name)) for name in names) for names in (locations, persons)]
    return {one.name for one in find_places(view, tokenize(view), Tags(*spans))}


def test_a_name_of_the_table_that_the_annotator_tags_as_a_place_is_one() -> None:
    assert tagged("Kandahar, once calm, emptied.") == set()
    assert tagged("Kandahar, once calm, emptied.", locations=("Kandahar",)) == {"Kandahar"}
    assert tagged("Paris Hilton spoke.", locations=("Paris",)) == set()
    assert tagged("Tehran, once calm, warned Ankara.", locations=("Tehran",)) == set()  # a capital may be its government


def test_whom_the_annotator_tags_as_a_person_is_no_place() -> None:
    assert tagged("A source in Sadr's office spoke.", persons=("Sadr",)) == set()
    assert tagged("Troops in Kandahar waited.", persons=("Kandahar",)) == {"Kandahar"}


@pytest.mark.parametrize(
    "view",
    [
        "Kandahar and Herat had fallen.",
        "The last defenders of Herat gave up.",
        "Troops began to shell Herat.",
        "Shots were heard along the frontier between Herat and the river.",
    ],
)
def test_more_words_that_make_a_place(view: str) -> None:
    assert "Herat" in {one.name for one in find_places(view, tokenize(view))}
