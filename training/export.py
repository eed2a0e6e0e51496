"""Checkpoint to the run-time's one int8 ONNX file: `python -m training.export --checkpoint .cache/training/full/best.pt`."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from counterclaim.detect.annotator import HEADS, WEIGHTS
from counterclaim.detect.pieces import TOKENIZER
from training import labels
from training.encoder import pretrained_folder
from training.model import AnnotatorModel
from training.train import restore

OPSET = 17
Axes = dict[str, dict[int, str]]
"""Sizes of a graph that are free: name of an input or output, axis, name of the size."""
TABLES = {
    "attribution": labels.ATTRIBUTION,
    "entity": labels.ENTITY,
    "materiel": labels.MATERIEL,
    "upos": labels.UPOS,
    "deprel": labels.DEPRELS,
    "role": labels.ROLES,
    "trigger": labels.TRIGGERS,
    "conflict": labels.CONFLICT_ROLES,
    "certainty": labels.CERTAINTY,
    "polarity": labels.POLARITY,
    "timing": labels.TIMING,
}
"""Label tables that travel in the file, by output."""


class Window(nn.Module):
    """The model for one window without padding, as the run-time calls it: vectors in, the arrays of HEADS out."""

    def __init__(self, model: AnnotatorModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, casing: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Vectors ids, casing [sub-tokens] and first [1 + words], its first entry the start token's place."""
        model = self.model
        states = torch.stack([state[0].index_select(0, first) for state in model.encoder(ids[None], casing[None], None)])
        states = states + model.casing(casing.index_select(0, first))
        mixed = {name: model.task(states, name)[None] for name in model.mix}
        words = {name: h[:, 1:] for name, h in mixed.items()}
        relations = model.deprel(words["syntax"], mixed["syntax"])[0]
        found = {
            "attribution": model.attribution(words["attribution"])[0],
            "link": model.link(words["attribution"], mixed["attribution"])[0, 0],
            "entity": model.entity(words["entity"])[0],
            "materiel": model.materiel(words["entity"])[0],
            "upos": model.upos(words["syntax"])[0],
            "head": model.head(words["syntax"], mixed["syntax"])[0, 0],
            "deprel": relations.argmax(0).to(torch.int32),
            "predicate": model.predicate(words["role"])[0],
            "role": model.role(words["role"], words["role"])[0],
            "trigger": model.trigger(words["conflict"])[0],
            "conflict": model.conflict(words["conflict"], words["conflict"])[0],
            "certainty": model.certainty(words["conflict"])[0],
            "polarity": model.polarity(words["conflict"])[0],
            "timing": model.timing(words["conflict"])[0],
        }
        return tuple(found[name] for name in HEADS)


def shift(model: AnnotatorModel, *, licensed_only: bool = False) -> None:
    """Move the last bias of the tagging heads by labels.SHIFTS, in place; bar the kinds that the licensed mix does not teach."""
    for name, tagger in (("attribution", model.attribution), ("entity", model.entity)):
        row = [labels.SHIFTS[name].get(label, 0.0) for label in TABLES[name]]
        if licensed_only and name == "entity":
            kinds = [label.partition("-")[2] for label in TABLES[name]]
            row = [labels.NEVER if kind and kind not in labels.LICENSED_ENTITIES else was for kind, was in zip(kinds, row, strict=True)]
        with torch.no_grad():
            tagger.out.bias.add_(torch.tensor(row))


def write_graph(module: nn.Module, inputs: tuple[Tensor, ...], path: Path, names: list[str], outputs: list[str], axes: Axes) -> None:
    """Write a module as a graph, in single precision; ``axes`` names the sizes that are free, by input or output."""
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module, inputs, str(path), input_names=names, output_names=outputs, dynamic_axes=axes, opset_version=OPSET, dynamo=False
        )


def export_float(model: AnnotatorModel, path: Path) -> None:
    """Write the single-precision graph, with the label tables in its metadata."""
    model.eval()
    example = (torch.tensor([0, 1, 2, 3, 4]), torch.tensor([0, 1, 1, 1, 0]), torch.tensor([0, 1, 2, 3]))
    axes: Axes = {"ids": {0: "pieces"}, "casing": {0: "pieces"}, "first": {0: "start_and_words"}}
    axes |= {name: {1: "words", 2: "words"} if name in {"role", "conflict"} else {0: "words"} for name in HEADS}
    for name in ("link", "head", "deprel"):
        axes[name] = {0: "words", 1: "start_and_words"}
    write_graph(Window(model), example, path, ["ids", "casing", "first"], list(HEADS), axes)
    graph = onnx.load(path)
    tables = {name: list(table) for name, table in TABLES.items()}
    steps = {"attribution": [[round(score, 4) for score in row] for row in model.attribution_steps.weight.tolist()]}
    held = {"labels": tables, "thresholds": labels.THRESHOLDS, "steps": steps}
    onnx.helper.set_model_props(graph, {name: json.dumps(value) for name, value in held.items()})
    onnx.save(graph, path)


def quantise(source: Path, target: Path) -> None:
    """Write the int8 graph: matrix products with constant weights, and the embedding tables.

    Weights take 7 of the 8 bits, so that sums do not saturate on processors without VNNI and results agree between machines.
    """
    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        extra_options={"MatMulConstBOnly": True},
    )
    graph = onnx.load(target)
    onnx.helper.set_model_props(graph, {prop.key: prop.value for prop in onnx.load(source).metadata_props})
    onnx.save(graph, target)


def export(model: AnnotatorModel, tokenizer: Path, target: Path, keep_float: Path | None = None) -> str:
    """Write the int8 file and its tokenizer, and optionally the float file; the sha256 of the int8 file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "float.onnx"
        part = Path(folder) / "int8.onnx"
        export_float(model, whole)
        quantise(whole, part)
        shutil.copyfile(part, target)
        shutil.copyfile(tokenizer, target.with_name(TOKENIZER))
        if keep_float:
            keep_float.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(whole, keep_float)
            shutil.copyfile(tokenizer, keep_float.with_name(TOKENIZER))
    return hashlib.sha256(target.read_bytes()).hexdigest()


def export_checkpoint(checkpoint: Path, target: Path, keep_float: Path | None = None) -> str:
    """Export a checkpoint of training with the pretrained encoder's tokenizer; the sha256 of the int8 file."""
    model, plan, _, _ = restore(checkpoint)
    shift(model, licensed_only=plan.licensed_only)
    return export(model, pretrained_folder() / TOKENIZER, target, keep_float)


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path(".cache/training/full/best.pt"))
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="the int8 file; its tokenizer is written beside it")
    parser.add_argument("--float", type=Path, dest="whole", help="keep the single-precision file here, for the bench")
    given = parser.parse_args(arguments)
    digest = export_checkpoint(given.checkpoint, given.out, given.whole)
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.1f} MB, sha256 {digest}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
