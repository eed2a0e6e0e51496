"""The heads on the shared encoder, and their losses."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.detect.decoding import bio_allowed
from counterclaim.detect.pieces import CASINGS
from training import labels
from training.data import IGNORE
from training.encoder import Encoder, EncoderSize

TASKS = ("attribution", "entity", "syntax", "role", "conflict")
"""Groups of heads; each has its own weighting of the encoder's layers."""


ATTRIBUTION_DROPOUT = 0.3
"""Attribution is learnt from the fewest and least agreed-on labels for its share of the batches: it overfits first."""


class Mix(nn.Module):
    """Weighted mean of the encoder's layers, so that each task reads the depth that suits it."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        # The top layer begins with most of the weight.
        self.weights = nn.Parameter(torch.tensor([0.0] * layers + [2.0]))

    def forward(self, states: Tensor) -> Tensor:
        """Take states [layers + 1, ...] -> [...]."""
        mixed: Tensor = torch.tensordot(self.weights.softmax(0), states, dims=1)
        return mixed


class Projection(nn.Module):
    """A hidden layer of its own for a head."""

    def __init__(self, hidden: int, out: int, dropout: float) -> None:
        super().__init__()
        self.linear = nn.Linear(hidden, out)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """[..., hidden] -> [..., out]."""
        return self.dropout(functional.gelu(self.linear(x)))  # type: ignore[no-any-return]


class Tagger(nn.Module):
    """One class a word."""

    def __init__(self, hidden: int, inner: int, classes: int, dropout: float) -> None:
        super().__init__()
        self.inner = Projection(hidden, inner, dropout)
        self.out = nn.Linear(inner, classes)

    def forward(self, x: Tensor) -> Tensor:
        """[..., hidden] -> logits [..., classes]."""
        return self.out(self.inner(x))  # type: ignore[no-any-return]


class Biaffine(nn.Module):
    """Scores of every ordered pair of words, for each of `classes` classes."""

    def __init__(self, hidden: int, inner: int, classes: int, dropout: float) -> None:
        super().__init__()
        self.left = Projection(hidden, inner, dropout)
        self.right = Projection(hidden, inner, dropout)
        # Laid out [inner + 1, classes * inner] so that the run-time graph is two matrix products.
        self.weight = nn.Parameter(torch.empty(inner + 1, classes * inner))
        self.bias = nn.Linear(inner, classes)
        self.classes = classes
        nn.init.normal_(self.weight, std=inner**-0.5 / 4)

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """Take left [batch, n, hidden], right [batch, m, hidden] -> logits [batch, classes, n, m]."""
        a, b = self.left(left), self.right(right)
        batch, n, inner = a.shape
        bilinear = (a @ self.weight[:-1] + self.weight[-1]).view(batch, n, self.classes, inner)
        pairs = bilinear.permute(0, 2, 1, 3) @ b.transpose(-1, -2).unsqueeze(1)
        return pairs + self.bias(b).transpose(-1, -2).unsqueeze(2)  # type: ignore[no-any-return]

    def matched(self, left: Tensor, right: Tensor) -> Tensor:
        """Take left, right [batch, n, hidden], one partner each -> logits [batch, n, classes]."""
        a, b = self.left(left), self.right(right)
        batch, n, inner = a.shape
        bilinear = (a @ self.weight[:-1] + self.weight[-1]).view(batch, n, self.classes, inner)
        return (bilinear * b.unsqueeze(2)).sum(-1) + self.bias(b)  # type: ignore[no-any-return]


class Transitions(nn.Module):
    """What one tag adds to the score of the next: a linear-chain CRF over a tagger's logits (Lafferty et al. 2001)."""

    def __init__(self, classes: int, allowed: Tensor) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(classes, classes))
        self.register_buffer("barred", ~allowed, persistent=False)

    def scores(self) -> Tensor:
        """[from, to], very low where the tag scheme bars the step."""
        return self.weight.masked_fill(self.barred, -1e4)  # type: ignore[arg-type]

    def loss(self, logits: Tensor, gold: Tensor) -> Tensor:
        """Negative log-likelihood a word of gold [batch, n] under logits [batch, n, classes]; padding (IGNORE) stands at the end."""
        known = gold != IGNORE
        tags = gold.clamp(min=0)
        steps = self.scores()
        own = logits.gather(2, tags.unsqueeze(2)).squeeze(2) * known
        path = own.sum() + (steps[tags[:, :-1], tags[:, 1:]] * known[:, 1:]).sum()
        total = logits[:, 0]
        for i in range(1, logits.shape[1]):
            following = (total.unsqueeze(2) + steps).logsumexp(1) + logits[:, i]
            total = torch.where(known[:, i : i + 1], following, total)
        return (total.logsumexp(1).sum() - path) / known.sum().clamp(min=1)


@dataclass(slots=True)
class Batch:
    """Windows of one data set, padded. first: sub-token of each word [batch, words]; labels as in Document, window-relative."""

    ids: Tensor
    casing: Tensor
    pad: Tensor | None
    first: Tensor
    present: Tensor
    unit: Tensor
    tags: dict[str, Tensor]
    masks: dict[str, Tensor]
    pointers: dict[str, Tensor]
    pairs: dict[str, Tensor]
    partial: bool

    @property
    def words(self) -> int:
        """Words that are not padding."""
        return int(self.present.sum())


class AnnotatorModel(nn.Module):
    """Encoder and heads."""

    def __init__(self, size: EncoderSize, dropout: float = 0.1, head_dropout: float = 0.2) -> None:
        super().__init__()
        self.size = size
        hidden = size.hidden
        self.encoder = Encoder(size, len(CASINGS), dropout)
        self.casing = nn.Embedding(len(CASINGS), hidden)
        nn.init.zeros_(self.casing.weight)
        self.mix = nn.ModuleDict({task: Mix(size.layers) for task in TASKS})
        self.attribution = Tagger(hidden, 256, len(labels.ATTRIBUTION), ATTRIBUTION_DROPOUT)
        self.attribution_steps = Transitions(len(labels.ATTRIBUTION), torch.from_numpy(bio_allowed(labels.ATTRIBUTION)))
        self.link = Biaffine(hidden, 128, 1, head_dropout)
        self.entity = Tagger(hidden, 256, len(labels.ENTITY), head_dropout)
        self.materiel = Tagger(hidden, 128, len(labels.MATERIEL), head_dropout)
        self.upos = Tagger(hidden, 128, len(labels.UPOS), head_dropout)
        self.head = Biaffine(hidden, 192, 1, head_dropout)
        self.deprel = Biaffine(hidden, 64, len(labels.DEPRELS), head_dropout)
        self.predicate = Tagger(hidden, 128, 2, head_dropout)
        self.role = Biaffine(hidden, 96, len(labels.ROLES), head_dropout)
        self.trigger = Tagger(hidden, 192, len(labels.TRIGGERS), head_dropout)
        self.conflict = Biaffine(hidden, 96, len(labels.CONFLICT_ROLES), head_dropout)
        self.certainty = Tagger(hidden, 96, len(labels.CERTAINTY), head_dropout)
        self.polarity = Tagger(hidden, 96, len(labels.POLARITY), head_dropout)
        self.timing = Tagger(hidden, 96, len(labels.TIMING), head_dropout)
        # Where almost every word or pair has no label, beginning from "none" saves the first hundreds of steps.
        with torch.no_grad():
            for layer in (self.role.bias, self.conflict.bias, self.trigger.out, self.materiel.out):
                layer.bias[0] = 4.0

    def words(self, ids: Tensor, casing: Tensor, first: Tensor, pad: Tensor | None, *, bfloat16: bool = False) -> Tensor:
        """All layers at the start token and the first sub-token of each word: [layers + 1, batch, 1 + words, hidden], float32."""
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            states = self.encoder(ids, casing, pad)
        batch = first.shape[0]
        at = torch.cat([torch.zeros(batch, 1, dtype=first.dtype), first], 1)
        rows = torch.arange(batch).unsqueeze(1)
        picked = torch.stack([state.float()[rows, at] for state in states])
        return picked + self.casing(casing[rows, at])  # type: ignore[no-any-return]

    def task(self, states: Tensor, name: str) -> Tensor:
        """Mixed layers for a task: [batch, 1 + words, hidden], the start token first."""
        return self.mix[name](states)  # type: ignore[no-any-return]

    def losses(self, batch: Batch, *, bfloat16: bool = False) -> dict[str, Tensor]:
        """Loss of every head that the batch has labels for."""
        states = self.words(batch.ids, batch.casing, batch.first, batch.pad, bfloat16=bfloat16)
        found: dict[str, Tensor] = {}
        if "attribution" in batch.tags:
            h = self.task(states, "attribution")
            logits = self.attribution(h[:, 1:])
            # Word by word, so that a logit stays a log-probability, and along the path, so that spans come out whole.
            word_by_word = _tag_loss(logits, batch.tags["attribution"])
            found["attribution"] = 0.5 * word_by_word + 0.5 * self.attribution_steps.loss(logits, batch.tags["attribution"])
            outside = ~functional.pad(batch.present, (1, 0), value=True).unsqueeze(1)
            scores = self.link(h[:, 1:], h)[:, 0].masked_fill(outside, -1e4)
            found["link"] = 0.5 * _tag_loss(scores, batch.pointers["link"])
        if "entity" in batch.masks or "materiel" in batch.masks:
            h = self.task(states, "entity")[:, 1:]
            if "entity" in batch.masks:
                found["entity"] = 2.0 * _open_loss(self.entity(h), batch.masks["entity"])
            if "materiel" in batch.masks:
                # A set that marks no unmarked word would soon call everything a weapon: it counts for little.
                found["materiel"] = (2.0 if "materiel" in batch.tags else 0.2) * _open_loss(self.materiel(h), batch.masks["materiel"])
        if "head" in batch.pointers:
            found |= self._syntax_losses(self.task(states, "syntax"), batch)
        if "predicate" in batch.tags:
            h = self.task(states, "role")[:, 1:]
            found["predicate"] = _tag_loss(self.predicate(h), batch.tags["predicate"])
            rows = batch.tags["predicate"] == 1
            same = batch.unit.unsqueeze(1) == batch.unit.unsqueeze(2)
            found["role"] = 0.3 * _pair_loss(self.role(h, h), rows, same, batch.pairs["role"])
        if "trigger" in batch.tags:
            h = self.task(states, "conflict")[:, 1:]
            found["trigger"] = (0.3 if batch.partial else 3.0) * _tag_loss(self.trigger(h), batch.tags["trigger"])
            rows = batch.tags["trigger"] > 0
            inside = batch.present.unsqueeze(1).expand(-1, rows.shape[1], -1)
            unlisted = IGNORE if batch.partial else 0
            found["conflict"] = 0.3 * _pair_loss(self.conflict(h, h), rows, inside, batch.pairs["conflict"], unlisted)
        if "certainty" in batch.tags:
            h = self.task(states, "conflict")[:, 1:]
            for name, tagger in (("certainty", self.certainty), ("polarity", self.polarity), ("timing", self.timing)):
                found[name] = 0.5 * _tag_loss(tagger(h), batch.tags[name])
        return found

    def _syntax_losses(self, h: Tensor, batch: Batch) -> dict[str, Tensor]:
        words = h[:, 1:]
        # A word's head is sought in its own sentence, or at the start token for the root.
        same = batch.unit.unsqueeze(1) == batch.unit.unsqueeze(2)
        scores = self.head(words, h)[:, 0].masked_fill(~functional.pad(same, (1, 0), value=True), -1e4)
        heads = batch.pointers["head"]
        at = heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, h.shape[-1])
        relations = self.deprel.matched(words, h.gather(1, at))
        return {
            "upos": 0.5 * _tag_loss(self.upos(words), batch.tags["upos"]),
            "head": _tag_loss(scores, heads),
            "deprel": _tag_loss(relations, batch.tags["deprel"].masked_fill(heads == IGNORE, IGNORE)),
        }


def _tag_loss(logits: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy of the labelled words; zero if there are none."""
    if not bool((gold != IGNORE).any()):
        return logits.sum() * 0.0
    return functional.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=IGNORE)


def _open_loss(logits: Tensor, bits: Tensor) -> Tensor:
    """Negative log of the probability that the allowed classes have together: a set that lacks a class teaches nothing about it."""
    taught = bits != 0
    if not bool(taught.any()):
        return logits.sum() * 0.0
    allowed = (bits[taught].unsqueeze(-1) >> torch.arange(logits.shape[-1])) & 1 == 1
    chosen = logits[taught]
    return (chosen.logsumexp(-1) - chosen.masked_fill(~allowed, -1e4).logsumexp(-1)).mean()


def _pair_loss(logits: Tensor, rows: Tensor, columns: Tensor, pairs: Tensor, unlisted: int = 0) -> Tensor:
    """Cross-entropy of every cell in the chosen rows [batch, n] and columns [batch, n, n], per row. pairs: [k, 4] b, i, j, class.

    `unlisted` is the class of the cells without a pair; IGNORE leaves them out.
    """
    gold = torch.full((logits.shape[0], logits.shape[2], logits.shape[3]), unlisted)
    gold[pairs[:, 0], pairs[:, 1], pairs[:, 2]] = pairs[:, 3]
    cells = rows.unsqueeze(-1) & columns & (gold != IGNORE)
    if not bool(cells.any()):
        return logits.sum() * 0.0
    return functional.cross_entropy(logits.permute(0, 2, 3, 1)[cells], gold[cells], reduction="sum") / rows.sum()
