"""What a denial or a refusal answers: the claims of the same article that it is about."""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.actor import OTHER, UNNAMED
from counterclaim.claim import Claim, SpeechAct
from counterclaim.extract.acts import PLAIN
from counterclaim.extract.content_acts import ContentReader
from counterclaim.extract.content_tree import content_tree
from counterclaim.extract.context import Reading
from counterclaim.vocabulary.cues import cues
from counterclaim.vocabulary.stances import references

POINTERS = frozenset({"that", "this", "it", "those", "these"})  # what is answered with them stands before
ANSWERS: frozenset[SpeechAct] = frozenset({"deny", "reject"})
POINTER_REACH = 250  # characters
ASSERTING: frozenset[SpeechAct] = frozenset({"state", "claim", "accuse", "assess", "confirm", "condemn", "announce"})


def linked(reading: Reading, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Fill ``about`` of denials with the claims of the same article that they deny; who has just denied something goes on denying."""
    answered = tuple(_answering(reading, claim, claims) if claim.speech_act in ANSWERS else claim for claim in claims)
    found: list[Claim] = []
    for claim in answered:
        found.append(_denying_on(reading, claim, found[-1]) if found else claim)
    return tuple(found)


def _denying_on(reading: Reading, claim: Claim, before: Claim) -> Claim:
    """Return a plain statement right behind a denial as one too, where it tells that something was not so ("Not one bag was taken")."""
    same = before.claimant.side == claim.claimant.side and claim.claimant.side not in (None, UNNAMED, OTHER)
    if not (same and before.speech_act == "deny" and claim.speech_act in PLAIN and before.end <= claim.start):
        return claim
    at = [
        next((k for k, one in enumerate(reading.passages) if one.passage.start <= told.start < one.passage.end), -1)
        for told in (before, claim)
    ]
    tree = content_tree(reading, claim.start, claim.end)
    if not 0 <= at[0] <= at[1] <= at[0] + 1 or tree is None or not ContentReader(tree, frozenset(), fights=False).tells_not():
        return claim
    return replace(claim, speech_act="deny", factuality="denied")


def _passage_of(reading: Reading, claim: Claim) -> int:
    return next((number for number, one in enumerate(reading.passages) if one.passage.start <= claim.start < one.passage.end), -1)


def _answering(reading: Reading, answer: Claim, claims: Sequence[Claim]) -> Claim:
    """Return an answer with what it answers; to reject what another says is so is to deny it ("M rejects that")."""
    about = _denied(reading, answer, claims)
    answered = [claim.speech_act for claim in claims if claim.id in about]
    pointing = reading.article.text[answer.start : answer.end].casefold() in POINTERS
    if answer.speech_act == "reject" and pointing and answered and ASSERTING.issuperset(answered):
        return replace(answer, about=about, speech_act="deny", factuality="denied")
    return replace(answer, about=about)


def _denied(reading: Reading, denial: Claim, claims: Sequence[Claim]) -> tuple[str, ...]:
    rivals = [other for other in claims if _can_be_denied(denial, other)]
    same = [other.id for other in rivals if _overlap(denial, other)]
    if same:
        return tuple(same)
    content = reading.article.text[denial.start : denial.end]
    key = _key_words(content)
    if content.casefold() in POINTERS:
        before = [other for other in rivals if 0 <= denial.start - other.end < POINTER_REACH]
        return _resumed(denial, before, frozenset(), reading)
    if _is_resumptive(content):
        return _resumed(denial, rivals, key, reading)
    scored = [(_likeness(key, _key_words(reading.article.text[other.start : other.end])), other) for other in rivals]
    return tuple(other.id for score, other in scored if score >= 0.5)


def _can_be_denied(denial: Claim, other: Claim) -> bool:
    if other.id == denial.id or other.speech_act in ("deny", "reject") or other.claimant == denial.claimant:
        return False
    return denial.claimant.side is None or other.claimant.side != denial.claimant.side


def _overlap(denial: Claim, other: Claim) -> bool:
    shared = min(denial.end, other.end) - max(denial.start, other.start)
    return shared > 0.6 * min(denial.end - denial.start, other.end - other.start)


def _is_resumptive(content: str) -> bool:
    words = content.casefold().split()
    return bool(words) and any(word.strip("'’\",.") in cues().resumptive for word in words[:6]) and "that" not in words


def _resumed(denial: Claim, rivals: Sequence[Claim], key: frozenset[str], reading: Reading) -> tuple[str, ...]:
    """Resolve "those claims", "the F-16 claim" to the claims before it: by their own words where there are any, else the last speaker's."""
    before = [other for other in rivals if other.end <= denial.start]
    named = key - cues().resumptive
    if named:
        fitting = [other for other in before if named & _key_words(reading.article.text[other.start : other.end])]
        return tuple(other.id for other in fitting[-4:])
    if not before:
        return ()
    latest = before[-1]
    group = [other.id for other in before if other.claimant.side == latest.claimant.side and latest.start - other.end < 400]
    return tuple(group)


def _key_words(text: str) -> frozenset[str]:
    """Return the words that carry the proposition: names, figures and long words, without what every claim holds."""
    words = (word.strip("'’‘\"“”.,;:()-").casefold() for word in text.split())
    return frozenset(word for word in words if len(word) > 3 or any(c.isdigit() for c in word)) - references().common_words


def _likeness(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / min(len(left), len(right)) if len(left) >= 3 and len(right) >= 3 else 0.0
