"""How two claims stand to each other: repetitions, denials, mutual blame."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.claim import Claim
from counterclaim.ids import content_id
from counterclaim.link import Link, LinkKind
from counterclaim.reconcile.scope import Placed, claim_words, rules

RULE = "reconcile.claims"
VERSION = "1"
DENIALS = frozenset({"deny", "reject", "retract"})
ASKS = frozenset({"demand", "call_for", "offer", "pledge", "accept", "condemn"})
PlacedClaim = Placed[Claim]
Pair = tuple[PlacedClaim, PlacedClaim]


@dataclass(frozen=True, slots=True)
class Worded:
    """A claim with its content words."""

    placed: PlacedClaim
    words: frozenset[str]

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.placed.record


def claim_links(claims: Iterable[PlacedClaim]) -> Iterator[Link]:
    """Yield the links between claims: variants of one claim, denials with what they deny, mutual blame."""
    worded = [Worded(placed, claim_words(placed.record)) for placed in claims]
    yield from _variants(worded)
    yield from _stated_denials(worded)
    yield from _denials_across(worded)
    yield from _mutual_blame(worded)


def speaker(claim: Claim) -> str:
    """Return who speaks, for telling one claimant's claims apart from another's: the name, since a side has many voices."""
    return (
        claim.claimant.side
        if claim.claimant.kind in ("state", "government_body", "military") and claim.claimant.side
        else claim.claimant.name
    )


def _variants(worded: Sequence[Worded]) -> Iterator[Link]:
    """Yield a link from every repetition of a claim to its earliest wording."""
    groups: dict[tuple[str, str], list[Worded]] = defaultdict(list)
    for one in worded:
        if one.words:
            groups[speaker(one.claim), _act_group(one.claim)].append(one)
    for _, group in sorted(groups.items()):
        yield from _cluster(sorted(group, key=lambda one: one.placed.order))


def _act_group(claim: Claim) -> str:
    if claim.speech_act in DENIALS:
        return "deny"
    return claim.speech_act if claim.speech_act in ASKS else "say"


def _cluster(ordered: Sequence[Worded]) -> Iterator[Link]:
    """Link each claim to the first earlier one that it repeats; candidates share a word, so the cost follows the repetitions."""
    index: dict[str, list[int]] = defaultdict(list)
    roots: list[Worded] = []
    for one in ordered:
        candidates = sorted({at for word in one.words for at in index[word]})
        best = next((roots[at] for at in candidates if _same(one, roots[at])), None)
        if best is None:
            for word in one.words:
                index[word].append(len(roots))
            roots.append(one)
        else:
            yield _variant(one, best)


def _same(left: Worded, right: Worded) -> bool:
    """Whether two contents by one claimant are one claim; figures must agree, since a new figure is a new claim."""
    common = len(left.words & right.words)
    numbers = {word for word in left.words ^ right.words if word.isdigit()}
    return not numbers and common / len(left.words | right.words) >= rules().same_share


def _variant(later: Worded, earlier: Worded) -> Link:
    share = len(later.words & earlier.words) / len(later.words | earlier.words)
    kind: LinkKind = "quote_variant" if "direct" in (later.claim.voice, earlier.claim.voice) and share < 1 else "wording_variant"
    same = "one origin" if later.placed.origin == earlier.placed.origin else "two origins"
    return _link(kind, (later, earlier), None, share, f"the same claimant says the same thing ({share:.0%} of the words, {same})")


def _stated_denials(worded: Sequence[Worded]) -> Iterator[Link]:
    """Yield the denials whose own article says what they deny."""
    by_id = {one.claim.id: one for one in worded}
    for one in worded:
        if one.claim.speech_act in DENIALS:
            for target in one.claim.about:
                if target in by_id and by_id[target].claim.speech_act not in DENIALS:
                    yield _link("explicit_denial", (one, by_id[target]), "act", 1.0, "the article names what is denied")


def _denials_across(worded: Sequence[Worded]) -> Iterator[Link]:
    """Yield the denials that meet, in words, another side's claim in another article."""
    index: dict[str, list[Worded]] = defaultdict(list)
    for one in worded:
        if one.claim.speech_act not in DENIALS | ASKS:
            for word in one.words:
                index[word].append(one)
    for denial in worded:
        if denial.claim.speech_act in DENIALS:
            yield from _met(denial, index)


def _met(denial: Worded, index: dict[str, list[Worded]]) -> Iterator[Link]:
    shared: dict[str, int] = defaultdict(int)
    found: dict[str, Worded] = {}
    for word in sorted(denial.words):
        for one in index[word]:
            shared[one.claim.id] += 1
            found[one.claim.id] = one
    limits = rules()
    for key, count in sorted(shared.items()):
        other = found[key].claim
        elsewhere = other.article != denial.claim.article and other.claimant.side != denial.claim.claimant.side
        if elsewhere and count >= limits.denial_words and count / len(denial.words) >= limits.denial_share:
            score = count / len(denial.words)
            yield _link("explicit_denial", (denial, found[key]), "act", score, f"{score:.0%} of what is denied stands in the claim")


def _mutual_blame(worded: Sequence[Worded]) -> Iterator[Link]:
    """Yield a link for two accusations of one article that aim at each other, or that it puts in one breath ("each blamed the other")."""
    by_article: dict[str, list[Worded]] = defaultdict(list)
    for one in worded:
        if one.claim.speech_act == "accuse" and one.claim.claimant.side:
            by_article[one.claim.article].append(one)
    for _, accusations in sorted(by_article.items()):
        ordered = sorted(accusations, key=lambda one: (one.claim.start, one.claim.id))
        for left, right in pairwise(ordered):
            if left.claim.claimant.side != right.claim.claimant.side and _aim_at_each_other(left.claim, right.claim):
                yield _link("mutual_blame", (left, right), "responsibility", 1.0, "each side holds the other responsible")


def _aim_at_each_other(left: Claim, right: Claim) -> bool:
    if (left.start, left.end) == (right.start, right.end):
        return True
    targets = [one.addressee.side if one.addressee else None for one in (left, right)]
    return targets == [right.claimant.side, left.claimant.side]


def _link(kind: LinkKind, pair: tuple[Worded, Worded], dimension: str | None, score: float, reason: str) -> Link:
    left, right = pair
    return Link(
        id=content_id("link", kind, left.claim.id, right.claim.id),
        left=left.claim.id,
        right=right.claim.id,
        kind=kind,
        dimension=dimension,
        score=round(score, 4),
        reason=reason,
        internal=left.claim.article == right.claim.article,
        rule=RULE,
        version=VERSION,
    )
