from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from counterclaim.actor import Actor
from counterclaim.article import Drop
from counterclaim.claim import SpeechAct, Stance
from counterclaim.event import MeasureKind, RelationKind
from counterclaim.link import Origin, OriginKind, Verdict
from counterclaim.reconcile.grades import GradeName
from counterclaim.reconcile.versions import Change
from counterclaim.report import glyph, palette, wording
from counterclaim.report.disputes import CLASHES, DIMENSIONS
from counterclaim.report.forces import build_forces, build_measures, build_ties
from counterclaim.report.lookup import count_sources, look_up
from counterclaim.report.naming import learn_names, name_conflict
from counterclaim.report.positions import build_matrix
from counterclaim.report.sources import COPYING, build_quoted, build_sources, changes, count_drops, shown_edits
from counterclaim.report.timeline import build_timeline
from counterclaim.toll import Harm, Period, Status
from tests.report.brief_cases import GENERAL, ORSANNE, OUTLET, PASCAY, VELMARK, Desk, invented_war


def parts(desk):
    look = look_up(desk.view())
    return look, learn_names(look.view)


# Wording


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2031-05-04", "4 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-05-04T10:00:00Z", "4 May 2031"),
        (None, None),
        ("soon", None),
        ("2031-04-30/2031-05-02", "30 Apr 2031 to 2 May 2031"),
        ("2031-05-04/2031-05-04", "4 May 2031"),
        ("2031-13", "2031"),
    ],
)
def test_days_in_words(iso, said):
    assert wording.short_day(iso) == said


@pytest.mark.parametrize(
    ("iso", "said"), [("/1994", "until 1994"), ("2015-03/", "from Mar 2015"), (None, "day not stated"), ("2031/2032", "2031 to 2032")]
)
def test_open_spans_in_words(iso, said):
    assert wording.span_days(iso) == said


@pytest.mark.parametrize(
    ("iso", "last"), [("2032-02", "2032-02-29"), ("1988", "1988-12-31"), ("2031-01-01/2031-03-05", "2031-03-05"), (None, None)]
)
def test_last_day(iso, last):
    assert wording.last_day(iso) == last


@pytest.mark.parametrize(
    ("raw", "bare"),
    [
        ("“to the last man,”", "to the last man"),
        ("'a lie'", "a lie"),
        ("the 'lie' of others", "the 'lie' of others"),
        ("a\u00a0 b", "a b"),
        ("'one' and 'two'", "'one' and 'two'"),
        ("Orsanne's staff", "Orsanne's staff"),
        ("", ""),
    ],
)
def test_quotation_marks_around_go_and_those_inside_stay(raw, bare):
    assert wording.bare(raw) == bare


def test_lists_and_counts():
    assert wording.listed(["A", "B", "C"]) == "A, B and C"
    assert wording.listed(list("ABCDEFG")) == "A, B, C, D and 3 others"
    assert [wording.plural(1, "copy", "copies"), wording.plural(1204, "origin")] == ["1 copy", "1,204 origins"]


def test_long_words_are_cut_at_a_blank():
    assert wording.clipped("one two three", 9) == "one two …"
    assert wording.clipped("one two", 9) == "one two"


# Glyphs


def test_glyph_ends_are_closed_or_open_on_the_rows_scale():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "at least 50 or 100 or up to 80 or unknown")
    least, exact, up_to = (
        desk.toll(art, "at least 50", VELMARK, "ORS", 50, None),
        desk.toll(art, "100", VELMARK, "ORS", 100),
        desk.toll(art, "up to 80", VELMARK, "ORS", 0, 80),
    )
    hidden = desk.toll(art, "unknown", VELMARK, "ORS", None, None, value="not_disclosed")
    drawn = [glyph.draw(toll, 100) for toll in (least, exact, up_to)]
    assert [(g.open_end, g.point) for g in drawn] == [(True, False), (False, True), (False, False)]
    assert drawn[0].x0 < drawn[2].x1 < drawn[1].x0 < drawn[0].x1
    assert glyph.draw(hidden, 100) is None
    assert [glyph.in_figures(t) for t in (least, exact, up_to, hidden)] == ["50 or more", "100", "from 0 to 80", ""]


# Colours


@pytest.mark.parametrize("dark", [False, True])
def test_every_ink_can_be_read_on_every_surface(dark):
    surfaces = [pair[dark] for pair in palette.SURFACES.values()]
    for name, pair in palette.INKS.items():
        assert min(palette.contrast(pair[dark], surface) for surface in surfaces) >= 4.5, name
    for name in ("ink", "link"):
        assert palette.contrast(palette.INKS[name][dark], palette.MARKS["mark"][dark]) >= 4.5
    assert palette.contrast(palette.INKS["ink"][dark], palette.MARKS["target"][dark]) >= 4.5
    assert min(palette.contrast(pair[dark], surface) for pair in palette.SIDES for surface in surfaces) >= 4.5
    assert min(palette.contrast(palette.LINES["strong"][dark], surface) for surface in surfaces) >= 3


def test_contrast_is_the_one_of_the_standard():
    assert palette.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert palette.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


# Names


def test_conflict_is_called_after_who_fights_and_where():
    look, names = parts(invented_war())
    assert name_conflict(look.view, names) == "Orsanne and Velmark: Tiro"


def test_states_are_called_by_their_country_and_unknown_codes_by_themselves():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "The Chadian army spoke; 12 died.")
    desk.toll(art, "12", Actor("Chadian army", "TCD", "military"), "TCD", 12)
    _, names = parts(desk)
    assert (names.side("TCD"), names.side("FRA"), names.side("QQQ"), names.side(None)) == ("Chad", "France", "QQQ", "Side not stated")
    assert (names.within("UNNAMED"), names.within("TCD")) == ("unnamed sources", "Chad")


def test_a_case_without_anything_has_a_name_too():
    look, names = parts(Desk())
    assert name_conflict(look.view, names) == "Conflict"


def test_a_bystander_is_no_belligerent():
    _, names = parts(invented_war())
    assert names.belligerents == ("ORS", "VLM")
    assert names.order.index("PSC") < names.order.index("NGO")


# Positions


def test_a_condition_is_quoted_and_a_silent_belligerent_is_there():
    look, names = parts(invented_war())
    rows = {row.name: row for row in build_matrix(look, names)}
    assert rows["Orsanne"].entries["conditional"][0].condition == "if Velmark left the strait"
    assert rows["Velmark"].silent
    assert rows["Velmark"].entries["demands"] == ()
    assert rows["Pascay"].entries["demands"][0].of == ("Velmark", "Orsanne")


def test_a_denial_of_a_report_is_no_position_on_a_demand():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Orsanne denied losing ships and refused a truce.")
    denied = desk.claim(art, "losing ships", ORSANNE, "deny")
    refused = desk.claim(art, "a truce", ORSANNE, "reject")
    for claim, words in ((denied, "losing ships"), (refused, "a truce")):
        made = desk.position(art, words, ORSANNE, "reject")
        desk.records["position"][-1] = replace(made, claim=claim.id)
    look, names = parts(desk)
    rows = {row.side: row for row in build_matrix(look, names)}
    assert [entry.words for entry in rows["ORS"].entries["rejects"]] == ["a truce"]


def test_a_joint_demand_is_one_line_of_all_who_voice_it():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Pascay and Velmark want a truce. Velmark wants a lasting truce.")
    desk.demand(art, "a truce", [PASCAY, VELMARK])
    desk.demand(art, "a lasting truce", [VELMARK])
    look, names = parts(desk)
    assert [(row.name, len(row.entries["demands"])) for row in build_matrix(look, names)] == [("Velmark", 1), ("Velmark and Pascay", 1)]


def test_wordings_inside_a_longer_one_are_told_once_unless_terms_differ():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "a truce at Tiro, or a truce. Orsanne takes a pause if paid; a pause if asked.")
    desk.demand(art, "a truce at Tiro", [GENERAL])
    desk.demand(art, "a truce", [VELMARK])
    desk.position(art, "a pause", ORSANNE, "conditional", "if paid")
    desk.position(art, "a pause", ORSANNE, "conditional", "if asked")
    look, names = parts(desk)
    rows = {row.side: row for row in build_matrix(look, names)}
    (entry,) = rows["VLM"].entries["demands"]
    assert (entry.words, set(entry.speakers), len(entry.records)) == ("a truce at Tiro", {"General Ida Brandt", "Velmark"}, 2)
    assert {e.condition for e in rows["ORS"].entries["conditional"]} == {"if paid", "if asked"}


# Timeline


def test_days_in_order_and_the_same_event_in_copies_once():
    look, _ = parts(invented_war())
    timeline = build_timeline(look, date(2031, 5, 4))
    assert [day.day for day in timeline.days] == ["2031-05-03", "2031-05-04"]
    (item,) = timeline.days[0].items
    assert (item.asserted_by, item.denied_by, len(item.events), item.origins) == ("VLM", ("ORS",), 2, 1)


def test_coarse_and_missing_days_are_no_days_and_old_ones_are_background():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "raid one, raid two, raid three, raid four")
    desk.event(art, "raid one", [VELMARK], [ORSANNE], day="2031-05-01", end="2031-05-31", grain="month")
    desk.event(art, "raid two", [VELMARK], [ORSANNE])
    desk.event(art, "raid three", [VELMARK], [ORSANNE], day="1988-01-01", end="1988-12-31", grain="year")
    desk.event(art, "raid four", [VELMARK], [ORSANNE], day="2031-05-02", end="2031-05-02", grain="week")
    look, _ = parts(desk)
    timeline = build_timeline(look, date(2031, 5, 4))
    assert timeline.days == ()
    assert [item.when for item in timeline.loose] == ["2031-05", None, "2031-05-02"]
    assert [item.when for item in timeline.background] == ["1988"]
    assert build_timeline(look, None).background == ()


def test_who_asserts_keeps_lines_apart():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "raid one, raid two")
    desk.event(art, "raid one", [VELMARK], [ORSANNE], day="2031-05-02", by="ORS")
    desk.event(art, "raid two", [VELMARK], [ORSANNE], day="2031-05-02", by="OUTLET")
    look, _ = parts(desk)
    assert len(build_timeline(look, None).days[0].items) == 2


# Forces


def test_claimed_losses_above_the_holding_are_flagged_once():
    look, names = parts(invented_war())
    (force,) = build_forces(look, names)
    assert [(flag.toll.text, flag.kind) for flag in force.flags] == [("55", "exceeds")]


@pytest.mark.parametrize(
    ("item", "low", "status", "kinds"),
    [
        ("tank", 40, "equipment", []),
        ("tank", 41, "equipment", ["exceeds"]),
        ("tank and gun", 99, "equipment", ["wider"]),
        ("drone", 99, "equipment", []),
        (None, 99, "military", []),
    ],
)
def test_only_like_is_compared_with_like(item, low, status, kinds):
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Velmark has 40 tanks. It lost many.")
    desk.holding(art, "40 tanks", "VLM", "tank", 40)
    desk.toll(art, "many", ORSANNE, "VLM", low, harm="destroyed", status=status, item=item)
    look, names = parts(desk)
    assert [flag.kind for force in build_forces(look, names) for flag in force.flags] == kinds


def test_fallen_soldiers_are_held_against_personnel():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Velmark has 500 armed forces personnel. It lost 800.")
    desk.holding(art, "500 armed forces personnel", "VLM", "armed forces personnel", 500)
    desk.toll(art, "800", ORSANNE, "VLM", 800)
    look, names = parts(desk)
    assert [flag.kind for flag in build_forces(look, names)[0].flags] == ["exceeds"]


def test_measures_and_ties_are_told_once_and_name_who_asserts_them():
    desk = Desk()
    art = desk.article(
        "Rook",
        "2031-05-04",
        "A curfew holds. The curfew began on Friday. Pascay arms Velmark. Velmark backs Pascay. Pascay and Velmark are foes.",
    )
    desk.measure(art, "A curfew holds", VELMARK, "curfew")
    desk.measure(art, "The curfew began on Friday", VELMARK, "curfew", day="2031-05-02")
    for by in ("OUTLET", "ORS"):
        desk.relation(art, "Pascay arms Velmark", PASCAY, VELMARK, "supplies_arms", by)
    desk.relation(art, "Pascay and Velmark are foes", PASCAY, VELMARK, "hostile", "OUTLET")
    desk.relation(art, "Pascay and Velmark are foes", VELMARK, PASCAY, "hostile", "OUTLET")
    look, names = parts(desk)
    (measure,) = build_measures(look, names)
    assert measure.measures[0].date == "2031-05-02"
    ties = build_ties(look, names)
    assert sorted((t.relations[0].kind, set(t.asserted_by) == {"ORS", "OUTLET"}) for t in ties) == [
        ("hostile", False),
        ("supplies_arms", True),
    ]


# Sources


def test_copies_lie_behind_their_root():
    desk = invented_war()
    desk.link(desk.articles[1], desk.articles[0], "copy_of", reason="nine of ten words")
    look, _ = parts(desk)
    wire, alone = build_sources(look)
    assert (wire.root.outlet, [(s.outlet, s.stands, s.to) for s in wire.copies]) == (
        "Kestrel Post",
        [("Daily Rook", "copy_of", desk.articles[0].id)],
    )
    assert (alone.root.outlet, alone.copies) == ("Heron Wire", ())
    assert count_sources(look) == 2


def test_claims_quoted_from_one_interview_are_listed_once_and_count_once():
    desk = invented_war()
    first, second = desk.articles[:2]
    claims = [next(one for one in desk.view().claims if one.article == article.id) for article in (first, second)]
    told = Origin("origin_told", claims[0].id, "broadcast", tuple(one.id for one in claims), "quoted from BBC (“told the BBC”) by 2 claims")
    look = look_up(replace(desk.view(), origins=(told,)))
    (line,) = build_quoted(look)
    assert line.outlets == (look.outlet(first.id), look.outlet(second.id))
    assert line.words == look.exact(claims[0])
    assert look.origins(claims) == 1
    assert count_sources(look) == len(desk.articles)


def two_versions(before, after):
    desk = Desk()
    first, later = (desk.article("Heron Wire", day, text) for day, text in (("2031-05-04", before), ("2031-05-05", after)))
    desk.one_origin(first, later)
    desk.link(later, first, "version_of")
    look, _ = parts(desk)
    (line,) = build_sources(look)
    return changes(line.copies[0], look)


def test_changes_are_summed_up_with_changed_figures_first():
    found = two_versions(
        "Ships burned off Mell.\nThe navy said 12 sailors drowned.\nIts chief wept at length.",
        "Ships were burning off Mell.\nThe navy said 19 sailors drowned.\nPascay sent two tugs.",
    )
    assert found.summary == "paragraphs: 1 left out, 1 added and 2 rewritten, 2 of them with figures"
    assert [one.numbers for one in found.found] == [True, True, False, False]


def test_the_same_words_throughout_are_said_to_be_so():
    assert two_versions("Ships burned off Mell.", "Ships burned off Mell.").summary == "the same words throughout"


def test_a_change_in_a_long_paragraph_keeps_the_words_beside_it():
    long = " ".join(f"word{n}" for n in range(80))
    (change,) = two_versions(f"{long} 12 {long}", f"{long} 19 {long}").found
    before, dropped, added, after = shown_edits(change)
    assert (dropped.text, added.text) == ("12", "19")
    assert (before.text[0], before.text.split()[-1]) == ("…", "word79")
    assert (after.text.split()[0], after.text[-1]) == ("word0", "…")


def test_an_article_that_goes_back_to_none_has_no_changes():
    desk = Desk()
    desk.article("Rook", None, "Words.")
    look, _ = parts(desk)
    assert changes(build_sources(look)[0].root, look) is None


def test_an_article_that_no_origin_holds_stands_alone():
    desk = Desk()
    desk.article("Rook", None, "Words.", origin=False)
    look, _ = parts(desk)
    assert [(line.origin, line.root.outlet) for line in build_sources(look)] == [(None, "Rook")]


def test_drops_are_counted_by_reason_most_frequent_first():
    drops = tuple(
        Drop(f"{n}.txt", "", None, "detect", reason, "said so") for n, reason in enumerate(["not_conflict", "empty", "not_conflict"])
    )
    assert [(line.reason, len(line.drops)) for line in count_drops(drops)] == [("not_conflict", 2), ("empty", 1)]


def test_outlet_falls_back_on_the_file():
    desk = Desk()
    art = desk.article(None, None, "Words.")
    toll = desk.toll(art, "Words", OUTLET, None, 1)
    look, _ = parts(desk)
    assert (look.outlet(art.id), look.speaker(OUTLET, toll)) == ("0.txt", "0.txt")


def test_an_article_without_an_outlet_goes_by_its_title_or_its_number():
    desk = Desk()
    art = desk.article(None, None, "Words of war from the strait.", title="Guns over the strait and what came of them in the end")
    look, _ = parts(desk)
    assert (look.outlet(art.id), look.short(art.id)) == ("“Guns over the strait and what came of …”", "article 1")
    assert look.heading(art.id) == art.title


def test_an_article_without_a_title_is_headed_by_its_first_words():
    desk = Desk()
    art = desk.article("Rook", None, "Words of war from the strait.")
    look, _ = parts(desk)
    assert look.heading(art.id) == "“Words of war from the strait.”"


# Vocabulary


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        ("harms", Harm),
        ("statuses", Status),
        ("periods", Period),
        ("acts", SpeechAct),
        ("stances", Stance),
        ("measures", MeasureKind),
        ("relations", RelationKind),
        ("origins", OriginKind),
        ("changes", Change),
        ("grades", GradeName),
        ("verdicts", Verdict),
    ],
)
def test_every_value_of_the_record_has_its_words(labels, values):
    assert set(getattr(wording.words(), labels)) == set(get_args(values))


def test_every_way_to_copy_or_clash_has_its_words():
    assert set(wording.words().copies) == COPYING
    assert set(wording.words().conflicts) == CLASHES
    assert set(wording.words().dimensions) == set(DIMENSIONS)
    assert {event.group for event in wording.words().events.values()} == set(wording.words().groups)


def test_an_unknown_event_type_is_called_by_its_name():
    assert wording.event_words("OCCUPY").label == "Occupy"
