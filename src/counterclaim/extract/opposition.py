"""Rebels of a state whom nobody names: in an article that speaks of its opposition and of rebels they are one side of the war.

The side is made of the state's adjective ("XLANDISH_OPPOSITION"), so that articles about one war agree. An article that speaks of an
opposition with neither rebels nor a truce is about politics, and makes no side of it.
"""

import re
from collections import Counter
from dataclasses import replace

from counterclaim.actor import Actor
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import countries, kinds_by_noun
from counterclaim.vocabulary.stances import references

ENDING = "_OPPOSITION"  # of the side, behind the state's adjective
BEHIND = re.compile(r"(?:['’]s)? (?:[a-z-]+ )?(?:opposition|rebels?)\b")  # right behind a state's name or adjective


def opposition(passages: tuple[PassageMentions, ...], home: str | None) -> Actor | None:
    """Return the opposition that fights in the article's state, null where the article knows none or its state is unclear."""
    words = Counter(token.lower for passage in passages for token in passage.tokens)
    named = _named_with(passages)
    fights = any(words[word] for word in references().rebel_words if word.startswith("rebel"))
    parleys = named is not None and any(words[word] for word in references().parleys)
    if not words["opposition"] or not (fights or parleys):
        return None
    state = named or home
    row = next((row for row in countries().countries if row.iso3 == state and row.adjectives), None)
    if row is None:
        return None
    adjective = row.adjectives[0]
    return Actor(name=f"{adjective} opposition", side=adjective.upper() + ENDING, kind="armed_group", iso3=row.iso3)


def is_opposition(actor: Actor, state: Actor) -> bool:
    """Whether an actor is the nameless opposition of a state."""
    return actor.kind == "armed_group" and actor.iso3 == state.iso3 and (actor.side or "").endswith(ENDING)


def _named_with(passages: tuple[PassageMentions, ...]) -> str | None:
    """Return the state whose name or adjective stands right before "opposition" or "rebels" most often."""
    found = Counter(
        mention.actor.iso3
        for passage in passages
        for mention in passage.actors
        if mention.actor is not None and mention.actor.iso3 is not None
        and (opposes(passage.view[mention.start : mention.end].split()) or BEHIND.match(passage.view, mention.end))
    )  # fmt: skip
    return found.most_common(1)[0][0] if found else None


def opposes(words: list[str]) -> bool:
    """Whether one of the words names the opposition or rebels."""
    return any(word.casefold().strip(".,'’") in references().opposing for word in words)


def as_opposition(known: Actor | None, mention: ActorMention, text: str) -> Actor | None:
    """Return the opposition, or its man, where the words of a mention ("Xlandish rebels", "main opposition group") mean it; else null."""
    actor = mention.actor
    risen = actor is not None and known is not None and actor.iso3 == known.iso3 and not references().risen.isdisjoint(text.split())
    if known is None or not (opposes(text.split()) or risen):
        return None
    if actor is None and mention.form == "description":
        head = mention.head.casefold()
        return replace(known, name=f"{known.name} {head}", kind="person") if kinds_by_noun().get(head) == "person" else known
    if actor is None:
        return None
    if actor.side is not None or actor.iso3 not in (None, known.iso3):
        return None
    return replace(actor, side=known.side, iso3=known.iso3) if actor.kind == "person" else known
