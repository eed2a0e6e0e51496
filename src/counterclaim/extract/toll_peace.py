"""What harms people and is no war: illness, weather, accidents, traffic."""

from itertools import pairwise

from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_lines import Line
from counterclaim.extract.toll_words import harm_words, noun_at

CAUSE_REACH = 6  # words beside a harm in which its cause stands
TRAFFIC_REACH = 12  # words between "the ambassador's convoy" and "killed a boy"


def worth_reading(line: Line) -> bool:
    """Whether a sentence can hold a toll of war: not one about illness, weather or accidents where nobody fights."""
    words = harm_words()
    seen = set(line.lower)
    crash = any(first in words.crashing and second in words.crashes for first, second in pairwise(line.lower))
    crash = crash or bool(seen & words.overturning and seen & words.traffic)
    violent = {word for word in seen & words.fighting if word not in words.armies and not _is_people(word)}
    return not ((crash and not violent) or (seen & words.peaceful and not violent))


def _is_people(word: str) -> bool:
    """Whether a word of fighting only says who they are to whom something happened: soldiers have accidents, too."""
    found = noun_at((word,), 0)
    return found is not None and found[1].human


def of_peace(line: Line, link: Link) -> bool:
    """Whether illness, weather or an accident is what did the harm, though the sentence speaks of war: "cholera has killed 300"."""
    words = harm_words()
    if link.voice == "active" and _run_over(line, link):
        return True
    if link.voice == "active":
        cause = line.lower[max(0, link.cue[0] - CAUSE_REACH) : link.cue[0]]
    else:
        last = max(link.cue[1], link.phrase.last)
        cause = line.lower[last : last + CAUSE_REACH] if line.word(last) in ("of", "from", "by", "in", "to", "with") else ()
    said = (word for index, word in enumerate(cause) if cause[index + 1 : index + 2] != ("of",))  # "floods of refugees" are none
    return not words.peaceful.isdisjoint(said) and words.fighting.isdisjoint(cause)


def _run_over(line: Line, link: Link) -> bool:
    """Whether traffic did the harm: "a convoy struck and killed a boy"; not "a car packed with explosives struck"."""
    words = harm_words()
    before = line.lower[max(0, link.cue[0] - TRAFFIC_REACH) : link.cue[0]]
    struck = before[-1:] == ("and",) and before[-2:-1] in (("struck",), ("hit",), ("hits",), ("strikes",))
    weapons = words.fighting | words.munitions | words.incidents
    return struck and not words.traffic.isdisjoint(before) and weapons.isdisjoint(before[:-2])
