"""The whole path of one article on one screen. The only module that names concrete stages.

    Capture --clean--> Article --judge--> about an armed conflict? --detect--> mentions --extract--> records --weigh--> more of them

`reconcile_case` then sets the records of many articles against each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from counterclaim import __version__
from counterclaim.article import Article, Capture, Drop, Published
from counterclaim.clean import read_articles
from counterclaim.detect.annotator import SHIPPED, WEIGHTS, Annotator
from counterclaim.detect.passages import detect_article
from counterclaim.detect.relevance import judge
from counterclaim.extract import understand
from counterclaim.fault import EVERYWHERE, fault_drop
from counterclaim.match import NetworkMatcher
from counterclaim.match.matcher import WEIGHTS as MATCHER
from counterclaim.noun import Record
from counterclaim.reconcile import reconcile
from counterclaim.reconcile.clocks import as_of
from counterclaim.reconcile.grades import propose
from counterclaim.reconcile.statements import touching
from counterclaim.reconcile.versions import differences, in_words
from counterclaim.record import AnnotationShelf
from counterclaim.settings import ReadingSettings
from counterclaim.store import ArticleReading, CaseView, ReconcileStore, Said
from counterclaim.vocabulary import additions
from counterclaim.weigh import Weigher, weighed
from counterclaim.weigh.weigher import WEIGHTS as WEIGHER

DIGITS = 12  # of a digest, where it is part of a name
LANGUAGE = "en"  # what the vocabularies speak; articles in other languages are recorded with their language and no records
AS_SHIPPED = ReadingSettings()
Result = ArticleReading | Drop


def read_capture(capture: Capture, reading: ReadingSettings = AS_SHIPPED, case: Path | None = None) -> list[Result]:
    """Return every article of ``capture`` with its records, or the reason why it is left out; one article's fault never costs another.

    ``reading`` is the same for all captures of a process. What the annotator said of passages that the ``case`` file holds is not asked
    again.
    """
    if reading.actors is not None:
        additions.use(reading.actors)
    readers = Readers(the_annotator(reading), the_weigher(reading))
    return [found if isinstance(found, Drop) else _read_or_drop(capture, found, readers, case) for found in read_articles(capture)]


@dataclass(frozen=True, slots=True)
class Readers:
    """The networks that read beside the rules; null where the rules read alone."""

    annotator: Annotator | None = None
    weigher: Weigher | None = None

    def records(self, article: Article, shelf: AnnotationShelf | None = None) -> tuple[Record, ...]:
        """Return the records of an article."""
        mentions = detect_article(article, self.annotator, shelf)
        return weighed(understand(article, mentions), self.weigher, self.annotator.digest if self.annotator else None)


RULES = Readers()


def read_article(capture: Capture, article: Article, readers: Readers = RULES, case: Path | None = None) -> Result:
    """Return one article with its records; an article that does not report on an armed conflict is a drop."""
    if not speaks(article):
        return ArticleReading(capture, article, ())
    relevance = judge(article)
    if not relevance.relevant:
        return Drop(capture.path, article.part or capture.part, capture.sha256, "detect", "not_conflict", relevance.reason)
    shelf = _shelf(case) if case else None
    records = readers.records(article, shelf)
    return ArticleReading(capture, article, records, shelf.hand_over() if shelf else ())


def read_again(article: Article, reading: ReadingSettings = AS_SHIPPED, case: Path | None = None) -> Said | Drop:
    """Return what a recorded article says by the rules of today, or the reason why it would be left out; how it was cut stays."""
    if reading.actors is not None:
        additions.use(reading.actors)
    if not speaks(article):
        return Said(())
    relevance = judge(article)
    if not relevance.relevant:
        return Drop(article.path, article.part, article.sha256, "detect", "not_conflict", relevance.reason)
    shelf = _shelf(case) if case else None
    records = Readers(the_annotator(reading), the_weigher(reading)).records(article, shelf)
    return Said(records, shelf.hand_over() if shelf else ())


def near_articles(store: ReconcileStore, articles: Sequence[str], reading: ReadingSettings = AS_SHIPPED) -> set[str]:
    """Return the articles to be compared again when these say something else: asked before they do."""
    return touching(store, articles, the_matcher(reading))


@cache
def _shelf(case: Path) -> AnnotationShelf:
    return AnnotationShelf(case)


def the_annotator(reading: ReadingSettings = AS_SHIPPED) -> Annotator | None:
    """Return the annotator, loaded once in a process; null where the rules read alone: as asked, or in a checkout without weights."""
    return None if reading.rules_only or not (reading.weights or WEIGHTS.exists()) else _loaded(reading.weights)


def the_weigher(reading: ReadingSettings = AS_SHIPPED) -> Weigher | None:
    """Return the weigher, loaded once in a process; null where it does not read: without an annotator, or beside other weights."""
    own = not reading.rules_only and reading.weights in (None, WEIGHTS)
    return _loaded_weigher() if own and WEIGHTS.exists() and WEIGHER.exists() else None


def the_matcher(reading: ReadingSettings = AS_SHIPPED) -> NetworkMatcher | None:
    """Return the matcher, loaded once in a process; null where only rules set statements against each other, or its weights are missing."""
    return None if reading.rules_only or not MATCHER.exists() else _loaded_matcher()


@cache
def _loaded_matcher() -> NetworkMatcher:
    return NetworkMatcher()


@cache
def _loaded_weigher() -> Weigher:
    return Weigher.load()


@cache
def _loaded(weights: Path | None) -> Annotator:
    return Annotator.load(weights)


def weights_named(name: str) -> Path:
    """Return the weights that ship under a name ("standard", "licensed"), else ``name`` as the path of a file."""
    return SHIPPED.get(name) or Path(name)


def speaks(article: Article) -> bool:
    """Whether the article is in the language that is annotated, or its language is unknown."""
    return article.lang is None or article.lang.lower().partition("-")[0] == LANGUAGE


def reconcile_case(store: ReconcileStore, reading: ReadingSettings = AS_SHIPPED, case: Path | None = None) -> None:
    """Set the records of articles that are new to the case against each other and against all the rest.

    The other arguments say how to read again, against an inferred day, an article that states none; as in `read_capture`.
    """
    if reading.actors is not None:
        additions.use(reading.actors)
    reconcile(store, partial(read_on_day, reading=reading, case=case), the_matcher(reading))


def read_on_day(article: Article, day: str | None, reading: ReadingSettings = AS_SHIPPED, case: Path | None = None) -> tuple[Record, ...]:
    """Return what an article says when "today" is the ISO day ``day``, or unknown."""
    published = Published(day, "day", "inferred") if day else Published(None, "none", "none")
    readers = Readers(the_annotator(reading), the_weigher(reading))
    return readers.records(replace(article, published=published), _shelf(case) if case else None)


def view_as_of(view: CaseView, known_by: str | None, said_by: str | None) -> CaseView:
    """Return ``view`` as it stood on a day, by when it was reported and by when it was said; null leaves a clock alone."""
    return as_of(view, known_by=known_by, said_by=said_by)


def proposed_grade(view: CaseView, toll_id: str) -> str | None:
    """Return the grade after Airwars that the case suggests for a toll, with the reason; null where there is nothing to grade."""
    toll = next((one for one in view.tolls if one.id == toll_id), None)
    grade = propose(view, toll) if toll else None
    return f"Proposed grade (Airwars), for a person to decide: {grade.name}: {grade.reason}." if grade else None


def difference(older: Article, newer: Article) -> tuple[str, ...]:
    """Return what changed between two versions of a story, a line a change, changed numbers first."""
    return in_words(differences(older, newer))


def reader_version(reading: ReadingSettings = AS_SHIPPED) -> str:
    """Return what decides how an article reads: the program's version, the annotator's digest, the digest of the user's actors."""
    annotator = the_annotator(reading)
    weigher = the_weigher(reading)
    parts = [f"annotator.{annotator.digest[:DIGITS]}"] if annotator else ["rules"]
    if weigher is not None:
        parts.append(f"weigher.{weigher.digest[:DIGITS]}")
    if reading.actors is not None:
        parts.append(f"actors.{additions.use(reading.actors)}")
    return f"{__version__}+{'.'.join(parts)}"


def _read_or_drop(capture: Capture, article: Article, readers: Readers, case: Path | None) -> Result:
    try:
        return read_article(capture, article, readers, case)
    except EVERYWHERE:
        raise
    except Exception as error:
        return fault_drop(capture, error, part=article.part)
