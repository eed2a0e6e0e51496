"""Who speaks, where the annotator's parse decides."""

import pytest

from counterclaim.actor import NGO

from .annotated import claims_of, needs_weights

CASES = [
    ('In Goma, Halima Mutombo, 31, held up four fingers. "They told us the road was open," she said.', "Halima Mutombo"),
    ("Ahead of the talks Washington promised a further package of rockets.", "United States"),
    ("A Sudanese doctors' union put the number of dead at more than 500.", "Sudanese doctors union"),
    ("Since June, 170 civilians have been killed, figures from Somalia's government show.", "Somalia"),
    (
        "Nagorno-Karabakh fell. The ethnic Armenian authorities in the enclave have put their dead at more than 200.",
        "Nagorno-Karabakh authorities",
    ),
    ("The Kenyan government caused alarm in Nato capitals when it said one of its jets had been shot down.", "Kenya"),
]


@needs_weights
@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_who_speaks_by_the_tree(text: str, speaker: str) -> None:
    _, said = claims_of(text)
    assert said[0].claimant.name == speaker


@needs_weights
def test_a_professional_union_is_no_organ_of_its_country() -> None:
    _, said = claims_of("A Sudanese doctors' union put the number of dead at more than 500.")
    assert [claim.claimant.side for claim in said] == [NGO]
