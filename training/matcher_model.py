"""The matcher's network: MiniLM reads two statements at once, and a small head tells how the second stands to the first."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from counterclaim.reconcile.matching import WAYS
from training.encoder import Encoder, EncoderSize

PARTS = 3
"""What a sub-token belongs to: neither statement, the first, the second."""


class MatcherModel(nn.Module):
    """Encoder and head."""

    def __init__(self, size: EncoderSize, dropout: float = 0.1, inner: int = 256) -> None:
        super().__init__()
        self.size = size
        self.encoder = Encoder(size, PARTS, dropout)  # which statement a sub-token is of comes in where the annotator tells casing
        self.out = nn.Sequential(
            nn.Dropout(0.2), nn.Linear(5 * size.hidden, inner), nn.GELU(), nn.Dropout(0.2), nn.Linear(inner, len(WAYS))
        )

    def forward(self, ids: Tensor, parts: Tensor, mask: Tensor) -> Tensor:
        """Take ids, parts and mask [batch, tokens] (True where a token is) -> logits [batch, WAYS]."""
        states = self.encoder(ids, parts, mask[:, None, None, :])[-1]
        first, second = (_mean(states, (parts == number) & mask) for number in (1, 2))
        joined = torch.cat([first, second, (first - second).abs(), first * second, states[:, 0]], -1)
        return self.out(joined)  # type: ignore[no-any-return]


def _mean(states: Tensor, chosen: Tensor) -> Tensor:
    return (states * chosen[..., None]).sum(1) / chosen.sum(1, keepdim=True)
