"""Words beside a name that tell the kind of place it is."""

from functools import cache

from counterclaim.mention import PlaceMention
from counterclaim.vocabulary.loader import Vocabulary, load
from counterclaim.vocabulary.places import places

NATURAL = "natural"


class PlaceKinds(Vocabulary, frozen=True, kw_only=True):
    """Words beside a name that tell the kind of place; the comments of ``place_kinds.toml`` say what each list is for."""

    provinces: frozenset[str]
    districts: frozenset[str]
    settlements: frozenset[str]
    natural: frozenset[str]
    in_names: frozenset[str]
    of_towns: frozenset[str]
    areas: frozenset[str]


@cache
def place_kinds() -> PlaceKinds:
    """Return the shipped words."""
    return load("place_kinds", PlaceKinds)


def kind_told(feature: str) -> str:
    """Return the type of place (admin1, district, settlement, natural) that the word beside a name tells, else ""."""
    kinds = place_kinds()
    told = {"admin1": kinds.provinces, "district": kinds.districts, "settlement": kinds.settlements, NATURAL: kinds.natural}
    return next((kind for kind, words in told.items() if feature in words), "")


def is_town_spot(name: str) -> bool:
    """Whether a named spot is of a kind that only towns have ("X Square")."""
    return name.casefold().rsplit(" ", 1)[-1] in place_kinds().of_towns


def of_kind(mention: PlaceMention) -> tuple[int, ...]:
    """Return the rows that a mention can mean: a river, a forest or hills are no town that bears the name."""
    if kind_told(mention.feature) != NATURAL:
        return mention.candidates
    return tuple(row for row in mention.candidates if places().row(row).type not in {"settlement", "district"})
