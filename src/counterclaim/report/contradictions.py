"""Open contradictions of a case, the weightiest first: what a person should look at, with both sides' words.

The same contradiction that several articles carry is one line: ends that are variants of each other count as one, and the weight grows with
the number of origins behind it, never with the number of articles.
"""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.claim import Claim, Position
from counterclaim.event import Holding
from counterclaim.link import SAME_ACTOR, Link, actor_key
from counterclaim.noun import Record
from counterclaim.report.lookup import Lookup
from counterclaim.toll import Toll

# How much a kind of link says that accounts part, from 0 to 1; what is not here parts nobody.
WEIGHTS: Mapping[str, float] = {
    "true_conflict": 1.0, "mutual_blame": 0.9, "explicit_denial": 0.8, "partial_denial": 0.6, "revision_down": 0.5, "position_change": 0.5,
    "implausible": 0.4, "framing": 0.3,
}  # fmt: skip
SHOWN = 160  # characters of a quote


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction: the link that stands for it, its weight, both ends in words, and every link that says the same."""

    link: Link
    weight: float
    origins: int
    left: str
    right: str
    links: tuple[str, ...]


def open_contradictions(look: Lookup) -> tuple[Contradiction, ...]:
    """Return the open contradictions of a case, by weight, each once however many articles carry it.

    What a person has explained or resolved in one article is so in every other that carries it.
    """
    groups: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
    for link in look.view.links:
        if link.kind in WEIGHTS and link.left in look.records and link.right in look.records:
            groups[link.kind, *_ends(link, look)].append(link)
    found = [_contradiction(links, look) for links in groups.values() if all(link.state == "open" for link in links)]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.link.id)))


def _ends(link: Link, look: Lookup) -> tuple[str, str]:
    ends = (_stands_for(link.left, look), _stands_for(link.right, look))
    return ends if link.kind in ("explicit_denial", "partial_denial", "implausible") else (min(ends), max(ends))


def _stands_for(end: str, look: Lookup) -> str:
    """Return what an end is counted as: its variants' root, else its speaker and words, so that copies fall together."""
    record = look.records[end]
    if end in look.variants:
        return look.variants[end]
    words = " ".join(look.exact(record).casefold().split())
    return f"{_bearer(record, look)} {words}"


def _bearer(record: Record, look: Lookup) -> str:
    """Return who speaks, under the one name that stands for all its spellings."""
    if isinstance(record, Claim | Toll):
        return look.bearers.get(actor_key(record.claimant.side, record.claimant.name), record.claimant.name)
    if isinstance(record, Position):
        return f"{look.bearers.get(actor_key(record.actor.side, record.actor.name), record.actor.name)} ({record.stance})"
    return _who(record)


def names_joined(look: Lookup) -> tuple[Link, ...]:
    """Return the links by which two spellings count as one claimant, the least sure first: a wrong one makes two voices one."""
    return tuple(sorted((one for one in look.view.links if one.kind in SAME_ACTOR), key=lambda one: (one.score, one.id)))


def _contradiction(links: list[Link], look: Lookup) -> Contradiction:
    shown = max(links, key=lambda link: (link.score, link.id))
    origins = look.origins([look.records[end] for link in links for end in (link.left, link.right)])
    weight = WEIGHTS[shown.kind] * shown.score * math.log2(1 + origins)
    ends = (_told(look.records[shown.left], look), _told(look.records[shown.right], look))
    return Contradiction(shown, round(weight, 3), origins, *ends, tuple(sorted(link.id for link in links)))


def _told(record: Record, look: Lookup) -> str:
    words = " ".join(look.exact(record).split())
    short = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
    return f"{_who(record)}: “{short}”"


def _who(record: Record) -> str:
    if isinstance(record, Claim | Toll):
        return record.claimant.name
    if isinstance(record, Position):
        return f"{record.actor.name} ({record.stance})"
    return f"held by {record.side}" if isinstance(record, Holding) else "the outlet"
