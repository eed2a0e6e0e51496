"""Words and sentences of a passage, with exact offsets."""

import re
from functools import cache

from counterclaim.mention import Token
from counterclaim.vocabulary.loader import Vocabulary, load

# Numbers keep their separators ("2,300", "1.45", "82.000"), words their inner hyphens and apostrophes ("F-16", "war-torn", "O'Brien"),
# abbreviations their points ("U.S."); everything else is a mark of its own. A possessive ending is a token of its own.
WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[’'´`]s\b"
    r"|[^\W_]+(?:[-‐‑][^\W_]+|[’'´](?!s\b)[^\W_]+)*"
    r"|\.{2,}|…"
    r"|\S",
    re.UNICODE,
)
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "‑": "-", "‐": "-", "“": '"', "”": '"'})
ELLIPSIS = 3  # points
CLOSERS = frozenset("\"'”’»)]")
OPENERS = frozenset("\"'“‘«([")


class SentenceVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Abbreviations whose point does not end a sentence, casefolded, without the point."""

    abbreviations: frozenset[str]


@cache
def _abbreviations() -> frozenset[str]:
    return load("sentences", SentenceVocabulary).abbreviations


def tokenize(view: str) -> tuple[Token, ...]:
    """Split ``view`` into words and marks; blanks belong to none."""
    return tuple(Token(m.start(), m.end(), m.group(), m.group().translate(STRAIGHT).casefold()) for m in WORD.finditer(view))


def sentences(tokens: tuple[Token, ...]) -> tuple[tuple[int, int], ...]:
    """Return character spans of the sentences of a passage, closing quotation marks included; they cover every token."""
    spans: list[tuple[int, int]] = []
    first = 0
    index = 0
    while index < len(tokens):
        if _ends_sentence(tokens, index):
            while index + 1 < len(tokens) and _closes(tokens, index):
                index += 1
            spans.append((tokens[first].start, tokens[index].end))
            first = index + 1
        index += 1
    if first < len(tokens):
        spans.append((tokens[first].start, tokens[-1].end))
    return tuple(spans)


def _closes(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the token after ``index`` is a closing mark that still belongs to the sentence (it touches it)."""
    following = tokens[index + 1]
    return following.text in CLOSERS and following.start == tokens[index].end


def _ends_sentence(tokens: tuple[Token, ...], index: int) -> bool:
    text = tokens[index].text
    if text in {"!", "?", "…"} or (set(text) == {"."} and not _is_spaced_out(tokens, index)):
        return _starts_anew(tokens, index) and not _abbreviates(tokens, index)
    return False


def _is_spaced_out(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the point is one of three with blanks between them (". . ."), by which a quotation leaves words out.

    A fourth point ends the sentence, and so does a bracket behind the third, which opens another ("violence . . . [and] call for").
    """
    first = last = index
    while first > 0 and tokens[first - 1].text == ".":
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].text == ".":
        last += 1
    bracket = last + 1 < len(tokens) and tokens[last + 1].text == "["
    return last - first + 1 == ELLIPSIS and not bracket


def _starts_anew(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether what follows looks like the start of a sentence: a blank, then no lower-case word."""
    following = index + 1
    while following < len(tokens) and tokens[following].text in CLOSERS and tokens[following].start == tokens[following - 1].end:
        following += 1
    while following < len(tokens) and tokens[following].text in OPENERS:
        following += 1
    if following >= len(tokens):
        return True
    return tokens[following].start > tokens[index].end and not tokens[following].text[:1].islower()


def _abbreviates(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the point at ``index`` only marks an abbreviation ("Mr.", "J.")."""
    if tokens[index].text != "." or index == 0 or tokens[index - 1].end != tokens[index].start:
        return False
    word = tokens[index - 1]
    return word.lower in _abbreviations() or (len(word.text) == 1 and word.text.isupper())
