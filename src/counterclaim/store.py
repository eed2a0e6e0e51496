"""What a case holds and what the stages ask of it; `record` implements the protocols."""

from dataclasses import dataclass, field

from counterclaim.article import Article, Capture, Drop
from counterclaim.claim import Claim, Demand, Position
from counterclaim.event import Date, Event, Holding, Measure, Place, Relation
from counterclaim.link import Link, Origin
from counterclaim.noun import Record
from counterclaim.toll import Toll


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """One article on its way into the case: its capture, the article, and the records that stand on its words."""

    capture: Capture
    article: Article
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything that a case holds at one moment, in a stable order (by article, then place in the text, then id).

    ``captures`` come without their bytes (``raw`` is empty). ``made_at`` is an ISO instant in UTC, ``version`` the program's, ``model`` the digest
    of the annotator's weights or null where only rules ran. ``paths`` lists, for each article id, every path or address it was seen at.
    """

    captures: tuple[Capture, ...] = ()
    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    tolls: tuple[Toll, ...] = ()
    events: tuple[Event, ...] = ()
    demands: tuple[Demand, ...] = ()
    positions: tuple[Position, ...] = ()
    relations: tuple[Relation, ...] = ()
    measures: tuple[Measure, ...] = ()
    holdings: tuple[Holding, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    origins: tuple[Origin, ...] = ()
    links: tuple[Link, ...] = ()
    drops: tuple[Drop, ...] = ()
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)
    made_at: str = ""
    version: str = ""
    model: str | None = None
