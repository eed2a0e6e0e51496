"""Sources that only a possessive ties to somebody: "its press office", "one of his advisers", "one of its commanders, N"."""

import re
from dataclasses import replace

from counterclaim.actor import INTL, NGO, Actor, ActorKind
from counterclaim.extract.affiliations import affiliations
from counterclaim.extract.context import Reading
from counterclaim.extract.memory import ORGANISED
from counterclaim.extract.parties import NO_BELLIGERENT
from counterclaim.mention import PassageMentions
from counterclaim.vocabulary.actors import name_of_side, offices
from counterclaim.vocabulary.stances import references

OWNED = re.compile(
    r"(?:(?:one|two|three|some|another|several) of )?(?P<owner>its|his|her|their) (?P<what>(?:[a-z-]+ ){0,3}[a-z-]+)", re.IGNORECASE
)
PERSONAL = frozenset({"his", "her"})


def owned_source(reading: Reading, passage: int, span: tuple[int, int]) -> Actor | None:
    """Return somebody without a name as of the side of whoever owns them, null where the source is no such one or the owner is not sure.

    The owner is the subject of this sentence or of the one before; whoever else is named there may be an enemy.
    """
    view = reading.passages[passage].view
    found = OWNED.fullmatch(view[slice(*span)].strip())
    if found is None or not _serves(found["what"]):
        return None
    owner = _owner(reading, passage, span[0], personal=found["owner"].casefold() in PERSONAL)
    if owner is None:
        return None
    what, base = found["what"].casefold(), name_of_side(owner.side or "") or owner.name
    kind: ActorKind = "government_body" if what.rsplit(maxsplit=1)[-1] in affiliations().desks | references().organs else "person"
    return replace(owner, name=f"{base} {what}", kind=kind, office=None, capacity=None)


def _serves(what: str) -> bool:
    """Whether the words end in a noun for people or a desk that speak for whoever they belong to; relatives and rivals do not."""
    words, last = set(what.casefold().split()), what.casefold().rsplit(maxsplit=1)[-1]
    if last.removesuffix("s") in affiliations().plain_roles - references().speakers:  # "his lawyer"
        return False
    of_staff = references().staff | references().aides | references().speakers | references().organs | affiliations().desks
    return not words & offices().former and bool({last, last.removesuffix("s")} & of_staff)


def _owner(reading: Reading, passage: int, before: int, *, personal: bool) -> Actor | None:
    """Return the subject of this sentence up to the source, else that of the one before it, where it can own somebody; else null."""
    here = reading.passages[passage]
    spans = [(passage, start, min(end, before)) for start, end in here.sentences if start <= before]
    if len(spans) == 1 and passage > 0:
        spans = [(passage - 1, start, end) for start, end in reading.passages[passage - 1].sentences[-1:]] + spans
    for index, start, end in reversed(spans[-2:]):
        numbers = (number for number, one in enumerate(reading.passages[index].actors) if start <= one.start and one.end <= end)
        subject = next((number for number in numbers if _is_subject(reading.passages[index], number, start)), None)
        if subject is not None:
            owner = reading.actor(index, subject)
            return owner if owner is not None and _can_own(owner, personal=personal) else None
    return None


def _is_subject(passage: PassageMentions, number: int, start: int) -> bool:
    """Whether a mention opens its sentence, or is the subject of a verb by the tree; owners and adjectives only qualify one."""
    mention = passage.actors[number]
    opens = passage.view[start : mention.start].strip().casefold() in ("", "the")
    agent = any(mention.start <= word.start < mention.end and word.deprel.startswith("nsubj") for word in passage.words)
    return (opens or agent) and not mention.possessive and mention.form != "adjective"


def _can_own(actor: Actor, *, personal: bool) -> bool:
    sided = actor.side not in NO_BELLIGERENT - {INTL, NGO}
    return sided and (actor.kind == "person" if personal else actor.kind in ORGANISED)
