"""The audit log: who ran what, when, with which version, and what came of it. A run that was killed has a start and no end."""

import uuid

import msgspec
from sqlalchemy import Connection, insert

from counterclaim.record.clock import now
from counterclaim.record.schema import RUN_ENDS, RUNS


def start_run(connection: Connection, command: str, version: str) -> str:
    """Note that a run begins; return its id. Ids of later runs sort after those of earlier ones."""
    started = now()
    run = f"run_{started}_{uuid.uuid4().hex[:8]}"
    connection.execute(insert(RUNS).values(id=run, started_at=started, command=command, version=version))
    return run


def end_run(connection: Connection, run: str, account: object) -> None:
    """Note that ``run`` has ended, and its account."""
    connection.execute(insert(RUN_ENDS).values(run=run, finished_at=now(), account=msgspec.json.encode(account).decode()))
