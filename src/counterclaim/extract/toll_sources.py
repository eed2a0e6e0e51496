"""Who stands behind a toll that no statement covers, or that one passes on: sources cited, unresolved, or still speaking."""

from collections.abc import Iterator

from counterclaim.actor import Actor
from counterclaim.claim import Claim
from counterclaim.extract.toll_context import TollContext, place_in, words_span
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_lines import Line, lines
from counterclaim.extract.toll_telling import one_actor
from counterclaim.extract.toll_words import harm_words
from counterclaim.mention import Attribution, PassageMentions
from counterclaim.vocabulary.stances import references

CITED_REACH = 5  # words between "citing" and who is cited
SHIFT_REACH = 4  # words between the "had" of reported speech and the harm
DASHES = frozenset("-–—|")
SAYER_REACH = 4  # words of a headline in which its colon stands
REPORT_REACH = 2  # sentences back in which a report that goes on without its source can have begun


def cited(context: TollContext, line: Line, claim: Claim) -> Actor | None:
    """Return whom an outlet passes on: "the agency, citing the health ministry, reported that nine people were killed"."""
    if claim.claimant.kind != "outlet":
        return None
    content = [(span.start, span.end) for span in claim.spans if span.role == "content"]
    for index, word in enumerate(line.lower):
        start, _ = place_in(context.reading, line, index, index + 1)
        if word not in harm_words().citing or any(first <= start < last for first, last in content):
            continue
        named = (who for who in line.whos if index < who.first <= index + CITED_REACH and who.form != "pronoun")
        who = next(named, None)
        return one_actor(who) if who is not None else None
    return None


def is_unresolved(context: TollContext, line: Line, link: Link) -> bool:
    """Whether somebody who could not be told says it: then it is not the outlet's own count."""
    if claims_lives(line, link):
        return False
    if _ends_in_saying(line, link):
        return True
    start, end = words_span(line, *link.phrase.digits)
    passage = context.reading.passages[line.passage]
    said = (one for one in passage.attributions if one.source is not None and one.cue_lemma not in references().minds)
    covering = ((one, left) for one in said for left, right in one.contents if left <= start and end <= right)
    return any(not _owns_up(passage, one, left) and not _is_event(line, one.source) for one, left in covering)


def _owns_up(passage: PassageMentions, one: Attribution, left: int) -> bool:
    """Whether what is claimed at ``left`` is an act: "claimed responsibility for a bomb that killed 12"."""
    words = tuple(harm_words().responsibility)
    lead = passage.view[one.cue[1] : left].strip().casefold() if one.cue is not None else ""
    return lead.startswith(words) or passage.view[left:].casefold().startswith(words)


def claims_lives(line: Line, link: Link) -> bool:
    """Whether "claimed" says that something cost lives, and nobody says anything: "fighting has claimed 9,000 lives"."""
    return line.word(link.phrase.first - 1).startswith("claim") and "lives" in line.lower[link.phrase.first : link.phrase.last + 2]


def _ends_in_saying(line: Line, link: Link) -> bool:
    """Whether the sentence ends by naming who says it, as no statement could be read: ", a doctor and two residents said."."""
    if _opens_with_sayer(line):
        return True
    ends = [index for index, word in enumerate(line.lower) if line.headline and word in DASHES]  # what follows is the outlet's name
    size = ends[-1] if ends else len(line.lower)
    last = next((index for index in range(size - 1, -1, -1) if line.word(index)[:1].isalnum()), -1)
    return (
        line.word(last) in harm_words().speaking
        and max(link.cue[1], link.phrase.last) < last
        and "," in line.lower[link.phrase.last : last]
    )


def _opens_with_sayer(line: Line) -> bool:
    """Whether a headline opens by naming in common words who says it: "Officials: At least 21 dead"."""
    sayers = references().human | references().speakers | references().persons
    colon = next((index for index in range(1, SAYER_REACH) if line.word(index) == ":"), None)
    return line.headline and colon is not None and line.word(colon - 1) in sayers


def _is_event(line: Line, source: tuple[int, int] | None) -> bool:
    """Whether a "source" is fighting, which claims lives and says nothing."""
    words = harm_words()
    events = words.war | words.spells | words.incidents | words.incidents_many | words.attacks
    said = (token.lower for token in line.tokens if source is not None and source[0] <= token.start and token.end <= source[1])
    return not events.isdisjoint(said)


def reported_on(context: TollContext, line: Line, link: Link) -> tuple[Claim, ...]:
    """Return the statements of the sentences before that this one goes on with, without naming who speaks.

    It does where it says so ("the rebels, he went on, had lost 90 men"), or where its tense is shifted like that of the report before:
    "X said the town was calm. On Sunday, shelling had destroyed two clinics."
    """
    said_so = _went_on(line)
    if not said_so and (not _is_shifted(line, link) or _has_source(context, line)):
        return ()
    for before in _lines_before(context, line):
        left, _ = place_in(context.reading, before, 0, 1)
        _, right = place_in(context.reading, before, len(before.lower) - 1, len(before.lower))
        told = [row for row in context.contents if left <= row[0] and row[1] <= right and row[2].voice != "narrator"]
        if told:
            end = max(last for _, last, _ in told)
            claims = tuple(claim for _, last, claim in told if last == end)
            fits = said_so or all(claim.voice == "indirect" and claim.speech_act != "deny" and _backshifted(claim) for claim in claims)
            return claims if fits else ()
        if not said_so and ("had" not in before.lower or _has_source(context, before)):
            return ()
    return ()


def _lines_before(context: TollContext, line: Line) -> Iterator[Line]:
    """Yield the sentences of the passage before this one, the nearest first."""
    start = line.tokens[0].start
    before = [other for other in lines(context.reading, line.passage) if other.tokens[0].start < start]
    yield from reversed(before[-REPORT_REACH:])


def _is_shifted(line: Line, link: Link) -> bool:
    verb = min(link.cue[0], link.phrase.first) if link.voice != "passive" else link.cue[0]
    return "had" in line.lower[max(0, verb - SHIFT_REACH) : verb]


def _has_source(context: TollContext, line: Line) -> bool:
    """Whether a statement with a source of its own stands in the sentence."""
    left, right = line.tokens[0].start, line.tokens[-1].end
    attributions = context.reading.passages[line.passage].attributions
    return any(one.cue is not None and left <= one.cue[0] < right for one in attributions)


def _backshifted(claim: Claim) -> bool:
    """Whether what is reported stands in the shifted tense of reported speech."""
    words = {word for span in claim.spans if span.role == "content" for word in span.exact.casefold().split()}
    return not harm_words().shifted.isdisjoint(words)


def _went_on(line: Line) -> bool:
    """Whether ", he went on," says that the sentence goes on with what somebody said."""
    for phrase in harm_words().continuing:
        parts = tuple(phrase.split())
        for index in range(1, len(line.lower)):
            if line.phrase_at(index, parts) and line.word(index - 1) in ("he", "she", "they", "it") and line.word(index - 2) == ",":
                return True
    return False
