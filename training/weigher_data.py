"""Annotated articles to what the weigher learns from: windows with their labels, and questions with the answers that are right."""

from __future__ import annotations

import json
import lzma
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.acquire import acquire
from counterclaim.article import Article, Capture
from counterclaim.clean import read_articles
from counterclaim.detect.annotator import Annotator
from counterclaim.detect.passages import detect_article
from counterclaim.detect.pieces import Pieces
from counterclaim.extract import records_of, understand
from counterclaim.settings import AcquireSettings
from counterclaim.weigh.asking import ask_about_content, ask_about_event, ask_about_number
from counterclaim.weigh.features import Answers, Ask, answers_to, drafted
from counterclaim.weigh.labels import ACTS, HARMS, PERIODS, STATUSES, TYPES, Question
from counterclaim.weigh.scene import Scene, head_of, number_word, scene_of, words_at
from counterclaim.weigh.windows import Window, windows_of

OPTIONAL = 0.4
"""Weight of what a coder may leave out."""
Gold = Mapping[str, Any]
ALIASES = {"HEZ": "HEZBOLLAH"}
PARTIES: tuple[tuple[Question, str], ...] = (("actor", "actor_sides"), ("recipient", "recipient_sides"))


@dataclass(slots=True)
class Asked:
    """An ask with its possible answers, and which of them are right."""

    ask: Ask
    answers: Answers
    right: NDArray[np.bool_]
    weight: float = 1.0


@dataclass(slots=True)
class Example:
    """A window and its labels; types and weights [words, TYPES], tags, acts [words] with -1 where unknown, numbers by word."""

    window: Window
    drafted: NDArray[np.float32]
    types: NDArray[np.float32]
    type_weights: NDArray[np.float32]
    tags: NDArray[np.int64]
    tag_weights: NDArray[np.float32]
    acts: NDArray[np.int64]
    numbers: list[int]
    harms: NDArray[np.float32]
    harm_weights: NDArray[np.float32]
    statuses: NDArray[np.int64]
    periods: NDArray[np.int64]
    asks: list[Asked]


@dataclass(slots=True)
class Annotated:
    """An article with its annotations, read by the rules."""

    stem: str
    scene: Scene
    records: tuple[Any, ...]
    gold: list[Gold]
    examples: list[Example] = field(default_factory=list)


def annotated(path: Path, annotator: Annotator, pieces: Pieces) -> Iterator[Annotated]:
    """Yield the annotated articles of a file, as the rules read them; see `training/WRITTEN.md` for its form."""
    rows = [json.loads(line) for line in lzma.decompress(path.read_bytes()).decode("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            (Path(folder) / f"{row['name']}.md").write_text(row["text"], encoding="utf-8", newline="")
        annotations = {row["name"]: row["annotations"] for row in rows}
        for capture in acquire([folder], AcquireSettings()):
            articles = read_articles(capture) if isinstance(capture, Capture) else ()
            for article in articles:
                if isinstance(article, Article):
                    yield _annotated(article, annotations[Path(article.path).stem], annotator, pieces)


def _annotated(article: Article, gold: list[Gold], annotator: Annotator, pieces: Pieces) -> Annotated:
    reading = understand(article, detect_article(article, annotator))
    records = records_of(reading)
    one = Annotated(Path(article.path).stem, scene_of(reading, records), records, gold)
    one.examples.extend(_examples(one, pieces))
    return one


@dataclass(slots=True)
class _Labels:
    """Annotations of one passage in its words: number word, content span or head word, with the annotation."""

    tolls: list[tuple[int, Gold]] = field(default_factory=list)
    contents: list[tuple[int, int, Gold]] = field(default_factory=list)
    events: list[tuple[int, int, int, Gold]] = field(default_factory=list)


def _labels(one: Annotated) -> list[_Labels]:
    passages = one.scene.reading.passages
    found = [_Labels() for _ in passages]
    for gold in one.gold:
        kind = gold["kind"]
        start, end = gold["start"], gold["end"]
        at = next((n for n in reversed(range(len(passages))) if passages[n].passage.start <= start), None)
        part = None if at is None else words_at(passages[at], start, end)
        if at is None or part is None:
            continue
        words = passages[at].words
        if kind == "toll":
            found[at].tolls.append((number_word(words, *part), gold))
        elif kind == "claim":
            while part[1] > part[0] + 1 and words[part[1] - 1].upos == "PUNCT":
                part = (part[0], part[1] - 1)
            found[at].contents.append((*part, gold))
        elif kind == "event":
            found[at].events.append((*part, head_of(words, *part), gold))
    return found


def _weight(gold: Gold) -> float:
    return OPTIONAL if gold.get("optional") else 1.0


def _examples(one: Annotated, pieces: Pieces) -> Iterator[Example]:
    labels = _labels(one)
    for window in windows_of(one.scene, pieces):
        yield _example(one.scene, window, labels[window.passage])


def _example(scene: Scene, window: Window, labels: _Labels) -> Example:
    start, end, passage = window.start, window.end, window.passage
    size = len(scene.words(passage))
    types, weights = np.zeros((size, len(TYPES)), np.float32), np.ones((size, len(TYPES)), np.float32)
    for first, last, head, gold in labels.events:
        kind = TYPES.index(gold["plover"])
        weights[first:last, kind] = np.where(types[first:last, kind] > 0, weights[first:last, kind], 0)
        types[head, kind], weights[head, kind] = 1, _weight(gold)
    tags, tag_weights, acts = np.zeros(size, np.int64), np.ones(size, np.float32), np.full(size, -1)
    for first, last, gold in sorted(labels.contents, key=lambda row: row[1] - row[0]):
        tag_weights[first:last] = np.minimum(tag_weights[first:last], _weight(gold))
        if not tags[first:last].any():
            tags[first], tags[first + 1 : last] = 1, 2
            acts[first] = ACTS.index(gold["act"])
    harms, harm_weights = np.zeros((size, len(HARMS)), np.float32), np.ones(size, np.float32)
    statuses, periods = np.full(size, -1), np.full(size, -1)
    for word, gold in labels.tolls:
        harms[word, HARMS.index(gold["harm"])], harm_weights[word] = 1, _weight(gold)
        statuses[word], periods[word] = STATUSES.index(gold["status"]), PERIODS.index(gold["period"])
    counted = {one.word for one in scene.numbers[passage]} | {word for word, _ in labels.tolls}
    numbers = sorted(word for word in counted if start <= word < end)
    cut = slice(start, end)
    return Example(
        window=window,
        drafted=drafted(scene, passage)[cut],
        types=types[cut],
        type_weights=weights[cut],
        tags=tags[cut],
        tag_weights=tag_weights[cut],
        acts=acts[cut],
        numbers=[word - start for word in numbers],
        harms=harms[cut],
        harm_weights=harm_weights[cut],
        statuses=statuses[cut],
        periods=periods[cut],
        asks=list(_questions(scene, window, labels)),
    )


def _questions(scene: Scene, window: Window, labels: _Labels) -> Iterator[Asked]:
    for word, gold in labels.tolls:
        if word in window.owned:
            yield from _asked(scene, window, ask_about_number(scene, window, "subject", word), [_accepted(gold, "of_side")], _weight(gold))
            yield from _asked(scene, window, ask_about_number(scene, window, "teller", word), [_accepted(gold, "side")], _weight(gold))
    for start, end, gold in labels.contents:
        if start in window.owned:
            yield from _asked(scene, window, ask_about_content(scene, window, start, end), [_accepted(gold, "side")], _weight(gold))
    for _, _, head, gold in labels.events:
        if head in window.owned:
            for question, name in PARTIES:
                sides = [{ALIASES.get(side, side)} for side in gold[name] if side is not None] or [{None}]
                yield from _asked(scene, window, ask_about_event(scene, window, question, head, gold["plover"]), sides, _weight(gold))


def _accepted(gold: Gold, name: str) -> set[str | None]:
    return {ALIASES.get(side, side) for side in (gold[name], *gold.get("accept", {}).get(name, ()))}


def _asked(scene: Scene, window: Window, ask: Ask, rights: Sequence[set[str | None]], weight: float) -> Iterator[Asked]:
    """Yield a question for every side that is to be found; none where no answer is right."""
    answers = answers_to(scene, window, ask)
    for right in rights:
        fits = np.array(
            [any(side in right for side in sides) and bool(known) for sides, known in zip(answers.sides, answers.valid, strict=True)]
        )
        if fits.any():
            yield Asked(ask, answers, fits, weight / len(rights))
