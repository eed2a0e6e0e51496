"""The evidence that a template is learnt from: what the record and the annotator say of each mention, and of two of them together.

Every piece of evidence is a short string; `bench.muc4_linear` learns what it is worth.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from bench.muc4_mentions import LONGEST, Mention, Token, flatten, mentions
from bench.muc4_places import Gazetteer
from bench.muc4_texts import Message, Sentence
from bench.muc4_when import country_of, day_of
from bench.muc4_words import words
from counterclaim.detect.annotation import Annotation
from counterclaim.toll import Toll

NAMING = ("head=", "in=", "text=", "class=", "kind=", "number=", "plural=", "of=", "entity=", "after", "before", "near=")
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
DEEDS = frozenset({"ATTACK", "DIE", "INJURE", "DESTROY", "DETAIN", "THREATEN", "RELEASE"})
OPENING = 4  # words of a sentence that can set it apart from the one before


@dataclass(frozen=True)
class Reading:
    """A message with its words, mentions, and what each sentence says of day and place."""

    message: Message
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    country: str | None
    sentences: tuple[Sentence | None, ...]  # those of the message, by the annotator's number
    days: tuple[date | None, ...]
    places: tuple[frozenset[str], ...]

    @cached_property
    def openings(self) -> dict[int, list[str]]:
        """Return the first words of each sentence."""
        found: dict[int, list[str]] = {}
        for token in self.tokens:
            row = found.setdefault(token.sentence, [])
            if len(row) < OPENING:
                row.append(token.text)
        return found

    @cached_property
    def deeds(self) -> dict[int, set[str]]:
        """Return the words of each sentence that name a deed."""
        return self._stems(lambda token: token.trigger in DEEDS)

    @cached_property
    def contents(self) -> dict[int, set[str]]:
        """Return the words of each sentence that carry its content."""
        return self._stems(lambda token: token.upos in CONTENT)

    def _stems(self, wanted: Callable[[Token], bool]) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for token in self.tokens:
            if wanted(token):
                found.setdefault(token.sentence, set()).add(stem(token.text))
        return found


def read(message: Message, passages: Sequence[tuple[int, Annotation]], gazetteer: Gazetteer) -> Reading:
    """Return ``message`` with what the annotator makes of its passages (offset, annotation)."""
    tokens = flatten(passages)
    country = country_of(message, gazetteer)
    begins = {token.sentence: token.start for token in reversed(tokens)}
    row = [next((one for one in message.sentences if one.start <= begins[n] < one.end), None) for n in sorted(begins)]
    days = tuple(day_of(message, one) if one else None for one in row)
    places = tuple(
        frozenset(spot.name for spot in gazetteer.spots(one.text, country)) if one and country else frozenset[str]() for one in row
    )
    return Reading(message, tuple(tokens), tuple(mentions(tokens)), country, tuple(row), days, places)


@cache
def classes() -> dict[str, list[str]]:
    """Return, for the last word of each listed noun, what the task's lists take it for."""
    found: dict[str, list[str]] = {}
    for kind in ("objects", "people", "perpetrators", "instruments"):
        for label, row in getattr(words(), kind).items():
            for phrase in row if label != "premodifiers" else ():
                found.setdefault(phrase.split()[-1], []).append(f"{kind[:3]}.{label}")
    return {word: sorted(set(row)) for word, row in found.items()}


def stem(word: str) -> str:
    """Return a word without its commonest endings."""
    ending = next((one for one in ("ING", "IES", "ED", "ES", "S", "E") if word.endswith(one) and len(word) - len(one) >= 3), "")
    return word.removesuffix(ending)


def of_message(reading: Reading) -> list[str]:
    """Return the evidence for whether a message tells an incident at all."""
    found = []
    for token in reading.tokens:
        if token.upos in CONTENT:
            found += [f"w={stem(token.text)}", *([f"lead={stem(token.text)}"] if token.sentence < 3 else [])]
        if token.trigger:
            found += [f"tr={token.trigger}", f"trw={token.trigger}:{stem(token.text)}"]
            found += [f"trl={token.trigger}:{stem(token.text)}"] if token.sentence < 3 else []
    return found


def of_mentions(reading: Reading) -> list[list[str]]:
    """Return the evidence of each mention of a message."""
    repeated = Counter(one.text for one in reading.mentions)
    return [[*_inside(reading.tokens, one), *_around(reading, one, repeated)] for one in reading.mentions]


def naming(one: Mention, evidence: Sequence[str]) -> list[str]:
    """Return the evidence for what kind of person or thing a mention is: its own words and those beside it."""
    row = one.text.split()
    found = [name for name in evidence if name.startswith(NAMING)]
    found += [f"w={word}" for word in row] + [f"stem={stem(row[-1])}", f"end={row[-1][-4:]}", f"two={' '.join(row[-2:])}"]
    return (
        found + [f"ow={word}" for word in one.longer.split()[len(row) :]] + [f"tw={word}" for title in one.titles for word in title.split()]
    )


def _kinds(one: Mention, head: str) -> list[str]:
    return ["name"] if one.name else [label.split(".")[0] for label in classes().get(head, ["none"])]


def _inside(tokens: Sequence[Token], one: Mention) -> Iterator[str]:
    head = tokens[one.head]
    yield from (f"head={head.text}", f"text={one.text}", f"kind={one.name}", f"upos={head.upos}", f"entity={head.entity}")
    yield from (f"in={token.text}" for token in tokens[one.first : one.last])
    yield from (f"class={label}" for label in classes().get(head.text, ["none"]))
    yield from (f"number={bool(one.number)}", f"plural={head.text.endswith('S')}")
    yield f"title={one.titles[0].split()[-1] if one.titles else ''}"
    if one.longer != one.text:
        yield f"of={one.longer.split()[-1]}"


def _around(reading: Reading, one: Mention, repeated: Counter[str]) -> Iterator[str]:
    tokens, head = reading.tokens, reading.tokens[one.head]
    kinds = _kinds(one, head.text)
    yield f"rel={head.relation}"
    yield from _governed(tokens, one, kinds)
    for role, place in head.roles:
        yield from (f"role={role}", f"role={role}:{tokens[place].trigger}", f"role={role}:{stem(tokens[place].text)}")
        yield from (f"{kind}role={role}:{tokens[place].trigger}" for kind in kinds)
    for role, place in head.parts:
        yield from (f"part={role}:{stem(tokens[place].text)}", f"part={role}:{tokens[place].trigger}")
    before = [token.text for token in tokens[max(0, one.first - 3) : one.first]]
    after = [token.text for token in tokens[one.last + 1 : one.last + 4]]
    yield from (f"before{len(before) - k}={word}" for k, word in enumerate(before))
    yield from (f"after{k}={word}" for k, word in enumerate(after))
    yield from (f"near={word}" for word in sorted({*before, *after}))
    beside = [token for token in tokens[max(0, one.head - 60) : one.head + 60] if token.sentence == one.sentence]
    yield from (f"with={stem(token.text)}" for token in beside if token.upos in CONTENT and token.upos != "PROPN")
    others = sorted({stem(token.text) for token in beside if token.upos in ("VERB", "NOUN") and token is not head})
    yield from (f"{kind}with={word}" for word in others for kind in kinds)
    yield from (f"kinds={kind}:{trigger}" for kind in kinds for trigger in sorted({token.trigger for token in beside} - {""}))
    yield from (f"sentence={min(one.sentence, 9)}", f"paragraph={min(head.paragraph, 6)}", f"again={min(repeated[one.text], 4)}")
    for record in reading.message.records:
        if isinstance(record, Toll) and record.subject.text and record.start <= head.start < record.end and not record.hypothetical:
            yield f"toll={record.harm}"
            yield from (f"toll={record.harm}:{kind}" for kind in kinds)


def _governed(tokens: Sequence[Token], one: Mention, kinds: Sequence[str]) -> Iterator[str]:
    relation, at = governor(tokens, one.head)
    case = _case_of(tokens, one.head)
    for _ in range(2):
        if at < 0:
            break
        verb = tokens[at]
        yield from (
            f"gov={relation}:{case}:{stem(verb.text)}",
            f"verb={relation}:{stem(verb.text)}",
            f"case={relation}:{case}:{verb.trigger}",
        )
        yield from (f"{kind}gov={relation}:{verb.trigger or stem(verb.text)}" for kind in kinds)
        relation, at = f"{relation}>{verb.relation}", verb.head


def governor(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """Return how word ``i`` hangs on what, past conjunctions and appositions; -1 for the root."""
    relation, at, steps = tokens[i].relation, tokens[i].head, 0
    while relation in ("conj", "appos", "nmod:desc", "compound", "flat") and at >= 0 and steps < 5:
        relation, at, steps = tokens[at].relation, tokens[at].head, steps + 1
    return relation, at


def _case_of(tokens: Sequence[Token], i: int) -> str:
    row = range(max(0, i - LONGEST), i)
    return next((tokens[j].text for j in row if tokens[j].head == i and tokens[j].relation == "case"), "")


# Two mentions ----------------------------------------------------------------------------------------------------------------------------


def of_pair(reading: Reading, earlier: Mention, later: Mention, roles: tuple[str, str], alike: float) -> list[str]:
    """Return the evidence for whether two mentions belong to one incident; ``alike``: how far their types of incident agree."""
    far = later.sentence - earlier.sentence
    near, pair, likeness = min(far, 3), "".join(roles), int(alike * 5)
    paragraphs = reading.tokens[later.head].paragraph - reading.tokens[earlier.head].paragraph
    found = [
        f"ds={_bucket(far)}",
        f"dp={_bucket(paragraphs)}",
        f"rr={pair}",
        f"rr={pair}{near}",
        f"dot={likeness}",
        f"dotd={likeness}{near}",
    ]
    if earlier.identity == later.identity:
        found += ["same", f"same{roles[0]}", f"same{near}"]
    if far:
        return [*found, *_apart(reading, earlier.sentence, later.sentence)]
    one, other = governor(reading.tokens, earlier.head), governor(reading.tokens, later.head)
    return [*found, *(["gov", f"gov{one == other}"] if one[1] == other[1] else [])]


def _apart(reading: Reading, first: int, last: int) -> Iterator[str]:
    yield f"day={_agreement({reading.days[first]} - {None}, {reading.days[last]} - {None})}"
    yield f"spot={_agreement(reading.places[first], reading.places[last])}"
    yield f"verbs={_agreement(reading.deeds.get(first, set()), reading.deeds.get(last, set()))}"
    cues = words().grammar.another
    yield from (f"cue={word}" for n in range(first + 1, last + 1) for word in reading.openings.get(n, ()) if word in cues)


def _agreement(one: Set[object], other: Set[object]) -> str:
    if not one or not other:
        return "one" if one or other else "none"
    return "same" if one & other else "different"


def _bucket(distance: int) -> str:
    return next((name for most, name in ((4, str(distance)), (8, "5-8"), (15, "9-15")) if distance <= most), "16-")
