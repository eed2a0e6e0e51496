import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconcile.postings import RECENT, Postings


def plain(documents, numbers, most=None):
    """Return what an index over plain sets answers."""
    held = {number: {name for name, all_of in enumerate(documents) if number in all_of} for number in numbers}
    return dict(Counter(name for names in held.values() if most is None or len(names) <= most for name in names))


@given(st.lists(st.frozensets(st.integers(0, 30), max_size=12), max_size=20), st.frozensets(st.integers(0, 30)), st.integers(0, 6))
def test_it_answers_as_plain_sets_do(documents, numbers, most):
    index = Postings()
    for name, held in enumerate(documents):
        index.add(name, held)
    assert index.holding(numbers) == plain(documents, numbers)
    assert index.holding(numbers, most) == plain(documents, numbers, most)


def test_what_lies_in_many_runs_is_found_whenever_it_is_asked_for():
    rng, index, documents = random.Random(3), Postings(), []
    for name in range(300):
        documents.append(frozenset(rng.sample(range(2**63 - 400, 2**63), 60)))
        index.add(name, documents[-1])
        if name % 40 == 0:
            assert index.holding(documents[name]) == plain(documents, documents[name])
    assert sum(map(len, documents)) > 8 * RECENT
    assert index.holding(documents[0]) == plain(documents, documents[0])


def test_a_posting_takes_twelve_bytes():
    index = Postings()
    index.add(0, range(10 * RECENT))
    assert index.nbytes == 12 * 10 * RECENT


def test_an_empty_index_holds_nothing():
    assert Postings().holding([1, 2]) == {}
