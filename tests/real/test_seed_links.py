"""What the links of the first two articles must say, whatever else they say."""

from pathlib import Path

import pytest

from counterclaim.pipeline import read_capture, reconcile_case
from counterclaim.reconcile.memory import MemoryCase
from tests.clean.captures import capture

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
SAME = {"wording_variant", "quote_variant", "translation"}
CONTRADICTING = {"true_conflict", "explicit_denial", "partial_denial", "mutual_blame"}

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the first two articles lie beside the checkout and are not here")


@pytest.fixture(scope="module")
def case():
    """Return the reconciled case, its records by id, and its articles by id."""
    held, records, articles = MemoryCase(), {}, {}
    for path in sorted(SEEDS.iterdir()):
        (reading,) = read_capture(capture(path.read_bytes(), path=str(path)))
        held.add(reading.article, reading.records)
        articles[reading.article.id] = reading.article
        records |= {one.id: one for one in reading.records}
    reconcile_case(held)
    return held, records, articles


def said(case, kind, words):
    """Return the records of a kind whose leading words hold ``words``."""
    _, records, articles = case
    return [
        one for one in records.values() if one.record == kind and words in " ".join(articles[one.article].text[one.start : one.end].split())
    ]


def links_between(case, left, right):
    ids = {one.id for one in left}, {one.id for one in right}
    return [
        link for link in case[0].links() if (link.left in ids[0] and link.right in ids[1]) or (link.left in ids[1] and link.right in ids[0])
    ]


def wordings(case, start):
    """Return every record that is the same claim as ``start``, itself included."""
    found, frontier = set(), {start}
    while frontier:
        found |= frontier
        pairs = [{link.left, link.right} for link in case[0].links() if link.kind in SAME]
        frontier = {end for pair in pairs if pair & frontier for end in pair} - found
    return found


@pytest.mark.parametrize("side", ["RUS", "FRA", "USA"])
def test_the_joint_statement_is_one_statement_of_each_president_in_two_renderings(case, side):
    rendered = [one for one in said(case, "claim", "cessation of hostilities") if one.claimant.side == side and one.voice == "direct"]
    assert len({one.article for one in rendered}) == 2
    assert {one.id for one in rendered} <= wordings(case, rendered[0].id)


def test_the_dead_of_the_earlier_war_differ_and_do_not_contradict(case):
    found = links_between(case, said(case, "toll", "20,000"), said(case, "toll", "30,000"))
    assert [(one.kind, one.dimension) for one in found] == [("refines", "differs")]


def test_more_armour_destroyed_than_tanks_held_raises_a_flag_that_names_the_wider_category(case):
    (flag,) = links_between(case, said(case, "toll", "130"), said(case, "holding", "110 tanks"))
    assert (flag.kind, flag.state) == ("implausible", "open")
    assert "wider" in flag.reason


def test_neutralised_and_killed_or_wounded_are_one_claim_of_one_number(case):
    figures = said(case, "toll", "2,300")
    assert {one.harm for one in figures} == {"neutralised", "killed_or_wounded"}
    assert {one.kind for one in links_between(case, figures, figures)} <= SAME
    claims = said(case, "claim", "2,300")
    assert {one.id for one in claims} <= wordings(case, claims[0].id)
