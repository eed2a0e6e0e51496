"""Who each mention of an article is: pronouns, descriptions, groups and bare names lead back to an actor named elsewhere in it.

Resolution is by recency and agreement alone, and prefers silence: a mention for which no compatible actor stands nearby is left out.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from counterclaim.actor import INTL, NGO, UNNAMED, Actor, ActorKind
from counterclaim.article import Article
from counterclaim.extract.affiliations import affiliations, apposed_title, introduction, is_among_rebels
from counterclaim.extract.aliases import learn
from counterclaim.extract.bodies import introductions, kinds_of_noun
from counterclaim.extract.bound_people import bind_people
from counterclaim.extract.descriptions import body_of, resolve_description
from counterclaim.extract.homeland import homeland
from counterclaim.extract.installed import ethnic_authority, installed_by, names_land, of_land_apart
from counterclaim.extract.local_seats import seat_of_office
from counterclaim.extract.memory import ORGANISED, Memory, Resolved, Seen, alone_in_arms, is_person
from counterclaim.extract.monitors import as_monitor, lone_monitor
from counterclaim.extract.named_again import last_fitting
from counterclaim.extract.national_societies import is_national_society
from counterclaim.extract.officials import named_officials, official
from counterclaim.extract.opposition import as_opposition, opposes, opposition
from counterclaim.extract.parties import NO_BELLIGERENT, belligerents
from counterclaim.extract.people import as_rebel, bearers, described_before, learn_people, named_in_full, office_holder, with_side
from counterclaim.extract.pronouns import FEMALE, GENDERED, resolve_first_persons, resolve_pronoun, resolve_statement
from counterclaim.extract.source_words import by_words, told_by
from counterclaim.extract.titles import lone_armed_group, state_meant, state_told
from counterclaim.extract.told_from import is_at_home, told_from
from counterclaim.extract.whereabouts import breakaway_land, harmed_in, seat_opening, spoken_in, state_named_with
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import kinds_by_noun
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.stances import references

ONE = frozenset({"a", "an", "the", "one", "another", "his", "her", "its", "their"})  # before one person
INTRODUCING = frozenset({"a", "an", "one", "another"})  # before a body that was not spoken of before
SOMEBODY = (["one"], ["another"])  # who speaks of several without a name ("Residents said ... One told ...")
RELATIVES = frozenset({"who", "whose", "which", "that"})
ENVOYS_OF_STATES = frozenset({"diplomat", "diplomats"})  # "a U.N. diplomat" is a state's, which nobody names
KINDS_MEANT: tuple[ActorKind, ...] = ("armed_group", "ngo", "international_body")  # what a body without a name is first taken for
MODIFYING = frozenset({"compound", "amod", "nmod:poss", "nmod:desc"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def resolve(article: Article, passages: tuple[PassageMentions, ...]) -> Resolved:
    """Return who each actor mention is, by (passage index, mention index); several actors where it stands for them jointly.

    Who somebody is follows from the words of the article alone, and from the home of its outlet.
    """
    home = homeland(passages)
    rebels = opposition(passages, home.state)
    aliases = learn(passages, rebels) | (dict.fromkeys(("opposition", "Opposition", "rebel"), rebels) if rebels else {})
    people = learn_people(passages, aliases)
    officials, monitor, in_arms = named_officials(passages), lone_monitor(passages), alone_in_arms(passages)
    memory = Memory(belligerents(passages), home, aliases, rebels, people=people, officials=officials, monitor=monitor, in_arms=in_arms)
    at_home = told_from(article.outlet, home)
    memory.told_from = at_home if at_home not in {actor.side for actor in memory.belligerents} else None
    memory.bearers = bearers(passages, people)
    memory.introduced = introductions(passages)
    memory.coalition = any(token.lower == "coalition" for passage in passages for token in passage.tokens)
    sentence = 0
    for index, passage in enumerate(passages):
        _read_passage(memory, index, passage, sentence)
        sentence += len(passage.sentences)
    for index, passage in enumerate(passages):
        resolve_first_persons(memory, index, passage)
        resolve_statement(memory, index, passages)
    bind_people(passages, memory.resolved)
    return memory.resolved


def _read_passage(memory: Memory, index: int, passage: PassageMentions, base: int) -> None:
    speakers = _speaker_spans(passage)
    quoted = [span for one in passage.attributions if one.voice == "direct" for span in one.contents]
    joined: list[tuple[int, Actor]] = []
    opener = -1
    memory.opened = base
    named = [one for one in passage.actors if one.form == "name"]
    agents = [word.start for word in passage.words if word.deprel == "nsubj"]
    unheard = sorted(set(speakers))
    heard: set[tuple[int, int]] = set()
    for number, mention in enumerate(passage.actors):
        while unheard and unheard[0][1] <= mention.start:
            _remember_nameless(memory, passage, unheard.pop(0), base, heard)
        at = _sentence_of(passage, mention.start)
        speaks = any(start <= mention.start and mention.end <= end and _heads(passage, mention, start) for start, end in speakers)
        actors = (_who_speaks(memory, passage, mention, base + at) if speaks else ()) or _who(memory, passage, mention, base + at)
        first, opener = opener != at, at
        if not actors:
            continue
        memory.resolved[index, number] = actors
        _learn_gender(memory, passage, mention, actors, speaks=speaks)
        if mention.form == "adjective" or passage.view[mention.end : mention.end + 1] == "-":  # "an Xland-bound ship"
            continue
        inside = any(start <= mention.start < end for start, end in quoted)
        subject = speaks or (first and not mention.possessive and not inside)
        alone = speaks and not any(
            start <= one.start < end and _heads(passage, one, start)
            for start, end in speakers
            if start <= mention.start < end
            for one in named
        )
        agent = not mention.possessive and any(mention.start <= start < mention.end for start in agents)
        who = _as_one_person(mention, actors) if alone else actors
        words = passage.view[mention.start : mention.end].casefold()
        seen = Seen(who, base + at, subject, inside, speaks, agent, mention.form == "pronoun", words)
        seen.aside, seen.modifies = speaks and _speaks_aside(passage, mention), _modifies(passage, mention)
        memory.seen.append(seen)
        heard.update(span for span in speakers if speaks and span[0] <= mention.start and mention.end <= span[1])
        joined = _join(memory, passage, mention, actors, joined, base + at, subject=subject, speaks=speaks)
    for span in unheard:
        _remember_nameless(memory, passage, span, base, heard)


def _speaks_aside(passage: PassageMentions, mention: ActorMention) -> bool:
    """Whether a relative clause is all that the mention says ("..., which N denies")."""
    spoken = [one.rule for one in passage.attributions if one.source and one.source[0] <= mention.start and mention.end <= one.source[1]]
    return bool(spoken) and all(rule.endswith("_relative") for rule in spoken)


def _modifies(passage: PassageMentions, mention: ActorMention) -> bool:
    """Whether the tree hangs the mention on a noun behind it, of which it only says more ("N capitals")."""
    last = next((word for word in reversed(passage.words) if mention.start <= word.start < mention.end), None)
    return last is not None and last.head >= 0 and last.deprel in MODIFYING and passage.words[last.head].start >= mention.end


def _heads(passage: PassageMentions, mention: ActorMention, start: int) -> bool:
    """Whether a mention in the source from ``start`` on speaks, and is not only where or of whom the speaker is ("N's embassy in M")."""
    first = next((one.end for one in passage.actors if start <= one.start), mention.start)
    between = passage.view[first : mention.start].split()
    governor = next((place for place in range(len(between) - 1, -1, -1) if between[place].casefold() in grammar().prepositions), -1)
    plain = all(word.isalnum() and not word[:1].isupper() for word in between[governor + 1 :])  # "of the 59th N", not "to M, N"
    return first >= mention.start or governor < 0 or not plain


def _names_somebody(passage: PassageMentions, span: tuple[int, int]) -> bool:
    """Whether any actor mention lies in a source, but for what a preposition sets behind its noun ("a widow in N")."""
    first = next((one.start for one in passage.actors if span[0] <= one.start < span[1]), None)
    if first is None:
        return False
    if not grammar().prepositions.isdisjoint(passage.view[span[0] : first].casefold().split()):
        return False
    inside = [one for one in passage.actors if span[0] <= one.start < span[1]]
    last = passage.view[inside[-1].end : span[1]].casefold().split()[-1:]
    only_nation = all(one.form == "adjective" or one.possessive for one in inside)
    return not (only_nation and last and last[0].partition("-")[0] in affiliations().private)


def _remember_nameless(
    memory: Memory, passage: PassageMentions, span: tuple[int, int], base: int, heard: Container[tuple[int, int]]
) -> None:
    """Remember somebody who speaks without a name ("a widow in N"), so that "she" can be her; things that tell something are nobody.

    ``heard`` are the sources of which a mention was known to speak.
    """
    if span in heard and _names_somebody(passage, span):
        return
    words = passage.view[slice(*span)].casefold().split()
    head = next((place for place, word in enumerate(words) if word.strip(",") in grammar().prepositions or word in RELATIVES), len(words))
    noun = words[head - 1].strip(",") if head else ""
    somebody = words in SOMEBODY or (words[:1] != [] and words[0] in ONE and _is_person_noun(noun))
    body = _nameless_body(words[:head], noun)
    if body is None and not somebody:
        return
    if body is not None:
        memory.seen.append(Seen((body,), base + _sentence_of(passage, span[0]), subject=True, speaks=True))
        return
    person = _apposed(memory, passage, span) or replace(by_words(" ".join(words[:head]), opens=False), kind="person")
    if {noun} & (references().female_titles | references().male_titles):
        memory.female[person.name] = noun in references().female_titles
    memory.seen.append(Seen((person,), base + _sentence_of(passage, span[0]), subject=True, speaks=True))


def _nameless_body(words: Sequence[str], noun: str) -> Actor | None:
    """Return a body without a name that speaks ("an Xland-backed militia"), which "it" can mean rather than who was named before."""
    kinds = kinds_of_noun().get(noun)
    if kinds is None or noun.endswith("s") or words[0] not in INTRODUCING:
        return None
    kind: ActorKind = next((kind for kind in KINDS_MEANT if kind in kinds), "armed_group")
    return replace(by_words(" ".join(words), opens=False), kind=kind)


def _apposed(memory: Memory, passage: PassageMentions, span: tuple[int, int]) -> Actor | None:
    """Return the person whom a comma sets at the end of a source behind their role ("an aide to the mayor, N"), null where none is."""
    last = next((one for one in reversed(passage.actors) if one.end == span[1]), None)
    named = last is not None and last.form == "name" and "," in passage.view[max(span[0], last.start - 2) : last.end]
    person = memory.people.get(last.head.casefold().split()[-1]) if named and last is not None else None
    return person if person is not None and is_person(person) else None


def _is_person_noun(noun: str) -> bool:
    titles = references().female_titles | references().male_titles | affiliations().roles | affiliations().soldiers | references().aides
    return (
        noun in titles
        or noun.endswith(("man", "woman"))
        or noun.partition("-")[0] in affiliations().private
        or f"{noun}s" in references().peoples
        or kinds_by_noun().get(noun) in ("person", "civilians")
    )


def _as_one_person(mention: ActorMention, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """A source without a name that is one human being is a person, whom "he" or "she" can mean."""
    single = mention.form == "unnamed" and len(actors) == 1 and actors[0].kind == "unnamed" and not mention.head.endswith("s")
    return (replace(actors[0], kind="person"),) if single else actors


def _who_speaks(memory: Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> tuple[Actor, ...]:
    """Return who a source without a name is: an official of some state, the monitor that the article names; empty where it is neither."""
    if mention.form not in ("unnamed", "description") or (mention.actor is not None and mention.actor.side != UNNAMED):
        return ()
    found = official(memory, passage, mention, sentence) if mention.form == "unnamed" else None
    found = found or as_monitor(memory.monitor, mention)
    return (found,) if found is not None else ()


def _learn_gender(memory: Memory, passage: PassageMentions, mention: ActorMention, actors: tuple[Actor, ...], *, speaks: bool) -> None:
    """Remember what a title says ("Mrs", "spokesman"), or the pronoun by which they first speak again."""
    if len(actors) != 1 or not is_person(actors[0]):
        return
    if mention.form == "pronoun":
        if mention.head.casefold() in GENDERED and speaks:
            memory.female.setdefault(actors[0].name, mention.head.casefold() in FEMALE)
        return
    words = {word.strip(".,") for word in passage.view[max(0, mention.start - 12) : mention.end].casefold().split()}
    if words & references().female_titles:
        memory.female[actors[0].name] = True
    elif words & references().male_titles:
        memory.female[actors[0].name] = False


def _join(
    memory: Memory,
    passage: PassageMentions,
    mention: ActorMention,
    actors: tuple[Actor, ...],
    joined: list[tuple[int, Actor]],
    sentence: int,
    *,
    subject: bool,
    speaks: bool,
) -> list[tuple[int, Actor]]:
    """Remember names in a row ("A, B and C") as a group, so that "the three presidents" or "they" can mean them."""
    between = passage.view[joined[-1][0] : mention.start] if joined else ""
    bare = re.sub(r"\([^)]*\)", "", between).strip().casefold().removesuffix(" the")
    if not joined or bare not in {",", "and", ", and", "or"} or len(actors) != 1:
        return [(mention.end, actors[0])] if len(actors) == 1 else []
    row = [*joined, (mention.end, actors[0])]
    if bare.endswith("and") and len(row) >= 2:
        memory.seen.append(Seen(tuple(actor for _, actor in row), sentence, subject, speaks=speaks))
    return row


def _speaker_spans(passage: PassageMentions) -> list[tuple[int, int]]:
    return [told_by(passage.view, one.source) for one in passage.attributions if one.source is not None]


def _sentence_of(passage: PassageMentions, offset: int) -> int:
    return next((number for number, (_, end) in enumerate(passage.sentences) if offset < end), 0)


def _who(memory: Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> tuple[Actor, ...]:
    if mention.form == "pronoun":
        return resolve_pronoun(memory, passage, mention, sentence)
    if mention.form == "unnamed" and (known := _known_source(memory, passage, mention, sentence)):
        return known
    if mention.members:
        return tuple(office_holder(memory, member) for member in mention.members)
    if mention.form == "group" and mention.actor is None:
        return _group(memory, passage, mention)
    if (rebels := as_opposition(memory.rebels, mention, passage.view[mention.start : mention.end])) is not None:
        return (rebels,)
    if mention.actor is not None and mention.actor.side == INTL and mention.head.casefold().split()[-1] in ENVOYS_OF_STATES:
        return (Actor(name=passage.view[mention.start : mention.end], side=UNNAMED, kind="unnamed"),)
    if mention.actor is not None and mention.actor.side == INTL and mention.head.split()[-1].casefold() in references().persons:
        return _group(memory, passage, mention) or (mention.actor,)
    if mention.actor is not None:
        return _named(memory, passage, mention, mention.actor, sentence)
    if mention.form == "description":
        _look_around(memory, passage, mention)
        if (apart := of_land_apart(memory, passage, mention)) is not None:
            return tuple(body_of(one, mention.head.casefold()) for one in apart)
        owned = _owned_body(memory, passage, mention, sentence)
        return owned or resolve_description(memory, passage, mention, sentence)
    return ()


def _named(memory: Memory, passage: PassageMentions, mention: ActorMention, actor: Actor, sentence: int) -> tuple[Actor, ...]:
    """Return whom a mention means that names somebody, by the words around it and by what the article tells of the name."""
    if (rulers := ethnic_authority(memory, passage, mention)) is not None:
        return (rulers,)
    if actor.side == INTL and is_national_society(passage, mention, actor):
        return (replace(actor, side=NGO, kind="ngo"),)
    _look_around(memory, passage, mention)
    if actor.side is None and mention.form == "name" and is_among_rebels(passage, mention):
        return (as_rebel(memory, actor),)
    if actor.side is None and mention.form == "name" and (sent := installed_by(passage, mention)) is not None:
        return (replace(actor, side=sent, iso3=sent, kind="person"),)
    if actor.side is None and mention.form == "name" and (apart := of_land_apart(memory, passage, mention)) is not None:
        return tuple(replace(actor, side=one.side, iso3=one.iso3, kind="person") for one in apart)
    title = introduction(passage, mention) or (apposed_title(passage, mention) if actor.side is None else "")
    known = actor if names_land(passage, mention) else named_in_full(memory, actor)
    return (described_before(memory, passage, mention, with_side(memory, known, title, sentence), sentence, title),)


def _look_around(memory: Memory, passage: PassageMentions, mention: ActorMention) -> None:
    """Remember where a mention is, where it speaks and to whose press, by the words around it."""
    memory.seat, memory.spoken = seat_opening(passage, mention), spoken_in(passage, mention)
    memory.ours = memory.told_from if memory.told_from and is_at_home(passage, mention, memory.told_from) else None
    memory.where, memory.told = _where(memory, passage, mention), state_told(memory, passage, mention)


def _where(memory: Memory, passage: PassageMentions, mention: ActorMention) -> str | None:
    named = state_named_with(passage, mention) or breakaway_land(memory, passage, mention) or harmed_in(passage, mention)
    return named or seat_of_office(memory, passage, mention)


def _owned_body(memory: Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> tuple[Actor, ...]:
    """Return the organ or body that a possessive right before it makes somebody's ("the bloc's commission", "Xland's security cabinet")."""
    owns = any(one.possessive and passage.view[one.end : mention.start].strip() in POSSESSIVES for one in passage.actors)
    owner = memory.seen[-1] if owns and memory.seen and memory.seen[-1].sentence == sentence else None
    if owner is None or len(owner.actors) != 1 or owner.actors[0].side in NO_BELLIGERENT - {INTL, NGO}:
        return ()
    last = mention.head.casefold().rsplit(maxsplit=1)[-1]
    sent = owner.actors[0].kind == "international_body" and "international_body" in kinds_of_noun().get(last, ())
    if last in references().speakers | references().aides and owner.actors[0].kind in ORGANISED:  # "the group's military spokesman"
        return (replace(body_of(owner.actors[0], mention.head.casefold()), kind="person"),)
    return (body_of(owner.actors[0], mention.head.casefold()),) if sent or last in references().organs else ()


def _known_source(memory: Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> tuple[Actor, ...]:
    """Return who people without a name are, where the words or the article tell: "N monitors", "the monitors", "rebel officials"."""
    words = references()
    *before, last = passage.view[mention.start : mention.end].casefold().split()
    if last in words.sent:
        body = next((one for one in passage.actors if one.form == "name" and _sends(passage, one, mention)), None)
        if body is not None and body.actor is not None and body.actor.kind == "international_body":
            return (body.actor,)
        same = last_fitting(memory, last, sentence) if before == ["the"] else None
        return same.actors if same is not None else ()
    if last in words.staff and before[-1:] in (["government"], ["regime"]) and words.some_of.isdisjoint(before):
        state = state_meant(memory, sentence, {"government"})
        return (body_of(state, f"government {last}"),) if state is not None else ()
    if last in words.staff | words.officials and words.unknown_of.isdisjoint(before):
        if memory.rebels is not None and opposes(before):  # "an opposition official", "a rebel official" of a state's opposition
            return (replace(memory.rebels, name=f"{memory.rebels.name} {last}", kind="person" if last[-1] != "s" else "unnamed"),)
        plain = words.some_of - {"a", "an"} if last in words.officials else words.some_of
        group = lone_armed_group(memory) if not words.rebel_words.isdisjoint(before) and plain.isdisjoint(before) else None
        return (group,) if group is not None else ()
    return ()


def _sends(passage: PassageMentions, body: ActorMention, mention: ActorMention) -> bool:
    """Whether a body stands right before those whom it sends ("N monitors"), or behind their "from" or "of"."""
    behind = passage.view[mention.end : body.start].casefold() if mention.end < body.start else ""
    owns = body.possessive and passage.view[body.end : mention.start].strip() in POSSESSIVES
    return owns or body.end == mention.start - 1 or behind in (" from ", " from the ", " of ", " of the ")


def _group(memory: Memory, passage: PassageMentions, mention: ActorMention) -> tuple[Actor, ...]:
    """Resolve "both sides" to the belligerents, "the three presidents" to the last row of that many fitting actors."""
    head, words = mention.head.casefold(), references()
    if head.startswith(("each other", "one another")):
        return ()
    if head in ("both", "each"):
        return next((one.actors for one in memory.recall() if len(one.actors) == 2 and one.subject), ()) or _pair_meant(memory)
    phrase = passage.view[mention.start : mention.end].casefold().split()
    if any(word in words.sides or word in ("rival", "warring") for word in head.split()):
        if words.other_numbers & set(phrase):
            return ()
        return memory.belligerents if len(memory.belligerents) == 2 else _pair_meant(memory)
    for one in memory.recall():
        if len(one.actors) >= 2 and all(is_person(actor) == (head.split()[-1] in words.persons) for actor in one.actors):
            return one.actors
    return ()


def _pair_meant(memory: Memory) -> tuple[Actor, ...]:
    """Return the two that "each side" is of where nothing says who fights whom: the only two in arms, else the last pair of states.

    Whoever is named together last may only have brought them to talks, so that in a war of a group the pair stays open.
    """
    armed = {actor.side: actor for one in memory.seen for actor in one.actors if actor.kind in ("military", "armed_group") and actor.side}
    if any(actor.kind == "armed_group" for actor in armed.values()):
        return tuple(armed.values()) if len(armed) == 2 else ()
    pair = _last_pair(memory)
    return pair if memory.home.state in (None, *(actor.side for actor in pair)) else ()  # "Xland and Yland sponsored the talks"


def _last_pair(memory: Memory) -> tuple[Actor, ...]:
    """Return the last two sides that one sentence named together, where nothing says who fights whom."""
    pairs = (one.actors for one in memory.recall() if len(one.actors) == 2)
    return next((pair for pair in pairs if all(actor.kind in ORGANISED and actor.side not in NO_BELLIGERENT for actor in pair)), ())
