"""Of which status the harmed are where their noun does not tell: fighters, by whom they belong to."""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.extract.homeland import states
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_lines import Line, is_soft
from counterclaim.extract.toll_owners import possessed
from counterclaim.extract.toll_tellers import Told
from counterclaim.extract.toll_war import NO_PARTY, War
from counterclaim.extract.toll_words import harm_words, noun_at
from counterclaim.toll import PEOPLE, Status, Toll
from counterclaim.vocabulary.actors import claimant_of_land

OF_REACH = 6  # words of "of the dead" before the predicate
NOUN_REACH = 4  # words before the noun of a predicate, itself among them
SHARE_REACH = 4  # words of ", nearly all of them"
FORCE_REACH = 4  # words between "members of" and the army
LOSER_REACH = 4  # words between who lost people and "lost"


def status_of(line: Line, link: Link, told: Told, side: str | None, war: War) -> Status:
    """Return the status of the harmed; people of no known status whom an army or an armed group owns are its fighters."""
    noun = link.phrase.noun
    if noun.status == "civilian_object" and side not in (None, told.claimant.side) and _flown_by_foe(link, told):
        return "equipment"
    if noun.status != "unknown" or not noun.human:
        return noun.status
    if (said := _said_to_be(line, link) or _set_off(line, link)) is not None:
        return said
    if side is not None and (_lost_men(line, link) or (_is_group(side, war) and _leads(link))):
        return "military"
    if side is not None and _is_group(side, war) and noun.heads and noun.heads[0].singular in ("man", "member") and possessed(line, link):
        return "military"  # "five of its own men"
    own = "own" in line.lower[link.phrase.first : link.phrase.last]
    own = own or (link.account is not None and link.account.owned == "own")
    if noun.last == noun.first or (noun.heads and noun.heads[0].singular not in harm_words().fighting_nouns):
        fighters = told.claimant.kind in ("military", "armed_group") or (
            side is not None and side in war.groups and side == told.claimant.side
        )
        return "military" if own and fighters and told.claimant.kind != "government_body" else noun.status
    if possessed(line, link) and _of_defence(told):
        return "military"  # "50 of its personnel", a ministry of defence says
    if (
        side is not None
        and side in war.parties
        and (
            side in war.groups
            or (link.account is not None and link.phrase.figure is None)
            or line.word(link.cue[0]) in harm_words().ownership
        )
    ):
        return "military"
    if _of_forces(line, link) or _in_an_army(line, link) or (told.claimant.kind == "military" and _suffered_itself(line, link, told, side)):
        return "military"
    owned = line.word(link.phrase.last) in harm_words().owner_leads
    kinds = {actor.kind for who in line.who_covering(link.phrase.first, link.phrase.last + 4 * owned) for actor in who.actors}
    return "military" if kinds & {"military", "armed_group"} and not kinds - {"military", "armed_group"} else noun.status


def _said_to_be(line: Line, link: Link) -> Status | None:
    """Return the status that a predicate gives a bare number: "31 were soldiers", "nine of the dead were civilians", "two as boys"."""
    phrase, words = link.phrase, harm_words()
    if phrase.noun.heads or phrase.form != "number":
        return None
    index = phrase.last
    if line.word(index) == "of":
        index = next(
            (at for at in range(index + 1, index + OF_REACH) if line.word(at) in words.auxiliaries or line.word(at) == "as"), index
        )
    if line.word(index) not in words.auxiliaries and line.word(index) != "as":
        return None
    return _status_of_noun(line, index + 1)


def _set_off(line: Line, link: Link) -> Status | None:
    """Return the status of those whom an apposition tells of: "62 dead, all civilians" are, "most of them civilians" are of both kinds."""
    last = max(link.phrase.last, link.cue[1] if link.cue[0] - link.phrase.last in (0, 1) else 0)
    words = harm_words()
    if line.word(last) != ",":
        return None
    share = next((at for at in range(last + 1, last + SHARE_REACH) if line.word(at) in words.all | words.most_of), None)
    if share is None or any(line.word(at) not in words.degrees_of_share for at in range(last + 1, share)):
        return None
    index = share + (3 if line.word(share + 1) == "of" else 1)
    found = noun_at(line.lower, index) if index < len(line.lower) else None
    if found is None or not found[1].human or found[1].number != "many":
        return None
    whole = share == last + 1 and line.word(share) in words.all
    return found[1].status if whole and found[1].status in PEOPLE else "mixed" if found[1].singular == "civilian" else None


def _status_of_noun(line: Line, first: int) -> Status | None:
    """Return the status of the people whom the noun at ``first`` names, words before it left out; null where it tells none."""
    for index in range(first, min(first + NOUN_REACH, len(line.lower))):
        found = noun_at(line.lower, index)
        if found is not None:
            known = found[1].human and found[1].number == "many" and found[1].status in ("military", "civilian")
            return found[1].status if known else None
        if not is_soft(line, index):
            return None
    return None


def of_whole(whole: Toll, parts: Sequence[Toll]) -> Toll:
    """Return a toll whose people no word tells with the status that its parts make it: theirs, where they are all of it, else of both."""
    known = [part for part in parts if part.subject.status in ("military", "civilian") and part.subject.status_basis == "stated"]
    statuses = {part.subject.status for part in known}
    counted = sum(part.low or 0 for part in known)
    everybody = len(known) == len(parts) and all(part.low == part.high for part in known) and counted == whole.low == whole.high
    some_fight = any(part.subject.status == "military" and (part.high or 0) > 1 for part in known) and counted < (whole.low or 0)
    status: Status = next(iter(statuses)) if everybody and len(statuses) == 1 else "mixed" if len(statuses) > 1 or some_fight else "unknown"
    unsaid = whole.subject.status == "unknown" or whole.subject.status_basis == "inferred"
    return replace(whole, subject=replace(whole.subject, status=status, status_basis="stated")) if unsaid and status != "unknown" else whole


def _flown_by_foe(link: Link, told: Told) -> bool:
    """Whether forces tell of planes or lorries of others that they shot down or destroyed, which no word makes civilian."""
    noun = link.phrase.noun
    carriers = bool(noun.heads) and all(head.singular in harm_words().carriers for head in noun.heads)
    return carriers and noun.last - noun.head_first == 1 and told.claimant.kind == "military" and link.harm in ("destroyed", "shot_down")


def _is_group(side: str, war: War) -> bool:
    """Whether a side is an armed group: none that an article's actors make a state, a body of states, or a breakaway authority."""
    return side in war.groups or not (side in states() or side in NO_PARTY or claimant_of_land(side) is not None)


def _of_defence(told: Told) -> bool:
    """Whether forces or a ministry of theirs speak."""
    return told.claimant.kind == "military" or not harm_words().defence.isdisjoint(told.claimant.name.casefold().split())


def _leads(link: Link) -> bool:
    """Whether the counted lead or serve an armed group: "the group's deputy leader", "A B, its treasurer"."""
    noun = link.phrase.noun
    return link.phrase.named if not noun.heads else any(head.singular in harm_words().leading for head in noun.heads)


def _of_forces(line: Line, link: Link) -> bool:
    """Whether forces are who lost the counted: "the rebels lost seven men", "the army suffered four deaths"."""
    first, words = min(link.cue[0], link.phrase.first), harm_words()
    verb = next((index for index in range(first, max(-1, first - LOSER_REACH), -1) if line.word(index) in words.ownership), None)
    if verb is None or (link.voice != "inside" and verb != link.cue[0]):
        return False
    return not (words.forces | words.rebel_words).isdisjoint(line.lower[max(0, verb - LOSER_REACH) : verb])


def _suffered_itself(line: Line, link: Link, told: Told, side: str | None) -> bool:
    """Whether an army says that it suffered the loss: "had suffered one fatality"."""
    return side == told.claimant.side and link.voice == "inside" and line.word(link.phrase.first - 1) in harm_words().ownership


def _in_an_army(line: Line, link: Link) -> bool:
    """Whether the counted are of an army: "members of its regular army", "personnel of the air force"."""
    last = link.phrase.last
    behind = line.lower[last + 1 : last + 1 + FORCE_REACH]
    return line.word(last) == "of" and not harm_words().armies.isdisjoint(behind) and harm_words().list_marks.isdisjoint(behind)


def _lost_men(line: Line, link: Link) -> bool:
    """Whether a side is said to have lost men: "Malawi lost three men", "Norlandic losses came to 640 men"."""
    words, heads = harm_words(), {head.singular for head in link.phrase.noun.heads}
    lost = line.word(link.cue[0]) in words.ownership or (link.voice == "nominal" and line.word(link.cue[0]) in words.losses)
    return lost and "man" in heads
