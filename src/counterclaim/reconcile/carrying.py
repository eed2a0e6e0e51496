"""Which articles of a case carry each other's words, kept up as articles come in.

The words of an article, as copies are told, are noted once with the case; so an article is set against what shares words with it, and
nothing is read or cut into words again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from counterclaim.article import Article
from counterclaim.link import Link
from counterclaim.reconcile.copies import Reuse, article_runs, compare, fingerprints, long_passages, reuses, thresholds, worth_comparing
from counterclaim.reconcile.furniture import are_two_reports
from counterclaim.reconcile.origins import REUSE, RULE, VERSION, Sketch, copy_link, reuse_link, sketch
from counterclaim.reconcile.statements import replace_links
from counterclaim.store import ReconcileStore

KEPT = 2_000  # articles whose words are kept at hand
Runs = frozenset[int]


@dataclass(frozen=True, slots=True)
class Worded:
    """An article as copies are told: its sketch, its word runs, the sample of them that is indexed, and the runs of its longer passages."""

    sketch: Sketch
    runs: Runs
    prints: Runs
    passages: list[tuple[str, Runs]]


class _Note(msgspec.Struct, array_like=True):
    """The same as it is kept: runs as packed numbers, those of the longer passages apart."""

    sketch: Sketch
    passages: list[tuple[str, bytes]]
    rest: bytes


def worded(article: Article) -> Worded:
    """Return the words of an article."""
    runs = article_runs(article)
    return Worded(sketch(article), runs, fingerprints(runs), [(passage.id, held) for passage, held in long_passages(article)])


def noted(words: Worded) -> bytes:
    """Return ``words`` as they are kept."""
    rest = words.runs.difference(*(held for _, held in words.passages))
    return msgspec.msgpack.encode(_Note(words.sketch, [(key, _packed(held)) for key, held in words.passages], _packed(rest)))


def of_note(note: bytes) -> Worded:
    """Undo `noted`."""
    kept = msgspec.msgpack.decode(note, type=_Note)
    passages = [(key, _unpacked(held)) for key, held in kept.passages]
    runs = _unpacked(kept.rest).union(*(held for _, held in passages))
    return Worded(kept.sketch, runs, fingerprints(runs), passages)


def _packed(runs: Runs) -> bytes:
    return np.array(sorted(runs), dtype="<u8").tobytes()


def _unpacked(packed: bytes) -> Runs:
    return frozenset(np.frombuffer(packed, dtype="<u8").tolist())


class Words:
    """The words of articles, of those asked for last."""

    def __init__(self, store: ReconcileStore) -> None:
        self._store = store
        self._held: dict[str, Worded] = {}
        self._kind = f"words {VERSION}.{thresholds().version}"

    def hold(self, ids: Iterable[str]) -> None:
        """Take the words of these articles, where they are not at hand; note those of articles that have no note yet."""
        missing = [one for one in ids if one not in self._held]
        notes = self._store.notes(self._kind, missing) if missing else {}
        found = {one: of_note(note) for one, note in notes.items()}
        if unread := [one for one in missing if one not in notes]:
            read = {article.id: worded(article) for article in self._store.articles(unread, as_read=True)}
            self._store.put_notes(self._kind, {one: noted(words) for one, words in read.items()})
            found |= read
        for one, words in found.items():
            if len(self._held) >= KEPT:
                self._held.pop(next(iter(self._held)))
            self._held[one] = words

    def of(self, article: str) -> Worded:
        """Return the words of an article."""
        if article not in self._held:
            self.hold([article])
        return self._held[article]

    def sharing(self, article: str) -> dict[str, int]:
        """Return how many sampled runs of words every other article shares with this one; runs that too many share count for none."""
        found = self._store.articles_sharing(self.of(article).prints, most=thresholds().common)
        return {one: shared for one, shared in sorted(found.items()) if one != article}


def refresh_copies(store: ReconcileStore, pending: Sequence[str]) -> None:
    """Index the pending articles; link them to the articles whose words they share, and passages to where they appeared first."""
    words = Words(store)
    for one in pending:
        store.put_fingerprints(one, words.of(one).prints)
    near = {one: words.sharing(one) for one in pending}
    if len(pending) == 1:
        words.hold(near[pending[0]])  # at once: an article alone is a query alone
    copies = [link for one in pending for other, shared in near[one].items() if (link := _copy(store, words, one, other, shared))]
    _replace(store, pending, RULE, copies, either_end=True)
    for one in sorted(near.keys() | _later_carriers(words, near)):
        others = near[one] if one in near else words.sharing(one)
        lineage = [reuse_link(found) for found in _lineage(words, one, others)]
        _replace(store, [passage for passage, _ in words.of(one).passages], REUSE, lineage, either_end=False)


def _later_carriers(words: Words, near: Mapping[str, Mapping[str, int]]) -> set[str]:
    """Return the articles in the case that are younger than a new one and carry a passage of it: it may have appeared there first."""
    return {
        other
        for one, others in near.items()
        for other in others
        if other not in near and words.of(one).sketch.age < words.of(other).sketch.age and any(_lineage(words, other, [one]))
    }


def _copy(store: ReconcileStore, words: Words, one: str, other: str, shared: int) -> Link | None:
    left, right = words.of(one), words.of(other)
    if not worth_comparing(shared, len(left.prints), len(right.prints)):
        return None
    link = copy_link(left.sketch, right.sketch, compare(left.runs, right.runs))
    if link and are_two_reports(store.article(one), store.article(other), (left.sketch, right.sketch), link):
        return None
    return link


def _lineage(words: Words, article: str, near: Iterable[str]) -> Iterator[Reuse]:
    """Yield, for each longer passage of an article, its first appearance in an older one that shares words with it."""
    own = words.of(article)
    older = sorted((words.of(one) for one in near if words.of(one).sketch.age < own.sketch.age), key=lambda one: one.sketch.age)
    for passage, runs in own.passages:
        holding = (other.passages for other in older if not runs.isdisjoint(other.runs))
        found = (reuse for passages in holding for reuse in reuses(passage, runs, passages))
        if (first := next(found, None)) is not None:
            yield first


def _replace(store: ReconcileStore, ends: Sequence[str], rule: str, wanted: Sequence[Link], *, either_end: bool) -> None:
    held = set(ends)
    standing = [link for link in store.links(sorted(held)) if link.rule == rule and (either_end or link.left in held)]
    replace_links(store, standing, wanted)
