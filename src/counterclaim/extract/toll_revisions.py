"""Figures that are corrected: "cut its toll for the raid to 12", "the toll was corrected to 12", "43 civilians, not 52"."""

from counterclaim.extract.toll_draft import Draft, Link
from counterclaim.extract.toll_moods import doubtful_toll
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_totals import put_harm
from counterclaim.extract.toll_words import noun_at

REACH = 18  # words between a verb of correcting and the number
NOUN_REACH = 20  # words between the toll and the number that a passive gives it
STOPS = frozenset({".", ";", "while", "but"})


def revised(draft: Draft, phrase: Phrase) -> Link | None:
    """Read the number to which somebody corrects a count of those harmed."""
    line, words = draft.line, draft.words
    if phrase.form != "number" or line.word(phrase.first - 1) != "to":
        return None
    for index in range(phrase.first - 2, max(-1, phrase.first - REACH), -1):
        if line.word(index) in STOPS:
            return None
        if line.word(index) in words.revising:
            passive = line.word(index - 1) in words.auxiliaries or line.word(index - 1) in words.perfect
            return _was_revised(draft, phrase, index) if passive else put_harm(draft, phrase, index)
    return None


def _was_revised(draft: Draft, phrase: Phrase, verb: int) -> Link | None:
    """Return the link of a number to which the toll before a passive was corrected."""
    if not phrase.noun.human or doubtful_toll(draft, verb, phrase.first):
        return None
    for index in range(verb - 1, max(-1, verb - NOUN_REACH), -1):
        if draft.line.word(index) in STOPS:
            return None
        if draft.line.word(index) in draft.words.toll_nouns and noun_at(draft.line.lower, index) is None:
            return Link(phrase, "killed", (index, index + 1), "nominal")
    return None


def is_corrected(draft: Draft, phrase: Phrase) -> bool:
    """Whether a number is what the toll is said not to be: "43 civilians, not 52"."""
    return phrase.form == "number" and draft.line.word(phrase.first - 1) == "not" and draft.line.word(phrase.first - 2) == ","
