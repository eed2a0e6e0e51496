from dataclasses import replace

import pytest

from counterclaim.noun import Provenance, Span
from counterclaim.record import CaseStore, Intake, Reading, Rereading, case_view, check, explain, judge, outdated, start_run, status
from counterclaim.record.readings import readers
from counterclaim.toll import Toll
from tests.conftest import OTHER_WAR, WAR, outcome
from tests.fake_stages import capture, link, toll


@pytest.fixture
def desk(connection):
    run = start_run(connection, "test", "1")
    Intake(connection, run, "1").write([outcome(capture(text, f"{number}.txt")) for number, text in enumerate([WAR, OTHER_WAR])])
    return connection, CaseStore(connection, run), Rereading(connection, start_run(connection, "test", "2"), "2")


def counted(store, words):
    return next(one for one in store.records(Toll) if one.text == words)


def everything(connection, article):
    view = case_view(connection)
    return [one for one in (*view.claims, *view.tolls) if one.article == article]


def test_articles_are_outdated_until_the_present_version_has_read_them(desk):
    connection, store, again = desk
    first, second = store.articles()
    assert outdated(connection, "1") == []
    assert set(outdated(connection, "2")) == {first.id, second.id}
    again.write(Reading(first, everything(connection, first.id)))
    assert outdated(connection, "2") == [second.id]
    assert readers(connection) == {"1": 1, "2": 1}
    assert status(connection).readers == {"1": 1, "2": 1}
    assert outdated(connection, "1") == [first.id]


def test_what_reads_alike_stays_as_it_is_whoever_read_it(desk):
    connection, store, again = desk
    article = next(store.articles())
    read = [replace(one, provenance=Provenance("another rule", "9")) for one in everything(connection, article.id)]
    assert not again.changes(Reading(article, read))
    account = again.write(Reading(article, read))
    assert (account.added, account.changed, account.withdrawn) == (0, 0, 0)
    assert list(check(connection)) == []


def test_another_content_takes_the_place_of_the_first_and_what_is_not_found_is_withdrawn(desk):
    connection, store, again = desk
    twelve = counted(store, "40")
    article = store.article(twelve.article)
    kept = [one for one in everything(connection, article.id) if one.id != twelve.id]
    account = again.write(Reading(article, [replace(twelve, harm="wounded"), *kept[1:]]))
    assert (account.added, account.changed, account.withdrawn) == (0, 1, 1)
    assert counted(store, "40").harm == "wounded"
    assert kept[0].id not in {one.id for one in everything(connection, article.id)}
    assert "not found when the article was read again, by 2" in "".join(explain(connection, kept[0].id, None)[0].lines)
    assert list(check(connection)) == []
    third = Rereading(connection, start_run(connection, "test", "3"), "3")
    account = third.write(Reading(article, [twelve, *kept]))
    assert (account.added, account.changed) == (1, 1)
    assert counted(store, "40").harm == "killed"
    assert kept[0].id in {one.id for one in everything(connection, article.id)}


def test_a_record_that_does_not_stand_on_its_words_is_refused(desk):
    connection, store, again = desk
    one = counted(store, "40")
    wrong = replace(one, id="toll_wrong", spans=(Span(one.start, one.end, "41", "number"),))
    assert again.write(Reading(store.article(one.article), [*everything(connection, one.article), wrong])).refused == 1


def test_a_judgement_counts_for_the_record_that_stands_on_the_same_words(desk):
    connection, store, again = desk
    left, right = counted(store, "40"), next(one for one in store.records(Toll) if one.article != counted(store, "40").article)
    first = link(left.id, right.id)
    store.put_links([first])
    judge(connection, first.id, "explained", by="Ada", reason="one counts the wounded too", run="run")
    article = store.article(left.article)
    heir = toll(article, left.start, left.end, id="toll_heir", harm="wounded")
    account = again.write(Reading(article, [heir, *(one for one in everything(connection, article.id) if one.id != left.id)]))
    assert (account.added, account.withdrawn, account.succeeded) == (1, 1, 1)
    assert [one.id for one in store.loose_links([article.id])] == [first.id]
    store.retract(first.id, "its record is gone")
    store.put_links([link(right.id, heir.id)])  # the ends may come in another order
    assert [one.state for one in case_view(connection).links] == ["explained"]
    assert status(connection).judgements_adrift == 0
    assert f"A later reading found {heir.id} on the same words" in "".join(explain(connection, left.id, None)[0].lines)


def test_a_judgement_whose_record_is_gone_is_kept_and_told(desk):
    connection, store, again = desk
    left, right = counted(store, "40"), next(one for one in store.records(Toll) if one.article != counted(store, "40").article)
    made = link(left.id, right.id)
    store.put_links([made])
    judge(connection, made.id, "explained", by="Ada", reason="one counts the wounded too", run="run")
    article = store.article(left.article)
    again.write(Reading(article, [one for one in everything(connection, article.id) if one.id != left.id]))
    assert status(connection).judgements_adrift == 1
    assert [one.target for one in case_view(connection).judgements] == [made.id]
    back = Rereading(connection, start_run(connection, "test", "3"), "3")
    back.write(Reading(article, [left, *everything(connection, article.id)]))
    assert status(connection).judgements_adrift == 0


def test_notes_are_of_the_reading_that_they_rest_on(desk):
    connection, store, again = desk
    article = next(store.articles())
    store.put_notes("settings", {article.id: b"as first read"})
    again.write(Reading(article, everything(connection, article.id)))
    assert store.notes("settings", [article.id]) == {}
    store.put_notes("settings", {article.id: b"as read again"})
    assert store.notes("settings", [article.id]) == {article.id: b"as read again"}
