"""The record against annotations of articles that nobody opened who makes the program: statements, tolls, events, positions and the rest.

``bench/held.jsonl.xz`` holds two kinds of articles with the annotations of people who never saw the program:

- written ones, whose every word is invented (real wars, places and offices, statements that nobody made), with their text;
- posts of ``corpora/wire-2016`` beside ``--data``, which are third-party text: the file holds their names, hashes and offsets alone.

Protocol. Articles are read as `counterclaim brief` reads any; `eval/score.py` beside ``--data`` scores the export by the agreed contract,
each kind of articles for itself. Annotations are not adjudicated. The file is packed so that nobody meets its text by chance; whoever reads
an article in it to mend the program has to say so and write others, for its figure means nothing from then on.

    python -m bench.held --data ../shared/data
    python -m bench.held --pack FOLDER ...      # folders with articles/ and gold/, as the scorer takes them, to the packed file
"""

import argparse
import hashlib
import json
import lzma
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from counterclaim.cli import app

HELD = Path(__file__).with_name("held.jsonl.xz")
POSTS = ("corpora", "wire-2016")
SPANS = {"content": ("content_start", "content_end"), "number": ("number_start", "number_end")}
WORDED = ("quote", "content", "number", "source", "cue", "of", "text", "condition", "on", "place")
"""Fields that may hold words of the article; those of a post are not kept."""
Row = dict[str, Any]


def pack(folders: Iterable[Path]) -> None:
    """Write the packed file from scorer's folders; an article without the mark ``invented`` is a post and loses its words."""
    rows = [row for folder in folders for row in _packed(folder)]
    HELD.write_bytes(lzma.compress("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8"), preset=9))
    print(f"{len(rows)} articles, {HELD.stat().st_size} bytes")


def _packed(folder: Path) -> Iterator[Row]:
    for stem, entry in sorted(json.loads((folder / "gold" / "documents.json").read_text(encoding="utf-8")).items()):
        raw = (folder / "gold" / entry["path"]).read_bytes()
        text = raw.decode("utf-8")
        invented = "\ninvented: true\n" in text
        told = [json.loads(line) for line in (folder / "gold" / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
        yield {
            "name": stem,
            "invented": invented,
            "sha256": hashlib.sha256(raw).hexdigest(),
            "published": entry.get("published"),
            "kinds": entry["kinds"],
            **({"text": text} if invented else {}),
            "annotations": [_placed(one, keep=invented) for one in told],
        }


def _placed(one: Row, *, keep: bool) -> Row:
    """Return an annotation whose parts are placed by offsets, with its words only where they may be kept."""
    spans: Row = {}
    for name, (start, end) in SPANS.items():
        if isinstance(one.get(name), str) and start not in one:
            at = one["start"] + max(one["quote"].find(one[name]), 0)
            spans |= {start: at, end: at + len(one[name])}
    return {**{key: value for key, value in one.items() if keep or key not in WORDED}, **spans}


def unpack(root: Path, to: Path) -> dict[str, int]:
    """Lay out articles and annotations for the scorer, a folder a kind; return how many articles each holds.

    Raises SystemExit where a post is missing or is another text than the one that was annotated.
    """
    found: dict[str, int] = {}
    index: dict[str, Row] = {}
    for line in lzma.decompress(HELD.read_bytes()).decode("utf-8").splitlines():
        row = json.loads(line)
        kind = "written" if row["invented"] else "posts"
        articles, gold = to / kind / "articles", to / kind / "gold"
        articles.mkdir(parents=True, exist_ok=True)
        gold.mkdir(exist_ok=True)
        text = row["text"] if row["invented"] else _post(root, row)
        (articles / f"{row['name']}.md").write_text(text, encoding="utf-8", newline="")
        (gold / f"{row['name']}.jsonl").write_text("".join(map(_line, _worded(row["annotations"], text))), encoding="utf-8")
        entry = {"path": f"../articles/{row['name']}.md", "sha256": row["sha256"], "kinds": row["kinds"]}
        index.setdefault(kind, {})[row["name"]] = entry
        found[kind] = found.get(kind, 0) + 1
    for kind, entries in index.items():
        (to / kind / "gold" / "documents.json").write_text(json.dumps(entries), encoding="utf-8")
    return found


def _post(root: Path, row: Mapping[str, Any]) -> str:
    path = root.joinpath(*POSTS, f"{row['name']}.md")
    raw = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(raw).hexdigest() != row["sha256"]:
        raise SystemExit(f"{path}: not the post that was annotated; name the folder of the public data with --data")
    return raw.decode("utf-8")


def _worded(annotations: Iterable[Row], text: str) -> Iterator[Row]:
    for one in annotations:
        parts = {name: text[one[start] : one[end]] for name, (start, end) in SPANS.items() if start in one}
        yield {**one, "quote": text[one["start"] : one["end"]], **parts}


def _line(one: Row) -> str:
    return json.dumps(one, ensure_ascii=False) + "\n"


def main() -> None:
    """Read and score every kind of articles, or pack them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--pack", type=Path, nargs="+")
    args = parser.parse_args()
    if args.pack:
        pack(args.pack)
        return
    root = args.data.resolve().parent
    scorer = root / "eval" / "score.py"
    if not scorer.is_file():
        raise SystemExit(f"{scorer}: the scorer is missing; --data names the folder beside it")
    with tempfile.TemporaryDirectory() as scratch:
        for kind, count in unpack(root, Path(scratch)).items():
            folder = Path(scratch) / kind
            app(["brief", str(folder / "articles"), "--out", str(folder / "out"), "--quiet"], standalone_mode=False)
            print(f"-- {count} {kind}", flush=True)
            subprocess.run([sys.executable, str(scorer), str(folder / "out" / "record.jsonl"), "--gold", str(folder / "gold")], check=True)


if __name__ == "__main__":
    main()
