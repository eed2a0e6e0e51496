"""Whose fighters or arms were lost where no word tells: by who did it, by what else was struck, by their trade."""

from dataclasses import replace

from counterclaim.actor import OUTLET, UNNAMED, Actor
from counterclaim.extract.homeland import states
from counterclaim.extract.toll_doers import perpetrator_of
from counterclaim.extract.toll_lines import is_soft
from counterclaim.extract.toll_owners import stated_side
from counterclaim.extract.toll_periods import TALLY
from counterclaim.extract.toll_telling import Telling
from counterclaim.extract.toll_war import NO_PARTY, War
from counterclaim.extract.toll_words import harm_of, harm_words
from counterclaim.vocabulary.actors import claimant_of_land

STRUCK_REACH = 3  # words between "struck" and whose position


def combatants(told: Telling, war: War, perpetrator: Actor | None) -> str | None:
    """Return whose fighters or arms were lost: the enemy of who did it, or as the one who tells it calls them."""
    link, side = told.link, told.claimant.side
    if perpetrator is not None or link.voice == "active":
        struck = _struck(told, perpetrator.side if perpetrator is not None else None)
        if struck is not None:
            return struck
    nouns = {head.singular for head in link.phrase.noun.heads}
    by_own_unit = (
        perpetrator is not None and perpetrator.side is None and nouns & harm_words().enemy_nouns
    )  # "the 9th Brigade killed 20 rebels"
    if perpetrator is not None and not by_own_unit:
        return _same_enemy(told, war, perpetrator) or _foe_with(told, war, perpetrator) or _home_army(told, war, perpetrator)
    foe = war.foe(side) if side not in NO_PARTY else None
    if link.harm == "captured" and link.voice == "inside":
        return None  # a captor and the captured side both speak of "two captured pilots"
    if foe is None and nouns & harm_words().state_nouns:
        return war.only(group=False) or own_soldiers(told, war)
    if foe is None:
        return None
    if link.phrase.noun.status == "equipment":
        if side not in war.groups and foe in war.groups and _by_rebels(told):
            return side
        shown = harm_words().footage.intersection(told.line.lower)
        listed = link.voice == "passive" and link.harm in ("destroyed", "shot_down") and _many_arms(told)
        active = link.voice == "active" or _is_claimed(told)
        return foe if shown or listed or (active and link.harm != "captured") else None
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
    if told.country != perpetrator.side and war.fights(perpetrator.side, told.country) and told.link.phrase.noun.status == "equipment":
        return told.country  # "destroyed launchers inside X", one of several that it fights
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


def _is_claimed(told: Telling) -> bool:
    """Whether somebody speaks of what it did to arms: "the destruction of nine trucks"; their loss is its own."""
    word = told.line.word(told.link.cue[0])
    return told.link.voice == "nominal" and word in harm_of() and word not in harm_words().losses


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


def own_soldiers(told: Telling, war: War) -> str | None:
    """Return the state that says soldiers were lost, where nothing tells of other armies: it speaks of its own."""
    claimant, side = told.claimant, told.claimant.side
    state = claimant.iso3 == side and side not in war.groups and side not in NO_PARTY
    return (
        side
        if state and told.link.voice in ("passive", "undergone", "nominal") and told.country in (None, side) and war.at_home(str(side))
        else None
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


def by_trade(told: Telling, war: War, perpetrator: Actor | None) -> str | None:
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
