import random

import pytest

from counterclaim.reconcile.copies import article_runs, classify, compare, fingerprints, reused_passages, word_runs
from tests.reconcile.build import article

NOUNS = [
    "river",
    "bridge",
    "council",
    "convoy",
    "radio",
    "depot",
    "ridge",
    "harbour",
    "clinic",
    "school",
    "market",
    "road",
    "tower",
    "village",
    "mayor",
    "engineer",
]
VERBS = ["held", "crossed", "reached", "left", "repaired", "closed", "opened", "watched", "counted", "named", "shelled", "guarded"]


def prose(seed, sentences=8):
    rng = random.Random(seed)
    return [
        f"The {rng.choice(NOUNS)} near the {rng.choice(NOUNS)} {rng.choice(VERBS)} the {rng.choice(NOUNS)} "
        f"while {rng.randint(2, 900)} people "
        f"{rng.choice(VERBS)} a {rng.choice(NOUNS)} and the {rng.choice(NOUNS)} {rng.choice(VERBS)} it again."
        for _ in range(sentences)
    ]


def kind(left, right, *, same_outlet=False):
    return classify(compare(article_runs(left), article_runs(right)), same_outlet=same_outlet)


def test_the_same_words_under_another_name_are_identical():
    words = prose(1)
    assert kind(article("x", *words), article("y", *words)) == "identical"


def test_case_punctuation_and_spacing_do_not_matter():
    assert word_runs("The army, it said, lost 12 men") == word_runs("THE ARMY it said: lost\u00a012 men")


def test_a_lightly_edited_copy_is_a_copy():
    words = prose(2)
    edited = [words[0].replace("The", "Yesterday the", 1), *words[1:-1]]
    assert kind(article("x", *words), article("y", *edited)) == "copy_of"


def test_the_next_version_of_one_outlet_is_a_version():
    words = prose(3)
    assert kind(article("x", *words), article("y", *words[:6], *prose(4, 3)), same_outlet=True) == "version_of"


def test_a_wire_story_embedded_in_a_longer_article_is_found():
    wire = prose(5, 6)
    longer = [*prose(6, 12), *wire, *prose(7, 12)]
    assert kind(article("x", *wire), article("y", *longer)) == "excerpt_of"


def test_independent_reports_with_one_common_quotation_stay_apart():
    quote = "We shall not leave the ridge while a single gun stands on it, the commander told the crew of the river boat."
    left, right = article("x", *prose(8), quote), article("y", *prose(9), quote)
    assert compare(article_runs(left), article_runs(right)).shared > 0
    assert kind(left, right) is None


@pytest.mark.parametrize("seed", range(20))
def test_the_sample_finds_an_embedded_story_of_eight_sentences(seed):
    wire = prose(100 + seed)
    longer = [*prose(200 + seed, 20), *wire]
    assert fingerprints(article_runs(article("x", *wire))) & fingerprints(article_runs(article("y", *longer)))


def test_reused_passages_name_the_passage_that_stands_in_the_other_article():
    shared = prose(11, 1)[0]
    left, right = article("x", shared, prose(12, 1)[0]), article("y", prose(13, 1)[0], shared + " That was all.")
    found = reused_passages(left, right)
    assert [(one.left, one.right) for one in found] == [(left.passages[0].id, right.passages[1].id)]
    assert found[0].share == 1.0


def test_boilerplate_counts_for_nothing():
    assert article_runs(article("x", *prose(14), zone="boilerplate")) == frozenset()


def test_empty_text_has_no_runs_and_matches_nothing():
    assert word_runs("...") == frozenset()
    assert classify(compare(frozenset(), frozenset()), same_outlet=True) is None
