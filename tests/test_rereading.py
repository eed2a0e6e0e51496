"""Articles that an earlier version read are read again on demand, with the real stages: resumable, and with what people judged kept."""

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select

from counterclaim import pipeline, rereading, runner
from counterclaim.article import Drop
from counterclaim.claim import Claim
from counterclaim.record import CaseStore, case_view, check, judge, open_case, outdated, reading, writing
from counterclaim.record.schema import ANNOTATIONS
from counterclaim.settings import ReadingSettings
from counterclaim.store import Said
from tests.fake_stages import capture

RULES = ReadingSettings(rules_only=True)
TODAY = partial(pipeline.read_again, reading=RULES)
TEXT = """{outlet} - Peru's defence ministry said on Monday that its forces had killed {n} Ecuadorian soldiers near {town}.

Ecuador denied that its troops had lost {town} and accused Peru of shelling the town.

“We hold every street of {town},” Peru's defence minister told the BBC.
"""


def less(article):
    """Read as an earlier version did, which knew no claims."""
    return Said(tuple(one for one in TODAY(article).records if not isinstance(one, Claim)))


def fails(article):
    raise ValueError("a fault of ours")


def plan(read, version):
    return rereading.Plan(
        read=read, near=pipeline.near_articles, reconcile=pipeline.reconcile_case, jobs=1, version=version, command="test"
    )


def again(case, version="2", read=TODAY, limit=None):
    return rereading.read_again(case, plan(read, version), limit)


@pytest.fixture
def case(tmp_path):
    engine = open_case(tmp_path / "case.db", create=True)
    towns = ("Zamora", "Loja", "Tumbes")
    texts = [TEXT.format(outlet=f"Outlet {n}", n=40 + n // 3, town=towns[n % 3]) for n in range(6)]
    first = runner.Plan(partial(pipeline.read_capture, reading=RULES), pipeline.reconcile_case, 1, "1", "test")
    runner.add([capture(text, f"{number}.txt") for number, text in enumerate(texts)], engine, first)
    yield engine
    engine.dispose()


def seen(case):
    with reading(case) as connection:
        view = case_view(connection)
        assert list(check(connection)) == []
    there = {one.id for one in (*view.articles, *view.claims)}
    assert all(there >= {*origin.members} for origin in view.origins)
    records = {one.id for kind in ("claims", "tolls", "events", "positions") for one in getattr(view, kind)}
    return records, {one.id for one in view.links}


def test_reading_again_what_reads_alike_changes_nothing(case):
    before = seen(case)
    account, left = again(case)
    assert (account.articles, account.added, account.changed, account.withdrawn, left) == (6, 0, 0, 0, 0)
    assert seen(case) == before


def test_an_origin_of_quoted_claims_goes_with_them_and_comes_back(case):
    with reading(case) as connection:
        before = {one.id for one in case_view(connection).origins}
    again(case, read=less)
    with reading(case) as connection:
        fewer = {one.id for one in case_view(connection).origins}
    assert fewer < before
    again(case, version="3")
    with reading(case) as connection:
        assert {one.id for one in case_view(connection).origins} == before


def test_what_vanishes_is_withdrawn_with_its_links_and_comes_back(case):
    records, links = seen(case)
    account, _ = again(case, read=less)
    assert account.withdrawn > 6
    fewer, fewer_links = seen(case)
    assert fewer < records
    assert fewer_links < links
    again(case, version="3")
    assert seen(case) == (records, links)


def test_a_run_goes_on_where_the_last_one_stopped(case):
    account, left = again(case, limit=2)
    assert (account.articles, left) == (2, 4)
    account, left = again(case)
    assert (account.articles, left) == (4, 0)
    assert again(case)[0].articles == 0


def test_an_article_whose_reading_fails_stays_as_it_was_and_outdated(case):
    before = seen(case)
    account, left = again(case, read=fails)
    assert (account.articles, left) == (0, 6)
    assert seen(case) == before


def test_an_article_that_is_no_longer_about_a_war_keeps_its_place_and_loses_its_records(case):
    again(case, read=lambda article: Drop(article.path, "", article.sha256, "detect", "not_conflict", "about something else"))
    assert seen(case)[0] == set()
    with reading(case) as connection:
        view = case_view(connection)
        assert len(view.articles) == 6
        assert {link.kind for link in view.links} <= {"copy_of", "version_of", "excerpt_of", "reuses"}  # these are of words alone
        assert outdated(connection, "2") == []


def renamed(article):
    """Read as a later version does that makes ids of claims in another way."""
    return Said(tuple(replace(one, id=f"{one.id}_again") if isinstance(one, Claim) else one for one in TODAY(article).records))


def test_what_a_person_judged_holds_for_the_claims_as_they_read_now(case):
    with writing(case) as connection:
        view = case_view(connection)
        claims = {one.id for one in view.claims}
        judged = next(one for one in view.links if {one.left, one.right} <= claims)
        judge(connection, judged.id, "rejected", by="Ada", reason="two different towns", run="run")
    assert judged.id not in seen(case)[1]
    account, _ = again(case, read=renamed)
    assert account.succeeded == account.withdrawn > 0
    with reading(case) as connection:
        shown = {(one.kind, frozenset((one.left, one.right))) for one in case_view(connection).links}
        found = {(one.kind, frozenset((one.left, one.right))) for one in CaseStore(connection, "").links()}
    ends = (judged.kind, frozenset((f"{judged.left}_again", f"{judged.right}_again")))
    assert ends in found - shown


def test_articles_read_in_processes_read_the_same(case):
    many = replace(plan(TODAY, "2"), jobs=2)
    before = seen(case)
    rereading.FEW, few = 1, rereading.FEW
    try:
        account, _ = rereading.read_again(case, many)
    finally:
        rereading.FEW = few
    assert account.articles == 6
    assert seen(case) == before


def test_what_the_annotator_said_anew_is_kept_with_the_case(case):
    again(case, read=lambda article: Said(TODAY(article).records, ((f"weights {article.id}", b"said"),)))
    with reading(case) as connection:
        kept = connection.execute(select(ANNOTATIONS.c.key)).scalars().all()
    assert len([key for key in kept if key.startswith("weights ")]) == 6
