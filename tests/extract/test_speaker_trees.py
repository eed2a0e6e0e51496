"""Who speaks, where the annotator's parse decides."""

import pytest

from counterclaim.actor import NGO

from .annotated import claims_of, needs_weights

CASES = [
    ('In Goma, Halima Mutombo, 31, held up four fingers. "They told us the road was open," she said.', "Halima Mutombo"),
    ("Ahead of the talks Washington promised a further package of rockets.", "United States"),
    ("A Sudanese doctors' union put the number of dead at more than 500.", "Sudanese doctors union"),
    ("Fighting went on in Syria. PYD co-chair Saleh Muslim said Kurds should be heard.", "Saleh Muslim"),
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


@needs_weights
@pytest.mark.parametrize(
    "text",
    [
        "Colonel Steve Warr, a coalition spokesman in Iraq, could not confirm that Turkish engineers had arrived in Iraq.",
        "The Turkish ministry was unable to say whether rebels had taken the town.",
        "The envoy of the United Nations called off a previous attempt to convene talks in Syria.",
        '"The gate was open," a guard in Bamako said, declining to be named because he feared for his job.',
    ],
)
def test_what_is_not_said_is_no_statement(text: str) -> None:
    _, said = claims_of(text)
    assert [claim.claimant.side for claim in said if all("gate" not in span.exact for span in claim.spans)] == []


@needs_weights
def test_a_second_subject_of_a_verb_is_that_of_the_verb_behind_it() -> None:
    """Nobody who "has not seen Xlandish aircraft fly to Yland" sends any there."""
    reading, _ = claims_of("The Pentagon has not seen Russian aircraft fly from Syria to Russia since March, one official said.")
    words = reading.passages[0].words
    aircraft = next(word for word in words if word.lower == "aircraft")
    assert words[aircraft.head].lower == "fly"
