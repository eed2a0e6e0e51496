"""Which body stands behind a count: a monitor and its director, an agency and its spokeswoman give one body's figures.

A source is resolved to whoever it names, be it a person or a place. For two figures to be one voice's, what counts is the body that it
speaks for, in whatever words: "the director of the hospital in Loja" and "Loja's hospital".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from counterclaim.actor import INTL, NGO, OTHER, UNNAMED, Actor
from counterclaim.reconcile.rules import rules
from counterclaim.vocabulary.actors import organisations
from counterclaim.vocabulary.places import spelling_key

FREE = frozenset({INTL, NGO, UNNAMED, OTHER, None})  # sides that leave open whose count it is
WORD = re.compile(r"[\w-]+(?:['’](?!s\b)\w+)*")
SPEAKS_FOR = r"(?:\b(?:of|for|from|at)|,)"
WHOLE = "United Nations"  # of which other bodies are part


def behind(claimant: Actor, words: str, home: str | None = None) -> str | None:
    """Return the body that a source, told in these words, gives the count of; null where its own name tells that, or nothing does.

    ``home`` is the place that the figure counts for: "the hospital" is the one there.
    """
    body = _organisation(claimant, words)
    if body or claimant.side not in (UNNAMED, OTHER, None) or claimant.kind == "person":
        return body
    return _local(words, home)


def _organisation(claimant: Actor, words: str) -> str | None:
    """Return the one known body that the words begin with, that somebody speaks for, or that they add after a comma."""
    opening = _known().match(words)
    led = claimant.kind == "state" and opening is not None and words[opening.end() :].startswith(("'s ", "’s "))
    if claimant.side not in FREE and not led:
        return None
    found = {_canonical()[one.group(1)] for one in _known().finditer(words)} or _short(claimant, words)
    found = found - {WHOLE} or found
    return found.pop() if len(found) == 1 else None


def _short(claimant: Actor, words: str) -> set[str]:
    """Return the known bodies that have in their name the one capitalised word that stands behind "the": "the Observatory"."""
    article, _, word = words.partition(" ")
    if claimant.side != NGO or article.casefold() != "the" or not word[:1].isupper() or " " in word:
        return set()
    return {body.name for body in organisations().ngos if word in body.name.split()}


@cache
def _canonical() -> dict[str, str]:
    bodies = (*organisations().international, *organisations().ngos)
    return {word: body.name for body in bodies if body.side in FREE or not body.side for word in (body.name, *body.words)}


@cache
def _known() -> re.Pattern[str]:
    """Return the pattern of the names of bodies, the longest first, where a source's words tell that it is theirs."""
    names = "|".join(map(re.escape, sorted(_canonical(), key=len, reverse=True)))
    return re.compile(rf"(?:^(?:[Tt]he )?|{SPEAKS_FOR} (?:the )?)({names})(?!\w)")


def _local(words: str, home: str | None) -> str | None:
    """Return the key of a body without a side that its words tell from every other: what it is, and the names in it.

    "The hospital" names none: it is the one of the place that it counts for.
    """
    told = words.partition(",")[0]
    found = [word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(told)]
    names = {spelling_key(word) for word in found if word[:1].isupper() and word.casefold() not in rules().stopwords | rules().members}
    kinds = {_kind(word) for word in found if not word[:1].isupper() and word not in rules().stopwords}
    kinds -= {_kind(word) for word in rules().members}
    if not names and home and told.casefold().startswith("the "):
        names = {home}
    if not names or not kinds & set(rules().institutions.values()):
        return None
    return f"{' '.join(sorted(kinds))} of {' '.join(sorted(names))}"


OWNED = re.compile(r"(?:its|their|his|her)\b", re.IGNORECASE)
OPENING = 6  # words of a content in which its subject stands
ACRONYM = 3  # letters from which on initials tell a body


def telling_words(source: str, content: str = "") -> frozenset[str]:
    """Return the words that tell one source from another: names, initials of long ones, and what it is ("mayor").

    Those of "its chief" are of what the content speaks of first.
    """
    words = f"{source} {' '.join(content.split()[:OPENING])}" if OWNED.match(source) else source
    found = [word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(words)]
    names = {word.casefold() for word in found if word[:1].isupper()} - rules().stopwords - rules().members
    kinds = {_kind(word) for word in found if word.casefold() in rules().local_bodies or _kind(word) in rules().institutions.values()}
    return frozenset(names | kinds | set(_initials(found)))


def _initials(words: Sequence[str]) -> Iterator[str]:
    """Yield the first letters of each long run of capitalised words: "nuf" of "National Unity Front"."""
    run = ""
    for word in (*words, ""):
        if word[:1].isupper():
            run += word[0].casefold()
            continue
        yield from (run[start:] for start in range(len(run) - ACRONYM + 1))
        run = ""


def _kind(word: str) -> str:
    one = word.casefold()
    return rules().institutions.get(one) or rules().institutions.get(one.removesuffix("s")) or one.removesuffix("s")
