"""What the words around a verb or noun of harm make of it: negated, possible, feared, conditional, denied."""

from dataclasses import dataclass

from counterclaim.extract.toll_draft import Draft, Link
from counterclaim.extract.toll_lines import QUOTES
from counterclaim.extract.toll_phrase import Phrase

CLAUSE_REACH = 14  # words before a word of harm in which the conjunction of its clause stands


@dataclass(frozen=True, slots=True)
class Said:
    """What stands before a verb: whether it is negated, only possible or feared, passive, or an infinitive."""

    negated: bool = False
    possible: bool = False
    modal: bool = False
    passive: bool = False
    infinitive: bool = False
    first: int = 0


def said_before(draft: Draft, index: int) -> Said:
    """Return what the auxiliaries and adverbs right before the verb at ``index`` make of it."""
    seen: list[str] = []
    position = index - 1
    while position >= 0 and len(seen) < 6 and _auxiliary(draft, position):
        seen.append(draft.line.word(position))
        position -= 1
    perfect = any(word in draft.words.perfect for word in seen)
    modal = any(word in draft.words.modals for word in seen)
    return Said(
        negated=any(word in draft.words.negations for word in seen),
        possible=modal and perfect and draft.words.counterfactual.isdisjoint(seen),
        modal=modal,
        passive=any(word in draft.words.auxiliaries for word in seen[:3]),
        infinitive="to" in seen and not perfect and draft.line.word(position) not in draft.words.catenatives,
        first=position + 1,
    )


def _auxiliary(draft: Draft, index: int) -> bool:
    word = draft.line.word(index)
    helper = word in draft.words.auxiliaries or word in draft.words.perfect or word in draft.words.modals or word in draft.words.negations
    return (
        helper
        or word in ("to", "also", "already", "still", "did", "does", "do", "then", "so", "far", "even", "since")
        or word.endswith("ly")
        or word in QUOTES
    )


def conditional(draft: Draft, index: int) -> bool:
    """Whether a condition or question stands before the word at ``index`` ("if", "whether"), or what is waited for ("until he is dead")."""
    before = [draft.line.word(position) for position in range(max(0, index - CLAUSE_REACH), index)]
    return not draft.words.conditions.isdisjoint(before) or _awaited(draft, index, before)


def _awaited(draft: Draft, index: int, before: list[str]) -> bool:
    """Whether the clause of the word at ``index`` says in the present what an end or a start waits for ("until all have been killed")."""
    opened = next((place for place in range(len(before) - 1, -1, -1) if before[place] in draft.words.awaiting), -1)
    if opened < 0 or not {",", ";", "."}.isdisjoint(before[opened:]):
        return False
    position = index - 1
    while position >= 0 and _auxiliary(draft, position) and draft.line.word(position) not in draft.words.present:
        position -= 1
    return draft.line.word(position) in draft.words.present


def denied(draft: Draft, phrase: Phrase) -> bool:
    """Whether a verb of denial governs the phrase: "denied that 12 were killed", "denied killing 12"."""
    for index in range(phrase.first - 1, max(-1, phrase.first - 14), -1):
        word = draft.line.word(index)
        if word in draft.words.denials:
            return True
        if word in (".", ";", "but", "while", "saying", "after", "and", "insisting", "claiming"):
            return False
    return False


def feared(draft: Draft, link: Link) -> bool:
    """Whether the phrase of a link is said to be feared."""
    before = draft.line.lower[max(0, link.phrase.first - 3) : link.phrase.first]
    return any(word in draft.words.fears for word in before)


def doubtful(draft: Draft, index: int) -> bool:
    """Whether a noun of harm is denied, threatened or conditional: "no deaths of", "would cost the lives of"."""
    before = draft.line.lower[max(0, index - 4) : index]
    unsaid = draft.words.modals | draft.words.negations | draft.words.purposes
    return any(word in unsaid for word in before) or conditional(draft, index)


def doubtful_toll(draft: Draft, first: int, last: int) -> bool:
    """Whether a toll is only what it could reach."""
    return any(draft.line.word(position) in draft.words.modals for position in range(first, last))
