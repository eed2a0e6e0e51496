"""Cleaning real posts: nothing lost, sound offsets, zones as people marked them. Skips where the texts are not at hand."""

import json
from pathlib import Path

import pytest

from counterclaim.acquire import acquire
from counterclaim.article import Article
from counterclaim.clean import read_articles
from counterclaim.settings import AcquireSettings

SHARED = Path(__file__).parents[2].parent / "shared"
needs_texts = pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="the shared texts are not at hand")
SAMPLE = 40  # every so manieth post


@needs_texts
def test_every_sampled_post_is_one_article_with_sound_offsets():
    paths = sorted(map(str, SHARED.glob("corpora/*/*.md")))[::SAMPLE]
    captures = list(acquire(paths, AcquireSettings()))
    assert len(captures) == len(paths)
    for capture in captures:
        (article,) = read_articles(capture)
        assert isinstance(article, Article)
        assert article.text.encode() == capture.raw
        assert article.published.basis == "metadata"
        for passage in article.passages:
            view = passage.view(article.text)
            start, end = passage.to_article(0, len(view))
            assert passage.start <= start < end <= passage.end


@needs_texts
def test_zones_of_the_gold_documents_are_found():
    index = json.loads((SHARED / "gold/documents.json").read_text())
    for stem, entry in index.items():
        if not entry.get("path") or not (SHARED / "gold" / entry["path"]).exists():
            continue
        (capture,) = acquire([str(SHARED / "gold" / entry["path"])], AcquireSettings())
        (article,) = read_articles(capture)
        lines = [json.loads(line) for line in (SHARED / f"gold/{stem}.jsonl").read_text().splitlines() if line.strip()]
        gold = [line for line in lines if line["kind"] == "zone"]
        found = sum(any(p.zone == g["zone"] and _covers(p, g) for p in article.passages) for g in gold)
        assert found >= 0.9 * len(gold), stem


def _covers(passage, gold):
    shared = min(passage.end, gold["end"]) - max(passage.start, gold["start"])
    return shared > 0.5 * min(passage.end - passage.start, gold["end"] - gold["start"])
