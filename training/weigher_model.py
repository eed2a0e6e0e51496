"""The weigher: the lower layers of MPNet, in part tuned on annotated articles, with heads for numbers, events, contents and sides."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.detect.pieces import CASINGS
from counterclaim.weigh.features import PAIR, SIDE, STANDS
from counterclaim.weigh.labels import ACTS, DRAFTED, HARMS, KINDS, PERIODS, STATUSES, TAGS, TYPES
from training.encoder import Encoder, EncoderSize
from training.model import Mix

TABLES = {"types": TYPES, "harms": HARMS, "statuses": STATUSES, "periods": PERIODS, "tags": TAGS, "acts": ACTS}
RARE = {"types": -4.0, "harms": -3.0}
"""Bias from which heads of rare labels start."""


class Head(nn.Module):
    """Labels of a word, from its state and what the rules drafted at it."""

    def __init__(self, hidden: int, classes: int, bias: float = 0.0, inner: int = 192) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Dropout(0.2), nn.Linear(hidden + DRAFTED, inner), nn.GELU(), nn.Dropout(0.3), nn.Linear(inner, classes)
        )
        nn.init.constant_(self.layers[-1].bias, bias)  # type: ignore[arg-type]

    def forward(self, x: Tensor) -> Tensor:
        """[..., hidden + DRAFTED] -> [..., classes]."""
        return self.layers(x)  # type: ignore[no-any-return]


class Sides(nn.Module):
    """How well each possible answer meets a question asked at a word."""

    def __init__(self, hidden: int, inner: int = 160, told: int = 96) -> None:
        super().__init__()
        self.kind = nn.Embedding(KINDS, 24)
        self.stand = nn.Embedding(1 + len(STANDS), hidden)
        self.ask = nn.Linear(hidden + 24, inner)
        self.answer = nn.Linear(hidden, inner)
        self.told = nn.Linear(PAIR + SIDE, told)
        self.dropout = nn.Dropout(0.25)
        self.out = nn.Sequential(nn.Linear(3 * inner + told + 24, inner), nn.GELU(), nn.Dropout(0.25), nn.Linear(inner, 1))

    def forward(self, item: Tensor, kind: Tensor, slots: Tensor, stand: Tensor, pair: Tensor, side: Tensor, valid: Tensor) -> Tensor:
        """Take item [k, hidden], kind [k], slots [n, hidden], stand [n], pair and side [k, n, .], valid [k, n] -> logits [k, n]."""
        kinds = self.kind(kind)
        count = slots.shape[0]
        ask = self.dropout(functional.gelu(self.ask(torch.cat([item, kinds], -1)))).unsqueeze(1).expand(-1, count, -1)
        meant = torch.where((stand > 0).unsqueeze(-1), self.stand(stand), slots)
        answer = self.dropout(functional.gelu(self.answer(meant))).unsqueeze(0).expand(item.shape[0], -1, -1)
        told = functional.gelu(self.told(torch.cat([pair, side], -1)))
        joined = torch.cat([ask, answer, ask * answer, told, kinds.unsqueeze(1).expand(-1, count, -1)], -1)
        return self.out(joined).squeeze(-1).masked_fill(~valid, -1e4)  # type: ignore[no-any-return]


class WeigherModel(nn.Module):
    """Encoder and heads; the lowest ``frozen`` layers stay as they were pretrained, and only states from there on are looked at."""

    def __init__(self, size: EncoderSize, frozen: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.size = size
        self.frozen = frozen
        self.encoder = Encoder(size, len(CASINGS), dropout)
        # The vocabulary is uncased; casing comes in above what is frozen, from zero, so that training starts at the pretrained point.
        self.casing = nn.Embedding(len(CASINGS), size.hidden)
        nn.init.zeros_(self.casing.weight)
        self.tagging = Mix(size.layers - frozen)
        self.asking = Mix(size.layers - frozen)
        self.heads = nn.ModuleDict({name: Head(size.hidden, len(table), RARE.get(name, 0.0)) for name, table in TABLES.items()})
        self.sides = Sides(size.hidden)

    def below(self, ids: Tensor, pad: Tensor | None) -> Tensor:
        """Return the state [batch, tokens, hidden] that the frozen layers give, which training need not ask for twice."""
        return self.encoder(ids, torch.zeros_like(ids), pad, self.frozen)[-1]  # type: ignore[no-any-return]

    def layers(self, below: Tensor, casing: Tensor, pad: Tensor | None) -> list[Tensor]:
        """Return the states of the sub-tokens above the frozen layers, the lowest first."""
        x = below + self.casing(casing)
        return [x, *self.encoder.above(x, pad, self.frozen)]

    def states(self, below: Tensor, casing: Tensor, first: Tensor, pad: Tensor | None, *, bfloat16: bool = False) -> tuple[Tensor, Tensor]:
        """Return the words' states for tagging and for asking: [batch, words, hidden] each."""
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            layers = self.layers(below, casing, pad)
        rows = torch.arange(first.shape[0]).unsqueeze(1)
        picked = torch.stack([layer.float()[rows, first] for layer in layers])
        return self.tagging(picked), self.asking(picked)
