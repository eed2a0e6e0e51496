"""Claims that several articles have through one medium: one origin, however many print it.

An origin of this sort holds claims, not articles: each article has its own words, and this one claim from elsewhere. It joins claims that
are the same claim in other words (the links that say so), and that name the same medium; where the medium's own article is in the case,
its claim is the root.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from counterclaim.claim import Claim
from counterclaim.ids import content_id
from counterclaim.link import SAME_CLAIM, Link, Origin
from counterclaim.reconcile import surroundings
from counterclaim.reconcile.media import Medium, medium_named
from counterclaim.store import ReconcileStore

RETRACTED = "its claims are quoted otherwise"
UNDATED = "9999"


def refresh_quotations(store: ReconcileStore, articles: Iterable[str]) -> None:
    """Derive the origins of the claims of these articles that are quoted from elsewhere, with all that repeat them."""
    articles = sorted(set(articles))
    start = {one.id: one for one in store.records(Claim, articles)}
    claims, links = _repeated(store, start)
    named = surroundings.told(store, sorted({one.article for one in claims.values()}))
    media = {one.id: medium for one in claims.values() if (medium := named[one.article].media.get(one.id))}
    wanted = list(_origins(store, claims, media, links)) if media else []
    keep, had = {one.id for one in wanted}, set()
    held = store.origins(sorted({*named, *articles}))
    for one in (one for one in held if claims.keys() & {*one.members} or _has_lost_a_claim(store, one)):
        had.add(one.id)
        if one.id not in keep:
            store.retract(one.id, RETRACTED)
    store.put_origins(one for one in wanted if one.id not in had)


def _has_lost_a_claim(store: ReconcileStore, origin: Origin) -> bool:
    """Whether an origin of claims holds one that its article, read again, does not make any more."""
    of_articles = bool(store.days([origin.root]))
    return not of_articles and len(list(store.records_named(origin.members))) < len(origin.members)


def _repeated(store: ReconcileStore, start: Mapping[str, Claim]) -> tuple[dict[str, Claim], list[Link]]:
    """Return these claims with all that repeat them, and the links that say so."""
    found, frontier, links = dict(start), set(start), dict[str, Link]()
    while frontier:
        near = {link.id: link for link in store.links(sorted(frontier)) if link.kind in SAME_CLAIM}
        links |= near
        ends = {end for link in near.values() for end in (link.left, link.right)} - found.keys()
        new = {one.id: one for one in store.records_named(sorted(ends)) if isinstance(one, Claim)}
        found |= new
        frontier = set(new)
    return found, list(links.values())


def _origins(store: ReconcileStore, claims: Mapping[str, Claim], media: Mapping[str, Medium], links: Sequence[Link]) -> Iterator[Origin]:
    outlets = {one.id: medium_named(one.outlet) for one in store.articles(sorted({one.article for one in claims.values()}))}
    days = store.days(sorted(outlets))
    for group in _groups(claims, links):
        for kind, name in sorted({(media[one].kind, media[one].name) for one in group if one in media}):
            quoting = [one for one in group if one in media and media[one].name == name]
            own = [one for one in group if one not in media and outlets[claims[one].article] == name]
            ordered = sorted({*quoting, *own}, key=lambda one: (one not in own, days[claims[one].article] or UNDATED, one))
            words = media[min(quoting)].words
            method = f"quoted from {name} (“{words}”) by {_counted(len(quoting), 'claim')}" + (
                "; its own article is the root" if own else ""
            )
            yield Origin(content_id("origin", ordered, kind, method), ordered[0], kind, tuple(ordered), method)


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}{'s' * (n > 1)}"


def _groups(claims: Mapping[str, Claim], links: Iterable[Link]) -> list[list[str]]:
    """Return the claims that are one claim, in a stable order; a claim that nothing repeats is by itself."""
    towards = {one: one for one in claims}

    def root(one: str) -> str:
        while towards[one] != one:
            one = towards[one]
        return one

    for link in links:
        if link.left in towards and link.right in towards:
            one, other = sorted((root(link.left), root(link.right)))
            towards[other] = one
    groups: dict[str, list[str]] = defaultdict(list)
    for one in sorted(claims):
        groups[root(one)].append(one)
    return [groups[one] for one in sorted(groups)]
