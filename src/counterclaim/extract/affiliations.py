"""For whom somebody speaks, by the words around the name: "Observatory director N", "N, head of Xland's antiquities department".

A person is bound to a body by a role: an office or another noun for what people are. The body stands before the role, or behind it after
"of", "for", "at", "to", "with". What observers say binds no state; they are of the outlet or body that they work for.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from counterclaim.actor import NGO, OTHER, OUTLET, UNNAMED, Actor
from counterclaim.mention import ActorMention, PassageMentions, Token
from counterclaim.vocabulary.actors import descriptions, office_at, offices
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.loader import Vocabulary, load
from counterclaim.vocabulary.stances import references

LONGEST_APPOSITION = 160  # characters from a name to the comma that ends what is said of it
LONGEST_TITLE = 45  # characters before a name in which its body stands
MOST_MODIFIERS = 4  # words between "of" and the body ("of the Geneva-based N")
SPEAKS_FOR = re.compile(r"\b(?:for|of|represents|leads|heads|commands)(?: the| [a-z-]+){0,2}$")  # "a spokesman for the pro-N rebels"
MANNED = frozenset({"armed_group", "ngo", "outlet", "international_body", "government_body", "military"})  # what people are "of"
CLOSES = frozenset({",", ".", ";", ":", "(", ")", '"', "”", "–", "—"})


class AffiliationVocabulary(Vocabulary, frozen=True, kw_only=True):
    """affiliations.toml; the comments there say what each list is for."""

    roles: frozenset[str]
    final_roles: frozenset[str]
    desks: frozenset[str]
    crowned: frozenset[str]
    leading: frozenset[str]
    links: frozenset[str]
    observers: frozenset[str]
    organs: frozenset[str]
    levels: frozenset[str]
    holding: frozenset[str]
    installing: frozenset[str]
    plain_roles: frozenset[str]
    common_names: frozenset[str]
    fighters: frozenset[str]
    rebellious: frozenset[str]
    bands: frozenset[str]
    press: frozenset[str]
    papers: frozenset[str]
    martial: frozenset[str]
    firms: frozenset[str]
    soldiers: frozenset[str]
    naming: frozenset[str]
    private: frozenset[str]
    facilities: frozenset[str]
    short_titles: dict[str, str]


@cache
def affiliations() -> AffiliationVocabulary:
    """Return the words of affiliation."""
    return load("affiliations", AffiliationVocabulary)


def with_body(passage: PassageMentions, mention: ActorMention, actor: Actor, aliases: Mapping[str, Actor]) -> Actor:
    """Return a person without a side with that of the body for whom the words around the name say that they speak."""
    ways = (_before, _behind, _announced, _of)
    body = next(filter(None, (way(passage, mention, aliases) for way in ways)), None)
    observes = body is not None and actor.side == OTHER and body.side in (NGO, OUTLET)
    if body is None or not (actor.side is None or observes):
        return actor
    employer = body.name if body.kind == "outlet" else actor.capacity
    return replace(actor, side=body.side, iso3=body.iso3, kind="person", capacity=employer)


def _before(passage: PassageMentions, mention: ActorMention, aliases: Mapping[str, Actor]) -> Actor | None:
    """Return the body in front of a role and a name ("Observatory director N", "the union's N")."""
    low = max([mention.start - LONGEST_TITLE, *(start for start, _ in passage.sentences if start <= mention.start)])
    inside = [token for token in passage.tokens if low <= token.start and token.end <= mention.end]
    opening = next((k for k in range(len(inside) - 1, -1, -1) if inside[k].start < mention.start and inside[k].text in CLOSES), -1)
    tokens = inside[opening + 1 :]
    if (owner := _owner(passage, tokens, mention, aliases)) is not None:
        return owner
    role = next((k for k in range(len(tokens)) if _role(tokens, k) and tokens[k].start > low), None)
    if role is None or not _title_before_name(tokens[role + 1 :], mention):
        return None
    found = [one for one in _bodies(passage, tokens[:role], aliases) if one[1] == role or _only_modifiers(tokens[one[1] : role])]
    return _bound(found[-1][2], tokens, role) if found else None


def _announced(passage: PassageMentions, mention: ActorMention, aliases: Mapping[str, Actor]) -> Actor | None:
    """Return the body of a role before the comma that announces a name ("The head of the N mission, X, said")."""
    low = max([mention.start - LONGEST_APPOSITION, *(start for start, _ in passage.sentences if start <= mention.start)])
    front = [token for token in passage.tokens if low <= token.start and token.end <= mention.start]
    behind = next((token for token in passage.tokens if token.start >= mention.end), None)
    cues = {one.cue[0] for one in passage.attributions if one.cue is not None}
    if not front or front[-1].text != "," or behind is None or (behind.text != "," and behind.start not in cues):
        return None
    opening = next((k for k in range(len(front) - 2, -1, -1) if front[k].text in CLOSES), -1)
    tokens = front[opening + 1 : -1]
    role = next((k for k in range(len(tokens)) if _role(tokens, k)), None)
    if role is None:
        return None
    after = [one for one in _bodies(passage, tokens, aliases) if one[0] > role and one[1] == len(tokens) and _linked(tokens, role, one[0])]
    return _bound(after[-1][2], tokens, role) if after else None


def _owner(passage: PassageMentions, tokens: list[Token], mention: ActorMention, aliases: Mapping[str, Actor]) -> Actor | None:
    """Return the body whose possessive stands right before a name ("the M23's N", "Sky News's N"); a state owns nobody so."""
    front = [token for token in tokens if token.end <= mention.start]
    if not front or front[-1].lower != "'s":
        return None
    found = [one for one in _bodies(passage, front, aliases) if one[1] == len(front) - 1]
    return found[-1][2] if found and found[-1][2].kind in ("armed_group", "ngo", "outlet", "international_body", "unknown") else None


def apposed_title(passage: PassageMentions, mention: ActorMention) -> str:
    """Return the words behind a name that make its bearer an official of some state organ, "" where they do not."""
    tokens = _apposition(passage, mention)
    role = next((k for k in range(len(tokens)) if _role(tokens, k)), None)
    words = [token.lower for token in tokens if token.lower[0].isalpha()]
    if role is None or set(words) & offices().former:
        return ""
    office = office_at([token.lower for token in tokens], role)
    if words[0] in grammar().possessives and (office is None or office.bound):  # "N, its director"
        return " ".join(words)
    tied = next((k for k, word in enumerate(words) if word in affiliations().links), len(words))
    if not affiliations().bands.isdisjoint(words[tied:]) and (office is None or office.bound):  # "a lawmaker for the group"
        return " ".join(words)
    if set(words) & (affiliations().organs | affiliations().levels):
        return " ".join(words) if office is None or office.bound else ""
    return office.office if office is not None and office.office in references().state_offices else ""


def introduction(passage: PassageMentions, mention: ActorMention) -> str:
    """Return the common nouns that introduce a name: its title, and the plain words before that ("antiquities chief N").

    A name between commas is introduced by what stands before them ("an air force brigadier, N,"); "its Xregion director" is its director.
    """
    start = next((start for start, end in passage.sentences if start <= mention.start < end), 0)
    front = [token for token in passage.tokens if start <= token.start and token.end <= mention.start]
    apposed = bool(front) and front[-1].text == "," and not mention.title and passage.view[mention.end : mention.end + 1] in (",", ".", "")
    words, owner = _plain_words(front[:-1] if apposed else front, start)
    if apposed and not owner and (owned := _owned_role(front[:-1])):
        return owned
    behind = next((word for word in grammar().possessives if f", {word} " in passage.view[mention.start : mention.end]), "")
    if behind and mention.title:  # "N, its director"
        return f"{behind} {mention.title}"
    whole = [*words, *mention.title.split()]
    office = office_at(whole[-1:], 0)
    role = mention.title or office or (words and words[-1] in {*offices().ranks, *(affiliations().roles if owner else ())})
    if not role or (office is not None and not office.bound) or not offices().former.isdisjoint(whole):
        return mention.title
    telling = references().state_words | references().domestic | references().rebel_words | references().apart
    if owner:
        return " ".join([owner, *whole])
    told = mention.title in ("", "minister") or not telling.isdisjoint(words)  # "a law minister" says more than "a minister"
    return " ".join(whole) if told else mention.title


def _owned_role(front: list[Token]) -> str:
    """Return the role that an "its" opens and "of" continues before a name ("its head of mission, N"), "" where none does."""
    at = next(
        (k for k in range(len(front) - 1, max(-1, len(front) - 2 - MOST_MODIFIERS), -1) if front[k].lower in grammar().possessives), -1
    )
    words = [token.lower for token in front[at + 1 :]] if at >= 0 else []
    plain = bool(words) and all(word.isalpha() for word in words) and "of" in words
    return " ".join([front[at].lower, *words]) if plain and _role(front[at + 1 :], words.index("of") - 1) else ""


def _plain_words(front: list[Token], start: int) -> tuple[list[str], str]:
    """Return the common nouns that end the words before a name, and the "its" before them, past the name of a place, or ""."""
    words: list[str] = []
    for place in range(len(front) - 1, -1, -1):
        token = front[place]
        plain = (token.text.isalpha() or token.lower in references().apart) and (token.text.islower() or token.start == start)
        if token.lower in grammar().possessives:
            return words, token.lower
        if plain and token.lower not in descriptions().determiners | _joints() and len(words) < MOST_MODIFIERS:
            words.insert(0, token.lower)
            continue
        owned = place > 0 and token.text[:1].isupper() and front[place - 1].lower in grammar().possessives
        return words, front[place - 1].lower if owned else ""
    return words, ""


def is_among_rebels(passage: PassageMentions, mention: ActorMention) -> bool:
    """Whether the words behind a name make its bearer speak for rebels, or set them where those rule ("a doctor in a rebel-held town")."""
    tokens = _apposition(passage, mention)
    words = [token.lower for token in tokens]
    if any(_are_rebels(word) and SPEAKS_FOR.search(" ".join(words[:at])) for at, word in enumerate(words)):
        return True
    held = (token.lower.partition("-") for token in tokens)
    return any(owner in references().opposing and how in affiliations().holding for owner, _, how in held)


def _are_rebels(word: str) -> bool:
    return word.endswith("s") and word.rstrip("s") in references().breakaway


def _title_before_name(tokens: list[Token], mention: ActorMention) -> bool:
    """Whether the words behind a role go on to the name without a preposition or a verb of saying."""
    between = [token.lower for token in tokens if token.start < mention.start]
    return not between or all(word.isalpha() and word not in affiliations().links for word in between)


def _only_modifiers(tokens: list[Token]) -> bool:
    """Whether only modifiers stand between a body and a role ("Xtown's chief political")."""
    plain = [token.lower for token in tokens if token.lower not in ("'s", "’s")]
    return len(plain) <= MOST_MODIFIERS and all(word.replace("-", "").isalpha() and word not in _joints() for word in plain)


@cache
def _joints() -> frozenset[str]:
    return affiliations().links | {"and", "or", "in", "on", "by", "as", "who", "that", "which", "said", "says", "told"}


def _behind(passage: PassageMentions, mention: ActorMention, aliases: Mapping[str, Actor]) -> Actor | None:
    """Return the body in the apposition behind a name, or in the mention where that already holds the apposition's start."""
    tokens = _apposition(passage, mention)
    role = next((k for k in range(len(tokens)) if _role(tokens, k)), None)
    if role is None:
        return None
    if (holder := _holder(passage, tokens[role])) is not None:
        return _bound(holder, tokens, role)
    found = list(_bodies(passage, tokens, aliases))
    after = [one for one in found if one[0] > role and _linked(tokens, role, one[0])]
    before = [one for one in found if one[1] <= role and _only_modifiers(tokens[one[1] : role])]
    chosen = (before or after)[:1]
    return _bound(chosen[0][2], tokens, role) if chosen else None


def _of(passage: PassageMentions, mention: ActorMention, aliases: Mapping[str, Actor]) -> Actor | None:
    """Return the body that a name itself is "of" ("P of the X Institute", "P from the Red Cross"); nobody is so of a state or a place.

    A band or unit that nobody knows is of the rebels, where the article makes one side of them.
    """
    tokens = [token for token in passage.tokens if mention.end <= token.start < mention.end + LONGEST_APPOSITION]
    if not tokens or tokens[0].lower not in ("of", "from") or tokens[0].start > mention.end + 1:
        return None
    stop = next((k for k, token in enumerate(tokens) if token.text in CLOSES or token.lower in ("who", "said", "told")), len(tokens))
    inside = tokens[1:stop]
    found = next((one for one in _bodies(passage, inside, aliases) if one[0] <= MOST_MODIFIERS), None)
    if found is not None and found[2].kind in MANNED and all(token.lower not in affiliations().links for token in inside[: found[0]]):
        return found[2]
    rebels = aliases.get("rebel")
    name = [token.lower for token in inside if token.text[:1].isupper() or token.lower in affiliations().bands | references().armed_units]
    return rebels if rebels is not None and name and name[-1] in affiliations().bands | references().armed_units else None


def _holder(passage: PassageMentions, role: Token) -> Actor | None:
    """Return the holder of an office that a role and its body name together ("director at N"), as a body of that side."""
    mention = next((one for one in passage.actors if one.start <= role.start < one.end and one.head.islower()), None)
    actor = mention.actor if mention is not None else None
    if actor is None or actor.kind != "person" or actor.side in (None, OTHER, UNNAMED):
        return None
    return replace(actor, kind="state" if actor.side == actor.iso3 else "unknown")


def _apposition(passage: PassageMentions, mention: ActorMention) -> list[Token]:
    """Return the words between the comma behind a name and the mark or verb of saying that ends what they say of its bearer."""
    end = mention.end + LONGEST_APPOSITION
    tokens = [token for token in passage.tokens if mention.start <= token.start < end]
    opening = next((k for k, token in enumerate(tokens) if token.text == ","), None)
    if opening is None or tokens[opening].start > mention.end + 1:
        return []
    cues = {one.cue[0] for one in passage.attributions if one.cue is not None}
    closing = next((k for k in range(opening + 1, len(tokens)) if tokens[k].text in CLOSES or tokens[k].start in cues), len(tokens))
    return tokens[opening + 1 : closing]


def _linked(tokens: list[Token], role: int, body: int) -> bool:
    """Whether "of", "for" or "at" leads from a role to a body, with a few words at most between them; "who heads" does too."""
    words = [token.lower for token in tokens[role + 1 : body]]
    if tokens[role].lower in affiliations().leading:
        return len(words) <= MOST_MODIFIERS
    links = [k for k, word in enumerate(words) if word in affiliations().links]
    return bool(links) and links[-1] >= len(words) - 1 - MOST_MODIFIERS and "in" not in words[links[-1] :]


def _bodies(passage: PassageMentions, tokens: list[Token], aliases: Mapping[str, Actor]) -> Iterator[tuple[int, int, Actor]]:
    """Yield (first, end, actor) of the bodies named in ``tokens``: known actors with a side, and names that the article explains."""
    at = 0
    while at < len(tokens):
        mention = next((one for one in passage.actors if one.start == tokens[at].start), None)
        actor = mention.actor if mention is not None else None
        if actor is None or actor.side is None:
            actor = (aliases.get(actor.name) if actor is not None else None) or aliases.get(tokens[at].text)
        end = next((k for k in range(at, len(tokens)) if mention is not None and tokens[k].end >= mention.end), at) + 1
        if mention is not None and mention.head.islower() and (holder := _holder(passage, tokens[at])) is not None:
            yield at, end, holder
        elif actor is not None and actor.side not in (None, OTHER, UNNAMED) and actor.kind != "person":
            yield at, end, actor
        at = max(end, at + 1) if actor is not None else at + 1


def _role(tokens: list[Token], at: int) -> bool:
    """Whether word ``at`` is what somebody is ("director"), or "heads" after "who"."""
    word = tokens[at].lower
    if word in affiliations().leading:
        return at > 0 and tokens[at - 1].lower == "who"
    if word in affiliations().final_roles:
        return at > 0 and at + 1 == len(tokens)
    return word in affiliations().roles or office_at([token.lower for token in tokens], at) is not None


def _bound(body: Actor, tokens: list[Token], role: int) -> Actor | None:
    """Return the body if the role binds to it: a former official's does not, an observer's binds to outlets and bodies alone."""
    words = {token.lower for token in tokens}
    office = office_at([token.lower for token in tokens], role)
    if words & offices().former:
        return None
    if office is not None and not office.bound:
        return body if office.office in affiliations().observers and body.side in (NGO, OUTLET) else None
    plain = (office.office if office else tokens[role].lower) in affiliations().plain_roles
    if plain and body.kind == "state" and not words & affiliations().organs:
        return None
    return None if words & references().outsiders and body.kind == "state" else body
