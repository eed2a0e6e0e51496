"""Who acts or speaks in a passage: names, phrases around names, and descriptions that stand for somebody the article names elsewhere.

A phrase is built from a base (a state, a capital, a group, a leader), heads (organ, office, rank) and a person's name, in the orders of English
news prose: "Xland's defence ministry", "Xlandish army general N", "the president of Xland", "N, a spokesman for the group,".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.actor import OTHER, UNNAMED, Actor
from counterclaim.detect.lexicon import Head, Named, described, group_phrases, heads, names, unnamed_nouns
from counterclaim.mention import ActorMention, Token
from counterclaim.vocabulary.actors import Ambiguity, countries, descriptions, name_of_side, offices

Form = Literal["name", "adjective", "description", "pronoun", "group", "unnamed"]

MOST_QUALIFIERS = 4  # words between a base and its head ("Turkish deputy chief military ...")
LONGEST_NAME = 6  # words of a person's name
CAPITALS_SHARE = 0.8  # a passage with this share of words in capitals says nothing by its capitals
APPOSITION_ENDS = frozenset({",", ".", ";", ":", "-", "–", "—", ")", "'", '"'})
HELD_BY_BASE = frozenset({"adjective", "stateless", "seat", "organisation", "group"})
AMBASSADORS = frozenset({"ambassador", "special envoy"})


@dataclass(frozen=True, slots=True)
class _Text:
    """A passage on its way through the grammar; ``cased`` is false where capitals tell nothing."""

    tokens: tuple[Token, ...]
    cased: bool
    lowers: frozenset[str]

    def lower(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def words(self, start: int, end: int) -> str:
        """Return words ``start``..``end`` with one blank between them, possessive endings and points attached."""
        parts = [token.text for token in self.tokens[start:end]]
        return " ".join(parts).replace(" '", "'").replace(" ’", "’").replace(" .", ".")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An actor phrase over words ``start``..``end``."""

    start: int
    end: int
    form: Form
    head: str
    actor: Actor | None
    members: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class _Heads:
    """A chain of heads ("army", "general") that ends before word ``end``; ``former`` where a word unbinds the office."""

    end: int
    heads: tuple[Head, ...]
    former: bool


def find_actors(view: str, tokens: tuple[Token, ...]) -> tuple[ActorMention, ...]:
    """Return the actor mentions of a passage in order; they never overlap, and the longest phrase wins."""
    text = _Text(tokens, _is_cased(view), frozenset(token.lower for token in tokens))
    return tuple(_mention(text, phrase) for phrase in _with_echoes(text, list(_phrases(text))))


def _is_cased(view: str) -> bool:
    letters = sum(map(str.isalpha, view))
    return sum(map(str.isupper, view)) < CAPITALS_SHARE * letters


def _phrases(text: _Text) -> Iterator[_Phrase]:
    at = 0
    while at < len(text.tokens):
        phrase = _phrase_at(text, at)
        if phrase:
            yield phrase
        at = phrase.end if phrase else at + 1


def _phrase_at(text: _Text, at: int) -> _Phrase | None:
    """Return the phrase that starts at word ``at``: the kinds of phrase in falling order of how much they tell."""
    if not (text.tokens[at].text[0].isalnum()):
        return None
    for kind in (_group, _leaders_of, _ethnic, _named, _headed_of, _titled, _unnamed, _described, _pronoun, _unknown):
        phrase = kind(text, at)
        if phrase:
            return phrase
    return None


def _mention(text: _Text, phrase: _Phrase) -> ActorMention:
    possessive = _possessive_end(text, phrase.end) > phrase.end
    start, end = text.tokens[phrase.start].start, text.tokens[phrase.end - 1].end
    return ActorMention(start, end, phrase.form, phrase.head, phrase.actor, possessive, phrase.members)


def _possessive_end(text: _Text, at: int) -> int:
    """Return the index after a possessive ending at word ``at``, else ``at``."""
    if text.lower(at) == "'s":
        return at + 1
    joined = 0 < at < len(text.tokens) and text.tokens[at].start == text.tokens[at - 1].end
    plural = joined and text.lower(at) == "'" and text.lower(at - 1).endswith("s")
    follows = at + 1 < len(text.tokens) and text.tokens[at + 1].start > text.tokens[at].end
    return at + 1 if plural and follows else at


def _base(text: _Text, at: int) -> tuple[int, Named] | None:
    """Return the vocabulary name at word ``at`` and the index after it, unless the words beside it show that it is something else."""
    if at >= len(text.tokens):
        return None
    found = names().match(text.tokens, at, cased=text.cased)
    if not found or (not text.cased and text.lower(at) in descriptions().common_capitals):
        return None
    return None if _is_something_else(text, at, found[0]) else found


def _is_something_else(text: _Text, at: int, end: int) -> bool:
    row = _ambiguities().get(text.lower(at)) if end == at + 1 else None
    return bool(row) and (text.lower(end) in row.not_before or text.lower(at - 1) in row.not_after or not text.lowers.isdisjoint(row.near))


def _ambiguities() -> dict[str, Ambiguity]:
    return {row.word: row for row in countries().ambiguous}


def _heads_after(text: _Text, at: int, *, most: int = MOST_QUALIFIERS) -> _Heads:
    """Return the chain of heads that starts at word ``at``; qualifiers and possessive endings may stand in between."""
    found: list[Head] = []
    end, former = at, False
    while True:
        step = _next_head(text, _possessive_end(text, end), most)
        if step is None:
            return _Heads(end, tuple(found), former)
        end, head, unbound = step
        former = former or unbound
        found.append(head)


def _next_head(text: _Text, at: int, most: int) -> tuple[int, Head, bool] | None:
    former = False
    for _ in range(most + 1):
        if at >= len(text.tokens):
            return None
        match = heads().match(text.tokens, at, cased=False)
        if match:
            return _past_point(text, match[0]), match[1], former
        if text.lower(at) not in offices().qualifiers and text.lower(at) not in offices().former:
            return None
        former = former or text.lower(at) in offices().former
        at += 1
    return None


def _past_point(text: _Text, at: int) -> int:
    """Return the index after the point of an abbreviated title ("Gen.", "Mr.")."""
    abbreviated = at < len(text.tokens) and text.lower(at) == "." and text.tokens[at].start == text.tokens[at - 1].end
    return at + 1 if abbreviated and len(text.lower(at - 1)) <= 4 and _starts_name(text, at + 1) else at


def _named(text: _Text, at: int) -> _Phrase | None:
    """A phrase around a vocabulary name: "Xland", "Xland's army", "former Xlandish minister N"."""
    first, former = _skip_modifiers(text, at)
    found = _base(text, first)
    if not found:
        return None
    end, named = found
    chain = _allowed_heads(text, first, end, named)
    if chain.heads:
        return _headed(text, at, named, replace(chain, former=chain.former or former))
    if first > at:
        return None
    return _possessed_leader(text, at, end, named) or _bare(text, at, end, named)


def _skip_modifiers(text: _Text, at: int) -> tuple[int, bool]:
    former = False
    while text.lower(at) in offices().former or text.lower(at) in offices().qualifiers:
        former = former or text.lower(at) in offices().former
        at += 1
    return at, former


def _allowed_heads(text: _Text, first: int, end: int, named: Named) -> _Heads:
    """Return the heads after a base that can belong to it, given what the base is and whether it is possessive."""
    chain = _heads_after(text, end)
    none = _Heads(end, (), False)
    if not chain.heads or named.role == "people":
        return none
    if _possessive_end(text, end) > end or named.role in HELD_BY_BASE:
        return chain
    body = chain.heads[0].body
    if named.role == "capital":
        return chain if body and body.kind == "state" else none
    if text.lower(first - 1) in descriptions().place_words and not text.tokens[first].text.isupper():
        return none
    return none if body and body.kind == "civilians" and not text.tokens[first].text.isupper() else chain


def _possessed_leader(text: _Text, at: int, end: int, named: Named) -> _Phrase | None:
    """ "Russia's Putin": a state and its leader, as one."""
    following = _possessive_end(text, end)
    leader = _base(text, following) if following > end and named.role in ("country", "authority") else None
    if not leader or leader[1].role != "leader" or leader[1].actor.side != named.actor.side:
        return None
    return _Phrase(at, leader[0], "name", leader[1].actor.name, leader[1].actor)


def _bare(text: _Text, at: int, end: int, named: Named) -> _Phrase:
    """A name without a head; an adjective before "and Y-ish army" shares that head."""
    if named.role == "leader":
        return _with_apposition(text, _Phrase(at, end, "name", named.actor.name, named.actor))
    if named.role == "stateless":
        return _Phrase(at, end, "adjective", "stateless", None)
    if named.role == "adjective":
        shared = _shared_head(text, end)
        actor = _composed(named, shared, None) if shared else named.actor
        return _Phrase(at, end, "adjective", shared.heads[-1].text if shared else "adjective", actor)
    return _Phrase(at, end, "name", named.role, named.actor)


def _shared_head(text: _Text, end: int) -> _Heads | None:
    """ "Xlandish and Ylandish forces": the heads that follow the last adjective of a coordination."""
    if text.lower(end) not in ("and", "or", ","):
        return None
    other = _base(text, end + 1)
    if not other or other[1].role != "adjective":
        return None
    chain = _heads_after(text, other[0])
    return chain if chain.heads and chain.heads[0].role == "body" else None


def _headed(text: _Text, at: int, named: Named, chain: _Heads) -> _Phrase:
    """A base with heads, and the name of the person who holds the last of them."""
    end = _past_field(text, chain)
    last = chain.heads[-1]
    person = _person_name(text, end) if last.role != "body" and last.role != "offices" else None
    if person is None and last.role == "office":
        person = _name_after_comma(text, end)
    if person:
        return _Phrase(at, person[0], "name", person[1], _composed(named, chain, person[1]))
    form: Form = "unnamed" if _is_source(text, end) else "name"
    if form == "unnamed":
        return _Phrase(at, end + 1, "unnamed", text.lower(end), Actor(name=text.words(at, end + 1), side=UNNAMED, kind="unnamed"))
    return _Phrase(at, end, "name", last.text, _composed(named, chain, None))


def _is_source(text: _Text, at: int) -> bool:
    return text.lower(at) in ("source", "sources")


def _past_field(text: _Text, chain: _Heads) -> int:
    """Return the index after the field of an envoy ("UN envoy for Xland", "ambassador to Xland")."""
    office = chain.heads[-1].office
    if office and office.office in AMBASSADORS and text.lower(chain.end) in ("to", "for", "in", "on"):
        target = _base(text, chain.end + (2 if text.lower(chain.end + 1) == "the" else 1))
        return target[0] if target else chain.end
    return chain.end


def _composed(named: Named, chain: _Heads, person: str | None) -> Actor:
    """Return the actor that a base, its heads and a person's name make."""
    base = _state_behind(named)
    last = chain.heads[-1]
    side = _side_of(base, chain)
    office = last.office.office if last.office else (last.text if last.role == "rank" else None)
    if person:
        return Actor(name=person, side=side, kind="person", iso3=base.iso3, office=office, capacity="former" if chain.former else None)
    if last.body:
        return _organ(base, last, side)
    kind: Literal["person", "government_body"] = "person" if last.role != "offices" else "government_body"
    name = f"{last.text.capitalize()} of {base.name}" if base.name else last.text
    return Actor(name=name, side=side, kind=kind, iso3=base.iso3, office=office, capacity="former" if chain.former else None)


def _state_behind(named: Named) -> Actor:
    """Return the state of a leader whose government, troops or aide is meant; other bases stand for themselves."""
    if named.role != "leader":
        return named.actor
    actor = named.actor
    return replace(actor, name=name_of_side(actor.side or "") or actor.name, kind="state" if actor.iso3 else "unknown", office=None)


def _side_of(base: Actor, chain: _Heads) -> str | None:
    """Return whom the last head speaks for: a former official or a candidate for nobody, rebels in a state not for the state."""
    if base.side is None:
        return OTHER if chain.former else None
    if chain.former or any(head.office and not head.office.bound for head in chain.heads):
        return OTHER
    rebels = any(head.body and not head.body.bound for head in chain.heads)
    return None if rebels and base.kind == "state" and not base.partially_recognised else base.side


def _organ(base: Actor, last: Head, side: str | None) -> Actor:
    body = last.body
    assert body is not None
    if base.kind == "armed_group" and body.kind != "civilians":
        return base
    if not body.name:
        return replace(base, side=side, kind=base.kind if base.kind != "unknown" else "state")
    shown = body.name if base.kind == "state" and body.bound else last.text
    kind = "armed_group" if base.partially_recognised and body.kind == "military" else body.kind
    return Actor(name=f"{base.name} {shown}".strip(), side=side, kind=kind, iso3=base.iso3, partially_recognised=base.partially_recognised)


def _headed_of(text: _Text, at: int) -> _Phrase | None:
    """ "the president of Xland", "a spokesman for Xland's foreign ministry", "the defence ministry in Yville"."""
    first = at + 1 if text.lower(at) in descriptions().determiners else at
    chain = _heads_after(text, first)
    if not chain.heads or chain.heads[-1].role in ("rank", "honorific"):
        return None
    inner = _complement(text, chain)
    if inner is None or inner.actor is None:
        return None
    named = Named("country", inner.actor)
    person = _person_name(text, inner.end) or _name_after_comma(text, inner.end) if chain.heads[-1].office else None
    start = first if person or chain.heads[-1].body else at
    actor = _composed(named, chain, person[1] if person else None)
    form: Form = "name" if person or chain.heads[-1].body else "description"
    return _Phrase(start, person[0] if person else inner.end, form, chain.heads[-1].text, actor)


def _complement(text: _Text, chain: _Heads) -> _Phrase | None:
    """Return the phrase after "of", "for" or "in" that says whose the heads are; null where it only says where or about what."""
    joint, last = text.lower(chain.end), chain.heads[-1]
    words = descriptions()
    if joint in words.seat_words:
        return _seat_complement(text, chain.end + 1) if last.body and last.body.kind in ("government_body", "state") else None
    if joint not in words.of_words or (last.body and last.body.kind == "civilians"):
        return None
    if last.office and (last.office.office in AMBASSADORS or (joint == "to" and last.office.office != "aide")):
        return None
    following = chain.end + (2 if text.lower(chain.end + 1) in words.determiners else 1)
    return _named(text, following) if following < len(text.tokens) else None


def _seat_complement(text: _Text, at: int) -> _Phrase | None:
    found = _base(text, at)
    return (
        _Phrase(at, found[0], "name", found[1].role, found[1].actor)
        if found and found[1].role in ("capital", "country", "authority")
        else None
    )


def _leaders_of(text: _Text, at: int) -> _Phrase | None:
    """ "the leaders of A, B and C": a group whose words name its members."""
    first = at + 1 if text.lower(at) in descriptions().determiners else at
    match = heads().match(text.tokens, first, cased=False) if first < len(text.tokens) else None
    if not match or match[1].role != "offices" or text.lower(match[0]) != "of":
        return None
    end, bases = _list_of_bases(text, match[0] + 1)
    if len(bases) < 2:
        return None
    office = match[1].office
    assert office is not None
    members = tuple(
        Actor(name=f"{office.office.capitalize()} of {b.name}", side=b.side, kind="person", iso3=b.iso3, office=office.office)
        for b in bases
    )
    return _Phrase(at, end, "group", match[1].text, None, members)


def _list_of_bases(text: _Text, at: int) -> tuple[int, list[Actor]]:
    found: list[Actor] = []
    end = at
    while True:
        at += text.lower(at) in descriptions().determiners
        base = _base(text, at)
        if not base or base[1].role not in ("country", "authority", "capital", "group", "organisation"):
            return end, found
        found.append(base[1].actor)
        end = at = base[0]
        at += text.lower(at) == ","
        at += text.lower(at) == "and"
        if at == end:
            return end, found


def _ethnic(text: _Text, at: int) -> _Phrase | None:
    """ "ethnic Xlandish separatists": people of a tongue, not the state; theirs is the one authority of that people the passage names."""
    word = text.lower(at)
    joined = next((mark for mark in descriptions().ethnic if word.startswith(f"{mark}-")), None)
    if not joined and word not in descriptions().ethnic:
        return None
    people = text.tokens[at].text.partition("-")[2] if joined else text.tokens[min(at + 1, len(text.tokens) - 1)].text
    following = at + 1 if joined else at + 2
    chain = _heads_after(text, following)
    body = chain.heads[-1].body if chain.heads else None
    end = chain.end if body else following
    kind = "armed_group" if body and body.kind in ("military", "armed_group", "state") else "civilians"
    side = _authority_named(text, people) if kind == "armed_group" else None
    actor = Actor(name=f"ethnic {people} {body.name if body else 'people'}", side=side, kind=kind, capacity=f"ethnic {people}")
    return _Phrase(at, min(end, len(text.tokens)), "name", f"ethnic {people}", actor)


def _authority_named(text: _Text, people: str) -> str | None:
    """Return the one authority of ``people`` that the passage names, null where it names none or several."""
    rows = [row for row in countries().authorities if people.rstrip("s") in row.peoples]
    named = {row.side for row in rows if any(word.casefold() in text.lowers for word in (row.name, *row.aka))}
    return named.pop() if len(named) == 1 else None


def _titled(text: _Text, at: int) -> _Phrase | None:
    """ "General N", "rebel commander N", "Mr N", "Foreign Minister N": a title and a name, without a base."""
    first, former = _skip_modifiers(text, at)
    chain = _heads_after(text, at)
    if not chain.heads:
        chain = _heads_after(text, first)
    last = chain.heads[-1] if chain.heads else None
    if last is None or last.role not in ("office", "rank", "honorific"):
        return None
    person = _person_name(text, chain.end)
    if not person:
        return None
    chain = replace(chain, former=chain.former or former)
    return _with_apposition(text, _Phrase(at, person[0], "name", person[1], _titled_person(text, chain, person[1])))


def _titled_person(text: _Text, chain: _Heads, name: str) -> Actor:
    known = _base(text, chain.end)
    last = chain.heads[-1]
    office = last.office.office if last.office else (last.text if last.role == "rank" else None)
    unbound = chain.former or any(head.office and not head.office.bound for head in chain.heads)
    if known and known[1].role == "leader" and not unbound:
        return known[1].actor
    return Actor(name=name, side=OTHER if unbound else None, kind="person", office=office, capacity="former" if chain.former else None)


def _starts_name(text: _Text, at: int) -> bool:
    if at >= len(text.tokens):
        return False
    token = text.tokens[at]
    if not token.text[0].isalpha() or token.lower in descriptions().common_capitals or token.lower in descriptions().pronouns:
        return False
    return _is_capitalised(token) and not _is_compound(text, at) if text.cased else token.lower not in descriptions().speaking


def _is_capitalised(token: Token) -> bool:
    after_article = token.lower.startswith(("al-", "el-", "as-", "ad-", "an-")) and len(token.text) > 3 and token.text[3].isupper()
    return (token.text[0].isupper() or after_article) and token.text[0].isalpha()


def _is_compound(text: _Text, at: int) -> bool:
    """Whether the word is a compound that only contains a name ("Xlandish-backed", "Xland-Yland")."""
    parts = text.tokens[at].text.replace("‑", "-").split("-")
    if len(parts) < 2:
        return False
    return parts[-1].islower() or any(names().match((Token(0, 1, part, part.casefold()),), 0, cased=True) for part in parts if part)


def _person_name(text: _Text, at: int) -> tuple[int, str] | None:
    """Return the index after the person's name at word ``at``, and the name (the usual one of a known leader)."""
    known = _base(text, at) if at < len(text.tokens) else None
    if known and known[1].role == "leader":
        return known[0], known[1].actor.name
    if known and known[1].role not in ("people", "stateless") and not (text.cased and _starts_name(text, known[0])):
        return None
    end = _name_end(text, at)
    return (end, text.words(at, end)) if end > at else None


def _name_end(text: _Text, at: int) -> int:
    """Return the index after the capitalised words at ``at``, particles and initials included."""
    end = at
    particles = descriptions().name_particles
    while end < len(text.tokens) and end - at < LONGEST_NAME:
        if _starts_name(text, end) and not (end > at and _stops_name(text, end)):
            end += 1
        elif end > at and len(text.lower(end - 1)) == 1 and text.lower(end) == "." and _starts_name(text, end + 1):
            end += 1
        elif text.lower(end) in particles and _starts_name(text, end + 1) and text.cased:
            end += 1
        else:
            break
    return end


def _stops_name(text: _Text, at: int) -> bool:
    """Whether a capitalised word after a name begins something else: a title, a speaking verb in capitals."""
    return text.lower(at) in descriptions().speaking and (not text.cased)


def _name_after_comma(text: _Text, at: int) -> tuple[int, str] | None:
    """ "the prime minister, N,": a name set off by commas."""
    if text.lower(at) != ",":
        return None
    person = _person_name(text, at + 1)
    closed = person and (person[0] >= len(text.tokens) or text.lower(person[0]) in APPOSITION_ENDS)
    return person if closed else None


def _with_apposition(text: _Text, phrase: _Phrase) -> _Phrase:
    """ "N, a former Xlandish official,": the phrase between commas says who N is."""
    if text.lower(phrase.end) != ",":
        return phrase
    first = phrase.end + 1 + (text.lower(phrase.end + 1) in descriptions().determiners)
    if first >= len(text.tokens):
        return phrase
    said = _headed_of(text, first) or _named(text, first)
    if not said or not said.actor or said.actor.kind != "person" or not _closes(text, said.end):
        return phrase
    known = phrase.actor.side if phrase.actor and said.actor.side is None else said.actor.side
    name = phrase.actor.name if phrase.actor else phrase.head
    return replace(phrase, end=said.end, actor=replace(said.actor, name=name, side=known))


def _closes(text: _Text, at: int) -> bool:
    return at >= len(text.tokens) or text.lower(at) in APPOSITION_ENDS or text.lower(at) in descriptions().speaking


def _group(text: _Text, at: int) -> _Phrase | None:
    match = group_phrases().match(text.tokens, at, cased=False)
    if not match:
        return None
    if match[1] == "both" and text.lower(match[0]) not in descriptions().speaking:
        return None
    return _Phrase(at, match[0], "group", match[1], None)


def _unnamed(text: _Text, at: int) -> _Phrase | None:
    """ "two rebel sources", "Analysts", "a senior medical official"."""
    modifiers = descriptions().unnamed_modifiers
    noun = at
    while noun < len(text.tokens):
        match = unnamed_nouns().match(text.tokens, noun, cased=False)
        if match and (text.lower(match[0]) not in modifiers or text.lower(match[0]) == "the") and not _more_noun(text, match[0]):
            return _source(text, at, match[0], match[1])
        if text.lower(noun) not in modifiers:
            return None
        noun += 1
    return None


def _more_noun(text: _Text, at: int) -> bool:
    """Whether an unnamed noun goes on ("police station", "rebel-held"): what follows is itself such a noun."""
    return at < len(text.tokens) and unnamed_nouns().match(text.tokens, at, cased=False) is not None


def _source(text: _Text, at: int, end: int, noun: str) -> _Phrase | None:
    armed = described().match(text.tokens, end - 1, cased=False)
    if armed and armed[1] in ("armed_group", "military"):
        return None
    return _Phrase(at, end, "unnamed", noun, Actor(name=text.words(at, end), side=UNNAMED, kind="unnamed"))


def _described(text: _Text, at: int) -> _Phrase | None:
    """ "the ministry", "government forces", "its troops": who it is, the article tells."""
    words = descriptions()
    noun = at + 1 if text.lower(at) in words.determiners else at
    for _ in range(MOST_QUALIFIERS):
        if noun >= len(text.tokens):
            return None
        match = described().match(text.tokens, noun, cased=False)
        if match:
            return _description(text, at, noun, match[0])
        if text.lower(noun) not in offices().qualifiers and text.lower(noun) not in words.unnamed_modifiers:
            return None
        noun += 1
    return None


def _description(text: _Text, at: int, noun: int, end: int) -> _Phrase | None:
    """A single office or organ needs a determiner; a plural stands alone."""
    head = " ".join(token.lower for token in text.tokens[noun:end])
    open_plural = head.endswith(("s", "men", "people", "children", "population", "police"))
    if text.lower(at) not in descriptions().determiners and not open_plural:
        return None
    return _Phrase(at, end, "description", head, None)


def _pronoun(text: _Text, at: int) -> _Phrase | None:
    word = text.lower(at)
    if word not in descriptions().pronouns or (word == "us" and text.tokens[at].text.isupper() and text.cased):
        return None
    return _Phrase(at, at + 1, "pronoun", word, None)


def _unknown(text: _Text, at: int) -> _Phrase | None:
    """A capitalised name that no vocabulary knows; a single word that opens a sentence counts only where it speaks or acts."""
    if not text.cased or not _starts_name(text, at):
        return None
    end = _name_end(text, at)
    speaks = text.lower(end) in descriptions().speaking or (text.lower(end) == "," and text.lower(end + 1) == "who")
    if end == at + 1 and not speaks and _opens_sentence(text, at):
        return None
    name = text.words(at, end)
    phrase = _Phrase(at, end, "name", name, Actor(name=name, side=None, kind="person" if speaks and end > at + 1 else "unknown"))
    return _with_apposition(text, phrase) if end > at + 1 else phrase


def _opens_sentence(text: _Text, at: int) -> bool:
    return at == 0 or not text.tokens[at - 1].text[-1].isalnum()


def _with_echoes(text: _Text, phrases: list[_Phrase]) -> Iterator[_Phrase]:
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
