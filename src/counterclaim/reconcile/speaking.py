"""Who speaks in two articles: one voice under different names, and the keys under which such voices meet."""

import re
from collections.abc import Iterator

from counterclaim.actor import OTHER, Actor
from counterclaim.reconcile.propositions import proposition
from counterclaim.reconcile.scope import NO_SIDE, speaker

ARTICLE = re.compile(r"^(?:al|el|ul)[-‑’']")  # "al-Hussein" and "Hussein" are one last name
OFFICE = re.compile(r"[\w’'-]+(?: [a-z][\w’'-]*)+ of .+")  # "Army commander of Xland": no name, since only its first word is capitalised


def voice_keys(actor: Actor) -> Iterator[str]:
    """Yield the keys under which a speaker meets the same one: the side of an organ, a last name, and an office with its side."""
    if actor.kind != "person":
        yield speaker(actor)
        if _may_be_last_name(actor) or may_be_person(actor):
            yield f"person {_last(actor)}"
        return
    if not is_office(actor):
        yield f"person {_last(actor)}"
    if actor.office and actor.side not in NO_SIDE:
        yield f"{actor.office} of {actor.side}"
        yield f"{' '.join(sorted(_office_words(actor)))} of {actor.side}"


def same_speaker(left: Actor, right: Actor) -> bool:
    """Whether two names stand for one voice: organs of one side, one name in full and without its first, or an office and its holder."""
    if "person" not in (left.kind, right.kind) or left == right:
        return speaker(left) == speaker(right)
    if (may_be_person(left) or may_be_person(right)) and left.name.casefold() == right.name.casefold():
        return True
    if _may_be_last_name(left) or _may_be_last_name(right):
        return not (is_office(left) or is_office(right)) and _last(left) == _last(right)
    if left.kind != right.kind or (left.side != right.side and not {left.side, right.side} & NO_SIDE):
        return False
    if is_office(left) or is_office(right):
        if left.office is None or left.side != right.side or left.side in NO_SIDE:
            return False
        return left.office == right.office or _office_words(left) == _office_words(right)
    return _last(left) == _last(right) and _first_names_agree(left, right)


def _may_be_last_name(actor: Actor) -> bool:
    """Whether a speaker is one bare name of which its article tells nothing, as it gives those whom its readers know by their last name."""
    return actor.side == OTHER and actor.kind == "unknown" and actor.name[:1].isupper() and " " not in actor.name


def may_be_person(actor: Actor) -> bool:
    """Whether a speaker is a full name of which its article tells nothing: that of a person whom its readers know, it may be."""
    words = actor.name.split()
    return actor.side == OTHER and actor.kind == "unknown" and len(words) > 1 and all(word[:1].isupper() for word in words)


def of_one_name(left: Actor, right: Actor) -> bool:
    """Whether two people bear one first and last name, on whatever side their articles put them."""
    named = left.kind == right.kind == "person" and " " in left.name.strip() and not is_office(left)
    return named and left.name.casefold() == right.name.casefold()


def is_office(actor: Actor) -> bool:
    """Whether a person is known by an office alone: "Prime minister of Xland", "secretary-general"."""
    office = str(actor.office).casefold()
    named = actor.name.casefold() == office or actor.name.casefold().startswith(f"{office} of ")
    return bool(actor.office) and (named or bool(OFFICE.fullmatch(actor.name)))


def _office_words(actor: Actor) -> frozenset[str]:
    """Return the words of an office, in whatever order they stand: "commander of the Xlandish army", "Xland's army commander"."""
    return proposition(actor.name if is_office(actor) else actor.office or "").words


def _last(actor: Actor) -> str:
    last = actor.name.casefold().split()[-1] if actor.name.split() else ""
    return ARTICLE.sub("", last)


def _first_names_agree(left: Actor, right: Actor) -> bool:
    firsts = [actor.name.casefold().split()[0] for actor in (left, right) if len(actor.name.split()) > 1]
    return len(set(firsts)) < 2 or any(len(first.rstrip(".")) == 1 and firsts[0][0] == firsts[1][0] for first in firsts)
