"""Boxes: strengths of armies, lists of facts, and the background under a box's heading."""

import re
from collections.abc import Sequence

from counterclaim.article import Zone
from counterclaim.clean.captions import OPEN_QUOTE, Paragraph, ends_in_stop
from counterclaim.clean.dates import from_date_line
from counterclaim.clean.headings import COUNT, is_question_word, is_upper
from counterclaim.clean.words import zone_words

ITEM_WORDS = 26
BOX_PARAGRAPHS = 6  # paragraphs that one heading of a box governs at most
LABELLED = re.compile(r"(?P<label>[A-Z][\w ()/&'’-]{1,40}):\s*\S")
QUALIFIED = r"(?:(?:about|around|some|over|more than|up to|at least|nearly|almost|approximately|est\.?)\s+)?"
COUNTED = QUALIFIED + r"\d[\d,.]*(?:\s?(?:m|million|thousand))?\s+[a-z][\w/' -]{2,40}(?:\s\([^()]{1,80}\))?"
INCLUDING = r"(?:,? including\s[^.:;|]{2,60})?"
FORCES = re.compile(
    rf"(?:[-*•–]\s*)?[^\d:|.!?]{{2,60}}:\s*{COUNTED}(?:(?:,| and|;|,? plus)\s+(?:and\s+)?{COUNTED})+{INCLUDING}\.?\Z", re.I
)  # "Xland: 67,000 troops, 440 tanks"
ROW = re.compile(r"(?:\|[^|\n]{2,60}(?:\|[^|\n]*\d[^|\n]*)+|[^|\n]{2,60}(?:\|[^|\n]*\d[^|\n]*){2,})\|?\s*\Z")


def is_force_line(view: str) -> bool:
    """Whether a line gives the strength of one side: its name, a colon or bars, and two counts or more."""
    words = view.strip()
    if len(words) > 400 or from_date_line(words):
        return False
    return FORCES.match(words) is not None or ("|" in words and ROW.match(words) is not None)


def is_list_line(view: str) -> bool:
    """Whether a line of a box is one of its counts or labelled facts, and no statement of its own."""
    words = view.strip()
    return COUNT.match(words) is not None or LABELLED.match(words) is not None or is_force_line(words)


def box_lists(paragraphs: Sequence[Paragraph], zones: list[Zone]) -> None:
    """Mark lists of counts and of labelled facts: two lines or more in a row, or one under a heading in capitals."""
    start = 0
    while start < len(zones):
        stop = start
        while stop < len(zones) and _is_fact(paragraphs[stop], zones[stop]):
            stop += 1
        headed = start > 0 and zones[start - 1] == "heading"
        if stop - start >= 3 or (headed and stop - start >= 2):
            zones[start:stop] = ["infobox"] * (stop - start)
        start = max(stop, start + 1)


def _is_fact(paragraph: Paragraph, zone: Zone) -> bool:
    view = paragraph.view.strip()
    if zone not in ("body", "caption", "heading") or paragraph.block.hint == "heading":
        return False
    if len(paragraph.words) > ITEM_WORDS or ends_in_stop(view):
        return False
    labelled = LABELLED.match(view)
    if labelled and labelled["label"].casefold() in zone_words().attribute_labels:
        return True
    return COUNT.match(view) is not None and sum(map(str.isalpha, view)) >= 3


def box_answers(paragraphs: Sequence[Paragraph], zones: list[Zone]) -> None:
    """Mark the prose under a box's headings (questions in capitals, "FACTBOX"), up to where the news of the day goes on."""
    left = 0
    for index, (paragraph, zone) in enumerate(zip(paragraphs, zones, strict=True)):
        if zone == "heading":
            left = BOX_PARAGRAPHS if _opens_box(paragraph) or _heads_background(paragraphs, zones, index) else 0
        elif left and zone == "body":
            left = 0 if _is_news(paragraph.view) else left - 1
            if left:
                zones[index] = "infobox"


def _opens_box(paragraph: Paragraph) -> bool:
    view = paragraph.view.casefold()
    if any(re.match(rf"\W*{re.escape(cue)}\b", view) for cue in zone_words().box_cues):
        return True
    return is_upper(paragraph.view) and is_question_word(paragraph.words[:1])


def _heads_background(paragraphs: Sequence[Paragraph], zones: Sequence[Zone], heading: int) -> bool:
    """Whether a question about causes or parties heads, up to the next heading, a little prose in which nobody is reported to speak."""
    if paragraphs[heading].words[:1] not in {(word,) for word in zone_words().background_questions} or not _asks(paragraphs[heading]):
        return False
    stop = next((i for i in range(heading + 1, len(zones)) if zones[i] == "heading"), len(zones))
    prose = [paragraphs[i].view for i in range(heading + 1, stop) if zones[i] == "body"]
    return 0 < len(prose) < BOX_PARAGRAPHS and not any(_speaks(view) for view in prose)


def _asks(paragraph: Paragraph) -> bool:
    return paragraph.view.rstrip().endswith("?")


def _speaks(view: str) -> bool:
    words = {word.strip(",.;:'\"“”‘’") for word in view.casefold().split()}
    return OPEN_QUOTE.match(view) is not None or not words.isdisjoint(zone_words().reporting_verbs)


def _is_news(view: str) -> bool:
    """Whether somebody reports, and a day is named as seen from the day of publication: boxes hold background."""
    lower = f" {view.casefold()} "
    words = zone_words()
    return any(f" {verb} " in lower for verb in words.reporting_verbs) and any(f" {day}" in lower for day in words.deictic_words)
