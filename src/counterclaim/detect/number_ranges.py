"""What a qualifier makes of a number: the range that follows from "at least", "up to", "about", "nearly"."""

from dataclasses import replace

from counterclaim.detect.number_cores import Core
from counterclaim.detect.number_words import Effect


def apply(core: Core, effect: Effect) -> Core:
    """Return ``core`` as the qualifier leaves it; see the table "Numbers" of the record reference."""
    return EFFECTS[effect](core)


def _at_least(core: Core) -> Core:
    return core if core.form == "vague" and core.high is None else replace(core, high=None, soft_low=None, soft_high=None)


def _more_than(core: Core) -> Core:
    if core.form == "vague" and core.high is None:
        return core
    return replace(core, low=core.low + 1, high=None, soft_low=None, soft_high=None)


def _up_to(core: Core) -> Core:
    return replace(core, low=0, soft_low=None, soft_high=None)


def _fewer_than(core: Core) -> Core:
    high = None if core.high is None else max(core.high - 1, 0)
    return replace(core, low=0, high=high, soft_low=None, soft_high=None)


def _about(core: Core) -> Core:
    """Widen a point by half its last non-zero unit either way; what is already a range stays."""
    if core.high != core.low:
        return core
    half = core.step // 2
    low, high = max(core.low - half, 0), core.low + half
    return replace(core, low=low, high=high, soft_low=low, soft_high=high)


def _nearly(core: Core) -> Core:
    if core.high != core.low or core.low < 2:
        return core
    high = core.low - 1
    low = min(-(-core.low * 9 // 10), high)
    return replace(core, low=low, high=high, soft_low=low, soft_high=high)


EFFECTS = {
    "at_least": _at_least,
    "more_than": _more_than,
    "up_to": _up_to,
    "fewer_than": _fewer_than,
    "about": _about,
    "nearly": _nearly,
}
