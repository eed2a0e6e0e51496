"""Which place a toponym means, and the places of an article.

A name is decided by what else the article names: a container beside it ("Gaziantep, Turkey", "the Turkish city of X"), the
countries and divisions named, and places nearby. Population only orders what the article leaves open, and never earns a pin:
where nothing but population speaks for a place, its point stays empty.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from counterclaim.event import Place
from counterclaim.extract.context import Reading, made_by
from counterclaim.ids import content_id
from counterclaim.mention import PassageMentions, PlaceMention
from counterclaim.vocabulary.places import PlaceRow, PlaceTable, fold, places, spelling_key

CANDIDATES = 40  # of one name, the most populous; more only cost time
NEAR_KM = 150.0
FOCUS_SHARE = 0.34  # of the places in the country with most of them, from which on an article plays in a country too
LIKENESS_COUNTRIES = 3  # in which a name that the table lacks is looked for in another spelling
WELL_KNOWN = 50_000  # people of a place that is meant wherever its name stands
LIKENESS_SHARE = 0.4  # of the evidence for the weightiest country, from which on they count
ROUNDS = 2  # names decided in the first round help to decide the others in the second

# What the article says for a candidate, in points; a pin needs CERTAIN of them.
CONTAINED = 12.0  # a container beside the name
KNOWN = 9.0  # a country, or a hand-made row: these names are in the overlay because they mean this place in news of war
STATE = 2.0  # a country rather than a division of the same name
CAPITAL = 4.0
COUNTRY_NAMED = 4.0  # times the country's share of the article's evidence
DIVISION_NAMED = 6.0
NEARBY = 3.0
CERTAIN = 2.0
AHEAD = 1.0  # points by which a pin must lead the next place of the name
SAME_PLACE_KM = 25.0
ACTING = 0.3  # what a country that only acts says about where things happen, against one in which something happens

# What the name itself says, in points: this decides between places but earns no pin.
ALONE = 2.0  # no other place has the name
SAME_NAME = 3.0  # the name is the place's own, not one of its other names
POPULATION = 1.0  # for each power of ten

WHERE_PREC: Mapping[str, int | None] = {
    "settlement": 1, "site": 1, "district": 3, "admin1": 4, "region": 4, "line": 5, "country": 6, "water": 7
}  # fmt: skip
GEO_PRECISION: Mapping[str, int] = {
    "settlement": 1,
    "site": 1,
    "district": 2,
    "admin1": 3,
    "region": 3,
    "line": 3,
    "country": 3,
    "water": 3,
}
BESIDE = frozenset({"near", "around", "outside", "towards", "toward", "beyond", "along", "off", "surrounding"})
AREA_FEATURES = frozenset(
    {
        "region",
        "regions",
        "district",
        "county",
        "area",
        "areas",
        "countryside",
        "direction",
        "directions",
        "sector",
        "axis",
        "front",
        "highlands",
    }
)
HOLDS = re.compile(r", |,? in (?:the )?(?:\w+ern )?")  # between a place and what holds it
CENTRE_WORDS = frozenset({"city", "town", "village", "hamlet", "settlement", "capital"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name as an article uses it: its candidate rows, the rows of containers stated beside it, and whether it says where something is."""

    name: str
    candidates: tuple[int, ...]
    containers: frozenset[int] = frozenset()
    countries: frozenset[str] = frozenset()  # two-letter codes that an adjective beside it gives ("the Turkish city of")
    located: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that a name means.

    ``evidence`` is what the article says for it, ``margin`` how far it leads the best other place more than `SAME_PLACE_KM` away,
    population apart. A pin needs enough of both.
    """

    row: PlaceRow
    evidence: float
    margin: float

    @property
    def leading(self) -> bool:
        """Whether the article speaks for it: enough to help in deciding its other names."""
        return self.evidence >= CERTAIN

    @property
    def certain(self) -> bool:
        """Whether the article says enough for a pin."""
        return self.evidence >= CERTAIN and self.margin >= AHEAD


@dataclass(slots=True)
class Evidence:
    """What an article says about where it plays: weights of countries and divisions, and points that are certain."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    points: list[tuple[float, float]] = field(default_factory=list)

    def country_share(self, iso2: str | None) -> float:
        """Return the weight of a country against the weightiest one, 0..1."""
        top = max(self.countries.values(), default=0.0)
        return self.countries.get(iso2 or "", 0.0) / top if top else 0.0

    def division_share(self, admin1: str | None) -> float:
        """Return the weight of a first-order division against the weightiest one, 0..1."""
        top = max(self.divisions.values(), default=0.0)
        return self.divisions.get(admin1 or "", 0.0) / top if top else 0.0


def choose(toponyms: Sequence[Toponym]) -> tuple[Choice | None, ...]:
    """Return what each of an article's names means; null where the table has no candidate."""
    table = places()
    rows = [[table.row(row) for row in toponym.candidates[:CANDIDATES]] for toponym in toponyms]
    evidence = _gather(toponyms, rows, table)
    choices: list[Choice | None] = []
    for _ in range(ROUNDS):
        choices = [_best(toponym, candidates, evidence, table) for toponym, candidates in zip(toponyms, rows, strict=True)]
        evidence.points = [point for choice in choices if choice is not None and choice.leading for point in _points(choice.row)]
    return tuple(choices)


def _points(row: PlaceRow) -> Iterator[tuple[float, float]]:
    if row.lat is not None and row.lon is not None and row.type in {"settlement", "site", "district"}:
        yield row.lat, row.lon


# ---- evidence ----


def _gather(toponyms: Sequence[Toponym], rows: Sequence[list[PlaceRow]], table: PlaceTable) -> Evidence:
    """Return what the names say together: a name of one country or division speaks for it, an ambiguous one for each of them in part."""
    evidence = Evidence()
    for toponym, candidates in zip(toponyms, rows, strict=True):
        for row in (table.row(row) for row in toponym.containers):
            _speak_for(evidence, row, 2.0)
        for iso2 in toponym.countries:
            evidence.countries[iso2] += 1.0
        if not candidates:
            continue
        special = [row for row in candidates if row.type == "country" or row.overlay]
        if len(special) == 1:
            _speak_for(evidence, special[0], 1.0 if toponym.located or special[0].type != "country" else ACTING)
        elif special:
            _share_out(evidence.countries, {row.iso2 for row in special})
        if special:
            continue
        _share_out(evidence.countries, {row.iso2 for row in candidates})
        _share_out(evidence.divisions, {row.admin1 for row in candidates})
    return evidence


def _share_out(weights: dict[str, float], codes: Set[str | None]) -> None:
    """Let an ambiguous name speak for each of its ``codes``, the less the more there are."""
    for code in codes - {None}:
        weights[str(code)] += 1.0 / len(codes) ** 1.5


def _speak_for(evidence: Evidence, row: PlaceRow, weight: float) -> None:
    for iso2 in row.countries or ((row.iso2,) if row.iso2 else ()):
        evidence.countries[iso2] += weight
    if row.admin1 is not None and row.type == "admin1":
        evidence.divisions[row.admin1] += weight


def _best(toponym: Toponym, candidates: list[PlaceRow], evidence: Evidence, table: PlaceTable) -> Choice | None:
    if not candidates:
        return None
    containers = [table.row(row) for row in toponym.containers]
    said = {row.row: _evidence_for(row, toponym, containers, evidence) for row in candidates}
    points = {row.row: said[row.row] + _name_points(row, toponym) for row in candidates}
    best = max(candidates, key=lambda row: (points[row.row] + POPULATION * math.log10(row.population + 10), -row.row))
    others = max((points[rival.row] for rival in candidates if not _same_place(best, rival)), default=0.0)
    return Choice(best, said[best.row], points[best.row] - others)


def _name_points(row: PlaceRow, toponym: Toponym) -> float:
    """Return the points that the name itself gives to ``row``."""
    same = row.overlay or row.type == "country" or fold(row.name) == fold(toponym.name)
    return SAME_NAME * same + ALONE * (len(toponym.candidates) == 1)


def _same_place(row: PlaceRow, other: PlaceRow) -> bool:
    """Whether two rows are one place listed twice."""
    if row.row == other.row:
        return True
    if row.lat is None or row.lon is None or other.lat is None or other.lon is None:
        return False
    return distance_km(row.lat, row.lon, other.lat, other.lon) <= SAME_PLACE_KM


def _evidence_for(row: PlaceRow, toponym: Toponym, containers: Sequence[PlaceRow], evidence: Evidence) -> float:
    """Return the points that the article gives to ``row``."""
    points = CONTAINED * any(_lies_in(row, container) for container in containers)
    points += CONTAINED * (row.iso2 in toponym.countries)
    points += KNOWN * (row.overlay or row.type == "country") + STATE * (row.type == "country") + CAPITAL * row.capital
    points += COUNTRY_NAMED * evidence.country_share(row.iso2) + DIVISION_NAMED * evidence.division_share(row.admin1)
    if row.lat is not None and row.lon is not None:
        points += NEARBY * min(1.0, sum(_closeness(row.lat, row.lon, *point) for point in evidence.points))
    return points


def _lies_in(row: PlaceRow, container: PlaceRow) -> bool:
    if container.type == "country":
        return row.iso2 == container.iso2 and row.type != "country"
    if container.admin1 is not None:
        return row.admin1 == container.admin1
    if container.lat is None or container.lon is None or row.lat is None or row.lon is None:
        return row.iso2 is not None and row.iso2 == container.iso2
    return row.iso2 == container.iso2 and distance_km(row.lat, row.lon, container.lat, container.lon) < 400


def _closeness(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return 1 at no distance, falling to 0; a place is no evidence for itself."""
    distance = distance_km(lat, lon, other_lat, other_lon)
    return math.exp(-distance / NEAR_KM) if distance > 0.5 else 0.0


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance between two points in kilometres."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


# ---- the places of an article ----


@dataclass(frozen=True, slots=True)
class Use:
    """A mention of a toponym in an article."""

    passage: int
    mention: PlaceMention
    toponym: Toponym
    capital: bool = False  # stands for its government


def extract_places(reading: Reading) -> tuple[Place, ...]:
    """Return one place for each distinct place of the article, at its first mention that matters, in reading order."""
    uses = sorted(
        (use for index, passage in enumerate(reading.passages) for use in (*_uses(index, passage), *_speaking_capitals(index, passage))),
        key=lambda use: (use.passage, use.mention.start, not use.capital),
    )
    merged = _with_likenesses(merge(use.toponym for use in uses))
    chosen = dict(zip(merged, choose(tuple(merged.values())), strict=True))
    named = {choice.row.iso2 for choice in chosen.values() if choice is not None and choice.row.type == "country"}
    uses = [use for use in uses if not use.capital or places().row(use.toponym.candidates[0]).iso2 not in named]
    relevant = _relevant_countries(uses, chosen)
    found: dict[object, Place] = {}
    for use in uses:
        choice = chosen[fold(use.toponym.name)]
        if choice is None:
            found.setdefault(spelling_key(use.toponym.name), _unlisted(reading, use))
        elif _matters(use, choice, relevant):
            key = _identity(use, choice)
            found[key] = _fuller(found[key], use) if key in found else _place(reading, use, choice)
    return tuple(found.values())


def _fuller(place: Place, use: Use) -> Place:
    """Return the place under the fuller name by which the article calls it too ("Nagorno-Karabakh" for "Karabakh")."""
    words = use.mention.name
    return replace(place, name=words) if words != place.name and re.fullmatch(rf"(?i:.+[ -]){re.escape(place.name)}", words) else place


def _with_likenesses(toponyms: dict[str, Toponym]) -> dict[str, Toponym]:
    """Return the toponyms, those that the table lacks or has in other countries only with the rows that another spelling of them names."""
    table = places()
    evidence = _gather(
        tuple(toponyms.values()), [[table.row(row) for row in one.candidates[:CANDIDATES]] for one in toponyms.values()], table
    )
    top = sorted(evidence.countries, key=lambda iso2: (-evidence.countries[iso2], iso2))[:LIKENESS_COUNTRIES]
    countries = [iso2 for iso2 in top if evidence.country_share(iso2) >= LIKENESS_SHARE]
    return {key: _alike(one, countries, table) for key, one in toponyms.items()}


def _alike(toponym: Toponym, countries: Sequence[str], table: PlaceTable) -> Toponym:
    if not toponym.located or any(row < table.offset or table.row(row).iso2 in countries for row in toponym.candidates[:CANDIDATES]):
        return toponym
    if any(table.population(row) > WELL_KNOWN for row in toponym.candidates):
        return toponym
    rows = tuple(row for iso2 in countries for row in table.spelt_like(toponym.name, iso2, loosely=not toponym.candidates))
    return replace(toponym, candidates=(*rows, *toponym.candidates)) if rows else toponym


def _uses(index: int, passage: PassageMentions) -> Iterator[Use]:
    for at, mention in enumerate(passage.places):
        if not mention.candidates and _is_something_else(passage, mention):
            continue
        following = passage.places[at + 1] if at + 1 < len(passage.places) else None
        contained = following is not None and HOLDS.fullmatch(passage.view, mention.end, following.start) is not None
        containers = frozenset(_containers(following)) if contained and following is not None else frozenset()
        countries = frozenset(_adjective_countries(passage, mention))
        located = bool(mention.relation or mention.feature)
        yield Use(index, mention, Toponym(mention.name, mention.candidates, containers, countries, located))


def _is_something_else(passage: PassageMentions, mention: PlaceMention) -> bool:
    """Whether a name that the table lacks is that of an actor, or of a time."""
    if mention.feature == "border":
        return False
    spans = [(one.start, one.end) for one in passage.actors if one.actor is None or one.actor.kind != "unknown"]
    spans += [(one.start, one.end) for one in passage.times]
    return any(start < mention.end and mention.start < end for start, end in spans)


def _speaking_capitals(index: int, passage: PassageMentions) -> Iterator[Use]:
    """Yield the capitals that stand for their government: places only where the article names the country in no other way."""
    table = places()
    for actor in passage.actors:
        if actor.actor is None or actor.actor.iso3 is None or actor.form != "name" or actor.actor.kind not in {"state", "government_body"}:
            continue
        words = passage.view[actor.start : actor.end]
        known = [table.row(row) for row in table.lookup(words)]
        rows = tuple(row.row for row in known if _is_capital(row, actor.actor.iso3))[:1]
        if rows and not any(row.type == "country" for row in known):
            yield Use(index, PlaceMention(actor.start, actor.end, words, rows), Toponym(words, rows, located=False), capital=True)


def _is_capital(row: PlaceRow, iso3: str) -> bool:
    country = places().by_iso3.get(iso3)
    return row.type == "settlement" and row.iso3 == iso3 and country is not None and fold(country.capital) in {fold(row.name)}


def _containers(mention: PlaceMention) -> Iterable[int]:
    """Yield the rows of a mention that can hold another place: countries and regions, not towns."""
    table = places()
    return (row for row in mention.candidates if row < table.offset and table.row(row).type in {"country", "admin1", "region"})


def _adjective_countries(passage: PassageMentions, mention: PlaceMention) -> Iterator[str]:
    """Yield the country that an adjective before the name gives: "the Turkish city of X", "Iraq's Y"."""
    table = places()
    for actor in passage.actors:
        if actor.actor is None or actor.actor.iso3 is None or not 0 <= mention.start - actor.end <= 30:
            continue
        between = passage.view[actor.end : mention.start].casefold().replace("'s", " ").replace("’s", " ").split()
        if set(between) <= CENTRE_WORDS | {"of", "northern", "southern", "eastern", "western", "central", "border", "port", "coastal", ","}:
            country = table.by_iso3.get(actor.actor.iso3)
            if country is not None:
                yield country.iso2


def merge(toponyms: Iterable[Toponym]) -> dict[str, Toponym]:
    """Return one toponym a name: a name means one place in an article, so what is said beside any of its mentions counts for all."""
    merged: dict[str, Toponym] = {}
    for one in toponyms:
        key = fold(one.name)
        old = merged.get(key)
        merged[key] = (
            one
            if old is None
            else Toponym(
                old.name, old.candidates, old.containers | one.containers, old.countries | one.countries, old.located or one.located
            )
        )
    return merged


def _relevant_countries(uses: Sequence[Use], chosen: Mapping[str, Choice | None]) -> frozenset[str] | None:
    """Return the countries in which the article's places lie, and their neighbours: named there, a country matters as an actor too.

    Null where nothing is set anywhere: then every country matters.
    """
    table, weights = places(), dict[str, float]()
    for use in uses:
        choice = chosen[fold(use.toponym.name)]
        if choice is None or not choice.row.iso2 or not use.toponym.located:
            continue
        weights[choice.row.iso2] = weights.get(choice.row.iso2, 0.0) + 1.0
    if not weights:
        return None
    top = max(weights.values())
    focus = {iso2 for iso2, weight in weights.items() if weight >= FOCUS_SHARE * top and iso2 in table.by_iso2}
    return frozenset(focus.union(*(table.by_iso2[iso2].neighbours for iso2 in focus)))


def _matters(use: Use, choice: Choice, relevant: frozenset[str] | None) -> bool:
    """Whether a mention is a place of the report: a country that only acts and lies far away is none."""
    return choice.row.type != "country" or use.toponym.located or relevant is None or choice.row.iso2 in relevant


def _identity(use: Use, choice: Choice) -> object:
    return choice.row.row if choice.certain or choice.row.lat is None else fold(use.toponym.name)


def _place(reading: Reading, use: Use, choice: Choice) -> Place:
    named, end = _words_of(reading, use)
    span = reading.span(use.passage, use.mention.start, end, "place")
    row, certain = choice.row, choice.certain
    pinned = certain and row.type != "country"
    where_prec, geo_precision = _precision(use.mention, row) if certain else (None, None)
    return Place(
        id=content_id("place", reading.article.id, span.start, span.end),
        article=reading.article.id,
        start=span.start,
        end=span.end,
        spans=(span,),
        provenance=made_by("place.table"),
        name=named,
        canonical=row.name if certain else named,
        geonameid=row.geonameid if certain else None,
        lat=row.lat if pinned else None,
        lon=row.lon if pinned else None,
        iso3=row.iso3 if certain else None,
        geo_precision=geo_precision,
        where_prec=where_prec,
    )


NAMED_KIND = re.compile(
    r" (?:(?:[Rr]efugee |[Dd]isplacement |IDP )?[Cc]amp"
    r"|State|Province|Governorate|District|Region|Oblast|County|Township|Mountains|Valley|Strip|Heights|Peninsula|Island|Islands|Desert)\b"
)  # a capital makes the kind of place part of its name; a camp has no other


def _words_of(reading: Reading, use: Use) -> tuple[str, int]:
    """Return the name as the article writes it and where it ends: with the kind of place where that is part of it ("Zamzam camp")."""
    view, mention = reading.passages[use.passage].view, use.mention
    kind = NAMED_KIND.match(view, mention.end) if view.startswith(mention.name, mention.start) else None
    if kind is None:
        return mention.name, mention.end
    return mention.name + kind.group(), kind.end()


def _unlisted(reading: Reading, use: Use) -> Place:
    """Return a place that the words call one and that the table lacks (a village, a border): its name, and no point."""
    line = use.mention.feature == "border"
    name, end = _words_of(reading, use)
    span = reading.span(use.passage, use.mention.start, end, "place")
    return Place(
        id=content_id("place", reading.article.id, span.start, span.end),
        article=reading.article.id,
        start=span.start,
        end=span.end,
        spans=(span,),
        provenance=made_by("place.unlisted"),
        name=name,
        canonical=name,
        geonameid=None,
        lat=None,
        lon=None,
        iso3=None,
        geo_precision=GEO_PRECISION["line"] if line else None,
        where_prec=WHERE_PREC["line"] if line else None,
    )


def _precision(mention: PlaceMention, row: PlaceRow) -> tuple[int | None, int | None]:
    """Return UCDP's where_prec and ACLED's geo_precision: how closely the words tie something to the point."""
    if row.type == "region" and row.lat is None:
        return (None, None) if row.iso3 is None else (WHERE_PREC["region"], GEO_PRECISION["region"])
    if row.type in {"settlement", "site"} and mention.feature in AREA_FEATURES:
        return WHERE_PREC["district"], GEO_PRECISION["district"]
    if row.type in {"settlement", "site"} and mention.relation in BESIDE:
        return 2, 2
    return WHERE_PREC[row.type], GEO_PRECISION[row.type]
