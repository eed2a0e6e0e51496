"""Words that make a verb or a noun of attack tell something new, and those that tell who made it."""

from functools import cache

from counterclaim.extract.frames import lemma, regular_forms
from counterclaim.mention import ActorMention
from counterclaim.vocabulary.loader import Vocabulary, load

NOUNS = ("NOUN", "PROPN")
BLOW = "attack"  # the family of nouns of a single blow, whoever deals it
SHORT = 4  # letters up to which the name of a state serves as its adjective ("U.S.", "UK")


class IncidentVocabulary(Vocabulary, frozen=True, kw_only=True):
    """incidents.toml."""

    mutual: frozenset[str]
    mutual_verbs: frozenset[str]
    members: frozenset[str]
    lands: frozenset[str]
    closing: frozenset[str]
    sides: frozenset[str]
    both: frozenset[str]
    unreal_nouns: frozenset[str]
    unreal_words: frozenset[str]
    occurring: frozenset[str]
    timing: frozenset[str]
    placing: frozenset[str]
    spoken_of: frozenset[str]
    pointing: frozenset[str]
    describing: frozenset[str]
    asking: frozenset[str]
    making: frozenset[str]
    claiming: frozenset[str]
    bearing: frozenset[str]
    repelling: frozenset[str]
    answerable: frozenset[str]
    foes: frozenset[str]
    blaming: frozenset[str]
    standing: frozenset[str]
    telling: frozenset[str]
    owned: frozenset[str]
    bodies: frozenset[str]
    denying: frozenset[str]
    talks: frozenset[str]
    truces: frozenset[str]
    peace_talks: frozenset[str]
    truce_making: frozenset[str]
    peacemaking: frozenset[str]
    truce_standing: frozenset[str]
    pacts: frozenset[str]
    asking_for: frozenset[str]
    general: frozenset[str]
    counts: frozenset[str]
    counting: frozenset[str]
    opposing: frozenset[str]
    fronts: frozenset[str]
    anybody: frozenset[str]
    crowds: frozenset[str]
    nature: frozenset[str]
    criminals: frozenset[str]
    moving: frozenset[str]
    families: tuple[tuple[str, ...], ...]
    parting: frozenset[str]
    taking: frozenset[str]
    harming: frozenset[str]
    turning: frozenset[str]
    regaining: frozenset[str]


def words() -> IncidentVocabulary:
    """Return the vocabulary of incidents."""
    return load("incidents", IncidentVocabulary)


@cache
def _forms() -> dict[str, str]:
    known = words()
    bases = (
        known.occurring
        | known.spoken_of
        | known.making
        | known.bearing
        | known.blaming
        | known.telling
        | known.truce_making
        | known.truce_standing
    )
    return {form: base for base in sorted(bases) for form in regular_forms(base)}


def base(form: str, upos: str = "VERB") -> str:
    """Return the base of a form: of the verbs of the vocabularies, or the singular of a noun."""
    found = lemma(form, upos)
    return _forms().get(form, found) if found == form and upos in ("VERB", "AUX") else found


def family_of(noun: str) -> str:
    """Return what nouns that can speak of one attack in turn have in common: the first of them."""
    return next((row[0] for row in words().families if noun in row), noun)


def is_scene(mention: ActorMention, noun: str) -> bool:
    """Whether a name right before a noun of attack is where it was: a capital, or a land by its noun before a mere blow."""
    land = mention.head == "country" and mention.form == "name" and mention.end - mention.start > SHORT
    return mention.head == "capital" or (land and family_of(base(noun, "NOUN")) == BLOW)
