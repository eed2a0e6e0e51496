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


BACKGROUND = (
    "Ecuador has fought the Condor Brigade in the hills of Loja since 2029, when a treaty on the copper mines of Zamora fell apart and the "
    "garrison of Loja mutinied. The war has killed some 4,000 people and driven 90,000 from their homes, says the Red Cross.",
    "Talks in Quito between Ecuador and the Condor Brigade broke off last winter over who is to guard the road to Zamora.",
)
BARRACKS = (
    "The Condor Brigade fired rockets at a barracks in Loja on Friday, and eleven recruits died, a colonel told the Ledger on Friday.",
    "Windows broke as far away as the cathedral; the bishop opened its crypt to families from the river quarter and had soup cooked.",
    "A captain who had slept in the yard because of the heat told the Ledger that he had counted nine rockets and three that failed.",
)
CONVOY = (
    "Trucks with flour for Zamora were stopped by men of the Condor Brigade, who took the drivers, a hauler told the Ledger on Friday.",
    "Bakers in the town have enough for four days, he said, and the price of a loaf has doubled since the last convoy came in March.",
    "The ministry offered an escort for the next one, yet the hauliers want helicopters, and a promise that nobody calls them smugglers.",
)


def _origins(*articles):
    case = MemoryCase().add(*articles)
    reconcile(case)
    return len(list(case.origins()))


def test_a_phrase_of_the_house_makes_no_version():
    one = article("one", *BARRACKS, *FOOT, outlet="Ledger")
    other = article("other", *CONVOY, *FOOT, outlet="Ledger")
    assert share_furniture_alone(one, other)


def test_reports_of_one_outlet_over_one_background_are_two_origins():
    one = article("one", *BARRACKS, *BACKGROUND, outlet="Ledger", day="2031-05-02")
    assert _origins(one, article("other", *CONVOY, *BACKGROUND, outlet="Ledger", day="2031-05-09")) == 2


def test_what_comes_out_the_next_day_may_be_a_version_with_a_new_top():
    one = article("one", *BARRACKS, *BACKGROUND, outlet="Ledger", day="2031-05-02")
    assert _origins(one, article("other", *CONVOY[:1], *BACKGROUND, outlet="Ledger", day="2031-05-03")) == 1


def test_reports_of_two_outlets_over_one_background_are_two_origins():
    one = article("one", *BARRACKS, *BACKGROUND, outlet="Ledger", day="2031-05-02")
    other = article("other", *CONVOY, *BACKGROUND, outlet="Courier", day="2031-05-02")
    assert _origins(one, other) == 2


def test_two_outlets_that_print_one_agency_are_one_origin_whatever_they_put_on_top():
    one = article("one", *BARRACKS[:2], *BACKGROUND, outlet="Ledger", day="2031-05-02", credit="Reuters")
    other = article("other", *CONVOY[:2], *BACKGROUND, outlet="Courier", day="2031-05-02", byline="Reuters staff")
    assert _origins(one, other) == 1


def test_an_excerpt_that_opens_with_the_news_is_one_origin():
    one = article("one", *BARRACKS, *BACKGROUND, outlet="Ledger", day="2031-05-02")
    assert _origins(one, article("other", *BARRACKS, *CONVOY, outlet="Courier", day="2031-05-02")) == 1
