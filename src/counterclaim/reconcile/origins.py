"""Which articles go back to one source: the unit that corroboration counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.article import Article
from counterclaim.ids import content_id
from counterclaim.link import ONE_ORIGIN, Link, LinkKind, Origin, OriginKind
from counterclaim.reconcile.copies import Comparison, CopyKind, Reuse, classify
from counterclaim.reconcile.credits import agency_of_outlet, credit_words, credited_agency

RULE = "reconcile.copies"
REUSE = "reconcile.reuse"
VERSION = "5"
UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Sketch:
    """What deciding about copies needs to know of an article, beside its words.

    ``agency`` is the news agency that it credits, ``is_agency`` whether its outlet is that agency itself; ``credit`` is all that it says
    about whose text it prints.
    """

    id: str
    outlet: str | None
    agency: str | None
    published: str | None
    is_agency: bool
    credit: str = ""

    @property
    def age(self) -> tuple[str, bool, str]:
        """Sorts older articles first, undated ones last and an agency's own before others; the id makes the order of reading irrelevant."""
        return (self.published or UNDATED, not self.is_agency, self.id)


def sketch(article: Article) -> Sketch:
    """Return the sketch of ``article``."""
    own = agency_of_outlet(article.outlet) is not None
    return Sketch(article.id, article.outlet, credited_agency(article), article.published.value, own, credit_words(article))


def copy_link(left: Sketch, right: Sketch, found: Comparison) -> Link | None:
    """Return the link from the later article to the earlier one whose words it carries, or null for independent reports."""
    later, earlier = (left, right) if left.age > right.age else (right, left)
    kind = classify(found, same_outlet=one_hand(later, earlier))
    if kind is None:
        return None
    name: LinkKind = "copy_of" if kind == "identical" else kind
    reason = _copy_reason(kind, found, later, earlier)
    return _link(name, later.id, earlier.id, found.share, reason, RULE)


def one_hand(later: Sketch, earlier: Sketch) -> bool:
    """Whether the later article is of the hand that wrote the earlier: the same outlet, or one that the earlier credits."""
    if later.outlet is not None and later.outlet == earlier.outlet:
        return True
    if later.is_agency and later.agency == earlier.agency:
        return True
    return bool(later.outlet) and (later.outlet or "").casefold() in earlier.credit.casefold()


def reuse_link(found: Reuse) -> Link:
    """Return the link from a passage to its first appearance in an earlier article."""
    reason = f"{found.share:.0%} of the shorter passage's word runs stand in the other, where they appeared first"
    return _link("reuses", found.left, found.right, found.share, reason, REUSE)


def _link(kind: LinkKind, left: str, right: str, share: float, reason: str, rule: str) -> Link:
    return Link(
        id=content_id("link", kind, left, right, reason, rule, VERSION),
        left=left,
        right=right,
        kind=kind,
        dimension=None,
        score=round(share, 4),
        reason=reason,
        internal=False,
        rule=rule,
        version=VERSION,
    )


def _copy_reason(kind: CopyKind, found: Comparison, later: Sketch, earlier: Sketch) -> str:
    own = "another version of the same outlet's story"
    of_agency = f"a later version of the {later.agency or later.outlet} story that the other prints"
    says = {
        "identical": "the same words under another name",
        "copy_of": "a lightly edited copy",
        "version_of": own if later.outlet == earlier.outlet else of_agency,
        "excerpt_of": "one carries part of the other",
    }
    return f"{says[kind]}: {found.shared} word runs in common, {found.share:.0%} of the shorter text"


def build_origin(members: Sequence[str], sketches: Mapping[str, Sketch], links: Sequence[Link]) -> Origin:
    """Return the origin of articles that go back to one source: its root is the earliest, its kind wire where any credits an agency."""
    ordered = sorted((sketches[one] for one in members), key=lambda one: one.age)
    kind: OriginKind = "wire" if any(one.agency for one in ordered) or _credits_a_member(ordered) else "outlet"
    method = _method(ordered, links)
    return Origin(
        id=content_id("origin", [one.id for one in ordered], kind, method),
        root=ordered[0].id,
        kind=kind,
        members=tuple(one.id for one in ordered),
        method=method,
    )


def _credits_a_member(ordered: Sequence[Sketch]) -> bool:
    """Whether one member says that it prints another member's text."""
    outlets = {one.outlet.casefold() for one in ordered if one.outlet}
    return any(name in one.credit.casefold() for one in ordered for name in outlets if name != (one.outlet or "").casefold())


def _method(ordered: Sequence[Sketch], links: Sequence[Link]) -> str:
    credit = _credit(ordered)
    if len(ordered) == 1:
        return f"no other article carries these words{credit}"
    inside = {one.id for one in ordered}
    counts = {kind: len({link.left for link in links if link.kind == kind and {link.left, link.right} <= inside}) for kind in ONE_ORIGIN}
    names = {"copy_of": ("copy", "copies"), "version_of": ("version", "versions"), "excerpt_of": ("excerpt", "excerpts")}
    parts = [f"{n} {names[kind][n > 1]}" for kind, n in counts.items() if n]
    dated = "the earliest is the root" if ordered[0].published else "none is dated, so the root is arbitrary"
    return f"{len(ordered)} articles joined by {', '.join(parts)}; {dated}{credit}"


def _credit(ordered: Sequence[Sketch]) -> str:
    agencies = sorted({one.agency for one in ordered if one.agency})
    if not agencies:
        return ""
    own = any(one.is_agency for one in ordered)
    return f"; the text is credited to {' and '.join(agencies)}{'' if own else ', whose own article is not in the case'}"
