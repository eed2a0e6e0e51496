import pytest

from .claim_readings import Case, cases
from .written import claims, content


@pytest.mark.parametrize("case", cases("claim_sentences.txt"), ids=lambda case: case[0][-1][:60])
def test_who_says_what(case: Case) -> None:
    paragraphs, expected = case
    found = tuple((claim.claimant.side or "-", claim.speech_act, content(claim, *paragraphs)) for claim in claims(*paragraphs))
    assert found == expected
