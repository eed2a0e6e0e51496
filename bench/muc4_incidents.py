"""From judged mentions to incidents: which people and things attacked belong together, and who and what else belongs to them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from bench.muc4_answers import ASKED, ROLES, VALUES, columns
from bench.muc4_evidence import Reading, of_pair
from bench.muc4_linear import Floats, Rows, hashed

NAMES = tuple(ROLES)
TARGETS = frozenset({"object", "name", "person"})
WEAK = 0.1  # probability from which a mention may belong to an incident
STRONG = {"object": 0.2, "name": 0.25, "person": 0.2}  # probability from which a target may open one
JOIN = 1.0  # mean log odds of belonging together from which a target joins an incident
MOST = 40  # mentions of a message that are compared
Ask = Callable[[Rows], Floats]


@dataclass(slots=True)
class Judged:
    """A reading and what is thought of it: how likely it tells an incident at all, and the answers about each mention."""

    reading: Reading
    relevance: float
    answers: Mapping[str, Floats]  # question -> [mentions, values]
    role: dict[int, tuple[str, float]] = field(default_factory=dict)  # mentions that may fill a slot

    def likeliest(self, question: str, rows: Sequence[int]) -> tuple[str, float]:
        """Return the value that several mentions agree on best, and its mean probability."""
        shares = self.answers[question][list(rows)]
        best = int(np.log(shares + 1e-4).mean(axis=0).argmax())
        return VALUES[question][best], float(shares[:, best].mean())


@dataclass(slots=True)
class Incident:
    """Targets of one incident, and whoever and whatever else belongs to it, with the log odds that it does."""

    targets: list[int]
    others: dict[int, float] = field(default_factory=dict)

    @property
    def mentions(self) -> list[int]:
        """Return all mentions."""
        return sorted({*self.targets, *self.others})


def judged(reading: Reading, relevance: float, answered: Mapping[str, Floats]) -> Judged:
    """Return ``reading`` with the answers of each matrix ("role", "naming", "context") put in their places."""
    found = {question: answered[asked][:, place] for asked, questions in ASKED.items() for question, place in columns(questions).items()}
    one = Judged(reading, relevance, found)
    shares = _of_names(reading, found["role"])
    for n, mention in enumerate(reading.mentions):
        role = NAMES[int(shares[n].argmax())]
        if role in ("name", "person"):
            role = "name" if mention.name else "person"
        share = float(shares[n, NAMES.index(role)])
        if share > WEAK:
            one.role[n] = (role, share)
    kept = sorted(one.role, key=lambda n: -one.role[n][1])[:MOST]
    one.role = {n: one.role[n] for n in sorted(kept)}
    return one


def _of_names(reading: Reading, shares: Floats) -> Floats:
    """Return the roles' probabilities, where every mention of a name has the best of them all."""
    found = shares.copy()
    by_name: dict[str, list[int]] = {}
    for n, mention in enumerate(reading.mentions):
        if mention.name:
            by_name.setdefault(mention.whole, []).append(n)
    for rows in by_name.values():
        found[rows] = shares[rows].max(axis=0)
    return found


def pair_evidence(one: Judged, earlier: int, later: int) -> list[str]:
    """Return the evidence for whether two mentions belong to one incident."""
    types = one.answers["incident"][[earlier, later]]
    types = types / np.maximum(types.sum(axis=1, keepdims=True), 1e-6)
    roles = one.role[earlier][0][:3], one.role[later][0][:3]
    return of_pair(one.reading, one.reading.mentions[earlier], one.reading.mentions[later], roles, float(types[0] @ types[1]))


def group(one: Judged, together: Ask) -> list[Incident]:
    """Return the incidents of a message, in the order of their first targets."""
    if one.reading.country is None:
        return []
    rows = list(one.role)
    pairs = [(a, b) for at, a in enumerate(rows) for b in rows[at + 1 :]]
    shares = together(hashed(pair_evidence(one, *pair) for pair in pairs))[:, 0] if pairs else np.zeros(0)
    odds = dict(zip(pairs, np.log((shares + 1e-6) / (1 - shares + 1e-6)).tolist(), strict=True))

    def belongs(n: int, incident: Incident) -> float:
        return float(np.mean([odds[min(n, other), max(n, other)] for other in incident.targets]))

    found: list[Incident] = []
    for n in (n for n in rows if one.role[n][0] in TARGETS and one.role[n][1] > STRONG[one.role[n][0]]):
        scores = [belongs(n, incident) for incident in found]
        if scores and max(scores) > JOIN:
            found[int(np.argmax(scores))].targets.append(n)
        else:
            found.append(Incident([n]))
    taken = {n for incident in found for n in incident.targets}
    for incident in found:
        incident.others = {n: belongs(n, incident) for n in rows if n not in taken}
    return found


def day_in(one: Judged, incident: Incident) -> date | None:
    """Return the first day that a sentence with a target of the incident names."""
    days = (one.reading.days[one.reading.mentions[n].sentence] for n in incident.targets)
    return next((day for day in days if day), None)
