"""A checkpoint of the matcher to its run-time file: `python -m training.matcher_export --checkpoint .cache/training/matcher/model.pt`."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from counterclaim.match.matcher import WEIGHTS
from training.encoder import EncoderSize
from training.export import Axes, quantise, write_graph
from training.matcher_model import MatcherModel


class Pair(nn.Module):
    """The model for one pair without padding, as the run-time calls it."""

    def __init__(self, model: MatcherModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, parts: Tensor) -> Tensor:
        """Vectors ids, parts [tokens] -> logits [WAYS]."""
        return self.model(ids[None], parts[None], torch.ones_like(ids[None], dtype=torch.bool))[0]  # type: ignore[no-any-return]


def export(model: MatcherModel, path: Path) -> None:
    """Write the graph, in int8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(5, 900, (23,))
    parts = torch.tensor([0, *[1] * 12, *[2] * 10])
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "float.onnx"
        axes: Axes = {"ids": {0: "tokens"}, "parts": {0: "tokens"}}
        write_graph(Pair(model).eval(), (ids, parts), whole, list(axes), ["logits"], axes)
        quantise(whole, path)


def main() -> None:
    """Export a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path(".cache/training/matcher/model.pt"))
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    content = torch.load(args.checkpoint, map_location="cpu", weights_only=True)
    model = MatcherModel(EncoderSize(**content["size"]))
    model.load_state_dict(content["model"])
    export(model.eval(), args.out)


if __name__ == "__main__":
    main()
