"""Links between what records say: which records to set against which, so that new ones touch only what they can meet.

Every record is kept under keys that it shares with whatever it can meet (`ReconcileStore.put_keys`), one family of keys a rule. A link
follows from the records at its ends and from who else shares their keys; so when records come in, only those that share keys with them are
compared again, and the links that stand between these are set against the links that follow.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import blake2b
from typing import Any, Generic, TypeVar, cast

from counterclaim.claim import Position
from counterclaim.event import Holding
from counterclaim.link import Link
from counterclaim.reconcile import (
    blame,
    denials,
    incidents,
    matches,
    meetings,
    naming,
    plausible,
    positions,
    quotes,
    renderings,
    scopes,
    tolls,
    variants,
)
from counterclaim.reconcile.matching import Matcher
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
    what an item meets does not grow with the years that an archive covers. ``asks`` are the keys that others lie under where these are not
    an item's own keys. Of ``telling`` keys one in common is enough. ``matters`` tells whether the second of two items can change what
    follows for the first; null where it can only by a link of its own between the two.
    """

    rule: str
    keys: Callable[[Item], Iterable[str]]
    need: Callable[[Item], int]
    links: Callable[[Item, Sequence[Item]], Iterable[Link]]
    days: int = 0
    asks: Callable[[Item], Iterable[str]] | None = None
    telling: Callable[[Item], Iterable[str]] = lambda _: ()
    matters: Callable[[Item, Item], bool] | None = None

    def concerns(self, one: Item, other: Item) -> bool:
        """Whether what follows for ``one`` can depend on ``other``."""
        return self.matters(one, other) if self.matters else any(True for _ in self.links(one, [other]))


def refresh(store: ReconcileStore, pending: Sequence[str], moved: Sequence[str], matcher: Matcher | None = None) -> None:
    """Derive the links of the records of ``pending`` articles, and of articles that ``moved`` to another origin, with all they can meet.

    Where no rule of words joins two statements, the ``matcher`` is asked.
    """
    shelf = Shelf(store, matcher)
    shelf.take_articles({*pending, *moved})
    new = sorted(shelf.records)
    old = {*moved, *store.compared_before(pending)}
    known = {one for one in new if shelf.records[one].article in old}
    replace_links(store, [*store.loose_links(pending), *(link for link in store.links(new) if link.rule in EARLIER_EDITIONS)], [])
    answered = _inside_articles(shelf, set(pending))
    for family, items in _asking(shelf, new, answered):
        _refresh_family(shelf, family, items, known)
    figures = [one for one in new if isinstance(shelf.records[one], Toll)]
    _refresh_series(shelf, figures)
    _refresh_stock(shelf, figures, [one for one in new if isinstance(shelf.records[one], Holding)])


def _asking(shelf: Shelf, records: Sequence[str], answered: Set[str]) -> Iterator[tuple[Family[Any], list[str]]]:
    """Yield every family with those of these records that it looks at; ``answered`` denials are bound by their own article."""
    claims = [one for one in records if one in shelf.claims]
    open_deeds = [one for one in claims if one not in answered]
    asked = [one for one in records if isinstance(shelf.records[one], Position) and not _is_denial(shelf, one)]
    figures = [one for one in records if isinstance(shelf.records[one], Toll)]
    yield from zip(_families(shelf), (*[claims] * 3, open_deeds, *[claims] * 4, asked, figures, figures), strict=True)
    yield from ((family, claims) for family in _matched(shelf.matcher))


def touching(store: ReconcileStore, articles: Sequence[str], matcher: Matcher | None = None) -> set[str]:
    """Return the articles with records whose links can hang on a record of these: all that meets them, and all that is tied to them.

    To be asked before these articles are read again, so that what hangs on a record that goes is compared again as well.
    """
    shelf = Shelf(store, matcher)
    shelf.take_articles(articles)
    own = sorted(shelf.records)
    met = {
        one
        for family, items in _asking(shelf, own, frozenset())
        for near in _near(shelf, family, _asked(shelf, family, items)).values()
        for one in near
    }
    figures = [one for one in own if isinstance(shelf.records[one], Toll)]
    met |= _of_one_voice(shelf, figures)
    met |= {
        toll for one in own if isinstance(held := shelf.records[one], Holding) and held.side for toll in _of_side(shelf, "toll", held.side)
    }
    met |= {end for link in store.links(own) for end in (link.left, link.right)}
    return {record.article for record in store.records_named(met)} | set(articles)


def _of_one_voice(shelf: Shelf, figures: Sequence[str]) -> set[str]:
    """Return the running totals that the voice of one of these figures gives in the same series, in its season or beside it."""
    found: set[str] = set()
    for one in figures:
        placed = shelf.placed(shelf.records[one])
        if key := tolls.series_key(placed):
            numbers = {key_number(tolls.SERIES, f"{key} {_season(shelf, one) + by}") for by in (-1, 0, 1)}
            block = sorted({other for others in _under(shelf.store, numbers).values() for other in others})
            shelf.take(block)
            found |= {other for other in block if tolls.voice_of(shelf.placed(shelf.records[other])) == tolls.voice_of(placed)}
    return found


def _one_key(_: Any) -> int:
    return 1


def _is_denial(shelf: Shelf, position: str) -> bool:
    claim = shelf.claims.get(cast(Position, shelf.records[position]).claim or "")
    return claim is not None and claim.claim.speech_act == "deny"


def _inside_articles(shelf: Shelf, articles: set[str]) -> set[str]:
    """Put the links that follow from one article alone; return the denials that their own article binds to a claim beside them.

    "Xland denied the claim that it had shelled the town" also denies whoever claimed it elsewhere.
    """
    by_article: dict[str, list[Stated]] = defaultdict(list)
    for one in shelf.claims.values():
        by_article[one.claim.article].append(one)
    answered: set[str] = set()
    for article, inside in sorted(by_article.items()):
        ordered = sorted(inside, key=lambda one: one.order)
        bound = [link for one in ordered if denials.is_denial(one) for link in denials.bound_links(one, ordered)]
        answered |= {link.left for link in bound if not denials.overlap(shelf.claims[link.left], shelf.claims[link.right])}
        if article in articles:
            rules = {denials.BOUND, blame.BLAME, blame.FRAMING}
            wanted = [*bound, *blame.blame_links(ordered), *blame.framing_links(ordered)]
            replace_links(shelf.store, [link for link in _standing(shelf, ordered) if link.rule in rules], wanted)
    return answered


def _standing(shelf: Shelf, inside: Sequence[Stated]) -> Iterator[Link]:
    ids = {one.claim.id for one in inside}
    return (link for link in shelf.store.links(sorted(ids)) if link.left in ids)


# Rules that look at one record and its neighbours


def _families(shelf: Shelf) -> tuple[Family[Any], ...]:
    event, season = rules().event_days, rules().season_days
    return (
        Family(variants.RULE, variants.keys, variants.least, variants.links_of, season, variants.asks, variants.figures),
        Family(quotes.RULE, quotes.keys, _one_key, quotes.links_of),
        Family(renderings.RULE, renderings.keys, _one_key, renderings.links_of, event),
        Family(meetings.RULE, meetings.keys, _one_key, meetings.links_of, event, meetings.asks),
        Family(blame.BLAME_MET, blame.blame_keys, _one_key, blame.blame_met, event),
        Family(blame.FRAMING_MET, blame.framing_keys, _one_key, blame.framing_met, event),
        Family(blame.FRAMING_THING, blame.thing_keys, _one_key, blame.thing_met, event),
        Family(naming.RULE, naming.keys, _one_key, naming.links_of, event),
        Family(positions.RULE, positions.keys, positions.least, positions.links_of, rules().position_days, matters=positions.parts_with),
        _pairs(shelf),
        Family(scopes.RULE, scopes.keys, _one_key, scopes.links_of, event, matters=scopes.compares),
    )


def _matched(matcher: Matcher | None) -> tuple[Family[Any], ...]:
    """Return the rules by which a matcher is asked; none without one."""
    if matcher is None:
        return ()
    voice, near, answer = (partial(one, matcher=matcher) for one in (matches.voice_links, matches.near_links, matches.answer_links))
    return (
        Family(matches.VOICE, matches.voice_keys_of, matches.least, voice, rules().position_days),
        Family(matches.NEAR, lambda _: (), _one_key, near, rules().event_days, telling=matches.near_keys),
        Family(matches.ANSWER, matches.answer_keys, matches.least, answer, rules().event_days, telling=matches.answer_sides),
    )


def _pairs(shelf: Shelf) -> Family[Placed[Toll]]:
    def keys(one: Placed[Toll]) -> Iterable[str]:
        return incidents.pair_keys(one, shelf.theatre(one.record))

    return Family(incidents.PAIRS, keys, lambda _: 1, incidents.pair_links, matters=incidents.meets)


def _refresh_family(shelf: Shelf, family: Family[Any], new: Sequence[str], known: Set[str]) -> None:
    """Derive the links of one rule for ``new`` records, and for those whose links these can change.

    What was ``known`` before may stand elsewhere now than it did, so that all that meets it is looked at, and whatever it was tied to.
    """
    shelf.store.put_keys((number, one) for one in new for number in _own_numbers(shelf.item(one), family))
    asked = _asked(shelf, family, new)
    before = [link for link in shelf.store.links(sorted(known & set(new))) if link.rule == family.rule] if known else []
    shelf.take({end for link in before for end in (link.left, link.right)})
    near = _near(shelf, family, asked)
    shelf.take({other for others in near.values() for other in others})
    met = {
        other
        for one, others in near.items()
        for other in others
        if other not in asked and (one in known or family.concerns(shelf.item(other), shelf.item(one)))
    }
    met |= {_owner(shelf, link) for link in before} & shelf.records.keys() - asked.keys()
    touched = set(new) | met
    if not touched:
        return
    near |= _near(shelf, family, _asked(shelf, family, sorted(met)))
    shelf.take({other for one in met for other in near.get(one, ())})
    wanted = [link for one in sorted(near) for link in family.links(shelf.item(one), [shelf.item(other) for other in near[one]])]
    standing = [link for link in shelf.store.links(sorted(touched)) if link.rule == family.rule]
    shelf.take({end for link in standing for end in (link.left, link.right)})
    replace_links(shelf.store, [link for link in standing if _owner(shelf, link) in touched], wanted)


@dataclass(frozen=True, slots=True)
class _Key:
    """The numbers under which others lie that share one key; ``alone`` where one such key is enough."""

    numbers: tuple[int, ...]
    alone: bool


def _own_numbers(item: Any, family: Family[Any]) -> set[int]:
    """Return the numbers under which an item lies."""
    drawer = _drawers(item, family.days)[0]
    return {key_number(family.rule, f"{key}{drawer}") for key in (*family.keys(item), *family.telling(item))}


def _asked(shelf: Shelf, family: Family[Any], ids: Iterable[str]) -> dict[str, list[_Key]]:
    """Return, for each record that has any, the keys under which it looks for others."""
    found = {}
    for one in ids:
        item = shelf.item(one)
        asks = family.asks or family.keys
        keys = dict.fromkeys(asks(item), False) | dict.fromkeys(family.telling(item), True)
        if keys:
            drawers = _drawers(item, family.days)
            found[one] = [
                _Key(tuple(key_number(family.rule, f"{key}{drawer}") for drawer in drawers), alone) for key, alone in sorted(keys.items())
            ]
    return found


def _drawers(item: Any, days: int) -> tuple[str, ...]:
    """Return the drawer of an item's day, and the two beside it; what bears no day lies apart. Without ``days`` all lies in one."""
    if not days:
        return ("",)
    number = drawer(item.when if isinstance(item, Stated) else item.day, days)
    return (" undated",) if number is None else tuple(f" {number + by}" for by in (0, -1, 1))


def drawer(day: str | None, days: int) -> int | None:
    """Return the number of the drawer, of so many days, that a day lies in."""
    return date.fromisoformat(day[:DAY]).toordinal() // days if day and len(day) >= DAY else None


def key_number(rule: str, key: str) -> int:
    """Return the number under which `ReconcileStore.put_keys` keeps a key of a rule."""
    return int.from_bytes(blake2b(f"{rule} {key}".encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def _near(shelf: Shelf, family: Family[Any], asked: Mapping[str, list[_Key]]) -> dict[str, list[str]]:
    """Return, for each record, which others share enough keys with it to be compared, sorted."""
    near = {}
    for one, keys in asked.items():
        many, alone = ({number for key in keys if key.alone == told for number in key.numbers} for told in (False, True))
        need = family.need(shelf.item(one))
        near[one] = sorted({*shelf.store.records_sharing(many, need), *shelf.store.records_sharing(alone, 1)} - {one})
    return near


def _under(store: ReconcileStore, keys: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key, record in store.records_under(keys):
        found[key].append(record)
    return found


def _owner(shelf: Shelf, link: Link) -> str:
    """Return the record that a link was made for: its left end, or for two figures the later one."""
    if link.rule != incidents.PAIRS:
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
            _refresh_season(shelf, key, season, {one for one, its in keyed.items() if its == key})


def _refresh_season(shelf: Shelf, key: str, season: int, new: Set[str]) -> None:
    """Derive the links of a season that end at a voice that gives one of the new totals: what others say of each other stays."""
    numbers = {key_number(tolls.SERIES, f"{key} {season + by}") for by in (0, -1)}
    ids = sorted({one for found in _under(shelf.store, numbers).values() for one in found})
    shelf.take(ids)
    # A record that reads otherwise against an inferred day lies under keys that it no longer has.
    block = [shelf.placed(shelf.records[one]) for one in ids]
    members = [one for one in block if tolls.series_key(one) == key and season - _season(shelf, one.record.id) in (0, 1)]
    voice = {one.record.id: tolls.voice_of(one) for one in block}
    voices = {voice[one] for one in new & voice.keys()}

    def belongs(link: Link) -> bool:
        ends = (link.left, link.right)
        return voice.keys() >= {*ends} and any(voice[end] in voices for end in ends) and max(_season(shelf, end) for end in ends) == season

    spoken = [one for one in ids if voice[one] in voices]
    standing = [link for link in shelf.store.links(spoken) if link.rule == tolls.SERIES and belongs(link)]
    replace_links(shelf.store, standing, [link for link in tolls.series_links(members, voices) if belongs(link)])


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
