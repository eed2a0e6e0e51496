"""Train the annotator: `python -m training.train --data ../shared/data`. Resumable; `--smoke` proves the whole path on a sliver."""

from __future__ import annotations

import argparse
import copy
import json
import random
import shutil
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch

from counterclaim.detect.annotator import Annotator
from counterclaim.detect.pieces import TOKENIZER, Pieces
from training.batches import batches, endless
from training.data import Document
from training.encoder import EncoderSize, load_pretrained, pretrained_folder, pretrained_size
from training.mix import DATA_SETS, load
from training.model import AnnotatorModel, Batch

CLOCK = time.monotonic
DECIDES = {"entity": "worldwide", "materiel": "re3d"}
"""Of the sets that teach a head, the one whose dev part is counted; the others know only some of its kinds."""


@dataclass(slots=True)
class Plan:
    """How a run is trained. `minutes` is the time the schedule is spread over; words and steps follow from the machine.

    `memory` is how much of the running average of the weights is kept at each step; the average is what is measured and shipped.
    """

    minutes: float = 105.0
    sub_tokens: int = 640
    encoder_rate: float = 2e-4
    head_rate: float = 5e-4
    warm_up: float = 0.03
    weight_decay: float = 0.01
    seed: int = 13
    save_minutes: float = 5.0
    dev_batches: int = 8
    memory: float = 0.999
    bfloat16: bool = True
    threads: int = 1
    licensed_only: bool = False


@dataclass(slots=True)
class State:
    """How far a run is."""

    step: int = 0
    seconds: float = 0.0
    words: int = 0
    best: float = float("inf")
    words_of: dict[str, int] = field(default_factory=dict)
    curve: list[dict[str, float]] = field(default_factory=list)


def rate(progress: float, warm_up: float) -> float:
    """Share of the full learning rate: up in a line, then down in a line to nothing."""
    if progress < warm_up:
        return max(progress / warm_up, 0.02)
    return max((1.0 - progress) / (1.0 - warm_up), 0.0)


def optimizer_of(model: AnnotatorModel, plan: Plan) -> torch.optim.Optimizer:
    """AdamW with a rate of its own for the encoder.

    The word embeddings stay as pretrained: a third of the time is saved, and words that the training text lacks keep their place
    beside those it has.
    """
    model.encoder.word.weight.requires_grad_(False)
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    inside = {id(p) for p in model.encoder.parameters()}
    heads = [p for p in model.parameters() if id(p) not in inside]
    groups = [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}]
    for group in groups:
        group["full"] = group["lr"]
    return torch.optim.AdamW(groups, weight_decay=plan.weight_decay, fused=True, betas=(0.9, 0.98))


def dev_losses(model: AnnotatorModel, dev: dict[str, list[Document]], pieces: Pieces, plan: Plan) -> dict[str, float]:
    """Mean loss of each head over a fixed sample of every set's dev part; the model is in evaluation mode."""
    sums: dict[str, list[float]] = defaultdict(list)
    with torch.inference_mode():
        for name, documents in dev.items():
            rng = random.Random(7)
            for n, batch in enumerate(batches(name, documents, pieces, plan.sub_tokens, rng, training=False)):
                if n == plan.dev_batches:
                    break
                for head, loss in model.losses(batch, bfloat16=plan.bfloat16).items():
                    if not batch.partial and DECIDES.get(head, name) == name:
                        sums[head].append(float(loss))
    return {head: sum(losses) / len(losses) for head, losses in sums.items()}


@dataclass(frozen=True, slots=True)
class Trainee:
    """A model in training, its running average, and its optimizer."""

    model: AnnotatorModel
    average: AnnotatorModel
    optimizer: torch.optim.Optimizer

    @classmethod
    def of(cls, model: AnnotatorModel, plan: Plan) -> Trainee:
        """Begin with the average at the model."""
        return cls(model, copy.deepcopy(model).requires_grad_(False).eval(), optimizer_of(model, plan))

    def remember(self, step: int, memory: float) -> None:
        """Move the average towards the model; in the first steps faster, so that the beginning is soon forgotten."""
        kept = min(memory, (1 + step) / (10 + step))
        pairs = [(a, b.detach()) for a, b in zip(self.average.parameters(), self.model.parameters(), strict=True) if b.requires_grad]
        torch._foreach_lerp_([a for a, _ in pairs], [b for _, b in pairs], 1 - kept)


def save(path: Path, trainee: Trainee, plan: Plan, state: State, *, whole: bool) -> None:
    """Write a checkpoint entirely or not at all: the average, and with `whole` what is needed to go on training."""
    average = trainee.average
    content: dict[str, Any] = {"size": asdict(average.size), "model": average.state_dict(), "plan": asdict(plan), "state": asdict(state)}
    if whole:
        content |= {"raw": trainee.model.state_dict(), "optimizer": trainee.optimizer.state_dict()}
    part = path.with_suffix(".part")
    torch.save(content, part)
    part.replace(path)


def restore(path: Path) -> tuple[AnnotatorModel, Plan, State, dict[str, Any]]:
    """Averaged model, plan and state of a checkpoint, and all it holds."""
    content = torch.load(path, map_location="cpu", weights_only=True)
    model = AnnotatorModel(EncoderSize(**content["size"]))
    model.load_state_dict(content["model"])
    return model, Plan(**content["plan"]), State(**content["state"]), content


def step_once(model: AnnotatorModel, optimizer: torch.optim.Optimizer, batch: Batch, share: float, plan: Plan) -> dict[str, float]:
    """One step at a share of the full learning rate; the losses."""
    for group in optimizer.param_groups:
        group["lr"] = group["full"] * share
    losses = model.losses(batch, bfloat16=plan.bfloat16)
    total = torch.stack(list(losses.values())).sum()
    optimizer.zero_grad(set_to_none=True)
    total.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
    optimizer.step()
    return {name: float(loss.detach()) for name, loss in losses.items()}


@dataclass(frozen=True, slots=True)
class Job:
    """A run's plan, data and folder. `out` gets last.pt (resumable), best.pt (lowest dev loss) and log.jsonl."""

    plan: Plan
    out: Path
    train: dict[str, list[Document]]
    dev: dict[str, list[Document]]
    pieces: Pieces


def run(job: Job, model: AnnotatorModel) -> State:
    """Train until the plan's time is used, from last.pt if it is there, else from `model`."""
    plan, state = job.plan, State()
    torch.set_num_threads(plan.threads)
    job.out.mkdir(parents=True, exist_ok=True)
    trainee = Trainee.of(model, plan)
    if (job.out / "last.pt").is_file():
        average, _, state, content = restore(job.out / "last.pt")
        model.load_state_dict(content["raw"])
        trainee.average.load_state_dict(average.state_dict())
        trainee.optimizer.load_state_dict(content["optimizer"])
    seed = plan.seed + state.step
    torch.manual_seed(seed)
    rng = random.Random(seed)
    streams = {name: endless(name, documents, job.pieces, plan.sub_tokens, seed) for name, documents in job.train.items()}
    shares = [data_set.share for data_set in DATA_SETS if data_set.name in job.train]
    model.train()
    sums: dict[str, list[float]] = defaultdict(list)
    before, saved = CLOCK(), state.seconds
    while state.seconds < plan.minutes * 60:
        name = rng.choices(list(streams), shares)[0]
        batch = next(streams[name])
        share = rate(state.seconds / (plan.minutes * 60), plan.warm_up)
        for head, loss in step_once(model, trainee.optimizer, batch, share, plan).items():
            sums[head].append(loss)
        state.step += 1
        trainee.remember(state.step, plan.memory)
        state.words += batch.words
        state.words_of[name] = state.words_of.get(name, 0) + batch.words
        now = CLOCK()
        state.seconds, before = state.seconds + now - before, now
        if state.seconds >= plan.minutes * 60 or state.seconds - saved >= plan.save_minutes * 60:
            saved = state.seconds
            report(job, trainee, state, sums)
            save(job.out / "last.pt", trainee, plan, state, whole=True)
            sums.clear()
            # Measuring and saving do not count as training time.
            before = CLOCK()
    return state


def report(job: Job, trainee: Trainee, state: State, sums: dict[str, list[float]]) -> None:
    """Measure on dev, log, and keep the best."""
    measured = dev_losses(trainee.average, job.dev, job.pieces, job.plan)
    total = sum(measured.values())
    row = {"step": state.step, "minutes": round(state.seconds / 60, 1), "words": state.words, "dev": round(total, 4)}
    row |= {f"train {head}": round(sum(losses) / len(losses), 4) for head, losses in sums.items()}
    row |= {f"dev {head}": round(loss, 4) for head, loss in measured.items()}
    state.curve.append(row)
    print(json.dumps(row), flush=True)
    with (job.out / "log.jsonl").open("a") as log:
        log.write(json.dumps(row) + "\n")
    if total < state.best:
        state.best = total
        save(job.out / "best.pt", trainee, job.plan, state, whole=False)


def sliver(documents: dict[str, list[Document]], count: int) -> dict[str, list[Document]]:
    """Take the first documents of each set."""
    return {name: found[:count] for name, found in documents.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    defaults = Plan()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the public data sets")
    parser.add_argument("--out", type=Path, default=Path(".cache/training"), help="folder for checkpoints and the log")
    parser.add_argument("--minutes", type=float, default=defaults.minutes, help="training time that the schedule is spread over")
    parser.add_argument("--threads", type=int, default=defaults.threads)
    parser.add_argument("--seed", type=int, default=defaults.seed)
    parser.add_argument("--float32", action="store_true", help="train in single precision (default: bfloat16, faster where the CPU has it)")
    parser.add_argument("--licensed-only", action="store_true", help="leave out the sets whose licence is not stated")
    parser.add_argument("--smoke", action="store_true", help="a sliver of the data and under a minute of training")
    given = parser.parse_args(arguments)
    plan = Plan(
        minutes=given.minutes, threads=given.threads, seed=given.seed, bfloat16=not given.float32, licensed_only=given.licensed_only
    )
    out = given.out / ("smoke" if given.smoke else "licensed" if given.licensed_only else "full")
    train = load(given.data, "train", licensed_only=given.licensed_only)
    dev = load(given.data, "dev", licensed_only=given.licensed_only, check=False)
    if given.smoke:
        plan.minutes, plan.save_minutes, plan.dev_batches = 0.5, 0.25, 1
        train, dev = sliver(train, 20), sliver(dev, 2)
        shutil.rmtree(out, ignore_errors=True)
    folder = pretrained_folder()
    torch.manual_seed(plan.seed)
    model = AnnotatorModel(pretrained_size(folder))
    load_pretrained(model.encoder, folder)
    state = run(Job(plan, out, train, dev, Pieces(folder / TOKENIZER)), model)
    print(f"{state.words} words, {state.step} steps, {state.seconds / 60:.1f} minutes; best dev loss {state.best:.4f}; {out / 'best.pt'}")
    from training.export import export_checkpoint  # noqa: PLC0415  (it imports this module)

    digest = export_checkpoint(out / "best.pt", out / "annotator.onnx", out / "float" / "annotator.onnx")
    found = Annotator.load(out / "annotator.onnx").annotate("“We deny it,” Gen. Arlo Venn said.")
    print(f"{out / 'annotator.onnx'}: sha256 {digest}, read back, {len(found.words)} words annotated")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
