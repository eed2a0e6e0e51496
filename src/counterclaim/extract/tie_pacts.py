"""Pacts that bind one side to defend another: "has a treaty obligation to defend X", "is obliged by treaty to come to X's aid"."""

from collections.abc import Iterator

from counterclaim.actor import Actor
from counterclaim.extract.tie_tree import TieTree, match_of
from counterclaim.extract.tie_words import Tie, known, verb_of

NOUNS = ("NOUN", "PROPN")


def of_obligation(tree: TieTree, view: str, number: int) -> Iterator[Tie]:
    """Yield the pact by which whoever is bound defends whom a verb of defending takes; none without a word for the pact itself."""
    words = known().binding
    if verb_of(tree.syntax.words[number].lower) not in words.defending:
        return
    head = tree.syntax.words[number].head
    if head < 0 or tree.sentence.start > tree.syntax.words[head].start:
        return
    bound = _bound(tree, head)
    defended = tuple(dict.fromkeys(actor for one in tree.syntax.of(number, ("obj",)) for actor in tree.who(one) if actor not in bound))
    if bound and defended and _names_pact(tree, head, number) and tree.is_told(head, known().ending):
        yield "defence_pact", match_of(tree, view, (head, number), bound, defended)


def _bound(tree: TieTree, head: int) -> tuple[Actor, ...]:
    """Return who is bound: whoever suffers "is obliged to", has "an obligation to", or owns it ("X's obligation to")."""
    words, syntax = known().binding, tree.syntax
    if verb_of(syntax.words[head].lower) in words.verbs and syntax.is_passive(head):
        suffering = (syntax.meant(one) for one in syntax.of(head, ("nsubj:pass", "nsubj")))
        own = tuple(dict.fromkeys(actor for one in suffering for actor in tree.who(one)))
        return own or tuple(dict.fromkeys(actor for one in _joined_subjects(tree, head) for actor in tree.who(one)))
    if tree.lemma(head) not in words.nouns:
        return ()
    over = syntax.words[head].head
    having = over >= 0 and syntax.words[head].deprel == "obj" and syntax.words[over].upos in ("VERB", "AUX")
    return tree.owner(head) or (tuple(actor for one in syntax.subjects(over) for actor in tree.who(one, over)) if having else ())


def _joined_subjects(tree: TieTree, number: int) -> tuple[int, ...]:
    """Return the subjects of the verb to which "and" joins another ("keeps a base and is bound to")."""
    word = tree.syntax.words[number]
    return tree.syntax.subjects(word.head) if word.deprel == "conj" and word.head >= 0 else ()


def _names_pact(tree: TieTree, head: int, number: int) -> bool:
    """Whether a pact is named beside what binds ("treaty obligation", "obliged under a treaty", "bound by the pact")."""
    near = tree.syntax.below(head) | tree.syntax.below(number)
    return any(
        tree.syntax.words[one].upos in NOUNS and (tree.lemma(one) in known().binding.pacts or tree.syntax.words[one].lower in known().pacts)
        for one in near
    )
