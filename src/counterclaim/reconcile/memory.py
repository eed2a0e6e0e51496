"""A case in memory, as reconciliation sees it: for views of a case as of a day, for benchmarks and for tests.

Implements `counterclaim.store.ReconcileStore` over plain dictionaries; what is put here is nowhere else.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from counterclaim.article import Article
from counterclaim.errors import CaseError
from counterclaim.link import ConflictMember, Dating, Link, Origin, Story, published
from counterclaim.noun import Record
from counterclaim.reconcile.postings import Postings

R = TypeVar("R", bound=Record)
Kept = Link | Origin | Story | ConflictMember | Dating
K = TypeVar("K", Link, Origin, Story, ConflictMember, Dating)


class MemoryCase:
    """Articles with their records, and what reconciliation makes of them."""

    def __init__(self) -> None:
        self._articles: dict[str, Article] = {}
        self._records: dict[str, Record] = {}
        self._records_of: dict[str, list[Record]] = defaultdict(list)
        self._prints = Postings()
        self._printed: dict[str, int] = {}  # articles by their number in the index
        self._numbered: list[str] = []
        self._keys: dict[int, set[str]] = defaultdict(set)
        self._notes: dict[tuple[str, str], bytes] = {}
        self._kept: dict[str, Kept] = {}
        self._at: dict[str, set[str]] = defaultdict(set)  # ids of what is kept, by the ids it touches
        self._gone: set[str] = set()
        self._done: dict[str, set[str]] = defaultdict(set)
        self._withdrawn: dict[str, set[str]] = defaultdict(set)
        self._readings: Counter[str] = Counter()
        self._rechecks: dict[str, set[str]] = defaultdict(set)
        self._revised: dict[str, dict[str, Record]] = {}  # by dating, then by record

    def add(self, article: Article, records: Iterable[Record] = ()) -> None:
        """Take an article and the records that stand on it."""
        self._articles[article.id] = article
        for record in records:
            if record.id not in self._records:
                self._records[record.id] = record
                self._records_of[article.id].append(record)

    def read_again(self, article_id: str, records: Iterable[Record]) -> None:
        """Take what an article says now in the place of what it said."""
        now = {one.id: one for one in records}
        gone = [one for one in self._records_of[article_id] if one.id not in now]
        self._withdrawn[article_id] |= {one.id for one in gone}
        self._withdrawn[article_id] -= now.keys()
        for one in gone:
            del self._records[one.id]
        self._records |= now
        self._records_of[article_id] = list(now.values())
        self._readings[article_id] += 1
        self._notes = {key: note for key, note in self._notes.items() if key[1] != article_id}

    def readings(self, articles: Iterable[str]) -> dict[str, int]:
        """Return how often those of these articles were read again that were."""
        return {one: self._readings[one] for one in articles if one in self._readings}

    def loose_links(self, articles: Iterable[str]) -> Iterator[Link]:
        """Yield the standing links that end at a record of these articles which was withdrawn."""
        return self.links({one for article in articles for one in self._withdrawn[article]})

    def article(self, article_id: str) -> Article:
        """Return one article; raises `CaseError` where the case does not hold it."""
        if article_id not in self._articles:
            raise CaseError("the case holds no such article", where=article_id)
        return self._articles[article_id]

    def articles(self, ids: Iterable[str] | None = None, *, as_read: bool = False) -> Iterator[Article]:
        """Yield these articles (null: all of them), by id; with the days inferred for them unless ``as_read``."""
        inferred = {} if as_read else {one.article: one for one in self.datings()}
        for one in sorted(self._articles if ids is None else set(ids)):
            dating = inferred.get(one)
            yield replace(self._articles[one], published=published(dating)) if dating else self._articles[one]

    def records(self, kind: type[R], articles: Iterable[str] | None = None, *, as_read: bool = False) -> Iterator[R]:
        """Yield the records of class ``kind`` of these articles (null: of all), by article, place in the text, id."""
        revised = {} if as_read else self._revisions()
        for article in sorted(self._articles if articles is None else set(articles)):
            found = [now for one in self._records_of[article] if isinstance(now := revised.get(one.id, one), kind)]
            yield from sorted(found, key=lambda one: (one.start, one.end, one.id))

    def _revisions(self) -> dict[str, Record]:
        return {key: record for dating in self.datings() for key, record in self._revised[dating.id].items()}

    def put_fingerprints(self, article_id: str, hashes: Iterable[int]) -> None:
        """Keep the sampled fingerprints of an article."""
        wanted = set(hashes)
        known = self._printed.get(article_id)
        if known is None:
            known = self._printed[article_id] = len(self._numbered)
            self._numbered.append(article_id)
        else:
            wanted = {one for one in wanted if known not in self._prints.holding([one])}
        self._prints.add(known, wanted)

    def articles_sharing(self, hashes: Iterable[int], *, most: int | None = None) -> dict[str, int]:
        """Return how many of ``hashes`` each article has; a hash that more than ``most`` articles have counts for none."""
        found = self._prints.holding(hashes, most)
        return dict(sorted((self._numbered[number], shared) for number, shared in found.items()))

    def put_notes(self, kind: str, notes: Mapping[str, bytes]) -> None:
        """Keep what comparing needs to know of each of these articles."""
        for article, note in notes.items():
            self._notes.setdefault((kind, article), note)

    def notes(self, kind: str, articles: Iterable[str]) -> dict[str, bytes]:
        """Return the notes of this kind on these articles, by id; articles without one are left out."""
        return {one: self._notes[kind, one] for one in sorted(set(articles)) if (kind, one) in self._notes}

    def put_keys(self, keys: Iterable[tuple[int, str]]) -> None:
        """Keep under which keys records meet."""
        for key, record in keys:
            self._keys[key].add(record)

    def records_under(self, keys: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Yield (key, record id) for every record under any of these keys."""
        return ((key, one) for key in sorted(set(keys)) for one in sorted(self._keys.get(key, ())) if one in self._records)

    def records_sharing(self, keys: Iterable[int], least: int) -> Sequence[str]:
        """Return the ids of the records under at least so many of these keys, by id."""
        shared = Counter(record for key in set(keys) for record in self._keys.get(key, ()) if record in self._records)
        return sorted(record for record, n in shared.items() if n >= least)

    def records_named(self, ids: Iterable[str]) -> Iterator[Record]:
        """Yield the records with these ids, whatever their kind, by id."""
        held = self._records | self._revisions()
        return iter([held[one] for one in sorted(set(ids)) if one in held])

    def days(self, articles: Iterable[str], *, as_read: bool = False) -> dict[str, str | None]:
        """Return the ISO day on which each of these articles was published, as stated or (unless ``as_read``) inferred, else null."""
        return {one.id: one.published.day for one in self.articles(self._articles.keys() & set(articles), as_read=as_read)}

    def put_links(self, links: Iterable[Link]) -> None:
        """Keep links; a link that was retracted before stands again."""
        for link in links:
            self._put(link, (link.left, link.right))

    def put_origins(self, origins: Iterable[Origin]) -> None:
        """Keep origins; an origin that was retracted before stands again."""
        for origin in origins:
            self._put(origin, {self._records[one].article if one in self._records else one for one in origin.members})

    def put_stories(self, stories: Iterable[Story]) -> None:
        """Keep stories; a story that was retracted before stands again."""
        for story in stories:
            self._put(story, [member.article for member in story.members])

    def put_conflict_members(self, members: Iterable[ConflictMember]) -> None:
        """Keep where stories belong; a place that was retracted before stands again."""
        for one in members:
            self._put(one, [one.story])

    def conflict_members(self, stories: Iterable[str] | None = None) -> Iterator[ConflictMember]:
        """Yield the standing places in conflicts of the stories with these root articles (null: of all), by id."""
        return self._standing(ConflictMember, stories)

    def open_conflicts(self, without: Collection[str] = ()) -> set[tuple[str, ...]]:
        """Return the lands of every conflict that a story opens, other than the stories with these root articles."""
        return {one.lands for one in self.conflict_members() if one.opens and one.story not in without}

    def put_dating(self, dating: Dating, revised: Iterable[Record]) -> None:
        """Keep the inferred day of an article, and its records as they read against that day."""
        self._put(dating, [dating.article])
        self._revised[dating.id] = {record.id: record for record in revised}

    def datings(self, articles: Iterable[str] | None = None) -> Iterator[Dating]:
        """Yield the standing inferred days of these articles (null: of all), by id."""
        return self._standing(Dating, articles)

    def _put(self, made: Kept, touches: Iterable[str]) -> None:
        self._kept[made.id] = made
        self._gone.discard(made.id)
        for one in touches:
            self._at[one].add(made.id)

    def links(self, touching: Iterable[str] | None = None) -> Iterator[Link]:
        """Yield the standing links with any of these ids on either end (null: all links), by id."""
        return self._standing(Link, touching)

    def origins(self, holding: Iterable[str] | None = None) -> Iterator[Origin]:
        """Yield the standing origins that have any of these articles among their members (null: all origins), by id."""
        return self._standing(Origin, holding)

    def stories(self, holding: Iterable[str] | None = None) -> Iterator[Story]:
        """Yield the standing stories that have any of these articles among their members (null: all stories), by id."""
        return self._standing(Story, holding)

    def _standing(self, kind: type[K], touching: Iterable[str] | None) -> Iterator[K]:
        ids = self._kept.keys() if touching is None else {made for one in touching for made in self._at.get(one, ())}
        return iter([made for one in sorted(ids - self._gone) if isinstance(made := self._kept[one], kind)])

    def retract(self, target: str, reason: str) -> None:  # noqa: ARG002
        """Withdraw a link, an origin, a story or an inferred day."""
        self._gone.add(target)

    def pending_articles(self, rules: str = "") -> Sequence[str]:
        """Return the ids of articles that are not yet reconciled under these rules, by id."""
        return sorted((self._articles.keys() - self._done[rules]) | self._rechecks[rules])

    def recheck(self, ids: Iterable[str]) -> None:
        """Let these articles be compared again with everything that they can meet."""
        for waiting in self._rechecks.values():
            waiting.update(ids)

    def compared_before(self, ids: Iterable[str]) -> set[str]:
        """Return which of these articles were compared before, under whatever rules."""
        return set(ids) & {one for done in self._done.values() for one in done}

    def mark_reconciled(self, ids: Iterable[str], rules: str = "") -> None:
        """Note that these articles have been compared with everything else in the case, under these rules."""
        self._done[rules] |= set(ids)
        self._rechecks[rules] -= set(ids)
