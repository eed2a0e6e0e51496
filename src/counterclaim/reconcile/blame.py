"""Two sides against each other: mutual blame (step 4), and words that judge (step 8). Neither is tested for truth.

Within one article the article holds two accusations together; across articles the event must: the same words for it, within days.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

from counterclaim.actor import INTL, NGO
from counterclaim.link import Link
from counterclaim.reconcile.denials import CLEFT, DENYING, addressed, agent, overlap
from counterclaim.reconcile.propositions import WORD, frames, homes, proposition, sides_named, stems
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import NO_SIDE, Stated, make_link, within_event
from counterclaim.reconcile.variants import names_shared

BLAME = "reconcile.blame"
FRAMING = "reconcile.framing"
BLAME_MET = "reconcile.blame.met"
FRAMING_MET = "reconcile.framing.met"
FRAMING_THING = "reconcile.framing.thing"
TELLING = frozenset({"state", "claim", "confirm", "announce", "assess"})
ASIDE = re.compile(r"\b(?:after|before|during|since|following|amid|until|when|while)\b.*", re.S)  # when it was, not what was done
SUBJECT = 2  # words of "the army"
DOER = re.compile(r"\b(?:by|(?:work|doing|fault|act) of) ((?:the )?[\w'’-]+(?: [\w'’-]+)?)")
EVENT_WORDS = 2  # words for the event that accusations of two articles share at least


@cache
def _reciprocal() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, rules().reciprocal)) + r")\b", re.IGNORECASE)


def blame_links(article: Sequence[Stated]) -> Iterator[Link]:
    """Yield a link for each pair of accusations of one article by which each side holds the other responsible for one event."""
    accusations = [one for one in article if blames(one)]
    for left, right in combinations(sorted(accusations, key=lambda one: one.order), 2):
        if left.claim.claimant.side != right.claim.claimant.side and _blame_each_other(left, right):
            yield make_link(
                "mutual_blame", (left.claim, right.claim), BLAME, "each side holds the other responsible", dimension="responsibility"
            )


def _blame_each_other(left: Stated, right: Stated) -> bool:
    if (left.claim.start, left.claim.end) == (right.claim.start, right.claim.end):
        return _in_one_breath(left, right)
    if overlap(left, right):
        return False  # one reports the other
    told = {left.claim.speech_act, right.claim.speech_act} != {"accuse"}
    near = abs(left.claim.start - right.claim.start) <= rules().blame_reach and (not told or _of_one_event(left, right))
    aims = (targets(left) == {right.claim.claimant.side}, targets(right) == {left.claim.claimant.side})
    return near and (all(aims) or (any(aims) and _answers(left, right)))


def _answers(left: Stated, right: Stated) -> bool:
    """Whether an accusation that names nobody whom we know ("the government") answers one of the same event, in the same words."""
    unaimed = [one for one in (left, right) if not targets(one)]
    common = len(_event(left) & _event(right))
    return len(unaimed) == 1 and common >= EVENT_WORDS and common >= rules().joint_share * min(len(_event(left)), len(_event(right)))


def _in_one_breath(left: Stated, right: Stated) -> bool:
    """Whether the article puts one accusation in both mouths, against each other and against nobody else."""
    speakers = {left.claim.claimant.side, right.claim.claimant.side}
    others = (addressed(left) | addressed(right)) - speakers
    return not others and bool(_reciprocal().search(left.region))


def targets(one: Stated) -> frozenset[str]:
    """Return whom an accusation is aimed at: its addressee, whom it names before its content, else whom its content names first."""
    aimed = addressed(one) or _at_home(one)
    if aimed:
        return aimed
    others = [side for side in one.says.sides if side != one.claim.claimant.side]
    return frozenset(others[:1])


def _at_home(one: Stated) -> frozenset[str]:
    """Return the state that an armed group means by "the army" and "the government": that of the country in which it is at home."""
    home = homes().get(str(one.claim.claimant.side))
    if home is None:
        return frozenset()
    before = WORD.findall(one.region.partition(one.text)[0].casefold())
    named = not rules().state_organs.isdisjoint(before) or any(_is_organ(words) for words in _doers(one.text))
    return frozenset({home}) if named else frozenset()


def _doers(text: str) -> Iterator[list[str]]:
    """Yield the first words of whoever a content may name as doer: its subject, that of "it was the army that", and what stands by "by"."""
    cleft = CLEFT.match(text)
    yield WORD.findall(text[cleft.end() :] if cleft else text)[: SUBJECT + 1]
    yield from (WORD.findall(found.group(1)) for found in DOER.finditer(text))


def _is_organ(words: Sequence[str]) -> bool:
    """Whether words name an organ of a state whose name they leave out: "the army", "army commandos", not "the Xlandish army"."""
    lower = [word.casefold() for word in words]
    organ = next((at for at, word in enumerate(lower) if word in rules().state_organs), None)
    return (
        organ is not None and all(word == "the" or not word[:1].isupper() for word in words[1:organ]) and (lower[0] == "the" or organ == 0)
    )


def framing_links(article: Sequence[Stated]) -> Iterator[Link]:
    """Yield a link for each pair of sayings by which two sides judge each other in opposed words."""
    against = {frame.name: frozenset(frame.against) for frame in rules().frames}
    judging = [(one, frames(one.text)) for one in article if one.claim.claimant.side not in NO_SIDE and one.claim.speech_act != "deny"]
    seen: set[tuple[str | None, str | None, str, str]] = set()
    for (left, said), (right, answered) in combinations([row for row in sorted(judging, key=lambda row: row[0].order) if row[1]], 2):
        pair = next(((a, b) for a in said for b in answered if b[0] in against[a[0]] or a[0] in against[b[0]]), None)
        if pair is None or not _about_each_other(left, right):
            continue
        key = (left.claim.claimant.side, right.claim.claimant.side, pair[0][1].casefold(), pair[1][1].casefold())
        if key not in seen:
            seen.add(key)
            reason = f'words that judge stand against each other: "{pair[0][1]}" and "{pair[1][1]}"; neither is tested for truth'
            yield make_link("framing", (left.claim, right.claim), FRAMING, reason, dimension="label")


def _about_each_other(left: Stated, right: Stated) -> bool:
    one, other = left.claim.claimant.side, right.claim.claimant.side
    if overlap(left, right):
        return False
    return one != other and other in {*left.says.sides, *addressed(left)} and one in {*right.says.sides, *addressed(right)}


# Across articles


def blame_keys(one: Stated) -> Iterator[str]:
    """Yield under which keys accusations of two articles meet: the two sides, and each word for what happened."""
    accuses = blames(one)
    within = _reciprocal().search(one.region)  # "each other": its own article sets the two side by side
    aimed = sorted(targets(one)) if accuses and not within else []
    if len(aimed) == 1:
        yield from (f"blame {' '.join(sorted((str(one.claim.claimant.side), aimed[0])))} {word}" for word in sorted(_event(one)))


def blame_met(one: Stated, near: Iterable[Stated]) -> Iterator[Link]:
    """Yield the link from an accusation to that of another article which lays the event on the accuser in words most like its own."""
    answers = [other for other in near if other.order < one.order and _accuse_each_other(one, other)]
    if answers:
        other = min(answers, key=lambda stated: (len(_event(stated) ^ _event(one)), stated.order))
        reason = "each side holds the other responsible for what both put in the same words"
        yield make_link("mutual_blame", (one.claim, other.claim), BLAME_MET, reason, dimension="responsibility")


def blames(one: Stated) -> bool:
    """Whether a side lays a deed on another: it accuses, or says that the other did what does harm."""
    if one.claim.claimant.side in NO_SIDE:
        return False
    if one.claim.speech_act == "accuse":
        return True
    doer = (
        (agent(one) or next(iter(_at_home(one)), None))
        if one.claim.speech_act in TELLING and one.claim.factuality != "denied" and not one.says.negated
        else None
    )
    suffers = any(toll.subject.side == doer for toll in one.tolls)  # "Xland said 30 Ylandish soldiers had been killed"
    return doer not in (None, one.claim.claimant.side) and not suffers and bool(_harms(one))


def _harms(one: Stated) -> frozenset[str]:
    """Return the words of a content that tell of harm: hostile deeds, and blows that somebody made ("started the firefight")."""
    words = proposition(ASIDE.sub("", one.text)).words
    made = words & stems(rules().launching)
    blows = words & stems(rules().blows | rules().campaigns) if made else frozenset()
    return blows | (words & stems(rules().hostile))


def _accuse_each_other(one: Stated, other: Stated) -> bool:
    if one.claim.article == other.claim.article or not (blames(one) and blames(other)) or not within_event(one.when, other.when):
        return False
    if targets(one) != {other.claim.claimant.side} or targets(other) != {one.claim.claimant.side}:
        return False
    elsewhere = one.names and other.names and not names_shared(one, other)
    return not elsewhere and _of_one_event(one, other)


def _of_one_event(one: Stated, other: Stated) -> bool:
    """Whether two accusations put what happened in the same words."""
    left, right = _event(one), _event(other)
    common = len(left & right)
    harms, its = _harms(one), _harms(other)
    did = 1 if harms and its and not harms & its else 0  # both tell of harm, each in its own word
    who = stems(rules().state_organs | rules().launching)  # who did it, and that they did, tells no event
    return common >= EVENT_WORDS and common + did >= rules().joint_share * min(len(left - who), len(right - who))


def _event(one: Stated) -> frozenset[str]:
    """Return the words of an accusation that tell what happened and where, without the two sides."""
    sides = {str(one.claim.claimant.side), *map(str, targets(one))}
    return (one.says.words | frozenset(one.says.sides)) - sides


def framing_keys(one: Stated) -> Iterator[str]:
    """Yield under which key words that judge meet: the speaker's side and each side that they are about."""
    own = one.claim.claimant.side
    if own in NO_SIDE or one.claim.speech_act in DENYING or not frames(one.text):
        return
    yield from (f"frame {' '.join(sorted((str(own), side)))}" for side in sorted(_judged(one)))


def thing_keys(one: Stated) -> Iterator[str]:
    """Yield under which keys words that judge one thing meet, whoever speaks: a side that they are about or that speaks, and each word."""
    if one.claim.speech_act not in DENYING and frames(one.text) and (one.claim.claimant.side not in NO_SIDE or _is_body(one)):
        about = _judged(one) | ({str(one.claim.claimant.side)} - NO_SIDE)
        yield from (f"judges at {name}" for name in sorted(one.names))
        yield from (f"judges {side} {word}" for side in sorted(about) for word in sorted(one.says.words))


def thing_met(one: Stated, near: Iterable[Stated]) -> Iterator[Link]:
    """Yield the link from a third party that judges what a side did, or the other way round, to the nearest answer to it."""
    earlier = sorted((other for other in near if other.order < one.order), key=lambda stated: stated.order)
    for other in reversed(earlier):
        apart = other.claim.article != one.claim.article and within_event(one.when, other.when)
        if not apart or not (_judges(one, other) or _judges(other, one)):
            continue
        if pair := _opposed(one, other):
            yield _framing_link(one, other, pair, FRAMING_THING)
            return


def _judges(judge: Stated, judged: Stated) -> bool:
    """Whether a third party judges what a side did: a body, in the same words for it; another state, at one place in that side's land."""
    own, side = judge.claim.claimant.side, judged.claim.claimant.side
    if side in NO_SIDE or side == own:
        return False
    if _is_body(judge):
        return side in _judged(judge) and len(_event(judge) & _event(judged)) >= EVENT_WORDS
    return own not in NO_SIDE and side == judged.land and names_shared(judge, judged)


def _is_body(one: Stated) -> bool:
    """Whether a body of no side speaks, by its name."""
    return one.claim.claimant.side in (INTL, NGO)


def _opposed(one: Stated, other: Stated) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """Return the first two frames of two sayings that stand against each other, each with its word."""
    against = {frame.name: frozenset(frame.against) for frame in rules().frames}
    return next(((a, b) for a in frames(one.text) for b in frames(other.text) if b[0] in against[a[0]] or a[0] in against[b[0]]), None)


def _framing_link(one: Stated, other: Stated, pair: tuple[tuple[str, str], tuple[str, str]], rule: str) -> Link:
    reason = f'words that judge stand against each other: "{pair[0][1]}" and "{pair[1][1]}"; neither is tested for truth'
    return make_link("framing", (one.claim, other.claim), rule, reason, dimension="label")


def framing_met(one: Stated, near: Iterable[Stated]) -> Iterator[Link]:
    """Yield the link from a saying to the nearest of another article, within days, that answers it in opposed words that judge."""
    earlier = sorted((other for other in near if other.order < one.order), key=lambda stated: stated.order)
    for other in reversed(earlier):
        if other.claim.article == one.claim.article or not within_event(one.when, other.when):
            continue
        if other.claim.claimant.side not in _judged(one) or one.claim.claimant.side not in _judged(other):
            continue
        pair = _opposed(one, other)
        if pair:
            yield _framing_link(one, other, pair, FRAMING_MET)
            return


def _judged(one: Stated) -> frozenset[str]:
    """Return the sides that a saying is about, its speaker's own left out."""
    around = sides_named(one.region.partition(one.text)[0])
    return frozenset({*one.says.sides, *addressed(one), *around}) - {str(one.claim.claimant.side)} - NO_SIDE
