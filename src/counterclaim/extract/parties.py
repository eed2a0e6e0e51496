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
from counterclaim.vocabulary.stances import references

NO_BELLIGERENT = frozenset({INTL, NGO, OTHER, OUTLET, UNNAMED, None})
NO_FIGHTERS = frozenset({"outlet", "ngo", "international_body", "unnamed", "unknown"})
LEAST_EVIDENCE = 3
LEAD = 1.3  # times the next pair's weight that the leading pair needs
MOST_OTHERS = 0.4  # share of attacks by third sides up to which two can be taken for all who fight
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
    """Who fights in an article: the pairs, the heaviest first, and how many attacks each side is said to make."""

    wars: tuple[War, ...] = ()
    attacks: tuple[tuple[str, int], ...] = ()


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
    """Return the two sides that fight, where one pair stands out; none where many fight or the words leave it open."""
    fighting = _latest.of(passages)
    found = fighting.wars
    if not found:
        return ()
    best = _states_behind(found)
    rivals = [war for war in found if war is not best and not _one_war(found[0], war)]
    if rivals and best.weight < LEAD * rivals[0].weight:
        return ()
    sides = best.sides.union(*(war.sides for war in found if _one_war(best, war)))
    others = sum(count for side, count in fighting.attacks if side not in sides)
    if others > MOST_OTHERS * sum(count for _, count in fighting.attacks):
        return ()
    return tuple(sorted((best.left, best.right), key=lambda actor: str(actor.side)))


def _fighting(passages: tuple[PassageMentions, ...]) -> Fighting:
    pairs: dict[frozenset[str], list[_Evidence]] = {}
    attacks: Counter[str] = Counter()
    for sentence in read_sentences(passages, _named(passages)):
        done = deeds(sentence) if sentence.slots else ()
        attacks.update({str(actor.side) for deed in done for actor in deed.actors if actor.side not in NO_BELLIGERENT})
        for one in _evidence(passages[sentence.passage], sentence, done):
            pairs.setdefault(frozenset((str(one.left.side), str(one.right.side))), []).append(one)
    found = [war for war in map(_war, pairs.values()) if war.weight >= LEAST_EVIDENCE]
    return Fighting(tuple(sorted(found, key=lambda war: (-war.weight, sorted(war.sides)))), tuple(sorted(attacks.items())))


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
    """Whether two pairs are one war, told once of a state and once of the authority that it stands behind."""
    apart = best.sides ^ other.sides
    states = {actor.side for war in (best, other) for actor in (war.left, war.right) if actor.iso3 == actor.side}
    return len(apart) == 2 and len(apart & unrecognised()) == 1 and bool((apart - unrecognised()) & states)


def _states_behind(found: Sequence[War]) -> War:
    """Return the leading pair, or where it holds an unrecognised authority a pair of states that shares its other side and nearly leads."""
    best = found[0]
    if unrecognised().isdisjoint(best.sides):
        return best
    return next((war for war in found[1:] if _are_states(war) and war.sides & best.sides and 2 * war.weight > best.weight), best)


def _are_states(war: War) -> bool:
    return all(actor.iso3 == actor.side for actor in (war.left, war.right))


# Evidence --------------------------------------------------------------------------------------------------------------------------------


def _named(passages: tuple[PassageMentions, ...]) -> Who:
    """Return whom the words of each mention name by themselves."""
    every = ((index, number, mention) for index, passage in enumerate(passages) for number, mention in enumerate(passage.actors))
    named = {(index, number): mention.members or ((mention.actor,) if mention.actor else ()) for index, number, mention in every}
    return {key: who for key, who in named.items() if who}


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
    return any(word in between for word in ("back", "support", "alli", "alongside", "led by"))
