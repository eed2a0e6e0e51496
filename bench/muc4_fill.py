"""From a message as Counterclaim reads it to MUC-4 templates.

An incident opens where the record or the words tell one: a toll of people harmed, an assault, a verb or noun of attack that the product
knows, or one of the task's own cues. Sentences of one type tell one incident, unless they stand apart and name another place, or name
another day; plain words of attack beside another type belong to it. What is attacked, by whom and with what is read from the incident's
sentences by the task's lists of nouns; numbers, harms and days come from the record. An incident that names no target is none, nor is
one with soldiers and policemen as its only targets.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench.muc4_keys import NONE, Fill, Template, fill
from bench.muc4_phrases import deed_words, has, phrases
from bench.muc4_places import Gazetteer, Spot
from bench.muc4_targets import HARMS, Target, people, things
from bench.muc4_texts import Message, Sentence
from bench.muc4_when import country_of, day_of, within, written
from bench.muc4_words import words
from counterclaim.event import Event
from counterclaim.toll import Toll

OLD = timedelta(days=62)  # an incident longer ago is history
GAP = 2  # sentences between two that tell one incident
MOST = 3  # fills of one slot


@dataclass(slots=True)
class Incident:
    """Sentences that tell one incident."""

    kind: str
    sentences: list[Sentence]
    spots: list[Spot]
    day: date | None
    slots: dict[int, tuple[Fill, ...] | None] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Return the words of the incident's sentences on one line."""
        return " ".join(sentence.text for sentence in self.sentences)


def fill_templates(message: Message, gazetteer: Gazetteer) -> tuple[Template, ...]:
    """Return the templates of ``message``, in reading order; none where it tells no incident."""
    country = country_of(message, gazetteer)
    if country is None:
        return ()
    found = (template(message, incident, country, gazetteer) for incident in incidents(message, country, gazetteer))
    return tuple(one for one in found if one)


# Incidents -------------------------------------------------------------------------------------------------------------------------------


def incidents(message: Message, country: str, gazetteer: Gazetteer) -> list[Incident]:
    """Return the incidents of ``message``: sentences of one type, joined where neither place nor day sets them apart."""
    found: list[Incident] = []
    for sentence in message.sentences:
        kind = kind_of(sentence, message)
        if kind is None:
            continue
        spots, day = gazetteer.spots(sentence.text, country), day_of(message, sentence)
        home = next((one for one in reversed(found) if _goes_on(one, kind, sentence, spots, day)), None)
        if home is None:
            found.append(Incident(kind, [sentence], spots, day))
        else:
            home.sentences.append(sentence)
            home.spots, home.day = home.spots or spots, home.day or day
    return found


def _goes_on(incident: Incident, kind: str, sentence: Sentence, spots: list[Spot], day: date | None) -> bool:
    if kind not in (incident.kind, "ATTACK") and incident.kind != "ATTACK":
        return False
    if kind != incident.kind and sentence.number - incident.sentences[-1].number > GAP:
        return False
    apart = sentence.number - incident.sentences[-1].number > GAP
    elsewhere = apart and incident.spots and spots and not {spot.name for spot in incident.spots} & {spot.name for spot in spots}
    return not elsewhere and (day is None or incident.day is None or day == incident.day)


def kind_of(sentence: Sentence, message: Message) -> str | None:
    """Return the type of incident that ``sentence`` tells, if any."""
    cued = next((kind for kind, stems in words().incidents.items() if has(sentence.text, stems)), None)
    if cued:
        return cued
    told = any(isinstance(one, Toll | Event) and _tells(one) for one in within(message, sentence))
    return "ATTACK" if told or deed_words().search(sentence.text) else None


def _tells(record: Toll | Event) -> bool:
    return record.plover == "ASSAULT" if isinstance(record, Event) else record.harm in HARMS and not record.hypothetical


# When and where --------------------------------------------------------------------------------------------------------------------------


def _date(message: Message, incident: Incident) -> tuple[Fill, ...]:
    if incident.day:
        return (fill(written(incident.day)),)
    return (fill(f"- {written(message.day)}"),) if message.day else ()


def _place(incident: Incident, country: str, gazetteer: Gazetteer) -> Fill:
    return fill(gazetteer.write(country, incident.spots))


# Who -------------------------------------------------------------------------------------------------------------------------------------


def _perpetrators(text: str) -> list[tuple[int, int, str]]:
    return [row for row in phrases("perpetrators", text) if row[2] in ("TERRORIST ACT", "STATE-SPONSORED VIOLENCE")]


def _modified(text: str, start: int, end: int) -> str:
    """Return the noun phrase with the modifiers of perpetrators in front of it."""
    head = text[:start].split()
    while head and head[-1] in words().perpetrators["premodifiers"]:
        start = text.rindex(head.pop(), 0, start)
    return text[start:end]


def around(message: Message, incident: Incident) -> str:
    """Return the words of the incident's sentences, then those of the sentences beside them."""
    return around_sentences(message, [sentence.number for sentence in incident.sentences])


def around_sentences(message: Message, numbers: Sequence[int]) -> str:
    """Return the words of the numbered sentences, then those of the sentences beside them."""
    own = [one.text for one in message.sentences if one.number in numbers]
    beside = [one.text for one in message.sentences if one.number not in numbers and {one.number - 1, one.number + 1} & set(numbers)]
    return " ".join([*own, *beside])


def _who(message: Message, incident: Incident) -> dict[int, tuple[Fill, ...]]:
    text, wider = incident.text, around(message, incident)
    people = list(dict.fromkeys(_modified(text, start, end) for start, end, _ in _perpetrators(text)))[:1]
    groups = [wider[start:end] for start, end, label in phrases("perpetrators", wider) if label == "known"]
    armies = [text[start:end] for start, end, label in phrases("perpetrators", text) if label == "state"]
    by_state = not groups and any(re.search(rf"\bBY (?:THE )?(?:\w+ )?{re.escape(army)}", text) for army in armies)
    organisations = groups[:1] or (armies[:1] if by_state else [])
    state = by_state or (not groups and {label for _, _, label in _perpetrators(text)} == {"STATE-SPONSORED VIOLENCE"})
    return {
        8: (fill("STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"),),
        9: tuple(map(fill, people)),
        10: tuple(map(fill, organisations)),
        11: tuple(fill(confidence(wider), one) for one in organisations),
    }


def confidence(text: str) -> str:
    """Return how sure the words are of who did it."""
    found = next((label for label, stems in words().confidence.items() if label != "authorities" and has(text, stems)), "REPORTED AS FACT")
    if found == "SUSPECTED OR ACCUSED" and has(text, words().confidence["authorities"]):
        return "SUSPECTED OR ACCUSED BY AUTHORITIES"
    return found


# With what -------------------------------------------------------------------------------------------------------------------------------


def _means(incident: Incident) -> dict[int, tuple[Fill, ...] | None]:
    if incident.kind in ("ARSON", "KIDNAPPING"):
        return {6: None, 7: None}
    text = incident.text
    named = {text[start:end]: label for start, end, label in phrases("instruments", text)}
    if named:
        rows = [(name, label) for name, label in named.items() if incident.kind == "BOMBING" or label not in ("BOMB", "EXPLOSIVE")][
            : MOST - 1
        ]
        return {6: tuple(fill(name) for name, _ in rows), 7: tuple(fill(label, name) for name, label in rows)}
    told = [label for _, _, label in phrases("implied", text)][:1]
    return {6: (), 7: tuple(fill(label, NONE) for label in told)}


# Whom and what ---------------------------------------------------------------------------------------------------------------------------


def _humans(message: Message, incident: Incident) -> dict[int, tuple[Fill, ...]]:
    targets = people(message, incident.sentences)[: MOST + 1]
    return {
        18: tuple(fill(one.name) for one in targets if one.name),
        19: tuple(fill(one.description, one.name or None) for one in targets if one.description),
        20: tuple(fill(one.kind, one.reference) for one in targets),
        21: tuple(fill(one.number, one.reference) for one in targets),
        23: tuple(fill(label, one.reference) for one in targets if (label := _harm(message, one, incident))),
    }


def _harm(message: Message, target: Target, incident: Incident) -> str | None:
    for record in within(message, target.sentence):
        if isinstance(record, Toll) and record.harm in HARMS and " ".join(record.subject.text.upper().split()) == target.description:
            return HARMS[record.harm]
    allowed = [label for label in words().harm if (label == "REGAINED FREEDOM") <= (incident.kind == "KIDNAPPING")]
    return next((label for label in allowed if has(target.sentence.text, words().harm[label])), None)


def _objects(incident: Incident) -> dict[int, tuple[Fill, ...] | None]:
    if incident.kind == "KIDNAPPING":
        return dict.fromkeys((12, 13, 14, 15, 16, 17))
    targets = things(incident.sentences)[:MOST]
    return {
        12: tuple(fill(one.description) for one in targets),
        13: tuple(fill(one.kind, one.description) for one in targets),
        14: tuple(fill(one.number, one.description) for one in targets),
        16: tuple(fill(label, one.description) for one in targets if (label := damage(incident.text))),
    }


def damage(text: str) -> str | None:
    """Return what the words say became of things."""
    return next((label for label, stems in words().damage.items() if has(text, stems)), None)


# Templates -------------------------------------------------------------------------------------------------------------------------------


def template(message: Message, incident: Incident, country: str, gazetteer: Gazetteer) -> Template | None:
    """Return the template of ``incident``, or null where it is not one that the task asks for."""
    if message.day and incident.day and message.day - incident.day > OLD:
        return None
    who, humans, objects = _who(message, incident), _humans(message, incident), _objects(incident)
    if not humans[20] and not objects[12]:
        return None
    military = {one.options[0].values[0] for one in humans[20]}
    if military and military <= {"ACTIVE MILITARY", "LAW ENFORCEMENT"} and not objects[12] and incident.kind == "ATTACK":
        return None
    if incident.kind == "ATTACK" and not humans[20] and not who[9] and not who[10]:
        return None
    place = _place(incident, country, gazetteer)
    plain = {2: _date(message, incident), 3: (place,), 4: (fill(incident.kind),), 5: (fill(stage(incident.text)),)}
    return Template(message.name, {**plain, **who, **_means(incident), **objects, **humans})


def stage(text: str) -> str:
    """Return how far the incident went."""
    return next((label for label, stems in words().stages.items() if has(text, stems)), "ACCOMPLISHED")
