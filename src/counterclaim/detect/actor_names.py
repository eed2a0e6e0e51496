"""Names of persons in a passage: capitalised words, with particles and initials, and the usual name of a known leader."""

from counterclaim.detect.actor_text import Text
from counterclaim.detect.lexicon import (
    names,
)
from counterclaim.mention import Token

LONGEST_NAME = 6  # words of a person's name
CLOSERS = frozenset({",", ".", ";", ":", "-", "–", "—", ")", "'", '"'})
PARTICLES = frozenset({"e", "i", "al", "ul", "el", "ud", "us", "ur", "o", "de"})  # between the words of a name that hyphens join
ARTICLES = ("al-", "el-", "as-", "ad-", "an-", "ar-")


def starts_name(text: Text, at: int) -> bool:
    """Whether word ``at`` can be part of a person's name."""
    if at >= len(text.tokens):
        return False
    token = text.tokens[at]
    if (
        not token.text[0].isalpha()
        or any(map(str.isdigit, token.text))
        or token.lower in text.words.common_capitals
        or token.lower in text.words.pronouns
    ):
        return False
    return is_capitalised(token) and not _is_compound(token) if text.cased else token.lower not in text.words.speaking


def is_capitalised_at(text: Text, at: int) -> bool:
    """Whether word ``at`` is there and capitalised."""
    return at < len(text.tokens) and is_capitalised(text.tokens[at])


def is_capitalised(token: Token) -> bool:
    """Whether the word opens with a capital, behind an Arabic article too ("al-Nasr")."""
    return token.text[0].isupper() or (token.lower.startswith(ARTICLES) and token.text[3:4].isupper())


def _is_compound(token: Token) -> bool:
    """Whether the word is a compound that only contains a name ("Xlandish-backed", "Xland-Yland")."""
    if "-" not in token.lower:
        return False
    parts = token.text.replace("‑", "-").replace("‐", "-").split("-")
    if len(parts) > 2 and parts[1] in PARTICLES and all(part[:1].isupper() for part in parts[::2]):  # "Jaish-e-N" is one name
        return False
    return parts[-1].islower() or any(names().match((Token(0, 1, part, part.casefold()),), 0, cased=True) for part in parts if part)


def person_name(text: Text, at: int) -> tuple[int, str] | None:
    """Return the index after the person's name at word ``at``, and the name (the usual one of a known leader)."""
    known = text.base(at)
    if known and known[1].role == "leader":
        return known[0], known[1].actor.name
    if known and not (text.cased and known[0] == at + 1 and starts_name(text, known[0])):
        return None
    end = name_end(text, at)
    return (end, text.shown(at, end)) if end > at else None


def name_end(text: Text, at: int) -> int:
    """Return the index after the capitalised words at ``at``, particles and initials included."""
    end = at
    while end - at < LONGEST_NAME and (
        starts_name(text, end)
        or (end == at + 1 and _is_surname(text, end))
        or (end > at and len(text.lower(end - 1)) == 1 and text.lower(end) == "." and starts_name(text, end + 1))
        or (text.cased and text.lower(end) in text.words.name_particles and starts_name(text, end + 1))
    ):
        end += 1
    return end


def _is_surname(text: Text, at: int) -> bool:
    """Whether a word that names no person elsewhere is one's surname: behind a first name, with nothing of a longer phrase after it."""
    return text.cased and text.lower(at) in text.words.surnames and is_capitalised_at(text, at) and closes(text, at + 1)


def name_after_comma(text: Text, at: int) -> tuple[int, str] | None:
    """Return the name that commas set off after word ``at`` ("the prime minister, N,")."""
    person = person_name(text, _past_ranks(text, at + 1)) if text.lower(at) == "," else None
    return person if person and (person[0] >= len(text.tokens) or text.lower(person[0]) in CLOSERS) else None


def _past_ranks(text: Text, at: int) -> int:
    """Return the index after the ranks and honorifics before a name, with their points ("Lt. Col.")."""
    while (found := text.head(at)) and found[1].role in ("rank", "honorific"):
        at = found[0] + (text.lower(found[0]) == ".")
    return at


def closes(text: Text, at: int) -> bool:
    """Whether a phrase that ends before word ``at`` is complete: a mark or a verb of speaking follows, or nothing."""
    return at >= len(text.tokens) or text.lower(at) in CLOSERS or text.lower(at) in text.words.speaking
