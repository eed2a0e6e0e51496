import pytest

from counterclaim.actor import OTHER, Actor
from counterclaim.reconcile import reconcile
from counterclaim.reconcile.speaking import same_speaker, voice_keys
from tests.reconcile.build import MemoryCase, Paper, actor


def person(name, side="PER", office=None):
    return Actor(name=name, side=side, kind="person", office=office)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (person("Rosa Vely"), person("Vely", OTHER)),
        (person("Rosa Vely"), person("R. Vely")),
        (person("Rosa Vely", office="president"), person("President of Peru", office="president")),
        (person("Commander of Peru army", office="commander"), person("Army commander of Peru", office="army chief")),
        (actor("PER", "the army", kind="military"), actor("PER", "Peru")),
        (person("Rosa Vely"), actor(OTHER, "Vely", kind="unknown")),
        (person("Rosa Vely", OTHER), actor(OTHER, "Rosa Vely", kind="unknown")),
    ],
)
def test_one_voice_under_two_names(left, right):
    assert same_speaker(left, right)
    assert set(voice_keys(left)) & set(voice_keys(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (person("Rosa Vely"), person("Juan Vely")),
        (person("Rosa Vely"), person("Rosa Vely", "ECU")),
        (person("Rosa Vely", office="minister"), person("President of Peru", office="president")),
        (person("Health minister of Peru", office="minister"), person("Interior minister of Peru", office="interior minister")),
        (person("Rosa Vely"), actor("PER", "Peru")),
        (person("Rosa Vely"), actor(OTHER, "Residents of Vely", kind="unknown")),
        (person("Rosa Vely"), actor(OTHER, "Noor", kind="unknown")),
        (person("Rosa Vely", OTHER), actor(OTHER, "Juan Vely", kind="unknown")),
        (person("secretary-general", "INTL", "secretary-general"), actor(OTHER, "Secretary-general", kind="unknown")),
    ],
)
def test_two_voices(left, right):
    assert not same_speaker(left, right)


def kinds(left, right, day="2031-05-01"):
    papers = [Paper("a", "2031-05-01", "The Ledger"), Paper("b", day, "Evening Star")]
    for paper, words in zip(papers, (left, right), strict=True):
        paper.says(words)
    case = MemoryCase().add(*papers)
    reconcile(case)
    return {link.kind for link in case.links()}


def test_one_deed_on_one_place_is_one_claim_however_it_is_worded():
    took = "its troops had taken Zumbarra after a week of fighting"
    assert kinds(took, "the fortress town of Zumbarra is now in the hands of the army") == {"wording_variant"}
    assert kinds(took, "the airport of Zumbarra is now in the hands of the army") == set(), "a part is not the whole"
    assert kinds(took, "the fortress town of Gualel is now in the hands of the army") == set()
    assert kinds(took, "an assault on Zumbarra had been beaten back by local people") == set()
    assert kinds(took, "the fortress town of Zumbarra is now in the hands of the army", day="2031-06-01") == set()


def test_the_same_words_on_two_places_are_two_claims():
    left, right = (f"its planes had bombed the bridge, the mill and the school of {place}" for place in ("Zumbarra", "Gualel"))
    assert "wording_variant" not in kinds(left, right)


def quoted(left, right, names, kinds_of=("person", "unnamed"), sides=("PER", "UNNAMED")):
    papers = [Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-01", "Evening Star")]
    for paper, words, name, kind, side in zip(papers, (left, right), names, kinds_of, sides, strict=True):
        paper.says(words, by=side, kind=kind, name=name, voice="direct")
    case = MemoryCase().add(*papers)
    reconcile(case)
    return {link.kind for link in case.links()} & {"quote_variant"}


def test_many_words_between_quotation_marks_have_one_speaker():
    long = "Nobody in this valley will sleep before the last bridge is mended"
    cut = "nobody in this valley will sleep"
    assert quoted(long, cut, ("Rosa Vely", "the secretary")) == {"quote_variant"}
    assert quoted(long, cut, ("Rosa Vely", "Juan Prado"), ("person", "person"), ("PER", "PER")) == set()
    assert quoted(long, "nobody in this valley", ("Rosa Vely", "the secretary")) == set()
