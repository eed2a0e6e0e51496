"""What binds records of many articles: origins, stories, conflicts, links and inferred days; and what people have judged of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from counterclaim.article import Published
from counterclaim.noun import Record

LinkKind = Literal[
    "wording_variant", "quote_variant", "translation", "scope_differs", "not_comparable", "explicit_denial", "partial_denial",
    "mutual_blame", "update", "revision_down", "true_conflict", "refines", "compatible", "position_change", "framing", "implausible",
    "copy_of", "version_of", "excerpt_of", "reuses", "same_actor",
]  # fmt: skip
OriginKind = Literal["wire", "statement", "broadcast", "post", "outlet"]


@dataclass(frozen=True, slots=True)
class Link:
    """Two records (or articles, passages, names of actors) and how they stand to each other, by the ordered rules of the record reference.

    The ends of a link between two spellings of one name are the side and the name (`actor_key`), since it holds for the whole case.
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


def actor_key(side: str | None, name: str) -> str:
    """Return what stands for a name, of whoever bears it on one side, as the end of a link."""
    return f"{side}: {name}"


def joined(links: Iterable[Link], kinds: frozenset[LinkKind]) -> dict[str, str]:
    """Return, for each end of a link of these kinds, the one end that stands for all that hang together with it."""
    towards: dict[str, str] = {}

    def root(one: str) -> str:
        while towards.get(one, one) != one:
            one = towards[one]
        return one

    for link in links:
        if link.kind in kinds:
            one, other = sorted((root(link.left), root(link.right)))
            towards[other] = one
    return {one: root(one) for one in {*towards, *towards.values()}}


# Kinds of link between articles that make them one origin; where an article has several, the first of these decides.
ONE_ORIGIN: tuple[LinkKind, ...] = ("version_of", "copy_of", "excerpt_of")
# Kinds of link by which two claims are one claim, said again.
SAME_CLAIM: frozenset[LinkKind] = frozenset({"wording_variant", "quote_variant", "translation"})
SAME_ACTOR: frozenset[LinkKind] = frozenset({"same_actor"})


@dataclass(frozen=True, slots=True)
class Origin:
    """The unit that corroboration counts: one root article and every article whose words go back to it, or one quoted claim.

    ``members`` are article ids, the root included, in order, or ids of claims that articles quote from one medium; ``method`` says in words
    what made them one.
    """

    record: ClassVar[str] = "origin"

    id: str
    root: str
    kind: OriginKind
    members: tuple[str, ...]
    method: str


def count_origins(records: Iterable[Record], origins: Mapping[str, str]) -> int:
    """Return how many origins records come from, given the origin of each article and of each claim that is quoted from elsewhere.

    What articles quote from one medium is one, whatever else they say of it: quoting adds no origin, it takes away.
    """
    towards: dict[str, str] = {}

    def root(one: str) -> str:
        while towards.setdefault(one, one) != one:
            one = towards[one]
        return one

    for record in records:
        own = root(origins.get(record.article, record.article))
        carrier = getattr(record, "claim", None)
        for quoted in (origins.get(one) for one in (record.id, carrier) if isinstance(one, str)):
            if quoted:
                towards[root(quoted)] = own
                own = root(own)
    return sum(1 for one in towards if towards[one] == one)


def components(ids: Iterable[str], links: Iterable[Link]) -> list[tuple[str, ...]]:
    """Return the groups of articles that go back to one source, each sorted, in a stable order; a lone article is its own group.

    Each article follows the one earlier article that it owes most to, so that a round-up of two agencies' stories never makes these one.
    """
    parents = {one: one for one in ids}
    owed: dict[str, list[Link]] = {}
    for link in links:
        if link.kind in ONE_ORIGIN and link.left in parents and link.right in parents:
            owed.setdefault(link.left, []).append(link)
    for one, found in owed.items():
        parents[one] = min(found, key=lambda link: (ONE_ORIGIN.index(link.kind) == len(ONE_ORIGIN) - 1, -link.score, link.right)).right
    groups: dict[str, list[str]] = {}
    for one in sorted(parents):
        groups.setdefault(_source(one, parents), []).append(one)
    return [tuple(group) for group in sorted(groups.values())]


def _source(one: str, parents: Mapping[str, str]) -> str:
    while parents[one] != one:
        one = parents[one]
    return one


@dataclass(frozen=True, slots=True)
class StoryMember:
    """One article of a story: how like it is to the story's nearest articles, from 0 to 1, and why it was placed here."""

    article: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one thing that happened; ``root`` is the article that opened it."""

    record: ClassVar[str] = "story"

    id: str
    root: str
    members: tuple[StoryMember, ...]


@dataclass(frozen=True, slots=True)
class ConflictMember:
    """One story of a conflict, by its root article: how much of what it tells lies in that conflict, from 0 to 1, and why it belongs there.

    ``conflict`` and ``lands`` are those of the conflict, ``day`` the day of the root article (null where unknown); ``opens`` tells
    whether the story has the war of its own, or only speaks of it. ``id`` is what a judgement names.
    """

    id: str
    conflict: str
    lands: tuple[str, ...]
    story: str
    day: str | None
    opens: bool
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Stories of one war: ``lands`` are the two states that fight each other, or the one land that the war is in (ISO 3166 alpha-3).

    ``root`` is the root article of its earliest story; ``members`` are in the order of time.
    """

    record: ClassVar[str] = "conflict"

    id: str
    lands: tuple[str, ...]
    root: str
    members: tuple[ConflictMember, ...]


def conflicts_of(members: Iterable[ConflictMember]) -> tuple[Conflict, ...]:
    """Return the conflicts that these members make, those of most stories first."""
    held: dict[str, list[ConflictMember]] = defaultdict(list)
    for one in sorted(members, key=lambda one: (one.day or "9999", one.story)):
        held[one.conflict].append(one)
    made = (Conflict(key, found[0].lands, found[0].story, tuple(found)) for key, found in held.items())
    return tuple(sorted(made, key=lambda one: (-len(one.members), one.lands)))


@dataclass(frozen=True, slots=True)
class Dating:
    """The day of an article that states none, inferred from dated articles that carry the same statement.

    ``day`` is an ISO day; ``reason`` says in words what it rests on; ``supports`` are the ids of the claims in dated articles among that.
    It never comes from the day of reading, and it is withdrawn when the evidence no longer says one day.
    """

    record: ClassVar[str] = "dating"

    id: str
    article: str
    day: str
    reason: str
    supports: tuple[str, ...]
    rule: str
    version: str


def published(dating: Dating) -> Published:
    """Return when an article was published, as far as its inferred day tells."""
    return Published(dating.day, "day", "inferred", dating.reason)


Verdict = Literal["explained", "resolved", "rejected", "reopened"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person (``by`` their name) or a rule ("rule NAME") decided about a link, an origin, a story or its conflict, and why.

    explained: both can stand, and the reason says how; resolved: one of them is wrong, and the reason says which; rejected: the link itself
    is a mistake and is shown no more; reopened: what was decided before is undone. The last one counts; the others are kept.
    """

    record: ClassVar[str] = "judgement"

    number: int
    target: str
    verdict: Verdict
    by: str
    reason: str
    at: str
