"""Two sides that call one thing by names that judge it (step 8): "a cowardly act of war", "measured and non-escalatory".

What makes it framing is the form, not a list of words: somebody calls, describes or denounces a thing as something, and the other side
says what that thing was. Neither is tested for truth.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from counterclaim.actor import INTL
from counterclaim.link import Link
from counterclaim.reconcile.denials import addressed, is_denial
from counterclaim.reconcile.propositions import WORD, Proposition, frames, proposition, stems
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import NO_SIDE, Stated, make_link, same_camp, within_event
from counterclaim.reconcile.variants import names_shared
from counterclaim.vocabulary.cues import grammar

RULE = "reconcile.framing.named"
COPULA = re.compile(r"\b(?:is|was|are|were|be|been|being) [\"“‘']?(?:an?|the|no more than|nothing but) ", re.IGNORECASE)
TELLING = frozenset({"state", "claim", "assess", "accuse", "condemn", "announce", "confirm"})
HELD_AS = re.compile(r"^(?:the|this|that|an?|[A-Z])\b.{0,80}? as (?:an?|the|[\w-]+ (?:an?|the)) ", re.S)  # "spoke of the raid as a crime"


def names_it(one: Stated) -> bool:
    """Whether somebody calls a thing something: "called the raid a crime", "denounced it as a crime", "spoke of it as a crime"."""
    cues = (span.exact.casefold().split() for span in one.claim.spans if span.role == "cue")
    return any(not rules().naming.isdisjoint(cue) for cue in cues) or bool(HELD_AS.match(one.text))


def judges(one: Stated) -> bool:
    """Whether a content says what a thing was, in words that judge or by its form; who hails it names it, and accepts nothing."""
    acts = TELLING | {"accept"} if names_it(one) else TELLING
    told = one.claim.speech_act in acts and not is_denial(one) and not one.says.negated and not one.tolls
    return told and (names_it(one) or bool(frames(one.text)) or bool(COPULA.search(one.text)))


def _own(one: Stated) -> str | None:
    side = one.claim.claimant.side
    return None if side in NO_SIDE - {INTL} else side


def _about(one: Stated) -> frozenset[str]:
    return frozenset({*one.says.sides, *addressed(one)}) - (NO_SIDE - {INTL})


@lru_cache(maxsize=10_000)
def _thing(text: str) -> Proposition:
    """Return what says which thing is named: the words before "as", or before the name given to it; what any war has tells nothing."""
    head = text.partition(" as ")[0]
    says = proposition(head[: _name_given(head)] if head == text else head)
    return replace(says, words=says.words - stems(rules().bystanders | rules().own_soldiers))


def _name_given(text: str) -> int:
    """Return where the name that a thing is given begins: "a crime" of "the raid a crime", "the worst" of "it the worst"."""
    leading = grammar().prepositions | {"and"}
    words = list(WORD.finditer(text))
    opens = (at for before, at in pairwise(words) if at.group() in grammar().determiners and before.group().casefold() not in leading)
    return next((at.start() for at in opens), len(text))


def keys(one: Stated) -> Iterator[str]:
    """Yield under which keys such sayings meet: each side that speaks or is spoken of, and each word."""
    if judges(one):
        sides = sorted(_about(one) | ({own} if (own := _own(one)) else set()))
        thing = _thing(one.text)
        yield from (f"named {side} {word}" for side in sides for word in sorted(thing.words))
        yield from (f"named {side} itself" for side in thing.sides if not thing.words)
        yield from (f"named in {one.land} {word}" for word in sorted(thing.words) if one.land)
        yield from (f"named at {name} {word}" for name in sorted(one.names) for word in sorted(thing.words))


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
    named = names_it(one) or names_it(other)
    if same_camp(one.claim.claimant, other.claim.claimant) or (left == right and left not in NO_SIDE):
        return False
    if not named and not (_is_one_thing(_thing(one.text), _thing(other.text)) and (frames(one.text) or frames(other.text))):
        return False
    crossed = [left in _about(other), right in _about(one)]
    thing, its = _thing(one.text), _thing(other.text)
    if not (thing.words or its.words):
        return bool(set(thing.sides) & set(its.sides) & {left, right}) and names_it(one) and names_it(other)
    common = thing.words & its.words
    if not common:
        return False
    if not any(crossed):
        at_home = one.land is not None and one.land == other.land and thing.words == its.words and not common <= stems(rules().blows)
        return (named and _is_one_thing(thing, its)) or (names_it(one) and names_it(other) and at_home) or not named
    return (
        all(crossed)
        or len(common) > 1
        or bool(common & stems(rules().blows | rules().campaigns))
        or bool(_about(one) & _about(other))
        or _of_one_place(one, other)
    )


def _is_one_thing(one: Proposition, other: Proposition) -> bool:
    """Whether two things are one in words and sides, of more than one word: so whoever speaks, they name the same."""
    common = one.everything & other.everything
    return len(common) > 1 and common == min(one.everything, other.everything, key=len)


def _of_one_place(one: Stated, other: Stated) -> bool:
    """Whether two sayings, one of them in words that judge, name one place."""
    return bool(frames(one.text) or frames(other.text)) and names_shared(one, other)
