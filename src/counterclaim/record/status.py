"""What a case holds, in numbers."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, func, select

from counterclaim.record import tombstones
from counterclaim.record.intake import REFUSED
from counterclaim.record.judgements import judged, judgements
from counterclaim.record.migrations import schema_version
from counterclaim.record.readings import adrift, readers
from counterclaim.record.schema import (
    ARTICLES,
    CAPTURES,
    DROPS,
    LINKS,
    ORIGINS,
    RECONCILED,
    RECORDS,
    RETRACTIONS,
    RUN_ENDS,
    RUNS,
    SIGHTINGS,
)
from counterclaim.record.view import last_addition, models


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of what stands in a case (withdrawn records are left out), and what made it."""

    captures: int
    sightings: int
    articles: int
    unreconciled: int
    languages: dict[str, int]
    records: dict[str, int]
    links: dict[str, int]
    origins: int
    drops: dict[str, int]
    refused_records: int
    withdrawn: int
    judgements_adrift: int
    readers: dict[str, int]
    runs: int
    unfinished_runs: int
    last_addition: str
    version: str
    model: str | None
    schema: int


def status(connection: Connection) -> Status:
    """Return the numbers of the case behind ``connection``."""
    made_at, version = last_addition(connection)
    articles, runs = _count(connection, ARTICLES), _count(connection, RUNS)
    made = judgements(connection)
    drops = _by(connection, DROPS, DROPS.c.reason, tombstones.standing(DROPS.c.id))
    return Status(
        captures=_count(connection, CAPTURES),
        sightings=_count(connection, SIGHTINGS),
        articles=articles,
        unreconciled=articles - _count(connection, RECONCILED),
        languages=_by(connection, ARTICLES, func.coalesce(ARTICLES.c.lang, "unknown")),
        records=_by(connection, RECORDS, RECORDS.c.kind, tombstones.standing(RECORDS.c.id)),
        links=_by(connection, LINKS, LINKS.c.kind, tombstones.standing(LINKS.c.id)),
        origins=_count(connection, ORIGINS, tombstones.standing(ORIGINS.c.id), ORIGINS.c.root.in_(select(ARTICLES.c.id))),
        drops={reason: count for reason, count in drops.items() if reason != REFUSED},
        refused_records=drops.get(REFUSED, 0),
        withdrawn=_count(connection, RETRACTIONS, RETRACTIONS.c.withdrawn.is_(True)),
        judgements_adrift=len(adrift(connection, made, judged(connection, made))),
        readers=dict(readers(connection)),
        runs=runs,
        unfinished_runs=runs - _count(connection, RUN_ENDS),
        last_addition=made_at,
        version=version,
        model=models(connection),
        schema=schema_version(connection),
    )


def _count(connection: Connection, table: Table, *conditions: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())


def _by(connection: Connection, table: Table, column: ColumnElement[str], *conditions: ColumnElement[bool]) -> dict[str, int]:
    counted = select(column, func.count()).select_from(table).where(*conditions).group_by(column).order_by(column)
    return {row[0]: row[1] for row in connection.execute(counted)}
