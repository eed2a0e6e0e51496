"""Verbs of saying that say nothing: "could not confirm", "was unable to say", "called off"."""

from collections.abc import Sequence

from counterclaim.mention import SyntaxWord
from counterclaim.vocabulary.cues import cues, grammar, verbs_by_form


def is_withheld(words: Sequence[SyntaxWord], verb: int) -> bool:
    """Whether a verb of saying is one that can be withheld, and is: negated, or governed by a word for what nobody could or would do."""
    lemmas = {form.lemma for form, _ in verbs_by_form().get(words[verb].lower, ())}
    if lemmas.isdisjoint(cues().withheld):
        return False
    head = words[verb].head
    negated = any(word.head == verb and word.lower in grammar().negations for word in words)
    return negated or (head >= 0 and words[verb].deprel in ("xcomp", "ccomp") and words[head].lower in cues().unable)


def is_other_verb(words: Sequence[SyntaxWord], verb: int) -> bool:
    """Whether a particle behind a verb makes it one that says nothing ("called off the talks", not "put it down to fear")."""
    at = next((number for number, word in enumerate(words) if word.head == verb and word.deprel == "compound:prt"), -1)
    if at < 0 or any(word.lower == "to" for word in words[at + 1 : at + 2]):
        return False
    return all(form.particle != words[at].lower for form, _ in verbs_by_form().get(words[verb].lower, ()))
