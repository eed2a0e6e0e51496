"""Whether a time expression lies behind or ahead: read off the verbs before it."""

from typing import Literal

from counterclaim.mention import Token
from counterclaim.vocabulary.times import times

Tense = Literal["past", "future", "nearest", ""]

LOOK_BACK = 24  # words; what lies ahead is often told far from its verb ("is due to attend a joint summit of ... on Friday")
LOOK_BACK_PAST = 14  # further off, a verb in the past seldom governs the time expression
LOOK_AHEAD = 12
EVENT_AHEAD = 4  # words of a date and its year, and an adjective, before the event that it names
WHEN = frozenset({"on", "in", "at", "from"})  # before a time at which something happens
STOPS = frozenset(".!?;:…")


def tense_at(tokens: tuple[Token, ...], index: int) -> Tense:
    """Return the tense that governs token ``index``: of the nearest verb before it, else of an auxiliary after it, "" where none is found.

    English puts the time after its verb ("will meet on Friday"), or first in the sentence ("On Friday, ministers will meet").
    """
    link = tokens[index - 1].lower if index else ""
    limit = _tense_of_limit(tokens, index) if link in times().tense.limits else ""
    return limit or _tense_of_event(tokens, index) or _tense_of_link(tokens, index) or _tense_of_verbs(tokens, index)


def _tense_of_verbs(tokens: tuple[Token, ...], index: int) -> Tense:
    """Return what the verbs around token ``index`` tell; behind a verb of the past, however far, no later verb tells of it."""
    tense, past = _tense_before(tokens, index)
    return tense or ("" if past else _tense_after(tokens, index))


def _tense_of_limit(tokens: tuple[Token, ...], index: int) -> Tense:
    """Return the tense of a day by or until which something is so: behind where it came true ("had fallen by Friday"), else either."""
    tense, _ = _tense_before(tokens, index - 1)
    asked = any(token.lower in times().tense.promises for token in tokens[max(0, index - LOOK_BACK_PAST) : index])
    if tokens[index - 1].lower == "by" and tense in {"past", "future"} and not asked:
        return tense
    return "future" if tense == "future" else "nearest"


def _tense_of_event(tokens: tuple[Token, ...], index: int) -> Tense:
    """Return what a verb tells that follows an event named by its day ("the 14 May election would be held")."""
    words = times().tense
    at = next((at for at in range(index + 1, min(len(tokens), index + 1 + EVENT_AHEAD)) if tokens[at].lower in words.events), None)
    return "nearest" if at is not None and at + 1 < len(tokens) and tokens[at + 1].lower in words.future | words.nearest else ""


def _tense_of_link(tokens: tuple[Token, ...], index: int) -> Tense:
    """Return what the word that ties the time to its sentence tells: "a summit for Wednesday", "called for a truce from Saturday"."""
    before = [token.lower for token in tokens[max(0, index - LOOK_BACK) : index]]
    link = before[-1] if before else ""
    if link == "for" and tokens[index].lower in times().weekdays and _ends_phrase(tokens, index + 1):
        return "future"
    if link == "from" and any(word in times().context.asks for word in before):
        return "nearest" if any(word in times().tense.past for word in before[-3:]) else "future"
    at = len(before) - 1 - (link in {"on", "in", "at", "from"})
    if (
        at >= 2 and before[at - 1] in {"in", "at", "to"} and before[at] not in times().tense.scheduled
    ):  # "ministers meet in Orvel on Friday"
        at -= 2
    if at < 0 or before[at] not in times().tense.scheduled:
        return ""
    if before[max(0, at - 1) : at] != ["to"]:
        return "future"
    return _tense_before(tokens, index)[0] if {"was", "were"} & set(before) else "future"


def _ends_phrase(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether no noun follows that the time belongs to ("for Sunday's bomb")."""
    owns = index < len(tokens) and tokens[index].lower == "'s"
    return index >= len(tokens) or (not owns and not tokens[index].text[0].isalpha()) or tokens[index].lower in times().tense.joins


def _tense_before(tokens: tuple[Token, ...], index: int) -> tuple[Tense, bool]:
    """Return the tense of the nearest verb before token ``index``, and whether one of the past stands there, however far."""
    words = times().tense
    infinitive = False
    for at in range(index - 1, max(-1, index - 1 - LOOK_BACK), -1):
        word = tokens[at].lower
        before = tokens[at - 1].lower if at else ""
        if word in STOPS:
            break
        if word == "to" and _begins_verb(tokens, at):
            infinitive = True
            if before in words.bound:  # "is to meet", "prepares to hand over"
                return "future", False
        if before in words.passives:
            continue
        if word in words.runs and tokens[index - 1].lower in WHEN:  # "begins exercises with its ally on Friday"
            return "future", False
        tense = "nearest" if word.endswith("ing") and before in words.going_on else _tense_of(word)
        if tense == "future" and (before in {"was", "were", "had", "been"} or _called_off(tokens, index)):
            return "nearest", False
        if tense == "past" and index - at > LOOK_BACK_PAST:
            return "", True
        if tense:
            return ("nearest", False) if tense == "past" and infinitive else (tense, tense == "past")
    return "", False


def _begins_verb(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "to" at ``at`` begins an infinitive: not a noun ("a halt to air strikes", "to the", "to fighting")."""
    word = tokens[at + 1]
    noun = at > 0 and tokens[at - 1].lower in times().tense.heads
    return word.text.islower() and not word.lower.endswith(("ing", "the")) and not noun


def _called_off(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether what was due on a day did not come about ("talks due on Sunday were scrapped")."""
    return any(token.lower in times().tense.called_off for token in tokens[index + 1 : index + 1 + LOOK_AHEAD])


def _tense_after(tokens: tuple[Token, ...], index: int) -> Tense:
    for at in range(index + 1, min(len(tokens), index + 1 + LOOK_AHEAD)):
        word = tokens[at].lower
        if word in STOPS:
            break
        tense = _tense_of(word)
        if tense:
            return tense if tense != "past" else ""
    return ""


def _tense_of(word: str) -> Tense:
    words = times().tense
    if word in words.future:
        return "future"
    if word in words.nearest:
        return "nearest"
    return "past" if word in words.past or (word.endswith("ed") and len(word) > 4) else ""
