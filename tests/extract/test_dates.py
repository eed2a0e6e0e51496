"""Time expressions placed in time: many styles, each with the day of the paper and the value that a careful coder records."""

from datetime import date, timedelta

import pytest

from counterclaim.detect.times import find_times
from counterclaim.detect.tokens import tokenize
from counterclaim.event import Interval
from counterclaim.extract.dates import extract_dates
from counterclaim.extract.resolver import resolve
from counterclaim.extract.war_days import find_war_start
from tests.extract.dated import THURSDAY, places_of, reading, values

MONDAY = "2015-06-08"
SUNDAY = "2018-09-09"

CASES = [
    # day names
    (THURSDAY, "Shells fell on the port on Tuesday.", "Tuesday", "2022-03-15"),
    (THURSDAY, "The governor said on Thursday the bridge was gone.", "Thursday", "2022-03-17"),
    (THURSDAY, "Troops left the valley on Friday.", "Friday", "2022-03-11"),
    (THURSDAY, "Ministers will meet on Friday.", "Friday", "2022-03-18"),
    (THURSDAY, "The talks are due to resume on Monday.", "Monday", "2022-03-21"),
    (THURSDAY, "The envoy was scheduled to arrive on Wednesday.", "Wednesday", "2022-03-16"),
    (THURSDAY, "The general said he would visit the front on Saturday.", "Saturday", "2022-03-19"),
    (THURSDAY, "On Friday, both armies will swap prisoners.", "Friday", "2022-03-18"),
    (THURSDAY, "Funerals were to be held on Saturday.", "Saturday", "2022-03-19"),
    (THURSDAY, "A vote will be held on Sunday.", "Sunday", "2022-03-20"),
    (THURSDAY, "Rebels seized the airstrip last Monday.", "last Monday", "2022-03-14"),
    (THURSDAY, "The last convoy left last Thursday.", "last Thursday", "2022-03-10"),
    (THURSDAY, "The offensive began last Wednesday.", "last Wednesday", "2022-03-09"),
    (THURSDAY, "They meet again next Tuesday.", "next Tuesday", "2022-03-22"),
    (THURSDAY, "A raid this Tuesday hit the depot.", "this Tuesday", "2022-03-15"),
    (THURSDAY, "The mine went off on Monday of last week.", "Monday of last week", "2022-03-07"),
    (THURSDAY, "Sirens sounded on Wednesday evening.", "Wednesday evening", "2022-03-16TEV"),
    (THURSDAY, "Drones came on Sunday night.", "Sunday night", "2022-03-13TNI"),
    (THURSDAY, "Planes returned Saturday morning.", "Saturday morning", "2022-03-12TMO"),
    (THURSDAY, "A market was hit on Monday afternoon.", "Monday afternoon", "2022-03-14TAF"),
    (THURSDAY, "The line broke late on Tuesday.", "late on Tuesday", "2022-03-15TEV"),
    (THURSDAY, "In the early hours, on the night of Tuesday, guns opened up.", "the night of Tuesday", "2022-03-15TNI"),
    (THURSDAY, "Gunfire was heard on Teusday.", "Teusday", "2022-03-15"),
    (THURSDAY, "Gunfire was heard on Wedesday morning.", "Wedesday morning", "2022-03-16TMO"),
    (MONDAY, "The army said Sunday it lost a post.", "Sunday", "2015-06-07"),
    (MONDAY, "On Monday the dam was mined.", "Monday", "2015-06-08"),
    (SUNDAY, "The truce began on Saturday.", "Saturday", "2018-09-08"),
    # hours
    (THURSDAY, "The truce starts at 6 a.m. on Sunday.", "6 a.m. on Sunday", "2022-03-20T06:00"),
    (THURSDAY, "Guns fell silent at 10.30 pm (2030 GMT) on Tuesday.", "10.30 pm (2030 GMT) on Tuesday", "2022-03-15T22:30"),
    (THURSDAY, "The curfew will be lifted at 8am tomorrow.", "8am tomorrow", "2022-03-18T08:00"),
    (THURSDAY, "They shelled the yard around midday on Tuesday.", "midday on Tuesday", "2022-03-15TMI"),
    # timetables, plans and what came before
    (THURSDAY, "The talks, which resume on Tuesday, aim at a truce.", "Tuesday", "2022-03-22"),
    (THURSDAY, "The bloc called a summit for Monday.", "Monday", "2022-03-21"),
    (THURSDAY, "The envoys called for a 72-hour truce from Saturday.", "Saturday", "2022-03-19"),
    (THURSDAY, "Nobody has claimed responsibility for Monday's raid.", "Monday", "2022-03-14"),
    (THURSDAY, "Villagers thanked the marines for Sunday patrols.", "Sunday", "2022-03-13"),
    (THURSDAY, "The lull, to begin from 1 a.m. on Saturday, covers one suburb.", "1 a.m. on Saturday", "2022-03-19T01:00"),
    (THURSDAY, "It was the worst raid in the six months since the landing.", "the six months since", "2021-09/2022-03"),
    (THURSDAY, "Nine breaches were counted in the preceding 24 hours.", "the preceding 24 hours", "2022-03-16/2022-03-17"),
    (THURSDAY, "Warplanes hit 46 depots Sunday through Wednesday.", "Sunday through Wednesday", "2022-03-13/2022-03-16"),
    (THURSDAY, "He spoke a week after marines landed on the cape.", "a week after", "2022-03-10"),
    (THURSDAY, "The fall of the town comes three months after rebels left the hills.", "three months after", "2021-12"),
    (THURSDAY, "Planes have struck the valley this week.", "this week", "2022-03-14/2022-03-17"),
    (THURSDAY, "About 400 have fled since the start of the year.", "the start of the year", "2022-01-01"),
    (THURSDAY, "Militants have killed more than 40 in the past month.", "the past month", "2022-02-17/2022-03-17"),
    (THURSDAY, "The group lost much ground over the past year.", "the past year", "2021-03-17/2022-03-17"),
    # days by the paper
    (THURSDAY, "A barracks burned yesterday.", "yesterday", "2022-03-16"),
    (THURSDAY, "The spokesman repeated it earlier today.", "earlier today", "2022-03-17"),
    (THURSDAY, "Today the city is quiet.", "Today", "2022-03-17"),
    (THURSDAY, "The council meets tomorrow.", "tomorrow", "2022-03-18"),
    (THURSDAY, "The council meets tomorrow morning.", "tomorrow morning", "2022-03-18TMO"),
    (THURSDAY, "Two died last night.", "last night", "2022-03-16TNI"),
    (THURSDAY, "Two died overnight.", "overnight", "2022-03-16TNI"),
    (THURSDAY, "A curfew starts tonight.", "tonight", "2022-03-17TNI"),
    (THURSDAY, "Tanks rolled in this morning.", "this morning", "2022-03-17TMO"),
    (THURSDAY, "Tanks rolled in yesterday evening.", "yesterday evening", "2022-03-16TEV"),
    (THURSDAY, "The post fell the day before yesterday.", "the day before yesterday", "2022-03-15"),
    (THURSDAY, "He flies the day after tomorrow.", "the day after tomorrow", "2022-03-19"),
    # weeks, weekends, months, years
    (THURSDAY, "Fighting erupted this weekend.", "this weekend", "2022-03-12/2022-03-13"),
    (THURSDAY, "The summit will open this weekend.", "this weekend", "2022-03-19/2022-03-20"),
    (SUNDAY, "Clashes broke out this weekend.", "this weekend", "2018-09-08/2018-09-09"),
    (THURSDAY, "Shops closed over the weekend.", "the weekend", "2022-03-12/2022-03-13"),
    (THURSDAY, "A bus was hit last weekend.", "last weekend", "2022-03-12/2022-03-13"),
    (THURSDAY, "The strikes stopped last week.", "last week", "2022-03-07/2022-03-13"),
    (THURSDAY, "Aid arrives next week.", "next week", "2022-03-21/2022-03-27"),
    (THURSDAY, "It agreed earlier this week to leave.", "earlier this week", "2022-03-14/2022-03-17"),
    (THURSDAY, "Its losses grew last month.", "last month", "2022-02"),
    (THURSDAY, "Its losses grew this month.", "this month", "2022-03"),
    (THURSDAY, "The army retreated last year.", "last year", "2021"),
    (THURSDAY, "It was the worst attack this year.", "this year", "2022"),
    (THURSDAY, "Elections are planned for next year.", "next year", "2023"),
    (THURSDAY, "Two pacts failed earlier this year.", "earlier this year", "2022"),
    (THURSDAY, "The pact was signed in July.", "July", "2021-07"),
    (THURSDAY, "The pact was signed in February.", "February", "2022-02"),
    (THURSDAY, "The pact will be signed in May.", "May", "2022-05"),
    (MONDAY, "Border posts burned this April.", "this April", "2015-04"),
    (MONDAY, "Border posts burned last August.", "last August", "2014-08"),
    (MONDAY, "A truce held in December last year.", "December last year", "2014-12"),
    (MONDAY, "A truce took hold on 3 December last year.", "3 December last year", "2014-12-03"),
    # absolute
    (None, "It ended on 4 May 1999.", "4 May 1999", "1999-05-04"),
    (None, "It ended on May 4, 1999, at dawn.", "May 4, 1999", "1999-05-04"),
    (None, "It ended on the 4th of May 1999.", "the 4th of May 1999", "1999-05-04"),
    (None, "On Tuesday, 4 May 1999, it ended.", "Tuesday, 4 May 1999", "1999-05-04"),
    (None, "On Sat, 8 Sept 2018 it began.", "Sat, 8 Sept 2018", "2018-09-08"),
    (None, "Report of 2018-09-08, corrected.", "2018-09-08", "2018-09-08"),
    (None, "Report of 08.09.2018, corrected.", "08.09.2018", "2018-09-08"),
    (None, "Report of 25/09/2018, corrected.", "25/09/2018", "2018-09-25"),
    (None, "Report of 09/25/2018, corrected.", "09/25/2018", "2018-09-25"),
    (None, "Report of 09/09/2018, corrected.", "09/09/2018", "2018-09-09"),
    (None, "Report of 01/10/2018, corrected.", "01/10/2018", None),
    (None, "Stamp 2018-09-08-14-38-05 here.", "2018-09-08-14-38-05", "2018-09-08T14:38:05"),
    (None, "Stamp 2018-09-08T14:38Z here.", "2018-09-08T14:38Z", "2018-09-08T14:38:00"),
    (None, "The siege began in April 1992.", "April 1992", "1992-04"),
    (None, "The siege began in early April 1992.", "early April 1992", "1992-04-01/1992-04-10"),
    (None, "The siege began in mid-April 1992.", "mid-April 1992", "1992-04-11/1992-04-20"),
    (None, "The war of 1974 split the island.", "1974", "1974"),
    (None, "A 1974 ceasefire split the island.", "1974", "1974"),
    (None, "In early 2014 the army broke up.", "early 2014", "2014"),
    (None, "In late 2014 the army broke up.", "late 2014", "2014"),
    (None, "By the end of 2014 the army broke up.", "the end of 2014", "2014-12"),
    (None, "Feuds of the 1990s went on.", "the 1990s", "1990/1999"),
    (None, "Feuds of the late 1990s went on.", "the late 1990s", "1996/1999"),
    (None, "A late 19th-century fort fell.", "late 19th-century", "1867/1900"),
    (None, "Drawn in the 19th century, the line fell.", "the 19th century", "1801/1900"),
    (None, "Between 2003 and 2011 they stayed.", "2003 and 2011", "2003/2011"),
    (None, "From 2003 to 2011 they stayed.", "2003 to 2011", "2003/2011"),
    (None, "The 1988-1994 war left ruins.", "1988-1994", "1988/1994"),
    (None, "In the 1988-94 war thousands fled.", "1988-94", "1988/1994"),
    (None, "It fought from 12 to 14 June 1982.", "12 to 14 June 1982", "1982-06-12/1982-06-14"),
    (None, "On June 12-14, 1982, it fought.", "June 12-14, 1982", "1982-06-12/1982-06-14"),
    (None, "Between May 3 and June 4, 1982, it fought.", "May 3 and June 4, 1982", "1982-05-03/1982-06-04"),
    (None, "Shelling, 3 May to 4 June 1982, went on.", "3 May to 4 June 1982", "1982-05-03/1982-06-04"),
    (None, "In the summer of 2006 it fought.", "summer of 2006", "2006-06/2006-08"),
    (None, "In the winter of 2006 it fought.", "winter of 2006", None),
    (None, "In the third quarter of 2006 it fell.", "the third quarter of 2006", "2006-07/2006-09"),
    (None, "Mines from World War II remain.", "World War II", "1939/1945"),
    (None, "Borders drawn after the First World War remain.", "the First World War", "1914/1918"),
    (None, "A village razed during the Korean War was rebuilt.", "the Korean War", "1950/1953"),
    (None, "Since 9/11 the base has grown.", "9/11", "2001-09-11"),
    # a day and month alone
    (THURSDAY, "Paratroops landed on 24 February.", "24 February", "2022-02-24"),
    (THURSDAY, "Paratroops landed on Feb. 24th.", "Feb. 24th", "2022-02-24"),
    (THURSDAY, "Paratroops landed on November 24.", "November 24", "2021-11-24"),
    (THURSDAY, "The parade is expected on May 9.", "May 9", "2022-05-09"),
    (THURSDAY, "An April 9 deadline looms.", "April 9", "2022-04-09"),
    (THURSDAY, "Wednesday, March 16, was calm.", "Wednesday, March 16", "2022-03-16"),
    (THURSDAY, "On Christmas Day a rocket was fired.", "Christmas Day", "2021-12-25"),
    (THURSDAY, "The guns fell silent on the 12th.", "the 12th", "2022-03-12"),
    (THURSDAY, "The guns fell silent on the twelfth.", "the twelfth", "2022-03-12"),
    (THURSDAY, "Some delegates will arrive on the ninth.", "the ninth", "2022-04-09"),
    # durations that reach to the present
    (THURSDAY, "They have fought over the past four days.", "the past four days", "2022-03-14/2022-03-17"),
    (THURSDAY, "Towns have been shelled for three days.", "three days", "2022-03-15/2022-03-17"),
    (THURSDAY, "In the last two weeks the front has moved.", "the last two weeks", "2022-03-03/2022-03-17"),
    (THURSDAY, "In the past 24 hours ten died.", "the past 24 hours", "2022-03-16/2022-03-17"),
    (THURSDAY, "The valley has been closed for eight years.", "eight years", "2014/2022"),
    (THURSDAY, "They ignored the valley for some 20 years.", "some 20 years", "2002/2022"),
    (THURSDAY, "Over the past decade it has armed itself.", "the past decade", "2012/2022"),
    (THURSDAY, "It has lost ground in the past three months.", "the past three months", "2021-12-17/2022-03-17"),
    (THURSDAY, "Monitors will arrive in the coming days.", "the coming days", "2022-03"),
    (THURSDAY, "Nerves have frayed over the past five months.", "the past five months", "2021-10/2022-03"),
    # what has lasted so long
    (THURSDAY, "The twelve-year civil war has killed 90,000 people.", "twelve-year", "2010/2022"),
    (THURSDAY, "Ferries stopped when the seven-year-old conflict reached the port.", "seven-year-old", "2015/2022"),
    (THURSDAY, "The army's four-week offensive has emptied the valley.", "four-week", "2022-02-17/2022-03-17"),
    (THURSDAY, "A month-long siege has left the city hungry.", "month-long", "2022-02-17/2022-03-17"),
    (THURSDAY, "Shells have strained the two-month-old truce.", "two-month-old", "2022-01-17/2022-03-17"),
    (THURSDAY, "Both the navy and the clans tire of a decade-long insurgency.", "decade-long", "2012/2022"),
    (THURSDAY, "The raid is the boldest of the eight-month campaign.", "eight-month", "2021-07/2022-03"),
    # the time within which one of several is counted
    (THURSDAY, "It was the fourth bombing of the capital in five months.", "five months", "2021-10/2022-03"),
    (THURSDAY, "It was the deadliest raid on the isle in six years.", "six years", "2016/2022"),
    (THURSDAY, "Ferries ran for the first time in two years.", "two years", "2020/2022"),
    (THURSDAY, "Shelling has grown heavier in recent days.", "recent days", "2022-03"),
    # a Sunday paper looks ahead to Monday
    (SUNDAY, "The envoys will meet this week.", "this week", "2018-09-10/2018-09-16"),
    (SUNDAY, "The envoys met this week.", "this week", "2018-09-03/2018-09-09"),
    # so long ago
    (THURSDAY, "The town fell three days ago.", "three days ago", "2022-03-14"),
    (THURSDAY, "The town fell a week ago.", "a week ago", "2022-03-10"),
    (THURSDAY, "The town fell two weeks ago.", "two weeks ago", "2022-02-28/2022-03-06"),
    (THURSDAY, "The town fell five months ago.", "five months ago", "2021-10"),
    (THURSDAY, "The town fell eight years ago.", "eight years ago", "2014"),
    (THURSDAY, "The town fell more than two decades ago.", "more than two decades ago", "2002"),
    (THURSDAY, "The town fell a century ago.", "a century ago", "1922"),
    # ranges by the paper
    (THURSDAY, "Between Monday and Wednesday forty died.", "Monday and Wednesday", "2022-03-14/2022-03-16"),
    (THURSDAY, "From Sunday to Tuesday forty died.", "Sunday to Tuesday", "2022-03-13/2022-03-15"),
    # nothing to lean on
    (None, "The bridge fell on Tuesday.", "Tuesday", None),
    (None, "The bridge fell yesterday.", "yesterday", None),
    (None, "The bridge fell on 24 February.", "24 February", None),
    (None, "They have fought for the past five days.", "the past five days", None),
    (THURSDAY, "Since early morning they advanced.", "early morning", "2022-03-17TMO"),
    (THURSDAY, "It entered a fourth day of fighting.", "a fourth day", None),
    (THURSDAY, "The mayor fled a day earlier.", "a day earlier", None),
]


@pytest.mark.parametrize(("anchor", "sentence", "words", "value"), CASES)
def test_resolves(anchor: str | None, sentence: str, words: str, value: str | None) -> None:
    assert (words, value) in places_of(sentence, anchor)


NO_DATES = [
    "Some 1,900 soldiers crossed the river.",
    "They buried 1900 people there.",
    "Resolution 1701 calls for calm.",
    "The price rose to $1999 a tonne.",
    "A nine-year-old boy and a 30-year-old man died.",
    "He was jailed for five years.",
    "Both sides agreed a truce for 72 hours.",
    "She may march with the marines.",
    "Second, the troops must leave.",
    "Black Friday sales went on.",
    "The Sunday Times reported it.",
    "Mr Munday led the platoon.",
    "In recent months tempers frayed.",
    "Russia Today broadcast the film.",
    "About 2014 civilians were moved.",
    "The 1549-strong brigade left.",
    "Hostilities have lasted for decades.",
    "A World War II-era shell was found.",
    "Unit 2016 fired at 1400 GMT.",
    "The first Friday of each session is free.",
    "They agreed to a five-year truce.",
    "The nine-week siege ended with a handover.",
    "It was a three-week war.",
    "The league fought a six-year war with its neighbour.",
    "After a ten-year insurgency the hills were quiet.",
    "She serves a five-year term.",
    "The bomb went off on the ninth floor.",
    "Of the two raids, the first failed; on the second, men died.",
    "The talks could lead to a month-long ceasefire.",
]


@pytest.mark.parametrize("sentence", NO_DATES)
def test_finds_no_date(sentence: str) -> None:
    assert places_of(sentence, THURSDAY) == []


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("in April 1992", Interval("1992-04-01", "1992-04-30", "month")),
        ("in February 2024", Interval("2024-02-01", "2024-02-29", "month")),
        ("in 1992 ", Interval("1992-01-01", "1992-12-31", "year")),
        ("on 4 May 1999", Interval("1999-05-04", "1999-05-04", "day")),
        ("on Wednesday night", Interval("2022-03-16", "2022-03-16", "part_of_day")),
        ("the 1990s", Interval("1990-01-01", "1999-12-31", "decade")),
        ("on 01/02/2018", Interval("2018-01-01", "2018-12-31", "year")),
        ("during World War I", Interval("1914-01-01", "1918-12-31", "year")),
    ],
)
def test_interval_and_granularity(words: str, interval: Interval) -> None:
    (mention,) = find_times(words, tokenize(words))
    assert resolve(mention, THURSDAY)[1] == interval


def test_tense_can_be_overridden() -> None:
    (mention,) = find_times("on Friday", tokenize("on Friday"))
    assert resolve(mention, THURSDAY, "future")[0] == "2022-03-18"
    assert resolve(mention, THURSDAY, "past")[0] == "2022-03-11"


@pytest.mark.parametrize("sentence", ["It fell on 31 June 2019.", "It fell on 30 February 2019."])
def test_impossible_days_have_no_value(sentence: str) -> None:
    assert all(value is None or len(value) < 10 for _, value in places_of(sentence, THURSDAY))


def test_an_unknown_anchor_is_refused_in_no_other_way_than_by_no_value() -> None:
    (mention,) = find_times("yesterday", tokenize("yesterday"))
    assert resolve(mention, None) == (None, Interval(None, None, "none"))


# ---- articles ----


def test_every_date_is_anchored_in_the_article_text() -> None:
    read = reading("A depot burned on Tuesday.", "It had burned in 2014 too.")
    for one in extract_dates(read):
        assert read.article.text[one.start : one.end] == one.spans[0].exact


def test_counted_days_start_where_the_article_says_the_fighting_began() -> None:
    read = reading("Clashes erupted on Sunday along the ridge.", "On Tuesday fighting entered a third day.")
    assert find_war_start(read) == "2022-03-13"
    assert ("a third day", "2022-03-15") in values(read)


def test_counted_days_have_no_value_where_the_article_names_two_beginnings() -> None:
    read = reading("The war began on Sunday.", "Others say the war began on Friday.", "It entered its fifth day of war.")
    assert find_war_start(read) is None
    assert ("its fifth day", None) in values(read)


def test_a_day_earlier_leans_on_the_day_named_last() -> None:
    read = reading("The town fell on Tuesday. Its mayor had fled two days earlier.")
    assert ("two days earlier", "2022-03-13") in values(read)


def test_today_inside_a_quotation_is_the_day_of_speaking() -> None:
    read = reading("“We lost the post today,” the major said on Monday.", quote="We lost the post today", cue="said")
    assert ("today", "2022-03-14") in values(read)


def test_today_in_a_quotation_is_the_day_of_which_its_paragraph_has_told() -> None:
    words = "We have voted for peace today"
    read = reading(f"The council met on Tuesday. “{words},” its chair said.", quote=words, cue="said")
    assert ("today", "2022-03-15") in values(read)
    apart = reading("The council met on Tuesday.", f"“{words},” its chair said.", quote=words, cue="said")
    assert ("today", "2022-03-17") in values(apart)


def test_the_stamp_of_the_front_matter_is_a_date() -> None:
    read = reading("Nothing more.", front_matter="---\ntitle: x\ndate: 2022-03-17-09-05-00\n---\n")
    assert values(read) == [("2022-03-17-09-05-00", "2022-03-17T09:05:00")]


def test_a_stamp_has_the_hour_as_it_is_written_and_no_zone() -> None:
    read = reading("Nothing more.", front_matter="---\ntitle: x\ndate: 2022-03-17T09:05:00+02:00\n---\n")
    assert [value for _, value in values(read)] == ["2022-03-17T09:05:00"]


def test_a_day_in_words_in_the_front_matter_is_a_date() -> None:
    read = reading("Nothing more.", front_matter="---\ntitle: The road of 4 May 1999\ndate: 17 March 2022\n---\n")
    assert values(read) == [("17 March 2022", "2022-03-17")]


def test_what_leans_on_the_day_told_of_last_may_stand_in_the_next_paragraph_but_no_further() -> None:
    read = reading("Guns opened up on Tuesday.", "In the evening they fell silent.", "Rain came. In the evening the road flooded.")
    assert values(read) == [("Tuesday", "2022-03-15"), ("the evening", "2022-03-15TEV"), ("the evening", "2022-03-15TEV")]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The session opened on Tuesday. It was called at noon by the envoy.", "noon", "2022-03-15T12:00"),
        ("Shells landed on Tuesday from 3 a.m. in the old town.", "3 a.m.", "2022-03-15T03:00"),
        ("Rebels pulled out on Monday and came back the same evening.", "the same evening", "2022-03-14TEV"),
        ("They met on Tuesday, a day after drones struck the mill.", "a day after", "2022-03-14"),
        ("Nurses reached the bay on Saturday and had reached the cape the day before.", "the day before", "2022-03-11"),
        ("Output fell to nine barges in 2019, from 20 the year before.", "the year before", "2018"),
        ("The convoy set out on Monday, shortly after dawn, and was hit at the ford.", "dawn", "2022-03-14TMO"),
        ("He spoke on Tuesday; his 11:25 a.m. (0925 GMT) remarks were brief.", "11:25 a.m. (0925 GMT)", "2022-03-15T11:25"),
        ("The town fell in 2012 and was retaken the next year by the army.", "the next year", "2013"),
        ("A market burned in January. Jets struck the port in the same month.", "the same month", "2022-01"),
        ("The enclave seceded in 1991 and that year its port was shelled.", "that year", "1991"),
        ("The pact of 1994 and the war of 1999 failed; that year both capitals were hit.", "that year", "1999"),
    ],
)
def test_times_that_lean_on_the_one_before(sentence: str, words: str, value: str) -> None:
    assert (words, value) in values(reading(sentence))


def test_the_day_of_what_came_before_is_not_the_day_told_of() -> None:
    read = reading("They met on Tuesday, a day after drones struck the mill. The pact was signed at noon.")
    assert ("noon", "2022-03-15T12:00") in values(read)


@pytest.mark.parametrize(
    "sentence",
    [
        "A curfew runs from 9 p.m. to 5 a.m. daily.",
        "Shops open at 9 a.m. there.",
        "Authorities have imposed a curfew from 14:00.",
        "Patrols go out at noon.",
        "He had 3 p.m. written on his hand.",
    ],
)
def test_an_hour_without_a_day_is_no_date(sentence: str) -> None:
    assert values(reading(sentence)) == []


def test_a_plain_day_in_the_front_matter_is_a_date() -> None:
    read = reading("Nothing more.", front_matter="---\npost_date: 2022-03-17 09:05:07\n---\n")
    assert values(read) == [("2022-03-17 09:05:07", "2022-03-17T09:05:07")]


def test_the_same_article_gives_the_same_ids() -> None:
    first, second = (extract_dates(reading("A depot burned on Tuesday and in 2014.")) for _ in range(2))
    assert first == second
    assert len({date.id for date in first}) == len(first) == 2


WARS = [
    # the paper's day, sentence, words, value
    ("2024-03-14", "On the 51st day of the war guns fell silent.", "the 51st day", None),
    ("2024-03-14", "Since Oct 7 the toll has grown.", "Oct 7", "2023-10-07"),
    ("2024-03-14", "Since 7 Oct. the toll has grown.", "7 Oct.", "2023-10-07"),
    ("2024-03-14", "Last April the sides had agreed.", "Last April", "2023-04"),
    ("2024-03-14", "A vote is due in the first week of August.", "the first week of August", "2024-08-01/2024-08-07"),
    ("2024-03-14", "It fell in the last week of February.", "the last week of February", "2024-02-23/2024-02-29"),
    ("2024-03-14", "It fell in the second week of January 2023.", "the second week of January 2023", "2023-01-08/2023-01-14"),
    ("2024-03-14", "It fell in the first half of February.", "the first half of February", "2024-02-01/2024-02-15"),
    ("2024-03-14", "It fell in the second half of 2023.", "the second half of 2023", "2023-07/2023-12"),
    ("2024-03-14", "It fell in the first half of 2021.", "the first half of 2021", "2021-01/2021-06"),
    ("2024-03-14", "A truce was signed a year ago.", "a year ago", "2023"),
    ("2024-03-14", "In eight days of combat 60 soldiers fell.", "eight days", "2024-03-07/2024-03-14"),
    ("2024-03-14", "After 11 days of fighting the town was empty.", "11 days", "2024-03-04/2024-03-14"),
    ("2024-03-14", "Drones came overnight on Tuesday.", "overnight on Tuesday", "2024-03-12TNI"),
    ("2024-03-14", "A shell hit early on Monday.", "early on Monday", "2024-03-11TMO"),
    ("2024-03-14", "They stayed until 2013.", "2013", "2013"),
    ("2024-06-14", "The town fell on 27-29 May.", "27-29 May", "2024-05-27/2024-05-29"),
    ("2024-06-14", "The town fell late in May.", "late in May", "2024-05-21/2024-05-31"),
    ("2024-06-14", "The town fell early in May 2022.", "early in May 2022", "2022-05-01/2022-05-10"),
    ("2024-03-14", "At 3:30 a.m. on Tuesday shells fell.", "3:30 a.m. on Tuesday", "2024-03-12T03:30"),
    ("2024-03-14", "Late Tuesday night the line broke.", "Late Tuesday night", "2024-03-12TNI"),
    ("2024-03-14", "The shelling began at dawn on Sunday.", "dawn on Sunday", "2024-03-10TMO"),
    ("2024-03-14", "They fought from 27 to 29 May 2023.", "27 to 29 May 2023", "2023-05-27/2023-05-29"),
    ("2024-03-14", "They met on March 12 and 13.", "March 12 and 13", "2024-03-12/2024-03-13"),
    ("2024-03-14", "They met on Tuesday, 12 March.", "Tuesday, 12 March", "2024-03-12"),
    ("2024-03-14", "They met on Saturday 9th March.", "Saturday 9th March", "2024-03-09"),
    ("2024-03-14", "They met on 24.02.2022 in Norland.", "24.02.2022", "2022-02-24"),
    ("2024-03-14", "The Nov. 9, 2020 truce held.", "Nov. 9, 2020", "2020-11-09"),
    ("2024-03-14", "Three months ago the pass was shut.", "Three months ago", "2023-12"),
    ("2024-03-14", "Six days ago the pass was shut.", "Six days ago", "2024-03-08"),
    ("2024-03-14", "More than a decade ago the pass was shut.", "More than a decade ago", "2014"),
    ("2024-03-14", "The 2014 war left scars.", "2014", "2014"),
    ("2024-03-14", "It was lost during the 2008-2009 war.", "2008-2009", "2008/2009"),
    ("2024-03-14", "Thursday's attack killed two.", "Thursday", "2024-03-14"),
    ("2024-03-14", "Fires burned over the weekend.", "the weekend", "2024-03-09/2024-03-10"),
    ("2024-03-14", "It ran between Sunday night and Monday morning.", "Sunday night and Monday morning", "2024-03-10TNI/2024-03-11TMO"),
    ("2024-03-14", "Rebels ruled from 2011 to 2013.", "2011 to 2013", "2011/2013"),
    ("2024-03-14", "It began in the spring of 2022.", "spring of 2022", "2022-03/2022-05"),
    ("2024-03-14", "The coup of 1 February 2021 failed.", "1 February 2021", "2021-02-01"),
    ("2024-03-14", "Last week's raid failed.", "Last week", "2024-03-04/2024-03-10"),
    ("2024-03-14", "It was shut in March of last year.", "March of last year", "2023-03"),
    ("2024-03-14", "They meet next Wednesday.", "next Wednesday", "2024-03-20"),
    ("2024-03-14", "It lasted from Monday to Wednesday.", "Monday to Wednesday", "2024-03-11/2024-03-13"),
    ("2024-03-14", "Sirens rang on the morning of 12 March.", "the morning of 12 March", "2024-03-12TMO"),
    ("2024-03-14", "Sirens rang on the evening of March 3.", "the evening of March 3", "2024-03-03TEV"),
    ("2024-03-14", "The fort was retaken by nightfall on Monday.", "nightfall on Monday", "2024-03-11TEV"),
    ("2024-03-14", "The siege ended in mid-2023.", "mid-2023", "2023"),
    ("2024-03-14", "It fell at the end of last month.", "the end of last month", "2024-02-21/2024-02-29"),
    ("2024-03-14", "In the last 24 hours 12 died.", "the last 24 hours", "2024-03-13/2024-03-14"),
    ("2024-03-14", "Two died shortly after dawn yesterday.", "dawn yesterday", "2024-03-13TMO"),
    ("2024-03-14", "Drones came in the small hours of Tuesday.", "the small hours of Tuesday", "2024-03-12TMO"),
    ("2024-03-14", "Shells fell in the early hours of Sunday.", "the early hours of Sunday", "2024-03-10TMO"),
    ("2024-03-14", "A raid in April 2016 killed scores.", "April 2016", "2016-04"),
    ("2024-03-14", "A market was hit on the previous Thursday.", "the previous Thursday", "2024-03-07"),
    ("2024-03-14", "He was seen on the afternoon of 12/03/2024.", "12/03/2024", "2024-03-12"),
    ("2024-03-14", "A truce ends on 05/04/2024.", "05/04/2024", None),
    ("2024-12-14", "He was seen on 05/04/2024.", "05/04/2024", None),
    ("2024-03-14", "Around sunset troops fired.", "sunset", "2024-03-14TEV"),
    ("2024-03-14", "As night fell tents went up.", "As night fell", "2024-03-14TNI"),
    ("2024-03-14", "The siege began a year ago yesterday.", "a year ago yesterday", "2023-03-13"),
    ("2024-03-31", "The siege began a month ago today.", "a month ago today", "2024-02-29"),
    ("2024-03-14", "The siege began three days ago today.", "three days ago today", "2024-03-11"),
    ("2024-03-14", "Shells fell shortly after midnight on Tuesday.", "midnight on Tuesday", "2024-03-12TNI"),
    ("2024-03-14", "Sirens rang three times during the morning.", "the morning", "2024-03-14TMO"),
    ("2024-03-14", "Two clinics have closed since the start of February.", "the start of February", "2024-02-01"),
    ("2024-03-14", "Raids between April and November of last year killed six.", "April and November of last year", "2023-04/2023-11"),
    ("2024-03-14", "Ministers are meeting envoys in Orvel on Friday.", "Friday", "2024-03-15"),
    ("2024-03-14", "Ministers meet in Orvel on Saturday.", "Saturday", "2024-03-16"),
    (
        "2024-03-14",
        "Rebels said that the truce was a step on the long road to the end of a crisis of the land which this week passes its fifth year.",
        "this week",
        "2024-03-11/2024-03-17",
    ),
    ("2024-03-14", "The envoy flies to Orvel on Saturday.", "Saturday", "2024-03-16"),
    ("2024-03-14", "The navy is sending ships to Orvel this weekend.", "this weekend", "2024-03-16/2024-03-17"),
    ("2024-03-14", "The port was shelled this weekend.", "this weekend", "2024-03-09/2024-03-10"),
    ("2024-03-14", "Troops are digging in after the raid on Tuesday.", "Tuesday", "2024-03-12"),
    (
        "2024-03-14",
        "Both are expected to attend a joint summit of the Eastern Community and the League of the Islands of the North on Saturday.",
        "Saturday",
        "2024-03-16",
    ),
]


@pytest.mark.parametrize(("day", "sentence", "words", "value"), WARS)
def test_how_reports_of_many_wars_date_things(day: str, sentence: str, words: str, value: str | None) -> None:
    mentions = {sentence[m.start : m.end]: m for m in find_times(sentence, tokenize(sentence))}
    assert resolve(mentions[words], day)[0] == value


LEANING = [
    ("The next day they left.", "The next day", "2024-03-11"),
    ("The following day they left.", "The following day", "2024-03-11"),
    ("The previous day they left.", "The previous day", "2024-03-09"),
    ("A day later they left.", "A day later", "2024-03-11"),
    ("They left two days before.", "two days before", "2024-03-08"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), LEANING)
def test_days_that_lean_on_the_day_told_of_last(sentence: str, words: str, value: str | None) -> None:
    mentions = {sentence[m.start : m.end]: m for m in find_times(sentence, tokenize(sentence))}
    if value is None:
        assert words not in mentions
    else:
        assert resolve(mentions[words], "2024-03-14", reference="2024-03-10")[0] == value


@pytest.mark.parametrize("day", ["51st", "2nd", "100th", "300th"])
def test_a_counted_day_needs_the_day_on_which_the_war_began(day: str) -> None:
    sentence = f"On the {day} day of the war guns fell silent."
    (mention,) = find_times(sentence, tokenize(sentence))
    ahead = int(day.rstrip("stndh")) - 1
    assert resolve(mention, "2024-12-14", war_start="2024-01-01")[0] == (date(2024, 1, 1) + timedelta(days=ahead)).isoformat()


@pytest.mark.parametrize(
    "sentence", ["14:20 the junta spoke.", "A 10-day truce was signed.", "He is in terms of days ahead.", "It was said in winter."]
)
def test_what_is_no_date(sentence: str) -> None:
    assert find_times(sentence, tokenize(sentence)) == ()


NEWS_KINDS = [
    ("The war that began in 2003 killed thousands.", "2003", "2003"),
    ("In 2003 people fled.", "2003", None),
    ("He fell on May 3rd of 2011.", "May 3rd of 2011", "2011-05-03"),
    ("They met on 28 June in 2020.", "28 June in 2020", "2020-06-28"),
    ("The siege of January-March 2015 starved the town.", "January-March 2015", "2015-01/2015-03"),
    ("The raids of November to February 2019 went on.", "November to February 2019", "2018-11/2019-02"),
    ("They will leave by the end of the month.", "the end of the month", "2016-03-21/2016-03-31"),
    ("Shelling went on for a third consecutive day.", "a third consecutive day", "2016-03-17"),
    ("The village was stormed at dawn.", "dawn", "2016-03-17TMO"),
    ("Guards came in the evening.", "the evening", "2016-03-17TEV"),
    ("Wolves howl at night.", "night", None),
    ("Earlier in the day he had left.", "Earlier in the day", "2016-03-17"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), NEWS_KINDS)
def test_kinds_that_news_uses(sentence: str, words: str, value: str | None) -> None:
    mentions = {sentence[m.start : m.end]: m for m in find_times(sentence, tokenize(sentence))}
    assert (resolve(mentions[words], "2016-03-17")[0] if words in mentions else None) == value


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("Two days later the army struck.", "Two days later", "2016-03-12"),
        ("That night, the power failed.", "That night", "2016-03-10TNI"),
        ("The previous night they had gone.", "The previous night", "2016-03-09TNI"),
        ("Shots were heard before dawn.", "dawn", "2016-03-10TMO"),
    ],
)
def test_what_leans_on_the_day_told_of_last(sentence: str, words: str, value: str) -> None:
    mentions = {sentence[m.start : m.end]: m for m in find_times(sentence, tokenize(sentence))}
    assert resolve(mentions[words], "2016-03-17", reference="2016-03-10")[0] == value


def test_a_day_that_leans_on_nothing_is_no_date() -> None:
    sentence = "That day, they left."
    (mention,) = find_times(sentence, tokenize(sentence))
    assert resolve(mention, "2016-03-17")[0] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday shells fell; the following morning there were more.", ["2024-03-11", "2024-03-12TMO"]),
        ("On Sunday troops came. That afternoon, they left.", ["2024-03-10", "2024-03-10TAF"]),
        ("Shells hit the camp on Sunday. Two nights earlier, they had hit the port.", ["2024-03-10", "2024-03-08TNI"]),
        # What leans on a day that is not told, or on days ahead, has none.
        ("Two nights earlier, shells hit a camp; by dawn seven people were dead.", [None]),
        ("Talks are due in the coming week. The day before, the town had fallen.", ["2024-03-15/2024-03-21", None]),
        ("Fighting was heard on Thursday. The following day shells fell.", ["2024-03-14", None]),
        # The order of the figures of a date is that of the article's other dates.
        ("The depot burned on 25/02/2024 and the port on 05/03/2023.", ["2024-02-25", "2023-03-05"]),
        ("The depot burned on 02/25/2024 and the port on 05/03/2023.", ["2024-02-25", "2023-05-03"]),
    ],
)
def test_what_leans_on_another_day(text: str, expected: list[str | None]) -> None:
    assert [value for _, value in values(reading(text, anchor="2024-03-14"))] == expected


@pytest.mark.parametrize(
    ("anchor", "sentence", "words", "value"),
    [
        (THURSDAY, "A drone fell in the early hours of Tuesday.", "the early hours of Tuesday", "2022-03-15TMO"),
        (THURSDAY, "The port was shelled late yesterday.", "late yesterday", "2022-03-16TEV"),
        (THURSDAY, "He was held late on 3 March.", "late on 3 March", "2022-03-03TEV"),
        (THURSDAY, "On the night of 13 to 14 March two tanks burned.", "the night of 13 to 14 March", "2022-03-13TNI"),
        (THURSDAY, "They crossed on the night of Saturday to Sunday.", "the night of Saturday to Sunday", "2022-03-12TNI"),
        (THURSDAY, "Guards were told on the night of the 7th.", "the night of the 7th", "2022-03-07TNI"),
        (THURSDAY, "In the four days to Wednesday 70 people died.", "the four days to Wednesday", "2022-03-13/2022-03-16"),
        (THURSDAY, "Some 900 died in the five years to March.", "the five years to March", "2017-04/2022-03"),
        (THURSDAY, "Shells fell for a third day running.", "a third day running", "2022-03-17"),
        (THURSDAY, "Shells fell for a third day on Wednesday.", "a third day", "2022-03-16"),
        (THURSDAY, "Scouts reached the mill on Tuesday, the third day of the offensive.", "the third day", "2022-03-15"),
        (THURSDAY, "Clashes in April 2016 killed dozens.", "April 2016", "2016-04"),
        (THURSDAY, "Three days of fighting have emptied the town.", "Three days", "2022-03-15/2022-03-17"),
        (THURSDAY, "He fled by the end of last year.", "the end of last year", "2021-12"),
        (THURSDAY, "The cease-fire began at 09:00 Selmian time on Monday.", "09:00 Selmian time on Monday", "2022-03-14T09:00"),
        (THURSDAY, "Police will return by Friday noon.", "Friday noon", "2022-03-18T12:00"),
    ],
)
def test_times_as_reports_tell_them(anchor: str, sentence: str, words: str, value: str) -> None:
    assert (words, value) in values(reading(sentence))


def test_five_days_of_fighting_in_a_year_long_gone_are_not_the_last_five() -> None:
    assert "Five days" not in dict(values(reading("Five days of fighting in 2008 emptied the town.")))


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("Tanks came on Monday and again the next morning.", "the next morning", "2022-03-15TMO"),
        ("The pact was signed in June 2018. It failed in December of that year.", "December of that year", "2018-12"),
        ("In January and February 200 died, against 90 in the same period of 2020.", "the same period of 2020", "2020-01/2020-02"),
        ("They fled on 1 March. Over the next three days ten villages burned.", "the next three days", "2022-03-02/2022-03-04"),
        ("Clashes broke out on Saturday and spread to the hills that weekend.", "that weekend", "2022-03-12/2022-03-13"),
        ("Fighting broke out on 1 March. Two weeks into the war, he was killed.", "Two weeks", "2022-03-14/2022-03-20"),
    ],
)
def test_times_that_go_on_from_what_was_told(sentence: str, words: str, value: str) -> None:
    assert any(text.startswith(words) and found == value for text, found in values(reading(sentence)))


def test_a_month_told_since_leaves_no_day_to_lean_on() -> None:
    read = reading("Bombs fell on 8 October 2016.", "In December 2017 he was killed two days after leaving his allies.")
    assert ("two days after", None) in values(read)


def test_no_dawn_of_a_day_to_come_is_reported() -> None:
    read = reading("The airlift will go on until Friday.", "Planes struck at dawn.")
    assert ("dawn", "2022-03-17TMO") in values(read)


def test_an_hour_does_not_lean_on_a_day_long_past_of_another_paragraph() -> None:
    read = reading("He was killed on 14 February.", "The border was closed from 11 a.m. until further notice.")
    assert not [text for text, _ in values(read) if text.startswith("11")]


def test_a_date_in_figures_is_read_as_the_article_writes_the_others() -> None:
    assert ("03/02/2022", "2022-02-03") in values(reading("He was seen on 25/01/2022 and on 03/02/2022."))
    assert ("03/02/2022", "2022-03-02") in values(reading("He was seen on 01/25/2022 and on 03/02/2022."))
    assert ("03/02/2022", None) in values(reading("He was seen on 03/02/2022."))


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The war began in late 2014, and others joined it in March of the following year.", "March of the following year", "2015-03"),
        (
            "They fought until December 2020. In the ten months to October 40 died, against 20 in the same period of 2019.",
            "the same period of 2019",
            "2019-01/2019-10",
        ),
        ("Between 1 and 7 March 900 fled. The week before, 400 had fled.", "The week before", None),
        ("The raid entered its second day on Wednesday.", "its second day", "2022-03-16"),
        ("Troops left on 1 March. The following Friday, a bomb went off.", "The following Friday", "2022-03-04"),
    ],
)
def test_what_was_told_before_is_read_once(sentence: str, words: str, value: str | None) -> None:
    assert dict(values(reading(sentence)))[words] == value


def test_earlier_in_the_day_is_not_a_day_long_past_of_another_paragraph() -> None:
    read = reading("The war began on 11 February.", "Earlier in the day the premier had offered talks.")
    assert ("Earlier in the day", "2022-03-17") in values(read)


def test_a_time_that_was_agreed_on_is_no_time_that_has_passed() -> None:
    assert "four days" not in dict(values(reading("The two sides had agreed to stop fighting for four days.")))
