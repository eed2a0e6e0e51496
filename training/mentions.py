"""Dates, as GUM's mentions show them, for weights trained on licensed sets alone. Names are UNER's to teach, whose extents are theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from training import labels

_BRACKET = re.compile(r"\((?P<id>\d+)-(?P<kind>[a-z]+)[^()]*|(?P<close>\d*)\)")
LONGEST_DATE = 5
TIME = "time"
OUTSIDE = 1 << labels.ENTITY.index(labels.OUTSIDE)


def mentions(columns: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first word, word after the last, kind) of each mention of a sentence, from the last column of its rows (`Entity=...|...`)."""
    begun: list[tuple[str, int, str]] = []
    for i, column in enumerate(columns):
        found = next((part[len("Entity=") :] for part in column.split("|") if part.startswith("Entity=")), "")
        for bracket in _BRACKET.finditer(found):
            if bracket["id"]:
                begun.append((bracket["id"], i, bracket["kind"]))
                continue
            # A one-word mention closes without its number.
            at = next((n for n in reversed(range(len(begun))) if bracket["close"] in {"", begun[n][0]}), None)
            if at is not None:
                _, start, kind = begun.pop(at)
                yield start, i + 1, kind


def entity_bits(columns: Sequence[str], upos: Sequence[str]) -> list[int]:
    """Classes that GUM leaves open for each word of a sentence, as bits; 0 where it teaches nothing (other mentions, names)."""
    found = [0 if tag == "PROPN" else OUTSIDE for tag in upos]
    spans = sorted(mentions(columns), key=lambda span: span[0] - span[1])
    for start, end, _ in spans:
        found[start:end] = [0] * (end - start)
    for start, end, kind in spans:
        if kind == TIME and end - start <= LONGEST_DATE and not {"VERB", "AUX"} & set(upos[start:end]):
            found[start:end] = [1 << labels.ENTITY.index(f"{'I' if n else 'B'}-DATE") for n in range(end - start)]
    return found
