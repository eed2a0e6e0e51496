"""The bench of PLOVER roots: how it marks the parties, how it decides, and its figures, worked out by hand."""

import pytest

from bench.plover import NONE, SOURCE, TARGET, Pair, accuracy, classify, cross_validated, f1, macro_f1, slotted


def test_the_parties_become_slots_in_reading_order():
    sentence = slotted("Yesterday <t>Borduria</t> was hit by <s>Syldavian forces</s> again.")
    assert sentence.text == "yesterday ⟦0⟧ was hit by ⟦1⟧ again."
    assert [slot.actors for slot in sentence.slots] == [(TARGET,), (SOURCE,)]
    assert sentence.view_at(sentence.text.index("was")) == len("Yesterday Borduria ")


def test_marks_within_marks_count_once():
    assert slotted("<s>The <t>Bordurian</t> army</s> left.").text.count("⟦") == 1


@pytest.mark.parametrize(
    ("marked", "root"),
    [
        ("<s>Syldavia</s> bombed <t>Borduria</t> on Monday.", "ASSAULT"),
        ("<s>Syldavia</s> accused <t>Borduria</t> of lying.", "ACCUSE"),
        ("<s>The president</s> met with <t>the Bordurian envoy</t> in Klow.", "CONSULT"),
        ("<s>Police</s> arrested <t>a Bordurian reporter</t>.", "COERCE"),
        ("<s>Syldavia</s> painted <t>the bridge</t> blue.", NONE),
    ],
)
def test_the_vocabularies_decide(marked, root):
    assert classify(slotted(marked)) == root


def test_a_sentence_without_a_source_is_read_too():
    assert classify(slotted("The regime condemned <t>the Bordurian envoy</t>.")) == "ACCUSE"


def test_figures():
    gold, found = ["AID", "AID", "YIELD", "YIELD"], ["AID", "YIELD", "YIELD", NONE]
    assert accuracy(gold, found) == 0.5
    assert f1(gold, found, "AID") == pytest.approx(2 / 3)  # 1 right of 2 gold and 1 found
    assert f1(gold, found, "YIELD") == 0.5  # 1 right of 2 gold and 2 found
    assert macro_f1(gold, found) == pytest.approx((2 / 3 + 1 / 2) / 2)


def test_no_row_is_judged_by_weights_that_saw_it():
    plain = [Pair(slotted(f"<s>A</s> {verb} <t>B</t>."), root, "4") for verb, root in [("helped", "AID"), ("freed", "YIELD")] * 20]
    odd = Pair(slotted("<s>A</s> helped <t>B</t>."), "PROTEST", "4")  # only a model that saw it could call it a protest
    found = cross_validated([*plain, odd], [NONE] * 41)
    assert found == [*(pair.root for pair in plain), "AID"]
