"""Events that a second reader finds where the rules tell none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.actor import Actor
from counterclaim.extract.clauses import Found, deniers, span_of, voices
from counterclaim.extract.context import DeedHint
from counterclaim.extract.event_drafts import Case, Draft, of_sides, plover, sides_of
from counterclaim.extract.event_harm import date_of, place_of
from counterclaim.extract.event_incidents import are_apart
from counterclaim.extract.event_parse import Parsed, head_of, parsed_lines
from counterclaim.extract.event_telling import is_left_real, is_of_nature
from counterclaim.extract.frames import frames
from counterclaim.extract.syntax import Syntax

ATTACK = "ASSAULT"
UNARMED = frozenset({"ngo", "outlet"})
HINTED = "events.second-reader"
MEASURE = "events.measure"
DOUBTED = ("events.incident", "events.said", "events.frame")  # rules that read any words of a kind; the others know what they look for
SIDE_BY_SIDE = ("conj", "parataxis", "ccomp")
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
    actors = _doers(hint)
    if not actors and sides_of(draft.actors) == {None}:  # neither knows the side of gunmen; who they are called stays
        return draft
    return replace(draft, actors=actors, recipients=tuple(one for one in draft.recipients if one.side not in sides_of(actors)))


def is_ruled_out(case: Case, draft: Draft) -> bool:
    """Whether the second reader has read all the words of a draft and sees no event of its type at any of them."""
    possible = case.reading.hints.possible
    if possible is None or not draft.rule.startswith(DOUBTED):
        return False
    passages = case.reading.passages
    read = [number for number, one in enumerate(passages) if _meets(draft, one.passage.start, one.passage.end)]
    if not all(passages[number].words for number in read):
        return False
    seen = ((number, start) for number, start, kind in possible if number in read and kind == draft.plover)
    return not any(_meets(draft, *passages[number].passage.to_article(start, start + 1)) for number, start in seen)


def _meets(draft: Draft, start: int, end: int) -> bool:
    return draft.span.start < end and start < draft.span.end


def from_hints(case: Case, told: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what the second reader alone finds; where a draft of the type shares its words, the rules have told it."""
    trees, found = dict(parsed_lines(case)), list[Draft]()
    for hint in (one for one in case.reading.hints.deeds if one.told):
        number = next(
            (at for at, line in enumerate(case.lines) if line.passage == hint.passage and line.start <= hint.start < line.end), None
        )
        if number is None or _is_told(case, hint, told) or _is_measure(case, hint, told):
            continue
        drafts = [] if _is_left_open(trees.get(number), hint) else list(_drafts(case, number, hint))
        known = [*told, *found]
        if not any(_is_one_with(case, trees.get(number), draft, other) for draft in drafts[:1] for other in known):
            found += drafts
            yield from drafts


def _is_one_with(case: Case, parsed: Parsed | None, draft: Draft, other: Draft) -> bool:
    """Whether two drafts of one type stand in one clause, or in one with the clause that tells what came of it: they tell one event."""
    if parsed is None or draft.line != other.line or draft.plover != other.plover:
        return False
    words = [head_of(case, parsed, one.span) for one in (draft, other)]
    return min(words) >= 0 and not _is_beside(parsed.syntax, *words) and not are_apart(parsed.syntax, *words)


def _is_beside(syntax: Syntax, one: int, other: int) -> bool:
    """Whether two words stand in predicates that are set side by side ("shelled A and raided B")."""
    return any(syntax.words[at].deprel in SIDE_BY_SIDE for at in syntax.between(one, other) if syntax.words[at].upos == "VERB")


def _is_left_open(parsed: Parsed | None, hint: DeedHint) -> bool:
    """Whether every word of attack in the words of an assault is negated, wished, planned or feared, or illness did it: rules say that."""
    if parsed is None or hint.plover != ATTACK:
        return False
    inside = (one for one in frames(parsed.syntax, parsed.words()) if hint.start <= parsed.syntax.words[one.word].start < hint.end)
    attacks = [one for one in inside if one.kind.type == ATTACK]
    return bool(attacks) and not any(is_left_real(parsed.syntax, one) and not is_of_nature(parsed.syntax, one.word) for one in attacks)


def _doers(hint: DeedHint) -> tuple[Actor, ...]:
    """Return who acts by the second reader: charities and outlets attack nobody."""
    return tuple(one for one in of_sides(hint.actors) if hint.plover != ATTACK or one.kind not in UNARMED)


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
            actors=_doers(hint),
            recipients=of_sides(hint.recipients),
            voice=voice,
            rule=HINTED,
            line=number,
            place=place_of(case.reading, match),
            date=date_of(case.reading, match),
            denied_by=deniers(case.claims, span.start, span.end),
        )
