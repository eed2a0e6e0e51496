"""Who speaks, where the annotator's parse decides."""

import pytest

from .annotated import claims_of, needs_weights

CASES = [
    ('In Goma, Halima Mutombo, 31, held up four fingers. "They told us the road was open," she said.', "Halima Mutombo"),
    ("Ahead of the talks Washington promised a further package of rockets.", "United States"),
    ("The Kenyan government caused alarm in Nato capitals when it said one of its jets had been shot down.", "Kenya"),
]


@needs_weights
@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_who_speaks_by_the_tree(text: str, speaker: str) -> None:
    _, said = claims_of(text)
    assert said[0].claimant.name == speaker
