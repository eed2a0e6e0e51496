"""Who and what a message names: noun phrases and names, from the annotator's parse.

A mention is a candidate for a slot of strings. A title and the name after it are two mentions; all mentions of a name know its fullest form
and the titles that stand with it anywhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bench.muc4_words import words
from counterclaim.detect.annotation import Annotation

INSIDE = frozenset({
    "compound", "amod", "nummod", "flat", "nmod:poss", "nmod:desc", "det", "punct", "case", "advmod", "nmod:unmarked",
    "compound:prt", "nmod",
})  # fmt: skip
NOMINAL = frozenset({"NOUN", "PROPN"})
PARTS = frozenset({"compound", "flat", "fixed", "goeswith", "nmod:desc"})
IN_FRONT = frozenset({"DET", "PUNCT", "PRON", "ADP", "PART", "SYM", "ADV", "NUM"})  # before a phrase, no part of its string
AFTER_OF = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
LONGEST = 12  # words of a phrase


@dataclass(slots=True)
class Token:
    """A word of a message as the annotator reads it; ``head`` and the places of roles are words of the message."""

    text: str  # upper case
    start: int
    end: int
    upos: str
    head: int
    relation: str
    sentence: int
    paragraph: int
    entity: str = ""
    trigger: str = ""  # class of conflict event that it names
    roles: list[tuple[str, int]] = field(default_factory=list)  # its part in a conflict event, and the trigger
    parts: list[tuple[str, int]] = field(default_factory=list)  # its PropBank role, and the predicate


@dataclass(slots=True)
class Mention:
    """A noun phrase, ``first``..``last``, without determiners and numbers in front."""

    first: int
    last: int
    head: int
    text: str
    longer: str  # with the "of" phrase behind it
    name: bool
    number: str
    sentence: int
    whole: str = ""  # the fullest form of a name in the message
    titles: tuple[str, ...] = ()  # what a name is called besides

    @property
    def identity(self) -> str:
        """Return what it is known by."""
        return self.whole if self.name else self.text

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the strings by which it can fill a slot."""
        return tuple(dict.fromkeys([self.identity] if self.name else [self.text, self.longer]))


def flatten(passages: Sequence[tuple[int, Annotation]]) -> list[Token]:
    """Return the words of all passages (offset, annotation) of a message, with places and offsets in the message."""
    tokens: list[Token] = []
    sentence = 0
    for paragraph, (offset, found) in enumerate(passages):
        base = len(tokens)
        for start, end in found.sentences:
            for one in found.words[start:end]:
                head = one.head + base if one.head >= 0 else -1
                place = (one.start + offset, one.end + offset)
                tokens.append(Token(one.text.upper(), *place, one.upos, head, one.deprel, sentence, paragraph))
            sentence += 1
        for entity in found.entities:
            for token in tokens[base:]:
                if entity.start + offset <= token.start < entity.end + offset:
                    token.entity = entity.label
        for trigger in found.triggers:
            tokens[base + trigger.word].trigger = trigger.label
            for role, i in trigger.roles:
                tokens[base + i].roles.append((role, base + trigger.word))
        for predicate in found.predicates:
            for role, i in predicate.roles:
                tokens[base + i].parts.append((role, base + predicate.word))
    return tokens


def mentions(tokens: Sequence[Token]) -> list[Mention]:
    """Return the noun phrases of a message in reading order."""
    found: list[Mention] = []
    for head, token in enumerate(tokens):
        if _is_head(tokens, token):
            found += [one for one in _phrases(tokens, head) if one.text and (not found or one.first > found[-1].last)]
    names = [one for one in found if one.name]
    for one in names:
        part = one.text.split()
        fuller = [other.text for other in names if len(other.text) > len(one.text) and is_within(part, other.text.split())]
        one.whole = max(fuller, key=len, default=one.text)
    _share_titles(tokens, found)
    return found


def is_within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words ``part`` stand in ``whole`` in one piece."""
    return any(list(whole[at : at + len(part)]) == list(part) for at in range(len(whole) - len(part) + 1))


def _share_titles(tokens: Sequence[Token], found: Sequence[Mention]) -> None:
    titles: dict[str, list[str]] = {}
    for before, one, after in zip([None, *found], found, [*found[1:], None], strict=False):
        if one.name:
            row = titles.setdefault(one.whole, [])
            if before and not before.name and before.last + 1 == one.first:
                row.append(before.text)
            if (
                after
                and not after.name
                and 1 < after.first - one.last < 4
                and tokens[one.last + 1].text == ","
                and after.sentence == one.sentence
            ):
                row.append(after.longer)
    for one in found:
        if one.name:
            one.titles = tuple(dict.fromkeys(titles[one.whole]))


def _is_head(tokens: Sequence[Token], token: Token) -> bool:
    if token.upos not in NOMINAL or len(token.text) < 2 or not any(letter.isalpha() for letter in token.text):
        return False
    return token.relation not in PARTS or token.head < 0 or tokens[token.head].upos not in NOMINAL


def _phrases(tokens: Sequence[Token], head: int) -> Iterator[Mention]:
    first, last = head, head
    while (
        first and first > head - LONGEST and tokens[first - 1].sentence == tokens[head].sentence and _hangs(tokens, first - 1, first, head)
    ):
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].sentence == tokens[head].sentence and _follows(tokens, first, last):
        last += 1
    number = ""
    while first < last and (tokens[first].upos in IN_FRONT or tokens[first].relation in ("nummod", "det", "case")):
        if tokens[first].upos == "NUM" or tokens[first].relation == "nummod":
            number = tokens[first].text
        first += 1
    split = _name_from(tokens, first, last)
    if split > last:
        yield _mention(tokens, first, last, min(head, last), False, number)
        return
    if split > first:
        yield _mention(tokens, first, split - 1, split - 1, False, number)
    yield _mention(tokens, split, last, last, True, number)


def _follows(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the word after the phrase so far goes on with its name."""
    token = tokens[last + 1]
    if token.relation == "flat" and first <= token.head <= last:
        return True
    return token.entity == "PERSON" == tokens[last].entity and token.upos in NOMINAL and token.text not in words().reading.titles


def _name_from(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where the person's name begins that ends a phrase; behind the phrase where it ends with none."""
    reading = words().reading
    row = range(first, last + 1)
    given = [i for i in row if tokens[i].text in reading.first_names]
    titled = [i + 1 for i in row if tokens[i].text.rstrip(".") in reading.titles and i < last and tokens[i + 1].upos == "PROPN"]
    person = [i for i in row if tokens[i].entity == "PERSON" == tokens[last].entity]
    begins = [*given[:1], *titled[-1:], *person[:1]]
    if not begins:
        return last + 1
    split = max(min(begins), titled[-1]) if titled else min(begins)
    while split <= last and (tokens[split].text.rstrip(".") in reading.titles or tokens[split].text in ('"', ",", *reading.particles)):
        split += 1
    return split


def _hangs(tokens: Sequence[Token], i: int, first: int, head: int) -> bool:
    """Whether word ``i``, just before the phrase so far, belongs to it."""
    if tokens[i].text == '"':
        return True
    at = i
    for _ in range(6):
        if tokens[at].relation not in INSIDE or tokens[i].text in ",;:--()[]":
            return False
        at = tokens[at].head
        if not first <= at <= head:
            return False
        if at == head:
            return True
    return False


def _mention(tokens: Sequence[Token], first: int, last: int, head: int, name: bool, number: str) -> Mention:
    text = joined(tokens, first, last)
    return Mention(first, last, head, text, _longer(tokens, first, last, text), name, number, tokens[head].sentence, text)


def _longer(tokens: Sequence[Token], first: int, last: int, text: str) -> str:
    if last + 2 >= len(tokens) or tokens[last + 1].text != "OF":
        return text
    end = last + 2
    while end < len(tokens) and end < last + LONGEST and tokens[end].sentence == tokens[last].sentence:
        if tokens[end].upos not in AFTER_OF and tokens[end].text not in ('"', "'S", *words().reading.particles):
            break
        end += 1
    return joined(tokens, first, end - 1) if end > last + 2 else text


def joined(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return the words ``first``..``last`` as the message writes them, on one line and without quotation marks."""
    parts = [tokens[first].text]
    for before, token in zip(tokens[first:last], tokens[first + 1 : last + 1], strict=True):
        parts.append((" " if token.start > before.end else "") + token.text)
    return " ".join("".join(parts).replace('"', " ").split())
