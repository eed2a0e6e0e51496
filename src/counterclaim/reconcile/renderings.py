"""One utterance in two renderings of a foreign original (step 1 of the ordered rules).

Two translators share few words, so what is compared is what was said: the words of each quotation under the names of their senses
(renderings.toml), the sides it names beside the speaker's own, its figures, and whether it says yes or no. The quotations must be of one
speaker, who can be taken to have spoken another language, on one day, in two articles; most of what the shorter one says must be said in
the longer, and enough of it to tell one utterance from another on the same matter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from counterclaim.actor import OTHER
from counterclaim.link import Link
from counterclaim.reconcile.propositions import proposition, stem
from counterclaim.reconcile.quotes import is_cut, quoted
from counterclaim.reconcile.rules import Sense, long_forms
from counterclaim.reconcile.scope import NO_SIDE, Stated, days_apart, make_link
from counterclaim.reconcile.speaking import may_be_person, same_speaker, voice_keys
from counterclaim.reconcile.variants import is_variant, same_text
from counterclaim.vocabulary.loader import Vocabulary, load
from counterclaim.vocabulary.times import times

RULE = "reconcile.renderings"


class RenderingVocabulary(Vocabulary, frozen=True, kw_only=True):
    """renderings.toml; what each threshold means stands beside it there."""

    share: float
    units: int
    whole_units: int
    translated_units: int
    translated_share: float
    days: int
    english: frozenset[str]
    light: frozenset[str]
    senses: tuple[Sense, ...]


@cache
def vocabulary() -> RenderingVocabulary:
    """Return the senses and thresholds by which renderings are told."""
    return load("renderings", RenderingVocabulary)


@dataclass(frozen=True, slots=True)
class Said:
    """What a quotation says: its units of meaning, the other sides that it names, its figures, and whether it says no."""

    units: frozenset[str]
    sides: frozenset[str]
    figures: frozenset[str]
    negated: bool
    words: frozenset[str]


def keys(one: Stated) -> Iterator[str]:
    """Yield under which keys renderings of one speaker meet: each unit of meaning."""
    if may_be_translated(one):
        yield from (f"rendered {key} {unit}" for key in voice_keys(one.claim.claimant) for unit in sorted(_said(one).units))


def links_of(one: Stated, near: Iterable[Stated]) -> Iterator[Link]:
    """Yield the link from a quotation to the earliest one that renders the same utterance."""
    if not may_be_translated(one):
        return
    for other in sorted((other for other in near if other.order < one.order), key=lambda other: other.order):
        common = rendered(one, other)
        if common:
            score = 2 * len(common) / (len(_said(one).units) + len(_said(other).units))
            reason = f"one speaker on one day, in two renderings: both say {', '.join(sorted(common))}"
            yield make_link("translation", (one.claim, other.claim), RULE, reason, score=score)
            return


def rendered(one: Stated, other: Stated) -> frozenset[str]:
    """Return the units that two quotations share where both render one utterance, else none."""
    apart = days_apart(one.when, other.when)
    if not same_speaker(one.claim.claimant, other.claim.claimant) or one.claim.article == other.claim.article or apart is None:
        return frozenset()
    told = {stated.claim.uttered_basis for stated in (one, other)} == {"stated"}
    if apart > (0 if told else vocabulary().days) or is_variant(one, other) or is_cut(one, other) or same_text(one, other):
        return frozenset()
    found = alike(_said(one), _said(other), translated=one.foreign or other.foreign)
    return found or (
        _said(one).units & _said(other).units if one.sole and other.sole and not _parts_with(_said(one), _said(other)) else found
    )


def _parts_with(left: Said, right: Said) -> bool:
    """Whether two sayings name other sides or figures, or one is worded like the other but for a meaning that each has alone."""
    return left.figures != right.figures or bool(left.sides - right.sides and right.sides - left.sides) or _one_wording_apart(left, right)


def alike(left: Said, right: Said, *, translated: bool = False) -> frozenset[str]:
    """Return the units that two sayings share where these are enough to make them one, else none; fewer are where one is a translation."""
    limits, common = vocabulary(), left.units & right.units
    if left.negated != right.negated or _parts_with(left, right):
        return frozenset()
    smaller = min(len(left.units), len(right.units))
    whole = len(common) == smaller >= limits.whole_units
    if translated and len(common) >= limits.translated_units and len(common) >= limits.translated_share * smaller:
        return common
    return common if whole or (len(common) >= limits.units and len(common) >= limits.share * smaller) else frozenset()


def _one_wording_apart(left: Said, right: Said) -> bool:
    """Whether both are worded alike but for a meaning that each has alone, as "the port" and "the school": translators part in words."""
    apart = left.units - right.units and right.units - left.units
    alike_words = len(left.words & right.words) >= vocabulary().share * min(len(left.words), len(right.words))
    return bool(apart) and alike_words


def _said(one: Stated) -> Said:
    return said(quoted(one), str(one.claim.claimant.side))


@lru_cache(maxsize=20_000)
def said(text: str, own: str) -> Said:
    """Return what ``text`` says in the mouth of a speaker of the side ``own``."""
    says, senses = proposition(_day().sub(r"\g<month>", _joined(text))), _sense_of()
    units = {senses.get(word, word) for word in says.words - _light()}
    others = frozenset(says.sides) - {own}
    return Said(frozenset(units) | others, others, says.counts, says.negated, says.words)


@cache
def _day() -> re.Pattern[str]:
    """Return the pattern of a month with its day, which translators write in many ways ("October 1", "the first of October")."""
    months = "|".join(name.capitalize() for name in sorted(times().months, key=len, reverse=True))
    day = rf"\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(sorted(times().ordinals))}"
    return re.compile(rf"(?:\b(?:{day})(?: of)? )?\b(?P<month>{months})\b(?: \d{{1,2}}\b)?")


def may_be_translated(one: Stated) -> bool:
    """Whether a quotation is by a speaker of a known side, or with a full name, who can be taken to have spoken no English."""
    actor = one.claim.claimant
    person = actor.side == OTHER and actor.kind == "person" and " " in actor.name
    known = actor.side not in NO_SIDE or person or may_be_person(actor)
    told = known and not {actor.iso3, actor.side} & vocabulary().english
    return told and one.when is not None and bool(quoted(one))


@cache
def _light() -> frozenset[str]:
    return vocabulary().light | frozenset(map(stem, vocabulary().light))


@cache
def _sense_of() -> dict[str, str]:
    return {stem(form): sense.name for sense in vocabulary().senses for form in (sense.name, *sense.forms) if " " not in form}


def _joined(text: str) -> str:
    pattern, forms = long_forms(vocabulary().senses)
    return pattern.sub(lambda found: f" {forms[found.group().casefold()]} ", " ".join(text.split()))
