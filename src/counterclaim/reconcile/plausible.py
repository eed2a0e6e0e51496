"""Losses above what the losing side is said to hold: a flag, never a verdict (rule 10)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from counterclaim.event import Holding
from counterclaim.link import Link
from counterclaim.noun import Record
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import make_link
from counterclaim.toll import Toll
from counterclaim.vocabulary.nouns import plural

RULE = "reconcile.plausible"
WIDER = 0.5  # score of a flag where the lost category is wider than the one held
TAKEN = frozenset({"killed", "captured"})
RUNNING = frozenset({"cumulative", "war"})
NO_AIR_FORCE = 3_000  # "fighters" from here on are men, not aircraft
PUT_OUT = frozenset({"destroyed", "captured", "shot_down"})
MODEL = re.compile(r"\b([A-Z][A-Za-z]{0,9})-?(\d{1,3})(?:[A-Z]\d?)?\b")  # "F-16", "F16C", "T-72B3", "Sukhoi-24"


def side_of(record: Record) -> str | None:
    """Return whose equipment a record says was lost or is held, null where it is about something else."""
    if isinstance(record, Holding):
        return record.side
    if not isinstance(record, Toll) or record.value_status != "stated":
        return None
    return record.subject.side if (record.subject.item and record.harm in PUT_OUT) or _of_men(record) else None


def _of_men(toll: Toll) -> bool:
    """Whether a toll counts men under arms who are dead or taken: those hurt may be back, and be counted again."""
    return toll.subject.told == "military" and not toll.subject.item and toll.harm in TAKEN and toll.period in RUNNING


def flags(toll: Toll, holdings: Iterable[Holding]) -> Iterator[Link]:
    """Yield a flag for each kind of equipment of which more was lost than held, by the toll's own article or else the first."""
    if _of_men(toll):
        yield from _too_many_men(toll, holdings)
        return
    lost = (toll.subject.item or "").split(" and ")
    kinds = {kind_of(item) for item in lost}
    fitting = (one for one in holdings if one.side == toll.subject.side and _fits(toll, one, kinds))
    nearest: dict[str, Holding] = {}
    for holding in sorted(fitting, key=lambda one: (one.article != toll.article, one.article, one.start, one.id)):
        nearest.setdefault(holding.item, holding)
    for _, holding in sorted(nearest.items()):
        if (toll.low or 0) > holding.n:
            yield _flag(toll, holding, lost)


def _fits(toll: Toll, holding: Holding, kinds: set[str]) -> bool:
    """Whether what is lost is among what is held: of one make, whatever it is called, or of one kind where the holding names no make.

    Of a side's warplanes those of one make are a part, so more warplanes can be lost than it has of that.
    """
    makes = models(" ".join(span.exact for span in holding.spans))
    if not makes:
        return kind_of(holding.item) in kinds
    return any(_one_make(held, lost) for held in makes for lost in models(toll.subject.text))


def _one_make(left: tuple[str, str], right: tuple[str, str]) -> bool:
    """Whether two designations are of one make, spelt out or short ("Sukhoi-24", "Su-24")."""
    short, long = sorted((left[0], right[0]), key=len)
    return left[1] == right[1] and long.startswith(short)


@cache
def models(text: str) -> frozenset[tuple[str, str]]:
    """Return the designations of makes in a text as letters and number, which usual spellings have in common."""
    return frozenset((letters.casefold(), number) for letters, number in MODEL.findall(text))


def _too_many_men(toll: Toll, holdings: Iterable[Holding]) -> Iterator[Link]:
    """Yield a flag where more men are dead or taken than the largest body of men that anybody gives the side."""
    men = [one for one in holdings if one.side == toll.subject.side and _is_of_men(one)]
    most = max(men, key=lambda one: (one.n, one.article == toll.article, one.id), default=None)
    if most and (toll.low or 0) > most.n:
        yield _flag(toll, most, [most.item])


def _is_of_men(holding: Holding) -> bool:
    return holding.item in rules().personnel or (holding.item == "fighter" and holding.n >= NO_AIR_FORCE)


def kind_of(item: str) -> str:
    """Return the kind of equipment that a name stands for: a warplane lost is a combat aircraft held."""
    return next((same.name for same in rules().same_items if item in same.items), item)


def _flag(toll: Toll, holding: Holding, lost: list[str]) -> Link:
    wider = len(lost) > 1
    reason = f"{toll.text} {toll.subject.text} reported lost, {holding.n:,} {plural(holding.item)} reported held"
    note = f"; the lost category is wider ({' and '.join(map(plural, lost))}), so both can hold" if wider else ""
    return make_link("implausible", (toll, holding), RULE, reason + note, dimension="number", score=WIDER if wider else 1.0)
