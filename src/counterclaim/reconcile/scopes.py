"""Figures that a reader would compare and that need not agree: what they count differs in one thing, or is not told (step 2 of the rules).

A figure is set beside the nearest one of every voice, its own included, whose losses touch the same side, place or country within days.
Where exactly one of population, harm, area and period differs and the others are the same, that is said; where nothing differs but one of
the two leaves out where or when it counts, they cannot be compared. Figures that count the same are none of this rule's business, and
neither are words without a number ("soldiers died").
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from counterclaim.link import Link
from counterclaim.reconcile.figures import Losses, is_vague, losses, same_figure, tells_number, who
from counterclaim.reconcile.incidents import may_be_same_losses, one_battle, pinned, same_spot
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import Placed, days_apart, make_link, speaker
from counterclaim.reconcile.tolls import (
    area,
    counts,
    day_of_harm,
    era,
    is_running,
    scope_link,
    series_key,
    voice_of,
)
from counterclaim.toll import PEOPLE, Toll

RULE = "reconcile.tolls.scope"
State = Literal["same", "differs", "lacking"]
COMPARED = frozenset({"dead", "wounded", "dead or wounded", "missing", "captured", "displaced"})


def keys(placed: Placed[Toll]) -> Iterator[str]:
    """Yield under which keys figures meet that a reader would compare: land and kind of loss."""
    toll = placed.record
    if not counts(toll) or era(placed).startswith("until") or not placed.day or not tells_number(toll):
        return
    found = losses(toll)
    kind = "people" if found.of_people else found.harm
    yield from (f"scope of {word} {found.harm}" for word in sorted(who(toll)))
    if is_vague(toll):
        return
    yield from (f"scope {land} {kind}" for land in placed.lands)
    if placed.on or toll.since:
        yield f"scope {voice_of(placed)} {'since' if is_running(placed) else 'on'} {placed.on or toll.since} {kind}"


def links_of(one: Placed[Toll], near: Iterable[Placed[Toll]]) -> Iterator[Link]:
    """Yield, for every voice, how ``one`` stands to its nearest earlier figure that counts something else."""
    nearest: dict[str, tuple[tuple[int, str], Link]] = {}
    answered: set[str] = set()
    for other in near:
        if other.order >= one.order or other.origin == one.origin:
            continue
        voice = voice_of(other)
        if counts_alike(one, other):
            answered.add(voice)
        elif (link := _unlike(one, other)) is not None:
            rank = (days_apart(one.day, other.day) or 0, other.record.id)
            if voice not in nearest or rank < nearest[voice][0]:
                nearest[voice] = (rank, link)
    yield from (link for voice, (_, link) in sorted(nearest.items()) if voice not in answered)


def compares(one: Placed[Toll], other: Placed[Toll]) -> bool:
    """Whether the second is an earlier figure of another origin that answers the first, or that counts something else."""
    if other.order >= one.order or other.origin == one.origin:
        return False
    return counts_alike(one, other) or _unlike(one, other) is not None


def counts_alike(one: Placed[Toll], other: Placed[Toll]) -> bool:
    """Whether two figures count the same losses, so that another rule sets them against each other."""
    if pinned(one, other):
        return may_be_same_losses(one, other)
    left, right = losses(one.record), losses(other.record)
    series = series_key(one)
    alike = left == right
    return alike and series is not None and series == series_key(other) and _area(one, other) != "differs"


def _unlike(one: Placed[Toll], other: Placed[Toll]) -> Link | None:
    if one.silent != other.silent and _of_one_people(one, other):
        return _lacking(one, other, ["area", "period"])
    if is_vague(one.record) or is_vague(other.record):
        return None
    found = _dimensions(one, other)
    if found is None:
        return None
    differs = [name for name, state in found.items() if state == "differs"]
    lacking = [name for name, state in found.items() if state == "lacking"]
    one_side = one.record.subject.side is not None and one.record.subject.side == other.record.subject.side
    one_voice = voice_of(one) == voice_of(other)
    if "period" in differs and is_running(one) != is_running(other) and not one_voice:
        return None  # one voice gives part and whole; another's total of a war says nothing of one blow
    near = one_voice and (days_apart(one.day, other.day) or 0) <= rules().as_of_days
    if differs == ["area"] and lacking == ["period"] and near and not same_figure(one.record, other.record):
        return scope_link(one, other, "area", RULE)
    if len(differs) == 1 and (not lacking or (differs[0] in ("period", "harm") and lacking == ["area"] and one_side)):
        return scope_link(one, other, differs[0], RULE)
    if differs or not lacking or speaker(one.record.claimant) == speaker(other.record.claimant) or _told(one) == _told(other):
        return None
    reach = rules().event_days if one.silent != other.silent else rules().beside_days
    if found["area"] == "lacking" and not one_side and (days_apart(one.day, other.day) or 0) > reach:
        return None
    return _lacking(one, other, lacking)


def _lacking(one: Placed[Toll], other: Placed[Toll], lacking: Sequence[str]) -> Link:
    """Return the link between two figures of which one leaves out where it counts, or over which time."""
    told = " and ".join("where" if name == "area" else "over which time" for name in lacking)
    reason = f"one of the two does not say {told} it counts: {one.record.text} and {other.record.text}"
    return make_link("not_comparable", (one.record, other.record), RULE, reason, dimension=lacking[0])


def _of_one_people(one: Placed[Toll], other: Placed[Toll]) -> bool:
    """Whether two voices count one harm to people whom both name by the same words, whatever side these are of, as far as both tell it."""
    left, right = losses(one.record), losses(other.record)
    sides = {left.side, right.side} - {None}
    people = who(one.record)
    apart = speaker(one.record.claimant) != speaker(other.record.claimant)
    return bool(people) and people == who(other.record) and left.harm == right.harm and len(sides) < 2 and apart


def _told(placed: Placed[Toll]) -> tuple[bool, bool]:
    """Return whether a figure says where, and over which time, it counts."""
    return area(placed) is not None, (placed.record.since if is_running(placed) else day_of_harm(placed)) is not None


def _dimensions(one: Placed[Toll], other: Placed[Toll]) -> dict[str, State] | None:
    """Return how two figures stand in each dimension, null where nobody would compare them."""
    left, right = losses(one.record), losses(other.record)
    population, harm = _population(left, right, one, other), _harm(left, right)
    period = _period(one, other)
    if population is None or harm is None or period is None:
        return None
    return {"population": population, "harm": harm, "area": _area(one, other), "period": period}


def _population(left: Losses, right: Losses, one: Placed[Toll], other: Placed[Toll]) -> State | None:
    """Whom both count: one side's losses, or those struck at one place, under different names."""
    if left.side != right.side and not (None in (left.side, right.side) and _at_home(one, other)):
        apart = {left.category, right.category} <= PEOPLE and area(one)
        return "differs" if apart and _area(one, other) == "same" else None
    if (left.category, left.kind) == (right.category, right.kind) or _may_be_same_people(left, right):
        return "same"
    if left.of_people and right.of_people:
        return "differs"
    return "differs" if set(left.category.split(" and ")) & set(right.category.split(" and ")) else None


def _may_be_same_people(left: Losses, right: Losses) -> bool:
    """Whether people of no stated status can be whom the other counts: civilians, or, where the harms differ anyway, anybody."""
    if left.kind != right.kind or "people" not in (left.category, right.category) or not (left.of_people and right.of_people):
        return False
    return "civilian" in (left.category, right.category) or left.harm != right.harm


def _at_home(one: Placed[Toll], other: Placed[Toll]) -> bool:
    """Whether a figure that names no side can be of the other's side: both are of one place, or the one's land is the other's side."""
    known, unknown = (one, other) if one.record.subject.side else (other, one)
    at_one_place = area(one) is not None and _area(one, other) == "same"
    near = _area(one, other) != "differs" or voice_of(one) == voice_of(other)
    return at_one_place or (near and known.record.subject.side in unknown.lands)


def _harm(left: Losses, right: Losses) -> State | None:
    if left.harm == right.harm:
        return "same"
    return "differs" if left.of_people and {left.harm, right.harm} <= COMPARED else None


def _area(one: Placed[Toll], other: Placed[Toll]) -> State:
    left, right = area(one), area(other)
    if one.silent != other.silent:
        return "lacking"
    if left and right:
        return "same" if same_spot(one, other) else "differs"
    if left or right or not is_running(one):
        return "lacking"
    return "same" if one.record.subject.side is not None or _one_breath(one, other) else "lacking"


def _one_breath(one: Placed[Toll], other: Placed[Toll]) -> bool:
    """Whether one voice counts in two articles from one day, or up to one day."""
    if voice_of(one) != voice_of(other):
        return False
    left, right = one.record, other.record
    return left.since == right.since and (left.since is not None or (left.as_of is not None and left.as_of == right.as_of))


def _period(one: Placed[Toll], other: Placed[Toll]) -> State | None:
    """Over which time both count; null for two blows on different days, and for a blow without a day beside a running count."""
    if one.silent != other.silent:
        return "lacking"
    if is_running(one) != is_running(other):
        single, running = (other, one) if is_running(one) else (one, other)
        if not (running.record.since or running.record.subject.side or area(running)):
            return "lacking"  # nothing tells what such a count runs over
        return "differs" if day_of_harm(single) or single.record.period == "daily" or single.record.as_of_basis == "stated" else None
    if one.month or other.month:
        return _months(one, other)
    if not is_running(one):
        left, right = (day_of_harm(placed) or placed.record.as_of for placed in (one, other))
        if left and right and not (left.startswith(right) or right.startswith(left)):
            return None
        return "same" if (left and left == right) or one_battle(one, other) else "lacking"
    if {one.record.period, other.record.period} == {"daily", "cumulative"}:
        return "differs"
    apart = days_apart(one.record.since, other.record.since)
    if apart is not None:
        return "same" if apart <= rules().as_of_days else "differs"
    told = one.record.subject.side is not None or _one_breath(one, other) or (area(one) and _area(one, other) == "same")
    return "same" if one.record.since == other.record.since and told else "lacking"


def _months(one: Placed[Toll], other: Placed[Toll]) -> State | None:
    """Over which time a count of one month and another running count go: two voices' counts over unlike times need not be compared."""
    if one.month == other.month:
        return "same"
    return "differs" if voice_of(one) == voice_of(other) and not (one.month and other.month) else None
