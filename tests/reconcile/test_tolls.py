import pytest

from counterclaim.reconcile.tolls import disjoint, implausible, nested, toll_links
from tests.reconcile.build import holding, placed, toll


def links(*tolls, days=("2031-05-01", "2031-05-02", "2031-05-03")):
    return [(one.kind, one.left, one.right) for one in toll_links(placed(t, day) for t, day in zip(tolls, days, strict=False))]


def test_a_later_higher_cumulative_figure_of_one_claimant_is_an_update():
    old, new = toll(40, as_of="2031-05-01"), toll(75, as_of="2031-05-02", article="a2")
    assert links(old, new) == [("update", new.id, old.id)]


def test_a_later_lower_figure_is_a_revision_down():
    old, new = toll(40, as_of="2031-05-01"), toll(22, as_of="2031-05-02", article="a2")
    assert links(old, new) == [("revision_down", new.id, old.id)]


def test_different_claimants_never_update_each_other():
    assert [kind for kind, _, _ in links(toll(40, as_of="2031-05-01"), toll(75, by="BBB", as_of="2031-05-02", article="a2"))] == [
        "true_conflict"
    ]


def test_the_same_figure_repeated_is_a_variant_even_where_one_leaves_the_top_open():
    old, new = (
        toll(2300, harm="neutralised", as_of="2031-05-01"),
        toll(2300, None, harm="killed_or_wounded", as_of="2031-05-01", article="a2"),
    )
    assert [kind for kind, _, _ in links(old, new)] == ["wording_variant"]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ((20, 20), (30, 30), "true_conflict"),
        ((20, None), (25, 35), "refines"),
        ((20, 30), (25, 35), "compatible"),
        ((20, None), (30, None), "refines"),
    ],
)
def test_intervals_of_two_claimants(left, right, kind):
    assert [k for k, _, _ in links(toll(*left), toll(*right, by="CCC", article="a2"))] == [kind]


def test_a_mismatch_of_period_or_area_is_a_difference_of_scope_not_a_conflict():
    period = list(toll_links([placed(toll(40)), placed(toll(5, by="CCC", period="daily", article="a2"))]))
    area = list(toll_links([placed(toll(40, place="Tessa")), placed(toll(5, by="CCC", place="Marn", article="a2"))]))
    assert [(one.kind, one.dimension) for one in (*period, *area)] == [("scope_differs", "period"), ("scope_differs", "area")]


def test_unlike_losses_are_never_set_against_each_other():
    assert links(toll(40), toll(9, harm="wounded", by="CCC", article="a2")) == []
    assert links(toll(40), toll(9, of="CCC", by="CCC", article="a2")) == []
    assert links(toll(40), toll(9, status="civilian", by="CCC", article="a2")) == []


def test_an_older_war_does_not_meet_this_one():
    assert links(toll(6000, period="war", as_of="1998"), toll(40, by="CCC", article="a2")) == []


def test_parts_undisclosed_and_hypothetical_numbers_are_left_out():
    other = toll(9, by="CCC", article="a2")
    for odd in (toll(3, part_of="toll_x"), toll(None, value_status="not_disclosed"), toll(4, hypothetical=True)):
        assert links(odd, other) == []


def test_incidents_of_one_claimant_do_not_update_each_other():
    assert links(toll(4, period="incident", as_of="2031-05-01"), toll(9, period="incident", as_of="2031-05-02", article="a2")) == []


def test_the_order_of_reading_does_not_matter():
    tolls = [placed(toll(n, by=by, article=f"a{n}", as_of=f"2031-05-0{n}")) for n, by in [(1, "AAA"), (2, "AAA"), (3, "CCC"), (4, "DDD")]]
    assert {one.id for one in toll_links(tolls)} == {one.id for one in toll_links(reversed(tolls))}


def test_losses_above_holdings_raise_a_flag():
    lost = toll(130, status="equipment", item="tank and armoured vehicle", harm="destroyed")
    flags = list(
        implausible([placed(lost)], [holding("BBB", "tank", 110), holding("BBB", "combat aircraft", 3), holding("AAA", "tank", 1)])
    )
    assert [(one.kind, one.left) for one in flags] == [("implausible", lost.id)]
    assert "110 tank" in flags[0].reason
    assert not list(implausible([placed(lost)], [holding("BBB", "tank", 131)]))


def test_hard_intervals():
    assert disjoint(toll(1, 2), toll(3, 4))
    assert not disjoint(toll(1, None), toll(3, 4))
    assert nested(toll(3, 4), toll(1, None))
    assert not nested(toll(1, None), toll(3, 4))
