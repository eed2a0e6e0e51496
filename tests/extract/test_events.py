"""Events of many wars in PLOVER's terms: type, who did it to whom, who says so; and what did not happen."""

from dataclasses import replace

import pytest

from counterclaim.actor import Actor
from counterclaim.event import Event
from counterclaim.extract.context import made_by
from counterclaim.extract.events import extract_events
from counterclaim.noun import Span
from counterclaim.toll import Subject, Toll
from tests.extract.annotated import needs_weights, records
from tests.extract.war_readings import claims_of

HAPPENED = [
    # assaults
    ("Ethiopian forces shelled Eritrean positions.", "ASSAULT", ["ETH"], ["ERI"]),
    ("Israel bombed Gaza.", "ASSAULT", ["ISR"], None),
    ("Boko Haram attacked Nigerian troops.", "ASSAULT", ["BOKO HARAM"], ["NGA"]),
    ("Taliban fighters ambushed Afghan soldiers.", "ASSAULT", ["TALIBAN"], ["AFG"]),
    ("Saudi-led coalition warplanes struck the Houthis.", "ASSAULT", ["SAU"], ["HOUTHI"]),
    ("A Malian convoy was ambushed by JNIM.", "ASSAULT", ["JNIM"], ["MLI"]),
    ("Myanmar's military launched airstrikes.", "ASSAULT", ["MMR"], []),
    ("Rwandan troops captured the airport.", "ASSAULT", ["RWA"], []),
    ("M23 seized the town.", "ASSAULT", ["M23"], []),
    ("Chadian and Libyan forces clashed.", "ASSAULT", ["TCD", "LBY"], []),
    ("Sudanese troops fought with South Sudanese forces.", "ASSAULT", ["SDN", "SSD"], []),
    ("Fighting between Armenia and Azerbaijan erupted.", "ASSAULT", ["ARM", "AZE"], []),
    ("India and Pakistan exchanged artillery fire.", "ASSAULT", ["IND", "PAK"], []),
    ("Russia's invasion of Ukraine went on.", "ASSAULT", ["RUS"], ["UKR"]),
    ("Al-Shabaab has been attacking Kenya.", "ASSAULT", ["SHABAAB"], ["KEN"]),
    ("Turkey shot down a Russian jet.", "ASSAULT", ["TUR"], ["RUS"]),
    # talks
    ("Kenya's president met with Somalia's president.", "CONSULT", ["KEN", "SOM"], []),
    ("Macron spoke by phone with Zelensky.", "CONSULT", ["FRA", "UKR"], []),
    ("Eritrea held talks with Ethiopia.", "CONSULT", ["ERI", "ETH"], []),
    ("Talks between Serbia and Kosovo ended early.", "CONSULT", ["SRB", "XKX"], []),
    ("Egypt hosted Hamas.", "CONSULT", ["EGY", "HAMAS"], []),
    # aid and support
    ("Iran sent weapons to the Houthis.", "AID", ["IRN"], ["HOUTHI"]),
    ("Poland sent 20 tanks to Ukraine.", "AID", ["POL"], ["UKR"]),
    ("Germany supplied Ukraine with ammunition.", "AID", ["DEU"], ["UKR"]),
    ("Japan delivered food aid to Yemen.", "AID", ["JPN"], ["YEM"]),
    ("Turkey has sent mercenaries to Libya.", "AID", ["TUR"], ["LBY"]),
    ("Pakistan stands with Azerbaijan.", "SUPPORT", ["PAK"], ["AZE"]),
    # retreat, concession, agreement
    ("Ethiopian troops withdrew from Tigray.", "RETREAT", ["ETH"], None),
    ("Russia pulled back from Kherson.", "RETREAT", ["RUS"], None),
    ("The Taliban declared a ceasefire.", "RETREAT", ["TALIBAN"], []),
    ("Hamas released 20 hostages.", "CONCEDE", ["HAMAS"], []),
    ("The FARC freed five prisoners.", "CONCEDE", ["FARC"], []),
    ("Ethiopia lifted the siege.", "CONCEDE", ["ETH"], []),
    ("Eritrea and Ethiopia signed a peace deal.", "AGREE", ["ERI", "ETH"], []),
    ("Sudan agreed to a truce.", "AGREE", ["SDN"], []),
    ("Serbia and Kosovo restored ties.", "COOPERATE", ["SRB", "XKX"], []),
    # mobilisation, sanctions, coercion, protest
    ("Greece deployed warships.", "MOBILIZE", ["GRC"], []),
    ("Belarus conducted military drills.", "MOBILIZE", ["BLR"], []),
    ("Russia massed 100,000 troops.", "MOBILIZE", ["RUS"], []),
    ("Sudan ordered general mobilisation.", "MOBILIZE", ["SDN"], []),
    ("Japan imposed sanctions on Russia.", "SANCTION", ["JPN"], ["RUS"]),
    ("Morocco severed ties with Iran.", "SANCTION", ["MAR"], ["IRN"]),
    ("Poland expelled the ambassador.", "SANCTION", ["POL"], []),
    ("Niger closed its border with Benin.", "SANCTION", ["NER"], ["BEN"]),
    ("Ethiopia declared martial law.", "COERCE", ["ETH"], []),
    ("Iraq imposed a curfew in Basra.", "COERCE", ["IRQ"], []),
    ("Rwanda arrested two officers.", "COERCE", ["RWA"], []),
    # what is said is done
    ("Rwanda accused Burundi of shelling a village.", "ACCUSE", ["RWA"], ["BDI"]),
    ("France condemned Mali.", "ACCUSE", ["FRA"], ["MLI"]),
    ("Kenya called for an immediate ceasefire.", "REQUEST", ["KEN"], None),
    ("The African Union urged Sudan to stop the attacks.", "REQUEST", ["INTL"], ["SDN"]),
    ("Ukraine demanded that Russia withdraw.", "REQUEST", ["UKR"], ["RUS"]),
    ("Hamas rejected the truce proposal.", "REJECT", ["HAMAS"], None),
    ("North Korea threatened to attack South Korea.", "THREATEN", ["PRK"], ["KOR"]),
    ("Norway pledged support to Ukraine.", "AGREE", ["NOR"], ["UKR"]),
]  # fmt: skip

DID_NOT_HAPPEN = [
    ("Ethiopia did not attack Eritrea.", "ASSAULT"),
    ("Israel could attack Iran.", "ASSAULT"),
    ("Russia would never bomb Turkey.", "ASSAULT"),
    ("North Korea threatened to attack South Korea.", "ASSAULT"),
    ("Kenya vowed to destroy al-Shabaab.", "ASSAULT"),
    ("Turkey may send troops to Syria.", "AID"),
    ("Germany refused to send tanks to Ukraine.", "AID"),
    ("Poland plans to deploy troops.", "MOBILIZE"),
    ("Kenya called for a ceasefire.", "CONCEDE"),
    ("Hamas refused to release hostages.", "CONCEDE"),
    ("Japan is considering sanctions on Myanmar.", "SANCTION"),
    ("Thailand could impose a curfew.", "COERCE"),
    ("Sudan will hold talks with Chad.", "CONSULT"),
]


def events(text: str, tolls: tuple[Toll, ...] = ()) -> tuple[Event, ...]:
    read, claims = claims_of(text)
    return extract_events(read, claims, tolls)


def sides(actors: tuple[Actor, ...]) -> list[str | None]:
    return [actor.side for actor in actors]


@pytest.mark.parametrize(("text", "plover", "actors", "recipients"), HAPPENED)
def test_event(text, plover, actors, recipients):
    found = [(e.plover, sides(e.actors), sides(e.recipients)) for e in events(text)]
    assert any(p == plover and a == actors and (recipients is None or r == recipients) for p, a, r in found), found


@pytest.mark.parametrize(("text", "plover"), DID_NOT_HAPPEN)
def test_no_event(text, plover):
    assert plover not in [event.plover for event in events(text)]


def test_the_one_who_is_hit_did_not_hit():
    found = [e for e in events("Ethiopian positions were hit by Eritrean forces.") if e.plover == "ASSAULT"]
    assert [sides(e.actors) for e in found] == [["ERI"]]


def test_a_denial_is_no_event():
    assert events("Rwanda denied the claim.") == ()


def test_mutual_accusations_are_two():
    found = [
        (sides(e.actors), sides(e.recipients)) for e in events("Chad and Libya accused each other of shelling.") if e.plover == "ACCUSE"
    ]
    assert sorted(found) == [(["LBY"], ["TCD"]), (["TCD"], ["LBY"])]


def test_an_accusation_asserts_what_it_accuses_of():
    (aid,) = (e for e in events("Sudan accused Chad of sending weapons to the RSF.") if e.plover == "AID")
    assert (sides(aid.actors), sides(aid.recipients), aid.asserted_by) == (["TCD"], ["RSF"], "SDN")


def test_a_belligerent_that_calls_for_an_end_agrees():
    text = f"{WAR}Eritrea called for a ceasefire. Kenya called for a ceasefire."
    found = {(e.plover, e.actors[0].side) for e in events(text) if e.provenance.rule.startswith("events.said")}
    assert {("AGREE", "ERI"), ("REQUEST", "KEN")} <= found


def test_modes():
    assert {e.mode for e in events("Israel struck Iran with drones.") if e.plover == "ASSAULT"} == {"drone"}
    assert {e.mode for e in events("Ethiopian forces shelled Eritrean positions.") if e.plover == "ASSAULT"} == {"heavy-weapons"}
    assert {e.mode for e in events("Kenya called for talks.") if e.plover == "REQUEST"} == {"meet"}


def test_day_of_an_event():
    (event,) = (e for e in events("Ethiopian forces shelled Eritrean positions on Monday.") if e.plover == "ASSAULT")
    assert event.date is not None
    assert (event.date.start, event.date.end) == ("2022-03-14", "2022-03-14")


def test_words_are_verbatim():
    text = "In the north, Ethiopian forces shelled Eritrean positions on Monday."
    read, claims = claims_of(text)
    for event in extract_events(read, claims, ()):
        assert text[event.start : event.end] == event.spans[0].exact


def toll(text: str, number: str, side: str, stance: str) -> Toll:
    start = text.index(number)
    span = Span(start, start + len(number), number, "number")
    return Toll(
        id="toll_1", article="a", start=span.start, end=span.end, spans=(span,), provenance=made_by("test"), harm="killed",
        subject=Subject("ERI", "military", None, "soldiers"), text=number, low=12, high=12, soft_low=12, soft_high=12, period="incident",
        since=None, as_of=None, as_of_basis="none", place=None, claim=None, claimant=Actor(side, side, "state"), stance=stance,  # type: ignore[arg-type]
        perpetrator=None, value_status="stated",
    )  # fmt: skip


WAR = "Fighting between Eritrea and Ethiopia raged on. Eritrea shelled Ethiopia. "


@pytest.mark.parametrize(("side", "stance"), [("ETH", "enemy"), ("ERI", "own")])
def test_a_toll_is_an_assault_by_the_other_side(side, stance):
    text = f"{WAR}A count spoke of 12 Eritrean soldiers."
    found = [e for e in events(text, (toll(text, "12", side, stance),)) if e.tolls]
    assert [(e.plover, sides(e.actors), e.asserted_by) for e in found] == [("ASSAULT", ["ETH"], side)]


def test_a_hypothetical_toll_is_none():
    text = f"{WAR}A count spoke of 12 Eritrean soldiers."
    feared = replace(toll(text, "12", "ETH", "enemy"), hypothetical=True)
    assert not [e for e in events(text, (feared,)) if e.tolls]


def test_no_actor_no_event():
    assert events("A village was shelled.") == ()


def test_events_come_in_reading_order_with_ids_of_their_own():
    found = events("Ethiopian forces shelled Eritrean positions. Kenya called for a ceasefire. Japan imposed sanctions on Ethiopia.")
    assert [e.start for e in found] == sorted(e.start for e in found)
    assert len({e.id for e in found}) == len(found) >= 3


def test_who_is_told_of_a_danger_is_not_threatened_and_nobody_else_is() -> None:
    war = "Kenya and Somalia are at war. Kenyan troops shelled Somali positions. "
    told = events(war + 'Kenya warned its citizens on Saturday about "credible threats" to hotels in Lamu.')
    assert [e for e in told if e.plover == "THREATEN"] == []
    assert [sides(e.recipients) for e in events(war + "Kenya warned Somalia of more raids.") if e.plover == "THREATEN"] == [["SOM"]]


@needs_weights
def test_a_truce_beside_another_armed_group_is_not_that_of_the_two_who_fight() -> None:
    war = "Kenya is fighting Al-Shabaab in Somalia. Kenyan jets bombed Al-Shabaab. "
    other = records(war + "It is also battling Oromo militants in its north, where a ceasefire collapsed last July.")
    assert [one for one in other if isinstance(one, Event) and one.plover == "RETREAT"] == []
    own = [one for one in records(war + "A ceasefire collapsed last July.") if isinstance(one, Event) and one.plover == "RETREAT"]
    assert [sides(one.actors) for one in own] == [["KEN", "SHABAAB"]]
