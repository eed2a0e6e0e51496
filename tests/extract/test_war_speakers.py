import pytest

from .war_speakers import ARTICLES, Row
from .written import claims, content


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_each_paragraph_is_claimed_by_its_sides(name: str) -> None:
    paragraphs = [text for text, _ in ARTICLES[name]]
    found = claims(*paragraphs)
    sides, start = [], 0
    for text in paragraphs:
        sides.append((text, tuple(claim.claimant.side for claim in found if start <= claim.start < start + len(text))))
        start += len(text) + 2
    expected: list[Row] = list(ARTICLES[name])
    assert sides == expected


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (("Oman said the strait was closed; Iran denies that.",), ("the strait was closed", "the strait was closed")),
        (("Chad said its camp was shelled, an accusation Sudan rejected.",), ("its camp was shelled", "its camp was shelled")),
        (("Peru's army put the number of dead at 12.",), ("the number of dead at 12",)),
        (("Laos said at least 60 people had drowned.",), ("at least 60 people had drowned",)),
        (("Ghana called on Monday for an immediate truce.",), ("an immediate truce",)),
        (("Kenya appealed to both sides for calm.",), ("calm",)),
        (("Niger and Benin traded blame for the raid.",), ("the raid", "the raid")),
        (("Syria imposed a curfew as the rebels advanced.",), ("a curfew",)),
        (("Togo gave no proof.",), ()),
        (("Some 40 villagers are said to be missing.",), ()),
        (("Togo said the battles raging in the north had killed 12 people.",), ("the battles raging in the north had killed 12 people",)),
        (
            ("Togo said it had killed three men, including one described as a warlord.",),
            ("it had killed three men, including one described as a warlord",),
        ),
        (('Togo dealt what the army called a "mortal blow" to men who held the city.',), ('a "mortal blow"',)),
        (("Togo said around 180 soldiers had died in the raid.",), ("around 180 soldiers had died in the raid",)),
        (("Togo denied the Ghanaian report on the number of dead.",), ("the Ghanaian report on the number of dead",)),
        (("Togo declared a truce and called up its reserves.",), ("a truce", "its reserves")),
        (
            ("Togo said a raid had killed 12 people while shells had killed 40.",),
            ("a raid had killed 12 people while shells had killed 40",),
        ),
        (("Togo accused Ghana of breaking a truce, a sign that the war goes on.",), ("breaking a truce",)),
        (("Bomb kills 12 in market: Togolese officials",), ("Bomb kills 12 in market",)),
        (("It quoted a Togolese minister saying jets fired at men as they fled.",), ("jets fired at men as they fled",)),
        (("Togo said rain would come unless Ghana agreed to talks.",), ("rain would come unless Ghana agreed to talks",)),
    ],
)
def test_what_is_said(paragraphs: tuple[str, ...], said: tuple[str, ...]) -> None:
    assert tuple(content(claim, *paragraphs) for claim in claims(*paragraphs)) == said


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Togo said its troops had not crossed the river.", "deny"),
        ("Togo described the report as pure fantasy.", "deny"),
        ("Togo said there would be no talks with Ghana.", "reject"),
        ("Togo voiced its support for Benin.", "pledge"),
        ("Togo challenged Ghana to publish the list.", "demand"),
        ("Togo brushed off the warning.", "reject"),
        ("Togo called the figure a fairy tale.", "deny"),
        ("Togo said its jets had not been used.", "deny"),
        ("Togo said more needed to be done.", "call_for"),
        ("Togo said it would reject any such deal.", "reject"),
        ("Togo ordered a curfew.", "announce"),
        ("Togo said Ghana had violated the truce.", "accuse"),
    ],
)
def test_acts_by_what_is_said(sentence: str, act: str) -> None:
    assert claims(sentence)[-1].speech_act == act
