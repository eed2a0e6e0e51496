"""Losses above what the losing side is said to hold: a flag, never a verdict (rule 10)."""

from collections.abc import Iterable, Iterator

from counterclaim.event import Holding
from counterclaim.link import Link
from counterclaim.reconcile.scope import make_link
from counterclaim.toll import Toll
from counterclaim.vocabulary.nouns import plural

RULE = "reconcile.plausible"
WIDER = 0.5  # score of a flag where the lost category is wider than the one held
PUT_OUT = frozenset({"destroyed", "captured", "shot_down"})


def keys(record: Toll | Holding) -> Iterator[str]:
    """Yield under which key equipment lost and equipment held by one side meet."""
    if isinstance(record, Holding):
        if record.side:
            yield f"held {record.side}"
    elif record.subject.side and record.subject.item and record.harm in PUT_OUT and record.value_status == "stated":
        yield f"held {record.subject.side}"


def flags(toll: Toll, holdings: Iterable[Holding]) -> Iterator[Link]:
    """Yield a flag for each holding that ``toll`` says more than all of was lost."""
    lost = (toll.subject.item or "").split(" and ")
    for holding in holdings:
        if holding.side == toll.subject.side and holding.item in lost and (toll.low or 0) > holding.n:
            wider = len(lost) > 1
            reason = f"{toll.text} {toll.subject.text} reported lost, {holding.n:,} {plural(holding.item)} reported held"
            note = f"; the lost category is wider ({' and '.join(map(plural, lost))}), so both can hold" if wider else ""
            yield make_link("implausible", (toll, holding), RULE, reason + note, dimension="number", score=WIDER if wider else 1.0)
