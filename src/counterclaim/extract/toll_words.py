"""The words by which reporting says that people or things were harmed, compiled for look-up."""

from functools import cache
from typing import Literal, NamedTuple

import msgspec

from counterclaim.toll import Harm
from counterclaim.vocabulary.loader import Vocabulary, load
from counterclaim.vocabulary.nouns import Noun, nouns

Words = tuple[str, ...]
Tense = Literal["base", "third", "past", "participle", "gerund", "both"]  # both: past and participle look the same
CueKind = Literal["verb", "undergone", "adjective", "noun"]
TENSES: tuple[Tense, ...] = ("base", "third", "past", "participle", "gerund")


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb of harm: its five forms, the harm it does to people, to things, or to equipment alone."""

    forms: tuple[str, str, str, str, str]
    people: Harm | None = None
    things: Harm | None = None
    equipment: Harm | None = None
    particle: str = ""
    active_only: bool = False


class Undergone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases whose subject undergoes the harm ("died"), or adjectives of harm ("dead")."""

    words: tuple[str, ...]
    people: Harm | None = None
    things: Harm | None = None


class HarmNouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that are harm when counted (``words``), or that name the harm of what follows (``of``)."""

    words: tuple[str, ...]
    harm: Harm
    of: tuple[str, ...] = ()


class JointHarm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two harms said of one number, and what that makes."""

    of: tuple[Harm, Harm]
    harm: Harm


class HarmVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Cues of harm and the function words that the reader of tolls steers by."""

    auxiliaries: frozenset[str]
    perfect: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    counterfactual: frozenset[str]
    chain: frozenset[str]
    fears: frozenset[str]
    catenatives: frozenset[str]
    fillers: frozenset[str]
    prepositions: frozenset[str]
    breaks: frozenset[str]
    subordinators: frozenset[str]
    employed: frozenset[str]
    conceding: frozenset[str]
    ground: frozenset[str]
    listing_people: frozenset[str]
    changed: frozenset[str]
    relatives: frozenset[str]
    denials: frozenset[str]
    conditions: frozenset[str]
    awaiting: frozenset[str]
    present: frozenset[str]
    parts: tuple[str, ...]
    peaceful: frozenset[str]
    crashing: frozenset[str]
    crashes: frozenset[str]
    fighting: frozenset[str]
    toll_nouns: frozenset[str]
    toll_owners: frozenset[str]
    force_words: frozenset[str]
    toll_verbs: frozenset[str]
    shares: frozenset[str]
    evidential: frozenset[str]
    ownership: frozenset[str]
    footage: frozenset[str]
    showing: frozenset[str]
    inflicting: frozenset[str]
    bearers: frozenset[str]
    animals: frozenset[str | None]
    enemy_nouns: frozenset[str]
    launching: frozenset[str]
    ties: frozenset[str]
    judged_or_chosen: frozenset[str]
    ballots: frozenset[str]
    scenes_of: frozenset[str]
    starts: frozenset[str]
    irregulars: frozenset[str]
    own_fire: frozenset[str]
    companions: tuple[str, ...]
    places: frozenset[str]
    whereabouts: frozenset[str]
    truces: frozenset[str]
    records: frozenset[str]
    hearsay: frozenset[str]
    citing: frozenset[str]
    shifted: frozenset[str]
    continuing: frozenset[str]
    airing: frozenset[str]
    showing_of: frozenset[str]
    going_on: frozenset[str]
    among: frozenset[str]
    collectives: frozenset[str]
    ages: frozenset[str]
    resuming: frozenset[str]
    responsibility: frozenset[str]
    leaving: frozenset[str]
    zero_leads: frozenset[str]
    raising: frozenset[str]
    revising: frozenset[str]
    putting: frozenset[str]
    homelands: frozenset[str]
    taking_up: frozenset[str]
    figures: frozenset[str]
    figure_verbs: frozenset[str]
    bodies: frozenset[str]
    finding: frozenset[str]
    captives: frozenset[str]
    policing: frozenset[str]
    striking: frozenset[str]
    costing: frozenset[str]
    seizing: frozenset[str]
    losses: frozenset[str]
    listing: frozenset[str]
    releasing: frozenset[str]
    purposes: frozenset[str]
    hurts: frozenset[str]
    degrees: frozenset[str]
    conditions_of_health: frozenset[str]
    reflexives: frozenset[str]
    only: frozenset[str]
    day_parts: frozenset[str]
    asides: frozenset[str]
    all: frozenset[str]
    most_of: frozenset[str]
    degrees_of_share: frozenset[str]
    reporting: frozenset[str]
    munitions: frozenset[str]
    others: frozenset[str]
    others_still: frozenset[str]
    holding_marks: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    list_marks: frozenset[str]
    joiners: frozenset[str]
    more: frozenset[str]
    owners: frozenset[str]
    pauses: frozenset[str]
    hostile: frozenset[str]
    enemy_words: frozenset[str]
    fighting_nouns: frozenset[str]
    clause_ends: frozenset[str]
    possessives: frozenset[str]
    ranks: frozenset[str]
    owner_leads: frozenset[str]
    rebel_words: frozenset[str]
    state_words: frozenset[str]
    rule_words: frozenset[str]
    state_nouns: frozenset[str]
    attackers: frozenset[str]
    police_nouns: frozenset[str]
    group_nouns: frozenset[str]
    light: frozenset[str]
    forces: frozenset[str]
    attacks: frozenset[str]
    targets: frozenset[str]
    claiming: frozenset[str]
    scene: frozenset[str]
    gloss_leads: frozenset[str]
    gloss_words: frozenset[str]
    undisclosed: tuple[str, ...]
    undisclosed_nouns: frozenset[str]
    cumulative: tuple[str, ...]
    each: frozenset[str]
    beside_a_day: frozenset[str]
    daily: tuple[str, ...]
    war: frozenset[str]
    war_parts: frozenset[str]
    blaming: frozenset[str]
    speaking: frozenset[str]
    spells: frozenset[str]
    incidents: frozenset[str]
    incidents_many: frozenset[str]
    recent: frozenset[str]
    spans: frozenset[str]
    units_of_span: frozenset[str]
    over: frozenset[str]
    through: frozenset[str]
    up_to: tuple[tuple[str, ...], ...]
    sites_of_names: frozenset[str]
    peacekeepers: frozenset[str]
    crews: frozenset[str]
    armies: frozenset[str]
    utterances: frozenset[str]
    carriers: frozenset[str]
    confirming: frozenset[str]
    shown: frozenset[str]
    headline_leads: frozenset[str]
    becoming: frozenset[str]
    ranked: frozenset[str]
    unharmed: frozenset[str]
    rate_units: frozenset[str]
    manner: frozenset[str]
    kinds_of_arms: frozenset[str]
    blows: frozenset[str]
    defence: frozenset[str]
    exceeding: frozenset[str]
    leaving_dead: frozenset[str]
    quitting: frozenset[str]
    overturning: frozenset[str]
    sums: frozenset[str]
    standing: frozenset[str]
    hosting: frozenset[str]
    hosted: frozenset[str]
    travelling: frozenset[str]
    crowds: frozenset[str]
    counting_again: frozenset[str]
    nobody: tuple[str, ...]
    war_and_wars: frozenset[str]
    ordinals: frozenset[str]
    rising: frozenset[str]
    going: tuple[str, ...]
    name_particles: frozenset[str]
    honorifics: frozenset[str]
    leading: frozenset[str]
    struck: frozenset[str]
    background: frozenset[str]
    hitting: frozenset[str]
    traffic: frozenset[str]
    kinds_of: frozenset[str]
    neighbours: frozenset[str]
    vague_people: frozenset[str]
    single_acts: frozenset[str]
    sites: frozenset[str]
    verbs: tuple[Verb, ...]
    undergone: tuple[Undergone, ...]
    adjectives: tuple[Undergone, ...]
    nouns: tuple[HarmNouns, ...]
    joint: tuple[JointHarm, ...]


class Cue(NamedTuple):
    """What a phrase of the vocabulary says: the harm to people, to civilian objects, to equipment; and in which form."""

    kind: CueKind
    tense: Tense
    people: Harm | None
    things: Harm | None
    equipment: Harm | None
    particle: Words = ()
    active_only: bool = False

    def harm(self, human: bool, equipment: bool) -> Harm | None:
        """Return the harm that the cue says of people, of equipment, or of other things."""
        if human:
            return self.people
        return (self.equipment or self.things) if equipment else self.things


@cache
def harm_words() -> HarmVocabulary:
    """Return the vocabulary of harm."""
    return load("harms", HarmVocabulary)


def _verb_cues(verb: Verb) -> list[tuple[Words, Cue]]:
    rows: dict[Words, Cue] = {}
    for form, tense in zip(verb.forms, TENSES, strict=True):
        same = tense == "participle" and (form,) in rows
        particle = tuple(verb.particle.split())
        if form:
            rows[(form,)] = Cue("verb", "both" if same else tense, verb.people, verb.things, verb.equipment, particle, verb.active_only)
    return list(rows.items())


def _phrases(kind: CueKind, entries: tuple[Undergone, ...]) -> list[tuple[Words, Cue]]:
    return [
        (tuple(phrase.split()), Cue(kind, "past", entry.people, entry.things, entry.things)) for entry in entries for phrase in entry.words
    ]


@cache
def cues() -> dict[str, tuple[tuple[Words, Cue], ...]]:
    """Return the phrases of harm by first word, longest first (a verb with a particle before the verb alone)."""
    words = harm_words()
    rows: list[tuple[Words, Cue]] = [row for verb in words.verbs for row in _verb_cues(verb)]
    rows += _phrases("undergone", words.undergone) + _phrases("adjective", words.adjectives)
    rows += [((word,), Cue("noun", "base", group.harm, None, None)) for group in words.nouns for word in group.words]
    index: dict[str, list[tuple[Words, Cue]]] = {}
    for phrase, cue in sorted(rows, key=lambda row: -len(row[0]) - len(row[1].particle)):
        index.setdefault(phrase[0], []).append((phrase, cue))
    return {first: tuple(entries) for first, entries in index.items()}


@cache
def particles() -> frozenset[str]:
    """Return the words that follow the object of a verb of harm: "took 12 soldiers prisoner"."""
    return frozenset(verb.particle.split()[0] for verb in harm_words().verbs if verb.particle)


@cache
def harm_of() -> dict[str, Harm]:
    """Return the nouns whose "of" phrase is what was harmed: "the deaths of ten people"."""
    return {word: entry.harm for entry in harm_words().nouns for word in entry.of}


@cache
def joint_harm(one: Harm, other: Harm) -> Harm | None:
    """Return what "killed or wounded" makes; null where the two harms cannot be one."""
    for entry in harm_words().joint:
        if {one, other} == set(entry.of):
            return entry.harm
    return one if one == other else None


def noun_at(lower: tuple[str, ...], index: int) -> tuple[int, Noun] | None:
    """Return (end, meaning) of the longest noun phrase for people or things that starts at ``index``."""
    for words, noun in nouns().get(lower[index], ()):
        if lower[index : index + len(words)] == words:
            return index + len(words), noun
    return None
