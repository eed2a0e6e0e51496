import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from counterclaim.claim import Claim
from counterclaim.errors import CaseError
from counterclaim.record import CaseStore, Intake, start_run
from counterclaim.record import codec as kept
from counterclaim.record.schema import LINKS, RETRACTIONS
from counterclaim.store import ReconcileStore
from counterclaim.toll import Toll
from tests.conftest import OTHER_WAR, WAR, outcome
from tests.fake_stages import capture, link, origin


@pytest.fixture
def store(connection) -> CaseStore:
    run = start_run(connection, "test", "1")
    Intake(connection, run, "1").write([outcome(capture(text, f"{number}.txt")) for number, text in enumerate([WAR, OTHER_WAR])])
    return CaseStore(connection, run)


def test_articles_come_by_id_and_whole(store):
    articles = list(store.articles())
    assert [one.id for one in articles] == sorted(one.id for one in articles)
    assert {one.text for one in articles} == {WAR, OTHER_WAR}
    assert list(store.articles([articles[1].id])) == [articles[1]] == [store.article(articles[1].id)]
    assert list(store.articles([])) == []


def test_an_article_that_is_not_there_is_an_error(store):
    with pytest.raises(CaseError, match="no such article"):
        store.article("article_nowhere")


def test_records_come_by_kind_article_and_place(store):
    tolls = list(store.records(Toll))
    assert [(toll.article, toll.start) for toll in tolls] == sorted((toll.article, toll.start) for toll in tolls)
    assert len(tolls) == 3
    assert len(list(store.records(Claim))) == 3
    some = tolls[0].article
    assert {toll.article for toll in store.records(Toll, [some])} == {some}
    assert list(store.records(Toll, [])) == []


def test_fingerprints_find_the_articles_that_share_them(store):
    left, right = (one.id for one in store.articles())
    store.put_fingerprints(left, [1, 2, 2**64 - 1])
    store.put_fingerprints(right, [2, 3, 2**64 - 1])
    store.put_fingerprints(right, [3])
    assert store.articles_sharing([2, 3, 2**64 - 1]) == {left: 2, right: 3}
    assert store.articles_sharing([2, 3, 2**64 - 1], most=1) == {right: 1}
    assert store.articles_sharing([99]) == {}


def test_links_stand_until_they_are_retracted_and_the_tombstone_names_them(store, connection):
    one, other = link("a", "b"), link("b", "c")
    store.put_links([one, other])
    store.put_links([one])
    assert sorted(found.id for found in store.links()) == sorted([one.id, other.id])
    assert list(store.links(["a"])) == [one]
    store.retract(one.id, "it was a mistake")
    store.retract(one.id, "it was a mistake")
    assert list(store.links()) == [other]
    assert list(store.links(["a"])) == []
    (tombstone,) = connection.execute(select(RETRACTIONS)).all()
    assert (tombstone.target, tombstone.reason, tombstone.withdrawn) == (one.id, "it was a mistake", True)
    assert tombstone.at.endswith("Z")
    assert connection.execute(select(LINKS.c.id).where(LINKS.c.id == one.id)).first()


def test_a_link_put_again_after_its_retraction_stands_again(store):
    one = link("a", "b")
    store.put_links([one])
    for _ in range(2):
        store.retract(one.id, "gone")
        assert list(store.links()) == []
        store.put_links([one])
        assert list(store.links()) == [one]


def test_origins_are_found_by_their_members(store):
    left, right = (one.id for one in store.articles())
    alone, both = origin(left), origin(left, right)
    store.put_origins([alone, both])
    assert list(store.origins([right])) == [both]
    assert {found.id for found in store.origins([left, right])} == {alone.id, both.id}
    store.retract(alone.id, "a copy was found")
    assert list(store.origins()) == [both]
    assert list(store.origins([])) == []


def test_articles_are_pending_until_they_are_reconciled(store):
    ids = [one.id for one in store.articles()]
    assert list(store.pending_articles()) == ids
    store.mark_reconciled(ids[:1])
    store.mark_reconciled(ids[:1])
    assert list(store.pending_articles()) == ids[1:]


def test_the_case_fulfils_what_reconciliation_asks(store):
    asked: ReconcileStore = store
    names = [name for name in vars(ReconcileStore) if not name.startswith("_")]
    assert names
    assert all(callable(getattr(asked, name)) for name in names)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_kept_without_loss(text):
    assert kept.unescape(kept.escape(text)) == text
    assert kept.encodable(kept.escape(text))
    assert kept.unsqueeze_text(kept.squeeze_text(text)) == text
    noun = link(text, "b")
    body = kept.body_of(noun)
    assert kept.encodable(body)
    assert kept.noun_of(type(noun), body) == noun
