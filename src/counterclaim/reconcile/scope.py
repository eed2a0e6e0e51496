"""Who speaks, when, and about what: what two records must share before they are set against each other (step 2 of the ordered rules)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from counterclaim.actor import INTL, NGO, OTHER, OUTLET, UNNAMED, Actor
from counterclaim.article import Article
from counterclaim.claim import Claim, Position
from counterclaim.ids import content_id
from counterclaim.link import Link, LinkKind
from counterclaim.noun import Record
from counterclaim.reconcile.propositions import Proposition, proposition
from counterclaim.reconcile.rules import rules
from counterclaim.toll import Toll

R = TypeVar("R", bound=Record)
NO_SIDE = frozenset({None, UNNAMED, OTHER, NGO, INTL, OUTLET})
ORGANS = frozenset({"state", "government_body", "military", "armed_group"})
VERSION = "19"
DIGITS = 12  # of a digest, where it is part of a version
UNDATED = "9999"
DAY = len("2031-05-01")
Order = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True)
class Placed(Generic[R]):
    """A record with what its article tells: the outlet's day, and the origin that its words go back to.

    For a toll also ``on`` and ``at``, the one day and the one place that the words around it name; ``lands``, the sides, places and
    countries whose losses a reader would set it beside; ``blow``, the words that tell one blow from another;
    ``definite``, whether they speak of one that is known already ("the strike"); ``home``, the place that it counts for where its words
    name none; ``again``, whether they speak of a count that its source gave before ("its toll"); ``silent``, whether the article
    says that its source did not tell where or when; ``month``, the one month that it counts over; ``named``, every place that they name
    as one where something is; ``body``, the body that its source speaks for, where the source is told by that; ``instead``, the number
    that its source takes back for it; ``corrected``, whether their sentence says that a count is corrected; and ``source``, the words that
    tell its source from others.
    """

    record: R
    day: str | None
    origin: str
    on: str | None = None
    at: str | None = None
    lands: tuple[str, ...] = ()
    blow: frozenset[str] = frozenset()
    definite: bool = False
    home: str | None = None
    again: bool = False
    silent: bool = False
    month: str | None = None
    named: frozenset[str] = frozenset()
    body: str | None = None
    instead: int | None = None
    corrected: bool = False
    source: frozenset[str] = frozenset()

    @property
    def order(self) -> Order:
        """Sorts by the day of the report, then by place in the text."""
        return (self.day or UNDATED, self.record.article, self.record.start, self.record.id)


@dataclass(frozen=True)
class Stated:
    """A claim as it is compared: with its article's day, the tolls it carries, and the article's words from its first span to its last.

    ``names`` are the last words of the names of nobody known in its content, that of the place which "the town" means included; ``land`` is
    the country that the article is most about; ``foreign`` whether its sentence says that it was spoken in another language, ``sole``
    whether it is all that its article renders of its speaker so; ``granted``, for a denial, what its speaker said right before;
    ``beside``, for an accusation, what else it says in one breath; ``wording``, all of its article's words from its first span to its
    last, whatever its act; ``positions``, those that it takes; ``goes_on``, for a quotation, whether its article quotes more of the same
    utterance.
    """

    claim: Claim
    day: str | None
    tolls: tuple[Toll, ...] = ()
    region: str = field(default="", compare=False)
    names: frozenset[str] = field(default=frozenset(), compare=False)
    land: str | None = field(default=None, compare=False)
    foreign: bool = field(default=False, compare=False)
    granted: str = field(default="", compare=False)
    beside: str = field(default="", compare=False)
    sole: bool = field(default=False, compare=False)
    wording: str = field(default="", compare=False)
    positions: tuple[Position, ...] = field(default=(), compare=False)
    goes_on: bool = field(default=False, compare=False)

    @cached_property
    def text(self) -> str:
        """The content as it stands in the article, its fragments in order."""
        return " ".join(span.exact for span in self.claim.spans if span.role == "content")

    @cached_property
    def says(self) -> Proposition:
        """What the content says."""
        return proposition(self.text)

    @property
    def when(self) -> str | None:
        """The ISO day on which it was said, as far as the text or the date of the report tells."""
        uttered = self.claim.uttered_at
        return uttered if uttered and len(uttered) == DAY else self.day

    @property
    def order(self) -> Order:
        """Sorts by the day of the report, then by place in the text."""
        return (self.day or UNDATED, self.claim.article, self.claim.start, self.claim.id)


def stated(claim: Claim, article: Article | None, day: str | None, tolls: Iterable[Toll] = ()) -> Stated:
    """Return ``claim`` as it is compared; ``article`` is needed only where the words around its content matter (accusations)."""
    return Stated(claim, day, tuple(sorted(tolls, key=lambda one: one.id)), region_of(claim, article) if article else "")


def region_of(claim: Claim, article: Article) -> str:
    """Return the article's words from the first span of a claim to its last."""
    return article.text[min(span.start for span in claim.spans) : max(span.end for span in claim.spans)]


def speaker(actor: Actor) -> str:
    """Return who speaks, for telling one claimant from another: a state and its organs are one voice, a person is another."""
    return actor.side if actor.kind in ORGANS and actor.side and actor.side not in NO_SIDE else own_name(actor)


def own_name(actor: Actor) -> str:
    """Return the name of who stands for no side; a bare name nobody knows in capitals, as the side of a state that no list holds has it."""
    bare = actor.side == OTHER and actor.kind == "unknown" and actor.name.isalpha()
    return actor.name.upper() if bare else actor.name


def same_camp(left: Actor, right: Actor) -> bool:
    """Whether two speakers stand for one side, or are one."""
    if speaker(left) == speaker(right):
        return True
    return left.name == right.name or (left.side not in NO_SIDE and left.side == right.side)


def days_apart(left: str | None, right: str | None) -> int | None:
    """Return the days between two ISO days, null where either is not known to the day."""
    if not left or not right or len(left) < DAY or len(right) < DAY:
        return None
    return abs((date.fromisoformat(left[:DAY]) - date.fromisoformat(right[:DAY])).days)


def within_event(left: str | None, right: str | None) -> bool:
    """Whether two days are known and near enough for two reports to speak of one event."""
    apart = days_apart(left, right)
    return apart is not None and apart <= rules().event_days


def make_link(
    kind: LinkKind,
    pair: tuple[Record, Record],
    rule: str,
    reason: str,
    *,
    dimension: str | None = None,
    score: float = 1.0,
    model: str = "",
) -> Link:
    """Return a link from the first record of ``pair`` to the second; what it says follows from the two records alone.

    ``model`` is the digest of the weights that had a part in it; the link's version names them.
    """
    left, right = pair
    version = f"{VERSION}, matcher {model[:DIGITS]}" if model else VERSION
    return Link(
        id=content_id("link", kind, left.id, right.id, dimension, reason, rule, version),
        left=left.id,
        right=right.id,
        kind=kind,
        dimension=dimension,
        score=round(score, 4),
        reason=reason,
        internal=left.article == right.article,
        rule=rule,
        version=version,
    )
