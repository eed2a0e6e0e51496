"""Demands, and where actors stand on a demand or a claim."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from counterclaim.actor import OTHER, UNNAMED, Actor
from counterclaim.claim import Claim, Demand, Position
from counterclaim.extract.conditions import NEGATED, OBLIGATION, clause_end, condition_in, is_bound, plain_words, withheld_in
from counterclaim.extract.content_tree import ContentTree, content_tree
from counterclaim.extract.context import Reading, made_by
from counterclaim.extract.frames import is_subjunctive
from counterclaim.extract.parties import belligerents
from counterclaim.extract.standpoints import Standpoint, standpoints
from counterclaim.extract.syntax import SUBJECTS
from counterclaim.ids import content_id
from counterclaim.mention import ActorMention
from counterclaim.noun import Span
from counterclaim.vocabulary.cues import verbs_by_form
from counterclaim.vocabulary.stances import finder, stances

Stance = Literal["accept", "conditional", "reject", "counter"]
ASKING = frozenset({"demand", "call_for"})
CONDITIONABLE = frozenset({"demand", "call_for", "state", "claim", "pledge", "offer", "accept", "assess", "announce", "threaten"})
UNCONDITIONAL = frozenset({"deny", "condemn", "accuse"})
COUNTERING = ASKING | {"state", "claim"}
CONSENTING = frozenset({"pledge", "state", "announce", "offer", "claim", "confirm"})
SAYING = CONSENTING | {"assess", "accept"}
UNDENIED = re.compile(
    r"\b(?:not|never|neither|nor)(?: \w+)?? (?:deny|denied|dispute[ds]?|contest(?:ed)?|reject(?:ed)?|rul(?:e|ed) out)\b", re.IGNORECASE
)
OWN = re.compile(r"^(?:that )?(?:to|it|they|he|she|we|i|its|their|his|her|our|would|will|could|can|might)\b", re.IGNORECASE)
OWN_NAME = 40  # characters of a content within which its subject's name ends
ENDORSED = 8  # words of a content within which what is backed is named
SENTENCE_END = re.compile(r"[.!?][\"”’']*\s")
WHEN = frozenset({"before"})
ASIDE = 40  # characters behind a content within which who says it may stand
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
    told = tuple(positions.values())
    for one in standpoints(reading):
        near = [position for position in told if _meets(position, one)]
        for actor in one.actors:
            if all(position.actor.side != actor.side for position in near):
                position = _told(reading, one, actor)
                positions.setdefault(position.id, position)
    return tuple(positions.values())


def _meets(position: Position, one: Standpoint) -> bool:
    """Whether a claim's position stands in the words of a standpoint."""
    return position.start < one.words.end and one.words.start < position.end


def _told(reading: Reading, one: Standpoint, actor: Actor) -> Position:
    """Return the position that a verb tells of an actor, without a claim of theirs."""
    return Position(
        id=content_id("position", reading.article.text_sha256, one.words.start, one.words.end, actor.name, one.stance),
        article=reading.article.id,
        start=one.words.start,
        end=one.words.end,
        spans=(one.words, *((one.condition,) if one.condition else ())),
        provenance=made_by(f"positions.told.{one.stance}"),
        actor=actor,
        on=one.on.exact,
        stance=one.stance,
        condition=one.condition.exact if one.condition else None,
        claim=None,
    )


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
        of=_asked(reading, group),
        content=reading.article.text[claim.start : claim.end],
        claim=claim.id,
    )


def _asked(reading: Reading, group: Sequence[Claim]) -> tuple[Actor, ...]:
    """Return of whom joint speakers ask something: of none of themselves."""
    asking = {claim.claimant.name for claim in group}
    return tuple(actor for actor in _bidden(reading, group[0]) if actor.name not in asking)


def _bidden(reading: Reading, claim: Claim) -> tuple[Actor, ...]:
    """Return whom a demand names: the addressee, the subject of "must" or "to", or those who fight where peace is asked for."""
    if claim.addressee is not None:
        return (claim.addressee,)
    content = reading.article.text[claim.start : claim.end]
    obliged = OBLIGATION.search(content)
    limit = claim.start + obliged.start() if obliged else claim.end
    subject = _mentioned(reading, claim, limit) if obliged or " to " in content else ()
    subject = subject or _who_is_to(reading, claim)
    if subject:
        return subject
    asks_peace = finder("peace").find([word.strip("'’‘\"“”.,").casefold() for word in content.split()]) is not None
    return belligerents(reading.passages) if asks_peace else ()


def _who_is_to(reading: Reading, claim: Claim) -> tuple[Actor, ...]:
    """Return the subject of what is asked by a bare verb ("demanded that N withdraw", "insists that N be tried")."""
    tree = content_tree(reading, claim.start, claim.end)
    if tree is None:
        return ()
    bidden = next((one for one in tree.predicates() if is_subjunctive(tree.syntax, one)), -1)
    subject = tree.syntax.of(bidden, (*SUBJECTS, "nsubj:pass")) if bidden >= 0 else ()
    starts = {tree.starts[word] for one in subject for word in tree.syntax.below(one)}
    return next((who for start, end, _, who in _mentions(reading, claim) if who and any(start <= one < end for one in starts)), ())


def _mentioned(reading: Reading, claim: Claim, limit: int) -> tuple[Actor, ...]:
    """Return the actors named first inside the content, before ``limit``."""
    return next((who for _, end, _, who in _mentions(reading, claim) if end <= limit and who), ())


def _mentions(reading: Reading, claim: Claim) -> Iterator[tuple[int, int, ActorMention, tuple[Actor, ...]]]:
    """Yield the mentions from the content on, each with its article offsets and whom it stands for."""
    for index, passage in enumerate(reading.passages):
        if not passage.passage.start <= claim.start < passage.passage.end:
            continue
        for number, mention in enumerate(passage.actors):
            start, end = passage.passage.to_article(mention.start, mention.end)
            if claim.start <= start:
                yield start, end, mention, reading.actors_of(index, number)


def _positions(reading: Reading, claim: Claim, claims: Sequence[Claim]) -> Iterator[Position]:
    content = reading.article.text[claim.start : claim.end]
    if _is_silence(content) or not any(letter.isalpha() for letter in content) or _is_left_open(reading, claim):
        return
    tree = content_tree(reading, claim.start, claim.end)
    own = _is_own(reading, claim, content)
    condition = _conditional(reading, claim, content, own, tree)
    if condition is not None:
        yield _position(reading, claim, "conditional", condition)
    elif _refuses(claim, own, tree):
        yield _position(reading, claim, "reject", None)
    elif (
        claim.claimant.side != UNNAMED
        and not _is_ruled_out(tree)
        and (_accepts(reading, claim, content) or _consents(claim, content) or _endorses(claim, content))
    ):
        yield _position(reading, claim, "accept", None)
    elif (claim.speech_act == "demand" and _answers(reading, claim, claims)) or _puts_first(reading, claim, content):
        yield _position(reading, claim, "counter", (0, len(content)))


def _is_left_open(reading: Reading, claim: Claim) -> bool:
    """Whether somebody does not deny or refuse something ("did not deny that"), which neither grants nor rejects it."""
    before = reading.article.text[min(span.start for span in claim.spans) : claim.start]
    return claim.speech_act in ("deny", "reject") and UNDENIED.search(before) is not None


def _conditional(reading: Reading, claim: Claim, content: str, own: bool, tree: ContentTree | None) -> tuple[int, int] | None:
    """Return the condition on which the claimant would do what is said, or would no longer refuse it, as offsets into the content."""
    if claim.speech_act in UNCONDITIONAL or claim.claimant.side == UNNAMED:
        return None
    if claim.speech_act == "reject":
        found = withheld_in(content, refused=True) or _trailing(reading, claim, "withheld")
    else:
        found = withheld_in(content) if claim.speech_act != "warn" or _fights(reading, claim) else None
        if found is None and claim.speech_act in CONDITIONABLE:
            trails = claim.speech_act in ("accept", "offer", "pledge", "announce")
            found = condition_in(content, own) or (_trailing(reading, claim) if trails else None)
    if found is None or tree is None or found[0] >= len(content):  # what trails behind the content is no part of its tree
        return found
    found = found[0], min(found[1], clause_end(tree, claim.start + found[0], claim.end) - claim.start)
    return found if is_bound(tree, claim.start + found[0], _others_act(reading, claim, found)) else None


def _fights(reading: Reading, claim: Claim) -> bool:
    """Whether the claimant's side is at war, so that what it warns of is its own to do."""
    return any(actor.side == claim.claimant.side for actor in belligerents(reading.passages))


def _others_act(reading: Reading, claim: Claim, condition: tuple[int, int]) -> bool:
    """Whether a condition names another side than the claimant's, or what fighting another side does."""
    start, end = claim.start + condition[0], claim.start + condition[1]
    if finder("war").find(plain_words(reading.article.text[start:end])) is not None:
        return True
    return any(
        start <= at < end and (who or mention.form == "pronoun") and all(one.side != claim.claimant.side for one in who)
        for at, _, mention, who in _mentions(reading, claim)
    )


def _refuses(claim: Claim, own: bool, tree: ContentTree | None) -> bool:
    """Whether the claimant denies or refuses something: by the act, or by a verb of yielding that is negated ("would accept no deal")."""
    if claim.speech_act in ("deny", "reject"):
        return tree is None or claim.speech_act == "deny" or not any(tree.is_nothing_there(one) for one in tree.predicates())
    if tree is None or claim.speech_act not in SAYING:
        return False
    if any(tree.is_impossible(one) for one in tree.predicates()):
        return True
    if not own:
        return False
    verbs = stances().yielding.verbs
    return any(tree.lemma(one) in verbs and tree.is_open(one) and tree.is_negated(one) for one in tree.predicates())


def _is_ruled_out(tree: ContentTree | None) -> bool:
    """Whether the content as a whole is what will not be done ("we will not go back, whatever they sign")."""
    head = next(tree.predicates(), -1) if tree is not None else -1
    return tree is not None and head >= 0 and tree.is_open(head) and tree.is_negated(head)


def _accepts(reading: Reading, claim: Claim, content: str) -> bool:
    """Whether the act itself accepts; what is praised or hailed is accepted only where it is a plan or a truce."""
    lemmas = _cue_lemmas(claim)
    said = reading.article.text[min((span.start for span in claim.spans if span.end <= claim.end), default=claim.start) : claim.end]
    if claim.speech_act != "accept" or not stances().endorsement.guilt.isdisjoint(plain_words(said)):
        return False
    if "agree" in lemmas and not content.startswith("to ") and not _names_a_plan(content):
        return False  # who agrees that something is so takes no stand on a demand
    return stances().endorsement.cheers.isdisjoint(lemmas) or _names_a_plan(content)


def _is_silence(content: str) -> bool:
    """Whether what is declined is to speak or to be named, which says nothing on any matter."""
    found = finder("silences").find(plain_words(content))
    return found is not None and found[0] == 0


def _consents(claim: Claim, content: str) -> bool:
    """Whether somebody promises to keep what was asked ("promised to respect the truce", "said it would abide by the deal")."""
    if claim.speech_act not in CONSENTING or not OWN.match(content) or NEGATED.search(content):
        return False
    return finder("consents").find(plain_words(content)) is not None


def _endorses(claim: Claim, content: str) -> bool:
    """Whether somebody backs a plan or a truce ("backed the plan")."""
    return not stances().endorsement.cues.isdisjoint(_cue_lemmas(claim)) and _names_a_plan(content)


def _names_a_plan(content: str) -> bool:
    return finder("endorsed").find(plain_words(content)[:ENDORSED]) is not None


def _cue_lemmas(claim: Claim) -> frozenset[str]:
    cue = next((span.exact for span in claim.spans if span.role == "cue"), "").casefold()
    return frozenset(verb.lemma for verb, _ in verbs_by_form().get(cue.partition(" ")[0], ()))


def _puts_first(reading: Reading, claim: Claim, content: str) -> bool:
    """Whether a demand answers what was asked: "X must first C", "demanded instead that C", "Instead X demanded"."""
    if claim.speech_act in COUNTERING and finder("counters").find(plain_words(content)) is not None:
        return True
    spans = [span for span in claim.spans if span.role in ("source", "cue")]
    if claim.speech_act not in ASKING or not spans:
        return False
    start = min(span.start for span in spans)
    return "instead" in reading.article.text[max(0, start - len("Instead ")) : claim.start].casefold()


def _trailing(reading: Reading, claim: Claim, openers: str = "openers") -> tuple[int, int] | None:
    """Return the condition that opens right behind the content ('accepted the demand "on condition that C"'), as offsets from its start.

    Who says it, and the cue, may stand between ("is ready to meet them, he said, provided that C").
    """
    between = [span.end for span in claim.spans if span.role in ("source", "cue") and 0 <= span.start - claim.end <= ASIDE]
    end = max([claim.end, *between])
    tail = re.split(r"[.\n”\"]", reading.article.text[end : end + SAME_SENTENCE].lstrip(" ,\"“‘'"), maxsplit=1)[0]
    start = reading.article.text.find(tail, end) - claim.start if tail else 0
    words = [(match.start(), match.group().casefold()) for match in re.finditer(r"[\w’'-]+", tail)]
    found = finder(openers).find([word for _, word in words])
    if found is not None and openers == "withheld" and words[found[0]][1] in WHEN:
        return None  # "rejected the report before it appeared" tells when
    if found is None or found[0] > 1 or found[1] >= len(words):
        return None
    return start + words[found[1]][0], start + len(tail.rstrip(" ’'"))


def _answers(reading: Reading, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether another side asks for something else right before, in the same sentence."""
    asked = (one for one in claims if one.speech_act in ASKING and one.claimant.side != claim.claimant.side)
    near = (reading.article.text[one.end : claim.start] for one in asked if 0 <= claim.start - one.end <= SAME_SENTENCE // 3)
    return any(SENTENCE_END.search(between) is None for between in near)


def _is_own(reading: Reading, claim: Claim, content: str) -> bool:
    """Whether the content's subject is the speaker: a pronoun, or a name of the same side."""
    if OWN.match(content):
        return True
    first = _mentioned(reading, claim, claim.start + OWN_NAME)
    return claim.claimant.side not in (None, UNNAMED, OTHER) and any(actor.side == claim.claimant.side for actor in first)


def _whole(text: str, claim: Claim) -> tuple[int, int]:
    """Return the words of a position: who takes it, how, and on what ("a charge that X denies" with the charge), in one paragraph."""
    near = [claim.start, claim.end]
    for span in claim.spans:
        if span.role in ("source", "cue") and "\n" not in text[min(span.start, claim.start) : max(span.end, claim.end)].strip():
            near += [span.start, span.end]
    return min(near), max(near)


def _position(reading: Reading, claim: Claim, stance: Stance, condition: tuple[int, int] | None) -> Position:
    text = reading.article.text
    spans = claim.spans
    verbatim = None
    if condition is not None:
        start, end = claim.start + condition[0], claim.start + condition[1]
        verbatim = text[start:end]
        spans = (*spans, Span(start, end, verbatim, "condition"))
    start, end = _whole(text, claim)
    return Position(
        id=content_id("position", claim.id, stance),
        article=claim.article,
        start=start,
        end=end,
        spans=spans,
        provenance=made_by(f"positions.{stance}"),
        actor=claim.claimant,
        on=text[claim.start : claim.end],
        stance=stance,
        condition=verbatim,
        claim=claim.id,
    )
