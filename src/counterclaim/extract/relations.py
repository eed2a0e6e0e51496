"""Standing ties between two sides, each with who asserts it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

import msgspec

from counterclaim.actor import INTL, NGO, OUTLET, UNSIDED, Actor
from counterclaim.claim import Claim
from counterclaim.event import Event, Place, Relation, RelationKind
from counterclaim.extract.camps import whole
from counterclaim.extract.clauses import Found, Sentence, Voice, covering, matches, sentences, span_of, vocabulary, voices
from counterclaim.extract.context import Reading, made_by
from counterclaim.extract.foremost import foremost
from counterclaim.extract.parties import NO_BELLIGERENT, wars
from counterclaim.extract.tie_verbs import OBJECT_PRONOUNS
from counterclaim.extract.tie_words import blocs
from counterclaim.extract.ties import ties_of
from counterclaim.ids import content_id
from counterclaim.noun import Span
from counterclaim.vocabulary.actors import name_of_side, side_of_word
from counterclaim.vocabulary.loader import Vocabulary, load

BEFORE = re.compile(r"\b(?P<who>[A-Z][\w.]*)[-‐‑](?P<tie>[a-z]+)\s+$")
OPENING = re.compile(r"(?P<who>[A-Z][\w.]*)[-‐‑](?P<tie>[a-z]+)\s")
PAIR = re.compile(r"\b(?P<left>[A-Z][\w.]*)[-‐‑–](?P<right>[A-Z][\w.]*) (?P<tie>[a-z]+)(?: (?P<next>[a-z]+))?")
MEDIATED = re.compile(
    r"\b(?P<who>[A-Z][\w.]*)[-‐‑](?:(?:brokered|mediated)\b"
    r"|(?:led|sponsored|hosted|facilitated|convened) (?:[a-z]+ ){0,2}?"
    r"(?:talks|negotiations|mediation|truce|ceasefire|cease-fire|cessation|peace (?:process|efforts?|plan)"
    r"|efforts? to (?:[a-z]+ ){1,2}(?:peace |the )?(?:talks|war|conflict|fighting|truce|ceasefire))\b)"
)
LEAST_ATTACKS = 2  # of one side on the other by which an article's events set the two against each other
CLEARLY = 2  # times as many as those between any other two
MEDIATED_WAR = 6  # weight of the evidence for a war from which those who mediate are taken to mediate in it
LOOK_BACK = 30  # characters before a mention in which its compound stands
FRIENDLY: tuple[RelationKind, ...] = ("supports", "alliance", "supplies_arms")  # with one of these one event makes no enemies


class RelationPatterns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The patterns of one kind of tie; ``parties`` = "belligerents" where a pattern without {B} is a tie to those who fight.

    ``unparsed`` where they are for passages without a parse alone, which tells the same more surely.
    """

    kind: RelationKind
    patterns: tuple[str, ...]
    parties: str = ""
    unparsed: bool = False


class RelationVocabulary(Vocabulary, frozen=True, kw_only=True):
    """relations.toml."""

    symmetric: frozenset[str]
    war_weight: int
    conflict_weight: int
    relations: tuple[RelationPatterns, ...]


def extract_relations(
    reading: Reading, claims: Sequence[Claim], events: Sequence[Event] = (), places: Sequence[Place] = ()
) -> tuple[Relation, ...]:
    """Return the ties that the article states, one for each pair, kind and asserting side, the first words that state it.

    ``events`` are the article's: whoever mediates does so between those of whom they tell most. ``places`` are the article's: a base at one
    of them is a base in its state.
    """
    scene = whole(reading)
    reading, pair = scene.reading, scene.fighting
    fighting = scene.opposed or foremost(reading, events) or scene.parleying or _first_war(reading) or _in_events(events)
    lands = {one.name.casefold(): _state_actor(one.iso3) for one in places if one.iso3 and one.lat is not None}
    found: dict[tuple[object, ...], Relation] = {}
    undirected: list[Found] = []
    for sentence in sentences(reading):
        for kind, match in _ties(reading, sentence, fighting, lands):
            if kind == "supplies_arms" and not match.right:
                undirected.append(match)
            for relation in _relations(reading, claims, kind, match):
                found.setdefault(_key(relation), relation)
    for match in _directed(reading, undirected, tuple(found.values())):
        for relation in _relations(reading, claims, "supplies_arms", match):
            found.setdefault(_key(relation), relation)
    stated = frozenset(_pair_of(one) for one in found.values() if one.kind == "hostile")
    for relation in (*_at_war(reading, claims, pair, stated), *_in_camps(reading, claims, pair, stated)):
        found.setdefault(_key(relation), relation)
    return tuple(found.values())


def _directed(reading: Reading, undirected: Sequence[Found], told: Sequence[Relation]) -> Iterator[Found]:
    """Yield the deliveries that name nobody who gets them, to the one side that their paragraph says is helped; none where two are."""
    for match in undirected:
        passage = reading.passages[match.sentence.passage].passage
        near = (one for one in told if one.kind in ("supplies_arms", "supports") and passage.start <= one.start < passage.end)
        helped = {one.right.side: one.right for one in near}
        if len(helped) == 1:
            yield replace(match, right=tuple(helped.values()))


def _first_war(reading: Reading) -> tuple[Actor, ...]:
    """Return the sides of the war that the article tells most of: whoever mediates there does so between them."""
    found = wars(reading.passages)
    return (found[0].left, found[0].right) if found and found[0].weight >= MEDIATED_WAR else ()


def _in_events(events: Sequence[Event]) -> tuple[Actor, ...]:
    """Return the two of whom the article's events tell that one attacks the other, where they do so far more often than any others."""
    struck = [pair for event in events if event.plover == "ASSAULT" for pair in _pairs(event.actors, event.recipients)]
    count = Counter(frozenset((left.side, right.side)) for left, right in struck if NO_BELLIGERENT.isdisjoint((left.side, right.side)))
    ranked = count.most_common(2)
    if not ranked or ranked[0][1] < LEAST_ATTACKS or (len(ranked) > 1 and ranked[0][1] < CLEARLY * ranked[1][1]):
        return ()
    return next(pair for pair in struck if frozenset((pair[0].side, pair[1].side)) == ranked[0][0])


def _pair_of(relation: Relation) -> frozenset[str | None]:
    return frozenset((relation.left.side, relation.right.side))


def _at_war(
    reading: Reading, claims: Sequence[Claim], pair: tuple[Actor, ...], stated: frozenset[frozenset[str | None]]
) -> Iterator[Relation]:
    """Yield a hostile tie for each pair of sides that the article sets at war, where no sentence states the tie itself.

    Of others than the ``pair`` that fights in the article as a whole, words for their conflict must tell it: one blow is no standing tie.
    """
    fighting, known = frozenset(actor.side for actor in pair), load("relations", RelationVocabulary)
    for war in wars(reading.passages):
        if war.sides in stated or war.plainest < (known.war_weight if war.sides == fighting else known.conflict_weight):
            continue
        passage, start, end = war.where
        sentence = next(line for line in sentences(reading) if line.passage == passage and line.start <= start < line.end)
        match = Found(sentence, start, end, (war.left,), (war.right,), reading.passages[passage].view[start:end])
        yield from list(_relations(reading, claims, "hostile", match))[:1]


def _in_camps(
    reading: Reading, claims: Sequence[Claim], pair: tuple[Actor, ...], stated: frozenset[frozenset[str | None]]
) -> Iterator[Relation]:
    """Yield a hostile tie between the two who fight in an article as a whole, at the first sentence that names both."""
    known = {war.sides for war in wars(reading.passages)}
    sides = frozenset(actor.side for actor in pair)
    if not pair or sides in stated or sides in known:
        return
    for line in sentences(reading):
        slots = [slot for slot in line.slots if any(actor.side in sides for actor in slot.actors)]
        if sides <= {actor.side for slot in slots for actor in slot.actors}:
            start, end = min(slot.start for slot in slots), max(slot.end for slot in slots)
            match = Found(line, start, end, pair[:1], pair[1:], reading.passages[line.passage].view[start:end])
            yield from list(_relations(reading, claims, "hostile", match))[:1]
            return


def _ties(
    reading: Reading, sentence: Sentence, fighting: tuple[Actor, ...], lands: Mapping[str, Actor]
) -> Iterator[tuple[RelationKind, Found]]:
    parsed = bool(reading.passages[sentence.passage].words)
    for row in load("relations", RelationVocabulary).relations:
        for match in () if parsed and row.unparsed else matches(sentence, row.patterns):
            if row.kind == "hosts" and match.right and all(actor.kind == "state" for actor in match.right):
                continue  # a guest is a force or a group, whatever a pronoun was taken for
            if parsed and row.kind in FRIENDLY and _to_pronoun(sentence, match):
                continue  # the parse knows whom an object pronoun goes back to, or that nobody does
            parties = match.right or (_others(fighting, match.left) if row.parties == "belligerents" else ())
            yield row.kind, replace(match, right=parties)
    yield from ties_of(reading, sentence, fighting, lands)
    yield from _compounds(reading, sentence)
    yield from _brokered(reading, sentence, fighting)
    yield from _pairs_in_compounds(reading, sentence)


def _to_pronoun(sentence: Sentence, match: Found) -> bool:
    """Whether the right side of a match is an object pronoun's ("has sent them weapons")."""
    inside = (slot for slot in sentence.slots if match.start <= slot.start and slot.end <= match.end and slot.actors == match.right)
    return any(slot.mention.form == "pronoun" and slot.mention.head in OBJECT_PRONOUNS for slot in inside)


def _others(fighting: tuple[Actor, ...], left: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the belligerents between whom ``left`` stands; none where it is one of them."""
    sides = {actor.side for actor in fighting}
    return () if any(actor.side in sides for actor in left) else fighting


def _compounds(reading: Reading, sentence: Sentence) -> Iterator[tuple[RelationKind, Found]]:
    """Yield the ties of "Xlandish-backed Y": the compound stands before Y's mention or opens it."""
    view = reading.passages[sentence.passage].view
    for slot in sentence.slots:
        start = max(sentence.start, slot.start - LOOK_BACK)
        match = BEFORE.search(view, start, slot.start) or OPENING.match(view, slot.start, slot.end)
        kind = _compound_kind(match["tie"]) if match else None
        backer = _state(match["who"]) if match and kind else None
        if match and kind and backer:
            at = match.start()
            yield kind, Found(sentence, at, slot.end, (backer,), slot.actors[:1], view[at : slot.end])


def _brokered(reading: Reading, sentence: Sentence, fighting: tuple[Actor, ...]) -> Iterator[tuple[RelationKind, Found]]:
    """Yield the ties of "a Xlandish-brokered truce": between those who fight, else the two whom the sentence names together."""
    view = reading.passages[sentence.passage].view
    for match in MEDIATED.finditer(view, sentence.start, sentence.end):
        mediator = _state(match["who"])
        parties = fighting or next((slot.actors for slot in sentence.slots if len(slot.actors) == 2), ())
        if mediator and parties:
            yield "mediates", Found(sentence, match.start(), match.end(), (mediator,), parties, match.group())


def _pairs_in_compounds(reading: Reading, sentence: Sentence) -> Iterator[tuple[RelationKind, Found]]:
    """Yield the tie of "Xlandish-Ylandish alliance"."""
    view = reading.passages[sentence.passage].view
    for match in PAIR.finditer(view, sentence.start, sentence.end):
        kind = _compound_kind(match.group("tie")) or _compound_kind(match.group("next") or "")
        left, right = _state(match.group("left")), _state(match.group("right"))
        if kind and left and right:
            yield kind, Found(sentence, match.start(), match.end(), (left,), (right,), match.group())


@cache
def _compound_kind(ending: str) -> RelationKind | None:
    kind = vocabulary().compounds.get(ending) or vocabulary().pairs.get(ending)
    return next((row.kind for row in load("relations", RelationVocabulary).relations if row.kind == kind), None)


def _state(word: str) -> Actor | None:
    side = side_of_word(word)
    return _state_actor(side) if side else None


def _state_actor(side: str) -> Actor:
    return Actor(name=name_of_side(side) or side, side=side, kind="state", iso3=side)


def _relations(reading: Reading, claims: Sequence[Claim], kind: RelationKind, match: Found) -> Iterator[Relation]:
    span = span_of(reading, match)
    if any(actor.kind == "civilians" for actor in (*match.left, *match.right)):
        return  # refugees are guests, not a force, and what a citizen does ("fought for X") ties no state
    if kind == "supports":
        match = replace(match, right=tuple(actor for actor in match.right if actor.side not in (INTL, NGO)))
    else:
        match = replace(match, left=tuple(actor for actor in match.left if actor.name.casefold() not in blocs()))
    for voice in voices(claims, span.start, span.end) or _offered(claims, kind, span):
        both = (*match.left, *match.right)
        every = kind in load("relations", RelationVocabulary).symmetric and match.joint
        for left, right in _combined(both) if every else _pairs(match.left, match.right):
            yield _relation(reading, kind, span, left, right, voice)


def _offered(claims: Sequence[Claim], kind: RelationKind, span: Span) -> tuple[Voice, ...]:
    """Return the outlet where the tie is an offer to mediate: who offers to stands between the sides by offering."""
    offered = kind == "mediates" and any(claim.speech_act == "offer" for claim in covering(claims, span.start, span.end))
    return (Voice(OUTLET, None),) if offered else ()


def _combined(actors: Sequence[Actor]) -> Iterator[tuple[Actor, Actor]]:
    """Yield every two of those named together."""
    for number, one in enumerate(actors):
        yield from _pairs((one,), actors[number + 1 :])


def _pairs(left: Iterable[Actor], right: Iterable[Actor]) -> Iterator[tuple[Actor, Actor]]:
    others = tuple(right)
    for one in left:
        for other in others:
            if one.side != other.side and one.side not in UNSIDED and other.side not in UNSIDED:
                yield one, other


def _relation(reading: Reading, kind: RelationKind, span: Span, left: Actor, right: Actor, voice: Voice) -> Relation:
    return Relation(
        id=content_id("relation", reading.article.id, span.start, span.end, kind, left.side, right.side, voice.side),
        article=reading.article.id,
        start=span.start,
        end=span.end,
        spans=(span,),
        provenance=made_by(f"relations.{kind}"),
        left=_whole(left),
        right=_whole(right),
        kind=kind,
        asserted_by=voice.side,
        claim=voice.claim.id if voice.claim else None,
    )


def _whole(actor: Actor) -> Actor:
    """A tie of a leader or an army is its side's."""
    if actor.kind not in ("person", "military", "government_body", "civilians") or not actor.side:
        return actor
    name = name_of_side(actor.side)
    return Actor(name=name, side=actor.side, kind="state" if actor.iso3 else "unknown", iso3=actor.iso3) if name else actor


def _key(relation: Relation) -> tuple[object, ...]:
    pair = (relation.left.side, relation.right.side)
    symmetric = relation.kind in load("relations", RelationVocabulary).symmetric
    return (relation.kind, relation.asserted_by, frozenset(pair) if symmetric else pair)
