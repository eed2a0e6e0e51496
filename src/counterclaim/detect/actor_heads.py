"""Heads of actor phrases ("army", "general", "spokesman"), in chains, and the actor that a base and its heads make."""

from dataclasses import dataclass, replace

from counterclaim.actor import NGO, OTHER, UNNAMED, Actor, ActorKind
from counterclaim.detect.actor_names import closes, starts_name
from counterclaim.detect.actor_text import Phrase, Text, possessive_end
from counterclaim.detect.lexicon import (
    Head,
    Named,
    described,
)
from counterclaim.vocabulary.actors import (
    name_of_side,
)
from counterclaim.vocabulary.cues import grammar

MOST_QUALIFIERS = 4  # words between a base and its head ("Turkish deputy chief military ...")
ENVOYS = frozenset({"ambassador", "special envoy"})  # the state after "to" is where they are sent, not whom they speak for


@dataclass(frozen=True, slots=True)
class Heads:
    """A chain of heads ("army", "general") that ends before word ``end``; ``former`` where a word unbinds the office."""

    end: int
    heads: tuple[Head, ...]
    former: bool


def heads_after(text: Text, at: int) -> Heads:
    """Return the chain of heads that starts at word ``at``; qualifiers and possessive endings may stand in between."""
    found: list[Head] = []
    end, former = at, False
    while True:
        step = _next_head(text, possessive_end(text, end))
        if step is None:
            return Heads(end, tuple(found), former)
        end, head, unbound = step
        former = former or unbound
        found.append(head)


def _next_head(text: Text, at: int) -> tuple[int, Head, bool] | None:
    former = False
    for _ in range(MOST_QUALIFIERS + 1):
        match = text.head(at)
        if match:
            return (match[0] if match[1].body else _past_point(text, match[0])), match[1], former
        if not text.qualifies(at):
            return None
        former = former or text.lower(at) in text.offices.former
        at += 1
    return None


def _past_point(text: Text, at: int) -> int:
    """Return the index after the point of an abbreviated title ("Gen.", "Mr.")."""
    abbreviated = text.lower(at) == "." and text.tokens[at].start == text.tokens[at - 1].end
    return at + 1 if abbreviated and len(text.lower(at - 1)) <= 4 and (starts_name(text, at + 1) or text.head(at + 1)) else at


def skip_modifiers(text: Text, at: int) -> tuple[int, bool]:
    """Return the index after qualifiers ("senior", "former") and whether one of them unbinds the office."""
    former = False
    while text.qualifies(at) and not _is_time(text, at):
        former = former or text.lower(at) in text.offices.former
        at += 1
    return at, former


def _is_time(text: Text, at: int) -> bool:
    """Whether "then" is a time behind a preposition ("since then Xland's army"), and unbinds no office."""
    return text.lower(at) == "then" and at > 0 and text.lower(at - 1) in grammar().time_prepositions


def past_field(text: Text, chain: Heads) -> int:
    """Return the index after the field of an envoy ("UN envoy for Xland", "ambassador to Xland")."""
    office = chain.heads[-1].office
    if office and office.office in ENVOYS and text.lower(chain.end) in ("to", "for", "in", "on"):
        target = text.base(chain.end + (2 if text.lower(chain.end + 1) == "the" else 1))
        return target[0] if target else chain.end
    return chain.end


def office_after(text: Text, at: int) -> Heads | None:
    """Return the heads at word ``at`` where the last of them is an office that one person holds."""
    chain = heads_after(text, at)
    return chain if chain.heads and chain.heads[-1].role == "office" else None


def composed(named: Named, chain: Heads, words: str, person: str | None = None) -> Actor:
    """Return the actor that a base, its heads and a person's name make; ``words`` name what has no standard name ("Xlandish rebels")."""
    base, last = _state_behind(named), chain.heads[-1]
    side, capacity = _side_of(base, chain), "former" if chain.former else None
    office = last.office.office if last.office else (last.text if last.role == "rank" else None)
    if person:
        return Actor(name=person, side=side, kind="person", iso3=base.iso3, office=office, capacity=capacity)
    if last.body:
        return _organ(base, last, side, words)
    kind: ActorKind = "person" if last.role != "offices" else "government_body"
    name = f"{last.text.capitalize()} of {base.name}" if base.name else last.text
    return Actor(name=name, side=side, kind=kind, iso3=base.iso3, office=office, capacity=capacity)


def _state_behind(named: Named) -> Actor:
    """Return the state of a leader whose government, troops or aide is meant; other bases stand for themselves."""
    if named.role != "leader":
        return named.actor
    actor = named.actor
    return replace(actor, name=name_of_side(actor.side or "") or actor.name, kind="state" if actor.iso3 else "unknown", office=None)


def _side_of(base: Actor, chain: Heads) -> str | None:
    """Return whom the last head speaks for: a former official or a candidate for nobody, rebels in a state not for the state."""
    if base.side is None:
        return OTHER if chain.former else None
    works_there = base.side == NGO  # a monitor's researcher speaks for it, a state's professor not for the state
    if chain.former or any(head.office and not head.office.bound and not works_there for head in chain.heads):
        return OTHER
    rebels = any(head.body and not head.body.bound for head in chain.heads)
    return None if rebels and base.kind == "state" and not base.partially_recognised else base.side


def _organ(base: Actor, last: Head, side: str | None, words: str) -> Actor:
    """Return the organ ``last`` of ``base``, by its standard name or else by ``words``."""
    body = last.body
    assert body is not None
    if base.kind == "armed_group" and body.kind != "civilians":
        return base
    if not body.name:
        if not base.name:  # a people without a state: "a Kurdish state" is wished for, and nobody yet
            return Actor(name=words, side=None, kind="unknown")
        return replace(base, side=side, kind="state" if base.kind == "unknown" else base.kind)
    kind = "armed_group" if base.partially_recognised and body.kind == "military" else body.kind
    name = f"{base.name} {body.name}" if base.kind == "state" and body.bound and body.kind != "civilians" else words
    return Actor(name=name, side=side, kind=kind, iso3=base.iso3, partially_recognised=base.partially_recognised)


def office_holder(chain: Heads, name: str) -> Actor:
    """Return a person of that name who holds the last office of the chain, for nobody where the office binds none."""
    office = next((head.office for head in reversed(chain.heads) if head.office), None)
    unbound = chain.former or (office is not None and not office.bound)
    return Actor(
        name=name,
        side=OTHER if unbound else (office.side or None if office else None),
        kind="person",
        office=office.office if office else None,
        capacity="former" if chain.former else None,
    )


def title_words(text: Text, start: int, end: int) -> str:
    """Return the words of a title, casefolded, without possessive endings and marks."""
    return " ".join(token.lower for token in text.tokens[start:end] if token.lower[0].isalpha())


def source_phrase(text: Text, at: int, end: int, noun: str) -> Phrase:
    """Return a phrase for a source that nobody names."""
    return Phrase(at, end, "unnamed", noun, Actor(name=text.shown(at, end), side=UNNAMED, kind="unnamed"))


def source_end(text: Text, at: int) -> int:
    """Return the index after "security sources" at word ``at``, else ``at``."""
    end = at
    while text.lower(end) in text.words.unnamed_modifiers:
        end += 1
    return end + 1 if text.lower(end) in ("source", "sources") else at


def past_body(text: Text, at: int) -> int:
    """Return the index after "for the rebels", "of the ruling council" at word ``at``, else ``at``."""
    titled = (
        text.cased
        and text.lower(at) == "for"
        and at + 1 < len(text.tokens)
        and text.tokens[at + 1].text[0].isupper()
        and not text.base(at + 1)
    )
    if text.lower(at) not in ("of", "for") or not (text.lower(at + 1) in text.words.determiners or titled):
        return at
    end = at + 2
    while end < len(text.tokens) and end - at <= MOST_QUALIFIERS + 2 and text.lower(end)[:1].isalpha() and not text.base(end):
        if end > at + 2 and closes(text, end):
            return end
        head = text.head(end)
        if head and closes(text, head[0]):
            return head[0]
        end += 1
    return end if closes(text, end) else at


def possessed_office(text: Text, at: int) -> Heads | None:
    """Return the office in "group's chief negotiator", "provincial council's deputy head": of a body that a common noun names."""
    noun, _ = skip_modifiers(text, at)
    match = described().match(text.tokens, noun, cased=False) if noun < len(text.tokens) else None
    body = match[0] if match else noun + (text.lower(noun) in text.words.spoken_bodies)
    office = possessive_end(text, body)
    return office_after(text, office) if office > body > noun else None
