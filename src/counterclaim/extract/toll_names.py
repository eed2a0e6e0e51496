"""People whom a sentence names rather than counts: "killed A B, a senior leader of X, and C D", "A B, 34, was shot dead".

A name counts one where a construction of harm takes it. What an apposition says of the person belongs to the phrase: it tells whose man
it was, and counts nobody else.
"""

from collections.abc import Iterator

from counterclaim.extract.toll_lines import Line, is_soft
from counterclaim.extract.toll_nones import NounAt
from counterclaim.extract.toll_phrase import NounPhrase, Phrase
from counterclaim.extract.toll_words import harm_of, harm_words, noun_at

LONGEST = 6  # words of a name
FULL = 2  # words of a name that is one by itself; a single one needs a title, or somebody whom the article knows
APPOSITION = 14  # words of "a senior leader in charge of X's finances"
OFFICE_OF = 5  # words of "of West X" between an office and the comma behind it
TITLED = 5  # words of an apposition before its noun
PERSONS = frozenset({"person", "unknown"})


def named(line: Line, known: NounAt) -> Iterator[Phrase]:
    """Yield the people whom the sentence names, each with the apposition behind."""
    if all(token.text.isupper() for token in line.tokens if token.text.isalpha()):
        return  # all in capitals, nothing tells a name
    index = 0
    while index < len(line.lower):
        last = _name_end(line, index)
        if last > index and _is_person(line, index, last):
            yield _phrase(line, _age_start(line, index), index, last, known)
        index = max(last, index + 1)


def _phrase(line: Line, first: int, name: int, last: int, known: NounAt) -> Phrase:
    """Return the phrase of the name ``name``..``last``, which counts one from ``first`` on."""
    end, noun = _apposition(line, last, known)
    heads = noun.heads if noun is not None else ()
    status = noun.status if noun is not None else "unknown"
    return Phrase(first, last, end, 1, 1, 1, 1, "single", NounPhrase(first, end, heads, name, status), named=True)


def _name_end(line: Line, first: int) -> int:
    """Return the end of the run of capitalised words from ``first`` on, particles of names between them; ``first`` where none starts."""
    last = first
    while last < len(line.lower) and last - first < LONGEST:
        if _is_capital(line, last):
            last += 1
        elif last > first and line.word(last) in harm_words().name_particles and _is_capital(line, last + 1):
            last += 2
        else:
            break
    if last == first + 1 and line.word(first) in harm_words().honorifics:
        dot = line.word(last) == "."
        return _name_end(line, last + dot) if _is_capital(line, last + dot) else first
    return last


def _is_capital(line: Line, index: int) -> bool:
    """Whether the word at ``index`` can be one of a name: "Haji", "al-Qaduli"; no number, place, time or function word."""
    if index >= len(line.lower) or index in line.apart or index in line.numbers:
        return False
    text, word = line.tokens[index].text, line.word(index)
    prefix, mark, rest = text.partition("-")
    arabic = bool(mark) and prefix.casefold() in harm_words().name_particles and rest[:1].isupper()
    usual = text[:1].isupper() and not any(letter.isdigit() for letter in text)
    return (arabic or usual) and (is_soft(line, index) or word in harm_words().honorifics) and line.cue_at(index) is None


def _is_person(line: Line, first: int, last: int) -> bool:
    """Whether a run of capitalised words names a person, not a body, a place, or the kind of what stands behind it."""
    titled = any(_is_human(line, index) and index in (first, last - 1) for index in range(first, last))
    if line.word(last) == "'s" or _goes_on(line, last) or not _is_free(line, first) or titled:
        return False  # what opens with a title counts by its noun
    covering = tuple(line.who_covering(first, last))
    placed = line.word(first - 1) in harm_words().whereabouts
    kinds = {actor.kind for who in covering for actor in who.actors}
    if not kinds <= PERSONS or any(who.form != "name" or who.first > first or who.last < last for who in covering):
        return False
    if placed and "person" not in kinds:
        return False  # "over Goose Bay"
    if "person" in kinds or line.word(first) in harm_words().honorifics:
        return True
    return last - first >= FULL and not any(noun_at(line.lower, index) for index in range(first, last))


def _goes_on(line: Line, last: int) -> bool:
    """Whether a noun follows at once, so that the run only says of what kind it is ("Ansar Brigade fighters", "Abu Salim prison")."""
    word = line.word(last)
    return is_soft(line, last) and word != "'s" and not word.endswith("ly") and word[:1].isalpha()


def _is_free(line: Line, first: int) -> bool:
    """Whether nothing before makes the run a part of another phrase: an article, a noun of people whose title it is, a place's "of"."""
    before = line.word(first - 1)
    if before in harm_words().determiners or before == "'s":
        return False
    if before == "of" and line.word(first - 2) not in harm_of():
        return False  # "the governor of West Kivu"
    end = _office_end(line, first - 1) if before == "," else first  # "the doctor, A B, died"
    return not any(_is_human(line, index, end) for index in range(max(0, end - 3), end))


def _office_end(line: Line, comma: int) -> int:
    """Return where the noun of an office before a comma ends, without what it is the office of ("the mayor of X, A B")."""
    reach = range(comma - 1, max(0, comma - OFFICE_OF), -1)
    return next((index for index in reach if line.word(index) in ("of", "for", "in") and index < comma - 1), comma)


def _is_human(line: Line, index: int, end: int | None = None) -> bool:
    """Whether a noun for one of the people starts at ``index``, and ends at ``end`` where that is given."""
    found = noun_at(line.lower, index)
    return found is not None and found[1].human and end in (None, found[0])


def _age_start(line: Line, first: int) -> int:
    """Return where the age before a name starts: "22 year-old A B"."""
    if line.word(first - 1).endswith("year-old"):
        return first - 2 if line.word(first - 2).isdigit() else first - 1
    return first


def _apposition(line: Line, last: int, known: NounAt) -> tuple[int, NounPhrase | None]:
    """Return where the apposition behind a name ends, and its noun phrase; the name's own end and null where there is none.

    An age between commas is let pass ("A B, 34, a student, was shot").
    """
    if line.word(last) != ",":
        return last, None
    start = last + 1
    if line.word(start).isdigit() and line.word(start + 1) == ",":
        return _apposition(line, start + 1, known) if _apposition(line, start + 1, known)[1] is not None else (start + 1, None)
    words = harm_words()
    closing = words.auxiliaries | words.perfect | {",", ".", ";", ")"}
    end = next((index for index in range(start, min(start + APPOSITION, len(line.lower))) if line.word(index) in closing), None)
    verbs = words.modals | words.speaking | words.relatives
    if end is None or not verbs.isdisjoint(line.lower[start:end]) or any(line.cue_at(index) for index in range(start, end)):
        return last, None
    start += 2 * (line.word(start + 1) == "as")  # "described as X's treasurer"
    opened = line.word(start) in words.determiners | words.possessives
    noun = _described_as(line, start + opened, end, known)
    return (end, noun) if noun is not None and noun.heads and noun.heads[0].number == "one" else (last, None)


def _described_as(line: Line, start: int, end: int, known: NounAt) -> NounPhrase | None:
    """Return the noun phrase by which an apposition says what somebody was: "a senior leader", "X's governor", "governor of Y"."""
    for index in range(start, min(start + TITLED, end)):
        noun = known(index)
        if noun is not None and noun.human and noun.last <= end:
            return noun
        if line.word(index) in harm_words().prepositions:
            return None
    return None
