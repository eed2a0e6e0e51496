"""Time expressions found in a passage: spans, patterns and what their surroundings tell."""

from itertools import pairwise

import pytest

from counterclaim.detect.tense import tense_at
from counterclaim.detect.times import find_times
from counterclaim.detect.tokens import tokenize
from counterclaim.mention import TimeMention


def found(view: str) -> list[tuple[str, str]]:
    return [(view[m.start : m.end], m.kind) for m in find_times(view, tokenize(view))]


def only(view: str) -> TimeMention:
    (mention,) = find_times(view, tokenize(view))
    return mention


def test_mentions_come_in_order_and_do_not_overlap() -> None:
    view = "On Friday 3 June 2016, after the 1990s and World War I, talks resumed; on Monday they ended."
    mentions = find_times(view, tokenize(view))
    assert [view[m.start : m.end] for m in mentions] == ["Friday 3 June 2016", "the 1990s", "World War I", "Monday"]
    assert all(left.end <= right.start for left, right in pairwise(mentions))


def test_the_longest_reading_wins() -> None:
    assert found("It began in April 2011 there.") == [("April 2011", "calendar")]


def test_blanks_of_any_kind_part_the_words() -> None:
    assert found("It began on 4  May 1999.") == [("4  May 1999", "calendar")]


def test_curly_apostrophes_are_read() -> None:
    assert found("On New Year’s Eve it began.") == [("New Year’s Eve", "calendar")]


@pytest.mark.parametrize(
    ("view", "tense"),
    [
        ("They will attack on Friday.", "future"),
        ("They attacked on Friday.", "past"),
        ("He said they would attack on Friday.", "nearest"),
        ("He agreed to meet them on Friday.", "nearest"),
        ("The draft is to be signed on Friday.", "future"),
        ("On Friday, they will attack.", "future"),
        ("Russia will go. He said so on Friday.", "past"),
    ],
)
def test_tense_is_read_off_the_verb(view: str, tense: str) -> None:
    tokens = tokenize(view)
    assert tense_at(tokens, next(at for at, token in enumerate(tokens) if token.text == "Friday")) == tense


def test_a_verb_beyond_the_sentence_tells_nothing() -> None:
    tokens = tokenize("They will attack. Friday is quiet.")
    assert tense_at(tokens, 4) == ""


@pytest.mark.parametrize(
    "view", ["Clashes broke out on Sunday.", "The war, which erupted on Sunday, goes on.", "The offensive began Sunday."]
)
def test_the_beginning_of_a_war_is_marked(view: str) -> None:
    assert ("starts", "war") in only(view).fields


@pytest.mark.parametrize("view", ["Talks started on Sunday.", "The war killed ten on Sunday."])
def test_other_beginnings_are_not_marked(view: str) -> None:
    assert ("starts", "war") not in only(view).fields


@pytest.mark.parametrize(
    ("word", "weekday"),
    [("Mnday", "0"), ("Tueday", "1"), ("Wendesday", "2"), ("Thurday", "3"), ("Firday", "4"), ("Satuday", "5"), ("Sundday", "6")],
)
def test_a_day_name_may_be_one_slip_off(word: str, weekday: str) -> None:
    assert ("weekday", weekday) in only(f"It fell on {word} there.").fields


@pytest.mark.parametrize("word", ["Holiday", "Munday", "Faraday", "Norway", "Midday", "sunda"])
def test_other_words_are_no_day_names(word: str) -> None:
    assert found(f"It fell on {word} there.") == []


def test_a_month_name_that_is_another_word_needs_a_preposition() -> None:
    assert found("March on the capital, said April Jones.") == []
    assert found("They met in March.") == [("March", "calendar")]


def test_a_number_that_counts_is_no_day_of_the_month() -> None:
    assert found("In May 30 soldiers died.") == [("May", "calendar")]


def test_a_year_list_holds_years() -> None:
    assert found("Wars in 1988, 1994 and 2016 left scars.") == [("1988", "calendar"), ("1994", "calendar"), ("2016", "calendar")]


def test_and_alone_makes_no_range() -> None:
    assert found("It fell on Monday and Tuesday.") == [("Monday", "weekday"), ("Tuesday", "weekday")]


def test_an_empty_passage_has_none() -> None:
    assert find_times("", ()) == ()


def test_the_last_week_of_a_month_is_not_last_week() -> None:
    assert found("It fell in the last week of July.") == [("the last week of July", "part_of_span")]
