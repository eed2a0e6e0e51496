"""Words around a name that make it a place, where no word of place stands before it."""

import pytest

from counterclaim.detect.annotation import Annotation, Tagged
from counterclaim.detect.passages import _tags
from counterclaim.detect.places import Tags, find_places
from counterclaim.detect.tokens import tokenize


def found(view: str, likely: str = "") -> dict[str, str]:
    at = view.find(likely)
    tags = Tags(likely=frozenset({(at, at + len(likely))})) if likely else Tags()
    return {one.name: one.relation for one in find_places(view, tokenize(view), tags)}


@pytest.mark.parametrize(
    "words",
    [
        "Kidal, where a garrison fell, was quiet.",
        "Dhaka, where students marched, was quiet.",
    ],
)
def test_where_after_a_name_tells_a_place_even_of_a_capital(words: str) -> None:
    assert found(words)[words.split(",", maxsplit=1)[0]] == "in"


@pytest.mark.parametrize("words", ["Kidal hit by mortar fire, radio says", "Kidal was struck overnight.", "Kidal was looted."])
def test_what_is_hit_by_something_is_a_place(words: str) -> None:
    assert "Kidal" in found(words)


@pytest.mark.parametrize("words", ["Kidal hit back at its critics.", "Kidal struck a deal."])
def test_who_hits_is_no_place(words: str) -> None:
    assert "Kidal" not in found(words)


@pytest.mark.parametrize("words", ["He ordered 700 troops to Cyprus.", "It called for reinforcements from Malawi and Tanzania."])
def test_where_troops_are_ordered_is_a_place(words: str) -> None:
    assert {"to", "from"} & set(found(words).values())


def test_a_name_of_the_table_that_the_annotator_rather_takes_for_a_place_is_one() -> None:
    assert "Pulwama" in found("Jets came after the Pulwama bombing.", "Pulwama")
    assert "Pulwama" not in found("Jets came after the Pulwama bombing.")


@pytest.mark.parametrize("words", ["The Azov regiment held out.", "They broke the Dayton accords.", "Daily Azov's yard burned."])
def test_less_than_sure_it_is_none_where_a_body_bears_the_name(words: str) -> None:
    name = "Dayton" if "Dayton" in words else "Azov"
    assert name not in found(words, name)


@pytest.mark.parametrize("name", ["Orvanna River", "Orvanna Island", "Orvanna District"])
def test_a_capitalised_kind_makes_a_place_of_a_name_that_the_table_lacks(name: str) -> None:
    assert name in found(f"Troops dug in behind the {name}, he said.")
    assert name not in found(f"Troops dug in behind the {name} Council, he said.")


def test_what_the_annotator_is_half_sure_of_is_likely_and_no_more() -> None:
    tags = _tags(Annotation((), (), (Tagged(0, 5, "LOCATION", 0.5), Tagged(6, 9, "LOCATION", 0.3)), (), (), ()))
    assert (tags.locations, tags.likely) == (frozenset(), {(0, 5)})
