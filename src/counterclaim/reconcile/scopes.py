"""Figures that a reader would compare and that need not agree: what they count differs in one thing, or is not told (step 2 of the rules).

A figure is set beside the nearest one of every voice, its own included, whose losses touch the same side or country within days. Where
exactly one of population, harm, area and period differs, that is said; where nothing differs but one of the two leaves out where or when
it counts, they cannot be compared. Figures that do count the same are none of this rule's business.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from counterclaim.link import Link
from counterclaim.reconcile.figures import PEOPLE, Losses, losses
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import DAY, Placed, days_apart, make_link
from counterclaim.reconcile.tolls import counts, day_of_harm, era, is_running, may_be_same_losses, pinned, scope_link, series_key, voice_of
from counterclaim.toll import Toll

RULE = "reconcile.tolls.scope"
COMPARED = frozenset({frozenset({"dead", "wounded"}), frozenset({"dead", "dead or wounded"}), frozenset({"wounded", "dead or wounded"})})


def keys(placed: Placed[Toll]) -> Iterator[str]:
    """Yield under which keys figures meet that a reader would compare: land and kind of loss, in its week and the one after."""
    toll = placed.record
    if not counts(toll) or era(placed) != "now" or not placed.day:
        return
    found = losses(toll)
    kind = "people" if found.of_people else found.harm
    week = date.fromisoformat(placed.day[:DAY]).toordinal() // rules().event_days
    yield from (f"scope {land} {kind} {number}" for land in placed.lands for number in (week, week + 1))


def links_of(one: Placed[Toll], near: Iterable[Placed[Toll]]) -> Iterator[Link]:
    """Yield, for every voice, how ``one`` stands to its nearest earlier figure that counts something else."""
    nearest: dict[str, tuple[tuple[int, str], Link]] = {}
    answered: set[str] = set()
    for other in near:
        if other.order >= one.order or other.record.article == one.record.article:
            continue
        voice = voice_of(other)
        if counts_alike(one, other):
            answered.add(voice)
        elif (link := _unlike(one, other)) is not None:
            rank = (days_apart(one.day, other.day) or 0, other.record.id)
            if voice not in nearest or rank < nearest[voice][0]:
                nearest[voice] = (rank, link)
    yield from (link for voice, (_, link) in sorted(nearest.items()) if voice not in answered)


def counts_alike(one: Placed[Toll], other: Placed[Toll]) -> bool:
    """Whether two figures count the same losses, so that another rule sets them against each other."""
    if pinned(one, other):
        return may_be_same_losses(one, other)
    left, right = losses(one.record), losses(other.record)
    series = series_key(one)
    alike = (left.side, left.harm, left.category) == (right.side, right.harm, right.category)
    return alike and series is not None and series == series_key(other) and _area(one, other) != "differs"


def _unlike(one: Placed[Toll], other: Placed[Toll]) -> Link | None:
    left, right = losses(one.record), losses(other.record)
    if not _of_one_war(left, right, one, other) or _two_blows(one, other):
        return None
    differs = [name for name, found in _dimensions(left, right, one, other) if found == "differs"]
    lacking = [name for name, found in _dimensions(left, right, one, other) if found == "lacking"]
    if len(differs) == 1:
        return scope_link(one, other, differs[0], RULE)
    if differs or not lacking or voice_of(one) == voice_of(other):
        return None
    told = " and ".join("where" if name == "area" else "over which time" for name in lacking)
    reason = f"one of the two does not say {told} it counts: {one.record.text} and {other.record.text}"
    return make_link("not_comparable", (one.record, other.record), RULE, reason, dimension=lacking[0])


def _of_one_war(left: Losses, right: Losses, one: Placed[Toll], other: Placed[Toll]) -> bool:
    """Whether a reader would compare the two at all: one side's losses, or people of different status struck at one place."""
    if left.of_people != right.of_people or (not left.of_people and left.category != right.category and not _share_a_part(left, right)):
        return False
    if left.side == right.side:
        return True
    apart = {left.category, right.category} <= PEOPLE and left.category != right.category
    return None in (left.side, right.side) or (apart and _area(one, other) == "same")


def _two_blows(one: Placed[Toll], other: Placed[Toll]) -> bool:
    """Whether the figures are of two single blows on different days, which nobody would compare."""
    days = {day_of_harm(one), day_of_harm(other)}
    return not is_running(one) and not is_running(other) and None not in days and len(days) > 1


def _share_a_part(left: Losses, right: Losses) -> bool:
    return bool(set(left.category.split(" and ")) & set(right.category.split(" and ")))


def _dimensions(left: Losses, right: Losses, one: Placed[Toll], other: Placed[Toll]) -> Iterator[tuple[str, str]]:
    """Yield each dimension with "same", "differs" or "lacking" (one of the two does not tell)."""
    yield "population", "same" if left.category == right.category else "differs"
    if left.harm != right.harm:
        yield "harm", "differs" if not left.of_people or frozenset({left.harm, right.harm}) in COMPARED else "other"
    yield "area", _area(one, other)
    yield "period", _period(one, other)


def _area(one: Placed[Toll], other: Placed[Toll]) -> str:
    left, right = one.record.place, other.record.place
    if left and right:
        return "same" if left.casefold() == right.casefold() else "differs"
    return "same" if left == right else "lacking"


def _period(one: Placed[Toll], other: Placed[Toll]) -> str:
    if is_running(one) != is_running(other):
        single = other if is_running(one) else one
        return "differs" if day_of_harm(single) or single.record.period == "daily" else "lacking"
    if not is_running(one):
        return "lacking" if None in (day_of_harm(one), day_of_harm(other)) else "same"
    apart = days_apart(one.record.since, other.record.since)
    if apart is None:
        return "same" if one.record.since == other.record.since else "lacking"
    return "same" if apart <= rules().as_of_days else "differs"
