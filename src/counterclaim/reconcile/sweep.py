"""One pass of reconciliation over a case: new articles against the index, then every link that follows from the records.

What stands after a pass depends on what the case holds, never on the order in which it was read: links and origins are derived anew for
what the new articles touch and set against what stood before; what no longer follows is retracted with a reason, what is new is added.
"""

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.article import Article
from counterclaim.link import Link, Origin, Story
from counterclaim.reconcile.copies import Reuse, article_runs, compare, fingerprints, long_passages, reuses, thresholds
from counterclaim.reconcile.datings import VERSION as DATINGS_VERSION
from counterclaim.reconcile.datings import refresh_datings
from counterclaim.reconcile.origins import ONE_ORIGIN, REUSE, RULE, Sketch, build_origin, components, copy_link, reuse_link, sketch
from counterclaim.reconcile.origins import VERSION as COPIES_VERSION
from counterclaim.reconcile.scope import VERSION
from counterclaim.reconcile.shelving import refresh_stories
from counterclaim.reconcile.statements import refresh
from counterclaim.store import ReconcileStore, Reread

# A case reconciled under other rules is reconciled again.
RULES = f"copies {COPIES_VERSION}, statements {VERSION}, stories 1, datings {DATINGS_VERSION}"
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
    refresh_stories(store, pending)
    if reread is not None and (dated := refresh_datings(store, pending, reread)):
        refresh(store, [], dated)
    store.mark_reconciled(pending, RULES)


# Copies


class _Words:
    """The word runs of articles, of those asked for last."""

    def __init__(self, store: ReconcileStore) -> None:
        self._store = store
        self._held: dict[str, tuple[Sketch, Runs, list[tuple[str, Runs]]]] = {}

    def hold(self, ids: Iterable[str]) -> None:
        """Read these articles, where they are not at hand."""
        for article in self._store.articles([one for one in ids if one not in self._held], as_read=True):
            if len(self._held) >= KEPT:
                self._held.pop(next(iter(self._held)))
            self._held[article.id] = _worded(article)

    def of(self, article: str) -> tuple[Sketch, Runs, list[tuple[str, Runs]]]:
        """Return an article's sketch, its word runs, and those of its longer passages."""
        self.hold([article])
        return self._held[article]


def _worded(article: Article) -> tuple[Sketch, Runs, list[tuple[str, Runs]]]:
    passages = [(passage.id, runs) for passage, runs in long_passages(article)]
    return sketch(article), article_runs(article), passages


def _refresh_copies(store: ReconcileStore, pending: Sequence[str]) -> None:
    """Index the pending articles; link them to the articles whose words they share, and passages to where they appeared first."""
    words = _Words(store)
    for one in pending:
        store.put_fingerprints(one, fingerprints(words.of(one)[1]))
    near: dict[str, list[str]] = {}
    frontier = list(pending)
    for _ in range(2):  # the pending articles, then those that share words with them
        for one in frontier:
            near[one] = _sharing(store, words, one)
        frontier = sorted({other for others in near.values() for other in others} - near.keys())
    copies = [link for one in pending for other in near[one] if (link := _copy(words, one, other))]
    _replace_links(store, pending, RULE, copies, either_end=True)
    new = set(pending)
    for one, others in near.items():
        if one not in new and not any(words.of(other)[0].age < words.of(one)[0].age for other in new.intersection(others)):
            continue  # nothing older came in that it could have taken words from
        lineage = [reuse_link(found) for found in _lineage(words, one, others)]
        _replace_links(store, [passage for passage, _ in words.of(one)[2]], REUSE, lineage, either_end=False)


def _sharing(store: ReconcileStore, words: _Words, article: str) -> list[str]:
    found = store.articles_sharing(fingerprints(words.of(article)[1]), most=thresholds().common)
    return sorted(one for one in found if one != article)


def _copy(words: _Words, one: str, other: str) -> Link | None:
    (left, left_runs, _), (right, right_runs, _) = words.of(one), words.of(other)
    return copy_link(left, right, compare(left_runs, right_runs))


def _lineage(words: _Words, article: str, near: Iterable[str]) -> Iterator[Reuse]:
    """Yield, for each longer passage of an article, its first appearance in an older one that shares words with it."""
    own, _, passages = words.of(article)
    older = sorted((words.of(one) for one in near if words.of(one)[0].age < own.age), key=lambda one: one[0].age)
    for passage, runs in passages:
        holding = (others for _, every, others in older if not runs.isdisjoint(every))
        found = (reuse for others in holding for reuse in reuses(passage, runs, others))
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
