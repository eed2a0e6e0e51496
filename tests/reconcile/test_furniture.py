from counterclaim.reconcile import reconcile
from counterclaim.reconcile.furniture import share_furniture_alone
from tests.reconcile.build import MemoryCase, article

FOOT = (
    "Independent reporting costs money that no government gives us; think of a gift to the newsroom of the Ledger before you go.",
    "Write to us at the desk if you know more about what you have read here, and we shall treat every letter as coming from a friend.",
)
ONE = article(
    "one", "Shells fell on the market of Loja at dawn, said the mayor, Juan Prado, and two stalls burned.", *FOOT, outlet="Ledger"
)
OTHER = article(
    "other",
    "A ferry with Colombian families aboard was turned back off the port of Manta at noon.",
    *FOOT,
    outlet="Ledger",
    day="2031-05-02",
)
LATER = article(
    "later",
    "The mayor of Loja, Juan Prado, put out the fires on his own market.",
    "Shells fell on the market of Loja at dawn, said the mayor, Juan Prado, and two stalls burned.",
    *FOOT,
    outlet="Ledger",
    day="2031-05-02",
)


def test_a_foot_is_what_names_nothing_of_the_news_above_it():
    assert share_furniture_alone(ONE, OTHER)
    assert not share_furniture_alone(ONE, LATER)


def test_two_stories_over_one_foot_are_two_origins():
    case = MemoryCase().add(ONE, OTHER)
    reconcile(case)
    assert len(list(case.origins())) == 2


def test_a_later_version_stays_one():
    case = MemoryCase().add(ONE, LATER)
    reconcile(case)
    assert [one.kind for one in case.links() if one.kind != "reuses"] == ["version_of"]
