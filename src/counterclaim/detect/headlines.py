"""Headlines that attribute by a colon: "Police: bomb kills 12", "Bomb kills 12: police".

A headline closes with no mark, and one side of its colon is nothing but somebody who can speak.
"""

from collections.abc import Iterator, Sequence

from counterclaim.detect.words import ENDS, Words, is_verbal
from counterclaim.mention import ActorMention, Attribution
from counterclaim.vocabulary.cues import cues

LONGEST_SPEAKER = 6  # words of the speaker's side
SHORTEST_STATEMENT = 3  # words of the other
BODIES = frozenset({"government_body", "military", "international_body", "ngo"})
PLACES = frozenset({"capital", "country", "authority"})  # before a colon they say where the report comes from


def headline_attributions(words: Words, actors: Sequence[ActorMention], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what speakers before or behind a headline's colon say, unless it is found already."""
    for low, high in words.bounds:
        colons = [k for k in range(low + 1, high - 1) if words.lower[k] == ":" and words.quote_of[k] < 0]
        if len(colons) != 1:
            continue
        if words.lower[high - 1] in ENDS:
            if _is_body(actors, words.chars(low, colons[0])) and _states(words, (colons[0] + 1, high)):
                spans = words.chars(low, colons[0]), words.chars(colons[0] + 1, high - 1)
                if not _is_said(spans[1], found) and words.opens_quote(colons[0] + 1) < 0:
                    yield Attribution(spans[0], words.chars(colons[0], colons[0] + 1), (spans[1],), "say", "indirect", "label")
            continue
        for source, content in (((low, colons[0]), (colons[0] + 1, high)), ((colons[0] + 1, high), (low, colons[0]))):
            spans = words.chars(*source), words.chars(*content)
            leads = source[0] == low
            if _speaks(words, actors, source, leads) and _states(words, content) and not _is_said(spans[1], found):
                yield Attribution(spans[0], words.chars(colons[0], colons[0] + 1), (spans[1],), "say", "indirect", "headline")
                break


def _is_body(actors: Sequence[ActorMention], part: tuple[int, int]) -> bool:
    """Whether what stands before a colon in a sentence is a body that speaks, and nothing else: of a state it may be the topic."""
    whole = (one for one in actors if one.start - LEAD_IN <= part[0] <= one.start and one.end >= part[1] and one.actor is not None)
    return any(one.actor is not None and one.actor.kind in BODIES for one in whole)


def _speaks(words: Words, actors: Sequence[ActorMention], part: tuple[int, int], leads: bool) -> bool:
    """Whether the part is an actor and nothing else; a bare place in front is a dateline."""
    if part[1] - part[0] > LONGEST_SPEAKER:
        return False
    start, end = words.chars(*part)
    whole = next(
        (mention for mention in actors if mention.start <= start + LEAD_IN and mention.end >= end and mention.start >= start), None
    )
    if whole is None or whole.form in ("pronoun", "adjective") or (leads and whole.head in PLACES):
        return False
    return whole.actor is None or whole.actor.side is not None


LEAD_IN = 4  # characters of an article before the actor


def _states(words: Words, part: tuple[int, int]) -> bool:
    told = any(is_verbal(words, k) or words.lower[k] in cues().headline_harms for k in range(*part))
    counted = any(words.lower[k][:1].isdigit() for k in range(*part))  # "N: some 8,000 men" is an entry of a list
    return part[1] - part[0] >= SHORTEST_STATEMENT and (told or (not counted and any(words.lower[k].endswith("s") for k in range(*part))))


def _is_said(content: tuple[int, int], found: Sequence[Attribution]) -> bool:
    return any(start < content[1] and content[0] < end for one in found for start, end in one.contents)
