"""Learning the adapter from DEV: every question is answered for a fifth of the messages by weights learnt from the other four fifths.

What a later step learns from is therefore as good, or as bad, as what it will get for a message never seen. The folds follow the
messages' numbers in tens, since neighbours often tell one story. The shipped weights are learnt from all of DEV.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bench.muc4_answers import ASKED, ROLES, answers, filled
from bench.muc4_choice import Candidate, Draft, judge, of_incident
from bench.muc4_evidence import Reading, of_message
from bench.muc4_incidents import Judged, judged, pair_evidence
from bench.muc4_keys import Fill, Option, Template
from bench.muc4_linear import Floats, Ints, Linear, Rows, hashed, train
from bench.muc4_model import Model, make_drafts, mention_rows, template
from bench.muc4_places import Gazetteer
from bench.muc4_score import align, grade

FOLDS = 5
EPOCHS = {"relevance": 30, "role": 10, "naming": 30, "context": 12, "pair": 12, "choice": 12, "incident": 20}
GUESS = 0.35  # worth of a candidate that nothing is known of yet
LIKELY = 0.15  # probability of a role from which a mention is worth learning from
Keys = Mapping[str, Sequence[Template]]


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights from all messages, and what each message gets from weights that have not seen it."""

    model: Model
    drafts: Mapping[str, list[tuple[Draft, float]]]


def learn(readings: Sequence[Reading], keys: Keys, gazetteer: Gazetteer, annotator: str) -> Learnt:
    """Learn all matrices in turn; ``annotator`` is the digest of the one that the readings come from."""
    folds = np.array([int(one.message.name[-4:]) // 10 % FOLDS for one in readings])
    found: dict[str, Linear] = {}
    told = np.array([[float(bool(keys[one.message.name]))] for one in readings], np.float32)
    found["relevance"], relevance, _ = _crossed("relevance", hashed(map(of_message, readings)), told, None, folds, folds)
    rows = [mention_rows(one, float(share)) for one, share in zip(readings, relevance[:, 0], strict=True)]
    hits = [[filled(one, keys[reading.message.name]) for one in reading.mentions] for reading in readings]
    judgements = _judgements(readings, relevance, rows, hits, keys, folds, found)
    found["pair"], by_fold = _learn_pairs(judgements, hits, folds)
    drafts = [make_drafts(one, by_fold[int(fold)], gazetteer) for one, fold in zip(judgements, folds, strict=True)]
    found["choice"] = _learn_choice(drafts, keys, folds)
    found["incident"], shares = _learn_incidents(drafts, keys, folds)
    named = {reading.message.name: list(zip(row, share, strict=True)) for reading, row, share in zip(readings, drafts, shares, strict=True)}
    return Learnt(Model(annotator, **found), named)


def _crossed(
    name: str, rows: Rows, right: Floats, known: Floats | None, own: Ints, folds: Ints
) -> tuple[Linear, Floats, dict[int, Linear]]:
    """Return weights from all rows, each row's answers by weights from the other folds, and those weights; ``own``: folds of the rows."""
    given = np.zeros_like(right)
    useful = np.ones(len(right), bool) if known is None else known.any(axis=1)
    models: dict[int, Linear] = {}
    for fold in sorted({int(fold) for fold in folds}):
        there, here = np.flatnonzero((own != fold) & useful), np.flatnonzero(own == fold)
        models[fold] = train(rows.take(there), right[there], None if known is None else known[there], EPOCHS[name])
        given[here] = models[fold](rows.take(here))
    all_rows = np.flatnonzero(useful)
    return train(rows.take(all_rows), right[all_rows], None if known is None else known[all_rows], EPOCHS[name]), given, models


def _judgements(
    readings: Sequence[Reading],
    relevance: Floats,
    rows: Sequence[Mapping[str, Rows]],
    hits: Sequence[Sequence[Sequence[tuple[int, int]]]],
    keys: Keys,
    folds: Ints,
    found: dict[str, Linear],
) -> list[Judged]:
    """Learn what is asked of mentions, and return every message judged by weights that have not seen it."""
    own = np.repeat(folds, [len(one.mentions) for one in readings])
    given: dict[str, Floats] = {}
    for asked, questions in ASKED.items():
        pairs = [
            answers(one, keys[reading.message.name], hit, questions)
            for reading, row in zip(readings, hits, strict=True)
            for one, hit in zip(reading.mentions, row, strict=True)
        ]
        right, known = np.stack([pair[0] for pair in pairs]), np.stack([pair[1] for pair in pairs])
        found[asked], given[asked], _ = _crossed(asked, joined([row[asked] for row in rows]), right, known, own, folds)
    ends = np.cumsum([0, *(len(one.mentions) for one in readings)])
    return [
        judged(reading, float(relevance[n, 0]), {asked: table[ends[n] : ends[n + 1]] for asked, table in given.items()})
        for n, reading in enumerate(readings)
    ]


def joined(rows: Sequence[Rows]) -> Rows:
    """Return the rows of all parts, one after another."""
    sizes = np.concatenate([one.begins[1:] - one.begins[:-1] for one in rows])
    return Rows(np.concatenate([one.numbers for one in rows]), np.concatenate([[0], np.cumsum(sizes)]))


def _learn_pairs(
    judgements: Sequence[Judged], hits: Sequence[Sequence[Sequence[tuple[int, int]]]], folds: Ints
) -> tuple[Linear, dict[int, Linear]]:
    """Learn which mentions that fill slots do so in one template; messages with many count less for each."""
    evidence, right, weight, own = [], [], [], []
    for n, one in enumerate(judgements):
        good = [m for m, (_, share) in one.role.items() if hits[n][m] and share > LIKELY]
        pairs = [(a, b) for at, a in enumerate(good) for b in good[at + 1 :]]
        for a, b in pairs:
            evidence.append(pair_evidence(one, a, b))
            right.append([float(bool({t for t, _ in hits[n][a]} & {t for t, _ in hits[n][b]}))])
            weight.append([5 / len(pairs) ** 0.5])
            own.append(int(folds[n]))
    model, _, models = _crossed("pair", hashed(evidence), np.array(right, np.float32), np.array(weight, np.float32), np.array(own), folds)
    return model, models


def _learn_choice(drafts: Sequence[Sequence[Draft]], keys: Keys, folds: Ints) -> Linear:
    """Learn which candidates are right in a draft that a key goes with, and judge all."""
    right: dict[int, float] = {}
    for row in drafts:
        for one in row:
            for candidate in one.candidates:
                candidate.worth = candidate.strength or GUESS
        for one, key in _partners(row, keys):
            right |= _right(one, key)
    candidates = [(candidate, int(folds[n])) for n, row in enumerate(drafts) for one in row for candidate in one.candidates]
    own = np.array([fold for _, fold in candidates])
    answer = np.array([[right.get(id(candidate), 0.0)] for candidate, _ in candidates], np.float32)
    known = np.array([[float(id(candidate) in right)] for candidate, _ in candidates], np.float32)
    model, given, _ = _crossed("choice", hashed(candidate.evidence for candidate, _ in candidates), answer, known, own, folds)
    judge([candidate for candidate, _ in candidates], given)
    return model


def _partners(row: Sequence[Draft], keys: Keys) -> list[tuple[Draft, Template]]:
    """Return the drafts of a message that a key goes with, and that key."""
    if not row:
        return []
    guesses = [template(one) for one in row]
    drafts = {id(guess): one for guess, one in zip(guesses, row, strict=True)}
    pairs = align(guesses, keys[row[0].one.reading.message.name])
    return [(drafts[id(guess)], key) for guess, key in pairs if guess and key]


def _right(one: Draft, key: Template) -> dict[int, float]:
    """Return how right each candidate is for the key; the likeliest first, and no fill of the key twice."""
    found: dict[int, float] = {}
    for slot in {candidate.slot for candidate in one.candidates if key.applies(candidate.slot)}:
        left = list(key.fills(slot))
        rows = [candidate for candidate in one.candidates if candidate.slot == slot]
        if slot == 11:
            found |= _right_confidence(rows, key)
        elif slot not in ROLES.values():
            found |= {id(row): max((grade(slot, row.fill, fill) for fill in left), default=0.0) for row in rows}
        else:
            titles = [row for row in rows if row.fill.options[0].references]
            found |= {id(row): max((grade(slot, row.fill, fill) for fill in left), default=0.0) for row in titles}
            found |= _right_strings([row for row in rows if not row.fill.options[0].references], slot, left)
    return found


def _right_confidence(rows: Sequence[Candidate], key: Template) -> dict[int, float]:
    said = {value for fill in key.fills(11) for option in fill.options for value in option.values}
    return {id(row): float(row.text in said) for row in rows} if said else {}


def _right_strings(rows: Sequence[Candidate], slot: int, left: list[Fill]) -> dict[int, float]:
    found: dict[int, float] = {}
    for mention in dict.fromkeys(row.mention for row in rows):
        forms = [row for row in rows if row.mention == mention]
        best = max(left, key=lambda fill: max(_bare(slot, row, fill) for row in forms), default=None)
        for row in forms:
            found[id(row)] = _bare(slot, row, best) if best else 0.0
        if best and max(found[id(row)] for row in forms) > 0:
            left.remove(best)
    return found


def _bare(slot: int, row: Candidate, key: Fill) -> float:
    """Grade a string, whatever it refers to."""
    return grade(slot, row.fill, Fill(tuple(Option(option.values) for option in key.options)))


def _learn_incidents(drafts: Sequence[Sequence[Draft]], keys: Keys, folds: Ints) -> tuple[Linear, list[list[float]]]:
    """Learn which drafts go with a key."""
    good = {id(one) for row in drafts for one, _ in _partners(row, keys)}
    evidence = [of_incident(one, n, len(row)) for row in drafts for n, one in enumerate(row)]
    right = np.array([[float(id(one) in good)] for row in drafts for one in row], np.float32)
    own = np.repeat(folds, [len(row) for row in drafts])
    model, given, _ = _crossed("incident", hashed(evidence), right, None, own, folds)
    ends = np.cumsum([0, *(len(row) for row in drafts)])
    return model, [given[ends[n] : ends[n + 1], 0].tolist() for n in range(len(drafts))]
