"""Reads the file of made-up sentences: paragraphs, then one line for each claim in reading order, "= SIDE act | content"."""

from pathlib import Path

Claimed = tuple[str, str, str]  # side ("-" where unknown), speech act, content
Case = tuple[tuple[str, ...], tuple[Claimed, ...]]


def cases(name: str) -> list[Case]:
    """Return the cases of a file beside this one; an empty line ends a case, "#" opens a comment, " // " parts paragraphs."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    blocks = "\n".join(line for line in lines if not line.startswith("#")).split("\n\n")
    return [_case(block.strip().splitlines()) for block in blocks if block.strip()]


def _case(lines: list[str]) -> Case:
    claimed = [line.removeprefix("= ").split(" | ", maxsplit=1) for line in lines[1:]]
    return tuple(lines[0].split(" // ")), tuple((*head.rsplit(maxsplit=1), content) for head, content in claimed)  # type: ignore[misc]
