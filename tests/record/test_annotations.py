"""What the annotator said of a passage is kept with the case and not asked again."""

import pytest

from counterclaim import pipeline
from counterclaim.detect.annotation import Annotation
from counterclaim.record import AnnotationShelf, Intake, start_run, writing
from counterclaim.store import Outcome
from tests.fake_stages import capture

WAR = "The army of Orland said on Friday that 14 of its soldiers were killed when artillery shelled the town of Tarn.\n"
REPRINT = f"Tarn under fire\n\n{WAR}\nThe shelling went on through the night, witnesses in the town said.\n"


class Annotator:
    """Counts what it is asked."""

    digest = "d" * 64

    def __init__(self):
        self.asked = []

    def annotate(self, view):
        self.asked.append(view)
        return Annotation(words=(), sentences=(), entities=(), attributions=(), predicates=(), triggers=())


@pytest.fixture
def annotator(monkeypatch):
    one = Annotator()
    monkeypatch.setattr(pipeline, "the_annotator", lambda _: one)
    return one


def add(engine, path, one):
    pipeline._shelf.cache_clear()
    results = tuple(pipeline.read_capture(one, case=path))
    with writing(engine) as connection:
        Intake(connection, start_run(connection, "test", "1"), "1").write([Outcome(one, results)])


def test_a_passage_is_annotated_once_a_case(case, tmp_path, annotator):
    add(case, tmp_path / "case.db", capture(WAR, "war.txt"))
    asked = list(annotator.asked)
    pipeline.detect_article.__globals__["_read"].cache_clear()
    add(case, tmp_path / "case.db", capture(REPRINT, "reprint.txt"))
    assert WAR.strip() in asked
    assert annotator.asked[len(asked) :]
    assert WAR.strip() not in annotator.asked[len(asked) :]


def test_what_is_new_is_handed_over_once(case, tmp_path):
    shelf = AnnotationShelf(tmp_path / "case.db")
    assert shelf.recall("k") is None
    shelf.keep("k", b"words")
    assert shelf.recall("k") == b"words"
    assert shelf.hand_over() == (("k", b"words"),)
    assert shelf.hand_over() == ()
