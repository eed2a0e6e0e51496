"""What the weigher makes of an article: numbers that count harm, events, contents, and whose side is meant, all with probabilities."""

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.weigh.scene import Counted, Slot


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whose side is meant: the probability of every side, and the words that say it best, null where no words do."""

    sides: Mapping[str | None, float]
    slots: Mapping[str | None, Slot | None]

    @property
    def best(self) -> str | None:
        """The likeliest side."""
        return max(self.sides, key=lambda side: self.sides[side])

    @property
    def certainty(self) -> float:
        """The probability of the likeliest side."""
        return max(self.sides.values())


@dataclass(frozen=True, slots=True)
class NumberFinding:
    """A number: the probability of every harm that it may count, of every status of those counted and period; whose, and who tells it."""

    counted: Counted
    harms: Mapping[str, float]
    statuses: Mapping[str, float]
    periods: Mapping[str, float]
    subject: Verdict
    teller: Verdict

    @property
    def harm(self) -> str:
        """The likeliest harm."""
        return max(self.harms, key=lambda harm: self.harms[harm])


@dataclass(frozen=True, slots=True)
class EventFinding:
    """An event of a PLOVER type that is told at a word."""

    passage: int
    word: int
    plover: str
    score: float
    actor: Verdict
    recipient: Verdict


@dataclass(frozen=True, slots=True)
class ContentFinding:
    """Words ``start``..``end`` of a passage that somebody says; ``score`` is the mean probability of their tags."""

    passage: int
    start: int
    end: int
    score: float
    act: str
    claimant: Verdict


@dataclass(frozen=True, slots=True)
class Findings:
    """What the weigher makes of an article, in reading order."""

    numbers: tuple[NumberFinding, ...]
    events: tuple[EventFinding, ...]
    contents: tuple[ContentFinding, ...]
