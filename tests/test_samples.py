"""The sample articles through every stage, with the file of their war's states and without it: nothing is lost, no enemy is one's own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"


def run(*words: str) -> str:
    done = subprocess.run([sys.executable, "-m", "counterclaim.cli", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("options", [(), ("--actors", str(SAMPLES / "actors.toml"))], ids=["unlisted", "listed"])
def test_no_record_of_the_samples_is_refused_and_no_enemy_counted_as_its_own(tmp_path: Path, options: tuple[str, ...]) -> None:
    assert "refused" not in run("brief", str(SAMPLES / "articles"), "--out", str(tmp_path), *options)
    run("check", "--case", str(tmp_path / "case.db"))
    rows = [json.loads(line) for line in (tmp_path / "record.jsonl").read_text(encoding="utf-8").splitlines()]
    enemies = [row for row in rows if row["record"] == "toll" and row["subject"]["text"].startswith("Valmoran soldiers")]
    assert enemies
    assert all(row["subject"]["side"] not in ("KES", "KESTRIA") for row in enemies)
    told = [row["claimant"]["name"] for row in rows if row["record"] == "toll" and row["text"] == "dozens"]
    assert told
    assert set(told) == {"Hollin Front"}  # who said that 23 of its members had been killed "and dozens wounded"
