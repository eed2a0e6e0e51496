"""Credits: who made a picture, who reported, whose text this is."""

import re
from functools import cache

from counterclaim.clean.words import credit_words

LONGEST = 600  # characters of a credit that is a paragraph of its own
NAME = r"[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|al|bin|of|and)){0,5}"
PERSON = r"[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|al|bin)){1,4}"
BYLINE = re.compile(rf"(?i:by|from)\s+(?P<name>{NAME}(?:(?:,\s*|\s+and\s+){NAME}){{0,4}})(?P<rest>,?\s+[\w ,.'’-]{{0,60}})?\s*\Z")
SIGNATURE = re.compile(r"[—–-]+\s?[^()]{1,60}\(@\w{1,30}\)\s+[A-Z][a-z]+ \d{1,2}, \d{4}\Z")
BESIDE = re.compile(r"\s+[|•·]\s+.*\Z")  # what a byline shares its line with: "By Jane Doe | Updated 5 March 2024"
BYLINE_PLACE = 6  # paragraphs from the top in which a byline stands


@cache
def _whole() -> re.Pattern[str]:
    """Match paragraphs that are a credit from end to end."""
    words = credit_words()
    agencies = "|".join(sorted(map(re.escape, {*words.agencies, *words.picture_agencies}), key=len, reverse=True))
    one = rf"(?:{NAME}\s*/\s*)?(?:{agencies})(?:\s+(?:Photo|Photos|Image|Images|Wire|Stock Photo))?"
    return re.compile(
        rf"[\[(*_]*(?:[Ww]ith\s+)?(?:©|\(c\)|™)?\s*(?:\d{{4}}\s+)?{one}(?:(?:\s*[/,|]\s*|\s+via\s+|\s+[-–—]\s+|\s+and\s+|\s+){one}){{0,3}}(?:\s*/\s*{NAME})?(?:\s+[-–—]\s*{NAME})?[\])]?\.?[*_]*\Z"
    )


@cache
def _tail() -> re.Pattern[str]:
    """Match a picture credit at the end of a caption, with the blank before it."""
    words = credit_words()
    agencies = "|".join(sorted(map(re.escape, words.picture_agencies), key=len, reverse=True))
    chain = rf"(?:{agencies})(?:\s+(?:Photo|Photos|Images))?"
    return re.compile(
        r"\s+(?P<credit>"
        r"(?:©|\([cC]\)\s(?=[A-Z0-9]))\s*[^.©\n]{2,80}"
        r"|\((?:Photo|Photograph|Picture|Image|Video|Credit)s?(?::|\s+by|\s+credit:?|\s+courtesy)\s[^()]{2,80}\)"
        rf"|\([^()]{{0,50}}?(?<!\w){chain}(?:[/|,]\s*[^()]{{2,50}})?\)"
        rf"|(?:Photo|Photograph|Picture|Image|Credit)s?(?::|\s+by|\s+courtesy\s+of)\s[^.:\n]{{2,80}}"
        rf"|(?:REUTERS|AFP|AP)/[A-Z][^.\n]{{2,50}}"
        rf"|{NAME}\s*/\s*{chain}(?:\s+via\s+{chain})?"
        rf"|{chain}(?:\s*/\s*|\s+via\s+){chain}"
        r")\s*\.?\Z"
    )


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"[\[(*•_\s]*(?:{_roles()}|" + "|".join(map(re.escape, credit_words().openers)) + r")(?=[\s:]|(?<=:))", re.I)


def _roles() -> str:
    """Return the pattern of who did what on a text: "Writing and additional reporting by"."""
    one = r"(?:(?:additional|further|extra)\s+)?(?:" + "|".join(map(re.escape, credit_words().roles)) + ")"
    return rf"(?:with\s+)?{one}(?:(?:\s*,\s*|\s*[/&]\s*|,?\s+and\s+){one}){{0,3}}\s*(?:by\b|from\b|:)"


@cache
def _sign_off() -> re.Pattern[str]:
    """Match a sign-off in brackets at the end of a paragraph of the article."""
    return re.compile(rf"\s*(?P<credit>[(\[]{_roles()}\s[^()\[\]]{{2,400}}[)\]])\.?\s*\Z", re.I)


@cache
def _contributed() -> re.Pattern[str]:
    closers = "|".join(map(re.escape, credit_words().closers))
    return re.compile(rf"\b(?i:{closers})(?:\s+(?:from|in)\s+(?:the\s+)?[A-Z][^.!?\d]{{1,80}})?[.)\]*_\s]*\Z")


@cache
def _writer() -> re.Pattern[str]:
    """Match the name of a writer and what follows it up to the role ("Jane Doe is our correspondent"), or a report from a place."""
    roles = "|".join(map(re.escape, credit_words().writers))
    return re.compile(
        rf"[*_\s]*(?P<name>{PERSON})(?:,?\s+(?:and|with)\s+{PERSON})?,?\s+"
        rf"(?:(?:is|are|was)\s+(?:[^\s.!?,]+\s+){{0,6}}?(?:{roles})\b|(?:reported|reports|writes)\s+(?:from|on|about)\s)"
    )


@cache
def _takes_over() -> re.Pattern[str]:
    openers = "|".join(map(re.escape, credit_words().takes_over))
    return re.compile(rf"\(?(?i:{openers})\s+(?P<name>(?:[Tt]he\s+)?{NAME})[).]*\s*\Z")


def is_credit(view: str, place: int) -> bool:
    """Whether a paragraph (number ``place`` from the top) is a credit and nothing else."""
    words = view.strip()
    if len(words) > LONGEST:
        return False
    if _contributed().search(words) is not None or _sign_off().match(words) is not None:
        return True
    return (
        _is_opened(words)
        or _is_signature(words)
        or _whole().match(words) is not None
        or (place < BYLINE_PLACE and _is_byline(BESIDE.sub("", words)))
    )


def _is_byline(line: str) -> bool:
    """Whether a line at the top says who wrote the text, by name or by office ("By Jane Doe", "From our correspondent in Selm")."""
    return BYLINE.match(line) is not None or _unnamed_writer().match(line) is not None


@cache
def _unnamed_writer() -> re.Pattern[str]:
    roles = "|".join(map(re.escape, credit_words().writers))
    place = r"(?:,?\s+(?:in\s+)?[A-Z][\w.'’-]*){0,4}"
    return re.compile(
        rf"(?i:(?:by|from)\s+(?:an?|our|the|special)\s+(?:[\w-]+\s+){{0,3}}?(?:{roles})s?){place}(?:\s*\([^()]{{1,60}}\))?\.?\s*\Z"
    )


def _is_signature(words: str) -> bool:
    """Whether a paragraph signs an embedded post: "— Name (@handle) April 14, 2016"."""
    return SIGNATURE.match(words) is not None


def _is_opened(words: str) -> bool:
    """Whether a credit formula opens the paragraph, with names and no sentence after it."""
    match = _opener().match(words)
    if match is None:
        return False
    rest = words[match.end() :].strip(" :")
    if credit_tail(rest) is not None:  # it tells what the picture shows, and then whose it is
        return False
    named = sum(w[:1].isupper() or w.casefold().strip(".,;)]") in credit_words().unnamed for w in rest.split())
    return bool(rest) and 2 * named >= len(rest.split())


def sign_off_tail(view: str) -> int | None:
    """Return where the reporters' sign-off at the end of ``view`` begins, or null where there is none."""
    match = _sign_off().search(view, max(0, len(view) - 500))
    return match.start("credit") if match and match.start("credit") > 0 else None


def writer_in(view: str) -> str | None:
    """Return whom a short paragraph presents as a writer ("Jane Doe is a contributing editor."), or null."""
    words = view.strip()
    if len(words) > LONGEST or any(mark in words for mark in '"“”'):
        return None
    match = _writer().match(words)
    return match["name"] if match else None


def credit_tail(view: str) -> int | None:
    """Return where the picture credit at the end of ``view`` begins, or null where there is none."""
    match = _tail().search(view, max(0, len(view) - 140))
    return match.start("credit") if match and match.start("credit") > 10 else None


def taken_from(view: str) -> str | None:
    """Return whom a credit names as the publisher of the text ("Via Financial Times"), or null."""
    match = _takes_over().match(view.strip())
    return match["name"] if match else None


def byline_of(view: str) -> str | None:
    """Return the names of a byline ("By Jane Doe"), or null."""
    match = BYLINE.match(BESIDE.sub("", view.strip()))
    return match["name"] if match and not is_placeholder(match["name"]) else None


def is_placeholder(name: str) -> bool:
    """Whether ``name`` stands where a writer's name should and names nobody ("Staff Writer")."""
    return name.strip().casefold() in credit_words().placeholder_bylines
