"""Answers that stand beside what they answer: ", a charge N denies", "- reports that N called 'nonsense'", ", figures disputed by N".

The rules read an answer as a clause with a subject of its own, or take the noun ("reports that ...") for somebody else's saying, or run
the statement before it on over the answer. The tree tells that the noun takes up what stands before, and who answers it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.detect.verdicts import DISMISSING
from counterclaim.mention import Attribution, SyntaxWord
from counterclaim.tree import Tree
from counterclaim.vocabulary.cues import Verb, cues, grammar, verbs_by_form
from counterclaim.vocabulary.stances import stances

RULE = "answer"
ANSWERS = frozenset({"deny", "reject", "confirm"})
CALLING = frozenset({"naming"})
CALLED_AS = "describe"
MARKS = frozenset({",", "-", "–", "—"})
CLOSING = frozenset({",", ".", ";", ":", "-", "–", "—", "!", "?"})
RELATIVES = frozenset({"that", "which"})
MODIFYING = frozenset({"DET", "ADJ"})
SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
VERDICT = 8  # words behind a verb of naming in which the verdict stands
LONGEST = 24  # words between the noun and the verb of the answer
HELPING = ("aux", "advmod", "cc", "det", "mark")
GAP_END = frozenset({"PUNCT", "ADP", "SCONJ", "ADV", "CCONJ"})  # what can follow a verb whose object stands before it


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer in word numbers: the mark before it, the noun that takes up what stands before that, who answers, and the verb."""

    mark: int
    noun: int
    source: tuple[int, int]
    verb: int
    lemma: str
    names: bool


def with_answers(found: Sequence[Attribution], words: Sequence[SyntaxWord]) -> tuple[Attribution, ...]:
    """Return the attributions of a passage with the answers in it that its rules misread; what stands before ends at the answer."""
    tree = Tree(words)
    kept = tuple(found)
    for noun in range(2, len(words) - 1):
        mark = _mark_before(tree, noun)
        answer = _answer(tree, mark, noun) if mark > 0 else None
        if answer is not None:
            kept = _with_answer(kept, tree, answer)
    for verb in range(1, len(words)):
        if (called := _called_untrue(tree, verb) or _calls_untrue(tree, verb, kept)) is not None and not any(
            _has_cue(one, tree, verb) for one in kept
        ):
            kept = tuple(sorted([*kept, called], key=lambda one: one.contents[0]))
    return kept


def _called_untrue(tree: Tree, verb: int) -> Attribution | None:
    """Return what a passive of naming says ("the reports were called 'fake' by N": N dismisses the reports), null where it says none."""
    if not any(_names(entry) for entry, _ in verbs_by_form().get(tree.lower(verb), ())) or not _is_called_untrue(tree, verb):
        return None
    labels = {tree.words[one].deprel: one for one in reversed(tree.hanging[verb])}
    agent, helped = labels.get("obl:agent", -1), labels.get("aux:pass", -1)
    first = min(tree.below(labels["nsubj:pass"])) if "nsubj:pass" in labels else -1
    if agent < 0 or not 0 <= first < helped:
        return None
    held = [one for one in tree.below(agent) if tree.lower(one) != "by"]
    return Attribution(
        (tree.words[min(held)].start, tree.words[max(held)].end),
        (tree.words[verb].start, tree.words[verb].end),
        ((tree.words[first].start, tree.words[helped - 1].end),),
        DISMISSING,
        "indirect",
        RULE,
    )


def _calls_untrue(tree: Tree, verb: int, found: Sequence[Attribution]) -> Attribution | None:
    """Return who calls a clause untrue ("called allegations that C 'utterly false'"): C, without the verdict, is denied."""
    if not any(_names(entry) for entry, _ in verbs_by_form().get(tree.lower(verb), ())):
        return None
    subject = next((one for one in tree.hanging[verb] if one < verb and tree.words[one].deprel in SUBJECTS), -1)
    objects = {tree.words[one].start for one in tree.hanging[verb] if one > verb and tree.words[one].deprel == "obj"}
    told = next((one for one in found if one.rule == "noun" and one.cue is not None and one.cue[0] in objects), None)
    if subject < 0 or told is None or _is_unsaid(tree, verb):
        return None
    held = tree.inside(told.contents[0])
    verdict = next((one for one in held if tree.lower(one) in stances().untrue.words), -1)
    while verdict > held.start and tree.words[verdict - 1].upos in ("ADV", "PUNCT", "DET", "ADJ"):
        verdict -= 1
    if verdict <= held.start:
        return None
    who = tree.below(subject)
    content = (told.contents[0][0], tree.words[verdict - 1].end)
    source = (tree.words[min(who)].start, tree.words[max(who)].end)
    return Attribution(source, (tree.words[verb].start, tree.words[verb].end), (content,), DISMISSING, "indirect", RULE)


def _has_cue(one: Attribution, tree: Tree, verb: int) -> bool:
    return one.cue is not None and one.cue[0] < tree.words[verb].end and tree.words[verb].start < one.cue[1]


def _mark_before(tree: Tree, noun: int) -> int:
    """Return the comma or dash before a noun that takes up what was said, -1 where the word takes up nothing."""
    taking_up = cues().resumptive | cues().resuming_pronouns | stances().untrue.reports | frozenset(stances().endorsement.words)
    if tree.lower(noun) not in taking_up and tree.lower(noun) != "which":
        return -1
    before = noun - 1
    while before > 0 and tree.words[before].upos in MODIFYING:
        before -= 1
    return before if tree.lower(before) in MARKS else -1


def _answer(tree: Tree, mark: int, noun: int) -> _Answer | None:
    for verb in range(noun + 1, min(noun + LONGEST, len(tree.words))):
        if tree.words[verb].upos != "VERB" or tree.lower(verb).endswith("ing"):
            continue
        if _is_unsaid(tree, verb):
            return None
        source = _answerer(tree, noun, verb)
        lemma = _lemma(tree, verb)
        if source is not None:
            return _Answer(mark, noun, source, verb, *(lemma or ("", True)))
    return None


def _behind(tree: Tree, noun: int) -> int:
    """Return the word behind a noun and what it is of ("a version of events")."""
    said_of = tree.lower(noun + 1) == "of" and noun + 2 < len(tree.words) and tree.words[noun + 2].upos == "NOUN"
    return noun + 3 if said_of else noun + 1


def _is_unsaid(tree: Tree, verb: int) -> bool:
    """Whether nobody answers: the answer is negated or only possible ("which N neither confirmed nor denied", "a claim N may deny")."""
    helped = (tree.lower(one) for one in tree.hanging[verb] if tree.words[one].deprel.startswith(HELPING))
    return any(word in grammar().negations or word in grammar().modals for word in helped)


def _answerer(tree: Tree, noun: int, verb: int) -> tuple[int, int] | None:
    """Return who answers, as a half-open range: the subject between noun and verb, or who is behind the "by" of a participle."""
    subject = next((one for one in tree.hanging[verb] if noun < one < verb and tree.words[one].deprel in SUBJECTS), -1)
    if subject >= 0 and tree.lower(subject) not in RELATIVES | {"who"}:
        held = [one for one in tree.below(subject) if noun < one < verb and tree.lower(one) not in RELATIVES]
        first = min(held)
        beside = all(tree.lower(one) in RELATIVES for one in range(_behind(tree, noun), first))
        while held and tree.words[max(held)].upos == "PUNCT":
            held.remove(max(held))
        return (first, max(held) + 1) if beside and held else None
    if verb != noun + 1:
        return None
    agent = next((one for one in tree.hanging[verb] if one > verb and any(tree.lower(at) == "by" for at in tree.hanging[one])), -1)
    held = [one for one in tree.below(agent) if one > verb and tree.lower(one) != "by"] if agent > 0 else []
    return (min(held), max(held) + 1) if held else None


def _lemma(tree: Tree, verb: int) -> tuple[str, bool] | None:
    """Return the cue that a verb is as an answer, and whether it names; null where it answers nothing or has an object of its own."""
    for entry, form in verbs_by_form().get(tree.lower(verb), ()):
        if form == "gerund" or (entry.particle and tree.lower(verb + 1) != entry.particle):
            continue
        if _names(entry):
            return (DISMISSING, True) if _is_called_untrue(tree, verb) else None
        if entry.act in ANSWERS and _has_gap(tree, verb + (2 if entry.particle else 1)):
            return entry.lemma, False
        if not entry.particle:
            return None
    return None


def _names(entry: Verb) -> bool:
    return not CALLING.isdisjoint(entry.takes) or entry.lemma == CALLED_AS


def _is_called_untrue(tree: Tree, verb: int) -> bool:
    for number in range(verb + 1, min(verb + VERDICT, len(tree.words))):
        if tree.lower(number) in CLOSING:
            return False
        if tree.lower(number) in stances().untrue.words:
            return True
    return False


def _has_gap(tree: Tree, following: int) -> bool:
    """Whether nothing that the verb governs stands behind it, since it governs what stands before."""
    if following >= len(tree.words):
        return True
    word = tree.words[following]
    return (word.upos in GAP_END and word.lower != "that") or word.lower in grammar().adverbs or word.lower in grammar().times


def _with_answer(found: Sequence[Attribution], tree: Tree, answer: _Answer) -> tuple[Attribution, ...]:
    """Return the attributions with the answer, which has the content of the statement before it; as they are where it was read well."""
    verb, noun = tree.words[answer.verb], tree.words[answer.noun]
    at_verb = [one for one in found if _has_cue(one, tree, answer.verb)]
    if not answer.names and any(one.rule == "agent" for one in at_verb):
        return tuple(found)
    others = [one for one in found if not (one.cue is not None and one.cue[0] == noun.start)]
    if not answer.lemma:  # "a demand that N called reasonable": a relative clause, and nothing that the demand says
        return tuple(others) if tree.lower(answer.noun + 1) in RELATIVES else tuple(found)
    others = [one for one in others if one not in at_verb]
    end = tree.words[answer.mark - 1].end
    kept = [_cut(one, end, verb.start) for one in others]
    before = [one for one in kept if one.contents[0][0] < end <= one.contents[-1][1] + 2]
    told = max(before, key=lambda one: one.contents[0][0], default=None)
    read = next((one.contents for one in at_verb if "relative" in one.rule and not answer.names), None)
    contents = told.contents if told is not None else read or ((tree.words[_opening(tree, answer.mark)].start, end),)
    source = (tree.words[answer.source[0]].start, tree.words[answer.source[1] - 1].end)
    voice = told.voice if told is not None else "indirect"
    added = Attribution(source, (verb.start, verb.end), contents, answer.lemma, voice, RULE)
    return tuple(sorted([*kept, added], key=lambda one: one.contents[0]))


def _cut(one: Attribution, end: int, verb: int) -> Attribution:
    """End a content that runs on over the answer where the answer begins."""
    if not any(start < end and verb < last for start, last in one.contents):
        return one
    return replace(one, contents=tuple((start, min(last, end)) for start, last in one.contents if start < end))


def _opening(tree: Tree, mark: int) -> int:
    """Return the first word of the sentence before a mark."""
    return next((one + 1 for one in range(mark - 1, -1, -1) if tree.lower(one) in {".", "!", "?", ";", ":"}), 0)
