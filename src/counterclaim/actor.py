"""Who acts or speaks."""

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal[
    "state", "government_body", "military", "armed_group", "person", "international_body", "ngo", "outlet", "civilians", "unnamed",
    "unknown",
]  # fmt: skip

# Sides that are not a state or an armed group (those are ISO 3166 alpha-3, or the group's usual abbreviation).
INTL = "INTL"  # an international body
NGO = "NGO"  # a non-governmental monitor
UNNAMED = "UNNAMED"  # a source that nobody names
OTHER = "OTHER"  # a named person or body without a side
OUTLET = "OUTLET"  # the outlet's own voice
UNSIDED = frozenset({None, OTHER, UNNAMED, OUTLET})
"""Sides of those of whom it is open, or no matter, whom they stand for."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, speaks or suffers, as far as the text and the vocabularies tell.

    ``name`` is the resolved name ("Azerbaijan Ministry of Defence" for "the ministry"), ``side`` whom they stand for (see the constants
    above), null where unknown; ``office`` the office held ("president"), ``capacity`` the role they speak in ("co-chairs of the Minsk
    Group"); ``iso3`` the state they belong to, where there is one.
    """

    name: str
    side: str | None
    kind: ActorKind = "unknown"
    iso3: str | None = None
    office: str | None = None
    capacity: str | None = None
    partially_recognised: bool = False


NARRATOR = Actor(name="the outlet", side=OUTLET, kind="outlet")
