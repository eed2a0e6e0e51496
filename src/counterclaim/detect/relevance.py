"""Whether an article reports on an armed conflict: a cheap decision before anything else is read, with its reason in words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log1p
from typing import Literal

import msgspec

from counterclaim.article import READ_ZONES, Article, Passage
from counterclaim.mention import Relevance
from counterclaim.vocabulary.additions import groups_at_war, places_of_war
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.loader import Vocabulary, load

WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
STRAIGHT = str.maketrans("’‘‐‑–", "''---")
ANY_ENDING = "*"
SHOWN_CUES = 3  # cues that a reason names
WORDS_REMEMBERED = 1 << 16  # stems of the words met last

ZoneName = Literal["headline", "lead", "body"]
ZONES: tuple[ZoneName, ...] = ("headline", "lead", "body")


class Feature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named set of cues, and what a distinct one is worth in the headline, the lead and the body; ``about`` names it in a reason."""

    name: str
    about: str
    weights: tuple[float, float, float]
    words: tuple[str, ...]


class Brief(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What decides of a text whose body has at most ``words`` words: its threshold, and further alternatives to ``together``.

    The alternatives do not count beside a feature of ``unless``, which tells what else did the harm.
    """

    words: int
    threshold: float
    unless: frozenset[str]
    together: tuple[dict[str, int], ...]


class Whole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a long text is worth as a whole; see the data file. ``worth``: of a feature at the top, and anywhere."""

    least: float
    bias: float
    worth: dict[str, tuple[float, float]]
    counted: float
    counted_words: frozenset[str]
    counted_reach: int
    voices: float
    voice_words: frozenset[str]


class ConflictVocabulary(Vocabulary, frozen=True, kw_only=True):
    """conflict.toml."""

    threshold: float
    lead_passages: int
    most_cues: int
    required: frozenset[str]
    together: tuple[dict[str, int], ...]
    brief: tuple[Brief, ...]
    decisive: tuple[dict[str, int], ...]
    outweighing: frozenset[str]
    whole: Whole
    theatre: str
    armed_groups: str
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class _Cues:
    """Cues by their first word: whole phrases, and stems that any ending may follow."""

    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    stems: dict[str, str]
    stem_lengths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the cues of one feature in one zone are worth."""

    feature: Feature
    zone: ZoneName
    cues: tuple[str, ...]
    worth: float


def judge(article: Article) -> Relevance:
    """Return whether ``article`` reports on an armed conflict; the score is the sum of its evidence, the reason says what decided."""
    vocabulary = load("conflict", ConflictVocabulary)
    if not any(passage.zone in READ_ZONES for passage in article.passages):
        return Relevance(False, 0.0, "has no headline and no text, only page furniture")
    found = tuple(_evidence(article, vocabulary))
    length = len(_words(article, [passage for passage in article.passages if passage.zone == "body"]))
    brief = next((row for row in vocabulary.brief if length <= row.words), None)
    threshold = brief.threshold if brief is not None else vocabulary.threshold
    open_to_more = brief is not None and not any(row.feature.name in brief.unless for row in found)
    combinations = (*vocabulary.together, *(brief.together if brief is not None and open_to_more else ()))
    score = sum(row.worth for row in found)
    required = any(row.feature.name in vocabulary.required for row in found) or _together(found, combinations)
    decided = _is_decided(found, vocabulary) if brief is not None else _is_on_the_whole(article, vocabulary)
    relevant = (required and score >= threshold) or decided
    return Relevance(relevant, round(score, 2), _reason(found, relevant=relevant, required=required))


def _is_decided(found: tuple[_Evidence, ...], vocabulary: ConflictVocabulary) -> bool:
    """Whether what a brief tells of fighting and harm decides, whatever it tells beside them."""
    return not any(row.feature.name in vocabulary.outweighing for row in found) and _together(found, vocabulary.decisive)


def _is_on_the_whole(article: Article, vocabulary: ConflictVocabulary) -> bool:
    """Whether a long text is a report on a war by all that it tells, however much of something else stands beside it."""
    headline, lead, rest = _zones(article, vocabulary)
    top, every = (Counter(name for name, _ in set(_found(words))) for words in (headline + lead, headline + lead + rest))
    whole = vocabulary.whole
    worth = sum(at_top * log1p(top[name]) + anywhere * log1p(every[name]) for name, (at_top, anywhere) in whole.worth.items())
    words = headline + lead + rest
    worth += whole.counted * log1p(_counted(words, whole)) + whole.voices * log1p(len(whole.voice_words.intersection(words)))
    return whole.bias + worth >= whole.least


def _counted(words: Sequence[str], whole: Whole) -> int:
    """Return how often a text counts people harmed: a word for their harm with a number close to it."""
    places = (place for place, word in enumerate(words) if word in whole.counted_words)
    near = (words[max(0, place - whole.counted_reach) : place + whole.counted_reach + 1] for place in places)
    return sum(any(word.isdigit() or word in grammar().number_words for word in around) for around in near)


def _together(found: tuple[_Evidence, ...], combinations: Iterable[Mapping[str, int]]) -> bool:
    """Whether the headline or the lead has enough distinct cues of each feature that counts only beside the others."""
    counts = {(row.zone, row.feature.name): len(row.cues) for row in found}
    return any(
        all(counts.get((zone, name), 0) >= least for name, least in features.items()) for features in combinations for zone in ZONES[:2]
    )


def _evidence(article: Article, vocabulary: ConflictVocabulary) -> Iterator[_Evidence]:
    for place, words in zip(ZONES, _zones(article, vocabulary), strict=True):
        cues = sorted(set(_found(words)))
        counts = Counter(name for name, _ in cues)
        for feature in vocabulary.features:
            if counts[feature.name]:
                worth = feature.weights[ZONES.index(place)] * min(vocabulary.most_cues, counts[feature.name])
                yield _Evidence(feature, place, tuple(cue for name, cue in cues if name == feature.name), worth)


def _zones(article: Article, vocabulary: ConflictVocabulary) -> tuple[list[str], list[str], list[str]]:
    body = [passage for passage in article.passages if passage.zone == "body"]
    tops = [passage for passage in article.passages if passage.zone in ("headline", "description")]
    lead, rest = body[: vocabulary.lead_passages], body[vocabulary.lead_passages :]
    return _words(article, tops), _words(article, lead), _words(article, rest)


def _words(article: Article, passages: list[Passage]) -> list[str]:
    return WORD.findall("\n".join(passage.view(article.text) for passage in passages).translate(STRAIGHT).casefold())


@cache
def _cues() -> _Cues:
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    stems: dict[str, str] = {}
    vocabulary = load("conflict", ConflictVocabulary)
    extra = {vocabulary.theatre: places_of_war(), vocabulary.armed_groups: groups_at_war()}
    for feature in vocabulary.features:
        for cue in (*feature.words, *extra.get(feature.name, ())):
            words = tuple(cue.split())
            if len(words) == 1 and cue.endswith(ANY_ENDING):
                stems[cue[:-1]] = feature.name
            else:
                phrases.setdefault(words[0], []).append((words, feature.name))
    for rows in phrases.values():
        rows.sort(key=lambda row: -len(row[0]))
    return _Cues(phrases, stems, tuple(sorted({len(stem) for stem in stems}, reverse=True)))


def _found(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (feature, cue) for every cue in ``words``; the longest phrase at a word counts, then the longest stem."""
    phrases = _cues().phrases
    at = 0
    while at < len(words):
        match = next((row for row in phrases.get(words[at], ()) if _fits(row[0], words, at)), None)
        stem = None if match else _stem(words[at])
        if match:
            yield match[1], " ".join(words[at : at + len(match[0])])
        elif stem:
            yield stem, words[at]
        at += len(match[0]) if match else 1


@lru_cache(maxsize=WORDS_REMEMBERED)
def _stem(word: str) -> str | None:
    """Return the feature whose longest stem ``word`` starts with."""
    cues = _cues()
    return next((cues.stems[word[:length]] for length in cues.stem_lengths if word[:length] in cues.stems), None)


def _fits(phrase: tuple[str, ...], words: list[str], at: int) -> bool:
    found = words[at : at + len(phrase)]
    return len(found) == len(phrase) and all(
        word.startswith(part[:-1]) if part.endswith(ANY_ENDING) else word == part for part, word in zip(phrase, found, strict=True)
    )


def _reason(found: tuple[_Evidence, ...], *, relevant: bool, required: bool) -> str:
    """Say what decided: the strongest evidence for it, and what the article is about instead where it was not enough."""
    if not required:
        return "no word of fighting, armed groups, attacks or a truce"
    strongest = max((row for row in found if row.worth > 0), key=lambda row: row.worth, default=None)
    against = min((row for row in found if row.worth < 0), key=lambda row: row.worth, default=None)
    mention = f"{strongest.feature.about} in the {strongest.zone} ({_shown(strongest)})" if strongest else "a bare mention of a conflict"
    if relevant:
        return f"reports {mention}"
    rest = f"; it is rather about {against.feature.about} ({_shown(against)})" if against else ""
    return f"mentions {mention}, too little for a report on a conflict{rest}"


def _shown(row: _Evidence) -> str:
    return ", ".join(row.cues[:SHOWN_CUES])
