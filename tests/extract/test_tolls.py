"""Whose losses a toll counts, who says so, over which time; what is denied, feared or not disclosed."""

import pytest

from counterclaim.event import Date, Interval
from counterclaim.extract.context import made_by
from counterclaim.extract.tolls import extract_tolls
from counterclaim.noun import Span
from counterclaim.toll import Toll
from tests.extract.toll_readings import claim, read

WAR = "Fighting between Norland and Sudria went on. The war between Norland and Sudria began in spring."


def tolls(text: str, content: str | None = None, by: str = "Norland", act: str = "state") -> tuple[Toll, ...]:
    """Return the tolls of ``text`` after a line that names the belligerents, with ``content`` claimed by ``by``."""
    reading = read(f"{WAR}\n{text}")
    claims = (claim(reading, content, by, act),) if content else ()  # type: ignore[arg-type]
    return extract_tolls(reading, claims)


def only(text: str, content: str | None = None, by: str = "Norland", act: str = "state") -> Toll:
    (toll,) = tolls(text, content, by, act)
    return toll


def test_every_span_is_the_words_it_names() -> None:
    reading = read("Norland said its gunners killed at\u00a0least 40 Sudrian soldiers near the dam.")
    (toll,) = extract_tolls(reading, ())
    assert toll.text == "at\u00a0least 40"
    assert all(reading.article.text[span.start : span.end] == span.exact for span in toll.spans)
    assert {span.role for span in toll.spans} == {"number", "subject", "cue"}


def test_adjective_of_nationality_tells_whose() -> None:
    toll = only("Forces killed 40 Sudrian soldiers.", "40 Sudrian soldiers")
    assert (toll.subject.side, toll.stance, toll.claimant.side) == ("SUD", "enemy", "NOR")


def test_what_a_belligerent_says_it_destroyed_is_the_enemys() -> None:
    toll = only("Norland said Norland destroyed 12 tanks.", "Norland destroyed 12 tanks")
    assert (toll.subject.side, toll.stance, toll.perpetrator and toll.perpetrator.side) == ("SUD", "enemy", "NOR")


def test_elided_doer_is_the_claimant() -> None:
    assert only("Norland claimed to have destroyed 12 tanks.", "to have destroyed 12 tanks").subject.side == "SUD"


def test_its_civilian_dead_are_its_own() -> None:
    toll = only("Norland said nine civilians were killed in shelling.", "nine civilians were killed in shelling")
    assert (toll.subject.side, toll.stance) == ("NOR", "own")


def test_rebels_that_a_belligerent_reports_killed_are_not_its_own() -> None:
    assert only("Norland said 30 militants were killed.", "30 militants were killed").subject.side == "SUD"


def test_a_stranger_tells_no_side() -> None:
    toll = only("Westmark said nine civilians were killed in shelling.", "nine civilians were killed in shelling", by="Westmark")
    assert (toll.subject.side, toll.stance) == (None, "none")


def test_silence_tells_no_side_where_no_pair_of_belligerents_is_known() -> None:
    reading = read("Norland said Norland destroyed 12 tanks.")
    (toll,) = extract_tolls(reading, (claim(reading, "Norland destroyed 12 tanks", "Norland"),))
    assert toll.subject.side is None


def test_losses_belong_to_who_lost_them() -> None:
    assert only("Sudria lost 12 tanks in the marshes.").subject.side == "SUD"


def test_possessive_pronoun_goes_back_to_the_state_named_before() -> None:
    assert only("Sudria showed the wreck of its helicopter, which was shot down.").subject.side == "SUD"


def test_side_behind_the_noun() -> None:
    assert only("Twelve soldiers of the Sudrian army were killed.").subject.side == "SUD"


def test_own_side() -> None:
    toll = only("Norland says 10 soldiers on its side died.", "10 soldiers on its side died")
    assert (toll.subject.side, toll.stance) == ("NOR", "own")


def test_both_sides_together_are_no_side() -> None:
    assert only("The clashes killed 17 soldiers.").subject.side is None


def test_members_of_an_armed_group_are_fighters() -> None:
    assert only("The strike killed nine Red Column members.").subject.status == "military"


def test_whom_by_names_is_the_alleged_perpetrator() -> None:
    toll = only("Nine farmers were killed by Sudrian army gunners.")
    assert toll.perpetrator is not None
    assert toll.perpetrator.side == "SUD"


@pytest.mark.parametrize(
    "text",
    [
        "Sudria returned 12 bodies to Nordia.",
        "Sudrian helicopters flew 12 wounded soldiers to a hospital.",
        "Sudria recovered nine bodies.",
    ],
)
def test_who_returns_the_dead_or_flies_out_the_wounded_did_not_do_it(text) -> None:
    assert only(text).perpetrator is None


def test_a_place_before_the_verb_is_no_perpetrator() -> None:
    assert only("A car bomb in Sudria killed nine farmers.").perpetrator is None


def test_the_outlet_speaks_where_nobody_else_does() -> None:
    toll = only("Shelling killed nine farmers.")
    assert (toll.claimant.side, toll.claim, toll.stance) == ("OUTLET", None, "none")


def test_innermost_statement_gives_the_claimant() -> None:
    reading = read("Sudria said Norland reported that 12 farmers were killed.")
    outer = claim(reading, "Norland reported that 12 farmers were killed", "Sudria")
    inner = claim(reading, "12 farmers were killed", "Norland")
    (toll,) = extract_tolls(reading, (outer, inner))
    assert (toll.claimant.side, toll.claim) == ("NOR", inner.id)


def test_joint_speakers_are_one_toll_each() -> None:
    reading = read("Norland and Sudria said 12 farmers were killed.")
    claims = tuple(claim(reading, "12 farmers were killed", name) for name in ("Norland", "Sudria"))
    found = extract_tolls(reading, claims)
    assert [toll.claimant.side for toll in found] == ["NOR", "SUD"]
    assert len({toll.id for toll in found}) == 2


def test_allegedly_is_nobody_in_particular() -> None:
    assert only("Shelling allegedly killed nine farmers.").claimant.side == "UNNAMED"


def test_denied_by_its_claim_or_its_own_words() -> None:
    assert only("Sudria denies 12 farmers were killed.", "12 farmers were killed", by="Sudria", act="deny").value_status == "denied"
    assert only("Sudria denied that 12 farmers were killed.").value_status == "denied"
    assert only("Sudria denied killing 12 farmers.").value_status == "denied"


def test_denial_of_one_thing_leaves_the_next_standing() -> None:
    assert only("Sudria denied involvement, but 12 farmers were killed.").value_status == "stated"


def test_not_disclosed_is_neither_zero_nor_unknown() -> None:
    toll = only("Sudria has yet to disclose details of its military losses.")
    assert (toll.value_status, toll.low, toll.high, toll.subject.side) == ("not_disclosed", None, None, "SUD")


def test_feared_and_possible_are_marked() -> None:
    assert only("Some 50 recruits are feared dead.").hypothetical
    assert only("The strike may have killed 50 recruits.").hypothetical
    assert not only("The strike has killed 50 recruits.").hypothetical


def test_parts_name_their_whole_and_are_never_it() -> None:
    whole, part, other = tolls("Shells killed 30 people, including 12 children and five women.")
    assert (whole.part_of, part.part_of, other.part_of) == (None, whole.id, whole.id)


def test_neutralised_keeps_its_own_harm_and_the_sources_gloss() -> None:
    toll = only("Norland neutralised 25 militants. The army uses the term neutralised for those killed, captured or surrendered.")
    assert (toll.harm, toll.gloss) == ("neutralised", "killed, captured or surrendered")


def test_periods() -> None:
    assert only("Shelling killed nine farmers.").period == "incident"
    assert only("The army says 90 conscripts have been killed so far.").period == "cumulative"
    assert only("In the past 24 hours shells killed nine farmers.").period == "daily"
    assert only("The war killed 9,000 people.").period == "war"
    assert only("The war has killed 9,000 people.").period == "war"
    assert only("The latest fighting has killed dozens.").period == "cumulative"


def dated(text: str, words: str, value: str) -> Toll:
    reading = read(text)
    start = text.index(words)
    date = Date(
        id="d",
        article="a",
        start=start,
        end=start + len(words),
        spans=(Span(start, start + len(words), words, "date"),),
        provenance=made_by("test"),
        value=value,
        interval=Interval(None, None, "day"),
        anchor=None,
    )
    (toll,) = extract_tolls(reading, (), (date,), war_start="2031-05-01")
    return toll


def test_running_counts_run_since_the_date_they_name_else_the_start_of_the_war() -> None:
    assert dated("Since Sunday shells have killed 40 farmers so far.", "Sunday", "2031-05-18").since == "2031-05-18"
    assert dated("On Sunday officials met; 40 farmers have been killed so far.", "Sunday", "2031-05-18").since == "2031-05-01"


def test_the_worst_since_is_no_start_of_a_count() -> None:
    toll = dated("In the worst fighting since 2016, shells have killed 40 farmers so far.", "2016", "2016")
    assert (toll.since, toll.as_of) == ("2031-05-01", "2031-05-20")


def test_what_a_dated_war_left_behind_is_counted_at_its_end() -> None:
    toll = dated("Velland has held the valley since a war ended in 2016, after killing 400 people.", "2016", "2016")
    assert (toll.period, toll.as_of) == ("war", "2016")


def test_a_past_year_is_as_of_when_the_count_speaks() -> None:
    toll = dated("Clashes in 2016 killed 110 people.", "2016", "2016")
    assert (toll.as_of, toll.as_of_basis, toll.period) == ("2016", "stated", "cumulative")


@pytest.mark.parametrize("words", ["as of Sunday", "by Sunday", "in a tally running to Sunday"])
def test_a_count_speaks_of_the_day_up_to_which_it_says_it_goes(words: str) -> None:
    toll = dated(f"Shells had killed 40 farmers {words}.", "Sunday", "2031-05-18")
    assert (toll.as_of, toll.as_of_basis) == ("2031-05-18", "stated")
    assert dated("On Sunday shells killed 40 farmers.", "Sunday", "2031-05-18").as_of_basis != "stated"
    assert dated("By Sunday the guns fell silent; shells had killed 40 farmers.", "Sunday", "2031-05-18").as_of_basis != "stated"


def test_a_span_of_days_starts_a_count_and_is_what_it_stands_for() -> None:
    words = "between 12 and 18 May"
    toll = dated(f"Shells killed 40 farmers {words}.", words, "2031-05-12/2031-05-18")
    assert (toll.period, toll.since, toll.as_of, toll.as_of_basis) == ("cumulative", "2031-05-12", "2031-05-18", "stated")


def test_a_war_that_ended_counts_as_a_war() -> None:
    toll = dated("A ceasefire was agreed in 2016, after thousands of people were killed.", "2016", "2016")
    assert (toll.period, toll.as_of) == ("war", "2016")


def test_ids_come_from_content() -> None:
    text = "Shells killed 30 people, including 12 children."
    assert [toll.id for toll in tolls(text)] == [toll.id for toll in tolls(text)]


def test_untold_zones_have_no_tolls() -> None:
    assert extract_tolls(read("Shelling killed nine farmers.", zones=("heading",)), ()) == ()


def test_a_third_party_that_did_one_thing_is_no_belligerent() -> None:
    text = (
        "A Norland official said the war between Norland and Sudria goes on.\n"
        "Norland says 10 soldiers on its side died. Norland killed 40 Sudrian soldiers. A Norland helicopter was shot down by Westmark.\n"
        "Norland said Norland destroyed 12 tanks."
    )
    reading = read(text)
    claims = (claim(reading, "Norland destroyed 12 tanks", "Norland"), claim(reading, "10 soldiers on its side died", "Norland"))
    tanks = next(toll for toll in extract_tolls(reading, claims) if toll.low == 12)
    assert (tanks.subject.side, tanks.stance) == ("SUD", "enemy")


def test_a_pair_that_only_the_caller_names_is_not_enough() -> None:
    reading = read("Norland said Norland destroyed 12 tanks.")
    (toll,) = extract_tolls(reading, (claim(reading, "Norland destroyed 12 tanks", "Norland"),), belligerents=("NOR", "SUD"))
    assert toll.subject.side is None
