"""A checkpoint of the weigher to its run-time files: `python -m training.weigher_export --checkpoint .cache/training/weigher/model.pt`."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from counterclaim.weigh.features import PAIR, SIDE, STANDS
from counterclaim.weigh.labels import DRAFTED
from counterclaim.weigh.weigher import OUTPUTS, SIDES, WEIGHTS, WORDS
from training.encoder import EncoderSize
from training.export import Axes, quantise, write_graph
from training.weigher_model import WeigherModel


class Words(nn.Module):
    """The model for one window without padding, as the run-time calls it."""

    def __init__(self, model: WeigherModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, casing: Tensor, first: Tensor, drafted: Tensor) -> tuple[Tensor, ...]:
        """Vectors ids, casing [sub-tokens], first [words], and drafted [words, DRAFTED]."""
        states = self.model.layers(self.model.below(ids[None], None), casing[None], None)
        layers = torch.stack([state[0].index_select(0, first) for state in states])
        h = torch.cat([self.model.tagging(layers), drafted], -1)
        found = {name: head(h) for name, head in self.model.heads.items()}
        return tuple({**found, "states": self.model.asking(layers)}[name] for name in OUTPUTS)


def export(model: WeigherModel, folder: Path) -> None:
    """Write both graphs."""
    folder.mkdir(parents=True, exist_ok=True)
    hidden = model.size.hidden
    ids, first = torch.randint(5, 900, (23,)), torch.arange(1, 22)
    words = (ids, torch.ones_like(ids), first, torch.zeros(21, DRAFTED))
    rows: Axes = {"ids": {0: "tokens"}, "casing": {0: "tokens"}, "first": {0: "words"}, "drafted": {0: "words"}}
    axes: Axes = {**rows, **{name: {0: "words"} for name in OUTPUTS}}
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "float.onnx"
        write_graph(Words(model).eval(), words, whole, list(rows), list(OUTPUTS), axes)
        quantise(whole, folder / WORDS)
    count = len(STANDS) + 4
    stand = torch.tensor([*range(1, 1 + len(STANDS)), 0, 0, 0, 0])
    asked = (
        torch.randn(3, hidden), torch.tensor([0, 5, 9]), torch.randn(count, hidden), stand,
        torch.randn(3, count, PAIR), torch.randn(3, count, SIDE), torch.ones(3, count, dtype=torch.bool),
    )  # fmt: skip
    names = ["item", "kind", "slots", "stand", "pair", "side", "valid"]
    axes = {
        "item": {0: "asks"}, "kind": {0: "asks"}, "slots": {0: "answers"}, "stand": {0: "answers"}, "pair": {0: "asks", 1: "answers"},
        "side": {0: "asks", 1: "answers"}, "valid": {0: "asks", 1: "answers"}, "logits": {0: "asks", 1: "answers"},
    }  # fmt: skip
    write_graph(model.sides.eval(), asked, folder / SIDES, names, ["logits"], axes)


def main() -> None:
    """Export a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path(".cache/training/weigher/model.pt"))
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    content = torch.load(args.checkpoint, map_location="cpu", weights_only=True)
    model = WeigherModel(EncoderSize(**content["size"]), content["frozen"])
    model.load_state_dict(content["model"])
    export(model.eval(), args.out)


if __name__ == "__main__":
    main()
