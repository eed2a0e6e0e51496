"""Ties that verbs tell: who backs, arms, fights, hosts or mediates between whom, and who declares whom an enemy."""

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.actor import Actor
from counterclaim.extract.syntax import RELATIVES, SUBJECTS
from counterclaim.extract.tie_arms import is_thing
from counterclaim.extract.tie_bases import is_held
from counterclaim.extract.tie_tree import TieTree, match_of
from counterclaim.extract.tie_words import Tie, TieVerbs, known, verb_of

JOINTLY = ("along", "together", "alongside")
SUFFERING = ("nsubj:pass", "nsubj")
RULING = frozenset({"state", "person"})
OBJECT_PRONOUNS = frozenset({"it", "them", "him", "her"})
ARMED = frozenset({"armed_group", "military"})


def of_verb(tree: TieTree, view: str, number: int, parties: Sequence[Actor]) -> Iterator[Tie]:
    """Yield the ties of a verb between its subject and what it governs."""
    found = tuple(_of_verb(tree, view, number, parties))
    between = tuple(one for one in found if one[0] == "mediates")
    yield from between or found  # who sponsors talks backs neither of those who talk


def _of_verb(tree: TieTree, view: str, number: int, parties: Sequence[Actor]) -> Iterator[Tie]:
    verb = verb_of(tree.syntax.words[number].lower)
    for row in known().verbs:
        if verb not in row.verbs or not _stands(tree, number, row):
            continue
        suffering = tree.syntax.of(number, ("obj", "nsubj:pass"))
        doers = tuple(one for one in _doers(tree, number) if not any(one in tree.syntax.below(thing) for thing in suffering))
        if row.kind == "alliance" and not doers and tree.syntax.is_passive(number):
            doers = tree.syntax.of(number, SUFFERING)  # "X is aligned with Y"
        doers = (*doers, *_joined(tree, (number, *doers, *tree.syntax.of(number, ("obj",)))))
        left = tuple(dict.fromkeys(actor for one in doers for actor in tree.who(one, number)))
        right, last = _pact(tree, number, row) if row.pact else _other(tree, number, row)
        if row.kind == "mediates" and right is not None:
            right = _between(tree, last, right, left, parties)
        aimed = not row.aims or any(is_thing(tree, one, row.aims) for one in tree.led_to(number, ("for",)))
        if left and not right and _is_undirected(tree, number, row, last):
            yield row.kind, match_of(tree, view, (number, last, *doers), left, ())
        if left and right and aimed and _fit(row, left, right) and not (row.kind == "base" and is_held(left, right, parties)):
            kind = row.peers if row.peers and _are_peers(left, right) else row.kind
            yield kind, match_of(tree, view, (number, last, *doers), *((right, left) if row.turned else (left, right)))


def _is_undirected(tree: TieTree, number: int, row: TieVerbs, last: int) -> bool:
    """Whether a verb tells of a delivery of arms and not to whom ("has delivered three tanks")."""
    if row.kind != "supplies_arms" or not row.things or row.turned or last == number or tree.syntax.is_passive(number):
        return False
    near = (*tree.led_to(number, row.cases), *tree.led_to(last, row.cases), *tree.syntax.of(number, ("iobj",)))
    return not near and not tree.syntax.of(number, ("compound:prt",))


def _stands(tree: TieTree, number: int, row: TieVerbs) -> bool:
    """Whether a verb's tie holds: told as done, tried where that is enough, or announced where that is."""
    if tree.is_told(number, known().ending, known().trying.get(row.kind, frozenset())):
        return True
    return row.kind in known().coming and tree.is_coming(number, known().announcing)


def _are_peers(left: Sequence[Actor], right: Sequence[Actor]) -> bool:
    """Whether all are states with their people and armies, or all are groups."""
    return len({actor.kind == "armed_group" for actor in (*left, *right)}) == 1


def _joined(tree: TieTree, near: Sequence[int]) -> tuple[int, ...]:
    """Return who does it "along with" or "together with" the subject: the words lead on from the subject, the verb or its object."""
    words = tree.syntax.words
    apart = (one for at in near for one in tree.syntax.of(at, ("advmod",)) if words[one].lower in JOINTLY)
    joined = (one for at in near for one in tree.led_to(at, JOINTLY))
    return (*joined, *(one for at in apart for one in tree.led_to(at, ("with",))))


def of_label(tree: TieTree, view: str, number: int) -> Iterator[Tie]:
    """Yield the tie of whoever lists a group as terrorists, bans or outlaws it."""
    labels, verb = known().labels, verb_of(tree.syntax.words[number].lower)
    below = tree.syntax.below(number)
    marked = verb in labels.marked and any(tree.syntax.words[one].lower in labels.words for one in below)
    if not (marked or verb in labels.plain) or not tree.is_told(number, known().ending):
        return
    agents = [one for one in below if tree.syntax.case_of(one) == "by"] if tree.syntax.is_passive(number) else tree.syntax.subjects(number)
    left = tuple(dict.fromkeys(actor for one in agents for actor in tree.who(one, number) if actor.kind != "armed_group"))
    for one in tree.syntax.objects(number):
        right = tuple(actor for actor in tree.who(one, number) if actor.kind == "armed_group" and actor.side not in {a.side for a in left})
        if left and right and tree.syntax.case_of(one) in ("", None):
            yield "hostile", match_of(tree, view, (number, one, *agents), left, right)
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
    if row.abroad and {actor.iso3 for actor in left} & {actor.iso3 for actor in right}:
        return False
    return not row.group or any(actor.kind == "armed_group" for actor in both)


def _doers(tree: TieTree, number: int) -> tuple[int, ...]:
    """Return who does what a verb tells; of what a force is sent to do that is who sends it."""
    word = tree.syntax.words[number]
    marked = any(tree.syntax.words[one].lower == "to" for one in tree.syntax.of(number, ("mark",)))
    if marked and word.head >= 0 and tree.lemma(word.head) in known().sending:
        return tree.syntax.subjects(word.head)
    return tree.syntax.subjects(number)


def _other(tree: TieTree, number: int, row: TieVerbs) -> tuple[tuple[Actor, ...] | None, int]:
    """Return the other side of a verb's tie and the last word of it; null where the verb does not govern what the row asks for."""
    objects = tree.syntax.objects(number) or _shared(tree, number)
    if row.things:
        acting = () if tree.syntax.is_passive(number) else tree.syntax.of(number, SUBJECTS)  # "the truce held"
        governed = (tree.syntax.meant(one) for one in (*objects, *_heads_over(tree, number)) if one not in acting)
        thing = next((one for one in governed if is_thing(tree, one, row.things) and tree.marked(one, row.marked)), None)
        if thing is None:
            return None, number
        near = [*tree.led_to(number, row.cases), *tree.led_to(thing, row.cases), *tree.syntax.of(number, ("iobj",))]
        near += [one for one in objects if one != thing and not tree.syntax.case_of(one) and "to" in row.cases]  # "sold X tanks"
        return _first(tree, number, near, ((), thing), row.lands)
    if row.cases:
        return _first(tree, number, tree.led_to(number, row.cases), ((), number))
    if row.tools and not any(is_thing(tree, one, row.tools) for one in tree.led_to(number, ("with",))):
        return None, number
    direct = [one for one in objects if not tree.syntax.case_of(one) or tree.syntax.is_passive(number)]
    return _first(tree, number, direct, (None, number))


def _pact(tree: TieTree, number: int, row: TieVerbs) -> tuple[tuple[Actor, ...], int]:
    """Return the pact to which a verb leads, by name or by what describes it ("X, an alliance to which Y belongs")."""
    for one in tree.led_to(number, row.cases) if row.cases else tree.syntax.of(number, ("obj",)):
        named = tree.named_by(one)
        if tree.is_pact(named, known().pacts):
            return tree.who(named), named
    return (), number


def _first(
    tree: TieTree, number: int, near: Iterable[int], otherwise: tuple[tuple[Actor, ...] | None, int], lands: bool = False
) -> tuple[tuple[Actor, ...] | None, int]:
    """Return whom the first of some words stands for that stands for anybody, and the word; with ``lands`` a place stands for its state."""
    for one in near:
        bound = _bound(tree, number, one)
        who = tree.who(one, number) if bound is None else bound
        if lands and all(actor.side is None for actor in who):
            who = tree.land(one)
        if who:
            return who, one
    return otherwise


def _bound(tree: TieTree, number: int, one: int) -> tuple[Actor, ...] | None:
    """Return whom the object pronoun of a joined verb stands for: the object of the verb before ("backed X and sells it tanks").

    Nobody where that object has no side; null where no verb stands before. An object pronoun is never the subject of its own verb.
    """
    word = tree.syntax.words[number]
    if tree.syntax.words[one].lower not in OBJECT_PRONOUNS or word.deprel != "conj" or word.head < 0:
        return None
    objects = tree.syntax.of(word.head, ("obj",))
    return next((who for before in objects if (who := tree.who(before, word.head))), () if objects else None)


def _shared(tree: TieTree, number: int) -> tuple[int, ...]:
    """Return the objects of the verb that "and" joins to one without any ("funds and arms X")."""
    return tuple(one for verb in tree.syntax.of(number, ("conj",)) for one in tree.syntax.of(verb, ("obj",)))


def _heads_over(tree: TieTree, number: int) -> tuple[int, ...]:
    """Return the nouns over a participle or a relative clause: it can belong to any of them ("talks in the city, sponsored by X")."""
    words, syntax = tree.syntax.words, tree.syntax
    relative = any(words[one].lower in RELATIVES for one in syntax.of(number, ("obj", "nsubj:pass")))
    if not (words[number].deprel == "acl" and syntax.is_passive(number)) and not (words[number].deprel == "acl:relcl" and relative):
        return ()
    return tuple(one for one in tree.syntax.above(number) if tree.syntax.words[one].upos == "NOUN")
