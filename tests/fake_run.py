"""A run over a folder with the fake stages, for tests that kill it: ``python -m tests.fake_run FOLDER CASE [JOBS [forever]]``."""

import sys
from pathlib import Path

from counterclaim import runner
from counterclaim.record import open_case
from tests import fake_stages


def main(folder: str, case: str, jobs: str = "1", how: str = "slowly") -> None:
    """Add every file of ``folder``, in commits of a few."""
    runner.BATCH_CAPTURES = 5
    read = fake_stages.read_forever if how == "forever" else fake_stages.read_slowly
    plan = runner.Plan(read=read, reconcile=fake_stages.reconcile, jobs=int(jobs), version="1", command="test")
    inputs = (fake_stages.capture(path.read_bytes(), path.name) for path in sorted(Path(folder).iterdir()))
    runner.add(inputs, open_case(Path(case), create=True), plan)


if __name__ == "__main__":
    main(*sys.argv[1:])
