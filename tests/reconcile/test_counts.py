"""Figures of months, of running counts whose side one report leaves out, and of blows at one spot under two names."""

from dataclasses import replace

import pytest

from counterclaim.event import Date, Interval
from counterclaim.reconcile import incidents, tolls
from counterclaim.reconcile.occasions import Setting, blow, instead_of, month, named
from counterclaim.reconcile.scope import Placed
from tests.reconcile.build import MADE, article, placed, toll


def monthly(low, month, *, of="BBB", by="AAA", name="a", day="2031-05-03", at=None):
    record = toll(low, of=of, by=by, article=name, as_of=month, since=month)
    return Placed(record, day, name, month=month, at=at, lands=("BBB",))


def test_counts_of_two_months_differ_in_period_and_never_update_each_other():
    april, may = monthly(340, "2031-04"), monthly(185, "2031-05", name="b", day="2031-06-03")
    assert tolls.series_key(may) is None
    assert {*incidents.pair_keys(april, ())} & {*incidents.pair_keys(may, ())}
    (link,) = incidents.pair_links(may, [april])
    assert (link.kind, link.dimension) == ("scope_differs", "period")
    elsewhere = replace(may, at="loja", record=replace(may.record, place="Loja"))
    assert list(incidents.pair_links(elsewhere, [april])) == []


def test_another_voices_count_of_another_month_is_not_set_beside():
    april = monthly(340, "2031-04")
    assert list(incidents.pair_links(monthly(185, "2031-05", by="CCC", name="b", day="2031-06-03"), [april])) == []
    (link,) = incidents.pair_links(monthly(185, "2031-04", by="CCC", name="b"), [april][:1] if april.day < "2031-05-04" else [])
    assert (link.kind, link.dimension) == ("true_conflict", "number")


def test_one_month_counted_anew():
    first, later = monthly(340, "2031-04"), monthly(310, "2031-04", name="b", day="2031-05-20")
    (link,) = incidents.pair_links(later, [first])
    assert link.kind == "revision_down"


def at_loja(low, *, name="a", day="2031-05-01", of="BBB", **told):
    record = toll(low, of=of, by="AAA", article=name, place="Loja", period=told.pop("period", "incident"))
    return Placed(record, day, name, at="loja", home="loja", lands=("BBB", "loja"), **told)


def test_who_speaks_again_of_those_killed_at_a_place_counts_them_anew_in_whatever_tense():
    first, later = at_loja(83), at_loja(62, name="b", day="2031-05-13", period="cumulative", again=True)
    assert {*incidents.pair_keys(first, ())} & {*incidents.pair_keys(later, ())}
    assert [link.kind for link in incidents.pair_links(later, [first])] == ["revision_down"]
    since = replace(later, record=replace(later.record, since="2031-04-01"))
    elsewhere = replace(later, at="zamora", home="zamora", record=replace(later.record, place="Zamora"))
    for other in (replace(later, again=False), replace(later, day="2031-07-13"), since, elsewhere):
        assert list(incidents.pair_links(other, [first])) == []


def test_one_voice_tells_one_blow_again_without_saying_whose_dead_they_were():
    first = Placed(toll(359, of="BBB", by="BBB", status="unknown"), "2031-05-01", "a", on="2031-04-30", lands=("BBB",))
    later = Placed(
        toll(253, of=None, by="BBB", status="unknown", article="b"), "2031-05-03", "b", on="2031-04-30", lands=("BBB",), again=True
    )
    assert [link.kind for link in incidents.pair_links(later, [first])] == ["revision_down"]
    assert list(incidents.pair_links(replace(later, again=False), [first])) == []


def running(low, *, of=None, by="NGO", name="a", since="2031-04-01", place="Loja", status="unknown"):
    record = toll(low, of=of, by=by, article=name, since=since, place=place, status=status)
    return Placed(record, f"2031-05-0{'abc'.index(name) + 1}", name, at=place and place.casefold(), lands=("PER", "loja"))


def test_two_counts_from_one_day_at_one_place_meet_though_one_names_no_side():
    mayor = running(950, of="PER", by="PER", name="b")
    (link,) = incidents.pair_links(mayor, [running(980)])
    assert link.kind == "true_conflict"
    assert {*incidents.pair_keys(mayor, ())} & {*incidents.pair_keys(running(980), ())}
    for other in (
        running(980, since="2031-03-01"),
        running(980, place="Zamora"),
        replace(running(980), lands=("ECU", "loja")),
        replace(running(980), record=replace(running(980).record, harm="wounded")),
    ):
        assert list(incidents.pair_links(mayor, [other])) == []


def blown(low, where, named=(), said="hall shell", *, name="a", by="ECU", of=None, who="people"):
    record = toll(low, of=of, by=by, status="civilian", period="incident", article=name, place=where)
    record = replace(record, subject=replace(record.subject, text=who))
    return Placed(record, "2031-05-02", name, on="2031-05-01", at=where, blow=frozenset(said.split()), named=frozenset(named))


def test_a_blow_is_of_one_spot_whose_names_two_reports_tell_in_part():
    hall = blown(40, "loja", ("amsel", "loja"))
    assert incidents.same_spot(hall, blown(40, "amsel", ("amsel",), name="b"))
    assert not incidents.same_spot(hall, blown(40, "amsel", ("amsel",), "mosque shell", name="b")), "nothing in common was struck"
    assert not incidents.same_spot(hall, blown(40, "zamora", ("zamora",), name="b"))
    assert {*incidents.pair_keys(hall, ())} & {*incidents.pair_keys(blown(40, "amsel", ("amsel",), name="b"), ())}


def test_who_is_named_by_the_same_words_is_of_one_side():
    monks = blown(40, "loja", of="PER", who="Andean monks")
    assert incidents.may_be_same_losses(monks, blown(60, "loja", name="b", who="Andean monks"))
    assert not incidents.may_be_same_losses(monks, blown(60, "loja", name="b", of="ECU", who="Andean monks"))
    soldiers = replace(monks, record=replace(monks.record, subject=replace(monks.record.subject, status="military", text="troops")))
    others = blown(60, "loja", name="b", who="troops")
    assert not incidents.may_be_same_losses(
        soldiers, replace(others, record=replace(others.record, subject=replace(soldiers.record.subject, side=None)))
    )


def dated(text, words, value):
    start = text.index(words)
    return Date(
        id=words, article="a", start=start, end=start + len(words), spans=(), provenance=MADE, value=value,
        interval=Interval(start=f"{value}-01", end=f"{value}-30", granularity="month"), anchor=None,
    )  # fmt: skip


def setting(text, *dates):
    told = replace(toll(40, place=None, period="incident"), start=text.index("40"), end=text.index("40") + 2)
    return told, Setting(article("a", text), tuple(dated(text, *one) for one in dates), (), {})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("40 people were killed in Loja in April.", "2031-04"),
        ("Air raids killed 40 people in April.", "2031-04"),
        ("40 people were killed in a raid in April.", None),
        ("40 people were killed in the April bombing.", None),
        ("40 people have been killed since April.", None),
    ],
)
def test_the_month_over_which_is_counted(text, found):
    assert month(*setting(text, ("April", "2031-04"))) == found


def test_two_months_are_no_month():
    assert month(*setting("40 people were killed in April and May.", ("April", "2031-04"), ("May", "2031-05"))) is None


def test_names_of_times_tell_no_blow():
    told, where = setting("40 people were killed in the market in April and March.")
    assert blow(told, where) == {"market"}


def test_every_place_that_something_is_in_is_named():
    assert named(*setting("40 people died in the strike on Amsel Hall in Loja.")) == {"amsilhal", "luja"}
    assert named(*setting("40 people died in Loja in the Azuay region, said a driver from Zamora.")) == {"luja"}


def known(low, day, name, *, again=False, said="camp shell"):
    one = blown(low, "loja", said=said, name=name)
    return replace(one, on=None, day=day, definite=True, again=again)


def test_a_count_given_before_is_corrected_within_weeks():
    first, later = known(234, "2031-05-02", "a"), known(167, "2031-05-20", "b", again=True)
    (link,) = incidents.pair_links(later, [first])
    assert link.kind == "revision_down"
    assert {*incidents.pair_keys(later, ())} & {*incidents.pair_keys(first, ())}
    assert list(incidents.pair_links(replace(later, again=False), [first])) == []
    assert list(incidents.pair_links(replace(later, day="2031-06-20"), [first])) == []


def test_what_a_source_takes_back_is_its_earlier_figure():
    first = replace(blown(394, "loja"), on=None)
    later = replace(blown(326, "loja", name="b"), on=None, day="2031-05-16", instead=394)
    (link,) = incidents.pair_links(later, [first])
    assert link.kind == "revision_down"
    assert {*incidents.pair_keys(later, ())} & {*incidents.pair_keys(first, ())}
    for other in (
        replace(blown(390, "loja"), on=None),
        replace(blown(394, "loja", by="PER"), on=None),
        replace(blown(394, "zamora"), on=None),
    ):
        assert list(incidents.pair_links(later, [other])) == []


def test_the_number_taken_back_is_told_by_the_same_claim():
    given, taken = toll(326, claim="c"), toll(394, claim="c", value_status="denied")
    assert instead_of(given, [given, taken]) == 394
    assert instead_of(given, [given, replace(taken, claim="d")]) is None
    assert instead_of(given, [given, replace(taken, harm="wounded")]) is None
    assert instead_of(given, [given, taken, replace(taken, low=400, high=400)]) is None


def test_a_month_count_of_nobody_known_is_the_same_only_where_one_origin_tells_it_again():
    one = monthly(110, "2031-04", of=None)
    again = replace(monthly(110, "2031-04", of=None, name="b", day="2031-05-04"), origin=one.origin)
    (link,) = incidents.pair_links(again, [one])
    assert link.kind == "wording_variant"
    assert list(incidents.pair_links(replace(again, origin="b"), [one])) == []


def correcting(low, day, name, source, *, by="UNNAMED", said="", corrected=True):
    one = blown(low, "loja", said=said, name=name, by=by)
    return replace(one, on=None, day=day, corrected=corrected, source=frozenset(source.split()))


def test_a_count_put_right_is_its_sources_own_in_whatever_words_the_source_is_named():
    first = correcting(234, "2031-05-02", "a", "loja mayor", said="camp shell", corrected=False)
    later = correcting(167, "2031-05-12", "b", "oram mayor")
    assert tolls.voice_of(first) != tolls.voice_of(later)
    assert {*incidents.pair_keys(later, ())} & {*incidents.pair_keys(first, ())}
    assert [link.kind for link in incidents.pair_links(later, [first])] == ["revision_down"]
    initials = replace(later, source=frozenset({"nuf"})), replace(first, source=frozenset({"nufl"}))
    assert incidents.corrects(*initials)
    for other in (
        replace(later, source=frozenset({"oram", "governor"})),
        replace(later, source=frozenset({"lo"})),
        replace(later, corrected=False),
        replace(later, day="2031-07-12"),
        replace(later, day="2031-05-02"),
    ):
        assert not incidents.corrects(other, first)
        assert list(incidents.pair_links(other, [first])) == []
    two_sides = correcting(167, "2031-05-12", "b", "oram mayor", by="PER"), correcting(234, "2031-05-02", "a", "loja mayor", by="ECU")
    assert not incidents.corrects(*two_sides)


def soldiers_of_a_day(low, said, name, *, status="military"):
    record = toll(low, of="PER", by="PER", status=status, period="incident", article=name)
    return Placed(record, "2031-05-02", name, on="2031-05-01", blow=frozenset(said.split()))


def test_the_soldiers_whom_a_side_lost_on_one_day_are_counted_once():
    nine = soldiers_of_a_day(9, "mortar", "a")
    assert incidents.pinned(nine, soldiers_of_a_day(11, "mortar gully", "b"))
    assert not incidents.pinned(nine, soldiers_of_a_day(11, "mine gully", "b"))
    assert not incidents.pinned(nine, soldiers_of_a_day(11, "", "b"))
    people = [soldiers_of_a_day(low, "mortar", name, status="civilian") for low, name in ((9, "a"), (11, "b"))]
    assert not incidents.pinned(*people)


def test_people_on_the_move_are_a_stock_in_whatever_tense():
    fled = placed(toll(9000, harm="displaced", period="incident"))
    assert tolls.is_running(fled)
    assert not tolls.is_running(replace(fled, on="2031-05-01"))
    assert not tolls.is_running(replace(fled, definite=True))
    assert not tolls.is_running(placed(toll(9000, period="incident")))
