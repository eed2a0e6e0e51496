"""What was withdrawn, why and when. Nothing is deleted: a tombstone names the row, and a later one can put it back."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, false, func, insert, select
from sqlalchemy.sql.elements import KeyedColumnElement
from sqlalchemy.sql.schema import Column

from counterclaim.record.clock import now
from counterclaim.record.schema import RETRACTIONS


def standing(column: Column[str] | KeyedColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that the row with id ``column`` is not withdrawn: that it has no tombstone, or its last one put it back."""
    last = select(RETRACTIONS.c.withdrawn).where(RETRACTIONS.c.target == column).order_by(RETRACTIONS.c.number.desc()).limit(1)
    return func.coalesce(last.correlate(column.table).scalar_subquery(), false()).is_(False)


def retract(connection: Connection, targets: Iterable[str], reason: str, run: str) -> None:
    """Withdraw the rows with these ids; those that are withdrawn already stay as they are."""
    wanted = sorted(set(targets))
    gone = withdrawn_among(connection, wanted)
    _note(connection, [target for target in wanted if target not in gone], reason, run, withdrawn=True)


def restore(connection: Connection, targets: Iterable[str], reason: str, run: str) -> None:
    """Let the rows with these ids stand again, where they were withdrawn."""
    _note(connection, sorted(withdrawn_among(connection, sorted(set(targets)))), reason, run, withdrawn=False)


def withdrawn_among(connection: Connection, targets: Iterable[str]) -> frozenset[str]:
    """Return which of these ids stand withdrawn."""
    wanted = list(targets)
    notes = select(RETRACTIONS.c.target, RETRACTIONS.c.withdrawn).where(RETRACTIONS.c.target.in_(wanted)).order_by(RETRACTIONS.c.number)
    last = {row.target: row.withdrawn for row in connection.execute(notes)} if wanted else {}
    return frozenset(target for target, gone in last.items() if gone)


def _note(connection: Connection, targets: list[str], reason: str, run: str, *, withdrawn: bool) -> None:
    at = now()
    rows = [{"target": target, "withdrawn": withdrawn, "reason": reason, "at": at, "run": run} for target in targets]
    if rows:
        connection.execute(insert(RETRACTIONS), rows)
