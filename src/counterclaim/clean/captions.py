"""Captions that stand alone as paragraphs: a scored classifier whose features are named functions with weights, listed in one table."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.clean.blocks import Block
from counterclaim.clean.credits import credit_tail
from counterclaim.clean.words import zone_words

THRESHOLD = 2.0
MOST_HOLDERS = 4  # paragraphs remembered for one word sequence: bounds the work on pages that repeat themselves
SHINGLE = 5  # words; two paragraphs that share this many in a row share more than a phrase
STOPS = frozenset(".?!…")
CLOSERS = " \"'”’»)]*_"
LOWER_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with what its page says about it: whether stops are usual, how much of it another repeats."""

    block: Block
    words: tuple[str, ...]
    stops: bool
    stops_are_usual: bool
    repeated: float = 0.0

    @property
    def view(self) -> str:
        """The paragraph as read."""
        return self.block.view


@dataclass(frozen=True, slots=True)
class Feature:
    """A sign for (above zero) or against a caption."""

    name: str
    weight: float
    holds: Callable[[Paragraph], bool]


def ends_in_stop(view: str) -> bool:
    """Whether a paragraph ends as a sentence does, closing quotation marks and brackets aside."""
    words = view.rstrip(CLOSERS + "\u200b")
    return words[-1:] in STOPS


def paragraphs_of(found: Sequence[Block]) -> list[Paragraph]:
    """Return the paragraphs of a page, each with what the page says about it."""
    words = [tuple(LOWER_WORD.findall(block.view.casefold())) for block in found]
    stops = [ends_in_stop(block.view) for block in found]
    long = [stop for stop, w in zip(stops, words, strict=True) if len(w) >= 12]
    usual = len(long) >= 3 and 2 * sum(long) > len(long)
    shares = _repetition(words, [i for i, stop in enumerate(stops) if not stop])
    return [Paragraph(b, w, s, usual, shares.get(i, 0.0)) for i, (b, w, s) in enumerate(zip(found, words, stops, strict=True))]


def _shingles(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[i : i + SHINGLE] for i in range(len(words) - SHINGLE + 1)}


def _repetition(words: Sequence[tuple[str, ...]], asked: Sequence[int]) -> dict[int, float]:
    """Return, for the paragraphs ``asked`` about, which share of their word sequences stands in one and the same other paragraph."""
    own = {index: _shingles(words[index]) for index in asked}
    wanted = set().union(*own.values())
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, sequence in enumerate(words) if wanted else ():
        for shingle in _shingles(sequence) & wanted:
            if len(holders[shingle]) < MOST_HOLDERS:
                holders[shingle].append(index)
    return {index: _best_share(index, shingles, holders) for index, shingles in own.items()}


def _best_share(index: int, shingles: set[tuple[str, ...]], holders: dict[tuple[str, ...], list[int]]) -> float:
    shared = Counter(other for shingle in shingles for other in holders[shingle] if other != index)
    return max(shared.values(), default=0) / max(1, len(shingles))


@cache
def _marks() -> re.Pattern[str]:
    marks = "|".join(map(re.escape, zone_words().picture_marks))
    return re.compile(rf"[(\[](?:[^()\[\]]{{0,60}}\b)?(?:{marks})(?:[,:;]?\s[^()\[\]]{{0,80}})?[)\]]", re.I)


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(map(re.escape, zone_words().picture_openers)) + r")\b", re.I)


@cache
def _scenes() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, zone_words().scene_verbs)) + r")\b")


@cache
def _reports() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, zone_words().reporting_verbs)) + r")\b")


LABEL = re.compile(r"[A-Z0-9][^.:?!\"“‘]{1,60}[:!]\s?\S")
PICTURED = re.compile(
    r"\b[Pp]ictured:|\bPICTURED\b|\b(?:Above|Below|Left|Right|Top|Bottom|Inset|Main image|File photo|FILE PHOTO|FILE)\s?[:–—-]\s"
)
DATED_PICTURE = re.compile(
    r"\b[Ii]n this (?:[^.]{0,60}\b)?(?:photo|image|picture|photograph|frame grab|video|handout)\b"
    r"|^This (?:\w+ ){0,2}(?:photo|photograph|picture|image)\b"
    r"|\bfile photo\b|\bin this (?:file|handout)\b"
)
SEEN = re.compile(r"\b(?:is|are) (?:seen|pictured|shown)\b")
TAKEN = re.compile(r"\b(?:picture|photo|photograph|image|still)s? (?:taken|supplied|provided|released)\b")
OPEN_QUOTE = re.compile(r"[\"“‘']")
FIRST_WORDS = 90  # characters in which a description names its action


def _open_ended(p: Paragraph) -> bool:
    return not p.stops and len(p.words) >= 5


def _scene(p: Paragraph) -> bool:
    """Hold where the beginning of a sentence without a stop says in the present what can be seen."""
    return _open_ended(p) and _scenes().search(p.view[:FIRST_WORDS]) is not None


def _repeat(p: Paragraph) -> bool:
    """Hold where another paragraph says the same, and this one lacks its stop."""
    return p.repeated >= 0.6 and _open_ended(p)


def _no_stop(p: Paragraph) -> bool:
    """Hold where there is no full stop on a page whose prose has them."""
    return p.stops_are_usual and _open_ended(p)


def _no_stop_anywhere(p: Paragraph) -> bool:
    """Hold where there is no full stop, on a page that says little about stops."""
    return not p.stops_are_usual and _open_ended(p)


def _unfinished(p: Paragraph) -> bool:
    """Hold where a colon, a semicolon or a dash leads to the next paragraph."""
    return p.view.rstrip(CLOSERS)[-1:] in {":", ";", "–", "—", "-"}


def _cut_off(p: Paragraph) -> bool:
    """Hold where the last word cannot end a description: prose whose end was lost."""
    return not p.stops and bool(p.words) and p.words[-1] in zone_words().trailing_words


def _speech(p: Paragraph) -> bool:
    """Hold for an opening quotation mark: speech that goes on in the next paragraph needs no stop either."""
    return OPEN_QUOTE.match(p.view) is not None


def _very_long(p: Paragraph) -> bool:
    return len(p.words) > 90


def _says_in_full(p: Paragraph) -> bool:
    """Hold where a finished sentence reports speech."""
    return p.stops and _reports().search(p.view) is not None


def _list_item(p: Paragraph) -> bool:
    return p.block.hint in ("item", "quote")


def _begins_small(p: Paragraph) -> bool:
    """Hold for a small first letter: the rest of something."""
    return p.view[:1].islower()


FEATURES = (
    Feature("named a caption by its markup", 4.0, lambda p: p.block.hint == "caption"),
    Feature("no full stop where prose has them", 2.0, _no_stop),
    Feature("no full stop", 0.5, _no_stop_anywhere),
    Feature("picture credit at the end", 2.5, lambda p: credit_tail(p.view) is not None),
    Feature("says Pictured:", 2.5, lambda p: PICTURED.search(p.view) is not None),
    Feature("places people in a picture: (left), (pictured)", 1.5, lambda p: _marks().search(p.view) is not None),
    Feature("speaks of this photo", 2.0, lambda p: DATED_PICTURE.search(p.view) is not None),
    Feature("speaks of a picture taken", 2.0, lambda p: TAKEN.search(p.view) is not None),
    Feature("says who is seen", 1.0, lambda p: SEEN.search(p.view) is not None),
    Feature("opens with a picture word", 1.0, lambda p: _openers().match(p.view) is not None),
    Feature("describes a scene in the present", 0.75, _scene),
    Feature("label and colon", 0.5, lambda p: LABEL.match(p.view) is not None),
    Feature("repeats another paragraph", 1.0, _repeat),
    Feature("plain paragraph of a page whose markup tells captions", -1.0, lambda p: p.block.in_markup and not p.block.hint),
    Feature("leads to the next paragraph", -3.0, _unfinished),
    Feature("breaks off", -1.5, _cut_off),
    Feature("opens with speech", -1.0, _speech),
    Feature("very long", -1.5, _very_long),
    Feature("reports in a full sentence", -1.5, _says_in_full),
    Feature("list item or quotation", -2.5, _list_item),
    Feature("begins with a small letter", -1.5, _begins_small),
)


@cache
def _picture_words() -> frozenset[str]:
    """Return the words without one of which no finished sentence is a caption."""
    words = zone_words()
    return words.picture_words | {part for mark in (*words.picture_marks, *words.picture_openers) for part in mark.split() if len(part) > 3}


def is_caption(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a caption; prose, which most paragraphs are, is told without a score."""
    if paragraph.stops and not paragraph.block.hint and _picture_words().isdisjoint(paragraph.words) and not _may_end_in_credit(paragraph):
        return False
    return caption_score(paragraph) >= THRESHOLD


def _may_end_in_credit(paragraph: Paragraph) -> bool:
    return any(mark in paragraph.view[-60:] for mark in ("©", "/", ")", "via", "Photo", "Picture", "Image"))


def caption_score(paragraph: Paragraph) -> float:
    """Return the sum of the weights of the features that hold; a caption from `THRESHOLD` on."""
    return sum(feature.weight for feature in FEATURES if feature.holds(paragraph))


def caption_signs(paragraph: Paragraph) -> tuple[str, ...]:
    """Return the names of the features that hold: why a paragraph is, or is not, a caption."""
    return tuple(feature.name for feature in FEATURES if feature.holds(paragraph))
