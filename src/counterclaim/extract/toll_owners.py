"""Whose people or things a toll counts, as far as its words tell."""

from dataclasses import replace

from counterclaim.actor import INTL, NGO, Actor
from counterclaim.extract.homeland import states
from counterclaim.extract.toll_accounts import Account
from counterclaim.extract.toll_doers import perpetrator_of
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_gaps import bearer_in_gap, bearer_of_cost
from counterclaim.extract.toll_lines import Line, Who
from counterclaim.extract.toll_named_owners import OWNER_REACH, named_owner
from counterclaim.extract.toll_telling import COUNTING_KINDS, Telling, is_counting_body, is_speaker, who_before
from counterclaim.extract.toll_war import NO_PARTY, NO_STANCE, War
from counterclaim.extract.toll_words import harm_words

CONCEDED_REACH = 2  # words of "admitted to" before what is admitted
ENEMY_REACH = 4  # words of "by the enemy"
CLAUSE_REACH = 12  # words between "on its side" and "wounding"
PAIR = 2  # sides that speak of each other
BODIES = frozenset({"state", "military", "government_body", "armed_group"})


def stated_side(told: Telling, war: War | None = None) -> tuple[bool, str | None]:
    """Return whether the words tell whose the harmed are, and the side (null where they are of several sides)."""
    line, link = told.line, told.link
    first, last = link.phrase.first, link.phrase.last
    if crew_of(told) or _of_somebody(line, link):
        return not crew_of(told), None
    if _is_named(line, link) or link.phrase.side is not None:
        return True, link.phrase.side or next((who.side for who in line.who_covering(first, last) if who.side not in NO_STANCE), None)
    if (who := _inside(line, link)) is not None and link.phrase.side is None:
        return True, told.claimant.side if _looks_ahead(told, who) else who.side
    if possessed(line, link) or _own_side(line, last) or _own_side(line, link.cue[1]) or _falls_on_own_side(told):
        return True, _possessor(_without_harmed(told), first, told.claimant) or _employer(link, told.claimant)
    if (account := link.account) is not None and (account.owned != "open" or (account.raised and told.before)):
        return _of_account(told, account, war)
    bearer = _bearer_left_out(told) or _bearer(line, link)
    if bearer is not None and is_speaker(told, bearer):
        return True, told.claimant.side
    if _own_losses(told):
        return True, told.claimant.side if told.claimant.side not in NO_PARTY else _possessor(line, told.link.cue[0], told.claimant)
    if (owner := named_owner(told, bearer)) is not None:
        return True, None if owner.side in NO_STANCE else owner.side
    if (shared := _mutual(told) or _shared_owner(told, war) or _named_with(told, war) or _with_leader(told, war)) is not None:
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


def _is_named(line: Line, link: Link) -> bool:
    """Whether a pronoun or a name before "death" says who died: then nothing but who that is tells the side."""
    pronoun = line.word(link.phrase.first) in ("him", "her") and link.phrase.last == link.phrase.first + 1
    return link.phrase.form == "single" and (pronoun or line.word(link.phrase.last - 1) == "death")


def _own_losses(told: Telling) -> bool:
    """Whether the claimant tells what "its dead", "our losses", "its death toll" came to."""
    words, line = harm_words(), told.line
    if told.link.voice != "nominal":
        return False
    first = told.link.cue[0] - 1
    beside = first - (line.word(first) == "death")
    military = line.word(beside) in words.force_words
    if military:
        first = beside - 1
    else:
        first -= line.word(first) in (words.toll_owners | {"own"}) - words.possessives or line.word(first) == "death"
    if told.claimant.kind in COUNTING_KINDS and line.word(told.link.cue[0]) in words.toll_nouns and not military:
        return False  # the toll that an office keeps is no count of its own dead
    return first >= told.first and line.word(first) in words.possessives


def _of_account(told: Telling, account: Account, war: War | None) -> tuple[bool, str | None]:
    """Return whose an account of losses is: its owner's, or of whom "its" means.

    That is who bore what is added to ("12 X soldiers died, bringing its losses to 60"), else who puts the figures on them.
    """
    tallied = told.line.word(account.noun) in harm_words().toll_nouns
    if account.owner is not None and tallied and is_counting_body(told.line, account.owner):
        return False, None  # the toll that an office keeps is no count of its own dead
    claimant = told.claimant
    words = told.line.lower[account.owner.first : account.owner.last] if account.owner is not None else ()
    bare = account.owner is not None and account.owner.form not in ("name", "adjective") and not harm_words().armies.isdisjoint(words)
    if bare and claimant.side in states() and claimant.kind in BODIES | {"outlet"}:
        return True, claimant.side  # "the army's dead", a state's own media say
    if account.owner is not None:
        return True, None if account.owner.side in NO_STANCE else account.owner.side
    if account.owned in ("own", "open") and account.raised and told.before:
        said, side = stated_side(replace(told, link=told.before[-1], before=told.before[:-1]), war)
        if said or account.owned == "open":
            return said, side
    if account.owned == "own" and tallied and told.claimant.kind in COUNTING_KINDS and account.status == "unknown":
        return False, None
    return True, told.claimant.side if told.claimant.side not in NO_PARTY else _possessor(told.line, account.verb, told.claimant)


def _looks_ahead(told: Telling, who: Who) -> bool:
    """Whether "its" in what somebody says means the speaker, since nobody else is named in it before.

    "X said nine of its soldiers had died" and, with the speaker behind, "None of its soldiers was hurt, the army said".
    """
    claimant, line = told.claimant, told.line
    if line.word(who.first) not in harm_words().possessives or claimant.side in NO_PARTY or claimant.kind not in BODIES | {"person"}:
        return False
    if line.word(who.last) == "own" and told.first > 0:  # "it had killed 40 Xlanders for the loss of six of its own"
        return not any(told.first <= other.first < who.first and other.form == "name" and other.actors for other in line.whos)
    before = any(told.first <= other.first and other.last <= who.first and other.actors for other in line.whos)
    after = any(claimant.side == other.side for other in line.whos if other.first >= told.link.cue[1])
    return not before and (after or told.first > 0)


def _bearer_left_out(told: Telling) -> Who | None:
    """Return who bore a loss whose verb is left out or takes it as its first object: "and Norland 400", "cost Norland 527 men"."""
    line, link = told.line, told.link
    bearing = harm_words().ownership | harm_words().costing
    lost = link.voice in ("active", "nominal") and line.word(link.cue[0]) in bearing and link.cue[1] < link.phrase.first
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
    if before is None or before.cue != told.link.cue or told.link.phrase.noun.status != "equipment":
        return None
    gap = told.line.lower[before.phrase.last : told.link.phrase.first]
    if before.phrase.noun.status != "equipment" and (before.phrase.noun.status != "military" or gap[-1:] != ("as",)):
        return None  # "300 X servicemen, as well as 20 tanks"
    if not {"and", "as", ","}.intersection(gap):
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


def _with_leader(told: Telling, war: War | None) -> str | None:
    """Return whose somebody was who is harmed with "his men": "X's governor and 14 of his men were killed"."""
    before, link = told.before[-1] if told.before else None, told.link
    words = told.line.lower[link.phrase.first : link.phrase.last]
    if before is None or before.cue != link.cue or before.phrase.high != 1 or {"his", "her"}.isdisjoint(words):
        return None
    said, side = stated_side(replace(told, link=before, before=told.before[:-1]), war)
    return side if said else None


def _bears_itself(told: Telling) -> bool:
    """Whether the claimant speaks of a loss of its own: "denied losing", "admitted to have lost", "reported no deaths"."""
    line, link, words = told.line, told.link, harm_words()
    if told.claimant.side in NO_PARTY:
        return False
    if (
        _by_the_enemy(told)
        or _plays_down(told)
        or _concedes(told)
        or _lists_missing(told)
        or (link.voice == "nominal" and line.word(link.cue[0]) == "loss")
    ):
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


def _concedes(told: Telling) -> bool:
    """Whether somebody who fights admits to losses: "first admitted to 357 dead", "has acknowledged 498 dead"."""
    link, near = told.link, told.line.lower[max(0, told.first - CONCEDED_REACH) : told.first + 1]
    bare = link.phrase.noun.last == link.phrase.noun.first or link.phrase.noun.status == "military"
    return bare and link.voice in ("passive", "inside") and told.first > 0 and not harm_words().conceding.isdisjoint(near)


def _lists_missing(told: Telling) -> bool:
    """Whether a side lists fighters as missing: an army misses its own."""
    line, phrase = told.line, told.link.phrase
    listed = line.word(phrase.first - 1) in harm_words().listing_people and line.word(phrase.last) == "as"
    return listed and told.link.harm == "missing" and phrase.noun.status == "military"


def _joined_bearer(told: Telling) -> str | None:
    """Return who lost what follows what they did: "shot down four jets and lost 60 men"."""
    line, cue = told.line, told.link.cue[0]
    lost = told.link.voice == "active" and line.word(cue) in harm_words().ownership and line.word(cue - 1) in ("and", "but", ",", "while")
    doer = perpetrator_of(replace(told, link=told.before[-1], before=told.before[:-1])) if lost and told.before else None
    return doer.side if doer is not None and doer.side not in NO_PARTY else None


def _enemy(told: Telling, war: War) -> str | None:
    """Return the foe of who speaks of "the enemy", "the invaders" as bearer or owner of the loss."""
    said = told.line.lower[max(told.first, told.link.cue[0] - OWNER_REACH, 0) : max(told.link.phrase.last, told.link.cue[0])]
    return war.foe(told.claimant.side) if harm_words().enemy_words.intersection(said) else None


def _by_the_enemy(told: Telling) -> bool:
    """Whether somebody says that "the enemy" did the harm: it speaks of its own."""
    after = told.line.lower[told.link.cue[1] : told.link.cue[1] + ENEMY_REACH]
    told_of = told.link.voice == "passive" and not told.link.denied and told.claimant.side not in NO_PARTY
    return told_of and after[:1] == ("by",) and not harm_words().enemy_words.isdisjoint(after)


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
    if line.word(link.phrase.last) in ("of", "among", "amongst") and line.word(link.phrase.last + 1) in own:
        return True  # "members of its army", "19 deaths among its soldiers"
    reach = range(link.cue[0] - OWNER_REACH, link.cue[0])
    if link.voice == "nominal" and any(line.word(index) in own and line.word(index - 1) == "of" for index in reach):
        return True  # "the number of its soldiers killed"
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


def _without_harmed(told: Telling) -> Line:
    """Return the sentence without who is named among those harmed before: "killed 40 X soldiers for the loss of six of its own"."""
    phrases = [link.phrase for link in told.before if link.voice == "active"]
    whos = tuple(who for who in told.line.whos if not any(one.first <= who.first < one.last for one in phrases))
    return replace(told.line, whos=whos)


def _falls_on_own_side(told: Telling) -> bool:
    """Whether what did the harm came down "on its side": "shells landed on its side of the river, wounding a boy"."""
    line, verb = told.line, told.link.cue[0]
    gerund = told.link.voice == "active" and line.word(verb).endswith("ing") and line.word(verb - 1) == ","
    near = range(max(told.first, verb - CLAUSE_REACH), verb)
    return gerund and told.first > 0 and any(_own_side(line, index) for index in near if line.word(index) == "on")


def _possessor(line: Line, first: int, claimant: Actor) -> str | None:
    """Return the side that "its" or "their" means: the nearest state or force named before it in the sentence, else the claimant."""
    for who in reversed(line.whos):
        if who.last <= first and who.form not in ("adjective", "pronoun") and who.side not in NO_PARTY and _is_body(who):
            return who.side
    return None if claimant.side in NO_PARTY else claimant.side


def _employer(link: Link, claimant: Actor) -> str | None:
    """Return the body that speaks of "its staff", where it is neither a state nor an armed group."""
    employed = {head.singular for head in link.phrase.noun.heads} & harm_words().employed
    return claimant.side if employed and claimant.side in (INTL, NGO) else None


def _is_body(who: Who) -> bool:
    return all(actor.kind in BODIES for actor in who.actors)


def _bearer(line: Line, link: Link) -> Who | None:
    """Return who "lost" or "suffered" what the phrase counts."""
    first = link.cue[0] if link.voice == "active" else link.phrase.first - 1
    verb = next((index for index in range(first, max(-1, first - 3), -1) if line.word(index) in harm_words().ownership), None)
    return None if verb is None else who_before(line, verb)


def _by_kind(told: Telling, war: War) -> str | None:
    """Return the side that "government", "army" or "rebel" before a noun means where a state and an armed group fight."""
    words, country = harm_words(), told.country
    noun = told.link.phrase.noun
    said = told.line.lower[told.link.phrase.first : told.link.phrase.last]
    said = said if noun.human else tuple(word for word in said if word not in words.kinds_of_arms)  # "military vehicles" are anybody's
    account = told.link.account
    said = said if account is None else (*said, *told.line.lower[account.verb + 1 : account.noun])  # "put rebel losses at"
    if any(word == "pro" or word.startswith("pro-") for word in said):
        return None  # "pro-government fighters" may be anybody's
    heads = {head.singular for head in told.link.phrase.noun.heads}
    if words.rebel_words.intersection((*said, *heads)):
        return war.only(group=True)
    if not words.state_words.intersection(said):
        return None
    return war.only(group=False) or (country if country in war.parties else None) or (war.ruling if words.rule_words & set(said) else None)
