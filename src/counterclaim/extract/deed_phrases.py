"""The noun phrases around a deed: the verb group, its subject, who a phrase stands for, walking over what hangs on it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.actor import Actor
from counterclaim.extract.clauses import Sentence, vocabulary
from counterclaim.extract.deed_words import STOPS, Trigger, Word, slot_at, text_at, verb_forms, words
from counterclaim.extract.incident_words import is_scene
from counterclaim.vocabulary.actors import name_of_side, side_of_word
from counterclaim.vocabulary.cues import grammar

LED = re.compile(r"^(?P<who>[a-z]+)[-‐‑](?:led|backed|allied)$")
WALK = 24  # tokens that the search for a subject walks back


@dataclass(frozen=True, slots=True)
class Group:
    """The verb group to the left of a trigger: where it begins, and what its small words tell."""

    first: int
    passive: bool
    real: bool


def group_of(tokens: Sequence[Word], trigger: Trigger) -> Group:
    """Walk left over auxiliaries and adverbs; an infinitive is real only after words such as "began to"."""
    at, passive, real = trigger.first - 1, False, True
    known = words()
    while at >= 0:
        text = tokens[at].text
        if text == "to":
            if text_at(tokens, at - 1) not in known.actual_to:
                return Group(at, passive, False)
        elif text in known.unreal:
            return Group(at, passive, False)
        elif text in known.passive:
            passive = True
        elif (
            text not in known.auxiliaries
            and text not in known.adverbs
            and not (text.endswith("ly") and len(text) > 4)
            and text not in known.actual_to
        ):
            if not (text in ("and", "or") and trigger.form != "ing" and _is_participle(tokens, at - 1)):
                break
            passive = group_of(tokens, Trigger(at - 1, at, "finite")).passive
            return Group(group_of(tokens, Trigger(at - 1, at, "finite")).first if passive else at + 1, passive, real)
        at -= 1
    return Group(at + 1, passive, real)


def _is_participle(tokens: Sequence[Word], at: int) -> bool:
    return text_at(tokens, at) in verb_forms() and text_at(tokens, at).endswith(("ed", "n", "t", "k"))


def subject_of(sentence: Sentence, tokens: Sequence[Word], group: Group, trigger: Trigger) -> int:
    """Return the slot that is the subject of the verb group, -1 where it is nobody who is named."""
    at = group.first - 1
    before = text_at(tokens, at)
    if before in ("of", "for") and trigger.form == "ing":
        return last_slot(tokens, at - 1)
    if before in words().owning and trigger.form == "ing":
        return head_of(sentence, tokens, at - 1)
    if before in words().relatives:
        return _antecedent(sentence, tokens, at - 1)
    if before in ("and", ",", "then", "by", "after", "before", "while", "in") or before == "":
        if before == "and" and tokens[at - 1].slot >= 0 and is_subject(sentence, tokens, at - 1):
            return at - 1
        return _clause_subject(sentence, tokens, at)
    return head_of(sentence, tokens, at)


def last_slot(tokens: Sequence[Word], last: int) -> int:
    """Return the slot at ``last`` or up to three words before it ("accused X's army of shelling")."""
    return next((at for at in range(last, max(-1, last - 4), -1) if tokens[at].slot >= 0), -1)


def _antecedent(sentence: Sentence, tokens: Sequence[Word], last: int) -> int:
    last = last - 1 if text_at(tokens, last) in (",", "-", "–") else last
    return head_of(sentence, tokens, last)


def _clause_subject(sentence: Sentence, tokens: Sequence[Word], last: int) -> int:
    """Return the first subject of the clause that ends at ``last``: whom a second verb or a participle goes with."""
    first = last
    while first > max(0, last - WALK) and tokens[first - 1].text not in STOPS and not _opens(tokens, first - 1, last):
        first -= 1
    for at in range(max(first, 0), last):
        if tokens[at].slot >= 0 and is_subject(sentence, tokens, at) and not _is_governed(tokens, at):
            return at
    return -1


def _opens(tokens: Sequence[Word], at: int, last: int) -> bool:
    text = tokens[at].text
    return text in words().breaks and not (text in words().relatives and at < last - 1)


def _is_governed(tokens: Sequence[Word], at: int) -> bool:
    before = text_at(tokens, at - 1)
    before = text_at(tokens, at - 2) if before in ("the", "a", "an", "its", "their") else before
    return before in words().prepositions


def is_subject(sentence: Sentence, tokens: Sequence[Word], at: int) -> bool:
    """Whether the slot can head a subject: no bare adjective before a noun that cannot act, no place."""
    mention, following = sentence.slots[tokens[at].slot].mention, text_at(tokens, at + 1)
    if following in words().nouns and is_scene(mention, following):
        return False
    if mention.head == "capital" and not words().settlements.isdisjoint((text_at(tokens, at - 1), text_at(tokens, at + 1))):
        return False
    if mention.form == "adjective" and mention.head == "adjective":
        return any(text_at(tokens, at + step) in words().forces | words().things | vocabulary().own_things for step in (1, 2, 3))
    return not is_bare_place(sentence, tokens, at)


def head_of(sentence: Sentence, tokens: Sequence[Word], last: int) -> int:
    """Return the slot of the noun phrase that ends at ``last``, walking over its phrases ("fighters of X", "X, backed by Y,")."""
    at = last
    agent = -1
    aside = text_at(tokens, last) == ","
    while at >= max(0, last - WALK):
        text = tokens[at].text
        if text == "," and at < last:
            if not aside:
                return agent
            aside = False
        if tokens[at].slot >= 0 or (LED.match(text) and actors_at(sentence, tokens, at)):
            kind = _role(sentence, tokens, at)
            if kind == "subject":
                return at
            if kind == "agent":
                agent = at
            at = _before_phrase(tokens, at)
            continue
        if text in STOPS or text in words().breaks or text in words().auxiliaries - {"'s"} or _is_verb(tokens, at, last):
            return agent
        if text in words().unreal:
            return -1
        at -= 1
    return agent


def _is_verb(tokens: Sequence[Word], at: int, last: int) -> bool:
    """Whether a word before a noun phrase is the verb of another clause, and no participle that opens the phrase ("armed men")."""
    text = tokens[at].text
    if (
        at == last
        or text in words().helped
        or text_at(tokens, at - 1) in words().determiners
        or text_at(tokens, at + 1) in ("by", "from", "in")
    ):
        return False
    return text in grammar().verbs or (text.endswith("ed") and len(text) > 4)


def _role(sentence: Sentence, tokens: Sequence[Word], at: int) -> str:
    """Return how a slot stands in a noun phrase: its subject, the agent of its attack ("a raid by X"), or nothing of the kind."""
    spot = at - 1
    while text_at(tokens, spot) in ("the", "a", "an", "its", "their", "both"):
        spot -= 1
    before = text_at(tokens, spot)
    if before in ("by", "from", "of"):
        head = text_at(tokens, spot - 1)
        if head in words().helped:
            return ""
        if before == "by" or head in words().forces | words().things:
            return "agent"
        return ""
    if before in words().prepositions and not _is_adjective(sentence, tokens, at):
        return ""
    if before in words().prepositions:
        return ""
    return "subject" if is_subject(sentence, tokens, at) else ""


def _is_adjective(sentence: Sentence, tokens: Sequence[Word], at: int) -> bool:
    return tokens[at].slot >= 0 and sentence.slots[tokens[at].slot].mention.form == "adjective"


def _before_phrase(tokens: Sequence[Word], at: int) -> int:
    """Return the word before the prepositional phrase that the slot at ``at`` closes."""
    spot = at - 1
    while text_at(tokens, spot) in words().determiners:
        spot -= 1
    if text_at(tokens, spot) in words().prepositions:
        spot -= 1
        if text_at(tokens, spot) in words().helped:
            spot -= 1
    return spot


def actors_at(sentence: Sentence, tokens: Sequence[Word], at: int) -> tuple[Actor, ...]:
    """Return who the word at ``at`` is: the actors of its slot, or the state of "Xlandish-led"; empty at -1 or for any other word."""
    if at < 0:
        return ()
    if tokens[at].slot >= 0:
        return sentence.slots[tokens[at].slot].actors
    led = LED.match(tokens[at].text)
    side = side_of_word(led["who"].capitalize()) if led else None
    return (Actor(name_of_side(side) or side, side, "state", iso3=side),) if side else ()


def is_bare_place(sentence: Sentence, tokens: Sequence[Word], at: int) -> bool:
    """Whether the slot only says where, by the preposition before it."""
    before = text_at(tokens, at - 1) if text_at(tokens, at - 1) != "the" else text_at(tokens, at - 2)
    mention = sentence.slots[tokens[at].slot].mention
    return before in words().place_prepositions and mention.form not in ("adjective", "pronoun")


def possessor_of(sentence: Sentence, tokens: Sequence[Word], pronoun: int) -> int:
    """Return the slot that "its" or "their" most likely means: the nearest before it that can act."""
    for at in range(pronoun - 1, max(-1, pronoun - WALK), -1):
        if tokens[at].text in STOPS or tokens[at].text in ("that", "which"):
            return -1
        if tokens[at].slot >= 0 and is_subject(sentence, tokens, at):
            return at
    return -1


def can_suffer(sentence: Sentence, tokens: Sequence[Word], at: int) -> bool:
    """Whether the word at ``at`` names somebody of a side, to whom something can be done: no place, and no rebel by a land's adjective."""
    if at < 0 or not (actors := actors_at(sentence, tokens, at)) or actors[0].side is None:
        return False
    if tokens[at].slot < 0 or actors[0].kind != "state":
        return True
    mention = sentence.slots[tokens[at].slot].mention
    if mention.form == "adjective":
        if slot_at(tokens, at + 1) >= 0:
            return False
        return words().not_of_state.isdisjoint((text_at(tokens, at + 1), text_at(tokens, at + 2)))
    return text_at(tokens, at - 1) not in words().parts
