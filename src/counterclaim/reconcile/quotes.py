"""One utterance in two quotations, cut differently (step 1 of the ordered rules); two renderings of it are told in `renderings`.

What stands between quotation marks is the speaker's, whatever the outlet makes of it around; so quotations meet by their own words, by
speaker, and regardless of what kind of saying each outlet takes it for.
"""

import re
from collections.abc import Iterable, Iterator

from counterclaim.actor import OTHER, UNNAMED
from counterclaim.link import Link
from counterclaim.reconcile.propositions import WORD
from counterclaim.reconcile.scope import Stated, make_link, within_event
from counterclaim.reconcile.speaking import is_office, same_speaker, voice_keys
from counterclaim.reconcile.variants import QUOTED, is_variant

RULE = "reconcile.quotes"
QUOTE = re.compile(r"[\"“]([^\"“”]+)[\"”]|(?<!\w)['‘]([^\"“”]+?)['’](?!\w)")
ELLIPSIS = re.compile(r"\s*(?:\[?(?:\.\s?){3,}\]?|\[?…\]?)\s*")
CONTRACTED = re.compile(r"(n't|'ve|'re|'ll|'m)$")
FULL = {"n't": "not", "'ve": "have", "'re": "are", "'ll": "will", "'m": "am"}
MARK = re.compile(r"[\"“”]|(?<!\w)['‘]|['’](?!\w)")
LEAST_WORDS = 4  # of a quotation that tells by itself what was said
RUN = 3  # words in a row under which quotations meet
LONG = 6  # words in a row that nobody says by chance, whoever an outlet takes for the speaker
MOST_RUNS = 40  # of a long quotation that are kept


def quoted(one: Stated) -> str:
    """Return the speaker's own words in a content: all of a direct quotation, the parts between quotation marks of any other."""
    if one.claim.voice == "direct":
        return one.text
    if one.claim.voice not in QUOTED:
        return ""
    inside = " ".join(first or second for first, second in QUOTE.findall(one.text))
    return inside if MARK.search(one.text) else one.text  # a content without marks stands between them


def keys(one: Stated) -> Iterator[str]:
    """Yield under which keys quotations of one speaker meet: their runs of words."""
    words = spoken(quoted(one))
    if len(words) < LEAST_WORDS:
        return
    runs = [" ".join(words[at : at + RUN]) for at in range(min(MOST_RUNS, len(words) - RUN + 1))]
    yield from (f"quote {name} {run}" for name in voice_keys(one.claim.claimant) for run in runs)
    yield from (f"quote {' '.join(words[at : at + LONG])}" for at in range(min(MOST_RUNS, len(words) - LONG + 1)))


def links_of(one: Stated, near: Iterable[Stated]) -> Iterator[Link]:
    """Yield the link from a quotation to the earliest one of the same utterance that no other rule joins to it."""
    earlier = sorted((other for other in near if other.order < one.order), key=lambda other: other.order)
    for other in earlier:
        if not _may_be_one_voice(one, other) or is_variant(one, other) or other.claim.id == one.claim.id:
            continue
        if _overlaps(one, other):
            continue
        if is_cut(one, other):
            yield make_link(
                "quote_variant", (one.claim, other.claim), RULE, "one quotation carries the words of the other, cut differently"
            )
            return


def _may_be_one_voice(one: Stated, other: Stated) -> bool:
    """Whether two quotations have one speaker: one voice, or many words of which one outlet does not name the speaker."""
    left, right = one.claim.claimant, other.claim.claimant
    if same_speaker(left, right):
        return True
    named = all(actor.kind == "person" and not is_office(actor) for actor in (left, right))
    clash = left.side != right.side and not {left.side, right.side} & {OTHER, UNNAMED, None}
    one_name = left.name.casefold() == right.name.casefold() and " " in left.name  # whatever side each article takes its bearer to be of
    if ((named or clash) and not one_name) or not within_event(one.when, other.when):
        return False
    return min(len(WORD.findall(quoted(stated))) for stated in (one, other)) >= LONG


def _overlaps(left: Stated, right: Stated) -> bool:
    """Whether two contents stand on the same words of one article."""
    return left.claim.article == right.claim.article and left.claim.start < right.claim.end and right.claim.start < left.claim.end


def is_cut(left: Stated, right: Stated) -> bool:
    """Whether the speaker's words in the one, enough of them to tell, stand in the other; what an ellipsis leaves out may stand between."""
    shorter, longer = sorted((quoted(left), quoted(right)), key=lambda text: len(text.split()))
    parts = [words for part in ELLIPSIS.split(shorter) if (words := spoken(part))]
    if sum(map(len, parts)) < LEAST_WORDS:
        return False
    said, at = f" {' '.join(spoken(longer))} ", 0
    for part in parts:
        at = said.find(f" {' '.join(part)} ", at)
        if at < 0:
            return False
    return True


def spoken(text: str) -> list[str]:
    """Return the words of a quotation as they were spoken, whether an outlet contracts them or not ("we've", "we have")."""
    full = (CONTRACTED.sub(lambda found: f" {FULL[found.group(1)]}", word) for word in WORD.findall(text.casefold().replace("’", "'")))
    return " ".join(full).replace("can not", "cannot").replace("wo not", "will not").split()
