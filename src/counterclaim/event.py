"""What happened or stands: events, relations, measures, holdings, places and dates."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from counterclaim.actor import Actor
from counterclaim.mention import Granularity
from counterclaim.noun import Record

RelationKind = Literal["supports", "alliance", "defence_pact", "base", "hosts", "supplies_arms", "hostile", "mediates"]
MeasureKind = Literal["martial_law", "military_rule", "curfew", "mobilisation", "partial_mobilisation", "exit_ban"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``start`` to ``end``, both included, as ISO dates; null = open. ``granularity`` is how finely the words tell."""

    start: str | None
    end: str | None
    granularity: Granularity


@dataclass(frozen=True, slots=True)
class Location:
    """A place as an event names it: the words, and the point where there is one (never a guess)."""

    name: str
    lat: float | None = None
    lon: float | None = None
    iso3: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Who did what to whom (PLOVER type, mode and context; ACLED type and sub-type).

    ``asserted_by`` and ``denied_by`` are sides; an event that is only threatened, demanded or negated is not recorded as an event of
    that kind. ``tolls`` are ids.
    """

    record: ClassVar[str] = "event"

    plover: str
    mode: str | None
    context: str | None
    acled_type: str | None
    acled_sub_type: str | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    place: Location | None
    date: Interval | None
    weapon: str | None
    tolls: tuple[str, ...]
    asserted_by: str | None
    denied_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """A standing tie between two actors, and the claim that asserts it (null: the outlet's own voice)."""

    record: ClassVar[str] = "relation"

    left: Actor
    right: Actor
    kind: RelationKind
    asserted_by: str | None
    claim: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """An emergency or military measure (PLOVER COERCE / MOBILIZE modes); ``date`` is an ISO day, month or year, or null."""

    record: ClassVar[str] = "measure"

    by: Actor
    kind: MeasureKind
    area: str | None
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding(Record):
    """A line of an order of battle: ``n`` of ``item`` held by ``side``; ``parts`` are the stated components."""

    record: ClassVar[str] = "holding"

    side: str | None
    item: str
    n: int
    parts: dict[str, int]
    as_of: str | None
    claim: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A toponym that matters to the conflict, one a distinct place and article; no point (null) rather than a false pin.

    ``geo_precision`` is ACLED's 1-3, ``where_prec`` UCDP's 1-7; ``iso3`` is de jure.
    """

    record: ClassVar[str] = "place"

    name: str
    canonical: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    iso3: str | None
    geo_precision: int | None
    where_prec: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Record):
    """A time expression placed in time: ``value`` as ISO (2020-09-29, 2020-09-29TEV, 2020-07, 1994, 2020-09-27/2020-10-01)."""

    record: ClassVar[str] = "date"

    value: str | None
    interval: Interval
    anchor: str | None
