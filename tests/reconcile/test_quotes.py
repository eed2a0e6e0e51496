"""One utterance in two quotations: whose words stand between the marks, and how much of them tells."""

from dataclasses import replace

from counterclaim.reconcile import reconcile
from tests.reconcile.build import MemoryCase, Paper


def kinds(words, other, act="warn"):
    first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-01", "Evening Star")
    first.says(words, by="PER", kind="person", name="Rosa Vely", act="state", voice="direct")
    second.says(other, by="PER", kind="person", name="Vely", act=act, voice="partial", before="warned people that")
    case = MemoryCase().add(first, second)
    reconcile(case)
    return {one.kind for one in case.links()} & {"quote_variant", "wording_variant"}


def test_a_content_without_marks_stands_between_them():
    assert kinds("We face hard days in the months to come", "we face hard days in the months to come") == {"quote_variant"}


def test_words_beside_the_marks_are_the_outlet_s():
    assert kinds("We face hard days", 'a long war and "we face hard days"') == {"quote_variant"}
    assert kinds("We face hard days in a long war", 'a long war and "hard days"') == set()


def test_one_full_name_is_one_speaker_whatever_side_it_is_put_on():
    def found(name):
        first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-01", "Evening Star")
        first.says("We shall march on to the river and then to the sea", by="PER", kind="person", name="Rosa Vely", voice="direct")
        second.says("march on to the river and then to the sea", by="ECU", kind="person", name=name, voice="partial")
        case = MemoryCase().add(first, second)
        reconcile(case)
        return {one.kind for one in case.links()} & {"quote_variant", "wording_variant"}

    assert found("Rosa Vely") == {"quote_variant"}
    assert found("Juan Noor") == set()


def test_what_an_ellipsis_leaves_out_may_stand_between():
    long = "We face hard days, say those who know the land, in the months to come"
    assert kinds(long, "we face hard days ... in the months to come") == {"quote_variant"}
    assert kinds(long, "we face hard days … in the years to come") == set()


def test_outlets_contract_what_was_said():
    assert kinds("We have faced hard days and will not give in", "we've faced hard days and won't give in") == {"quote_variant"}


def test_a_quotation_of_which_one_article_gives_more_is_cut():
    def found(*cues):
        first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-01", "Evening Star")
        said = {"by": "PER", "kind": "person", "name": "Rosa Vely", "act": "state", "voice": "direct"}
        words = "Who will bury all those who froze on the road to the river?"
        made = first.says(words, **said)
        if cues:
            more = first.says("Not one of you sent a spade.", **said)
            first.records[-1] = replace(more, spans=(*(one for one in made.spans if one.role in cues), *more.spans[2:]))
        second.says(words, **said)
        case = MemoryCase().add(first, second)
        reconcile(case)
        return {one.kind for one in case.links()} & {"quote_variant", "wording_variant"}

    assert found() == {"wording_variant"}
    assert found("source", "cue") == {"quote_variant"}
    assert found("source") == {"wording_variant"}  # another utterance
