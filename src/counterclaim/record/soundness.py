"""Whether a record stands on the words it names. Used when a record comes in, and again by `check`."""

from collections.abc import Iterable, Iterator
from datetime import date

from counterclaim.article import Article
from counterclaim.errors import RecordError
from counterclaim.event import Interval
from counterclaim.ids import text_sha256
from counterclaim.noun import Record


def verify_article(article: Article) -> None:
    """Raise `RecordError` where the article's text is not what its hash says, or a passage lies outside of it."""
    if text_sha256(article.text) != article.text_sha256:
        raise RecordError("the text of the article does not have the hash that the article names", where=article.id)
    for passage in article.passages:
        if passage.article != article.id or not 0 <= passage.start <= passage.end <= len(article.text):
            raise RecordError("the passage does not lie in its article", where=passage.id)


def verify_record(article: Article, record: Record) -> None:
    """Raise `RecordError` where the record names another article, lies outside of its text, quotes other words, or names no day."""
    if record.article != article.id:
        raise RecordError(f"the record names article {record.article}, not {article.id}", where=record.id)
    if not 0 <= record.start < record.end <= len(article.text):
        raise RecordError(f"the record lies at {record.start}..{record.end}, outside of its article", where=record.id)
    for problem in (*span_problems(article.text, record), *_day_problems(record)):
        raise RecordError(problem, where=record.id)


def _day_problems(record: Record) -> Iterator[str]:
    """Yield the ends of the record's interval that are no ISO days."""
    told = (getattr(record, field, None) for field in ("date", "interval"))
    for end in (end for when in told if isinstance(when, Interval) for end in (when.start, when.end)):
        try:
            date.fromisoformat(end or "0001-01-01")
        except ValueError:
            yield f"the date {end!r} is no ISO day"


def span_problems(text: str, record: Record) -> Iterable[str]:
    """Yield what is wrong with the record's spans, in words."""
    if not record.spans:
        yield "the record stands on no words"
    for span in record.spans:
        found = text[span.start : span.end]
        if found != span.exact or not 0 <= span.start < span.end:
            yield f"the {span.role} span {span.start}..{span.end} reads {found!r} in the article and {span.exact!r} in the record"
