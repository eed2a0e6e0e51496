"""Turn rows back into captures, articles and drops."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sqlalchemy import Connection, select

from counterclaim.article import Article, Capture, Drop, Passage
from counterclaim.link import published
from counterclaim.record import codec, tombstones
from counterclaim.record.datings import standing_datings
from counterclaim.record.schema import ARTICLES, CAPTURES, CARRIES, DROPS, PASSAGES, SIGHTINGS

ARTICLES_AT_ONCE = 200  # so that reading a large case takes little memory


def read_articles(connection: Connection, ids: Iterable[str] | None = None, *, as_read: bool = False) -> Iterator[Article]:
    """Yield these articles (null: all of them), by id, with their passages; ids that the case does not hold are left out.

    An article that states no day has the one that is inferred for it, if any, unless ``as_read``.
    """
    every = iter(sorted(set(ids)) if ids is not None else connection.execute(select(ARTICLES.c.id).order_by(ARTICLES.c.id)).scalars().all())
    while some := list(islice(every, ARTICLES_AT_ONCE)):
        inferred = {} if as_read else {one.article: one for one in standing_datings(connection, some)}
        passages, places = _passages(connection, some), seen_at(connection, some)
        columns = (ARTICLES.c.id, ARTICLES.c.text, ARTICLES.c.body)
        for row in connection.execute(select(*columns).where(ARTICLES.c.id.in_(some)).order_by(ARTICLES.c.id)):
            article = codec.noun_of(Article, row.body)
            path = places[row.id][0] if row.id in places else article.path
            dated = published(inferred[row.id]) if row.id in inferred else article.published
            yield replace(article, text=codec.unsqueeze_text(row.text), passages=tuple(passages[row.id]), path=path, published=dated)


def _passages(connection: Connection, articles: Sequence[str]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    order = (PASSAGES.c.article, PASSAGES.c.number)
    for row in connection.execute(select(PASSAGES.c.article, PASSAGES.c.body).where(PASSAGES.c.article.in_(articles)).order_by(*order)):
        found[row.article].append(codec.noun_of(Passage, row.body))
    return found


def seen_at(connection: Connection, articles: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the paths (or addresses, where there is no path) at which each of these articles was seen, in alphabetical order."""
    found: dict[str, set[str]] = defaultdict(set)
    joined = select(CARRIES.c.article, SIGHTINGS.c.path, SIGHTINGS.c.url).join(SIGHTINGS, SIGHTINGS.c.sha256 == CARRIES.c.sha256)
    for row in connection.execute(joined.where(CARRIES.c.article.in_(articles))):
        found[row.article].add(row.path or row.url or "")
    return {article: tuple(sorted(places)) for article, places in found.items()}


def read_captures(connection: Connection) -> Iterator[Capture]:
    """Yield the captures without their bytes, one for every place where the bytes were seen, by hash and place."""
    joined = select(SIGHTINGS, CAPTURES.c.size).join(CAPTURES, CAPTURES.c.sha256 == SIGHTINGS.c.sha256)
    for row in connection.execute(joined.order_by(SIGHTINGS.c.sha256, SIGHTINGS.c.path, SIGHTINGS.c.part, SIGHTINGS.c.url)):
        named = (row.sha256, row.path, row.url, row.part)
        yield Capture(*named, row.retrieved_at, row.content_type, row.size, row.warc_record_id, b"")


def read_drops(connection: Connection) -> Iterator[Drop]:
    """Yield the standing drops, by place, step and reason."""
    columns = (DROPS.c.path, DROPS.c.part, DROPS.c.sha256, DROPS.c.stage, DROPS.c.reason, DROPS.c.detail, DROPS.c.remedy)
    for row in connection.execute(select(*columns).where(tombstones.standing(DROPS.c.id)).order_by(*columns)):
        yield Drop(*row)
