"""Articles that were read again, when the rules or the model had changed.

Nothing is overwritten: a later reading adds the records that it finds, puts the content that it finds in the place of an earlier one, and
withdraws what it does not find. A record on the words of one that is gone is noted as its successor, so that what people judged of the one
counts for the other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, insert, select

from counterclaim.article import Article
from counterclaim.errors import RecordError
from counterclaim.judged import Judged
from counterclaim.link import Judgement, Link
from counterclaim.noun import Provenance, Record
from counterclaim.record import codec, tombstones
from counterclaim.record.dialects import dialect_of
from counterclaim.record.intake import quote, record_row
from counterclaim.record.schema import ANNOTATIONS, ARTICLES, BODIES, DATINGS, LINKS, READINGS, RECORDS, RUNS, SUCCESSIONS
from counterclaim.record.soundness import verify_record

SAME_WORDS = 0.5  # of the words of two records together that both stand on, where one is the other's successor
READINGS_BACK = 50  # that a successor is followed through
NOBODY = Provenance("", "")


class Reading(NamedTuple):
    """What an article says now: its records, or none with the reason; ``annotations`` are what the annotator said of new passages."""

    article: Article
    records: Sequence[Record]
    annotations: Sequence[tuple[str, bytes]] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reread:
    """What came of reading articles again: how many were read, and records that were added, changed, withdrawn, succeeded, refused."""

    articles: int = 0
    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    succeeded: int = 0
    refused: int = 0

    def __add__(self, other: "Reread") -> "Reread":
        return Reread(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def in_words(self) -> str:
        """Return the account in one line."""
        refused = f" {self.refused} records were refused." if self.refused else ""
        return (
            f"{self.articles} articles read again: {self.added} records added, {self.changed} read otherwise, {self.withdrawn} withdrawn"
            f" ({self.succeeded} of them for another on the same words).{refused}"
        )


# ---- which articles are outdated ----


def readers(connection: Connection) -> Mapping[str, int]:
    """Return how many articles each version of the reader has read last."""
    counted = select(_version().label("version"), func.count()).select_from(ARTICLES).group_by("version").order_by("version")
    return {row[0]: row[1] for row in connection.execute(counted)}


def outdated(connection: Connection, version: str) -> Sequence[str]:
    """Return the articles that another version of the reader read last, in the order in which they came."""
    elsewhere = ARTICLES.c.run.in_(select(RUNS.c.id).where(RUNS.c.version != version))
    again = ARTICLES.c.id.in_(select(READINGS.c.article).where(READINGS.c.version != version))
    wanted = select(ARTICLES.c.id).where(elsewhere | again, _version() != version)  # the first finds few rows where few are outdated
    return connection.execute(wanted.order_by(dialect_of(connection).arrival(ARTICLES))).scalars().all()


def _version() -> ColumnElement[str]:
    """Return which version of the reader read a row of articles last."""
    last = select(READINGS.c.version).where(READINGS.c.article == ARTICLES.c.id).order_by(READINGS.c.number.desc()).limit(1)
    first = select(RUNS.c.version).where(RUNS.c.id == ARTICLES.c.run)
    return func.coalesce(last.correlate(ARTICLES).scalar_subquery(), first.correlate(ARTICLES).scalar_subquery(), "")


# ---- writing a reading ----


class Rereading:
    """Writes what articles say now into the case behind ``connection``; ``version`` names the reader."""

    def __init__(self, connection: Connection, run: str, version: str) -> None:
        self._connection = connection
        self._dialect = dialect_of(connection)
        self._run = run
        self._version = version

    def changes(self, reading: Reading) -> bool:
        """Whether an article says anything else than what stands."""
        return {one.id: _said(one) for one in reading.records} != {
            key: _said(one) for key, one in self._standing(reading.article.id).items()
        }

    def write(self, reading: Reading) -> Reread:
        """Note that an article was read again, and what it says now."""
        number = self._note(reading.article.id)
        sound, refused = _sound(reading)
        before = self._standing(reading.article.id)
        held = self._held(sound)
        new = [one for one in sound if one.id not in held]
        changed = [one for key, one in sorted(sound_by_id(sound).items()) if key in held and _said(one) != _said(held[key])]
        gone = [one for key, one in sorted(before.items()) if key not in {one.id for one in sound}]
        self._add(reading.article, new, changed, number)
        annotations = [{"key": key, "annotation": codec.squeeze(words)} for key, words in reading.annotations]
        self._dialect.append(self._connection, ANNOTATIONS, annotations)
        restored = tombstones.withdrawn_among(self._connection, [one.id for one in sound])
        tombstones.restore(self._connection, restored, f"found again by {self._version}", self._run)
        why = reading.reason or "not found when the article was read again"
        tombstones.retract(self._connection, [one.id for one in gone], f"{why}, by {self._version}", self._run)
        heirs = _successions(gone, [one for one in sound if one.id not in before])
        rows = [{"old": old, "new": heir, "reading": number} for old, heir in sorted(heirs.items())]
        self._dialect.append(self._connection, SUCCESSIONS, rows)
        self._withdraw_datings(reading.article.id)
        return Reread(1, len(new) + len(restored), len(changed), len(gone), len(heirs), refused)

    def _note(self, article: str) -> int:
        row = {"article": article, "version": self._version, "run": self._run}
        made = self._connection.execute(insert(READINGS).values(row)).inserted_primary_key
        return int(made[0]) if made else 0

    def _standing(self, article: str) -> dict[str, Record]:
        """Return the standing records of an article as it was read last, by id."""
        wanted = select(RECORDS.c.kind, body_as_read().label("body")).where(RECORDS.c.article == article, tombstones.standing(RECORDS.c.id))
        return sound_by_id(codec.record_of(row.kind, row.body) for row in self._connection.execute(wanted))

    def _held(self, records: Sequence[Record]) -> dict[str, Record]:
        """Return those of these records that the case has, withdrawn or not, as they were read last."""
        wanted = select(RECORDS.c.kind, body_as_read().label("body")).where(RECORDS.c.id.in_([one.id for one in records]))
        return sound_by_id(codec.record_of(row.kind, row.body) for row in self._connection.execute(wanted))

    def _add(self, article: Article, new: Sequence[Record], changed: Sequence[Record], number: int) -> None:
        self._dialect.append(self._connection, RECORDS, [record_row(one, codec.body_of(one)) for one in new])
        self._dialect.index_words(self._connection, "quotes", [(one.id, codec.printable(quote(article.text, one))) for one in new])
        bodies = [(one.id, codec.body_of(one)) for one in changed]
        rows = [{"record": key, "reading": number, "body": body, "digest": codec.digest(body)} for key, body in bodies]
        self._dialect.append(self._connection, BODIES, rows)

    def _withdraw_datings(self, article: str) -> None:
        """Withdraw the inferred day of an article: what it changes in the records is to be told anew."""
        held = self._connection.execute(select(DATINGS.c.id).where(DATINGS.c.article == article)).scalars().all()
        tombstones.retract(self._connection, held, "its article was read again", self._run)


def body_as_read() -> ColumnElement[str]:
    """Return what a row of records says, as its article was read last."""
    last = select(BODIES.c.body).where(BODIES.c.record == RECORDS.c.id).order_by(BODIES.c.reading.desc()).limit(1)
    return func.coalesce(last.correlate(RECORDS).scalar_subquery(), RECORDS.c.body)


def sound_by_id(records: Iterable[Record]) -> dict[str, Record]:
    """Return records by id."""
    return {one.id: one for one in records}


def _sound(reading: Reading) -> tuple[list[Record], int]:
    """Return the records that stand on the article's words, one for each id, and how many do not."""
    sound: dict[str, Record] = {}
    refused = 0
    for record in reading.records:
        try:
            verify_record(reading.article, record)
            sound.setdefault(record.id, record)
        except RecordError:
            refused += 1
    return list(sound.values()), refused


def _said(record: Record) -> Record:
    """Return a record without who made it: what a later version reads alike stays as it is."""
    return replace(record, provenance=NOBODY)


def _successions(gone: Sequence[Record], new: Sequence[Record]) -> dict[str, str]:
    """Return, for each record that is gone, the new one of its kind that stands on most of its words, if on enough of them."""
    found: dict[str, str] = {}
    for old in gone:
        shares = [(_shared(old, one), one.id) for one in new if one.record == old.record]
        best = min(((-share, key) for share, key in shares if share >= SAME_WORDS), default=None)
        if best is not None:
            found[old.id] = best[1]
    return found


def _shared(left: Record, right: Record) -> float:
    common = min(left.end, right.end) - max(left.start, right.start)
    return max(0, common) / (max(left.end, right.end) - min(left.start, right.start))


# ---- what outlives a reading ----


def reading_numbers(connection: Connection, articles: Sequence[str]) -> dict[str, int]:
    """Return the number of the last reading of those of these articles (as many as a statement can bind) that were read again."""
    last = select(READINGS.c.article, func.max(READINGS.c.number)).where(READINGS.c.article.in_(articles)).group_by(READINGS.c.article)
    return {row[0]: row[1] for row in connection.execute(last)}


def re_anchored(connection: Connection, judged: Iterable[Judged]) -> tuple[Judged, ...]:
    """Return what was judged with the ends of links as they are read now: where a record is gone, the one on its words."""
    found = tuple(judged)
    heirs = _heirs(connection, {end for one in found if isinstance(one, Link) for end in (one.left, one.right)})
    return tuple(
        replace(one, left=heirs.get(one.left, one.left), right=heirs.get(one.right, one.right)) if isinstance(one, Link) else one
        for one in found
    )


def _heirs(connection: Connection, records: set[str]) -> dict[str, str]:
    """Return, for each of these records that is withdrawn, the standing one that follows from it, if there is one."""
    found = {one: one for one in tombstones.withdrawn_among(connection, sorted(records))}
    for _ in range(READINGS_BACK):
        ends = tombstones.withdrawn_among(connection, sorted(set(found.values())))
        if not ends:
            break
        order = select(SUCCESSIONS.c.old, SUCCESSIONS.c.new).where(SUCCESSIONS.c.old.in_(ends)).order_by(SUCCESSIONS.c.reading)
        step = {row.old: row.new for row in connection.execute(order)}
        found = {one: step[end] if end in ends else end for one, end in found.items() if end not in ends or step.get(end, one) != one}
    return found


def adrift(connection: Connection, made: Sequence[Judgement], judged: Sequence[Judged]) -> tuple[Judgement, ...]:
    """Return the last judgement of each link that rests on a record which is gone and has no successor: kept, and shown as such."""
    now = {one.id: one for one in re_anchored(connection, judged) if isinstance(one, Link)}
    gone = tombstones.withdrawn_among(connection, sorted({end for one in now.values() for end in (one.left, one.right)}))
    last = {one.target: one for one in made if one.target in now}
    return tuple(one for key, one in sorted(last.items()) if {now[key].left, now[key].right} & gone)


def loose_links(connection: Connection, articles: Sequence[str]) -> Iterator[str]:
    """Yield the bodies of the standing links that end at a withdrawn record of these articles (as many as a statement can bind), by id."""
    gone = select(RECORDS.c.id).where(RECORDS.c.article.in_(articles), ~tombstones.standing(RECORDS.c.id))
    withdrawn = connection.execute(gone).scalars().all()
    ends = LINKS.c.left.in_(withdrawn) | LINKS.c.right.in_(withdrawn)
    yield from connection.execute(select(LINKS.c.body).where(ends, tombstones.standing(LINKS.c.id)).order_by(LINKS.c.id)).scalars()
