"""Who says what, as a parse shows it."""

import pytest

from tests.training.synthetic import write_data
from training import data, labels
from training.reported import Sentence, attributions, with_attributions


def sentence(*rows):
    """Words as (word, part of speech, head counted from 1, relation)."""
    words, upos, heads, deprels = zip(*rows, strict=True)
    return Sentence(words, upos, [head - 1 for head in heads], deprels)


def parts(parsed):
    return [{kind: " ".join(parsed.words[i] for i in words) for kind, words in one.items()} for one in attributions(parsed)]


THAT = sentence(
    ("The", "DET", 2, "det"), ("rebels", "NOUN", 4, "nsubj"), ("have", "AUX", 4, "aux"), ("said", "VERB", 0, "root"),
    ("that", "SCONJ", 7, "mark"), ("Orsk", "PROPN", 7, "nsubj"), ("fell", "VERB", 4, "ccomp"), (".", "PUNCT", 4, "punct"),
)  # fmt: skip
AFTER = sentence(
    ("Orsk", "PROPN", 2, "nsubj"), ("fell", "VERB", 0, "root"), (",", "PUNCT", 5, "punct"), ("they", "PRON", 5, "nsubj"),
    ("said", "VERB", 2, "parataxis"), (".", "PUNCT", 2, "punct"),
)  # fmt: skip
ACCORDING = sentence(
    ("Orsk", "PROPN", 2, "nsubj"), ("fell", "VERB", 0, "root"), ("according", "VERB", 6, "case"), ("to", "ADP", 3, "fixed"),
    ("two", "NUM", 6, "nummod"), ("officials", "NOUN", 2, "obl"), (".", "PUNCT", 2, "punct"),
)  # fmt: skip
NO_CONTENT = sentence(("They", "PRON", 2, "nsubj"), ("spoke", "VERB", 0, "root"), ("softly", "ADV", 2, "advmod"))


@pytest.mark.parametrize(
    ("parsed", "expected"),
    [
        (THAT, [{"Cue": "have said", "Content": "that Orsk fell", "Source": "The rebels"}]),
        (AFTER, [{"Cue": "said", "Content": "Orsk fell", "Source": "they"}]),
        (ACCORDING, [{"Cue": "according to", "Content": "Orsk fell", "Source": "two officials"}]),
        (NO_CONTENT, []),
    ],
)
def test_the_parse_shows_who_says_what(parsed, expected):
    assert parts(parsed) == expected


def test_a_coordinated_verb_has_the_subject_of_the_first():
    parsed = sentence(
        ("He", "PRON", 2, "nsubj"), ("left", "VERB", 0, "root"), ("and", "CCONJ", 4, "cc"), ("said", "VERB", 2, "conj"),
        ("Orsk", "PROPN", 6, "nsubj"), ("fell", "VERB", 4, "ccomp"),
    )  # fmt: skip
    assert parts(parsed) == [{"Cue": "said", "Content": "Orsk fell", "Source": "He"}]


def test_a_parsed_document_keeps_its_labels_and_gets_attributions(tmp_path):
    (document,) = data.ewt(write_data(tmp_path), "train")
    found = with_attributions(document)
    assert found.tags["upos"] == document.tags["upos"]
    assert len(found.tags["attribution"]) == len(found.pointers["link"]) == len(found.words)
    assert set(found.tags["attribution"]) == {labels.ATTRIBUTION.index("O")}
