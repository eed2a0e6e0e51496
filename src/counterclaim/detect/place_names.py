"""Names of the place table as they stand in a passage, the longest at each point, and capitalised names that the table lacks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from counterclaim.mention import Token
from counterclaim.vocabulary.actors import countries
from counterclaim.vocabulary.loader import Vocabulary, load
from counterclaim.vocabulary.places import fold, places

LONGEST_UNLISTED = 3  # words in a name that the table lacks
COMPOUND = re.compile(r"-[a-z]{4,}$")  # "Moscow-dominated"
ARTICLES = frozenset({"al", "el", "de", "da", "es", "ez", "ash", "esh", "az", "ad", "ed", "ar", "er", "as", "an", "et"})
COMPASS_POINTS = frozenset({"north", "south", "east", "west", "new", "upper", "lower"})
LONGEST_KIND = 3  # words of a kind in small letters ("nuclear power plant")
LONGEST = 6  # words in a name ("Democratic Republic of the Congo" and one more)
ARTICLE_PREFIX = re.compile(r"(?:al|el|ad|ar|as|ash|az|es|esh|et|ez|an|at)-[A-Z]")


class PlaceCues(Vocabulary, frozen=True, kw_only=True):
    """Words that stand around place names; the comments of ``places_cues.toml`` say what each list is for."""

    inside: frozenset[str]
    beside: frozenset[str]
    moving: frozenset[str]
    motion: frozenset[str]
    taking: frozenset[str]
    striking: frozenset[str]
    overtaken: frozenset[str]
    hit: frozenset[str]
    falling: frozenset[str]
    attack: frozenset[str]
    features: frozenset[str]
    physical: frozenset[str]
    ends: frozenset[str]
    natural: frozenset[str]
    closes: frozenset[str]
    firm: frozenset[str]
    institutions: frozenset[str]
    facilities: frozenset[str]
    bodies: frozenset[str]
    landmarks: frozenset[str]
    settlements: frozenset[str]
    areas: frozenset[str]
    compass: frozenset[str]
    sides_of: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    suffixes: tuple[str, ...]
    links: frozenset[str]
    doubtful: frozenset[str]
    common: tuple[str, ...]
    never: frozenset[str]


@cache
def cues() -> PlaceCues:
    """Return the shipped words around place names."""
    return load("places_cues", PlaceCues)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the table as it stands in a passage: tokens ``first``..``last`` (half open) and the characters it covers."""

    first: int
    last: int
    start: int
    end: int
    text: str
    rows: tuple[int, ...]
    suffix: str = ""


def names_in(view: str, tokens: tuple[Token, ...]) -> Iterator[Name]:
    """Yield the names in ``view``, those of the table with their rows, others without."""
    index = 0
    while index < len(tokens):
        opens = opens_name(tokens[index])
        name = _capitalised_at(view, tokens, index) if opens else _common_name_at(view, tokens, index)
        if name is not None:
            yield name
        index = name.last if name is not None and name.rows else index + 1


def _capitalised_at(view: str, tokens: tuple[Token, ...], index: int) -> Name | None:
    listed = _with_small_kind(view, tokens, index) or _natural_at(view, tokens, index) or _name_at(view, tokens, index)
    if listed is None or _goes_on(listed, tokens):
        return _unlisted_at(view, tokens, index) or listed
    return listed


def _goes_on(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether a name of the table is only the first word of a longer one ("Bint" of "Bint Jbail")."""
    if name.suffix or not name.rows or name.rows[0] < places().offset or name.last >= len(tokens):
        return False
    following = tokens[name.last]
    return following.start == name.end + 1 and opens_name(following) and following.lower not in cues().after


def _common_name_at(view: str, tokens: tuple[Token, ...], index: int) -> Name | None:
    """Return the name in small letters ("line of contact") that begins at token ``index``."""
    phrase = next((phrase for phrase in cues().common if phrase.startswith(tokens[index].lower)), None)
    if phrase is None or not view.startswith(phrase, tokens[index].start):
        return None
    start, last = tokens[index].start, index + len(phrase.split())
    return Name(index, last, start, start + len(phrase), phrase, lookup(phrase))


def _unlisted_at(view: str, tokens: tuple[Token, ...], index: int) -> Name | None:
    """Return a capitalised name that the table lacks, where it can be that of a place; an overlay row one letter off is taken for it."""
    last = _end_of_run(tokens, index)
    text = view[tokens[index].start : tokens[last - 1].end]
    if last - index > LONGEST_UNLISTED or not _can_name_place(tokens[index:last]):
        return None
    told = word_at(tokens, index - 1) == "of" and word_at(tokens, index - 2) in cues().settlements
    return Name(index, last, tokens[index].start, tokens[last - 1].end, text, places().misspelt(text) if told else ())


def _end_of_run(tokens: tuple[Token, ...], index: int) -> int:
    """Return the index after the capitalised words that begin at token ``index``; links may stand inside ("Deir al Balah")."""
    last = index + 1
    while last < len(tokens) and tokens[last].start == tokens[last - 1].end + 1:
        ahead = last + 1
        if opens_name(tokens[last]) and tokens[last].text[0].isalpha():
            last = ahead
        elif tokens[last].lower in ARTICLES and ahead < len(tokens) and tokens[ahead].text[0].isupper():
            last = ahead + 1
        else:
            break
    return last


def _can_name_place(words: tuple[Token, ...]) -> bool:
    """Whether capitalised words are neither a shouted abbreviation nor known as something else (a month, a body, a nationality)."""
    known = cues().never | cues().institutions
    bodies = any(word.lower in known and not (len(words) > 1 and word.lower in COMPASS_POINTS) for word in words)
    if any(COMPOUND.search(word.text) for word in words) or len(words[-1].text) < 3 or words[0].lower in cues().closes:
        return False
    shouted = any(word.text.isupper() and len(word.text) > 1 for word in words)
    return not bodies and not shouted and words[-1].text[-1].isalpha() and not any(fold(word.text) in _nationalities() for word in words)


def _natural_at(view: str, tokens: tuple[Token, ...], index: int) -> Name | None:
    """Return a mountain, lake or camp that its first word tells ("Mount Dov"), unless the table knows the whole name."""
    if tokens[index].lower not in cues().natural or not tokens[index].text.istitle():
        return None
    last = _end_of_run(tokens, index)
    listed = _name_at(view, tokens, index)
    if not 2 <= last - index <= LONGEST_UNLISTED or (listed is not None and listed.last - index > 1):
        return None
    text = view[tokens[index].start : tokens[last - 1].end]
    return Name(index, last, tokens[index].start, tokens[last - 1].end, text, ()) if _can_name_place(tokens[index:last]) else None


def opens_name(token: Token) -> bool:
    """Whether a token can be the first of a name: capitalised, or an article tied to a capital ("al-Bab")."""
    return token.text[0].isupper() or ARTICLE_PREFIX.match(token.text) is not None


def _name_at(view: str, tokens: tuple[Token, ...], index: int) -> Name | None:
    """Return the longest name of the table that begins at token ``index``."""
    for last in reversed(_ends_of_names(tokens, index)):
        text = view[tokens[index].start : tokens[last - 1].end]
        if rows := lookup(text):
            name = Name(index, last, tokens[index].start, tokens[last - 1].end, text, rows)
            return _without_kind(name, view, tokens) or name
    return _before_suffix(tokens, index)


def _with_small_kind(view: str, tokens: tuple[Token, ...], index: int) -> Name | None:
    """Return the hand-made name that begins at token ``index`` and ends in small letters ("Luhansk region", "Orvel nuclear plant")."""
    table = places()
    for last in reversed(_ends_of_names(tokens, index)):
        for end in range(min(len(tokens), last + LONGEST_KIND), last, -1):
            if tokens[end - 1].lower not in table.kinds_in_names or not all(_follows_small(tokens, at) for at in range(last, end)):
                continue
            text = view[tokens[index].start : tokens[end - 1].end]
            rows = tuple(row for row in lookup(text) if table.row(row).curated and table.row(row).type != "district")
            if rows:
                return Name(index, end, tokens[index].start, tokens[end - 1].end, text, rows)
    return None


def _follows_small(tokens: tuple[Token, ...], at: int) -> bool:
    return tokens[at].text.islower() and tokens[at].start == tokens[at - 1].end + 1


def _without_kind(name: Name, view: str, tokens: tuple[Token, ...]) -> Name | None:
    """Return a name that ends with its kind ("Helmand Province") as the name that others give the place, which the kind then follows."""
    last = name.last - 1
    kind = tokens[last].lower
    if last == name.first or kind not in cues().features or kind in COMPASS_POINTS or any(row < places().offset for row in name.rows):
        return None
    end = tokens[last - 1].end
    text = view[name.start : end]
    rows = lookup(text)
    return Name(name.first, last, name.start, end, text, tuple(dict.fromkeys((*rows, *name.rows)))) if rows else None


def _ends_of_names(tokens: tuple[Token, ...], index: int) -> list[int]:
    """Return the token indices at which a name that begins at ``index`` can end: after a capitalised word, links and points apart."""
    ends = []
    for at in range(index, min(len(tokens), index + LONGEST)):
        if opens_name(tokens[at]) and (at == index or tokens[at].start - tokens[at - 1].end <= 1):
            ends.append(at + 1)
        elif tokens[at].lower not in cues().links:
            break
    return ends


def _before_suffix(tokens: tuple[Token, ...], index: int) -> Name | None:
    """Return the name inside a word such as "Vienna-based"."""
    token = tokens[index]
    suffix = next((suffix for suffix in cues().suffixes if token.lower.endswith(suffix)), None)
    if suffix is None:
        return None
    text = token.text[: -len(suffix)]
    rows = lookup(text)
    return Name(index, index + 1, token.start, token.start + len(text), text, rows, suffix) if rows else None


@lru_cache(maxsize=1 << 16)
def lookup(text: str) -> tuple[int, ...]:
    """Return the rows that ``text`` names; none for words that are never places here."""
    folded = fold(text)
    capitals = text.isupper() or "." in text
    if not capitals and (folded in cues().never or folded in _nationalities()):
        return ()
    rows = places().lookup(text)
    if len(folded) <= 3 and not capitals:  # "Car" is no "CAR"
        return tuple(row for row in rows if row >= places().offset)
    return rows


@cache
def _nationalities() -> frozenset[str]:
    """Return adjectives and nouns of nationality, folded: "in German custody" names no village."""
    return frozenset(fold(word) for country in countries().countries for word in (*country.adjectives, *country.people))


def word_at(tokens: tuple[Token, ...], index: int) -> str:
    """Return token ``index`` casefolded, "" outside of the passage."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""
