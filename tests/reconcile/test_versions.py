from dataclasses import replace

from counterclaim.reconcile.versions import differences, in_words
from tests.reconcile.build import article

FIRST = article("v1", "Shells hit the depot at Loja on Monday.", "At least 40 soldiers died, the ministry said.", "The road is closed.")
SECOND = article("v2", "Shells hit the depot at Loja on Monday.", "At least 75 soldiers died, the ministry said.", "Talks resume in Lima.")


def test_changed_numbers_are_marked_and_come_first():
    found = differences(FIRST, SECOND)
    assert [one.change for one in found] == ["rewritten", "added", "dropped"]
    assert found[0].marked == "At least [-40-]# {+75+}# soldiers died, the ministry said."
    assert found[0].numbers
    assert in_words(found)[0].startswith("rewritten (a number changed): At least")


def test_what_stands_in_both_is_no_change():
    assert differences(FIRST, FIRST) == ()
    assert all("depot" not in one.marked for one in differences(FIRST, SECOND))


def test_added_and_dropped_paragraphs_are_whole():
    _, added, dropped = differences(FIRST, SECOND)
    assert (added.before, added.after) == ("", "Talks resume in Lima.")
    assert (dropped.before, dropped.after) == ("The road is closed.", "")
    assert not added.numbers


def test_numbers_in_words_count_as_numbers():
    four, nine = article("n1", "At least four traders died in the market."), article("n2", "At least nine traders died in the market.")
    assert differences(four, nine)[0].marked == "At least [-four-]# {+nine+}# traders died in the market."


def test_a_figure_is_marked_apart_from_the_words_around_it_and_a_weapons_name_is_none():
    before, after = (
        article("w1", "Several K-12 jets crossed the strait today."),
        article("w2", "Some 30 old T-72 tanks crossed the strait today."),
    )
    (found,) = differences(before, after)
    assert [edit.text for edit in found.edits if edit.number] == ["30"]
    assert found.numbers


def _headed(name, headline, paragraph):
    made = article(name, headline, paragraph)
    return replace(made, passages=(replace(made.passages[0], zone="headline"), made.passages[1]))


def test_a_headline_is_never_rewritten_into_a_paragraph():
    before = _headed("h1", "Shells hit depot in Loja", "The army of Ecuador counts 40 dead in its barracks.")
    after = _headed("h2", "Week of fire", "In Loja the week began with shells on a depot, and it ended with a queue for bread.")
    assert [(one.change, one.before) for one in differences(before, after) if one.before.startswith("Shells")] == [
        ("dropped", "Shells hit depot in Loja")
    ]
