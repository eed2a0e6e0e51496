"""Proposed grades of harm to people, after Airwars; a person decides.

confirmed: a belligerent accepts responsibility; contested: competing claims of responsibility; discounted: those killed were combatants;
fair: two or more independent origins and claimants; weak: a single one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from counterclaim.claim import Claim
from counterclaim.link import Link
from counterclaim.reconcile.figures import PEOPLE
from counterclaim.reconcile.scope import NO_SIDE, speaker
from counterclaim.store import CaseView
from counterclaim.toll import Toll

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
    if toll.subject.status not in PEOPLE or toll.hypothetical or toll.value_status != "stated":
        return None
    alike = _alike(view, toll)
    claims = {one.id: one for one in view.claims}
    touching = _touching(view.links, {toll.claim for toll in alike if toll.claim} | {toll.id for toll in alike})
    return _owned(alike, claims) or _contested(alike, touching) or _discounted(alike) or _counted(view, alike)


def _alike(view: CaseView, toll: Toll) -> list[Toll]:
    """Return ``toll`` and every toll that says the same of the same losses."""
    by_id = {one.id: one for one in view.tolls}
    found, frontier = {toll.id}, {toll.id}
    while frontier:
        ends = ({link.left, link.right} for link in view.links if link.kind in SAME and {link.left, link.right} & frontier)
        frontier = {end for pair in ends for end in pair if end in by_id} - found
        found |= frontier
    return [by_id[one] for one in sorted(found)]


def _touching(links: Iterable[Link], ids: set[str]) -> list[Link]:
    return [link for link in links if link.left in ids or link.right in ids]


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
    combatants = all(toll.subject.status == "military" for toll in alike)
    return Grade("discounted", "those counted were combatants, by every account") if combatants else None


def _counted(view: CaseView, alike: list[Toll]) -> Grade:
    origin = {member: one.id for one in view.origins for member in one.members}
    origins = {origin.get(toll.article, toll.article) for toll in alike}
    voices = {speaker(toll.claimant) for toll in alike}
    if len(origins) > 1 and len(voices) > 1:
        return Grade("fair", f"{len(origins)} independent origins and {len(voices)} claimants")
    return Grade("weak", f"{len(origins)} origin{'s' * (len(origins) > 1)}, {len(voices)} claimant{'s' * (len(voices) > 1)}")
