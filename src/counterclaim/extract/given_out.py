"""Whose the words are that speak for themselves: "the statement said", "the report added", "the inquiry found".

A statement is of whoever gave it out last; a report, and the inquiry that it is of, are of the body that the article names with the noun:
"a Xlandish army inquiry", "its report", "the report, by the monitor N", "N said in a report".
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from counterclaim.actor import OUTLET, UNNAMED, Actor
from counterclaim.extract.context import Reading
from counterclaim.extract.source_words import with_known_side
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.stances import references

Span = tuple[int, int]
Speak = Callable[[Reading, int, Span], tuple[Actor, ...]]
STATEMENT_REACH = 2  # paragraphs back that "the statement" can reach
MOST_MODIFIERS = 4  # words between an owner and the noun ("Xland's first inquiry", "a U.N. human rights report")
MOST_BEHIND = 6  # words from the noun to its maker ("the report on the raid by N")
MADE_BY = ("by", "from")
NO_MODIFIERS = frozenset({"VERB", "AUX", "DET"})
WHOSE = " whose "
AGAIN = frozenset({"the", "this"})


def given_out(reading: Reading, passage: int, span: Span, words: str, speak: Speak) -> tuple[Actor, ...]:
    """Return who speaks in the source ``span`` by what they gave out, which ``words`` open; empty where nobody is known to."""
    if (owner := _tellers_own(reading, passage, span, speak)) is not None:
        return (owner,)
    plain = _head(words)
    noun = plain[-1] if plain and plain[0] in AGAIN else ""
    if plain[:1] != [] and plain[0] in grammar().possessives and plain[-1] in references().given_out:  # "their joint statement said"
        return _just_spoke(reading, passage, span, speak)
    if noun in references().reports:
        return _makers(reading, passage, span, speak)
    if noun not in references().given_out:
        return ()
    for index, sentence in _sentences_before(reading, passage, span[0], STATEMENT_REACH):
        view = reading.passages[index].view
        if noun in view[slice(*sentence)].casefold().replace(",", " ").replace(".", " ").split():
            return _told_in(reading, index, sentence, frozenset({noun}), speak) or _first_speaker(reading, index, sentence)
    return _just_spoke(reading, passage, span, speak)


def _tellers_own(reading: Reading, passage: int, span: Span, speak: Speak) -> Actor | None:
    """Return the body of whoever tells that it spoke: "N said his office had counted", "N, whose office says"; else null."""
    view, here = reading.passages[passage].view, reading.passages[passage].attributions
    words = view[slice(*span)].split()
    if view[: span[0]].endswith(WHOSE):
        end = len(view[: span[0]].removesuffix(WHOSE).rstrip(","))
        before = next((number for number, one in enumerate(reading.passages[passage].actors) if one.end == end), None)
        known = reading.actor(passage, before) if before is not None else None
        return with_known_side(_office_of(known, " ".join(words))) if known is not None else None
    if not _is_somebodys(words) or len(words) > MOST_MODIFIERS:
        return None
    around = (one.source for one in here if one.source and any(low <= span[0] and span[1] <= high for low, high in one.contents))
    # "his office" that tells what "his aide" said, and the other way round, would each wait for the other.
    outer = next((one for one in around if not _is_somebodys(view[slice(*one)].split())), None)
    known = speak(reading, passage, outer)[0] if outer is not None else None
    bound = known is not None and known.kind == "person" and known.side not in (None, UNNAMED, OUTLET)
    return _office_of(known, " ".join(words[1:])) if known is not None and bound else None


def _is_somebodys(words: Sequence[str]) -> bool:
    return words[:1] in (["his"], ["her"])


def _office_of(person: Actor, words: str) -> Actor:
    return replace(person, name=f"{person.name}'s {words}", kind="government_body")


def _head(words: str) -> list[str]:
    """Return the casefolded words up to the first preposition ("the report" of "The report into the raid")."""
    found: list[str] = []
    for word in words.casefold().split():
        if word in grammar().prepositions:
            break
        found.append(word)
    return found


def _sentences_before(reading: Reading, passage: int, offset: int, reach: int) -> Iterator[tuple[int, Span]]:
    """Yield (passage index, sentence) of the sentences that end before ``offset`` of a passage, the last first."""
    for index in range(passage, max(-1, passage - 1 - reach), -1):
        for start, end in reversed(reading.passages[index].sentences):
            if index < passage or end <= offset:
                yield index, (start, end)


def _told_in(reading: Reading, passage: int, sentence: Span, nouns: frozenset[str], speak: Speak) -> tuple[Actor, ...]:
    """Return who speaks in the sentence by a source with such a noun ("according to a family statement"); empty where none has it."""
    view = reading.passages[passage].view
    sources = (one.source for one in reading.passages[passage].attributions if one.source is not None)
    inside = (source for source in sources if sentence[0] <= source[0] and source[1] <= sentence[1])
    telling = next((source for source in inside if not nouns.isdisjoint(view[slice(*source)].casefold().split())), None)
    return speak(reading, passage, telling) if telling is not None else ()


def _first_speaker(reading: Reading, passage: int, sentence: Span) -> tuple[Actor, ...]:
    found = (
        reading.actor(passage, number) for number, mention in reading.actors_between(passage, *sentence) if mention.form != "adjective"
    )
    return next(((actor,) for actor in found if actor is not None and actor.side not in (None, UNNAMED, OUTLET)), ())


def _just_spoke(reading: Reading, passage: int, span: Span, speak: Speak) -> tuple[Actor, ...]:
    """Return who spoke in the sentence right before, in the same paragraph, where one alone did."""
    _, (start, end) = next(_sentences_before(reading, passage, span[0], 0), (passage, (0, 0)))
    sources = {one.source for one in reading.passages[passage].attributions if one.source is not None and start <= one.source[0] < end}
    found = speak(reading, passage, next(iter(sources))) if len(sources) == 1 else ()
    return tuple(actor for actor in found if actor.side not in (None, UNNAMED, OUTLET))


# Whose report it is


def _makers(reading: Reading, passage: int, source: Span, speak: Speak) -> tuple[Actor, ...]:
    """Return whose the report of a source is, or the last before it that the article gives an owner; empty where none has one."""
    here = [(passage, source)]
    opens = next((start for start, end in reading.passages[passage].sentences if start <= source[0] < end), source[0])
    for index, sentence in [*here, *_sentences_before(reading, passage, opens, passage)]:
        tokens = [token for token in reading.passages[index].tokens if sentence[0] <= token.start < sentence[1]]
        nouns = [(token.start, token.end) for token in tokens if token.lower in references().reports]
        for noun in reversed(nouns):
            if (owner := _owner(reading, index, sentence, noun)) is not None:
                return (owner,)
        if nouns and (index, sentence) not in here and (tellers := _tellers(reading, index, sentence, nouns[-1], speak)):
            return tellers
    return ()


def _owner(reading: Reading, passage: int, sentence: Span, noun: Span) -> Actor | None:
    """Return the body right before or behind the noun for a report that makes it its own."""
    view = reading.passages[passage].view
    for number, mention in reading.actors_between(passage, *sentence):
        actor = reading.actor(passage, number)
        if actor is None or actor.side in (None, UNNAMED) or actor.kind == "person":
            continue
        before = view[mention.end : noun[0]].removeprefix("'s").removeprefix("’s").split() if mention.end <= noun[0] else None
        behind = view[noun[1] : mention.start].replace(",", " ").casefold().split() if noun[1] <= mention.start else None
        owns = before is not None and _only_modifies(before) and _is_phrase(reading, passage, (mention.end, noun[0]))
        if (mention.start <= noun[0] and noun[1] <= mention.end) or owns:
            return actor
        if behind and _is_made_by(reading, passage, behind, (noun[1], mention.start)):
            return actor
    return None


def _is_made_by(reading: Reading, passage: int, words: list[str], between: Span) -> bool:
    """Whether words behind the noun lead to its maker ("on Xtown by the", not "was rejected by")."""
    maker = words[-1] in MADE_BY or (words[-1] == "the" and words[-2:-1] != [] and words[-2] in MADE_BY)
    verbs = any(word.upos == "AUX" for word in reading.passages[passage].words if between[0] <= word.start < between[1])
    return maker and len(words) <= MOST_BEHIND and not verbs and (grammar().be | grammar().have).isdisjoint(words)


def _only_modifies(words: list[str]) -> bool:
    """Whether only words that qualify a noun stand there ("first internal")."""
    stops = grammar().prepositions | grammar().conjunctions | grammar().relatives
    return len(words) <= MOST_MODIFIERS and all(word.replace("-", "").isalpha() and word.islower() and word not in stops for word in words)


def _is_phrase(reading: Reading, passage: int, between: Span) -> bool:
    """Whether the parse knows no verb in the span ("Xland denied the report" owns none); without one, nothing may stand there."""
    words = reading.passages[passage].words
    tags = {word.upos for word in words if between[0] <= word.start < between[1]}
    return NO_MODIFIERS.isdisjoint(tags) if words else not reading.passages[passage].view[slice(*between)].strip(" '’s")


def _tellers(reading: Reading, passage: int, sentence: Span, noun: Span, speak: Speak) -> tuple[Actor, ...]:
    """Return who speaks in a sentence "in a report"; empty where nobody known does so there."""
    view = reading.passages[passage].view
    lead = view[sentence[0] : noun[0]].casefold().split()
    if "in" not in lead[-MOST_MODIFIERS:]:
        return ()
    sources = (one.source for one in reading.passages[passage].attributions if one.source is not None)
    inside = next((source for source in sources if sentence[0] <= source[0] < sentence[1]), None)
    found = speak(reading, passage, inside) if inside is not None else ()
    return tuple(actor for actor in found if actor.side not in (None, UNNAMED))
