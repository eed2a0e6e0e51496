"""Which harm is said of which counted phrase of a sentence, and how: the grammar of tolls.

Each phrase is tried against a table of constructions, in order; the first that fits decides. What no construction fits is no toll:
a number near a word of harm proves nothing.
"""

from collections.abc import Callable
from dataclasses import replace

from counterclaim.extract.toll_antecedents import of_those_before
from counterclaim.extract.toll_draft import LIST_GAP, Draft, Link
from counterclaim.extract.toll_gaps import changed_from, costs, gapped, listed_as, told_of
from counterclaim.extract.toll_lines import Line
from counterclaim.extract.toll_moods import denied, feared
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_revisions import is_corrected, revised
from counterclaim.extract.toll_shares import after_colon, after_uncounted, along, amid, counted_of, criticals, inverted, listed, part
from counterclaim.extract.toll_subjects import died_of_it, passive, shared
from counterclaim.extract.toll_totals import (
    accounted,
    counted_again,
    figure,
    hosted,
    is_unsaid,
    losses,
    measured,
    put_at,
    raised_before,
    suffered,
    toll_noun,
    treated,
)
from counterclaim.extract.toll_verbs import active, beside, bodies, inside, vague_share
from counterclaim.extract.toll_words import harm_words, noun_at
from counterclaim.vocabulary.nouns import modifiers

RATE_REACH = 4  # words from a count over the harm to "every 20 minutes"
SHARE_REACH = 6  # words between "half of" and a number
Construction = Callable[[Draft, Phrase], Link | None]
CONSTRUCTIONS: tuple[Construction, ...] = (
    measured,
    counted_of,
    part,
    accounted,
    after_colon,
    along,
    costs,
    told_of,
    changed_from,
    listed_as,
    active,
    bodies,
    died_of_it,
    inside,
    beside,
    shared,
    amid,
    passive,
    gapped,
    listed,
    after_uncounted,
    toll_noun,
    put_at,
    revised,
    raised_before,
    figure,
    criticals,
    treated,
    hosted,
    counted_again,
    suffered,
    losses,
    inverted,
)


def read_links(line: Line, earlier: Link | None = None, before: Line | None = None) -> tuple[Link, ...]:
    """Return the tolls that the sentence states, as links from phrases to harms.

    ``before`` is the sentence before it, ``earlier`` the last link of that.
    """
    draft = Draft(line, earlier)
    for phrase in draft.phrases:
        taken_up = of_those_before(line, before, phrase, draft.links[-1].phrase.last if draft.links else None)
        link = _link(draft, _one_of_those(draft, _raised(draft, taken_up)))
        if link is not None:
            draft.spent.update(range(*link.cue))
            draft.links.append(link)
    return tuple(_among_arms(draft, _within(draft, link)) for link in draft.links)


def _within(draft: Draft, link: Link) -> Link:
    """Return a link that is said to be among a number counted after it as a part of that one: "two nurses were among nine killed"."""
    wholes = (number for number, other in enumerate(draft.links) if other.cue == link.cue and not other.amid)
    return replace(link, part_of=next(wholes, None)) if link.amid else link


def _among_arms(draft: Draft, link: Link) -> Link:
    """Return lorries and planes that are counted with arms as arms: "three lorries and 20 rifles", "12 planes and 40 tanks"."""
    noun = link.phrase.noun
    carries = noun.status == "civilian_object" and all(head.singular in draft.words.carriers for head in noun.heads)
    arms = any(other.phrase.noun.status == "equipment" or _is_warplane(other) for other in draft.links)
    return replace(link, phrase=replace(link.phrase, noun=replace(noun, status="equipment"))) if carries and arms else link


def _is_warplane(link: Link) -> bool:
    """Whether somebody shot down planes that no word makes civilian."""
    said = modifiers()["things"]
    words = link.phrase.noun.heads[0].singular.split() if link.phrase.noun.heads else []
    shot = link.harm == "shot_down" and link.voice == "active"
    return shot and link.phrase.noun.head_first == link.phrase.noun.last - 1 and not any(word in said for word in words)


def _raised(draft: Draft, phrase: Phrase) -> Phrase:
    """Return "many more" as at least as many as the number it adds to, its "more" among its words."""
    if not (phrase.more and draft.links and phrase.low == 2 and phrase.high is None):
        return phrase
    low = draft.links[-1].phrase.low
    return replace(phrase, number_last=phrase.number_last + 1, low=max(low, 2), soft_low=None, soft_high=None)


def _one_of_those(draft: Draft, phrase: Phrase) -> Phrase:
    """Return a bare number that goes on counting things as a count of those: "lost one of its own", "and 68 at sea"."""
    bare = phrase.form == "number" and not phrase.noun.heads and phrase.noun.harm is None and phrase.noun.unknown is None
    if not bare or draft.line.group_at(phrase.last) is not None or draft.verb_after(phrase.last):
        return phrase
    if not draft.links:
        return _lost_of_those(draft, phrase)
    before, after = draft.links[-1].phrase, draft.line.lower[phrase.number_last : phrase.number_last + 3]
    owned = after[:1] == ("of",) and after[2:] == ("own",)
    lost = _of_loss(draft, phrase.first)
    joined = draft.line.word(phrase.first - 1) == "and" and phrase.first - before.last <= LIST_GAP and after[:1] != ("people",)
    if not owned and (before.noun.human or not (joined or lost or phrase.part)):
        return phrase
    last = phrase.number_last + 3 if after[2:] == ("own",) else phrase.last
    noun = replace(before.noun, first=phrase.number_last, last=last, head_first=phrase.number_last)
    return replace(phrase, noun=noun, last=last)


def _lost_of_those(draft: Draft, phrase: Phrase) -> Phrase:
    """Return a bare number that is lost as one of the arms of the sentence before: "X shot down a jet. Y confirmed the loss of two"."""
    before = draft.earlier.phrase.noun if draft.earlier is not None else None
    if before is None or before.status != "equipment" or not _of_loss(draft, phrase.first):
        return phrase
    noun = replace(before, first=phrase.number_last, last=phrase.last, head_first=phrase.number_last)
    return replace(phrase, noun=noun)


def _of_loss(draft: Draft, first: int) -> bool:
    """Whether a bare number is lost: "shot down jets; X admitted losing one", "acknowledged the loss of only two"."""
    index = first - 1
    while draft.line.word(index) in draft.words.only:
        index -= 1
    loss = draft.line.word(index) == "of" and draft.line.word(index - 1) in ("loss", "losses")
    return loss or draft.line.word(index) in draft.words.ownership


def _is_asked(line: Line, phrase: Phrase) -> bool:
    """Whether the number is what is asked for ("has not said how many rebels were killed")."""
    return phrase.form == "plural" and line.word(phrase.first - 1) == "many" and line.word(phrase.first - 2) == "how"


def _link(draft: Draft, phrase: Phrase) -> Link | None:
    if _is_asked(draft.line, phrase) or vague_share(draft, phrase) or is_corrected(draft, phrase) or is_unsaid(draft, phrase):
        return None
    for construction in CONSTRUCTIONS:
        if (link := construction(draft, phrase)) is not None:
            if _of_share(draft, link) or _is_rate(draft.line, link) or _somebodys(draft, link):
                return None
            if phrase.high == 0 and draft.line.word(link.cue[0]) in draft.words.unharmed:
                link = replace(link, harm="killed_or_wounded")
            return replace(link, denied=denied(draft, phrase), hypothetical=link.hypothetical or feared(draft, link))
    return None


def _of_share(draft: Draft, link: Link) -> bool:
    """Whether only a share of the counted is said to be harmed: "half of the country's 22 million people fled" tells no number."""
    line, first = draft.line, link.phrase.first
    said_of_it = link.voice in ("active", "undergone") or (link.voice == "passive" and link.cue[0] > link.phrase.last)
    reach = range(first - 1, max(0, first - SHARE_REACH), -1)
    of = next((index for index in reach if line.word(index) == "of"), None)
    return said_of_it and of is not None and line.word(of - 1) in draft.words.shares


def _somebodys(draft: Draft, link: Link) -> bool:
    """Whether the words only tell who somebody is: "a parent of one of the abducted girls", "the son of the group's slain chief"."""
    line, first = draft.line, link.phrase.first
    counted = link.phrase.form == "number" or (link.phrase.form == "single" and link.voice == "inside")
    if line.word(first - 1) != "of" or not counted or first < 2:
        return False
    near = (noun_at(line.lower, index) for index in (first - 2, max(first - 3, 0)))
    found = next((found for found in near if found is not None and found[0] == first - 1), None)
    return found is not None and found[1].human and found[1].number == "one" and found[1].singular not in draft.words.collectives


def recurs(line: Line, link: Link) -> bool:
    """Whether the harm is said to be done every so often ("one killed every 20 minutes")."""
    every = (index for index in range(link.phrase.last, link.phrase.last + RATE_REACH) if line.word(index) == "every")
    return any(not harm_words().rate_units.isdisjoint(line.lower[index + 1 : index + 3]) for index in every)


def _is_rate(line: Line, link: Link) -> bool:
    """Whether the number is a rate and counts nobody: "one killed every 20 minutes", "killing 30 people a month"."""
    words, last = harm_words(), max(link.cue[1], link.phrase.last)
    if recurs(line, link):
        return True
    each = line.word(last) in words.each or line.word(last) == "an"
    return each and line.word(last + 1) in words.rate_units and line.word(last + 2) not in words.beside_a_day
