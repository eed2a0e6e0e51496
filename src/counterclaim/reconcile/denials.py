"""Denials with what they deny (step 3 of the ordered rules).

What an article itself binds comes first, and is checked: a denial of a figure is of a claim with a figure, "the Xlandish report" is of one
by Xland. How a denial that no article binds meets a claim elsewhere is told in `meetings`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from counterclaim.link import Link, LinkKind
from counterclaim.reconcile.figures import same_losses
from counterclaim.reconcile.propositions import Proposition, frames, proposition, side_of_name, sides_named
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import NO_SIDE, Stated, make_link, same_camp
from counterclaim.toll import Toll

BOUND = "reconcile.denials.bound"
DENYING = frozenset({"deny", "reject", "retract"})
# What is asked, promised or feared is no assertion, so nobody can deny it.
NOT_ASSERTED = DENYING | {"demand", "call_for", "offer", "pledge", "accept", "warn", "threaten"}
BY = re.compile(r"\bby (?:an? |the )?([A-Z][\w’']*(?: [A-Z][\w’']*)?)")
PARTS = re.compile(r",| and | or | but |;|\n")
PART_WORDS = 2
VERB_FORM = re.compile(r"\w(?:ing|ed)\b")  # "mining" of "mining and blowing up the bridge" is a part by itself
# "said it had fired at Xtown, but denied that"
GRANTING = re.compile(r"^(?P<granted>.+?),?\s(?:but|yet|though|although)\s(?:\w+\s){1,3}$", re.S)
WHOLE = frozenset({"number", "label", "responsibility"})  # who denies these denies the claim's point, however little they repeat of it
CLEFT = re.compile(r"it (?:is|was|were|had been|has been) (?=.* (?:who|that|which)\b)", re.IGNORECASE)  # "it was Xland that fired first"
NO_SUCH = re.compile(r"(?:there|this|that|it) (?:is|was|are|were|has been|have been) (?:no\b|not\b|never\b)", re.IGNORECASE)
# "no soldier was sent", "they had not been shot", "we never fired": what happened, not what will ("it would not hand them over")
NOT_SO = re.compile(
    r"(?:\W*(?:but |that )?(?:no|none|not one|not a single|nobody|neither)\b|"
    r"[^,;]*?\b(?:(?:is|are|was|were|has|have|had|did|do|does|been)(?: ?n[o'’]t| not| never)|(?<!will )(?<!would )never|"
    r"(?:is|are|was|were) no(?! (?:more|longer|less|fewer|doubt|one)\b)|"
    r"(?:\w+ed|hit|shot|struck|sent|laid|burnt|blew up) (?:nobody|no one|no-one|none|no (?!more\b|longer\b|less\b|fewer\b|doubt\b)))\b)",
    re.IGNORECASE,
)
TELLING_ACTS = frozenset({"state", "claim", "confirm", "announce", "assess"})
HALF = 0.5  # of a part's words that a denial says again where it is about that part
TELLING = 5  # a figure from here on tells by itself what is denied
NEAR = 900  # characters back that "those claims" reaches


def is_denial(one: Stated) -> bool:
    """Whether a claim denies something: by its act, by saying that there is no such thing, or that what is told is false."""
    if one.claim.speech_act in DENYING or (NO_SUCH.match(one.text) and frames(one.text)):
        return True
    return one.claim.speech_act in TELLING_ACTS and is_verdict(one.text)


def is_verdict(text: str) -> bool:
    """Whether a content says of what somebody told that it is false: "that nine had died was an invention"."""
    verdict = _verdict().search(text)
    if verdict is None or not verdict.start() or NOT_SO.match(verdict.group()):
        return False
    nouns = rules().anaphors | rules().number_anaphors | rules().label_anaphors
    return text[: len("that ")].casefold() == "that " or not nouns.isdisjoint(proposition(text[: verdict.start()]).tokens)


def is_contrary(one: Stated) -> bool:
    """Whether a claim tells that something did not happen, which denies what others say that it did ("no shell was fired")."""
    return one.claim.speech_act in TELLING_ACTS and not is_denial(one) and bool(NOT_SO.match(one.text))


def is_assertion(one: Stated) -> bool:
    """Whether a claim asserts something that can be denied."""
    return one.claim.speech_act not in NOT_ASSERTED and one.claim.factuality != "denied" and not is_denial(one)


def head(denial: Stated) -> str:
    """Return what is denied without the verdict behind it: "the claim" of "the claim as 'absurd'" and "the claim was fiction".

    Neither is what is told instead: "it had shelled the town: rebels had".
    """
    said = re.split(r"\s+as\s+|:\s", denial.text, maxsplit=1)[0]
    verdict = _verdict().search(said)
    return said[: verdict.start()] if verdict and verdict.start() else said


@cache
def _verdict() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, rules().falsehoods)))
    return re.compile(rf"\s+(?:is|are|was|were|be|been)(?: [\"“‘']?[\w’'-]+){{0,3}}? [\"“‘']?(?:{words})\b", re.IGNORECASE)


def is_anaphoric(denial: Stated) -> bool:
    """Whether a denial names what it denies without saying it again ("those claims", "the Xlandish report")."""
    says, limits = proposition(head(denial)), rules()
    nouns = limits.anaphors | limits.number_anaphors | limits.label_anaphors
    return bool(says.tokens & nouns) and len(own_words(says)) <= 1 and not says.figures


def own_words(says: Proposition) -> frozenset[str]:
    """Return the words of a denial beside those that stand for what was said before."""
    limits = rules()
    nouns = limits.anaphors | limits.number_anaphors | limits.label_anaphors
    return says.words - {stemmed for noun in nouns & says.tokens for stemmed in proposition(noun).words}


def dimension(denial: Stated) -> str:
    """Return what of a claim is denied: its number, the label it uses, who is responsible, or the act."""
    tokens, limits = proposition(head(denial)).tokens, rules()
    if tokens & limits.number_anaphors:
        return "number"
    if tokens & limits.label_anaphors:
        return "label"
    return "responsibility" if tokens & limits.responsibility else "act"


def bound_links(denial: Stated, article: Sequence[Stated]) -> Iterator[Link]:
    """Yield the links of a denial to what its own article says that it denies; ``article`` holds all claims of the article."""
    named = [one for one in article if one.claim.id in denial.claim.about and can_deny(denial, one)]
    for target in named:
        if _is_bound(denial, target, article):
            number = "number" if repeats_figure(denial, target) and not overlap(denial, target) else None
            yield denial_link(denial, target, _siblings(denial, target, article), denied=number)


def can_deny(denial: Stated, target: Stated) -> bool:
    """Whether one can deny the other at all: nobody denies a denial, or their own side but to take it back."""
    if not is_assertion(target) or target.claim.id == denial.claim.id:
        return False
    return denial.claim.speech_act == "retract" or not same_camp(denial.claim.claimant, target.claim.claimant)


def _is_bound(denial: Stated, target: Stated, article: Sequence[Stated]) -> bool:
    if overlap(denial, target):
        return True
    if any(overlap(other, target) for other in article if is_denial(other) and other.claim.id != denial.claim.id):
        return False  # the article spells this claim out only as what somebody else denies
    if is_anaphoric(denial):
        return _resolves(denial, target)
    own = own_words(proposition(head(denial)))
    return bool(own) and len(own & target.says.words) >= max(1, rules().bound_share * len(own)) and _sides_fit(denial, target)


def overlap(left: Stated, right: Stated) -> bool:
    """Whether two contents share words of one article."""
    return left.claim.article == right.claim.article and left.claim.start < right.claim.end and right.claim.start < left.claim.end


def _resolves(denial: Stated, target: Stated) -> bool:
    """Whether "those claims" or "the Xlandish figure" can stand for ``target``."""
    if denial.claim.article == target.claim.article and not 0 <= denial.claim.start - target.claim.end <= NEAR:
        return False
    says = proposition(head(denial))
    if dimension(denial) == "number" and not (target.says.counts or target.tolls):
        return False
    named = {target.claim.claimant.side, *target.says.sides}
    return set(says.sides) <= named and own_words(says) <= target.says.words


def _sides_fit(denial: Stated, target: Stated) -> bool:
    named = {target.claim.claimant.side, *target.says.sides, *addressed(target)}
    return not target.says.sides or set(denial.says.sides) <= named | {denial.claim.claimant.side}


def repeats_figure(denial: Stated, target: Stated) -> bool:
    """Whether a denial says again the figure that a claim puts to losses of the denier, or to those that the denial counts too."""
    if agent(denial) == denial.claim.claimant.side and denial.text.split(" ", 1)[0].endswith("ing"):
        return False  # it denies the deed, and gives the figure in passing
    shared = [toll for toll in target.tolls if (toll.low or 0) >= TELLING and figures_of(toll) & counts_of(denial)]
    named = target.claim.claimant.side in denial.says.sides
    own = denial.claim.claimant.side
    losses = any(one.subject.side == own for one in target.tolls) or any(same_losses(a, b) for a in denial.tolls for b in target.tolls)
    return bool(shared) and (named or losses)


def counts_of(one: Stated) -> frozenset[str]:
    """Return the numbers that a content gives, as it writes them and in digits."""
    return one.says.counts.union(*map(figures_of, one.tolls))


def figures_of(toll: Toll) -> frozenset[str]:
    """Return the numbers in the words of a toll, as they are written and in digits."""
    return proposition(toll.text).counts | ({str(toll.low)} if toll.low else set())


def addressed(one: Stated) -> frozenset[str]:
    """Return the sides that an accusation is aimed at: its addressee, or whom the words before its content name."""
    addressee = one.claim.addressee
    if addressee and addressee.side:
        return frozenset({addressee.side})
    before = one.region.partition(one.text)[0] if one.claim.speech_act in ("accuse", "condemn") else ""
    return frozenset(sides_named(before)) - {one.claim.claimant.side}


def agent(one: Stated) -> str | None:
    """Return the side that does what the content says, null where the words do not tell."""
    by = BY.search(one.text)
    passive = by and (side_of_name(by.group(1)) or side_of_name(by.group(1).split()[0]))
    if passive:
        return passive
    own = one.claim.claimant.side
    if CLEFT.match(one.text):
        return one.says.sides[0] if one.says.sides else None
    gerund = one.text.split(" ", 1)[0].endswith("ing")
    if one.claim.speech_act == "accuse" and (one.says.opens_with_self or gerund or not one.says.sides):
        aimed = sorted(addressed(one))
        return aimed[0] if len(aimed) == 1 else None
    if one.says.opens_with_self or (gerund and is_denial(one)):
        return own if own not in NO_SIDE else None
    return one.says.sides[0] if one.says.sides else None


def _siblings(denial: Stated, target: Stated, article: Sequence[Stated]) -> list[Stated]:
    """Return every denial of the same speaker that its article binds to the same claim: together they may deny all of it."""
    mine = (one for one in article if is_denial(one) and same_camp(one.claim.claimant, denial.claim.claimant))
    return [one for one in mine if target.claim.id in one.claim.about]


def denial_link(
    denial: Stated,
    target: Stated,
    denials: Sequence[Stated],
    *,
    rule: str = BOUND,
    how: str = "its own article binds the denial to the claim",
    share: float = 1.0,
    denied: str | None = None,
    whole: bool = False,
) -> Link:
    """Return the link from a denial to what it denies; ``how`` says what tells so.

    ``denied`` is the dimension where it is known already; ``whole`` tells that a claim of one part cannot stand beside the denial.
    """
    part = None if is_anaphoric(denial) or denied in WHOLE else _narrower(denials, target, whole=whole) or granted(denial, target)
    kind: LinkKind = "partial_denial" if part else "explicit_denial"
    reason = f"{how}; {part}" if part else how
    return make_link(kind, (denial.claim, target.claim), rule, reason, dimension=denied or dimension(denial), score=share)


def _narrower(denials: Sequence[Stated], target: Stated, *, whole: bool) -> str | None:
    """Return in words what of the claim is left standing, null where all of it is denied."""
    denied = frozenset(word for one in denials for word in one.says.words | one.says.figures)
    narrowing = {token for one in denials for token in one.says.tokens} & rules().narrowing - target.says.tokens
    if narrowing:
        return f"only as far as {', '.join(sorted(narrowing))}"
    every = f"{target.text}\n{target.beside}"
    parts = [(part, says) for part in PARTS.split(every) if _tells(part, says := proposition(part))]
    if whole and len(parts) == 1:
        return None
    left = (part for part, says in parts if len(says.words & denied) < HALF * len(says.words))
    standing = next(left, None)
    return f'"{" ".join(standing.split())}" is not denied' if standing else None


def denies_a_part(denial: Stated, target: Stated) -> bool:
    """Whether a denial says again at least half of one part of a claim and less of another: "beating the man and shooting him dead"."""
    shares = [
        len(says.words & denial.says.words) / len(says.words)
        for part in PARTS.split(target.text)
        if _tells(part, says := proposition(part))
    ]
    return bool(shares) and max(shares) >= HALF > min(shares)


def granted(denial: Stated, target: Stated) -> str | None:
    """Return in words what of the claim the denier grants before "but denied", or in its statement before and does not deny as well.

    Null where nothing there is of the claim.
    """
    before = GRANTING.search(denial.region.partition(denial.text)[0])
    if before is None and not denial.granted:
        return None
    camps = {denial.claim.claimant.side or "", target.claim.claimant.side or ""}
    says = proposition(before["granted"] if before else denial.granted)
    shared = ((says.words | frozenset(says.sides)) & (target.says.words | frozenset(target.says.sides))) - camps
    shared -= frozenset() if before else denial.says.everything
    return f"granted beside the denial: {', '.join(sorted(shared))}" if shared else None


def _tells(part: str, says: Proposition) -> bool:
    return len(says.words) >= PART_WORDS or bool(says.words and VERB_FORM.search(part))
