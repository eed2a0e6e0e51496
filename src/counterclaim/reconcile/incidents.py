"""Figures of single incidents, and figures that name no side: which of them count the same, and how these stand to each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, islice

from counterclaim.link import Link
from counterclaim.reconcile.bodies import ACRONYM
from counterclaim.reconcile.figures import ANYBODY, disjoint, losses, named, same_figure, same_losses, tells_number, who
from counterclaim.reconcile.propositions import stems
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import DAY, NO_SIDE, days_apart, make_link, within_event
from counterclaim.reconcile.tolls import (
    LATEST,
    PlacedToll,
    aligned,
    area,
    counts,
    day_of_harm,
    era,
    intervals,
    is_running,
    not_lower,
    ordered,
    scope_link,
    series_key,
    voice_of,
)
from counterclaim.toll import Toll

PAIRS = "reconcile.tolls.pairs"
BLOW_WORDS = 3  # that two figures of one day and no place share for what struck


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
        if area(placed):
            yield f"count in {area(placed)} {toll.since} {harm}"
    yield f"instead {voice_of(placed)} {harm} {toll.low}"
    if placed.instead is not None:
        yield f"instead {voice_of(placed)} {harm} {placed.instead}"
    if area(placed) and toll.since is None and (placed.again or not is_running(placed)):
        yield f"recount {voice_of(placed)} {area(placed)} {harm}"
    if area(placed) and toll.since is None:
        yield from (f"recount by {word} {area(placed)} {harm}" for word in sorted(placed.source))
    if placed.month:
        yield f"months {voice_of(placed)} {harm}"
        yield f"months {placed.month} {toll.subject.side or area(placed)} {harm}"
    if series_key(placed):
        return
    yield from (f"pair {voice_of(placed)} {when} {harm}" for when in _blow_days(placed))
    yield f"pair {toll.article} {harm}"
    yield f"pair {placed.origin} {harm} {toll.low}"
    day = day_of_harm(placed)
    if area(placed) and day:
        yield from (f"pair {one} {day} {harm}" for one in sorted({str(area(placed)), *placed.named}))
    elif area(placed) and placed.day and not is_running(placed):
        yield from (f"pair {area(placed)} week {week} {harm}" for week in _weeks(placed.day))
    elif toll.subject.side and placed.on:
        yield f"pair {toll.subject.side} {placed.on} {harm}"
    if era(placed) != "now":
        yield from (f"pair {one} {other} {era(placed)} {harm}" for one, other in combinations(sorted(theatre), 2))


def _blow_days(placed: PlacedToll) -> Iterator[str]:
    """Yield under which days one voice's figures for one blow meet: its day, else the weeks of the report where it is a known one."""
    if placed.on:
        yield placed.on
    elif placed.definite and placed.day and area(placed):
        yield from (f"{area(placed)} week {week}" for week in _weeks(placed.day))
        yield f"{area(placed)} again"


def _weeks(day: str) -> tuple[int, int]:
    """Return the numbers of the spans of ``event_days`` that a day and those near it lie in."""
    week = date.fromisoformat(day[:DAY]).toordinal() // rules().event_days
    return week, week + 1


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
        own_words = [other for other in others if voice == own or corrects(one, other)]
        yield from _own_history(one, own_words) if own_words else _met(one, others[0])


def _own_history(one: PlacedToll, earlier: Sequence[PlacedToll]) -> Iterator[Link]:
    alike = [other for other in earlier if same_figure(one.record, other.record)]
    ordered = [*alike, *(other for other in reversed(earlier[-LATEST:]) if other not in alike)]
    return islice((link for other in ordered for link in _own_words(one, other)), 1)


def meets(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether the second is an earlier figure that can be set against the first."""
    if other.order >= one.order:
        return False
    left, right = one.record, other.record
    if one.month or other.month:
        return of_months(one, other)
    if takes_back(one, other) or recounted(one, other):
        return True
    if one_count(one, other) or counted_alike(one, other):
        return True
    if (
        series_key(one)
        or series_key(other)
        or not may_be_same_losses(one, other)
        or era(one) != era(other)
        or is_running(one) != is_running(other)
    ):
        return False
    if area(one) and area(other) and not same_spot(one, other):
        return False
    if one_blow(one, other):
        return True
    days = {day_of_harm(one), day_of_harm(other)} - {None}
    if len(days) > 1 and "publication" not in (left.as_of_basis, right.as_of_basis):
        return False
    return not _one_voice(one, other) or same_figure(left, right) or (pinned(one, other) and left.article != right.article)


def corrects(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether a source brings down or puts right the figure that it gave within the weeks before, though it is named in other words.

    Its words then share a name or what it is ("the mayor"), or the one gives the initials of the other; no side is another's.
    """
    sides = {one.record.claimant.side, other.record.claimant.side} - NO_SIDE
    apart = days_apart(one.day, other.day)
    later = one.corrected and one.record.article != other.record.article and (one.day or "") > (other.day or "")
    return later and apart is not None and apart <= rules().recount_days and len(sides) < 2 and bool(_common_source(one, other))


def _common_source(one: PlacedToll, other: PlacedToll) -> frozenset[str]:
    acronyms = frozenset(
        word for word in one.source | other.source for short in (one.source if word in other.source else other.source)
        if ACRONYM <= len(short) <= len(word) <= len(short) + 1 and word.startswith(short)
    )  # fmt: skip
    return (one.source & other.source) | acronyms


def _one_voice(one: PlacedToll, other: PlacedToll) -> bool:
    return voice_of(one) == voice_of(other) or corrects(one, other)


def one_count(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether one voice counts on from one day in two articles, whose losses or where being left out in one of them."""
    left, right = one.record, other.record
    if left.article == right.article or not (is_running(one) and is_running(other)) or voice_of(one) != voice_of(other):
        return False
    key = series_key(one)
    if left.since is None or left.since != right.since or (key is not None and key == series_key(other)):
        return False
    return _same_but_side(left, right) and (area(one) == area(other) or None in (area(one), area(other)))


def counted_alike(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two voices count on from one day at one place, where one leaves out whose dead these are."""
    left, right = one.record, other.record
    if not (is_running(one) and is_running(other)) or left.since is None or left.since != right.since:
        return False
    known, unknown = (one, other) if left.subject.side else (other, one)
    country = {land for land in unknown.lands if land.isupper()}  # places are in small letters
    at_home = unknown.record.subject.side is None and (not country or known.record.subject.side in country)
    return at_home and area(one) is not None and area(one) == area(other) and _same_but_side(left, right)


def _same_but_side(left: Toll, right: Toll) -> bool:
    """Whether two figures count people of one kind by one harm, the side of whom one of the two may leave out."""
    mine, its = losses(left), losses(right)
    people = mine.of_people and its.of_people and "people" in (mine.category, its.category)
    same = (mine.harm, mine.kind) == (its.harm, its.kind) and (mine.category == its.category or people)
    return same and (mine.side == its.side or None in (mine.side, its.side))


def of_months(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two counts of single months are of the same losses and place: one voice's of any months, two voices' of one month."""
    if not (one.month and other.month) or area(one) != area(other) or not same_losses(one.record, other.record):
        return False
    if one.record.subject.side is None and area(one) is None:  # only the same words say that the same people are meant
        return one.origin == other.origin and one.month == other.month and same_figure(one.record, other.record)
    return one.month == other.month or voice_of(one) == voice_of(other)


def one_blow(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether one voice tells one blow twice: a day's, in the same words or as "its toll", or "the strike" on one place within days."""
    if not _one_voice(one, other) or one.record.article == other.record.article or is_running(one) or is_running(other):
        return False
    if one.on is not None and one.on == other.on and (one.again or other.again):
        return True
    common = one.blow & other.blow
    if one.on is None and one.corrected and area(one) and area(one) == area(other) and (common or not one.blow) and _recounted(one, other):
        return True
    if not common or len(common) < rules().joint_share * min(len(one.blow), len(other.blow)):
        return False
    if one.on or other.on:
        return one.on == other.on and len(common) >= BLOW_WORDS
    near = within_event(one.day, other.day) or _recounted(one, other)
    return near and one.definite and other.definite and area(one) is not None and area(one) == area(other)


def _recounted(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether the later of two figures speaks of a count that was given before, within the weeks in which one is corrected."""
    apart = days_apart(one.day, other.day)
    return (one.again or one.corrected) and apart is not None and apart <= rules().recount_days


def recounted(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether a voice speaks again, within weeks, of those whom it counted at one place: "62 were killed" and "it now speaks of 43 killed".

    The perfect or no tense of the later one is none of a count that runs on, as long as it names no day from which it counts.
    """
    left, right = one.record, other.record
    if left.article == right.article or not _one_voice(one, other) or left.since or right.since or not _recounted(one, other):
        return False
    mixed = is_running(one) and not is_running(other)
    return mixed and area(one) is not None and area(one) == area(other) and same_losses(left, right)


def takes_back(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether a voice gives the first figure instead of the second, which it gave in an earlier article: "326 people, not 394"."""
    left, right = one.record, other.record
    if one.instead is None or one.instead != right.low or right.low != right.high or left.article == right.article:
        return False
    same = voice_of(one) == voice_of(other) and _same_but_side(left, right)
    return same and (None in (area(one), area(other)) or same_spot(one, other))


def may_be_same_losses(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two figures count the same losses; at one place on one day, a side that one report leaves out is the other's."""
    left, right = losses(one.record), losses(other.record)
    if same_losses(one.record, other.record):
        return True
    known, unknown = (one, other) if left.side else (other, one)
    unsaid = None in (left.side, right.side) and left.kind == right.kind and {left.category, right.category} <= {"people", "civilian"}
    country = {land for land in unknown.lands if land.isupper()}  # places are in small letters
    at_home = not country or known.record.subject.side in country or voice_of(one) == voice_of(other)
    return (named_alike(one, other) or (unsaid and at_home)) and left.harm == right.harm and (pinned(one, other) or one_blow(one, other))


def named_alike(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two figures name by the same words whom they count, one of them with a side that the other leaves out."""
    left, right = losses(one.record), losses(other.record)
    words = who(one.record)
    return bool(words) and words == who(other.record) and left.category == right.category and None in (left.side, right.side)


def _own_words(one: PlacedToll, other: PlacedToll) -> Iterator[Link]:
    """Yield how a figure stands to an earlier one of the same voice for the same blow: the same, a new count, or two ranges of one day."""
    pair, became = (one.record, other.record), f"{other.record.text} became {one.record.text}"
    if one.month != other.month:
        yield scope_link(*ordered(one, other), "period", PAIRS)
    elif same_figure(*pair):
        if one.record.article == other.record.article or one.origin == other.origin or pinned(one, other):
            yield make_link("wording_variant", pair, PAIRS, "the same figure for the same losses by the same claimant")
    elif one.day == other.day:
        if not disjoint(*pair):
            yield intervals(*ordered(one, other), PAIRS)
    elif not_lower(*pair):
        yield make_link("update", pair, PAIRS, f"a later count of the same losses, not lower: {became}")
    elif disjoint(*pair):
        yield make_link("revision_down", pair, PAIRS, f"a later count of the same losses, lower: {became}", dimension="number")


def _met(one: PlacedToll, other: PlacedToll) -> Iterator[Link]:
    """Yield how figures of two voices stand to each other: only where place and day, or an earlier war, hold them together."""
    left, right = ordered(one, other)
    if counted_alike(one, other):
        yield from aligned(one, other, PAIRS)
    elif one.month:
        yield intervals(left, right, PAIRS)
    elif pinned(one, other) and disjoint(left.record, right.record) and _two_blows(one, other):
        said = f"{left.record.text} and {right.record.text}"
        reason = f"one place and day, but no word in common for what struck: {said}"
        yield make_link("not_comparable", (left.record, right.record), PAIRS, reason, dimension="event")
    elif pinned(one, other) and disjoint(left.record, right.record) and _counted_on(one, other):
        yield scope_link(left, right, "as_of", PAIRS)
    elif not (tells_number(left.record) or tells_number(right.record)):
        return  # "the dam" and "the dam" are no figures
    elif pinned(one, other) or era(one) != "now":
        yield intervals(left, right, PAIRS)
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
    """Whether both figures name the same place and the same day, or without a place count one side's losses of one day.

    Then both tell in the same words what struck, or they are the two sides' figures for the whole day.
    """
    if is_running(one) != is_running(other):
        return False
    where, day = area(one), day_of_harm(one)
    if where is None and area(other) is None:
        side = one.record.subject.side
        if side is None or side != other.record.subject.side or one.on is None or one.on != other.on:
            return False
        return _in_same_words(one, other) or _of_one_day(one, other) or (_both_sides(one, other) and _tells_one_blow(one, other))
    if not same_spot(one, other):
        return False
    return day == day_of_harm(other) if day is not None else one_battle(one, other)


def same_spot(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two figures are of one place: by its name, or by the names of where it is, of which one report leaves some out.

    "The clinic in Norquay" and "Dr Amsel's clinic in Norquay, in the capital" share a name and a target; so many things of one name are
    in no two places.
    """
    where, there = area(one), area(other)
    if where is None or there is None:
        return False
    if where == there:
        return True
    if is_running(one) or is_running(other) or not (one.named | {where}) & (other.named | {there}):
        return False
    return one.named == other.named or bool(_targets(one, other))


def _targets(one: PlacedToll, other: PlacedToll) -> frozenset[str]:
    """Return the words that two figures share for what was struck."""
    return (one.blow & other.blow) - stems(rules().blows | rules().campaigns)


def one_battle(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two single blows of which neither is given a day are one: told within days of one place, of soldiers or of one target.

    Soldiers are killed in a battle that its place tells; of others a place that is shelled every day tells nothing, but "the church" does.
    """
    if is_running(one) or is_running(other) or {day_of_harm(one), day_of_harm(other)} != {None}:
        return False
    where = area(one)
    if where is None or where != area(other) or one.record.article == other.record.article or not within_event(one.day, other.day):
        return False
    soldiers = {one.record.subject.told, other.record.subject.told} == {"military"}
    return soldiers or bool(_targets(one, other))


def _tells_one_blow(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether neither of two sides' figures for one day tells what struck, or both tell it in the same words."""
    return len(one.blow & other.blow) >= rules().joint_share * max(len(one.blow), len(other.blow))


def _of_one_day(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two figures count the soldiers whom one side lost on a day, and tell the same of where or by what, as far as both tell it."""
    soldiers = {one.record.subject.told, other.record.subject.told} == {"military"}
    fewer, more = sorted((one.blow, other.blow), key=len)
    return soldiers and fewer <= more and bool(fewer) == bool(more) and losses(one.record).kind == losses(other.record).kind


def _in_same_words(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two figures tell what struck in so many words that it is one blow."""
    common = len(one.blow & other.blow)
    return common >= BLOW_WORDS and common >= rules().joint_share * min(len(one.blow), len(other.blow))


def _both_sides(one: PlacedToll, other: PlacedToll) -> bool:
    """Whether two sides of the war give the two figures, for people of one status: then a reader would compare them."""
    sides = {one.record.claimant.side, other.record.claimant.side}
    statuses = {one.record.subject.told, other.record.subject.told}
    known = one.record.subject.side is not None and other.record.subject.side is not None
    return known and len(sides) == 2 and not sides & NO_SIDE and (len(statuses) == 1 or not statuses & ANYBODY)
