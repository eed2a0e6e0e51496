"""MPNet's weights come out of the packages that carry them, and into an encoder that reads BERT's vocabulary."""

import hashlib
import io
import math
import zipfile

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import save  # noqa: E402

from training import encoder  # noqa: E402
from training.encoder import Encoder, EncoderSize, buckets_of, load_mpnet, mpnet_weights  # noqa: E402

SIZE = EncoderSize(30522, 8, 12, 24, 2, 3, buckets=32, eps=1e-5)


def raw(hidden=12, inner=24, layers=3):
    shapes = {"embeddings.word_embeddings.weight": (30527, hidden), "embeddings.position_embeddings.weight": (10, hidden)}
    shapes["encoder.relative_attention_bias.weight"] = (32, 3)
    for kind, extra in (("weight", True), ("bias", False)):
        shapes[f"embeddings.LayerNorm.{kind}"] = (hidden,)
        for n in range(layers):
            old = f"encoder.layer.{n}."
            for part in "qkvo":
                shapes[f"{old}attention.attn.{part}.{kind}"] = (hidden, hidden) if extra else (hidden,)
            shapes[f"{old}attention.LayerNorm.{kind}"] = shapes[f"{old}output.LayerNorm.{kind}"] = (hidden,)
            shapes[f"{old}intermediate.dense.{kind}"] = (inner, hidden) if extra else (inner,)
            shapes[f"{old}output.dense.{kind}"] = (hidden, inner) if extra else (hidden,)
    torch.manual_seed(0)
    return {name: torch.randn(shape) for name, shape in shapes.items()}


def test_a_word_of_berts_vocabulary_gets_mpnets_vector(tmp_path):
    weights = raw()
    (tmp_path / "mpnet.safetensors").write_bytes(save(weights))
    one = Encoder(SIZE, 8)
    load_mpnet(one, tmp_path / "mpnet.safetensors")
    words, theirs = one.word.weight, weights["embeddings.word_embeddings.weight"]
    assert torch.equal(words[7592], theirs[7596])
    assert [torch.equal(words[bert], theirs[mpnet]) for bert, mpnet in ((0, 1), (101, 0), (102, 2), (103, 30526))] == [True] * 4
    assert torch.equal(one.position.weight[0], weights["embeddings.position_embeddings.weight"][2])
    assert torch.equal(one.layers[1].qkv.weight[12:24], weights["encoder.layer.1.attention.attn.k.weight"])


def test_the_bias_of_attention_goes_by_distance(tmp_path):
    (tmp_path / "mpnet.safetensors").write_bytes(save(raw()))
    one = Encoder(SIZE, 8).eval()
    load_mpnet(one, tmp_path / "mpnet.safetensors")
    ids = torch.tensor([[101, 7592, 2088, 102]])
    told = one(ids, torch.zeros_like(ids), None)[-1]
    torch.nn.init.zeros_(one.distance.weight)
    assert not torch.allclose(told, one(ids, torch.zeros_like(ids), None)[-1])


def by_the_paper(behind, buckets=32, farthest=128):
    """Return the bucket of one distance, written as T5's code writes it."""
    half = buckets // 2
    found = half if behind < 0 else 0
    far, exact = abs(behind), half // 2
    if far < exact:
        return found + far
    return found + min(half - 1, exact + int(math.log(far / exact) / math.log(farthest / exact) * (half - exact)))


def test_buckets_are_those_of_the_paper():
    table = buckets_of(300, 32)
    assert all(
        int(table[q, k]) == by_the_paper(q - k)
        for q, k in ((0, 0), (0, 1), (1, 0), (9, 0), (0, 9), (200, 13), (13, 200), (0, 299), (299, 0))
    )


@pytest.fixture
def carried(monkeypatch):
    """Stand in for the packages: an archive in five pieces."""

    def carry(content):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(encoder.MPNET_FILE, content)
        whole = buffer.getvalue()
        size = -(-len(whole) // len(encoder.MPNET_PARTS))
        pieces = {name: whole[at * size : (at + 1) * size] for at, name in enumerate(encoder.MPNET_PARTS)}
        monkeypatch.setattr(encoder, "_piece", pieces.__getitem__)

    return carry


def test_weights_are_put_together_from_their_packages(carried, monkeypatch, tmp_path):
    carried(b"weights")
    monkeypatch.setattr(encoder, "MPNET_SHA256", hashlib.sha256(b"weights").hexdigest())
    assert mpnet_weights(tmp_path / "new").read_bytes() == b"weights"


def test_other_weights_are_refused(carried, tmp_path):
    carried(b"others")
    with pytest.raises(ValueError, match="other weights"):
        mpnet_weights(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_missing_package_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(encoder, "MPNET_PARTS", ("no-such-package-of-weights",))
    with pytest.raises(FileNotFoundError, match="install no-such-package-of-weights"):
        mpnet_weights(tmp_path)
