"""One pass of reconciliation over a case: new articles against the index, then every link that follows from the records.

What stands after a pass depends on what the case holds, never on the order in which it was read: links and origins are derived anew for
what the new articles touch and set against what stood before; what no longer follows is retracted with a reason, what is new is added.
"""

from collections.abc import Iterable, Sequence

from counterclaim.article import Article
from counterclaim.claim import Claim
from counterclaim.event import Holding
from counterclaim.link import Link, Origin
from counterclaim.reconcile.claims import claim_links
from counterclaim.reconcile.copies import article_runs, compare, fingerprints, thresholds
from counterclaim.reconcile.origins import ONE_ORIGIN, build_origin, components, copy_link, sketch
from counterclaim.reconcile.scope import Placed
from counterclaim.reconcile.tolls import implausible, toll_links
from counterclaim.store import ReconcileStore
from counterclaim.toll import Toll

RETRACTED = "no longer follows from what the case holds"


def reconcile(store: ReconcileStore) -> None:
    """Set every article that is not yet reconciled against the case; running it again changes nothing."""
    pending = list(store.pending_articles())
    if not pending:
        return
    for article in store.articles(pending):
        store.put_links(_copies(store, article))
    _refresh_origins(store, pending)
    _refresh_statements(store)
    store.mark_reconciled(pending)


def _copies(store: ReconcileStore, article: Article) -> list[Link]:
    """Index ``article`` and return its links to the articles whose words it shares."""
    runs = article_runs(article)
    sample = fingerprints(runs)
    near = store.articles_sharing(sample, most=thresholds().common)
    store.put_fingerprints(article.id, sample)
    others = store.articles(sorted(one for one in near if one != article.id))
    links = (copy_link(sketch(article), sketch(other), compare(runs, article_runs(other))) for other in others)
    return [link for link in links if link is not None]


def _refresh_origins(store: ReconcileStore, pending: Sequence[str]) -> None:
    """Derive the origins of everything that hangs together with the pending articles."""
    touched, links = _connected(store, pending)
    sketches = {article.id: sketch(article) for article in store.articles(sorted(touched))}
    wanted = []
    for members in components(touched, links):
        held = set(members)
        wanted.append(build_origin(members, sketches, [link for link in links if link.left in held]))
    standing = list(store.origins(sorted(touched)))
    _replace(store, standing, wanted)
    store.put_origins(wanted)


def _connected(store: ReconcileStore, start: Iterable[str]) -> tuple[set[str], list[Link]]:
    """Return every article that copy links hold together with ``start``, and those links."""
    links: dict[str, Link] = {}
    seen, frontier = set(start), set(start)
    while frontier:
        found = {link.id: link for link in store.links(sorted(frontier)) if link.kind in ONE_ORIGIN}
        links |= found
        frontier = {end for link in found.values() for end in (link.left, link.right)} - seen
        seen |= frontier
    return seen, [links[key] for key in sorted(links)]


def _refresh_statements(store: ReconcileStore) -> None:
    """Derive every link between claims and tolls, and set them against those that stand."""
    days = {article.id: article.published.day for article in store.articles()}
    origin_of = {member: origin.id for origin in store.origins() for member in origin.members}
    tolls = [Placed(one, days.get(one.article), origin_of.get(one.article, one.article)) for one in store.records(Toll)]
    claims = [Placed(one, days.get(one.article), origin_of.get(one.article, one.article)) for one in store.records(Claim)]
    wanted = {link.id: link for link in (*toll_links(tolls), *implausible(tolls, store.records(Holding)), *claim_links(claims))}
    standing = [link for link in store.links() if link.rule in ("reconcile.tolls", "reconcile.claims")]
    _replace(store, standing, list(wanted.values()))
    store.put_links(wanted[key] for key in sorted(wanted))


def _replace(store: ReconcileStore, standing: Iterable[Link | Origin], wanted: Iterable[Link | Origin]) -> None:
    """Retract what stands and is not wanted any more."""
    keep = {one.id for one in wanted}
    for one in standing:
        if one.id not in keep:
            store.retract(one.id, RETRACTED)
