"""Which body a definite noun takes up ("the group", "the charity"): the fitting one that last spoke or acted.

A body that spoke or was the subject right before is taken up rather than one that was only mentioned after it: in "the N militia is also
fighting M. The group said ..." the group is N.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import msgspec

from counterclaim.actor import UNNAMED, Actor, ActorKind
from counterclaim.extract.affiliations import affiliations
from counterclaim.extract.memory import Memory, Seen, band_of, is_in_arms
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.loader import Vocabulary, load

Introductions = Mapping[str, frozenset[str]]
APPOSED = re.compile(r",\s+(?:a|an|the|one of the)\s+(?P<words>[^,.;:()]{3,60})")
NO_BODIES = frozenset({"person", "state", "civilians", "unnamed"})
STEM = 5  # letters by which a word of a description is known in a name ("defence ministry", "Ministry of Defense")
LEFT_REACH = 60  # characters before a name in which its noun stands
PLACE_WORDS = r"(?: [A-Z][\w'’-]+){0,2}"  # "the Xland Freedom Tigers", of which the mention is only the end


class BodyNouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns and the kinds of bodies that they can take up."""

    kinds: frozenset[ActorKind]
    words: tuple[str, ...]


class BodyVocabulary(Vocabulary, frozen=True, kw_only=True):
    """bodies.toml; the comments there say what each entry is for."""

    reach: int
    ahead: int
    nouns: tuple[BodyNouns, ...]


def vocabulary() -> BodyVocabulary:
    """Return bodies.toml."""
    return load("bodies", BodyVocabulary)


@cache
def kinds_of_noun() -> Mapping[str, frozenset[ActorKind]]:
    """Return what each noun for a body can take up."""
    return {word: row.kinds for row in vocabulary().nouns for word in row.words}


def body_noun(words: str) -> str | None:
    """Return the noun for a body that ends the casefolded words, null where none does."""
    last = " ".join(words.split()[-2:])
    return next((noun for noun in (last, last.rpartition(" ")[2]) if noun in kinds_of_noun()), None)


def body_taken_up(memory: Memory, head: str, sentence: int) -> Seen | None:
    """Return the body that a noun at the end of ``head`` takes up, null where the article named none that fits within reach."""
    alone = (one for one in memory.recall() if len(one.actors) == 1 and (one.speaks or not one.pronoun))
    fitting = [one for one in alone if sentence - one.sentence <= vocabulary().reach and _fits(memory, band_of(one.actors[0]), head)]
    if not fitting:
        return None
    near = [one for one in fitting if fitting[0].sentence - one.sentence <= vocabulary().ahead]
    found = max(near, key=lambda one: (_acts(one), one.sentence, one.speaks, one.agent))  # the last of equals, which comes first
    return replace(found, actors=(band_of(found.actors[0]),))


def _acts(one: Seen) -> bool:
    return one.speaks or one.subject or one.agent


def _fits(memory: Memory, actor: Actor, head: str) -> bool:
    """Whether a body can be meant: by its kind, by the noun with which it was introduced, or by its name, which then holds all words."""
    noun = body_noun(head)
    if noun is not None and noun in memory.introduced.get(actor.name, ()):
        return True
    if noun is None or actor.side == UNNAMED or actor.kind in NO_BODIES:
        return noun is not None and is_in_arms(actor, noun)
    name, kinds = actor.name.casefold(), kinds_of_noun()[noun]
    held = noun in name.split() and all(word[:STEM] in name for word in head.removesuffix(noun).split())
    in_arms = "armed_group" in kinds and actor.side is not None and is_in_arms(actor, noun)
    return held or in_arms or actor.kind in kinds - {"armed_group"}


# What the article calls a body when it introduces it


def introductions(passages: tuple[PassageMentions, ...]) -> Introductions:
    """Return by name with which nouns the article introduces bodies: "the aid group N", "a group calling itself N", "N, a charity"."""
    found: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        for mention in passage.actors:
            actor = mention.actor
            if actor is not None and mention.form == "name" and actor.kind != "state" and not actor.office and not mention.title:
                found[actor.name].update(_nouns_beside(passage, mention))
    return {name: frozenset(nouns) for name, nouns in found.items() if nouns}


def _nouns_beside(passage: PassageMentions, mention: ActorMention) -> Iterator[str]:
    front = passage.view[max(0, mention.start - LEFT_REACH) : mention.start].rstrip()
    tie = next((tie for tie in affiliations().naming if re.search(rf"\b{tie}(?: the)?{PLACE_WORDS}$", front)), None)
    before = front.rpartition(tie)[0] if tie else front
    inside = passage.view[mention.start : mention.end].removesuffix(mention.head)
    apposed = APPOSED.match(passage.view, mention.end)
    said = re.split(r"\b(?:of|for|that|which|who|in|with|based)\b", apposed["words"])[0] if apposed else ""
    behind = passage.view[mention.end : mention.end + LEFT_REACH].split(maxsplit=1)[:1]
    for words in (before, inside, said, *behind):
        if (noun := body_noun(words.casefold().rstrip(" ,").removesuffix(", the"))) is not None:
            yield noun
