"""Persons by their title: "General N", "Mr N", "the army's spokesman, Brigadier N"."""

from counterclaim.actor import OTHER, Actor
from counterclaim.detect.actor_bases import of_listed_state, with_apposition
from counterclaim.detect.actor_heads import Heads, heads_after, office_after, office_holder, past_body, possessed_office, title_words
from counterclaim.detect.actor_names import closes, person_name
from counterclaim.detect.actor_text import Phrase, Text
from counterclaim.vocabulary.cues import grammar


def titled_phrase(text: Text, at: int) -> Phrase | None:
    """Read "General N", "rebel commander N", "Mr N", "Foreign Minister N": a title and a name, without a base."""
    chain = heads_after(text, at)
    if not chain.heads or chain.heads[-1].role not in ("office", "rank", "honorific"):
        return None
    person = person_name(text, chain.end)
    if not person:
        return None
    actor = _titled_person(text, chain, person[1])
    phrase = Phrase(at, person[0], "name", person[1], actor, title=title_words(text, at, chain.end))
    return with_apposition(text, of_listed_state(text, phrase))


def introduced_phrase(text: Text, at: int) -> Phrase | None:
    """Read "the army's spokesman, Brigadier N", "the regional governor, N", "a spokesman for the rebels, N": an office, then its holder."""
    first = at + 1 if text.lower(at) in text.words.determiners else at
    chain = office_after(text, first) or possessed_office(text, first)
    if chain is None or (first == at and text.lower(chain.end) != ","):
        return None
    end = past_body(text, chain.end)
    rank = end + 1 if text.lower(end) == "," else end
    titled = heads_after(text, rank)
    person = person_name(text, titled.end) if rank > end or titled.heads else None
    if not person or (rank > end and not closes(text, person[0])):
        return None
    known = text.base(titled.end)
    leader = known[1].actor if known and known[1].role == "leader" else None
    actor = leader or office_holder(chain, person[1])
    owned = at if text.lower(at) in grammar().possessives else first
    return Phrase(first, person[0], "name", person[1], actor, title=title_words(text, owned, end))


def _titled_person(text: Text, chain: Heads, name: str) -> Actor:
    known = text.base(chain.end)
    last = chain.heads[-1]
    unbound = chain.former or any(head.office and not head.office.bound for head in chain.heads)
    if known and known[1].role == "leader" and not unbound:
        return known[1].actor
    office = last.office.office if last.office else (last.text if last.role == "rank" else None)
    side = OTHER if unbound else (last.office.side or None if last.office else None)
    return Actor(name=name, side=side, kind="person", office=office, capacity="former" if chain.former else None)
