"""Who made an attack that an article tells elsewhere with who made it: by a noun that points back, or by the place that it struck."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from counterclaim.actor import Actor
from counterclaim.extract.event_drafts import of_sides
from counterclaim.extract.event_parse import Parsed
from counterclaim.extract.incident_words import NOUNS, base, family_of, words
from counterclaim.extract.syntax import MODIFIERS
from counterclaim.mention import SyntaxWord

Sides = frozenset[str | None]
Key = TypeVar("Key")
WITH_PLACE = ("nmod", "obl", "compound", "obj", "nsubj:pass")
AROUND = frozenset({"in", "near", "around", "outside", "inside", "over", "from", "by"})  # what happens there is done to others


@dataclass(frozen=True, slots=True)
class Makers:
    """The attacks of which an article names who made them, by the family of their noun and by what was done to which place.

    Each is known where all attacks of that name, or on that place, that name anybody name the same.
    """

    names: Mapping[str, tuple[Actor, ...]]
    places: Mapping[tuple[str, str], tuple[Actor, ...]]

    def by_name(self, noun: SyntaxWord) -> tuple[Actor, ...]:
        """Return who made "the raid", empty where the article leaves it open."""
        return self.names.get(family_of(base(noun.lower, "NOUN")), ())

    def by_place(self, parsed: Parsed, word: int) -> tuple[Actor, ...]:
        """Return who took, or struck, the place that a word of attack names, empty where the article leaves it open."""
        found = {frozenset(who): who for key in _places(parsed, word) if (who := self.places.get(key, ()))}
        return next(iter(found.values())) if len(found) == 1 else ()


def makers_of(named: Iterable[tuple[Parsed, int, tuple[Actor, ...]]]) -> Makers:
    """Return who makes the attacks of an article, from its words of attack with whom it names beside them."""
    names: dict[str, dict[Sides, tuple[Actor, ...]]] = {}
    places: dict[tuple[str, str], dict[Sides, tuple[Actor, ...]]] = {}
    for parsed, word, doing in named:
        who = of_sides(doing)
        if not who:
            continue
        sides = frozenset(actor.side for actor in who)
        if parsed.syntax.words[word].upos in NOUNS:
            names.setdefault(family_of(base(parsed.syntax.words[word].lower, "NOUN")), {}).setdefault(sides, who)
        for key in _places(parsed, word):
            places.setdefault(key, {}).setdefault(sides, who)
    return Makers(_agreed(names), _agreed(places))


def _agreed(rows: Mapping[Key, Mapping[Sides, tuple[Actor, ...]]]) -> dict[Key, tuple[Actor, ...]]:
    return {key: next(iter(makers.values())) for key, makers in rows.items() if len(makers) == 1}


def _places(parsed: Parsed, word: int) -> Iterator[tuple[str, str]]:
    """Yield what is done to which places: taken back, taken or struck; a state is no place of that kind."""
    syntax = parsed.syntax
    done = base(syntax.words[word].lower, syntax.words[word].upos)
    kind = "regained" if done in words().regaining else "taken" if done in words().taking else "struck"
    for one in syntax.of(word, WITH_PLACE):
        if syntax.case_of(one) in AROUND and not (kind != "struck" and syntax.case_of(one) == "from"):
            continue
        for part in syntax.down(one, MODIFIERS, 1):
            slot = parsed.slot(part)
            where = slot is None or slot.mention.head == "capital" or all(actor.side is None for actor in slot.actors)
            if syntax.words[part].upos == "PROPN" and where and len(syntax.words[part].lower) > 3:
                yield kind, syntax.words[part].lower
