import pytest

from counterclaim.actor import Actor
from counterclaim.report.glyph import spark
from counterclaim.report.lookup import look_up
from counterclaim.report.naming import learn_names
from counterclaim.report.toll_board import build_boards
from tests.report.brief_cases import ORSANNE, OUTLET, VELMARK, Desk


def histories(desk, section="people"):
    look = look_up(desk.view())
    (board,) = (b for b in build_boards(look, learn_names(look.view)) if b.section == section)
    return [trail.history for trail in board.trails]


def told(desk, *said, who=VELMARK, **options):
    """Have ``who`` give each figure, an article a day: (day of May, number) or (day, number, options)."""
    for day, number, *more in said:
        article = desk.article("Rook", f"2031-05-{day:02}", f"On day {day} the army spoke of {number} dead.")
        desk.toll(article, str(number), who, "ORS", number, **{**options, **(more[0] if more else {})})
    return desk


def points(history):
    return [(point.days, point.toll.low) for point in history.points]


def test_a_history_follows_the_days():
    (history,) = histories(told(Desk(), (6, 30), (4, 12), (5, 20)))
    assert points(history) == [("2031-05-04", 12), ("2031-05-05", 20), ("2031-05-06", 30)]
    assert history.top == 30


def test_a_figure_said_again_the_next_time_is_one_point():
    (history,) = histories(told(Desk(), (4, 12), (5, 12), (6, 30)))
    assert points(history) == [("2031-05-04/2031-05-05", 12), ("2031-05-06", 30)]


def test_a_figure_that_comes_back_is_a_new_point():
    (history,) = histories(told(Desk(), (4, 12), (5, 30), (6, 12)))
    assert [low for _, low in points(history)] == [12, 30, 12]


@pytest.mark.parametrize(
    "said",
    [
        [(4, 12)],
        [(4, 12), (5, 12)],
        [(4, 12), (4, 30)],
        [(4, 12, {"period": "incident"}), (5, 30, {"period": "incident"})],
        [(4, 12, {"value": "denied"}), (5, 30)],
        [(4, 12, {"hypothetical": True}), (5, 30)],
        [(4, 12, {"place": "Tiro"}), (5, 30, {"place": "Mell"})],
        [(4, 12, {"since": "2031-05-01"}), (5, 300, {"since": "2031-01-01"})],
        [(4, 12, {"since": "2031"}), (5, 300, {"since": "2031-01-01"})],
    ],
    ids=["one", "unchanged", "one day", "incidents", "denied", "feared", "two places", "two starts", "starts not known to the day"],
)
def test_what_is_no_history(said):
    sections = {"incident": "incidents"}
    section = sections.get(said[0][2]["period"], "people") if len(said[0]) > 2 and "period" in said[0][2] else "people"
    assert histories(told(Desk(), *said), section) == []


def test_one_figure_in_other_words_is_no_change():
    desk = Desk()
    for day, words, low, high in ((4, "40", 40, 40), (5, "about 40", 35, 45), (6, "at least 40", 40, None)):
        article = desk.article("Rook", f"2031-05-{day:02}", f"The army spoke of {words} dead.")
        desk.toll(article, words, VELMARK, "ORS", low, high)
    assert histories(desk) == []


def test_starts_a_day_apart_are_one_count():
    (history,) = histories(told(Desk(), (4, 12, {"since": "2031-05-01"}), (5, 30, {"since": "2031-05-02"})))
    assert len(history.points) == 2


def test_claimants_never_share_a_history():
    desk = told(told(Desk(), (4, 12), (5, 30)), (4, 2), (5, 3), who=ORSANNE)
    assert sorted(low for history in histories(desk) for _, low in points(history)) == [2, 3, 12, 30]
    assert len(histories(desk)) == 2


@pytest.mark.parametrize("who", [OUTLET, Actor("a medic", "UNNAMED", "unnamed")])
def test_outlets_and_unnamed_sources_of_two_origins_are_two_voices(who):
    assert histories(told(Desk(), (4, 12), (5, 30), who=who)) == []


def test_a_sparkline_runs_from_the_first_day_to_the_last_and_from_zero_up():
    (history,) = histories(told(Desk(), (4, 10), (5, 20), (8, 40)))
    first, second, last = spark(history).marks
    assert (second.x - first.x) * 3 == pytest.approx(last.x - second.x, abs=0.3)  # one day, then three
    floor = first.y0 + (first.y0 - second.y0)  # 10 stands as far above the ground as 20 above 10
    assert last.y0 == pytest.approx(floor - 4 * (first.y0 - second.y0), abs=0.3)


def test_an_open_end_and_a_range_keep_their_shape():
    desk = Desk()
    for day, words, low, high in ((4, "at least 12", 12, None), (5, "20 to 30", 20, 30)):
        article = desk.article("Rook", f"2031-05-{day:02}", f"The army spoke of {words} dead.")
        desk.toll(article, words, VELMARK, "ORS", low, high)
    (history,) = histories(desk)
    least, between = spark(history).marks
    assert (least.open_end, between.open_end) == (True, False)
    assert between.y1 < between.y0


def test_what_a_headline_repeats_is_past_with_the_figure_that_it_repeats():
    desk = told(Desk(), (4, 12), (5, 30), place="Tiro")
    desk.toll(desk.articles[0], "12", VELMARK, "ORS", 12)  # the headline names no place
    look = look_up(desk.view())
    (board,) = (b for b in build_boards(look, learn_names(look.view)) if b.section == "people")
    assert [figure.leading.low for table in board.tables for row in table.rows for cell in row.cells for figure in cell.figures] == [30]
