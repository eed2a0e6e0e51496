"""The state that an article is about, by its own words: "the army" of an article on a civil war is that state's army."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from counterclaim.actor import Actor
from counterclaim.extract.clauses import is_dateline
from counterclaim.extract.parties import belligerents
from counterclaim.mention import PassageMentions, PlaceMention
from counterclaim.vocabulary.actors import countries
from counterclaim.vocabulary.places import places
from counterclaim.vocabulary.stances import references

GROUP = 1.5  # an armed group counts for the state it fights in
PLACE = 1.0  # a place that can only lie in one state
LIKELY = 0.5  # a place that by its name alone lies there
MOST = 2.0  # that one passage can say for a state
NAMED = 1.0  # a state, its organ or its official
DATELINE = 2.0  # where the report was written, which is not always where things happened
FULL_SHARE = 0.5  # of the leader's weight: with less, a state is named in passing
LANDS = frozenset({"admin1", "region", "country"})  # places as wide as a province
CITY = 50_000  # people of a place whose bare name sets an article in its state
SHORTEST_LEAD = 60  # characters of a paragraph that tells what happened
LEAD = 1.3  # times the weight of the next that the one state needs


@dataclass(frozen=True, slots=True)
class Homeland:
    """``state`` is the one state the article is about, null where several weigh alike.

    ``states`` are all that weigh, ``ranked`` all that are named, by ISO 3166 code, the weightiest first;
    ``written`` is that of the dateline, ``scene`` that of ``states`` where the first paragraph sets a place.
    """

    state: str | None
    states: frozenset[str]
    ranked: tuple[str, ...] = ()
    written: str | None = None
    scene: str | None = None

    def fighting(self, without: frozenset[str]) -> tuple[str, ...]:
        """Return the states that weigh but for those in ``without``."""
        return tuple(state for state in self.ranked if state in self.states - without)


def homeland(passages: tuple[PassageMentions, ...]) -> Homeland:
    """Return the state or states that an article is about: where it happens, which armed groups it names, whom it names most."""
    weights: dict[str, float] = defaultdict(float)
    for passage in passages:
        for state, weight in _weights(passage).items():
            weights[state] += weight
    sure = _sure(passages)
    weights = defaultdict(float, {state: weight for state, weight in weights.items() if state in sure})
    written = _dateline(passages)
    if written is not None:
        weights[written] += DATELINE
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return Homeland(None, frozenset())
    lead = len(ranked) == 1 or ranked[0][1] >= LEAD * ranked[1][1]
    fighting = {actor.side for actor in belligerents(passages) if actor.side in weights}
    states = {state for state, weight in ranked if weight >= FULL_SHARE * ranked[0][1]} | {side for side in fighting if side}
    order = tuple(state for state, _ in ranked)
    return Homeland(ranked[0][0] if lead else None, frozenset(states), order, written, _scene(passages, frozenset(states)))


def _scene(passages: tuple[PassageMentions, ...], states: frozenset[str]) -> str | None:
    """Return the first of ``states`` in which the first paragraph of some length sets something ("in N", "near N")."""
    opening = next((passage for passage in passages if passage.passage.zone == "body" and len(passage.view) >= SHORTEST_LEAD), None)
    if opening is None:
        return None
    set_in = next((state for _, state in sorted(_set_in(opening)) if state in states), None)
    named = {state for place in opening.places if not _is_actor(opening, place) and (state := state_of_place(place)) in states}
    return set_in or (next(iter(named)) if len(named) == 1 else None)


def _is_actor(passage: PassageMentions, place: PlaceMention) -> bool:
    """Whether a place is the name of somebody who acts or speaks ("Xtown said" of a capital)."""
    return any(one.start <= place.start < one.end and one.actor is not None and one.actor.side is not None for one in passage.actors)


def _set_in(passage: PassageMentions) -> Iterator[tuple[int, str]]:
    """Yield (offset, state) where a passage sets something: in a place that can only lie there, in "the Xlandish town"."""
    for place in passage.places:
        if place.relation and (state := state_of_place(place)) is not None:
            yield place.start, state
    for mention in passage.actors:
        following = passage.view[mention.end :].split(maxsplit=1)[:1]
        if mention.form == "adjective" and mention.actor is not None and mention.actor.iso3 and references().towns.issuperset(following):
            yield mention.start, mention.actor.iso3


def state_of(actor: Actor) -> str | None:
    """Return the state that an actor is of, or in which an armed group fights."""
    return actor.side if actor.side in states() else actor.iso3


@cache
def states() -> frozenset[str]:
    """Return the ISO 3166 codes of the states that the vocabulary knows."""
    return frozenset(row.iso3 for row in countries().countries)


def _weights(passage: PassageMentions) -> dict[str, float]:
    """Weigh the states of one passage, each name once."""
    found: dict[str, float] = defaultdict(float)
    for _, state, weight in sorted(set(_evidence(passage))):
        found[state] = min(found[state] + weight, MOST)
    return found


def _evidence(passage: PassageMentions) -> Iterator[tuple[str, str, float]]:
    for mention in passage.actors:
        actor = mention.actor
        state = state_of(actor) if actor else None
        if actor is not None and state is not None:
            yield actor.name, state, GROUP if actor.kind == "armed_group" else NAMED
    for place in passage.places:
        if (state := state_of_place(place)) is not None:
            yield place.name, state, PLACE
        elif place.candidates and (likely := places().row(place.candidates[0]).iso3) is not None:
            yield place.name, likely, LIKELY


def state_of_place(place: PlaceMention) -> str | None:
    """Return the one state in which the place can lie; a capital is itself, whatever shares its name."""
    rows = [places().row(row) for row in place.candidates[:6]]
    found = {row.iso3 for row in rows[:1] if row.capital} or {row.iso3 for row in rows}
    return next(iter(found)) if len(found) == 1 else None


def _sure(passages: tuple[PassageMentions, ...]) -> set[str]:
    """Return the states that an article names, or of which it names a city, a province or two places: one village proves nothing."""
    found: set[str] = set()
    villages: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        found |= {state for mention in passage.actors if mention.actor is not None and (state := state_of(mention.actor)) is not None}
        for place in passage.places:
            row = places().row(place.candidates[0]) if place.candidates else None
            if row is not None and row.iso3 is not None and (row.population >= CITY or row.type in LANDS):
                found.add(row.iso3)
            if (state := state_of_place(place)) is not None:
                villages[state].add(place.name)
    return found | {state for state, names in villages.items() if len(names) > 1}


def state_among(place: PlaceMention, home: Homeland) -> str | None:
    """Return the state that a place lies in: the only one, else the weightiest of the article's."""
    found = [places().row(row).iso3 for row in place.candidates[:6]]
    return state_of_place(place) or next((state for state in home.ranked if state in found), None)


def _dateline(passages: tuple[PassageMentions, ...]) -> str | None:
    """Return the state of the place in capitals with which the first passage that has one opens."""
    for passage in passages:
        if (capital := _capital_of_dateline(passage)) is not None:
            return capital
        first = passage.places[0] if passage.places else None
        if first is not None and first.start == 0 and first.name.isupper() and (state := state_of_place(first)):
            return state
    return None


def _capital_of_dateline(passage: PassageMentions) -> str | None:
    """Return the state whose capital opens the passage in capital letters, with a mark behind it ("KYIV, Feb. 27", "NEW DELHI:")."""
    first = passage.actors[0] if passage.actors else None
    return first.actor.iso3 if first is not None and first.actor is not None and is_dateline(passage, first) else None
