"""What a saying does by the parse of what is said."""

import pytest

from .annotated import claims_of, needs_weights

WAR = "Clashes between Togolese and Ghanaian troops killed ten. "


def acts(sentence: str) -> list[str]:
    """Return the speech acts in a sentence about a war between Togo and Ghana."""
    _, claims = claims_of(WAR + sentence)
    return [claim.speech_act for claim in claims]


@needs_weights
@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Ghana said none of its aircraft had bombed the port.", "deny"),
        ("Ghana's army insisted that no posts were lost.", "deny"),
        ('"There has been no offensive on the town," Ghana\'s army said.', "deny"),
        ('"That is a wicked, shameless lie," Ghana\'s president said.', "deny"),
        ("Ghana said the footage of the burning pier was forged.", "deny"),
        ("Ghana's president said he was horrified.", "condemn"),
        ('Ghana called the raid on the clinic "butchery and murder".', "condemn"),
        ("Ghana's envoy said Ghana was prepared to clear its mines.", "offer"),
        ("Ghana's envoy said Ghana was not prepared to clear its mines.", "reject"),
        ('"We shall not bargain, talk or negotiate with them," Ghana\'s president said.', "reject"),
        ("Ghana said it would at once repair the dam.", "pledge"),
        ("Ghana's army said its gunners would soon avenge the dead.", "threaten"),
        ("Ghana's government said it would gladly welcome inspectors.", "accept"),
        ("Ghana said it had never bankrolled the rebels.", "deny"),
        ("Ghana said it would never abandon the fort.", "pledge"),
        ("Ghana said no armistice was imaginable with smugglers.", "reject"),
        ("Ghana said it stood ready to mend the bridge.", "offer"),
        ("Ghana promised to hit back.", "threaten"),
        ("Ghana promised to help Togo's villagers in case of an attack.", "pledge"),
        ("Ghana said it had suffered no losses.", "deny"),
        ('"We never agreed to any such pact," Ghana\'s envoy said.', "deny"),
        ('"Come home," Ghana\'s president told the exiles.', "call_for"),
    ],
)
def test_what_the_speakers_side_does_did_or_will_do_is_the_act(sentence: str, act: str) -> None:
    assert acts(sentence) == [act]


@needs_weights
@pytest.mark.parametrize(
    "sentence",
    [
        "Ghana said the bridge would not be repaired.",
        "Ghana said the dam would be repaired.",
        "Ghana's minister said it would mean a long winter.",
        "Ghana said it does not publish its losses.",
        '"We did not lose hope," a teacher in Lome said.',
        "Ghana said the weather had been no help.",
        '"Let me think," Ghana\'s president said.',
        "Ghana's army said the film of the attack was not fake.",
        "Ghana said it was not at war.",
        "Ghana's army said the coins were fake.",
        "Togo said the ministers of Ghana were ready for anything.",
    ],
)
def test_what_only_is_so_is_stated(sentence: str) -> None:
    assert set(acts(sentence)) <= {"state", "claim", "assess", "announce"}


@needs_weights
def test_who_has_just_denied_something_goes_on_denying() -> None:
    assert acts('Ghana\'s army denied that its men had robbed the farms. "Not one sack of rice was touched," it said.') == [
        "deny",
        "deny",
    ]
    assert acts('Ghana\'s army denied that its men had robbed the farmers. "The rice was bought," it said.')[1] != "deny"
    assert acts('Ghana\'s army said the road was open. "Not one sack of rice was touched," it said.')[1] != "deny"
