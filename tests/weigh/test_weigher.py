"""The network's outputs become findings: made-up logits, and the shipped weights on made-up sentences."""

import numpy as np
import pytest

from counterclaim.detect.pieces import Pieces
from counterclaim.errors import SettingsError
from counterclaim.weigh.labels import ACTS, HARMS, PERIODS, STATUSES, TAGS, TYPES
from counterclaim.weigh.weigher import WEIGHTS, Weigher, tokenizer_for
from tests.weigh.scenes import scene, word_of

RAID = "Chad shelled Lamu on Tuesday, killing nine people, the army of Kenya said."
SIZES = {"types": TYPES, "harms": HARMS, "statuses": STATUSES, "periods": PERIODS, "tags": TAGS, "acts": ACTS}


class Made:
    """A network that says at words what it is told to, and answers every question with the answer of a number."""

    def __init__(self, said, answer=0):
        self.said = said
        self.answer = answer

    def words(self, window, drafted):
        count = len(window.first)
        assert drafted.shape[0] == count
        found = {name: np.full((count, len(table)), -9.0, np.float32) for name, table in SIZES.items()}
        found["tags"][:, 0] = 0
        for name, word, label in self.said:
            found[name][window.place(word), SIZES[name].index(label)] = 9
        return {**found, "states": np.zeros((count, 4), np.float32)}

    def sides(self, asked):
        logits = np.zeros(asked["valid"].shape, np.float32)
        logits[:, self.answer] = 9
        return np.where(asked["valid"], logits, -1e4).astype(np.float32)


def weighed(seen, said, answer=0):
    return Weigher(Made(said, answer), Pieces(tokenizer_for()), "made").weigh(seen)


def test_what_the_network_labels_is_found_at_its_words():
    seen = scene(RAID)
    nine, shelled, people = (word_of(seen, text) for text in ("nine", "shelled", "people"))
    said = [
        ("harms", nine, "wounded"),
        ("statuses", nine, "civilian"),
        ("types", shelled, "ASSAULT"),
        ("tags", 0, "B-CONTENT"),
        ("acts", 0, "accuse"),
    ]
    said += [("tags", word, "I-CONTENT") for word in range(1, people + 1)]
    found = weighed(seen, said)
    (number,) = found.numbers
    assert (number.harm, number.counted.word) == ("wounded", nine)
    assert max(number.statuses, key=lambda status: number.statuses[status]) == "civilian"
    (event,) = found.events
    assert (event.word, event.plover) == (shelled, "ASSAULT")
    assert event.score > 0.99
    (content,) = found.contents
    assert (content.start, content.end, content.act) == (0, people + 1, "accuse")


def test_an_answer_is_the_side_that_its_words_stand_for():
    seen = scene(RAID)
    found = weighed(seen, [("types", word_of(seen, "shelled"), "ASSAULT")], answer=1)
    (event,) = found.events
    assert event.actor.best == "TCD"
    assert event.actor.certainty > 0.9
    assert weighed(seen, [("types", word_of(seen, "shelled"), "ASSAULT")]).events[0].actor.best is None


def test_weights_that_are_missing_are_an_error_that_says_where(tmp_path):
    with pytest.raises(SettingsError, match=r"words\.onnx"):
        Weigher.load(tmp_path)


def test_the_shipped_weights_give_the_same_twice_and_probabilities():
    weigher = Weigher.load(WEIGHTS)
    seen = scene(RAID, "Its gunners lost four men, Chad said.")
    first, second = weigher.weigh(seen), weigher.weigh(seen)
    assert first == second
    assert all(0 <= share <= 1 for one in first.numbers for share in one.harms.values())
    assert all(abs(sum(one.subject.sides.values()) - 1) < 1e-3 for one in first.numbers)
    assert len(weigher.digest) == 64
