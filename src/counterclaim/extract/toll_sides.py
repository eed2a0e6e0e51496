"""Whose people or things a toll counts, who is said to have harmed them, and where its claimant stands.

What the words say decides; then who did the harm, then where it was done, then who tells it. Where two readings are open the side is null.
"""

from dataclasses import dataclass, replace

from counterclaim.actor import INTL, NGO, OUTLET, UNNAMED, Actor
from counterclaim.extract.homeland import states
from counterclaim.extract.toll_doers import own_attack, perpetrator_of
from counterclaim.extract.toll_lines import is_soft
from counterclaim.extract.toll_owners import crew_of, possessed, stated_side
from counterclaim.extract.toll_periods import TALLY
from counterclaim.extract.toll_telling import Telling
from counterclaim.extract.toll_war import NO_PARTY, NO_STANCE, War
from counterclaim.extract.toll_words import harm_words
from counterclaim.toll import TollStance
from counterclaim.vocabulary.actors import claimant_of_land, side_of_word

STRUCK_REACH = 3  # words between "struck" and whose position
HELD_REACH = 8  # words between the harm and "in X-held"


@dataclass(frozen=True, slots=True)
class Sides:
    """Whose the harmed are (null where the text does not tell), and who is said to have harmed them."""

    subject: str | None
    perpetrator: Actor | None


def sides_of(told: Telling, war: War) -> Sides:
    """Return whose people or things ``told`` counts, and who did it."""
    perpetrator = perpetrator_of(told)
    if crew_of(told) and (craft := sides_of(replace(told, link=told.before[-1], before=told.before[:-1]), war).subject) is not None:
        return Sides(craft, perpetrator)
    said, side = stated_side(told, war)
    if not said:
        side = _people_of(told, war, _but_no_states_militants(told, war, _implied_side(told, war, perpetrator)))
        side = None if side == told.claimant.side and _of_a_name(told) else side
    elif side is not None and (doer := own_attack(told)) is not None and doer.side == side:
        side = None  # who acknowledges whom its strikes killed does not speak of its own
    elif _harms_itself(told, side, perpetrator):
        side = _other_before(told, side)
    elif _goes_on_counting(told, side):
        side = sides_of(replace(told, link=told.before[-1], before=told.before[:-1]), war).subject
    return Sides(side, perpetrator)


def _people_of(told: Telling, war: War, side: str | None) -> str | None:
    """Return whose civilians they are of whom no word tells: those around an armed group are of the land in which it is at home."""
    civil = told.link.phrase.noun.status in ("civilian", "civilian_object") and side in war.groups
    home = war.homes.get(side or "") if civil and claimant_of_land(side or "") is None else None
    return home or side


def _but_no_states_militants(told: Telling, war: War, side: str | None) -> str | None:
    """Return ``side``, or null where it would make "militants", "rebels" a state's without a word that says so."""
    irregular = {head.singular for head in told.link.phrase.noun.heads} & harm_words().irregulars
    return None if irregular and side not in war.groups and side in states() else side


def _harms_itself(told: Telling, side: str | None, perpetrator: Actor | None) -> bool:
    """Whether "its" would make somebody kill its own: "X bombed a camp of Y, killing dozens of its fighters" speaks of Y's."""
    line, link = told.line, told.link
    active = link.voice == "active" and perpetrator is not None and perpetrator.side == side is not None
    return active and possessed(line, link) and harm_words().own_fire.isdisjoint(line.lower)


def _goes_on_counting(told: Telling, side: str | None) -> bool:
    """Whether a breakaway authority brings its own count up to a total ("26 more soldiers died, taking the army's toll to 429")."""
    state = claimant_of_land(told.claimant.side or "")
    raised = told.link.account is None or told.link.account.raised
    return state is not None and side == state and told.link.voice == "nominal" and raised and bool(told.before)


def _other_before(told: Telling, side: str | None) -> str | None:
    """Return the nearest other force that is named before the counted, else the nearest other state; null where there is neither."""
    before = [who for who in reversed(told.line.whos) if who.last <= told.link.phrase.first and who.form != "pronoun"]
    others = [who for who in before if who.side not in NO_PARTY and who.side != side]
    forces = (who.side for who in others if any(actor.kind in ("armed_group", "military") for actor in who.actors))
    states_but_places = (who.side for who in others if told.line.word(who.first - 1) not in harm_words().places)
    return next(forces, None) or next(states_but_places, None)


def stance_of(claimant: Actor, subject: str | None, war: War, doer: str | None = None) -> TollStance:
    """Return whether a claimant speaks of its own losses, its enemy's, or those of others.

    Bodies of states and monitors speak of others' unless it is their own people whom they count.
    ``doer`` is the side said to have done the harm: whom a claimant says that it harmed itself is its enemy.
    """
    if claimant.side in NO_STANCE:
        return "none"
    if claimant.side in (INTL, NGO):
        return "own" if claimant.side == subject else "third"
    if subject is None:
        return "none"
    at_home = claimant.side not in war.groups and war.homes.get(claimant.side or "") == subject
    if claimant.side == subject or (at_home and not war.fights(claimant.side, subject)):
        return "own"
    return "enemy" if war.fights(claimant.side, subject) or doer == claimant.side else "third"


def _implied_side(told: Telling, war: War, perpetrator: Actor | None) -> str | None:
    """Return whose the harmed are when the words do not say: by who did it, by where, by who tells it."""
    noun, side = told.link.phrase.noun, told.claimant.side
    if is_own_deed(told, perpetrator):
        return war.foe(side)
    if told.link.denied and perpetrator is None:
        return None
    if (ruled := _under_authority(told, war, perpetrator)) is not None:
        return ruled
    if noun.status in ("military", "equipment"):
        return _combatants(told, war, perpetrator) or _by_trade(told, war, perpetrator)
    if {head.singular for head in noun.heads} & harm_words().police_nouns:
        police = _by_trade(told, war, perpetrator) or _own_soldiers(told, war)
        if police is not None:
            return police
    attacked = {head.singular for head in noun.heads} & harm_words().attackers or told.link.harm == "neutralised"
    if attacked or _leads(told):  # those who attacked are nobody's civilians
        return _leaders_side(told, war, perpetrator) if _leads(told) else None
    doer = perpetrator.side if perpetrator else None
    held, holder = _held(told, war)
    if held:
        return holder if holder != doer else None
    people = _countrymen(told)
    placed = people if people != doer and people is not None else _by_place(told, war, doer)
    if placed is not None or told.country is not None:
        return placed
    if doer is not None and doer not in NO_PARTY:
        foe = war.foe(doer) if doer in war.pair or len(war.parties) == 2 else None
        everywhere = doer in war.groups and war.homes.get(doer) not in states()  # who is at home nowhere kills people of many lands
        return foe if foe is not None and foe not in war.groups and not war.within_one_state(doer) and not everywhere else None
    return side if _speaks_of_its_own(told, war, doer) else None


def _of_a_name(told: Telling) -> bool:
    """Whether a name that nobody could place qualifies the counted ("40 Xlandish soldiers"): they are whose it is, not who tells it."""
    phrase, line = told.link.phrase, told.line
    words = line.tokens[phrase.number_last : phrase.noun.head_first]
    known = any(who.side is not None for who in line.who_covering(phrase.number_last, phrase.noun.head_first))
    return not phrase.named and not known and any(word.text[:1].isupper() and word.text.isalpha() for word in words)


def _speaks_of_its_own(told: Telling, war: War, doer: str | None) -> bool:
    """Whether a party to a war between lands says that people were harmed, by nobody whom it names or by whom it fights: its own people.

    Who fights inside its own state may speak of people on either side.
    """
    side, foes = told.claimant.side, war.foes_of_land(told.claimant.side or "")
    between = bool(foes) and side is not None and side not in NO_PARTY and not war.contested_by_its_own(side)
    abroad = any(claimant_of_land(foe) == side or claimant_of_land(side or "") == foe or war.homes.get(foe) != side for foe in foes)
    done = told.link.voice == "active" and doer in foes
    suffered = (done or told.link.voice in ("passive", "undergone", "part", "inside")) and not told.link.denied
    return between and abroad and suffered and side not in war.groups | {doer} and (doer is None or doer in foes)


def _leads(told: Telling) -> bool:
    """Whether leaders are counted, of whom no word says whose: where they were harmed does not tell."""
    heads = {head.singular for head in told.link.phrase.noun.heads}
    return not heads.isdisjoint(harm_words().leading) or (told.link.phrase.named and not heads and told.link.voice == "active")


def _leaders_side(told: Telling, war: War, perpetrator: Actor | None) -> str | None:
    """Return the foe of who says that it killed a leader, or somebody by name, itself; else nobody's."""
    doer = perpetrator.side if perpetrator is not None else None
    return war.foe(doer) if doer is not None and doer not in NO_PARTY and doer == told.claimant.side else None


def _countrymen(told: Telling) -> str | None:
    """Return the people of whom doctors, residents or "sources" tell that people were hurt among them: "Xlandish medics said ..."."""
    claimant, heads, words = told.claimant, {head.singular for head in told.link.phrase.noun.heads}, told.claimant.name.casefold().split()
    side = claimant.side if claimant.side not in NO_PARTY else side_of_word(words[0]) if len(words) > 1 else None
    vague = not harm_words().vague_people.isdisjoint(words) and told.link.phrase.noun.status == "civilian"  # "sources" may speak of others
    near = vague or (not harm_words().neighbours.isdisjoint(words) and "ministry" not in words)
    civil = heads.isdisjoint(harm_words().irregulars | harm_words().attackers)
    suffered = told.link.voice in ("passive", "undergone", "part", "inside") and not told.link.denied
    return side if near and civil and suffered and told.country in (None, side) else None


def is_own_deed(told: Telling, perpetrator: Actor | None) -> bool:
    """Whether somebody who fights tells of people whom it harmed itself by a bare number: it speaks of its enemy's fighters."""
    noun, side = told.link.phrase.noun, told.claimant.side
    bare = noun.human and noun.last == noun.first and not told.link.denied and told.link.voice == "active"
    return bare and side not in NO_PARTY and perpetrator is not None and perpetrator.side == side


def _combatants(told: Telling, war: War, perpetrator: Actor | None) -> str | None:
    """Return whose fighters or arms were lost: the enemy of who did it, or as the one who tells it calls them."""
    link, side = told.link, told.claimant.side
    if perpetrator is not None or link.voice == "active":
        struck = _struck(told, perpetrator.side if perpetrator is not None else None)
        if struck is not None:
            return struck
    if perpetrator is not None:
        return _same_enemy(told, war, perpetrator) or _foe_with(told, war, perpetrator) or _home_army(told, war, perpetrator)
    nouns = {head.singular for head in link.phrase.noun.heads}
    foe = war.foe(side) if side not in NO_PARTY else None
    if link.harm == "captured" and link.voice == "inside":
        return None  # a captor and the captured side both speak of "two captured pilots"
    if foe is None and nouns & harm_words().state_nouns:
        return war.only(group=False) or _own_soldiers(told, war)
    if foe is None:
        return None
    if link.phrase.noun.status == "equipment":
        if side not in war.groups and foe in war.groups and _by_rebels(told):
            return side
        shown = harm_words().footage.intersection(told.line.lower)
        listed = link.voice == "passive" and link.harm in ("destroyed", "shot_down") and _many_arms(told)
        return foe if shown or listed or (link.voice == "active" and link.harm != "captured") else None
    if nouns & harm_words().enemy_nouns and side not in war.groups:
        return foe
    if nouns & harm_words().enemy_nouns:
        return None
    if link.voice == "active":
        return None
    owner = side if nouns & harm_words().state_nouns and side not in war.groups else _group_dead(nouns, side, foe, war)
    named = harm_words().others_still.intersection(told.line.lower[link.phrase.first : link.phrase.last])
    return None if named and owner == side else owner  # who speaks of "southern troops" hardly means its own


def _struck(told: Telling, doer: str | None) -> str | None:
    """Return whose positions the same clause says were struck: "hitting 158 X targets and killing 100 militants"."""
    line, words = told.line, harm_words()
    if told.link.voice != "active" or not told.link.phrase.noun.human:
        return None
    strikes = words.single_acts | words.striking | words.hitting
    for who in reversed(line.whos):
        if who.last > told.link.cue[0] or who.first < told.first or who.side in (*NO_PARTY, doer):
            continue
        struck = next((at for at in range(who.first - 1, who.first - 1 - STRUCK_REACH, -1) if line.word(at) in strikes), None)
        ended = words.clause_ends | {"who", "which", "after", "before", "when"}
        thing = who.form != "adjective" or is_soft(line, who.last)
        if struck is not None and thing and ended.isdisjoint(line.lower[who.last : told.link.cue[0]]) and who.first - 1 not in line.apart:
            return who.side if line.word(who.first - 1) not in words.sites_of_names else None
    return None


def _foe_with(told: Telling, war: War, perpetrator: Actor) -> str | None:
    """Return whom the doer fights, where that side has what was lost: a group from elsewhere that helps a state has no soldiers of it."""
    foe = war.foe(perpetrator.side)
    return None if foe is not None and _is_helper(foe, war, perpetrator.side) and not _of_group(told) else foe


def _is_helper(side: str, war: War, doer: str | None) -> bool:
    """Whether ``side`` is a group without a land of its own, at home elsewhere than the group that it fights: it helps somebody else."""
    groups = side in war.groups and doer in war.groups and claimant_of_land(side) is None
    return groups and war.homes.get(side) is not None and war.homes.get(side) != war.homes.get(doer or "")


def _of_group(told: Telling) -> bool:
    """Whether the noun of the counted is one of a group's own."""
    return not {head.singular for head in told.link.phrase.noun.heads}.isdisjoint(harm_words().group_nouns | harm_words().enemy_nouns)


def _home_army(told: Telling, war: War, perpetrator: Actor) -> str | None:
    """Return the state whose soldiers or arms an armed group harmed that is known to fight nobody else: the one in which it is at home."""
    nouns = {head.singular for head in told.link.phrase.noun.heads}
    home = war.homes.get(perpetrator.side or "") or told.home
    arms = told.link.phrase.noun.status == "equipment"
    of_state = bool(nouns) and (arms or nouns <= harm_words().state_nouns) and perpetrator.side in war.groups
    foes = {other for other in war.foes(perpetrator.side or "") if not _is_helper(other, war, perpetrator.side)}
    present = {who.side for who in told.line.whos if who.actors} - {perpetrator.side, home, OUTLET, UNNAMED, None}
    others = set() if home in war.engaged else war.engaged - war.groups
    return home if of_state and home in states() and _is_told_of(war, home) and foes <= {home} and not present and not others else None


def _is_told_of(war: War, state: str | None) -> bool:
    """Whether the article names the state, or no other one: a group can be at home in one state and fight in the next."""
    return state in war.states or not war.states


def _many_arms(told: Telling) -> bool:
    """Whether many arms are counted, by this number or one of its list: who fights and names no owner boasts of its enemy's."""
    lists = (link.phrase.low for link in (*told.before, told.link) if link.cue == told.link.cue)
    return max(lists) >= TALLY and told.first > 0


def _by_rebels(told: Telling) -> bool:
    """Whether "rebels", "militants" that no name tells are the subject of the harm: "militants destroyed two armoured vehicles"."""
    subject = told.line.word(told.link.cue[0] - 1)
    return told.link.voice == "active" and (subject in harm_words().rebel_words or subject.removesuffix("s") in harm_words().enemy_nouns)


def _same_enemy(told: Telling, war: War, perpetrator: Actor) -> str | None:
    """Return whose arms or fighters the same doer is said to have harmed just before: "destroyed 12 X trucks and shot down a jet"."""
    before = told.before[-1] if told.before else None
    if before is None or before.voice != "active" or told.link.voice != "active":
        return None
    earlier = replace(told, link=before, before=told.before[:-1])
    said, side = stated_side(earlier, war)
    same = perpetrator_of(earlier) == perpetrator and said and side != perpetrator.side
    listed = [number for number, link in enumerate(told.before[:-1]) if link.cue == before.cue]
    others = {stated_side(replace(told, link=told.before[number], before=told.before[:number]), war) for number in listed}
    return side if same and others <= {(True, side)} else None


def _own_soldiers(told: Telling, war: War) -> str | None:
    """Return the state that says soldiers were lost, where nothing tells of other armies: it speaks of its own."""
    claimant, side = told.claimant, told.claimant.side
    state = claimant.iso3 == side and side not in war.groups and side not in NO_PARTY
    return (
        side
        if state and told.link.voice in ("passive", "undergone", "nominal") and told.country in (None, side) and war.at_home(str(side))
        else None
    )


def _under_authority(told: Telling, war: War, perpetrator: Actor | None) -> str | None:
    """Return the breakaway authority that says its people were harmed in a war with the state that claims its land, else null.

    The article may know the war as one of two states, of which one stands behind the authority.
    """
    claimant, doer = told.claimant, perpetrator.side if perpetrator else None
    state = claimant_of_land(claimant.side or "")
    claimed = state is not None and state in war.parties
    here = told.link.voice in ("passive", "undergone") and told.country in (None, claimant.side, state)
    nouns = {head.singular for head in told.link.phrase.noun.heads}
    theirs = nouns & (harm_words().attackers | harm_words().enemy_nouns)
    return claimant.side if claimed and here and doer in (None, state) and not theirs else None


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
    words = harm_words()
    lost = told.line.word(told.link.cue[0]) in words.ownership  # who lost them is who the verb says, not who lives there
    country = told.country if lost else told.country or told.home
    nouns = {head.singular for head in told.link.phrase.noun.heads}
    doer = perpetrator.side if perpetrator else None
    outside = told.claimant.side not in NO_PARTY and told.claimant.side not in (country, war.group_against(country or ""))
    held = told.link.phrase.noun.harm == "captured"  # whose captives were killed neither place nor trade tells
    unnamed = country not in war.homes  # of whom the article says nothing, its soldiers need not be
    if country is None or unnamed or outside or held or told.link.phrase.noun.status == "equipment":
        return None
    if nouns & words.enemy_nouns:
        group = war.group_against(country)
        return group if doer in (None, country) and group is not None and war.homes.get(group) in (None, country) else None
    alone = war.at_home(country) or (told.country is None and _no_other_state(told, country, war))
    of_state = nouns & (words.state_nouns | words.police_nouns) and doer != country and alone
    return country if of_state and not (perpetrator and perpetrator.kind == "state") else None


def _no_other_state(told: Telling, country: str, war: War) -> bool:
    """Whether the sentence names no state but ``country``, and no state fights it: then others' wars leave its soldiers its own."""
    fought = any(war.fights(country, other) for other in war.parties - war.groups)
    return not fought and not {who.side for who in told.line.whos} & states() - {country}


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
        if owner in words.rebel_words:
            return True, war.only(group=True)
        return True, (war.only(group=False) or told.home) if owner in words.state_words else None
    return False, None


def _of_elsewhere(told: Telling) -> bool:
    """Whether a name that stands for no side says of where the counted are: "68 African migrants"."""
    line, phrase = told.line, told.link.phrase
    named = (index for index in range(max(phrase.first, 1), phrase.last) if line.tokens[index].text[:1].isupper())
    return any(index not in line.apart and not any(line.who_covering(index, index + 1)) for index in named)


def _by_place(told: Telling, war: War, doer: str | None) -> str | None:
    """Return the state in which people were harmed, where it fights a foreign enemy and nothing says that it harmed them itself."""
    country, over = told.country, told.link.harm == "shot_down"  # what flies over a land may be any state's
    if country is None or country == doer or over or _of_elsewhere(told):
        return None
    if told.claimant.side == country and _speaks_of_its_own(told, war, doer):
        return country
    if war.contested(country):
        return None
    if told.claimant.side not in NO_PARTY and told.claimant.side != country and doer in (None, country):
        return None
    if doer is not None:
        return country if doer not in NO_PARTY and war.homes.get(doer) != country else None
    if told.claimant.side == country and told.claimant.kind != "outlet":  # media report whoever was there, officials their people
        return country
    foe = war.foe(country)
    from_abroad = foe not in war.groups or war.homes.get(foe or "") not in (None, country)  # others' bombs may hit anybody in its streets
    return country if country in war.parties and from_abroad and not harm_words().spells.intersection(told.line.lower) else None
