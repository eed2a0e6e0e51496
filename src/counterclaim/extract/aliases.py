"""What an article calls its bodies: short names that it introduces, armed groups and outlets that no list knows.

"The Free Fishermen's Front (FFF)" lets "the FFF" be the Front; "Jund al-Bahr fighters" makes Jund al-Bahr an armed group, whose side is
its abbreviation or its name in capitals; "broadcaster Canal Sur" is an outlet. All of it holds for the one article that says so.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from counterclaim.actor import INTL, OTHER, OUTLET, UNNAMED, Actor, ActorKind
from counterclaim.extract.affiliations import affiliations
from counterclaim.extract.homeland import states
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import side_of_word
from counterclaim.vocabulary.stances import references

BRACKETED = re.compile(
    r"(?P<rest>(?: (?:for|of|the|and|in) (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)*)"  # "N for the Liberation of M (NLM)"
    r"(?:\s*\(\s*(?:the\s+|or\s+|known as\s+)?|,\s+(?:or|known as|also known as)\s+(?:the\s+)?)(?P<short>[A-Z][\w.&-]{1,11})\s*[);,]"
)
APPOSED = re.compile(r",\s+(?:a|an|the)\s+(?P<words>[^,.;:()]{3,60})")
LEAST_CAPITALS = 2  # letters that an abbreviation needs
MOST_ORGAN_WORDS = 3  # words behind a name that say what organ it is
LONGEST_BAND = 4  # words from "separatist" to "group known as"
SHORTEST_WORD = 4  # letters of a word that can stand for a whole name
BODIES: frozenset[ActorKind] = frozenset({"ngo", "international_body", "outlet"})  # a group's short name may be its country's

Aliases = Mapping[str, Actor]


def learn(passages: tuple[PassageMentions, ...], rebels: Actor | None = None) -> dict[str, Actor]:
    """Return whom each short or unknown name of a body means in the article, by the name as written.

    ``rebels`` is the opposition in arms, where the article makes one side of it: rebel groups that no list knows are part of it.
    """
    known: dict[str, Actor] = {}
    for passage in passages:
        covered = 0
        for mention in passage.actors:
            if mention.form == "name" and mention.actor is not None and mention.start >= covered:
                known |= _introduced(passage, mention, mention.actor, known, rebels)
                match = BRACKETED.match(passage.view, mention.end)
                covered = match.end("rest") if match else covered
    return _words_of(passages, known) | _groups_by_last_word(passages) | _initials(passages) | known


def _initials(passages: tuple[PassageMentions, ...]) -> dict[str, Actor]:
    """Return the armed groups that the article names in full by the initials that are their side ("the N Defence Force ... the NDF")."""
    named = (one.actor for passage in passages for one in passage.actors if one.form == "name" and one.actor is not None)
    groups = [actor for actor in named if actor.kind == "armed_group" and actor.side and " " in actor.name]
    return {actor.side: actor for actor in groups if actor.side == "".join(word[0] for word in actor.name.split())}


def _introduced(
    passage: PassageMentions, mention: ActorMention, actor: Actor, known: Mapping[str, Actor], rebels: Actor | None
) -> dict[str, Actor]:
    """Return what the words around a name teach: its abbreviation, and what it is where nobody knows it."""
    match = BRACKETED.match(passage.view, mention.end)
    short = match["short"] if match and sum(map(str.isupper, match["short"])) >= LEAST_CAPITALS else None
    if actor.kind == "person" and (actor.side is not None or actor.office):
        return {}
    whole = known.get(actor.name) or actor
    if whole.side is None and short and match and match["rest"]:
        whole = replace(whole, name=whole.name + match["rest"])
    if whole.side is None:
        whole = _by_neighbours(passage, mention, whole, short, rebels)
    if whole.side is None and (owner := _owner_of_organ(passage, mention)) is not None:
        whole = Actor(name=whole.name, side=owner.side, kind="government_body", iso3=owner.iso3)
    found = {short: whole} if short and whole.kind != "person" and whole.side not in (OTHER, UNNAMED) else {}
    return found | ({actor.name: whole, whole.name: whole} if whole.side is not None and actor.side is None else {})


def _by_neighbours(passage: PassageMentions, mention: ActorMention, actor: Actor, short: str | None, rebels: Actor | None) -> Actor:
    """Return what an unknown name is by the words beside it: an armed group, an outlet, or as unknown as before."""
    if any(place.start < mention.end and mention.start < place.end for place in passage.places) or _is_base(actor.name):
        return actor
    if (realm := _realm_of(actor.name)) is not None:
        return Actor(name=actor.name, side=realm, kind="military", iso3=realm)
    name, before, after = actor.name, _words(passage.view[: mention.start])[-2:], _words(passage.view[mention.end :])[:1]
    words = affiliations()
    band = after[:1] if after and after[0] in words.bands else []
    apposed = APPOSED.match(passage.view, mention.end + (len(band[0]) + 1 if band else 0))
    said = set(_words(apposed["words"])) if apposed else set()
    before = [] if passage.view[: mention.start].rstrip().endswith(",") else before  # "the group, N said" names nobody
    armed = (said | set(before)) & words.rebellious and (said & words.bands or (before[-1:] and before[-1] in words.bands))
    armed = armed or _is_called(passage.view[: mention.start])
    martial = short is not None and bool(words.martial & {word.casefold() for word in name.split()})
    rebel = not references().opposing.isdisjoint(said | set(before) | set(after))
    if rebels is not None and rebel and (armed or (after and after[0] in words.fighters | words.bands)):
        return Actor(name=name, side=rebels.side, kind="armed_group", iso3=rebels.iso3)
    if armed or martial or (after and after[0] in words.fighters):
        return Actor(name=name, side=short or name.removeprefix("the ").upper(), kind="armed_group")
    if said & references().blocs and "bloc" in said:  # "N, the Xregion bloc,"
        return Actor(name=name, side=INTL, kind="international_body")
    first, last = name.split()[0].casefold(), name.split()[-1].casefold()
    if words.press & {first, last, *before[-1:]} or words.papers & set(after):
        return Actor(name=name.partition(" ")[2] if first in words.press and " " in name else name, side=OUTLET, kind="outlet")
    return actor


def _realm_of(name: str) -> str | None:
    """Return the state whose force a name is by its crown and the nation in it ("Royal Xlandish Army"), null for any other name."""
    words = name.casefold().split()
    if words[0] not in affiliations().crowned or affiliations().martial.isdisjoint(words):
        return None
    return next((side for word in words[1:] if (side := side_of_word(word)) in states()), None)


def _owner_of_organ(passage: PassageMentions, mention: ActorMention) -> Actor | None:
    """Return the state whose organ a short name in capitals is by its words ("Xland's N federal police", "the Xlandish spy agency N")."""
    if not mention.actor or not mention.actor.name.isupper() or mention.possessive:
        return None
    before = next((one for one in reversed(passage.actors) if one.end <= mention.start), None)
    if before is None or before.actor is None or before.actor.iso3 is None or before.actor.side != before.actor.iso3:
        return None
    between = passage.view[before.end : mention.start]
    words = [word for word in re.sub(r"^['’]s", "", between).split() if word.isalpha() and word.islower()]
    if before.form == "name" and before.actor.kind == "government_body" and before.head in references().organs:
        return before.actor if between == " " else None
    if not (before.possessive or before.form == "adjective") or len(words) != len(re.sub(r"^['’]s", "", between).split()):
        return None
    behind = _words(passage.view[mention.end :])[:MOST_ORGAN_WORDS] if not words else []
    said = (*(words[k:] for k in range(len(words))), *(behind[:k] for k in range(1, len(behind) + 1)))
    return before.actor if any(" ".join(one) in references().organs or one[-1:] == ["police"] for one in said) else None


def _is_called(front: str) -> bool:
    """Whether the words in front of a name make it that of a band in arms ("a separatist group known as N")."""
    tie = next((tie for tie in affiliations().naming if re.search(rf"\b{tie}(?: the)? $", front)), None)
    band = _words(front.rpartition(tie)[0].rstrip(" ,") + " ")[-LONGEST_BAND:] if tie else []
    sides = {side_of_word(word) for word in band} - {None}
    armed = not affiliations().rebellious.isdisjoint(band) or any(side not in states() for side in sides) or band[-1:] == ["militia"]
    return bool(band) and band[-1] in affiliations().bands and armed


def _is_base(name: str) -> bool:
    """Whether the vocabularies know the first word of a name as somebody else ("Xlandish fighters")."""
    return side_of_word(name.split(maxsplit=1)[0]) is not None


def _words(text: str) -> list[str]:
    """Return the casefolded words of the sentence at hand."""
    return [word.strip("\"'“”‘’(),") for word in re.split(r"[.;:!?]", text)[-1 if text.endswith(" ") else 0].casefold().split()]


def _words_of(passages: tuple[PassageMentions, ...], known: Mapping[str, Actor]) -> dict[str, Actor]:
    """Return the words that can stand for the one body of the article whose name holds them ("the Observatory")."""
    owners: dict[str, set[Actor]] = {}
    for actor in _bodies(passages, known):
        for word in _telling_words(actor.name):
            owners.setdefault(word, set()).add(actor)
    return {word: next(iter(actors)) for word, actors in owners.items() if len({actor.side for actor in actors}) == 1}


def _groups_by_last_word(passages: tuple[PassageMentions, ...]) -> dict[str, Actor]:
    """Return the last words of names of armed groups that can stand for them ("the Northland Lions ... the Lions")."""
    named = (one.actor for passage in passages for one in passage.actors if one.form == "name" and one.actor is not None)
    owners: dict[str, set[str | None]] = {}
    found: dict[str, Actor] = {}
    for actor in named:
        if actor.kind == "armed_group" and actor.side is not None and (word := actor.name.split()[-1]) in _telling_words(actor.name):
            found.setdefault(word, actor)
            owners.setdefault(word, set()).add(actor.side)
    return {word: actor for word, actor in found.items() if len(owners[word]) == 1}


def _bodies(passages: tuple[PassageMentions, ...], known: Mapping[str, Actor]) -> Iterator[Actor]:
    for passage in passages:
        for mention in passage.actors:
            if mention.actor is not None and mention.actor.kind in BODIES and mention.actor.side is not None:
                yield mention.actor
    yield from (actor for actor in known.values() if actor.kind in BODIES)


def _telling_words(name: str) -> Iterator[str]:
    """Yield the words of a name of several words that are no common noun and name nobody else."""
    words = name.split()
    for word in words:
        plain = word.strip(".,'’")
        common = plain.casefold() in affiliations().common_names or _is_base(plain)
        if len(words) > 1 and plain[:1].isupper() and len(plain) >= SHORTEST_WORD and not common:
            yield plain
