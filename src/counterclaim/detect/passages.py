"""Detect everything in an article, passage by passage; words that were read before in an article of the same month are not read again."""

from dataclasses import dataclass
from functools import lru_cache

from counterclaim.article import READ_ZONES, Article, Passage
from counterclaim.detect.actors import find_actors
from counterclaim.detect.annotated import annotate_once, syntax, with_annotated
from counterclaim.detect.annotation import Annotation
from counterclaim.detect.annotator import Annotator
from counterclaim.detect.attributions import find_attributions
from counterclaim.detect.leading import leads_to_quotation
from counterclaim.detect.numbers import find_numbers
from counterclaim.detect.places import UNTAGGED, Tags, find_places
from counterclaim.detect.times import find_times
from counterclaim.detect.tokens import sentences, tokenize
from counterclaim.mention import ActorMention, Attribution, NumberMention, PassageMentions, PlaceMention, SyntaxWord, TimeMention, Token
from counterclaim.store import AnnotationMemory

SURE = 0.85  # score from which the tag of a name decides what words leave open
LIKELY = 0.45  # ... and from which it does for a name of the place table, if the article's other places speak for it
REMEMBERED = 4096  # distinct passages kept; successive versions of a story share most of theirs


@dataclass(frozen=True, slots=True)
class _Found:
    """What the words of a passage hold, wherever they stand."""

    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    actors: tuple[ActorMention, ...]
    attributions: tuple[Attribution, ...]
    numbers: tuple[NumberMention, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    words: tuple[SyntaxWord, ...] = ()
    leads: tuple[int, int] | None = None


NOTHING = _Found((), (), (), (), (), (), ())


def detect_article(
    article: Article, annotator: Annotator | None = None, memory: AnnotationMemory | None = None
) -> tuple[PassageMentions, ...]:
    """Return the mentions of every passage of ``article``, in order; passages whose zone is not read have none.

    Rules read every passage; an ``annotator`` adds what they miss, and ``memory`` keeps what it said.
    """
    month = article.published.month
    return tuple(_mentions(passage, article.text, month, annotator, memory) for passage in article.passages)


def _mentions(
    passage: Passage, text: str, month: str | None, annotator: Annotator | None, memory: AnnotationMemory | None
) -> PassageMentions:
    view = passage.view(text)
    found = _read(view, month, annotator, memory) if passage.zone in READ_ZONES else NOTHING
    return PassageMentions(
        passage,
        view,
        found.tokens,
        found.sentences,
        found.actors,
        found.attributions,
        found.numbers,
        found.times,
        found.places,
        found.words,
        found.leads,
    )


@lru_cache(maxsize=REMEMBERED)
def _read(view: str, month: str | None, annotator: Annotator | None, memory: AnnotationMemory | None) -> _Found:
    tokens = tokenize(view)
    spans = sentences(tokens)
    annotation = annotate_once(view, annotator, memory) if annotator is not None else None
    places = find_places(view, tokens, _tags(annotation) if annotation is not None else UNTAGGED)
    actors = tuple(one for one in find_actors(view, tokens, month) if not _is_part_of_place(one, places))
    words = syntax(annotation) if annotation is not None else ()
    attributions = find_attributions(view, tokens, spans, actors, words)
    if annotation is not None:
        attributions = with_annotated(view, tokens, spans, attributions, annotation)
    return _Found(
        tokens,
        spans,
        actors,
        attributions,
        find_numbers(view, tokens),
        find_times(view, tokens),
        places,
        words,
        leads_to_quotation(view, actors),
    )


def _tags(annotation: Annotation) -> Tags:
    """Return which names the annotator is sure to be places, which persons, and which it rather takes for places."""

    def spans(label: str, score: float) -> frozenset[tuple[int, int]]:
        return frozenset((one.start, one.end) for one in annotation.entities if one.label == label and one.score >= score)

    return Tags(spans("LOCATION", SURE), spans("PERSON", SURE), spans("LOCATION", LIKELY))


def _is_part_of_place(actor: ActorMention, places: tuple[PlaceMention, ...]) -> bool:
    """Whether a name of nobody known is only the end of a place's ("York" of "New York")."""
    unknown = actor.form == "name" and actor.actor is not None and actor.actor.side is None
    return unknown and any(place.start < actor.start and actor.end <= place.end for place in places)
