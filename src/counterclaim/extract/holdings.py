"""Order of battle: what a side has, from lists under a heading and from prose ("has 300 tanks and an army of 45,000").

In a list a heading names the side, every line starts with its number, and what follows in brackets or after "including" are its stated
parts. In prose a verb of having joins side and number; troops that are somewhere, or that something befell, are no holding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from counterclaim.event import Holding
from counterclaim.extract.context import Reading, made_by
from counterclaim.extract.toll_lines import Line, Who, line_of, lines
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_phrases import PhraseReader
from counterclaim.extract.toll_war import NO_PARTY
from counterclaim.ids import content_id
from counterclaim.mention import PassageMentions
from counterclaim.noun import Span
from counterclaim.vocabulary.actors import countries, organisations
from counterclaim.vocabulary.loader import Vocabulary, load

HEADING_WORD = re.compile(r"[^\W\d_][^\W\d_.]*(?:[-.][^\W\d_]+)*|\d+")
LABEL = re.compile(r"\W*(?P<name>[A-Z][^:|\n]{1,60}?)[\s*_]*[:|][\s*_]*")
COUNT = re.compile(r"(?:(?:about|around|some|over|more than|up to|at least|nearly|almost|an? estimated)\s+)?\d")
HEADING_WORDS = 6  # the heading of a list is no longer
OWNER_REACH = 5  # words between the owner and the verb of having
FILLERS = 4  # words between the verb of having and the number
WITH = "with"
STAND_REACH = 3  # words behind the counted force in which it is said to stand somewhere


class HoldingVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Verbs of having, nouns for forces whose strength is given, and the marks of a list; see the comments in holdings.toml."""

    having: frozenset[str]
    posting: frozenset[str]
    posted: frozenset[str]
    approximate: frozenset[str]
    undone: frozenset[str]
    unposted: frozenset[str]
    forces: frozenset[str]
    opens: frozenset[str]
    fillers: frozenset[str]
    elsewhere: frozenset[str]
    places: frozenset[str]
    heading: frozenset[str]
    bullets: frozenset[str]
    people: str


@dataclass(frozen=True, slots=True)
class _Owner:
    """The side that a heading or a subject names, and the words that name it."""

    side: str
    span: Span


@cache
def _words() -> HoldingVocabulary:
    return load("holdings", HoldingVocabulary)


def extract_holdings(reading: Reading) -> tuple[Holding, ...]:
    """Return the holdings that an article states, in reading order."""
    return tuple({holding.id: holding for holding in (*_listed(reading), *_in_prose(reading))}.values())


# Lists


def _listed(reading: Reading) -> Iterator[Holding]:
    names = _names(reading)
    owner: _Owner | None = None
    for index, passage in enumerate(reading.passages):
        for start, end in _breaks(reading, passage):
            labelled = tuple(_labelled(reading, index, (start, end), names))
            if labelled:
                yield from labelled
                continue
            heading = _heading(reading, index, (start, end), names)
            if heading is not None:
                owner = heading
                continue
            line = _row(reading, index, (start, end))
            phrase = _leading_phrase(line) if line else None
            if line is None or phrase is None:
                owner = owner if not passage.view[start:end].strip() else None
            elif owner is not None:
                yield _holding(reading, line, phrase, owner, "holding.list")


def _names(reading: Reading) -> dict[str, str]:
    """Return sides by casefolded name: states and authorities, and the sides that the article names."""
    table = countries()
    names = {name.casefold(): row.iso3 for row in table.countries for name in (row.name, *row.aka, *row.adjectives)}
    names |= {name.casefold(): row.side for row in table.authorities for name in (row.name, *row.aka, *row.adjectives)}
    names |= {
        name.casefold(): row.iso3 if row.state_organ else row.side for row in organisations().groups for name in (row.name, *row.words)
    }
    for number, passage in enumerate(reading.passages):
        for index, mention in enumerate(passage.actors):
            sides = {actor.side for actor in reading.actors_of(number, index) if actor.kind != "person"}
            side = sides.pop() if len(sides) == 1 else None
            if mention.form in ("name", "adjective") and side and side not in NO_PARTY:
                names.setdefault(passage.view[mention.start : mention.end].casefold(), side)
    return names


def _row(reading: Reading, index: int, span: tuple[int, int]) -> Line | None:
    """Return the words of a view span of passage number ``index`` as a line; null where there are none."""
    tokens = tuple(token for token in reading.passages[index].tokens if span[0] <= token.start and token.end <= span[1])
    return line_of(reading, index, tokens) if tokens else None


def _breaks(reading: Reading, passage: PassageMentions) -> Iterator[tuple[int, int]]:
    """Yield the view spans between line breaks; a passage whose view is not its text is one span."""
    if passage.passage.shown is not None:
        yield 0, len(passage.view)
        return
    start = 0
    for row in reading.article.text[passage.passage.start : passage.passage.end].split("\n"):
        yield start, start + len(row)
        start += len(row) + 1


def _heading(reading: Reading, index: int, span: tuple[int, int], names: dict[str, str]) -> _Owner | None:
    """Return the side of a short line that holds its name and nothing else but words for its forces ("THE ARMENIAN ARMY:")."""
    view = reading.passages[index].view[span[0] : span[1]]
    words = [(m.start(), m.end(), m.group().casefold()) for m in HEADING_WORD.finditer(view)]
    core = [word for word in words if word[2] not in _words().heading]
    if " ".join(word for *_, word in words) in names:  # "Arakan Army": the word for a force is part of the name
        core = words
    if not core or len(words) > HEADING_WORDS or (side := names.get(" ".join(word for *_, word in core))) is None:
        return None
    return _Owner(side, reading.span(index, span[0] + core[0][0], span[0] + core[-1][1], "actor"))


def _labelled(reading: Reading, index: int, span: tuple[int, int], names: dict[str, str]) -> Iterator[Holding]:
    """Yield what one line gives to the side that its label names ("Norland: 67,000 troops, 440 tanks", "Norland | 440 tanks")."""
    view = reading.passages[index].view
    label = LABEL.match(view, *span)
    side = _label_side(label["name"], names) if label else None
    if label is None or side is None:
        return
    line = _row(reading, index, (label.end(), span[1]))
    if line is None or not COUNT.match(view, label.end(), span[1]):
        return
    owner = _Owner(side, reading.span(index, *label.span("name"), "actor"))
    for phrase in PhraseReader(line).phrases():
        counted = phrase.form == "number" and phrase.noun.heads and _count(line, phrase) is not None and not _is_part(line, phrase)
        if counted and _is_force(line, phrase):
            yield _holding(reading, line, phrase, owner, "holding.label")


def _label_side(label: str, names: dict[str, str]) -> str | None:
    """Return the side that a label names, by its whole words or without those for its forces ("The army of Norland")."""
    for part in (label, *label.replace(")", "(").split("(")):  # "The Norlandic army (NDF)": either name will do
        words = [match.group().casefold() for match in HEADING_WORD.finditer(part)]
        core = [word for word in words if word not in _words().heading]
        kept = (part.strip(" *_").casefold(), " ".join(words), " ".join(words[1:]) if words[:1] == ["the"] else "", " ".join(core))
        if (found := next((names[name] for name in kept if name in names), None)) is not None:
            return found
    return None


def _owner(reading: Reading, line: Line, who: Who, side: str) -> _Owner:
    return _Owner(side, reading.span(line.passage, line.tokens[who.first].start, line.tokens[who.last - 1].end, "actor"))


def _leading_phrase(line: Line) -> Phrase | None:
    """Return the number and noun that a line of a list starts with; a line that goes on with a verb is a sentence."""
    first = 0
    while line.word(first) in _words().bullets:
        first += 1
    phrase = next((p for p in PhraseReader(line).phrases() if p.first == first and p.form == "number"), None)
    if phrase is None or not phrase.noun.heads or _count(line, phrase) is None:
        return None
    follows = line.word(phrase.last)
    return phrase if follows == "" or follows in _words().opens else None


# Prose


def _in_prose(reading: Reading) -> Iterator[Holding]:
    words = _words()
    for index, passage in enumerate(reading.passages):
        if not (words.having | words.posting | words.posted | {WITH}).intersection(token.lower for token in passage.tokens):
            continue
        for line in lines(reading, index):
            yield from _of_sentence(reading, line)


def _of_sentence(reading: Reading, line: Line) -> Iterator[Holding]:
    previous: tuple[Phrase, _Owner] | None = None
    for phrase in PhraseReader(line).phrases():
        if phrase.form != "number" or _count(line, phrase) is None or _is_part(line, phrase) or not _is_force(line, phrase):
            continue
        owner = _having(reading, line, phrase) or _standing(reading, line, phrase) or _next_in_list(line, phrase, previous)
        if owner is not None:
            previous = phrase, owner
            yield _holding(reading, line, phrase, owner, "holding.prose")


def _is_part(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase counts a part of the holding before it: "including 76 F-16s", "(24 fighters and 12 bombers)"."""
    before = line.lower[: phrase.first]
    return before[-1:] == ("including",) or before.count("(") > before.count(")")


def _is_force(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase counts arms, fighters or the strength of a force, and nothing became of them."""
    behind = line.lower[phrase.last : phrase.last + 2]
    if _words().elsewhere.intersection(behind) or line.cue_at(phrase.last) is not None:
        return False
    return phrase.noun.status in ("equipment", "military") if phrase.noun.heads else _strength_of(line, phrase) is not None


def _strength_of(line: Line, phrase: Phrase) -> str | None:
    """Return the force whose strength a bare number gives: "an army of 45,000"."""
    force = line.word(phrase.first - 2)
    return force if line.word(phrase.first - 1) == "of" and force in _words().forces else None


def _count(line: Line, phrase: Phrase) -> int | None:
    """Return the number that is stated, "about" left to the words; null where they only bound it ("more than", "3,000 to 4,000")."""
    if phrase.low == phrase.high:
        return phrase.low
    number = line.numbers[phrase.first][1] if phrase.first in line.numbers else None
    about = number is not None and number.qualifier.casefold() in _words().approximate
    return (phrase.low + phrase.high) // 2 if about and phrase.high is not None else None


def _having(reading: Reading, line: Line, phrase: Phrase) -> _Owner | None:
    """Return who is said to have what the phrase counts, or to have posted it somewhere."""
    words = _words()
    index = phrase.first - (2 if _strength_of(line, phrase) else 0)
    while index > 0 and phrase.first - index <= FILLERS and line.word(index - 1) in words.fillers:
        index -= 1
    verb = line.word(index - 1)
    before = line.lower[max(0, index - 1 - OWNER_REACH) : index - 1]
    if words.undone.intersection(before):
        return None
    posts = verb in words.posting and not words.unposted.intersection(before)
    with_them = verb == WITH and line.word(index - 2) == ","  # "X, with some 8,000 fighters,"
    if not (verb in words.having or posts or with_them):
        return None
    near = [
        who for who in line.whos if who.last < index and index - 1 - who.last < OWNER_REACH and (not with_them or who.last == index - 2)
    ]
    at_home = [who for who in near if line.word(who.first - 1) not in words.places]
    who = at_home[-1] if at_home else None
    return _owner(reading, line, who, who.side) if who and who.side and who.side not in NO_PARTY else None


def _standing(reading: Reading, line: Line, phrase: Phrase) -> _Owner | None:
    """Return whose force the phrase itself names, where it is said to stand somewhere ("300 Xlandish soldiers are stationed in")."""
    behind = line.lower[phrase.last : phrase.last + STAND_REACH]
    if not _words().posted.intersection(behind) or _words().undone.intersection(behind):
        return None
    inside = [who for who in line.whos if who.first >= phrase.number_last and who.last <= phrase.last and who.side]
    before = line.who_ending(phrase.first)
    owner = inside[0] if inside else before if before is not None and before.possessive else None
    return _owner(reading, line, owner, owner.side) if owner and owner.side and owner.side not in NO_PARTY else None


def _next_in_list(line: Line, phrase: Phrase, previous: tuple[Phrase, _Owner] | None) -> _Owner | None:
    """Return the owner of the holding before, where only a comma or "and" stands between ("300 tanks and an army of 45,000")."""
    if previous is None:
        return None
    between = [word for word in line.lower[previous[0].last : phrase.first] if word not in _words().fillers | _words().forces]
    return previous[1] if between and all(word in (",", "and", "as", "well") for word in between) else None


# Records


def _holding(reading: Reading, line: Line, phrase: Phrase, owner: _Owner, rule: str) -> Holding:
    item = _item(phrase)
    number = reading.span(line.passage, line.tokens[phrase.first].start, line.tokens[phrase.number_last - 1].end, "number")
    noun = reading.span(line.passage, line.tokens[phrase.number_last - 1].start, line.tokens[phrase.last - 1].end, "item")
    return Holding(
        id=content_id("holding", reading.article.id, number.start, number.end, owner.side, item),
        article=reading.article.id,
        start=number.start,
        end=noun.end,
        spans=(
            reading.span(line.passage, line.tokens[phrase.first].start, line.tokens[phrase.last - 1].end, "content"),
            number,
            noun,
            owner.span,
        ),
        provenance=made_by(rule),
        side=owner.side,
        item=item,
        n=_count(line, phrase) or phrase.low,
        parts=_parts(line, phrase),
        as_of=reading.article.published.day,
        claim=None,
    )


def _item(phrase: Phrase) -> str:
    """Return what is held: the noun, singular and lower case; for "an army of 45,000" people."""
    if not phrase.noun.heads:
        return _words().people
    return " and ".join(dict.fromkeys(head.singular for head in phrase.noun.heads))


def _parts(line: Line, phrase: Phrase) -> dict[str, int]:
    """Return the stated components by designation: {"MiG-29": 12}; empty where kinds are named without numbers."""
    parts: dict[str, int] = {}
    opened = phrase.last + (line.word(phrase.last) == "," and line.word(phrase.last + 1) == "including")
    if line.word(opened) not in ("(", "including", ":", "of"):
        return parts
    for first, (last, number) in line.numbers.items():
        if first >= phrase.last and number.low == number.high:
            name = _designation(line, last)
            if name:
                parts[name] = number.low
    return parts


def _designation(line: Line, start: int) -> str | None:
    """Return the model that a part's number counts ("Leopard 2A4" of "German-made Leopard 2A4s"), else its noun."""
    end = start
    while end < len(line.tokens) and line.word(end) not in (",", "and", ")", ";", ".") and end not in line.numbers:
        end += 1
    coded = next((index for index in range(start, end) if any(char.isdigit() for char in line.tokens[index].text)), None)
    if coded is None:
        found = PhraseReader(line).noun_phrase(start, known=True)
        return found.heads[-1].singular if found and found.heads else None
    first = coded
    while first > start and line.tokens[first - 1].text[0].isupper() and not _is_origin(line, first - 1):
        first -= 1
    words = [token.text for token in line.tokens[first : coded + 1]]
    return " ".join(words).removesuffix("s")


def _is_origin(line: Line, index: int) -> bool:
    """Whether a word only says where a model comes from ("American", "German-made")."""
    return "-" in line.lower[index] or any(who.first <= index < who.last and who.side for who in line.whos)
