"""Readings of made-up texts through the shipped annotator, for tests of what leans on its parse."""

from collections.abc import Sequence

import pytest

from counterclaim.claim import Claim
from counterclaim.detect.annotator import WEIGHTS
from counterclaim.extract import extract
from counterclaim.extract.context import Reading
from counterclaim.noun import Record
from counterclaim.pipeline import the_annotator
from tests.extract import war_readings

needs_weights = pytest.mark.skipif(not WEIGHTS.exists(), reason="the annotator's weights are not in this checkout")


def claims_of(text: str) -> tuple[Reading, tuple[Claim, ...]]:
    """The reading of a text as the program reads it, and its claims."""
    return war_readings.claims_of(text, the_annotator())


def records(text: str) -> Sequence[Record]:
    """Every record of an article of one paragraph, as the program reads it."""
    read = war_readings.reading(text, annotator=the_annotator())
    return extract(read.article, read.passages)
