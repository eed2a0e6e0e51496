"""The whole path on real articles: scores against gold, accounting, running again. Floors are what must never be lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
POSTS = SHARED / "corpora" / "daily-2020"
SCORER = SHARED / "eval" / "score.py"
FLOORS = {
    "claim span": 0.75, "claim": 0.65, "toll number": 0.65, "toll": 0.45, "holding": 0.90, "measure": 0.60, "date": 0.60,
    "zone (recall)": 0.90,
}  # fmt: skip
SAMPLE_FLOORS = {"claim span": 0.60, "claim": 0.50, "toll number": 0.65, "toll": 0.45, "measure": 0.60}

needs_shared = pytest.mark.skipif(not SCORER.exists(), reason="needs the shared articles and their scorer beside the checkout")


def run(*arguments):
    """Run the program as a user does, in a process of its own; anything but success fails the test."""
    done = subprocess.run([sys.executable, "-m", "counterclaim.cli", *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def brief(out, *arguments):
    """Run ``brief`` and return what became of the articles."""
    return json.loads(run("brief", *arguments, "--out", out, "--json"))


def scores(gold, record):
    done = subprocess.run([sys.executable, SCORER, "--gold", gold, record, "--json"], capture_output=True, text=True, check=True)
    return {task: found["f1"] for task, found in json.loads(done.stdout)["tasks"].items()}


def below(found, floors):
    return {task: found[task] for task, floor in floors.items() if found[task] < floor}


def without_times(path):
    """Return the lines of a record without when each capture was read."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [{key: value for key, value in line.items() if key != "retrieved_at"} for line in lines]


@needs_shared
@pytest.mark.parametrize("rules_only", [False, True], ids=["annotator", "rules"])
def test_the_first_two_articles_come_out_right(tmp_path, rules_only):
    brief(tmp_path, SHARED / "seeds", *(["--rules-only"] if rules_only else []))
    assert not below(scores(SHARED / "gold", tmp_path / "record.jsonl"), FLOORS)
    run("check", "--case", tmp_path / "case.db")


@needs_shared
def test_the_samples_come_out_right(tmp_path):
    brief(tmp_path, SAMPLES / "articles", "--actors", SAMPLES / "actors.toml")
    assert not below(scores(SAMPLES / "gold", tmp_path / "record.jsonl"), SAMPLE_FLOORS)


@pytest.mark.skipif(not POSTS.is_dir(), reason="needs the shared posts beside the checkout")
def test_every_post_of_four_days_is_accounted_for_and_a_second_run_adds_nothing(tmp_path):
    # Without the networks, which say nothing of what is taken in: the other tests here read with them.
    first = brief(tmp_path, POSTS, "--rules-only")
    assert first["articles"] == len(list(POSTS.iterdir())) == first["recorded"] + sum(first["dropped"].values())
    assert set(first["dropped"]) == {"not_conflict"}
    titles = {line.get("title") for line in without_times(tmp_path / "record.jsonl") if line["record"] == "article"}
    assert any("Karabakh" in title for title in titles)
    assert not any(word in title.lower() for title in titles for word in ("covid", "kardashian", "premier league"))
    once = without_times(tmp_path / "record.jsonl")
    second = brief(tmp_path, POSTS, "--rules-only")
    assert (second["recorded"], second["records"]) == (0, 0)
    assert without_times(tmp_path / "record.jsonl") == once
    run("check", "--case", tmp_path / "case.db")
