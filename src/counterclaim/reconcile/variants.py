"""One claim in several wordings: the same claimant says the same thing (step 1 of the ordered rules)."""

from collections.abc import Iterable, Iterator
from itertools import product
from math import ceil

from counterclaim.link import Link, LinkKind
from counterclaim.reconcile.figures import is_vague, named, same_figure, same_losses
from counterclaim.reconcile.propositions import WORD, proposition, stems
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import Stated, make_link, within_event
from counterclaim.reconcile.speaking import same_speaker, voice_keys
from counterclaim.toll import Toll

RULE = "reconcile.variants"
DENIALS = frozenset({"deny", "reject", "retract"})
ASKS = frozenset({"demand", "call_for"})
OWN_KIND = frozenset({"offer", "pledge", "accept", "condemn", "warn", "threaten", "accuse"})
TELLING = 10  # a figure from here on tells by itself that two sayings are one
SYMMETRIC_WORDS = 2  # that two demands by which both sides are bound share at least
QUOTED = frozenset({"direct", "partial"})
NO_FIGURE = "no figure"
LOSSES = frozenset({"kill", "put out of action"})  # deeds that are told by how many
NAME_LETTERS = 5  # of a name that another spelling goes on from


def act_group(one: Stated) -> str:
    """Return the group of speech acts within which two sayings can be one: a demand never repeats a denial."""
    act = one.claim.speech_act
    if act in DENIALS:
        return "deny"
    if act in ASKS:
        return "ask"
    return act if act in OWN_KIND else "say"


def keys(one: Stated) -> Iterator[str]:
    """Yield under which keys a claim is found by other wordings of it: the claimant, with each word and side that its content names.

    Each of them also with every figure of the content, or with none: a wording may leave figures out, but puts no others in their place.
    """
    for stem, word in product(_stems(one), one.says.everything):
        yield f"{stem} {word}"
        yield from (f"{stem} {word} {figure}" for figure in one.says.figures or (NO_FIGURE,))


def asks(one: Stated) -> Iterator[str]:
    """Yield the keys under which other wordings of a claim lie."""
    told = (NO_FIGURE, *one.says.figures) if one.says.figures else ("",)
    yield from (f"{stem} {word} {figure}".rstrip() for stem in _stems(one) for word in one.says.everything for figure in told)


def figures(one: Stated) -> Iterator[str]:
    """Yield the keys of which one is enough: each telling figure that a claim puts to a loss, and each deed with each name beside it."""
    told = [toll for toll in one.tolls if _is_telling(toll)]
    for stem in _stems(one):
        yield from (f"{stem} #{figure:.0f} {toll.subject.side}" for toll in told for figure in (toll.low or 0, named(toll)))
        yield from (f"{stem} {deed} {name}" for deed in sorted(deeds_of(one)) for name in sorted(one.names | opening(one)))


def opening(one: Stated) -> frozenset[str]:
    """Return the word that opens a content where it may be a name: it is capitalised, and no word of grammar."""
    first = WORD.findall(one.text)[:1]
    return frozenset(word.casefold() for word in first if word[:1].isupper()) - rules().stopwords - rules().ones


def _stems(one: Stated) -> list[str]:
    return [f"variant {key} {act_group(one)}" for key in voice_keys(one.claim.claimant)]


def least(one: Stated) -> int:
    """Return how many keys another wording shares with ``one`` at least, where no figure joins the two: see `_same_words`."""
    limits = rules()
    within = SYMMETRIC_WORDS if act_group(one) == "ask" else limits.within_words
    return max(1, min(ceil(limits.same_share * len(one.says.everything)), within))


def links_of(one: Stated, candidates: Iterable[Stated]) -> Iterator[Link]:
    """Yield the link from ``one`` to the earliest of ``candidates`` that is the same claim, if any."""
    earlier = sorted((other for other in candidates if other.order < one.order), key=lambda other: other.order)
    root = next((other for other in earlier if is_variant(one, other)), None)
    if root is None:
        return
    share = jaccard(one, root)
    voices = {one.claim.voice, root.claim.voice}
    cut = not same_text(one, root) or one.goes_on != root.goes_on
    kind: LinkKind = "quote_variant" if voices <= QUOTED and cut else "wording_variant"
    reason = f"the same claimant says the same thing ({share:.0%} of the words in common)"
    yield make_link(kind, (one.claim, root.claim), RULE, reason, score=share)


def is_variant(left: Stated, right: Stated) -> bool:
    """Whether two claims are one claim in two wordings."""
    if not same_speaker(left.claim.claimant, right.claim.claimant) or act_group(left) != act_group(right):
        return False
    if left.claim.article != right.claim.article and not (_says_anything(left) and _says_anything(right)):
        return False
    if left.says.negated != right.says.negated or not figures_agree(left, right):
        return False
    return _carry_one_figure(left, right) or _same_words(left, right) or _same_deed(left, right)


def _says_anything(one: Stated) -> bool:
    """Whether a content says something by itself, outside its article ("those claims" does not)."""
    limits = rules()
    return bool(one.says.tokens - limits.anaphors - limits.number_anaphors - limits.label_anaphors - limits.stopwords)


def jaccard(left: Stated, right: Stated) -> float:
    """Return the share of all words of two contents that both have."""
    every = left.says.everything | right.says.everything
    return len(left.says.everything & right.says.everything) / len(every) if every else 0.0


def same_text(left: Stated, right: Stated) -> bool:
    """Whether two contents are the same words; where one is not a quotation, the other may say more."""
    one, other = (" ".join(WORD.findall(text.casefold())) for text in (left.text, right.text))
    if {left.claim.voice, right.claim.voice} <= QUOTED:
        return one == other
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def figures_agree(left: Stated, right: Stated) -> bool:
    """Whether no figure stands against another; a new figure is a new claim, while one wording may leave a figure out."""
    for one in left.tolls:
        rivals = [other for other in right.tolls if same_losses(one, other)]
        if rivals and not any(same_figure(one, other) for other in rivals):
            return False
    ordinals = (left.says.figures & rules().ordinals, right.says.figures & rules().ordinals)
    return not any(one - other and other - one for one, other in ((left.says.counts, right.says.counts), ordinals))


def _carry_one_figure(left: Stated, right: Stated) -> bool:
    """Whether both put one figure to the same losses, running or of one place: "2,300 neutralised", "at least 2,300 killed or wounded"."""
    if not within_event(left.when, right.when) and left.claim.article != right.claim.article:
        return False
    fewer, more = sorted((left.tolls, right.tolls), key=len)
    return bool(fewer) and all(any(_one_running(a, b) for b in more) for a in fewer)


def _is_telling(toll: Toll) -> bool:
    return (toll.low or 0) >= TELLING and not is_vague(toll)


def _one_running(left: Toll, right: Toll) -> bool:
    told = _is_telling(left) and _is_telling(right)
    running = "incident" not in (left.period, right.period)
    one_place = bool(left.place and right.place and left.place.casefold() == right.place.casefold())
    return told and (running or one_place) and same_losses(left, right) and same_figure(left, right)


def _same_words(left: Stated, right: Stated) -> bool:
    limits = rules()
    if not (left.says.figures <= right.says.figures or right.says.figures <= left.says.figures):
        return False
    symmetric = left.says.words & right.says.words & limits.symmetric
    if act_group(left) == "ask" and symmetric and within_event(left.when, right.when):
        return _shares(left.says.words, right.says.words, limits.joint_share, SYMMETRIC_WORDS)
    if _sides_clash(left, right) or _quote_apart(left, right) or (left.claim.article != right.claim.article and names_clash(left, right)):
        return False
    if left.claim.article != right.claim.article and (left.says.figures ^ right.says.figures) & _loss_figures(left, right):
        return False
    every = (left.says.everything, right.says.everything)
    return jaccard(left, right) >= limits.same_share or _shares(*every, limits.within_share, limits.within_words)


def deeds_of(one: Stated) -> frozenset[str]:
    """Return the deeds of war that a content tells, those that come to the same as one."""
    return frozenset(rules().deeds[word] for word in one.says.words if word in rules().deeds)


def _same_deed(left: Stated, right: Stated) -> bool:
    """Whether two sayings of two articles tell one deed, done to what bears one name, within days: "took Xtown", "the fall of Xtown"."""
    if left.claim.article == right.claim.article or not within_event(left.when, right.when) or act_group(left) != "say":
        return False
    if _sides_clash(left, right) or names_clash(left, right) or not names_shared(left, right):
        return False
    parts = stems(rules().parts_of_places)
    shared = deeds_of(left) & deeds_of(right)
    if not shared or (left.says.words & parts) != (right.says.words & parts) or QUOTED & {left.claim.voice, right.claim.voice}:
        return False
    return not (shared & LOSSES and (left.says.figures ^ right.says.figures) & _loss_figures(left, right))


def names_shared(left: Stated, right: Stated) -> bool:
    """Whether two contents bear a name in common, in whatever spelling."""
    opens = ((left.names, right.names | opening(right)), (left.names | opening(left), right.names))
    return any(_one_name(one, other) for own, its in opens for one, other in product(own, its))


def names_clash(left: Stated, right: Stated) -> bool:
    """Whether each bears a name that the other does not: "Xtown was shelled" is not "Ytown was shelled"."""
    return all(
        any(not any(_one_name(a, b) for b in theirs) for a in own) for own, theirs in ((left.names, right.names), (right.names, left.names))
    )


def _one_name(left: str, right: str) -> bool:
    shorter = min(len(left), len(right))
    return left == right or (shorter >= NAME_LETTERS and left[:shorter] == right[:shorter])


def _quote_apart(left: Stated, right: Stated) -> bool:
    """Whether two quotations in full each say a word that the other does not: a cut leaves words out, it puts none in their place."""
    one, other = left.says.everything, right.says.everything
    return left.claim.voice == right.claim.voice == "direct" and bool(one - other) and bool(other - one)


def _loss_figures(left: Stated, right: Stated) -> frozenset[str]:
    """Return the figures in either content that count losses: who leaves these out says less; "five days" and a weekday are by the way."""
    return frozenset(figure for one in (left, right) for toll in one.tolls for figure in proposition(toll.text).figures)


def _shares(left: frozenset[str], right: frozenset[str], share: float, words: int) -> bool:
    common = len(left & right)
    return common >= words and common >= share * min(len(left), len(right))


def _sides_clash(left: Stated, right: Stated) -> bool:
    """Whether each names a side that the other does not: "Xland fired first" is not "Yland fired first"."""
    return bool(set(left.says.sides) - set(right.says.sides) and set(right.says.sides) - set(left.says.sides))
