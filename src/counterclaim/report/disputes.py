"""Contested claims: what is claimed and who denies it, as cards; what was not denied; and figures that cannot both hold.

A card joins a denial with what it denies, as the record binds them: by ``about`` of a claim with speech act ``deny``, by links of kind
explicit_denial, partial_denial and mutual_blame, and by the sides in ``denied_by`` of an event. Nothing is matched here by likeness of
words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.claim import Claim, Position
from counterclaim.event import Event, Relation
from counterclaim.ids import content_id
from counterclaim.link import SAME_CLAIM, Judgement, Link
from counterclaim.noun import Record
from counterclaim.report.figures import Doubts
from counterclaim.report.lookup import Lookup
from counterclaim.report.wording import same_words
from counterclaim.toll import Toll

CardKind = Literal["denial", "mutual_blame"]
DENIALS = frozenset({"explicit_denial", "partial_denial"})
CLASHES = frozenset({"true_conflict", "revision_down", "position_change", "framing"})
MOST_COMPARED = 40
ACT = "act"
DIMENSIONS = (ACT, "responsibility", "number", "label")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one side says in a dispute: ``act`` as in the record, ``records`` with the shown one first, then the same elsewhere."""

    side: str | None
    speaker: str
    act: str
    records: tuple[Record, ...]

    @property
    def unquoted(self) -> bool:
        """Whether the record holds that the side denies this, but not the words in which it does."""
        return self.act == "deny" and not isinstance(self.records[0], Claim)


@dataclass(frozen=True, slots=True)
class Card:
    """One dispute. ``dimensions`` are what the denials are about, as far as links tell; ``silent`` the accused sides without a denial."""

    id: str
    kind: CardKind
    left: tuple[Statement, ...]
    right: tuple[Statement, ...]
    dimensions: tuple[str, ...]
    silent: tuple[str, ...]
    origins: int

    @property
    def untouched(self) -> tuple[str, ...]:
        """What the denials leave alone, where links say what they are about; whoever denies the act leaves nothing alone."""
        return tuple(d for d in DIMENSIONS if d not in self.dimensions) if self.dimensions and ACT not in self.dimensions else ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Two records that a link sets against each other; ``judged`` is the last that a person decided about it, null where nobody did."""

    link: Link
    left: Record
    right: Record
    judged: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Disputes:
    """All that is contested: cards, the most widely carried first; clashing pairs; what stands without its other side on record.

    ``unanswered`` are accusations that nothing denies, ``alone`` denials of what the record does not hold.
    """

    cards: tuple[Card, ...]
    clashes: tuple[Clash, ...]
    unanswered: tuple[Statement, ...]
    alone: tuple[Statement, ...]
    doubts: Doubts


def find_disputes(look: Lookup) -> Disputes:
    """Return what is contested in a case."""
    edges = tuple(denial_edges(look))
    cards = [*_denial_cards(edges, look), *_event_cards(edges, look), *_blame_cards(look)]
    clashes = tuple(_clashes(look))
    shown = tuple(_once(clashes, look))
    answered = {target for _, target, _ in edges} | {r.id for card in cards for s in (*card.left, *card.right) for r in s.records}
    return Disputes(
        cards=tuple(sorted(cards, key=lambda c: (-c.origins, -sum(len(s.records) for s in (*c.left, *c.right)), c.id))),
        clashes=shown,
        unanswered=tuple(_unanswered(look, answered)),
        alone=tuple(_lone_denials(edges, look)),
        doubts=_doubts(edges, clashes, look),
    )


def denial_edges(look: Lookup) -> Iterator[tuple[Claim, str, str | None]]:
    """Yield (denial, id of what it denies, what of it is denied) as the record binds them."""
    seen: set[tuple[str, str]] = set()
    for link in look.view.links:
        pair = _denial_and_target(link, look) if link.kind in DENIALS else None
        if pair:
            seen.add((pair[0].id, pair[1]))
            yield *pair, link.dimension
    for claim in look.view.claims:
        if claim.speech_act == "deny":
            yield from ((claim, target, None) for target in claim.about if target in look.records and (claim.id, target) not in seen)


def _denial_and_target(link: Link, look: Lookup) -> tuple[Claim, str] | None:
    """Return the denial of a link and the id of the other end, whichever way round the link stands."""
    for one, other in ((link.left, link.right), (link.right, link.left)):
        claim = look.records.get(one)
        if isinstance(claim, Claim) and claim.speech_act == "deny" and other in look.records:
            return claim, other
    return None


def _denial_cards(edges: tuple[tuple[Claim, str, str | None], ...], look: Lookup) -> Iterator[Card]:
    """Yield a card for each group of denials and denied records that hang together."""
    groups = _components([(claim.id, target) for claim, target, _ in edges] + _same_wording(look))
    of = {member: at for at, group in enumerate(groups) for member in group}
    bound: dict[int, list[tuple[Claim, str | None]]] = {}
    for claim, _, dimension in edges:
        bound.setdefault(of[claim.id], []).append((claim, dimension))
    for at, denying in sorted(bound.items()):
        denials = {claim.id: claim for claim, _ in denying}
        members = [look.records[member] for member in groups[at] if member not in denials]
        echoes = [record for record in members if _denies(record)]  # the same denial elsewhere, which binds nothing there
        denied = [record for record in members if not _denies(record)]
        if denied:
            yield _card("denial", denied, [*denials.values(), *echoes], tuple(d for _, d in denying if d), look)


def _denies(record: Record) -> bool:
    """Whether a record is a denial: it never stands among what is denied."""
    return isinstance(record, Claim) and record.speech_act == "deny"


def _same_wording(look: Lookup) -> list[tuple[str, str]]:
    return [
        (link.left, link.right)
        for link in look.view.links
        if link.kind in SAME_CLAIM and link.left in look.records and link.right in look.records
    ]


def _components(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the connected groups of ``pairs``, each sorted, in a stable order."""
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for left, right in pairs:
        parent[root(left)] = root(right)
    groups: dict[str, list[str]] = {}
    for one in sorted(parent):
        groups.setdefault(root(one), []).append(one)
    return list(groups.values())


def _event_cards(edges: tuple[tuple[Claim, str, str | None], ...], look: Lookup) -> Iterator[Card]:
    """Yield a card for each denied event whose denial is on record only as the side that denies it."""
    bound = {target for _, target, _ in edges}
    told = _told(bound, look)
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in look.view.events:
        if (
            event.denied_by
            and event.id not in bound
            and not any(event.start < end and start < event.end for start, end in told[event.article])
        ):
            groups.setdefault((_sides(event), event.plover, event.denied_by, event.place.name if event.place else ""), []).append(event)
    for events in groups.values():
        denials = tuple(Statement(side, "", "deny", tuple(events)) for side in events[0].denied_by)
        yield replace(_card("denial", events, [], (), look), right=denials, silent=())


def _told(bound: set[str], look: Lookup) -> dict[str, list[tuple[int, int]]]:
    """Return the words, by article, that a card already shows: every denial, and every claim that one is bound to."""
    told: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for claim in look.view.claims:
        if claim.speech_act == "deny" or claim.id in bound:
            told[claim.article].append((claim.start, claim.end))
    return told


def _sides(event: Event) -> tuple[str, str]:
    return "+".join(sorted({a.side or "" for a in event.actors})), "+".join(sorted({a.side or "" for a in event.recipients}))


def _blame_cards(look: Lookup) -> Iterator[Card]:
    """Yield a card for each two sides that blame each other; the same words in other articles, and other words for them, are one card."""
    pairs = [
        (look.records[link.left], look.records[link.right])
        for link in look.view.links
        if link.kind == "mutual_blame" and link.left in look.records and link.right in look.records
    ]
    blaming = {record.id: record for pair in pairs for record in pair}
    wordings = [(left, right) for left, right in _same_wording(look) if left in blaming and right in blaming]
    same = [(_words_of(record, look), record.id) for record in blaming.values()]
    for group in _components([*((left.id, right.id) for left, right in pairs), *wordings, *same]):
        records = [record for one, record in blaming.items() if one in set(group)]
        first = _side_of(records[0])
        left, right = ([record for record in records if (_side_of(record) == first) is mine] for mine in (True, False))
        yield _card("mutual_blame", left, right, (), look)


def _side_of(record: Record) -> str:
    """Return whom whoever makes an accusation stands for."""
    return (record.claimant.side or record.claimant.name) if isinstance(record, Claim) else ""


def _words_of(record: Record, look: Lookup) -> str:
    """Return a key that the same words of one side share."""
    return f"{_side_of(record)}: {same_words(look.exact(record))}"


def _lone_denials(edges: tuple[tuple[Claim, str, str | None], ...], look: Lookup) -> Iterator[Statement]:
    """Yield each denial whose target is not in the record; the same denial in other places is one statement."""
    bound = {claim.id for claim, _, _ in edges}
    yield from statements((claim for claim in look.view.claims if claim.speech_act == "deny" and claim.id not in bound), look)


def _card(kind: CardKind, left: Iterable[Record], right: Iterable[Record], dimensions: tuple[str, ...], look: Lookup) -> Card:
    lefts, rights = statements(left, look), statements(right, look)
    every = [record for statement in (*lefts, *rights) for record in statement.records]
    spoke = {statement.side for statement in rights}
    accused = {side for record in (r for s in lefts for r in s.records) for side in _accused(record)}
    return Card(
        id=content_id("dispute", kind, sorted(record.id for record in every)),
        kind=kind,
        left=lefts,
        right=rights,
        dimensions=tuple(dict.fromkeys(dimensions)),
        silent=tuple(sorted(side for side in accused - spoke if side)) if kind == "denial" else (),
        origins=look.origins(every),
    )


def _accused(record: Record) -> tuple[str | None, ...]:
    """Return the sides that ``record`` says did something."""
    if isinstance(record, Event):
        return tuple(actor.side for actor in record.actors)
    return (record.addressee.side,) if isinstance(record, Claim) and record.speech_act == "accuse" and record.addressee else ()


def statements(records: Iterable[Record], look: Lookup) -> tuple[Statement, ...]:
    """Return what ``records`` say, each statement once: same side, and the same words or words inside each other's.

    Beyond `MOST_COMPARED` statements of one side, only the very same words are joined: a brief that long folds them away.
    """
    made: dict[str | None, dict[str, Statement]] = {}
    for record in sorted(records, key=lambda r: (isinstance(r, Event), -(r.end - r.start), r.article, r.start, r.id)):
        statement = _statement(record, look)
        mine = made.setdefault(statement.side, {})
        words = same_words(look.exact(record))
        same = (
            words
            if words in mine
            else next((w for w in list(mine)[:MOST_COMPARED] if _overlaps(words, w, record, mine[w].records[0])), None)
        )
        mine[words if same is None else same] = statement if same is None else _joined(mine[same], record)
    return tuple(statement for mine in made.values() for statement in mine.values())


def _overlaps(words: str, shown: str, record: Record, first: Record) -> bool:
    return words in shown or (record.article == first.article and record.start < first.end and first.start < record.end)


def _joined(statement: Statement, record: Record) -> Statement:
    return replace(statement, records=(*statement.records, record))


def _statement(record: Record, look: Lookup) -> Statement:
    if isinstance(record, Claim):
        return Statement(record.claimant.side, look.speaker(record.claimant, record), record.speech_act, (record,))
    if isinstance(record, Toll):
        return Statement(record.claimant.side, look.speaker(record.claimant, record), "state", (record,))
    if isinstance(record, Position):
        return Statement(record.actor.side, record.actor.name, "state", (record,))
    side = record.asserted_by if isinstance(record, Event | Relation) else None
    return Statement(side, "", "state", (record,))


def _clashes(look: Lookup) -> Iterator[Clash]:
    judged = {judgement.target: judgement for judgement in sorted(look.view.judgements, key=lambda one: one.number)}
    for link in look.view.links:
        left, right = look.records.get(link.left), look.records.get(link.right)
        if link.kind in CLASHES and left and right:
            yield Clash(link, left, right, judged.get(link.id))


def _once(clashes: Sequence[Clash], look: Lookup) -> Iterator[Clash]:
    """Yield each two statements that clash once, however many articles carry them or parts of their words; what a person judged, always."""
    shown: dict[tuple[str, ...], list[frozenset[str]]] = {}
    kept: set[str] = set()
    for clash in sorted(clashes, key=lambda one: -_length(one)):
        sides = sorted(_bearer_side(record) for record in (clash.left, clash.right))
        words = frozenset(same_words(look.exact(record)) for record in (clash.left, clash.right))
        before = shown.setdefault((clash.link.kind, *sides), [])
        if clash.judged is not None or not any(_carried(words, other) for other in before[:MOST_COMPARED]):
            kept.add(clash.link.id)
            before.append(words)
    yield from (clash for clash in clashes if clash.link.id in kept)


def _length(clash: Clash) -> int:
    return sum(record.end - record.start for record in (clash.left, clash.right))


def _bearer_side(record: Record) -> str:
    """Return whom the speaker of a record stands for, else by which name he goes."""
    actor = record.actor if isinstance(record, Position) else record.claimant if isinstance(record, Claim | Toll) else None
    return (actor.side or actor.name) if actor is not None else ""


def _carried(words: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each of two statements stands in the words of one of two others."""
    return all(any(one in longer for longer in other) for one in words)


def _unanswered(look: Lookup, answered: set[str]) -> Iterator[Statement]:
    """Yield accusations that nothing in the record denies, each wording once a side."""
    seen: dict[tuple[str | None, str], Statement] = {}
    for claim in look.view.claims:
        if claim.speech_act == "accuse" and claim.id not in answered and not (set(claim.about) & answered):
            key = (claim.claimant.side, same_words(look.exact(claim)))
            old = seen.get(key)
            seen[key] = replace(old, records=(*old.records, claim)) if old else _statement(claim, look)
    yield from seen.values()


def _doubts(edges: tuple[tuple[Claim, str, str | None], ...], clashes: tuple[Clash, ...], look: Lookup) -> Doubts:
    denied: dict[str, set[str]] = {}
    for claim, target, _ in edges:
        denied.setdefault(target, set()).add(claim.claimant.side or claim.claimant.name)
    for event in look.view.events:
        denied.setdefault(event.id, set()).update(event.denied_by)
    for event in look.view.events:
        for toll in event.tolls:
            denied.setdefault(toll, set()).update(denied.get(event.id, ()))
    flags: dict[str, tuple[str, ...]] = {}
    for link in look.view.links:
        if link.kind == "implausible":
            flags[link.left] = (*flags.get(link.left, ()), link.reason)
    disputed = frozenset(
        i for clash in clashes if clash.link.kind == "true_conflict" and clash.link.state == "open" for i in (clash.left.id, clash.right.id)
    )
    return Doubts({i: tuple(sorted(sides)) for i, sides in denied.items() if sides}, disputed, flags)
