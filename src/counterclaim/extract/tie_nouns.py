"""Ties that nouns and participles tell: somebody's ally, branch or foe, support for somebody, "X-backed Y"."""

from collections.abc import Iterator

from counterclaim.actor import Actor
from counterclaim.event import RelationKind
from counterclaim.extract.tie_arms import is_thing
from counterclaim.extract.tie_tree import TieTree, match_of
from counterclaim.extract.tie_words import MEMBER, Tie, TieBearers, known
from counterclaim.vocabulary.cues import grammar

HYPHENS = frozenset("-‐‑–")
POSSESSIVE = frozenset({"'s", "’s"})


def of_bearer(tree: TieTree, view: str, number: int) -> Iterator[Tie]:
    """Yield the tie of a noun for what somebody is to an owner ("X's ally", "a branch of X")."""
    noun = tree.lemma(number)
    pact = _pact_of(tree, number) if noun == MEMBER else -1
    rows: tuple[TieBearers | None, ...] = tuple(row for row in known().bearers if noun in row.nouns and _is_marked(tree, number, row))
    for row in (rows or ((None,) if pact >= 0 else ())) if tree.is_told(number, known().ending) else ():
        yield from _borne(tree, view, number, row, pact)


def _borne(tree: TieTree, view: str, number: int, row: TieBearers | None, pact: int) -> Iterator[Tie]:
    kind: RelationKind | None = row.kind if row else None
    owner = tree.who(pact) if pact >= 0 else _group_owning(tree, number) if row and row.groups else _owner_of_bearer(tree, number)
    bearer = tuple(dict.fromkeys(actor for one in bearers(tree, number) for actor in tree.who(one) if actor not in owner))
    own = any(tree.syntax.words[one].lower in grammar().possessives for one in tree.syntax.of(number, ("nmod:poss",)))
    if owner and own and not bearer and tree.syntax.words[number].deprel == "conj":
        bearer = tuple(actor for actor in tree.owner(number) if actor not in owner)  # "X and its Yish allies"
    if row and row.groups:
        bearer = tuple(actor for actor in bearer or _named_behind(tree, number) if actor.kind == "armed_group" and actor not in owner)
    if owner and bearer:
        left = row is None or row.bearer == "left"
        spots = (number, *bearers(tree, number))
        yield kind or "alliance", match_of(tree, view, spots, *((bearer, owner) if left else (owner, bearer)))


def _is_marked(tree: TieTree, number: int, row: TieBearers) -> bool:
    """Whether a noun is of the kind that a row asks for: by a word before it, or as a supplier by the arms behind "of"."""
    things = (one for one in tree.syntax.of(number, ("nmod",)) if row.kind == "supplies_arms" and tree.syntax.case_of(one) == "of")
    return tree.marked(number, row.marked) or any(is_thing(tree, one, known().arms.things) for one in things)


def _pact_of(tree: TieTree, number: int) -> int:
    """Return the pact of a member ("a NATO member", "the CSTO, an alliance of which X is a member"), -1 where there is none."""
    parts = (tree.named_by(one) for one in tree.syntax.down(number, ("compound", "nmod"), 1))
    return next((one for one in parts if tree.is_pact(one, known().pacts)), -1)


def _owner_of_bearer(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return whose friend or foe a noun tells of: its owner, what "to" or "of" leads to, or whoever "its" in a list goes back to."""
    own = any(tree.syntax.words[one].lower in grammar().possessives for one in tree.syntax.of(number, ("nmod:poss",)))
    if own and tree.syntax.words[number].deprel == "conj":
        return tree.who(tree.syntax.words[number].head)[:1]
    if own:
        return _clause_subject(tree, number)
    slot = tree.slot(number)
    if slot is not None and slot.start < tree.syntax.words[number].start:
        return slot.actors  # "an X ally": the mention itself names the owner
    received = tuple(tree.led_to(number, ("to",)))
    return tree.owner(number) if not received else next((who for one in received if (who := tree.who(one))), ())


def _clause_subject(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return the one side that the subject of the clause around a noun names, to whom "its" goes back; nobody where it names several."""
    for at in tree.syntax.above(number):
        if at != number and tree.syntax.words[at].upos in ("VERB", "AUX"):
            named = tuple(dict.fromkeys(actor for one in tree.syntax.subjects(at) for actor in tree.who(one, at)))
            return named if len(named) == 1 else ()
    return ()


def _group_owning(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return the group of which a branch is ("al-X's Somali branch", "the Somali branch of al-X"), whichever land stands beside it."""
    words = tree.syntax.words
    slot = tree.slot(number)
    if slot is not None and slot.start < words[number].start:
        return tuple(actor for actor in slot.actors if actor.kind == "armed_group")
    beside = tree.syntax.of(number, ("nmod:poss", "compound", "amod", "nmod"))
    owners = [one for one in beside if words[one].deprel != "nmod" or tree.syntax.case_of(one) in ("of", "to")]
    owners += [one for one in (_possessor_before(tree, number),) if one >= 0]
    named = (tuple(actor for actor in tree.alone(one) if actor.kind == "armed_group") for one in owners)
    return next((who for who in named if who), ())


def _named_behind(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return whom a noun introduces by standing right before the name ("its branch the X")."""
    at = number + 1 + (number + 1 < len(tree.syntax.words) and tree.syntax.words[number + 1].lower == "the")
    slot = tree.slot(at) if at < len(tree.syntax.words) else None
    return slot.actors if slot is not None else ()


def _possessor_before(tree: TieTree, number: int) -> int:
    """Return the head of the name whose "'s" stands before a noun with at most one adjective between, -1 where none does."""
    words = tree.syntax.words
    mark = next((at for at in range(number - 1, max(-1, number - 3), -1) if words[at].lower in POSSESSIVE), -1)
    return words[mark].head if mark > 0 and all(words[at].upos == "ADJ" for at in range(mark + 1, number)) else -1


def bearers(tree: TieTree, number: int) -> tuple[int, ...]:
    """Return who is called so: what the noun stands beside, is said of, or names as an example."""
    word, found = tree.syntax.words[number], [*tree.syntax.of(number, ("appos", "flat", "nmod:desc"))]
    if word.deprel in ("appos", "compound", "nmod:desc") and word.head >= 0:
        found.append(word.head)
    if tree.syntax.of(number, ("cop",)):
        found += tree.syntax.of(number, ("nsubj",))
    found += [one for one in tree.syntax.of(number, ("nmod",)) if tree.syntax.case_of(one) in ("", "like", "including", "such")]
    if word.deprel == "nmod" and word.head >= 0 and tree.syntax.words[word.head].lower == "one":  # "X is one of Y's allies"
        found += bearers(tree, word.head)
    if tree.named_after(number):  # "cheered its ally Y"
        found.append(number + 1)
    return tuple(found)


def of_doing(tree: TieTree, view: str, number: int) -> Iterator[Tie]:
    """Yield the tie of a noun for what an owner does to somebody ("X's support for Y")."""
    noun = tree.lemma(number)
    for row in known().doings:
        if noun not in row.nouns or not tree.marked(number, row.marked) or not tree.is_told(number, known().ending):
            continue
        for one in tree.led_to(number, row.cases):
            left = tree.owner(number, one) or (_threatened(tree, number) if row.group else _subject_over(tree, number))
            right = tuple(actor for actor in (tree.groups_in(one) if row.group else tree.who(one)) if actor not in left)
            if left and right and tree.syntax.case_of(number) != "with":
                yield row.kind, match_of(tree, view, (number, one), left, right)
    if noun in known().helping and tree.syntax.case_of(number) == "with" and tree.is_told(number, known().ending):
        for one in _helpers(tree, number):  # "took the town with the support of X", "with Xlandish help"
            helper = tree.who(one) or tree.owner(number)
            helped = tuple(actor for actor in _subject_over(tree, number) if actor not in helper)
            if helped and helper:
                yield "supports", match_of(tree, view, (number, one), helper, helped)


def _helpers(tree: TieTree, number: int) -> tuple[int, ...]:
    """Return the words for who gives the help that a noun names: behind "of" or "from", perhaps hung on the verb, else in front."""
    behind = tuple(tree.led_to(number, ("of", "from")))
    head = tree.syntax.words[number].head
    loose = (one for one in tree.led_to(head, ("from",)) if tree.syntax.of(one, ("case",))[:1] == (number + 1,)) if head >= 0 else ()
    return behind or tuple(loose) or tree.syntax.of(number, ("amod", "compound", "nmod:poss"))


def _subject_over(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return the subject of the verb that a noun hangs on: "X wages a war on", "X deployed in support of"."""
    head = tree.syntax.words[number].head
    if head >= 0 and tree.syntax.words[head].deprel == "obj":
        head = tree.syntax.words[head].head  # "took the town with the support of X", as the parse may have it
    if head < 0 or tree.syntax.words[head].upos not in ("VERB", "AUX") or tree.syntax.is_passive(head):
        return ()
    return tuple(dict.fromkeys(actor for one in tree.syntax.subjects(head) for actor in tree.who(one, head)))


def _threatened(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return the states that the nearest subject over a noun names: "X faces threats from", "X is a target for threats from"."""
    for at in tree.syntax.above(number):
        named = [actor for one in tree.syntax.subjects(at) for actor in tree.who(one) if actor.kind != "armed_group"]
        if named:
            return tuple(dict.fromkeys(named))
    return ()


def _described(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return the group that a noun describes ("Y, an X-aligned group", "the X-aligned group Y")."""
    word = tree.syntax.words[number]
    named = tree.who(word.head, number) if word.deprel == "appos" and word.head >= 0 else tree.named_after(number)
    return tuple(actor for actor in named if actor.kind == "armed_group")


def of_participle(tree: TieTree, view: str, number: int) -> Iterator[Tie]:
    """Yield the tie of "X-backed Y" and of "the al-X-linked Y"."""
    words, word = tree.syntax.words, tree.syntax.words[number]
    kind = known().participles.get(word.lower)
    hyphen = number > 1 and words[number - 1].lower in HYPHENS
    if kind is None or not hyphen or word.deprel not in ("amod", "compound") or word.head < 0:
        return
    before = number - 2 if words[number - 2].deprel != "flat" else words[number - 2].head
    right = (tree.who(word.head, number) or _described(tree, word.head))[:1]  # of "X-backed Y and Z" only Y is told for certain
    left = tuple(actor for actor in tree.named_in(before) if actor not in right)
    if left and right:
        yield kind, match_of(tree, view, (before, word.head), left, right)
