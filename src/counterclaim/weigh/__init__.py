"""Weigh: what the rules drafted is set against a network that learnt from annotated articles, and the rules are asked again."""

from counterclaim.extract import records_of
from counterclaim.extract.context import Reading
from counterclaim.noun import Record
from counterclaim.weigh.hints import hinted
from counterclaim.weigh.scene import scene_of
from counterclaim.weigh.weigher import Weigher

__all__ = ["Weigher", "weighed"]


def weighed(reading: Reading, weigher: Weigher | None, model: str | None = None) -> tuple[Record, ...]:
    """Return the records of an article: by the rules, and by the rules once more with what the weigher adds to the reading.

    ``model`` is the digest of the annotator; records that the weigher had a part in name its digest, too.
    """
    records = records_of(reading, model)
    if weigher is None or not any(passage.words for passage in reading.passages):
        return records
    scene = scene_of(reading, records)
    return records_of(hinted(scene, weigher.weigh(scene)), f"{model}+{weigher.digest}" if model else weigher.digest)
