"""Who is said to have done the harm, and who tells of it without a verb of saying."""

from collections.abc import Callable
from dataclasses import replace

from counterclaim.actor import Actor
from counterclaim.extract.deed_words import runs_into
from counterclaim.extract.source_words import NOBODY
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_lines import Line, Who
from counterclaim.extract.toll_periods import war_before
from counterclaim.extract.toll_telling import Telling, is_counting_body, is_led, is_light, is_speaker, one_actor, who_before
from counterclaim.extract.toll_war import NO_PARTY
from counterclaim.extract.toll_words import harm_words
from counterclaim.vocabulary.stances import references

DASHES = frozenset("-–—")
AGENT_REACH = 5  # words between a verb of harm and "by" whom
DATELINE_REACH = 10  # words from the place of a dateline to its dash
LEAD_WORDS = 3  # words before a name in which "on", "in" or "against" says that it is no doer
OWN_REACH = 2  # words between the start of what is said and "its forces" that does the harm
HELPED_REACH = 4  # helpers and adverbs before a participle: "has since been put"
PUT_REACH = 9  # words between "puts" and the number
COUNTED_REACH = 1  # words between a body and the toll that it keeps
SHOWN_REACH = 6  # words between "showing" and what is shown
SOURCE_REACH = 5  # words of a source that a headline names last


def perpetrator_of(told: Telling) -> Actor | None:
    """Return who is said to have done the harm: the subject of an active verb, whom "by" names, or whose strike, shelling, jets it was."""
    line, link = told.line, told.link
    passive = harm_words().ownership | harm_words().finding
    if line.word(link.cue[0]) in passive or (link.voice == "active" and war_before(line, link.cue[0])):
        return None  # who loses or finds the dead did not do it; and what a war did, no one side did
    before = " ".join(line.lower[: link.cue[0]])
    if runs_into(before, 0, len(before)):
        return None
    tests: tuple[Callable[[Telling], Actor | None], ...] = (
        _keeper,
        _subject,
        _joined_subject,
        _agent,
        own_attack,
        _owning_up,
        _attacker,
    )
    return next((actor for test in tests if (actor := test(told)) is not None), None)


def _keeper(told: Telling) -> Actor | None:
    """Return who says that it holds the captured: "two pilots are in our custody"."""
    held = told.link.harm == "captured" and told.link.voice == "undergone" and told.claimant.side not in NO_PARTY
    owned = not harm_words().possessives.isdisjoint(told.line.lower[slice(*told.link.cue)])
    return told.claimant if held and owned else None


def _subject(told: Telling) -> Actor | None:
    """Return the subject of an active verb of harm; "claims to have destroyed" has the claimant's."""
    line, cue = told.line, told.link.cue
    if told.link.voice != "active":
        return None
    perfect = line.lower[max(0, cue[0] - 2) : cue[0]] == ("to", "have")
    if perfect and line.word(cue[0] - 3) in harm_words().evidential and line.word(cue[0] - 4) in harm_words().auxiliaries:
        return one_actor(who) if (who := _clause_subject(told, cue[0] - 4)) is not None else None
    elided = perfect or _claims_doing(line, cue[0]) or _by_own(told)
    who = None if elided and told.claimant.side not in NO_PARTY else who_before(line, cue[0])
    if who is not None:
        return told.claimant if is_speaker(told, who) else one_actor(who)
    return told.claimant if elided and told.claimant.side not in NO_PARTY else None


def _clause_subject(told: Telling, verb: int) -> Who | None:
    """Return of whom something is said: the nearest before the verb, else whom a relative describes ("X, which is believed to have")."""
    near = who_before(told.line, verb)
    relative = next((index for index in range(verb - 1, told.first, -1) if told.line.word(index) in harm_words().relatives), None)
    if near is not None or relative is None:
        return near
    return next((who for who in reversed(told.line.whos) if who.last in (relative, relative - 1) and who.actors), None)


def _claims_doing(line: Line, cue: int) -> bool:
    """Whether a verb of claiming stands before an -ing verb of harm: "claimed killing 40"."""
    return line.word(cue).endswith("ing") and line.word(cue - 1) in harm_words().claiming


def _by_own(told: Telling) -> bool:
    """Whether the claimant's own forces are the subject: "its air force had destroyed", "our gunners killed", "we destroyed"."""
    line, index = told.line, told.link.cue[0] - 1
    while index >= told.first and is_light(line.word(index)) and line.word(index) not in harm_words().possessives:
        index -= 1
    word = line.word(index)
    opens = word in ("it", "they") and told.first > 0 and _opens(line, told.first, index)
    return index >= told.first and (
        opens or word in ("we", "our") or (word in harm_words().possessives and index - told.first <= OWN_REACH)
    )


def _opens(line: Line, first: int, index: int) -> bool:
    """Whether what is said opens at ``index`` with a pronoun that nothing resolves, times left out: "said on Sunday it had"."""
    who = line.who_starting(index)
    return (who is None or not who.actors) and sum(place not in line.apart for place in range(first, index)) < OWN_REACH


def _joined_subject(told: Telling) -> Actor | None:
    """Return the subject that a verb shares: "shot down a drone and killed 40", "struck the camp, killing 12"."""
    line, cue = told.line, told.link.cue
    index = cue[0] - 1
    while index > 0 and is_light(line.word(index)):
        index -= 1
    if told.link.voice != "active" or line.word(index) not in ("and", ",", "then", "while", "before", "after"):
        return None
    if told.before and told.before[-1].voice == "active":
        return _subject(replace(told, link=told.before[-1])) or perpetrator_of(replace(told, link=told.before[-1], before=told.before[:-1]))
    if _opens_with_own(told):
        return told.claimant
    first = _clause_start(line, told.first if told.first < cue[0] else 0, cue[0])  # what is said can be the participle alone
    for who in line.whos:
        if _is_dateline(line, who):
            continue
        if harm_words().hostile.intersection(line.lower[first : who.first]):
            break
        if first <= who.first and who.last < cue[0] and who.actors and not is_led(line, who) and not who.possessive:
            doer = who.form != "adjective" or harm_words().attacks.union(harm_words().forces).intersection(
                line.lower[who.last : who.last + 3]
            )
            return one_actor(who) if doer and who.side not in NO_PARTY and not _by_another(line, who.last, cue[0]) else None
    return None


def _is_dateline(line: Line, who: Who) -> bool:
    """Whether a name is the place where the report was written ("Xtown - ...", "XTOWN, August 2 (Agency) - ...")."""
    capitals = line.tokens[0].text.isupper()
    behind = range(who.last, min(who.last + (DATELINE_REACH if capitals else 1), len(line.lower)))
    return who.first == 0 and any(line.word(index) in DASHES for index in behind)


def _by_another(line: Line, first: int, last: int) -> bool:
    """Whether an attack by somebody else stands between a subject and the verb: "police were out after a raid by gunmen, killing three"."""
    agents = (index for index in range(first + 1, last) if line.word(index) == "by")
    return any(not harm_words().attacks.isdisjoint(line.lower[index - 1 : index]) for index in agents)


def _clause_start(line: Line, first: int, verb: int) -> int:
    """Return where the clause starts whose verb stands at ``verb``: "X struck back after Y gunmen stormed a town, killing 40" is on Y.

    Before a time or a participle the word opens none: "X has held the town since May and has killed 40".
    """
    words = harm_words()
    for index in range(verb - 1, first, -1):
        timed = index + 1 in line.apart or index in line.apart or line.word(index + 1) in words.day_parts
        if line.word(index) in words.subordinators and not timed and not line.word(index + 1).endswith("ing"):
            return index + 1
    return first


def _opens_with_own(told: Telling) -> bool:
    """Whether what somebody says opens with its own forces: "its aircraft had struck a depot, killing 40"."""
    opening = told.line.lower[told.first : told.first + OWN_REACH]
    own = not harm_words().possessives.isdisjoint(opening) or opening[:1] == ("we",)
    return own and told.first > 0 and told.claimant.side not in NO_PARTY and "by" not in told.line.lower[told.first : told.link.cue[0]]


def _agent(told: Telling) -> Actor | None:
    """Return whom "by" names within a few words: "killed in shelling by ...", "hit by an ... drone"."""
    line = told.line
    last = max(told.link.cue[1], told.link.phrase.last)
    for index in range(last, min(last + AGENT_REACH, len(line.lower))):
        if line.word(index) in (",", ".", ";", "while", "and") or _is_measuring(told.link, index):
            return None
        if line.word(index) == "by":
            if _led_by_another(line, index, told.link):
                return None
            found = next((who for who in line.whos if index < who.first <= index + 3 and len(who.actors) == 1), None)
            placed = found is not None and not harm_words().scene.isdisjoint(line.lower[index + 1 : found.first])
            return found.actors[0] if found and not placed else None
    return None


def _is_measuring(link: Link, index: int) -> bool:
    """Whether a word is the verb that puts a number on those harmed: "by" behind it names who counts ("the dead were put at 40 by X")."""
    return link.phrase.figure is not None and link.account is not None and index == link.account.verb


def _led_by_another(line: Line, by: int, link: Link) -> bool:
    """Whether "by" belongs to another participle than the one of harm: "destroyed a hospital run by a charity"."""
    return line.word(by - 1) in harm_words().ties and not link.cue[0] <= by - 1 < link.cue[1]


def own_attack(told: Telling) -> Actor | None:
    """Return who says that its own attacks did the harm: "acknowledged that 20 civilians were among those killed in its strikes"."""
    line, words, last = told.line, harm_words(), max(told.link.cue[1], told.link.phrase.last)
    if told.claimant.side in NO_PARTY or told.first == 0:
        return None
    for index in range(last, min(last + AGENT_REACH, len(line.lower) - 1)):
        if line.word(index) in words.possessives and line.word(index - 1) in ("in", "by"):
            return told.claimant if not words.attacks.isdisjoint(line.lower[index + 1 : index + 1 + OWN_REACH]) else None
    return None


def _owning_up(told: Telling) -> Actor | None:
    """Return who claims responsibility for the attack that did the harm: "X claimed responsibility for a bomb that killed 12"."""
    line, words = told.line, harm_words()
    first = min(told.link.cue[0], told.link.phrase.first)
    verb = next(
        (index for index in range(first - 1, 0, -1) if line.word(index + 1) in words.responsibility and line.word(index) in words.claiming),
        None,
    )
    if verb is None or not (words.clause_ends - {"who", "which"}).isdisjoint(line.lower[verb + 2 : first]):
        return None
    who = who_before(line, verb)
    return one_actor(who) if who is not None and who.side not in NO_PARTY else None


def _attacker(told: Telling) -> Actor | None:
    """Return the one side whose attack the sentence tells: "in X's shelling", "an X air strike left ...", "when X jets hit ..."."""
    line, words = told.line, harm_words()
    found: list[Actor] = []
    if told.link.voice == "inside" and words.hostile.isdisjoint(line.lower):
        return None  # "X helicopters flew 12 wounded soldiers out"
    for who in line.whos:
        after = line.lower[who.last : who.last + LEAD_WORDS]
        counted = (told.link.phrase, *(link.phrase for link in told.before))
        own = told.first <= who.first and not any(who.first < phrase.last and phrase.first < who.last for phrase in counted)
        within = line.word(who.first - 1) in ("in", "by")  # "killed in X strikes"
        against = not within and words.targets.intersection(line.lower[max(0, who.first - LEAD_WORDS) : who.first])
        doing = words.attacks.intersection(after) and not _scene_of(who, after)
        if own and not against and len(who.actors) == 1 and doing and who.side not in NO_PARTY:
            found.append(who.actors[0])
    return found[0] if len({actor.side for actor in found}) == 1 else None


def _scene_of(who: Who, after: tuple[str, ...]) -> bool:
    """Whether a bare name before an attack says where it was: "the Kabul car bomb"; "Kabul's air strike" and "Afghan jets" act."""
    return who.form == "name" and not who.possessive and after[:1] != ("'s",) and not harm_words().scenes_of.isdisjoint(after)


def teller(line: Line, link: Link) -> Actor | None:
    """Return who puts a number on the harmed without a verb of saying: "X puts deaths at 600", "X reported no deaths"."""
    words = harm_words()
    if (colon := _named_last(line, link)) is not None:
        named = next((who for who in line.whos if who.first > colon and who.actors), None)
        return one_actor(named) if named is not None else None
    if (relative := _relative_teller(line, link)) is not None:
        return relative
    if (counter := _counting_body(line, link) or _shown_by(line, link)) is not None:
        return counter
    puts = words.putting | words.counting_again if link.voice == "nominal" else frozenset[str]()
    verbs = words.reporting if link.phrase.high == 0 else puts
    near = range(link.phrase.first - 1, max(-1, link.phrase.first - PUT_REACH), -1)
    verb = link.account.verb if link.account is not None else next((index for index in near if line.word(index) in verbs), None)
    if verb is not None and link.phrase.figure is not None and link.phrase.first < verb:
        return one_actor(measurer) if (measurer := _measured_by(line, link, verb)) is not None else None
    who = who_before(line, verb - (line.word(verb - 1) in words.modals)) if verb is not None else None
    if who is None and verb is not None and line.word(verb).endswith("ing"):
        who = next((who for who in line.whos if who.last == verb and "with" in line.lower[max(0, who.first - 2) : who.first]), None)
    if who is None and verb is not None and (_is_sayer(line, verb) or _puts(line, link)):
        return NOBODY
    return one_actor(who) if who is not None and who.side is not None else None


def _measured_by(line: Line, link: Link, verb: int) -> Who | None:
    """Return whom "by" names as who puts a number on the subject of a passive: "the villagers killed were put at 40 by X"."""
    last = link.phrase.digits[1]
    passive = not harm_words().auxiliaries.isdisjoint(line.lower[max(0, verb - HELPED_REACH) : verb])
    by = next((index for index in range(last, last + AGENT_REACH) if line.word(index) == "by"), None) if passive else None
    return None if by is None else next((who for who in line.whos if by < who.first <= by + LEAD_WORDS and who.actors), None)


def _is_sayer(line: Line, verb: int) -> bool:
    """Whether a common noun of those who speak is the subject of the verb."""
    return line.word(verb - 1) in references().human | references().speakers | references().persons


def _puts(line: Line, link: Link) -> bool:
    """Whether somebody puts losses at a figure: whoever that is, it is not the outlet."""
    account = link.account
    return (
        account is not None
        and line.word(account.verb) in harm_words().putting
        and line.word(account.verb - 1) not in harm_words().auxiliaries
    )


def _relative_teller(line: Line, link: Link) -> Actor | None:
    """Return who says in a relative clause what it did: "a jet that Norland says it shot down"."""
    if link.voice != "active" or link.cue[0] < link.phrase.last or line.word(link.phrase.last) not in harm_words().relatives:
        return None
    return next((one_actor(who) for who in line.whos if who.first == link.phrase.last + 1), None)


def _counting_body(line: Line, link: Link) -> Actor | None:
    """Return the body whose count it is: "the health ministry's toll stands at 45"."""
    who = (
        next((who for who in line.whos if link.cue[0] - COUNTED_REACH <= who.last <= link.cue[0]), None)
        if link.voice == "nominal"
        else None
    )
    return one_actor(who) if who is not None and is_counting_body(line, who) else None


def _shown_by(line: Line, link: Link) -> Actor | None:
    """Return who aired the pictures that show it: "state television broadcast footage showing three burnt lorries"."""
    words, first = harm_words(), min(link.phrase.first, link.cue[0])
    if (words.showing_of | words.shown).isdisjoint(line.lower[max(0, first - SHOWN_REACH) : first + 1]):
        return None
    if (owner := _owner_of_footage(line, first)) is not None:
        return owner
    verb = next((index for index in range(first - 1, 0, -1) if line.word(index) in words.airing), None)
    return one_actor(who) if verb is not None and (who := who_before(line, verb)) is not None and who.side not in NO_PARTY else None


def _owner_of_footage(line: Line, first: int) -> Actor | None:
    """Return whose pictures they are: "an X video purported to show three burnt tanks"."""
    words = harm_words()
    film = next((index for index in range(first - 1, 0, -1) if line.word(index) in words.footage), None)
    if film is None or words.shown.isdisjoint(line.lower[film:first]):
        return None
    near = (who for who in line.whos if who.last in (film, film - 1) and who.form in ("name", "adjective"))
    owner = next((one_actor(who) for who in near if who.last == film or line.word(film - 1) == "'s"), None)
    return owner if owner is not None and owner.side not in NO_PARTY and owner.kind != "state" else None


def _named_last(line: Line, link: Link) -> int | None:
    """Return where the colon stands behind which a headline names its source and ends: "Raid kills 12: X"."""
    colon = next((index for index in range(len(line.lower) - 1, -1, -1) if line.word(index) == ":"), None)
    said = colon is not None and max(link.phrase.last, link.cue[1]) <= colon and 0 < len(line.lower) - colon - 1 <= SOURCE_REACH
    ends = line.word(len(line.lower) - 1) not in (".", "!", "?")
    return colon if said and ends else None
