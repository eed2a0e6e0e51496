"""Articles of a few paragraphs as the reader of dates takes them."""

from counterclaim.article import Article, Passage, Published
from counterclaim.detect.times import find_times
from counterclaim.detect.tokens import sentences, tokenize
from counterclaim.extract.context import Reading
from counterclaim.extract.dates import extract_dates
from counterclaim.extract.resolver import resolve
from counterclaim.mention import Attribution, PassageMentions

THURSDAY = "2022-03-17"


def places_of(view: str, anchor: str | None) -> list[tuple[str, str | None]]:
    return [(view[m.start : m.end], resolve(m, anchor)[0]) for m in find_times(view, tokenize(view))]


def reading(*paragraphs: str, anchor: str | None = THURSDAY, front_matter: str = "", quote: str = "", cue: str = "") -> Reading:
    text = front_matter + "\n".join(paragraphs)
    passages = [Passage("front", "a", 0, len(front_matter), "front_matter")] if front_matter else []
    mentions = []
    at = len(front_matter)
    for paragraph in paragraphs:
        passage = Passage(f"p{at}", "a", at, at + len(paragraph), "body")
        passages.append(passage)
        tokens = tokenize(paragraph)
        said = _said(paragraph, quote, cue) if quote and quote in paragraph else ()
        mentions.append(PassageMentions(passage, paragraph, tokens, sentences(tokens), (), said, (), find_times(paragraph, tokens), ()))
        at += len(paragraph) + 1
    article = Article(
        id="a", sha256="", part="", path="x.md", url=None, text=text, text_sha256="", encoding="utf-8", encoding_basis="", outlet=None,
        title=None, description=None, byline=None, credit_line=None, lang="en", published=Published(anchor, "day", "metadata"),
        categories=(), passages=tuple(passages),
    )  # fmt: skip
    return Reading(article, tuple(mentions), {}, anchor)


def _said(paragraph: str, quote: str, cue: str) -> tuple[Attribution, ...]:
    start, at = paragraph.index(quote), paragraph.index(cue)
    return (Attribution(None, (at, at + len(cue)), ((start, start + len(quote)),), cue, "direct", "test"),)


def values(read: Reading) -> list[tuple[str, str | None]]:
    return [(date.spans[0].exact, date.value) for date in extract_dates(read)]
