"""Who acts or speaks in a passage: names, phrases around names, and descriptions that stand for somebody the article names elsewhere.

A phrase is built from a base (a state, a capital, a group, a leader), heads (organ, office, rank) and a person's name; each kind of
phrase has a reader of its own, and the kinds are tried in falling order of how much they tell.
"""

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.actor import Actor
from counterclaim.detect.actor_bases import headed_phrase, leaders_phrase, named_phrase, of_listed_state, with_apposition
from counterclaim.detect.actor_bodies import body_phrase, civil_phrase, ethnic_phrase, state_voice_phrase
from counterclaim.detect.actor_descriptions import described_phrase, group_phrase, pronoun_phrase, spoken_body_phrase, unnamed_phrase
from counterclaim.detect.actor_names import name_end
from counterclaim.detect.actor_organs import organ_phrase
from counterclaim.detect.actor_text import Phrase, Text, possessive_end, read_text
from counterclaim.detect.actor_titles import introduced_phrase, titled_phrase
from counterclaim.detect.lexicon import (
    openers,
)
from counterclaim.mention import ActorMention, Token
from counterclaim.vocabulary.actors import names_body


def find_actors(view: str, tokens: tuple[Token, ...], month: str | None = None) -> tuple[ActorMention, ...]:
    """Return the actor mentions of a passage in order; they never overlap, and the longest phrase wins.

    ``month`` is the ISO month of the article, which tells who held an office then; null where it is not known.
    """
    text = read_text(view, tokens, month)
    return tuple(_mention(text, phrase) for phrase in _with_echoes(text, _phrases(text)))


def _phrases(text: Text) -> Iterator[Phrase]:
    at = 0
    while at < len(text.tokens):
        phrase = _phrase_at(text, at) if _can_open(text.tokens[at]) else None
        if phrase:
            yield phrase
        at = phrase.end if phrase else at + 1


def _can_open(token: Token) -> bool:
    return token.lower in openers() or token.text[0].isupper() or "-" in token.text


def _phrase_at(text: Text, at: int) -> Phrase | None:
    """Return the phrase that starts at word ``at``: the kinds of phrase in falling order of how much they tell."""
    kinds = (
        group_phrase,
        leaders_phrase,
        ethnic_phrase,
        organ_phrase,
        civil_phrase,
        named_phrase,
        headed_phrase,
        titled_phrase,
        introduced_phrase,
        state_voice_phrase,
        body_phrase,
        unnamed_phrase,
        described_phrase,
        spoken_body_phrase,
        pronoun_phrase,
        _unknown,
    )
    for kind in kinds:
        phrase = kind(text, at)
        if phrase:
            return phrase
    return None


def _mention(text: Text, phrase: Phrase) -> ActorMention:
    possessive = possessive_end(text, phrase.end) > phrase.end
    start, end = text.tokens[phrase.start].start, text.tokens[phrase.end - 1].end
    return ActorMention(start, end, phrase.form, phrase.head, phrase.actor, possessive, phrase.members, phrase.title)


def _unknown(text: Text, at: int) -> Phrase | None:
    """Read a capitalised name that no vocabulary knows; a single word that opens a sentence counts only where it speaks or acts."""
    end = name_end(text, at) if text.cased else at
    if end == at:
        return None
    apposed = text.lower(end) == "," and text.lower(end + 1) in ("who", "a", "an", "the")
    speaks = text.lower(end) in text.words.speaking or apposed
    if end == at + 1 and not speaks and _opens_sentence(text, at):
        return None
    name = text.shown(at, end)
    if (branch := _branch(text, at, end)) is not None:
        return branch
    person = speaks and end > at + 1 and not names_body(name)
    phrase = Phrase(at, end, "name", name, Actor(name=name, side=None, kind="person" if person else "unknown"))
    return with_apposition(text, of_listed_state(text, phrase)) if end > at + 1 else phrase


def _branch(text: Text, at: int, end: int) -> Phrase | None:
    """Read "the Xlandish Red Cross": the branch of a body that the vocabulary knows by the last words of its name."""
    for first in range(at + 1, end - 1):
        known = text.base(first)
        if known is not None and known[0] == end and known[1].actor.kind in ("ngo", "international_body"):
            return Phrase(at, end, "name", known[1].role, replace(known[1].actor, name=text.shown(at, end)))
    return None


def _opens_sentence(text: Text, at: int) -> bool:
    return at == 0 or not text.tokens[at - 1].text[-1].isalnum()


def _with_echoes(text: Text, phrases: Iterator[Phrase]) -> Iterator[Phrase]:
    """Give a bare surname the actor of the full name that the passage gave before."""
    persons: dict[str, Actor] = {}
    for phrase in phrases:
        actor = phrase.actor
        if actor and phrase.form == "name" and actor.kind == "unknown" and phrase.end == phrase.start + 1:
            yield replace(phrase, actor=persons.get(text.lower(phrase.start), actor))
            continue
        if actor and actor.kind == "person" and phrase.form == "name" and " " in actor.name:
            persons[actor.name.rpartition(" ")[2].casefold()] = actor
        yield phrase
