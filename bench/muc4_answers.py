"""What the keys say of each mention: which slots it fills, and what the slots that refer to it say. Only training reads this."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from bench.muc4_keys import Fill, Template
from bench.muc4_linear import Floats
from bench.muc4_mentions import Mention
from bench.muc4_score import essential, grade_name, grade_string

ROLES = {"individual": 9, "organisation": 10, "object": 12, "name": 18, "person": 19, "instrument": 6}
"""Role of a mention in an incident, and the slot that it fills."""

TOOLS = (
    "GUN", "MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE", "EXPLOSIVE", "BOMB", "VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB", "GRENADE",
    "MOLOTOV COCKTAIL", "PROJECTILE", "MISSILE", "ROCKET", "FIRE", "CUTTING DEVICE", "STONE", "TORTURE",
)  # fmt: skip
VALUES: dict[str, tuple[str, ...]] = {
    "role": tuple(ROLES),
    "person type": (
        "CIVILIAN", "DIPLOMAT", "GOVERNMENT OFFICIAL", "FORMER GOVERNMENT OFFICIAL", "FORMER ACTIVE MILITARY", "LEGAL OR JUDICIAL",
        "ACTIVE MILITARY", "POLITICAL FIGURE", "LAW ENFORCEMENT", "SECURITY GUARD",
    ),
    "object type": (
        "CIVILIAN RESIDENCE", "COMMERCIAL", "COMMUNICATIONS", "DIPLOMAT OFFICE OR RESIDENCE", "ENERGY", "FINANCIAL",
        "GOVERNMENT OFFICE OR RESIDENCE", "LAW ENFORCEMENT FACILITY", "POLITICAL FIGURE OFFICE OR RESIDENCE", "ORGANIZATION OFFICE",
        "TRANSPORT VEHICLE", "TRANSPORTATION FACILITY", "TRANSPORTATION ROUTE", "WATER", "OTHER",
    ),
    "instrument type": TOOLS,
    "incident": ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "HIJACKING", "FORCED WORK STOPPAGE"),
    "stage": ("ACCOMPLISHED", "ATTEMPTED", "THREATENED"),
    "harm": ("INJURY", "DEATH", "NO INJURY", "NO DEATH", "NO INJURY OR DEATH", "REGAINED FREEDOM"),
    "damage": ("DESTROYED", "SOME DAMAGE", "NO DAMAGE", "PROPERTY TAKEN FROM TARGET", "MONEY TAKEN FROM TARGET"),
    "category": ("TERRORIST ACT", "STATE-SPONSORED VIOLENCE"),
    "confidence": ("REPORTED AS FACT", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "POSSIBLE"),
    "means": TOOLS,
}  # fmt: skip
"""Questions asked of a mention, and their answers."""

SLOT_OF = {
    "person type": 20, "object type": 13, "instrument type": 7, "harm": 23, "damage": 16, "confidence": 11,
    "incident": 4, "stage": 5, "category": 8, "means": 7,
}  # fmt: skip
ASKED_OF = {
    "person type": (18, 19), "object type": (12,), "instrument type": (6,), "harm": (18, 19), "damage": (12,), "confidence": (10,),
    "incident": tuple(ROLES.values()), "stage": tuple(ROLES.values()), "category": (9, 10), "means": (12, 18, 19),
}  # fmt: skip
OF_INCIDENT = frozenset({"incident", "stage", "category", "means"})  # answers of the template, whatever the mention

ASKED = {
    "role": ("role",),
    "naming": ("person type", "object type", "instrument type"),
    "context": ("incident", "stage", "harm", "damage", "category", "confidence", "means"),
}
"""Which questions one matrix of weights answers."""


def columns(asked: Sequence[str]) -> dict[str, slice]:
    """Return where the answers to each question stand."""
    ends = np.cumsum([0, *(len(VALUES[question]) for question in asked)]).tolist()
    return {question: slice(start, end) for question, (start, end) in zip(asked, pairwise(ends), strict=True)}


def fitting(one: Mention, slot: int, key: Fill) -> bool:
    """Whether a mention is what ``key`` names: a form of it is right, or has the right head."""
    grader = grade_name if slot in (9, 10, 18) else grade_string
    values = [value for option in key.options for value in option.values]
    if any(grader(form, value) == 1 for form in one.forms for value in values):
        return True
    if one.name:
        return slot == 18 and any(grader(one.identity, value) > 0 for value in values)
    ours = essential(one.text)
    return any(theirs[-len(ours) :] == ours for value in values if (theirs := essential(value.partition(" OF ")[0])) and ours)


def filled(one: Mention, templates: Sequence[Template]) -> list[tuple[int, int]]:
    """Return template and slot of every fill that the mention is."""
    return [
        (n, slot) for n, key in enumerate(templates) for slot in ROLES.values() if any(fitting(one, slot, fill) for fill in key.fills(slot))
    ]


def answers(one: Mention, templates: Sequence[Template], hits: Sequence[tuple[int, int]], asked: Sequence[str]) -> tuple[Floats, Floats]:
    """Return the right answers about a mention, and which of them are known."""
    width = sum(len(VALUES[question]) for question in asked)
    right, known = np.zeros(width, np.float32), np.zeros(width, np.float32)
    for question, place in columns(asked).items():
        if question == "role":
            said = {name for name, slot in ROLES.items() if any(slot == hit for _, hit in hits)}
        else:
            said = {value for n, slot in hits if slot in ASKED_OF[question] for value in _said(one, templates[n], question)}
        if question == "role" or said.intersection(VALUES[question]) or any(slot in ASKED_OF[question] for _, slot in hits):
            known[place] = 1
            right[place] = [value in said for value in VALUES[question]]
    return right, known


def _said(one: Mention, key: Template, question: str) -> Iterable[str]:
    for fill in key.fills(SLOT_OF[question]):
        for option in fill.options:
            if question in OF_INCIDENT or any(
                max(grade_string(form, reference), grade_string(reference, form)) > 0
                for form in one.forms
                for reference in option.references
            ):
                yield from option.values
