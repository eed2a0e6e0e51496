"""Statements that a matcher sets against each other where the rules of words find nothing (steps 1, 3, 4, 7 and 8 of the ordered rules).

Two outlets can tell one thing in words of which they share hardly any. What the rules demand of who speaks, of whom, and when holds here
too; only whether the words mean the same matter, and yes or no to it, is asked of the matcher. Where a rule of words joins two statements,
its link stands and the matcher is not asked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from counterclaim.actor import UNNAMED
from counterclaim.claim import Claim, Position
from counterclaim.link import Link, LinkKind
from counterclaim.reconcile import blame, meetings, quotes, renderings
from counterclaim.reconcile.denials import addressed, can_deny, denies_a_part, dimension, is_contrary, is_denial, is_verdict, overlap
from counterclaim.reconcile.matching import Matcher, Way
from counterclaim.reconcile.positions import CHANGES, REFUSES, matter, opening_side, same_matter
from counterclaim.reconcile.propositions import WORD, bare_leaders, frames, proposition, stem, stems
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import NO_SIDE, Stated, days_apart, make_link, same_camp, speaker, within_event
from counterclaim.reconcile.speaking import of_one_name, same_speaker, voice_keys
from counterclaim.reconcile.variants import QUOTED, figures_agree, is_variant, jaccard, opening, same_text
from counterclaim.vocabulary.loader import Vocabulary, load

NONE_WILL = re.compile(r"\b(?:no|none|nobody|neither)\b.*\b(?:will|would|shall|can|could|must|may)\b", re.IGNORECASE)
VOICE = "reconcile.matched.voice"
NEAR = "reconcile.matched.near"
ANSWER = "reconcile.matched.answer"
SAME_THING = "the same claimant says the same thing in other words, as the matcher reads both"
JUDGING = frozenset({"assess", "condemn"})
BARE = re.compile(r"\b [\"“‘«]?an? ", re.IGNORECASE)  # "called its advance a rescue"
PREDICATE = re.compile(r"\b(?:is|are|was|were|be|been|as|but|than) [\"“‘«]?(?:an?|the|our|their) ", re.IGNORECASE)  # 'is "a crime"'


# "it is not clear whether": it says neither yes nor no
OPEN = re.compile(
    r"\W*(?:it|there) (?:is|was|are|were)(?: ?n['’]t| not| no| un)\s?(?:\w+ )?"
    r"(?:clear|known|certain|sure|confirmed|word|confirmation|indication)\b",
    re.IGNORECASE,
)


class MatchingVocabulary(Vocabulary, frozen=True, kw_only=True):
    """matching.toml; the data file says what each threshold means."""

    same: float
    denied: float
    blames: float
    opposed: float
    judged: float
    near: float
    words: int
    figure: int
    wording: float
    verbatim: float
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
    people = frozenset(stem(name.rpartition(" ")[2]) for name in one.says.tokens if " " in name or name in bare_leaders())
    return (one.says.words | stems(one.names) | people) - _common()


def _figures(one: Stated) -> frozenset[str]:
    """Return the numbers of a content from which on two statements are not alike by chance."""
    return frozenset(f"#{count}" for count in one.says.counts if count.isdigit() and int(count) >= limits().figure)


def _shared(one: Stated, other: Stated) -> frozenset[str]:
    """Return the telling words and figures that two contents have in common."""
    return (_telling(one) | _figures(one)) & (_telling(other) | _figures(other))


def _named(one: Stated) -> frozenset[str]:
    """Return the telling words and figures of a content and the sides that it names beside its speaker's own."""
    return _telling(one) | _figures(one) | (frozenset(one.says.sides) - {str(_camp(one))})


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
    met = list(near)
    earlier = sorted((other for other in met if other.order < one.order and _may_say_again(one, other)), key=lambda other: other.order)
    asked = _ask(one, [other for other in earlier if not _joined(one, other)], matcher)
    matched = (row for row in asked if row[1]["same"] >= limits().same and _may_be_one(one, row[0]))
    same = next((row for row in matched if not _has_counterpart(one, row[0], met)), None)
    if same:
        other, answers = same
        yield make_link(_variant(one, other), (one.claim, other.claim), VOICE, SAME_THING, score=answers["same"], model=matcher.digest)
    rivals = [row for row in asked if row[1]["opposed"] >= limits().opposed and _may_part(one, row[0])]
    if rivals:
        yield _parting(one, *rivals[-1], VOICE, matcher)


def _has_counterpart(one: Stated, other: Stated, near: Sequence[Stated]) -> bool:
    """Whether two quotations are sentences of one interview: rules of words join the one to another quotation of the other's article."""
    if {one.claim.voice, other.claim.voice} != {"direct"}:
        return False
    beside = (stated for stated in near if stated.claim.id not in (one.claim.id, other.claim.id))
    return any(
        (stated.claim.article == other.claim.article and _joined(one, stated))
        or (stated.claim.article == one.claim.article and _joined(other, stated))
        for stated in beside
    )


def _parting(one: Stated, other: Stated, answers: Answers, rule: str, matcher: Matcher) -> Link:
    """Return the link between two statements by which one actor takes two positions: on one day, or one after the other."""
    kind: LinkKind = "true_conflict" if one.day == other.day else "position_change"
    reason = "the same actor takes another position on the same matter, as the matcher reads both"
    return make_link(kind, _ends(one, other), rule, reason, dimension="position", score=answers["opposed"], model=matcher.digest)


def near_keys(one: Stated) -> Iterator[str]:
    """Yield the keys of which one is enough for two statements of one voice within days: each name and figure, and that it is quoted."""
    telling = sorted(_names(one) | _figures(one) | ({"quoted"} if _quotes_a_person(one) else set()))
    yield from (f"{voice} {word}" for voice in sorted(set(_voices(one))) for word in telling)


def near_links(one: Stated, near: Iterable[Stated], matcher: Matcher) -> Iterator[Link]:
    """Yield the links from a statement to those of its voice with which it shares hardly a word; there the matcher has to be surer."""
    met = list(near)
    earlier = sorted((other for other in met if other.order < one.order and _may_be_near(one, other)), key=lambda other: other.order)
    asked = list(zip(earlier, matcher.match([_contents(other, one) for other in earlier]), strict=True))
    same = next((row for row in asked if row[1]["same"] >= limits().near and not _has_counterpart(one, row[0], met)), None)
    if same:
        other, answers = same
        yield make_link(_variant(one, other), (one.claim, other.claim), NEAR, SAME_THING, score=answers["same"], model=matcher.digest)
    rivals = [row for row in asked if row[1]["opposed"] >= limits().near and _may_part(one, row[0])]
    if rivals:
        yield _parting(one, *rivals[-1], NEAR, matcher)


def _names(one: Stated) -> frozenset[str]:
    """Return the names in a content, with the word that opens it where that may be one."""
    return stems(one.names | opening(one)) - _common()


def _quotes_a_person(one: Stated) -> bool:
    return one.claim.voice in QUOTED and one.claim.claimant.kind == "person"


def _may_be_near(one: Stated, other: Stated) -> bool:
    """Whether two statements of one voice can be one that only a name, a figure or the day of two quotations holds together."""
    voice = _one_voice(one, other) or _both_quoted(one, other)
    if other.claim.article == one.claim.article or _may_say_again(one, other) or not voice:
        return False
    if not _may_be_one(one, other) or _joined(one, other):
        return False
    if _names(one) & _names(other) or _figures(one) & _figures(other):
        return True
    rendered = one.foreign or other.foreign  # else two sentences of one interview are taken for one
    return rendered and _both_quoted(one, other) and (days_apart(one.when, other.when) or 0) <= rules().beside_days


def _both_quoted(one: Stated, other: Stated) -> bool:
    left, right = one.claim.claimant, other.claim.claimant
    return _quotes_a_person(one) and _quotes_a_person(other) and (same_speaker(left, right) or of_one_name(left, right))


def _contents(other: Stated, one: Stated) -> tuple[str, str]:
    """Return the words of two statements as the matcher reads them: of two quotations of one person only what is quoted."""
    return (other.text, one.text) if _both_quoted(one, other) else (other.wording, one.wording)


def _camp(one: Stated) -> str | None:
    """Return the side that speaks, or that an unnamed official speaks of first ("Xland will not hand it over, a minister said")."""
    side = one.claim.claimant.side
    return opening_side(one.text) if side in (UNNAMED, None) else side if side not in NO_SIDE else None


def _may_say_again(one: Stated, other: Stated) -> bool:
    # One voice has several keys, so that one word can count for two among them.
    shared = len(_named(one) & _named(other)) >= min(least(one), least(other)) and _shared(one, other)
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
    persons = left.kind == right.kind == "person" and not same_speaker(left, right) and not _both_quoted(one, other)
    if persons or not within_event(one.when, other.when) or not figures_agree(one, other):
        return False
    one_voice = same_speaker(left, right) or _both_quoted(one, other) or _says_alike(one, other)
    return one_voice and not _two_sentences(one, other) and not _names_apart(one, other)


def _names_apart(one: Stated, other: Stated) -> bool:
    """Whether each of two statements names what the other does not, and they name nothing in common: then they are of two places."""
    left, right = _names(one), _names(other)
    return bool(left and right) and not left & right


def _says_alike(one: Stated, other: Stated) -> bool:
    """Whether two voices of one side share a word that is no name: else a side's statements of a week are all one."""
    return bool(_shared(one, other) - _names(one) - _names(other))


def _two_sentences(one: Stated, other: Stated) -> bool:
    """Whether two outlets quote, in words of which they share few, somebody who needs no translator: then these are two utterances."""
    if {one.claim.voice, other.claim.voice} != {"direct"} or one.foreign or other.foreign:
        return False
    translated = renderings.may_be_translated(one) or renderings.may_be_translated(other)
    return not translated and jaccard(one, other) < limits().verbatim


def _may_part(one: Stated, other: Stated) -> bool:
    """Whether two statements can be positions that part: both are dated, neither only denies a deed, and one of the two says no."""
    dated = bool(one.day and other.day) and "deny" not in (one.claim.speech_act, other.claim.speech_act)
    return dated and _refuses(one) != _refuses(other)


def _refuses(one: Stated) -> bool:
    """Whether a statement says no to something, in its act, its words or by the position that it takes.

    What is not so or was not so refuses nothing ("that has no bearing on the talks").
    """
    stances = {position.stance for position in one.positions}
    refused = one.says.negated and not stances and (REFUSES.search(one.text) or NONE_WILL.search(one.text))
    return one.claim.speech_act == "reject" or "reject" in stances or bool(refused)


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
    """Yield under which keys statements of two sides meet: each telling word and figure."""
    yield from (f"word {word}" for word in sorted(_telling(one) | _figures(one)))


def answer_sides(one: Stated) -> Iterator[str]:
    """Yield the keys of which one is enough: each telling word beside each side that speaks or is spoken of, and what is judged."""
    yield from _beside_sides(one)
    yield from (f"judged {what}" for what in sorted(judged_thing(one)))


def _beside_sides(one: Stated) -> Iterator[str]:
    sides = {one.claim.claimant.side, *one.says.sides, *addressed(one)} - NO_SIDE
    yield from (f"{side} {word}" for side in sorted(map(str, sides)) for word in sorted(_telling(one) | _figures(one)))


def judged_thing(one: Stated) -> frozenset[str]:
    """Return what a statement says something of, with the names in it ("the war" of "the war is a crime"); empty for no judgement."""
    predicate = PREDICATE.search(one.text) or (BARE.search(one.text) if one.claim.speech_act in JUDGING else None)
    return proposition(one.text[: predicate.start()]).everything | stems(one.names) if predicate else frozenset()


def _tied(one: Stated, other: Stated) -> bool:
    """Whether two statements share words enough to be asked for any answer, not only for another judgement."""
    if len(_shared(one, other)) >= min(least(one), least(other)):
        return True
    return not set(_beside_sides(one)).isdisjoint(_beside_sides(other))


def answer_links(one: Stated, near: Iterable[Stated], matcher: Matcher) -> Iterator[Link]:
    """Yield the links of a statement with others: with what it denies, and with what it answers by blame or by another judgement."""
    others = sorted((other for other in near if _may_answer(one, other)), key=lambda other: other.order)
    wanted = [other for other in others if _denies(one, other) or _blames(one, other) or _judges(one, other)]
    asked = _ask(one, wanted, matcher)
    yield from _denial_links(one, [row for row in asked if _denies(one, row[0])], matcher)
    blamed = [row for row in asked if row[1]["blames"] >= limits().blames and _blames(one, row[0])]
    if blamed:
        other, answers = max(blamed, key=lambda row: row[1]["blames"])
        reason = "each side holds the other responsible for the same deed, as the matcher reads both"
        yield _answer("mutual_blame", one, other, reason, "responsibility", answers["blames"], matcher)
    judged = [row for row in asked if _judged_enough(one, row)]
    if judged:
        other, answers = max(judged, key=lambda row: row[1]["judged"])
        reason = "two sides judge one thing in words that stand against each other, as the matcher reads both; neither is tested for truth"
        yield _answer("framing", one, other, reason, "label", answers["judged"], matcher)


def _answer(kind: LinkKind, one: Stated, other: Stated, reason: str, what: str, score: float, matcher: Matcher) -> Link:
    return make_link(kind, (one.claim, other.claim), ANSWER, reason, dimension=what, score=score, model=matcher.digest)


def _may_answer(one: Stated, other: Stated) -> bool:
    if same_camp(one.claim.claimant, other.claim.claimant) or overlap(one, other):
        return False
    return one.claim.article == other.claim.article or within_event(one.when, other.when)


def _judged_enough(one: Stated, row: tuple[Stated, Answers]) -> bool:
    """Whether two statements judge one thing, as sure as what joins them asks for."""
    other, answers = row
    return answers["judged"] >= (limits().judged if _tied(one, other) else limits().near) and _judges(one, other)


def _denies(one: Stated, other: Stated) -> bool:
    """Whether the one may be asked to be a denial of the other, which no rule finds."""
    if OPEN.match(one.text):
        return False
    says_no = is_denial(one) or is_contrary(one) or is_verdict(one.text) or one.says.negated
    if not says_no or not can_deny(one, other) or other.claim.id in one.claim.about or not _tied(one, other):
        return False
    return (
        _of_one_ground(one, other)
        and not (one.says.counts - other.says.counts)
        and not _other_deeds(one, other)
        and not _is_met(one, other)
    )


def _is_met(denial: Stated, claim: Stated) -> bool:
    """Whether a rule of words joins a denial to a claim: it is one by that rule, both lie under one key, and enough is common."""
    if not (is_denial(denial) or is_contrary(denial)) or set(meetings.asks(denial)).isdisjoint(meetings.keys(claim)):
        return False
    return meetings.meeting(denial, claim) is not None


def _of_one_ground(one: Stated, other: Stated) -> bool:
    """Whether two statements can be of one war: they share a name or a side, or their articles are most about one country."""
    if one.claim.article == other.claim.article or one.land is None or one.land == other.land:
        return True
    sides = [
        {stated.claim.claimant.side, *stated.says.sides, *addressed(stated), *(toll.subject.side for toll in stated.tolls)} - NO_SIDE
        for stated in (one, other)
    ]
    return bool(sides[0] & sides[1] or stems(one.names) & stems(other.names))


def _other_deeds(denial: Stated, claim: Stated) -> bool:
    """Whether the one tells only that troops went or were somewhere, and the other only that something was fired, or the reverse."""
    left, right = _deeds(denial), _deeds(claim)
    return len(left) == len(right) == 1 and left != right


def _deeds(one: Stated) -> set[str]:
    kinds = {"firing": rules().firing, "moving": rules().moving}
    return {name for name, forms in kinds.items() if one.says.tokens & forms}


def _denial_links(one: Stated, asked: Asked, matcher: Matcher) -> Iterator[Link]:
    """Yield the links of a denial, one for each claimant: to what it denies most surely."""
    best: dict[str, tuple[Stated, Answers]] = {}
    for other, answers in asked:
        name = speaker(other.claim.claimant)
        if _denied(answers) >= limits().denied and (name not in best or _denied(answers) > _denied(best[name][1])):
            best[name] = (other, answers)
    for _, (other, answers) in sorted(best.items()):
        # what its speaker says in the same breath stands
        partly = answers["part"] > answers["denies"] or bool(other.beside) or denies_a_part(one, other)
        kind: LinkKind = "partial_denial" if partly else "explicit_denial"
        reason = f"it says that {'part of ' if partly else ''}what the claim tells is not so, as the matcher reads both"
        yield _answer(kind, one, other, reason, dimension(one), _denied(answers), matcher)


def _denied(answers: Answers) -> float:
    return answers["denies"] + answers["part"]


def _blames(one: Stated, other: Stated) -> bool:
    """Whether the earlier of two statements and the later may blame each other, as no rule finds."""
    if other.order > one.order or is_denial(one) or is_denial(other) or not _tied(one, other):
        return False
    if {one.claim.claimant.side, other.claim.claimant.side} & NO_SIDE:
        return False  # each side blames the other
    accuses = any(blame.blames(stated) or stated.claim.speech_act in ("accuse", "condemn") for stated in (one, other))
    return accuses and not any(True for _ in blame.blame_met(one, [other])) and not _set_beside(one, other)


def _judges(one: Stated, other: Stated) -> bool:
    """Whether the earlier of two statements and the later may judge one thing in opposed words, as no rule finds."""
    if other.order > one.order or is_denial(one) or is_denial(other) or one.tolls or other.tolls:
        return False
    if not (_is_judgement(one) and _is_judgement(other)):
        return False
    met = (link for rule in (blame.framing_met, blame.thing_met) for link in rule(one, [other]))
    return next(met, None) is None and not _set_beside(one, other)


def _is_judgement(one: Stated) -> bool:
    """Whether a statement calls a thing something: by its act, by "is a", by a verb of naming or by a word that judges."""
    named = not rules().naming.isdisjoint(WORD.findall(one.wording.casefold()))
    return one.claim.speech_act in JUDGING or named or bool(judged_thing(one) or frames(one.text))


def _set_beside(one: Stated, other: Stated) -> bool:
    """Whether the rules for one article join two statements of it."""
    if one.claim.article != other.claim.article:
        return False
    pair = sorted((one, other), key=lambda stated: stated.order)
    return any(True for rule in (blame.blame_links, blame.framing_links) for _ in rule(pair))
