"""Number words and the range that follows from them; and what only looks like a number of people or things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.detect.numbers import find_numbers
from counterclaim.detect.tokens import tokenize
from counterclaim.mention import NumberMention


def found(text: str) -> list[tuple[str, int, int | None]]:
    return [(text[number.start : number.end], number.low, number.high) for number in numbers(text)]


def numbers(text: str) -> tuple[NumberMention, ...]:
    return find_numbers(text, tokenize(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # figures
        ("2,300 men fell", [("2,300", 2300, 2300)]),
        ("1.5 million people fled", [("1.5 million", 1500000, 1500000)]),
        ("1.45million personnel", [("1.45million", 1450000, 1450000)]),
        ("2.5m refugees crossed", [("2.5m", 2500000, 2500000)]),
        ("30k recruits signed", [("30k", 30000, 30000)]),
        ("30 000 troops marched", [("30 000", 30000, 30000)]),
        ("12.000 soldiers held the line", [("12.000", 12000, 12000)]),
        ("they counted 2000 soldiers", [("2000", 2000, 2000)]),
        ("at least 1999 people died", [("at least 1999", 1999, None)]),
        # words
        ("twenty-three sappers died", [("twenty-three", 23, 23)]),
        ("a hundred and ten people", [("a hundred and ten", 110, 110)]),
        ("two hundred and fifty thousand exiles", [("two hundred and fifty thousand", 250000, 250000)]),
        ("half a dozen guards", [("half a dozen", 6, 6)]),
        ("more than a quarter of a million people", [("more than a quarter of a million", 250_001, None)]),
        ("three quarters of a million refugees", [("three quarters of a million", 750_000, 750_000)]),
        ("killed a large number of fighters", [("a large number of", 2, None)]),
        ("two dozen goatherds", [("two dozen", 24, 24)]),
        ("one million were driven out", [("one million", 1000000, 1000000)]),
        ("five soldiers and 12 civilians", [("five", 5, 5), ("12", 12, 12)]),
        # the table of the record reference
        ("at least 40", [("at least 40", 40, None)]),
        ("no fewer than 12 men", [("no fewer than 12", 12, None)]),
        ("40 or more", [("40 or more", 40, None)]),
        ("50+ people", [("50+", 50, None)]),
        ("more than 40", [("more than 40", 41, None)]),
        ("over 40 men", [("over 40", 41, None)]),
        ("more than a dozen men", [("more than a dozen", 13, None)]),
        ("up to 40 men", [("up to 40", 0, 40)]),
        ("as many as 40 men", [("as many as 40", 0, 40)]),
        ("fewer than 40 men", [("fewer than 40", 0, 39)]),
        ("between 10 and 15 men", [("between 10 and 15", 10, 15)]),
        ("10 to 15 men", [("10 to 15", 10, 15)]),
        ("from 10 to 15 men", [("from 10 to 15", 10, 15)]),
        ("10-15 men", [("10-15", 10, 15)]),
        ("10–15 men", [("10–15", 10, 15)]),
        ("two or three men", [("two or three", 2, 3)]),
        ("2-3 million people", [("2-3 million", 2000000, 3000000)]),
        ("about 30,000 people", [("about 30,000", 25000, 35000)]),
        ("around 110 people", [("around 110", 105, 115)]),
        ("some 500 people", [("some 500", 450, 550)]),
        ("an estimated one million people", [("an estimated one million", 500000, 1500000)]),
        ("roughly 23 people", [("roughly 23", 23, 23)]),
        ("30 or so men", [("30 or so", 25, 35)]),
        ("about a dozen men", [("about a dozen", 6, 18)]),
        ("nearly 300 men", [("nearly 300", 270, 299)]),
        ("almost 1,000 men", [("almost 1,000", 900, 999)]),
        ("nearly two dozen men", [("nearly two dozen", 22, 23)]),
        ("a couple of men", [("a couple of", 2, 2)]),
        ("several men", [("several", 2, None)]),
        ("a few men", [("a few", 2, None)]),
        ("tens of people", [("tens", 10, None)]),
        ("dozens more were hurt", [("dozens", 12, None)]),
        ("scores of men", [("scores", 20, None)]),
        ("hundreds of men", [("hundreds", 100, None)]),
        ("thousands fled", [("thousands", 1000, None)]),
        ("tens of thousands fled", [("tens of thousands", 10000, None)]),
        ("hundreds of thousands fled", [("hundreds of thousands", 100000, None)]),
        ("several hundred men", [("several hundred", 200, None)]),
        ("at least some 30 men", [("at least some 30", 25, None)]),
    ],
)
def test_range_follows_from_the_words(text: str, expected: list[tuple[str, int, int | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "shares fell 30%",
        "turnout was 30 per cent",
        "it cost $5 million",
        "a bill of 5 million euros",
        "on 12 May they met",
        "on May 12 they met",
        "in 2016 the war went on",
        "the 2016 clashes",
        "since 1994 the truce held",
        "aged 23",
        "Ivan Petrov, 23, fled",
        "Mara Lind (41) saw it",
        "a 9-year-old girl",
        "a nine-year-old girl",
        "at 10:30 the guns fell silent",
        "at 5pm the guns fell silent",
        "0600 GMT",
        "F-16 jets and T-72 tanks",
        "S-300 batteries",
        "MiG-29s over the sea",
        "122mm guns",
        "40 km away",
        "hundreds of miles away",
        "five days of fighting",
        "30 years of war",
        "the 12-day war",
        "United won 3-1",
        "Resolution 2254 stands",
        "Flight 17 was lost",
        "No. 10 refused",
        "the 5th brigade",
        "the ninth day",
        "24/7",
        "9/11",
        "call +44 20 7946 0958",
        "no one was hurt",
        "one another",
        "how many people fled",
        "half of the town",
        "a third of them",
        "1.5 of them",
        "three more days",
        "one day they met",
        "a town with a population of 50,000 before the war",
        "whose population numbered around two million",
        "its population had grown to some 30,000",
    ],
)
def test_what_is_no_count(text: str) -> None:
    assert found(text) == []


def test_a_change_is_two_numbers() -> None:
    assert found("the toll rose from 10 to 25") == [("10", 10, 10), ("25", 25, 25)]


def test_one_counts_behind_a_verb_of_saying() -> None:
    assert found("the army said that one soldier fell") == [("one", 1, 1)]
    assert found("not this raid but that one failed") == []


def test_a_day_of_a_month_is_no_end_of_a_range() -> None:
    assert found("cut its toll for the raid of May 12 to 240 dead") == [("240", 240, 240)]
    assert found("12 to 240 people died") == [("12 to 240", 12, 240)]


def test_a_count_behind_a_date_is_no_part_of_it() -> None:
    assert found("in May 286 farmers died") == [("286", 286, 286)]
    assert found("since 27 March 710 sailors of the fleet died") == [("710", 710, 710)]
    assert found("since 27 March 12 sailors died") == [("12", 12, 12)]
    assert found("on May 12 farmers fled") == []
    assert found("on 9 May 1864 the fort fell") == []
    assert found("on 9 May 1999 sailors fled") == []


def test_soft_values_are_for_display() -> None:
    (dozens,) = numbers("dozens fell")
    (least,) = numbers("at least 40 fell")
    (exact,) = numbers("40 fell")
    assert (dozens.soft_low, dozens.soft_high, dozens.form) == (24, 99, "vague")
    assert (least.soft_low, least.soft_high, least.qualifier) == (None, None, "at least")
    assert (exact.soft_low, exact.soft_high, exact.qualifier) == (40, 40, "")


@given(st.integers(min_value=1, max_value=999_999))
def test_every_figure_with_separators_is_itself(value: int) -> None:
    text = f"they lost {value:,} soldiers"
    assert found(text) == [(f"{value:,}", value, value)]


@given(st.text(max_size=80))
def test_mentions_lie_in_order_inside_the_text(text: str) -> None:
    found_numbers = numbers(text)
    ends = [0, *(number.end for number in found_numbers)]
    assert all(end <= number.start < number.end <= len(text) for end, number in zip(ends, found_numbers, strict=False))
    assert all(number.high is None or number.low <= number.high for number in found_numbers)


def test_a_vague_word_at_the_end_of_a_text_is_read_without_a_number_after_it():
    assert found("Shells killed some") == [("some", 2, None)]
