"""Numbers of people or things harmed, with whoever says so."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from counterclaim.actor import Actor
from counterclaim.noun import Record

Harm = Literal[
    "killed", "wounded", "killed_or_wounded", "neutralised", "missing", "captured", "displaced", "destroyed", "damaged", "shot_down"
]
Status = Literal["military", "civilian", "mixed", "unknown", "equipment", "civilian_object"]
PEOPLE = frozenset({"military", "civilian", "mixed", "unknown"})
"""Statuses of people; the others are of things."""
StatusBasis = Literal["stated", "inferred"]
Period = Literal["incident", "daily", "cumulative", "war"]
TollStance = Literal["own", "enemy", "third", "none"]
ValueStatus = Literal["stated", "not_disclosed", "denied"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what was harmed: whose (``side``), its status, and for equipment the ``item`` (singular, joint ones by " and ").

    ``status_basis`` is "inferred" where no word settles the status and a second reader took it from all that is told around the number.
    """

    side: str | None
    status: Status
    item: str | None
    text: str
    status_basis: StatusBasis = "stated"

    @property
    def told(self) -> Status:
        """The status by which figures meet: people's, where it is only inferred, may be inferred otherwise from another article's words."""
        return "unknown" if self.status_basis == "inferred" and self.status in PEOPLE else self.status


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll(Record):
    """A number of people or things harmed (UCDP low/best/high, Airwars and Iraq Body Count min-max; the words are kept).

    ``low``..``high`` follow from the words with certainty (high null = open above; both null only where ``value_status`` is not_disclosed);
    ``soft_low``/``soft_high`` are for display. ``since`` and ``as_of`` are ISO days, months, years, or null. ``claim`` is the claim that
    carries the number, null in the outlet's own voice. ``part_of`` is the id of the toll of which this one is a stated part: parts
    are never added to their total. ``hypothetical`` marks numbers that nobody says happened (a fear, a threat, a condition).
    """

    record: ClassVar[str] = "toll"

    harm: Harm
    subject: Subject
    text: str
    low: int | None
    high: int | None
    soft_low: int | None
    soft_high: int | None
    period: Period
    since: str | None
    as_of: str | None
    as_of_basis: Literal["stated", "utterance", "publication", "none"]
    place: str | None
    claim: str | None
    claimant: Actor
    stance: TollStance
    perpetrator: Actor | None
    value_status: ValueStatus
    gloss: str | None = None
    part_of: str | None = None
    hypothetical: bool = False
