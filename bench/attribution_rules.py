"""How well the attribution rules find source, cue and content: token F1 on PolNeAR (US politics news, brat stand-off)."""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.folders import data_set
from counterclaim.detect.actors import find_actors
from counterclaim.detect.attributions import find_attributions
from counterclaim.detect.tokens import sentences, tokenize
from counterclaim.mention import Token

ROLES = ("source", "cue", "content")
Spans = list[tuple[int, int]]
LABEL = re.compile(r"^T\d+\t(Source|Cue|Content) ([\d; ]+)\t")


def gold_spans(annotation: str) -> dict[str, Spans]:
    """Return the spans of each role in a brat file; a discontinuous span is several."""
    found: dict[str, Spans] = {role: [] for role in ROLES}
    for match in filter(None, map(LABEL.match, annotation.splitlines())):
        for fragment in match[2].split(";"):
            start, end = fragment.split()
            found[match[1].lower()].append((int(start), int(end)))
    return found


def rule_spans(text: str) -> dict[str, Spans]:
    """Return the spans that the rules find, paragraph by paragraph."""
    found: dict[str, Spans] = {role: [] for role in ROLES}
    for match in re.finditer(r"[^\n]+", text):
        base, view = match.start(), match.group()
        tokens = tokenize(view)
        for one in find_attributions(view, tokens, sentences(tokens), find_actors(view, tokens)):
            for role, spans in (("source", (one.source,)), ("cue", (one.cue,)), ("content", one.contents)):
                found[role].extend((base + span[0], base + span[1]) for span in spans if span is not None)
    return found


def covered(tokens: tuple[Token, ...], spans: Spans) -> set[int]:
    """Return the offsets of the words (no marks) inside the spans."""
    inside = bytearray(tokens[-1].end + 1) if tokens else bytearray()
    for start, end in spans:
        inside[start : min(end, len(inside))] = b"\1" * max(0, min(end, len(inside)) - start)
    return {token.start for token in tokens if token.text[0].isalnum() and inside[token.start]}


def documents(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield text and annotation of each document that has one."""
    for path in sorted((folder / "text").glob("*.txt")):
        annotation = next(iter(sorted((folder / "attributions").glob(f"{path.stem}*.ann"))), None)
        if annotation is not None:
            yield path.read_text(encoding="utf-8"), annotation.read_text(encoding="utf-8")


def measure(folder: Path) -> dict[str, Counter[str]]:
    """Count gold, found and right words of each role over a folder with ``text`` and ``attributions``."""
    counts = {role: Counter[str]() for role in ROLES}
    for text, annotation in documents(folder):
        tokens = tokenize(text)
        gold, found = gold_spans(annotation), rule_spans(text)
        for role in ROLES:
            a, b = covered(tokens, gold[role]), covered(tokens, found[role])
            counts[role].update(gold=len(a), found=len(b), right=len(a & b))
    return counts


def table(counts: dict[str, Counter[str]]) -> str:
    """Return the figures of each role as lines: words in the gold, found and right; precision, recall and F1."""
    lines = [f"{'':8}{'gold':>8}{'found':>8}{'right':>8}{'P':>8}{'R':>8}{'F1':>8}"]
    for role, count in counts.items():
        precision, recall = count["right"] / max(1, count["found"]), count["right"] / max(1, count["gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        lines.append(f"{role:8}{count['gold']:8}{count['found']:8}{count['right']:8}{precision:8.3f}{recall:8.3f}{f1:8.3f}")
    return "\n".join(lines)


def main() -> None:
    """Print a table of precision, recall and F1 by role."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the public data sets")
    parser.add_argument("--split", default="dev", help="the part of PolNeAR to read")
    given = parser.parse_args()
    print(table(measure(data_set(given.data, "polnear", given.split, holds="text"))))


if __name__ == "__main__":
    main()
