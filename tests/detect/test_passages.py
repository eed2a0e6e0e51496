from counterclaim.article import Article, Passage, Published
from counterclaim.detect.passages import detect_article

TEXT = "Mali said the road was open.\nMali said the road was open.\nAll rights reserved, Mali said."


def article() -> Article:
    spans = [(0, 28), (29, 57), (58, len(TEXT))]
    zones = ("body", "caption", "boilerplate")
    passages = tuple(Passage(f"p{n}", "a", start, end, zone) for n, ((start, end), zone) in enumerate(zip(spans, zones, strict=True)))  # type: ignore[arg-type]
    day = Published(None, "none", "none")
    return Article("a", "0", "", "a", None, TEXT, "0", "utf-8", "given", None, None, None, None, None, "en", day, (), passages)


def test_every_passage_comes_back_in_order() -> None:
    assert [one.passage.id for one in detect_article(article())] == ["p0", "p1", "p2"]


def test_same_words_have_the_same_mentions() -> None:
    first, second, _ = detect_article(article())
    assert first.attributions == second.attributions
    assert first.attributions
    assert first.actors is second.actors


def test_unread_zones_have_a_view_but_no_mentions() -> None:
    unread = detect_article(article())[2]
    assert unread.view == "All rights reserved, Mali said."
    assert (unread.tokens, unread.actors, unread.attributions, unread.sentences) == ((), (), (), ())
