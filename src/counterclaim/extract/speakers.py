"""Whom the source of an attribution names: one actor, several who speak jointly, or an actor known by the source's words alone."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.actor import NARRATOR, OTHER, OUTLET, UNNAMED, Actor
from counterclaim.extract.affiliations import affiliations
from counterclaim.extract.aged_sources import named_by_age
from counterclaim.extract.bodies import body_noun
from counterclaim.extract.citizens import civil_body_in
from counterclaim.extract.context import Reading
from counterclaim.extract.given_out import STATEMENT_REACH, given_out
from counterclaim.extract.local_offices import local_office, local_organ, office_at_home, office_there
from counterclaim.extract.memory import is_person
from counterclaim.extract.owned_sources import owned_source
from counterclaim.extract.source_forms import (
    HOLDERS,
    governor_of,
    is_title,
    listed,
    row_length,
    stands_for,
    without_clause,
    without_forms,
    without_owner,
    without_relative,
)
from counterclaim.extract.source_words import NOBODY, by_words, part_of, possessed, told_by, with_known_side
from counterclaim.mention import ActorMention
from counterclaim.vocabulary.actors import name_of_side, office_at
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.stances import references

LOYAL = (" loyal to ", " answering to ", " allied to ", " aligned with ")
FRONTED = re.compile(r"(?:^|[.!?”\"]\s+)(?:In|At|From)\s+$")
RELATIVE_TAIL = re.compile(r",? who (?:is|was|are|were|has|had|have)(?: not| no longer| also| now| been)? $")
RELATIVE_REACH = 32  # characters before a source in which the clause that it ends begins
WHERE = ("in ", "near ", "outside ", "inside ")  # before the place where somebody speaks, whom it does not name
WHERE_TAIL = re.compile(r"\s+\S+\s+(?:[Tt]he\s+)?$")  # what joins a speaker to the place behind
LONGEST_ROLE = 4  # words between a leader and the name of their aide
LONGEST_AGAIN = 3  # words of "the press secretary", who spoke before


def speakers(reading: Reading, passage: int, span: tuple[int, int]) -> tuple[Actor, ...]:
    """Return who speaks in the source ``span`` of passage number ``passage``; never empty.

    An outlet that the article quotes speaks for itself, as a body without a side: the outlet's voice is the article's own alone,
    and that of its own people ("the Post's correspondent N" in the Post).
    """
    return tuple(_sided(reading, _quoted(reading, actor)) for actor in _speakers(reading, passage, span))


def _sided(reading: Reading, actor: Actor) -> Actor:
    """Return a speaker whose side the rules leave open with the one that a second reader is sure of."""
    hint = reading.hints.sides.get(actor.name) if actor.side in (None, OTHER) else None
    return replace(actor, side=hint[0], iso3=hint[1]) if hint is not None else actor


def _quoted(reading: Reading, actor: Actor) -> Actor:
    own = (reading.article.outlet or "").casefold()
    outlet = (actor.capacity if actor.kind == "person" else actor.name) or actor.name
    return replace(actor, side=OTHER) if actor.side == OUTLET and actor != NARRATOR and not (own and outlet.casefold() in own) else actor


def _speakers(reading: Reading, passage: int, span: tuple[int, int]) -> tuple[Actor, ...]:
    """Return who speaks in the source, outlets as such."""
    view = reading.passages[passage].view
    if len(parts := _peoples(view, span)) > 1 and not _is_one_source(reading, passage, span):
        return tuple(dict.fromkeys(actor for part in parts for actor in _part(reading, passage, span, part)))
    if (owner := _behind_relative(reading, passage, span) or named_by_age(reading, passage, span)) is not None:
        return (owner,)
    span = without_clause(view, told_by(view, span))
    span = _behind_fronted_place(reading, passage, span)
    mentions = list(reading.actors_between(passage, *span))
    named = without_relative(mentions)
    mentions = listed(view, without_forms(view, without_owner(view, named)))
    opens = any(start == span[0] for start, _ in reading.passages[passage].sentences)
    head = span[0] + len(view[span[0] : span[1]].split(",", maxsplit=1)[0])
    if not mentions and (known := _named_elsewhere(reading, view[span[0] : head])) is not None:
        return (known,)
    nobody = len(mentions) == 1 and mentions[0][1].form == "unnamed" and (reading.actor(passage, mentions[0][0]) or NOBODY).side == UNNAMED
    if nobody and (same := _again(reading, passage, span)):
        return same
    if (apposed := _holder_behind(reading, passage, span, mentions)) is not None:
        return (apposed,)
    if makers := given_out(reading, passage, span, view[span[0] : head], _speakers):
        return makers
    if mentions and (body := _body_behind(reading, passage, span, head, mentions[0])):
        return body
    if not mentions or mentions[0][1].start >= head:
        back = _again(reading, passage, span) or office_at_home(reading, view[span[0] : head])
        return back or (owned_source(reading, passage, (span[0], head)) or by_words(view[span[0] : head], opens),)
    governor = governor_of(view, span[0], named[0][1].start)
    if governor is not None and not stands_for(governor, link := view[span[0] + len(governor) : named[0][1].start]):
        return (civil_body_in(governor, link) or by_words(governor, opens),)
    if governor is not None and (local := office_there(reading, passage, governor, mentions[0])) is not None:
        return (local,)
    placed = governor is not None and _is_place_of(view[span[0] + len(governor) : named[0][1].start])
    if placed and governor is not None and (reading.actor(passage, mentions[0][0]) or NOBODY).side in (None, UNNAMED):
        return (by_words(governor, opens),)
    return _of_row(reading, passage, span, mentions[: row_length(view, mentions, named)]) or (by_words(view[span[0] : span[1]], opens),)


def _of_row(reading: Reading, passage: int, span: tuple[int, int], row: Sequence[tuple[int, ActorMention]]) -> tuple[Actor, ...]:
    """Return who the mentions of a source are, but for the place in which its speaker is."""
    if (there := next((one for one in row if _tells_where(reading, passage, span, one)), None)) is not None:
        speaker = WHERE_TAIL.sub("", reading.passages[passage].view[span[0] : there[1].start])
        office = office_there(reading, passage, speaker, there)
        return (office,) if office is not None else _speakers(reading, passage, (span[0], span[0] + len(speaker)))
    return tuple(dict.fromkeys(actor for number, mention in row for actor in _actors(reading, passage, span, number, mention)))


def _tells_where(reading: Reading, passage: int, span: tuple[int, int], one: tuple[int, ActorMention]) -> bool:
    """Whether a mention in a source only names the place of who speaks there ("the command at N"): a place of no side says nothing."""
    number, mention = one
    before = reading.passages[passage].view[span[0] : mention.start].casefold().removesuffix("the ").split()
    placed = any(place.start < mention.end and mention.start < place.end for place in reading.passages[passage].places)
    unsided = all(actor.side in (None, OTHER) for actor in reading.actors_of(passage, number))
    return mention.form == "name" and placed and unsided and len(before) > 1 and before[-1] in grammar().prepositions


def _is_place_of(between: str) -> bool:
    """Whether the words from a source's noun to a name only tell where its bearer is ("a nurse at the hospital in N")."""
    return f"{between.strip().casefold().removesuffix(' the').rpartition(' ')[2]} " in WHERE


def _behind_relative(reading: Reading, passage: int, span: tuple[int, int]) -> Actor | None:
    """Return who speaks where the source ends a clause about them ("N, who is visiting M, said", "one who is no judge, N, said").

    It is the name that commas set off at the end of the source, else that before the "who"; null where the source is no such tail.
    """
    view = reading.passages[passage].view
    relative = RELATIVE_TAIL.search(view, max(0, span[0] - RELATIVE_REACH), span[0])
    if relative is None:
        return None
    last = next(iter(reversed(list(reading.actors_between(passage, *span)))), None)
    if last is not None and last[1].end == span[1] and last[1].form == "name" and view[: last[1].start].endswith(", "):
        actor = reading.actor(passage, last[0]) or last[1].actor
        return with_known_side(actor) if actor is not None and is_person(actor) else None
    before = next((number for number, one in enumerate(reading.passages[passage].actors) if one.end == relative.start()), None)
    actor = reading.actor(passage, before) if before is not None else None
    return with_known_side(actor) if actor is not None else None


def _holder_behind(reading: Reading, passage: int, span: tuple[int, int], mentions: Sequence[tuple[int, ActorMention]]) -> Actor | None:
    """Return the person whom commas set off behind a role ("its chief physician, N, said", "the channel's reporter in Xtown, N,")."""
    view = reading.passages[passage].view
    role = view[span[0] : span[1]].split(",", maxsplit=1)[0]
    words = role.casefold().split()
    inside = mentions[-1:] if mentions and mentions[-1][1].end == span[1] else ()
    known = any(reading.actors_of(passage, number) and one.form != "unnamed" for number, one in mentions[:-1])
    plain = list(itertools.takewhile(lambda word: word not in grammar().prepositions, words))
    roles = affiliations().roles | affiliations().private
    by_role = bool(inside) and plain[-1:] != [] and (plain[-1] in roles or office_at(plain[-1:], 0) is not None)
    if len(words) < 2 or not (words[0] in HOLDERS or words[0].endswith(("'s", "’s"))) or ((known or len(mentions) > 2) and not by_role):
        return None
    after = [] if mentions else list(reading.actors_between(passage, span[1], len(view)))[:1]
    for number, mention in (*inside, *after):
        between = view[max(span[0], mention.start - 2) : mention.start]
        actor = reading.actor(passage, number) or mention.actor
        person = actor is not None and mention.form == "name" and actor.kind in ("person", "unknown") and " " in actor.name
        behind = not inside or mention.start == span[0] + len(role) + 2
        if between.strip() == "," and person and behind and actor is not None and (inside or view[mention.end : mention.end + 1] == ","):
            if actor.side is None and (owned := owned_source(reading, passage, (span[0], span[0] + len(role)))) is not None:
                return replace(actor, side=owned.side, iso3=owned.iso3, kind="person")
            return _with_role(reading, passage, (span[0], span[0] + len(role)), actor) if known else with_known_side(actor)
    return None


def _body_behind(reading: Reading, passage: int, span: tuple[int, int], head: int, mention: tuple[int, ActorMention]) -> tuple[Actor, ...]:
    """Return the body whose name a comma sets behind a noun for it ("one of the factions, the N, claimed"); empty where none is set so."""
    view, (number, named) = reading.passages[passage].view, mention
    noun = body_noun(view[span[0] : head].casefold()) or body_noun(view[span[0] : head].casefold().removesuffix("s"))
    apposed = named.end == span[1] and named.start > head and view[head : named.start].strip(" ,").casefold() in ("", "the")
    return _actors(reading, passage, span, number, named) if noun is not None and apposed and named.form == "name" else ()


def _with_role(reading: Reading, passage: int, role: tuple[int, int], person: Actor) -> Actor:
    """Return a person with the side of whoever holds the role before the comma, as far as that has one."""
    holder = _speakers(reading, passage, role)[0]
    bound = person.side is None and holder.side not in (None, UNNAMED, OUTLET)
    return replace(person, side=holder.side, iso3=holder.iso3, kind="person") if bound else with_known_side(person)


def _is_one_source(reading: Reading, passage: int, span: tuple[int, int]) -> bool:
    """Whether a row is one unnamed source ("police and medical sources"), whose nouns only qualify the last."""
    joint = reading.passages[passage].view.find(" and ", *span)
    whole = next((number for number, one in reading.actors_between(passage, *span) if one.start == span[0] and joint < one.end), None)
    known = reading.actor(passage, whole) if whole is not None else None
    return known is not None and known.side == UNNAMED


def _part(reading: Reading, passage: int, span: tuple[int, int], part: tuple[int, int]) -> tuple[Actor, ...]:
    """Return who speaks in one item of a row; officials read as one ("police and hospital officials") are of one state."""
    whole = next((number for number, one in reading.actors_between(passage, *span) if one.start <= part[0] and part[1] <= one.end), None)
    known = reading.actor(passage, whole) if whole is not None else None
    words = reading.passages[passage].view[slice(*part)]
    if known is not None and known.side is not None and words.rsplit(maxsplit=1)[-1].casefold() in references().officials:
        return (replace(known, name=words if words[:1].isupper() else f"{name_of_side(known.side) or known.side} {words}"),)
    return _speakers(reading, passage, part)


def _peoples(view: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Part "doctors, nurses and a few police officers": a row of people without names, each item with a noun for people of its own."""
    parts: list[tuple[int, int]] = []
    start = span[0]
    for joint in [*re.finditer(r",? and |, ", view[span[0] : span[1]]), None]:
        end = span[0] + joint.start() if joint else span[1]
        parts.append((start, end))
        start = span[0] + joint.end() if joint else end
    return parts if " and " in view[slice(*span)] and all(_ends_with_people(view[slice(*part)]) for part in parts) else []


def _ends_with_people(words: str) -> bool:
    """Whether a plural noun for people ends the words, but for what a preposition says more of ("witnesses to the raid")."""
    plain = list(itertools.takewhile(lambda word: word not in grammar().prepositions, words.casefold().split()))
    return bool(plain) and plain[-1] in references().peoples


def _named_elsewhere(reading: Reading, words: str) -> Actor | None:
    """Return whom a single capitalised word that opens a sentence means, by the mentions in the article that show it to be a name."""
    if not words.isalpha() or not words[:1].isupper():
        return None
    for index, passage in enumerate(reading.passages):
        for number, mention in enumerate(passage.actors):
            if (
                mention.form == "name"
                and mention.actor is not None
                and words in mention.actor.name.split()[-1:] + mention.actor.name.split()[:1]
            ):
                actor = reading.actor(index, number) or mention.actor
                return with_known_side(actor)
    return None


def _again(reading: Reading, passage: int, span: tuple[int, int]) -> tuple[Actor, ...]:
    """Return who speaks as "the doctor": whoever spoke last by a source with that noun, or with the title for it; empty where none did."""
    view = reading.passages[passage].view
    words = view[slice(*span)].casefold().split()
    if not 1 < len(words) <= LONGEST_AGAIN or words[0] != "the" or words[-1].endswith("s"):
        return ()
    nouns = {words[-1], *(short for short, noun in affiliations().short_titles.items() if noun == words[-1])}
    for index in range(passage, max(-1, passage - 1 - STATEMENT_REACH), -1):
        text = reading.passages[index].view
        sources = {one.source for one in reading.passages[index].attributions if one.source is not None}
        for source in sorted(sources, reverse=True):
            said = {word.strip(".,") for word in text[slice(*source)].casefold().split()}
            if (index < passage or source[1] <= span[0]) and nouns & said and said.issuperset(words[1:-1]) and "the" not in said:
                return _speakers(reading, index, source)
    return ()


def _behind_fronted_place(reading: Reading, passage: int, span: tuple[int, int]) -> tuple[int, int]:
    """Return the source without the place in front of who speaks there ("In Xtown, minister N said")."""
    view, mentions = reading.passages[passage].view, list(reading.actors_between(passage, *span))
    placed = len(mentions) > 1 and mentions[0][1].start == span[0] and FRONTED.search(view, max(0, span[0] - 8), span[0])
    return (mentions[1][1].start, span[1]) if placed and view.startswith(", ", mentions[0][1].end) else span


def _actors(reading: Reading, passage: int, span: tuple[int, int], number: int, mention: ActorMention) -> tuple[Actor, ...]:
    resolved = reading.actors_of(passage, number)
    view = reading.passages[passage].view
    rest = view[mention.end : span[1]]
    bare = (
        mention.form == "name" and mention.actor is not None and mention.actor.kind == "state" and rest[:1] == " " and rest[1:2].islower()
    )
    hidden = bool(resolved) and references().hidden.issuperset(possessed(rest).split()[-1:]) and bool(possessed(rest))
    if hidden and all(actor.side is None for actor in resolved):  # "Xregion analysts"
        return (Actor(name=view[span[0] : span[1]], side=UNNAMED, kind="unnamed"),)
    if all(actor.side is None for actor in resolved) and (local := local_organ(reading, passage, span, mention)) is not None:
        return (local,)
    if mention.form == "adjective" and "-" in view[mention.start : mention.end]:  # "a Xlandish-run hospital" is not Xland's
        return (
            by_words(
                view[span[0] : span[1]].split(",", maxsplit=1)[0], any(start == span[0] for start, _ in reading.passages[passage].sentences)
            ),
        )
    owns = mention.possessive or rest[:2] in ("' ", "’ ")
    if resolved and (owns or mention.form == "adjective" or bare) and (tail := possessed(rest)):
        alone = rest.rstrip().endswith(tail)
        return tuple(with_known_side(part_of(actor, tail, alone=alone)) for actor in resolved)
    if mention.form == "description" and (named := _apposed(reading, passage, span, mention)) is not None and named.kind != "person":
        return (named,)
    if mention.form == "description" and rest.startswith(LOYAL):  # theirs to whom they are loyal, whoever else it could be
        return (_followed(reading, passage, span, mention) or by_words(view[span[0] : span[1]], False),)
    if len(resolved) == 1 and (aided := _aided(reading, passage, mention, resolved[0])) is not None:
        return (aided,)
    if not resolved and (served := _served(reading, passage, span, mention)) is not None:
        return (served,)
    whose = _followed(reading, passage, span, mention) or local_office(reading, passage, span, mention)
    if not resolved and whose is not None:
        return (whose,)
    if resolved:
        owner = _state_before(reading, passage, span, mention)
        return tuple(with_known_side(replace(actor, side=owner) if owner and _can_be_owned(actor) else actor) for actor in resolved)
    if (named := _apposed(reading, passage, span, mention)) is not None:
        return (named,)
    first = not any(True for _ in reading.actors_between(passage, span[0], mention.start - 1))
    whole = first and mention.form != "description"
    words = view[span[0] : span[1]] if whole else view[mention.start : mention.end]
    return (by_words(words, any(start == span[0] for start, _ in reading.passages[passage].sentences)),)


def _aided(reading: Reading, passage: int, mention: ActorMention, person: Actor) -> Actor | None:
    """Return a person of no known side as one of the side of whose aide or officer the words before the name make them, else null."""
    if mention.form != "name" or person.side not in (None, OTHER) or not is_person(person):
        return None
    view = reading.passages[passage].view
    owners = [(n, one) for n, one in enumerate(reading.passages[passage].actors) if one.possessive and one.end < mention.start]
    if not owners:
        return None
    between = view[owners[-1][1].end : mention.end].removeprefix("'s").removeprefix("’s")
    role = list(itertools.takewhile(lambda word: word.islower() and word.isalpha(), between.split()))
    owner = reading.actor(passage, owners[-1][0])
    named = " ".join(between.split()[len(role) :])
    plain = bool(role) and len(role) <= LONGEST_ROLE and view[mention.start : mention.end].endswith(named)
    if not plain or role[-1] not in references().speakers | references().staff | references().aides or owner is None:
        return None
    bound = owner.side not in (None, UNNAMED, OUTLET, OTHER)
    return replace(person, side=owner.side, iso3=owner.iso3, kind="person") if bound else None


def _served(reading: Reading, passage: int, span: tuple[int, int], mention: ActorMention) -> Actor | None:
    """Return somebody without a name as one of the side of whom they serve ("an adviser to the mayor"), null where they serve none."""
    view = reading.passages[passage].view
    owner = next(iter(reading.actors_between(passage, mention.end, span[1])), None)
    office = office_at(mention.head.casefold().split(), 0)
    if owner is None or mention.form != "description" or not (office.bound if office else mention.head in references().aides):
        return None
    master = reading.actor(passage, owner[0])
    tie = view[mention.end : owner[1].start].casefold().strip().removesuffix(" the")
    if tie not in ("to", "of", "for") or master is None or master.side in (None, UNNAMED, OUTLET, OTHER):
        return None
    words = re.sub(r"^(?:an?|the|one) ", "", view[mention.start : owner[1].end], flags=re.IGNORECASE)
    return Actor(words, master.side, "person", master.iso3, office=office.office if office else None)


def _can_be_owned(actor: Actor) -> bool:
    """Whether a state's possessive can make the actor its own."""
    return actor.side is None or actor.kind in ("outlet", "ngo")


def _state_before(reading: Reading, passage: int, span: tuple[int, int], mention: ActorMention) -> str | None:
    """Return the side of a body that the words before its name make the state's ("Xlandish state oil company N")."""
    for number, other in reading.actors_between(passage, span[0], mention.start):
        view = reading.passages[passage].view
        between = [*view[other.start : other.end].casefold().split()[-1:], *view[other.end : mention.start].casefold().split()]
        actor = reading.actor(passage, number)
        if actor is not None and references().state_bodies & set(between) and is_title(" ".join(between)):
            return actor.side
        tail = possessed(view[mention.end : span[1]].casefold()).split()
        bodies = references().organs | references().units | references().posts
        if actor is not None and other.possessive and actor.kind == "state" and tail[-1:] and tail[-1] in bodies:
            return actor.side
        names = view[mention.start : mention.end].casefold().split()
        unit = names[-1] in references().units or bool(references().state_bodies & set(names[:-1]))
        named = view[other.end : mention.start].split()[1:]
        if actor is not None and unit and other.possessive and all(word[:1].isupper() for word in named):
            return actor.side
    return None


def _apposed(reading: Reading, passage: int, span: tuple[int, int], mention: ActorMention) -> Actor | None:
    """Return who a description is by the name behind it ("the regional bloc, N", "the rebels, known as N")."""
    view = reading.passages[passage].view
    for number, other in reading.actors_between(passage, mention.end, span[1]):
        tie = view[mention.end : other.start].strip(" ,").casefold()
        actor = reading.actor(passage, number)
        if tie in references().naming and actor is not None and actor.side is not None and other.end == span[1]:
            return actor
    return None


def _followed(reading: Reading, passage: int, span: tuple[int, int], mention: ActorMention) -> Actor | None:
    """Return whose the forces are that nobody names but by their allegiance ("forces loyal to General N")."""
    view = reading.passages[passage].view
    for number, other in reading.actors_between(passage, mention.end, span[1]):
        tie = view[mention.end : other.start].strip().casefold().removesuffix(" the")
        leader = reading.actor(passage, number)
        if mention.form == "description" and tie in references().allegiance and leader is not None and leader.side is not None:
            return replace(
                leader, name=view[mention.start : other.end], kind="armed_group" if leader.kind == "person" else leader.kind, office=None
            )
        break
    return None
