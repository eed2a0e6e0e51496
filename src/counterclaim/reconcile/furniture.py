"""What an outlet prints under every story: shared paragraphs that are no news.

Appeals and notices at an article's foot name nothing of the news above them. So where two articles of one outlet share whole paragraphs and
hardly a run of words beside them, and these have no name in common with what else either tells, they are two stories over one foot.

The background of a war does name its parties, and an outlet prints it for weeks. News comes first and background after it; so two articles
that tell their news each in its own words, and share only paragraphs below it, are two reports over one background: of one outlet where
days lie between them, of two outlets where neither credits the other or both one agency.
"""

import re
from dataclasses import dataclass
from datetime import date

from counterclaim.article import Article
from counterclaim.link import Link
from counterclaim.reconcile.copies import long_passages, reused_passages, thresholds, word_runs
from counterclaim.reconcile.origins import Sketch, one_hand

NAME = re.compile(r"(?<=[\w,;:’'\")] )[A-Z][\w’'-]{2,}")  # inside a sentence, where a capital tells a name
PHRASES = 0.1  # the share of word runs that two texts of one outlet have in common by their house style: "told the Ledger on Monday"
VERSION_SHARE = 0.75  # successive versions of one story share three quarters of their words
VERSION_DAYS = 1  # and come out on one day or the next
DAY = len("2031-05-02")


@dataclass(frozen=True, slots=True)
class _Part:
    """What an article tells by itself, what stands in the other too, and whether its first paragraph does."""

    own: str
    common: str
    opens_common: bool


def are_two_reports(left: Article, right: Article, ends: tuple[Sketch, Sketch], link: Link) -> bool:
    """Whether two articles that share much of their words are nevertheless two reports over one foot or background."""
    if link.score >= thresholds().identical_share:
        return False
    one, other = _part(left, right), _part(right, left)
    if not _told_apart(one, other):
        return False
    if _share_furniture_alone(one, other, left.outlet):
        return link.kind == "version_of"
    if one.opens_common or other.opens_common or link.score >= VERSION_SHARE:
        return False
    if left.outlet is not None and left.outlet == right.outlet:
        return _days_apart(left, right) > VERSION_DAYS
    return not _credits(ends)


def share_furniture_alone(left: Article, right: Article) -> bool:
    """Whether all that two articles share are paragraphs that name nothing of what either tells beside them."""
    one, other = _part(left, right), _part(right, left)
    return _told_apart(one, other) and _share_furniture_alone(one, other, left.outlet)


def _told_apart(one: _Part, other: _Part) -> bool:
    """Whether both tell something beside what they share, in words of their own."""
    runs, others = word_runs(one.own), word_runs(other.own)
    return bool(runs and others) and len(runs & others) <= PHRASES * min(len(runs), len(others))


def _share_furniture_alone(one: _Part, other: _Part, outlet: str | None) -> bool:
    return not ((_names(one.own) | _names(other.own)) & _names(one.common)) - frozenset((outlet or "").split())


def _credits(ends: tuple[Sketch, Sketch]) -> bool:
    """Whether one says that it prints the other's text, or both print one agency's."""
    left, right = ends
    agency = left.agency is not None and left.agency == right.agency
    return agency or one_hand(left, right) or one_hand(right, left)


def _days_apart(left: Article, right: Article) -> int:
    """Return how many days lie between two articles, none where either has no day."""
    days = [one.published.value for one in (left, right)]
    if any(day is None or len(day) < DAY for day in days):
        return 0
    first, second = (date.fromisoformat(str(day)[:DAY]) for day in days)
    return abs((first - second).days)


def _part(article: Article, other: Article) -> _Part:
    shared = {found.left for found in reused_passages(article, other)}
    texts = [(passage.id in shared, passage.view(article.text)) for passage, _ in long_passages(article)]
    own, common = ("\n".join(text for held, text in texts if held is is_common) for is_common in (False, True))
    return _Part(own, common, bool(texts) and texts[0][0])


def _names(text: str) -> frozenset[str]:
    return frozenset(name.replace("’", "'").removesuffix("'s") for name in NAME.findall(" ".join(text.split())))
