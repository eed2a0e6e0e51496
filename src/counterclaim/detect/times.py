"""Find time expressions: their span, their pattern (``kind``) and its parsed parts (``fields``).

Nothing is placed in time here. What each kind means and which fields it has:

| kind | fields | words |
|---|---|---|
| calendar | year, month, day, weekday, edge, part, shift, year_shift, day2, month2, year2 | 1 October 2020, early July, last May, 2014-16 |
| ambiguous | year, first, second, order | 01/02/2020, which may be January or February |
| stamp | value | 2020-10-01T14:38:05 |
| named | value | World War I, 9/11 |
| weekday | weekday, shift, back, week, part | Thursday, the previous Friday, that Friday, early on Monday, Monday of last week |
| day | offset, part | today, yesterday, last night |
| unit | unit, offset, edge, first | last week, this weekend, earlier this year |
| season | season, year, shift | summer 2014, last spring, since the spring |
| quarter | quarter, year | the third quarter of 2019 |
| decade | year, edge | the late 1990s |
| century | n, edge | the early 20th century |
| period | n, unit, direction | the past five days, for some 30 years |
| fighting | n, unit | 44 days of fighting |
| running | n, unit, word | a five-year war, a month-long siege (that still lasts) |
| recent | unit | recent days |
| part_of_span | which, span, month, year | the first week of August, the second half of 2023 |
| up_to | n, unit, weekday, day, month, year | the four days to Thursday, the five years to March 2020 |
| same_span | year, year_shift, year_before | the same period of 2018 (as the span told of last) |
| into | n, unit | a week into the war |
| soon | unit | the coming days |
| ago | n, unit, offset, weekday | three days ago, a year ago yesterday, a week ago Friday |
| behind | n, unit | three days after (what follows came before) |
| clock | clock, weekday, offset, month, day, year | 6 a.m. on Sunday, 10:00 on 18 October, 8am tomorrow, at noon |
| ticker | clock | 20.12 (at the head of an entry of a running report) |
| counted | n, unit, running, other | a fourth day (of a war), a third straight day, the fourth day of the truce |
| offset | n, unit, sign, part | two days earlier, the same day, the following morning |
| day_of_month | day | on the 27th |
| part | part | since early morning (no day is given) |
| moment | part | at dawn, in the evening, by morning (of the day told of last) |
| that | unit, part | that day, that weekend, that year, the same evening |
| range | left.kind, left.*, right.kind, right.* | between 2014 and 2016, Sunday to Tuesday |

Every mention may carry ``tense`` (past, future, nearest), ``starts`` = "war" where the words say that a war began then, and a time of day
``opens`` where it opens its sentence, ``whole`` where it is a night that is over. Numbers are in
figures, months 1-12, weekdays 0 (Monday) to 6, shifts -1 (last), 0 (this), 1 (next), parts of day TMO, TMI, TAF, TEV, TNI.
"""

from counterclaim.detect.tense import tense_at
from counterclaim.detect.time_fields import Fields, parse
from counterclaim.detect.time_joins import join_ranges, share_years
from counterclaim.detect.time_rules import part_of_day, rules_for
from counterclaim.detect.tokens import STRAIGHT
from counterclaim.mention import TimeMention, Token
from counterclaim.vocabulary.times import times


def find_times(view: str, tokens: tuple[Token, ...]) -> tuple[TimeMention, ...]:
    """Return the time expressions of ``view`` in order, without overlaps; the longest reading wins."""
    straight = view.translate(STRAIGHT)
    found: list[TimeMention] = []
    index = 0
    while index < len(tokens):
        match = _longest_at(straight, tokens, index)
        if match is None:
            index += 1
            continue
        mention, index = match
        found.append(mention)
    return tuple(join_ranges(straight, share_years(straight, found)))


def _longest_at(view: str, tokens: tuple[Token, ...], index: int) -> tuple[TimeMention, int] | None:
    """Return the longest time expression that starts at token ``index`` and the index of the token after it."""
    best: tuple[int, str, Fields, int] | None = None
    for rule, pattern in rules_for(tokens[index]):
        match = pattern.match(view, tokens[index].start)
        if match is None or (best is not None and match.end() <= best[0]):
            continue
        after = _index_after(tokens, index, match.end())
        if tokens[after - 1].end > match.end():  # it stops inside a word ("30-year-old", "World War II-era")
            continue
        fields = parse(rule.kind, match.groupdict())
        if fields is not None and (rule.check is None or rule.check((view, tokens, index, after), fields)):
            best = match.end(), rule.kind, fields, after
    if best is None:
        best = _misspelt_weekday(view, tokens, index)
    if best is None:
        return None
    end, kind, fields, after = best
    fields |= _context_fields(tokens, index, after, kind, fields)
    return TimeMention(tokens[index].start, end, kind, tuple(sorted(fields.items()))), after


def _misspelt_weekday(view: str, tokens: tuple[Token, ...], index: int) -> tuple[int, str, Fields, int] | None:
    """Read a capitalised word that is one slip away from a day name ("Tueday", "Wendesday") as that day."""
    token = tokens[index]
    if not (token.text[0].isupper() and token.lower.endswith("ay")) or token.lower in times().context.not_weekdays:
        return None
    number = next((number for name, number in times().weekdays.items() if token.lower != name and _one_slip(token.lower, name)), None)
    if number is None:
        return None
    part = part_of_day().match(view, token.end)
    end = part.end() if part else token.end
    fields = {"weekday": str(number)} | ({"part": times().parts[part.group(1).lower()]} if part else {})
    return end, "weekday", fields, _index_after(tokens, index, end)


def _one_slip(word: str, name: str) -> bool:
    """Whether one letter too few, too many or wrong, or two neighbours changed over, lie between ``word`` and ``name``."""
    if abs(len(word) - len(name)) > 1 or word[0] != name[0]:
        return False
    first = next((at for at, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    rest, other = word[first:], name[first:]
    return rest[1:] == other or rest == other[1:] or rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])


def _index_after(tokens: tuple[Token, ...], index: int, end: int) -> int:
    while index < len(tokens) and tokens[index].start < end:
        index += 1
    return index


OWN, NOW = frozenset({"its", "their"}), frozenset({"now", "is", "are", "already"})  # "now in its ninth day"
OF_WHAT = 5  # words behind "the fourth day" that tell of what it is


def _is_over(before: list[str], word: str) -> bool:
    """Whether a night is told of that was over by then: "through the night", "shortly before midnight"."""
    return before[-1:] == ["before"] if word == "midnight" else not times().context.ends_night.isdisjoint(before[-2:])


def _opens(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a time opens its sentence, so that the story goes on from there ("By morning, the town had fallen")."""
    at = index - 1
    while at >= 0 and tokens[at].lower in times().context.leads:
        at -= 1
    return at < 0 or tokens[at].text in {".", "!", "?", '"', "”", "“"}


def _runs_now(before: list[str], first: str) -> bool:
    """Whether a counted day is that of the report: "for a third day", "enters its ninth day", "now in its ninth day"."""
    words, ongoing = ([*before, first] if first in OWN else before), times().context.ongoing
    if words[-1] in OWN:
        return not ongoing.isdisjoint(words[-2:-1]) or (words[-2:-1] == ["in"] and not NOW.isdisjoint(words[-3:-2]))
    return words[-1] in ongoing and first != "the"


def _context_fields(tokens: tuple[Token, ...], index: int, after: int, kind: str, parts: Fields) -> Fields:
    """Return what the words around token ``index`` say about its tense, whether a war began then, whether a start is meant to the day."""
    fields: Fields = {}
    if tense := tense_at(tokens, index):
        fields["tense"] = tense
    before = [token.lower for token in tokens[max(0, index - 8) : index]]
    if (
        kind == "unit"
        and before[-1:] == ["since"]
        and parts.get("edge") in {"early", "start"}
        and parts.get("unit") in {"week", "month", "year"}
    ):
        fields["first"] = "1"
    if kind == "calendar" and before[-1:] == ["since"] and parts.get("edge") == "start" and "month" in parts:
        fields["first"] = "1"
    words = times().context
    if kind in {"moment", "clock"} and _opens(tokens, index):
        fields["opens"] = "1"
    if kind in {"moment", "part"} and parts.get("part") == "TNI" and _is_over(before, tokens[after - 1].lower):
        fields["whole"] = "1"
    following = [token.lower for token in tokens[after : after + OF_WHAT]]
    if kind == "counted" and following[:1] == ["of"] and not {*words.began_what} & {*following}:
        fields["other"] = "1"
    if kind == "counted" and before and _runs_now(before, tokens[index].lower):
        fields["running"] = "1"
    if any(word in words.starts for word in before[-4:]) and any(word in words.began_what for word in before):
        fields["starts"] = "war"
    return fields
