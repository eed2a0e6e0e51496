"""Countries that the article ties to a fight by their own name: who backs, arms or brokers matters to it wherever it lies."""

import re
from collections.abc import Iterator, Sequence

from counterclaim.actor import OUTLET
from counterclaim.event import Relation
from counterclaim.extract.context import Reading
from counterclaim.mention import PassageMentions, PlaceMention
from counterclaim.vocabulary.places import places

NAME = r"[A-Z][\w.]*(?: [A-Z][\w.]*)*"
OF_SPEAKERS = re.compile(rf"\bof (?:the )?(?:{NAME}(?:, |,? and )(?:the )?)*\Z")  # "the presidents of America, Russia and France"
ATTRIBUTIVE = re.compile(r"-|(?<=[A-Z.]) [a-z]")  # "Xland-brokered", "U.S. envoys": what follows does it


def tied_countries(reading: Reading, relations: Sequence[Relation]) -> frozenset[str]:
    """Return the sides of the countries whose name stands in the outlet's own words that tie them to a side of the fight.

    Those whose officials only speak ("the presidents of X and Y called for talks") are none.
    """
    spans = [(span.start, span.end, one) for one in relations if one.asserted_by == OUTLET for span in one.spans]
    found: set[str] = set()
    for passage in reading.passages:
        for mention, side in _countries(passage):
            start, end = passage.passage.to_article(mention.start, mention.end)
            ties = (one for first, last, one in spans if first <= start and end <= last)
            if any(side in {one.left.side, one.right.side} for one in ties):
                found.add(side)
    return frozenset(found)


def _countries(passage: PassageMentions) -> Iterator[tuple[PlaceMention, str]]:
    """Yield the mentions of countries that act by their own name, with their sides."""
    table = places()
    for mention in passage.places:
        row = table.row(mention.candidates[0]) if mention.candidates else None
        if row is None or row.type != "country" or row.iso3 is None:
            continue
        if not OF_SPEAKERS.search(passage.view, 0, mention.start) and not ATTRIBUTIVE.match(passage.view, mention.end):
            yield mention, row.iso3
