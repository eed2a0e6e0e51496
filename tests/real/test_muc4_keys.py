"""MUC-4's own keys, read and scored against themselves."""

from collections import Counter
from pathlib import Path

import pytest

from bench.muc4_keys import read_keys, read_texts
from bench.muc4_score import as_response, count_all, figures

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "muc4" / "corpora"


@pytest.mark.skipif(not FOLDER.exists(), reason="the public data sets are not beside the checkout")
@pytest.mark.parametrize("name", ["tst1", "tst2", "tst3"])
def test_the_keys_score_full_marks_against_themselves(name):
    keys = read_keys(FOLDER / name)
    assert keys.keys() == read_texts(FOLDER / name).keys()
    by_slot, _ = count_all(([as_response(one) for one in row], row) for row in keys.values())
    assert figures(sum(by_slot.values(), Counter())) == (100, 100, 100)
