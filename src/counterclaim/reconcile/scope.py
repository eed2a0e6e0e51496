"""What a toll or a claim is about, so that only like is set against like (step 2 of the ordered rules)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

import msgspec

from counterclaim.article import Article
from counterclaim.claim import Claim
from counterclaim.reconcile.copies import WORDS
from counterclaim.toll import Toll
from counterclaim.vocabulary.loader import Vocabulary, load

T = TypeVar("T")


class HarmGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Harms that count as one when two figures are compared."""

    name: str
    harms: tuple[str, ...]


class LinkVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Thresholds and words of the link rules; see the data file for what each means."""

    denial_share: float
    denial_words: int
    same_share: float
    soft_factor: float
    stopwords: frozenset[str]
    harm_groups: tuple[HarmGroup, ...]


@cache
def rules() -> LinkVocabulary:
    """Return the thresholds and words of the link rules."""
    return load("links", LinkVocabulary)


@cache
def harm_group(harm: str) -> str:
    """Return the name of the group of harms that ``harm`` belongs to."""
    return next(group.name for group in rules().harm_groups if harm in group.harms)


@dataclass(frozen=True, slots=True)
class Population:
    """Whose loss, of what: two tolls can only meet where these agree."""

    side: str | None
    category: str
    harm: str
    era: str


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A record with what its article tells: the outlet's day, and the origin that its words go back to."""

    record: T
    day: str | None
    origin: str

    @property
    def order(self) -> tuple[str, str]:
        """Sorts by the day it stands for, then by id."""
        return (self.day or "9999", getattr(self.record, "id", ""))


def population(toll: Toll, published: str | None) -> Population:
    """Return what ``toll`` counts: the side, people by status or the item, the harm's group, and the era (past wars stand apart)."""
    subject = toll.subject
    people = "people" if subject.status in ("unknown", "mixed") else subject.status
    category = subject.item or subject.status if subject.status in ("equipment", "civilian_object") else people
    return Population(subject.side, category, harm_group(toll.harm), era(toll, published))


def era(toll: Toll, published: str | None) -> str:
    """Return "now" for the reporting's own war, else the year that the toll's dates end in, where that lies before publication."""
    year = (toll.as_of or toll.since or "")[:4]
    if not year or not published or toll.as_of_basis not in ("stated", "utterance"):
        return "now" if toll.period != "war" else f"war {year}".strip()
    return "now" if year >= str(int(published[:4]) - 1) and toll.period != "war" else year


def voice_of(toll: Toll) -> str:
    """Return who stands behind a number: the side, or the name where the side alone would mix independent speakers."""
    side = toll.claimant.side
    return toll.claimant.name if side in (None, "UNNAMED", "OTHER", "NGO", "INTL", "OUTLET") else side


def content_words(text: str) -> frozenset[str]:
    """Return the words of ``text`` that carry meaning, casefolded."""
    stopwords = rules().stopwords
    return frozenset(word for word in (found.casefold() for found in WORDS.findall(text)) if word not in stopwords)


def claim_words(claim: Claim) -> frozenset[str]:
    """Return the content words of a claim's content."""
    return content_words(" ".join(span.exact for span in claim.spans if span.role == "content"))


def publication_days(articles: Mapping[str, Article]) -> dict[str, str | None]:
    """Return each article's ISO day of publication."""
    return {key: article.published.day for key, article in articles.items()}
