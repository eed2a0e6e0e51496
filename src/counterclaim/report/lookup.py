"""Find the records, articles and origins of a case by id."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from counterclaim.actor import OUTLET, Actor
from counterclaim.article import READ_ZONES, Article
from counterclaim.link import SAME_ACTOR, SAME_CLAIM, Origin, count_origins, joined
from counterclaim.noun import Record
from counterclaim.report.wording import bare, clipped, folded, last_day
from counterclaim.store import CaseView
from counterclaim.toll import Toll

TITLE = 40  # characters of a title that stands for an outlet
OPENING = 80  # characters of first words that stand for a title
HEADING = 160  # characters of a title as a heading


@dataclass(frozen=True, slots=True)
class Lookup:
    """A case by id: its articles, its records, and the origin each article goes back to (the article itself where no origin holds it).

    ``numbers`` are the articles' numbers in the brief; ``variants`` gives, for each record that is said elsewhere too, the one record
    that stands for all its wordings; ``bearers``, for each name that is spelled otherwise too, the one that stands for all its spellings.
    """

    view: CaseView
    articles: dict[str, Article]
    records: dict[str, Record]
    origin: dict[str, str]
    roots: frozenset[str]
    numbers: dict[str, int]
    variants: dict[str, str]
    bearers: dict[str, str]

    def origins(self, records: Iterable[Record]) -> int:
        """Return how many origins ``records`` come from: what corroboration counts, never articles."""
        return count_origins(records, self.origin)

    def is_root(self, article_id: str) -> bool:
        """Whether an article's words go back to no other article."""
        return article_id in self.roots or article_id not in self.origin

    def dated(self, article_id: str) -> str:
        """Return how the day of an article is known, where it is not simply stated: "inferred"; else nothing."""
        article = self.articles.get(article_id)
        return "inferred" if article and article.published.basis == "inferred" else ""

    def published(self, article_id: str) -> str | None:
        """Return the ISO day or instant an article was published, null where nothing tells."""
        article = self.articles.get(article_id)
        return article.published.value if article else None

    def day(self, toll: Toll) -> str:
        """Return the last day a toll stands for: as of when it is said, else when it was published; empty where neither is known."""
        article = self.articles.get(toll.article)
        return last_day(toll.as_of) or (article.published.day if article else None) or ""

    def outlet(self, article_id: str) -> str:
        """Return the name of an article's outlet; where nothing names it, the article's own title, else its file's name."""
        article = self.articles.get(article_id)
        if article is None:
            return article_id
        named = article.outlet or article.credit_line
        if named or not article.title:
            return named or file_name(article.path) or article.id
        return f"“{clipped(folded(article.title), TITLE)}”"

    def named(self, article_id: str) -> str:
        """Return the name of an article's outlet, or that nothing states it."""
        article = self.articles[article_id]
        return article.outlet or article.credit_line or "outlet not stated"

    def short(self, article_id: str) -> str:
        """Return the name of an article's outlet; where nothing names it, the article's number in the brief."""
        article = self.articles[article_id]
        return article.outlet or article.credit_line or f"article {self.numbers[article_id]}"

    def heading(self, article_id: str) -> str:
        """Return an article's title; where it has none, its first words."""
        article = self.articles[article_id]
        opening = next((passage.view(article.text) for passage in article.passages if passage.zone in READ_ZONES), "")
        first = clipped(folded(opening), OPENING)
        return clipped(folded(article.title), HEADING) if article.title else f"“{first}”" if first else file_name(article.path)

    def outlets(self, records: Iterable[Record]) -> tuple[str, ...]:
        """Return the outlets that carry ``records``, each once, in order."""
        return tuple(dict.fromkeys(self.outlet(record.article) for record in records))

    def exact(self, record: Record) -> str:
        """Return the words ``record`` stands on (its leading span), without quotation marks around them, cut where very long."""
        article = self.articles.get(record.article)
        return clipped(bare(article.text[record.start : record.end])) if article else ""

    def speaker(self, actor: Actor, record: Record) -> str:
        """Return the name of who speaks: the outlet's own where the outlet does."""
        return self.outlet(record.article) if actor.side == OUTLET else actor.name


def quoted(look: Lookup) -> tuple[Origin, ...]:
    """Return the origins that are claims which articles quote from elsewhere."""
    return tuple(one for one in look.view.origins if one.root not in look.articles and one.root in look.records)


def file_name(path: str) -> str:
    """Return the last part of ``path``."""
    return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def look_up(view: CaseView) -> Lookup:
    """Index ``view``."""
    kinds = (
        view.claims, view.tolls, view.events, view.demands, view.positions, view.relations, view.measures, view.holdings, view.places,
        view.dates,
    )  # fmt: skip
    return Lookup(
        view=view,
        articles={article.id: article for article in view.articles},
        records={record.id: record for record in chain.from_iterable(kinds)},
        origin={member: origin.id for origin in view.origins for member in origin.members},
        roots=frozenset(origin.root for origin in view.origins),
        variants=joined(view.links, SAME_CLAIM),
        bearers=joined(view.links, SAME_ACTOR),
        numbers={article.id: at for at, article in enumerate(view.articles, 1)},
    )


def count_sources(look: Lookup) -> int:
    """Return how many origins the case's articles go back to."""
    return len({look.origin.get(article.id, article.id) for article in look.view.articles})
