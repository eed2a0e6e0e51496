"""A case as it stood on a day, by two clocks: what had been reported by then, and what had been said by then.

An analyst who asks "what could one know on the third day?" must not see links that later reports made: so the view is cut by the clock and
what is left is reconciled anew, in memory. What bears no day cannot be placed before one, and is left out.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from counterclaim.article import Article
from counterclaim.claim import Claim
from counterclaim.event import Event
from counterclaim.judged import Verdicts
from counterclaim.link import conflicts_of
from counterclaim.noun import Record
from counterclaim.reconcile.memory import MemoryCase
from counterclaim.reconcile.sweep import reconcile
from counterclaim.store import CaseView
from counterclaim.toll import Toll

RECORDS = ("claims", "tolls", "events", "demands", "positions", "relations", "measures", "holdings", "places", "dates")


def as_of(view: CaseView, *, known_by: str | None = None, said_by: str | None = None) -> CaseView:
    """Return ``view`` as it stood on a day.

    ``known_by`` (ISO day) keeps articles published by then; ``said_by`` keeps, in whatever article, what was said or counted by then. Null
    leaves a clock alone. Judgements made after ``known_by`` do not count.
    """
    articles = _known(view, known_by)
    cut = _records_of(view, articles, said_by)
    case = MemoryCase()
    for article in articles:
        case.add(article, (record for name in RECORDS for record in getattr(cut, name) if record.article == article.id))
    reconcile(case)
    made = tuple(one for one in view.judgements if known_by is None or one.at[:10] <= known_by)
    named = (*view.judged, *view.links, *(one for conflict in view.conflicts for one in conflict.members), *view.stories, *view.origins)
    verdicts, links, stories = Verdicts(made, named), tuple(case.links()), tuple(case.stories())
    return replace(
        cut,
        origins=verdicts.origins(case.origins(), links),
        links=verdicts.links(links),
        stories=verdicts.stories(stories),
        conflicts=conflicts_of(verdicts.members(case.conflict_members(), stories)),
        judgements=made,
    )


def _known(view: CaseView, day: str | None) -> tuple[Article, ...]:
    """Return the articles that were out by ``day``; an inferred day counts only as far as what it rests on was out too."""
    if day is None:
        return view.articles
    out = {one.id: one for one in view.articles if _published_by(one, day)}
    article_of = {claim.id: claim.article for claim in view.claims}
    unknown = {dating.article for dating in view.datings if not {article_of.get(one, one) for one in dating.supports} <= out.keys()}
    return tuple(one for key, one in out.items() if key not in unknown)


def _published_by(article: Article, day: str) -> bool:
    """Whether an article was certainly out by ``day``: a month counts once it is over."""
    value = article.published.value
    return bool(value) and (value or "")[:10].ljust(10, "~") <= day


def _records_of(view: CaseView, articles: Iterable[Article], said_by: str | None) -> CaseView:
    held = {one.id: one for one in articles}
    claims = {one.id for one in view.claims if one.article in held and _said_by(one, held[one.article], said_by)}
    kept: dict[str, Any] = {
        name: tuple(one for one in getattr(view, name) if one.article in held and _stands(one, claims, held[one.article], said_by))
        for name in RECORDS
    }
    captures = tuple(one for one in view.captures if one.sha256 in {article.sha256 for article in held.values()})
    paths = {key: value for key, value in view.paths.items() if key in held}
    datings = tuple(one for one in view.datings if one.article in held)
    return replace(view, captures=captures, articles=tuple(held.values()), paths=paths, datings=datings, **kept)


def _said_by(claim: Claim, article: Article, day: str | None) -> bool:
    return day is None or (claim.uttered_at[:10].ljust(10, "~") <= day if claim.uttered_at else _published_by(article, day))


def _stands(record: Record, claims: set[str], article: Article, day: str | None) -> bool:
    """Whether a record had been stated by ``day``: with the claim that carries it, or by its own day, or its article's."""
    if day is None:
        return True
    if isinstance(record, Claim):
        return record.id in claims
    claim = getattr(record, "claim", None)
    if claim is not None:
        return claim in claims
    own = _own_day(record)
    return own.ljust(10, "~")[:10] <= day if own else _published_by(article, day)


def _own_day(record: Record) -> str | None:
    if isinstance(record, Toll):
        return record.as_of
    return record.date.start if isinstance(record, Event) and record.date else None
