from counterclaim.report.disputes import find_disputes
from counterclaim.report.lookup import look_up
from tests.report.brief_cases import GENERAL, ORSANNE, PASCAY, VELMARK, Desk, invented_war


def disputes(desk):
    look = look_up(desk.view())
    return find_disputes(look), look


def said(statements, look):
    return [(s.side, s.act, look.exact(s.records[0])) for s in statements]


def test_denial_stands_beside_what_it_is_about_and_copies_add_nothing():
    found, look = disputes(invented_war())
    shelling = next(c for c in found.cards if any(s.act == "accuse" for s in c.left))
    assert said(shelling.left, look) == [("VLM", "accuse", "shelling the hospital at Tiro")]
    assert said(shelling.right, look) == [("ORS", "deny", "We did not fire on it")]
    assert shelling.origins == 1


def test_what_is_not_denied_comes_from_the_links_alone():
    found, _ = disputes(invented_war())
    number = next(c for c in found.cards if c.dimensions)
    assert (number.dimensions, number.untouched) == (("number",), ("act", "responsibility", "label"))
    assert next(c for c in found.cards if not c.dimensions).untouched == ()


def test_whoever_denies_the_act_leaves_nothing_undenied():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Velmark says a bridge was hit. Orsanne denies that.")
    desk.link(desk.claim(art, "denies that", ORSANNE, "deny"), desk.claim(art, "a bridge was hit", VELMARK), "explicit_denial", "act")
    assert [(c.dimensions, c.untouched) for c in disputes(desk)[0].cards] == [(("act",), ())]


def test_accused_side_without_a_denial_is_named():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Velmark accused Orsanne and Pascay of mining the strait. Pascay denied it had laid mines.")
    mined = desk.event(art, "mining the strait", [ORSANNE, PASCAY], [VELMARK], by="VLM", denied=["PSC"])
    desk.claim(art, "it had laid mines", PASCAY, "deny", about=[mined])
    (card,) = disputes(desk)[0].cards
    assert card.silent == ("ORS",)


def test_partial_denial_link_stands_either_way_round():
    for turned in (False, True):
        desk = Desk()
        art = desk.article("Rook", "2031-05-04", "Velmark says a bridge was hit by Orsanne. Orsanne denies its jets did it.")
        hit = desk.claim(art, "a bridge was hit by Orsanne", VELMARK)
        denial = desk.claim(art, "its jets did it", ORSANNE, "deny")
        desk.link(*((hit, denial) if turned else (denial, hit)), "partial_denial", "responsibility")
        (card,) = disputes(desk)[0].cards
        assert [card.left[0].records[0].id, card.right[0].records[0].id] == [hit.id, denial.id]
        assert card.untouched == ("act", "number", "label")


def test_denial_of_nothing_on_record_says_so():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Orsanne denied having mercenaries.")
    desk.claim(art, "having mercenaries", ORSANNE, "deny")
    found, look = disputes(desk)
    assert (found.cards, said(found.alone, look)) == ((), [("ORS", "deny", "having mercenaries")])


def test_event_denied_by_a_side_alone_makes_a_card_without_its_words():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Tiro was shelled by Orsanne, which it denies.")
    desk.event(art, "Tiro was shelled", [ORSANNE], [VELMARK], by="VLM", denied=["ORS"])
    (card,) = disputes(desk)[0].cards
    assert [(s.side, s.unquoted) for s in card.right] == [("ORS", True)]


def test_a_denied_event_whose_denial_is_quoted_makes_no_second_card():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Velmark said Tiro was shelled by Orsanne. Orsanne denied that Tiro was shelled.")
    said = desk.claim(art, "Tiro was shelled by Orsanne", VELMARK, "accuse", addressee=ORSANNE)
    desk.claim(art, "denied that Tiro was shelled", ORSANNE, "deny", about=[said])
    desk.event(art, "Tiro was shelled by Orsanne", [ORSANNE], [VELMARK], by="VLM", denied=["ORS"])
    (card,) = disputes(desk)[0].cards
    assert [(s.side, s.unquoted) for s in card.right] == [("ORS", False)]


def test_mutual_blame_is_one_card_of_two_accusers():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Velmark said Orsanne fired first. Orsanne said Velmark fired first.")
    one, two = desk.claim(art, "Orsanne fired first", VELMARK, "accuse"), desk.claim(art, "Velmark fired first", ORSANNE, "accuse")
    desk.link(one, two, "mutual_blame")
    found, _ = disputes(desk)
    assert [(c.kind, c.left[0].side, c.right[0].side) for c in found.cards] == [("mutual_blame", "VLM", "ORS")]
    assert found.unanswered == ()


def test_accusation_without_a_denial_is_listed_once_for_all_its_copies():
    desk = Desk()
    for _ in range(2):
        art = desk.article("Rook", "2031-05-04", "Orsanne accused Velmark of burning the woods.")
        desk.claim(art, "burning the woods", ORSANNE, "accuse", addressee=VELMARK)
    (statement,) = disputes(desk)[0].unanswered
    assert len(statement.records) == 2


def test_nothing_is_joined_by_likeness_of_words_across_sides():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Velmark accused Orsanne of burning the woods. Orsanne denied burning the woods at Mell.")
    desk.claim(art, "burning the woods", VELMARK, "accuse", addressee=ORSANNE)
    desk.claim(art, "burning the woods at Mell", ORSANNE, "deny")
    found, _ = disputes(desk)
    assert found.cards == ()
    assert [len(found.alone), len(found.unanswered)] == [1, 1]


def test_clashing_figures_are_pairs_and_flags_reach_records():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Velmark lost 12 men, it says. It lost 90, says Orsanne.")
    one, two = desk.toll(art, "12", VELMARK, "VLM", 12), desk.toll(art, "90", ORSANNE, "VLM", 90)
    desk.link(one, two, "true_conflict")
    desk.link(two, one, "implausible", reason="more than it has")
    found, _ = disputes(desk)
    assert [(c.left.id, c.right.id) for c in found.clashes] == [(one.id, two.id)]
    assert found.doubts.disputed == {one.id, two.id}
    assert found.doubts.flags == {two.id: ("more than it has",)}


def test_a_toll_of_a_denied_event_is_denied():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Orsanne shelled Tiro, killing 12, which it denies.")
    toll = desk.toll(art, "12", GENERAL, "VLM", 12)
    desk.event(art, "shelled Tiro", [ORSANNE], [VELMARK], by="VLM", denied=["ORS"], tolls=[toll])
    assert disputes(desk)[0].doubts.denied_by[toll.id] == ("ORS",)


def test_very_many_wordings_of_one_dispute_stay_quick():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "\n".join(f"Velmark said that case {n} of shelling was Orsanne's." for n in range(1500)))
    claims = [desk.claim(art, f"case {n} of shelling", VELMARK, "accuse", addressee=ORSANNE) for n in range(1500)]
    denial = desk.claim(art, "Velmark said that case 1499", ORSANNE, "deny", about=claims)
    found, _ = disputes(desk)
    assert len(found.cards) == 1
    assert sum(len(s.records) for s in found.cards[0].left) == 1500
    assert found.cards[0].right[0].records == (denial,)


def test_a_denial_that_says_the_same_as_one_denied_stands_with_the_denials():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Velmark says a bridge was hit. Orsanne denies that.")
    hit, denial = desk.claim(art, "a bridge was hit", VELMARK), desk.claim(art, "denies that", ORSANNE, "deny")
    other = desk.article("Heron", "2031-05-05", "Orsanne denied that a bridge was hit.")
    again = desk.claim(other, "a bridge was hit", ORSANNE, "deny")
    desk.link(denial, hit, "explicit_denial", "act")
    desk.link(again, hit, "wording_variant")
    (card,) = disputes(desk)[0].cards
    assert [s.side for s in card.left] == ["VLM"]
    assert {s.side for s in card.right} == {"ORS"}
    assert {record.id for s in card.right for record in s.records} == {denial.id, again.id}


def test_a_clash_that_several_articles_carry_is_one_and_every_figure_of_it_is_disputed():
    desk = Desk()
    for outlet, words in (("Rook", "It lost 90 soldiers near Mell"), ("Heron", "It lost 90 soldiers")):
        art = desk.article(outlet, "2031-05-04", f"Velmark lost 12 men, it says. {words}, says Orsanne.")
        one, two = desk.toll(art, "12 men", VELMARK, "VLM", 12), desk.toll(art, words, ORSANNE, "VLM", 90)
        desk.link(one, two, "true_conflict")
    found, look = disputes(desk)
    assert [look.exact(clash.right) for clash in found.clashes] == ["It lost 90 soldiers near Mell"]
    assert len(found.doubts.disputed) == 4
