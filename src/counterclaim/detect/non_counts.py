"""Numbers that count nobody: units, money, dates, labels, ages, pronouns, parts of compounds."""

from counterclaim.detect.number_cores import Core
from counterclaim.detect.number_text import DASHES, NumberText
from counterclaim.detect.number_words import number_words
from counterclaim.vocabulary.cues import verbs_by_form

AGES = range(1, 111)
DAYS = 31  # of a month, at most
YEAR = len("1864")
POPULATION_REACH = 6  # words between "population" and how many
SHARES = 11  # of ten or fewer a share is told: "nine in ten people"


def counts(text: NumberText, core: Core) -> bool:
    """Whether a number can count people or things."""
    return not any(test(text, core) for test in TESTS)


def _is_unit(text: NumberText, core: Core) -> bool:
    """Whether a unit follows, right away, after "of" ("hundreds of miles"), or after "more" ("three more days")."""
    after = core.last
    if text.lower(after) in ("%", "½"):
        return True
    if text.lower(after) in number_words().before_units:
        after += 1
    if text.lower(after) in number_words().between_units:
        after += 1
    word = text.lower(after)
    return word in number_words().units or (word == "-" and text.lower(after + 1) in number_words().units)


def _is_money(text: NumberText, core: Core) -> bool:
    before = text.lower(core.first - 1)
    return before in number_words().currency_marks or before in number_words().currency_words


def _is_date(text: NumberText, core: Core) -> bool:
    """Whether the figure is a day of a month, a year, or a clock time."""
    if core.form != "figure":
        return False
    before, after = text.lower(core.first - 1), text.lower(core.last)
    if before in number_words().months and _ends_date(text, core):
        return True
    if after in number_words().months and core.low <= DAYS and text.tokens[core.last].text[0].isupper():
        return True
    if after == ":" and text.lower(core.last + 1)[:1].isdigit() and text.touches(core.last):
        return True
    if before == ":" and text.lower(core.first - 2)[:1].isdigit() and text.touches(core.first - 1):
        return True
    return core.bare_year and not _counts_by_noun(text, core)


def _ends_date(text: NumberText, core: Core) -> bool:
    """Whether a figure behind a month is its day or year: "May 9", "9 May 1999", but not "in May 286 civilians", "since 9 May 12 men"."""
    figure = text.lower(core.last - 1)
    if core.bare_year or (len(figure) == YEAR and figure.isdigit()):
        return True
    dated = text.lower(core.first - 2)
    return core.low <= DAYS and not (dated.isdigit() and int(dated) <= DAYS)


def _counts_by_noun(text: NumberText, core: Core) -> bool:
    """Whether a figure that looks like a year counts something: "at least 2000 people", "2000 soldiers", but not "the 2016 clashes"."""
    if text.effect_before(core.first)[0] is not None:
        return text.tokens[core.last].text[:1].islower() if core.last < len(text.tokens) else False
    before = text.lower(core.first - 1)
    following = text.tokens[core.last].text if core.last < len(text.tokens) else ""
    return before not in number_words().before_year and following[:1].islower() and len(following) > 3 and core.first > 0


def _is_label(text: NumberText, core: Core) -> bool:
    """Whether the figure names or lists something: "Flight 17", "Resolution 2254", "1. The ...", "5-3"."""
    if core.form != "figure":
        return False
    before = text.lower(core.first - 1)
    capital = core.first > 0 and (text.tokens[core.first - 1].text[0].isupper() or before in ("aged", "age", "no"))
    listed = core.first == 0 and text.lower(core.last) in (".", ")") and core.last < len(text.tokens) - 1
    rowed = before.isdigit() or (core.last - core.first == 1 and text.lower(core.last).isdigit())  # a telephone number
    return listed or rowed or (before == "." and text.lower(core.first - 2) == "no") or (capital and before in number_words().labels)


def _is_age(text: NumberText, core: Core) -> bool:
    """Whether the figure is the age of somebody just named: "Name, 23," or "Name (23)"."""
    if core.low not in AGES or core.low != core.high or core.first < 2:
        return False
    before, after = text.lower(core.first - 1), text.lower(core.last)
    if before in ("aged", "age") or (before == "of" and text.lower(core.first - 2) in number_words().aged_nouns):
        return True
    if before in ("and", ",") and text.lower(core.first - 2).isdigit() and text.lower(core.first - 3) in ("aged", "ages", ","):
        return any(text.lower(index) in ("aged", "ages") for index in range(max(0, core.first - 7), core.first))
    if core.form != "figure":
        return False
    named = text.tokens[core.first - 2].text
    if before == "(" and after == ")":
        return named[0].isupper() and named.lower() not in number_words().months
    return before == "," and after in (",", ".", "and", ";") and named[0].isupper() and not named.isupper()


def _is_pronoun(text: NumberText, core: Core) -> bool:
    if core.low != 1 or core.high != 1 or text.lower(core.first) != "one":
        return False
    before, after = text.lower(core.first - 1), text.lower(core.last)
    joins = before == "that" and text.lower(core.first - 2) in verbs_by_form()  # "said that one soldier"
    return (before in number_words().not_one.before and not joins) or after in number_words().not_one.after


def _is_compound(text: NumberText, core: Core) -> bool:
    """Whether the number is a part of a compound: "12-member", "4x4", "3-1", "Euro-5", "9/11"."""
    glued_after = core.last < len(text.tokens) and text.touches(core.last) and text.lower(core.last) in (DASHES | {"/", "x", "°", "'", "+"})
    glued_before = core.first > 0 and text.touches(core.first) and text.lower(core.first - 1) in (DASHES | {"/", "x", "_", "@", "="})
    return (glued_after and text.lower(core.last) != "+") or glued_before


def _is_ratio(text: NumberText, core: Core) -> bool:
    """Whether the number is a share of a few: "two in three people", "one in five of the children"."""
    joint = core.last + 1 + (text.lower(core.last) == "out")
    of = text.lower(core.last) == "in" or (text.lower(core.last), text.lower(core.last + 1)) == ("out", "of")
    return of and core.low < SHARES and text.lower(joint) in number_words().words and text.lower(joint + 1) in number_words().shared


def _is_population(text: NumberText, core: Core) -> bool:
    """Whether the number is how many live somewhere: "a population of 50,000", "whose population numbered around two million"."""
    at = core.first - 1
    while at >= 0 and text.lower(at) in number_words().of_populations and core.first - at <= POPULATION_REACH:
        at -= 1
    return at < core.first - 1 and text.lower(at) in number_words().populations


TESTS = (_is_ratio, _is_population, _is_unit, _is_money, _is_date, _is_label, _is_age, _is_pronoun, _is_compound)
