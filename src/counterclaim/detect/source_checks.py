"""Sources that the sentence's tree cannot bear: a noun inside a participle, or a clause of which only the last noun speaks.

The rules take for the source whatever stands between the clause before and the cue; the tree tells which of these words is its subject.
"""

from dataclasses import replace

from counterclaim.mention import Attribution
from counterclaim.tree import Tree
from counterclaim.vocabulary.cues import cues, grammar

VERB_RULES = frozenset({"own", "inherited"})
MAKERS = frozenset({"by", "from", "of", "'s"})
PARTICIPIAL = ("acl", "amod", "advcl")
WITHIN = (*PARTICIPIAL, "nmod")  # what leads from a word inside a subject's phrase up to the subject
FRONTED = ("obl", "advcl", "advmod")  # "in a letter to N, the minister said"
SINGLED = frozenset({"each", "both"})  # subjects of their own in a participle ("each blaming the other")
MARKING = frozenset({"case", "mark", "punct", "cc"})  # hang on a noun and are no part of its phrase
RELATIVE = "acl:relcl"
CLAUSES = frozenset({"root", "ccomp", "advcl", "xcomp", "conj", "parataxis"})  # what a verb is that no noun holds
VERBS = frozenset({"VERB", "AUX"})


def with_speaker(one: Attribution, tree: Tree, verb: int) -> Attribution:
    """Return the attribution with the subject of its verb for a source where the tree tells that the rule read more or another."""
    if one.source is None or one.rule.split("-")[0] not in VERB_RULES:
        return one
    subject = next((number for number in tree.hanging[verb] if tree.words[number].deprel == "nsubj"), -1)
    found = tree.inside(one.source)
    if subject < 0 and found:
        return _of_participle(one, tree, verb, found)
    if subject < 0 or not found:
        return one
    if tree.lower(subject) in SINGLED and subject not in found:
        return replace(one, source=(tree.words[subject].start, tree.words[subject].end))
    if subject in found:
        return _out_of_clause(one, tree, (subject, verb), found)
    return _out_of_phrase(one, tree, (subject, verb), found)


def _out_of_clause(one: Attribution, tree: Tree, ends: tuple[int, int], found: range) -> Attribution:
    """Leave out the clause before the subject ("was working with Xland to open roads and the Fund said"), and the "who" behind it."""
    subject, verb = ends
    held = frozenset(number for number in tree.below(subject) if number > subject or tree.words[number].upos != "CCONJ")
    before = [number for number in found if number < min(held)]
    fronted = bool(before) and _is_governed(tree, found.start) and _hangs_on(tree, found.start, verb).startswith(FRONTED)
    first = min(held) if fronted or any(_is_clause(tree, number) or _joins(tree, number, ends) for number in before) else found.start
    last = found[-1]
    while last > subject and tree.words[last].deprel.startswith("nsubj") and tree.words[tree.words[last].head].deprel == RELATIVE:
        last -= 1
    return replace(one, source=(tree.words[max(first, found.start)].start, tree.words[last].end))


def _is_governed(tree: Tree, first: int) -> bool:
    """Whether the word is a preposition or stands right behind one ("in a letter to N", "ahead of talks N")."""
    return tree.words[first].upos == "ADP" or (first > 0 and tree.words[first - 1].upos == "ADP")


def _hangs_on(tree: Tree, number: int, verb: int) -> str:
    """Return by which label a word, or what it hangs on, hangs on the verb; "" where it does not."""
    return next((tree.words[above].deprel for above in tree.above(number) if tree.words[above].head == verb), "")


def _joins(tree: Tree, number: int, ends: tuple[int, int]) -> bool:
    """Whether an "and" joins the clause of the subject and verb to the one before."""
    return tree.words[number].upos == "CCONJ" and tree.words[number].head in ends


def _is_clause(tree: Tree, number: int) -> bool:
    """Whether a verb of its own clause stands at ``number``, in no phrase around a noun ("a man wounded in the raid said")."""
    word = tree.words[number]
    return word.upos in VERBS and word.deprel.split(":")[0] in CLAUSES


def _out_of_phrase(one: Attribution, tree: Tree, ends: tuple[int, int], found: range) -> Attribution:
    """Take the subject where the rule found a noun inside its phrase ("residents reached by phone", "the report into the raid")."""
    subject, verb = ends
    if subject > found.start or one.source is None or _is_made_by(tree, subject, found):
        return one
    if _is_governed_elsewhere(tree, ends, found):
        return replace(one, source=_phrase(tree, subject))
    links = [tree.words[number].deprel for number in tree.above(found.stop - 1) if number not in (subject, verb)]
    between = links[: _steps(tree, found.stop - 1, subject)]
    beside = [number for number in found if tree.words[number].deprel == "appos" and tree.words[number].head not in found]
    nested = sum(link.startswith(PARTICIPIAL) for link in between) > 1  # "a film showing 15 of those held by the Host"
    if tree.words[found.stop - 1].upos == "PROPN" and RELATIVE not in between and not nested:  # "a plan endorsed by the Council calls for"
        return one
    if subject not in tree.above(found.stop - 1) or beside or not any(link.startswith(WITHIN) for link in between):
        return one
    return replace(one, source=_phrase(tree, subject))


def _phrase(tree: Tree, noun: int) -> tuple[int, int]:
    """Return the span of a noun's phrase, up to the comma, relative or participle that says more of it."""
    held = {number for number in tree.below(noun) if tree.words[number].deprel not in MARKING or tree.words[number].head != noun}
    last = noun
    for number in range(noun + 1, len(tree.words)):
        closes = tree.lower(number) == "," or tree.lower(number) in grammar().relatives
        if number not in held or closes or tree.words[number].deprel.startswith(PARTICIPIAL):
            break
        last = number
    return tree.words[min(held)].start, tree.words[last].end


def _is_governed_elsewhere(tree: Tree, ends: tuple[int, int], found: range) -> bool:
    """Whether the rule found the object of another verb behind the subject ("the guards shut the port of N, a resort, imposed")."""
    subject, verb = ends
    head = next((number for number in found if tree.words[number].head not in found), found.start)
    governor = tree.words[head].head
    return tree.words[head].deprel == "obj" and subject < governor < found.start and governor != verb and tree.words[governor].upos in VERBS


# Participles


def _of_participle(one: Attribution, tree: Tree, verb: int, found: range) -> Attribution:
    """Take who speaks by a participle: the noun that it hangs on ("oil shipped by a group pressing for"), or whose speech that noun is."""
    noun = tree.words[verb].head
    if tree.words[verb].deprel != "acl" or not tree.lower(verb).endswith("ing") or noun < 0 or noun > verb:
        return one
    if tree.lower(noun) in cues().venues and tree.words[noun].deprel in FRONTED:
        above = tree.words[noun].head
        subject = next((number for number in tree.hanging[above] if tree.words[number].deprel == "nsubj"), -1)
        return replace(one, source=_phrase(tree, subject)) if subject > verb else one
    top = next((number for number in found if tree.words[number].head not in found), noun)
    inside = noun in found and noun != top and noun in tree.below(top)
    participles = [number for number in tree.above(noun) if number in found and tree.words[number].deprel == "acl"]
    return replace(one, source=_phrase(tree, noun)) if inside and participles else one


def _steps(tree: Tree, number: int, to: int) -> int:
    return next((steps for steps, above in enumerate(tree.above(number)) if above == to), 0)


def _is_made_by(tree: Tree, subject: int, found: range) -> bool:
    """Whether the subject is a statement or picture, and the rule found who made it ("footage released by the army")."""
    if tree.lower(subject) not in cues().documents | cues().media | cues().venues | cues().findings:
        return False
    head = next((number for number in found if tree.words[number].head not in found), found.start)
    cases = {tree.lower(number) for number in tree.hanging[head] if tree.words[number].deprel == "case"}
    between = list(tree.above(head))[: _steps(tree, head, subject)]
    nested = sum(tree.words[number].deprel.startswith(PARTICIPIAL) for number in between) > 1
    return not nested and (not cases or not cases.isdisjoint(MAKERS))
