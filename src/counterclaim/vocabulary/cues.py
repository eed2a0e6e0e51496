"""Schemas of the vocabularies that attribution rests on: cues (what attributes) and grammar (what holds a clause together)."""

from functools import cache
from typing import Literal

import msgspec

from counterclaim.claim import Factuality, SpeechAct
from counterclaim.vocabulary.loader import Vocabulary, load

Takes = Literal[
    "clause", "that", "quote", "to", "np", "person", "gerund", "of", "for", "as", "on", "about", "against", "naming", "media", "appeal",
    "measure", "judgement", "cite", "figures", "given", "revised", "counted", "wish", "plan",
]  # fmt: skip
VerbForm = Literal["base", "third", "past", "participle", "gerund"]
VERB_FORMS: tuple[VerbForm, ...] = ("base", "third", "past", "participle", "gerund")


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb that attributes; ``forms`` stand in the order of `VERB_FORMS`, ``particle`` follows the verb ("call for")."""

    lemma: str
    forms: tuple[str, str, str, str, str]
    act: SpeechAct
    factuality: Factuality
    takes: frozenset[Takes]
    particle: str = ""


class Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun that attributes ("accusations that"); ``links`` may stand between it and its content."""

    lemma: str
    forms: tuple[str, ...]
    act: SpeechAct
    factuality: Factuality
    links: frozenset[str]


class Adverb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An adverb that hands a statement on without naming its source ("allegedly")."""

    lemma: str
    act: SpeechAct
    factuality: Factuality


class Cues(Vocabulary, frozen=True, kw_only=True):
    """Everything in cues.toml; the comments there say what each list is for."""

    verbs: tuple[Verb, ...]
    nouns: tuple[Noun, ...]
    adverbs: tuple[Adverb, ...]
    according: tuple[tuple[str, ...], ...]
    viewing: frozenset[str]
    judging: frozenset[str]
    hardly: frozenset[str]
    light_verbs: frozenset[str]
    drawing_verbs: frozenset[str]
    media: frozenset[str]
    shows: frozenset[str]
    venues: frozenset[str]
    reckonings: frozenset[str]
    utterances: frozenset[str]
    holding: frozenset[str]
    responsible: frozenset[str]
    laying: frozenset[str]
    doors: frozenset[str]
    wards: frozenset[str]
    patients: frozenset[str]
    pressing: frozenset[str]
    totalling: frozenset[str]
    superlatives: frozenset[str]
    resuming_pronouns: frozenset[str]
    resumptive: frozenset[str]
    verdicts: frozenset[str]
    documents: frozenset[str]
    inverting: frozenset[str]
    comments: frozenset[str]
    hearers: frozenset[str]
    also_nouns: frozenset[str]
    plural_subject: frozenset[str]
    addressee_in_content: frozenset[str]
    addressee_always: frozenset[str]
    quoting: frozenset[str]
    relaying: frozenset[str]
    withholding: frozenset[str]
    withheld: frozenset[str]
    picturing: frozenset[str]
    compounds: tuple[tuple[str, ...], ...]
    doing: frozenset[str]
    doing_to_people: frozenset[str]
    questioned: frozenset[str]
    bidding: frozenset[str]
    unable: frozenset[str]
    declared_in: frozenset[str]
    figures: frozenset[str]
    revised: frozenset[str]
    trading_verbs: frozenset[str]
    traded: frozenset[str]
    measures: frozenset[str]
    findings: frozenset[str]
    voiced: frozenset[str]
    answering: frozenset[str]
    none_given: frozenset[str]
    little_said: frozenset[str]
    unsaid: frozenset[str]
    convened: frozenset[str]
    unconfirmed: frozenset[str]
    anonymity: frozenset[str]
    evidence: frozenset[str]
    joining_verbs: frozenset[str]
    holders: frozenset[str]
    reducible: frozenset[str]
    occasions: frozenset[str]
    elaborating: frozenset[str]
    describing: frozenset[str]
    headline_harms: frozenset[str]
    appears: frozenset[str]
    leading: frozenset[str]


class Grammar(Vocabulary, frozen=True, kw_only=True):
    """Closed word classes of English, casefolded; ``verbs`` are common verb forms that do not end in -ed."""

    possessives: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    unreal: frozenset[str]
    unrealised: frozenset[str]
    adverbs: frozenset[str]
    times: frozenset[str]
    time_modifiers: frozenset[str]
    time_prepositions: frozenset[str]
    determiners: frozenset[str]
    subject_pronouns: frozenset[str]
    first_person: frozenset[str]
    reflexives: frozenset[str]
    adverb_phrases: tuple[str, ...]
    relatives: frozenset[str]
    noun_prepositions: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    asides: frozenset[str]
    circumstances: frozenset[str]
    participles: frozenset[str]
    nobody: frozenset[str]
    elisions: frozenset[str]
    joining: tuple[tuple[str, ...], ...]
    verbs: frozenset[str]
    adjectives: frozenset[str]
    number_words: frozenset[str]
    number_leads: frozenset[str]
    supposing: frozenset[str]
    happening: frozenset[str]
    reduced: frozenset[str]
    warring: frozenset[str]


@cache
def cues() -> Cues:
    """Return the shipped cues."""
    return load("cues", Cues)


@cache
def grammar() -> Grammar:
    """Return the shipped grammar words."""
    return load("grammar", Grammar)


@cache
def verbs_by_form() -> dict[str, tuple[tuple[Verb, VerbForm], ...]]:
    """Return every verb by each of its forms, verbs with a particle first (they fit more narrowly); past stands for participle too."""
    table: dict[str, list[tuple[Verb, VerbForm]]] = {}
    for verb in sorted(cues().verbs, key=lambda verb: not verb.particle):
        for form, kind in zip(verb.forms, VERB_FORMS, strict=True):
            entries = table.setdefault(form, [])
            if all(entry[0] is not verb for entry in entries):
                entries.append((verb, kind))
    return {form: tuple(entries) for form, entries in table.items()}


@cache
def nouns_by_form() -> dict[str, Noun]:
    """Return every attributing noun by its singular and plural."""
    return {form: noun for noun in cues().nouns for form in noun.forms}


@cache
def adverb_phrases() -> tuple[tuple[str, ...], ...]:
    """Return the adverbs of several words."""
    return tuple(tuple(phrase.split()) for phrase in grammar().adverb_phrases)


@cache
def noun_forms() -> frozenset[str]:
    """Return the verb forms that are as often nouns ("claims", "fears")."""
    return frozenset(form for noun in cues().nouns for form in noun.forms) | cues().also_nouns


@cache
def acts() -> dict[str, tuple[SpeechAct, Factuality]]:
    """Return what each cue does by itself, by lemma: its speech act and how it commits the speaker; verbs win over nouns."""
    adverbs = {adverb.lemma: (adverb.act, adverb.factuality) for adverb in cues().adverbs}
    nouns = {noun.lemma: (noun.act, noun.factuality) for noun in cues().nouns}
    according: dict[str, tuple[SpeechAct, Factuality]] = {"according to": ("state", "certain")}
    return adverbs | nouns | according | {verb.lemma: (verb.act, verb.factuality) for verb in cues().verbs}
