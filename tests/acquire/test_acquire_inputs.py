"""Every input is accounted for: a capture with the bytes as they came, or a drop that says why."""

import gzip
import io
import os
import stat
from pathlib import Path

import pytest

from counterclaim.acquire import acquire
from counterclaim.article import Capture, Drop
from counterclaim.errors import SettingsError
from counterclaim.ids import sha256_hex
from counterclaim.settings import AcquireSettings

SETTINGS = AcquireSettings()


def run(*inputs, settings=SETTINGS, **others):
    return list(acquire([str(i) for i in inputs], settings, clock=lambda: "2024-05-06T07:08:09Z", **others))


def only(outcomes, kind):
    assert len(outcomes) == 1, outcomes
    assert isinstance(outcomes[0], kind), outcomes[0]
    return outcomes[0]


def reasons(outcomes):
    return [o.reason if isinstance(o, Drop) else "capture" for o in outcomes]


def test_a_file_keeps_its_bytes(tmp_path):
    raw = b"\xef\xbb\xbfThe garrison\xa0held.\r\n"
    path = tmp_path / "report.md"
    path.write_bytes(raw)
    capture = only(run(path), Capture)
    assert (capture.raw, capture.sha256, capture.size) == (raw, sha256_hex(raw), len(raw))
    assert (capture.path, capture.content_type, capture.retrieved_at) == (str(path), "text/markdown", "2024-05-06T07:08:09Z")


def test_files_of_a_folder_come_sorted_and_hidden_ones_are_drops(tmp_path):
    for name in ("b.md", "a.md", ".secret.md", "c/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Words of {name}.")
    outcomes = run(tmp_path)
    assert [Path(o.path).name for o in outcomes] == [".secret.md", "a.md", "b.md", "d.txt"]
    assert reasons(outcomes) == ["hidden", "capture", "capture", "capture"]


def test_each_input_is_a_capture_or_a_drop(tmp_path):
    (tmp_path / "good.md").write_text("The bridge was shelled.")
    (tmp_path / "empty.md").write_bytes(b"")
    (tmp_path / "binary.md").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "empty.gz").write_bytes(b"")
    (tmp_path / "hollow.txt.gz").write_bytes(gzip.compress(b""))
    (tmp_path / "torn.txt.gz").write_bytes(gzip.compress(os.urandom(5000))[:900])
    (tmp_path / "folder").mkdir()
    names = ["good.md", "empty.md", "binary.md", "page.pdf", "empty.gz", "hollow.txt.gz", "torn.txt.gz", "folder", "missing.md"]
    outcomes = run(*(tmp_path / n for n in names))
    assert reasons(outcomes) == [
        "capture", "empty", "unsupported_type", "unsupported_type", "empty", "empty", "broken_gzip", "empty_folder", "not_found",
    ]  # fmt: skip
    assert [Path(o.path).name for o in outcomes] == names
    assert all(o.detail for o in outcomes if isinstance(o, Drop))


def test_the_same_file_twice_counts_once(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("Shells fell on the port.")
    assert reasons(run(path, tmp_path, f"{tmp_path}/../{tmp_path.name}/report.txt")) == ["capture", "same_input", "same_input"]


def test_a_link_that_leads_back_ends(tmp_path):
    (tmp_path / "a.txt").write_text("One line of news.")
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert reasons(run(tmp_path)) == ["capture", "not_found", "link_loop", "link_loop"]


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert reasons(run(tmp_path / "pipe")) == ["not_a_file"]


def test_a_file_that_must_not_be_read_is_a_drop_and_the_run_goes_on(tmp_path, monkeypatch):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Troops crossed the river.")
    real_open = open

    def guarded(path, *args, **kwargs):
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return real_open(path, *args, **kwargs)

    monkeypatch.setattr("builtins.open", guarded)
    outcomes = run(tmp_path)
    assert reasons(outcomes) == ["unreadable", "capture"]
    assert outcomes[0].detail == "Permission denied"


def test_a_path_with_a_zero_byte_is_a_drop():
    assert reasons(run("bad\0name")) == ["unreadable"]


def test_standard_input():
    capture = only(run("-", stdin=io.BytesIO(b"Reports of fighting.")), Capture)
    assert (capture.path, capture.raw) == ("-", b"Reports of fighting.")


def test_a_large_file_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("x" * 101)
    assert reasons(run(tmp_path / "a.txt", settings=AcquireSettings(max_bytes=100))) == ["too_large"]
    assert reasons(run(tmp_path / "a.txt", settings=AcquireSettings(max_bytes=101))) == ["capture"]


def test_gzip_keeps_its_own_bytes_and_names_what_is_inside(tmp_path):
    raw = gzip.compress(b"---\ntitle: Siege\n---\nThe town fell.")
    (tmp_path / "a.md.gz").write_bytes(raw)
    capture = only(run(tmp_path / "a.md.gz"), Capture)
    assert (capture.raw, capture.content_type) == (raw, "text/markdown+gzip")


def test_a_gzip_bomb_is_refused(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"0" * 100_000))
    outcome = only(run(tmp_path / "a.txt.gz", settings=AcquireSettings(max_unpacked_bytes=50_000)), Drop)
    assert outcome.reason == "broken_gzip"
    assert "more than 50000 bytes" in outcome.detail


def test_json_lines_are_captures_of_their_exact_bytes(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"title": "One"} \r\n\n{"title": "Two"}')
    outcomes = run(path)
    assert [(o.part, o.raw) for o in outcomes] == [("line 1", b'{"title": "One"} '), ("line 3", b'{"title": "Two"}')]


def test_a_long_json_line_is_dropped_and_the_next_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"a": 1}\n{"text": "' + b"x" * 500 + b'"}\n{"b": 2}\n')
    outcomes = run(path, settings=AcquireSettings(max_bytes=100))
    assert [(o.part, o.reason if isinstance(o, Drop) else o.raw) for o in outcomes] == [
        ("line 1", b'{"a": 1}'),
        ("line 2", "too_large"),
        ("line 3", b'{"b": 2}'),
    ]


def test_json_lines_in_torn_gzip_give_what_can_be_read(tmp_path):
    lines = b"".join(b'{"title": "%s"}\n' % os.urandom(200).hex().encode() for _ in range(200))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines)[:-5000])
    outcomes = run(tmp_path / "a.jsonl.gz")
    assert len(outcomes) > 20
    assert reasons(outcomes)[-1] == "broken_gzip"
    assert set(reasons(outcomes)[:-1]) == {"capture"}


def test_blank_json_lines_are_reported(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"\n  \n")
    assert reasons(run(tmp_path / "a.jsonl")) == ["empty"]


def test_acquiring_is_lazy(tmp_path):
    (tmp_path / "a.txt").write_text("First words.")
    stream = acquire([str(tmp_path / "a.txt"), str(tmp_path / "late.txt")], SETTINGS)
    assert isinstance(next(stream), Capture)
    (tmp_path / "late.txt").write_text("Written after the run began.")
    assert isinstance(next(stream), Capture)


@pytest.mark.parametrize("field", ["max_bytes", "max_unpacked_bytes", "deadline_s", "read_timeout_s"])
def test_settings_that_make_no_sense_are_refused(field):
    with pytest.raises(SettingsError, match=field):
        AcquireSettings(**{field: 0})
