"""Put an article together: text, passages with ids, and what metadata and the text itself say about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from counterclaim.article import READ_ZONES, Article, Capture, Drop, Passage, Published, Zone
from counterclaim.clean import dates
from counterclaim.clean.blocks import Block, Hint
from counterclaim.clean.captions import ends_in_stop
from counterclaim.clean.credits import byline_of, taken_from
from counterclaim.clean.facts import Facts
from counterclaim.clean.language import READ, language_of
from counterclaim.clean.zones import Zoned
from counterclaim.ids import content_id, text_sha256

LAST = 5  # passages from the end among which the credit of the whole text stands
DATE_LINES = 3  # passages from the top among which a line that gives the day stands
TOP = 4  # body paragraphs from the top in which a dateline stands
HEADLINE_WORDS = 25


@dataclass(frozen=True, slots=True)
class Source:
    """The text of an article, and how it was decoded; ``part`` is its place in its capture."""

    text: str
    encoding: str
    basis: str
    part: str = ""


def assemble(capture: Capture, source: Source, facts: Facts, zoned: Sequence[Zoned], fixed: Sequence[Zoned] = ()) -> Article:
    """Return the article; ``fixed`` are passages known from metadata (the front matter block, headline and description)."""
    zoned = _with_headline(zoned, facts)
    article_id = content_id("article", capture.sha256, source.part)
    body = [z.block.view for z in zoned if z.zone == "body"]
    return Article(
        id=article_id,
        sha256=capture.sha256,
        part=source.part,
        path=capture.path,
        url=facts.url,
        text=source.text,
        text_sha256=text_sha256(source.text),
        encoding=source.encoding,
        encoding_basis=source.basis,
        outlet=facts.outlet or _outlet_from(zoned),
        title=facts.title or _title_from(zoned),
        description=facts.description,
        byline=facts.byline or _byline_from(zoned),
        credit_line=_credit_line(zoned, body),
        lang=language_of(_read_text(zoned), facts.lang),
        published=_published(capture, facts, body, *_edges(zoned)),
        categories=facts.categories,
        passages=tuple(_passage(article_id, z) for z in sorted([*fixed, *zoned], key=_order)),
    )


def drop(capture: Capture, reason: str, detail: str, remedy: str = "", part: str = "") -> Drop:
    """Return a capture (or a part of it) that holds no article, and why."""
    return Drop(capture.path, part or capture.part, capture.sha256, "clean", reason, detail, remedy)


def compose(title: str | None, description: str | None, parts: Iterable[tuple[str, Hint, bool]]) -> tuple[str, list[Zoned], list[Block]]:
    """Write extracted parts (words, hint, whether from markup) as one text; return it, its head passages, and paragraphs."""
    text = ""
    fixed: list[Zoned] = []
    found: list[Block] = []
    heads: list[tuple[str, Zone]] = [(title or "", "headline"), (description or "", "description")]
    for words, zone in heads:
        if words.strip():
            text, block = _appended(text, words, "")
            fixed.append(Zoned(block, zone))
    for words, hint, in_markup in parts:
        if words.strip() and not (not found and title and words.strip() == title.strip()):
            text, block = _appended(text, words, hint)
            found.append(replace(block, in_markup=in_markup))
    return text, fixed, found


def _appended(text: str, words: str, hint: Hint) -> tuple[str, Block]:
    words = _well_formed(" ".join(words.split()))
    text = f"{text}\n\n{words}" if text else words
    return text, Block(len(text) - len(words), len(text), words, hint=hint)


def _well_formed(words: str) -> str:
    """Return ``words`` with lone surrogates, which no UTF-8 file can hold, replaced."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _passage(article_id: str, zoned: Zoned) -> Passage:
    block = zoned.block
    identifier = content_id("passage", article_id, block.start, block.end, zoned.zone)
    return Passage(identifier, article_id, block.start, block.end, zoned.zone, block.shown, block.runs)


def _order(zoned: Zoned) -> tuple[int, int]:
    return zoned.block.start, -zoned.block.end


def _with_headline(zoned: Sequence[Zoned], facts: Facts) -> list[Zoned]:
    """Where no metadata give a headline, the first paragraph is one if it reads like one; a repeated headline is one too."""
    out = list(zoned)
    for index, one in enumerate(out):
        if one.zone in ("boilerplate", "credit"):
            continue
        if _is_headline(one, facts, alone=index + 1 == len(out)):
            out[index] = Zoned(one.block, "headline")
        break
    return out


def _is_headline(one: Zoned, facts: Facts, *, alone: bool) -> bool:
    view = one.block.view
    if facts.title:
        return view.strip().casefold() == facts.title.strip().casefold()
    return len(view.split()) <= HEADLINE_WORDS and not ends_in_stop(view) and (alone or one.zone in ("heading", "caption", "body"))


def _title_from(zoned: Sequence[Zoned]) -> str | None:
    return next((z.block.view.strip() for z in zoned if z.zone == "headline"), None)


def _credits(zoned: Sequence[Zoned]) -> list[str]:
    """Return the credits of the text: those of pictures stand right after a caption."""
    pairs = zip([None, *zoned], zoned, strict=False)
    return [one.block.view.strip() for before, one in pairs if one.zone == "credit" and not (before and before.zone == "caption")]


def _credit_line(zoned: Sequence[Zoned], body: Sequence[str]) -> str | None:
    """Return whose text this is, in its own words: a credit that takes it over, the dateline's agency, or a last credit."""
    found = _credits(zoned)
    taken = next((c for c in found if taken_from(c)), None)
    agency = next((a for view in body[:TOP] if (a := dates.dateline_agency(view))), None)
    last = next((c for c in _credits(zoned[-LAST:]) if byline_of(c) is None), None)
    return taken or agency or last


def _outlet_from(zoned: Sequence[Zoned]) -> str | None:
    return next((name for c in _credits(zoned) if (name := taken_from(c))), None)


def _byline_from(zoned: Sequence[Zoned]) -> str | None:
    return next((name for c in _credits(zoned) if (name := byline_of(c))), None)


def _edges(zoned: Sequence[Zoned]) -> tuple[list[str], list[str]]:
    """Return the passages at the top and at the end among which a line that gives the day stands."""
    return [z.block.view for z in zoned[:DATE_LINES]], [z.block.view for z in zoned[-LAST:]]


def _published(capture: Capture, facts: Facts, body: Sequence[str], top: Sequence[str], end: Sequence[str]) -> Published:
    """Return the best evidence for the day: a field, the address, the dateline, a date line, the file name; never the day of reading."""
    if facts.published:
        return facts.published
    dateline = next((d for view in body[:TOP] if (d := dates.from_dateline(view))), None)
    line = next((d for view in top if (d := dates.from_date_line(view))), None)
    line = line or next((d for view in end if (d := dates.from_status_line(view))), None)
    dated = dateline if dateline and dateline.value else line
    by_name = dates.from_dateline_and_name(body[:TOP], capture.path)
    found = (dates.from_address(facts.url or ""), dated, dates.from_file_name(capture.path), by_name)
    return next((d for d in found if d), None) or dateline or dates.UNKNOWN


def _read_text(zoned: Sequence[Zoned]) -> str:
    """Return enough of the words that readers read to tell the language from, prose first."""
    ordered = sorted((z for z in zoned if z.zone in READ_ZONES), key=lambda z: z.zone != "body")
    words, length = [], 0
    for one in ordered:
        words.append(one.block.view)
        length += len(one.block.view)
        if length > READ:
            break
    return "\n".join(words)
