"""Stories: articles about one thing that happened, clustered in the order of time.

An article joins the story whose nearest members are most like it, or opens a new one: TF-IDF likeness of all words, of names and figures,
and of the lead, falling off with the time between two articles (the family of online news clustering with time decay). Every placement
carries its score and its reason, so that a person can overrule it.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from counterclaim.article import Article
from counterclaim.reconcile.rules import rules
from counterclaim.vocabulary.loader import Vocabulary, load

STORY_ZONES = frozenset({"headline", "description", "body", "caption"})
WORD = re.compile(r"[^\W_]{2,}", re.UNICODE)
SENTENCE_END = frozenset(".!?\"'“”‘’:")


class StoryVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Weights and thresholds of story clustering; see the data file for what each means."""

    weight_words: float
    weight_names: float
    weight_lead: float
    lead_words: int
    join: float
    nearest: int
    decay_hours: float
    probe_words: int


@cache
def weights() -> StoryVocabulary:
    """Return the weights and thresholds."""
    return load("stories", StoryVocabulary)


Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """An article as clustering sees it: counts of words, names and figures, and lead words; ``at`` in hours, null if undated."""

    id: str
    at: float | None
    words: Counter[str]
    names: Counter[str]
    lead: Counter[str]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article belongs: the story (named by its first article), its likeness to the story's nearest members, and why."""

    article: str
    story: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Seen:
    id: str
    at: float | None
    words: Vector
    names: Vector
    lead: Vector


def told(article: Article) -> Told:
    """Return what clustering needs of ``article``."""
    text = "\n".join(passage.view(article.text) for passage in article.passages if passage.zone in STORY_ZONES)
    return told_of(article.id, text, hours(article.published.value))


def told_of(key: str, text: str, at: float | None) -> Told:
    """Return what clustering needs of a text; names are capitalised words inside a sentence, and figures."""
    stopwords = rules().stopwords
    words: Counter[str] = Counter()
    names: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    for place, found in enumerate(WORD.finditer(text)):
        word = found.group().casefold()
        if word in stopwords:
            continue
        words[word] += 1
        if place < weights().lead_words:
            lead[word] += 1
        if found.group().isdigit() or (found.group()[0].isupper() and not _opens_sentence(text, found.start())):
            names[word] += 1
    return Told(key, at, words, names, lead)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before[-1] in SENTENCE_END


def hours(value: str | None) -> float | None:
    """Return an ISO day or instant (UTC where it names no zone) as hours since 1970, null where it is less precise than a day."""
    if value is None or len(value) < len("2020-10-01"):
        return None
    instant = datetime.fromisoformat(value)
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).timestamp() / 3600


def place(articles: Iterable[Told]) -> tuple[Placement, ...]:
    """Return where each article belongs; the order in which they are given does not matter, for they are placed in the order of time."""
    ordered = sorted(articles, key=lambda one: (one.at is None, one.at or 0.0, one.id))
    rarity = [_rarity([getattr(one, view) for one in ordered]) for view in ("words", "names", "lead")]
    shelf = _Shelf()
    return tuple(
        shelf.place(_Seen(one.id, one.at, *(_unit(c, r) for c, r in zip((one.words, one.names, one.lead), rarity, strict=True))))
        for one in ordered
    )


def _rarity(counts: Sequence[Counter[str]]) -> dict[str, float]:
    held = Counter(word for one in counts for word in one)
    return {word: math.log((len(counts) + 1) / n) for word, n in held.items()}


def _unit(counts: Counter[str], rarity: Mapping[str, float]) -> Vector:
    raw = {word: (1 + math.log(n)) * rarity[word] for word, n in counts.items()}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {word: value / length for word, value in raw.items()} if length else {}


class _Shelf:
    """The stories so far, with an index from words to the articles that hold them."""

    def __init__(self) -> None:
        self.stories: dict[str, list[_Seen]] = {}
        self.story_of: dict[str, str] = {}
        self.holding: dict[str, list[_Seen]] = defaultdict(list)

    def place(self, new: _Seen) -> Placement:
        """Put ``new`` into the nearest story, or open one with it."""
        story, score = self._nearest(new)
        placement = _placement(new.id, story, score)
        self.story_of[new.id] = placement.story
        self.stories.setdefault(placement.story, []).append(new)
        for word in new.words:
            self.holding[word].append(new)
        return placement

    def _nearest(self, new: _Seen) -> tuple[str | None, float]:
        likeness: dict[str, list[float]] = defaultdict(list)
        for other in self._candidates(new):
            likeness[self.story_of[other.id]].append(alike(new, other))
        scored = {story: _mean_of_best(values, len(self.stories[story])) for story, values in likeness.items()}
        return max(((story, score) for story, score in scored.items()), key=lambda item: (item[1], item[0]), default=(None, 0.0))

    def _candidates(self, new: _Seen) -> list[_Seen]:
        heaviest = sorted(new.words, key=lambda word: (-new.words[word], word))[: weights().probe_words]
        return list({other.id: other for word in heaviest for other in self.holding[word]}.values())


def _mean_of_best(values: list[float], size: int) -> float:
    """Return the mean likeness to the nearest members; members that share no heavy word count as unlike."""
    nearest = min(weights().nearest, size)
    return sum(sorted(values, reverse=True)[:nearest]) / nearest


def _placement(article: str, story: str | None, score: float) -> Placement:
    limit = weights().join
    if story is None or score < limit:
        return Placement(article, article, round(score, 4), f"opens a story: the nearest is {score:.2f} like it, below {limit:.2f}")
    return Placement(article, story, round(score, 4), f"{score:.2f} like the story's nearest articles, {limit:.2f} is enough")


def alike(left: _Seen, right: _Seen) -> float:
    """Return how like two articles are, from 0 to 1, time apart taken into account."""
    share = weights()
    likeness = (
        share.weight_words * _cosine(left.words, right.words)
        + share.weight_names * _cosine(left.names, right.names)
        + share.weight_lead * _cosine(left.lead, right.lead)
    )
    if left.at is None or right.at is None:
        return likeness
    return likeness * math.exp(-abs(left.at - right.at) / share.decay_hours)


def _cosine(left: Vector, right: Vector) -> float:
    if len(left) > len(right):
        left, right = right, left
    return sum(value * right.get(word, 0.0) for word, value in left.items())
