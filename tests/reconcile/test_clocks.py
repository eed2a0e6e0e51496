from dataclasses import replace

import pytest

from counterclaim.claim import Claim
from counterclaim.link import Judgement
from counterclaim.reconcile import reconcile
from counterclaim.reconcile.clocks import as_of
from counterclaim.store import CaseView
from counterclaim.toll import Toll
from tests.reconcile.build import MemoryCase, Paper, toll


@pytest.fixture
def view():
    first, second, third = Paper("a", "2031-05-01", "Ledger"), Paper("b", "2031-05-02", "Star"), Paper("c", "2031-05-06", "Post")
    first.counts(toll(40, as_of="2031-05-01"))
    second.counts(toll(75, by="CCC", as_of="2031-05-02"))
    third.counts(toll(90, as_of="2031-05-06"))
    early = third.says("Peruvian jets bombed the hospital in Zamora")
    third.records[third.records.index(early)] = replace(early, uttered_at="2031-04-30", uttered_basis="stated")
    undated = Paper("d", None, "Wall")
    undated.says("the border is closed")
    case = MemoryCase().add(first, second, third, undated)
    reconcile(case)
    return CaseView(
        articles=tuple(case.articles()), claims=tuple(case.records(Claim)), tolls=tuple(case.records(Toll)), links=tuple(case.links())
    )


def kinds(view):
    return sorted(link.kind for link in view.links)


def test_what_came_later_made_no_link_before(view):
    assert kinds(view) == ["true_conflict", "update"]
    assert kinds(as_of(view, known_by="2031-05-02")) == ["true_conflict"]
    assert kinds(as_of(view, known_by="2031-05-01")) == []


def test_what_bears_no_day_is_left_out(view):
    assert len(as_of(view, known_by="2031-12-31").articles) == 3


def test_the_two_clocks_differ(view):
    said = as_of(view, said_by="2031-05-01")
    assert [one.uttered_at for one in said.claims] == ["2031-04-30"], "said by then, though reported later"
    assert [one.low for one in said.tolls] == [40]
    assert as_of(view, known_by="2031-05-01").claims == ()


def test_a_month_counts_once_it_is_over(view):
    month = replace(view.articles[0], published=replace(view.articles[0].published, value="2031-05", precision="month"))
    cut = replace(view, articles=(month,))
    assert as_of(cut, known_by="2031-05-31").articles == ()
    assert len(as_of(cut, known_by="2031-06-01").articles) == 1


def test_judgements_carry_over_unless_they_came_later(view):
    conflict = next(link for link in view.links if link.kind == "true_conflict")
    judged = replace(view, judgements=(Judgement(1, conflict.id, "explained", "Ada", "two fronts", "2031-05-03T08:00:00Z"),))
    assert [one.state for one in as_of(judged, known_by="2031-05-03").links] == ["explained"]
    assert [one.state for one in as_of(judged, known_by="2031-05-02").links] == ["open"]


def test_what_was_rejected_stands_again_in_the_view_of_a_day_before(view):
    conflict = next(link for link in view.links if link.kind == "true_conflict")
    verdict = Judgement(1, conflict.id, "rejected", "Ada", "two fronts", "2031-05-03T08:00:00Z")
    judged = replace(view, links=tuple(link for link in view.links if link != conflict), judged=(conflict,), judgements=(verdict,))
    assert kinds(as_of(judged, known_by="2031-05-03")) == []
    assert kinds(as_of(judged, known_by="2031-05-02")) == ["true_conflict"]


def test_a_verdict_on_what_an_older_edition_found_holds_for_the_same_ends(view):
    conflict = next(link for link in view.links if link.kind == "true_conflict")
    older = replace(conflict, id="link of another edition", reason="said otherwise")
    verdict = Judgement(1, older.id, "rejected", "Ada", "two fronts", "2031-05-02T08:00:00Z")
    assert kinds(as_of(replace(view, judged=(older,), judgements=(verdict,)), known_by="2031-05-02")) == []


def test_a_rejected_story_is_parted_from_the_day_of_the_judgement_on(view):
    told = as_of(view, known_by="2031-05-06").stories
    early = {one.root for one in as_of(view, known_by="2031-05-05").stories}
    parted = next(one for one in told if one.root in early)
    rest = tuple(one for one in told if one is not parted)
    verdict = Judgement(1, parted.id, "rejected", "Ada", "two towns", "2031-05-06T08:00:00Z")
    judged = replace(view, stories=rest, judged=(parted,), judgements=(verdict,))
    assert as_of(judged, known_by="2031-05-06").stories == rest
    assert parted.root in {one.root for one in as_of(judged, known_by="2031-05-05").stories}
