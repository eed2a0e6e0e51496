"""Phrases that share what is said of others: members of a list, stated parts, who else met the same fate."""

from dataclasses import replace
from itertools import pairwise

from counterclaim.extract.toll_draft import ASIDE_REACH, LIST_GAP, SPAN, Draft, Link
from counterclaim.extract.toll_lines import QUOTES, CueGroup, is_soft
from counterclaim.extract.toll_moods import conditional, said_before
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_phrases import PhraseReader
from counterclaim.extract.toll_subjects import passive
from counterclaim.toll import Harm

COMMAS_OF_A_NAME = 2  # that set a name off
OF_LEAD = 3  # words of "of the" before a whole that opens the sentence
ALONG_GAP = 16  # words between a death and "along with" whom
PART_GAP = 4  # words between people and "including" their part
FROM_REACH = 12  # words between who tells and the verb of telling
LONG_LIST = 20  # words of a list before one of its members
AMID_REACH = 8  # words between "among" and what befell those among whom somebody was
INVERTED_REACH = 12  # words of "among the ... killed in ..." before "were"
CONDITION_REACH = 5  # words after a number in which "in critical condition" stands


def listed(draft: Draft, phrase: Phrase) -> Link | None:
    """Read a further member of a list whose first member is linked: "12 trucks, three boats and a bridge"."""
    if not draft.links or phrase.form == "plural":
        return None
    number = len(draft.links) - 1
    link = draft.links[number]
    if _speaks(draft, phrase):
        return None
    told_before = link.voice in ("active", "nominal", "part", "inside") or link.cue[1] <= link.phrase.first
    if not told_before:
        return None
    if not _continues(draft, link.phrase.last, phrase.first) or draft.verb_after(phrase.last):
        return None
    ends = draft.list_end(phrase.last) == phrase.last
    if link.voice == "inside" or (phrase.form == "single" and draft.line.word(phrase.first - 1) == "," and ends):
        return None
    group = draft.line.group_at(link.cue[0])
    harm = group.harm(phrase.noun.human, phrase.noun.status == "equipment") if group and link.voice == "active" else link.harm
    if link.voice == "nominal" and draft.line.word(link.cue[0]) in draft.words.losses and phrase.noun.status in ("military", "equipment"):
        return replace(link, phrase=phrase, harm=loss_of(phrase))
    same = link.phrase.noun.human == phrase.noun.human
    if harm is None or (group is None and not same) or (phrase.noun.unknown and not link.phrase.noun.human):
        return None
    return replace(link, phrase=phrase, harm=harm)


def _speaks(draft: Draft, phrase: Phrase) -> bool:
    """Whether the phrase is among those who tell: "killed 26 people, a doctor and two residents said"."""
    index = phrase.last
    while draft.line.word(index) == "and" and index + 1 in draft.starts:
        index = draft.starts[index + 1].last
    if draft.line.word(phrase.first - 1) != ",":
        return False
    return draft.line.word(index) in draft.words.speaking or _speaks_from_somewhere(draft, index)


def _speaks_from_somewhere(draft: Draft, index: int) -> bool:
    """Whether a place or body stands between who tells and the verb: "killing 12, a doctor at the city's main hospital told reporters"."""
    line, words = draft.line, draft.words
    if line.word(index) not in words.prepositions:
        return False
    further = range(index + 1, min(index + FROM_REACH, len(line.lower)))
    verb = next((line.word(at) for at in further if at in line.verbs or line.word(at) in words.speaking or line.word(at) == ","), "")
    return verb in words.speaking


def loss_of(phrase: Phrase) -> Harm:
    """Return what "losses" says of people and of arms; whether people died of it the word leaves open."""
    return "killed_or_wounded" if phrase.noun.human else "destroyed"


def after_uncounted(draft: Draft, phrase: Phrase) -> Link | None:
    """Read a member of a list whose first member is not counted: "destroyed the group's headquarters, three vehicles and a depot"."""
    line, words = draft.line, draft.words
    if (
        phrase.form == "plural"
        or line.word(phrase.first - 1) not in (",", "and")
        or draft.verb_after(phrase.last)
        or _speaks(draft, phrase)
    ):
        return None
    for last in range(phrase.first - 1, max(0, phrase.first - LONG_LIST), -1):
        group = line.group_ending(last)
        if group is not None:
            said = said_before(draft, group.first)
            active = group.cue.kind == "verb" and group.cue.tense in ("past", "both", "third", "gerund") and not said.passive
            told = active and not (said.negated or said.infinitive or said.modal or conditional(draft, group.first))
            return draft.made(phrase, group, "active") if told and group.last < phrase.first - 1 else None
        counted = any(first <= last - 1 < end for first, (end, _) in line.numbers.items())
        if not (is_soft(line, last - 1) or counted or line.word(last - 1) in words.determiners or line.word(last - 1) in (",", "and")):
            return None
    return None


def along(draft: Draft, phrase: Phrase) -> Link | None:
    """Read what shares the fate of the phrase before: "seven civilians were killed along with ten soldiers"."""
    link = draft.links[-1] if draft.links else None
    if link is None or phrase.form == "plural" or not 0 <= phrase.first - link.cue[1] <= ALONG_GAP:
        return None
    beside = any(
        draft.line.lower[max(0, phrase.first - len(words)) : phrase.first] == words
        for words in (tuple(companion.split()) for companion in draft.words.companions)
    )
    if not beside or phrase.noun.harm or draft.verb_after(phrase.last):
        return None
    group = draft.line.group_at(link.cue[0])
    alike = link.phrase.noun.human == phrase.noun.human
    harm = link.harm if alike else group.harm(phrase.noun.human, phrase.noun.status == "equipment") if group is not None else None
    return replace(link, phrase=phrase, part_of=None, harm=harm) if harm is not None and (alike or phrase.noun.heads) else None


def _continues(draft: Draft, last: int, first: int) -> bool:
    """Whether only a comma, "and", or a short prepositional phrase and "and" stand between two members of a list."""
    if "," in draft.line.lower[last:first] and not QUOTES.isdisjoint(draft.line.lower[last : first + 1]):
        return False  # a quotation ends, and who speaks follows
    gap = _without_asides(draft, _without_name(draft, last, first))
    while gap and gap[-1] in draft.words.determiners:
        gap = gap[:-1]
    if not gap or len(gap) > LIST_GAP:
        return False
    if gap[-1] not in ("and", ",", "plus") and gap[-2:] != ("well", "as") and gap[-2:] != ("along", "with"):
        return False
    inner = gap[:-1]
    if not inner or inner in ((",",), ("as",), (",", "as"), ()):
        return True
    if any(word in draft.words.breaks or word in draft.words.auxiliaries or word.endswith("ed") for word in inner):
        return False
    return inner[0] in draft.words.prepositions and gap[-1] == "and" and "," not in inner


def _without_name(draft: Draft, last: int, first: int) -> tuple[str, ...]:
    """Return the words between two members without a name that commas set off: "the mayor of X, A B, and two guards"."""
    gap = draft.line.lower[last:first]
    marks = [last + index for index, word in enumerate(gap) if word == ","]
    if len(marks) != COMMAS_OF_A_NAME:
        return gap
    opens, closes = marks
    named = all(token.text[:1].isupper() for token in draft.line.tokens[opens + 1 : closes])
    return gap[: opens - last] + gap[closes + 1 - last :] if named and closes - opens > 1 else gap


def _without_asides(draft: Draft, gap: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words between two members without what is set off by commas: "in the north, mostly civilians, and"."""
    marks = [index for index, word in enumerate(gap) if word == ","]
    for first, last in pairwise(marks):
        if gap[first + 1] in draft.words.asides:
            return gap[:first] + gap[last + 1 :]
    return gap


def part(draft: Draft, phrase: Phrase) -> Link | None:
    """Read a stated part of the number before it: "30 people, including 12 children and 5 women"."""
    if not draft.links:
        return None
    number = len(draft.links) - 1
    link = draft.links[number]
    fresh = draft.line.group_at(phrase.last) is not None or draft.verb_after(phrase.last)
    if _continues(draft, link.phrase.last, phrase.first) and link.part_of is not None and not fresh:
        return replace(link, phrase=phrase, voice="part")
    start = phrase.noun.first if phrase.form == "plural" else phrase.first
    if not (phrase.part or _included(draft, start)) or phrase.noun.human != link.phrase.noun.human:
        return None
    if not phrase.noun.human and not phrase.part:
        return None
    freed = not draft.words.releasing.isdisjoint(draft.line.lower[max(0, phrase.first - 2) : phrase.first])
    if _of_another(draft, phrase, link) or (freed and link.harm == "captured"):
        return None
    end = max(link.phrase.last, link.cue[1])
    if phrase.first - end > SPAN or any(draft.line.word(position) in (";", "but", "while") for position in range(end, phrase.first)):
        return None
    whole = number if link.part_of is None else link.part_of
    own = draft.line.group_at(_past_chain(draft, phrase.last))
    said = passive(draft, phrase) if draft.verb_after(phrase.last) else None  # "one of them was found dead"
    if said is not None and said.harm != link.harm:
        return replace(said, part_of=None)
    harm = own.cue.people if own and own.cue.kind in ("verb", "adjective") and own.cue.people and not draft.takes_object(own) else link.harm
    part_of = whole if harm == draft.links[whole].harm else None
    return Link(phrase, harm, link.cue, "part", part_of, link.hypothetical)


def _past_chain(draft: Draft, index: int) -> int:
    """Return where a predicate goes on that an auxiliary of the phrase opens: "one of them was found dead"."""
    if draft.line.word(index - 1) in draft.words.auxiliaries | draft.words.perfect:
        while draft.line.word(index) in draft.words.chain | draft.words.auxiliaries | {"earlier"}:
            index += 1
    return index


def _of_another(draft: Draft, phrase: Phrase, link: Link) -> bool:
    """Whether the phrase is a part of people of whom no harm is said: of those counted between it and the link before."""
    between = (other for other in draft.phrases if link.phrase.last <= other.first and other.last <= phrase.first)
    return any(other.form != "plural" and other.noun.human and phrase.first - other.last <= PART_GAP for other in between)


def amid(draft: Draft, phrase: Phrase) -> Link | None:
    """Read who is among those harmed: "two nurses were among the nine people killed", "a priest is among the dead"."""
    line, index = draft.line, draft.past_parts(phrase, draft.list_end(phrase.last))
    direct = line.word(index) in draft.words.among and line.word(phrase.first - 1) == "with"  # "with three doctors among the dead"
    if phrase.form == "plural" or not phrase.noun.human:
        return None
    if not direct and line.word(index) not in draft.words.auxiliaries | draft.words.perfect:
        return None
    index = (
        index
        if direct
        else next((place for place in range(index + 1, index + 4) if line.word(place) in draft.words.among), len(line.lower))
    )
    for position in range(index + 1, min(index + AMID_REACH, len(line.lower))):
        group = line.group_at(position)
        if group is not None and group.cue.kind in ("verb", "adjective") and group.cue.people:
            link = None if draft.takes_object(group) else draft.made(phrase, group, "passive")
            return replace(link, amid=True) if link else None
        if line.word(position) in draft.words.breaks or line.word(position) in (",", ";", "."):
            return None
    return None


def after_colon(draft: Draft, phrase: Phrase) -> Link | None:
    """Read the first of the parts that a colon opens: "six people had been killed: four officers and two civilians"."""
    link = draft.links[-1] if draft.links else None
    if link is None or draft.line.word(phrase.first - 1) != ":" or phrase.form == "plural":
        return None
    whole = link.phrase
    fits = (
        whole.form == "number"
        and whole.noun.human == phrase.noun.human
        and phrase.noun.last > phrase.noun.first
        and phrase.low <= (whole.high or phrase.low)
    )
    fresh = draft.line.group_at(phrase.last) is not None or draft.verb_after(phrase.last)
    if not fits or fresh or link.part_of is not None:
        return None
    return Link(phrase, link.harm, link.cue, "part", len(draft.links) - 1, link.hypothetical)


def _included(draft: Draft, index: int) -> bool:
    """Whether "including", "among them" or the like stands right before ``index``."""
    if draft.line.word(index - 1) in ("at", "of", "up", "the", "all"):
        index -= 1
    for words in draft.words.parts:
        phrase = tuple(words.split())
        if draft.line.lower[max(0, index - len(phrase)) : index] == phrase:
            return True
    return False


def counted_of(draft: Draft, phrase: Phrase) -> Link | None:
    """Read a part of those harmed, before or after them: "eight of the 36 dead were children", "of the 35 killed, 12 were police"."""
    return _part_of_those(draft, phrase) or _those_then_part(draft, phrase)


def _part_of_those(draft: Draft, phrase: Phrase) -> Link | None:
    line, first = draft.line, phrase.number_last
    if phrase.form != "number" or phrase.noun.heads or line.word(first) != "of":
        return None
    first = next((index for index in range(first + 1, first + 4) if index in draft.starts or line.group_at(index) is not None), first)
    whole = draft.starts.get(first)
    group = line.group_at(whole.last if whole else first)
    if group is None or group.cue.kind not in ("verb", "adjective") or not group.cue.people or draft.takes_object(group):
        return None
    if whole is not None and group.cue.people != "killed" and (died := _died_later(draft, phrase, whole, group.last)) is not None:
        return died
    link = draft.made(_as_what(draft, phrase, group.last), group, "passive")
    return replace(link, amid=True) if link else None


def _died_later(draft: Draft, phrase: Phrase, whole: Phrase, last: int) -> Link | None:
    """Read what became of some of those hurt: "three of the nine soldiers wounded in the raid later died" are three dead."""
    link = passive(draft, replace(phrase, last=last, noun=whole.noun))
    same = replace(phrase, noun=replace(phrase.noun, status=whole.noun.status))
    return replace(link, phrase=same) if link is not None and link.harm == "killed" else None


def _those_then_part(draft: Draft, phrase: Phrase) -> Link | None:
    """Read "of the 35 killed, 12 were police officers"."""
    link, line = draft.links[-1] if draft.links else None, draft.line
    if link is None or phrase.form != "number" or line.word(phrase.first - 1) != "," or not line.phrase_at(0, ("of",)):
        return None
    told = link.phrase.first <= OF_LEAD and link.cue[1] <= phrase.first and phrase.noun.human and link.phrase.noun.human
    what = _as_what(draft, phrase, phrase.last)
    return Link(what, link.harm, link.cue, "part", len(draft.links) - 1, link.hypothetical) if told and what is not phrase else None


def _as_what(draft: Draft, phrase: Phrase, index: int) -> Phrase:
    """Return the phrase with the status of what its counted are said to be: "eight of the dead were children"."""
    if draft.line.word(index) not in draft.words.auxiliaries:
        return phrase
    noun = PhraseReader(draft.line).noun_phrase(index + 1, known=True)
    if noun is None or noun.harm is not None or not noun.human:
        return phrase
    return replace(phrase, noun=replace(phrase.noun, status=noun.status))


def criticals(draft: Draft, phrase: Phrase) -> Link | None:
    """Read the hurt of whom the words say how badly: "two of them critically", "three seriously"."""
    bare = phrase.noun.last == phrase.noun.first
    part = phrase.part or (bare and draft.line.word(phrase.last) in draft.words.degrees) or _in_condition(draft, phrase)
    if not draft.links:
        return _of_those_before(draft, phrase)
    if draft.links[-1].harm != "wounded" or not part or phrase.first - draft.links[-1].phrase.last > SPAN:
        return None
    return Link(phrase, "wounded", draft.links[-1].cue, "part", len(draft.links) - 1)


def _of_those_before(draft: Draft, phrase: Phrase) -> Link | None:
    """Read how badly some are hurt of whom the sentence before tells: "Of those, 15 were in serious condition"."""
    earlier, line = draft.earlier, draft.line
    hurt = earlier is not None and earlier.harm == "wounded" and phrase.form == "number" and phrase.noun.human
    opens = line.word(0) == "of" and line.word(1) in ("those", "them", "these") and phrase.first <= OF_LEAD
    told = earlier is not None and phrase.low <= (earlier.phrase.high or phrase.low)
    return Link(phrase, "wounded", (0, OF_LEAD - 1), "part") if hurt and opens and told and _in_condition(draft, phrase) else None


def _in_condition(draft: Draft, phrase: Phrase) -> bool:
    """Whether the words say in which state the counted are: "with 19 in serious condition", "seven were in a critical state"."""
    after = draft.line.lower[phrase.last : phrase.last + CONDITION_REACH]
    return "in" in after and not draft.words.conditions_of_health.isdisjoint(after)


def inverted(draft: Draft, phrase: Phrase) -> Link | None:
    """Read a subject that follows its verb: "among the dead were two children", "the wounded included a nurse"."""
    index = phrase.first - 1
    if draft.line.word(index) not in ("were", "was", "are", "is", "include", "included", "includes", "including"):
        return None
    group = _those_harmed(draft, index)
    if group is None:
        return None
    if phrase.form == "plural" and draft.line.word(index).startswith(("is", "are", "was", "were")):
        return None
    return draft.made(phrase, group, "passive")


def _those_harmed(draft: Draft, last: int) -> CueGroup | None:
    """Return the words of harm of a subject that ends at ``last``: "the dead", "among those killed", "among the 12 hurt in the blast"."""
    if draft.line.word(last - 1) == ",":  # "among the dead, the ministry said, were ..."
        opening = (index for index in range(last - 2, max(-1, last - 2 - ASIDE_REACH), -1) if draft.line.word(index) == ",")
        last = next(opening, last)
    group = draft.line.group_ending(last)
    if group is not None and group.cue.kind != "undergone" and draft.line.word(group.first - 1) in ("the", "those", "people", "among"):
        return group
    lead = next((index for index in range(last, max(-1, last - INVERTED_REACH), -1) if draft.line.word(index) in draft.words.among), None)
    if lead is None or draft.words.breaks.union((",", ";")).intersection(draft.line.lower[lead:last]):
        return None
    groups = (draft.line.group_at(index) for index in range(lead + 1, last))
    return next((group for group in groups if group is not None and group.cue.kind in ("verb", "adjective")), None)
