"""What the extractors of one article share: its mentions, who each mention is, and the day that "today" means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from counterclaim.actor import Actor
from counterclaim.article import Article
from counterclaim.event import Date
from counterclaim.mention import ActorMention, PassageMentions, TimeMention
from counterclaim.noun import Provenance, Span, SpanRole
from counterclaim.toll import Harm, Status

RULES_VERSION = "1"


@dataclass(frozen=True, slots=True)
class NumberHint:
    """What a second reader takes a number for; null where it is not sure.

    The harm that it counts, whose losses (``side``) and of what status, and who tells it; ``sure`` where that is so against a side that the
    rules name, too.
    """

    harm: Harm | None = None
    side: str | None = None
    status: Status | None = None
    teller: Actor | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class DeedHint:
    """An event that a second reader finds told in the words ``start``..``end`` of a passage's view.

    ``told`` where it is sure of the event, ``parted`` where it is sure of who acts: nobody, where ``actors`` is empty; ``sure`` where it
    is so sure of it that the rules may name another.
    """

    passage: int
    start: int
    end: int
    plover: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    told: bool = True
    parted: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Hints:
    """What a second reader found, for the rules to take up where they say nothing.

    ``numbers`` are by passage and where their words start; ``sides`` are whose side and state speakers are on whom the rules know by
    name alone. ``likely`` are the words (passage, start, PLOVER type) at which it holds an event for likely, ``possible`` those at
    which it does not rule one out; null where nobody has read a second time.
    """

    numbers: Mapping[tuple[int, int], NumberHint] = field(default_factory=dict)
    deeds: tuple[DeedHint, ...] = ()
    sides: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)
    likely: frozenset[tuple[int, int, str]] = frozenset()
    possible: frozenset[tuple[int, int, str]] | None = None


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with everything detected in it.

    ``actors`` resolves actor mentions by (passage index, mention index) to one actor, or to several where the mention stands for them
    jointly ("both sides", "the three presidents"); a mention that is not in it could not be resolved.
    ``anchor`` is the ISO day that "today" means in this article, null where it is unknown; ``hints`` are those of a second reader;
    ``dates`` its time expressions, once they are placed.
    """

    article: Article
    passages: tuple[PassageMentions, ...]
    actors: Mapping[tuple[int, int], tuple[Actor, ...]]
    anchor: str | None
    hints: Hints = NO_HINTS
    dates: tuple[Date, ...] = ()

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

    def date_at(self, passage: int, mention: TimeMention) -> Date | None:
        """Return ``mention`` of passage number ``passage`` as it was placed, null where it is no date or none is placed yet."""
        start, _ = self.passages[passage].passage.to_article(mention.start, mention.end)
        return next((date for date in self.dates if date.start == start), None)

    def span(self, passage: int, start: int, end: int, role: SpanRole) -> Span:
        """Return the view span ``start``..``end`` of passage number ``passage`` as words of the article."""
        left, right = self.passages[passage].passage.to_article(start, end)
        return Span(left, right, self.article.text[left:right], role)


def made_by(rule: str, model: str | None = None) -> Provenance:
    """Return the provenance of a record that ``rule`` made."""
    return Provenance(rule, RULES_VERSION, model)
