"""When two positions are on one matter."""

from counterclaim.reconcile import reconcile
from tests.reconcile.build import MemoryCase, Paper


def kinds(left, right):
    first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-06-01", "Evening Star")
    first.stands("reject", left)
    second.stands("accept", right)
    case = MemoryCase().add(first, second)
    reconcile(case)
    return {one.kind for one in case.links()}


def test_a_side_tells_the_matter_as_a_word_does():
    assert kinds("a force in Peru", "the force in Peru") == {"position_change"}
    assert kinds("a force", "the force") == set()
    assert kinds("a force in Peru", "a force in Chile") == set()
