"""Who stands behind a title or a common noun ("army spokesman N", "the ministry"): a state, rebels, or whoever spoke last."""

from counterclaim.actor import Actor
from counterclaim.extract.affiliations import affiliations
from counterclaim.extract.bodies import body_noun
from counterclaim.extract.homeland import state_of, states
from counterclaim.extract.memory import ORGANISED, SENTENCES_BACK, Memory, is_in_arms, latest
from counterclaim.extract.named_again import last_fitting
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import breakaway_lands, countries, name_of_side, offices, sides_with_title
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.stances import references

OFFICER_REACH = 4  # sentences back to the soldier or officer who spoke last
PRESS_REACH = 18  # characters from a state to the noun for its press ("Xland's state television")
ABROAD = frozenset({"foreign"})  # offices of states that are no party to what happens, too


def behind_title(memory: Memory, title: str, sentence: int) -> Actor | None:
    """Return who stands behind a title: rebels and coalitions that the article names, the state whose office it is, or who spoke last."""
    said, words = set(title.split()), references()
    if said & grammar().possessives and said & {"office"}:
        return next(iter(latest(memory, sentence, lambda one: len(one.actors) == 1 and one.actors[0].kind == "person", reach=1)), None)
    if title.split(maxsplit=1)[0] in grammar().possessives or (said & grammar().possessives and said & words.speakers):
        owners = ORGANISED | {"person"} if said & {"his", "her"} else ORGANISED
        return next(iter(latest(memory, sentence, lambda one: len(one.actors) == 1 and one.actors[0].kind in owners, reach=1)), None)
    if (body := _body_of_title(title)) is not None and (same := last_fitting(memory, body, sentence)) is not None:
        return same.actors[0]
    if said & words.keepers:
        kept = (last_fitting(memory, keeper, sentence) for keeper in sorted(words.keepers))
        return next((one.actors[0] for one in kept if one is not None), None)
    if said & (words.rebel_words | words.apart):
        return None if said & words.loyal else lone_armed_group(memory)
    if "coalition" in said:
        return next((one.actors[0] for one in memory.recall() if "coalition" in one.actors[0].name.casefold().split()), None)
    if title in words.bare_speakers:
        return next(iter(latest(memory, sentence, lambda one: len(one.actors) == 1 and one.actors[0].kind in ORGANISED, reach=2)), None)
    if (peculiar := state_with_office(memory, title, sentence)) is not None:
        return peculiar
    abroad = "minister for" in title and not said & words.state_words  # "the minister for Africa" is no African
    open_whose = len(memory.home.states) > 1 or memory.home.written is None  # a foreign ministry's statement says "Minister N", too
    if abroad or (title == "minister" and open_whose):
        return None
    if said & words.state_words or title in words.state_offices or any(f" {office} " in f" {title} " for office in words.state_offices):
        return _third_state_told_of(memory, sentence, said) or state_meant(memory, sentence, said)
    return None


def _body_of_title(title: str) -> str | None:
    """Return the noun for a body whose title it is ("group spokesman", "deputy head of the mission"); rebels may be anybody's."""
    loose = references().rebel_words - {"group", "movement", "faction"}
    return next((noun for word in title.split() if (noun := body_noun(word)) is not None and noun not in loose), None)


def state_with_office(memory: Memory, title: str, sentence: int) -> Actor | None:
    """Return the state whose office a title is that only some have ("the foreign secretary"); null for any other title.

    It is the state that is meant, where that has the office; else the weightiest of the article's that has it; where the article names
    none, the one that English news means most often.
    """
    sides = sides_with_title(title)
    if not sides or not set(title.split()).isdisjoint({"assistant", "under", *offices().former}):
        return None
    meant = state_meant(memory, sentence, set(title.split()))
    if meant is not None and meant.side in sides:
        return meant
    return _state(next((state for state in memory.home.ranked if state in sides), sides[0]))


def lone_armed_group(memory: Memory) -> Actor | None:
    """Return the armed group or breakaway authority that alone acted or spoke so far, else the only one that the article names."""
    named = [
        one.actors[0]
        for one in memory.recall()
        if one.subject and len(one.actors) == 1 and is_in_arms(one.actors[0]) and one.actors[0].side
    ]
    alone = named[0] if len({actor.side for actor in named}) == 1 else memory.in_arms
    others = memory.rebels is not None and alone is not None and alone.side != memory.rebels.side
    return None if others else alone  # in a war with rebels beside the group, "insurgents" can be either


def state_meant(memory: Memory, sentence: int, words: set[str]) -> Actor | None:
    """Return the state whose organ or official common nouns mean: the one the article is about, of several the last that spoke or acted.

    An office at home ("the interior minister", "police") is that of the state where things happen, whoever spoke last.
    """
    at_home = memory.ours is not None and ("minister" in words or words.isdisjoint(references().forces | references().local))
    if at_home and memory.seat is None:
        return _state(memory.ours or "")
    if words & ABROAD and (spoken_of := _state_right_before(memory, sentence)) is not None:
        return spoken_of
    words = words if words.isdisjoint(references().civilian) else words - references().forces  # "civil defence" is no army
    without = references().without_army if words & references().forces else frozenset()
    if memory.seat is not None:
        return _state(memory.seat)
    if memory.where in breakaway_lands():
        return authority_of(memory.where or "")
    fighting = memory.home.fighting(without)
    if not fighting:
        return None
    here = next((state for state in (memory.where, memory.spoken) if state in fighting), None)
    if here is not None:
        return _state(here)
    if words & references().domestic and (authority := _authority_speaking(memory, sentence)) is not None:
        return authority
    at_war = frozenset(str(actor.side) for actor in memory.belligerents) & states()
    local = bool(words & references().local) or memory.home.written in at_war
    if len(at_war) == 2 and not local and _is_open(memory, sentence, at_war):
        return None
    if words & references().forces and (fighter := _state_against_a_group(memory)) in fighting:
        return _state(fighter or "")
    home = memory.home.state if memory.home.state in fighting else None
    soldiers = bool(words & references().forces) and "minister" not in words
    spoke = _last_of(memory, sentence, fighting, at_home=soldiers)
    written = memory.home.written if memory.home.written in fighting else None
    scene = memory.home.scene if memory.home.scene in fighting else None
    if soldiers and (officer := _last_officer(memory, sentence)) in fighting:
        return _state(officer or "")
    here = _last_of(memory, sentence, fighting, since=memory.opened)
    first = (here, written) if not soldiers else ()
    order = (home, written, scene, spoke) if words & references().domestic else (*first, spoke, home, written)
    side = next(filter(None, order), None)
    side = side or (fighting[0] if len(fighting) == 1 else None)
    return _state(side) if side else None


def _state_right_before(memory: Memory, sentence: int) -> Actor | None:
    """Return the state that was the subject right before, in the same paragraph: a foreign ministry speaks for it, whoever fights."""
    near = (one for one in memory.recall() if max(memory.opened, sentence - 1) <= one.sentence < sentence and (one.subject or one.agent))
    sides = {one.actors[0].side for one in near if len(one.actors) == 1 and one.actors[0].side in states()}
    return _state(next(iter(sides)) or "") if len(sides) == 1 else None


def _third_state_told_of(memory: Memory, sentence: int, title: set[str]) -> Actor | None:
    """Return the one state, no party and not the article's, of which alone the paragraph has told before a head of state or a minister.

    "Cyprus has taken in 11,800 people. Foreign Minister N said" is Cyprus' minister, whoever fights; what somebody else's soldiers or
    police do stays with the state that the article is about.
    """
    at_home = memory.seat is not None or memory.ours is not None or not title.isdisjoint(references().inner)
    if title.isdisjoint(references().cabinet) or at_home:
        return None
    told: dict[int, str | None] = {}
    for one in memory.seen:
        if not memory.opened <= one.sentence < sentence:
            continue
        if len(one.actors) > 1:
            return None
        told.setdefault(one.sentence, state_of(one.actors[0]))
    states_told = {state for state in told.values() if state is not None}
    parties = {state_of(actor) for actor in memory.belligerents} | {memory.home.state, memory.home.scene} | references().world_press
    return _state(next(iter(states_told))) if len(states_told) == 1 and states_told.isdisjoint(parties) else None


def _is_open(memory: Memory, sentence: int, at_war: frozenset[str]) -> bool:
    """Whether a new paragraph of a war can be of either state: neither spoke right before, and both or none did earlier."""
    since = sentence - SENTENCES_BACK
    near = [one for one in memory.recall() if since <= one.sentence <= sentence and one.subject and len(one.actors) == 1]
    ours = [one for one in near if state_of(one.actors[0]) in at_war]
    if any(one.sentence >= memory.opened or (one.speaks and sentence - one.sentence == 1) for one in ours):
        return False
    return len({state_of(one.actors[0]) for one in near} & at_war) != 1


def _state_against_a_group(memory: Memory) -> str | None:
    """Return the state that fights an armed group in the article, whose army bare words then mean, wherever it fights.

    It stays open where the army of another state is named, or where the group rules a land of its own and has an army, too.
    """
    armed = [actor.side for actor in memory.belligerents if actor.kind == "armed_group" and not actor.partially_recognised]
    sides = [actor.side for actor in memory.belligerents if actor.side in states()]
    if len(armed) != 1 or len(sides) != 1:
        return None
    others = {one.actors[0].side for one in memory.seen if one.actors[0].kind == "military"} - {*sides, *armed}
    return None if others & states() else sides[0]


def _authority_speaking(memory: Memory, sentence: int) -> Actor | None:
    """Return the breakaway authority that spoke last: offices at home are its own as long as it tells what happened."""
    last = next((one.actors[0] for one in memory.recall() if one.speaks and sentence - one.sentence <= SENTENCES_BACK), None)
    return authority_of(last.side or "") if last is not None and last.partially_recognised else None


def authority_of(side: str) -> Actor | None:
    """Return who rules a land without general recognition, null where ``side`` is none of them."""
    row = next((row for row in countries().authorities if row.side == side), None)
    return Actor(row.name, row.side, "state", row.iso3, partially_recognised=True) if row is not None else None


def state_of_soldier(memory: Memory, sentence: int) -> Actor | None:
    """Return the state of a soldier or officer whose army nobody names.

    It is that whose soldiers or officials spoke last, else the one state that the article is about; no state where an armed group spoke
    last, and none where several weigh alike or a coalition fights.
    """
    spoke = next((one.actors[0] for one in memory.recall() if one.speaks and len(one.actors) == 1 and one.actors[0].side), None)
    if spoke is not None and spoke.kind == "armed_group":
        return None
    near = (one for one in memory.recall() if one.speaks and len(one.actors) == 1 and sentence - one.sentence <= OFFICER_REACH)
    officer = memory.told or next((one.actors[0].side for one in near if _serves(one.actors[0])), None)
    if officer is not None:
        return _state(officer)
    home = memory.home
    alone = home.state is not None and home.states == {home.state} and home.state not in references().without_army
    return _state(home.state) if alone and home.state and not memory.coalition else None


def _serves(actor: Actor) -> bool:
    """Whether an actor is a state's army or one of its officers."""
    words = {*actor.name.casefold().split(), *(actor.office or "").split()}
    return actor.side in states() and (actor.kind == "military" or bool(words & (references().forces | affiliations().soldiers)))


def _last_officer(memory: Memory, sentence: int) -> str | None:
    """Return the state whose soldiers or officials spoke in the sentence before or in this one, null where nobody's or a group's did."""
    last = next((one for one in memory.recall() if 0 <= sentence - one.sentence <= 1 and one.speaks and len(one.actors) == 1), None)
    if last is None or last.actors[0].kind not in ("military", "government_body", "person"):
        return None
    return last.actors[0].side if last.actors[0].side in states() else None


def _state(side: str) -> Actor:
    return Actor(name=name_of_side(side) or side, side=side, kind="state", iso3=side)


def state_told(memory: Memory, passage: PassageMentions, mention: ActorMention) -> str | None:
    """Return the state whose press the words behind a mention say was told ("a soldier told Xlandish state television"), else null.

    State television without a country is that of the state whose press the article cited last, else that of the article's state.
    """
    end = next((end for start, end in passage.sentences if start <= mention.start < end), mention.end)
    for one in passage.actors:
        told = mention.end <= one.start < end and passage.view[: one.start].casefold().rstrip().removesuffix(" the").endswith(" told")
        if not told:
            continue
        voice = {*one.head.casefold().split(), *passage.view[one.start : one.end + PRESS_REACH].casefold().split()}
        if one.actor is not None and one.actor.iso3 in states():
            return one.actor.iso3 if one.actor.kind == "outlet" or voice & references().voices else None
        if one.form == "description" and one.head.startswith("state") and voice & references().voices:
            cited = (seen.actors[0] for seen in memory.recall() if seen.actors[0].name.endswith("state media"))
            return next((actor.iso3 for actor in cited), memory.home.state)
    return None


def _last_of(memory: Memory, sentence: int, states: tuple[str, ...], since: int = 0, *, at_home: bool = False) -> str | None:
    """Return which of the states, itself or by its organs, people or rebels, last spoke or acted, a few sentences back at most.

    ``at_home`` leaves out groups from abroad: the army that answers them is that of the article's state.
    """
    since = max(since, sentence - SENTENCES_BACK)
    near = [one for one in memory.recall() if since <= one.sentence <= sentence and one.subject and len(one.actors) == 1]
    home = memory.home.state if at_home and memory.home.state == memory.home.written else None
    heard = (one.actors[0] for one in near if one.actors[0].kind != "armed_group" or home in (None, one.actors[0].iso3))
    return next((state for actor in heard if (state := state_of(actor)) in states), None)
