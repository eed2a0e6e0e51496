"""Events that a second reader finds where the rules tell none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.extract.clauses import Found, deniers, span_of, voices
from counterclaim.extract.context import DeedHint
from counterclaim.extract.event_drafts import Case, Draft, of_sides, plover, sides_of
from counterclaim.extract.event_harm import date_of, place_of

HINTED = "events.second-reader"
MEASURE = "events.measure"
NEAR = 20  # characters between the verb of a measure and its noun


def as_hinted(case: Case, draft: Draft) -> Draft:
    """Return a draft with who acts by the second reader, where it is sure and the rules name nobody, or very sure."""
    hint = next((one for one in case.reading.hints.deeds if one.parted and _is_told(case, one, (draft,))), None)
    if hint is None or draft.plover in plover().together or sides_of(hint.actors) & sides_of(draft.actors):
        return draft
    if sides_of(hint.actors) & sides_of(draft.recipients):  # who suffers by the words did not do it
        return draft
    if of_sides(draft.actors) and not hint.sure:
        return draft
    actors = of_sides(hint.actors)
    return replace(draft, actors=actors, recipients=tuple(one for one in draft.recipients if one.side not in sides_of(actors)))


def from_hints(case: Case, told: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what the second reader alone finds; where a draft of the type shares its words, the rules have told it."""
    for hint in (one for one in case.reading.hints.deeds if one.told):
        number = next(
            (at for at, line in enumerate(case.lines) if line.passage == hint.passage and line.start <= hint.start < line.end), None
        )
        if number is not None and not _is_told(case, hint, told) and not _is_measure(case, hint, told):
            yield from _drafts(case, number, hint)


def _is_told(case: Case, hint: DeedHint, told: Sequence[Draft]) -> bool:
    start, end = case.reading.passages[hint.passage].passage.to_article(hint.start, hint.end)
    return any(draft.plover == hint.plover and draft.span.start < end and start < draft.span.end for draft in told)


def _is_measure(case: Case, hint: DeedHint, told: Sequence[Draft]) -> bool:
    """Whether the words of a deed are those of a measure, which is no other deed ("imposed a curfew")."""
    start, end = case.reading.passages[hint.passage].passage.to_article(hint.start, hint.end)
    taken = (draft.span for draft in told if draft.rule == MEASURE)
    return any(span.start < end + NEAR and start - NEAR < span.end for span in taken)


def _drafts(case: Case, number: int, hint: DeedHint) -> Iterator[Draft]:
    match = Found(case.lines[number], hint.start, hint.end, hint.actors, hint.recipients, "")
    span = span_of(case.reading, match)
    for voice in voices(case.claims, span.start, span.end):
        yield Draft(
            plover=hint.plover,
            mode=None,
            span=span,
            actors=of_sides(hint.actors),
            recipients=of_sides(hint.recipients),
            voice=voice,
            rule=HINTED,
            line=number,
            place=place_of(case.reading, match),
            date=date_of(case.reading, match),
            denied_by=deniers(case.claims, span.start, span.end),
        )
