"""A tiny weigher is trained on two made-up articles, exported and run."""

import json
import lzma

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from counterclaim.detect.pieces import Pieces  # noqa: E402
from counterclaim.pipeline import the_annotator  # noqa: E402
from counterclaim.weigh.labels import ACTS, HARMS, PERIODS, STATUSES, TYPES  # noqa: E402
from counterclaim.weigh.weigher import Weigher, tokenizer_for  # noqa: E402
from training import weigher  # noqa: E402
from training.encoder import EncoderSize  # noqa: E402
from training.weigher_data import annotated  # noqa: E402
from training.weigher_export import export  # noqa: E402
from training.weigher_model import WeigherModel  # noqa: E402

TEXT = "---\ntitle: Raid on Lamu\ndate: 2031-05-01\n---\n\nChad shelled Lamu on Tuesday, killing nine people, the army of Kenya said.\n"
SIZE = EncoderSize(30522, 512, 32, 64, 3, 4, buckets=8)
SHORT = {"layers": 3, "frozen": 1}


def annotation(kind, words, **fields):
    start = TEXT.index(words)
    return {"kind": kind, "start": start, "end": start + len(words), **fields}


GOLD = [
    annotation("claim", "Chad shelled Lamu on Tuesday, killing nine people", side="KEN", act="accuse"),
    annotation("toll", "nine", harm="killed", of_side="KEN", status="civilian", side="KEN", period="incident", accept={"of_side": [None]}),
    annotation("event", "Chad shelled Lamu", plover="ASSAULT", actor_sides=["TCD"], recipient_sides=["KEN"]),
    annotation("event", "killing nine people", plover="ASSAULT", actor_sides=["TCD"], recipient_sides=[None], optional=True),
]


@pytest.fixture(scope="module")
def pieces():
    return Pieces(tokenizer_for())


@pytest.fixture(scope="module")
def articles(tmp_path_factory, pieces):
    path = tmp_path_factory.mktemp("written") / "written.jsonl.xz"
    rows = [{"name": name, "invented": True, "text": TEXT, "annotations": GOLD} for name in ("one", "two")]
    path.write_bytes(lzma.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
    return list(annotated(path, the_annotator(), pieces))


def body(articles):
    return next(one for one in articles[0].examples if one.numbers)


def test_annotations_become_labels_of_words(articles):
    assert [one.stem for one in articles] == ["one", "two"]
    example = body(articles)
    words = articles[0].scene.text(example.window.passage)
    shelled, nine, people = words.index("shelled"), words.index("nine"), words.index("people")
    assert example.types[shelled, TYPES.index("ASSAULT")] == 1
    assert example.type_weights[words.index("Chad"), TYPES.index("ASSAULT")] == 0  # neither right nor wrong
    assert example.type_weights[words.index("killing"), TYPES.index("ASSAULT")] == pytest.approx(0.4)
    assert example.harms[nine, HARMS.index("killed")] == 1
    assert example.numbers == [nine]
    assert (example.statuses[nine], example.periods[nine]) == (STATUSES.index("civilian"), PERIODS.index("incident"))
    assert list(example.tags[: people + 2]) == [1, *[2] * people, 0]
    assert example.acts[0] == ACTS.index("accuse")


def test_every_answer_with_a_right_side_is_right(articles):
    asked = {(one.ask.question, one.ask.word): one for one in body(articles).asks}
    words = articles[0].scene.text(body(articles).window.passage)
    whose = asked["subject", words.index("nine")]
    sides = {side for fits, sides in zip(whose.right, whose.answers.sides, strict=True) if fits for side in sides}
    assert sides == {"KEN", None}
    who = asked["actor", words.index("shelled")]
    assert {side for fits, sides in zip(who.right, who.answers.sides, strict=True) if fits for side in sides} == {"TCD"}


def test_a_trained_model_reads_alike_before_and_after_its_export(articles, pieces, tmp_path):
    torch.manual_seed(1)
    examples = [example for one in articles for example in one.examples]
    fresh = WeigherModel(SIZE, 1)
    rows = weigher.read(fresh, examples)
    model = weigher.train(fresh, rows, weigher.Plan(epochs=2, **SHORT))
    before = [parameter.clone() for parameter in model.sides.parameters()]
    weigher.refit_sides(model, rows, weigher.Plan(), epochs=1)
    assert any(not torch.equal(old, new) for old, new in zip(before, model.sides.parameters(), strict=True))
    export(model, tmp_path)
    scene = articles[0].scene
    whole = Weigher(weigher.TorchNetwork(model), pieces, "").weigh(scene)
    small = Weigher.load(tmp_path).weigh(scene)
    assert len(whole.numbers) == len(small.numbers) == 1
    for harm, share in whole.numbers[0].harms.items():
        assert small.numbers[0].harms[harm] == pytest.approx(share, abs=0.05)
    for side, share in whole.numbers[0].subject.sides.items():
        assert small.numbers[0].subject.sides[side] == pytest.approx(share, abs=0.05)


def test_training_lowers_the_loss_and_leaves_the_lowest_layers_alone(articles, tmp_path):
    torch.manual_seed(1)
    fresh = WeigherModel(SIZE, 1)
    rows = weigher.read(fresh, [example for one in articles for example in one.examples] * 4)
    lowest = [parameter.clone() for parameter in fresh.encoder.layers[0].parameters()]
    upper = fresh.encoder.layers[1].up.weight.clone()
    rng = np.random.default_rng(0)
    before = float(weigher.losses(fresh.eval(), rows[:4], rng).total().detach())
    trained = weigher.train(fresh, rows, weigher.Plan(epochs=40, **SHORT), keep=tmp_path / "passes.pt")
    after = float(weigher.losses(trained.eval(), rows[:4], rng).total().detach())
    assert after < before
    assert all(torch.equal(old, new) for old, new in zip(lowest, trained.encoder.layers[0].parameters(), strict=True))
    assert not torch.equal(upper, trained.encoder.layers[1].up.weight)
    kept = torch.load(tmp_path / "passes.pt", weights_only=True)
    assert torch.equal(kept["model"]["encoder.layers.1.up.weight"], trained.encoder.layers[1].up.weight)


def test_every_window_is_in_one_batch_beside_others_of_like_length(articles):
    rows = [weigher.Read(None, torch.zeros(size, 1)) for size in (5, 90, 6, 91, 7, 92) * 10]
    seen = list(weigher.batches(rows, np.random.default_rng(0)))
    assert sum(map(len, seen)) == len(rows) == len({id(one) for batch in seen for one in batch})
    assert all(max(len(one.below) for one in batch) - min(len(one.below) for one in batch) <= 2 for batch in seen)


def test_the_state_below_is_that_of_the_whole_encoder():
    model = WeigherModel(SIZE, 1).eval()
    ids = torch.randint(5, 900, (1, 12))
    whole = model.encoder(ids, torch.zeros_like(ids), None)
    parts = model.layers(model.below(ids, None), torch.zeros_like(ids), None)
    assert len(parts) == 3
    assert all(torch.allclose(one, other, atol=1e-5) for one, other in zip(parts, whole[1:], strict=True))
