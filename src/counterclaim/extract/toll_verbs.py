"""Harm that a verb, a noun or an adjective says of the phrase beside it: "killed 12", "the deaths of 12", "12 dead"."""

from dataclasses import replace

from counterclaim.extract.toll_accounts import among
from counterclaim.extract.toll_draft import Draft, Link
from counterclaim.extract.toll_lines import QUOTES, CueGroup
from counterclaim.extract.toll_moods import Said, conditional, doubtful, said_before
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_words import HarmVocabulary, harm_of
from counterclaim.toll import Harm

WISH_REACH = 12  # words between "to" and a second verb that shares it
GAP = 6  # words between a verb and its object that fillers may take


def active(draft: Draft, phrase: Phrase) -> Link | None:
    """Read the object of a verb of harm: "killed at least 12", "shot down a drone", "the killing of 12", "took 12 prisoner"."""
    index = phrase.first
    while (
        index > 0
        and phrase.first - index < GAP
        and (draft.line.word(index - 1) in draft.words.fillers or draft.line.word(index - 1) in QUOTES)
    ):
        if draft.line.group_ending(index):
            break
        index -= 1
    if draft.line.word(index - 1) == "and" and draft.line.word(index - 2) in draft.words.reflexives:
        index -= 2
    group = _object_cue(draft, index, phrase)
    if group is not None and group.cue.particle == ("up",) and draft.line.word(phrase.first) in ("his", "her"):
        return None  # an attacker's own car or vest is no loss
    if group is None or (group.first in draft.spent and not _shares(draft, group)):
        return _of_noun(draft, phrase)
    if draft.line.word(group.last) == "of" and (nominal := _of_noun(draft, phrase)) is not None:
        return nominal  # "the massacre of 130 villagers": the word is a noun here
    said = said_before(draft, group.first)
    if _is_attribute(draft, group, said, phrase):
        return draft.made(phrase, group, "inside")
    if not _is_active(draft, group, said, phrase):
        return None
    return draft.made(phrase, group, "active", said.possible)


def _shares(draft: Draft, group: CueGroup) -> bool:
    return any(link.cue == (group.first, group.last) and link.voice == "active" for link in draft.links)


def _object_cue(draft: Draft, index: int, phrase: Phrase) -> CueGroup | None:
    """Return the verb that ends at ``index``, its particle before or after the object."""
    group = draft.line.group_ending(index)
    if group is not None:
        return group if group.cue.kind == "verb" else None
    return _split_cue(draft, index - 1, draft.list_end(phrase.last)) if index > 0 else None


def _split_cue(draft: Draft, first: int, after: int) -> CueGroup | None:
    """Return a verb at ``first`` whose particle stands after its object: "took 12 soldiers prisoner", "shot two men dead"."""
    from_table = draft.line.cue_table(first) if first >= 0 else ()
    for cue in from_table:
        if cue.particle and draft.line.phrase_at(after, cue.particle):
            return CueGroup(first, first + 1, cue, ())
    return None


def _is_attribute(draft: Draft, group: CueGroup, said: Said, phrase: Phrase) -> bool:
    """Whether a participle says what bare things are like: "badly damaged buildings", "footage of burned vehicles"."""
    if phrase.form != "plural" or phrase.noun.human or group.cue.tense not in ("both", "participle") or group.last != phrase.noun.first:
        return False
    before = draft.line.word(group.first - 1)
    degree = before.endswith("ly") and said.first == group.first - 1
    return (degree or before in draft.words.prepositions | draft.words.showing) and not conditional(draft, group.first)


def _is_active(draft: Draft, group: CueGroup, said: Said, phrase: Phrase) -> bool:
    """Whether the verb before an object is a finite or -ing form that says the harm happened."""
    tense = group.cue.tense
    if said.negated or said.infinitive or (said.modal and not said.possible) or conditional(draft, group.first):
        return False
    if tense in ("both", "participle") and said.passive:
        return False
    if phrase.form == "plural" and tense in ("both", "participle") and group.last - 1 in draft.line.describing:
        return False  # "bombed displaced families"
    modified = draft.line.word(group.first - 1).endswith("ly") and said.first == group.first - 1 and tense in ("both", "participle")
    if phrase.form == "plural" and (
        tense == "gerund" or modified or draft.line.word(group.first - 1) in draft.words.prepositions | draft.words.determiners
    ):
        return False
    if tense == "base" and _goes_on_wishing(draft, said.first):
        return False
    if tense == "base":
        return draft.line.word(group.first - 1) not in ("to", "not", "help", "the", "a") and not said.modal
    return True


def _goes_on_wishing(draft: Draft, first: int) -> bool:
    """Whether a base form shares the "to" or the modal verb of the one before: "to end this and ultimately destroy 12 camps"."""
    lead = draft.line.lower[max(0, first - WISH_REACH) : first]
    unreal = draft.words.modals | {"to", "let"}
    return lead[-1:] == ("and",) and not unreal.isdisjoint(lead)


def _of_noun(draft: Draft, phrase: Phrase) -> Link | None:
    """Read the object of a noun of harm: "the deaths of 12", "claimed the lives of nine sailors"."""
    index = phrase.first
    light = draft.words.only | {"the", "a", "total", "some"}
    while (draft.line.word(index - 1) in light or _is_dead(draft, index - 1)) and phrase.first - index < 3:
        index -= 1
    if draft.line.word(index - 1) != "of" or (harm := harm_of().get(draft.line.word(index - 2))) is None:
        return None
    if not phrase.noun.human and harm not in ("destroyed", "captured", "shot_down"):
        return None
    if phrase.noun.human and harm in ("destroyed", "shot_down"):
        harm = "killed"
    if harm_of()[draft.line.word(index - 2)] == "destroyed" and phrase.form != "number" and phrase.noun.human:
        return None
    return None if doubtful(draft, index - 2) else Link(phrase, harm, (index - 2, index - 1), "nominal")


def _is_dead(draft: Draft, index: int) -> bool:
    """Whether the word is an adjective of harm: "the bodies of dead soldiers"."""
    found = draft.line.cue_at(index)
    return found is not None and found[1].kind == "adjective"


def bodies(draft: Draft, phrase: Phrase) -> Link | None:
    """Read people who are counted as what the harm made of them: "counted 26 bodies", "130 hostages were taken"."""
    nouns = {head.singular for head in phrase.noun.heads}
    for kinds, verbs, harm in _made_into(draft.words):
        if not nouns & kinds or phrase.form == "plural" or phrase.noun.harm:
            continue
        before = next((i for i in range(phrase.first - 1, max(-1, phrase.first - 3), -1) if draft.line.word(i) in verbs), None)
        after = next((i for i in range(phrase.last, min(phrase.last + 5, len(draft.line.lower))) if draft.line.word(i) in verbs), None)
        if before is not None and not said_before(draft, before).infinitive and not said_before(draft, before).negated:
            return Link(phrase, harm, (before, before + 1), "active")
        voiced = after is not None and (draft.words.auxiliaries | draft.words.perfect).intersection(draft.line.lower[phrase.last : after])
        said = said_before(draft, after) if after is not None else None
        if after is not None and voiced and said is not None and not (said.modal or said.negated):
            return Link(phrase, harm, (after, after + 1), "passive")
    return None


def _made_into(words: HarmVocabulary) -> tuple[tuple[frozenset[str], frozenset[str], Harm], ...]:
    return (words.bodies, words.finding, "killed"), (words.captives, words.seizing, "captured")


def inside(draft: Draft, phrase: Phrase) -> Link | None:
    """Read a phrase that says its harm itself: "12 wounded soldiers", "10 civilian deaths", "its dead pilot"."""
    if phrase.noun.harm is None or (
        phrase.noun.harm != "killed" and any(head.singular in draft.words.bodies for head in phrase.noun.heads)
    ):
        return None
    if phrase.noun.harm == "captured" and phrase.last > phrase.noun.last and phrase.noun.status != "military":
        return None  # "detained leader A B" is who somebody is
    if phrase.noun.harm == "captured" and not draft.words.releasing.isdisjoint(draft.line.lower[max(0, phrase.first - 3) : phrase.first]):
        return None
    if draft.line.word(phrase.noun.head_first) == "lives" and not _claimed_before(draft, phrase.first):
        return None
    if phrase.form == "plural" and (phrase.noun.head_first in draft.spent or doubtful(draft, phrase.first)):
        return None
    if phrase.form != "number" and draft.line.word(phrase.last) in ("toll", "tolls", "figures", "count", "rate"):
        return None
    borne = among(draft.line, phrase.last)  # "19 deaths among its soldiers"
    status = borne.status if borne is not None and not phrase.noun.heads and phrase.noun.status == "unknown" else phrase.noun.status
    counted = replace(phrase, noun=replace(phrase.noun, status=status))
    return Link(counted, phrase.noun.harm, (phrase.noun.head_first, phrase.last), "inside")


def vague_share(draft: Draft, phrase: Phrase) -> bool:
    """Whether the phrase is an uncounted share of those harmed ("many of the wounded"): no toll."""
    share = phrase.low == 2 and phrase.high is None and draft.line.word(phrase.number_last) == "of"
    return share and (phrase.noun.harm is not None or draft.line.cue_at(phrase.last) is not None) and not phrase.noun.heads


def _claimed_before(draft: Draft, index: int) -> bool:
    return any(draft.line.word(position)[:4] in ("clai", "cost", "took", "take", "lost") for position in range(max(0, index - 4), index))


def beside(draft: Draft, phrase: Phrase) -> Link | None:
    """Read a participle or adjective right behind the phrase: "12 killed", "hundreds more injured", "a drone shot down"."""
    index = draft.past_aside(draft.past_parts(phrase, phrase.last))
    while (
        draft.line.word(index) in QUOTES
        or draft.line.word(index) in ("reportedly", "reported", "feared", "confirmed", "either", "being", "been", "be", "presumed")
        or draft.line.word(index).endswith("ly")
    ):
        index += 1
    group = draft.line.group_at(index)
    if (
        group is None
        or group.cue.kind not in ("verb", "adjective")
        or (group.cue.tense not in ("both", "participle") and group.cue.kind == "verb")
    ):
        return None
    if draft.only_active(group, phrase) or draft.takes_object(group):
        return None
    others = any(head.singular in draft.words.others for head in phrase.noun.heads) and draft.line.word(phrase.first - 1) == "and"
    if phrase.form == "plural" and draft.line.word(index - 1) != "being" and not others:
        return None
    if phrase.form == "single" and draft.line.word(index - 1) not in ("being", "been") and not _reports(draft, phrase.first):
        return None
    return draft.made(phrase, group, "passive", draft.line.word(index - 1) in draft.words.fears)


def _reports(draft: Draft, index: int) -> bool:
    """Whether what comes before lets a bare participle be the whole news: "left a soldier dead", a headline's start."""
    if draft.line.headline and draft.line.word(index - 1) in draft.words.headline_leads:
        return True
    return index == 0 or draft.line.word(index - 1) in ("left", "leaving", "leaves", "and", ",", "with", ":")
