"""Which articles carry each other's words: sampled fingerprints find candidates, exact comparison decides.

Candidates come from an inverted index of sampled hashes of word runs (Broder 1997; Schleimer, Wilkerson and Aiken 2003), so that a wire
story embedded in a longer article is found, which whole-document sketches (MinHash) miss. Every candidate is then compared exactly.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import islice
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from counterclaim.article import Article, Passage
from counterclaim.vocabulary.loader import Vocabulary, load

CopyKind = Literal["identical", "copy_of", "version_of", "excerpt_of"]
MOST_WORDS = 500_000  # whose hashes are kept at hand
FEW = 16  # fingerprints below which sampling says little
CHANCE = 0.5
RUN_ZONES = frozenset({"body", "caption", "infobox"})
WORDS = re.compile(r"[^\W_]+", re.UNICODE)
ODD = np.uint64(0x9E3779B97F4A7C15)
MIXING = ((np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)), (np.uint64(27), np.uint64(0x94D049BB133111EB)))


class Agency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A news agency and the words that credit it."""

    name: str
    words: tuple[str, ...]


class CopyVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Thresholds for what counts as a copy; see the data file for what each means."""

    words: int
    keep: int
    common: int
    passage_share: float
    passage_words: int
    identical_share: float
    copy_share: float
    excerpt_share: float
    excerpt_runs: int
    copy_length_ratio: float
    dateline_reach: int
    agencies: tuple[Agency, ...]


@cache
def thresholds() -> CopyVocabulary:
    """Return the copy thresholds."""
    return load("copies", CopyVocabulary)


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage of one article that stands, whole or lightly edited, in another; ``share`` is of the shorter one's word runs."""

    left: str
    right: str
    share: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two articles' words stand to each other: shared word runs, and the share each article has in common with the other."""

    shared: int
    left_share: float
    right_share: float
    left_runs: int
    right_runs: int

    @property
    def share(self) -> float:
        """The share of the shorter article's word runs that the longer one carries (containment)."""
        return max(self.left_share, self.right_share)

    @property
    def length_ratio(self) -> float:
        """Shorter length over longer length, in word runs."""
        longest = max(self.left_runs, self.right_runs)
        return min(self.left_runs, self.right_runs) / longest if longest else 0.0


def word_runs(text: str) -> frozenset[int]:
    """Return 63-bit hashes of every run of consecutive words in ``text``, case and punctuation dropped.

    A text shorter than one run gives the hash of all its words, none for a text without words. Each word is hashed once, by a hash that is
    the same on every machine; the hash of a run is a polynomial of its words' hashes, scrambled, so that all runs are had in a few passes.
    """
    words = _WORDS.hashes(WORDS.findall(text.casefold()))
    if not words.size:
        return frozenset()
    size = min(thresholds().words, words.size)
    runs = np.zeros(words.size - size + 1, dtype=np.uint64)
    for at in range(size):
        runs = runs * ODD + words[at : at + runs.size]
    return frozenset((_scrambled(runs) >> np.uint64(1)).tolist())  # 63 bits: fits a signed column


class _WordHashes:
    """The hash of every word met, in one array: a word is hashed once, and a text is a few look-ups by number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._hashes = np.zeros(1024, dtype=np.uint64)
        self._known = 0
        self._forget()

    def hashes(self, words: Sequence[str]) -> NDArray[np.uint64]:
        """Return the hash of each of ``words``."""
        if len(self._numbers) > MOST_WORDS:
            self._forget()
        numbers = [self._numbers[word] for word in words]  # a new word takes the next number
        if len(self._numbers) > self._known:
            self._learn([*islice(reversed(self._numbers), len(self._numbers) - self._known)][::-1])
        return self._hashes[numbers] if numbers else self._hashes[:0]

    def _learn(self, new: Sequence[str]) -> None:
        found = np.array([_word_hash(word) for word in new], dtype=np.uint64)
        if self._known + len(new) > self._hashes.size:
            self._hashes = np.concatenate((self._hashes, np.zeros(max(self._hashes.size, len(new)), dtype=np.uint64)))
        self._hashes[self._known : self._known + len(new)] = found
        self._known += len(new)

    def _forget(self) -> None:
        numbers: dict[str, int] = defaultdict(lambda: len(numbers))
        self._numbers, self._known = numbers, 0


def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


_WORDS = _WordHashes()


def _scrambled(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the numbers mixed so that every bit depends on every other (the finaliser of SplitMix64)."""
    for shift, factor in MIXING:
        numbers = (numbers ^ (numbers >> shift)) * factor
    return numbers ^ (numbers >> np.uint64(31))


def article_runs(article: Article) -> frozenset[int]:
    """Return the word runs of everything that an outlet prints as its report: body, captions and fact boxes."""
    runs: set[int] = set()
    for passage in article.passages:
        if passage.zone in RUN_ZONES:
            runs |= word_runs(passage.view(article.text))
    return frozenset(runs)


def fingerprints(runs: Iterable[int]) -> frozenset[int]:
    """Return the sample of ``runs`` that goes into the index: those divisible by the sampling rate, alike in every article."""
    found = np.fromiter(runs, dtype=np.uint64)
    return frozenset(found[found % np.uint64(thresholds().keep) == 0].tolist())


def worth_comparing(shared: int, left: int, right: int) -> bool:
    """Whether two articles can be copies, given how many fingerprints they share and how many each has.

    Fingerprints are a fair sample of word runs, so an article that carries the least share of another's runs carries about that share of
    its fingerprints; half of it leaves room for the chances of sampling, and short articles are always compared.
    """
    smaller = min(left, right)
    return smaller < FEW or shared >= CHANCE * thresholds().excerpt_share * smaller


def compare(left: frozenset[int], right: frozenset[int]) -> Comparison:
    """Compare two articles' word runs exactly."""
    shared = len(left & right)
    return Comparison(
        shared=shared,
        left_share=shared / len(left) if left else 0.0,
        right_share=shared / len(right) if right else 0.0,
        left_runs=len(left),
        right_runs=len(right),
    )


def classify(found: Comparison, *, same_outlet: bool) -> CopyKind | None:
    """Name what ``found`` makes of two articles, or null where they are independent reports.

    Versions of one outlet's story and copies under another name share most of the shorter text at like length; an excerpt, or a story
    embedded in a longer one, is told by containment alone.
    """
    limits = thresholds()
    if found.share >= limits.identical_share and found.length_ratio >= limits.identical_share:
        return "version_of" if same_outlet else "identical"
    if found.share >= limits.copy_share:
        if same_outlet:
            return "version_of"
        return "copy_of" if found.length_ratio >= limits.copy_length_ratio else "excerpt_of"
    if found.share >= limits.excerpt_share and found.shared >= limits.excerpt_runs:
        return "excerpt_of"
    return None


def reuses(passage: str, runs: frozenset[int], others: Iterable[tuple[str, frozenset[int]]]) -> Iterator[Reuse]:
    """Yield the best match of a passage among the passages of another article, where it stands there."""
    share, other = max(((_overlap(runs, held), other) for other, held in others), default=(0.0, ""))
    if share >= thresholds().passage_share:
        yield Reuse(passage, other, round(share, 4))


def reused_passages(left: Article, right: Article) -> tuple[Reuse, ...]:
    """Return the passages of ``left`` that stand in ``right``, each with its best match there."""
    targets = [(passage.id, runs) for passage, runs in long_passages(right)]
    return tuple(found for passage, runs in long_passages(left) for found in reuses(passage.id, runs, targets))


def long_passages(article: Article) -> list[tuple[Passage, frozenset[int]]]:
    """Return the passages of an article's report that are long enough to tell where they come from, with their word runs."""
    least = thresholds().passage_words - thresholds().words
    runs = ((passage, word_runs(passage.view(article.text))) for passage in article.passages if passage.zone in RUN_ZONES)
    return [(passage, held) for passage, held in runs if len(held) > least]


def _overlap(left: frozenset[int], right: frozenset[int]) -> float:
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0
