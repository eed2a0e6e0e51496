"""Held-out articles go into one file and come out as the scorer wants them; a third party's words stay out."""

import hashlib
import json
import lzma

import pytest

from bench import held

OURS = "---\ntitle: x\ninvented: true\n---\n\nVezia said at least 12 had died.\n"
THEIRS = "---\ntitle: y\n---\n\nVezia said at least 12 had died.\n"


def laid_out(folder, text):
    (folder / "articles").mkdir(parents=True)
    (folder / "gold").mkdir()
    raw = text.encode()
    (folder / "articles" / "one.md").write_bytes(raw)
    start = text.index("Vezia")
    claim = {
        "kind": "claim",
        "quote": text[start:-2],
        "start": start,
        "end": len(text) - 2,
        "content": "at least 12 had died",
        "side": "VEZ",
    }
    toll = {
        "kind": "toll",
        "quote": text[start:-2],
        "start": start,
        "end": len(text) - 2,
        "number": "at least 12",
        "of": "people",
        "low": 12,
    }
    (folder / "gold" / "one.jsonl").write_text(json.dumps(claim) + "\n" + json.dumps(toll) + "\n")
    entry = {"path": "../articles/one.md", "sha256": hashlib.sha256(raw).hexdigest(), "kinds": ["claim", "toll"]}
    (folder / "gold" / "documents.json").write_text(json.dumps({"one": entry}))
    return folder


@pytest.fixture
def packed(tmp_path, monkeypatch):
    monkeypatch.setattr(held, "HELD", tmp_path / "held.jsonl.xz")
    return tmp_path


def test_a_written_article_comes_back_whole(packed):
    held.pack([laid_out(packed / "set", OURS)])
    assert held.unpack(packed, packed / "to") == {"written": 1}
    assert (packed / "to/written/articles/one.md").read_text() == OURS
    claim, toll = map(json.loads, (packed / "to/written/gold/one.jsonl").read_text().splitlines())
    assert (claim["content"], claim["side"]) == ("at least 12 had died", "VEZ")
    assert OURS[claim["content_start"] : claim["content_end"]] == "at least 12 had died"
    assert toll["number"] == "at least 12"


def test_a_posts_words_are_not_kept_but_come_back_from_the_post(packed):
    held.pack([laid_out(packed / "set", THEIRS)])
    kept = lzma.decompress(held.HELD.read_bytes()).decode()
    assert "died" not in kept
    assert "people" not in kept
    post = packed.joinpath(*held.POSTS, "one.md")
    post.parent.mkdir(parents=True)
    post.write_text(THEIRS)
    assert held.unpack(packed, packed / "to") == {"posts": 1}
    claim, toll = map(json.loads, (packed / "to/posts/gold/one.jsonl").read_text().splitlines())
    assert claim["content"] == "at least 12 had died"
    assert (toll["number"], toll["low"]) == ("at least 12", 12)


def test_another_post_than_the_annotated_one_is_refused(packed):
    held.pack([laid_out(packed / "set", THEIRS)])
    post = packed.joinpath(*held.POSTS, "one.md")
    post.parent.mkdir(parents=True)
    post.write_text(THEIRS + "A correction.\n")
    with pytest.raises(SystemExit, match="not the post that was annotated"):
        held.unpack(packed, packed / "to")


def test_the_shipped_file_holds_words_of_invented_articles_alone():
    rows = [json.loads(line) for line in lzma.decompress(held.HELD.read_bytes()).decode().splitlines()]
    assert rows
    assert all(row["invented"] == ("text" in row) for row in rows)
    assert not any(name in one for row in rows if not row["invented"] for one in row["annotations"] for name in held.WORDED)
