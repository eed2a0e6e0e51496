"""MUC-4's learnt adapter on made-up words: what is a mention, what belongs together, what is chosen, and that learning learns."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from bench.muc4_answers import VALUES, answers, columns, filled
from bench.muc4_choice import Candidate, Draft, of_incident
from bench.muc4_evidence import Reading
from bench.muc4_incidents import Incident, Judged, group
from bench.muc4_keys import Fill, Option, Template, fill, read_texts
from bench.muc4_learn import joined
from bench.muc4_linear import Linear, hashed, train
from bench.muc4_mentions import Mention, Token, mentions
from bench.muc4_model import MATRICES, Model, template
from bench.muc4_texts import Message


def tokens(sentence: str, number: int = 0, base: int = 0) -> list[Token]:
    """Read words written text/upos/relation/head, the head counted inside the sentence."""
    found = []
    for n, word in enumerate(sentence.split()):
        text, upos, relation, head = word.split("/")
        found.append(Token(text, 10 * (base + n), 10 * (base + n) + len(text), upos, base + int(head), relation, number, number))
    return found


KILLED = "COLONEL/PROPN/nmod:desc/1 ZOLTAN/PROPN/nsubj:pass/4 KARPATHY/PROPN/flat/1 WAS/AUX/aux:pass/4 KILLED/VERB/root/-1"
BURIED = "KARPATHY/PROPN/nsubj:pass/2 WAS/AUX/aux:pass/2 BURIED/VERB/root/-1"
GROUP = (
    "THE/DET/det/1 MEMBERS/NOUN/nsubj/5 OF/ADP/case/4 A/DET/det/4 BAND/NOUN/nmod/1 SHOT/VERB/root/-1 THREE/NUM/nummod/7 FARMERS/NOUN/obj/5"
)


def named(row: list[Token]) -> list[Token]:
    """Mark the names as the annotator marks persons."""
    for token in row:
        if token.text in ("ZOLTAN", "KARPATHY"):
            token.entity = "PERSON"
    return row


def test_a_title_and_a_name_are_two_mentions_and_every_part_of_the_name_knows_both():
    title, full, part = mentions(named([*tokens(KILLED), *tokens(BURIED, 1, 5)]))
    assert (title.text, title.name) == ("COLONEL", False)
    assert (full.text, full.titles) == ("ZOLTAN KARPATHY", ("COLONEL",))
    assert (part.text, part.identity, part.titles) == ("KARPATHY", "ZOLTAN KARPATHY", ("COLONEL",))


def test_a_phrase_drops_determiner_and_number_and_has_a_longer_form():
    members, band, farmers = mentions(tokens(GROUP))
    assert (members.text, members.longer) == ("MEMBERS", "MEMBERS OF A BAND")
    assert band.text == "BAND"
    assert (farmers.text, farmers.number) == ("FARMERS", "THREE")


# Answers of the keys ---------------------------------------------------------------------------------------------------------------------


def mention(text: str, longer: str = "", *, name: bool = False) -> Mention:
    return Mention(0, 0, 0, text, longer or text, name, "", 0, text)


KEY = Template(
    "M",
    {
        4: (fill("BOMBING"),), 5: (fill("ACCOMPLISHED"),), 9: (fill("MEMBERS OF THE BLACK HAND"),), 12: (fill("GRAIN BANK"),),
        13: (fill("FINANCIAL", "GRAIN BANK"),), 18: (fill("ZOLTAN KARPATHY"),), 20: (fill("CIVILIAN", "ZOLTAN KARPATHY"),),
    },
)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "slots"),
    [
        (mention("MEMBERS", "MEMBERS OF THE BLACK HAND"), [9]),
        (mention("MEMBERS"), [9]),  # the right head
        (mention("BANK"), [12]),
        (mention("GRAIN"), []),  # a modifier names nothing
        (mention("KARPATHY", name=True), [18]),
        (mention("ZOLTAN", name=True), [18]),
        (mention("ZOLTAN"), []),
    ],
)
def test_which_slots_a_mention_fills(one, slots):
    assert [slot for _, slot in filled(one, [KEY])] == slots


def test_the_keys_answer_only_what_they_know():
    asked = ("object type", "incident")
    right, known = answers(mention("BANK"), [KEY], [(0, 12)], asked)
    place = columns(asked)
    assert VALUES["object type"][int(right[place["object type"]].argmax())] == "FINANCIAL"
    assert known.all()
    _, unknown = answers(mention("SOMEBODY"), [KEY], [], asked)
    assert not unknown.any()


# Learning --------------------------------------------------------------------------------------------------------------------------------


def test_learning_tells_rows_by_their_features_and_ignores_what_is_not_known():
    rows = [["red", "round"], ["red", "flat"], ["blue", "round"], ["blue", "flat"]] * 200
    right = np.array([[float("red" in row), float("flat" in row)] for row in rows], np.float32)
    known = np.ones_like(right)
    known[:, 1] = [float("red" in row) for row in rows]  # the second question is asked of red ones only
    right[known == 0] = 1
    model = train(hashed(rows), right, known, epochs=200)
    shares = model(hashed([["red", "flat", "unseen"], ["blue", "round"]]))
    assert shares[0].min() > 0.8
    assert shares[1].max() < 0.2


def test_rows_joined_are_the_rows_of_the_parts():
    whole = hashed([["a"], ["b", "c"], []])
    parts = joined([hashed([["a"]]), hashed([["b", "c"], []])])
    assert whole.numbers.tolist() == parts.numbers.tolist()
    assert whole.begins.tolist() == parts.begins.tolist()


def test_weights_come_back_from_their_file_without_negligible_ones(tmp_path):
    weights = np.array([[0.5, -2.0], [0.01, 0.0], [0.0, 1.0]], np.float32)
    model = Model("digest", **dict.fromkeys(MATRICES, Linear(np.array([3, 5, 9]), weights)))
    model.save(tmp_path / "w.npz")
    again = Model.load(tmp_path / "w.npz")
    assert again.annotator == "digest"
    assert again.pair.known.tolist() == [3, 9]
    assert again.pair.weights.tolist() == [[0.5, -2.0], [0.0, 1.0]]


# From mentions to templates --------------------------------------------------------------------------------------------------------------


def judged(*roles: tuple[str, float]) -> Judged:
    """Return a message of one sentence for each mention, M0, M1, ..., in the given roles."""
    row = tuple(Mention(n, n, n, f"M{n}", f"M{n}", role == "name", "", n, f"M{n}") for n, (role, _) in enumerate(roles))
    words = tuple(Token(f"M{n}", n, n + 1, "NOUN", -1, "root", n, n) for n in range(len(roles)))
    reading = Reading(
        Message("M", date(1991, 5, 12), "MONTEVERDE", (), ()),
        words,
        row,
        "PERU",
        (None,) * len(row),
        (None,) * len(row),
        (frozenset(),) * len(row),
    )
    shares = {question: np.full((len(row), len(values)), 0.1, np.float32) for question, values in VALUES.items()}
    return Judged(reading, 1.0, shares, dict(enumerate(roles)))


def test_targets_that_belong_together_are_one_incident_and_weak_ones_open_none():
    one = judged(("person", 0.9), ("object", 0.9), ("person", 0.15), ("instrument", 0.9))
    assert [incident.targets for incident in group(one, lambda rows: np.full((len(rows), 1), 0.9))] == [[0, 1]]
    apart = group(one, lambda rows: np.full((len(rows), 1), 0.1))
    assert [incident.targets for incident in apart] == [[0], [1]]
    assert all(set(incident.others) == {2, 3} for incident in apart)


def test_whether_a_draft_is_an_incident_is_told_by_the_words_of_its_targets_sentences_alone():
    one = judged(("person", 0.9), ("object", 0.9))
    row = [*tokens("THE/DET/det/1 MINERS/NOUN/nsubj/2 RIOTED/VERB/root/-1"), *tokens("QUAKE/NOUN/root/-1", 1, 3)]
    one.reading = replace(one.reading, tokens=tuple(row))
    told = of_incident(Draft(one, Incident([0]), "ATTACK", "ACCOMPLISHED"), 0, 1)
    assert {name for name in told if name.startswith("said=")} == {"said=MINER", "said=RIOT"}


def candidate(slot: int, text: str, worth: float, n: int, reference: str | None = None) -> Candidate:
    return Candidate(slot, fill(text, reference), [], n, worth, worth)


def values(made: Template, slot: int) -> list[str]:
    return [one.options[0].values[0] for one in made.fills(slot)]


def test_a_template_has_what_is_likely_right_once():
    one = judged(("person", 0.9), ("organisation", 0.9), ("person", 0.9))
    rows = [
        candidate(19, "OLD FARMERS", 0.9, 0), candidate(19, "FARMERS", 0.8, 2), candidate(19, "CROWD", 0.01, 2),
        candidate(10, "BLACK HAND", 0.7, 1), candidate(11, "POSSIBLE", 0.6, 1), candidate(11, "REPORTED AS FACT", 0.2, 1),
        candidate(2, "11 MAY 91", 0.5, -1), candidate(2, "- 12 MAY 91", 0.4, -1),
    ]  # fmt: skip
    made = template(Draft(one, Incident([0]), "ATTACK", "ACCOMPLISHED", rows))
    assert values(made, 19) == ["OLD FARMERS"]
    assert values(made, 2) == ["11 MAY 91"]
    assert made.fills(11) == (Fill((Option(("POSSIBLE",), ("BLACK HAND",)),)),)


def test_a_kidnapping_has_no_object_and_a_title_needs_its_name():
    one = judged(("name", 0.9), ("object", 0.9))
    rows = [
        candidate(12, "BANK", 0.9, 1),
        candidate(18, "M0", 0.9, 0),
        candidate(19, "MAYOR", 0.9, 0, "M0"),
        candidate(19, "DEAN", 0.9, 0, "M7"),
    ]
    made = template(Draft(one, Incident([0]), "KIDNAPPING", "ACCOMPLISHED", rows))
    assert not made.applies(12)
    assert made.fills(19) == (fill("MAYOR", "M0"),)
    assert values(made, 21) == ["1"]


def test_messages_printed_a_second_time_in_mixed_case_are_left_alone(tmp_path):
    (tmp_path / "tst4-muc4").write_text("TST4-MUC4-0001\n\n   ALL IN CAPITALS.\n", encoding="ascii")
    (tmp_path / "tst4-muc4.mixed-case").write_text("TST4-MUC4-0001\n\n   Not in capitals.\n", encoding="ascii")
    assert read_texts(tmp_path)["TST4-MUC4-0001"].strip() == "ALL IN CAPITALS."
