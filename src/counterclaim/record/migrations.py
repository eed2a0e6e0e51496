"""Bring a case file up to the version of the schema that this program writes. Forward only; a step never loses a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, inspect, select

from counterclaim.errors import CaseError, MigrationError
from counterclaim.record.clock import now
from counterclaim.record.dialects import dialect_of
from counterclaim.record.schema import (
    ARTICLES_BY_RUN,
    FIFTH,
    FOURTH,
    METADATA,
    REVISIONS_BY_RECORD,
    SCHEMA_VERSIONS,
    SECOND,
    SEVENTH,
    SIXTH,
    THIRD,
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: the version it leads to, what it does in words, and how."""

    version: int
    name: str
    apply: Callable[[Connection], None]


def _first_schema(connection: Connection) -> None:
    dialect = dialect_of(connection)
    first = [table for table in METADATA.sorted_tables if table not in (*SECOND, *THIRD, *FOURTH, *FIFTH, *SIXTH, *SEVENTH)]
    METADATA.create_all(connection, tables=[table for table in first if table is not SCHEMA_VERSIONS])
    dialect.protect(connection, first)
    dialect.make_full_text(connection)


def _second_schema(connection: Connection) -> None:
    METADATA.create_all(connection, tables=list(SECOND))
    dialect_of(connection).protect(connection, SECOND)


def _third_schema(connection: Connection) -> None:
    METADATA.create_all(connection, tables=list(THIRD))
    dialect_of(connection).protect(connection, THIRD)


def _fourth_schema(connection: Connection) -> None:
    METADATA.create_all(connection, tables=list(FOURTH))
    dialect_of(connection).protect(connection, FOURTH)


def _fifth_schema(connection: Connection) -> None:
    METADATA.create_all(connection, tables=list(FIFTH))
    dialect_of(connection).protect(connection, FIFTH)


def _sixth_schema(connection: Connection) -> None:
    METADATA.create_all(connection, tables=list(SIXTH))
    REVISIONS_BY_RECORD.create(connection, checkfirst=True)
    dialect_of(connection).protect(connection, SIXTH)


def _seventh_schema(connection: Connection) -> None:
    METADATA.create_all(connection, tables=list(SEVENTH))
    ARTICLES_BY_RUN.create(connection, checkfirst=True)
    dialect_of(connection).protect(connection, SEVENTH)


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "captures, articles, records, links, origins, drops, runs", _first_schema),
    Migration(2, "keys of records, stories, judgements", _second_schema),
    Migration(3, "annotations", _third_schema),
    Migration(4, "inferred days", _fourth_schema),
    Migration(5, "conflicts", _fifth_schema),
    Migration(6, "notes for comparing, and how far it has come", _sixth_schema),
    Migration(7, "articles read again", _seventh_schema),
)


def migrate(connection: Connection, steps: Sequence[Migration] = MIGRATIONS) -> int:
    """Apply the steps that the case lacks and return its version.

    Raises `MigrationError` where the case is newer than this program or a step fails, `CaseError` where the database is something else.
    """
    current = schema_version(connection)
    if current > steps[-1].version:
        raise MigrationError(
            f"the case file has schema version {current}, this program knows up to {steps[-1].version}", remedy="use a newer Counterclaim"
        )
    for step in steps:
        if step.version > current:
            _apply(connection, step)
    return max(current, steps[-1].version)


def schema_version(connection: Connection) -> int:
    """Return the case's schema version, 0 for an empty database; raises `CaseError` for a database of another program."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return 0
    if SCHEMA_VERSIONS.name not in tables:
        raise CaseError("this database is not a case file", remedy="give another path with --case or --out")
    return int(connection.execute(select(func.coalesce(func.max(SCHEMA_VERSIONS.c.version), 0))).scalar_one())


def _apply(connection: Connection, step: Migration) -> None:
    SCHEMA_VERSIONS.create(connection, checkfirst=True)
    try:
        step.apply(connection)
    except Exception as error:
        problem = f"cannot bring the case file to schema version {step.version} ({step.name}): {error}"
        raise MigrationError(problem, remedy="restore the file from a copy, or report the problem") from error
    connection.execute(insert(SCHEMA_VERSIONS).values(version=step.version, name=step.name, applied_at=now()))
