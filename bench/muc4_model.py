"""The learnt adapter: weights that judge mentions, group them and choose fills, and the templates that come of it.

The weights are learnt from DEV (`bench.muc4_learn`) and travel in muc4.weights.npz; features are hashed, so the file holds no words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.muc4_answers import ASKED
from bench.muc4_choice import Candidate, Draft, draft, judge, of_incident, repeats
from bench.muc4_evidence import Reading, naming, of_mentions, of_message
from bench.muc4_incidents import Judged, group, judged
from bench.muc4_keys import NONE, Fill, Template, fill
from bench.muc4_linear import Linear, Rows, hashed
from bench.muc4_phrases import NUMBER_WORDS, PLURALS, phrases
from bench.muc4_places import Gazetteer

WEIGHTS = Path(__file__).with_name("muc4.weights.npz")
LEAST = {6: 0.4, 9: 0.25, 10: 0.35, 12: 0.2, 18: 0.35, 19: 0.3, 23: 0.15}  # how likely a fill must be right to be given
MOST = {6: 3, 9: 2, 10: 1, 12: 5, 18: 8, 19: 6, 23: 1}
TOLD = {"harm": 0.35, "damage": 0.4, "means": 0.2}  # how likely an effect or an unnamed instrument must be
INCIDENT = 0.325  # how likely a draft must be an incident of the task
MATRICES = ("relevance", "role", "naming", "context", "pair", "choice", "incident")
NEGLIGIBLE = 0.05  # weight below which a feature is not shipped
WORDS = {**NUMBER_WORDS, "NINE": "9", "TEN": "10", "ELEVEN": "11", "TWELVE": "12", "FIFTEEN": "15", "TWENTY": "20"}


@dataclass(frozen=True, slots=True)
class Model:
    """One matrix of weights for each kind of question, and the digest of the annotator that they were learnt beside."""

    annotator: str
    relevance: Linear
    role: Linear
    naming: Linear
    context: Linear
    pair: Linear
    choice: Linear
    incident: Linear

    def judge(self, reading: Reading) -> Judged:
        """Return what is thought of a message's mentions."""
        relevance = float(self.relevance(hashed([of_message(reading)]))[0, 0])
        rows = mention_rows(reading, relevance)
        return judged(reading, relevance, {asked: getattr(self, asked)(rows[asked]) for asked in ASKED})

    def drafts(self, reading: Reading, gazetteer: Gazetteer) -> list[tuple[Draft, float]]:
        """Return the drafts of a message with their candidates judged, and how likely each is an incident of the task."""
        one = self.judge(reading)
        found = make_drafts(one, self.pair, gazetteer)
        for each in found:
            judge(each.candidates, self.choice(hashed(candidate.evidence for candidate in each.candidates)))
        shares = self.incident(hashed(of_incident(each, n, len(found)) for n, each in enumerate(found)))[:, 0]
        return list(zip(found, shares.tolist(), strict=True))

    def templates(self, reading: Reading, gazetteer: Gazetteer) -> tuple[Template, ...]:
        """Return the templates of a message."""
        return templates(self.drafts(reading, gazetteer))

    def save(self, path: Path = WEIGHTS) -> None:
        """Write the weights in half precision, without features that hardly weigh."""
        tables: dict[str, NDArray[Any]] = {"annotator": np.array(self.annotator)}
        for name in MATRICES:
            one: Linear = getattr(self, name)
            kept = np.abs(one.weights).max(axis=1) > NEGLIGIBLE
            tables[f"{name}.known"] = one.known[kept].astype(np.uint32)
            tables[f"{name}.weights"] = one.weights[kept].astype(np.float16)
        np.savez_compressed(path, allow_pickle=False, **tables)

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> "Model":
        """Return the shipped weights, or those at ``path``."""
        with np.load(path) as table:
            rows = {name: (table[f"{name}.known"].astype(np.int64), table[f"{name}.weights"].astype(np.float32)) for name in MATRICES}
            return cls(annotator=str(table["annotator"]), **{name: Linear(*row) for name, row in rows.items()})


def mention_rows(reading: Reading, relevance: float) -> Mapping[str, Rows]:
    """Return the evidence of a message's mentions for each matrix."""
    evidence = [[*row, f"doc={int(relevance * 8)}"] for row in of_mentions(reading)]
    named = hashed(naming(one, row) for one, row in zip(reading.mentions, evidence, strict=True))
    plain = hashed(evidence)
    return {"role": plain, "naming": named, "context": plain}


def make_drafts(one: Judged, pair: Linear, gazetteer: Gazetteer) -> list[Draft]:
    """Return the drafts of a message's incidents."""
    found = group(one, pair)
    return [draft(one, incident, len(found), gazetteer) for incident in found]


# From a draft to a template --------------------------------------------------------------------------------------------------------------


def templates(drafts: Sequence[tuple[Draft, float]]) -> tuple[Template, ...]:
    """Return the templates of the drafts that are likely incidents of the task."""
    return tuple(template(each) for each, share in drafts if share > INCIDENT)


def template(found: Draft) -> Template:
    """Return the template of a draft whose candidates are judged."""
    chosen = {slot: _chosen(found, slot) for slot in LEAST}
    slots: dict[int, tuple[Fill, ...] | None] = {
        2: _best(found.candidates, 2), 3: _best(found.candidates, 3), 4: (fill(found.kind),), 5: (fill(found.stage),),
        **_perpetrators(found, chosen), **_means(found, chosen[6]), **_objects(found, chosen[12]), **_people(found, chosen),
    }  # fmt: skip
    return Template(found.one.reading.message.name, slots)


def _best(candidates: Iterable[Candidate], slot: int) -> tuple[Fill, ...]:
    rows = [candidate for candidate in candidates if candidate.slot == slot]
    return (max(rows, key=lambda candidate: candidate.worth).fill,) if rows else ()


def _chosen(found: Draft, slot: int) -> list[Candidate]:
    """Return the candidates of a slot that are likely right, each mention once and none that another says already."""
    kept: list[Candidate] = []
    for candidate in sorted((one for one in found.candidates if one.slot == slot), key=lambda one: -one.worth):
        if candidate.worth <= LEAST[slot] or len(kept) == MOST[slot]:
            break
        if any(_same(candidate, other) for other in kept):
            continue
        kept.append(candidate)
    return kept


def _same(one: Candidate, other: Candidate) -> bool:
    mine, theirs = one.fill.options[0].references, other.fill.options[0].references
    if mine or theirs:
        return mine == theirs
    return one.mention == other.mention or repeats(one.text, [other.text])


def _perpetrators(found: Draft, chosen: Mapping[int, Sequence[Candidate]]) -> dict[int, tuple[Fill, ...]]:
    doers = [*chosen[9], *chosen[10]]
    kind, _ = found.one.likeliest("category", [one.mention for one in doers] or found.incident.targets)
    told = _best(found.candidates, 11)
    sure = tuple(fill(told[0].options[0].values[0], one.text) for one in chosen[10]) if told else ()
    return {8: (fill(kind),), 9: _fills(chosen[9]), 10: _fills(chosen[10]), 11: sure}


def _fills(chosen: Sequence[Candidate]) -> tuple[Fill, ...]:
    return tuple(one.fill for one in chosen)


def _means(found: Draft, tools: Sequence[Candidate]) -> dict[int, tuple[Fill, ...] | None]:
    if found.kind in ("ARSON", "KIDNAPPING"):
        return {6: None, 7: None}
    if tools:
        return {6: _fills(tools), 7: tuple(fill(_answer(found, "instrument type", one), one.text) for one in tools)}
    value, share = found.one.likeliest("means", found.incident.targets)
    return {6: (), 7: (fill(value, NONE),) if share > TOLD["means"] else ()}


def _answer(found: Draft, question: str, one: Candidate) -> str:
    return found.one.likeliest(question, [one.mention])[0]


def _objects(found: Draft, chosen: Sequence[Candidate]) -> dict[int, tuple[Fill, ...] | None]:
    if found.kind == "KIDNAPPING":
        return dict.fromkeys((12, 13, 14, 15, 16, 17))
    return {
        12: _fills(chosen),
        13: tuple(fill(_answer(found, "object type", one), one.text) for one in chosen),
        14: tuple(fill(_number(found, one), one.text) for one in chosen),
        15: _nations(found, chosen),
        16: _effects(found, "damage", chosen),
    }


def _effects(found: Draft, question: str, chosen: Sequence[Candidate]) -> tuple[Fill, ...]:
    told = ((found.one.likeliest(question, [one.mention]), one.text) for one in chosen)
    return tuple(fill(value, text) for (value, share), text in told if share > TOLD[question])


def _people(found: Draft, chosen: Mapping[int, Sequence[Candidate]]) -> dict[int, tuple[Fill, ...]]:
    names = chosen[18]
    called = {one.text for one in names}
    titles = [one for one in chosen[19] if set(one.fill.options[0].references) & called]
    said = [one.text for one in titles]
    others = [one for one in chosen[19] if not one.fill.options[0].references and one.text not in said]
    everybody = [*names, *others]
    harm = _effects(found, "harm", everybody)
    return {
        18: _fills(names),
        19: _fills([*titles, *others]),
        20: tuple(fill(_answer(found, "person type", one), one.text) for one in everybody),
        21: tuple(fill(_number(found, one), one.text) for one in everybody),
        22: _nations(found, everybody),
        23: harm or _fills(chosen[23]),
    }


def _nations(found: Draft, chosen: Sequence[Candidate]) -> tuple[Fill, ...]:
    """Return where people or things belong, as their words say, if not in the country of the incident."""
    rows: list[Fill] = []
    for one in chosen:
        mention = found.one.reading.mentions[one.mention]
        said = " ".join([mention.longer, *mention.titles])
        nation = next((label for _, _, label in phrases("nations", said) if label != found.one.reading.country), None)
        rows += [fill(nation, one.text)] if nation else []
    return tuple(rows)


def _number(found: Draft, one: Candidate) -> str:
    mention = found.one.reading.mentions[one.mention]
    if mention.name:
        return "1"
    said = mention.number.replace(",", "")
    number = said if said.isdigit() else WORDS.get(said, "")
    plural = found.one.reading.tokens[mention.head].text.endswith(PLURALS)
    return (number if number not in ("", "1") else "PLURAL") if plural else (number or "1")
