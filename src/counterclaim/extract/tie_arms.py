"""Ties that arms tell: whose make is what a side fights with ("X fired Yish-made missiles", "X relies on Yish weapons")."""

from collections.abc import Iterator, Sequence

from counterclaim.actor import Actor
from counterclaim.extract.tie_tree import TieTree, match_of, state
from counterclaim.extract.tie_words import Tie, known, verb_of
from counterclaim.extract.toll_words import noun_at

ARMS = "arms"  # among things, stands for every weapon and vehicle of war
WITH = ("on", "upon", "with")  # prepositions behind which stands what a side relies on or is armed with
JOINED = ("conj",)


def is_thing(tree: TieTree, number: int, things: frozenset[str]) -> bool:
    """Whether a noun, or what it is a number of, is one of ``things``; "arms" among them stands for every weapon and vehicle of war."""
    word = tree.syntax.words[number].lower
    parts = [one for one in tree.syntax.of(number, ("nmod",)) if tree.syntax.case_of(one) == "of"]  # "a number of troops"
    told = {word, *(tree.syntax.words[one].lower for one in parts), *map(tree.lemma, (number, *parts))}
    if told & things:
        return True
    forms = (word, *(tree.syntax.words[one].lower for one in parts)) if ARMS in things else ()
    return any(found[1].status == "equipment" for form in forms if (found := noun_at((form,), 0)) is not None)


def of_arms(tree: TieTree, view: str, number: int, parties: Sequence[Actor]) -> Iterator[Tie]:
    """Yield the tie of whoever made the arms that a noun names to whoever uses them; none where the two fight each other."""
    if not is_thing(tree, number, known().arms.things):
        return
    fighting = {actor.side for actor in parties}
    for maker, at in _makers(tree, number):
        for holder, verb in _holders(tree, number):
            apart = tuple(one for one in holder if one.side != maker.side and not {one.side, maker.side} <= fighting)
            if apart and tree.is_told(verb, known().ending):
                yield "supplies_arms", match_of(tree, view, (number, at, verb), (maker,), apart)


def of_delivery(tree: TieTree, view: str, number: int) -> Iterator[Tie]:
    """Yield the tie of a noun for a delivery of arms ("X's sale of guns to Y"): its owner, else whoever made them, gives them.

    "Took delivery of Yish drones" tells the same the other way round.
    """
    words = known().arms
    if tree.lemma(number) not in words.deliveries or not tree.is_there(number, known().ending):
        return
    goods = [one for one in tree.syntax.of(number, ("nmod",)) if tree.syntax.case_of(one) == "of" and is_thing(tree, one, words.things)]
    goods += [one for one in tree.syntax.of(number, ("compound", "amod")) if is_thing(tree, one, words.things)]
    if not goods:
        return
    takers = tuple(tree.led_to(number, ("to", "for"))) or tuple(one for good in goods for one in tree.led_to(good, ("to", "for")))
    taken = next((who for one in takers if (who := tree.who(one))), ()) or _taking(tree, number)
    apart = tree.owner(number, takers[0] if takers else -1)
    givers = apart or tuple(maker for good in goods for maker, _ in _makers(tree, good))
    left = tuple(actor for actor in givers if actor.side not in {one.side for one in taken})
    if left and taken:
        yield "supplies_arms", match_of(tree, view, (number, *goods, *takers), left, taken)


def _taking(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return who takes a delivery ("took delivery of")."""
    head = tree.syntax.words[number].head
    if tree.syntax.words[number].deprel != "obj" or head < 0 or verb_of(tree.syntax.words[head].lower) not in known().arms.taking:
        return ()
    return tuple(actor for one in tree.syntax.subjects(head) for actor in tree.who(one, head))


def _makers(tree: TieTree, number: int) -> Iterator[tuple[Actor, int]]:
    """Yield the states that made arms, each with its word: "Yish tanks", "Y-made drones", "missiles from Y", "drones of Yish design"."""
    syntax = tree.syntax
    for one in syntax.of(number, ("amod", "compound")):
        made = syntax.words[one].lower in known().arms.made
        named = syntax.of(one, ("compound", "obl:unmarked", "obl")) if made else (one,)
        for word in named:
            found = state(syntax.words[word].lower)
            if found is not None and found.kind == "state":
                yield found, word
    for one in syntax.of(number, ("nmod",)):
        if syntax.case_of(one) == "from":
            yield from ((actor, one) for actor in tree.who(one) if actor.kind == "state")
        if syntax.case_of(one) == "of" and syntax.words[one].lower in known().arms.makes:
            yield from ((actor, one) for actor in tree.owner(one) if actor.kind == "state")


def _with(tree: TieTree, number: int, arms: int) -> Iterator[tuple[tuple[Actor, ...], int]]:
    """Yield whose the deed is that a noun over "with" arms tells of, or who does it to that noun ("struck the camp with")."""
    if holder := tree.owner(number, arms):
        yield holder, number
    word = tree.syntax.words[number]
    if word.deprel == "obj" and word.head >= 0:
        holder = tuple(dict.fromkeys(actor for one in tree.syntax.subjects(word.head) for actor in tree.who(one, word.head)))
        if holder:
            yield holder, word.head


def _holders(tree: TieTree, number: int) -> Iterator[tuple[tuple[Actor, ...], int]]:
    """Yield who uses arms, with the word that says so: the subject of "fires", "relies on" or "hit N with", the agent of "are used by".

    "X's Yish drones" are X's, and so are those of "Xish attacks with Yish drones".
    """
    for one in tree.syntax.of(number, ("nmod:poss",)):
        if holder := tree.who(one):
            yield holder, number
    at = number
    while tree.syntax.words[at].deprel in JOINED and tree.syntax.words[at].head >= 0:
        at = tree.syntax.words[at].head
    word = tree.syntax.words[at]
    if word.deprel == "nmod" and tree.syntax.case_of(at) == "with":
        yield from _with(tree, word.head, at)
    if word.head < 0 or tree.syntax.words[word.head].upos not in ("VERB", "AUX"):
        return
    verb, passive = word.head, tree.syntax.is_passive(word.head)
    using = verb_of(tree.syntax.words[verb].lower) in known().arms.using
    governed = word.deprel == ("nsubj:pass" if passive else "obj") or (word.deprel == "obl" and tree.syntax.case_of(at) in WITH)
    hitting = word.deprel == "obl" and tree.syntax.case_of(at) == "with" and not passive
    if (using and governed) or hitting:
        holder = tuple(dict.fromkeys(actor for one in tree.syntax.subjects(verb) if one != at for actor in tree.who(one, verb)))
        if holder:
            yield holder, verb
