"""Standing ties between sides by the parse: verbs with their subjects and objects, nouns for friends and foes, "X-backed Y".

A row of ties.toml names the words and what they govern; the tree says who stands there, so that word order, passives, relative clauses
and appositions need no rows of their own.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from counterclaim.actor import Actor
from counterclaim.event import RelationKind
from counterclaim.extract.clauses import Found, Sentence
from counterclaim.extract.context import Reading
from counterclaim.extract.frames import lemma
from counterclaim.extract.frames import vocabulary as frame_words
from counterclaim.extract.syntax import Syntax
from counterclaim.extract.tie_tree import TieTree
from counterclaim.extract.toll_words import noun_at
from counterclaim.mention import SyntaxWord
from counterclaim.vocabulary.loader import Vocabulary, load

REMEMBERED = 256  # passages whose tree is kept: several sentences of one follow each other
ARMS = "arms"  # among things, stands for every weapon and vehicle of war
OWN = frozenset({"its", "their", "his", "her"})
HYPHENS = frozenset("-‐‑–")
POSSESSIVE = frozenset({"'s", "’s"})
JOINTLY = ("along", "together", "alongside")
SUFFERING = ("nsubj:pass", "nsubj")
MEMBER = "member"  # of a pact whose members are allies
RULING = frozenset({"state", "person"})
ARMED = frozenset({"armed_group", "military"})
Tie = tuple[RelationKind, Found]


class TieVerbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of one tie and what they govern; ``armed`` where the right side must bear arms, ``group`` where one of the two is a group."""

    kind: RelationKind
    verbs: frozenset[str]
    things: frozenset[str] = frozenset()
    cases: tuple[str, ...] = ()
    turned: bool = False
    tools: frozenset[str] = frozenset()
    armed: bool = False
    group: bool = False
    aims: frozenset[str] = frozenset()


class TieLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that declare a group an enemy: ``plain`` by themselves, ``marked`` where one of ``words`` says as what."""

    plain: frozenset[str]
    marked: frozenset[str]
    words: frozenset[str]


class TieBearers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for what somebody is to an owner; ``groups`` where both bear arms and are no state."""

    kind: RelationKind
    nouns: frozenset[str]
    bearer: Literal["left", "right"]
    groups: bool = False


class TieDoings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for what an owner does to somebody; ``group`` where one of the two is a group."""

    kind: RelationKind
    nouns: frozenset[str]
    cases: tuple[str, ...]
    group: bool = False


class TieVocabulary(Vocabulary, frozen=True, kw_only=True):
    """ties.toml."""

    verbs: tuple[TieVerbs, ...]
    bearers: tuple[TieBearers, ...]
    doings: tuple[TieDoings, ...]
    labels: TieLabels
    participles: dict[str, RelationKind]
    owned: frozenset[str]
    blocs: dict[str, str]
    pacts: frozenset[str]
    sending: frozenset[str]
    trying: dict[RelationKind, frozenset[str]]
    helping: frozenset[str]
    ending: frozenset[str]


def _known() -> TieVocabulary:
    return load("ties", TieVocabulary)


def blocs() -> frozenset[str]:
    """Return common words of the press for blocs, which back somebody but are no party to anything else."""
    return frozenset(_known().blocs)


@lru_cache(maxsize=REMEMBERED)
def _syntax(words: tuple[SyntaxWord, ...]) -> Syntax:
    return Syntax(words, frame_words().participles)


def ties_of(reading: Reading, sentence: Sentence, parties: Sequence[Actor]) -> Iterator[Tie]:
    """Yield the ties that a sentence tells; whoever mediates without naming between whom does so between ``parties``.

    Nothing where the annotator has not read the passage.
    """
    words = reading.passages[sentence.passage].words
    if not words:
        return
    tree = TieTree(sentence, _syntax(words), _known().owned, _known().blocs, _bearer_nouns(), frozenset(_known().participles))
    view = reading.passages[sentence.passage].view
    for number in tree.numbers():
        upos = words[number].upos
        if upos in ("VERB", "AUX"):
            yield from _of_verb(tree, view, number, parties)
            yield from _of_label(tree, view, number)
            yield from _of_participle(tree, view, number)
        elif upos in ("NOUN", "PROPN"):
            yield from _of_bearer(tree, view, number)
            yield from _of_doing(tree, view, number)


# Verbs ---------------------------------------------------------------------------------------------------------------------------------


def _of_verb(tree: TieTree, view: str, number: int, parties: Sequence[Actor]) -> Iterator[Tie]:
    verb = _verb(tree, number)
    for row in _known().verbs:
        if verb not in row.verbs or not tree.is_told(number, _known().ending, _known().trying.get(row.kind, frozenset())):
            continue
        doers = _doers(tree, number)
        if row.kind == "alliance" and not doers and tree.syntax.is_passive(number):
            doers = tree.syntax.of(number, SUFFERING)  # "X is aligned with Y"
        doers = (*doers, *_joined(tree, (number, *doers, *tree.syntax.of(number, ("obj",)))))
        left = tuple(dict.fromkeys(actor for one in doers for actor in tree.who(one, number)))
        right, last = _other(tree, number, row)
        if row.kind == "mediates" and right is not None:
            right = _between(tree, last, right, left, parties)
        aimed = not row.aims or any(_is_thing(tree, one, row.aims) for one in tree.led_to(number, ("for",)))
        if left and right and aimed and _fit(row, left, right):
            yield row.kind, _found(tree, view, (number, last, *doers), *((right, left) if row.turned else (left, right)))


def _joined(tree: TieTree, near: Sequence[int]) -> tuple[int, ...]:
    """Return who does it "along with" or "together with" the subject: the words lead on from the subject, the verb or its object."""
    words = tree.syntax.words
    apart = (one for at in near for one in tree.syntax.of(at, ("advmod",)) if words[one].lower in JOINTLY)
    joined = (one for at in near for one in tree.led_to(at, JOINTLY))
    return (*joined, *(one for at in apart for one in tree.led_to(at, ("with",))))


def _of_label(tree: TieTree, view: str, number: int) -> Iterator[Tie]:
    """Yield the tie of whoever lists a group as terrorists, bans or outlaws it."""
    labels, verb = _known().labels, _verb(tree, number)
    below = tree.syntax.below(number)
    marked = verb in labels.marked and any(tree.syntax.words[one].lower in labels.words for one in below)
    if not (marked or verb in labels.plain) or not tree.is_told(number, _known().ending):
        return
    agents = [one for one in below if tree.syntax.case_of(one) == "by"] if tree.syntax.is_passive(number) else tree.syntax.subjects(number)
    left = tuple(dict.fromkeys(actor for one in agents for actor in tree.who(one, number) if actor.kind != "armed_group"))
    for one in tree.syntax.objects(number):
        right = tuple(actor for actor in tree.who(one, number) if actor.kind == "armed_group" and actor.side not in {a.side for a in left})
        if left and right and tree.syntax.case_of(one) in ("", None):
            yield "hostile", _found(tree, view, (number, one, *agents), left, right)
            return


def _between(tree: TieTree, last: int, named: tuple[Actor, ...], left: Sequence[Actor], parties: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return between whom somebody mediates: those named, else "the two sides" and whoever fights; nobody who fights mediates."""
    slot = tree.slot(last)
    plain = bool(named) and not (slot is not None and slot.mention.form == "group" and parties)
    between = named if plain else tuple(parties)
    return () if {actor.side for actor in left} & {actor.side for actor in between} else between


def _fit(row: TieVerbs, left: Sequence[Actor], right: Sequence[Actor]) -> bool:
    """Whether the two can be tied so: politicians who clash are no enemies, a guest bears arms, one of two foes is a group."""
    both = (*left, *right)
    if row.kind == "hostile" and all(actor.kind == "person" for actor in both):
        return False
    against_state = any(actor.kind == "armed_group" for actor in left) and any(actor.kind in RULING and actor.iso3 for actor in right)
    if row.armed and not (against_state or any(actor.kind in ARMED for actor in right)):
        return False
    return not row.group or any(actor.kind == "armed_group" for actor in both)


def _verb(tree: TieTree, number: int) -> str:
    """Return the base of a verb that the rows may name: the frames' irregular forms, then the regular ones by spelling."""
    form = tree.syntax.words[number].lower
    return lemma(form) if form in frame_words().irregular else _bases().get(form, form)


@lru_cache(maxsize=1)
def _bases() -> dict[str, str]:
    known = _known()
    verbs = (known.labels.plain | known.labels.marked).union(*(row.verbs for row in known.verbs))
    return {form: verb for verb in sorted(verbs) for form in _forms(verb)}


def _forms(verb: str) -> Iterator[str]:
    stem = verb.removesuffix("e")
    yield from (verb, verb + "s", stem + "ed", stem + "ing", verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    yield from ((verb[:-1] + "ies", verb[:-1] + "ied") if verb.endswith("y") else (verb + "es",))


def _doers(tree: TieTree, number: int) -> tuple[int, ...]:
    """Return who does what a verb tells; of what a force is sent to do that is who sends it."""
    word, known = tree.syntax.words[number], _known()
    marked = any(tree.syntax.words[one].lower == "to" for one in tree.syntax.of(number, ("mark",)))
    if marked and word.head >= 0 and tree.lemma(word.head) in known.sending:
        return tree.syntax.subjects(word.head)
    return tree.syntax.subjects(number)


def _other(tree: TieTree, number: int, row: TieVerbs) -> tuple[tuple[Actor, ...] | None, int]:
    """Return the other side of a verb's tie and the last word of it; null where the verb does not govern what the row asks for."""
    objects = tree.syntax.objects(number) or _shared(tree, number)
    if row.things:
        thing = next((one for one in (*objects, *_heads_over(tree, number)) if _is_thing(tree, one, row.things)), None)
        if thing is None:
            return None, number
        near = [*tree.led_to(number, row.cases), *tree.led_to(thing, row.cases), *tree.syntax.of(number, ("iobj",))]
        near += [one for one in objects if one != thing and not tree.syntax.case_of(one) and "to" in row.cases]  # "sold X tanks"
        return next(((who, one) for one in near if (who := tree.who(one, number))), ((), thing))
    if row.cases:
        return next(((who, one) for one in tree.led_to(number, row.cases) if (who := tree.who(one, number))), ((), number))
    if row.tools and not any(_is_thing(tree, one, row.tools) for one in tree.led_to(number, ("with",))):
        return None, number
    direct = [one for one in objects if not tree.syntax.case_of(one) or tree.syntax.is_passive(number)]
    return next(((who, one) for one in direct if (who := tree.who(one, number))), (None, number))


def _shared(tree: TieTree, number: int) -> tuple[int, ...]:
    """Return the objects of the verb that "and" joins to one without any ("funds and arms X")."""
    return tuple(one for verb in tree.syntax.of(number, ("conj",)) for one in tree.syntax.of(verb, ("obj",)))


def _heads_over(tree: TieTree, number: int) -> tuple[int, ...]:
    """Return the nouns over a participle: it can belong to any of them ("talks in the city, sponsored by X")."""
    if tree.syntax.words[number].deprel != "acl" or not tree.syntax.is_passive(number):
        return ()
    return tuple(one for one in tree.syntax.above(number) if tree.syntax.words[one].upos == "NOUN")


def _is_thing(tree: TieTree, number: int, things: frozenset[str]) -> bool:
    word = tree.syntax.words[number].lower
    parts = (one for one in tree.syntax.of(number, ("nmod",)) if tree.syntax.case_of(one) == "of")  # "a number of troops"
    if tree.lemma(number) in things or word in things or any(tree.lemma(one) in things for one in parts):
        return True
    found = noun_at((word,), 0) if ARMS in things else None
    return found is not None and found[1].status == "equipment"


# Nouns ---------------------------------------------------------------------------------------------------------------------------------


def _of_bearer(tree: TieTree, view: str, number: int) -> Iterator[Tie]:
    known, noun = _known(), tree.lemma(number)
    row = next((row for row in known.bearers if noun in row.nouns), None)
    kind: RelationKind | None = row.kind if row else None
    member = noun == MEMBER and any(
        tree.syntax.words[one].lower in known.pacts for one in tree.syntax.down(number, ("compound", "nmod"), 1)
    )
    if not (kind or member) or not tree.is_told(number, known.ending):
        return
    owner = _group_owning(tree, number) if row and row.groups else _owner_of_bearer(tree, number)
    bearer = tuple(dict.fromkeys(actor for one in _bearers(tree, number) for actor in tree.who(one) if actor not in owner))
    if row and row.groups:
        bearer = tuple(actor for actor in bearer or _named_behind(tree, number) if actor.kind == "armed_group" and actor not in owner)
    if owner and bearer:
        left = row is None or row.bearer == "left"
        spots = (number, *_bearers(tree, number))
        yield kind or "alliance", _found(tree, view, spots, *((bearer, owner) if left else (owner, bearer)))


@lru_cache(maxsize=1)
def _bearer_nouns() -> frozenset[str]:
    return frozenset({MEMBER}.union(*(row.nouns for row in _known().bearers)))


def _owner_of_bearer(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return whose friend or foe a noun tells of: its owner, what "to" or "of" leads to, or whoever "its" in a list goes back to."""
    slot = tree.slot(number)
    if slot is not None and slot.start < tree.syntax.words[number].start:
        return slot.actors  # "an X ally": the mention itself names the owner
    own = any(tree.syntax.words[one].lower in OWN for one in tree.syntax.of(number, ("nmod:poss",)))
    word = tree.syntax.words[number]
    if own and word.deprel == "conj":
        return tree.who(word.head)[:1]
    return tree.owner(number)


def _group_owning(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return the group of which a branch is ("al-X's Somali branch", "the Somali branch of al-X"), whichever land stands beside it."""
    words = tree.syntax.words
    slot = tree.slot(number)
    if slot is not None and slot.start < words[number].start:
        return tuple(actor for actor in slot.actors if actor.kind == "armed_group")
    beside = tree.syntax.of(number, ("nmod:poss", "compound", "amod", "nmod"))
    owners = [one for one in beside if words[one].deprel != "nmod" or tree.syntax.case_of(one) in ("of", "to")]
    owners += [one for one in (_possessor_before(tree, number),) if one >= 0]
    named = (tuple(actor for actor in tree.alone(one) if actor.kind == "armed_group") for one in owners)
    return next((who for who in named if who), ())


def _named_behind(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return whom a noun introduces by standing right before the name ("its branch the X")."""
    at = number + 1 + (number + 1 < len(tree.syntax.words) and tree.syntax.words[number + 1].lower == "the")
    slot = tree.slot(at) if at < len(tree.syntax.words) else None
    return slot.actors if slot is not None else ()


def _possessor_before(tree: TieTree, number: int) -> int:
    """Return the head of the name whose "'s" stands before a noun with at most one adjective between, -1 where none does."""
    words = tree.syntax.words
    mark = next((at for at in range(number - 1, max(-1, number - 3), -1) if words[at].lower in POSSESSIVE), -1)
    return words[mark].head if mark > 0 and all(words[at].upos == "ADJ" for at in range(mark + 1, number)) else -1


def _bearers(tree: TieTree, number: int) -> tuple[int, ...]:
    """Return who is called so: what the noun stands beside, is said of, or names as an example."""
    word, found = tree.syntax.words[number], [*tree.syntax.of(number, ("appos", "flat", "nmod:desc"))]
    if word.deprel in ("appos", "compound", "nmod:desc") and word.head >= 0:
        found.append(word.head)
    if tree.syntax.of(number, ("cop",)):
        found += tree.syntax.of(number, ("nsubj",))
    found += [one for one in tree.syntax.of(number, ("nmod",)) if tree.syntax.case_of(one) in ("", "like", "including", "such")]
    return tuple(found)


def _of_doing(tree: TieTree, view: str, number: int) -> Iterator[Tie]:
    noun, known = tree.lemma(number), _known()
    for row in known.doings:
        if noun not in row.nouns or not tree.is_told(number, known.ending):
            continue
        for one in tree.led_to(number, row.cases):
            left = tree.owner(number, one) or (_threatened(tree, number) if row.group else _subject_over(tree, number))
            right = tuple(actor for actor in (tree.groups_in(one) if row.group else tree.who(one)) if actor not in left)
            if left and right and tree.syntax.case_of(number) != "with":
                yield row.kind, _found(tree, view, (number, one), left, right)
    if noun in known.helping and tree.syntax.case_of(number) == "with" and tree.is_told(number, known.ending):
        for one in tree.led_to(number, ("of", "from")):  # "took the town with the support of X"
            helped = tuple(actor for actor in _subject_over(tree, number) if actor not in tree.who(one))
            if helped and tree.who(one):
                yield "supports", _found(tree, view, (number, one), tree.who(one), helped)


def _subject_over(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return the subject of the verb that a noun hangs on: "X wages a war on", "X deployed in support of"."""
    head = tree.syntax.words[number].head
    if head < 0 or tree.syntax.words[head].upos not in ("VERB", "AUX") or tree.syntax.is_passive(head):
        return ()
    return tuple(dict.fromkeys(actor for one in tree.syntax.subjects(head) for actor in tree.who(one, head)))


def _threatened(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return the states that the nearest subject over a noun names: "X faces threats from", "X is a target for threats from"."""
    for at in tree.syntax.above(number):
        named = [actor for one in tree.syntax.subjects(at) for actor in tree.who(one) if actor.kind != "armed_group"]
        if named:
            return tuple(dict.fromkeys(named))
    return ()


def _of_participle(tree: TieTree, view: str, number: int) -> Iterator[Tie]:
    """Yield the tie of "X-backed Y" and of "the al-X-linked Y"."""
    words, word = tree.syntax.words, tree.syntax.words[number]
    kind = _known().participles.get(word.lower)
    hyphen = number > 1 and words[number - 1].lower in HYPHENS
    if kind is None or not hyphen or word.deprel not in ("amod", "compound") or word.head < 0:
        return
    before = number - 2 if words[number - 2].deprel != "flat" else words[number - 2].head
    right = tree.who(word.head, number)[:1]  # of "X-backed Y and Z" only Y is told for certain
    left = tuple(actor for actor in tree.named_in(before) if actor not in right)
    if left and right:
        yield kind, _found(tree, view, (before, word.head), left, right)


def _found(tree: TieTree, view: str, spots: Sequence[int], left: tuple[Actor, ...], right: tuple[Actor, ...]) -> Found:
    """Return a match from the first to the last of the words that tell it, whole names included."""
    slots = [slot for one in spots if (slot := tree.slot(one))]
    start = min([tree.syntax.words[one].start for one in spots] + [slot.start for slot in slots])
    end = max([tree.syntax.words[one].end for one in spots] + [slot.end for slot in slots])
    start, end = max(start, tree.sentence.start), min(end, tree.sentence.end)
    return Found(tree.sentence, start, end, left, right, view[start:end])
