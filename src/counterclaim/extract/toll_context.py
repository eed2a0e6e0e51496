"""What every toll of an article leans on, and where its words stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.claim import Claim
from counterclaim.event import Date
from counterclaim.extract.context import Reading
from counterclaim.extract.toll_lines import Line
from counterclaim.extract.toll_war import War


@dataclass(frozen=True, slots=True)
class TollContext:
    """What every toll of an article leans on: ``contents`` are content spans with their claims, ``countries`` ISO codes by folded name.

    ``home`` is the state that the article's bare words of forces mean ("soldiers", "the army"), null where that is open.
    """

    reading: Reading
    dates: Sequence[Date]
    war: War
    war_start: str | None
    contents: tuple[tuple[int, int, Claim], ...]
    countries: Mapping[str, str]
    home: str | None = None


def place_in(reading: Reading, line: Line, first: int, last: int) -> tuple[int, int]:
    """Return where the words ``first``..``last`` of a line stand in the article."""
    passage = reading.passages[line.passage].passage
    return passage.to_article(line.tokens[first].start, line.tokens[max(last, first + 1) - 1].end)


def words_span(line: Line, first: int, last: int) -> tuple[int, int]:
    """Return where the words ``first``..``last`` of a line stand in the view of its passage."""
    return line.tokens[first].start, line.tokens[max(last, first + 1) - 1].end


def first_said(reading: Reading, line: Line, claim: Claim) -> int:
    """Return the first word of the sentence that belongs to what a claim says."""
    passage = reading.passages[line.passage].passage
    starts = [passage.to_article(token.start, token.end)[0] for token in line.tokens]
    return next((index for index, start in enumerate(starts) if start >= claim.start), 0)
