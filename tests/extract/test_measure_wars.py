"""Measures in many wars: who takes them, and what is no measure."""

import pytest

from counterclaim.extract.measures import extract_measures
from counterclaim.extract.places import extract_places
from tests.extract.war_readings import reading

TAKEN = [
    ("A curfew is in force in Khartoum from dusk to dawn.", "SDN", "curfew"),
    ("There is a curfew in Juba.", "SSD", "curfew"),
    ("In Juba, South Sudan, a curfew begins at dusk.", "SSD", "curfew"),
    ("In Juba, South Sudan, a curfew applies from dusk.", "SSD", "curfew"),
    ("Indian police clamped an indefinite curfew on Srinagar.", "IND", "curfew"),
    ("Police imposed a curfew in Port-au-Prince.", "HTI", "curfew"),
    ("The governor of Kherson imposed a curfew in Kherson, Ukraine.", "UKR", "curfew"),
    ("A curfew imposed by the governor is in force in Kramatorsk, Ukraine.", "UKR", "curfew"),
    ("The M23 imposed a night curfew in Goma.", "M23", "curfew"),
    ("Niger's junta said it was imposing a curfew.", "NER", "curfew"),
    ("Ukraine introduced martial law.", "UKR", "martial_law"),
    ("Myanmar's junta extended martial law to three townships.", "MMR", "martial_law"),
    ("Ukrainian men are barred from leaving the country.", "UKR", "exit_ban"),
    ("Putin ordered a partial mobilisation.", "RUS", "partial_mobilisation"),
    ("Russia announced a second mobilisation.", "RUS", "mobilisation"),
    ("Zelensky signed a decree ordering the general mobilisation of reservists.", "UKR", "mobilisation"),
    ("Sudan's army chief ordered a general mobilisation.", "SDN", "mobilisation"),
    ("Israel placed the valley under military rule.", "ISR", "military_rule"),
    ("Iraq kept a curfew in place in Mosul.", "IRQ", "curfew"),
    ("Chad banned men under 40 from leaving the country.", "TCD", "exit_ban"),
    ("Ethiopia declared a state of emergency.", "ETH", "martial_law"),
    ("Colombia's president declared a state of siege in Catatumbo.", "COL", "martial_law"),
    ("Ecuador extended the state of emergency for a month.", "ECU", "martial_law"),
    ("Israel called up 60,000 reservists.", "ISR", "partial_mobilisation"),
    ("Pakistan calls up reservists of two classes.", "PAK", "partial_mobilisation"),
    ("Eritrea ordered all men under 50 to mobilise.", "ERI", "mobilisation"),
    ("Belarus barred officers from travelling abroad.", "BLR", "exit_ban"),
    ("Haiti's government imposed a curfew on the capital.", "HTI", "curfew"),
    ("Ukraine's army fell back near Kyiv. Men aged 18 to 60 have been banned from leaving the country.", "UKR", "exit_ban"),
    ("Congolese troops fought near Goma, Congo's army said. The province has been under military rule since 2021.", "COD", "military_rule"),
    ("Malian soldiers shot three men in Gao, in Mali. Authorities imposed a curfew overnight.", "MLI", "curfew"),
    ("Mali's interim government has imposed a dusk-to-dawn curfew on Gao.", "MLI", "curfew"),
    ("Armenia declared war; Azerbaijan answered with a curfew in Baku.", "AZE", "curfew"),
    ("Togo ordered a partial call-up.", "TGO", "partial_mobilisation"),
    ("Togo imposed a curfew on May 11.", "TGO", "curfew"),
    ("Men under 60 may not leave the country, Ukraine's border guards said.", "UKR", "exit_ban"),
    ("Sudan summoned reservists to their barracks.", "SDN", "partial_mobilisation"),
]

NOT_TAKEN = [
    "Togo says its men may leave the country.",
    "Ghana responded with shells when a curfew was broken.",
    "Ukraine claims that Russia will announce a general mobilisation.",
    "Rebels called for mobilisation.",
    "Iraq lifted the curfew.",
    "Thailand may impose a curfew.",
    "Chad denied that a curfew was in force.",
    "Kenya is considering martial law.",
    "Protesters in Sudan defied the curfew.",
    "The opposition demanded an end to martial law in Myanmar.",
    "Mali ended its curfew.",
    "Serbia ruled out mobilisation.",
    "There was no curfew in Aden.",
    "A lawyer wrote a book about military rule.",
    "Ecuador lifted the state of emergency.",
    "Chad's parliament rejected a state of emergency.",
    "Reservists in Israel wrote to the prime minister.",
    "Armenia could call up reservists.",
    "Ethiopia fears that Eritrea will mobilise.",
    "Peru's president said she would not declare a state of siege.",
    "Ukraine's army fell back. The curfew imposed last week was lifted.",
    "Chad and Libya fought on. Chad sent troops. Libya sent troops. A curfew was imposed in a town that nobody named.",
]


@pytest.mark.parametrize(("text", "side", "kind"), TAKEN)
def test_a_measure_and_whose_it_is(text, side, kind):
    read = reading(text)
    assert [(measure.by.side, measure.kind) for measure in extract_measures(read, extract_places(read))] == [(side, kind)]


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_what_is_asked_for_over_or_feared_is_none(text):
    read = reading(text)
    assert extract_measures(read, extract_places(read)) == ()
