"""What must stand around a time expression for it to be one: the checks that patterns of `detect.time_rules` name."""

import re
from collections.abc import Callable

from counterclaim.detect.time_fields import Fields
from counterclaim.mention import Token
from counterclaim.vocabulary.times import times

Context = tuple[str, tuple[Token, ...], int, int]  # view, tokens, index of the first token of the match, index after its last
Check = Callable[[Context, Fields], bool]
RANKS_BACK = 14  # words before "in N years" among which the rank stands
NEAR_BEFORE, NEAR_AFTER = 5, 8  # words around "N-year" that tell whether it is over
NOUN_AHEAD = 5  # words after "N-year" among which its noun stands
FIGURE_RANK = re.compile(r"\d+(?:st|nd|rd|th)")
YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
ZONED = re.compile(r"\b(?:GMT|UTC)\b|\btime\Z")
HALF = re.compile(r"\d ?[ap]\.?m", re.IGNORECASE)
MARKS = " *_#-–—•"
ENTRY = re.compile(r"[*_.:–—-]*(?:\s*\Z|\s+[\"'“‘(]?(?-i:[A-Z]))")
HEADED = re.compile(r"[A-Z][^.!?,;:]{1,60}, ")
CLAUSE_ENDS = frozenset({".", ";", "!", "?", ":", ","})
SENTENCE_ENDS = frozenset({".", "!", "?"})


def word_at(context: Context, step: int) -> str:
    """Return the casefolded word ``step`` before (-1, -2 ...) or after (1, 2 ...) the match, "" at an edge of the passage."""
    _, tokens, first, after = context
    at = first + step if step < 0 else after + step - 1
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _text(context: Context, step: int) -> str:
    _, tokens, first, after = context
    at = first + step if step < 0 else after + step - 1
    return tokens[at].text if 0 <= at < len(tokens) else ""


def capitalised(context: Context) -> bool:
    """Whether any word of the match is capitalised."""
    _, tokens, first, after = context
    return any(not token.text.islower() and token.text[0].isalpha() for token in tokens[first:after])


def counts_nothing(context: Context, fields: Fields) -> bool:
    """Whether the figure that ends the match does not count what follows it ("In May 30 soldiers"; a year before a verb dates it).

    Nor is it a date where something is called after the day ("the 14th October Brigade").
    """
    words, figure, following = times().context, _text(context, 0), word_at(context, 1)
    dated = YEAR.fullmatch(figure) or word_at(context, -1) in words.dates_day
    counted = words.counted - words.harmed if dated else words.counted
    name = "year" not in fields and following in words.called_after
    return not name and not (figure.isdigit() and following in counted)


def is_year(context: Context, fields: Fields) -> bool:
    """Whether a bare four-figure number is a year: by the word before it, and because it counts nothing."""
    words = times().context
    before, following = word_at(context, -1), word_at(context, 1)
    tells_harm = following in words.harmed and (
        before in words.dates_year or (before == "of" and word_at(context, -2) in words.named_by_year)
    )
    if (following in words.counted and not tells_harm) or following == "%" or _touches(context):
        return False
    if "edge" in fields or "year2" in fields or before in words.before_year - words.joins_years:
        return True
    told = word_at(context, -2) in words.determiners and before not in words.about
    if following in words.named_by_year and told:  # "the collapsed 2002 truce"
        return True
    if before in words.joins_years or before in {",", "-", "–", "/"}:
        return bool(re.fullmatch(r"(?:1[4-9]|20)\d\d", word_at(context, -2)))
    return before == "(" and following in {")", "-", "–", ",", ";"}


def _touches(context: Context) -> bool:
    """Whether a mark ties the number to what stands beside it ("$1999", "No.1990", "1990-strong", "2,1990")."""
    view, tokens, first, after = context
    start, end = tokens[first].start, tokens[after - 1].end
    return view[start - 1 : start] in {"$", "£", "€", "#", "/", ".", "+"} or bool(re.match(r"[-/]\w|[.,]\d|%", view[end:]))


def is_month(context: Context, fields: Fields) -> bool:
    """Whether a month name alone is the month: capitalised, and after a preposition where it could be another word."""
    if not first_text(context)[0].isupper():
        return "edge" in fields and capitalised(context)
    words = times().context
    if word_at(context, 1).isdigit() and word_at(context, 2) in words.called_after:  # "the July 7 district"
        return False
    if "edge" in fields or word_at(context, -1) in words.before_month:
        return True
    if word_at(context, 1) in times().tense.events and len(first_word(context)) > 3:  # "the June election"
        return True
    return (
        first_word(context).rstrip(".") not in words.doubtful_months
        and not _text(context, 1)[:1].isupper()
        and len(first_word(context)) > 3
    )


def stands_alone_on(context: Context, fields: Fields) -> bool:
    """Whether "on" stands before the match and nothing that it belongs to after it."""
    return word_at(context, -1) == "on" and alone(context, fields)


def first_text(context: Context) -> str:
    """Return the first word of the match as it is written."""
    _, tokens, first, _ = context
    return tokens[first].text


def first_word(context: Context) -> str:
    """Return the first word of the match, casefolded."""
    _, tokens, first, _ = context
    return tokens[first].lower


def is_weekday(context: Context, _: Fields) -> bool:
    """Whether a day name is a day, and no part of another name ("Black Friday", "the Sunday Times")."""
    words = times().context
    before = word_at(context, -1)
    if before in times().ordinals and word_at(context, 1) in {"of", "in"}:  # "the first Friday of July" is not last Friday
        return False
    named = _text(context, -1)[:1].isupper() and before in words.before_weekday
    return capitalised(context) and not named and word_at(context, 1) not in words.after_weekday


def is_day_word(context: Context, _: Fields) -> bool:
    """Whether "today" and the like are no part of a name ("Russia Today")."""
    in_name = first_text(context)[0].isupper() and _text(context, -1)[:1].isupper()
    return not in_name and word_at(context, 1) not in {"curfew", "curfews", "stay"}


def reaches_present(context: Context, fields: Fields) -> bool:
    """Whether "(for) N days" is time up to now: a perfect verb before it, or an approximate number of years, and no set term."""
    words = times().context
    if word_at(context, -1) not in words.before_duration:
        return False
    before = {word_at(context, -step) for step in range(2, 14)}
    if fields["unit"] == "quarter" and word_at(context, 1) == "of":  # "for a quarter of a century"
        return False
    if any(word_at(context, -step) in words.terms for step in range(2, 7)) or word_at(context, 1) in {
        "old",
        "in",
        "imprisonment",
        "ago",
        "earlier",
        "later",
    }:
        return False
    if any(word_at(context, -step) == "have" and word_at(context, -step - 1) in words.supposes for step in range(2, 14)):
        return False
    return bool(before & words.perfect) or first_word(context) in words.about


def of_war(context: Context, _: Fields) -> bool:
    """Whether "in N days of fighting" counts what lies behind."""
    words = times().context
    counted = word_at(context, 1) == "of" and {word_at(context, 2), word_at(context, 3), word_at(context, 4)} & {
        *words.began_what,
        *words.raids,
    }
    return bool(counted) and word_at(context, -1) in {*words.before_fighting, *SENTENCE_ENDS, ""} and not _dated_after(context)


def into_war(context: Context, _: Fields) -> bool:
    """Whether "a week into" leads to a war ("a week into the fighting")."""
    following = {word_at(context, step) for step in range(1, NOUN_AHEAD)}
    return bool(following & {*times().context.began_what})


def _dated_after(context: Context) -> bool:
    """Whether a month or a year soon follows, so that another time than that up to now is meant ("five days of fighting in 2008")."""
    following = [word_at(context, step) for step in range(2, 2 + NEAR_AFTER)]
    following = following[: next((at for at, word in enumerate(following) if word in CLAUSE_ENDS), len(following))]
    return any(word in times().months or YEAR.fullmatch(word) for word in following)


def ranks_within(context: Context, _: Fields) -> bool:
    """Whether "in N months" is the time among whose events one is counted or ranked ("the third bombing in five months")."""
    words = times().context
    if word_at(context, -1) not in {"in", "for"}:
        return False
    before = [word_at(context, -step) for step in range(2, RANKS_BACK)]
    before = before[: next((at for at, word in enumerate(before) if word in CLAUSE_ENDS), len(before))]
    return any(word in times().ordinals or word in words.ranks or FIGURE_RANK.fullmatch(word) for word in before)


def goes_on(context: Context, fields: Fields) -> bool:
    """Whether "a five-year war" or "a month-long truce" still lasts: a noun of fighting behind it, and no word that it is over."""
    words, marked = times().context, fields.get("word") is not None
    nouns = {word_at(context, step) for step in range(1, NOUN_AHEAD)}
    lasting = words.lasting | (words.pauses if marked else frozenset())
    around = _words_around(context)
    told_of = word_at(context, -1) == "a" and word_at(context, -2) in {"was", "were"}  # "it was a five-year war"
    if lasting.isdisjoint(nouns) or not words.over.isdisjoint(around) or told_of:
        return False
    dated = any(word in times().months or word in times().weekdays or YEAR.fullmatch(word) for word in around)
    return not dated and (fields["unit"] != "day" or marked or bool(words.perfect & around))


def _words_around(context: Context) -> frozenset[str]:
    """Return the words of the sentence that stand near the match."""
    _, tokens, first, after = context
    start = next(
        (at + 1 for at in range(first - 1, max(-1, first - NEAR_BEFORE - 1), -1) if tokens[at].text in SENTENCE_ENDS), first - NEAR_BEFORE
    )
    end = next((at for at in range(after, min(len(tokens), after + NEAR_AFTER)) if tokens[at].text in SENTENCE_ENDS), after + NEAR_AFTER)
    return frozenset(token.lower for token in tokens[max(0, start) : end])


def in_phrase(context: Context, fields: Fields) -> bool:
    """Whether "the past week" has the article or number that makes it a span ("last five days"; not "last week")."""
    _, tokens, _first, after = context
    last_of_month = word_at(context, 1) == "of" and word_at(context, 2) in times().months
    words = [token.lower for token in tokens[_first:after]]
    if "n" not in fields and (
        words[1:2] in (["following"], ["previous"], ["preceding"]) or words == ["the", "next", "day"]
    ):  # these lean on the day told of last
        return False
    return not last_of_month and ("n" in fields or (first_word(context) == "the" and not tokens[after - 1].lower.endswith("s")))


def no_span(context: Context, _: Fields) -> bool:
    """Whether "the next year" is the one after that told of ("fell in 2012 and was retaken the next year")."""
    return word_at(context, -1) not in times().context.before_span


def not_of_month(context: Context, _: Fields) -> bool:
    """Whether "last week" does not mean the last week of a month or year that follows."""
    following = word_at(context, 2)
    return word_at(context, 1) != "of" or not (following in times().months or YEAR.fullmatch(following))


def counts_war_days(context: Context, fields: Fields) -> bool:
    """Whether "the fourth day" counts the days of a war ("since the first day", where it is that of the war)."""
    words = times().context
    if fields["n"] == "1" and fields["unit"] == "day" and word_at(context, -1) in {"since", "from"} and word_at(context, 1) != "of":
        return True
    before, following = word_at(context, -1), {word_at(context, step) for step in range(1, 5)}
    of_war = word_at(context, 1) == "of" and bool(following & set(words.began_what))
    return of_war or before in words.before_ordinal - {"the", "a", "an"}


def is_feast(context: Context, fields: Fields) -> bool:
    """Whether a feast is a day ("since New Year", "New Year's Eve"), not what is sold or sung at it ("the New Year sales")."""
    day = context[1][context[3] - 1].lower in {"day", "eve"} or not fields.keys().isdisjoint({"year", "year_shift"})
    return first_text(context)[0].isupper() and (day or word_at(context, -1) in times().context.dates_day | {"at"})


def heads_entry(context: Context, _: Fields) -> bool:
    """Whether an hour heads an entry of a running report: alone on its line, before its text, behind who speaks ("Ministry, 08:10. It")."""
    view, tokens, first, after = context
    lead = view[view.rfind("\n", 0, tokens[first].start) + 1 : tokens[first].start].lstrip(MARKS)
    rest = view[tokens[after - 1].end :].partition("\n")[0]
    return bool(ENTRY.match(rest)) if not lead else bool(HEADED.fullmatch(lead) and rest.startswith("."))


def is_season(context: Context, _: Fields) -> bool:
    """Whether a season without a year is one of the calendar ("since spring", "in the spring"), not a spring, a fall, a habit."""
    words, before, article = times().context, word_at(context, -1), first_word(context) == "the"
    said = before in words.before_season or (article and before in words.before_named)
    season = context[1][context[3] - 1]
    return said and season.text.islower() and word_at(context, 1) not in {"of", "and"} and (season.lower != "fall" or before == "in")


def is_same(context: Context, fields: Fields) -> bool:
    """Whether "the same day" is that of what was told, not that of something named behind it ("on the same day as the raid")."""
    return fields.get("sign") != "0" or word_at(context, 1) != "as"


def is_reached(context: Context, _: Fields) -> bool:
    """Whether a part of the day is one by which or through which something came about ("by evening", "through the night")."""
    before, article = word_at(context, -1), first_word(context) == "the"
    if word_at(context, 1) in {"of", "on", "and", "hours", "before", "after"}:
        return False
    night = context[1][context[3] - 1].lower == "night"  # "by night" is a habit
    return (before == "by" and not night) or (before in {"through", "throughout"} and article)


def after_words(names: str) -> Check:
    """Return the check that the word before the match is in the list ``names`` of `ContextWords`."""

    def check(context: Context, _: Fields) -> bool:
        return word_at(context, -1) in getattr(times().context, names)

    return check


def leads_on(context: Context, _: Fields) -> bool:
    """Whether "N days later" tells when, not how much later than something else."""
    return word_at(context, 1) not in {"than", "in", "this", "next"}


def is_moment(context: Context, fields: Fields) -> bool:
    """Whether a part of the day stands for that of one day ("at dawn", "in the evening"), not for a habit ("at night")."""
    before, words = word_at(context, -1), times().context
    if word_at(context, 1) in {"of", "on", "and", "hours"}:
        return False
    if before in {"at", "before", "by", "after", "around", "since", "from", "until"}:
        return _words_of(context) in words.moments
    return before in times().context.within and first_word(context) == "the" and fields.get("part") in {"TMO", "TAF", "TEV"}


def _words_of(context: Context) -> str:
    """Return the words of the match, casefolded, without the article."""
    _, tokens, first, after = context
    return " ".join(token.lower for token in tokens[first:after]).removeprefix("the ")


def _is_named(context: Context, _: Fields) -> bool:
    view, tokens, _first, after = context
    return view[tokens[after - 1].end : tokens[after - 1].end + 1] != "-" and first_text(context)[0] != "w"


def is_war(context: Context, fields: Fields) -> bool:
    """Whether the name of a war dates something."""
    return _is_named(context, fields) and (first_word(context).startswith(("world", "ww")) or after_words("before_war")(context, fields))


def alone(context: Context, _: Fields) -> bool:
    """Whether nothing follows that the match leans on ("two days before the vote")."""
    return word_at(context, 1) in {".", ",", ";", ")", "", "and", "in", "at", "when", "to"}


def is_hour(context: Context, _: Fields) -> bool:
    """Whether an hour tells when something happens or happened ("at 5 p.m.", "announced at noon"), not how things are done by habit."""
    spans = word_at(context, 1) in {"to", "until", "till", "-", "–"} and word_at(context, 2)[:1].isdigit()
    view, tokens, first, after = context
    if any(word_at(context, -step) in times().context.habits for step in range(1, NEAR_BEFORE + 1)):
        return False
    if word_at(context, -1) == "the":  # "the 1am blast" came at that hour; "the noon prayers" may be any day's
        return bool(HALF.search(view[tokens[first].start : tokens[after - 1].end]))
    zoned = bool(ZONED.search(view[tokens[first].start : tokens[after - 1].end]))  # who gives the zone tells one hour of one day
    return (zoned or word_at(context, -1) in times().context.before_hour) and not spans


def tells_what_came_before(context: Context, _: Fields) -> bool:
    """Whether "three days after" leads to what happened then ("three days after rebels took the town"), not to nothing."""
    return not alone(context, {}) and word_at(context, 1) not in times().context.no_event
