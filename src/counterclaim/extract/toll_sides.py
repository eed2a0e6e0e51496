"""Whose people or things a toll counts, who is said to have harmed them, and where its claimant stands.

What the words say decides; then who did the harm, then where it was done, then who tells it. Where two readings are open the side is null.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from counterclaim.actor import INTL, NGO, Actor
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_lines import QUOTES, Line, Who
from counterclaim.extract.toll_war import NO_PARTY, NO_STANCE, War
from counterclaim.extract.toll_words import harm_words
from counterclaim.toll import TollStance

AGENT_REACH = 5  # words between a verb of harm and "by" whom
OWNER_REACH = 4  # words between a phrase and the "of" or "from" that tells whose it is
SUBJECT_REACH = 7  # words between who suffers losses and the verb
LEAD_WORDS = 3  # words before a name in which "on", "in" or "against" says that it is no doer
OWN_REACH = 2  # words between the start of what is said and "its forces" that does the harm
PUT_REACH = 9  # words between "puts" and the number
HELD_REACH = 8  # words between the harm and "in X-held"
LOSSES_REACH = 12  # words between "X's losses" and their figures
SIDE_AFTER = 8  # words between a harm and "on the X side"
SOURCE_REACH = 5  # words of a source that a headline names last
SIDE_REACH = 2  # words between a name and its "side"


@dataclass(frozen=True, slots=True)
class Telling:
    """A link as a claimant tells it: what decides whose losses it counts.

    ``first`` is the first word of what the claimant says; ``before`` the links of the sentence before this one; ``country`` gives the
    ISO code of the country of the place that the link is said of, null where none is named or it is in doubt.
    """

    line: Line
    link: Link
    claimant: Actor
    first: int = 0
    before: tuple[Link, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Sides:
    """Whose the harmed are (null where the text does not tell), and who is said to have harmed them."""

    subject: str | None
    perpetrator: Actor | None


def sides_of(told: Telling, war: War) -> Sides:
    """Return whose people or things ``told`` counts, and who did it."""
    perpetrator = perpetrator_of(told)
    said, side = stated_side(told, war)
    if not said:
        side = _implied_side(told, war, perpetrator)
    return Sides(side, perpetrator)


def stance_of(claimant: Actor, subject: str | None, war: War) -> TollStance:
    """Return whether a claimant speaks of its own losses, its enemy's, or those of others; monitors always speak of others'."""
    if claimant.side in NO_STANCE:
        return "none"
    if claimant.side in (INTL, NGO):
        return "third"
    if subject is None:
        return "none"
    at_home = claimant.side not in war.groups and war.homes.get(claimant.side or "") == subject
    if claimant.side == subject or (at_home and not war.fights(claimant.side, subject)):
        return "own"
    return "enemy" if war.fights(claimant.side, subject) else "third"


# What the words say


def stated_side(told: Telling, war: War | None = None) -> tuple[bool, str | None]:
    """Return whether the words tell whose the harmed are, and the side (null where they are of several sides)."""
    line, link = told.line, told.link
    first, last = link.phrase.first, link.phrase.last
    if _crew_of(told):
        craft = sides_of(replace(told, link=told.before[-1], before=told.before[:-1]), war).subject if war else None
        return craft is not None, craft
    sided = (who for who in line.who_covering(first, last) if any(actor.side for actor in who.actors))
    inside = [who for who in sided if who.side not in NO_STANCE - {None} and _owns(line, link, who)]
    if inside:
        return True, inside[-1].side
    if _possessed(line, link) or _own_side(line, last):
        return True, _possessor(line, first, told.claimant)
    bearer = _bearer(line, link)
    if (bearer is not None and _is_speaker(told, bearer)) or _own_losses(told):
        return True, told.claimant.side
    owner = _owner_after(line, last) or _launched_by(line, last) or _said_to_be(line, link) or bearer
    owner = owner or _on_side_after(line, link) or _toll_owner(line, link) or _side_before(line, first)
    if owner is not None:
        return True, owner.side
    if (owner := _losses_of(told)) is not None:
        return True, owner.side
    if (shared := _shared_owner(told, war)) is not None:
        return True, shared
    if _bears_itself(told):
        return True, told.claimant.side
    if (side := _joined_bearer(told)) is not None:
        return True, side
    side = _by_kind(told, war) or _enemy(told, war) if war else None
    return side is not None, side


def _own_losses(told: Telling) -> bool:
    """Whether the claimant puts a figure on "its dead", "our losses"."""
    first = told.link.cue[0] - 1 if told.link.voice == "nominal" else -1
    return first >= told.first and told.claimant.side not in NO_PARTY and told.line.word(first) in harm_words().possessives


def _losses_of(told: Telling) -> Who | None:
    """Return whose losses or casualties are put into figures: "X's casualties amount to 300 killed", "X's losses: 11 tanks"."""
    line, first = told.line, min(told.link.cue[0], told.link.phrase.first)
    for index in range(first - 1, max(told.first - 1, first - LOSSES_REACH), -1):
        if line.word(index) in harm_words().clause_ends - {":"}:
            return None
        if line.word(index) in harm_words().losses:
            near = (who for who in line.whos if who.actors and who.last in (index, index - 1))
            return next((who for who in near if who.possessive or who.form == "adjective" or line.word(index - 1) == "'s"), None)
    return None


def _shared_owner(told: Telling, war: War | None) -> str | None:
    """Return whose arms the list counted before, which goes on: "three X tanks and four armoured vehicles"."""
    before = told.before[-1] if told.before else None
    if before is None or before.cue != told.link.cue or {before.phrase.noun.status, told.link.phrase.noun.status} != {"equipment"}:
        return None
    if "and" not in told.line.lower[before.phrase.last : told.link.phrase.first]:
        return None
    said, side = stated_side(replace(told, link=before, before=told.before[:-1]), war)
    return side if said else None


def _bears_itself(told: Telling) -> bool:
    """Whether the claimant speaks of a loss of its own: "denied losing", "admitted to have lost", "reported no deaths"."""
    line, link, words = told.line, told.link, harm_words()
    if told.claimant.side in NO_PARTY:
        return False
    if _plays_down(told) or (link.voice == "nominal" and line.word(link.cue[0]) == "loss"):
        return True
    if link.phrase.low == link.phrase.high == 0 and line.word(link.phrase.first) == "no":
        return True
    lost = link.voice == "active" and line.word(link.cue[0]) in words.ownership
    return lost and (link.cue[0] <= told.first or line.word(link.cue[0] - 1) in words.claiming | words.denials | {"to", "have"})


def _plays_down(told: Telling) -> bool:
    """Whether somebody who fights says that only so few were harmed: it speaks of its own ("insisted that only four tanks were hit")."""
    line, link = told.line, told.link
    bearer = link.voice in ("passive", "undergone") and link.phrase.noun.status in ("military", "equipment")
    return bearer and line.word(link.phrase.first - 1) in harm_words().only and told.first < link.phrase.first


def _joined_bearer(told: Telling) -> str | None:
    """Return who lost what follows what they did: "shot down four jets and lost 60 men"."""
    line, cue = told.line, told.link.cue[0]
    lost = told.link.voice == "active" and line.word(cue) in harm_words().ownership and line.word(cue - 1) in ("and", "but", ",")
    doer = perpetrator_of(replace(told, link=told.before[-1], before=told.before[:-1])) if lost and told.before else None
    return doer.side if doer is not None and doer.side not in NO_PARTY else None


def _enemy(told: Telling, war: War) -> str | None:
    """Return the foe of who speaks of "the enemy", "the invaders" as bearer or owner of the loss."""
    said = told.line.lower[max(told.first, told.link.cue[0] - OWNER_REACH, 0) : max(told.link.phrase.last, told.link.cue[0])]
    return war.foe(told.claimant.side) if harm_words().enemy_words.intersection(said) else None


def _crew_of(told: Telling) -> bool:
    """Whether "its" means the aircraft or vehicle counted before: "shot down a jet and captured its pilot"."""
    before = told.before[-1].phrase if told.before else None
    lost_too = before is not None and told.before[-1].cue == told.link.cue
    return (
        before is not None
        and not lost_too
        and before.noun.status == "equipment"
        and told.line.word(told.link.phrase.first) in ("its", "their")
    )


def _owns(line: Line, link: Link, who: Who) -> bool:
    """Whether a mention inside a phrase tells whose the counted are; "their" of "a couple and their son" does not."""
    return who.form != "pronoun" or who.first == link.phrase.first or line.word(who.first - 1) in ("of", "among")


def _possessed(line: Line, link: Link) -> bool:
    """Whether "its", "our" or "of their" makes the counted somebody's own."""
    own = harm_words().possessives
    inside = range(link.phrase.first, link.phrase.last)
    return any(line.word(index) in own and (index == link.phrase.first or line.word(index - 1) in ("of", "among")) for index in inside)


def _own_side(line: Line, last: int) -> bool:
    """Whether "on its side", "in our ranks" follows a phrase within a few words."""
    words = harm_words()
    for index in range(last, min(last + OWNER_REACH + 2, len(line.lower))):
        if line.word(index) in words.possessives and line.word(index + 1) in words.ranks and line.word(index - 1) in ("on", "from", "in"):
            return True
    return False


def _possessor(line: Line, first: int, claimant: Actor) -> str | None:
    """Return the side that "its" or "their" means: the nearest state or force named before it in the sentence, else the claimant."""
    for who in reversed(line.whos):
        if who.last <= first and who.form not in ("adjective", "pronoun") and who.side not in NO_PARTY and _is_body(who):
            return who.side
    return None if claimant.side in NO_PARTY else claimant.side


def _is_body(who: Who) -> bool:
    return all(actor.kind in ("state", "military", "government_body", "armed_group") for actor in who.actors)


def _owner_after(line: Line, last: int) -> Who | None:
    """Return who stands after "of", "from", "belonging to", or as in "on its side"."""
    word = line.word(last)
    if word in harm_words().owner_leads:
        for who in line.whos:
            if not last < who.first <= last + OWNER_REACH:
                continue
            if word not in ("on", "in") or _sided(line, who):
                return who
    return None


def _on_side_after(line: Line, link: Link) -> Who | None:
    """Return on whose side people were harmed: "were killed on the X side"."""
    first = max(link.phrase.last, link.cue[1])
    for who in line.whos:
        near = first < who.first <= first + SIDE_AFTER and who.actors
        lead = line.lower[max(first, who.first - 2) : who.first]
        if near and "on" in lead and line.word(who.last) in ("side", "sides"):
            return who
    return None


def _launched_by(line: Line, last: int) -> Who | None:
    """Return whose arms the words behind them say they were: "28 drones launched by X", "a jet flown by Y"."""
    if line.word(last) not in harm_words().launching or line.word(last + 1) != "by":
        return None
    return next((who for who in line.whos if last + 1 < who.first <= last + 1 + OWNER_REACH and who.actors), None)


def _said_to_be(line: Line, link: Link) -> Who | None:
    """Return whose people a part of those harmed is said to be: "eleven of the wounded were Norlandic"."""
    after = link.cue[1]
    if not link.amid or line.word(after) not in harm_words().auxiliaries:
        return None
    return next((who for who in line.whos if who.first == after + 1 and who.form in ("adjective", "name") and who.actors), None)


def _sided(line: Line, who: Who) -> bool:
    """Whether a name is one of a side: "on the X side", "in the X army"."""
    words = harm_words()
    return line.word(who.last) in words.ranks | words.forces or bool(words.ranks.intersection(line.lower[who.first : who.last]))


def _side_before(line: Line, first: int) -> Who | None:
    """Return whose side the sentence is about before it counts: "On the X side, N soldiers and M civilians died"."""
    for who in reversed(line.whos):
        after = line.lower[who.last : who.last + SIDE_REACH]
        sided = "side" in after or "side" in line.lower[who.first : who.last]
        if who.last <= first and sided and "on" in line.lower[max(0, who.first - 2) : who.first]:
            return who if who.actors else None
    return None


def _bearer(line: Line, link: Link) -> Who | None:
    """Return who "lost" or "suffered" what the phrase counts."""
    first = link.cue[0] if link.voice == "active" else link.phrase.first - 1
    verb = next((index for index in range(first, max(-1, first - 3), -1) if line.word(index) in harm_words().ownership), None)
    return None if verb is None else _who_before(line, verb)


def _toll_owner(line: Line, link: Link) -> Who | None:
    """Return whose toll a number is put on: "taking X's dead to 30", "the X death toll rose to 30"."""
    if link.voice != "nominal":
        return None
    near = [who for who in line.whos if who.last <= link.cue[0] and link.cue[0] - who.last <= SIDE_REACH and who.side not in NO_PARTY]
    return near[-1] if near and (near[-1].possessive or near[-1].form == "adjective" or line.word(near[-1].last) == "'s") else None


def _by_kind(told: Telling, war: War) -> str | None:
    """Return the side that "government", "army" or "rebel" before a noun means where a state and an armed group fight."""
    words, country = harm_words(), told.country
    said = told.line.lower[told.link.phrase.first : told.link.phrase.last]
    heads = {head.singular for head in told.link.phrase.noun.heads}
    if words.rebel_words.intersection((*said, *heads)):
        return war.only(group=True)
    if not words.state_words.intersection(said):
        return None
    return war.only(group=False) or (country if country in war.parties else None) or (war.ruling if words.rule_words & set(said) else None)


def _who_before(line: Line, verb: int) -> Who | None:
    """Return the actor mention that is the subject of the verb at ``verb``: the nearest before it, auxiliaries and adverbs between."""
    near = [who for who in line.whos if who.last <= verb and verb - who.last <= SUBJECT_REACH and who.actors]
    for who in reversed(near):
        between = line.lower[who.last : verb]
        if all(_light(word) for word in between):
            places = harm_words().places | harm_words().prepositions
            return None if places.intersection(line.lower[max(0, who.first - 2) : who.first]) else who
    return None


def _light(word: str) -> bool:
    words = harm_words()
    helper = word in words.perfect or word in words.auxiliaries or word in words.negations or word in QUOTES
    return helper or word.endswith("ly") or word in words.light or word in words.forces or word in words.attacks


# Who did it


def perpetrator_of(told: Telling) -> Actor | None:
    """Return who is said to have done the harm: the subject of an active verb, whom "by" names, or whose strike, shelling, jets it was."""
    line, link = told.line, told.link
    if line.word(link.cue[0]) in harm_words().ownership:
        return None
    tests: tuple[Callable[[Telling], Actor | None], ...] = (_subject, _joined_subject, _agent, _attacker)
    return next((actor for test in tests if (actor := test(told)) is not None), None)


def _subject(told: Telling) -> Actor | None:
    """Return the subject of an active verb of harm; "claims to have destroyed" has the claimant's."""
    line, cue = told.line, told.link.cue
    if told.link.voice != "active":
        return None
    perfect = line.lower[max(0, cue[0] - 2) : cue[0]] == ("to", "have")
    if perfect and line.word(cue[0] - 3) in harm_words().evidential and line.word(cue[0] - 4) in harm_words().auxiliaries:
        return _one(who) if (who := _clause_subject(told, cue[0] - 4)) is not None else None
    elided = perfect or _claims_doing(line, cue[0]) or _by_own(told)
    who = None if elided and told.claimant.side not in NO_PARTY else _who_before(line, cue[0])
    if who is not None:
        return told.claimant if _is_speaker(told, who) else _one(who)
    return told.claimant if elided and told.claimant.side not in NO_PARTY else None


def _is_speaker(told: Telling, who: Who) -> bool:
    """Whether "it" or "they" opens what somebody says of itself: "X said it had killed 80"."""
    opens = who.form == "pronoun" and told.first <= who.first <= told.first + 1 and told.first > 0
    return opens and told.claimant.side not in NO_PARTY


def _clause_subject(told: Telling, verb: int) -> Who | None:
    """Return of whom something is said: the nearest before the verb, else whom a relative describes ("X, which is believed to have")."""
    near = _who_before(told.line, verb)
    relative = next((index for index in range(verb - 1, told.first, -1) if told.line.word(index) in harm_words().relatives), None)
    if near is not None or relative is None:
        return near
    return next((who for who in reversed(told.line.whos) if who.last in (relative, relative - 1) and who.actors), None)


def _claims_doing(line: Line, cue: int) -> bool:
    """Whether a verb of claiming stands before an -ing verb of harm: "claimed killing 40"."""
    return line.word(cue).endswith("ing") and line.word(cue - 1) in harm_words().claiming


def _by_own(told: Telling) -> bool:
    """Whether the claimant's own forces are the subject: "its air force had destroyed", "our gunners killed", "we destroyed"."""
    line, index = told.line, told.link.cue[0] - 1
    while index >= told.first and _light(line.word(index)) and line.word(index) not in harm_words().possessives:
        index -= 1
    word = line.word(index)
    return index >= told.first and (word in ("we", "our") or (word in harm_words().possessives and index - told.first <= OWN_REACH))


def _one(who: Who) -> Actor | None:
    return who.actors[0] if len(who.actors) == 1 else None


def _joined_subject(told: Telling) -> Actor | None:
    """Return the subject that a verb shares: "shot down a drone and killed 40", "struck the camp, killing 12"."""
    line, cue = told.line, told.link.cue
    index = cue[0] - 1
    while index > 0 and _light(line.word(index)):
        index -= 1
    if told.link.voice != "active" or line.word(index) not in ("and", ",", "then", "while", "before", "after"):
        return None
    if told.before and told.before[-1].voice == "active":
        return perpetrator_of(replace(told, link=told.before[-1], before=told.before[:-1]))
    if _opens_with_own(told):
        return told.claimant
    for who in line.whos:
        if harm_words().hostile.intersection(line.lower[told.first : who.first]):
            break
        if told.first <= who.first and who.last < cue[0] and who.actors and not _led(line, who) and not who.possessive:
            doer = who.form != "adjective" or harm_words().attacks.union(harm_words().forces).intersection(
                line.lower[who.last : who.last + 3]
            )
            return _one(who) if doer and who.side not in NO_PARTY else None
    return None


def _opens_with_own(told: Telling) -> bool:
    """Whether what somebody says opens with its own forces: "its aircraft had struck a depot, killing 40"."""
    opening = told.line.lower[told.first : told.first + OWN_REACH]
    own = not harm_words().possessives.isdisjoint(opening) or opening[:1] == ("we",)
    return own and told.first > 0 and told.claimant.side not in NO_PARTY and "by" not in told.line.lower[told.first : told.link.cue[0]]


def _led(line: Line, who: Who) -> bool:
    """Whether a preposition before a name says that it did nothing: "in X", "on X's base", "against X"."""
    return bool(harm_words().prepositions.intersection(line.lower[max(0, who.first - LEAD_WORDS) : who.first]) - {"by", "from"})


def _agent(told: Telling) -> Actor | None:
    """Return whom "by" names within a few words: "killed in shelling by ...", "hit by an ... drone"."""
    line = told.line
    last = max(told.link.cue[1], told.link.phrase.last)
    for index in range(last, min(last + AGENT_REACH, len(line.lower))):
        if line.word(index) in (",", ".", ";", "while", "and"):
            return None
        if line.word(index) == "by":
            if _led_by_another(line, index, told.link):
                return None
            found = next((who for who in line.whos if index < who.first <= index + 3 and len(who.actors) == 1), None)
            return found.actors[0] if found else None
    return None


def _led_by_another(line: Line, by: int, link: Link) -> bool:
    """Whether "by" belongs to another participle than the one of harm: "destroyed a hospital run by a charity"."""
    return line.word(by - 1) in harm_words().ties and not link.cue[0] <= by - 1 < link.cue[1]


def _attacker(told: Telling) -> Actor | None:
    """Return the one side whose attack the sentence tells: "in X's shelling", "an X air strike left ...", "when X jets hit ..."."""
    line, words = told.line, harm_words()
    found: list[Actor] = []
    for who in line.whos:
        after = line.lower[who.last : who.last + LEAD_WORDS]
        counted = (told.link.phrase, *(link.phrase for link in told.before))
        own = told.first <= who.first and not any(who.first < phrase.last and phrase.first < who.last for phrase in counted)
        against = words.targets.intersection(line.lower[max(0, who.first - LEAD_WORDS) : who.first])
        doing = words.attacks.intersection(after) and not _scene_of(who, after)
        if own and not against and len(who.actors) == 1 and doing and who.side not in NO_PARTY:
            found.append(who.actors[0])
    return found[0] if len({actor.side for actor in found}) == 1 else None


def _scene_of(who: Who, after: tuple[str, ...]) -> bool:
    """Whether a bare name before an attack says where it was: "the Kabul car bomb"; "Kabul's air strike" and "Afghan jets" act."""
    return who.form == "name" and not who.possessive and after[:1] != ("'s",) and not harm_words().scenes_of.isdisjoint(after)


def teller(line: Line, link: Link) -> Actor | None:
    """Return who puts a number on the harmed without a verb of saying: "X puts deaths at 600", "X reported no deaths"."""
    words = harm_words()
    if (colon := _named_last(line, link)) is not None:
        named = next((who for who in line.whos if who.first > colon and who.actors), None)
        return _one(named) if named is not None else None
    verbs = words.reporting if link.phrase.high == 0 else words.putting if link.voice == "nominal" else frozenset[str]()
    verb = next(
        (index for index in range(link.phrase.first - 1, max(-1, link.phrase.first - PUT_REACH), -1) if line.word(index) in verbs), None
    )
    who = _who_before(line, verb) if verb is not None else None
    return _one(who) if who is not None and who.side is not None else None


def _named_last(line: Line, link: Link) -> int | None:
    """Return where the colon stands behind which a headline names its source and ends: "Raid kills 12: X"."""
    colon = next((index for index in range(len(line.lower) - 1, -1, -1) if line.word(index) == ":"), None)
    said = colon is not None and max(link.phrase.last, link.cue[1]) <= colon and 0 < len(line.lower) - colon - 1 <= SOURCE_REACH
    ends = line.word(len(line.lower) - 1) not in (".", "!", "?")
    return colon if said and ends else None


# What silence tells


def _implied_side(told: Telling, war: War, perpetrator: Actor | None) -> str | None:
    """Return whose the harmed are when the words do not say: by who did it, by where, by who tells it."""
    noun, side = told.link.phrase.noun, told.claimant.side
    if told.link.denied and perpetrator is None:
        return None
    if noun.status in ("military", "equipment"):
        return _combatants(told, war, perpetrator) or _by_trade(told, war, perpetrator)
    if {head.singular for head in noun.heads} & harm_words().police_nouns and (side := _by_trade(told, war, perpetrator)) is not None:
        return side
    doer = perpetrator.side if perpetrator else None
    held, holder = _held(told, war)
    if held:
        return holder if holder != doer else None
    placed = _by_place(told, war, doer)
    if placed is not None or told.country is not None:
        return placed
    if doer is not None and doer not in NO_PARTY:
        foe = war.foe(doer) if doer in war.pair or len(war.parties) == 2 else None
        return foe if foe is not None and foe not in war.groups and not war.within_one_state(doer) else None
    if side in NO_PARTY or war.foe(side) is None or war.within_one_state(side):
        return None
    return side if doer in (None, war.foe(side)) and told.link.voice in ("passive", "undergone", "part", "inside") else None


def _combatants(told: Telling, war: War, perpetrator: Actor | None) -> str | None:
    """Return whose fighters or arms were lost: the enemy of who did it, or as the one who tells it calls them."""
    link, side = told.link, told.claimant.side
    if perpetrator is not None:
        return _same_enemy(told, war, perpetrator) or war.foe(perpetrator.side)
    nouns = {head.singular for head in link.phrase.noun.heads}
    foe = war.foe(side) if side not in NO_PARTY else None
    if foe is None and nouns & harm_words().state_nouns:
        return war.only(group=False) or _own_soldiers(told, war)
    if foe is None:
        return None
    if link.phrase.noun.status == "equipment":
        shown = harm_words().footage.intersection(told.line.lower)
        return foe if shown or (link.voice == "active" and link.harm != "captured") else None
    if nouns & harm_words().enemy_nouns and side not in war.groups:
        return foe
    if nouns & harm_words().enemy_nouns:
        return None
    if link.voice == "active":
        return None
    return side if nouns & harm_words().state_nouns and side not in war.groups else _group_dead(nouns, side, foe, war)


def _same_enemy(told: Telling, war: War, perpetrator: Actor) -> str | None:
    """Return whose arms or fighters the same doer is said to have harmed just before: "destroyed 12 X trucks and shot down a jet"."""
    before = told.before[-1] if told.before else None
    if before is None or before.voice != "active" or told.link.voice != "active":
        return None
    earlier = replace(told, link=before, before=told.before[:-1])
    said, side = stated_side(earlier, war)
    same = perpetrator_of(earlier) == perpetrator and said and side != perpetrator.side
    return side if same else None


def _own_soldiers(told: Telling, war: War) -> str | None:
    """Return the state that says soldiers were lost, where nothing tells of other armies: it speaks of its own."""
    claimant, side = told.claimant, told.claimant.side
    state = claimant.iso3 == side and side not in war.groups and side not in NO_PARTY
    return (
        side if state and told.link.voice in ("passive", "undergone") and told.country in (None, side) and war.at_home(str(side)) else None
    )


def _group_dead(nouns: set[str], side: str | None, foe: str, war: War) -> str | None:
    """Return whose dead "soldiers" and "fighters" are where one side is a state and the other an armed group."""
    words = harm_words()
    if (side in war.groups) == (foe in war.groups):
        return side if nouns & words.state_nouns else None
    group, state = (side, foe) if side in war.groups else (foe, side)
    if nouns & words.state_nouns:
        return state
    return group if nouns & words.group_nouns else None


def _by_trade(told: Telling, war: War, perpetrator: Actor | None) -> str | None:
    """Return whose "soldiers", "police" or "militants" were harmed in a country at war with an armed group, or attacked by one."""
    words, country = harm_words(), told.country
    nouns = {head.singular for head in told.link.phrase.noun.heads}
    doer = perpetrator.side if perpetrator else None
    outside = told.claimant.side not in NO_PARTY and told.claimant.side not in (country, war.group_against(country or ""))
    if country is None or outside or told.link.phrase.noun.status == "equipment":
        return None
    if nouns & words.enemy_nouns:
        group = war.group_against(country)
        return group if doer in (None, country) and group is not None and war.homes.get(group) in (None, country) else None
    of_state = nouns & (words.state_nouns | words.police_nouns) and doer != country and war.at_home(country)
    return country if of_state and not (perpetrator and perpetrator.kind == "state") else None


def _held(told: Telling, war: War) -> tuple[bool, str | None]:
    """Return whether a side is said to hold the place of the harm ("in Russian-held X", "in a rebel-held town"), and which."""
    line, words = told.line, harm_words()
    first = max(told.link.phrase.last, told.link.cue[1])
    for index in range(first, min(first + HELD_REACH, len(line.lower))):
        if line.word(index) in words.breaks or line.word(index) in (",", ";"):
            break
        owner, _, mark = line.word(index).partition("-")
        if mark not in words.holding_marks:
            continue
        who = next((who for who in line.whos if who.first <= index < who.last and who.actors), None)
        if who is not None:
            return True, who.side
        return True, war.only(group=True) if owner in words.rebel_words else war.only(group=False) if owner in words.state_words else None
    return False, None


def _by_place(told: Telling, war: War, doer: str | None) -> str | None:
    """Return the state in which people were harmed, where it fights a foreign enemy and nothing says that it harmed them itself."""
    country = told.country
    if country is None or country == doer or war.contested(country):
        return None
    if told.claimant.side not in NO_PARTY and told.claimant.side != country and doer in (None, country):
        return None
    if doer is not None:
        return country if doer not in NO_PARTY and war.homes.get(doer) != country else None
    if told.claimant.side == country:
        return country
    return country if country in war.parties and not harm_words().spells.intersection(told.line.lower) else None
