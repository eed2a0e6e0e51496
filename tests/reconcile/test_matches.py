"""What becomes of a matcher's answers: which statements it is asked about, and which links follow."""

from dataclasses import replace
from itertools import permutations

import pytest

from counterclaim.reconcile import reconcile
from counterclaim.reconcile.matching import TURNED, WAYS
from tests.reconcile.build import MemoryCase, Paper, toll

FIRST, LATER = "2031-05-01", "2031-05-02"


class Sure:
    """A matcher that is sure of one way for any two statements, and remembers what it was asked."""

    def __init__(self, way, share=0.95):
        self.digest, self.way, self.share, self.asked = "0" * 64, way, share, []

    def match(self, pairs):
        self.asked += pairs
        rest = (1 - self.share) / (len(WAYS) - 1)
        return [{way: self.share if way == self.way else rest for way in WAYS} for _ in pairs]


def found(statements, matcher):
    """Return the links that the matcher makes of statements, each (paper, day, words, said), as (kind, the left words, the right words)."""
    papers, words = {}, {}
    for name, day, text, said in statements:
        paper = papers.setdefault(name, Paper(name, day, f"The {name}"))
        words[paper.says(text, **said).id] = text
    case = MemoryCase().add(*papers.values())
    reconcile(case, None, matcher)
    return sorted(
        ((link.kind, link.dimension), words[link.left], words[link.right])
        for link in case.links()
        if link.rule.startswith("reconcile.matched")
    )


def links(left, right, matcher, days=(FIRST, LATER)):
    """Return the links that the matcher makes of two statements of two papers, as (kind, dimension)."""
    both = [(name, day, *statement) for name, day, statement in zip("ab", days, (left, right), strict=True)]
    return {kind for kind, _, _ in found(both, matcher)}


MINISTRY = {"by": "PER", "name": "Peru's army", "kind": "military"}
REBELS = {"by": "ECU", "name": "Ecuador's army", "kind": "military"}
OURS = "the kitchens of the garrison at Tumbes served its commandos"
REFUSED = "the commandos at Tumbes shall not eat in the kitchens of any garrison"
RETOLD = "breakfast at Tumbes was cooked this morning for the commandos"
CASES = [
    ("same", (OURS, MINISTRY), (RETOLD, MINISTRY), {("wording_variant", None)}),
    ("opposed", (OURS, MINISTRY), (REFUSED, MINISTRY), {("position_change", "position")}),
    ("denies", (OURS, MINISTRY), ("no commandos set foot in Tumbes or its garrison", REBELS), {("explicit_denial", "act")}),
    ("part", (OURS, MINISTRY), ("no commandos set foot in Tumbes or its garrison", REBELS), {("partial_denial", "act")}),
    (
        "blames",
        ("Ecuador's army burnt the garrison at Tumbes", MINISTRY | {"act": "accuse", "before": "alleged"}),
        ("the fire in Tumbes was the work of those in the garrison", REBELS),
        {("mutual_blame", "responsibility")},
    ),
    (
        "judged",
        ("the storm of Tumbes and its garrison was a feat of arms", MINISTRY),
        ("what was done to Tumbes and its garrison was a crime", REBELS),
        {("framing", "label")},
    ),
    ("other", (OURS, MINISTRY), (RETOLD, MINISTRY), set()),
    ("scope", (OURS, MINISTRY), (RETOLD, REBELS), set()),
]


@pytest.mark.parametrize(("way", "left", "right", "wanted"), CASES)
def test_each_way_makes_its_link(way, left, right, wanted):
    assert links(left, right, Sure(way)) == wanted


@pytest.mark.parametrize(("way", "left", "right", "wanted"), CASES)
def test_nothing_follows_from_what_it_is_not_sure_of(way, left, right, wanted):
    assert links(left, right, Sure(way, 0.55)) == set()


def test_positions_of_one_day_are_a_conflict():
    assert links((OURS, MINISTRY), (REFUSED, MINISTRY), Sure("opposed"), (FIRST, FIRST)) == {("true_conflict", "position")}


def test_a_denial_of_what_happened_is_no_position():
    denial = (RETOLD, MINISTRY | {"act": "deny", "before": "denied"})
    assert links((OURS, MINISTRY), denial, Sure("opposed")) == set()


def test_one_voice_says_the_same_thing_within_days_only():
    assert links((OURS, MINISTRY), (RETOLD, MINISTRY), Sure("same"), (FIRST, "2031-07-01")) == set()


def test_two_sides_never_say_the_same_thing_and_one_side_denies_nothing_of_its_own():
    assert links((OURS, MINISTRY), (RETOLD, REBELS), Sure("same")) == set()
    assert links((OURS, MINISTRY), ("no commandos set foot in Tumbes or its garrison", MINISTRY), Sure("denies")) == set()


def test_statements_that_share_only_words_of_any_war_are_not_asked_about():
    matcher = Sure("same")
    links(("the army attacked troops in the town", MINISTRY), ("forces of the enemy killed people", MINISTRY), matcher)
    assert matcher.asked == []


def test_a_figure_apart_is_another_statement():
    left, right = "it shot down 14 drones over Tumbes and its garrison", "above Tumbes and the garrison 31 drones were brought down"
    assert links((left, MINISTRY), (right, MINISTRY), Sure("same")) == set()


def test_what_a_rule_of_words_joins_is_left_to_it():
    matcher = Sure("same")
    words = "its commandos overran the garrison at Tumbes before dawn"
    assert links((words, MINISTRY), (words, MINISTRY), matcher) == set()
    assert matcher.asked == []


def test_a_case_is_reconciled_again_by_another_matcher_alone():
    papers = [Paper("a", FIRST), Paper("b", LATER)]
    papers[0].says(OURS, **MINISTRY)
    papers[1].says(RETOLD, **MINISTRY)
    case = MemoryCase().add(*papers)
    reconcile(case)
    assert not list(case.links())
    reconcile(case, None, Sure("same"))
    assert [(link.kind, "matcher 000000000000" in link.version) for link in case.links()] == [("wording_variant", True)]


def test_what_a_way_becomes_in_the_other_order_turns_back():
    assert all(TURNED[TURNED[way]] == way for way in TURNED)


SPOKESMAN = {"by": "PER", "name": "Ana Rojas", "kind": "person"}
OTHER_MAN = {"by": "PER", "name": "Luis Vega", "kind": "person"}
NOBODY = {"by": "UNNAMED", "name": "an official", "kind": "unnamed"}
NO = "no commandos set foot in Tumbes or its garrison"


def test_one_shared_word_is_too_little_to_ask_where_both_have_more():
    matcher = Sure("same")
    links(("the kitchens of the garrison served bread", MINISTRY), ("a bridge was mended by the garrison", MINISTRY), matcher)
    assert matcher.asked == []


def test_one_name_or_figure_is_enough_to_ask_of_one_voice_where_the_matcher_is_surer():
    left, right = ("its kitchens at Tumbes served bread", MINISTRY), ("a bridge in Tumbes was mended by engineers", MINISTRY)
    assert links(left, right, Sure("same")) == {("wording_variant", None)}
    assert links(left, right, Sure("same", 0.8)) == set()
    refused = ("no bridge in Tumbes will be mended by engineers", MINISTRY)
    assert links(left, refused, Sure("opposed")) == {("position_change", "position")}
    assert links(left, refused, Sure("opposed", 0.8)) == links(left, right, Sure("opposed")) == set()
    assert links(left, right, Sure("same"), (FIRST, "2031-05-20")) == set()
    assert links(left, (right[0], REBELS), Sure("same")) == set()
    counted = ("bread for 340 came from its kitchens", MINISTRY), ("its engineers mended 340 oars", MINISTRY)
    assert links(*counted, Sure("same")) == {("wording_variant", None)}
    few = ("bread for 3 came from its kitchens", MINISTRY), ("its engineers mended 3 oars", MINISTRY)
    assert links(*few, Sure("same")) == set()


def test_two_quotations_of_one_person_are_asked_about_without_a_word_in_common_where_one_is_translated():
    said = SPOKESMAN | {"voice": "direct", "before": "said in Spanish"}
    left, right = "we shall drive them into the sea", "nobody who came uninvited will stay dry"
    matcher = Sure("same")
    assert links((left, said), (right, said), matcher)
    assert matcher.asked == [(left, right)]  # what is quoted alone
    plain = said | {"before": "said"}  # else two sentences of one interview are taken for one
    assert links((left, plain), (right, said), Sure("same"))
    assert links((left, plain), (right, plain), Sure("same")) == set()
    for other in (SPOKESMAN, MINISTRY | {"voice": "direct"}, OTHER_MAN | {"voice": "direct"}):
        assert links((left, said), (right, other), Sure("same")) == set()
    assert links((left, said), (right, said), Sure("same"), (FIRST, "2031-05-06")) == set()
    assert links((left, said), (right, said | {"by": "ECU"}), Sure("same"))  # one full name, whatever side an article puts it on
    assert links((left, said), (right, said | {"by": "ECU", "name": "Eva Rojas"}), Sure("same")) == set()


def test_what_two_sides_judge_is_enough_to_ask_for_another_judgement_alone():
    left, right = ("this war is a crime", MINISTRY), ("the war was a gift to mankind", REBELS)
    assert links(left, right, Sure("judged")) == {("framing", "label")}
    assert links(left, right, Sure("judged", 0.8)) == links(left, right, Sure("denies")) == set()
    assert links(left, ("the war went on", REBELS), Sure("judged")) == set()
    assert links(left, ("the truce was a gift to this war", REBELS), Sure("judged")) == set()
    called = ("its dash north a rescue", MINISTRY | {"act": "assess", "before": "called"}), ("that dash was a robbery by thieves", REBELS)
    assert links(*called, Sure("judged")) == {("framing", "label")}
    accused = (left[0], MINISTRY | {"act": "accuse", "before": "alleged"})
    assert links(accused, right, Sure("blames")) == set()
    assert links(left, ("the war, never won, was a picnic", REBELS), Sure("denies")) == set()


def test_a_figure_is_a_word_in_common():
    denial = ("no 340 of Peru's men were ever there", REBELS)
    assert links(("its enemy's mortars reached 340 commandos", MINISTRY), denial, Sure("denies")) == {("explicit_denial", "act")}
    assert links(("its enemy's mortars reached 560 commandos", MINISTRY), denial, Sure("denies")) == set()


def test_a_denial_of_a_claim_that_it_only_retells_denies_whoever_makes_it_elsewhere():
    papers = [Paper("a", FIRST), Paper("b", LATER)]
    made = papers[0].says("Ecuador's commandos shelled the garrison at Tumbes", **MINISTRY)
    retold = papers[1].says("that its commandos had shelled the garrison at Tumbes", **NOBODY)
    denial = papers[1].says(retold.spans[-1].exact, **REBELS, act="deny", before="denied", about=(retold,))
    papers[1].records[-1] = replace(denial, start=retold.start, end=retold.end, spans=retold.spans)
    case = MemoryCase().add(*papers)
    reconcile(case)
    assert {link.right for link in case.links() if link.left == denial.id} == {made.id, retold.id}


def test_who_speaks_for_a_side_says_what_the_side_says_and_another_official_does_not():
    assert links((OURS, MINISTRY), (RETOLD, SPOKESMAN), Sure("same")) == {("wording_variant", None)}
    assert links((OURS, OTHER_MAN), (RETOLD, SPOKESMAN), Sure("same")) == set()


def test_an_unnamed_official_speaks_for_the_side_that_opens_what_he_says():
    first, second = "Peru will never free the commandos held at Tumbes", "the commandos at Tumbes can go home"
    assert links((first, NOBODY), (second, MINISTRY), Sure("opposed")) == {("position_change", "position")}
    assert links((first, NOBODY), (second, REBELS), Sure("opposed")) == set()
    assert links(("it will never free the commandos held at Tumbes", NOBODY), (second, MINISTRY), Sure("opposed")) == set()


def test_an_article_does_not_repeat_or_change_its_own_statements():
    both = [("a", FIRST, OURS, MINISTRY), ("a", FIRST, RETOLD, MINISTRY)]
    assert found(both, Sure("same")) == found(both, Sure("opposed")) == []


def test_a_statement_joins_the_earliest_and_parts_with_the_latest():
    third = "for the commandos there was soup at Tumbes"
    three = [("a", FIRST, OURS, MINISTRY), ("b", LATER, RETOLD, MINISTRY), ("c", "2031-05-03", third, MINISTRY)]
    assert (("wording_variant", None), third, OURS) in found(three, Sure("same"))
    three[2] = ("c", "2031-05-03", REFUSED, MINISTRY)
    assert (("position_change", "position"), REFUSED, RETOLD) in found(three, Sure("opposed"))


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("the commandos of Tumbes did not yield an inch", "nobody in Tumbes surrendered, least of all commandos", "translation"),
        ("our commandos hold Tumbes and its bread ovens", "our commandos hold Tumbes, its kitchens and its ovens", "quote_variant"),
    ],
)
def test_two_quotations_are_cuts_of_one_wording_or_two_translations(left, right, kind):
    said = SPOKESMAN | {"voice": "direct"}
    assert links((left, said), (right, said), Sure("same")) == {(kind, None)}


def test_a_change_joins_the_positions_where_both_statements_take_one():
    papers = [Paper("a", FIRST), Paper("b", LATER)]
    taken = []
    for paper, (stance, on) in zip(papers, (("reject", "a truce at Tumbes"), ("accept", "guns that are to fall silent")), strict=True):
        claim = paper.says(f"{stance}s it: the commandos at Tumbes, {on}", **MINISTRY)
        position = replace(paper.stands(stance, on, by="PER"), claim=claim.id)
        paper.records[-1] = position
        taken.append(position.id)
    case = MemoryCase().add(*papers)
    reconcile(case, None, Sure("opposed"))
    assert [(link.left, link.right) for link in case.links()] == [(taken[1], taken[0])]


def test_a_change_that_the_rules_see_is_left_to_them():
    papers = [Paper("a", FIRST), Paper("b", LATER)]
    for paper, stance in zip(papers, ("reject", "accept"), strict=True):
        claim = paper.says(f"{stance}s it: the commandos at Tumbes, soup", **MINISTRY)
        paper.records[-1:] = [claim, replace(paper.stands(stance, "a truce at Tumbes", by="PER"), claim=claim.id)]
    case = MemoryCase().add(*papers)
    matcher = Sure("opposed")
    reconcile(case, None, matcher)
    assert {link.rule for link in case.links()} == {"reconcile.positions"}


def test_a_denial_says_no_and_comes_within_days():
    assert links((OURS, MINISTRY), ("soup was served to commandos in Tumbes", REBELS), Sure("denies")) == set()
    assert links((OURS, MINISTRY), (NO, REBELS), Sure("denies"), (FIRST, "2031-07-01")) == set()


def test_a_denial_with_a_figure_of_its_own_denies_another_claim():
    assert links((OURS, MINISTRY), ("no 40 commandos set foot in Tumbes or its garrison", REBELS), Sure("denies")) == set()


def test_a_denial_that_its_article_binds_or_a_rule_finds_is_left_to_them():
    papers = [Paper("a", FIRST)]
    claim = papers[0].says(OURS, **MINISTRY)
    papers[0].says(NO, **REBELS, act="deny", about=(claim,))
    case = MemoryCase().add(*papers)
    reconcile(case, None, Sure("denies"))
    assert not [link for link in case.links() if link.rule == "reconcile.matched.answer"]
    plain = "Ecuador's commandos shelled the garrison at Tumbes"
    denied = ("that its commandos had shelled the garrison at Tumbes", REBELS | {"act": "deny", "before": "denied"})
    assert links((plain, MINISTRY), denied, Sure("denies")) == set()


def test_a_denial_meets_each_claimant_once_where_it_is_surest():
    class Graded(Sure):
        def match(self, pairs):
            sure = {"soup": 0.75, "kitchens": 0.9}
            share = [next((value for word, value in sure.items() if word in first), 0.1) for first, _ in pairs]
            return [dict.fromkeys(WAYS, 0.01) | {"denies": value} for value in share]

    three = [
        ("a", FIRST, OURS, MINISTRY),
        ("b", FIRST, "soup reached the garrison and commandos of Tumbes", MINISTRY),
        ("c", LATER, NO, REBELS),
    ]
    assert found(three, Graded("denies")) == [(("explicit_denial", "act"), NO, OURS)]


def test_who_denies_blames_and_judges_nobody_and_counts_are_no_judgements():
    denial = (NO, REBELS | {"act": "deny", "before": "denied"})
    accusation = (OURS, MINISTRY | {"act": "accuse", "before": "alleged"})
    assert links(accusation, denial, Sure("blames")) == links(accusation, denial, Sure("judged")) == set()
    assert links((OURS, MINISTRY), (RETOLD, REBELS), Sure("blames")) == set()  # neither accuses
    counted = MINISTRY | {"tolls": (toll(9, of="PER", by="PER"),)}
    assert links((OURS, counted), (RETOLD, REBELS), Sure("judged")) == set()


def test_statements_that_share_their_words_do_not_answer_each_other():
    papers = [Paper("a", FIRST)]
    papers[0].twice("the kitchens of the garrison at Tumbes were shelled", ("PER", "ECU"), "blamed")
    case = MemoryCase().add(*papers)
    reconcile(case, None, Sure("blames"))
    assert not [link for link in case.links() if link.rule == "reconcile.matched.answer"]


def test_two_voices_without_a_side_are_not_one():
    first, second = MINISTRY | {"by": "NGO", "name": "Watch"}, MINISTRY | {"by": "NGO", "name": "Relief"}
    assert links((OURS, first), (RETOLD, second), Sure("same")) == links((OURS, first), (RETOLD, second), Sure("opposed")) == set()


def test_one_of_several_charges_that_is_denied_leaves_the_others_standing():
    papers = [Paper("a", FIRST), Paper("b", LATER)]
    charge = MINISTRY | {"act": "accuse", "before": "alleged"}
    denied = papers[0].says("commandos of Ecuador had burnt the garrison at Tumbes", **charge)
    other = papers[0].says("of mining the harbour", **charge)
    papers[0].records[-1] = replace(other, spans=(*(span for span in denied.spans if span.role == "cue"), *other.spans[2:]))
    papers[1].says(NO, **REBELS)
    case = MemoryCase().add(*papers)
    reconcile(case, None, Sure("denies"))
    assert [link.kind for link in case.links() if link.right == denied.id and link.rule == "reconcile.matched.answer"] == ["partial_denial"]


def test_an_accusation_is_not_answered_long_after():
    accusation = (OURS, MINISTRY | {"act": "accuse", "before": "alleged"})
    assert links(accusation, (RETOLD, REBELS), Sure("blames")) == {("mutual_blame", "responsibility")}
    assert links(accusation, (RETOLD, REBELS), Sure("blames"), (FIRST, "2031-05-09")) == set()


def test_the_surest_of_a_claimants_statements_is_denied_in_whatever_order_they_stand():
    class Graded(Sure):
        def match(self, pairs):
            return [dict.fromkeys(WAYS, 0.01) | {"denies": 0.9 if "kitchens" in first else 0.75} for first, _ in pairs]

    soup = "soup reached the garrison and commandos of Tumbes"
    for words in ((OURS, soup), (soup, OURS)):
        three = [*(("ab"[n], FIRST, text, MINISTRY) for n, text in enumerate(words)), ("c", LATER, NO, REBELS)]
        assert found(three, Graded("denies")) == [(("explicit_denial", "act"), NO, OURS)]


def test_what_stands_does_not_hang_on_the_order_in_which_articles_came():
    statements = [
        ("a", FIRST, OURS, MINISTRY),
        ("b", FIRST, RETOLD, SPOKESMAN),
        ("c", LATER, NO, REBELS),
        ("d", "2031-05-03", "for the commandos there was soup at Tumbes and its garrison", MINISTRY),
    ]
    statements.append(("e", "2031-05-04", REFUSED, MINISTRY))
    for way in ("same", "opposed", "denies"):
        at_once = standing(statements, Sure(way), together=True)
        assert at_once
        for order in permutations(statements):
            assert standing(order, Sure(way), together=False) == at_once


def test_positions_without_a_day_are_not_compared():
    assert links((OURS, MINISTRY), (RETOLD, MINISTRY), Sure("opposed"), (None, None)) == set()


def test_a_word_and_a_side_in_common_are_enough_to_ask_and_sides_alone_are_not():
    first = ("talks with Ecuador and Chile about the harbour are on", MINISTRY)
    asked = Sure("opposed")
    assert links(first, ("its envoys will never sit down to talks with Ecuador again", MINISTRY), asked) == {
        ("position_change", "position")
    }
    matcher = Sure("opposed")
    links(first, ("it will trade with Ecuador and Chile", MINISTRY), matcher)
    assert matcher.asked == []


def test_whoever_both_name_is_a_word_in_common():
    first = ("Vladimir Putin is a friend of every garrison", MINISTRY)
    assert links(first, ("Vladimir Putin is the gallows of that garrison", REBELS), Sure("judged")) == {("framing", "label")}
    last = ("Putin is a friend of every garrison", MINISTRY), ("Putin is a gallows", REBELS)
    assert links(*last, Sure("judged")) == {("framing", "label")}
    judged = ("Vladimir Putin is a friend", MINISTRY), ("the gallows are the work of Vladimir Putin", REBELS)
    assert links(*judged, Sure("judged")) == {("framing", "label")}


def test_two_people_of_one_last_name_are_two_voices():
    here, there = SPOKESMAN, {"by": "ECU", "name": "Luis Rojas", "kind": "person"}
    assert links((OURS, here), (RETOLD, there), Sure("same")) == links((OURS, here), (RETOLD, there), Sure("opposed")) == set()


def test_another_wording_that_a_rule_joins_is_left_to_it():
    matcher = Sure("same")
    left, right = "its commandos overran the garrison at Tumbes before dawn", "its commandos overran the garrison at Tumbes on Friday"
    links((left, MINISTRY), (right, MINISTRY), matcher)
    assert matcher.asked == []


def standing(statements, matcher, *, together):
    """Return the links that stand when the articles of statements are reconciled in this order, at once or one by one."""
    case = MemoryCase()
    for name, day, text, said in statements:
        paper = Paper(name, day)
        paper.says(text, **said)
        case.add(paper)
        if not together:
            reconcile(case, None, matcher)
    reconcile(case, None, matcher)
    return {(link.kind, link.left, link.right) for link in case.links()}


def test_positions_part_where_one_of_the_two_says_no():
    assert links((OURS, MINISTRY), (RETOLD, MINISTRY), Sure("opposed")) == set()
    never = ("no garrison at Tumbes will serve its commandos", MINISTRY)
    assert links((REFUSED, MINISTRY), never, Sure("opposed")) == set()


def test_what_names_other_places_is_another_statement():
    left, right = "its guns at the harbour of Piura fell silent", "quiet came at last to the harbour of Tumbes"
    assert links((left, MINISTRY), (right, MINISTRY), Sure("same")) == set()
    assert links((left, MINISTRY), (right.replace("Tumbes", "Piura"), MINISTRY), Sure("same")) == {("wording_variant", None)}


def test_who_does_not_know_denies_nothing():
    for open_words in (
        "it was not clear whether commandos set foot in Tumbes or its garrison",
        "there is no word of commandos in Tumbes or its garrison",
    ):
        assert links((OURS, MINISTRY), (open_words, REBELS), Sure("denies")) == set()


def test_that_troops_went_somewhere_is_not_denied_by_who_did_not_fire():
    went = ("its commandos crossed into Tumbes by the garrison", MINISTRY)
    assert links(went, ("no commandos fired at Tumbes or its garrison", REBELS), Sure("denies")) == set()
    assert links(went, ("no commandos crossed into Tumbes or its garrison", REBELS), Sure("denies")) != set()


def test_each_sentence_of_an_interview_is_told_once():
    said = SPOKESMAN | {"voice": "direct", "before": "said"}
    first, second = (
        "our commandos hold Tumbes and its bread ovens",
        "our commandos hold the ovens of Tumbes for ever and its garrison sings",
    )
    both = [("a", FIRST, first, said), ("b", FIRST, first, said), ("b", FIRST, second, said)]
    assert not [one for one in found(both, Sure("same")) if first in one and second in one]


def test_who_has_no_side_is_blamed_by_nobody():
    accused = (OURS, MINISTRY | {"act": "accuse", "before": "alleged"})
    assert links(accused, (RETOLD, REBELS | {"by": "NGO", "name": "Relief"}), Sure("blames")) == set()


def test_what_is_only_said_not_to_be_so_is_no_other_position():
    left = ("the talks on the garrison at Tumbes had no bearing on its kitchens", MINISTRY)
    right = ("the kitchens of the garrison at Tumbes would join the talks", MINISTRY)
    assert links(left, right, Sure("opposed")) == set()


def test_what_judges_may_be_quoted():
    left = ("the storm of Tumbes and its garrison was a feat of arms", MINISTRY)
    right = ('what was done to Tumbes and its garrison was "a harvest"', REBELS)
    assert links(left, right, Sure("judged")) == {("framing", "label")}


def test_who_denies_one_part_of_a_claim_denies_it_in_part():
    denial = ("no cook or baker from anywhere burnt ovens at Tumbes", REBELS)
    burnt = "its gunners burnt the ovens of Tumbes"
    assert links((burnt, MINISTRY), denial, Sure("denies")) == {("explicit_denial", "act")}
    assert links((f"{burnt} and hanged the millers of a garrison", MINISTRY), denial, Sure("denies")) == {("partial_denial", "act")}


def test_denial_and_claim_are_of_one_war():
    claim = ("its guns hit a mill and a bridge near Tumbes by night", MINISTRY)
    assert links(claim, ("no guns hit a mill or a bridge by night", REBELS), Sure("denies")) == set()
    assert links(claim, ("no guns hit a mill or a bridge near Tumbes by night", REBELS), Sure("denies")) != set()


def test_two_statements_that_name_nothing_in_common_are_of_two_places():
    left, right = "the guns by the harbour wall in Piura fell silent", "quiet came at last to the harbour wall in Tumbes"
    assert links((left, MINISTRY), (right, MINISTRY), Sure("same")) == set()
    assert links((left, MINISTRY), (right.replace("Tumbes", "Piura"), MINISTRY), Sure("same")) == {("wording_variant", None)}


def test_names_alone_make_no_one_claim_of_two_voices():
    left, right = "the guns in Tumbes and in Piura fell silent", "bread came to people in Piura and in Tumbes"
    assert links((left, MINISTRY), (right, SPOKESMAN), Sure("same")) == set()
    assert links((left, MINISTRY), (f"{right}, and the guns were moved", SPOKESMAN), Sure("same")) == {("wording_variant", None)}


def test_what_calls_a_thing_nothing_is_no_judgement():
    left, right = "its kitchens at Tumbes served the garrison", "breakfast at Tumbes came late to the garrison"
    assert links((left, MINISTRY), (right, REBELS), Sure("judged")) == set()
