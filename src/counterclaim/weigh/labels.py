"""What the weigher tells apart. The order of every table is the weights': change one and train again."""

from typing import Literal

from counterclaim.actor import OUTLET

HARMS = ("killed", "wounded", "killed_or_wounded", "missing", "captured", "displaced", "destroyed", "damaged", "shot_down", "neutralised")
STATUSES = ("military", "civilian", "mixed", "unknown", "equipment", "civilian_object")
PERIODS = ("incident", "daily", "cumulative", "war")
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""PLOVER's types of events."""
ACTS = (
    "state", "claim", "confirm", "deny", "accuse", "condemn", "demand", "call_for", "offer", "pledge", "warn", "threaten", "reject",
    "accept", "concede", "announce", "assess", "retract",
)  # fmt: skip
TAGS = ("O", "B-CONTENT", "I-CONTENT")

Question = Literal["actor", "recipient", "subject", "teller", "claimant"]
QUESTIONS: tuple[Question, ...] = ("actor", "recipient", "subject", "teller", "claimant")
"""Whose side is asked for: who does what an event tells and to whom, whose losses a number counts, who tells it, who says a content."""
NOBODY: dict[Question, str | None] = {"actor": None, "recipient": None, "subject": None, "teller": OUTLET, "claimant": OUTLET}
"""What "nobody whom the words name" stands for."""

DRAFTED = len(TYPES) + len(HARMS) + len(STATUSES) + len(PERIODS) + len(TAGS)
"""Numbers a word by which the network sees what the rules made of it."""


def kind_of(question: Question, plover: str | None = None) -> int:
    """Return the number of a question, for events of one type."""
    return QUESTIONS.index(question) * (1 + len(TYPES)) + (1 + TYPES.index(plover) if plover else 0)


KINDS = len(QUESTIONS) * (1 + len(TYPES))
