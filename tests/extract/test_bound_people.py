"""For whom persons speak whom only a description ties to a side, and who is meant by offices and organs without a state."""

import pytest

from tests.extract.annotated import claims_of
from tests.extract.written import claims

BOUND = [
    # by the words behind a name
    (("Shells fell on Ukraine's coast.", "The governor kept quiet. Oleh Bilyk, an adviser to the governor, said it was dark."), "UKR"),
    (("JNIM took a base in Mali.", '"We hold it," said Sidi Keita, the group\'s northern director.'), "JNIM"),
    (("Rebels held a road in Syria.", "Fadi Omar, spokesman for the Second Desert Division, an FSA group, said it was calm."), "FSA"),
    (("Gunmen took marines in the Philippines.", '"That stands," Harry Roque, the palace spokesman, said.'), "PHL"),
    (("Gunmen took marines in the Philippines.", '"That stands," Harry Roque, a former aide to the president, said.'), "OTHER"),
    (("Gunmen took marines in the Philippines.", "Harry Roque, the army said, was free."), "PHL"),
    # by those before it
    (("South Ossetia said Georgian police had fired.", "The self-styled republic's leader, Anatoly Tibil, said he was ready."), "RSO"),
    # by the office that the sentence before gave to nobody by name
    (("A bomber struck the port, Turkey's interior minister said.", "Efrem Alu identified the bomber as a man born in Konya."), "TUR"),
    (
        ("Ukraine's energy minister said two plants were hit.", "Poland kept quiet. Herman Tkach, the minister, said homes were cold."),
        "UKR",
    ),
    (("Doctors Without Borders left Tripoli in Libya.", '"We are stuck," its coordinator, Paul Brisson, said.'), "NGO"),
    (("Machar's party, the SPLM-IO, left Juba.", "The party's spokesman, Pal Deng, said it was calm."), "SPLM-IO"),
    (("The UN's envoy, Jan Laj, flew to Kosovo. His spokeswoman said he was ready.",), "INTL"),
    (("The Philippine brigade's commander, Colonel Ramon Abal, fell silent.", "The colonel said two had died."), "PHL"),
    (
        ("The Dune Observatory watches Syria. The Observatory said a raid had hit a depot.", '"Five died," said Rami Abdul, its director.'),
        "NGO",
    ),
    (("Doctors Without Borders left Rubaya in Congo.", '"It is full," said its head of mission, Claire Nocin.'), "NGO"),
    (("Kyiv said it had struck a depot.", "In the Russian border region of Kursk, acting governor Alexei Smirn said one had died."), "RUS"),
    (("Shells fell on Rafah in Gaza.", "Resident Umm Samir said they had been in line."), "OTHER"),
    (("Hezbollah fired rockets from Lebanon.", '"It is war," said Hassan Fadil, a lawmaker for the Shi\'ite group.'), "HEZBOLLAH"),
    (("Boko Haram bombed a market in Nigeria.", "The leader of the civilian militia, Babak Kol, said two had died."), "OTHER"),
    # somebody without a name
    (("Shells fell on Ukraine's coast.", "An adviser to the governor said it was dark."), "UKR"),
    (("Gunmen raided a village in Congo.", "A nurse at the hospital in Mbau said six had died."), "UNNAMED"),
    (("Gunmen took marines in the Philippines.", "A Malaysian fisherman said he had seen boats."), "UNNAMED"),
]

ORGANS = [
    (("Artsakh's defence ministry said two had died.", "The ministry in Baku said its guns were silent."), "AZE"),
    (("Shells fell on Ukraine's coast.", "The emergency service said six had died."), "UKR"),
    (("Gunmen took marines in the Philippines.", "The presidential palace said there would be no ransom."), "PHL"),
    (
        (
            "Rockets from Lebanon hit Metula in Israel. Lebanon kept quiet.",
            "Germany shut its mission. A foreign ministry spokesman said it would reopen.",
        ),
        "DEU",
    ),
    (("Colombia's National Liberation Army freed two policemen.", "The guerrillas said it was a gesture."), "ELN"),
    (("Drones hit a depot in Sudan.", "The water ministry said six had died."), "SDN"),
    (("Rockets hit the runway in Libya.", "The UN's Libya mission said it had seen two."), "INTL"),
    (("Shells fell near Goris in Armenia.", "The European Union's monitors, who patrol there, said it was calm."), "INTL"),
    (("UNICEF fed 40 in Herat.", "The agency said they were safe."), "INTL"),
    (("Gunmen hit an island.", "One of the factions, the Islamic State West Africa Province, claimed it had taken arms."), "ISWAP"),
    (("N'DJAMENA, Chad - Boko Haram said it had taken a post in Chad.", "The army said it had fled."), "TCD"),
    (("Shells fell in Russia. Moscow kept quiet.", "In Kyiv, a presidential adviser said there was nothing to add."), "UKR"),
    (("The charge angered the Taliban authorities in Kabul.", "The authorities said they were ready."), "TALIBAN"),
    (("Pakistan said jets had struck.", "On the Indian side of the frontier, officials said shelling had killed 13."), "IND"),
    (("Israel struck a depot in Syria.", "Russia, Damascus' main backer, urged both to stop."), "RUS"),
    (("Sudan war: market strike kills 31, RSF says, as army denies role",), "SDN"),
    (("Georgia shelled a town.", "President Nicolas Sarkin of France will come this week, his office said."), "FRA"),
    (("Amnesty International left Libya.", "Doctors in the Libyan capital, Tripoli, say a ward was shelled."), "UNNAMED"),
    (("Gunmen raided a post in Nigeria.", "The defence headquarters in Abuja said two had died."), "NGA"),
    (("Azerbaijan was shelled.", "The country's prosecutor general said 20 houses were gone."), "AZE"),
    (("Ukraine hit a depot.", "An unnamed security official said it was a barracks."), "UNNAMED"),
    (("Georgia shelled a town.", "Moscow's UN ambassador accused Georgia of lying."), "RUS"),
    (("Fire broke out at a plant in Ukraine.", "The UN's nuclear watchdog said levels were normal."), "INTL"),
    (("Venezuela massed troops.", "Caricom, the Caribbean bloc, said it would host both."), "INTL"),
    (("Israeli troops raided the camp.", "The Jenin Brigade said its men had hit a bulldozer."), "OTHER"),
]


@pytest.mark.parametrize(("paragraphs", "side"), [*BOUND, *ORGANS])
def test_for_whom_somebody_speaks(paragraphs: tuple[str, ...], side: str) -> None:
    said = [claim.claimant for claim in claims(*paragraphs) if claim.voice != "narrator"]
    assert [actor.side for actor in said if actor is not None][-1:] == [side]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("India and Pakistan fight over Kashmir. Each said the other had fired first.", {"IND", "PAK"}),
        ("Paris accused Ankara of sending gunmen, something both Turkey and Azerbaijan deny.", {"FRA", "TUR", "AZE"}),
        ("Kenya's president called a summit; Felix Tshisekedi will not attend, his office said.", {"COD", "KEN"}),
        ('A nurse said many would die in Nigeria. Governor Babag Zul visited the scene. "It will end," he said.', {"UNNAMED", "NGA"}),
        ("Kyiv kept quiet. The UN rights office has confirmed 52 deaths, it said in a tally.", {"INTL"}),
    ],
)
def test_who_speaks_jointly_or_by_a_pronoun(text: str, sides: set[str]) -> None:
    _, said = claims_of(text)
    assert {claim.claimant.side for claim in said if claim.claimant is not None} == sides
