"""Statements that a matcher sets against each other where the rules of words find nothing (steps 1, 3, 4, 7 and 8 of the ordered rules).

Two outlets can tell one thing in words of which they share hardly any. What the rules demand of who speaks, of whom, and when holds here
too; only whether the words mean the same matter, and yes or no to it, is asked of the matcher. Where a rule of words joins two statements,
its link stands and the matcher is not asked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from counterclaim.actor import UNNAMED
from counterclaim.claim import Claim, Position
from counterclaim.link import Link, LinkKind
from counterclaim.reconcile import blame, meetings, quotes, renderings
from counterclaim.reconcile.denials import addressed, can_deny, dimension, is_contrary, is_denial, is_verdict, overlap
from counterclaim.reconcile.matching import Matcher, Way
from counterclaim.reconcile.positions import CHANGES, matter, opening_side, same_matter
from counterclaim.reconcile.propositions import stem, stems
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import NO_SIDE, Stated, make_link, same_camp, speaker, within_event
from counterclaim.reconcile.speaking import same_speaker, voice_keys
from counterclaim.reconcile.variants import QUOTED, figures_agree, is_variant, jaccard, same_text
from counterclaim.vocabulary.loader import Vocabulary, load

VOICE = "reconcile.matched.voice"
ANSWER = "reconcile.matched.answer"


class MatchingVocabulary(Vocabulary, frozen=True, kw_only=True):
    """matching.toml; the data file says what each threshold means."""

    same: float
    denied: float
    blames: float
    opposed: float
    judged: float
    words: int
    wording: float
    common: frozenset[str]


@cache
def limits() -> MatchingVocabulary:
    """Return the thresholds."""
    return load("matching", MatchingVocabulary)


@cache
def _common() -> frozenset[str]:
    return stems(limits().common | rules().bystanders)


Answers = Mapping[Way, float]
Asked = list[tuple[Stated, Answers]]


def _ask(one: Stated, others: Sequence[Stated], matcher: Matcher) -> Asked:
    """Return how ``one`` stands to each of ``others``."""
    return list(zip(others, matcher.match([(other.wording, one.wording) for other in others]), strict=True))


def _telling(one: Stated) -> frozenset[str]:
    """Return the words of a content that not every statement on a war has, the last names of those whom it names included."""
    people = frozenset(stem(name.rpartition(" ")[2]) for name in one.says.tokens if " " in name)
    return (one.says.words | stems(one.names) | people) - _common()


def _named(one: Stated) -> frozenset[str]:
    """Return the telling words of a content and the sides that it names beside its speaker's own."""
    return _telling(one) | (frozenset(one.says.sides) - {str(_camp(one))})


def least(one: Stated) -> int:
    """Return how many keys another statement shares with this one at least, where no side joins the two."""
    return min(limits().words, max(1, len(_telling(one))))


# One voice: the same thing in other words, or another position on it


def voice_keys_of(one: Stated) -> Iterator[str]:
    """Yield under which keys statements of one voice meet: each telling word, and each side that they name beside their own."""
    yield from (f"{voice} {word}" for voice in sorted(set(_voices(one))) for word in sorted(_named(one)))


def _voices(one: Stated) -> Iterator[str]:
    yield from voice_keys(one.claim.claimant)
    if camp := _camp(one):
        yield f"camp {camp}"


def voice_links(one: Stated, near: Iterable[Stated], matcher: Matcher) -> Iterator[Link]:
    """Yield the links from a statement to the earliest of its voice that says the same, and to the latest that it parts with."""
    earlier = sorted((other for other in near if other.order < one.order and _may_say_again(one, other)), key=lambda other: other.order)
    asked = _ask(one, [other for other in earlier if not _joined(one, other)], matcher)
    same = next((row for row in asked if row[1]["same"] >= limits().same and _may_be_one(one, row[0])), None)
    if same:
        other, answers = same
        reason = "the same claimant says the same thing in other words, as the matcher reads both"
        yield make_link(_variant(one, other), (one.claim, other.claim), VOICE, reason, score=answers["same"])
    rivals = [row for row in asked if row[1]["opposed"] >= limits().opposed and _may_part(one, row[0])]
    if rivals:
        other, answers = rivals[-1]
        kind: LinkKind = "true_conflict" if one.day == other.day else "position_change"
        reason = "the same actor takes another position on the same matter, as the matcher reads both"
        yield make_link(kind, _ends(one, other), VOICE, reason, dimension="position", score=answers["opposed"])


def _camp(one: Stated) -> str | None:
    """Return the side that speaks, or that an unnamed official speaks of first ("Xland will not hand it over, a minister said")."""
    side = one.claim.claimant.side
    return opening_side(one.text) if side in (UNNAMED, None) else side if side not in NO_SIDE else None


def _may_say_again(one: Stated, other: Stated) -> bool:
    # One voice has several keys, so that one word can count for two among them.
    shared = len(_named(one) & _named(other)) >= min(least(one), least(other)) and _telling(one) & _telling(other)
    return bool(shared) and other.claim.article != one.claim.article and _one_voice(one, other)


def _one_voice(one: Stated, other: Stated) -> bool:
    left, right = one.claim.claimant, other.claim.claimant
    return same_speaker(left, right) or same_camp(left, right) or _camp(one) == _camp(other) is not None


def _joined(one: Stated, other: Stated) -> bool:
    """Whether a rule of words joins two statements of one voice."""
    if is_variant(one, other) or same_text(one, other) or quotes.is_cut(one, other) or renderings.rendered(one, other):
        return True
    pairs = [(left, right) for left in one.positions for right in other.positions]
    return any(frozenset({a.stance, b.stance}) in CHANGES and same_matter(matter(a), matter(b)) for a, b in pairs)


def _may_be_one(one: Stated, other: Stated) -> bool:
    """Whether two statements can be one: within days, of one speaker, or of a side and somebody who speaks for it, and no figure apart."""
    left, right = one.claim.claimant, other.claim.claimant
    persons = left.kind == right.kind == "person" and not same_speaker(left, right)
    return within_event(one.when, other.when) and not persons and figures_agree(one, other)


def _may_part(one: Stated, other: Stated) -> bool:
    """Whether two statements can be positions: both are dated, and neither only denies that something happened."""
    return bool(one.day and other.day) and "deny" not in (one.claim.speech_act, other.claim.speech_act)


def _variant(one: Stated, other: Stated) -> LinkKind:
    """Return what two wordings of one statement are: two cuts of a quotation, two translations of it, or two outlets' words for it."""
    if not {one.claim.voice, other.claim.voice} <= QUOTED:
        return "wording_variant"
    foreign = renderings.may_be_translated(one) and renderings.may_be_translated(other)
    return "translation" if foreign and jaccard(one, other) < limits().wording else "quote_variant"


def _ends(one: Stated, other: Stated) -> tuple[Claim, Claim] | tuple[Position, Position]:
    """Return what a change of position joins: the positions, where both statements take one, else the statements."""
    if one.positions and other.positions:
        return one.positions[0], other.positions[0]
    return one.claim, other.claim


# Two voices: denials, mutual blame, words that judge


def answer_keys(one: Stated) -> Iterator[str]:
    """Yield under which keys statements of two sides meet: each telling word."""
    yield from (f"word {word}" for word in sorted(_telling(one)))


def answer_sides(one: Stated) -> Iterator[str]:
    """Yield the keys of which one is enough: each telling word beside each side that speaks or is spoken of."""
    sides = {one.claim.claimant.side, *one.says.sides, *addressed(one)} - NO_SIDE
    yield from (f"{side} {word}" for side in sorted(map(str, sides)) for word in sorted(_telling(one)))


def answer_links(one: Stated, near: Iterable[Stated], matcher: Matcher) -> Iterator[Link]:
    """Yield the links of a statement with others: with what it denies, and with what it answers by blame or by another judgement."""
    others = sorted((other for other in near if _may_answer(one, other)), key=lambda other: other.order)
    wanted = [other for other in others if _denies(one, other) or _blames(one, other) or _judges(one, other)]
    asked = _ask(one, wanted, matcher)
    yield from _denial_links(one, [row for row in asked if _denies(one, row[0])])
    blamed = [row for row in asked if row[1]["blames"] >= limits().blames and _blames(one, row[0])]
    if blamed:
        other, answers = max(blamed, key=lambda row: row[1]["blames"])
        reason = "each side holds the other responsible for the same deed, as the matcher reads both"
        yield make_link("mutual_blame", (one.claim, other.claim), ANSWER, reason, dimension="responsibility", score=answers["blames"])
    judged = [row for row in asked if row[1]["judged"] >= limits().judged and _judges(one, row[0])]
    if judged:
        other, answers = max(judged, key=lambda row: row[1]["judged"])
        reason = "two sides judge one thing in words that stand against each other, as the matcher reads both; neither is tested for truth"
        yield make_link("framing", (one.claim, other.claim), ANSWER, reason, dimension="label", score=answers["judged"])


def _may_answer(one: Stated, other: Stated) -> bool:
    if same_camp(one.claim.claimant, other.claim.claimant) or overlap(one, other):
        return False
    return one.claim.article == other.claim.article or within_event(one.when, other.when)


def _denies(one: Stated, other: Stated) -> bool:
    """Whether the one may be asked to be a denial of the other, which no rule finds."""
    says_no = is_denial(one) or is_contrary(one) or is_verdict(one.text) or one.says.negated
    if not says_no or not can_deny(one, other) or other.claim.id in one.claim.about:
        return False
    return not (one.says.counts - other.says.counts) and meetings.meeting(one, other) is None


def _denial_links(one: Stated, asked: Asked) -> Iterator[Link]:
    """Yield the links of a denial, one for each claimant: to what it denies most surely."""
    best: dict[str, tuple[Stated, Answers]] = {}
    for other, answers in asked:
        name = speaker(other.claim.claimant)
        if _denied(answers) >= limits().denied and (name not in best or _denied(answers) > _denied(best[name][1])):
            best[name] = (other, answers)
    for _, (other, answers) in sorted(best.items()):
        partly = answers["part"] > answers["denies"] or bool(other.beside)  # what its speaker says in the same breath stands
        kind: LinkKind = "partial_denial" if partly else "explicit_denial"
        reason = f"it says that {'part of ' if partly else ''}what the claim tells is not so, as the matcher reads both"
        yield make_link(kind, (one.claim, other.claim), ANSWER, reason, dimension=dimension(one), score=_denied(answers))


def _denied(answers: Answers) -> float:
    return answers["denies"] + answers["part"]


def _blames(one: Stated, other: Stated) -> bool:
    """Whether the earlier of two statements and the later may blame each other, as no rule finds."""
    if other.order > one.order or is_denial(one) or is_denial(other):
        return False
    accuses = any(blame.blames(stated) or stated.claim.speech_act in ("accuse", "condemn") for stated in (one, other))
    return accuses and not any(True for _ in blame.blame_met(one, [other])) and not _set_beside(one, other)


def _judges(one: Stated, other: Stated) -> bool:
    """Whether the earlier of two statements and the later may judge one thing in opposed words, as no rule finds."""
    if other.order > one.order or is_denial(one) or is_denial(other) or one.tolls or other.tolls:
        return False
    met = (link for rule in (blame.framing_met, blame.thing_met) for link in rule(one, [other]))
    return next(met, None) is None and not _set_beside(one, other)


def _set_beside(one: Stated, other: Stated) -> bool:
    """Whether the rules for one article join two statements of it."""
    if one.claim.article != other.claim.article:
        return False
    pair = sorted((one, other), key=lambda stated: stated.order)
    return any(True for rule in (blame.blame_links, blame.framing_links) for _ in rule(pair))
