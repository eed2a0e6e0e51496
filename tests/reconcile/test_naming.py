import pytest

from counterclaim.reconcile import reconcile
from tests.reconcile.build import MemoryCase, Paper


def kinds(left, right, befores=("called", "described"), by=("ECU", "PER"), days=("2031-05-01", "2031-05-02")):
    papers = [Paper("a", days[0], "The Ledger"), Paper("b", days[1], "Evening Star")]
    for paper, words, side, before in zip(papers, (left, right), by, befores, strict=True):
        paper.says(words, by=side, act="assess" if before != "said" else "claim", before=before)
    case = MemoryCase().add(*papers)
    reconcile(case)
    return {(link.kind, link.dimension) for link in case.links()}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the Peruvian raid a cowardly deed", "the raid on Ecuador as measured"),
        ("Peru's advance on the river a robbery", "its own advance towards Ecuador as a rescue"),
    ],
)
def test_two_sides_that_call_one_thing_by_two_names_frame_it(left, right):
    assert kinds(left, right) == {("framing", "label")}


def test_one_of_the_two_may_simply_say_what_it_was():
    assert kinds("the Peruvian raid a cowardly deed", "the raid on Ecuador was a tragic mishap", ("called", "said")) == {
        ("framing", "label")
    }


def test_framing_takes_one_thing_two_sides_and_days():
    raid, answer = "the Peruvian raid a cowardly deed", "the raid on Ecuador as measured"
    assert kinds(raid, answer, by=("ECU", "ECU")) == set()
    assert kinds(raid, answer, days=("2031-05-01", "2031-08-01")) == set()
    assert kinds(raid, "the harvest in Ecuador as good") == set()
    assert kinds("the raid on the mill a cowardly deed", "the raid on the port as measured") == set(), "nobody is named"


def test_a_side_itself_is_named_by_itself_and_by_the_other():
    assert kinds("the FARC a gang of traitors", "the FARC as the shield of the poor", by=("COL", "FARC")) == {("framing", "label")}
    assert kinds("the FARC a gang of traitors", "the FARC as the shield of the poor", by=("COL", "PER")) == set()


def test_third_parties_name_a_thing_that_is_one_in_all_its_words():
    assert kinds("the war in Zamora a clash of faiths", "the war in Zamora the shame of an age") == {("framing", "label")}
    assert kinds("the war in Zamora a clash of faiths", "the war in Loja the shame of an age") == set()


def test_one_thing_of_one_land_is_named_twice():
    assert kinds("the coup in Quito a correction", "the coup in Quito as a crime") == {("framing", "label")}
    assert kinds("the raid in Quito a correction", "the raid in Guayaquil as a crime") == set()


def test_whoever_hails_a_thing_or_speaks_of_it_as_something_names_it():
    hailed, spoke = "the taking of Zamora as a gift of God", "the taking of Zamora as a disgrace"
    assert kinds(hailed, spoke, ("hailed", "spoke of")) == {("framing", "label")}
    assert kinds(hailed, "the taking of Loja as a disgrace", ("hailed", "spoke of")) == set()


def test_a_named_thing_is_named_by_one_and_judged_by_the_other():
    assert kinds("Rosa Vely as a monster", "Rosa Vely was a good teacher", ("described", "said"), by=("ECU", "COL")) == {
        ("framing", "label")
    }
    assert kinds("Rosa Vely as a monster", "Juan Noor was a good teacher", ("described", "said"), by=("ECU", "COL")) == set()
