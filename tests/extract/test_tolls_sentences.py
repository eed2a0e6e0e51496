"""What a sentence counts: number words, range, harm, status and item, over many invented wars."""

from dataclasses import replace

import pytest

from counterclaim.extract.tolls import extract_tolls
from counterclaim.toll import Toll
from tests.extract.annotated import needs_weights, records
from tests.extract.parsed import parsed
from tests.extract.toll_readings import read
from tests.extract.written import reading

# (sentence, [(number words, low, high, harm, status, item)])
Row = tuple[str, int | None, int | None, str, str, str | None]
SENTENCES: list[tuple[str, list[Row]]] = [
    # active verbs
    ("Twelve soldiers killed him in the market square, then fled north for 20 km.", [("him", 1, 1, "killed", "unknown", None)]),
    ("The barrage killed 14 soldiers.", [("14", 14, 14, "killed", "military", None)]),
    ("Rebels killed at least 14 troops near the pass.", [("at least 14", 14, None, "killed", "military", None)]),
    ("A rocket salvo killed more than 20 villagers and wounded 31.", [
        ("more than 20", 21, None, "killed", "civilian", None), ("31", 31, 31, "wounded", "unknown", None)]),
    ("Jets struck a market, killing 9 shoppers and injuring dozens.", [
        ("9", 9, 9, "killed", "civilian", None), ("dozens", 12, None, "wounded", "unknown", None)]),
    ("The ambush left six soldiers dead and 11 wounded.", [
        ("six", 6, 6, "killed", "military", None), ("11", 11, 11, "wounded", "military", None)]),
    ("Shelling in the old town wounded up to 40 residents.", [("up to 40", 0, 40, "wounded", "civilian", None)]),
    ("Insurgents beheaded three captured policemen.", [("three", 3, 3, "killed", "unknown", None)]),
    ("Guerrillas gunned down two mayors in the valley.", [("two", 2, 2, "killed", "civilian", None)]),
    ("The army said it had shot down a drone over the delta.", [("a drone", 1, 1, "shot_down", "equipment", "drone")]),
    ("Gunners downed two helicopters on Friday.", [("two", 2, 2, "shot_down", "equipment", "helicopter")]),
    ("The column knocked out seven tanks.", [("seven", 7, 7, "destroyed", "equipment", "tank")]),
    ("Partisans blew up a bridge and two fuel depots.", [
        ("a bridge", 1, 1, "destroyed", "civilian_object", "bridge"), ("two", 2, 2, "destroyed", "equipment", "fuel depot")]),
    ("Marines destroyed 12 boats, three radars and a command post.", [
        ("12", 12, 12, "destroyed", "equipment", "boat"), ("three", 3, 3, "destroyed", "equipment", "radar"),
        ("a command post", 1, 1, "destroyed", "equipment", "command post")]),
    ("Gunners destroyed 60 tanks and armoured personnel carriers.", [
        ("60", 60, 60, "destroyed", "equipment", "tank and armoured personnel carrier")]),
    ("The brigade put at 45 the howitzers, having destroyed 30 artillery and rocket systems.", [
        ("30", 30, 30, "destroyed", "equipment", "artillery and rocket system")]),
    ("Frontier guards captured 17 fighters and seized rifles.", [("17", 17, 17, "captured", "military", None)]),
    ("The militia took 12 soldiers prisoner.", [("12", 12, 12, "captured", "military", None)]),
    ("Fighters abducted about 30 schoolgirls from a dormitory.", [("about 30", 25, 35, "captured", "civilian", None)]),
    ("Floods of fire displaced nearly 2,000 families during the offensive.", [("nearly 2,000", 1800, 1999, "displaced", "civilian", None)]),
    ("The blockade has killed thousands and displaced 1.2 million people.", [
        ("thousands", 1000, None, "killed", "unknown", None), ("1.2 million", 1200000, 1200000, "displaced", "unknown", None)]),
    ("Security forces neutralised 25 militants in the hills.", [("25", 25, 25, "neutralised", "military", None)]),
    ("The raid killed or wounded 70 conscripts.", [("70", 70, 70, "killed_or_wounded", "military", None)]),
    ("Mortar rounds damaged 16 houses and a clinic.", [
        ("16", 16, 16, "damaged", "civilian_object", "house"), ("a clinic", 1, 1, "damaged", "civilian_object", "clinic")]),
    ("The shelling destroyed or damaged 200 homes.", [("200", 200, 200, "damaged", "civilian_object", "home")]),
    ("The fighting killed a total of 210 people in May.", [("210", 210, 210, "killed", "unknown", None)]),
    ("The strike killed another five medics.", [("five", 5, 5, "killed", "civilian", None)]),
    ("The division lost 40 tanks in the first week.", [("40", 40, 40, "destroyed", "equipment", "tank")]),
    ("The garrison lost 300 men in the siege.", [("300", 300, 300, "killed", "unknown", None)]),
    ("Airstrikes killed between 12 and 15 civilians.", [("between 12 and 15", 12, 15, "killed", "civilian", None)]),
    ("Snipers killed 3-5 people a day in the siege.", [("3-5", 3, 5, "killed", "unknown", None)]),
    ("Bombs killed 30 to 40 worshippers in the siege.", [("30 to 40", 30, 40, "killed", "civilian", None)]),
    ("The blast killed some 60 recruits.", [("some 60", 55, 65, "killed", "military", None)]),
    ("The strike killed a dozen rebels and two children.", [
        ("a dozen", 12, 12, "killed", "military", None), ("two", 2, 2, "killed", "civilian", None)]),
    ("Their gunboats sank three landing craft.", [("three", 3, 3, "destroyed", "equipment", "landing craft")]),
    # headlines
    ("Airstrikes kill 14 in besieged port", [("14", 14, 14, "killed", "unknown", None)]),
    ("Mine blast kills five, wounds eight in the east", [
        ("five", 5, 5, "killed", "unknown", None), ("eight", 8, 8, "wounded", "unknown", None)]),
    ("At least 33 dead in attack on mosque", [("At least 33", 33, None, "killed", "unknown", None)]),
    ("Twelve killed, 40 injured as shells hit school", [
        ("Twelve", 12, 12, "killed", "unknown", None), ("40", 40, 40, "wounded", "unknown", None)]),
    # passives
    ("Nine soldiers were killed in the ambush.", [("Nine", 9, 9, "killed", "military", None)]),
    ("Nine soldiers from the third brigade were killed and 20 wounded.", [
        ("Nine", 9, 9, "killed", "military", None), ("20", 20, 20, "wounded", "military", None)]),
    ("Hundreds have been killed since the siege began.", [("Hundreds", 100, None, "killed", "unknown", None)]),
    ("Scores of people were killed and thousands more displaced.", [
        ("Scores", 20, None, "killed", "unknown", None), ("thousands", 1000, None, "displaced", "unknown", None)]),
    ("Thousands of people were killed in the siege and many more displaced.", [
        ("Thousands", 1000, None, "killed", "unknown", None), ("many more", 1000, None, "displaced", "unknown", None)]),
    ("A seven-year-old boy was killed when shells hit a school.", [("A seven-year-old boy", 1, 1, "killed", "civilian", None)]),
    ("Their father and an uncle were wounded in the shelling.", [("Their father and an uncle", 2, 2, "wounded", "civilian", None)]),
    ("A cargo helicopter was shot down near the river.", [("A cargo helicopter", 1, 1, "shot_down", "equipment", "helicopter")]),
    ("Footage showed three tanks being blown up.", [("three", 3, 3, "destroyed", "equipment", "tank")]),
    ("A school bus was set on fire by mortar fire.", [("A school bus", 1, 1, "damaged", "civilian_object", "bus")]),
    ("Four ambulances were destroyed overnight.", [("Four", 4, 4, "destroyed", "civilian_object", "ambulance")]),
    ("Some 40,000 residents have been displaced by the offensive.", [("Some 40,000", 35000, 45000, "displaced", "civilian", None)]),
    ("Two pilots were captured after their jet was shot down.", [
        ("Two", 2, 2, "captured", "military", None), ("their jet", 1, 1, "shot_down", "equipment", "jet")]),
    ("Seven nurses, two of them pregnant, were killed in the raid.", [
        ("Seven", 7, 7, "killed", "civilian", None), ("two", 2, 2, "killed", "civilian", None)]),
    ("Six people who were sheltering in the church were killed.", [("Six", 6, 6, "killed", "unknown", None)]),
    ("Its Mi-24, which rebels claim was shot down, lies in a field.", [("Its Mi-24", 1, 1, "shot_down", "equipment", "helicopter")]),
    ("Eleven sailors are missing after the corvette sank in a missile strike.", [
        ("Eleven", 11, 11, "missing", "military", None), ("the corvette", 1, 1, "destroyed", "equipment", "corvette")]),
    ("About a dozen aid workers were reportedly wounded in the attack.", [("About a dozen", 6, 18, "wounded", "civilian", None)]),
    ("Three soldiers and two civilians were killed in the shelling.", [
        ("Three", 3, 3, "killed", "military", None), ("two", 2, 2, "killed", "civilian", None)]),
    ("Eight farmers were killed along with three soldiers.", [
        ("Eight", 8, 8, "killed", "civilian", None), ("three", 3, 3, "killed", "military", None)]),
    ("Dozens were killed and wounded in the bombardment.", [("Dozens", 12, None, "killed_or_wounded", "unknown", None)]),
    ("Five shepherds were later found dead in the war zone.", [("Five", 5, 5, "killed", "civilian", None)]),
    # dying, fleeing
    ("Ten civilians died in the shelling.", [("Ten", 10, 10, "killed", "civilian", None)]),
    ("Five members of a family died when a rocket hit their house.", [("Five", 5, 5, "killed", "civilian", None)]),
    ("Two hundred soldiers lost their lives in the siege.", [("Two hundred", 200, 200, "killed", "military", None)]),
    ("More than 5,000 villagers fled the fighting.", [("More than 5,000", 5001, None, "displaced", "civilian", None)]),
    ("An armoured vehicle exploded on the bridge after the strike.", [
        ("An armoured vehicle", 1, 1, "destroyed", "equipment", "armoured vehicle")]),
    # nominal
    ("The army reported 15 civilian deaths.", [("15", 15, 15, "killed", "civilian", None)]),
    ("The clashes claimed the lives of at least 22 conscripts.", [("at least 22", 22, None, "killed", "military", None)]),
    ("The war has claimed 9,000 lives.", [("9,000", 9000, 9000, "killed", "unknown", None)]),
    ("The death toll rose to 48.", [("48", 48, 48, "killed", "unknown", None)]),
    ("The death toll rose from 31 to 48.", [("48", 48, 48, "killed", "unknown", None)]),
    ("The ministry confirmed the deaths of four peacekeepers.", [("four", 4, 4, "killed", "military", None)]),
    ("Officials announced the loss of three warships.", [("three", 3, 3, "destroyed", "equipment", "warship")]),
    ("The number of wounded stands at 96.", [("96", 96, 96, "wounded", "unknown", None)]),
    ("The hospital counted 120 casualties.", [("120", 120, 120, "killed_or_wounded", "unknown", None)]),
    ("The raid caused heavy civilian casualties.", [("civilian casualties", 2, None, "killed_or_wounded", "civilian", None)]),
    ("The convoy evacuated 12 wounded soldiers.", [("12", 12, 12, "wounded", "military", None)]),
    ("The command named its dead pilot.", [("its dead pilot", 1, 1, "killed", "military", None)]),
    ("Among the dead were three children.", [("three", 3, 3, "killed", "civilian", None)]),
    # parts
    ("Thirty people, including 12 children, were killed in the strike.", [
        ("Thirty", 30, 30, "killed", "unknown", None), ("12", 12, 12, "killed", "civilian", None)]),
    ("The strike killed 30 people, including 12 children and five women.", [
        ("30", 30, 30, "killed", "unknown", None), ("12", 12, 12, "killed", "civilian", None), ("five", 5, 5, "killed", "civilian", None)]),
    ("Shells killed 18 people, six of them children.", [
        ("18", 18, 18, "killed", "unknown", None), ("six", 6, 6, "killed", "civilian", None)]),
    ("Fighting killed 80 people, nine of whom were medics.", [
        ("80", 80, 80, "killed", "unknown", None), ("nine", 9, 9, "killed", "civilian", None)]),
    ("The barrage left at least 29 residents and three foreign nationals dead.", [
        ("at least 29", 29, None, "killed", "civilian", None), ("three", 3, 3, "killed", "unknown", None)]),
    ("A special forces officer was killed near the ridge.", [("A special forces officer", 1, 1, "killed", "military", None)]),
    ("At least one gunman was killed at the gate.", [("At least one", 1, None, "killed", "military", None)]),
    ("Two siblings have been identified as among those killed in the raid.", [("Two", 2, 2, "killed", "civilian", None)]),
    # bare plurals
    ("Soldiers were killed on both flanks.", [("Soldiers", 2, None, "killed", "military", None)]),
    ("The guns have killed civilians in the suburbs.", [("civilians", 2, None, "killed", "civilian", None)]),
    # fears and possibilities are kept, and marked (see test_tolls.py)
    ("Some 50 miners are feared dead after the bombing.", [("Some 50", 45, 55, "killed", "civilian", None)]),
]  # fmt: skip

NO_TOLLS = [
    # threatened, negated, conditional, general
    "The general threatened to kill 500 rebels.",
    "The new offensive could kill thousands of civilians.",
    "The raid did not kill any of the 40 hostages.",
    "None of the 12 soldiers was killed.",
    "If 100 soldiers were killed the offensive would stop.",
    "The plan to destroy 40 tanks was dropped.",
    "They vowed to shoot down any drone.",
    "Mines that kill civilians should be banned.",
    "The rebels would have to destroy 20 tanks first.",
    "Several farmers do not want to be displaced by the war.",
    # no harm said of the number
    "Twelve soldiers searched him in the market square, then fled north for 20 km.",
    "The army sent 2,000 soldiers to the front.",
    "Norland has 300 tanks.",
    "About 60 delegates attended talks on the killing.",
    "Forty trucks crossed the border with grain after the attack.",
    "The 12-day siege killed hope.",
    "In the 2024 clashes the front did not move.",
    "Norland bought 12 helicopters from Westmark before a jet crashed.",
    "He commanded 300 men in the fighting.",
    # not counts
    "The missile hit a target 40 km away and killed the talks.",
    "The rouble lost 30 percent in the war.",
    "The attack killed trade worth $5 million.",
    "F-16 jets bombed the ridge at 10:30 on 12 May 2031.",
    # captures of ground, politics
    "The army captured 12 villages and a hill.",
    "The party lost 40 seats after the strike.",
    # illness, weather, accidents
    "Covid-19 has killed 4,000 people in the capital.",
    "The earthquake killed 90 people and injured 400.",
    "Floods killed 14 people and displaced 2,000.",
    "Cholera killed 30 refugees in the camp.",
    "Seven migrants drowned when a dinghy capsized.",
    # animals
    "The shelling killed 30 horses.",
]


def rows(tolls: tuple[Toll, ...]) -> list[Row]:
    return [(toll.text, toll.low, toll.high, toll.harm, toll.subject.status, toll.subject.item) for toll in tolls]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[row[0][:50] for row in SENTENCES])
def test_what_a_sentence_counts(sentence: str, expected: list[Row]) -> None:
    assert rows(tuple(sorted(extract_tolls(read(sentence), ()), key=lambda toll: toll.start))) == expected


@pytest.mark.parametrize("sentence", NO_TOLLS)
def test_what_is_no_toll(sentence: str) -> None:
    assert rows(extract_tolls(read(sentence), ())) == []


def test_a_verb_behind_and_opens_no_second_noun() -> None:
    text = "Norland says it killed 20 fighters and denies targeting civilians"
    heads = "nsubj:2 root nsubj:4 ccomp:2 nummod:6 obj:4 cc:8 conj:2 xcomp:8 obj:9"
    tags = "PROPN VERB PRON VERB NUM NOUN CCONJ VERB VERB NOUN"
    reading = read(text)
    with_parse = replace(reading, passages=(replace(reading.passages[0], words=parsed(text, heads, tags)),))
    (toll,) = extract_tolls(with_parse, ())
    assert (toll.subject.text, toll.subject.status) == ("fighters", "military")


@needs_weights
def test_where_another_deed_leads_is_not_where_people_were_killed() -> None:
    (toll,) = (one for one in records("The siege has killed more than 900 people and created a crisis in Kenya.") if isinstance(one, Toll))
    assert toll.place is None
    told = [one.place for one in records("Shelling killed 12 people and wounded 30 in Goma.") if isinstance(one, Toll)]
    assert told == ["Goma", "Goma"]


@needs_weights
def test_a_pronoun_before_a_missile_owns_no_crew() -> None:
    text = (
        "A clip shows a Sudanese drone, made in Kenya, tracking an Eritrean tank across the plain before blowing it up with a missile - "
        "killing the three crew members."
    )
    assert [one.subject.side for one in records(text) if isinstance(one, Toll) and one.low == 3] == ["ERI"]


@pytest.mark.parametrize("name", ["Bush administration", "Obama administration"])
def test_a_past_administration_keeps_its_own_name(name: str) -> None:
    (toll,) = (one for one in extract_tolls(reading(f"The {name} killed hundreds of fighters near Kismayo."), ()))
    assert toll.perpetrator is not None
    assert (toll.perpetrator.name, toll.perpetrator.side) == (name, "USA")
