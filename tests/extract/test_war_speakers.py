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
        (("Oman said the strait was closed; Iran denies that.",), ("the strait was closed", "that")),
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
            ("a raid had killed 12 people", "shells had killed 40"),
        ),
        (("Togo accused Ghana of breaking a truce, a sign that the war goes on.",), ("breaking a truce",)),
        (("Bomb kills 12 in market: Togolese officials",), ("Bomb kills 12 in market",)),
        (("It quoted a Togolese minister saying jets fired at men as they fled.",), ("jets fired at men as they fled",)),
        (
            ("Togo said the dam was safe, and the water had begun to fall.",),
            ("the dam was safe", "the water had begun to fall"),
        ),
        (("Togo said it had sunk a tug, a ferry, and the barge behind them.",), ("it had sunk a tug, a ferry, and the barge behind them",)),
        (("Togo said Ghana had lost 40 men, but there was no confirmation.",), ("Ghana had lost 40 men",)),
        (('Togo\'s army said it had killed 60 men, a claim Ghana dismissed as "fiction".',), ("it had killed 60 men",) * 2),
        (("Togo said the attack had failed and the road was open.",), ("the attack had failed", "the road was open")),
        (("Togo said the rain and the mud were to blame.",), ("the rain and the mud were to blame",)),
        (("Togo called a summit for Wednesday.",), ("a summit",)),
        (("**Togo**: some 8,000 fighters",), ()),
        (("Togo has said nothing about the raid.",), ()),
        (("The mayor of Lome said the road was open, without mentioning the mines.",), ("the road was open",)),
        (("Togo's premier told an envoy, who is in Lome, that the talks had failed.",), ("the talks had failed",)),
        (('Togo warned other ports near Ghana: "Stay out."',), ("Stay out",)),
        (("Togo told Ghana's garrison to surrender.",), ("Ghana's garrison to surrender",)),
        (("The Togolese army was on Monday reported to be leaving.",), ("to be leaving",)),
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
        ("Togo said Ghana had kept up attacks.", "accuse"),
        ("Togo said it would talk only once the siege ended.", "offer"),
        ("Togo said it accepted the plan.", "accept"),
        ('Togo called the figures "enemy propaganda".', "deny"),
        ("Togo called the vote a sham.", "condemn"),
        ("Togo said it was not willing to talk.", "reject"),
    ],
)
def test_acts_by_what_is_said(sentence: str, act: str) -> None:
    assert claims(sentence)[-1].speech_act == act


@pytest.mark.parametrize(
    ("paragraphs", "side"),
    [
        (("Chad's Premier Idris Noor was quoted on Sunday as saying the army was ready.",), "TCD"),
        (("U.N. Chad envoy Ghassan Lund said the truce was holding.",), "INTL"),
        (("Mali's army left. President Issa Sow's government demanded an apology.",), "MLI"),
        (("Defense Department officials said the raid was over.",), "USA"),
        (("Sahel analysts say the group is back.",), "UNNAMED"),
        (("An official at Turkey's Batman air base reported the crash.",), "TUR"),
        (("The Zomi Defence Force said it ambushed a convoy.",), "ZDF"),
        (("Chad's state TV said the town fell.", "The TV quoted its reporter as saying a mosque was on fire."), "TCD"),
        (("Malian rebels and the opposition called for a truce.", "Rebels fighting Mali say the army shelled them."), "MALIAN_OPPOSITION"),
        (
            ("The Malian opposition called for a truce.", "Sidi Ba, a doctor in the rebel-held town of Menaka, said two men died."),
            "MALIAN_OPPOSITION",
        ),
        (
            ("The Malian opposition and rebels called for a truce.", "Rebel group Jund al-Rih said its men had left."),
            "MALIAN_OPPOSITION",
        ),
        (
            ("The rebel group Jund al-Rih left.", "Omar Lund, head of Jund al-Rih, spoke on Monday.", "His group said the war went on."),
            "JUND AL-RIH",
        ),
        (
            (
                "The Syrian army entered Homs. Syria said Homs was calm. Syrian jets flew over Aleppo.",
                "An Iraqi military spokesman said the advance had begun.",
                "The spokesman for the Joint Command, Brig. Gen. Adel Saleh, said a village fell.",
            ),
            "IRQ",
        ),
    ],
)
def test_for_whom_the_last_speaker_speaks(paragraphs: tuple[str, ...], side: str) -> None:
    assert claims(*paragraphs)[-1].claimant.side == side
