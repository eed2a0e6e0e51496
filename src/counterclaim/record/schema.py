"""The tables of a case file. Rows are added and never changed: triggers refuse every UPDATE and DELETE.

Text that comes from the world (article texts, raw bytes) is kept compressed; nouns are kept as JSON bodies beside the columns that
look-ups need, each with a digest, so that `check` sees a body that was changed behind the program's back.
"""

from typing import Any

from sqlalchemy import Boolean, Column, Dialect, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator

from counterclaim.record.codec import escape, unescape


class AnyText(TypeDecorator[str]):
    """Text that may hold what UTF-8 cannot (lone surrogates in file names and in broken archives), without loss."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Escape what UTF-8 cannot hold."""
        return None if value is None else escape(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Undo the escape."""
        return None if value is None else unescape(value)


METADATA = MetaData()

SCHEMA_VERSIONS = Table(
    "schema_versions",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("applied_at", Text, nullable=False),
)

RUNS = Table(
    "runs",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("started_at", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("version", Text, nullable=False),
)

RUN_ENDS = Table(
    "run_ends",
    METADATA,
    Column("run", Text, ForeignKey("runs.id"), primary_key=True),
    Column("finished_at", Text, nullable=False),
    Column("account", Text, nullable=False),
)

CAPTURES = Table(
    "captures",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("raw", LargeBinary, nullable=False),
)

SIGHTINGS = Table(
    "sightings",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("sha256", Text, ForeignKey("captures.sha256"), nullable=False, index=True),
    Column("path", AnyText, nullable=False),
    Column("part", AnyText, nullable=False),
    Column("url", AnyText),
    Column("retrieved_at", Text, nullable=False),
    Column("content_type", AnyText, nullable=False),
    Column("warc_record_id", AnyText),
    Column("run", Text, nullable=False),
)

ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("sha256", Text, ForeignKey("captures.sha256"), nullable=False, index=True),
    Column("lang", Text),
    Column("text", LargeBinary, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("run", Text, nullable=False),
)

CARRIES = Table(
    "carries",
    METADATA,
    Column("sha256", Text, ForeignKey("captures.sha256"), primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), primary_key=True, index=True),
)

PASSAGES = Table(
    "passages",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("passages_in_order", "article", "number"),
)

RECORDS = Table(
    "records",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("model", Text),
    Column("digest", Text, nullable=False),
    Index("records_in_order", "kind", "article", "start", "end", "id"),
    Index("records_of_article", "article"),
)

LINKS = Table(
    "links",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("left", Text, nullable=False, index=True),
    Column("right", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("run", Text, nullable=False),
)

ORIGINS = Table(
    "origins",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("root", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("run", Text, nullable=False),
)

ORIGIN_MEMBERS = Table(
    "origin_members",
    METADATA,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("origin", Text, ForeignKey("origins.id"), primary_key=True),
)

FINGERPRINTS = Table(
    "fingerprints",
    METADATA,
    Column("hash", Integer, primary_key=True, autoincrement=False),
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    sqlite_with_rowid=False,
)

RECONCILED = Table(
    "reconciled",
    METADATA,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("run", Text, nullable=False),
)

DROPS = Table(
    "drops",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("path", AnyText, nullable=False, index=True),
    Column("part", AnyText, nullable=False),
    Column("sha256", Text, index=True),
    Column("stage", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("detail", AnyText, nullable=False),
    Column("remedy", AnyText, nullable=False),
    Column("version", Text, nullable=False),
    Column("run", Text, nullable=False),
)

RETRACTIONS = Table(
    "retractions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("target", Text, nullable=False, index=True),
    Column("withdrawn", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("run", Text, nullable=False),
)

RECORD_KEYS = Table(
    "record_keys",
    METADATA,
    Column("hash", Integer, primary_key=True, autoincrement=False),
    Column("record", Text, ForeignKey("records.id"), primary_key=True),
    sqlite_with_rowid=False,
)

RECONCILED_UNDER = Table(
    "reconciled_under",
    METADATA,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("rules", Text, primary_key=True),
    Column("run", Text, nullable=False),
)

STORIES = Table(
    "stories",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("root", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("run", Text, nullable=False),
)

STORY_MEMBERS = Table(
    "story_members",
    METADATA,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("story", Text, ForeignKey("stories.id"), primary_key=True),
)

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("target", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("by", AnyText, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("at", Text, nullable=False),
    Column("run", Text, nullable=False),
)

# What version 2 of the schema added.
SECOND = (RECORD_KEYS, RECONCILED_UNDER, STORIES, STORY_MEMBERS, JUDGEMENTS)

ANNOTATIONS = Table(
    "annotations",
    METADATA,
    Column("key", Text, primary_key=True),  # the model's digest and the passage's hash
    Column("annotation", LargeBinary, nullable=False),
)

# What version 3 added.
THIRD = (ANNOTATIONS,)

DATINGS = Table(
    "datings",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("run", Text, nullable=False),
)

REVISIONS = Table(
    "revisions",
    METADATA,
    Column("dating", Text, ForeignKey("datings.id"), primary_key=True),
    Column("record", Text, ForeignKey("records.id"), primary_key=True),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
)

# What version 4 added.
FOURTH = (DATINGS, REVISIONS)

CONFLICT_MEMBERS = Table(
    "conflict_members",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("story", Text, ForeignKey("articles.id"), nullable=False, index=True),  # its root article
    Column("conflict", Text, nullable=False),
    Column("opens", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("run", Text, nullable=False),
    Index("ix_conflict_members_open", "opens", "conflict"),
)

# What version 5 added.
FIFTH = (CONFLICT_MEMBERS,)

NOTES = Table(
    "notes",
    METADATA,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("reading", Integer, primary_key=True, autoincrement=False),  # the reading that it rests on, 0 for the first
    Column("note", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# Articles to be compared again, though they were compared before.
RECHECKS = Table(
    "rechecks",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("run", Text, nullable=False),
)

# How far comparing has come, so that what lies behind need not be looked through: arrivals of articles, numbers of rechecks.
SWEPT = Table(
    "swept",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("rules", Text, nullable=False, index=True),
    Column("articles", Integer, nullable=False),
    Column("rechecks", Integer, nullable=False),
    Column("run", Text, nullable=False),
)

# What version 6 added, beside this index.
SIXTH = (NOTES, RECHECKS, SWEPT)
REVISIONS_BY_RECORD = Index("revisions_by_record", REVISIONS.c.record)

# Articles that were read again, by which version of the reader.
READINGS = Table(
    "readings",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False, index=True),
    Column("version", Text, nullable=False),
    Column("run", Text, nullable=False),
)

# Records that a later reading found in the same place and with another content.
BODIES = Table(
    "bodies",
    METADATA,
    Column("record", Text, ForeignKey("records.id"), primary_key=True),
    Column("reading", Integer, ForeignKey("readings.number"), primary_key=True),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
)

# Which record a later reading found on the words of one that it did not find.
SUCCESSIONS = Table(
    "successions",
    METADATA,
    Column("old", Text, ForeignKey("records.id"), primary_key=True),
    Column("new", Text, ForeignKey("records.id"), primary_key=True),
    Column("reading", Integer, ForeignKey("readings.number"), primary_key=True),
)

# What version 7 added, beside this index.
SEVENTH = (READINGS, BODIES, SUCCESSIONS)
ARTICLES_BY_RUN = Index("articles_by_run", ARTICLES.c.run)
