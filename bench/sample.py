"""Which tolls and claims of a record a person reads to judge it, and how sure the precision is that they find.

The draw is the same for the same record, seed and sizes, on every machine: lines are ordered by their post and offsets, shuffled by the
seed, and taken one by one, no more than a few from one post. Claims in the outlet's own voice (narrator) are left out. ``--posts`` draws
whole articles too, for what was missed. The words of the posts are never printed, but for the number words of a toll.

    python -m bench.sample out/brief/record.jsonl --seed 1 --size 50 --per-post 4 --posts 8
    python -m bench.sample --judged docs/quality.md
"""

import argparse
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]

VERDICTS = ("right", "partly", "wrong")
NORMAL_95 = 1.959964
HEADING = re.compile(r"^## +(.+?) *$")


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A line of the record to judge: the post, its leading span in the post's text, and what the record makes of it."""

    post: str
    start: int
    end: int
    kind: str
    figure: str


def lines(rows: Iterable[Row]) -> tuple[list[str], list[Line]]:
    """Return the posts that the record holds and every line of it that can be drawn, both in order."""
    kept = list(rows)
    posts = {row["id"]: _name(row) for row in kept if row["record"] == "article"}
    found = [
        Line(posts[row["article"]], row["start"], row["end"], row["record"], _figure(row))
        for row in kept
        if row["record"] == "toll" or (row["record"] == "claim" and row["voice"] != "narrator")
    ]
    return sorted(posts.values()), sorted(found)


def _name(article: Row) -> str:
    path, part = Path(article["path"]), article["part"]
    return f"{path.parent.name}/{path.name}" + (f"#{part}" if part else "")


def _figure(row: Row) -> str:
    who = row["claimant"]["side"] or "?"
    if row["record"] == "claim":
        return f"{who} {row['speech_act']} ({row['voice']})"
    high = "" if row["high"] is None else row["high"]
    whose = f"{row['subject']['side'] or '?'} {row['subject']['status']}"
    return f"{row['text']} = {row['low']}..{high} {row['harm']}, {whose}, {row['period']}, by {who}"


def draw(found: Sequence[Line], kind: str, size: int, per_post: int, seed: int) -> list[Line]:
    """Return ``size`` lines of this kind, no more than ``per_post`` of one post, in order."""
    shuffled = [line for line in found if line.kind == kind]
    random.Random(f"{seed} {kind}").shuffle(shuffled)
    taken: list[Line] = []
    used: Counter[str] = Counter()
    for line in shuffled:
        if len(taken) < size and used[line.post] < per_post:
            used[line.post] += 1
            taken.append(line)
    return sorted(taken)


def draw_posts(posts: Sequence[str], size: int, seed: int) -> list[str]:
    """Return ``size`` posts, in order."""
    return sorted(random.Random(f"{seed} post").sample(posts, min(size, len(posts))))


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Return the 95 % interval of a share of ``judged`` lines (Wilson 1927); 0 to 1 where none was judged."""
    if not judged:
        return 0.0, 1.0
    share, spread = right / judged, NORMAL_95**2 / judged
    middle = share + spread / 2
    reach = NORMAL_95 * math.sqrt(share * (1 - share) / judged + spread / (4 * judged))
    return (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)


def verdicts(page: str) -> dict[str, Counter[str]]:
    """Return, by the heading of its section, how often the tables of ``page`` give each verdict: a cell that begins with it."""
    found: dict[str, Counter[str]] = {}
    section = ""
    for line in page.splitlines():
        if heading := HEADING.match(line):
            section = heading[1]
        elif line.startswith("|"):
            said = [word for cell in line.split("|") if (word := re.split(r"\W", cell.strip(), maxsplit=1)[0]) in VERDICTS]
            found.setdefault(section, Counter()).update(said[:1])
    return {section: counts for section, counts in found.items() if counts}


def precision(counts: Mapping[str, int]) -> str:
    """Return one line: how many are right, strictly and with those partly right, each with its interval."""
    judged, right = sum(counts.values()), counts.get("right", 0)
    shares = (("right", right), ("right or partly right", right + counts.get("partly", 0)))
    return "; ".join(f"{name} {one} of {judged} = {_interval(one, judged)}" for name, one in shares)


def _interval(right: int, judged: int) -> str:
    low, high = wilson(right, judged)
    return f"{right / judged:.0%} (95 % interval {low:.0%} to {high:.0%})"


def _read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if '"record":"drop"' not in line[:40]:
                yield json.loads(line)


def main() -> None:
    """Print the sample, or the precision that a judged page gives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path, nargs="?", help="a record.jsonl")
    parser.add_argument("--judged", type=Path, help="a page of verdicts, instead of a draw")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=50, help="tolls, and as many claims")
    parser.add_argument("--per-post", type=int, default=4)
    parser.add_argument("--posts", type=int, default=0, help="posts to read whole")
    chosen = parser.parse_args()
    if chosen.judged:
        for section, counts in verdicts(chosen.judged.read_text(encoding="utf-8")).items():
            print(f"{section}: {precision(counts)}")
        return
    if not chosen.record:
        parser.error("name a record.jsonl, or a page with --judged")
    posts, found = lines(_read(chosen.record))
    for kind in ("toll", "claim"):
        for line in draw(found, kind, chosen.size, chosen.per_post, chosen.seed):
            print(line.kind, line.post, f"{line.start}-{line.end}", line.figure, sep="\t")
    for post in draw_posts(posts, chosen.posts, chosen.seed):
        print("post", post, sep="\t")


if __name__ == "__main__":
    main()
