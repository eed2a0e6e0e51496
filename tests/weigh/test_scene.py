"""What the weigher is shown of an article."""

import numpy as np

from counterclaim.detect.pieces import LONGEST, Pieces
from counterclaim.weigh.asking import ask_about_content, ask_about_event, ask_about_number
from counterclaim.weigh.features import PAIR, SIDE, STANDS, answers_to, drafted
from counterclaim.weigh.labels import DRAFTED, HARMS, KINDS, PERIODS, QUESTIONS, STATUSES, TYPES, kind_of
from counterclaim.weigh.scene import OF_PLACE, head_of
from counterclaim.weigh.weigher import tokenizer_for
from counterclaim.weigh.windows import BEFORE, windows_of
from tests.weigh.scenes import scene, word_of

RAID = "Chad shelled Lamu on Tuesday, killing nine people, the army of Kenya said."
SECOND = "It said that its gunners had answered."


def windows(seen, pieces=None):
    return list(windows_of(seen, pieces or Pieces(tokenizer_for())))


def test_who_is_named_and_what_the_rules_drafted_stand_at_their_words():
    seen = scene(RAID, SECOND)
    assert {one.sides for one in seen.slots[0] if one.form != OF_PLACE} >= {("TCD",), ("KEN",)}
    assert [(one.mention.low, one.word) for one in seen.numbers[0]] == [(9, word_of(seen, "nine"))]
    assert seen.tolls[0, word_of(seen, "nine")].harm == "killed"
    assert [seen.text(0)[one.head] for one in seen.done[0] if one.event.plover == "ASSAULT"] == ["shelled"]
    assert seen.voice(0, word_of(seen, "nine")) == "KEN"
    assert seen.voice(0, word_of(seen, "said")) == "OUTLET"


def test_a_place_of_a_country_that_somebody_stands_for_is_an_answer():
    assert ("KEN",) in [one.sides for one in scene(RAID).slots[0] if one.form == OF_PLACE]
    alone = scene("Chad sent its wounded to a hospital in Marseille on Tuesday.")
    assert "Marseille" in [place.name for place in alone.reading.passages[0].places]
    assert [one for one in alone.slots[0] if one.form == OF_PLACE and one.sides != ("TCD",)] == []


def test_the_head_of_words_is_what_the_others_hang_on():
    seen = scene(RAID)
    assert seen.text(0)[head_of(seen.words(0), 0, 3)] == "shelled"


def test_what_was_drafted_is_seen_at_its_words_alone():
    seen = scene(RAID)
    rows = drafted(seen, 0)
    assert rows.shape == (len(seen.words(0)), DRAFTED)
    nine = rows[word_of(seen, "nine")]
    assert nine[len(TYPES) + HARMS.index("killed")] == 1
    assert nine[len(TYPES) + len(HARMS) : len(TYPES) + len(HARMS) + len(STATUSES) + len(PERIODS)].sum() == 2
    assert rows[word_of(seen, "shelled"), TYPES.index("ASSAULT")] == 1
    assert rows[word_of(seen, "Kenya")].sum() == 0


def test_every_word_is_decided_in_one_window_with_the_words_before_it():
    long = " ".join(f"Soldier {number} of Chad walked to the river and came back with water." for number in range(60))
    seen = scene(RAID, long, SECOND)
    found = windows(seen)
    for passage in range(3):
        owned = sorted(word for one in found if one.passage == passage for word in one.owned)
        assert owned == list(range(len(seen.words(passage))))
    assert all(len(one.ids) <= BEFORE + LONGEST + 2 for one in found)
    last = found[-1]
    assert last.before > 0
    assert last.place(0) == last.before
    assert found[0].before == 0


def test_questions_carry_what_the_rules_answer():
    seen = scene(RAID)
    (window,) = windows(seen)
    whose = ask_about_number(seen, window, "subject", word_of(seen, "nine"))
    who = ask_about_number(seen, window, "teller", word_of(seen, "nine"))
    assert (who.drafted, who.voice) == (("KEN",), "KEN")
    assert whose.doer == "TCD"
    assert ask_about_content(seen, window, 0, word_of(seen, "people") + 1).drafted == ("KEN",)
    assert ask_about_event(seen, window, "actor", word_of(seen, "shelled"), "ASSAULT").drafted == ("TCD",)
    assert ask_about_event(seen, window, "actor", word_of(seen, "shelled"), "AID").drafted == ()


def test_answers_are_nobody_whom_the_rules_name_who_fights_and_every_slot():
    seen = scene(RAID)
    (window,) = windows(seen)
    ask = ask_about_event(seen, window, "actor", word_of(seen, "shelled"), "ASSAULT")
    answers = answers_to(seen, window, ask)
    assert answers.sides[0] == (None,)
    assert answers.sides[1] == ("TCD",)
    assert len(answers.sides) == len(STANDS) + len(window.slots)
    assert answers.pair.shape == (len(answers.sides), PAIR)
    assert answers.side.shape == (len(answers.sides), SIDE)
    assert answers.valid[0]
    assert answers.valid[len(STANDS) :].all()
    assert not answers.pair[: len(STANDS)].any()
    assert np.isfinite(answers.side).all()


def test_every_question_about_every_type_has_a_number_of_its_own():
    kinds = {kind_of(question, plover) for question in QUESTIONS for plover in (None, *TYPES)}
    assert kinds == set(range(KINDS))
