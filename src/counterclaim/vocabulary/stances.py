"""Schemas of the vocabularies that say what a content does: hedges, stances and conditions; and what descriptions refer to."""

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from counterclaim.claim import SpeechAct
from counterclaim.vocabulary.loader import Vocabulary, load

Phrase = tuple[str, ...]


class Hedges(Vocabulary, frozen=True, kw_only=True):
    """Words of less than full commitment, by FactBank degree."""

    probable: tuple[str, ...]
    possible: tuple[str, ...]


class War(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of fighting and harm."""

    words: tuple[str, ...]


class Outrage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody who condemns calls it, and how they feel."""

    words: tuple[str, ...]
    felt: frozenset[str]


class Promises(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs for what the speaker's side will do: in hostility, to keep a promise, or because it was asked."""

    hostile: frozenset[str]
    pledged: frozenset[str]
    granted: frozenset[str]


class Conditions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How conditions are said; see the comments in stances.toml."""

    openers: tuple[str, ...]
    withheld: tuple[str, ...]
    ready: frozenset[str]
    willing: frozenset[str]
    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    able: frozenset[str]
    times: frozenset[str]
    moments: frozenset[str]
    limits: frozenset[str]
    going_on: frozenset[str]
    stopping: frozenset[str]
    purposes: tuple[str, ...]
    paths: tuple[str, ...]


class Yielding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs for giving somebody what they ask for, and adjectives for what can be given."""

    verbs: frozenset[str]
    lost: frozenset[str]
    aiding: frozenset[str]
    possible: frozenset[str]


class Endorsement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Cues that back something, and what they can back; ``cheers`` are those that accept nothing else.

    ``guilt`` is what one accepts by owning to a deed, which is no stance on a demand.
    """

    cues: frozenset[str]
    guilt: frozenset[str]
    cheers: frozenset[str]
    words: tuple[str, ...]


class Untrue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that call something untrue, and nouns for what is told, of which that can be said."""

    words: tuple[str, ...]
    reports: frozenset[str]


class Stances(Vocabulary, frozen=True, kw_only=True):
    """What a content does, by its phrases; the order of ``acts`` is the order in which they are tried."""

    acts: dict[SpeechAct, tuple[str, ...]]
    war: War
    conditions: Conditions
    peace: War
    consents: War
    yielding: Yielding
    endorsement: Endorsement
    counters: War
    untrue: Untrue
    outrage: Outrage
    promises: Promises
    hostile: War
    spared: War
    charges: War
    crimes: War
    intolerable: War
    needs: War
    commands: War
    holding_that: War
    moves: War
    silences: War


class References(Vocabulary, frozen=True, kw_only=True):
    """Heads of descriptions by what they refer to; see references.toml."""

    conflict_words: tuple[str, ...]
    sides: frozenset[str]
    persons: frozenset[str]
    heads_of_state: frozenset[str]
    cabinet: frozenset[str]
    inner: frozenset[str]
    enemies: frozenset[str]
    speakers: frozenset[str]
    reporters: frozenset[str]
    organs: frozenset[str]
    forces: frozenset[str]
    national_forces: frozenset[str]
    outsiders: frozenset[str]
    pronouns: frozenset[str]
    minds: frozenset[str]
    things_do: frozenset[str]
    human: frozenset[str]
    firm: frozenset[str]
    addressing: frozenset[str]
    common_words: frozenset[str]
    state_bodies: frozenset[str]
    other_numbers: frozenset[str]
    female_titles: frozenset[str]
    male_titles: frozenset[str]
    hidden: frozenset[str]
    press: frozenset[str]
    lands: frozenset[str]
    rebel_words: frozenset[str]
    loyal: frozenset[str]
    breakaway: frozenset[str]
    sent: frozenset[str]
    apart: frozenset[str]
    lands_apart: frozenset[str]
    some_of: frozenset[str]
    state_words: frozenset[str]
    state_offices: frozenset[str]
    bare_speakers: frozenset[str]
    lone_organs: frozenset[str]
    without_army: frozenset[str]
    world_press: frozenset[str]
    domestic: frozenset[str]
    local: frozenset[str]
    civilian: frozenset[str]
    units: frozenset[str]
    allegiance: tuple[str, ...]
    naming: frozenset[str]
    blocs: frozenset[str]
    staff: frozenset[str]
    aides: frozenset[str]
    joint_words: frozenset[str]
    partitive: frozenset[str]
    opposing: frozenset[str]
    named_again: frozenset[str]
    parleys: frozenset[str]
    towns: frozenset[str]
    outlets: frozenset[str]
    given_out: frozenset[str]
    reports: frozenset[str]
    before_last_named: frozenset[str]
    posts: frozenset[str]
    fighting: frozenset[str]
    risen: frozenset[str]
    bands: frozenset[str]
    peoples: frozenset[str]
    quantified: frozenset[str]
    posting: frozenset[str]
    parallel: frozenset[str]
    officials: frozenset[str]
    unknown_of: frozenset[str]
    unaligned: frozenset[str]
    homely: frozenset[str]
    foes: frozenset[str]
    voices: frozenset[str]
    armed_units: frozenset[str]
    keepers: frozenset[str]
    several_sides: frozenset[str]
    monitors: frozenset[str]


@cache
def stances() -> Stances:
    """Return the shipped stances."""
    return load("stances", Stances)


@cache
def references() -> References:
    """Return the shipped references."""
    return load("references", References)


@cache
def hedges() -> Hedges:
    """Return the shipped hedges."""
    return load("hedges", Hedges)


class PhraseFinder:
    """Finds the phrases of one list in casefolded words, by first word; longer phrases win."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[Phrase]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append(words)

    def find(self, words: Sequence[str]) -> tuple[int, int] | None:
        """Return the first phrase in ``words`` as a half-open range, or null."""
        for index, word in enumerate(words):
            for phrase in self._by_first.get(word, ()):
                if tuple(words[index : index + len(phrase)]) == phrase:
                    return index, index + len(phrase)
        return None


@cache
def act_finders() -> tuple[tuple[SpeechAct, PhraseFinder], ...]:
    """Return a finder for each speech act that a content can make of a saying, in the order of the vocabulary."""
    return tuple((act, PhraseFinder(phrases)) for act, phrases in stances().acts.items())


@cache
def finder(name: str) -> PhraseFinder:
    """Return the finder of one list: war, peace, openers, withheld, purposes, paths, consents, probable, possible."""
    known = stances()
    lists: dict[str, tuple[str, ...]] = {
        "war": known.war.words, "peace": known.peace.words, "consents": known.consents.words,
        "endorsed": known.endorsement.words, "counters": known.counters.words,
        "untrue": known.untrue.words, "outrage": known.outrage.words, "hostile": known.hostile.words, "spared": known.spared.words,
        "charges": known.charges.words, "crimes": known.crimes.words, "intolerable": known.intolerable.words,
        "needs": known.needs.words, "commands": known.commands.words,
        "holding that": known.holding_that.words, "moves": known.moves.words,
        "silences": known.silences.words, "withheld": known.conditions.withheld,
        "openers": known.conditions.openers, "purposes": known.conditions.purposes,
        "paths": known.conditions.paths, "probable": hedges().probable, "possible": hedges().possible,
    }  # fmt: skip
    return PhraseFinder(lists[name])
