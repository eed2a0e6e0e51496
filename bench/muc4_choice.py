"""What may fill the slots of an incident: candidates with their evidence, from which the learnt choice makes a template."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from bench.muc4_answers import ROLES, VALUES
from bench.muc4_fill import around_sentences, confidence
from bench.muc4_incidents import Incident, Judged, day_in
from bench.muc4_keys import NONE, Fill, fill
from bench.muc4_linear import Floats
from bench.muc4_places import SMALL, Gazetteer
from bench.muc4_score import essential
from bench.muc4_when import written

HARMLESS = ("CASUALT", "INJUR", "VICTIM", "WOUND", "DEAD", "DEATH", "HURT", "LOSS", "ONE")


@dataclass(slots=True)
class Candidate:
    """A fill that a slot may get; ``mention`` is what it names, ``form`` how."""

    slot: int
    fill: Fill
    evidence: list[str]
    mention: int = -1
    strength: float = 0.0
    worth: float = 0.0  # how likely it is right, once judged

    @property
    def text(self) -> str:
        """Return the fill's value."""
        return self.fill.options[0].values[0]


@dataclass(slots=True)
class Draft:
    """An incident before the choice: its type and stage, and all candidates for its other slots."""

    one: Judged
    incident: Incident
    kind: str
    stage: str
    candidates: list[Candidate] = field(default_factory=list)


def draft(one: Judged, incident: Incident, count: int, gazetteer: Gazetteer) -> Draft:
    """Return the draft of one of ``count`` incidents of a message."""
    kind, _ = one.likeliest("incident", incident.targets)
    stage, _ = one.likeliest("stage", incident.targets)
    found = Draft(one, incident, kind, stage)
    for role in ROLES:
        found.candidates += _strings(found, role, count)
    found.candidates += [*_days(found), *_places(found, gazetteer), *_titles(found), *_unharmed(found), *_confidences(found)]
    for candidate in found.candidates:
        candidate.evidence = [f"{candidate.slot}:{name}" for name in ["", *candidate.evidence]]
    return found


def level(share: float) -> str:
    """Return a probability as a step of its log odds."""
    return str(int(np.clip(np.round(2 * np.log((share + 1e-4) / (1 - share + 1e-4))), -10, 8)))


# Strings ---------------------------------------------------------------------------------------------------------------------------------


def _strings(found: Draft, role: str, count: int) -> list[Candidate]:
    """Return the candidates of a role, likeliest first; a phrase and its longer form are two."""
    one, incident = found.one, found.incident
    rows: dict[str, list[int]] = {}
    for n in incident.mentions:
        if one.role[n][0] == role:
            rows.setdefault(one.reading.mentions[n].identity, []).append(n)
    ranked = sorted(rows.items(), key=lambda row: -max(one.role[n][1] for n in row[1]))
    made: list[Candidate] = []
    for place, (_, mentions) in enumerate(ranked):
        best = max(mentions, key=lambda n: (n in incident.targets, one.role[n][1]))
        shared = [*_standing(found, role, mentions, best, count), *_rivals(found, [n for _, row in ranked[:place] for n in row], best)]
        shared += [f"rank={min(place, 5)}", f"of={level(one.role[best][1])}:{min(place, 3)}"]
        for form in one.reading.mentions[best].forms:
            variant = "long" if form != one.reading.mentions[best].identity else "plain"
            head = one.reading.tokens[one.reading.mentions[best].head].text
            more = [f"form={variant}", f"form={variant}:{head}", f"longer={len(one.reading.mentions[best].forms)}:{variant}"]
            made.append(Candidate(ROLES[role], fill(form), [*shared, *more], best, one.role[best][1]))
    return made


def _standing(found: Draft, role: str, mentions: Sequence[int], best: int, count: int) -> Iterator[str]:
    one, incident = found.one, found.incident
    mention = one.reading.mentions[best]
    share = max(one.role[n][1] for n in mentions)
    yield from (f"p={level(one.role[best][1])}", f"most={level(share)}", f"n={min(len(mentions), 4)}", f"count={min(count, 4)}")
    yield from (f"head={one.reading.tokens[mention.head].text}", f"kind={found.kind}", f"relevance={int(one.relevance * 8)}")
    yield from (f"in={word}" for word in mention.text.split()[:-1])
    link = incident.others.get(best)
    yield f"link={'target' if link is None else max(-6, min(6, round(link)))}"
    apart = min(abs(mention.sentence - one.reading.mentions[n].sentence) for n in incident.targets)
    yield from (
        f"apart={min(apart, 5)}",
        f"sentence={min(mention.sentence, 6)}",
        f"single={len(incident.targets) == 1 and best in incident.targets}",
    )
    for k, other in enumerate(ROLES):
        if other != role:
            yield f"{other}={level(float(one.answers['role'][best, k]))}"
    question = {"name": "person type", "person": "person type", "object": "object type", "instrument": "instrument type"}.get(role)
    if question:
        yield f"type={one.likeliest(question, [best])[0]}"
    if role == "person":
        yield f"harm={level(float(one.answers['harm'][best].max()))}"
        yield f"names={min(3, sum(one.role[n][0] == 'name' for n in incident.targets))}:{bool(mention.number)}"
        yield f"title={any(mention.text in other.titles for other in one.reading.mentions if other.name)}"


def _rivals(found: Draft, better: Sequence[int], best: int) -> Iterator[str]:
    """Yield what likelier candidates of the same role have in common with this one."""
    one = found.one
    mention = one.reading.mentions[best]
    head = one.reading.tokens[mention.head].text
    rows = [one.reading.mentions[n] for n in better]
    yield f"samehead={any(one.reading.tokens[other.head].text == head for other in rows)}"
    yield f"within={any(set(mention.text.split()) & set(other.text.split()) for other in rows)}"
    yield f"beside={any(other.sentence == mention.sentence for other in rows)}"
    yield f"samenumber={any(other.number == mention.number != '' for other in rows)}"
    if better:
        yield f"behind={level(max(one.role[n][1] for n in better))}:{level(one.role[best][1])}"


def _titles(found: Draft) -> Iterator[Candidate]:
    """Yield what the named people are called besides."""
    one = found.one
    names = {one.reading.mentions[n].whole: n for n in found.incident.mentions if one.role[n][0] == "name"}
    for name, n in names.items():
        titles = one.reading.mentions[n].titles
        for place, title in enumerate(titles):
            words = title.split()
            evidence = ["title", f"title={words[-1]}", f"t={place}:{min(len(titles), 3)}", f"name={level(one.role[n][1])}"]
            yield Candidate(19, fill(title, name), [*evidence, *(f"tw={word}" for word in words)], n)


# Day, place, and what is said of them ---------------------------------------------------------------------------------------------------


def _days(found: Draft) -> Iterator[Candidate]:
    one, today = found.one, found.one.reading.message.day
    own = day_in(one, found.incident)
    days = {day: [n for n, other in enumerate(one.reading.days) if other == day] for day in one.reading.days if day}
    for day, sentences in days.items():
        apart = _apart(one, found.incident, sentences)
        ago = min((today - day).days, 60) if today else -1
        evidence = [f"apart={apart}", f"own={day == own}:{apart}", f"ago={min(ago, 3)}:{ago > 14}", f"n={min(len(days), 4)}:{day == own}"]
        yield Candidate(2, fill(written(day)), [*evidence, f"times={min(len(sentences), 3)}"])
    if today:
        yield Candidate(2, fill(f"- {written(today)}"), [f"default={own is not None}", f"defaultn={min(len(days), 3)}:{own is not None}"])


def _places(found: Draft, gazetteer: Gazetteer) -> Iterator[Candidate]:
    one, country = found.one, found.one.reading.country or ""
    rows = _named_places(found, gazetteer)
    for text, (basis, sentences) in rows.items():
        apart = _apart(one, found.incident, sentences)
        kinds = [basis, *(part.rpartition("(")[2].rstrip(")") for part in text.split(": ")[1:])]
        inside = any(other != text and other.endswith(text.split(": ")[-1]) for other in rows)
        evidence = [basis, f"{basis}:{apart}", f"kinds={kinds}", f"kinds={kinds}:{apart}", f"times={min(len(sentences), 3)}:{apart}"]
        evidence += [f"home={one.reading.message.place in text}", f"fuller={inside}", f"n={min(len(rows), 4)}:{apart}"]
        yield Candidate(3, fill(text), evidence)
    near = {_apart(one, found.incident, row) for basis, row in rows.values() if basis == "told"}
    yield Candidate(3, fill(country), ["country", f"country={sorted(near)[:1]}", f"rows={min(len(rows), 3)}"])


def _named_places(found: Draft, gazetteer: Gazetteer) -> dict[str, tuple[str, list[int]]]:
    """Return the places of a message as the slot writes them, on what basis, and the sentences that name them."""
    reading, country = found.one.reading, found.one.reading.country or ""
    rows: dict[str, tuple[str, list[int]]] = {}
    spots = {n: gazetteer.spots(one.text, country) for n, one in enumerate(reading.sentences) if one}
    cities = Counter(spot for row in spots.values() for spot in row if spot.kind in ("CITY", "TOWN"))
    home = gazetteer.spots(reading.message.place, country)
    for n, row in spots.items():
        rows.setdefault(gazetteer.write(country, row), ("told", []))[1].append(n)
        if row and all(spot.kind in SMALL for spot in row):
            for city in [*(spot for spot, _ in cities.most_common(1)), *home[:1]]:
                rows.setdefault(gazetteer.write(country, [city, *row]), ("joined", []))[1].append(n)
    for n in dict.fromkeys(reading.mentions[target].sentence for target in found.incident.targets):
        sentence = reading.sentences[n]
        other = gazetteer.country_of(sentence.text) if sentence else None
        if sentence and other and other != country:
            rows.setdefault(gazetteer.write(other, gazetteer.spots(sentence.text, other)), ("abroad", []))[1].append(n)
    rows.setdefault(gazetteer.write(country, home), ("dateline", [0]))
    rows.pop(country, None)
    return rows


def _apart(one: Judged, incident: Incident, sentences: Sequence[int]) -> str:
    """Return how near the sentences are to the incident's targets."""
    gaps = [n - one.reading.mentions[target].sentence for n in sentences for target in incident.targets]
    nearest = min(gaps, key=abs)
    if nearest:
        return f"{'after' if nearest > 0 else 'before'}{min(abs(nearest), 4)}"
    return "first" if one.reading.mentions[incident.targets[0]].sentence in sentences else "inside"


def _unharmed(found: Draft) -> Iterator[Candidate]:
    """Yield that nobody suffered, where the incident's sentences or those beside them deny harm."""
    text = around_sentences(found.one.reading.message, _numbers(found)).split()
    said = [word for at, word in enumerate(text) if any(before in ("NO", "NOT", "NOR", "WITHOUT") for before in text[max(0, at - 4) : at])]
    cues = sorted({stem for stem in HARMLESS for word in said if word.startswith(stem)})
    if cues:
        people = sum(found.one.role[n][0] != "object" for n in found.incident.targets)
        for value in ("NO INJURY OR DEATH", "NO INJURY"):
            evidence = ["nobody", f"value={value}", f"people={min(people, 2)}:{value}", *(f"cue={cue}:{value}" for cue in cues)]
            yield Candidate(23, fill(value, NONE), evidence)


def _confidences(found: Draft) -> Iterator[Candidate]:
    """Yield each degree of confidence for the likeliest organisation; its reference is set with the template."""
    one = found.one
    rows = [n for n in found.incident.mentions if one.role[n][0] == "organisation"]
    if not rows:
        return
    best = max(rows, key=lambda n: one.role[n][1])
    told = confidence(around_sentences(one.reading.message, [*_numbers(found), *_sentences(found, [best])]))
    for k, value in enumerate(VALUES["confidence"]):
        share = level(float(one.answers["confidence"][best, k]))
        yield Candidate(11, fill(value), [f"{value}", f"{value}:{told}", f"{value}:{share}", f"{value}:{level(one.role[best][1])}"], best)


def _numbers(found: Draft) -> list[int]:
    return _sentences(found, found.incident.targets)


def _sentences(found: Draft, mentions: Sequence[int]) -> list[int]:
    rows = (found.one.reading.sentences[found.one.reading.mentions[n].sentence] for n in mentions)
    return [row.number for row in rows if row]


# Whether it is an incident of the task ---------------------------------------------------------------------------------------------------


def of_incident(told: Draft, place: int, count: int) -> list[str]:
    """Return the evidence for whether a draft, the ``place``-th of ``count``, is an incident that the task asks for."""
    one, targets = told.one, told.incident.targets
    shares = [one.role[n][1] for n in targets]
    best: dict[str, float] = {}
    for n in told.incident.mentions:
        role, share = one.role[n]
        best[role] = max(best.get(role, 0), share)
    kinds = {one.likeliest("person type", [n])[0] if one.role[n][0] != "object" else "object" for n in targets}
    day, today = day_in(one, told.incident), one.reading.message.day
    age = str(min(9, int(np.log2(1 + max(0, (today - day).days))))) if day and today else "none"
    sentences = {one.reading.mentions[n].sentence for n in targets}
    found = [f"relevance={int(one.relevance * 10)}", f"n={min(len(targets), 5)}", f"max={int(max(shares) * 10)}"]
    found += [f"sum={min(10, int(sum(shares) * 3))}", *(f"{role}={int(best.get(role, 0) * 6)}" for role in ROLES)]
    found += [f"type={told.kind}", f"stage={told.stage}", f"type={told.kind}:{int(3 * one.likeliest('incident', targets)[1])}"]
    found += [f"place={min(place, 3)}", f"count={min(count, 4)}", f"first={min(9, one.reading.mentions[targets[0]].sentence)}"]
    found += [*(f"kind={kind}" for kind in sorted(kinds)), f"armed={kinds <= {'ACTIVE MILITARY', 'LAW ENFORCEMENT'}}"]
    found += [
        f"age={age}",
        f"country={one.reading.country}",
        *sorted({f"w={word}" for n in sentences for word in one.reading.deeds.get(n, ())}),
        *sorted({f"said={word}" for n in sentences for word in one.reading.contents.get(n, ())}),
    ]
    return [*found, *(f"h={one.reading.tokens[one.reading.mentions[n].head].text}" for n in targets)]


def repeats(text: str, chosen: Sequence[str]) -> bool:
    """Whether one of the strings ``chosen`` already says ``text``, or a part of it."""
    ours = set(essential(text))
    return any(ours <= set(essential(other)) or set(essential(other)) <= ours for other in chosen)


def judge(candidates: Sequence[Candidate], shares: Floats) -> None:
    """Write how likely each candidate is right."""
    for candidate, share in zip(candidates, shares[:, 0].tolist(), strict=True):
        candidate.worth = share
