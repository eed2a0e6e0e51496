"""What tests of the case file, the runner and the command line share."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, select

from counterclaim.article import Capture, Drop
from counterclaim.record import open_case, writing
from counterclaim.record.schema import METADATA
from counterclaim.runner import Plan, add
from counterclaim.store import Outcome
from tests import fake_stages

WAR = "Shelling at Tarn\nMarshal Oro said 12 soldiers died."
OTHER_WAR = "A raid on Quell\nMarshal Oro said 40 soldiers died. Later he said 12 more had."
WEATHER = "Weather\nRain is expected."


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Engine]:
    """An empty case file."""
    engine = open_case(tmp_path / "case.db", create=True)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(case: Engine) -> Iterator[Connection]:
    """A transaction on an empty case file."""
    with writing(case) as opened:
        yield opened


def plan(*, jobs: int = 1, read: Callable[..., object] = fake_stages.read, version: str = "1") -> Plan:
    """A plan that runs on fake stages."""
    return Plan(read=read, reconcile=fake_stages.reconcile, jobs=jobs, version=version, command="test")  # type: ignore[arg-type]


def filled(engine: Engine, inputs: Sequence[Capture | Drop], **choices: object) -> Engine:
    """The case after a run over ``inputs``."""
    add(inputs, engine, plan(**choices))  # type: ignore[arg-type]
    return engine


def outcome(capture: Capture) -> Outcome:
    """The outcome of reading one capture with the fake stages."""
    return Outcome(capture, tuple(fake_stages.read(capture)))


def dump(engine: Engine, *, audit: bool = False) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table; the audit log, which notes every run, only if asked for."""
    with engine.connect() as opened:
        tables = [table for table in METADATA.sorted_tables if audit or table.name not in ("runs", "run_ends")]
        rows = {table.name: sorted((tuple(row) for row in opened.execute(select(table))), key=repr) for table in tables}
        for index in ("passages_fts", "quotes_fts"):
            rows[index] = sorted(tuple(row) for row in opened.exec_driver_sql(f"SELECT id, words FROM {index}"))
    return rows
