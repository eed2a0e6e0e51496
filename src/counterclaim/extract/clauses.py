"""Who does what to whom in a sentence: actors become slots, and the patterns of the vocabularies match over slots and words.

A pattern never sees a name, so that it reads any war alike. What it matches is set against the words around it (negation, mood) and against
the claims that cover it (who says so, and whether it is asked for, threatened or denied instead).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.actor import OTHER, OUTLET, Actor
from counterclaim.claim import Claim
from counterclaim.dateline import dateline_end
from counterclaim.extract.context import Reading
from counterclaim.mention import ActorMention, PassageMentions, PlaceMention, TimeMention
from counterclaim.noun import Span, SpanRole
from counterclaim.vocabulary.loader import Vocabulary, load

PLACE_HEADS = frozenset({"country", "capital", "authority"})
OWN_REACH = 30  # characters after an adjective in which its noun stands
OPEN, CLOSE = "⟦", "⟧"
DATELINE_MARKS = frozenset(",:(-–—/")  # behind the place of a dateline
SLOT = re.compile(f"{OPEN}(\\d+){CLOSE}")
WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|n't", re.IGNORECASE)
COORDINATION = re.compile(r"^(?:\s*\([^)]{0,20}\))?\s*(?:,|,?\s+and(?:\s+both)?|,?\s*&|\s+-\s+|\s+as well as)\s*(?:the\s+|both\s+)?$")
NUMBER_BEHIND = re.compile(r"\s+(?:about\s+|some\s+|around\s+)?\d")  # "X has 300 tanks in Y and Z 200": Z is no place in a list
OF_DOING = re.compile(r"\b(?:of|for)$")
BY_WHOM = re.compile(r"\bby (?:the |an? )?$")
CLOSING = re.compile(r"\band\b|&|\s-\s|\bas well as\b")  # joins the last of a list
WORDS_BEFORE_ACTOR = 2  # words right before a match that opens with an actor, whose negation reaches into it
WORDS_BEFORE_NOUN = 7  # ... and before one that opens with a noun ("could become a war between ...")
PLACE_LEAD = re.compile(r"\b(?:in|at|near|around|on|over|outside|inside|of|towards?)\s+(?:the\s+)?(?:[\w-]+\s+)?$")
POSSESSIVE = 3  # characters of "'s " between a possessor and what it owns
PLACE_REACH = 60  # characters after a match in which its place is named
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'"})


class ClauseVocabulary(Vocabulary, frozen=True, kw_only=True):
    """clauses.toml."""

    unreal: frozenset[str]
    unreal_acts: frozenset[str]
    reporting: frozenset[str]
    passive: frozenset[str]
    place_nouns: tuple[str, ...]
    place_prepositions: frozenset[str]
    own_things: frozenset[str]
    others_of: frozenset[str]
    compounds: dict[str, str]
    pairs: dict[str, str]
    macros: dict[str, str]


@dataclass(frozen=True, slots=True)
class Slot:
    """One actor mention, or several that are named together, as a pattern sees them: view offsets and who they are."""

    start: int
    end: int
    actors: tuple[Actor, ...]
    mention: ActorMention


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its actors as slots; ``text`` is casefolded, ``places`` maps its offsets back to the view (ascending pairs)."""

    passage: int
    start: int
    end: int
    text: str
    slots: tuple[Slot, ...]
    places: tuple[tuple[int, int], ...]

    def view_at(self, offset: int) -> int:
        """Return the view offset of the text offset ``offset``."""
        text, view = self.places[bisect_right(self.places, (offset, self.end + 1)) - 1]
        return min(self.end, view + offset - text)


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern's match: view offsets, who fills the slots, and the pattern's own words; ``joint`` where the two are named together."""

    sentence: Sentence
    start: int
    end: int
    left: tuple[Actor, ...]
    right: tuple[Actor, ...]
    words: str
    joint: bool = False


def vocabulary() -> ClauseVocabulary:
    """Return the pattern language."""
    return load("clauses", ClauseVocabulary)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` with its macros and slots filled in."""
    pattern = pattern.replace("{GAP}", "(?P<gap>" + vocabulary().macros["GAP"] + ")", 1)
    for _ in range(2):
        for name, value in vocabulary().macros.items():
            pattern = pattern.replace("{" + name + "}", value)
    pair = f"(?:{OPEN}(?P<A>\\d+){CLOSE},? (?:and|with|against)(?: [a-z-]+){{0,2}}? {OPEN}(?P<B>\\d+){CLOSE}|{OPEN}(?P<AB>\\d+){CLOSE})"
    pattern = pattern.replace("{AB}", pair)
    for name in "AB":
        pattern = pattern.replace("{" + name + "}", f"{OPEN}(?P<{name}>\\d+){CLOSE}")
    return re.compile(pattern)


Who = Mapping[tuple[int, int], tuple[Actor, ...]]  # by (passage, mention): whom a mention stands for


@cache
def _least_slots(pattern: str) -> int:
    """Return how many slots a sentence needs for ``pattern`` to match."""
    names = compiled(pattern).groupindex
    if "AB" in names:
        return 1
    return len(names.keys() & {"A", "B"}) or int(OPEN in compiled(pattern).pattern and "{" in pattern)


def sentences(reading: Reading) -> tuple[Sentence, ...]:
    """Return every sentence of the article with its actors as slots, in order."""
    return read_sentences(reading.passages, reading.actors)


def read_sentences(passages: Sequence[PassageMentions], who: Who) -> tuple[Sentence, ...]:
    """Return every sentence of the passages with the actors that ``who`` resolves as slots, in order."""
    return tuple(
        _masked(passage.view, index, start, end, _slots(passage, index, start, end, who))
        for index, passage in enumerate(passages)
        for start, end in passage.sentences
    )


def _masked(view: str, index: int, start: int, end: int, found: Iterable[Slot]) -> Sentence:
    slots = tuple(found)
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at, length = start, 0
    for number, slot in enumerate(slots):
        before = view[at : slot.start].translate(STRAIGHT).lower()
        mark = f"{OPEN}{number}{CLOSE}"
        places += [(length, at), (length + len(before), slot.start)]
        parts += [before, mark]
        length += len(before) + len(mark)
        at = slot.end
    places.append((length, at))
    parts.append(view[at:end].translate(STRAIGHT).lower())
    return Sentence(index, start, end, "".join(parts), slots, tuple(places))


def is_dateline(passage: PassageMentions, mention: ActorMention) -> bool:
    """Whether a capital, or a land in capitals, opens the passage because the report was written there."""
    land = mention.head == "country" and passage.view[mention.start : mention.end].isupper()
    if (mention.head == "capital" or land) and mention.end < dateline_end(passage.view):
        return True
    behind = passage.view[mention.end : mention.end + 2].strip()[:1]
    return mention.start == 0 and mention.head == "capital" and passage.view[: mention.end].isupper() and behind in DATELINE_MARKS


def _slots(passage: PassageMentions, index: int, start: int, end: int, who: Who) -> Iterator[Slot]:
    """Yield the resolved actors of a sentence; a list ("A, B and C") is one slot."""
    row: list[Slot] = []
    for number, mention in enumerate(passage.actors):
        actors = who.get((index, number), ()) if start <= mention.start and mention.end <= end else ()
        if not actors or is_dateline(passage, mention) or _is_nobody(passage, mention):
            continue
        slot = Slot(mention.start, mention.end, actors, mention)
        apart = _owns_a_name(passage, mention) or NUMBER_BEHIND.match(passage.view, mention.end)
        joined = row and _can_join(row[-1], slot) and not apart
        if row and not (joined and COORDINATION.match(passage.view[row[-1].end : slot.start])):
            yield from _list_of(passage.view, row)
            row = []
        row.append(slot)
    yield from _list_of(passage.view, row)


def _is_nobody(passage: PassageMentions, mention: ActorMention) -> bool:
    """Whether a group is named only to say that none of it did or got anything ("backed neither side")."""
    first = WORD.search(passage.view[mention.start : mention.end].casefold())
    return mention.form == "group" and first is not None and first.group() in vocabulary().unreal


def _list_of(view: str, row: Sequence[Slot]) -> Iterator[Slot]:
    """Yield one slot for a row that is closed by more than a comma; a comma alone joins nobody ("..., Baku said")."""
    if len(row) > 1 and CLOSING.search(view[row[-2].end : row[-1].start]):
        merged: tuple[Actor, ...] = ()
        for slot in row:
            merged = (*merged, *(actor for actor in slot.actors if actor not in merged))
        yield Slot(row[0].start, row[-1].end, merged, row[-1].mention)
    else:
        yield from row


def _owns_a_name(passage: PassageMentions, mention: ActorMention) -> bool:
    """Whether the possessor of a name follows, which is the item of the list then ("X and Ylandia's Z")."""
    owned = (other for other in passage.actors if 0 < other.start - mention.end <= POSSESSIVE and other.form == "name")
    return mention.possessive and any(other.actor is not None and other.actor.side for other in owned)


def _can_join(left: Slot, right: Slot) -> bool:
    """Whether two slots can be items of one list; a possessor, a group and a pronoun are none, nor is a name of no side beside a side."""
    forms = (left.mention.form, right.mention.form)
    if left.mention.possessive or "group" in forms or "pronoun" in forms:
        return False
    return (left.actors[0].side is None) == (right.actors[0].side is None)


def matches(sentence: Sentence, patterns: Iterable[str]) -> Iterator[Found]:
    """Yield what ``patterns`` match in ``sentence``, without what its own words deny or leave open."""
    for pattern in patterns:
        if len(sentence.slots) < _least_slots(pattern):
            continue
        for match in compiled(pattern).finditer(sentence.text):
            found = _found(sentence, match)
            if found and not is_unreal(sentence.text, match) and not _is_passive(match):
                yield found


def _found(sentence: Sentence, match: re.Match[str]) -> Found | None:
    groups = match.groupdict()
    left, right = _filler(sentence, groups, "A"), _filler(sentence, groups, "B")
    if groups.get("AB"):
        both = sentence.slots[int(groups["AB"])].actors
        if len(both) < 2:
            return None
        left, right = both[:1], both[1:]
    if _is_anothers(groups.get("gap") or "") or _is_accuser(sentence.text, match):
        return None
    leads = groups.get("A") is not None and match.start("A") == match.start() + len(OPEN)
    if leads and groups.get("gap") is not None and not _can_act(sentence, groups["A"]):
        return None
    if groups.get("B") and not _can_suffer(sentence, groups["B"]):
        right = ()
    start, end = _edge(sentence, match.start()), _edge(sentence, match.end())
    return Found(sentence, start, end, left, right, SLOT.sub(" ", match.group()), "AB" in groups)


def _is_accuser(text: str, match: re.Match[str]) -> bool:
    """Whether a match opens with who accuses: in "accused by X of arming Y" X arms nobody."""
    return BY_WHOM.search(text[: match.start()]) is not None and OF_DOING.search(match.groupdict().get("gap") or "") is not None


def _is_anothers(gap: str) -> bool:
    """Whether the words behind a slot make its owner's friend or foe the one who acts: in "X, Y's ally, did" Y did nothing."""
    return gap.startswith("'s ") and "," in gap and not vocabulary().others_of.isdisjoint(WORD.findall(gap))


def _can_act(sentence: Sentence, number: str | None) -> bool:
    """Whether a slot can be the subject of a verb: not a bare adjective ("the Xlandish border"), not a state after "in" or "from"."""
    mention = sentence.slots[int(number or 0)].mention
    if mention.form == "adjective" and mention.head == "adjective":
        return False
    before = sentence.text.partition(f"{OPEN}{number}{CLOSE}")[0].removesuffix("the ").split(" ")
    return mention.head not in PLACE_HEADS or len(before) < 2 or before[-2] not in vocabulary().place_prepositions


def _can_suffer(sentence: Sentence, number: str | None) -> bool:
    """Whether a slot can be acted on: no place ("the Xland region"), no bare adjective but of what is the state's ("a Xlandish jet")."""
    if _is_place(sentence, number):
        return False
    mention = sentence.slots[int(number or 0)].mention
    if mention.form != "adjective" or mention.head != "adjective":
        return True
    after = WORD.findall(sentence.text.partition(f"{OPEN}{number}{CLOSE}")[2][:OWN_REACH])
    return not vocabulary().own_things.isdisjoint(after[:2])


def _is_place(sentence: Sentence, number: str | None) -> bool:
    """Whether the slot only names where: "the Xland region"."""
    after = sentence.text.partition(f"{OPEN}{number}{CLOSE}")[2]
    return after.lstrip(" ").startswith(vocabulary().place_nouns)


def _is_passive(match: re.Match[str]) -> bool:
    """Whether "be" stands between the actor and a participle, so that the actor is acted on."""
    groups = match.groupdict()
    if groups.get("gap") is None:
        return False
    verb = next((word for word in WORD.findall(match.string, match.end("gap")) if not word.endswith("ly")), "")
    return not verb.endswith("ing") and not vocabulary().passive.isdisjoint(WORD.findall(groups["gap"] or ""))


def _filler(sentence: Sentence, groups: Mapping[str, str | None], name: str) -> tuple[Actor, ...]:
    number = groups.get(name)
    return sentence.slots[int(number)].actors if number else ()


def _edge(sentence: Sentence, offset: int) -> int:
    """Return the view offset of a match's edge; an edge behind a slot's mark is the slot's end."""
    for match in SLOT.finditer(sentence.text):
        if match.start() < offset <= match.end():
            slot = sentence.slots[int(match.group(1))]
            return slot.end if offset == match.end() else slot.start
    return sentence.view_at(offset)


def is_unreal(text: str, match: re.Match[str]) -> bool:
    """Whether negation, mood or intent stand between the actor and the verb, or right before the match."""
    reach = WORDS_BEFORE_ACTOR if match.group().startswith(OPEN) else WORDS_BEFORE_NOUN
    before = WORD.findall(re.split(r"[;:.,]", text[: match.start()])[-1].rpartition(CLOSE)[2])[-reach:]
    between = WORD.findall(match.groupdict().get("gap") or "")
    unsaid = any(word in vocabulary().unreal or word.endswith("n't") for word in (*before, *between))
    return unsaid or not vocabulary().reporting.isdisjoint(between)


def span_of(reading: Reading, found: Found, role: SpanRole = "evidence") -> Span:
    """Return the words that a match stands on."""
    return reading.span(found.sentence.passage, found.start, found.end, role)


# Who says so ---------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Voice:
    """Who asserts something: the side (null where the speaker has none), and the claim (null in the outlet's own voice)."""

    side: str | None
    claim: Claim | None


def voices(claims: Sequence[Claim], start: int, end: int) -> tuple[Voice, ...]:
    """Return who asserts the article span: the innermost claims that cover it, else the outlet; empty where they only ask or threaten."""
    around = covering(claims, start, end)
    if not around:
        return (Voice(OUTLET, None),)
    inner = min(claim.end - claim.start for claim in around)
    spoken = [claim for claim in around if claim.end - claim.start == inner]
    told = [claim for claim in spoken if claim.speech_act not in vocabulary().unreal_acts and claim.factuality != "denied"]
    return tuple({_speaking(claim): Voice(_speaking(claim), claim) for claim in told}.values())


def covering(claims: Sequence[Claim], start: int, end: int) -> list[Claim]:
    """Return the claims one of whose contents holds most of the article span ``start``..``end``."""
    near = (claim for claim in claims if claim.start < end and start < claim.end)
    return [claim for claim in near if any(_holds(span, start, end) for span in claim.spans if span.role == "content")]


def _holds(span: Span, start: int, end: int) -> bool:
    return min(span.end, end) - max(span.start, start) >= 0.6 * (end - start)


def _speaking(claim: Claim) -> str | None:
    return None if claim.claimant.side == OTHER else claim.claimant.side


def deniers(claims: Sequence[Claim], start: int, end: int) -> tuple[str, ...]:
    """Return the sides that deny the article span: by a denial that holds it, or one about a claim that does."""
    about = {claim.id for claim in covering(claims, start, end)}
    denials = [claim for claim in claims if claim.speech_act == "deny" and (claim.id in about or not about.isdisjoint(claim.about))]
    return tuple(dict.fromkeys(claim.claimant.side for claim in denials if claim.claimant.side))


# When and where ------------------------------------------------------------------------------------------------------------------------


def time_near(reading: Reading, found: Found, *, without: Callable[[TimeMention], bool]) -> TimeMention | None:
    """Return the time expression of the match's sentence that dates it, if any; none that ``without`` leaves out.

    That is the nearest one, but those that stand with the match come before the day of a dateline and that of the saying around it
    ("XTOWN, March 3 - Gunmen raided a depot on Thursday", "admitted on Friday that its planes had bombed a bridge on Tuesday").
    """
    passage = reading.passages[found.sentence.passage]
    inside = [time for time in times_in(reading, found.sentence) if not without(time)]
    own = [time for time in inside if time.start >= dateline_end(passage.view) and _told_with(passage, found, time)]
    return min(own or inside, key=lambda time: max(time.start - found.end, found.start - time.end), default=None)


def _told_with(passage: PassageMentions, found: Found, time: TimeMention) -> bool:
    """Whether a time stands in all that is said to hold the match: no day on which somebody said it.

    A time behind what somebody said on a day of its own dates what was said ("admitted on Friday that a jet was lost on Tuesday").
    """
    for one in passage.attributions:
        for start, end in one.contents:
            if start <= found.start < end and not start <= time.start < end:
                said = (one.cue[1], start) if one.cue is not None and one.cue[1] <= start else (start, start)
                if time.start < end or not any(said[0] <= other.start < said[1] for other in passage.times):
                    return False
    return True


def times_in(reading: Reading, sentence: Sentence) -> list[TimeMention]:
    """Return the time expressions of a sentence."""
    return [time for time in reading.passages[sentence.passage].times if sentence.start <= time.start and time.end <= sentence.end]


def place_after(reading: Reading, found: Found) -> PlaceMention | None:
    """Return the first toponym that a preposition of place introduces after the match's start, if any."""
    passage = reading.passages[found.sentence.passage]
    for place in passage.places:
        lead = passage.view[max(0, place.start - 30) : place.start]
        if found.start <= place.start < min(found.sentence.end, found.end + PLACE_REACH) and PLACE_LEAD.search(lead):
            return place
    return None
