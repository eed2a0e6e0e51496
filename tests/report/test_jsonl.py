import json
from pathlib import Path

import msgspec
import pytest

from counterclaim.article import Article, Drop
from counterclaim.claim import Demand, Position
from counterclaim.event import Date, Event, Holding, Interval, Location, Measure, Place, Relation
from counterclaim.link import Conflict, ConflictMember, Dating, Judgement, Story, StoryMember
from counterclaim.noun import Span, from_json
from counterclaim.record import case_view, reading
from counterclaim.report.jsonl import LINES, export_lines, export_objects, plain_line, schema, schema_text
from counterclaim.store import CaseView
from tests.conftest import OTHER_WAR, WAR, WEATHER, filled
from tests.fake_stages import MADE, SPEAKER, article, capture, claim, link, origin, toll

FOUND = article(capture(WAR, "a.txt"), WAR)
BASE = {"article": FOUND.id, "start": 0, "end": 8, "spans": (Span(0, 8, "Shelling", "evidence"),), "provenance": MADE}
DAY = Interval("2031-05-01", "2031-05-01", "day")
ONE_OF_EACH = (
    capture(WAR, "a.txt"),
    FOUND,
    FOUND.passages[0],
    claim(FOUND, 0, 8),
    toll(FOUND, 34, 36),
    Event(id="e", **BASE, plover="ASSAULT", mode=None, context=None, acled_type=None, acled_sub_type=None, actors=(SPEAKER,), recipients=(),
          place=Location("Tarn", 1.5, 2.5), date=DAY, weapon=None, tolls=(), asserted_by="ORO", denied_by=("QUE",)),
    Demand(id="d", **BASE, by=(SPEAKER,), of=(), content="Shelling", claim=None),
    Position(id="p", **BASE, actor=SPEAKER, on="the truce", stance="reject", condition=None, claim=None),
    Relation(id="r", **BASE, left=SPEAKER, right=SPEAKER, kind="hosts", asserted_by=None, claim=None),
    Measure(id="m", **BASE, by=SPEAKER, kind="curfew", area=None, date="2031-05"),
    Holding(id="h", **BASE, side="ORO", item="tank", n=30, parts={"old tank": 10}, as_of=None, claim=None),
    Place(id="pl", **BASE, name="Tarn", canonical="Tarn", geonameid=None,
          lat=None, lon=None, iso3=None, geo_precision=None, where_prec=None),
    Date(id="da", **BASE, value="2031-05-01", interval=DAY, anchor=None),
    origin(FOUND.id),
    Story(id="s", root="a", members=(StoryMember("a", 0.0, "opens a story"), StoryMember("b", 0.4, "0.40 like the story"))),
    Conflict(id="k", lands=("ORO", "QUE"), root="a",
             members=(ConflictMember("m", "k", ("ORO", "QUE"), "a", None, True, 0.9, "they strike each other"),)),
    Dating(id="dt", article="b", day="2031-05-01", reason="the same words", supports=("c",), rule="test", version="1"),
    link("a", "b"),
    Judgement(number=1, target="link_1", verdict="explained", by="Ada", reason="two fronts", at="2031-05-02T08:00:00Z"),
    Drop("w.txt", "", None, "detect", "not_conflict", "no words of war"),
)  # fmt: skip
SCHEMA = Path(__file__).parents[2] / "docs" / "record.schema.json"


def objects(case) -> list[dict]:
    with reading(case) as connection:
        return list(export_objects(case_view(connection)))


def test_every_kind_of_line_is_tested():
    assert tuple(type(noun) for noun in ONE_OF_EACH) == LINES


@pytest.mark.parametrize("noun", ONE_OF_EACH, ids=lambda noun: type(noun).__name__)
def test_a_line_loses_nothing(noun):
    plain = json.loads(json.dumps(plain_line(noun)))
    assert plain.pop("record") == type(noun).__name__.lower()
    if isinstance(noun, Article):
        plain["passages"] = msgspec.to_builtins(noun.passages)
    if "raw" in type(noun).__slots__:
        assert "raw" not in plain
        plain["raw"] = msgspec.to_builtins(noun.raw)
    assert from_json(type(noun), plain) == noun


@pytest.mark.parametrize("noun", ONE_OF_EACH, ids=lambda noun: type(noun).__name__)
def test_the_schema_names_every_field_of_a_line(noun):
    described = schema()["$defs"][type(noun).__name__]["properties"]
    assert set(plain_line(noun)) | ({"paths"} if isinstance(noun, Article) else set()) == set(described)
    assert described["record"] == {"const": type(noun).__name__.lower()}


def test_the_schema_in_the_documentation_is_current():
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "write it anew with: counterclaim schema --out docs/record.schema.json"


def test_the_export_holds_the_whole_case_in_a_stable_order(case):
    filled(case, [capture(OTHER_WAR, "b.txt"), capture(WAR, "a.txt"), capture(WAR, "c.txt"), capture(WEATHER, "w.txt")])
    lines = objects(case)
    kinds = [line["record"] for line in lines]
    assert kinds[0] == "case"
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "case": 1, "capture": 3, "article": 2, "passage": 2, "claim": 3, "toll": 3, "origin": 2, "link": 1, "drop": 1,
    }  # fmt: skip
    assert lines == objects(case)


def test_what_scoring_reads_is_there(case):
    filled(case, [capture(WAR, "c.txt"), capture(WAR, "a.txt")])
    by_kind = {line["record"]: line for line in objects(case)}
    found = by_kind["article"]
    assert (found["path"], found["paths"], found["sha256"]) == ("a.txt", ["a.txt", "c.txt"], capture(WAR, "").sha256)
    assert (found["published"]["value"], found["published"]["basis"]) == ("2031-05-01", "metadata")
    assert by_kind["passage"]["article"] == found["id"]
    for kind in ("claim", "toll"):
        line = by_kind[kind]
        assert (line["claimant"]["name"], line["claimant"]["side"]) == ("Marshal Oro", "ORO")
        assert found["text"][line["start"] : line["end"]] == line["spans"][0]["exact"]


def test_text_that_utf8_cannot_hold_is_escaped_as_json_allows():
    view = CaseView(articles=(article(capture("x", "b\udcff.txt"), "A \ud800 word."),))
    lines = [json.loads(line) for line in export_lines(view)]
    assert lines[1]["path"] == "b\udcff.txt"
    assert lines[1]["text"] == "A \ud800 word."
    assert all(line.encode() for line in export_lines(view))
