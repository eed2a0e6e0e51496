"""The labelled pairs, through the same pass that a case goes through."""

from collections import Counter, defaultdict

import pytest

from counterclaim.reconcile import reconcile
from tests.reconcile.build import MemoryCase
from tests.reconcile.pairs import ROWS

LEAST_OF_A_KIND = 6
LEAST_RIGHT = 0.9


def found_between(make):
    papers, left, right = make()
    case = MemoryCase().add(*papers)
    reconcile(case)
    between = [one for one in case.links() if {one.left, one.right} == {left.id, right.id}]
    return [(one.kind, one.dimension) for one in between] or [("none", None)]


@pytest.fixture(scope="module")
def answers():
    return [(kind, dimension, found_between(make)) for kind, dimension, make in ROWS]


def test_every_kind_is_asked_for_often_enough():
    counted = Counter(kind for kind, _, _ in ROWS)
    assert len(ROWS) >= 120
    assert {kind: n for kind, n in counted.items() if n < LEAST_OF_A_KIND} == {}


def test_links_are_of_the_right_kind(answers):
    right, asked = Counter(), Counter()
    wrong = defaultdict(list)
    for number, (kind, dimension, found) in enumerate(answers):
        asked[kind] += 1
        hit = any(k == kind and (dimension is None or d == dimension) for k, d in found)
        right[kind] += hit
        if not hit:
            wrong[kind].append((number, dimension, found))
    assert sum(right.values()) / sum(asked.values()) >= LEAST_RIGHT, dict(wrong)
    assert {kind: right[kind] / n for kind, n in asked.items() if right[kind] / n < LEAST_RIGHT} == {}, dict(wrong)


def test_nothing_is_linked_that_must_not_be(answers):
    assert [(number, found) for number, (kind, _, found) in enumerate(answers) if kind == "none" and found != [("none", None)]] == []
