"""The scoring rules of MUC-4 (scoring guidelines, version 7), without a person at the keyboard.

Each fill is correct, partial, incorrect, missing or spurious; recall = (correct + partial / 2) / possible, precision = the same /
actual, where possible = correct + partial + incorrect + missing and actual = correct + partial + incorrect + spurious. An optional fill
of the key that the response leaves out counts for nothing.

Templates are aligned by content: a response goes with a key only if the incident type is at least partly right, and at least one of the
perpetrators, physical targets or human targets too. In the official row all fills of a key without a response are missing (none where
the key is optional), all of a response without a key are spurious. The template numbers themselves are not counted.

The guidelines leave mismatches of strings to a person. Here: equal but for nonessential words is correct; a response with more
modifiers of the same noun is correct, in front of it or as an "of" phrase behind it (3.1.1.1); with anything else added it is partial; a
response with fewer is partial where it has the key's head: its last word, or the last before its first "of" (3.1.1.2). So is a part of a
name. Nothing else is: where a person might doubt, it is incorrect, as the guidelines ask. A person could be kinder: they count
"MAYOR" as fully correct for "MAYOR OF ACHI", "OIL" as partial for "OIL PIPELINE", one word for several things of the key in part for
each, and words of the same meaning as correct.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import product

from bench.muc4_keys import NONE, REFERRING, SLOTS, Fill, Option, Template
from bench.muc4_words import words

Grade = float  # 1 correct, 0.5 partial, 0 incorrect
CORRECT, PARTIAL, INCORRECT = 1.0, 0.5, 0.0
NAMES = frozenset({9, 10, 18})
STRINGS = frozenset({6, 9, 10, 12, 18, 19})
NUMBERS = frozenset({14, 17, 21, 24})
CONTENT = (9, 10, 12, 13, 18, 19, 20)  # one of these must fit at least partly where two templates are aligned
DAY = re.compile(r"\d{1,2} (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) \d{2}")
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
Counts = Counter[str]


# One fill --------------------------------------------------------------------------------------------------------------------------------


def grade(slot: int, response: Fill, key: Fill) -> Grade:
    """Return how right ``response`` is for ``key``: the best over the key's alternatives."""
    return max(_grade_option(slot, response.options[0], option) for option in key.options)


def _grade_option(slot: int, response: Option, key: Option) -> Grade:
    found = max(_grader(slot)(response.values[0], value) for value in key.values)
    if found == CORRECT and slot in REFERRING and key.references and not _refers_right(response, key):
        return PARTIAL
    return found


def _refers_right(response: Option, key: Option) -> bool:
    if not response.references:
        return NONE in key.references
    return any(grade_string(response.references[0], reference) == CORRECT for reference in key.references)


def _grader(slot: int) -> Callable[[str, str], Grade]:
    if slot in STRINGS:
        return grade_name if slot in NAMES else grade_string
    if slot in NUMBERS:
        return grade_number
    return {2: grade_date, 3: grade_place}.get(slot) or _set_grader(slot)


@cache
def _set_grader(slot: int) -> Callable[[str, str], Grade]:
    partly = {tuple(pair) for pair in words().partly.get(str(slot), ())}
    return lambda response, key: CORRECT if response == key else PARTIAL if (response, key) in partly else INCORRECT


@cache
def essential(text: str) -> tuple[str, ...]:
    """Return the words of a string fill, without nonessential ones in front; all where nothing else is left."""
    found = re.findall(r"[A-Z0-9][A-Z0-9'.-]*", text.upper())
    first = next((number for number, word in enumerate(found) if word.rstrip(".") not in words().nonessential and not word.isdigit()), 0)
    return tuple(word.rstrip(".") for word in found[first:])


def grade_string(response: str, key: str) -> Grade:
    """Grade a string fill: modifiers of the noun do no harm, other additions or a bare head make it partial."""
    ours, theirs = essential(response), essential(key)
    if ours == theirs or any(_modified(row, theirs) for row in (ours, *_without_complements(ours))):
        return CORRECT
    if theirs and within(theirs, ours):
        return PARTIAL
    head = next(iter(_without_complements(theirs)), theirs)
    bare = "OF" not in ours and (_modified(head, ours) or _modified(ours, head))
    return PARTIAL if bare or _modified(theirs, ours) else INCORRECT


def _modified(longer: Sequence[str], plain: Sequence[str]) -> bool:
    """Whether ``longer`` is ``plain`` with nothing but modifiers in front: "son of the mayor" is no mayor."""
    at = len(longer) - len(plain)
    return len(plain) > 0 <= at and tuple(longer[at:]) == tuple(plain) and "OF" not in longer[:at]


def _without_complements(words: Sequence[str]) -> list[Sequence[str]]:
    """Return a noun phrase without its "of" phrases, barest first."""
    return [words[:at] for at, word in enumerate(words) if word == "OF" and at]


def grade_name(response: str, key: str) -> Grade:
    """Grade a name: as any string, but a part of the name is partly right wherever it stands in it."""
    plain = grade_string(response, key)
    ours, theirs = essential(response), essential(key)
    return plain or (PARTIAL if ours and within(ours, theirs) else INCORRECT)


def within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether ``part`` stands in ``whole`` in one piece."""
    return any(tuple(whole[at : at + len(part)]) == tuple(part) for at in range(len(whole) - len(part) + 1))


def grade_number(response: str, key: str) -> Grade:
    """Grade a number: a single one is partly right for an approximate one or for a range of which it is an end."""
    if response.replace(" ", "") == key.replace(" ", ""):
        return CORRECT
    loose = key.startswith("~") or "-" in key
    return PARTIAL if response.isdigit() and loose and response in re.findall(r"\d+", key) else INCORRECT


def grade_place(response: str, key: str) -> Grade:
    """Grade a location: partly right where the country is, whatever place is named, or all but the country, or one end of a range."""
    ours, theirs = _levels(response), _levels(key)
    if ours == theirs:
        return CORRECT
    ends = {end.strip() for end in re.split(r" - ", theirs[-1])} if theirs else set()
    if ours[:1] == theirs[:1] or (len(ours) > 1 and ours[1:] == theirs[1:]) or not ends.isdisjoint(ours[1:]):
        return PARTIAL
    return INCORRECT


def _levels(place: str) -> list[str]:
    return [part.strip() for part in place.split(":")]


def grade_date(response: str, key: str) -> Grade:
    """Grade a date: partly right where it lies in the key's range, or where both are "on or before" ranges that end alike."""
    if _plain_date(response) == _plain_date(key):
        return CORRECT
    ours, theirs = DAY.findall(response), DAY.findall(key)
    if not ours or not theirs:
        return INCORRECT
    if response.startswith(NONE):
        return PARTIAL if ours[-1] == theirs[-1] else INCORRECT
    if len(theirs) == 1 and not key.startswith(NONE):
        return INCORRECT
    low = _day(theirs[0]) if len(theirs) > 1 else (0, 0, 0)
    return PARTIAL if all(low <= _day(one) <= _day(theirs[-1]) for one in ours) else INCORRECT


def _plain_date(text: str) -> str:
    return re.sub(r"\b0", "", text).replace(" ", "")


@cache
def _day(text: str) -> tuple[int, int, int]:
    """Return year, month and day; the keys know days such as "31 JUN 89" too."""
    day, month, year = text.split()
    return int(year), MONTHS.index(month), int(day)


# One slot, one template ------------------------------------------------------------------------------------------------------------------


def count_slot(slot: int, response: Sequence[Fill], key: Sequence[Fill]) -> Counts:
    """Count what becomes of the fills of one slot of two aligned templates; the best pairs are made first."""
    left, right = list(range(len(response))), list(range(len(key)))
    counts: Counts = Counter()
    graded = sorted(((grade(slot, response[a], key[b]), a, b) for a, b in product(left, right)), key=lambda row: (-row[0], row[2], row[1]))
    for value, a, b in graded:
        if value > INCORRECT and a in left and b in right:
            counts["correct" if value == CORRECT else "partial"] += 1
            left.remove(a)
            right.remove(b)
    expected = sum(not key[b].optional for b in right)
    counts["incorrect"] = min(len(left), expected)
    counts["missing"] = expected - counts["incorrect"]
    counts["spurious"] = len(left) - counts["incorrect"]
    return counts


def count_pair(response: Template | None, key: Template | None) -> dict[int, Counts]:
    """Count the fills of two aligned templates by slot; null stands for a template that is missing or spurious."""
    if key is None:
        return {slot: Counter(spurious=len(response.fills(slot)) if response else 0) for slot in SLOTS}
    if response is None:
        return {slot: Counter(missing=0 if key.optional else sum(not one.optional for one in key.fills(slot))) for slot in SLOTS}
    return {slot: count_slot(slot, response.fills(slot), key.fills(slot)) if key.applies(slot) else Counter() for slot in SLOTS}


def can_pair(response: Template, key: Template) -> bool:
    """Whether the content of two templates allows to align them."""
    return _touches(4, response, key) and any(_touches(slot, response, key) for slot in CONTENT)


def _touches(slot: int, response: Template, key: Template) -> bool:
    return any(grade(slot, ours, theirs) > INCORRECT for ours, theirs in product(response.fills(slot), key.fills(slot)))


def align(responses: Sequence[Template], keys: Sequence[Template]) -> list[tuple[Template | None, Template | None]]:
    """Return the pairs of one message, those with most in common made first; null stands for the partner of a lone template."""
    left, right = list(range(len(responses))), list(range(len(keys)))
    rows = [(_worth(responses[a], keys[b]), a, b) for a, b in product(left, right) if can_pair(responses[a], keys[b])]
    pairs: list[tuple[Template | None, Template | None]] = []
    for _, a, b in sorted(rows, key=lambda row: (-row[0], row[1], row[2])):
        if a in left and b in right:
            pairs.append((responses[a], keys[b]))
            left.remove(a)
            right.remove(b)
    return [*pairs, *((responses[a], None) for a in left), *((None, keys[b]) for b in right)]


def _worth(response: Template, key: Template) -> float:
    return sum(counts["correct"] + counts["partial"] / 2 for counts in count_pair(response, key).values())


# All templates ---------------------------------------------------------------------------------------------------------------------------


def count_all(messages: Iterable[tuple[Sequence[Template], Sequence[Template]]]) -> tuple[dict[int, Counts], Counts]:
    """Count the fills of all messages (responses, keys) by slot, and the templates: possible, actual and matched."""
    by_slot: dict[int, Counts] = {slot: Counter() for slot in SLOTS}
    templates: Counts = Counter()
    for responses, keys in messages:
        for response, key in align(responses, keys):
            matched = response is not None and key is not None
            possible = key is not None and (matched or not key.optional)
            templates.update(possible=int(possible), actual=int(response is not None), matched=int(matched))
            for slot, counts in count_pair(response, key).items():
                by_slot[slot].update(counts)
    return by_slot, templates


def figures(counts: Counts) -> tuple[float, float, float]:
    """Return recall, precision and their harmonic mean, in per cent."""
    credit = counts["correct"] + counts["partial"] / 2
    graded = counts["correct"] + counts["partial"] + counts["incorrect"]
    recall = 100 * credit / max(1, graded + counts["missing"])
    precision = 100 * credit / max(1, graded + counts["spurious"])
    return recall, precision, 2 * recall * precision / max(1e-9, recall + precision)


def as_response(key: Template) -> Template:
    """Return the key as a system would write it: the first alternative of every fill."""
    slots = {slot: fills if fills is None else tuple(_first(one) for one in fills) for slot, fills in key.slots.items()}
    return Template(key.message, slots)


def _first(one: Fill) -> Fill:
    option = one.options[0]
    return Fill((Option(option.values[:1], option.references[:1]),))
