"""Who speaks where the words name a body by its role, its mission or its wing: own sentences about many wars, real and invented."""

import pytest

from tests.extract.written import claims

CASES = [
    # organs by their names alone
    (("Shells fell on Ukraine's coast.", "The National Security and Defence Council said nine had died."), "UKR"),
    (("Shells fell on Ukraine's coast.", "The State Border Guard Committee said nine had died."), "UKR"),
    (("Gunmen raided a post in Chad.", "The Joint Operations Command said nine had died."), "TCD"),
    # bodies, and those whom they send
    (("OSCE monitors reached Ukraine's coast.", "The mission's deputy head, Alex Lanz, said both sides had fired."), "INTL"),
    (("OSCE monitors reached Ukraine's coast.", "The monitors said both sides had fired."), "INTL"),
    (("OSCE monitors reached Ukraine's coast.", "The mission said both sides had fired."), "INTL"),
    (("Shells fell on Ukraine's coast.", "Monitors from the OSCE said both sides had fired."), "INTL"),
    (("The African Union sent envoys to Chad.", "The bloc's commission said both sides had fired."), "INTL"),
    (("Shells fell on Ukraine's coast.", "The secretary general of the OSCE, Lars Holm, said both sides had fired."), "INTL"),
    (("Bombs fell on Gaza.", "UN relief agency UNRWA said its schools were full."), "INTL"),
    (("Bombs fell on Idlib in Syria.", "Human Rights Watch researcher Ida Brun said clinics had been hit."), "NGO"),
    # owners
    (("Bombs fell on Gaza.", "Israel's security cabinet said it would hold its fire."), "ISR"),
    (("Bombs fell on Gaza.", "The military wing of Hamas, the Qassam Brigades, said it had fired."), "HAMAS"),
    (("Bombs fell on Gaza.", "An Israeli army spokesman, Lt. Col. Peter Lern, said it was over."), "ISR"),
    # places in front are nobody
    (
        (
            "Shells fell on Ukraine's coast.",
            "In Brussels, Eva Moghe, the European Union's foreign policy chief, said sanctions would stay.",
        ),
        "INTL",
    ),
    # rebels where one group or authority is in arms
    (("The Donetsk People's Republic held its ground in Ukraine.", "Separatist officials said the army had fired."), "DPR"),
    (("The Donetsk People's Republic held its ground in Ukraine.", "Pro-Russian separatists said the army had fired."), "DPR"),
    (("The Donetsk People's Republic held its ground in Ukraine.", "Denis Push, who leads the rebels, said the army had fired."), "DPR"),
    (
        (
            "The Donetsk People's Republic held its ground in Ukraine.",
            "Oleg Zad, a spokesman for the separatists, said the army had fired.",
        ),
        "DPR",
    ),
    (("M23 fighters took a mine in eastern Congo.", '"We will not leave," the rebel leader said.'), "M23"),
    (("M23 fighters took a mine in eastern Congo.", "Rebel officials said the army had fired."), "M23"),
    # and where nothing tells
    (("M23 and ADF fighters roam eastern Congo.", "Rebel commanders said the army had fired."), "UNNAMED"),
    (("M23 fighters took a mine in eastern Congo.", "Some rebels said the army had fired."), "UNNAMED"),
    (("The Donetsk People's Republic held its ground in Ukraine.", "Authorities loyal to a warlord said nine had died."), "UNNAMED"),
    (("Shells fell on Ukraine's coast.", "The leader of the breakaway region, Oleg Zad, said the army had fired."), "OTHER"),
]


@pytest.mark.parametrize(("paragraphs", "side"), CASES)
def test_who_speaks(paragraphs: tuple[str, ...], side: str) -> None:
    said = [claim.claimant for claim in claims(*paragraphs) if claim.voice != "narrator"]
    assert [actor.side for actor in said if actor is not None][-1:] == [side]


def test_a_state_that_stands_behind_an_authority_is_no_rebel() -> None:
    said = claims("The Donetsk People's Republic and Russia held drills.", "Moscow said nothing. The rebels said the army had fired.")
    assert said[-1].claimant is not None
    assert said[-1].claimant.side == "DPR"


def test_a_known_body_is_read_by_its_full_name() -> None:
    said = claims("Monitors from the Organisation for Security and Co-operation in Europe said both sides had fired in Ukraine.")
    assert said[-1].claimant is not None
    assert said[-1].claimant.side == "INTL"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Five patients were hurt by flying glass, its deputy chief physician, Oleks Hryts, said.", "Oleks Hryts"),
        ("One doctor, Ivan Bel, said the ward was full.", "Ivan Bel"),
        ("A baker, Nour Haddad, said the oven was gone.", "Nour Haddad"),
    ],
)
def test_a_person_who_is_named_behind_a_role_is_not_unnamed(sentence: str, name: str) -> None:
    said = claims("Shells hit a clinic in Ukraine.", sentence)
    assert said[-1].claimant is not None
    assert (said[-1].claimant.name, said[-1].claimant.side) == (name, "OTHER")
