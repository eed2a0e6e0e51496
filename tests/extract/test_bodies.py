"""Whom nouns for a body take up ("the group", "the report"): own sentences about many wars, real and invented."""

import pytest

from tests.extract.annotated import claims_of
from tests.extract.written import claims

BODIES = [
    (("Fighters of M23 took a mine in Congo.", "The Harbour Aid charity said 40 had fled. The group said it had no tents."), "NGO"),
    (("JNIM said it had lost ten men in Mali. The army said it had struck Islamic State.", "The group said two leaders had died."), "JNIM"),
    (
        (
            "A little-known group calling itself the Ember Tigers claimed the raid in Mali. JNIM kept quiet.",
            "The group said more would follow.",
        ),
        "JNIM",
    ),
    (("A little-known group calling itself the Ember Tigers claimed the raid in Mali.", "The group said more would follow."), "OTHER"),
    (("Save the Children said a school was hit in Yemen.", "The organisation said nine pupils had died."), "NGO"),
    (("The Moro Islamic Liberation Front signed a deal.", "The front's chairman, Amir Sulu, said the camps were open."), "MILF"),
    (("The Kestrian Red Cross denied it.", "The organisation said its drivers were volunteers."), "NGO"),
    (("The Jamaat-e-Sulh party condemned the raid in Pakistan.", "The party said it was ashamed."), "OTHER"),
    (("The International Commission on Lost Persons dug near Zvornik in Bosnia.", "The commission said it had found 12."), "INTL"),
    (("Save the Children helps in Bosnia. Hasena heads an association of mothers. The association said 1,600 were lost.",), "UNNAMED"),
    (("Amnesty International's Nigeria office said the army had been warned.",), "NGO"),
    (("The People's Defence Force took a road in Myanmar.", "A PDF leader said two had died."), "PDF"),
    (("GSIM, the jihadist alliance, said it had struck a convoy in Mali.",), "GSIM"),
]

PAPERS = [
    (("A US military inquiry blamed a crew for a strike in Yemen.", "The report said the crew had erred."), "USA"),
    (("The UN said in a report that 40 had died in Idlib.", "The report said most were children."), "INTL"),
    (("Russia rejected a report on Idlib by Amnesty International.", "The report said shells had hit a clinic."), "NGO"),
    (("The African Union urged both sides to stop in Sudan. The statement said envoys were ready.",), "INTL"),
    (("Amnesty International said scores had died in Axum.", "The report said a UN inquiry was due."), "UNNAMED"),
    (("Norvia buried its dead.", "The report said most were children."), "UNNAMED"),
]


@pytest.mark.parametrize(("paragraphs", "side"), [*BODIES, *PAPERS])
def test_whom_a_noun_takes_up(paragraphs: tuple[str, ...], side: str) -> None:
    said = [claim.claimant for claim in claims(*paragraphs) if claim.voice != "narrator"]
    assert [actor.side for actor in said if actor is not None][-1:] == [side]


def test_a_subject_is_taken_up_before_whom_it_acts_on() -> None:
    _, said = claims_of(
        "Beside Syrian insurgents, the YPG is also fighting Islamic State. The group said on Monday that 43 of its men had died."
    )
    assert said[-1].claimant is not None
    assert said[-1].claimant.side == "YPG"


def test_a_report_that_somebody_denies_is_not_theirs() -> None:
    _, said = claims_of("The UN said in a report that 40 had died in Idlib. Russia denied the report. The report said most were children.")
    assert said[-1].claimant is not None
    assert said[-1].claimant.side == "INTL"
