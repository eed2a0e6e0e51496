"""Every label the annotator can give, in the order of its outputs, and how the data sets' labels map to them."""

from __future__ import annotations

OUTSIDE = "O"


def bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """O, then B- and I- of each kind."""
    return (OUTSIDE, *(f"{position}-{kind}" for kind in kinds for position in "BI"))


ATTRIBUTION_KINDS = ("SOURCE", "CUE", "CONTENT")
ATTRIBUTION = bio(ATTRIBUTION_KINDS)

ENTITY_KINDS = ("PERSON", "LOCATION", "ORGANIZATION", "FACILITY", "NORP", "DATE", "MONEY", "MISC", "PRODUCT")
ENTITY = bio(ENTITY_KINDS)
WORLDWIDE_KINDS = {
    "Person": "PERSON",
    "Location": "LOCATION",
    "Organization": "ORGANIZATION",
    "Facility": "FACILITY",
    "NORP": "NORP",
    "Date": "DATE",
    "Money": "MONEY",
    "Misc": "MISC",
    "Product": "PRODUCT",
}
# UNER marks three kinds only, and its LOC covers buildings: what it calls O may be any kind it does not know.
UNER_KINDS = {"PER": ("PERSON",), "LOC": ("LOCATION", "FACILITY"), "ORG": ("ORGANIZATION",)}
UNER_UNKNOWN = ("NORP", "DATE", "MONEY", "MISC", "PRODUCT", "FACILITY")

MATERIEL_KINDS = ("WEAPON", "PLATFORM")
MATERIEL = bio(MATERIEL_KINDS)
RE3D_KINDS = {"Weapon": "WEAPON", "MilitaryPlatform": "PLATFORM"}

UPOS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X")
DEPRELS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp",
    "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse",
    "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked",
    "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct",
    "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip

CERTAINTY = ("CERTAIN", "PROBABLE", "POSSIBLE", "UNDERSPECIFIED")
POLARITY = ("POS", "NEG", "UNDERSPECIFIED")
TIMING = ("NON_FUTURE", "FUTURE", "UNDERSPECIFIED")
"""MEANTIME's attributes of an event mention: how certain its source is, whether it is negated, whether it lies ahead."""

NO_ROLE = "-"
ROLES = (NO_ROLE, "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ADV", "TMP", "MOD", "NEG", "LOC", "MNR", "CAU", "DIR")

# WikiEvents' types, coarse: the longest matching beginning of a type decides.
TRIGGER_OF_TYPE = {
    "Conflict.Attack": "ATTACK",
    "Conflict.Defeat": "DEFEAT",
    "Conflict.Demonstrate": "DEMONSTRATE",
    "Life.Die": "DIE",
    "Life.Injure": "INJURE",
    "Life.Infect": "DISEASE",
    "Disaster.DiseaseOutbreak": "DISEASE",
    "Disaster": "DISASTER",
    "ArtifactExistence.DamageDestroyDisableDismantle": "DESTROY",
    "ArtifactExistence.ManufactureAssemble": "MAKE",
    "Contact.RequestCommand": "DEMAND",
    "Contact.ThreatenCoerce": "THREATEN",
    "Contact": "CONTACT",
    "Control.ImpedeInterfereWith": "IMPEDE",
    "Movement": "MOVE",
    "Transaction": "TRANSFER",
    "Justice.ArrestJailDetain": "DETAIN",
    "Justice.ReleaseParole": "RELEASE",
    "Justice": "JUSTICE",
    "GenericCrime": "CRIME",
    "Medical": "TREAT",
    "Personnel": "OFFICE",
    "Cognitive": "INQUIRE",
}
TRIGGERS = (OUTSIDE, *dict.fromkeys(TRIGGER_OF_TYPE.values()))
CONFLICT_ROLE_OF = {
    "Attacker": "ATTACKER", "Killer": "ATTACKER", "Injurer": "ATTACKER", "Destroyer": "ATTACKER", "Damager": "ATTACKER",
    "DamagerDestroyer": "ATTACKER", "Dismantler": "ATTACKER", "Disabler": "ATTACKER", "Perpetrator": "ATTACKER", "Victor": "ATTACKER",
    "Victim": "VICTIM", "Patient": "VICTIM",
    "Target": "TARGET", "Artifact": "TARGET", "Defeated": "TARGET", "CrashObject": "TARGET",
    "Instrument": "INSTRUMENT", "ExplosiveDevice": "INSTRUMENT", "Components": "INSTRUMENT", "Vehicle": "INSTRUMENT",
    "Place": "PLACE", "PlaceOfEmployment": "PLACE", "Origin": "ORIGIN", "Destination": "DESTINATION",
    "Communicator": "AGENT", "Jailer": "AGENT", "Investigator": "AGENT", "JudgeCourt": "AGENT", "Prosecutor": "AGENT",
    "Transporter": "AGENT", "Identifier": "AGENT", "Observer": "AGENT", "Giver": "AGENT", "ManufacturerAssembler": "AGENT",
    "Demonstrator": "AGENT", "Impeder": "AGENT", "Researcher": "AGENT", "Treater": "AGENT", "Preventer": "AGENT", "TeacherTrainer": "AGENT",
    "Participant": "AGENT",
    "Defendant": "PATIENT", "Detainee": "PATIENT", "PassengerArtifact": "PATIENT", "AcquiredEntity": "PATIENT",
    "IdentifiedObject": "PATIENT", "ObservedEntity": "PATIENT", "Employee": "PATIENT", "Learner": "PATIENT", "ArtifactMoney": "PATIENT",
    "IdentifiedRole": "TOPIC", "Topic": "TOPIC", "Subject": "TOPIC",
    "Recipient": "RECIPIENT", "PaymentBarter": "PRICE", "BodyPart": "BODY", "Disease": "DISEASE", "Regulator": "AGENT",
}  # fmt: skip
CONFLICT_ROLES = (NO_ROLE, *dict.fromkeys(CONFLICT_ROLE_OF.values()))


def trigger_of(event_type: str) -> str:
    """Coarse trigger label of a WikiEvents type; raises KeyError for a type of no known family."""
    return TRIGGER_OF_TYPE[max((known for known in TRIGGER_OF_TYPE if event_type.startswith(known)), key=len)]


THRESHOLDS = {"predicate": 0.5, "role": 0.5, "trigger": 0.2, "conflict": 0.5, "cue_content": 1.0, "lonely_cue": 0.75}
"""Least probability of being anything at all, from which a word or pair is given its likeliest label. Conflict's were chosen on
dev: WikiEvents leaves many events unmarked, so the network is shy of them. A cue on which fewer
content words than cue_content are expected to hang is dropped, unless it is as sure as lonely_cue."""

WEAPON_ROLES = frozenset({"Instrument", "ExplosiveDevice"})
"""WikiEvents' roles whose fillers are weapons."""

LICENSED_ENTITIES = frozenset({"PERSON", "LOCATION", "ORGANIZATION", "DATE"})
"""The kinds of entity that the licensed mix teaches; the others, which it leaves open, are never given by weights trained on it alone."""
NEVER = -20.0

SHIFTS = {"attribution": {"B-CUE": -0.4}, "entity": {}}
"""Added to the logits of tags when the weights are exported; chosen on dev by `python -m training.evaluate --tune`."""
