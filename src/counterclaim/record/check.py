"""Whether a case still holds: every span equals its text, every hash its bytes, every id resolves, full text agrees with the record."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from counterclaim.article import Article, Drop, Passage
from counterclaim.errors import RecordError
from counterclaim.ids import sha256_hex
from counterclaim.link import ConflictMember, Dating, Link, Origin, Story
from counterclaim.noun import Record
from counterclaim.record import codec, tombstones
from counterclaim.record.dialects import dialect_of
from counterclaim.record.intake import REFUSED, drop_id, quote, sighting_id
from counterclaim.record.readings import body_as_read
from counterclaim.record.rows import read_articles
from counterclaim.record.schema import (
    ARTICLES,
    BODIES,
    CAPTURES,
    CARRIES,
    CONFLICT_MEMBERS,
    DATINGS,
    DROPS,
    LINKS,
    ORIGINS,
    PASSAGES,
    RECONCILED,
    RECORDS,
    RETRACTIONS,
    REVISIONS,
    SIGHTINGS,
    STORIES,
)
from counterclaim.record.soundness import span_problems, verify_article, verify_record

REFERENCES = ("claim", "about", "tolls", "part_of")  # fields of records that name other records


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the case that does not hold: which row, and what is wrong with it."""

    id: str
    what: str


def check(connection: Connection) -> Iterator[Problem]:
    """Yield every problem of the case behind ``connection``; none means that it holds."""
    readable = list(_unreadable(connection))
    yield from readable
    for part in (_captures, _bodies, _sightings, _drops):
        yield from part(connection)
    if not readable:
        for part in (_articles, _revisions, _bodies_read_again, _references, _full_text):
            yield from part(connection)


def _unreadable(connection: Connection) -> Iterator[Problem]:
    """Yield rows that cannot be read back as what they are: the other checks need them."""
    for article in connection.execute(select(ARTICLES.c.id, ARTICLES.c.text)):
        yield from _attempt(article.id, codec.unsqueeze_text, article.text)
    for record in connection.execute(select(RECORDS.c.id, RECORDS.c.kind, RECORDS.c.body)):
        yield from _attempt(record.id, codec.record_of, record.kind, record.body)
    kinds: tuple[tuple[Table, type[Any]], ...] = (
        (ARTICLES, Article), (PASSAGES, Passage), (LINKS, Link), (ORIGINS, Origin), (STORIES, Story), (DATINGS, Dating),
        (CONFLICT_MEMBERS, ConflictMember),
    )  # fmt: skip
    for table, kind in kinds:
        for row in connection.execute(select(table.c.id, table.c.body)):
            yield from _attempt(row.id, codec.noun_of, kind, row.body)


def _attempt(row_id: str, decode: Callable[..., object], *kept: Any) -> Iterator[Problem]:
    try:
        decode(*kept)
    except (msgspec.ValidationError, ValueError, KeyError, zlib.error) as error:
        yield Problem(row_id, f"cannot be read back: {error}")


def _captures(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(CAPTURES)):
        try:
            raw = zlib.decompress(row.raw)
        except zlib.error as error:
            yield Problem(row.sha256, f"the kept bytes cannot be unpacked: {error}")
            continue
        if sha256_hex(raw) != row.sha256 or len(raw) != row.size:
            yield Problem(row.sha256, "the kept bytes do not have the hash and size that name them")


def _bodies(connection: Connection) -> Iterator[Problem]:
    """Yield rows whose body was changed after it was written."""
    named = [(table, table.c.id) for table in (ARTICLES, PASSAGES, RECORDS, LINKS, ORIGINS, STORIES, DATINGS, CONFLICT_MEMBERS)]
    for table, name in (*named, (REVISIONS, REVISIONS.c.record), (BODIES, BODIES.c.record)):
        for row in connection.execute(select(name.label("id"), table.c.body, table.c.digest)):
            if codec.digest(row.body) != row.digest:
                yield Problem(row.id, f"the body of this row in {table.name} was changed after it was written")


def _sightings(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(SIGHTINGS)):
        if sighting_id(row.sha256, row.path, row.url, row.part) != row.id:
            yield Problem(row.id, "the id of the sighting does not follow from its content")


def _drops(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(DROPS).where(tombstones.standing(DROPS.c.id))):
        drop = Drop(row.path, row.part, row.sha256, row.stage, row.reason, row.detail, row.remedy)
        if drop_id(drop, row.version) != row.id:
            yield Problem(row.id, "the id of the drop does not follow from its content")
        if row.reason == REFUSED:
            yield Problem(row.id, f"a record was refused when it came in: {row.detail}")


def _articles(connection: Connection) -> Iterator[Problem]:
    kept = {row.id: row for row in connection.execute(select(ARTICLES.c.id, ARTICLES.c.text_sha256, ARTICLES.c.sha256, ARTICLES.c.lang))}
    for article in read_articles(connection):
        row = kept[article.id]
        if (article.text_sha256, article.sha256, article.lang) != (row.text_sha256, row.sha256, row.lang):
            yield Problem(article.id, "the columns of the article do not agree with its body")
        try:
            verify_article(article)
        except RecordError as error:
            yield Problem(error.where, error.problem)
        yield from _records_of(connection, article)


def _records_of(connection: Connection, article: Article) -> Iterator[Problem]:
    for row in connection.execute(select(RECORDS).where(RECORDS.c.article == article.id).order_by(RECORDS.c.id)):
        record = codec.record_of(row.kind, row.body)
        made = record.provenance
        inside = (record.id, record.start, record.end, made.rule, made.version, made.model)
        if inside != (row.id, row.start, row.end, row.rule, row.version, row.model):
            yield Problem(row.id, "the columns of the record do not agree with its body")
        try:
            verify_record(article, record)
        except RecordError as error:
            problems = list(span_problems(article.text, record)) or [error.problem]
            yield from (Problem(row.id, problem) for problem in problems)


def _revisions(connection: Connection) -> Iterator[Problem]:
    """Yield revised records that are not what was read but for what a day changes: the same id on the same words."""
    read_last = body_as_read().label("body")
    kept = select(RECORDS.c.kind, read_last, REVISIONS.c.body.label("revised")).join(REVISIONS, REVISIONS.c.record == RECORDS.c.id)
    for row in connection.execute(kept.where(tombstones.standing(REVISIONS.c.dating)).order_by(RECORDS.c.id)):
        read, revised = (codec.record_of(row.kind, body) for body in (row.body, row.revised))
        if (read.id, read.article, read.spans) != (revised.id, revised.article, revised.spans):
            yield Problem(read.id, "an inferred day changed more of the record than what it says of time")


def _bodies_read_again(connection: Connection) -> Iterator[Problem]:
    """Yield records that a later reading tied to other words than their article holds, or to another article."""
    kept = select(RECORDS.c.kind, RECORDS.c.id, RECORDS.c.article, BODIES.c.body).join(BODIES, BODIES.c.record == RECORDS.c.id)
    for row in connection.execute(kept.order_by(RECORDS.c.id, BODIES.c.reading)).all():
        record = codec.record_of(row.kind, row.body)
        if record.id != row.id:
            yield Problem(row.id, "a later reading of the record bears another id")
        for article in read_articles(connection, [row.article]):
            yield from (Problem(row.id, problem) for problem in span_problems(article.text, record))


def _references(connection: Connection) -> Iterator[Problem]:
    """Yield ids that nothing in the case has."""
    known = _known_ids(connection)
    for row in connection.execute(select(RECORDS.c.id, RECORDS.c.kind, RECORDS.c.body).order_by(RECORDS.c.id)):
        yield from _missing(known, row.id, references(codec.record_of(row.kind, row.body)))
    for link in (codec.noun_of(Link, body) for body in connection.execute(select(LINKS.c.body)).scalars()):
        if link.kind != "same_actor":  # its ends are names
            yield from _missing(known, link.id, [link.left, link.right])
    for origin in (codec.noun_of(Origin, body) for body in connection.execute(select(ORIGINS.c.body)).scalars()):
        yield from _missing(known, origin.id, [origin.root, *origin.members])
    for dating in (codec.noun_of(Dating, body) for body in connection.execute(select(DATINGS.c.body)).scalars()):
        yield from _missing(known, dating.id, [dating.article, *dating.supports])
    for tombstone in connection.execute(select(RETRACTIONS.c.number, RETRACTIONS.c.target)):
        yield from _missing(known, f"retraction {tombstone.number}", [tombstone.target])
    yield from _broken_keys(connection)


def _broken_keys(connection: Connection) -> Iterator[Problem]:
    """Yield rows that name a capture or an article that is not there."""
    captures = set(connection.execute(select(CAPTURES.c.sha256)).scalars())
    articles = set(connection.execute(select(ARTICLES.c.id)).scalars())
    for table, column, known in (
        (SIGHTINGS, SIGHTINGS.c.sha256, captures),
        (ARTICLES, ARTICLES.c.sha256, captures),
        (CARRIES, CARRIES.c.sha256, captures),
        (CARRIES, CARRIES.c.article, articles),
        (PASSAGES, PASSAGES.c.article, articles),
        (RECORDS, RECORDS.c.article, articles),
        (RECONCILED, RECONCILED.c.article, articles),
        (CONFLICT_MEMBERS, CONFLICT_MEMBERS.c.story, articles),
        (REVISIONS, REVISIONS.c.record, set(connection.execute(select(RECORDS.c.id)).scalars())),
    ):
        for value in sorted(set(connection.execute(select(column)).scalars()) - known):
            yield Problem(value, f"named in {table.name} and not in the case")


def _known_ids(connection: Connection) -> set[str]:
    tables = (ARTICLES, PASSAGES, RECORDS, LINKS, ORIGINS, STORIES, DATINGS, CONFLICT_MEMBERS, DROPS)
    return set(chain.from_iterable(connection.execute(select(table.c.id)).scalars() for table in tables))


def references(record: Record) -> list[str]:
    """Return the ids of other records that ``record`` names."""
    found: list[str] = []
    for field in fields(record):
        value = getattr(record, field.name) if field.name in REFERENCES else None
        found.extend([value] if isinstance(value, str) else value or ())
    return found


def _missing(known: set[str], row_id: str, named: list[str]) -> Iterator[Problem]:
    for one in named:
        if one not in known:
            yield Problem(row_id, f"names {one}, which the case does not hold")


def _full_text(connection: Connection) -> Iterator[Problem]:
    dialect = dialect_of(connection)
    for index, expected in (("passages", _passage_words(connection)), ("quotes", _quote_words(connection))):
        broken = dialect.full_text_problem(connection, index)
        if broken:
            yield Problem(f"{index}_fts", f"the full-text index is damaged: {broken}")
        elif sorted(expected) != sorted(dialect.indexed_words(connection, index)):
            yield Problem(f"{index}_fts", "the full-text index does not hold what the record holds")


def _passage_words(connection: Connection) -> Iterator[tuple[str, str]]:
    for article in read_articles(connection):
        yield from ((passage.id, codec.printable(passage.view(article.text))) for passage in article.passages)


def _quote_words(connection: Connection) -> Iterator[tuple[str, str]]:
    for article in read_articles(connection):
        for row in connection.execute(select(RECORDS.c.kind, RECORDS.c.body).where(RECORDS.c.article == article.id)):
            record = codec.record_of(row.kind, row.body)
            yield record.id, codec.printable(quote(article.text, record))
