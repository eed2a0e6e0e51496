"""What the weigher alone finds, taken up by the rules: made-up sentences that the rules pass over."""

import pytest

from counterclaim.claim import Claim
from counterclaim.event import Event
from counterclaim.extract import records_of
from counterclaim.toll import Toll
from counterclaim.weigh.findings import Verdict
from counterclaim.weigh.hints import hinted, limits
from tests.weigh.scenes import content, doubtful, event, findings, number, scene, slot_of, verdict

GLUM = "Norway and Chad are at war. The ferry to Bergen came back with 17 on its planks, and nobody sang."
SENT = "Kenya fights Chad. Over the radio from Nairobi came word that the bridge was gone."


def records(seen, *found, kind):
    return [one for one in records_of(hinted(seen, findings(*found))) if isinstance(one, kind)]


def test_without_findings_the_rules_say_what_they_said():
    seen = scene("Kenya said on Monday that its army had lost 12 soldiers near Lamu.")
    (before, after) = (
        [one for one in found if not isinstance(one, Event)] for found in (records_of(hinted(seen, findings())), records_of(seen.reading))
    )
    assert before == after != []


def test_an_event_of_the_parse_of_which_the_weigher_sees_nothing_is_dropped():
    seen = scene("Kenya fights Chad. On Friday 12 people were hurt in a stampede of refugees near Lamu, when shots were fired.")
    told = [one for one in records_of(seen.reading) if isinstance(one, Event)]
    assert told
    assert all(one.provenance.rule.startswith(("events.incident", "events.said", "events.frame")) for one in told)
    assert records(seen, kind=Event) == []


def test_an_event_that_the_weigher_does_not_rule_out_stays():
    seen = scene("Kenya fights Chad. On Friday Chad's army shelled Lamu.")
    (before,) = records(seen, event(seen, "shelled", "ASSAULT", share=limits().possible), kind=Event)
    assert [one.side for one in before.actors] == ["TCD"]


def test_words_of_attack_that_the_rules_leave_untold_are_told_where_the_weigher_holds_it_for_likely():
    seen = scene("Kenya spoke of the raid.")
    assert "ASSAULT" not in {one.plover for one in records_of(seen.reading) if isinstance(one, Event)}
    (raid,) = records(seen, event(seen, "raid", "ASSAULT", share=limits().likely), kind=Event)
    assert (raid.plover, raid.provenance.rule, raid.actors) == ("ASSAULT", "events.incident", ())
    assert records(seen, event(seen, "raid", "ASSAULT", share=limits().likely - 0.01), kind=Event) == []


def test_what_the_weigher_finds_in_the_clause_of_a_told_event_is_that_event():
    seen = scene("Kenya fights Chad. Chad's army shelled the flats of Lamu on Friday.")
    told = records(seen, event(seen, "shelled", "ASSAULT"), event(seen, "flats", "ASSAULT"), kind=Event)
    assert len(told) == 1


def test_some_types_are_taken_up_from_a_lower_probability_on():
    seen = scene("Kenya fights Chad. Dawn over Lamu was Chad's doing, a red one.")
    chad, share = verdict("TCD", slot=slot_of(seen, "TCD")), limits().event - 0.05
    assert records(seen, event(seen, "doing", "ASSAULT", share=share, actor=chad), kind=Event) == []
    (aid,) = records(seen, event(seen, "doing", "AID", share=share, actor=chad), kind=Event)
    assert aid.plover == "AID"


def test_a_deed_that_is_counted_needs_no_second_reader():
    seen = scene("Kenya imposed a curfew in Lamu on Friday.")
    assert [one.plover for one in records(seen, kind=Event)] == ["COERCE"]


def test_a_number_that_the_rules_pass_over_becomes_a_toll():
    seen = scene(GLUM)
    assert not records(seen, kind=Toll)
    (toll,) = records(seen, number(seen, "17", harm="killed", side="NOR", status="civilian"), kind=Toll)
    assert (toll.low, toll.high, toll.harm, toll.subject.side, toll.subject.status) == (17, 17, "killed", "NOR", "civilian")
    assert toll.text == "17"


def test_a_number_of_which_the_weigher_is_not_sure_stays_none():
    seen = scene(GLUM)
    assert not records(seen, number(seen, "17", share=limits().number - 0.01), kind=Toll)


def test_losses_that_the_rules_leave_open_get_their_side():
    seen = scene("Twelve people were killed in the market on Tuesday.")
    (before,) = records(seen, kind=Toll)
    assert before.subject.side is None
    (after,) = records(seen, number(seen, "Twelve", side="MLI", status="civilian"), kind=Toll)
    assert after.subject.side == "MLI"


def test_people_of_whom_no_word_tells_get_their_status_as_an_inference():
    seen = scene("Twelve people were killed in the market on Tuesday.")
    (before,) = records(seen, kind=Toll)
    assert (before.subject.status, before.subject.status_basis) == ("unknown", "stated")
    (after,) = records(seen, number(seen, "Twelve", status="civilian"), kind=Toll)
    assert (after.subject.status, after.subject.status_basis, after.subject.told) == ("civilian", "inferred", "unknown")
    (nothing,) = records(seen, number(seen, "Twelve", status="equipment"), kind=Toll)
    assert nothing.subject.status == "unknown"
    sunk = scene("Norway and Chad are at war. Of its new ferries the Norwegian line had 17, and nobody sang.")
    (things,) = records(sunk, number(sunk, "17", harm="destroyed", status="equipment"), kind=Toll)
    assert (things.subject.status, things.subject.told) == ("equipment", "equipment")


def test_who_goes_on_being_counted_has_their_status_as_surely():
    seen = scene("Twelve people were killed and 30 wounded in the market on Tuesday.")
    tolls = records(seen, number(seen, "Twelve", status="civilian"), kind=Toll)
    assert [(toll.low, toll.subject.status, toll.subject.status_basis) for toll in tolls] == [
        (12, "civilian", "inferred"),
        (30, "civilian", "inferred"),
    ]


def test_losses_that_the_words_give_to_a_side_stay_with_it():
    seen = scene("Mali said that twelve of its soldiers were killed on Tuesday.")
    (toll,) = records(seen, number(seen, "twelve", side="NER", status="civilian"), kind=Toll)
    assert (toll.subject.side, toll.subject.status, toll.subject.status_basis) == ("MLI", "military", "stated")


def test_who_tells_a_number_is_set_right():
    seen = scene("Mali and Niger are at war. Twelve people were killed on Tuesday.")
    mali = verdict("MLI", slot=slot_of(seen, "MLI"))
    assert [toll.claimant.side for toll in records(seen, kind=Toll)] == ["OUTLET"]
    assert [toll.claimant.side for toll in records(seen, number(seen, "Twelve", teller=mali), kind=Toll)] == ["MLI"]
    unsure = doubtful("MLI", limits().teller - 0.01, slot_of(seen, "MLI"))
    assert [toll.claimant.side for toll in records(seen, number(seen, "Twelve", teller=unsure), kind=Toll)] == ["OUTLET"]


def test_who_tells_a_number_carries_the_claim_that_holds_it():
    seen = scene("Niger said that Mali had said that twelve people were killed on Tuesday.")
    niger = verdict("NER", slot=slot_of(seen, "NER"))
    (toll,) = records(seen, number(seen, "twelve", teller=niger), kind=Toll)
    (claim,) = [one for one in records(seen, kind=Claim) if one.claimant.side == "NER"]
    assert (toll.claimant.side, toll.claim) == ("NER", claim.id)


def test_who_is_told_to_tell_a_number_tells_it_with_the_side_of_the_weigher():
    seen = scene("Mali and Niger are at war. Twelve people were killed on Tuesday, the regional hospital said.")
    (before,) = records(seen, kind=Toll)
    assert before.claimant.side == "UNNAMED"
    (after,) = records(seen, number(seen, "Twelve", teller=verdict("MLI", slot=slot_of(seen, "MLI"))), kind=Toll)
    assert (after.claimant.name, after.claimant.side, after.claim) == (before.claimant.name, "MLI", before.claim)


def test_a_number_that_somebody_says_in_its_sentence_never_becomes_the_outlets():
    seen = scene("Mali said that twelve people were killed on Tuesday.")
    (toll,) = records(seen, number(seen, "twelve", teller=verdict("OUTLET")), kind=Toll)
    assert toll.claimant.side == "MLI"
    assert toll.claim is not None


def test_what_several_tell_is_left_to_them():
    seen = scene("Mali and Niger said that twelve people were killed in Chad on Tuesday.")
    tellers = sorted(toll.claimant.side for toll in records(seen, kind=Toll))
    assert tellers == ["MLI", "NER"]
    told = records(seen, number(seen, "twelve", teller=verdict("TCD", slot=slot_of(seen, "TCD"))), kind=Toll)
    assert sorted(toll.claimant.side for toll in told) == tellers


def test_who_acts_is_set_right_where_the_rules_name_others_only_by_a_weigher_that_is_very_sure():
    seen = scene("Chad shelled Lamu on Tuesday, and Kenya slept.")
    kenya = verdict("KEN", slot=slot_of(seen, "KEN"))
    (event_,) = records(seen, event(seen, "shelled", "ASSAULT", share=0.2, actor=kenya), kind=Event)
    assert [actor.side for actor in event_.actors] == ["KEN"]
    unsure = doubtful("KEN", limits().overruling - 0.01, slot_of(seen, "KEN"))
    (event_,) = records(seen, event(seen, "shelled", "ASSAULT", share=0.2, actor=unsure), kind=Event)
    assert [actor.side for actor in event_.actors] == ["TCD"]


def test_a_deed_that_the_rules_pass_over_becomes_an_event():
    seen = scene("Kenya fights Chad. Dawn over Lamu was Chad's doing, a red one.")
    chad = verdict("TCD", slot=slot_of(seen, "TCD"))
    before = records(seen, kind=Event)
    (added,) = [
        one
        for one in records(
            seen, event(seen, "doing", "ASSAULT", actor=chad, recipient=verdict("KEN", slot=slot_of(seen, "KEN"))), kind=Event
        )
        if one not in before
    ]
    assert added.plover == "ASSAULT"
    assert [actor.side for actor in added.actors] == ["TCD"]
    assert [actor.side for actor in added.recipients] == ["KEN"]
    assert "doing" in added.spans[0].exact


def test_a_deed_that_the_rules_tell_is_told_once():
    seen = scene("Chad shelled Lamu on Tuesday, the army of Kenya said.")
    before = records(seen, kind=Event)
    after = records(seen, event(seen, "shelled", "ASSAULT", actor=verdict("TCD", slot=slot_of(seen, "TCD"))), kind=Event)
    assert [one.id for one in after] == [one.id for one in before]


def test_whose_attack_it_was_that_the_rules_do_not_tell_takes_more_certainty():
    seen = scene("Kenya fights Chad. Dawn over Lamu was Chad's doing, a red one.")
    unsure = doubtful("TCD", (limits().attacker + limits().actor) / 2, slot_of(seen, "TCD"))
    (attack,) = [one for one in records(seen, event(seen, "doing", "ASSAULT", actor=unsure), kind=Event) if "doing" in one.spans[0].exact]
    assert attack.actors == ()
    (aid,) = [one for one in records(seen, event(seen, "doing", "AID", actor=unsure), kind=Event) if "doing" in one.spans[0].exact]
    assert [actor.side for actor in aid.actors] == ["TCD"]


def test_a_deed_by_nobody_known_names_nobody():
    seen = scene("Kenya fights Chad. Dawn over Lamu was somebody's doing, a red one.")
    told = records(seen, event(seen, "doing", "ASSAULT"), kind=Event)
    assert any(one.actors == () and "doing" in one.spans[0].exact for one in told)


def test_what_the_rules_do_not_hear_becomes_a_claim_of_who_says_it():
    seen = scene(SENT)
    assert not [one for one in records(seen, kind=Claim) if one.voice != "narrator"]
    said = content(seen, "bridge", "gone", verdict("KEN", slot=slot_of(seen, "KEN")))
    (claim,) = [one for one in records(seen, said, kind=Claim) if one.voice != "narrator"]
    assert claim.claimant.side == "KEN"
    assert claim.spans[-1].exact == "bridge was gone"
    assert claim.provenance.rule == "claims.weigher"


def test_what_nobody_says_stays_the_outlets():
    seen = scene(SENT)
    said = content(seen, "bridge", "gone", verdict("OUTLET"))
    assert not [one for one in records(seen, said, kind=Claim) if one.voice != "narrator"]


def test_what_the_rules_hear_is_heard_once():
    seen = scene("The bridge was gone, Kenya said on Monday.")
    before = records(seen, kind=Claim)
    said = content(seen, "The", "gone", verdict("KEN", slot=slot_of(seen, "KEN")))
    assert [one.id for one in records(seen, said, kind=Claim)] == [one.id for one in before]


def test_who_is_known_by_name_alone_gets_a_side_where_all_that_they_say_tells_it():
    seen = scene("Kenya fights Chad. Ole Hansen said on Monday that the bridge was gone.")
    (before,) = [one for one in records(seen, kind=Claim) if one.voice != "narrator"]
    assert before.claimant.side == "OTHER"
    said = content(seen, "bridge", "gone", verdict("KEN", slot=slot_of(seen, "KEN")))
    (after,) = [one for one in records(seen, said, kind=Claim) if one.voice != "narrator"]
    assert (after.claimant.name, after.claimant.side) == (before.claimant.name, "KEN")
    unsure = content(seen, "the", "gone", verdict("KEN", share=limits().claimant - 0.01, slot=slot_of(seen, "KEN")))
    assert [one.claimant.side for one in records(seen, unsure, kind=Claim) if one.voice != "narrator"] == ["OTHER"]


def test_a_measure_is_no_other_deed():
    seen = scene("Chad imposed a curfew in Abeche on Tuesday.")
    chad = verdict("TCD", slot=slot_of(seen, "TCD"))
    before = records(seen, kind=Event)
    assert [one.plover for one in before] == ["COERCE"]
    assert [one.plover for one in records(seen, event(seen, "imposed", "ASSAULT", actor=chad), kind=Event)] == ["COERCE"]


def test_a_number_that_is_put_right_is_denied():
    seen = scene("Correction: two, not 12, on the planks of the ferry to Bergen.")
    tolls = records(seen, number(seen, "12"), kind=Toll)
    assert [(toll.low, toll.value_status) for toll in tolls] == [(12, "denied")]


def test_what_a_side_holds_is_not_lost():
    seen = scene("KENYA", "570 tanks including T-55 and T-72 models", "24 combat aircraft")
    assert not records(seen, number(seen, "570", harm="destroyed", passage=1), kind=Toll)


def said_in(claims):
    return [[span.exact for span in one.spans if span.role == "content"] for one in claims if one.voice != "narrator"]


def test_words_that_the_rules_heard_wrongly_are_set_right():
    seen = scene("The army of Kenya said that the bridge at Lamu was gone.")
    before = records(seen, kind=Claim)
    kenya = verdict("KEN", slot=slot_of(seen, "KEN"))
    after = records(seen, content(seen, "bridge", "Lamu", kenya, share=limits().boundary), kind=Claim)
    assert said_in(after) == [["bridge at Lamu"]]
    assert (after[0].claimant, after[0].speech_act) == (before[0].claimant, before[0].speech_act)
    unsure = content(seen, "bridge", "Lamu", kenya, share=limits().boundary - 0.01)
    assert said_in(records(seen, unsure, kind=Claim)) == said_in(before)


def test_what_goes_on_behind_and_is_said_as_well():
    seen = scene("Kenya accused Chad of hitting a bridge in Lamu and wounding six dockers at the quay of the old port.")
    kenya = verdict("KEN", slot=slot_of(seen, "KEN"))
    claims = records(seen, content(seen, "hitting", "Lamu", kenya, share=0.99), kind=Claim)
    assert said_in(claims) == [["hitting a bridge in Lamu"], ["wounding six dockers at the quay of the old port"]]
    (toll,) = records(seen, content(seen, "hitting", "Lamu", kenya, share=0.99), kind=Toll)
    assert toll.claimant.side == "KEN"


def test_statements_in_statements_stay_as_they_are():
    seen = scene("Niger said that Mali had said that twelve people were killed on Tuesday.")
    before = [one.id for one in records(seen, kind=Claim)]
    said = content(seen, "twelve", "people", verdict("MLI", slot=slot_of(seen, "MLI")), share=0.99)
    assert [one.id for one in records(seen, said, kind=Claim)] == before


def test_a_statement_that_may_be_the_outlets_own_is_no_claim():
    seen = scene(SENT)
    said = content(seen, "bridge", "gone", Verdict({"KEN": 1 - limits().outlet, "OUTLET": limits().outlet}, {"KEN": slot_of(seen, "KEN")}))
    assert said_in(records(seen, said, kind=Claim)) == []


def test_what_goes_on_behind_and_and_tells_nothing_keeps_the_statement_whole():
    seen = scene("Kenya accused Chad of hitting a bridge in Lamu and the old mill at the quay of the northern port.")
    before = said_in(records(seen, kind=Claim))
    said = content(seen, "hitting", "Lamu", verdict("KEN", slot=slot_of(seen, "KEN")), share=0.99)
    assert said_in(records(seen, said, kind=Claim)) == before


def doing(seen, found):
    (one,) = [one for one in records(seen, found, kind=Event) if "doing" in one.spans[0].exact]
    return [actor.side for actor in one.actors]


def test_nobody_acts_where_nobody_is_the_likeliest():
    seen = scene("Kenya fights Chad. Dawn over Lamu was Chad's doing, a red one.")
    nobody = Verdict({None: 0.6, "TCD": 0.4}, {"TCD": slot_of(seen, "TCD")})
    assert doing(seen, event(seen, "doing", "AID", actor=nobody)) == []


def test_nobody_acts_where_the_weigher_is_not_sure_who():
    seen = scene("Kenya fights Chad. Dawn over Lamu was Chad's doing, a red one.")
    unsure = doubtful("TCD", limits().actor - 0.01, slot_of(seen, "TCD"))
    assert doing(seen, event(seen, "doing", "AID", actor=unsure)) == []


def test_those_who_talk_together_stay_together():
    seen = scene("Kenya and Chad held talks in Kampala on Tuesday, Uganda said.")
    before = [one.actors for one in records(seen, kind=Event) if one.plover == "CONSULT"]
    assert before
    uganda = verdict("UGA", slot=slot_of(seen, "UGA"))
    found = event(seen, "talks", "CONSULT", share=0.2, actor=uganda)
    assert [one.actors for one in records(seen, found, kind=Event) if one.plover == "CONSULT"] == before


@pytest.mark.parametrize(
    "told",
    [
        "Chad shelled Kenya on Tuesday.",
        "Rebels shelled Kenya on Tuesday.",
        "Separatists launched assaults on Kenya on Tuesday.",
        "The bridge fell when Kenya was shelled on Tuesday.",
    ],
)
def test_who_suffers_an_attack_by_its_clause_did_not_make_it(told):
    seen = scene(told)
    kenya = verdict("KEN", slot=slot_of(seen, "KEN"))
    word = "assaults" if "assaults" in told else "shelled"
    attacks = records(seen, event(seen, word, "ASSAULT", actor=kenya), kind=Event)
    assert attacks
    assert not [one for one in attacks for actor in one.actors if actor.side == "KEN"]


def test_who_says_that_it_did_something_did_it_however_little_is_known_of_it():
    seen = scene("Kenya fights rebels. A Chad-linked group said it had raided Lamu.")
    kenya = verdict("KEN", slot=slot_of(seen, "KEN"))
    told = records(seen, event(seen, "raided", "ASSAULT", actor=kenya), kind=Event)
    assert not [one for one in told for actor in one.actors if actor.side == "KEN" and "raided" in one.spans[0].exact]


def test_what_a_noun_says_that_there_is_none_of_is_no_statement():
    seen = scene("Kenya fights Chad. The envoy gave no details about the models of a truce that could hold.")
    said = content(seen, "models", "hold", verdict("KEN", slot=slot_of(seen, "KEN")))
    assert not [one for one in records(seen, said, kind=Claim) if "models" in one.spans[-1].exact]


def test_the_subject_of_the_verb_that_governs_a_statement_says_it():
    seen = scene("Kenya fights Chad. Chad hinted the bridge was gone.")
    said = content(seen, "bridge", "gone", verdict("KEN", slot=slot_of(seen, "KEN")))
    assert [one.claimant.side for one in records(seen, said, kind=Claim) if "bridge" in one.spans[-1].exact] == ["TCD"]


@pytest.mark.parametrize("who", ["A Chad-linked Lake Alliance", "Gulf Arab governments"])
def test_who_is_tied_to_others_or_is_several_gets_no_side_by_what_is_said(who):
    seen = scene(f"Kenya fights rebels. {who} said that the truce was dead.")
    said = content(seen, "truce", "dead", verdict("KEN", slot=slot_of(seen, "KEN")))
    (claim,) = [one for one in records(seen, said, kind=Claim) if "truce" in one.spans[-1].exact]
    assert claim.claimant.side != "KEN"


def test_parts_stay_parts_of_their_wholes_beside_a_number_that_is_added():
    seen = scene("With 17 on its planks the ferry to Bergen was shelled and 40 people were killed, 12 of them children.")
    tolls = {toll.low: toll for toll in records(seen, number(seen, "17"), kind=Toll)}
    assert set(tolls) == {17, 40, 12}
    assert tolls[12].part_of == tolls[40].id


def test_a_number_that_the_weigher_alone_found_keeps_the_status_that_its_noun_tells():
    seen = scene("Norway and Chad are at war. The ferry to Bergen came back with 17 soldiers on its planks.")
    assert not records(seen, kind=Toll)
    (toll,) = records(seen, number(seen, "17", status="civilian"), kind=Toll)
    assert toll.subject.status == "military"


def test_a_side_that_the_rules_name_as_teller_takes_much_to_overrule():
    seen = scene("Mali said that twelve people were killed in Niger on Tuesday.")
    niger = slot_of(seen, "NER")
    unsure = doubtful("NER", limits().overruling - 0.01, niger)
    assert [toll.claimant.side for toll in records(seen, number(seen, "twelve", teller=unsure), kind=Toll)] == ["MLI"]
    sure = doubtful("NER", limits().overruling, niger)
    assert [toll.claimant.side for toll in records(seen, number(seen, "twelve", teller=sure), kind=Toll)] == ["NER"]


def test_the_dead_of_an_accident_stay_none_of_the_war():
    seen = scene("Norway and Chad are at war.", "A bus crash and the cold took 17 on the road to Bergen, where patients have flu.")
    assert not records(seen, number(seen, "17", passage=1), kind=Toll)


def test_an_organ_named_with_its_land_is_no_other_lands():
    seen = scene("Mali and Niger are at war. Twelve people were killed on Tuesday, the Malian defence ministry said.")
    sure = verdict("NER", slot=slot_of(seen, "NER"))
    assert [toll.claimant.side for toll in records(seen, number(seen, "Twelve", teller=sure), kind=Toll)] == ["MLI"]


def test_those_who_bear_the_name_of_a_nation_that_no_list_holds_are_nobody_elses():
    for named, side in (("Zarkhid", None), ("wounded", "MLI")):
        seen = scene("Mali and Niger are at war.", f"On Tuesday 17 {named} soldiers were killed, an official said.")
        (toll,) = records(seen, number(seen, "17", passage=1, side="MLI"), kind=Toll)
        assert toll.subject.side == side


def test_those_who_are_counted_do_not_tell_the_number():
    seen = scene("Mali and Niger are at war.", "On Tuesday 17 Malian soldiers were killed.", "Mali kept quiet.")
    counted, speaker = (slot_of(seen, "MLI", passage=passage) for passage in (1, 2))
    for slot, side in ((counted, "OUTLET"), (speaker, "MLI")):
        (toll,) = records(seen, number(seen, "17", passage=1, teller=verdict("MLI", slot=slot)), kind=Toll)
        assert toll.claimant.side == side


def test_two_who_fight_each_other_do_not_hold_a_prisoner_together():
    seen = scene("Fighting between Kenya and Chad went on. Kenya shelled Chad. Dawn over Lamu was Chad's doing, a red one.")
    both = Verdict({"TCD": 0.6, "KEN": 0.4}, {"TCD": slot_of(seen, "TCD"), "KEN": slot_of(seen, "KEN")})
    assert set(seen.fighting) == {"KEN", "TCD"}
    assert doing(seen, event(seen, "doing", "COERCE", actor=both)) == ["TCD"]
    assert sorted(doing(seen, event(seen, "doing", "CONSULT", actor=both))) == ["KEN", "TCD"]


def test_what_is_only_planned_or_feared_stays_untold_whatever_the_weigher_holds_of_it():
    seen = scene("Kenya fights Chad. Chad is looking to carry out attacks in Lamu this month, an official said.")
    assert records(seen, event(seen, "attacks", "ASSAULT"), kind=Event) == []


def test_charities_attack_nobody_by_the_weigher():
    seen = scene("Kenya fights Chad. A school that Oxfam runs was shelled on Friday.")
    (told,) = records(seen, event(seen, "shelled", "ASSAULT", actor=verdict("NGO", slot=slot_of(seen, "NGO"))), kind=Event)
    assert told.actors == ()


def test_gunmen_of_no_side_stay_who_the_words_name():
    seen = scene("Dozens of Islamist fighters attacked the town of Lamu on Monday, killing nine.")
    (before,) = records(seen, event(seen, "attacked", "ASSAULT", share=limits().possible), kind=Event)
    assert [one.name for one in before.actors] == ["Islamist fighters"]
    (after,) = records(seen, event(seen, "attacked", "ASSAULT", actor=verdict(None, 0.99)), kind=Event)
    assert after.actors == before.actors


@pytest.mark.parametrize("who", ["Correspondent Ole Hansen", "Ole Hansen, a senior fellow at the Fjord Centre,"])
def test_who_speaks_for_nobody_gets_no_side(who):
    seen = scene(f"Kenya fights Chad. {who} said on Monday that the bridge was gone.")
    said = content(seen, "bridge", "gone", verdict("KEN", slot=slot_of(seen, "KEN")))
    assert [one.claimant.side for one in records(seen, said, kind=Claim) if one.voice != "narrator"] == ["OTHER"]


def test_somebodys_proxies_get_no_other_side():
    seen = scene("Kenya fights Chad. Norway's proxies said on Monday that the bridge was gone.")
    before = [one.claimant.side for one in records(seen, kind=Claim)]
    said = content(seen, "bridge", "gone", verdict("KEN", slot=slot_of(seen, "KEN")))
    assert [one.claimant.side for one in records(seen, said, kind=Claim)] == before != ["KEN"]


@pytest.mark.parametrize(
    ("text", "first", "last", "act"),
    [
        ("Kenya fights Chad. Both shelled the ford, raising fears of a wider war.", "a", "war", "condemn"),
        ("Kenya fights Chad. Chad rejected a plan by Kenya that the ford would be shared.", "the", "shared", "demand"),
    ],
)
def test_what_is_the_outlets_comment_or_refused_in_the_same_breath_is_not_said(text, first, last, act):
    seen = scene(text)
    said = content(seen, first, last, verdict("TCD", slot=slot_of(seen, "TCD")), act=act)
    found = [one for one in records(seen, said, kind=Claim) if one.provenance.rule == "claims.weigher"]
    assert found == []


def test_a_passive_without_an_agent_is_nobodys_word():
    seen = scene("Kenya fights Chad. Advances on the ford were seen as a threat.")
    said = content(seen, "Advances", "ford", verdict("TCD", slot=slot_of(seen, "TCD")), act="claim")
    assert [one.claimant.side for one in records(seen, said, kind=Claim)] == []


def test_what_the_verb_refuses_is_refused_whatever_the_weigher_takes_it_for():
    seen = scene("Kenya fights Chad. After weeks of silence in Nairobi Chad broke it to deny that the bridge was gone.")
    told = records(seen, kind=Claim)
    said = content(seen, "the", "gone", verdict("TCD", slot=slot_of(seen, "TCD")), act="threaten")
    assert {one.speech_act for one in records(seen, said, kind=Claim)} <= {"deny", *(one.speech_act for one in told)}


def test_whose_a_part_was_tells_nothing_of_the_whole():
    seen = scene("Kenya fights Chad. Nine of the 28 wounded were Kenyans.")
    found = (number(seen, "Nine", harm="wounded", side="KEN"), number(seen, "28", harm="wounded", side="KEN"))
    assert [(one.low, one.subject.side) for one in records(seen, *found, kind=Toll)] == [(9, "KEN"), (28, None)]


@pytest.mark.parametrize("text", ["At least 60 have been charged, and 17 have been convicted.", "The vote was 17 to 5, and nobody sang."])
def test_who_is_only_convicted_and_votes_are_no_harm(text):
    seen = scene("Norway and Chad are at war. " + text)
    assert [one for one in records(seen, number(seen, "17", harm="killed"), kind=Toll) if one.low == 17] == []


def test_attackers_are_not_of_the_land_that_they_attack():
    seen = scene("Kenya fights Chad. The bombs killed 31 people, including three of the attackers.")
    (part,) = (one for one in records(seen, number(seen, "three", side="KEN"), kind=Toll) if one.low == 3)
    assert part.subject.side is None
