"""Who fights whom, from the words of articles about many wars."""

import pytest

from counterclaim.extract.parties import belligerents, wars
from tests.extract.war_readings import reading

PAIRS = [
    ("Hezbollah fired rockets at an Israeli base. Israel bombed Hezbollah positions. Iran backs Hezbollah.", ["HEZBOLLAH", "ISR"]),
    ("Indian troops killed three Pakistani soldiers. Pakistan shelled Indian posts.", ["IND", "PAK"]),
    ("Fighting between the Sudanese army and the Rapid Support Forces spread. Egypt backs the army.", ["RSF", "SDN"]),
    ("Thailand and Cambodia accused each other of shelling. Thai and Cambodian forces clashed. Malaysia called for calm.", ["KHM", "THA"]),
    ("Kenya's war against al-Shabaab has cost many lives.", ["KEN", "SHABAAB"]),
    ("A ceasefire between Ethiopia and the Tigray People's Liberation Front held.", ["ETH", "TPLF"]),
    ("Russia's invasion of Ukraine went on. Germany sent tanks to Ukraine. Russian missiles hit Ukrainian towns.", ["RUS", "UKR"]),
    ("Nigerian troops battled Boko Haram near the lake.", ["BOKO HARAM", "NGA"]),
    # The only two who attack, one of them at home on the ground.
    ("Israeli strikes killed 15 people in Lebanon. Hezbollah fired a salvo near Haifa.", ["HEZBOLLAH", "ISR"]),
    ("Russian missiles hit a flat in Kharkiv. Ukraine's forces recaptured a village near Bakhmut.", ["RUS", "UKR"]),
    ("Russia said its troops had destroyed 11 tanks near Bakhmut. Ukraine said its forces had retaken a village.", ["RUS", "UKR"]),
    ("Rwanda's army shelled a camp near Goma. Congo's army bombed a depot near Goma.", ["COD", "RWA"]),
    # A land and its group are one enemy.
    ("Israel attacked Lebanon on Sunday. Israel bombed Hezbollah positions.", ["HEZBOLLAH", "ISR"]),
    ("Israel pounded Gaza. Israeli strikes killed 28 Palestinians in Rafah. Islamic Jihad fired rockets.", ["HAMAS", "ISR"]),
]

UNCLEAR = [
    "Peru and Chile signed a trade deal.",
    "Russia and Turkey were both blamed for the failure of the talks.",
    "Syrian forces pounded the city. Russian jets bombed it too. Turkey shelled Islamic State fighters.",
    "Israel bombed Hezbollah. Israel bombed Hamas.",
    "Macron clashed with Trump over tariffs.",
    "Rwanda, backed by Uganda, sent troops.",
    "American jets bombed a camp in Libya. Egyptian jets struck a depot in Libya.",  # two from abroad, who may each strike a third
    "Russian and Syrian jets struck a town in Syria.",
    # A group of the ground that is named as often may be the one that fights.
    "Rwanda's army shelled a camp near Goma. Congo's army bombed a depot near Goma. M23 said Goma was safe. M23 said it wanted talks.",
]


@pytest.mark.parametrize(("text", "sides"), PAIRS)
def test_the_two_who_fight(text, sides):
    assert [actor.side for actor in belligerents(reading(text).passages)] == sides


@pytest.mark.parametrize("text", UNCLEAR)
def test_silence_where_the_words_do_not_tell(text):
    assert belligerents(reading(text).passages) == ()


def test_wars_of_many_come_heaviest_first():
    found = wars(reading("Israel bombed Hezbollah. Hezbollah shelled Israel. Israel bombed Hamas.").passages)
    assert [sorted(war.sides) for war in found] == [["HEZBOLLAH", "ISR"], ["HAMAS", "ISR"]]
    assert found[0].weight > found[1].weight


def test_a_war_rests_on_words_of_the_article():
    text = "Officials met. Fighting between Chad and Libya went on."
    (war,) = wars(reading(text).passages)
    _, start, end = war.where
    assert "between Chad and Libya" in text[start:end]


def test_a_mediator_is_no_party():
    text = "Fighting between Chad and Libya raged on. Algeria urged Chad and Libya to stop. Algeria blamed Chad and Libya for the fighting."
    assert [actor.side for actor in belligerents(reading(text).passages)] == ["LBY", "TCD"]
