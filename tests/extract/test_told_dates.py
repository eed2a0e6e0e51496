"""Times that lean on their verbs, on what was told before and on the first day of a war."""

import pytest

from counterclaim.claim import Claim
from counterclaim.event import Date, Event
from counterclaim.extract import extract
from tests.extract import war_readings
from tests.extract.dated import THURSDAY, places_of, reading, values

SUNDAY = "2018-09-09"

CASES = [
    # verbs
    (THURSDAY, "Six herders were killed by marines on Saturday.", "Saturday", "2022-03-12"),
    (THURSDAY, "He ordered a halt to air raids on Saturday.", "Saturday", "2022-03-12"),
    (
        THURSDAY,
        "The minister rejected the charge in a letter to the head of the northern league, Ora Lind, on Friday, saying the army will stay.",
        "Friday",
        "2022-03-11",
    ),
    (THURSDAY, "He is to see the envoy, with both of his deputies, in Orvel on Friday.", "Friday", "2022-03-18"),
    (THURSDAY, "The league begins drills with its ally on Friday.", "Friday", "2022-03-18"),
    (THURSDAY, "The mission prepares to hand over its last posts by 30 September.", "30 September", "2022-09-30"),
    (THURSDAY, "The first guns had been delivered by Friday.", "Friday", "2022-03-11"),
    (THURSDAY, "The army announced that forty had been killed by Friday.", "Friday", "2022-03-11"),
    (THURSDAY, "Talks due in Orvel on Wednesday were scrapped.", "Wednesday", "2022-03-16"),
    (THURSDAY, "The speaker insisted that the 14 May election would be held.", "the 14 May", "2022-05-14"),
    (THURSDAY, "Their mandate ends in August.", "August", "2022-08"),
    # two months of one year
    (THURSDAY, "They met in February and October last year.", "February", "2021-02"),
    (THURSDAY, "Scores drowned last May and June.", "June", "2021-06"),
    (THURSDAY, "Scores drowned in May and last June.", "last June", "2021-06"),
    # figures beside dates
    (THURSDAY, "Nobody has come home since March 3: 12,000 wait.", "March 3", "2022-03-03"),
    (THURSDAY, "A raid on March 2 killed 16 people.", "March 2", "2022-03-02"),
    (THURSDAY, "He bragged last week of 240 raids.", "last week", "2022-03-07/2022-03-13"),
    # hours of a day
    (THURSDAY, "No plane has flown since 10:00 on 12 March.", "10:00 on 12 March", "2022-03-12T10:00"),
    (THURSDAY, "The truce was announced at noon on Tuesday.", "noon on Tuesday", "2022-03-15T12:00"),
    (THURSDAY, "It took effect at midnight Moscow time on Tuesday.", "midnight Moscow time on Tuesday", "2022-03-15TNI"),
    (None, "Issued on: 12/03/2025 - 18:42", "12/03/2025 - 18:42", "2025-03-12T18:42"),
    (THURSDAY, "Shells fell through the night.", "the night", "2022-03-16TNI"),
    (THURSDAY, "He toured the port shortly before midnight.", "midnight", "2022-03-16TNI"),
    (THURSDAY, "By evening the port was lost.", "evening", "2022-03-17TEV"),
    # entries of a running report
    (THURSDAY, "20.12 Drones were seen over the port.", "20.12", "2022-03-17T20:12"),
    (THURSDAY, "9:05 p.m.", "9:05 p.m.", "2022-03-17T21:05"),
    (THURSDAY, "Ministry of Defence, 08:10. The fort has fallen.", "08:10", "2022-03-17T08:10"),
    # what is called by its year or month
    (THURSDAY, "Norway brokered the collapsed 2002 truce.", "2002", "2002"),
    (THURSDAY, "The civil war of 1994 killed thousands.", "1994", "1994"),
    (THURSDAY, "They tied it to the June election.", "June", "2021-06"),
    (THURSDAY, "Nobody has left since New Year.", "New Year", "2022-01-01"),
    # a Sunday paper
    (SUNDAY, "The session would be held before the end of the week.", "the end of the week", "2018-09-14/2018-09-16"),
    # seasons without a year
    (THURSDAY, "The post has been cut off since autumn.", "autumn", "2021-09/2021-11"),
    (THURSDAY, "Germany will send them by the summer.", "the summer", "2022-06/2022-08"),
    (THURSDAY, "Berlin has promised them by the autumn.", "the autumn", "2022-09/2022-11"),
    # so long ago
    (THURSDAY, "Both drowned a year ago Tuesday.", "a year ago Tuesday", "2021-03-15"),
    # counts
    ("2022-07-12", "What we know on day 139 of the invasion.", "day 139", "2022-07-12"),
    ("2025-09-08", "What we know on day 1,293.", "day 1,293", "2025-09-08"),
    (THURSDAY, "What we know on day 139 of the invasion.", "day 139", None),
    ("2022-07-12", "On day 139 of the truce, he resigned.", "day 139", None),
    (THURSDAY, "The war, now in its ninth day, has spread.", "ninth day", "2022-03-17"),
    (THURSDAY, "They stood by them for the first year of the war.", "the first year", None),
]


@pytest.mark.parametrize(("anchor", "sentence", "words", "value"), CASES)
def test_resolves(anchor: str | None, sentence: str, words: str, value: str | None) -> None:
    assert (words, value) in places_of(sentence, anchor)


@pytest.mark.parametrize(
    "sentence",
    [
        "Guns were heard in the March 8 district.",
        "A captain of the 14th October Brigade spoke.",
        "They attacked on the same day as the marines.",
        "Both sides mourn the fall of the city.",
        "The spring water is bad.",
        "Prices rose by 10.30 a barrel.",
        "Some 4.50 Metres of wire lay there.",
        "They have lived there for a quarter of a century.",
        "A total of 1994 killed were counted.",
        "They sold out in the New Year sales.",
        "Planes fly by night.",
        "The stores could have fed them for a month.",
        "Weeks after the fall, they fled.",
        "They drank from the spring.",
        "They sent the about 2000 election guards home.",
    ],
)
def test_what_is_no_date(sentence: str) -> None:
    assert places_of(sentence, THURSDAY) == []


def test_that_weekday_is_of_the_week_told_of() -> None:
    assert ("that Friday", "2021-08-27") in values(reading("The fort fell on 25 August 2021. Later that Friday its captain died."))


def test_that_weekday_without_a_week_is_unknown() -> None:
    assert ("that Friday", None) in values(reading("Its captain died that Friday."))


def test_a_day_of_that_year_is_of_the_year_told_of() -> None:
    assert ("9 November of that year", "2015-11-09") in values(
        reading("The 2015 war ended late. It ended in 2015; a pact of 9 November of that year stands.")
    )


def test_two_days_after_that_leans_on_the_day_told_of() -> None:
    assert ("two days after that", "2022-03-03") in values(reading("The truce broke on March 1. The worst raid came two days after that."))


def test_a_week_later_is_a_day() -> None:
    assert ("a week later", "2022-03-08") in values(reading("The first truce broke on March 1 and the second a week later."))


@pytest.mark.parametrize(
    "paragraph",
    [
        "On Wednesday the ministry put the dead since March 2 at 105. The day before, it had told of 49.",
        "On Wednesday the ministry told of forty raids in the past five days. The day before, it had told of 49.",
    ],
)
def test_a_bound_or_a_span_leaves_the_story_on_its_day(paragraph: str) -> None:
    assert ("The day before", "2022-03-15") in values(reading(paragraph))


def test_what_began_on_a_bound_is_told_of_that_day() -> None:
    read = reading("Sixty have died since March 9, when the army crossed the river. Talks had failed three days earlier.")
    assert ("three days earlier", "2022-03-06") in values(read)


def test_a_look_back_inside_a_sentence_moves_nothing() -> None:
    read = reading("On Wednesday the mayor spoke of 105 dead, against 49 a day earlier. That evening the shelling resumed.")
    assert ("That evening", "2022-03-16TEV") in values(read)


def test_a_paragraph_without_a_time_lies_between_a_day_and_what_came_before_it() -> None:
    told = reading("The raid hit the port on Tuesday.", "Nobody owned up to it.", "It came a day after rebels took the fort.")
    assert ("a day after", "2022-03-14") in values(told)


def test_hours_do_not_lean_across_a_paragraph_without_a_time() -> None:
    told = reading("The raid hit the port on Tuesday.", "Nobody owned up to it.", "The gates were shut at dawn.")
    assert ("dawn", "2022-03-17TMO") in values(told)


def test_a_morning_to_which_the_story_goes_on_is_the_next_days() -> None:
    read = reading("Late on Monday the column crossed the river. At dawn it reached the fort.")
    assert ("dawn", "2022-03-15TMO") in values(read)


def test_a_morning_inside_a_sentence_is_of_the_day_told_of() -> None:
    read = reading("The truce was in doubt on Tuesday evening, hours after it had begun at noon.")
    assert ("noon", "2022-03-15T12:00") in values(read)


def test_a_morning_after_the_evening_on_which_somebody_spoke_is_of_that_day() -> None:
    read = reading(
        "The general said late on Monday that the fort had fallen. At dawn it was hit.", quote="that the fort had fallen", cue="said"
    )
    assert ("dawn", "2022-03-14TMO") in values(read)


def test_what_a_speaker_tells_of_is_no_day_of_speaking() -> None:
    read = reading(
        "“Yesterday I counted forty. Today I gave up,” she said.", quote="Yesterday I counted forty. Today I gave up", cue="said"
    )
    assert ("Today", "2022-03-17") in values(read)


def test_today_leans_on_the_day_between_the_cue_and_the_words() -> None:
    read = reading(
        'The league said in a note on 7 March that it "deplores the raid today".', quote='that it "deplores the raid today"', cue="said"
    )
    assert ("today", "2022-03-07") in values(read)


def test_a_day_told_of_long_before_is_no_day_of_speaking() -> None:
    read = reading("They agreed on 12 March. “We cannot move today,” she said.", quote="We cannot move today", cue="said")
    assert ("today", "2022-03-17") in values(read)


def test_an_hour_at_the_head_of_an_entry_is_the_day_told_of_there() -> None:
    read = reading("The raid came on Tuesday.", "20.12 The truce has been in force since 20:00.")
    assert ("20:00", "2022-03-17T20:00") in values(read)


def test_since_the_morning_is_unknown_where_somebody_says_so_on_an_unknown_day() -> None:
    read = reading("“Since early morning they have shelled us,” she said.", quote="Since early morning they have shelled us", cue="said")
    assert ("early morning", None) in values(read)


def test_the_first_day_is_that_of_the_war_that_the_article_tells_of() -> None:
    read = reading("The war began on Sunday.", "A curfew has been in force since the first day.")
    assert ("the first day", "2022-03-13") in values(read)


def test_the_first_day_is_never_guessed_from_the_list() -> None:
    assert values(reading("A curfew has been in force since the first day.", anchor="2022-02-25")) == []


def test_what_broke_out_at_midnight_is_counted_from_that_day() -> None:
    read = reading("The war began after midnight on Sunday.", "On the second day of the war the port was shut.")
    assert ("the second day", "2022-03-14") in values(read)


def test_a_season_in_a_story_of_another_year_is_unknown() -> None:
    assert ("the spring", None) in values(reading("The war broke out in 2014. Nobody has been paid since the spring."))


def test_the_first_day_of_no_war_told_of_is_no_date() -> None:
    assert values(reading("A curfew has been in force since the first day.")) == []


def test_a_listed_war_is_counted_where_the_article_names_its_first_day() -> None:
    read = reading("On 7 October 2023 gunmen crossed the fence.", "On the second day of the war the port was shut.", anchor="2024-05-01")
    assert ("the second day", "2023-10-08") in values(read)


def test_days_of_fighting_count_from_the_first_where_they_lead_to_the_report() -> None:
    read = reading("Clashes erupted on Sunday along the ridge.", "In four days of fighting, ninety died.")
    assert ("four days", "2022-03-13/2022-03-16") in values(read)


def test_days_of_fighting_that_lead_elsewhere_reach_up_to_the_report() -> None:
    read = reading("Clashes erupted on Sunday along the ridge.", "In three days of fighting, ninety died.")
    assert ("three days", "2022-03-15/2022-03-17") in values(read)


def test_what_broke_out_late_in_the_evening_is_counted_from_the_next_day() -> None:
    read = reading("The war began late on Sunday.", "On the second day of the war the port was shut.")
    assert ("the second day", "2022-03-15") in values(read)


def test_claims_and_events_take_the_days_that_the_article_places() -> None:
    read = war_readings.reading(
        "Russian forces took the fort on 3 March. The next day, Ukraine's ministry said that Russian forces had shelled the town. "
        "At dawn Russian forces shelled Mariupol."
    )
    records = extract(read.article, read.passages)
    assert {one.uttered_at for one in records if isinstance(one, Claim)} == {"2022-03-04"}
    assert {one.date.start for one in records if isinstance(one, Event) and one.date is not None} == {"2022-03-04"}


def test_how_long_fighting_has_lasted_dates_no_event() -> None:
    read = war_readings.reading("The war began on 14 March. Russian forces shelled Ukrainian troops as fighting entered a fourth day.")
    records = extract(read.article, read.passages)
    assert "2022-03-17" in {one.value for one in records if isinstance(one, Date)}
    told = {one.spans[0].exact: one.date and one.date.start for one in records if isinstance(one, Event) and one.start > 26}
    assert told == {"Russian forces shelled Ukrainian troops": "2022-03-17", "fighting entered": None}
