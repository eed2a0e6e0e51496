"""Which zone each paragraph of a page is: furniture, credit, heading, caption, box, or prose."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.article import Zone
from counterclaim.clean.blocks import Block
from counterclaim.clean.captions import THRESHOLD, Paragraph, caption_score, ends_in_stop, is_caption, paragraphs_of
from counterclaim.clean.credits import credit_tail, is_credit
from counterclaim.clean.words import zone_words

HEADING_WORDS = 14
TITLE_WORDS = 9
BARE_WORDS = 4
CROSS_HEAD_WORDS = 6  # a line so short between sentences heads them, unless something speaks of a picture
FURNITURE_WORDS = 40
ITEM_WORDS = 26
LONGEST_LIST = 4000  # characters
REPEATED_RUN = 4  # lines in a row; two or three may be the captions of one picture shown twice
BOX_PARAGRAPHS = 6  # paragraphs that one heading of a box governs at most
SHORTCODE = re.compile(r"\[/?[a-z][\w-]{0,20}(?:\s[^\]]{0,200})?\]\Z")
BARE_LINK = re.compile(r"(?:https?://|www\.)\S+\Z|pic\.twitter\.com/\S+\Z")
COUNT = re.compile(
    r"(?:[-*•–]\s*)?(?:(?:about|around|some|over|more than|up to|at least|nearly|almost|approximately|est\.?)\s+)?[£$€]?\d", re.I
)
LABELLED = re.compile(r"(?P<label>[A-Z][\w ()/&'’-]{1,40}):\s*\S")
CONTRACTION = re.compile(r"[’'´](?:s|t|re)\b")
STATUS = re.compile(
    r"\W*(?:(?:first|last|story|article|page)\s+)?(?:updated|modified|published|posted|edited|amended)\b(?!\s+(?:by|in)\b)"
    r"[^.!?]{0,20}?\d[^!?]{0,60}\Z",
    re.I,
)  # "Updated 8 February 2024, 14:20"
STATUS_WORDS = 14
QUALIFIED = r"(?:(?:about|around|some|over|more than|up to|at least|nearly|almost|approximately|est\.?)\s+)?"
COUNTED = QUALIFIED + r"\d[\d,.]*(?:\s?(?:m|million|thousand))?\s+[a-z][\w/' -]{2,40}(?:\s\([^()]{1,80}\))?"
FORCES = re.compile(
    rf"(?:[-*•–]\s*)?[^\d:|.!?]{{2,60}}:\s*{COUNTED}(?:(?:,| and|;|,? plus)\s+(?:and\s+)?{COUNTED})+\.?\Z", re.I
)  # "Xland: 67,000 troops, 440 tanks"
ROW = re.compile(r"\|?[^|\n]{2,60}(?:\|[^|\n]*\d[^|\n]*)+\|?\s*\Z")
CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|[A-Z]{3,4}))?(?=\Z|[\s,:–—-])", re.I)  # of a live page
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Zoned:
    """A paragraph and its zone."""

    block: Block
    zone: Zone


def zone_blocks(found: Sequence[Block]) -> list[Zoned]:
    """Return the paragraphs of a page in order, each with its zone; a list is one, a picture credit stands apart from its caption."""
    paragraphs = paragraphs_of(found)
    zones = [_zone(p, place) for place, p in enumerate(paragraphs)]
    _repeated_lists(paragraphs, zones)
    _box_lists(paragraphs, zones)
    _box_answers(paragraphs, zones)
    zoned = [Zoned(p.block, z) for p, z in zip(paragraphs, zones, strict=True)]
    return [part for one in _joined(zoned) for part in _without_credit(one)]


def _zone(paragraph: Paragraph, place: int) -> Zone:
    block = paragraph.block
    if block.hint == "dateline":
        return "body"
    if is_clock_heading(block.view):
        return "heading"
    if block.hint == "furniture" or is_furniture(block):
        return "boilerplate"
    if block.hint == "credit" or is_credit(block.view, place):
        return "credit"
    if is_force_line(block.view):
        return "infobox"
    if is_heading(paragraph):
        return "heading"
    return "caption" if is_caption(paragraph) else "body"


def _opening_with(openers: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(openers, key=len, reverse=True)
    return re.compile(r"[\W_]*(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.I)


@cache
def _furniture_opener() -> re.Pattern[str]:
    return _opening_with(zone_words().furniture_openers)


@cache
def _soft_opener() -> re.Pattern[str]:
    return _opening_with(zone_words().furniture_openers_without_stop)


def is_furniture(block: Block) -> bool:
    """Whether a paragraph belongs to the page and not to the article: "Share this", "READ ALSO ...", a link and nothing else."""
    view = block.view.strip()
    if SHORTCODE.match(view) or BARE_LINK.match(view) or not any(map(str.isalpha, view)):
        return True
    if view.casefold().strip(" .:|•*-–—>»→[]()") in zone_words().furniture_lines:
        return True
    if len(view) > 400 or len(view.split()) > FURNITURE_WORDS:
        return False
    if is_status(view):
        return True
    if _furniture_opener().match(view) is not None and not _reported(view):
        return True
    if _soft_opener().match(view) is not None and not ends_in_stop(view):
        return True
    return block.linked >= 0.95 and block.hint != "heading" and not ends_in_stop(view)


def is_status(view: str) -> bool:
    """Whether a line only says when the page was published or last changed; a sentence that opens so has more words or a stop."""
    return len(view.split()) <= STATUS_WORDS and STATUS.match(view) is not None and not _reported(view)


def is_force_line(view: str) -> bool:
    """Whether a line gives the strength of one side: its name, a colon or bars, and two counts or more."""
    words = view.strip()
    return len(words) <= 400 and (FORCES.match(words) is not None or ("|" in words and ROW.match(words) is not None))


def _reported(view: str) -> bool:
    """Whether words that open like furniture go on as a sentence of the article ("Sign up for the army, he told ...")."""
    words = view.casefold().split()
    return ends_in_stop(view) and any(w.strip(",.'\"“”‘’") in zone_words().reporting_verbs for w in words)


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
    opened = _is_question_word(paragraph.words[:1])
    return opened and view.endswith("?") and view.count("?") == 1 and "." not in view


def _is_question_word(first: tuple[str, ...]) -> bool:
    """Whether the first word, taken off its contraction ("what's"), asks."""
    return any(re.split(r"['’´]", word)[0] in zone_words().question_words for word in first)


def _is_bare(paragraph: Paragraph, count: int) -> bool:
    """Tell a few words without stop, number or speech; or a title in which most words are capitalised."""
    view = paragraph.view.strip()
    if ends_in_stop(view) or any(map(str.isdigit, view)) or not view[:1].isupper() or view[-1:] in ",;-–—":
        return False
    if count <= BARE_WORDS:
        return view[-1:] not in "\"'”’)"
    if count <= CROSS_HEAD_WORDS and paragraph.stops_are_usual and caption_score(paragraph) <= THRESHOLD:
        return view[-1:] not in "\"'”’)"
    capitals = sum(w[:1].isupper() for w in view.split())
    return count <= TITLE_WORDS and capitals >= 0.75 * count and caption_score(paragraph) < THRESHOLD + 0.75


def _repeated_lists(paragraphs: Sequence[Paragraph], zones: list[Zone]) -> None:
    """Mark runs of lines that the page carries more than once, word for word: headlines of other stories, shown again and again."""
    times = Counter(p.view for p, z in zip(paragraphs, zones, strict=True) if z == "caption")
    start = 0
    while start < len(zones):
        stop = start
        while stop < len(zones) and zones[stop] == "caption" and times[paragraphs[stop].view] > 1:
            stop += 1
        if stop - start >= REPEATED_RUN:
            zones[start:stop] = ["boilerplate"] * (stop - start)
        start = max(stop, start + 1)


def _box_lists(paragraphs: Sequence[Paragraph], zones: list[Zone]) -> None:
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


def _box_answers(paragraphs: Sequence[Paragraph], zones: list[Zone]) -> None:
    """Mark the prose under a box's headings (questions in capitals, "FACTBOX"), up to where the news of the day goes on."""
    left = 0
    for index, (paragraph, zone) in enumerate(zip(paragraphs, zones, strict=True)):
        if zone == "heading":
            left = BOX_PARAGRAPHS if _opens_box(paragraph) else 0
        elif left and zone == "body":
            left = 0 if _is_news(paragraph.view) else left - 1
            if left:
                zones[index] = "infobox"


def _opens_box(paragraph: Paragraph) -> bool:
    view = paragraph.view.casefold()
    if any(re.match(rf"\W*{re.escape(cue)}\b", view) for cue in zone_words().box_cues):
        return True
    return is_upper(paragraph.view) and _is_question_word(paragraph.words[:1])


def _is_news(view: str) -> bool:
    """Whether somebody reports, and a day is named as seen from the day of publication: boxes hold background."""
    lower = f" {view.casefold()} "
    words = zone_words()
    return any(f" {verb} " in lower for verb in words.reporting_verbs) and any(f" {day}" in lower for day in words.deictic_words)


def _joined(zoned: Sequence[Zoned]) -> list[Zoned]:
    """Join the lines of one list into one paragraph."""
    out: list[Zoned] = []
    for one in zoned:
        if out and one.zone == "infobox" and out[-1].zone == "infobox" and _is_line(one.block) and _grows(out[-1].block):
            out[-1] = Zoned(_merged(out[-1].block, one.block), "infobox")
        else:
            out.append(one)
    return out


def _grows(block: Block) -> bool:
    """Whether another line may join a list: its last line has no stop, and it is not yet longer than any real one."""
    return _is_line(block) and len(block.view) < LONGEST_LIST


def _is_line(block: Block) -> bool:
    return not ends_in_stop(block.view)


def _merged(left: Block, right: Block) -> Block:
    """Return two paragraphs as one; where markup stands between them, the view leaves it out."""
    if left.shown is None and right.shown is None:
        gap = " " * (right.start - left.end)
        return replace(left, end=right.end, view=left.view + gap + right.view)
    lead = len(left.view) + 1
    runs = (*_runs(left), (len(left.view), left.end, right.start - left.end), *((s + lead, r, n) for s, r, n in _runs(right)))
    view = f"{left.view} {right.view}"
    return replace(left, end=right.end, view=view, shown=view, runs=runs)


def _runs(block: Block) -> tuple[tuple[int, int, int], ...]:
    return block.runs if block.shown is not None else ((0, block.start, block.end - block.start),)


def _without_credit(zoned: Zoned) -> list[Zoned]:
    """Split a caption from the picture credit at its end."""
    start = credit_tail(zoned.block.view) if zoned.zone == "caption" else None
    if start is None:
        return [zoned]
    words = len(zoned.block.view[:start].rstrip())
    return [Zoned(zoned.block.cut(0, words), "caption"), Zoned(zoned.block.cut(start, len(zoned.block.view)), "credit")]
