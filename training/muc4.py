"""MUC-4 as partial training data: its template fills, which are strings, are aligned to the text and hung on a trigger nearby.

The templates say who attacked whom with what in an article, not where. A fill teaches where one of its strings stands in a sentence
with a word that can be a trigger of the template's type; all else in the article teaches nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from counterclaim.detect.pieces import split_sentences, split_words
from training import labels
from training.data import IGNORE, DataError, Document, files

SPLITS = {"train": ("dev",), "dev": ("tst1", "tst2"), "test": ("tst4",)}
"""Folders by split: as is usual, TST1 and TST2 are for development. TST3 is left to the bench of the whole product."""

SLOTS = {"6": "INSTRUMENT", "9": "PERPETRATOR", "10": "PERPETRATOR", "12": "OBJECT", "18": "PERSON", "19": "PERSON"}
"""Slot number -> what its fill is."""

TRIGGER_STEMS = {
    "ATTACK": r"attack|assault|ambush|raid|bombing|bombed|explo(?!sive)|blast|blew|blown|detonat|shell(?:ed|ing)|strafe|fired|shot|shoot|"
    r"clash|fight|fought|hurl|threw|thrown|launch",
    "DIE": r"kill|murder|assassinat|massacre|slain|slay|died|dead|deaths?$",
    "INJURE": r"injur|wound|hurt|maim",
    "DETAIN": r"kidnap|abduct|hostage|captur",
    "DESTROY": r"destr|damag|burn|demolish|dynamited|wreck",
}
"""Beginnings of the words that can be a trigger of each class."""

TRIGGERS_OF = {
    "ATTACK": ("ATTACK", "DIE", "INJURE", "DESTROY"),
    "BOMBING": ("ATTACK", "DIE", "INJURE", "DESTROY"),
    "ARSON": ("ATTACK", "DESTROY"),
    "KIDNAPPING": ("DETAIN", "DIE"),
}
"""Template type -> trigger classes."""

ROLE_OF = {
    ("PERPETRATOR", "DETAIN"): "AGENT",
    ("PERSON", "DIE"): "VICTIM",
    ("PERSON", "INJURE"): "VICTIM",
    ("PERSON", "ATTACK"): "TARGET",
    ("PERSON", "DETAIN"): "PATIENT",
    ("OBJECT", "ATTACK"): "TARGET",
    ("OBJECT", "DESTROY"): "TARGET",
} | {
    (fill, trigger): role
    for fill, role in (("PERPETRATOR", "ATTACKER"), ("INSTRUMENT", "INSTRUMENT"))
    for trigger in ("ATTACK", "DIE", "INJURE", "DESTROY")
}
_PREPOSITIONS = frozenset({"of", "in", "at", "on", "from", "for", "with", "to", "by", "and", "("})
_STEMS = {label: re.compile(stems) for label, stems in TRIGGER_STEMS.items()}


@dataclass(frozen=True, slots=True)
class Fill:
    """One string of a template: what it is, and the template's type."""

    kind: str
    incident: str
    words: tuple[str, ...]


def read_keys(text: str) -> dict[str, list[Fill]]:
    """Message id -> fills of its templates."""
    found: dict[str, list[Fill]] = {}
    message, incident, slot = "", "", ""
    for line in text.splitlines():
        match = re.match(r"(\d+)\.\s+[A-Z ]+: [A-Z ]+?(?:\s{2,}|$)(.*)", line)
        if match:
            slot = match[1]
        value = match[2] if match else line
        if slot == "0" and match:
            message = value.split()[0]
            found.setdefault(message, [])
        elif slot == "4" and match:
            incident = value.split("/")[0].strip()
        elif slot in SLOTS:
            for string in re.findall(r'"((?:[^"\\]|\\.)*)"', value.split('":')[0] + '"' if '":' in value else value):
                plain = re.sub(r"[()]", "", string.replace('\\"', '"'))
                words = tuple(plain[a:b].lower() for a, b in split_words(plain))
                found[message].append(Fill(SLOTS[slot], incident, words))
    return found


def read_messages(text: str) -> Iterator[tuple[str, str]]:
    """(id, text) of each message; line ends inside a paragraph become blanks."""
    parts = re.split(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", text, flags=re.MULTILINE)
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        yield name, re.sub(r"(?<!\n)\n(?!\s*\n)[ \t]*", " ", body).strip()


def trigger_class(word: str) -> str | None:
    """Class of which a word can be a trigger."""
    return next((label for label, stems in _STEMS.items() if stems.match(word)), None)


def head_of(words: Sequence[str]) -> int:
    """Place of an English noun phrase's head: the last word before the first preposition."""
    return next((i - 1 for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words) - 1)


def align(name: str, text: str, fills: Iterable[Fill]) -> Document:
    """Make a partial document: triggers and arguments of the aligned fills, weapons where an instrument's string stands."""
    spans = split_words(text)
    words = [text[a:b] for a, b in spans]
    low = [word.lower() for word in words]
    breaks = [False, *("\n" in text[a[1] : b[0]] for a, b in pairwise(spans))]
    units = split_sentences(words, breaks[: len(words)])
    document = Document(
        name, words, units, {"trigger": [IGNORE] * len(words)}, {"materiel": [0] * len(words)}, {}, {"conflict": []}, partial=True
    )
    pairs = set()
    for fill in set(fills):
        size = len(fill.words)
        for start in range(len(words) - size + 1 if size else 0):
            if tuple(low[start : start + size]) != fill.words:
                continue
            if fill.kind == "INSTRUMENT":
                for i in range(start, start + size):
                    document.masks["materiel"][i] = 1 << labels.MATERIEL.index("B-WEAPON" if i == start else "I-WEAPON")
            head = start + head_of(fill.words)
            trigger = _nearest_trigger(low, units, head, (start, start + size), fill)
            if trigger:
                at, label = trigger
                document.tags["trigger"][at] = labels.TRIGGERS.index(label)
                pairs.add((at, head, labels.CONFLICT_ROLES.index(ROLE_OF[fill.kind, label])))
    document.pairs["conflict"] = sorted(pair for pair in pairs if _witnessed(pair, pairs))
    for i in {a for a, _, _ in pairs} - {a for a, _, _ in document.pairs["conflict"]}:
        document.tags["trigger"][i] = IGNORE
    return document


def _witnessed(pair: tuple[int, int, int], pairs: Iterable[tuple[int, int, int]]) -> bool:
    """Whether a pair can be believed: a perpetrator's word may stand by another event, unless a victim or target stands there too."""
    doers = {labels.CONFLICT_ROLES.index("ATTACKER"), labels.CONFLICT_ROLES.index("AGENT")}
    return pair[2] not in doers or any(other[0] == pair[0] and other[2] not in doers for other in pairs)


def _nearest_trigger(
    low: Sequence[str], units: Sequence[tuple[int, int]], head: int, inside: tuple[int, int], fill: Fill
) -> tuple[int, str] | None:
    start, end = next((a, b) for a, b in units if a <= head < b)
    found = []
    for i in range(start, end):
        label = trigger_class(low[i])
        known = label in TRIGGERS_OF.get(fill.incident, ()) and (fill.kind, label) in ROLE_OF
        if label and known and not inside[0] <= i < inside[1]:
            found.append((abs(i - head), i, label))
    return min(found)[1:] if found else None


def muc4(data: Path, split: str) -> list[Document]:
    """Articles of a split that have fills, in capitals, as they are."""
    found = []
    for folder in SPLITS[split]:
        at = data / "muc4" / "corpora" / folder
        keys: dict[str, list[Fill]] = {}
        for path in files(at, "key-*"):
            keys |= read_keys(path.read_text(encoding="latin-1"))
        for path in files(at, f"{folder}-muc*[0-9]"):  # TST4 has its messages a second time, in tst4-muc4.mixed-case
            for name, text in read_messages(path.read_text(encoding="latin-1")):
                if name not in keys:
                    raise DataError(f"{path}: no key for {name}")
                if keys[name]:
                    found.append(align(name, text, keys[name]))
    return found


def common_casing(documents: Iterable[Document]) -> dict[str, str]:
    """Most frequent form of each word, by its lower-case form; a word at the start of a unit does not count."""
    forms: dict[str, Counter[str]] = {}
    for document in documents:
        for start, end in document.units:
            for word in document.words[start + 1 : end]:
                forms.setdefault(word.lower(), Counter())[word] += 1
    return {low: counts.most_common(1)[0][0] for low, counts in forms.items()}


def truecase(document: Document, casing: Mapping[str, str]) -> Document:
    """Write a document in capitals as other articles write its words; a word that they lack is taken for a name."""
    starts = {start for start, _ in document.units}
    words = [casing.get(word.lower(), word.capitalize()) for word in document.words]
    words = [word.capitalize() if i in starts else word for i, word in enumerate(words)]
    return Document(
        f"{document.name} truecased", words, document.units, document.tags, document.masks, document.pointers, document.pairs, partial=True
    )
