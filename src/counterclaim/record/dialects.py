"""What differs between databases: bulk load and full text. One class a database, so that PostgreSQL can follow beside SQLite."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Integer, Table, literal_column, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError

from counterclaim.errors import CaseError

Words = tuple[str, str]  # (id of a passage or record, its words)


class CaseDialect(Protocol):
    """What the case file needs of a database beyond standard SQL."""

    def append(self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
        """Add the rows whose key is not there yet, in bulk; return how many were new."""

    def arrival(self, table: Table) -> ColumnElement[int]:
        """Return what numbers the rows of a table in the order in which they came."""

    def protect(self, connection: Connection, tables: Iterable[Table]) -> None:
        """Refuse UPDATE and DELETE on these tables from now on."""

    def make_full_text(self, connection: Connection) -> None:
        """Make the full-text indexes over passages and quotes."""

    def index_words(self, connection: Connection, index: str, rows: Sequence[Words]) -> None:
        """Add words to the full-text index ``index`` (passages or quotes)."""

    def indexed_words(self, connection: Connection, index: str) -> Iterator[Words]:
        """Yield everything that the full-text index ``index`` holds, by id."""

    def full_text_problem(self, connection: Connection, index: str) -> str | None:
        """Return what is wrong inside the index ``index``, or null."""


class SqliteDialect:
    """SQLite with FTS5."""

    def append(self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
        """Add the rows whose key is not there yet, in bulk; return how many were new."""
        if not rows:
            return 0
        before = self._changes(connection)
        connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)
        return self._changes(connection) - before

    @staticmethod
    def _changes(connection: Connection) -> int:
        return int(connection.exec_driver_sql("SELECT total_changes()").scalar_one())

    def arrival(self, table: Table) -> ColumnElement[int]:
        """Return what numbers the rows of a table in the order in which they came."""
        return literal_column(f"{table.name}.rowid", Integer)

    def protect(self, connection: Connection, tables: Iterable[Table]) -> None:
        """Refuse UPDATE and DELETE on these tables from now on."""
        for table in tables:
            for action in ("UPDATE", "DELETE"):
                connection.exec_driver_sql(
                    f"CREATE TRIGGER {table.name}_no_{action.lower()} BEFORE {action} ON {table.name} "
                    f"BEGIN SELECT RAISE(ABORT, 'a case file is append-only: no {action} on {table.name}'); END"
                )

    def make_full_text(self, connection: Connection) -> None:
        """Make the full-text indexes over passages and quotes."""
        for index in ("passages", "quotes"):
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE {index}_fts USING fts5(id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2')"
            )

    def index_words(self, connection: Connection, index: str, rows: Sequence[Words]) -> None:
        """Add words to the full-text index ``index`` (passages or quotes)."""
        if rows:
            connection.exec_driver_sql(f"INSERT INTO {index}_fts (id, words) VALUES (?, ?)", list(rows))

    def indexed_words(self, connection: Connection, index: str) -> Iterator[Words]:
        """Yield everything that the full-text index ``index`` holds, by id."""
        for row in connection.exec_driver_sql(f"SELECT id, words FROM {index}_fts ORDER BY id"):
            yield row[0], row[1]

    def full_text_problem(self, connection: Connection, index: str) -> str | None:
        """Return what is wrong inside the index ``index``, or null."""
        try:
            with connection.begin_nested():
                connection.execute(text(f"INSERT INTO {index}_fts ({index}_fts) VALUES ('integrity-check')"))
        except DBAPIError as error:
            return str(error.orig)
        return None


def dialect_of(connection: Connection) -> CaseDialect:
    """Return how to speak to the database behind ``connection``; raises `CaseError` for one that no class here covers."""
    if connection.dialect.name == "sqlite":
        return SqliteDialect()
    raise CaseError(f"a case cannot be kept in {connection.dialect.name} yet", remedy="give the path of a SQLite file")
