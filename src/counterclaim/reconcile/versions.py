"""What changed between two versions of a story, for people to read: paragraphs added, dropped, rewritten; changed numbers are marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from counterclaim.article import Article
from counterclaim.reconcile.rules import rules

Change = Literal["added", "dropped", "rewritten"]
SHOWN_ZONES = frozenset({"headline", "description", "body", "caption", "infobox"})
WORD = re.compile(r"\S+")
NUMBER = re.compile(r"\d")
LIKE = 0.4  # share of words that two paragraphs have in common where one is the other rewritten


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: the words before and after ("" where there are none), and the text in which [-dropped-] and {+added+} words are marked.

    A changed word that holds a figure is marked [-40-]# and {+75+}#; ``numbers`` is true where there is one.
    """

    change: Change
    before: str
    after: str
    marked: str
    numbers: bool


def differences(older: Article, newer: Article) -> tuple[Difference, ...]:
    """Return what changed from ``older`` to ``newer``, in the order of the newer text."""
    before, after = _paragraphs(older), _paragraphs(newer)
    found: list[Difference] = []
    for tag, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag != "equal":
            found.extend(_changed(before[a:b], after[c:d]))
    return tuple(found)


def in_words(found: Sequence[Difference]) -> tuple[str, ...]:
    """Return one line a change, changed numbers first."""
    ordered = sorted(found, key=lambda one: not one.numbers)
    return tuple(f"{one.change}{' (a number changed)' if one.numbers else ''}: {one.marked}" for one in ordered)


def _has_number(text: str) -> bool:
    """Whether a figure, a number word or an ordinal stands in ``text``."""
    spelled = rules().ones | rules().ordinals | {"one"}
    return bool(NUMBER.search(text)) or any(word.strip(".,;:()\"'“”").casefold() in spelled for word in text.split())


def _paragraphs(article: Article) -> list[str]:
    return [" ".join(p.view(article.text).split()) for p in article.passages if p.zone in SHOWN_ZONES]


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    """Pair each paragraph with the one it rewrites; what is left over was dropped or added."""
    left = list(before)
    for text in after:
        match = max(left, key=lambda one: _likeness(one, text), default=None)
        if match is not None and _likeness(match, text) >= LIKE:
            left.remove(match)
            yield _rewritten(match, text)
        else:
            yield Difference("added", "", text, f"{{+{text}+}}", _has_number(text))
    for text in left:
        yield Difference("dropped", text, "", f"[-{text}-]", _has_number(text))


def _likeness(one: str, other: str) -> float:
    left, right = set(WORD.findall(one.casefold())), set(WORD.findall(other.casefold()))
    return len(left & right) / max(1, min(len(left), len(right)))


def _rewritten(before: str, after: str) -> Difference:
    old, new = WORD.findall(before), WORD.findall(after)
    marked: list[str] = []
    numbers = False
    for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            marked.extend(new[c:d])
            continue
        for words, form in ((old[a:b], "[-{}-]"), (new[c:d], "{{+{}+}}")):
            if words:
                text = " ".join(words)
                counts = _has_number(text)
                numbers = numbers or counts
                marked.append(form.format(text) + ("#" if counts else ""))
    return Difference("rewritten", before, after, " ".join(marked), numbers)
