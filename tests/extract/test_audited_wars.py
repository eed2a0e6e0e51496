"""What an audit of short reports on twenty wars found wrong, told of other wars: days, doers, counts, quoters, ages, ties."""

from dataclasses import replace
from datetime import date

import pytest

from counterclaim.claim import Claim, Demand
from counterclaim.event import Event, Relation
from counterclaim.extract.context import Hints, NumberHint
from counterclaim.extract.event_harm import tells
from counterclaim.extract.toll_hinted import with_hinted
from counterclaim.extract.toll_lines import lines
from counterclaim.extract.toll_links import read_links
from counterclaim.extract.toll_sides import are_a_states_militants
from counterclaim.extract.toll_war import War
from counterclaim.toll import Toll
from tests.extract import war_readings
from tests.extract.annotated import needs_weights, records

pytestmark = needs_weights


def tolls(text: str) -> list[Toll]:
    return [one for one in records(text) if isinstance(one, Toll)]


def attacks(text: str) -> list[Event]:
    return [one for one in records(text) if isinstance(one, Event) and one.plover == "ASSAULT"]


def claims(text: str) -> list[Claim]:
    return [one for one in records(text) if isinstance(one, Claim) and one.voice != "narrator"]


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("KABUL, March 3 - Taliban gunmen ambushed an Afghan army convoy near Ghazni on Tuesday, killing nine men, the ministry said.", 1),
        ("France acknowledged on Wednesday that one of its planes had bombed a wedding in Mali on Monday.", 0),
        ("The Israeli army said on Wednesday that Hezbollah had shelled a farm on Sunday.", 6),
    ],
)
def test_a_deed_has_its_own_day_not_that_of_the_dateline_or_of_the_saying(text, weekday):
    found = {event.date.start for event in attacks(text) if event.date is not None}
    assert [date.fromisoformat(day or "").weekday() for day in found] == [weekday]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shelled Goma. Measles has killed 40 children in the camps of Kivu since May, the United Nations said.",
        "Fighting goes on around Goma. An outbreak of cholera killed 12 people in Kivu this month.",
    ],
)
def test_illness_attacks_nobody(text):
    illness = min(text.index(word) for word in ("Measles", "An outbreak") if word in text)
    assert not [event for event in attacks(text) if event.start >= illness]


@pytest.mark.parametrize(
    "text",
    [
        "The Somali army captured a rebel airfield near Kismayo.",
        "Planes bombed displaced villagers near Idlib.",
        "A Mirage was shot down over Rutba Wells and its pilot killed.",
        "The army has not said how many rebels were killed near Marib.",
    ],
)
def test_what_only_describes_names_a_place_or_is_asked_counts_nobody(text):
    assert not [toll for toll in tolls(text) if toll.text in ("a rebel", "villagers", "Rutba Wells", "rebels") and toll.low]


def test_the_losses_that_are_not_told_are_whose_the_words_say():
    others = tolls("The Yemeni army has not said how many rebels were killed.")
    own = tolls("Kenya has not said how many soldiers it has lost in Somalia.")
    assert [(toll.value_status, toll.subject.side) for toll in others] == [("not_disclosed", None)]
    assert [(toll.value_status, toll.subject.side) for toll in own] == [("not_disclosed", "KEN")]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Reuters quoted an officer as saying that shells had hit a school in Donetsk.", ["Reuters", "an officer"]),
        ('"We fled at night," a nurse was quoted by Reuters as saying after shells hit a school in Donetsk.', ["Reuters", "a nurse"]),
    ],
)
def test_who_quotes_stands_before_who_is_quoted(text, chain):
    assert [[link.actor.name for link in claim.chain][:1] for claim in claims(text)] == [chain[:1]]


def test_whom_somebody_quotes_is_nothing_said():
    text = (
        "Nine people were killed when their lorry hit a mine near Huambo, radio station Morena reported on Monday, quoting a village elder."
    )
    assert all("elder" not in text[claim.start : claim.end] for claim in claims(text))


@pytest.mark.parametrize("noun", ["marshal", "former engineer"])
def test_an_age_leads_back_to_who_was_named(noun):
    text = f'Khalifa Haftar, the commander of the Libyan National Army, met envoys on Monday. The 76-year-old {noun} said: "We go on."'
    assert [claim.claimant.side for claim in claims(text)] == ["LNA"]


def test_a_user_of_a_weapon_does_not_suffer_it():
    text = 'NATO bombed Libya. "The pilot dropped his bomb on a depot," said NATO spokeswoman Oana Lungescu.'
    assert all(actor.name != "Oana Lungescu" for event in attacks(text) for actor in event.recipients)


def test_had_fired_is_no_passive():
    text = "Somalia's army fights al-Shabab. The army denied it had fired on the clinic."
    denied = [event for event in attacks(text) if event.denied_by]
    assert [([a.side for a in event.actors], [a.side for a in event.recipients]) for event in denied] == [(["SOM"], [])]


def test_the_last_word_of_a_groups_name_stands_for_it():
    text = "Sri Lanka's army fights the Tamil Tigers. The Tigers said they would talk."
    assert [claim.claimant.side for claim in claims(text)] == ["LTTE"]


def test_the_doer_of_a_clause_inside_backs_whom_that_clause_says():
    text = "Iran backs the Houthis, while Saudi Arabia, Bahrain and Egypt support the government of Yemen. " + (
        "The UN mission (UNMHA) said at least nine civilians, including a six-year-old boy, were killed and 20 injured by shelling of "
        "a camp for the displaced on Friday; it did not say who had fired. The government blamed Houthi gunners."
    )
    found = {(one.left.side, one.right.side) for one in records(text) if isinstance(one, Relation) and one.kind == "supports"}
    assert found & {("IRN", "HOUTHI"), ("SAU", "HOUTHI"), ("EGY", "HOUTHI"), ("BHR", "HOUTHI")} == {("IRN", "HOUTHI")}


def test_bosnian_serbs_are_no_part_of_the_government_in_sarajevo():
    text = "The Bosnian government said the Bosnian Serb leader had refused to hand over the guns around Gorazde."
    assert "VRS" in {actor.side for one in records(text) if isinstance(one, Claim) for actor in [one.claimant]} | {
        actor.side for one in records(text) if isinstance(one, Event) for actor in one.actors
    }


def test_a_number_that_only_a_second_reader_takes_for_harm_is_possible_behind_could():
    text = "If the dam of Mosul bursts in the fighting, thousands could die, engineers warn."
    hint = NumberHint(harm="killed")
    read = replace(war_readings.reading(text), hints=Hints(numbers={(0, text.index("thousands")): hint}))
    assert [link.hypothetical for line in lines(read, 0) for link in with_hinted(read, line, ())] == [True]


def test_a_count_of_none_tells_of_no_attack():
    found = tolls("Two officials familiar with the operation said the guerrillas had suffered no casualties near Cali.")
    assert [(toll.high, tells(toll)) for toll in found] == [(0, False)]


def test_the_place_of_a_dated_dateline_harms_nobody():
    text = "MOGADISHU, August 28 - Al-Shabaab fighters attacked a base in southern Somalia on Saturday, killing scores of soldiers."
    assert all(toll.perpetrator is None or toll.perpetrator.side != "SOM" for toll in tolls(text))


def test_a_land_in_a_dateline_owns_no_planes():
    text = "KUWAIT, Aug 15 - Iran said on Thursday that its planes had bombed the Iraqi port of Faw at dawn."
    assert {actor.side for event in attacks(text) for actor in event.actors} == {"IRN"}


def test_what_somebody_is_asked_to_agree_to_is_not_agreed():
    text = "Pastor Alape demanded that Bogota agree to a ceasefire with the FARC."
    asked = [one for one in records(text) if isinstance(one, Demand)]
    assert [[actor.side for actor in one.of] for one in asked] == [["COL"]]
    assert not [claim for claim in claims(text) if claim.speech_act == "accept"]


def test_of_whom_is_asked_what_a_bare_verb_tells():
    text = "The African Union demanded that Eritrea withdraw its troops from Tigray."
    assert [[actor.side for actor in one.of] for one in records(text) if isinstance(one, Demand)] == [["ERI"]]


def test_what_somebody_insists_on_has_not_happened():
    text = "Asmara has accepted the plan; Ethiopia insists that Eritrea withdraw first."
    assert not [one for one in records(text) if isinstance(one, Event) and one.plover == "RETREAT"]


def test_rebels_are_no_states_men_even_to_a_second_reader():
    text = "Shells fell on Grozny. The Defence Ministry said 1,500 rebels had been killed in Chechnya in February."
    read = war_readings.reading(text)
    line = next(one for one in lines(read, 0) if "rebels" in one.lower)
    assert are_a_states_militants(read_links(line)[0], War(), "RUS")


def test_own_towns_that_were_shelled_are_whose_they_are():
    text = "Georgia fights Russia. Georgia said its own towns had been shelled all night."
    assert "GEO" in {actor.side for event in attacks(text) if event.start > text.index("said") for actor in event.recipients}


def test_soldiers_who_drown_and_robbers_who_shoot_are_no_losses_of_war():
    text = "Nepal's army fights the Maoists. Seven soldiers drowned on Friday when their lorry fell into a river. "
    crime = "Police said a robber had shot dead a shopkeeper in Rolpa."
    assert not tolls(text + crime)
    assert not [event for event in attacks(text + crime) if event.start > len(text)]


def test_what_is_between_two_killed_not_the_second_of_them():
    for told in ("Fighting between Rwanda-backed rebels and Congolese troops", "Clashes between herders and the Malian army"):
        (toll,) = tolls(f"{told} killed 12 people on Tuesday, the Red Cross said.")
        assert toll.perpetrator is None
    (toll,) = tolls("Congolese troops killed 12 people on Tuesday, the Red Cross said.")
    assert toll.perpetrator is not None


@pytest.mark.parametrize(
    "source",
    ["a doctor at the town's main hospital told reporters", "an officer from the Maiduguri command said", "a nurse in Goma confirmed"],
)
def test_who_tells_from_somewhere_is_none_of_those_counted(source):
    assert [toll.low for toll in tolls(f"Shells hit a school in Goma, killing 12 pupils, {source}.")] == [12]
    assert len(tolls("Shells hit a school in Goma, killing 12 pupils, a guard at the gate, and two cooks, doctors said.")) > 1


def test_who_hits_a_mine_did_not_lay_it():
    text = "An Eritrean army truck struck an anti-tank mine near Badme, wounding four soldiers, the ministry said."
    assert [event for event in attacks(text) if event.actors] == []
    (toll,) = tolls(text)
    assert toll.perpetrator is None
    (shot,) = attacks("Eritrean jets struck a mine near Badme.")
    assert [actor.side for actor in shot.actors] == ["ERI"]
