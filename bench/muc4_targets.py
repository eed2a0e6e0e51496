"""Whom and what the sentences of an incident tell harm to, by the task's lists of nouns and the small words around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bench.muc4_phrases import NUMBER_WORDS, any_of, deed_words, noun_phrase, phrases
from bench.muc4_texts import Message, Sentence, common_words
from bench.muc4_when import within
from bench.muc4_words import words
from counterclaim.toll import Toll

HARMS = {"killed": "DEATH", "wounded": "INJURY"}
NAME_WORD = r"[A-Z][A-Z'-]{2,}"


@dataclass(frozen=True, slots=True)
class Target:
    """Somebody or something attacked: the set fill, name and words (either may be empty), how many."""

    kind: str
    name: str
    description: str
    number: str
    sentence: Sentence

    @property
    def reference(self) -> str:
        """Return what other slots call it."""
        return self.name or self.description


def people(message: Message, sentences: Sequence[Sentence]) -> list[Target]:
    """Return the people that the sentences tell harm to, named ones first."""
    found: dict[str, Target] = {}
    for sentence in sentences:
        for target in (*_named(sentence), *_counted(message, sentence), *_described(sentence)):
            if target.description and not target.name and any(target.description in other for other in found):
                continue
            found.setdefault(target.reference, target)
    return list(found.values())


def _named(sentence: Sentence) -> Iterator[Target]:
    for match in _titled().finditer(sentence.text):
        name, title = _clean_name(match["name"]), (match["title"] or "").strip()
        known = name.partition(" ")[0] in words().reading.first_names or not any(word in common_words() for word in name.split())
        end = match.start("name") + len(name)
        if " " in name and known and not _speaks(sentence.text, match.start(), end):
            kinds = [label for _, _, label in phrases("people", title)] if title else []
            yield Target(kinds[0] if kinds else "CIVILIAN", name, noun_phrase(title, 0, len(title)) if title else "", "1", sentence)


@cache
def _titled() -> re.Pattern[str]:
    reading = words().reading
    titles = "|".join(sorted(map(re.escape, reading.titles), key=len, reverse=True))
    firsts = "|".join(sorted(reading.first_names))
    rest = rf"(?: (?:(?:{'|'.join(reading.particles)}) )*(?:{NAME_WORD}))"
    name = rf"(?:{firsts}){rest}{{0,3}}|(?(title){NAME_WORD}{rest}{{1,3}}|(?!))"
    return re.compile(rf"(?:(?P<title>(?:{any_of(words().grammar.before_titles)} )?\b(?:{titles}))\.?,? )?\b(?P<name>{name})")


def _clean_name(name: str) -> str:
    kept: list[str] = []
    for word in name.split():
        if word in words().reading.stops or (len(kept) > 1 and word.endswith("ED")):
            break
        kept.append(word.removesuffix("'S"))
    return " ".join(kept)


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether the named person speaks or acts rather than suffers."""
    before, after = text[max(0, start - 30) : start].replace(",", " ").split(), text[end : end + 60].replace(",", " ").split()
    reporting = words().reading.reporting
    return bool(before and before[-1] in reporting | {"BY", "TO"}) or not reporting.isdisjoint(after[:6]) or _suffers_not(after)


def _suffers_not(after: Sequence[str]) -> bool:
    return bool(after) and bool(deed_words().fullmatch(after[0]))


def _counted(message: Message, sentence: Sentence) -> Iterator[Target]:
    """Yield the people whom the record counts among the harmed."""
    for record in within(message, sentence):
        if isinstance(record, Toll) and record.harm in HARMS and record.subject.text and not record.hypothetical:
            noun = " ".join(record.subject.text.upper().split())
            rows = phrases("people", noun)
            if rows and record.low:
                yield Target(rows[-1][2], "", noun, str(record.low) if record.low == record.high else f"{record.low} -", sentence)


def _described(sentence: Sentence) -> Iterator[Target]:
    for start, end, kind in phrases("people", sentence.text):
        if _suffers(sentence.text, start, end):
            yield Target(kind, "", noun_phrase(sentence.text, start, end), _number(sentence.text, start, end), sentence)


def _number(text: str, start: int, end: int) -> str:
    before = text[:start].split()[-3:]
    said = next((NUMBER_WORDS.get(word, word) for word in reversed(before) if word in NUMBER_WORDS or word.isdigit()), None)
    plural = text[start:end].endswith(("S", "MEN", "PEOPLE", "CHILDREN"))
    return ("PLURAL" if said in (None, "1") else said) or "PLURAL" if plural else "1"


def _suffers(text: str, start: int, end: int) -> bool:
    """Whether the words at ``start``..``end`` are the object of a deed: right after an active verb or noun of it, or before a passive."""
    before, after = text[max(0, start - 45) : start], text[end : end + 50]
    if _object_after().search(before):
        return True
    return bool(_passive_before().match(after))


@cache
def _object_after() -> re.Pattern[str]:
    """Return the pattern of words after which a person suffers; who follows "by" does not."""
    deed = f"{deed_words().pattern}|{any_of(words().grammar.before_victims)}"
    return re.compile(rf"(?:{deed})(?! BY)(?: (?!{any_of(words().grammar.ends)})[A-Z0-9',-]+){{0,4}} $")


@cache
def _passive_before() -> re.Pattern[str]:
    """Return the pattern of a passive after whoever or whatever suffers."""
    grammar = words().grammar
    return re.compile(rf"(?:,? (?!{any_of(grammar.ends)})[A-Z0-9',-]+){{0,3}}? {any_of(grammar.passive)}(?: [A-Z]+)? ?")


def things(sentences: Sequence[Sentence]) -> list[Target]:
    """Return the things that the sentences tell harm to, each once."""
    found: dict[str, Target] = {}
    for sentence in sentences:
        for start, end, kind in phrases("objects", sentence.text):
            if _is_hit(sentence.text, start, end):
                name = noun_phrase(sentence.text, start, end)
                found.setdefault(name, Target(kind, "", name, _number(sentence.text, start, end), sentence))
    return list(found.values())


@cache
def _hit_before() -> re.Pattern[str]:
    """Return the pattern of words after which a thing is hit."""
    lead = f"{deed_words().pattern}|{any_of(words().grammar.before_objects)}"
    return re.compile(rf"(?:{lead}) (?:(?!BY\b)[A-Z0-9',.\"-]+ ){{0,5}}$")


def _is_hit(text: str, start: int, end: int) -> bool:
    return bool(_hit_before().search(text[max(0, start - 60) : start]) or _passive_before().match(text[end : end + 50]))
