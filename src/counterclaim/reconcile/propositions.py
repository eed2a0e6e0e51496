"""What a content says, brought into a form in which two contents can be set against each other.

A proposition is the sides it names in the order of the words, the figures in it, and what is left of its words once function words are
dropped, different words for one thing are joined and endings are cut.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from counterclaim.reconcile.rules import long_forms, rules
from counterclaim.vocabulary.actors import countries, leaders, offices, organisations, side_of_organisation

WORD = re.compile(r"\d+(?:[.,]\d+)*(?![\w-])|[^\W_]+(?:[-'’][^\W_]+)*")
FIGURE = re.compile(r"\d")
SELF = frozenset({"it", "its", "itself", "we", "our", "us", "he", "his", "she", "her", "they", "their", "i", "my"})
SHORT = 3  # letters a stem keeps
DOUBLED = re.compile(r"([bdgmnprt])\1$")  # "setting" and "planned" double what they end in
LONGEST_NAME = 4  # words


@dataclass(frozen=True, slots=True)
class Proposition:
    """``words`` are stems without names of sides and figures; ``opens_with_self`` tells that the first actor is a pronoun."""

    sides: tuple[str, ...]
    words: frozenset[str]
    figures: frozenset[str]
    opens_with_self: bool
    tokens: frozenset[str]

    @property
    def counts(self) -> frozenset[str]:
        """The figures that say how many, not which."""
        return self.figures - rules().ordinals

    @property
    def negated(self) -> bool:
        """Whether the content says that something is not so, or that somebody refuses."""
        return any(token in rules().negations or token.endswith("n't") for token in self.tokens)

    @property
    def everything(self) -> frozenset[str]:
        """Words and sides together, for telling whether two contents are the same."""
        return self.words | frozenset(self.sides)


@lru_cache(maxsize=100_000)
def proposition(text: str) -> Proposition:
    """Return what ``text`` says."""
    sides: list[str] = []
    words: set[str] = set()
    figures: set[str] = set()
    tokens: set[str] = set()
    first: str | None = None
    for surface, side in _units(text):
        lower = surface.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
        tokens.add(lower)
        if side:
            sides.append(side)
            first = first or "side"
        elif lower in SELF:
            first = first or "self"
        elif figure := _figure(lower):
            figures.add(figure)
        elif lower not in rules().stopwords and not lower.endswith("n't"):
            words.add(stem(lower))
    return Proposition(tuple(dict.fromkeys(sides)), frozenset(words), frozenset(figures), first == "self", frozenset(tokens))


def _figure(word: str) -> str | None:
    """Return the figure that a word is, in digits where it is a number ("twenty-one"); null for other words."""
    digits = rules().digits
    tens, _, units = word.partition("-")
    if tens in digits and units in {"one", *digits}:
        return str(int(digits[tens]) + int(digits.get(units, "1")))
    if FIGURE.match(word) or word in rules().ones or word in rules().ordinals:
        return digits.get(word, word.replace(",", ""))
    return None


def sides_named(text: str) -> tuple[str, ...]:
    """Return the sides that ``text`` names, in order, each once."""
    return tuple(dict.fromkeys(side for _, side in _units(text) if side))


def sides_by_weight(text: str) -> tuple[str, ...]:
    """Return the sides that ``text`` names, those named most often first."""
    counted = Counter(side for _, side in _units(text) if side)
    return tuple(side for side, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _units(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield the words of ``text``, names of several words and forms of a sense as one, with the side that a name stands for."""
    found = [(one.group(), one.start()) for one in WORD.finditer(_senses_joined(text))]
    at = 0
    while at < len(found):
        size, side = _name_at([word for word, _ in found[at : at + LONGEST_NAME]])
        yield " ".join(word for word, _ in found[at : at + size]), side
        at += size


def _name_at(words: list[str]) -> tuple[int, str | None]:
    leader, led, _ = words[0].partition("-led")
    if led and (side := side_of_name(leader)):
        return 1, side  # "the Xlandish-led coalition" stands for Xland's side
    if not words[0][0].isupper() or _bare(words[0]) not in _openings():
        return 1, None
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        side = side_of_name(name)
        if side:
            return size, side
    return 1, None


def side_of_name(name: str) -> str | None:
    """Return the side that a name, an adjective or a people as written stands for; names are capitalised, so "us" is nobody."""
    return names().get(_bare(name)) if name[:1].isupper() else None


def _bare(name: str) -> str:
    return name.replace("’", "'").removesuffix("'s").removesuffix("'")


@cache
def _openings() -> frozenset[str]:
    """Return the first words of all names."""
    return frozenset(name.split(" ", 1)[0] for name in names())


@cache
def names() -> dict[str, str]:
    """Return the side by every name, adjective, people, capital, leader and seat of the vocabularies, as written."""
    found: dict[str, str] = {}

    def add(side: str, *groups: tuple[str, ...]) -> None:
        for word in (word for group in groups for word in group if side):
            found.setdefault(word, side)
            found.setdefault(word[:1].upper() + word[1:], side)

    for country in countries().countries:
        add(country.iso3, (country.name,), country.aka, country.adjectives, country.people, country.capitals)
    for authority in countries().authorities:
        add(authority.side, (authority.name,), authority.aka, authority.adjectives, authority.people, authority.capitals)
    for group in organisations().groups:
        add(side_of_organisation(group), (group.name,), group.words)
    for seat in offices().seats:
        add(seat.side, (seat.name,), seat.words)
    for leader in leaders().leaders:
        add(leader.side, (leader.name,), (leader.bare,) if leader.bare else ())
    return found


@cache
def bare_leaders() -> frozenset[str]:
    """Return the names, casefolded, by which leaders are known without their first names."""
    return frozenset(leader.bare.casefold() for leader in leaders().leaders if leader.bare)


@cache
def capitals() -> frozenset[str]:
    """Return the names of capitals, which stand for their states' governments where nothing is said to be in them."""
    named = (*(row.capitals for row in countries().countries), *(row.capitals for row in countries().authorities))
    return frozenset(name for names in named for name in names)


@cache
def groups() -> frozenset[str]:
    """Return the names of the armed groups of the vocabularies."""
    armed = (group for group in organisations().groups if group.kind in (None, "armed_group") and not group.state_organ)
    return frozenset(name for group in armed for name in (group.name, *group.words))


@cache
def homes() -> dict[str, str]:
    """Return the country that each armed group of the vocabularies is at home in, by its side."""
    return {group.side: group.iso3 for group in organisations().groups if group.iso3 and group.side}


@cache
def _sense_of() -> dict[str, str]:
    named = {sense.name: sense.name for sense in rules().senses}
    return named | {form: sense.name for sense in rules().senses for form in sense.forms if " " not in form}


def _senses_joined(text: str) -> str:
    pattern, forms = long_forms(rules().senses)
    return pattern.sub(lambda found: forms[found.group().casefold()], " ".join(text.split()))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return ``word`` under the name of its sense, or without its ending; blunt, but the same for both sides of a comparison."""
    sense = _sense_of().get(word)
    if sense:
        return sense
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "ly", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORT:
            bare = DOUBLED.sub(r"\1", word.removesuffix(ending)) if ending[0] in "ei" else word.removesuffix(ending)
            return _sense_of().get(bare, bare)
    return word


@lru_cache(maxsize=100)
def stems(words: frozenset[str]) -> frozenset[str]:
    """Return the stems of the words of a list, as they stand in a proposition."""
    return frozenset(map(stem, words))


@cache
def _frames() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(r"\b(?:" + "|".join(map(re.escape, f.words)) + r")\b", re.IGNORECASE), f.name) for f in rules().frames)


@lru_cache(maxsize=50_000)
def frames(text: str) -> tuple[tuple[str, str], ...]:
    """Return (frame, the word) for every frame whose judging words stand in ``text``."""
    return tuple((name, found.group()) for pattern, name in _frames() if (found := pattern.search(text)))
