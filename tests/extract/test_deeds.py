"""Attacks read outwards from the verb or noun: subject, agent, object."""

import pytest

from counterclaim.extract.clauses import sentences
from counterclaim.extract.deed_words import inflected
from counterclaim.extract.deeds import deeds
from tests.extract.war_readings import reading

ATTACKS = [
    ("Eritrean troops crossed the river and shelled a camp.", "ERI", ""),
    ("Fighters of the M23 overran a base.", "M23", ""),
    ("Chadian troops, backed by France, stormed the town.", "TCD", ""),
    ("Kenyan soldiers were ambushed by al-Shabaab.", "SHABAAB", "KEN"),
    ("An air strike by Ethiopia killed nine.", "ETH", ""),
    ("Chadian soldiers who attacked Libya fled.", "TCD", "LBY"),
    ("Turkey was accused of bombing a village.", "TUR", ""),
    ("Sudan accused Chad of shelling a village.", "TCD", ""),
    ("Sudan blamed Chad for the raid.", "TCD", ""),
    ("Chad claimed responsibility for the raid.", "TCD", ""),
    ("Thai jets began to bomb the hills.", "THA", ""),
    ("The raid on a camp run by Chad shook Libya.", "", ""),
    ("Chadian soldiers were killed and wounded.", "", "TCD"),
    ("A Rwandan-led raid shook the town.", "RWA", ""),
]

NONE = [
    "Chad struck a deal.", "Chad did not attack Libya.", "Chad wants to attack Libya.", "Chad could shell Libya.", "Chad fears a raid.",
    "If Chad attacks Libya, all is lost.", "Chad launched a website.", "Chad hit back at critics.", "The FARC laid down its arms.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor", "recipient"), ATTACKS)
def test_who_attacks_whom(text, actor, recipient):
    found = [deed for sentence in sentences(reading(text)) for deed in deeds(sentence)]
    assert any(
        actor in {one.side for one in deed.actors} | ({""} if not deed.actors else set())
        and recipient in {one.side for one in deed.recipients} | ({""} if not deed.recipients else set())
        for deed in found
    ), found


@pytest.mark.parametrize("text", NONE)
def test_no_attack(text):
    assert [deed for sentence in sentences(reading(text)) for deed in deeds(sentence)] == []


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("raid", ("raid", "raids", "raided", "raided", "raiding")),
        ("ram2", ("ram", "rams", "rammed", "rammed", "ramming")),
        ("seize", ("seize", "seizes", "seized", "seized", "seizing")),
        ("occupy", ("occupy", "occupies", "occupied", "occupied", "occupying")),
        ("push into", ("push into", "pushes into", "pushed into", "pushed into", "pushing into")),
    ],
)
def test_forms_of_verbs(verb, forms):
    assert inflected(verb) == forms
