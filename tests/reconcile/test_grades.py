from dataclasses import replace

from counterclaim.reconcile import reconcile
from counterclaim.reconcile.grades import propose
from counterclaim.store import CaseView
from tests.reconcile.build import MemoryCase, Paper, actor, toll


def graded(*papers):
    case = MemoryCase().add(*papers)
    reconcile(case)
    records = [record for paper in papers for record in paper.records]
    tolls = tuple(one for one in records if one.record == "toll")
    view = CaseView(
        articles=tuple(case.articles()), claims=tuple(one for one in records if one.record == "claim"), tolls=tolls,
        links=tuple(case.links()), origins=tuple(case.origins()),
    )  # fmt: skip
    grade = propose(view, tolls[0])
    return grade.name if grade else None


def dead(n=9, by="ECU", blamed="PER", status="civilian", **options):
    made = toll(n, of="ECU", by=by, status=status, period="incident", place="Loja", as_of="2031-05-01", **options)
    return replace(made, perpetrator=actor(blamed) if blamed else None)


def test_one_origin_is_weak_and_two_with_two_claimants_are_fair():
    a, b = Paper("a", "2031-05-01", "Ledger"), Paper("b", "2031-05-02", "Star")
    a.counts(dead())
    assert graded(a) == "weak"
    b.text = "Doctors spoke at length about the night. "
    b.counts(dead(by="NGO"))
    assert graded(a, b) == "fair"


def test_a_belligerent_that_owns_up_confirms():
    a = Paper("a")
    a.says("nine people had died by its shells", by="PER", act="concede", tolls=[dead(by="PER")])
    assert graded(a) == "confirmed"


def test_disputed_responsibility_is_contested():
    a = Paper("a")
    said = a.says("Peruvian shells killed nine people in Loja", tolls=[dead()])
    a.says("those claims", by="PER", act="deny", before="denied", about=[said])
    assert graded(a) == "contested"


def test_a_denial_of_something_else_in_the_claim_leaves_the_grade():
    a = Paper("a")
    said = a.says("Peruvian shells killed nine people and Peru lost three tanks", tolls=[dead()])
    a.says("losing any tanks", by="PER", act="deny", before="denied", about=[said])
    assert graded(a) == "weak"


def test_combatants_are_discounted_and_things_have_no_grade():
    a, b = Paper("a"), Paper("b")
    a.counts(dead(status="military"))
    assert graded(a) == "discounted"
    b.counts(toll(4, of="PER", by="ECU", status="equipment", item="tank", harm="destroyed"))
    assert graded(b) is None
