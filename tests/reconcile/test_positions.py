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


def test_the_words_of_yes_and_no_are_not_the_matter():
    assert kinds("Peru would not agree to a force in Chile", "a force in Chile") == {"position_change"}
    assert kinds("its delegates will never take part in the summit of Quito", "to take part in the summit of Quito") == {"position_change"}
    assert kinds("not taking part in the summit of Quito", "taking part in the summit of Quito") == {"copy_of"}, (
        "what is refused is to stay away"
    )


def test_numbers_tell_the_matter_too():
    assert kinds("a UN resolution 77", "the resolution 77") == {"position_change"}
    assert kinds("a UN resolution 77", "the resolution 78") == set()


def test_one_bearer_may_be_a_person_here_and_a_bare_name_there():
    first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-10-01", "Evening Star")
    first.stands("reject", "opening the assembly", by="OTHER", kind="person", office="king")
    second.stands("accept", "to open the assembly", by="OTHER", kind="unknown")
    case = MemoryCase().add(first, second)
    reconcile(case)
    assert {one.kind for one in case.links()} == {"position_change"}
