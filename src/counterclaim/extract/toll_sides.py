"""Whose people or things a toll counts, who is said to have harmed them, and where its claimant stands.

What the words say decides; then who did the harm, then where it was done, then who tells it. Where two readings are open the side is null.
"""

from dataclasses import dataclass, replace

from counterclaim.actor import INTL, NGO, Actor
from counterclaim.extract.homeland import states
from counterclaim.extract.toll_combatants import by_trade, combatants, own_soldiers
from counterclaim.extract.toll_doers import own_attack, perpetrator_of
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_owners import crew_of, possessed, stated_side
from counterclaim.extract.toll_telling import Telling
from counterclaim.extract.toll_war import NO_PARTY, NO_STANCE, War
from counterclaim.extract.toll_words import harm_words
from counterclaim.toll import TollStance
from counterclaim.vocabulary.actors import breakaway_lands, claimant_of_land, side_of_word

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
    account = told.link.account
    if not said and account is not None and account.raised and told.before:  # "another 51 died, raising the total to 376"
        side = sides_of(replace(told, link=told.before[-1], before=told.before[:-1]), war).subject
    elif not said:
        side = _people_of(told, war, _but_no_states_militants(told, war, _implied_side(told, war, perpetrator)))
        side = None if side == told.claimant.side and _of_a_name(told) else side
    elif side is not None and (doer := own_attack(told)) is not None and doer.side == side:
        side = None  # who acknowledges whom its strikes killed does not speak of its own
    elif _harms_itself(told, side, perpetrator):
        side = _other_before(told, side) or war.foe(side)
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
    return None if are_a_states_militants(told.link, war, side) else side


def are_a_states_militants(link: Link, war: War, side: str | None) -> bool:
    """Whether a side would make the "militants", "rebels" whom a link counts a state's."""
    irregular = {head.singular for head in link.phrase.noun.heads} & harm_words().irregulars
    return bool(irregular) and side not in war.groups and side in states()


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


def stance_of(claimant: Actor, subject: str | None, war: War, doer: str | None = None, fighters: bool = False) -> TollStance:
    """Return whether a claimant speaks of its own losses, its enemy's, or those of others.

    Bodies of states and monitors speak of others' unless it is their own people whom they count.
    ``doer`` is the side said to have done the harm: whom a claimant says that it harmed itself is its enemy, be it unknown who they are,
    where they are ``fighters`` or arms.
    """
    if claimant.side in NO_STANCE:
        return "none"
    if claimant.side in (INTL, NGO):
        return "own" if claimant.side == subject else "third"
    if subject is None:
        return "enemy" if fighters and doer == claimant.side else "none"
    harmed_at_home = doer is not None and doer not in (claimant.side, subject) and war.fights(claimant.side, doer)
    at_home = war.homes.get(claimant.side or "") == subject and (claimant.side not in war.groups or harmed_at_home)
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
        return combatants(told, war, perpetrator) or by_trade(told, war, perpetrator)
    if {head.singular for head in noun.heads} & harm_words().police_nouns:
        police = by_trade(told, war, perpetrator) or own_soldiers(told, war)
        if police is not None:
            return police
    attacked = {head.singular for head in noun.heads} & harm_words().attackers or told.link.harm == "neutralised"
    if attacked or _leads(told):  # those who attacked are nobody's civilians
        return _leaders_side(told, war, perpetrator) if _leads(told) else _attackers_side(told, war, perpetrator)
    doer = perpetrator.side if perpetrator else None
    held, holder = _held(told, war)
    if held:
        return holder if holder != doer else None
    people = _countrymen(told, war) or _of_its_land(told, war)
    placed = people if people != doer and people is not None else _by_place(told, war, doer)
    if placed is not None or told.country is not None:
        return placed
    if doer is not None and doer not in NO_PARTY:
        foe = war.foe(doer) if doer in war.pair or len(war.parties) == 2 else None
        everywhere = doer in war.groups and war.homes.get(doer) not in states()  # who is at home nowhere kills people of many lands
        foe = foe if foe is not None and foe not in war.groups and not war.within_one_state(doer) and not everywhere else None
        return foe or (side if _suffers_from(told, doer) else None)
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


def _suffers_from(told: Telling, doer: str) -> bool:
    """Whether a state's office tells whom another state's attack harmed, and no third side is named: it counts its own people."""
    claimant = told.claimant
    named = {actor.side for who in told.line.whos for actor in who.actors if actor.side not in NO_PARTY}
    between = doer in states() and claimant.side in states() and doer != claimant.side and named <= {doer, claimant.side}
    return between and claimant.kind == "government_body" and told.link.voice in ("passive", "undergone") and not told.link.denied


def _leads(told: Telling) -> bool:
    """Whether leaders are counted, of whom no word says whose: where they were harmed does not tell."""
    heads = {head.singular for head in told.link.phrase.noun.heads}
    return not heads.isdisjoint(harm_words().leading) or (told.link.phrase.named and not heads and told.link.voice == "active")


def _leaders_side(told: Telling, war: War, perpetrator: Actor | None) -> str | None:
    """Return the foe of who says that it killed a leader, or somebody by name, itself; else nobody's."""
    doer = perpetrator.side if perpetrator is not None else None
    return war.foe(doer) if doer is not None and doer not in NO_PARTY and doer == told.claimant.side else None


def _attackers_side(told: Telling, war: War, perpetrator: Actor | None) -> str | None:
    """Return the one group that a state fights whose office tells that attackers were killed, by nobody else than itself."""
    side, doer = told.claimant.side, perpetrator.side if perpetrator is not None else None
    foe = war.foe(side) if side in states() and doer in (None, side) and told.link.harm in ("killed", "killed_or_wounded") else None
    return foe if foe in war.groups else None


def _of_its_land(told: Telling, war: War) -> str | None:
    """Return the land whose people the ministry of a group counts that governs there: "the group's health ministry put the dead at 12"."""
    claimant, noun = told.claimant, told.link.phrase.noun
    governs = claimant.kind == "government_body" and claimant.side in war.groups and claimant.side not in breakaway_lands()
    home = war.homes.get(claimant.side or "") if governs else None
    suffered = told.link.voice in ("passive", "undergone", "part", "inside") and not told.link.denied and noun.status != "military"
    return (
        home if suffered and home not in (None, claimant.side) and told.country in (None, home) and not war.contested(str(home)) else None
    )


def _countrymen(told: Telling, war: War) -> str | None:
    """Return the people of whom doctors, residents or "sources" tell that people were hurt among them: "Xlandish medics said ..."."""
    claimant, heads, words = told.claimant, {head.singular for head in told.link.phrase.noun.heads}, told.claimant.name.casefold().split()
    side = claimant.side if claimant.side not in NO_PARTY else side_of_word(words[0]) if len(words) > 1 else None
    vague = not harm_words().vague_people.isdisjoint(words) and told.link.phrase.noun.status == "civilian"  # "sources" may speak of others
    near = vague or (not harm_words().neighbours.isdisjoint(words) and "ministry" not in words)
    civil = heads.isdisjoint(harm_words().irregulars | harm_words().attackers)
    suffered = told.link.voice in ("passive", "undergone", "part", "inside") and not told.link.denied
    here = told.country == side or (told.country is None and side in {told.home, *war.parties})  # a Xlandish doctor may work abroad
    return side if near and civil and suffered and here else None


def is_own_deed(told: Telling, perpetrator: Actor | None) -> bool:
    """Whether somebody who fights tells of people whom it harmed itself by a bare number: it speaks of its enemy's fighters."""
    noun, side = told.link.phrase.noun, told.claimant.side
    bare = noun.human and noun.last == noun.first and not told.link.denied and told.link.voice == "active"
    return bare and side not in NO_PARTY and perpetrator is not None and perpetrator.side == side


def _under_authority(told: Telling, war: War, perpetrator: Actor | None) -> str | None:
    """Return the breakaway authority that says its people were harmed in a war with the state that claims its land, else null.

    The article may know the war as one of two states, of which one stands behind the authority.
    """
    claimant, doer = told.claimant, perpetrator.side if perpetrator else None
    state = claimant_of_land(claimant.side or "")
    claimed = state is not None and state in war.parties
    here = told.link.voice in ("passive", "undergone", "inside") and told.country in (None, claimant.side, state)
    nouns = {head.singular for head in told.link.phrase.noun.heads}
    theirs = nouns & (harm_words().attackers | harm_words().enemy_nouns)
    return claimant.side if claimed and here and doer in (None, state) and not theirs else None


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
    named = doer is not None and doer not in NO_PARTY and (doer not in war.groups or war.fights(country, doer))
    if told.claimant.side == country and told.claimant.kind != "outlet" and named:
        return country  # whom rebels or a foreign army harm, officials count among their people
    if war.contested(country):
        return None
    if told.claimant.side not in NO_PARTY and told.claimant.side != country and doer in (None, country):
        return None
    if doer is not None:
        return country if doer not in NO_PARTY and war.homes.get(doer) != country else None
    if told.claimant.side == country and told.claimant.kind != "outlet":  # media report whoever was there, officials their people
        return country
    foes = war.foes_of_land(country)
    from_abroad = all(foe not in war.groups or war.homes.get(foe) not in (None, country) for foe in foes)  # others' bombs may hit anybody
    return country if foes and from_abroad and not harm_words().spells.intersection(told.line.lower) else None
