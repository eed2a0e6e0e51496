from dataclasses import replace

import pytest

from counterclaim.actor import Actor
from counterclaim.link import actor_key
from counterclaim.reconcile import reconcile
from counterclaim.reconcile.grades import Grading
from counterclaim.reconcile.names import Named, name_likeness, same_bearer
from counterclaim.record import CaseStore, Intake, case_view, judge, start_run
from counterclaim.report.figures import column_of
from counterclaim.report.lookup import look_up
from counterclaim.vocabulary.places import spelling_key
from tests.conftest import WAR, outcome
from tests.fake_stages import capture
from tests.reconcile.build import MemoryCase, Paper, toll


def person(name, side="ARM", office=None):
    return [Named(side, name, office, False)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (person("Nikol Pashinyan"), person("Nikol Pashinian")),
        (person("N. Pashinyan"), person("Nikol Pashinian")),
        (person("Omer Celik", "TUR"), person("Omer Celika", "TUR")),
        (person("Celik", "TUR", "spokesman"), person("Omer Celika", "TUR", "spokesman")),
        (person("Eldar Mamedov", "AZE"), person("Eldar Mammadov", "AZE")),
        ([Named("NGO", "Médecins Sans Frontières", None, True)], [Named("NGO", "Medecins sans Frontieres", None, True)]),
    ],
)
def test_spellings_of_one_name(left, right):
    assert same_bearer(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (person("Nikol Pashinyan"), person("Nikol Pashinian", "AZE")),
        (person("Nikol Pashinyan"), person("Anna Pashinian")),
        (person("Pashinyan", office="premier"), person("Nikol Pashinian", office="mayor")),
        (person("Ali Hassan", "IRQ"), person("Ali Hussein", "IRQ")),
        (person("L. Aliyev", "AZE"), person("L. Aliyeva", "AZE")),
        (person("Tun Lin", "MMR"), person("Tun Lun", "MMR")),
        (person("Sergei Petrov", "RUS"), person("Sergei Pavlov", "RUS")),
        (person("Celik", "OTHER", "spokesman"), person("Celika", "OTHER", "spokesman")),
        (person("Médecins Sans Frontières", "NGO"), [Named("NGO", "Medecins sans Frontieres", None, True)]),
    ],
)
def test_two_people(left, right):
    assert same_bearer(left, right) is None


def test_likeness_falls_with_every_edit():
    near, far = (name_likeness(spelling_key("Pashinyan"), spelling_key(name)) for name in ("Pashinyans", "Pashkin"))
    assert 1 > near > far == 0


def paper(name, *speakers, side="ARM"):
    made = Paper(name)
    for number, speaker in enumerate(speakers):
        made.says(f"the bridge at Noy fell on day {number}", by=side, kind="person", name=speaker)
    return made


def names_linked(case):
    return [(one.left, one.right) for one in case.links() if one.kind == "same_actor"]


PAIR = (actor_key("ARM", "Nikol Pashinian"), actor_key("ARM", "Nikol Pashinyan"))


def test_names_meet_across_articles_in_any_order():
    papers = [paper("a", "Nikol Pashinyan"), paper("b", "Nikol Pashinian"), paper("c", "Anna Naghdalyan")]
    for order in (papers, papers[::-1]):
        case = MemoryCase()
        for one in order:
            reconcile(case.add(one))
        assert names_linked(case) == [PAIR]
        (link,) = (one for one in case.links() if one.kind == "same_actor")
        assert link.score == 1
        assert "one first name" in link.reason


def test_two_people_who_stand_in_one_article_are_never_one():
    apart, alone = paper("a", "Nikol Pashinyan", "Nikol Pashinian"), paper("b", "Nikol Pashinian")
    for order in ([apart, alone], [alone, apart]):
        case = MemoryCase()
        for one in order:
            reconcile(case.add(one))
        assert names_linked(case) == []


def test_reconciling_names_again_changes_nothing():
    case = MemoryCase().add(paper("a", "Nikol Pashinyan"), paper("b", "Nikol Pashinian"))
    reconcile(case)
    before = case.all_ever_put
    case.forget()
    reconcile(case)
    assert case.all_ever_put == before


@pytest.fixture
def counted(connection):
    """A case in which one man counts the dead under two spellings of his name."""
    run = start_run(connection, "test", "1")
    Intake(connection, run, "1").write([outcome(capture(WAR, "0.txt"))])
    case = MemoryCase().add(paper("a", "Ana Mendoza", side="NGO"), paper("b", "Ana Mendosa", side="NGO"))
    reconcile(case)
    (link,) = (one for one in case.links() if one.kind == "same_actor")
    store = CaseStore(connection, run)
    store.put_links([link])
    return connection, store, link, run


def columns(connection):
    view = case_view(connection)
    return {column_of(Actor(name, "NGO", "person"), look_up(view)).key for name in ("Ana Mendoza", "Ana Mendosa")}


def test_a_rejected_merger_is_undone_and_stays_undone(counted):
    connection, store, link, run = counted
    assert len(columns(connection)) == 1
    judge(connection, link.id, "rejected", by="Ada", reason="mother and daughter", run=run)
    assert len(columns(connection)) == 2
    store.retract(link.id, "no longer follows")
    store.put_links([link])
    assert len(columns(connection)) == 2, "a judgement outlives the run that finds the link again"
    judge(connection, link.id, "reopened", by="Ada", reason="it was one", run=run)
    assert len(columns(connection)) == 1


def test_two_spellings_are_one_voice_for_a_grade(counted):
    connection, *_ = counted
    view = case_view(connection)
    one, other = (
        replace(toll(7, article=article, status="civilian"), claimant=Actor(name, "NGO", "person"))
        for article, name in (("a1", "Ana Mendoza"), ("a2", "Ana Mendosa"))
    )
    same = replace(view.links[0], left=one.id, right=other.id, kind="compatible")
    grade = Grading(replace(view, tolls=(one, other), links=(*view.links, same))).propose(one)
    assert grade is not None
    assert (grade.name, grade.reason) == ("weak", "2 origins, 1 claimant")
