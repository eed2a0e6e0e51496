"""Harms whose verb is left out, or stands where a relative clause or an indirect object puts it."""

from dataclasses import replace

from counterclaim.extract.toll_draft import Draft, Link
from counterclaim.extract.toll_lines import Line, Who
from counterclaim.extract.toll_moods import conditional, said_before
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_words import harm_words

TOLD_REACH = 8  # words between a relative and the verb of what somebody says of it
CHANGE_REACH = 4  # words between a count and "up from" another
SIDE_REACH = 5  # words behind a number in which "on the X side" stands


def costs(draft: Draft, phrase: Phrase) -> Link | None:
    """Read what something cost somebody: "the war cost Norland 527 soldiers", "cost the army two helicopters"."""
    bearer = bearer_of_cost(draft.line, phrase)
    men = any(head.singular in draft.words.fighting_nouns for head in phrase.noun.heads)
    if bearer is None or not phrase.noun.heads or not (men or phrase.noun.status in ("military", "equipment")):
        return None
    verb = _cost_before(draft.line, bearer)
    said = said_before(draft, verb)
    if said.modal or said.negated or said.infinitive or conditional(draft, verb):
        return None
    return Link(phrase, "killed" if phrase.noun.human else "destroyed", (verb, verb + 1), "nominal")


def bearer_of_cost(line: Line, phrase: Phrase) -> Who | None:
    """Return whom something cost the counted."""
    who = line.who_ending(phrase.first)
    return who if who is not None and line.word(_cost_before(line, who)) in harm_words().costing else None


def _cost_before(line: Line, who: Who) -> int:
    return who.first - 2 if line.word(who.first - 1) == "the" else who.first - 1


def told_of(draft: Draft, phrase: Phrase) -> Link | None:
    """Read what somebody says it did to the counted: "the wreck of a jet that Norland says it shot down"."""
    line = draft.line
    if phrase.form == "plural" or line.word(phrase.last) not in draft.words.relatives:
        return None
    teller = next((who for who in line.whos if who.first == phrase.last + 1 and who.actors), None)
    if teller is None or line.word(teller.last) not in draft.words.speaking | draft.words.claiming:
        return None
    for index in range(teller.last + 1, min(teller.last + TOLD_REACH, len(line.lower))):
        group = line.group_at(index)
        if group is not None:
            said = said_before(draft, index)
            past = group.cue.kind == "verb" and group.cue.tense in ("past", "both")
            told = past and not (said.negated or said.modal or said.passive or draft.takes_object(group))
            return draft.made(phrase, group, "active") if told else None
        if line.word(index) in (",", ";", ".", ":"):
            return None
    return None


def gapped(draft: Draft, phrase: Phrase) -> Link | None:
    """Read a count whose verb is that of the one before: "X lost 300 men and Y 400", "60 had fled there and 40 on the Y side"."""
    before = draft.links[-1] if draft.links else None
    if before is None or phrase.form != "number" or not before.phrase.noun.human or not _bare_or_like(phrase, before.phrase):
        return None
    bearer = bearer_in_gap(draft.line, phrase)
    lost = before.voice == "active" and draft.line.word(before.cue[0]) in draft.words.ownership
    lost = lost or draft.line.word(before.cue[0]) in draft.words.costing
    if lost and bearer is not None and bearer.first > before.phrase.last:
        return replace(before, phrase=_as_before(phrase, before.phrase), part_of=None)
    joined = draft.line.word(phrase.first - 1) == "and" and before.voice in ("passive", "undergone")
    if joined and phrase.noun.last == phrase.noun.first and _on_a_side(draft, phrase.last):
        return replace(before, phrase=_as_before(phrase, before.phrase), part_of=None)
    return None


def bearer_in_gap(line: Line, phrase: Phrase) -> Who | None:
    """Return who stands between "and" and a number: "and Norland 400"."""
    who = line.who_ending(phrase.first)
    joined = who is not None and line.word(who.first - 1) in ("and", ",", "while", ";")
    return who if who is not None and joined and who.form == "name" and who.actors else None


def _bare_or_like(phrase: Phrase, before: Phrase) -> bool:
    return phrase.noun.last == phrase.noun.first or (phrase.noun.human and phrase.noun.status == before.noun.status)


def _as_before(phrase: Phrase, before: Phrase) -> Phrase:
    """Return a bare number as a count of what the number before it counts."""
    if phrase.noun.last > phrase.noun.first:
        return phrase
    noun = replace(before.noun, first=phrase.noun.first, last=phrase.noun.last, head_first=phrase.noun.first)
    return replace(phrase, noun=noun)


def _on_a_side(draft: Draft, index: int) -> bool:
    after = draft.line.lower[index : index + SIDE_REACH]
    return after[:1] == ("on",) and "side" in after


def listed_as(draft: Draft, phrase: Phrase) -> Link | None:
    """Read people whom somebody lists as harmed: "lists 40 villagers as missing", "recorded 40 villagers as dead"."""
    line, verb = draft.line, phrase.first - 1
    if phrase.form != "number" or line.word(phrase.last) != "as" or line.word(verb) not in draft.words.listing_people:
        return None
    group, said = line.group_at(phrase.last + 1), said_before(draft, verb)
    if group is None or group.cue.kind not in ("adjective", "verb") or said.negated or said.modal or said.infinitive:
        return None
    return draft.made(phrase, group, "passive")


def changed_from(draft: Draft, phrase: Phrase) -> Link | None:
    """Read from what or by how many a count changed: "put its dead at 604, up from the 587 of Thursday", "at 555, up 23 from Tuesday"."""
    before, line = draft.links[-1] if draft.links else None, draft.line
    if before is None or phrase.form != "number" or phrase.noun.heads or before.part_of is not None or phrase.first < before.cue[1]:
        return None
    lead = phrase.first - 1 - (line.word(phrase.first - 1) == "the")
    earlier = line.word(lead) == "from" and line.word(lead - 1) in draft.words.changed
    by = line.word(lead) == "up" and line.word(phrase.number_last) == "from"  # those by whom it grew were harmed as well
    if not (earlier or by) or lead - max(before.phrase.last, before.cue[1]) > CHANGE_REACH:
        return None
    return replace(before, phrase=_as_before(phrase, before.phrase), same=True)
