"""Assaults by the parse: every verb and noun of attack that is told as done, whoever made the attack.

The patterns (`event_harm`) know who did it where words stand in their usual order. This reader walks every clause instead: a predicate or a
noun of attack is an incident if the words above it leave it real and it tells more than the name of what was told before ("the attack").
Who did it is whom the clause names, else who the article as a whole leaves no doubt about, else nobody.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.actor import Actor
from counterclaim.extract.clauses import Found, covering, span_of
from counterclaim.extract.event_agents import Enmity, enemy_meant, enmity_of, is_violent, owning_group
from counterclaim.extract.event_drafts import Case, Draft, of_sides
from counterclaim.extract.event_harm import NO_FIGHTERS, assaults, harmers, tells
from counterclaim.extract.event_makers import Makers, Sides, makers_of
from counterclaim.extract.event_parse import Parsed, parsed_lines, told_words
from counterclaim.extract.event_parties import (
    BETWEEN,
    Parties,
    fighting_at,
    is_of_a_camp,
    is_repelling,
    parties_of_noun,
    parties_of_verb,
)
from counterclaim.extract.event_telling import is_closing, is_left_real, is_of_nature, is_parted, is_told
from counterclaim.extract.frames import Frame, counted_by, frames
from counterclaim.extract.incident_words import NOUNS, base, words
from counterclaim.extract.parties import wars
from counterclaim.extract.syntax import Syntax
from counterclaim.toll import Toll
from counterclaim.vocabulary.cues import grammar

LONGEST = 220  # characters between the ends of an incident, beyond which the parse is not to be trusted
OWNING_UP = ("to have ", "having ")
TELLING = frozenset({"state", "claim", "announce", "confirm"})  # acts by which a state tells what it has done


@dataclass(frozen=True, slots=True)
class Incident:
    """An attack of a sentence: the word that tells it, whether it takes two, and who makes and who suffers it by the words around."""

    word: int
    mutual: bool
    parties: Parties


def from_incidents(case: Case, told: Sequence[Draft], tolls: Sequence[Toll]) -> Iterator[Draft]:
    """Yield the assaults of every clause that ``told`` does not tell yet."""
    found = [(number, parsed, joined(parsed.syntax, incidents(case, parsed))) for number, parsed in parsed_lines(case)]
    enmity = enmity_of((*_pairs_told(case, told), *(pair for _, _, row in found for one in row for pair in _pairs(one))))
    makers = makers_of(_named(case, told, found))
    last: tuple[int, tuple[Actor, ...]] = (-1, ())  # who alone attacks in the sentence before, and in which passage it stands
    for number, parsed, row in found:
        here = [draft for draft in told if draft.plover == "ASSAULT" and draft.line == number]
        known = [draft.span for draft in here]
        fought = any(len({actor.side for actor in draft.actors}) > 1 for draft in here)  # who fight do the harm that the sentence tells
        counted = [toll for toll in tolls if tells(toll) and _is_in(case, toll, parsed)]
        named = [one.word for one in row if _fights(one)] + told_words(case, parsed, known)
        for incident in row:
            match = _match(parsed, incident)
            span = span_of(case.reading, match)
            if not any(one.start < span.end and span.start < one.end for one in known):
                alone = not fought and all(are_apart(parsed.syntax, incident.word, other) for other in named)
                before = last[1] if last[0] == parsed.sentence.passage else ()
                yield from _drafts(_Scene(case, enmity, makers, before, number, parsed, incident, match, counted, alone))
        last = parsed.sentence.passage, _sole_maker([*(of_sides(one.parties.doing) for one in row), *(draft.actors for draft in here)])
        last = (-1, ()) if counted else last  # what harm that did has been told


def _sole_maker(named: Iterable[tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """Return the one side that makes every attack of a sentence, empty where several do or none is named."""
    found = {frozenset(actor.side for actor in who): who for who in named if who}
    one = next(iter(found.values())) if len(found) == 1 else ()
    return one if len(one) == 1 else ()


def _named(
    case: Case, told: Sequence[Draft], found: Sequence[tuple[int, Parsed, Sequence[Incident]]]
) -> Iterator[tuple[Parsed, int, tuple[Actor, ...], Sides]]:
    """Yield the words of attack of which the article names who made it, with who that is and the sides that say so."""
    for number, parsed, row in found:
        yield from ((parsed, one.word, one.parties.doing, _voice(case, parsed, one.word)) for one in row if not one.mutual)
        for draft in told:
            if draft.plover == "ASSAULT" and draft.line == number:
                words_told = told_words(case, parsed, (draft.span,))
                yield from ((parsed, word, draft.actors, _voice(case, parsed, word)) for word in words_told)


def _voice(case: Case, parsed: Parsed, word: int) -> Sides:
    """Return the sides that tell what a word tells, empty where the outlet does."""
    one = parsed.syntax.words[word]
    span = span_of(case.reading, Found(parsed.sentence, one.start, one.end, (), (), one.lower))
    return frozenset(claim.claimant.side for claim in covering(case.claims, span.start, span.end) if claim.voice != "narrator")


def are_apart(syntax: Syntax, one: int, other: int) -> bool:
    """Whether two words of attack tell of two attacks: a clause or phrase between them is parted ("after", "while"), or acts by itself."""
    return any(is_parted(syntax, at) for at in syntax.between(one, other))


@dataclass(frozen=True, slots=True)
class _Scene:
    """An incident with all that may tell who made it."""

    case: Case
    enmity: Enmity
    makers: Makers
    before: tuple[Actor, ...]
    number: int
    parsed: Parsed
    incident: Incident
    match: Found
    tolls: Sequence[Toll]
    apart: bool


def _pairs_told(case: Case, told: Sequence[Draft]) -> Iterator[tuple[tuple[Actor, ...], tuple[Actor, ...]]]:
    yield from ((draft.actors, draft.recipients) for draft in told if draft.plover == "ASSAULT")
    for war in wars(case.reading.passages):
        yield (war.left,), (war.right,)
        yield (war.right,), (war.left,)


def _pairs(incident: Incident) -> Iterator[tuple[tuple[Actor, ...], tuple[Actor, ...]]]:
    """Yield who attacks whom by an incident: those who fight attack each other."""
    doing, suffering = incident.parties.doing, incident.parties.suffering
    yield doing, suffering
    if incident.mutual:
        yield suffering, doing


def joined(syntax: Syntax, found: Iterable[Incident]) -> tuple[Incident, ...]:
    """Return the incidents of a sentence with those that name nobody who did them as one: they tell of one attack and its harm."""
    rows: list[list[Incident]] = []
    for one in found:
        row = next((row for row in rows if not _acts(row[0]) and not _acts(one) and not are_apart(syntax, row[0].word, one.word)), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    return tuple(map(_whole, rows))


def _acts(incident: Incident) -> bool:
    return bool(of_sides(incident.parties.doing))


def _fights(incident: Incident) -> bool:
    """Whether somebody makes an attack who can: no charity or body."""
    return any(actor.kind not in NO_FIGHTERS for actor in of_sides(incident.parties.doing))


def _whole(row: Sequence[Incident]) -> Incident:
    """Return an attack told by several words as one: fighting only where nobody in particular suffers."""
    hurt = next((one.parties.suffering for one in row if one.parties.suffering), ())
    mutual = row[0].mutual if len(row) == 1 else any(one.mutual for one in row) and not hurt
    return Incident(row[0].word, mutual, replace(row[0].parties, suffering=hurt))


def incidents(case: Case, parsed: Parsed) -> Iterator[Incident]:
    """Yield the attacks that a sentence tells as done or denied, in order."""
    for frame in frames(parsed.syntax, parsed.words()):
        if frame.kind.type != "ASSAULT" or is_repelling(parsed.syntax, frame.word) or is_closing(parsed.syntax, frame):
            continue
        word = parsed.syntax.words[frame.word]
        told = is_told(parsed, frame) or (is_left_real(parsed.syntax, frame) and parsed.is_likely(case, frame.word, "ASSAULT"))
        answered = answering(parsed.syntax, frame.word) if word.upos in NOUNS and frame.real else ""
        if word.upos not in NOUNS and is_of_nature(parsed.syntax, frame.word):
            continue
        if word.upos in NOUNS and (told or answered):
            mutual = base(word.lower, "NOUN") in words().mutual or _is_along_front(parsed.syntax, frame.word)
            parties = parties_of_noun(case, parsed, frame.word, mutual=mutual)
            shifted = word.deprel == "obj" and answered in words().blaming  # "blamed attacks on poverty"
            if of_sides(parties.doing) or (told and not shifted):
                yield Incident(frame.word, mutual, parties)
        elif told:
            yield Incident(frame.word, _takes_two(parsed.syntax, frame), parties_of_verb(case, parsed, frame))


def _is_along_front(syntax: Syntax, word: int) -> bool:
    """Whether an attack of nobody in particular is told of the whole line between those who fight ("shelling along the front")."""
    head = syntax.words[word].head
    clause = syntax.of(head, ("obl",)) if head >= 0 and syntax.words[word].deprel == "nsubj" else ()
    along = (one for one in (*syntax.of(word, ("nmod", "obl")), *clause) if syntax.case_of(one) in ("along", "across"))
    owned = syntax.of(word, ("nmod:poss", "amod", "compound"))
    lines = (part for one in along for part in (one, *counted_by(syntax, one)))
    return not owned and any(base(syntax.words[one].lower, "NOUN") in words().fronts for one in lines)


def answering(syntax: Syntax, word: int) -> str:
    """Return the verb by which somebody claims an attack or is blamed for it, "" where none governs its noun."""
    at = word
    while syntax.words[at].head >= 0 and syntax.words[at].deprel in ("nmod", "obj", "obl", "nsubj:pass"):
        at = syntax.words[at].head
        if syntax.words[at].upos == "VERB":
            verb = base(syntax.words[at].lower)
            return verb if verb in words().blaming | words().claiming else ""
    return ""


def _takes_two(syntax: Syntax, frame: Frame) -> bool:
    """Whether a verb tells of fighting: by itself, or since fighting is what did it ("a war that killed", "killed in clashes")."""
    around = (*frame.subjects, *syntax.of(frame.word, ("obl", "obl:agent")))
    nouns = {base(syntax.words[one].lower, "NOUN") for one in around if syntax.words[one].upos in NOUNS}
    return base(syntax.words[frame.word].lower) in words().mutual or bool(nouns & words().mutual)


# Who did it -------------------------------------------------------------------------------------------------------------------------------


def _drafts(scene: _Scene) -> Iterator[Draft]:
    owning_up = () if scene.match.left else _owning_up(scene)
    if owning_up:
        others = tuple(one for one in scene.match.right if one.side not in {actor.side for actor in owning_up})
        scene = replace(scene, match=replace(scene.match, left=owning_up, right=others))
    doing, suffering = of_sides(scene.match.left), of_sides(scene.match.right)
    if doing and all(actor.kind == "person" for actor in (*doing, *suffering)):
        return  # politicians clash over other things
    if not doing and base(scene.match.words) in words().moving:
        return
    if not doing and not scene.apart and not scene.incident.mutual and (_is_harm(scene) or _is_manner(scene)):
        return  # the harm of an attack that the sentence tells with who made it ("40 were killed in Xlandish strikes")
    agents = _fighters(scene, doing, suffering) if scene.incident.mutual else doing or _implied(scene)
    if not doing and _is_mere_harm(scene) and not _own_deed(scene):
        return  # a toll of its own: the record holds it as one, and nothing says that it was an attack
    if scene.incident.mutual and not agents and not scene.tolls:
        return  # "the fighting" of nobody who is known, with no harm told of it, is no deed
    word = scene.parsed.syntax.words[scene.incident.word]
    at = span_of(scene.case.reading, replace(scene.match, start=word.start, end=word.end))
    for draft in assaults(scene.case, scene.number, replace(scene.match, left=agents), unnamed=True, at=at):
        yield replace(draft, rule="events.incident", apart=scene.apart, tolls=tuple(toll.id for toll in scene.tolls))


def _owning_up(scene: _Scene) -> tuple[Actor, ...]:
    """Return who says to have made an attack of which no word names another doer ("claimed to have shot it down"); else empty."""
    if scene.parsed.syntax.subjects(scene.incident.word, 0):
        return ()
    span, text = span_of(scene.case.reading, scene.match), scene.case.reading.article.text
    owned = [one for one in covering(scene.case.claims, span.start, span.end) if text[one.start :].startswith(OWNING_UP)]
    return of_sides(one.claimant for one in owned[-1:])


def _is_mere_harm(scene: _Scene) -> bool:
    """Whether a verb of harm has no doer, not even one without a side, in a sentence that speaks of no attack ("40 have been killed")."""
    nobody = not scene.parsed.syntax.subjects(scene.incident.word, 0)
    return nobody and _is_harm(scene) and not is_violent(scene.parsed.sentence.text)


def _is_manner(scene: _Scene) -> bool:
    """Whether a participle without a doer goes on with the clause above it ("struck a tanker, setting it ablaze")."""
    word = scene.parsed.syntax.words[scene.incident.word]
    return word.deprel == "advcl" and word.lower.endswith("ing") and not scene.parsed.syntax.of(scene.incident.word, ("mark", "nsubj"))


def _is_harm(scene: _Scene) -> bool:
    word = scene.parsed.syntax.words[scene.incident.word]
    return word.upos == "VERB" and base(word.lower) in words().harming


def _fighters(scene: _Scene, doing: tuple[Actor, ...], suffering: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return those who fight each other: whom the clause names, one of them with its one enemy, else the two of the article.

    A noun of fighting that names one side alone ("the Darfur clashes") tells where it is.
    """
    named = (*doing, *suffering)
    sides = {actor.side for actor in named}
    syntax, word = scene.parsed.syntax, scene.incident.word
    if syntax.words[word].upos in NOUNS and any(syntax.case_of(one) == BETWEEN for one in syntax.of(word, ("nmod", "obl"))):
        return named  # those between whom it is, be one of them unknown
    if len(sides) == 1 and (enemy := scene.enmity.attacker_of(sides)):
        return (named[0], *enemy)
    if not doing and syntax.words[word].upos == "VERB" and syntax.subjects(word):
        return ()  # somebody of no known side fights them
    alone = len(sides) == 1 and syntax.words[word].upos in NOUNS
    return named if sides and not alone else _implied(scene)


def _implied(scene: _Scene) -> tuple[Actor, ...]:
    """Return who made an attack of which the clause names nobody; empty where the article leaves it open."""
    if scene.incident.mutual:
        return fighting_at(scene.case, scene.parsed, scene.incident.word)
    if is_of_a_camp(scene.parsed.syntax, scene.incident.word):
        return ()
    case, match = scene.case, scene.match
    span = span_of(case.reading, match)
    word, voice = scene.parsed.syntax.words[scene.incident.word], _voice(case, scene.parsed, scene.incident.word)
    definite = {scene.parsed.syntax.words[one].lower for one in scene.parsed.syntax.of(scene.incident.word, ("det",))} & words().pointing
    return (
        _denying(scene)
        or (scene.makers.by_name(word, voice) if definite and word.upos in NOUNS else ())
        or _others(scene.makers.by_place(scene.parsed, scene.incident.word, voice), of_sides(match.right))
        or enemy_meant(case, match.right, match.sentence.text, span)
        or scene.enmity.attacker_of({one.side for one in of_sides(match.right)})
        or _harming(scene)
        or _own_deed(scene)
        or _going_on(scene)
        or owning_group(case, scene.number)
    )


def _denying(scene: _Scene) -> tuple[Actor, ...]:
    """Return the side that denies an attack without a doer: its own is denied ("Xland denied that homes had been targeted")."""
    word = scene.parsed.syntax.words[scene.incident.word]
    if word.head < 0 or scene.parsed.syntax.words[word.head].lower not in words().denying:
        return ()
    span = span_of(scene.case.reading, replace(scene.match, start=word.start, end=word.end))
    denied = [claim.claimant for claim in covering(scene.case.claims, span.start, span.end) if claim.speech_act == "deny"]
    suffering = {actor.side for actor in of_sides(scene.match.right)}
    fit = len({actor.side for actor in denied}) == 1 and not _is_harm(scene) and denied[0].side not in suffering
    return of_sides(denied[:1]) if fit else ()


def _own_deed(scene: _Scene) -> tuple[Actor, ...]:
    """Return the state that tells of harm to "terrorists" or "the enemy" without a word of who did it: it did."""
    syntax, case = scene.parsed.syntax, scene.case
    harmed = (part for one in syntax.objects(scene.incident.word) for part in syntax.down(one, ("nmod", "compound", "amod"), 2))
    if not any(base(syntax.words[one].lower, "NOUN") in words().foes for one in harmed):
        return ()
    span = span_of(case.reading, scene.match)
    told = [claim for claim in covering(case.claims, span.start, span.end) if claim.claimant.iso3 == claim.claimant.side is not None]
    own = {claim.claimant.side: claim.claimant for claim in told if claim.speech_act in TELLING}
    return tuple(own.values()) if len(own) == 1 else ()


def _going_on(scene: _Scene) -> tuple[Actor, ...]:
    """Return who makes the attack of the sentence before, whose harm this one goes on to tell ("X bombed the town. Nine people died.")."""
    syntax, known = scene.parsed.syntax, words()
    said = {syntax.words[one].lower for one in scene.parsed.words()}
    if not _is_harm(scene) or said & known.turning or any(toll.period != "incident" for toll in scene.tolls):
        return ()
    span = span_of(scene.case.reading, scene.match)
    own = {claim.claimant.side for claim in covering(scene.case.claims, span.start, span.end)}
    return () if scene.before and scene.before[0].side in own else _others(scene.before, of_sides(scene.match.right))


def _others(makers: tuple[Actor, ...], suffering: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return ``makers`` unless one of them suffers: then it is another attack on the same place."""
    return makers if {one.side for one in makers}.isdisjoint(one.side for one in suffering) else ()


def _harming(scene: _Scene) -> tuple[Actor, ...]:
    """Return the one whom the tolls that the attack's own clause gives make answerable, where none tells another."""
    found = {tuple(actor.side for actor in one): one for toll in _own_tolls(scene) if (one := harmers(scene.case, toll))}
    return next(iter(found.values())) if len(found) == 1 else ()


def _own_tolls(scene: _Scene) -> Iterator[Toll]:
    """Yield the tolls that are not told apart from the attack ("strikes on the port; Xland says it downed 30 drones")."""
    parsed, passage = scene.parsed, scene.case.reading.passages[scene.parsed.sentence.passage].passage
    for toll in scene.tolls:
        places = ((at, passage.to_article(word.start, word.end)[0]) for at in parsed.words() for word in [parsed.syntax.words[at]])
        inside = (at for at, start in places if start >= toll.start)
        counted = next(inside, scene.incident.word)
        own = toll.stance == "enemy" and _has_possessive(parsed.syntax, counted)
        if not own and not are_apart(parsed.syntax, scene.incident.word, counted):
            yield toll


def _has_possessive(syntax: Syntax, word: int) -> bool:
    """Whether what a number counts is somebody's who tells of it ("two of its fighters"): then it is no loss of his enemy's."""
    whole = syntax.words[word].head if syntax.words[word].deprel == "nummod" else word
    return any(syntax.words[one].lower in grammar().possessives for one in syntax.below(whole))


def _is_in(case: Case, toll: Toll, parsed: Parsed) -> bool:
    passage = case.reading.passages[parsed.sentence.passage].passage
    start, end = passage.to_article(parsed.sentence.start, parsed.sentence.end)
    return start <= toll.start < end


def _match(parsed: Parsed, incident: Incident) -> Found:
    word = parsed.syntax.words[incident.word]
    start, end = min(word.start, incident.parties.start), max(word.end, incident.parties.end)
    if end - start > LONGEST:
        start, end = word.start, word.end
    return Found(parsed.sentence, start, end, incident.parties.doing, incident.parties.suffering, word.lower)
