"""Make an article from paragraphs, and read it."""

import re

from counterclaim.article import Article, Passage, Published, Zone
from counterclaim.claim import Claim
from counterclaim.detect.passages import detect_article
from counterclaim.extract.claims import extract_claims
from counterclaim.extract.context import Reading
from counterclaim.extract.coreference import resolve


def written(*paragraphs: str, published: str | None = "2019-05-16", zone: Zone = "body") -> Article:
    """Return an article whose passages are ``paragraphs``."""
    text = "\n\n".join(paragraphs)
    passages = tuple(Passage(f"p{n}", "a", m.start(), m.end(), zone) for n, m in enumerate(re.finditer(r"[^\n]+", text)))
    day = Published(published, "day" if published else "none", "metadata" if published else "none")
    return Article("a", "0", "", "a.txt", None, text, "0", "utf-8", "given", None, None, None, None, None, "en", day, (), passages)


def reading(*paragraphs: str, published: str | None = "2019-05-16") -> Reading:
    """Return the reading of an article made of ``paragraphs``."""
    article = written(*paragraphs, published=published)
    passages = detect_article(article)
    return Reading(article, passages, resolve(article, passages), article.published.day)


def claims(*paragraphs: str, published: str | None = "2019-05-16") -> tuple[Claim, ...]:
    """Return the claims of an article made of ``paragraphs``."""
    return extract_claims(reading(*paragraphs, published=published))


def content(claim: Claim, *paragraphs: str) -> str:
    """Return the words of a claim's content."""
    return "\n\n".join(paragraphs)[claim.start : claim.end]
