"""The words of ties.toml: which verbs, nouns and participles tie two sides, and the base forms of their verbs."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from counterclaim.event import RelationKind
from counterclaim.extract.clauses import Found
from counterclaim.extract.frames import lemma
from counterclaim.extract.frames import vocabulary as frame_words
from counterclaim.vocabulary.loader import Vocabulary, load

Tie = tuple[RelationKind, Found]
MEMBER = "member"  # of a pact whose members are allies


class TieVerbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of one tie and what they govern; ``armed`` where the right side must bear arms, ``group`` where one of the two is a group.

    ``lands`` where a place stands for the state in which it lies; ``peers`` the tie between two of one kind, two states or two groups;
    ``marked`` words one of which stands before the thing ("a defence pact"); ``pact`` where the right side is a pact;
    ``abroad`` where neither is at home with the other ("the X's leaders live in Y").
    """

    kind: RelationKind
    verbs: frozenset[str]
    things: frozenset[str] = frozenset()
    cases: tuple[str, ...] = ()
    turned: bool = False
    tools: frozenset[str] = frozenset()
    armed: bool = False
    group: bool = False
    lands: bool = False
    aims: frozenset[str] = frozenset()
    peers: RelationKind | None = None
    marked: frozenset[str] = frozenset()
    pact: bool = False
    abroad: bool = False


class TieArms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What says whose arms somebody uses: verbs of ``using``, participles of who ``made`` them, nouns for whose ``makes`` they are.

    ``things`` are nouns for arms beside the weapons and vehicles that count as equipment, ``deliveries`` nouns for handing them over,
    ``taking`` verbs with which one takes such a delivery.
    """

    using: frozenset[str]
    made: frozenset[str]
    makes: frozenset[str]
    things: frozenset[str]
    deliveries: frozenset[str]
    taking: frozenset[str]


class TieLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that declare a group an enemy: ``plain`` by themselves, ``marked`` where one of ``words`` says as what."""

    plain: frozenset[str]
    marked: frozenset[str]
    words: frozenset[str]


class TieBearers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for what somebody is to an owner; ``groups`` where both bear arms and are no state, ``marked`` as with verbs."""

    kind: RelationKind
    nouns: frozenset[str]
    bearer: Literal["left", "right"]
    groups: bool = False
    marked: frozenset[str] = frozenset()


class TieDoings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for what an owner does to somebody; ``group`` where one of the two is a group, ``marked`` as with verbs."""

    kind: RelationKind
    nouns: frozenset[str]
    cases: tuple[str, ...]
    group: bool = False
    marked: frozenset[str] = frozenset()


class TieMediating(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for who mediates.

    ``nouns`` by themselves; ``envoys`` where one of ``marked`` stands before ("special envoy") or one of ``bodies`` whose own they
    are ("the UN envoy"), in an article that speaks of ``parleys``; ``plans`` for what is ``planned`` ("a truce proposal") make a
    mediator of whose they are; ``auspices`` are what those who mediate hold over others, behind one of ``under``.
    """

    plans: frozenset[str]
    planned: frozenset[str]
    nouns: frozenset[str]
    envoys: frozenset[str]
    marked: frozenset[str]
    bodies: frozenset[str]
    auspices: frozenset[str]
    under: frozenset[str]
    parleys: frozenset[str]


class TieBinding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What binds one side to defend another: passive ``verbs``, ``nouns`` for the duty, ``pacts`` it comes from, verbs of ``defending``."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    pacts: frozenset[str]
    defending: frozenset[str]


class TieJoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for a force or bloc of several, and verbs that say of whom it consists."""

    nouns: frozenset[str]
    verbs: frozenset[str]


class TieVocabulary(Vocabulary, frozen=True, kw_only=True):
    """ties.toml."""

    verbs: tuple[TieVerbs, ...]
    bearers: tuple[TieBearers, ...]
    doings: tuple[TieDoings, ...]
    labels: TieLabels
    arms: TieArms
    mediating: TieMediating
    binding: TieBinding
    joint: TieJoint
    bases: frozenset[str]
    participles: dict[str, RelationKind]
    owned: frozenset[str]
    blocs: dict[str, str]
    pacts: frozenset[str]
    coming: frozenset[RelationKind]
    announcing: frozenset[str]
    sending: frozenset[str]
    trying: dict[RelationKind, frozenset[str]]
    helping: frozenset[str]
    ending: frozenset[str]


def known() -> TieVocabulary:
    """Return the shipped words for ties."""
    return load("ties", TieVocabulary)


def blocs() -> frozenset[str]:
    """Return common words of the press for blocs, which back somebody but are no party to anything else."""
    return frozenset(known().blocs)


@lru_cache(maxsize=1)
def bearer_nouns() -> frozenset[str]:
    """Return the nouns for what somebody is to an owner."""
    return frozenset({MEMBER}.union(*(row.nouns for row in known().bearers)))


def verb_of(form: str) -> str:
    """Return the base of a verb that the rows may name: the frames' irregular forms, then the regular ones by spelling."""
    return lemma(form) if form in frame_words().irregular else _bases().get(form, form)


def base_in(form: str, verbs: frozenset[str]) -> str:
    """Return the base of a verb among ``verbs``, irregular forms first; the form itself where it is of none."""
    return lemma(form) if form in frame_words().irregular else _forms_of(verbs).get(form, form)


@lru_cache(maxsize=8)
def _forms_of(verbs: frozenset[str]) -> dict[str, str]:
    return {form: verb for verb in sorted(verbs) for form in _forms(verb)}


@lru_cache(maxsize=1)
def _bases() -> dict[str, str]:
    rows = known()
    verbs = (
        rows.labels.plain
        | rows.labels.marked
        | rows.arms.using
        | rows.arms.taking
        | rows.binding.verbs
        | rows.binding.defending
        | rows.joint.verbs
    ).union(*(row.verbs for row in rows.verbs))
    return _forms_of(verbs)


def _forms(verb: str) -> Iterator[str]:
    stem = verb.removesuffix("e")
    yield from (verb, verb + "s", verb + "es", stem + "ed", stem + "ing", verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    if verb.endswith("y"):
        yield from (verb[:-1] + "ied", verb[:-1] + "ies")
    yield from ((verb[:-1] + "ies", verb[:-1] + "ied") if verb.endswith("y") else (verb + "es",))
