from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from counterclaim.article import Drop
from counterclaim.errors import RecordError
from counterclaim.event import Event, Interval
from counterclaim.noun import Provenance, Span
from counterclaim.record import Intake, Reading, Rereading, case_view, open_case, start_run, writing
from counterclaim.record.schema import ARTICLES, CAPTURES, DROPS, METADATA, RECORDS, SIGHTINGS
from counterclaim.record.soundness import verify_article, verify_record
from counterclaim.store import ArticleReading, Outcome
from tests.conftest import OTHER_WAR, WAR, WEATHER, outcome
from tests.fake_stages import article, capture, claim, toll


def intake(connection: Connection, version: str = "1") -> Intake:
    return Intake(connection, start_run(connection, "test", version), version)


def count(connection: Connection, table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_an_article_comes_back_as_it_went_in(connection):
    read = outcome(capture(WAR, "a.txt", url="https://example.org/a"))
    tally = intake(connection).write([read])
    view = case_view(connection)
    assert view.articles == (read.results[0].article,)
    assert {*view.tolls, *view.claims} == set(read.results[0].records)
    assert view.captures == (replace(read.capture, raw=b""),)
    assert (tally.recorded, tally.already, tally.records) == (1, 0, 2)


def test_raw_bytes_are_kept(connection):
    intake(connection).write([outcome(capture(WAR, "a.txt"))])
    import zlib

    assert zlib.decompress(connection.execute(select(CAPTURES.c.raw)).scalar_one()) == WAR.encode()


def test_identical_bytes_at_a_second_path_are_one_article_and_one_more_sighting(connection):
    first = intake(connection)
    first.write([outcome(capture(WAR, "b.txt"))])
    tally = first.see_again(capture(WAR, "a.txt"))
    assert (tally.recorded, tally.already, tally.articles) == (0, 1, 1)
    assert (count(connection, ARTICLES), count(connection, SIGHTINGS)) == (1, 2)
    view = case_view(connection)
    assert view.paths == {view.articles[0].id: ("a.txt", "b.txt")}
    assert view.articles[0].path == "a.txt"


def test_known_bytes_need_no_reading(connection):
    one = intake(connection)
    war, weather = capture(WAR, "a.txt"), capture(WEATHER, "w.txt")
    assert not one.known(war.sha256)
    assert not one.known(weather.sha256)
    one.write([outcome(war), outcome(weather)])
    assert one.known(war.sha256)
    assert one.known(weather.sha256)


def test_an_article_that_is_not_about_a_conflict_leaves_its_hash_and_no_bytes(connection):
    weather = capture(WEATHER, "w.txt")
    tally = intake(connection).write([outcome(weather)])
    (drop,) = case_view(connection).drops
    assert (drop.sha256, drop.stage, drop.reason, drop.detail) == (weather.sha256, "detect", "not_conflict", "no words of war")
    assert tally.dropped == {"not_conflict": 1}
    assert count(connection, CAPTURES) == count(connection, SIGHTINGS) == 0


def test_another_version_judges_again_and_withdraws_what_the_first_dropped(connection):
    weather = capture(WEATHER, "w.txt")
    intake(connection, "1").write([outcome(weather)])
    later = intake(connection, "2")
    assert not later.known(weather.sha256)
    later.write([outcome(weather)])
    assert count(connection, DROPS) == 2
    assert len(case_view(connection).drops) == 1


def test_a_fault_is_tried_again_and_its_drop_withdrawn_once_the_article_reads(connection):
    war = capture(WAR, "a.txt")
    one = intake(connection)
    one.write([Outcome(war, (Drop("a.txt", "", war.sha256, "clean", "internal_error", "ValueError"),))])
    assert not one.known(war.sha256)
    one.write([outcome(war)])
    assert case_view(connection).drops == ()
    assert count(connection, DROPS) == 1


def test_a_file_that_was_missing_and_now_is_there_is_no_longer_dropped(connection):
    one = intake(connection)
    one.write(
        [Drop("a.txt", "", None, "acquire", "not_found", "no such file"), Drop("b.txt", "", None, "acquire", "not_found", "no such file")]
    )
    one.write([outcome(capture(WAR, "a.txt"))])
    assert [drop.path for drop in case_view(connection).drops] == ["b.txt"]


def test_a_drop_seen_at_a_second_path_is_counted_and_named_there(connection):
    one = intake(connection)
    one.write([outcome(capture(WEATHER, "w.txt"))])
    tally = one.see_again(capture(WEATHER, "v.txt"))
    assert tally.dropped == {"not_conflict": 1}
    assert [drop.path for drop in case_view(connection).drops] == ["v.txt", "w.txt"]


@pytest.mark.parametrize(
    "change",
    [
        {"spans": (Span(0, 8, "Shelling?", "number"),)},
        {"spans": ()},
        {"start": 5, "end": 5},
        {"end": 5000},
        {"start": -3},
        {"article": "article_of_others"},
        {"spans": (Span(-4, -1, WAR[-4:-1], "number"),)},
    ],
)
def test_a_record_that_does_not_match_its_words_is_refused(connection, change):
    war = capture(WAR, "a.txt")
    found = article(war, WAR)
    bad = replace(toll(found, 34, 36), **change)
    with pytest.raises(RecordError):
        verify_record(found, bad)
    good = claim(found, 0, 8)
    tally = intake(connection).write([Outcome(war, (ArticleReading(war, found, (bad, good)),))])
    assert (tally.recorded, tally.records, tally.refused) == (1, 1, 1)
    assert connection.execute(select(RECORDS.c.id)).scalars().all() == [good.id]
    assert [drop.reason for drop in case_view(connection).drops] == ["record_refused"]


@pytest.mark.parametrize("end", ["2023-09/20", "2023-09", "yesterday", "2023-02-30"])
def test_a_record_whose_date_is_no_day_is_refused(end):
    found = article(capture(WAR, "a.txt"), WAR)
    event = Event(
        id="event_1", article=found.id, start=0, end=8, spans=(Span(0, 8, WAR[:8], "evidence"),), provenance=Provenance("test", "1", None),
        plover="ASSAULT", mode=None, context=None, acled_type=None, acled_sub_type=None, actors=(), recipients=(), place=None,
        date=Interval("2023-09-01", "2023-09-20", "day"), weapon=None, tolls=(), asserted_by="OUTLET", denied_by=(),
    )  # fmt: skip
    verify_record(found, event)
    with pytest.raises(RecordError, match="no ISO day"):
        verify_record(found, replace(event, date=Interval(end, "2023-09-20", "day")))


def test_a_record_that_matches_its_words_is_sound():
    found = article(capture(WAR, "a.txt"), WAR)
    verify_record(found, toll(found, 34, 36))


def test_two_records_that_share_an_id_and_differ_are_not_both_kept(connection):
    war = capture(WAR, "a.txt")
    found = article(war, WAR)
    one = toll(found, 34, 36)
    tally = intake(connection).write([Outcome(war, (ArticleReading(war, found, (one, replace(one, low=13), one)),))])
    assert (tally.records, tally.refused) == (1, 1)
    assert case_view(connection).tolls == (one,)


def test_an_id_that_another_article_took_is_refused(connection):
    war, other = capture(WAR, "a.txt"), capture(OTHER_WAR, "b.txt")
    first, second = article(war, WAR), article(other, OTHER_WAR)
    one = intake(connection)
    one.write([Outcome(war, (ArticleReading(war, first, (toll(first, 34, 36, id="same"),)),))])
    tally = one.write([Outcome(other, (ArticleReading(other, second, (claim(second, 0, 6, id="same"),)),))])
    assert (tally.recorded, tally.refused) == (1, 1)


def test_an_article_that_contradicts_its_own_hash_is_dropped_with_a_reason(connection):
    war = capture(WAR, "a.txt")
    wrong = replace(article(war, WAR), text_sha256="0" * 64)
    with pytest.raises(RecordError):
        verify_article(wrong)
    tally = intake(connection).write([Outcome(war, (ArticleReading(war, wrong, ()),))])
    assert tally.dropped == {"internal_error": 1}
    assert count(connection, ARTICLES) == 0


def test_bytes_that_do_not_have_their_hash_are_dropped_with_a_reason(connection):
    war = capture(WAR, "a.txt")
    found = article(war, WAR)
    tally = intake(connection).write([Outcome(replace(war, raw=b"altered"), (ArticleReading(war, found, ()),))])
    assert tally.dropped == {"internal_error": 1}


def annotated(found):
    """The outcome with an annotation of one passage."""
    return replace(found, results=tuple(replace(one, annotations=(("key", b"words"),)) for one in found.results))


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=lambda table: table.name)
def test_no_row_can_be_changed_or_deleted(connection, table):
    from sqlalchemy import delete, update

    from counterclaim.record import CaseStore

    war = capture(WAR, "a.txt")
    run = start_run(connection, "test", "1")
    Intake(connection, run, "1").write([annotated(outcome(war)), outcome(capture(WEATHER, "w.txt"))])
    store = CaseStore(connection, run)
    from counterclaim.link import ConflictMember, Dating, Story, StoryMember
    from counterclaim.record import end_run, judge
    from counterclaim.toll import Toll
    from tests.fake_stages import link, origin

    (found,) = store.articles()
    store.put_links([link(found.id, found.id)])
    store.put_origins([origin(found.id)])
    store.put_fingerprints(found.id, [1])
    store.put_notes("words 1", {found.id: b"for the test"})
    store.recheck([found.id])
    store.mark_reconciled([found.id], "rules 1")
    store.put_keys([(1, next(store.records(Toll)).id)])
    store.put_stories([Story("story_1", found.id, (StoryMember(found.id, 1.0, "opens a story"),))])
    store.put_conflict_members([ConflictMember("place_1", "war_1", ("ORO",), found.id, None, True, 1.0, "for the test")])
    store.put_dating(Dating("dating_1", found.id, "2031-05-01", "for the test", (), "test", "1"), store.records(Toll))
    counted = next(store.records(Toll))
    Rereading(connection, run, "2").write(Reading(found, [replace(counted, harm="wounded")]))
    Rereading(connection, run, "3").write(Reading(found, [replace(counted, id="toll_3")]))
    judge(connection, "story_1", "rejected", by="Ada", reason="for the test", run=run)
    store.retract(origin(found.id).id, "for the test")
    end_run(connection, run, {})
    assert count(connection, table) > 0
    column = list(table.columns)[-1]
    with pytest.raises(IntegrityError, match="append-only"), connection.begin_nested():
        connection.execute(update(table).values({column: column}))
    with pytest.raises(IntegrityError, match="append-only"), connection.begin_nested():
        connection.execute(delete(table))


def test_text_that_utf8_cannot_hold_is_kept_without_loss(connection):
    odd = "Sh\udc80lling\nMarshal \ud800 said 12 soldiers died.\x00"
    read = outcome(capture(odd, "b\udcff.txt"))
    intake(connection).write([read])
    view = case_view(connection)
    assert view.articles == (read.results[0].article,)
    assert set(view.claims) | set(view.tolls) == set(read.results[0].records)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([WAR, OTHER_WAR, WEATHER, f"{WAR}\n---\n{WEATHER}", f"{WAR}\n---\n{OTHER_WAR}"]), max_size=8), st.data())
def test_every_article_that_comes_in_is_accounted_for(tmp_path_factory, texts, data):
    engine = open_case(tmp_path_factory.mktemp("case") / "case.db", create=True)
    split = data.draw(st.integers(0, len(texts)))
    captures = [capture(text, f"{number}.txt") for number, text in enumerate(texts)]
    expected = sum(text.count("\n---\n") + 1 for text in texts)
    with writing(engine) as connection:
        one = intake(connection)
        tallies = [one.write([outcome(each) for each in captures[:split]]), one.write([outcome(each) for each in captures[split:]])]
        assert sum(tally.articles for tally in tallies) == expected
        held = {(sha, part) for sha, part in ((a.sha256, a.part) for a in case_view(connection).articles)}
        assert sum(tally.recorded for tally in tallies) == len(held)
    engine.dispose()
