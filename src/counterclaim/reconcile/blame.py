"""Two sides of one article against each other: mutual blame (step 4), and words that judge (step 8). Neither is tested for truth."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from counterclaim.link import Link
from counterclaim.reconcile.denials import addressed, overlap
from counterclaim.reconcile.propositions import frames
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import NO_SIDE, Stated, make_link

BLAME = "reconcile.blame"
FRAMING = "reconcile.framing"


@cache
def _reciprocal() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, rules().reciprocal)) + r")\b", re.IGNORECASE)


def blame_links(article: Sequence[Stated]) -> Iterator[Link]:
    """Yield a link for each pair of accusations of one article by which each side holds the other responsible for one event."""
    accusations = [one for one in article if one.claim.speech_act == "accuse" and one.claim.claimant.side not in NO_SIDE]
    for left, right in combinations(sorted(accusations, key=lambda one: one.order), 2):
        if left.claim.claimant.side != right.claim.claimant.side and _blame_each_other(left, right):
            yield make_link(
                "mutual_blame", (left.claim, right.claim), BLAME, "each side holds the other responsible", dimension="responsibility"
            )


def _blame_each_other(left: Stated, right: Stated) -> bool:
    if (left.claim.start, left.claim.end) == (right.claim.start, right.claim.end):
        return _in_one_breath(left, right)
    if overlap(left, right):
        return False  # one reports the other
    near = abs(left.claim.start - right.claim.start) <= rules().blame_reach
    return near and targets(left) == {right.claim.claimant.side} and targets(right) == {left.claim.claimant.side}


def _in_one_breath(left: Stated, right: Stated) -> bool:
    """Whether the article puts one accusation in both mouths, against each other and against nobody else."""
    speakers = {left.claim.claimant.side, right.claim.claimant.side}
    others = (addressed(left) | addressed(right)) - speakers
    return not others and bool(_reciprocal().search(left.region))


def targets(one: Stated) -> frozenset[str]:
    """Return whom an accusation is aimed at: its addressee, whom it names before its content, else whom its content names first."""
    aimed = addressed(one)
    if aimed:
        return aimed
    others = [side for side in one.says.sides if side != one.claim.claimant.side]
    return frozenset(others[:1])


def framing_links(article: Sequence[Stated]) -> Iterator[Link]:
    """Yield a link for each pair of sayings by which two sides judge each other in opposed words."""
    against = {frame.name: frozenset(frame.against) for frame in rules().frames}
    judging = [(one, frames(one.text)) for one in article if one.claim.claimant.side not in NO_SIDE and one.claim.speech_act != "deny"]
    seen: set[tuple[str | None, str | None, str, str]] = set()
    for (left, said), (right, answered) in combinations([row for row in sorted(judging, key=lambda row: row[0].order) if row[1]], 2):
        pair = next(((a, b) for a in said for b in answered if b[0] in against[a[0]] or a[0] in against[b[0]]), None)
        if pair is None or not _about_each_other(left, right):
            continue
        key = (left.claim.claimant.side, right.claim.claimant.side, pair[0][1].casefold(), pair[1][1].casefold())
        if key not in seen:
            seen.add(key)
            reason = f'words that judge stand against each other: "{pair[0][1]}" and "{pair[1][1]}"; neither is tested for truth'
            yield make_link("framing", (left.claim, right.claim), FRAMING, reason, dimension="label")


def _about_each_other(left: Stated, right: Stated) -> bool:
    one, other = left.claim.claimant.side, right.claim.claimant.side
    if overlap(left, right):
        return False
    return one != other and other in {*left.says.sides, *addressed(left)} and one in {*right.says.sides, *addressed(right)}
