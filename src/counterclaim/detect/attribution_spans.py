"""The annotator's attribution tags and links to attributions: source, cue and contents that belong together, in word ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.detect.decoding import Floats, chunks

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WordAttribution:
    """An attribution in word ranges."""

    source: Range | None
    cue: Range | None
    contents: tuple[Range, ...]
    score: float


def mean_probability(logs: Floats, classes: Sequence[int], start: int, end: int) -> float:
    """Mean probability of the chosen classes over the words of a range."""
    return float(np.exp(logs[np.arange(start, end), classes[start:end]]).mean())


def without_lonely_cues(
    classes: Sequence[int], logs: Floats, links: Floats, labels: Sequence[str], least_content: float, least_certainty: float
) -> list[int]:
    """Tags without the cues that introduce nothing: fewer than ``least_content`` content words are expected to hang on them.

    A cue of at least ``least_certainty`` stays. An attribution without a content is none, by PolNeAR's guidelines.
    """
    content = np.exp(logs[:, [i for i, label in enumerate(labels) if label.endswith("-CONTENT")]]).sum(axis=1)
    found = list(classes)
    for start, end, kind in chunks(classes, labels):
        expected = float((links[:, 1 + start : 1 + end].sum(axis=1) * content).sum())
        if kind == "CUE" and expected < least_content and mean_probability(logs, classes, start, end) < least_certainty:
            found[start:end] = [0] * (end - start)
    return found


def attributions_of(classes: Sequence[int], logs: Floats, links: Floats, labels: Sequence[str]) -> list[WordAttribution]:
    """Join the spans of a tag sequence by the cue that their words point to, in the order of the text.

    ``logs`` [words, classes] and ``links`` [words, 1 + words] are the tags' log-probabilities and the links' probabilities.
    """
    spans = chunks(classes, labels)
    cues = [(start, end) for start, end, kind in spans if kind == "CUE"]
    leader = _leaders(links, cues)
    groups: dict[int, dict[str, list[tuple[float, Range]]]] = {n: {} for n in leader if leader[n] == n}
    loose = []
    for start, end, kind in spans:
        if kind == "CUE":
            continue
        certainty = mean_probability(logs, classes, start, end)
        to, linked = _cue_of(links, (start, end), cues)
        if to is not None:
            groups.setdefault(leader[to], {}).setdefault(kind, []).append((certainty * linked, (start, end)))
        elif kind == "CONTENT":
            loose.append(WordAttribution(None, None, ((start, end),), certainty))
    joined = [_joined(cues[n], parts, mean_probability(logs, classes, *cues[n])) for n, parts in groups.items()]
    return sorted(joined + loose, key=_place)


def _leaders(links: Floats, cues: Sequence[Range]) -> list[int]:
    """For each cue, the one it belongs to: of a cue in fragments ("did ... say") the first, which the others point to."""
    leader = list(range(len(cues)))
    for n, cue in enumerate(cues):
        to, _ = _cue_of(links, cue, cues)
        if to is not None and to != n:
            leader[n] = leader[to] if to < n else to
    return leader


def _place(one: WordAttribution) -> Range:
    return min(part for part in (one.source, one.cue, *one.contents) if part)


def _joined(cue: Range, parts: Mapping[str, list[tuple[float, Range]]], certainty: float) -> WordAttribution:
    """One attribution: the surest source, every content fragment; its score is the mean over its parts."""
    source = max(parts.get("SOURCE", []), default=None)
    contents = parts.get("CONTENT", [])
    scores = [certainty, *(score for score, _ in contents), *([source[0]] if source else [])]
    return WordAttribution(source[1] if source else None, cue, tuple(span for _, span in contents), sum(scores) / len(scores))


def _cue_of(links: Floats, span: Range, cues: Sequence[Range]) -> tuple[int | None, float]:
    """Index of the cue that a span's words point to on average, and how surely; None if they point to none."""
    rows = links[span[0] : span[1]]
    totals = np.array([*(rows[:, 1 + start : 1 + end].sum() for start, end in cues), rows[:, 0].sum()])
    best = int(totals.argmax())
    return (None, 0.0) if best == len(cues) else (best, float(totals[best] / len(rows)))
