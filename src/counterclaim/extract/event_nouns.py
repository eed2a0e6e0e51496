"""Events that nouns tell by the parse: talks and calls with those who take part, measures without a verb that takes them."""

from collections.abc import Iterator

from counterclaim.actor import Actor
from counterclaim.extract.clauses import Found, deniers, span_of, voices
from counterclaim.extract.event_drafts import Case, Draft, of_sides
from counterclaim.extract.event_harm import date_of, place_of
from counterclaim.extract.event_parse import Parsed, parsed_lines
from counterclaim.extract.event_parties import acting, is_real_above
from counterclaim.extract.frames import lemma
from counterclaim.extract.incident_words import NOUNS, base, words
from counterclaim.extract.syntax import Syntax

PARTNERS = ("with", "between", "among", "to")


def from_nouns(case: Case) -> Iterator[Draft]:
    """Yield the talks that nouns tell of, with two sides at least."""
    for number, parsed in parsed_lines(case):
        for word in parsed.words():
            noun = parsed.syntax.words[word]
            if noun.upos in NOUNS and lemma(noun.lower, "NOUN") in words().talks and is_real_above(parsed.syntax, word):
                yield from _consulted(case, number, parsed, word)


def _consulted(case: Case, number: int, parsed: Parsed, word: int) -> Iterator[Draft]:
    """Yield talks between those whom the noun names and the one who does what its clause tells ("said in a call with X")."""
    syntax = parsed.syntax
    partners = [named for one in syntax.of(word, ("nmod", "obl")) if syntax.case_of(one) in PARTNERS for named in acting(case, parsed, one)]
    if not partners:
        return
    head = syntax.words[word].head
    holding = syntax.subjects(head) if head >= 0 and syntax.words[word].deprel in ("obl", "obj") and syntax.words[head].upos == "VERB" else ()
    every = [*partners, *(named for one in holding for named in acting(case, parsed, one))]
    actors = of_sides(dict.fromkeys(actor for named in every for actor in named.actors))
    if len({actor.side for actor in actors}) < 2:
        return
    start, end = min(syntax.words[word].start, *(one.start for one in partners)), max(syntax.words[word].end, *(one.end for one in partners))
    yield from _drafts(case, number, parsed, Found(parsed.sentence, start, end, actors, (), syntax.words[word].lower))


def _drafts(case: Case, number: int, parsed: Parsed, match: Found) -> Iterator[Draft]:
    span = span_of(case.reading, match)
    for voice in voices(case.claims, span.start, span.end):
        yield Draft(
            plover="CONSULT",
            mode=None,
            span=span,
            actors=match.left,
            recipients=match.right,
            voice=voice,
            rule="events.noun.consult",
            line=number,
            place=place_of(case.reading, match),
            date=date_of(case.reading, match),
            denied_by=deniers(case.claims, span.start, span.end),
        )
