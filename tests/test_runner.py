import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.article import Drop
from counterclaim.errors import VocabularyError
from counterclaim.record import case_view, check, open_case, reading, writing
from counterclaim.report.jsonl import export_lines
from counterclaim.runner import add
from tests import fake_stages
from tests.conftest import OTHER_WAR, WAR, WEATHER, dump, filled, plan
from tests.fake_stages import capture

MANY = [
    *(capture(f"Raid {n % 7}\nMarshal Oro said {n} soldiers died.", f"raid-{n:03}.txt") for n in range(30)),
    *(capture(f"Weather {n}\nRain.", f"weather-{n:03}.txt") for n in range(10)),
    capture(f"{WAR}\n---\n{WEATHER}\n---\n{OTHER_WAR}", "feed.txt"),
    capture(WAR, "a.txt"),
    capture(WAR, "again.txt"),
    capture("FAULT", "fault.txt"),
    capture("SILENCE", "silence.txt"),
    Drop("missing.txt", "", None, "acquire", "not_found", "no such file"),
]
ARTICLES = 30 + 10 + 3 + 2 + 1 + 1 + 1
KILLS = 20


def record(engine) -> list[str]:
    """What the case holds, without when it was made."""
    with reading(engine) as connection:
        return list(export_lines(case_view(connection)))[1:]


def problems(engine) -> list[object]:
    with reading(engine) as connection:
        return list(check(connection))


def test_every_article_is_recorded_already_recorded_or_dropped_with_a_reason(case):
    tally = add(MANY, case, plan())
    assert tally.articles == ARTICLES
    assert (tally.recorded, tally.already) == (33, 1)
    assert tally.dropped == {"internal_error": 2, "not_conflict": 11, "not_found": 1}
    assert "48 articles in: 33 recorded, 1 already recorded, 14 dropped (2 internal_error, 11 not_conflict" in tally.in_words()
    assert problems(case) == []


def test_a_second_run_adds_nothing(case):
    add(MANY, case, plan())
    before = dump(case)
    tally = add(MANY, case, plan())
    assert dump(case) == before
    assert (tally.articles, tally.recorded, tally.already) == (ARTICLES, 0, 34)
    assert len(dump(case, audit=True)["runs"]) == 2


def test_the_number_of_processes_changes_nothing(tmp_path):
    dumps = []
    for jobs in (1, 2):
        engine = open_case(tmp_path / f"{jobs}.db", create=True)
        dumps.append(record(filled(engine, MANY, jobs=jobs)))
        engine.dispose()
    assert dumps[0] == dumps[1]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(MANY), st.integers(0, len(MANY)))
def test_order_and_portions_change_nothing(tmp_path_factory, inputs, split):
    folder = tmp_path_factory.mktemp("cases")
    whole, parts = (open_case(folder / name, create=True) for name in ("whole.db", "parts.db"))
    filled(whole, MANY)
    filled(filled(parts, inputs[:split]), inputs[split:])
    assert record(parts) == record(whole)
    whole.dispose()
    parts.dispose()


def test_one_articles_fault_is_a_drop_that_names_it(case):
    add([capture("FAULT", "fault.txt"), capture(WAR, "a.txt")], case, plan())
    with reading(case) as connection:
        view = case_view(connection)
    (drop,) = view.drops
    assert (drop.path, drop.reason) == ("fault.txt", "internal_error")
    assert "ValueError: a fault of ours (fake_stages.py, line" in drop.detail
    assert len(view.articles) == 1


def test_an_article_that_kills_its_process_costs_itself_alone(case):
    inputs = [*MANY[:20], capture("DEATH", "death.txt"), *MANY[20:]]
    tally = add(inputs, case, plan(jobs=2))
    assert tally.articles == ARTICLES + 1
    assert tally.recorded == 33
    with reading(case) as connection:
        drops = {drop.path: drop for drop in case_view(connection).drops}
    assert drops["death.txt"].detail == "reading it ended the process that read it"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_that_no_article_brings_up_ends_the_run(case, jobs):
    with pytest.raises(VocabularyError, match=r"vocabulary fake\.toml: no such field \(mend it\)"):
        add([*MANY, capture("BROKEN", "broken.txt")], case, plan(jobs=jobs))
    assert problems(case) == []


def test_inputs_are_drawn_only_as_they_are_needed(case):
    drawn = 0

    def endless():
        nonlocal drawn
        for one in MANY * 40:
            drawn += 1
            yield one

    seen = []
    add(endless(), case, plan(jobs=2), watch=lambda tally, doing: seen.append((drawn, tally.articles)))
    first_drawn, _ = seen[0]
    assert first_drawn < len(MANY) * 40 / 2


def test_a_run_is_noted_with_its_end_and_account(case):
    add([capture(WAR, "a.txt")], case, plan())
    rows = dump(case, audit=True)
    assert rows["runs"][0][2] == "test"
    assert '"recorded":1' in rows["run_ends"][0][2]


def start(folder: Path, case: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "tests.fake_run", str(folder), str(case)], stderr=subprocess.PIPE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = [one.raw for one in MANY if not isinstance(one, Drop)]
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    for number, text in enumerate(texts):
        (inputs / f"{number:03}.txt").write_bytes(text)
    return inputs


def test_a_run_killed_at_any_moment_and_run_again_leaves_the_same_record(folder, tmp_path):
    began = time.monotonic()
    whole = start(folder, tmp_path / "whole.db")
    _, told = whole.communicate()
    assert whole.returncode == 0, told
    lasted = time.monotonic() - began
    expected = open_case(tmp_path / "whole.db")
    killed = 0
    for number in range(KILLS):
        path = tmp_path / f"{number}.db"
        run = start(folder, path)
        time.sleep(lasted * random.uniform(0.3, 1.0))
        run.kill()
        run.communicate()
        killed += run.returncode == -9
        engine = open_case(path, create=True)
        add(fake_inputs(folder), engine, plan())
        assert record(engine) == record(expected)
        assert problems(engine) == []
        engine.dispose()
    expected.dispose()
    assert killed > KILLS / 2


def fake_inputs(folder: Path):
    return [fake_stages.capture(path.read_bytes(), path.name) for path in sorted(folder.iterdir())]


def test_readers_end_with_a_writer_that_is_killed(folder, tmp_path):
    """A writer that is killed leaves no process behind."""
    run = subprocess.Popen(
        [sys.executable, "-m", "tests.fake_run", str(folder), str(tmp_path / "case.db"), "2", "forever"], stdout=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    readers = [int(run.stdout.readline()) for _ in range(2)]
    run.kill()
    run.communicate()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{reader}").exists() for reader in readers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [reader for reader in readers if Path(f"/proc/{reader}").exists()]


def test_a_case_that_another_process_writes_to_waits(case, tmp_path):
    with writing(case), reading(case) as connection:
        assert case_view(connection).articles == ()
