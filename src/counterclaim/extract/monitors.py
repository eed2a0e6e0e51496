"""The monitor of an article: the one body of citizens that it names, which "the monitor" and a headline's "monitor" mean."""

from counterclaim.actor import NGO, Actor
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.stances import references


def lone_monitor(passages: tuple[PassageMentions, ...]) -> Actor | None:
    """Return the one body of citizens that an article names, null where it names none or several."""
    found = {
        mention.actor.name: mention.actor
        for passage in passages
        for mention in passage.actors
        if mention.form == "name" and mention.actor is not None and mention.actor.side == NGO and mention.actor.kind == "ngo"
        and any(word[:1].isupper() for word in mention.actor.name.split())
    }  # fmt: skip
    return next(iter(found.values())) if len(found) == 1 else None


def as_monitor(known: Actor | None, mention: ActorMention) -> Actor | None:
    """Return the monitor of the article where a mention is one without a name, else null."""
    return known if mention.head.casefold() in references().monitors else None
