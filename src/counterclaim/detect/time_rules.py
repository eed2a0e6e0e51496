"""The patterns of time expressions: what words they are made of, and what their surroundings must be."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim.detect.time_checks import (
    Check,
    after_words,
    alone,
    capitalised,
    counts_nothing,
    counts_war_days,
    first_text,
    goes_on,
    heads_entry,
    in_phrase,
    into_war,
    is_day_word,
    is_feast,
    is_hour,
    is_moment,
    is_month,
    is_reached,
    is_same,
    is_season,
    is_war,
    is_weekday,
    is_year,
    leads_on,
    no_span,
    not_of_month,
    of_war,
    ranks_within,
    reaches_present,
    stands_alone_on,
    tells_what_came_before,
    word_at,
)
from counterclaim.detect.time_fields import RELATIVE_DAYS
from counterclaim.mention import Token
from counterclaim.vocabulary.times import TimeVocabulary, times


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern: the kind it yields, the words it can start with (names of word classes), and what its surroundings must be."""

    kind: str
    starts: tuple[str, ...]
    pattern: str
    check: Check | None = None


# {names} are word classes; one blank stands for any white space; {,year} is an optional year.

SPAN_STARTS = ("the", "ordinal", "shift")
RULES: tuple[Rule, ...] = (
    Rule("stamp", ("figure",), r"(?P<stamp>\d{4}-\d\d-\d\d[-T ]\d\d[-:]\d\d(?:[-:]\d\d)?)(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?"),
    Rule(
        "stamp",
        ("figure",),
        r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})(?: ?[-–,]| at)? "
        r"(?P<hour24>[01]\d|2[0-3]):(?P<minute24>[0-5]\d)(?! ?[ap]\.?m)\b",
    ),
    Rule("calendar", ("figure",), r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?![-/\d])"),
    Rule("calendar", ("figure",), r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?![.\d])"),
    Rule("ambiguous", ("figure",), r"(?P<day>\d{1,2})/(?P<day2>\d{1,2})/(?P<year>\d{4}|\d\d)(?![/\d])"),
    Rule(
        "calendar",
        ("weekday", "short", "figure", "the"),
        r"(?:{aday},? (?:the )?|the )?{day}(?: of)? {month}{,year}(?!\w)",
        counts_nothing,
    ),
    Rule("calendar", ("weekday", "short", "month"), r"(?:{aday},? )?{month} (?:the )?{day}{,year}(?!\w|[:.,]\d)", counts_nothing),
    Rule("calendar", ("month",), r"{month} {day} ?(?:-|–|—|to|and|through) ?(?P<day2>{dom}){,year}(?!\w|[:.,]\d)", counts_nothing),
    Rule("calendar", ("figure",), r"{day} ?(?:-|–|—|to|and) ?(?P<day2>{dom})(?: of)? {month}{,year}(?!\w)", counts_nothing),
    Rule(
        "calendar",
        ("month",),
        r"{month} ?(?:-|–|—|to) ?(?P<month2>{month_name})(?! \d{1,2}\b){,year}(?!\w)",
        lambda context, _: first_text(context)[0].isupper(),
    ),
    Rule("calendar", ("month", "figure"), r"(?:{day}(?: of)? )?{month},?(?: of)? (?P<year_shift>last|this|next) year\b"),
    Rule("calendar", ("month",), r"{month} {day},?(?: of)? (?P<year_shift>last|this|next) year\b"),
    Rule("calendar", ("month", "edge"), r"(?:{edge}[ -])?{month},?(?: of)? {year}(?!\w)", counts_nothing),
    Rule("calendar", ("shift",), r"(?P<shift>{shift}) {month}\b", lambda context, _: capitalised(context)),
    *(
        Rule("calendar", (start,), rf"{words},?(?: of)? (?P<that_year>that|the same|the following|the next|the previous) year\b")
        for start, words in (("month", "{month}(?: {day})?"), ("figure", "{day}(?: of)? {month}"))
    ),
    Rule("calendar", ("month", "edge"), r"(?:{edge}[ -])?{month}\b", is_month),
    Rule(
        "calendar",
        ("edge",),
        r"{edge} in {month}{,year}\b",
        lambda context, fields: fields["edge"] in {"early", "late"} and capitalised(context),
    ),
    Rule("calendar", ("figure", "edge"), r"(?:{edge}[ -])?{year}(?:(?:-|–|—|/)(?P<year2>(?:1[4-9]|20)\d\d|\d\d))?(?!\w)", is_year),
    Rule(
        "calendar",
        ("holiday",),
        r"(?P<holiday>{holiday})(?:{,year}| (?P<year_shift>last|this|next) year)\b",
        is_feast,
    ),
    Rule("calendar", ("the", "part"), r"(?:the )?(?P<part>{part}) of {month} {day}{,year}(?!\w)"),
    Rule("calendar", ("the", "part"), r"(?:the )?(?P<part>{part}) of {day}(?: of)? {month}{,year}(?!\w)"),
    Rule(
        "calendar",
        ("the", "part"),
        r"(?:the )?(?P<part>night) (?:of|from|between) {day} ?(?:-|–|—|/|to|and) ?(?P<day2>{dom})(?: of)? {month}{,year}(?!\w)",
    ),
    Rule(
        "calendar",
        ("the", "part"),
        r"(?:the )?(?P<part>night) (?:of|from|between) {month} {day} ?(?:-|–|—|/|to|and) ?(?P<day2>{dom}){,year}(?!\w)",
    ),
    Rule("decade", ("figure", "edge", "the"), r"(?:the )?(?:{edge}[ -](?:the )?)?(?P<year>(?:1[4-9]|20)\d0)'?s\b"),
    Rule("century", ("figure", "ordinal", "edge", "the"), r"(?:the )?(?:{edge}[ -](?:the )?)?(?P<n>{ordinal})[ -]century\b"),
    Rule(
        "weekday",
        ("weekday", "shift", "dayedge"),
        r"(?:(?:later|earlier|(?P<lean>{lean}))(?: on)? )?(?:(?P<shift>{shift}) )?(?P<weekday>{weekday})(?: (?P<part>{part}))?\b(?!-\w)",
        is_weekday,
    ),
    Rule("weekday", ("the",), r"the (?P<back>previous|preceding|following) (?P<weekday>{weekday})(?: (?P<part>{part}))?\b", is_weekday),
    Rule("weekday", ("that",), r"(?P<back>that) (?P<weekday>{weekday})(?: (?P<part>{part}))?\b", is_weekday),
    Rule("weekday", ("the", "dayedge"), r"(?:the )?(?P<lean>{lean}) hours (?:of|on) (?P<weekday>{weekday})\b", is_weekday),
    Rule(
        "weekday",
        ("the", "part"),
        r"(?:the )?(?P<part>night) (?:of|from|between) (?P<weekday>{weekday}) (?:to|and|into) (?:{weekday})\b",
        is_weekday,
    ),
    Rule("calendar", ("dayedge",), r"(?P<lean>{lean}) on (?:{aday},? )?(?:the )?{day}(?: of)? {month}{,year}(?!\w)", counts_nothing),
    Rule("calendar", ("dayedge",), r"(?P<lean>{lean}) on (?:{aday},? )?{month} {day}{,year}(?!\w|[:.,]\d)", counts_nothing),
    Rule("weekday", ("weekday",), r"(?P<weekday>{weekday})(?: (?:of|in))? (?P<week>last|this|next) week\b", is_weekday),
    Rule("weekday", ("the", "part"), r"(?:the )?(?P<part>{part}){zone}? (?:of|on|into) (?P<weekday>{weekday})\b", is_weekday),
    Rule("day", ("dayword", "the"), r"(?P<word>{dayword})\b(?!-\w)", is_day_word),
    Rule("day", ("dayword",), r"(?P<word>yesterday|tomorrow|today) (?P<part>{part})\b", is_day_word),
    Rule("day", ("part",), r"(?P<part>{part}) (?P<word>yesterday|tomorrow)\b", is_day_word),
    Rule("day", ("dayedge",), r"(?P<lean>{lean}) (?P<word>yesterday|today)\b", is_day_word),
    Rule("day", ("shift", "dayedge"), r"(?:(?:early|late|earlier|later) )?this (?P<part>morning|afternoon|evening)\b"),
    Rule("clock", ("figure", "noon"), r"{clock}{zone}?,?(?: (?:on|of))? (?P<weekday>{weekday})\b", is_weekday),
    Rule("clock", ("figure", "noon"), r"{clock}{zone}?,? (?P<word>today|tomorrow|yesterday)\b"),
    *(
        Rule(
            "clock",
            ("figure", "noon"),
            rf"{{clock}}{{zone}}?(?: (?:on|of))? (?:{{aday}},? )?{words}{{,year}}(?!\w|[:.,]\d)",
            counts_nothing,
        )
        for words in ("(?:the )?{day}(?: of)? {month}", "{month} {day}")
    ),
    Rule("clock", ("weekday",), r"(?P<weekday>{weekday}),? at {clock}{zone}?(?!\w)", is_weekday),
    Rule("clock", ("weekday",), r"(?P<weekday>{weekday}) (?P<noon>noon)\b", is_weekday),
    Rule("clock", ("dayword",), r"(?P<word>today|tomorrow|yesterday),? at {clock}{zone}?(?!\w)"),
    Rule("clock", ("figure", "noon"), r"{clock}{zone}?(?!\w)", is_hour),
    Rule("ticker", ("figure",), r"(?P<hour24>[01]?\d|2[0-3])[:.](?P<minute24>[0-5]\d){zone}?(?![\w:]|\.\d)", heads_entry),
    Rule("ticker", ("figure",), r"{clock}{zone}?(?!\w)", heads_entry),
    Rule("weekday", ("part", "noon"), r"(?P<part>midday) (?:of|on) (?P<weekday>{weekday})\b", is_weekday),
    Rule("unit", ("shift",), r"(?P<shift>{shift}) (?P<unit>week|weekend|month|year|decade|century)\b(?!-)", not_of_month),
    Rule("unit", ("dayedge", "edge"), r"{edge} (?P<shift>last|this|next) (?P<unit>week|month|year|decade|century)\b"),
    Rule("unit", ("dayedge",), r"(?P<edge>earlier|later) in the (?P<unit>week|month|year)\b"),
    Rule("unit", ("dayedge",), r"(?P<edge>earlier|later) in the (?P<unit>day)\b"),
    Rule("unit", ("edge",), r"{edge} the (?P<unit>week|month|year)\b"),
    Rule("unit", ("the",), r"the (?P<unit>weekend)\b", after_words("before_weekend")),
    Rule("season", ("season",), r"(?P<season>{season})(?: of)? {year}(?![-/\w])"),
    Rule("season", ("season", "the"), r"(?:the )?(?P<season>{season})\b(?!-)", is_season),
    Rule("season", ("shift",), r"(?P<shift>last|this|next) (?P<season>{season})\b"),
    Rule("quarter", ("ordinal", "the"), r"(?:the )?(?P<n>{ordinal}) quarter(?: of)? (?:{year}|(?P<year_shift>last|this|next) year)\b"),
    Rule("offset", ("the",), r"the (?P<word>next) (?P<unit>week|month|year)\b", no_span),
    Rule(
        "period",
        ("the", "shift", "direction"),
        r"(?:the )?(?P<word>past|last|preceding|previous|next|coming|following)(?: {about})?(?: (?P<n>{number}))? (?P<unit>{unit})\b",
        in_phrase,
    ),
    Rule("period", ("number", "about", "more"), r"(?:{roughly} )?(?P<n>{number}) (?P<unit>{unit})\b", reaches_present),
    Rule("fighting", ("number", "about", "more"), r"(?:{roughly} )?(?P<n>{number}) (?P<unit>{unit})\b", of_war),
    Rule("period", ("number", "about", "more"), r"(?:{roughly} )?(?P<n>{number}) (?P<unit>{unit})\b", ranks_within),
    Rule("running", ("number", "units"), r"(?:(?P<n>{count})-)?(?P<unit>day|week|month|year|decade)-(?P<word>long|old)\b", goes_on),
    Rule("running", ("number",), r"(?P<n>{count})-(?P<unit>day|week|month|year)\b(?!-)", goes_on),
    Rule("recent", ("recent",), r"recent (?P<unit>days)\b"),
    Rule("recent", ("the", "shift", "direction"), r"(?:the )?(?:past|last) (?:few|several) (?P<unit>days)\b"),
    *(
        Rule(
            "up_to",
            ("the",),
            rf"the (?P<n>{{number}}) (?P<unit>days|weeks|months|years) (?:up )?(?:to|until|ending(?: on| in)?) {end}(?!\w)",
        )
        for end in ("(?P<weekday>{weekday})", "{day} {month}{,year}", "{month} {day}{,year}", "{month}{,year}")
    ),
    Rule(
        "same_span",
        ("the",),
        r"the same (?:{count} )?(?:period|time|days?|weeks?|months?|quarter)(?: (?:of|in)| the)? "
        r"(?:{year}|(?P<year_shift>last) year|(?P<year_before>previous year|year before|year earlier))\b",
    ),
    Rule("into", ("number", "about", "more"), r"(?:{roughly} )?(?P<n>{number}) (?P<unit>{unit}) into\b", into_war),
    Rule("period", ("the", "number"), r"(?:the )?(?P<n>{number}) (?P<unit>{unit}) since\b(?! then)", after_words("before_duration")),
    Rule("soon", ("the", "direction"), r"(?:the )?(?:coming|next(?: few| several| couple of)) (?P<unit>days|weeks|months)\b"),
    Rule(
        "behind",
        ("number", "about"),
        r"(?:{roughly} )?(?P<n>{number}) (?P<unit>days?|weeks?|months?|years?) after\b",
        tells_what_came_before,
    ),
    Rule(
        "ago",
        ("number", "about", "more"),
        r"(?:{roughly} )?(?P<n>{number}) (?P<unit>{unit}) ago(?: (?P<word>today|yesterday|tomorrow)| (?:on )?(?P<weekday>{weekday}))?\b",
    ),
    Rule("offset", ("number",), r"(?P<n>{number}) (?P<unit>days?|nights?|weeks?|months?|years?) (?P<word>before|after)(?: that)?\b", alone),
    Rule("offset", ("number",), r"(?P<n>{number}) (?P<unit>days?|nights?|weeks?|months?|years?) (?P<word>earlier|later)\b", leads_on),
    Rule("offset", ("the",), r"the (?P<unit>day|night|week|month|year) (?P<word>before|after)\b", alone),
    Rule("that", ("that",), r"that (?P<unit>day|night)\b", alone),
    Rule("that", ("that",), r"that (?P<unit>weekend|week|month)\b", alone),
    Rule("that", ("that",), r"that (?P<part>morning|afternoon|evening)\b(?!['’])"),
    Rule("offset", ("the",), r"the (?P<part>morning|afternoon|evening) (?P<word>before|after)\b", alone),
    Rule("that", ("that",), r"that (?P<unit>year)\b"),
    Rule("that", ("the",), r"the same (?P<part>morning|afternoon|evening)\b"),
    Rule("offset", ("the",), r"the (?P<word>previous|same|following) (?P<unit>day|night|week|month|year)\b", is_same),
    Rule("offset", ("the",), r"the (?P<word>next) (?P<unit>day)\b"),
    Rule("offset", ("the",), r"the (?P<word>previous|following|next) (?P<part>morning|afternoon|evening|night)\b"),
    Rule(
        "part_of_span",
        ("the", "ordinal", "shift"),
        r"(?:the )?(?P<which>{nth}|last|final) (?P<span>week|half)(?: of)? {month}{,year}(?!\w)",
    ),
    Rule("part_of_span", ("the", "ordinal", "shift"), r"(?:the )?(?P<which>{nth}|last|final) (?P<span>half)(?: of)? {year}(?!\w)"),
    Rule(
        "counted",
        ("figure", "ordinal", "the", "number"),
        r"(?:(?:a|an|the|its|their) )?(?P<n>{ordinal})(?: (?:(?P<running>straight|consecutive|successive)|full))?"
        r" (?P<unit>day|week|month|year)(?: running| in a row)?\b",
        counts_war_days,
    ),
    Rule("counted", ("dayname",), r"(?P<unit>day) (?P<n>\d{1,2},\d{3}|\d{4}|{number})\b", counts_war_days),
    Rule("day_of_month", ("the",), r"the (?P<day>\d{1,2}(?:st|nd|rd|th)|{dayword_ordinal})\b", stands_alone_on),
    Rule("moment", ("part", "the"), r"(?:the )?(?P<part>{part})\b", is_moment),
    Rule("moment", ("the", "part", "dayedge"), r"(?:the )?(?:(?:early|late) )?(?P<part>morning|afternoon|evening|night)\b", is_reached),
    Rule("moment", ("as",), r"as (?P<part>night|dusk|dawn) (?:fell|broke)\b"),
    Rule("day_of_month", ("the", "part"), r"(?:the )?(?P<part>{part}) of the (?P<day>\d{1,2}(?:st|nd|rd|th)|{dayword_ordinal})\b", alone),
    Rule("part", ("part", "dayedge", "the"), r"(?:the )?(?:early |late )?(?P<part>{part})(?: hours)?\b", after_words("before_part")),
    Rule("named", ("named",), r"(?P<value>{named})\b", is_war),
    Rule("named", ("named_day", "figure"), r"(?P<value>{named_day})\b", lambda context, _: word_at(context, 1) != "commission"),
)


def _either(words: object) -> str:
    """Return a pattern for any of ``words``, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


def _month_patterns(words: TimeVocabulary) -> list[str]:
    """Return a pattern a month name, the longest first; a shortened one may take its point, a full one leaves it to the sentence."""
    return [
        rf"{name}\b\.?" if len(name) < 5 and name not in FULL_SHORT_MONTHS else rf"{name}\b"
        for name in sorted(words.months, key=len, reverse=True)
    ]


# An hour: "6 a.m.", "10.30 pm", "noon"; "18:40" only where a day or a time zone stands beside it.
CLOCK = (
    r"(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\b\.?)"
    r"|(?P<hour24>[01]\d|2[0-3])(?::(?P<minute24>[0-5]\d)"
    r"|\.(?P<minute24dot>[0-5]\d)(?= (?:on|local|gmt|utc|\()|,? (?:today|tomorrow|yesterday)))"
    r"|(?P<noon>noon)\b)"
)
ZONE = (
    r"(?: (?-i:[A-Z])\w+(?:[ -](?-i:[A-Z])\w+)? time\b| local time\b"
    r"| \((?:\d{1,2}[:.]?\d\d|\d{1,2}(?: ?[ap]\.?m\.?)?) ?(?:GMT|UTC)\)| (?:GMT|UTC))"
)


@cache
def _classes() -> Mapping[str, str]:
    """Return the word classes that patterns name in braces."""
    words = times()
    tens = [word for word, value in words.cardinals.items() if value >= 20]
    ones = [word for word, value in words.cardinals.items() if 1 <= value <= 9 and word not in {"a", "an"}]
    number = rf"(?:{'|'.join(tens)})-(?:{'|'.join(ones)})|{_either(words.cardinals)}|\d{{1,3}}(?![\d.,]*\d)"
    classes = {
        "month_name": "|".join(_month_patterns(words)), "weekday": _either(words.weekdays), "short": _either(words.short_weekdays),
        "lean": _either(words.leans),
        "part": _either(words.parts), "unit": _either(words.units), "season": _either(words.seasons), "edge_word": _either(words.edges),
        "shift": _either(words.shifts), "dayword": _either(RELATIVE_DAYS), "about": _either(words.context.about),
        "named": _either(words.named), "named_day": _either(words.named_days), "holiday": _either(words.holidays),
        "number": rf"(?:a )?couple of|couple of|a dozen|{number}",
        "dayword_ordinal": _either([word for word, day in words.ordinals.items() if LEAST_DAY <= day <= 31]),
        "count": number,
        "nth": r"first|second|third|fourth|1st|2nd|3rd|4th",
        "ordinal": rf"{_either(words.ordinals)}|\d{{1,3}}(?:st|nd|rd|th)",
        "dom": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)",
        "clock": CLOCK, "zone": ZONE,
        "roughly": rf"{_either(words.context.about)}|more than|at least|less than",
    }  # fmt: skip
    return {name: f"(?:{pattern})" for name, pattern in classes.items()}


# What a pattern says in braces, beside the word classes.
GROUPS: Mapping[str, str] = {
    "{,year}": r"(?:(?: ,)?,?(?: of| in)? {year})?",
    "{year}": r"(?P<year>(?:1[4-9]|20)\d\d)",
    "{aday}": r"(?P<weekday>{weekday}|{short}\.?)",
    "{day}": r"(?P<day>{dom})",
    " {month}": r" (?P<month>{month_name})",
    "{month}": r"(?P<month>{month_name})",
    "{edge}": r"(?P<edge>{edge_word})",
}


def _expand(pattern: str) -> str:
    """Return ``pattern`` with its braces filled and its blanks made any white space."""
    for name, group in GROUPS.items():
        pattern = pattern.replace(name, group)
    for name, expression in _classes().items():
        pattern = pattern.replace("{" + name + "}", expression)
    return pattern.replace(" ", r"\s+").replace(r"\s+?", r"\s?")


LEAST_DAY = 4  # "on the second" is rather the second of several
FULL_SHORT_MONTHS = frozenset({"may", "june", "july"})


@cache
def _first_words() -> Mapping[str, frozenset[str]]:
    """Return, for each name that a rule can start with, the casefolded tokens that it stands for (figures are told by their digits)."""
    words = times()
    tables: dict[str, object] = {
        "weekday": words.weekdays, "short": words.short_weekdays, "month": words.months, "edge": words.edges, "shift": words.shifts,
        "holiday": words.holidays, "ordinal": words.ordinals, "part": words.parts, "season": words.seasons, "dayword": RELATIVE_DAYS,
        "named": words.named, "named_day": words.named_days, "number": [*words.cardinals, "couple"], "about": words.context.about,
        "the": ["the", "a", "an", "its", "their"], "dayedge": ["earlier", "later", *words.leans],
        "that": ["that"], "as": ["as"], "noon": ["noon", "midday"],
        "direction": ["past", "preceding", "previous", "next", "coming", "following"],
        "more": ["more", "at", "less"], "dayname": ["day"], "units": ["day", "week", "month", "year", "decade"], "recent": ["recent"],
    }  # fmt: skip
    return {name: frozenset(word.split()[0] for word in table) for name, table in tables.items()}  # type: ignore[attr-defined]


Compiled = tuple[Rule, re.Pattern[str]]


@cache
def _by_first_word() -> Mapping[str, tuple[Compiled, ...]]:
    """Return the rules that can start with each word; "0" holds those that start with a figure."""
    table: dict[str, list[Compiled]] = defaultdict(list)
    for rule in RULES:
        compiled = rule, re.compile(_expand(rule.pattern), re.IGNORECASE)
        for word in {word for name in rule.starts for word in _first_words().get(name, ())}:
            table[word].append(compiled)
        if {"figure", "number", "ordinal"} & set(rule.starts):
            table["0"].append(compiled)
    return {word: tuple(rules) for word, rules in table.items()}


def rules_for(token: Token) -> tuple[Compiled, ...]:
    """Return the rules that can match where ``token`` starts."""
    table = _by_first_word()
    if token.lower[0].isdigit():
        return table["0"] + table.get(token.lower, ())
    return table.get(token.lower, ()) or table.get(token.lower.split("-")[0], ())


@cache
def part_of_day() -> re.Pattern[str]:
    """Return the pattern of a part of day that follows a day name."""
    return re.compile(rf"\s+({_classes()['part']})\b", re.IGNORECASE)
