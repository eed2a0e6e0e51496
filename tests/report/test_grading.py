from counterclaim.report.grading import build_grades
from counterclaim.report.lookup import look_up
from counterclaim.report.naming import learn_names
from counterclaim.report.toll_board import build_boards
from tests.report.brief_cases import MONITOR, ORSANNE, PASCAY, VELMARK, Desk


def grades(desk):
    look = look_up(desk.view())
    return build_grades(build_boards(look, learn_names(look.view)), look.view)


def test_figures_are_graded_with_a_reason_and_combatants_only_counted():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Nine traders died, and 12 marines.")
    desk.toll(art, "Nine", PASCAY, "ORS", 9, status="civilian")
    desk.toll(art, "12", VELMARK, "ORS", 12)
    found = grades(desk)
    assert [(one.figure.leading.text, one.grade.name, one.grade.reason) for one in found.lines] == [
        ("Nine", "weak", "1 origin, 1 claimant")
    ]
    assert found.combatants == 1


def test_two_origins_and_claimants_are_fair_and_stand_before_weak():
    desk = Desk()
    one = desk.article("Rook", "2031-05-04", "Nine traders died at Mell, and four at Tiro.")
    two = desk.article("Heron Wire", "2031-05-05", "Border Watch counted nine dead traders.")
    desk.toll(one, "four", PASCAY, "ORS", 4, status="civilian", place="Tiro", period="incident")
    left = desk.toll(one, "Nine", ORSANNE, "ORS", 9, status="civilian")
    desk.link(desk.toll(two, "nine", MONITOR, "ORS", 9, status="civilian"), left, "compatible")
    assert [(line.grade.name, line.figure.leading.low) for line in grades(desk).lines] == [("fair", 9), ("fair", 9), ("weak", 4)]


def test_what_is_feared_past_or_no_people_has_no_grade():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Nine could die; 6,000 died in 1988; five tanks burned.")
    desk.toll(art, "Nine", PASCAY, "ORS", 9, status="civilian", hypothetical=True)
    desk.toll(art, "6,000", PASCAY, "ORS", 6000, status="civilian", as_of="1988", period="war")
    desk.toll(art, "five", PASCAY, "ORS", 5, status="equipment", item="tank", harm="destroyed")
    found = grades(desk)
    assert (found.lines, found.combatants) == ((), 0)
