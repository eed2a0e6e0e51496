"""Armed groups that have become the government of their state: from that day on they speak, fight and suffer for the state.

"The Taliban said" is Afghanistan's word in an article of 2025 and an armed group's in one of 2016. An article without a day leaves the
group what its name says.
"""

from dataclasses import replace

from counterclaim.actor import Actor
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import governs


def with_ruling_groups(passages: tuple[PassageMentions, ...], day: str | None) -> tuple[PassageMentions, ...]:
    """Return the passages with the side of its state for every group that governs on the ISO ``day``, null where the day is unknown."""
    if day is None:
        return passages
    return tuple(replace(passage, actors=tuple(_ruling(mention, day) for mention in passage.actors)) for passage in passages)


def _ruling(mention: ActorMention, day: str) -> ActorMention:
    actor, members = mention.actor, mention.members
    if not any(one is not None and _rules(one, day) for one in (actor, *members)):
        return mention
    return replace(mention, actor=_of_state(actor, day) if actor else None, members=tuple(_of_state(one, day) for one in members))


def _of_state(actor: Actor, day: str) -> Actor:
    if not _rules(actor, day):
        return actor
    kind = "government_body" if actor.kind == "armed_group" else actor.kind
    return replace(actor, side=actor.iso3, kind=kind)


def _rules(actor: Actor, day: str) -> bool:
    return actor.side is not None and actor.iso3 is not None and actor.side != actor.iso3 and governs(actor.side, day)
