"""Events that nouns tell by the parse: talks and calls with those who take part, measures without a verb that takes them."""

from collections.abc import Iterator

from counterclaim.actor import Actor
from counterclaim.extract.clauses import Found, deniers, span_of, voices
from counterclaim.extract.event_drafts import Case, Draft, of_sides
from counterclaim.extract.event_harm import date_of, place_of
from counterclaim.extract.event_parse import Parsed, parsed_lines
from counterclaim.extract.event_parties import acting, is_real_above
from counterclaim.extract.frames import is_negated, is_open_infinitive, is_told_as_done, lemma
from counterclaim.extract.frames import vocabulary as frame_words
from counterclaim.extract.incident_words import NOUNS, base, words
from counterclaim.extract.syntax import Syntax

TELLING = ("acl", "acl:relcl")
SETTING = ("between", "in")
PARTNERS = ("with", "between", "among", "to")


def from_nouns(case: Case) -> Iterator[Draft]:
    """Yield the talks that nouns tell of, with two sides at least."""
    for number, parsed in parsed_lines(case):
        for word in parsed.words():
            noun = parsed.syntax.words[word]
            if noun.upos not in NOUNS:
                continue
            if lemma(noun.lower, "NOUN") in words().talks and is_real_above(parsed.syntax, word):
                yield from _consulted(case, number, parsed, word)
            if lemma(noun.lower, "NOUN") in words().truces:
                yield from _truces(case, number, parsed, word)
            elif noun.lower in words().peace_talks and _stands(parsed.syntax, word):
                yield from _of_parleying(case, number, parsed, word, "CONSULT")


def _stands(syntax: Syntax, word: int) -> bool:
    """Whether a truce, or talks, are spoken of as being there: told apart by more than the noun, and not asked for, offered or to come."""
    at = word
    while syntax.words[at].head >= 0:
        label, at = syntax.words[at].deprel, syntax.words[at].head
        if base(syntax.words[at].lower, syntax.words[at].upos) in words().asking_for:
            return False
        if label.startswith("nsubj") and syntax.words[at].upos in ("NOUN", "ADJ"):
            return False  # "a ceasefire that leaves them there is no ceasefire"
        if syntax.words[at].upos in ("VERB", "AUX"):
            aids = {syntax.words[one].lower for one in syntax.of(at, ("aux",))}
            if label in ("obj", "nsubj", "nsubj:pass") and (aids & frame_words().modals or is_open_infinitive(syntax, at)):
                return False
            break
    told = any(_is_telling(syntax, one) or syntax.case_of(one) in SETTING for one in syntax.hanging[word])
    return told and syntax.words[word].deprel != "compound"


def _is_telling(syntax: Syntax, word: int) -> bool:
    """Whether what hangs on a noun is a clause that tells something done, no purpose ("talks to be held")."""
    return syntax.words[word].deprel in TELLING and not is_open_infinitive(syntax, word)


def _truces(case: Case, number: int, parsed: Parsed, word: int) -> Iterator[Draft]:
    """Yield a truce that has been made, or that stands: of those who make it, else of the two who talk in the article."""
    syntax = parsed.syntax
    head = syntax.words[word].head
    if syntax.words[word].deprel == "compound" and head >= 0 and lemma(syntax.words[head].lower, "NOUN") in words().pacts:
        word = head  # "the truce deal"
    verb, label = syntax.words[word].head, syntax.words[word].deprel
    governor = base(syntax.words[verb].lower) if verb >= 0 and syntax.words[verb].upos == "VERB" else ""
    governed = label == "nsubj:pass" if verb >= 0 and syntax.is_passive(verb) else label == "obj"
    if governed and governor in words().truce_making:
        if is_told_as_done(syntax, verb) and not is_negated(syntax, verb):
            yield from _of_parleying(case, number, parsed, word, "RETREAT", _makers(case, parsed, word, verb))
    elif label == "nsubj" and governor in words().truce_standing:
        if is_told_as_done(syntax, verb) and not is_negated(syntax, verb):
            yield from _of_parleying(case, number, parsed, word, "RETREAT")
    elif _stands(syntax, word):
        yield from _of_parleying(case, number, parsed, word, "RETREAT")


def _makers(case: Case, parsed: Parsed, word: int, verb: int) -> tuple[Actor, ...]:
    """Return who makes a truce by the verb that governs it, with whom it is; nobody where the verb's subject makes it for others."""
    syntax = parsed.syntax
    if base(syntax.words[verb].lower) in words().peacemaking:
        return ()
    partners = (one for at in (word, verb) for one in syntax.of(at, ("nmod", "obl")) if syntax.case_of(one) == "with")
    return tuple(actor for one in (*syntax.subjects(verb), *partners) for named in acting(case, parsed, one) for actor in named.actors)


def _of_parleying(case: Case, number: int, parsed: Parsed, word: int, kind: str, makers: tuple[Actor, ...] = ()) -> Iterator[Draft]:
    """Yield a truce, or talks, of its ``makers``, of those whom the noun names with "between", else of the two who talk in the article."""
    syntax = parsed.syntax
    named = [one for at in syntax.of(word, ("nmod", "obl")) if syntax.case_of(at) == "between" for one in acting(case, parsed, at)]
    actors = of_sides(dict.fromkeys((*makers, *(actor for one in named for actor in one.actors))))
    actors = actors if len({actor.side for actor in actors}) > 1 else case.parleying
    if len(actors) == 2:
        noun = syntax.words[word]
        match = Found(parsed.sentence, noun.start, noun.end, tuple(actors), (), noun.lower)
        yield from _drafts(case, number, match, kind, "ceasefire" if kind == "RETREAT" else None)


def _consulted(case: Case, number: int, parsed: Parsed, word: int) -> Iterator[Draft]:
    """Yield talks between those whom the noun names and the one who does what its clause tells ("said in a call with X")."""
    syntax = parsed.syntax
    partners = [named for one in syntax.of(word, ("nmod", "obl")) if syntax.case_of(one) in PARTNERS for named in acting(case, parsed, one)]
    if not partners or _is_purpose(syntax, word):
        return
    whole = syntax.words[word].head if syntax.words[word].deprel == "nmod" and syntax.case_of(word) == "of" else word  # "a round of talks"
    head = syntax.words[whole].head
    governed = head >= 0 and syntax.words[whole].deprel in ("obl", "obj") and syntax.words[head].upos == "VERB"
    holding = syntax.subjects(head) if governed else ()
    every = [*partners, *(named for one in holding for named in acting(case, parsed, one))]
    actors = of_sides(dict.fromkeys(actor for named in every for actor in named.actors))
    if len({actor.side for actor in actors}) < 2:
        return
    start, end = (
        min(syntax.words[word].start, *(one.start for one in partners)),
        max(syntax.words[word].end, *(one.end for one in partners)),
    )
    yield from _drafts(case, number, Found(parsed.sentence, start, end, actors, (), syntax.words[word].lower), "CONSULT", None)


def _is_purpose(syntax: Syntax, word: int) -> bool:
    """Whether talks are what something that is not done yet is for ("would send a delegation for talks with X")."""
    above = (at for at in syntax.above(word) if syntax.words[at].upos == "VERB")
    verb = next(above, -1)
    return syntax.case_of(word) == "for" and verb >= 0 and not is_told_as_done(syntax, verb)


def _drafts(case: Case, number: int, match: Found, kind: str, mode: str | None) -> Iterator[Draft]:
    span = span_of(case.reading, match)
    told = voices(case.claims, span.start, span.end)
    for voice in told[:1] if kind == "RETREAT" else told:  # a truce is told once
        yield Draft(
            plover=kind,
            mode=mode,
            span=span,
            actors=match.left,
            recipients=match.right,
            voice=voice,
            rule=f"events.noun.{kind.lower()}",
            line=number,
            place=place_of(case.reading, match),
            date=date_of(case.reading, match),
            denied_by=deniers(case.claims, span.start, span.end),
        )
