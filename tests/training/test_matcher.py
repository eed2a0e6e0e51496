"""Written pairs to batches, a model that learns them, and a graph that answers as the model does."""

import json
import lzma
import random

import pytest

torch = pytest.importorskip("torch")

from counterclaim.match import NetworkMatcher  # noqa: E402
from counterclaim.reconcile.matching import WAYS  # noqa: E402
from training.encoder import EncoderSize  # noqa: E402
from training.matcher import BATCH, Inputs, Plan, passes, train, turned, written  # noqa: E402
from training.matcher_export import export  # noqa: E402
from training.matcher_model import MatcherModel  # noqa: E402

PAIRS = [
    {"file": "written-1", "first": "Chad said its men took Doba.", "second": "Doba fell, the army in N'Djamena said.", "way": "same"},
    {"file": "written-1", "first": "Chad said its men took Doba.", "second": "No soldier entered Doba, rebels said.", "way": "denies"},
    {"file": "written-1", "first": "A bridge was hit, Oman said.", "second": "Nobody fired at a bridge, Yemen said.", "way": "denies"},
    {"file": "articles", "first": "Prices rose, the bank said.", "second": "Two planes were lost, Peru said.", "way": "other"},
]
GRID = {"statements": ["one", "two", "three", "four"], "links": [[0, 1, "same"], [2, 3, "part"]]}
SMALL = EncoderSize(hidden=24, inner=48, layers=2, attention_heads=2)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    path = tmp_path_factory.mktemp("pairs") / "pairs.jsonl.xz"
    path.write_bytes(lzma.compress("".join(json.dumps({"invented": True} | row) + "\n" for row in (*PAIRS, GRID)).encode()))
    return written(path)


def test_pairs_grids_and_unrelated_statements_are_told_apart(found):
    assert [len(rows) for rows in found.pairs] == [3]
    assert found.apart == (("Prices rose, the bank said.", "Two planes were lost, Peru said.", "other"),)
    assert found.grids == ((("one", "two", "three", "four"), {(0, 1): "same", (2, 3): "part"}),)


def test_a_pass_holds_every_pair_in_either_order_and_unlisted_pairs_as_other(found):
    (batches,) = passes(found, 1, random.Random(1))
    rows = [row for batch in batches for row in batch]
    assert max(map(len, batches)) <= BATCH
    linked = [("two", "one", "same"), ("one", "two", "same")]
    assert sum(row in linked for row in rows) == 1
    assert sum(row in (("three", "four", "part"), ("four", "three", "parted")) for row in rows) == 1
    unlisted = {frozenset(row[:2]) for row in rows if row[2] == "other" and row[0] in GRID["statements"]}
    assert unlisted == {frozenset(pair) for pair in (("one", "three"), ("one", "four"), ("two", "three"), ("two", "four"))}


def test_a_denial_in_the_other_order_is_denied():
    assert turned(("a", "b", "denies")) == ("b", "a", "denied")
    assert turned(("a", "b", "same")) == ("b", "a", "same")


def test_a_graph_answers_as_the_model_it_was_made_of(found, tmp_path):
    torch.manual_seed(3)
    model = train(MatcherModel(SMALL), found, Plan(epochs=2))
    path = tmp_path / "matcher.onnx"
    export(model, path)
    first, second = PAIRS[0]["first"], PAIRS[0]["second"]
    with torch.no_grad():
        straight = model(*Inputs().tensors([(first, second)])).softmax(-1)[0]
    answers = NetworkMatcher(path).match([(first, second), (second, first)])
    assert [set(one) for one in answers] == [set(WAYS), set(WAYS)]
    assert sum(answers[0].values()) == pytest.approx(1, abs=1e-4)
    assert answers[0]["same"] == pytest.approx(answers[1]["same"], abs=1e-6)
    assert answers[0]["denies"] == pytest.approx(answers[1]["denied"], abs=1e-6)
    assert float(straight[WAYS.index("same")]) == pytest.approx(answers[0]["same"], abs=0.1)
