"""Links between what records say: which records to set against which, so that new ones touch only what they can meet.

Every record is kept under keys that it shares with whatever it can meet (`ReconcileStore.put_keys`), one family of keys a rule. A link
follows from the records at its ends and from who else shares their keys; so when records come in, only those that share keys with them are
compared again, and the links that stand between these are set against the links that follow.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Generic, TypeVar, cast

from counterclaim.claim import Position
from counterclaim.event import Holding
from counterclaim.link import Link
from counterclaim.reconcile import blame, denials, meetings, plausible, positions, quotes, scopes, tolls, variants
from counterclaim.reconcile.scope import Placed, Stated
from counterclaim.reconcile.shelf import Shelf
from counterclaim.store import ReconcileStore
from counterclaim.toll import Toll

EARLIER_EDITIONS = frozenset({"reconcile.claims", "reconcile.tolls"})
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Family(Generic[Item]):
    """A rule that looks at one item and those that share at least ``need`` of its keys; the link belongs to the item it is made for."""

    rule: str
    keys: Callable[[Item], Iterable[str]]
    need: Callable[[Item], int]
    links: Callable[[Item, Sequence[Item]], Iterable[Link]]


def refresh(store: ReconcileStore, pending: Sequence[str], moved: Sequence[str]) -> None:
    """Derive the links of the records of ``pending`` articles, and of articles that ``moved`` to another origin, with all they can meet."""
    shelf = Shelf(store)
    shelf.take_articles({*pending, *moved})
    new = sorted(shelf.records)
    _replace(store, [link for link in store.links(new) if link.rule in EARLIER_EDITIONS], [])
    answered = _inside_articles(shelf, set(pending))
    claims = [one for one in new if one in shelf.claims]
    open_deeds = [one for one in claims if one not in answered]
    asked = [one for one in new if isinstance(shelf.records[one], Position) and not _is_denial(shelf, one)]
    figures = [one for one in new if isinstance(shelf.records[one], Toll)]
    _refresh_family(shelf, _variants(), claims)
    _refresh_family(shelf, Family(quotes.RULE, quotes.keys, lambda _: 1, quotes.links_of), claims)
    _refresh_family(shelf, _denials(), open_deeds)
    _refresh_family(shelf, Family(blame.BLAME_MET, blame.blame_keys, lambda _: 1, blame.blame_met), claims)
    _refresh_family(shelf, Family(blame.FRAMING_MET, blame.framing_keys, lambda _: 1, blame.framing_met), claims)
    _refresh_family(shelf, _positions(), asked)
    _refresh_family(shelf, _pairs(shelf), figures)
    _refresh_family(shelf, _scopes(), figures)
    _refresh_blocks(shelf, tolls.SERIES, lambda one: filter(None, [tolls.series_key(one)]), _series, figures)
    stock = [*figures, *(one for one in new if isinstance(shelf.records[one], Holding))]
    _refresh_blocks(shelf, plausible.RULE, lambda one: plausible.keys(one.record), _implausible, stock)


def _is_denial(shelf: Shelf, position: str) -> bool:
    claim = shelf.claims.get(cast(Position, shelf.records[position]).claim or "")
    return claim is not None and claim.claim.speech_act == "deny"


def _inside_articles(shelf: Shelf, articles: set[str]) -> set[str]:
    """Put the links that follow from one article alone; return the denials that their own article binds."""
    by_article: dict[str, list[Stated]] = defaultdict(list)
    for one in shelf.claims.values():
        by_article[one.claim.article].append(one)
    answered: set[str] = set()
    for article, inside in sorted(by_article.items()):
        ordered = sorted(inside, key=lambda one: one.order)
        bound = [link for one in ordered if denials.is_denial(one) for link in denials.bound_links(one, ordered)]
        answered |= {link.left for link in bound}
        if article in articles:
            rules = {denials.BOUND, blame.BLAME, blame.FRAMING}
            wanted = [*bound, *blame.blame_links(ordered), *blame.framing_links(ordered)]
            _replace(shelf.store, [link for link in _standing(shelf, ordered) if link.rule in rules], wanted)
    return answered


def _standing(shelf: Shelf, inside: Sequence[Stated]) -> Iterator[Link]:
    ids = {one.claim.id for one in inside}
    return (link for link in shelf.store.links(sorted(ids)) if link.left in ids)


# Rules that look at one record and its neighbours


def _variants() -> Family[Stated]:
    def links(one: Stated, near: Sequence[Stated]) -> Iterable[Link]:
        found = variants.link_of(one, near)
        return [found] if found else []

    return Family(variants.RULE, variants.keys, variants.least, links)


def _denials() -> Family[Stated]:
    return Family(meetings.RULE, meetings.keys, lambda _: meetings.least(), meetings.links_of)


def _positions() -> Family[Placed[Position]]:
    return Family(positions.RULE, positions.keys, lambda _: 1, positions.links_of)


def _pairs(shelf: Shelf) -> Family[Placed[Toll]]:
    def keys(one: Placed[Toll]) -> Iterable[str]:
        return tolls.pair_keys(one, shelf.theatres.get(one.record.article, ()))

    return Family(tolls.PAIRS, keys, lambda _: 1, tolls.pair_links)


def _scopes() -> Family[Placed[Toll]]:
    return Family(scopes.RULE, scopes.keys, lambda _: 1, scopes.links_of)


def _refresh_family(shelf: Shelf, family: Family[Any], new: Sequence[str]) -> None:
    """Derive the links of one rule for ``new`` records and for those that share keys with them."""
    keyed = _keyed(shelf, family.rule, family.keys, new)
    if not keyed:
        return
    shelf.store.put_keys((key, one) for one, keys in keyed.items() for key in keys)
    first = _near(shelf, family, keyed)
    touched = keyed.keys() | {other for others in first.values() for other in others}
    shelf.take(touched)
    every = keyed | _keyed(shelf, family.rule, family.keys, sorted(touched - keyed.keys()))
    near = _near(shelf, family, every)
    shelf.take({other for others in near.values() for other in others})
    wanted = [link for one in sorted(near) for link in family.links(shelf.item(one), [shelf.item(other) for other in near[one]])]
    standing = [link for link in shelf.store.links(sorted(touched)) if link.rule == family.rule]
    shelf.take({end for link in standing for end in (link.left, link.right)})
    _replace(shelf.store, [link for link in standing if _owner(shelf, link) in touched], wanted)


def _keyed(shelf: Shelf, rule: str, keys: Callable[[Any], Iterable[str]], ids: Iterable[str]) -> dict[str, frozenset[int]]:
    found = ((one, frozenset(key_number(rule, key) for key in keys(shelf.item(one)))) for one in ids)
    return {one: hashes for one, hashes in found if hashes}


def key_number(rule: str, key: str) -> int:
    """Return the number under which `ReconcileStore.put_keys` keeps a key of a rule."""
    return int.from_bytes(blake2b(f"{rule} {key}".encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def _near(shelf: Shelf, family: Family[Any], keyed: Mapping[str, frozenset[int]]) -> dict[str, list[str]]:
    """Return, for each record, which others share enough keys with it to be compared, sorted."""
    under = _under(shelf.store, {key for keys in keyed.values() for key in keys})
    near = {}
    for one, keys in keyed.items():
        shared = Counter(other for key in keys for other in under[key])
        need = min(family.need(shelf.item(one)), len(keys))
        near[one] = sorted(other for other, n in shared.items() if n >= need and other != one)
    return near


def _under(store: ReconcileStore, keys: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key, record in store.records_under(keys):
        found[key].append(record)
    return found


def _owner(shelf: Shelf, link: Link) -> str:
    """Return the record that a link was made for: its left end, or for two figures the later one."""
    if link.rule != tolls.PAIRS:
        return link.left
    return max((link.left, link.right), key=lambda one: shelf.placed(shelf.records[one]).order)


# Rules that look at everything under one key


def _refresh_blocks(
    shelf: Shelf,
    rule: str,
    keys: Callable[[Placed[Any]], Iterable[str]],
    links: Callable[[Sequence[Placed[Any]]], Iterable[Link]],
    new: Sequence[str],
) -> None:
    keyed = _keyed(shelf, rule, keys, new)
    shelf.store.put_keys((key, one) for one, held in keyed.items() for key in held)
    blocks = _under(shelf.store, {key for held in keyed.values() for key in held})
    members = {one for block in blocks.values() for one in block}
    shelf.take(members)
    now = _keyed(shelf, rule, keys, members)  # a record that reads otherwise against an inferred day lies under keys that it no longer has
    held = [[shelf.placed(shelf.records[one]) for one in block if key in now.get(one, ())] for key, block in sorted(blocks.items())]
    wanted = [link for block in held for link in links(block)]
    standing = [link for link in shelf.store.links(sorted(members)) if link.rule == rule]
    _replace(shelf.store, standing, wanted)


def _series(block: Sequence[Placed[Any]]) -> Iterable[Link]:
    return tolls.series_links(block)


def _implausible(block: Sequence[Placed[Any]]) -> Iterator[Link]:
    holdings = [one.record for one in block if isinstance(one.record, Holding)]
    for one in block:
        if isinstance(one.record, Toll):
            yield from plausible.flags(one.record, holdings)


def _replace(store: ReconcileStore, standing: Iterable[Link], wanted: Sequence[Link]) -> None:
    """Retract what stands and does not follow any more, and put what follows."""
    keep = {link.id for link in wanted}
    had = set()
    for link in standing:
        had.add(link.id)
        if link.id not in keep:
            store.retract(link.id, "no longer follows from what the case holds")
    store.put_links([link for link in {one.id: one for one in wanted}.values() if link.id not in had])
