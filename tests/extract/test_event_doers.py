"""Who did what newspaper prose tells, and who only tells it: articles of several paragraphs on wars made up for the tests."""

import pytest

from counterclaim.detect.passages import detect_article
from counterclaim.event import Event
from counterclaim.extract import records_of, understand
from counterclaim.pipeline import the_annotator
from counterclaim.toll import Toll
from tests.extract.annotated import needs_weights
from tests.extract.written import written

pytestmark = needs_weights


def records(*paragraphs):
    """Return every record of an article made of paragraphs, as the rules read it with the annotator's parse."""
    article = written(*paragraphs)
    return records_of(understand(article, detect_article(article, the_annotator())))


def events(*paragraphs, plover="ASSAULT"):
    return [one for one in records(*paragraphs) if isinstance(one, Event) and one.plover == plover]


def doers(*paragraphs):
    return {actor.side for one in events(*paragraphs) for actor in one.actors}


def test_who_says_what_a_bomb_did_behind_a_relative_did_not_do_it():
    text = "Al-Shabaab claimed a bombing on Tuesday in central Nairobi that police said killed three people and wounded 27."
    assert doers(text) == {"SHABAAB"}


def test_who_speaks_between_commas_did_not_do_it():
    assert doers("The two rockets, Kenya says, hit a post at Lamu.") == set()


def test_where_fighting_was_is_no_side_of_it():
    assert doers("He led Boko Haram fighters in many battles in Chad and Niger.") == {"BOKO HARAM"}


def test_a_headlines_adverb_leaves_a_passive_one():
    assert doers("Ugandan commander likely killed near Goma") == set()


def test_rebels_who_say_that_a_government_masses_troops_mass_none():
    assert events("Kenya rebels say government masses troops near Lamu", plover="MOBILIZE") == []


def test_whom_somebody_of_no_side_fights_does_not_fight_himself_alone():
    assert doers("Gunmen battling Chad fled to the hills.") == set()


def test_a_group_at_war_at_home_does_not_make_others_fight_its_war():
    found = events(
        "Niger has fought AQIM for years. Niger's army shelled AQIM fighters near Agadez.",
        "AQIM has also grown during the chaos of Yemen's civil war between Houthi militia and forces loyal to the president.",
    )
    assert {"NER", "AQIM"} not in [{actor.side for actor in one.actors} for one in found if "Houthi" in one.spans[0].exact]


def test_a_participle_behind_a_noun_is_not_done_by_what_follows_it():
    text = "Dozens of fighters stormed through Lamu on Monday attacking Kenyan army posts in a raid that killed at least 50 people."
    assert "KEN" not in doers(text)


def test_the_attack_is_not_a_further_one_where_the_first_was_nobodys():
    told = (
        "A bomb killed twelve shoppers in Kampala on Friday.",
        "In January a gunman killed nine guests in a hotel, an attack that Uganda blamed on the Allied Democratic Forces.",
        "The attack wounded 20 others, medics said.",
    )
    assert [one.actors for one in events(*told)][-1] == ()
    assert [actor.side for actor in events(*told[1:])[-1].actors] == ["ADF"]


def test_who_owns_to_an_attack_of_last_month_did_not_make_todays():
    today = "A blast hit a checkpoint of the Ugandan army on Monday."
    before = "An attack there a month earlier claimed by the Allied Democratic Forces killed 70 people."
    now = "An attack on the checkpoint was claimed by the Allied Democratic Forces."
    blast = [[actor.side for actor in one.actors] for one in events(today, before) if "blast" in one.spans[0].exact]
    assert blast == [[]]
    assert doers(today, now) == {"ADF"}


def test_that_an_enemy_has_died_is_no_blow_of_who_says_so():
    assert doers("Islamic State commander Omar the Tuareg has died of his wounds, Niger said.") == set()


def test_his_way_is_nobodys_loss_and_him_is_not_the_teller():
    found = events(
        '"On his way he indiscriminately stabbed people," Kampala mayor Erias Lukwago told local radio.',
        "He said a police officer eventually caught up with the attacker and shot him dead.",
    )
    assert len(found) == 2
    assert all(one.recipients == () for one in found)


# What is asked, and of whom --------------------------------------------------------------------------------------------------------------

WAR = "Kenya has been fighting al-Shabaab for years."


@pytest.mark.parametrize(
    ("text", "plover", "asked"),
    [
        ("Kenya's president urged tourists in Mombasa to stay in their hotels.", "REQUEST", set()),
        ("France called for calm.", "REQUEST", {"KEN", "SHABAAB"}),
        ("Britain warned that the talks would only succeed if aid was let in.", "THREATEN", set()),
        ("Al-Shabaab vowed to strike back.", "THREATEN", {"KEN"}),
    ],
)
def test_calls_mean_those_who_fight_where_they_are_about_the_fight(text, plover, asked):
    (found,) = events(WAR, text, plover=plover)
    assert {actor.side for actor in found.recipients} == asked


def test_what_is_cleared_of_a_charge_accuses_nobody():
    cleared = "A Pakistani inquiry has concluded that an air strike that destroyed a school run by Oxfam did not amount to a war crime."
    assert events(cleared, plover="ACCUSE") == []
    assert events("Pakistan said the air strike by India amounted to a war crime.", plover="ACCUSE")


# When ------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Yemeni troops entered the town of Mocha, which the Houthis seized in May 2015.", None),
        ("A raid that took place on Monday killed nine soldiers near Goma.", "2019-05-13"),
    ],
)
def test_a_relative_clause_dates_the_attack_only_where_it_tells_more_of_it(text, day):
    found = events(text)
    first = next(one for one in found if "seized" not in one.spans[0].exact)
    assert (first.date.start if first.date else None) == day


# Tolls -----------------------------------------------------------------------------------------------------------------------------------


def tolls(*paragraphs):
    return [one for one in records(*paragraphs) if isinstance(one, Toll)]


def test_a_part_of_whom_a_side_speaks_is_not_its_own():
    found = tolls("Chad said it had killed 177 Sudanese, 119 of whom Chad says were rebels.")
    assert [(one.low, one.subject.side) for one in found] == [(177, "SDN"), (119, "SDN")]


def test_a_rate_over_the_harm_counts_nobody():
    assert tolls("An average of one Sudanese was killed every 25 minutes.") == []


@pytest.mark.parametrize(("spell", "period"), [("the hour-long operation", "incident"), ("the operation", "cumulative")])
def test_a_spell_of_some_hours_is_one_incident(spell, period):
    (found,) = tolls(f"At least 12 Sudanese soldiers were wounded during {spell}.")
    assert found.period == period


def test_an_office_and_its_holder_are_one_person():
    found = tolls("The mayor of Goma, Kambale Kasereka, was killed, and the archbishop was wounded.")
    assert [(one.low, one.harm) for one in found] == [(1, "killed"), (1, "wounded")]


def test_its_is_no_speakers_own():
    (found,) = events("A raid destroyed its fuel depot, Nigerien defence minister Salifou Mody said.")
    assert found.recipients == ()
