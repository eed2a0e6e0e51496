"""Counts of those harmed: what a toll rose to, what somebody puts it at, how many are treated."""

from dataclasses import replace
from itertools import pairwise

from counterclaim.extract.toll_accounts import Account
from counterclaim.extract.toll_draft import Draft, Link
from counterclaim.extract.toll_lines import is_soft
from counterclaim.extract.toll_moods import doubtful_toll, said_before
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_shares import loss_of
from counterclaim.extract.toll_words import noun_at
from counterclaim.toll import Harm, Status
from counterclaim.vocabulary.nouns import Noun, modifiers

LOSSES_REACH = 8  # words between "losses" and the first that is listed
HURT_REACH = 5  # words between "suffered" and "burns"
NUMBERED_REACH = 4  # words between "the number of", the people and the harm
LOST_REACH = 16  # words between the number and "has lost" behind what it counts
RAISED_REACH = 8  # words between "bringing", the number, and what it counts


def toll_noun(draft: Draft, phrase: Phrase) -> Link | None:
    """Read what a toll is said to have reached: "the death toll has risen to 12", "put the number of dead at 30"."""
    before = draft.line.word(phrase.first - 1)
    high = before in draft.words.toll_nouns and draft.line.word(phrase.first) == "as"  # "a toll as high as 400"
    if phrase.form != "number" or not (before in draft.words.toll_verbs or high):
        return None
    for index in range(phrase.first - 1, max(-1, phrase.first - 12), -1):
        word = draft.line.word(index)
        if word in (".", ";") or (word in ("while", "but", "from") and index < phrase.first - 1 and word != "from"):
            return None
        harm = _toll_harm(draft, index)
        if harm is not None and phrase.noun.human and not doubtful_toll(draft, index, phrase.first):
            people = numbered(draft, index)
            return Link(_counting(phrase, people), harm, (index, index + 1), "nominal")
    return None


def _counting(phrase: Phrase, people: Noun | None) -> Phrase:
    """Return a bare number as one of the people whom its sentence names elsewhere."""
    if people is None:
        return phrase
    return replace(phrase, noun=replace(phrase.noun, status=people.status, heads=phrase.noun.heads or (people,)))


def numbered(draft: Draft, index: int) -> Noun | None:
    """Return the people whose number the words before a harm at ``index`` speak of: "the number of its servicemen killed"."""
    lower = draft.line.lower
    for first in range(index - 1, max(-1, index - NUMBERED_REACH), -1):
        found = noun_at(lower, first)
        if found is not None and found[0] == index and found[1].human:
            return found[1] if ("number", "of") in pairwise(lower[max(0, first - NUMBERED_REACH) : first]) else None
    return None


def accounted(draft: Draft, phrase: Phrase) -> Link | None:
    """Read a figure of an account of losses: "puts X's losses at 300 killed, 40 wounded and 12 tanks"."""
    account = _account_at(draft, phrase) or _account_before(draft, phrase)
    if account is None or phrase.form == "plural" or draft.line.word(phrase.last) in draft.words.auxiliaries | draft.words.perfect:
        return None
    harm = _figure_harm(draft, phrase, account)
    before = draft.links[-1] if draft.links and (account.raised or draft.links[-1].account is account) else None
    statuses: tuple[Status, ...] = (
        phrase.noun.status,
        account.status,
        before.phrase.noun.status if before and before.phrase.noun.human else "unknown",
    )
    known = (status for status in statuses if status != "unknown")
    status: Status = next(known, "unknown") if phrase.noun.human else phrase.noun.status
    heads = phrase.noun.heads or ((account.people,) if account.people is not None and phrase.noun.human else ())
    counted = replace(phrase, noun=replace(phrase.noun, status=status, heads=heads))
    if phrase.first == account.figures and _exceeds(draft, account) and phrase.low == phrase.high:
        counted = replace(counted, low=phrase.low + 1, high=None, soft_low=None, soft_high=None)
    return Link(counted, harm, (account.noun, account.noun + 1), "nominal", account=account) if harm is not None else None


def measured(draft: Draft, phrase: Phrase) -> Link | None:
    """Read a number that a verb puts on those harmed elsewhere in its sentence: "put at 125 the people killed in X"."""
    one = draft.measured.get(phrase.digits[0])
    if one is None:
        return None
    account = Account(phrase.noun.head_first, one.verb, one.figures, "open", None, None, "unknown")
    if (group := one.counted.group) is not None:
        link = draft.made(phrase, group, "undergone" if group.cue.kind == "undergone" else "passive")
        return replace(link, account=account) if link is not None else None
    cue = (phrase.noun.head_first, phrase.noun.last)
    return Link(phrase, phrase.noun.harm, cue, "inside", account=account) if phrase.noun.harm is not None else None


def is_unsaid(draft: Draft, phrase: Phrase) -> bool:
    """Whether nobody puts the losses at the figure: "did not put", "could put", "to put its losses at 40"."""
    account, one = _account_at(draft, phrase), draft.measured.get(phrase.digits[0])
    verb = account.verb if account is not None else one.verb if one is not None else None
    if verb is None:
        return False
    said = said_before(draft, verb)
    estimated = draft.line.word(said.first - 1) in draft.words.evidential  # "were estimated to number 600"
    return (said.infinitive and not estimated) or said.negated or said.modal


def _exceeds(draft: Draft, account: Account) -> bool:
    """Whether the sum is said to be more than the figure: "the toll passed 1,000", "bringing its losses to above 600"."""
    words = draft.words.exceeding
    return draft.line.word(account.verb) in words or draft.line.word(account.figures - 1) in words


def _account_at(draft: Draft, phrase: Phrase) -> Account | None:
    """Return the account whose first figure the phrase is."""
    return next((one for one in draft.accounts if phrase.first == one.figures), None)


def _account_before(draft: Draft, phrase: Phrase) -> Account | None:
    """Return the account whose list of figures goes on with the phrase."""
    link = draft.links[-1] if draft.links else None
    if link is None or link.account is None or phrase.first <= link.phrase.last:
        return None
    own = draft.line.group_at(link.phrase.last)
    gap = draft.line.lower[own.last if own is not None else link.phrase.last : phrase.first]
    joining = draft.words.list_marks.union(*(words.split() for words in draft.words.companions))
    set_off = phrase.form == "single" and gap == (",",)  # "..., a minister said"
    return link.account if gap and joining.issuperset(gap) and not set_off else None


def _figure_harm(draft: Draft, phrase: Phrase, account: Account) -> Harm | None:
    """Return what a figure counts: by the word behind it, in it, by the word for losses, or as what a sum was raised from."""
    own = draft.line.group_at(phrase.last)
    if own is not None and own.cue.kind in ("verb", "adjective") and own.cue.tense not in ("base", "third", "gerund"):
        return own.harm(phrase.noun.human, phrase.noun.status == "equipment")
    if phrase.noun.harm is not None or not phrase.noun.human:
        return phrase.noun.harm or "destroyed"
    if account.harm is not None:
        return account.harm
    raised = {link.harm for link in draft.links if link.phrase.noun.human and link.part_of is None} if account.raised else set()
    if len(raised) == 1:
        return raised.pop()
    return loss_of(phrase) if draft.line.word(account.noun) in draft.words.losses else None


def put_at(draft: Draft, phrase: Phrase) -> Link | None:
    """Read a number that somebody puts on those harmed: "puts deaths at 600", "put the injured at 60", "taking its dead to 30"."""
    at, words = draft.line.word(phrase.first - 1), draft.words
    put = at == "at" or draft.line.word(phrase.first) == "at"  # "put the toll at least 20": the "at" is the number's own
    verbs = words.putting if put else words.raising if at == "to" else frozenset[str]()
    for index in range(phrase.first - 2, max(-1, phrase.first - 9), -1):
        if draft.line.word(index) in verbs:
            return put_harm(draft, phrase, index)
        if draft.line.word(index) in (".", ";", ","):
            return None
    return None


def raised_before(draft: Draft, phrase: Phrase) -> Link | None:
    """Read a number before what it counts: "bringing to 18 the number of medics killed", "put at 40 the number of dead"."""
    line, words = draft.line, draft.words
    lead = line.word(phrase.first - 1)
    if phrase.form != "number" or lead not in ("to", "at") or line.word(phrase.number_last) != "the":
        return None
    if lead == "at" and line.word(phrase.number_last + 1) not in words.toll_nouns | {"number", "dead"}:
        return None
    if (words.raising | words.revising if lead == "to" else words.putting).isdisjoint(
        line.lower[max(0, phrase.first - RAISED_REACH) : phrase.first]
    ):
        return None
    for index in range(phrase.number_last + 1, min(phrase.number_last + LOST_REACH, len(line.lower))):
        found = line.cue_at(index)
        harm = _toll_harm(draft, index) or (found[1].people if found else None)
        if harm is not None:
            named = (noun_at(line.lower, place) for place in range(phrase.number_last + 1, index))
            people = next((noun[1] for noun in named if noun is not None and noun[1].human), None)
            counted = _counting(phrase, people)
            return Link(counted, harm, (index, found[0] if found else index + 1), "nominal")
    return None


def put_harm(draft: Draft, phrase: Phrase, verb: int) -> Link | None:
    """Return the link of a number put on what a verb's object says: a toll, "the dead", "the number of dead soldiers"."""
    if not phrase.noun.human or said_before(draft, verb).infinitive:
        return None
    for index in range(verb + 1, phrase.first):
        found = draft.line.cue_at(index)
        harm = _toll_harm(draft, index) or (found[1].people if found and found[1].kind != "undergone" else None)
        if draft.line.word(index) == "losses":
            harm = loss_of(phrase)
        if harm is not None:
            last = found[0] if found else index + 1
            named = (noun_at(draft.line.lower, place) for place in range(verb + 1, index))
            people = next((noun[1] for noun in named if noun is not None and noun[1].human), None)
            status = _status_around(draft, index, last) or (people.status if people else phrase.noun.status)
            heads = phrase.noun.heads or ((people,) if people else ())
            return Link(replace(phrase, noun=replace(phrase.noun, status=status, heads=heads)), harm, (index, last), "nominal")
    return None


def _status_around(draft: Draft, first: int, last: int) -> Status | None:
    """Return the status that words beside a word of harm give: "civilian deaths", "dead soldiers"."""
    following = noun_at(draft.line.lower, last) if last < len(draft.line.lower) else None
    said = following[1].status if following and following[1].human else None
    return modifiers()["people"].get(draft.line.word(first - 1), said)


def figure(draft: Draft, phrase: Phrase) -> Link | None:
    """Read a number for what was counted before it: "..., but the figure is closer to 70,000", "the true number is 40"."""
    whole = draft.links[-1] if draft.links else draft.earlier
    if whole is None or phrase.form != "number" or phrase.noun.last > phrase.noun.first:
        return None
    if draft.line.word(phrase.first - 1) not in draft.words.figure_verbs:
        return None
    for index in range(phrase.first - 1, max(-1, phrase.first - 5), -1):
        definite = {"the", "that", "its", "their", "this"}.intersection(draft.line.lower[max(0, index - 3) : index])
        if draft.line.word(index) in draft.words.figures and definite and not doubtful_toll(draft, index, phrase.first):
            noun = replace(whole.phrase.noun, first=phrase.noun.first, last=phrase.noun.first, head_first=phrase.noun.first)
            return Link(replace(phrase, noun=noun), whole.harm, (index, index + 1), "nominal", same=bool(draft.links))
    return None


def counted_again(draft: Draft, phrase: Phrase) -> Link | None:
    """Read how many of those counted before somebody vouches for: "The UN could confirm only 94"."""
    whole = draft.links[-1] if draft.links else draft.earlier
    bare = phrase.form == "number" and phrase.noun.last == phrase.noun.first
    if whole is None or not bare or not whole.phrase.noun.human or is_soft(draft.line, phrase.last):
        return None
    index = phrase.first - 1
    while draft.line.word(index) in draft.words.only:
        index -= 1
    if draft.line.word(index) not in draft.words.counting_again or said_before(draft, index).negated:
        return None
    noun = replace(whole.phrase.noun, first=phrase.noun.first, last=phrase.noun.first, head_first=phrase.noun.first)
    return Link(replace(phrase, noun=noun), whole.harm, (index, index + 1), "nominal", same=bool(draft.links))


def hosted(draft: Draft, phrase: Phrase) -> Link | None:
    """Read people whom a country takes in: "hosts more than 250,000 refugees"."""
    people = phrase.form == "number" and any(head.singular in draft.words.hosted for head in phrase.noun.heads)
    verb = phrase.first - 1
    if not people or draft.line.word(verb) not in draft.words.hosting or said_before(draft, verb).modal:
        return None
    return Link(phrase, "displaced", (verb, verb + 1), "nominal")


def treated(draft: Draft, phrase: Phrase) -> Link | None:
    """Read people whom somebody treats for what was done to them: "treating 55 people for gunshot wounds"."""
    index, words = phrase.last, draft.words
    if draft.line.word(index) != "for" or not phrase.noun.human:
        return None
    for position in range(index + 1, min(index + 4, len(draft.line.lower))):
        if draft.line.word(position) in words.hurts:
            return Link(phrase, "wounded", (position, position + 1), "passive")
    return None


def losses(draft: Draft, phrase: Phrase) -> Link | None:
    """Read the first member of a list of losses: "X's losses: 11 tanks ...", "its losses included two jets"."""
    line, words = draft.line, draft.words
    if phrase.form == "plural" or line.word(phrase.first - 1) not in words.listing:
        return None
    men = any(head.singular in words.fighting_nouns for head in phrase.noun.heads)
    if phrase.noun.status not in ("military", "equipment") and not men:
        return None
    for index in range(phrase.first - 2, max(-1, phrase.first - LOSSES_REACH), -1):
        if line.word(index) in words.losses - {"dead", "toll"} and not said_before(draft, index).negated:
            return Link(phrase, loss_of(phrase), (index, index + 1), "nominal")
        if line.word(index) in words.clause_ends:
            return None
    return None


def suffered(draft: Draft, phrase: Phrase) -> Link | None:
    """Read people who are said to have hurts: "three guards suffered burns", "several people had minor injuries"."""
    line, words, index = draft.line, draft.words, phrase.last
    while line.word(index) in words.perfect | words.chain and line.word(index + 1) in words.ownership:
        index += 1
    if not phrase.noun.human or line.word(index) not in words.ownership | words.perfect | {"with"}:
        return None
    for position in range(index + 1, min(index + HURT_REACH, len(line.lower))):
        if line.word(position) in words.hurts - {"gunshot"}:
            return Link(phrase, "wounded", (position, position + 1), "passive")
        if not is_soft(line, position):
            return None
    return None


def _toll_harm(draft: Draft, index: int) -> Harm | None:
    """Return the harm that a toll noun at ``index`` counts: "death toll", "number of wounded"."""
    word, before = draft.line.word(index), draft.line.word(index - 1)
    if word in draft.words.toll_nouns:
        if before in ("death", "killed", "fatality"):
            return "killed"
        if before == "casualty":
            return "killed_or_wounded"
        return "killed" if word == "toll" and (index == 0 or before in draft.words.toll_owners) else None
    if (who := draft.line.who_ending(index)) is not None and who.form == "adjective":
        before, index = draft.line.word(who.first - 1), who.first
        found = draft.line.cue_at(who.last)
        return found[1].people if found and before == "of" and draft.line.word(index - 2) == "number" else None
    if (before == "of" and draft.line.word(index - 2) == "number") or (
        before in ("the", "people") and "number" in draft.line.lower[max(0, index - 4) : index]
    ):
        found = draft.line.cue_at(index)
        return found[1].people if found else None
    found = draft.line.cue_at(index)
    if found is None or found[1].kind != "verb":
        return None
    people = draft.line.who_ending(index)  # "the number of Xlanders killed"
    named = people is not None and draft.line.lower[max(0, people.first - 2) : people.first] == ("number", "of")
    return found[1].people if named or numbered(draft, index) else None
