"""Stories: articles about one thing that happened.

Articles are likened by the words of their leads, by names and figures and by all words (TF-IDF), falling off with the time between two
articles; the likest groups are joined first, by the mean likeness between all their articles, until no two groups are like enough
(average linkage). The order of reading plays no part. Every placement carries its score and its reason, so that a person can overrule it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from hashlib import blake2b
from heapq import heapify, heappop, heappush

import msgspec
import numpy as np
from numpy.typing import NDArray

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
    fewest_articles: int


@cache
def weights() -> StoryVocabulary:
    """Return the weights and thresholds."""
    return load("stories", StoryVocabulary)


VIEWS = ("words", "names", "lead")


class Told(msgspec.Struct, frozen=True, array_like=True):
    """An article as clustering sees it; ``at`` in hours, null if undated.

    Its terms are the words, the names with figures, and the lead words, each with its view: as packed ``keys`` (hashes, in order),
    ``views`` (numbers into `VIEWS`) and ``counts``.
    """

    id: str
    at: float | None
    keys: bytes
    views: bytes
    counts: bytes


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article belongs: the story (named by its first article), its likeness to the story's nearest members, and why."""

    article: str
    story: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A story as it stood before some articles came: its root, how many articles it had, and which of them are at hand."""

    root: str
    size: int
    held: tuple[str, ...]


def told(article: Article) -> Told:
    """Return what clustering needs of ``article``."""
    text = "\n".join(passage.view(article.text) for passage in article.passages if passage.zone in STORY_ZONES)
    return told_of(article.id, text, hours(article.published.value))


def told_of(key: str, text: str, at: float | None) -> Told:
    """Return what clustering needs of a text; names are capitalised words inside a sentence, and figures."""
    stopwords = rules().stopwords
    counts: Counter[tuple[int, str]] = Counter()
    words, names, lead = range(len(VIEWS))
    for place, found in enumerate(WORD.finditer(text)):
        word = found.group().casefold()
        if word in stopwords:
            continue
        counts[words, word] += 1
        if place < weights().lead_words:
            counts[lead, word] += 1
        if found.group().isdigit() or (found.group()[0].isupper() and not _opens_sentence(text, found.start())):
            counts[names, word] += 1
    terms = sorted((_term(view, word), view, n) for (view, word), n in counts.items())
    packed = (np.array([term[at] for term in terms], dtype=kind).tobytes() for at, kind in enumerate(("<u8", "u1", "<u2")))
    return Told(key, at, *packed)


@lru_cache(maxsize=200_000)
def _term(view: int, word: str) -> int:
    digest = blake2b(f"{VIEWS[view]} {word}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before[-1] in SENTENCE_END


def hours(value: str | None) -> float | None:
    """Return an ISO day or instant (UTC where it names no zone) as hours since 1970, null where it is less precise than a day."""
    if value is None or len(value) < len("2020-10-01"):
        return None
    instant = datetime.fromisoformat(value)
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).timestamp() / 3600


def place(articles: Iterable[Told], before: Iterable[Told] = (), standing: Iterable[Standing] = ()) -> tuple[Placement, ...]:
    """Return where each article belongs, in the order of time; the order in which they are given does not matter.

    ``before`` are articles that are placed already, ``standing`` their stories: these stay apart and keep what they hold.
    """
    new, old = sorted(articles, key=time_order), sorted(before, key=time_order)
    ordered = [*old, *new]
    place_of = {one.id: at for at, one in enumerate(ordered)}
    kept = [_Group(sorted(place_of[one] for one in story.held), story.size, story.root) for story in standing]
    likeness = _likeness(ordered, len(old))
    fresh = [_Group([at], 1, None) for at in range(len(old), len(ordered))]
    groups = _joined([*kept, *fresh], likeness)
    return tuple(_placement(at, ordered, group, likeness) for at, group in sorted(_new_members(groups, len(old))))


def time_order(one: Told) -> tuple[bool, float, str]:
    """Sorts by time, undated articles last."""
    return (one.at is None, one.at or 0.0, one.id)


def _new_members(groups: Iterable["_Group"], first: int) -> Iterator[tuple[int, "_Group"]]:
    return ((at, group) for group in groups for at in group.members if at >= first)


# ---- how like articles are ----


def _likeness(ordered: Sequence[Told], first: int) -> list[dict[int, float]]:
    """Return, for each article, how like it is to the others that it shares telling words with, from 0 to 1.

    Two articles before the ``first`` new one are not compared.
    """
    found: list[dict[int, float]] = [{} for _ in ordered]
    terms, values, bounds = _vectors(ordered)
    if not terms.size:
        return found
    document = np.repeat(np.arange(len(ordered)), np.diff(bounds))
    own = np.zeros(int(terms.max()) + 1)
    for at in range(first, len(ordered)):
        mine = slice(bounds[at], bounds[at + 1])
        own[terms[mine]] = values[mine]
        sums = np.bincount(document[: bounds[at]], own[terms[: bounds[at]]] * values[: bounds[at]], minlength=at)
        own[terms[mine]] = 0.0
        for other in np.flatnonzero(sums >= FAINT).tolist():
            value = float(sums[other]) * _nearness(ordered[at].at, ordered[other].at)
            if value >= FAINT:
                found[at][other] = found[other][at] = value
    return found


def _vectors(ordered: Sequence[Told]) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.intp]]:
    """Return one vector an article, whose product with another's is the weighted mean of the likenesses of their views.

    Given are the numbers of its terms and their values, article after article, and where each article begins; terms that too many articles
    hold count towards the length of a vector and for nothing else. How telling a word is, is measured as among `fewest_articles` at
    least: in a case of five reports on one event its words stand in all five, and would tell nothing.
    """
    sizes = [len(one.views) for one in ordered]
    bounds = np.concatenate(([0], np.cumsum(sizes))).astype(np.intp)
    keys = np.frombuffer(b"".join(one.keys for one in ordered), dtype="<u8")
    views = np.frombuffer(b"".join(one.views for one in ordered), dtype="u1")
    counts = np.frombuffer(b"".join(one.counts for one in ordered), dtype="<u2")
    _, terms, held = np.unique(keys, return_inverse=True, return_counts=True)
    raw = (1 + np.log(np.maximum(counts, 1))) * np.log((max(len(ordered), weights().fewest_articles) + 1) / held)[terms]
    cell = np.repeat(np.arange(len(ordered)), sizes) * len(VIEWS) + views  # a view of an article
    length = np.sqrt(np.bincount(cell, raw * raw, minlength=len(ordered) * len(VIEWS)))[cell]
    share = np.sqrt([getattr(weights(), f"weight_{view}") for view in VIEWS])[views]
    values = share * np.divide(raw, length, out=np.zeros_like(raw), where=length > 0)
    common = max(MOST_HOLDING, len(ordered) * weights().common_share)
    return terms, np.where(held[terms] <= common, values, 0.0), bounds


def _nearness(left: float | None, right: float | None) -> float:
    """Return 1 for articles of one hour, 1/e a decay time apart, and 1 where a date is not known."""
    return 1.0 if left is None or right is None else math.exp(-abs(left - right) / weights().decay_hours)


# ---- which groups of articles are one story ----


@dataclass(slots=True)
class _Group:
    """Articles that belong together, by place in the order of time; ``size`` counts those out of reach too, ``root`` names a story."""

    members: list[int]
    size: int
    root: str | None


def _joined(groups: Sequence[_Group], likeness: Sequence[Mapping[int, float]]) -> list[_Group]:
    """Return the groups that average linkage makes; ties go to the earlier articles, and two stories that stand are never joined."""
    held = dict(enumerate(groups))
    sums = _sums(held, likeness)
    heap = [(-_mean(one, other, held, sums), one, other) for one, near in sums.items() for other in near if one < other]
    heapify(heap)
    while heap:
        negative, one, other = heappop(heap)
        if -negative < weights().join:
            break
        if one in held and other in held and other in sums[one] and -negative == _mean(one, other, held, sums):
            _join(one, other, held, sums)
            for near in sums[one]:
                heappush(heap, (-_mean(one, near, held, sums), min(one, near), max(one, near)))
    return list(held.values())


def _sums(groups: Mapping[int, _Group], likeness: Sequence[Mapping[int, float]]) -> dict[int, dict[int, float]]:
    """Return the sum of the likenesses between the articles of two groups, not both stories that stand."""
    group_of = {member: number for number, group in groups.items() for member in group.members}
    sums: dict[int, dict[int, float]] = {number: {} for number in groups}
    for at, near in enumerate(likeness):
        for other, value in near.items():
            one, second = group_of[at], group_of[other]
            if at < other and one != second and None in (groups[one].root, groups[second].root):
                sums[one][second] = sums[second][one] = sums[one].get(second, 0.0) + value
    return sums


def _mean(one: int, other: int, groups: Mapping[int, _Group], sums: Mapping[int, Mapping[int, float]]) -> float:
    return sums[one][other] / (groups[one].size * groups[other].size)


def _join(one: int, other: int, groups: dict[int, _Group], sums: dict[int, dict[int, float]]) -> None:
    """Take group ``other`` into group ``one``, the earlier."""
    taken, into = groups.pop(other), groups[one]
    into.members += taken.members
    into.size += taken.size
    into.root = into.root or taken.root
    for near, value in sums.pop(other).items():
        del sums[near][other]
        if near != one:
            sums[one][near] = sums[near][one] = sums[one].get(near, 0.0) + value
    if into.root is not None:
        for near in [near for near in sums[one] if groups[near].root is not None]:
            del sums[one][near], sums[near][one]


def _placement(at: int, ordered: Sequence[Told], group: _Group, likeness: Sequence[Mapping[int, float]]) -> Placement:
    article, root, limit = ordered[at].id, group.root or ordered[min(group.members)].id, weights().join
    if group.size == 1:
        nearest = max(likeness[at].values(), default=0.0)
        return Placement(article, root, round(nearest, 4), f"opens a story: the nearest of the articles before it is {nearest:.2f} like it")
    mean = sum(likeness[at].get(other, 0.0) for other in sorted(group.members)) / (group.size - 1)
    says = f"{mean:.2f} like the story's other articles on average; groups of articles join from {limit:.2f}"
    return Placement(article, root, round(mean, 4), f"opens the story; {says}" if article == root else says)
