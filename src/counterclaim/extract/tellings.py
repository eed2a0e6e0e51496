"""What a time in a passage does to the story told there: it moves it to another day, or only says since when something has been so."""

import re
from dataclasses import replace

from counterclaim.event import Date
from counterclaim.extract.told_times import Told
from counterclaim.mention import PassageMentions, TimeMention

LASTING = frozenset({"period", "fighting", "running", "recent", "soon"})  # how long something lasted, not when
BOUND = re.compile(r"\b(?:since|until|till)\s+(?:the\s+)?\Z", re.IGNORECASE)
TOLD_OF = re.compile(r",?\s+when\b", re.IGNORECASE)  # what follows happened then
BEFORE_SPEECH = re.compile(r"(?:(?:on|late|early|late on|early on|in a \w+ on)\s+)?", re.IGNORECASE)
OPENS = re.compile(r"(?:^|[.!?]['\"’”]?\s)\s*[-–—*\"“‘']*\s*\Z")
LEAD = 24  # characters before a time that tell how it is tied to its sentence


def told_with(told: Told, one: Date, passage: PassageMentions, mention: TimeMention) -> Told:
    """Return what is told of once ``one``, found as ``mention``, was."""
    if mention.kind in LASTING or _bounds(passage.view, mention) or _in_passing(passage.view, mention):
        return told.beside(one)
    after = told.after(one)
    if after is told:
        return told
    said = bool(after.part) and _is_of_speech(passage, mention)
    return replace(after, part="" if said else after.part, quoted=is_quoted(passage, mention))


def _bounds(view: str, mention: TimeMention) -> bool:
    """Whether a time only says since or until when something has been so ("killed since 3 May"; not "since 3 May, when ...")."""
    lead = view[max(0, mention.start - LEAD) : mention.start]
    return bool(BOUND.search(lead)) and not TOLD_OF.match(view, mention.end)


def _in_passing(view: str, mention: TimeMention) -> bool:
    """Whether a time looks back from the middle of a sentence ("against the 49 he had told of a day earlier")."""
    back = mention.kind == "offset" and ("sign", "-1") in mention.fields
    return back and not OPENS.search(view, 0, mention.start)


def _is_of_speech(passage: PassageMentions, mention: TimeMention) -> bool:
    """Whether the time is that at which somebody spoke ("said late on Monday", "on Monday evening said")."""
    for attribution in passage.attributions:
        if attribution.cue is None:
            continue
        start, end = attribution.cue
        if mention.start >= end and BEFORE_SPEECH.fullmatch(passage.view[end : mention.start].lstrip()):
            return True
        if mention.end <= start and not passage.view[mention.end : start].strip(" ,"):
            return True
    return False


def is_quoted(passage: PassageMentions, mention: TimeMention) -> bool:
    """Whether a speaker tells of the time in words of their own."""
    return any(
        attribution.voice == "direct" and any(start <= mention.start and mention.end <= end for start, end in attribution.contents)
        for attribution in passage.attributions
    )


def in_quotes(view: str, mention: TimeMention) -> bool:
    """Whether a time stands between quotation marks of its paragraph."""
    before = view[: mention.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
