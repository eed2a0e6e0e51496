"""Contents that the sentence's tree cannot bear: cut in mid-phrase, without the verb that was said, or running into another clause.

The rules read words and commas from left to right; the tree sees the sentence whole. Alone the tree is wrong more often than the rules
are (88 of 100 arcs with their labels are right), so it only vetoes what no statement can be, and mends it where it is plain what was
meant or where the network, which reads attributions without a tree, says the same.
"""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.detect.annotation import AttributionSpan
from counterclaim.detect.source_checks import VERB_RULES, with_speaker
from counterclaim.mention import Attribution, SyntaxWord
from counterclaim.tree import Tree
from counterclaim.vocabulary.cues import cues, grammar

Span = tuple[int, int]
CLAUSAL = frozenset({"ccomp"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
FOLLOWING = frozenset({"own", "inherited", "object_relative", "what_relative", "noun"})  # rules whose contents follow their cues
GOVERNED = frozenset({"xcomp", "advcl", "acl", "ccomp"})
ATTRIBUTES = frozenset({"amod", "compound"})
OBJECTS = frozenset({"obl", "obj", "iobj", "nmod"})
WITHIN_PHRASES = frozenset({"case", "mark", "acl", "compound", "flat", "fixed", "compound:prt"})  # join a word to a phrase begun before
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
FAR = 1 << 30  # characters: no limit
ACCUSING_ON = frozenset({"blame"})  # "blamed the attack on N": by the tree "on" may hang on the attack
UNREALISED_REACH = 2  # words between what is only tried and the saying


def checked(rules: Sequence[Attribution], read: Sequence[AttributionSpan], words: Sequence[SyntaxWord]) -> tuple[Attribution, ...]:
    """Return the rules' attributions with contents that the tree of ``words`` can bear; one that says nothing by it is left out.

    ``read`` is what the network reads in the same passage.
    """
    tree = Tree(words)
    kept = _with_speakers([one for one in rules if not _is_followed(one) or not _says_nothing(one, read, tree)], tree)
    return tuple(_with_subject(one, tree) if one.rule == "adverb" else _mended(one, kept, read, tree) for one in kept)


def _with_speakers(rules: Sequence[Attribution], tree: Tree) -> list[Attribution]:
    """Return the rules' attributions with the sources that the tree can bear; one that shares a source shares what it is mended to."""
    verbs = [tree.verb(one.cue) if one.cue is not None else -1 for one in rules]
    mended = [with_speaker(one, tree, verb) if verb >= 0 else one for one, verb in zip(rules, verbs, strict=True)]
    changed = {old.source: new.source for old, new in zip(rules, mended, strict=True) if old.source != new.source}
    return [replace(new, source=changed.get(new.source, new.source)) for new in mended]


def _is_followed(one: Attribution) -> bool:
    """Whether a content in words of the outlet follows the cue."""
    return one.cue is not None and one.voice != "direct" and one.rule in FOLLOWING and one.contents[0][0] >= one.cue[1]


def _mended(one: Attribution, rules: Sequence[Attribution], read: Sequence[AttributionSpan], tree: Tree) -> Attribution:
    if one.cue is None:
        return one
    cue = one.cue
    verb = tree.verb(cue) if one.rule != "noun" else next(iter(tree.inside(cue)), -1)
    if not _is_followed(one):
        return one
    other = _same_cue(one, read)
    if verb >= 0 and other is not None and _lacks_head(one, rules, tree, verb):
        return _taken(one, other, tree, verb)
    contents = _with_opening(_within(one.contents, tree, verb), cue[1], tree, verb) if verb >= 0 else one.contents
    if one.cue_lemma in ACCUSING_ON:
        return replace(one, contents=contents)
    return replace(one, contents=_completed(contents, tree, _limit(contents[-1][1], rules, other), verb))


def _same_cue(one: Attribution, read: Sequence[AttributionSpan]) -> AttributionSpan | None:
    """Return what the network reads at the cue, null where it reads nothing."""
    return next((span for span in read if _shares_cue(span, one) and span.contents), None)


def _shares_cue(span: AttributionSpan, one: Attribution) -> bool:
    return span.cue is not None and one.cue is not None and span.cue[0] < one.cue[1] and one.cue[0] < span.cue[1]


def _limit(end: int, rules: Sequence[Attribution], other: AttributionSpan | None) -> int:
    """Return how far a content may run on: to the next cue, and where the network reads on behind ``end``, as far as it does."""
    following = [one.cue[0] for one in rules if one.cue is not None and one.cue[0] >= end]
    reads_on = [other.contents[-1][1]] if other is not None and other.contents[-1][1] > end else []
    return min([*following, *reads_on], default=FAR)


# What nobody says


def _says_nothing(one: Attribution, read: Sequence[AttributionSpan], tree: Tree) -> bool:
    verb = tree.verb(one.cue) if one.cue is not None else -1
    if verb < 0 or one.rule not in VERB_RULES:
        return False
    other = _same_cue(one, read)
    silent = other is None or (other.source is None and tree.words[verb].head == verb - 1)
    return (
        _is_unrealised(tree, verb, one)
        or (silent and _is_attribute(tree, verb, one))
        or _has_particle(tree, verb, one)
        or _is_done(tree, verb, one)
    )


def _is_done(tree: Tree, verb: int, one: Attribution) -> bool:
    """Whether a verb of saying does something to a thing here ("added pressure on N", "maintained a garrison")."""
    if one.cue_lemma not in cues().doing | cues().doing_to_people or one.voice != "indirect":
        return False
    words = tree.inside(one.contents[0])
    top = next((number for number in words if tree.words[number].head not in words), -1)
    done = top >= 0 and tree.words[top].deprel == "obj" and tree.words[top].head == verb and tree.words[top].upos in NOMINAL
    return done and (one.cue_lemma in cues().doing or _is_human(tree, top))


def _is_human(tree: Tree, number: int) -> bool:
    """Whether a noun is one of people ("questioned two suspects"), none of what they say ("questioned the account")."""
    return tree.words[number].upos == "PROPN" or tree.lower(number) in cues().questioned


def _is_unrealised(tree: Tree, verb: int, one: Attribution) -> bool:
    """Whether the saying is only tried, avoided or far off ("close to naming", "resisted putting"), and no saying that was done."""
    word = tree.words[verb]
    if word.head < 0 or word.deprel not in GOVERNED or one.rule != "inherited":
        return False
    between = range(word.head + 1, verb)
    if len(between) > UNREALISED_REACH or any(tree.words[number].upos == "PUNCT" for number in between):
        return False
    return word.head < verb and tree.lower(word.head) in grammar().unrealised


def _is_attribute(tree: Tree, verb: int, one: Attribution) -> bool:
    """Whether the verb only describes a noun ("one suspected attacker", "to an aide identified as"), which is no subject of it."""
    word = tree.words[verb]
    if word.deprel in ATTRIBUTES and word.head > verb:
        return True
    if word.deprel != "acl" or word.head < 0 or tree.lower(verb).endswith("ing") or one.source is None:
        return False
    governs = any(tree.words[number].deprel in ("obj", "ccomp") for number in tree.hanging[verb])  # no participle, but the sentence's verb
    beside = next((number for number in range(verb - 1, -1, -1) if tree.words[number].end <= one.source[1]), -1) == verb - 1
    return beside and not governs and tree.words[word.head].deprel in {*OBJECTS, *SUBJECTS}


def _has_particle(tree: Tree, verb: int, one: Attribution) -> bool:
    """Whether the content opens with the verb's particle, so that the verb is another one ("called off the talks")."""
    first = next(iter(tree.inside(one.contents[0])), -1)
    if first != verb + 1 or tree.lower(first + 1) == "to":  # "up to $5 million"
        return False
    return tree.words[first].deprel == "compound:prt" and tree.words[first].head == verb


# The clause of an adverb


def _with_subject(one: Attribution, tree: Tree) -> Attribution:
    """Open the content of "reportedly" at the subject of its clause, which a relative clause may part from it."""
    if one.cue is None:
        return one
    adverb = next(iter(tree.inside(one.cue)), -1)
    head = tree.words[adverb].head if adverb >= 0 else -1
    subject = next((number for number in tree.hanging[head] if tree.words[number].deprel in SUBJECTS), -1) if head >= 0 else -1
    start, end = one.contents[0]
    if subject < 0 or not (tree.words[subject].start < start <= tree.words[adverb].start):
        return one
    first = min(tree.below(subject))
    return replace(one, contents=((tree.words[first].start, end), *one.contents[1:]))


# A content without its verb


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
    if opener.lower == "that":
        start = next((word.start for word in tree.words if word.start >= opener.end), start)
    return replace(one, contents=((start, end),), rule=f"{one.rule}-checked")


# A content that runs into the clause around it


def _within(contents: Sequence[Span], tree: Tree, verb: int) -> tuple[Span, ...]:
    """Cut a content before a clause that its own cue hangs on ("having called it a lie, N left": the comma ends what was called so)."""
    above = frozenset(tree.above(verb)) - {verb}
    heads = [number for number in tree.hanging[verb] if tree.words[number].deprel in CLAUSAL]
    if heads:
        contents = [_before_other_tense(span, tree, heads) for span in contents]
    else:
        contents = [_before_conjunct(span, tree, verb) for span in contents]
    return tuple(_before_comma(span, tree, above, tree.below(verb)) for span in contents)


def _before_conjunct(span: Span, tree: Tree, verb: int) -> Span:
    """Cut a content that is no clause before a verb beside its cue ("urged the world to act, but stopped short of ...")."""
    words = tree.inside(span)
    heads = (verb, tree.words[verb].head) if tree.words[verb].deprel == "conj" else (verb,)
    joined = (number for head in heads for number in tree.hanging[head] if tree.words[number].deprel == "conj")
    beside = (number for number in joined if tree.words[number].upos == "VERB")
    joint = min((min(tree.below(number)) for number in beside if number in words), default=-1)
    if joint > words.start and tree.words[joint].deprel not in ("cc", "punct") and tree.lower(joint - 1) != ",":
        return span  # nothing joins it: a clause that is said, read as the next act
    while joint > words.start and tree.lower(joint - 1) == ",":
        joint -= 1
    return (span[0], tree.words[joint - 1].end) if joint > words.start else span


def _before_other_tense(span: Span, tree: Tree, heads: Sequence[int]) -> Span:
    """Cut a clause before a plain past that cannot go on with it ("said they were still firing and pressed ahead": the speaker did)."""
    words = tree.inside(span)
    for head in (number for number in heads if number in words and _is_unfinished(tree, number)):
        for number in tree.hanging[head]:
            joint = number - 1
            plain = tree.words[number].deprel == "conj" and tree.lower(number).endswith("ed") and tree.words[number].upos == "VERB"
            held = {tree.words[one].deprel for one in tree.hanging[number]}
            alone = held.isdisjoint({*SUBJECTS, "aux", "aux:pass"}) and not held.isdisjoint({*OBJECTS, "xcomp", "compound:prt"})
            if plain and alone and joint in words and joint > words.start and tree.words[joint].deprel == "cc":
                return span[0], tree.words[joint - 1].end
    return span


def _is_unfinished(tree: Tree, head: int) -> bool:
    """Whether a clause says what somebody or something is, is doing or will do, so that no participle shares its auxiliary."""
    auxiliaries = {tree.lower(one) for one in tree.hanging[head] if tree.words[one].deprel in ("aux", "cop")}
    if tree.lower(head).endswith("ing") or any(tree.words[one].deprel == "cop" for one in tree.hanging[head]):
        return not auxiliaries.isdisjoint(grammar().be)
    return not auxiliaries.isdisjoint(grammar().modals)


def _before_comma(span: Span, tree: Tree, above: frozenset[int], held: frozenset[int]) -> Span:
    words = tree.inside(span)
    if above.isdisjoint(words):
        return span
    stop = next((number for number in words if number not in held), words.stop)
    comma = next((number for number in range(min(stop, words.stop - 1), words.start, -1) if tree.lower(number) == ","), -1)
    if comma > words.start:
        return span[0], tree.words[comma - 1].end
    governs = stop in above or (stop < words.stop and tree.words[stop].head in above)  # "that claimed the raid says", "were dropped"
    return (span[0], tree.words[stop - 1].end) if governs and stop > words.start else span


# A content without its subject


def _with_opening(contents: Sequence[Span], cue_end: int, tree: Tree, verb: int) -> tuple[Span, ...]:
    """Open a content at the subject of its clause, where the rule took that for the hearer ("told a briefing the rebels had fled")."""
    start, end = contents[0]
    heads = [number for number in tree.hanging[verb] if tree.words[number].deprel in CLAUSAL and number in tree.inside((start, end))]
    subject = next((number for head in heads for number in tree.hanging[head] if tree.words[number].deprel in SUBJECTS), -1)
    if subject < 0 or tree.words[subject].end > start:
        return tuple(contents)
    first = tree.words[min(tree.below(subject))]
    return ((first.start, end), *contents[1:]) if first.start >= cue_end else tuple(contents)


# A content cut in mid-phrase


def _completed(contents: Sequence[Span], tree: Tree, limit: int, verb: int) -> tuple[Span, ...]:
    """Run a content on to the end of the phrase or the clause that it was cut in, no further than the character ``limit``."""
    start, end = contents[-1]
    words = tree.inside((start, end))
    if not words:
        return tuple(contents)
    last = words.stop - 1
    if (head := _lost_verb(tree, words, verb)) >= 0:
        last = _phrase_end(tree, range(words.start, head + 1), FAR)
    elif _is_cut(tree, words) and not _ends_in_aside(tree, words):
        last = _phrase_end(tree, words, limit)
    return (*contents[:-1], (start, tree.words[last].end)) if last >= words.stop else tuple(contents)


def _lost_verb(tree: Tree, words: range, verb: int) -> int:
    """Return the verb behind a relative clause whose subject ends the content ("the deal, which M called dead, would be agreed"), or -1."""
    if verb < 0 or tree.lower(words.stop) != "," or tree.lower(words.stop + 1) not in grammar().relatives:
        return -1
    held = tree.below(verb)
    for number in words:
        head = tree.words[number].head
        lost = tree.words[number].deprel in SUBJECTS and head > words.stop and head in held
        if lost and any(tree.lower(between) == "," for between in range(words.stop + 1, head)):
            return head
    return -1


def _is_cut(tree: Tree, words: range) -> bool:
    """Whether the next word belongs to the phrase that the content ends in, and opens no circumstance, relative or clause."""
    following = words.stop
    if following >= len(tree.words):
        return False
    word = tree.words[following]
    if word.upos in ("PUNCT", "CCONJ", "SCONJ") or tree.lower(following) in _stops() or word.deprel not in WITHIN_PHRASES:
        return False
    if word.head in words:
        return word.deprel != "acl" or word.lower.endswith("ing") or tree.lower(following + 1) == "by"
    leads = word.deprel in ("case", "mark", "compound") and word.head > following
    return leads and tree.words[word.head].head in words and not _is_time(tree, word.head)


def _ends_in_aside(tree: Tree, words: range) -> bool:
    """Whether the last words behind a comma are a circumstance that the rules let in ("..., as the toll")."""
    comma = next((number for number in reversed(words) if tree.lower(number) == ","), -1)
    return comma >= 0 and tree.lower(comma + 1) in _stops()


def _is_time(tree: Tree, number: int) -> bool:
    return tree.lower(number) in grammar().times or tree.lower(number).isdigit()


def _phrase_end(tree: Tree, words: range, limit: int) -> int:
    """Return the last word of the phrase: where a mark or a clause of another subject begins, or the network's content ends."""
    top = next((number for number in reversed(words) if tree.words[number].head not in words), words.start)
    possessor = tree.words[top].head if tree.words[top].deprel.startswith("nmod") else -1
    held = tree.below(possessor if possessor == words.stop or possessor == words.stop + 1 else top)
    last = words.stop - 1
    for number in range(words.stop, len(tree.words)):
        word = tree.words[number]
        if number not in held or word.upos == "PUNCT" or tree.lower(number) in _stops() or word.start >= limit:
            break
        last = number
    return last


def _stops() -> frozenset[str]:
    return grammar().asides | grammar().circumstances | grammar().relatives
