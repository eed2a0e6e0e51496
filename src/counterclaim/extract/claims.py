"""Claims: one record for each claimant and statement, with what the saying does, how firmly it is said, when and to whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.actor import OTHER, OUTLET, UNNAMED, Actor
from counterclaim.claim import ChainLink, Claim, UtteredBasis
from counterclaim.dateline import dateline_end
from counterclaim.extract.about import linked
from counterclaim.extract.acts import Setting, act_of, factuality_of, hedges_of
from counterclaim.extract.content_acts import ContentReader
from counterclaim.extract.content_tree import content_tree
from counterclaim.extract.context import Reading, made_by
from counterclaim.extract.frames import is_subjunctive
from counterclaim.extract.intervals import Placed
from counterclaim.extract.parties import belligerents
from counterclaim.extract.resolver import resolve as place_in_time
from counterclaim.extract.source_words import NOBODY, by_words
from counterclaim.extract.speakers import speakers
from counterclaim.extract.syntax import Syntax
from counterclaim.ids import content_id
from counterclaim.mention import Attribution, PassageMentions, TimeMention
from counterclaim.noun import Span
from counterclaim.tree import Tree
from counterclaim.vocabulary.actors import kinds_by_noun, office_at
from counterclaim.vocabulary.cues import acts, cues
from counterclaim.vocabulary.stances import finder, references

DAY_LIKE = frozenset({"day", "part_of_day", "week", "month", "year"})
MAY = "May"
SPAN_OPENERS = frozenset({"since"})
PRONOUNS = frozenset({"it", "he", "she", "they"})
ASKING = frozenset({"demand", "call_for"})
ANSWERS = frozenset({"deny", "reject"})
HEARERS = (["us"], ["me"])
NEAR = 90  # characters between a cue and the time it was said at
SUBJECT_REACH = 48  # characters of a content in which its first actor is its subject
OPENING_REACH = 8  # characters from the start of a content to the actor who opens it
OPEN_QUOTE_REACH = 2  # passages back that a quotation without a speaker can continue


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution of the article with its speakers resolved."""

    passage: int
    attribution: Attribution
    claimants: tuple[Actor, ...]


def extract_claims(reading: Reading) -> tuple[Claim, ...]:
    """Return the claims of an article in reading order; what the outlet says itself is none."""
    said = _all_said(reading)
    sides = frozenset(actor.side for actor in belligerents(reading.passages) if actor.side)
    claims: dict[str, Claim] = {}
    for one in said:
        for claim in _claims_of(reading, one, said, sides):
            claims.setdefault(claim.id, claim)
    return linked(reading, tuple(claims.values()))


# Who said it


def _all_said(reading: Reading) -> tuple[Said, ...]:
    found: list[Said] = []
    last: Said | None = None
    for index, passage in enumerate(reading.passages):
        for attribution in _distinct(passage):
            claimants = _claimants(reading, index, attribution, last)
            if (
                not claimants
                or _is_idle(attribution, claimants)
                or _takes_in(passage, attribution)
                or _only_names_a_source(passage, attribution)
                or _is_only_asked(passage, attribution, index, found)
                or _is_nested(reading, attribution, claimants, found, index)
            ):
                continue
            one = _answering_another(reading, Said(index, attribution, claimants), found)
            if one is None:
                continue
            found.append(one)
            if attribution.source is not None or not attribution.cue_lemma:
                last = one
    return tuple(found)


def _answering_another(reading: Reading, one: Said, found: Sequence[Said]) -> Said | None:
    """Return who answers a statement: nobody denies their own in one breath, so "they" are whom it is told of; null where none is."""
    if acts().get(one.attribution.cue_lemma, ("state",))[0] not in ANSWERS:
        return one
    told = [other for other in found[-4:] if other.passage == one.passage and other.attribution.contents == one.attribution.contents]
    sides = {who.side for who in one.claimants} - {None, UNNAMED, OTHER}
    same = next((other for other in told if sides and {who.side for who in other.claimants} == sides), None)
    if same is None:
        return one
    cue, content = same.attribution.cue or (0, 0), same.attribution.contents[0]
    accused = next((reading.actor(one.passage, at) for at, _ in reading.actors_between(one.passage, cue[1], content[0])), None)
    return replace(one, claimants=(accused,)) if accused is not None and accused.side not in sides else None


def _distinct(passage: PassageMentions) -> Iterator[Attribution]:
    """Of overlapping cues with one content ("reiterated", "reiterated a promise") keep the longest."""
    best: dict[tuple[object, object], Attribution] = {}
    for one in passage.attributions:
        key = (one.source, one.contents)
        other = best.get(key)
        if other is None or _length(one.cue) > _length(other.cue):
            best[key] = one
    yield from sorted(best.values(), key=lambda one: (one.contents[0], one.cue or (0, 0)))


def _length(span: tuple[int, int] | None) -> int:
    return span[1] - span[0] if span else 0


def _claimants(reading: Reading, index: int, attribution: Attribution, last: Said | None) -> tuple[Actor, ...]:
    if attribution.source is not None:
        return speakers(reading, index, attribution.source)
    if attribution.cue_lemma:
        return (NOBODY,)
    if index > 0 and (lead := reading.passages[index - 1].leads) is not None:
        return speakers(reading, index - 1, lead)
    if last is not None and 0 < index - last.passage <= OPEN_QUOTE_REACH and last.attribution.voice != "indirect":
        return last.claimants
    return ()


def _is_nested(reading: Reading, attribution: Attribution, claimants: Sequence[Actor], found: Sequence[Said], index: int) -> bool:
    """Whether nobody but the teller of a longer statement speaks.

    The claimants tell inside it that they said something ("X said it had counted 40 bodies", "X said his office had"), or that something
    shows it ("the census shows ..., X said"). Who told the speaker something ("They told us to wait," X said) a pronoun does not tell.
    """
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or attribution.rule in ("noun", "what_relative"):
        return False
    outer = [
        other
        for other in found[-4:]
        if other.passage == index and any(start <= source[0] and cue[1] <= end for start, end in other.attribution.contents)
    ]
    if _is_thing(claimants):
        return any(not _is_thing(other.claimants) for other in outer)
    words = reading.passages[index].view[source[0] : source[1]].casefold()
    if words.split()[0] in ("his", "her"):
        return any(len(claimants) == 1 and claimants[0].side == other.claimants[0].side for other in outer)
    if words not in PRONOUNS:
        return False
    heard = reading.passages[index].view[cue[1] :].split(maxsplit=1)[:1]
    return any(other.claimants == tuple(claimants) for other in outer) or (bool(outer) and heard in HEARERS)


def _is_thing(claimants: Sequence[Actor]) -> bool:
    """Whether no people speak but what shows or suggests something ("evidence", "the film", "intelligence")."""
    nameless = all(actor.kind in ("unnamed", "unknown") and actor.side in (UNNAMED, None) for actor in claimants)
    words = [actor.name.casefold().split() for actor in claimants]
    return nameless and all(not cues().media.isdisjoint(name) or not _is_somebody(name) for name in words) and claimants != (NOBODY,)


def _is_idle(attribution: Attribution, claimants: Sequence[Actor]) -> bool:
    """Whether nobody says anything: a thing that "threatens to" do something, or a state of mind."""
    if attribution.cue_lemma in references().minds or (attribution.rule == "passive" and attribution.source is None):
        return True
    thing = all(actor.kind in ("unnamed", "unknown") and actor.side in (UNNAMED, None) for actor in claimants)
    somebody = any(_is_somebody(actor.name.casefold().split()) for actor in claimants)
    if attribution.seconded or attribution.source is None:
        return False
    return thing and not somebody and attribution.cue_lemma in references().things_do


def _takes_in(passage: PassageMentions, attribution: Attribution) -> bool:
    """Whether a ward took people in, and nobody owned up to anything ("the hospital admitted 40 wounded")."""
    if attribution.cue_lemma != "admit" or attribution.source is None:
        return False
    source = passage.view[slice(*attribution.source)].casefold().split()
    numbered = any(number.start < attribution.contents[-1][1] and attribution.contents[0][0] <= number.start for number in passage.numbers)
    return numbered and (not cues().wards.isdisjoint(source) or not cues().patients.isdisjoint(_words(passage, attribution)))


def _is_only_asked(passage: PassageMentions, attribution: Attribution, index: int, found: Sequence[Said]) -> bool:
    """Whether somebody is asked to say or agree to something by a bare verb, and has not done it ("demanded that N agree to a truce")."""
    cue = attribution.cue
    asking = [
        other.attribution.contents
        for other in found[-4:]
        if other.passage == index and acts().get(other.attribution.cue_lemma, ("state",))[0] in ASKING
    ]
    if cue is None or not any(start <= cue[0] and cue[1] <= end for contents in asking for start, end in contents):
        return False
    syntax = Syntax(passage.words)
    return (verb := syntax.verb(cue)) >= 0 and syntax.words[verb].deprel == "ccomp" and is_subjunctive(syntax, verb)


def _only_names_a_source(passage: PassageMentions, attribution: Attribution) -> bool:
    """Whether what somebody is said to quote is but whom ("N reported, quoting a priest", "N quoted an officer as saying that ...")."""
    if attribution.cue_lemma not in cues().relaying or attribution.voice != "indirect" or not attribution.rule:
        return False
    start, end = attribution.contents[0]
    inside = [one.source for one in passage.attributions if one.rule.startswith("as saying")]
    known = [word for word in passage.words if start <= word.start < end]
    bare = bool(known) and len(attribution.contents) == 1 and not any(word.upos in ("VERB", "AUX") for word in known)
    return bare or any(source is not None and source[0] <= start and end <= source[1] for source in inside)


def _is_somebody(words: Sequence[str]) -> bool:
    """Whether the words of a source name people, a body, their voice or their pictures, and no other thing."""
    return any(
        word in references().human | cues().media or word in kinds_by_noun() or office_at(words, at) for at, word in enumerate(words)
    )


# The record


def _claims_of(reading: Reading, one: Said, said: Sequence[Said], sides: frozenset[str]) -> Iterator[Claim]:
    attribution = one.attribution
    passage = reading.passages[one.passage]
    spans = _spans(reading, one)
    contents = [span for span in spans if span.role == "content"]
    words = _words(passage, attribution)
    uttered_at, basis = _uttered(reading, one)
    for claimant in one.claimants:
        act = act_of(attribution, words, _setting(reading, one, claimant, sides), _parse(reading, one, contents, claimant, sides))
        hedges = hedges_of(words)
        yield Claim(
            id=content_id("claim", reading.article.id, [[s.start, s.end, s.role] for s in spans], claimant.name, claimant.side),
            article=reading.article.id,
            start=min(span.start for span in contents),
            end=max(span.end for span in contents),
            spans=spans,
            provenance=made_by(f"claims.{attribution.rule or 'annotator'}"),
            claimant=claimant,
            chain=(*_chain(reading, one, said), ChainLink(claimant, _cue_words(passage, attribution))),
            speech_act=act,
            voice=attribution.voice,
            factuality=factuality_of(attribution.cue_lemma, act, hedges, words),
            hedges=hedges,
            uttered_at=uttered_at,
            uttered_basis=basis,
            addressee=_addressee(reading, one),
            about=(),
        )


def _spans(reading: Reading, one: Said) -> tuple[Span, ...]:
    attribution = one.attribution
    spans = [reading.span(one.passage, start, end, "content") for start, end in attribution.contents]
    if attribution.source is not None:
        spans.append(reading.span(one.passage, *attribution.source, "source"))
    if attribution.cue is not None:
        spans.append(reading.span(one.passage, *attribution.cue, "cue"))
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))


def _cue_words(passage: PassageMentions, attribution: Attribution) -> str | None:
    return passage.view[attribution.cue[0] : attribution.cue[1]] if attribution.cue else None


def _words(passage: PassageMentions, attribution: Attribution) -> tuple[str, ...]:
    """Return the casefolded words of the content; the month of May keeps its capital, so that it is no "may"."""
    return tuple(
        token.text if token.text == MAY and token.start > attribution.contents[0][0] else token.lower
        for token in passage.tokens
        for start, end in attribution.contents
        if start <= token.start < end and token.lower[0].isalnum()
    )


def _setting(reading: Reading, one: Said, claimant: Actor, sides: frozenset[str]) -> Setting:
    enemy = claimant.side in sides and _opening_side(reading, one) in sides - {claimant.side}
    return Setting(claimant.side, sides, _others(reading, one, claimant), enemy, _relays(reading, one))


def _parse(reading: Reading, one: Said, contents: Sequence[Span], claimant: Actor, sides: frozenset[str]) -> ContentReader | None:
    """Return the parse of what is said with the words that name the claimant's side; null where the annotator has not read it."""
    tree = content_tree(reading, min(span.start for span in contents), max(span.end for span in contents))
    if tree is None:
        return None
    own = frozenset(
        number
        for at, mention in enumerate(reading.passages[one.passage].actors)
        if claimant.side not in (None, UNNAMED, OTHER) and any(who.side == claimant.side for who in reading.actors_of(one.passage, at))
        for number in tree.syntax.inside((mention.start, mention.end))
    )
    return ContentReader(tree, own, claimant.side in sides)


def _opening_side(reading: Reading, one: Said) -> str | None:
    """Return the side of the first actor in the content, where it stands in the first words and no word of war before it."""
    start, end = one.attribution.contents[0]
    view = reading.passages[one.passage].view
    for number, mention in reading.actors_between(one.passage, start, min(end, start + SUBJECT_REACH)):
        actor = reading.actor(one.passage, number)
        if actor is not None and actor.side is not None:
            return actor.side if finder("war").find(view[start : mention.start].casefold().split()) is None else None
    return None


def _relays(reading: Reading, one: Said) -> bool:
    """Whether the content opens with somebody else who says something ("N's office said that N condemned ...")."""
    start, end = one.attribution.contents[0]
    return any(
        other is not one.attribution and other.source is not None and other.cue is not None
        and other.rule.split("-")[0] == "own" and start <= other.source[0] <= start + OPENING_REACH and other.cue[1] <= end
        and reading.passages[one.passage].view[slice(*other.source)].casefold() not in PRONOUNS
        for other in reading.passages[one.passage].attributions
    )  # fmt: skip


def _others(reading: Reading, one: Said, claimant: Actor) -> bool:
    """Whether the content speaks of a side other than the claimant's."""
    for start, end in one.attribution.contents:
        for number, _ in reading.actors_between(one.passage, start, end):
            actor = reading.actor(one.passage, number)
            if actor is not None and actor.side not in (None, claimant.side, UNNAMED):
                return True
    return False


def _chain(reading: Reading, one: Said, said: Sequence[Said]) -> tuple[ChainLink, ...]:
    """Return who says that the claimant says it: attributions whose content holds this one's cue, the widest first."""
    cue = one.attribution.cue
    if cue is None:
        return ()
    outer = [
        other
        for other in said
        if other.passage == one.passage and other.attribution is not one.attribution and other.attribution.source != one.attribution.source
        and any(start <= cue[0] and cue[1] <= end for start, end in other.attribution.contents)
    ]  # fmt: skip
    if not outer and (quoting := _who_quotes(reading, one)) is not None:
        return (quoting,)
    outer.sort(key=lambda other: other.attribution.contents[0][0] - other.attribution.contents[-1][1])
    passage = reading.passages[one.passage]
    return tuple(ChainLink(other.claimants[0], _cue_words(passage, other.attribution)) for other in outer)


def _who_quotes(reading: Reading, one: Said) -> ChainLink | None:
    """Return who quotes the claimant by the parse ("N quoted M as saying", "M was quoted by N as saying"), null where nobody known does."""
    cue, passage = one.attribution.cue, reading.passages[one.passage]
    if cue is None or not one.attribution.rule.startswith("as saying"):
        return None
    tree = Tree(passage.words)
    verb = next((at for at in tree.inside(cue) if tree.words[at].lower in cues().quoting), -1)
    doing = [at for at in (tree.hanging[verb] if verb >= 0 else ()) if _quotes(tree, at)]
    for at in doing:
        word, source = tree.words[at], one.attribution.source or (0, 0)
        if source[0] <= word.start < source[1] or word.start < dateline_end(passage.view):
            continue
        number = next((number for number, who in enumerate(passage.actors) if who.start <= word.start < who.end), None)
        who = reading.actor(one.passage, number) if number is not None else None
        who = who or by_words(_phrase(passage, tree, at), opens=False)
        return ChainLink(replace(who, side=OTHER) if who.side == OUTLET else who, tree.lower(verb))
    return None


def _phrase(passage: PassageMentions, tree: Tree, word: int) -> str:
    """Return the words of a noun's phrase up to the noun, without the preposition that leads it."""
    led = {one for one in tree.hanging[word] if tree.words[one].deprel == "case"}
    return passage.view[min(tree.words[one].start for one in tree.below(word) - led) : tree.words[word].end]


def _quotes(tree: Tree, word: int) -> bool:
    """Whether a word is the subject of an active verb that it hangs on, or the agent of a passive one."""
    label = tree.words[word].deprel
    by = any(tree.words[one].deprel == "case" and tree.lower(one) == "by" for one in tree.hanging[word])
    return label == "nsubj" or (label in ("obl:agent", "obl") and by)


# When, and to whom


def _uttered(reading: Reading, one: Said) -> tuple[str | None, UtteredBasis]:
    """Return the day that the cue's own clause names; times inside the content are the content's."""
    passage, cue = reading.passages[one.passage], one.attribution.cue
    if cue is None:
        return None, "none"
    low, high = _clause(passage, one.attribution)
    outside = [
        mention
        for mention in passage.times
        if low <= mention.start and mention.end <= high
        and not any(start <= mention.start < end for other in passage.attributions for start, end in other.contents)
        and not _opens_a_span(passage.view[max(low, cue[1] if cue[1] <= mention.start else low) : mention.start])
    ]  # fmt: skip
    for mention in sorted(outside, key=lambda mention: min(abs(mention.start - cue[1]), abs(cue[0] - mention.end))):
        value, interval = _placed_behind(reading, one.passage, mention)
        if value is not None and interval.granularity in DAY_LIKE and interval.start is not None:
            return value if interval.granularity != "part_of_day" else interval.start, "stated"
    return None, "none"


def _placed_behind(reading: Reading, passage: int, mention: TimeMention) -> Placed:
    """Return a time as the article places it, else one behind the report: nobody has said yet what lies ahead."""
    date = reading.date_at(passage, mention)
    if date is not None and date.value is not None and (date.interval.start or "") <= (reading.anchor or ""):
        return date.value, date.interval
    return place_in_time(mention, reading.anchor, "past")


def _opens_a_span(lead: str) -> bool:
    """Whether the words before a time make it the start of something ("since Sunday", "since the war began in May"), not when one spoke."""
    return not SPAN_OPENERS.isdisjoint(lead.casefold().split())


def _clause(passage: PassageMentions, attribution: Attribution) -> tuple[int, int]:
    """Return the stretch around source and cue in which a time can belong to the saying."""
    cue = attribution.cue or (0, 0)
    low = min(cue[0], attribution.source[0] if attribution.source else cue[0])
    sentence = next(((start, end) for start, end in passage.sentences if start <= cue[0] < end), (0, len(passage.view)))
    before = [other.contents[-1][1] for other in passage.attributions if other.contents[-1][1] <= low and other is not attribution]
    after = [other.source[0] for other in passage.attributions if other.source is not None and other.source[0] > cue[1]]
    low = max(sentence[0], low - NEAR, *before) if before else max(sentence[0], low - NEAR)
    return low, min(sentence[1], cue[1] + NEAR, *after) if after else min(sentence[1], cue[1] + NEAR)


def _addressee(reading: Reading, one: Said) -> Actor | None:
    """Return whom a verb with an addressee names first ("urged X to", "warned X that"), unless it is a crowd of reporters."""
    attribution = one.attribution
    if attribution.cue is None or attribution.cue_lemma not in references().addressing:
        return None
    passage, start = reading.passages[one.passage], attribution.cue[1]
    if attribution.cue_lemma == "blame" and 0 <= attribution.contents[0][0] - start <= 1:  # "blamed the raid on N"
        start = attribution.contents[-1][1]
    for number, mention in reading.actors_between(one.passage, start, len(passage.view)):
        between = passage.view[start : mention.start].strip().casefold()
        if between in {"", "the", "both", "on", "to", "all", "on the"}:
            return reading.actor(one.passage, number)
        break
    return None
