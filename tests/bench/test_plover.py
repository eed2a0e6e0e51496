"""The bench of PLOVER roots: how it marks the parties, how it decides, and its figures, worked out by hand."""

import pytest

from bench.plover import NONE, SOURCE, TARGET, Pair, accuracy, classify, classify_linked, f1, macro_f1, slotted
from bench.plover_fit import cross_validated, features
from bench.plover_links import Links, linked
from counterclaim.extract.syntax import Syntax
from tests.extract.parsed import parsed


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
    rows = [(f"<s>A</s> {verb} <t>B</t>.", root) for verb, root in [("helped", "AID"), ("freed", "YIELD")] * 20]
    rows.append(("<s>A</s> helped <t>B</t>.", "PROTEST"))  # only a model that saw it could call it a protest
    seen = [features(slotted(marked), Links((), frozenset())) for marked, _ in rows]
    assert cross_validated(seen, [root for _, root in rows]) == [*(root for _, root in rows[:-1]), "AID"]


def test_the_predicate_that_links_the_parties_decides():
    view = "Syldavia refused to release Bordurian prisoners ."
    words = parsed(view, "nsubj:2 root mark:4 xcomp:2 amod:6 obj:4 punct:2", "PROPN VERB PART VERB ADJ NOUN PUNCT")
    links = linked(Syntax(words), [(0, 8)], [(28, 37)])
    assert [(row.rank, row.type) for row in links.rows] == [(3, "REJECT"), (3, "CONCEDE")]
    pair = Pair(view, slotted("<s>Syldavia</s> refused to release <t>Bordurian</t> prisoners ."), "REJECT", "3")
    assert classify_linked(pair, links) == "REJECT"


def test_what_will_be_done_is_a_threat_or_a_promise_and_what_is_not_agreed_is_rejected():
    aux = "nsubj:3 aux:3 root obj:3 punct:3"
    for verb, adverb, root in [("attack", "will", "THREATEN"), ("help", "will", "AGREE"), ("support", "never", "REJECT")]:
        tags, tree = (
            f"PROPN {'AUX' if adverb == 'will' else 'ADV'} VERB PROPN PUNCT",
            aux if adverb == "will" else aux.replace("aux", "advmod"),
        )
        view = f"Syldavia {adverb} {verb} Borduria ."
        links = linked(Syntax(parsed(view, tree, tags)), [(0, 8)], [(view.index("Bor"), view.index(" ."))])
        assert links.rows[0].type == root
