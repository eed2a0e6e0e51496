"""Whose people or things a toll counts by a name elsewhere in its sentence: "of X's army", "on the X side", "X's losses"."""

from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_lines import Line, Who
from counterclaim.extract.toll_telling import Telling, is_counting_body
from counterclaim.extract.toll_war import NO_PARTY
from counterclaim.extract.toll_words import harm_words, noun_at

OWNER_REACH = 4  # words between a phrase and the "of" or "from" that tells whose it is
LOSSES_REACH = 12  # words between "X's losses" and their figures
SIDE_AFTER = 8  # words between a harm and "on the X side"
CRAFT_REACH = 4  # words between "a Norlandic" and "tank"
SIDE_REACH = 2  # words between a name and its "side"


def named_owner(told: Telling, bearer: Who | None) -> Who | None:
    """Return whom the words name as whose the counted are, the surest first; ``bearer`` is who is said to have lost them."""
    line, link = told.line, told.link
    first, last = link.phrase.first, link.phrase.last
    behind = _owner_after(line, last) or launched_by(line, last) or _said_to_be(line, link)
    of_side = bearer or _inflicted_on(line, link) or _on_side_after(line, link) or _toll_owner(line, link) or _side_before(line, first)
    of_group = _losses_of(told) or _number_of(line, link) or _owner_of_craft(told) or _ranked_among(told) or _among_whom(told)
    return behind or of_side or of_group


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


def launched_by(line: Line, last: int) -> Who | None:
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


def _inflicted_on(line: Line, link: Link) -> Who | None:
    """Return who suffered what somebody inflicted: "inflicted eight casualties on X"."""
    inflicted = not harm_words().inflicting.isdisjoint(line.lower[max(0, link.phrase.first - 2) : link.phrase.first])
    if not inflicted or line.word(link.phrase.last) not in ("on", "upon"):
        return None
    return next((who for who in line.whos if link.phrase.last < who.first <= link.phrase.last + OWNER_REACH and who.actors), None)


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


def _side_before(line: Line, first: int) -> Who | None:
    """Return whose side the sentence is about before it counts: "On the X side, N soldiers and M civilians died"."""
    for who in reversed(line.whos):
        after = line.lower[who.last : who.last + SIDE_REACH]
        sided = "side" in after or "side" in line.lower[who.first : who.last]
        if who.last <= first and sided and "on" in line.lower[max(0, who.first - 2) : who.first]:
            return who if who.actors else None
    return None


def _sided(line: Line, who: Who) -> bool:
    """Whether a name is one of a side: "on the X side", "in the X army"."""
    words = harm_words()
    near = line.lower[who.last : who.last + SIDE_REACH + 1]
    forces = bool(who.actors) and all(actor.kind in ("military", "armed_group") for actor in who.actors)
    inside = words.ranks.union(words.forces if forces else ()).intersection(line.lower[who.first : who.last])
    return not (words.ranks | words.forces).isdisjoint(near[: 2 + (near[:1] == ("'s",))]) or bool(inside)


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


def _number_of(line: Line, link: Link) -> Who | None:
    """Return whose people a number is put on: "put the number of Norlandic soldiers killed at 380", "to 16 the number of X killed"."""
    if link.voice != "nominal" or (link.phrase.first < link.cue[1] and link.cue[0] < link.phrase.last):
        return None
    near = (who for who in line.whos if who.actors and link.cue[0] - OWNER_REACH <= who.first and who.last <= link.cue[1] + 1)
    for who in near:
        behind = who.last if who.form == "adjective" else who.last - 1 if who.last - who.first > 1 else None
        people = noun_at(line.lower, behind) if behind is not None else None
        if who.last == link.cue[0] and "of" in line.lower[max(0, who.first - 2) : who.first]:
            return who  # "the number of X dead"
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
        if who.form == "pronoun":
            continue  # "before blowing it up with a missile" names no owner
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


def _among_whom(told: Telling) -> Who | None:
    """Return among whose people those are whom the sentence names last: "among the Norlanders hurt in the blast were two nuns"."""
    line, link = told.line, told.link
    if link.phrase.first < link.cue[1] or link.voice != "passive":
        return None
    near = (who for who in line.whos if link.cue[0] - OWNER_REACH <= who.last <= link.cue[0])
    return next((who for who in near if not harm_words().among.isdisjoint(line.lower[max(0, who.first - 2) : who.first])), None)
