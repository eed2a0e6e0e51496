"""Whom descriptions mean: "the ministry", "its forces", "the enemy", "police"."""

import re
from dataclasses import replace

from counterclaim.actor import INTL, NARRATOR, NGO, Actor, ActorKind
from counterclaim.extract.affiliations import affiliations
from counterclaim.extract.bodies import body_noun, body_taken_up
from counterclaim.extract.memory import ORGANISED, SENTENCES_BACK, Memory, Seen, latest
from counterclaim.extract.named_again import last_fitting
from counterclaim.extract.parties import NO_BELLIGERENT
from counterclaim.extract.titles import behind_title, lone_armed_group, state_meant, state_of_soldier, state_with_office
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import civil_words, descriptions, name_of_side, office_at, offices
from counterclaim.vocabulary.stances import references

LINKED = ("-linked", "-affiliated", "-aligned", "-inspired")  # "the N-linked group" is another than N
OWNED_BY_NOUN = re.compile(r"\b[a-z]+['’]s $")  # "the city's emergency service"
SPEAKS_FOR = re.compile(r"(?:an?|the|another|one) (?P<who>(?:[a-z-]+ ){0,3}[a-z-]+) (?:for|of|at|from) the (?P<body>[a-z-]+(?: [a-z-]+)?)")
OWNER_REACH = 24  # characters before a mention that such an owner takes
OUTLET_REACH = 6  # sentences back that "the channel" can reach


def resolve_description(memory: Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> tuple[Actor, ...]:
    """Return whom a description means; empty where nobody named nearby fits it."""
    words = references()
    head = mention.head.casefold()
    phrase = passage.view[mention.start : mention.end].casefold()
    opening = phrase.split()[0] if phrase else ""
    owned = OWNED_BY_NOUN.search(passage.view, max(0, mention.start - OWNER_REACH), mention.start) is not None
    if phrase == head and (owned or _opens_headline(passage, mention)):
        opening = "the"
    if head.split()[-1] in words.enemies:
        return _enemy(memory, sentence)
    if (sent := _sent(memory, phrase, head, sentence)) is not None:
        return sent
    if opening == "our" and head.split()[-1] in references().reporters:
        return (NARRATOR,)
    if opening in {"its", "their", "his", "her", "our"}:
        speaks = any(one.source and one.source[0] <= mention.start < one.source[1] for one in passage.attributions)
        return _owned(memory, sentence, opening, head, speaks=speaks)
    if opening == "the" and head in words.outlets:
        return _outlet(memory, head, sentence)
    if opening != "the" and head in words.named_again and (same := last_fitting(memory, head, sentence)) is not None:
        return same.actors
    if (rebels := _in_arms(memory, head, phrase)) is not None:
        return (rebels,)
    if opening in ("a", "an", "one", "another") and (someone := _somebody(memory, passage, mention, sentence)):
        return someone
    if opening == "the" and (again := _lone_organ_again(memory, head, sentence)) is not None:
        return (again,)
    if opening != "the" or head in references().lone_organs or head.rsplit(maxsplit=1)[-1] in references().lone_organs:
        return _speaker_of(memory, mention, sentence)
    return _named_before(memory, passage, mention, sentence)


def _sent(memory: Memory, phrase: str, head: str, sentence: int) -> tuple[Actor, ...] | None:
    """Return who speaks for the body that the phrase takes up ("a spokeswoman for the ministry"), nobody where none was named near.

    Null where the phrase is no such one, or the body is of no side.
    """
    spoken = SPEAKS_FOR.fullmatch(phrase)
    if spoken is None or spoken["who"].rsplit(maxsplit=1)[-1] not in references().speakers | references().aides:
        return None
    body = last_fitting(memory, spoken["body"], sentence)
    if body is None or len(body.actors) != 1 or body.actors[0].side in NO_BELLIGERENT - {INTL, NGO}:
        return None
    sender = body.actors[0]
    near = sentence - body.sentence <= SENTENCES_BACK or spoken["body"] in sender.name.casefold()
    return (replace(sender, name=f"{sender.name} {head}", kind="person", office=None),) if near else ()


def _named_before(memory: Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> tuple[Actor, ...]:
    """Return whom a definite description means: somebody named before, or an organ of the state that is meant."""
    head = mention.head.casefold()
    organ = _organ_of(memory, head, sentence)
    if is_organ_name(head):
        return organ
    same = last_fitting(memory, head, sentence)
    if same is not None and _is_other(memory, passage, mention, same):
        return ()
    if same is None:
        group = lone_armed_group(memory) if head in ("group", "movement") and not organ else None
        return (group,) if group is not None else organ or _speaker_of(memory, mention, sentence)
    if organ and memory.where is not None and organ[0].side == memory.where:  # "the ministry in N", whoever's was named before
        return organ
    near = sentence - same.sentence <= SENTENCES_BACK or not organ
    return same.actors if near or same.actors[0].side == organ[0].side else organ


def _somebody(memory: Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> tuple[Actor, ...]:
    """Return somebody without a name: a soldier or commander of the army that is meant, an aide where a capital opens the sentence."""
    words, last = passage.view[mention.start : mention.end].casefold().split(), mention.head.casefold().split()[-1]
    commands = last in ("commander", "officer") and not references().forces.isdisjoint(words)
    if commands or last in affiliations().soldiers:
        return _one_soldier(memory, passage, mention, sentence)
    if memory.seat is None or last not in references().speakers | references().aides:
        return ()
    state = state_meant(memory, sentence, set(words))
    return (replace(body_of(state, " ".join(words[1:])), kind="person"),) if state is not None else ()


def _is_other(memory: Memory, passage: PassageMentions, mention: ActorMention, body: Seen) -> bool:
    """Whether the paragraph spoke of another body of that noun, without a name, since the one that would be taken up ("an association")."""
    noun = body_noun(mention.head.casefold())
    if noun is None:
        return False
    told = list(re.finditer(rf"\b(?:an?|another) (?:[a-z-]+ ){{0,3}}{noun}\b", passage.view[: mention.start]))
    sentence = next((n for n, (_, end) in enumerate(passage.sentences) if told and told[-1].start() < end), -1)
    return bool(told) and body.sentence < memory.opened + sentence


def _lone_organ_again(memory: Memory, head: str, sentence: int) -> Actor | None:
    """Return the police or authorities of whoever's were named right before ("the N authorities ... The authorities"), else null."""
    if head.rsplit(maxsplit=1)[-1] not in references().lone_organs:
        return None
    near = (one.actors[0] for one in memory.recall() if len(one.actors) == 1 and 0 < sentence - one.sentence <= 1 and not one.pronoun)
    return next((actor for actor in near if head in actor.name.casefold().split() and actor.side not in NO_BELLIGERENT), None)


def _outlet(memory: Memory, head: str, sentence: int) -> tuple[Actor, ...]:
    """Return the outlet that "the channel" means; an agency or network may be another body that spoke right before."""
    body = body_taken_up(memory, head, sentence) if body_noun(head) is not None else None
    if body is not None and sentence - body.sentence <= 1:
        return body.actors
    named = latest(memory, sentence, lambda one: len(one.actors) == 1 and _is_voice(one.actors[0]), reach=OUTLET_REACH)
    return named or _state_voice(memory, head, sentence) or (body.actors if body is not None else ())


def _one_soldier(memory: Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> tuple[Actor, ...]:
    """Return a soldier whom nobody names, of the state whose army is meant; empty where the phrase makes them another's."""
    words = passage.view[mention.start : mention.end].casefold().split()
    if references().unaligned.union(references().rebel_words, offices().former).intersection(words):
        return ()
    state = state_of_soldier(memory, sentence)
    return (replace(state, name=f"{state.name} {mention.head.casefold()}", kind="person"),) if state is not None else ()


def _in_arms(memory: Memory, head: str, phrase: str) -> Actor | None:
    """Return the one group in arms that bare rebels mean ("separatists said", "the rebel leader"), or its man; null where that is open."""
    words, group = references(), lone_armed_group(memory)
    *before, last = phrase.split()
    if group is None or not words.some_of.isdisjoint(before):
        return None
    if last in words.speakers and not words.rebel_words.isdisjoint(before):
        return replace(group, name=f"{group.name} {head}", kind="person", office=head)
    if last in words.staff and not words.rebel_words.isdisjoint(before):
        return group
    if before == ["the"] and last.endswith("s") and last.rstrip("s") in words.breakaway:
        return group
    if before[:1] == ["the"]:
        return group if last == "group" and any(word.endswith(LINKED) for word in before) else None
    return group if last in words.rebel_words and last.endswith("s") and last.rstrip("s") in words.breakaway else None


def _opens_headline(passage: PassageMentions, mention: ActorMention) -> bool:
    """Whether a bare noun opens a clause of a headline, which leaves its article out ("Army kills 60; militia denies losses")."""
    before = passage.view[: mention.start].rstrip()
    single = not mention.head.endswith("s")
    line = passage.view.rstrip()[-1:].isalnum() and (before.endswith(",") or before.casefold().endswith((", as", " as")))
    return single and (not before or before[-1] in ";:" or line)


def _state_voice(memory: Memory, head: str, sentence: int) -> tuple[Actor, ...]:
    """Return the outlet of the state that is meant, where the description says that a state runs it and none was named."""
    run = head.split(maxsplit=1)[0] in descriptions().state_run
    state = state_meant(memory, sentence, {"media"}) if run else None
    return (body_of(state, head),) if state is not None else ()


def _is_voice(actor: Actor) -> bool:
    return actor.kind == "outlet" or actor.name.endswith("state media")


def _speaker_of(memory: Memory, mention: ActorMention, sentence: int) -> tuple[Actor, ...]:
    """Resolve "an army spokesman", "police": a voice of the state that the article is about."""
    head = mention.title or mention.head.casefold()
    last = head.rsplit(maxsplit=1)[-1]
    if (
        last not in references().lone_organs
        and head not in references().lone_organs
        and not (last.startswith("spokes") or head.startswith("spokes"))
    ):
        return ()
    behind = behind_title(memory, head, sentence)
    unarmed = behind is not None and behind.side in (INTL, NGO) and not references().national_forces.isdisjoint(head.split())
    return (body_of(behind, head),) if behind and behind.side and not unarmed else ()


def _organ_of(memory: Memory, head: str, sentence: int) -> tuple[Actor, ...]:
    """Return the organ or office holder of the state that is meant ("the ministry" after "Xland said", "the army" in a civil war)."""
    words = references()
    if head in words.lands:
        return latest(memory, sentence, lambda one: one.subject and len(one.actors) == 1 and one.actors[0].kind == "state", reach=1)
    last = head.rsplit(maxsplit=1)[-1]
    if last not in words.organs and head not in words.organs and head not in words.state_offices and not is_organ_name(head):
        return ()
    state = state_with_office(memory, head, sentence) or state_meant(memory, sentence, set(head.split()))
    if state is None:
        return ()
    if head in words.state_offices:
        return (replace(state, name=f"{head.capitalize()} of {state.name}", kind="person", office=head),)
    return (body_of(state, head),)


def is_organ_name(head: str) -> bool:
    """Whether a description is an organ's full name ("the joint operations command"), which no other body of that noun can be."""
    *before, last = head.split()
    return last in civil_words().organs and not civil_words().affairs.isdisjoint(before)


def body_of(owner: Actor, head: str) -> Actor:
    """Return the organ or body that ``head`` names of its owner ("Xland army")."""
    words = references()
    base = owner.name if owner.kind == "state" else name_of_side(owner.side or "") or owner.name
    kind: ActorKind = "military" if head.rsplit(maxsplit=1)[-1] in words.forces else "government_body"
    return replace(owner, name=f"{base} {head}", kind=kind, office=None, capacity=None)


def _owned(memory: Memory, sentence: int, opening: str, head: str, *, speaks: bool) -> tuple[Actor, ...]:
    """Resolve "its military", "their troops" to a body of whoever owns it, "its minister" where that speaks to its official."""
    personal = opening in {"his", "her"}
    last, words = head.rsplit(maxsplit=1)[-1], references()
    owner = latest(memory, sentence, lambda one: len(one.actors) == 1 and _can_own(one.actors[0], personal=personal), reach=1)
    if head == "office":
        return _office_of(memory, sentence, personal=personal)
    if owner and last in words.organs | words.forces | words.staff | (words.bands if personal else frozenset()):
        return (body_of(owner[0], head),)
    if owner and speaks and not personal and (last in words.speakers or office_at(head.split(), 0) is not None):
        whole = owner[0].kind not in ("person", "military", "government_body")
        base = owner[0].name if whole else name_of_side(owner[0].side or "") or owner[0].name
        return (replace(owner[0], name=f"{head.capitalize()} of {base}", kind="person", office=head, capacity=None),)
    return ()


def _office_of(memory: Memory, sentence: int, *, personal: bool) -> tuple[Actor, ...]:
    """Return the office of the last who was a subject ("N will not come, his office said")."""
    near = (one for one in memory.recall() if len(one.actors) == 1 and sentence - one.sentence <= 1)
    acting = (one.actors[0] for one in near if one.speaks or one.subject or one.agent)
    owner = next((actor for actor in acting if _can_own(actor, personal=personal)), None)
    return (replace(owner, name=f"{owner.name}'s office", kind="government_body", office=None),) if owner is not None else ()


def _can_own(actor: Actor, *, personal: bool) -> bool:
    """Whether somebody is of a side, so that what is theirs is so too: persons own by "his" and "her", bodies by "its"."""
    if personal:
        return actor.kind == "person" and actor.side not in NO_BELLIGERENT - {INTL, NGO}
    return actor.side not in NO_BELLIGERENT or (actor.side in (INTL, NGO) and actor.kind in ORGANISED)


def _enemy(memory: Memory, sentence: int) -> tuple[Actor, ...]:
    """Resolve "the enemy" to the other belligerent, as seen by whoever speaks near it."""
    if len(memory.belligerents) != 2:
        return ()
    for one in memory.recall():
        if sentence - one.sentence > SENTENCES_BACK:
            break
        sides = [actor.side for actor in memory.belligerents]
        if one.subject and len(one.actors) == 1 and one.actors[0].side in sides:
            return tuple(actor for actor in memory.belligerents if actor.side != one.actors[0].side)
    return ()
