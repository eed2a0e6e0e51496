"""One pass of reconciliation over a case: new articles against the index, then every link that follows from the records.

What stands after a pass depends on what the case holds, never on the order in which it was read: links and origins are derived anew for
what the new articles touch and set against what stood before; what no longer follows is retracted with a reason, what is new is added.
"""

from collections.abc import Iterable, Sequence

from counterclaim.link import ONE_ORIGIN, Link, Origin, components
from counterclaim.reconcile.carrying import refresh_copies
from counterclaim.reconcile.conflicts import VERSION as CONFLICTS_VERSION
from counterclaim.reconcile.conflicts import refresh_conflicts
from counterclaim.reconcile.datings import VERSION as DATINGS_VERSION
from counterclaim.reconcile.datings import refresh_datings
from counterclaim.reconcile.matching import Matcher
from counterclaim.reconcile.names import VERSION as NAMES_VERSION
from counterclaim.reconcile.names import refresh_names
from counterclaim.reconcile.origins import VERSION as COPIES_VERSION
from counterclaim.reconcile.origins import build_origin, sketch
from counterclaim.reconcile.quotations import refresh_quotations
from counterclaim.reconcile.scope import DIGITS, VERSION
from counterclaim.reconcile.shelving import VERSION as STORIES_VERSION
from counterclaim.reconcile.shelving import refresh_stories
from counterclaim.reconcile.statements import refresh
from counterclaim.store import ReconcileStore, Reread

# A case reconciled under other rules is reconciled again.
RULES = ", ".join((
    f"copies {COPIES_VERSION}", f"statements {VERSION}", f"stories {STORIES_VERSION}", f"conflicts {CONFLICTS_VERSION}",
    f"datings {DATINGS_VERSION}", f"names {NAMES_VERSION}",
))  # fmt: skip
AT_ONCE = 500  # articles whose statements are compared at once
RETRACTED = "no longer follows from what the case holds"


def reconcile(store: ReconcileStore, reread: Reread | None = None, matcher: Matcher | None = None) -> None:
    """Set every article that is not yet reconciled against the case; running it again changes nothing.

    A ``matcher`` is asked about statements that no rule of words joins; a case that was reconciled with another one is reconciled again.

    With ``reread`` undated articles take their day from dated ones where the evidence is strong; what that moves is compared again.
    """
    known_by = f"{RULES}, matcher {matcher.digest[:DIGITS]}" if matcher else RULES
    pending = list(store.pending_articles(known_by))
    if not pending:
        return
    refresh_copies(store, pending)
    moved = _refresh_origins(store, pending)
    for first in range(0, len(pending), AT_ONCE):
        refresh(store, pending[first : first + AT_ONCE], moved if first == 0 else [], matcher)
        refresh_names(store, pending[first : first + AT_ONCE])
        refresh_quotations(store, pending[first : first + AT_ONCE])
    refresh_conflicts(store, refresh_stories(store, pending))
    if reread is not None and (dated := refresh_datings(store, pending, reread)):
        refresh(store, [], dated, matcher)
        refresh_quotations(store, dated)
    store.mark_reconciled(pending, known_by)


# Origins


def _refresh_origins(store: ReconcileStore, pending: Sequence[str]) -> list[str]:
    """Derive the origins of everything that hangs together with the pending articles; return those whose words go back elsewhere now."""
    touched, links = _connected(store, pending)
    sketches = {article.id: sketch(article) for article in store.articles(sorted(touched), as_read=True)}
    wanted = []
    for members in components(touched, links):
        held = set(members)
        wanted.append(build_origin(members, sketches, [link for link in links if link.left in held]))
    standing = [one for one in store.origins(sorted(touched)) if one.root in touched]  # not those of single claims
    before = {member: origin.root for origin in standing for member in origin.members}
    _retract_missing(store, standing, wanted)
    store.put_origins(wanted)
    after = {member: origin.root for origin in wanted for member in origin.members}
    return sorted(one for one, root in before.items() if after[one] != root)


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


def _retract_missing(store: ReconcileStore, standing: Iterable[Origin], wanted: Iterable[Origin]) -> None:
    """Retract what stands and is not wanted any more."""
    keep = {one.id for one in wanted}
    for one in standing:
        if one.id not in keep:
            store.retract(one.id, RETRACTED)
