"""Denials and the claims of other articles that they deny (step 3 of the ordered rules, where no article binds the two).

The denial of one side meets the claim of another within days, and only where the claim is about the denying side: it did what the claim
says, is accused of it, or is the one whose losses are counted. What the two must share beside that depends on what is denied: the figure,
the word that judges, or the deed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from counterclaim.link import Link
from counterclaim.reconcile.denials import (
    PARTS,
    TELLING,
    addressed,
    agent,
    can_deny,
    counts_of,
    denial_link,
    dimension,
    figures_of,
    granted,
    head,
    is_anaphoric,
    is_assertion,
    is_contrary,
    is_denial,
    is_verdict,
    own_words,
    repeats_figure,
)
from counterclaim.reconcile.propositions import SELF, Proposition, frames, proposition, stem, stems
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import NO_SIDE, Stated, speaker, within_event
from counterclaim.reconcile.variants import names_shared

RULE = "reconcile.denials.met"
OWN_LAND = frozenset(map(stem, ("country", "nation", "state")))  # "his country": the denier's own
OPPOSITE = {"denial": "assertion", "assertion": "denial"}
THIRD_SHARE, THIRD_WORDS = 0.75, 3  # of a denial's words, where the claim is not about the side that denies


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a denial and a claim share: how much of the denial, which dimension is denied, and what tells so, in words."""

    share: float
    dimension: str
    how: str
    words: int = 0
    whole: bool = False


def keys(one: Stated) -> Iterator[str]:
    """Yield under which keys denials and assertions lie: each side that it can be about, with a word, a frame, a name or a figure."""
    yield from (f"{role} {key}" for role in _roles(one) for key in _topics(one))


def asks(one: Stated) -> Iterator[str]:
    """Yield the keys under which a denial looks for assertions, and an assertion for denials: neither meets its like."""
    yield from (f"{OPPOSITE[role]} {key}" for role in _roles(one) for key in _topics(one))


def _roles(one: Stated) -> tuple[str, ...]:
    """Return as what a claim is met: what tells that something did not happen denies, and can be denied."""
    if is_contrary(one):
        return ("denial", "assertion")
    return ("denial",) if is_denial(one) else ("assertion",) if is_assertion(one) else ()


def _topics(one: Stated) -> Iterator[str]:
    telling = {*_telling(one), *(f"frame {name}" for name, _ in frames(one.text)), *(f"count {n}" for n in counts_of(one))}
    parties = _parties(one)
    for side in sorted(parties):
        yield from (f"about {side} {word}" for word in sorted(telling))
    if one.land and (
        is_denial(one) or is_contrary(one) or not parties
    ):  # a claim that names no side is met by the country that its article is about
        yield from (f"about land {one.land} {word}" for word in sorted(telling - stems(rules().bystanders)))


def links_of(denial: Stated, near: Iterable[Stated]) -> Iterator[Link]:
    """Yield the links of a denial to the claims it meets, one for each claimant: the nearest in words."""
    if not (is_denial(denial) or is_contrary(denial)):
        return
    best: dict[str, tuple[float, Stated, Meeting]] = {}
    for target in sorted(near, key=lambda one: one.order):
        found = meeting(denial, target)
        name = speaker(target.claim.claimant)
        if found and (name not in best or found.share > best[name][0]):
            best[name] = (found.share, target, found)
    for _, (share, target, found) in sorted(best.items()):
        yield denial_link(denial, target, [denial], rule=RULE, how=found.how, share=share, denied=found.dimension, whole=found.whole)


def meeting(denial: Stated, target: Stated) -> Meeting | None:
    """Return what makes ``denial`` a denial of ``target``, null where nothing does."""
    if not can_deny(denial, target) or (is_contrary(denial) and not _is_opposed(denial, target)):
        return None
    if denial.claim.article != target.claim.article and not within_event(denial.when, target.when):
        return None
    if not _sides_met(denial, target):
        return None
    if not _about_the_denier(denial, target):
        if figure := _named_figure(denial, target):
            return figure
        deed = _same_deed(denial, target)
        if deed is None or deed.share < THIRD_SHARE or deed.words < THIRD_WORDS:
            return None
        return _as_label(deed, denial, target)
    found = _named(denial, target) or _same_figure(denial, target) or _same_frame(denial, target)
    return found or _as_label(_same_deed(denial, target), denial, target)


def _is_opposed(contrary: Stated, target: Stated) -> bool:
    """Whether what somebody says did not happen is told of the same doer, as far as both name one."""
    doers = {agent(contrary), agent(target)} - {None}
    return not target.says.negated and len(doers) < 2


def _as_label(deed: Meeting | None, denial: Stated, target: Stated) -> Meeting | None:
    """Return a meeting over a deed as one over its label, where what is denied takes up a word that judges it."""
    return replace(deed, dimension="label") if deed and deed.dimension == "act" and _words_that_judge(denial, target) else deed


def _named(denial: Stated, target: Stated) -> Meeting | None:
    """Whether a denial names a claim of its own article by a word of it: "the helicopter claim"."""
    own = own_words(proposition(head(denial)))
    inside = denial.claim.article == target.claim.article and denial.claim.start > target.claim.start
    if inside and own and is_anaphoric(denial) and own <= _telling(target):
        return Meeting(1.0, dimension(denial), f"the denial names the claim: {' '.join(head(denial).split())}", len(own))
    return None


def _about_the_denier(denial: Stated, target: Stated) -> bool:
    own = denial.claim.claimant.side
    if own not in NO_SIDE and own in _parties(target):
        return True
    doer = agent(denial)
    return doer is not None and doer == agent(target)


def _parties(one: Stated) -> set[str]:
    """Return the sides that a claim is about: its doer, whom it names or is aimed at, whose losses it counts; the speaker of a denial."""
    own = one.claim.claimant.side if is_denial(one) or is_contrary(one) else None
    counted = {toll.subject.side for toll in one.tolls}
    return {side for side in ({agent(one), own} | counted | set(one.says.sides) | addressed(one)) if side and side not in NO_SIDE}


def _sides_met(denial: Stated, target: Stated) -> bool:
    """Whether a denial names nobody whom the claim does not: places count with the country or side that they are the capital of."""
    claimant, denier = target.claim.claimant.side, denial.claim.claimant.side
    return set(denial.says.sides) <= {claimant, denier, *_parties(target)}


def _same_figure(denial: Stated, target: Stated) -> Meeting | None:
    """Whether a side denies the figure that the claim puts to its losses, or names the claimant and the figure."""
    if repeats_figure(denial, target):
        return Meeting(1.0, "number", "the denial repeats the figure that the claim gives")
    return None


def _named_figure(denial: Stated, target: Stated) -> Meeting | None:
    """Whether a denial gives the figure that the claim puts to the losses at a place that both name."""
    told = any((toll.low or 0) >= TELLING and figures_of(toll) & counts_of(denial) for toll in target.tolls)
    number = dimension(denial) == "number" or (is_verdict(denial.text) and bool(denial.tolls))
    if told and number and names_shared(denial, target):
        return Meeting(1.0, "number", "the denial repeats the figure and the place that the claim gives")
    return None


def _same_frame(denial: Stated, target: Stated) -> Meeting | None:
    """Whether a side denies the word that judges it: "genocide", "aggression"."""
    words = _words_that_judge(denial, target) if dimension(denial) != "responsibility" else set()
    if words and denial.claim.claimant.side in _parties(target):
        return Meeting(1.0, "label", f"the denial is of the word that judges: {', '.join(sorted(words))}")
    return None


def _words_that_judge(denial: Stated, target: Stated) -> set[str]:
    """Return the words that judge which a denial takes up from a claim."""
    shared = {name for name, _ in frames(head(denial))} & {name for name, _ in frames(target.text)}
    words = {word.casefold() for name, word in frames(head(denial)) if name in shared}
    return words & {word.casefold() for name, word in frames(target.text) if name in shared}


def _same_deed(denial: Stated, target: Stated) -> Meeting | None:
    """Whether most of what a denial says stands in the claim, and enough of it to tell one deed from another."""
    if is_anaphoric(denial):
        return None
    limits = rules()
    told = _telling(target)
    claimant = {target.claim.claimant.side or ""} - told  # "Xland's jet" tells whose claim it is, where the claim says "our jet"
    every = _deed(denial) - claimant
    own = every - stems(limits.bystanders)
    common = own & told
    share = len(common) / len(own) if own else 0.0
    if _figures_clash(denial, target):
        return None
    if len(common) >= limits.denial_words and share >= limits.denial_share and not common <= _of_place(denial, target):
        whole = common == own and agent(target) == denial.claim.claimant.side
        return Meeting(share, dimension(denial), f"{share:.0%} of what is denied is claimed", len(common), whole=whole)
    return _own_deed(denial, target, every | _own_soldiers(denial)) or _one_word(denial, target, own)


def _own_deed(denial: Stated, target: Stated, words: frozenset[str]) -> Meeting | None:
    """Whether a side denies what the claim says that it did, in words that any war has: "its troops had crossed the border"."""
    if agent(target) != denial.claim.claimant.side or agent(denial) not in (None, denial.claim.claimant.side):
        return None
    common = words & _telling(target)
    share = len(common) / len(words) if words else 0.0
    of_any_war = stems(rules().bystanders | rules().own_soldiers)
    if len(common) < rules().denial_words or share < rules().denial_share or common <= of_any_war | _of_place(denial, target):
        return None
    how = f"the side that denies is said to have done it; {share:.0%} of what is denied is claimed"
    return Meeting(share, dimension(denial), how, len(common), whole=common == words)


def _of_place(denial: Stated, target: Stated) -> frozenset[str]:
    """Return the words that tell where: names, and nouns for places; two deeds of one valley are not one deed."""
    names = stems(denial.names | target.names) - stems(denial.says.sides)
    return names | stems(rules().place_nouns | rules().wide_places | rules().landforms | rules().bystanders)


def _one_word(denial: Stated, target: Stated, own: frozenset[str]) -> Meeting | None:
    """Whether the accused denies one thing of the deed, narrowed ("deliberately"), beside words that name the deed's place or means."""
    around = _names_and_deeds(proposition(f"{denial.region} {denial.granted}")) - own - stems(rules().bystanders) - _camps(denial, target)
    narrowed = denial.says.tokens & rules().narrowing - target.says.tokens
    conceded = granted(denial, target) is not None
    told = len(own & _telling(target))
    least = 1 if conceded and _grants_much(denial, target) else rules().denial_share * len(own)
    enough = own and (own <= _telling(target) if not conceded else told >= least)
    if not enough or (len(own) != 1 and not conceded) or not (narrowed or conceded) or denial.claim.claimant.side not in addressed(target):
        return None
    shared = around & _telling(target)
    return (
        Meeting(1.0, dimension(denial), f"the accused denies it in a sentence on the same: {', '.join(sorted(shared))}", 1)
        if shared
        else None
    )


def _grants_much(denial: Stated, target: Stated) -> bool:
    """Whether the denier grants most of a part of the claim in the same sentence, so that what it denies there is another part."""
    before = proposition(denial.region.partition(denial.text)[0]).everything - _camps(denial, target)
    parts = (proposition(part).everything for part in PARTS.split(target.text))
    return any(len(before & part) >= max(rules().denial_words, rules().denial_share * len(part)) for part in parts)


def _camps(denial: Stated, target: Stated) -> frozenset[str]:
    return frozenset(str(one.claim.claimant.side) for one in (denial, target))


def _own_soldiers(denial: Stated) -> frozenset[str]:
    return denial.says.words & stems(rules().own_soldiers)


def _deed(denial: Stated) -> frozenset[str]:
    """Return the words of a denial that tell the deed: without those for being responsible, and without its own soldiers."""
    says, limits = proposition(head(denial)), rules()
    words = (own_words(says) | frozenset(says.sides)) - {denial.claim.claimant.side or ""}
    words -= OWN_LAND if says.tokens & SELF else frozenset()
    words -= stems(limits.narrowing)
    words -= {stemmed for token in limits.responsibility & says.tokens for stemmed in proposition(token).words}
    return words - stems(limits.own_soldiers) if says.opens_with_self else words


def _telling(one: Stated) -> frozenset[str]:
    """Return the words of a content, with whom or what its tolls count: these may stand before it ("its jet, which it says was hit")."""
    counted = [proposition(toll.subject.text).words | {toll.subject.side or ""} for toll in one.tolls]
    return _names_and_deeds(one.says).union(*counted)


def _names_and_deeds(says: Proposition) -> frozenset[str]:
    """Return the words of a content with the sides that it names, which may be named for a place ("bombing the capital")."""
    return says.words | frozenset(says.sides)


def _figures_clash(denial: Stated, target: Stated) -> bool:
    """Whether the denial gives a number that the claim does not; weekdays are told by the days of the reports."""
    return bool(denial.says.counts - target.says.counts)
