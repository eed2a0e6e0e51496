"""Who mediates, by what they are called or under whose eye the two meet: "Qatar's mediators", "the UN envoy", "under the aegis of X"."""

from collections.abc import Iterator, Sequence

from counterclaim.actor import INTL, NGO, Actor
from counterclaim.extract.clauses import Slot
from counterclaim.extract.tie_nouns import HYPHENS, bearers
from counterclaim.extract.tie_tree import TieTree, match_of, state
from counterclaim.extract.tie_words import Tie, known
from counterclaim.vocabulary.cues import grammar

FROM = ("from", "of")
OVER = ("of", "by", "from")


def of_mediator(tree: TieTree, view: str, number: int, parties: Sequence[Actor]) -> Iterator[Tie]:
    """Yield the tie of whoever a noun says mediates, between those who fight; an offer or a wish to makes no mediator."""
    noun, words = _noun(tree, number), known().mediating
    envoy = noun in words.envoys and tree.parleying and _mediates(tree, number)
    if (noun in words.nouns or envoy) and tree.is_there(number, known().ending):
        yield from _tie(tree, view, number, _called(tree, number), parties)
    elif _is_plan(tree, number, noun) or (tree.syntax.words[number].lower in words.auspices and tree.syntax.case_of(number) in words.under):
        yield from _tie(tree, view, number, _over(tree, number), parties)


def _noun(tree: TieTree, number: int) -> str:
    """Return the base form of a noun, "cochair" for "co-chair" however it is cut."""
    words = tree.syntax.words
    parted = number > 1 and words[number - 1].lower in HYPHENS and words[number - 2].lower == "co"
    return f"co{tree.lemma(number)}" if parted else tree.lemma(number).replace("co-", "co")


def _is_plan(tree: TieTree, number: int, noun: str) -> bool:
    """Whether a noun is somebody's plan for a truce, be it taken up or not."""
    words = known().mediating
    return noun in words.plans and tree.marked(number, words.planned) and not _is_none(tree, number)


def _is_none(tree: TieTree, number: int) -> bool:
    return any(tree.syntax.words[one].lower == "no" for one in tree.syntax.of(number, ("det",)))


def _mediates(tree: TieTree, number: int) -> bool:
    """Whether an envoy is one who mediates: a special one or a body's own, not a state's at that body ("X's UN envoy") or to a state."""
    at_home = known().mediating.bodies
    owners = (tree.syntax.words[one].lower for one in tree.syntax.of(number, ("nmod:poss", "amod", "compound")))
    stray = [
        word
        for word in owners
        if word not in known().mediating.marked | at_home and (word in grammar().possessives or state(word) is not None)
    ]
    plain = not tree.marked(number, at_home) or not stray
    return tree.marked(number, known().mediating.marked | at_home) and plain and not tuple(tree.led_to(number, ("to",)))


def _tie(tree: TieTree, view: str, number: int, who: Sequence[Actor], parties: Sequence[Actor]) -> Iterator[Tie]:
    sides = {actor.side for actor in parties}
    left = tuple(actor for actor in who if actor.side not in (None, NGO))
    if left and parties and sides.isdisjoint(actor.side for actor in left):  # who fights mediates in no war of its own
        yield "mediates", match_of(tree, view, (number,), left, tuple(parties))


def _called(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return who is called a mediator: what the mention names, whom the noun describes, whose the mediator is."""
    slot = tree.slot(number)
    if slot is not None and slot.actors:
        return _named(tree, slot)
    described = tuple(dict.fromkeys(actor for one in bearers(tree, number) for actor in tree.who(one)))
    sent = (tree.who(one) for one in tree.led_to(number, FROM))
    return described or tree.owner(number) or next((who for who in sent if who), ())


def _named(tree: TieTree, slot: Slot) -> tuple[Actor, ...]:
    """Return whom a mention stands for; of several nobody whom its own words do not name but the body ("the co-chairs of the group")."""
    if len(slot.actors) == 1:
        return slot.actors
    inside = (word.lower for word in tree.syntax.words if slot.start <= word.start < slot.end)
    named = {found.side for word in inside if (found := state(word)) is not None}
    return tuple(actor for actor in slot.actors if actor.side == INTL or actor.side in named)


def _over(tree: TieTree, number: int) -> tuple[Actor, ...]:
    """Return under whose auspices something is: "X's", "the X", "of X"."""
    led = (tree.who(one) for one in (*tree.led_to(number, OVER), *_by_active(tree, number)))
    return tree.owner(number) or next((who for who in led if who), ())


def _by_active(tree: TieTree, number: int) -> tuple[int, ...]:
    """Return what "by" leads to that the parse hangs on the active verb over a noun ("rejected a proposal by X")."""
    head = tree.syntax.words[number].head
    if tree.syntax.words[number].deprel != "obj" or head < 0 or tree.syntax.of(head, ("nsubj:pass", "aux:pass")):
        return ()
    return tuple(one for one in tree.led_to(head, ("by",)) if one > number)
