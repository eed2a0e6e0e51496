from datetime import date

import pytest

from counterclaim.actor import Actor
from counterclaim.report.disputes import find_disputes
from counterclaim.report.lookup import look_up
from counterclaim.report.naming import learn_names
from counterclaim.report.toll_board import MOST_COLUMNS, REST, build_boards, section_of
from tests.report.brief_cases import GENERAL, MONITOR, ORSANNE, OUTLET, PASCAY, VELMARK, Desk, invented_war


def boards(desk, doubts=True):
    look = look_up(desk.view())
    found = build_boards(look, learn_names(look.view), find_disputes(look).doubts) if doubts else build_boards(look, learn_names(look.view))
    return {board.section: board for board in found}


def cell(board, *, side, claimant, harm="killed"):
    row = next(r for r in board.rows if r.side == side and r.harm == harm)
    return next(c for c in row.cells if c.column.key.startswith(claimant))


def test_copies_of_one_origin_say_a_figure_once():
    figure = cell(boards(invented_war())["people"], side="VLM", claimant="VLM").figures
    assert [(f.leading.text, f.origins, len(f.tolls)) for f in figure] == [("12", 1, 2)]


def test_two_origins_make_one_figure_of_two_origins():
    desk = Desk()
    for day in ("2031-05-04", "2031-05-05"):
        article = desk.article("Rook", day, f"Velmark lost 12 men by {day}.")
        desk.toll(article, "12", VELMARK, "VLM", 12, as_of=day)
    (figure,) = cell(boards(desk)["people"], side="VLM", claimant="VLM").figures
    assert (figure.origins, figure.leading.as_of) == (2, "2031-05-05")


def test_the_latest_figure_stands_and_the_earlier_is_its_history():
    said = cell(boards(invented_war())["people"], side="ORS", claimant="VLM")
    assert [f.leading.low for f in said.figures] == [150]
    assert [[point.toll.low for point in history.points] for history in said.histories] == [[140, 150]]


def test_claimants_stand_in_columns_of_their_own_and_are_never_joined():
    board = boards(invented_war())["people"]
    assert [(table.side, [c.key for c in table.columns]) for table in board.tables] == [
        ("ORS", ["ORS", "VLM", "NGO:border watch"]),
        ("VLM", ["ORS", "VLM"]),
    ]
    assert [f.leading.low for f in cell(board, side="ORS", claimant="NGO").figures] == [31]


def test_a_general_speaks_for_his_side_under_his_name():
    assert cell(boards(invented_war())["people"], side="ORS", claimant="VLM").figures[0].speakers == (GENERAL.name,)


def test_not_disclosed_is_a_figure_of_its_own():
    (figure,) = cell(boards(invented_war())["people"], side="ORS", claimant="ORS").figures
    assert figure.status == "not_disclosed"


def test_denied_by_reaches_the_figure_through_claim_and_link():
    (history,) = cell(boards(invented_war())["people"], side="ORS", claimant="VLM").histories
    assert [point.figure.denied_by for point in history.points] == [("ORS",), ()]


def test_denied_toll_of_another_column_marks_the_stated_one():
    desk = Desk()
    article = desk.article("Rook", "2031-05-04", "Velmark says a jet fell. Orsanne says the jet did not fall.")
    desk.toll(article, "a jet", VELMARK, "ORS", 1, harm="shot_down", status="equipment", item="jet")
    desk.toll(article, "the jet", ORSANNE, "ORS", 1, harm="shot_down", status="equipment", item="jet", value="denied")
    board = boards(desk, doubts=False)["equipment"]
    assert cell(board, side="ORS", claimant="VLM", harm="shot_down").figures[0].denied_by == ("ORS",)
    assert cell(board, side="ORS", claimant="ORS", harm="shot_down").figures[0].denied_by == ()


def test_true_conflict_marks_both_figures_disputed():
    desk = Desk()
    article = desk.article("Rook", "2031-05-04", "Velmark lost 12 men, says Velmark. It lost 90, says Orsanne.")
    one, two = desk.toll(article, "12", VELMARK, "VLM", 12), desk.toll(article, "90", ORSANNE, "VLM", 90)
    desk.link(one, two, "true_conflict")
    row = boards(desk)["people"].rows[0]
    assert [f.disputed for c in row.cells for f in c.figures] == [True, True]


def test_earlier_war_stands_apart_but_this_wars_months_do_not():
    desk = invented_war()
    assert [r.cells[0].figures[0].leading.as_of for r in boards(desk)["history"].rows] == ["1988"]
    article = desk.article("Rook", "2031-05-06", "In all 700 have died since March 2031.")
    toll = desk.toll(article, "700", OUTLET, None, 700, as_of="2031-04", since="2031-03")
    assert section_of(toll, date(2031, 5, 4)) == "people"
    assert section_of(toll, date(2031, 7, 4)) == "history"
    assert section_of(toll, None) == "people"


def test_an_old_publication_day_never_makes_history():
    desk = Desk()
    article = desk.article("Rook", "2031-05-06", "In all 700 have died.")
    toll = desk.toll(article, "700", OUTLET, None, 700, as_of="2030-01-01", basis="publication")
    assert section_of(toll, date(2031, 5, 4)) == "people"


@pytest.mark.parametrize(("since", "section"), [("1914", "history"), ("2020", "people")])
def test_open_ended_toll_of_another_generation_is_history(since, section):
    desk = Desk()
    article = desk.article("Rook", "2031-05-06", "In all 700 have died.")
    assert section_of(desk.toll(article, "700", OUTLET, None, 700, since=since), date(2031, 5, 4)) == section


def test_feared_tolls_and_single_incidents_have_tables_of_their_own():
    desk = Desk()
    article = desk.article("Rook", "2031-05-06", "Thousands could die. Two died at Tiro. Two died at Mell.")
    desk.toll(article, "Thousands", PASCAY, None, 1000, None, status="civilian", hypothetical=True)
    for place in ("Tiro", "Mell"):
        desk.toll(article, f"Two died at {place}", PASCAY, None, 2, status="civilian", period="incident", place=place)
    found = boards(desk)
    assert set(found) == {"feared", "incidents"}
    assert [f.leading.place for f in found["incidents"].rows[0].cells[0].figures] == ["Tiro", "Mell"]


def test_more_claimants_than_columns_share_a_last_one_under_their_own_names():
    desk = Desk()
    monitors = [Actor(f"Monitor {n}", "NGO", "ngo") for n in range(MOST_COLUMNS + 3)]
    article = desk.article("Rook", "2031-05-06", "It counted 31 dead.")
    for monitor in monitors:
        desk.toll(article, "31", monitor, "ORS", 31)
    (table,) = boards(desk)["people"].tables
    assert len(table.columns) == MOST_COLUMNS + 1
    assert table.columns[0].key == "ORS"  # the side itself has a column, though it gives no figure
    rest = table.rows[0].cells[-1]
    assert rest.column.key == REST
    assert [f.speakers for f in rest.figures] == [(m.name,) for m in monitors[MOST_COLUMNS - 1 :]]


def test_rows_differ_by_harm_and_item_and_scale_to_the_largest_number():
    board = boards(invented_war())["people"]
    assert [(r.side, r.top) for r in board.rows] == [("ORS", 150), ("VLM", 12)]


def test_monitor_is_not_a_side():
    assert MONITOR.side not in {r.side for r in boards(invented_war())["people"].rows}


def test_the_outlets_own_voice_keeps_its_column_where_it_says_most():
    desk = Desk()
    article = desk.article("Rook", "2031-05-06", "It counted 31 dead. Others counted 40 dead.")
    for n in range(MOST_COLUMNS + 3):
        desk.toll(article, "31", Actor(f"Monitor {n}", "NGO", "ngo"), "ORS", 31)
        desk.toll(article, "40", OUTLET, "ORS", 40)
    assert [c.key for c in boards(desk)["people"].tables[0].columns][-2:] == ["OUTLET", REST]


def test_claimants_that_share_the_last_column_are_never_one_figure():
    desk = Desk()
    article = desk.article("Rook", "2031-05-06", "It counted 31 dead.")
    states = [Actor(f"State {n}", f"S{n:02}", "state") for n in range(MOST_COLUMNS + 2)]
    for state in states:
        desk.toll(article, "31", state, "ORS", 31)
        desk.toll(article, "31", state, None, 31)
    for table in boards(desk)["people"].tables:
        shared = table.rows[0].cells[-1]
        assert shared.column.key == REST
        assert {len(f.speakers) for f in shared.figures} == {1}


def test_unnamed_sources_of_different_names_are_two():
    desk = Desk()
    article = desk.article("Rook", "2031-05-06", "A medic counted 31 dead, as did a clerk.")
    for name in ("a medic", "a clerk"):
        desk.toll(article, "31", Actor(name, "UNNAMED", "unnamed"), "ORS", 31)
    assert [f.speakers for f in cell(boards(desk)["people"], side="ORS", claimant="UNNAMED").figures] == [("a medic",), ("a clerk",)]


def test_where_no_day_is_stated_the_later_report_comes_first():
    desk = Desk()
    early = desk.article("Rook", "2031-05-04", "Velmark lost 16 soldiers.")
    late = desk.article("Rook", "2031-05-06", "Velmark lost 21 soldiers.")
    for art, text, number in ((early, "16", 16), (late, "21", 21)):
        desk.toll(art, text, VELMARK, "VLM", number, as_of=None)
    said = cell(boards(desk)["people"], side="VLM", claimant="VLM")
    assert [f.leading.low for f in said.figures] == [21]
    assert [(point.days, point.stated, point.toll.low) for point in said.histories[0].points] == [
        ("2031-05-04", False, 16),
        ("2031-05-06", False, 21),
    ]


def test_a_table_has_the_columns_of_those_who_speak_of_that_sides_losses():
    desk = Desk()
    article = desk.article("Rook", "2031-05-06", "It counted 31 dead, 12 dead and 5 dead.")
    desk.toll(article, "31", VELMARK, "ORS", 31)
    desk.toll(article, "12", ORSANNE, "VLM", 12)
    desk.toll(article, "5", MONITOR, None, 5)
    tables = {table.side: [c.key for c in table.columns] for table in boards(desk)["people"].tables}
    assert tables == {"ORS": ["ORS", "VLM"], "VLM": ["ORS", "VLM"], None: ["NGO:border watch"]}


def test_an_incident_that_a_link_finds_to_be_one_is_one_figure():
    desk = Desk()
    said = [
        desk.toll(desk.article("Rook", f"2031-05-0{day}", "Two jets fell."), "Two", VELMARK, "ORS", 2, period="incident", as_of=as_of)
        for day, as_of in ((5, "2031-05-04"), (6, None), (7, None))
    ]
    desk.link(said[1], said[0], "wording_variant")
    figures = cell(boards(desk)["incidents"], side="ORS", claimant="VLM").figures
    assert sorted((f.leading.as_of or "", f.origins) for f in figures) == [("", 1), ("2031-05-04", 2)]
