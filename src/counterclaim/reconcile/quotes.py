"""One utterance in two quotations: cut differently, or translated twice (step 1 of the ordered rules).

What stands between quotation marks is the speaker's, whatever the outlet makes of it around; so quotations meet by their own words, by
speaker, and regardless of what kind of saying each outlet takes it for.
"""

import re
from collections.abc import Iterable, Iterator

from counterclaim.link import Link
from counterclaim.reconcile.propositions import WORD, Proposition, proposition
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import Stated, make_link, speaker
from counterclaim.reconcile.variants import QUOTED, is_variant, same_text

RULE = "reconcile.quotes"
QUOTE = re.compile(r"[\"“]([^\"“”]+)[\"”]|(?<!\w)['‘]([^\"“”]+?)['’](?!\w)")
LEAST_WORDS = 4  # of a quotation that tells by itself what was said
RUN = 3  # words in a row under which quotations meet
MOST_RUNS = 40  # of a long quotation that are kept
COMMON = 2  # meaningful words that two translations share at least


def quoted(one: Stated) -> str:
    """Return the speaker's own words in a content: all of a direct quotation, the parts between quotation marks of any other."""
    if one.claim.voice == "direct":
        return one.text
    return " ".join(first or second for first, second in QUOTE.findall(one.text)) if one.claim.voice in QUOTED else ""


def keys(one: Stated) -> Iterator[str]:
    """Yield under which keys quotations of one speaker meet: their runs of words, and for translations each word by its day."""
    words = [word.casefold() for word in WORD.findall(quoted(one))]
    if len(words) < LEAST_WORDS:
        return
    name = speaker(one.claim.claimant)
    yield from (f"quote {name} {' '.join(words[at : at + RUN])}" for at in range(min(MOST_RUNS, len(words) - RUN + 1)))
    if _is_translated(one):
        yield from (f"translated {name} {one.claim.uttered_at} {word}" for word in sorted(proposition(quoted(one)).words))


def links_of(one: Stated, near: Iterable[Stated]) -> Iterator[Link]:
    """Yield the link from a quotation to the earliest one of the same utterance that no other rule joins to it."""
    earlier = sorted((other for other in near if other.order < one.order), key=lambda other: other.order)
    for other in earlier:
        if speaker(other.claim.claimant) != speaker(one.claim.claimant) or is_variant(one, other) or other.claim.id == one.claim.id:
            continue
        if _overlaps(one, other):
            continue
        if _is_cut(one, other):
            yield make_link(
                "quote_variant", (one.claim, other.claim), RULE, "one quotation carries the words of the other, cut differently"
            )
            return
        share = _translation_share(one, other)
        if share:
            reason = f"one speaker on one day, quoted in two translations ({share:.0%} of the shorter one's words in common)"
            yield make_link("translation", (one.claim, other.claim), RULE, reason, score=share)
            return


def _overlaps(left: Stated, right: Stated) -> bool:
    """Whether two contents stand on the same words of one article."""
    return left.claim.article == right.claim.article and left.claim.start < right.claim.end and right.claim.start < left.claim.end


def _is_cut(left: Stated, right: Stated) -> bool:
    """Whether the speaker's words in the one, enough of them to tell, stand in the other."""
    texts = sorted((f" {' '.join(WORD.findall(quoted(one).casefold()))} " for one in (left, right)), key=len)
    return len(texts[0].split()) >= LEAST_WORDS and texts[0] in texts[1]


def _translation_share(left: Stated, right: Stated) -> float:
    """Return the share of the shorter quotation's words that stand in the other where both translate one utterance, else 0."""
    if not (_is_translated(left) and left.claim.uttered_at == right.claim.uttered_at) or same_text(left, right):
        return 0.0
    if left.claim.article == right.claim.article:
        return 0.0
    one, other = (proposition(quoted(stated)) for stated in (left, right))
    common = one.words & other.words
    share = len(common) / max(1, min(len(one.words), len(other.words)))
    return share if len(common) >= COMMON and share >= rules().translated_share and _alike(one, other) else 0.0


def _alike(one: Proposition, other: Proposition) -> bool:
    return one.negated == other.negated and one.counts == other.counts


def _is_translated(one: Stated) -> bool:
    """Whether a quotation of a told day is by a speaker who can be taken to have spoken another language than English."""
    actor, dated = one.claim.claimant, one.claim.uttered_at is not None and one.claim.uttered_basis == "stated"
    return dated and one.claim.voice in QUOTED and bool(actor.iso3 or actor.side) and (actor.iso3 or actor.side) not in rules().english
