"""The path of one article, with the real stages."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from counterclaim import __version__, pipeline
from counterclaim.article import Drop
from counterclaim.errors import SettingsError, VocabularyError
from counterclaim.settings import ReadingSettings
from counterclaim.store import ArticleReading
from tests.fake_stages import capture

WAR = """The army of Orland said on Friday that 14 of its soldiers were killed when Quellian artillery shelled the town of Tarn.

Quelland denied that its forces had fired on the town.
"""
GERMAN = """Die Armee von Orland teilte am Freitag mit, dass vierzehn ihrer Soldaten getötet wurden, als Artillerie die Stadt Tarn beschoss.

Der Sprecher des Ministeriums sagte, die Lage an der Grenze sei weiterhin angespannt und man rechne mit weiteren Angriffen.
"""
RECIPE = "Stir the flour into the milk, add two eggs and a pinch of salt, and let the batter rest for an hour before you bake it.\n"


def test_an_article_about_a_conflict_comes_with_records_tied_to_its_words():
    (reading,) = pipeline.read_capture(capture(WAR, "war.txt"))
    assert isinstance(reading, ArticleReading)
    assert reading.article.text == WAR
    assert {"claim"} <= {record.record for record in reading.records}
    for record in reading.records:
        assert all(WAR[span.start : span.end] == span.exact for span in record.spans)


def test_an_article_in_another_language_is_recorded_and_marked_and_not_annotated():
    (reading,) = pipeline.read_capture(capture(GERMAN, "krieg.txt"))
    assert isinstance(reading, ArticleReading)
    assert (reading.article.lang, reading.records) == ("de", ())


def test_an_article_about_something_else_is_a_drop_with_its_hash():
    one = capture(RECIPE, "recipe.txt")
    (drop,) = pipeline.read_capture(one)
    assert isinstance(drop, Drop)
    assert (drop.path, drop.sha256, drop.stage, drop.reason) == ("recipe.txt", one.sha256, "detect", "not_conflict")
    assert drop.detail


def test_what_holds_no_words_is_a_drop():
    (drop,) = pipeline.read_capture(capture("", "empty.txt"))
    assert isinstance(drop, Drop)
    assert (drop.stage, drop.reason) == ("clean", "empty")


def test_one_articles_fault_is_a_drop_and_a_vocabularys_fault_ends_the_run(monkeypatch):
    def fails(*_: object) -> None:
        raise IndexError("out of range")

    monkeypatch.setattr(pipeline, "judge", fails)
    (drop,) = pipeline.read_capture(capture(WAR, "war.txt"))
    assert isinstance(drop, Drop)
    assert (drop.path, drop.reason) == ("war.txt", "internal_error")
    assert "IndexError: out of range (test_pipeline.py, line" in drop.detail

    def broken(*_: object) -> None:
        raise VocabularyError("no such field")

    monkeypatch.setattr(pipeline, "judge", broken)
    with pytest.raises(VocabularyError):
        pipeline.read_capture(capture(WAR, "war.txt"))


def test_the_reader_is_named_by_its_version_and_its_model(monkeypatch):
    assert pipeline.reader_version(ReadingSettings(rules_only=True)) == f"{__version__}+rules"
    monkeypatch.setattr(pipeline, "the_annotator", lambda _: SimpleNamespace(digest="0123456789abcdef"))
    monkeypatch.setattr(pipeline, "the_weigher", lambda _: None)
    assert pipeline.reader_version() == f"{__version__}+annotator.0123456789ab"
    monkeypatch.setattr(pipeline, "the_weigher", lambda _: SimpleNamespace(digest="fedcba9876543210"))
    assert pipeline.reader_version() == f"{__version__}+annotator.0123456789ab.weigher.fedcba987654"


def test_weights_go_by_name_or_by_path():
    assert pipeline.weights_named("licensed").name == "licensed.onnx"
    assert pipeline.weights_named("my/own.onnx") == Path("my/own.onnx")


def test_weights_that_are_not_there_are_named(tmp_path):
    with pytest.raises(SettingsError, match="weights are missing"):
        pipeline.reader_version(ReadingSettings(weights=tmp_path / "none.onnx"))
    with pytest.raises(SettingsError, match="no part"):
        ReadingSettings(rules_only=True, weights=tmp_path / "none.onnx")
