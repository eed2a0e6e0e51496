"""What a case holds and what the stages ask of it; `record` implements the protocols."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from counterclaim.article import Article, Capture, Drop
from counterclaim.claim import Claim, Demand, Position
from counterclaim.event import Date, Event, Holding, Measure, Place, Relation
from counterclaim.judged import Judged
from counterclaim.link import Conflict, ConflictMember, Dating, Judgement, Link, Origin, Story
from counterclaim.noun import Record
from counterclaim.toll import Toll

R = TypeVar("R", bound=Record)
Reread = Callable[[Article, str | None], Sequence[Record]]  # what an article says when "today" is an ISO day, or unknown


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """One article on its way into the case: its capture, the article, and the records that stand on its words.

    ``annotations`` are what the annotator said, by key, of passages that the case had not seen before.
    """

    capture: Capture
    article: Article
    records: tuple[Record, ...]
    annotations: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a recorded article says when it is read again; ``annotations`` as in `ArticleReading`."""

    records: tuple[Record, ...]
    annotations: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one capture: every article read from it or dropped, at least one of them."""

    capture: Capture
    results: tuple[ArticleReading | Drop, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything that a case holds at one moment, in a stable order (by article, then place in the text, then id).

    ``captures`` come without their bytes (``raw`` is empty), one for every place where the bytes were seen. ``made_at`` is the ISO
    instant in UTC of the run that last added to the case, ``version`` the program's then, ``model`` the digest of the annotator's weights
    or null where only rules ran. ``paths`` lists, for each article id, every path or address it was seen at; an article's own ``path``
    is the first of them, so that it does not depend on which was read first. ``judged`` is whatever a judgement names, whether it
    still stands or not; the rest is as judged.
    """

    captures: tuple[Capture, ...] = ()
    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    tolls: tuple[Toll, ...] = ()
    events: tuple[Event, ...] = ()
    demands: tuple[Demand, ...] = ()
    positions: tuple[Position, ...] = ()
    relations: tuple[Relation, ...] = ()
    measures: tuple[Measure, ...] = ()
    holdings: tuple[Holding, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    origins: tuple[Origin, ...] = ()
    links: tuple[Link, ...] = ()
    stories: tuple[Story, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    datings: tuple[Dating, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    judged: tuple[Judged, ...] = ()
    drops: tuple[Drop, ...] = ()
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)
    made_at: str = ""
    version: str = ""
    model: str | None = None


class AnnotationMemory(Protocol):
    """Where the annotator's word on a passage is kept, so that each distinct passage is annotated once a case."""

    def recall(self, key: str) -> bytes | None:
        """Return the annotation kept under ``key``, or null."""

    def keep(self, key: str, annotation: bytes) -> None:
        """Keep an annotation."""

    def __hash__(self) -> int:
        """One memory is one: what was read with it is remembered in the process."""


class ReconcileStore(Protocol):
    """What `reconcile` asks of a case. Everything put here twice is there once; nothing is deleted, `retract` leaves a tombstone.

    Wherever an order is promised it is by id, so that the same case gives the same links whatever the order in which it was read.
    Retracted links and origins are not returned. The caller owns the transaction: what one pass puts becomes
    visible at once, or not at all.
    """

    def article(self, article_id: str) -> Article:
        """Return one article; raises `CaseError` where the case does not hold it."""

    def articles(self, ids: Iterable[str] | None = None, *, as_read: bool = False) -> Iterator[Article]:
        """Yield these articles (null: all of them), by id; with the days inferred for them unless ``as_read``."""

    def records(self, kind: type[R], articles: Iterable[str] | None = None, *, as_read: bool = False) -> Iterator[R]:
        """Yield the records of class ``kind`` of these articles (null: of all), by article, place in the text, id.

        Those of an article whose day is inferred are read against that day, unless ``as_read``.
        """

    def put_fingerprints(self, article_id: str, hashes: Iterable[int]) -> None:
        """Keep the sampled fingerprints of an article (unsigned 64-bit numbers)."""

    def articles_sharing(self, hashes: Iterable[int], *, most: int | None = None) -> dict[str, int]:
        """Return how many of ``hashes`` each article has; a hash that more than ``most`` articles have counts for none."""

    def put_notes(self, kind: str, notes: Mapping[str, bytes]) -> None:
        """Keep what comparing needs to know of each of these articles; ``kind`` names it with its edition. The first one stays."""

    def notes(self, kind: str, articles: Iterable[str]) -> dict[str, bytes]:
        """Return the notes of this kind on these articles, by id; articles without one are left out."""

    def put_keys(self, keys: Iterable[tuple[int, str]]) -> None:
        """Keep under which keys records meet: (unsigned 64-bit number, record id)."""

    def records_under(self, keys: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Yield (key, record id) for every standing record under any of these keys."""

    def records_sharing(self, keys: Iterable[int], least: int) -> Sequence[str]:
        """Return the ids of the standing records under at least so many of these keys, by id."""

    def records_named(self, ids: Iterable[str]) -> Iterator[Record]:
        """Yield the standing records with these ids, whatever their kind, by id."""

    def days(self, articles: Iterable[str], *, as_read: bool = False) -> dict[str, str | None]:
        """Return the ISO day on which each of these articles was published, as stated or (unless ``as_read``) inferred, else null."""

    def put_links(self, links: Iterable[Link]) -> None:
        """Keep links; a link that was retracted before stands again."""

    def put_origins(self, origins: Iterable[Origin]) -> None:
        """Keep origins; an origin that was retracted before stands again."""

    def put_stories(self, stories: Iterable[Story]) -> None:
        """Keep stories; a story that was retracted before stands again."""

    def put_conflict_members(self, members: Iterable[ConflictMember]) -> None:
        """Keep where stories belong; a place that was retracted before stands again."""

    def conflict_members(self, stories: Iterable[str] | None = None) -> Iterator[ConflictMember]:
        """Yield the standing places in conflicts of the stories with these root articles (null: of all), by id."""

    def open_conflicts(self, without: Collection[str] = ()) -> set[tuple[str, ...]]:
        """Return the lands of every conflict that a story opens, other than the stories with these root articles."""

    def put_dating(self, dating: Dating, revised: Iterable[Record]) -> None:
        """Keep the inferred day of an article, with those of its records that read otherwise against that day, under the ids they have."""

    def datings(self, articles: Iterable[str] | None = None) -> Iterator[Dating]:
        """Yield the standing inferred days of these articles (null: of all), by id."""

    def stories(self, holding: Iterable[str] | None = None) -> Iterator[Story]:
        """Yield the standing stories that have any of these articles among their members (null: all stories), by id."""

    def links(self, touching: Iterable[str] | None = None) -> Iterator[Link]:
        """Yield the standing links with any of these ids on either end (null: all links), by id."""

    def origins(self, holding: Iterable[str] | None = None) -> Iterator[Origin]:
        """Yield the standing origins that hold any of these articles, or a claim of theirs (null: all origins), by id."""

    def retract(self, target: str, reason: str) -> None:
        """Withdraw a link, origin, story, place in a conflict or inferred day: it stays, with a tombstone, ``reason`` and the time."""

    def pending_articles(self, rules: str = "") -> Sequence[str]:
        """Return the ids of articles that are recorded and not yet reconciled under these rules ("": under any), by id."""

    def readings(self, articles: Iterable[str]) -> dict[str, int]:
        """Return the number of the last reading of those of these articles that were read again."""

    def loose_links(self, articles: Iterable[str]) -> Iterator[Link]:
        """Yield the standing links that end at a record of these articles which was withdrawn."""

    def recheck(self, ids: Iterable[str]) -> None:
        """Let these articles be compared again with everything that they can meet."""

    def compared_before(self, ids: Iterable[str]) -> set[str]:
        """Return which of these articles were compared before, under whatever rules."""

    def mark_reconciled(self, ids: Iterable[str], rules: str = "") -> None:
        """Note that these articles have been compared with everything else in the case, under these rules."""
