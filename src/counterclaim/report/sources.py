"""Where the record comes from: origins with the copies behind them, and what was read but left out."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from counterclaim.article import Article, Drop
from counterclaim.claim import Claim
from counterclaim.link import Conflict, ConflictMember, Link, Origin, Story
from counterclaim.reconcile.versions import Difference, Edit, differences
from counterclaim.report.lookup import Lookup, quoted
from counterclaim.report.wording import clipped, listed

COPYING = frozenset({"copy_of", "version_of", "excerpt_of", "reuses"})
COMPARED = frozenset({"copy_of", "version_of", "excerpt_of"})
CONTEXT = 60  # characters of unchanged words that are shown on either side of a change
RUN = 320  # characters of changed words that are shown


@dataclass(frozen=True, slots=True)
class Source:
    """One article: how it stands to an earlier one of its origin, where that is known, and how many lines of the record it carries."""

    article: Article
    outlet: str
    stands: str | None
    to: str | None
    reason: str
    link: str
    lines: int


@dataclass(frozen=True, slots=True)
class OriginLine:
    """One origin: its root first, then the articles whose words go back to it. ``origin`` is null for an article that stands alone."""

    origin: Origin | None
    root: Source
    copies: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What an article left out, added or changed against the one it goes back to, changed figures first."""

    summary: str
    found: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class DropLine:
    """All that one stage left out for one reason."""

    stage: str
    reason: str
    drops: tuple[Drop, ...]


def build_sources(look: Lookup) -> tuple[OriginLine, ...]:
    """Return the origins of a case, those with most copies first, then by the day of the root."""
    lines = _count_lines(look)
    copying = {link.left: link for link in look.view.links if link.kind in COPYING}
    origin_lines = [_origin_line(origin, look, copying, lines) for origin in look.view.origins if origin.root in look.articles]
    held = {member for origin in look.view.origins for member in origin.members}
    alone = [OriginLine(None, _source(article, look, copying, lines), ()) for article in look.view.articles if article.id not in held]
    return tuple(
        sorted([*origin_lines, *alone], key=lambda o: (-len(o.copies), o.root.article.published.value or "9999", o.root.article.path))
    )


def _origin_line(origin: Origin, look: Lookup, copying: dict[str, Link], lines: Counter[str]) -> OriginLine:
    copies = [look.articles[member] for member in origin.members if member != origin.root and member in look.articles]
    return OriginLine(
        origin, _source(look.articles[origin.root], look, copying, lines), tuple(_source(a, look, copying, lines) for a in copies)
    )


def _source(article: Article, look: Lookup, copying: dict[str, Link], lines: Counter[str]) -> Source:
    link = copying.get(article.id)
    known = link if link and link.right in look.articles else None
    return Source(
        article=article,
        outlet=look.outlet(article.id),
        stands=known.kind if known else None,
        to=known.right if known else None,
        reason=known.reason if known else "",
        link=known.id if known else "",
        lines=lines[article.id],
    )


def _count_lines(look: Lookup) -> Counter[str]:
    """Return how many lines of the record stand on each article; places and dates are aids, not lines."""
    view = look.view
    kinds = (view.claims, view.tolls, view.events, view.demands, view.positions, view.relations, view.measures, view.holdings)
    return Counter(record.article for record in chain.from_iterable(kinds))


@dataclass(frozen=True, slots=True)
class Placed:
    """A story under its conflict: how many articles tell it, and why it belongs there."""

    story: Story
    member: ConflictMember


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A conflict with its stories, in the order of time."""

    conflict: Conflict
    stories: tuple[Placed, ...]

    @property
    def articles(self) -> int:
        """How many articles its stories have."""
        return sum(len(placed.story.members) for placed in self.stories)


def build_conflicts(look: Lookup) -> tuple[ConflictLine, ...]:
    """Return the conflicts of a case, those of most articles first; none where it holds a single one, which needs no telling apart."""
    stories = {story.root: story for story in look.view.stories if story.root in look.articles}
    lines = [
        ConflictLine(one, tuple(Placed(stories[member.story], member) for member in one.members if member.story in stories))
        for one in look.view.conflicts
    ]
    told = sorted((line for line in lines if line.stories), key=lambda line: (-line.articles, line.conflict.lands))
    return tuple(told) if len(told) > 1 else ()


def build_stories(look: Lookup) -> tuple[Story, ...]:
    """Return the stories that several articles tell, those with most articles first, then by the day of the article that opens them."""
    told = (story for story in look.view.stories if story.root in look.articles and len(story.members) > 1)
    return tuple(sorted(told, key=lambda story: (-len(story.members), look.published(story.root) or "9999", story.root)))


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """A claim that articles quote from elsewhere: the origin, who says what, and the outlets that carry it."""

    origin: Origin
    speaker: str
    words: str
    outlets: tuple[str, ...]


def build_quoted(look: Lookup) -> tuple[QuotedLine, ...]:
    """Return the claims that articles quote from other media, those of most outlets first."""
    lines = []
    for origin in quoted(look):
        claims = [look.records[one] for one in origin.members if one in look.records]
        root = look.records[origin.root]
        who = look.speaker(root.claimant, root) if isinstance(root, Claim) else ""
        lines.append(QuotedLine(origin, who, look.exact(root), look.outlets(claims)))
    return tuple(sorted(lines, key=lambda line: (-len(line.outlets), line.origin.method, line.origin.id)))


def count_drops(drops: tuple[Drop, ...]) -> tuple[DropLine, ...]:
    """Return what was left out, by stage and reason, the most frequent first."""
    groups: dict[tuple[str, str], list[Drop]] = {}
    for drop in drops:
        groups.setdefault((drop.stage, drop.reason), []).append(drop)
    lines = [DropLine(stage, reason, tuple(held)) for (stage, reason), held in groups.items()]
    return tuple(sorted(lines, key=lambda line: (-len(line.drops), line.stage, line.reason)))


def changes(source: Source, look: Lookup) -> Changes | None:
    """Return what ``source`` changed against the article it goes back to; null where it is no copy, version or excerpt."""
    if source.stands not in COMPARED or source.to not in look.articles:
        return None
    found = sorted(differences(look.articles[source.to], source.article), key=lambda one: not one.numbers)
    return Changes(_summary(found), tuple(found))


def _summary(found: list[Difference]) -> str:
    """Return "paragraphs: 2 left out, 1 added and 3 rewritten, 2 of them with figures"."""
    counted = Counter(one.change for one in found)
    parts = [(counted["dropped"], "left out"), (counted["added"], "added"), (counted["rewritten"], "rewritten")]
    said = [f"{n:,} {what}" for n, what in parts if n]
    if not said:
        return "the same words throughout"
    numbers = sum(one.numbers for one in found)
    return f"paragraphs: {listed(said)}" + (f", {numbers:,} of them with figures" if numbers else "")


def shown_edits(difference: Difference) -> tuple[Edit, ...]:
    """Return the edits of a paragraph, with long unchanged runs cut to what stands beside a change."""
    last = len(difference.edits) - 1
    return tuple(
        Edit("kept", _beside(edit.text, before=at > 0, after=at < last))
        if edit.kind == "kept"
        else Edit(edit.kind, clipped(edit.text, RUN), edit.number)
        for at, edit in enumerate(difference.edits)
    )


def _beside(text: str, *, before: bool, after: bool) -> str:
    """Return the ends of an unchanged run that a change stands ``before`` or ``after``."""
    if len(text) <= CONTEXT * (before + after):
        return text
    head = text[: text.rfind(" ", 0, CONTEXT)] + " " if before else ""
    tail = " " + text[text.find(" ", len(text) - CONTEXT) + 1 :] if after else ""
    return f"{head}…{tail}"
