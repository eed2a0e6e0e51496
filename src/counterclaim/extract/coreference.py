"""Who each mention of an article is: pronouns, descriptions, groups and bare names lead back to an actor named elsewhere in it.

Resolution is by recency and agreement alone, and prefers silence: a mention for which no compatible actor stands nearby is left out.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from counterclaim.actor import INTL, OTHER, UNNAMED, Actor, ActorKind
from counterclaim.article import Article
from counterclaim.extract.affiliations import apposed_title, is_among_rebels, with_body
from counterclaim.extract.aliases import Aliases, learn
from counterclaim.extract.homeland import Homeland, homeland, state_of, state_of_place, states
from counterclaim.extract.opposition import as_opposition, opposition
from counterclaim.extract.parties import NO_BELLIGERENT, belligerents
from counterclaim.mention import ActorMention, Attribution, PassageMentions
from counterclaim.vocabulary.actors import name_of_side
from counterclaim.vocabulary.stances import references

Resolved = dict[tuple[int, int], tuple[Actor, ...]]
MEMORY = 40  # actors back that a pronoun or description can reach
SENTENCES_BACK = 3  # sentences back that a pronoun can reach
OUTLET_REACH = 6  # sentences back that "the channel" can reach
PLURAL_KINDS = frozenset({"military", "armed_group", "civilians", "unnamed", "government_body"})


@dataclass(slots=True)
class _Seen:
    """An actor that was named, and where: ``sentence`` counts through the article; ``first`` if it opened its sentence or spoke."""

    actors: tuple[Actor, ...]
    sentence: int
    subject: bool
    quoted: bool = False
    speaks: bool = False


@dataclass(slots=True)
class _Memory:
    """What a reader remembers on the way through an article."""

    belligerents: tuple[Actor, ...]
    home: Homeland
    aliases: Aliases
    rebels: Actor | None = None
    people: dict[str, Actor] = field(default_factory=dict)
    seen: list[_Seen] = field(default_factory=list)
    female: dict[str, bool] = field(default_factory=dict)  # by a person's name, as far as titles told
    resolved: Resolved = field(default_factory=dict)
    where: str | None = None  # the state of the place named with the mention at hand ("the governor of N", "a police spokesman in N")

    def recall(self) -> Iterator[_Seen]:
        """Yield what was seen, the latest first."""
        return reversed(self.seen[-MEMORY:])


def resolve(article: Article, passages: tuple[PassageMentions, ...]) -> Resolved:
    """Return who each actor mention is, by (passage index, mention index); several actors where it stands for them jointly.

    ``article`` is not looked at beyond its passages: who somebody is follows from the words of the article alone.
    """
    del article
    home = homeland(passages)
    rebels = opposition(passages, home.state)
    aliases = learn(passages, rebels) | (dict.fromkeys(("opposition", "Opposition", "rebel"), rebels) if rebels else {})
    memory = _Memory(belligerents(passages), home, aliases, rebels, _people(passages, aliases))
    sentence = 0
    for index, passage in enumerate(passages):
        _read_passage(memory, index, passage, sentence)
        sentence += len(passage.sentences)
    for index, passage in enumerate(passages):
        _first_persons(memory, index, passage)
    return memory.resolved


def _people(passages: tuple[PassageMentions, ...], aliases: Aliases) -> dict[str, Actor]:
    """Learn every person by their last name, from the mention that tells most: the first with a side, else the first."""
    people: dict[str, Actor] = {}
    for passage in passages:
        for mention in passage.actors:
            actor = mention.actor
            if actor is None or mention.form != "name" or not (actor.kind == "person" or (actor.kind == "unknown" and " " in actor.name)):
                continue
            if actor.name in aliases:
                continue
            actor = with_body(passage, mention, actor, aliases)
            last = actor.name.split()[-1].casefold()
            known = people.get(last)
            if (
                known is None
                or (known.side in (None, OTHER) and actor.side not in (None, OTHER))
                or (known.side == actor.side and len(actor.name) > len(known.name))
            ):
                people[last] = actor
    return people


def _read_passage(memory: _Memory, index: int, passage: PassageMentions, base: int) -> None:
    speakers = _speaker_spans(passage)
    quoted = [span for one in passage.attributions if one.voice == "direct" for span in one.contents]
    joined: list[tuple[int, Actor]] = []
    opener = -1
    for number, mention in enumerate(passage.actors):
        at = _sentence_of(passage, mention)
        actors = _who(memory, passage, mention, base + at)
        first, opener = opener != at, at
        if not actors:
            continue
        memory.resolved[index, number] = actors
        _learn_gender(memory, passage, mention, actors)
        if mention.form == "adjective":
            continue
        speaks = any(start <= mention.start and mention.end <= end for start, end in speakers)
        inside = any(start <= mention.start < end for start, end in quoted)
        subject = speaks or (first and not mention.possessive and not inside)
        memory.seen.append(_Seen(actors, base + at, subject, inside, speaks))
        joined = _join(memory, passage, mention, actors, joined, base + at)


def _learn_gender(memory: _Memory, passage: PassageMentions, mention: ActorMention, actors: tuple[Actor, ...]) -> None:
    """Remember what a title says ("Mrs", "spokesman")."""
    if len(actors) != 1 or not _is_person(actors[0]):
        return
    words = {word.strip(".,") for word in passage.view[max(0, mention.start - 12) : mention.end].casefold().split()}
    if words & references().female_titles:
        memory.female[actors[0].name] = True
    elif words & references().male_titles:
        memory.female[actors[0].name] = False


def _join(
    memory: _Memory,
    passage: PassageMentions,
    mention: ActorMention,
    actors: tuple[Actor, ...],
    joined: list[tuple[int, Actor]],
    sentence: int,
) -> list[tuple[int, Actor]]:
    """Remember names in a row ("A, B and C") as a group, so that "the three presidents" can mean them."""
    between = passage.view[joined[-1][0] : mention.start] if joined else ""
    bare = re.sub(r"\([^)]*\)", "", between).strip().casefold()
    if not joined or bare not in {",", "and", ", and", "or"} or len(actors) != 1:
        return [(mention.end, actors[0])] if len(actors) == 1 else []
    row = [*joined, (mention.end, actors[0])]
    if bare.endswith("and") and len(row) >= 2:
        memory.seen.append(_Seen(tuple(actor for _, actor in row), sentence, False))
    return row


def _speaker_spans(passage: PassageMentions) -> list[tuple[int, int]]:
    return [one.source for one in passage.attributions if one.source is not None]


def _sentence_of(passage: PassageMentions, mention: ActorMention) -> int:
    return next((number for number, (_, end) in enumerate(passage.sentences) if mention.start < end), 0)


def _who(memory: _Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> tuple[Actor, ...]:
    if mention.form == "pronoun":
        return _pronoun(memory, passage, mention, sentence)
    if mention.members:
        return tuple(_holder(memory, member) for member in mention.members)
    if mention.form == "group" and mention.actor is None:
        return _group(memory, passage, mention)
    if (rebels := as_opposition(memory.rebels, mention, passage.view[mention.start : mention.end])) is not None:
        return (rebels,)
    if mention.actor is not None and mention.actor.side == INTL and mention.head.split()[-1].casefold() in references().persons:
        return _group(memory, passage, mention) or (mention.actor,)
    if mention.actor is not None:
        memory.where = _where(passage, mention)
        if mention.actor.side is None and mention.form == "name" and is_among_rebels(passage, mention):
            return (_of_rebels(memory, mention.actor),)
        title = mention.title or (apposed_title(passage, mention) if mention.actor.side is None else "")
        return (_with_side(memory, _known(memory, mention.actor), title, sentence),)
    if mention.form == "description":
        memory.where = _where(passage, mention)
        return _description(memory, passage, mention, sentence)
    return ()


def _of_rebels(memory: _Memory, actor: Actor) -> Actor:
    """Return a person who lives and works under rebels with their side, where the article makes one of them."""
    group = memory.rebels or _armed_group(memory)
    if group is None:
        return actor
    known = replace(actor, side=group.side, iso3=group.iso3, kind="person")
    memory.people[actor.name.split()[-1].casefold()] = known
    return known


def _known(memory: _Memory, actor: Actor) -> Actor:
    """A bare last name is the person whom the article names in full, a short name the body that it explains."""
    if actor.side is None and actor.name in memory.aliases:
        return memory.aliases[actor.name]
    if actor.kind not in ("person", "unknown") or (actor.side not in (None, OTHER) and " " in actor.name):
        return actor
    known = _by_last_name(memory.people, actor.name.split()[-1].casefold()) if actor.name.strip() else None
    if known is None or (" " in actor.name and actor.name.split()[0].casefold() not in known.name.casefold()):
        return actor
    return known


def _by_last_name(people: dict[str, Actor], name: str) -> Actor | None:
    """Return the person of that last name, or of that first one where only one has it ("Kim").

    One letter more or less at the end is let pass (misspellings).
    """
    if name in people and " " in people[name].name:
        return people[name]
    first = [person for person in people.values() if " " in person.name and person.name.split()[0].casefold() == name]
    if len(first) == 1 or len(name) < 5 or name in people:
        return first[0] if len(first) == 1 else people.get(name)
    return next((people[known] for known in people if known[:-1] == name or known == name[:-1]), None)


def _with_side(memory: _Memory, actor: Actor, title: str, sentence: int) -> Actor:
    """Give a person named without a state the side that the title tells ("army spokesman N"); else none that we know."""
    if actor.kind not in ("person", "unknown") or actor.side is not None:
        return actor
    behind = _behind_title(memory, title, sentence) if title else None
    behind = behind or _warring_speaker(memory, actor, sentence)
    if behind is None:
        return actor
    known = replace(actor, side=behind.side, iso3=behind.iso3, kind="person")
    memory.people[actor.name.split()[-1].casefold()] = known
    return known


def _warring_speaker(memory: _Memory, actor: Actor, sentence: int) -> Actor | None:
    """An officer named without any body ("General N vowed") is of the warring side that spoke right before."""
    if actor.kind != "person" or actor.office not in references().speakers:
        return None
    sides = {one.side for one in memory.belligerents}
    return next(
        iter(_latest(memory, sentence, lambda one: one.speaks and len(one.actors) == 1 and one.actors[0].side in sides, reach=4)), None
    )


def _behind_title(memory: _Memory, title: str, sentence: int) -> Actor | None:
    """Return who stands behind a title: rebels and coalitions that the article names, the state whose office it is, or who spoke last."""
    said, words = set(title.split()), references()
    if title.split(maxsplit=1)[0] in OWNERS or (said & OWNERS and said & words.speakers):
        return next(iter(_latest(memory, sentence, lambda one: len(one.actors) == 1 and one.actors[0].kind in ORGANISED, reach=1)), None)
    if (body := said & words.groups - words.rebel_words | said & {"group", "movement"}) and (same := _same(memory, min(body), sentence)):
        return same.actors[0]
    if said & words.rebel_words:
        return _armed_group(memory)
    if "coalition" in said:
        return next((one.actors[0] for one in memory.recall() if "coalition" in one.actors[0].name.casefold().split()), None)
    if title in words.bare_speakers:
        return next(iter(_latest(memory, sentence, lambda one: len(one.actors) == 1 and one.actors[0].kind in ORGANISED, reach=2)), None)
    if said & words.state_words or title in words.state_offices or any(title.endswith(f" {office}") for office in words.state_offices):
        return _state_meant(memory, sentence, said)
    return None


def _armed_group(memory: _Memory) -> Actor | None:
    """Return the armed group that acted or spoke so far, null where several did."""
    named = [
        one.actors[0]
        for one in memory.recall()
        if one.subject and len(one.actors) == 1 and one.actors[0].kind == "armed_group" and one.actors[0].side
    ]
    return named[0] if len({actor.side for actor in named}) == 1 else None


def _state_meant(memory: _Memory, sentence: int, words: set[str]) -> Actor | None:
    """Return the state whose organ or official common nouns mean: the one the article is about, of several the last that spoke or acted.

    An office at home ("the interior minister", "police") is that of the state where things happen, whoever spoke last.
    """
    without = references().without_army if words & references().forces else frozenset()
    fighting = memory.home.fighting(without)
    if not fighting:
        return None
    if memory.where in fighting:
        return _state(memory.where or "")
    home = memory.home.state if memory.home.state in fighting else None
    spoke = _last_of(memory, sentence, fighting)
    written = memory.home.written if memory.home.written in fighting else None
    scene = memory.home.scene if memory.home.scene in fighting else None
    if words & references().forces and (officer := _last_officer(memory, sentence)) is not None:
        return _state(officer)
    side = (home or written or scene or spoke) if words & references().domestic else (spoke or home or written)
    side = side or (fighting[0] if len(fighting) == 1 else None)
    return _state(side) if side else None


def _last_officer(memory: _Memory, sentence: int) -> str | None:
    """Return the state whose soldiers or officials spoke in the sentence before or in this one, null where nobody's or a group's did."""
    last = next((one for one in memory.recall() if 0 <= sentence - one.sentence <= 1 and one.speaks and len(one.actors) == 1), None)
    if last is None or last.actors[0].kind not in ("military", "government_body", "person"):
        return None
    return last.actors[0].side if last.actors[0].side in states() else None


def _state(side: str) -> Actor:
    return Actor(name=name_of_side(side) or side, side=side, kind="state", iso3=side)


def _where(passage: PassageMentions, mention: ActorMention) -> str | None:
    """Return the state of a place inside the mention or right behind it, which its words set there."""
    for place in passage.places:
        behind = passage.view[mention.end : place.start].casefold()
        if mention.start <= place.start < mention.end or behind in (" in ", " in the ", " of "):
            return state_of_place(place)
    return None


def _last_of(memory: _Memory, sentence: int, states: tuple[str, ...]) -> str | None:
    """Return which of the states, itself or by its organs, people or rebels, last spoke or acted, a few sentences back at most."""
    near = [one for one in memory.recall() if 0 <= sentence - one.sentence <= SENTENCES_BACK and one.subject and len(one.actors) == 1]
    return next((state for one in near if (state := state_of(one.actors[0])) in states), None)


def _holder(memory: _Memory, member: Actor) -> Actor:
    """The person in the article who holds the office for which a group names the state ("the presidents of A and B")."""
    for person in memory.people.values():
        if (
            person.side == member.side
            and person.office
            and member.office
            and (person.office == member.office or (member.office == "leader" and person.office in references().heads_of_state))
        ):
            return person
    return member


def _pronoun(memory: _Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> tuple[Actor, ...]:
    head = mention.head.casefold()
    inside = any(one.voice == "direct" and start <= mention.start < end for one in passage.attributions for start, end in one.contents)
    if head in FINAL_SPEAKERS and any(one.source == (mention.start, mention.end) and "fronted" in one.rule for one in passage.attributions):
        return _who_spoke(memory, head, sentence)
    if head in {"he", "she", "him", "her", "his"}:
        return _latest(
            memory, sentence, lambda one: one.quoted <= inside and len(one.actors) == 1 and _fits_gender(memory, one.actors[0], head)
        )
    if head in {"it", "its"}:
        if _follows(passage, mention, references().before_last_named) and (last := _last_named(memory, sentence)):
            return last
        return _latest(
            memory, sentence, lambda one: one.quoted <= inside and len(one.actors) == 1 and one.actors[0].kind in ORGANISED, reach=1
        )
    if head in {"they", "them", "their"}:
        return _latest(
            memory, sentence, lambda one: one.quoted <= inside and (len(one.actors) > 1 or one.actors[0].kind in PLURAL_KINDS), reach=1
        )
    if head == "who" and memory.seen and memory.seen[-1].sentence == sentence:
        return memory.seen[-1].actors if _touches(passage, mention) else ()
    return ()


def _follows(passage: PassageMentions, mention: ActorMention, words: frozenset[str]) -> bool:
    """Whether one of the words stands right before the mention."""
    before = passage.view[: mention.start].split()[-1:]
    return bool(before) and before[0].casefold() in words


def _last_named(memory: _Memory, sentence: int) -> tuple[Actor, ...]:
    """Return the body that the sentence named last, who else spoke in it or not."""
    here = (one.actors for one in memory.recall() if one.sentence == sentence and not one.quoted)
    return next((actors for actors in here if len(actors) == 1 and actors[0].kind in ORGANISED), ())


def _fits_gender(memory: _Memory, actor: Actor, pronoun: str) -> bool:
    """Whether the actor is a person whom nothing in the article makes the other gender."""
    return _is_person(actor) and memory.female.get(actor.name, pronoun in FEMALE) == (pronoun in FEMALE)


def _is_plural(actor: Actor) -> bool:
    """Whether "they" can be the actor: forces and groups, and plural nouns."""
    return actor.kind in ("military", "armed_group") or (actor.kind in PLURAL_KINDS and actor.name.endswith("s"))


def _who_spoke(memory: _Memory, pronoun: str, sentence: int) -> tuple[Actor, ...]:
    """Resolve "..., he said": never somebody in what was said, but whoever spoke or was the subject before."""
    reach = 2 * SENTENCES_BACK if pronoun in {"he", "she"} else 1
    before = [one for one in memory.recall() if 0 < sentence - one.sentence <= reach and one.subject and not one.quoted]
    before = [one for one in before if _agrees(memory, one.actors, pronoun)]
    speaking = [one for one in before if one.speaks]
    return (speaking or before)[0].actors if before else ()


def _agrees(memory: _Memory, actors: tuple[Actor, ...], pronoun: str) -> bool:
    """Whether a pronoun can stand for the actors: a person, a body, or several."""
    if pronoun in {"he", "she"}:
        return len(actors) == 1 and _fits_gender(memory, actors[0], pronoun)
    if pronoun == "it":
        return len(actors) == 1 and actors[0].kind in ORGANISED
    return len(actors) > 1 or _is_plural(actors[0])


FINAL_SPEAKERS = frozenset({"he", "she", "it", "they"})
BODIES = frozenset({"government_body", "military", "international_body", "ngo"})
FEMALE = frozenset({"she", "her"})
OWNERS = frozenset({"its", "his", "her", "their"})
GROUP_KINDS = frozenset({"armed_group", "international_body", "ngo"})
ORGANISED = frozenset({"state", "government_body", "military", "armed_group", "international_body", "ngo", "outlet"})


def _touches(passage: PassageMentions, mention: ActorMention) -> bool:
    """Whether an actor mention ends right before, but for a comma."""
    return any(0 <= mention.start - other.end <= 3 for other in passage.actors if other.end <= mention.start)


def _is_person(actor: Actor) -> bool:
    return actor.kind == "person" or (actor.kind == "unknown" and " " in actor.name)


def _latest(memory: _Memory, sentence: int, fits: Callable[[_Seen], bool], reach: int = SENTENCES_BACK) -> tuple[Actor, ...]:
    """Return the most recent fitting actors within reach: a subject of this sentence, a subject of one before, then anybody."""
    near = [one for one in memory.recall() if sentence - one.sentence <= reach and fits(one)]
    for distance in range(reach + 1):
        here = [one for one in near if sentence - one.sentence == distance]
        subjects = [one for one in here if one.subject]
        if subjects:
            speaking = [one for one in subjects if one.speaks]
            return (speaking or subjects)[-1].actors
        if here:
            return here[0].actors
    return ()


def _group(memory: _Memory, passage: PassageMentions, mention: ActorMention) -> tuple[Actor, ...]:
    """Resolve "both sides" to the belligerents, "the three presidents" to the last row of that many fitting actors."""
    head, words = mention.head.casefold(), references()
    if head.startswith(("each other", "one another")) or head == "both":
        return ()
    phrase = passage.view[mention.start : mention.end].casefold().split()
    if any(word in words.sides for word in head.split()):
        if words.other_numbers & set(phrase):
            return ()
        return memory.belligerents if len(memory.belligerents) == 2 else _last_pair(memory)
    for one in memory.recall():
        if len(one.actors) >= 2 and all(_is_person(actor) == (head.split()[-1] in words.persons) for actor in one.actors):
            return one.actors
    return ()


def _last_pair(memory: _Memory) -> tuple[Actor, ...]:
    """Return the last two sides that one sentence named together, where nothing says who fights whom."""
    pairs = (one.actors for one in memory.recall() if len(one.actors) == 2)
    return next((pair for pair in pairs if all(actor.kind in ORGANISED and actor.side not in NO_BELLIGERENT for actor in pair)), ())


def _description(memory: _Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> tuple[Actor, ...]:
    words = references()
    head = mention.head.casefold()
    phrase = passage.view[mention.start : mention.end].casefold()
    opening = phrase.split()[0] if phrase else ""
    if head.split()[-1] in words.enemies:
        return _enemy(memory, sentence)
    if opening in {"its", "their", "his", "her", "our"}:
        return _owned(memory, sentence, opening, head)
    if opening == "the" and head in words.outlets:
        return _latest(memory, sentence, lambda one: len(one.actors) == 1 and _is_voice(one.actors[0]), reach=OUTLET_REACH)
    if opening != "the" and head in words.named_again and (same := _same(memory, head, sentence)) is not None:
        return same.actors
    if opening != "the" or head in references().lone_organs or head.rsplit(maxsplit=1)[-1] in references().lone_organs:
        return _speaker_of(memory, mention, sentence)
    same, organ = _same(memory, head, sentence), _organ_of(memory, head, sentence)
    if same is None:
        return organ
    near = sentence - same.sentence <= SENTENCES_BACK or not organ
    return same.actors if near or same.actors[0].side == organ[0].side else organ


def _is_voice(actor: Actor) -> bool:
    return actor.kind == "outlet" or actor.name.endswith("state media")


def _speaker_of(memory: _Memory, mention: ActorMention, sentence: int) -> tuple[Actor, ...]:
    """Resolve "an army spokesman", "police": a voice of the state that the article is about."""
    head = mention.title or mention.head.casefold()
    last = head.rsplit(maxsplit=1)[-1]
    if (
        last not in references().lone_organs
        and head not in references().lone_organs
        and not (last.startswith("spokes") or head.startswith("spokes"))
    ):
        return ()
    behind = _behind_title(memory, head, sentence)
    return (_organ(behind, head),) if behind and behind.side else ()


def _same(memory: _Memory, head: str, sentence: int) -> _Seen | None:
    """Return the last actor whose name, office or kind the description fits ("the defence ministry", "the president", "the group")."""
    words = references()
    for one in memory.recall():
        actor = one.actors[0]
        if len(one.actors) != 1 or actor.side == UNNAMED:
            continue
        last = head.rsplit(maxsplit=1)[-1]
        if actor.office and (actor.office == head or actor.office.endswith(f" {head}")):
            return one
        if last in words.rebel_words and actor.kind == "armed_group" and actor.side and sentence - one.sentence <= 12:
            return one
        named = last in actor.name.casefold().split()
        kinds = frozenset({"international_body"}) if last in words.blocs and not named else GROUP_KINDS
        if last in words.groups - words.rebel_words and actor.kind in kinds and sentence - one.sentence <= 12:
            return one
        if last in words.speakers and actor.kind == "person" and _same_office(head, actor.office or ""):
            return one
        if (
            actor.kind in BODIES
            and last in actor.name.casefold().split()
            and all(w[:5] in actor.name.casefold() for w in head.split()[:-1])
        ):
            return one
    return None


def _same_office(head: str, office: str) -> bool:
    """Whether a description can be of the holder of the office; a spokeswoman is a spokesperson."""
    return office == head or office.endswith(f" {head}") or (head.startswith("spokes") and office.startswith("spokes"))


def _organ_of(memory: _Memory, head: str, sentence: int) -> tuple[Actor, ...]:
    """Return the organ or office holder of the state that is meant ("the ministry" after "Xland said", "the army" in a civil war)."""
    words = references()
    if head in words.lands:
        return _latest(memory, sentence, lambda one: one.subject and len(one.actors) == 1 and one.actors[0].kind == "state", reach=1)
    last = head.rsplit(maxsplit=1)[-1]
    if last not in words.organs and head not in words.organs and head not in words.state_offices:
        return ()
    state = _state_meant(memory, sentence, set(head.split()))
    if state is None:
        return ()
    if head in words.state_offices:
        return (replace(state, name=f"{head.capitalize()} of {state.name}", kind="person", office=head),)
    return (_organ(state, head),)


def _organ(owner: Actor, head: str) -> Actor:
    words = references()
    base = owner.name if owner.kind == "state" else name_of_side(owner.side or "") or owner.name
    kind: ActorKind = "military" if head.rsplit(maxsplit=1)[-1] in words.forces else "government_body"
    return replace(owner, name=f"{base} {head}", kind=kind, office=None, capacity=None)


def _owned(memory: _Memory, sentence: int, opening: str, head: str) -> tuple[Actor, ...]:
    """Resolve "its military", "their troops" to a body of whoever owns it."""
    personal = opening in {"his", "her"}
    owner = _latest(
        memory,
        sentence,
        lambda one: len(one.actors) == 1 and one.actors[0].side not in NO_BELLIGERENT and (one.actors[0].kind == "person" or not personal),
        reach=1,
    )
    words = references()
    owned = words.organs | words.forces | words.staff | (words.bands if personal else frozenset())
    return (_organ(owner[0], head),) if owner and head.rsplit(maxsplit=1)[-1] in owned else ()


def _enemy(memory: _Memory, sentence: int) -> tuple[Actor, ...]:
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


def _first_persons(memory: _Memory, index: int, passage: PassageMentions) -> None:
    """Give "we" and "I" inside a quotation to whoever is quoted."""
    for number, mention in enumerate(passage.actors):
        if mention.form != "pronoun" or mention.head.casefold() not in {"we", "i", "us", "me", "our", "my"}:
            continue
        spoken = [one for one in passage.attributions if any(start <= mention.start < end for start, end in one.contents)]
        speaker = next((one for one in reversed(spoken) if one.source is not None), None)
        if speaker is not None and (actors := _source_actors(memory, index, passage, speaker)):
            memory.resolved[index, number] = actors


def _source_actors(memory: _Memory, index: int, passage: PassageMentions, attribution: Attribution) -> tuple[Actor, ...]:
    start, end = attribution.source or (0, 0)
    for number, mention in enumerate(passage.actors):
        if start <= mention.start and mention.end <= end and (index, number) in memory.resolved:
            return memory.resolved[index, number]
    return ()
