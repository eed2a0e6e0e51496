"""Holdings in prose: a verb of having joins side and number; a force that is said to stand somewhere is its side's."""

from collections.abc import Iterator, Sequence

from counterclaim.extract.context import Reading
from counterclaim.extract.holding_words import (
    OWNER_REACH,
    Held,
    Owner,
    before_fillers,
    count_of,
    is_force,
    is_part,
    owner_of,
    strength_of,
    vocabulary,
)
from counterclaim.extract.toll_lines import Line, Who, lines
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_phrases import PhraseReader
from counterclaim.extract.toll_war import NO_PARTY

WITH = "with"
GAP_ENDS = frozenset({"", ",", ".", ";", "and", ")"})  # behind a number that shares the noun of another
FORCE_WORDS = 2  # words behind a name in which its force stands: "'s air force"
STAND_REACH = 3  # words behind the counted force in which it is said to stand somewhere


def in_prose(reading: Reading) -> Iterator[Held]:
    """Yield what the sentences of an article say that a side has or has posted somewhere."""
    known = vocabulary()
    for index, passage in enumerate(reading.passages):
        if not (known.having | known.numbering | known.posting | known.posted | {WITH, "are"}).intersection(
            token.lower for token in passage.tokens
        ):
            continue
        for line in lines(reading, index):
            yield from _of_sentence(reading, line)


def _of_sentence(reading: Reading, line: Line) -> Iterator[Held]:
    previous: tuple[Phrase, Owner] | None = None
    rows: list[tuple[Phrase, Owner]] = []
    phrases = tuple(PhraseReader(line).phrases())
    for phrase in phrases:
        if phrase.form != "number" or count_of(line, phrase) is None or is_part(line, phrase) or not is_force(line, phrase):
            continue
        owner = _having(reading, line, phrase) or _standing(reading, line, phrase) or _next_in_list(line, phrase, previous)
        if owner is not None:
            previous = phrase, owner
            rows.append(previous)
            yield Held(line, phrase, owner, "holding.prose")
    yield from _gapped(reading, line, phrases, rows)


def _gapped(reading: Reading, line: Line, phrases: Sequence[Phrase], rows: Sequence[tuple[Phrase, Owner]]) -> Iterator[Held]:
    """Yield what a second side has where it shares verb and nouns with the first ("X fields 300 men and 40 tanks, Y 200 and 30").

    The numbers of the second side stand in the order of the nouns of the first.
    """
    nouns = [phrase for phrase, owner in rows if owner.side == rows[0][1].side]
    for who in line.whos if rows else ():
        owner = owner_of(reading, line, who, who.side) if who.side and who.side not in NO_PARTY | {rows[0][1].side} else None
        if owner is None or who.possessive or who.first < nouns[-1].last:
            continue
        at = who.last + (line.word(who.last) in vocabulary().having)
        for noun in nouns:
            phrase = next((one for one in phrases if before_fillers(line, one.first) <= at <= one.first and one.form == "number"), None)
            if phrase is None:
                break
            if not phrase.noun.heads and count_of(line, phrase) is not None and line.word(phrase.number_last) in GAP_ENDS:
                yield Held(line, phrase, owner, "holding.gap", noun)
            at = (phrase.last if phrase.noun.heads else phrase.number_last) + 1


def _having(reading: Reading, line: Line, phrase: Phrase) -> Owner | None:
    """Return who is said to have what the phrase counts, or to have posted it somewhere."""
    known = vocabulary()
    index = before_fillers(line, phrase.first - (2 if strength_of(line, phrase) else 0))
    verb = line.word(index - 1)
    before = line.lower[max(0, index - 1 - OWNER_REACH) : index - 1]
    if known.undone.intersection(before):
        return None
    posts = verb in known.posting and not known.unposted.intersection(before)
    with_them = verb == WITH and line.word(index - 2) == ","  # "X, with some 8,000 fighters,"
    if not (verb in known.having | known.numbering or posts or with_them):
        return None
    near = [
        who for who in line.whos if who.last < index and index - 1 - who.last < OWNER_REACH and (not with_them or who.last == index - 2)
    ]
    at_home = [who for who in near if line.word(who.first - 1) not in known.places]
    who = at_home[-1] if at_home else None
    return owner_of(reading, line, who, who.side) if who and who.side and who.side not in NO_PARTY else None


def _standing(reading: Reading, line: Line, phrase: Phrase) -> Owner | None:
    """Return whose force the phrase itself names, where it is said to stand somewhere ("300 Xlandish soldiers are stationed in")."""
    behind = line.lower[phrase.last : phrase.last + STAND_REACH]
    here = line.word(phrase.last) in ("are", "is") and line.word(phrase.last + 1) in ("in", "on", "at")
    if not (here or vocabulary().posted.intersection(behind)) or vocabulary().undone.intersection(behind):
        return None
    inside = [who for who in line.whos if who.first >= phrase.number_last and who.last <= phrase.last and who.side]
    before = line.who_ending(phrase.first)
    owner = inside[0] if inside else before if before is not None and before.possessive else _kept_by(line, phrase) if here else None
    return owner_of(reading, line, owner, owner.side) if owner and owner.side and owner.side not in NO_PARTY else None


def _kept_by(line: Line, phrase: Phrase) -> Who | None:
    """Return whose force, named right behind, the counted are in ("ten jets are in Xland's air force")."""
    at = phrase.last + 2 + (line.word(phrase.last + 2) == "the")
    who = line.who_starting(at)
    if who is None:
        return None
    named = line.lower[who.first : who.last + 1 + FORCE_WORDS]
    return who if line.word(phrase.last + 1) == "in" and vocabulary().forces.intersection(named) else None


def _next_in_list(line: Line, phrase: Phrase, previous: tuple[Phrase, Owner] | None) -> Owner | None:
    """Return the owner of the holding before, where only a comma or "and" stands between ("300 tanks and an army of 45,000")."""
    if previous is None:
        return None
    between = [word for word in line.lower[previous[0].last : phrase.first] if word not in vocabulary().fillers | vocabulary().forces]
    return previous[1] if between and all(word in (",", "and", "as", "well") for word in between) else None
