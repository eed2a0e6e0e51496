"""Deeds of war in a sentence: which verb or noun of attack, who does it, to whom.

The reader starts at the word that attacks and walks outwards: left over auxiliaries, adverbs and phrases to the subject, right to the
object or to the agent after "by". It never sees a name (see `clauses`), so that it reads any war alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.actor import Actor
from counterclaim.extract.clauses import Sentence
from counterclaim.extract.deed_phrases import (
    LED,
    WALK,
    Group,
    actors_at,
    can_suffer,
    group_of,
    head_of,
    is_bare_place,
    last_slot,
    possessor_of,
    subject_of,
)
from counterclaim.extract.deed_words import (
    OBJECT_REACH,
    STOPS,
    Form,
    Trigger,
    Word,
    has_object,
    may_tell,
    text_at,
    tokens_of,
    triggers,
    verb_forms,
    words,
)
from counterclaim.extract.incident_words import is_scene
from counterclaim.vocabulary.cues import grammar

NOUN_REACH = 6  # words between a noun of attack and who does it
AGENT_REACH = 9  # words after a participle in which "by" stands


@dataclass(frozen=True, slots=True)
class Deed:
    """An attack: view offsets of its words, who does it, to whom (either may be empty), and its words."""

    sentence: Sentence
    start: int
    end: int
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    words: str
    form: Form


def deeds(sentence: Sentence) -> tuple[Deed, ...]:
    """Return the attacks that the sentence tells as done, in order; those denied, threatened or only possible are left out."""
    if not may_tell().search(sentence.text):
        return ()
    tokens = tokens_of(sentence)
    return tuple(deed for trigger in triggers(tokens) if (deed := _deed(sentence, tokens, trigger)))


def _deed(sentence: Sentence, tokens: Sequence[Word], trigger: Trigger) -> Deed | None:
    found = _nominal(sentence, tokens, trigger) if trigger.form == "noun" else _verbal(sentence, tokens, trigger)
    if found is None:
        return None
    agent, target = found
    if trigger.form != "noun" and agent >= 0 and _is_open(tokens, agent, 2):
        return None
    spots = [spot for spot in (agent, target) if spot >= 0]
    first, last = min([*spots, trigger.first]), max([*spots, trigger.end - 1])
    if last - first > WALK or _speaks(tokens, first, trigger.first):
        first, last = trigger.first, max(trigger.end - 1, target)
    actors, recipients = actors_at(sentence, tokens, agent), actors_at(sentence, tokens, target)
    start, end = _start(sentence, tokens[first]), _end(sentence, tokens[last])
    return Deed(sentence, start, end, actors, recipients, sentence.text[tokens[first].start : tokens[last].end], trigger.form)


def _speaks(tokens: Sequence[Word], first: int, trigger: int) -> bool:
    """Whether who did it is named outside what is said of it ("X denied shelling Y"): then the words of the deed begin with the verb."""
    return any(token.text in words().owning for token in tokens[first:trigger])


def _start(sentence: Sentence, word: Word) -> int:
    return sentence.slots[word.slot].start if word.slot >= 0 else sentence.view_at(word.start)


def _end(sentence: Sentence, word: Word) -> int:
    return sentence.slots[word.slot].end if word.slot >= 0 else sentence.view_at(word.end)


def _nominal(sentence: Sentence, tokens: Sequence[Word], trigger: Trigger) -> tuple[int, int] | None:
    """Return agent and target of a noun of attack ("X's raid on Y", "the raid by X"); null where the words around leave it open."""
    agent = _owner(sentence, tokens, trigger.first)
    lead = agent if agent >= 0 else trigger.first
    if _is_open(tokens, lead, 3) or any(token.text in words().ending for token in tokens[max(agent, trigger.first - 3, 0) : trigger.first]):
        return None
    if agent < 0:
        agent = _agent_after(sentence, tokens, trigger.end)
    if agent < 0:
        agent = _blamed(sentence, tokens, trigger.first)
    target = -1
    if text_at(tokens, trigger.end) in words().prepositions_target or text_at(tokens, trigger.end - 1) in words().prepositions_target:
        target = _first_slot(tokens, trigger.end, NOUN_REACH)
    return agent, target if target != agent and can_suffer(sentence, tokens, target) else -1


def _owner(sentence: Sentence, tokens: Sequence[Word], noun: int) -> int:
    """Return the slot (or "X-led") that owns the noun of attack at ``noun``, -1 where none does."""
    at = noun - 1
    while at >= max(0, noun - NOUN_REACH):
        text = tokens[at].text
        if tokens[at].slot >= 0:
            where = is_bare_place(sentence, tokens, at) or is_scene(sentence.slots[tokens[at].slot].mention, tokens[noun].text)
            return at if not where or text_at(tokens, at + 1) == "'s" else -1
        if LED.match(text) and actors_at(sentence, tokens, at):
            return at
        if text in ("its", "their", "his"):
            return possessor_of(sentence, tokens, at)
        if text not in words().between_noun and text not in ("'s", "'", "and", ",") and not text.isdigit():
            return -1
        at -= 1
    return -1


def _blamed(sentence: Sentence, tokens: Sequence[Word], noun: int) -> int:
    """Return who is accused of the attack ("blamed X for the raid") or owns to it ("X claimed responsibility for the raid")."""
    link = next((at for at in range(noun - 1, max(0, noun - NOUN_REACH), -1) if text_at(tokens, at) in ("of", "for")), -1)
    if link < 0:
        claimed = next((at for at in range(noun - 1, max(0, noun - NOUN_REACH), -1) if text_at(tokens, at) in ("claimed", "claims")), -1)
        return head_of(sentence, tokens, claimed - 1) if claimed > 0 else -1
    if text_at(tokens, link - 1) == "responsibility" and text_at(tokens, link - 2) in words().owning:
        return _claimant(sentence, tokens, link - 3)
    accused = last_slot(tokens, link - 1)
    before = [text_at(tokens, at) for at in range(accused - 1, accused - 4, -1)] if accused >= 0 else []
    return accused if not words().accusing.isdisjoint(before) else -1


def _claimant(sentence: Sentence, tokens: Sequence[Word], last: int) -> int:
    """Return who claims responsibility: the noun phrase before auxiliaries, adverbs and an abbreviation in parentheses."""
    at = last
    while text_at(tokens, at) in words().auxiliaries | words().adverbs or text_at(tokens, at).endswith("ly"):
        at -= 1
    if text_at(tokens, at) == ")":
        at = next((spot for spot in range(at, max(-1, at - NOUN_REACH), -1) if text_at(tokens, spot) == "("), at) - 1
    return head_of(sentence, tokens, at)


def _agent_after(sentence: Sentence, tokens: Sequence[Word], first: int) -> int:
    """Return the slot that "by" names after ``first`` in the same clause, -1 where none does."""
    for at in range(first, min(len(tokens), first + AGENT_REACH)):
        text = tokens[at].text
        if text == "by":
            return (
                -1
                if at > first and text_at(tokens, at - 1) not in words().owning and _owns_by(tokens, at - 1)
                else _named_after(sentence, tokens, at + 1)
            )
        if text in STOPS or text in words().breaks or text == ",":
            return -1
    return -1


def _owns_by(tokens: Sequence[Word], at: int) -> bool:
    """Whether "by" belongs to a participle of its own ("a camp run by X")."""
    text = tokens[at].text
    return text in words().helped or text in grammar().verbs or (text.endswith("ed") and text not in verb_forms())


def _named_after(sentence: Sentence, tokens: Sequence[Word], first: int) -> int:
    for at in range(first, min(len(tokens), first + NOUN_REACH)):
        text = tokens[at].text
        if tokens[at].slot >= 0 or (LED.match(text) and actors_at(sentence, tokens, at)):
            return at
        if text in STOPS or text in words().breaks or text == "," or (text in words().prepositions and text not in ("of", "from")):
            return -1
    return -1


def _first_slot(tokens: Sequence[Word], first: int, reach: int) -> int:
    for at in range(first, min(len(tokens), first + reach)):
        text = tokens[at].text
        if tokens[at].slot >= 0:
            return at
        if text in STOPS or text in words().breaks or (at > first and text in words().prepositions and text not in ("of", "on")):
            return -1
    return -1


def _verbal(sentence: Sentence, tokens: Sequence[Word], trigger: Trigger) -> tuple[int, int] | None:
    """Return agent and target of a verb of attack; null where the verb group leaves it open or the form cannot be one that tells."""
    group = group_of(tokens, trigger)
    if not group.real:
        return None
    by = _agent_after(sentence, tokens, trigger.end) if trigger.form in ("finite", "participle") else -1
    suffered = trigger.form in ("finite", "participle") and (
        group.passive or (by >= 0 and not has_object(tokens, trigger.end)) or _is_headline_passive(tokens, group, trigger)
    )
    subject = subject_of(sentence, tokens, group, trigger)
    if trigger.form == "participle" and not suffered and not _is_perfect(tokens, group, trigger):
        return None
    if suffered:
        return by, subject if can_suffer(sentence, tokens, subject) else -1
    if trigger.form == "base" and (subject < 0 or not _is_plural(sentence, tokens, subject)):
        return None
    target = _object(tokens, trigger.end)
    return subject, target if target != subject and can_suffer(sentence, tokens, target) else -1


def _is_headline_passive(tokens: Sequence[Word], group: Group, trigger: Trigger) -> bool:
    """Whether a verb that needs an object stands without one, an auxiliary or an agent: "X jet shot down", "twelve killed in raid"."""
    verb = " ".join(token.text for token in tokens[trigger.first : trigger.end])
    following = text_at(tokens, trigger.end)
    alone = all(token.text in words().adverbs or token.text.endswith("ly") for token in tokens[group.first : trigger.first])
    bare = not following or following in STOPS or following == "," or following in words().place_prepositions
    return verb in words().only_suffered and alone and bare


def _is_perfect(tokens: Sequence[Word], group: Group, trigger: Trigger) -> bool:
    return any(token.text in ("has", "have", "had", "having", "'ve", "'d") for token in tokens[group.first : trigger.first])


def _is_plural(sentence: Sentence, tokens: Sequence[Word], subject: int) -> bool:
    """Whether a bare form can be the present tense of the subject: a list or a force, not one state."""
    if tokens[subject].slot < 0:
        return False
    actors = sentence.slots[tokens[subject].slot].actors
    return len(actors) > 1 or actors[0].kind in ("military", "armed_group", "civilians") or text_at(tokens, subject + 1) in words().forces


def _object(tokens: Sequence[Word], first: int) -> int:
    """Return the first slot of the object: before a preposition of place, a mark or a new clause; -1 where it names nobody."""
    for at in range(first, min(len(tokens), first + OBJECT_REACH)):
        text = tokens[at].text
        if tokens[at].slot >= 0:
            return at
        if text in STOPS or text in words().breaks or text == "," or (text in ("in", "near", "from", "with", "by", "after", "for", "to")):
            return -1
    return -1


def _is_open(tokens: Sequence[Word], first: int, reach: int) -> bool:
    """Whether a word of doubt, negation or intent stands within ``reach`` words before ``first`` in its clause."""
    for at in range(first - 1, max(-1, first - 1 - reach), -1):
        text = tokens[at].text
        if text in words().unreal or text.endswith("n't"):
            return True
        if text in STOPS or text == "," or tokens[at].slot >= 0:
            return False
    return False
