"""Who acts or speaks in a passage: names, phrases around names, and descriptions that stand for somebody the article names elsewhere.

A phrase is built from a base (a state, a capital, a group, a leader), heads (organ, office, rank) and a person's name, in the orders of
English news prose: "Xland's defence ministry", "Xlandish army general N", "the president of Xland", "N, a spokesman for the group,".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.actor import NGO, OTHER, OUTLET, UNNAMED, Actor, ActorKind
from counterclaim.detect.lexicon import (
    Head,
    Named,
    ambiguities,
    civil_nouns,
    described,
    group_phrases,
    heads,
    names,
    openers,
    unnamed_nouns,
)
from counterclaim.detect.tokens import tokenize
from counterclaim.mention import ActorMention, Form, Token
from counterclaim.vocabulary.actors import (
    DescriptionVocabulary,
    OfficeVocabulary,
    civil_words,
    countries,
    descriptions,
    name_of_side,
    offices,
)

MOST_QUALIFIERS = 4  # words between a base and its head ("Turkish deputy chief military ...")
LONGEST_NAME = 6  # words of a person's name
LONGEST_LIST = 24  # words between "presidents" and the last "N of Xland" that it heads
CAPITALS_SHARE = 0.8  # a passage with this share of letters in capitals says nothing by its capitals
CLOSERS = frozenset({",", ".", ";", ":", "-", "–", "—", ")", "'", '"'})
JOINTS = frozenset({",", "and", "of", "the"})
HELD_BY_BASE = frozenset({"adjective", "stateless", "seat", "organisation", "group"})  # "Taliban fighters": no possessive ending needed
STATES = frozenset({"country", "authority"})
OWNERS = frozenset({"its", "his", "her", "their"})
LISTED = frozenset({"country", "authority", "capital", "group", "organisation"})
ENVOYS = frozenset({"ambassador", "special envoy"})  # the state after "to" is where they are sent, not whom they speak for
ARMED: frozenset[ActorKind] = frozenset({"military", "armed_group", "state"})
ARTICLES = ("al-", "el-", "as-", "ad-", "an-", "ar-")


@dataclass(frozen=True, slots=True)
class _Text:
    """A passage on its way through the grammar, with what the vocabularies find at each word.

    ``cased`` is false where capitals tell nothing.
    """

    tokens: tuple[Token, ...]
    cased: bool
    lowers: frozenset[str]
    bases: tuple[tuple[int, Named] | None, ...]
    heads: tuple[tuple[int, Head] | None, ...]
    words: DescriptionVocabulary
    offices: OfficeVocabulary

    def lower(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def qualifies(self, at: int) -> bool:
        """Whether word ``at`` can stand between a nation and a head, or before both ("senior", "former", "Xland-based")."""
        word = self.lower(at)
        return word in self.offices.qualifiers or word in self.offices.former or word.endswith(self.words.qualifier_endings)

    def base(self, at: int) -> tuple[int, Named] | None:
        """Return the vocabulary name at word ``at`` and the index after it."""
        return self.bases[at] if at < len(self.tokens) else None

    def head(self, at: int) -> tuple[int, Head] | None:
        """Return the common noun for an office, organ or rank at word ``at`` and the index after it."""
        return self.heads[at] if at < len(self.tokens) else None

    def shown(self, start: int, end: int) -> str:
        """Return words ``start``..``end`` with one blank between them, possessive endings and points attached."""
        joined = " ".join(token.text for token in self.tokens[start:end])
        return joined.replace(" '", "'").replace(" ’", "’").replace(" .", ".")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An actor phrase over words ``start``..``end``."""

    start: int
    end: int
    form: Form
    head: str
    actor: Actor | None
    members: tuple[Actor, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Heads:
    """A chain of heads ("army", "general") that ends before word ``end``; ``former`` where a word unbinds the office."""

    end: int
    heads: tuple[Head, ...]
    former: bool


def find_actors(view: str, tokens: tuple[Token, ...]) -> tuple[ActorMention, ...]:
    """Return the actor mentions of a passage in order; they never overlap, and the longest phrase wins."""
    text = _read(view, tokens)
    return tuple(_mention(text, phrase) for phrase in _with_echoes(text, _phrases(text)))


def _read(view: str, tokens: tuple[Token, ...]) -> _Text:
    cased = _is_cased(view)
    lowers = frozenset(token.lower for token in tokens)
    places = range(len(tokens))
    bases = tuple(_base_at(tokens, at, lowers, cased=cased) for at in places)
    nouns = tuple(heads().match(tokens, at, cased=False) for at in places)
    return _Text(tokens, cased, lowers, bases, nouns, descriptions(), offices())


def _is_cased(view: str) -> bool:
    letters = sum(map(str.isalpha, view))
    return sum(map(str.isupper, view)) < CAPITALS_SHARE * letters


def _base_at(tokens: tuple[Token, ...], at: int, lowers: frozenset[str], *, cased: bool) -> tuple[int, Named] | None:
    """Return the vocabulary name at word ``at``, unless the words beside it show that it is something else."""
    found = names().match(tokens, at, cased=cased) or _ruler(tokens[at], at)
    if not found or (not cased and tokens[at].lower in descriptions().common_capitals):
        return None
    row = ambiguities().get(tokens[at].lower) if found[0] == at + 1 else None
    if row is None:
        return found
    before = tokens[at - 1].lower if at else ""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return None if after in row.not_before or before in row.not_after or not lowers.isdisjoint(row.near) else found


def _ruler(token: Token, at: int) -> tuple[int, Named] | None:
    """Read "Xland-run", "Xland-appointed": who runs what follows."""
    named = _ruler_of(token.text) if "-" in token.text and token.text[0].isupper() else None
    return (at + 1, named) if named else None


@cache
def _ruler_of(word: str) -> Named | None:
    name, _, tie = word.rpartition("-")
    if f"-{tie}" not in descriptions().ruling_endings:
        return None
    tokens = tokenize(name)
    found = names().match(tokens, 0, cased=True) if tokens else None
    return replace(found[1], role="adjective") if found and found[0] == len(tokens) and found[1].role != "stateless" else None


def _phrases(text: _Text) -> Iterator[_Phrase]:
    at = 0
    while at < len(text.tokens):
        phrase = _phrase_at(text, at) if _can_open(text.tokens[at]) else None
        if phrase:
            yield phrase
        at = phrase.end if phrase else at + 1


def _can_open(token: Token) -> bool:
    return token.lower in openers() or token.text[0].isupper() or "-" in token.text


def _phrase_at(text: _Text, at: int) -> _Phrase | None:
    """Return the phrase that starts at word ``at``: the kinds of phrase in falling order of how much they tell."""
    kinds = (
        _group,
        _leaders_of,
        _ethnic,
        _civil_body,
        _named,
        _headed_of,
        _titled,
        _introduced,
        _state_voice,
        _unnamed,
        _described,
        _pronoun,
        _unknown,
    )
    for kind in kinds:
        phrase = kind(text, at)
        if phrase:
            return phrase
    return None


def _mention(text: _Text, phrase: _Phrase) -> ActorMention:
    possessive = _possessive_end(text, phrase.end) > phrase.end
    start, end = text.tokens[phrase.start].start, text.tokens[phrase.end - 1].end
    return ActorMention(start, end, phrase.form, phrase.head, phrase.actor, possessive, phrase.members, phrase.title)


def _possessive_end(text: _Text, at: int) -> int:
    """Return the index after a possessive ending at word ``at``, else ``at``."""
    mark = text.lower(at)
    if mark == "'s":
        return at + 1
    if mark != "'" or not text.lower(at - 1).endswith("s") or text.tokens[at].start != text.tokens[at - 1].end:
        return at
    follows = at + 1 < len(text.tokens) and text.tokens[at + 1].start > text.tokens[at].end
    return at + 1 if follows and text.head(at + 1) else at


# Heads -----------------------------------------------------------------------------------------------------------------------------------


def _heads_after(text: _Text, at: int) -> _Heads:
    """Return the chain of heads that starts at word ``at``; qualifiers and possessive endings may stand in between."""
    found: list[Head] = []
    end, former = at, False
    while True:
        step = _next_head(text, _possessive_end(text, end))
        if step is None:
            return _Heads(end, tuple(found), former)
        end, head, unbound = step
        former = former or unbound
        found.append(head)


def _next_head(text: _Text, at: int) -> tuple[int, Head, bool] | None:
    former = False
    for _ in range(MOST_QUALIFIERS + 1):
        match = text.head(at)
        if match:
            return _past_point(text, match[0]), match[1], former
        if not text.qualifies(at):
            return None
        former = former or text.lower(at) in text.offices.former
        at += 1
    return None


def _past_point(text: _Text, at: int) -> int:
    """Return the index after the point of an abbreviated title ("Gen.", "Mr.")."""
    abbreviated = text.lower(at) == "." and text.tokens[at].start == text.tokens[at - 1].end
    return at + 1 if abbreviated and len(text.lower(at - 1)) <= 4 and _starts_name(text, at + 1) else at


def _skip_modifiers(text: _Text, at: int) -> tuple[int, bool]:
    """Return the index after qualifiers ("senior", "former") and whether one of them unbinds the office."""
    former = False
    while text.qualifies(at):
        former = former or text.lower(at) in text.offices.former
        at += 1
    return at, former


# A base and its heads --------------------------------------------------------------------------------------------------------------------


def _named(text: _Text, at: int) -> _Phrase | None:
    """Read a phrase around a vocabulary name: "Xland", "Xland's army", "former Xlandish minister N"."""
    first, former = (at, False) if text.base(at) else _skip_modifiers(text, at)
    found = text.base(first)
    if not found:
        return None
    end, named = found
    chain = _allowed_heads(text, first, end, named)
    if chain.heads:
        return _headed(text, at, named, replace(chain, former=chain.former or former))
    source = _source_end(text, end) if named.role in ("adjective", "stateless") else end
    if source > end:
        return _source(text, at, source, text.lower(source - 1))
    if first > at:
        return None
    return _possessed_leader(text, at, end, named) or _bare(text, at, end, named)


def _allowed_heads(text: _Text, first: int, end: int, named: Named) -> _Heads:
    """Return the heads after a base that can belong to it, given what the base is and whether it is possessive."""
    chain = _heads_after(text, end)
    if not chain.heads or named.role == "people" or not _belongs(text, first, end, named, chain.heads[0]):
        return _Heads(end, (), False)
    return chain


def _belongs(text: _Text, first: int, end: int, named: Named, head: Head) -> bool:
    if _possessive_end(text, end) > end or named.role in HELD_BY_BASE:
        return True
    kind = head.body.kind if head.body else None
    if named.role == "capital":
        return kind == "state"
    acronym = text.tokens[first].text.isupper()
    if text.lower(first - 1) in text.words.place_words and not acronym:
        return False
    return kind != "civilians" or acronym


def _possessed_leader(text: _Text, at: int, end: int, named: Named) -> _Phrase | None:
    """Read "Xland's N", a state and its leader, as one."""
    following = _possessive_end(text, end)
    leader = text.base(following) if following > end and named.role in STATES else None
    if not leader or leader[1].role != "leader" or leader[1].actor.side != named.actor.side:
        return None
    return _Phrase(at, leader[0], "name", leader[1].actor.name, leader[1].actor)


def _bare(text: _Text, at: int, end: int, named: Named) -> _Phrase:
    """Return a name without a head; an adjective before "and Y-ish army" shares that head."""
    if named.role == "leader":
        return _with_apposition(text, _of_listed_state(text, _Phrase(at, end, "name", named.actor.name, named.actor)))
    if named.role == "stateless":
        return _Phrase(at, end, "adjective", "stateless", None)
    if named.role == "adjective":
        shared = _shared_head(text, end)
        actor = _composed(named, shared, f"{text.shown(at, end)} {shared.heads[-1].text}") if shared else named.actor
        return _Phrase(at, end, "adjective", shared.heads[-1].text if shared else "adjective", actor)
    longer = _mission_end(text, end) if named.actor.kind == "international_body" else end
    if longer > end:
        return _Phrase(at, longer, "name", named.role, replace(named.actor, name=text.shown(at, longer)))
    return _Phrase(at, end, "name", named.role, named.actor)


def _mission_end(text: _Text, at: int) -> int:
    """Return the index after the name of a body within an organisation ("United Nations Support Mission"), else ``at``."""
    end = _name_end(text, at) if text.cased else at
    return end if end > at and text.lower(end - 1) in text.words.missions else at


def _shared_head(text: _Text, end: int) -> _Heads | None:
    """Return the heads that follow the last adjective of "Xlandish and Ylandish forces"."""
    if text.lower(end) not in ("and", "or", ","):
        return None
    other = text.base(end + 1)
    if not other or other[1].role != "adjective":
        return None
    chain = _heads_after(text, other[0])
    return chain if chain.heads and chain.heads[0].role == "body" else None


def _headed(text: _Text, at: int, named: Named, chain: _Heads) -> _Phrase:
    """Return a base with heads, and with the name of the person who holds the last of them."""
    last = chain.heads[-1]
    end = _past_field(text, chain)
    person = _person_name(text, end) if last.role in ("office", "rank", "honorific") else None
    if person is None and last.role == "office":
        person = _name_after_comma(text, end)
    if person:
        return _Phrase(at, person[0], "name", person[1], _composed(named, chain, text.shown(at, chain.end), person[1]))
    source = _source_end(text, end)
    if source > end:
        return _source(text, at, source, text.lower(source - 1))
    return _Phrase(at, end, "name", last.text, _composed(named, chain, text.shown(at, chain.end)))


def _source_end(text: _Text, at: int) -> int:
    """Return the index after "security sources" at word ``at``, else ``at``."""
    end = at
    while text.lower(end) in text.words.unnamed_modifiers:
        end += 1
    return end + 1 if text.lower(end) in ("source", "sources") else at


def _past_field(text: _Text, chain: _Heads) -> int:
    """Return the index after the field of an envoy ("UN envoy for Xland", "ambassador to Xland")."""
    office = chain.heads[-1].office
    if office and office.office in ENVOYS and text.lower(chain.end) in ("to", "for", "in", "on"):
        target = text.base(chain.end + (2 if text.lower(chain.end + 1) == "the" else 1))
        return target[0] if target else chain.end
    return chain.end


def _composed(named: Named, chain: _Heads, words: str, person: str | None = None) -> Actor:
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


def _side_of(base: Actor, chain: _Heads) -> str | None:
    """Return whom the last head speaks for: a former official or a candidate for nobody, rebels in a state not for the state."""
    if base.side is None:
        return OTHER if chain.former else None
    if chain.former or any(head.office and not head.office.bound for head in chain.heads):
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
        return replace(base, side=side, kind="state" if base.kind == "unknown" else base.kind)
    kind = "armed_group" if base.partially_recognised and body.kind == "military" else body.kind
    name = f"{base.name} {body.name}" if base.kind == "state" and body.bound and body.kind != "civilians" else words
    return Actor(name=name, side=side, kind=kind, iso3=base.iso3, partially_recognised=base.partially_recognised)


def _of_listed_state(text: _Text, phrase: _Phrase) -> _Phrase:
    """Extend a name inside "presidents N of Xland, M of Yland and O of Zland" over its state."""
    found = text.base(phrase.end + 1 + (text.lower(phrase.end + 1) == "the")) if text.lower(phrase.end) == "of" else None
    if not found or found[1].role not in STATES or not phrase.actor:
        return phrase
    office = _listing_office(text, phrase.start)
    if not office:
        return phrase
    state = found[1].actor
    return replace(phrase, end=found[0], actor=replace(phrase.actor, side=state.side, kind="person", iso3=state.iso3, office=office))


def _listing_office(text: _Text, at: int) -> str | None:
    """Return the office of the plural ("presidents") that heads the list of names before word ``at``, null where there is none."""
    for before in range(at - 1, max(-1, at - LONGEST_LIST), -1):
        match = text.head(before)
        if match and match[1].role == "offices" and match[1].office:
            return match[1].office.office
        if text.lower(before) not in JOINTS and not text.tokens[before].text[0].isupper():
            return None
    return None


# Heads before their base -----------------------------------------------------------------------------------------------------------------


def _headed_of(text: _Text, at: int) -> _Phrase | None:
    """Read "the president of Xland", "a spokesman for Xland's foreign ministry", "the defence ministry in Yville"."""
    first = at + 1 if text.lower(at) in text.words.determiners else at
    chain = _heads_after(text, first)
    if not chain.heads or chain.heads[-1].role in ("rank", "honorific"):
        return None
    inner = _complement(text, chain)
    if inner is None or inner.actor is None:
        return None
    office = chain.heads[-1].office
    person = (_person_name(text, inner.end) or _name_after_comma(text, inner.end)) if office else None
    start = first if person or not office else at
    actor = _composed(Named("country", inner.actor), chain, text.shown(first, inner.end), person[1] if person else None)
    plural = chain.heads[-1].role == "offices"
    form: Form = "group" if plural else "description" if office and not person else "name"
    return _Phrase(start, person[0] if person else inner.end, form, chain.heads[-1].text, actor)


def _complement(text: _Text, chain: _Heads) -> _Phrase | None:
    """Return the phrase after "of", "for" or "in" that says whose the heads are; null where it only says where or about what."""
    joint, last = text.lower(chain.end), chain.heads[-1]
    if joint in text.words.seat_words:
        return _seat_complement(text, chain.end + 1, last)
    if joint not in text.words.of_words or last.text in text.words.no_complement or (last.body and last.body.kind == "civilians"):
        return None
    if (last.office and last.office.office in ENVOYS) or (joint == "to" and not (last.office and last.office.office == "aide")):
        return None
    following = chain.end + (2 if text.lower(chain.end + 1) in text.words.determiners else 1)
    if following >= len(text.tokens):
        return None
    return _named(text, following) or _named(text, _skip_modifiers(text, following)[0]) or _headed_of(text, following)


def _seat_complement(text: _Text, at: int, last: Head) -> _Phrase | None:
    """Return the seat after "in" of an organ ("the ministry in Yville") or of officials; anything else is only there."""
    if (run := at + (text.lower(at) in text.words.determiners)) < len(text.tokens) and (ruled := _ruler(text.tokens[run], run)):
        return _Phrase(at, min(ruled[0] + 1, len(text.tokens)), "name", "seat", ruled[1].actor)
    found = text.base(at)
    organ = last.body is not None and last.body.kind in ("government_body", "state")
    allowed = STATES | {"capital"} if organ else {"capital"} if last.role == "offices" else frozenset()
    return _Phrase(at, found[0], "name", found[1].role, found[1].actor) if found and found[1].role in allowed else None


def _leaders_of(text: _Text, at: int) -> _Phrase | None:
    """Read "the leaders of A, B and C": a group whose words name its members."""
    match = text.head(at + 1 if text.lower(at) in text.words.determiners else at)
    if not match or match[1].role != "offices" or not match[1].office or text.lower(match[0]) != "of":
        return None
    end, bases = _list_of_bases(text, match[0] + 1)
    members = tuple(_holder(match[1].office.office, base) for base in bases)
    return _Phrase(at, end, "group", match[1].text, None, members) if len(members) > 1 else None


def _holder(office: str, base: Actor) -> Actor:
    return Actor(name=f"{office.capitalize()} of {base.name}", side=base.side, kind="person", iso3=base.iso3, office=office)


def _list_of_bases(text: _Text, at: int) -> tuple[int, list[Actor]]:
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


def _ethnic(text: _Text, at: int) -> _Phrase | None:
    """Read "ethnic Xlandish separatists": people of a tongue, not the state.

    Their side is the one authority of that people that the passage names.
    """
    word = text.lower(at)
    joined = next((mark for mark in text.words.ethnic if word.startswith(f"{mark}-")), None)
    if (not joined and (word not in text.words.ethnic or not _is_capitalised_at(text, at + 1))) or at + 1 >= len(text.tokens):
        return None
    people = text.tokens[at].text.partition("-")[2] if joined else text.tokens[at + 1].text
    following = at + 1 if joined else at + 2
    chain = _heads_after(text, following)
    body = chain.heads[-1].body if chain.heads else None
    end = chain.end if body else following
    kind: ActorKind = "armed_group" if body and body.kind in ARMED else "civilians"
    side = _authority_named(text, people) if kind == "armed_group" else None
    actor = Actor(name=text.shown(at, end), side=side, kind=kind, capacity=f"ethnic {people}")
    return _Phrase(at, end, "name", f"ethnic {people}", actor)


def _authority_named(text: _Text, people: str) -> str | None:
    """Return the one authority of ``people`` that the passage names, null where it names none or several."""
    rows = [row for row in countries().authorities if people.rstrip("s") in row.peoples]
    joined = " ".join(token.lower for token in text.tokens)
    named = {row.side for row in rows if any(word.casefold() in joined for word in (row.name, *row.aka))}
    return named.pop() if len(named) == 1 else None


# Bodies of citizens ----------------------------------------------------------------------------------------------------------------------


def _civil_body(text: _Text, at: int) -> _Phrase | None:
    """Read "the Xland Doctors' Union", "rights groups", "a local aid agency, N": unions, charities, monitors, watchdogs."""
    return _civil_name(text, at) or _civil_noun(text, at) or _paper(text, at)


def _paper(text: _Text, at: int) -> _Phrase | None:
    """Return a newspaper or channel by its name: "The Xville Courier"."""
    if text.lower(at) != "the" or not text.cased:
        return None
    end = _name_end(text, at + 1)
    if end < at + 3 or text.lower(end - 1) not in civil_words().papers:
        return None
    return _Phrase(at, end, "name", "outlet", Actor(name=text.shown(at + 1, end), side=OUTLET, kind="outlet"))


def _civil_name(text: _Text, at: int) -> _Phrase | None:
    """Return the capitalised name of a body whose words say that it is one of citizens ("Union of Xland Doctors", "N Observatory")."""
    first = at + 1 if text.lower(at) in text.words.determiners else at
    if not text.cased or not _is_capitalised_at(text, first) or (first == at and text.lower(at) in text.words.common_capitals):
        return None
    end, named = first, first
    while end < len(text.tokens) and end - first <= LONGEST_NAME + 3 and _continues_body(text, end, first):
        end += 1
        if _is_capitalised(text.tokens[end - 1]) or text.lower(end - 1) in ("'", "'s"):
            named = end
    words = {token.lower for token in text.tokens[first:named]}
    civil = _civil_last(text, first, named) or (words & civil_words().anywhere and named > first + 1)
    alone = named == first + 1 and not words <= civil_words().heads & civil_words().anywhere
    if not civil or words & civil_words().official or alone:
        return None
    known = names().match(text.tokens, first, cased=True)
    if known and known[0] == named:
        return None
    return _Phrase(first, named, "name", "organisation", Actor(name=text.shown(first, named), side=NGO, kind="ngo"))


def _civil_last(text: _Text, first: int, end: int) -> bool:
    """Whether the head of the name (its last word, or the one before "of" and "for") is a noun for a body of citizens."""
    heads = [k for k in range(first, end) if k + 1 == end or text.lower(k + 1) in ("of", "for", "on", "in")]
    return any(text.lower(k) in civil_words().heads for k in heads)


def _continues_body(text: _Text, at: int, first: int) -> bool:
    """Whether word ``at`` can stand in the name of a body: capitalised, an ending of possession, or a small word before a capital."""
    word = text.lower(at)
    if word in ("'s", "'"):
        return at > first and _is_capitalised_at(text, at + 1)
    small = word in ("of", "for", "and", "the", "on", "in") and at > first
    return text.tokens[at].text[0].isupper() or (small and (_is_capitalised_at(text, at + 1) or text.lower(at + 1) == "the"))


def _civil_noun(text: _Text, at: int) -> _Phrase | None:
    """Return a noun phrase for such a body, with the name that follows it ("Rights groups", "local rights group N")."""
    noun = at + 1 if text.lower(at) in text.words.determiners or text.lower(at) in text.words.unnamed_modifiers else at
    noun += text.lower(noun) in text.words.unnamed_modifiers and civil_nouns().match(text.tokens, noun, cased=False) is None
    match = civil_nouns().match(text.tokens, noun, cased=False)
    if not match:
        return None
    end = _name_end(text, match[0]) if text.cased else match[0]
    name = text.shown(match[0], end) if end > match[0] else text.shown(noun, match[0])
    return _Phrase(at, end, "name", "organisation", Actor(name=name, side=NGO, kind="ngo"))


# Titles and names ------------------------------------------------------------------------------------------------------------------------


def _titled(text: _Text, at: int) -> _Phrase | None:
    """Read "General N", "rebel commander N", "Mr N", "Foreign Minister N": a title and a name, without a base."""
    chain = _heads_after(text, at)
    if not chain.heads or chain.heads[-1].role not in ("office", "rank", "honorific"):
        return None
    person = _person_name(text, chain.end)
    if not person:
        return None
    actor = _titled_person(text, chain, person[1])
    phrase = _Phrase(at, person[0], "name", person[1], actor, title=_title(text, at, chain.end))
    return _with_apposition(text, _of_listed_state(text, phrase))


def _title(text: _Text, start: int, end: int) -> str:
    """Return the words of a title, casefolded, without possessive endings and marks."""
    return " ".join(token.lower for token in text.tokens[start:end] if token.lower[0].isalpha())


def _state_voice(text: _Text, at: int) -> _Phrase | None:
    """Read "state television", "the state-run N News Agency": a voice of the state that the article is about."""
    first = at + 1 if text.lower(at) in text.words.determiners else at
    if text.lower(first) not in text.words.state_run:
        return None
    end = first + 1
    while end < len(text.tokens) and end - first <= LONGEST_NAME and (_is_capitalised_at(text, end) or text.lower(end) in text.words.press):
        end += 1
    if not any(text.lower(k) in text.words.press for k in range(first + 1, end)):
        return None
    known = next((text.base(k) for k in range(first + 1, end) if text.base(k)), None)
    if known and known[1].actor.side not in (None, OUTLET):
        return _Phrase(at, max(end, known[0]), "name", "state media", known[1].actor)
    return _Phrase(at, end, "description", "state media", None, title="state media")


def _introduced(text: _Text, at: int) -> _Phrase | None:
    """Read "the army's spokesman, Brigadier N", "the regional governor, N", "a spokesman for the rebels, N": an office, then its holder."""
    first = at + 1 if text.lower(at) in text.words.determiners else at
    chain = _office_after(text, first) or _possessed_office(text, first)
    if chain is None or (first == at and text.lower(chain.end) != ","):
        return None
    end = _past_body(text, chain.end)
    rank = end + 1 if text.lower(end) == "," else end
    titled = _heads_after(text, rank)
    person = _person_name(text, titled.end) if rank > end or titled.heads else None
    if not person or (rank > end and not _closes(text, person[0])):
        return None
    known = text.base(titled.end)
    leader = known[1].actor if known and known[1].role == "leader" else None
    actor = leader or _office_holder(chain, person[1])
    owned = at if text.lower(at) in OWNERS else first
    return _Phrase(first, person[0], "name", person[1], actor, title=_title(text, owned, end))


def _office_holder(chain: _Heads, name: str) -> Actor:
    office = next((head.office for head in reversed(chain.heads) if head.office), None)
    unbound = chain.former or (office is not None and not office.bound)
    return Actor(
        name=name,
        side=OTHER if unbound else None,
        kind="person",
        office=office.office if office else None,
        capacity="former" if chain.former else None,
    )


def _office_after(text: _Text, at: int) -> _Heads | None:
    """Return the heads at word ``at`` where the last of them is an office that one person holds."""
    chain = _heads_after(text, at)
    return chain if chain.heads and chain.heads[-1].role == "office" else None


def _possessed_office(text: _Text, at: int) -> _Heads | None:
    """Return the office in "group's chief negotiator", "provincial council's deputy head": of a body that a common noun names."""
    noun, _ = _skip_modifiers(text, at)
    match = described().match(text.tokens, noun, cased=False) if noun < len(text.tokens) else None
    office = _possessive_end(text, match[0]) if match else noun
    return _office_after(text, office) if match and office > match[0] else None


def _past_body(text: _Text, at: int) -> int:
    """Return the index after "for the rebels", "of the ruling council" at word ``at``, else ``at``."""
    if text.lower(at) not in ("of", "for") or text.lower(at + 1) not in text.words.determiners:
        return at
    end = at + 2
    while end < len(text.tokens) and end - at <= MOST_QUALIFIERS + 2 and text.lower(end)[:1].isalpha() and not text.base(end):
        if end > at + 2 and _closes(text, end):
            return end
        head = text.head(end)
        if head and _closes(text, head[0]):
            return head[0]
        end += 1
    return end if _closes(text, end) else at


def _titled_person(text: _Text, chain: _Heads, name: str) -> Actor:
    known = text.base(chain.end)
    last = chain.heads[-1]
    unbound = chain.former or any(head.office and not head.office.bound for head in chain.heads)
    if known and known[1].role == "leader" and not unbound:
        return known[1].actor
    office = last.office.office if last.office else (last.text if last.role == "rank" else None)
    return Actor(name=name, side=OTHER if unbound else None, kind="person", office=office, capacity="former" if chain.former else None)


def _starts_name(text: _Text, at: int) -> bool:
    """Whether word ``at`` can be part of a person's name."""
    if at >= len(text.tokens):
        return False
    token = text.tokens[at]
    if (
        not token.text[0].isalpha()
        or any(map(str.isdigit, token.text))
        or token.lower in text.words.common_capitals
        or token.lower in text.words.pronouns
    ):
        return False
    return _is_capitalised(token) and not _is_compound(token) if text.cased else token.lower not in text.words.speaking


def _is_capitalised_at(text: _Text, at: int) -> bool:
    return at < len(text.tokens) and _is_capitalised(text.tokens[at])


def _is_capitalised(token: Token) -> bool:
    return token.text[0].isupper() or (token.lower.startswith(ARTICLES) and token.text[3:4].isupper())


def _is_compound(token: Token) -> bool:
    """Whether the word is a compound that only contains a name ("Xlandish-backed", "Xland-Yland")."""
    if "-" not in token.lower:
        return False
    parts = token.text.replace("‑", "-").replace("‐", "-").split("-")
    return parts[-1].islower() or any(names().match((Token(0, 1, part, part.casefold()),), 0, cased=True) for part in parts if part)


def _person_name(text: _Text, at: int) -> tuple[int, str] | None:
    """Return the index after the person's name at word ``at``, and the name (the usual one of a known leader)."""
    known = text.base(at)
    if known and known[1].role == "leader":
        return known[0], known[1].actor.name
    if known and not (text.cased and known[0] == at + 1 and _starts_name(text, known[0])):
        return None
    end = _name_end(text, at)
    return (end, text.shown(at, end)) if end > at else None


def _name_end(text: _Text, at: int) -> int:
    """Return the index after the capitalised words at ``at``, particles and initials included."""
    end = at
    while end - at < LONGEST_NAME and (
        _starts_name(text, end)
        or (end > at and len(text.lower(end - 1)) == 1 and text.lower(end) == "." and _starts_name(text, end + 1))
        or (text.cased and text.lower(end) in text.words.name_particles and _starts_name(text, end + 1))
    ):
        end += 1
    return end


def _name_after_comma(text: _Text, at: int) -> tuple[int, str] | None:
    """Return the name that commas set off after word ``at`` ("the prime minister, N,")."""
    person = _person_name(text, at + 1) if text.lower(at) == "," else None
    return person if person and (person[0] >= len(text.tokens) or text.lower(person[0]) in CLOSERS) else None


def _with_apposition(text: _Text, phrase: _Phrase) -> _Phrase:
    """Extend "N" over ", a former Xlandish official," which says who N is."""
    first = phrase.end + 1 + (text.lower(phrase.end + 1) in text.words.determiners)
    if text.lower(phrase.end) != "," or first >= len(text.tokens):
        return phrase
    said = _headed_of(text, first) or _named(text, first)
    if not said or not said.actor or not said.actor.office or said.head == said.actor.name or not _closes(text, said.end):
        return _with_bare_office(text, phrase, first)  # not an office of somebody named, or the next name of a list
    known = phrase.actor
    side = known.side if known and said.actor.side is None else said.actor.side
    return replace(phrase, end=said.end, actor=replace(said.actor, name=known.name if known else phrase.head, side=side))


def _with_bare_office(text: _Text, phrase: _Phrase, at: int) -> _Phrase:
    """Extend "N" over ", the army spokesman," and ", a member of the ruling council,": an office of nobody who is named."""
    chain = _office_after(text, at) or _possessed_office(text, at)
    end = _past_body(text, chain.end) if chain else at
    if chain is None or not _closes(text, end) or text.base(at):
        return phrase
    title = f"{phrase.title} {_title(text, at, end)}".strip()
    known = phrase.actor
    holder = _office_holder(chain, phrase.head)
    return replace(phrase, end=end, actor=known if known and known.side else holder, title=title)


def _closes(text: _Text, at: int) -> bool:
    return at >= len(text.tokens) or text.lower(at) in CLOSERS or text.lower(at) in text.words.speaking


# Somebody whom the words do not name -----------------------------------------------------------------------------------------------------


def _group(text: _Text, at: int) -> _Phrase | None:
    match = group_phrases().match(text.tokens, at, cased=False)
    if not match or text.lower(match[0]) == "of" or (match[1] == "both" and text.lower(match[0]) not in text.words.speaking):
        return None
    return _Phrase(at, match[0], "group", match[1], None)


def _unnamed(text: _Text, at: int) -> _Phrase | None:
    """Read "two rebel sources", "Analysts", "a senior medical official", "three Xlandish sources"."""
    noun = at + 1 if text.lower(at) in text.words.determiners else at
    while noun < len(text.tokens):
        if text.lower(noun + 1) == "and" and {text.lower(noun), text.lower(noun + 2)} <= text.words.unnamed_modifiers:
            noun += 2
            continue
        match = unnamed_nouns().match(text.tokens, noun, cased=False)
        if match and not (noun == at and text.head(match[0])) and unnamed_nouns().match(text.tokens, match[0], cased=False) is None:
            return _source(text, at, match[0], match[1]) if _speaks_unnamed(text, noun, match[0]) else None
        if text.lower(noun) not in text.words.unnamed_modifiers:
            return _named_source(text, at, noun)
        noun += 1
    return None


def _named_source(text: _Text, at: int, noun: int) -> _Phrase | None:
    found = _named(text, noun) if noun > at else None
    return replace(found, start=at) if found and found.form == "unnamed" else None


def _speaks_unnamed(text: _Text, noun: int, end: int) -> bool:
    """Whether the noun is a source rather than somebody whom the article tells of: residents and rebels are, where they speak."""
    kind = described().match(text.tokens, noun, cased=False)
    if kind is None or kind[0] != end:
        return True
    return kind[1] == "civilians" and text.lower(end) in text.words.speaking


def _source(text: _Text, at: int, end: int, noun: str) -> _Phrase:
    return _Phrase(at, end, "unnamed", noun, Actor(name=text.shown(at, end), side=UNNAMED, kind="unnamed"))


def _described(text: _Text, at: int) -> _Phrase | None:
    """Read "the ministry", "government forces", "its troops": who it is, the article tells."""
    noun = at + 1 if text.lower(at) in text.words.determiners else at
    for _ in range(MOST_QUALIFIERS):
        named = text.base(noun)
        if named and named[0] > noun + 1:
            return None
        match = described().match(text.tokens, noun, cased=False) if noun < len(text.tokens) else None
        if match and text.lower(match[0]) not in text.words.compound_nouns:
            found = _description(text, at, noun, match[0])
            if found:
                return found
        if text.base(noun) or not (text.qualifies(noun) or text.lower(noun) in text.words.unnamed_modifiers):
            return None
        noun += 1
    return None


def _description(text: _Text, at: int, noun: int, end: int) -> _Phrase | None:
    """Return a description; a single office or organ needs a determiner, a plural stands alone."""
    head = " ".join(token.lower for token in text.tokens[noun:end])
    open_plural = head.endswith(("s", "men", "people", "children", "population", "police"))
    if text.lower(at) not in text.words.determiners and not open_plural:
        return None
    end = _past_body(text, end) if head.rpartition(" ")[2].startswith("spokes") else end
    return _Phrase(at, end, "description", head, None, title=_title(text, at + (text.lower(at) in text.words.determiners), end))


def _pronoun(text: _Text, at: int) -> _Phrase | None:
    word = text.lower(at)
    if word not in text.words.pronouns or (word == "us" and text.tokens[at].text.isupper() and text.cased):
        return None
    return _Phrase(at, at + 1, "pronoun", word, None)


def _unknown(text: _Text, at: int) -> _Phrase | None:
    """Read a capitalised name that no vocabulary knows; a single word that opens a sentence counts only where it speaks or acts."""
    end = _name_end(text, at) if text.cased else at
    if end == at:
        return None
    speaks = text.lower(end) in text.words.speaking or (text.lower(end) == "," and text.lower(end + 1) == "who")
    if end == at + 1 and not speaks and _opens_sentence(text, at):
        return None
    name = text.shown(at, end)
    phrase = _Phrase(at, end, "name", name, Actor(name=name, side=None, kind="person" if speaks and end > at + 1 else "unknown"))
    return _with_apposition(text, _of_listed_state(text, phrase)) if end > at + 1 else phrase


def _opens_sentence(text: _Text, at: int) -> bool:
    return at == 0 or not text.tokens[at - 1].text[-1].isalnum()


def _with_echoes(text: _Text, phrases: Iterator[_Phrase]) -> Iterator[_Phrase]:
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
