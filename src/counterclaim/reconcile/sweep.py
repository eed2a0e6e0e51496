"""One pass of reconciliation over a case: new articles against the index, then every link that follows from the records.

What stands after a pass depends on what the case holds, never on the order in which it was read: links and origins are derived anew for
what the new articles touch and set against what stood before; what no longer follows is retracted with a reason, what is new is added.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.article import Article
from counterclaim.link import ONE_ORIGIN, Link, Origin, Story, components
from counterclaim.reconcile.conflicts import VERSION as CONFLICTS_VERSION
from counterclaim.reconcile.conflicts import refresh_conflicts
from counterclaim.reconcile.copies import Reuse, article_runs, compare, fingerprints, long_passages, reuses, thresholds, worth_comparing
from counterclaim.reconcile.datings import VERSION as DATINGS_VERSION
from counterclaim.reconcile.datings import refresh_datings
from counterclaim.reconcile.names import VERSION as NAMES_VERSION
from counterclaim.reconcile.names import refresh_names
from counterclaim.reconcile.origins import REUSE, RULE, Sketch, build_origin, copy_link, reuse_link, sketch
from counterclaim.reconcile.origins import VERSION as COPIES_VERSION
from counterclaim.reconcile.scope import VERSION
from counterclaim.reconcile.shelving import refresh_stories
from counterclaim.reconcile.statements import refresh
from counterclaim.store import ReconcileStore, Reread

# A case reconciled under other rules is reconciled again.
RULES = ", ".join((
    f"copies {COPIES_VERSION}", f"statements {VERSION}", "stories 1", f"conflicts {CONFLICTS_VERSION}", f"datings {DATINGS_VERSION}",
    f"names {NAMES_VERSION}",
))  # fmt: skip
AT_ONCE = 500  # articles whose statements are compared at once
KEPT = 2_000  # articles whose words are kept at hand
RETRACTED = "no longer follows from what the case holds"
Runs = frozenset[int]


def reconcile(store: ReconcileStore, reread: Reread | None = None) -> None:
    """Set every article that is not yet reconciled against the case; running it again changes nothing.

    With ``reread`` undated articles take their day from dated ones where the evidence is strong; what that moves is compared again.
    """
    pending = list(store.pending_articles(RULES))
    if not pending:
        return
    _refresh_copies(store, pending)
    moved = _refresh_origins(store, pending)
    for first in range(0, len(pending), AT_ONCE):
        refresh(store, pending[first : first + AT_ONCE], moved if first == 0 else [])
        refresh_names(store, pending[first : first + AT_ONCE])
    refresh_conflicts(store, refresh_stories(store, pending))
    if reread is not None and (dated := refresh_datings(store, pending, reread)):
        refresh(store, [], dated)
    store.mark_reconciled(pending, RULES)


# Copies


@dataclass(frozen=True, slots=True)
class _Worded:
    """An article as copies are told: its sketch, its word runs, the sample of them that is indexed, and the runs of its longer passages."""

    sketch: Sketch
    runs: Runs
    prints: Runs
    passages: list[tuple[str, Runs]]


class _Words:
    """The words of articles, of those asked for last."""

    def __init__(self, store: ReconcileStore) -> None:
        self._store = store
        self._held: dict[str, _Worded] = {}

    def hold(self, ids: Iterable[str]) -> None:
        """Read these articles, where they are not at hand."""
        missing = [one for one in ids if one not in self._held]
        for article in self._store.articles(missing) if missing else ():
            if len(self._held) >= KEPT:
                self._held.pop(next(iter(self._held)))
            self._held[article.id] = _worded(article)

    def of(self, article: str) -> _Worded:
        """Return the words of an article."""
        self.hold([article])
        return self._held[article]


def _worded(article: Article) -> _Worded:
    runs = article_runs(article)
    return _Worded(sketch(article), runs, fingerprints(runs), [(passage.id, held) for passage, held in long_passages(article)])


def _refresh_copies(store: ReconcileStore, pending: Sequence[str]) -> None:
    """Index the pending articles; link them to the articles whose words they share, and passages to where they appeared first."""
    words = _Words(store)
    for one in pending:
        store.put_fingerprints(one, words.of(one).prints)
    near = {one: _sharing(store, words, one) for one in pending}
    if len(pending) == 1:
        words.hold(near[pending[0]])  # at once: an article alone is a query alone
    copies = [link for one in pending for other, shared in near[one].items() if (link := _copy(words, one, other, shared))]
    _replace_links(store, pending, RULE, copies, either_end=True)
    for one in sorted(near.keys() | _later_neighbours(words, near)):
        others = near[one] if one in near else _sharing(store, words, one)
        lineage = [reuse_link(found) for found in _lineage(words, one, others)]
        _replace_links(store, [passage for passage, _ in words.of(one).passages], REUSE, lineage, either_end=False)


def _later_neighbours(words: _Words, near: Mapping[str, Mapping[str, int]]) -> set[str]:
    """Return the articles in the case that are younger than a new one whose words they share: a passage may have appeared there first."""
    return {other for one, others in near.items() for other in others if words.of(one).sketch.age < words.of(other).sketch.age}


def _sharing(store: ReconcileStore, words: _Words, article: str) -> dict[str, int]:
    found = store.articles_sharing(words.of(article).prints, most=thresholds().common)
    return {one: shared for one, shared in sorted(found.items()) if one != article}


def _copy(words: _Words, one: str, other: str, shared: int) -> Link | None:
    left, right = words.of(one), words.of(other)
    if not worth_comparing(shared, len(left.prints), len(right.prints)):
        return None
    return copy_link(left.sketch, right.sketch, compare(left.runs, right.runs))


def _lineage(words: _Words, article: str, near: Iterable[str]) -> Iterator[Reuse]:
    """Yield, for each longer passage of an article, its first appearance in an older one that shares words with it."""
    own = words.of(article)
    older = sorted((words.of(one) for one in near if words.of(one).sketch.age < own.sketch.age), key=lambda one: one.sketch.age)
    for passage, runs in own.passages:
        holding = (other.passages for other in older if not runs.isdisjoint(other.runs))
        found = (reuse for passages in holding for reuse in reuses(passage, runs, passages))
        if (first := next(found, None)) is not None:
            yield first


def _replace_links(store: ReconcileStore, ends: Sequence[str], rule: str, wanted: Sequence[Link], *, either_end: bool) -> None:
    held = set(ends)
    standing = [link for link in store.links(sorted(held)) if link.rule == rule and (either_end or link.left in held)]
    _retract_missing(store, standing, wanted)
    had = {link.id for link in standing}
    store.put_links([link for link in {one.id: one for one in wanted}.values() if link.id not in had])


# Origins


def _refresh_origins(store: ReconcileStore, pending: Sequence[str]) -> list[str]:
    """Derive the origins of everything that hangs together with the pending articles; return the articles that went to another origin."""
    touched, links = _connected(store, pending)
    sketches = {article.id: sketch(article) for article in store.articles(sorted(touched), as_read=True)}
    wanted = []
    for members in components(touched, links):
        held = set(members)
        wanted.append(build_origin(members, sketches, [link for link in links if link.left in held]))
    standing = list(store.origins(sorted(touched)))
    before = {member: origin.id for origin in standing for member in origin.members}
    _retract_missing(store, standing, wanted)
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


def _retract_missing(store: ReconcileStore, standing: Iterable[Link | Origin | Story], wanted: Iterable[Link | Origin | Story]) -> None:
    """Retract what stands and is not wanted any more."""
    keep = {one.id for one in wanted}
    for one in standing:
        if one.id not in keep:
            store.retract(one.id, RETRACTED)
