"""Stages small enough to see through, for tests of the case file and the runner. Importable by other processes.

An input is text; articles are parted by lines of dashes. A figure becomes a toll, a sentence with "said" a claim, "Weather" an article that
is not about a conflict, "FAULT" an error of ours, "DEATH" the end of the process that reads,
"SILENCE" a reader that gives nothing back, "BROKEN" a vocabulary that cannot be used.
"""

import os
import re
import time
from collections.abc import Iterator

from counterclaim.actor import Actor
from counterclaim.article import Article, Capture, Drop, Passage, Published
from counterclaim.claim import ChainLink, Claim
from counterclaim.errors import VocabularyError
from counterclaim.ids import content_id, sha256_hex, text_sha256
from counterclaim.link import Link, Origin
from counterclaim.noun import Provenance, Record, Span
from counterclaim.store import ArticleReading, ReconcileStore
from counterclaim.toll import Subject, Toll

MADE = Provenance("fake", "1")
SPEAKER = Actor("Marshal Oro", "ORO", "person")


def capture(text: str | bytes, path: str, *, part: str = "", url: str | None = None) -> Capture:
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return Capture(sha256_hex(raw), path, url, part, "2031-05-01T00:00:00Z", "text/plain", len(raw), None, raw)


def read(one: Capture) -> list[ArticleReading | Drop]:
    text = one.raw.decode("utf-8", "surrogatepass")
    if "SILENCE" in text:
        return []
    if "BROKEN" in text:
        raise VocabularyError("no such field", where="vocabulary fake.toml", remedy="mend it")
    if "DEATH" in text:
        os._exit(7)
    return [_read(one, piece, f"item {number}" if number else "") for number, piece in enumerate(text.split("\n---\n"))]


def read_slowly(one: Capture) -> list[ArticleReading | Drop]:
    time.sleep(0.003)
    return read(one)


def read_forever(one: Capture) -> list[ArticleReading | Drop]:
    """Say who reads, and never end."""
    print(os.getpid(), flush=True)
    time.sleep(3600)
    return []


def _read(one: Capture, text: str, part: str) -> ArticleReading | Drop:
    if "FAULT" in text:
        raise ValueError("a fault of ours")
    if "Weather" in text:
        return Drop(one.path, part or one.part, one.sha256, "detect", "not_conflict", "no words of war")
    found = article(one, text, part)
    return ArticleReading(one, found, tuple(records(found)))


def article(one: Capture, text: str, part: str = "") -> Article:
    article_id = content_id("article", one.sha256, part)
    passage = Passage(content_id("passage", article_id, 0, len(text)), article_id, 0, len(text), "body")
    published = Published("2031-05-01", "day", "metadata", "the fake says so")
    texts = (text, text_sha256(text), "utf-8", "fake", "Fake Wire", text.split("\n", maxsplit=1)[0][:60], None, None, None, "en")
    return Article(article_id, one.sha256, part, one.path, one.url, *texts, published, (), (passage,))


def records(found: Article) -> Iterator[Record]:
    for number in re.finditer(r"\b\d+\b", found.text):
        yield toll(found, number.start(), number.end())
    for sentence in re.finditer(r"[^.\n]* said[^.\n]*", found.text):
        yield claim(found, sentence.start(), sentence.end())


def toll(found: Article, start: int, end: int, **changes: object) -> Toll:
    words = found.text[start:end]
    fields = {
        "id": content_id("toll", found.id, start, end),
        "article": found.id,
        "start": start,
        "end": end,
        "spans": (Span(start, end, words, "number"),),
        "provenance": MADE,
        "harm": "killed",
        "subject": Subject("ORO", "military", None, "soldiers"),
        "text": words,
        "low": int(words) if words.isdigit() else None,
        "high": None,
        "soft_low": None,
        "soft_high": None,
        "period": "incident",
        "since": None,
        "as_of": None,
        "as_of_basis": "none",
        "place": None,
        "claim": None,
        "claimant": SPEAKER,
        "stance": "own",
        "perpetrator": None,
        "value_status": "stated",
    }
    return Toll(**{**fields, **changes})  # type: ignore[arg-type]


def claim(found: Article, start: int, end: int, **changes: object) -> Claim:
    fields = {
        "id": content_id("claim", found.id, start, end),
        "article": found.id,
        "start": start,
        "end": end,
        "spans": (Span(start, end, found.text[start:end], "content"),),
        "provenance": MADE,
        "claimant": SPEAKER,
        "chain": (ChainLink(SPEAKER, "said"),),
        "speech_act": "state",
        "voice": "indirect",
        "factuality": "certain",
        "hedges": (),
        "uttered_at": None,
        "uttered_basis": "none",
        "addressee": None,
        "about": (),
    }
    return Claim(**{**fields, **changes})  # type: ignore[arg-type]


def link(left: str, right: str, kind: str = "compatible") -> Link:
    return Link(content_id("link", left, right, kind), left, right, kind, None, 1.0, "both say so", False, "fake", "1")  # type: ignore[arg-type]


def origin(*members: str) -> Origin:
    return Origin(content_id("origin", *members), members[0], "wire", members, "the same words")


def reconcile(store: ReconcileStore) -> None:
    """Link every toll to the other articles' tolls of the same number, and make one origin of articles with the same title."""
    pending = store.pending_articles()
    tolls = list(store.records(Toll))
    pairs = [(left, right) for left in tolls for right in tolls if left.id < right.id and left.article != right.article]
    store.put_links(link(left.id, right.id) for left, right in pairs if left.low == right.low)
    by_title: dict[str | None, list[str]] = {}
    for found in store.articles():
        by_title.setdefault(found.title, []).append(found.id)
    wanted = {made.id: made for made in (origin(*sorted(members)) for members in by_title.values())}
    for stale in [one for one in store.origins() if one.id not in wanted]:
        store.retract(stale.id, "its members have changed")
    store.put_origins(wanted.values())
    store.mark_reconciled(pending)
