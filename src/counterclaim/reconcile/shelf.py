"""Records at hand for comparison, with what their articles tell of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from counterclaim.claim import Claim, Position
from counterclaim.event import Holding
from counterclaim.noun import Record
from counterclaim.reconcile import surroundings, tolls
from counterclaim.reconcile.matching import Matcher
from counterclaim.reconcile.scope import Placed, Stated
from counterclaim.reconcile.surroundings import HEARD_AROUND, NOTHING, Occasion, Told
from counterclaim.store import ReconcileStore
from counterclaim.toll import Toll


@dataclass(slots=True)
class Shelf:
    """Records at hand with what their articles tell: day, origin, and what stands around the records."""

    store: ReconcileStore
    matcher: Matcher | None = None
    days: dict[str, str | None] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    claims: dict[str, Stated] = field(default_factory=dict)

    def take_articles(self, ids: Iterable[str]) -> None:
        """Take every record of these articles."""
        wanted = sorted(ids)
        kinds: tuple[type[Record], ...] = (Claim, Toll, Position, Holding)
        self._take([record for kind in kinds for record in self.store.records(kind, wanted)])

    def take(self, ids: Iterable[str]) -> None:
        """Take these records, where they are not at hand yet."""
        if missing := [one for one in ids if one not in self.records]:
            self._take(list(self.store.records_named(missing)))

    def _take(self, records: Sequence[Record]) -> None:
        self._take_settings(sorted({record.article for record in records} - self.days.keys()))
        self.records |= {record.id: record for record in records}
        claims = [record for record in records if isinstance(record, Claim)]
        counted: dict[str, dict[str, Toll]] = defaultdict(dict)
        for toll in self.store.records(Toll, sorted({claim.article for claim in claims})) if claims else ():
            if toll.claim and tolls.counts(toll):
                counted[toll.claim][toll.id] = toll
        positions: dict[str, list[Position]] = defaultdict(list)
        for position in self.store.records(Position, sorted({claim.article for claim in claims})) if claims and self.matcher else ():
            positions[position.claim or ""].append(position)
        for claim in claims:
            own = tuple(toll for _, toll in sorted(counted[claim.id].items()))
            told = self.told.get(claim.article, NOTHING)
            wording, names = told.wordings.get(claim.id, ""), told.names.get(claim.id, frozenset())
            region = wording if claim.speech_act in HEARD_AROUND else ""
            day = self.days.get(claim.article)
            foreign, granted, beside = claim.id in told.foreign, told.granted.get(claim.id, ""), told.beside.get(claim.id, "")
            sole, taken, goes_on = claim.id in told.sole, tuple(positions[claim.id]), claim.id in told.going_on
            self.claims[claim.id] = Stated(
                claim, day, own, region, names, told.land, foreign, granted, beside, sole, wording, taken, goes_on
            )

    def _take_settings(self, articles: Sequence[str]) -> None:
        if articles:
            self.days |= self.store.days(articles)
            self.origins |= {member: origin.root for origin in self.store.origins(articles) for member in origin.members}
            self.told |= surroundings.told(self.store, articles)

    def theatre(self, record: Record) -> tuple[str, ...]:
        """Return the sides that the article of a record is most about, where it recalls an earlier war."""
        return self.told.get(record.article, NOTHING).theatre

    def placed(self, record: Record) -> Placed[Any]:
        """Return a record with its day and origin."""
        day, origin = self.days.get(record.article), self.origins.get(record.article, record.article)
        found = self.told.get(record.article, NOTHING).occasions.get(record.id, Occasion())
        return Placed(
            record, day, origin, found.on, found.at, found.lands, found.blow, found.definite, found.home, found.again, found.silent,
            found.month, found.named, found.body, found.instead, found.corrected, found.source,
        )  # fmt: skip

    def item(self, record_id: str) -> Any:
        """Return a record as the rules compare it."""
        return self.claims.get(record_id) or self.placed(self.records[record_id])
