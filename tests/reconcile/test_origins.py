import pytest

from counterclaim.link import components
from counterclaim.reconcile import reconcile
from counterclaim.reconcile.copies import article_runs, compare
from counterclaim.reconcile.credits import credited_agency
from counterclaim.reconcile.origins import build_origin, copy_link, sketch
from tests.reconcile.build import MemoryCase, article
from tests.reconcile.test_copies import prose


def link(left, right):
    return copy_link(sketch(left), sketch(right), compare(article_runs(left), article_runs(right)))


def test_the_later_article_points_at_the_earlier_whatever_the_order_asked():
    words = prose(1)
    early, late = article("x", *words, day="2031-05-01"), article("y", *words, day="2031-05-02")
    assert link(early, late) == link(late, early)
    assert (link(early, late).left, link(early, late).right) == (late.id, early.id)


def test_an_undated_copy_never_becomes_the_root():
    words = prose(2)
    dated, undated = article("x", *words), article("y", *words, day=None)
    assert link(dated, undated).right == dated.id


def test_unrelated_articles_get_no_link():
    assert link(article("x", *prose(3)), article("y", *prose(4))) is None


def test_components_follow_chains_and_keep_the_rest_apart():
    words, more = prose(5), prose(6)
    a, b, c = article("a", *words), article("b", *words), article("c", *more)
    found = components([a.id, b.id, c.id], [link(a, b)])
    assert sorted(map(sorted, found)) == sorted([sorted([a.id, b.id]), [c.id]])


def test_a_round_up_of_two_stories_does_not_make_them_one_origin():
    one, other = prose(11, 10), prose(12, 10)
    a, b = article("a", *one, day="2031-05-01"), article("b", *other, day="2031-05-01")
    both = article("c", *one, *other[:8], day="2031-05-02")
    links = [found for found in (link(a, both), link(b, both), link(a, b)) if found]
    assert len(links) == 2
    assert sorted(map(sorted, components([a.id, b.id, both.id], links))) == sorted([sorted([a.id, both.id]), [b.id]])


def test_the_agency_s_next_story_is_a_version_of_what_others_printed_before():
    words = prose(13, 10)
    printed = article("p", *words, outlet="The Ledger", credit="(Reuters)", day="2031-05-01")
    later = article("w", *words[:8], *prose(14, 2), outlet="Reuters", day="2031-05-02")
    made = link(printed, later)
    assert (made.kind, made.left) == ("version_of", later.id)
    assert "Reuters story" in made.reason
    other = article("o", *words[:8], *prose(14, 2), outlet="Evening Star", day="2031-05-02")
    assert link(printed, other).kind == "copy_of"


@pytest.mark.parametrize(
    ("how", "agency"),
    [
        ({"credit": "(Reuters)"}, "Reuters"),
        ({"byline": "Jo Brandt, AFP"}, "Agence France-Presse"),
        ({"outlet": "TASS"}, "TASS"),
        ({"byline": "Pat AAron"}, None),
        ({}, None),
    ],
)
def test_the_credited_agency(how, agency):
    assert credited_agency(article("x", *prose(15), **how)) == agency


def test_a_dateline_names_the_agency_and_a_mention_does_not():
    assert credited_agency(article("x", "LIMA, May 1 (AP) - Shells hit the depot.")) == "Associated Press"
    assert credited_agency(article("x", "The mayor told Reuters that shells hit the depot.")) is None


def test_an_origin_is_wire_though_the_agency_s_own_article_is_absent():
    words = prose(7)
    root, copy = article("a", *words, day="2031-05-01"), article("b", *words, credit="(Reuters)", day="2031-05-02")
    made = build_origin([copy.id, root.id], {one.id: sketch(one) for one in (root, copy)}, [link(root, copy)])
    assert (made.root, made.kind, made.members) == (root.id, "wire", (root.id, copy.id))
    assert "1 copy" in made.method
    assert "credited to Reuters, whose own article is not in the case" in made.method


def test_a_lone_article_is_its_own_origin():
    one = article("a", *prose(8))
    made = build_origin([one.id], {one.id: sketch(one)}, [])
    assert (made.kind, made.members) == ("outlet", (one.id,))


def test_passages_point_at_where_they_appeared_first():
    shared, also = prose(21, 2)
    first = article("first", shared, day="2031-05-01")
    second = article("second", shared, also, day="2031-05-02")
    third = article("third", "Nothing else.", also, shared, day="2031-05-03")
    case = MemoryCase().add(third)
    reconcile(case)
    reconcile(case.add(first))
    reconcile(case.add(second))
    lineage = {(one.left, one.right) for one in case.links() if one.kind == "reuses"}
    assert lineage == {
        (second.passages[0].id, first.passages[0].id),
        (third.passages[2].id, first.passages[0].id),
        (third.passages[1].id, second.passages[1].id),
    }


def test_an_outlet_that_another_credits_is_the_hand_behind_it_though_no_list_names_it():
    words = prose(31, 10)
    first = article("f", *words, outlet="Northern Wire", day="2031-05-01")
    printed = article("p", "BELMAR (Northern Wire) - It began at dawn.", *words, outlet="The Courier", day="2031-05-02")
    later = article("l", *words[:8], *prose(32, 2), outlet="Northern Wire", day="2031-05-03")
    assert link(printed, later).kind == "version_of"
    signed = article("s", *words, "(Northern Wire)", outlet="The Courier", day="2031-05-02")
    assert link(signed, later).kind == "version_of"
    sketches = {one.id: sketch(one) for one in (first, printed)}
    assert build_origin([first.id, printed.id], sketches, [link(first, printed)]).kind == "wire"
