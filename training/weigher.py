"""Train the weigher on annotated articles: `python -m training.weigher`, then `python -m training.weigher_export`; two hours on two cores.

The encoder is the lowest layers of MPNet. The lowest of these stay as they are, so that what they make of a window is computed once. After
the last pass the part that answers whose side is meant is fitted anew on the finished encoder, which takes minutes and is worth it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.detect.annotator import Annotator
from counterclaim.detect.pieces import Pieces
from counterclaim.weigh.features import STANDS, Floats
from counterclaim.weigh.weigher import asked_of, tokenizer_for
from counterclaim.weigh.windows import Window
from training.encoder import EncoderSize, load_mpnet, mpnet_weights
from training.weigher_data import Example, annotated
from training.weigher_model import Sides, WeigherModel

SHARE = {"types": 1.0, "harms": 2.0, "statuses": 0.5, "periods": 0.4, "tags": 3.0, "acts": 0.3, "sides": 2.5}
"""What a task's mean loss counts for."""
UNSEEN = 0.15
"""Share of windows that are read without what the rules drafted, and of questions without their answer: the words must do, too."""
BATCH = 6
POOL = 60
"""Windows that are sorted by their length before they are cut into batches."""
RULED = slice(6, 8)
"""Where the side features tell of the rules' answer; see `counterclaim.weigh.features`."""
KEEP = 0.995
"""How much of the running average of the weights a step keeps; the average is what is kept."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Passes over the articles, learning rates of encoder and heads; layers of the encoder, and how many of them are left as they are."""

    epochs: int = 3
    encoder_rate: float = 6e-5
    head_rate: float = 1e-3
    seed: int = 0
    layers: int = 9
    frozen: int = 4


ROUNDS = (Plan(), Plan(head_rate=7e-4, seed=1))
"""Rounds of passes, each with a rise and a fall of the rates; a round starts from what the one before left."""


def padded(windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, casing [batch, tokens], first [batch, words] and mask of windows, padded."""
    size, words = max(len(one.ids) for one in windows), max(len(one.first) for one in windows)
    ids, casing = torch.zeros(len(windows), size, dtype=torch.long), torch.zeros(len(windows), size, dtype=torch.long)
    mask, first = torch.zeros(len(windows), 1, 1, size, dtype=torch.bool), torch.zeros(len(windows), words, dtype=torch.long)
    for row, one in enumerate(windows):
        ids[row, : len(one.ids)], casing[row, : len(one.casing)] = torch.from_numpy(one.ids), torch.from_numpy(one.casing)
        mask[row, 0, 0, : len(one.ids)], first[row, : len(one.first)] = True, torch.from_numpy(one.first)
    return ids, casing, first, mask


@dataclass(frozen=True, slots=True)
class Read:
    """A window with its labels, and the state [tokens, hidden] that the frozen layers give it, as bfloat16."""

    example: Example
    below: Tensor


@torch.no_grad()
def read(model: WeigherModel, examples: Sequence[Example]) -> list[Read]:
    """Ask the frozen layers about every window."""
    model.eval()
    rows: list[Read] = []
    for one in examples:
        with torch.autocast("cpu", torch.bfloat16):
            below = model.below(torch.from_numpy(one.window.ids)[None], None)[0]
        rows.append(Read(one, below.to(torch.bfloat16)))
    return rows


def states_of(model: WeigherModel, batch: Sequence[Read], *, bfloat16: bool = False) -> tuple[Tensor, Tensor]:
    """Return the words' states for tagging and for asking."""
    _, casing, first, mask = padded([one.example.window for one in batch])
    below = torch.zeros(*casing.shape, model.size.hidden)
    for row, one in enumerate(batch):
        below[row, : len(one.below)] = one.below.float()
    return model.states(below, casing, first, mask, bfloat16=bfloat16)


class Losses:
    """Sums of losses by task, and what they are to be divided by."""

    def __init__(self) -> None:
        self.sums: dict[str, Tensor] = {}
        self.counts: dict[str, float] = {}

    def add(self, task: str, loss: Tensor, count: float) -> None:
        """Count a sum of losses in."""
        self.sums[task] = self.sums[task] + loss if task in self.sums else loss
        self.counts[task] = self.counts.get(task, 0.0) + count

    def total(self) -> Tensor:
        """The weighted sum of the means; a batch with very few of a task counts them less."""
        return torch.stack([SHARE[task] * loss / max(self.counts[task], 4.0) for task, loss in self.sums.items()]).sum()

    def means(self) -> dict[str, float]:
        """The mean of each task."""
        return {task: float(loss.detach()) / max(self.counts[task], 1.0) for task, loss in self.sums.items()}


def losses(model: WeigherModel, batch: Sequence[Read], rng: np.random.Generator) -> Losses:
    """The losses of a batch of windows."""
    found = Losses()
    tagging, asking = states_of(model, batch, bfloat16=True)
    for row, one in enumerate(told.example for told in batch):
        first, size = one.window.before, one.window.end - one.window.start
        seen = float(rng.random() > UNSEEN)
        h = torch.cat([tagging[row, first : first + size], seen * torch.from_numpy(one.drafted)], -1)
        _tag_losses(model, h, one, found)
        if one.asks:
            _side_losses(model, asking[row, : len(one.window.first)], one, found, rng)
    return found


def _tag_losses(model: WeigherModel, h: Tensor, one: Example, found: Losses) -> None:
    types, weights = torch.from_numpy(one.types), torch.from_numpy(one.type_weights)
    loss = functional.binary_cross_entropy_with_logits(model.heads["types"](h), types, weight=weights, reduction="sum")
    found.add("types", loss, float(one.types.sum()))
    tags = functional.cross_entropy(model.heads["tags"](h), torch.from_numpy(one.tags), reduction="none")
    found.add("tags", (tags * torch.from_numpy(one.tag_weights)).sum(), len(one.tags))
    if one.numbers:
        at = one.numbers
        harms = torch.from_numpy(one.harms[at])
        scale = torch.from_numpy(one.harm_weights[at]).unsqueeze(1)
        loss = functional.binary_cross_entropy_with_logits(model.heads["harms"](h[at]), harms, weight=scale, reduction="sum")
        found.add("harms", loss, len(at))
    for name, gold in (("statuses", one.statuses), ("periods", one.periods), ("acts", one.acts)):
        known = np.flatnonzero(gold >= 0)
        if len(known):
            loss = functional.cross_entropy(model.heads[name](h[known]), torch.from_numpy(gold[known]), reduction="sum")
            found.add(name, loss, len(known))


def _side_losses(model: WeigherModel, states: Tensor, one: Example, found: Losses, rng: np.random.Generator) -> None:
    asks, answers = [row.ask for row in one.asks], [row.answers for row in one.asks]
    inputs = {name: torch.from_numpy(value) for name, value in asked_of(one.window, _nothing(states), asks, answers).items()}
    slots = one.window.slots
    at = [one.window.places[slot.passage, slot.start] for slot in slots]
    meant = [states[first : first + slot.end - slot.start].mean(0, keepdim=True) for first, slot in zip(at, slots, strict=True)]
    inputs["slots"] = torch.cat([torch.zeros(len(STANDS), states.shape[1]), *meant])
    inputs["item"] = torch.stack([_item(one.window, states, ask.word, ask.end) for ask in asks])
    right = torch.from_numpy(np.stack([row.right for row in one.asks]))
    _answer_losses(model.sides, _Questions(inputs, right, torch.tensor([row.weight for row in one.asks])), found, rng)


def _nothing(states: Tensor) -> Floats:
    found: Floats = np.zeros(tuple(states.shape), dtype=np.float32)
    return found


def _item(window: Window, states: Tensor, word: int, end: int) -> Tensor:
    start, stop = window.place(word), window.place(end)
    return states[start] if stop <= start + 1 else (states[start] + states[start:stop].mean(0)) / 2


def begun(weights: Path, plan: Plan) -> WeigherModel:
    """Return a model with the lowest layers of the pretrained encoder."""
    torch.manual_seed(plan.seed)
    model = WeigherModel(EncoderSize(hidden=768, inner=3072, layers=plan.layers, buckets=32, eps=1e-5), plan.frozen)
    load_mpnet(model.encoder, weights)
    return model


def train(model: WeigherModel, rows: Sequence[Read], plan: Plan, threads: int = 1, keep: Path | None = None) -> WeigherModel:
    """Train on windows; return the running average of the weights, which is also written to ``keep`` after every pass."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(threads)
    model.encoder.requires_grad_(False)
    model.encoder.layers[plan.frozen :].requires_grad_(True)
    tuned = [p for p in model.encoder.parameters() if p.requires_grad]
    others = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": tuned}, {"params": others}], weight_decay=0.02)
    steps = plan.epochs * -(-len(rows) // BATCH)
    rates = [plan.encoder_rate, plan.head_rate]
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, total_steps=steps, pct_start=0.1)
    average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEEP))  # type: ignore[no-untyped-call]
    rng = np.random.default_rng(plan.seed)
    began = time.monotonic()
    for epoch in range(plan.epochs):
        model.train()
        seen: list[dict[str, float]] = []
        for batch in batches(rows, rng):
            found = losses(model, batch, rng)
            optimizer.zero_grad(set_to_none=True)
            found.total().backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_([*tuned, *others], 1.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(model)
            seen.append(found.means())
            if len(seen) % 50 == 0:
                print(f"  {len(seen)} batches, {time.monotonic() - began:.0f} s", flush=True)
        means = {task: round(float(np.mean([one[task] for one in seen if task in one])), 3) for task in SHARE}
        print(f"epoch {epoch + 1} of {plan.epochs}, {time.monotonic() - began:.0f} s: {means}", flush=True)
        if keep is not None:
            save(cast("WeigherModel", average.module), plan, keep)
    return cast("WeigherModel", average.module).eval()


def save(model: WeigherModel, plan: Plan, path: Path) -> None:
    """Write a checkpoint."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict(), "size": asdict(model.size), "frozen": model.frozen, "plan": asdict(plan)}, path)


def batches(rows: Sequence[Read], rng: np.random.Generator) -> Iterator[list[Read]]:
    """Yield all windows in a new order, those of like length together, so that little is padding."""
    order = rng.permutation(len(rows))
    pools = [sorted(order[first : first + POOL], key=lambda at: len(rows[at].below)) for first in range(0, len(order), POOL)]
    cut = [pool[first : first + BATCH] for pool in pools for first in range(0, len(pool), BATCH)]
    for number in rng.permutation(len(cut)):
        yield [rows[at] for at in cut[number]]


@dataclass(frozen=True, slots=True)
class _Questions:
    """The questions of one window, ready for the network: inputs by name, right answers [k, n], weights [k]."""

    inputs: dict[str, Tensor]
    right: Tensor
    weights: Tensor


@torch.no_grad()
def _questions(model: WeigherModel, rows: Sequence[Read]) -> Iterator[_Questions]:
    for told in rows:
        one = told.example
        if one.asks:
            _, states = states_of(model, [told])
            asks, answers = [row.ask for row in one.asks], [row.answers for row in one.asks]
            inputs = {name: torch.from_numpy(value) for name, value in asked_of(one.window, states[0].numpy(), asks, answers).items()}
            right = torch.from_numpy(np.stack([row.right for row in one.asks]))
            yield _Questions(inputs, right, torch.tensor([row.weight for row in one.asks]))


def refit_sides(model: WeigherModel, read_rows: Sequence[Read], plan: Plan, epochs: int = 8) -> None:
    """Fit the part that answers questions anew on the finished encoder, in place."""
    rows = list(_questions(model.eval(), read_rows))
    torch.manual_seed(plan.seed)
    sides = Sides(model.size.hidden)
    optimizer = torch.optim.AdamW(sides.parameters(), lr=plan.head_rate, weight_decay=0.02)
    steps = epochs * -(-len(rows) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, plan.head_rate, total_steps=steps, pct_start=0.1)
    average = torch.optim.swa_utils.AveragedModel(sides, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEEP))  # type: ignore[no-untyped-call]
    rng = np.random.default_rng(plan.seed)
    for epoch in range(epochs):
        seen: list[float] = []
        order = rng.permutation(len(rows))
        for first in range(0, len(order), BATCH):
            found = Losses()
            for at in order[first : first + BATCH]:
                _answer_losses(sides, rows[at], found, rng)
            optimizer.zero_grad(set_to_none=True)
            found.total().backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(sides.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(sides)
            seen.append(found.means().get("sides", 0.0))
        print(f"sides, epoch {epoch + 1} of {epochs}: {np.mean(seen):.3f}", flush=True)
    model.sides = cast("Sides", average.module).eval()


def _answer_losses(sides: Sides, asked: _Questions, found: Losses, rng: np.random.Generator) -> None:
    """Count in the losses of one window's questions; some are asked without the rules' answer."""
    inputs = {**asked.inputs, "valid": asked.inputs["valid"].clone(), "side": asked.inputs["side"].clone()}
    hidden = torch.from_numpy(rng.random(len(asked.weights)) < UNSEEN)
    inputs["valid"][hidden, 1] = False
    inputs["side"][hidden, :, RULED] = 0
    logs = sides(**inputs).log_softmax(-1)
    right = asked.right & inputs["valid"]
    some = right.any(1)
    if bool(some.any()):
        loss = -logs[some].masked_fill(~right[some], -1e4).logsumexp(1)
        found.add("sides", (loss * asked.weights[some]).sum(), float(asked.weights[some].sum()))


class TorchNetwork:
    """The model before its export, as the reading calls it."""

    def __init__(self, model: WeigherModel) -> None:
        self.model = model.eval()

    @torch.no_grad()
    def words(self, window: Window, drafted: Floats) -> Mapping[str, Floats]:
        """See `counterclaim.weigh.weigher.Network`."""
        _, casing, first, mask = padded([window])
        tagging, asking = self.model.states(self.model.below(torch.from_numpy(window.ids)[None], mask), casing, first, mask)
        h = torch.cat([tagging[0], torch.from_numpy(drafted)], -1)
        found = {name: head(h).numpy() for name, head in self.model.heads.items()}
        return {**found, "states": asking[0].numpy()}

    @torch.no_grad()
    def sides(self, asked: Mapping[str, NDArray[Any]]) -> Floats:
        """See `counterclaim.weigh.weigher.Network`."""
        found: Floats = self.model.sides(**{name: torch.from_numpy(value) for name, value in asked.items()}).numpy()
        return found


def main() -> None:
    """Train, and write model.pt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=Path(__file__).with_name("written.jsonl.xz"))
    parser.add_argument("--out", type=Path, default=Path(".cache/training/weigher"))
    parser.add_argument("--epochs", type=int, default=Plan().epochs, help="passes of a round; there are two rounds")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    rounds = [replace(plan, epochs=args.epochs) for plan in ROUNDS]
    torch.set_num_threads(args.threads)
    examples = [example for one in annotated(args.articles, Annotator.load(), Pieces(tokenizer_for())) for example in one.examples]
    print(f"{len(examples)} windows", flush=True)
    model = begun(mpnet_weights(args.out), rounds[0])
    rows = read(model, examples)
    for plan in rounds:
        model = train(model, rows, plan, args.threads, args.out / "passes.pt")
    refit_sides(model, rows, rounds[-1])
    save(model, rounds[-1], args.out / "model.pt")


if __name__ == "__main__":
    main()
