"""Tolls: numbers of people or things harmed, by whoever says so.

A toll needs words that count, words that say the harm, and a construction that joins them (`toll_links`). What is threatened, negated or
conditional is no toll; what is feared or only possible is kept and marked; what is denied is kept as denied.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from counterclaim.actor import NGO, UNSIDED
from counterclaim.claim import Claim
from counterclaim.event import Date, Place
from counterclaim.extract.camps import camps_of
from counterclaim.extract.context import Reading, made_by
from counterclaim.extract.parties import wars
from counterclaim.extract.toll_context import TollContext, first_said, place_in, words_span
from counterclaim.extract.toll_denials import denied_before
from counterclaim.extract.toll_doers import perpetrator_of
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_headlines import as_in_body
from counterclaim.extract.toll_hinted import as_hinted, hint_at, with_hinted
from counterclaim.extract.toll_lines import Line, lines
from counterclaim.extract.toll_links import read_links, recurs
from counterclaim.extract.toll_owners import stated_side
from counterclaim.extract.toll_peace import of_peace, worth_reading
from counterclaim.extract.toll_periods import PERFECT_REACH, TALLY, Moment
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_scene import country_of, where
from counterclaim.extract.toll_sides import Sides, are_a_states_militants, is_own_deed, sides_of, stance_of
from counterclaim.extract.toll_silences import undisclosed
from counterclaim.extract.toll_statuses import of_whole, status_of
from counterclaim.extract.toll_tellers import Told, first_telling, tellings
from counterclaim.extract.toll_telling import Telling
from counterclaim.extract.toll_times import Coverage, coverage
from counterclaim.extract.toll_war import Act, War, war_of
from counterclaim.extract.toll_words import harm_words
from counterclaim.ids import content_id
from counterclaim.toll import Subject, Toll, ValueStatus
from counterclaim.vocabulary.actors import side_of_word
from counterclaim.vocabulary.foes import at_war
from counterclaim.vocabulary.places import fold

OTHERS_REACH = 14  # words between a count and that of "others" like them
SHARED_REACH = 6  # words between two counts of the same people
REFUSING = frozenset({"deny", "reject"})  # acts by which somebody says that a number is not so


def extract_tolls(
    reading: Reading,
    claims: Sequence[Claim],
    dates: Sequence[Date] = (),
    *,
    belligerents: Iterable[str] = (),
    war_start: str | None = None,
    places: Sequence[Place] = (),
) -> tuple[Toll, ...]:
    """Return the tolls of an article in reading order.

    ``belligerents`` are the sides that the caller takes to fight; what the article says of who harmed whom weighs in, and only clear foes
    let a claim tell whose losses it counts. ``war_start`` is the ISO day since which running counts run, ``places`` the article's
    places: where people were harmed can tell whose they are.
    """
    contents = tuple((span.start, span.end, claim) for claim in claims for span in claim.spans if span.role == "content")
    everything = [line for index in range(len(reading.passages)) for line in lines(reading, index)]
    linked = _linked(reading, everything)
    countries = {fold(place.name): place.iso3 for place in places if place.iso3}
    state = camps_of(reading).state
    context = TollContext(reading, dates, War(), war_start, contents, countries, state.side if state else None)
    acts = [
        _act(context, line, links[:number], one)
        for line, links in linked
        for number, link in enumerate(links)
        for one in tellings(context, line, link)
    ]
    told = ((one.left.side or "", one.right.side or "") for one in wars(reading.passages))
    known = at_war(reading.anchor) if reading.anchor is not None else ()
    context = replace(context, war=war_of((act for act in acts if act is not None), everything, tuple(belligerents), told, known))
    earlier = {id(line): before for before, line in pairwise(everything) if line.passage - before.passage <= 1}
    tolls = as_in_body(context, tuple(_in_order(context, linked, earlier)))
    return tuple({toll.id: toll for toll in (*tolls, *denied_before(context, claims, tolls))}.values())


def _in_order(context: TollContext, linked: Iterable[tuple[Line, tuple[Link, ...]]], before: Mapping[int, Line]) -> Iterator[Toll]:
    """Yield the tolls sentence by sentence; ``before`` gives by id of a sentence the one before it, whose period a sum can take up."""
    last: dict[int, Toll] = {}
    for line, links in linked:
        previous = before.get(id(line))
        same = previous is not None and previous.passage == line.passage
        tolls = tuple(_tolls_of_line(context, line, links, previous, last.get(id(previous)) if same else None))
        yield from tolls
        last.update({id(line): tolls[-1]} if tolls else {})


def _linked(reading: Reading, everything: Sequence[Line]) -> list[tuple[Line, tuple[Link, ...]]]:
    """Return the sentences that can hold a toll with their links; a sentence can go on with the count of the one before it."""
    linked: list[tuple[Line, tuple[Link, ...]]] = []
    earlier: tuple[int, Link] | None = None
    for previous, line in zip((None, *everything), everything, strict=False):
        if not worth_reading(line):
            continue
        before = previous if previous is not None and previous.passage == line.passage else None
        links = read_links(line, earlier[1] if earlier and line.passage - earlier[0] <= 1 else None, before)
        links = tuple(link for link in with_hinted(reading, line, links) if not (of_peace(line, link) or recurs(line, link)))
        earlier = (line.passage, links[-1]) if links else None
        linked.append((line, links))
    return linked


def _act(context: TollContext, line: Line, before: tuple[Link, ...], told: Told) -> Act | None:
    """Return who harmed whom as a link tells it; null where it is denied."""
    link = told.link
    if link.denied or (told.claim is not None and told.claim.speech_act == "deny"):
        return None
    telling = _telling(context, line, told, before)
    doer = perpetrator_of(telling)
    key = (link.harm, link.phrase.low, link.phrase.noun.item)
    fighters = link.phrase.noun.status in ("military", "equipment") or link.harm == "neutralised"
    return Act(doer.side if doer else None, stated_side(telling)[1], told.claimant.side, key, fighters)


def _telling(context: TollContext, line: Line, told: Told, before: tuple[Link, ...]) -> Telling:
    """Return what decides whose losses ``told`` counts."""
    first = 0 if told.claim is None else first_said(context.reading, line, told.claim)
    return Telling(line, told.link, told.claimant, first, before, country_of(context, line, told.link), context.home)


def _tolls_of_line(
    context: TollContext, line: Line, links: tuple[Link, ...], previous: Line | None, earlier: Toll | None
) -> Iterator[Toll]:
    made: dict[tuple[int, str], Toll] = {}
    found: list[tuple[Link, Toll]] = []
    for number, link in enumerate(links):
        everyone = tuple(tellings(context, line, link, _told_with(links, number)))
        for told in everyone:
            sides = sides_of(_telling(context, line, first_telling(told, everyone), links[:number]), context.war)
            shared = number - 1 if link.same and number else _shared_noun(line, links[:number], link)
            shared = len(links[:number]) - 1 if shared is None and link.voice == "part" else shared
            timed = links[link.part_of] if link.part_of is not None else link if shared is None else links[shared]
            if link.voice == "passive" and line.word(link.phrase.first - 1) == "with" and number and links[number - 1].voice == "nominal":
                timed = links[number - 1]
            tally = _is_tally(line, link, links) and context.war.fights(told.claimant.side, sides.subject)
            same = earlier is not None and earlier.claimant.side == told.claimant.side
            said_before = earlier.period if earlier is not None and same else None
            when = coverage(
                context.reading,
                line,
                timed,
                told.claim,
                context.dates,
                context.war_start,
                Moment(tally, previous, said_before, _most(timed, links)),
            )
            kin = None if shared is None else made.get((shared, told.claimant.name)) or made.get((shared, ""))
            if kin is not None:
                said = stated_side(_telling(context, line, told, links[:number]), context.war)[0]
                said = said and not _judged_by(line, link)
                sides = replace(sides, subject=sides.subject if said else kin.subject.side)
            hint = hint_at(context.reading, line, link.phrase)
            sided = hint is not None and hint.side not in UNSIDED | {NGO}  # monitors lose nobody but by words that say so
            sided = sided and hint is not None and not are_a_states_militants(link, context.war, hint.side)
            sided = sided and harm_words().attackers.isdisjoint(head.singular for head in link.phrase.noun.heads)  # no land's own
            if hint is not None and sided and not (_part_is_told(line, link) and number and hint.side == found[-1][1].subject.side):
                stated = stated_side(_telling(context, line, told, links[:number]), context.war)[0]
                sides = replace(sides, subject=sides.subject if stated or _names_unknown_nation(line, link) else hint.side)
            toll = _toll(context, line, told, when, sides)
            own_deed = is_own_deed(_telling(context, line, told, links[:number]), sides.perpetrator)
            if own_deed and kin is None and sides.subject is not None:
                toll = replace(toll, subject=replace(toll.subject, status="military"))
            bare = link.phrase.noun.last == link.phrase.noun.first or _is_others(link)
            if kin is not None and bare and toll.subject.status == "unknown":
                toll = replace(toll, subject=_with_status(toll.subject, kin.subject))
            toll = as_hinted(toll, hint)
            made[number, told.claimant.name] = made[number, ""] = toll
            found.append((link, toll))
    whole = [(link, of_whole(toll, _parts(found, link, links, toll))) for link, toll in found]
    made |= {(links.index(link), toll.claimant.name): toll for link, toll in whole if link in links}
    yield from (_part_of_whole(link, toll, made) for link, toll in whole)
    yield from undisclosed(context, line)


def _parts(found: Sequence[tuple[Link, Toll]], link: Link, links: Sequence[Link], whole: Toll) -> list[Toll]:
    """Return the tolls that count parts of ``whole``, the toll of a link, by the same claimant."""
    return [
        toll
        for other, toll in found
        if other.part_of is not None and links[other.part_of] is link and toll.claimant == whole.claimant and toll.harm == whole.harm
    ]


def _part_is_told(line: Line, link: Link) -> bool:
    """Whether the words only say whose a part of the counted are: "nine of the 28 wounded were Xlanders" tells nothing of the 28."""
    return line.lower[max(0, link.phrase.first - 2) : link.phrase.first] in (("of", "the"), ("of", "those"))


def _names_unknown_nation(line: Line, link: Link) -> bool:
    """Whether those counted bear a name that no list holds ("75 Xlandish soldiers"): whose they are is told by it."""
    noun = link.phrase.noun
    modifiers = (token.text for token in line.tokens[max(noun.first, 1) : noun.head_first])
    return any(word[:1].isupper() and side_of_word(word) is None for word in modifiers)


def _told_with(links: Sequence[Link], number: int) -> Link | None:
    """Return the link that who tells this one tells as well: its whole, or what is added to make a sum."""
    link = links[number]
    if link.part_of is not None:
        return links[link.part_of]
    if link.account is None or not link.account.raised:
        return None
    return next((other for other in reversed(links[:number]) if other.account is not link.account), None)


def _part_of_whole(link: Link, toll: Toll, made: Mapping[tuple[int, str], Toll]) -> Toll:
    """Return a toll that counts a part with the id of the whole, as the same claimant tells it where that one does."""
    if link.part_of is None:
        return toll
    whole = made.get((link.part_of, toll.claimant.name)) or made.get((link.part_of, ""))
    if whole is None:
        return replace(toll, part_of=None)
    if toll.perpetrator is None and toll.subject.side == whole.subject.side and toll.claimant == whole.claimant:
        toll = replace(toll, perpetrator=whole.perpetrator, stance=whole.stance)
    inherits = toll.subject.status == "unknown" and whole.subject.status in ("military", "civilian")
    return replace(toll, part_of=whole.id, subject=_with_status(toll.subject, whole.subject) if inherits else toll.subject)


def _with_status(subject: Subject, other: Subject) -> Subject:
    """Return a subject with the status of another, as surely as that one has it."""
    return replace(subject, status=other.status, status_basis=other.status_basis)


def _judged_by(line: Line, link: Link) -> bool:
    """Whether whom a part is followed by only says what they were: "119 of whom Xland says were gunmen" are none of Xland's."""
    last = link.phrase.digits[1]
    teller = next((who for who in line.whos if who.first == last + 2), None)
    return line.lower[last : last + 2] == ("of", "whom") and teller is not None and line.word(teller.last) in harm_words().speaking


def _is_others(link: Link) -> bool:
    """Whether the phrase counts "others" like those before it."""
    return any(head.singular in harm_words().others for head in link.phrase.noun.heads)


def _shared_noun(line: Line, before: tuple[Link, ...], link: Link) -> int | None:
    """Return the number of the link whose people a bare number goes on to count: "nine soldiers were killed and 20 wounded"."""
    noun = link.phrase.noun
    if before and before[-1].cue == link.cue and line.lower[link.phrase.noun.first - 2 : link.phrase.noun.first] == ("and", "other"):
        return len(before) - 1  # "its deputy chief and other leaders were killed"
    if (
        not before
        or (noun.last > noun.first and not _is_others(link))
        or noun.harm
        or not before[-1].phrase.noun.human
        or link.phrase.form != "number"
    ):
        return None
    if link.voice == "active" and before[-1].phrase.noun.status != "military":
        return None
    whole = before[-1].part_of if before[-1].part_of is not None else len(before) - 1
    told = {one.phrase.noun.status for one in before if one.cue == before[-1].cue and one.part_of is None}
    if len(told) > 1:
        return None  # "14 civilians and one soldier had been killed and 46 wounded"
    if line.word(link.phrase.first - 1) == "and" and link.cue[0] == link.phrase.last and link.voice == "passive":
        return whole  # "nine civilians had been killed, two of them in X, and 21 injured"
    gap = line.lower[max(before[-1].phrase.last, before[-1].cue[1]) : link.phrase.first]
    listed = bool(gap) and (not set(gap) - harm_words().list_marks or gap[-2:] == (",", "with"))
    joined = "and" in gap and "," not in gap and len(gap) <= (OTHERS_REACH if _is_others(link) else SHARED_REACH)
    between = (who for who in line.whos if before[-1].phrase.last < who.first and who.last <= link.phrase.first)
    acts = any(line.word(who.first - 1) not in harm_words().prepositions for who in between)
    return whole if (listed or joined) and not acts else None


def _toll(context: TollContext, line: Line, told: Told, when: Coverage, sides: Sides) -> Toll:
    reading, link, phrase = context.reading, told.link, told.link.phrase
    number = reading.span(line.passage, *words_span(line, *phrase.digits), "number")
    subject = reading.span(line.passage, *words_span(line, *_subject_words(phrase)), "subject")
    cue = reading.span(line.passage, *words_span(line, *link.cue), "cue")
    place = where(reading, line, link)
    status = status_of(line, link, told, sides.subject, context.war)
    doer = sides.perpetrator.side if sides.perpetrator else None
    return Toll(
        id=content_id(
            "toll",
            reading.article.id,
            number.start,
            number.end,
            link.harm,
            told.claimant.name,
            told.claimant.side,
            told.claim.id if told.claim else None,
        ),
        article=reading.article.id,
        start=number.start,
        end=number.end,
        spans=(number, subject, cue, *((place,) if place else ())),
        provenance=made_by(f"toll.{link.voice}"),
        harm=link.harm,
        subject=Subject(sides.subject, status, phrase.noun.item, subject.exact),
        text=number.exact,
        low=phrase.low,
        high=phrase.high,
        soft_low=phrase.soft_low,
        soft_high=phrase.soft_high,
        period=when.period,
        since=when.since,
        as_of=when.as_of,
        as_of_basis=when.basis,
        place=place.exact if place else None,
        claim=told.claim.id if told.claim else None,
        claimant=told.claimant,
        stance=stance_of(told.claimant, sides.subject, context.war, doer, status in ("military", "equipment")),
        perpetrator=sides.perpetrator,
        value_status=_value_status(context.reading, line, link, told.claim),
        gloss=_gloss(reading, line) if link.harm == "neutralised" else None,
        part_of=None,
        hypothetical=link.hypothetical,
    )


def _subject_words(phrase: Phrase) -> tuple[int, int]:
    """Return the words that say who or what is counted: the number alone where none do."""
    if phrase.noun.last > phrase.noun.first:
        return (phrase.noun.first if phrase.form == "number" else phrase.first), phrase.last
    return phrase.digits if phrase.figure is not None else (phrase.first, phrase.last)


def _value_status(reading: Reading, line: Line, link: Link, claim: Claim | None) -> ValueStatus:
    cue = next((span for span in claim.spans if span.role == "cue"), None) if claim is not None else None
    number, _ = place_in(reading, line, *link.phrase.digits)
    put = link.voice == "nominal" and (cue is None or cue.start < number)  # who denies one figure and puts another on it states the other
    denies = not put and claim is not None and (claim.speech_act in REFUSING or _negates(reading, line, link, claim))
    return "denied" if link.denied or denies else "stated"


def _negates(reading: Reading, line: Line, link: Link, claim: Claim) -> bool:
    """Whether a negation of what somebody says reaches the harm: it stands before it ("it was not true that 12 had died")."""
    if claim.factuality != "denied":
        return False
    first = first_said(reading, line, claim)
    return not harm_words().negations.isdisjoint(line.lower[first : min(link.phrase.first, link.cue[0])])


def _most(link: Link, links: tuple[Link, ...]) -> int:
    """Return the highest number of the list that a link is in, its own where it is in none."""
    return max(max(other.phrase.low, other.phrase.high or 0) for other in (link, *links) if other.cue == link.cue)


def _is_tally(line: Line, link: Link, links: tuple[Link, ...]) -> bool:
    """Whether a list with a high number, or one in the perfect, tells of harm done with no single incident in view.

    By a belligerent that is a running count: "said it had killed 300", "destroyed 12 tanks and three guns".
    """
    acts = [other for other in links if other.voice == "active"]
    listed = len({other.cue for other in acts}) < len(acts)
    perfect = harm_words().perfect
    told_back = any(not perfect.isdisjoint(line.lower[max(0, other.cue[0] - PERFECT_REACH) : other.cue[0]]) for other in acts)
    return link in acts and (listed or told_back) and any(other.phrase.low >= TALLY for other in acts)


def _gloss(reading: Reading, line: Line) -> str | None:
    """Return what the source says "neutralised" means, where a sentence of the passage or the next one does."""
    words = harm_words()
    for index in range(line.passage, min(line.passage + 2, len(reading.passages))):
        for other in lines(reading, index):
            leads = [position for position, word in enumerate(other.lower) if word in words.gloss_leads]
            glosses = [position for position, word in enumerate(other.lower) if word in words.gloss_words]
            if leads and len(glosses) > 1 and leads[0] < glosses[-1] and any(word.startswith("neutrali") for word in other.lower):
                start, end = other.tokens[max(glosses[0], 0)].start, other.tokens[glosses[-1]].end
                return reading.span(index, start, end, "evidence").exact
    return None
