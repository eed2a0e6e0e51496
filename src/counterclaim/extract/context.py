"""What the extractors of one article share: its mentions, who each mention is, and the day that "today" means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from counterclaim.actor import Actor
from counterclaim.article import Article
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.noun import Provenance, Span, SpanRole

RULES_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with everything detected in it.

    ``actors`` resolves actor mentions by (passage index, mention index) to one actor, or to several where the mention stands for them
    jointly ("both sides", "the three presidents"); a mention that is not in it could not be resolved.
    ``anchor`` is the ISO day that "today" means in this article, null where it is unknown.
    """

    article: Article
    passages: tuple[PassageMentions, ...]
    actors: Mapping[tuple[int, int], tuple[Actor, ...]]
    anchor: str | None

    def actor(self, passage: int, mention: int) -> Actor | None:
        """Return who mention number ``mention`` of passage number ``passage`` is (the first of several), or null."""
        resolved = self.actors_of(passage, mention)
        return resolved[0] if resolved else None

    def actors_of(self, passage: int, mention: int) -> tuple[Actor, ...]:
        """Return everybody whom mention number ``mention`` of passage number ``passage`` stands for; empty where that is unknown."""
        return self.actors.get((passage, mention), ())

    def actors_between(self, passage: int, start: int, end: int) -> Iterator[tuple[int, ActorMention]]:
        """Yield (mention index, mention) of the actor mentions that lie inside the view span ``start``..``end``, in order."""
        for index, mention in enumerate(self.passages[passage].actors):
            if start <= mention.start and mention.end <= end:
                yield index, mention

    def span(self, passage: int, start: int, end: int, role: SpanRole) -> Span:
        """Return the view span ``start``..``end`` of passage number ``passage`` as words of the article."""
        left, right = self.passages[passage].passage.to_article(start, end)
        return Span(left, right, self.article.text[left:right], role)


def made_by(rule: str, model: str | None = None) -> Provenance:
    """Return the provenance of a record that ``rule`` made."""
    return Provenance(rule, RULES_VERSION, model)
