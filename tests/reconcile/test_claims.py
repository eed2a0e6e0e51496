from counterclaim.reconcile.claims import claim_links
from tests.reconcile.build import claim, placed


def links(*claims):
    return [(one.kind, one.left, one.right) for one in claim_links(placed(one, f"2031-05-0{at + 1}") for at, one in enumerate(claims))]


def test_a_repeated_claim_points_at_its_earliest_wording():
    first = claim("its troops had taken the heights above the river town")
    again = claim("its troops had taken the heights above the river town", article="a2")
    third = claim("troops had now taken the heights above the river town", article="a3")
    assert links(first, again, third) == [("wording_variant", again.id, first.id), ("wording_variant", third.id, first.id)]


def test_a_new_figure_is_a_new_claim():
    assert links(claim("its army killed 40 soldiers at the bridge"), claim("its army killed 75 soldiers at the bridge", article="a2")) == []


def test_two_speakers_of_the_same_words_are_two_claims():
    assert (
        links(claim("the bridge at Marn was shelled overnight"), claim("the bridge at Marn was shelled overnight", by="BBB", article="a2"))
        == []
    )


def test_a_denial_is_joined_to_the_claim_its_article_names():
    said = claim("the northern army had shelled the clinic")
    denied = claim("those claims", by="BBB", act="deny", about=[said.id], at=90)
    assert links(said, denied) == [("explicit_denial", denied.id, said.id)]


def test_a_denial_in_another_article_meets_the_claim_in_words():
    said = claim("a jet of the coastal air force shot down its bomber")
    denied = claim("the coastal air force shot down any bomber", by="BBB", act="deny", article="a2")
    found = links(said, denied)
    assert found == [("explicit_denial", denied.id, said.id)]


def test_a_denial_of_something_else_is_not_joined():
    said = claim("a jet of the coastal air force shot down its bomber")
    denied = claim("its officers took part in talks with the rebels", by="BBB", act="deny", article="a2")
    assert links(said, denied) == []


def test_nobody_denies_their_own_claim_across_articles():
    said = claim("a jet of the coastal air force shot down its bomber")
    denied = claim("a jet of the coastal air force shot down its bomber", act="deny", article="a2")
    assert links(said, denied) == []


def test_accusations_that_aim_at_each_other_are_mutual_blame():
    left = claim("shelling the market", act="accuse", to="BBB")
    right = claim("firing on its own people", by="BBB", act="accuse", to="AAA", at=60)
    assert links(left, right) == [("mutual_blame", left.id, right.id)]


def test_accusations_against_a_third_side_are_not():
    left = claim("shelling the market", act="accuse", to="CCC")
    right = claim("firing on its own people", by="BBB", act="accuse", to="CCC", at=60)
    assert links(left, right) == []
