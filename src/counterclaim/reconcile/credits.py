"""Which news agency an article credits, in its metadata or its words, whether or not the agency's own article is in the case."""

import re
from functools import cache

from counterclaim.article import Article
from counterclaim.reconcile.copies import RUN_ZONES, thresholds

BRACKETS = re.compile(r"\(([^()]{2,60})\)")


def credited_agency(article: Article) -> str | None:
    """Return the agency whose text ``article`` prints, by its own account; null where it names none."""
    lines = [article.credit_line, article.byline, *_credit_passages(article)]
    named = next((agency for line in lines if line and (agency := _named_in(line))), None)
    return named or agency_of_outlet(article.outlet) or _in_dateline(article)


def credit_words(article: Article) -> str:
    """Return the words in which an article says whose text it prints: credit line, byline, credits, and brackets at its opening."""
    lines = [article.credit_line, article.byline, *_credit_passages(article)]
    return " | ".join([*(line for line in lines if line), *BRACKETS.findall(_opening(article))])


def agency_of_outlet(outlet: str | None) -> str | None:
    """Return the agency that an outlet is, null where it is none."""
    return _by_word().get(outlet.strip()) if outlet else None


def _named_in(line: str) -> str | None:
    found = _words().search(line)
    return _by_word()[found.group(1)] if found else None


def _in_dateline(article: Article) -> str | None:
    """Return the agency in brackets at the opening of the body: "LIMA, May 1 (Agency) -"."""
    found = _bracketed().search(_opening(article))
    return _by_word()[found.group(1)] if found else None


def _credit_passages(article: Article) -> list[str]:
    """Return the passages that are credits: those zoned so, and paragraphs of nothing but a name in brackets."""
    views = ((passage.zone, passage.view(article.text).strip()) for passage in article.passages)
    return [text for zone, text in views if zone == "credit" or BRACKETS.fullmatch(text)]


def _opening(article: Article) -> str:
    first = next((p.view(article.text) for p in article.passages if p.zone in RUN_ZONES), "")
    return first[: thresholds().dateline_reach]


@cache
def _by_word() -> dict[str, str]:
    return {word: agency.name for agency in thresholds().agencies for word in agency.words}


@cache
def _alternatives() -> str:
    return "|".join(map(re.escape, sorted(_by_word(), key=len, reverse=True)))


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({_alternatives()})(?![\w-])")


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(rf"\(({_alternatives()})\)")
