"""Proposed grades of harm to people, after Airwars; a person decides.

confirmed: a belligerent accepts responsibility; contested: competing claims of responsibility; discounted: those killed were combatants;
fair: two or more independent origins and claimants; weak: a single one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from counterclaim.claim import Claim
from counterclaim.link import SAME_ACTOR, Link, actor_key, count_origins, joined
from counterclaim.reconcile.scope import NO_SIDE, speaker
from counterclaim.store import CaseView
from counterclaim.toll import PEOPLE, Toll

GradeName = Literal["confirmed", "fair", "weak", "contested", "discounted"]
OWNING_UP = frozenset({"concede", "confirm"})
SAME = frozenset({"wording_variant", "quote_variant", "compatible", "refines"})
DENIED = ("explicit_denial", frozenset({"act", "responsibility"}))  # a partial denial may leave this very toll standing


@dataclass(frozen=True, slots=True)
class Grade:
    """A proposed grade and the reason for it, in words."""

    name: GradeName
    reason: str


def propose(view: CaseView, toll: Toll) -> Grade | None:
    """Return the grade that the case suggests for ``toll``, null where it counts things or nothing that anybody says happened."""
    return Grading(view).propose(toll)


class Grading:
    """Proposes grades for the tolls of one case."""

    def __init__(self, view: CaseView) -> None:
        self._tolls = {one.id: one for one in view.tolls}
        self._claims = {one.id: one for one in view.claims}
        self._origin = {member: one.id for one in view.origins for member in one.members}
        self._bearers = joined(view.links, SAME_ACTOR)
        self._same: dict[str, list[str]] = defaultdict(list)
        self._links: dict[str, list[Link]] = defaultdict(list)
        for link in view.links:
            for end, other in ((link.left, link.right), (link.right, link.left)):
                self._links[end].append(link)
                if link.kind in SAME and other in self._tolls:
                    self._same[end].append(other)

    def propose(self, toll: Toll) -> Grade | None:
        """Return the grade that the case suggests for ``toll``, null where there is nothing to grade."""
        if toll.subject.status not in PEOPLE or toll.hypothetical or toll.value_status != "stated":
            return None
        alike = self._alike(toll)
        return (
            _owned(alike, self._claims)
            or _contested(alike, self._touching(alike))
            or _discounted(alike)
            or _counted(self._origin, self._bearers, alike)
        )

    def _alike(self, toll: Toll) -> list[Toll]:
        """Return ``toll`` and every toll that says the same of the same losses."""
        found, frontier = {toll.id}, {toll.id}
        while frontier:
            frontier = {other for one in frontier for other in self._same.get(one, ())} - found
            found |= frontier
        return [self._tolls[one] for one in sorted(found)]

    def _touching(self, alike: Iterable[Toll]) -> list[Link]:
        """Return the links that touch any of these tolls or the claims that carry them, by id."""
        ends = {toll.claim for toll in alike if toll.claim} | {toll.id for toll in alike}
        touching = {link.id: link for end in ends for link in self._links.get(end, ())}
        return [touching[one] for one in sorted(touching)]


def _owned(alike: Iterable[Toll], claims: dict[str, Claim]) -> Grade | None:
    for toll in alike:
        claim = claims.get(toll.claim or "")
        blamed = toll.perpetrator.side if toll.perpetrator else None
        speaks = toll.claimant.side
        if claim and speaks not in NO_SIDE and speaks == blamed != toll.subject.side and claim.speech_act in OWNING_UP:
            return Grade("confirmed", f"{toll.claimant.name} accepts responsibility")
    return None


def _contested(alike: Iterable[Toll], touching: Iterable[Link]) -> Grade | None:
    blamed = sorted({toll.perpetrator.side for toll in alike if toll.perpetrator and toll.perpetrator.side})
    if len(blamed) > 1:
        return Grade("contested", f"responsibility is laid on {' and on '.join(blamed)}")
    for link in touching:
        if link.kind == "mutual_blame" or (link.kind == DENIED[0] and link.dimension in DENIED[1]):
            return Grade("contested", f"responsibility is disputed ({link.kind}, {link.id})")
    return None


def _discounted(alike: list[Toll]) -> Grade | None:
    combatants = all(toll.subject.told == "military" for toll in alike)
    return Grade("discounted", "those counted were combatants, by every account") if combatants else None


def _counted(origin: Mapping[str, str], bearers: Mapping[str, str], alike: list[Toll]) -> Grade:
    origins = count_origins(alike, origin)
    keys = {speaker(toll.claimant): actor_key(toll.claimant.side, toll.claimant.name) for toll in alike}
    voices = {bearers.get(key, voice) for voice, key in keys.items()}
    if origins > 1 and len(voices) > 1:
        return Grade("fair", f"{origins} independent origins and {len(voices)} claimants")
    return Grade("weak", f"{origins} origin{'s' * (origins > 1)}, {len(voices)} claimant{'s' * (len(voices) > 1)}")
