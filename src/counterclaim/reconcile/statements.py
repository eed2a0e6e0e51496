"""Links between what records say: which records to set against which, so that new ones touch only what they can meet.

Every record is kept under keys that it shares with whatever it can meet (`ReconcileStore.put_keys`), one family of keys a rule. A link
follows from the records at its ends and from who else shares their keys; so when records come in, only those that share keys with them are
compared again, and the links that stand between these are set against the links that follow.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any, Generic, TypeVar, cast

from counterclaim.claim import Position
from counterclaim.event import Holding
from counterclaim.link import Link
from counterclaim.reconcile import blame, denials, meetings, plausible, positions, quotes, scopes, tolls, variants
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import DAY, Placed, Stated
from counterclaim.reconcile.shelf import Shelf
from counterclaim.store import ReconcileStore
from counterclaim.toll import Toll

UNDATED = -9  # the season of totals in articles that bear no day
EARLIER_EDITIONS = frozenset({"reconcile.claims", "reconcile.tolls"})
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Family(Generic[Item]):
    """A rule that looks at one item and those that share at least ``need`` of its keys; the link belongs to the item it is made for.

    Where ``days`` is given, keys lie in drawers of so many days, and an item meets those of its own drawer and of the two beside it: so
    what an item meets does not grow with the years that an archive covers.
    """

    rule: str
    keys: Callable[[Item], Iterable[str]]
    need: Callable[[Item], int]
    links: Callable[[Item, Sequence[Item]], Iterable[Link]]
    days: int = 0


def refresh(store: ReconcileStore, pending: Sequence[str], moved: Sequence[str]) -> None:
    """Derive the links of the records of ``pending`` articles, and of articles that ``moved`` to another origin, with all they can meet."""
    shelf = Shelf(store)
    shelf.take_articles({*pending, *moved})
    new = sorted(shelf.records)
    replace_links(store, [link for link in store.links(new) if link.rule in EARLIER_EDITIONS], [])
    answered = _inside_articles(shelf, set(pending))
    claims = [one for one in new if one in shelf.claims]
    open_deeds = [one for one in claims if one not in answered]
    asked = [one for one in new if isinstance(shelf.records[one], Position) and not _is_denial(shelf, one)]
    figures = [one for one in new if isinstance(shelf.records[one], Toll)]
    event, season = rules().event_days, rules().season_days
    _refresh_family(shelf, _variants(), claims)
    _refresh_family(shelf, Family(quotes.RULE, quotes.keys, _one_key, quotes.links_of), claims)
    _refresh_family(shelf, Family(meetings.RULE, meetings.keys, _one_key, meetings.links_of, event), open_deeds)
    _refresh_family(shelf, Family(blame.BLAME_MET, blame.blame_keys, _one_key, blame.blame_met, event), claims)
    _refresh_family(shelf, Family(blame.FRAMING_MET, blame.framing_keys, _one_key, blame.framing_met, event), claims)
    _refresh_family(shelf, Family(positions.RULE, positions.keys, _one_key, positions.links_of, season), asked)
    _refresh_family(shelf, _pairs(shelf), figures)
    _refresh_family(shelf, Family(scopes.RULE, scopes.keys, _one_key, scopes.links_of, event), figures)
    _refresh_series(shelf, figures)
    _refresh_stock(shelf, figures, [one for one in new if isinstance(shelf.records[one], Holding)])


def _one_key(_: Any) -> int:
    return 1


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
            replace_links(shelf.store, [link for link in _standing(shelf, ordered) if link.rule in rules], wanted)
    return answered


def _standing(shelf: Shelf, inside: Sequence[Stated]) -> Iterator[Link]:
    ids = {one.claim.id for one in inside}
    return (link for link in shelf.store.links(sorted(ids)) if link.left in ids)


# Rules that look at one record and its neighbours


def _variants() -> Family[Stated]:
    def links(one: Stated, near: Sequence[Stated]) -> Iterable[Link]:
        found = variants.link_of(one, near)
        return [found] if found else []

    return Family(variants.RULE, variants.keys, variants.least, links, rules().season_days)


def _pairs(shelf: Shelf) -> Family[Placed[Toll]]:
    def keys(one: Placed[Toll]) -> Iterable[str]:
        return tolls.pair_keys(one, shelf.theatres.get(one.record.article, ()))

    return Family(tolls.PAIRS, keys, lambda _: 1, tolls.pair_links)


def _refresh_family(shelf: Shelf, family: Family[Any], new: Sequence[str]) -> None:
    """Derive the links of one rule for ``new`` records and for those that share keys with them."""
    asked = _asked(shelf, family, new)
    if not asked:
        return
    shelf.store.put_keys((numbers[0], one) for one, keys in asked.items() for numbers in keys)
    if family.rule == variants.RULE:  # what dates an undated article looks for its words in any season
        shelf.store.put_keys((key_number(family.rule, key), one) for one in asked for key in family.keys(shelf.item(one)))
    first = _near(shelf, family, asked)
    touched = asked.keys() | {other for others in first.values() for other in others}
    shelf.take(touched)
    near = _near(shelf, family, asked | _asked(shelf, family, sorted(touched - asked.keys())))
    shelf.take({other for others in near.values() for other in others})
    wanted = [link for one in sorted(near) for link in family.links(shelf.item(one), [shelf.item(other) for other in near[one]])]
    standing = [link for link in shelf.store.links(sorted(touched)) if link.rule == family.rule]
    shelf.take({end for link in standing for end in (link.left, link.right)})
    replace_links(shelf.store, [link for link in standing if _owner(shelf, link) in touched], wanted)


def _asked(shelf: Shelf, family: Family[Any], ids: Iterable[str]) -> dict[str, list[tuple[int, ...]]]:
    """Return, for each record and each of its keys, the numbers under which others are looked for, the first being its own."""
    found = {}
    for one in ids:
        item = shelf.item(one)
        drawers = _drawers(item, family.days) if family.days else ("",)
        keys = [tuple(key_number(family.rule, f"{key}{drawer}") for drawer in drawers) for key in sorted(set(family.keys(item)))]
        if keys:
            found[one] = keys
    return found


def _drawers(item: Any, days: int) -> tuple[str, ...]:
    """Return the drawer of an item's day, and the two beside it; what bears no day lies apart."""
    number = drawer(item.when if isinstance(item, Stated) else item.day, days)
    return (" undated",) if number is None else tuple(f" {number + by}" for by in (0, -1, 1))


def drawer(day: str | None, days: int) -> int | None:
    """Return the number of the drawer, of so many days, that a day lies in."""
    return date.fromisoformat(day[:DAY]).toordinal() // days if day and len(day) >= DAY else None


def key_number(rule: str, key: str) -> int:
    """Return the number under which `ReconcileStore.put_keys` keeps a key of a rule."""
    return int.from_bytes(blake2b(f"{rule} {key}".encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def _near(shelf: Shelf, family: Family[Any], asked: Mapping[str, list[tuple[int, ...]]]) -> dict[str, list[str]]:
    """Return, for each record, which others share enough keys with it to be compared, sorted."""
    under = _under(shelf.store, {number for keys in asked.values() for numbers in keys for number in numbers})
    near = {}
    for one, keys in asked.items():
        shared = Counter(other for numbers in keys for number in numbers for other in under[number])
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


# Series of running totals: everything of one side within a season and the one before it


def _refresh_series(shelf: Shelf, new: Sequence[str]) -> None:
    """Derive the links within the seasons that new totals fall into, and within the seasons after these, which look back on them.

    A link belongs to the season of its later end, so that each season's links are derived from it and the one before alone.
    """
    keyed = {one: key for one in new if (key := tolls.series_key(shelf.placed(shelf.records[one])))}
    shelf.store.put_keys((key_number(tolls.SERIES, f"{key} {_season(shelf, one)}"), one) for one, key in keyed.items())
    for key in sorted(set(keyed.values())):
        seasons = {_season(shelf, one) for one, its in keyed.items() if its == key}
        for season in sorted(seasons | {one + 1 for one in seasons}):
            _refresh_season(shelf, key, season)


def _refresh_season(shelf: Shelf, key: str, season: int) -> None:
    numbers = {key_number(tolls.SERIES, f"{key} {season + by}") for by in (0, -1)}
    ids = sorted({one for found in _under(shelf.store, numbers).values() for one in found})
    shelf.take(ids)
    # A record that reads otherwise against an inferred day lies under keys that it no longer has.
    block = [shelf.placed(shelf.records[one]) for one in ids]
    members = [one for one in block if tolls.series_key(one) == key and season - _season(shelf, one.record.id) in (0, 1)]
    held = {one.record.id for one in block}

    def belongs(link: Link) -> bool:
        return {link.left, link.right} <= held and max(_season(shelf, end) for end in (link.left, link.right)) == season

    standing = [link for link in shelf.store.links(ids) if link.rule == tolls.SERIES and belongs(link)]
    replace_links(shelf.store, standing, [link for link in tolls.series_links(members) if belongs(link)])


def _season(shelf: Shelf, toll: str) -> int:
    return drawer(shelf.placed(shelf.records[toll]).day, rules().season_days) or UNDATED


# Losses against stocks


def _refresh_stock(shelf: Shelf, losses: Sequence[str], holdings: Sequence[str]) -> None:
    """Set new losses against what is held, and everything that the holders of new stocks lost against these."""
    kept = {one: side for one in (*losses, *holdings) if (side := plausible.side_of(shelf.records[one]))}
    shelf.store.put_keys((key_number(plausible.RULE, f"{shelf.records[one].record} {side}"), one) for one, side in kept.items())
    restocked = {kept[one] for one in holdings if one in kept}
    touched = set(losses) & kept.keys() | {one for side in restocked for one in _of_side(shelf, "toll", side)}
    shelf.take(touched)
    held = {side: _of_side(shelf, "holding", side) for side in {plausible.side_of(shelf.records[one]) for one in touched} if side}
    shelf.take({one for ids in held.values() for one in ids})
    wanted = [
        link
        for one in sorted(touched)
        for link in plausible.flags(
            cast(Toll, shelf.records[one]),
            [cast(Holding, shelf.records[other]) for other in held.get(plausible.side_of(shelf.records[one]) or "", ())],
        )
    ]
    replace_links(shelf.store, [link for link in shelf.store.links(sorted(touched)) if link.rule == plausible.RULE], wanted)


def _of_side(shelf: Shelf, kind: str, side: str) -> list[str]:
    return sorted(one for found in _under(shelf.store, {key_number(plausible.RULE, f"{kind} {side}")}).values() for one in found)


def replace_links(store: ReconcileStore, standing: Iterable[Link], wanted: Sequence[Link]) -> None:
    """Retract what stands and does not follow any more, and put what follows."""
    keep = {link.id for link in wanted}
    had = set()
    for link in standing:
        had.add(link.id)
        if link.id not in keep:
            store.retract(link.id, "no longer follows from what the case holds")
    store.put_links([link for link in {one.id: one for one in wanted}.values() if link.id not in had])
