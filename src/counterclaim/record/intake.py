"""Write what was read into the case: captures, sightings, articles, records and drops.

The unit is the outcome of one capture: all of it is written in the caller's transaction, or nothing, so that a capture which the case holds
is complete, and a run that was killed goes on where it stopped.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Table, or_, select

from counterclaim.article import Article, Capture, Drop, Passage
from counterclaim.errors import RecordError
from counterclaim.fault import INTERNAL, internal_drop
from counterclaim.ids import content_id, sha256_hex
from counterclaim.noun import Record
from counterclaim.record import codec, tombstones
from counterclaim.record.dialects import Words, dialect_of
from counterclaim.record.schema import ANNOTATIONS, ARTICLES, CAPTURES, CARRIES, DROPS, PASSAGES, RECORDS, SIGHTINGS
from counterclaim.record.soundness import verify_article, verify_record
from counterclaim.store import ArticleReading, Outcome

Row = Mapping[str, Any]
REFUSED = "record_refused"  # a record left out of an article that is in the case; never counted as an article

IN_ORDER = (CAPTURES, SIGHTINGS, ARTICLES, CARRIES, PASSAGES, ANNOTATIONS, RECORDS, DROPS)


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of articles: recorded now, already in the case, or dropped (counted by reason); and how many records came in."""

    recorded: int = 0
    already: int = 0
    dropped: Mapping[str, int] = field(default_factory=dict)
    records: int = 0
    refused: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        reasons = dict(sorted((Counter(self.dropped) + Counter(other.dropped)).items()))
        return Tally(
            self.recorded + other.recorded,
            self.already + other.already,
            reasons,
            self.records + other.records,
            self.refused + other.refused,
        )

    @property
    def articles(self) -> int:
        """How many articles came in, whatever became of them."""
        return self.recorded + self.already + sum(self.dropped.values())

    def in_words(self) -> str:
        """Return the account in one line: every article that came in is recorded, was recorded before, or is dropped with a reason."""
        reasons = ", ".join(f"{count} {reason}" for reason, count in self.dropped.items())
        dropped = f"{sum(self.dropped.values())} dropped{f' ({reasons})' if reasons else ''}"
        articles = f"{self.articles} articles in: {self.recorded} recorded, {self.already} already recorded, {dropped}."
        refused = f" {self.refused} records were refused: see 'counterclaim check'." if self.refused else ""
        return f"{articles} {self.records} records added.{refused}"


@dataclass(slots=True)
class _Batch:
    """Rows on their way into the tables, and words on their way into the full-text indexes."""

    rows: defaultdict[Table, list[Row]] = field(default_factory=lambda: defaultdict(list))
    passages: list[Words] = field(default_factory=list)
    quotes: list[Words] = field(default_factory=list)


class Intake:
    """Writes outcomes of captures into the case behind ``connection``; ``version`` names the program (and model) that read them."""

    def __init__(self, connection: Connection, run: str, version: str) -> None:
        self._connection = connection
        self._dialect = dialect_of(connection)
        self._run = run
        self._version = version

    def known(self, sha256: str) -> bool:
        """Whether these bytes need no reading: the case holds them, or this version dropped them for a reason that will not pass."""
        recorded = select(CAPTURES.c.sha256).where(CAPTURES.c.sha256 == sha256)
        if self._connection.execute(recorded).first():
            return True
        return bool(self._drops_of(sha256))

    def write(self, outcomes: Sequence[Outcome | Drop]) -> Tally:
        """Write these outcomes; an article that the case already holds gets its new sightings and nothing else."""
        held = self._held(outcomes)
        batch, tally, taken = _Batch(), Tally(), self._taken(outcomes, held)
        for outcome in outcomes:
            for result in self._results(outcome):
                tally += self._drop(batch, result) if isinstance(result, Drop) else self._reading(batch, result, held, taken)
        self._flush(batch)
        self._supersede_drops(outcomes, batch)
        return tally

    def see_again(self, capture: Capture) -> Tally:
        """Note that known bytes were seen at another place (or the same); nothing is read."""
        articles = self._connection.execute(select(CARRIES.c.article).where(CARRIES.c.sha256 == capture.sha256)).all()
        batch, tally = _Batch(), Tally(already=len(articles))
        if articles:
            batch.rows[SIGHTINGS].append(self._sighting_row(capture))
        for drop in self._drops_of(capture.sha256, passing=True):
            tally += self._drop(batch, replace(drop, path=capture.path, part=capture.part or drop.part))
        self._flush(batch)
        return tally

    def _results(self, outcome: Outcome | Drop) -> Iterator[ArticleReading | Drop]:
        if isinstance(outcome, Drop):
            yield outcome
            return
        for result in outcome.results:
            yield _whole(replace(result, capture=outcome.capture)) if isinstance(result, ArticleReading) else result

    def _held(self, outcomes: Sequence[Outcome | Drop]) -> set[str]:
        """Return which of these articles the case holds already (another process may have been here)."""
        ids = [reading.article.id for reading in _readings(outcomes)]
        return set(self._connection.execute(select(ARTICLES.c.id).where(ARTICLES.c.id.in_(ids))).scalars()) if ids else set()

    def _taken(self, outcomes: Sequence[Outcome | Drop], held: set[str]) -> set[str]:
        """Return record ids of these new articles that other articles have taken: a bug in how a rule makes its ids."""
        ids = [record.id for reading in _readings(outcomes) if reading.article.id not in held for record in reading.records]
        return set(self._connection.execute(select(RECORDS.c.id).where(RECORDS.c.id.in_(ids))).scalars()) if ids else set()

    def _reading(self, batch: _Batch, reading: ArticleReading, held: set[str], taken: set[str]) -> Tally:
        article, capture = reading.article, reading.capture
        batch.rows[CAPTURES].append({"sha256": capture.sha256, "size": capture.size, "raw": codec.squeeze(capture.raw)})
        batch.rows[SIGHTINGS].append(self._sighting_row(capture))
        batch.rows[CARRIES].append({"sha256": capture.sha256, "article": article.id})
        if article.id in held:
            return Tally(already=1)
        held.add(article.id)
        batch.rows[ARTICLES].append(self._article_row(article))
        batch.rows[PASSAGES].extend(_passage_row(number, passage) for number, passage in enumerate(article.passages))
        batch.rows[ANNOTATIONS].extend({"key": key, "annotation": codec.squeeze(words)} for key, words in reading.annotations)
        batch.passages.extend((p.id, codec.printable(p.view(article.text))) for p in article.passages)
        return Tally(recorded=1) + self._records(batch, reading, taken)

    def _records(self, batch: _Batch, reading: ArticleReading, taken: set[str]) -> Tally:
        """Add the records that stand on the article's words; note the others as refused."""
        bodies: dict[str, str] = {}
        tally = Tally()
        for record in reading.records:
            body = codec.body_of(record)
            if bodies.get(record.id) == body:
                continue
            try:
                verify_record(reading.article, record)
                _claim_id(record, taken)
            except RecordError as error:
                batch.rows[DROPS].append(self._drop_row(_refusal(reading.article, error)))
                tally += Tally(refused=1)
                continue
            bodies[record.id] = body
            batch.rows[RECORDS].append(record_row(record, body))
            batch.quotes.append((record.id, codec.printable(quote(reading.article.text, record))))
        return tally + Tally(records=len(bodies))

    def _drop(self, batch: _Batch, drop: Drop) -> Tally:
        batch.rows[DROPS].append(self._drop_row(drop))
        return Tally(dropped={drop.reason: 1})

    def _flush(self, batch: _Batch) -> None:
        for table in IN_ORDER:
            self._dialect.append(self._connection, table, batch.rows[table])
        self._dialect.index_words(self._connection, "passages", batch.passages)
        self._dialect.index_words(self._connection, "quotes", batch.quotes)

    def _drops_of(self, sha256: str, *, passing: bool = False) -> list[Drop]:
        """Return what this version dropped of these bytes, once each; those that a second try may mend only where ``passing``."""
        columns = (DROPS.c.part, DROPS.c.sha256, DROPS.c.stage, DROPS.c.reason, DROPS.c.detail, DROPS.c.remedy)
        found = select(*columns).distinct().where(DROPS.c.sha256 == sha256, DROPS.c.version == self._version, DROPS.c.reason != REFUSED)
        wanted = found if passing else found.where(DROPS.c.reason != INTERNAL)
        rows = self._connection.execute(wanted.where(tombstones.standing(DROPS.c.id)).order_by(*columns))
        once = {(row.stage, row.reason, row.detail): Drop("", row.part, *row[1:]) for row in rows}
        return list(once.values())

    def _supersede_drops(self, outcomes: Sequence[Outcome | Drop], batch: _Batch) -> None:
        """Withdraw earlier drops of what has now been read anew, and let drops stand again that have come back."""
        fresh = {row["id"] for row in batch.rows[DROPS]}
        shas = {one.capture.sha256 if isinstance(one, Outcome) else one.sha256 for one in outcomes} - {None}
        places = {(one.capture.path, one.capture.part) for one in outcomes if isinstance(one, Outcome)}
        unread = DROPS.c.sha256.is_(None) & DROPS.c.path.in_({path for path, _ in places})
        columns = (DROPS.c.id, DROPS.c.path, DROPS.c.part, DROPS.c.sha256, DROPS.c.version, DROPS.c.reason)
        earlier = self._connection.execute(select(*columns).where(or_(DROPS.c.sha256.in_(shas), unread))).all()
        stale = {row.id for row in earlier if self._stale(row) and (row.sha256 or (row.path, row.part) in places)}
        tombstones.retract(self._connection, stale - fresh, "read again", self._run)
        tombstones.restore(self._connection, fresh, "dropped again", self._run)

    def _stale(self, drop: Any) -> bool:
        return drop.sha256 is None or drop.version != self._version or drop.reason == INTERNAL

    def _article_row(self, article: Article) -> Row:
        body = codec.body_of(replace(article, text="", passages=()))
        return {
            "id": article.id,
            "sha256": article.sha256,
            "lang": article.lang,
            "text": codec.squeeze_text(article.text),
            "text_sha256": article.text_sha256,
            "body": body,
            "digest": codec.digest(body),
            "run": self._run,
        }

    def _sighting_row(self, capture: Capture) -> Row:
        return {
            "id": sighting_id(capture.sha256, capture.path, capture.url, capture.part),
            "sha256": capture.sha256,
            "path": capture.path,
            "part": capture.part,
            "url": capture.url,
            "retrieved_at": capture.retrieved_at,
            "content_type": capture.content_type,
            "warc_record_id": capture.warc_record_id,
            "run": self._run,
        }

    def _drop_row(self, drop: Drop) -> Row:
        return {
            "id": drop_id(drop, self._version),
            "path": drop.path,
            "part": drop.part,
            "sha256": drop.sha256,
            "stage": drop.stage,
            "reason": drop.reason,
            "detail": drop.detail,
            "remedy": drop.remedy,
            "version": self._version,
            "run": self._run,
        }


def quote(text: str, record: Record) -> str:
    """Return the record's leading words as a person reads them."""
    return Passage("", record.article, record.start, record.end, "body").view(text)


def sighting_id(sha256: str, path: str, url: str | None, part: str) -> str:
    """Return the id of the fact that these bytes were seen at this place."""
    return content_id("sighting", sha256, path, url, part)


def drop_id(drop: Drop, version: str) -> str:
    """Return the id of the fact that this version left this input out."""
    detail = drop.detail if drop.reason == REFUSED else ""  # one article can have several records refused
    return content_id("drop", drop.path, drop.part, drop.sha256, drop.stage, drop.reason, detail, version)


def _readings(outcomes: Sequence[Outcome | Drop]) -> Iterator[ArticleReading]:
    for outcome in outcomes:
        if isinstance(outcome, Outcome):
            yield from (result for result in outcome.results if isinstance(result, ArticleReading))


def _whole(reading: ArticleReading) -> ArticleReading | Drop:
    """Return the reading, or a drop where the capture or the article contradict themselves."""
    capture, article = reading.capture, reading.article
    try:
        if sha256_hex(capture.raw) != capture.sha256 or article.sha256 != capture.sha256:
            raise RecordError("the bytes do not have the hash that the capture or the article names", where=article.id)
        verify_article(article)
    except RecordError as error:
        return internal_drop(capture, str(error), part=article.part)
    return reading


def _refusal(article: Article, error: RecordError) -> Drop:
    return Drop(
        article.path,
        article.part,
        article.sha256,
        "record",
        REFUSED,
        str(error),
        "report the problem: a rule made a record it cannot prove",
    )


def _claim_id(record: Record, taken: set[str]) -> None:
    """Take the record's id; raise `RecordError` where another record has it."""
    if record.id in taken:
        raise RecordError("another record has the same id and says something else", where=record.id)
    taken.add(record.id)


def _passage_row(number: int, passage: Passage) -> Row:
    body = codec.body_of(passage)
    row = {"id": passage.id, "article": passage.article, "number": number, "start": passage.start, "end": passage.end, "zone": passage.zone}
    return {**row, "body": body, "digest": codec.digest(body)}


def record_row(record: Record, body: str) -> Row:
    """Return a record as a row of its table."""
    made = record.provenance
    row = {"id": record.id, "kind": record.record, "article": record.article, "start": record.start, "end": record.end, "body": body}
    return {**row, "rule": made.rule, "version": made.version, "model": made.model, "digest": codec.digest(body)}
