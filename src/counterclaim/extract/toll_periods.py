"""The period that a toll covers: one incident, a day, a running count, or a whole war."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.extract.toll_accounts import Account
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_lines import Line
from counterclaim.extract.toll_words import harm_words
from counterclaim.toll import Period

WAR_WINDOW = 14  # words before a verb in which the war that did the harm stands
SUBJECT_WINDOW = 7  # words before a verb in which the war or the spell of fighting that did the harm stands
CUE_WINDOW = 14  # words after the cue in which "in shelling", "in the latest fighting" stands
SITE_REACH = 8  # words between the counted and "near X", the rest of a list among them
PERFECT_REACH = 3  # words between "has" and the verb of harm
ACT_REACH = 12  # words between "struck a depot" and "killing 40"
MANY_ACTS = 3  # attacks that are no longer one incident
ORDINAL_REACH = 4  # words that open a sentence in which "the first", "the latter" stands
WAR_REACH = 5  # words from the harm to "in the war"
WAR_NAME = 6  # words of a war's name
MANY = 1000  # people, of whom a sentence right behind one on a war tells without saying when or where
TALLY = 10  # from this number on a count without a day or a place is a running one


@dataclass(frozen=True, slots=True)
class Moment:
    """What the words around a toll say of its time.

    ``tally`` marks a belligerent's list of what it destroyed; ``before`` is the sentence before, null where there is none, and
    ``earlier`` the period of its last toll, if the same side told it;
    ``most`` the highest number of the list that the count is in. ``dated`` says
    that a day tells when the harm was done, ``spanned`` that several days are counted over.
    """

    tally: bool = False
    before: Line | None = None
    earlier: Period | None = None
    most: int = 0
    dated: bool = False
    spanned: bool = False


def period_of(line: Line, link: Link, told: Moment) -> Period:
    """Return the period that ``link`` covers, as the words of its sentence tell; the first test that applies decides."""
    first = link.phrase.first - 1  # "a war that left 30,000 dead"; what it has left so far goes on
    left = line.word(first) in harm_words().leaving_dead and line.word(first - 1) not in harm_words().perfect
    if (left or link.voice in ("active", "inside")) and war_before(line, min(link.cue[0], link.phrase.first)):
        return "cumulative" if _over_a_span(line) else "war"
    if _after_war(line, link, told) or _in_a_war(line, link):
        return "war"
    account = link.account
    if account is not None and (
        account.owned != "open"
        or account.raised
        or account.harm == "displaced"
        or told.most >= MANY
        or line.word(account.noun) in harm_words().sums
    ):
        return _of_account(line, account, told)
    if _has(_text(line), harm_words().daily) or _each_day(line, link) or (account is not None and _of_a_day(line, account)):
        return "daily"
    shown = link.voice != "active" and harm_words().footage.intersection(line.lower[: link.phrase.first])
    if link.phrase.form == "single" or shown:
        return "incident"
    if _of_one_attack(line, link, told) or _done_by_one(line, link):
        return "incident"
    if _runs(line, link) or told.spanned:
        return "cumulative"
    if (_in_incident(line, link) and not _by_many_acts(line, link)) or told.dated or _one_act(line, link):
        return "incident"
    if _by_many_acts(line, link) or (told.most >= TALLY and _perfect(line, link)) or (told.tally and not _sited(line, link)):
        return "cumulative"
    several = not harm_words().incidents_many.isdisjoint(_around(line, link))
    spelled = not harm_words().spells.isdisjoint(line.lower) and not _in_one_battle(line)
    fought = (told.most >= TALLY or link.phrase.form == "plural") and spelled and not several
    return "cumulative" if fought or _recorded(line, link, told) else "incident"


def _in_one_battle(line: Line) -> bool:
    """Whether the fighting told of is one battle: "in a seven-hour battle", "during the hour-long operation"."""
    fights = [index for index, word in enumerate(line.lower) if word in harm_words().spells]
    single = (line.word(index) == "battle" and not {"a", "an"}.isdisjoint(line.lower[max(0, index - 4) : index]) for index in fights)
    return all(one or _of_hours(line, index) for one, index in zip(single, fights, strict=True))


def _of_hours(line: Line, index: int) -> bool:
    """Whether the word before a spell of fighting says that it took some hours ("hour-long", "three-hour")."""
    return any(part in ("hour", "hours") for part in line.word(index - 1).replace("‑", "-").split("-"))


def _recorded(line: Line, link: Link, told: Moment) -> bool:
    """Whether somebody keeps a count of many, of whom no attack is told: "recorded 412 civilian deaths in May"."""
    first = link.phrase.first
    return link.voice == "inside" and told.most >= TALLY and line.word(first - 1) in harm_words().counting_again


def _of_account(line: Line, account: Account, told: Moment) -> Period:
    """Return the period of an account of losses: what is put into figures counts up to now, unless words tell of one attack or a day."""
    words = harm_words()
    goes_on = line.word(account.verb) in words.standing and line.word(account.verb)[-1:] != "d"  # "losses in the war stand at"
    if not words.war.isdisjoint(line.lower[account.noun : account.figures]) and not goes_on and not _over_a_span(line):
        return "war"
    if words.units_of_span & set(line.lower[account.verb : account.figures]):
        return "cumulative"  # "its losses for the week"
    if not account.raised and (_has(_text(line), words.daily) or _of_a_day(line, account)):
        return "daily"
    if account.raised or told.spanned or told.most >= MANY or _has(_text(line), words.going):
        return "cumulative"
    one = told.earlier == "incident" or (told.before is not None and _tells_one_attack(told.before, words.single_acts))
    return "incident" if one or words.incidents & set(line.lower[account.noun :]) else "cumulative"


def _of_a_day(line: Line, account: Account) -> bool:
    """Whether the losses are those of a day: "the day's toll", "Sunday's dead", "losses for Tuesday"."""
    owners = (index for index in range(account.verb, account.noun) if line.word(index + 1) == "'s")
    behind = (index for index in range(account.noun + 2, account.figures) if line.word(index - 1) == "for")
    spans = harm_words().units_of_span
    return any(line.word(index) == "day" or (index in line.apart and line.word(index) not in spans) for index in (*owners, *behind))


def _text(line: Line) -> str:
    return f" {' '.join(line.lower)} "


def _has(text: str, phrases: Sequence[str]) -> bool:
    return any(f" {phrase} " in text for phrase in phrases)


def _runs(line: Line, link: Link) -> bool:
    """Whether the words say that the count goes on: "so far", "since Sunday", "the death toll rose to 40"."""
    words = harm_words()
    if line.word(link.phrase.first - 1) == "since":
        return False  # "on alert since two people were killed": a clause of its own
    running = [phrase for phrase in words.cumulative if link.voice == "nominal" or phrase.split()[-1] not in words.toll_nouns]
    counted = link.voice == "nominal" and line.word(link.cue[0]) in words.toll_nouns
    return _has(_text(line), running) or _over_a_span(line) or counted or _raised(line, link)


def _of_one_attack(line: Line, link: Link, told: Moment) -> bool:
    """Whether a toll is that of one attack: "the toll for that strike stands at 45"; "put the toll at 20" behind one on a single blast."""
    words = harm_words()
    if link.voice != "nominal" or line.word(link.cue[0]) not in words.toll_nouns:
        return False
    if not words.raising.union(words.rising, words.war).isdisjoint(line.lower) or told.spanned or _has(_text(line), words.going):
        return False
    return (told.before is not None and _tells_one_attack(told.before)) or not words.incidents.isdisjoint(
        line.lower[link.cue[0] : link.cue[0] + SUBJECT_WINDOW]
    )


def _around(line: Line, link: Link) -> tuple[str, ...]:
    """Return the words around the harm, from the verb of saying before it on."""
    first = min(link.cue[0], link.phrase.first)
    said = next((index + 1 for index in range(first - 1, -1, -1) if line.word(index) in harm_words().speaking), 0)
    return line.lower[max(said, first - SUBJECT_WINDOW) : max(link.cue[1], link.phrase.last) + CUE_WINDOW]


def _in_incident(line: Line, link: Link) -> bool:
    """Whether one attack is what harmed: "in shelling", "a blast killed"; "shot down" is none."""
    around = _around(line, link)
    return any(
        word in harm_words().incidents | harm_words().blows and around[index + 1 : index + 2] != ("down",)
        for index, word in enumerate(around)
    )


def _tells_one_attack(line: Line, acts: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence tells of one attack (by a noun, or by verbs that are ``acts``), and of no spell of fighting."""
    words = harm_words()
    return not (words.incidents | acts).isdisjoint(line.lower) and words.spells.isdisjoint(line.lower)


def _done_by_one(line: Line, link: Link) -> bool:
    """Whether one attack is the subject of the verb: "an air strike on a market killed 27 people this week"."""
    words, verb = harm_words(), link.cue[0]
    if link.voice != "active" or not words.perfect.isdisjoint(line.lower[max(0, verb - PERFECT_REACH) : verb]):
        return False
    subject = line.lower[max(0, verb - SUBJECT_WINDOW) : verb]
    act = next((index for index, word in enumerate(subject) if word in words.incidents), None)
    return act is not None and not {"a", "an", "the"}.isdisjoint(subject[:act]) and words.clause_ends.isdisjoint(subject)


def _after_war(line: Line, link: Link, told: Moment) -> bool:
    """Whether a count is of the war of the sentence before: "X and Y fought two wars. The first killed about 30,000 people."."""
    words, before = harm_words(), told.before
    if before is None or before.passage != line.passage or words.war_and_wars.isdisjoint(before.lower):
        return False
    opening = line.lower[:ORDINAL_REACH]
    taken_up = any(word in words.ordinals and opening[index - 1 : index] == ("the",) for index, word in enumerate(opening) if index)
    many = link.phrase.low >= MANY and link.voice in ("passive", "undergone") and link.phrase.first == 0
    return (taken_up or many) and words.incidents.isdisjoint(line.lower) and not _over_a_span(line)


def _in_a_war(line: Line, link: Link) -> bool:
    """Whether many are said to have died "in the war", which counts all of it: not since a day, nor in one of its clashes or months."""
    words = harm_words()
    if link.phrase.low < MANY or link.voice not in ("passive", "undergone") or _over_a_span(line) or "since" in line.lower:
        return False
    last = max(link.cue[1], link.phrase.last)
    if _follows_war(line, link):
        return True
    for index in range(last, min(last + WAR_REACH, len(line.lower))):
        if line.word(index) in ("in", "during") and words.determiners & set(line.lower[index + 1 : index + 2]):
            noun = next((at for at in range(index + 2, index + 2 + WAR_NAME) if line.word(at) in words.war), -1)
            return noun > 0 and line.word(noun + 1) not in words.war_parts
    return False


def _follows_war(line: Line, link: Link) -> bool:
    """Whether a war opens the sentence or stands before "in which": "In the first war 30,000 died", "a war in which 13,000 died"."""
    words, first = harm_words(), link.phrase.first
    opens = line.word(0) in ("in", "during") and line.word(1) in words.determiners
    named = next((at for at in range(2, 2 + WAR_NAME) if line.word(at) in words.war), -1) if opens else -1
    relative = line.lower[max(0, first - 2) : first] == ("in", "which") and not words.war.isdisjoint(
        line.lower[max(0, first - 6) : first - 2]
    )
    return relative or (2 <= named < first and line.word(named + 1) not in words.war_parts)


def _one_act(line: Line, link: Link) -> bool:
    """Whether the harm came of one act told before it: "struck a fuel depot, killing 40"."""
    words = harm_words()
    if link.voice != "active" or not line.word(link.cue[0]).endswith("ing"):
        return False
    before = line.lower[max(0, link.cue[0] - ACT_REACH) : link.cue[0]]
    act = next((index for index, word in enumerate(before) if word in words.single_acts), None)
    return act is not None and not words.determiners.isdisjoint(before[act + 1 : act + 3])


def _by_many_acts(line: Line, link: Link) -> bool:
    """Whether many attacks did the harm: "killed hundreds in scores of attacks"."""
    last = max(link.cue[1], link.phrase.last)
    for first, (end, number) in line.numbers.items():
        acts = line.word(end + (line.word(end) == "of"))
        if last <= first <= last + SITE_REACH and number.low >= MANY_ACTS and acts in harm_words().incidents_many:
            return True
    return False


def _sited(line: Line, link: Link) -> bool:
    """Whether a place behind the counted says where it was done: "killed 60 fighters near X", "12 trucks and two tanks near X"."""
    last = max(link.cue[1], link.phrase.last)
    for index in range(last, min(last + SITE_REACH, len(line.lower))):
        if line.word(index) in harm_words().sites:
            return True
        if line.word(index) in harm_words().breaks | harm_words().clause_ends:
            return False
    return False


def _perfect(line: Line, link: Link) -> bool:
    """Whether the present or past perfect counts up to now, and counts many: "have killed 1,700", "had been killed"."""
    perfect = harm_words().perfect
    if _sited(line, link) or _tells_one_attack(line):
        return False
    if link.voice in ("inside", "nominal"):
        first = min(link.cue[0], link.phrase.first)
        return not {"has", "have"}.isdisjoint(line.lower[max(0, first - PERFECT_REACH) : first])
    if link.voice == "active":
        first = link.cue[0]
        return (
            not perfect.isdisjoint(line.lower[max(0, first - PERFECT_REACH) : first])
            and "had" not in line.lower[max(0, first - PERFECT_REACH) : first]
        )
    between = line.lower[link.phrase.last : link.cue[1]]
    return any(word in perfect and between[index - 1 : index] != ("to",) for index, word in enumerate(between))


def _each_day(line: Line, link: Link) -> bool:
    """Whether the count is of each day: "lost up to 100 soldiers a day", not "killed 100 a day after", "a day earlier"."""
    words = harm_words()
    last = link.phrase.last
    return line.word(last) in words.each and line.word(last + 1) == "day" and line.word(last + 2) not in words.beside_a_day


def _over_a_span(line: Line) -> bool:
    """Whether a span of time is counted over: "in the past six months", "over the last week", "in eight days of combat"."""
    words = harm_words()
    for index, word in enumerate(line.lower):
        if word in words.over and line.word(index + 2) in words.spans and line.word(index + 3) not in words.beside_a_day:
            return True
        if word in words.recent and not words.spans.isdisjoint(line.lower[index + 1 : index + 3]):
            return True
        over = line.word(index - 2) in words.over or line.word(index - 1) in words.over
        if word in words.recent and over and line.word(index + 1) in words.units_of_span and line.word(index + 2) != "'s":
            return True
    return False


def war_before(line: Line, verb: int) -> bool:
    """Whether a war is the subject of the verb at ``verb``; it is not where a clause ends in between."""
    words = harm_words()
    for index in range(verb - 1, max(-1, verb - WAR_WINDOW), -1):
        if line.word(index) in words.war:
            return True
        if line.word(index) in words.speaking or line.word(index) in (".", ";", ":"):
            return False
    return False


def _raised(line: Line, link: Link) -> bool:
    """Whether a count is said to have been brought to a number: "taking its dead to 30"."""
    words = harm_words()
    if link.phrase.figure is not None and link.account is not None:
        return line.word(link.account.verb) in words.raising
    return (
        link.voice == "nominal" and line.word(link.phrase.first - 1) == "to" and bool(words.raising.intersection(line.lower[: link.cue[0]]))
    )
