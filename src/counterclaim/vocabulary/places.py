"""The table of places: populated places and divisions of GeoNames, countries, and the hand-made overlay of regions and contested names.

Every row has a number: overlay rows first (they hold what the table lacks), then countries, then populated places and divisions. The table
is read once on first use (see `build_places` for its format) and lives in packed arrays.
"""

import json
import lzma
import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
import numpy.typing as npt

from counterclaim.errors import VocabularyError
from counterclaim.vocabulary.loader import Vocabulary, load

PlaceType = Literal["settlement", "district", "admin1", "region", "country", "line", "water", "site"]
TABLE = Path(str(files("counterclaim.vocabulary") / "data" / "places.bin"))
COLUMNS = (
    "names", "counts", "rows", "canonical", "geonameid", "lat", "lon", "population", "admin1", "admin1_codes", "countries", "kinds",
)  # fmt: skip
DENSE = frozenset({"names"})  # packed with LZMA, which saves most there; zlib, which is faster to read, packs the rest

NOWHERE = 2**31 - 1  # stands for a coordinate that is not known
KINDS: tuple[PlaceType, ...] = ("settlement", "admin1", "district")  # of the rows after the overlay and the countries
SHORTEST_MISSPELT = 5  # letters; shorter names are too close to each other

SHORTEST_KEY = 4  # letters of a key of spelling
MOST_SPELLINGS = 60_000  # names of a country; beyond, reading them all takes longer than an article may

DOUBLED = re.compile(r"(.)\1+")

LETTERS = str.maketrans(
    {"ı": "i", "ə": "a", "Ə": "A", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss"}
    | {"æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ŋ": "n"}
    | dict.fromkeys("'’ʻʼʿʾ`´‘.\"", "")
    | dict.fromkeys("-‐‑–_", " ")
)  # fmt: skip


def fold(name: str) -> str:
    """Return ``name`` as names are compared: casefolded, without accents, points and apostrophes, hyphens as blanks."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name.translate(LETTERS)) if not unicodedata.combining(c))
    return " ".join(name.translate(LETTERS).casefold().split())


class SpellingParts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Articles and letters of transliterated names; the comments of ``spellings.toml`` say how they are levelled."""

    articles: frozenset[str]
    letters: tuple[tuple[str, str], ...]


class Spellings(Vocabulary, frozen=True, kw_only=True):
    """What transliterations of one name differ in: first words by one spelling, articles, letters."""

    words: dict[str, str]
    parts: SpellingParts


@cache
def spellings() -> Spellings:
    """Return the shipped differences of spelling."""
    return load("spellings", Spellings)


def spelling_key(name: str) -> str:
    """Return what all usual transliterations of a name share: articles and blanks dropped, sounds that spellings mix up levelled."""
    level = spellings()
    words = [level.words.get(word, word) for word in fold(name).split()]
    bare = "".join(word for word in words if word not in level.parts.articles or len(words) == 1)
    for old, new in level.parts.letters:
        bare = bare.replace(old, new)
    bare = DOUBLED.sub(r"\1", bare)
    return re.sub(r"(?<=\w\w)(?:ah|ih|a|i|h)$", "a", bare)


def consonant_key(key: str) -> str:
    """Return the first letter and the consonants of a key of spelling: Semitic names keep these where transliterations disagree."""
    return key[:1] + "".join(letter for letter in key[1:] if letter not in "aiu") + "*"


def same_spelling(one: str, other: str) -> bool:
    """Whether two names can be one name transliterated twice; short ones must share their vowels too."""
    left, right = spelling_key(one), spelling_key(other)
    return left == right or (consonant_key(left) == consonant_key(right) and len(consonant_key(left)) > SHORTEST_KEY)


class OverlayGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Places of one type, country and source that the table lacks or has wrong. ``iso3`` is de jure.

    A key is the canonical name, then other spellings (the other side's names included), parted by " | ". ``points`` gives
    [latitude, longitude] in degrees; ``seats`` the populated place whose point stands for the whole (a province's capital),
    "NAME, ISO2" where another country must be named; ``pointless`` are places without a single point, ``middles`` such places
    with the middle of their area, which is no pin. ``codes`` gives the code of the first-order division that a place is
    ("US.OH"); a seat gives it too.
    """

    type: PlaceType
    source: str
    iso3: str | None = None
    countries: tuple[str, ...] = ()
    points: dict[str, tuple[float, float]] = {}
    seats: dict[str, str] = {}
    pointless: tuple[str, ...] = ()
    middles: dict[str, tuple[float, float]] = {}
    codes: dict[str, str] = {}


class PlaceOverlay(Vocabulary, frozen=True, kw_only=True):
    """Overlay rows, further names of countries, and a point for the middle of a country (area, not a pin)."""

    groups: tuple[OverlayGroup, ...]
    country_names: dict[str, tuple[str, ...]]
    country_centres: dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A row of the table. ``lat`` and ``lon`` are degrees (WGS 84), null where the place has no single point.

    ``iso2`` and ``iso3`` are de jure, null for a cross-border region, whose countries are in ``countries`` (two-letter codes);
    ``admin1`` is the code of the first-order division ("AZ.35"). ``centre`` is the middle of an area: good for measuring
    distance, never a pin. ``overlay`` rows mean this place wherever their name stands; ``curated`` ones are hand-made, as are their names.
    """

    row: int
    name: str
    type: PlaceType
    lat: float | None
    lon: float | None
    iso2: str | None
    iso3: str | None
    geonameid: int | None
    population: int = 0
    admin1: str | None = None
    countries: tuple[str, ...] = ()
    centre: tuple[float, float] | None = None
    capital: bool = False
    overlay: bool = False
    curated: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its codes, English name, capital, GeoNames id and neighbours (two-letter codes)."""

    iso2: str
    iso3: str
    name: str
    capital: str
    geonameid: int
    neighbours: frozenset[str]


class PlaceTable:
    """The table in memory: about 40 MB, read in a fifth of a second."""

    def __init__(self, path: Path = TABLE) -> None:
        columns = _read(path)
        self._names, self._name_ends = columns["names"], _line_ends(columns["names"])
        self._rows = _numbers(columns["rows"])
        self._first = np.concatenate(([0], np.cumsum(np.frombuffer(columns["counts"], dtype="<u2"), dtype=np.int64)))
        self._canonical, self._canonical_ends = columns["canonical"], _line_ends(columns["canonical"])
        self._geonameid, self._population = _numbers(columns["geonameid"]), _numbers(columns["population"])
        self._lat, self._lon = _numbers(columns["lat"]), _numbers(columns["lon"])
        self._kinds = columns["kinds"]
        self._kind_numbers = np.frombuffer(self._kinds, dtype=np.uint8)
        self._admin1, self._admin1_codes = _numbers(columns["admin1"]), columns["admin1_codes"].decode().split("\n")
        self.countries = tuple(
            Country(iso2, iso3, name, capital, int(geonameid), frozenset(neighbours.split(",")) - {""})
            for iso2, iso3, name, capital, geonameid, neighbours in json.loads(columns["countries"])
        )
        self.by_iso2: Mapping[str, Country] = {country.iso2: country for country in self.countries}
        self.by_iso3: Mapping[str, Country] = {country.iso3: country for country in self.countries}
        self._spellings: dict[str, Mapping[str, tuple[int, ...]]] = {}
        self._special: list[PlaceRow] = []
        self._special, self._special_names = self._read_special(load("places_overlay", PlaceOverlay))
        self._more, self._more_names = self._read_more(load("places_wars", PlaceOverlay))
        hand_made = (name.split() for name in (*self._special_names, *self._more_names))
        self.kinds_in_names = frozenset(words[-1] for words in hand_made if len(words) > 1)

    @property
    def offset(self) -> int:
        """The row number of the first populated place; overlay rows and countries come before it."""
        return len(self._special)

    def lookup(self, name: str) -> tuple[int, ...]:
        """Return the rows that go by ``name``: overlay rows and countries, then populated places, then divisions, the largest first."""
        folded = fold(name)
        return self._special_names.get(folded, ()) + self._cities(folded) + self._more_names.get(folded, ())

    def misspelt(self, name: str) -> tuple[int, ...]:
        """Return the overlay rows whose name is one letter off ``name`` (one too few, too many or wrong); none for short names."""
        folded = fold(name)
        if len(folded) < SHORTEST_MISSPELT:
            return ()
        rows = [row for known, found in self._special_names.items() if _one_letter_off(folded, known) for row in found]
        return tuple(dict.fromkeys(row for row in rows if self._special[row].overlay))

    def spelt_like(self, name: str, iso2: str, *, loosely: bool = False) -> tuple[int, ...]:
        """Return the populated places of a country whose names differ from ``name`` only as transliterations do; none in huge countries.

        ``loosely`` lets vowels differ too where no name has them alike.
        """
        key, known = spelling_key(name), self._by_spelling(iso2)
        if len(key) < SHORTEST_KEY:
            return ()
        consonants = consonant_key(key)
        return known.get(key, ()) or (known.get(consonants, ()) if loosely and len(consonants) > SHORTEST_KEY else ())

    def _by_spelling(self, iso2: str) -> Mapping[str, tuple[int, ...]]:
        """Return the populated places of a country by the key of each of their names; built once, on first use."""
        if iso2 not in self._spellings:
            self._spellings[iso2] = self._read_spellings(iso2)
        return self._spellings[iso2]

    def _read_spellings(self, iso2: str) -> Mapping[str, tuple[int, ...]]:
        codes = [number for number, code in enumerate(self._admin1_codes) if code[:2] == iso2]
        slots = np.flatnonzero(np.isin(self._admin1[self._rows], codes) & (self._kind_numbers[self._rows] == 0))
        if len(slots) > MOST_SPELLINGS:
            return {}
        found: dict[str, dict[int, None]] = {}
        for slot, index in zip(slots, np.searchsorted(self._first, slots, side="right") - 1, strict=True):
            key = spelling_key(_line(self._names, self._name_ends, int(index)).decode())
            for one in (key, consonant_key(key)):
                found.setdefault(one, {})[int(self._rows[slot]) + self.offset] = None
        return {key: tuple(rows) for key, rows in found.items()}

    def _cities(self, folded: str) -> tuple[int, ...]:
        index = self._index_of(folded.encode())
        if index is None:
            return ()
        rows = self._rows[self._first[index] : self._first[index + 1]]
        return tuple(int(row) + self.offset for row in sorted(rows, key=lambda row: (self._kinds[row] > 0, -self._population[row], row)))

    def _index_of(self, folded: bytes) -> int | None:
        """Return the index of a name in the sorted names, null where it is not there."""
        low, high = 0, len(self._name_ends)
        while low < high:
            middle = (low + high) // 2
            name = _line(self._names, self._name_ends, middle)
            if name == folded:
                return middle
            low, high = (middle + 1, high) if name < folded else (low, middle)
        return None

    def row(self, row: int) -> PlaceRow:
        """Return row number ``row``."""
        if row < self.offset:
            return self._special[row]
        at = row - self.offset
        if at >= len(self._canonical_ends):
            return self._more[at - len(self._canonical_ends)]
        admin1 = self._admin1_codes[self._admin1[at]]
        country = self.by_iso2.get(admin1[:2])
        name = _line(self._canonical, self._canonical_ends, at).decode()
        kind = KINDS[self._kinds[at]]
        return PlaceRow(
            row=row,
            name=name,
            type=kind,
            lat=_degrees(int(self._lat[at])),
            lon=_degrees(int(self._lon[at])),
            iso2=admin1[:2],
            iso3=country.iso3 if country else None,
            geonameid=int(self._geonameid[at]),
            population=int(self._population[at]),
            admin1=admin1,
            capital=kind == "settlement" and country is not None and fold(country.capital) == fold(name),
        )

    def population(self, row: int) -> int:
        """Return how many people live in a populated place or a division, 0 for other rows."""
        return int(self._population[row - self.offset]) if 0 <= row - self.offset < len(self._canonical_ends) else 0

    # ---- overlay and countries ----

    def _read_special(self, overlay: PlaceOverlay) -> tuple[list[PlaceRow], Mapping[str, tuple[int, ...]]]:
        rows: list[PlaceRow] = []
        names: dict[str, list[int]] = {}
        for group in overlay.groups:
            for spelling in (*group.points, *group.seats, *group.pointless, *group.middles):
                variants = [part.strip() for part in spelling.split("|")]
                rows.append(self._overlay_row(len(rows), spelling, variants[0], group))
                _index(names, variants, rows[-1].row)
        for country in self.countries:
            rows.append(_country_row(len(rows), country, overlay.country_centres.get(country.iso2)))
            _index(names, (country.name, *overlay.country_names.get(country.iso2, ())), rows[-1].row)
        return rows, {name: tuple(found) for name, found in names.items()}

    def _read_more(self, wars: PlaceOverlay) -> tuple[list[PlaceRow], Mapping[str, tuple[int, ...]]]:
        """Return the rows that follow those of the table: hand-made, and as much in need of words around them as any village."""
        first = self.offset + len(self._canonical_ends)
        rows: list[PlaceRow] = []
        names: dict[str, list[int]] = {}
        for group in wars.groups:
            for spelling in (*group.points, *group.seats, *group.pointless, *group.middles):
                variants = [part.strip() for part in spelling.split("|")]
                rows.append(replace(self._overlay_row(first + len(rows), spelling, variants[0], group), overlay=False))
                _index(names, variants, rows[-1].row)
        return rows, {name: tuple(found) for name, found in names.items()}

    def _overlay_row(self, row: int, spelling: str, name: str, group: OverlayGroup) -> PlaceRow:
        country = self.by_iso3.get(group.iso3 or "")
        seat = self._seat(group.seats[spelling], group) if spelling in group.seats else None
        lat, lon = (seat.lat, seat.lon) if seat else group.points.get(spelling, (None, None))
        division = group.codes.get(name) or (seat.admin1 if seat is not None and group.type == "admin1" else None)
        return PlaceRow(
            row, name, group.type, lat, lon, country.iso2 if country else None, group.iso3, None, admin1=division,
            countries=group.countries, centre=group.middles.get(spelling), overlay=True, curated=True,
        )  # fmt: skip

    def _seat(self, seat: str, group: OverlayGroup) -> PlaceRow:
        """Return the largest populated place named ``seat`` in the group's country."""
        name, _, code = seat.partition(", ")
        country = self.by_iso3.get(group.iso3 or "")
        iso2 = code or (country.iso2 if country else "")
        rows = (self.row(row) for row in self._cities(fold(name)))
        found = next((place for place in rows if place.iso2 == iso2 and place.type == "settlement"), None)
        if found is None:
            raise VocabularyError(
                f"no populated place {seat!r}", where="vocabulary places_overlay.toml", remedy="name one or give its point"
            )
        return found


def _degrees(thousandths: int) -> float | None:
    return None if thousandths == NOWHERE else thousandths / 1000


def _one_letter_off(word: str, name: str) -> bool:
    if abs(len(word) - len(name)) > 1 or word[0] != name[0]:
        return False
    same = next((at for at, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    rest, other = word[same:], name[same:]
    return rest[1:] == other or rest == other[1:] or rest[1:] == other[1:]


def _index(names: dict[str, list[int]], variants: Iterable[str], row: int) -> None:
    for variant in dict.fromkeys(fold(variant) for variant in variants):
        names.setdefault(variant, []).append(row)


def _country_row(row: int, country: Country, centre: tuple[float, float] | None) -> PlaceRow:
    return PlaceRow(row, country.name, "country", None, None, country.iso2, country.iso3, country.geonameid, centre=centre)


def _read(path: Path) -> Mapping[str, bytes]:
    raw = path.read_bytes()
    end = raw.index(b"\n")
    columns, at = {}, end + 1
    for name, size in zip(COLUMNS, json.loads(raw[:end])["sizes"], strict=True):
        columns[name] = (lzma if name in DENSE else zlib).decompress(raw[at : at + size])
        at += size
    return columns


def _line_ends(lines: bytes) -> npt.NDArray[np.int32]:
    """Return where each line of ``lines`` ends."""
    return np.append(np.flatnonzero(np.frombuffer(lines, dtype=np.uint8) == ord("\n")), len(lines)).astype(np.int32)


def _line(lines: bytes, ends: npt.NDArray[np.int32], number: int) -> bytes:
    start = int(ends[number - 1]) + 1 if number else 0
    return lines[start : int(ends[number])]


def _numbers(planes: bytes) -> npt.NDArray[np.int32]:
    """Return numbers that were stored as four planes of bytes."""
    return np.ascontiguousarray(np.frombuffer(planes, dtype=np.uint8).reshape(4, -1).T).view("<i4").reshape(-1)


@cache
def places() -> PlaceTable:
    """Return the shipped table; the first call reads it."""
    return PlaceTable()
