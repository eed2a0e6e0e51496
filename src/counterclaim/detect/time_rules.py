"""The patterns of time expressions: what words they are made of, what their surroundings must be, and how their parts are read."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim.mention import Token
from counterclaim.vocabulary.times import TimeVocabulary, times

Fields = dict[str, str]
Context = tuple[str, tuple[Token, ...], int, int]  # view, tokens, index of the first token of the match, index after its last
Check = Callable[[Context, Fields], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern: the kind it yields, the words it can start with (names of word classes), and what its surroundings must be."""

    kind: str
    starts: tuple[str, ...]
    pattern: str
    check: Check | None = None


# ---- parsing of the groups of a match ----


def parse(rule: Rule, groups: Mapping[str, str | None]) -> Fields | None:
    """Return the fields that the groups of a match stand for, or null where one of them is impossible (31 June, hour 25)."""
    fields: Fields = {}
    for name, words in groups.items():
        if words is None:
            continue
        value = PARSERS[name](times(), " ".join(words.lower().split()))
        if value is None:
            return None
        if value:
            fields[name] = value
    return FINISHERS[rule.kind](fields) if rule.kind in FINISHERS else fields


def _month(words: TimeVocabulary, text: str) -> str | None:
    number = int(text) if text.isdigit() else words.months[text.rstrip(".")]
    return str(number) if 1 <= number <= 12 else None


def _day(_: TimeVocabulary, text: str) -> str | None:
    number = int(text.rstrip("stndrh"))
    return str(number) if 1 <= number <= 31 else None


def _weekday(words: TimeVocabulary, text: str) -> str:
    bare = text.rstrip(".")
    return str(words.weekdays.get(bare, words.short_weekdays.get(bare)))


def _number(words: TimeVocabulary, text: str) -> str | None:
    """Return a number word or figure up to 999 in figures."""
    bare = text.removesuffix(" of").replace(",", "")
    if bare in {"couple", "a couple"}:
        return "2"
    if bare in {"dozen", "a dozen"}:
        return "12"
    figure = re.match(r"\d+", bare)
    if figure:
        return str(int(figure.group())) if 0 < int(figure.group()) < 1000 else None
    total = sum(words.cardinals.get(word, words.ordinals.get(word, 0)) for word in bare.split("-"))
    return str(words.ordinals.get(bare, total)) if total else None


def _year(_: TimeVocabulary, text: str) -> str:
    return text


def _shift(words: TimeVocabulary, text: str) -> str:
    return str(words.shifts[text])


def _edge(words: TimeVocabulary, text: str) -> str:
    return words.edges[text]


PARSERS: Mapping[str, Callable[[TimeVocabulary, str], str | None]] = {
    "month": _month,
    "month2": _month,
    "day": _day,
    "day2": _day,
    "weekday": _weekday,
    "n": _number,
    "year": _year,
    "year2": _year,
    "shift": _shift,
    "year_shift": _shift,
    "week": _shift,
    "edge": _edge,
    "part": lambda words, text: words.parts[text],
    "unit": lambda words, text: words.units[text],
    "season": lambda words, text: words.seasons[text],
    "value": lambda words, text: words.named.get(text) or words.named_days[text],
    "holiday": lambda words, text: words.holidays[text],
    "word": lambda _, text: text,
    "which": lambda words, text: "-1" if text in {"last", "final"} else str(words.ordinals.get(text, text.rstrip("stndrh"))),
    "span": lambda _, text: text,
    "running": lambda _, text: text,
    "stamp": lambda _, text: text,
}

RELATIVE_DAYS = {
    "today": ("0", ""), "earlier today": ("0", ""), "later today": ("0", ""), "tonight": ("0", "TNI"), "yesterday": ("-1", ""),
    "tomorrow": ("1", ""), "last night": ("-1", "TNI"), "last evening": ("-1", "TEV"), "overnight": ("-1", "TNI"),
    "the day before yesterday": ("-2", ""), "the day after tomorrow": ("2", ""), "earlier this morning": ("0", "TMO"),
}  # fmt: skip
STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)[-Tt ](\d\d)[-:](\d\d)(?:[-:](\d\d))?")


def _finish_day(fields: Fields) -> Fields:
    offset, part = RELATIVE_DAYS.get(fields.pop("word", "today"), ("0", ""))
    return fields | {"offset": offset} | ({"part": part} if part else {})


def _finish_calendar(fields: Fields) -> Fields | None:
    if "holiday" in fields:
        month, day = fields.pop("holiday").split("-")
        fields |= {"month": str(int(month)), "day": str(int(day))}
    if len(fields.get("year2", "")) == 2:
        fields["year2"] = fields["year"][:2] + fields["year2"]
    if fields.get("year2", "9999") <= fields.get("year", ""):
        return None
    return fields


def _finish_numeric(fields: Fields) -> Fields | None:
    """Leave a date in figures whole where one of its numbers can only be the day; else keep its year alone."""
    first, second = int(fields.pop("day")), int(fields.pop("day2"))
    if len(fields["year"]) == 2:
        fields["year"] = "20" + fields["year"]
    if min(first, second) > 12:
        return None
    if first == second or max(first, second) > 12:
        return {**fields, "day": str(max(first, second)), "month": str(min(first, second))}
    return fields


def _finish_stamp(fields: Fields) -> Fields | None:
    parts = STAMP.match(fields["stamp"])
    if parts is None or not (1 <= int(parts[2]) <= 12 and 1 <= int(parts[3]) <= 31):
        return None
    return {"value": f"{parts[1]}-{parts[2]}-{parts[3]}T{parts[4]}:{parts[5]}:{parts[6] or '00'}"}


def _finish_offset(fields: Fields) -> Fields:
    word = fields.pop("word")
    sign = "0" if word in {"same", "that"} else "-1" if word in {"earlier", "before", "previous"} else "1"
    return {"n": "1", **fields, "sign": sign}


def _finish_period(fields: Fields) -> Fields:
    word = fields.pop("word", "past")
    return {**fields, "direction": "future" if word in {"next", "coming", "following"} else "past"}


FINISHERS: Mapping[str, Callable[[Fields], Fields | None]] = {
    "calendar": _finish_calendar,
    "ambiguous": _finish_numeric,
    "stamp": _finish_stamp,
    "day": _finish_day,
    "offset": _finish_offset,
    "period": _finish_period,
}

# ---- checks of the surroundings ----


def _word(context: Context, step: int) -> str:
    """Return the casefolded word ``step`` before (-1, -2 ...) or after (1, 2 ...) the match, "" at an edge of the passage."""
    _, tokens, first, after = context
    at = first + step if step < 0 else after + step - 1
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _text(context: Context, step: int) -> str:
    _, tokens, first, after = context
    at = first + step if step < 0 else after + step - 1
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _capitalised(context: Context) -> bool:
    _, tokens, first, after = context
    return any(not token.text.islower() and token.text[0].isalpha() for token in tokens[first:after])


def _counts_nothing(context: Context, _: Fields) -> bool:
    """Whether the figure that ends the match does not count what follows it ("In May 30 soldiers")."""
    return not (_text(context, 0).isdigit() and _word(context, 1) in times().context.counted)


def _is_year(context: Context, fields: Fields) -> bool:
    """Whether a bare four-figure number is a year: by the word before it, and because it counts nothing."""
    words = times().context
    before, following = _word(context, -1), _word(context, 1)
    tells_harm = following in words.harmed and before in words.dates_year
    if (following in words.counted and not tells_harm) or following == "%" or _touches(context):
        return False
    if "edge" in fields or "year2" in fields or before in words.before_year - words.joins_years:
        return True
    if before in words.joins_years or before in {",", "-", "–", "/"}:
        return bool(re.fullmatch(r"(?:1[4-9]|20)\d\d", _word(context, -2)))
    return before == "(" and following in {")", "-", "–", ",", ";"}


def _touches(context: Context) -> bool:
    """Whether a mark ties the number to what stands beside it ("$1999", "No.1990", "1990-strong", "2,1990")."""
    view, tokens, first, after = context
    start, end = tokens[first].start, tokens[after - 1].end
    return view[start - 1 : start] in {"$", "£", "€", "#", "/", ".", "+"} or bool(re.match(r"[-/]\w|[.,]\d|%", view[end:]))


def _is_month(context: Context, fields: Fields) -> bool:
    """Whether a month name alone is the month: capitalised, and after a preposition where it could be another word."""
    if not _text_of(context)[0].isupper():
        return "edge" in fields and _capitalised(context)
    words = times().context
    if "edge" in fields or _word(context, -1) in words.before_month:
        return True
    return _word_of(context).rstrip(".") not in words.doubtful_months and not _text(context, 1)[:1].isupper() and len(_word_of(context)) > 3


def _stands_alone_on(context: Context, fields: Fields) -> bool:
    return _word(context, -1) == "on" and _alone(context, fields)


def _text_of(context: Context) -> str:
    _, tokens, first, _ = context
    return tokens[first].text


def _word_of(context: Context) -> str:
    _, tokens, first, _ = context
    return tokens[first].lower


def _early_or_late(context: Context, fields: Fields) -> bool:
    return fields["edge"] in {"early", "late"} and _capitalised(context)


def _is_weekday(context: Context, _: Fields) -> bool:
    words = times().context
    before = _word(context, -1)
    if before in times().ordinals and _word(context, 1) in {"of", "in"}:  # "the first Friday of July" is not last Friday
        return False
    named = _text(context, -1)[:1].isupper() and before in words.before_weekday
    return _capitalised(context) and not named and _word(context, 1) not in words.after_weekday


def _is_day_word(context: Context, _: Fields) -> bool:
    """Whether "today" and the like are no part of a name ("Russia Today")."""
    in_name = _text_of(context)[0].isupper() and _text(context, -1)[:1].isupper()
    return not in_name and _word(context, 1) not in {"curfew", "curfews", "stay"}


def _reaches_present(context: Context, _: Fields) -> bool:
    """Whether "(for) N days" is time up to now: a perfect verb before it, or an approximate number of years, and no set term."""
    words = times().context
    if _word(context, -1) not in words.before_duration:
        return False
    before = {_word(context, -step) for step in range(2, 14)}
    if any(_word(context, -step) in words.terms for step in range(2, 7)) or _word(context, 1) in {
        "old",
        "in",
        "imprisonment",
        "ago",
        "earlier",
        "later",
    }:
        return False
    return bool(before & words.perfect) or _word_of(context) in words.about


def _of_war(context: Context, _: Fields) -> bool:
    """Whether "in N days of fighting" counts what lies behind."""
    words = times().context
    counted = _word(context, 1) == "of" and {_word(context, 2), _word(context, 3)} & set(words.began_what)
    return bool(counted) and _word(context, -1) in {"in", "over", "during", "after", "than", "least", "about"}


def _in_phrase(context: Context, fields: Fields) -> bool:
    """Whether "the past week" has the article or number that makes it a span ("last five days"; not "last week")."""
    _, tokens, _first, after = context
    last_of_month = _word(context, 1) == "of" and _word(context, 2) in times().months
    words = [token.lower for token in tokens[_first:after]]
    if "n" not in fields and (words[:2] == ["the", "following"] or words == ["the", "next", "day"]):  # these lean on the day told of last
        return False
    return not last_of_month and ("n" in fields or (_word_of(context) == "the" and not tokens[after - 1].lower.endswith("s")))


def _not_of_month(context: Context, _: Fields) -> bool:
    """Whether "last week" does not mean the last week of a month or year that follows."""
    following = _word(context, 2)
    return _word(context, 1) != "of" or not (following in times().months or following.isdigit())


def _counts_war_days(context: Context, _: Fields) -> bool:
    words = times().context
    before, following = _word(context, -1), {_word(context, step) for step in range(1, 5)}
    of_war = _word(context, 1) == "of" and bool(following & set(words.began_what))
    return of_war or before in words.before_ordinal - {"the", "a", "an"}


def _after_words(names: str) -> Check:
    def check(context: Context, _: Fields) -> bool:
        return _word(context, -1) in getattr(times().context, names)

    return check


def _leads_on(context: Context, _: Fields) -> bool:
    """Whether "N days later" tells when, not how much later than something else."""
    return _word(context, 1) not in {"than", "in", "this", "next"}


def _is_moment(context: Context, fields: Fields) -> bool:
    """Whether a part of the day stands for that of one day ("at dawn", "in the evening"), not for a habit ("at night")."""
    before, words = _word(context, -1), times().context
    if _word(context, 1) in {"of", "on", "and", "hours"}:
        return False
    if before in {"at", "before", "by"}:
        return _word_of(context) in words.moments
    return before == "in" and _word_of(context) == "the" and fields.get("part") in {"TMO", "TAF", "TEV"}


def _is_named(context: Context, _: Fields) -> bool:
    view, tokens, _first, after = context
    return view[tokens[after - 1].end : tokens[after - 1].end + 1] != "-" and _text_of(context)[0] != "w"


def _is_war(context: Context, fields: Fields) -> bool:
    return _is_named(context, fields) and (_word_of(context).startswith(("world", "ww")) or _after_words("before_war")(context, fields))


def _alone(context: Context, _: Fields) -> bool:
    return _word(context, 1) in {".", ",", ";", ")", "", "and", "in", "at", "when", "to"}


# ---- the patterns ----
# {names} are word classes; one blank stands for any white space; {,year} is an optional year.

SPAN_STARTS = ("the", "ordinal", "shift")
RULES: tuple[Rule, ...] = (
    Rule("stamp", ("figure",), r"(?P<stamp>\d{4}-\d\d-\d\d[-T ]\d\d[-:]\d\d(?:[-:]\d\d)?)(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?"),
    Rule("calendar", ("figure",), r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?![-/\d])"),
    Rule("calendar", ("figure",), r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?![.\d])"),
    Rule("ambiguous", ("figure",), r"(?P<day>\d{1,2})/(?P<day2>\d{1,2})/(?P<year>\d{4}|\d\d)(?![/\d])"),
    Rule(
        "calendar",
        ("weekday", "short", "figure", "the"),
        r"(?:{aday},? (?:the )?|the )?{day}(?: of)? {month}{,year}(?!\w)",
        _counts_nothing,
    ),
    Rule("calendar", ("weekday", "short", "month"), r"(?:{aday},? )?{month} (?:the )?{day}{,year}(?![\w:]|[.,]\d)", _counts_nothing),
    Rule("calendar", ("month",), r"{month} {day} ?(?:-|–|—|to|and|through) ?(?P<day2>{dom}){,year}(?![\w:]|[.,]\d)", _counts_nothing),
    Rule("calendar", ("figure",), r"{day} ?(?:-|–|—|to|and) ?(?P<day2>{dom})(?: of)? {month}{,year}(?!\w)", _counts_nothing),
    Rule(
        "calendar",
        ("month",),
        r"{month} ?(?:-|–|—|to) ?(?P<month2>{month_name})(?! \d{{1,2}}\b){,year}(?!\w)",
        lambda context, _: _text_of(context)[0].isupper(),
    ),
    Rule("calendar", ("month", "figure"), r"(?:{day}(?: of)? )?{month},?(?: of)? (?P<year_shift>last|this|next) year\b"),
    Rule("calendar", ("month",), r"{month} {day},?(?: of)? (?P<year_shift>last|this|next) year\b"),
    Rule("calendar", ("month", "edge"), r"(?:{edge}[ -])?{month},?(?: of)? {year}(?!\w)", _counts_nothing),
    Rule("calendar", ("shift",), r"(?P<shift>{shift}) {month}\b", lambda context, _: _capitalised(context)),
    Rule("calendar", ("month", "edge"), r"(?:{edge}[ -])?{month}\b", _is_month),
    Rule(
        "calendar",
        ("edge",),
        r"{edge} in {month}{,year}\b",
        lambda context, fields: fields["edge"] in {"early", "late"} and _capitalised(context),
    ),
    Rule("calendar", ("figure", "edge"), r"(?:{edge}[ -])?{year}(?:(?:-|–|—|/)(?P<year2>(?:1[4-9]|20)\d\d|\d\d))?(?!\w)", _is_year),
    Rule("calendar", ("holiday",), r"(?P<holiday>{holiday})(?:{,year}| (?P<year_shift>last|this|next) year)\b"),
    Rule("calendar", ("the", "part"), r"(?:the )?(?P<part>{part}) of {month} {day}{,year}(?!\w)"),
    Rule("calendar", ("the", "part"), r"(?:the )?(?P<part>{part}) of {day}(?: of)? {month}{,year}(?!\w)"),
    Rule("decade", ("figure", "edge", "the"), r"(?:the )?(?:{edge}[ -](?:the )?)?(?P<year>(?:1[4-9]|20)\d0)'?s\b"),
    Rule("century", ("figure", "ordinal", "edge", "the"), r"(?:the )?(?:{edge}[ -](?:the )?)?(?P<n>{ordinal})[ -]century\b"),
    Rule(
        "weekday",
        ("weekday", "shift", "dayedge"),
        r"(?:(?:early|late|later|earlier)(?: on)? )?(?:(?P<shift>{shift}) )?(?P<weekday>{weekday})(?: (?P<part>{part}))?\b(?!-\w)",
        _is_weekday,
    ),
    Rule("weekday", ("weekday",), r"(?P<weekday>{weekday})(?: (?:of|in))? (?P<week>last|this|next) week\b", _is_weekday),
    Rule("weekday", ("the", "part"), r"(?:the )?(?P<part>{part}) (?:of|on|into) (?P<weekday>{weekday})\b", _is_weekday),
    Rule("day", ("dayword", "the"), r"(?P<word>{dayword})\b(?!-\w)", _is_day_word),
    Rule("day", ("dayword",), r"(?P<word>yesterday|tomorrow|today) (?P<part>{part})\b", _is_day_word),
    Rule("day", ("shift", "dayedge"), r"(?:(?:early|late|earlier|later) )?this (?P<part>morning|afternoon|evening)\b"),
    Rule("unit", ("shift",), r"(?P<shift>{shift}) (?P<unit>week|weekend|month|year|decade|century)\b(?!-)", _not_of_month),
    Rule("unit", ("dayedge", "edge"), r"{edge} (?P<shift>last|this|next) (?P<unit>week|month|year|decade|century)\b"),
    Rule("unit", ("dayedge",), r"(?P<edge>earlier|later) in the (?P<unit>week|month|year)\b"),
    Rule("unit", ("dayedge",), r"(?P<edge>earlier|later) in the (?P<unit>day)\b"),
    Rule("unit", ("edge",), r"{edge} the (?P<unit>week|month|year)\b"),
    Rule("unit", ("the",), r"the (?P<unit>weekend)\b", _after_words("before_weekend")),
    Rule("season", ("season",), r"(?P<season>{season})(?: of)? {year}(?![-/\w])"),
    Rule("season", ("shift",), r"(?P<shift>last|this|next) (?P<season>{season})\b"),
    Rule("quarter", ("ordinal", "the"), r"(?:the )?(?P<n>{ordinal}) quarter(?: of)? (?:{year}|(?P<year_shift>last|this|next) year)\b"),
    Rule(
        "period",
        ("the", "shift", "direction"),
        r"(?:the )?(?P<word>past|last|next|coming|following)(?: {about})?(?: (?P<n>{number}))? (?P<unit>{unit})\b",
        _in_phrase,
    ),
    Rule("period", ("number", "about", "more"), r"(?:{roughly} )?(?P<n>{number}) (?P<unit>{unit})\b", _reaches_present),
    Rule("period", ("number", "about", "more"), r"(?:{roughly} )?(?P<n>{number}) (?P<unit>{unit})\b", _of_war),
    Rule("soon", ("the", "direction"), r"(?:the )?(?:coming|next(?: few| several| couple of)) (?P<unit>days|weeks|months)\b"),
    Rule("ago", ("number", "about", "more"), r"(?:{roughly} )?(?P<n>{number}) (?P<unit>{unit}) ago\b"),
    Rule("offset", ("number",), r"(?P<n>{number}) (?P<unit>days?|weeks?|months?|years?) (?P<word>before|after)\b", _alone),
    Rule("offset", ("number",), r"(?P<n>{number}) (?P<unit>days?|weeks?|months?|years?) (?P<word>earlier|later)\b", _leads_on),
    Rule("offset", ("the",), r"the (?P<unit>night) (?P<word>before|after)\b", _alone),
    Rule("that", ("that",), r"that (?P<unit>day|night)\b", _alone),
    Rule("offset", ("the",), r"the (?P<word>previous|same|following) (?P<unit>day|night|week|month|year)\b"),
    Rule("offset", ("the",), r"the (?P<word>next) (?P<unit>day)\b"),
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
        r" (?P<unit>day|week|month|year)\b",
        _counts_war_days,
    ),
    Rule("counted", ("dayname",), r"(?P<unit>day) (?P<n>{number})\b", _counts_war_days),
    Rule("day_of_month", ("the",), r"the (?P<day>\d{1,2}(?:st|nd|rd|th))\b", _stands_alone_on),
    Rule("part", ("part", "dayedge", "the"), r"(?:the )?(?:early |late )?(?P<part>{part})(?: hours)?\b", _after_words("before_part")),
    Rule("moment", ("part", "the"), r"(?:the )?(?P<part>{part})\b", _is_moment),
    Rule("named", ("named",), r"(?P<value>{named})\b", _is_war),
    Rule("named", ("named_day", "figure"), r"(?P<value>{named_day})\b", lambda context, _: _word(context, 1) != "commission"),
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


@cache
def _classes() -> Mapping[str, str]:
    """Return the word classes that patterns name in braces."""
    words = times()
    tens = [word for word, value in words.cardinals.items() if value >= 20]
    ones = [word for word, value in words.cardinals.items() if 1 <= value <= 9 and word not in {"a", "an"}]
    number = rf"(?:{'|'.join(tens)})-(?:{'|'.join(ones)})|{_either(words.cardinals)}|\d{{1,3}}(?![\d.,]*\d)"
    classes = {
        "month_name": "|".join(_month_patterns(words)), "weekday": _either(words.weekdays), "short": _either(words.short_weekdays),
        "part": _either(words.parts), "unit": _either(words.units), "season": _either(words.seasons), "edge_word": _either(words.edges),
        "shift": _either(words.shifts), "dayword": _either(RELATIVE_DAYS), "about": _either(words.context.about),
        "named": _either(words.named), "named_day": _either(words.named_days), "holiday": _either(words.holidays),
        "number": rf"(?:a )?couple of|couple of|a dozen|{number}",
        "nth": r"first|second|third|fourth|1st|2nd|3rd|4th",
        "ordinal": rf"{_either(words.ordinals)}|\d{{1,3}}(?:st|nd|rd|th)",
        "dom": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)",
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


FULL_SHORT_MONTHS = frozenset({"may", "june", "july"})


@cache
def _first_words() -> Mapping[str, frozenset[str]]:
    """Return, for each name that a rule can start with, the casefolded tokens that it stands for (figures are told by their digits)."""
    words = times()
    tables: dict[str, object] = {
        "weekday": words.weekdays, "short": words.short_weekdays, "month": words.months, "edge": words.edges, "shift": words.shifts,
        "holiday": words.holidays, "ordinal": words.ordinals, "part": words.parts, "season": words.seasons, "dayword": RELATIVE_DAYS,
        "named": words.named, "named_day": words.named_days, "number": [*words.cardinals, "couple"], "about": words.context.about,
        "the": ["the", "a", "an", "its", "their"], "dayedge": ["early", "late", "earlier", "later"],
        "that": ["that"],
        "direction": ["past", "next", "coming", "following"],
        "more": ["more", "at", "less"], "dayname": ["day"],
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
