"""Page furniture: what belongs to the page and not to the article."""

import re
from collections.abc import Sequence
from functools import cache

from counterclaim.clean.blocks import Block
from counterclaim.clean.captions import ends_in_stop
from counterclaim.clean.credits import is_credit
from counterclaim.clean.dates import date_in_line, from_status_line
from counterclaim.clean.words import zone_words

FURNITURE_WORDS = 40
SHORTCODE = re.compile(r"\[/?[a-z][\w-]{0,20}(?:\s[^\]]{0,200})?\]\Z")
BARE_LINK = re.compile(r"(?:https?://|www\.)\S+\Z|pic\.twitter\.com/\S+\Z")
STATUS = re.compile(
    r"\W*(?:(?:first|last|story|article|page)\s+)?(?:updated?|modified|published|posted|edited|amended)\b(?!\s+(?:by|in)\b)"
    r"[^.!?]{0,20}?\d[^!?]{0,60}\Z",
    re.I,
)  # "Updated 8 February 2024, 14:20"
STATUS_WORDS = 14
COPYRIGHT = re.compile(r"\W*(?:©|\(c\)|copyright\b)[^.!?\n]{0,60}(?:19|20)\d\d[^.!?\n]{0,60}\.?\W*\Z", re.I)

WIRE_CODE = r"\[(?=[A-Za-z0-9:]*\d)(?=[A-Za-z0-9:]*[A-Z])[A-Za-z0-9:]{6,16}\]"
WIRE_CODES = re.compile(rf"(?:{WIRE_CODE}[\s;,]*)+\Z")  # an agency's number of another story
WIRE_CODE_TAIL = re.compile(rf"\s*(?P<code>{WIRE_CODE})\s*\Z")
SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[A-Z0-9.()-]{1,12}){1,5}(?=\s|\Z)")  # of a document: "A/77/12"
SYMBOL_LINES = 4  # paragraphs from the top among which symbol, masthead and date stand
SEPARATORS = "|,–—·•:;/-"


def _opening_with(openers: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(openers, key=len, reverse=True)
    return re.compile(r"[\W_]*(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.I)


@cache
def _furniture_opener() -> re.Pattern[str]:
    return _opening_with(zone_words().furniture_openers)


@cache
def _wire_note() -> re.Pattern[str]:
    """Match what an agency tells editors in brackets ("(Adds quote in paragraph 4)")."""
    return re.compile(r"\((?:" + "|".join(map(re.escape, zone_words().wire_notes)) + r")\b[^()]{0,200}\)\Z", re.I)


@cache
def _soft_opener() -> re.Pattern[str]:
    return _opening_with(zone_words().furniture_openers_without_stop)


@cache
def _imprint_phrase() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, zone_words().imprint_phrases)) + r")\b", re.I)


def is_furniture(block: Block, place: int) -> bool:
    """Whether a paragraph belongs to the page and not to the article: "Share this", "READ ALSO ...", a link and nothing else."""
    view = block.view.strip()
    if SHORTCODE.match(view) or BARE_LINK.match(view) or WIRE_CODES.match(view) or not any(map(str.isalpha, view)):
        return True
    if place < SYMBOL_LINES and is_masthead(view) and not is_credit(view, place):
        return True
    if view.casefold().strip(" .:|•*-–—>»→[]()") in zone_words().furniture_lines:
        return True
    if is_imprint(view) and not _reported(view):
        return True
    if len(view) > 400 or len(view.split()) > FURNITURE_WORDS:
        return False
    if is_status(view) or _wire_note().match(view) or (COPYRIGHT.match(view) and not is_credit(view, place)):
        return True
    if _furniture_opener().match(view) is not None and not _reported(view):
        return True
    if _soft_opener().match(view) is not None and not ends_in_stop(view):
        return True
    return block.linked >= 0.95 and block.hint != "heading" and (not ends_in_stop(view) or _is_one_question(view))


def is_imprint(view: str) -> bool:
    """Whether a publisher speaks of itself and its services ("X is an international news agency, providing ..."), however long."""
    found = {match.group().casefold() for match in _imprint_phrase().finditer(view)}
    return len(found) >= zone_words().imprint_phrases_needed


def _is_one_question(view: str) -> bool:
    """Whether a line is a single question, as titles of other stories are; finished statements are prose even where they are links."""
    return view.endswith("?") and not re.search(r"[.!?]\s", view)


def is_masthead(view: str) -> bool:
    """Whether a line at the top gives the day, a document's symbol or both, with at most the name of a paper or a place."""
    symbol = SYMBOL.match(view)
    rest = view[symbol.end() :].strip() if symbol and any(map(str.isdigit, symbol.group())) else view.strip()
    if not rest:
        return True
    span = date_in_line(rest)
    if span is None:
        return False
    before, after = rest[: span[0]].strip(), rest[span[1] :].strip()
    if (before and before[-1] not in SEPARATORS) or (after and after[0] not in SEPARATORS) or after[-1:] in ("-", "–", "—"):
        return False
    words = [word for word in re.findall(r"[^\W_]+", f"{before} {after}") if word not in zone_words().title_particles]
    return all(word[0].isupper() or word[0].isdigit() for word in words)


def wire_code_tail(view: str) -> int | None:
    """Return where an agency's number at the end of ``view`` begins, or null where there is none."""
    match = WIRE_CODE_TAIL.search(view, max(0, len(view) - 24))
    return match.start("code") if match and match.start("code") > 0 else None


def is_status(view: str) -> bool:
    """Whether a line only says when the page was published or last changed; a sentence that opens so has more words or a stop."""
    stamped = STATUS.match(view) is not None or from_status_line(view) is not None
    return len(view.split()) <= STATUS_WORDS and stamped and not _reported(view)


def _reported(view: str) -> bool:
    """Whether words that open like furniture go on as a sentence of the article ("Sign up for the army, he told ...")."""
    words = view.casefold().split()
    return ends_in_stop(view) and any(w.strip(",.'\"“”‘’") in zone_words().reporting_verbs for w in words)
