"""A tiny encoder is trained, stopped, resumed, exported and run, on synthetic data."""

import random
from itertools import pairwise, product

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")

from counterclaim.detect.annotator import HEADS, Annotator  # noqa: E402
from counterclaim.detect.pieces import Pieces  # noqa: E402
from tests.training.synthetic import ARTICLE, write_data, write_tokenizer  # noqa: E402
from training import batches, data, export, labels, mix, train  # noqa: E402
from training.data import IGNORE, Document  # noqa: E402
from training.encoder import EncoderSize  # noqa: E402
from training.model import AnnotatorModel, Transitions, _open_loss  # noqa: E402


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("training")
    write_data(root / "data")
    write_tokenizer(root / "tokenizer.json")
    return root


@pytest.fixture(scope="module")
def pieces(folder):
    return Pieces(folder / "tokenizer.json")


def model_of(folder):
    torch.manual_seed(1)
    return AnnotatorModel(EncoderSize(write_tokenizer(folder / "tokenizer.json"), 200, 32, 64, 2, 4))


@pytest.fixture(scope="module")
def trained(folder, pieces):
    documents = mix.load(folder / "data", "train", check=False)
    dev = mix.load(folder / "data", "dev", check=False)
    plan = train.Plan(minutes=0.02, save_minutes=0.01, dev_batches=1, bfloat16=False)
    job = train.Job(plan, folder / "out", documents, dev, pieces)
    return job, train.run(job, model_of(folder))


def test_training_lowers_the_loss_and_keeps_a_curve(trained):
    _, state = trained
    assert state.step > 2
    assert state.curve[-1]["dev"] < state.curve[0]["dev"] or len(state.curve) == 1
    assert set(state.words_of) <= {one.name for one in mix.DATA_SETS}


def test_a_finished_run_has_nothing_left_to_do_and_a_longer_plan_goes_on(trained, folder):
    job, state = trained
    again = train.run(job, model_of(folder))
    assert (again.step, again.words) == (state.step, state.words)
    job.plan.minutes *= 1.5
    assert train.run(job, model_of(folder)).step > state.step


def test_the_path_loss_is_that_of_the_path_among_all_paths():
    torch.manual_seed(3)
    allowed = torch.tensor([[True, True, False], [True, True, True], [True, False, True]])
    steps = Transitions(3, allowed)
    torch.nn.init.normal_(steps.weight)
    steps.requires_grad_(False)
    logits = torch.randn(2, 3, 3)
    gold = torch.tensor([[0, 1, 2], [2, 2, IGNORE]])
    expected = 0.0
    for row, tags in zip(logits, gold.tolist(), strict=True):
        known = [tag for tag in tags if tag != IGNORE]
        totals = {path: _path_score(row, steps.scores(), path) for path in product(range(3), repeat=len(known))}
        expected += float(torch.stack(list(totals.values())).logsumexp(0) - totals[tuple(known)])
    assert float(steps.loss(logits, gold)) == pytest.approx(expected / 5, abs=1e-4)


def _path_score(logits, steps, path):
    return sum(logits[i, tag] for i, tag in enumerate(path)) + sum(steps[a, b] for a, b in pairwise(path))


def test_the_average_follows_the_model_and_keeps_what_is_frozen(folder):
    trainee = train.Trainee.of(model_of(folder), train.Plan())
    before = trainee.average.upos.out.bias.clone()
    with torch.no_grad():
        trainee.model.upos.out.bias.add_(1.0)
    trainee.remember(1, 0.999)
    moved = trainee.average.upos.out.bias - before
    torch.testing.assert_close(moved, torch.full_like(moved, 9 / 11))
    assert not trainee.model.encoder.word.weight.requires_grad


def test_words_are_hidden_whole_while_training_and_never_else(folder, pieces):
    (document,) = data.polnear(folder / "data", "dev")
    cut = list(batches.windows(document, pieces, (200,), random.Random(0)))
    assert pieces.mask not in batches.collate(cut, pieces, None).ids
    hidden = 0
    for seed in range(40):
        batch = batches.collate(cut, pieces, random.Random(seed))
        places = [*batch.first[0].tolist(), int((batch.ids[0] != 0).sum()) - 1]
        words = [batch.ids[0, a:b].tolist() for a, b in pairwise(places)]
        assert all(set(word) == {pieces.mask} or pieces.mask not in word for word in words)
        hidden += sum(pieces.mask in word for word in words)
    assert 0.02 < hidden / (40 * len(words)) < 0.15


def test_kinds_that_a_mix_does_not_teach_are_never_given(folder):
    model = model_of(folder)
    before = model.entity.out.bias.clone()
    export.shift(model, licensed_only=True)
    moved = (model.entity.out.bias - before).tolist()
    barred = {label for label, by in zip(labels.ENTITY, moved, strict=True) if by < -1}
    assert {label.partition("-")[2] for label in barred} == set(labels.ENTITY_KINDS) - labels.LICENSED_ENTITIES
    assert "O" not in barred


def test_the_rate_rises_and_falls():
    shares = [train.rate(progress / 100, 0.1) for progress in range(101)]
    assert max(shares) == 1.0
    assert shares[-1] == 0.0
    assert all(b <= a for a, b in pairwise(shares[10:]))


def test_the_exported_file_gives_what_the_model_gives(trained, folder, pieces):
    model, _, _, _ = train.restore(folder / "out" / "best.pt")
    export.export(model, folder / "tokenizer.json", folder / "int8" / "annotator.onnx", folder / "float" / "annotator.onnx")
    annotator = Annotator.load(folder / "float" / "annotator.onnx")
    ids, casing, first = pieces.window(["Venn", "did", "n't", "leave"])
    with torch.no_grad():
        expected = export.Window(model.eval())(torch.tensor(ids), torch.tensor(casing), torch.tensor(first))
    found = annotator._runner(ids, casing, first)
    for name, values in zip(HEADS, expected, strict=True):
        np.testing.assert_allclose(found[name], values.numpy(), atol=1e-4)
    small = Annotator.load(folder / "int8" / "annotator.onnx")
    assert small.digest != annotator.digest
    assert small.labels["attribution"] == list(labels.ATTRIBUTION)
    assert [word.text for word in small.annotate(ARTICLE).words][:3] == ["“", "The", "dam"]


def test_the_batched_loss_sees_what_the_single_window_sees(trained, folder, pieces):
    model, _, _, _ = train.restore(folder / "out" / "best.pt")
    model.eval()
    (document,) = data.polnear(folder / "data", "dev")
    one, two = list(batches.windows(document, pieces, (1,), random.Random(0)))[:2]
    both = batches.collate([one, two], pieces, None)
    alone = batches.collate([one], pieces, None)
    with torch.no_grad():
        a = model.words(both.ids, both.casing, both.first, both.pad)[:, 0, : alone.first.shape[1] + 1]
        b = model.words(alone.ids, alone.casing, alone.first, alone.pad)[:, 0]
    torch.testing.assert_close(a, b, atol=1e-5, rtol=1e-4)


def test_windows_cover_every_word_once_and_none_is_too_long(pieces):
    words = ["word"] * 400
    document = Document("long", words, [(0, 10), (10, 300), (300, 302), (302, 400)], {"upos": [0] * 400})
    found = list(batches.windows(document, pieces, (1, 64), random.Random(3)))
    assert [i for window in found for i in range(window.start, window.end)] == list(range(400))
    assert all(window.size <= batches.LONGEST for window in found)


def test_a_link_out_of_the_window_points_nowhere_and_a_head_out_of_it_teaches_nothing(pieces):
    document = Document("d", list("abcd"), [(0, 2), (2, 4)], pointers={"link": [0, 3, IGNORE, 3], "head": [-1, 3, 3, 2]})
    first, _ = (batches.collate([w], pieces, None) for w in batches.windows(document, pieces, (1,), random.Random(0)))
    assert first.pointers["link"].tolist() == [[1, 0]]
    assert first.pointers["head"].tolist() == [[0, IGNORE]]


def test_quotation_marks_change_style_in_pairs():
    words = ['"', "a", '"', "b", "“", "c", "”"]
    assert batches.restyle_quotes(words, "curly") == ["“", "a", "”", "b", "“", "c", "”"]
    assert batches.restyle_quotes(words, "curly single") == ["‘", "a", "’", "b", "‘", "c", "’"]


def test_a_set_that_lacks_a_class_teaches_nothing_about_it():
    sure_of_date = torch.zeros(1, 1, len(labels.ENTITY))
    sure_of_date[0, 0, labels.ENTITY.index("B-DATE")] = 20.0
    outside_or_unknown = torch.tensor([[data.uner_bits("O")]])
    person = torch.tensor([[data.uner_bits("B-PER")]])
    assert float(_open_loss(sure_of_date, outside_or_unknown)) < 1e-4
    assert float(_open_loss(sure_of_date, person)) > 10
