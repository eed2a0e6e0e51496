"""The data sets that the annotator is trained on, and their shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from training import labels
from training.data import DataError, Document, ewt, gum, meantime, polnear, re3d, wikievents, worldwide
from training.muc4 import common_casing, muc4, truecase
from training.reported import with_attributions

Loader = Callable[[Path, str], list[Document]]


@dataclass(frozen=True, slots=True)
class DataSet:
    """A data set of the training mix. `share` is its part of the batches; `least` the documents its train split must have.

    `alone` reads more out of a set, for a mix in which nothing else teaches that.
    """

    name: str
    load: Loader
    share: float
    least: int
    licensed: bool
    alone: Loader | None = None


_TAUGHT = sum(1 << i for i, label in enumerate(labels.ENTITY) if label == "O" or label.partition("-")[2] in labels.LICENSED_ENTITIES)


def ewt_alone(data: Path, split: str) -> list[Document]:
    """EWT with the attributions that its parses show; of what UNER leaves open, only kinds that the mix teaches (a building is a place)."""
    documents = [with_attributions(document) for document in ewt(data, split)]
    for document in documents:
        document.masks["entity"] = [bits & _TAUGHT for bits in document.masks["entity"]]
    return documents


def gum_alone(data: Path, split: str) -> list[Document]:
    """GUM with the attributions that its parses show, and its dates."""
    return [with_attributions(document) for document in gum(data, split, dates=True)]


DATA_SETS = (
    DataSet("polnear", polnear, 0.35, 800, False),
    DataSet("worldwide", worldwide, 0.21, 800, False),
    DataSet("ewt", ewt, 0.19, 500, True, ewt_alone),
    DataSet("gum", gum, 0.07, 100, True, gum_alone),
    DataSet("wikievents", wikievents, 0.10, 200, True),
    DataSet("re3d", re3d, 0.02, 60, True),
    DataSet("muc4", muc4, 0.05, 400, False),
    DataSet("meantime", meantime, 0.01, 80, True),
)


def load(data: Path, split: str, *, licensed_only: bool = False, check: bool = True) -> dict[str, list[Document]]:
    """All sets of a split. With `check`, a train split with fewer documents than its notes say is a DataError."""
    found = {}
    for data_set in DATA_SETS:
        if licensed_only and not data_set.licensed:
            continue
        documents = ((licensed_only and data_set.alone) or data_set.load)(data, split)
        if check and split == "train" and len(documents) < data_set.least:
            raise DataError(f"{data_set.name}: {len(documents)} documents, at least {data_set.least} expected")
        found[data_set.name] = documents
    if "muc4" in found:
        casing = common_casing(document for name, documents in found.items() if name != "muc4" for document in documents)
        found["muc4"] += [truecase(document, casing) for document in found["muc4"]]
    return found
