"""How two tolls stand to each other, by the ordered rules of the record reference.

Running totals of a side's losses are a series for each claimant: within one claimant's series later figures update or revise earlier ones,
and the series of two claimants meet at the figures whose days lie nearest. Figures of one incident, and figures that name no side, meet
only where place and day, or the article, hold them together: otherwise nobody could say that they count the same dead.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from itertools import combinations, islice, product

from counterclaim.actor import OUTLET, UNNAMED
from counterclaim.link import Link
from counterclaim.reconcile.figures import (
    ANYBODY,
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
from counterclaim.reconcile.scope import DAY, NO_SIDE, Placed, days_apart, make_link, own_name, within_event
from counterclaim.toll import Toll

SERIES = "reconcile.tolls.series"
PAIRS = "reconcile.tolls.pairs"
RUNNING = frozenset({"cumulative", "war"})
LATEST = 40  # figures of a claimant that are set against another's
BLOW_WORDS = 3  # that two figures of one day and no place share for what struck
YEAR = len("1994")
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
    if not counts(toll) or not is_running(placed) or not tells_number(toll):
        return None
    kind = "people" if losses(toll).of_people else "things"
    if toll.subject.side:
        return f"series {toll.subject.side} {kind} {era(placed)}"
    return f"series in {area(placed)} {kind}" if area(placed) and era(placed) == "now" else None


def area(placed: PlacedToll) -> str | None:
    """Return where a toll counts, casefolded: as it tells; for a single blow also the one place that its words name."""
    told = place_told(placed.record)
    return (told or placed.home) if is_running(placed) else placed.at or told


def is_running(placed: PlacedToll) -> bool:
    """Whether a toll is a count that runs on; a perfect tense ("had killed") runs on unless its words name the one day."""
    toll = placed.record
    return toll.period == "war" or (toll.period == "cumulative" and (placed.on is None or toll.since is not None))


def day_of_harm(placed: PlacedToll) -> str | None:
    """Return the day on which a single blow fell: as its words say, else the day that the toll stands for."""
    as_of = placed.record.as_of
    return placed.on or (as_of[:DAY] if as_of and len(as_of) >= DAY else None)


def pair_keys(placed: PlacedToll, theatre: Sequence[str]) -> Iterator[str]:
    """Yield under which keys a figure of one incident, or one that names no side, meets others.

    ``theatre`` names the sides that the article is most about, for figures of earlier wars.
    """
    toll = placed.record
    if not counts(toll):
        return
    harm = losses(toll).harm
    if is_running(placed) and toll.since:
        yield f"count {voice_of(placed)} {toll.since} {harm}"
    if series_key(placed):
        return
    yield from (f"pair {voice_of(placed)} {when} {harm}" for when in _blow_days(placed))
    yield f"pair {toll.article} {harm}"
    yield f"pair {placed.origin} {harm} {toll.low}"
    day = day_of_harm(placed)
    if area(placed) and day:
        yield f"pair {area(placed)} {day} {harm}"
    elif toll.subject.side and placed.on and len(placed.blow) >= BLOW_WORDS:
        yield f"pair {toll.subject.side} {placed.on} {harm}"
    if era(placed) != "now":
        yield from (f"pair {one} {other} {era(placed)} {harm}" for one, other in combinations(sorted(theatre), 2))


def _blow_days(placed: PlacedToll) -> Iterator[str]:
    """Yield under which days one voice's figures for one blow meet: its day, else the weeks of the report where it is a known one."""
    if placed.on:
        yield placed.on
    elif placed.definite and placed.day and area(placed):
        week = date.fromisoformat(placed.day[:DAY]).toordinal() // rules().event_days
        yield from (f"{area(placed)} week {week + by}" for by in (0, 1))


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
    if claimant.side not in NO_SIDE:
        return claimant.name if claimant.kind == "outlet" else str(claimant.side)
    if claimant.side == UNNAMED and placed.home and (body := body_of(claimant.name)):
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
        yield from _aligned(one, other)


def _is_passing(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether either figure is that of an outlet or an unnamed source, who speak in one article and keep no count that runs on."""
    return bool({one.record.claimant.side, other.record.claimant.side} & {OUTLET, UNNAMED})


def _reversed(order: tuple[str, str, str]) -> tuple[int, ...]:
    return tuple(-ord(char) for char in order[0][:DAY])


def _aligned(one: PlacedToll, other: PlacedToll) -> Iterator[Link]:
    """Set two claimants' figures for the same losses against each other; different claimants never update each other."""
    left, right = _ordered(one, other)
    pair = (left.record, right.record)
    if area(left) and area(right) and area(left) != area(right):
        yield _scope(one, other, "area")
    elif _starts_apart(*pair):
        yield _scope(one, other, "period")
    elif disjoint(*pair) and _may_have_grown(one, other):
        yield _scope(one, other, "as_of")
    elif disjoint(*pair) or not _long_apart(one, other):
        yield _intervals(left, right, SERIES)


def _long_apart(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two running totals stand for days so far apart that agreement says nothing."""
    apart = days_apart(_as_of(one), _as_of(other))
    return apart is not None and apart > rules().event_days


def _may_have_grown(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether the later of two running totals is the higher one, and days enough lie between them for it to have grown."""
    earlier, later = sorted((one, other), key=lambda placed: _as_of(placed) or "")
    apart = days_apart(_as_of(one), _as_of(other))
    return apart is not None and apart > rules().as_of_days and named(later.record) > named(earlier.record)


def _ordered(one: PlacedToll, other: PlacedToll) -> tuple[PlacedToll, PlacedToll]:
    return (one, other) if one.record.id < other.record.id else (other, one)


def _scope(one: PlacedToll, other: PlacedToll, dimension: str) -> Link:
    return scope_link(*_ordered(one, other), dimension, SERIES)


def scope_link(left: PlacedToll, right: PlacedToll, dimension: str, rule: str) -> Link:
    """Return the link between two figures that count different things, with what they differ in."""
    said = f"{left.record.text} and {right.record.text}"
    reason = f"the two figures differ in {DIFFERS_IN[dimension]}, so they need not agree: {said}"
    return make_link("scope_differs", (left.record, right.record), rule, reason, dimension=dimension)


def _intervals(left: PlacedToll, right: PlacedToll, rule: str) -> Link:
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


# Single incidents, and figures that name no side


def pair_links(one: PlacedToll, candidates: Iterable[PlacedToll]) -> Iterator[Link]:
    """Yield the links from one figure to one of each voice that counts the same losses of the same incident or war.

    That is the earliest of another voice; of the own voice the earliest that gives the same figure, else the latest that it can update.
    """
    own = voice_of(one)
    met: dict[str, list[PlacedToll]] = defaultdict(list)
    for other in sorted(candidates, key=lambda placed: placed.order):
        if meets(one, other):
            met[voice_of(other)].append(other)
    for voice, others in sorted(met.items()):
        yield from _own_history(one, others) if voice == own else _met(one, others[0])


def _own_history(one: PlacedToll, earlier: Sequence[PlacedToll]) -> Iterator[Link]:
    alike = [other for other in earlier if same_figure(one.record, other.record)]
    ordered = [*alike, *(other for other in reversed(earlier[-LATEST:]) if other not in alike)]
    return islice((link for other in ordered for link in _own_words(one, other)), 1)


def meets(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether the second is an earlier figure that can be set against the first."""
    if other.order >= one.order:
        return False
    left, right = one.record, other.record
    if one_count(one, other):
        return True
    if (
        series_key(one)
        or series_key(other)
        or not may_be_same_losses(one, other)
        or era(one) != era(other)
        or is_running(one) != is_running(other)
    ):
        return False
    if area(one) and area(other) and area(one) != area(other):
        return False
    if one_blow(one, other):
        return True
    days = {day_of_harm(one), day_of_harm(other)} - {None}
    if len(days) > 1 and "publication" not in (left.as_of_basis, right.as_of_basis):
        return False
    return voice_of(one) != voice_of(other) or same_figure(left, right) or (pinned(one, other) and left.article != right.article)


def one_count(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether one voice counts on from one day in two articles, whose losses or where being left out in one of them."""
    left, right = one.record, other.record
    if left.article == right.article or not (is_running(one) and is_running(other)) or voice_of(one) != voice_of(other):
        return False
    key = series_key(one)
    if left.since is None or left.since != right.since or (key is not None and key == series_key(other)):
        return False
    mine, its = losses(left), losses(right)
    people = mine.of_people and its.of_people and "people" in (mine.category, its.category)
    same = (mine.harm, mine.kind) == (its.harm, its.kind) and (mine.category == its.category or people)
    return (
        same and (mine.side == its.side or None in (mine.side, its.side)) and (area(one) == area(other) or None in (area(one), area(other)))
    )


def one_blow(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether one voice tells one blow twice: a day's, in the same words or as "its toll", or "the strike" on one place within days."""
    if voice_of(one) != voice_of(other) or one.record.article == other.record.article or is_running(one) or is_running(other):
        return False
    if one.on is not None and one.on == other.on and (one.again or other.again):
        return True
    common = one.blow & other.blow
    if not common or len(common) < rules().joint_share * min(len(one.blow), len(other.blow)):
        return False
    if one.on or other.on:
        return one.on == other.on and len(common) >= BLOW_WORDS
    near = within_event(one.day, other.day)
    return near and one.definite and other.definite and area(one) is not None and area(one) == area(other)


def may_be_same_losses(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two figures count the same losses; at one place on one day, a side that one report leaves out is the other's."""
    left, right = losses(one.record), losses(other.record)
    if same_losses(one.record, other.record):
        return True
    known, unknown = (one, other) if left.side else (other, one)
    unsaid = None in (left.side, right.side) and left.kind == right.kind and {left.category, right.category} <= {"people", "civilian"}
    country = {land for land in unknown.lands if land.isupper()}  # places are in small letters
    at_home = not country or known.record.subject.side in country  # three foreigners among five dead are no other count of the five
    return unsaid and at_home and left.harm == right.harm and pinned(one, other)


def _own_words(one: PlacedToll, other: PlacedToll) -> Iterator[Link]:
    """Yield how a figure stands to an earlier one of the same voice for the same blow: the same, a new count, or two ranges of one day."""
    pair, became = (one.record, other.record), f"{other.record.text} became {one.record.text}"
    if same_figure(*pair):
        if one.record.article == other.record.article or one.origin == other.origin or pinned(one, other):
            yield make_link("wording_variant", pair, PAIRS, "the same figure for the same losses by the same claimant")
    elif one.day == other.day:
        if not disjoint(*pair):
            yield _intervals(*_ordered(one, other), PAIRS)
    elif not_lower(*pair):
        yield make_link("update", pair, PAIRS, f"a later count of the same losses, not lower: {became}")
    elif disjoint(*pair):
        yield make_link("revision_down", pair, PAIRS, f"a later count of the same losses, lower: {became}", dimension="number")


def _met(one: PlacedToll, other: PlacedToll) -> Iterator[Link]:
    """Yield how figures of two voices stand to each other: only where place and day, or an earlier war, hold them together."""
    left, right = _ordered(one, other)
    if pinned(one, other) and disjoint(left.record, right.record) and _two_blows(one, other):
        said = f"{left.record.text} and {right.record.text}"
        reason = f"one place and day, but no word in common for what struck: {said}"
        yield make_link("not_comparable", (left.record, right.record), PAIRS, reason, dimension="event")
    elif pinned(one, other) and disjoint(left.record, right.record) and _counted_on(one, other):
        yield scope_link(left, right, "as_of", PAIRS)
    elif not (tells_number(left.record) or tells_number(right.record)):
        return  # "the dam" and "the dam" are no figures
    elif pinned(one, other) or era(one) != "now":
        yield _intervals(left, right, PAIRS)
    elif one.record.article == other.record.article and not same_figure(left.record, right.record) and _both_sides(one, other):
        lacking = "area" if not (area(left) and area(right)) else "period"
        reason = f"the article does not tie both figures to one place and day: {left.record.text} and {right.record.text}"
        yield make_link("not_comparable", (left.record, right.record), PAIRS, reason, dimension=lacking)


def _two_blows(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether both figures tell what struck, in words that have nothing in common: a city can be struck twice in a day."""
    return bool(one.blow and other.blow) and not one.blow & other.blow


def _counted_on(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether the dead and wounded of one blow were counted on: the later report, of another day, gives more.

    What one side admits and what its enemy claims are no count that goes on.
    """
    if {one.record.stance, other.record.stance} == {"own", "enemy"} or _both_sides(one, other):
        return False
    earlier, later = sorted((one, other), key=lambda placed: placed.day or "")
    return bool(earlier.day and later.day and earlier.day < later.day) and named(later.record) > named(earlier.record)


def pinned(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether both figures name the same place and the same day, or without a place tell one side's blow of one day in the same words."""
    where, day = area(one), day_of_harm(one)
    if where is None and area(other) is None:
        side = one.record.subject.side
        return (
            side is not None
            and side == other.record.subject.side
            and one.on is not None
            and one.on == other.on
            and _in_same_words(one, other)
        )
    return where is not None and day is not None and (where, day) == (area(other), day_of_harm(other))


def _in_same_words(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two figures tell what struck in so many words that it is one blow."""
    common = len(one.blow & other.blow)
    return common >= BLOW_WORDS and common >= rules().joint_share * min(len(one.blow), len(other.blow))


def _both_sides(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two sides of the war give the two figures, for people of one status: then a reader would compare them."""
    sides = {one.record.claimant.side, other.record.claimant.side}
    statuses = {one.record.subject.status, other.record.subject.status}
    known = one.record.subject.side is not None and other.record.subject.side is not None
    return known and len(sides) == 2 and not sides & NO_SIDE and (len(statuses) == 1 or not statuses & ANYBODY)
