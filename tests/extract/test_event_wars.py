"""Events of many wars, each sentence with everything that it tells: type, mode, who, to whom."""

import pytest

from counterclaim.actor import Actor
from counterclaim.event import Event, Place
from counterclaim.extract.events import extract_events
from counterclaim.extract.tolls import extract_tolls
from tests.extract.war_readings import claims_of

# Text, and its events: PLOVER type, mode, sides that act, sides acted on.
TOLD = [
    ("Fighters of the Rapid Support Forces overran a garrison in Nyala and killed dozens of soldiers.", [("ASSAULT", None, "RSF", "")]),
    (
        "The Sudanese army accused the Rapid Support Forces of shelling a hospital in El Fasher.",
        [("ACCUSE", "allege", "SDN", "RSF"), ("ASSAULT", "heavy-weapons", "RSF", "")],
    ),
    ("The RSF denied carrying out any raid on the village.", [("ASSAULT", None, "RSF", "")]),
    ("Sudan's army chief ruled out talks while RSF fighters remained in people's homes.", [("REJECT", "yield", "SDN", "")]),
    ("Saudi Arabia and the United States brokered a truce in Jeddah.", [("CONSULT", "third-party", "SAU+USA", "")]),
    (
        "Sudan declared a state of emergency and imposed a curfew in Khartoum.",
        [("COERCE", "martial-law", "SDN", ""), ("COERCE", "curfew", "SDN", "")],
    ),
    ("The RSF accepted the truce proposed by the African Union.", [("AGREE", None, "RSF", "INTL")]),
    ("A Saudi-led air raid killed a family of seven in Hodeidah.", [("ASSAULT", "aerial", "SAU", "")]),
    ("The Houthis fired ballistic missiles at Riyadh overnight.", [("ASSAULT", "heavy-weapons", "HOUTHI", "SAU")]),
    ("Houthi drones struck an oil terminal in Saudi Arabia.", [("ASSAULT", "drone", "HOUTHI", "")]),
    ("The United Nations envoy flew to Sanaa to salvage the truce.", [("CONSULT", "third-party", "INTL", "")]),
    ("Saudi Arabia begged Washington for more interceptor missiles.", [("REQUEST", "aid", "SAU", "USA")]),
    ("Russian missiles slammed into an apartment block in Dnipro.", [("ASSAULT", "heavy-weapons", "RUS", "")]),
    ("Ukraine's forces retook two villages near Robotyne.", [("ASSAULT", None, "UKR", "")]),
    ("Kyiv said it had shot down 14 drones.", [("ASSAULT", "aerial", "UKR", "")]),
    ("Ukrainian drones set fire to an oil depot in Belgorod, the governor said.", [("ASSAULT", "drone", "UKR", "")]),
    ("Russia ordered a second mobilisation.", [("MOBILIZE", "troops", "RUS", "")]),
    ("Russia's invasion of Ukraine entered its third year.", [("ASSAULT", None, "RUS", "UKR")]),
    ("Ukraine said the shells came from Russian positions.", [("ACCUSE", "allege", "UKR", "RUS"), ("ASSAULT", None, "RUS", "")]),
    ("Kyiv begged its allies for jets.", [("REQUEST", "aid", "UKR", "")]),
    ("Moscow called the demand one-sided.", [("REJECT", "yield", "RUS", "")]),
    ("Zelensky challenged Putin to meet him in Istanbul.", [("REQUEST", "meet", "UKR", "RUS")]),
    ("Russian troops drove into minefields outside Avdiivka.", [("ASSAULT", None, "RUS", "")]),
    ("Russian paratroopers captured the airport at Hostomel on the first day.", [("ASSAULT", None, "RUS", "")]),
    ("Hezbollah fired rockets at an Israeli base on Monday, wounding four soldiers.", [("ASSAULT", "heavy-weapons", "HEZBOLLAH", "ISR")]),
    ("Israeli tanks rolled in and troops stormed a hospital.", [("ASSAULT", None, "ISR", "")]),
    ("Israeli troops stormed a hospital in Khan Younis.", [("ASSAULT", None, "ISR", "")]),
    ("Hamas took more than 200 hostages and killed 1,200 people.", [("COERCE", "seize", "HAMAS", ""), ("ASSAULT", "abduct", "HAMAS", "")]),
    ("Israel cut off the internet in Gaza.", [("COERCE", "restrict", "ISR", "")]),
    ("Hezbollah vowed a reply to the killing of its commander.", [("THREATEN", "violence", "HEZBOLLAH", "")]),
    ("Israel threatened to turn Lebanese villages into wasteland.", [("THREATEN", "violence", "ISR", "LBN")]),
    ("A ceasefire between Israel and Hezbollah took effect at dawn.", [("RETREAT", "ceasefire", "ISR+HEZBOLLAH", "")]),
    ("Qatar is mediating between Israel and Hamas.", [("CONSULT", "third-party", "QAT", "")]),
    ("Iran gives Hezbollah only moral support, its envoy said.", [("SUPPORT", None, "IRN", "HEZBOLLAH")]),
    ("Israel agreed to a four-day pause in the fighting.", [("AGREE", None, "ISR", "")]),
    ("Israeli forces pulled back from the town of Bint Jbeil.", [("RETREAT", "withdraw", "ISR", "")]),
    ("Syrian government forces backed by Russian warplanes pounded rebel-held Aleppo.", [("ASSAULT", None, "SYR", "")]),
    ("Turkey shot down a Russian jet near the border.", [("ASSAULT", "aerial", "TUR", "RUS")]),
    ("Islamic State militants seized the town of Palmyra.", [("ASSAULT", None, "ISIS", "")]),
    ("The Syrian army dropped barrel bombs on Daraya.", [("ASSAULT", "aerial", "SYR", "")]),
    ("Kurdish YPG fighters were ambushed by Islamic State.", [("ASSAULT", None, "ISIS", "YPG")]),
    ("Russia and the United States agreed on a truce in Syria.", [("AGREE", None, "RUS+USA", "")]),
    ("Turkish artillery fire killed six Kurdish fighters.", [("ASSAULT", "heavy-weapons", "TUR", "")]),
    (
        "Damascus said it would talk only after the rebels laid down their arms.",
        [("REQUEST", "yield", "SYR", "")],
    ),
    ("The United Nations warned that famine was near in Yemen.", []),
    ("The Somali army has been on high alert since Sunday.", [("MOBILIZE", "troops", "SOM", "")]),
    ("Britain is sending an aircraft carrier to the Gulf.", [("MOBILIZE", "troops", "GBR", "")]),
    ("Serbia wants Kosovo out of the north.", [("REQUEST", "yield", "SRB", "XKX")]),
    ("Indian troops crossed the Line of Control and killed three Pakistani soldiers, Islamabad said.", [("ASSAULT", None, "IND", "PAK")]),
    ("India and Pakistan have fought three wars over Kashmir.", [("ASSAULT", None, "IND+PAK", "")]),
    ("Pakistan said Indian shelling killed two villagers.", [("ASSAULT", "heavy-weapons", "IND", "")]),
    ("Pakistan's army said it had destroyed five Indian bunkers in a retaliatory strike.", [("ASSAULT", "destroy", "PAK", "IND")]),
    (
        "India accused Pakistan of firing on its border posts; Pakistan denied it.",
        [("ACCUSE", "allege", "IND", "PAK"), ("ASSAULT", None, "PAK", "")],
    ),
    ("The United Nations appealed to both India and Pakistan for restraint.", [("REQUEST", "yield", "INTL", "IND+PAK")]),
    ("Indian jets carried out strikes on a militant camp in Balakot.", [("ASSAULT", None, "IND", "")]),
    ("Tigrayan forces captured Lalibela.", [("ASSAULT", None, "TPLF", "")]),
    ("Eritrean soldiers massacred civilians in Axum, witnesses said.", [("ASSAULT", None, "ERI", "")]),
    ("An Ethiopian air strike hit a market in Togoga.", [("ASSAULT", "aerial", "ETH", "")]),
    ("Haftar's Libyan National Army launched an offensive on Tripoli.", [("ASSAULT", None, "LNA", "LBY")]),
    ("Turkey sent Syrian mercenaries to Libya.", [("AID", None, "TUR", "LBY")]),
    ("Egypt's president threatened to intervene in Libya.", [("THREATEN", None, "EGY", "")]),
    ("M23 rebels seized the town of Bunagana.", [("ASSAULT", None, "M23", "")]),
    ("Congo accused Rwanda of sending troops across the border.", [("ACCUSE", "allege", "COD", "RWA"), ("MOBILIZE", "troops", "RWA", "")]),
    ("The M23 said it would withdraw from Kibumba.", [("AGREE", None, "M23", "")]),
    ("Angola hosted talks between Rwanda and Congo in Luanda.", [("CONSULT", None, "RWA+COD", "")]),
    ("Congolese troops retreated from Rutshuru.", [("RETREAT", "withdraw", "COD", "")]),
    ("The Arakan Army overran a junta base in Rakhine, killing dozens of soldiers.", [("ASSAULT", None, "AA", "")]),
    ("Myanmar's military bombed a school in Sagaing.", [("ASSAULT", None, "MMR", "")]),
    ("Myanmar's military seized power in a coup in 2021.", [("COERCE", "coup", "MMR", "")]),
    ("The Taliban attacked an Afghan army post in Helmand, killing 14 soldiers.", [("ASSAULT", None, "TALIBAN", "AFG")]),
    ("A US drone strike killed the leader of al-Qaeda.", [("ASSAULT", "drone", "USA", "AQ")]),
    ("Two Afghan soldiers were killed by Taliban fighters in Ghazni.", [("ASSAULT", None, "TALIBAN", "AFG")]),
    ("The Taliban refused to extend the truce.", [("REJECT", "yield", "TALIBAN", "")]),
    ("Gunmen from al-Shabaab stormed a hotel in Mogadishu.", [("ASSAULT", None, "SHABAAB", "")]),
    ("Kenyan soldiers were ambushed by al-Shabaab near Lamu.", [("ASSAULT", None, "SHABAAB", "KEN")]),
    ("JNIM fighters ambushed a Malian convoy, killing 20 soldiers.", [("ASSAULT", None, "JNIM", "MLI")]),
    ("Mali's junta expelled the French ambassador.", [("SANCTION", None, "MLI", "FRA")]),
    ("Wagner mercenaries and Malian troops killed 300 men in Moura.", [("ASSAULT", None, "WAGNER+MLI", "")]),
    ("France pulled its troops out of Niger.", [("RETREAT", "withdraw", "FRA", "")]),
    ("Azerbaijani forces shot down an Armenian helicopter.", [("ASSAULT", "aerial", "AZE", "ARM")]),
    ("Azerbaijan knocked out two Armenian tanks and eliminated 12 servicemen, Baku said.", [("ASSAULT", "destroy", "AZE", "ARM")]),
    ("North Korea vowed to retaliate.", [("THREATEN", "violence", "PRK", "")]),
    ("North Korea fired artillery shells near the border island.", [("ASSAULT", "heavy-weapons", "PRK", "")]),
    ("Serbia put its army on high alert.", [("MOBILIZE", "troops", "SRB", "")]),
    ("Thai F-16s bombed Cambodian positions.", [("ASSAULT", "aerial", "THA", "KHM")]),
    ("Cambodian rockets hit a petrol station in Sisaket.", [("ASSAULT", "heavy-weapons", "KHM", "")]),
    ("Thailand and Cambodia exchanged fire for a fifth day.", [("ASSAULT", None, "THA+KHM", "")]),
    ("Malaysia brokered a ceasefire between Thailand and Cambodia.", [("CONSULT", "third-party", "MYS+KHM+THA", "")]),
    ("Somalia and Ethiopia struck a deal on port access.", [("AGREE", None, "SOM+ETH", "")]),
    ("Nigerian jets pounded Boko Haram camps in Borno.", [("ASSAULT", None, "NGA", "BOKO HARAM")]),
    ("Turkey accused the PKK of the bombing in Ankara.", [("ACCUSE", "allege", "TUR", "PKK"), ("ASSAULT", None, "PKK", "")]),
    ("The PKK claimed responsibility for the attack on the Turkish base.", [("ASSAULT", None, "PKK", "TUR")]),
    ("Colombian soldiers clashed with the ELN in Arauca.", [("ASSAULT", None, "COL+ELN", "")]),
    ("The FARC laid down its weapons.", [("RETREAT", "withdraw", "FARC", "")]),
    ("Iran launched 300 drones and missiles at Israel in April.", [("ASSAULT", "drone", "IRN", "ISR")]),
    ("Israel's air force struck Iranian air defences in response.", [("ASSAULT", None, "ISR", "IRN")]),
    ("Iran reserved the right to respond to the attack, its foreign minister said.", [("THREATEN", "violence", "IRN", "")]),
    ("Pakistan closed its airspace to Indian airlines.", [("SANCTION", None, "PAK", "")]),
    ("Chad recalled its ambassador from Sudan.", [("SANCTION", None, "TCD", "")]),
    ("Ethiopia and Somalia struck a deal.", [("AGREE", None, "ETH+SOM", "")]),
    ("Russia warned Ukraine against attacking the bridge.", [("REQUEST", "change", "RUS", "UKR")]),
    ("The Israeli army ordered residents of Rafah to leave.", [("REQUEST", "yield", "ISR", "")]),
    ("Hamas rejected the proposal.", [("REJECT", "yield", "HAMAS", "")]),
    ("Ukraine's foreign ministry said a ceasefire must come first.", [("REQUEST", "yield", "UKR", "")]),
    ("Burundi sent 2,000 soldiers to Congo.", [("AID", None, "BDI", "COD")]),
    ("Rwanda massed troops on the border.", [("MOBILIZE", "troops", "RWA", "")]),
    ("Britain sells arms to Saudi Arabia.", [("AID", None, "GBR", "SAU")]),
    ("Polisario Front fighters fired shells across the berm at Moroccan troops.", [("ASSAULT", "heavy-weapons", "POLISARIO", "MAR")]),
    ("Moroccan drones killed three Algerian truck drivers, Algiers said.", [("ASSAULT", "drone", "MAR", "DZA")]),
    ("Algeria broke off relations with Morocco.", [("SANCTION", None, "DZA", "MAR")]),
    ("Peruvian troops captured a Shining Path commander.", [("ASSAULT", "abduct", "PER", "SHINING PATH")]),
    ("Philippine marines retook the city of Marawi from Islamic State.", [("ASSAULT", None, "PHL", "")]),
    ("Sri Lankan jets bombed Tamil Tigers positions.", [("ASSAULT", None, "LKA", "LTTE")]),
    ("Kurdish peshmerga forces pushed back Islamic State near Kirkuk.", [("ASSAULT", None, "KRG", "ISIS")]),
    ("Pakistani shells killed a family of five in Poonch, Indian police said.", [("ASSAULT", "heavy-weapons", "PAK", "")]),
    (
        "The Indian air force hit nine sites in Pakistan on Wednesday, and Islamabad vowed a crushing reply.",
        [("ASSAULT", None, "IND", ""), ("THREATEN", "violence", "PAK", "")],
    ),
    (
        "Two soldiers were killed when Pakistani troops opened fire across the frontier, the Indian army said.",
        [("ASSAULT", "firearms", "PAK", "")],
    ),
    ("Hamas fighters crossed into Israel at dawn and shot dead hundreds of people at a festival.", [("ASSAULT", "firearms", "HAMAS", "")]),
    ("Israel has bombed Gaza for weeks.", [("ASSAULT", None, "ISR", "HAMAS")]),
    ('"There will be no talks while Russian soldiers stand on our land," Zelensky said.', [("REJECT", None, "UKR", "RUS")]),
    (
        '"We will turn your villages into wasteland," Minister Yoav Gallant said. Israel bombed Hezbollah. Hezbollah shelled Israel.',
        [
            ("THREATEN", "violence", "ISR", "HEZBOLLAH"),
            ("ASSAULT", None, "ISR", "HEZBOLLAH"),
            ("ASSAULT", "heavy-weapons", "HEZBOLLAH", "ISR"),
        ],
    ),
    (
        "The United Nations secretary-general called on both India and Pakistan to show restraint.",
        [("REQUEST", "yield", "INTL", "IND+PAK")],
    ),
    ("Eritrea said it would respond to any attack.", [("THREATEN", "violence", "ERI", "")]),
    (
        "The commander of the M23 accused the Congolese army of violating the ceasefire.",
        [("ACCUSE", "allege", "M23", "COD"), ("ASSAULT", None, "COD", "")],
    ),
    ("The Congolese army denied shelling Sake.", [("ASSAULT", "heavy-weapons", "COD", "")]),
    ("Ukrainian officials said a Russian drone hit a bus in Marhanets, killing nine.", [("ASSAULT", "drone", "RUS", "")]),
    ("Russia's defence ministry said its forces had captured the village of Terny.", [("ASSAULT", None, "RUS", "")]),
    ("Russia's defence ministry said air defences had destroyed 50 Ukrainian drones.", [("ASSAULT", "destroy", "RUS", "")]),
    ("Azerbaijan said Armenian snipers wounded two of its soldiers.", [("ASSAULT", None, "ARM", "AZE")]),
    ("Turkish warplanes bombed PKK positions in northern Iraq, Ankara said.", [("ASSAULT", None, "TUR", "PKK")]),
    ("Islamic State claimed the suicide bombing that killed 30 people in Kabul.", [("ASSAULT", "suicide-attack", "ISIS", "")]),
    ("The United States carried out air strikes against Houthi launch sites.", [("ASSAULT", "aerial", "USA", "HOUTHI")]),
    ("The US military said it shot down two drones over the Red Sea.", [("ASSAULT", "aerial", "USA", "")]),
    ("Saudi Arabia and Iran agreed to restore ties.", [("AGREE", None, "SAU+IRN", "")]),
    ("Ethiopia's prime minister met the leader of the Tigray People's Liberation Front in Nairobi.", [("CONSULT", None, "ETH+TPLF", "")]),
    ("Libya's Government of National Accord retook the airport with the help of Turkish drones.", [("ASSAULT", "drone", "LBY", "")]),
    (
        "Chad's army said 44 of its soldiers were killed in a Boko Haram attack on a base near the lake.",
        [("ASSAULT", None, "BOKO HARAM", "")],
    ),
    ("Nigeria's army repelled an attack by Boko Haram on Maiduguri.", [("ASSAULT", None, "BOKO HARAM", "")]),
    ("Serbian police arrested two Kosovo officers.", [("COERCE", "arrest", "SRB", "")]),
    (
        "Al-Shabaab said it was behind the blast. Kenya's interior ministry blamed al-Shabaab for the attack.",
        [("ACCUSE", "allege", "KEN", "SHABAAB"), ("ASSAULT", None, "SHABAAB", "")],
    ),
    (
        "South Korea fired warning shots after North Korean soldiers crossed the line.",
        [("ASSAULT", None, "KOR", ""), ("ASSAULT", None, "PRK", "")],
    ),
    ("A car bomb killed nine people at a market in Maiduguri.", [("ASSAULT", "explosives", "", "")]),
    ("Twelve people were killed when a suicide bomber struck a mosque in Peshawar.", [("ASSAULT", "suicide-attack", "", "")]),
    ("Air strikes killed at least 15 people in Sirte on Sunday.", [("ASSAULT", "aerial", "", "")]),
    ("Heavy fighting between Ethiopian troops and Fano militiamen is raging near Gondar.", [("ASSAULT", None, "ETH+FANO", "")]),
    ("Clashes between Thailand and Cambodia erupted at dawn.", [("ASSAULT", None, "THA+KHM", "")]),
    ("Burundi's withdrawal from the east of Congo is under way.", [("RETREAT", "withdraw", "BDI", "")]),
    ("The withdrawal of Chadian forces was completed in May.", [("RETREAT", "withdraw", "TCD", "")]),
    ("The Pakistani Taliban (TTP) has claimed responsibility for the bombing.", [("ASSAULT", None, "TTP", "")]),
    ("Kenya's foreign minister was silent after talks with Somalia.", [("CONSULT", None, "KEN+SOM", "")]),
    ("Kenyan helicopter shot down near Kismayo.", []),
    ("Rwanda's army halted its air strikes.", []),
    ("Hezbollah vowed that its attacks would continue until a ceasefire.", [("THREATEN", "violence", "HEZBOLLAH", "")]),
]

SILENT = [
    "A bus crash killed nine people near Nakuru.",
    "Kenya bought six attack helicopters.",
    "A bombing in the capital Nairobi killed hopes of a truce.",
    "Mediators hope for an end to fighting in Sudan.",
    "Residents fear clashes in the capital of Chad.",
    "Germany will send Leopard tanks to Ukraine.",
    "Ukraine may attack Crimea.",
    "The ceasefire along the frontier held until dawn.",
    "Ethiopia's government rejected the accusation as baseless.",
    "Eritrea is a party to this war, the Tigrayan leader said.",
    "Rwanda denied backing the M23.",
    "Protesters rallied outside the embassy.",
    "The storm struck the coast of Myanmar.",
    "Inflation hit Sudan hard.",
    "The minister was hit by sanctions.",
    "Ukraine would never attack civilians, Zelensky said.",
    "There was no attack on the convoy, the Malian army said.",
    "Kenya plans an offensive against al-Shabaab.",
    "Rebels failed to capture the town, the Chadian army said.",
    "Ghana's president died after a short illness.",
    "Militants were waiting at launch pads across the border, an Indian general said.",
    "Armed men attacked a village in Ituri.",
    "Myanmar's army lost control of Lashio to the MNDAA in August.",
    "Rwanda's president dismissed the UN report as false.",
    "Ukraine wants Patriot missiles.",
    "Denmark will train Ukrainian pilots.",
    "In Aleppo, rebels fired mortars at government-held districts.",
]


def events(text: str) -> tuple[Event, ...]:
    read, claims = claims_of(text)
    return extract_events(read, claims, extract_tolls(read, claims))


def joined(actors: tuple[Actor, ...]) -> str:
    return "+".join(str(actor.side) for actor in actors)


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_everything_a_sentence_tells(text, told):
    found = [(event.plover, event.mode, joined(event.actors), joined(event.recipients)) for event in events(text)]
    assert sorted(found, key=str) == sorted(told, key=str)


@pytest.mark.parametrize("text", SILENT)
def test_what_did_not_happen_or_is_no_event(text):
    assert events(text) == ()


def test_a_denied_attack_is_told_by_nobody_and_denied_by_its_actor():
    (event,) = events("The RSF denied shelling the market.")
    assert (event.asserted_by, event.denied_by) == (None, ("RSF",))


def test_a_rejected_accusation_is_a_denial_and_a_rejected_offer_is_not():
    assert [event.plover for event in events("Chad rejected the allegation as baseless.")] == []
    assert [event.plover for event in events("Chad rejected the offer of talks.")] == ["REJECT"]


def test_a_vow_of_revenge_threatens_and_a_promise_of_talks_agrees():
    assert {event.plover for event in events("Eritrea vowed to avenge its dead.")} == {"THREATEN"}
    assert "THREATEN" not in {event.plover for event in events("Eritrea promised to attend the talks.")}


def test_weapon_and_acled_type():
    (event,) = events("Houthi rockets hit a Saudi airfield.")
    assert (event.weapon, event.acled_type, event.acled_sub_type) == (
        "rocket", "Explosions/Remote violence", "Shelling/artillery/missile attack",
    )  # fmt: skip


def test_fighting_between_two_is_a_clash():
    (event,) = events("Thailand and Cambodia clashed.")
    assert (event.acled_type, event.acled_sub_type) == ("Battles", "Armed clash")


def test_a_place_of_the_article_gives_the_event_its_point():
    read, claims = claims_of("Eritrean troops shelled a camp in Shire.")
    place = Place(
        id="p", article="a", start=34, end=39, spans=(), provenance=events("Eritrea shelled a camp.")[0].provenance, name="Shire",
        canonical="Shire", geonameid=1, lat=14.1, lon=38.3, iso3="ETH", geo_precision=1, where_prec=1,
    )  # fmt: skip
    (event,) = extract_events(read, claims, (), (place,))
    assert event.place is not None
    assert (event.place.lat, event.place.lon, event.place.iso3) == (14.1, 38.3, "ETH")


def test_one_assault_for_a_sentence_that_tells_it_twice():
    found = events("Eritrean troops shelled a camp, killing nine and wounding twenty.")
    assert [event.plover for event in found] == ["ASSAULT"]


def test_mutual_accusations_carry_mutual_attacks():
    found = [(e.plover, joined(e.actors), e.asserted_by) for e in events("Chad and Libya accused each other of shelling villages.")]
    assert ("ASSAULT", "LBY", "TCD") in found
    assert ("ASSAULT", "TCD", "LBY") in found


def test_an_attack_of_other_months_is_not_given_to_the_group_that_claims_the_last_one():
    text = (
        "The Taliban claimed responsibility for the attack on a ministry in Kabul. "
        "A bomb killed nine people in Kunduz between June and August 2015."
    )
    killed = [event for event in events(text) if event.start >= text.index("A bomb")]
    assert "TALIBAN" not in [joined(event.actors) for event in killed]  # not alone
    assert killed


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Rebel mortar fire killed four people in the city on Tuesday.", "SYRIAN_OPPOSITION"),
        ("The government offensive began in March.", "SYR"),
        ("Envoys met to end a war that has killed thousands of people.", "SYR+SYRIAN_OPPOSITION"),
    ],
)
def test_a_camp_is_told_by_its_common_word(sentence, who):
    text = f"{sentence} Syrian rebels hold the north and the Syrian army the south. Rebels of the Syrian opposition spoke of hope."
    read, claims = claims_of(text)
    told = [event for event in extract_events(read, claims, ()) if event.end <= len(sentence)]
    assert ["+".join(sorted(str(actor.side) for actor in event.actors)) for event in told] == [who]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The limited truce has frayed in the south.", "RETREAT"),
        ("The agreement that came into effect in May was hailed abroad.", "RETREAT"),
        ("The negotiations broke down after a day.", "CONSULT"),
        ("The first round of talks ended without a handshake.", "CONSULT"),
        ("Peace talks are due to resume on Monday.", "AGREE"),
    ],
)
def test_truces_and_talks_are_those_of_a_state_and_its_opposition(sentence, kind):
    text = f"{sentence} Syrian rebels hold the north and the Syrian army the south. Rebels of the Syrian opposition spoke of hope."
    read, claims = claims_of(text)
    told = [event for event in extract_events(read, claims, ()) if event.end <= len(sentence)]
    assert [(event.plover, sorted(str(actor.side) for actor in event.actors)) for event in told] == [(kind, ["SYR", "SYRIAN_OPPOSITION"])]
