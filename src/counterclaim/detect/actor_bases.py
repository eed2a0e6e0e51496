"""Phrases around a name that the vocabularies know, in the orders of English news prose.

"Xland's defence ministry", "Xlandish army general N", "the president of Xland", "N, a spokesman for the group,".
"""

from dataclasses import replace

from counterclaim.actor import Actor
from counterclaim.detect.actor_heads import (
    ENVOYS,
    Heads,
    composed,
    heads_after,
    office_after,
    office_holder,
    past_body,
    past_field,
    possessed_office,
    skip_modifiers,
    source_end,
    source_phrase,
    title_words,
)
from counterclaim.detect.actor_names import LONGEST_NAME, closes, is_capitalised_at, name_after_comma, name_end, person_name
from counterclaim.detect.actor_text import Phrase, Text, possessive_end, ruler_at
from counterclaim.detect.lexicon import (
    Head,
    Named,
)
from counterclaim.mention import Form

LONGEST_LIST = 24  # words between "presidents" and the last "N of Xland" that it heads
JOINTS = frozenset({",", "and", "of", "the"})
HELD_BY_BASE = frozenset({"adjective", "stateless", "seat", "organisation", "group"})  # "Taliban fighters": no possessive ending needed
STATES = frozenset({"country", "authority"})
SENDERS = frozenset({"country", "capital", "organisation", "adjective"})
LISTED = frozenset({"country", "authority", "capital", "group", "organisation"})


def named_phrase(text: Text, at: int) -> Phrase | None:
    """Read a phrase around a vocabulary name: "Xland", "Xland's army", "former Xlandish minister N"."""
    first, former = (at, False) if text.base(at) else skip_modifiers(text, at)
    found = text.base(first)
    if not found:
        return None
    end, named = found
    if (envoy := _sent_to(text, end, named)) is not None:
        return _headed(text, at, named, envoy)
    if (mission := _field_mission(text, at, end, named)) is not None:
        return mission
    if (outlet := _possessed_body(text, at, end, named)) is not None:
        return outlet
    chain = _allowed_heads(text, first, end, named)
    if chain.heads:
        return _headed(text, at, named, replace(chain, former=chain.former or former))
    source = source_end(text, end) if named.role in ("adjective", "stateless") else end
    if source > end:
        return source_phrase(text, at, source, text.lower(source - 1))
    if first > at:
        return None
    return _possessed_leader(text, at, end, named) or _bare(text, at, end, named)


def _sent_to(text: Text, end: int, named: Named) -> Heads | None:
    """Return the heads of "U.N. Xland envoy", "Xland's UN ambassador": what stands right before is where the envoy is sent; else null."""
    at = possessive_end(text, end)
    field = text.base(at) if named.role in SENDERS else None
    sent = field is not None and field[0] == at + 1 and (field[1].role == "country" or (at > end and field[1].role == "organisation"))
    chain = heads_after(text, field[0]) if field is not None and sent else None
    office = chain.heads[-1].office if chain is not None and chain.heads else None
    return chain if office is not None and office.office in ENVOYS else None


def _field_mission(text: Text, at: int, end: int, named: Named) -> Phrase | None:
    """Read "the UN's Xland mission": the state before the mission is where the body sent it."""
    field = text.base(possessive_end(text, end)) if named.actor.kind in ("international_body", "ngo") else None
    if field is None or field[1].role != "country" or text.lower(field[0]) not in text.words.missions:
        return None
    last = field[0] + 1
    return Phrase(at, last, "name", named.role, replace(named.actor, name=text.shown(at, last)))


def _allowed_heads(text: Text, first: int, end: int, named: Named) -> Heads:
    """Return the heads after a base that can belong to it, given what the base is and whether it is possessive."""
    chain = heads_after(text, end)
    if not chain.heads or named.role == "people" or not _belongs(text, first, end, named, chain.heads[0]):
        return Heads(end, (), False)
    return chain


def _belongs(text: Text, first: int, end: int, named: Named, head: Head) -> bool:
    if named.actor.kind == "outlet" and head.body is not None:  # "told AFP troops had fled": no outlet has troops
        return False
    if possessive_end(text, end) > end or named.role in HELD_BY_BASE:
        return True
    kind = head.body.kind if head.body else None
    if named.role == "capital":
        return kind == "state"
    acronym = text.tokens[first].text.isupper()
    if text.lower(first - 1) in text.words.place_words and not acronym:
        return False
    return kind != "civilians" or acronym


def _possessed_leader(text: Text, at: int, end: int, named: Named) -> Phrase | None:
    """Read "Xland's N", a state and its leader, as one."""
    following = possessive_end(text, end)
    leader = text.base(following) if following > end and named.role in STATES else None
    if not leader or leader[1].role != "leader" or leader[1].actor.side != named.actor.side:
        return None
    return Phrase(at, leader[0], "name", leader[1].actor.name, leader[1].actor)


def _possessed_body(text: Text, at: int, end: int, named: Named) -> Phrase | None:
    """Read "Xland's N News", "Xland's N Army": an outlet or group of several words behind its state, whose first may be a common noun."""
    following = possessive_end(text, end)
    outlet = text.base(following) if following > end and named.role in STATES else None
    if outlet is None or outlet[0] < following + 2 or outlet[1].actor.kind not in ("outlet", "armed_group"):
        return None
    return Phrase(at, outlet[0], "name", outlet[1].role, outlet[1].actor)


def _bare(text: Text, at: int, end: int, named: Named) -> Phrase:
    """Return a name without a head; an adjective before "and Y-ish army" shares that head."""
    if named.role == "leader":
        return with_apposition(text, of_listed_state(text, Phrase(at, end, "name", named.actor.name, named.actor)))
    if named.role in STATES | {"adjective", "capital"} and (organ := _organ_end(text, end)) > end:
        body = replace(named.actor, name=text.shown(at, organ), kind="government_body")
        return Phrase(at, organ, "name", text.lower(organ - 1), body)
    if named.role == "stateless":
        return Phrase(at, end, "adjective", "stateless", None)
    if named.role == "adjective":
        shared = _shared_head(text, end)
        actor = composed(named, shared, f"{text.shown(at, end)} {shared.heads[-1].text}") if shared else named.actor
        return Phrase(at, end, "adjective", shared.heads[-1].text if shared else "adjective", actor)
    longer = _mission_end(text, end) if named.actor.kind == "international_body" else end
    if longer > end:
        return Phrase(at, longer, "name", named.role, replace(named.actor, name=text.shown(at, longer)))
    return Phrase(at, end, "name", named.role, named.actor)


def _organ_end(text: Text, at: int) -> int:
    """Return the index after the name of an organ behind its state ("U.S. Pacific Command"), else ``at``."""
    end = _past_possessive(text, at)
    first = end
    while end - first < LONGEST_NAME and is_capitalised_at(text, end) and not _is_state(text, end):
        end += 1
        if text.lower(end - 1) in text.offices.organ_nouns:
            return end
    return at


def _is_state(text: Text, at: int) -> bool:
    found = text.base(at)
    return found is not None and found[1].role != "stateless"


def _past_possessive(text: Text, at: int) -> int:
    end = possessive_end(text, at)
    return end if is_capitalised_at(text, end) else at


def _mission_end(text: Text, at: int) -> int:
    """Return the index after the name of a body within an organisation ("United Nations Support Mission"), else ``at``."""
    end = name_end(text, at) if text.cased else at
    return end if end > at and text.lower(end - 1) in text.words.missions else at


def _shared_head(text: Text, end: int) -> Heads | None:
    """Return the heads that follow the last adjective of "Xlandish and Ylandish forces"."""
    if text.lower(end) not in ("and", "or", ","):
        return None
    other = text.base(end + 1)
    if not other or other[1].role != "adjective":
        return None
    chain = heads_after(text, other[0])
    return chain if chain.heads and chain.heads[0].role == "body" else None


def _headed(text: Text, at: int, named: Named, chain: Heads) -> Phrase:
    """Return a base with heads, and with the name of the person who holds the last of them."""
    last = chain.heads[-1]
    end = past_field(text, chain)
    person = person_name(text, end) if last.role in ("office", "rank", "honorific") else None
    if person is None and last.role == "office":
        person = name_after_comma(text, end)
    if person:
        return Phrase(at, person[0], "name", person[1], composed(named, chain, text.shown(at, chain.end), person[1]))
    source = source_end(text, end)
    if source > end:
        return source_phrase(text, at, source, text.lower(source - 1))
    return Phrase(at, end, "name", last.text, composed(named, chain, text.shown(at, chain.end)))


def of_listed_state(text: Text, phrase: Phrase) -> Phrase:
    """Extend a name inside "presidents N of Xland, M of Yland and O of Zland", or behind its own title, over its state."""
    found = text.base(phrase.end + 1 + (text.lower(phrase.end + 1) == "the")) if text.lower(phrase.end) == "of" else None
    if not found or found[1].role not in STATES or not phrase.actor:
        return phrase
    office = _listing_office(text, phrase.start) or (phrase.actor.office if phrase.title and phrase.actor.side is None else None)
    if not office:
        return phrase
    state = found[1].actor
    return replace(phrase, end=found[0], actor=replace(phrase.actor, side=state.side, kind="person", iso3=state.iso3, office=office))


def _listing_office(text: Text, at: int) -> str | None:
    """Return the office of the plural ("presidents") that heads the list of names before word ``at``, null where there is none."""
    for before in range(at - 1, max(-1, at - LONGEST_LIST), -1):
        match = text.head(before)
        if match and match[1].role == "offices" and match[1].office:
            return match[1].office.office
        if text.lower(before) not in JOINTS and not text.tokens[before].text[0].isupper():
            return None
    return None


def headed_phrase(text: Text, at: int) -> Phrase | None:
    """Read "the president of Xland", "a spokesman for Xland's foreign ministry", "the defence ministry in Yville"."""
    first = at + 1 if text.lower(at) in text.words.determiners else at
    chain = heads_after(text, first)
    if not chain.heads or chain.heads[-1].role in ("rank", "honorific"):
        return None
    held = chain.heads[-1].office
    if held is not None and held.side and len(chain.heads) == 1:
        return Phrase(at, chain.end, "description", chain.heads[-1].text, Actor(held.office, held.side, "person", office=held.office))
    inner = _complement(text, chain)
    if inner is None or inner.actor is None:
        return None
    office = chain.heads[-1].office
    person = (person_name(text, inner.end) or name_after_comma(text, inner.end)) if office else None
    start = first if person or not office else at
    actor = composed(Named("country", inner.actor), chain, text.shown(first, inner.end), person[1] if person else None)
    plural = chain.heads[-1].role == "offices"
    form: Form = "group" if plural else "description" if office and not person else "name"
    return Phrase(start, person[0] if person else inner.end, form, chain.heads[-1].text, actor)


def _complement(text: Text, chain: Heads) -> Phrase | None:
    """Return the phrase after "of", "for" or "in" that says whose the heads are; null where it only says where or about what."""
    joint, last = text.lower(chain.end), chain.heads[-1]
    if joint in text.words.seat_words:
        return _seat_complement(text, chain.end + 1, last)
    if joint not in text.words.of_words or last.text in text.words.no_complement or (last.body and last.body.kind == "civilians"):
        return None
    if joint == "at" and last.body:
        return None
    if (last.office and last.office.office in ENVOYS) or (joint == "to" and not (last.office and last.office.office == "aide")):
        return None
    following = chain.end + (2 if text.lower(chain.end + 1) in text.words.determiners else 1)
    if following >= len(text.tokens):
        return None
    return named_phrase(text, following) or named_phrase(text, skip_modifiers(text, following)[0]) or headed_phrase(text, following)


def _seat_complement(text: Text, at: int, last: Head) -> Phrase | None:
    """Return the seat after "in" of an organ ("the ministry in Yville") or of officials; anything else is only there."""
    if (run := at + (text.lower(at) in text.words.determiners)) < len(text.tokens) and (ruled := ruler_at(text.tokens[run], run)):
        return Phrase(at, min(ruled[0] + 1, len(text.tokens)), "name", "seat", ruled[1].actor)
    found = text.base(at)
    organ = last.body is not None and last.body.kind in ("government_body", "state")
    allowed = STATES | {"capital"} if organ else {"capital"} if last.role == "offices" else frozenset()
    return Phrase(at, found[0], "name", found[1].role, found[1].actor) if found and found[1].role in allowed else None


def leaders_phrase(text: Text, at: int) -> Phrase | None:
    """Read "the leaders of A, B and C": a group whose words name its members."""
    match = text.head(at + 1 if text.lower(at) in text.words.determiners else at)
    if not match or match[1].role != "offices" or not match[1].office or text.lower(match[0]) != "of":
        return None
    end, bases = _list_of_bases(text, match[0] + 1)
    members = tuple(_holder(match[1].office.office, base) for base in bases)
    return Phrase(at, end, "group", match[1].text, None, members) if len(members) > 1 else None


def _holder(office: str, base: Actor) -> Actor:
    return Actor(name=f"{office.capitalize()} of {base.name}", side=base.side, kind="person", iso3=base.iso3, office=office)


def _list_of_bases(text: Text, at: int) -> tuple[int, list[Actor]]:
    """Return the index after the list "A, B and C" at word ``at``, and what its items stand for."""
    found: list[Actor] = []
    end = at
    while True:
        at += text.lower(at) in text.words.determiners
        base = text.base(at)
        if not base or base[1].role not in LISTED:
            return end, found
        found.append(base[1].actor)
        end = at = base[0]
        at += text.lower(at) == ","
        at += text.lower(at) == "and"
        if at == end:
            return end, found


def with_apposition(text: Text, phrase: Phrase) -> Phrase:
    """Extend "N" over ", a former Xlandish official," which says who N is."""
    first = phrase.end + 1 + (text.lower(phrase.end + 1) in text.words.determiners)
    if text.lower(phrase.end) != "," or first >= len(text.tokens):
        return phrase
    said = headed_phrase(text, first) or named_phrase(text, first)
    if not said or not said.actor or not said.actor.office or said.head == said.actor.name or not closes(text, said.end):
        return _with_bare_office(text, phrase, first)  # not an office of somebody named, or the next name of a list
    known = phrase.actor
    side = known.side if known and said.actor.side is None else said.actor.side
    return replace(phrase, end=said.end, actor=replace(said.actor, name=known.name if known else phrase.head, side=side))


def _with_bare_office(text: Text, phrase: Phrase, at: int) -> Phrase:
    """Extend "N" over ", the army spokesman," and ", a member of the ruling council,": an office of nobody who is named."""
    chain = office_after(text, at) or possessed_office(text, at)
    end = past_body(text, chain.end) if chain else at
    if chain is None or not closes(text, end) or text.base(at):
        return phrase
    title = f"{phrase.title} {title_words(text, at, end)}".strip()
    known = phrase.actor
    holder = office_holder(chain, phrase.head)
    return replace(phrase, end=end, actor=known if known and known.side else holder, title=title)
