"""People told again by their age alone: "the 61-year-old general said" is somebody whom the article has named before."""

import re

from counterclaim.actor import Actor
from counterclaim.extract.context import Reading
from counterclaim.extract.memory import is_person

AGED = re.compile(r"[Tt]he (?:\d{2}|[a-z]+(?:-[a-z]+)?)[- ]year[- ]old\b")
AGE_REACH = 24  # characters of "The sixty-one-" before a source that starts inside the words of the age


def named_by_age(reading: Reading, passage: int, span: tuple[int, int]) -> Actor | None:
    """Return the person whom a source names by age, the last one who spoke or acted before it; null where it names none so."""
    view = reading.passages[passage].view
    aged = next((one for one in AGED.finditer(view, max(0, span[0] - AGE_REACH), span[1]) if one.end() > span[0]), None)
    inside = list(reading.actors_between(passage, *span))
    if aged is None or any(mention.form == "name" for _, mention in inside):
        return None
    nations = {actor.side for number, mention in inside if mention.form == "adjective" for actor in reading.actors_of(passage, number)}
    for at in range(passage, max(-1, passage - 2), -1):
        before = [(number, one) for number, one in enumerate(reading.passages[at].actors) if at < passage or one.end <= aged.start()]
        for number, mention in reversed(before):
            who = reading.actor(at, number)
            acts = who is not None and is_person(who) and who.name.strip() != "" and mention.form in ("name", "pronoun")
            if who is not None and acts and _leads(reading, at, mention.start, mention.end) and (not nations or who.side in nations):
                return who
    return None


def _leads(reading: Reading, passage: int, start: int, end: int) -> bool:
    """Whether somebody speaks, or is the subject of a verb."""
    mentions = reading.passages[passage]
    speaks = any(one.source is not None and one.source[0] <= start and end <= one.source[1] for one in mentions.attributions)
    return speaks or any(word.deprel.startswith("nsubj") for word in mentions.words if start <= word.start < end)
