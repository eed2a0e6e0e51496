"""Whom a description that was named before means ("the ministry", "the president", "the group"), by name, office or kind."""

from collections.abc import Callable

from counterclaim.actor import UNNAMED
from counterclaim.extract.bodies import STEM, body_noun, body_taken_up
from counterclaim.extract.memory import BODIES, Memory, Seen, is_in_arms
from counterclaim.vocabulary.actors import office_at, offices, sides_with_title
from counterclaim.vocabulary.stances import references

REBELS_REACH = 12  # sentences back that "the rebel" can reach


def last_fitting(memory: Memory, head: str, sentence: int) -> Seen | None:
    """Return the last actor whose name, office or kind the description fits ("the defence ministry", "the president", "the group")."""
    if body_noun(head) is not None and (body := body_taken_up(memory, head, sentence)) is not None:
        return body
    fits = _fitting(head)
    return next((one for one in memory.recall() if len(one.actors) == 1 and fits(one, sentence - one.sentence)), None)


def _fitting(head: str) -> Callable[[Seen, int], bool]:
    """Return whether an actor, so many sentences back, can be whom the description means."""
    words, sides = references(), sides_with_title(head)
    standard = office_at(head.split(), 0) if sides else None  # "the foreign secretary" is a foreign minister
    *before, last = head.split()

    def fits(one: Seen, back: int) -> bool:
        actor = one.actors[0]
        name, office = actor.name.casefold(), actor.office or ""
        if actor.side == UNNAMED:
            return False
        if office and (office == head or office.endswith(f" {head}")):
            return True
        if standard is not None and office == standard.office and actor.side in sides:
            return True
        if last in words.rebel_words and body_noun(head) is None and is_in_arms(actor, last) and actor.side and back <= REBELS_REACH:
            return True
        if last in words.speakers and actor.kind == "person" and _same_office(head, office):
            return True
        if last in offices().ranks and actor.kind == "person" and last in one.words.split():
            return True
        return actor.kind in BODIES and last in name.split() and all(word[:STEM] in name for word in before)

    return fits


def _same_office(head: str, office: str) -> bool:
    """Whether a description can be of the holder of the office; a spokeswoman is a spokesperson."""
    return office == head or office.endswith(f" {head}") or (head.startswith("spokes") and office.startswith("spokes"))
