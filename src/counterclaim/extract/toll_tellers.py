"""Who tells a toll: whoever says the sentence that counts, who goes on saying it, or the outlet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.actor import NARRATOR, OUTLET, UNNAMED, UNSIDED, Actor
from counterclaim.claim import Claim
from counterclaim.extract.context import NumberHint, Reading
from counterclaim.extract.homeland import states
from counterclaim.extract.source_words import NOBODY
from counterclaim.extract.toll_context import TollContext, first_said, place_in
from counterclaim.extract.toll_doers import teller
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_hinted import hint_at
from counterclaim.extract.toll_lines import Line
from counterclaim.extract.toll_periods import war_before
from counterclaim.extract.toll_sources import cited, claims_lives, is_unresolved, reported_on
from counterclaim.extract.toll_words import harm_words
from counterclaim.vocabulary.actors import side_of_word

SHIFT_REACH = 4  # words between the "had" of reported speech and the harm
LEAD_REACH = 40  # characters between "claimed" and what is claimed, "responsibility for" among them
DAY_REACH = 5  # words between "said" and the comma behind it, as the day
ORGANS = frozenset({"government_body", "military"})
TELLING_ACTS = frozenset({"state", "claim", "confirm", "deny", "accuse"})  # acts whose infinitive tells what happened ("claims to have")
ASKING_ACTS = frozenset({"pledge", "threaten", "demand", "call_for", "offer", "reject", "accept"})  # acts that tell what is to be
ASIDE_REACH = 5  # words between "which has" and the harm that it did


@dataclass(frozen=True, slots=True)
class Told:
    """A link as one claimant tells it."""

    link: Link
    claimant: Actor
    claim: Claim | None


def tellings(context: TollContext, line: Line, link: Link, whole: Link | None = None) -> Iterator[Told]:
    """Yield the link once for each claimant of the innermost statement that covers its number; else the outlet tells it.

    ``whole`` is the link whose part this one is, or what is added to make this sum: who tells the one tells the other. Where one
    alone tells it, a second reader that is sure of another overrules.
    """
    found = tuple(_tellings(context, line, link, whole))
    hint = hint_at(context.reading, line, link.phrase)
    if hint is None or hint.teller is None or len(found) != 1 or not _is_open(found[0], line, hint):
        yield from found
        return
    start, end = place_in(context.reading, line, *link.phrase.digits)
    theirs = (
        claim for left, right, claim in context.contents if left <= start and end <= right and claim.claimant.side == hint.teller.side
    )
    claim = next(theirs, None)
    if claim is None and found[0].claim is not None and hint.teller.side != OUTLET:
        known = replace(found[0].claimant, side=hint.teller.side, iso3=hint.teller.iso3)
        yield Told(link, known, found[0].claim)  # who is told to say it says it, whosesoever side they are on
    else:
        yield Told(link, claim.claimant if claim is not None else hint.teller, claim)


def _is_open(told: Told, line: Line, hint: NumberHint) -> bool:
    """Whether a second reader may say who tells a number: where the rules name no side, or it is sure of another one.

    Who puts a number on what is counted stays; so does whoever says it in the same sentence, where the reader takes it for the outlet's:
    an outlet never owns what it reports as said. So does an organ whose land is named with it.
    """
    claimant, other = told.claimant, hint.teller.side if hint.teller is not None else None
    if claimant.kind == "unnamed" and claimant.iso3 is not None and other == claimant.iso3:
        return False  # "a Xlandish doctor" speaks for no Xland
    if other in states() and _is_irregular(claimant.name):
        return False  # "separatist rebels" speak for no state
    said = told.claim is not None and _says_here(line, told.claim) and (other == OUTLET or _names_its_land(told.claim))
    named = claimant.side not in UNSIDED and (told.link.phrase.figure is not None or said)
    return hint.teller is not None and other != claimant.side and not named and (hint.sure or claimant.side in UNSIDED)


def _is_irregular(name: str) -> bool:
    """Whether the words for a claimant are those for fighters whom no state has."""
    last = name.casefold().rpartition(" ")[2]
    return not harm_words().irregulars.isdisjoint((last, last.removesuffix("s"), f"{last.removesuffix('men')}man"))


def _names_its_land(claim: Claim) -> bool:
    """Whether an organ of a state is told with the name of its land: "the Xlandish defence ministry", "Xtown's foreign ministry"."""
    words = (word.removesuffix("'s").removesuffix("’s") for span in claim.spans if span.role == "source" for word in span.exact.split())
    return claim.claimant.kind in ORGANS and any(side_of_word(word) == claim.claimant.side for word in words if word[:1].isupper())


def _says_here(line: Line, claim: Claim) -> bool:
    """Whether the words of a sentence hold those by which somebody says something."""
    words = [span.exact.casefold().split()[:1] for span in claim.spans if span.role == "cue"]
    return any(first and first[0] in line.lower for first in words)


def _tellings(context: TollContext, line: Line, link: Link, whole: Link | None) -> Iterator[Told]:
    figures = link.account.figures if link.account is not None else None  # who tells the first figure tells them all
    first, last = link.phrase.digits if figures is None else (figures, figures + 1)
    start, end = place_in(context.reading, line, first, last)
    covering = [
        (right - left, left, right, claim)
        for left, right, claim in context.contents
        if left <= start and end <= right and not _owns_up(context, claim) and not (claims_lives(line, link) and _by_claiming(claim))
    ]
    told_of = [row for row in covering if not _is_background(context, line, link, row[-1])]
    if _is_hearsay(line, link) and not any(claim.claimant.side == UNNAMED for *_, claim in covering):
        covering = []
        yield Told(link, NOBODY, None)
    elif _is_aside(line, link) or (covering and not told_of):
        covering = []
        yield Told(link, NARRATOR, None)
    elif not covering:
        heard = (
            _said_of_them(context, line, link)
            or _still_said(context, line, link)
            or tuple(Told(link, claim.claimant, claim) for claim in reported_on(context, line, link))
        )
        yield from heard or _untold(context, line, link, whole)
    if not covering:
        return
    covering = _passed_on(told_of)
    _, left, right, _ = min(covering, key=lambda row: row[0])
    told: set[Actor] = set()
    for _, first, last, claim in covering:
        claimant = cited(context, line, claim) or claim.claimant
        if (first, last) == (left, right) and claimant not in told:
            told.add(claimant)
            yield Told(link, claimant, claim)


def _said_of_them(context: TollContext, line: Line, link: Link) -> tuple[Told, ...]:
    """Return who tells what happened to those counted in a clause about them ("192 men who it said were killed")."""
    if link.phrase.number_last > link.cue[0]:
        return ()
    start, end = place_in(context.reading, line, *link.cue)
    number, _ = place_in(context.reading, line, *link.phrase.digits)
    relative = not harm_words().relatives.isdisjoint(line.lower[link.phrase.number_last : link.cue[0]])
    told = [claim for left, right, claim in context.contents if relative and number < left <= start and end <= right]
    return tuple(Told(link, claim.claimant, claim) for claim in told[:1] if claim.speech_act in TELLING_ACTS)


def _passed_on(covering: list[tuple[int, int, int, Claim]]) -> list[tuple[int, int, int, Claim]]:
    """Leave out reports of nobody's that somebody passes on in a longer statement ("N said it had reports of 17 deaths")."""
    widest = max((width for width, *_, claim in covering if claim.claimant != NOBODY), default=0)
    return [row for row in covering if row[-1].claimant != NOBODY or row[0] >= widest]


def _untold(context: TollContext, line: Line, link: Link, whole: Link | None) -> Iterator[Told]:
    """Yield the link as who puts the number on the harmed tells it, as who tells its whole, or as the outlet does."""
    raised = whole is not None and link.part_of is None
    if not raised and (counter := teller(line, link)) is not None:
        yield Told(link, counter, None)
    elif whole is not None:
        yield from (replace(one, link=link) for one in tellings(context, line, whole))
    else:
        yield Told(link, NOBODY if is_unresolved(context, line, link) else NARRATOR, None)


def _by_claiming(claim: Claim) -> bool:
    return any(span.role == "cue" and span.exact.casefold().startswith("claim") for span in claim.spans)


def first_telling(told: Told, everyone: Sequence[Told]) -> Told:
    """Return the telling that ``told`` denies: "it" and "its" in what one says and another denies are the first one's."""
    if told.claim is None or told.claim.speech_act != "deny":
        return told
    return next((other for other in everyone if other.claim is not None and other.claim.speech_act != "deny"), told)


def _owns_up(context: TollContext, claim: Claim) -> bool:
    """Whether somebody only claims an act: what it did ("responsibility for the attack, which killed 12") the outlet tells."""
    content = next((span for span in claim.spans if span.role == "content"), None)
    cue = next((span for span in claim.spans if span.role == "cue"), None)
    if content is None:
        return False
    lead = context.reading.article.text[cue.end : content.start] if cue is not None else ""
    words = tuple(harm_words().responsibility)
    return content.exact.casefold().startswith(words) or (len(lead) <= LEAD_REACH and lead.strip().casefold().startswith(words))


def _still_said(context: TollContext, line: Line, link: Link) -> tuple[Told, ...]:
    """Return who goes on saying what a shifted tense reports: "X said raids had killed 91 people, while shelling had claimed 49 lives"."""
    verb = min(link.cue[0], link.phrase.first)
    shifted = any(line.word(index) == "had" for index in range(verb - 1, max(-1, verb - SHIFT_REACH), -1))
    start, _ = place_in(context.reading, line, *link.phrase.digits)
    left, _ = place_in(context.reading, line, 0, 1)
    before = [(last, claim) for first, last, claim in context.contents if left <= first and last <= start]
    ended = [(last, claim) for last, claim in before if claim.voice != "narrator" and not _owns_up(context, claim)]
    if not ended:
        return ()
    latest = max(last for last, _ in ended)
    goes_on, aside = _goes_on(context.reading, line, link, latest, [claim for last, claim in ended if last == latest])
    if not goes_on or not (shifted or aside):
        return ()
    return tuple(Told(link, claim.claimant, claim) for last, claim in ended if last == latest)


def _goes_on(reading: Reading, line: Line, link: Link, latest: int, claims: Sequence[Claim]) -> tuple[bool, bool]:
    """Return whether a clause is joined on where a content ended, and whether who says it stood in between (", he said, and ...")."""
    passage = reading.passages[line.passage].passage
    places = [passage.to_article(token.start, token.end) for token in line.tokens]
    saying = [(span.start, span.end) for claim in claims for span in claim.spans if span.role in ("source", "cue")]
    after = [index for index, (start, _) in enumerate(places) if start >= latest]
    said = [index for index in after if any(start <= places[index][0] < end for start, end in saying)]
    rest = [line.word(index) for index in after if index not in said and line.word(index) != ","]
    goes_on = bool(rest) and rest[0] in harm_words().going_on
    return goes_on or (bool(said) and (_participle_after(line, said[-1]) or _joined_after(line, said[-1], link))), bool(said)


def _joined_after(line: Line, said: int, link: Link) -> bool:
    """Whether a verb of harm shares its subject with what was said before: "its men killed nine, it said, and seized a tank"."""
    verb, words = link.cue[0], harm_words()
    between = line.lower[said + 1 : verb]
    ended = words.auxiliaries | words.perfect | words.speaking | words.relatives | {";", "."}
    return link.voice == "active" and between[-1:] == ("and",) and "," in between and ended.isdisjoint(between)


def _participle_after(line: Line, said: int) -> bool:
    """Whether a participle of harm goes on behind a saying between commas: "..., the group said on Thursday, killing 14 patients"."""
    comma = next((index for index in range(said + 1, said + DAY_REACH) if line.word(index) == ","), None)
    return comma is not None and line.word(comma + 1).endswith("ing") and line.cue_at(comma + 1) is not None


def _is_aside(line: Line, link: Link) -> bool:
    """Whether a relative clause adds what the outlet itself knows: "the siege, which has killed dozens", "a war that has left 40 dead"."""
    words, last = harm_words(), min(link.cue[0], link.phrase.first)
    for index in range(last - 1, max(0, last - ASIDE_REACH), -1):
        if line.word(index) in words.resuming and line.word(index - 1) in ("which", "that"):
            return link.voice in ("active", "passive", "inside") and words.war.union(words.spells).isdisjoint(line.lower[index:last])
        if line.word(index) not in words.leaving and not line.word(index).endswith("ly"):
            return False
    return False


def _is_background(context: TollContext, line: Line, link: Link, claim: Claim) -> bool:
    """Whether a clause inside what somebody says is the outlet's own background, in words that the speaker need not have used.

    What somebody vows or asks to be done tells no harm, so a clause of time or a relative one in it does not either ("vowed to retaliate
    after a bomb killed 34"); what a war has cost a relative clause adds ("talks on X, where a war has killed 250,000").
    """
    if claim.voice != "indirect" or link.voice not in ("active", "passive", "undergone", "inside"):
        return False
    words, first = harm_words(), first_said(context.reading, line, claim)
    leads = [index for index in range(first, min(link.cue[0], link.phrase.first)) if line.word(index) in words.background]
    if not leads:
        return False
    if claim.speech_act in ASKING_ACTS or "to" in line.lower[max(0, first - 1) : first + 1]:
        return claim.speech_act not in TELLING_ACTS
    placed = any(line.word(index) in ("where", "which") for index in leads)
    return placed and link.voice == "active" and war_before(line, link.cue[0])


def _is_hearsay(line: Line, link: Link) -> bool:
    """Whether "allegedly" stands with what is said: then nobody is named who says it."""
    first, last = min(link.phrase.first, link.cue[0]), max(link.phrase.last, link.cue[1])
    words = (
        line.lower[max(0, link.phrase.first - 3) : link.phrase.last] if link.part_of is not None else line.lower[max(0, first - 2) : last]
    )
    return bool(harm_words().hearsay.intersection(words))
