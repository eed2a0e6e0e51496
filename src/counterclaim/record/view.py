"""Everything that a case holds at one moment, as reports read it."""

from typing import TypeVar

from sqlalchemy import Connection, func, select

from counterclaim.claim import Claim, Demand, Position
from counterclaim.event import Date, Event, Holding, Measure, Place, Relation
from counterclaim.judged import Verdicts
from counterclaim.link import conflicts_of
from counterclaim.noun import Record
from counterclaim.record.case import CaseStore
from counterclaim.record.judgements import judged, judgements
from counterclaim.record.readings import re_anchored
from counterclaim.record.rows import read_articles, read_captures, read_drops, seen_at
from counterclaim.record.schema import ARTICLES, DATINGS, DROPS, LINKS, ORIGINS, RECORDS, RETRACTIONS, RUNS, SIGHTINGS
from counterclaim.store import CaseView
from counterclaim.toll import Toll

R = TypeVar("R", bound=Record)


def case_view(connection: Connection) -> CaseView:
    """Return what the case behind ``connection`` holds; withdrawn records are left out."""
    store = CaseStore(connection, run="")

    def every(kind: type[R]) -> tuple[R, ...]:
        return tuple(store.records(kind))

    articles = tuple(read_articles(connection))
    made_at, version = last_addition(connection)
    made = judgements(connection)
    named = re_anchored(connection, judged(connection, made))
    verdicts, links, stories = Verdicts(made, named), tuple(store.links()), tuple(store.stories())
    return CaseView(
        captures=tuple(read_captures(connection)),
        articles=articles,
        claims=every(Claim),
        tolls=every(Toll),
        events=every(Event),
        demands=every(Demand),
        positions=every(Position),
        relations=every(Relation),
        measures=every(Measure),
        holdings=every(Holding),
        places=every(Place),
        dates=every(Date),
        origins=verdicts.origins(store.origins(), links),
        links=verdicts.links(links),
        stories=verdicts.stories(stories),
        conflicts=conflicts_of(verdicts.members(store.conflict_members(), stories)),
        datings=tuple(store.datings()),
        judgements=made,
        judged=named,
        drops=tuple(read_drops(connection)),
        paths=seen_at(connection, [article.id for article in articles]),
        made_at=made_at,
        version=version,
        model=models(connection),
    )


def last_addition(connection: Connection) -> tuple[str, str]:
    """Return when the run that last added anything began, and the program's version then; two empty texts for an empty case."""
    tables = (SIGHTINGS, ARTICLES, DROPS, LINKS, ORIGINS, DATINGS, RETRACTIONS)
    last = max((connection.execute(select(func.max(table.c.run))).scalar() or "" for table in tables), default="")
    run = connection.execute(select(RUNS.c.started_at, RUNS.c.version).where(RUNS.c.id == last)).first()
    return (run[0], run[1]) if run else ("", "")


def models(connection: Connection) -> str | None:
    """Return the digest of the model that took part in the records (joined by commas where it changed), null where only rules did."""
    found = connection.execute(select(RECORDS.c.model).distinct().where(RECORDS.c.model.is_not(None)).order_by(RECORDS.c.model)).scalars()
    return ", ".join(str(model) for model in found) or None
