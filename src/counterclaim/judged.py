"""What follows from judgements: what is shown, in which state, and what is parted. Nothing is lost; the next judgement undoes this one.

A judgement names the id of what it judges and counts for whatever the rules find again in its place: a link of the same kind between the
same two ends, a story's place in the same conflict, a story or an origin that puts the same articles together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from counterclaim.ids import content_id
from counterclaim.link import ONE_ORIGIN, ConflictMember, Judgement, Link, Origin, Story, Verdict, components

Judged = Link | ConflictMember | Story | Origin
TOGETHER = 2


class Verdicts:
    """The judgements of a case as they stand: the last one on each thing counts."""

    def __init__(self, made: Iterable[Judgement], judged: Iterable[Judged]) -> None:
        named = {one.id: one for one in judged}
        rows = [(named[one.target], one.verdict) for one in made if one.target in named]
        self._exact: dict[tuple[str, ...], Verdict] = {_key(one): verdict for one, verdict in rows}
        self._groups = [(one, verdict) for one, verdict in rows if isinstance(one, Story | Origin)]

    def of(self, one: Judged) -> Verdict | None:
        """Return the last verdict on a thing, null where nobody has judged it."""
        if isinstance(one, Link | ConflictMember):
            return self._exact.get(_key(one))
        return next((verdict for judged, verdict in reversed(self._groups) if _one_grouping(judged, one)), None)

    def links(self, found: Iterable[Link]) -> tuple[Link, ...]:
        """Return links in the state that they were judged to have, without those that were rejected."""
        return tuple(_in_state(link, verdict) for link, verdict in ((one, self.of(one)) for one in found) if verdict != "rejected")

    def stories(self, found: Iterable[Story]) -> tuple[Story, ...]:
        """Return stories without those that were rejected: their articles are told apart again."""
        return tuple(one for one in found if self.of(one) != "rejected")

    def members(self, found: Iterable[ConflictMember], stories: Iterable[Story]) -> tuple[ConflictMember, ...]:
        """Return places in conflicts without those that were rejected or whose story was; ``stories`` are those of the rules.

        A conflict that no story opens any more is closed, and what had only joined it belongs nowhere.
        """
        apart = {one.root for one in stories if self.of(one) == "rejected"}
        kept = [one for one in found if one.story not in apart and self.of(one) != "rejected"]
        opened = {one.conflict for one in kept if one.opens}
        return tuple(one for one in kept if one.conflict in opened)

    def origins(self, found: Iterable[Origin], links: Sequence[Link]) -> tuple[Origin, ...]:
        """Return origins, those parted that were rejected or that rejected links held together; ``links`` are those of the rules."""
        inside: dict[str, list[Link]] = {}
        for link in links:
            if link.kind in ONE_ORIGIN:
                inside.setdefault(link.left, []).append(link)
        return tuple(
            part for one in found for part in self._parts(one, [link for member in one.members for link in inside.get(member, ())])
        )

    def _parts(self, origin: Origin, links: Sequence[Link]) -> Iterator[Origin]:
        apart = self.of(origin) == "rejected"
        standing = [] if apart else [link for link in links if self.of(link) != "rejected"]
        groups = components(origin.members, standing) if apart or len(standing) < len(links) else []
        if len(groups) < TOGETHER:
            yield origin
            return
        for group in groups:
            members = tuple(one for one in origin.members if one in group)
            method = f"{len(members)} of {len(origin.members)} articles; a judgement parted them from the others"
            yield replace(origin, id=content_id("origin", members, method), root=members[0], members=members, method=method)


def _key(one: Judged) -> tuple[str, ...]:
    if isinstance(one, Link):
        return (one.kind, *sorted((one.left, one.right)))  # which end is left can hang on ids, and these on how the articles read
    return ("conflict", one.story, one.conflict) if isinstance(one, ConflictMember) else (one.record, one.id)


def _one_grouping(judged: Story | Origin, found: Story | Origin) -> bool:
    """Whether two groupings put the same root together with one article at least, or are of that one article alone."""
    if judged.record != found.record or judged.root != found.root:
        return False
    one, other = (_articles(group) for group in (judged, found))
    return len(one & other) >= TOGETHER or one == other  # its root and another


def _articles(group: Story | Origin) -> frozenset[str]:
    return frozenset(group.members if isinstance(group, Origin) else (member.article for member in group.members))


def _in_state(link: Link, verdict: Verdict | None) -> Link:
    if verdict == "explained":
        return replace(link, state="explained")
    return replace(link, state="resolved") if verdict == "resolved" else link
