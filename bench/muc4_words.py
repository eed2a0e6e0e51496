"""The words of MUC-4's task, read from muc4.toml."""

from functools import cache
from pathlib import Path

import msgspec


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which names are told in texts without lower case."""

    titles: tuple[str, ...]
    first_names: frozenset[str]
    particles: frozenset[str]
    countries: frozenset[str]
    reporting: frozenset[str]
    stops: frozenset[str]


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Small words by which it is told who suffers."""

    no_deeds: frozenset[str]
    before_victims: frozenset[str]
    before_objects: frozenset[str]
    before_titles: frozenset[str]
    passive: frozenset[str]
    ends: frozenset[str]
    another: frozenset[str]


Stems = dict[str, tuple[str, ...]]  # set fill: what tells it


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """muc4.toml; the comments there say what each list is for."""

    nonessential: frozenset[str]
    partly: dict[str, tuple[tuple[str, str], ...]]
    reading: Reading
    grammar: Grammar
    incidents: Stems
    stages: Stems
    confidence: Stems
    perpetrators: Stems
    instruments: Stems
    implied: Stems
    objects: Stems
    people: Stems
    harm: Stems
    damage: Stems
    nations: Stems


@cache
def words() -> Words:
    """Return the vocabulary."""
    return msgspec.toml.decode(Path(__file__).with_name("muc4.toml").read_bytes(), type=Words)
