"""Relevance on labelled posts of two newspapers, where the corpora are at hand. The labels are kept here, the posts are not."""

from pathlib import Path

import pytest

from counterclaim.article import Article, Capture
from counterclaim.clean import read_articles
from counterclaim.content import MARKDOWN
from counterclaim.detect.relevance import judge
from counterclaim.ids import sha256_hex

ROOT = Path(__file__).parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
LABELS = Path(__file__).with_name("relevance_labels.tsv")
RECALL, PRECISION = 0.97, 0.90


def labels() -> list[tuple[str, bool]]:
    rows = (line.split("\t") for line in LABELS.read_text(encoding="utf-8").splitlines())
    return [(name, label == "1") for name, label in rows]


def verdict(path: Path) -> bool:
    raw = path.read_bytes()
    capture = Capture(sha256_hex(raw), str(path), None, "", "2022-01-01T00:00:00Z", MARKDOWN, len(raw), None, raw)
    return any(judge(one).relevant for one in read_articles(capture) if isinstance(one, Article))


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not at hand")
def test_precision_and_recall():
    rows = [(label, verdict(CORPORA / name)) for name, label in labels()]
    hits = sum(label and found for label, found in rows)
    assert hits / sum(label for label, _ in rows) >= RECALL
    assert hits / sum(found for _, found in rows) >= PRECISION


def test_labels_are_distinct_and_of_both_kinds():
    rows = labels()
    assert len(rows) == len({name for name, _ in rows}) >= 200
    assert 50 <= sum(label for _, label in rows) <= len(rows) - 50
