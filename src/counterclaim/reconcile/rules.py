"""The thresholds and word lists of the link rules, as links.toml holds them."""

import re
from functools import cache, lru_cache

import msgspec

from counterclaim.vocabulary.loader import Vocabulary, load


class HarmGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Harms that count as one when two figures are compared."""

    name: str
    harms: tuple[str, ...]


class Sense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Different words for one thing."""

    name: str
    forms: tuple[str, ...]


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that judge alike, and the frames that answer them."""

    name: str
    words: tuple[str, ...]
    against: tuple[str, ...]


class PersonKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that single out some of the people whom others count whole."""

    name: str
    words: frozenset[str]


class SameItems(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of one kind of equipment: a loss under any of them is set against a stock under any other."""

    name: str
    items: frozenset[str]


class LinkVocabulary(Vocabulary, frozen=True, kw_only=True):
    """links.toml; what each threshold means stands beside it there."""

    denial_share: float
    denial_words: int
    bound_share: float
    same_share: float
    within_share: float
    within_words: int
    joint_share: float
    soft_factor: float
    name_letters: int
    name_share: float
    name_sound_share: float
    feminine: frozenset[str]
    event_days: int
    season_days: int
    recount_days: int
    position_days: int
    as_of_days: int
    blame_reach: int
    stopwords: frozenset[str]
    anaphors: frozenset[str]
    number_anaphors: frozenset[str]
    label_anaphors: frozenset[str]
    responsibility: frozenset[str]
    narrowing: frozenset[str]
    causes: frozenset[str]
    campaigns: frozenset[str]
    untold: frozenset[str]
    launching: frozenset[str]
    moving: frozenset[str]
    firing: frozenset[str]
    consenting: frozenset[str]
    falsehoods: frozenset[str]
    correcting: frozenset[str]
    lowering: frozenset[str]
    spans: frozenset[str]
    bystanders: frozenset[str]
    unspecific: frozenset[str]
    negations: frozenset[str]
    own_soldiers: frozenset[str]
    same_items: tuple[SameItems, ...]
    reciprocal: tuple[str, ...]
    symmetric: frozenset[str]
    ones: frozenset[str]
    digits: dict[str, str]
    ordinals: frozenset[str]
    senses: tuple[Sense, ...]
    frames: tuple[Frame, ...]
    naming: frozenset[str]
    harm_groups: tuple[HarmGroup, ...]
    person_kinds: tuple[PersonKind, ...]
    bodies: frozenset[str]
    local_bodies: frozenset[str]
    place_nouns: frozenset[str]
    wide_places: frozenset[str]
    landforms: frozenset[str]
    calendar: frozenset[str]
    months: frozenset[str]
    institutions: dict[str, str]
    members: frozenset[str]
    blows: frozenset[str]
    deeds: dict[str, str]
    parts_of_places: frozenset[str]
    hostile: frozenset[str]
    personnel: frozenset[str]
    state_organs: frozenset[str]
    beside_days: int


@cache
def rules() -> LinkVocabulary:
    """Return the thresholds and words of the link rules."""
    return load("links", LinkVocabulary)


@lru_cache(maxsize=10_000)
def person_kind(text: str) -> str | None:
    """Return which people the words of a subject single out, null where they name none or several kinds."""
    words = set(text.casefold().replace("-", " ").split())
    kinds = [kind.name for kind in rules().person_kinds if words & kind.words]
    return kinds[0] if len(kinds) == 1 else None


@cache
def harm_group(harm: str) -> str:
    """Return the name of the group of harms that ``harm`` belongs to."""
    return next(group.name for group in rules().harm_groups if harm in group.harms)


@lru_cache(maxsize=8)
def long_forms(senses: tuple[Sense, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of the forms of several words, the longest first, and the name of the sense of each."""
    forms = {form: sense.name for sense in senses for form in sense.forms if " " in form}
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE), forms
