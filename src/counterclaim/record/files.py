"""Open a case file, and transactions on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from counterclaim.errors import CaseError
from counterclaim.record.migrations import MIGRATIONS, migrate, schema_version

BUSY_MS = 30_000  # how long to wait for another process that is writing


def open_case(path: Path, *, create: bool = False) -> Engine:
    """Open the case file at ``path`` and bring its schema up to date; the caller disposes of the engine.

    Raises `CaseError` where there is none (and ``create`` is false), or where it cannot be used.
    """
    if not create and not path.is_file():
        raise CaseError("there is no case file", where=str(path), remedy="make one with 'counterclaim add' or 'counterclaim brief'")
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    try:
        _bring_up_to_date(engine)
    except CaseError as error:
        raise type(error)(error.problem, where=str(path), remedy=error.remedy) from error
    except DBAPIError as error:
        raise CaseError(f"the case file cannot be used: {error.orig}", where=str(path), remedy="check the path and the file") from error
    return engine


def _bring_up_to_date(engine: Engine) -> None:
    """Migrate only where it is needed, so that looking into a case never waits for a run that is writing to it."""
    with reading(engine) as connection:
        current = schema_version(connection)
    if current != MIGRATIONS[-1].version:
        with writing(engine) as connection:
            migrate(connection)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a connection in a transaction that may write, committed on leaving and rolled back on an error."""
    with engine.connect().execution_options(case_writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a connection on one unchanging state of the case."""
    with engine.connect() as connection, connection.begin():
        yield connection


def _configure(driver: Any, _record: Any) -> None:
    driver.isolation_level = None  # transactions begin where we say so, not where the driver guesses
    cursor = driver.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.close()


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("case_writes", False)
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
    except OperationalError as error:
        raise CaseError(f"the case file is busy: {error.orig}", remedy="wait for the other run to end, then try again") from error
