"""The people of an article: bare last names lead to full ones, titles and rebels around them give them a side."""

from collections.abc import Mapping
from dataclasses import replace

from counterclaim.actor import OTHER, Actor
from counterclaim.extract.affiliations import with_body
from counterclaim.extract.aliases import Aliases
from counterclaim.extract.bound_people import is_named_there
from counterclaim.extract.homeland import states
from counterclaim.extract.memory import Memory, is_person, latest
from counterclaim.extract.titles import behind_title, lone_armed_group, state_of_soldier
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import offices
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.stances import references

INTRODUCED_REACH = 2  # sentences from an office without a name to the name of its holder
NAMED_LATER = frozenset({"ambassador", "envoy", "commander", "governor", "mayor", "spokesperson"})


def learn_people(passages: tuple[PassageMentions, ...], aliases: Aliases) -> dict[str, Actor]:
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


def as_rebel(memory: Memory, actor: Actor) -> Actor:
    """Return a person who lives and works under rebels with their side, where the article makes one of them."""
    group = memory.rebels or lone_armed_group(memory)
    if group is None:
        return actor
    known = replace(actor, side=group.side, iso3=group.iso3, kind="person")
    memory.people[actor.name.split()[-1].casefold()] = known
    return known


def named_in_full(memory: Memory, actor: Actor) -> Actor:
    """A bare last name is the person whom the article names in full, a short name the body that it explains."""
    if actor.side is None and actor.name in memory.aliases:
        return memory.aliases[actor.name]
    if actor.kind == "state" and actor.name.casefold() in memory.bearers:
        return memory.people[actor.name.casefold()]
    if actor.kind not in ("person", "unknown") or (actor.side not in (None, OTHER) and " " in actor.name):
        return actor
    known = _by_last_name(memory.people, actor.name.split()[-1].casefold()) if actor.name.strip() else None
    if known is None or (" " in actor.name and actor.name.split()[0].casefold() not in known.name.casefold()):
        return actor
    return known


def bearers(passages: tuple[PassageMentions, ...], people: Mapping[str, Actor]) -> frozenset[str]:
    """Return the last names of people that are those of states, too ("Lisa Monaco").

    Those are left out whose state the article speaks of by another word, too, or sets something in.
    """
    spoken: dict[str, set[str]] = {}
    for passage in passages:
        for mention in passage.actors:
            if mention.actor is not None and mention.actor.iso3 is not None and mention.actor.kind != "person":
                placed = passage.view[: mention.start].casefold().split()[-1:] in (["in"], ["to"], ["from"])
                words = passage.view[mention.start : mention.end].casefold()
                spoken.setdefault(mention.actor.iso3, set()).add(f"in {words}" if placed or mention.form == "adjective" else words)
    lone = {next(iter(words)) for words in spoken.values() if len(words) == 1}
    return frozenset(name for name, person in people.items() if name in lone and " " in person.name)


def described_before(memory: Memory, passage: PassageMentions, mention: ActorMention, actor: Actor, sentence: int, title: str) -> Actor:
    """Return a person named without any introduction as the one holder of an office that the sentences before described without a name.

    "The Xlandish air force chief said ... Brigadier N told": so leads do that keep the name for the second paragraph. A ``title`` that says
    nothing of a state ("N, the minister,") must be that office's.
    """
    named = (other for one in memory.seen for other in one.actors)
    person = actor.kind == "person" or (is_person(actor) and _is_source(passage, mention))
    if actor.side is not None or not person or " " not in actor.name or any(other.name == actor.name for other in named):
        return actor
    introduced = any(one.end == mention.start - 2 and one.form in ("unnamed", "description") for one in passage.actors)  # "A survivor, N,"
    introduced = introduced or any(is_named_there(passage, one, mention) for one in passage.actors)  # "the governor of Xregion, N,"
    if introduced or passage.view[mention.end : mention.end + 5].startswith((", a ", ", an ", ", the", ", one")):
        return actor
    near = [one.actors[0] for one in memory.recall() if len(one.actors) == 1 and 0 < sentence - one.sentence <= INTRODUCED_REACH]
    holders = {one.name: one for one in near if one.kind == "person" and one.office in references().state_offices | NAMED_LATER}
    nameless = [one for one in holders.values() if one.side in states() and (one.office or "") in one.name.casefold()]
    if len(holders) != 1 or len(nameless) != 1 or not set(title.split()[-1:]) <= set(nameless[0].name.casefold().split()):
        return actor
    known = replace(nameless[0], name=actor.name)
    memory.people[actor.name.split()[-1].casefold()] = known
    return known


def _is_source(passage: PassageMentions, mention: ActorMention) -> bool:
    return any(one.source is not None and one.source[0] <= mention.start and mention.end <= one.source[1] for one in passage.attributions)


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


def with_side(memory: Memory, actor: Actor, title: str, sentence: int) -> Actor:
    """Give a person named without a state the side that the title tells ("army spokesman N"); else none that we know."""
    if actor.kind not in ("person", "unknown") or actor.side is not None:
        return actor
    behind = behind_title(memory, title, sentence) if title else None
    rebel = not references().rebel_words.isdisjoint(title.split())  # whose rebel, an officer who spoke before cannot tell
    behind = behind or (None if rebel else _warring_speaker(memory, actor, sentence) or _officer_of(memory, actor, title, sentence))
    if behind is None:
        return actor
    known = replace(actor, side=behind.side, iso3=behind.iso3, kind="person")
    memory.people[actor.name.split()[-1].casefold()] = known
    return known


def _warring_speaker(memory: Memory, actor: Actor, sentence: int) -> Actor | None:
    """An officer named without any body ("General N vowed") is of the warring side that spoke right before."""
    if actor.kind != "person" or actor.office not in references().speakers:
        return None
    sides = {one.side for one in memory.belligerents}
    return next(
        iter(latest(memory, sentence, lambda one: one.speaks and len(one.actors) == 1 and one.actors[0].side in sides, reach=4)), None
    )


def _officer_of(memory: Memory, actor: Actor, title: str, sentence: int) -> Actor | None:
    """Return the state of an officer by their rank alone ("Lieutenant-General N")."""
    ranks = {actor.office or "", *title.split()[-1:]}
    owned = not grammar().possessives.isdisjoint(title.split()[:1])
    return state_of_soldier(memory, sentence) if ranks & set(offices().ranks) and not owned else None


def office_holder(memory: Memory, member: Actor) -> Actor:
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
