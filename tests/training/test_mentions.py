"""What GUM's mentions teach of entities."""

from training import labels
from training.mentions import OUTSIDE, entity_bits, mentions

COLUMNS = [
    "Entity=(1-person-new-x(2-place-new-x)|SpaceAfter=No",  # Vellish
    "Entity=1)",  # men
    "_",  # left
    "_",  # on
    "Discourse=x|Entity=(3-time-new-x",  # 3
    "Entity=3)",  # May
    "Entity=(4-place-new-x-Orsk)",  # Orsk
]
UPOS = ["ADJ", "NOUN", "VERB", "ADP", "NUM", "PROPN", "PROPN"]


def test_mentions_nest_and_close_by_number_or_at_once():
    assert sorted(mentions(COLUMNS)) == [(0, 1, "place"), (0, 2, "person"), (4, 6, "time"), (6, 7, "place")]


def test_dates_are_taught_and_other_mentions_and_names_left_open():
    def bit(label):
        return 1 << labels.ENTITY.index(label)

    assert entity_bits(COLUMNS, UPOS) == [0, 0, OUTSIDE, OUTSIDE, bit("B-DATE"), bit("I-DATE"), 0]


def test_a_long_time_with_a_clause_in_it_is_no_date():
    columns = ["Entity=(1-time-new-x", "_", "Entity=1)"]
    assert entity_bits(columns, ["DET", "NOUN", "VERB"]) == [0, 0, 0]
