"""Which place a toponym means.

A name is decided by what else the article names: a container beside it ("Gaziantep, Turkey", "the Turkish city of X"), the countries and
divisions that the other names speak for, and the places near which it would lie. What a name would say for itself never counts. Population
only orders what the article leaves open, and never earns a pin: where nothing but population speaks for a place, its point stays empty.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from counterclaim.vocabulary.places import PlaceRow, PlaceTable, fold, places, same_spelling, spelling_key

CANDIDATES = 40  # of one name, the most populous; more only cost time
NEAR_KM = 80.0
ROUNDS = 2  # names decided in the first round help to decide the others in the second

# What the article says for a candidate, in points; a pin needs CERTAIN of them.
CONTAINED = 12.0  # a container beside the name
KNOWN = 9.0  # a country, or a hand-made row: these names are in the overlay because they mean this place in news of war
STATE = 2.0  # a country rather than a division of the same name
CAPITAL = 4.0
COUNTRY_NAMED = 4.0  # times the country's share of what the article's other names say
DIVISION_NAMED = 2.0
NEARBY = 4.0  # where the other names mean places close by
CERTAIN = 2.0
CERTAIN_RENAMED = 4.5  # where the place has another name: its country alone says too little
CERTAIN_RENAMED_ALONE = 3.9  # ... but it is a city, and nothing else goes by the name: enough that it lies where the article mostly plays
AHEAD = 1.0  # points by which a pin must lead the next place of the name
SAME_PLACE_KM = 25.0
ACTING = 0.3  # what a country that only acts says about where things happen, against one in which something happens

UNIQUE = 2.0  # a division or city of no other place's name, told by its own: the name alone leaves nothing to confuse it with
UNIQUE_FROM = 100_000  # inhabitants; the table has no rivals of smaller places' names only because it has not all villages

# What the name itself says, in points: this decides between places but earns no pin.
ALONE = 2.0  # no other place has the name
SAME_NAME = 3.0  # the name is the place's own, not one of its other names
BIG_CITY = 100_000  # inhabitants from which a city outshines the villages of its land that bear its name
DWARFED = 30  # times as many as a village that is called so in another language alone
DWARFED_NAMESAKE = 1000  # ... and as one that bears the name itself
SEAT_FROM = 5_000  # inhabitants of a town that news would not confuse with the villages of its name, where it is the seat of a division ...
OUTSHINED = 10  # ... of that name and has so many times their people
TOWN_FROM = 20_000  # inhabitants of one that it would not confuse with the villages of its name in its land, seat or not
WORLD_CITY = 500  # times as many people as its namesakes anywhere: who means one of them says so
CROWD = 3  # places of a name in one land beyond which each more asks ...
CROWDED = 0.25  # ... for so much more of a lead
POPULATION = 0.7  # for each power of ten
KIND_TOLD = 14.0  # the words beside the name say which kind of place it is ("X province", "the town of X")
LEVEL_TOLD = 2.0  # and which level of division ("governorate", "district")
SETTLEMENT = 1.0  # a town rather than the division around it, where no word tells
NOTHING = 0.05  # points below which the article says nothing for a place
ODDS = 1.0  # points that make a candidate e times as likely as the next, when it speaks for others
ToponymKey = tuple[str, bool]
DIVISIONS = frozenset({"admin1", "district", "region"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name as an article uses it: its candidate rows, the rows of containers stated beside it, and whether it says where something is.

    ``kind`` is admin1, district or settlement where the words beside the name tell, else "".
    """

    name: str
    candidates: tuple[int, ...]
    containers: frozenset[int] = frozenset()
    countries: frozenset[str] = frozenset()  # two-letter codes that an adjective beside it gives ("the Turkish city of")
    located: bool = True
    kind: str = ""

    @property
    def key(self) -> ToponymKey:
        """What two mentions of one place share: the name, and whether it is that of a division ("Aleppo province" is not Aleppo)."""
        return fold(self.name), self.kind in DIVISIONS


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that a name means.

    ``evidence`` is what the article says for it, ``margin`` how far it leads the best other place more than `SAME_PLACE_KM` away,
    population apart, less what a name that many places of a land bear asks for. A pin needs enough of both, and more where ``renamed``:
    where the place goes by another name, and this is one of those that GeoNames collects from all languages.
    """

    row: PlaceRow
    evidence: float
    margin: float
    renamed: bool = False
    alone: bool = False

    @property
    def leading(self) -> bool:
        """Whether the article speaks for it: enough to help in deciding its other names."""
        return self.evidence >= CERTAIN

    @property
    def certain(self) -> bool:
        """Whether the article says enough for a pin."""
        renamed = CERTAIN_RENAMED_ALONE if self.alone else CERTAIN_RENAMED
        return self.evidence >= (renamed if self.renamed else CERTAIN) and self.margin >= AHEAD


@dataclass(slots=True)
class Said:
    """What names say about where an article plays: weights of countries and of first-order divisions."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[str, float] = field(default_factory=lambda: defaultdict(float))


class Evidence:
    """What each name of an article says; a name is judged by what all the others say.

    ``groups`` tells which toponyms are one name: "X" and "X district" say nothing for each other.
    """

    def __init__(self, said: Sequence[Said], groups: Sequence[int]) -> None:
        self._groups = groups
        self._own: dict[int, Said] = defaultdict(Said)
        self._every = Said()
        for group, one in zip(groups, said, strict=True):
            for total in (self._every, self._own[group]):
                _add(total.countries, one.countries)
                _add(total.divisions, one.divisions)

    @property
    def countries(self) -> Mapping[str, float]:
        """The weight of each country in all that is said."""
        return self._every.countries

    def country_share(self, iso2: str | None) -> float:
        """Return the weight of a country against the weightiest one, 0..1."""
        top = max(self._every.countries.values(), default=0.0)
        return self._every.countries.get(iso2 or "", 0.0) / top if top else 0.0

    def without(self, index: int) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """Return the shares of countries and of divisions, against the weightiest ones, that the names but for toponym ``index``'s give."""
        own = self._own[self._groups[index]]
        return _shares(self._every.countries, own.countries), _shares(self._every.divisions, own.divisions)


def _add(total: dict[str, float], more: Mapping[str, float]) -> None:
    for code, weight in more.items():
        total[code] += weight


def _shares(every: Mapping[str, float], own: Mapping[str, float]) -> Mapping[str, float]:
    left = {code: weight - own.get(code, 0.0) for code, weight in every.items()}
    top = max(left.values(), default=0.0)
    return {code: weight / max(top, ACTING) for code, weight in left.items() if weight > 1e-9} if top > 1e-9 else {}


def choose(toponyms: Sequence[Toponym]) -> tuple[Choice | None, ...]:
    """Return what each of an article's names means; null where the table has no candidate."""
    table = places()
    rows = [[table.row(row) for row in toponym.candidates[:CANDIDATES]] for toponym in toponyms]
    evidence = gather(toponyms, rows, table)
    shares = [evidence.without(index) for index in range(len(toponyms))]
    field_ = Neighbourhood(rows, _names(toponyms))
    odds = [_prior(candidates) for candidates in rows]
    choices: list[Choice | None] = []
    for _ in range(ROUNDS):
        near = field_.support(odds)
        scored = [_scores(*one, table) for one in zip(toponyms, rows, shares, near, strict=True)]
        choices = [_best(*one) for one in zip(toponyms, rows, scored, strict=True)]
        odds = [_odds(toponym, candidates, said) for toponym, candidates, said in zip(toponyms, rows, scored, strict=True)]
    return tuple(choices)


# ---- evidence ----


def gather(toponyms: Sequence[Toponym], rows: Sequence[list[PlaceRow]], table: PlaceTable) -> Evidence:
    """Return what the names say: a name of one country or division speaks for it, an ambiguous one for each of them in part."""
    return Evidence([_said_by(*one, table) for one in zip(toponyms, rows, strict=True)], _names(toponyms))


def _names(toponyms: Sequence[Toponym]) -> list[int]:
    """Return a number for the name of each toponym, the same for "X" and "X district"."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(fold(one.name), len(numbers)) for one in toponyms]


def _said_by(toponym: Toponym, candidates: Sequence[PlaceRow], table: PlaceTable) -> Said:
    said = Said()
    for row in (table.row(row) for row in toponym.containers):
        _speak_for(said, row, 2.0)
    for iso2 in toponym.countries:
        said.countries[iso2] += 1.0
    special = [row for row in candidates if row.type == "country" or row.overlay]
    if len(special) == 1:
        _speak_for(said, special[0], 1.0 if toponym.located or special[0].type != "country" else ACTING)
    elif special:
        _share_out(said.countries, {row.iso2 for row in special})
    else:
        _share_out(said.countries, {row.iso2 for row in candidates})
        _share_out(said.divisions, {row.admin1 for row in candidates})
    return said


def _share_out(weights: dict[str, float], codes: Set[str | None]) -> None:
    """Let an ambiguous name speak for each of its ``codes``, the less the more there are."""
    for code in codes - {None}:
        weights[str(code)] += 1.0 / len(codes) ** 1.5


def _speak_for(said: Said, row: PlaceRow, weight: float) -> None:
    for iso2 in row.countries or ((row.iso2,) if row.iso2 else ()):
        said.countries[iso2] += weight
    if row.admin1 is not None and row.type in {"admin1", "district"}:
        said.divisions[row.admin1] += weight


class Neighbourhood:
    """How close the candidates of an article's names lie to those of its other names; ``groups`` tells which toponyms are one name."""

    def __init__(self, rows: Sequence[Sequence[PlaceRow]], groups: Sequence[int]) -> None:
        flat = [(group, row) for group, candidates in zip(groups, rows, strict=True) for row in candidates]
        self._sizes = [len(candidates) for candidates in rows]
        self._owner = np.array([index for index, _ in flat], dtype=np.int64)
        self._placed = np.array([_has_point(row) for _, row in flat], dtype=bool)
        unit = np.array([_unit(row) for _, row in flat], dtype=np.float64).reshape(-1, 3)
        kilometres = 6371.0 * np.arccos(np.clip(unit @ unit.T, -1.0, 1.0))
        ids = np.array([row.row for _, row in flat], dtype=np.int64)
        self._close: npt.NDArray[np.float64] = np.exp(-kilometres / NEAR_KM)
        self._close *= self._placed[:, None] & self._placed[None, :] & (ids[:, None] != ids[None, :])

    def support(self, odds: Sequence[Sequence[float]]) -> list[list[float]]:
        """Return, for each candidate, how many of the other names mean a place close by, by how likely each of their candidates is."""
        if not len(self._owner):
            return [[] for _ in self._sizes]
        weighted = self._close * np.array([one for each in odds for one in each])[None, :]
        total = np.zeros(len(self._owner))
        for group in np.unique(self._owner):
            theirs = weighted[:, self._owner == group].max(axis=1)
            total += np.where(self._owner == group, 0.0, theirs)
        ends = np.cumsum(self._sizes)
        return [total[end - size : end].tolist() for size, end in zip(self._sizes, ends, strict=True)]


def _has_point(row: PlaceRow) -> bool:
    return row.lat is not None and row.lon is not None and row.type in {"settlement", "site", "district", "admin1"}


def _unit(row: PlaceRow) -> tuple[float, float, float]:
    """Return the place as a point on the unit sphere."""
    lat, lon = math.radians(row.lat or 0.0), math.radians(row.lon or 0.0)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


# ---- the decision ----


def _prior(candidates: Sequence[PlaceRow]) -> list[float]:
    """Return how likely each candidate is by its size alone."""
    sizes = [math.sqrt(row.population + 1000) for row in candidates]
    return [size / sum(sizes) for size in sizes]


def _odds(toponym: Toponym, candidates: Sequence[PlaceRow], said: Sequence[float]) -> list[float]:
    """Return how likely each candidate is by all that speaks for it."""
    points = [score + _size_points(row) for score, row in zip(_named(toponym, candidates, said), candidates, strict=True)]
    top = max(points, default=0.0)
    raw = [math.exp((one - top) / ODDS) for one in points]
    return [one / sum(raw) for one in raw]


def _size_points(row: PlaceRow) -> float:
    return POPULATION * math.log10(row.population + 10)


def _named(toponym: Toponym, candidates: Sequence[PlaceRow], said: Sequence[float]) -> list[float]:
    return [score + _name_points(row, toponym) for score, row in zip(said, candidates, strict=True)]


def _best(toponym: Toponym, candidates: Sequence[PlaceRow], said: Sequence[float]) -> Choice | None:
    if not candidates:
        return None
    points = _named(toponym, candidates, said)
    at = max(range(len(candidates)), key=lambda one: (points[one] + _size_points(candidates[one]), -candidates[one].row))
    cities = (one for one in range(len(candidates)) if _dwarfs(candidates[one], candidates[at], toponym))
    at = max(cities, key=lambda one: candidates[one].population, default=at)
    best = _with_seat(candidates[at], toponym, candidates)
    apart = [not (_same_place(best, one) or _dwarfs(best, one, toponym) or _outshines(best, one, candidates)) for one in candidates]
    others = max((score for score, is_rival in zip(points, apart, strict=True) if is_rival), default=0.0)
    unique = UNIQUE * (_stands_alone(best, toponym) and not any(_contends(other, best, toponym) for other in candidates))
    unsaid = (_same_place(best, rival) or points_said < NOTHING for rival, points_said in zip(candidates, said, strict=True))
    alone = best.population >= UNIQUE_FROM and all(unsaid)
    return Choice(best, said[at] + unique, points[at] - others - _crowd(best, toponym, candidates), not _own_name(best, toponym), alone)


def _crowd(best: PlaceRow, toponym: Toponym, candidates: Sequence[PlaceRow]) -> float:
    """Return by how much more a village must lead where many of its land bear the name: some others are in no table."""
    if best.type != "settlement" or best.population >= TOWN_FROM:
        return 0.0
    namesakes = sum(row.type == "settlement" and row.iso2 == best.iso2 and _own_name(row, toponym) for row in candidates)
    return CROWDED * max(0, namesakes - CROWD)


def _with_seat(division: PlaceRow, toponym: Toponym, candidates: Sequence[PlaceRow]) -> PlaceRow:
    """Return a division at the town in it that bears its name, its seat; at the table's point, its largest town, where none does."""
    if division.type not in {"admin1", "district"} or division.curated:
        return division
    named = (row for row in candidates if row.type == "settlement" and row.lat is not None and _own_name(row, toponym))
    within = (row for row in named if row.admin1 == division.admin1 or (row.curated and row.iso2 == division.iso2))
    seat = max(within, key=lambda row: row.population, default=None)
    return replace(division, lat=seat.lat, lon=seat.lon) if seat is not None else division


def _outshines(town: PlaceRow, other: PlaceRow, candidates: Sequence[PlaceRow]) -> bool:
    """Whether news that means ``other``, of the same name and land, would say so.

    It would of a village beside the seat of a division of that name or a town far bigger, of a small district beside a town, and of
    a village anywhere that shares the name of a city of the world. Where nothing is known of how many live there, nothing is said.
    """
    if _is_world_city(town, other):
        return True
    if town.type != "settlement" or town.iso2 != other.iso2 or other.overlay:
        return False
    if town.population < max(SEAT_FROM, OUTSHINED * other.population):
        return False
    divisions = [row for row in candidates if row.type in {"admin1", "district"} and row.lat is not None]
    seats = [any(_same_place(one, row) for row in divisions) for one in (town, other)]
    bigger = town.population >= TOWN_FROM and other.population > 0
    return other.type == "district" or (other.type == "settlement" and (bigger or seats == [True, False]))


def _is_world_city(city: PlaceRow, other: PlaceRow) -> bool:
    """Whether ``other`` is so small beside a city of its name, wherever it lies, that the name alone means the city."""
    big = city.type == "settlement" and city.population >= UNIQUE_FROM
    return big and other.type == "settlement" and 0 < other.population * WORLD_CITY <= city.population


def _dwarfs(city: PlaceRow, other: PlaceRow, toponym: Toponym) -> bool:
    """Whether a big city bears the name, however it is spelt, and the other is a village of its land: the village would be called one."""
    if other.overlay or not (city.type == other.type == "settlement" and city.iso2 == other.iso2):
        return False
    named = spelling_key(city.name) == spelling_key(toponym.name)
    namesake = fold(other.name) == fold(toponym.name) or spelling_key(other.name) == spelling_key(toponym.name)
    times = DWARFED_NAMESAKE if namesake else DWARFED
    return named and city.population >= BIG_CITY and city.population >= times * (other.population + 1)


def _stands_alone(row: PlaceRow, toponym: Toponym) -> bool:
    """Whether a name is the own one of a division or a big city, so that having no rival in the table says something."""
    return fold(row.name) == fold(toponym.name) and (row.type == "admin1" or (row.type == "settlement" and row.population >= UNIQUE_FROM))


def _contends(other: PlaceRow, best: PlaceRow, toponym: Toponym) -> bool:
    """Whether a place elsewhere could be meant by the name too: not a small one that is called so in another language alone."""
    small = other.population * DWARFED <= best.population and not _own_name(other, toponym)
    return not (_same_place(best, other) or small or _is_world_city(best, other))


def _name_points(row: PlaceRow, toponym: Toponym) -> float:
    """Return the points that the name itself, and the kind of place that stands beside it, give to ``row``."""
    same = row.curated or row.type == "country" or fold(row.name) == fold(toponym.name)
    points = SAME_NAME * same + ALONE * (len(toponym.candidates) == 1) + SETTLEMENT * (row.type == "settlement")
    if toponym.kind in DIVISIONS and row.type in DIVISIONS:
        return points + KIND_TOLD + LEVEL_TOLD * (row.type == toponym.kind)
    return points + KIND_TOLD * (toponym.kind == "settlement" and row.type in {"settlement", "site"})


def _own_name(row: PlaceRow, toponym: Toponym) -> bool:
    """Whether the name is the place's own, but for how it is transliterated and what kind of division stands in it."""
    if row.curated or row.type in {"country", "admin1", "district"}:
        return True
    return row.capital or same_spelling(row.name, toponym.name)


def _same_place(row: PlaceRow, other: PlaceRow) -> bool:
    """Whether two rows are one place listed twice, or a town and what is named after it."""
    if row.row == other.row:
        return True
    if row.lat is None or row.lon is None or other.lat is None or other.lon is None:
        return row.iso2 is not None and row.admin1 == other.admin1 and row.iso2 == other.iso2
    return distance_km(row.lat, row.lon, other.lat, other.lon) <= SAME_PLACE_KM


Shares = tuple[Mapping[str, float], Mapping[str, float]]


def _scores(toponym: Toponym, candidates: Sequence[PlaceRow], shares: Shares, near: Sequence[float], table: PlaceTable) -> list[float]:
    """Return the points that the article gives to each candidate."""
    listed = {row.type for row in candidates if row.overlay or row.type == "country"}  # "Illinois, Oklahoma" lists two states
    containers = [row for row in (table.row(row) for row in toponym.containers) if row.type not in listed]
    return [
        _evidence_for(row, toponym, containers, shares) + NEARBY * (1 - math.exp(-one)) for row, one in zip(candidates, near, strict=True)
    ]


def _evidence_for(row: PlaceRow, toponym: Toponym, containers: Sequence[PlaceRow], shares: Shares) -> float:
    countries, divisions = shares
    points = CONTAINED * any(_lies_in(row, container) for container in containers)
    points += CONTAINED * (row.iso2 in toponym.countries)
    points += KNOWN * (row.overlay or row.type == "country") + STATE * (row.type == "country") + CAPITAL * row.capital
    return points + COUNTRY_NAMED * countries.get(row.iso2 or "", 0.0) + DIVISION_NAMED * divisions.get(row.admin1 or "", 0.0)


def _lies_in(row: PlaceRow, container: PlaceRow) -> bool:
    if container.type == "country":
        return row.iso2 == container.iso2 and row.type != "country"
    if container.admin1 is not None:
        return row.admin1 == container.admin1
    if container.lat is None or container.lon is None or row.lat is None or row.lon is None:
        return row.iso2 is not None and row.iso2 == container.iso2
    return row.iso2 == container.iso2 and distance_km(row.lat, row.lon, container.lat, container.lon) < 400


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance between two points in kilometres."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def merge(toponyms: Iterable[Toponym]) -> dict[ToponymKey, Toponym]:
    """Return one toponym a name: a name means one place in an article, so what is said beside any of its mentions counts for all."""
    merged: dict[ToponymKey, Toponym] = {}
    for one in toponyms:
        key = one.key
        old = merged.get(key)
        merged[key] = (
            one
            if old is None
            else Toponym(
                old.name,
                old.candidates,
                old.containers | one.containers,
                old.countries | one.countries,
                old.located or one.located,
                old.kind or one.kind,
            )
        )
    return merged
