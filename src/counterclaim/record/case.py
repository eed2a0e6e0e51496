"""What `reconcile` asks of a case, answered from its tables (see `counterclaim.store.ReconcileStore`)."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec
from sqlalchemy import Connection, Select, Table, func, or_, select, union

from counterclaim.article import Article, Published
from counterclaim.errors import CaseError
from counterclaim.link import ConflictMember, Dating, Link, Origin, Story
from counterclaim.noun import Record
from counterclaim.record import codec, tombstones
from counterclaim.record.datings import body_today, put_dating, standing_datings
from counterclaim.record.dialects import dialect_of
from counterclaim.record.readings import body_as_read, loose_links, reading_numbers
from counterclaim.record.rows import read_articles
from counterclaim.record.schema import (
    ARTICLES,
    CONFLICT_MEMBERS,
    FINGERPRINTS,
    LINKS,
    NOTES,
    ORIGIN_MEMBERS,
    ORIGINS,
    RECHECKS,
    RECONCILED,
    RECONCILED_UNDER,
    RECORD_KEYS,
    RECORDS,
    STORIES,
    STORY_MEMBERS,
    SWEPT,
)

R = TypeVar("R", bound=Record)
V = TypeVar("V", str, int)
IDS_AT_ONCE = 5_000  # bound values a statement


class _Dated(msgspec.Struct):
    """As much of an article's body as tells its day."""

    published: Published


class Swept(NamedTuple):
    """How far comparing has come: up to which arrival of an article, and up to which recheck."""

    articles: int
    rechecks: int


class CaseStore:
    """The case behind ``connection``, as `reconcile` sees it. Implements `counterclaim.store.ReconcileStore`."""

    def __init__(self, connection: Connection, run: str) -> None:
        self._connection = connection
        self._dialect = dialect_of(connection)
        self._run = run

    def article(self, article_id: str) -> Article:
        """Return one article; raises `CaseError` where the case does not hold it."""
        for article in self.articles([article_id]):
            return article
        raise CaseError("the case holds no such article", where=article_id)

    def articles(self, ids: Iterable[str] | None = None, *, as_read: bool = False) -> Iterator[Article]:
        """Yield these articles (null: all of them), by id; with the days inferred for them unless ``as_read``."""
        return read_articles(self._connection, ids, as_read=as_read)

    def records(self, kind: type[R], articles: Iterable[str] | None = None, *, as_read: bool = False) -> Iterator[R]:
        """Yield the records of class ``kind`` of these articles (null: of all), by article, place in the text, id."""
        body = body_as_read() if as_read else body_today()
        wanted = select(body.label("body")).where(RECORDS.c.kind == kind.record, tombstones.standing(RECORDS.c.id))
        ordered = wanted.order_by(RECORDS.c.article, RECORDS.c.start, RECORDS.c.end, RECORDS.c.id)
        for query in [ordered] if articles is None else (ordered.where(RECORDS.c.article.in_(ids)) for ids in _portions(articles)):
            for row in self._connection.execute(query):
                yield codec.noun_of(kind, row.body)

    def put_fingerprints(self, article_id: str, hashes: Iterable[int]) -> None:
        """Keep the sampled fingerprints of an article (unsigned 64-bit numbers)."""
        rows = [{"hash": _signed(number), "article": article_id} for number in sorted(set(hashes))]
        self._dialect.append(self._connection, FINGERPRINTS, rows)

    def articles_sharing(self, hashes: Iterable[int], *, most: int | None = None) -> dict[str, int]:
        """Return how many of ``hashes`` each article has; a hash that more than ``most`` articles have counts for none."""
        shared: Counter[str] = Counter()
        for numbers in _portions({_signed(number) for number in hashes}):
            shared.update(self._sharing(numbers, most))
        return dict(sorted(shared.items()))

    def _sharing(self, numbers: Sequence[int], most: int | None) -> dict[str, int]:
        hash_, article = FINGERPRINTS.c.hash, FINGERPRINTS.c.article
        counted = select(article, func.count()).where(hash_.in_(numbers)).group_by(article)
        if most is not None:
            common = select(hash_).where(hash_.in_(numbers)).group_by(hash_).having(func.count() > most)
            counted = counted.where(hash_.not_in(common))
        return {row[0]: row[1] for row in self._connection.execute(counted)}

    def put_notes(self, kind: str, notes: Mapping[str, bytes]) -> None:
        """Keep what comparing needs to know of each of these articles, as it was read last; the first note of a kind stays."""
        numbers = self.readings(notes)
        rows = [{"article": one, "kind": kind, "reading": numbers.get(one, 0), "note": note} for one, note in sorted(notes.items())]
        self._dialect.append(self._connection, NOTES, rows)

    def notes(self, kind: str, articles: Iterable[str]) -> dict[str, bytes]:
        """Return the notes of this kind on these articles as they were read last, by id; articles without one are left out."""
        found: dict[str, bytes] = {}
        for some in _portions(articles):
            numbers = reading_numbers(self._connection, some)
            wanted = select(NOTES.c.article, NOTES.c.reading, NOTES.c.note).where(NOTES.c.article.in_(some), NOTES.c.kind == kind)
            rows = self._connection.execute(wanted.order_by(NOTES.c.article))
            found |= {row.article: row.note for row in rows if row.reading == numbers.get(row.article, 0)}
        return found

    def readings(self, articles: Iterable[str]) -> dict[str, int]:
        """Return the number of the last reading of those of these articles that were read again."""
        return {one: number for some in _portions(articles) for one, number in reading_numbers(self._connection, some).items()}

    def loose_links(self, articles: Iterable[str]) -> Iterator[Link]:
        """Yield the standing links that end at a record of these articles which was withdrawn."""
        for some in _portions(articles):
            yield from [codec.noun_of(Link, body) for body in loose_links(self._connection, some)]

    def put_keys(self, keys: Iterable[tuple[int, str]]) -> None:
        """Keep under which keys records meet: (unsigned 64-bit number, record id)."""
        self._dialect.append(self._connection, RECORD_KEYS, [{"hash": _signed(key), "record": record} for key, record in sorted(set(keys))])

    def records_under(self, keys: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Yield (key, record id) for every standing record under any of these keys."""
        hash_, record = RECORD_KEYS.c.hash, RECORD_KEYS.c.record
        for numbers in _portions({_signed(key) for key in keys}):
            query = select(hash_, record).where(hash_.in_(numbers), tombstones.standing(record)).order_by(hash_, record)
            for row in self._connection.execute(query):
                yield row[0] % (1 << 64), row[1]

    def records_sharing(self, keys: Iterable[int], least: int) -> Sequence[str]:
        """Return the ids of the standing records under at least so many of these keys, by id."""
        hash_, record = RECORD_KEYS.c.hash, RECORD_KEYS.c.record
        numbers = sorted({_signed(key) for key in keys})
        if not numbers:
            return ()
        shared = select(record).where(hash_.in_(numbers)).group_by(record).having(func.count() >= least).subquery()
        wanted = select(shared.c.record).where(tombstones.standing(shared.c.record)).order_by(shared.c.record)
        return self._connection.execute(wanted).scalars().all()

    def records_named(self, ids: Iterable[str]) -> Iterator[Record]:
        """Yield the standing records with these ids, whatever their kind, by id."""
        wanted = select(RECORDS.c.kind, body_today().label("body")).where(tombstones.standing(RECORDS.c.id)).order_by(RECORDS.c.id)
        for some in _portions(ids):
            for row in self._connection.execute(wanted.where(RECORDS.c.id.in_(some))):
                yield codec.record_of(row.kind, row.body)

    def days(self, articles: Iterable[str], *, as_read: bool = False) -> dict[str, str | None]:
        """Return the ISO day on which each of these articles was published, as stated or (unless ``as_read``) inferred, else null."""
        found: dict[str, str | None] = {}
        for some in _portions(articles):
            inferred = {} if as_read else {one.article: one.day for one in standing_datings(self._connection, some)}
            for row in self._connection.execute(select(ARTICLES.c.id, ARTICLES.c.body).where(ARTICLES.c.id.in_(some))):
                found[row.id] = inferred.get(row.id) or codec.noun_of(_Dated, row.body).published.day
        return found

    def put_links(self, links: Iterable[Link]) -> None:
        """Keep links; a link that was retracted before stands again."""
        rows = [{**_bodied(link), "left": link.left, "right": link.right, "kind": link.kind, "run": self._run} for link in links]
        self._put(LINKS, rows)

    def put_origins(self, origins: Iterable[Origin]) -> None:
        """Keep origins; an origin that was retracted before stands again."""
        kept = list(origins)
        self._put(ORIGINS, [{**_bodied(origin), "root": origin.root, "run": self._run} for origin in kept])
        inside = self._articles_of({member for origin in kept for member in origin.members})
        members = [
            {"article": article, "origin": origin.id}
            for origin in kept
            for article in sorted({inside.get(member, member) for member in origin.members})
        ]
        self._dialect.append(self._connection, ORIGIN_MEMBERS, members)

    def _articles_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the article of each record among these ids."""
        found: dict[str, str] = {}
        for some in _portions(ids):
            rows = self._connection.execute(select(RECORDS.c.id, RECORDS.c.article).where(RECORDS.c.id.in_(some)))
            found |= {row.id: row.article for row in rows}
        return found

    def put_stories(self, stories: Iterable[Story]) -> None:
        """Keep stories; a story that was retracted before stands again."""
        kept = list(stories)
        self._put(STORIES, [{**_bodied(story), "root": story.root, "run": self._run} for story in kept])
        members = [{"article": one, "story": story.id} for story in kept for one in sorted({member.article for member in story.members})]
        self._dialect.append(self._connection, STORY_MEMBERS, members)

    def stories(self, holding: Iterable[str] | None = None) -> Iterator[Story]:
        """Yield the standing stories that have any of these articles among their members (null: all stories), by id."""
        wanted = select(STORIES.c.id, STORIES.c.body)
        joined = wanted.join(STORY_MEMBERS, STORY_MEMBERS.c.story == STORIES.c.id)
        some = None if holding is None else [joined.where(STORY_MEMBERS.c.article.in_(ids)) for ids in _portions(holding)]
        for body in self._bodies(wanted, some, STORIES):
            yield codec.noun_of(Story, body)

    def put_conflict_members(self, members: Iterable[ConflictMember]) -> None:
        """Keep where stories belong; a place that was retracted before stands again."""
        rows: list[Mapping[str, str | bool]] = [
            {**_bodied(one), "story": one.story, "conflict": one.conflict, "opens": one.opens, "run": self._run} for one in members
        ]
        self._put(CONFLICT_MEMBERS, rows)

    def conflict_members(self, stories: Iterable[str] | None = None) -> Iterator[ConflictMember]:
        """Yield the standing places in conflicts of the stories with these root articles (null: of all), by id."""
        wanted = select(CONFLICT_MEMBERS.c.id, CONFLICT_MEMBERS.c.body)
        some = None if stories is None else [wanted.where(CONFLICT_MEMBERS.c.story.in_(ids)) for ids in _portions(stories)]
        for body in self._bodies(wanted, some, CONFLICT_MEMBERS):
            yield codec.noun_of(ConflictMember, body)

    def open_conflicts(self, without: Collection[str] = ()) -> set[tuple[str, ...]]:
        """Return the lands of every conflict that a story opens, other than the stories with these root articles."""
        kept, last = CONFLICT_MEMBERS.c, ""
        found: set[tuple[str, ...]] = set()
        wanted = select(kept.conflict, kept.story, kept.body).where(kept.opens.is_(True), tombstones.standing(kept.id))
        while True:  # one step a conflict along the index, however many stories it holds
            rows = self._connection.execute(wanted.where(kept.conflict > last).order_by(kept.conflict))
            row = next((row for row in rows if row.story not in without), None)
            rows.close()
            if row is None:
                return found
            last = row.conflict
            found.add(codec.noun_of(ConflictMember, row.body).lands)

    def put_dating(self, dating: Dating, revised: Iterable[Record]) -> None:
        """Keep the inferred day of an article, with those of its records that read otherwise against that day."""
        put_dating(self._connection, dating, revised, self._run)

    def datings(self, articles: Iterable[str] | None = None) -> Iterator[Dating]:
        """Yield the standing inferred days of these articles (null: of all), by id."""
        for some in [None] if articles is None else _portions(articles):
            yield from standing_datings(self._connection, some)

    def _put(self, table: Table, rows: Sequence[Mapping[str, str | bool]]) -> None:
        self._dialect.append(self._connection, table, rows)
        tombstones.restore(self._connection, [str(row["id"]) for row in rows], "found again", self._run)

    def links(self, touching: Iterable[str] | None = None) -> Iterator[Link]:
        """Yield the standing links with any of these ids on either end (null: all links), by id."""
        ends = None if touching is None else [or_(LINKS.c.left.in_(ids), LINKS.c.right.in_(ids)) for ids in _portions(touching)]
        wanted = select(LINKS.c.id, LINKS.c.body)
        for body in self._bodies(wanted, None if ends is None else [wanted.where(end) for end in ends], LINKS):
            yield codec.noun_of(Link, body)

    def origins(self, holding: Iterable[str] | None = None) -> Iterator[Origin]:
        """Yield the standing origins that hold any of these articles, or a claim of theirs (null: all origins), by id."""
        wanted = select(ORIGINS.c.id, ORIGINS.c.body)
        joined = wanted.join(ORIGIN_MEMBERS, ORIGIN_MEMBERS.c.origin == ORIGINS.c.id)
        some = None if holding is None else [joined.where(ORIGIN_MEMBERS.c.article.in_(ids)) for ids in _portions(holding)]
        for body in self._bodies(wanted, some, ORIGINS):
            yield codec.noun_of(Origin, body)

    def _bodies(self, every: Select[Any], some: list[Select[Any]] | None, table: Table) -> list[str]:
        """Return the bodies of the standing rows of ``every``, or of any of ``some``, by id."""
        if some == []:
            return []
        queries = [query.where(tombstones.standing(table.c.id)) for query in ([every] if some is None else some)]
        rows = self._connection.execute(union(*queries)).all()
        return [row.body for row in sorted(rows, key=lambda row: str(row.id))]

    def retract(self, target: str, reason: str) -> None:
        """Withdraw a link, origin, story or inferred day: it stays in the case with a tombstone that names it, ``reason`` and the time."""
        tombstones.retract(self._connection, [target], reason, self._run)

    def pending_articles(self, rules: str = "") -> Sequence[str]:
        """Return the ids of articles that are recorded and not yet reconciled under these rules ("": under any), by id."""
        done = select(RECONCILED_UNDER.c.article).where(RECONCILED_UNDER.c.rules == rules) if rules else select(RECONCILED.c.article)
        compared = done.where(done.selected_columns.article == ARTICLES.c.id).correlate(ARTICLES).exists()
        last = self._swept(rules)
        new = select(ARTICLES.c.id).where(self._dialect.arrival(ARTICLES) > last.articles, ~compared)
        again = select(RECHECKS.c.article).where(RECHECKS.c.number > last.rechecks)
        return sorted({*self._connection.execute(new).scalars(), *self._connection.execute(again).scalars()})

    def recheck(self, ids: Iterable[str]) -> None:
        """Let these articles be compared again with everything that they can meet."""
        self._dialect.append(self._connection, RECHECKS, [{"article": one, "run": self._run} for one in sorted(set(ids))])

    def compared_before(self, ids: Iterable[str]) -> set[str]:
        """Return which of these articles were compared before, under whatever rules."""
        wanted = (select(RECONCILED.c.article).where(RECONCILED.c.article.in_(some)) for some in _portions(ids))
        return {one for query in wanted for one in self._connection.execute(query).scalars()}

    def mark_reconciled(self, ids: Iterable[str], rules: str = "") -> None:
        """Note that these articles have been compared with everything else in the case, under these rules."""
        done = sorted(set(ids))
        all_of_it = set(self.pending_articles(rules)) <= set(done)
        rows = [{"article": one, "run": self._run} for one in done]
        self._dialect.append(self._connection, RECONCILED, rows)
        if rules:
            self._dialect.append(self._connection, RECONCILED_UNDER, [{**row, "rules": rules} for row in rows])
        if rules and all_of_it:
            numbers = ((ARTICLES, self._dialect.arrival(ARTICLES)), (RECHECKS, RECHECKS.c.number))
            last = (select(func.coalesce(func.max(number), 0)).select_from(table) for table, number in numbers)
            articles, rechecks = (self._connection.execute(query).scalar_one() for query in last)
            self._dialect.append(self._connection, SWEPT, [{"rules": rules, "articles": articles, "rechecks": rechecks, "run": self._run}])

    def _swept(self, rules: str) -> Swept:
        """Return how far comparing under these rules has come."""
        wanted = select(SWEPT.c.articles, SWEPT.c.rechecks).where(SWEPT.c.rules == rules).order_by(SWEPT.c.number.desc()).limit(1)
        row = self._connection.execute(wanted).first()
        return Swept(row.articles, row.rechecks) if row else Swept(0, 0)


def _bodied(noun: Link | Origin | Story | ConflictMember) -> dict[str, str]:
    body = codec.body_of(noun)
    return {"id": noun.id, "body": body, "digest": codec.digest(body)}


def _signed(number: int) -> int:
    """Return an unsigned 64-bit number as the signed one that databases keep."""
    return number - (1 << 64) if number >= 1 << 63 else number


def _portions(values: Iterable[V]) -> Iterator[Sequence[V]]:
    """Yield the values, once each and sorted, in portions that a statement can bind."""
    ordered = sorted(set(values))
    for first in range(0, len(ordered), IDS_AT_ONCE):
        yield ordered[first : first + IDS_AT_ONCE]
