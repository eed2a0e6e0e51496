"""Denials that no article binds, and series that run over seasons: what meets, and that it meets in any order."""

import random
from dataclasses import replace

import pytest

from counterclaim.reconcile import reconcile
from counterclaim.reconcile.denials import is_contrary
from counterclaim.reconcile.scope import stated
from tests.reconcile.build import MemoryCase, Paper, toll


def kinds(*papers):
    case = MemoryCase().add(*papers)
    reconcile(case)
    return {(one.kind, one.dimension) for one in case.links() if one.kind.endswith("denial")}


def denied(claim, denial, *, by="ECU", denier="PER", act="accuse", **options):
    first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-02", "Evening Star")
    first.says(claim, by=by, act=act, **options)
    second.says(denial, by=denier, act="deny", before="denied")
    return kinds(first, second)


def test_a_claim_is_denied_by_the_side_that_it_is_about():
    assert denied("Peru had shelled the hospital in Zamora", "shelling the hospital in Zamora") == {("explicit_denial", "act")}


def test_a_third_party_denies_only_what_it_says_again_in_full():
    assert denied("Peru had entered Zamora with troops", "that troops had entered the city itself", denier="COL") == set()
    claim = "Peru had shelled the hospital in Zamora"
    assert denied(claim, "that Peru had shelled a hospital in Zamora", denier="COL") == {("explicit_denial", "act")}


def test_troops_and_towns_alone_never_make_a_denial():
    assert denied("Peru had withdrawn its troops from the town", "sending troops to the town") == set()


def test_a_side_denies_what_it_is_said_to_have_done_in_words_of_any_war():
    sent = "Peru had sent troops across the border into Colombia"
    assert denied(sent, "Peru had any troops in Colombia") == {("explicit_denial", "act")}
    both = "shelling the mine and sending troops across the border"
    assert denied(both, "that its troops had crossed the border", to="PER") == {("partial_denial", "act")}
    assert denied(sent, "Peru had any troops in Chile") == set()


def test_a_figure_is_one_in_words_and_in_digits():
    papers = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-01", "Evening Star")
    papers[0].says("Peru had shelled the port of Manta and killed 12 dock workers")
    papers[1].says("Twelve dock workers were killed when Peru shelled the port of Manta")
    case = MemoryCase().add(*papers)
    reconcile(case)
    assert [one.kind for one in case.links()] == ["wording_variant"]


def test_a_figure_that_an_article_s_own_denial_repeats_is_what_is_denied():
    paper = Paper("a")
    said = paper.says("it had captured 30 Peruvian soldiers at Loja", tolls=[toll(30, of="PER", harm="captured", by="ECU")])
    paper.says("that 30 of its soldiers had been captured at Loja", by="PER", act="deny", before="denied", about=[said])
    assert kinds(paper) == {("explicit_denial", "number")}


def test_a_denial_of_responsibility_needs_the_event_and_not_the_accuser_s_verb():
    found = denied("Peru fired the rocket that hit the station in Loja", "responsibility for the rocket strike on the station in Loja")
    assert found == {("explicit_denial", "responsibility")}


def test_the_word_that_judges_is_denied_as_a_label():
    assert denied("Peru was committing genocide in the valley", "the charge of genocide in the valley") == {("explicit_denial", "label")}


def test_a_third_party_s_word_that_judges_is_denied_as_a_label_too():
    claim = "Peru's killings in the valley of Loja as ethnic cleansing"
    assert denied(claim, "the accusation that Peru committed ethnic cleansing in the valley of Loja", by="COL", denier="BOL") == {
        ("explicit_denial", "label")
    }


def test_what_happened_instead_is_no_part_of_what_is_denied():
    told = "it had killed patients: those in the ward were gunmen of a gang from abroad"
    assert denied("Peru had shelled the hospital in Zamora and killed patients", told, to="PER") == {("partial_denial", "act")}


def granting(said, denial, by="PER"):
    first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-02", "Evening Star")
    first.says("executing 300 civilians in Zamora", by="COL", act="accuse", before="accused Peru of")
    second.says(said, by=by)
    second.says(denial, by="PER", act="deny", before="denied")
    return kinds(first, second)


def test_what_the_denier_said_right_before_grants_what_it_does_not_deny():
    assert granting("it had killed 20 gunmen in Zamora", "executing civilians") == {("partial_denial", "act")}
    assert granting("it had killed 20 gunmen in Zamora", "executing civilians in Zamora") == {("explicit_denial", "act")}
    assert granting("it had killed 20 gunmen in Loja", "executing civilians") == {("explicit_denial", "act")}
    assert granting("Peru had killed 20 gunmen in Zamora", "executing civilians", by="ECU") == {("explicit_denial", "act")}


def test_a_denial_that_names_a_claim_of_its_article_by_a_word_meets_it():
    paper = Paper("a")
    paper.says("a Peruvian MiG-29 had fired on the convoy", act="claim")
    paper.says("the MiG-29 claim", by="PER", act="deny", before="dismissed")
    assert kinds(paper) == {("explicit_denial", "act")}


def test_running_totals_are_tied_from_season_to_season_in_any_order():
    days = [f"2031-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 17)]
    papers = []
    for number, day in enumerate(days):
        paper = Paper(f"p{number}", day, "The Ledger")
        paper.counts(toll(100 + 10 * number, as_of=day))
        paper.counts(toll(50 + 7 * number, by="CCC", as_of=day))
        papers.append(paper)
    rng, seen = random.Random(2), set()
    for _ in range(4):
        case = MemoryCase()
        for paper in rng.sample(papers, len(papers)):
            case.add(paper)
            reconcile(case)
        seen.add(frozenset(one.id for one in case.links()))
        assert sum(one.kind == "update" for one in case.links()) == 2 * (len(days) - 1)
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("said it had struck rebels in Zamora, but denied that", "partial_denial"),
        ("said it wanted peace, but denied that", "explicit_denial"),
        ("denied that", "explicit_denial"),
    ],
)
def test_what_the_denier_grants_before_a_but_is_left_standing(before, kind):
    first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-02", "Evening Star")
    first.says("Peru's planes had killed traders in a market in Zamora", by="ECU", act="accuse")
    second.says("traders were killed", by="PER", act="deny", before=before)
    assert kinds(first, second) == {(kind, "act")}


def contradicted(claim, told, *, by="ECU", teller="PER", act="accuse"):
    first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-02", "Evening Star")
    first.says(claim, by=by, act=act)
    second.says(told, by=teller, act="state")
    return kinds(first, second)


def test_who_tells_that_it_did_not_happen_denies_it():
    shelled = "Peru had shelled the hospital in Zamora"
    assert contradicted(shelled, "no Peruvian gun had shelled the hospital in Zamora") == {("explicit_denial", "act")}
    assert contradicted(shelled, "the hospital in Zamora was never shelled") == {("explicit_denial", "act")}
    assert contradicted(shelled, "it would not shell the hospital in Zamora") == set(), "what is to come denies nothing"
    assert contradicted("no gun had shelled the hospital in Zamora", "the hospital in Zamora was never shelled", act="state") == set()


def test_who_calls_it_an_invention_denies_it():
    shelled = "Peru had shelled the hospital in Zamora"
    assert contradicted(shelled, 'that Peru had shelled the hospital in Zamora was "a pure invention"') == {("explicit_denial", "act")}
    assert contradicted(shelled, "the shelling of the hospital in Zamora was wrong") == set(), "a judgement is no denial"


def test_to_have_nothing_to_do_with_it_is_to_deny_responsibility():
    shelled = "Peru had shelled the hospital in Zamora"
    assert denied(shelled, "having had anything to do with the shelling of the hospital in Zamora") == {
        ("explicit_denial", "responsibility")
    }


def test_what_is_left_standing_may_be_another_charge_of_the_same_breath():
    first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-02", "Evening Star")
    whole = first.says("shelling the port of Manta and of burning the mill of Zamora", act="accuse", before="accused Peru of")
    first.records.clear()
    for part in ("shelling the port of Manta", "burning the mill of Zamora"):
        at = first.text.index(part)
        spans = (*whole.spans[:2], replace(whole.spans[2], start=at, end=at + len(part), exact=part))
        first.records.append(replace(whole, id=f"claim_{at}", start=at, end=at + len(part), spans=spans))
    second.says("burning the mill of Zamora", by="PER", act="deny", before="denied")
    assert kinds(first, second) == {("partial_denial", "act")}


def test_what_a_denier_granted_right_before_may_name_the_place():
    first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-02", "Evening Star")
    first.says("bombing Zumbarra and using poison there", act="accuse", to="PER", before="accused Peru of")
    second.says("it had bombed Zumbarra", by="PER", act="concede", before="conceded that")
    second.says("using poison", by="PER", act="deny", before="denied")
    assert kinds(first, second) == {("partial_denial", "act")}


def test_who_struck_nobody_denies_that_somebody_was_struck():
    told = "Peruvian guns shelled no hospital in Zamora"
    assert contradicted("Peru had shelled the hospital in Zamora", told) == {("explicit_denial", "act")}


def test_a_place_in_common_is_no_deed_in_common():
    shelled = "Peru had shelled a school in the Cenepa valley"
    assert denied(shelled, "it had mined the Cenepa valley") == set()
    assert denied(shelled, "it had shelled the Cenepa valley") != set()
    by_another = "Colombia had shelled a school in the Cenepa valley that Peru held"
    assert denied(by_another, "mining the Cenepa valley") == set()


def test_who_says_that_it_was_no_such_thing_says_that_it_is_not_so():
    def contrary(said):
        return is_contrary(stated(Paper("a").says(said), None, "2031-05-01"))

    assert contrary("the shelled ward in Zamora was no barracks")
    assert not contrary("the ward in Zamora was no longer shelled")
    assert not contrary("the ward in Zamora was a barracks")
