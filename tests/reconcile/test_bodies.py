"""Which body a source's words stand for."""

import pytest

from counterclaim.reconcile.bodies import behind, telling_words
from tests.reconcile.build import actor


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("OCHA", "OCHA"),
        ("the UN's humanitarian office, OCHA", "OCHA"),
        ("UNAMA's human rights director", "UNAMA"),
        ("the UN mission in Norland, UNAMA", "UNAMA"),
        ("a spokeswoman for the UN human rights office, Ina Oram", "UN human rights office"),
        ("Ina Oram of UNHCR", "UNHCR"),
        ("Ina Oram", None),
    ],
)
def test_a_known_body_speaks_by_its_people(words, body):
    assert behind(actor("INTL", "Ina Oram", "person"), words) == body


def test_a_body_that_somebody_only_works_with_is_not_his():
    assert behind(actor("UNNAMED", "doctor", "unnamed"), "a doctor working with MSF") is None
    assert behind(actor("NOR", "ambassador of Norland", "person"), "Norland's ambassador at the United Nations") is None
    assert behind(actor("NOR", "Norland"), "the WHO's office in Norland") == "World Health Organization"
    assert behind(actor("NOR", "Norland"), "Norland's office at the WHO") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Loja's health directorate", "the Loja health directorate", True),
        ("the director of Loja's hospital", "Loja hospital", True),
        ("Loja's civil defence chief", "Civil defence in Loja", False),  # the first word of a sentence: a name for all that is known
        ("Loja district council", "the council of Loja", True),
        ("Loja's hospital", "Zamora's hospital", False),
        ("the Loja regional prosecutors", "Loja's prosecutors", False),
    ],
)
def test_a_local_body_is_told_by_what_it_is_and_where(one, other, same):
    left, right = (behind(actor("UNNAMED", "source", "unnamed"), words) for words in (one, other))
    assert left is not None
    assert (left == right) == same


def test_a_body_without_a_name_is_anybodys():
    assert behind(actor("UNNAMED", "hospital", "unnamed"), "the hospital's director") is None
    assert behind(actor("OTHER", "Ina Oram", "person"), "Ina Oram of Loja hospital") is None


def test_one_word_behind_the_is_the_only_body_that_has_it():
    assert behind(actor("NGO", "Observatory", "ngo"), "the Observatory") == "Syrian Observatory for Human Rights"
    assert behind(actor("NGO", "Watch", "ngo"), "the Norland") is None
    assert behind(actor("UNNAMED", "observatory", "unnamed"), "the Observatory") is None


def test_the_hospital_is_that_of_the_place_it_counts_for():
    source = actor("UNNAMED", "director", "unnamed")
    assert behind(source, "the hospital's director", "loja") == behind(source, "the director of the hospital", "loja") is not None
    assert behind(source, "the hospital's director", "loja") != behind(source, "the hospital's director", "zamora")
    assert behind(source, "a hospital", "loja") is None


@pytest.mark.parametrize(
    ("words", "content", "told", "not_told"),
    [
        ("Loja's mayor", "", {"loja", "mayor"}, set()),
        ("Ana Oram, the mayor", "", {"oram", "mayor"}, {"the"}),
        ("the National Unity Front", "", {"nuf", "unity"}, {"nu", "the"}),
        ("Director Ina Oram", "", {"ina", "oram"}, {"director"}),
        ("its chief", "Amsel Hospital had counted 40 dead", {"amsel"}, set()),
        ("the chief", "Amsel Hospital had counted 40 dead", set(), {"amsel"}),
    ],
)
def test_a_source_is_told_by_names_initials_and_what_it_is(words, content, told, not_told):
    found = telling_words(words, content)
    assert told <= found
    assert not not_told & found
