"""Times that belong together: "from X to Y" is one range, and of "April and October last year" both are of that year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.mention import TimeMention

LISTED = re.compile(r",?\s*(?:and|or|,|&)\s+")
OF_WHICH_YEAR: tuple[str, ...] = ("year", "year_shift", "that_year", "shift")


def share_years(view: str, mentions: Sequence[TimeMention]) -> list[TimeMention]:
    """Return ``mentions`` with what one of two listed months tells of its year told of the other, too.

    A year stands behind the last of them ("April and October last year"), a shift before the first ("last May and June"), and months in a
    list follow each other within the year.
    """
    found = list(mentions)
    for at in range(len(found) - 1, 0, -1):
        left, right = found[at - 1], found[at]
        if LISTED.fullmatch(view, left.end, right.start) and (year := _year_behind(left, right)):
            found[at - 1] = replace(left, fields=tuple(sorted({**dict(left.fields), **year}.items())))
    for at in range(1, len(found)):
        left, right = found[at - 1], found[at]
        if LISTED.fullmatch(view, left.end, right.start) and (shift := _shift_before(left, right)):
            found[at] = replace(right, fields=tuple(sorted({**dict(right.fields), "shift": shift}.items())))
    return found


def _year_behind(left: TimeMention, right: TimeMention) -> dict[str, str]:
    """Return what the right one of two months says of the year of both, nothing where the left one says it itself."""
    one, other = _months(left, right)
    told = {name: value for name, value in other.items() if name in OF_WHICH_YEAR and name != "shift"}
    return told if one and one.keys().isdisjoint(OF_WHICH_YEAR) and int(one["month"]) <= int(other["month"]) else {}


def _shift_before(left: TimeMention, right: TimeMention) -> str:
    """Return the shift before the first of two months, where the second follows it and says nothing of its year."""
    one, other = _months(left, right)
    free = bool(one) and other.keys().isdisjoint(OF_WHICH_YEAR) and "day" not in other
    return one.get("shift", "") if free and int(one["month"]) < int(other["month"]) else ""


def _months(left: TimeMention, right: TimeMention) -> tuple[dict[str, str], dict[str, str]]:
    """Return the fields of two mentions that both name a month, else nothing."""
    if left.kind != "calendar" or right.kind != "calendar":
        return {}, {}
    one, other = dict(left.fields), dict(right.fields)
    return (one, other) if "month" in one and "month" in other else ({}, {})


JOINTS = re.compile(r"\s*(?:,?\s*(?:to|until|till|through|and)|-|–|—)\s*")
OPENERS = re.compile(r"\b(from|between)\s+(?:the\s+)?$", re.IGNORECASE)
JOINABLE = frozenset({"calendar", "weekday", "day"})


def join_ranges(view: str, mentions: Sequence[TimeMention]) -> Iterator[TimeMention]:
    """Yield ``mentions`` with "between X and Y" and "from X to Y" made one range each."""
    index = 0
    while index < len(mentions):
        left = mentions[index]
        right = mentions[index + 1] if index + 1 < len(mentions) else None
        if right is not None and _is_range(view, left, right):
            yield TimeMention(left.start, right.end, "range", _joined(left, right))
            index += 1
        else:
            yield left
        index += 1


def _is_range(view: str, left: TimeMention, right: TimeMention) -> bool:
    if left.kind not in JOINABLE or right.kind not in JOINABLE:
        return False
    joint = JOINTS.fullmatch(view, left.end, right.start)
    opener = OPENERS.search(view, max(0, left.start - 14), left.start)
    if joint is None:
        return False
    if opener is None:
        days = left.kind == right.kind == "weekday" and "through" in joint.group()
        return days or ("and" not in joint.group() and _names_day(left) and _names_day(right))
    return (opener.group(1).lower() == "between") == ("and" in joint.group())


def _names_day(mention: TimeMention) -> bool:
    """Whether a mention is a day of a month, so that "3 May to 4 June" needs no "from"."""
    return mention.kind == "calendar" and {"day", "month"} <= dict(mention.fields).keys()


def _joined(left: TimeMention, right: TimeMention) -> tuple[tuple[str, str], ...]:
    fields = {f"left.{name}": value for name, value in (("kind", left.kind), *left.fields)}
    fields |= {f"right.{name}": value for name, value in (("kind", right.kind), *right.fields)}
    return tuple(sorted(fields.items()))
