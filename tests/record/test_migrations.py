import sqlite3

import pytest
from sqlalchemy import Engine, text

from counterclaim.errors import CaseError, MigrationError
from counterclaim.record import open_case, writing
from counterclaim.record.migrations import MIGRATIONS, Migration, migrate, schema_version


def add_shelf(connection):
    connection.execute(text("CREATE TABLE shelf (id TEXT)"))


def fail(connection):
    connection.execute(text("CREATE TABLE half (id TEXT)"))
    raise ValueError("the disk is full")


LATER = Migration(len(MIGRATIONS) + 1, "a shelf", add_shelf)


def test_a_new_case_is_of_the_newest_version(case: Engine):
    with writing(case) as connection:
        assert schema_version(connection) == MIGRATIONS[-1].version


def test_a_later_step_is_applied_once(case: Engine):
    for _ in range(2):
        with writing(case) as connection:
            assert migrate(connection, [*MIGRATIONS, LATER]) == LATER.version
    with writing(case) as connection:
        assert connection.execute(text("SELECT count(*) FROM shelf")).scalar() == 0
        versions = connection.execute(text("SELECT version FROM schema_versions ORDER BY version")).scalars().all()
    assert versions == [*(step.version for step in MIGRATIONS), LATER.version]


def test_a_step_that_fails_leaves_the_case_as_it_was(case: Engine):
    with pytest.raises(MigrationError, match="the disk is full"), writing(case) as connection:
        migrate(connection, [*MIGRATIONS, Migration(LATER.version, "a shelf", fail)])
    with writing(case) as connection:
        assert schema_version(connection) == MIGRATIONS[-1].version
        assert connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'half'")).scalar() == 0


def test_a_case_of_a_newer_program_is_refused(case: Engine, tmp_path):
    with writing(case) as connection:
        migrate(connection, [*MIGRATIONS, LATER])
    with pytest.raises(MigrationError, match="use a newer Counterclaim"):
        open_case(tmp_path / "case.db")


def test_what_is_not_a_case_is_refused(tmp_path):
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE recipes (name TEXT)")
    database.close()
    with pytest.raises(CaseError, match="not a case file"):
        open_case(other)
    text_file = tmp_path / "notes.txt"
    text_file.write_text("no database at all, and long enough to be looked at " * 20)
    with pytest.raises(CaseError, match=r"notes\.txt"):
        open_case(text_file)
    with pytest.raises(CaseError, match="there is no case file"):
        open_case(tmp_path / "nowhere.db")
    with pytest.raises(CaseError, match="cannot be used"):
        open_case(tmp_path / "no" / "folder" / "case.db", create=True)
