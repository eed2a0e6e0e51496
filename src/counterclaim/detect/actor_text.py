"""A passage on its way through the grammar of actor phrases, and the phrases that the grammar builds over its words."""

from dataclasses import dataclass, replace
from functools import cache

from counterclaim.actor import Actor
from counterclaim.detect.lexicon import (
    Head,
    Named,
    ambiguities,
    heads,
    names,
)
from counterclaim.detect.tokens import tokenize
from counterclaim.mention import Form, Token
from counterclaim.vocabulary.actors import (
    DescriptionVocabulary,
    OfficeVocabulary,
    descriptions,
    offices,
)

LONGEST_COMPOUND = 4  # words of a name before "-backed"
CAPITALS_SHARE = 0.8  # a passage with this share of letters in capitals says nothing by its capitals


@dataclass(frozen=True, slots=True)
class Text:
    """A passage on its way through the grammar, with what the vocabularies find at each word.

    ``cased`` is false where capitals tell nothing.
    """

    tokens: tuple[Token, ...]
    cased: bool
    lowers: frozenset[str]
    bases: tuple[tuple[int, Named] | None, ...]
    heads: tuple[tuple[int, Head] | None, ...]
    words: DescriptionVocabulary
    offices: OfficeVocabulary
    compounded: frozenset[int] = frozenset()  # words of a name that only qualifies what follows ("Saudi Arabian-backed")

    def lower(self, at: int) -> str:
        """Return word ``at`` in lower case, empty outside the passage."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def qualifies(self, at: int) -> bool:
        """Whether word ``at`` can stand between a nation and a head, or before both ("senior", "former", "Xland-based")."""
        word = self.lower(at)
        return (
            at in self.compounded
            or word in self.offices.qualifiers
            or word in self.offices.former
            or word.endswith(self.words.qualifier_endings)
        )

    def base(self, at: int) -> tuple[int, Named] | None:
        """Return the vocabulary name at word ``at`` and the index after it."""
        return self.bases[at] if at < len(self.tokens) else None

    def head(self, at: int) -> tuple[int, Head] | None:
        """Return the common noun for an office, organ or rank at word ``at`` and the index after it."""
        return self.heads[at] if at < len(self.tokens) else None

    def shown(self, start: int, end: int) -> str:
        """Return words ``start``..``end`` with one blank between them, possessive endings and points attached."""
        joined = " ".join(token.text for token in self.tokens[start:end])
        return joined.replace(" '", "'").replace(" ’", "’").replace(" .", ".")


@dataclass(frozen=True, slots=True)
class Phrase:
    """An actor phrase over words ``start``..``end``."""

    start: int
    end: int
    form: Form
    head: str
    actor: Actor | None
    members: tuple[Actor, ...] = ()
    title: str = ""


def read_text(view: str, tokens: tuple[Token, ...], month: str | None = None) -> Text:
    """Return the passage of an article of the ISO ``month`` with the vocabulary names and heads found at each of its words."""
    cased = _is_cased(view)
    lowers = frozenset(token.lower for token in tokens)
    places = range(len(tokens))
    compounded = frozenset(word for at in places for word in range(at, _compound_end(tokens, at)))
    bases = tuple(None if at in compounded else _base_at(tokens, at, lowers, month, cased=cased) for at in places)
    nouns = tuple(heads().match(tokens, at, cased=False) for at in places)
    return Text(tokens, cased, lowers, bases, nouns, descriptions(), offices(), compounded)


def _compound_end(tokens: tuple[Token, ...], at: int) -> int:
    """Return the index after a name of several words that an ending makes a qualifier ("Saudi Arabian-backed"), else ``at``."""
    for last in range(at + 1, min(at + LONGEST_COMPOUND, len(tokens))):
        name, _, tie = tokens[last].text.replace("‑", "-").replace("‐", "-").rpartition("-")
        if name and f"-{tie.casefold()}" in descriptions().qualifier_endings:
            whole = (*tokens[at:last], replace(tokens[last], text=name, lower=name.casefold()))
            found = names().match(whole, 0, cased=True)
            return last + 1 if found and found[0] == len(whole) else at
    return at


def _is_cased(view: str) -> bool:
    letters = sum(map(str.isalpha, view))
    return sum(map(str.isupper, view)) < CAPITALS_SHARE * letters


def _base_at(tokens: tuple[Token, ...], at: int, lowers: frozenset[str], month: str | None, *, cased: bool) -> tuple[int, Named] | None:
    """Return the vocabulary name at word ``at``, unless the words beside it or the time show that it is something else."""
    found = names().match(tokens, at, cased=cased) or ruler_at(tokens[at], at)
    holder = found[1].on(month) if found else None
    found = (found[0], holder) if found and holder else None
    if not found or (not cased and tokens[at].lower in descriptions().common_capitals):
        return None
    if cased and _is_anothers_first_name(tokens, at, found):
        return None
    row = ambiguities().get(tokens[at].lower) if found[0] == at + 1 else None
    if row is None:
        return found
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    before = tokens[at - 1].lower if at else ""
    before = (
        "" if before == "," and after in ("'s", "’s") else before
    )  # "..., Xland's ministry said": no town of a namesake stands before it
    return None if after in row.not_before or before in row.not_after or not lowers.isdisjoint(row.near) else found


def _is_anothers_first_name(tokens: tuple[Token, ...], at: int, found: tuple[int, Named]) -> bool:
    """Whether the first name by which a leader is known alone is that of another ("Boris Pistorius")."""
    name = found[1].actor.name.split()
    if found[1].role != "leader" or found[0] != at + 1 or len(name) < 2 or tokens[at].lower != name[0].casefold() or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    return following.text.isalpha() and following.text[:1].isupper() and following.lower not in {word.casefold() for word in name}


def ruler_at(token: Token, at: int) -> tuple[int, Named] | None:
    """Read "Xland-run", "Xland-appointed": who runs what follows."""
    named = _ruler_of(token.text) if "-" in token.text and token.text[0].isupper() else None
    return (at + 1, named) if named else None


@cache
def _ruler_of(word: str) -> Named | None:
    name, _, tie = word.rpartition("-")
    if f"-{tie}" not in descriptions().ruling_endings:
        return None
    tokens = tokenize(name)
    found = names().match(tokens, 0, cased=True) if tokens else None
    return replace(found[1], role="adjective") if found and found[0] == len(tokens) and found[1].role != "stateless" else None


def possessive_end(text: Text, at: int) -> int:
    """Return the index after a possessive ending at word ``at``, else ``at``."""
    mark = text.lower(at)
    if mark == "'s":
        return at + 1
    if mark != "'" or not text.lower(at - 1).endswith("s") or text.tokens[at].start != text.tokens[at - 1].end:
        return at
    follows = at + 1 < len(text.tokens) and text.tokens[at + 1].start > text.tokens[at].end
    return at + 1 if follows and text.head(at + 1) else at
