"""Headings: cross-heads, questions, clock times of live pages, and the deck under a headline."""

import re
from collections.abc import Sequence

from counterclaim.article import Zone
from counterclaim.clean.captions import THRESHOLD, Paragraph, caption_score, ends_in_stop
from counterclaim.clean.words import zone_words

HEADING_WORDS = 14
TITLE_WORDS = 9
BARE_WORDS = 4
CROSS_HEAD_WORDS = 6  # a line so short between sentences heads them, unless something speaks of a picture
DECK_WORDS = 45
DECK_ITEM_WORDS = 30
PROSE_WORDS = 12  # of a sentence that is the article's own
LONGEST_DECK = 8  # paragraphs
COUNT = re.compile(
    r"(?:[-*•–]\s*)?(?:(?:about|around|some|over|more than|up to|at least|nearly|almost|approximately|est\.?)\s+)?[£$€]?\d", re.I
)
CONTRACTION = re.compile(r"[’'´](?:s|t|re)\b")
CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d\d(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)(?:\s?(?:GMT|UTC|[A-Z]{3,4}))?(?=\Z|[\s,:–—-])", re.I
)  # of a live page
QUOTED = frozenset({'""', "''", "“”", "‘’"})
LETTER = re.compile(r"[^\W\d_]")


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph heads what follows: marked as one, in capitals, a short question, or a few words without a stop."""
    block, count = paragraph.block, len(paragraph.view.split())
    if block.hint == "heading":
        return count <= 2 * HEADING_WORDS
    if not count or count > HEADING_WORDS or block.hint in ("caption", "item", "quote"):
        return False
    if is_upper(block.view) or (block.bold and not ends_in_stop(block.view)):
        return not COUNT.match(block.view) or is_upper(block.view)
    return _is_question(paragraph) or _is_bare(paragraph, count)


def is_clock_heading(view: str) -> bool:
    """Whether a line is the time of an entry on a live page, alone or with its title ("14:20 GMT", "14:20 Bridge shut")."""
    words = view.strip()
    match = CLOCK.match(words)
    return match is not None and len(words.split()) <= HEADING_WORDS and (match.end() == len(words) or not ends_in_stop(words))


def is_upper(view: str) -> bool:
    """Whether all words are in capitals, the ending of a contraction aside."""
    words = CONTRACTION.sub("", view)
    return len(LETTER.findall(words)) >= 3 and words == words.upper()


def _is_question(paragraph: Paragraph) -> bool:
    """Tell one question, opened by a question word, not spoken."""
    view = paragraph.view.strip()
    opened = is_question_word(paragraph.words[:1])
    return opened and view.endswith("?") and view.count("?") == 1 and "." not in view


def is_question_word(first: tuple[str, ...]) -> bool:
    """Whether the first word, taken off its contraction ("what's"), asks."""
    return any(re.split(r"['’´]", word)[0] in zone_words().question_words for word in first)


def _is_bare(paragraph: Paragraph, count: int) -> bool:
    """Tell a few words without stop, number or speech; or a title in which most words are capitalised."""
    view = paragraph.view.strip()
    if paragraph.stops_are_usual and count <= BARE_WORDS:
        view = _unquoted(view)
    if ends_in_stop(view) or any(map(str.isdigit, view)) or not view[:1].isupper() or view[-1:] in ",;-–—":
        return False
    if count <= BARE_WORDS:
        return view[-1:] not in "\"'”’)"
    if count <= CROSS_HEAD_WORDS and paragraph.stops_are_usual and caption_score(paragraph) <= THRESHOLD:
        return view[-1:] not in "\"'”’)"
    capitals = sum(w[:1].isupper() for w in view.split())
    return count <= TITLE_WORDS and capitals >= 0.75 * count and caption_score(paragraph) < THRESHOLD + 0.75


def _unquoted(view: str) -> str:
    """Return a line without the quotation marks that enclose all of it; others stay."""
    inner = view[1:-1]
    enclosed = len(view) > 2 and view[0] + view[-1] in QUOTED and not any(mark in inner for mark in '"“”‘')
    return inner if enclosed else view


def mark_deck(paragraphs: Sequence[Paragraph], zones: list[Zone]) -> None:
    """Mark the deck: what stands above the first prose in bold type or as a list, without a full stop.

    The list of a page of markup is a box, because agencies and broadcasters put there what their text does not say again.
    """
    top = next((i for i, (p, z) in enumerate(zip(paragraphs, zones, strict=True)) if _is_prose(p, z)), len(zones))
    if not any(_is_prose(p, z) for p, z in zip(paragraphs[top + 1 :], zones[top + 1 :], strict=True)):
        return  # a list with nothing below it is the article itself
    deck = [i for i in range(top) if zones[i] in ("body", "caption") and _is_deck_line(paragraphs[i])]
    items = sum(paragraphs[i].block.hint == "item" for i in deck)
    for index in deck if len(deck) <= LONGEST_DECK else ():
        if items >= 2 or paragraphs[index].block.hint != "item":
            zones[index] = "infobox" if paragraphs[index].block.in_markup and items else "heading"


def is_sentence(paragraph: Paragraph) -> bool:
    """Whether a paragraph is as long as prose and has its full stop."""
    return paragraph.stops and len(paragraph.words) >= PROSE_WORDS


def _is_prose(paragraph: Paragraph, zone: Zone) -> bool:
    return zone == "body" and is_sentence(paragraph)


def _is_deck_line(paragraph: Paragraph) -> bool:
    block, count = paragraph.block, len(paragraph.view.split())
    if paragraph.stops or paragraph.view.rstrip()[-1:] in (":", ";", ","):
        return False
    return count <= DECK_ITEM_WORDS if block.hint == "item" else block.bold and block.hint == "" and count <= DECK_WORDS
