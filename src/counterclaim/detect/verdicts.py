"""What is said to be untrue, apart from the words that say so.

"Brushed off as 'a hoax' the claim that C", "rejected as invented reports that C", "dismissed the tale that C as slander": they deny C.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from counterclaim.mention import Attribution, SyntaxWord
from counterclaim.tree import Tree
from counterclaim.vocabulary.cues import cues
from counterclaim.vocabulary.stances import stances

DENYING = frozenset({"deny", "reject"})
DISMISSING = "dismiss"  # what is called untrue is dismissed
VERDICT = 6  # words behind "as" in which a verdict stands
OPENING = 4  # words of a content in which the noun of a clause stands
LEADING = 6  # words of a content in which a verdict stands before what it is about
Span = tuple[int, int]


def without_verdicts(found: Sequence[Attribution], words: Sequence[SyntaxWord]) -> tuple[Attribution, ...]:
    """Return the attributions with contents that do not hold what their own cue calls them."""
    tree = Tree(words)
    mended = {one.contents: contents for one in found if (contents := _without(one, tree)) is not None}
    ends = {contents[0][0]: contents for contents in mended.values()}  # of the noun's own clause, which runs on over the verdict too
    return tuple(replace(_judging(one, tree), contents=mended.get(one.contents) or _shared_end(one, ends) or one.contents) for one in found)


def _shared_end(one: Attribution, ends: Mapping[int, tuple[Span, ...]]) -> tuple[Span, ...] | None:
    return ends.get(one.contents[0][0]) if one.rule == "noun" else None


@cache
def _judging_verbs() -> frozenset[str]:
    """Return the cues that dismiss something as something."""
    return frozenset(verb.lemma for verb in cues().verbs if "as" in verb.takes and verb.act in DENYING)


@cache
def _naming_verbs() -> frozenset[str]:
    return frozenset(verb.lemma for verb in cues().verbs if "as" in verb.takes and verb.act == "assess")


def _without(one: Attribution, tree: Tree) -> tuple[Span, ...] | None:
    """Return the contents of what is dismissed without the verdict before or behind them, null where they hold none."""
    if one.cue is None or one.cue_lemma not in _judging_verbs() or len(one.contents) != 1:
        return None
    held = tree.inside(one.contents[0])
    if (first := _behind_verdict(tree, held)) >= 0:
        return ((tree.words[first].start, one.contents[0][1]),)
    first = _clause(tree, held)
    last = _verdict(tree, held) if first >= 0 else -1
    return ((tree.words[first].start, tree.words[last].end),) if 0 <= first <= last else None


def _clause(tree: Tree, held: range) -> int:
    """Return where the clause that is dismissed opens: the content itself, or behind "the claim that" at its start; -1 where it is none."""
    if held and held.start > 0 and tree.lower(held.start - 1) == "that":
        return held.start
    nouns = (one for one in held[:OPENING] if tree.lower(one) in stances().untrue.reports and tree.lower(one + 1) == "that")
    return next((noun + 2 for noun in nouns if noun + 2 in held), -1)


def _behind_verdict(tree: Tree, held: range) -> int:
    """Return the word that opens what a verdict before it is about ("'pure invention' reports that C": C), -1 where none does."""
    if not any(_is_untrue(tree, one) for one in held[:LEADING]):
        return -1
    noun = next((one for one in held[:LEADING] if tree.lower(one) in stances().untrue.reports and tree.lower(one + 1) == "that"), -1)
    judged = any(_is_untrue(tree, one) for one in range(held.start, noun))
    return noun + 2 if judged and noun + 2 in held else -1


def _verdict(tree: Tree, held: range) -> int:
    """Return the last word before "as" and a verdict, -1 where a content has none."""
    links = [one for one in held if tree.lower(one) == "as"]
    judged = (one for one in links if any(_is_untrue(tree, at) for at in range(one + 1, min(one + 1 + VERDICT, held.stop))))
    return next(judged, 0) - 1


def _judging(one: Attribution, tree: Tree) -> Attribution:
    """Return the attribution as a dismissal where its naming cue calls what follows untrue ("described as fiction the film of C")."""
    if one.cue is None or one.cue_lemma not in _naming_verbs() or one.contents[0][0] <= one.cue[1]:
        return one
    between = tree.inside((one.cue[1], one.contents[0][0]))
    judged = bool(between) and tree.lower(between.start) == "as" and any(_is_untrue(tree, at) for at in between)
    return replace(one, cue_lemma=DISMISSING) if judged else one


def _is_untrue(tree: Tree, number: int) -> bool:
    return tree.lower(number) in stances().untrue.words
