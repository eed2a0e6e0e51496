"""Turn what was detected in an article into records."""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.article import Article
from counterclaim.event import Relation
from counterclaim.extract.claims import extract_claims
from counterclaim.extract.context import Reading
from counterclaim.extract.coreference import resolve
from counterclaim.extract.dates import extract_dates
from counterclaim.extract.events import extract_events
from counterclaim.extract.holdings import extract_holdings
from counterclaim.extract.measures import extract_measures
from counterclaim.extract.parties import belligerents
from counterclaim.extract.place_ties import tied_countries
from counterclaim.extract.places import extract_places
from counterclaim.extract.positions import extract_demands, extract_positions
from counterclaim.extract.relations import extract_relations
from counterclaim.extract.ruling_groups import with_ruling_groups
from counterclaim.extract.tolls import extract_tolls
from counterclaim.extract.unlisted_states import with_unlisted_states
from counterclaim.extract.war_days import find_war_start
from counterclaim.mention import PassageMentions
from counterclaim.noun import Record

BY_WORDS = frozenset({"mediates", "supports"})


def extract(article: Article, passages: tuple[PassageMentions, ...], model: str | None = None) -> tuple[Record, ...]:
    """Return every record of an article, see `records_of`."""
    return records_of(understand(article, passages), model)


def understand(article: Article, passages: tuple[PassageMentions, ...]) -> Reading:
    """Return an article with who its mentions are."""
    passages = with_ruling_groups(with_unlisted_states(passages), article.published.day)
    return Reading(article, passages, resolve(article, passages), article.published.day)


def records_of(reading: Reading, model: str | None = None) -> tuple[Record, ...]:
    """Return every record of an article, claims before what rests on them; an id occurs once.

    ``model`` is the digest of the annotator that took part in reading the passages; every record names it.
    """
    fighting = tuple(actor.side for actor in belligerents(reading.passages) if actor.side)
    dates = extract_dates(reading)
    reading = replace(reading, dates=dates)
    claims = extract_claims(reading)
    places = extract_places(reading)
    tolls = extract_tolls(reading, claims, dates, belligerents=fighting, war_start=find_war_start(reading), places=places)
    measures = extract_measures(reading, places, dates)
    events = extract_events(reading, claims, tolls, places, measures)
    relations = extract_relations(reading, claims, events, places)
    records: tuple[Record, ...] = (
        *dates,
        *claims,
        *tolls,
        *extract_holdings(reading),
        *measures,
        *relations,
        *events,
        *extract_demands(reading, claims),
        *extract_positions(reading, claims),
        *extract_places(reading, taking_part=_taking_part(relations) | tied_countries(reading, relations)),
    )
    return tuple({record.id: _read_with(record, model) for record in records}.values())


def _taking_part(relations: Sequence[Relation]) -> frozenset[str]:
    """Return the sides that the article ties to a fight by arms: those who mediate or only speak for a side are no part of it."""
    return frozenset(
        side for one in relations if one.kind not in BY_WORDS for actor in (one.left, one.right) if (side := actor.side) is not None
    )


def _read_with(record: Record, model: str | None) -> Record:
    return record if model is None else replace(record, provenance=replace(record.provenance, model=model))
