"""Whom bare words of forces mean: "the security forces", "soldiers", "the militants" of an article on one state and one armed group.

Coreference leaves a description open where no name stands near. Over a whole article less is open: the state whose army, government or
police it speaks of throughout, and the one armed group that it names as fighting there. Where either is in doubt, the words stay open.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from counterclaim.actor import Actor
from counterclaim.extract.clauses import Sentence, matches, sentences, times_in
from counterclaim.extract.context import Reading
from counterclaim.extract.deeds import deeds
from counterclaim.extract.homeland import homeland, states
from counterclaim.extract.memory import is_in_arms
from counterclaim.extract.opposition import is_opposition
from counterclaim.extract.parties import attackers, evidence_between, set_against, wars
from counterclaim.extract.recency import is_old
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import name_of_side, side_of_word, unrecognised
from counterclaim.vocabulary.loader import Vocabulary, load

WEEK = 7  # days for which a claim to an attack is news
RELATIVES = frozenset({"who", "which"})
FOLLOWING = 3  # words after the name of a land in which the word that makes it the theatre stands
NEXT = 2  # characters from a mention to the pronoun that refers to it
LEAST_REBELS = 2  # words for rebels without a name from which an article is about a war with them
CLEAR_WEIGHT = 6  # evidence from which a pair is at war whatever third sides do
PLAIN_EVIDENCE = 3  # evidence that no mere neighbourhood of two names in a sentence gives
LEAD = 2  # times the mentions of the next armed group that the one meant needs
Who = tuple[int, int]  # passage index, mention index


class CampVocabulary(Vocabulary, frozen=True, kw_only=True):
    """camps.toml."""

    state: tuple[str, ...]
    group: tuple[str, ...]
    claiming: tuple[str, ...]
    rebel_words: frozenset[str]
    theatre: frozenset[str]
    leads: frozenset[str]
    foreign: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scene:
    """An article read as a whole: its reading with bare words resolved, and who fights.

    ``fighting`` are the two who fight, else empty; ``unnamed_war`` the state that fights rebels without a name, and those rebels, else
    empty; ``culprit`` the one group that claims an attack, else null; ``parleying`` the two who talk and agree on truces: a state and
    its opposition where there is one, else the two who fight, whoever they are; ``opposed`` that state and its opposition alone.
    """

    reading: Reading
    fighting: tuple[Actor, ...]
    unnamed_war: tuple[Actor, ...]
    culprit: Actor | None
    parleying: tuple[Actor, ...]
    opposed: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Camps:
    """The state and the armed group that bare words mean; null where that is open."""

    state: Actor | None
    group: Actor | None

    @property
    def both(self) -> tuple[Actor, ...]:
        """The two, where both are known."""
        return (self.state, self.group) if self.state and self.group else ()


def whole(reading: Reading) -> Scene:
    """Return what an article as a whole tells: bare words of forces resolved, and who fights."""
    camps = camps_of(reading)
    actors = {**reading.actors, **dict(_meant(reading, camps))}
    actors.update(_relatives(reading, actors))
    widened = replace(reading, actors=actors) if actors != reading.actors else reading
    culprit = _culprit(widened)
    opposed = _against_opposition(reading, camps)
    fighting = (
        set_against(reading.passages)
        or _states_that_attack(reading, camps)
        or _fighting(widened, camps, culprit)
        or opposed
        or _against_culprit(camps, culprit)
        or _clear_war(reading.passages)
        or attackers(reading.passages)
    )
    unnamed = () if fighting or camps.group else _against_rebels(reading, camps)  # rebels with a name are no others
    return Scene(widened, fighting, unnamed, culprit, opposed or fighting or unnamed, opposed)


def _states_that_attack(reading: Reading, camps: Camps) -> tuple[Actor, ...]:
    """Return the two states that alone attack in an article, though it names the authority that one of them stands behind, too."""
    pair, group = attackers(reading.passages), camps.group
    behind = group is None or group.side in unrecognised()
    return pair if behind and all(actor.iso3 == actor.side for actor in pair) else ()


def _clear_war(passages: tuple[PassageMentions, ...]) -> tuple[Actor, ...]:
    """Return the two whom an article sets against each other far more than any others, though third sides are said to attack, too."""
    found = wars(passages)
    clear = found and found[0].weight >= CLEAR_WEIGHT and all(found[0].weight >= LEAD * war.weight for war in found[1:])
    return tuple(sorted((found[0].left, found[0].right), key=lambda actor: str(actor.side))) if clear else ()


def _culprit(reading: Reading) -> Actor | None:
    """Return the one armed group that claims responsibility for an attack in the article; null where none or several do.

    A group that owns to an attack of another day alone ("one last month claimed by X") did not make that of the news.
    """
    claims = [(one, match) for one in sentences(reading) for match in matches(one, load("camps", CampVocabulary).claiming)]
    found = {
        actor.side: actor
        for sentence, match in claims
        if not _is_of_the_past(reading, sentence)
        for actor in match.left
        if actor.kind == "armed_group" and actor.side
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _is_of_the_past(reading: Reading, sentence: Sentence) -> bool:
    """Whether all times of a sentence lie more than a week back, but for since when something has been so."""
    view = reading.passages[sentence.passage].view
    times = [one for one in times_in(reading, sentence) if view[: one.start].split()[-1:] != ["since"]]
    return bool(times) and all(is_old(reading, sentence.passage, one, WEEK) for one in times)


def _against_rebels(reading: Reading, camps: Camps) -> tuple[Actor, ...]:
    """Return the state of an article that speaks of rebels, whoever they are, and the rebels without a side."""
    words = load("camps", CampVocabulary).rebel_words
    rebels = sum(token.lower in words for passage in reading.passages for token in passage.tokens)
    return (camps.state, Actor("rebels", None, "armed_group")) if camps.state and rebels >= LEAST_REBELS else ()


def _against_culprit(camps: Camps, culprit: Actor | None) -> tuple[Actor, ...]:
    """Return the state that an article is about, and the one armed group that owns to an attack there."""
    return (camps.state, culprit) if camps.state and culprit else ()


def _against_opposition(reading: Reading, camps: Camps) -> tuple[Actor, ...]:
    """Return the state of an article that speaks of rebels, and its opposition, where the article's rebels are that."""
    rebels = _against_rebels(reading, camps)
    named = (actor for actors in reading.actors.values() for actor in actors if camps.state and is_opposition(actor, camps.state))
    opposed = next(named, None)
    return (rebels[0], opposed) if rebels and opposed else ()


def camps_of(reading: Reading) -> Camps:
    """Return the state and the armed group of an article whose bare words can be told apart."""
    state = _state(reading)
    return Camps(state, _group(reading.passages, state.side if state else None))


def _fighting(reading: Reading, camps: Camps, culprit: Actor | None) -> tuple[Actor, ...]:
    """Return state and group that fight: a sentence sets them against each other, the group owns to an attack, or both attack somebody."""
    claimed = culprit is not None and camps.group is not None and culprit.side == camps.group.side
    if not camps.both:
        return ()
    evidence = evidence_between(reading.passages, reading.actors, *camps.both)
    if not (claimed or evidence >= PLAIN_EVIDENCE or (evidence and not _others_attack(reading, camps)) or _both_attack(reading, camps)):
        return ()
    return tuple(sorted(camps.both, key=lambda actor: str(actor.side)))


def _others_attack(reading: Reading, camps: Camps) -> bool:
    """Whether the article tells of attacks by another state: the group may fight that one, on the soil of its own."""
    attacking = {
        actor.side for sentence in sentences(reading) for deed in deeds(sentence) for actor in deed.actors if actor.iso3 == actor.side
    }
    return bool(attacking - {None} - {actor.side for actor in camps.both})


def _both_attack(reading: Reading, camps: Camps) -> bool:
    """Whether the article tells of attacks by the state and of attacks by the group."""
    attacking = {actor.side for sentence in sentences(reading) for deed in deeds(sentence) for actor in deed.actors}
    return {actor.side for actor in camps.both} <= attacking


def _state(reading: Reading) -> Actor | None:
    """Return the state whose organs the article speaks of without naming it: by what was resolved, else the state it is about."""
    organs = Counter(actor.side for actor in _resolved_organs(reading) if actor.side == actor.iso3 or actor.side in unrecognised())
    found = next(iter(organs)) if len(organs) == 1 else _theatre(reading.passages)
    if found is None and not organs:
        found = _home(reading.passages)
    return Actor(name_of_side(found) or found, found, "state", iso3=found) if found else None


def _theatre(passages: tuple[PassageMentions, ...]) -> str | None:
    """Return the state whose war, rebels or peace talks an article speaks of, where it is one above all."""
    ranked = Counter(side for passage in passages for side in _lands_at_war(passage)).most_common(2)
    clear = ranked and ranked[0][1] >= LEAST_REBELS and (len(ranked) == 1 or ranked[0][1] >= LEAD * ranked[1][1])
    return ranked[0][0] if clear else None


def _lands_at_war(passage: PassageMentions) -> Iterator[str]:
    words, theatre = passage.tokens, load("camps", CampVocabulary).theatre
    for at, token in enumerate(words):
        following = [one.lower for one in words[at + 1 : at + 1 + FOLLOWING] if one.lower != "'s"]
        if token.text[:1].isupper() and not theatre.isdisjoint(following[:2]):
            side = side_of_word(token.text.removesuffix("'s"))
            if side in states():
                yield side


def _home(passages: tuple[PassageMentions, ...]) -> str | None:
    home = homeland(passages)
    return home.state if len(home.states) == 1 else None


def _resolved_organs(reading: Reading) -> Iterator[Actor]:
    for (index, number), actors in reading.actors.items():
        mention = reading.passages[index].actors[number]
        if mention.form == "description" and len(actors) == 1 and actors[0].iso3 and _names(reading.passages[index], mention, "state"):
            yield actors[0]


def _group(passages: tuple[PassageMentions, ...], state: str | None) -> Actor | None:
    """Return the armed group that the article names most, if it is at home in ``state`` or at war with it."""
    named = Counter(
        mention.actor.side
        for passage in passages
        for mention in passage.actors
        if mention.actor and is_in_arms(mention.actor) and mention.actor.side
    )
    ranked = named.most_common(2)
    if state is None or not ranked or (len(ranked) == 2 and ranked[0][1] < LEAD * ranked[1][1]):
        return None
    group = next(
        mention.actor for passage in passages for mention in passage.actors if mention.actor and mention.actor.side == ranked[0][0]
    )
    at_war = any(war.sides == {state, group.side} for war in wars(passages))
    return group if group.iso3 == state or at_war else None


def _meant(reading: Reading, camps: Camps) -> Iterator[tuple[Who, tuple[Actor, ...]]]:
    for index, passage in enumerate(reading.passages):
        for number, mention in enumerate(passage.actors):
            if mention.form != "description" or reading.actors.get((index, number)):
                continue
            if camps.state and _names(passage, mention, "state"):
                yield (index, number), (replace(camps.state, kind="military"),)
            elif camps.group and _names(passage, mention, "group"):
                yield (index, number), (camps.group,)


def _relatives(reading: Reading, actors: Mapping[Who, tuple[Actor, ...]]) -> Iterator[tuple[Who, tuple[Actor, ...]]]:
    """Yield who "who" and "which" are right behind a mention: whoever that is, nobody where that is open."""
    for index, passage in enumerate(reading.passages):
        for number, (before, mention) in enumerate(pairwise(passage.actors), start=1):
            relative = mention.form == "pronoun" and passage.view[mention.start : mention.end].casefold() in RELATIVES
            if relative and 0 < mention.start - before.end <= NEXT and before.form != "pronoun":
                yield (index, number), actors.get((index, number - 1), ())


@cache
def _endings(camp: str) -> tuple[str, ...]:
    return tuple(f" {word}" for word in getattr(load("camps", CampVocabulary), camp))


def _names(passage: PassageMentions, mention: ActorMention, camp: str) -> bool:
    """Whether the mention ends with words of a camp, with none before them that leave it open whose they are."""
    words = " " + passage.view[mention.start : mention.end].casefold()
    if not words.endswith(_endings(camp)):
        return False
    known, before = load("camps", CampVocabulary), _word_before(passage, mention)
    leading = words.startswith(" the ") or before in known.leads
    return leading and known.foreign.isdisjoint((*words.split(), before))


def is_foreign(words: Iterable[str]) -> bool:
    """Whether words before a camp's common word leave it open whose they are ("western troops", "masked gunmen")."""
    return not load("camps", CampVocabulary).foreign.isdisjoint(words)


def _word_before(passage: PassageMentions, mention: ActorMention) -> str:
    """Return the word right before a mention, "" where it opens a sentence or follows a mark."""
    start = next((start for start, end in passage.sentences if start <= mention.start < end), mention.start)
    words = passage.view[start : mention.start].casefold().split()
    return words[-1] if words and words[-1][-1].isalnum() else ""
