"""Whom bare words of forces mean over a whole article, and who fights in it, on made-up reports of several wars."""

import pytest

from counterclaim.extract.camps import whole
from tests.extract import written
from tests.extract.war_readings import reading


def sides(actors):
    return [actor.side for actor in actors]


def meant(text, words):
    """The sides that the mention ``words`` stands for once the article is read as a whole."""
    scene = whole(reading(text))
    mentions = scene.reading.passages[0].actors
    return next((sides(scene.reading.actors_of(0, n)) for n, one in enumerate(mentions) if text[one.start : one.end].endswith(words)), None)


PKK = (
    "Turkey has fought the PKK since 1984. The PKK ended a truce in July. Two people died on Tuesday in clashes between security forces "
    "and the militants in Cizre, the Turkish government said. Soldiers killed three fighters."
)
SHABAB = (
    "Somalia's army has retaken a town from al-Shabaab. Al-Shabaab fighters fled into the bush. Soldiers found six bodies in the market, "
    "Somali officials said."
)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (PKK, "security forces", ["TUR"]),
        (PKK, "the militants", ["PKK"]),
        (PKK, "Soldiers", ["TUR"]),
        (SHABAB, "Soldiers", ["SOM"]),
        ("Kenya said its army had shelled camps. Peacekeepers and foreign troops stayed in their base in Kenya.", "foreign troops", []),
        ("India and Pakistan massed soldiers on the border. The Indian army and Pakistan's army are on alert.", "soldiers", []),
    ],
)
def test_bare_words(text, words, who):
    assert (meant(text, words) or []) == who


def test_who_refers_to_the_mention_before_it():
    text = "Nigeria's army said on Monday that Boko Haram militants who raided the town had fled."
    scene = whole(reading(text))
    places = [n for n, one in enumerate(scene.reading.passages[0].actors) if text[one.start : one.end] == "who"]
    assert [sides(scene.reading.actors_of(0, n)) for n in places] == [["BOKO HARAM"]]


def test_a_group_that_owns_to_an_attack_fights_the_state_it_is_at_home_in():
    text = (
        "A suicide bomber killed nine people outside a ministry in Kabul on Wednesday. The Taliban claimed responsibility for the attack. "
        "Afghan police sealed off the area."
    )
    scene = whole(reading(text))
    assert sorted(sides(scene.fighting)) == ["AFG", "TALIBAN"]
    assert scene.culprit.side == "TALIBAN"


def test_two_groups_that_own_to_an_attack_leave_it_open():
    text = "The Taliban claimed responsibility for one bombing in Pakistan. Islamic State claimed responsibility for the other."
    assert whole(reading(text)).culprit is None


def test_a_state_that_fights_rebels_without_a_name():
    text = (
        "Rebels shelled the airport of Bangui at dawn. The insurgents want the president to step down. The government of the Central "
        "African Republic sent its army."
    )
    scene = whole(reading(text))
    assert scene.fighting == ()
    assert sides(scene.unnamed_war) == ["CAF", None]


def test_a_land_beside_a_word_of_war_is_the_theatre():
    text = (
        "Xi spoke to Putin. The Russian government, the Russian army and the Chinese government were silent on the Sudanese conflict, but "
        "Sudan's civil war is in its third year. Rebels hold the west; the rebels took a dam."
    )
    assert sides(whole(reading(text)).unnamed_war)[:1] == ["SDN"]


def test_the_opposition_in_arms_is_the_rebels_of_its_state():
    text = (
        "Rebels shelled two barracks in northern Syria. The Syrian opposition said it knew of no shelling. "
        "The insurgents hold the north, and the Syrian army the south."
    )
    assert sides(whole(reading(text)).fighting) == ["SYR", "SYRIAN_OPPOSITION"]


def test_a_group_that_owns_to_an_attack_fights_the_state_where_it_was():
    text = (
        "A car bomb killed eleven people at a market in Mogadishu. Islamic State claimed responsibility for the attack. "
        "Somalia's government blamed lax guards. Somali police closed the market."
    )
    assert sorted(sides(whole(reading(text)).fighting)) == ["ISIS", "SOM"]


def test_a_state_and_its_group_that_both_attack_somebody_fight_each_other():
    text = (
        "Boko Haram abducted eleven pupils on Monday. Boko Haram gave no reason. Nigerian soldiers retook the town of Bama, the Nigerian "
        "army said. The Nigerian government promised schools more guards."
    )
    assert sorted(sides(whole(reading(text)).fighting)) == ["BOKO HARAM", "NGA"]


@pytest.mark.parametrize(
    ("claim", "culprit"),
    [
        ("an attack in March", None),
        ("the attack of 11 May", "SHABAAB"),
        ("the attack, its third since March", "SHABAAB"),
    ],
)
def test_who_owns_to_an_attack_of_the_past_did_not_make_that_of_the_news(claim, culprit):
    found = whole(written.reading(f"A bomb killed nine in Nairobi. Al-Shabaab claimed responsibility for {claim}.")).culprit
    assert (found and found.side) == culprit
