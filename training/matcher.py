"""Train the matcher on written pairs: `python -m training.matcher`, then `python -m training.matcher_export`; an hour on one core.

The encoder starts from the pretrained MiniLM, which knows sentences of one meaning; see `training/PAIRS.md` for the pairs.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.match.matcher import LONGEST, joined
from counterclaim.reconcile.matching import TURNED, WAYS, Way
from counterclaim.weigh.weigher import tokenizer_for
from training.encoder import load_pretrained, pretrained_folder, pretrained_size
from training.matcher_model import MatcherModel

BATCH = 32
CHUNK = 16 * BATCH
"""Pairs that are sorted by length together, so that batches hold little padding."""
SMOOTHING = 0.05
KEEP = 0.99
"""Share of the average of weights that a step keeps."""
STRANGERS = 0.4
"""Pairs of a pass, on each written one, of two statements of different pairs of one file."""
UNLISTED = 2
"""Pairs of a grid that no link joins, on each link of it."""
ELSEWHERE = 3
"""A pass takes one pair of two statements of one article on so many written ones."""
Row = tuple[str, str, Way]


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast: passes, learning rates of encoder and head."""

    epochs: int = 5
    encoder_rate: float = 6e-5
    head_rate: float = 1e-3
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: pairs with their way, by file; grids of statements with the links among them; unrelated pairs from articles."""

    pairs: tuple[tuple[Row, ...], ...]
    grids: tuple[tuple[tuple[str, ...], Mapping[tuple[int, int], Way]], ...]
    apart: tuple[Row, ...]


def written(path: Path) -> Written:
    """Read the packed pairs; see `training/PAIRS.md` for their form."""
    rows = [json.loads(line) for line in lzma.decompress(path.read_bytes()).decode("utf-8").splitlines()]
    files: dict[str, list[Row]] = {}
    for row in rows:
        if "way" in row:
            files.setdefault(row["file"], []).append((row["first"], row["second"], row["way"]))
    apart = tuple(files.pop("articles", []))
    grids = tuple((tuple(row["statements"]), {(i, j): way for i, j, way in row["links"]}) for row in rows if "links" in row)
    return Written(tuple(map(tuple, files.values())), grids, apart)


def passes(found: Written, epochs: int, rng: random.Random) -> Iterator[list[list[Row]]]:
    """Yield the batches of each pass: every pair in either order, and unrelated statements drawn anew."""
    linked = [(texts[i], texts[j], way) for texts, links in found.grids for (i, j), way in links.items()]
    steady = [*(row for rows in found.pairs for row in rows), *linked]
    for _ in range(epochs):
        rows = [row if rng.random() < 1 / 2 else turned(row) for row in steady]
        rows += _strangers(found, rng)
        rows += [row for grid in found.grids for row in _unlisted(*grid, rng)]
        rows += rng.sample(found.apart, min(len(found.apart), len(steady) // ELSEWHERE))
        yield _batches(rows, rng)


def turned(row: Row) -> Row:
    """Return a pair with its statements in the other order."""
    first, second, way = row
    return second, first, TURNED.get(way, way)


def _strangers(found: Written, rng: random.Random) -> Iterator[Row]:
    for rows in found.pairs:
        for first, _, _ in rows:
            other = rng.choice(rows)
            if rng.random() < STRANGERS and first not in other:
                yield first, other[rng.randrange(2)], "other"


def _unlisted(texts: Sequence[str], links: Mapping[tuple[int, int], Way], rng: random.Random) -> list[Row]:
    joint = {frozenset(ends) for ends in links}
    free: list[Row] = [(texts[i], texts[j], "other") for i in range(len(texts)) for j in range(i) if frozenset((i, j)) not in joint]
    return rng.sample(free, min(len(free), UNLISTED * len(links)))


def _batches(rows: list[Row], rng: random.Random) -> list[list[Row]]:
    rng.shuffle(rows)
    chunks = (sorted(rows[at : at + CHUNK], key=lambda row: len(row[0]) + len(row[1])) for at in range(0, len(rows), CHUNK))
    batches = [chunk[at : at + BATCH] for chunk in chunks for at in range(0, len(chunk), BATCH)]
    rng.shuffle(batches)
    return batches


class Inputs:
    """Statements to tensors, by the encoder's own sub-tokens."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(tokenizer_for()))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def tensors(self, pairs: Sequence[tuple[str, str]]) -> tuple[Tensor, Tensor, Tensor]:
        """Return ids, parts and mask [batch, tokens]."""
        rows = [joined(self._ids(first), self._ids(second)) for first, second in pairs]
        longest = max(len(ids) for ids, _ in rows)
        ids, parts = torch.zeros(len(rows), longest, dtype=torch.long), torch.zeros(len(rows), longest, dtype=torch.long)
        mask = torch.zeros(len(rows), longest, dtype=torch.bool)
        for number, (words, of) in enumerate(rows):
            ids[number, : len(words)], parts[number, : len(of)] = torch.from_numpy(words), torch.from_numpy(of)
            mask[number, : len(words)] = True
        return ids, parts, mask

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self.tokenizer.encode(" ".join(text.split()), add_special_tokens=False).ids[:LONGEST]
        return ids


def train(model: MatcherModel, found: Written, plan: Plan) -> MatcherModel:
    """Train in place; return the average of the weights along the way."""
    rng, inputs = random.Random(plan.seed), Inputs()
    told = list(passes(found, plan.epochs, rng))
    groups = [
        {"params": list(model.encoder.parameters()), "lr": plan.encoder_rate},
        {"params": list(model.out.parameters()), "lr": plan.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.02)
    rates = [plan.encoder_rate, plan.head_rate]
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, total_steps=sum(map(len, told)), pct_start=0.1)
    average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEEP))  # type: ignore[no-untyped-call]
    for epoch, batches in enumerate(told, start=1):
        began, seen = time.monotonic(), 0.0
        model.train()
        for batch in batches:
            ids, parts, mask = inputs.tensors([(first, second) for first, second, _ in batch])
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(ids, parts, mask)
            right = torch.tensor([WAYS.index(way) for *_, way in batch])
            loss = functional.cross_entropy(logits.float(), right, label_smoothing=SMOOTHING)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(model)
            seen += float(loss.detach())
        print(f"epoch {epoch} of {plan.epochs}, {time.monotonic() - began:.0f} s: {seen / len(batches):.3f}", flush=True)
    return cast("MatcherModel", average.module).eval()


def begun(seed: int) -> MatcherModel:
    """Return a model with the pretrained encoder."""
    torch.manual_seed(seed)
    model = MatcherModel(pretrained_size(pretrained_folder()))
    load_pretrained(model.encoder, pretrained_folder())
    return model


def saved(model: MatcherModel, plan: Plan) -> dict[str, Any]:
    """Return what a checkpoint holds."""
    return {"model": model.state_dict(), "size": asdict(model.size), "plan": asdict(plan)}


def main() -> None:
    """Train, and write model.pt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, default=Path(__file__).with_name("pairs.jsonl.xz"))
    parser.add_argument("--out", type=Path, default=Path(".cache/training/matcher"))
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--seed", type=int, default=Plan().seed)
    args = parser.parse_args()
    torch.set_num_threads(1)
    plan = Plan(epochs=args.epochs, seed=args.seed)
    model = train(begun(plan.seed), written(args.pairs), plan)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(saved(model, plan), args.out / "model.pt")


if __name__ == "__main__":
    main()
