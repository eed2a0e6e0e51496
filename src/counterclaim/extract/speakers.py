"""Whom the source of an attribution names: one actor, several who speak jointly, or an actor known by the source's words alone."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.actor import NARRATOR, OTHER, OUTLET, UNNAMED, Actor, ActorKind
from counterclaim.extract.affiliations import affiliations
from counterclaim.extract.context import Reading
from counterclaim.extract.homeland import homeland
from counterclaim.extract.memory import is_person
from counterclaim.extract.source_words import NOBODY, by_words, part_of, possessed, told_by, with_known_side
from counterclaim.mention import ActorMention
from counterclaim.vocabulary.actors import kinds_by_noun, name_of_side, office_at, offices
from counterclaim.vocabulary.cues import cues, grammar
from counterclaim.vocabulary.places import places
from counterclaim.vocabulary.stances import references

JOINED = re.compile(
    r"^(?:\s*\([^)]*\))?\s*"
    r"(?:,|,?\s*and(?:\s+both)?(?:\s+the)?(?:\s+(?P<kind>[a-z-]+))?|&|or|,?\s*along with|,?\s*together with|as well as)?"
    r"\s*(?:the|both|also)?\s*$"
)
LOYAL = (" loyal to ", " answering to ", " allied to ", " aligned with ")
HOLDERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "one"})
FRONTED = re.compile(r"(?:^|[.!?”\"]\s+)(?:In|At|From)\s+$")
AT_OWNER = re.compile(r" (?:at|from|in|with) ")
RELATIVE_TAIL = re.compile(r",? who (?:is|was|are|were|has|had|have)(?: not| no longer| also| now| been)? $")
RELATIVE_REACH = 32  # characters before a source in which the clause that it ends begins
STATEMENT_REACH = 2  # paragraphs back that "the statement" can reach
TITLE_WORDS = 4  # words between a nation and the name of its officer


def speakers(reading: Reading, passage: int, span: tuple[int, int]) -> tuple[Actor, ...]:
    """Return who speaks in the source ``span`` of passage number ``passage``; never empty.

    An outlet that the article quotes speaks for itself, as a body without a side: the outlet's voice is the article's own alone,
    and that of its own people ("the Post's correspondent N" in the Post).
    """
    return tuple(_quoted(reading, actor) for actor in _speakers(reading, passage, span))


def _quoted(reading: Reading, actor: Actor) -> Actor:
    own = (reading.article.outlet or "").casefold()
    outlet = (actor.capacity if actor.kind == "person" else actor.name) or actor.name
    return replace(actor, side=OTHER) if actor.side == OUTLET and actor != NARRATOR and not (own and outlet.casefold() in own) else actor


def _speakers(reading: Reading, passage: int, span: tuple[int, int]) -> tuple[Actor, ...]:
    """Return who speaks in the source, outlets as such."""
    view = reading.passages[passage].view
    if len(parts := _peoples(view, span)) > 1 and not _is_one_source(reading, passage, span):
        return tuple(dict.fromkeys(actor for part in parts for actor in _part(reading, passage, span, part)))
    if (owner := _behind_relative(reading, passage, span)) is not None:
        return (owner,)
    span = told_by(view, span)
    span = _behind_fronted_place(reading, passage, span)
    mentions = list(reading.actors_between(passage, *span))
    named = _without_relative(mentions)
    mentions = _listed(view, _without_forms(view, named))
    opens = any(start == span[0] for start, _ in reading.passages[passage].sentences)
    head = span[0] + len(view[span[0] : span[1]].split(",", maxsplit=1)[0])
    if not mentions and (known := _named_elsewhere(reading, view[span[0] : head])) is not None:
        return (known,)
    nobody = len(mentions) == 1 and mentions[0][1].form == "unnamed" and (reading.actor(passage, mentions[0][0]) or NOBODY).side == UNNAMED
    if nobody and (same := _again(reading, passage, span)):
        return same
    if (apposed := _holder_behind(reading, passage, span, mentions)) is not None:
        return (apposed,)
    if not mentions or mentions[0][1].start >= head:
        given_out = _given_out(reading, passage, span, view[span[0] : head])
        back = given_out or _again(reading, passage, span) or _at_home(reading, view[span[0] : head])
        return back or (by_words(view[span[0] : head], opens),)
    if (governor := _governor(view, span[0], named[0][1].start)) is not None and not _stands_for(governor):
        return (by_words(governor, opens),)
    if governor is not None and (local := _office_there(reading, passage, governor, mentions[0])) is not None:
        return (local,)
    found: list[Actor] = []
    for number, mention in mentions[: _row(view, mentions, named)]:
        found.extend(actor for actor in _actors(reading, passage, span, number, mention) if actor not in found)
    return tuple(found) or (by_words(view[span[0] : span[1]], opens),)


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
    by_role = bool(inside) and plain[-1:] != [] and (plain[-1] in affiliations().roles or office_at(plain[-1:], 0) is not None)
    if len(words) < 2 or words[0] not in HOLDERS or ((known or len(mentions) > 2) and not by_role):
        return None
    after = [] if mentions else list(reading.actors_between(passage, span[1], len(view)))[:1]
    for number, mention in (*inside, *after):
        between = view[max(span[0], mention.start - 2) : mention.start]
        actor = reading.actor(passage, number) or mention.actor
        person = actor is not None and mention.form == "name" and actor.kind in ("person", "unknown") and " " in actor.name
        behind = not inside or mention.start == span[0] + len(role) + 2
        if between.strip() == "," and person and behind and actor is not None and (inside or view[mention.end : mention.end + 1] == ","):
            return _with_role(reading, passage, (span[0], span[0] + len(role)), actor) if known else with_known_side(actor)
    return None


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


def _listed(view: str, mentions: list[tuple[int, ActorMention]]) -> list[tuple[int, ActorMention]]:
    """Of a group and the list of its members ("three states - A, B and C") keep the members."""
    if len(mentions) < 3 or mentions[0][1].form != "group":
        return mentions
    between = view[mentions[0][1].end : mentions[1][1].start].strip()
    return mentions[1:] if between in {"-", "–", "—", ":", ","} else mentions


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


def _given_out(reading: Reading, passage: int, span: tuple[int, int], words: str) -> tuple[Actor, ...]:
    """Return who speaks in "the statement said": whoever the last sentence with that noun begins with; empty where nobody does."""
    noun = words.rsplit(maxsplit=1)[-1].casefold()
    if noun not in references().given_out or words.split(maxsplit=1)[0].casefold() not in ("the", "this"):
        return ()
    for index in range(passage, max(-1, passage - 1 - STATEMENT_REACH), -1):
        view = reading.passages[index].view
        for start, end in reversed(reading.passages[index].sentences):
            if (index < passage or end <= span[0]) and noun in re.findall(r"\w+", view[start:end].casefold()):
                return _told_in(reading, index, (start, end), noun) or _first_speaker(reading, index, start, end)
    return ()


def _told_in(reading: Reading, passage: int, sentence: tuple[int, int], noun: str) -> tuple[Actor, ...]:
    """Return who speaks in the sentence by a source with that noun ("according to a family statement"); empty where none has it."""
    view = reading.passages[passage].view
    sources = (one.source for one in reading.passages[passage].attributions if one.source is not None)
    inside = (source for source in sources if sentence[0] <= source[0] and source[1] <= sentence[1])
    telling = next((source for source in inside if noun in view[slice(*source)].casefold().split()), None)
    return _speakers(reading, passage, telling) if telling is not None else ()


def _at_home(reading: Reading, words: str) -> tuple[Actor, ...]:
    """Return who holds an office at home whom only common nouns name ("the county governor"): empty where the article has no one state."""
    first, *rest = words.split()
    last = rest[-1].casefold() if rest else ""
    office = office_at([last], 0)
    stateless = references().rebel_words | references().apart | references().unaligned | offices().former
    held = office is not None and office.office in references().state_offices
    organ = " ".join(rest[-2:]).casefold() in references().organs
    plain = first.casefold() == "the" and all(word.islower() for word in rest) and stateless.isdisjoint(rest)
    home = homeland(reading.passages)
    if not (plain and (held or organ)) or home.state is None or home.state not in (home.scene, home.written):
        return ()
    name = f"{name_of_side(home.state) or home.state} {' '.join(rest)}"
    kind: ActorKind = "person" if held else "government_body"
    return (Actor(name, home.state, kind, iso3=home.state, office=office.office if held and office else None),)


def _again(reading: Reading, passage: int, span: tuple[int, int]) -> tuple[Actor, ...]:
    """Return who speaks as "the doctor": whoever spoke last by a source with that noun, or with the title for it; empty where none did."""
    view = reading.passages[passage].view
    words = view[slice(*span)].casefold().split()
    if len(words) != 2 or words[0] != "the" or words[1].endswith("s"):
        return ()
    nouns = {words[1], *(short for short, noun in affiliations().short_titles.items() if noun == words[1])}
    for index in range(passage, max(-1, passage - 1 - STATEMENT_REACH), -1):
        text = reading.passages[index].view
        sources = {one.source for one in reading.passages[index].attributions if one.source is not None}
        for source in sorted(sources, reverse=True):
            said = {word.strip(".,") for word in text[slice(*source)].casefold().split()}
            if (index < passage or source[1] <= span[0]) and nouns & said and "the" not in said:
                return _speakers(reading, index, source)
    return ()


def _first_speaker(reading: Reading, passage: int, start: int, end: int) -> tuple[Actor, ...]:
    found = (
        reading.actor(passage, number) for number, mention in reading.actors_between(passage, start, end) if mention.form != "adjective"
    )
    return next(((actor,) for actor in found if actor is not None and actor.side not in (None, UNNAMED, OUTLET)), ())


def _behind_fronted_place(reading: Reading, passage: int, span: tuple[int, int]) -> tuple[int, int]:
    """Return the source without the place in front of who speaks there ("In Xtown, minister N said")."""
    view, mentions = reading.passages[passage].view, list(reading.actors_between(passage, *span))
    placed = len(mentions) > 1 and mentions[0][1].start == span[0] and FRONTED.search(view, max(0, span[0] - 8), span[0])
    return (mentions[1][1].start, span[1]) if placed and view.startswith(", ", mentions[0][1].end) else span


def _without_relative(mentions: list[tuple[int, ActorMention]]) -> list[tuple[int, ActorMention]]:
    """Leave out the "who" in front of the subject of its clause ("a deal who Xlandish officials say is dead")."""
    relative = len(mentions) > 1 and mentions[0][1].head == "who"
    return mentions[1:] if relative else mentions


def _governor(view: str, start: int, mention: int) -> str | None:
    """Return the words in front of what governs the first actor of a source, else null.

    A preposition governs ("film" of "film from Xtown"), and so does a participle of opposing ("rebels" of "rebels fighting N").
    """
    words = view[start:mention].split()
    opposed = references().fighting.issuperset(word.casefold() for word in words[-1:]) and len(words) > 1
    if opposed:
        return " ".join(words[:-1])
    place = next((k for k, word in enumerate(words) if word.casefold() in grammar().prepositions), 0)
    while place > 1 and words[place - 1].endswith("ed"):  # "a statement issued by"
        place -= 1
    return " ".join(words[:place]) if place else None


def _stands_for(governor: str) -> bool:
    """Whether a noun speaks for the body behind its preposition ("a spokesman for N", "fighters from N", "a statement by N")."""
    last = governor.rsplit(maxsplit=1)[-1].casefold()
    if (office := office_at([last], 0)) is not None:
        return office.bound
    if last in kinds_by_noun():
        return kinds_by_noun()[last] != "civilians"
    return last in cues().venues | references().partitive | affiliations().roles


def _without_forms(view: str, mentions: Sequence[tuple[int, ActorMention]]) -> list[tuple[int, ActorMention]]:
    """Leave out mentions that only qualify the one that speaks: "Xland's" before "minister N", an adjective before a person."""
    kept: list[tuple[int, ActorMention]] = []
    for place, (number, mention) in enumerate(mentions):
        following = mentions[place + 1][1] if place + 1 < len(mentions) else None
        between = view[mention.end : following.start] if following else ""
        if mention.form == "description" and AT_OWNER.search(view, mention.start, mention.end):
            kept.append((number, mention))  # "an official at Xland's N air base" speaks, not N
            continue
        owner = mention.actor is not None and mention.actor.kind == "person" and following is not None and following.form == "description"
        qualifies = following is not None and (
            (mention.possessive and not owner and len(between.split()) <= TITLE_WORDS and "," not in between)
            or (
                mention.form in ("adjective", "name", "description")
                and _is_title(between)
                and following.form == "name"
                and any(map(str.isupper, view[following.start : following.end]))
            )
            or (mention.form == "adjective" and following.form == "unnamed" and between.strip() in ("and", "or", ","))
        )
        if not qualifies:
            kept.append((number, mention))
    return kept


def _is_title(between: str) -> bool:
    """Whether only lower-case words (an office) stand between a name and the next, as in "Xlandish deputy minister N"."""
    words = between.split()
    return (
        len(words) <= TITLE_WORDS
        and all(word.islower() and word.isalpha() for word in words)
        and (grammar().prepositions | grammar().conjunctions | references().fighting).isdisjoint(words)
    )


def _row(view: str, mentions: Sequence[tuple[int, ActorMention]], named: Sequence[tuple[int, ActorMention]]) -> int:
    """Return how many mentions from the first speak jointly: a comma joins only where an "and" follows ("A, B and C"; not "A, the B").

    ``named`` holds the mentions that only qualify the next one, too: a joint ends where they start ("A and Xland's agency B").
    """
    starts = [one.start for _, one in named]
    joints = [view[left.end : min(start for start in starts if start >= left.end)] for (_, left), _ in itertools.pairwise(mentions)]
    if len(mentions) == 2 and joints[0].strip() == "," and all(_is_state(one) for _, one in mentions):
        return 2  # as headlines join two names
    run = next((place for place, joint in enumerate(joints) if not _joins(joint)), len(joints))
    last = max((place for place in range(run) if re.search(r"\band\b|&|\bor\b|with|well as", joints[place])), default=-1)
    return last + 2


def _is_state(mention: ActorMention) -> bool:
    return mention.form == "name" and not mention.possessive and mention.actor is not None and mention.actor.kind == "state"


def _joins(joint: str) -> bool:
    """Whether words between two mentions make them speak jointly ("and", "and the paramilitary")."""
    match = JOINED.match(joint)
    return match is not None and bool(joint.strip()) and (match["kind"] or "the") in references().joint_words


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
    if all(actor.side is None for actor in resolved) and (local := _local_organ(reading, passage, span, mention)) is not None:
        return (local,)
    if resolved and (mention.possessive or mention.form == "adjective" or bare) and (tail := possessed(rest)):
        alone = rest.rstrip().endswith(tail)
        return tuple(with_known_side(part_of(actor, tail, alone=alone)) for actor in resolved)
    if mention.form == "description" and (named := _apposed(reading, passage, span, mention)) is not None and named.kind != "person":
        return (named,)
    if mention.form == "description" and rest.startswith(LOYAL):  # theirs to whom they are loyal, whoever else it could be
        return (_followed(reading, passage, span, mention) or by_words(view[span[0] : span[1]], False),)
    whose = _followed(reading, passage, span, mention) or _local_office(reading, passage, span, mention)
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


def _local_organ(reading: Reading, passage: int, span: tuple[int, int], mention: ActorMention) -> Actor | None:
    """Return the organ of a region ("the Punjab government", "Kano police"): it is of the state that the article is about."""
    view = reading.passages[passage].view
    tail = re.sub(r"^['’]s ", "", view[mention.end : span[1]].strip())
    words = tail.casefold().split()
    if not words or words[-1] not in references().organs or len(words) > TITLE_WORDS:
        return None
    state = _state_of_land(reading, view[mention.start : mention.end])
    name = f"{view[mention.start : mention.end]} {tail}"
    return Actor(name=name, side=state, kind="government_body", iso3=state) if state is not None else None


def _local_office(reading: Reading, passage: int, span: tuple[int, int], mention: ActorMention) -> Actor | None:
    """Return who holds the office of a region or town before it ("Kano's governor", "Kharkiv mayor")."""
    view = reading.passages[passage].view
    owner = re.sub(r"^[Tt]he |['’]s$", "", view[span[0] : mention.start].strip())
    if not owner[:1].isupper() or office_at(mention.head.casefold().split(), 0) is None:
        return None
    state = _state_of_land(reading, owner)
    return Actor(name=view[span[0] : mention.end], side=state, kind="person", iso3=state, office=mention.head.casefold()) if state else None


def _office_there(reading: Reading, passage: int, governor: str, there: tuple[int, ActorMention]) -> Actor | None:
    """Return who holds an office of state in a place that stands behind it ("a lawmaker in Kano", "the mayor of Kharkiv")."""
    number, mention = there
    words = governor.casefold().split()
    office = office_at(words[-1:], 0)
    known = reading.actor(passage, number)
    if office is None or office.office not in references().state_offices or (known is not None and known.side is not None):
        return None
    place = reading.passages[passage].view[mention.start : mention.end]
    state = _state_of_land(reading, place)
    return Actor(f"{governor} in {place}", state, "person", iso3=state, office=office.office) if state is not None else None


def _can_be_owned(actor: Actor) -> bool:
    """Whether a state's possessive can make the actor its own."""
    return actor.side is None or actor.kind in ("outlet", "ngo")


def _state_of_land(reading: Reading, name: str) -> str | None:
    """Return the weightiest of the article's states in which a place of that name lies."""
    lands = {places().row(row).iso3 for row in places().lookup(name)}
    return next((state for state in homeland(reading.passages).ranked if state in lands), None)


def _state_before(reading: Reading, passage: int, span: tuple[int, int], mention: ActorMention) -> str | None:
    """Return the side of a body that the words before its name make the state's ("Xlandish state oil company N")."""
    for number, other in reading.actors_between(passage, span[0], mention.start):
        view = reading.passages[passage].view
        between = [*view[other.start : other.end].casefold().split()[-1:], *view[other.end : mention.start].casefold().split()]
        actor = reading.actor(passage, number)
        if actor is not None and references().state_bodies & set(between) and _is_title(" ".join(between)):
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
