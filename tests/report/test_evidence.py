import dataclasses

from counterclaim.article import Passage
from counterclaim.report.evidence import EvidenceBook
from counterclaim.report.lookup import look_up
from tests.report.brief_cases import ORSANNE, VELMARK, Desk


def words(paragraph):
    return "".join(piece.text for sentence in paragraph.sentences for piece in sentence.pieces)


def test_only_cited_paragraphs_are_shown_whole_with_their_sentence_and_words():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Nothing here.\nIt rained. Velmark lost 12 men. More rain.")
    toll = desk.toll(art, "12", VELMARK, "VLM", 12)
    book = EvidenceBook(look_up(desk.view()))
    citation = book.cite(toll)
    (exhibit,) = book.exhibits()
    (paragraph,) = exhibit.paragraphs
    assert words(paragraph) == "It rained. Velmark lost 12 men. More rain."
    (sentence,) = [s for s in paragraph.sentences if s.anchor]
    assert sentence.anchor == citation.anchor
    assert [p.text for p in sentence.pieces if p.marked] == ["12"]
    assert "".join(p.text for p in sentence.pieces)[citation.start : citation.end] == "12"


def test_overlapping_words_are_marked_without_loss():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Velmark lost 12 men at Tiro.")
    records = [desk.claim(art, "lost 12 men", ORSANNE), desk.claim(art, "12 men at Tiro", VELMARK)]
    book = EvidenceBook(look_up(desk.view()))
    assert len({book.cite(record).anchor for record in records}) == 1
    (exhibit,) = book.exhibits()
    assert words(exhibit.paragraphs[0]) == art.text
    assert "".join(p.text for s in exhibit.paragraphs[0].sentences for p in s.pieces if p.marked) == "lost 12 men at Tiro"


def test_anchors_do_not_depend_on_the_order_of_citing():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Velmark lost 12 men. Orsanne lost 9 men.\nOrsanne lost a ship.")
    records = [desk.toll(art, said, VELMARK, "VLM", 1) for said in ("12", "9", "a ship")]
    look = look_up(desk.view())
    forth, back = EvidenceBook(look), EvidenceBook(look)
    assert [forth.cite(r) for r in records] == [back.cite(r) for r in reversed(records)][::-1]
    assert forth.exhibits() == back.exhibits()


def test_words_outside_every_read_passage_are_shown_by_their_line():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "tags: war\nVelmark lost 12 men.", zones=("front_matter", "boilerplate"))
    book = EvidenceBook(look_up(desk.view()))
    book.cite(desk.toll(art, "12", VELMARK, "VLM", 12))
    assert words(book.exhibits()[0].paragraphs[0]) == "Velmark lost 12 men."


def test_a_passage_read_through_markup_shows_what_a_person_reads():
    desk = Desk()
    art = desk.article("Rook", "2031-05-04", "Velmark lost <b>12</b> men &amp; a ship.")
    shown = "Velmark lost 12 men & a ship."
    runs = ((0, 0, 13), (13, 16, 2), (15, 22, 5), (20, 27, 5), (21, 32, 8))
    passage = Passage("p", art.id, 0, len(art.text), "body", shown, runs)
    desk.articles[0] = dataclasses.replace(art, passages=(passage,))
    toll = desk.toll(art, "12", VELMARK, "VLM", 12)
    ship = desk.toll(art, "a ship", VELMARK, "VLM", 1)
    book = EvidenceBook(look_up(desk.view()))
    found = [book.cite(toll), book.cite(ship)]
    assert [shown[c.start : c.end] for c in found] == ["12", "a ship"]
    assert words(book.exhibits()[0].paragraphs[0]) == shown
