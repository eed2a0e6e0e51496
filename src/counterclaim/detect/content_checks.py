"""Contents that the sentence's tree cannot bear: cut in mid-phrase, without the verb that was said, or running into another clause.

The rules read words and commas from left to right; the tree sees the sentence whole. Alone the tree is wrong more often than the rules
are (labels of attributions are right in 88 of 100 arcs), so it only vetoes what no statement can be, and mends it where the network,
which reads attributions without a tree, agrees.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from counterclaim.detect.annotation import Annotation, AttributionSpan, Word
from counterclaim.mention import Attribution
from counterclaim.vocabulary.cues import grammar

Span = tuple[int, int]
VERBAL = frozenset({"VERB", "AUX"})
CLAUSAL = frozenset({"ccomp"})
FOLLOWING = frozenset({"own", "inherited"})  # rules whose contents follow their cues
CASES = frozenset({"case", "mark"})
GOVERNED = frozenset({"xcomp", "advcl", "acl", "ccomp"})
UNREALISED_REACH = 2  # words between what is only tried and the saying
SAYING = frozenset({"say", "tell", "add"})  # their contents are clauses or quotations


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a passage with what hangs on each."""

    words: Sequence[Word]
    hanging: tuple[tuple[int, ...], ...] = field(init=False)

    def __post_init__(self) -> None:
        """List the dependants of each word."""
        found: list[list[int]] = [[] for _ in self.words]
        for number, word in enumerate(self.words):
            if word.head >= 0:
                found[word.head].append(number)
        object.__setattr__(self, "hanging", tuple(map(tuple, found)))

    def inside(self, span: Span) -> range:
        """Return the numbers of the words that lie inside a character span."""
        held = [number for number, word in enumerate(self.words) if span[0] <= word.start and word.end <= span[1]]
        return range(held[0], held[-1] + 1) if held else range(0)

    def verb(self, cue: Span) -> int:
        """Return the verb of a cue, -1 where it has none."""
        return next((number for number in self.inside(cue) if self.words[number].upos in VERBAL), -1)

    def below(self, number: int) -> frozenset[int]:
        """Return a word and everything that hangs on it, however far down."""
        found, row = {number}, [number]
        while row:
            row = [one for word in row for one in self.hanging[word] if one not in found]
            found.update(row)
        return frozenset(found)

    def above(self, number: int) -> Iterator[int]:
        """Yield what a word hangs on, up to the root."""
        seen: set[int] = set()
        at = self.words[number].head
        while at >= 0 and at not in seen:
            yield at
            seen.add(at)
            at = self.words[at].head


def checked(view: str, rules: Sequence[Attribution], annotation: Annotation) -> tuple[Attribution, ...]:
    """Return the rules' attributions with contents that the tree can bear; one that says nothing by its tree is left out."""
    if not annotation.words:
        return tuple(rules)
    tree = Tree(annotation.words)
    found = (_checked(view, one, rules, annotation, tree) for one in rules)
    return tuple(one for one in found if one is not None)


def _checked(
    view: str, one: Attribution, rules: Sequence[Attribution], annotation: Annotation, tree: Tree
) -> Attribution | None:
    if one.cue is None or one.voice == "direct" or not one.contents:
        return one
    verb = tree.verb(one.cue)
    if verb < 0 or one.rule not in FOLLOWING or one.contents[0][0] < one.cue[1]:
        return one
    if _is_unrealised(tree, verb, one):
        return None
    other = next((span for span in annotation.attributions if _shares_cue(span, one) and span.contents), None)
    if other is not None and (_lacks_verb(view, one, rules, tree, verb) or _lacks_head(one, rules, tree, verb)):
        return _taken(one, other, tree, verb)
    return replace(one, contents=_completed(view, _within(view, one.contents, tree, verb), tree, other))


# What nobody says


def _is_unrealised(tree: Tree, verb: int, one: Attribution) -> bool:
    """Whether the saying is only tried, avoided or far off ("close to naming", "resisted putting"), and no saying that was done."""
    word = tree.words[verb]
    if word.head < 0 or word.deprel not in GOVERNED or one.rule != "inherited":
        return False
    between = range(word.head + 1, verb)
    if len(between) > UNREALISED_REACH or any(tree.words[number].upos == "PUNCT" for number in between):
        return False
    return word.head < verb and tree.words[word.head].text.casefold() in grammar().unrealised


# A content without its verb


def _shares_cue(span: AttributionSpan, one: Attribution) -> bool:
    return span.cue is not None and one.cue is not None and span.cue[0] < one.cue[1] and one.cue[0] < span.cue[1]


def _lacks_verb(view: str, one: Attribution, rules: Sequence[Attribution], tree: Tree, verb: int) -> bool:
    """Whether a verb of saying is left with a time or a place alone, behind what was said ("A, N said shortly after the blast")."""
    if one.cue_lemma not in SAYING or one.voice != "indirect" or len(_siblings(one, rules)) > 1:
        return False
    words = [number for span in one.contents for number in tree.inside(span)]
    return len(words) > 1 and not any(tree.words[number].upos in VERBAL for number in words)


def _lacks_head(one: Attribution, rules: Sequence[Attribution], tree: Tree, verb: int) -> bool:
    """Whether the clause that the cue introduces has its verb outside all contents of the cue."""
    heads = [number for number in tree.hanging[verb] if tree.words[number].deprel in CLAUSAL]
    held = {number for other in _siblings(one, rules) for span in other.contents for number in tree.inside(span)}
    return bool(heads) and held.isdisjoint(heads)


def _siblings(one: Attribution, rules: Sequence[Attribution]) -> list[Attribution]:
    return [other for other in rules if other.cue == one.cue]


def _taken(one: Attribution, other: AttributionSpan, tree: Tree, verb: int) -> Attribution:
    """Return the attribution with the network's content, from where the tree opens the clause."""
    start, end = other.contents[0][0], other.contents[-1][1]
    heads = [number for number in tree.hanging[verb] if tree.words[number].deprel in CLAUSAL]
    if heads and start <= tree.words[heads[0]].start < end:
        first = min(number for number in tree.below(heads[0]) if tree.words[number].upos != "PUNCT")
        start = min(start, tree.words[first].start)
    opener = next(word for word in tree.words if word.end > start)
    if opener.text.casefold() == "that":
        start = next((word.start for word in tree.words if word.start >= opener.end), start)
    return replace(one, contents=((start, end),), rule=f"{one.rule}-checked")


# A content that runs into the clause around it


def _within(view: str, contents: Sequence[Span], tree: Tree, verb: int) -> tuple[Span, ...]:
    """Cut a content before a clause that its own cue hangs on ("having called it a lie, N left": the comma ends what was called so)."""
    above = frozenset(tree.above(verb))
    found = []
    for start, end in contents:
        words = tree.inside((start, end))
        last = next((number for number in words if number in above), -1)
        if last < 0:
            found.append((start, end))
            continue
        held = tree.below(verb)
        stop = next((number for number in words if number not in held), last)
        comma = stop if tree.words[stop].text == "," else next((n for n in range(stop, words.start, -1) if tree.words[n].text == ","), -1)
        if comma <= words.start:
            found.append((start, end))
        else:
            found.append((start, tree.words[comma - 1].end))
    return tuple(found)


# A content cut in mid-phrase


def _completed(view: str, contents: Sequence[Span], tree: Tree, other: AttributionSpan | None) -> tuple[Span, ...]:
    """Run a content on to the end of the phrase it was cut in, as far as the network does where it knows the cue."""
    start, end = contents[-1]
    words = tree.inside((start, end))
    if not words or not _is_cut(tree, words):
        return tuple(contents)
    limit = other.contents[-1][1] if other is not None and other.contents[-1][1] > end else None
    last = _phrase_end(tree, words, limit)
    return (*contents[:-1], (start, tree.words[last].end))


def _is_cut(tree: Tree, words: range) -> bool:
    """Whether the next word belongs to the phrase that the content ends in, and opens no new circumstance, relative or clause."""
    following = words.stop
    if following >= len(tree.words):
        return False
    word = tree.words[following]
    head = _phrase_head(tree, following)
    if word.upos in ("PUNCT", "CCONJ", "SCONJ") or word.text.casefold() in _stops() or head < 0:
        return False
    return word.deprel in CASES and tree.words[head].head in words and not _is_time(tree, head)


def _phrase_head(tree: Tree, number: int) -> int:
    """Return the word that a preposition or "to" leads, -1 for any other."""
    return tree.words[number].head if tree.words[number].deprel in CASES and tree.words[number].head > number else -1


def _is_time(tree: Tree, head: int) -> bool:
    word = tree.words[head]
    names = word.text.casefold()
    return names in grammar().times or names.isdigit()


def _phrase_end(tree: Tree, words: range, limit: int | None) -> int:
    """Return the last word of the phrase: where a mark or a clause of another subject begins, or the network's content ends."""
    last = words.stop - 1
    for number in range(words.stop, len(tree.words)):
        word = tree.words[number]
        if word.upos == "PUNCT" or word.text.casefold() in _stops():
            break
        if limit is not None and word.start >= limit:
            break
        last = number
    return last


def _stops() -> frozenset[str]:
    return grammar().asides | grammar().circumstances | grammar().relatives
