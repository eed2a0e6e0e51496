"""Events that are done by saying: accusations, requests, rejections, threats, promises."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from counterclaim.actor import INTL, NGO, OTHER, OUTLET, Actor
from counterclaim.claim import Claim
from counterclaim.extract.clauses import Slot, Voice
from counterclaim.extract.context import Reading
from counterclaim.extract.event_drafts import NO_ACTOR, Case, Draft, plover, sides_of
from counterclaim.extract.intervals import days_told
from counterclaim.noun import Span

LEAD = 24  # characters before a name in which a preposition makes it a place
ADDRESS_REACH = 120  # characters after a cue in which its addressees stand
REASON_REACH = 30  # characters behind a rejection in which "as baseless" stands
CAUTIONED_REACH = 6  # words between those who are told of a danger and what it is
CAUTIONED_OPENING = 2  # words of "its citizens about ..." where what is said begins with them
WARNED_OF = re.compile(r"\bwarn\w* of\b")
PLACE_LEAD = re.compile(r"\b(?:in|into|around|over|near|from|inside|outside|across)\s+(?:the\s+)?(?:[\w-]+\s+)?$")


def from_claims(case: Case) -> Iterator[Draft]:
    """Yield an event for each act of speech that PLOVER knows; joint speakers are the actors of one event."""
    for _, group in groupby(case.claims, key=lambda claim: (claim.spans, claim.speech_act)):
        joint = list(group)
        if all(_is_somebody(claim.claimant) for claim in joint):
            yield from _said(case, joint)


def _is_somebody(actor: Actor) -> bool:
    return actor.side not in NO_ACTOR and (actor.kind not in ("unknown", "unnamed") or actor.side != OTHER)


def _said(case: Case, joint: Sequence[Claim]) -> Iterator[Draft]:
    claim, span = joint[0], _whole_span(case.reading, joint[0])
    content = case.reading.article.text[claim.start : claim.end].casefold()
    actors = tuple(one.claimant for one in joint)
    outer = claim.chain[0].actor.side if len(claim.chain) > 1 else OUTLET
    date = days_told(claim.uttered_at)
    for number, (some, addressed) in enumerate(_exchanges(case, claim, span, actors)):
        span = _from_cue(case.reading, claim, span) if number == 1 else span
        kinds = dict.fromkeys(
            (*_kinds(claim, span.exact.casefold(), content, some, case), *_conditions(claim, _said_from_cue(case, claim)))
        )
        for kind, mode in kinds:
            if kind == "AGREE" and _only_if().search(content):
                continue  # "would talk only if Y withdrew" asks, and agrees to nothing yet
            recipients = addressed or _meant_by(case, kind, mode, some, content)
            yield Draft(kind, mode, span, some, recipients, Voice(outer, claim), f"events.said.{claim.speech_act}", date=date)


def _from_cue(reading: Reading, claim: Claim, span: Span) -> Span:
    """Return the words from the cue on: what the second of two who accuse each other has to himself."""
    start = min((one.start for one in claim.spans if one.role == "cue"), default=span.start)
    return Span(start, span.end, reading.article.text[start : span.end], "evidence")


def _meant_by(case: Case, kind: str, mode: str | None, actors: tuple[Actor, ...], content: str) -> tuple[Actor, ...]:
    """Return whom a call or a threat that addresses nobody means: those who fight, where it is about their fight.

    An end of the fighting is asked of those who fight; anything else may be asked of anybody. Only who fights threatens the enemy.
    """
    if kind == "REQUEST" and (mode is not None or any(word in content for word in plover().own_end)):
        return _enemies(case, actors)
    fights = sides_of(actors) <= sides_of(case.fighting)
    return _enemies(case, actors) if kind == "THREATEN" and fights else ()


def _enemies(case: Case, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return those who fight, without the side of ``actors``."""
    own = {actor.side for actor in actors}
    return tuple(actor for actor in case.fighting if actor.side not in own)


def _exchanges(case: Case, claim: Claim, span: Span, actors: tuple[Actor, ...]) -> Iterator[tuple[tuple[Actor, ...], tuple[Actor, ...]]]:
    """Yield who speaks to whom: all of them to whom they address, or each to the others ("A and B accuse each other")."""
    words = span.exact.casefold()
    if len(actors) > 1 and any(mark in words for mark in plover().mutual):
        for actor in actors:
            yield (actor,), tuple(other for other in actors if other.side != actor.side)
    else:
        yield actors, _addressed(case, claim, actors)


def _kinds(claim: Claim, said: str, content: str, actors: tuple[Actor, ...], case: Case) -> Iterator[tuple[str, str | None]]:
    """Yield type and mode of the act; ``said`` is the whole of it, cue and all."""
    words = plover()
    kind = words.acts.get(claim.speech_act)
    if kind is None:
        yield from _implied(claim, content, actors, case)
    elif kind == "THREATEN" and claim.speech_act == "warn" and any(mark in said for mark in words.appeals):
        if not WARNED_OF.search(said):  # "warned of a plot against X" asks nothing of anybody
            yield "REQUEST", "change"
    elif (kind == "AGREE" and any(mark in content for mark in words.no_offers)) or (
        kind == "REJECT" and content.startswith(words.silences)
    ):
        return
    elif kind == "THREATEN":
        forceful = any(word in content for word in words.force)
        cautions = claim.speech_act == "warn" and _cautions(said, content)
        if not cautions and (forceful or any(actor.side not in (INTL, NGO) for actor in actors)):
            yield kind, "violence" if forceful else None
    elif kind == "AGREE" and claim.speech_act == "offer" and _asks_others_to_stop(content, actors, case):
        yield "REQUEST", "yield"
    elif kind == "AGREE" and claim.speech_act == "accept" and _backs(claim):
        yield "SUPPORT", None
    elif kind == "AGREE" and claim.speech_act == "pledge" and (threat := _threat_in(content, actors, case)):
        yield "THREATEN", threat
    elif kind == "AGREE" and _refuses(content):
        yield "REJECT", "yield"
    elif kind == "REQUEST":
        yield from _requests(content, actors, case)
    elif not (kind == "REJECT" and _only_denies(_with_reason(case, claim, said))) and not (
        claim.speech_act == "condemn" and _calls_untrue(said)
    ):
        yield kind, words.act_modes.get(claim.speech_act)


def _cautions(said: str, content: str) -> bool:
    """Whether somebody is told of a danger from others: "warned its citizens about attacks in X"."""
    told = (*said.removesuffix(content).split()[-CAUTIONED_REACH:], *content.split()[:CAUTIONED_OPENING])
    return any(word.strip("\"'“”,.") in plover().cautioned for word in told)


def _threat_in(content: str, actors: tuple[Actor, ...], case: Case) -> str | None:
    """Return with what a pledge threatens, null where it promises no harm."""
    if _is_violent(content) or _fights_on(content, actors, case):
        return "violence"
    return "sanctions" if _punishes(content) else None


def _refuses(content: str) -> bool:
    """Whether what the act of agreeing governs is a refusal ("we will not accept ...")."""
    return any(kind == "REJECT" and pattern.search(content) for kind, _, pattern in _sayings())


def _backs(claim: Claim) -> bool:
    """Whether what somebody else does or proposes is welcomed or backed: that supports it, and agrees to nothing."""
    return any(span.role == "cue" and span.exact.casefold().startswith(plover().backing) for span in claim.spans)


def _said_from_cue(case: Case, claim: Claim) -> str:
    """Return the words of a claim from its cue on, without who speaks and what he says besides."""
    parts = [span for span in claim.spans if span.role in ("cue", "content")]
    start, end = min(span.start for span in parts), max(span.end for span in parts)
    return case.reading.article.text[start:end]


@cache
def _only_if() -> re.Pattern[str]:
    return re.compile("|".join(plover().only_if))


def _conditions(claim: Claim, said: str) -> Iterator[tuple[str, str | None]]:
    """Yield a request where what is said, accepted or refused depends on what others do first."""
    bound = claim.speech_act in plover().plain_acts or plover().acts.get(claim.speech_act) in ("AGREE", "REJECT")
    if bound and claim.voice != "narrator" and claim.claimant.side and _condition_words().search(said.casefold()):
        yield "REQUEST", "yield"


@cache
def _condition_words() -> re.Pattern[str]:
    return re.compile("|".join(plover().conditions))


def _asks_others_to_stop(content: str, actors: tuple[Actor, ...], case: Case) -> bool:
    """Whether an outsider offers the belligerents a way to stop: that asks them to."""
    fighting = {one.side for one in case.fighting}
    outside = bool(fighting) and all(actor.side not in fighting for actor in actors)
    return outside and any(word in content for word in plover().own_end)


def _is_violent(content: str) -> bool:
    """Whether what is promised is force, and no end of it."""
    if any(word in content for word in plover().going_on) and any(word in content for word in plover().violence):
        return True
    if _retribution().search(content):
        return True
    return any(word in content for word in plover().violence) and not any(word in content for word in plover().proposals)


@cache
def _retribution() -> re.Pattern[str]:
    return re.compile("|".join(plover().retribution))


def _punishes(content: str) -> bool:
    """Whether sanctions are promised, and not their end."""
    return any(word in content for word in plover().penalties) and not any(word in content for word in plover().relief)


def _fights_on(content: str, actors: tuple[Actor, ...], case: Case) -> bool:
    """Whether those who fight promise to go on with it ("will not stop until ...")."""
    fighting = {one.side for one in case.fighting}
    return all(actor.side in fighting for actor in actors) and any(word in content for word in plover().going_on)


def _calls_untrue(said: str) -> bool:
    """Whether a charge is called a lie: that denies it."""
    return any(word in said for word in plover().charges) and any(word in said for word in plover().untruths)


def _with_reason(case: Case, claim: Claim, said: str) -> str:
    """Return what is said with the words right behind it that say why it is rejected ("rejected it as baseless")."""
    end = max(span.end for span in claim.spans)
    return said + case.reading.article.text[end : end + REASON_REACH].casefold().partition(".")[0]


def _only_denies(said: str) -> bool:
    """Whether what is rejected is an allegation: a denial is no event."""
    return any(word in said for word in plover().allegations) and not any(word in said for word in plover().proposals)


def _requests(content: str, actors: tuple[Actor, ...], case: Case) -> Iterator[tuple[str, str | None]]:
    """Yield each thing asked for; a belligerent's call for an end is an agreement."""
    fighting = {one.side for one in case.fighting}
    own = all(actor.side in fighting for actor in actors) and any(word in content for word in plover().own_end)
    modes = [row.mode for row in plover().request_modes if any(word in content for word in row.words)]
    for mode in modes or [""]:
        yield "AGREE" if own else "REQUEST", mode or None


def _implied(claim: Claim, content: str, actors: tuple[Actor, ...], case: Case) -> Iterator[tuple[str, str | None]]:
    """Yield what a plain saying of a side amounts to by its content ("we will answer", "no talks while ...")."""
    if (
        claim.speech_act not in plover().plain_acts
        or claim.voice == "narrator"
        or not all(actor.side and actor.iso3 != OTHER for actor in actors)
    ):
        return
    for kind, mode, pattern in _sayings():
        if pattern.search(content):
            fighting = {one.side for one in case.fighting}
            if kind != "THREATEN" or all(actor.side in fighting or not fighting for actor in actors):
                yield kind, mode
                return


@cache
def _sayings() -> tuple[tuple[str, str | None, re.Pattern[str]], ...]:
    return tuple((row.type, row.mode, re.compile("|".join(row.patterns))) for row in plover().sayings)


def _addressed(case: Case, claim: Claim, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return whom the claim is about or addressed to: its addressee, else the first side named after its cue that is not the speaker's."""
    own = {actor.side for actor in actors}
    if claim.addressee and claim.addressee.side not in own | NO_ACTOR:  # a reporter who is told something is no party to it
        return tuple(_addressees(case, claim)) or (claim.addressee,)
    cue = min((span.end for span in claim.spans if span.role == "cue"), default=claim.start)
    for slot, start in _slots_between(case, min(cue, claim.start), claim.end):
        found = tuple(actor for actor in slot.actors if actor.side and actor.side not in own | NO_ACTOR)
        lead = case.reading.article.text[max(0, start - LEAD) : start]
        if found and not PLACE_LEAD.search(lead):
            return found
    return ()


def _addressees(case: Case, claim: Claim) -> Iterator[Actor]:
    """Yield the list of actors ("called on A and B") that the claim's addressee opens."""
    cue = min((span.end for span in claim.spans if span.role == "cue"), default=claim.start)
    for slot, _ in _slots_between(case, cue, max(claim.end, cue + ADDRESS_REACH)):
        if claim.addressee in slot.actors:
            yield from slot.actors
            return


def _slots_between(case: Case, low: int, high: int) -> Iterator[tuple[Slot, int]]:
    """Yield the slots that lie inside the article span ``low``..``high``, with their article offsets, in order."""
    for sentence in case.lines:
        passage = case.reading.passages[sentence.passage].passage
        if passage.end < low or passage.start > high:
            continue
        for slot in sentence.slots:
            start, end = passage.to_article(slot.start, slot.end)
            if low <= start and end <= high:
                yield slot, start


def _whole_span(reading: Reading, claim: Claim) -> Span:
    start, end = min(span.start for span in claim.spans), max(span.end for span in claim.spans)
    return Span(start, end, reading.article.text[start:end], "evidence")
