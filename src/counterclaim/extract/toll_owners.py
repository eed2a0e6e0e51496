"""Whose people or things a toll counts, as far as its words tell."""

from dataclasses import replace

from counterclaim.actor import INTL, Actor
from counterclaim.extract.homeland import states
from counterclaim.extract.toll_doers import perpetrator_of
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_gaps import bearer_in_gap, bearer_of_cost
from counterclaim.extract.toll_lines import Line, Who
from counterclaim.extract.toll_telling import COUNTING_KINDS, Telling, is_counting_body, is_speaker, who_before
from counterclaim.extract.toll_war import NO_PARTY, NO_STANCE, War
from counterclaim.extract.toll_words import harm_words, noun_at

OWNER_REACH = 4  # words between a phrase and the "of" or "from" that tells whose it is
PAIR = 2  # sides that speak of each other
BODIES = frozenset({"state", "military", "government_body", "armed_group"})
LOSSES_NEAR = 7  # words between "losses" and the second figure that is put on them
LOSSES_REACH = 12  # words between "X's losses" and their figures
SIDE_AFTER = 8  # words between a harm and "on the X side"
CRAFT_REACH = 4  # words between "a Norlandic" and "tank"
SIDE_REACH = 2  # words between a name and its "side"


def stated_side(told: Telling, war: War | None = None) -> tuple[bool, str | None]:
    """Return whether the words tell whose the harmed are, and the side (null where they are of several sides)."""
    line, link = told.line, told.link
    first, last = link.phrase.first, link.phrase.last
    if crew_of(told) or _of_somebody(line, link):
        return not crew_of(told), None
    if _is_named(line, link):
        return True, next((who.side for who in line.who_covering(first, last) if who.side not in NO_STANCE), None)
    if (who := _inside(line, link)) is not None:
        return True, told.claimant.side if _looks_ahead(told, who) else who.side
    if possessed(line, link) or _own_side(line, last):
        return True, _possessor(line, first, told.claimant)
    bearer = _bearer_left_out(told) or _bearer(line, link)
    if bearer is not None and is_speaker(told, bearer):
        return True, told.claimant.side
    if _own_losses(told):
        return True, told.claimant.side if told.claimant.side not in NO_PARTY else _possessor(line, told.link.cue[0], told.claimant)
    owner = _owner_after(line, last) or _launched_by(line, last) or _said_to_be(line, link) or bearer
    owner = owner or _inflicted_on(line, link) or _on_side_after(line, link) or _toll_owner(line, link) or _side_before(line, first)
    owner = owner or _losses_of(told) or _number_of(line, link) or _owner_of_craft(told) or _ranked_among(told) or _among_whom(told)
    if owner is not None:
        return True, None if owner.side in NO_STANCE else owner.side
    if (mutual := _mutual(told)) is not None:
        return True, mutual
    if (shared := _shared_owner(told, war) or _named_with(told, war)) is not None:
        return True, shared
    if _bears_itself(told):
        return True, told.claimant.side
    if (side := _joined_bearer(told)) is not None:
        return True, side
    if {head.singular for head in link.phrase.noun.heads} & harm_words().peacekeepers:
        return True, INTL
    side = _by_kind(told, war) or _enemy(told, war) if war else None
    return side is not None, side


def _inside(line: Line, link: Link) -> Who | None:
    """Return whose the counted are by the words of their phrase: the last mention of a side in it.

    Of somebody named ("A B, the group's treasurer and aide to its leader") a group says more than a state does.
    """
    sided = (who for who in line.who_covering(link.phrase.first, link.phrase.last) if any(actor.side for actor in who.actors))
    inside = [who for who in sided if who.side not in NO_STANCE - {None} and _owns(line, link, who)]
    if link.phrase.named:
        inside = [who for who in inside if who.last <= link.phrase.last]
        inside = [who for who in inside if who.side not in states()][:1] or inside
    return inside[-1] if inside else None


def _number_of(line: Line, link: Link) -> Who | None:
    """Return whose people a number is put on behind them: "put the number of Norlandic soldiers killed at 380"."""
    if link.voice != "nominal" or link.phrase.first < link.cue[1]:
        return None
    near = (who for who in line.whos if who.actors and link.cue[0] - OWNER_REACH <= who.first and who.last <= link.cue[1] + 1)
    for who in near:
        behind = who.last if who.form == "adjective" else who.last - 1 if who.last - who.first > 1 else None
        people = noun_at(line.lower, behind) if behind is not None else None
        if people is not None and people[1].human and "of" in line.lower[max(0, who.first - 2) : who.first]:
            return who
    return None


def _owner_of_craft(told: Telling) -> Who | None:
    """Return whose craft it was whose crew is counted: "tracking a Norlandic tank before killing the three crew members inside"."""
    line, first, words = told.line, told.link.phrase.first, harm_words()
    heads = {head.singular for head in told.link.phrase.noun.heads}
    if not heads & words.crews or line.word(first - 1) not in words.determiners:
        return None
    for who in reversed(line.whos):
        craft = (noun_at(line.lower, index) for index in range(who.last, min(who.last + CRAFT_REACH, first)))
        if who.last <= first and who.actors and any(found is not None and found[1].status == "equipment" for found in craft):
            return who
    return None


def _ranked_among(told: Telling) -> Who | None:
    """Return among whose people somebody is the first: "became the first Norlandic soldier to die in the campaign"."""
    line, link = told.line, told.link
    become = next((index for index in range(link.phrase.last, link.cue[0]) if line.word(index) in harm_words().becoming), None)
    if link.voice != "undergone" or become is None or line.word(link.cue[0] - 1) not in ("to", "be"):
        return None
    return next((who for who in line.whos if become < who.first and who.last <= link.cue[0] and who.actors), None)


def _is_named(line: Line, link: Link) -> bool:
    """Whether a pronoun or a name before "death" says who died: then nothing but who that is tells the side."""
    pronoun = line.word(link.phrase.first) in ("him", "her") and link.phrase.last == link.phrase.first + 1
    return link.phrase.form == "single" and (pronoun or line.word(link.phrase.last - 1) == "death")


def _among_whom(told: Telling) -> Who | None:
    """Return among whose people those are whom the sentence names last: "among the Norlanders hurt in the blast were two nuns"."""
    line, link = told.line, told.link
    if link.phrase.first < link.cue[1] or link.voice != "passive":
        return None
    near = (who for who in line.whos if link.cue[0] - OWNER_REACH <= who.last <= link.cue[0])
    return next((who for who in near if not harm_words().among.isdisjoint(line.lower[max(0, who.first - 2) : who.first])), None)


def _own_losses(told: Telling) -> bool:
    """Whether the claimant puts a figure on "its dead", "our losses", "its death toll", "its own losses at 13 dead"."""
    words, line = harm_words(), told.line
    put = put_losses(line, told.link, told.first)
    if told.link.voice != "nominal" and put is None:
        return False
    first = (told.link.cue[0] if put is None else put) - 1
    beside = first - (line.word(first) == "death")
    military = line.word(beside) in words.force_words
    if military:
        first = beside - 1
    else:
        first -= line.word(first) in (words.toll_owners | {"own"}) - words.possessives or line.word(first) == "death"
    counts = put is None and told.claimant.kind in COUNTING_KINDS and line.word(told.link.cue[0]) in words.toll_nouns
    if counts and not military:
        return False  # the toll that an office keeps is no count of its own dead
    return first >= told.first and line.word(first) in words.possessives


def put_losses(line: Line, link: Link, first: int) -> int | None:
    """Return where "losses" stands right before the figure that is put on them ("its own losses at 13 dead and 19 wounded"), else null."""
    start = link.phrase.first
    near = range(start - 1, max(first, start - LOSSES_NEAR), -1)
    return next((at for at in near if line.word(at) == "losses"), None)


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


def _looks_ahead(told: Telling, who: Who) -> bool:
    """Whether "its" in what somebody says means the speaker, since nobody else is named in it before.

    "X said nine of its soldiers had died" and, with the speaker behind, "None of its soldiers was hurt, the army said".
    """
    claimant, line = told.claimant, told.line
    if line.word(who.first) not in harm_words().possessives or claimant.side in NO_PARTY or claimant.kind not in BODIES:
        return False
    before = any(told.first <= other.first and other.last <= who.first and other.actors for other in line.whos)
    after = any(claimant.side == other.side for other in line.whos if other.first >= told.link.cue[1])
    return not before and (after or told.first > 0)


def _bearer_left_out(told: Telling) -> Who | None:
    """Return who bore a loss whose verb is left out or takes it as its first object: "and Norland 400", "cost Norland 527 men"."""
    line, link = told.line, told.link
    lost = link.voice == "active" and line.word(link.cue[0]) in harm_words().ownership and link.cue[1] < link.phrase.first
    gap = bearer_in_gap(line, link.phrase) if lost and told.before and told.before[-1].cue == link.cue else None
    return gap or bearer_of_cost(line, link.phrase)


def _mutual(told: Telling) -> str | None:
    """Return whose losses are meant where two speak of each other's ("shot down the other's jets"), or each of its own ("both sides")."""
    line, link, side = told.line, told.link, told.claimant.side
    named = {actor.side for who in line.whos for actor in who.actors if actor.side not in NO_PARTY}
    if side in NO_PARTY or side not in named or len(named) != PAIR:
        return None
    if line.word(link.phrase.first + 1) == "other" and line.word(link.phrase.first + 2) == "'s":
        return next(iter(named - {side}))
    both = any(len(who.actors) == PAIR and who.last <= link.phrase.first for who in line.whos)
    bears = harm_words().reporting | harm_words().ownership
    return side if both and not bears.isdisjoint(line.lower[max(0, link.phrase.first - 2) : link.phrase.first]) else None


def _shared_owner(told: Telling, war: War | None) -> str | None:
    """Return whose arms the list counted before, which goes on: "three X tanks and four armoured vehicles"."""
    before = told.before[-1] if told.before else None
    if before is None or before.cue != told.link.cue or {before.phrase.noun.status, told.link.phrase.noun.status} != {"equipment"}:
        return None
    if "and" not in told.line.lower[before.phrase.last : told.link.phrase.first]:
        return None
    said, side = stated_side(replace(told, link=before, before=told.before[:-1]), war)
    return side if said else None


def _named_with(told: Telling, war: War | None) -> str | None:
    """Return whose man it was who is named in one list with the one before: "killed A, a leader of X, and B"."""
    before = told.before[-1] if told.before else None
    if before is None or before.cue != told.link.cue or not (before.phrase.named and told.link.phrase.named):
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
    owning = line.word(link.cue[0]) in words.ownership
    if owning and link.voice == "passive" and link.phrase.noun.status == "equipment":
        return True
    lost = link.voice == "active" and owning
    return lost and (link.cue[0] <= told.first or line.word(link.cue[0] - 1) in words.claiming | words.denials | {"to", "have"})


def _plays_down(told: Telling) -> bool:
    """Whether somebody who fights says that only so few were harmed: it speaks of its own ("insisted that only four tanks were hit")."""
    line, link = told.line, told.link
    bearer = link.voice in ("passive", "undergone") and link.phrase.noun.status in ("military", "equipment") and link.harm != "captured"
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


def crew_of(told: Telling) -> bool:
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
    """Whether a mention inside a phrase tells whose the counted are; "their" of "a couple and their son", "X's emir in Y" do not."""
    if line.word(who.first - 1) in harm_words().sites_of_names and who.first > link.phrase.first:
        return False
    if link.phrase.named and who.form not in ("name", "adjective") and who.side in states():
        return False  # "A B, the group's treasurer": a group is no state
    if who.form == "pronoun" and link.phrase.part:
        return False  # "two of them" are of the whole before
    return who.form != "pronoun" or who.first == link.phrase.first or line.word(who.first - 1) in ("of", "among")


def possessed(line: Line, link: Link) -> bool:
    """Whether "its", "our" or "of their" makes the counted somebody's own."""
    own = harm_words().possessives
    inside = range(link.phrase.first, link.phrase.last)
    if line.word(link.phrase.last) == "of" and line.word(link.phrase.last + 1) in own:
        return True  # "members of its army"
    return any(line.word(index) in own and (index == link.phrase.first or line.word(index - 1) in ("of", "among")) for index in inside)


def _of_somebody(line: Line, link: Link) -> bool:
    """Whether the counted lead or serve whom the words name, though no vocabulary has the name: "the Shore Brigade's chief"."""
    noun = link.phrase.noun
    mark = next((index for index in range(link.phrase.first + 1, noun.head_first) if line.word(index) == "'s"), None)
    named = mark is not None and line.tokens[mark - 1].text[:1].isupper() and mark - 1 not in line.apart
    ranked = any(head.status == "military" or head.singular in harm_words().leading for head in noun.heads)
    return named and ranked and next(line.who_covering(link.phrase.first, mark or 0), None) is None


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
    return all(actor.kind in BODIES for actor in who.actors)


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
        sided = {"side", "sides"} & {line.word(who.last), *line.lower[who.first : who.last]}
        if near and "on" in lead and sided:
            return who
    return None


def _inflicted_on(line: Line, link: Link) -> Who | None:
    """Return who suffered what somebody inflicted: "inflicted eight casualties on X"."""
    inflicted = not harm_words().inflicting.isdisjoint(line.lower[max(0, link.phrase.first - 2) : link.phrase.first])
    if not inflicted or line.word(link.phrase.last) not in ("on", "upon"):
        return None
    return next((who for who in line.whos if link.phrase.last < who.first <= link.phrase.last + OWNER_REACH and who.actors), None)


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
    near = line.lower[who.last : who.last + SIDE_REACH + 1]
    forces = bool(who.actors) and all(actor.kind in ("military", "armed_group") for actor in who.actors)
    inside = words.ranks.union(words.forces if forces else ()).intersection(line.lower[who.first : who.last])
    return not (words.ranks | words.forces).isdisjoint(near[: 2 + (near[:1] == ("'s",))]) or bool(inside)


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
    return None if verb is None else who_before(line, verb)


def _toll_owner(line: Line, link: Link) -> Who | None:
    """Return whose toll a number is put on: "taking X's dead to 30", "the X death toll rose to 30"."""
    if link.voice != "nominal":
        return None
    near = [who for who in line.whos if who.last <= link.cue[0] and link.cue[0] - who.last <= SIDE_REACH and who.side not in NO_PARTY]
    near = [who for who in near if not is_counting_body(line, who)]
    behind = line.word(link.cue[1]) in ("for", "among", "of") and line.word(link.cue[0]) in harm_words().toll_nouns
    if behind and (who := line.who_starting(link.cue[1] + 1)) is not None and who.actors:
        return who  # "the death toll for Xlanders"
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
