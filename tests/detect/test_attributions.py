import pytest

from counterclaim.detect.actors import find_actors
from counterclaim.detect.attributions import find_attributions
from counterclaim.detect.tokens import sentences, tokenize
from counterclaim.mention import Attribution
from counterclaim.vocabulary.cues import acts

from .attribution_cases import CASES, SILENT, Said


def read(view: str) -> tuple[Attribution, ...]:
    tokens = tokenize(view)
    return find_attributions(view, tokens, sentences(tokens), find_actors(view, tokens))


def said(view: str) -> set[Said]:
    def words(span: tuple[int, int] | None) -> str | None:
        return view[slice(*span)] if span else None

    return {
        (words(one.source), words(one.cue) or "", words(one.contents[0]) or "", acts()[one.cue_lemma][0], one.voice) for one in read(view)
    }


@pytest.mark.parametrize(("view", "expected"), CASES)
def test_source_cue_and_content(view: str, expected: tuple[Said, ...]) -> None:
    assert said(view) == set(expected)


@pytest.mark.parametrize("view", SILENT)
def test_nobody_says_anything(view: str) -> None:
    assert said(view) == set()


@pytest.mark.parametrize("content", ["the fort had fallen", "the fort had fallen on"])
def test_a_passage_may_end_at_a_comma(content: str) -> None:
    assert said(f"The Zubrowkan army said that {content},") == {("The Zubrowkan army", "said", content, "state", "indirect")}


QUOTED = "We never gave the valley away"


@pytest.mark.parametrize(
    ("view", "source"),
    [
        (f'Rosa Vely\'s message of Monday, translated from Quechua, ran: "{QUOTED}."', "Rosa Vely"),
        (f'"{QUOTED}" - thus Rosa Vely on Monday, translated from Quechua.', "Rosa Vely"),
        (f'The letter, as rendered by our man in Lima, has Rosa Vely saying: "{QUOTED}."', "Rosa Vely"),
        (f'"{QUOTED}," read the appeal, in Quechua, of Bolivia\'s president, Rosa Vely.', "Bolivia's president, Rosa Vely"),
    ],
)
def test_a_quotation_may_be_introduced_without_a_verb_of_saying(view: str, source: str) -> None:
    assert (source, QUOTED, "direct") in {(who, content, voice) for who, _, content, _, voice in said(view)}


def test_what_is_no_utterance_of_its_owner_introduces_none() -> None:
    assert all(who != "Rosa Vely" for who, *_ in said(f'Rosa Vely\'s house bore a board: "{QUOTED}."'))


@pytest.mark.parametrize(
    ("view", "source", "content", "act"),
    [
        ("Peru held Ecuador responsible for the fire in Zamora.", "Peru", "the fire in Zamora", "accuse"),
        (
            "For the fire in the mill of Zamora the army of Peru blames Ecuador.",
            "the army of Peru",
            "the fire in the mill of Zamora",
            "accuse",
        ),
        ("By the Contras' account 40 soldiers died at Zamora.", "the Contras", "40 soldiers died at Zamora", "state"),
        ("According to the Contras the road to Zamora was mined.", "the Contras", "the road to Zamora was mined", "state"),
        ("UNHCR: 40 people have fled to Zamora.", "UNHCR", "40 people have fled to Zamora", "state"),
    ],
)
def test_blame_accounts_and_labels_have_a_speaker(view: str, source: str, content: str, act: str) -> None:
    assert (source, content, act) in {(who, what, how) for who, _, what, how, _ in said(view)}


@pytest.mark.parametrize("view", ["Peru held the town for three days.", "Zamora: 40 people have fled.", "Peru: 40 people have fled."])
def test_what_is_held_and_where_it_was_is_nobodys_word(view: str) -> None:
    assert said(view) == set()
