"""Streets, squares, bridges and the like that stand for a spot in a town: "in Tahrir Square", "the Xala bridge", "near N's Y Park"."""

from collections.abc import Iterator

from counterclaim.detect.place_borders import country_named
from counterclaim.detect.place_names import cues, lookup, opens_name, word_at
from counterclaim.mention import PlaceMention, Token
from counterclaim.vocabulary.places import places

CITY = 50_000  # people of a town whose name before "bridge" or "park" tells where, not which
LONGEST = 4  # words in a name, its kind apart
POSSESSIVE = frozenset({"'s", "’s"})
ARTICLES = frozenset({"the", "a", "an"})


def landmarks_in(view: str, tokens: tuple[Token, ...]) -> Iterator[PlaceMention]:
    """Yield the named spots in which words set something: a capitalised name that ends in a kind of spot, or has one behind it."""
    for at, token in enumerate(tokens):
        first = _first_of_name(tokens, at) if token.lower in cues().landmarks else at
        start, end = tokens[first].start, token.end
        relation = _relation(tokens, first) if first < at and not _is_owner(view[start : tokens[at - 1].end]) else ""
        if relation:
            known = tuple(row for row in lookup(view[start:end]) if places().row(row).curated)
            yield PlaceMention(start, end, view[start:end], known, relation, "spot")


def _is_owner(words: str) -> bool:
    """Whether the words before a kind say whose it is, not what it is called ("an Israeli checkpoint", "the Mosul bridge")."""
    return country_named(words) is not None or any(places().row(row).population >= CITY for row in lookup(words))


def _first_of_name(tokens: tuple[Token, ...], kind: int) -> int:
    """Return the index of the first capitalised word of the name before its kind; that of the kind where there is none."""
    first = kind
    while first > 0 and kind - first < LONGEST and opens_name(tokens[first - 1]) and tokens[first - 1].end == tokens[first].start - 1:
        if tokens[first - 1].lower in cues().before | cues().institutions | ARTICLES:
            break
        first -= 1
    return first


def _relation(tokens: tuple[Token, ...], first: int) -> str:
    """Return the word that sets something at the spot: right before it, before "the", or before the town whose it is."""
    at = first - 1
    if word_at(tokens, at) in POSSESSIVE and at > 0 and opens_name(tokens[at - 1]):
        at -= 2
    at -= word_at(tokens, at) in ARTICLES
    before = word_at(tokens, at)
    words = cues()
    if before in words.inside | words.beside | {"on"}:
        return before
    back = {word_at(tokens, step) for step in range(max(0, at - LONGEST), at)}
    return before if before in {"for", "to", "from", "of"} and back & (words.attack | words.motion) else ""
