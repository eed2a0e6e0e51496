"""Tolls without a number: that a side gives no figure, which is neither zero nor unknown."""

from collections.abc import Iterator
from functools import cache

from counterclaim.actor import NARRATOR
from counterclaim.extract.context import made_by
from counterclaim.extract.toll_context import TollContext, words_span
from counterclaim.extract.toll_lines import Line
from counterclaim.extract.toll_words import harm_words
from counterclaim.ids import content_id
from counterclaim.toll import Harm, Subject, Toll
from counterclaim.vocabulary.nouns import modifiers

DEATHS = frozenset({"deaths", "dead", "fatalities", "killed", "toll", "died"})
NOUN_REACH = 6  # words between "yet to give details" and what it gives no details of


def undisclosed(context: TollContext, line: Line) -> Iterator[Toll]:
    """Yield a toll without a number where the outlet says that a side gives none: neither zero nor unknown."""
    words = harm_words()
    if not words.undisclosed_nouns.intersection(line.lower):
        return
    for phrase in words.undisclosed:
        parts = tuple(phrase.split())
        for index in range(len(line.lower)):
            if line.word(index) == parts[0] and line.phrase_at(index, parts):
                noun = next(
                    (
                        p
                        for p in range(index, min(index + len(parts) + NOUN_REACH, len(line.lower)))
                        if line.word(p) in words.undisclosed_nouns
                    ),
                    None,
                )
                if noun is not None:
                    yield _silence(context, line, index, noun)
                    return


def _side_of(line: Line, cue: int, noun: int, status: str) -> str | None:
    """Return whose losses somebody does not tell: whose the words between name, else its own; null where they are somebody else's."""
    named = next((who for who in line.whos if cue < who.first < noun and who.actors and not who.possessive and who.form != "pronoun"), None)
    if named is not None:
        return named.side
    others = any(line.phrase_at(index, tuple(word.split())) for index in range(cue, noun) for word in _irregulars())
    owner = next((who for who in reversed(line.whos) if who.last <= cue and who.actors), None)
    owned = status != "civilian" or not harm_words().possessives.isdisjoint(line.lower[cue:noun])  # others' civilians may be meant
    return owner.side if owner and owned and not others else None


@cache
def _irregulars() -> frozenset[str]:
    """Return the words for fighters that no state has, in both numbers."""
    return frozenset(form for word in harm_words().irregulars for form in (word, f"{word[:-3]}men" if word.endswith("man") else f"{word}s"))


def _silence(context: TollContext, line: Line, cue: int, noun: int) -> Toll:
    """Return the toll that says nothing but that nothing is said."""
    reading = context.reading
    first = noun - 1 if line.word(noun - 1) in modifiers()["people"] else noun
    span = reading.span(line.passage, *words_span(line, first, noun + 1), "number")
    said = reading.span(line.passage, *words_span(line, cue, noun), "cue")
    status = modifiers()["people"].get(line.word(first), "unknown")
    side = _side_of(line, cue, noun, status)
    harm: Harm = "killed" if line.word(noun) in DEATHS else "killed_or_wounded"
    return Toll(
        id=content_id("toll", reading.article.id, span.start, span.end, harm, "not_disclosed"),
        article=reading.article.id,
        start=span.start,
        end=span.end,
        spans=(span, said),
        provenance=made_by("toll.not_disclosed"),
        harm=harm,
        subject=Subject(side, status, None, span.exact),
        text=span.exact,
        low=None,
        high=None,
        soft_low=None,
        soft_high=None,
        period="cumulative",
        since=None,
        as_of=reading.article.published.day,
        as_of_basis="publication" if reading.article.published.day else "none",
        place=None,
        claim=None,
        claimant=NARRATOR,
        stance="none",
        perpetrator=None,
        value_status="not_disclosed",
    )
