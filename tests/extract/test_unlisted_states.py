import pytest

from counterclaim.detect.passages import detect_article
from counterclaim.extract import extract
from counterclaim.extract.unlisted_states import state_name

from .written import written


def sides(*paragraphs: str) -> list[str | None]:
    """Return who speaks in an article, by side."""
    article = written(*paragraphs)
    return [one.claimant.side for one in extract(article, detect_article(article)) if one.record == "claim"]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Tovaria's army said it had crossed the river. Tovaria said the bridge was intact.", ["TOVARIA", "TOVARIA"]),
        ("Zembrek's foreign ministry said troops had crossed the river. Zembrek said the bridge was intact.", ["ZEMBREK", "ZEMBREK"]),
        ("The Tovarian health ministry said 12 people were killed.", ["TOVARIA"]),
        ("Tovaria said five Tovarian soldiers were killed.", ["TOVARIA"]),
        ("Hestland's general staff said its tanks had withdrawn, and Hestlandish troops said so too.", ["HESTLAND", "HESTLAND"]),
    ],
)
def test_name_adjective_and_organ_of_a_state_that_no_list_holds_are_one_speaker(paragraph, expected):
    assert sides(paragraph) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        "Grobner said the village was burnt down.",
        "Grobner's neighbours said the village was burnt down.",
        "The Republican forces said the village was burnt down.",
        "Grobner's government denied that the village was burnt down.",
        "Grobner's army said the village was burnt down.",
        "Jan Grobner led the rebels. Grobner's troops said the village was burnt down.",
    ],
)
def test_what_shows_no_state_stays_without_one(paragraph):
    assert not {"GROBNER", "REPUBLICA"} & set(sides(paragraph))


def test_listed_states_are_left_to_their_lists():
    assert sides("Kenya's army said it had crossed the river.") == ["KEN"]


def test_the_holder_of_an_office_is_of_the_state_before_it():
    found = sides("The Tovarian army is on the march.", "Tovarian President Marek Holt said the war would go on.")
    assert found == ["TOVARIA"]


@pytest.mark.parametrize(("word", "name"), [("Tovarian", "Tovaria"), ("Hestlandish", "Hestland"), ("Tovaria", "Tovaria")])
def test_adjectives_lead_back_to_names(word, name):
    assert state_name(word) == name
