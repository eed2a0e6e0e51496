"""Holdings in lists: a heading names the side, every line starts with its number; or a label names the side of its line."""

import re
from collections.abc import Iterator

from counterclaim.extract.context import Reading
from counterclaim.extract.holding_words import Held, Owner, count_of, is_force, is_part, vocabulary
from counterclaim.extract.toll_lines import Line, line_of
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_phrases import PhraseReader
from counterclaim.extract.toll_war import NO_PARTY
from counterclaim.mention import PassageMentions
from counterclaim.vocabulary.actors import countries, organisations, side_of_organisation

HEADING_WORD = re.compile(r"[^\W\d_][^\W\d_.]*(?:[-.][^\W\d_]+)*|\d+")
LABEL = re.compile(r"\W*(?P<name>[A-Z][^:|\n]{1,60}?)[\s*_]*[:|][\s*_]*")
COUNT = re.compile(r"(?:(?:about|around|some|over|more than|up to|at least|nearly|almost|an? estimated)\s+)?\d")
HEADING_WORDS = 6  # the heading of a list is no longer


def listed(reading: Reading) -> Iterator[Held]:
    """Yield what lists give to the side that their heading or their label names."""
    names = _names(reading)
    owner: Owner | None = None
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
                yield Held(line, phrase, owner, "holding.list")


def _names(reading: Reading) -> dict[str, str]:
    """Return sides by casefolded name: states and authorities, and the sides that the article names."""
    table = countries()
    names = {name.casefold(): row.iso3 for row in table.countries for name in (row.name, *row.aka, *row.adjectives)}
    names |= {name.casefold(): row.side for row in table.authorities for name in (row.name, *row.aka, *row.adjectives)}
    names |= {name.casefold(): side_of_organisation(row) for row in organisations().groups for name in (row.name, *row.words)}
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


def _heading(reading: Reading, index: int, span: tuple[int, int], names: dict[str, str]) -> Owner | None:
    """Return the side of a short line that holds its name and nothing else but words for its forces ("THE ARMENIAN ARMY:")."""
    view = reading.passages[index].view[span[0] : span[1]]
    words = [(m.start(), m.end(), m.group().casefold()) for m in HEADING_WORD.finditer(view)]
    core = [word for word in words if word[2] not in vocabulary().heading]
    if " ".join(word for *_, word in words) in names:  # "Arakan Army": the word for a force is part of the name
        core = words
    if not core or len(words) > HEADING_WORDS or (side := names.get(" ".join(word for *_, word in core))) is None:
        return None
    return Owner(side, reading.span(index, span[0] + core[0][0], span[0] + core[-1][1], "actor"))


def _labelled(reading: Reading, index: int, span: tuple[int, int], names: dict[str, str]) -> Iterator[Held]:
    """Yield what one line gives to the side that its label names ("Norland: 67,000 troops, 440 tanks", "Norland | 440 tanks")."""
    view = reading.passages[index].view
    label = LABEL.match(view, *span)
    side = _label_side(label["name"], names) if label else None
    if label is None or side is None:
        return
    line = _row(reading, index, (label.end(), span[1]))
    if line is None or not COUNT.match(view, label.end(), span[1]):
        return
    owner = Owner(side, reading.span(index, *label.span("name"), "actor"))
    for phrase in PhraseReader(line).phrases():
        counted = phrase.form == "number" and phrase.noun.heads and count_of(line, phrase) is not None and not is_part(line, phrase)
        if counted and is_force(line, phrase):
            yield Held(line, phrase, owner, "holding.label")


def _label_side(label: str, names: dict[str, str]) -> str | None:
    """Return the side that a label names, by its whole words or without those for its forces ("The army of Norland")."""
    for part in (label, *label.replace(")", "(").split("(")):  # "The Norlandic army (NDF)": either name will do
        words = [match.group().casefold() for match in HEADING_WORD.finditer(part)]
        core = [word for word in words if word not in vocabulary().heading]
        kept = (part.strip(" *_").casefold(), " ".join(words), " ".join(words[1:]) if words[:1] == ["the"] else "", " ".join(core))
        if (found := next((names[name] for name in kept if name in names), None)) is not None:
            return found
    return None


def _leading_phrase(line: Line) -> Phrase | None:
    """Return the number and noun that a line of a list starts with; a line that goes on with a verb is a sentence."""
    first = 0
    while line.word(first) in vocabulary().bullets:
        first += 1
    phrase = next((p for p in PhraseReader(line).phrases() if p.first == first and p.form == "number"), None)
    if phrase is None or not phrase.noun.heads or count_of(line, phrase) is None:
        return None
    follows = line.word(phrase.last)
    return phrase if follows == "" or follows in vocabulary().opens else None
