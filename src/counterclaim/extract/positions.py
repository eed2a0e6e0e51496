"""Demands, and where actors stand on a demand or a claim."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from counterclaim.actor import OTHER, UNNAMED, Actor
from counterclaim.claim import Claim, Demand, Position
from counterclaim.extract.context import Reading, made_by
from counterclaim.extract.parties import belligerents
from counterclaim.ids import content_id
from counterclaim.noun import Span
from counterclaim.vocabulary.cues import verbs_by_form
from counterclaim.vocabulary.stances import finder, stances
from counterclaim.vocabulary.times import times

Stance = Literal["accept", "conditional", "reject", "counter"]
ASKING = frozenset({"demand", "call_for"})
OBLIGATION = re.compile(r"\b(?:must|should|has to|have to|needs? to|ought to)\b", re.IGNORECASE)
OWN_NAME = 40  # characters of a content within which its subject's name ends
ENDORSED = 8  # words of a content within which what is backed is named
LONGEST_TIME = 4  # words of a time that ends a content ("the end of last month" is none)
LONGEST_REFUSAL = 12  # words between "no" and the condition that withholds it
SAME_SENTENCE = 260  # characters within which one demand answers another ("X called for ... as Y demanded ...")


def extract_demands(reading: Reading, claims: Sequence[Claim]) -> tuple[Demand, ...]:
    """Return what is asked of whom, one record for each wording; joint speakers ask together."""
    demands: dict[str, Demand] = {}
    for group in _wordings(claims):
        if group[0].speech_act in ASKING or _warns_off(reading, group[0]):
            demand = _demand(reading, group)
            demands.setdefault(demand.id, demand)
    return tuple(demands.values())


def extract_positions(reading: Reading, claims: Sequence[Claim]) -> tuple[Position, ...]:
    """Return where actors stand: denials and refusals reject, demands that answer a demand counter, conditions are kept verbatim."""
    positions: dict[str, Position] = {}
    for claim in claims:
        for position in _positions(reading, claim, claims):
            positions.setdefault(position.id, position)
    return tuple(positions.values())


def _wordings(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Group the claims of joint speakers: same content, same cue."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.start, claim.end, *_cue(claim)), []).append(claim)
    yield from groups.values()


def _cue(claim: Claim) -> tuple[int, ...]:
    return tuple(span.start for span in claim.spans if span.role == "cue")


def _warns_off(reading: Reading, claim: Claim) -> bool:
    return claim.speech_act == "warn" and reading.article.text[claim.start : claim.end].casefold().startswith(("not to ", "against "))


def _demand(reading: Reading, group: Sequence[Claim]) -> Demand:
    claim = group[0]
    return Demand(
        id=content_id("demand", claim.article, claim.start, claim.end, [c.claimant.name for c in group]),
        article=claim.article,
        start=claim.start,
        end=claim.end,
        spans=claim.spans,
        provenance=made_by("positions.demand"),
        by=tuple(c.claimant for c in group),
        of=_asked(reading, claim),
        content=reading.article.text[claim.start : claim.end],
        claim=claim.id,
    )


def _asked(reading: Reading, claim: Claim) -> tuple[Actor, ...]:
    """Return of whom it is asked: the addressee, the subject of "must" or "to", or those who fight where peace is asked for."""
    if claim.addressee is not None:
        return (claim.addressee,)
    content = reading.article.text[claim.start : claim.end]
    obliged = OBLIGATION.search(content)
    limit = claim.start + obliged.start() if obliged else claim.end
    subject = _mentioned(reading, claim, limit) if obliged or " to " in content else ()
    if subject:
        return subject
    asks_peace = finder("peace").find([word.strip("'’‘\"“”.,").casefold() for word in content.split()]) is not None
    return belligerents(reading.passages) if asks_peace else ()


def _mentioned(reading: Reading, claim: Claim, limit: int) -> tuple[Actor, ...]:
    """Return the actors named first inside the content, before ``limit``."""
    for index, passage in enumerate(reading.passages):
        if not passage.passage.start <= claim.start < passage.passage.end:
            continue
        for number, mention in enumerate(passage.actors):
            start, end = passage.passage.to_article(mention.start, mention.end)
            if claim.start <= start and end <= limit and (actors := reading.actors_of(index, number)):
                return actors
    return ()


def _positions(reading: Reading, claim: Claim, claims: Sequence[Claim]) -> Iterator[Position]:
    content = reading.article.text[claim.start : claim.end]
    if _is_silence(content):
        return
    condition = _condition(content, _is_own(reading, claim, content)) if claim.speech_act not in ("deny", "condemn", "accuse") else None
    trailing = _trailing(reading, claim) if condition is None and claim.speech_act in ("accept", "offer", "pledge") else None
    withheld = _withheld(content) if claim.speech_act not in ("deny", "condemn", "accuse", "warn") else None
    if withheld is not None:
        yield _position(reading, claim, "conditional", withheld)
    elif claim.speech_act in ("deny", "reject"):
        yield _position(reading, claim, "reject", condition)
    elif (condition or trailing) is not None and claim.speech_act in CONDITIONABLE:
        yield _position(reading, claim, "conditional", condition or trailing)
    elif claim.speech_act == "accept" or _consents(claim, content) or _endorses(claim, content):
        yield _position(reading, claim, "accept", None)
    elif (claim.speech_act == "demand" and _answers(claim, claims)) or _puts_first(reading, claim, content):
        yield _position(reading, claim, "counter", (0, len(content)))


def _is_silence(content: str) -> bool:
    """Whether what is declined is to speak or to be named, which says nothing on any matter."""
    found = finder("silences").find(_plain(content))
    return found is not None and found[0] == 0


CONDITIONABLE = frozenset({"demand", "call_for", "state", "claim", "pledge", "offer", "accept", "assess"})


COUNTERING = ASKING | {"state", "claim"}
CONSENTING = frozenset({"pledge", "state", "announce", "offer", "claim", "confirm"})
TRADED = frozenset({("in", "exchange", "for"), ("in", "return", "for")})
OWN = re.compile(r"^(?:that )?(?:to|it|they|he|she|we|i|its|their|his|her|our)\b", re.IGNORECASE)
OURSELVES = frozenset({"we", "i", "our"})
NEGATED = re.compile(r"\b(?:no|not|never|nor|nothing|cannot|can't|won't|wouldn't|refuse[ds]?)\b", re.IGNORECASE)


def _consents(claim: Claim, content: str) -> bool:
    """Whether somebody promises to keep what was asked ("promised to respect the truce", "said it would abide by the deal")."""
    if claim.speech_act not in CONSENTING or not OWN.match(content) or NEGATED.search(content):
        return False
    return finder("consents").find(_plain(content)) is not None


def _endorses(claim: Claim, content: str) -> bool:
    """Whether somebody backs a plan or a truce ("backed the plan")."""
    cue = next((span.exact for span in claim.spans if span.role == "cue"), "").casefold()
    backs = {verb.lemma for verb, _ in verbs_by_form().get(cue.partition(" ")[0], ())} & stances().endorsement.cues
    return bool(backs) and finder("endorsed").find(_plain(content)[:ENDORSED]) is not None


def _puts_first(reading: Reading, claim: Claim, content: str) -> bool:
    """Whether a demand answers what was asked: "X must first C", "demanded instead that C", "Instead X demanded"."""
    if claim.speech_act in COUNTERING and finder("counters").find(_plain(content)) is not None:
        return True
    spans = [span for span in claim.spans if span.role in ("source", "cue")]
    if claim.speech_act not in ASKING or not spans:
        return False
    start = min(span.start for span in spans)
    return "instead" in reading.article.text[max(0, start - len("Instead ")) : claim.start].casefold()


def _trailing(reading: Reading, claim: Claim) -> tuple[int, int] | None:
    """Return the condition that opens right behind the content ('accepted the demand "on condition that C"'), as offsets from its start."""
    tail = re.split(r"[.\n”\"]", reading.article.text[claim.end : claim.end + SAME_SENTENCE].lstrip(" ,\"“‘'"), maxsplit=1)[0]
    start = reading.article.text.find(tail, claim.end) - claim.start if tail else 0
    words = [(match.start(), match.group().casefold()) for match in re.finditer(r"[\w’'-]+", tail)]
    found = finder("openers").find([word for _, word in words])
    if found is None or found[0] > 1 or found[1] >= len(words):
        return None
    return start + words[found[1]][0], start + len(tail.rstrip(" ’'"))


def _plain(content: str) -> list[str]:
    return [word.strip("'’‘\"“”.,").casefold() for word in content.split()]


def _withheld(content: str) -> tuple[int, int] | None:
    """Return the condition behind a refusal ("no talks while they shell us": "they shell us") as offsets into the content."""
    refusal = NEGATED.search(content)
    if refusal is None:
        return None
    words = [(match.start(), match.end(), match.group().casefold()) for match in re.finditer(r"[\w’'-]+", content)]
    later = [word for word in words if word[0] >= refusal.end()]
    found = finder("withheld").find([lower for _, _, lower in later])
    if found is None or found[1] >= len(later) or found[0] > LONGEST_REFUSAL or _is_time([lower for _, _, lower in later[found[1] :]]):
        return None
    end = content.find(",", later[found[1]][0])
    return later[found[1]][0], end if end > 0 else len(content)


def _answers(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether another side asks for something else right before, in the same breath."""
    return any(
        other.speech_act in ASKING and other.claimant.side != claim.claimant.side and 0 <= claim.start - other.end <= SAME_SENTENCE // 3
        for other in claims
    )


def _is_own(reading: Reading, claim: Claim, content: str) -> bool:
    """Whether the content's subject is the speaker: a pronoun, or a name of the same side."""
    if OWN.match(content):
        return True
    first = _mentioned(reading, claim, claim.start + OWN_NAME)
    return claim.claimant.side not in (None, UNNAMED, OTHER) and any(actor.side == claim.claimant.side for actor in first)


def _condition(content: str, own: bool) -> tuple[int, int] | None:
    """Return the condition in a content as offsets into it: after "only if", the main clause of "if there is to be peace", after "is"."""
    words = [(match.start(), match.end(), match.group().casefold()) for match in re.finditer(r"[\w’'-]+", content)]
    lower = [word for _, _, word in words]
    if (found := finder("purposes").find(lower)) is not None:
        return _main_clause(content, words, found[0])
    if (found := finder("paths").find(lower)) is not None:
        verb = next((k for k in range(found[1] - 1, len(words)) if lower[k] in {"is", "was", "remains"}), None)
        return (words[verb + 1][0], len(content)) if verb is not None and verb + 1 < len(words) else None
    if (opening := _own_if(lower) if own else None) is not None:
        end = content.find(",", words[opening][0])
        return words[opening][0], end if end > 0 else len(content)
    if (found := finder("openers").find(lower)) is not None and found[1] < len(words) and not _is_no_condition(lower, *found[:2]):
        end = content.find(",", words[found[1]][0])
        return words[found[1]][0], end if end > 0 else len(content)
    return None


def _is_no_condition(lower: Sequence[str], first: int, end: int) -> bool:
    """Whether what looks like an opener is a verb ("is providing air cover"), bounds nothing ("as long as they can") or opens none.

    A time is no condition ("until 2012", "the day before"), nor is what the speakers vow to reach themselves ("until we free the town").
    """
    conditions = stances().conditions
    verb = lower[first] in conditions.verbs and not conditions.auxiliaries.isdisjoint(lower[max(0, first - 2) : first])
    vowed = lower[end - 1] == "until" and lower[end] in OURSELVES and NEGATED.search(" ".join(lower[:first])) is None
    return verb or vowed or _is_time(lower[end:]) or not conditions.able.isdisjoint(lower[end : end + 2])


def _is_time(words: Sequence[str]) -> bool:
    """Whether words behind an opener are a time: a day, a month or a figure, or a short "last month" that ends the content."""
    first = words[0]
    dated = first in times().weekdays or first in times().months or first.isdigit()
    return dated or (first in stances().conditions.times and len(words) <= LONGEST_TIME)


def _own_if(lower: Sequence[str]) -> int | None:
    """Return the word after "if", "when" or "once" where it limits what the speaker is ready to do ("it would stop if"), else null."""
    for place, word in enumerate(lower[:-2]):
        traded = tuple(lower[place : place + 3]) in TRADED
        if (
            (traded or word in {"if", "when", "once"})
            and stances().conditions.ready.intersection(lower[:place])
            and "be" not in lower[:place]
        ):
            return place + (3 if traded else 1)
    return None


def _main_clause(content: str, words: Sequence[tuple[int, int, str]], purpose: int) -> tuple[int, int] | None:
    """Return the clause with the obligation: after the comma where the purpose comes first, else what stands before it."""
    start = words[purpose][0]
    if purpose > 2:
        head = content[:start].rstrip(" ,")
        return (0, len(head)) if OBLIGATION.search(head) else None
    comma = content.find(",", start)
    return (comma + 2, len(content.rstrip(". "))) if comma > 0 and OBLIGATION.search(content[comma:]) else None


def _position(reading: Reading, claim: Claim, stance: Stance, condition: tuple[int, int] | None) -> Position:
    text = reading.article.text
    spans = claim.spans
    verbatim = None
    if condition is not None:
        start, end = claim.start + condition[0], claim.start + condition[1]
        verbatim = text[start:end]
        spans = (*spans, Span(start, end, verbatim, "condition"))
    return Position(
        id=content_id("position", claim.id, stance),
        article=claim.article,
        start=claim.start,
        end=claim.end,
        spans=spans,
        provenance=made_by(f"positions.{stance}"),
        actor=claim.claimant,
        on=text[claim.start : claim.end],
        stance=stance,
        condition=verbatim,
        claim=claim.id,
    )
