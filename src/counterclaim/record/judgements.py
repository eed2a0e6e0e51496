"""What people and rules have decided about links, origins, stories and their conflicts. Append-only: undoing is another judgement.

What follows from them is told in `counterclaim.judged`.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from counterclaim.errors import CaseError
from counterclaim.judged import Judged
from counterclaim.link import ConflictMember, Judgement, Link, Origin, Story, Verdict
from counterclaim.record import codec
from counterclaim.record.clock import now
from counterclaim.record.schema import CONFLICT_MEMBERS, JUDGEMENTS, LINKS, ORIGINS, STORIES

RULE = "rule "
JUDGED: tuple[tuple[Table, type[Any]], ...] = ((LINKS, Link), (ORIGINS, Origin), (STORIES, Story), (CONFLICT_MEMBERS, ConflictMember))
NEEDS_A_PERSON = frozenset({"explained", "resolved"})


def judge(connection: Connection, target: str, verdict: Verdict, *, by: str, reason: str, run: str) -> Judgement:
    """Note a judgement and return it.

    Raises `CaseError` where the case holds nothing of that id to judge, where nobody or nothing is named, or where a rule would resolve.
    """
    if not any(connection.execute(select(table.c.id).where(table.c.id == target)).first() for table, _ in JUDGED):
        raise CaseError(
            "the case holds no such link, origin, story or place in a conflict",
            where=target,
            remedy="take an id from `counterclaim disputes`",
        )
    if not by.strip() or not reason.strip():
        raise CaseError("a judgement needs who made it and why", where=target, remedy="give both")
    if by.startswith(RULE) and verdict in NEEDS_A_PERSON:
        raise CaseError("only a person resolves a link", where=target)
    at = now()
    row = {"target": target, "verdict": verdict, "by": by, "reason": reason, "at": at, "run": run}
    number = connection.execute(insert(JUDGEMENTS).values(row)).inserted_primary_key
    return Judgement(number[0] if number else 0, target, verdict, by, reason, at)


def judgements(connection: Connection, target: str | None = None) -> tuple[Judgement, ...]:
    """Return every judgement ever made (of ``target``), in the order in which they were made."""
    wanted = select(JUDGEMENTS).order_by(JUDGEMENTS.c.number)
    rows = connection.execute(wanted if target is None else wanted.where(JUDGEMENTS.c.target == target))
    return tuple(Judgement(row.number, row.target, row.verdict, row.by, row.reason, row.at) for row in rows)


def judged(connection: Connection, made: Sequence[Judgement]) -> tuple[Judged, ...]:
    """Return what judgements name, whether it still stands or not, by id."""
    targets = sorted({one.target for one in made})
    if not targets:
        return ()
    found = (
        codec.noun_of(kind, body)
        for table, kind in JUDGED
        for body in connection.execute(select(table.c.body).where(table.c.id.in_(targets)).order_by(table.c.id)).scalars()
    )
    return tuple(sorted(found, key=lambda one: one.id))
