"""Allies named as the members of one force or bloc: "a force made up of troops from X and Y", "the bloc, which unites X and Y"."""

from collections.abc import Iterator
from itertools import combinations

from counterclaim.actor import INTL, NGO
from counterclaim.extract.tie_tree import TieTree, match_of
from counterclaim.extract.tie_words import Tie, known, verb_of

MADE_OF = ("of", "from", "by")


def of_joint(tree: TieTree, view: str, number: int) -> Iterator[Tie]:
    """Yield an alliance between every two members of what a verb of joining takes together, where that is a force or a bloc."""
    words, syntax = known().joint, tree.syntax
    if verb_of(syntax.words[number].lower) not in words.verbs or not tree.is_told(number, known().ending):
        return
    whole = syntax.subjects(number) or syntax.of(number, ("nsubj:pass",))
    whole = whole or ((syntax.words[number].head,) if syntax.words[number].deprel.startswith("acl") else ())
    if not any(_is_whole(tree, syntax.meant(one)) for one in whole):
        return
    members = tuple(dict.fromkeys(actor for one in _parts(tree, number) for actor in tree.who(one) if actor.side not in (None, INTL, NGO)))
    for left, right in combinations(members, 2):
        if left.side != right.side:
            yield "alliance", match_of(tree, view, (number, *_parts(tree, number)), (left,), (right,))


def _is_whole(tree: TieTree, number: int) -> bool:
    """Whether a noun, or the last word of a name, is a force or a bloc of several."""
    parts = (number, *tree.syntax.of(number, ("flat", "compound", "appos")))
    return any(tree.syntax.words[one].lower in known().joint.nouns for one in parts)


def _parts(tree: TieTree, number: int) -> tuple[int, ...]:
    """Return the words for the members: what the verb governs, or whom the troops it governs come from."""
    governed = (*tree.syntax.of(number, ("obj",)), *tree.led_to(number, MADE_OF))
    return tuple(inner for one in governed for inner in (tuple(tree.led_to(one, MADE_OF)) or (one,)))
