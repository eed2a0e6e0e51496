"""What binds records of many articles: origins and links."""

from dataclasses import dataclass
from typing import ClassVar, Literal

LinkKind = Literal[
    "wording_variant", "quote_variant", "translation", "scope_differs", "not_comparable", "explicit_denial", "partial_denial", "mutual_blame",
    "update", "revision_down", "true_conflict", "refines", "compatible", "position_change", "framing", "implausible", "copy_of",
    "version_of", "excerpt_of", "reuses",
]  # fmt: skip
OriginKind = Literal["wire", "statement", "broadcast", "post", "outlet"]


@dataclass(frozen=True, slots=True)
class Link:
    """Two records (or articles, or passages) and how they stand to each other, by the ordered rules of the record reference.

    ``dimension`` is what fails to align (scope) or what is denied; ``score`` runs from 0 to 1; ``reason`` is in words. ``internal`` is true
    where both stand in one article. Only a person moves ``state``.
    """

    record: ClassVar[str] = "link"

    id: str
    left: str
    right: str
    kind: LinkKind
    dimension: str | None
    score: float
    reason: str
    internal: bool
    rule: str
    version: str
    state: Literal["open", "explained", "resolved"] = "open"


@dataclass(frozen=True, slots=True)
class Origin:
    """The unit that corroboration counts: one root article and every article whose words go back to it.

    ``members`` are article ids, the root included, in order; ``method`` says in words what made them one.
    """

    record: ClassVar[str] = "origin"

    id: str
    root: str
    kind: OriginKind
    members: tuple[str, ...]
    method: str
