"""People and desks that only "its" or "his" ties to somebody, and bodies that a nation's name or crown makes another's."""

import pytest

from .written import claims


@pytest.mark.parametrize(
    ("paragraphs", "sides"),
    [
        (("The Syrian Democratic Forces launched the assault.", "Its press office said that 12 men had died."), ["SDF"]),
        (("Jonas Savimbi left the city. One of his advisers said that the talks were over.",), ["UNITA"]),
        (("Hezbollah left the city. One of its commanders, Jamil Haddad, said that the talks were over.",), ["HEZBOLLAH"]),
        (("Hezbollah left the city. Two of its rivals said that the talks were over.",), ["OTHER"]),
        (("Hezbollah left the city. One of its former commanders said that the talks were over.",), ["UNNAMED"]),
        (("Jonas Savimbi left the city. His brother said that the talks were over.",), ["UNNAMED"]),
        (("Hezbollah left the city. In a letter to Oxfam its press office said that the talks were over.",), ["HEZBOLLAH"]),
        (("A mosque was hit. In a letter to Oxfam its press office said that 12 people had died.",), ["UNNAMED"]),
        (("The International Committee of the Red Cross said that 40 people had drowned.",), ["INTL"]),
        (("Omar Saad left the city. One of his advisers said that the talks were over.",), ["UNNAMED"]),
        (("Kenyan Red Cross said that 40 people had drowned.",), ["NGO"]),
        (("Nikos Balan, the deputy Asia director at Amnesty International, said that a truce was near.",), ["NGO"]),
        (("Reuters left the city. Its press office said that 12 people had died.",), ["UNNAMED"]),
        (("A hospital was hit. Its press office said that 12 people had died.",), ["UNNAMED"]),
        (("Nikos Balan, the Thai foreign-ministry spokesman, said that a truce was near.",), ["THA"]),
        (("Nikos Balan, a Hezbollah deputy, said that a truce was near.",), ["HEZBOLLAH"]),
        (("Nikos Balan, a Thai deputy, said that a truce was near.",), ["OTHER"]),
        (("The Red Cross said that 40 people had drowned.",), ["INTL"]),
        (("The Kenyan Red Cross said that 40 people had drowned.",), ["NGO"]),
        (("Kenya's Red Cross said that 40 people had drowned.",), ["NGO"]),
        (("The International Red Cross said that 40 people had drowned.",), ["INTL"]),
        (("The Royal Lao Army (RLA) said that 40 rebels had drowned.",), ["LAO"]),
        (("The Free Lao Army (FLA) said that 40 soldiers had drowned.",), ["FLA"]),
        (("ECOMOG denied any losses. Its commander, Major-General Ajibola Ode, said that the port was safe.",), ["ECOMOG", "ECOMOG"]),
        (("Peshmerga forces said that 12 villages were free.",), ["KRG"]),
    ],
)
def test_each_speaks_for_their_own(paragraphs: tuple[str, ...], sides: list[str]) -> None:
    published = "1999-05-16" if "Savimbi" in paragraphs[0] else "2019-05-16"
    assert [claim.claimant.side for claim in claims(*paragraphs, published=published)] == sides
