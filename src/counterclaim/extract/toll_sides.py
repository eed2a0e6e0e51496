"""Whose people or things a toll counts, who is said to have harmed them, and where its claimant stands."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.actor import INTL, NGO, OTHER, OUTLET, UNNAMED, Actor
from counterclaim.extract.toll_lines import QUOTES, Line, Who
from counterclaim.extract.toll_links import Link
from counterclaim.extract.toll_words import harm_words
from counterclaim.toll import TollStance

NO_STANCE = frozenset({None, OUTLET, UNNAMED, OTHER})
NO_PARTY = NO_STANCE | {INTL, NGO}
POSSESSIVES = frozenset({"its", "their", "our"})
# What an act, "fighting between X and Y", a hint, a loss of its own, and a report of another's losses weigh in who fights whom.
HARMED, NAMED, HINTED, OWN_LOSS, REPORTED = 3, 3, 3, 2, 1
LEAD = 2  # by how much the pair that fights is ahead of the next
LEAD_REACH, PAIR_REACH = 6, 8  # words before "between" in which the fighting stands, and after it in which both sides do
AGENT_REACH = 5  # words between a verb of harm and "by" whom
OWNER_REACH = 4  # words between a phrase and the "of" or "from" that tells whose it is
SUBJECT_REACH = 7  # words between who suffers losses and the verb


@dataclass(frozen=True, slots=True)
class Sides:
    """Whose the harmed are (null where the text does not tell), and who is said to have harmed them."""

    subject: str | None
    perpetrator: Actor | None


def sides_of(line: Line, link: Link, claimant: Actor, belligerents: frozenset[str]) -> Sides:
    """Return whose people or things ``link`` counts when ``claimant`` says so.

    ``belligerents`` are the two sides that fight where exactly two are known, else empty: only then does silence tell whose they are.
    """
    perpetrator = _perpetrator(line, link, claimant)
    said, side = _stated_side(line, link, claimant)
    if not said:
        side = _implied_side(line, link, claimant, belligerents, perpetrator)
    return Sides(side, perpetrator)


def stance_of(claimant: Actor, subject: str | None, belligerents: frozenset[str]) -> TollStance:
    """Return whether a claimant speaks of its own losses, its enemy's, or those of others."""
    if claimant.side in NO_STANCE or subject is None:
        return "none"
    if claimant.side == subject:
        return "own"
    return "enemy" if claimant.side in belligerents and subject in belligerents else "third"


# Who fights whom


def fighting_pair(told: Iterable[tuple[Line, Link, Actor]], all_lines: Iterable[Line], hint: Iterable[str] = ()) -> frozenset[str]:
    """Return the two sides that fight, as far as an article's own words tell; empty where no pair stands out.

    What counts is who is said to have harmed whose people, who speaks of losses of its own, and who is named in "fighting between X and
    Y"; the same words count once. ``hint`` is a pair that other evidence speaks for. A pair must be well ahead of every
    other: a third party that is often named is no belligerent.
    """
    seen: set[tuple[object, ...]] = set()
    score: Counter[frozenset[str]] = Counter()
    mourning: set[str] = set()
    for line, link, claimant in told:
        doer, side = _perpetrator(line, link, claimant), _stated_side(line, link, claimant)[1]
        key = (link.harm, link.phrase.low, link.phrase.noun.item, doer.side if doer else claimant.side, side)
        if side is not None and not link.denied and key not in seen:
            seen.add(key)
            mourning |= {side} & {claimant.side}
            _count(score, doer.side if doer else claimant.side, side, HARMED if doer else REPORTED)
    for line in all_lines:
        for left, right in _between(line):
            _count(score, left, right, NAMED)
    _count(score, *(tuple(hint) if len(set(hint)) == 2 else (None, None)), HINTED)
    for pair in score:
        score[pair] += OWN_LOSS * len(pair & mourning)
    first, second = ((*score.most_common(2), (frozenset[str](), 0), (frozenset[str](), 0)))[:2]
    ahead = first[1] > HINTED and 3 * first[1] >= 4 * second[1] and first[1] >= second[1] + LEAD
    return first[0] if ahead else frozenset()


def _count(score: Counter[frozenset[str]], one: str | None, other: str | None, weight: int) -> None:
    if one is not None and other is not None and one != other and not {one, other} & NO_PARTY:
        score[frozenset({one, other})] += weight


def _between(line: Line) -> Iterator[tuple[str | None, str | None]]:
    """Yield the sides of "clashes between X and Y", "a ceasefire between X and Y"."""
    words = harm_words()
    for index, word in enumerate(line.lower):
        lead = line.lower[max(0, index - LEAD_REACH) : index]
        doubtful = (words.modals | words.conditions | words.fears).intersection(line.lower[:index])
        if word == "between" and not doubtful and (words.spells | words.truces).intersection(lead):
            pair = [who for who in line.whos if index < who.first <= index + PAIR_REACH]
            if len(pair) >= 2 and "and" in line.lower[pair[0].last : pair[1].first]:
                yield pair[0].side, pair[1].side


# What the words say


def _stated_side(line: Line, link: Link, claimant: Actor) -> tuple[bool, str | None]:
    """Return whether the words tell whose the harmed are, and the side (null where they are of several sides)."""
    inside = [who for who in line.who_covering(link.phrase.first, link.phrase.last) if who.actors and who.side not in NO_STANCE - {None}]
    if inside:
        return True, inside[-1].side
    if line.word(link.phrase.first) in POSSESSIVES or line.word(link.phrase.noun.first) in POSSESSIVES or _own_side(line, link.phrase.last):
        return True, _possessor(line, link.phrase.first, claimant)
    after = _owner_after(line, link.phrase.last)
    if after is not None:
        return True, after.side
    owner = _bearer(line, link)
    return (True, owner.side) if owner is not None else (False, None)


def _own_side(line: Line, last: int) -> bool:
    """Whether "on its side", "in our ranks" follows a phrase within a few words."""
    for index in range(last, min(last + OWNER_REACH + 2, len(line.lower))):
        if (
            line.word(index) in POSSESSIVES
            and line.word(index + 1) in ("side", "ranks", "part")
            and line.word(index - 1) in ("on", "from", "in")
        ):
            return True
    return False


def _possessor(line: Line, first: int, claimant: Actor) -> str | None:
    """Return the side that "its" or "their" means: the nearest state or force named before it in the sentence, else the claimant."""
    for who in reversed(line.whos):
        if who.last <= first and who.form not in ("adjective", "pronoun") and who.side not in NO_PARTY and _is_body(who):
            return who.side
    return None if claimant.side in NO_PARTY else claimant.side


def _is_body(who: Who) -> bool:
    return all(actor.kind in ("state", "military", "government_body", "armed_group") for actor in who.actors)


def _owner_after(line: Line, last: int) -> Who | None:
    """Return who stands after "of", "from", "belonging to", or as in "on its side"."""
    word = line.word(last)
    if word in ("of", "from", "belonging", "serving", "loyal", "on", "in"):
        for who in line.whos:
            if not last < who.first <= last + OWNER_REACH:
                continue
            sided = line.word(who.last) in ("side", "ranks", "army", "forces", "military") or "side" in line.lower[who.first : who.last]
            if word not in ("on", "in") or sided:
                return who
    return None


def _bearer(line: Line, link: Link) -> Who | None:
    """Return who "lost" or "suffered" what the phrase counts."""
    first = link.cue[0] if link.voice == "active" else link.phrase.first - 1
    verb = next((index for index in range(first, max(-1, first - 3), -1) if line.word(index) in harm_words().ownership), None)
    return None if verb is None else _who_before(line, verb)


def _who_before(line: Line, verb: int) -> Who | None:
    """Return the actor mention that is the subject of the verb at ``verb``: the nearest before it, auxiliaries and adverbs between."""
    near = [who for who in line.whos if who.last <= verb and verb - who.last <= SUBJECT_REACH and who.actors]
    for who in reversed(near):
        between = line.lower[who.last : verb]
        if all(_light(word) for word in between):
            return None if harm_words().places.intersection(line.lower[max(0, who.first - 2) : who.first]) else who
    return None


def _light(word: str) -> bool:
    words = harm_words()
    helper = word in words.perfect or word in words.auxiliaries or word in words.negations or word in QUOTES
    return (
        helper
        or word.endswith("ly")
        or word in ("also", "already", "'s", "forces", "army", "troops", "military", "side", "then", "since", "to")
    )


# Who did it


def _perpetrator(line: Line, link: Link, claimant: Actor) -> Actor | None:
    """Return who is said to have done the harm: the subject of an active verb, or whom "by" names."""
    if line.word(link.cue[0]) in harm_words().ownership:
        return None
    if link.voice == "active":
        who = _who_before(line, link.cue[0])
        if who is not None:
            return who.actors[0] if len(who.actors) == 1 else None
        if claimant.side in NO_PARTY:
            return None
        return claimant if line.lower[max(0, link.cue[0] - 3) : link.cue[0]][-2:] == ("to", "have") else None
    return _agent(line, max(link.cue[1], link.phrase.last))


def _agent(line: Line, last: int) -> Actor | None:
    """Return whom "by" names within a few words: "killed in shelling by ...", "hit by an ... drone"."""
    for index in range(last, min(last + AGENT_REACH, len(line.lower))):
        if line.word(index) in (",", ".", ";", "while", "and"):
            return None
        if line.word(index) == "by":
            found = next((who for who in line.whos if index < who.first <= index + 3 and len(who.actors) == 1), None)
            return found.actors[0] if found else None
    return None


# What silence tells


def _implied_side(line: Line, link: Link, claimant: Actor, belligerents: frozenset[str], perpetrator: Actor | None) -> str | None:
    """Return whose the harmed are when only the claimant tells: a belligerent speaks of what it did to the other, or of its own dead."""
    side = claimant.side
    if (
        len(belligerents) != 2
        or side not in belligerents
        or link.denied
        or (link.voice == "inside" and link.phrase.noun.status != "civilian")
    ):
        return None
    other = next(iter(belligerents - {side}))
    doer = perpetrator.side if perpetrator else None
    if doer == side or _hostile_noun(link):
        return other if doer in (None, side) else None
    if doer is not None:
        return side if doer == other else None
    if link.phrase.noun.status == "equipment":
        return other if any(word in harm_words().footage for word in line.lower) else None
    return side if link.voice in ("passive", "undergone", "part", "inside") else None


def _hostile_noun(link: Link) -> bool:
    return any(head.singular in harm_words().enemy_nouns for head in link.phrase.noun.heads)
