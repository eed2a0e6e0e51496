"""Readings of a few sentences, for tests of extractors: one passage, the real detectors, the real resolution of actors."""

from counterclaim.article import Article, Passage, Published
from counterclaim.claim import Claim
from counterclaim.detect.annotator import Annotator
from counterclaim.detect.passages import detect_article
from counterclaim.extract.claims import extract_claims
from counterclaim.extract.context import Reading
from counterclaim.extract.coreference import resolve

DAY = "2022-03-17"  # a Thursday


def reading(text: str, day: str | None = DAY, annotator: Annotator | None = None) -> Reading:
    """The reading of a one-paragraph article published on ``day``; by the rules alone without an ``annotator``."""
    published = Published(day, "day", "metadata") if day else Published(None, "none", "none")
    passage = Passage("p", "a", 0, len(text), "body")
    article = Article(
        id="a", sha256="", part="", path="", url=None, text=text, text_sha256="", encoding="utf-8", encoding_basis="test", outlet=None,
        title=None, description=None, byline=None, credit_line=None, lang="en", published=published, categories=(), passages=(passage,),
    )  # fmt: skip
    passages = detect_article(article, annotator)
    return Reading(article, passages, resolve(article, passages), published.day)


def claims_of(text: str, annotator: Annotator | None = None) -> tuple[Reading, tuple[Claim, ...]]:
    """The reading and its claims."""
    read = reading(text, annotator=annotator)
    return read, extract_claims(read)
