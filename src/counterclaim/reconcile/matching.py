"""What a matcher of statements is to the rules: two statements in, how likely they stand to each other in each of a few ways out."""

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

Way = Literal["same", "denies", "denied", "part", "parted", "blames", "opposed", "judged", "scope", "other"]
WAYS: tuple[Way, ...] = ("same", "denies", "denied", "part", "parted", "blames", "opposed", "judged", "scope", "other")
"""How the second statement stands to the first. "same": it says the same thing; "denies" and "denied": it denies the first, or is denied
by it; "part" and "parted": likewise, of one of several things; "blames": it lays the same deed on the other side; "opposed": it takes
another position on the same matter; "judged": it judges the same thing in other terms; "scope": the same count or deed in another scope;
"other": it is on another matter. The order is that of the network's outputs."""
TURNED: dict[Way, Way] = {"denies": "denied", "denied": "denies", "part": "parted", "parted": "part"}
"""What a way becomes where the two statements change places; the others stay."""


class Matcher(Protocol):
    """Whoever tells how statements stand to each other; the same words get the same answer."""

    @property
    def digest(self) -> str:
        """What tells one matcher from another."""

    def match(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Mapping[Way, float]]:
        """Return the probability of every way for each pair of statements, in order; the probabilities of a pair make up one."""
