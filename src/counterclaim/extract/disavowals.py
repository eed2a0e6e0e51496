"""What the words of a content refuse to own: an attack that was not made, a report that is not true, an attack that is still to come."""

from collections.abc import Sequence

from counterclaim.extract.deed_words import verb_forms
from counterclaim.extract.deed_words import words as deed_words
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.stances import finder, stances

ATTACK = "attack"
OPENING = 8  # words of a content in which what is called untrue stands
VERDICT = 5  # words behind "is" and "were" in which the verdict stands
OBJECT = 5  # words behind "carried out" in which the attack stands
NOTHING = (("no",), ("none",), ("not", "a", "single"), ("not", "one"))
FUTURE = frozenset({"will", "would", "shall", "'ll", "won't"})


def calls_untrue(words: Sequence[str]) -> bool:
    """Whether a report is called untrue ("Claims of a raid were a figment of the imagination")."""
    told = next((place for place, word in enumerate(words[:OPENING]) if word in stances().untrue.reports), -1)
    if told < 0:
        return False
    verbs = (place for place in range(told + 1, len(words)) if words[place] in grammar().be)
    return any(finder("untrue").find(words[verb + 1 : verb + 1 + VERDICT]) and "not" not in words[verb : verb + 2] for verb in verbs)


def disowns_attack(words: Sequence[str]) -> bool:
    """Whether an attack is said not to have been made ("our guns did not shell it", "no aircraft dropped bombs there")."""
    nothing = any(tuple(words[: len(lead)]) == lead for lead in NOTHING)
    denied = (place for place, word in enumerate(words) if word in grammar().negations and _is_helped(words, place))
    return (nothing and any(_attacks(words, place) for place in range(1, len(words)))) or any(
        _attacks(words, _over_adverbs(words, place + 1)) for place in denied
    )


def foretells_attack(words: Sequence[str]) -> bool:
    """Whether an attack is said to come ("we will strike back at their depots")."""
    coming = (place for place, word in enumerate(words) if word in FUTURE)
    return any(_attacks(words, _over_adverbs(words, place + 1)) for place in coming)


def _is_helped(words: Sequence[str], place: int) -> bool:
    """Whether the negation is an auxiliary's or stands right behind one; "never" needs none."""
    before = words[place - 1] if place else ""
    helping = grammar().be | grammar().have | grammar().modals
    return words[place] == "never" or words[place] in helping or words[place].endswith("n't") or before in helping - FUTURE


def _over_adverbs(words: Sequence[str], place: int) -> int:
    while place < len(words) and (words[place] in grammar().adverbs | grammar().be or words[place].endswith("ly")):
        place += 1
    return place


def _attacks(words: Sequence[str], place: int) -> bool:
    """Whether a verb of attack stands there, or one that attacks with what stands behind it ("carried out airstrikes")."""
    forms = verb_forms().get(words[place], ()) if place < len(words) else ()
    fit = [(form, kind) for form, _, kind in forms if tuple(words[place : place + len(form)]) == form]
    if any(kind == ATTACK for _, kind in fit):
        return True
    attacks = deed_words().thrown | {noun.split()[0] for noun in deed_words().nouns}
    return any(attacks.intersection(words[place + len(form) : place + len(form) + OBJECT]) for form, _ in fit)
