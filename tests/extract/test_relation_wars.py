"""Standing ties in many wars, each text with every tie that it states."""

import pytest

from counterclaim.extract.events import extract_events
from counterclaim.extract.relations import extract_relations
from tests.extract.annotated import claims_of, needs_weights

pytestmark = needs_weights

# Text, and its ties: kind, left side, right side.
STATED = [
    ("Iran backs the Houthis.", [("supports", "IRN", "HOUTHI")]),
    ("The Iran-backed Houthis fired on a ship.", [("supports", "IRN", "HOUTHI")]),
    ("The Houthis, who are backed by Iran, hold Sanaa.", [("supports", "IRN", "HOUTHI")]),
    ("Iranian-backed Hezbollah said little.", [("supports", "IRN", "HEZBOLLAH")]),
    ("Rwanda backs the M23, the United Nations says.", [("supports", "RWA", "M23")]),
    ("The M23, a group supported by Rwanda, took Goma.", [("supports", "RWA", "M23")]),
    ("Rwandan support for the M23 has grown.", [("supports", "RWA", "M23")]),
    ("The United Arab Emirates has armed the Rapid Support Forces.", [("supplies_arms", "ARE", "RSF")]),
    ("The UAE supplies the RSF with drones.", [("supplies_arms", "ARE", "RSF")]),
    ("Egypt backs Sudan's army.", [("supports", "EGY", "SDN")]),
    (
        "Turkey backs the government in Tripoli, while Russia supports Haftar's Libyan National Army.",
        [("supports", "TUR", "LBY"), ("supports", "RUS", "LNA")],
    ),
    ("Russia supports Syria.", [("supports", "RUS", "SYR")]),
    ("Russia has an air base in Syria.", [("base", "RUS", "SYR")]),
    ("The United States has a naval base in Bahrain.", [("base", "USA", "BHR")]),
    ("Djibouti hosts a French base.", [("base", "FRA", "DJI")]),
    ("Qatar hosts the political office of Hamas.", [("hosts", "QAT", "HAMAS")]),
    ("Pakistan shelters the Taliban's leaders, Kabul says.", [("hosts", "PAK", "TALIBAN")]),
    ("Lebanon hosts more than a million Syrian refugees.", []),
    ("Germany sends tanks to Ukraine.", [("supplies_arms", "DEU", "UKR")]),
    ("Britain sells weapons to Saudi Arabia.", [("supplies_arms", "GBR", "SAU")]),
    ("North Korea has shipped artillery shells to Russia.", [("supplies_arms", "PRK", "RUS")]),
    ("Ukraine received missiles from France.", [("supplies_arms", "FRA", "UKR")]),
    ("American arms sales to Israel continue.", [("supplies_arms", "USA", "ISR")]),
    ("Iran has been supplying Hezbollah with rockets for years.", [("supplies_arms", "IRN", "HEZBOLLAH")]),
    ("Russian-made tanks rolled on.", []),
    ("India and Pakistan have fought three wars over Kashmir.", [("hostile", "IND", "PAK")]),
    ("The war between Russia and Ukraine has killed tens of thousands.", [("hostile", "RUS", "UKR")]),
    ("Fighting between Israel and Hezbollah goes on.", [("hostile", "ISR", "HEZBOLLAH")]),
    ("Tensions between Ethiopia and Eritrea are rising.", [("hostile", "ETH", "ERI")]),
    ("Ethiopian forces shelled Eritrean positions. Eritrean troops attacked Ethiopian towns.", [("hostile", "ETH", "ERI")]),
    ("Algeria broke off relations with Morocco.", [("hostile", "DZA", "MAR")]),
    ("Thailand and Cambodia are at war.", [("hostile", "THA", "KHM")]),
    ("Somalia is at war with al-Shabaab.", [("hostile", "SOM", "SHABAAB")]),
    ("Qatar mediates between Israel and Hamas.", [("mediates", "QAT", "ISR"), ("mediates", "QAT", "HAMAS")]),
    (
        "Egypt and Qatar are mediating between Israel and Hamas.",
        [("mediates", "EGY", "ISR"), ("mediates", "EGY", "HAMAS"), ("mediates", "QAT", "ISR"), ("mediates", "QAT", "HAMAS")],
    ),
    ("Angola brokered talks between Rwanda and Congo.", [("mediates", "AGO", "RWA"), ("mediates", "AGO", "COD")]),
    (
        "Talks between Sudan and the RSF, brokered by Saudi Arabia, broke down. Fighting between the Sudanese army and the RSF raged.",
        [("mediates", "SAU", "SDN"), ("mediates", "SAU", "RSF"), ("hostile", "SDN", "RSF")],
    ),
    (
        "A Qatari-mediated truce between Israel and Hamas held. Israel bombed Hamas. Hamas attacked Israel.",
        [("mediates", "QAT", "ISR"), ("mediates", "QAT", "HAMAS"), ("hostile", "ISR", "HAMAS")],
    ),
    ("Turkey and Azerbaijan are close allies.", [("alliance", "TUR", "AZE")]),
    ("Belarus is an ally of Russia.", [("alliance", "BLR", "RUS")]),
    ("Russia's ally Belarus sent no troops.", [("alliance", "BLR", "RUS")]),
    (
        "Mali, Burkina Faso and Niger have formed an alliance.",
        [("alliance", "MLI", "BFA"), ("alliance", "MLI", "NER"), ("alliance", "BFA", "NER")],
    ),
    ("Israel's closest ally, the United States, abstained.", [("alliance", "USA", "ISR")]),
    ("Russia and North Korea signed a mutual defence treaty.", [("defence_pact", "RUS", "PRK")]),
    ("The Philippines has a mutual defence treaty with the United States.", [("defence_pact", "PHL", "USA")]),
    ("Pakistan and Saudi Arabia have a defence pact.", [("defence_pact", "PAK", "SAU")]),
    ("Niger ended its defence agreement with France.", []),
    ("Somalia hosted a summit.", []),
    ("Iran does not support Russia.", []),
    ("Israel would never back Hamas.", []),
    ("Kenya supports the peace plan.", []),
    ("France condemned the attack.", []),
    ("Chad denied backing the RSF.", []),
    ("Sudan accuses the United Arab Emirates of arming the RSF.", [("supplies_arms", "ARE", "RSF")]),
    ("Congo accuses Rwanda of backing the M23.", [("supports", "RWA", "M23")]),
    ("Washington stands with Israel.", [("supports", "USA", "ISR")]),
    ("Tehran pledged its full support for Damascus.", [("supports", "IRN", "SYR")]),
    ("Somalia and its main backer, Turkey, signed nothing.", [("supports", "TUR", "SOM")]),
    ("Eritrea sent troops to shore up Ethiopia.", [("supports", "ERI", "ETH")]),
    ("Rwandan jets flew sorties in support of the M23.", [("supports", "RWA", "M23")]),
    ("Hezbollah, which is financed by Iran, has its own hospitals.", [("supports", "IRN", "HEZBOLLAH")]),
    ("Boko Haram pledged allegiance to Islamic State.", [("alliance", "ISIS", "BOKO HARAM")]),
    ("Ethiopia and its allies, including Eritrea, denied it.", [("alliance", "ETH", "ERI")]),
    ("Russia is keeping a naval base and some hundred advisers in Syria.", [("base", "RUS", "SYR")]),
    ("The PKK runs training camps in Iraq.", [("base", "PKK", "IRQ")]),
    ("Turkey offered to mediate between Sudan and the RSF.", [("mediates", "TUR", "RSF"), ("mediates", "TUR", "SDN")]),
    ("Eritrea, Sudan's closest ally and main arms supplier, was silent.", [("alliance", "ERI", "SDN"), ("supplies_arms", "ERI", "SDN")]),
    ("Uganda has funded and armed the SPLM-IO.", [("supplies_arms", "UGA", "SPLM-IO"), ("supports", "UGA", "SPLM-IO")]),
    ("The M23, which Rwanda arms, took a mine.", [("supplies_arms", "RWA", "M23")]),
    ("Russia keeps troops at Gyumri and is bound to Armenia by a defence pact.", [("defence_pact", "RUS", "ARM")]),
    ("Iran supplied the Houthis with some 20 new missiles.", [("supplies_arms", "IRN", "HOUTHI")]),
]


@pytest.mark.parametrize(("text", "stated"), STATED)
def test_every_tie_of_a_text(text, stated):
    read, claims = claims_of(text)
    found = {(tie.kind, frozenset((tie.left.side, tie.right.side))) for tie in extract_relations(read, claims)}
    assert found == {(kind, frozenset((left, right))) for kind, left, right in stated}


def test_a_war_is_one_tie_however_often_it_is_told():
    read, claims = claims_of("Chad attacked Libya. Libyan forces shelled Chadian towns. Chad and Libya clashed.")
    assert [tie.kind for tie in extract_relations(read, claims)] == ["hostile"]


def test_one_attack_is_an_event_and_no_standing_tie():
    read, claims = claims_of("Al-Shabaab rules the bush. Al-Shabaab said it had ambushed a Kenyan convoy on Tuesday.")
    events = extract_events(read, claims, ())
    assert [event.plover for event in events] == ["ASSAULT"]
    assert extract_relations(read, claims, events) == ()


def test_a_third_side_that_strikes_once_is_at_war_only_in_words():
    war = "Fighting between Chad and Libya raged. Chadian troops shelled Libyan posts. Libyan jets bombed Chadian towns. "
    read, claims = claims_of(war + "Niger's army attacked Libyan soldiers.")
    assert [{tie.left.side, tie.right.side} for tie in extract_relations(read, claims)] == [{"TCD", "LBY"}]


def test_who_mediates_stands_between_the_two_of_whom_an_article_tells_most():
    told = "Sudanese troops shelled Eritrean posts. Eritrean jets bombed a Sudanese town. Eritrea accused Sudan of lying. "
    read, claims = claims_of(told + "Togo brokered a truce.")
    found = extract_relations(read, claims, extract_events(read, claims, ()))
    assert {(one.left.side, one.right.side) for one in found if one.kind == "mediates"} == {("TGO", "ERI"), ("TGO", "SDN")}
