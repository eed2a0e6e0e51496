from dataclasses import replace

import pytest

from counterclaim.errors import CaseError
from counterclaim.link import ConflictMember, Origin, Story, StoryMember
from counterclaim.record import CaseStore, Intake, case_view, judge, judgements, start_run
from tests.conftest import OTHER_WAR, WAR, outcome
from tests.fake_stages import capture, link


@pytest.fixture
def judged(connection):
    run = start_run(connection, "test", "1")
    Intake(connection, run, "1").write([outcome(capture(text, f"{number}.txt")) for number, text in enumerate([WAR, OTHER_WAR])])
    store = CaseStore(connection, run)
    left, right = (one.id for one in store.articles())
    store.put_links([link(left, right)])
    return connection, store, link(left, right), run


def state(connection):
    return [one.state for one in case_view(connection).links]


def test_the_last_judgement_counts_and_the_others_are_kept(judged):
    connection, _, found, run = judged
    judge(connection, found.id, "explained", by="Ada", reason="one counts the wounded too", run=run)
    assert state(connection) == ["explained"]
    judge(connection, found.id, "resolved", by="Ada", reason="the ministry took it back", run=run)
    assert state(connection) == ["resolved"]
    judge(connection, found.id, "reopened", by="Bo", reason="that was another battle", run=run)
    assert state(connection) == ["open"]
    assert [one.verdict for one in judgements(connection, found.id)] == ["explained", "resolved", "reopened"]


def test_a_rejected_link_is_shown_no_more_until_it_is_reopened(judged):
    connection, store, found, run = judged
    judge(connection, found.id, "rejected", by="Ada", reason="two different bridges", run=run)
    assert state(connection) == []
    store.retract(found.id, "no longer follows")
    store.put_links([found])
    assert state(connection) == [], "a judgement outlives the run that finds the link again"
    judge(connection, found.id, "reopened", by="Ada", reason="it was one bridge", run=run)
    assert state(connection) == ["open"]


def test_a_story_that_is_kept_out_of_a_conflict_stays_out_until_it_is_reopened(judged):
    connection, store, _, run = judged
    stories = [article.id for article in store.articles()]
    first, second = (
        ConflictMember(f"place {one}", "war", ("PER", "ECU"), one, None, True, 0.9, "they strike each other") for one in stories
    )
    store.put_conflict_members([first, second])
    judge(connection, second.id, "rejected", by="Ada", reason="that was a feud of smugglers", run=run)
    assert [one.members for one in case_view(connection).conflicts] == [(first,)]
    again = replace(second, id="place again", score=0.8, reason="told of with more places")
    store.retract(second.id, "its story was placed anew")
    store.put_conflict_members([again])
    assert [one.members for one in case_view(connection).conflicts] == [(first,)], (
        "a judgement outlives the run that places the story again"
    )
    judge(connection, again.id, "reopened", by="Ada", reason="the army says it was theirs", run=run)
    assert {one.id for one in case_view(connection).conflicts[0].members} == {first.id, again.id}


def test_only_a_person_resolves_and_every_judgement_says_who_and_why(judged):
    connection, _, found, run = judged
    with pytest.raises(CaseError, match="only a person"):
        judge(connection, found.id, "resolved", by="rule majority", reason="three to one", run=run)
    with pytest.raises(CaseError, match="who made it and why"):
        judge(connection, found.id, "rejected", by="Ada", reason=" ", run=run)
    with pytest.raises(CaseError, match="no such link"):
        judge(connection, "link_nowhere", "rejected", by="Ada", reason="none", run=run)
    assert judgements(connection) == ()


def story(name, *articles):
    return Story(name, articles[0], tuple(StoryMember(one, 0.8, "like the others") for one in articles))


def test_a_rejected_story_is_told_no_more_and_opens_no_conflict(judged):
    connection, store, _, run = judged
    first, second = (article.id for article in store.articles())
    store.put_stories([story("both", first, second)])
    store.put_conflict_members(
        [
            ConflictMember("opens", "war", ("PER", "ECU"), first, None, True, 0.9, "they strike each other"),
            ConflictMember("joins", "war", ("PER", "ECU"), second, None, False, 0.6, "most of its theatre"),
        ]
    )
    judge(connection, "both", "rejected", by="Ada", reason="two towns of one name", run=run)
    view = case_view(connection)
    assert view.stories == ()
    assert view.conflicts == (), "what had only joined belongs nowhere once nothing opens the conflict"
    store.retract("both", "its articles were placed anew")
    store.put_stories([story("both again", first, second)])
    assert case_view(connection).stories == (), "a judgement outlives the run that puts the same articles together again"
    judge(connection, "both again", "reopened", by="Ada", reason="it was one town", run=run)
    assert [one.id for one in case_view(connection).stories] == ["both again"]
    assert len(case_view(connection).conflicts[0].members) == 2


def test_a_story_of_other_articles_is_not_what_was_rejected(judged):
    connection, store, _, run = judged
    first, second = (article.id for article in store.articles())
    store.put_stories([story("both", first, second)])
    judge(connection, "both", "rejected", by="Ada", reason="two towns of one name", run=run)
    store.retract("both", "its articles were placed anew")
    store.put_stories([story("alone", first)])
    assert [one.id for one in case_view(connection).stories] == ["alone"]


def test_a_rejected_origin_or_copy_parts_its_articles_until_it_is_reopened(judged):
    connection, store, _, run = judged
    first, second = (article.id for article in store.articles())
    copied = replace(link(second, first), id="copied", kind="copy_of")
    store.put_links([copied])
    store.put_origins([Origin("origin", first, "wire", (first, second), "2 articles joined by 1 copy")])
    for target in ("origin", "copied"):
        judge(connection, target, "rejected", by="Ada", reason="both read out one statement", run=run)
        assert [(one.root, one.members) for one in case_view(connection).origins] == [(first, (first,)), (second, (second,))]
        judge(connection, target, "reopened", by="Ada", reason="no, one copied", run=run)
        assert [one.id for one in case_view(connection).origins] == ["origin"]
