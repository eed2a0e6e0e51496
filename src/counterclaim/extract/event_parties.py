"""Who makes and who suffers an attack by the words of its clause: names, owners of forces, pronouns, common words of a camp."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.actor import Actor
from counterclaim.extract.camps import is_foreign
from counterclaim.extract.clauses import Slot, covering
from counterclaim.extract.deed_words import words as deed_words
from counterclaim.extract.event_drafts import NO_ACTOR, Case, plover
from counterclaim.extract.event_parse import Parsed, is_bare, owned_words
from counterclaim.extract.frames import Frame, counted_by, is_negated, is_told_as_done, kind_of
from counterclaim.extract.incident_words import NOUNS, base, is_scene, words
from counterclaim.extract.syntax import BESIDE, Syntax
from counterclaim.vocabulary.actors import claimant_of_land, unrecognised
from counterclaim.vocabulary.cues import grammar

FROM_NOUN = ("nmod", "nmod:poss", "obl", "obj", "nsubj", "nsubj:pass", "conj", "appos", "obl:agent", "compound")
OWNING = ("nmod:poss", "amod", "compound")
ORIGIN, UNDER, BLAMED_ON, THEY, BETWEEN = "from", "under", "on", "they", "between"
ITS = "its"
SINGULAR = frozenset({"him", "her"})
MEANS = ("in", "during", "with", "by")  # before a noun of attack: who strikes is who makes it ("killed nine in a raid")
WAYS = ("against", "through", "via", "from", "over", "despite")
AGENTS, TARGETS, RIVALS = ("by", "from"), ("on", "against", "of", "at", "upon", "into"), ("between", "with", "against", "involving")


@dataclass(frozen=True, slots=True)
class Parties:
    """Who makes an attack and who suffers it, and the view offsets of the words that say so (0 and 0 where none do)."""

    doing: tuple[Actor, ...]
    suffering: tuple[Actor, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom words of the clause mean."""

    start: int
    end: int
    actors: tuple[Actor, ...]


def parties_of_verb(case: Case, parsed: Parsed, frame: Frame) -> Parties:
    """Return who does and who suffers what a verb tells."""
    doing = [named for one in frame.subjects for named in acting(case, parsed, one)]
    if not doing and frame.kind.type == "ASSAULT":  # who made the attack that killed
        doing = [named for one in frame.subjects if _is_attack(parsed.syntax, one) for named in _makers(case, parsed, one)]
    if not doing and frame.kind.type == "ASSAULT":  # whom those fought that it befell
        doing = [named for one in _fought(parsed.syntax, frame) for named in acting(case, parsed, one)]
    if not doing and frame.kind.type == "MOBILIZE":  # whose troops are sent sends them
        doing = [named for one in frame.objects for named in acting(case, parsed, one)]
    bearing = frame.objects
    if frame.kind.type == "AID":  # against whom, and by which way, is not to whom
        bearing = tuple(one for one in bearing if parsed.syntax.case_of(one) not in WAYS)
    if frame.kind.type == "ASSAULT":
        beside = (one for one in parsed.syntax.of(frame.word, ("obl",)) if parsed.syntax.case_of(one) in BESIDE)
        doing += [named for one in beside if doing for named in acting(case, parsed, one)]
        fighting = [one for one in bearing if parsed.syntax.case_of(one) == BETWEEN]
        doing = doing or [named for one in fighting for named in acting(case, parsed, one)]  # "fighting went on between X and Y"
        bearing = tuple(one for one in bearing if one not in fighting)
        origins = [one for one in bearing if parsed.syntax.case_of(one) == ORIGIN and not _is_taking(parsed.syntax, frame.word)]
        bearing = tuple(one for one in bearing if one not in origins)
        doing = doing or [_of(slot) for one in origins if (slot := parsed.slot(one)) and slot.mention.head != "country"]
    return _parties(doing, (named for one in bearing for named in suffering(case, parsed, one)))


def _fought(syntax: Syntax, frame: Frame) -> Iterator[int]:
    """Yield whom those fought who suffer by a passive ("killed fighting X")."""
    if syntax.is_passive(frame.word):
        clauses = (at for one in (frame.word, *frame.objects) for at in syntax.of(one, ("advcl", "acl")))
        yield from (one for at in clauses if base(syntax.words[at].lower) in words().mutual_verbs for one in syntax.of(at, ("obj",)))


def _is_taking(syntax: Syntax, word: int) -> bool:
    """Whether what a verb tells is done "from" who loses by it ("seized the town from X"), not fired from where X is."""
    return base(syntax.words[word].lower) in words().taking | words().regaining


def parties_of_noun(case: Case, parsed: Parsed, word: int, *, mutual: bool) -> Parties:
    """Return who makes and who suffers an attack by what hangs on its noun, else by the verb that the noun hangs on."""
    syntax = parsed.syntax
    doing = [_of(slot) for slot in _owners(parsed, word) if not (mutual and _is_theatre(slot))] or list(_possessing(parsed, word))
    doing = doing or list(_of_camp(case, parsed, word))
    bearing: list[Named] = []
    blamed = _is_blamed(syntax, word)
    for one in syntax.of(word, ("nmod", "obl")):
        preposition = syntax.case_of(one)
        if preposition in AGENTS or (mutual and preposition in RIVALS) or (blamed and preposition == BLAMED_ON):
            doing.extend(acting(case, parsed, one))
        elif preposition in TARGETS:
            bearing.extend(suffering(case, parsed, one))
    if not doing:
        doing.extend(_owning_up(case, parsed, word))
    if not doing and not any(syntax.case_of(one) == "by" for one in syntax.of(word, ("nmod", "obl", "obl:agent"))):
        makes, bears = _around(case, parsed, word)
        doing.extend(makes)
        bearing.extend(bears)
    return _parties(doing, bearing)


def _is_blamed(syntax: Syntax, word: int) -> bool:
    """Whether a noun of attack is what somebody blames on those behind "on"."""
    head = syntax.words[word].head
    return head >= 0 and syntax.words[word].deprel == "obj" and base(syntax.words[head].lower) in words().blaming


def _is_attack(syntax: Syntax, word: int) -> bool:
    kind = kind_of(syntax, word) if syntax.words[word].upos in NOUNS else None
    return kind is not None and kind.type == "ASSAULT" and base(syntax.words[word].lower, "NOUN") not in words().mutual


def _makers(case: Case, parsed: Parsed, word: int) -> list[Named]:
    """Return who makes the attack of a noun by what hangs on it and by the verb that it hangs on."""
    agents = (one for one in parsed.syntax.of(word, ("nmod", "obl")) if parsed.syntax.case_of(one) in AGENTS)
    by = [named for one in agents for named in acting(case, parsed, one)]
    return by or list(_owning_up(case, parsed, word)) or _around(case, parsed, word)[0]


def _owners(parsed: Parsed, word: int) -> Iterator[Slot]:
    """Yield who owns a noun of attack, not the place that stands before it ("the Paris attacks", "the Belgium bombings")."""
    yield from (slot for slot in parsed.owners(word, OWNING) if not _is_where(parsed, slot, word))


def _is_where(parsed: Parsed, slot: Slot, word: int) -> bool:
    """Whether a name before a noun of attack, without "'s", is where it was."""
    named = parsed.syntax.words[parsed.syntax.head_within(slot.start, slot.end)]
    return named.deprel != "nmod:poss" and is_scene(slot.mention, parsed.syntax.words[word].lower)


def _owning_up(case: Case, parsed: Parsed, word: int) -> Iterator[Named]:
    """Yield who claims or is blamed for an attack by a clause that hangs on its noun ("the raid claimed by X", "which Y blamed on X")."""
    for at in parsed.syntax.of(word, ("acl", "acl:relcl")):
        verb = base(parsed.syntax.words[at].lower)
        if verb in words().making:
            yield from (named for one in parsed.syntax.subjects(at, 0) for named in acting(case, parsed, one))
        elif verb in words().blaming:
            accused = (one for one in parsed.syntax.of(at, ("obl",)) if parsed.syntax.case_of(one) == "on")
            yield from (_of(slot) for one in accused if (slot := parsed.slot(one)))


def _is_theatre(slot: Slot) -> bool:
    """Whether a name before a noun of fighting only says where it is ("the Darfur clashes")."""
    return len(slot.actors) == 1 and slot.actors[0].kind in ("state", "government_body")


def _parties(doing: Sequence[Named], suffering: Iterable[Named]) -> Parties:
    """Return the parties; nobody suffers what is done by the same words."""
    apart = [one for one in suffering if one not in doing]
    spots = [*doing, *apart]
    start, end = min((one.start for one in spots), default=1 << 30), max((one.end for one in spots), default=0)
    return Parties(_everybody(doing), _everybody(apart), start, end)


def _everybody(found: Iterable[Named]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(actor for one in found for actor in one.actors))


def _of(slot: Slot) -> Named:
    return Named(slot.start, slot.end, slot.actors)


# By the words of a phrase -----------------------------------------------------------------------------------------------------------------


def acting(case: Case, parsed: Parsed, word: int) -> Iterator[Named]:
    """Yield who a doer stands for: itself, or whose force, weapon or attack it is."""
    if _is_opposing(parsed.syntax, word):
        yield from _opposing(case, parsed, word)
        return
    if is_other_they(case, parsed, word):
        return
    if group := _belonging(parsed, word):
        yield from group
        return
    if (whose := _whose(parsed, word)) is not None:
        yield _of(whose)
        return
    if parsed.slot(word) is None and (counted := counted_by(parsed.syntax, word)):
        yield from (named for one in counted for named in acting(case, parsed, one))
        return
    owning = parsed.slot(word) is None and _is_attack(parsed.syntax, word)
    found = [_of(slot) for slot in parsed.doers(word) if not (owning and _is_where(parsed, slot, word))]
    if not found and parsed.syntax.words[word].lower in words().bodies:
        found = [_of(slot) for slot in parsed.owners(word, OWNING)]
    if not found and parsed.slot(word) is None:  # "Xland, its main supplier, ..."
        beside = (one for one in parsed.syntax.of(word, ("nsubj", "appos")) if not parsed.is_where(one))
        found = [_of(slot) for one in beside if (slot := parsed.slot(one)) and not is_bare(slot)][:1]
    if not found and parsed.slot(word) is None:
        found = [*_possessing(parsed, word), *_of_camp(case, parsed, word)]
    yield from found or _both(case, parsed, word)


def is_other_they(case: Case, parsed: Parsed, word: int) -> bool:
    """Whether "they" is said by the very side that it was taken for: who speaks of his own says "we"."""
    told, slot = parsed.syntax.words[word], parsed.slot(word)
    if told.lower != THEY or slot is None:
        return False
    start, end = case.reading.passages[parsed.sentence.passage].passage.to_article(told.start, told.end)
    quoted = (claim for claim in covering(case.claims, start, end) if claim.voice == "direct")
    own = {claim.claimant.side for claim in quoted if claim.claimant.side}
    return not own.isdisjoint(actor.side for actor in slot.actors)


def _is_teller(case: Case, parsed: Parsed, word: int) -> bool:
    """Whether "him" was taken for the person who tells it ("he said an officer caught the gunman and shot him"): who it is is open."""
    told, slot = parsed.syntax.words[word], parsed.slot(word)
    if told.lower not in SINGULAR or slot is None or slot.mention.form != "pronoun":
        return False
    start, end = case.reading.passages[parsed.sentence.passage].passage.to_article(told.start, told.end)
    names = {claim.claimant.name for claim in covering(case.claims, start, end) if claim.claimant.kind == "person"}
    return not names.isdisjoint(actor.name for actor in slot.actors)


def _whose(parsed: Parsed, word: int) -> Slot | None:
    """Return who is meant by "whose" before a land, a force or a weapon ("X, whose country has sold Y drones"), null elsewhere."""
    syntax = parsed.syntax
    pronoun = any(syntax.words[one].lower == "whose" for one in syntax.of(word, ("nmod:poss",)))
    if not pronoun or parsed.slot(word) or parsed.owners(word, OWNING):
        return None
    capable = base(syntax.words[word].lower, "NOUN") in words().lands or syntax.words[word].lower in owned_words() | words().bodies
    clause = next((at for at in syntax.above(word) if syntax.words[at].deprel.startswith("acl")), -1)
    return parsed.slot(syntax.words[clause].head) if capable and clause >= 0 else None


def _belonging(parsed: Parsed, word: int) -> list[Named]:
    """Return the group that "a member of X" or "fighters of X" belong to, whatever land they come from."""
    if base(parsed.syntax.words[word].lower, "NOUN") not in words().members:
        return []
    of = (one for one in parsed.syntax.of(word, ("nmod",)) if parsed.syntax.case_of(one) == "of")
    slots = [slot for one in of for part in parsed.syntax.down(one, OWNING, 1) if (slot := parsed.slot(part))]
    return [_of(slot) for slot in slots if slot.actors[0].kind == "armed_group"][:1]


def suffering(case: Case, parsed: Parsed, word: int) -> Iterator[Named]:
    """Yield whose loss it is: a side by name, or of whom the force or thing is; a "Xlandish hospital" may be hit by either side."""
    if parsed.is_where(word) or _is_teller(case, parsed, word):
        return
    if _is_opposing(parsed.syntax, word):
        yield from _opposing(case, parsed, word)
        return
    slot = parsed.slot(word)
    if slot is not None and not is_bare(slot):
        yield _of(slot)
        return
    owned = parsed.syntax.words[word].lower in owned_words() | words().bodies | words().owned
    found = [_of(slot) for slot in parsed.suffering(word) if not _is_their_own(parsed, slot)] if owned else []
    yield from found or (*_possessing(parsed, word), *_of_camp(case, parsed, word)) or _both(case, parsed, word)


def _is_their_own(parsed: Parsed, slot: Slot) -> bool:
    """Whether a pronoun says whose a thing is that its owner uses or harms ("dropped his bomb", "shelled their own people").

    Whoever that is, it is the doer, and nobody else who is named.
    """
    at = parsed.syntax.head_within(slot.start, slot.end)
    return slot.mention.form == "pronoun" and at >= 0 and _is_users(parsed.syntax, at)


def _is_users(syntax: Syntax, possessive: int) -> bool:
    """Whether a possessive stands before a weapon or before "own": it means who uses that or harms those."""
    owned = syntax.words[possessive].head
    if owned >= 0 and syntax.words[owned].deprel.startswith("nsubj"):
        return False  # "said its own towns had been shelled"
    beside = {syntax.words[one].lower for one in syntax.hanging[owned]} if owned >= 0 else set()
    weapon = owned >= 0 and syntax.words[owned].lower in deed_words().thrown
    return "own" in beside or weapon


def _possessing(parsed: Parsed, word: int) -> Iterator[Named]:
    """Yield whom "its" or "their" before a force or a thing means: the nearest subject above that names a side."""
    syntax = parsed.syntax
    pronoun = next((one for one in syntax.of(word, ("nmod:poss",)) if syntax.words[one].lower in grammar().possessives), -1)
    if pronoun < 0 or parsed.slot(pronoun) is not None:
        return
    for at in syntax.above(word):
        for one in syntax.of(at, ("nsubj", "nsubj:pass")):
            slot = parsed.slot(one)
            if slot is None and syntax.words[one].lower in grammar().subject_pronouns:
                return  # "On his way he ...", whoever he is
            if (slot is None or not slot.actors[0].side) and _is_users(syntax, pronoun):
                return  # whoever the doer is
            if slot is not None and syntax.words[pronoun].lower == ITS and slot.actors[0].kind == "person":
                return  # no person's, be it who speaks
            if one != word and slot is not None and slot.actors[0].side and slot.actors[0].side not in NO_ACTOR:
                yield Named(syntax.words[pronoun].start, syntax.words[word].end, slot.actors)
                return


def _is_blow(syntax: Syntax, verb: int) -> bool:
    kind = kind_of(syntax, verb)
    return kind is not None and kind.type == "ASSAULT" and not syntax.is_passive(verb)


def _is_opposing(syntax: Syntax, word: int) -> bool:
    """Whether a noun means the other side of whose it is ("its rival", "Xland's foes")."""
    return base(syntax.words[word].lower, "NOUN") in words().opposing and bool(syntax.of(word, ("nmod:poss",)))


def _opposing(case: Case, parsed: Parsed, word: int) -> Iterator[Named]:
    """Yield the enemy of whom a possessive before "rival" or "enemy" means, nobody where that is open."""
    owners = [slot for one in parsed.syntax.of(word, ("nmod:poss",)) if (slot := parsed.slot(one))]
    own = [actor for slot in owners for actor in slot.actors] or [actor for one in _possessing(parsed, word) for actor in one.actors]
    if enemies := case.enemies_of(own) if own else ():
        yield Named(parsed.syntax.words[word].start, parsed.syntax.words[word].end, enemies)


def _both(case: Case, parsed: Parsed, word: int) -> Iterator[Named]:
    """Yield the two who fight, or talk, where "both sides" or "the two leaders" names nobody else."""
    syntax = parsed.syntax
    counted = {syntax.words[one].lower for one in syntax.of(word, ("det", "nummod", "amod", "det:predet"))}
    named = base(syntax.words[word].lower, "NOUN") in words().sides and not syntax.of(word, ("nmod:poss", "compound", "nmod"))
    if named and counted & words().both and parsed.slot(word) is None:
        pair = _named_before(case, parsed) or case.parleying
        yield from [Named(syntax.words[word].start, syntax.words[word].end, pair)] if len(pair) == 2 else []


def _named_before(case: Case, parsed: Parsed) -> tuple[Actor, ...]:
    """Return the sides that the sentence before names in the same passage."""
    before = [line for line in case.lines if line.passage == parsed.sentence.passage and line.end <= parsed.sentence.start]
    slots = before[-1].slots if before else ()
    named = {
        actor.side: actor
        for slot in slots
        for actor in slot.actors
        if actor.side and (actor.side == actor.iso3 or actor.kind == "armed_group")
    }
    return tuple(named.values())


def _of_camp(case: Case, parsed: Parsed, word: int) -> Iterator[Named]:
    """Yield the camp of a common word for its men, or of the word before a force ("the insurgents", "government soldiers")."""
    syntax, text = parsed.syntax, parsed.syntax.words[word].lower
    around = {syntax.words[one].lower for one in syntax.of(word, ("compound", "amod"))}
    if is_foreign(around):
        return
    owned = text in owned_words() | words().bodies | words().owned
    camps = [*(sorted(around) if owned else []), *([text] if text.endswith("s") else [])]
    meant = next((actor for one in camps if (actor := case.camp_of(one))), None)
    if meant:
        yield Named(syntax.words[word].start, syntax.words[word].end, (meant,))


def is_of_a_camp(syntax: Syntax, word: int) -> bool:
    """Whether a common word of a camp stands before a noun of attack or before who does it: whoever that is, it is not who is implied."""
    known = plover().state_words | plover().group_words
    return any(
        syntax.words[part].lower in known
        for one in (word, *syntax.subjects(word, 0))
        for part in (one, *syntax.of(one, ("compound", "amod")))
        if syntax.words[part].upos in ("NOUN", "ADJ", "PROPN")
    )


def is_repelling(syntax: Syntax, verb: int) -> bool:
    """Whether a verb and its particle tell that an attack was beaten off."""
    parts = [syntax.words[one].lower for one in syntax.of(verb, ("compound:prt", "advmod"))]
    parts += [one.lower for one in syntax.words[verb + 1 : verb + 2]]
    return any(f"{base(syntax.words[verb].lower)} {part}" in words().repelling for part in parts)


def _around(case: Case, parsed: Parsed, word: int) -> tuple[list[Named], list[Named]]:
    """Return who makes and who bears an attack by the verb it hangs on: who claims it, turns to it, is blamed for it, or suffers it."""
    syntax, known = parsed.syntax, words()
    at = word
    while syntax.words[at].head >= 0 and syntax.words[at].deprel in ("nmod", "obj", "obl", "conj", "acl", "nsubj:pass"):
        at = syntax.words[at].head
        if syntax.words[at].lower in known.answerable:
            return [named for one in syntax.subjects(at) for named in acting(case, parsed, one)], []
        if syntax.words[at].upos != "VERB":
            continue
        verb = base(syntax.words[at].lower)
        if syntax.case_of(word) == UNDER:  # "came under attack from X"
            agents = (one for one in syntax.of(at, ("obl", "obl:agent")) if syntax.case_of(one) in AGENTS)
            bears = syntax.of(at, ("nsubj", "nsubj:pass"))
            return [named for one in agents for named in acting(case, parsed, one)], [
                named for one in bears for named in acting(case, parsed, one)
            ]
        subjects = [named for one in syntax.subjects(at) for named in acting(case, parsed, one)]
        if verb in known.making or (syntax.case_of(word) in MEANS and _is_blow(syntax, at)):
            return subjects, []
        if verb in known.bearing or is_repelling(syntax, at):
            return [], subjects
        accused = syntax.objects(at) if syntax.is_passive(at) else syntax.of(at, ("obj", "obl", "iobj"))
        blamed = [_of(slot) for one in accused if one != word and (slot := parsed.slot(one))]
        return (blamed, []) if verb in known.blaming else ([], [])
    return [], []


# By the article ---------------------------------------------------------------------------------------------------------------------------


def fighting_at(case: Case, parsed: Parsed, word: int) -> tuple[Actor, ...]:
    """Return the two who fight in the article, or the state and its rebels, unless the clause of the word names others or another land.

    A war that an article speaks of is that of a state and its opposition, where there is one.
    """
    standing = base(parsed.syntax.words[word].lower, "NOUN") in words().standing
    both = (case.parleying if standing else ()) or (case.fighting if len(case.fighting) == 2 else case.unnamed_war)
    fought = {actor.side for actor in both}
    sides = fought | {land for land in unrecognised() if claimant_of_land(land) in fought}
    named = {actor.side for slot in _in_clause(parsed, word) for actor in slot.actors if actor.iso3 or actor.kind == "armed_group"}
    return both if not named or named & sides else ()


def _in_clause(parsed: Parsed, word: int) -> Iterator[Slot]:
    """Yield the slots that stand in the clause of a word, speakers of what it tells left out."""
    syntax = parsed.syntax
    top = next((at for at in syntax.above(word) if syntax.words[at].upos in ("VERB", "AUX")), word)
    inside = syntax.below(top)
    yield from dict.fromkeys(slot for one in sorted(inside) if (slot := parsed.slot(one)) is not None)


def is_real_above(syntax: Syntax, word: int) -> bool:
    """Whether what a noun hangs on leaves it real: no end or fear of it, no verb that is negated, wished or to come."""
    at = word
    while syntax.words[at].head >= 0 and syntax.words[at].deprel in FROM_NOUN:
        label, at = syntax.words[at].deprel, syntax.words[at].head
        if syntax.words[at].upos in NOUNS and label in ("nmod", "conj") and base(syntax.words[at].lower, "NOUN") in words().unreal_nouns:
            return False
        if syntax.words[at].upos in ("VERB", "AUX"):
            governed = label.startswith("nsubj") or label == "obj"
            return not governed or (is_told_as_done(syntax, at) and not is_negated(syntax, at))
    return True
