import pytest
from sqlalchemy import Engine, text

from counterclaim.record import CaseStore, Intake, check, reading, start_run, writing
from counterclaim.record import codec as kept
from counterclaim.store import ArticleReading, Outcome
from tests.conftest import OTHER_WAR, WAR, WEATHER, filled
from tests.fake_stages import article, capture, claim, link, toll

INPUTS = [capture(WAR, "a.txt"), capture(OTHER_WAR, "b.txt"), capture(WEATHER, "w.txt"), capture(WAR, "c.txt")]


def problems(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return [problem.what for problem in check(connection)]


def tamper(engine: Engine, statement: str, **values: object) -> None:
    """Change the case behind the program's back, as somebody with another tool could."""
    with writing(engine) as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for name in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        assert connection.execute(text(statement), values).rowcount > 0


@pytest.fixture
def full(case: Engine) -> Engine:
    return filled(case, INPUTS)


def test_a_case_as_written_holds(full):
    assert problems(full) == []


@pytest.mark.parametrize(
    ("statement", "values", "told"),
    [
        ("UPDATE captures SET raw = :raw", {"raw": kept.squeeze(b"other bytes")}, "do not have the hash"),
        ("UPDATE captures SET raw = :raw", {"raw": b"not packed"}, "cannot be unpacked"),
        ("UPDATE captures SET size = size + 1", {}, "do not have the hash and size"),
        ("UPDATE articles SET text = :text", {"text": kept.squeeze_text("Other words.")}, "does not have the hash"),
        ("UPDATE articles SET text = :text", {"text": b"not packed"}, "cannot be read back"),
        ("UPDATE articles SET lang = 'fr'", {}, "columns of the article"),
        ("UPDATE articles SET body = replace(body, 'Fake Wire', 'True Wire')", {}, "was changed after it was written"),
        (
            "UPDATE records SET body = replace(body, :low, :high)",
            {"low": '"low":12', "high": '"low":1200'},
            "was changed after it was written",
        ),
        ("UPDATE records SET start = start + 1", {}, "columns of the record"),
        ("UPDATE records SET rule = 'another'", {}, "columns of the record"),
        ("UPDATE records SET body = '{}'", {}, "cannot be read back"),
        ("UPDATE passages SET body = replace(body, 'body', 'caption')", {}, "was changed after it was written"),
        ("UPDATE links SET body = replace(body, 'both', 'none')", {}, "was changed after it was written"),
        ("UPDATE sightings SET path = 'elsewhere.txt'", {}, "id of the sighting"),
        ("UPDATE drops SET reason = 'unreadable'", {}, "id of the drop"),
        ("DELETE FROM passages_fts WHERE rowid = 1", {}, "does not hold what the record holds"),
        ("INSERT INTO quotes_fts (id, words) VALUES ('toll_x', 'other words')", {}, "does not hold what the record holds"),
        ("INSERT INTO retractions (target, withdrawn, reason, at, run) VALUES ('ghost', 1, '', '', '')", {}, "names ghost"),
    ],
)
def test_what_was_changed_behind_the_programs_back_is_found(full, statement, values, told):
    tamper(full, statement, **values)
    assert any(told in problem for problem in problems(full)), problems(full)


def test_a_body_whose_digest_was_changed_too_still_has_to_match_the_words(full):
    with reading(full) as connection:
        row = connection.execute(text("SELECT id, body FROM records WHERE kind = 'toll' LIMIT 1")).one()
    body = row.body.replace('"exact":"', '"exact":"9')
    tamper(full, "UPDATE records SET body = :body, digest = :digest WHERE id = :id", body=body, digest=kept.digest(body), id=row.id)
    assert any("in the article and" in problem for problem in problems(full))


def test_ids_that_nothing_has_are_found(case):
    with writing(case) as connection:
        run = start_run(connection, "test", "1")
        war = capture(WAR, "a.txt")
        found = article(war, WAR)
        dangling = (toll(found, 34, 36, claim="claim_nowhere"), claim(found, 0, 8, about=("event_nowhere",)))
        Intake(connection, run, "1").write([Outcome(war, (ArticleReading(war, found, dangling),))])
        CaseStore(connection, run).put_links([link("toll_nowhere", found.id)])
    told = " ".join(problems(case))
    assert all(f"{kind}_nowhere" in told for kind in ("claim", "event", "toll"))


def test_a_refused_record_is_a_problem(case):
    with writing(case) as connection:
        war = capture(WAR, "a.txt")
        found = article(war, WAR)
        wrong = toll(found, 34, 36, article="article_of_others")
        Intake(connection, start_run(connection, "test", "1"), "1").write([Outcome(war, (ArticleReading(war, found, (wrong,)),))])
    assert any("was refused when it came in" in problem for problem in problems(case))
