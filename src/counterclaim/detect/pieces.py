"""Text to the annotator's input: words, sentences, sub-tokens, windows. The weights were trained on words that these rules cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from counterclaim.errors import SettingsError

TOKENIZER = "tokenizer.json"
"""File beside the weights: the encoder's sub-token vocabulary."""

LONGEST = 184
"""Sub-tokens of the longest window, without its start and end token; training used the same."""
OVERLAP = 56
"""Sub-tokens that neighbouring windows of a long passage share."""

# Casing of a word; the encoder's vocabulary is uncased, so this is all it learns of capitals. Order is the model's.
CASINGS = ("none", "lower", "title", "upper", "initial", "mixed", "digit", "other")

# A full stop after one of these does not end a sentence, and belongs to the word.
TITLES = frozenset({
    "adm.", "amb.", "brig.", "capt.", "cmdr.", "col.", "cpl.", "dr.", "fr.", "gen.", "gov.", "hon.", "lt.", "maj.", "messrs.", "mr.",
    "mrs.", "ms.", "mx.", "pfc.", "pres.", "prof.", "pvt.", "rep.", "reps.", "rev.", "sen.", "sens.", "sgt.", "spc.", "st.", "sr.",
    "supt.", "vs.", "no.", "nos.", "fig.", "e.g.", "i.e.", "cf.", "approx.", "art.", "gens.", "cols.", "ft.", "mt.",
})  # fmt: skip
# These keep their full stop, and end a sentence only if a likely beginning follows.
ABBREVIATIONS = frozenset({
    "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.", "mon.", "tue.", "tues.", "wed.",
    "thu.", "thur.", "thurs.", "fri.", "inc.", "corp.", "co.", "ltd.", "bros.", "jr.", "etc.", "et.", "al.", "ave.", "blvd.", "rd.",
    "dept.", "est.", "govt.", "univ.", "calif.", "fla.", "conn.", "colo.", "mass.", "mich.", "minn.", "ariz.", "pa.", "va.", "wash.",
    "wis.", "tenn.", "tex.", "ill.", "ind.", "okla.", "ore.", "ala.", "ark.", "ga.", "ky.", "la.", "md.", "mo.", "neb.", "nev.", "p.m.",
    "a.m.",
})  # fmt: skip
_CLITIC = r"['’](?:s|re|ve|ll|d|m)(?!\w)"
_WORD = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]*\w"  # addresses
    r"|(?:[^\W\d_]\.){2,}"  # U.S., e.g.
    r"|(?i:can(?=not(?!\w)))"  # cannot = can + not
    r"|\d+(?:[.,:]\d+)+(?!\w)|\d+(?:st|nd|rd|th|s)(?!\w)"  # 1,000  3.5  10:30  1st  1990s
    r"|(?i:n['’]t(?!\w))|(?i:" + _CLITIC + r")"
    r"|\w+?(?=(?i:n['’]t(?!\w)))"
    r"|(?i:" + "|".join(re.escape(a) for a in sorted(TITLES | ABBREVIATIONS, key=len, reverse=True)) + r")(?=\s)"
    r"|[A-Z]\.(?=\s+[A-Z])"  # an initial: George W. Bush
    r"|\w+(?:['’](?!(?i:s|re|ve|ll|d|m)(?!\w))\w+)*"
    r"|\.{2,}|-{2,}|\S"
)


def split_words(text: str) -> list[tuple[int, int]]:
    """Character spans of the words of a text, in order; like the treebanks, clitics, hyphens and punctuation stand alone."""
    return [match.span() for match in _WORD.finditer(text)]


def casing_of(word: str) -> int:
    """Index into CASINGS."""
    if word[:1].isdigit():
        return CASINGS.index("digit")
    if not any(c.isalpha() for c in word):
        return CASINGS.index("other")
    if word.islower() or not any(c.isupper() for c in word):
        return CASINGS.index("lower")
    if word.isupper():
        return CASINGS.index("initial" if len(word.rstrip(".")) == 1 else "upper")
    return CASINGS.index("title" if word[0].isupper() and word[1:].islower() else "mixed")


_ENDS = frozenset(".!?…") | {"...", ".."}
_CLOSERS = frozenset("\"'”’»)]")
_OPENERS = frozenset("\"'“‘«([—–-•*")
_STARTERS = frozenset({
    "the", "a", "an", "in", "on", "at", "it", "its", "he", "she", "they", "we", "i", "you", "but", "and", "this", "that", "these",
    "those", "his", "her", "their", "our", "there", "if", "when", "while", "after", "before", "as", "for", "since", "no", "yes", "not",
    "one", "two", "some", "many", "most", "all", "both", "however", "meanwhile", "earlier", "later", "according",
})  # fmt: skip


def split_sentences(words: Sequence[str], breaks: Sequence[bool]) -> list[tuple[int, int]]:
    """Word ranges of the sentences. `breaks[i]` says that a line break stands before word i; it always ends a sentence."""
    ranges: list[tuple[int, int]] = []
    start = 0
    i = 0
    while i < len(words):
        i += 1
        ends = _ends_sentence(words[i - 1], words[i] if i < len(words) else "")
        if ends and words[i - 1] in _ENDS:
            while i < len(words) and words[i] in _CLOSERS and not breaks[i]:
                i += 1
            ends = i == len(words) or _begins_sentence(words, i)
        if i == len(words) or ends or breaks[i]:
            ranges.append((start, i))
            start = i
    return ranges


def _ends_sentence(word: str, following: str) -> bool:
    if word in _ENDS:
        return True
    low = word.lower()
    if low in TITLES or not low.endswith(".") or len(low) < 3:
        return False
    return following[:1].isupper() and following.lower() in _STARTERS


def _begins_sentence(words: Sequence[str], i: int) -> bool:
    while i < len(words) - 1 and words[i] in _OPENERS:
        i += 1
    return not words[i][:1].islower() and words[i] not in {",", ";", ":"}


class Pieces:
    """Words to the network's input."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer  # noqa: PLC0415  (only the annotator needs it, and only when it is loaded)

        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._start, self._end, self._unknown, self.mask = (self._special(name) for name in ("[CLS]", "[SEP]", "[UNK]", "[MASK]"))
        self.of = lru_cache(maxsize=50_000)(self._of)

    def _special(self, name: str) -> int:
        found = self._tokenizer.token_to_id(name)
        if found is None:
            raise SettingsError(f"the vocabulary has no {name}", where=TOKENIZER, remedy="use the file that came with the weights")
        return found

    def _of(self, word: str) -> tuple[int, ...]:
        """Ids of a word's sub-tokens; the unknown one for a word that the vocabulary cannot spell."""
        return tuple(self._tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST]) or (self._unknown,)

    def window(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """Ids and casing of each sub-token between start and end token; place of the start token and of each word."""
        ids, casing, first = [self._start], [0], [0]
        for word in words:
            first.append(len(ids))
            pieces = self.of(word)
            ids += pieces
            casing += [casing_of(word)] * len(pieces)
        return [*ids, self._end], [*casing, 0], first


def cut_windows(sizes: Sequence[int], longest: int = LONGEST, overlap: int = OVERLAP) -> list[tuple[int, int]]:
    """Word ranges that cover all words, each at most `longest` sub-tokens; neighbours share about `overlap` sub-tokens."""
    found = []
    start = 0
    while start < len(sizes):
        end, size = start, 0
        while end < len(sizes) and (size + sizes[end] <= longest or end == start):
            size += sizes[end]
            end += 1
        found.append((start, end))
        if end == len(sizes):
            break
        shared, following = 0, end
        while following > start + 1 and shared + sizes[following - 1] <= overlap:
            following -= 1
            shared += sizes[following]
        start = following
    return found


def owners(windows: Sequence[tuple[int, int]], count: int) -> list[int]:
    """For each word, the window that it is farthest inside of; an edge of the passage is no edge."""
    found = [0] * count
    depth = [-1] * count
    for n, (start, end) in enumerate(windows):
        for i in range(start, end):
            left = count if start == 0 else i - start
            right = count if end == count else end - 1 - i
            if min(left, right) > depth[i]:
                found[i], depth[i] = n, min(left, right)
    return found
