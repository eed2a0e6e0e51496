"""Stories: articles about one thing that happened.

Articles are likened by the words of their leads, by names and figures and by all words (TF-IDF), falling off with the time between two
articles; the likest groups are joined first, by the mean likeness between all their articles, until no two groups are like enough
(average linkage). The order of reading plays no part. Every placement carries its score and its reason, so that a person can overrule it.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from heapq import heapify, heappop, heappush

from counterclaim.article import Article
from counterclaim.reconcile.rules import rules
from counterclaim.vocabulary.loader import Vocabulary, load

STORY_ZONES = frozenset({"headline", "description", "body", "caption"})
WORD = re.compile(r"[^\W_]{2,}", re.UNICODE)
FAINT = 0.01  # likeness below which two articles count as unlike
MOST_HOLDING = 20  # articles that may share a word before its share among all counts
SENTENCE_END = frozenset(".!?\"'“”‘’:")


class StoryVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Weights and thresholds of story clustering; see the data file for what each means."""

    weight_words: float
    weight_names: float
    weight_lead: float
    lead_words: int
    join: float
    decay_hours: float
    common_share: float


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
    """Return where each article belongs, in the order of time; the order in which they are given does not matter."""
    ordered = sorted(articles, key=lambda one: (one.at is None, one.at or 0.0, one.id))
    likeness = _likeness(ordered)
    groups = _joined(len(ordered), likeness)
    root_of = {member: group[0] for group in groups for member in group}
    together = {group[0]: group for group in groups}
    return tuple(_placement(at, ordered, together[root_of[at]], likeness) for at in range(len(ordered)))


def _likeness(ordered: Sequence[Told]) -> list[dict[int, float]]:
    """Return, for each article, how like it is to the others that it shares telling words with, from 0 to 1."""
    vectors = _vectors(ordered)
    holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
    common = max(MOST_HOLDING, len(ordered) * weights().common_share)
    counted = Counter(word for vector in vectors for word in vector)
    found: list[dict[int, float]] = [{} for _ in ordered]
    for at, vector in enumerate(vectors):
        sums: dict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            if counted[word] <= common:
                for other, held in holding[word]:
                    sums[other] += weight * held
                holding[word].append((at, weight))
        for other, total in sums.items():
            value = total * _nearness(ordered[at].at, ordered[other].at)
            if value >= FAINT:
                found[at][other] = found[other][at] = value
    return found


def _vectors(ordered: Sequence[Told]) -> list[Vector]:
    """Return one vector an article, whose product with another's is the weighted mean of the likenesses of their views."""
    share = weights()
    vectors: list[dict[str, float]] = [{} for _ in ordered]
    for view, weight in (("words", share.weight_words), ("names", share.weight_names), ("lead", share.weight_lead)):
        if weight:
            counts = [getattr(one, view) for one in ordered]
            rarity = _rarity(counts)
            for vector, held in zip(vectors, counts, strict=True):
                vector.update({f"{view} {word}": math.sqrt(weight) * value for word, value in _unit(held, rarity).items()})
    return list(vectors)


def _rarity(counts: Sequence[Counter[str]]) -> dict[str, float]:
    held = Counter(word for one in counts for word in one)
    return {word: math.log((len(counts) + 1) / n) for word, n in held.items()}


def _unit(counts: Counter[str], rarity: Mapping[str, float]) -> Vector:
    raw = {word: (1 + math.log(n)) * rarity[word] for word, n in counts.items()}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {word: value / length for word, value in raw.items()} if length else {}


def _nearness(left: float | None, right: float | None) -> float:
    """Return 1 for articles of one hour, 1/e a decay time apart, and 1 where a date is not known."""
    return 1.0 if left is None or right is None else math.exp(-abs(left - right) / weights().decay_hours)


def _joined(size: int, likeness: Sequence[Mapping[int, float]]) -> list[list[int]]:
    """Return the groups that average linkage makes, each in the order of time; ties go to the earlier articles."""
    groups = {at: [at] for at in range(size)}
    sums = {at: dict(near) for at, near in enumerate(likeness)}
    heap = [(-value, at, other) for at, near in sums.items() for other, value in near.items() if at < other]
    heapify(heap)
    while heap:
        negative, one, other = heappop(heap)
        if -negative < weights().join:
            break
        if one in groups and other in groups and -negative == _mean(one, other, groups, sums):
            _join(one, other, groups, sums)
            for near in sums[one]:
                heappush(heap, (-_mean(one, near, groups, sums), min(one, near), max(one, near)))
    return [sorted(group) for group in groups.values()]


def _mean(one: int, other: int, groups: Mapping[int, list[int]], sums: Mapping[int, Mapping[int, float]]) -> float:
    return sums[one].get(other, 0.0) / (len(groups[one]) * len(groups[other]))


def _join(one: int, other: int, groups: dict[int, list[int]], sums: dict[int, dict[int, float]]) -> None:
    """Take group ``other`` into group ``one``."""
    groups[one] += groups.pop(other)
    for near, value in sums.pop(other).items():
        del sums[near][other]
        if near != one:
            sums[one][near] = sums[near][one] = sums[one].get(near, 0.0) + value


def _placement(at: int, ordered: Sequence[Told], group: Sequence[int], likeness: Sequence[Mapping[int, float]]) -> Placement:
    article, root, limit = ordered[at].id, ordered[group[0]].id, weights().join
    if len(group) == 1:
        nearest = max(likeness[at].values(), default=0.0)
        return Placement(article, root, round(nearest, 4), f"a story of its own: the nearest article is {nearest:.2f} like it")
    mean = sum(likeness[at].get(other, 0.0) for other in group) / (len(group) - 1)
    says = f"{mean:.2f} like the story's other articles on average; groups of articles join from {limit:.2f}"
    return Placement(article, root, round(mean, 4), f"opens the story; {says}" if at == group[0] else says)
