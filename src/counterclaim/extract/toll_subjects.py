"""Harm that a predicate says of its subject: "12 soldiers from both sides were killed", "a girl died"."""

from counterclaim.extract.toll_draft import LIST_GAP, SPAN, Draft, Link
from counterclaim.extract.toll_lines import QUOTES, CueGroup, Line, is_soft
from counterclaim.extract.toll_moods import conditional, said_before
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_words import Cue, harm_words

RANK_REACH = 3  # words between "became" and "first"
WISH_REACH = 4  # words of "would take in", "to resettle" before the counted
MANY = 1000  # people who do not leave a town at once unless they flee
LEFT = Cue("undergone", "past", "displaced", None, None)  # of a land that is named
TO_REACH = 7  # words between "became" and "to die"


def passive(draft: Draft, phrase: Phrase) -> Link | None:
    """Read the subject of a passive or of a verb of suffering: "12 soldiers from both sides were killed", "a girl died"."""
    first = draft.past_remark(phrase.last) if phrase.form == "number" else phrase.last
    index, gap, relative = first, 0, False
    if phrase.noun.last == phrase.noun.first and is_soft(draft.line, index) and not draft.line.word(index).endswith("ly"):
        return None
    while index < len(draft.line.lower) and gap < SPAN:
        if (link := _predicate(draft, phrase, index, gap)) is not None:
            return link
        word = draft.line.word(index)
        joined = word == "that" and draft.line.word(index - 1) in draft.words.joiners  # "and that one had ..." is said besides
        if word in draft.words.relatives and not relative and not joined and gap <= LIST_GAP and phrase.form != "plural":
            relative, index = True, _after_relative(draft, index + 1)
        elif index in draft.starts and gap > 0:
            if _is_nearer(draft, index):
                return None
            index = max(draft.starts[index].last, index + 1)
        elif _stops(draft, index):
            return None
        else:
            index += 1
        gap = index - first
        if gap > 0 and not relative and not _is_subject(draft, phrase) and draft.line.word(index) not in draft.words.relatives:
            return None
    return None


def _is_nearer(draft: Draft, index: int) -> bool:
    """Whether the phrase at ``index`` is the subject of the verb right behind it: "officials believe hundreds were killed"."""
    verb = draft.line.word(draft.starts[index].last)
    words = draft.words
    inside = words.prepositions | words.joiners | words.determiners | {",", "'s"}
    more = words.others.isdisjoint(draft.line.lower[max(0, index - 2) : index])  # "and other senior leaders"
    return more and draft.line.word(index - 1) not in inside and (verb in draft.words.auxiliaries or verb in draft.words.perfect)


def died_of_it(draft: Draft, phrase: Phrase) -> Link | None:
    """Read the death of people whose phrase says that they were hurt or taken: "the wounded soldier died", "12 missing men are dead"."""
    if phrase.noun.harm in (None, "killed") or not phrase.noun.heads:
        return None
    link = passive(draft, phrase)
    return link if link is not None and link.harm == "killed" else None


def shared(draft: Draft, phrase: Phrase) -> Link | None:
    """Read a list whose last member a participle follows: "29 citizens and three foreign nationals dead"."""
    index = draft.list_end(phrase.last)
    group = draft.line.group_at(index) if index > phrase.last else None
    if group is None or group.cue.kind not in ("verb", "adjective") or phrase.form == "plural":
        return None
    if group.cue.tense not in ("both", "participle", "past") or group.cue.active_only or draft.takes_object(group):
        return None
    return draft.made(phrase, group, "passive")


def _after_relative(draft: Draft, index: int) -> int:
    """Skip a saying between a relative and its verb: "which it claims was shot down", "who officials said were killed"."""
    for position in range(index, min(index + 5, len(draft.line.lower))):
        if (
            draft.line.word(position) in draft.words.auxiliaries
            or draft.line.word(position) in draft.words.perfect
            or draft.line.cue_at(position)
        ):
            return position
    return index


def _predicate(draft: Draft, phrase: Phrase, index: int, gap: int) -> Link | None:
    """Return the link where ``index`` starts a predicate of harm for ``phrase``."""
    word = draft.line.word(index)
    group = _undergone_at(draft, index)
    if group is not None:
        said = said_before(draft, index)
        base = said.modal or said.infinitive or said.negated or conditional(draft, index)
        base = base or (group.cue.people == "displaced" and (_taken_in(draft, phrase) or _departs(draft, phrase, group)))
        base = base or (group.cue.people == "displaced" and (phrase.form != "number" or _comes_and_goes(draft, phrase, group)))
        return None if base else draft.made(phrase, group, "undergone")
    if word in draft.words.becoming and phrase.low == 1 and (ranked := _ranked(draft, phrase, index)) is not None:
        return ranked
    before = draft.line.lower[max(0, index - 3) : index]
    happens = before[-1:] == ("to",) and not draft.words.catenatives.isdisjoint(before)
    if before[-1:] == ("to",) and not happens and word not in draft.words.perfect and not draft.words.fears.intersection(before):
        return None
    if word in draft.words.auxiliaries or word in draft.words.perfect or (word in draft.words.modals and gap < SPAN):
        return _chain(draft, phrase, index)
    return None


def _comes_and_goes(draft: Draft, phrase: Phrase, group: CueGroup) -> bool:
    """Whether who crossed or arrived fled from nobody: troops, and whoever arrives or sleeps somewhere and is no crowd of residents."""
    travels = not draft.words.travelling.isdisjoint(draft.line.lower[group.first : group.last])
    return phrase.noun.status == "military" or (travels and not any(head.singular in draft.words.crowds for head in phrase.noun.heads))


def _departs(draft: Draft, phrase: Phrase, group: CueGroup) -> bool:
    """Whether a few "left the city", "have left X": they may have gone anywhere; thousands fled."""
    left = draft.line.word(group.first) == "left" and draft.line.word(group.first + 1) == "the"
    return (left or draft.line.word(group.first) in draft.words.quitting) and phrase.low < MANY


def _taken_in(draft: Draft, phrase: Phrase) -> bool:
    """Whether the counted are what somebody would or pledges to do something with: "pledged to take in 25,000 people fleeing X"."""
    before = draft.line.lower[max(0, phrase.first - WISH_REACH) : phrase.first]
    return any(word in draft.words.modals or (word == "to" and before[index + 1 :]) for index, word in enumerate(before))


def _ranked(draft: Draft, phrase: Phrase, verb: int) -> Link | None:
    """Read a death by its place in a row: "became the first officer to die in the campaign", "was the third medic to be killed"."""
    line, words = draft.line, draft.words
    if words.ranked.isdisjoint(line.lower[verb + 1 : verb + 1 + RANK_REACH]):
        return None
    to = next((index for index in range(verb + 2, verb + 2 + TO_REACH) if line.word(index) == "to"), None)
    if to is None:
        return None
    group = line.group_at(to + 2 if line.word(to + 1) in ("be", "have") else to + 1)
    return draft.made(phrase, group, "undergone") if group is not None and group.cue.people == "killed" else None


def _undergone_at(draft: Draft, index: int) -> CueGroup | None:
    """Return the verb of suffering at ``index``; "sank" is one where it has no object."""
    group = draft.line.group_at(index)
    named = (token.text[:1].isupper() for token in draft.line.tokens[index + 1 : index + 2])
    if group is None and draft.line.word(index) in draft.words.quitting and any(named):
        return CueGroup(index, index + 1, LEFT, ())  # "have left Xland"
    if group is None or group.cue.kind == "undergone":
        return group
    cue = next((cue for cue in draft.line.cue_table(index) if cue.kind == "undergone"), None)
    return CueGroup(index, index + 1, cue, ()) if cue and not draft.takes_object(group) else None


def _chain(draft: Draft, phrase: Phrase, index: int) -> Link | None:
    """Follow auxiliaries and adverbs from ``index`` to a participle of harm."""
    seen: list[str] = []
    position = index
    while position < min(index + 9, len(draft.line.lower)):
        word = draft.line.word(position)
        group = draft.line.group_at(position)
        if group is not None:
            return _complete(draft, phrase, group, seen)
        known = word in draft.words.auxiliaries or word in draft.words.perfect or word in draft.words.chain or word in draft.words.modals
        if not (known or word in draft.words.negations or word.endswith("ly") or word in QUOTES):
            if not (seen and word in draft.words.struck and draft.line.word(position + 1) in draft.words.joiners):
                return None
            position += 1  # "was ambushed and killed"
        seen.append(word)
        position += 1
    return None


def _complete(draft: Draft, phrase: Phrase, group: CueGroup, seen: list[str]) -> Link | None:
    """Return the link of a chain of auxiliaries that ends in a cue, where it says that the harm happened."""
    possible = any(word in draft.words.fears for word in seen)
    modal = any(word in draft.words.modals for word in seen)
    perfect = any(word in draft.words.perfect for word in (*seen, draft.line.word(group.first)))
    unsaid = (
        any(word in draft.words.negations for word in seen)
        or (modal and not perfect)
        or not draft.words.counterfactual.isdisjoint(seen)
        or conditional(draft, group.first)
    )
    infinitive = "to" in seen and not perfect and draft.words.evidential.isdisjoint(seen)
    if unsaid or infinitive or (group.cue.kind == "verb" and group.cue.tense not in ("both", "participle")):
        return None
    one = phrase.form == "single" and group.cue.kind == "undergone"  # one who has fled is a refugee among many that nobody counts
    if group.cue.people == "displaced" and (one or _comes_and_goes(draft, phrase, group)):
        return None
    if not _agrees(draft, phrase, group.first - len(seen)):
        return None
    voiced = any(word in draft.words.auxiliaries for word in seen)
    if group.cue.kind == "verb" and (not voiced or draft.only_active(group, phrase)):
        return None
    return draft.made(phrase, group, "undergone" if group.cue.kind == "undergone" else "passive", possible or modal)


def _agrees(draft: Draft, phrase: Phrase, index: int) -> bool:
    """Whether a verb can have the phrase as its subject: "police officers was shot" speaks of somebody else."""
    if phrase.low == phrase.high == 0:
        return True  # "none of its jets was hit", "no jets were hit"
    verb, many = draft.line.word(index), phrase.low != 1
    if not many and "and" in draft.line.lower[phrase.last : index]:
        return True  # "the mayor of X and two guards were"
    if (draft.line.word(phrase.last) in ("and", ",") or draft.line.word(phrase.first - 1) == "and") and not many:
        return True
    return verb not in (("was", "is", "has") if many else ("were", "are", "have"))


def _stops(draft: Draft, index: int) -> bool:
    """Whether the search for a predicate ends here: another clause, another verb, the end of the sentence."""
    word = draft.line.word(index)
    if word in draft.words.breaks or word in (".", ";", ":", "?", "!") or draft.line.cue_at(index) is not None:
        return True
    return (
        word.endswith("ed")
        and len(word) > 4
        and draft.line.word(index + 1) not in draft.words.prepositions
        and not _is_modifier(draft.line, index)
    )


def _is_subject(draft: Draft, phrase: Phrase) -> bool:
    """Whether the phrase can be what its clause is about: nothing before it that takes it as an object."""
    before = phrase.first - 1
    while before >= 0 and draft.line.word(before) in QUOTES:
        before -= 1
    if before < 0:
        return True
    token, word = draft.line.tokens[before], draft.line.word(before)
    if word == "of" and draft.line.word(before - 1) in ("total", "number", "some", "majority"):
        return True
    opens = word in draft.words.breaks or word in draft.words.pauses
    return (
        opens
        or word in draft.words.relatives
        or word in draft.words.day_parts
        or (token.text[:1].isupper() and word not in draft.words.prepositions)
        or token.text.isdigit()
    )


def _is_modifier(line: Line, index: int) -> bool:
    """Whether an -ed word stands before a noun rather than as a verb ("armed men", "masked gunmen")."""
    words = harm_words()
    said = line.word(index - 1) in words.auxiliaries | words.perfect  # "were looted and ..." is a predicate of its own
    return line.word(index - 1) in words.determiners or (line.word(index + 1) in ("and", ",", "'s") and not said)
