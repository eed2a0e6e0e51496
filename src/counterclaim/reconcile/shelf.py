"""Records at hand for comparison, with what their articles tell of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from counterclaim.article import Article
from counterclaim.claim import Claim, Position
from counterclaim.event import Date, Holding, Place
from counterclaim.noun import Record
from counterclaim.reconcile import occasions, tolls
from counterclaim.reconcile.propositions import sides_by_weight
from counterclaim.reconcile.scope import Placed, Stated, stated
from counterclaim.store import ReconcileStore
from counterclaim.toll import Toll

THEATRE = 3  # sides that an article is most about
HEARD_AROUND = frozenset({"accuse", "condemn", "assess"})  # acts whose words before the content tell whom they are aimed at


@dataclass(slots=True)
class Shelf:
    """Records at hand with what their articles tell: day, origin, theatre, where and when somebody was harmed, the words of accusations."""

    store: ReconcileStore
    days: dict[str, str | None] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    theatres: dict[str, tuple[str, ...]] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    claims: dict[str, Stated] = field(default_factory=dict)
    on: dict[str, str | None] = field(default_factory=dict)
    at: dict[str, str | None] = field(default_factory=dict)
    lands: dict[str, tuple[str, ...]] = field(default_factory=dict)
    blows: dict[str, frozenset[str]] = field(default_factory=dict)

    def take_articles(self, ids: Iterable[str]) -> None:
        """Take every record of these articles."""
        wanted = sorted(ids)
        self._take_settings(wanted)
        kinds: tuple[type[Record], ...] = (Claim, Toll, Position, Holding)
        records = [record for kind in kinds for record in self.store.records(kind, wanted)]
        self._take(records, self.store.articles(wanted))

    def take(self, ids: Iterable[str]) -> None:
        """Take these records, where they are not at hand yet."""
        records = list(self.store.records_named(one for one in ids if one not in self.records))
        articles = {record.article for record in records}
        self._take_settings(sorted(articles - self.days.keys()))
        around = {r.article for r in records if isinstance(r, Claim) and r.speech_act in HEARD_AROUND}
        around |= {r.article for r in records if isinstance(r, Toll)}
        claimed = {record.article for record in records if isinstance(record, Claim)}
        self._take(records, self.store.articles(sorted(around)), tuple(self.store.records(Toll, sorted(claimed))))

    def _take(self, records: Sequence[Record], articles: Iterable[Article], more_tolls: Sequence[Toll] = ()) -> None:
        tolls_of: dict[str, dict[str, Toll]] = defaultdict(dict)
        for toll in (*more_tolls, *(record for record in records if isinstance(record, Toll))):
            if toll.claim and tolls.counts(toll):
                tolls_of[toll.claim][toll.id] = toll
        by_article: dict[str, list[Claim]] = defaultdict(list)
        for record in records:
            self.records[record.id] = record
            if isinstance(record, Claim):
                by_article[record.article].append(record)
        recalling = {record.article for record in records if isinstance(record, Toll) and tolls.era(self.placed(record)) != "now"}
        counted = {record.article for record in records if isinstance(record, Toll)}
        for article in articles:
            if article.id in counted:
                self._place_tolls(article, records)
            if article.id in recalling:
                self.theatres[article.id] = sides_by_weight(article.text)[:THEATRE]
            for claim in by_article.pop(article.id, ()):
                self.claims[claim.id] = stated(claim, article, self.days.get(article.id), tolls_of[claim.id].values())
        for claim in (one for rest in by_article.values() for one in rest):
            self.claims[claim.id] = stated(claim, None, self.days.get(claim.article), tolls_of[claim.id].values())

    def _place_tolls(self, article: Article, records: Sequence[Record]) -> None:
        """Note where and when the tolls of an article say that somebody was harmed."""
        own = [record for record in records if record.article == article.id]
        dates, places = tuple(self.store.records(Date, [article.id])), tuple(self.store.records(Place, [article.id]))
        setting = occasions.Setting(article, dates, places, {one.id: one for one in self.store.records(Claim, [article.id])})
        for toll in (record for record in own if isinstance(record, Toll)):
            self.on[toll.id], self.at[toll.id] = occasions.happened_on(toll, setting), occasions.happened_at(toll, setting)
            self.lands[toll.id], self.blows[toll.id] = occasions.lands(toll, setting), occasions.blow(toll, setting)

    def _take_settings(self, articles: Sequence[str]) -> None:
        self.days |= self.store.days(articles)
        self.origins |= {member: origin.id for origin in self.store.origins(articles) for member in origin.members}

    def placed(self, record: Record) -> Placed[Any]:
        """Return a record with its day and origin."""
        day, origin = self.days.get(record.article), self.origins.get(record.article, record.article)
        on, at, lands = self.on.get(record.id), self.at.get(record.id), self.lands.get(record.id, ())
        return Placed(record, day, origin, on, at, lands, self.blows.get(record.id, frozenset()))

    def item(self, record_id: str) -> Any:
        """Return a record as the rules compare it."""
        return self.claims.get(record_id) or self.placed(self.records[record_id])
