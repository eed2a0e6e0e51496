from dataclasses import replace

import pytest

from counterclaim.event import Place
from counterclaim.noun import Span
from counterclaim.reconcile import incidents, reconcile, scopes, tolls
from counterclaim.reconcile.figures import disjoint, named, nested, same_figure, same_losses, soft_differs
from counterclaim.reconcile.occasions import Setting, _bounds_a_span, is_corrected, is_counted_again, is_silent, lands
from counterclaim.reconcile.plausible import flags
from counterclaim.reconcile.propositions import proposition
from counterclaim.reconcile.rules import person_kind
from counterclaim.reconcile.scope import Placed
from tests.reconcile.build import MemoryCase, Paper, article, holding, placed, toll


def test_hard_intervals():
    assert disjoint(toll(1, 2), toll(3, 4))
    assert not disjoint(toll(1, None), toll(3, 4))
    assert nested(toll(3, 4), toll(1, None))
    assert not nested(toll(1, None), toll(3, 4))


@pytest.mark.parametrize(
    ("one", "number"),
    [
        (toll(40), 40),
        (toll(350000, 450000, text="an estimated 400,000"), 400000),
        (toll(250001, None, text="more than 250,000"), 250000),
        (toll(0, 90, text="up to 90"), 90),
        (toll(21, None, text="at least 21"), 21),
    ],
)
def test_the_number_that_words_name(one, number):
    assert named(one) == number


def test_dozens_is_no_twelve():
    dozens = toll(12, None, text="dozens", soft=(24, 99))
    assert not same_figure(dozens, toll(12))
    assert same_figure(dozens, toll(12, None, text="dozens of", soft=(24, 99)))


def test_people_of_no_stated_status_are_whoever_the_other_counts():
    assert same_losses(toll(4, status="unknown"), toll(4, status="civilian"))
    assert not same_losses(toll(4, status="military"), toll(4, status="civilian"))
    assert not same_losses(toll(4, status="unknown"), toll(4, status="equipment", item="tank"))


def test_people_of_inferred_status_are_whoever_the_other_counts_too():
    inferred = toll(4, status="civilian")
    inferred = replace(inferred, subject=replace(inferred.subject, status_basis="inferred"))
    assert same_losses(inferred, toll(4, status="military"))
    assert same_losses(inferred, toll(4, status="unknown"))


def test_displayed_values_part_by_half_as_much_again():
    assert soft_differs(toll(20001, None, text="more than 20,000"), toll(25000, 35000, text="about 30,000"))
    assert not soft_differs(toll(20), toll(29))


def test_outlets_are_different_voices_only_where_their_origins_differ():
    left, right = toll(40, by="OUTLET", article="a1"), toll(75, by="OUTLET", article="a2")
    assert tolls.voice_of(placed(left, origin="one")) == tolls.voice_of(placed(right, origin="one"))
    assert tolls.voice_of(placed(left, origin="one")) != tolls.voice_of(placed(right, origin="two"))
    conflict = list(tolls.series_links([placed(left, origin="one"), placed(right, origin="two")]))
    assert [one.kind for one in conflict] == ["true_conflict"]


def test_a_count_that_began_long_ago_is_not_of_this_war():
    assert tolls.era(placed(toll(9, since="1998"))) == "from 1998"
    assert tolls.era(placed(toll(9, as_of="1998"))) == "until 1998"
    assert tolls.era(placed(toll(9, since="2031-04-28", as_of="2031-05-01"))) == "now"


def test_the_wider_category_is_named_in_the_flag():
    lost = toll(130, status="equipment", item="tank and armoured vehicle", harm="destroyed")
    (flag,) = flags(lost, [holding("BBB", "tank", 110), holding("BBB", "combat aircraft", 3), holding("AAA", "tank", 1)])
    assert "the lost category is wider (tanks and armoured vehicles)" in flag.reason
    assert flag.score < 1
    (plain,) = flags(toll(130, status="equipment", item="tank", harm="destroyed"), [holding("BBB", "tank", 110)])
    assert plain.score == 1
    assert "wider" not in plain.reason


def test_series_do_not_depend_on_the_order():
    members = [placed(toll(n, by=by, article=f"a{n}", as_of=f"2031-05-0{n}")) for n, by in [(1, "AAA"), (2, "AAA"), (3, "CCC"), (4, "DDD")]]
    assert {one.id for one in tolls.series_links(members)} == {one.id for one in tolls.series_links(reversed(members))}


def steps(*figures, **options):
    """Return (kind, the earlier figure, the later one) of every step that one claimant's figures take, one figure a day."""
    case, by_id = MemoryCase(), {}
    for day, (low, high) in enumerate(figures, 1):
        paper = Paper(f"p{day}", f"2031-05-0{day}", f"Outlet {day}")
        text = f"up to {high}" if low == 0 else str(low)
        made = paper.counts(toll(low, high, text=text, as_of=f"2031-05-0{day}", start=day, **options))
        by_id[made.id] = text
        case.add(paper)
    reconcile(case)
    return sorted((one.kind, by_id[one.right], by_id[one.left]) for one in case.links())


def test_a_figure_steps_over_one_that_says_nothing_of_it():
    assert steps((40, 40), (0, 90), (75, 75)) == [("update", "40", "75")]
    assert steps((75, 75), (0, 90), (40, 40)) == [("revision_down", "75", "40")]


def test_a_bound_from_above_is_passed_where_the_later_figure_reaches_it():
    assert steps((0, 90), (95, 95)) == [("update", "up to 90", "95")]


def test_figures_in_a_row_are_each_set_against_the_one_before():
    assert steps((40, 40), (75, 75), (80, 80)) == [("update", "40", "75"), ("update", "75", "80")]


def test_a_count_of_one_blow_steps_over_a_bound_as_well():
    blow = {"period": "incident", "place": "Loja"}
    day = {"of": None, **blow}
    case = MemoryCase()
    held = {}
    for number, (low, high) in enumerate(((12, 12), (0, 30), (20, 20)), 1):
        paper = Paper(f"p{number}", f"2031-05-0{number}", f"Outlet {number}")
        held[paper.counts(toll(low, high, text=f"up to {high}" if low == 0 else str(low), as_of="2031-05-01", start=number, **day)).id] = (
            low
        )
        case.add(paper)
    reconcile(case)
    assert [(one.kind, held[one.right], held[one.left]) for one in case.links()] == [("update", 12, 20)]


def links_between(left, right, days=("2031-05-01", "2031-05-04"), holdings=()):
    """Return (kind, dimension) of the links between the tolls of two reports."""
    case = MemoryCase()
    for name, day, one in zip("ab", days, (left, right), strict=True):
        paper = Paper(name, day, f"Outlet {name}")
        paper.counts(one)
        for stock in holdings if name == "a" else ():
            paper.holds(*stock)
        case.add(paper)
    reconcile(case)
    return {(one.kind, one.dimension) for one in case.links()}


@pytest.mark.parametrize(
    ("words", "kind"),
    [("children", "children"), ("aid workers", "aid workers"), ("Peruvian soldiers", None), ("people", None), ("women and children", None)],
)
def test_words_that_single_out_some_of_the_people(words, kind):
    assert person_kind(words) == kind


def test_children_are_not_all_the_civilians():
    blow = {"of": None, "status": "civilian", "period": "incident", "place": "Loja", "as_of": "2031-05-01"}
    children, civilians = toll(22, by="UNICEF", **blow), toll(35, by="OTHER", **blow)
    children = replace(children, subject=replace(children.subject, text="children"))
    found = links_between(children, civilians)
    assert ("true_conflict", "number") not in found
    assert found == {("scope_differs", "population")}


def blows(words, other, *, on="2031-05-01", again=False, **options):
    """Return two figures of one day that name no place, with the words that tell what struck."""
    record = toll(41, of="BBB", harm="destroyed", status="equipment", item="plane", period="incident", **options)
    found = [Placed(record, "2031-05-02", name, on=on, blow=frozenset(said.split())) for name, said in (("a", words), ("b", other))]
    return found[0], replace(found[1], again=again, record=replace(record, id="toll_b", article="b"))


def test_one_blow_without_a_place_is_told_by_its_words_and_its_day():
    assert incidents.pinned(*blows("drone four air base", "drone four air base night"))
    assert not incidents.pinned(*blows("drone four air base", "missile port ship"))
    assert not incidents.pinned(*blows("drone four air base", "drone four air base", on=None))


def test_both_sides_figures_for_one_day_without_a_blow_are_set_against_each_other():
    one, other = blows("", "", by="BBB")
    other = replace(other, record=replace(other.record, claimant=toll(1, by="AAA").claimant))
    assert incidents.pinned(one, other)
    assert not incidents.pinned(one, replace(other, blow=frozenset({"port"})))
    assert not incidents.pinned(one, replace(other, on="2031-05-02"))


def test_a_count_that_its_voice_corrects_is_of_the_blow_of_that_day():
    assert incidents.one_blow(*blows("raid", "figure october", again=True))
    assert not incidents.one_blow(*blows("raid", "figure october"))
    assert not incidents.one_blow(*blows("raid", "figure october", again=True, on=None))


def test_what_one_side_admits_and_the_other_claims_is_no_count_that_goes_on():
    blow = {"of": "BBB", "period": "incident", "place": "Loja", "as_of": "2031-05-01"}
    admitted, claimed = toll(5, by="BBB", **blow), toll(15, by="AAA", **blow)
    assert links_between(replace(admitted, stance="own"), claimed) == {("true_conflict", "number")}


def test_what_tells_no_number_is_set_against_nothing():
    blow = {"of": None, "status": "civilian_object", "item": "dam", "harm": "destroyed", "period": "incident", "place": "Loja"}
    one, other = (toll(1, by=by, text="the dam", as_of="2031-05-01", **blow) for by in ("AAA", "CCC"))
    assert links_between(one, other) == set()


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Zamora's city council", True),
        ("the hospital of Loja", True),
        ("Residents", False),
        ("a hospital", False),
        ("Peru's minister", False),
    ],
)
def test_a_body_with_a_name_is_one_voice_in_every_article(name, named):
    assert tolls.is_named_body(name) == named


def test_more_men_dead_than_ever_served_is_flagged_and_not_against_a_part_of_them():
    dead = toll(60_000, of="BBB")
    assert [one.reason for one in flags(dead, [holding("BBB", "fighter", 50_000), holding("BBB", "soldier", 1_000)])]
    assert not list(flags(dead, [holding("BBB", "soldier", 80_000), holding("BBB", "serviceman", 1_000)]))
    assert not list(flags(dead, [holding("BBB", "fighter", 200)])), "two hundred fighters can be aircraft"
    assert not list(flags(toll(60_000, of="BBB", harm="wounded"), [holding("BBB", "soldier", 50_000)])), "the wounded come back"


def test_a_war_total_is_set_beside_one_blow_of_its_own_voice_only():
    total = toll(250000, of="BBB", by="AAA", period="war", place=None, as_of="2031-05-01")
    for voice, expected in (("AAA", {("scope_differs", "period")}), ("CCC", set())):
        blow = toll(27, of="BBB", by=voice, period="incident", place=None, as_of="2031-05-01")
        assert {one for one in links_between(total, blow) if one[0] == "scope_differs"} == expected


def test_both_sides_figures_for_one_day_may_tell_one_blow_in_the_same_words():
    one, other = blows("fighting border", "fighting border", by="BBB")
    other = replace(other, record=replace(other.record, claimant=toll(1, by="AAA").claimant))
    assert incidents.pinned(one, other)
    assert not incidents.pinned(one, replace(other, blow=frozenset({"fighting", "port", "ship"})))


def test_a_day_s_dead_and_a_running_count_of_one_voice_differ_in_period():
    place = {"of": "BBB", "by": "BBB", "place": "Loja"}
    day, whole = toll(16, period="daily", as_of="2031-05-04", **place), toll(2464, since="2030-10-08", as_of="2031-05-04", **place)
    assert links_between(day, whole, ("2031-05-04", "2031-05-04")) == {("scope_differs", "period")}
    since_long = toll(3900, since="2028-03", as_of="2031-05-04", **place)
    assert links_between(day, since_long, ("2031-05-04", "2031-05-04")) == {("scope_differs", "period")}


def test_a_commission_of_a_land_is_not_its_government():
    told = placed(toll(9, by="BBB"))
    own = replace(told.record.claimant, kind="unknown", name="Human Rights Commission")
    assert tolls.voice_of(told) == "BBB"
    assert tolls.voice_of(replace(told, record=replace(told.record, claimant=own))) == "Human Rights Commission"
    some = replace(told.record.claimant, kind="person", name="local official", office="official")
    assert tolls.voice_of(replace(told, record=replace(told.record, claimant=some))) == "local official"


@pytest.mark.parametrize(("before", "spans"), [("Killed by ", False), ("Since ", True)])
def test_a_day_that_owns_a_blow_is_the_day_itself(before, spans):
    text = f"{before}Tuesday's explosions in Loja"
    assert _bounds_a_span(text, len(before)) == spans
    assert _bounds_a_span("Killed by Tuesday in Loja", len("Killed by "))


def test_compound_number_words_are_figures():
    assert proposition("Twenty-one men of the Forty-second brigade").figures == {"21"}


def test_doubled_letters_are_one():
    assert proposition("setting the forest on fire").words == proposition("set the forest ablaze").words


def test_what_is_turned_down_is_refused():
    assert proposition("Peru had turned down the offer").negated
    assert not proposition("Peru had turned to the offer").negated


def test_what_its_source_leaves_open_makes_a_figure_not_comparable():
    day = Placed(
        toll(84, of="BBB", by="BBB", period="incident", place="Loja"), "2031-05-04", "a", on="2031-05-01", at="loja", lands=("BBB",)
    )
    whole = Placed(toll(3500, of="BBB", by="CCC", article="b", place=None), "2031-05-05", "b", lands=("BBB",), silent=True)
    (link,) = scopes.links_of(whole, [day])
    assert (link.kind, link.dimension) == ("not_comparable", "area")
    assert list(scopes.links_of(replace(whole, silent=False), [day])) == []
    assert tolls.series_key(whole) is None


def beside(day, **told):
    """Return the links of a figure without a side, a place or a day to one of Loja that is told on 2 May."""
    one = Placed(toll(84, of="PER", by="PER", period="incident", place="Loja"), "2031-05-02", "a", on="2031-05-01", at="loja")
    other = toll(90, of=None, by="NGO", period="incident", article="b", place=None)
    return [link.kind for link in scopes.links_of(Placed(other, day, "b", lands=("PER",), **told), [one])]


def test_what_a_source_leaves_open_is_set_beside_figures_of_a_week():
    assert beside("2031-05-07", silent=True) == beside("2031-05-04") == ["not_comparable"]
    assert beside("2031-05-12", silent=True) == beside("2031-05-07") == []


@pytest.mark.parametrize(("behind", "land"), [("It gave no dates.", "PER"), ("Snow fell.", "ECU")])
def test_who_does_not_tell_where_speaks_of_home(behind, land):
    text = f"Shops opened in Quito. A charity said 40 people had been killed. {behind}"
    told = replace(toll(40, of=None, by="NGO", place=None), start=text.index("40"), end=text.index("40") + 2, claim=None)
    told = replace(told, claimant=replace(told.claimant, iso3="PER"))
    quito = Place(
        id="q", article="a", start=0, end=1, spans=(), provenance=told.provenance, name="Quito", canonical="Quito",
        geonameid=None, lat=None, lon=None, iso3="ECU", geo_precision=1, where_prec=1,
    )  # fmt: skip
    assert lands(told, Setting(article("a", text), (), (quito,), {})) == (land,)


def test_what_a_source_leaves_open_may_be_told_before_its_figure():
    def silent(before):
        text = f"{before} A committee said 40 people had been killed. Snow fell."
        told = replace(toll(40, place=None), start=text.index("40"), end=text.index("40") + 2, claim=None)
        return is_silent(told, Setting(article("a", text), (), (), {}))

    assert silent("Its leaflet names neither a town nor a day.")
    assert not silent("There was no time to leave the town.")


@pytest.mark.parametrize(
    ("behind", "silent"),
    [
        (". It gave no dates and no place.", True),
        (", without saying when or where.", True),
        ("; in which town, she left open.", True),
        (". The guns fell silent.", False),
        (". Snow fell. It gave no dates.", False),
        (". Asked for dates, she shook her head.", True),
        (". Asked when and where, she spoke of heaven.", True),
        (". Asked about heaven, she spoke of towns.", False),
        (". It was silent on dates.", True),
        (", and no town was spared.", False),
    ],
)
def test_an_article_says_what_its_source_left_open(behind, silent):
    text = f"A committee said 40 people had been killed{behind}"
    told = replace(toll(40, place=None), start=text.index("40"), end=text.index("40") + 2, claim=None)
    assert is_silent(told, Setting(article("a", text), (), (), {})) == silent


@pytest.mark.parametrize(("before", "again"), [("now speaks of", True), ("spoke of", False)])
def test_who_now_speaks_of_a_number_counts_again(before, again):
    paper = Paper("a", "2031-05-01")
    claim = paper.says("62 soldiers killed at Loja", before=before)
    told = replace(toll(62, claim=claim.id), start=claim.start, end=claim.start + 2)
    assert is_counted_again(told, Setting(article("a", paper.text), (), (), {claim.id: claim})) == again


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("The ministry cut the toll of the raid to 12.", True),
        ("The ministry cut it from 20 to 12.", True),
        ("Its count, lowered since, was 12.", True),
        ("It now puts the dead at 12.", True),
        ("Shelling cut the road and killed 12, the mayor said.", False),
        ("The raid reduced the plant to rubble and killed 12.", False),
        ("The toll was cut. Snow fell. A raid killed 12.", False),
    ],
)
def test_a_count_is_corrected_by_words_about_counts(text, corrected):
    told = replace(toll(12, place=None), start=text.rindex("12"), end=text.rindex("12") + 2, claim=None)
    assert is_corrected(told, Setting(article("a", text), (), (), {})) == corrected


def undated(low, *, status="military", blow="", day="2031-05-02", at="loja", by="ECU", article="a"):
    record = toll(low, of="PER", by=by, status=status, period="incident", article=article, place=at)
    return Placed(record, day, article, at=at, blow=frozenset(blow.split()), lands=("PER",))


def test_soldiers_killed_at_one_place_within_days_fell_in_one_battle():
    one = undated(640, by="PER")
    assert incidents.pinned(one, undated(9000, day="2031-05-04", article="b"))
    assert not incidents.pinned(one, undated(9000, day="2031-05-24", article="b"))
    assert not incidents.pinned(one, undated(9000, at="zamora", article="b"))
    assert not incidents.pinned(one, replace(undated(9000, article="b"), on="2031-05-01")), "one of them has a day"


def test_others_killed_at_a_place_are_told_by_what_was_struck():
    church = undated(40, status="civilian", blow="church shell")
    assert incidents.pinned(church, undated(45, status="civilian", blow="church rocket", article="b"))
    assert not incidents.pinned(church, undated(45, status="civilian", blow="shell", article="b"))


def test_two_sides_own_dead_of_one_battle_differ_in_whom_they_count():
    one = undated(640, by="PER")
    other = replace(undated(332, by="ECU", article="b"), lands=("ECU", "PER"))
    other = replace(other, record=replace(other.record, subject=replace(other.record.subject, side="ECU")), day="2031-05-03")
    (link,) = scopes.links_of(other, [one])
    assert (link.kind, link.dimension) == ("scope_differs", "population")


def test_a_figure_without_place_and_time_is_set_beside_one_of_the_same_people():
    nuns = replace(undated(40, status="civilian"), on="2031-05-01")
    nuns = replace(nuns, record=replace(nuns.record, subject=replace(nuns.record.subject, side=None, text="nuns")))
    many = Placed(toll(900, of=None, by="CHL", status="civilian", article="b", place=None), "2031-05-04", "b", silent=True)
    many = replace(many, record=replace(many.record, subject=replace(many.record.subject, text="nuns")))
    assert {*scopes.keys(nuns)} & {*scopes.keys(many)}
    (link,) = scopes.links_of(many, [nuns])
    assert link.kind == "not_comparable"
    monks = replace(many, record=replace(many.record, subject=replace(many.record.subject, text="monks")))
    assert not {*scopes.keys(nuns)} & {*scopes.keys(monks)}


def test_an_office_gives_the_count_of_its_body():
    officials, spokesman = (
        placed(replace(toll(9), claimant=replace(toll(9).claimant, side="INTL", name=name, office=office)))
        for name, office in (("Officials of Red Crescent", "official"), ("Spokesman of Red Crescent", "spokesperson"))
    )
    assert tolls.voice_of(officials) == tolls.voice_of(spokesman) == "Red Crescent"


def of_make(held, text):
    """Return a holding whose words are ``text``."""
    return replace(held, spans=(Span(0, len(text), text, "number"),))


def test_what_is_lost_and_what_is_held_are_of_one_make():
    lost = toll(30, status="equipment", item="radar plane", harm="shot_down")
    lost = replace(lost, subject=replace(lost.subject, text="E-7A radar planes"))
    assert list(flags(lost, [of_make(holding("BBB", "aircraft", 9), "nine E-7 early-warning aircraft")])), "whatever it is called"
    warplanes = toll(30, status="equipment", item="warplane", harm="shot_down")
    jets = holding("BBB", "fighter jet", 9)
    assert list(flags(warplanes, [jets]))
    assert not list(flags(warplanes, [of_make(jets, "nine F-5 fighters")])), "a side has other warplanes than those of one make"
