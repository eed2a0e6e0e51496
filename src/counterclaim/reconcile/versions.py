"""What changed between two versions of a story, for people to read: paragraphs added, dropped, rewritten; changed numbers are marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from counterclaim.article import Article
from counterclaim.reconcile.rules import rules

Change = Literal["added", "dropped", "rewritten"]
PARTS = (frozenset({"headline", "description"}), frozenset({"body", "caption", "infobox"}))  # no headline is rewritten into a paragraph
WORD = re.compile(r"\S+")
NUMBER = re.compile(r"[^\w]*\d")  # "2,300", "$3m" and "1990s", not the name of a weapon ("F-16")
LIKE = 0.4  # share of words that two paragraphs have in common where one is the other rewritten


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words that both versions have, or only one; ``number`` is true where a changed run is a figure."""

    kind: Literal["kept", "dropped", "added"]
    text: str
    number: bool = False

    @property
    def marked(self) -> str:
        """The run as plain text: [-dropped-] and {+added+} words are marked, and a figure among them by #."""
        form = {"kept": "{}", "dropped": "[-{}-]", "added": "{{+{}+}}"}[self.kind]
        return form.format(self.text) + ("#" if self.number else "")


@dataclass(frozen=True, slots=True)
class Difference:
    """One change of one paragraph: the words before and after ("" where there are none), and the edits that lead from one to the other."""

    change: Change
    before: str
    after: str
    edits: tuple[Edit, ...]

    @property
    def numbers(self) -> bool:
        """Whether a figure changed, came or went."""
        return any(edit.number for edit in self.edits)

    @property
    def marked(self) -> str:
        """The paragraph as plain text with its edits marked: "At least [-40-]# {+75+}# soldiers died"."""
        if self.change == "rewritten":
            return " ".join(edit.marked for edit in self.edits)
        return Edit(self.edits[0].kind, self.before or self.after).marked


def differences(older: Article, newer: Article) -> tuple[Difference, ...]:
    """Return what changed from ``older`` to ``newer``, in the order of the newer text."""
    return tuple(change for zones in PARTS for change in _changes(_paragraphs(older, zones), _paragraphs(newer, zones)))


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    for tag, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _changed(before[a:b], after[c:d])


def in_words(found: Sequence[Difference]) -> tuple[str, ...]:
    """Return one line a change, changed numbers first."""
    ordered = sorted(found, key=lambda one: not one.numbers)
    return tuple(f"{one.change}{_about_numbers(one)}: {one.marked}" for one in ordered)


def _about_numbers(one: Difference) -> str:
    if not one.numbers:
        return ""
    return " (a number changed)" if one.change == "rewritten" else " (it gives a number)"


def _is_number(word: str) -> bool:
    """Whether ``word`` is a figure, a number word or an ordinal."""
    spelled = rules().ones | rules().ordinals | {"one"}
    return bool(NUMBER.match(word)) or word.strip(".,;:()\"'“”").casefold() in spelled


def _paragraphs(article: Article, zones: frozenset[str]) -> list[str]:
    return [" ".join(p.view(article.text).split()) for p in article.passages if p.zone in zones]


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    """Pair each paragraph with the one it rewrites; what is left over was dropped or added."""
    left = list(before)
    for text in after:
        match = max(left, key=lambda one: _likeness(one, text), default=None)
        if match is not None and _likeness(match, text) >= LIKE:
            left.remove(match)
            yield _rewritten(match, text)
        else:
            yield Difference("added", "", text, tuple(_edits("added", WORD.findall(text))))
    for text in left:
        yield Difference("dropped", text, "", tuple(_edits("dropped", WORD.findall(text))))


def _likeness(one: str, other: str) -> float:
    left, right = set(WORD.findall(one.casefold())), set(WORD.findall(other.casefold()))
    return len(left & right) / max(1, min(len(left), len(right)))


def _rewritten(before: str, after: str) -> Difference:
    old, new = WORD.findall(before), WORD.findall(after)
    edits: list[Edit] = []
    for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            edits.append(Edit("kept", " ".join(new[c:d])))
            continue
        edits.extend((*_edits("dropped", old[a:b]), *_edits("added", new[c:d])))
    return Difference("rewritten", before, after, tuple(edits))


def _edits(kind: Literal["dropped", "added"], words: Sequence[str]) -> Iterator[Edit]:
    """Yield a changed run as edits, its figures apart from the words around them."""
    for number, run in groupby(words, key=_is_number):
        yield Edit(kind, " ".join(run), number)
