"""Two sides that call one thing by names that judge it (step 8): "a cowardly act of war", "measured and non-escalatory".

What makes it framing is the form, not a list of words: somebody calls, describes or denounces a thing as something, and the other side
says what that thing was. Neither is tested for truth.
"""

import re
from collections.abc import Iterable, Iterator

from counterclaim.actor import INTL
from counterclaim.link import Link
from counterclaim.reconcile.denials import addressed, is_denial
from counterclaim.reconcile.propositions import frames, stems
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import NO_SIDE, Stated, make_link, within_event
from counterclaim.reconcile.variants import names_shared

RULE = "reconcile.framing.named"
COPULA = re.compile(r"\b(?:is|was|are|were|be|been|being) (?:an?|the|no more than|nothing but) ", re.IGNORECASE)
TELLING = frozenset({"state", "claim", "assess", "accuse", "condemn", "announce", "confirm"})


def names_it(one: Stated) -> bool:
    """Whether somebody calls a thing something: "called the raid a crime", "denounced it as a crime"."""
    cues = (span.exact.casefold().split() for span in one.claim.spans if span.role == "cue")
    return any(not rules().naming.isdisjoint(cue) for cue in cues)


def judges(one: Stated) -> bool:
    """Whether a content says what a thing was, in words that judge or by its form."""
    told = one.claim.speech_act in TELLING and not is_denial(one) and not one.says.negated and not one.tolls
    return told and (names_it(one) or bool(frames(one.text)) or bool(COPULA.search(one.text)))


def _own(one: Stated) -> str | None:
    side = one.claim.claimant.side
    return None if side in NO_SIDE - {INTL} else side


def _about(one: Stated) -> frozenset[str]:
    return frozenset({*one.says.sides, *addressed(one)}) - (NO_SIDE - {INTL})


def _thing(one: Stated) -> frozenset[str]:
    """Return the words for the thing: those before "as", else all; what any war has tells nothing."""
    head = one.text.partition(" as ")[0]
    words = one.says.words if head == one.text else frozenset(word for word in one.says.words if word in stems(frozenset(_tokens(head))))
    return words - stems(rules().bystanders | rules().own_soldiers)


def _tokens(text: str) -> list[str]:
    return [word.strip(".,;:'\"").casefold() for word in text.split()]


def keys(one: Stated) -> Iterator[str]:
    """Yield under which keys such sayings meet: each side that speaks or is spoken of, and each word."""
    if judges(one):
        sides = sorted(_about(one) | ({own} if (own := _own(one)) else set()))
        yield from (f"named {side} {word}" for side in sides for word in sorted(_thing(one)))


def links_of(one: Stated, near: Iterable[Stated]) -> Iterator[Link]:
    """Yield the link from a saying to the nearest earlier one by which the other side says otherwise what the thing was."""
    earlier = sorted((other for other in near if other.order < one.order), key=lambda stated: stated.order)
    for other in reversed(earlier):
        if _answers(one, other):
            reason = "two sides call one thing by different names; neither is tested for truth"
            yield make_link("framing", (one.claim, other.claim), RULE, reason, dimension="label")
            return


def _answers(one: Stated, other: Stated) -> bool:
    if one.claim.article == other.claim.article or not within_event(one.when, other.when) or not (judges(one) and judges(other)):
        return False
    left, right = one.claim.claimant.side, other.claim.claimant.side
    if left == right or not (names_it(one) or names_it(other)):
        return False
    crossed = [left in _about(other), right in _about(one)]
    common = _thing(one) & _thing(other)
    if not common or not any(crossed):
        return False
    return (
        all(crossed)
        or len(common) > 1
        or bool(common & stems(rules().blows))
        or bool(_about(one) & _about(other))
        or _of_one_place(one, other)
    )


def _of_one_place(one: Stated, other: Stated) -> bool:
    """Whether two sayings, one of them in words that judge, name one place."""
    return bool(frames(one.text) or frames(other.text)) and names_shared(one, other)
