"""The case file: what was read, what was recorded from it, what was left out and why. Append-only; the caller owns connection and commit.

open_case     open (or make) a case file and bring it up to date
Intake        write captures, articles, records and drops
Rereading     write what articles say when they are read again
CaseStore     what `reconcile` asks of a case
case_view     everything that a case holds, for reports
check         whether every span, hash and id still holds
judge         note what a person or a rule decided about a link
explain       why a line of the record reads as it does
"""

from counterclaim.record.annotations import AnnotationShelf
from counterclaim.record.case import CaseStore
from counterclaim.record.check import Problem, check
from counterclaim.record.files import open_case, reading, writing
from counterclaim.record.intake import Intake, Tally
from counterclaim.record.judgements import judge, judgements
from counterclaim.record.readings import Reading, Reread, Rereading, outdated
from counterclaim.record.runs import end_run, start_run
from counterclaim.record.status import Status, status
from counterclaim.record.view import case_view
from counterclaim.record.why import explain

__all__ = [
    "AnnotationShelf",
    "CaseStore",
    "Intake",
    "Problem",
    "Reading",
    "Reread",
    "Rereading",
    "Status",
    "Tally",
    "case_view",
    "check",
    "end_run",
    "explain",
    "judge",
    "judgements",
    "open_case",
    "outdated",
    "reading",
    "start_run",
    "status",
    "writing",
]
