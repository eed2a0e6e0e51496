"""How well an annotator does on held-out text, head by head; the bench prints it, and so does this for a checkpoint.

Attribution: PolNeAR, a paragraph at a time. Entities: worldwide-ner (dev is the fifth of its articles whose names hash to it).
Syntax: EWT and GUM with gold words. Roles: PropBank on EWT, end to end. Conflict: WikiEvents, four sentences at a time;
recall on the aligned fills of MUC-4 (dev: TST1 and TST2). Status: MEANTIME, given the event words (dev is a fifth of its
articles). Materiel: re3d (dev is a fifth of its documents).
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from counterclaim.detect.annotator import Annotator
from counterclaim.detect.attribution_spans import WordAttribution
from counterclaim.detect.decoding import chunks, viterbi
from training import labels
from training.data import DataError, Document, ewt, gum, meantime, polnear, re3d, wikievents, worldwide
from training.muc4 import muc4

Span = tuple[int, int, str]
Rows = dict[str, float]

CONFLICT_SENTENCES = 4
"""Sentences of a passage for WikiEvents, whose paragraphs are not known."""


@dataclass(slots=True)
class Tally:
    """Counts behind an F1."""

    hits: float = 0
    given: float = 0
    gold: float = 0

    def add(self, given: Iterable[object], gold: Iterable[object]) -> None:
        """Count two collections of distinct things; a hit is in both."""
        a, b = set(given), set(gold)
        self.hits += len(a & b)
        self.given += len(a)
        self.gold += len(b)

    @property
    def f1(self) -> float:
        """F1 in percent."""
        return 200 * self.hits / max(self.given + self.gold, 1)


@dataclass(slots=True)
class Tallies:
    """Named tallies, in the order in which they were first used."""

    of: dict[str, Tally] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Tally:
        return self.of.setdefault(name, Tally())

    def rows(self) -> Rows:
        """F1 by name."""
        return {name: tally.f1 for name, tally in self.of.items()}


def iou(a: tuple[int, ...] | Span, b: tuple[int, ...] | Span) -> float:
    """Shared words over all words of two ranges."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(shared, 0) / (a[1] - a[0] + b[1] - b[0] - max(shared, 0))


def matched(given: Sequence[Span], gold: Sequence[Span], least: float = 0.5) -> dict[int, int]:
    """Given span -> gold span of the same kind, one to one, best overlap first, at least `least`."""
    pairs = sorted(
        ((iou(a, b), i, j) for i, a in enumerate(given) for j, b in enumerate(gold) if a[2] == b[2] and iou(a, b) >= least), reverse=True
    )
    found: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in found and j not in found.values():
            found[i] = j
    return found


def passages(document: Document, units: int = 1) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """(first word, word after the last, sentence ranges inside) of each group of consecutive units."""
    for n in range(0, len(document.units), units):
        group = document.units[n : n + units]
        start = group[0][0]
        yield start, group[-1][1], [(a - start, b - start) for a, b in group]


def attribution(annotator: Annotator, documents: Sequence[Document]) -> Rows:
    """Token F1 and span F1 (exact; overlap of at least half) by kind; content with its source, both overlapping by half."""
    tallies = Tallies()
    for document in documents:
        for start, end, units in passages(document):
            found = annotator.analyse(document.words[start:end], units)
            gold_tags = document.tags["attribution"][start:end]
            given = chunks(found.attribution, labels.ATTRIBUTION)
            gold = chunks(gold_tags, labels.ATTRIBUTION)
            overlap = matched(given, gold)
            for kind in labels.ATTRIBUTION_KINDS:
                words = [{i for a, b, k in spans if k == kind for i in range(a, b)} for spans in (given, gold)]
                tallies[f"token {kind}"].add(*words)
            for kind in labels.ATTRIBUTION_KINDS:
                tallies[f"exact {kind}"].add([s for s in given if s[2] == kind], [s for s in gold if s[2] == kind])
            for kind in labels.ATTRIBUTION_KINDS:
                tally = tallies[f"IoU>=.5 {kind}"]
                tally.hits += sum(given[i][2] == kind for i in overlap)
                tally.given += sum(span[2] == kind for span in given)
                tally.gold += sum(span[2] == kind for span in gold)
            links = document.pointers["link"][start:end]
            _count_pairs(tallies["content+source IoU>=.5"], found.attributions, gold, [link - start for link in links])
    return tallies.rows()


def _count_pairs(tally: Tally, attributions: Sequence[WordAttribution], gold: Sequence[Span], links: Sequence[int]) -> None:
    sources = {links[a]: (a, b) for a, b, kind in gold if kind == "SOURCE"}
    wanted = [((a, b), sources[links[a]]) for a, b, kind in gold if kind == "CONTENT" and links[a] in sources]
    given = [(part, one.source) for one in attributions if one.source for part in one.contents]
    left = list(wanted)
    for content, source in given:
        hit = next((pair for pair in left if iou(content, pair[0]) >= 0.5 and iou(source, pair[1]) >= 0.5), None)
        if hit:
            left.remove(hit)
    tally.hits += len(wanted) - len(left)
    tally.given += len(given)
    tally.gold += len(wanted)


def _spans(annotator: Annotator, documents: Sequence[Document], tag: str, table: Sequence[str], kinds: Sequence[str]) -> Rows:
    """Exact span F1, all and by kind; and with an overlap of at least half."""
    tallies = Tallies()
    for document in documents:
        for start, end, units in passages(document):
            found = annotator.analyse(document.words[start:end], units)
            given = [(a, b, kind) for a, b, kind, _ in found.entities if kind in kinds]
            gold = chunks(document.tags[tag][start:end], table)
            tallies["all"].add(given, gold)
            overlap = tallies["all IoU>=.5"]
            overlap.hits += len(matched(given, gold))
            overlap.given += len(given)
            overlap.gold += len(gold)
            for kind in kinds:
                tallies[kind].add([s for s in given if s[2] == kind], [s for s in gold if s[2] == kind])
    return tallies.rows()


def entities(annotator: Annotator, documents: Sequence[Document]) -> Rows:
    """Exact span F1 of the nine kinds."""
    return _spans(annotator, documents, "entity", labels.ENTITY, labels.ENTITY_KINDS)


def materiel(annotator: Annotator, documents: Sequence[Document]) -> Rows:
    """Exact span F1 of weapons and platforms."""
    return _spans(annotator, documents, "materiel", labels.MATERIEL, labels.MATERIEL_KINDS)


def syntax(annotator: Annotator, documents: Sequence[Document]) -> Rows:
    """Part of speech, unlabelled and labelled attachment, punctuation and subtypes counted, gold words and sentences."""
    counts: Counter[str] = Counter()
    for document in documents:
        for start, end, units in passages(document):
            found = annotator.analyse(document.words[start:end], units)
            for i in range(end - start):
                head = document.pointers["head"][start + i]
                same = found.heads[i] == (head - start if head >= 0 else -1)
                relation = found.deprels[i] == labels.DEPRELS[document.tags["deprel"][start + i]]
                counts["words"] += 1
                counts["UPOS"] += found.upos[i] == labels.UPOS[document.tags["upos"][start + i]]
                counts["UAS"] += same
                counts["LAS"] += same and relation
    return {name: 100 * counts[name] / max(counts["words"], 1) for name in ("UPOS", "UAS", "LAS")}


def roles(annotator: Annotator, documents: Sequence[Document]) -> Rows:
    """Predicate F1, and F1 of (predicate, argument head, role) end to end: all, by role."""
    tallies = Tallies()
    for document in documents:
        for start, end, units in passages(document):
            if min(document.tags["predicate"][start:end], default=0) < 0:
                continue
            found = annotator.analyse(document.words[start:end], units)
            tallies["predicate"].add(
                (p.word for p in found.predicates), (i for i in range(end - start) if document.tags["predicate"][start + i])
            )
            given = [(p.word, word, role) for p in found.predicates for role, word in p.roles]
            gold = [(a - start, b - start, labels.ROLES[r]) for a, b, r in document.pairs["role"] if start <= a < end]
            tallies["role"].add(given, gold)
            for role in labels.ROLES[1:]:
                tallies[role].add([g for g in given if g[2] == role], [g for g in gold if g[2] == role])
    return tallies.rows()


def conflict(annotator: Annotator, documents: Sequence[Document]) -> Rows:
    """Trigger F1 (word; word and class) and argument F1 (trigger word, argument head, role), end to end, by role."""
    tallies = Tallies()
    for document in documents:
        for start, end, units in passages(document, CONFLICT_SENTENCES):
            found = annotator.analyse(document.words[start:end], units)
            classes = {i: labels.TRIGGERS[document.tags["trigger"][start + i]] for i in range(end - start)}
            gold_triggers = {(i, label) for i, label in classes.items() if label != labels.OUTSIDE}
            tallies["trigger word"].add((t.word for t in found.triggers), (i for i, _ in gold_triggers))
            tallies["trigger class"].add(((t.word, t.label) for t in found.triggers), gold_triggers)
            given = [(t.word, word, role) for t in found.triggers for role, word in t.roles]
            gold = [
                (a - start, b - start, labels.CONFLICT_ROLES[r])
                for a, b, r in document.pairs["conflict"]
                if start <= a < end and start <= b < end
            ]
            tallies["argument"].add(given, gold)
            for role in labels.CONFLICT_ROLES[1:]:
                tallies[role].add([g for g in given if g[2] == role], [g for g in gold if g[2] == role])
    return tallies.rows()


def status(annotator: Annotator, documents: Sequence[Document]) -> Rows:
    """Accuracy of certainty, polarity and time over the words of annotated events, and F1 of their rarer values."""
    counts: Counter[str] = Counter()
    tallies = Tallies()
    for document in documents:
        for start, end, units in passages(document):
            found = annotator.analyse(document.words[start:end], units).statuses
            for name, table in (("certainty", labels.CERTAINTY), ("polarity", labels.POLARITY), ("timing", labels.TIMING)):
                gold = [(i, table[k]) for i, k in enumerate(document.tags[name][start:end]) if k >= 0]
                given = [(i, getattr(found[i], name)) for i, _ in gold]
                counts[name] += len(gold)
                counts[f"hit {name}"] += sum(a == b for a, b in zip(given, gold, strict=True))
                for value in table[1:]:
                    tallies[f"{name} {value}"].add(*([one for one in rows if one[1] == value] for rows in (given, gold)))
    accuracies = {name: 100 * counts[f"hit {name}"] / max(counts[name], 1) for name in ("certainty", "polarity", "timing")}
    return accuracies | tallies.rows()


def aligned(annotator: Annotator, documents: Sequence[Document]) -> Rows:
    """Recall of aligned fills, by role: the head word is an argument with that role of any trigger. What is not aligned is not counted."""
    counts: Counter[str] = Counter()
    for document in documents:
        for start, end, units in passages(document, CONFLICT_SENTENCES):
            found = annotator.analyse(document.words[start:end], units)
            given = {(word + start, role) for trigger in found.triggers for role, word in trigger.roles}
            gold = {(b, labels.CONFLICT_ROLES[r]) for a, b, r in document.pairs["conflict"] if start <= a < end and start <= b < end}
            for head, role in gold:
                counts[role] += 1
                counts[f"hit {role}"] += (head, role) in given
    roles_seen = [role for role in labels.CONFLICT_ROLES if counts[role]]
    everything = 100 * sum(counts[f"hit {role}"] for role in roles_seen) / max(sum(counts[role] for role in roles_seen), 1)
    return {"recall": everything} | {role: 100 * counts[f"hit {role}"] / counts[role] for role in roles_seen}


TASKS: dict[str, tuple[Callable[[Path, str], list[Document]], Callable[[Annotator, Sequence[Document]], Rows]]] = {
    "attribution (PolNeAR)": (polnear, attribution),
    "entities (worldwide-ner)": (worldwide, entities),
    "syntax (EWT)": (ewt, syntax),
    "syntax (GUM)": (gum, syntax),
    "roles (PropBank-EWT)": (ewt, roles),
    "conflict (WikiEvents)": (wikievents, conflict),
    "status of events (MEANTIME)": (meantime, status),
    "conflict recall (MUC-4, aligned fills)": (muc4, aligned),
    "materiel (re3d)": (re3d, materiel),
}


def accuracy(annotators: dict[str, Annotator], data: Path, split: str, limit: int = 0, only: str = "") -> None:
    """Print a table of each task, one column an annotator. A set that the split lacks is left out, and said so."""
    for task, (load, measure) in TASKS.items():
        if only and only not in task:
            continue
        try:
            documents = load(data, split)[: limit or None]
        except DataError as error:
            print(f"\n{task}: left out, {error}")
            continue
        if not documents:
            print(f"\n{task}: left out, no documents")
            continue
        print(f"\n{task}: {len(documents)} documents, {sum(len(d.words) for d in documents)} words")
        columns = {name: measure(annotator, documents) for name, annotator in annotators.items()}
        names = list(next(iter(columns.values())))
        print(f"  {'':28}" + "".join(f"{name:>8}" for name in columns))
        for name in names:
            print(f"  {name:28}" + "".join(f"{column[name]:8.1f}" for column in columns.values()), flush=True)


SHIFTS = (-0.4, -0.2, 0.0, 0.2, 0.4, 0.6, 0.8)
"""Additions to the logits of a kind's tags that are tried: cross-entropy gives the likeliest tag, F1 wants rare kinds sooner."""
ROUNDS = 2


def tune_tags(annotator: Annotator, documents: Sequence[Document], head: str, groups: Sequence[Sequence[str]]) -> None:
    """Print the shift of each group of tags that gives the best mean of token and span F1; for labels.SHIFTS."""
    table = annotator.labels[head]
    units = [(document, start, end) for document in documents for start, end, _ in passages(document)]
    known = [(annotator.log_probabilities(d.words[a:b], head), d.tags[head][a:b]) for d, a, b in units]
    shifts = dict.fromkeys(table, 0.0)

    def score() -> float:
        tallies = Tallies()
        row = np.array([shifts[label] for label in table], dtype=np.float32)
        for logs, gold_tags in known:
            given, gold = chunks(viterbi(logs + row, annotator.steps[head]), table), chunks(gold_tags, table)
            for kind in {label.partition("-")[2] for group in groups for label in group}:
                a, b = ([span for span in spans if span[2] == kind] for spans in (given, gold))
                tallies[f"span {kind}"].add(a, b)
                tallies[f"token {kind}"].add(*({i for start, end, _ in spans for i in range(start, end)} for spans in (a, b)))
        # Kinds weigh by how often they are there, spans and tokens alike.
        spans = Tally(*(sum(getattr(t, part) for n, t in tallies.of.items() if n.startswith("span")) for part in ("hits", "given", "gold")))
        tokens = [tally.f1 for name, tally in tallies.of.items() if name.startswith("token")]
        return (spans.f1 + sum(tokens) / len(tokens)) / 2

    for _ in range(ROUNDS):
        for group in groups:
            tried = {}
            for shift in SHIFTS:
                shifts.update(dict.fromkeys(group, shift))
                tried[shift] = score()
            best = max(tried, key=lambda shift: tried[shift])
            shifts.update(dict.fromkeys(group, best))
            print(f"{head} {'/'.join(group)}: {best:+.1f}  " + " ".join(f"{k:+.1f}:{v:.2f}" for k, v in tried.items()), flush=True)


def tune_conflict(annotator: Annotator, documents: Sequence[Document]) -> None:
    """Print F1 of conflict triggers and arguments by the least probability at which one is given; for labels.THRESHOLDS."""
    for head, figure in (("trigger", "trigger class"), ("conflict", "argument")):
        tried = {}
        for percent in range(15, 75, 5):
            annotator.thresholds[head] = percent / 100
            tried[percent / 100] = conflict(annotator, documents)[figure]
        annotator.thresholds[head] = max(tried, key=lambda least: tried[least])
        print(f"{head}: {annotator.thresholds[head]}  " + " ".join(f"{k:.2f}:{v:.1f}" for k, v in tried.items()), flush=True)


def tune(annotator: Annotator, data: Path) -> None:
    """Print the best shifts and thresholds on dev."""
    tune_conflict(annotator, wikievents(data, "dev"))
    tune_tags(annotator, polnear(data, "dev"), "attribution", [[tag] for tag in labels.ATTRIBUTION[1:]])
    tune_tags(annotator, worldwide(data, "dev"), "entity", [labels.ENTITY[1:]])


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    from training.export import export_checkpoint  # noqa: PLC0415  (the bench uses this module without torch)

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the public data sets")
    parser.add_argument("--checkpoint", type=Path, default=Path(".cache/training/full/best.pt"))
    parser.add_argument("--limit", type=int, default=0, help="measure only the first documents of each set")
    parser.add_argument("--only", default="", help="measure only tasks whose name has this")
    parser.add_argument("--tune", action="store_true", help="instead, print the best shifts and thresholds on dev")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        export_checkpoint(given.checkpoint, Path(folder) / "int8" / "annotator.onnx", Path(folder) / "fp32" / "annotator.onnx")
        annotators = {name: Annotator.load(Path(folder) / name / "annotator.onnx") for name in ("fp32", "int8")}
    if given.tune:
        tune(annotators["int8"], given.data)
    else:
        accuracy(annotators, given.data, "dev", given.limit, given.only)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
