"""What people and rules have decided about links, origins, stories and their conflicts. Append-only: undoing is another judgement.

A judgement names the id of what it judges, and counts for whatever the rules find again between the same two records.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, insert, select

from counterclaim.errors import CaseError
from counterclaim.link import ConflictMember, Judgement, Link, Verdict
from counterclaim.record.clock import now
from counterclaim.record.schema import CONFLICT_MEMBERS, JUDGEMENTS, LINKS, ORIGINS, STORIES

RULE = "rule "
NEEDS_A_PERSON = frozenset({"explained", "resolved"})


def judge(connection: Connection, target: str, verdict: Verdict, *, by: str, reason: str, run: str) -> Judgement:
    """Note a judgement and return it.

    Raises `CaseError` where the case holds nothing of that id to judge, where nobody or nothing is named, or where a rule would resolve.
    """
    judged = (LINKS, ORIGINS, STORIES, CONFLICT_MEMBERS)
    if not any(connection.execute(select(table.c.id).where(table.c.id == target)).first() for table in judged):
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


def as_judged(connection: Connection, links: Iterable[Link], made: Sequence[Judgement]) -> tuple[Link, ...]:
    """Return ``links`` in the state that the last judgement of each gave them; rejected ones are left out.

    A judgement holds for every link of the same kind between the same two ends, so that it outlives a new edition of the rules.
    """
    ends = _ends(connection, [one.target for one in made])
    last = {ends.get(one.target): one.verdict for one in made}
    verdicts = [(link, last.get((link.kind, link.left, link.right))) for link in links]
    return tuple(_in_state(link, verdict) for link, verdict in verdicts if verdict != "rejected")


def as_placed(connection: Connection, members: Iterable[ConflictMember], made: Sequence[Judgement]) -> tuple[ConflictMember, ...]:
    """Return ``members`` without those whose last judgement keeps their story out of the conflict, whatever the reason found since."""
    kept = CONFLICT_MEMBERS.c
    rows = connection.execute(select(kept.id, kept.story, kept.conflict).where(kept.id.in_([one.target for one in made]))) if made else ()
    ends = {row[0]: (row[1], row[2]) for row in rows}
    last = {ends[one.target]: one.verdict for one in made if one.target in ends}
    return tuple(one for one in members if last.get((one.story, one.conflict)) != "rejected")


def _ends(connection: Connection, targets: Sequence[str]) -> dict[str, tuple[str, str, str]]:
    rows = (
        connection.execute(select(LINKS.c.id, LINKS.c.kind, LINKS.c.left, LINKS.c.right).where(LINKS.c.id.in_(targets))) if targets else ()
    )
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def _in_state(link: Link, verdict: Verdict | None) -> Link:
    if verdict == "explained":
        return replace(link, state="explained")
    return replace(link, state="resolved") if verdict == "resolved" else link
