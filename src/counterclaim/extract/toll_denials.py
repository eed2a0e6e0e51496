"""Tolls that somebody denies in words of its own: "Norland denies that", "a spokesman dismissed the figure"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.claim import Claim
from counterclaim.extract.context import made_by
from counterclaim.extract.toll_context import TollContext
from counterclaim.extract.toll_sides import stance_of
from counterclaim.extract.toll_war import NO_PARTY
from counterclaim.extract.toll_words import harm_words
from counterclaim.ids import content_id
from counterclaim.noun import Span
from counterclaim.toll import Toll

DENYING = frozenset({"deny", "reject"})
REACH = 400  # characters between a count and the denial of "the figure"
NEXT = 40  # characters between a statement and the denial of "that", which follows it at once


def denied_before(context: TollContext, claims: Sequence[Claim], tolls: Sequence[Toll]) -> Iterator[Toll]:
    """Yield the tolls that a denial takes up from the statement before it, as told, and denied, by who denies them.

    A pronoun takes up all that was stated, "the figure" one count alone; where several could be meant, none is.
    """
    ends = {claim.id: claim.end for claim in claims}
    for claim in claims:
        content = next((span for span in claim.spans if span.role == "content"), None)
        if claim.speech_act not in DENYING or claim.claimant.side in NO_PARTY or content is None:
            continue
        stated = _stated_before(claim, content, tolls)
        noun = _figure(content)
        if noun is not None and len(stated) == 1:
            yield _as_denied(context, stated[0], claim, noun)
        elif stated and claim.start - ends.get(stated[0].claim or "", 0) <= NEXT and content.exact.casefold() in harm_words().taking_up:
            yield from (_as_denied(context, toll, claim, None) for toll in stated)


def _stated_before(claim: Claim, content: Span, tolls: Sequence[Toll]) -> tuple[Toll, ...]:
    """Return the tolls, parts left out, of the latest statement before a denial: somebody else's, and near."""
    before = [toll for toll in tolls if toll.end <= claim.start and content.start - toll.end <= REACH]
    latest = max(before, key=lambda toll: toll.start, default=None)
    if latest is None or latest.claim is None or latest.claimant.side in (claim.claimant.side, None):
        return ()
    return tuple(toll for toll in before if toll.claim == latest.claim and toll.part_of is None and toll.value_status == "stated")


def _figure(content: Span) -> Span | None:
    """Return "the figure", "that number" at the start of what is denied."""
    words = content.exact.split()
    first = words[0].casefold() if words else ""
    length = 2 if first in harm_words().determiners and len(words) > 1 else 1
    if not words or words[length - 1].casefold() not in harm_words().figures:
        return None
    exact = content.exact[: content.exact.index(words[length - 1]) + len(words[length - 1])]
    return Span(content.start, content.start + len(exact), exact, "number")


def _as_denied(context: TollContext, toll: Toll, claim: Claim, number: Span | None) -> Toll:
    """Return a toll as the one who denies it tells it; ``number`` is what takes its number up, null where a pronoun does."""
    cue = tuple(span for span in claim.spans if span.role == "cue")
    numbers = tuple(span for span in toll.spans if span.role == "number") if number is None else (number,)
    return replace(
        toll,
        id=content_id("toll", toll.id, "denied", claim.id),
        start=numbers[0].start,
        end=numbers[0].end,
        text=numbers[0].exact,
        spans=(*numbers, *cue),
        provenance=made_by("toll.denied"),
        claim=claim.id,
        claimant=claim.claimant,
        stance=stance_of(claim.claimant, toll.subject.side, context.war),
        value_status="denied",
        gloss=None,
    )
