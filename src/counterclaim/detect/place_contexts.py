"""Words around a name that make it a place, or something else that bears a place's name."""

import re
from functools import cache

from counterclaim.detect.place_names import Name, cues, lookup, opens_name, word_at
from counterclaim.mention import PlaceMention, Token
from counterclaim.vocabulary.places import places, same_spelling
from counterclaim.vocabulary.times import times

APPOSED = frozenset({"the", "a", "an", "its", "another"})
APPOSED_AT = 9  # words within which an apposition says where from another place it lies
APPOSED_WORDS = 4  # among which an apposition names its kind
ONE_OF_MANY = frozenset({"a", "an", "one", "another", "two", "several"})
NAME_LINKS = frozenset({"of", "de", "du", "des", "della", "del"})
DATED = re.compile(r" (?:in|on|last|this|earlier|early|late) (?P<when>(?:[\w.]+,? ){1,4})(?:and |or )")
IN_LIST = re.compile(r",| and | or ")


def is_target(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether an attack on a place is named ("the shelling of X")."""
    return word_at(tokens, name.first - 1) == "of" and word_at(tokens, name.first - 2) in {"shelling", "bombardment", "bombing"}


def is_called_place(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether an apposition says what kind of place the name is ("X, the capital of the western province")."""
    if word_at(tokens, name.last) == "," and lies_beside(name.last + 1, tokens):
        return True
    if word_at(tokens, name.last) != "," or word_at(tokens, name.last + 1) not in APPOSED:
        return False
    following = [word_at(tokens, at) for at in range(name.last + 2, name.last + 2 + APPOSED_WORDS)]
    at = next((at for at, word in enumerate(following) if word in cues().settlements | cues().areas), None)
    return at is not None and all(word.isalpha() or "-" in word for word in following[:at])


def lies_beside(at: int, tokens: tuple[Token, ...]) -> bool:
    """Whether the words from ``at`` say where a place lies from another ("north of X", "some 20 km (12 miles) west of the capital")."""
    words = cues()
    reach = next((step for step in range(at, at + APPOSED_AT) if word_at(tokens, step) in words.sides_of), None)
    if reach is None or word_at(tokens, reach + 1) != "of":
        return False
    return all(not opens_name(token) and token.text not in {",", "."} for token in tokens[at:reach])


def holds_facility(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether one building or site of many is told by the place it stands in ("a Kabul hotel", "a Sousse beach resort")."""
    if word_at(tokens, name.first - 1) not in ONE_OF_MANY:
        return False
    following, further = word_at(tokens, name.last), tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    return following in cues().facilities or (further is not None and following.isalpha() and further.lower in cues().facilities)


def names_facility(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether the name is rather that of a building than of the town that goes by it in another language ("the al-Quds hospital")."""
    if word_at(tokens, name.last) not in cues().facilities or word_at(tokens, name.first - 1) in ONE_OF_MANY:
        return False
    rows = (places().row(row) for row in name.rows)
    return not any(row.type == "country" or (row.type == "settlement" and same_spelling(row.name, name.text)) for row in rows)


def goes_on_with_link(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether a small word ties the name to a further capitalised one ("Temple of Bel", "Stade de France")."""
    further = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    return (
        word_at(tokens, name.last) in NAME_LINKS and further is not None and further.text[0].isupper() and name.rows[0] >= places().offset
    )


def is_overtaken(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether the verb after the name is one of places: "X fell to", "X was shelled"."""
    words = cues()
    last = name.last
    if word_at(tokens, last) == "and" and last + 1 < len(tokens) and opens_name(tokens[last + 1]):
        last += 2  # "X and Y had fallen"
    following, further = word_at(tokens, last), word_at(tokens, last + 1)
    if following in words.falling:
        return further in {"to", ".", ",", "on", "last", "in", "after"}
    if following in words.hit and further == "by":  # "X hit by mortar fire"
        return True
    return following in {"was", "were", "is", "has", "had", "been"} and further in words.overtaken | words.hit


def before_container(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether a country or a region of the overlay follows as what holds the place ("Gaziantep, Turkey", "Goma in eastern Congo")."""
    at = name.last
    if word_at(tokens, at) not in {",", "in"}:
        return False
    at += 1 + (word_at(tokens, at + 1) in cues().compass)
    return at < len(tokens) and opens_name(tokens[at]) and any(row < places().offset for row in lookup(tokens[at].text))


def continues_list(name: Name, view: str, found: list[PlaceMention]) -> str:
    """Return the relation of the place before, where "and" or a comma ties this name to it ("in Fizuli, Jabrayil and Terter")."""
    if not found or not found[-1].relation + found[-1].feature:
        return ""
    between = view[found[-1].end : name.start]
    tied = (
        re.fullmatch(r",? (?:and |or |as well as )|/|-|–", between)
        or _time_between(between)
        or (between == ", " and IN_LIST.match(view, name.end))
    )
    return found[-1].relation or "in" if tied else ""


def _time_between(between: str) -> bool:
    """Whether two places are told apart by their times alone ("in X in November and Y in March")."""
    words = DATED.fullmatch(between)
    return words is not None and not {word.casefold().strip(",.") for word in words["when"].split()}.isdisjoint(_calendar())


@cache
def _calendar() -> frozenset[str]:
    return frozenset((*times().months, *times().weekdays, "year", "month", "week", *map(str, range(1980, 2040))))
