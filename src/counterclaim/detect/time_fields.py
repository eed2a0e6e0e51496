"""What the groups of a matched time expression stand for: months, days, numbers and parts of day as fields."""

import re
from collections.abc import Callable, Mapping

from counterclaim.vocabulary.times import TimeVocabulary, times

Fields = dict[str, str]


def parse(kind: str, groups: Mapping[str, str | None]) -> Fields | None:
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
    return FINISHERS[kind](fields) if kind in FINISHERS else fields


def _month(words: TimeVocabulary, text: str) -> str | None:
    number = int(text) if text.isdigit() else words.months[text.rstrip(".")]
    return str(number) if 1 <= number <= 12 else None


def _day(words: TimeVocabulary, text: str) -> str | None:
    number = words.ordinals.get(text) or int(text.rstrip("stndrh"))
    return str(number) if 1 <= number <= 31 else None


def _weekday(words: TimeVocabulary, text: str) -> str:
    bare = text.rstrip(".")
    return str(words.weekdays.get(bare, words.short_weekdays.get(bare)))


def _number(words: TimeVocabulary, text: str) -> str | None:
    """Return a number word or figure up to 9999 in figures."""
    bare = text.removesuffix(" of").replace(",", "")
    if bare in {"couple", "a couple"}:
        return "2"
    if bare in {"dozen", "a dozen"}:
        return "12"
    figure = re.match(r"\d+", bare)
    if figure:
        return str(int(figure.group())) if 0 < int(figure.group()) < 10000 else None
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
    "lean": lambda words, text: words.leans[text],
    "unit": lambda words, text: words.units[text],
    "season": lambda words, text: words.seasons[text],
    "value": lambda words, text: words.named.get(text) or words.named_days[text],
    "holiday": lambda words, text: words.holidays[text],
    "word": lambda _, text: text,
    "back": lambda _, text: text,
    "which": lambda words, text: "-1" if text in {"last", "final"} else str(words.ordinals.get(text, text.rstrip("stndrh"))),
    "span": lambda _, text: text,
    "running": lambda _, text: text,
    "that_year": lambda _, text: str(YEARS_ON.get(text.removeprefix("the "), 0)),
    "year_before": lambda _, text: text,
    "stamp": lambda _, text: text,
    **dict.fromkeys(("hour", "minute", "half", "hour24", "minute24", "minute24dot", "noon"), lambda _, text: text),
}

YEARS_ON: Mapping[str, int] = {"following": 1, "next": 1, "previous": -1}
RELATIVE_DAYS = {
    "today": ("0", ""), "earlier today": ("0", ""), "later today": ("0", ""), "tonight": ("0", "TNI"), "yesterday": ("-1", ""),
    "tomorrow": ("1", ""), "last night": ("-1", "TNI"), "last evening": ("-1", "TEV"), "overnight": ("-1", "TNI"),
    "the day before yesterday": ("-2", ""), "the day after tomorrow": ("2", ""), "earlier this morning": ("0", "TMO"),
}  # fmt: skip
STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)[-Tt ](\d\d)[-:](\d\d)(?:[-:](\d\d))?")


def _leaning(fields: Fields) -> Fields:
    """Return a day with the part of it that "early" or "late" tells, where no other word does."""
    lean = fields.pop("lean", None)
    return fields if lean is None or "part" in fields else {**fields, "part": lean}


def _finish_day(fields: Fields) -> Fields:
    offset, part = RELATIVE_DAYS.get(fields.pop("word", "today"), ("0", ""))
    return {"offset": offset} | ({"part": part} if part else {}) | _leaning(fields)


def _finish_calendar(fields: Fields) -> Fields | None:
    if "holiday" in fields:
        month, day = fields.pop("holiday").split("-")
        fields |= {"month": str(int(month)), "day": str(int(day))}
    if len(fields.get("year2", "")) == 2:
        fields["year2"] = fields["year"][:2] + fields["year2"]
    if fields.get("year2", "9999") <= fields.get("year", ""):
        return None
    if "part" in fields and int(fields.pop("day2", int(fields["day"]) + 1)) != int(fields["day"]) + 1:
        return None  # "the night of 13 to 14 March" begins on the first of two days that follow each other
    return _leaning(fields)


def _finish_numeric(fields: Fields) -> Fields | None:
    """Leave a date in figures whole where one of its numbers can only be the day; else keep its year alone."""
    first, second = int(fields.pop("day")), int(fields.pop("day2"))
    if len(fields["year"]) == 2:
        fields["year"] = "20" + fields["year"]
    if min(first, second) > 12:
        return None
    if first == second or max(first, second) > 12:
        order = {} if first == second else {"order": "day" if first > 12 else "month"}
        return {**fields, **order, "day": str(max(first, second)), "month": str(min(first, second))}
    return {**fields, "first": str(first), "second": str(second)}


def _finish_stamp(fields: Fields) -> Fields | None:
    if "stamp" not in fields:  # in figures, its day first
        month, day = int(fields["month"]), int(fields["day"])
        return {"value": f"{fields['year']}-{month:02}-{day:02}T{fields['hour24']}:{fields['minute24']}"} if 1 <= month <= 12 else None
    parts = STAMP.match(fields["stamp"])
    if parts is None or not (1 <= int(parts[2]) <= 12 and 1 <= int(parts[3]) <= 31):
        return None
    return {"value": f"{parts[1]}-{parts[2]}-{parts[3]}T{parts[4]}:{parts[5]}:{parts[6] or '00'}"}


def _finish_offset(fields: Fields) -> Fields:
    """Give the sign of an offset; a part of day ("the following morning") is one of the day before or after."""
    word = fields.pop("word")
    if "part" in fields:
        fields["unit"] = "day"
    sign = "0" if word in {"same", "that"} else "-1" if word in {"earlier", "before", "previous"} else "1"
    return {"n": "1", **fields, "sign": sign}


def _finish_period(fields: Fields) -> Fields:
    word = fields.pop("word", "")
    running = {"running": "1"} if word in {"past", "last"} else {}
    running |= {"leans": "1"} if word in {"next", "following"} else {}
    return {**fields, **running, "direction": "future" if word in {"next", "coming", "following"} else "past"}


def _finish_clock(fields: Fields) -> Fields:
    """Give an hour as ``clock`` (HH:MM), and the day word beside it as an offset in days."""
    if fields.pop("noon", None):
        clock = "12:00"
    elif "hour24" in fields:
        minute = fields.pop("minute24", None) or fields.pop("minute24dot")
        clock = f"{int(fields.pop('hour24')):02}:{minute}"
    else:
        hour = int(fields.pop("hour")) % 12 + 12 * fields.pop("half").startswith("p")
        clock = f"{hour:02}:{fields.pop('minute', '00')}"
    word = fields.pop("word", None)
    return {**fields, "clock": clock} | ({"offset": RELATIVE_DAYS[word][0]} if word else {})


def _finish_ago(fields: Fields) -> Fields:
    """Give the day word behind "a year ago yesterday" as an offset in days."""
    word = fields.pop("word", None)
    return fields | ({"offset": RELATIVE_DAYS[word][0]} if word else {})


FINISHERS: Mapping[str, Callable[[Fields], Fields | None]] = {
    "calendar": _finish_calendar,
    "weekday": _leaning,
    "ambiguous": _finish_numeric,
    "stamp": _finish_stamp,
    "day": _finish_day,
    "offset": _finish_offset,
    "period": _finish_period,
    "clock": _finish_clock,
    "ticker": _finish_clock,
    "ago": _finish_ago,
}
