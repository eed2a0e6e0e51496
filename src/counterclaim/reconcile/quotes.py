"""One utterance in two quotations, cut differently (step 1 of the ordered rules); two renderings of it are told in `renderings`.

What stands between quotation marks is the speaker's, whatever the outlet makes of it around; so quotations meet by their own words, by
speaker, and regardless of what kind of saying each outlet takes it for.
"""

import re
from collections.abc import Iterable, Iterator

from counterclaim.link import Link
from counterclaim.reconcile.propositions import WORD
from counterclaim.reconcile.scope import Stated, make_link
from counterclaim.reconcile.speaking import same_speaker, voice_keys
from counterclaim.reconcile.variants import QUOTED, is_variant

RULE = "reconcile.quotes"
QUOTE = re.compile(r"[\"“]([^\"“”]+)[\"”]|(?<!\w)['‘]([^\"“”]+?)['’](?!\w)")
LEAST_WORDS = 4  # of a quotation that tells by itself what was said
RUN = 3  # words in a row under which quotations meet
MOST_RUNS = 40  # of a long quotation that are kept


def quoted(one: Stated) -> str:
    """Return the speaker's own words in a content: all of a direct quotation, the parts between quotation marks of any other."""
    if one.claim.voice == "direct":
        return one.text
    return " ".join(first or second for first, second in QUOTE.findall(one.text)) if one.claim.voice in QUOTED else ""


def keys(one: Stated) -> Iterator[str]:
    """Yield under which keys quotations of one speaker meet: their runs of words."""
    words = [word.casefold() for word in WORD.findall(quoted(one))]
    if len(words) < LEAST_WORDS:
        return
    runs = [" ".join(words[at : at + RUN]) for at in range(min(MOST_RUNS, len(words) - RUN + 1))]
    yield from (f"quote {name} {run}" for name in voice_keys(one.claim.claimant) for run in runs)


def links_of(one: Stated, near: Iterable[Stated]) -> Iterator[Link]:
    """Yield the link from a quotation to the earliest one of the same utterance that no other rule joins to it."""
    earlier = sorted((other for other in near if other.order < one.order), key=lambda other: other.order)
    for other in earlier:
        if not same_speaker(other.claim.claimant, one.claim.claimant) or is_variant(one, other) or other.claim.id == one.claim.id:
            continue
        if _overlaps(one, other):
            continue
        if is_cut(one, other):
            yield make_link(
                "quote_variant", (one.claim, other.claim), RULE, "one quotation carries the words of the other, cut differently"
            )
            return


def _overlaps(left: Stated, right: Stated) -> bool:
    """Whether two contents stand on the same words of one article."""
    return left.claim.article == right.claim.article and left.claim.start < right.claim.end and right.claim.start < left.claim.end


def is_cut(left: Stated, right: Stated) -> bool:
    """Whether the speaker's words in the one, enough of them to tell, stand in the other."""
    texts = sorted((f" {' '.join(WORD.findall(quoted(one).casefold()))} " for one in (left, right)), key=len)
    return len(texts[0].split()) >= LEAST_WORDS and texts[0] in texts[1]
