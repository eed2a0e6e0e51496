"""Who made an attack that names nobody: the camp whose word stands before it, the enemy of who suffers, the group that owns to it.

Each of these is silent where more than one answer would fit: nobody is a better answer than somebody else.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.actor import INTL, NGO, OTHER, OUTLET, UNNAMED, Actor, ActorKind
from counterclaim.extract.clauses import SLOT, Sentence, Slot, covering
from counterclaim.extract.deed_words import words as deed_words
from counterclaim.extract.deeds import Deed
from counterclaim.extract.event_drafts import Case, means_of, plover
from counterclaim.extract.recency import is_old
from counterclaim.noun import Span
from counterclaim.vocabulary.actors import name_of_side

WHERE = re.compile(r"\b(?:in|around|near|over|inside|across|along|outside)\s+(?:the\s+)?$")
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
SINCE = re.compile(r"\bsince\b")
NO_ATTACKER = frozenset({INTL, NGO, OTHER, OUTLET, UNNAMED})
CLEAR = 2  # times the attacks of the next side that the one meant has made
CAMP_REACH = 4  # words before a noun of attack in which the camp that attacks is told


@dataclass(frozen=True, slots=True)
class Enmity:
    """Who attacks whom in an article, by the attacks that name both: how often a side attacks another."""

    attacks: Mapping[str, Counter[Actor]]

    def attacker_of(self, sides: Collection[str | None]) -> tuple[Actor, ...]:
        """Return the one side that attacks ``sides``, where no other does nearly as often; empty where that is open."""
        found: Counter[Actor] = Counter()
        for side in sides:
            found.update(self.attacks.get(side or "", Counter()))
        ranked = [(actor, times) for actor, times in found.most_common() if actor.side not in sides and actor.iso3 not in sides]
        clear = ranked and (len(ranked) == 1 or ranked[0][1] >= CLEAR * ranked[1][1])
        return (ranked[0][0],) if clear else ()


def enmity_of(pairs: Iterable[tuple[Sequence[Actor], Sequence[Actor]]]) -> Enmity:
    """Return the enmity that attacks tell, each as who made it and who suffered it."""
    found: dict[str, Counter[Actor]] = {}
    for doing, suffering in pairs:
        for actor in doing:
            for other in suffering:
                if actor.side and other.side and actor.side != other.side and actor.side not in NO_ATTACKER:
                    found.setdefault(other.side, Counter())[_whole(actor)] += 1
    return Enmity(found)


def _whole(actor: Actor) -> Actor:
    """Leaders and forces stand for their side."""
    name = name_of_side(actor.side or "")
    kind: ActorKind = "state" if actor.iso3 == actor.side else "armed_group"
    return Actor(name, actor.side, kind, iso3=actor.iso3) if name else replace(actor, office=None, capacity=None)


def enemy_meant(case: Case, recipients: Sequence[Actor], text: str, span: Span) -> tuple[Actor, ...]:
    """Return the enemy of whoever suffers, or of the side that complains of harm to its people; empty where nothing tells."""
    if len(case.fighting) != 2:
        return ()
    sides = {actor.side for actor in case.fighting}
    suffering = tuple(actor for actor in recipients if actor.side in sides)
    if suffering:
        return case.enemies_of(suffering)
    speaking = tuple({claim.claimant for claim in covering(case.claims, span.start, span.end) if claim.claimant.side in sides})
    return case.enemies_of(speaking) if len(speaking) == 1 and any(word in text for word in plover().suffered) else ()


def of_camp(case: Case, deed: Deed) -> tuple[Actor, ...]:
    """Return the camp whose common word stands before a noun of attack ("rebel mortar fire", "the government offensive")."""
    state, group = case.camps
    if deed.form != "noun" or state is None or group is None:
        return ()
    before = WORD.findall(deed.sentence.text[: _text_at(deed.sentence, deed.start)])[-CAMP_REACH:]
    for word in reversed(before):
        if word in plover().state_words:
            return (state,)
        if word in plover().group_words:
            return (group,)
        if word not in deed_words().between_noun:
            break
    return ()


def _text_at(sentence: Sentence, offset: int) -> int:
    """Return the offset in the sentence's text of a view offset outside its slots."""
    text, view = next(pair for pair in reversed(sentence.places) if pair[1] <= offset)
    return text + offset - view


def fighting_in(case: Case, line: int) -> tuple[Actor, ...]:
    """Return the two who fight, unless the sentence names only others, or two states fight and it is set in a third."""
    named = {actor.side for slot in _acting(case, line) for actor in slot.actors if actor.iso3 or actor.kind == "armed_group"}
    sides = {actor.side for actor in case.fighting}
    if len(case.fighting) != 2 or (named and named.isdisjoint(sides)) or _is_elsewhere(case, line):
        return ()
    return case.fighting


def _is_elsewhere(case: Case, line: int) -> bool:
    """Whether a sentence places what it tells in a state other than the two that fight."""
    if line < 0 or any(actor.side != actor.iso3 for actor in case.fighting):
        return False
    acting = set(_acting(case, line))
    places = (slot for slot in case.lines[line].slots if slot not in acting and slot.mention.head == "country")
    where = {actor.side for slot in places for actor in slot.actors}
    return bool(where) and where.isdisjoint(actor.side for actor in case.fighting)


def at_home(case: Case, line: int) -> tuple[Actor, ...]:
    """Return the state that fights rebels without a name, unless the sentence names others."""
    sides = {actor.side for actor in case.unnamed_war}
    others = {actor.side for slot in _acting(case, line) for actor in slot.actors} - sides
    return () if case.fighting or others else case.unnamed_war


def _acting(case: Case, line: int) -> Iterator[Slot]:
    """Yield the slots of a sentence that do more than say where."""
    if line < 0:
        return
    text = case.lines[line].text
    for match in SLOT.finditer(text):
        if not WHERE.search(text[: match.start()]):
            yield case.lines[line].slots[int(match.group(1))]


def owning_group(case: Case, line: int) -> tuple[Actor, ...]:
    """Return the group that claims the attack that the article is about, where the sentence tells of no other day."""
    sentence = case.lines[line]
    if SINCE.search(sentence.text):  # a count over the whole war
        return ()
    days = {mention for mention in case.reading.passages[sentence.passage].times if sentence.start <= mention.start < sentence.end}
    recent = not any(is_old(case.reading, sentence.passage, mention) for mention in days)
    others = {actor.side for slot in sentence.slots for actor in slot.actors if actor.kind == "armed_group"}
    of_war = not case.fighting or (case.culprit and case.culprit.side in {actor.side for actor in case.fighting})
    return (case.culprit,) if case.culprit and recent and of_war and others <= {case.culprit.side} else ()


def is_led_by_place(view: str, start: int) -> bool:
    """Whether a preposition of place leads what stands at an offset."""
    return WHERE.search(view[:start].casefold()) is not None


def is_violent(text: str) -> bool:
    """Whether a sentence tells of an attack, whoever made it: a death alone may be an accident."""
    return means_of(text) is not None or not plover().violent.isdisjoint(WORD.findall(text))
