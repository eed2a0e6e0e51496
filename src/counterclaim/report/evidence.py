"""The words behind the brief: every sentence it rests on, in its paragraph, in its article.

Only sentences that the brief cites are shown, each once, inside the paragraph they stand in. A sentence is the unit that a link goes to;
the exact words of the records on it are marked.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from counterclaim.article import READ_ZONES, SPACES, Article, Passage
from counterclaim.detect.tokens import sentences, tokenize
from counterclaim.noun import Record
from counterclaim.report.lookup import Lookup
from counterclaim.report.wording import clipped, folded

PARAGRAPH = "\n"
CONTEXT = 110  # characters of a sentence shown on either side of a short quotation


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words, marked where a record stands on them."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph; ``anchor`` is its id in the brief where it is cited, else null."""

    anchor: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A cited paragraph: its zone, where it starts in the article text, and its sentences with what stands between them."""

    zone: str
    start: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """The cited paragraphs of one article."""

    article: Article
    outlet: str
    anchor: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a record's words are shown: the sentence's id in the brief, and where in the sentence the words start and end."""

    anchor: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands before and after a record's words in their sentence, cut where it is long."""

    before: str
    after: str


@dataclass(slots=True)
class _Block:
    """A paragraph while it is gathered: its view, its sentences, what is marked in it, and which sentences are cited."""

    zone: str
    start: int
    view: str
    sentences: list[tuple[int, int]]
    passage: Passage | None
    marks: set[tuple[int, int]] = field(default_factory=set)
    cited: set[int] = field(default_factory=set)


class EvidenceBook:
    """Collects sentences while the brief cites them; `exhibits` then shows what was cited and nothing else.

    Anchors depend on the article's place in the case and on the sentence's offset alone, so that citing in another order changes no link.
    """

    def __init__(self, look: Lookup) -> None:
        self._look = look
        self._number = look.numbers
        self._passages: dict[str, tuple[list[int], list[Passage]]] = {}
        self._blocks: dict[str, dict[int, _Block]] = {}

    def cite(self, record: Record) -> Citation:
        """Add the sentence that ``record`` starts in, and return where it will be shown."""
        article = self._look.articles[record.article]
        block = self._block(article, record.start)
        start, end = (_in_view(block, offset) for offset in (record.start, record.end))
        at = max(bisect_right(block.sentences, (start, len(block.view) + 1)) - 1, 0)
        block.marks.add((start, end))
        block.cited.add(at)
        sentence = block.sentences[at]
        return Citation(self._anchor(article, block, at), start - sentence[0], min(end, sentence[1]) - sentence[0])

    def setting(self, record: Record, most: int = CONTEXT) -> Setting:
        """Return the words around ``record`` in its sentence, at most about ``most`` characters on either side."""
        article = self._look.articles[record.article]
        block = self._block(article, record.start)
        start, end = (_in_view(block, offset) for offset in (record.start, record.end))
        sentence = block.sentences[max(bisect_right(block.sentences, (start, len(block.view) + 1)) - 1, 0)]
        before, after = folded(block.view[sentence[0] : start]), folded(block.view[end : sentence[1]])
        return Setting(before if len(before) <= most else "… " + before[before.find(" ", -most) + 1 :], clipped(after, most))

    def exhibits(self) -> tuple[Exhibit, ...]:
        """Return the cited paragraphs, by article in the order of the case, then in reading order."""
        return tuple(self._exhibit(article) for article in self._look.view.articles if article.id in self._blocks)

    def _block(self, article: Article, offset: int) -> _Block:
        passage = self._passage_at(article, offset)
        start = passage.start if passage else article.text.rfind(PARAGRAPH, 0, offset) + 1
        blocks = self._blocks.setdefault(article.id, {})
        if start not in blocks:
            blocks[start] = _open_block(article, start, passage)
        return blocks[start]

    def _passage_at(self, article: Article, offset: int) -> Passage | None:
        """Return the passage that is read at ``offset``: the one that starts last before it, so the inner one where two nest."""
        if article.id not in self._passages:
            read = sorted((p for p in article.passages if p.zone in READ_ZONES), key=lambda p: (p.start, -p.end))
            self._passages[article.id] = ([passage.start for passage in read], read)
        starts, passages = self._passages[article.id]
        at = bisect_right(starts, offset) - 1
        return passages[at] if at >= 0 and offset < passages[at].end else None

    def _anchor(self, article: Article, block: _Block, at: int) -> str:
        return f"e{self._number[article.id]}-{block.start}-{at + 1}"

    def _exhibit(self, article: Article) -> Exhibit:
        blocks = self._blocks[article.id]
        paragraphs = tuple(self._paragraph(article, blocks[start]) for start in sorted(blocks) if blocks[start].cited)
        return Exhibit(article, self._look.outlet(article.id), f"a{self._number[article.id]}", paragraphs)

    def _paragraph(self, article: Article, block: _Block) -> Paragraph:
        anchors = [self._anchor(article, block, at) if at in block.cited else None for at in range(len(block.sentences))]
        pieces = [_pieces(block, *span) for span in block.sentences]
        return Paragraph(block.zone, block.start, tuple(Sentence(a, p) for a, p in zip(anchors, pieces, strict=True)))


def _open_block(article: Article, start: int, passage: Passage | None) -> _Block:
    if passage:
        view, zone = passage.view(article.text), str(passage.zone)
    else:
        end = article.text.find(PARAGRAPH, start)
        view, zone = article.text[start : end if end >= 0 else len(article.text)].translate(SPACES), ""
    return _Block(zone, start, view, _tiled(view), passage)


def _tiled(view: str) -> list[tuple[int, int]]:
    """Return the sentences of ``view``, stretched so that together they cover it: nothing of the paragraph is lost."""
    starts = [0, *(start for start, _ in sentences(tokenize(view))[1:])]
    return list(zip(starts, [*starts[1:], len(view)], strict=True))


def _in_view(block: _Block, offset: int) -> int:
    """Return where the article offset lies in the paragraph's view, kept inside it."""
    if block.passage is None or block.passage.shown is None:
        return min(max(offset - block.start, 0), len(block.view))
    before = [run for run in block.passage.runs if run[1] <= offset]
    if not before:
        return 0
    shown, raw, length = before[-1]
    return min(shown + min(offset - raw, length), len(block.view))


def _pieces(block: _Block, start: int, end: int) -> tuple[Piece, ...]:
    """Return the words ``start``..``end`` cut where marks begin and end."""
    inside = [(max(left, start), min(right, end)) for left, right in block.marks if left < end and right > start]
    cuts = sorted({start, end, *(cut for mark in inside for cut in mark)})
    return tuple(Piece(block.view[left:right], any(a <= left and right <= b for a, b in inside)) for left, right in pairwise(cuts))
