"""Who made an attack that an article tells elsewhere with who made it: by a noun that points back, or by the place that it struck."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.actor import Actor
from counterclaim.extract.event_drafts import of_sides
from counterclaim.extract.event_parse import Parsed
from counterclaim.extract.incident_words import NOUNS, base, family_of, words
from counterclaim.extract.syntax import MODIFIERS
from counterclaim.mention import SyntaxWord

Sides = frozenset[str | None]
WITH_PLACE = ("nmod", "obl", "compound", "obj", "nsubj:pass")
INDEFINITE = frozenset({"a", "an"})
AROUND = frozenset({"in", "near", "around", "outside", "inside", "over", "from", "by"})  # what happens there is done to others


@dataclass(frozen=True, slots=True)
class Made:
    """Who is said to have made an attack; ``voice`` are the sides that say so, empty where the outlet does.

    ``known`` where the words speak of an attack that the article has told ("the raid", "Friday's raid"), not of a further one.
    """

    who: tuple[Actor, ...]
    voice: Sides
    known: bool = False

    @property
    def sides(self) -> Sides:
        """The sides of those who made it."""
        return frozenset(actor.side for actor in self.who)


@dataclass(frozen=True, slots=True)
class Makers:
    """The attacks of which an article names who made them, by the family of their noun and by what was done to which place.

    Each is known where all attacks of that name, or on that place, that name anybody name the same; what one side alone charges another
    with makes nobody the maker of what the outlet or others tell. ``opened`` where the article tells of an attack by nobody who is named:
    then "the attack" may be that one, and who made a further one made no other.
    """

    names: Mapping[str, Sequence[Made]]
    places: Mapping[tuple[str, str], Sequence[Made]]
    opened: bool = False

    def by_name(self, noun: SyntaxWord, voice: Sides) -> tuple[Actor, ...]:
        """Return who made "the raid" that ``voice`` tells of, empty where the article leaves it open."""
        rows = self.names.get(family_of(base(noun.lower, "NOUN")), ())
        return _agreed(rows, voice) if not self.opened or any(one.known for one in rows) else ()

    def by_place(self, parsed: Parsed, word: int, voice: Sides) -> tuple[Actor, ...]:
        """Return who took, or struck, the place that a word of attack names, empty where the article leaves it open."""
        found = {frozenset(who): who for key in _places(parsed, word) if (who := _agreed(self.places.get(key, ()), voice))}
        return next(iter(found.values())) if len(found) == 1 else ()


def makers_of(named: Iterable[tuple[Parsed, int, tuple[Actor, ...], Sides]]) -> Makers:
    """Return who makes the attacks of an article, from its words of attack with whom it names beside them and who says so."""
    names: dict[str, list[Made]] = defaultdict(list)
    places: dict[tuple[str, str], list[Made]] = defaultdict(list)
    opened = False
    for parsed, word, doing, voice in named:
        before = {parsed.syntax.words[one].lower for one in parsed.syntax.of(word, ("det",))}
        owned = bool(parsed.syntax.of(word, ("nmod:poss",)))
        made = Made(of_sides(doing), voice, owned or bool(before & words().pointing))
        if not made.who:
            opened = opened or not INDEFINITE.isdisjoint(before)
            continue
        if parsed.syntax.words[word].upos in NOUNS:
            names[family_of(base(parsed.syntax.words[word].lower, "NOUN"))].append(made)
        for key in _places(parsed, word):
            places[key].append(made)
    return Makers(names, places, opened)


def _agreed(rows: Sequence[Made], voice: Sides) -> tuple[Actor, ...]:
    """Return whom all rows name, where the outlet or one of ``voice`` is among those who say so."""
    told = next((one.who for one in rows if not one.voice or one.voice & voice), ())
    return told if len({one.sides for one in rows}) == 1 else ()


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
