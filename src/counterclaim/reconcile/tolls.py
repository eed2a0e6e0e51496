"""How two tolls stand to each other, by the ordered rules of the record reference.

Running totals of a side's losses are a series for each claimant: within one claimant's series later figures update or revise earlier ones,
and the series of two claimants meet at the figures whose days lie nearest. Figures of one incident, and figures that name no side, meet
only where place and day, or the article, hold them together: otherwise nobody could say that they count the same dead.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import combinations, islice, product

from counterclaim.actor import INTL, OTHER, OUTLET, UNNAMED
from counterclaim.link import Link
from counterclaim.reconcile.figures import (
    bounds,
    disjoint,
    losses,
    named,
    nested,
    place_told,
    same_figure,
    same_losses,
    soft_differs,
    tells_number,
)
from counterclaim.reconcile.localities import body_of
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import DAY, NO_SIDE, Placed, days_apart, make_link, own_name
from counterclaim.toll import Toll

SERIES = "reconcile.tolls.series"
RUNNING = frozenset({"cumulative", "war"})
LATEST = 40  # figures of a claimant that are set against another's
YEAR = len("1994")
UNRANKED = "official"  # an office that says no more than that its holder has one
NOW_YEARS = 1  # a figure that ends more years before the report belongs to an earlier war
DIFFERS_IN = {
    "population": "whom they count", "harm": "which harm they count", "area": "area", "period": "period", "as_of": "the day they stand for",
}  # fmt: skip
PlacedToll = Placed[Toll]
Rank = tuple[int, tuple[int, ...], str, str]  # days apart, then the latest, then ids


def counts(toll: Toll) -> bool:
    """Whether a toll takes part at all: parts, threats and undisclosed numbers do not."""
    return toll.value_status == "stated" and not toll.hypothetical and not toll.part_of


def series_key(placed: PlacedToll) -> str | None:
    """Return the key of the series that a running total of a side's losses belongs to, null where it belongs to none."""
    toll = placed.record
    if not counts(toll) or not is_running(placed) or not tells_number(toll) or placed.silent or placed.month:
        return None
    kind = "people" if losses(toll).of_people else "things"
    if toll.subject.side:
        return f"series {toll.subject.side} {kind} {era(placed)}"
    return f"series in {area(placed)} {kind}" if area(placed) and era(placed) == "now" else None


def area(placed: PlacedToll) -> str | None:
    """Return where a toll counts, casefolded: as it tells; for a single blow also the one place that its words name."""
    told = place_told(placed.record)
    if is_running(placed):
        return (placed.at or told) if told else placed.home
    return placed.at or told


def is_running(placed: PlacedToll) -> bool:
    """Whether a toll counts over time, or runs on; a perfect tense ("had killed") runs on unless its words name the one day."""
    toll = placed.record
    return (
        placed.month is not None
        or toll.period == "war"
        or _is_stock(placed)
        or (toll.period == "cumulative" and (placed.on is None or toll.since is not None))
    )


def _is_stock(placed: PlacedToll) -> bool:
    """Whether a toll counts people who are displaced, of no one day: so many are on the move, whatever tense tells it."""
    return placed.record.harm == "displaced" and placed.on is None and not placed.definite


def day_of_harm(placed: PlacedToll) -> str | None:
    """Return the day on which a single blow fell: as its words say, else the day that the toll stands for."""
    as_of = placed.record.as_of
    return placed.on or (as_of[:DAY] if as_of and len(as_of) >= DAY else None)


def era(placed: PlacedToll) -> str:
    """Return "now" for the reporting's own war; else the year that an earlier one ended, or a longer count began.

    A count that began in an earlier year than the report's, or that ended so, is no figure for what is being reported.
    """
    toll, published = placed.record, int(placed.day[:4]) if placed.day else None
    told = toll.as_of if toll.as_of and toll.as_of_basis == "stated" else placed.on if toll.period == "war" else None
    ended = (told or "")[:YEAR]
    if published is None:
        return f"until {ended}" if ended and toll.period == "war" else "now"
    if ended and int(ended) < published - NOW_YEARS:
        return f"until {ended}"
    return f"from {toll.since[:4]}" if toll.since and int(toll.since[:4]) < published - NOW_YEARS else "now"


def voice_of(placed: PlacedToll) -> str:
    """Return who stands behind a number: the side, else the name; outlets and unnamed sources are one voice only within one origin."""
    claimant = placed.record.claimant
    if placed.body:
        return placed.body
    if claimant.side not in NO_SIDE:
        # a commission or an association of a land, or some official without a name, is not its government
        own = claimant.kind in ("outlet", "unknown") or claimant.office == UNRANKED
        return claimant.name if own else str(claimant.side)
    if claimant.side == INTL and claimant.office and " of " in claimant.name:
        return claimant.name.partition(" of ")[2]  # its officials and spokespeople give its count
    if claimant.side in (UNNAMED, OTHER) and placed.home and (body := body_of(claimant.name)):
        return f"{body} of {placed.home}"
    if claimant.side == UNNAMED and is_named_body(claimant.name):
        return claimant.name
    return f"{claimant.name} ({placed.origin})" if claimant.side in (OUTLET, UNNAMED) else own_name(claimant)


def is_named_body(name: str) -> bool:
    """Whether a source without a side is a body that its words tell from every other: "the city council of Loja", not "a hospital"."""
    words = name.replace("’", "'").split()
    named = any(word[:1].isupper() and (at > 0 or word.endswith("'s")) for at, word in enumerate(words))
    return named and any(word.casefold() in rules().bodies for word in words)


# Running totals


def series_links(members: Iterable[PlacedToll], voices: Set[str] | None = None) -> Iterator[Link]:
    """Yield the links within one series: each claimant's figures through time, and claimants against each other.

    Where ``voices`` are given, only the links that end at a figure of one of these.
    """
    by_voice: dict[str, list[PlacedToll]] = defaultdict(list)
    for placed in sorted(members, key=_time_order):
        by_voice[voice_of(placed)].append(placed)
    for voice, own in sorted(by_voice.items()):
        if voices is None or voice in voices:
            yield from _history(own)
    for (one, left), (other, right) in combinations(sorted(by_voice.items()), 2):
        if voices is None or one in voices or other in voices:
            yield from _across(left[-LATEST:], right[-LATEST:])


def _time_order(placed: PlacedToll) -> tuple[str, str, str]:
    return (_as_of(placed) or "9999", placed.day or "9999", placed.record.id)


def _as_of(placed: PlacedToll) -> str | None:
    """Return the day that a figure stands for: as the text says, else the day of the report."""
    return placed.record.as_of or placed.day


def _history(own: Sequence[PlacedToll]) -> Iterator[Link]:
    """Yield the links along one claimant's figures for the same losses."""
    tracks: dict[tuple[str, str], list[PlacedToll]] = defaultdict(list)
    for placed in own:
        found = losses(placed.record)
        tracks[found.category, found.harm].append(placed)
    for _, track in sorted(tracks.items()):
        for at, after in enumerate(track):
            before = list(reversed([one for one in track[:at] if _one_area(one, after)][-LATEST:]))
            before.sort(key=lambda one: area(one) != area(after))  # a figure of the same area before one that names none
            earlier = (_step(one, after) for one in before)
            yield from islice((link for link in earlier if link is not None), 1)


def _one_area(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two running totals of one claimant count one area; where one names none, the day that both count from must be one."""
    left, right = area(one), area(other)
    since = one.record.since
    return left == right or (None in (left, right) and since is not None and since == other.record.since)


def _step(before: PlacedToll, after: PlacedToll) -> Link | None:
    """Return how a figure stands to an earlier one of its claimant; null where the two say nothing of each other."""
    pair = (after.record, before.record)
    became = f"{before.record.text} became {after.record.text}"
    if same_figure(*pair):
        return make_link("wording_variant", pair, SERIES, "the same figure for the same losses by the same claimant")
    if (_as_of(after) or "") <= (_as_of(before) or "") or _starts_apart(*pair):
        return None
    if not_lower(*pair):
        return make_link("update", pair, SERIES, f"a later running total, not lower: {became}")
    if disjoint(*pair):
        return make_link("revision_down", pair, SERIES, f"a later running total, lower: {became}", dimension="number")
    return None


def not_lower(after: Toll, before: Toll) -> bool:
    """Whether a later figure is not below an earlier one; what is only bounded from above ("up to 90") says nothing below its bound."""
    least = before.low or (before.high or 0)
    return (after.low or 0) >= least


def _starts_apart(left: Toll, right: Toll) -> bool:
    """Whether two totals are counted from different days."""
    apart = days_apart(left.since, right.since)
    return apart is not None and apart > rules().as_of_days


def _across(left: Sequence[PlacedToll], right: Sequence[PlacedToll]) -> Iterator[Link]:
    """Yield, for each kind of loss, how two claimants' figures stand to each other where their days lie nearest."""
    best: dict[tuple[str, str], tuple[Rank, PlacedToll, PlacedToll]] = {}
    for one, other in product(left, right):
        if not (same_losses(one.record, other.record) and losses(one.record).category == losses(other.record).category):
            continue
        gap = days_apart(_as_of(one), _as_of(other))
        if _is_passing(one, other) and era(one) == "now" and gap is not None and gap > rules().event_days:
            continue
        latest = _reversed(max(_time_order(one), _time_order(other)))
        rank = (9999 if gap is None else gap, latest, one.record.id, other.record.id)
        key = (losses(one.record).harm, losses(one.record).category)
        if key not in best or rank < best[key][0]:
            best[key] = (rank, one, other)
    for _, (_, one, other) in sorted(best.items()):
        yield from aligned(one, other)


def _is_passing(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether either figure is that of an outlet or an unnamed source, who speak in one article and keep no count that runs on."""
    return bool({one.record.claimant.side, other.record.claimant.side} & {OUTLET, UNNAMED})


def _reversed(order: tuple[str, str, str]) -> tuple[int, ...]:
    return tuple(-ord(char) for char in order[0][:DAY])


def aligned(one: PlacedToll, other: PlacedToll, rule: str = SERIES) -> Iterator[Link]:
    """Set two claimants' figures for the same losses against each other; different claimants never update each other."""
    left, right = ordered(one, other)
    pair = (left.record, right.record)
    if area(left) and area(right) and area(left) != area(right):
        yield scope_link(left, right, "area", rule)
    elif _starts_apart(*pair):
        yield scope_link(left, right, "period", rule)
    elif disjoint(*pair) and _may_have_grown(one, other):
        yield scope_link(left, right, "as_of", rule)
    elif disjoint(*pair) or not _long_apart(one, other):
        yield intervals(left, right, rule)


def _long_apart(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two running totals stand for days so far apart that agreement says nothing."""
    apart = days_apart(_as_of(one), _as_of(other))
    return apart is not None and apart > rules().event_days


def _may_have_grown(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether the later of two running totals is the higher one, and days enough lie between them for it to have grown."""
    earlier, later = sorted((one, other), key=lambda placed: _as_of(placed) or "")
    apart = days_apart(_as_of(one), _as_of(other))
    return apart is not None and apart > rules().as_of_days and named(later.record) > named(earlier.record)


def ordered(one: PlacedToll, other: PlacedToll) -> tuple[PlacedToll, PlacedToll]:
    """Return two figures in the order in which a link without a direction names them."""
    return (one, other) if one.record.id < other.record.id else (other, one)


def scope_link(left: PlacedToll, right: PlacedToll, dimension: str, rule: str) -> Link:
    """Return the link between two figures that count different things, with what they differ in."""
    said = f"{left.record.text} and {right.record.text}"
    reason = f"the two figures differ in {DIFFERS_IN[dimension]}, so they need not agree: {said}"
    return make_link("scope_differs", (left.record, right.record), rule, reason, dimension=dimension)


def intervals(left: PlacedToll, right: PlacedToll, rule: str) -> Link:
    """Return how the ranges of two figures for the same losses stand to each other (step 6 of the ordered rules)."""
    pair = (left.record, right.record)
    said = f"{left.record.text} and {right.record.text}"
    if disjoint(*pair):
        if era(left) != "now":
            reason = f"round figures for an earlier war, from sources that are not named: {said}"
            return make_link("not_comparable", pair, rule, reason, dimension="claimant")
        return make_link("true_conflict", pair, rule, f"no number fits both: {said}", dimension="number")
    if bounds(left.record) == bounds(right.record):
        return make_link("compatible", pair, rule, f"both give the same figure: {said}")
    differs = "differs" if soft_differs(*pair) else None
    for inner, outer in (pair, pair[::-1]):
        if nested(inner, outer):
            return make_link(
                "refines",
                (inner, outer),
                rule,
                f"the range of the one lies inside the other's: {inner.text} and {outer.text}",
                dimension=differs,
            )
    return make_link("compatible", pair, rule, f"the two ranges overlap: {said}", dimension=differs)
