"""Conflicts: stories of one war, told by who fights whom and where.

A story whose states strike or accuse each other, both ways, belongs to the conflict between these two; any other story of violence to the
conflict of the land where it happens, whoever else takes part. These stories open a conflict. A story that opens none (talks, arms,
refugees) joins the open conflict that holds most of its theatre. What a story opens follows from its own records alone, and what it joins
from which conflicts are open, never from how many stories they hold: so neither the order nor the number of articles plays a part.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b

from counterclaim.actor import Actor
from counterclaim.event import Event, Place, Relation
from counterclaim.ids import content_id
from counterclaim.link import ConflictMember, Story
from counterclaim.store import ReconcileStore
from counterclaim.toll import Toll
from counterclaim.vocabulary.actors import countries, name_of_side
from counterclaim.vocabulary.loader import Vocabulary, load

VERSION = "2"
Lands = tuple[str, ...]


class ConflictVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Weights and thresholds of placing stories in conflicts; see the data file for what each means."""

    weight_attack: int
    weight_place: int
    weight_home: int
    join: float
    open: float
    one_land: float


@cache
def weights() -> ConflictVocabulary:
    """Return the weights and thresholds."""
    return load("conflicts", ConflictVocabulary)


@dataclass(slots=True)
class Theatre:
    """What a story tells of who fights whom and where: lands by weight, those that attacks are placed in, armed groups, blows by sides."""

    story: str
    day: str | None
    lands: Counter[str] = field(default_factory=Counter)
    struck: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    blows: Counter[Lands] = field(default_factory=Counter)  # by who strikes and who is struck
    accusations: Counter[Lands] = field(default_factory=Counter)
    hostile: Counter[Lands] = field(default_factory=Counter)
    harmful: bool = False

    def share(self, lands: Iterable[str]) -> float:
        """Return the share of the theatre that lies in these lands."""
        total = sum(self.lands.values())
        return sum(self.lands[land] for land in lands) / total if total else 0.0

    def pair(self) -> Lands:
        """Return the two states that strike or accuse each other most, both ways and with a blow among it; empty where none do."""
        against = self.blows + self.accusations
        mutual = {tuple(sorted(ends)) for ends in self.blows if self.blows[ends[::-1]] or self.accusations[ends[::-1]] > 1}
        return min(mutual, key=lambda ends: (-against[ends] - against[ends[::-1]] - self.hostile[ends], ends), default=())

    def ways(self, lands: Lands) -> tuple[int, int]:
        """Return how often the first of two states strikes or accuses the second, and the second the first."""
        return self.blows[lands] + self.accusations[lands], self.blows[lands[::-1]] + self.accusations[lands[::-1]]

    def enmity(self, lands: Lands) -> float:
        """Return how much of what it tells of states at odds is about these two, whoever strikes whom; none where all happens elsewhere."""
        if self.lands and not self.share(lands):
            return 0.0
        told = self.hostile.total() + self.blows.total() + self.accusations.total()
        return (self.hostile[lands] + sum(self.ways(lands))) / told if told else 0.0

    def concerned(self) -> set[str]:
        """Return every land of its theatre and every state that it tells to be at odds with another: what it joins hangs on these."""
        return {*self.lands, *(end for told in (self.hostile, self.blows, self.accusations) for ends in told for end in ends)}

    def land(self) -> Lands:
        """Return the land that the story's harm is told of; empty where it tells of none, or not where."""
        first = min(self.lands, key=lambda land: (-self.lands[land], land), default=None)
        if first is None or not (self.harmful or self.groups):
            return ()
        return (first,) if self.share([first]) >= (weights().join if first in self.struck else weights().open) else ()


# ---- what a story tells ----


def theatre(store: ReconcileStore, story: Story) -> Theatre:
    """Return what the records of a story's articles tell of who fights whom and where."""
    articles = [member.article for member in story.members]
    told = Theatre(story.root, store.days([story.root])[story.root])
    for event in store.records(Event, articles):
        if event.plover == "ASSAULT" and not event.denied_by:
            _take_attack(told, event)
        elif event.plover == "ACCUSE":
            _take_ends(told.accusations, event.actors, event.recipients)
    for toll in store.records(Toll, articles):
        if not toll.hypothetical:
            told.harmful = True
            _take_toll(told, toll)
    for named in store.records(Place, articles):
        if named.iso3:
            told.lands[named.iso3] += weights().weight_place
    _take_ties(told, store.records(Relation, articles))
    return told


def _take_attack(told: Theatre, event: Event) -> None:
    if event.place is not None and event.place.iso3:
        told.struck.add(event.place.iso3)
        told.lands[event.place.iso3] += weights().weight_attack
    for actor in (*event.actors, *event.recipients):
        _take_group(told, actor)
    _take_ends(told.blows, event.actors, event.recipients)


def _take_toll(told: Theatre, toll: Toll) -> None:
    """Note whom a toll names as who did it: a claimant who counts the enemy's losses says that they are its own doing."""
    doer = toll.perpetrator or (toll.claimant if toll.stance == "enemy" else None)
    if doer is not None:
        _take_group(told, doer)
        _count(told.blows, doer.side, toll.subject.side)


def _take_ends(counted: Counter[Lands], actors: Iterable[Actor], recipients: Sequence[Actor]) -> None:
    for one in actors:
        for other in recipients:
            _count(counted, one.side, other.side)


def _count(counted: Counter[Lands], one: str | None, other: str | None) -> None:
    if one and other and one != other and {one, other} <= _states():
        counted[one, other] += 1


def _take_group(told: Theatre, actor: Actor) -> None:
    """Note an armed group, and once the land where it is at home."""
    name = actor.side or actor.name
    if actor.kind == "armed_group" and name not in told.groups:
        told.groups.add(name)
        if actor.iso3:
            told.lands[actor.iso3] += weights().weight_home


def _take_ties(told: Theatre, relations: Iterable[Relation]) -> None:
    """Note the ties of states at odds: alone they make no war."""
    for tie in relations:
        ends = tuple(sorted((tie.left.side or "", tie.right.side or "")))
        if tie.kind == "hostile" and ends[0] != ends[1] and set(ends) <= _states():
            told.hostile[ends] += 1


@cache
def _states() -> frozenset[str]:
    return frozenset(country.iso3 for country in countries().countries)


# ---- where a story belongs ----


def place(told: Theatre, opened: Set[Lands]) -> ConflictMember | None:
    """Return where a story belongs while these conflicts are open; null where it belongs to none of them and opens none."""
    if pair := told.pair():
        ways = told.ways(pair)
        says = f"{_named(pair)} strike or accuse each other in it, {ways[0]} against {ways[1]} records"
        return _member(told, pair, sum(ways) / (told.blows.total() + told.accusations.total()), says, opens=True)
    own = told.land()
    best = max(_candidates(told, opened, own), default=None)
    if best is None or best.score < weights().join:
        return None
    return _member(told, best.lands, best.score, _reason(told, best), opens=best.lands == own)


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    """A conflict that a story may belong to: how much of the story's theatre it holds; of two that hold as much, that of two states."""

    score: float
    states: int
    lands: Lands


def _candidates(told: Theatre, opened: Set[Lands], own: Lands) -> Iterator[_Candidate]:
    """Yield the conflicts that a story may belong to; what armed groups do in a land of its own is no war between two states."""
    for lands in opened | ({own} if own else set()):
        if len(lands) == 1 or not told.groups or (not own and told.enmity(lands)):
            whole = all(told.lands[land] for land in lands) or bool(told.struck & set(lands))
            share = told.share(lands) * (1.0 if whole else weights().one_land)
            score = 1 - (1 - share) * (1 - told.enmity(lands))  # either may tell what the other leaves out
            yield _Candidate(round(score, 4), len(lands), lands)


def _reason(told: Theatre, found: _Candidate) -> str:
    says = [f"{told.share(found.lands):.0%} of its theatre lies in {_named(found.lands)}"]
    if told.enmity(found.lands):
        says.append("it tells of their enmity")
    if struck := sorted(told.struck & set(found.lands)):
        says.append(f"it places attacks in {_named(struck)}")
    if told.groups:
        says.append(f"armed groups: {', '.join(sorted(told.groups))}")
    return "; ".join(says)


def _named(sides: Sequence[str]) -> str:
    return " and ".join(name_of_side(side) or side for side in sides)


def _member(told: Theatre, lands: Lands, score: float, reason: str, *, opens: bool) -> ConflictMember:
    key = content_id("conflict", list(lands))
    made = content_id("placement", key, told.story, told.day, opens, round(score, 4), reason)
    return ConflictMember(made, key, lands, told.story, told.day, opens, round(score, 4), reason)


# ---- kept up as stories change ----


def refresh_conflicts(store: ReconcileStore, changed: Iterable[str]) -> None:
    """Place the stories that these articles open (root articles of stories now or before), and whatever joins what they open or close."""
    roots = set(changed)
    while roots:  # wars of two states decide what lands open, and both decide what is joined: no more than three rounds
        theatres = [theatre(store, story) for story in store.stories(sorted(roots)) if story.root in roots]
        for told in theatres:
            store.put_fingerprints(told.story, [_land_key(land) for land in told.concerned()])
        before = store.open_conflicts()
        _replace(store, roots, _placed(theatres, store.open_conflicts(without=roots)))
        moved = {land for lands in before ^ store.open_conflicts() for land in lands}
        roots = set(store.articles_sharing([_land_key(land) for land in moved])) if moved else set()


def _placed(theatres: Sequence[Theatre], elsewhere: Set[Lands]) -> list[ConflictMember]:
    """Return where these stories belong: wars of two states open first, then those of a land, and the rest joins what is open."""
    opened, found = set(elsewhere), dict[str, ConflictMember]()
    for opens in (Theatre.pair, Theatre.land, None):
        made = {told.story: place(told, opened) for told in theatres if told.story not in found and (opens is None or opens(told))}
        found |= {story: one for story, one in made.items() if one is not None}
        opened |= {one.lands for one in found.values() if one.opens}
    return list(found.values())


def _replace(store: ReconcileStore, stories: Iterable[str], wanted: Sequence[ConflictMember]) -> None:
    keep, had = {one.id for one in wanted}, set()
    for one in store.conflict_members(sorted(stories)):
        had.add(one.id)
        if one.id not in keep:
            store.retract(one.id, "its story was placed anew")
    store.put_conflict_members(one for one in wanted if one.id not in had)


def _land_key(land: str) -> int:
    """Return the number under which the stories of a land are found beside their fingerprints."""
    return int.from_bytes(blake2b(f"land {land}".encode(), digest_size=8).digest(), "big") >> 1
