"""The days that ISO values of the record stand for."""

from datetime import date

import pytest

from counterclaim.event import Event, Interval
from counterclaim.extract.intervals import days_told
from tests.extract.annotated import needs_weights, records


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2020-09-29", None, Interval("2020-09-29", "2020-09-29", "day")),
        ("2020-09-29TEV", None, Interval("2020-09-29", "2020-09-29", "day")),
        ("2020-09-29T06:00:00Z", None, Interval("2020-09-29", "2020-09-29", "day")),
        ("2023-09/2023-12", None, Interval("2023-09-01", "2023-12-31", "month")),
        ("2020-02", None, Interval("2020-02-01", "2020-02-29", "month")),
        ("1994", None, Interval("1994-01-01", "1994-12-31", "year")),
        ("2020-07", "2020-09-27", Interval("2020-07-01", "2020-09-27", "month")),
        (None, "2020-09-27", None),
        (None, None, None),
    ],
)
def test_an_iso_value_stands_for_whole_days(first, last, days):
    assert days_told(first, last) == days


@needs_weights
@pytest.mark.parametrize("when", ["Late last year", "In 2019", "In March 2021", "On 3 May 2021", "Since last spring", "Early this month"])
def test_the_days_of_an_event_are_iso_days_however_coarse_the_words(when):
    found = records(f"{when}, Chad and Sudan accused each other of shelling border villages, and Chad's army killed 12 rebels.")
    ends = [end for one in found if isinstance(one, Event) and one.date for end in (one.date.start, one.date.end) if end]
    assert ends or when.startswith("Since")
    assert [date.fromisoformat(end).isoformat() for end in ends] == ends
