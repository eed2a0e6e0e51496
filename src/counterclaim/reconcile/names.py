"""Two spellings of one name ("Celik" and "Celika"): one claimant to whoever counts voices, while every record keeps the name it was told.

A link of this kind binds two names of a case, not two records: its ends are a side and a name as `counterclaim.link.actor_key` writes them.
A judgement that rejects it therefore holds however many articles come, and undoes the merger.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.actor import OTHER, OUTLET, UNNAMED, Actor, ActorKind
from counterclaim.claim import Claim, Position
from counterclaim.ids import content_id
from counterclaim.link import Link, actor_key
from counterclaim.noun import Record
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.statements import key_number, replace_links
from counterclaim.store import ReconcileStore
from counterclaim.toll import Toll
from counterclaim.vocabulary.places import consonant_key, fold, spelling_key

RULE = "reconcile.names"
VERSION = "1"
BODIES: frozenset[ActorKind] = frozenset({"ngo", "international_body"})
UNTOLD = frozenset({None, UNNAMED, OUTLET})  # sides of which nobody is told by name
SKELETON = 2  # letters of a name's consonants under which its spellings meet
Kinds = tuple[type[Record], ...]
SPEAKING: Kinds = (Claim, Toll, Position)


@dataclass(frozen=True, slots=True)
class Named:
    """A claimant by name: ``office`` is what one record calls the bearer, null where it tells none."""

    side: str
    name: str
    office: str | None
    body: bool

    @property
    def key(self) -> str:
        """The end of a link that stands for the name."""
        return actor_key(self.side, self.name)

    @property
    def first(self) -> str:
        """The first name or its initial, folded; empty where the name is a last name alone."""
        words = fold(self.name).split()
        return words[0] if len(words) > 1 else ""

    @property
    def last(self) -> str:
        """The last name, levelled as transliterations differ."""
        return spelling_key(fold(self.name).split()[-1])


def name_likeness(left: str, right: str) -> float:
    """Return how surely two levelled last names are one name, from 0 to 1.

    1 where levelling makes them equal; else the share of letters that need no edit. A name shorter than ``name_letters`` is like none but
    itself, and a woman's form of a name ("-ova") is not a spelling of a man's. Below ``name_share``, or below ``name_sound_share`` where
    the consonants agree, it is 0.
    """
    if left == right:
        return 1.0
    if min(len(left), len(right)) < rules().name_letters or _is_feminine(left, right) or _is_feminine(right, left):
        return 0.0
    share = 1 - _edits(left, right) / max(len(left), len(right))
    sounds = consonant_key(left) == consonant_key(right)
    return share if share >= (rules().name_sound_share if sounds else rules().name_share) else 0.0


def _is_feminine(longer: str, shorter: str) -> bool:
    return longer == f"{shorter}a" and longer.endswith(tuple(rules().feminine))


def _edits(left: str, right: str) -> int:
    """Return how many letters must be put, dropped or changed to make one word of the other."""
    row = list(range(len(right) + 1))
    for at, letter in enumerate(left, 1):
        before, row[0] = row[0], at
        for place, other in enumerate(right, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != other))
    return row[-1]


def same_bearer(left: Sequence[Named], right: Sequence[Named]) -> tuple[float, str] | None:
    """Return how surely two names of one side have one bearer, with the reason; null where they are not said to.

    Each holds one name with every office it is told with. First names must agree, up to an initial; where one has none, the office must.
    Bodies are one where their whole names are levelled alike.
    """
    one, other = left[0], right[0]
    if one.side != other.side or one.body != other.body:
        return None
    if one.body:
        alike = spelling_key(one.name) == spelling_key(other.name)
        return (1.0, "one name of a body, spelled twice") if alike else None
    score = name_likeness(one.last, other.last)
    if not score:
        return None
    if one.first and other.first:
        return (score, "one first name, and last names that spell alike") if _same_first(one.first, other.first) else None
    offices = sorted({named.office for named in left if named.office} & {named.office for named in right if named.office})
    return (score, f"one office ({offices[0]}), and last names that spell alike") if offices and one.side != OTHER else None


def _same_first(left: str, right: str) -> bool:
    return spelling_key(left) == spelling_key(right) or (min(len(left), len(right)) == 1 and left[0] == right[0])


def refresh_names(store: ReconcileStore, pending: Sequence[str]) -> None:
    """Derive the links between the names of ``pending`` articles and the names of the case that they can be spellings of."""
    told = _told(store, pending)
    _keep(store, told)
    names = {named.key: named for named, _ in told}
    if not names:
        return
    near = _grouped(store.records_under({number for named in names.values() for number in _sounds(named)}), store)
    pairs = [pair for pair in itertools.combinations(sorted(near), 2) if not names.keys().isdisjoint(pair)]
    wanted = [link for left, right in pairs if (link := _link(store, near[left], near[right])) is not None]
    replace_links(store, [link for link in store.links(sorted(names)) if link.rule == RULE], wanted)


def _told(store: ReconcileStore, articles: Sequence[str]) -> list[tuple[Named, Record]]:
    return [(named, record) for kind in SPEAKING for record in store.records(kind, articles) if (named := _named(record)) is not None]


def _named(record: Record) -> Named | None:
    actor: Actor | None = record.actor if isinstance(record, Position) else getattr(record, "claimant", None)
    if actor is None or actor.side in UNTOLD or not (actor.kind == "person" or actor.kind in BODIES) or not fold(actor.name):
        return None
    return Named(actor.side or "", actor.name, actor.office, actor.kind in BODIES)


def _keep(store: ReconcileStore, told: Iterable[tuple[Named, Record]]) -> None:
    """Keep one record for each name and office, and one for each two like names that stand in one article: these are two people."""
    first: dict[Named, Record] = {}
    inside: dict[str, dict[str, tuple[Named, Record]]] = defaultdict(dict)
    for named, record in told:
        first.setdefault(named, record)
        inside[record.article].setdefault(named.key, (named, record))
    exact = {key_number(RULE, f"name {named.key} {named.office}"): named for named in first}
    known = {number for number, _ in store.records_under(exact)}
    new = [(number, named) for number, named in exact.items() if number not in known]
    store.put_keys((key, first[named].id) for number, named in new for key in (number, *_sounds(named)))
    store.put_keys(
        (_apart(left.key, right.key), record.id)
        for held in inside.values()
        for (left, record), (right, _) in itertools.combinations([held[key] for key in sorted(held)], 2)
        if left.side == right.side and _sounds(left) == _sounds(right)
    )


def _sounds(named: Named) -> tuple[int, ...]:
    """Return under which key the spellings of a name meet: its first letter and first consonant."""
    word = spelling_key(named.name) if named.body else named.last
    return (key_number(RULE, f"sound {named.side} {consonant_key(word)[:SKELETON]}"),)


def _apart(left: str, right: str) -> int:
    return key_number(RULE, f"apart {left} | {right}")


def _grouped(under: Iterable[tuple[int, str]], store: ReconcileStore) -> dict[str, list[Named]]:
    """Return every name among the records under some keys, each with the offices it is told with."""
    found: dict[str, set[Named]] = defaultdict(set)
    for record in store.records_named({one for _, one in under}):
        if (named := _named(record)) is not None:
            found[named.key].add(named)
    return {key: sorted(held, key=lambda one: one.office or "") for key, held in found.items()}


def _link(store: ReconcileStore, left: Sequence[Named], right: Sequence[Named]) -> Link | None:
    found = same_bearer(left, right)
    if found is None or any(_held(store, _apart(left[0].key, right[0].key))):
        return None
    score, why = found
    reason = f"“{left[0].name}” and “{right[0].name}”: {why}"
    ends = left[0].key, right[0].key
    return Link(
        id=content_id("link", "same_actor", *ends, reason, RULE, VERSION), left=ends[0], right=ends[1], kind="same_actor", dimension=None,
        score=round(score, 4), reason=reason, internal=False, rule=RULE, version=VERSION,
    )  # fmt: skip


def _held(store: ReconcileStore, key: int) -> Iterator[bool]:
    return (True for _ in store.records_under([key]))
