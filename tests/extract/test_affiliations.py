import pytest

from counterclaim.actor import Actor

from .written import reading


def named(text: str, *paragraphs: str) -> list[Actor]:
    """Return who the mentions with the words ``text`` are."""
    read = reading(*paragraphs)
    return [
        read.actors_of(index, number)[0]
        for index, passage in enumerate(read.passages)
        for number, mention in enumerate(passage.actors)
        if text in passage.view[mention.start : mention.end] and read.actors_of(index, number)
    ]


@pytest.mark.parametrize(
    ("who", "side", "sentence"),
    [
        ("Oda", "NGO", "Ines Oda, deputy Asia director at Amnesty International, said 12 people had died."),
        ("Oda", "INTL", "Ines Oda, the FAO's main representative for Chad, said 12 people had died."),
        ("Oda", "CHAD", "Ines Oda, a farmer in Chad, said 12 people had died."),
        ("Oda", "TCD", "Ines Oda, head of Chad's antiquities and museums department, said the fort was gone."),
        ("Oda", None, "Ines Oda, director of a hospital in Chad, said the wards were full."),
        ("Oda", None, "Ines Oda, former head of Chad's antiquities department, said the fort was gone."),
        ("Oda", "OUTLET", "BBC Africa correspondent Ines Oda said the fort was gone."),
        ("Oda", "TCD", "General Ines Oda, commander of Chad's Northern Command, said the fort was gone."),
    ],
)
def test_the_words_around_a_name_tell_for_whom_its_bearer_speaks(who: str, side: str | None, sentence: str) -> None:
    expected = None if side == "CHAD" else side  # a farmer speaks for no state
    assert {actor.side for actor in named(who, sentence)} == {expected}


def test_a_body_named_before_binds_who_works_for_it() -> None:
    found = named("Oda", "The Syrian Observatory for Human Rights said 12 people had died.", "Observatory director Ines Oda said so.")
    assert [actor.side for actor in found] == ["NGO"]


@pytest.mark.parametrize(
    ("short", "side", "paragraphs"),
    [
        ("TAK", "TAK", ("The Kurdistan Freedom Hawks (TAK) fired first.", "TAK said it would fire again.")),
        ("Jund al-Bahr", "JUND AL-BAHR", ("Jund al-Bahr fighters took the pier, and Jund al-Bahr said so.",)),
        ("Sea Wolves", "SEA WOLVES", ("The Sea Wolves, an armed group from the coast, fired first.",)),
        ("SWF", "SWF", ("The militant group Sea Wolves Front (SWF) fired first.", "The SWF said it would fire again.")),
        ("Canal Sur", "OUTLET", ("Broadcaster Canal Sur said it rained.", "Canal Sur said it would rain.")),
        ("Aleppo", None, ("Aleppo fighters said they were tired.",)),
    ],
)
def test_an_article_explains_names_that_nobody_knows(short: str, side: str | None, paragraphs: tuple[str, ...]) -> None:
    assert {actor.side for actor in named(short, *paragraphs)} - {None} == {side} - {None}


@pytest.mark.parametrize("people", ["Islamist", "Kurdish", "Tuareg"])
def test_a_state_that_is_wished_for_is_nobody_yet(people: str) -> None:
    read = reading(f"The group wants a {people} state in northern Chad.")
    assert all(mention.actor is None or mention.actor.name for passage in read.passages for mention in passage.actors)
