"""Turn what was detected in an article into records."""

from counterclaim.article import Article
from counterclaim.extract.claims import extract_claims
from counterclaim.extract.context import Reading
from counterclaim.extract.coreference import resolve
from counterclaim.extract.dates import extract_dates
from counterclaim.extract.positions import extract_demands, extract_positions
from counterclaim.mention import PassageMentions
from counterclaim.noun import Record


def extract(article: Article, passages: tuple[PassageMentions, ...]) -> tuple[Record, ...]:
    """Return every record of an article, claims before what rests on them; an id occurs once."""
    reading = Reading(article, passages, resolve(article, passages), article.published.day)
    claims = extract_claims(reading)
    records: tuple[Record, ...] = (
        *extract_dates(reading),
        *claims,
        *extract_demands(reading, claims),
        *extract_positions(reading, claims),
    )
    return tuple({record.id: record for record in records}.values())
