"""Who fights whom in an article, from its own words: no list of wars, and silence where the words do not tell."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from counterclaim.actor import INTL, NGO, OTHER, OUTLET, UNNAMED, Actor
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import name_of_side
from counterclaim.vocabulary.stances import references

NO_BELLIGERENT = frozenset({INTL, NGO, OTHER, OUTLET, UNNAMED, None})
LEAST_EVIDENCE = 3


def belligerents(passages: tuple[PassageMentions, ...]) -> tuple[Actor, ...]:
    """Return the two sides that fight, where the words tell them apart from all who talk about it; else none.

    Evidence is what names two sides together as fighting each other ("clashes between A and B", "A's troops attacked B"); a pair must lead.
    """
    pairs: Counter[frozenset[str]] = Counter()
    names: dict[str, Actor] = {}
    for passage in passages:
        for start, end in passage.sentences:
            _weigh(passage, start, end, pairs, names)
    best = pairs.most_common()
    if not best or best[0][1] < LEAST_EVIDENCE or (len(best) > 1 and best[0][1] == best[1][1]):
        return ()
    return tuple(names[side] for side in sorted(_states_behind(best, names)))


def _states_behind(best: list[tuple[frozenset[str], int]], names: dict[str, Actor]) -> frozenset[str]:
    """Return the leading pair, or where it holds an unrecognised authority a pair of states that shares its other side and nearly leads."""
    pair, score = best[0]
    if all(names[side].kind == "state" and not names[side].partially_recognised for side in pair):
        return pair
    for other, weight in best[1:]:
        states = all(names[side].kind == "state" and not names[side].partially_recognised for side in other)
        if states and other & pair and 2 * weight > score:
            return other
    return pair


def _weigh(passage: PassageMentions, start: int, end: int, pairs: Counter[frozenset[str]], names: dict[str, Actor]) -> None:
    """Weigh one sentence: sides joined by "and" after a word of conflict, and forces of one side beside another side."""
    sided = [
        mention for mention in passage.actors if start <= mention.start < end and mention.actor and mention.actor.side not in NO_BELLIGERENT
    ]
    text = passage.view[start:end].casefold()
    fought = any(word in text for word in references().conflict_words)
    for left, right in pairwise(sided):
        if left.actor is None or right.actor is None or left.actor.side is None or right.actor.side is None:
            continue
        for actor in (left.actor, right.actor):
            if actor.kind == "state" or str(actor.side) not in names:
                names[str(actor.side)] = (
                    replace(actor, name=name_of_side(actor.side or "") or actor.name) if actor.kind != "state" else actor
                )
        if left.actor.side != right.actor.side and fought:
            pairs[frozenset((left.actor.side, right.actor.side))] += _evidence(passage, left, right)


def _evidence(passage: PassageMentions, left: ActorMention, right: ActorMention) -> int:
    """Return how strongly two neighbouring mentions in a sentence about fighting speak for a war between them."""
    between = passage.view[left.end : right.start].strip(" ,").casefold()
    lead = passage.view[max(0, left.start - 80) : left.start].casefold()
    joined = between == "and" or between.startswith("and ")
    if joined and "between" in lead:
        return 6 if any(word in lead for word in references().conflict_words) else 0
    forces = sum(one.actor is not None and one.actor.kind in ("military", "armed_group") for one in (left, right))
    return forces if not joined else 1 + forces
