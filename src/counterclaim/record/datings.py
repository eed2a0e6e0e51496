"""Days inferred for articles that state none, and their records as they read against that day.

Nothing is overwritten: the article and its records stay as they were read; an inferred day is a row of its own that names its reasons, with
the records that it changes. Where it is withdrawn, the article is undated again and its records say what they said.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, func, select

from counterclaim.link import Dating
from counterclaim.noun import Record
from counterclaim.record import codec, tombstones
from counterclaim.record.dialects import dialect_of
from counterclaim.record.readings import body_as_read
from counterclaim.record.schema import DATINGS, RECORDS, REVISIONS


def put_dating(connection: Connection, dating: Dating, revised: Iterable[Record], run: str) -> None:
    """Keep an inferred day with the records that read otherwise against it; one that was withdrawn stands again."""
    body = codec.body_of(dating)
    row = {"id": dating.id, "article": dating.article, "body": body, "digest": codec.digest(body), "run": run}
    bodies = {record.id: codec.body_of(record) for record in revised}
    rows = [{"dating": dating.id, "record": key, "body": held, "digest": codec.digest(held)} for key, held in sorted(bodies.items())]
    dialect = dialect_of(connection)
    dialect.append(connection, DATINGS, [row])
    dialect.append(connection, REVISIONS, rows)
    tombstones.restore(connection, [dating.id], "found again", run)


def standing_datings(connection: Connection, articles: Sequence[str] | None = None) -> Iterator[Dating]:
    """Yield the inferred days that stand (null: of all articles, else of so many as a statement can bind), by id."""
    wanted = select(DATINGS.c.body).where(tombstones.standing(DATINGS.c.id)).order_by(DATINGS.c.id)
    if articles is not None:
        wanted = wanted.where(DATINGS.c.article.in_(articles))
    for body in connection.execute(wanted).scalars():
        yield codec.noun_of(Dating, body)


def body_today() -> ColumnElement[str]:
    """Return what a row of records says: against the inferred day that stands for its article, if one does, else as it was read last."""
    found = select(REVISIONS.c.body).where(REVISIONS.c.record == RECORDS.c.id, tombstones.standing(REVISIONS.c.dating)).limit(1)
    return func.coalesce(found.correlate(RECORDS).scalar_subquery(), body_as_read())
