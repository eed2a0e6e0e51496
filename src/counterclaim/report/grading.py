"""Grades of harm that the record suggests, after Airwars, each with its reason; a person decides, and the brief says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from counterclaim.reconcile.grades import Grade, GradeName, Grading
from counterclaim.report.figures import Column, Figure
from counterclaim.report.toll_board import Board, Row
from counterclaim.store import CaseView

GRADES: tuple[str, ...] = get_args(GradeName)
GRADED = frozenset({"people", "incidents"})  # sections of the board: this war's dead and hurt, and nothing that is only feared


@dataclass(frozen=True, slots=True)
class Graded:
    """A figure of the board with the grade proposed for it."""

    row: Row
    column: Column
    figure: Figure
    grade: Grade


@dataclass(frozen=True, slots=True)
class Grades:
    """The graded figures, in the order of the grades; figures of combatants are only counted, as all of them read alike."""

    lines: tuple[Graded, ...]
    combatants: int


def build_grades(boards: Iterable[Board], view: CaseView) -> Grades:
    """Return the grades proposed for the figures of ``boards``."""
    grading = Grading(view)
    found = [
        Graded(row, cell.column, figure, grade)
        for board in boards
        if board.section in GRADED
        for row in board.rows
        for cell in row.cells
        for figure in cell.figures
        if (grade := grading.propose(figure.leading))
    ]
    lines = sorted((one for one in found if one.row.status != "military"), key=lambda one: GRADES.index(one.grade.name))
    return Grades(tuple(lines), len(found) - len(lines))
