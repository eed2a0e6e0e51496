from counterclaim.reconcile.copies import article_runs, compare
from counterclaim.reconcile.origins import build_origin, components, copy_link, sketch
from tests.reconcile.build import article
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


def test_an_origin_is_wire_where_a_member_credits_an_agency_and_says_how_it_was_made():
    words = prose(7)
    root, copy = article("a", *words, day="2031-05-01"), article("b", *words, credit="(Northern Wire)", day="2031-05-02")
    made = build_origin([copy.id, root.id], {one.id: sketch(one) for one in (root, copy)}, [link(root, copy)])
    assert (made.root, made.kind, made.members) == (root.id, "wire", (root.id, copy.id))
    assert "1 copy" in made.method


def test_a_lone_article_is_its_own_origin():
    one = article("a", *prose(8))
    made = build_origin([one.id], {one.id: sketch(one)}, [])
    assert (made.kind, made.members) == ("outlet", (one.id,))
