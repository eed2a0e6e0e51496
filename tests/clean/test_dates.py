"""Publication dates: what is stated, no more; never the day of reading."""

import pytest

from counterclaim.clean import dates
from tests.clean.captures import article

PROSE = "The council of the islands met for the third day on Friday, and no side gave way on the question of the straits."


@pytest.mark.parametrize(
    ("written", "value", "precision"),
    [
        ("2020-10-01-14-38-05", "2020-10-01T14:38:05", "second"),
        ("2016-03-06 09:20:10", "2016-03-06T09:20:10", "second"),
        ("2016-03-06T09:20:10.123Z", "2016-03-06T09:20:10Z", "second"),
        ("2016-03-06T09:20:10+0200", "2016-03-06T09:20:10+02:00", "second"),
        ("2016-03-06 09:20", "2016-03-06T09:20:00", "second"),
        ("2016-03-06", "2016-03-06", "day"),
        ("2016/3/6", "2016-03-06", "day"),
        ("20160306", "2016-03-06", "day"),
        ("2016-03", "2016-03", "month"),
        ("March 6, 2016", "2016-03-06", "day"),
        ("Sunday, 6 March 2016", "2016-03-06", "day"),
        ("6th Sept. 2016", "2016-09-06", "day"),
        ("Sun, 06 Mar 2016 09:20:10 GMT", "2016-03-06T09:20:10Z", "second"),
        ("1457256010", "2016-03-06T09:20:10Z", "second"),
        ("25/03/2016", "2016-03-25", "day"),
    ],
)
def test_dates_in_metadata(written, value, precision):
    assert dates.parse(written) == (value, precision)


@pytest.mark.parametrize("written", ["true", "", "soon", "03/04/2016", "2016-13-40", "2016-02-30", "0001-01-01", "99999999999999"])
def test_what_is_no_date_or_an_ambiguous_one(written):
    assert dates.parse(written) is None


def published(text, **others):
    found = article(text, **others).published
    return found.value, found.basis


def test_a_dateline_with_a_year_dates_an_article():
    assert published(f"PORT ANSELM, 3 March 2016 (Reuters) - {PROSE}") == ("2016-03-03", "dateline")


def test_a_dateline_without_a_year_does_not_but_is_told():
    found = article(f"PORT ANSELM, March 3 (Reuters) - {PROSE}").published
    assert (found.value, found.basis) == (None, "none")
    assert "month 3, day 3" in found.reason


def test_a_file_name_is_the_last_resort():
    assert published(PROSE, path="posts/2016-03-01-straits.md") == ("2016-03-01", "metadata")
    assert published(f"PORT ANSELM, 3 March 2016 - {PROSE}", path="posts/2016-03-05-straits.md") == ("2016-03-03", "dateline")
    assert published(f"---\ntitle: x\ndate: 2016-02-29\n---\n{PROSE}", path="posts/2016-03-01-x.md") == ("2016-02-29", "metadata")


@pytest.mark.parametrize(
    ("path", "value", "basis"),
    [
        ("posts/straits-2016-wire.txt", "2016-03-03", "inferred"),  # a Thursday
        ("posts/straits-2017-wire.txt", None, "none"),  # a Friday, six days after a Saturday: no news waits that long
        ("posts/straits-1998-2016.txt", None, "none"),
        ("posts/straits.txt", None, "none"),
    ],
)
def test_a_file_name_gives_a_dateline_its_year_where_the_weekday_fits(path, value, basis):
    told = "Gunmen took the harbour on Thursday, the council said." if "2017" not in path else "Gunmen took it on Saturday, they said."
    assert published(f"PORT ANSELM, March 3 (Reuters) - {told}", path=path) == (value, basis)
    assert published("PORT ANSELM, March 3 (Reuters) - Gunmen took the harbour, the council said.", path=path) == (None, "none")


def test_an_address_may_hold_the_day():
    assert published(f"---\ntitle: x\nurl: https://news.example/world/2016/03/04/straits\n---\n{PROSE}") == ("2016-03-04", "metadata")


def test_nothing_stated_is_nothing_said():
    assert published(PROSE) == (None, "none")


def test_a_line_under_the_headline_gives_the_day():
    found = dates.from_date_line("The Courier, Tuesday 5 March 2024")
    assert (found.value, found.basis) == ("2024-03-05", "dateline")


def test_prose_about_a_day_is_no_date_line():
    assert dates.from_date_line("The bridge was blown up on 5 March 2024.") is None
    assert dates.from_date_line("Officials in the capital said the truce that was signed on 5 March 2024 had failed within hours") is None
    assert dates.from_date_line("The Courier, Tuesday") is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("By Jane Doe | Updated 26/03/2020", "2020-03-26"),
        ("Last update: 17.08.2008 - 14:22", "2008-08-17"),
        ("Issued on: 03/04/2031 - 18:42   Modified: 04/04/2031 - 20:10", "2031-04-03"),
        ("Situation report as of 3 May 2031", "2031-05-03"),
        ("Published on 3 May 2031", "2031-05-03"),
        ("Communique of 3 May 2031", "2031-05-03"),
    ],
)
def test_a_line_of_the_page_gives_the_day(line, day):
    assert dates.from_date_line(line).value == day


@pytest.mark.parametrize(
    "line",
    [
        "What we know of 3 May 2031",
        "Reporting period: 1-15 September 2031",
        "Updated 03/04/2031",
        "Updated 03/04/2031 6:42 pm",
        "No truce since 3 May 2031",
    ],
)
def test_a_short_line_about_a_day_or_a_span_of_days_is_no_date_line(line):
    assert dates.from_date_line(line) is None


def test_only_a_line_about_the_text_itself_gives_the_day_at_the_end():
    assert dates.from_status_line("Published in The Selm Courier, May 3rd, 2031").value == "2031-05-03"
    assert dates.from_status_line("Sabri died on the ridge, May 3rd, 2031") is None
