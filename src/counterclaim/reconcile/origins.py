"""Which articles go back to one source: the unit that corroboration counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.article import Article
from counterclaim.ids import content_id
from counterclaim.link import Link, Origin, OriginKind
from counterclaim.reconcile.copies import Comparison, CopyKind, classify

RULE = "reconcile.copies"
VERSION = "1"
# Kinds of link between articles that make them one origin.
ONE_ORIGIN = frozenset({"copy_of", "version_of", "excerpt_of"})
UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Sketch:
    """What deciding about copies needs to know of an article, beside its words."""

    id: str
    outlet: str | None
    credit: str | None
    published: str | None

    @property
    def age(self) -> tuple[str, str]:
        """Sorts older articles first, undated ones last; the id breaks ties, so that the order of reading never matters."""
        return (self.published or UNDATED, self.id)


def sketch(article: Article) -> Sketch:
    """Return the sketch of ``article``."""
    return Sketch(article.id, article.outlet, article.credit_line, article.published.value)


def copy_link(left: Sketch, right: Sketch, found: Comparison) -> Link | None:
    """Return the link from the later article to the earlier one whose words it carries, or null for independent reports."""
    kind = classify(found, same_outlet=left.outlet is not None and left.outlet == right.outlet)
    if kind is None:
        return None
    later, earlier = (left, right) if left.age > right.age else (right, left)
    name = "copy_of" if kind == "identical" else kind
    return Link(
        id=content_id("link", name, later.id, earlier.id),
        left=later.id,
        right=earlier.id,
        kind=name,
        dimension=None,
        score=round(found.share, 4),
        reason=_copy_reason(kind, found),
        internal=False,
        rule=RULE,
        version=VERSION,
    )


def _copy_reason(kind: CopyKind, found: Comparison) -> str:
    share = f"{found.shared} word runs in common, {found.share:.0%} of the shorter text"
    says = {
        "identical": "the same words under another name",
        "copy_of": "a lightly edited copy",
        "version_of": "another version of the same outlet's story",
        "excerpt_of": "one carries part of the other",
    }
    return f"{says[kind]}: {share}"


def components(ids: Iterable[str], links: Iterable[Link]) -> list[tuple[str, ...]]:
    """Return the groups of articles that copy links hold together, each sorted, in a stable order; a lone article is its own group."""
    parent = {one: one for one in ids}

    def root(one: str) -> str:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for link in links:
        if link.kind in ONE_ORIGIN and link.left in parent and link.right in parent:
            left, right = sorted((root(link.left), root(link.right)))
            parent[right] = left
    groups: dict[str, list[str]] = {}
    for one in sorted(parent):
        groups.setdefault(root(one), []).append(one)
    return [tuple(group) for group in groups.values()]


def build_origin(members: Sequence[str], sketches: Mapping[str, Sketch], links: Sequence[Link]) -> Origin:
    """Return the origin of articles that copy links hold together: its root is the earliest, its kind wire where any credits an agency."""
    ordered = sorted((sketches[one] for one in members), key=lambda one: one.age)
    root = ordered[0]
    kind: OriginKind = "wire" if any(one.credit for one in ordered) else "outlet"
    return Origin(
        id=content_id("origin", [one.id for one in ordered]),
        root=root.id,
        kind=kind,
        members=tuple(one.id for one in ordered),
        method=_method(ordered, links),
    )


def _method(ordered: Sequence[Sketch], links: Sequence[Link]) -> str:
    if len(ordered) == 1:
        return "no other article carries these words"
    counts = {kind: sum(link.kind == kind for link in links) for kind in ("copy_of", "version_of", "excerpt_of")}
    names = {"copy_of": ("copy", "copies"), "version_of": ("version", "versions"), "excerpt_of": ("excerpt", "excerpts")}
    parts = [f"{n} {names[kind][n > 1]}" for kind, n in counts.items() if n]
    dated = "the earliest is the root" if ordered[0].published else "none is dated, so the root is arbitrary"
    return f"{len(ordered)} articles joined by {', '.join(parts)}; {dated}"
