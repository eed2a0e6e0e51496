"""One pass of reconciliation over a case: new articles against the index, then every link that follows from the records.

What stands after a pass depends on what the case holds, never on the order in which it was read: links and origins are derived anew for
what the new articles touch and set against what stood before; what no longer follows is retracted with a reason, what is new is added.
"""

from collections.abc import Iterable, Sequence

from counterclaim.article import Article
from counterclaim.link import Link, Origin
from counterclaim.reconcile.copies import article_runs, compare, fingerprints, thresholds
from counterclaim.reconcile.origins import ONE_ORIGIN, build_origin, components, copy_link, sketch
from counterclaim.reconcile.origins import VERSION as COPIES_VERSION
from counterclaim.reconcile.scope import VERSION
from counterclaim.reconcile.statements import refresh
from counterclaim.store import ReconcileStore

RULES = f"copies {COPIES_VERSION}, statements {VERSION}"  # a case reconciled under other rules is reconciled again
AT_ONCE = 500  # articles whose statements are compared at once
RETRACTED = "no longer follows from what the case holds"


def reconcile(store: ReconcileStore) -> None:
    """Set every article that is not yet reconciled against the case; running it again changes nothing."""
    pending = list(store.pending_articles(RULES))
    if not pending:
        return
    for article in store.articles(pending):
        store.put_links(_copies(store, article))
    moved = _refresh_origins(store, pending)
    for first in range(0, len(pending), AT_ONCE):
        refresh(store, pending[first : first + AT_ONCE], moved if first == 0 else [])
    store.mark_reconciled(pending, RULES)


def _copies(store: ReconcileStore, article: Article) -> list[Link]:
    """Index ``article`` and return its links to the articles whose words it shares."""
    runs = article_runs(article)
    sample = fingerprints(runs)
    near = store.articles_sharing(sample, most=thresholds().common)
    store.put_fingerprints(article.id, sample)
    others = store.articles(sorted(one for one in near if one != article.id))
    links = (copy_link(sketch(article), sketch(other), compare(runs, article_runs(other))) for other in others)
    return [link for link in links if link is not None]


def _refresh_origins(store: ReconcileStore, pending: Sequence[str]) -> list[str]:
    """Derive the origins of everything that hangs together with the pending articles; return the articles that went to another origin."""
    touched, links = _connected(store, pending)
    sketches = {article.id: sketch(article) for article in store.articles(sorted(touched))}
    wanted = []
    for members in components(touched, links):
        held = set(members)
        wanted.append(build_origin(members, sketches, [link for link in links if link.left in held]))
    standing = list(store.origins(sorted(touched)))
    before = {member: origin.id for origin in standing for member in origin.members}
    _replace(store, standing, wanted)
    store.put_origins(wanted)
    after = {member: origin.id for origin in wanted for member in origin.members}
    return sorted(one for one, origin in before.items() if after[one] != origin)


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


def _replace(store: ReconcileStore, standing: Iterable[Link | Origin], wanted: Iterable[Link | Origin]) -> None:
    """Retract what stands and is not wanted any more."""
    keep = {one.id for one in wanted}
    for one in standing:
        if one.id not in keep:
            store.retract(one.id, RETRACTED)
