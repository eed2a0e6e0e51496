"""Who fights whom in an article, from its own words: no list of wars, and silence where the words do not tell.

Every sentence weighs in for the pairs of sides that it sets against each other: fighting "between A and B", A's attack on B, A at war
with B, A who accuses B of an attack, forces of A beside B. A pair must stand out from all others before anything else leans on it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import msgspec

from counterclaim.actor import INTL, NGO, OTHER, OUTLET, UNNAMED, Actor, ActorKind
from counterclaim.extract.clauses import Sentence, Who, matches, read_sentences
from counterclaim.extract.deeds import Deed, deeds
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import name_of_side, unrecognised
from counterclaim.vocabulary.loader import Vocabulary, load
from counterclaim.vocabulary.places import places
from counterclaim.vocabulary.stances import references

NO_BELLIGERENT = frozenset({INTL, NGO, OTHER, OUTLET, UNNAMED, None})
NO_FIGHTERS = frozenset({"outlet", "ngo", "international_body", "unnamed", "unknown"})
LEAST_EVIDENCE = 3
LEAD = 1.3  # times the next pair's weight that the leading pair needs
MOST_OTHERS = 0.4  # share of attacks by third sides up to which two can be taken for all who fight
OWNERS = frozenset({"its", "their", "our"})
TOGETHER = ("back", "support", "alli", "alongside", "beside", "led by")  # between two names: one helps the other
Where = tuple[int, int, int]  # passage index, view offsets


class Oppositions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns that set {A} against {B}, and which of the weights they carry."""

    weight: str
    patterns: tuple[str, ...]


class PartyVocabulary(Vocabulary, frozen=True, kw_only=True):
    """parties.toml."""

    weights: dict[str, int]
    oppositions: tuple[Oppositions, ...]


@dataclass(frozen=True, slots=True)
class War:
    """Two sides that an article sets against each other: how strongly, and the words that do so most plainly, with their weight."""

    left: Actor
    right: Actor
    weight: int
    where: Where
    plainest: int = 0

    @property
    def sides(self) -> frozenset[str]:
        """The two sides."""
        return frozenset((str(self.left.side), str(self.right.side)))


@dataclass(frozen=True, slots=True)
class Fighting:
    """Who fights in an article: the pairs, the heaviest first, how many attacks each side is said to make, and the two who alone attack."""

    wars: tuple[War, ...] = ()
    attacks: tuple[tuple[Actor, int], ...] = ()
    attackers: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class _Evidence:
    """One sentence's word for a pair."""

    left: Actor
    right: Actor
    weight: int
    where: Where


class _Latest:
    """The last answer, for the same passages: several extractors ask for one article."""

    __slots__ = ("_answer", "_asked")

    def __init__(self) -> None:
        self._asked: tuple[PassageMentions, ...] | None = None
        self._answer = Fighting()

    def of(self, passages: tuple[PassageMentions, ...]) -> Fighting:
        if self._asked is not passages:
            self._asked, self._answer = passages, _fighting(passages)
        return self._answer


_latest = _Latest()


def wars(passages: tuple[PassageMentions, ...]) -> tuple[War, ...]:
    """Return the pairs of sides that fight each other by the article's words, the heaviest first; faint evidence makes none."""
    return _latest.of(passages).wars


def belligerents(passages: tuple[PassageMentions, ...]) -> tuple[Actor, ...]:
    """Return the two sides that fight, by what sets them against each other, else the only two who attack; none where that is open."""
    return set_against(passages) or attackers(passages)


def attackers(passages: tuple[PassageMentions, ...]) -> tuple[Actor, ...]:
    """Return the only two who attack in an article, one of them at home where it is set; empty where more or fewer do."""
    return _latest.of(passages).attackers


def set_against(passages: tuple[PassageMentions, ...]) -> tuple[Actor, ...]:
    """Return the two sides that the article's words set against each other, where one pair stands out; none where many fight."""
    fighting = _latest.of(passages)
    found = fighting.wars
    if not found:
        return ()
    best = _states_behind(found)
    rivals = [war for war in found if war is not best and not _one_war(best, war)]
    if rivals and best.weight < LEAD * rivals[0].weight:
        return ()
    sides = best.sides.union(*(war.sides for war in found if _one_war(best, war)))
    grounds = frozenset(actor.iso3 for actor in (best.left, best.right) if _is_group_of(actor, frozenset({actor.iso3})))
    others = sum(count for actor, count in fighting.attacks if actor.side not in sides and not _is_group_of(actor, grounds))
    if others > MOST_OTHERS * sum(count for _, count in fighting.attacks):
        return ()
    return tuple(sorted((best.left, best.right), key=lambda actor: str(actor.side)))


def _fighting(passages: tuple[PassageMentions, ...]) -> Fighting:
    pairs: dict[frozenset[str], list[_Evidence]] = {}
    attacks: Counter[Actor] = Counter()
    told: list[Deed] = []
    for sentence in read_sentences(passages, _named(passages)):
        done = deeds(sentence) if sentence.slots else ()
        told += done
        sides = {str(actor.side): _whole(actor) for deed in done for actor in deed.actors if actor.side not in NO_BELLIGERENT}
        attacks.update(sides.values())
        for one in _evidence(passages[sentence.passage], sentence, done):
            pairs.setdefault(frozenset((str(one.left.side), str(one.right.side))), []).append(one)
    found = [war for war in map(_war, pairs.values()) if war.weight >= LEAST_EVIDENCE]
    ranked = tuple(sorted(found, key=lambda war: (-war.weight, sorted(war.sides))))
    return Fighting(ranked, tuple(attacks.items()), _only_attackers(passages, told))


def evidence_between(passages: tuple[PassageMentions, ...], who: Who, one: Actor, other: Actor) -> int:
    """Return how strongly the sentences set two sides against each other, with mentions understood as ``who`` resolves them."""
    pair = {one.side, other.side}
    found = (
        row
        for sentence in read_sentences(passages, who)
        for row in _evidence(passages[sentence.passage], sentence, deeds(sentence) if sentence.slots else ())
    )
    return sum(row.weight for row in found if {row.left.side, row.right.side} == pair)


def _war(rows: Sequence[_Evidence]) -> War:
    plainest = max(rows, key=lambda row: row.weight)
    sides = {str(actor.side): actor for row in reversed(rows) for actor in (row.left, row.right)}
    left, right = (_whole(sides[side]) for side in sorted(sides))
    return War(left, right, sum(row.weight for row in rows), plainest.where, plainest.weight)


def _whole(actor: Actor) -> Actor:
    """Leaders and forces stand for their side."""
    name = name_of_side(actor.side or "")
    if actor.kind in ("state", "armed_group") or not name:
        return actor
    kind: ActorKind = "state" if actor.iso3 else "armed_group"
    return Actor(name, actor.side, kind, iso3=actor.iso3, partially_recognised=actor.partially_recognised)


def _one_war(best: War, other: War) -> bool:
    """Whether two pairs are one war: told once of a state and once of the authority that it stands behind, or of a land and its group."""
    apart = best.sides ^ other.sides
    actors = [actor for war in (best, other) for actor in (war.left, war.right)]
    states = {actor.side for actor in actors if actor.iso3 == actor.side}
    if len(apart) != 2:
        return False
    if len(apart & unrecognised()) == 1 and (apart - unrecognised()) & states:
        return True
    return any(_is_group_of(actor, apart - {actor.side}) and actor.side in apart for actor in actors)


def _is_group_of(actor: Actor, lands: frozenset[str | None]) -> bool:
    """Whether an actor is an armed group of one of the lands; an authority that rules a land of its own is none."""
    return actor.side not in {actor.iso3, *unrecognised()} and actor.iso3 in lands


def _states_behind(found: Sequence[War]) -> War:
    """Return the leading pair, or one beside it that nearly leads: of the state behind an authority, of the group of a land."""
    best = found[0]
    if unrecognised().isdisjoint(best.sides):
        lands = frozenset(best.sides)
        of_group = (war for war in found[1:] if _one_war(best, war) and any(_is_group_of(one, lands) for one in (war.left, war.right)))
        return next((war for war in of_group if 2 * war.weight > best.weight), best)
    ruled = {actor.iso3 for actor in (best.left, best.right) if actor.side != actor.iso3}  # of which the authority rules a part
    behind = (war for war in found[1:] if _are_states(war) and war.sides & best.sides and not (war.sides - best.sides) & ruled)
    return next((war for war in behind if 2 * war.weight > best.weight), best)


def _are_states(war: War) -> bool:
    return all(actor.iso3 == actor.side for actor in (war.left, war.right))


# Evidence --------------------------------------------------------------------------------------------------------------------------------


def _named(passages: tuple[PassageMentions, ...]) -> Who:
    """Return whom the words of each mention name by themselves, and whose forces speakers call their own."""
    every = ((index, number, mention) for index, passage in enumerate(passages) for number, mention in enumerate(passage.actors))
    named = {(index, number): mention.members or ((mention.actor,) if mention.actor else ()) for index, number, mention in every}
    own = {(index, number): (owner,) for index, passage in enumerate(passages) for number, owner in _own_forces(passage)}
    return {key: who for key, who in (own | {key: who for key, who in named.items() if who}).items() if who}


def _own_forces(passage: PassageMentions) -> Iterator[tuple[int, Actor]]:
    """Yield mentions of "its troops" inside what somebody says, with the speaker whom the words before name."""
    for said in passage.attributions:
        if said.source is None:
            continue
        first, last = said.source
        speakers = [one.actor for one in passage.actors if first <= one.start < last and one.actor is not None and one.actor.side]
        if len({actor.side for actor in speakers}) != 1:
            continue
        for number, mention in enumerate(passage.actors):
            owned = passage.view[mention.start : mention.end].casefold().split(maxsplit=1)[0] in OWNERS
            inside = any(start <= mention.start < end for start, end in said.contents)
            if owned and inside and mention.actor is None and mention.head.casefold().rsplit(maxsplit=1)[-1] in references().forces:
                yield number, speakers[0]


def _evidence(passage: PassageMentions, sentence: Sentence, done: Sequence[Deed]) -> Iterator[_Evidence]:
    if len({actor.side for slot in sentence.slots for actor in slot.actors}) > 1:
        yield from _of_deeds(sentence, done)
        yield from _of_words(sentence)
        yield from _of_neighbours(passage, sentence)


def _opposed(left: Sequence[Actor], right: Sequence[Actor], weight: int, where: Where) -> Iterator[_Evidence]:
    for one in left:
        for other in right:
            sides = {one.side, other.side}
            if one.kind == other.kind == "person":
                continue  # politicians clash over other things
            if len(sides) == 2 and sides.isdisjoint(NO_BELLIGERENT) and NO_FIGHTERS.isdisjoint((one.kind, other.kind)):
                yield _Evidence(one, other, weight, where)


def _only_attackers(passages: tuple[PassageMentions, ...], told: Sequence[Deed]) -> tuple[Actor, ...]:
    """Return the only two who attack in an article, where one of them is at home on the ground it tells of; empty where more or fewer do.

    Two from abroad may each strike a third, and who strikes together is no enemy. Where another army or group of that ground is in the
    article half as often as one of the two, it may be the one that fights.
    """
    fit = [(deed, actor) for deed in told for actor in deed.actors if actor.side not in NO_BELLIGERENT and actor.kind not in NO_FIGHTERS]
    found = {str(actor.side): actor for _, actor in reversed(fit)}
    together = any(len({actor.side for actor in deed.actors}) > 1 for deed, _ in fit)
    ground = _grounds(passages)
    if len(found) != 2 or together or ground.isdisjoint({actor.iso3 for actor in found.values()}):
        return ()
    named = [mention.actor for passage in passages for mention in passage.actors if mention.actor is not None]
    times = Counter(str(actor.side) for actor in named)
    armed = {str(actor.side) for actor in named if actor.iso3 in ground and actor.kind in ("military", "armed_group")}
    others = armed - found.keys() - unrecognised()
    if any(2 * times[side] >= min(times[one] for one in found) for side in others):
        return ()
    return tuple(_whole(found[side]) for side in sorted(found))


def _grounds(passages: tuple[PassageMentions, ...]) -> frozenset[str]:
    """Return the states in which an article sets what happens ("in N", "near N")."""
    rows = (places().row(place.candidates[0]) for passage in passages for place in passage.places if place.relation and place.candidates)
    return frozenset(row.iso3 for row in rows if row.iso3)


def _of_deeds(sentence: Sentence, done: Sequence[Deed]) -> Iterator[_Evidence]:
    """Yield what attacks tell; one on civilians tells less of a war with their state (tourists are killed, too)."""
    weights = load("parties", PartyVocabulary).weights
    for deed in done:
        where = (sentence.passage, deed.start, deed.end)
        civilians = [actor for actor in deed.recipients if actor.kind == "civilians"]
        yield from _opposed(deed.actors, [actor for actor in deed.recipients if actor not in civilians], weights["attack"], where)
        yield from _opposed(deed.actors, civilians, weights["harm"], where)


def _of_words(sentence: Sentence) -> Iterator[_Evidence]:
    known = load("parties", PartyVocabulary)
    for row in known.oppositions:
        for match in matches(sentence, row.patterns):
            yield from _opposed(match.left, match.right, known.weights[row.weight], (sentence.passage, match.start, match.end))


def _of_neighbours(passage: PassageMentions, sentence: Sentence) -> Iterator[_Evidence]:
    """Yield a faint word for forces of one side beside another side in a sentence about fighting."""
    text = passage.view[sentence.start : sentence.end].casefold()
    if not any(word in text for word in references().conflict_words):
        return
    sided = [one for one in passage.actors if sentence.start <= one.start < sentence.end and one.actor]
    for left, right in pairwise(sided):
        weight = _forces(left) + _forces(right)
        if weight and left.actor and right.actor and not _side_by_side(passage, left, right):
            yield from _opposed((left.actor,), (right.actor,), weight, (sentence.passage, left.start, right.end))


def _forces(mention: ActorMention) -> int:
    return int(mention.actor is not None and mention.actor.kind in ("military", "armed_group"))


def _side_by_side(passage: PassageMentions, left: ActorMention, right: ActorMention) -> bool:
    """Whether one backs the other ("X, backed by Y"): no enemies."""
    between = passage.view[left.end : right.start].casefold()
    return any(word in between for word in TOGETHER)
