"""What a figure counts, and how two ranges stand to each other."""

from dataclasses import dataclass
from functools import lru_cache

from counterclaim.reconcile.propositions import groups, proposition, stems
from counterclaim.reconcile.rules import harm_group, person_kind, rules
from counterclaim.toll import PEOPLE, Toll

ANYBODY = frozenset({"unknown", "mixed"})
ROUNDING = 0.99  # "more than 20,000" is kept as 20,001 and up, and still half as much again as 30,000


@dataclass(frozen=True, slots=True)
class Losses:
    """Whose loss, of what, by which harm; ``kind`` names the people meant where the words single some out ("children", "policemen")."""

    side: str | None
    category: str
    harm: str
    kind: str | None = None

    @property
    def of_people(self) -> bool:
        """Whether people were harmed, not things."""
        return self.category in PEOPLE or self.category == "people"


def losses(toll: Toll) -> Losses:
    """Return what ``toll`` counts: the side, people by status or the item, and the harm's group."""
    subject = toll.subject
    people = "people" if subject.told in ANYBODY else subject.told
    counted = people if subject.status in PEOPLE else (subject.item or subject.status)
    return Losses(subject.side, counted, harm_group(toll.harm), person_kind(subject.text) if subject.status in PEOPLE else None)


@lru_cache(maxsize=20_000)
def _who(text: str) -> frozenset[str]:
    limits = rules()
    return proposition(text).everything - stems(limits.unspecific | limits.bystanders | limits.own_soldiers)


def who(toll: Toll) -> frozenset[str]:
    """Return the words of a subject that single people out from all others: "farmers", "Xlandish nuns", not "civilians"."""
    return _who(toll.subject.text) if losses(toll).of_people else frozenset()


def place_told(toll: Toll) -> str | None:
    """Return the place that a toll tells, casefolded; the name of an armed group is none ("in the Xlandish Front attack")."""
    name = toll.place or ""
    return None if not name or name in groups() else name.casefold()


def same_losses(left: Toll, right: Toll) -> bool:
    """Whether two tolls count the same losses; people of no stated status are whoever the other counts."""
    one, other = losses(left), losses(right)
    people = "people" in (one.category, other.category) and one.of_people and other.of_people
    return (one.side, one.harm, one.kind) == (other.side, other.harm, other.kind) and (one.category == other.category or people)


def same_figure(left: Toll, right: Toll) -> bool:
    """Whether two tolls give one figure in other words: "250,000", "more than 250,000", "an estimated 250,000"; "dozens" is no twelve."""
    if is_vague(left) != is_vague(right):
        return False
    if left.low == right.low and (left.high == right.high or None in (left.high, right.high)):
        return True
    return named(left) == named(right)


def tells_number(toll: Toll) -> bool:
    """Whether the words give a number, be it a vague one: "soldiers died" and "its pilot" give none."""
    words = toll.text.casefold().replace("-", " ").split()
    return any(word == "one" or word in rules().ones or any(char.isdigit() for char in word) for word in words)


def is_vague(toll: Toll) -> bool:
    """Whether the words name a size and no number ("dozens")."""
    return toll.high is None and toll.soft_high is not None


def named(toll: Toll) -> float:
    """Return the number that the words name: 400,000 of "an estimated 400,000", 250,000 of "more than 250,000", 90 of "up to 90"."""
    low = toll.low or 0
    if toll.high is None:
        return low - 1 if low > 10 and low % 10 == 1 and not any(digit == "1" for digit in _last_digit(toll.text)) else low
    return toll.high if low == 0 else (low + toll.high) / 2


def _last_digit(text: str) -> str:
    digits = [one for one in text if one.isdigit()]
    return digits[-1] if digits else ""


def bounds(toll: Toll) -> tuple[float, float]:
    """Return the hard interval of a toll, open ends as 0 and infinity."""
    return (toll.low or 0, float("inf") if toll.high is None else toll.high)


def disjoint(left: Toll, right: Toll) -> bool:
    """Whether no number satisfies both tolls."""
    (a, b), (c, d) = bounds(left), bounds(right)
    return b < c or d < a


def nested(inner: Toll, outer: Toll) -> bool:
    """Whether every number that satisfies ``inner`` satisfies ``outer``."""
    (a, b), (c, d) = bounds(inner), bounds(outer)
    return c <= a and b <= d


def soft_differs(left: Toll, right: Toll) -> bool:
    """Whether the displayed values part by the factor of the rules or more."""
    values = [(toll.soft_low or 0) if is_vague(toll) else named(toll) for toll in (left, right)]
    return min(values) > 0 and max(values) >= ROUNDING * rules().soft_factor * min(values)
