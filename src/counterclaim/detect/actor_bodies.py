"""Bodies by what their names say: unions, charities and monitors, newspapers, a state's voice, people of a tongue."""

from counterclaim.actor import INTL, NGO, OUTLET, Actor, ActorKind
from counterclaim.detect.actor_heads import heads_after
from counterclaim.detect.actor_names import LONGEST_NAME, is_capitalised, is_capitalised_at, name_end
from counterclaim.detect.actor_text import Phrase, Text
from counterclaim.detect.lexicon import (
    civil_nouns,
    names,
)
from counterclaim.vocabulary.actors import (
    civil_words,
    countries,
)

ARMED: frozenset[ActorKind] = frozenset({"military", "armed_group", "state"})


def ethnic_phrase(text: Text, at: int) -> Phrase | None:
    """Read "ethnic Xlandish separatists": people of a tongue, not the state.

    Their side is the one authority of that people that the passage names.
    """
    word = text.lower(at)
    joined = next((mark for mark in text.words.ethnic if word.startswith(f"{mark}-")), None)
    if (not joined and (word not in text.words.ethnic or not is_capitalised_at(text, at + 1))) or at + 1 >= len(text.tokens):
        return None
    people = text.tokens[at].text.partition("-")[2] if joined else text.tokens[at + 1].text
    following = at + 1 if joined else at + 2
    chain = heads_after(text, following)
    body = chain.heads[-1].body if chain.heads else None
    end = chain.end if body else following
    kind: ActorKind = "armed_group" if body and body.kind in ARMED else "civilians"
    side = _authority_named(text, people) if kind == "armed_group" else None
    actor = Actor(name=text.shown(at, end), side=side, kind=kind, capacity=f"ethnic {people}")
    return Phrase(at, end, "name", f"ethnic {people}", actor)


def _authority_named(text: Text, people: str) -> str | None:
    """Return the one authority of ``people`` that the passage names, null where it names none or several."""
    rows = [row for row in countries().authorities if people.rstrip("s") in row.peoples]
    joined = " ".join(token.lower for token in text.tokens)
    named = {row.side for row in rows if any(word.casefold() in joined for word in (row.name, *row.aka))}
    return named.pop() if len(named) == 1 else None


def civil_phrase(text: Text, at: int) -> Phrase | None:
    """Read "the Xland Doctors' Union", "rights groups", "a local aid agency, N": unions, charities, monitors, watchdogs."""
    return _armed_name(text, at) or _civil_name(text, at) or _civil_noun(text, at) or _paper(text, at)


def _armed_name(text: Text, at: int) -> Phrase | None:
    """Return an armed group that no list knows by its name: "the Xregion Defence Force"; that of a state is its army.

    Its side is what its name would be abbreviated to, so that articles that print the abbreviation agree.
    """
    first = at + 1 if text.lower(at) in text.words.determiners else at
    opens = first == at and at > 0 and is_capitalised(text.tokens[at - 1])  # the name began before
    if not text.cased or opens or not is_capitalised_at(text, first) or text.base(first) or text.lower(first) in text.words.common_capitals:
        return None
    end = first
    while end - first < LONGEST_NAME and is_capitalised_at(text, end):
        end += 1
        if end >= first + 3 and f"{text.lower(end - 2)} {text.lower(end - 1)}" in civil_words().armed and text.lower(end) != "(":
            initials = "".join(text.tokens[k].text[0] for k in range(first, end))
            return Phrase(first, end, "name", "group", Actor(name=text.shown(first, end), side=initials, kind="armed_group"))
    return None


def _paper(text: Text, at: int) -> Phrase | None:
    """Return a newspaper or channel by its name: "The Xville Courier"."""
    if text.lower(at) != "the" or not text.cased:
        return None
    end = name_end(text, at + 1)
    known = text.base(at + 1)
    if end < at + 3 or text.lower(end - 1) not in civil_words().papers or (known is not None and known[0] == end):
        return None
    return Phrase(at, end, "name", "outlet", Actor(name=text.shown(at + 1, end), side=OUTLET, kind="outlet"))


def _civil_name(text: Text, at: int) -> Phrase | None:
    """Return the capitalised name of a body whose words say that it is one of citizens ("Union of Xland Doctors", "N Observatory")."""
    first = at + 1 if text.lower(at) in text.words.determiners else at
    if not text.cased or not is_capitalised_at(text, first) or (first == at and text.lower(at) in text.words.common_capitals):
        return None
    if text.lower(first + 1) in text.words.place_words:  # "Doctors in the Xlandish capital" are no body
        return None
    end, named = first, first
    while end < len(text.tokens) and end - first <= LONGEST_NAME + 3 and _continues_body(text, end, first):
        end += 1
        if is_capitalised(text.tokens[end - 1]) or text.lower(end - 1) in ("'", "'s"):
            named = end
    words = {token.lower for token in text.tokens[first:named]}
    civil = _civil_last(text, first, named) or (words & civil_words().anywhere and named > first + 1)
    alone = named == first + 1 and not words <= civil_words().heads & civil_words().anywhere
    official = bool(words & civil_words().official) and text.lower(named - 1) not in civil_words().always
    if not civil or official or alone or _is_owned(text, first, words):
        return None
    known = names().match(text.tokens, first, cased=True)
    if known and known[0] == named:
        return None
    return Phrase(first, named, "name", "organisation", Actor(name=text.shown(first, named), side=NGO, kind="ngo"))


def _is_owned(text: Text, first: int, words: set[str]) -> bool:
    """Whether the name is of a state's national body ("Xland's National Security Committee") or of the United Nations or their like."""
    base = text.base(first)
    if base is not None and base[1].actor.kind == "international_body":
        return True
    owner = base[1].actor if base is not None and text.lower(base[0]) in ("'s", "'") else None
    return owner is not None and owner.kind == "state" and not words.isdisjoint(civil_words().national)


def _civil_last(text: Text, first: int, end: int) -> bool:
    """Whether the head of the name (its last word, or the one before "of" and "for") is a noun for a body of citizens."""
    heads = [k for k in range(first, end) if k + 1 == end or text.lower(k + 1) in ("of", "for", "on", "in")]
    return any(text.lower(k) in civil_words().heads for k in heads)


def _continues_body(text: Text, at: int, first: int) -> bool:
    """Whether word ``at`` can stand in the name of a body: capitalised, an ending of possession, or a small word before a capital."""
    word = text.lower(at)
    if word in ("'s", "'"):
        return at > first and is_capitalised_at(text, at + 1)
    if word == "and" and text.base(at + 1):
        return False
    if word == "of" and text.lower(at + 1) == "the" and not civil_words().heads & {token.lower for token in text.tokens[first:at]}:
        return False  # "N of the X Committee" is somebody of it
    small = word in ("of", "for", "and", "the", "on", "in") and at > first
    return text.tokens[at].text[0].isupper() or (small and (is_capitalised_at(text, at + 1) or text.lower(at + 1) == "the"))


def _civil_noun(text: Text, at: int) -> Phrase | None:
    """Return a noun phrase for such a body, with the name that follows it ("Rights groups", "local rights group N")."""
    noun = at + 1 if text.lower(at) in text.words.determiners or text.lower(at) in text.words.unnamed_modifiers else at
    noun += text.lower(noun) in text.words.unnamed_modifiers and civil_nouns().match(text.tokens, noun, cased=False) is None
    match = civil_nouns().match(text.tokens, noun, cased=False)
    if not match:
        return None
    if (known := text.base(match[0])) is not None and known[1].actor.kind == "international_body":  # "the relief agency N"
        return Phrase(at, known[0], "name", "organisation", known[1].actor)
    end = name_end(text, match[0]) if text.cased else match[0]
    name = text.shown(match[0], end) if end > match[0] else text.shown(noun, match[0])
    return Phrase(at, end, "name", "organisation", Actor(name=name, side=NGO, kind="ngo"))


def body_phrase(text: Text, at: int) -> Phrase | None:
    """Read "the Council of Xregion States", "the Xville Pact": a body whose name goes on behind "of", one of states where that says so."""
    first = at + 1 if text.lower(at) in text.words.determiners else at
    if (known := text.base(first)) is not None and known[0] > first + 1:  # a full name that the vocabulary knows tells more
        return None
    end, words = first, civil_words()
    while text.cased and end - first < LONGEST_NAME and is_capitalised_at(text, end) and _is_named(text, end):
        end += 1
    if end == first:
        return None
    noun = text.lower(end - 1)
    if noun in words.treaties and end > first + 1:
        return Phrase(first, end, "name", "bloc", Actor(name=text.shown(first, end), side=INTL, kind="international_body"))
    if noun not in words.bodies or text.lower(end) not in ("of", "for", "on") or not is_capitalised_at(text, end + 1):
        return None
    while end - first <= 2 * LONGEST_NAME and (
        is_capitalised_at(text, end) or (text.lower(end) in ("of", "for", "on", "and") and is_capitalised_at(text, end + 1))
    ):
        end += 1
    of_states = text.lower(end - 1) in words.interstate or text.lower(first) in words.worldwide
    kind: ActorKind = "international_body" if of_states else "unknown"
    return Phrase(first, end, "name", "body", Actor(name=text.shown(first, end), side=INTL if of_states else None, kind=kind))


def _is_named(text: Text, at: int) -> bool:
    """Whether a capitalised word can be part of a body's name."""
    return text.lower(at) in civil_words().worldwide or text.lower(at) not in text.words.common_capitals


def state_voice_phrase(text: Text, at: int) -> Phrase | None:
    """Read "state television", "the state-run N News Agency": a voice of the state that the article is about."""
    first = at + 1 if text.lower(at) in text.words.determiners else at
    if text.lower(first) not in text.words.state_run:
        return None
    end = first + 1
    while (
        end < len(text.tokens)
        and end - first <= LONGEST_NAME
        and (is_capitalised_at(text, end) or text.lower(end) in text.words.press | {"news"})
    ):
        end += 1
    if not any(text.lower(k) in text.words.press for k in range(first + 1, end)):
        return None
    known = next((text.base(k) for k in range(first + 1, end) if text.base(k)), None)
    if known and known[1].actor.side not in (None, OUTLET):
        return Phrase(at, max(end, known[0]), "name", "state media", known[1].actor)
    return Phrase(at, end, "description", "state media", None, title="state media")
