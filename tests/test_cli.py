"""The command line with the real stages, over articles of an invented war."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from counterclaim import __version__, cli
from counterclaim.record import open_case, writing

ARTICLES = {
    "2031-05-02-shelling.md": """---
title: Ministry says 14 soldiers killed in shelling of Tarn
date: 2031-05-02 10:00:00
---
The defence ministry of Orland said on Friday that at least 14 soldiers were killed when Quellian artillery shelled the town of Tarn.

Quelland's army denied that its forces had fired on the town. "We did not shell Tarn," army spokesman Col. Ivo Mars told reporters.

President Anna Vell demanded an immediate withdrawal of Quellian troops from the border.
""",
    "2031-05-03-update.md": """---
title: Death toll from shelling of Tarn rises to 17
date: 2031-05-03 09:00:00
---
The defence ministry of Orland said on Saturday that 17 soldiers had been killed in the shelling of the town of Tarn a day earlier.

Rescue workers pulled three more bodies from the barracks, the ministry said. Quelland's army again denied that it had attacked the town.
""",
    "2031-05-03-bakery.md": """---
title: Bakery wins prize for best rye bread
date: 2031-05-03 12:00:00
---
A small bakery on the coast has won the national prize for the best rye bread. The baker said she would celebrate with friends.
""",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, words in ARTICLES.items():
        (folder / name).write_text(words, encoding="utf-8")
    return folder


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command line as a person does; gives the exit code, what it said and what it complained of."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["counterclaim", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return run


def lines(path: Path) -> list[str]:
    """The export without the line that says when it was made, and without when inputs were read."""
    return [re.sub(r'"retrieved_at":"[^"]*"', "", line) for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def test_brief_writes_the_brief_the_record_and_the_case(articles, tmp_path, run):
    code, said, _ = run("brief", articles, "--out", tmp_path / "out", "--title", "The war over Tarn")
    assert code == 0
    assert "3 articles in: 2 recorded, 0 already recorded, 1 dropped (1 not_conflict)" in said
    assert "The war over Tarn" in (tmp_path / "out" / "brief.html").read_text(encoding="utf-8")
    kinds = {json.loads(line)["record"] for line in (tmp_path / "out" / "record.jsonl").read_text(encoding="utf-8").splitlines()}
    assert {"case", "capture", "article", "passage", "claim", "drop"} <= kinds
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["brief.html", "case.db", "record.jsonl"]


def test_brief_run_again_adds_nothing_and_writes_the_same(articles, tmp_path, run):
    out = tmp_path / "out"
    run("brief", articles, "--out", out)
    before = {name: (out / name).read_bytes() for name in ("brief.html", "record.jsonl")}
    code, said, _ = run("brief", articles, "--out", out)
    assert code == 0
    assert "3 articles in: 0 recorded, 2 already recorded, 1 dropped (1 not_conflict). 0 records added." in said
    assert {name: (out / name).read_bytes() for name in before} == before


def test_the_record_is_the_same_whichever_way_it_was_made(articles, tmp_path, run):
    first, *rest = sorted(articles.iterdir())
    run("brief", first, *rest, "--out", tmp_path / "whole", "--quiet")
    run("add", first, "--case", tmp_path / "parts.db", "--quiet")
    run("add", *rest, "--case", tmp_path / "parts.db", "--quiet")
    for one in reversed([first, *rest]):
        run("add", one, "--case", tmp_path / "reversed.db", "--quiet")
    for name in ("parts", "reversed"):
        code, _, _ = run("export", "--case", tmp_path / f"{name}.db", "--format", "jsonl", "--out", tmp_path / f"{name}.jsonl")
        assert code == 0
        assert lines(tmp_path / f"{name}.jsonl") == lines(tmp_path / "whole" / "record.jsonl")


def test_check_holds_and_tells_when_it_does_not(articles, tmp_path, run):
    case = tmp_path / "case.db"
    run("add", articles, "--case", case, "--quiet")
    assert run("check", "--case", case)[:2] == (0, "The case holds.\n")
    assert json.loads(run("check", "--case", case, "--json")[1]) == {"holds": True, "problems": []}
    engine = open_case(case)
    with writing(engine) as connection:
        connection.execute(text("DROP TRIGGER captures_no_update"))
        connection.execute(text("UPDATE captures SET size = 1"))
    engine.dispose()
    code, said, _ = run("check", "--case", case)
    assert code == 1
    assert "2 problems." in said
    assert run("check", "--case", case, "--json")[0] == 1


def test_why_and_status_tell_the_case(articles, tmp_path, run):
    case = tmp_path / "case.db"
    run("add", articles, "--case", case, "--quiet")
    run("export", "--case", case, "--out", tmp_path / "case.jsonl", "--quiet")
    claim = next(one for one in map(json.loads, (tmp_path / "case.jsonl").read_text().splitlines()) if one["record"] == "claim")
    code, said, _ = run("why", claim["id"], "--case", case)
    assert code == 0
    assert f"Made by rule {claim['provenance']['rule']}" in said
    assert json.loads(run("why", claim["id"], "--case", case, "--json")[1])[0]["kind"] == "claim"
    code, said, _ = run("why", articles / "2031-05-03-bakery.md", "--case", case)
    assert "not_conflict" in said
    assert "not_conflict: 1" in run("status", "--case", case)[1]
    assert json.loads(run("status", "--case", case, "--json")[1])["articles"] == 2


def test_json_tells_the_account(articles, tmp_path, run):
    told = json.loads(run("add", articles, "--case", tmp_path / "case.db", "--json")[1])
    assert told["articles"] == 3 == told["recorded"] + told["already"] + sum(told["dropped"].values())


def test_quiet_says_nothing(articles, tmp_path, run):
    assert run("brief", articles, "--out", tmp_path / "out", "--quiet") == (0, "", "")


def test_export_goes_to_standard_output(articles, tmp_path, run):
    case = tmp_path / "case.db"
    run("add", articles, "--case", case, "--quiet")
    told = subprocess.run(
        [sys.executable, "-m", "counterclaim.cli", "export", "--case", case, "--out", "-"], capture_output=True, check=True, cwd=tmp_path
    )
    assert json.loads(told.stdout.splitlines()[0])["record"] == "case"
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["brief", "nowhere.md", "--out", "out"], "nowhere.md: no such file or folder (check the spelling)"),
        (["add", "nowhere.md", "--case", "case.db"], "nowhere.md: no such file or folder"),
        (["status", "--case", "nowhere.db"], "there is no case file"),
        (["check", "--case", "notes.txt"], "notes.txt"),
        (["why", "toll_x", "--case", "empty.db"], "knows nothing of 'toll_x'"),
        (["brief", "notes.txt", "--out", "notes.txt"], "the folder cannot be made"),
        (["export", "--case", "empty.db", "--out", "no/folder/x.jsonl"], "the file cannot be written"),
    ],
)
def test_what_makes_no_sense_is_told_in_one_paragraph(tmp_path, run, monkeypatch, arguments, told):
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").write_text("These are notes, and no database at all. " * 30)
    open_case(Path("empty.db"), create=True).dispose()
    code, said, complained = run(*arguments)
    assert code == 2
    assert said == ""
    assert told in complained
    assert "Traceback" not in complained
    assert len(complained.strip().splitlines()) == 1
    assert not Path("out").exists()


@pytest.mark.parametrize(
    "arguments", [["brief"], ["frobnicate"], ["add", "x", "--case", "c.db", "--jobs", "0"], ["export", "--format", "xml"]]
)
def test_wrong_usage_exits_with_2(tmp_path, run, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    assert run(*arguments)[0] == 2


def test_where_some_inputs_are_missing_the_others_are_read(articles, tmp_path, run):
    code, said, _ = run("add", articles, "nowhere.md", "--case", tmp_path / "case.db")
    assert code == 0
    assert "4 articles in" in said
    assert "1 not_found" in said


def test_a_file_name_that_is_not_utf8_is_no_obstacle(articles, tmp_path, run):
    odd = os.fsencode(articles) + b"/2031-05-04-caf\xe9.md"
    with open(odd, "wb") as file:  # noqa: PTH123
        file.write(ARTICLES["2031-05-02-shelling.md"].encode() + b"\nMore shelling followed, the ministry said.\n")
    code, said, _ = run("brief", articles, "--out", tmp_path / "out")
    assert code == 0
    assert "4 articles in: 3 recorded" in said
    assert run("check", "--case", tmp_path / "out" / "case.db")[0] == 0


def test_an_interrupt_is_told_and_the_run_goes_on_later(articles, tmp_path, run, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("counterclaim.runner.add", interrupted)
        code, _, complained = run("add", articles, "--case", tmp_path / "case.db")
    assert code == 130
    assert "the same command goes on from there" in complained
    assert run("add", articles, "--case", tmp_path / "case.db")[0] == 0


def test_the_version_is_told(run):
    assert run("--version")[:2] == (0, f"counterclaim {__version__}\n")


def test_the_help_comes_at_once():
    """What only some commands need is not loaded for all."""
    heavy = "sqlalchemy,onnxruntime,trafilatura,numpy,jinja2,httpx,rich"
    code = f"import sys; import counterclaim.cli; sys.exit(any(m in sys.modules for m in {heavy.split(',')!r}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
