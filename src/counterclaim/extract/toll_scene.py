"""Where those whom a toll counts were harmed: the place that its sentence makes the scene, and the country it is in."""

from collections.abc import Iterator

from counterclaim.extract.context import Reading
from counterclaim.extract.toll_context import TollContext
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_lines import Line
from counterclaim.extract.toll_periods import MANY
from counterclaim.extract.toll_words import harm_words, noun_at
from counterclaim.mention import PassageMentions, PlaceMention
from counterclaim.noun import Span
from counterclaim.vocabulary.places import fold

PLACE_REACH = 60  # characters between the words of a toll and the place where it happened
PLACE_LEAD = 30  # characters around a place in which its preposition stands, or whose attack it was


def where(reading: Reading, line: Line, link: Link) -> Span | None:
    """Return the first place named after the words of the toll, where a preposition of place stands before it."""
    place = _place_after(reading, line, link)
    if place is None or _is_where_said(line, link, place) or _is_with_speaker(reading.passages[line.passage], place):
        return None
    return reading.span(line.passage, place.start, place.end, "place")


def _is_where_said(line: Line, link: Link, place: PlaceMention) -> bool:
    """Whether a place behind the words of a toll is where somebody spoke of it ("killed, a spokesman said in X")."""
    between = [token.lower for token in line.tokens[max(link.cue[1], link.phrase.last) :] if token.end <= place.start]
    return "," in between and not harm_words().speaking.isdisjoint(between[between.index(",") :])


def _is_with_speaker(passage: PassageMentions, place: PlaceMention) -> bool:
    """Whether a place stands between who speaks and that they do ("killed, a medic in X told"): it says where they are."""
    said = ((one.source, one.cue) for one in passage.attributions if one.source is not None and one.cue is not None)
    return any(source[0] <= place.start < max(source[1], cue[0]) for source, cue in said)


def _place_after(reading: Reading, line: Line, link: Link) -> PlaceMention | None:
    after = line.tokens[max(link.cue[1], link.phrase.last) - 1].end
    closing = next((token.start for token in line.tokens if token.lower == ";" and token.start >= after), line.tokens[-1].end)
    limit = min(after + PLACE_REACH, closing)
    place = next((place for place in _located(reading.passages[line.passage], after, limit)), None)
    return None if place is None or _of_another_verb(line, link, place) else place


def _of_another_verb(line: Line, link: Link, place: PlaceMention) -> bool:
    """Whether a place is where another deed of the same subject is ("has killed 90 people and driven refugees into X")."""
    between = range(max(link.cue[1], link.phrase.last), len(line.tokens))
    verbs = (at for at in between if line.tokens[at].end <= place.start and at in line.verbs and line.word(at - 1) == "and")
    return any(line.group_at(at) is None for at in verbs)


def country_of(context: TollContext, line: Line, link: Link) -> str | None:
    """Return the country of the place where the harm was done: named after its words, before them, or earlier in the passage."""
    if not context.countries:
        return None
    passage = context.reading.passages[line.passage]
    start = line.tokens[link.phrase.first].start
    before = list(_located(passage, line.tokens[0].start, line.tokens[-1].end))
    if not before and link.phrase.low < MANY:  # of thousands a sentence tells itself where it was
        before = list(_located(passage, 0, start))
    place = _place_after(context.reading, line, link) or (before[-1] if before else None)
    return context.countries.get(fold(place.name)) if place else None


def _located(passage: PassageMentions, start: int, end: int) -> Iterator[PlaceMention]:
    """Yield the places between two offsets of the view that a preposition makes the scene."""
    for place in passage.places:
        if _is_armed_group(passage, place):
            continue
        if start <= place.start and place.end <= end and (_of_residents(passage, place)):
            yield place
            continue
        lead = passage.view[max(0, place.start - PLACE_LEAD) : place.start].casefold()
        words = lead.rpartition(",")[2].split()
        if words[-2:-1] and words[-2] in harm_words().ties:
            continue  # "a drone made in X"
        if _attacks(passage.view[place.end : place.end + PLACE_LEAD]):
            continue  # "in X's attack on Y"
        if start <= place.start and place.end <= end and harm_words().scene.intersection(words[-4:]):
            yield place


def _attacks(behind: str) -> bool:
    """Whether the words behind a name make it that of who attacks: "'s shelling of", "'s air strikes"."""
    words = behind.casefold().replace("’", "'").split()
    return words[:1] == ["'s"] and not (harm_words().attacks | harm_words().incidents).isdisjoint(words[1:3])


def _is_armed_group(passage: PassageMentions, place: PlaceMention) -> bool:
    """Whether the words are the name of an armed group as well ("in the Xist attack")."""
    return any(
        one.actor is not None and one.actor.kind == "armed_group" and one.start <= place.start and place.end <= one.end
        for one in passage.actors
    )


def _of_residents(passage: PassageMentions, place: PlaceMention) -> bool:
    """Whether people are said to be of a place: "residents of X", "villagers of X"."""
    words = passage.view[max(0, place.start - PLACE_LEAD) : place.start].casefold().split()
    found = noun_at((words[-2],), 0) if len(words) > 1 and words[-1] == "of" else None
    return found is not None and found[1].human and found[1].status == "civilian" and found[1].number == "many"
