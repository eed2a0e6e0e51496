"""Words of attack in a sentence: which verb or noun attacks, in which form; what it never means ("struck a deal") left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from counterclaim.extract.clauses import CLOSE, OPEN, Sentence
from counterclaim.vocabulary.loader import Vocabulary, load

TOKEN = re.compile(f"{OPEN}(?P<slot>\\d+){CLOSE}|'s\\b|[a-z0-9]+(?:[-‐‑.'][a-z0-9]+)*|[,;:.!?()\"“”–—-]|'", re.IGNORECASE)
OBJECT_REACH = 9  # words after a verb in which its object is named
STOPS = frozenset(';:()"“”–—!?.')
VOWELS = "aeiou"
Form = Literal["finite", "participle", "ing", "base", "noun"]
FORM_ORDER: tuple[Form, ...] = ("finite", "participle", "ing", "base", "noun")  # where one form is several ("hit"), the first is tried


class DeedVocabulary(Vocabulary, frozen=True, kw_only=True):
    """deeds.toml."""

    attacks: tuple[str, ...]
    irregular: tuple[tuple[str, str, str, str, str], ...]
    givers: tuple[str, ...]
    irregular_givers: tuple[tuple[str, str, str, str, str], ...]
    throwers: tuple[str, ...]
    laid: frozenset[str]
    hitting: frozenset[str]
    from_afar: frozenset[str]
    thrown: frozenset[str]
    nouns: tuple[str, ...]
    between_noun: frozenset[str]
    prepositions_target: frozenset[str]
    parts: frozenset[str]
    not_of_state: frozenset[str]
    forces: frozenset[str]
    things: frozenset[str]
    auxiliaries: frozenset[str]
    passive: frozenset[str]
    adverbs: frozenset[str]
    unreal: frozenset[str]
    actual_to: frozenset[str]
    settlements: frozenset[str]
    described: frozenset[str]
    only_suffered: frozenset[str]
    ending: frozenset[str]
    breaks: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    place_prepositions: frozenset[str]
    helped: frozenset[str]
    determiners: frozenset[str]
    owning: frozenset[str]
    also_nouns: frozenset[str]
    accusing: frozenset[str]
    idioms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, mark or slot (``slot`` >= 0) of a sentence's text."""

    start: int
    end: int
    text: str
    slot: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words ``first``..``end`` (half open) that attack."""

    first: int
    end: int
    form: Form


def words() -> DeedVocabulary:
    """Return the vocabulary of deeds."""
    return load("deeds", DeedVocabulary)


@cache
def _hits_laid() -> re.Pattern[str]:
    laid, hitting = ("|".join(sorted(map(re.escape, one), key=len, reverse=True)) for one in (words().laid, words().hitting))
    return re.compile(rf"\b(?:{hitting})\b(?: (?:an?|the|two|another))?(?: [\w-]+){{0,2}}? (?:{laid})\b", re.IGNORECASE)


@cache
def _from_afar() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words().from_afar))})\b", re.IGNORECASE)


def runs_into(text: str, start: int, end: int) -> bool:
    """Whether between ``start`` and ``end`` somebody hits what lies in wait: "the truck struck a mine", not "the jets struck a mine"."""
    found = _hits_laid().search(text, start, end)
    return found is not None and _from_afar().search(text, start, found.start()) is None


def tokens_of(sentence: Sentence) -> list[Word]:
    """Return the words, marks and slots of the sentence in order."""
    found = TOKEN.finditer(sentence.text)
    return [Word(match.start(), match.end(), match.group(), int(match["slot"]) if match["slot"] else -1) for match in found]


def inflected(verb: str) -> tuple[str, str, str, str, str]:
    """Return base, present, past, participle and -ing of a regular verb; "2" marks a doubled last letter, a particle follows a blank."""
    head, _, particle = verb.partition(" ")
    doubled = head.endswith("2")
    head = head.removesuffix("2")
    stem = head + head[-1] if doubled else head.removesuffix("e")
    past = head[:-1] + "ied" if head.endswith("y") and head[-2] not in VOWELS else stem + "ed"
    present = head[:-1] + "ies" if past.endswith("ied") else head + ("es" if head.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    tail = f" {particle}" if particle else ""
    return head + tail, present + tail, past + tail, past + tail, stem + "ing" + tail


@cache
def verb_forms() -> dict[str, tuple[tuple[tuple[str, ...], Form, str], ...]]:
    """Return the forms of every verb of attack by their first word, longest first: the words, the form, and the kind of verb."""
    table: dict[str, set[tuple[tuple[str, ...], Form, str]]] = {}
    for kind, rows in _rows():
        for base, present, past, participle, ing in rows:
            forms: tuple[tuple[str, Form], ...] = (
                (base, "base"),
                (present, "finite"),
                (past, "finite"),
                (participle, "participle"),
                (ing, "ing"),
            )
            for form, name in forms:
                parts = tuple(form.split())
                table.setdefault(parts[0], set()).add((parts, "finite" if name == "participle" and participle == past else name, kind))
    order = {"attack": 0, "throw": 1, "give": 2}
    return {
        first: tuple(sorted(rows, key=lambda row: (-len(row[0]), order[row[2]], FORM_ORDER.index(row[1]), row[0])))
        for first, rows in table.items()
    }


def _rows() -> Iterator[tuple[str, list[tuple[str, str, str, str, str]]]]:
    known = words()
    yield "attack", [*map(inflected, known.attacks), *known.irregular]
    yield "throw", [inflected(verb) for verb in known.throwers]
    yield "give", [*map(inflected, known.givers), *known.irregular_givers]


@cache
def _noun_forms() -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for noun in words().nouns:
        table.setdefault(noun.split()[0], []).append(tuple(noun.split()))
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in table.items()}


@cache
def may_tell() -> re.Pattern[str]:
    """Return what finds the first word of any deed: a sentence without one is passed over."""
    firsts = sorted({*verb_forms(), *_noun_forms()}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, firsts)) + r")\b")


def triggers(tokens: Sequence[Word]) -> Iterator[Trigger]:
    """Yield the words that attack, in order; none inside another."""
    at = 0
    while at < len(tokens):
        trigger = _noun_at(tokens, at) or _verb_at(tokens, at)
        if trigger:
            yield trigger
        at = trigger.end if trigger else at + 1


def _noun_at(tokens: Sequence[Word], at: int) -> Trigger | None:
    for parts in _noun_forms().get(tokens[at].text, ()):
        described = text_at(tokens, at + len(parts)) in words().described
        if _follows(tokens, at, parts) and not described and not _is_verb_here(tokens, at):
            return Trigger(at, at + len(parts), "noun")
    return None


def _is_verb_here(tokens: Sequence[Word], at: int) -> bool:
    """Whether a word that is noun and verb alike ("strikes") has an object, or an auxiliary or "to" before it."""
    before, after = text_at(tokens, at - 1), text_at(tokens, at + 1)
    if tokens[at].text not in verb_forms():
        return False
    if before in words().unreal | {"to"} or before in words().auxiliaries - words().passive - {"'s"}:
        return True
    return slot_at(tokens, at + 1) >= 0 or after in words().determiners - {"this", "each", "both"} or after.isdigit()


def _verb_at(tokens: Sequence[Word], at: int) -> Trigger | None:
    for parts, form, kind in verb_forms().get(tokens[at].text, ()):
        end = at + len(parts)
        if _follows(tokens, at, parts) and _fits(tokens, end, kind):
            return Trigger(at, end, form)
    return None


def _fits(tokens: Sequence[Word], end: int, kind: str) -> bool:
    """Whether the object makes the verb an attack: never "struck a deal"; "launched" only rockets or an offensive."""
    following = [token.text for token in _phrase(tokens, end, OBJECT_REACH)]
    if kind == "attack":
        named = text_at(tokens, end - 1) in words().also_nouns and not has_object(tokens, end)
        return not named and words().idioms.isdisjoint(following[:4])
    things = words().thrown if kind == "throw" else frozenset()
    return any(word in things or (word,) in _noun_forms().get(word, ()) for word in following)


def _phrase(tokens: Sequence[Word], first: int, reach: int) -> Sequence[Word]:
    """Return the words from ``first`` up to a preposition (but "of"), a mark or a new clause."""
    for at in range(first, min(len(tokens), first + reach)):
        text = tokens[at].text
        if text in STOPS or text in words().breaks or (text in words().prepositions and text != "of"):
            return tokens[first:at]
    return tokens[first : first + reach]


def _follows(tokens: Sequence[Word], at: int, parts: tuple[str, ...]) -> bool:
    return all(text_at(tokens, at + offset) == part for offset, part in enumerate(parts))


def has_object(tokens: Sequence[Word], first: int) -> bool:
    """Whether a noun phrase follows right behind the verb."""
    return slot_at(tokens, first) >= 0 or text_at(tokens, first) in words().determiners or text_at(tokens, first).isdigit()


def text_at(tokens: Sequence[Word], at: int) -> str:
    """Return the word at ``at``, "" outside the sentence."""
    return tokens[at].text if 0 <= at < len(tokens) else ""


def slot_at(tokens: Sequence[Word], at: int) -> int:
    """Return the slot at ``at``, -1 where there is none."""
    return tokens[at].slot if 0 <= at < len(tokens) else -1
