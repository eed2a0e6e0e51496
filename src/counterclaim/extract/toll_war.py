"""Who fights whom, as the tolls of an article tell: what lets a claim say whose losses it counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from counterclaim.actor import INTL, NGO, OTHER, OUTLET, UNNAMED, Actor
from counterclaim.extract.toll_lines import Line, Who
from counterclaim.extract.toll_words import harm_words
from counterclaim.vocabulary.actors import claimant_of_land

NO_STANCE = frozenset({None, OUTLET, UNNAMED, OTHER})
NO_PARTY = NO_STANCE | {INTL, NGO}
# What these weigh: an act, "fighting between X and Y", a hint, a hostile word between two names, a loss of its own, a report of
# another's losses.
HARMED, NAMED, HINTED, HOSTILE, OWN_LOSS, REPORTED = 3, 3, 3, 2, 2, 1
KNOWN = 3  # what two sides weigh that were at war in the article's day
PASSING = 1  # mentions of a side that are in passing
LESSER = 3  # by what factor the war that an article speaks of most may be ahead of another that it speaks of
TOLD = 1  # what two sides weigh whom other readers of the article set against each other
ENOUGH = 2  # evidence that two sides fight each other at all
STATE_KINDS = frozenset({"state", "government_body", "military"})
CLEAR = 2  # times the weight of the next foe that makes a side's main one clear
RULING = 2  # by what factor one state's government is named more often than the next
LEAD = 2  # by how much the pair that fights is ahead of the next
LEAD_REACH, PAIR_REACH = 6, 8  # words before "between" in which the fighting stands, and after it in which both sides do
WITH_REACH, SPELL_REACH = 14, 3  # words between two names where one is in "clashes with" the other, and before "with" it
HOSTILE_REACH = 7  # words between two names with a hostile word among them


@dataclass(frozen=True, slots=True)
class Act:
    """That ``doer`` is said by ``claimant`` to have harmed people or things of ``side``; either side null where unknown.

    ``fighters`` marks combatants and arms: who tells of the losses of another's fighters may fight them, who mourns its civilians does not.
    """

    doer: str | None
    side: str | None
    claimant: str | None
    key: tuple[object, ...]
    fighters: bool = True


@dataclass(frozen=True, slots=True)
class War:
    """The sides of an article's fighting.

    ``pair`` are the two that stand out, else empty; ``hostile`` every two sides that fight each other, with the weight of what says so;
    ``homes`` is the state that a side is or belongs to, ``groups`` the sides that are armed groups; ``ruling`` is the state whose
    government and forces the article speaks of far more than of any other's, null where none stands out; ``engaged`` are
    those who are said to have harmed somebody or to have lost fighters or arms, ``states`` those that the article names.
    """

    pair: frozenset[str] = frozenset()
    hostile: Mapping[frozenset[str], int] = field(default_factory=dict)
    homes: Mapping[str, str | None] = field(default_factory=dict)
    groups: frozenset[str] = frozenset()
    ruling: str | None = None
    engaged: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()

    @property
    def parties(self) -> frozenset[str]:
        """Everybody who fights somebody."""
        return frozenset[str]().union(self.pair, *self.hostile)

    def fights(self, one: str | None, other: str | None) -> bool:
        """Whether two sides are known to fight each other."""
        return one is not None and other is not None and (frozenset({one, other}) in self.hostile or {one, other} == self.pair)

    def foe(self, side: str | None) -> str | None:
        """Return the one side that ``side`` fights; null where it fights none or several."""
        if side in self.pair:
            return next(iter(self.pair - {side}), None)
        foes = {other: weight for pair, weight in self.hostile.items() if side in pair for other in pair - {side}}
        behind = {state for state in foes if any(one in self.groups and self.homes.get(one) == state for one in foes if one != state)}
        ranked = sorted(((weight, other) for other, weight in foes.items() if other not in behind), reverse=True)
        alone = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] >= CLEAR * ranked[1][0])
        return ranked[0][1] if alone else None

    def within_one_state(self, side: str | None) -> bool:
        """Whether ``side`` fights inside its own state, so that a civilian of that state belongs to neither side."""
        foe, home = self.foe(side), self.homes.get(side or "")
        apart = claimant_of_land(foe or "") == side or claimant_of_land(side or "") == foe  # a breakaway land has people of its own
        return foe is None or (home is not None and home == self.homes.get(foe) and not apart)

    def contested(self, iso3: str) -> bool:
        """Whether an armed group at home in the state ``iso3`` fights it: then a place in it tells no side."""
        return any(side in self.groups and self.homes.get(side) == iso3 and self.fights(side, iso3) for side in self.parties)

    def contested_by_its_own(self, iso3: str) -> bool:
        """Whether an armed group that claims no land of its own fights the state ``iso3``: then its people may be on either side."""
        return any(side in self.groups and self.homes.get(side) == iso3 and claimant_of_land(side) != iso3 for side in self.foes(iso3))

    def foes(self, side: str) -> frozenset[str]:
        """Return everybody whom ``side`` is known to fight."""
        return frozenset(other for pair in (*self.hostile, self.pair) if side in pair for other in pair - {side})

    def foes_of_land(self, state: str) -> frozenset[str]:
        """Return everybody who fights ``state`` or a group at home in it, whose land and people it is as well."""
        at_home = (side for side in self.groups if self.homes.get(side) == state and not self.fights(side, state))
        return self.foes(state).union(*(self.foes(side) for side in at_home)) - {state}

    def group_against(self, state: str) -> str | None:
        """Return the one armed group that fights ``state``; null where none or several do."""
        found = [side for side in self.groups if self.fights(side, state)]
        return found[0] if len(found) == 1 else None

    def at_home(self, state: str) -> bool:
        """Whether the forces of ``state`` are the only ones of a state that fight in the article, as far as it tells."""
        return not self.parties - self.groups - {state}

    def only(self, group: bool) -> str | None:
        """Return the armed group, or the state, of a war of two sides inside one state; null in any other."""
        if len(self.parties) != 2 or not any(self.contested(side) for side in self.parties - self.groups):
            return None
        found = [side for side in self.parties if (side in self.groups) == group]
        return found[0] if len(found) == 1 else None


def war_of(
    acts: Iterable[Act],
    all_lines: Iterable[Line],
    hint: Iterable[str] = (),
    told: Iterable[tuple[str, str]] = (),
    known: Iterable[frozenset[str]] = (),
) -> War:
    """Return who fights whom, as far as an article's own words tell.

    What counts is who is said to have harmed whose people, who speaks of losses of its own, who is named in "fighting between X and Y" or
    with a hostile word between their names; the same words count once. ``hint`` is a pair that other evidence speaks for, ``told`` are
    pairs that other readers of the article set against each other, ``known`` those that were at war in its day. An armed group of which
    harm is told, and which fights nobody else, is taken to fight the state it is at home in, where the article names that and tells of no
    harm by or to other states alone. A leading pair must be well ahead of every other: a third party that is often named is no belligerent.
    """
    lines = tuple(all_lines)
    score: Counter[frozenset[str]] = Counter()
    told_acts, told = tuple(acts), tuple(told)
    active = {side for act in told_acts for side in (act.doer, act.side, act.claimant) if side is not None}
    homes, groups = _homes(lines)
    mourning = _count_acts(score, (act for act in told_acts if act.doer or homes.get(act.claimant or "") != act.side))
    for left, right, weight in _named(lines):
        _count(score, left, right, weight)
    at_war = tuple(_at_war(lines, known))
    for pair in _allies(at_war):
        score.pop(pair, None)
    for pair in at_war:
        score[pair] += KNOWN
    own = frozenset(score)
    hostile = _hostile(score, told)
    for one, other in told:
        _count(score, one, other, TOLD)
    hinted = sorted(set(hint))
    if len(hinted) == 2:
        _count(score, hinted[0], hinted[1], HINTED)
    for one, other in _only_two(told_acts, groups):
        _count(score, one, other, TOLD)
        hostile = hostile or {frozenset({one, other}): TOLD}
    for pair in score:
        score[pair] += OWN_LOSS * len(pair & mourning)
    states = {who.side for line in lines for who in line.whos for actor in who.actors if actor.kind in STATE_KINDS}
    engaged = frozenset[str]().union(*hostile)
    struck = (side for act in told_acts for side in (act.doer, act.side if act.fighters else None))
    harmed = {side for side in struck if side is not None and side not in NO_PARTY}
    for side in sorted(active & groups - engaged):
        home = homes.get(side)
        if home in states and home not in engaged and (home in harmed or harmed <= groups):
            hostile[frozenset({side, str(home)})] = REPORTED
    return War(
        _leading(score, homes, own), hostile, homes, groups, _ruling(lines), frozenset(harmed), frozenset(side for side in states if side)
    )


def _at_war(lines: Iterable[Line], known: Iterable[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Yield the pairs at war in the article's day of which it speaks: of both sides, and not in passing."""
    named = Counter(side for line in lines for who in line.whos for side in {actor.side for actor in who.actors} if side is not None)
    spoken_of = {pair: min(named[side] for side in pair) for pair in known}
    least = max(PASSING + 1, max(spoken_of.values(), default=0) / LESSER)
    yield from sorted((pair for pair, times in spoken_of.items() if times >= least), key=sorted)


def _allies(at_war: Sequence[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Yield every two sides at war with a third and not with each other: a hostile word between their names is of something else."""
    for one, other in combinations(at_war, 2):
        if one & other and one ^ other not in at_war:
            yield one ^ other


def _only_two(acts: Sequence[Act], groups: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the two states of a war of which no words tell, where only two do or suffer harm and one tells what the other does or lost."""
    struck = {side for act in acts if act.fighters or act.doer for side in (act.doer, act.side)} - NO_PARTY
    tellers = {act.claimant for act in acts} - NO_PARTY
    crossed = any(act.claimant in struck and {act.doer, act.side} & struck - {act.claimant} for act in acts)
    done = any(act.doer in struck for act in acts) and (crossed or len(struck & tellers) == 2)
    if len(struck) == 2 and done and not (struck | tellers) & groups:
        one, other = sorted(side for side in struck if side is not None)
        yield one, other


def _count_acts(score: Counter[frozenset[str]], acts: Iterable[Act]) -> set[str]:
    """Count who harmed whom; return the sides that speak of losses of their own."""
    seen: set[tuple[object, ...]] = set()
    mourning: set[str] = set()
    for act in acts:
        key = (*act.key, act.doer or act.claimant, act.side)
        if act.side is not None and key not in seen:
            seen.add(key)
            mourning |= {act.side} & {act.claimant or ""}
            if act.doer or act.fighters:
                _count(score, act.doer or act.claimant, act.side, HARMED if act.doer else REPORTED)
    return mourning


def _hostile(score: Counter[frozenset[str]], told: Iterable[tuple[str, str]]) -> dict[frozenset[str], int]:
    """Return the pairs that fight.

    These are the pairs with evidence enough; who tells of the losses of one that nobody else fights; and pairs that other readers of the
    article name (``told``), where nothing else is known of either.
    """
    sure = {pair for pair, points in score.items() if points >= ENOUGH}
    engaged = frozenset[str]().union(*sure)
    found = {pair: points for pair, points in score.items() if pair in sure or not pair & engaged}
    known = frozenset[str]().union(*found)
    named = [frozenset(pair) for pair in told if len(set(pair) - NO_PARTY - {""}) == 2]
    return found | {pair: TOLD for pair in named if not pair & known}


def _leading(score: Counter[frozenset[str]], homes: Mapping[str, str | None], own: frozenset[frozenset[str]]) -> frozenset[str]:
    """Return the pair that is well ahead, if the tolls' ``own`` evidence names it; a group and its home state are one camp."""
    ranked = score.most_common()
    first = ranked[0] if ranked else (frozenset[str](), 0)
    second = next((row for row in ranked[1:] if not _one_camp(first[0] ^ row[0], homes)), (frozenset[str](), 0))
    ahead = first[1] > HINTED and 3 * first[1] >= 4 * second[1] and first[1] >= second[1] + LEAD
    return first[0] if ahead and first[0] in own else frozenset()


def _one_camp(others: frozenset[str], homes: Mapping[str, str | None]) -> bool:
    return len(others) == 2 and any(homes.get(one) == other for one in others for other in others - {one})


def _count(score: Counter[frozenset[str]], one: str | None, other: str | None, weight: int) -> None:
    if one is not None and other is not None and one != other and not {one, other} & NO_PARTY:
        score[frozenset({one, other})] += weight


def _named(lines: Iterable[Line]) -> Iterator[tuple[str | None, str | None, int]]:
    """Yield the sides that the words themselves set against each other, with their weight; the same words once."""
    seen: set[tuple[str, ...]] = set()
    for line in lines:
        if len(line.whos) < 2 or line.lower in seen:
            continue
        seen.add(line.lower)
        yield from ((left, right, NAMED) for left, right in _between(line))
        yield from ((left, right, HOSTILE) for left, right in _against(line))


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


def _against(line: Line) -> Iterator[tuple[str | None, str | None]]:
    """Yield the sides of "X's war on Y", "X jets bombed Y", "X's fight against Y": a hostile word between their names, nobody's doubt."""
    words = harm_words()
    if (words.modals | words.conditions | words.negations | words.denials).intersection(line.lower):
        return
    for left, right in pairwise(who for who in line.whos if who.side not in NO_PARTY):
        between = line.lower[left.last : right.first]
        if not words.sites_of_names.isdisjoint(between[-2:]):
            continue  # "killed in fighting near the X city of Y" tells where it was
        if between[-1:] == (",",):
            continue  # "an Xlander was killed, Yland said": who tells of it did not do it
        if any(one in words.attacks and other == "," for one, other in pairwise(between)):
            continue  # "backed by X's strikes, Y's forces" tells of help
        met = between[-1:] in (("with",), ("against",)) and not words.spells.isdisjoint(between[-SPELL_REACH:])  # "in clashes with X"
        near = len(between) <= (WITH_REACH if met else HOSTILE_REACH)
        if near and words.hostile.intersection(between) and not words.clause_ends.intersection(between):
            yield left.side, right.side


def _homes(lines: Iterable[Line]) -> tuple[dict[str, str | None], frozenset[str]]:
    """Return the states that the article's sides are or belong to, and the sides that are armed groups."""
    homes: dict[str, str | None] = {}
    groups: set[str] = set()
    for actor in _actors(who for line in lines for who in line.whos):
        if actor.side is None or actor.side in NO_PARTY:
            continue
        homes[actor.side] = homes.get(actor.side) or actor.iso3 or (None if actor.kind == "armed_group" else actor.side)
        if actor.kind == "armed_group" or actor.partially_recognised or (actor.iso3 is not None and actor.iso3 != actor.side):
            groups.add(actor.side)
    return homes, frozenset(groups)


def _ruling(lines: Iterable[Line]) -> str | None:
    """Return the state whose government and forces are named at least twice as often as any other's."""
    kinds = STATE_KINDS - {"state"}
    count = Counter(actor.side for actor in _actors(who for line in lines for who in line.whos) if actor.kind in kinds and actor.side)
    ranked = [row for row in count.most_common() if row[0] not in NO_PARTY]
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked and ranked[0][1] >= RULING * max(second, 1) else None


def _actors(whos: Iterable[Who]) -> Iterator[Actor]:
    return (actor for who in whos for actor in who.actors)
