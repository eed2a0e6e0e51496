"""What was withdrawn, why and when. Nothing is deleted: a tombstone names the row, and a later one can put it back."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, insert, select
from sqlalchemy.sql.schema import Column

from counterclaim.record.clock import now
from counterclaim.record.schema import RETRACTIONS


def withdrawn() -> Select[Any]:
    """Select the ids of everything that stands withdrawn: whose last tombstone says so."""
    last = select(func.max(RETRACTIONS.c.number)).group_by(RETRACTIONS.c.target)
    return select(RETRACTIONS.c.target).where(RETRACTIONS.c.number.in_(last), RETRACTIONS.c.withdrawn.is_(True))


def standing(column: Column[str]) -> ColumnElement[bool]:
    """Return the condition that the row with id ``column`` is not withdrawn."""
    return column.not_in(withdrawn())


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
    return frozenset(connection.execute(withdrawn().where(RETRACTIONS.c.target.in_(list(targets)))).scalars().all())


def _note(connection: Connection, targets: list[str], reason: str, run: str, *, withdrawn: bool) -> None:
    at = now()
    rows = [{"target": target, "withdrawn": withdrawn, "reason": reason, "at": at, "run": run} for target in targets]
    if rows:
        connection.execute(insert(RETRACTIONS), rows)
